#pragma once
/* Rows of a finished run: the rows themselves (view.c), what a reason has to say beside its
 * sentence (why.c), series (series.c), its names and places (view_names.c). */
#include "formats_inside.h"

struct run_view {
    struct arena *arena;                 /* its own; nothing here grows with the number of rows */
    const struct result *result;
    const struct run *run;
    struct view_names *names;
    struct speaker *speaker;
    struct page_window *items;
    size_t number;                       /* of the current row's item */
    const struct item *item;
    const struct reading *reading;       /* of its target */
    const struct slot *slot;             /* of it, here: */
    struct slot unpacked;
    struct series series;                /* where why.c and series.c have looked it up */
    const struct verdict_row *row;       /* while its sentence is made */
    struct writer *settings, *reads, *zh, *en, *why_zh, *why_en;
    char digits[ROW_NUMBERS][64];        /* behind the row's numbers */
    struct series_point *points;
    char (*point_digits)[64];            /* behind points */
    size_t point_room;
};

const struct run *run_behind(const struct result *r);
void *run_view_open(struct arena *a, const struct result *r);
void run_view_close(void *view);
void run_view_row(void *view, size_t i, struct verdict_row *out);
size_t run_view_series(void *view, const struct series_point **out);

/* The texts of a row but its sentence, and what is known of them. Rows have them in common, or
 * parts of them: looked through and measured once. */
struct view_names *view_names_new(struct arena *a, const struct run *r);
void view_names_fill(struct run_view *v, struct verdict_row *row);

/* What the sentence of this row cannot know from its facts: the offending text, the contradicting
 * values, the reading's complaint. NULLs where there is nothing. Borrowed until the next row. */
struct message view_why(struct run_view *v, const struct verdict_row *row);
