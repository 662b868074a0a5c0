/* trial_mutants - every change of a rule is judged on all examples of the rule; for one that none
 * of them notices, an example that would is looked for. */
#include "trial_inside.h"
#include "probes.h"
#include <string.h>

/* ---- all mutants on the examples ---- */

struct rank {                    /* mutants × examples as cases, in this order */
    const struct trial *trial;
    size_t *first;               /* case of each mutant's first example; one more at the end */
    const struct trial_rule **rules;     /* whose mutant it is */
    size_t count;
};

static size_t mutant_of(const struct rank *k, size_t i)
{
    size_t low = 0, high = k->count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (k->first[middle] <= i)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static const struct example_case *example_of(const struct rank *k, size_t mutant, size_t i)
{
    return &k->trial->cases->list[k->rules[mutant]->first + (i - k->first[mutant])];
}

static uint32_t rank_rule(void *self, size_t i)
{
    size_t mutant = mutant_of(self, i);
    return example_of(self, mutant, i)->typed.reading.rule == NO_NUMBER ? NO_NUMBER
                                                                        : (uint32_t)mutant;
}

static void rank_build(void *self, size_t i, struct judge_case *out)
{
    const struct rank *k = self;
    example_case_build(example_of(k, mutant_of(k, i), i), k->trial->cases->values, out);
}

/* ---- which examples are needed ---- */

/* Would anything be lost without example e, when those marked are gone already? */
static bool is_needed(const struct trial_rule *r, bool *const *noticed, size_t e)
{
    size_t same_form = r->examples[e].form == NO_NUMBER, passing = 0, failing = 0;
    for (size_t i = 0; i < r->example_count; i++) {
        const struct trial_example *x = &r->examples[i];
        if (i == e || x->unneeded)
            continue;
        enum verdict v = (enum verdict)x->slot->verdict;
        same_form += x->form == r->examples[e].form;
        passing += v == VERDICT_PASS || v == VERDICT_ON_TRACK || v == VERDICT_UNDETERMINED;
        failing += v == VERDICT_FAIL || v == VERDICT_OFF_TRACK || v == VERDICT_UNDETERMINED;
    }
    if (!same_form || !passing || !failing)
        return true;
    for (size_t m = 0; m < r->mutant_count; m++) {
        bool others = false;
        for (size_t i = 0; noticed[m][e] && !others && i < r->example_count; i++)
            others = i != e && !r->examples[i].unneeded && noticed[m][i];
        if (noticed[m][e] && !others)
            return true;
    }
    return false;
}

static void look_at_mutants(struct trial_rule *r, struct arena *a, const struct slot *slots)
{
    bool **noticed = ARENA_ARRAY(a, bool *, r->mutant_count + 1);
    for (size_t m = 0; m < r->mutant_count; m++) {
        noticed[m] = ARENA_ARRAY(a, bool, r->example_count + 1);
        bool any = false;
        for (size_t i = 0; i < r->example_count; i++) {
            const struct slot *slot = &slots[m * r->example_count + i];
            struct expectation want = expectation_read(r->examples[i].example->expect);
            noticed[m][i] = !expectation_verdict_holds(&want, slot) ||
                            !expectation_reason_holds(&want, slot);
            any |= noticed[m][i];
        }
        r->mutants[m].fate = any ? MUTANT_NOTICED : MUTANT_ALIKE;
    }
    for (size_t e = r->example_count; e-- > 0;)
        r->examples[e].unneeded = !is_needed(r, noticed, e);
}

/* ---- an example that would notice ---- */

struct search {                  /* the rule itself and its silent mutants × probes as cases */
    struct probes *probes;
    uint32_t *rules;             /* numbers in the mutants' book; the rule itself comes first */
    size_t count;
};

static uint32_t search_rule(void *self, size_t i)
{
    const struct search *s = self;
    return s->rules[i / probes_count(s->probes)];
}

static void search_build(void *self, size_t i, struct judge_case *out)
{
    const struct search *s = self;
    probes_build(s->probes, i % probes_count(s->probes), out);
}

/* What was judged: a row of probes for the rule itself, and one for each mutant. */
struct rows {
    const struct slot *slots;
    size_t probes, count;        /* rows behind the first */
    bool *done;                  /* of each of them: an example was found */
};

static bool differ(const struct rows *r, size_t row, size_t i)
{
    const struct slot *own = &r->slots[i], *changed = &r->slots[row * r->probes + i];
    bool broke = own->reason == REASON_rule_failed || own->reason == REASON_rule_over_budget;
    return !broke && (own->verdict != changed->verdict || own->reason != changed->reason);
}

/* The probe that tells most of the rows from the rule itself; of equals one that passes or fails,
 * then the first. r->probes: none does. */
static size_t find_best(const struct rows *r)
{
    size_t best = r->probes, most = 0;
    for (size_t i = 0; i < r->probes; i++) {
        size_t told = 0, verdict = r->slots[i].verdict;
        for (size_t row = 1; row <= r->count; row++)
            told += !r->done[row] && differ(r, row, i);
        told = 2 * told + (told && (verdict == VERDICT_PASS || verdict == VERDICT_FAIL));
        if (told > most) {
            most = told;
            best = i;
        }
    }
    return best;
}

static struct rule_example remedy_of(struct arena *a, const struct probes *p, size_t i,
                                     const struct slot *wanted)
{
    struct rule_example e = probes_example(p, a, i);
    e.expect = arena_printf(a, "%s/%s", verdict_name((enum verdict)wanted->verdict),
                            reason_name((enum reason)wanted->reason));
    return e;
}

/* As few examples as notice all that can be noticed. */
static void find_remedies(struct trial_mutant *mutants, const struct search *s, struct rows *r,
                          uint32_t first, struct arena *a)
{
    for (size_t best; (best = find_best(r)) < r->probes;) {
        struct rule_example remedy = remedy_of(a, s->probes, best, &r->slots[best]);
        for (size_t row = 1; row <= r->count; row++) {
            if (r->done[row] || !differ(r, row, best))
                continue;
            struct trial_mutant *m = &mutants[s->rules[row] - first];
            m->fate = MUTANT_SURVIVES;
            m->remedy = remedy;
            r->done[row] = true;
        }
    }
}

static bool search_rule_mutants(struct trial *t, struct arena *a, struct trial_rule *r,
                                const struct rulebook *book, uint32_t own, uint32_t first,
                                const struct engine_options *o, struct diags *d)
{
    struct search s = {.rules = ARENA_ARRAY(a, uint32_t, r->mutant_count + 1)};
    s.rules[s.count++] = own;
    for (size_t m = 0; m < r->mutant_count; m++)
        if (r->mutants[m].fate == MUTANT_ALIKE)
            s.rules[s.count++] = first + (uint32_t)m;
    if (s.count == 1)
        return true;
    struct arena *scratch = arena_new();
    s.probes = probes_new(scratch, t->book, &t->cases->list[r->first], r->example_count);
    size_t probes = probes_count(s.probes);
    struct case_source source = {
        .self = &s, .count = s.count * probes, .rule = search_rule, .build = search_build};
    struct verdicts verdicts = {.count = 0};
    bool good = !probes || engine_run(&source, book, o, &verdicts, d);
    struct rows rows = {verdicts_slots(&verdicts, scratch), probes, s.count - 1,
                        ARENA_ARRAY(scratch, bool, s.count)};
    if (good)
        find_remedies(r->mutants, &s, &rows, first, a);
    verdicts_free(&verdicts);
    arena_free(scratch);
    return good;
}

/* ---- the whole ---- */

/* The mutants of all rules that can be mutated; behind them, the rules themselves. */
static void make_mutants(struct trial *t, struct arena *a, struct mutants *all, struct rank *k)
{
    for (size_t i = 0; i < t->rule_count; i++) {
        struct trial_rule *r = &t->rules[i];
        size_t before = all->count;
        r->mutated = r->failed == 0 && r->example_count > 0;
        if (r->mutated)
            mutants_add(all, a, t->book, r->rule);
        r->mutant_count = all->count - before;
    }
    k->first = ARENA_ARRAY(a, size_t, all->count + 1);
    k->rules = ARENA_ARRAY(a, const struct trial_rule *, all->count + 1);
    size_t cases = 0;
    for (size_t i = 0; i < t->rule_count; i++) {
        struct trial_rule *r = &t->rules[i];
        r->mutants = ARENA_ARRAY(a, struct trial_mutant, r->mutant_count + 1);
        for (size_t m = 0; m < r->mutant_count; m++, cases += r->example_count) {
            r->mutants[m].mutant = all->list[k->count];
            k->first[k->count] = cases;
            k->rules[k->count++] = r;
        }
    }
    k->first[k->count] = cases;
    for (size_t i = 0; i < t->rule_count; i++)
        mutants_add_rule(all, a, t->book, t->rules[i].rule);
}

bool trial_mutate(struct trial *t, struct arena *a, const struct trial_options *o,
                  struct diags *d)
{
    struct mutants all = {.count = 0};
    struct rank k = {.trial = t};
    make_mutants(t, a, &all, &k);
    struct rulebook *book = mutants_book(a, t->book, &all);
    struct case_source source = {
        .self = &k, .count = k.first[k.count], .rule = rank_rule, .build = rank_build};
    struct verdicts verdicts = {.count = 0};
    bool good = !source.count || engine_run(&source, book, &o->engine, &verdicts, d);
    const struct slot *slots = verdicts_slots(&verdicts, a);
    size_t first = 0;
    for (size_t i = 0; good && i < t->rule_count; i++) {
        struct trial_rule *r = &t->rules[i];
        if (r->mutant_count)
            look_at_mutants(r, a, slots + k.first[first]);
        good = search_rule_mutants(t, a, r, book, (uint32_t)(k.count + i), (uint32_t)first,
                                   &o->engine, d);
        for (size_t m = 0; m < r->mutant_count; m++)
            r->fates[r->mutants[m].fate]++;
        t->surviving += r->fates[MUTANT_SURVIVES];
        first += r->mutant_count;
    }
    verdicts_free(&verdicts);
    return good;
}
