/* reading - a printed target, matched by a form, as numbers in the indicator's unit. */
#include "forms.h"
#include "reading_inside.h"
#include "../base/unit.h"
#include <string.h>

static void refuse(struct reading *out, enum read_error error, struct message why)
{
    out->error = error;
    out->rule = NO_NUMBER;
    out->message = why;
}

/* ---- numbers in the context's unit ---- */

static struct num fraction_num(struct fraction f)
{
    return num_div(num_of(f.over), num_int(f.under));
}

static bool fraction_of(struct num x, struct fraction *out)
{
    out->under = 1;
    if (num_is_decimal(x, 15, &out->over))
        return true;
    for (int64_t under = 3; under <= 9; under++)
        if (num_is_decimal(num_mul(x, num_int(under)), 12, &out->over)) {
            out->under = under;
            return true;
        }
    return false;
}

static bool scale_number(struct number_word *w, struct num factor)
{
    if (num_cmp(factor, num_int(1)) == 0)
        return true;
    struct num power = num_int(1);
    for (int zeros = 0; zeros <= 8; zeros++, power = num_mul(power, num_int(10))) {
        if (num_cmp(factor, power) == 0)
            w->places -= zeros;
        else if (num_cmp(num_mul(factor, power), num_int(1)) == 0)
            w->places += zeros;
    }
    return fraction_of(num_mul(fraction_num(w->value), factor), &w->value);
}

/* The unit that the text gives its numbers: printed after them, brought along (百分之), points (百分点), or none. */
static const char *text_unit(struct arena *a, const struct match *m, const char *folded)
{
    if (m->number_unit)
        return m->number_unit;
    if (m->unit.len)
        return arena_text(a, m->unit.at, m->unit.len);
    if (strstr(folded, "千分点"))
        return "个千分点";
    if (strstr(folded, "百分点"))
        return "个百分点";
    return strstr(folded, "percentagepoint") ? "percentage points" : "";
}

/* Differences of rates convert like the rates themselves. */
static const char *rate_of_points(const char *unit)
{
    if (strcmp(unit, "个千分点") == 0)
        return "‰";
    return strcmp(unit, "个百分点") == 0 || strcmp(unit, "percentage points") == 0 ? "%" : unit;
}

/* 1.5-2.0万: the 万 counts for both ends where the first would else be no smaller order. */
static void share_multiplier(struct match *m)
{
    struct number_word *low = &m->n, *high = &m->n2;
    struct num plain = num_of(high->value.over);
    for (int i = 0; i < high->zeros; i++)
        plain = num_div(plain, num_int(10));
    if (!m->has_n2 || low->zeros || !high->zeros || num_cmp(num_of(low->value.over), plain) >= 0)
        return;
    for (int i = 0; i < high->zeros; i++)
        if (low->value.over.places > 0)
            low->value.over.places--;
        else
            low->value.over.units *= 10;
    low->places -= high->zeros;
}

