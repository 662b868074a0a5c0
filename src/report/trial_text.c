/* `plancheck test` for people: only what does not hold, then the sums. */
#include "trial_inside.h"
#include "table.h"

static void say(struct writer *w, const struct trial_report *r, struct message m)
{
    writer_string(w, message_in(m, r->lang));
    writer_byte(w, '\n');
}

static const char *count(const struct trial_report *r, size_t n)
{
    return arena_printf(r->arena, "%zu", n);
}

static void write_holds(struct writer *w, const struct trial_report *r, const struct trial_rule *t,
                        size_t i)
{
    WRITER_LITERAL(w, "    ");
    writer_string(w, t->examples[i].example->expect);
    WRITER_LITERAL(w, ": ");
    trial_sentence(w, r, t, i, r->lang);
    writer_byte(w, '\n');
}

/* All of them, or those that do not hold. */
static void write_examples(struct writer *w, const struct trial_report *r)
{
    for (size_t i = 0; i < r->trial->rule_count; i++) {
        const struct trial_rule *t = &r->trial->rules[i];
        for (size_t k = 0; k < t->example_count; k++) {
            bool holds = trial_example_holds(&t->examples[k]);
            if (!holds || r->verbose)
                trial_example_head(w, r, t, t->examples[k].example);
            if (!holds)
                trial_example_failure(w, r, t, k, "    ");
            else if (r->verbose)
                write_holds(w, r, t, k);
        }
    }
}

/* ---- what no example reaches ---- */

static void write_place(struct writer *w, const struct rule *rule, uint32_t line)
{
    plain_put(w, span_of(rule->file));
    writer_byte(w, ':');
    writer_number(w, line);
    WRITER_LITERAL(w, ": ");
}

static struct span source_line(const struct rule *rule, uint32_t line)
{
    const char *at = rule->source, *end = at + rule->source_size;
    for (; line > 1 && at < end; line--) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        at = stop ? stop + 1 : end;
    }
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    return span_trim((struct span){at, (size_t)((stop ? stop : end) - at)});
}

static void write_uncovered(struct writer *w, const struct trial_report *r,
                            const struct trial_rule *t)
{
    const struct rule *rule = trial_rule_of(r, t);
    for (size_t i = 0; i < t->missed_count; i++) {
        write_place(w, rule, t->missed[i]);
        writer_string(w, message_text(MSG_test_line_missed, r->lang));
        WRITER_LITERAL(w, "\n    ");
        plain_put(w, source_line(rule, t->missed[i]));
        writer_byte(w, '\n');
    }
    for (size_t i = 0; i < t->unshown_count; i++) {
        write_place(w, rule, rule->form_lines[t->unshown[i]]);
        writer_string(w, message_text(MSG_test_form_unshown, r->lang));
        WRITER_LITERAL(w, "\n    ");
        plain_put(w, span_of(rule->forms[t->unshown[i]]));
        writer_byte(w, '\n');
    }
}

/* ---- changes that no example notices ---- */

static void write_side(struct writer *w, const struct trial_report *r, const char *mark,
                       const char *style, const char *line)
{
    WRITER_LITERAL(w, "    ");
    writer_string(w, r->colour ? style : "");
    writer_string(w, mark);
    plain_put(w, span_of(line));
    writer_string(w, r->colour ? STYLE_NONE "\n" : "\n");
}

static void write_survivor(struct writer *w, const struct trial_report *r,
                           const struct trial_rule *t, const struct trial_mutant *m)
{
    write_place(w, trial_rule_of(r, t), m->mutant.line);
    say(w, r, MESSAGE(r->arena, MSG_test_survivor, message_text(m->mutant.change, LANG_EN),
                      message_text(m->mutant.change, LANG_ZH)));
    write_side(w, r, "- ", STYLE_RED, m->mutant.before);
    write_side(w, r, "+ ", STYLE_GREEN, m->mutant.after);
}

/* One example notices several changes: they share its texts. */
static bool same_remedy(const struct trial_mutant *m, const struct rule_example *e)
{
    return m->remedy.text == e->text;
}

static void write_remedy(struct writer *w, const struct trial_report *r,
                         const struct rule_example *e, size_t changes)
{
    WRITER_LITERAL(w, "    ");
    say(w, r, changes == 1 ? MESSAGE(r->arena, MSG_test_remedy)
                           : MESSAGE(r->arena, MSG_test_remedy_all, count(r, changes)));
    WRITER_LITERAL(w, "    ");
    trial_example_source(w, e);
    writer_byte(w, '\n');
}

