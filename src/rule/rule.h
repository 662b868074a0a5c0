#pragma once
/* rule - the rule book: what a printed target means. A rule is a Lua file (rules/README.md); this
 * header is all that the rest of the program knows of it. Rules are foreign code: they are loaded
 * and called in worker processes (see worker.h), not in the process that holds the report. */
#include "../data/data.h"

enum rule_order {                /* in which order the engine judges */
    ORDER_INTERVAL,              /* the default */
    ORDER_PROPORTION,            /* in_proportion: readings planned, realised, both */
    ORDER_STEPS,                 /* change_per_year: reading `each` judges single years */
    ORDER_TREND,                 /* improve */
    ORDER_STABLE,                /* maintain */
    ORDER_CUMULATIVE,
    ORDER_INFORMAL
};

struct rule_example {
    const char *text;            /* the printed target */
    /* As in loose cases; NULL: not given. */
    const char *baseline, *years, *series, *direction, *unit, *indicator, *reference, *settings,
        *expect;
    /* What lies beyond the case, `NAME=2025: 5.2; 2024: 5|NAME=…`: other indicators of the region,
     * this one in other regions and in those of the group, verdicts (`NAME=pass|…`). */
    const char *others, *regions, *peers, *verdicts;
    uint32_t line;
};

struct rule {
    const char *id, *file;       /* id: the file's name without .lua */
    struct message title, purpose;
    const char **forms; size_t form_count; uint32_t *form_lines;
    bool has_measure, has_goal, has_level, has_progress, has_early, has_judge;
    enum rule_order order;
    struct rule_example *examples; size_t example_count;
    const char *source; size_t source_size;      /* what workers compile */
    uint32_t accept_line, measure_line;
    uint32_t folder;             /* in which of the folders its name stood first: in case of doubt
                                    about a form, the earlier folder's rule keeps it */
};

struct rulebook {
    struct arena *arena;
    struct rule *rules; size_t count;            /* sorted by id */
    struct form_index *forms;                    /* how forms are matched: forms.c */
    struct rule_lines *lines;    /* a rule each, shared: lines that ran; NULL: nobody asks */
};

/* Loads every *.lua of the folders (README.md and dot files are passed over). A rule with a mistake
 * is left out; all mistakes go to d. Two folders with a rule of the same name: the later folder
 * wins, with a note. */
struct rulebook *rulebook_load(struct arena *a, const char *const *folders, size_t n,
                               struct diags *d);
/* The same without a worker process: nothing is forked, so rules are trusted (a loop at load never
 * ends). */
struct rulebook *rulebook_load_here(struct arena *a, const char *const *folders, size_t n,
                                    struct diags *d);
/* May a file of this name, without .lua, be a rule? */
bool rule_id_valid(const char *id, size_t size);
bool rulebook_find(const struct rulebook *b, const char *id, uint32_t *number);

/* ---- how a printed target is read (reading.c, forms.c, language.c) ---- */

/* 三分之一 is 1/3; nearly always under == 1 */
struct fraction { struct decimal over; int64_t under; };

enum read_error {
    READ_OK, READ_EMPTY, READ_UNKNOWN, READ_AMBIGUOUS, READ_DIRECTION, READ_UNIT, READ_CONTRADICTION
};
enum bound_word { BOUND_NONE, BOUND_AT_LEAST, BOUND_ABOVE, BOUND_AT_MOST, BOUND_BELOW };

struct capture { const char *name; bool is_number; struct fraction number; const char *text; };

struct read_context {            /* what is known besides the text; NULL, UNKNOWN where it is not */
    const char *name, *unit;     /* the indicator's printed name; the unit of its values */
    enum direction direction;
    int base_year, target_year;
};

enum { NO_PLACES = -100 };
struct reading {
    enum read_error error;       /* not READ_OK: rule is NO_NUMBER, `message` says why */
    uint32_t rule, form;         /* number in the book, and which of the rule's forms */
    struct message message;      /* as a sentence ("at least 78.5岁"), or what is wrong */
    const char *folded;          /* the text as it was matched */
    /* As in the form: n, n2, unit, verb …; what Lua sees as target.NAME. */
    struct capture *captures; size_t capture_count;
    bool has_n, has_n2;
    struct fraction n, n2;       /* in the context's unit (1.5万 in 人 is 15000; 5‰ in % is 0.5) */
    int places;                  /* decimals printed in n; NO_PLACES: n is not printed (高于全省: 0) */
    enum bound_word bound;       /* 以上, 不低于, ≤ … */
    int8_t verb;                 /* +1 rises, -1 falls, 0 no such word */
    bool about;                  /* 左右, 约 */
    struct decimal theta;        /* improve: percent by the word (1, 10, 20) */
    const char *reference;       /* "parent", "nation", "city" …: what 全省平均 names; or NULL */
    int base_year, year;         /* 比2018年, 到2022年: named in the text, else 0 */
    struct year_cell *steps; size_t step_count;  /* 2022年80%，2025年90%: all but the last one */
    const char *repaired;        /* what was mended with certainty ("76。7 → 76.7"), or NULL */
    const char *name, *object;   /* running text: what was passed over as the indicator's name, and
                                    as what is counted; or NULL */
    const char *stretch;         /* 力争…: a harder second number, passed over; or NULL */
};

/* Never guesses: wording that no form takes whole is READ_UNKNOWN. Pure; memory from the arena. */
void rulebook_read(const struct rulebook *b, struct arena *a, const char *text,
                   const struct read_context *c, struct reading *out);

/* Rules that nearly took a text, nearest first, and why they did not: the form as its author wrote
 * it, and as it would be printed (sample); the part of the text that fits it; what is left. r: how
 * the text was read. */
enum { NEAR_RULES = 3 };
struct near_rule { uint32_t rule; const char *form, *sample, *fits, *rest; struct message why; };
size_t rulebook_near(const struct rulebook *b, struct arena *a, const char *text,
                     const struct read_context *c, const struct reading *r,
                     struct near_rule out[NEAR_RULES]);

/* What of an indicator's name a reading depends on, 0 to 3: names of one kind read alike. */
unsigned reading_name_kind(const char *name);

/* A loose case names its form instead of printing a target. False: no such form. */
bool rulebook_loose(const struct rulebook *b, struct arena *a, struct span form,
                    const struct decimal *n, const struct decimal *n2, enum direction direction,
                    struct reading *out);
