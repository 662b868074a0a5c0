#ifndef PLANCHECK_H
#define PLANCHECK_H
/* libplancheck - which targets of a plan were met: open a project, judge it, look at the verdicts,
 * write reports.
 *
 *     struct plancheck_options options = {
 *         .size = sizeof options, .project = "data", .as_of = 2025};
 *     plancheck *p = plancheck_open(&options);
 *     if (plancheck_judge(p))
 *         for (size_t i = 0; i < plancheck_count(p); i++) { … plancheck_verdict_at(p, i, &v) … }
 *     plancheck_close(p);
 *
 * All texts are UTF-8. One plancheck is used by one thread at a time; two are independent of each
 * other. Nothing here prints or exits, with one exception: where the machine has no memory left the
 * process ends with one line. */
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct plancheck plancheck;

enum plancheck_isolation {
    /* rules run in forked workers, locked up as far as the kernel can (default) */
    PLANCHECK_ISOLATION_WORKERS,
    /* likewise, and nothing is judged where the kernel cannot lock up everything */
    PLANCHECK_ISOLATION_REQUIRED,
    /* rules run in this process, nothing is forked: only for rules you trust */
    PLANCHECK_ISOLATION_NONE
};

/* Zero means "not said" for every field. All pointers are borrowed until plancheck_close(). */
struct plancheck_options {
    /* sizeof(struct plancheck_options): lets the structure grow */
    size_t size;
    /* plancheck.yaml or its folder; NULL: looked for upward from the working directory */
    const char *project;
    /* plan files or tables of targets (CSV, xlsx), instead of the project's */
    const char *const *plans;
    size_t plan_count;
    const char *const *reported;         /* reported data (CSV, xlsx), instead of the project's */
    size_t reported_count;
    /* folders of rules after the project's (or the shipped ones); later ones win */
    const char *const *rules;
    size_t rules_count;
    const char *catalogue;               /* catalogue file instead of the project's */
    const char *const *regions;          /* only verdicts on these: codes or names */
    size_t region_count;
    const char *const *indicators;       /* only verdicts on these: ids or names */
    size_t indicator_count;
    int as_of;                           /* year of the judgement */
    const char *today;                   /* a date to record in the result, YYYY-MM-DD */
    unsigned jobs;                       /* processes at once; 0: as many as processors */
    enum plancheck_isolation isolation;
    bool no_waivers;                     /* judge as if there were none */
};

/* Loads project, rules and data. Never NULL; what is wrong with the files is told by
 * plancheck_problem(). */
plancheck *plancheck_open(const struct plancheck_options *options);
/* Judges everything that could be loaded. False when nothing at all could be judged. */
bool plancheck_judge(plancheck *p);
void plancheck_close(plancheck *p);      /* NULL is fine */

/* ---- verdicts ---- */

/* Numbers are decimal texts; a field that has no value is NULL (years: 0). Valid until the next
 * call for this p. */
struct plancheck_verdict {
    const char *id, *plan, *region, *region_name, *indicator, *name, *unit, *attribute, *kind;
    const char *rule, *target, *baseline_printed;
    const char *verdict, *reason;        /* "pass", "met": see semantics in the documentation */
    const char *baseline, *value, *measure, *goal, *progress, *margin, *required_pace, *expected;
    int value_year;
    const char *accept_min, *accept_max; /* ends of the acceptable set, on the scale of measure */
    bool accept_min_open, accept_max_open;
    const char *message_zh, *message_en; /* the verdict as a sentence */
    const char *plan_at, *data_at;       /* file:line of target and value */
};

/* verdicts; 0 before plancheck_judge() */
size_t plancheck_count(const plancheck *p);
/* false: no such verdict */
bool plancheck_verdict_at(plancheck *p, size_t i, struct plancheck_verdict *out);
/* "fail"; "evaluated" is pass+fail+on_track+off_track */
size_t plancheck_count_of(const plancheck *p, const char *verdict);

/* ---- reports ---- */

enum plancheck_language { PLANCHECK_CHINESE, PLANCHECK_ENGLISH };

/* Formats: those of `plancheck list formats`, "text", "json", "csv", "xlsx", "html" and more. A
 * file appears whole or not at all; so does a folder, which "html" writes where `path` does not end
 * in .html. False: plancheck_error() says why. */
bool plancheck_write(plancheck *p, const char *format, enum plancheck_language language,
                     const char *path);
/* The same to an open file descriptor, which stays open. */
bool plancheck_write_descriptor(plancheck *p, const char *format,
                                enum plancheck_language language, int fd);

/* ---- what went wrong ---- */

struct plancheck_problem {
    const char *severity;                /* "error", "warning", "note" */
    const char *code;                    /* stable name of the message */
    const char *file;                    /* NULL: nowhere in particular */
    unsigned line, column;               /* from 1; 0: not known */
    const char *message_zh, *message_en;
};
size_t plancheck_problem_count(const plancheck *p);
bool plancheck_problem_at(const plancheck *p, size_t i, struct plancheck_problem *out);
/* problems of severity "error", also those not kept */
size_t plancheck_error_count(const plancheck *p);
/* of the last call that returned false */
const char *plancheck_error(const plancheck *p, enum plancheck_language language);

const char *plancheck_version(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
