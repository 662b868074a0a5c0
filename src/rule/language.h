#pragma once
/* language - the words of printed targets: one place for synonyms, numbers, units, years, and words
 * that change nothing. All functions look at folded text (language_fold) and take as much as they
 * can; none allocates but language_fold. */
#include "rule.h"

enum { LANGUAGE_ENDS = 6 };      /* ways to end a number or a unit that starts at one place */

/* ---- words (language_words.c) ---- */

struct word {
    const char *text;
    int8_t verb;                 /* +1, -1 */
    uint8_t bound;               /* enum bound_word */
    uint8_t theta;               /* percent */
    bool about;
    const char *reference;
    const char *unit;            /* what the number before it is counted in: 个百分点 */
    const char *shown;           /* with its blanks, where it has any and examples show it */
};
struct word_class {
    const char *name;            /* as in forms: {least} */
    const struct word *words;    /* text NULL at the end */
    bool says_all;               /* a target without a number: 全部, 消除, 明显 */
};
const struct word_class *language_class(const char *name, size_t len);
/* The class, or other placeholder, that a misspelt name is nearest to; NULL: none is near. */
const char *language_nearest_class(const char *name);

/* Bytes of the longest word that may stand before or after a target and changes nothing, or 0. */
size_t language_lead(const char *at);
size_t language_tail(const char *at);
bool language_lead_is_noun(const char *at);      /* 覆盖率, 总数: it belongs to the name */
bool language_lead_is_free(const char *at);      /* 力争, 确保: it never does (总体 may) */

/* ---- numbers (language_numbers.c) ---- */

struct number_word {
    size_t len;                  /* bytes */
    struct fraction value;
    int places;                  /* decimals printed, less the zeros of 万, 亿 …: 1.5万 has -3 */
    int zeros;                   /* of 万, 亿 … */
    const char *unit;            /* "%" or "‰" where the word says so (百分之五十), else NULL */
};
/* Readings of the number that starts here, longest first. */
size_t language_numbers(const char *at, struct number_word out[LANGUAGE_ENDS]);

/* Relative changes in words, in percent: 翻一番 is 100, 2倍 is 200, 一半 is 50, a third is 100/3.
 * `to`: the words follow "to" (增长到2倍 is 100). `verb`: what was said before, 0 for nothing;
 * without, only words that say it themselves (翻一番, halve), and they set it. */
bool language_times(const char *at, bool to, int8_t *verb, struct number_word *out);

/* ---- the text itself, and units (language_text.c) ---- */

/* The text as it is matched: NFKC, no blanks, lower case, one kind of dash and colon, simplified
 * characters in the words that matter, 76。7 mended (*repaired then says so). A blank between two
 * digits stays, as ␣, where it does not group thousands: 90 95 is no 9095. NULL: not text. */
char *language_fold(struct arena *a, const char *text, const char **repaired);

/* Lengths of the units that can start here, longest first; the empty one (0) is always last. */
size_t language_units(const char *at, const char *context_unit, size_t out[LANGUAGE_ENDS]);

/* ---- years (language_time.c) ---- */

struct named_years {
    int base, target;            /* 比2020年, 到2025年; 0: not named */
};
/* 比2020年, 在2020年基础上, 到2025年, “十四五”期间 before a target, from 2015, by 2030 after it:
 * bytes taken, 0 for none. */
size_t language_time_before(const char *at, struct named_years *years);
size_t language_time_after(const char *at, struct named_years *years);
/* 由〈2020年的〉77.3岁提高到〈2025年的〉78.3岁 */
size_t language_year_of(const char *at, int *year);
/* 上年, 基期, “十三五”末: a time, which is no other indicator and no other region. */
bool language_is_time(const char *at);

/* ---- names in running text (language_names.c) ---- */

enum name_fault {                /* why words may not be passed over */
    NAME_FINE, NAME_NUMBER, NAME_CHANGE, NAME_COMPARISON, NAME_LIST, NAME_PART, NAME_CONDITION,
    NAME_NEGATION, NAME_VAGUE, NAME_YEARS, NAME_SEVERAL
};
struct name_check { enum name_fault fault; struct span where; };
/* Words before a target that only name its indicator: 5岁以下儿童死亡率. Years among them (到2025年) go
 * to *years. */
struct name_check language_name(const char *start, const char *end, struct named_years *years);
bool language_name_ends(struct span name);       /* may a number follow it? */
bool language_name_is_noun(struct span name);    /* even without a word between? */
/* Bytes of 提高, 下降 … here, 0 where it is a part of a name (增长率, 提升行动). */
size_t language_change(const char *at, const char *end);
bool language_names_something(struct span name);
/* Words behind a number that only say what is counted: 2个以上〈省级重点专科〉. */
bool language_object(struct span words);
