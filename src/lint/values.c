/* What is printed, as exact numbers in the catalogue's unit: cells, and targets as the rules read
 * them. */
#include "lint_inside.h"
#include <string.h>

/* ---- cells ---- */

/* Words around a number that a cell does not know: 280余, 近90%, 达60%以上. */
static const struct {
    const char *word;
    bool before;
    unsigned mark;
} words[] = {
    {"达到", true, 0},       {"达", true, 0},           {"仅", true, 0},
    {"近", true, CELL_APPROXIMATE}, {"超过", true, CELL_ABOVE}, {"突破", true, CELL_ABOVE},
    {"不低于", true, CELL_AT_LEAST}, {"以上", false, CELL_AT_LEAST},
    {"余", false, CELL_APPROXIMATE}, {"多", false, CELL_APPROXIMATE},
    {"以内", false, CELL_AT_MOST},   {"以下", false, CELL_AT_MOST},
};
enum { WORDS = sizeof words / sizeof *words };

static bool take_word(struct span *s, unsigned *marks)
{
    for (size_t i = 0; i < WORDS; i++) {
        size_t len = strlen(words[i].word);
        const char *at = words[i].before ? s->at : s->at + s->len - len;
        if (s->len <= len || memcmp(at, words[i].word, len) != 0)
            continue;
        *marks |= words[i].mark;
        *s = (struct span){words[i].before ? s->at + len : s->at, s->len - len};
        return true;
    }
    return false;
}

/* A sign behind the number counts as its unit where none is printed. */
static const char *cell_unit(const struct cell *c, const char *printed)
{
    if (c->sign == CELL_PERCENT)
        return "%";
    if (c->sign == CELL_PERMILLE)
        return "‰";
    return printed ? printed : "";
}

/* A number beyond 128 bits lies in a pool that the next reading empties: it is not kept. */
struct amount amount_kept(struct amount a)
{
    if (!a.n.big && !a.half.big)
        return a;
    return (struct amount){.fits = a.fits, .n = num_int(0), .half = num_int(0)};
}

static struct num ten_to(int power)
{
    struct num n = num_pow(num_int(10), power < 0 ? -power : power);
    return power < 0 ? num_div(num_int(1), n) : n;
}

struct amount amount_read(const char *cell, const char *printed, const char *unit)
{
    struct amount a = {.fits = true, .n = num_int(0), .half = num_int(0)};
    struct span s = span_trim(span_of(cell));
    unsigned marks = 0;
    struct cell c = cell_read(s.at, s.len);
    while (c.kind == CELL_BAD && take_word(&s, &marks))
        c = cell_read(s.at, s.len);
    if (c.kind != CELL_NUMBER)
        return a;
    struct num factor;
    a.fits = unit_factor(span_of(cell_unit(&c, printed)), span_of(unit), &factor);
    if (!a.fits)
        return a;
    a.known = true;
    a.marks = c.marks | marks;
    a.n = num_mul(cell_num(c), factor);
    struct num last = num_mul(ten_to(-cell_places(c)), factor);
    a.half = num_div(num_abs(last), num_int(2));
    return amount_kept(a);
}

/* What counts things one by one: 4222家 are as many 个. */
static bool is_counter(struct span unit)
{
    static const char *const counters[] = {"个", "家", "所", "处", "座", "间", "种", "项", "栋"};
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
        if (span_is(unit, counters[i]))
            return true;
    return false;
}

bool fact_unit_factor(struct span printed, struct span unit, struct num *factor)
{
    *factor = num_int(1);
    return (is_counter(printed) && is_counter(unit)) || unit_factor(printed, unit, factor);
}

bool amount_is_plain(struct amount a)
{
    return a.known && !(a.marks & (CELL_APPROXIMATE | CELL_BOUND | CELL_BORROWED));
}

static bool within_bound(struct amount bound, struct amount x)
{
    int side = num_cmp(x.n, bound.n);
    if (bound.marks & (CELL_AT_LEAST | CELL_ABOVE))
        return side >= 0;
    return side <= 0;
}

