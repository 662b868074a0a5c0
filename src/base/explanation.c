#include "explanation.h"
#include <string.h>

static const struct explanation explanations[] = {
#define EXPLAIN(id, example, en, zh) {MSG_##id, example, {en, zh}},
#include "messages/explain.def"
#undef EXPLAIN
};

const struct explanation *explanation_at(size_t i)
{
    return i < sizeof explanations / sizeof *explanations ? &explanations[i] : NULL;
}

const struct explanation *explanation_find(const char *code)
{
    const struct explanation *e;
    for (size_t i = 0; (e = explanation_at(i)); i++)
        if (strcmp(message_name(e->id), code) == 0)
            return e;
    return NULL;
}
