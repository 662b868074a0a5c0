/* `plancheck test` as JUnit XML: a suite a rule, a case an example. */
#include "trial_inside.h"

static void write_attribute(struct writer *w, const char *name, const char *value)
{
    writer_byte(w, ' ');
    writer_string(w, name);
    WRITER_LITERAL(w, "=\"");
    xml_text(w, span_of(value));
    writer_byte(w, '"');
}

static void write_count(struct writer *w, const char *name, size_t n)
{
    writer_byte(w, ' ');
    writer_string(w, name);
    WRITER_LITERAL(w, "=\"");
    writer_number(w, (long long)n);
    writer_byte(w, '"');
}

struct sums { size_t tests, failures, skipped; };

static struct sums sum(const struct trial_check *c, size_t count, const struct trial_rule *only)
{
    struct sums s = {0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        if (only && c[i].rule != only)
            continue;
        s.tests++;
        s.skipped += c[i].skipped;
        s.failures += !c[i].skipped && !c[i].holds;
    }
    return s;
}

static void write_sums(struct writer *w, struct sums s)
{
    write_count(w, "tests", s.tests);
    write_count(w, "failures", s.failures);
    write_count(w, "errors", 0);
}

static void write_case(struct writer *w, const struct trial_report *r, const struct trial_check *c)
{
    const char *end = strchrnul(c->detail, '\n');
    WRITER_LITERAL(w, "    <testcase");
    write_attribute(w, "name", c->name);
    write_attribute(w, "classname", trial_rule_of(r, c->rule)->id);
    if (c->skipped) {
        WRITER_LITERAL(w, "><skipped/></testcase>\n");
    } else if (c->holds) {
        WRITER_LITERAL(w, "/>\n");
    } else {
        WRITER_LITERAL(w, ">\n      <failure");
        write_attribute(w, "message", arena_text(r->arena, c->detail, (size_t)(end - c->detail)));
        writer_byte(w, '>');
        xml_text(w, span_of(c->detail));
        WRITER_LITERAL(w, "</failure>\n    </testcase>\n");
    }
}

void trial_junit(struct writer *w, const struct trial_report *r)
{
    size_t count;
    const struct trial_check *checks = trial_checks(r, &count);
    WRITER_LITERAL(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    write_attribute(w, "name", "plancheck test");
    write_sums(w, sum(checks, count, NULL));
    WRITER_LITERAL(w, ">\n");
    for (size_t i = 0; i < r->trial->rule_count; i++) {
        const struct trial_rule *t = &r->trial->rules[i];
        struct sums s = sum(checks, count, t);
        WRITER_LITERAL(w, "  <testsuite");
        write_attribute(w, "name", trial_rule_of(r, t)->id);
        write_sums(w, s);
        write_count(w, "skipped", s.skipped);
        WRITER_LITERAL(w, ">\n");
        for (size_t k = 0; k < count; k++)
            if (checks[k].rule == t)
                write_case(w, r, &checks[k]);
        WRITER_LITERAL(w, "  </testsuite>\n");
    }
    WRITER_LITERAL(w, "</testsuites>\n");
}