bool amounts_agree(struct amount a, struct amount b)
{
    if (!a.known || !b.known)
        return true;
    if (a.marks & CELL_BOUND && b.marks & CELL_BOUND)
        return true;
    if (a.marks & CELL_BOUND)
        return within_bound(a, b);
    if (b.marks & CELL_BOUND)
        return within_bound(b, a);
    struct num slack = num_max(a.half, b.half);
    if ((a.marks | b.marks) & CELL_APPROXIMATE)      /* 左右, 余: five percent of it */
        slack = num_max(slack, num_div(num_max(num_abs(a.n), num_abs(b.n)), num_int(20)));
    return num_cmp(num_abs(num_sub(a.n, b.n)), slack) <= 0;
}

const char *item_unit_meant(const struct lint *l, const struct item *i)
{
    if (item_more(i) && item_more(i)->unit_means)
        return item_more(i)->unit_means;
    const char *printed = intern_text(l->project->texts, i->unit);
    return *printed ? printed : l->project->indicators[i->indicator].unit;
}

/* A printed unit of another scale is never converted: the plan has to say what it means. */
static bool scale_is_one(const char *printed, const char *unit)
{
    struct num factor;
    return unit_factor(span_of(printed), span_of(unit), &factor) &&
           num_cmp(factor, num_int(1)) == 0;
}

struct amount item_baseline(struct lint *l, const struct item *i)
{
    const char *unit = l->project->indicators[i->indicator].unit, *meant = item_unit_meant(l, i);
    struct amount a = amount_read(intern_text(l->project->texts, i->baseline), meant, unit);
    a.fits = a.fits && scale_is_one(meant, unit);
    a.known = a.known && a.fits;
    return a;
}

/* ---- targets ---- */

/* Texts printed in one unit under names of one kind are read once. */
const struct reading *item_reading(struct lint *l, uint32_t number)
{
    struct reading **known = &l->readings[number];
    if (*known)
        return *known;
    const struct item *i = &project_items(l->project)[number];
    const char *name = intern_text(l->project->texts, i->name), *unit = item_unit_meant(l, i);
    const char *key = arena_printf(l->arena, "%u %u %s", i->target, reading_name_kind(name), unit);
    uint32_t count = intern_count(l->reading_keys);
    uint32_t id = intern_id(l->reading_keys, key, strlen(key));
    if (id == count) {
        LIST_ENLARGE(l->arena, l->by_key, id, l->key_room);
        l->by_key[id] = ARENA_NEW(l->arena, struct reading);
        struct read_context context = {.name = name, .unit = unit};
        rulebook_read(l->book, l->arena, intern_text(l->project->texts, i->target), &context,
                      l->by_key[id]);
    }
    return *known = l->by_key[id];
}

struct num fraction_num(struct fraction f)
{
    return num_div(num_of(f.over), num_int(f.under));
}

const char *rule_of(const struct lint *l, const struct reading *r)
{
    return r->error == READ_OK && r->rule != NO_NUMBER ? l->book->rules[r->rule].id : "";
}

/* What is needed to turn a reading into a goal. */
struct promise {
    const struct item *item;
    const struct reading *reading;
    struct amount baseline;
    struct num factor;                   /* from the reading's unit to the catalogue's */
    int direction;                       /* the verb's, else the indicator's; 0: none */
};

static struct num promised(const struct promise *p)
{
    return num_mul(fraction_num(p->reading->n), p->factor);
}

static bool goal_level(const struct promise *p, struct goal *g)
{
    static const int sides[] = {
        [BOUND_AT_LEAST] = 1, [BOUND_ABOVE] = 1, [BOUND_AT_MOST] = -1, [BOUND_BELOW] = -1,
    };
    enum bound_word bound = p->reading->bound;
    if (!p->reading->has_n)
        return false;
    g->n = g->far = promised(p);
    g->side = bound == BOUND_NONE ? p->direction : sides[bound];
    g->open = bound == BOUND_ABOVE || bound == BOUND_BELOW;
    g->about = p->reading->about;
    return true;
}

/* With a direction only the near end binds. */
static bool goal_range(const struct promise *p, struct goal *g)
{
    if (!p->reading->has_n || !p->reading->has_n2)
        return false;
    struct num low = promised(p), high = num_mul(fraction_num(p->reading->n2), p->factor);
    g->side = p->direction;
    g->n = g->side < 0 ? high : low;
    g->far = g->side < 0 ? low : high;
    return true;
}

static bool goal_full(const struct promise *p, struct goal *g)
{
    bool none = p->reading->verb < 0;
    if (strstr(p->reading->folded, "应"))    /* 应保尽保: whoever is entitled, not everybody */
        return false;
    g->n = g->far = num_int(none ? 0 : 100);
    g->side = none ? -1 : 1;
    return true;
}

