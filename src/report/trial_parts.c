/* What all formats of `plancheck test` say of an example, a change, a rule. */
#include "trial_inside.h"
#include "case_row.h"

const struct trial_format trial_formats[] = {
    {"text", trial_text}, {"json", trial_json}, {"junit", trial_junit}, {"tap", trial_tap}, {0}};

const struct rule *trial_rule_of(const struct trial_report *r, const struct trial_rule *t)
{
    return &r->trial->book->rules[t->rule];
}

bool trial_rule_covered(const struct trial_report *r, const struct trial_rule *t)
{
    return !r->options.coverage || r->minimum == NO_MINIMUM ||
           trial_percent(r->trial, t) >= (unsigned)r->minimum;
}

bool trial_covered(const struct trial_report *r)
{
    for (size_t i = 0; i < r->trial->rule_count; i++)
        if (!trial_rule_covered(r, &r->trial->rules[i]))
            return false;
    return true;
}

void trial_example_fields(const struct rule_example *e, struct example_field out[EXAMPLE_FIELDS])
{
    const struct example_field fields[EXAMPLE_FIELDS] = {
        {"baseline", e->baseline},   {"years", e->years},         {"series", e->series},
        {"direction", e->direction}, {"unit", e->unit},           {"indicator", e->indicator},
        {"reference", e->reference}, {"settings", e->settings},   {"others", e->others},
        {"regions", e->regions},     {"peers", e->peers},         {"verdicts", e->verdicts},
    };
    memcpy(out, fields, sizeof fields);
}

void trial_example_head(struct writer *w, const struct trial_report *r, const struct trial_rule *t,
                        const struct rule_example *e)
{
    struct example_field fields[EXAMPLE_FIELDS];
    trial_example_fields(e, fields);
    plain_put(w, span_of(trial_rule_of(r, t)->file));
    writer_byte(w, ':');
    writer_number(w, e->line);
    WRITER_LITERAL(w, ": ");
    plain_put(w, span_of(e->text));
    for (size_t i = 0; i < EXAMPLE_FIELDS; i++) {
        if (!fields[i].value || !*fields[i].value)
            continue;
        WRITER_LITERAL(w, " · ");
        writer_string(w, fields[i].name);
        writer_byte(w, ' ');
        plain_put(w, span_of(fields[i].value));
    }
    writer_byte(w, '\n');
}

void trial_sentence(struct writer *w, const struct trial_report *r, const struct trial_rule *t,
                    size_t i, enum lang lang)
{
    struct case_source source = example_cases_source(r->trial->cases);
    struct judge_case c;
    struct message nothing = {NULL, NULL}, words = nothing;
    source.build(source.self, t->first + i, &c);
    verdict_message(&r->trial->verdicts, t->examples[i].slot, &words);
    struct writer *sentence = writer_memory(r->arena);
    case_sentence(sentence, &c, t->examples[i].slot, r->trial->book, words, nothing, lang);
    plain_put(w, writer_text(sentence));
}

static void write_difference(struct writer *w, const struct trial_report *r, enum message_id what,
                             struct span want, const char *got)
{
    writer_string(w, message_text(what, r->lang));
    writer_string(w, message_text(MSG_test_want, r->lang));
    plain_put(w, want);
    writer_string(w, message_text(MSG_test_got, r->lang));
    writer_string(w, got);
    writer_byte(w, '\n');
}

void trial_example_failure(struct writer *w, const struct trial_report *r,
                           const struct trial_rule *t, size_t i, const char *indent)
{
    const struct trial_example *x = &t->examples[i];
    struct expectation want = expectation_read(x->example->expect);
    if (!x->verdict_holds) {
        writer_string(w, indent);
        write_difference(w, r, MSG_test_verdict, want.verdict,
                         verdict_name((enum verdict)x->slot->verdict));
    }
    if (!x->reason_holds) {
        writer_string(w, indent);
        write_difference(w, r, MSG_test_reason, want.reason,
                         reason_name((enum reason)x->slot->reason));
    }
    writer_string(w, indent);
    trial_sentence(w, r, t, i, r->lang);
    writer_byte(w, '\n');
}

/* ---- an example as Lua ---- */

static void write_field(struct writer *w, const char *name, const char *value)
{
    writer_string(w, name);
    WRITER_LITERAL(w, " = \"");
    for (const char *c = value; *c; c++) {
        if (*c == '"' || *c == '\\')
            writer_byte(w, '\\');
        writer_byte(w, *c);
    }
    writer_byte(w, '"');
}

void trial_example_source(struct writer *w, const struct rule_example *e)
{
    struct example_field fields[EXAMPLE_FIELDS];
    trial_example_fields(e, fields);
    WRITER_LITERAL(w, "{ ");
    write_field(w, "target", e->text);
    for (size_t i = 0; i < EXAMPLE_FIELDS; i++) {
        if (!fields[i].value || !*fields[i].value)
            continue;
        WRITER_LITERAL(w, ", ");
        write_field(w, fields[i].name, fields[i].value);
    }
    WRITER_LITERAL(w, ", ");
    write_field(w, "expect", e->expect);
    WRITER_LITERAL(w, " },");
}
