#pragma once
/* The terminal report's own files: details by region (text.c), overview of many regions, problems
 * (text_more.c). */
#include "formats_inside.h"
#include "table.h"

struct text_report {
    const struct result *result;
    const struct report_options *options;
    struct writer *w;
    struct arena *arena;
    struct report_view *view;
    struct writer *scratch;
};

const char *text_of(const struct text_report *t, enum message_id id);
const char *verdict_style(enum verdict v);
/* what scratch holds, cleaned and kept; scratch is cleared */
struct span text_keep(struct text_report *t);
struct span text_clean(struct text_report *t, struct span s);
/* written only where colour is wanted */
void text_style(struct text_report *t, const char *style);

/* "吉首市（433101）" into scratch; the code alone where no name is known. */
void text_region(struct text_report *t, uint32_t number);

void text_counts(struct text_report *t, const char *label, const size_t of[VERDICT_COUNT]);
void text_summary(struct text_report *t, const char *label, const struct summary *s);
void text_overview(struct text_report *t);
void text_problems(struct text_report *t);
