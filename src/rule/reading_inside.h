#pragma once
/* Parts of rulebook_read(): what the indicator adds to a match, what a reading says in words, and
 * what comes near an unknown wording. */
#include "forms.h"

/* reading_context.c: the match as the indicator's name and unit have it. False: refused, with the
 * reason in out. *unit: what the text counts in. */
bool reading_heed(struct arena *a, const struct rulebook *b, const struct read_context *c,
                  const char *text, const char *folded, struct match *m, const char **unit,
                  struct reading *out);
void reading_refuse(struct reading *out, enum read_error error, struct message why);

/* reading_align.c: which printed characters became which folded ones, and where words begin:
 * folding drops blanks. */
struct alignment {
    const char *printed, *folded;
    const bool *word_starts;     /* both by place in folded */
    const size_t *origin;
};
struct alignment reading_align(struct arena *a, const char *printed, const char *folded);
/* Part of the folded text, as printed; as it is, where that cannot be told. */
struct span reading_as_printed(struct arena *a, const struct alignment *l, struct span part);

/* reading_clause.c: the target in a clause of running text. False: there is none that one could be
 * sure of; check then says what stood in the way, if it was one thing. */
struct read_match {
    struct match match;
    uint32_t other;              /* of a tie, the second rule; else NO_NUMBER */
    struct span name, object;    /* passed over, as printed where that can be told */
    struct name_check check;
};
bool reading_find(const struct rulebook *b, struct arena *a, const char *printed,
                  const char *folded, const char *context_unit, struct read_match *out);

/* reading_before.c */
/* 至少建成骨伤科1个: the bound stands before the name. False: it bounds nothing that the rule could
 * say. */
bool reading_bound_before(const struct rulebook *b, struct match *m, struct span *name);
bool reading_name_yearly(struct span name);      /* 每年…: each year's, or all years together? */
bool reading_name_adds_up(struct span name);     /* 新增… */
bool reading_cuts_a_word(const char *text, const char *at);      /* 每2|年, 平|均 */

/* reading_words.c */
/* Why no form takes the text: what stood in the way, or the nearest forms. */
struct message reading_unknown(struct arena *a, const struct form_index *f, const char *text,
                               const char *folded, struct name_check check);
struct message reading_sentence(struct arena *a, const struct rulebook *b,
                                const struct reading *r, const char *unit);

/* reading_near.c: the forms that come nearest to a wording that none takes, as printed. */
const char *reading_nearest(struct arena *a, const struct form_index *f, const char *folded);
