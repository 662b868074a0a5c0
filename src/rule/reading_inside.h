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

/* reading_words.c */
struct message reading_sentence(struct arena *a, const struct rulebook *b,
                                const struct reading *r, const char *unit);
const char *reading_nearest(struct arena *a, const struct form_index *f, const char *folded);
