/* Matching: every sequence of elements is tried from every place where a form may begin. */
#include "forms.h"
#include "../base/unit.h"
#include <string.h>

/* A sequence is given up after so many steps: no text makes matching take long. */
enum { MOST_STEPS = 20000, MOST_STARTS = 24, SHAPES = 4096, LONGEST_SHAPE = 160 };

struct shapes {                  /* shape of a text → the sequence that took it, counted from 1 */
    struct { char text[LONGEST_SHAPE]; uint32_t sequence; } list[SHAPES];
};

struct shapes *forms_shapes(struct arena *a)
{
    return ARENA_NEW(a, struct shapes);
}

struct matcher {
    const struct form_index *forms;
    const struct sequence *sequence;
    const struct search *search;
    int steps;
    struct match *best;
    uint32_t other;
    bool tie, found;
};

static bool starts(const char *at, const char *word)
{
    return *at == *word && strncmp(at, word, strlen(word)) == 0;
}

/* ---- one sequence ---- */

static void keep(struct matcher *k, const struct match *m)
{
    int more = !k->found ? 1 : m->score != k->best->score ? m->score - k->best->score
                                                         : m->literal - k->best->literal;
    if (more > 0) {
        *k->best = *m;
        k->best->rule = k->sequence->rule;
        k->best->sequence = (uint32_t)(k->sequence - k->forms->sequences);
        k->found = true;
        k->tie = false;
    } else if (more == 0 && k->sequence->rule != k->best->rule) {
        k->tie = true;
        k->other = k->sequence->rule;
    }
}

static bool is_percentage(struct span unit)
{
    struct unit u;
    struct num least = num_div(num_int(1), num_int(1000));
    return unit_read(unit, &u) && strcmp(u.kind, "rate") == 0 && num_cmp(u.scale, least) >= 0;
}

/* 90%, 三分之二: a part of those that are named behind it. */
static bool is_share(const struct match *m)
{
    bool percent = m->number_unit && strcmp(m->number_unit, "%") == 0;
    return percent || m->n.value.under > 1 || (m->unit.len && is_percentage(m->unit));
}

