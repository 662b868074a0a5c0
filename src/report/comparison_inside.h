#pragma once
/* What the formats of a comparison share; private to this room. */
#include "comparison.h"

enum { COMPARE_COLUMNS = 9, COMPARE_SIDES = 8 };

/* Of the table: indicator, year, rank, region, baseline, target, level, rank of the start, and how
 * it stands to the plan above. */
extern const enum message_id compare_titles[COMPARE_COLUMNS];
void compare_cells(struct arena *a, const struct project *p, const struct compare_row *row,
                   const struct compared *c, enum lang lang, const char *cells[COMPARE_COLUMNS]);
const char *compare_text(const struct project *p, uint32_t number);
const struct item *compare_item(const struct project *p, uint32_t number);
const char *compare_name(const struct project *p, uint32_t indicator, enum lang lang);
/* With its unit: 人均预期寿命 (岁) */
const char *compare_named(struct arena *a, const struct project *p, uint32_t indicator,
                          enum lang lang);
const char *compare_why(struct arena *a, const struct project *p, const struct alone *alone,
                        enum lang lang);

/* The columns of a table with the plans side by side: each plan and region that has a target in it.
 * NULL where there are more than COMPARE_SIDES. */
struct compare_side { uint32_t plan, region; };
struct compare_side *compare_sides(struct arena *a, const struct project *p,
                                   const struct comparison *c, size_t *count);
/* The row's entry of that side; NULL: none. */
const struct compared *compare_of_side(const struct project *p, const struct compare_row *row,
                                       struct compare_side side);
/* Two levels at least: otherwise the row is listed with what is not compared. */
static inline bool compare_is_ranked(const struct compare_row *row) { return row->ranked > 1; }

/* How a plan does among those it is compared with. */
struct compare_sum { size_t compared, first, below, others; };
struct compare_sum compare_sum_of(const struct project *p, const struct comparison *c,
                                  uint32_t plan);
/* How many rows are ranked, and how many targets are listed as not compared. */
struct compare_sum compare_sum_all(const struct comparison *c);
