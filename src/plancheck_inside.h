#pragma once
/* What stands behind the public header, for the program's own commands (explain, list). */
#include "plancheck.h"
#include "report/report.h"

/* What time is spent on. */
enum phase {
    PHASE_PLANS, PHASE_RULES, PHASE_REPORTED, PHASE_JUDGING, PHASE_WRITING, PHASE_COUNT
};

struct plancheck {
    struct arena *arena;
    struct plancheck_options options;
    struct diags *diags;
    /* folder with the shipped rules/ and data/; NULL: not found */
    const char *shipped;
    struct project *project;             /* NULL: nothing could be loaded */
    struct rulebook *book;
    struct store store;
    struct project_cases *cases;
    struct engine_options engine;
    struct verdicts verdicts;
    bool judged;
    struct run run;                      /* after plancheck_judge() */
    struct result *result;               /* likewise */
    struct report_view *view;            /* made when the first row is asked for */
    struct verdict_row row;
    char *numbers;                       /* copies behind a plancheck_verdict */
    struct message error;
    double seconds[PHASE_COUNT], lap_began;
};

/* The time since the last call was spent on this; PHASE_COUNT: on nothing of interest. */
void plancheck_lap(struct plancheck *p, enum phase phase);

/* The folder with rules/ and data/ that came with the program: beside it, installed, or where it
 * was built. */
const char *shipped_folder(struct arena *a);
/* Whether workers are locked up in every way; what they are locked up with. */
bool isolation_is_complete(char granted[96]);
/* Loads the rules of these folders; without any, the shipped ones. `here`: without forking. */
struct rulebook *load_rules(struct arena *a, const char *shipped, const char *const *own,
                            size_t own_count, const char *const *more, size_t more_count,
                            bool here, struct diags *d);
/* waive.c: which verdicts the waivers are about and whether they still hold, once all is loaded;
 * and the flag on verdicts that one excuses, once all are judged. */
void waivers_settle(struct plancheck *p);
void waivers_apply(struct plancheck *p);
/* Which items to report, in order. False: a region or indicator asked for is not known (told to
 * diags). */
bool select_items(struct plancheck *p);
bool plancheck_write_with(plancheck *p, const struct report_format *format,
                          const struct report_options *o, struct writer *w);
