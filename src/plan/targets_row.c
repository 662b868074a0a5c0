/* A row of a targets CSV as an item. Read a million at a time: nearly everything in a row stood in
 * an earlier row in the same place - the region in the row before, the indicator after the same
 * indicator in the last region, its unit and target with it. So each field first looks where that
 * would be, and only what is new is looked up. */
#include "targets_inside.h"
#include <string.h>

static struct span field(const struct targets *t, enum column which)
{
    return csv_field(&t->csv, &t->columns[which]);
}

static inline struct span raw_field(const struct targets *t, enum column which)
{
    int index = t->columns[which].index;
    return index < 0 ? (struct span){"", 0} : t->csv.fields[index];
}

/* True when the field is what it was in the row that m remembers. */
static inline bool remembered(const struct targets *t, enum column which, const struct memory *m)
{
    return m->text.at && span_same(m->text, raw_field(t, which));
}

static uint32_t remember(const struct targets *t, enum column which, struct memory *m,
                         uint32_t number)
{
    *m = (struct memory){raw_field(t, which), number};
    return number;
}

static bool is_there(const struct targets *t, enum column which)
{
    return t->columns[which].index >= 0;
}

bool targets_same_group(const struct targets *t)
{
    return remembered(t, COLUMN_PLAN, &t->plan) && remembered(t, COLUMN_REGION, &t->region) &&
           (!is_there(t, COLUMN_REGION_NAME) ||
            remembered(t, COLUMN_REGION_NAME, &t->region_name));
}

/* A diagnostic at a field of the row; false. */
static bool row_error(struct targets *t, enum column which, enum message_id id, struct span text)
{
    const struct csv_column *c = &t->columns[which];
    diag_error(t->diags, csv_place(&t->csv, c), id, arena_text(t->scratch, text.at, text.len),
               c->name);
    csv_show(&t->csv, c);
    return false;
}

/* ---- what the fields say ---- */

/* A file without a column `plan` is one plan, named like the file. */
static struct span plan_name(const struct targets *t)
{
    if (t->columns[COLUMN_PLAN].index >= 0)
        return field(t, COLUMN_PLAN);
    const char *name = strrchr(t->path, '/');
    name = name ? name + 1 : t->path;
    const char *dot = strrchr(name, '.');
    return (struct span){name, dot && dot > name ? (size_t)(dot - name) : strlen(name)};
}

/* What becomes part of a verdict's id: not empty, and none of the marks that separate its parts. */
static bool check_code(struct targets *t, enum column which, struct span text)
{
    if (!text.len)
        return row_error(t, which, MSG_row_empty, text);
    for (size_t i = 0; i < text.len; i++)
        if (memchr("/@#", text.at[i], 3))
            return row_error(t, which, MSG_row_code, text);
    return true;
}

static bool read_plan(struct targets *t, struct item *i)
{
    struct project *p = t->project;
    if (remembered(t, COLUMN_PLAN, &t->plan)) {
        i->plan = t->plan.number;
        return true;
    }
    struct span id = plan_name(t);
    if (!check_code(t, COLUMN_PLAN, id))
        return false;
    if (!project_find_plan(p, id, &i->plan)) {
        struct place at = {t->path, t->csv.line, 0};
        i->plan = project_add_plan(p, arena_text(p->arena, id.at, id.len), at, t->diags);
    }
    remember(t, COLUMN_PLAN, &t->plan, i->plan);
    return true;
}

/* The name beside a region's code. */
static void read_region_name(struct targets *t, uint32_t region)
{
    struct project *p = t->project;
    struct span name = field(t, COLUMN_REGION_NAME);
    const struct csv_column *c = &t->columns[COLUMN_REGION_NAME];
    remember(t, COLUMN_REGION_NAME, &t->region_name, 0);
    if (project_name_region(p, region, name))
        return;
    diag_warn(t->diags, csv_place(&t->csv, c), MSG_region_renamed, p->regions[region].code,
              arena_text(t->scratch, name.at, name.len), p->regions[region].name);
    csv_show(&t->csv, c);
}