static bool goal_ratio(const struct promise *p, struct goal *g)
{
    if (!p->reading->has_n || !p->reading->has_n2 || p->reading->n.over.units == 0)
        return false;
    if (!goal_level(p, g))
        return false;
    g->n = g->far = num_div(fraction_num(p->reading->n2), fraction_num(p->reading->n));
    return true;
}

/* The level that a promised change leads to: baseline ± change. */
static bool goal_change(const struct promise *p, struct goal *g, struct num change)
{
    if (!amount_is_plain(p->baseline) || !p->direction)
        return false;
    g->kind = GOAL_IMPLIED;
    g->side = p->direction;
    g->about = p->reading->about;
    g->n = g->far = p->direction > 0 ? num_add(p->baseline.n, change)
                                     : num_sub(p->baseline.n, change);
    return true;
}

static bool goal_by(const struct promise *p, struct goal *g)
{
    return p->reading->has_n && goal_change(p, g, promised(p));
}

static bool goal_by_percent(const struct promise *p, struct goal *g)
{
    struct num share = num_div(fraction_num(p->reading->n), num_int(100));
    return p->reading->has_n && p->baseline.known &&
           goal_change(p, g, num_mul(p->baseline.n, share));
}

static bool goal_per_year(const struct promise *p, struct goal *g)
{
    int years = p->item->target_year - p->item->base_year;
    if (!p->reading->has_n || !p->item->base_year || years <= 0)
        return false;
    return goal_change(p, g, num_mul(promised(p), num_int(years)));
}

static bool goal_growth(const struct promise *p, struct goal *g)
{
    int years = p->item->target_year - p->item->base_year;
    if (!p->reading->has_n || !p->item->base_year || years <= 0 || years > 100 ||
        !p->baseline.known)
        return false;
    struct num rate = num_div(fraction_num(p->reading->n), num_int(100));
    struct num grown = p->direction < 0 ? num_sub(num_int(1), rate) : num_add(num_int(1), rate);
    struct num level = num_mul(p->baseline.n, num_pow(grown, years));
    return goal_change(p, g, num_abs(num_sub(level, p->baseline.n)));
}

/* Rules whose targets are a level, or lead to one. */
static const struct {
    const char *rule;
    bool (*goal)(const struct promise *p, struct goal *g);
} kinds[] = {
    {"at_least", goal_level},     {"above", goal_level},
    {"at_most", goal_level},      {"below", goal_level},
    {"reach", goal_level},        {"about", goal_level},
    {"between", goal_range},      {"full", goal_full},
    {"ratio", goal_ratio},        {"change_by", goal_by},
    {"change_by_percent", goal_by_percent}, {"change_per_year", goal_per_year},
    {"growth_per_year", goal_growth},
};

struct goal item_goal(struct lint *l, uint32_t number)
{
    const struct item *i = &project_items(l->project)[number];
    const struct reading *r = item_reading(l, number);
    const char *rule = rule_of(l, r), *meant = item_unit_meant(l, i);
    struct promise p = {.item = i, .reading = r, .direction = r->verb};
    struct goal g = {.kind = GOAL_LEVEL, .n = num_int(0), .far = num_int(0)};
    if (i->direction == DIRECTION_HIGHER || i->direction == DIRECTION_LOWER)
        p.direction = i->direction;
    if (!unit_factor(span_of(meant), span_of(l->project->indicators[i->indicator].unit),
                     &p.factor) || num_cmp(p.factor, num_int(1)) != 0)
        return (struct goal){.kind = GOAL_NONE};
    p.baseline = item_baseline(l, i);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (strcmp(kinds[k].rule, rule) == 0 && kinds[k].goal(&p, &g) && !g.n.big && !g.far.big)
            return g;
    return (struct goal){.kind = GOAL_NONE};
}

int goals_compare(struct goal a, struct goal b)
{
    if (a.kind == GOAL_NONE || b.kind == GOAL_NONE || (a.side && b.side && a.side != b.side))
        return 0;
    int side = a.side ? a.side : b.side ? b.side : 1, order = num_cmp(a.n, b.n);
    return order > 0 ? side : order < 0 ? -side : 0;
}

const char *num_text(struct lint *l, struct num n)
{
    char room[64];
    size_t len = num_write(n, room);
    return arena_text(l->arena, room, len);
}
