#pragma once
/* report - the result of a run as people and programs read it. All formats are written from one
 * view of the result: a head, and a row a verdict, filled from project, data and slot one at a
 * time, so that memory does not grow with the report. */
#include "../judge/cases.h"

struct run {                     /* a finished run; nothing here is owned by the report */
    struct project *project;
    const struct store *store;
    const struct rulebook *book;
    struct project_cases *cases;
    const struct verdicts *verdicts;
    /* item numbers to report, in order: plans as given, items as written */
    const size_t *order;
    size_t count;                /* of order: --region and --indicator have been applied */
    int as_of;                   /* 0: differs between items */
    bool regions_asked;          /* --region was given: these are shown in full, however many */
    const char *today;           /* --today, a recorded input; NULL: not said */
    const struct diags *diags;   /* what was wrong with the inputs */
};

/* The measured numbers of a verdict, as decimal text. */
enum row_number {
    NUMBER_PROGRESS, NUMBER_BASELINE, NUMBER_VALUE, NUMBER_MEASURE, NUMBER_GOAL, NUMBER_LOW,
    NUMBER_HIGH, NUMBER_MARGIN, NUMBER_PACE, NUMBER_EXPECTED, ROW_NUMBERS
};

/* One verdict with every field of plancheck.result/1. A span whose `at` is NULL has no value.
 * Borrowed until the next row. */
struct verdict_row {
    const struct item *item;
    const struct slot *slot;
    enum verdict verdict;
    enum reason reason;
    struct span id, plan, region, region_name, indicator, name, unit, category, order, place;
    struct span rule, target, baseline_printed;
    struct span plan_at, data_at;        /* file:line */
    /* the message: what was promised, what is, why this verdict */
    struct span zh, en;
    struct span numbers[ROW_NUMBERS];
    struct series series;
    char digits[ROW_NUMBERS][64];        /* behind numbers */
};

struct report_view;              /* makes rows; reuses its own scratch memory */
struct report_view *report_view_new(struct arena *a, const struct run *r);
void report_view_free(struct report_view *v);
void report_row(struct report_view *v, size_t i, struct verdict_row *out);   /* i < run.count */

/* The series of a row in the unit of the verdict, one value a year: of several sources the
 * preferred one. */
struct series_point { int year; bool has_value; struct span value; };
size_t report_series(struct report_view *v, const struct verdict_row *row,
                     const struct series_point **out);

struct summary {
    size_t of[VERDICT_COUNT];
    size_t by_attribute[4][VERDICT_COUNT];       /* enum attribute */
};
/* per_region: region_count of them, zeroed; or NULL. */
void report_summary(const struct run *r, struct summary *all, struct summary *per_region);
size_t summary_total(const struct summary *s);
size_t summary_evaluated(const size_t of[VERDICT_COUNT]);
/* VERDICT_NOT_APPLICABLE where nothing else is */
enum verdict summary_worst(const struct summary *s);

struct report_options {
    enum lang lang;
    int width;                   /* of the terminal, at least 80 */
    bool colour;
    /* processes that format at once; 0: as many as processors, 1: none is forked */
    unsigned jobs;
};

/* A buffered writer that remembers the first error (writer.h); everything a report says goes
 * through it. */
struct writer;
struct report_format {
    const char *name;
    enum message_id what;
    void (*write)(const struct run *r, const struct report_options *o, struct writer *w);
};
extern const struct report_format report_formats[];
extern const size_t report_format_count;
const struct report_format *report_format_find(const char *name);