/* The changes that one example would notice, told with the first of them. */
static void write_group(struct writer *w, const struct trial_report *r,
                        const struct trial_rule *t, size_t first)
{
    const struct rule_example *remedy = &t->mutants[first].remedy;
    size_t changes = 0;
    for (size_t i = 0; i < t->mutant_count; i++) {
        bool same = t->mutants[i].fate == MUTANT_SURVIVES && same_remedy(&t->mutants[i], remedy);
        if (same && i < first)
            return;
        if (same)
            write_survivor(w, r, t, &t->mutants[i]);
        changes += same;
    }
    write_remedy(w, r, remedy, changes);
}

static void write_mutants(struct writer *w, const struct trial_report *r,
                          const struct trial_rule *t)
{
    for (size_t i = 0; i < t->mutant_count; i++)
        if (t->mutants[i].fate == MUTANT_SURVIVES)
            write_group(w, r, t, i);
    for (size_t i = 0; t->mutated && i < t->example_count; i++) {
        if (!t->examples[i].unneeded)
            continue;
        write_place(w, trial_rule_of(r, t), t->examples[i].example->line);
        writer_string(w, message_text(MSG_test_unneeded, r->lang));
        writer_byte(w, '\n');
    }
}

/* ---- sums ---- */

static struct span share(const struct trial_report *r, size_t some, size_t all)
{
    return span_of(all ? arena_printf(r->arena, "%zu/%zu", some, all) : "–");
}

static void add_row(struct table *table, const struct trial_report *r, const struct trial_rule *t)
{
    size_t forms = trial_rule_of(r, t)->form_count, column = 0;
    struct table_cell *cells = table_row(table);
    cells[column++].text = span_of(trial_rule_of(r, t)->id);
    cells[column++].text =
        span_of(arena_printf(r->arena, "%zu", t->example_count));
    if (r->options.coverage) {
        cells[column++].text = share(r, t->reached, t->lines);
        cells[column++].text = share(r, forms - t->unshown_count, forms);
        cells[column++].text = span_of(arena_printf(r->arena, "%u%%", trial_percent(r->trial, t)));
    }
    if (r->options.mutate) {
        cells[column++].text =
            share(r, t->fates[MUTANT_NOTICED], t->mutant_count - t->fates[MUTANT_ALIKE]);
        cells[column++].text = span_of(count(r, t->fates[MUTANT_ALIKE]));
    }
}

static void write_table(struct writer *w, const struct trial_report *r)
{
    struct table t = {.arena = r->arena};
    const struct { enum message_id title; bool shown;
    } columns[] = {
        {MSG_test_column_rule, true},
        {MSG_test_column_examples, true},
        {MSG_test_column_lines, r->options.coverage},
        {MSG_test_column_forms, r->options.coverage},
        {MSG_test_column_covered, r->options.coverage},
        {MSG_test_column_noticed, r->options.mutate},
        {MSG_test_column_alike, r->options.mutate},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (columns[i].shown)
            table_column(&t, (struct table_column){message_text(columns[i].title, r->lang), 0, 0,
                                                   i > 0});
    for (size_t i = 0; i < r->trial->rule_count; i++)
        add_row(&t, r, &r->trial->rules[i]);
    table_fit(&t, r->width);
    table_write(&t, w, r->colour);
}

static void write_sums(struct writer *w, const struct trial_report *r)
{
    const struct trial *t = r->trial;
    size_t mutants = 0, alike = 0;
    for (size_t i = 0; i < t->rule_count; i++) {
        mutants += t->rules[i].mutant_count;
        alike += t->rules[i].fates[MUTANT_ALIKE];
        if (!trial_rule_covered(r, &t->rules[i]))
            say(w, r, MESSAGE(r->arena, MSG_test_below, trial_rule_of(r, &t->rules[i])->id,
                              count(r, trial_percent(t, &t->rules[i])),
                              count(r, (size_t)r->minimum)));
    }
    if (r->options.mutate)
        say(w, r, MESSAGE(r->arena, MSG_test_mutants, count(r, mutants),
                          count(r, mutants - alike - t->surviving), count(r, t->surviving),
                          count(r, alike)));
    say(w, r, MESSAGE(r->arena, MSG_test_tally, count(r, t->rule_count),
                      count(r, t->example_count - t->failed), count(r, t->failed)));
}

void trial_text(struct writer *w, const struct trial_report *r)
{
    write_examples(w, r);
    for (size_t i = 0; i < r->trial->rule_count; i++) {
        write_uncovered(w, r, &r->trial->rules[i]);
        write_mutants(w, r, &r->trial->rules[i]);
    }
    if (r->options.coverage || r->options.mutate)
        write_table(w, r);
    write_sums(w, r);
}
