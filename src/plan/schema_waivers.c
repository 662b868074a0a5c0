/* The file of waivers, key by key. */
#include "schema.h"

#define MAP(list) {list, sizeof list / sizeof *list, false}
#define KEY(key, kind, required, en, zh) {key, VALUE_##kind, required, {en, zh}, NULL, NULL}

static const char *const waivers_words[] = {"plancheck.waivers/1", NULL};

static const struct schema_key waiver_keys[] = {
    KEY("verdict", STRING, true, "id of the verdict, as reports print it", "判断编号，照报告所印"),
    KEY("reason", TEXT, true, "why it is waived", "豁免理由"),
    KEY("who", TEXT, true, "who answers for it", "责任人"),
    KEY("until", DATE, true, "last day on which it is waived: YYYY-MM-DD",
        "豁免截止日期（含当日）：YYYY-MM-DD"),
    KEY("note", TEXT, false, "what else is to be known", "说明"),
};
static const struct schema_map waiver_map = MAP(waiver_keys);

static const struct schema_key waivers_keys[] = {
    {"schema", VALUE_SCHEMA, true,
     {"says what this file is: plancheck.waivers/1", "文件类型：plancheck.waivers/1"},
     waivers_words, NULL},
    {"waivers", VALUE_MAPS, true, {"verdicts that are waived", "所豁免的判断"}, NULL, &waiver_map},
    KEY("note", TEXT, false, "what else is to be known", "说明"),
};
static const struct schema_map waivers_map = MAP(waivers_keys);
const struct schema_file schema_waivers = {
    "waivers", "plancheck.waivers/1", {"Verdicts that are waived until a day", "有期限的豁免"},
    &waivers_map};
