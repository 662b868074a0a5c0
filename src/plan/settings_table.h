#pragma once
/* settings_table - what settings.c and the JSON Schema share: a row for each setting. */
#include "settings.h"

enum setting_type {
    TYPE_YEAR, TYPE_COUNT, TYPE_WORD, TYPE_FLAG, TYPE_DECIMAL, TYPE_ATTRIBUTE, TYPE_BINDING,
    TYPE_READING, TYPE_CELLS, TYPE_EVENTS, TYPE_BOUND
};

struct setting_field {                   /* a member of struct settings */
    size_t offset, size;
};

struct setting_row {
    const char *name;
    enum setting which;
    enum setting_type type;
    struct setting_field field, second;  /* second: the count of a list */
    int least, most;                     /* of a count; least of a decimal: -1 any, 0 not negative,
                                            1 positive */
    const char *const *words;            /* TYPE_WORD: by value of the enum, NULL at the end */
    struct message about;
};

extern const struct setting_row setting_rows[];
extern const size_t setting_row_count;
extern const char *const reading_words[];        /* by enum reading_kind; the first is "" */

/* settings_lists.c: the values that are lists. False: not understood. */
bool setting_read_cells(struct arena *a, struct span text, struct year_cell **list, size_t *count);
bool setting_read_events(struct arena *a, struct span text, struct year_events **list,
                         size_t *count);
bool setting_read_bound(struct span text, struct settings *s);
bool setting_read_reading(struct span text, struct settings *s);
