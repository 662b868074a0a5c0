#include "forms.h"
#include "../base/unit.h"
#include <stdio.h>
#include <string.h>

enum { MOST_STEPS = 20000, MOST_STARTS = 24, SHAPES = 4096, LONGEST_SHAPE = 160 };

struct shapes {                  /* shape of a text → the sequence that took it */
    struct { char text[LONGEST_SHAPE]; uint32_t sequence; } list[SHAPES];
};

struct matcher {
    const struct form_index *forms;
    const struct sequence *sequence;
    const char *unit;            /* context's, folded; NULL: unknown */
    int steps;
    struct match *best;
    uint32_t other;
    bool tie, found;
};

/* ---- around the form ---- */

static bool begins(const char *at, const char *word, size_t *len)
{
    if (*at != *word && *word)           /* nearly always: decided without two calls */
        return false;
    *len = strlen(word);
    return strncmp(at, word, *len) == 0;
}

/* 比2020年, 在2020年基础上, 到2025年, “十四五”期间: years and periods before a target; bytes taken. */
static size_t time_before(const char *at, struct match *m)
{
    static const char *const since[] = {"比", "较", "与", "在", "以", "相比", "相对"}, *const till[] = {"到", "至", "截至", ""};
    static const char *const bare[] = {"比基期", "较基期", "比“十三五”末", "较“十三五”末", "比“十三五”期末", "较“十三五”期末", "比十三五期末", "比十三五末", "较十三五末", "比2020年末", "“十四五”期间",
                                       "“十四五”末", "十四五期间", "十四五末", "在基期基础上", "五年", "五年内", "到“十四五”末", "期末"};
    size_t len, more;
    int year;
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        if (begins(at, bare[i], &len))
            return len;
    for (size_t i = 0; i < sizeof since / sizeof *since; i++)
        if (begins(at, since[i], &len) && language_year(at + len, &year, &more) && strncmp(at + len + 4, "年", 3) == 0) {
            m->base_year = year;
            len += more;
            return len + (begins(at + len, "相比", &more) || begins(at + len, "的基础上", &more) || begins(at + len, ",", &more) ? more : 0);
        }
    for (size_t i = 0; i < sizeof till / sizeof *till; i++)
        if (begins(at, till[i], &len) && language_year(at + len, &year, &more) && strncmp(at + len + 4, "年", 3) == 0) {
            /* 2020年为85% tells a baseline. */
            size_t now;
            if (!len && (begins(at + more, "为", &now) || begins(at + more, "是", &now)))
                return 0;
            m->year = year;
            return len + more;
        }
    if (begins(at, "by", &len) && language_year(at + len, &year, &more)) {
        m->year = year;
        return len + more;
    }
    return 0;
}

static size_t time_after(const char *at, struct match *m)
{
    static const char *const since[] = {"from", "comparedto", "comparedwith", "relativeto", "on", "versus", "fromthe"};
    size_t len, more;
    int year;
    for (size_t i = 0; i < sizeof since / sizeof *since; i++)
        if (begins(at, since[i], &len) && language_year(at + len, &year, &more)) {
            m->base_year = year;
            return len + more;
        }
    if ((begins(at, "by", &len) || begins(at, "in", &len)) && language_year(at + len, &year, &more)) {
        m->year = year;
        return len + more;
    }
    return 0;
}

/* ---- one sequence ---- */

static void keep(struct matcher *k, const struct match *m)
{
    if (!k->found || m->score > k->best->score) {
        *k->best = *m;
        k->best->rule = k->sequence->rule;
        k->best->sequence = (uint32_t)(k->sequence - k->forms->sequences);
        k->found = true;
        k->tie = false;
    } else if (m->score == k->best->score && k->sequence->rule != k->best->rule) {
        k->tie = true;
        k->other = k->sequence->rule;
    }
}

static void tail(struct matcher *k, const char *at, struct match m)
{
    while (*at) {
        size_t len = time_after(at, &m);
        if (!len)
            len = language_tail(at);
        if (!len)
            return;
        at += len;
    }
    keep(k, &m);
}

