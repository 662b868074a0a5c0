/* examples - the examples inside rule files as cases, read from their printed targets like those of
 * a plan. */
#include "examples_inside.h"
#include "../rule/hints.h"
#include <string.h>

/* `2020-2025`, or only the target year. */
static void read_years(struct typed_case *t, struct arena *a, const char *years)
{
    struct span text = span_trim(span_of(years)), base = {"", 0};
    const char *dash = text.len ? memchr(text.at, '-', text.len) : NULL;
    if (dash) {
        base = span_trim((struct span){text.at, (size_t)(dash - text.at)});
        text = span_trim((struct span){dash + 1, (size_t)(text.at + text.len - dash - 1)});
    }
    typed_years(t, a, base, text);
}

/* The first field after which something was wrong. */
static void note(struct example_case *c, const char *field)
{
    if (c->typed.why.en && !c->faulty)
        c->faulty = field;
}

void example_read(const struct rulebook *b, struct arena *a, uint32_t rule,
                  const struct rule_example *e, struct example_case *c)
{
    *c = (struct example_case){.rule = rule, .example = e};
    struct typed_case *t = &c->typed;
    typed_begin(t);
    typed_direction(t, a, span_trim(span_of(e->direction)));
    note(c, "direction");
    read_years(t, a, e->years);
    note(c, "years");
    typed_baseline(t, a, span_of(e->baseline));
    note(c, "baseline");
    typed_series(t, a, span_of(e->series), true);
    note(c, "series");
    typed_settings(t, a, span_of(e->settings));
    note(c, "settings");
    if (e->reference)
        typed_settings(t, a, span_of(arena_printf(a, "ref=%s", e->reference)));
    note(c, "reference");
    const char *beyond = example_beyond(a, c);
    note(c, beyond);
    c->unit = e->unit ? e->unit : "";
    c->indicator = e->indicator ? e->indicator : "";
    struct read_context context = {.name = e->indicator,
                                   .unit = e->unit,
                                   .direction = t->direction,
                                   .base_year = t->base_year,
                                   .target_year = t->target_year};
    rulebook_read(b, a, e->text, &context, &t->reading);
    if (t->reading.step_count && !settings_has(&t->settings, SET_MILESTONES)) {
        t->settings.milestones = t->reading.steps;
        t->settings.milestone_count = t->reading.step_count;
    }
}

/* ---- mistakes in examples ---- */

/* A mistake in a field of an example: `one` and words are the message's arguments. */
static void refuse(const struct rule *rule, const struct rule_example *e, const char *field,
                   struct diags *d, enum message_id id, const char *one, struct message words)
{
    struct arena *a = d->arena;
    struct source_map *map = source_map_new(a, (struct span){rule->source, rule->source_size});
    const char *path = arena_printf(a, "examples[%zu].%s", (size_t)(e - rule->examples) + 1, field);
    const struct source_mark *m = source_map_find(map, path);
    struct place at = {rule->file, m ? m->line : e->line, m ? m->column : 1};
    diag_error(d, at, id, one, words.en, words.zh);
    diag_source(d, source_map_line(map, at.line), m ? m->length : 1);
    hint_right(d, a, id, path);
}

/* The verdict was looked at when the rule was loaded. */
static void check_reason(const struct rule *rule, const struct rule_example *e,
                              struct diags *d)
{
    const char *reasons[REASON_COUNT];
    struct span reason = expectation_read(e->expect).reason;
    bool known = !reason.at;
    for (size_t i = 0; i < REASON_COUNT; i++) {
        reasons[i] = reason_name((enum reason)i);
        known |= span_is(reason, reasons[i]);
    }
    if (known)
        return;
    const char *text = arena_text(d->arena, reason.at, reason.len),
               *near = text_nearest(text, reasons, REASON_COUNT);
    refuse(rule, e, "expect", d, MSG_example_reason_unknown, text, (struct message){"", ""});
    if (near)
        diag_hint(d, MESSAGE(d->arena, MSG_rule_hint_near, near));
}

static void check(const struct rulebook *b, const struct example_case *c, struct diags *d)
{
    const struct rule *rule = &b->rules[c->rule];
    const struct reading *r = &c->typed.reading;
    if (c->typed.fault != REASON_met && c->typed.why.en)
        refuse(rule, c->example, c->faulty, d, MSG_example_bad, c->example->text, c->typed.why);
    if (r->error == READ_OK && r->rule != c->rule) {
        const char *owner = b->rules[r->rule].id;
        refuse(rule, c->example, "target", d, MSG_example_of_other_rule, c->example->text,
               (struct message){owner, owner});
        diag_hint(d, MESSAGE(d->arena, MSG_example_hint_other_rule, owner));
    }
    check_reason(rule, c->example, d);
}

struct example_cases *example_cases_new(struct arena *a, const struct rulebook *b,
                                        const uint32_t *rules, size_t n, struct diags *d)
{
    struct example_cases *c = ARENA_NEW(a, struct example_cases);
    size_t count = 0, most = 0;
    for (size_t i = 0; i < n; i++)
        count += b->rules[rules[i]].example_count;
    c->list = ARENA_ARRAY(a, struct example_case, count);
    for (size_t i = 0; i < n; i++) {
        const struct rule *rule = &b->rules[rules[i]];
        for (size_t k = 0; k < rule->example_count; k++) {
            struct example_case *e = &c->list[c->count++];
            example_read(b, a, rules[i], &rule->examples[k], e);
            check(b, e, d);
            most = e->typed.series_count > most ? e->typed.series_count : most;
        }
    }
    c->values = ARENA_ARRAY(a, struct case_value, most + 1);
    return c;
}

/* ---- cases for the engine ---- */

static uint32_t example_rule(void *self, size_t i)
{
    return ((struct example_cases *)self)->list[i].typed.reading.rule;
}

void example_case_build(const struct example_case *e, struct case_value *room,
                        struct judge_case *out)
{
    typed_build(&e->typed, room, out);
    out->unit = e->unit;
    out->indicator = e->indicator;
    out->outlook = example_outlook(e, room);
}

static void example_build(void *self, size_t i, struct judge_case *out)
{
    struct example_cases *c = self;
    example_case_build(&c->list[i], c->values, out);
}

struct case_source example_cases_source(struct example_cases *c)
{
    return (struct case_source){
        .self = c, .count = c->count, .rule = example_rule, .build = example_build};
}

const struct rule_example *example_cases_at(const struct example_cases *c, size_t i, uint32_t *rule)
{
    if (rule)
        *rule = c->list[i].rule;
    return c->list[i].example;
}

/* ---- what is expected ---- */

struct expectation expectation_read(const char *text)
{
    const char *slash = text ? strchr(text, '/') : NULL;
    struct span all = span_of(text);
    if (!slash)
        return (struct expectation){span_trim(all), {NULL, 0}};
    return (struct expectation){span_trim((struct span){text, (size_t)(slash - text)}),
                                span_trim(span_of(slash + 1))};
}

bool expectation_verdict_holds(const struct expectation *e, const struct slot *s)
{
    return span_is(e->verdict, verdict_name((enum verdict)s->verdict));
}

bool expectation_reason_holds(const struct expectation *e, const struct slot *s)
{
    return !e->reason.at || span_is(e->reason, reason_name((enum reason)s->reason));
}
