/* What the words before a target say of it: 至少建成骨伤科1个, 新增…, 每年…. */
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

/* 每年 before what adds up over years: each year's, or all of them? */
bool reading_name_yearly(struct span name)
{
    if (!name.len)
        return false;
    static const char *const words[] = {"每年", "逐年", "每月", "每季", "每学期", "每周", "每天",
                                        "ayear", "peryear", "annually", "eachyear", "everyyear"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (memmem(name.at, name.len, words[i], strlen(words[i])))
            return true;
    }
    bool year = name.len >= 3 && memcmp(name.at + name.len - 3, "年", 3) == 0;
    const char *mean = memmem(name.at, name.len, "年均", strlen("年均"));
    struct span rest = {mean, mean ? (size_t)(name.at + name.len - mean) : 0};
    return year || mean == name.at || (mean && !language_name_is_noun(rest));
}

/* 新增…: what follows is added up, not reached. */
bool reading_name_adds_up(struct span name)
{
    for (const struct word *w = language_class("total", strlen("total"))->words; w->text; w++)
        if (name.len >= strlen(w->text) && memcmp(name.at, w->text, strlen(w->text)) == 0)
            return true;
    return false;
}

/* 每2|年, 上|年, 平|均: what is cut in two there means something else. */
bool reading_cuts_a_word(const char *text, const char *at)
{
    static const char *const others = "一二两三四五六七八九十半几数今上去本当前明往历近逐";
    static const char *const means = "平年人户亩日月";
    char before[4] = "";
    if (at - text < 3)
        return false;
    memcpy(before, at - 3, 3);
    if (strncmp(at, "均", 3) == 0)
        return strstr(means, before) != NULL;
    return strncmp(at, "年", 3) == 0 && ((at[-1] >= '0' && at[-1] <= '9') || strstr(others, before));
}