static void advance(struct matcher *k, size_t i, const char *at, struct match m);

static void advance_class(struct matcher *k, size_t i, const char *at, struct match m)
{
    for (const struct word *w = k->sequence->elements[i].words->words; w->text; w++) {
        size_t len;
        if (!begins(at, w->text, &len) || (w->verb && m.verb && w->verb != m.verb))
            continue;
        struct match next = m;
        next.verb = w->verb ? w->verb : m.verb;
        next.bound = w->bound ? w->bound : m.bound;
        next.theta = w->theta ? w->theta : m.theta;
        next.about = m.about || w->about;
        next.reference = w->reference ? w->reference : m.reference;
        if (strcmp(k->sequence->elements[i].words->name, "positive") == 0)
            next.has_n = true, next.n = (struct number_word){.value = {{0, 0}, 1}};
        next.score += (int)len;
        advance(k, i + 1, at + len, next);
    }
    /* 百分之五十 has brought its % along. */
    if (strcmp(k->sequence->elements[i].words->name, "percent") == 0 && m.number_unit && strcmp(m.number_unit, "%") == 0)
        advance(k, i + 1, at, m);
}

static void advance_number(struct matcher *k, size_t i, const char *at, struct match m)
{
    const struct element *e = &k->sequence->elements[i];
    struct number_word ways[LANGUAGE_ENDS];
    size_t n = language_numbers(at, ways);
    for (size_t w = 0; w < n; w++) {
        struct match next = m;
        if (strcmp(e->text, "n") == 0) {
            next.has_n = true;
            next.n = ways[w];
        } else if (strcmp(e->text, "n2") == 0) {
            next.has_n2 = true;
            next.n2 = ways[w];
        } else if (next.extra_count < MOST_EXTRAS) {
            next.extras[next.extra_count].name = (struct span){e->text, e->len};
            next.extras[next.extra_count].number = ways[w];
            next.extras[next.extra_count++].is_number = true;
        }
        if (ways[w].unit)
            next.number_unit = ways[w].unit;
        advance(k, i + 1, at + ways[w].len, next);
    }
}

static void advance_text(struct matcher *k, size_t i, const char *at, struct match m)
{
    const struct element *e = &k->sequence->elements[i];
    size_t most = strcspn(at, "0123456789");
    if (m.extra_count == MOST_EXTRAS)
        return;
    for (size_t len = most; len > 0; len--) {
        if (((unsigned char)at[len] & 0xC0) == 0x80)
            continue;
        struct match next = m;
        next.extras[next.extra_count].name = (struct span){e->text, e->len};
        next.extras[next.extra_count].is_number = false;
        next.extras[next.extra_count++].text = (struct span){at, len};
        advance(k, i + 1, at + len, next);
    }
}

/* 提高1岁 is an amount, 提高10% is relative: percentages are none, and a missing unit must follow from the indicator. */
static bool amount_here(const struct matcher *k, const char *at, size_t len, const struct match *m)
{
    struct unit u;
    if (m->number_unit || (m->has_n && m->n.value.under > 1))
        return false;
    struct span s = {at, len};
    if (!len)
        s = span_of(k->unit);
    return s.len && !(unit_read(s, &u) && strcmp(u.kind, "rate") == 0 && num_cmp(u.scale, num_div(num_int(1), num_int(1000))) >= 0);
}

static void advance_unit(struct matcher *k, size_t i, const char *at, struct match m)
{
    size_t ends[LANGUAGE_ENDS], n = language_units(at, k->unit, ends);
    bool amount = k->sequence->elements[i].kind == ELEMENT_AMOUNT;
    for (size_t w = 0; w < n; w++) {
        struct match next = m;
        if (ends[w] && m.number_unit)
            continue;
        if (amount && !amount_here(k, at, ends[w], &m))
            continue;
        if (ends[w] && m.unit.len && (m.unit.len != ends[w] || memcmp(m.unit.at, at, ends[w]) != 0))
            continue;
        if (ends[w])
            next.unit = (struct span){at, ends[w]};
        advance(k, i + 1, at + ends[w], next);
    }
}

