#pragma once
/* sentence - one verdict as one sentence, in Chinese or English: what is, what was promised, what
 * decides; where data are missing, which; where something is wrong, what to do about it. Everything
 * comes from struct facts, so that a verdict of a plan, a loose case and a rule's example read
 * alike. */
#include "writer.h"
#include "../judge/judge.h"

/* The measured numbers of a verdict. */
enum row_number {
    NUMBER_PROGRESS, NUMBER_BASELINE, NUMBER_VALUE, NUMBER_MEASURE, NUMBER_GOAL, NUMBER_LOW,
    NUMBER_HIGH, NUMBER_MARGIN, NUMBER_PACE, NUMBER_EXPECTED, ROW_NUMBERS
};

struct facts {
    const struct slot *slot;
    const struct span *numbers;          /* of the slot, by enum row_number, as number_text() writes
                                            them; NULL: nobody has yet */
    const struct rule *rule;             /* NULL: none was found */
    const char *target, *unit;           /* as printed; unit of the values, "" for none */
    const char *baseline;                /* the printed cell, "" where there is none */
    int base_year, target_year, as_of;   /* 0: not known */
    /* what the reason itself has to say beside its sentence; en NULL: nothing */
    struct message said; /* the whole sentence, where somebody has said it already */
    struct message why;                  /* what the reason has to say beside its sentence */
    struct message words;                /* what a failing rule said */
};

/* What is wrong with a target that could not be read; en NULL: it could. */
struct message reading_complaint(const struct reading *r);
/* Says one sentence after another; what they have in common it prepares once, in its arena. */
struct speaker;
struct speaker *speaker_new(struct arena *a);
unsigned speaker_say(struct speaker *s, struct writer *w, const struct facts *f,
                     enum lang lang);    /* what is known of the sentence: enum known (escape.h) */
void sentence_write(struct writer *w, const struct facts *f, enum lang lang);    /* a single one */

/* ---- its pieces (sentence_parts.c) ---- */

/* bits of slot.accept */
enum { ACCEPT_LOW = 1, ACCEPT_HIGH = 2, ACCEPT_LOW_OPEN = 4, ACCEPT_HIGH_OPEN = 8,
       ACCEPT_EACH = 16 };

/* Writes a message up to its next argument; returns what follows the argument. */
const char *message_up_to(struct writer *w, const char *pattern);
/* only {1} */
void message_fill(struct writer *w, enum message_id id, enum lang lang, struct span argument);
size_t number_text(struct fixed x, char out[64]);     /* fixed_write(), fast where it can be */
void number_put(struct writer *w, struct fixed x);
/* For reading: long decimals are cut to six digits that count, half to even. */
enum { SHORT_PLACES = 4 };               /* with so many it is not long */
void number_put_short(struct writer *w, struct fixed x);
/* The unit behind a number: " per 100,000", "/10万"; of a difference ("percentage points") where
 * points is set. */
void unit_put(struct writer *w, const char *unit, bool points, enum lang lang);

enum message_id verdict_label(enum verdict v);
enum message_id reason_label(enum reason r);
enum message_id flag_label(enum flag_bit f);
enum message_id attribute_label(enum attribute a);
