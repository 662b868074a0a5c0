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
    return text_is_kept(&m->text, raw_field(t, which));
}

/* A copy: where the field stands, the next rows will. */
static uint32_t remember(const struct targets *t, enum column which, struct memory *m,
                         uint32_t number)
{
    m->number = number;
    kept_text_put(t->scratch, &m->text, raw_field(t, which));
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
    const char *name = strrchr(t->from.file, '/');
    name = name ? name + 1 : t->from.file;
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
        struct place at = {t->from.file, t->csv.line, 0};
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
        for (size_t i = t->usual_count; i < count; i++)
            t->usual[i].next = NO_NUMBER;
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
    struct usual *last = t->last == NO_NUMBER ? NULL : &t->usual[t->last];
    uint32_t next = last ? last->next : NO_NUMBER;
    if (next != NO_NUMBER && remembered(t, COLUMN_INDICATOR, &t->usual[next].indicator)) {
        i->indicator = t->last = next;
        return true;
    }
    if (last && remembered(t, COLUMN_INDICATOR, &last->indicator)) {
        i->indicator = t->last;
        return true;
    }
    if (!find_indicator(t, field(t, COLUMN_INDICATOR), i))
        return false;
    remember(t, COLUMN_INDICATOR, &usual_of(t, i->indicator)->indicator, 0);
    if (t->last != NO_NUMBER)
        t->usual[t->last].next = i->indicator;
    t->last = i->indicator;
    return true;
}

/* First and last bytes, up to eight of each; a longer text gives none. */
static inline struct short_text short_text(struct span s)
{
    struct short_text k = {.len = s.len <= SHORT_MOST ? (uint32_t)s.len : 0};
    const size_t half = s.len >= 8 ? 8 : s.len >= 4 ? 4 : s.len >= 2 ? 2 : 1;
    if (!k.len)
        return k;
    const char *end = s.at + s.len - half;
    switch (half) {                      /* of a size known here, it is no call */
    case 8: memcpy(&k.word[0], s.at, 8), memcpy(&k.word[1], end, 8); break;
    case 4: memcpy(&k.word[0], s.at, 4), memcpy(&k.word[1], end, 4); break;
    case 2: memcpy(&k.word[0], s.at, 2), memcpy(&k.word[1], end, 2); break;
    default: memcpy(&k.word[0], s.at, 1);
    }
    return k;
}

/* The text of a field. Numbers as printed are short, and much the same in every region: known by
 * how they stand there, blanks and all. */
static uint32_t read_text(struct targets *t, enum column which)
{
    struct short_text k = short_text(raw_field(t, which));
    struct span text;
    uint64_t hash = (k.word[0] ^ k.word[1] * 0xC2B2AE3D27D4EB4Fu ^ k.len) * 0x9E3779B97F4A7C15u;
    struct short_text *s = &t->texts[hash >> (64 - SHORT_BITS)];
    if (k.len && s->word[0] == k.word[0] && s->word[1] == k.word[1] && s->len == k.len)
        return s->number;
    text = field(t, which);
    k.number = intern_id(t->project->texts, text.at, text.len);
    if (k.len)
        *s = k;
    return k.number;
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
    return remember(t, which, &u->name, intern_id(t->project->texts, text.at, text.len));
}

/* An empty one is 0: not said. */
static bool read_other_year(struct targets *t, enum column which, struct memory *m)
{
    struct span text = field(t, which);
    int year = 0;
    if (text.len && !year_read(text, &year))
        return row_error(t, which, MSG_row_year, text);
    remember(t, which, m, (uint32_t)year);
    return true;
}

static inline bool read_year(struct targets *t, enum column which, struct memory *m, int16_t *out)
{
    bool good = remembered(t, which, m) || read_other_year(t, which, m);
    *out = (int16_t)m->number;
    return good;
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
static bool read_direction(struct targets *t, struct item *i, struct usual *u)
{
    if (!remembered(t, COLUMN_DIRECTION, &u->direction)) {
        struct span text = field(t, COLUMN_DIRECTION);
        enum direction direction = t->project->indicators[i->indicator].direction;
        if (text.len && !direction_read(text, &direction))
            return row_error(t, COLUMN_DIRECTION, MSG_row_direction, text);
        remember(t, COLUMN_DIRECTION, &u->direction, (uint32_t)direction);
    }
    i->direction = (int8_t)u->direction.number;
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
    struct item_source *from = ARENA_NEW(a, struct item_source);
    *from = t->from;
    from->more = more;
    i->from = from;
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
    if (!read_direction(t, i, u) || !good)
        return false;
    i->name = read_name(t, i, u);
    i->unit = remembered(t, COLUMN_UNIT, &u->unit)
                  ? u->unit.number
                  : remember(t, COLUMN_UNIT, &u->unit, read_text(t, COLUMN_UNIT));
    i->baseline = read_text(t, COLUMN_BASELINE);
    i->target = read_text(t, COLUMN_TARGET);
    return !t->has_more || read_more(t, i);
}
