#pragma once
/* plan - everything people wrote down: project, catalogue, plans and their items, regions. One
 * `struct project` holds it all in lists; things refer to each other by number in these lists,
 * so that a million items from a targets CSV take the same road as twenty from a YAML file.
 * Immutable once loaded. */
#include "settings.h"
#include "waivers.h"
#include "../base/file.h"

#define NO_NUMBER UINT32_MAX
enum direction {
    DIRECTION_LOWER = -1, DIRECTION_NONE = 0, DIRECTION_HIGHER = 1, DIRECTION_UNKNOWN = 2
};
enum item_kind { ITEM_INDICATOR, ITEM_COMMITMENT };

struct indicator {
    const char *id, *zh, *en;            /* en, zh: fall back to id */
    const char **other_names;
    size_t other_count;
    const char *unit;                    /* "" when it has none */
    enum direction direction;            /* UNKNOWN: made up from a name no catalogue knows */
    bool has_low, has_high, has_tolerance;
    struct decimal low, high, tolerance; /* bounds; for 左右, in the unit */
    const char *definition, *source;     /* NULL: not said */
    const char *part_of, *rate_of;       /* ids: of the whole it is a part of; of what it is a rate
                                            of, as births; NULL: not said */
    const char **ratio_of, **multiple_of;    /* its two terms; id and factor */
    size_t ratio_count, multiple_count;
    bool has_usual_low, has_usual_high;
    struct decimal usual_low, usual_high;    /* values outside are worth a look */
    struct place at;
};

struct region {
    const char *code, *name;             /* name: the code where none is known */
    uint32_t parent;                     /* NO_NUMBER for a root */
    bool parent_stated;
};

struct plan {
    const char *id;
    uint32_t region;                     /* NO_NUMBER: a targets CSV, each row has its own */
    const char *title, *issuer, *number, *published, *note;   /* NULL: not said */
    int base_year, target_year;          /* 0: not said */
    bool baseline_estimated;             /* the document calls its baselines estimates (period:
                                            {baseline: estimated}) */
    struct settings settings;
    const char **sources;                /* preference of reported sources, best first */
    size_t source_count;
    uint32_t parent;                     /* number of the parent plan or NO_NUMBER */
    const char *parent_id;
    const char *file;
};

struct fact;                             /* facts.h */
struct answer;

struct dropped_item {                    /* of a YAML plan: it had mistakes, and is no item */
    const char *file;
    uint32_t first, last;                /* its lines */
    const char *id;                      /* as item_id() would say, the indicator as written */
};

struct item_more {                       /* what only some items have */
    const char *category, *order;        /* 领域, 序号 as printed */
    const char *with;                    /* other indicator's id or a region's code, as written */
    const char *unit_means, *key, *note, *responsible;
    const char *place;                   /* `at:` — place in the document */
    int deadline;                        /* 0: the plan's target year */
    struct settings settings;            /* own `judging:` and `milestones:` */
};

struct item_source {                     /* shared by the rows of a CSV: there are millions */
    const char *file;
    const struct item_more *more;        /* NULL where there is nothing more */
    uint16_t column;
};

struct item {                            /* one promise: a row of a table, a commitment, a row of
                                            a targets CSV */
    uint32_t plan, region, indicator;
    uint32_t name, unit, baseline, target;     /* as printed: numbers in project.texts */
    uint32_t line;                       /* in its file */
    int16_t base_year, target_year;      /* of this item, deadline applied; 0: not said */
    uint8_t kind, attribute;
    int8_t direction;                    /* enum direction of the item or the catalogue */
    const struct item_source *from;      /* never NULL */
};
static inline const struct item_more *item_more(const struct item *i)
{
    return i->from->more;
}

struct input {
    const char *path;
    char sha256[65];                     /* known after project_settle_inputs() */
    struct hashing *hashing;             /* while it is worked out; else NULL */
};

