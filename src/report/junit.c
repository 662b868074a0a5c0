/* JUnit XML, as CI servers show it: a suite a plan and region, a case a target. A target that is
 * not met or lags behind is a failure, malformed input an error; what cannot be judged is
 * skipped, with the reason. */
#include "groups.h"
#include "outcome.h"

static void put_sums(struct writer *w, const struct summary *s, bool skipped)
{
    size_t of[OUTCOMES] = {0};
    for (int v = 0; v < VERDICT_COUNT; v++)
        of[outcome_of((enum verdict)v)] += s->of[v];
    xml_count(w, "tests", summary_total(s));
    xml_count(w, "failures", of[OUTCOME_NOT_OK]);
    xml_count(w, "errors", of[OUTCOME_ERROR]);
    if (skipped)
        xml_count(w, "skipped", of[OUTCOME_SKIPPED]);
    WRITER_LITERAL(w, ">\n");
}

static void put_case(struct writer *w, const struct verdict_row *row, enum lang lang)
{
    static const char *const elements[] = {
        [OUTCOME_NOT_OK] = "failure", [OUTCOME_ERROR] = "error", [OUTCOME_SKIPPED] = "skipped"};
    const char *element = elements[outcome_of(row->verdict)];
    struct span words = lang == LANG_ZH ? row->zh : row->en;
    WRITER_LITERAL(w, "    <testcase");
    xml_attribute(w, "name", row->name);
    xml_attribute(w, "classname", row->id);
    if (!element) {
        WRITER_LITERAL(w, "/>\n");
        return;
    }
    WRITER_LITERAL(w, "><");
    writer_string(w, element);
    if (element == elements[OUTCOME_SKIPPED]) {
        /* As text: the schema of Jenkins allows `skipped` no attribute. */
        writer_byte(w, '>');
        xml_text(w, words);
    } else {
        xml_attribute(w, "message", words);
        xml_attribute(w, "type", span_of(reason_name(row->reason)));
        writer_byte(w, '>');
        xml_text(w, row->plan_at);
        if (row->data_at.at)
            writer_byte(w, '\n');
        xml_text(w, row->data_at);
    }
    WRITER_LITERAL(w, "</");
    writer_string(w, element);
    WRITER_LITERAL(w, "></testcase>\n");
}

static void put_suite(const struct result *r, const struct groups *g, const struct group *in,
                      struct report_view *v, const struct report_options *o, struct writer *w)
{
    struct verdict_row row;
    struct summary sum = group_summary(g, in, r);
    const struct result_region *region = &r->regions[in->region];
    WRITER_LITERAL(w, "  <testsuite name=\"");
    xml_text(w, span_of(r->plans[in->plan].id));
    writer_byte(w, '/');
    xml_text(w, span_of(region->code));
    writer_byte(w, ' ');
    xml_text(w, span_of(region->name));
    writer_byte(w, '"');
    put_sums(w, &sum, true);
    for (size_t i = 0; i < in->count; i++) {
        report_row(v, g->rows[in->first + i], &row);
        put_case(w, &row, o->lang);
    }
    WRITER_LITERAL(w, "  </testsuite>\n");
}

void report_junit(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct arena *a = arena_new();
    struct report_view *v = report_view_new(a, r);
    struct groups g = groups_of(a, r);
    WRITER_LITERAL(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"plancheck\"");
    put_sums(w, &r->all, false);
    for (size_t k = 0; k < g.count; k++)
        put_suite(r, &g, &g.list[k], v, o, w);
    WRITER_LITERAL(w, "</testsuites>\n");
    report_view_free(v);
    arena_free(a);
}
