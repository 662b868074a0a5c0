/* mutants - which words of a source are changed, and into what. */
#include "mutants.h"
#include "tokens.h"
#include <stdlib.h>
#include <string.h>

struct maker {
    struct mutants *out;
    struct arena *arena;
    const struct rule *rule;
    uint32_t number;
    struct token *tokens;        /* of the whole source, the last one is TOKEN_END */
    bool *open;                  /* may this token be changed? */
    size_t count;
};

/* ---- the source as tokens ---- */

static bool is_at(const struct maker *m, size_t i, const char *text)
{
    return i < m->count && token_is(&m->tokens[i], text);
}

static void read_tokens(struct maker *m)
{
    struct tokens t = tokens_of((struct span){m->rule->source, m->rule->source_size});
    size_t room = 0;
    for (;; tokens_next(&t)) {
        LIST_ENLARGE(m->arena, m->tokens, m->count, room);
        m->tokens[m->count++] = t.token;
        if (t.token.kind == TOKEN_END)
            return;
    }
}

/* The closing bracket of the one at `i`, or the last token. */
static size_t closing(const struct maker *m, size_t i)
{
    int depth = 0;
    for (; i + 1 < m->count; i++) {
        depth += token_bracket(&m->tokens[i]);
        if (depth == 0)
            break;
    }
    return i;
}

/* Everything but the values of fields that hold words. */
static void find_open(struct maker *m)
{
    static const char *const words[] = {"title", "purpose", "forms", "order", "examples"};
    m->open = ARENA_ARRAY(m->arena, bool, m->count + 1);
    for (size_t i = 0; i < m->count; i++) {
        bool field = false;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            field |= is_at(m, i, words[k]) && is_at(m, i + 1, "=");
        if (!field)
            m->open[i] = true;
        else
            i = closing(m, i + 2);
    }
}

/* ---- one mutant ---- */

static const char *line_of(struct maker *m, const char *source, size_t size, size_t at)
{
    const char *from = source + at, *end = source + size;
    while (from > source && from[-1] != '\n')
        from--;
    const char *stop = memchr(from, '\n', (size_t)(end - from));
    struct span line = span_trim((struct span){from, (size_t)((stop ? stop : end) - from)});
    return arena_text(m->arena, line.at, line.len);
}

/* Tokens from `first` to `last` replaced. */
static void make(struct maker *m, size_t first, size_t last, const char *text,
                 enum message_id change)
{
    const struct rule *r = m->rule;
    const char *from = m->tokens[first].from, *to = m->tokens[last].to;
    size_t before = (size_t)(from - r->source), size = strlen(text),
           after = r->source_size - (size_t)(to - r->source);
    char *source = arena_alloc(m->arena, before + size + after + 1);
    memcpy(source, r->source, before);
    memcpy(source + before, text, size);
    memcpy(source + before + size, to, after);
    source[before + size + after] = '\0';
    struct mutant made = {.rule = m->number, .line = 1, .column = 1, .change = change,
                          .source = source, .size = before + size + after};
    for (const char *c = r->source; c < from; c++) {
        made.column += ((unsigned char)*c & 0xc0) != 0x80;
        if (*c == '\n') {
            made.line++;
            made.column = 1;
        }
    }
    made.before = line_of(m, r->source, r->source_size, before);
    made.after = line_of(m, source, made.size, before);
    LIST_ENLARGE(m->arena, m->out->list, m->out->count, m->out->room);
    m->out->list[m->out->count++] = made;
}

static const char *text_of(struct maker *m, size_t first, size_t last)
{
    const char *from = m->tokens[first].from;
    return arena_text(m->arena, from, (size_t)(m->tokens[last].to - from));
}

/* ---- signs and words ---- */

static const struct swap {
    const char *from, *to;
    enum message_id change;
} swaps[] = {
    {"<", ">", MSG_mutant_turned},    {"<", "<=", MSG_mutant_end},
    {"<=", ">=", MSG_mutant_turned},  {"<=", "<", MSG_mutant_end},
    {">", "<", MSG_mutant_turned},    {">", ">=", MSG_mutant_end},
    {">=", "<=", MSG_mutant_turned},  {">=", ">", MSG_mutant_end},
    {"==", "~=", MSG_mutant_turned},  {"~=", "==", MSG_mutant_turned},
    {"*", "/", MSG_mutant_operator},  {"/", "*", MSG_mutant_operator},
    {"//", "/", MSG_mutant_operator}, {"^", "*", MSG_mutant_operator},
    {"%", "*", MSG_mutant_operator},  {"and", "or", MSG_mutant_logic},
    {"or", "and", MSG_mutant_logic},  {"not", "", MSG_mutant_logic},
    {"true", "false", MSG_mutant_logic}, {"false", "true", MSG_mutant_logic},
};

