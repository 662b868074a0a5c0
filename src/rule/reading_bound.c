/* A bound that stands before the indicator's name: 至少建成骨伤科1个. */
#include "reading_inside.h"
#include <string.h>

static bool says_at_least(const char *rule)
{
    static const char *const rules[] = {"at_least", "cumulative", "change_by", "change_by_percent",
                                        "change_per_year", "growth_per_year"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rule, rules[i]) == 0)
            return true;
    return false;
}

bool reading_bound_before(const struct rulebook *b, struct match *m, struct span *name)
{
    static const char word[] = "至少";
    size_t len = sizeof word - 1;
    const char *at = name->len ? memmem(name->at, name->len, word, len) : NULL;
    uint32_t at_least;
    if (!at)
        return true;
    if (!m->has_n || m->about || (m->bound != BOUND_NONE && m->bound != BOUND_AT_LEAST))
        return false;
    if (strcmp(b->rules[m->rule].id, "reach") == 0) {
        if (m->verb < 0 || !rulebook_find(b, "at_least", &at_least))
            return false;
        m->rule = at_least;
    } else if (!says_at_least(b->rules[m->rule].id)) {
        return false;
    }
    m->bound = BOUND_AT_LEAST;
    if (at == name->at) {
        name->at += len;
        name->len -= len;
    }
    return true;
}
