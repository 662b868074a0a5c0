/* A trial as a list of checks, each of which holds or not: JUnit and TAP. */
#include "trial_inside.h"

struct list {
    const struct trial_report *report;
    struct trial_check *at;
    size_t count, room;
};

static struct trial_check *add(struct list *l, const struct trial_rule *t, const char *name)
{
    LIST_ENLARGE(l->report->arena, l->at, l->count, l->room);
    l->at[l->count] = (struct trial_check){.rule = t, .name = name, .detail = "", .holds = true};
    return &l->at[l->count++];
}

/* What was written so far, as the detail of a check. */
static const char *taken(const struct trial_report *r, struct writer *w)
{
    struct span s = writer_text(w);
    while (s.len && s.at[s.len - 1] == '\n')
        s.len--;
    return arena_text(r->arena, s.at, s.len);
}

static void check_examples(struct list *l, const struct trial_rule *t)
{
    const struct trial_report *r = l->report;
    for (size_t i = 0; i < t->example_count; i++) {
        const struct rule_example *e = t->examples[i].example;
        struct trial_check *c =
            add(l, t, arena_printf(r->arena, "%u: %s", e->line, e->text));
        struct writer *w = writer_memory(r->arena);
        c->line = e->line;
        c->holds = trial_example_holds(&t->examples[i]);
        if (c->holds)
            continue;
        trial_example_failure(w, r, t, i, "");
        c->detail = taken(r, w);
    }
}

static void check_coverage(struct list *l, const struct trial_rule *t)
{
    const struct trial_report *r = l->report;
    const struct rule *rule = trial_rule_of(r, t);
    struct writer *w = writer_memory(r->arena);
    struct trial_check *c = add(l, t, message_text(MSG_test_check_coverage, r->lang));
    for (size_t i = 0; i < t->missed_count; i++) {
        writer_number(w, t->missed[i]);
        WRITER_LITERAL(w, ": ");
        writer_string(w, message_text(MSG_test_line_missed, r->lang));
        writer_byte(w, '\n');
    }
    for (size_t i = 0; i < t->unshown_count; i++) {
        writer_number(w, rule->form_lines[t->unshown[i]]);
        WRITER_LITERAL(w, ": ");
        writer_string(w, message_text(MSG_test_form_unshown, r->lang));
        writer_byte(w, ' ');
        plain_put(w, span_of(rule->forms[t->unshown[i]]));
        writer_byte(w, '\n');
    }
    c->holds = trial_rule_covered(r, t);
    c->detail = taken(r, w);
}

static void check_mutant(struct list *l, const struct trial_rule *t, const struct trial_mutant *m)
{
    const struct trial_report *r = l->report;
    struct writer *w = writer_memory(r->arena);
    struct trial_check *c =
        add(l, t, arena_printf(r->arena, "%u: %s", m->mutant.line,
                               message_text(m->mutant.change, r->lang)));
    WRITER_LITERAL(w, "- ");
    writer_string(w, m->mutant.before);
    WRITER_LITERAL(w, "\n+ ");
    writer_string(w, m->mutant.after);
    writer_byte(w, '\n');
    writer_string(w, message_text(MSG_test_remedy, r->lang));
    writer_byte(w, '\n');
    trial_example_source(w, &m->remedy);
    c->line = m->mutant.line;
    c->holds = false;
    c->detail = taken(r, w);
}

static void check_mutants(struct list *l, const struct trial_rule *t)
{
    struct trial_check *all = add(l, t, message_text(MSG_test_check_mutants, l->report->lang));
    all->skipped = !t->mutated;
    all->holds = t->fates[MUTANT_SURVIVES] == 0;
    for (size_t i = 0; i < t->mutant_count; i++)
        if (t->mutants[i].fate == MUTANT_SURVIVES)
            check_mutant(l, t, &t->mutants[i]);
}

struct trial_check *trial_checks(const struct trial_report *r, size_t *count)
{
    struct list l = {.report = r};
    for (size_t i = 0; i < r->trial->rule_count; i++) {
        check_examples(&l, &r->trial->rules[i]);
        if (r->options.coverage)
            check_coverage(&l, &r->trial->rules[i]);
        if (r->options.mutate)
            check_mutants(&l, &r->trial->rules[i]);
    }
    *count = l.count;
    return l.at;
}
