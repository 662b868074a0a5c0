#include "outcome.h"
#include <stdlib.h>

struct place outcome_place(struct arena *a, struct span at)
{
    struct place p = {NULL, 0, 0};
    const char *colon = at.at ? memrchr(at.at, ':', at.len) : NULL;
    if (!colon || colon == at.at)
        return p;
    p.file = path_plain(arena_text(a, at.at, (size_t)(colon - at.at)));
    for (const char *c = colon + 1; c < at.at + at.len && *c >= '0' && *c <= '9'; c++)
        p.line = p.line * 10 + (uint32_t)(*c - '0');
    return p;
}

void outcome_sentence(struct writer *w, const struct verdict_row *row, enum lang lang)
{
    const char *rest = message_up_to(w, message_text(MSG_text_problem_name, lang));
    plain_put(w, row->region_name);
    rest = message_up_to(w, rest);
    plain_put(w, row->name);
    writer_string(w, rest);
    if (row->attribute)
        message_fill(w, MSG_text_unit, lang,
                     span_of(message_text(attribute_label(row->attribute), lang)));
    writer_string(w, lang == LANG_ZH ? "：" : ": ");
    plain_put(w, lang == LANG_ZH ? row->zh : row->en);
}

size_t outcome_problems(const struct result *r, struct report_view *v, size_t most,
                        outcome_writer *one, void *self)
{
    struct verdict_row row;
    size_t count = 0;
    for (size_t k = 0; k < problem_kind_count; k++) {
        for (size_t i = 0; i < r->count; i++) {
            if (!problem_is(result_key(r, i), &problem_kinds[k]))
                continue;
            if (count++ >= most)
                continue;
            report_row(v, i, &row);
            one(self, &row);
        }
    }
    return count;
}
