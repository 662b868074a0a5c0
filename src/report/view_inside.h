#pragma once
/* The view's own files: rows (view.c), what a reason has to say beside its sentence (why.c), series
 * (series.c). */
#include "formats_inside.h"

struct report_view {
    struct arena *arena;                 /* its own; nothing here grows with the number of rows */
    const struct run *run;
    struct writer *id, *plan_at, *data_at, *zh, *en, *why_zh, *why_en;
    struct series_point *points;
    char (*digits)[64];                  /* behind points */
    size_t point_room;
};

/* What the sentence of this row cannot know from its facts: the offending text, the contradicting
 * values, the reading's complaint. NULLs where there is nothing. Borrowed until the next row. */
struct message view_why(struct report_view *v, const struct verdict_row *row);
