#pragma once
/* What the files of a sentence share: messages cut into pieces, and a sentence on its way. */
#include "escape.h"
#include "sentence.h"

struct piece {                           /* of a message */
    struct span text;
    uint8_t known;                       /* of the text (escape.h) */
    uint8_t argument;                    /* which one comes behind it; 0: none, the end */
};

struct saying {
    struct speaker *speaker;
    struct writer *w;
    const struct facts *f;
    enum lang lang;
    unsigned known;                      /* of all that was said so far */
};

/* The first piece of a message. */
const struct piece *say_pieces(struct saying *s, enum message_id id);
/* Says its text; what comes behind its argument: at the end, a piece without a text. */
const struct piece *say_piece(struct saying *s, const struct piece *p);
void say_message(struct saying *s, enum message_id id);          /* one without arguments */
void say_text(struct saying *s, const char *text);               /* somebody's own words */
/* One of the slot's numbers, or what it is without its sign, as number_put_short() does it. */
void say_short(struct saying *s, struct fixed x, enum row_number which);
/* As unit_put() does it. */
void say_unit(struct saying *s, const char *unit, bool points);
/* The acceptable set: "≥78.5", "2～3", "=100"; nothing where the slot has none. */
void say_set(struct saying *s);
