#pragma once
/* Parts of rulebook_read(): what a reading says in words, and what comes near an unknown wording. */
#include "forms.h"

struct message reading_sentence(struct arena *a, const struct rulebook *b, const struct reading *r, const char *unit);
const char *reading_nearest(struct arena *a, const struct form_index *f, const char *folded);