static void advance(struct matcher *k, size_t i, const char *at, struct match m)
{
    if (++k->steps > MOST_STEPS)
        return;
    if (i == k->sequence->count) {
        tail(k, at, m);
        return;
    }
    const struct element *e = &k->sequence->elements[i];
    struct number_word times;
    switch (e->kind) {
    case ELEMENT_LITERAL:
        if (strncmp(at, e->text, e->len) != 0)
            return;
        m.score += (int)e->len;
        advance(k, i + 1, at + e->len, m);
        return;
    case ELEMENT_CLASS: advance_class(k, i, at, m); return;
    case ELEMENT_NUMBER: advance_number(k, i, at, m); return;
    case ELEMENT_TEXT: advance_text(k, i, at, m); return;
    case ELEMENT_UNIT:
    case ELEMENT_AMOUNT: advance_unit(k, i, at, m); return;
    case ELEMENT_TIMES:
    case ELEMENT_TIMES_TO:
        if (!language_times(at, e->kind == ELEMENT_TIMES_TO, m.verb, &times))
            return;
        m.has_n = true;
        m.n = times;
        m.score += (int)times.len;
        advance(k, i + 1, at + times.len, m);
        return;
    }
}

/* ---- all sequences ---- */

struct start { const char *at; struct match m; };

/* The places where a form may begin: after any run of words that change nothing. */
static size_t starts_of(const char *text, struct start out[MOST_STARTS])
{
    size_t n = 1;
    out[0] = (struct start){.at = text};
    for (size_t i = 0; i < n; i++) {
        struct match m = out[i].m;
        size_t steps[2] = {time_before(out[i].at, &m), language_lead(out[i].at)};
        for (int s = 0; s < 2; s++) {
            if (!steps[s] || n == MOST_STARTS)
                continue;
            out[n].at = out[i].at + steps[s];
            out[n++].m = s == 0 ? m : out[i].m;
        }
    }
    return n;
}

/* Digits become 0: texts of one shape are taken by the same sequence. False where a year might be among them. */
static bool shape_of(const char *text, char out[LONGEST_SHAPE])
{
    size_t run = 0, i = 0;
    for (; text[i]; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (i + 1 == LONGEST_SHAPE || (!digit && run == 4))
            return false;
        run = digit ? run + 1 : 0;
        out[i] = digit ? '0' : text[i];
    }
    out[i] = 0;
    return run != 4;
}

static void try_sequences(struct matcher *k, size_t from, size_t to, const struct start *starts, size_t n)
{
    for (size_t i = from; i < to; i++) {
        k->sequence = &k->forms->sequences[i];
        for (size_t s = 0; s < n; s++) {
            k->steps = 0;
            advance(k, 0, starts[s].at, starts[s].m);
        }
    }
}

enum match_result forms_match(const struct form_index *f, const char *folded, const char *unit, struct match *best, uint32_t *other)
{
    struct matcher k = {.forms = f, .unit = unit, .best = best};
    struct start starts_at[MOST_STARTS];
    char shape[LONGEST_SHAPE];
    bool shaped = shape_of(folded, shape);
    size_t slot = text_hash(shaped ? shape : "", shaped ? strlen(shape) : 0) % SHAPES, n = starts_of(folded, starts_at);
    bool known = shaped && f->shapes->list[slot].sequence && strcmp(f->shapes->list[slot].text, shape) == 0;
    size_t from = known ? f->shapes->list[slot].sequence - 1 : 0, to = known ? from + 1 : f->count;
    try_sequences(&k, from, to, starts_at, n);
    if (known && !k.found)
        try_sequences(&k, 0, f->count, starts_at, n);
    *other = k.other;
    if (shaped && k.found && !k.tie && !known) {
        memcpy(f->shapes->list[slot].text, shape, sizeof shape);
        f->shapes->list[slot].sequence = best->sequence + 1;
    }
    return !k.found ? MATCH_NONE : k.tie ? MATCH_TIE : MATCH_ONE;
}

