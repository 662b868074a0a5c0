#include "trial.h"
#include "examples_inside.h"
#include "trial_inside.h"
#include "../rule/lines.h"
#include "../rule/mistake.h"
#include <string.h>

bool trial_example_holds(const struct trial_example *e)
{
    return e->verdict_holds && e->reason_holds;
}

/* ---- what came out ---- */

static void look_at_examples(struct trial *t, struct trial_rule *r, const struct slot *slots)
{
    for (size_t i = 0; i < r->example_count; i++) {
        const struct example_case *c = &t->cases->list[r->first + i];
        const struct slot *slot = &slots[r->first + i];
        struct expectation want = expectation_read(c->example->expect);
        bool own = c->typed.reading.error == READ_OK && c->typed.reading.rule == r->rule;
        r->examples[i] = (struct trial_example){
            .example = c->example,
            .slot = slot,
            .verdict_holds = expectation_verdict_holds(&want, slot),
            .reason_holds = expectation_reason_holds(&want, slot),
            .form = own ? c->typed.reading.form : NO_NUMBER,
        };
        r->failed += !trial_example_holds(&r->examples[i]);
    }
    t->failed += r->failed;
}

/* What a rule said of its failures: each thing once, however many examples met it. */
static void look_at_mistakes(struct trial *t, struct arena *a, const struct trial_rule *r)
{
    for (size_t i = 0; i < r->example_count; i++) {
        const struct slot *slot = r->examples[i].slot;
        bool failed = slot->verdict == VERDICT_ERROR && (slot->reason == REASON_rule_failed ||
                                                         slot->reason == REASON_rule_over_budget);
        struct message words;
        bool told = false;
        for (size_t k = 0; k < i && !told; k++)
            told = r->examples[k].slot->words == slot->words;
        if (failed && !told && !trial_example_holds(&r->examples[i]) &&
            verdict_message(&t->verdicts, slot, &words))
            mistake_tell(t->mistakes, a, &t->book->rules[r->rule], words);
    }
}

static void look_at_lines(struct trial *t, struct arena *a, struct trial_rule *r)
{
    const struct rule_lines *lines = lines_of(t->book, r->rule);
    for (uint32_t line = 1; line < LINES_MOST; line++) {
        if (!line_in(lines->active, line))
            continue;
        r->lines++;
        r->reached += line_in(lines->reached, line);
    }
    r->missed = ARENA_ARRAY(a, uint32_t, r->lines + 1);
    for (uint32_t line = 1; line < LINES_MOST; line++)
        if (line_in(lines->active, line) && !line_in(lines->reached, line))
            r->missed[r->missed_count++] = line;
}

static void look_at_forms(struct trial *t, struct arena *a, struct trial_rule *r)
{
    uint32_t forms = (uint32_t)t->book->rules[r->rule].form_count;
    r->unshown = ARENA_ARRAY(a, uint32_t, forms + 1);
    for (uint32_t form = 0; form < forms; form++) {
        bool shown = false;
        for (size_t i = 0; i < r->example_count && !shown; i++)
            shown = r->examples[i].form == form;
        if (!shown)
            r->unshown[r->unshown_count++] = form;
    }
}

unsigned trial_percent(const struct trial *t, const struct trial_rule *r)
{
    size_t forms = t->book->rules[r->rule].form_count, shown = forms - r->unshown_count;
    size_t of_lines = r->lines ? 100 * r->reached / r->lines : 100,
           of_forms = forms ? 100 * shown / forms : 100;
    return (unsigned)(of_lines < of_forms ? of_lines : of_forms);
}

/* ---- the whole ---- */

static void make_rules(struct trial *t, struct arena *a, const uint32_t *rules, size_t n)
{
    t->rules = ARENA_ARRAY(a, struct trial_rule, n + 1);
    t->rule_count = n;
    for (size_t i = 0; i < n; i++) {
        size_t count = t->book->rules[rules[i]].example_count;
        t->rules[i] = (struct trial_rule){
            .rule = rules[i],
            .first = t->example_count,
            .examples = ARENA_ARRAY(a, struct trial_example, count + 1),
            .example_count = count,
        };
        t->example_count += count;
    }
}

struct trial *trial_run(struct arena *a, struct rulebook *b, const uint32_t *rules, size_t n,
                        const struct trial_options *o, struct diags *d)
{
    struct trial *t = ARENA_NEW(a, struct trial);
    t->book = b;
    t->mistakes = diags_new(a);
    t->cases = example_cases_new(a, b, rules, n, d);
    make_rules(t, a, rules, n);
    struct case_source source = example_cases_source(t->cases);
    struct pages lines = {0};
    if (o->coverage)
        lines_watch(b, &lines);
    bool good = !source.count || engine_run(&source, b, &o->engine, &t->verdicts, d);
    const struct slot *slots = good ? verdicts_slots(&t->verdicts, a) : NULL;
    for (size_t i = 0; good && i < n; i++) {
        look_at_examples(t, &t->rules[i], slots);
        look_at_mistakes(t, a, &t->rules[i]);
        if (!o->coverage)
            continue;
        look_at_lines(t, a, &t->rules[i]);
        look_at_forms(t, a, &t->rules[i]);
    }
    b->lines = NULL;
    pages_free(&lines);
    if (good && o->mutate)
        good = trial_mutate(t, a, o, d);
    if (good)
        return t;
    trial_free(t);
    return NULL;
}

void trial_free(struct trial *t)
{
    verdicts_free(&t->verdicts);
}
