#pragma once
/* diff - everything that changed between two nights. Two streams are merged once; kept are a few
 * bytes a change, the states are read again when they are written down. */
#include "change.h"
#include "../report/report.h"

struct diff {
    struct states *old, *new;
    struct differences differences;
    struct change *changes;              /* by kind, then by id; none that is merely UNCHANGED */
    size_t count;
    size_t of[CHANGE_KINDS];             /* waived ones included */
    size_t waived;                       /* of them: what would be regressions */
    size_t regressions;
    size_t hidden;                       /* not comparable, and would be regressions */
    bool part;                           /* of the new night a part was judged: nothing is gone */
};

/* False: a stream broke off (its diagnostics say why). */
bool diff_make(struct arena *a, struct states *old, struct states *new, bool part,
               struct diff *out);
bool diff_is_empty(const struct diff *d);        /* nothing worth telling anybody */

struct diff_format {
    const char *name;
    void (*write)(const struct diff *d, const struct report_options *o, struct writer *w);
};
extern const struct diff_format diff_formats[];
extern const size_t diff_format_count;

/* ---- for the formats (diff_words.c) ---- */

struct diff_view {
    struct arena *arena;                 /* lives as long as the writing */
    const struct diff *diff;
    enum lang lang;
    struct writer *scratch;
    const struct change *change;
    struct state was, is;                /* of the change; id.at NULL where there is none */
    const struct state *shown;           /* the new one, or what is gone */
};
struct diff_view *diff_view_new(const struct diff *d, enum lang lang);
void diff_view_take(struct diff_view *v, const struct change *c);
void diff_view_free(struct diff_view *v);

enum message_id change_label(enum change_kind k);
const char *diff_text(const struct diff_view *v, enum message_id id);
/* What was revised, what makes it not comparable, how many nights: "value 1 (2021) → 2 (2022); …".
 * Plain text, clean for a terminal; lives in the view's arena. */
struct span diff_details(struct diff_view *v);
struct span diff_region(struct diff_view *v);     /* of `shown` */
struct span diff_name(struct diff_view *v);       /* in the language of the view */
struct span diff_verdict(struct diff_view *v, const struct state *s);    /* "✘ fail" */
/* "run 12 (2026-01-02)" or the name of the file, and the year it was judged for. */
struct span diff_night(struct diff_view *v, const struct circumstances *of);
/* A line for each circumstance that differs; NULL behind the last. */
const char *diff_circumstance(struct diff_view *v, size_t i);
struct span diff_total(struct diff_view *v);     /* "2 new failures · 1 fixed · 40 unchanged" */

void diff_write_text(const struct diff *d, const struct report_options *o, struct writer *w);
void diff_write_json(const struct diff *d, const struct report_options *o, struct writer *w);
void diff_write_markdown(const struct diff *d, const struct report_options *o, struct writer *w);
void diff_write_html(const struct diff *d, const struct report_options *o, struct writer *w);