/* ---- the index ---- */

static bool same_element(const struct element *a, const struct element *b)
{
    bool word = a->kind == ELEMENT_LITERAL || a->kind == ELEMENT_CLASS;
    return a->kind == b->kind && (!word || (a->words == b->words && (a->words || (a->len == b->len && memcmp(a->text, b->text, a->len) == 0))));
}

static const struct sequence *claimed(const struct form_index *f, const struct sequence *s)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct sequence *o = &f->sequences[i];
        if (o->rule == s->rule || o->count != s->count)
            continue;
        size_t k = 0;
        while (k < s->count && same_element(&o->elements[k], &s->elements[k]))
            k++;
        if (k == s->count)
            return o;
    }
    return NULL;
}

static void add_sequence(struct arena *a, struct form_index *f, struct sequence s)
{
    if (f->count == f->room) {
        size_t room = f->room ? f->room * 2 : 1024;
        f->sequences = arena_grow(a, f->sequences, f->count * sizeof *f->sequences, room * sizeof *f->sequences);
        f->room = room;
    }
    f->sequences[f->count++] = s;
}

/* How a form looks when printed: N for numbers, the shortest choice elsewhere. */
static const char *sample_of(struct arena *a, const struct sequences *all)
{
    const struct sequence *s = &all->list[0];
    for (size_t i = 1; i < all->count; i++)
        if (all->list[i].count < s->count)
            s = &all->list[i];
    const char *out = "";
    for (size_t i = 0; i < s->count; i++) {
        const struct element *e = &s->elements[i];
        const char *part = e->kind == ELEMENT_LITERAL ? e->text : e->kind == ELEMENT_CLASS ? e->words->words[0].text
                           : e->kind == ELEMENT_NUMBER ? "N" : e->kind == ELEMENT_TEXT ? "…" : e->kind == ELEMENT_UNIT || e->kind == ELEMENT_AMOUNT ? "" : "2倍";
        out = arena_printf(a, "%s%s", out, part);
    }
    return out;
}

static void add_form(struct arena *a, struct form_index *f, const struct rulebook *b, uint32_t rule, uint32_t form, struct diags *d)
{
    const struct rule *r = &b->rules[rule];
    struct place at = {.file = r->file, .line = r->form_lines ? r->form_lines[form] : 0};
    struct sequences all;
    struct message why;
    if (!form_compile(a, r->forms[form], &all, &why)) {
        diag_error(d, at, MSG_form_wrong, r->forms[form], why.en, why.zh);
        return;
    }
    for (size_t i = 0; i < all.count; i++) {
        all.list[i].rule = rule;
        all.list[i].form = form;
        const struct sequence *other = claimed(f, &all.list[i]);
        if (other) {
            diag_error(d, at, MSG_form_claimed, r->forms[form], b->rules[other->rule].id, b->rules[other->rule].forms[other->form]);
            return;
        }
    }
    for (size_t i = 0; i < all.count; i++)
        add_sequence(a, f, all.list[i]);
    f->samples[f->sample_count] = sample_of(a, &all);
    f->sample_rules[f->sample_count++] = rule;
}

struct form_index *forms_new(struct arena *a, const struct rulebook *b, struct diags *d)
{
    struct form_index *f = ARENA_NEW(a, struct form_index);
    size_t forms = 0;
    for (size_t i = 0; i < b->count; i++)
        forms += b->rules[i].form_count;
    f->shapes = ARENA_NEW(a, struct shapes);
    f->samples = ARENA_ARRAY(a, const char *, forms);
    f->sample_rules = ARENA_ARRAY(a, uint32_t, forms);
    for (uint32_t i = 0; i < b->count; i++)
        for (uint32_t k = 0; k < b->rules[i].form_count; k++)
            add_form(a, f, b, i, k, d);
    return f;
}
