#pragma once
/* findings - what lint found, as people and programs read it. */
#include "report.h"
#include "../lint/lint.h"

struct findings_format {
    const char *name;
    enum message_id what;
    void (*write)(struct writer *w, const struct findings *f, const struct report_options *o);
};
extern const struct findings_format findings_formats[];
extern const size_t findings_format_count;

/* findings_*.c */
void findings_text(struct writer *w, const struct findings *f, const struct report_options *o);
void findings_json(struct writer *w, const struct findings *f, const struct report_options *o);
void findings_sarif(struct writer *w, const struct findings *f, const struct report_options *o);
void findings_github(struct writer *w, const struct findings *f, const struct report_options *o);
void findings_markdown(struct writer *w, const struct findings *f, const struct report_options *o);
/* Those that a plan has answered, as a list on one line: `lint` of a result. */
void findings_json_answered(struct writer *w, const struct findings *f);
/* "12 findings: 3 errors, 8 warnings, 1 note; 2 answered" */
struct message findings_tally(struct arena *a, const struct findings *f);