static const struct swap calls[] = {     /* names of functions that are called */
    {"at_least", "above", MSG_mutant_end},    {"at_least", "at_most", MSG_mutant_turned},
    {"above", "at_least", MSG_mutant_end},    {"above", "below", MSG_mutant_turned},
    {"at_most", "below", MSG_mutant_end},     {"at_most", "at_least", MSG_mutant_turned},
    {"below", "at_most", MSG_mutant_end},     {"below", "above", MSG_mutant_turned},
    {"toward", "at_least", MSG_mutant_turned}, {"toward", "at_most", MSG_mutant_turned},
    {"exactly", "at_least", MSG_mutant_end},  {"exactly", "at_most", MSG_mutant_end},
    {"min", "max", MSG_mutant_extreme},       {"max", "min", MSG_mutant_extreme},
    {"floor", "ceil", MSG_mutant_extreme},    {"ceil", "floor", MSG_mutant_extreme},
    {"nonpositive", "", MSG_mutant_guard},    {"abs", "", MSG_mutant_guard},
};

static const struct swap fields[] = {    /* behind at. or target. */
    {"at.value", "at.baseline", MSG_mutant_quantity},
    {"at.baseline", "at.value", MSG_mutant_quantity},
    {"at.years", "1", MSG_mutant_constant},
    {"at.base_year", "at.target_year", MSG_mutant_quantity},
    {"at.target_year", "at.base_year", MSG_mutant_quantity},
    {"at.year", "at.target_year", MSG_mutant_quantity},
    {"at.direction", "(-at.direction)", MSG_mutant_sign},
    {"at.directed", "(not at.directed)", MSG_mutant_logic},
    {"at.tolerance", "0", MSG_mutant_constant},
    {"at.theta", "(at.theta + 1)", MSG_mutant_constant},
    {"at.reference", "at.value", MSG_mutant_quantity},
    {"at.reference_baseline", "at.reference", MSG_mutant_quantity},
    {"at.reference_target", "at.reference", MSG_mutant_quantity},
    {"at.sum", "at.value", MSG_mutant_quantity},
    {"target.n", "(-target.n)", MSG_mutant_sign},
    {"target.n", "(target.n + 1)", MSG_mutant_constant},
    {"target.n2", "(-target.n2)", MSG_mutant_sign},
    {"target.n2", "target.n", MSG_mutant_quantity},
};

