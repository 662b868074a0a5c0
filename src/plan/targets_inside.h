#pragma once
/* targets_inside - between targets_csv.c, which reads a file, targets_parts.c, which does so in
 * several processes, and targets_row.c, which reads a row. */
#include "plan_inside.h"
#include "../base/csv.h"

enum column {
    COLUMN_PLAN, COLUMN_REGION, COLUMN_INDICATOR, COLUMN_UNIT, COLUMN_BASELINE, COLUMN_TARGET,
    COLUMN_ATTRIBUTE, COLUMN_BASE_YEAR, COLUMN_TARGET_YEAR, COLUMN_DIRECTION, COLUMN_NAME,
    COLUMN_REGION_NAME, COLUMN_WITH, COLUMN_KEY, COLUMN_COUNT
};

struct memory {                          /* a field as it stood in the file, and what it was */
    struct kept_text text;
    uint32_t number;
};

struct short_text {                      /* a text of at most 16 bytes, and its number in
                                            project.texts */
    uint64_t word[2];                    /* its first and last bytes; they may overlap */
    uint32_t len, number;                /* len 0: none yet */
};
enum { SHORT_MOST = 16, SHORT_BITS = 16, SHORT_TEXTS = 1 << SHORT_BITS };

struct usual {                           /* what stood last in the rows of an indicator */
    struct memory indicator, name, unit, attribute, direction;
    uint32_t next;                       /* which one came after it, or NO_NUMBER */
};

struct targets {
    struct project *project;
    struct diags *diags;
    struct arena *scratch;               /* lives as long as the load */
    struct csv csv;
    struct csv_column columns[COLUMN_COUNT];
    struct item_source from;             /* of most rows; all this lives as long as the project */
    struct memory plan, region, region_name, base_year, target_year;
    struct usual *usual;                 /* by indicator */
    size_t usual_count;
    uint32_t last;                       /* indicator of the row before, or NO_NUMBER */
    bool has_more;                       /* columns that fill struct item_more are there */
    struct short_text *texts;            /* found last at each hash */
    struct intern *reported;             /* names of indicators already called unknown */
};

/* One row as an item; false after diagnostics. */
bool targets_read_row(struct targets *t, struct item *i);
/* Plan, region and its name stand there as in the row that was read as an item last. */
bool targets_same_group(const struct targets *t);

bool targets_open(struct targets *t, const struct file *text);   /* header and columns */
void targets_add_row(struct targets *t);                         /* the one read last */
void targets_read_rows(struct targets *t);                       /* up to the end */
/* A process costs as much as reading some megabytes. */
enum { TARGETS_PART_LEAST = 16 << 20 };
/* False: this file is not read by parts. */
bool targets_read_parts(struct targets *t, const struct file *f);
