#pragma once
/* project_cases - the items of a project as cases for the engine: printed target to reading,
 * reported rows to values in the indicator's unit, `with` to a reference series, layers of settings
 * to one.
 *
 * Everything that needs memory or looks at many things (reading targets, merging settings, finding
 * references) is done once before workers are forked; building a case in a worker then only walks
 * columns. */
#include "cases.h"
#include "../base/unit.h"

enum { ATTRIBUTES = ATTRIBUTE_ADVISORY + 1, RATE_BASES = 4 };
enum reference_kind { REFERENCE_NONE, REFERENCE_INDICATOR, REFERENCE_REGION };

/* What an item has beyond its row; found once. Index 0 is "nothing special". */
struct item_link {
    enum reference_kind kind;
    uint32_t region, indicator;              /* where the reference series stands */
    bool has_target;
    struct decimal target;                   /* promised by the reference: a level */
    struct cell baseline;                    /* the reference's printed baseline */
    const struct settings *settings;         /* merged with the item's own; NULL: the plan's */
    int base_year, target_year;              /* 0: the item's */
    bool baseline_elsewhere;                 /* the text names another base year than is printed */
};

/* Items that a worker has read for its stretch. */
struct case_view {
    const struct item *items;
    size_t first_item, item_count;
    struct item *room;
    size_t item_room;
};

struct project_cases {
    struct arena *arena;
    struct project *project;
    struct store *store;
    const struct rulebook *book;
    struct pages readings_of;                /* uint32_t per item: number in readings */
    struct pages links_of;                   /* uint32_t per item: number in links; may be empty */
    struct reading *readings;
    size_t reading_count, reading_room;
    struct item_link *links;
    size_t link_count, link_room;
    struct settings *merged;                 /* by plan, attribute and what rates count per */
    uint8_t *rate_base_of;                   /* per indicator: number in rate_bases */
    uint32_t *first_item, *next_item;        /* by region and indicator; made when first needed */
    size_t item_mask;
    int as_of;                               /* where no setting says one */
    struct cell *cells;                      /* of printed baselines, by number in project.texts */
    struct case_value *values, *references;  /* reused from case to case */
    size_t value_room, reference_room;
    size_t current;                          /* the item that was built last */
    struct outlook outlook;                  /* what lies beyond its case */
    struct case_view view;
    struct pages *read[3];                   /* what cases_look() reads */
};

static inline const struct item *cases_item(const struct project_cases *c, size_t i)
{
    const struct case_view *v = &c->view;
    return i - v->first_item < v->item_count ? &v->items[i - v->first_item]
                                             : &project_items(c->project)[i];
}

void cases_look(void *self, size_t first, size_t end);               /* project_look.c */

size_t pair_hash(uint32_t a, uint32_t b);
/* The unit in which numbers of an item stand: what it is said to mean, else what is printed, else
 * the catalogue's. */
const char *item_unit(const struct project *p, const struct item *i);

void cases_read_targets(struct project_cases *c);                    /* project_readings.c */
void cases_merge_settings(struct project_cases *c);                  /* project_settings.c */
struct settings *cases_merged_settings(const struct project_cases *c, const struct item *item);
/* NULL where the item says nothing of its own. */
const struct settings *cases_own_settings(struct project_cases *c, const struct item *item,
                                          const struct reading *r);
void cases_link_items(struct project_cases *c, struct diags *d);     /* project_links.c */
void cases_index_items(struct project_cases *c);
/* The promise for that region and indicator: the same plan's table if it has one, else the first of
 * any plan. */
const struct item *cases_find_item(const struct project_cases *c, const struct item *near,
                                   uint32_t region, uint32_t indicator);
/* nation, province, city, parent: the region of that level above this one. */
bool region_of_level(const struct project *p, uint32_t region, const char *level, uint32_t *out);
/* The reported rows as values in that unit; `list` has room for them. */
size_t cases_fill_values(const struct project_cases *c, const struct plan *plan, struct series s,
                         const char *unit, struct case_value *list, enum reason *fault);
/* ---- project_beyond.c: what rules may ask for outside of the case ---- */
void cases_open_outlook(struct project_cases *c);
/* By name, code or level; false: nobody knows it, or there is none above the case's own. */
bool cases_find_region(const struct project_cases *c, const char *name, uint32_t *number);
