#pragma once
/* typed - cases that somebody typed: rows of a loose CSV, examples inside rule files. Owned by the
 * arena they are read into; what is wrong with one is kept with it and becomes its verdict. */
#include "judge.h"

struct typed_case {
    struct reading reading;
    struct settings settings;
    struct cell baseline;
    enum direction direction;
    int base_year, target_year;          /* 0: not given */
    struct year_cell *series;            /* ascending years, several of one year possible */
    size_t series_count;
    enum reason fault;                   /* REASON_met: none */
    struct message why;                  /* what is wrong, in words; en NULL: nothing */
};

void typed_begin(struct typed_case *t);
void typed_fault(struct typed_case *t, enum reason fault, struct message why); /* the first stays */

/* Each says what is wrong with the text by a fault. Empty text: not given. */
void typed_years(struct typed_case *t, struct arena *a, struct span base, struct span target);
void typed_direction(struct typed_case *t, struct arena *a, struct span text);
void typed_settings(struct typed_case *t, struct arena *a, struct span text);
void typed_baseline(struct typed_case *t, struct arena *a, struct span text);
/* `2021:1.2;2022:1.3`. With `steps` also commas between years and `2021: 77.5 +0.2x3`, which is
 * four years. */
void typed_series(struct typed_case *t, struct arena *a, struct span text, bool steps);

/* `room` has series_count values and lives as long as *out. */
void typed_build(const struct typed_case *t, struct case_value *room, struct judge_case *out);