struct project {
    struct arena *arena;
    const char *file;                    /* NULL: none, all from the command line */
    const char *bundled;                 /* as in project_options */
    struct settings settings;
    struct settings override;            /* the command line's word (--as-of): laid over
                                            everything */
    struct indicator *indicators; size_t indicator_count;
    struct region *regions;       size_t region_count;
    struct plan *plans;           size_t plan_count;
    struct pages items;                  /* struct item[] in order of reading; shared with
                                            workers */
    size_t item_count;
    struct dropped_item *dropped; size_t dropped_count;
    struct fact *facts;           size_t fact_count;
    struct answer *answers;       size_t answer_count;
    struct intern *texts;                /* printed names, units, cells, targets */
    const char **reported, **rules;      /* paths */
    size_t reported_count, rules_count;
    const char *waiver_file;             /* path; NULL: none is named */
    struct waiver *waivers;       size_t waiver_count;
    const char *history;                 /* path; NULL: none is kept */
    const char **sources;                size_t source_count;
    struct input *inputs;                size_t input_count;
    /* lookup, inside */
    struct project_index *index;
};
#define project_items(p) ((const struct item *)(p)->items.at)

/* For who passes over all items: page_window_at() gives a struct item. */
struct page_window *item_window_new(struct arena *a, const struct project *p);

struct project_options {
    const char *project;                 /* file or folder; NULL: looked for upward from the
                                            working directory */
    const char **plans, **reported, **rules; /* --plan, --reported, --rules: with any --plan the
                                                project's own plans are left out; likewise the
                                                others */
    size_t plan_count, reported_count, rules_count;
    const char *catalogue;               /* --catalogue */
    const char *bundled;                 /* the folder with the shipped data and rules: its
                                            catalogue serves where none is given */
};

/* Loads everything but reported data and rules. All mistakes of all files go to d; what can be
 * used is used: an item with a mistake is left out, all others stay. NULL only when nothing at
 * all could be loaded. */
struct project *project_load(struct arena *a, const struct project_options *o, struct diags *d);

/* Its catalogue alone, or the bundled one where there is no project. Never NULL. */
struct project *project_load_catalogue(struct arena *a, const struct project_options *o,
                                       struct diags *d);

/* Both: by id or code, or by any known name (text_fold-ed, letter case apart). False: unknown,
 * or the name of several regions. */
bool project_find_indicator(const struct project *p, struct span name, uint32_t *number);
bool project_find_region(const struct project *p, struct span code_or_name, uint32_t *number);
/* several regions have this name: ask for the code */
bool project_region_ambiguous(const struct project *p, struct span name);
/* adds when new, with the parent that follows from a GB/T 2260 code */
uint32_t project_region(struct project *p, struct span code);
/* The name of a region, as a plan or a row of data gives it: the first one said is shown, each
 * of them finds it. False: it went by another name before (which it keeps). */
bool project_name_region(struct project *p, uint32_t region, struct span name);
/* id or name; NULL: none is near */
const char *project_nearest_indicator(const struct project *p, const char *name);
/* True when neither the project nor --catalogue gives a catalogue: only then may rows of bulk
 * files (targets, reported data) make up an indicator from a name that nobody knows. Its id is
 * the name as given, its direction DIRECTION_UNKNOWN. */
bool project_open_catalogue(const struct project *p);
uint32_t project_add_indicator(struct project *p, struct span name, struct span unit);
/* A file that was read. Of a large one the hash is worked out while reading goes on: before anybody
 * looks at inputs, project_settle_inputs() waits for it. */
void project_add_input(struct project *p, struct file *f);
void project_settle_inputs(struct project *p);

/* plan/region/indicator, with @year and #key: stable, no values in it. NUL-terminated, into the
 * arena. */
const char *item_id(struct arena *a, const struct project *p, const struct item *i);
struct place item_place(const struct item *i);

/* higher lower none, up down, 正向 逆向 负向 越高越好 越低越好 无. */
bool direction_read(struct span text, enum direction *out);
const char *direction_name(enum direction d);    /* higher, lower, none; NULL: not known */

/* A JSON Schema made from the table that checks the files: "plan", "catalogue", "project", and
 * of "waivers", "result" and "diff"; NULL when there is no such name. */
const char *schema_text(struct arena *a, const char *name);