/* Rules whose numbers are relative: percent of something, whatever the indicator's unit. */
static bool relative(const char *rule)
{
    static const char *const ids[] = {"change_by_percent", "growth_per_year", "ratio", "in_proportion", "improve"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (strcmp(rule, ids[i]) == 0)
            return true;
    return false;
}

static bool convert(struct arena *a, const struct rule *rule, const struct read_context *c, struct match *m,
                    const char *unit, struct reading *out, const char *text)
{
    struct num factor = num_int(1);
    struct unit known;
    const char *wanted = c && c->unit ? c->unit : "";
    bool bare_fraction = m->has_n && m->n.value.under > 1 && !*unit;
    if (relative(rule->id) || !*wanted)
        return true;
    if (bare_fraction && unit_read(span_of(wanted), &known) && strcmp(known.kind, "rate") == 0)
        factor = num_div(num_int(1), known.scale);
    else if (*unit && !unit_factor(span_of(rate_of_points(unit)), span_of(wanted), &factor)) {
        refuse(out, READ_UNIT, MESSAGE(a, MSG_target_unit, text, unit, wanted));
        return false;
    }
    return (!m->has_n || scale_number(&m->n, factor)) && (!m->has_n2 || scale_number(&m->n2, factor));
}

/* ---- what the context changes ---- */

static bool ends_with(const char *text, const char *const *ends)
{
    for (; text && *ends; ends++) {
        size_t a = strlen(text), b = strlen(*ends);
        if (a >= b && strcmp(text + a - b, *ends) == 0)
            return true;
    }
    return false;
}

static void become(const struct rulebook *b, struct match *m, const char *rule)
{
    uint32_t number;
    if (rulebook_find(b, rule, &number))
        m->rule = number;
}

static const char *const rates[] = {"增长率", "增速", "增幅", "增长", "growth", "growth rate", NULL};
static const char *const falls[] = {"降低", "下降", "减少", "降幅", "降低率", "下降率", "压减", NULL};

unsigned reading_name_kind(const char *name)
{
    return (unsigned)ends_with(name, rates) | (unsigned)ends_with(name, falls) << 1;
}

/* 增长7% of an indicator that is itself a growth rate is a level; 单位GDP能耗降低 13.5 counts upward. */
static void heed_name(const struct rulebook *b, const struct read_context *c, struct match *m)
{
    const char *rule = b->rules[m->rule].id;
    bool percent = c && c->unit && strcmp(c->unit, "%") == 0, change = strcmp(rule, "change_by_percent") == 0;
    bool yearly = strcmp(rule, "growth_per_year") == 0;
    if (!c || !c->name)
        return;
    if (ends_with(c->name, rates) && percent && (change || yearly))
        become(b, m, m->bound == BOUND_AT_LEAST ? "at_least" : m->bound == BOUND_ABOVE ? "above" : "reach");
    if (ends_with(c->name, falls) && (strcmp(rule, "reach") == 0 || (change && m->verb < 0))) {
        become(b, m, m->bound == BOUND_AT_LEAST ? "at_least" : "reach");
        m->verb = 1;
    }
}

/* ---- what cannot be meant ---- */

static bool sane(struct arena *a, const struct rule *rule, const struct match *m, const char *unit, const char *text,
                 struct reading *out)
{
    if (strcmp(rule->id, "between") == 0 && m->has_n && m->has_n2 &&
        num_cmp(fraction_num(m->n.value), fraction_num(m->n2.value)) > 0) {
        refuse(out, READ_CONTRADICTION, MESSAGE(a, MSG_target_range, text));
        return false;
    }
    bool year = m->has_n && m->n.value.over.places == 0 && m->n.value.over.units >= 1950 && m->n.value.over.units <= 2100;
    if (year && (strcmp(unit, "年") == 0 || (m->has_n2 && m->n2.value.over.units >= 1950 && m->n2.value.over.units <= 2100))) {
        refuse(out, READ_UNKNOWN, MESSAGE(a, MSG_target_unknown, text, "≥N, ≤N"));
        return false;
    }
    for (size_t i = 0; i < m->extra_count; i++) {
        if (!m->extras[i].is_number || !span_is(m->extras[i].name, "from") || !m->verb || !m->has_n)
            continue;
        int change = num_cmp(fraction_num(m->n.value), fraction_num(m->extras[i].number.value));
        if (change * m->verb <= 0) {
            char from[64], to[64];
            num_write(fraction_num(m->extras[i].number.value), from);
            num_write(fraction_num(m->n.value), to);
            refuse(out, READ_CONTRADICTION, MESSAGE(a, MSG_target_from_to, text, from, to));
            return false;
        }
    }
    return true;
}

/* ---- captures, as Lua and explain see them ---- */

static void add_number(struct reading *out, const char *name, struct fraction value)
{
    out->captures[out->capture_count++] = (struct capture){.name = name, .is_number = true, .number = value};
}

static void add_text(struct reading *out, const char *name, const char *text)
{
    out->captures[out->capture_count++] = (struct capture){.name = name, .text = text};
}

static void fill_captures(struct arena *a, const struct match *m, const char *unit, struct reading *out)
{
    static const char *const bounds[] = {NULL, "at_least", "above", "at_most", "below"};
    out->captures = ARENA_ARRAY(a, struct capture, 8 + MOST_EXTRAS);
    if (m->has_n)
        add_number(out, "n", m->n.value);
    if (m->has_n2)
        add_number(out, "n2", m->n2.value);
    if (*unit)
        add_text(out, "unit", unit);
    if (m->verb)
        add_text(out, "verb", m->verb > 0 ? "up" : "down");
    if (m->bound)
        add_text(out, "bound", bounds[m->bound]);
    if (m->about)
        add_text(out, "about", "yes");
    if (m->reference)
        add_text(out, "reference", m->reference);
    for (size_t i = 0; i < m->extra_count; i++) {
        const char *name = arena_text(a, m->extras[i].name.at, m->extras[i].name.len);
        if (m->extras[i].is_number)
            add_number(out, name, m->extras[i].number.value);
        else
            add_text(out, name, arena_text(a, m->extras[i].text.at, m->extras[i].text.len));
    }
}

static void fill(struct arena *a, const struct rulebook *b, const struct match *m, const char *unit, struct reading *out)
{
    out->error = READ_OK;
    out->rule = m->rule;
    out->has_n = m->has_n;
    out->has_n2 = m->has_n2;
    out->n = m->has_n ? m->n.value : (struct fraction){{0, 0}, 1};
    out->n2 = m->has_n2 ? m->n2.value : (struct fraction){{0, 0}, 1};
    out->places = m->has_n ? m->n.places : 0;
    out->bound = (enum bound_word)m->bound;
    out->verb = m->verb;
    out->about = m->about;
    out->theta = (struct decimal){m->theta ? m->theta : 1, 0};
    out->reference = m->reference;
    out->base_year = m->base_year;
    out->year = m->year;
    fill_captures(a, m, unit, out);
    if (strcmp(b->rules[m->rule].id, "than_reference") == 0)
        out->has_n = true;       /* without a margin: 0 */
    out->message = reading_sentence(a, b, out, unit);
}

/* ---- one clause ---- */

static bool read_clause(const struct rulebook *b, struct arena *a, const char *folded, const char *text,
                        const struct read_context *c, struct reading *out)
{
    struct match m;
    uint32_t other;
    const char *ignored, *context = c && c->unit && *c->unit ? language_fold(a, c->unit, &ignored) : NULL;
    enum match_result result = forms_match(b->forms, folded, context, &m, &other);
    if (result == MATCH_NONE) {
        refuse(out, READ_UNKNOWN, MESSAGE(a, MSG_target_unknown, text, reading_nearest(a, b->forms, folded)));
        return false;
    }
    if (result == MATCH_TIE) {
        refuse(out, READ_AMBIGUOUS, MESSAGE(a, MSG_target_ambiguous, text, b->rules[m.rule].id, b->rules[other].id));
        return false;
    }
    heed_name(b, c, &m);
    share_multiplier(&m);
    const char *unit = text_unit(a, &m, folded);
    const struct rule *rule = &b->rules[m.rule];
    if (!sane(a, rule, &m, unit, text, out) || !convert(a, rule, c, &m, unit, out, text))
        return false;
    fill(a, b, &m, unit, out);
    return true;
}

/* ---- several clauses ---- */

/* 60%以上，力争65%: what comes after is a stretch that binds nobody. Cuts the text there. */
static const char *cut_stretch(struct arena *a, char *folded)
{
    static const char *const words[] = {",力争", ",努力", ",争取", "(力争", ",并力争", ";力争"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char *at = strstr(folded, words[i]);
        if (!at || at == folded)
            continue;
        const char *stretch = arena_text(a, at + 1, strlen(at + 1));
        *at = 0;
        return stretch;
    }
    return NULL;
}

enum { MOST_STEPS_READ = 8 };

/* 2022年80%，2025年90%: the last year is the target, those before are milestones. */
static bool read_steps(const struct rulebook *b, struct arena *a, const char *folded, const char *text,
                       const struct read_context *c, struct reading *out)
{
    struct reading parts[MOST_STEPS_READ];
    char *copy = arena_text(a, folded, strlen(folded)), *rest = copy, *piece;
    size_t n = 0;
    while ((piece = strsep(&rest, ",;"))) {
        if (n == MOST_STEPS_READ)
            return false;
        parts[n] = (struct reading){.rule = NO_NUMBER};
        if (!read_clause(b, a, piece, text, c, &parts[n]) || !parts[n].year || !parts[n].has_n || parts[n].n.under != 1 ||
            (n && (parts[n].rule != parts[0].rule || parts[n].year <= parts[n - 1].year)))
            return false;
        n++;
    }
    if (n < 2)
        return false;
    *out = parts[n - 1];
    out->steps = ARENA_ARRAY(a, struct year_cell, n);
    for (size_t i = 0; i + 1 < n; i++) {
        struct cell cell = {.number = parts[i].n.over, .first = {1, 0}, .kind = CELL_NUMBER};
        out->steps[out->step_count++] = (struct year_cell){parts[i].year, cell};
    }
    return true;
}

void rulebook_read(const struct rulebook *b, struct arena *a, const char *text, const struct read_context *c, struct reading *out)
{
    const char *repaired = NULL, *stretch;
    *out = (struct reading){.rule = NO_NUMBER};
    char *folded = language_fold(a, text, &repaired);
    if (!folded) {
        refuse(out, READ_UNKNOWN, MESSAGE(a, MSG_target_no_text));
        return;
    }
    static const char *const empty[] = {"", "-", "--", "/", "待定", "n/a"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (strcmp(folded, empty[i]) == 0) {
            refuse(out, READ_EMPTY, MESSAGE(a, MSG_target_empty));
            return;
        }
    stretch = cut_stretch(a, folded);
    if (!read_clause(b, a, folded, text, c, out) && out->error == READ_UNKNOWN) {
        struct reading steps;
        if (read_steps(b, a, folded, text, c, &steps))
            *out = steps;
    }
    out->folded = folded;
    out->repaired = repaired;
    out->stretch = stretch;
    num_forget();
}