static bool find_region(struct targets *t, uint32_t *region)
{
    struct span text = field(t, COLUMN_REGION);
    struct project *p = t->project;
    *region = region_look_up(p, text);
    if (*region == NAME_SEVERAL)
        return row_error(t, COLUMN_REGION, MSG_region_ambiguous, text);
    if (*region != NO_NUMBER)
        return true;
    if (!check_code(t, COLUMN_REGION, text))
        return false;
    *region = region_add(p, text);
    return true;
}

static bool read_region(struct targets *t, struct item *i)
{
    if (remembered(t, COLUMN_REGION, &t->region)) {
        i->region = t->region.number;
    } else {
        if (!find_region(t, &i->region))
            return false;
        remember(t, COLUMN_REGION, &t->region, i->region);
        t->region_name.text.at = NULL;
    }
    if (t->columns[COLUMN_REGION_NAME].index >= 0 &&
        !remembered(t, COLUMN_REGION_NAME, &t->region_name))
        read_region_name(t, i->region);
    return true;
}

static struct usual *usual_of(struct targets *t, uint32_t indicator)
{
    if (indicator >= t->usual_count) {
        size_t count = t->project->indicator_count * 2;
        t->usual = arena_grow(t->scratch, t->usual, t->usual_count * sizeof *t->usual,
                              count * sizeof *t->usual);
        t->usual_count = count;
    }
    return &t->usual[indicator];
}

/* A name that nobody knows is reported once for a file, not once for each region. */
static bool unknown_indicator(struct targets *t, struct span text)
{
    uint32_t id;
    if (intern_find(t->reported, text.at, text.len, &id))
        return false;
    intern_id(t->reported, text.at, text.len);
    project_expect_indicator(t->project, text, csv_place(&t->csv, &t->columns[COLUMN_INDICATOR]),
                             t->diags);
    if (!t->project->index->catalogue_cut)
        csv_show(&t->csv, &t->columns[COLUMN_INDICATOR]);
    return false;
}

static bool find_indicator(struct targets *t, struct span text, struct item *i)
{
    struct project *p = t->project;
    if (!text.len)
        return row_error(t, COLUMN_INDICATOR, MSG_row_empty, text);
    if (project_find_indicator(p, text, &i->indicator))
        return true;
    if (!project_open_catalogue(p))
        return unknown_indicator(t, text);
    i->indicator = project_add_indicator(p, text, field(t, COLUMN_UNIT));
    return true;
}

static bool read_indicator(struct targets *t, struct item *i)
{
    struct span raw = raw_field(t, COLUMN_INDICATOR);
    struct usual *last = t->last == NO_NUMBER ? NULL : &t->usual[t->last];
    if (last && span_same(last->indicator, raw)) {
        i->indicator = t->last;
        return true;
    }
    if (last && last->next.at && span_same(last->next, raw)) {
        i->indicator = last->next_number;
    } else {
        if (!find_indicator(t, field(t, COLUMN_INDICATOR), i))
            return false;
        if (last) {
            last->next = raw;
            last->next_number = i->indicator;
        }
    }
    t->last = i->indicator;
    usual_of(t, i->indicator)->indicator = raw;
    return true;
}

