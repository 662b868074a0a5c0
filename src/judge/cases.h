#pragma once
/* cases - the three sources of cases for the engine. */
#include "engine.h"

/* A project with its reported data: case i is item i. Targets are read once each (text × indicator
 * × unit) before workers start. */
struct project_cases;
struct project_cases *project_cases_new(struct arena *a, struct project *p, struct store *s,
                                        const struct rulebook *b, struct diags *d);
struct case_source project_cases_source(struct project_cases *c);
const struct reading *project_cases_reading(const struct project_cases *c, size_t item);

/* What a verdict's rule read beyond its case (verdict_reads()), by its full name: id of an
 * indicator or verdict, code of a region. What nobody knows is left out. */
struct beyond_read {
    const char *kind, *name;             /* indicator, region, group, verdict */
    int year;                            /* 0: none */
};
size_t project_cases_reads(struct project_cases *c, struct arena *a, size_t item, const char *text,
                           struct beyond_read **out);
/* Verdicts that wait for each other: one diagnostic a circle, at its first target. */
void project_tell_circles(struct project_cases *c, const struct verdicts *v, struct diags *d);
/* The year this item is judged for. */
int project_cases_as_of(const struct project_cases *c, size_t item);

/* Loose cases of `plancheck judge`: columns of semantics.md 12. */
struct loose_cases;
struct loose_cases *loose_cases_read(struct arena *a, const char *path, const struct rulebook *b,
                                     struct diags *d);
struct case_source loose_cases_source(struct loose_cases *c);
size_t loose_cases_count(const struct loose_cases *c);
const char *loose_cases_name(const struct loose_cases *c, size_t i);     /* column `case` */
/* What is wrong with a malformed one; NULL: nothing. */
const char *loose_cases_fault(const struct loose_cases *c, size_t i, enum lang lang);

/* The examples inside rule files. */
struct example_cases;
struct example_cases *example_cases_new(struct arena *a, const struct rulebook *b,
                                        const uint32_t *rules, size_t n, struct diags *d);
struct case_source example_cases_source(struct example_cases *c);
const struct rule_example *example_cases_at(const struct example_cases *c, size_t i,
                                            uint32_t *rule);

/* `pass/met`, or `pass` where any reason will do. */
struct expectation { struct span verdict, reason; };     /* reason.at NULL: any */
struct expectation expectation_read(const char *text);
bool expectation_verdict_holds(const struct expectation *e, const struct slot *s);
bool expectation_reason_holds(const struct expectation *e, const struct slot *s);
