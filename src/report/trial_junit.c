/* `plancheck test` as JUnit XML: a suite a rule, a case an example. */
#include "trial_inside.h"

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
    xml_count(w, "tests", s.tests);
    xml_count(w, "failures", s.failures);
    xml_count(w, "errors", 0);
}

static void write_case(struct writer *w, const struct trial_report *r, const struct trial_check *c)
{
    const char *end = strchrnul(c->detail, '\n');
    WRITER_LITERAL(w, "    <testcase");
    xml_attribute(w, "name", span_of(c->name));
    xml_attribute(w, "classname", span_of(trial_rule_of(r, c->rule)->id));
    if (c->skipped) {
        WRITER_LITERAL(w, "><skipped/></testcase>\n");
    } else if (c->holds) {
        WRITER_LITERAL(w, "/>\n");
    } else {
        WRITER_LITERAL(w, ">\n      <failure");
        xml_attribute(w, "message", (struct span){c->detail, (size_t)(end - c->detail)});
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
    xml_attribute(w, "name", SPAN("plancheck test"));
    write_sums(w, sum(checks, count, NULL));
    WRITER_LITERAL(w, ">\n");
    for (size_t i = 0; i < r->trial->rule_count; i++) {
        const struct trial_rule *t = &r->trial->rules[i];
        struct sums s = sum(checks, count, t);
        WRITER_LITERAL(w, "  <testsuite");
        xml_attribute(w, "name", span_of(trial_rule_of(r, t)->id));
        write_sums(w, s);
        xml_count(w, "skipped", s.skipped);
        WRITER_LITERAL(w, ">\n");
        for (size_t k = 0; k < count; k++)
            if (checks[k].rule == t)
                write_case(w, r, &checks[k]);
        WRITER_LITERAL(w, "  </testsuite>\n");
    }
    WRITER_LITERAL(w, "</testsuites>\n");
}
