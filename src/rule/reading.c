/* reading - a printed target, matched by a form, as numbers in the indicator's unit. */
#include "reading_inside.h"
#include <string.h>

/* ---- captures, as Lua and explain see them ---- */

static void add_number(struct reading *out, const char *name, struct fraction value)
{
    out->captures[out->capture_count++] =
        (struct capture){.name = name, .is_number = true, .number = value};
}

static void add_text(struct reading *out, const char *name, const char *text)
{
    out->captures[out->capture_count++] = (struct capture){.name = name, .text = text};
}

static void fill_captures(struct arena *a, const struct match *m, const char *unit,
                          struct reading *out)
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

/* Both ends of a range are bounds, and 低于全省3个百分点以上 bounds the distance: of the level itself
 * neither says a thing that could contradict the indicator's direction. */
static void drop_bound(const char *rule, struct reading *out)
{
    if (strcmp(rule, "between") == 0 || (strcmp(rule, "than_reference") == 0 && out->verb))
        out->bound = BOUND_NONE;
}

/* shown: the unit that the numbers are in by now: 1000万亩 are 1000 of 万亩. */
static void fill(struct arena *a, const struct rulebook *b, const struct match *m,
                 const char *unit, const char *shown, struct reading *out)
{
    out->error = READ_OK;
    out->rule = m->rule;
    const struct sequence *taken = &b->forms->sequences[m->sequence];
    out->form = taken->rule == m->rule ? taken->form : NO_NUMBER;    /* a level it became */
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
    out->base_year = m->years.base;
    out->year = m->years.target;
    fill_captures(a, m, unit, out);
    if (strcmp(b->rules[m->rule].id, "than_reference") == 0 && !m->has_n) {
        out->has_n = true;       /* without a margin: 0 */
        out->places = NO_PLACES;
    }
    out->message = reading_sentence(a, b, out, shown);
    drop_bound(b->rules[m->rule].id, out);
}

/* ---- one clause ---- */

/* Finds the form, and what is passed over to find it. False: refused. */
static bool find_form(const struct rulebook *b, struct arena *a, const char *folded,
                      const char *text, const char *context, struct read_match *found,
                      struct reading *out)
{
    struct search search = {.unit = context};
    enum match_result result = forms_match(b->forms, folded, &search, &found->match, &found->other);
    if (result != MATCH_TIE)
        found->other = NO_NUMBER;
    if (result == MATCH_NONE && !reading_find(b, a, text, folded, context, found)) {
        reading_refuse(out, READ_UNKNOWN, reading_unknown(a, b->forms, text, folded, found->check));
        return false;
    }
    if (found->other == NO_NUMBER)
        return true;
    const char *one = b->rules[found->match.rule].id, *two = b->rules[found->other].id;
    reading_refuse(out, READ_AMBIGUOUS, MESSAGE(a, MSG_target_ambiguous, text, one, two));
    return false;
}

static const char *text_of(struct arena *a, struct span s)
{
    return s.len ? arena_text(a, s.at, s.len) : NULL;
}

static bool same(struct fraction a, struct fraction b)
{
    return a.over.units == b.over.units && a.over.places == b.over.places && a.under == b.under;
}

/* per 100,000 live births: folded, its words run together. */
static const char *unit_as_printed(struct arena *a, const char *text, const char *folded,
                                   const struct match *m, const char *unit)
{
    size_t behind = m->unit.len ? strlen(m->unit.at) : 0, len = strlen(folded);
    if (m->number_unit || *unit < 'a' || *unit > 'z' || behind > len)
        return unit;
    struct alignment l = reading_align(a, text, folded);
    struct span shown = {folded + len - behind, m->unit.len};    /* as far from the end */
    if (memcmp(shown.at, m->unit.at, shown.len) != 0)
        return unit;
    shown = reading_as_printed(a, &l, shown);
    return arena_text(a, shown.at, shown.len);
}

