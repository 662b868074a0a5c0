/* `plancheck test` for programs: plancheck.test/1. */
#include "trial_inside.h"

static void write_key(struct writer *w, const char *name)
{
    writer_byte(w, '"');
    writer_string(w, name);
    WRITER_LITERAL(w, "\":");
}

static void write_number(struct writer *w, const char *name, size_t n)
{
    write_key(w, name);
    writer_number(w, (long long)n);
}

static void write_flag(struct writer *w, const char *name, bool yes)
{
    write_key(w, name);
    writer_string(w, yes ? "true" : "false");
}

static void write_text(struct writer *w, const char *name, const char *text)
{
    write_key(w, name);
    json_quoted(w, text);
}

static void write_fields(struct writer *w, const struct rule_example *e)
{
    struct example_field fields[EXAMPLE_FIELDS];
    trial_example_fields(e, fields);
    write_text(w, "target", e->text);
    for (size_t i = 0; i < EXAMPLE_FIELDS; i++) {
        writer_byte(w, ',');
        write_text(w, fields[i].name, fields[i].value);
    }
    writer_byte(w, ',');
    write_text(w, "expect", e->expect);
}

static void write_example(struct writer *w, const struct trial_report *r,
                          const struct trial_rule *t, size_t i)
{
    const struct trial_example *x = &t->examples[i];
    struct writer *zh = writer_memory(r->arena), *en = writer_memory(r->arena);
    trial_sentence(zh, r, t, i, LANG_ZH);
    trial_sentence(en, r, t, i, LANG_EN);
    writer_string(w, i ? ",\n   {" : "\n   {");
    write_number(w, "line", x->example->line);
    writer_byte(w, ',');
    write_fields(w, x->example);
    writer_byte(w, ',');
    write_text(w, "verdict", verdict_name((enum verdict)x->slot->verdict));
    writer_byte(w, ',');
    write_text(w, "reason", reason_name((enum reason)x->slot->reason));
    writer_byte(w, ',');
    write_flag(w, "holds", trial_example_holds(x));
    if (t->mutated) {
        writer_byte(w, ',');
        write_flag(w, "needed", !x->unneeded);
    }
    WRITER_LITERAL(w, ",\"message\":");
    json_message(w, (struct message){writer_text(en).at, writer_text(zh).at});
    writer_byte(w, '}');
}

static void write_coverage(struct writer *w, const struct trial_report *r,
                           const struct trial_rule *t)
{
    const struct rule *rule = trial_rule_of(r, t);
    WRITER_LITERAL(w, ",\n  \"coverage\":{");
    write_number(w, "percent", trial_percent(r->trial, t));
    writer_byte(w, ',');
    write_number(w, "lines", t->lines);
    writer_byte(w, ',');
    write_number(w, "reached", t->reached);
    WRITER_LITERAL(w, ",\"missed\":[");
    for (size_t i = 0; i < t->missed_count; i++) {
        writer_string(w, i ? "," : "");
        writer_number(w, t->missed[i]);
    }
    WRITER_LITERAL(w, "],");
    write_number(w, "forms", rule->form_count);
    WRITER_LITERAL(w, ",\"unshown\":[");
    for (size_t i = 0; i < t->unshown_count; i++) {
        writer_string(w, i ? ",{" : "{");
        write_number(w, "line", rule->form_lines[t->unshown[i]]);
        writer_byte(w, ',');
        write_text(w, "form", rule->forms[t->unshown[i]]);
        writer_byte(w, '}');
    }
    WRITER_LITERAL(w, "]}");
}

static void write_survivor(struct writer *w, const struct trial_mutant *m)
{
    write_number(w, "line", m->mutant.line);
    writer_byte(w, ',');
    write_number(w, "column", m->mutant.column);
    writer_byte(w, ',');
    write_text(w, "change", message_name(m->mutant.change));
    writer_byte(w, ',');
    write_text(w, "before", m->mutant.before);
    writer_byte(w, ',');
    write_text(w, "after", m->mutant.after);
    WRITER_LITERAL(w, ",\"remedy\":{");
    write_fields(w, &m->remedy);
    WRITER_LITERAL(w, "}}");
}

static void write_mutants(struct writer *w, const struct trial_rule *t)
{
    const char *before = "\n   {";
    WRITER_LITERAL(w, ",\n  \"mutants\":{");
    write_number(w, "made", t->mutant_count);
    writer_byte(w, ',');
    write_number(w, "noticed", t->fates[MUTANT_NOTICED]);
    writer_byte(w, ',');
    write_number(w, "alike", t->fates[MUTANT_ALIKE]);
    WRITER_LITERAL(w, ",\"surviving\":[");
    for (size_t i = 0; i < t->mutant_count; i++) {
        if (t->mutants[i].fate != MUTANT_SURVIVES)
            continue;
        writer_string(w, before);
        write_survivor(w, &t->mutants[i]);
        before = ",\n   {";
    }
    WRITER_LITERAL(w, "]}");
}

static void write_rule(struct writer *w, const struct trial_report *r, const struct trial_rule *t)
{
    WRITER_LITERAL(w, "\n {");
    write_text(w, "rule", trial_rule_of(r, t)->id);
    writer_byte(w, ',');
    write_text(w, "file", trial_rule_of(r, t)->file);
    WRITER_LITERAL(w, ",\n  \"examples\":[");
    for (size_t i = 0; i < t->example_count; i++)
        write_example(w, r, t, i);
    writer_byte(w, ']');
    if (r->options.coverage)
        write_coverage(w, r, t);
    if (t->mutated)
        write_mutants(w, t);
    writer_byte(w, '}');
}

void trial_json(struct writer *w, const struct trial_report *r)
{
    const struct trial *t = r->trial;
    WRITER_LITERAL(w, "{\"schema\":\"plancheck.test/1\",\n\"rules\":[");
    for (size_t i = 0; i < t->rule_count; i++) {
        writer_string(w, i ? "," : "");
        write_rule(w, r, &t->rules[i]);
    }
    WRITER_LITERAL(w, "],\n\"summary\":{");
    write_number(w, "rules", t->rule_count);
    writer_byte(w, ',');
    write_number(w, "passed", t->example_count - t->failed);
    writer_byte(w, ',');
    write_number(w, "failed", t->failed);
    writer_byte(w, ',');
    write_flag(w, "covered", trial_covered(r));
    writer_byte(w, ',');
    write_number(w, "surviving", t->surviving);
    WRITER_LITERAL(w, "}}\n");
}