static const struct swap strings[] = {   /* what a rule's own judge returns */
    {"pass", "fail", MSG_mutant_word},         {"fail", "pass", MSG_mutant_word},
    {"on_track", "off_track", MSG_mutant_word}, {"off_track", "on_track", MSG_mutant_word},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void swap_token(struct maker *m, size_t i, const struct swap *table, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (token_is(&m->tokens[i], table[k].from))
            make(m, i, i, table[k].to, table[k].change);
}

static void swap_string(struct maker *m, size_t i)
{
    for (size_t k = 0; k < COUNT(strings); k++)
        if (m->tokens[i].kind == TOKEN_STRING && span_is(m->tokens[i].text, strings[k].from))
            make(m, i, i, arena_printf(m->arena, "\"%s\"", strings[k].to), strings[k].change);
}

/* at.value, and target.n where no longer name stands. */
static void swap_field(struct maker *m, size_t i)
{
    if (!is_at(m, i + 1, ".") || (!is_at(m, i, "at") && !is_at(m, i, "target")))
        return;
    const char *name = arena_printf(m->arena, "%s.%s", text_of(m, i, i), text_of(m, i + 2, i + 2));
    for (size_t k = 0; k < COUNT(fields); k++)
        if (strcmp(name, fields[k].from) == 0)
            make(m, i, i + 2, fields[k].to, fields[k].change);
}

/* ---- numbers and signs ---- */

static void move_constant(struct maker *m, size_t i)
{
    char *end;
    double x = strtod(text_of(m, i, i), &end);
    if (m->tokens[i].kind == TOKEN_NUMBER && !*end)
        make(m, i, i, arena_printf(m->arena, "%.14g", x + 1), MSG_mutant_constant);
}

/* Does a value end here, so that a minus behind it takes away? */
static bool ends_value(const struct token *t)
{
    static const char *const before_values[] = {"return", "and", "or", "not", "then", "else",
                                                "elseif", "if", "in", "do", "until", "while"};
    if (t->kind != TOKEN_NAME)
        return t->kind == TOKEN_NUMBER || t->kind == TOKEN_STRING || token_is(t, ")") ||
               token_is(t, "]") || token_is(t, "}");
    for (size_t k = 0; k < COUNT(before_values); k++)
        if (token_is(t, before_values[k]))
            return false;
    return true;
}

static void flip_sign(struct maker *m, size_t i)
{
    bool binary = i && ends_value(&m->tokens[i - 1]);
    if (is_at(m, i, "+"))
        make(m, i, i, "-", MSG_mutant_sign);
    else if (is_at(m, i, "-"))
        make(m, i, i, binary ? "+" : "", MSG_mutant_sign);
}

/* ---- calls and conditions ---- */

/* f(a, b) at `i`: the comma between its arguments; 0: it has not two. */
static size_t comma_of(const struct maker *m, size_t i, size_t end)
{
    int depth = 0;
    for (size_t k = i + 1; k < end; k++) {
        depth += token_bracket(&m->tokens[k]);
        if (depth == 1 && is_at(m, k, ","))
            return k;
    }
    return 0;
}

/* between(a, b) with one end, bounded(word, x) with a fixed one. */
static void change_call(struct maker *m, size_t i)
{
    static const char *const sets[] = {"at_least", "above", "at_most", "below", "toward"};
    size_t end = closing(m, i + 1), comma = comma_of(m, i, end);
    if (!comma || comma < i + 3 || end < comma + 2)
        return;
    const char *one = text_of(m, i + 2, comma - 1), *two = text_of(m, comma + 1, end - 1);
    if (is_at(m, i, "between")) {
        make(m, i, end, arena_printf(m->arena, "at_least(%s)", one), MSG_mutant_end);
        make(m, i, end, arena_printf(m->arena, "at_most(%s)", two), MSG_mutant_end);
    }
    for (size_t k = 0; is_at(m, i, "bounded") && k < COUNT(sets); k++)
        make(m, i, end, arena_printf(m->arena, "%s(%s)", sets[k], two), MSG_mutant_end);
}

static void force_condition(struct maker *m, size_t i)
{
    size_t then = i + 1;
    if (!is_at(m, i, "if") && !is_at(m, i, "elseif"))
        return;
    while (then + 1 < m->count && !is_at(m, then, "then"))
        then++;
    if (then == i + 1 || !is_at(m, then, "then"))
        return;
    make(m, i + 1, then - 1, "true", MSG_mutant_condition);
    make(m, i + 1, then - 1, "false", MSG_mutant_condition);
}

/* ---- all of them ---- */

void mutants_add(struct mutants *out, struct arena *a, const struct rulebook *b, uint32_t rule)
{
    struct maker m = {.out = out, .arena = a, .rule = &b->rules[rule], .number = rule};
    read_tokens(&m);
    find_open(&m);
    for (size_t i = 0; i + 1 < m.count; i++) {
        if (!m.open[i])
            continue;
        bool field = i && is_at(&m, i - 1, "."), called = !field && is_at(&m, i + 1, "(");
        force_condition(&m, i);
        swap_token(&m, i, swaps, COUNT(swaps));
        if (is_at(&m, i + 1, "(") && !(i && is_at(&m, i - 1, "function")))
            swap_token(&m, i, calls, COUNT(calls));
        if (called)
            change_call(&m, i);
        if (!field)
            swap_field(&m, i);
        swap_string(&m, i);
        move_constant(&m, i);
        flip_sign(&m, i);
    }
}

void mutants_add_rule(struct mutants *out, struct arena *a, const struct rulebook *b, uint32_t rule)
{
    LIST_ENLARGE(a, out->list, out->count, out->room);
    out->list[out->count++] = (struct mutant){.rule = rule,
                                              .source = b->rules[rule].source,
                                              .size = b->rules[rule].source_size};
}

struct rulebook *mutants_book(struct arena *a, const struct rulebook *b, const struct mutants *m)
{
    struct rulebook *book = ARENA_NEW(a, struct rulebook);
    book->arena = a;
    book->forms = b->forms;
    book->count = m->count;
    book->rules = ARENA_ARRAY(a, struct rule, m->count + 1);
    for (size_t i = 0; i < m->count; i++) {
        book->rules[i] = b->rules[m->list[i].rule];
        book->rules[i].source = m->list[i].source;
        book->rules[i].source_size = m->list[i].size;
    }
    return book;
}