/* Numbers as printed are short, and much the same in every region. */
static uint32_t text_number(struct targets *t, struct span text)
{
    uint64_t word[2] = {0};
    if (text.len == 0 || text.len > sizeof word)
        return intern_id(t->project->texts, text.at, text.len);
    memcpy(word, text.at, text.len);
    uint64_t hash = (word[0] ^ word[1] * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
    struct short_text *s = &t->texts[hash >> (64 - SHORT_BITS)];
    if (s->word[0] != word[0] || s->word[1] != word[1])
        *s = (struct short_text){{word[0], word[1]},
                                 intern_id(t->project->texts, text.at, text.len)};
    return s->number;
}

static inline uint32_t read_text(struct targets *t, enum column which, struct memory *m)
{
    if (remembered(t, which, m))
        return m->number;
    struct span text = field(t, which);
    return remember(t, which, m, text_number(t, text));
}

/* The printed name: stated, or the indicator as it stands there; an id is nobody's name. */
static uint32_t read_name(struct targets *t, const struct item *i, struct usual *u)
{
    const struct indicator *k = &t->project->indicators[i->indicator];
    enum column which = t->columns[COLUMN_NAME].index < 0 ? COLUMN_INDICATOR : COLUMN_NAME;
    if (remembered(t, which, &u->name))
        return u->name.number;
    struct span text = field(t, which);
    if (!text.len)
        text = field(t, COLUMN_INDICATOR);
    if (span_is(text, k->id))
        text = span_of(k->zh);
    return remember(t, which, &u->name, text_number(t, text));
}

/* An empty one is 0: not said. */
static bool read_year(struct targets *t, enum column which, struct memory *m, int16_t *out)
{
    if (!remembered(t, which, m)) {
        struct span text = field(t, which);
        int year = 0;
        if (text.len && !year_read(text, &year))
            return row_error(t, which, MSG_row_year, text);
        remember(t, which, m, (uint32_t)year);
    }
    *out = (int16_t)m->number;
    return true;
}

static bool read_attribute(struct targets *t, struct item *i, struct usual *u)
{
    if (!remembered(t, COLUMN_ATTRIBUTE, &u->attribute)) {
        struct span text = field(t, COLUMN_ATTRIBUTE);
        enum attribute attribute;
        if (!attribute_read(text, &attribute))
            return row_error(t, COLUMN_ATTRIBUTE, MSG_row_attribute, text);
        remember(t, COLUMN_ATTRIBUTE, &u->attribute, attribute);
    }
    i->attribute = (uint8_t)u->attribute.number;
    return true;
}

/* Empty: the catalogue's. */
static bool read_direction(struct targets *t, struct item *i)
{
    struct span text = field(t, COLUMN_DIRECTION);
    enum direction direction = t->project->indicators[i->indicator].direction;
    if (text.len && !direction_read(text, &direction))
        return row_error(t, COLUMN_DIRECTION, MSG_row_direction, text);
    i->direction = (int8_t)direction;
    return true;
}

static bool read_more(struct targets *t, struct item *i)
{
    struct span with = field(t, COLUMN_WITH), key = field(t, COLUMN_KEY);
    struct arena *a = t->project->arena;
    if (!with.len && !key.len)
        return true;
    if (key.len && !check_code(t, COLUMN_KEY, key))
        return false;
    struct item_more *more = ARENA_NEW(a, struct item_more);
    more->with = with.len ? arena_text(a, with.at, with.len) : NULL;
    more->key = key.len ? arena_text(a, key.at, key.len) : NULL;
    more->settings = settings_default;
    i->more = more;
    return true;
}

/* All of the row, so that all that is wrong with it is said. */
bool targets_read_row(struct targets *t, struct item *i)
{
    bool good = read_plan(t, i);
    good = read_region(t, i) && good;
    good = read_year(t, COLUMN_BASE_YEAR, &t->base_year, &i->base_year) && good;
    good = read_year(t, COLUMN_TARGET_YEAR, &t->target_year, &i->target_year) && good;
    if (!read_indicator(t, i))
        return false;
    struct usual *u = usual_of(t, i->indicator);
    good = read_attribute(t, i, u) && good;
    if (!read_direction(t, i) || !good)
        return false;
    i->name = read_name(t, i, u);
    i->unit = read_text(t, COLUMN_UNIT, &u->unit);
    i->baseline = read_text(t, COLUMN_BASELINE, &u->baseline);
    i->target = read_text(t, COLUMN_TARGET, &u->target);
    return !t->has_more || read_more(t, i);
}
