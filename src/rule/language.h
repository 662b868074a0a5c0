#pragma once
/* language - the words of printed targets: one place for synonyms, numbers, units, and words that change nothing.
 * All functions look at folded text (language_fold) and take as much as they can; none allocates but language_fold. */
#include "rule.h"

enum { LANGUAGE_ENDS = 6 };      /* ways to end a number or a unit that starts at one place */

struct number_word {
    size_t len;                  /* bytes */
    struct fraction value;
    int places;                  /* decimals printed, less the zeros of 万, 亿 …: 1.5万 has -3 */
    int zeros;                   /* of 万, 亿 … */
    const char *unit;            /* "%" or "‰" where the word says so (百分之五十), else NULL */
};
/* Readings of the number that starts here, longest first. */
size_t language_numbers(const char *at, struct number_word out[LANGUAGE_ENDS]);

/* Relative changes in words, in percent: 翻一番 is 100, 2倍 is 200, 一半 is 50, a third is 100/3. `to`: the words
 * follow "to" (增长到2倍 is 100). `verb`: what rises or falls; without, only words that say so themselves (翻一番). */
bool language_times(const char *at, bool to, int verb, struct number_word *out);

/* Lengths of the units that can start here, longest first; the empty one (0) is always last. */
size_t language_units(const char *at, const char *context_unit, size_t out[LANGUAGE_ENDS]);

struct word {
    const char *text;
    int8_t verb;                 /* +1, -1 */
    uint8_t bound;               /* enum bound_word */
    uint8_t theta;               /* percent */
    bool about;
    const char *reference;
};
struct word_class {
    const char *name;            /* as in forms: {least} */
    const struct word *words;    /* text NULL at the end */
};
const struct word_class *language_class(const char *name, size_t len);

/* Bytes of the longest word that may stand before or after a target and changes nothing; 0: none. */
size_t language_lead(const char *at);
size_t language_tail(const char *at);

/* The text as it is matched: NFKC, no blanks, lower case, one kind of dash and colon, simplified characters in the words
 * that matter, 76。7 mended (*repaired then says so). NULL when it is not text. */
char *language_fold(struct arena *a, const char *text, const char **repaired);

bool language_year(const char *at, int *year, size_t *len);    /* 2022年, 2022年底, 2022 */
