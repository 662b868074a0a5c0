#pragma once
/* case_row - the verdict on a loose case or a rule's example, which has no plan: a CSV row or a
 * JSON object, and its sentence. */
#include "sentence.h"
#include "../judge/engine.h"

struct case_writer;
struct case_writer *case_writer_new(struct arena *a, enum lang lang, bool json);
void case_begin(struct case_writer *cw, struct writer *w);
/* `words` is what a failing rule said, `fault` what makes a malformed case malformed; en NULL:
 * nothing. */
void case_write(struct case_writer *cw, struct writer *w, const char *name,
                const struct judge_case *c, const struct slot *slot, const struct rulebook *b,
                struct message words, struct message fault);
void case_end(struct case_writer *cw, struct writer *w);

/* The verdict on a case as a sentence. */
void case_sentence(struct writer *w, const struct judge_case *c, const struct slot *slot,
                   const struct rulebook *b, struct message words, struct message fault,
                   enum lang lang);