static bool is_span_of_time(struct span unit)
{
    static const char *const times[] = {"岁", "年", "月", "天", "日", "小时", "分钟"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (span_is(unit, times[i]))
            return true;
    return false;
}

/* the rate of stillbirths〈 by 2025〉 */
static struct span before_time(const struct search *s, const char *at, struct named_years *years)
{
    for (const char *end = at + 1; *end; end++) {
        struct named_years named = *years;
        size_t len = s->word_starts[end - s->text] ? language_time_after(end, &named) : 0;
        if (!len || end[len])
            continue;
        *years = named;
        return (struct span){at, (size_t)(end - at)};
    }
    return span_of(at);
}

/* 70 million or so: nothing that is counted begins with these. */
static bool joins_on(const struct search *s, const char *at)
{
    static const char *const words[] = {"or", "and", "so", "than", "to", "by", "not", "from",
                                        "hundred", "thousand", "million", "billion", "trillion",
                                        "percent", "percentage", "dozen", "times"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts(at, words[i]) && s->word_starts[at + strlen(words[i]) - s->text])
            return true;
    return false;
}

/* What is counted may follow where a word says that it is a target: 建成2个以上…, 90%以上的…; 500张以上
 * 的医院 alone is a size. */
static bool object_here(struct matcher *k, const char *at, struct match *m)
{
    const struct search *s = k->search;
    bool english = *at >= 'a' && *at <= 'z';
    bool of = starts(at, "of") || (m->verb && starts(at, "the")) || (!m->verb && starts(at, "的"));
    bool share = m->has_n && is_share(m) && of;
    bool counted = m->worded && (m->unit.len || english) && !is_share(m) &&
                   !is_span_of_time(m->unit);
    bool words = !m->has_n || m->relative;
    bool allowed = share || counted || (words && m->worded && !starts(at, "的"));
    if (!s->text || !s->word_starts[at - s->text] || m->has_n2 || !allowed)
        return false;
    if (joins_on(s, at))
        return false;
    struct span object = before_time(s, at, &m->years);
    if (!language_object(object))
        return false;
    size_t of_len = starts(at, "的") ? strlen("的") : 0;
    m->object = (struct span){at + of_len, object.len - of_len};
    return true;
}

static void tail(struct matcher *k, const char *at, struct match *m)
{
    while (*at) {
        size_t len = language_time_after(at, &m->years);
        if (!len)
            len = language_tail(at);
        if (!len && !object_here(k, at, m))
            return;
        if (!len)
            break;
        at += len;
    }
    keep(k, m);
}

static void advance(struct matcher *k, size_t i, const char *at, struct match m);

static struct match with_word(struct match m, const struct word *w)
{
    m.verb = w->verb ? w->verb : m.verb;
    m.bound = w->bound ? w->bound : m.bound;
    m.theta = w->theta ? w->theta : m.theta;
    m.about = m.about || w->about;
    m.reference = w->reference ? w->reference : m.reference;
    m.number_unit = w->unit ? w->unit : m.number_unit;
    m.score += (int)strlen(w->text);
    return m;
}

static void advance_class(struct matcher *k, size_t i, const char *at, const struct match *m)
{
    const struct word_class *c = k->sequence->elements[i].words;
    bool percent = strcmp(c->name, "percent") == 0, positive = strcmp(c->name, "positive") == 0;
    bool counted = m->number_unit != NULL;
    for (const struct word *w = c->words; w->text; w++) {
        if (*w->text != *at)             /* nearly all: decided without two calls */
            continue;
        size_t len = strlen(w->text);
        bool clash = (w->verb && m->verb && w->verb != m->verb) ||
                     (counted && (percent || w->unit));
        if (strncmp(at, w->text, len) != 0 || clash)
            continue;
        struct match next = with_word(*m, w);
        next.relative = m->relative || percent;
        next.worded =
            m->worded || c->says_all || (m->relative && w->verb); /* 25% reduction〈 in…〉 */
        if (positive) {
            next.has_n = true;
            next.n = (struct number_word){.value = {{0, 0}, 1}};
        }
        advance(k, i + 1, at + len, next);
    }
    /* 百分之五十 has brought its % along. */
    if (percent && counted && strcmp(m->number_unit, "%") == 0) {
        struct match next = *m;
        next.relative = true;
        advance(k, i + 1, at, next);
    }
}

static void advance_number(struct matcher *k, size_t i, const char *at, const struct match *m)
{
    const struct element *e = &k->sequence->elements[i];
    struct number_word ways[LANGUAGE_ENDS];
    struct named_years years = m->years;
    at += i ? language_year_of(at, strcmp(e->text, "from") == 0 ? &years.base : &years.target) : 0;
    size_t n = language_numbers(at, ways);
    for (size_t w = 0; w < n; w++) {
        struct match next = *m;
        next.years = years;
        next.worded = m->worded || m->score > 0;
        if (strcmp(e->text, "n") == 0) {
            next.has_n = true;
            next.n = ways[w];
        } else if (strcmp(e->text, "n2") == 0) {
            next.has_n2 = true;
            next.n2 = ways[w];
        } else if (next.extra_count < MOST_EXTRAS) {
            next.extras[next.extra_count++] =
                (struct extra){.name = {e->text, e->len}, .number = ways[w], .is_number = true};
        }
        if (ways[w].unit)
            next.number_unit = ways[w].unit;
        advance(k, i + 1, at + ways[w].len, next);
    }
}

/* 比外省提高2个百分点 is not "higher than 外省提": no text may cut a verb in two. */
static bool text_ends_here(const char *at, size_t len)
{
    static const char *const halves[] = {"提高", "升高", "降低", "减低"};
    for (size_t i = 0; len >= 3 && i < sizeof halves / sizeof *halves; i++)
        if (strncmp(at + len - 3, halves[i], 6) == 0)
            return false;
    return ((unsigned char)at[len] & 0xC0) != 0x80;
}

static void advance_text(struct matcher *k, size_t i, const char *at, const struct match *m)
{
    const struct element *e = &k->sequence->elements[i];
    if (m->extra_count == MOST_EXTRAS || language_is_time(at))
        return;
    for (size_t len = strcspn(at, "0123456789"); len > 0; len--) {
        if (!text_ends_here(at, len))
            continue;
        struct match next = *m;
        next.extras[next.extra_count++] =
            (struct extra){.name = {e->text, e->len}, .text = {at, len}};
        advance(k, i + 1, at + len, next);
    }
}

/* 提高1岁 is an amount, 提高10% is relative; a missing unit must follow from the indicator. */
static bool amount_here(const struct matcher *k, struct span unit, const struct match *m)
{
    if (m->number_unit || (m->has_n && m->n.value.under > 1))
        return false;
    struct span s = unit.len ? unit : span_of(k->search->unit);
    return s.len && !is_percentage(s);
}

static void advance_unit(struct matcher *k, size_t i, const char *at, const struct match *m)
{
    size_t ends[LANGUAGE_ENDS], n = language_units(at, k->search->unit, ends);
    bool amount = k->sequence->elements[i].kind == ELEMENT_AMOUNT;
    for (size_t w = 0; w < n; w++) {
        struct span unit = {at, ends[w]};
        bool twice = unit.len && m->number_unit;
        bool differs = unit.len && m->unit.len &&
                       (m->unit.len != unit.len || memcmp(m->unit.at, at, unit.len) != 0);
        if (twice || differs || (amount && !amount_here(k, unit, m)))
            continue;
        struct match next = *m;
        if (unit.len)
            next.unit = unit;
        advance(k, i + 1, at + unit.len, next);
    }
}

static void advance_times(struct matcher *k, size_t i, const char *at, struct match m)
{
    bool to = k->sequence->elements[i].kind == ELEMENT_TIMES_TO;
    if (!language_times(at, to, &m.verb, &m.n))
        return;
    m.has_n = true;
    m.relative = m.worded = true;
    m.score += (int)m.n.len;
    advance(k, i + 1, at + m.n.len, m);
}

/* Remembers the longest part of the text that the rule's forms have taken. */
static void note_partial(struct matcher *k, size_t i, const char *at, const struct match *m)
{
    struct partial *p = &k->search->partials[k->sequence->rule];
    ptrdiff_t taken = at - m->begin, had = p->at - p->begin;
    bool further = p->sequence == k->sequence - k->forms->sequences && i > p->element;
    if (taken < had || (taken == had && m->score < p->score) ||
        (taken == had && m->score == p->score && !further))
        return;
    *p = (struct partial){m->begin, at, (uint32_t)(k->sequence - k->forms->sequences), i, m->score};
}

static void advance(struct matcher *k, size_t i, const char *at, struct match m)
{
    if (++k->steps > MOST_STEPS)
        return;
    if (k->search->partials)
        note_partial(k, i, at, &m);
    if (i == k->sequence->count) {
        tail(k, at, &m);
        return;
    }
    const struct element *e = &k->sequence->elements[i];
    switch (e->kind) {
    case ELEMENT_LITERAL:
        if (strncmp(at, e->text, e->len) != 0)
            return;
        m.score += (int)e->len;
        m.literal += (int)e->len;
        advance(k, i + 1, at + e->len, m);
        return;
    case ELEMENT_CLASS: advance_class(k, i, at, &m); return;
    case ELEMENT_NUMBER: advance_number(k, i, at, &m); return;
    case ELEMENT_TEXT: advance_text(k, i, at, &m); return;
    case ELEMENT_UNIT:
    case ELEMENT_AMOUNT: advance_unit(k, i, at, &m); return;
    case ELEMENT_TIMES:
    case ELEMENT_TIMES_TO: advance_times(k, i, at, m); return;
    }
}

/* ---- all sequences ---- */

bool forms_may_begin(const struct form_index *f, const char *at)
{
    struct named_years years;
    size_t place = forms_place(at);
    return (f->first[place >> 6] >> (place & 63) & 1) || language_lead(at) ||
           language_time_before(at, &years);
}

struct start { const char *at; uint64_t bit; struct named_years years; };

/* The places where a form may begin: after any run of words that change nothing. */
static size_t starts_of(const char *text, struct start out[MOST_STARTS])
{
    size_t n = 1;
    out[0] = (struct start){.at = text, .bit = forms_bit(text)};
    for (size_t i = 0; i < n; i++) {
        struct named_years years = out[i].years;
        size_t time = language_time_before(out[i].at, &years), lead = language_lead(out[i].at);
        if (time && n < MOST_STARTS)
            out[n++] = (struct start){out[i].at + time, forms_bit(out[i].at + time), years};
        if (lead && n < MOST_STARTS)
            out[n++] = (struct start){out[i].at + lead, forms_bit(out[i].at + lead),
                                      out[i].years};
    }
    return n;
}

/* Digits become 0, the unit stands behind: texts of one shape are taken by the same sequence. False
 * where a year might be among them, and where the text is long. */
static bool shape_of(const char *text, const char *unit, char out[LONGEST_SHAPE])
{
    size_t run = 0, i = 0, more = unit ? strlen(unit) : 0;
    for (; text[i]; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (i + more + 2 >= LONGEST_SHAPE || (!digit && run == 4))
            return false;
        run = digit ? run + 1 : 0;
        out[i] = digit ? '0' : text[i];
    }
    if (i + more + 2 >= LONGEST_SHAPE)
        return false;
    out[i++] = '\n';
    memcpy(out + i, unit ? unit : "", more + 1);
    return run != 4;
}

static void try_sequences(struct matcher *k, size_t from, size_t to, const struct start *starts,
                          size_t n)
{
    for (size_t i = from; i < to; i++) {
        k->sequence = &k->forms->sequences[i];
        if (k->search->partials && (k->search->english ? k->sequence->chinese
                                                       : k->sequence->english))
            continue;
        for (size_t s = 0; s < n; s++) {
            if (!(k->sequence->begins & starts[s].bit))
                continue;
            k->steps = 0;
            advance(k, 0, starts[s].at,
                    (struct match){.years = starts[s].years, .begin = starts[s].at});
        }
    }
}

enum match_result forms_match(const struct form_index *f, const char *folded,
                              const struct search *search, struct match *best, uint32_t *other)
{
    struct matcher k = {.forms = f, .search = search, .best = best};
    struct start starts_at[MOST_STARTS];
    char shape[LONGEST_SHAPE];
    bool shaped = !search->text && !search->partials && shape_of(folded, search->unit, shape);
    size_t slot = shaped ? text_hash(shape, strlen(shape)) % SHAPES : 0;
    size_t n = starts_of(folded, starts_at);
    uint32_t taken = shaped ? f->shapes->list[slot].sequence : 0;
    bool known = taken && strcmp(f->shapes->list[slot].text, shape) == 0;
    if (known)
        try_sequences(&k, taken - 1, taken, starts_at, n);
    if (!k.found)
        try_sequences(&k, 0, f->count, starts_at, n);
    *other = k.other;
    if (shaped && k.found && !k.tie && !known) {
        strcpy(f->shapes->list[slot].text, shape);
        f->shapes->list[slot].sequence = best->sequence + 1;
    }
    return !k.found ? MATCH_NONE : k.tie ? MATCH_TIE : MATCH_ONE;
}
