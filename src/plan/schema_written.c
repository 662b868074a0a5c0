#include "schema_written.h"

const char *const schema_verdict_words[] = {
    "pass",         "fail",    "on_track",       "off_track",
    "undetermined", "no_data", "not_applicable", "error",     NULL};
const char *const schema_attribute_words[] = {"binding", "anticipatory", "advisory", NULL};
const char *const schema_kind_words[] = {"indicator", "commitment", NULL};
const char *const schema_severity_words[] = {"error", "warning", "note", NULL};

static const struct schema_key tool_keys[] = {
    KEY("name", PLAIN, "plancheck", "plancheck"),
    KEY("version", PLAIN, "its version", "版本"),
};
const struct schema_map schema_tool = MAP(tool_keys);

static const struct schema_key answer_keys[] = {
    KEY("key", PLAIN, "the key by which it is answered", "答复所用的键"),
    KEY("reason", PLAIN, "what has been decided, and why", "如何决定，理由为何"),
    KEY("file", PLAIN_OR_NULL, "file of the answer", "答复所在文件"),
    KEY("line", AMOUNT_OR_NULL, "its line", "行号"),
};
const struct schema_map schema_answer = MAP(answer_keys);
