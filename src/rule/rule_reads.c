/* rule_reads - functions of a rule are `function(target, at)`: what stands behind a dot after the
 * names of their first and second parameter is read. */
#include "rule_reads.h"
#include "library.h"
#include "tokens.h"
#include <string.h>

enum { MOST_READS = 200 };

/* The settings behind the fields of `at`. */
static const struct { const char *field, *settings[2]; } behind[] = {
    {"reading", {"reading"}},
    {"reference", {"ref"}},
    {"reference_baseline", {"ref"}},
    {"reference_target", {"ref_target"}},
    {"referenced", {"ref", "ref_target"}},
    {"theta", {"theta"}},
    {"tolerance", {"tol", "tol_rel"}},
    {"tolerance_given", {"tol", "tol_rel"}},
};

static const char *const beyond_fields[] = {"other", "in_region", "group", "verdict"};

struct finder {
    struct arena *arena;
    struct rule_reads *out;
    struct span target, at;      /* the parameters of the function that is being read */
};

static bool same(struct span a, struct span b)
{
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

static void add_name(struct arena *a, const char **list, size_t *count, struct span name)
{
    for (size_t i = 0; i < *count; i++)
        if (span_is(name, list[i]))
            return;
    if (*count < MOST_READS)
        list[(*count)++] = arena_text(a, name.at, name.len);
}

static void add_beyond(struct finder *f, const char *field, const struct token *argument)
{
    struct rule_reads *out = f->out;
    const char *name = argument->kind == TOKEN_STRING
                           ? arena_text(f->arena, argument->text.at, argument->text.len)
                           : NULL;
    for (size_t i = 0; i < out->beyond_count; i++) {
        const struct rule_read *r = &out->beyond[i];
        if (r->field == field && (r->name == name || (r->name && name && !strcmp(r->name, name))))
            return;
    }
    if (out->beyond_count < MOST_READS)
        out->beyond[out->beyond_count++] = (struct rule_read){field, name};
}

/* function [name] ( a , b: the parameters; moves on to behind them. */
static void read_parameters(struct finder *f, struct tokens *t)
{
    tokens_next(t);
    while (t->token.kind == TOKEN_NAME)
        tokens_next(t);
    if (!token_is(&t->token, "("))
        return;
    tokens_next(t);
    if (t->token.kind != TOKEN_NAME)
        return;
    struct span first = t->token.text;
    tokens_next(t);
    if (!token_is(&t->token, ","))
        return;
    tokens_next(t);
    if (t->token.kind != TOKEN_NAME)
        return;
    f->target = first;
    f->at = t->token.text;
}

static void read_field(struct finder *f, struct tokens *t, bool of_target)
{
    tokens_next(t);
    if (!token_is(&t->token, "."))
        return;
    tokens_next(t);
    if (t->token.kind != TOKEN_NAME)
        return;
    struct span name = t->token.text;
    struct rule_reads *out = f->out;
    if (of_target)
        add_name(f->arena, out->target, &out->target_count, name);
    else
        add_name(f->arena, out->at, &out->at_count, name);
    tokens_next(t);
    for (size_t i = 0; !of_target && i < sizeof beyond_fields / sizeof *beyond_fields; i++) {
        if (!span_is(name, beyond_fields[i]))
            continue;
        if (token_is(&t->token, "("))
            tokens_next(t);
        add_beyond(f, beyond_fields[i], &t->token);
    }
}

static void find_settings(struct arena *a, struct rule_reads *out)
{
    for (size_t i = 0; i < out->at_count; i++)
        for (size_t k = 0; k < sizeof behind / sizeof *behind; k++)
            for (int s = 0; s < 2 && strcmp(out->at[i], behind[k].field) == 0; s++)
                if (behind[k].settings[s])
                    add_name(a, out->settings, &out->setting_count,
                             span_of(behind[k].settings[s]));
    library_sort_names(out->settings, out->setting_count);
}

void rule_reads_find(struct arena *a, const struct rule *rule, struct rule_reads *out)
{
    struct finder f = {a, out, {"target", 6}, {"at", 2}};
    *out = (struct rule_reads){.target = ARENA_ARRAY(a, const char *, MOST_READS),
                               .at = ARENA_ARRAY(a, const char *, MOST_READS),
                               .settings = ARENA_ARRAY(a, const char *, MOST_READS),
                               .beyond = ARENA_ARRAY(a, struct rule_read, MOST_READS)};
    struct tokens t = tokens_of((struct span){rule->source, rule->source_size});
    while (t.token.kind != TOKEN_END) {
        bool name = t.token.kind == TOKEN_NAME;
        if (name && token_is(&t.token, "function"))
            read_parameters(&f, &t);
        else if (name && same(t.token.text, f.at))
            read_field(&f, &t, false);
        else if (name && same(t.token.text, f.target))
            read_field(&f, &t, true);
        else
            tokens_next(&t);
    }
    library_sort_names(out->target, out->target_count);
    library_sort_names(out->at, out->at_count);
    find_settings(a, out);
}

/* `field = function (…) … end` */
struct span rule_function_source(const struct rule *rule, const char *field)
{
    struct tokens t = tokens_of((struct span){rule->source, rule->source_size});
    for (; t.token.kind != TOKEN_END; tokens_next(&t)) {
        if (t.token.kind != TOKEN_NAME || !token_is(&t.token, field))
            continue;
        tokens_next(&t);
        if (!token_is(&t.token, "="))
            continue;
        tokens_next(&t);
        if (!token_is(&t.token, "function"))
            continue;
        const char *from = t.token.from;
        for (int depth = 0; t.token.kind != TOKEN_END; tokens_next(&t)) {
            depth += token_block(&t.token);
            if (depth == 0)
                return (struct span){from, (size_t)(t.token.to - from)};
        }
    }
    return (struct span){NULL, 0};
}

bool rule_looks_beyond(const struct rule *rule)
{
    struct arena *a = arena_new();
    struct rule_reads reads;
    rule_reads_find(a, rule, &reads);
    bool looks = reads.beyond_count > 0;
    arena_free(a);
    return looks;
}
