#pragma once
/* result - what every report is written from: a head, and a row a verdict, made one at a time so
 * that memory does not grow with the report. A result comes from a finished run (result_run.c) or
 * is read back from a stored plancheck.result/1 (result_stored.c); formats do not know which. */
#include "../judge/cases.h"
#include "sentence.h"

struct summary {
    size_t of[VERDICT_COUNT];
    size_t by_attribute[4][VERDICT_COUNT];       /* enum attribute */
    size_t by_kind[2][VERDICT_COUNT];            /* enum item_kind */
};

struct result_input { const char *path, *sha256; };
struct result_plan {
    const char *id, *title, *region, *file;      /* region: its code; title, region may be NULL */
    int base_year, target_year;          /* 0: not said */
    struct span settings;                /* as JSON */
};
struct result_region { const char *code, *name; struct summary summary; };
struct result_indicator {
    const char *id, *zh, *en, *unit;     /* of the catalogue; unit "" where it has none */
    enum direction direction;
};
struct result_rule { const char *id, *file, *sha256; struct message title; };

struct result_waiver {
    const char *verdict, *reason, *who, *until;
    enum waiver_state state;
};

/* What is known of a verdict without making its row. The numbers count in the result's lists. */
struct verdict_key {
    uint32_t plan, region, indicator;
    uint8_t kind, attribute, verdict, reason;    /* enum item_kind, attribute, verdict, reason */
    bool waived;
};

struct result {
    const char *version;                 /* of the program that judged */
    int as_of;                           /* 0: differs between items */
    const char *today;                   /* a recorded input; NULL: not said */
    struct span settings;                /* of project and command line, as JSON */
    const struct result_input *inputs;   size_t input_count;
    const struct result_plan *plans;     size_t plan_count;
    const struct result_region *regions; size_t region_count;    /* in order of first verdict */
    const struct result_indicator *indicators;   size_t indicator_count;     /* likewise */
    const struct result_rule *rules;     size_t rule_count;
    const struct diagnostic *diagnostics;        size_t diagnostic_count;
    struct span lint;                    /* findings of lint that plans have answered, as JSON */
    const struct result_waiver *waivers; size_t waiver_count;
    struct summary all, waived;          /* waived: those of all */
    size_t count;                        /* of verdicts */
    bool regions_asked;                  /* --region was given: these are shown in full */
    const struct result_source *source;
    void *from;                          /* of the source */
};

struct verdict_key result_key(const struct result *r, size_t i);         /* i < count */

/* Counted and ranked. */
void summary_count(struct summary *s, struct verdict_key k);
size_t summary_sum(const size_t of[VERDICT_COUNT]);
size_t summary_total(const struct summary *s);
size_t summary_evaluated(const size_t of[VERDICT_COUNT]);
/* VERDICT_NOT_APPLICABLE where nothing else is */
enum verdict summary_worst(const struct summary *s);

/* What needs attention, the worst first: errors, binding failures, other failures, then what lags
 * behind. */
struct problem_kind {
    enum verdict verdict;
    int binding;                         /* 1: only binding ones, 0: only others, -1: both */
};
extern const struct problem_kind problem_kinds[];
extern const size_t problem_kind_count;
bool problem_is(struct verdict_key k, const struct problem_kind *kind);

/* ---- rows ---- */

/* One verdict with every field of plancheck.result/1. A span whose `at` is NULL has no value.
 * Borrowed until the next row. */
struct verdict_row {
    size_t number;               /* in the result */
    struct verdict_key key;
    enum verdict verdict;
    enum reason reason;
    enum attribute attribute;
    enum baseline_kind baseline_kind;
    unsigned accept;             /* bits of slot.accept */
    uint32_t flags;
    int base_year, target_year, value_year;      /* 0: none */
    struct span id, plan, region, region_name, indicator, name, unit, category, order, place;
    struct span rule, target, baseline_printed;
    struct span plan_at, data_at;        /* file:line */
    struct span settings;                /* of this item alone, as JSON */
    struct span reads;                   /* what its rule read beyond the case, as JSON */
    struct span zh, en;                  /* what was promised, what is, why this verdict */
    struct span numbers[ROW_NUMBERS];    /* as decimal text */
    struct {                             /* what is known of these texts: enum known (escape.h) */
        uint8_t id, plan, region, region_name, indicator, name, unit, category, order, place;
        uint8_t rule, target, baseline_printed, plan_at, data_at, zh, en;
    } known;
};

/* The indicator as people of that language know it: as the plan prints it; in English by the
 * catalogue's name, where it has one. */
struct span row_name(const struct result *r, const struct verdict_row *row, enum lang lang);
/* Percent of the time from base year to deadline that had passed in the year of the value; false:
 * a year is not known. */
bool row_time_passed(const struct verdict_row *row, double *percent);

struct series_point { int year; bool has_value; struct span value; };

struct report_view;              /* makes rows; reuses its own scratch memory */
struct report_view *report_view_new(struct arena *a, const struct result *r);
void report_view_free(struct report_view *v);
void report_row(struct report_view *v, size_t i, struct verdict_row *out);   /* i < r->count */
/* The series of the row made last, in the unit of the verdict, one value a year: of several sources
 * the preferred one. Borrowed until the next row. */
size_t report_series(struct report_view *v, const struct series_point **out);

/* ---- where results come from ---- */

struct result_source {
    struct verdict_key (*key)(const struct result *r, size_t i);
    void *(*open)(struct arena *a, const struct result *r);
    void (*row)(void *view, size_t i, struct verdict_row *out);
    size_t (*series)(void *view, const struct series_point **out);       /* of the last row */
    void (*close)(void *view);
};

struct run {                     /* a finished run; nothing here is owned by the result */
    struct project *project;
    const struct store *store;
    const struct rulebook *book;
    struct project_cases *cases;
    const struct verdicts *verdicts;
    /* item numbers to report, in order: plans as given, items as written; NULL: all of them */
    const size_t *order;
    size_t count;                /* of order: --region and --indicator have been applied */
    int as_of;                   /* 0: differs between items */
    bool regions_asked;
    const char *today;           /* --today, a recorded input; NULL: not said */
    const struct diags *diags;   /* what was wrong with the inputs */
};
static inline size_t run_item(const struct run *r, size_t i)     /* i < r->count */
{
    return r->order ? r->order[i] : i;
}
struct result *result_of_run(struct arena *a, const struct run *r);
/* NULL, and diagnostics: no plancheck.result/1, or a broken one. The file stays mapped as long as
 * the program runs. */
struct result *result_load(struct arena *a, const char *path, struct diags *d);
