/* A loose case names its form instead of printing a target: the same rules, without a text. */
#include "reading_inside.h"
#include <string.h>

static const struct { const char *form, *rule; enum bound_word bound; bool n_second; } forms[] = {
    {"at_least", "at_least", BOUND_AT_LEAST, false},
    {"above", "above", BOUND_ABOVE, false},
    {"at_most", "at_most", BOUND_AT_MOST, false},
    {"below", "below", BOUND_BELOW, false},
    {"about", "about", BOUND_NONE, false},
    {"between", "between", BOUND_NONE, false},
    {"change_by", "change_by", BOUND_NONE, false},
    {"change_by_percent", "change_by_percent", BOUND_NONE, false},
    {"change_per_year", "change_per_year", BOUND_NONE, false},
    {"in_proportion", "in_proportion", BOUND_NONE, false},
    {"ratio_at_least", "ratio", BOUND_AT_LEAST, true},
    {"ratio_at_most", "ratio", BOUND_AT_MOST, true},
    {"at_least_reference", "than_reference", BOUND_AT_LEAST, false},
    {"at_most_reference", "than_reference", BOUND_AT_MOST, false},
    {"cumulative_at_least", "cumulative", BOUND_AT_LEAST, false},
    {"cumulative_at_most", "cumulative", BOUND_AT_MOST, false},
    {"improve", "improve", BOUND_NONE, false},
    {"maintain", "maintain", BOUND_NONE, false},
};

static struct fraction whole(const struct decimal *n)
{
    return (struct fraction){*n, 1};
}

static void add_capture(struct reading *out, const char *name, struct fraction number)
{
    out->captures[out->capture_count++] =
        (struct capture){.name = name, .is_number = true, .number = number};
}

bool rulebook_loose(const struct rulebook *b, struct arena *a, struct span form,
                    const struct decimal *n, const struct decimal *n2, enum direction direction,
                    struct reading *out)
{
    static const struct decimal one = {1, 0};
    (void)direction;
    *out = (struct reading){.rule = NO_NUMBER, .theta = {1, 0}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!span_is(form, forms[i].form) || !rulebook_find(b, forms[i].rule, &out->rule))
            continue;
        if (forms[i].n_second) {
            n2 = n;
            n = &one;
        }
        out->bound = forms[i].bound;
        out->folded = forms[i].form;
        out->has_n = n != NULL;
        out->has_n2 = n2 != NULL;
        out->n = whole(n ? n : &(struct decimal){0, 0});
        out->n2 = whole(n2 ? n2 : &(struct decimal){0, 0});
        out->places = n2 && forms[i].n_second ? n2->places : n ? n->places : 0;
        out->captures = ARENA_ARRAY(a, struct capture, 2);
        if (n)
            add_capture(out, "n", out->n);
        if (n2)
            add_capture(out, "n2", out->n2);
        out->message = reading_sentence(a, b, out, "");
        return true;
    }
    return false;
}
