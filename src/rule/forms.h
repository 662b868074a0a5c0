#pragma once
/* forms - how targets are printed, and which rule a printed target belongs to.
 *
 * A form is text with
 *   [ … ]        a part that may be missing
 *   ( a | b )    one of several
 *   {n} {n2}     numbers, with 万, 亿, million …; {name}: any other, seen by Lua as target.name
 *   {name:text}  a run of text without digits, which is no time (上年, 基期)
 *   {unit}       a unit, or nothing (the first one counts)
 *   {amount}     a unit that is no percentage; may be missing where the indicator's own is none
 *   {times}      a relative change in words, in percent, as n: 翻一番, 2倍, 一半
 *   {times_to}   the same after "to": 提高到2倍 is 100
 *   {up} {least} {reference} …  a word of a class: language_words.c lists them all
 * Blanks, full-width twins, dashes and letter case do not matter: both sides are folded.
 *
 * A form takes the whole text; words that change nothing (language_lead, language_tail), 到2025年
 * and 比2020年 may stand around it. Literal text and words of classes beat captures; two rules that
 * fit equally well are an error, never a guess. */
#include "rule.h"
#include "language.h"

enum element_kind {
    ELEMENT_LITERAL, ELEMENT_CLASS, ELEMENT_NUMBER, ELEMENT_TEXT, ELEMENT_UNIT, ELEMENT_AMOUNT,
    ELEMENT_TIMES, ELEMENT_TIMES_TO
};
struct element {
    enum element_kind kind;
    const char *text;            /* literal, or the capture's name */
    size_t len;
    const char *printed;         /* literal as the rule's author wrote it */
    const struct word_class *words;
};
struct sequence {                /* a form with its choices made */
    struct element *elements;
    size_t count;
    uint32_t rule, form;
    bool chinese, english;       /* has words that are of this language only */
    uint64_t begins;             /* what its first character may be: bits of forms_bit() */
};
enum { MOST_EXTRAS = 4 };
struct extra {                   /* a capture with a name of the author's own */
    struct span name, text;
    struct number_word number;
    bool is_number;
};
struct match {
    uint32_t rule, sequence;
    struct number_word n, n2;
    bool has_n, has_n2, about;
    bool worded;                 /* a word before the number says that it is a target */
    bool relative;               /* n is in percent of something: {percent}, {times} */
    struct span unit;
    const char *number_unit;     /* 百分之, 个百分点: what the number or the word after it says */
    int8_t verb;
    uint8_t bound, theta;
    const char *reference;
    struct named_years years;
    struct extra extras[MOST_EXTRAS];
    size_t extra_count;
    int score;                   /* bytes taken by literals and words of classes */
    int literal;                 /* of these, by literals: they decide between equals */
    const char *begin;           /* where the form begins: before it stand years, 力争 … */
    struct span object;          /* what is counted, after the number: 建成2个以上〈国家级中心〉 */
};
/* How far the forms of a rule came in a text that they do not take, or lost. */
struct partial {
    const char *begin, *at;      /* what was taken, up to where */
    uint32_t sequence;
    size_t element;              /* what was wanted there; the sequence's count: nothing more */
    int score;
};
/* Where a text is looked for. */
struct search {
    const char *unit;            /* context's, folded; NULL: not known */
    const char *text;            /* the whole folded text; NULL: no words may be passed over */
    const bool *word_starts;     /* by place in it: may a word begin here? */
    struct partial *partials;    /* by rule; NULL: nobody asks */
    bool english;                /* with partials: the language of the text */
};
enum match_result { MATCH_NONE, MATCH_ONE, MATCH_TIE };

struct form_index {
    struct sequence *sequences;
    size_t count, room;
    uint64_t first[16];          /* the first characters of all of them: bits of forms_place() */
    struct shapes *shapes;       /* texts alike but for their digits are matched once */
};

/* Called by rulebook_load() when all rules are in; forms that are wrong or claimed twice: to d. */
struct form_index *forms_new(struct arena *a, const struct rulebook *b, struct diags *d);

/* forms_match.c: the best match of folded text; of a tie, *other is the second rule. With
 * search.text, what is counted may stand behind the number. */
struct shapes *forms_shapes(struct arena *a);
enum match_result forms_match(const struct form_index *f, const char *folded,
                              const struct search *search, struct match *best, uint32_t *other);
const char *forms_class_word(const struct word_class *c, bool english);
/* How a sequence looks when printed: N for numbers. */
const char *forms_sample(struct arena *a, const struct sequence *s, bool english);
/* May a form, or words that change nothing, begin here? */
bool forms_may_begin(const struct form_index *f, const char *at);

/* forms_first.c: what a sequence may begin with, found before it is tried. */
void forms_note_first(struct form_index *f, struct sequence *s);
uint64_t forms_bit(const char *at);
size_t forms_place(const char *at);

/* forms_compile.c: false and a message when the form is malformed. */
struct sequences { struct sequence *list; size_t count; };
bool form_compile(struct arena *a, const char *form, struct sequences *out, struct message *why);