static bool read_clause(const struct rulebook *b, struct arena *a, const char *folded,
                        const char *text, const struct read_context *c, struct reading *out)
{
    struct read_match found = {.other = NO_NUMBER};
    struct read_context context = c ? *c : (struct read_context){.direction = DIRECTION_UNKNOWN};
    const char *ignored, *unit, *wanted = NULL;
    if (context.unit && *context.unit)
        wanted = language_fold(a, context.unit, &ignored);
    if (!find_form(b, a, folded, text, wanted, &found, out))
        return false;
    const char *name = text_of(a, found.name);
    if (!context.name)
        context.name = name;
    struct fraction printed = found.match.n.value;
    if (!reading_heed(a, b, &context, text, folded, &found.match, &unit, out))
        return false;
    unit = unit_as_printed(a, text, folded, &found.match, unit);
    bool converted = !same(printed, found.match.n.value) && context.unit && *context.unit;
    fill(a, b, &found.match, unit, converted ? context.unit : unit, out);
    out->name = name;
    out->object = text_of(a, found.object);
    return true;
}

/* ---- several clauses ---- */

/* 60%以上，力争65%: what comes after is a stretch that binds nobody. Cuts the text there. */
static const char *cut_stretch(struct arena *a, char *folded)
{
    static const char *const words[] = {",力争", ",努力", ",争取", "(力争", ",并力争", ";力争"};
    char *first = NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char *at = strstr(folded, words[i]);
        if (at && (!first || at < first))
            first = at;
    }
    if (!first || first == folded)
        return NULL;
    const char *stretch = arena_text(a, first + 1, strlen(first + 1));
    *first = 0;
    return stretch;
}

/* A goal said in words only, before a stretch in numbers: the words are no target of their own. */
static bool only_stretch(const struct reading *r)
{
    return r->error == READ_OK && r->stretch && !r->has_n && strpbrk(r->stretch, "0123456789");
}

enum { MOST_STEPS_READ = 8 };

static bool is_step(const struct reading *r, const struct reading *before)
{
    return r->year && r->has_n && r->n.under == 1 &&
           (!before || (r->rule == before->rule && r->year > before->year));
}

/* 2022年80%，2025年90%: the last year is the target, those before are milestones. */
static bool read_steps(const struct rulebook *b, struct arena *a, const char *folded,
                       const char *text, const struct read_context *c, struct reading *out)
{
    struct reading parts[MOST_STEPS_READ];
    char *rest = arena_text(a, folded, strlen(folded)), *piece;
    size_t n = 0;
    while ((piece = strsep(&rest, ",;"))) {
        if (n == MOST_STEPS_READ)
            return false;
        parts[n] = (struct reading){.rule = NO_NUMBER};
        if (!read_clause(b, a, piece, text, c, &parts[n]) ||
            !is_step(&parts[n], n ? &parts[n - 1] : NULL))
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

void rulebook_read(const struct rulebook *b, struct arena *a, const char *text,
                   const struct read_context *c, struct reading *out)
{
    static const char *const empty[] = {"", "-", "--", "/", "待定", "n/a"};
    const char *repaired = NULL;
    *out = (struct reading){.rule = NO_NUMBER};
    char *folded = language_fold(a, text, &repaired);
    if (!folded) {
        reading_refuse(out, READ_UNKNOWN, MESSAGE(a, MSG_target_no_text));
        return;
    }
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (strcmp(folded, empty[i]) == 0) {
            reading_refuse(out, READ_EMPTY, MESSAGE(a, MSG_target_empty));
            return;
        }
    const char *stretch = cut_stretch(a, folded);
    if (!read_clause(b, a, folded, text, c, out) && out->error == READ_UNKNOWN) {
        struct reading steps;
        if (read_steps(b, a, folded, text, c, &steps))
            *out = steps;
    }
    out->folded = folded;
    out->repaired = repaired;
    out->stretch = stretch;
    if (only_stretch(out))
        reading_refuse(out, READ_UNKNOWN, MESSAGE(a, MSG_target_unknown, text, "≥N, ≤N"));
    num_forget();
}
