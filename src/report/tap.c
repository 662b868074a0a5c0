/* TAP, version 14: a test point a target, with a YAML block where it is not met. */
#include "outcome.h"

static void put_block(struct writer *w, const struct verdict_row *row, enum lang lang)
{
    WRITER_LITERAL(w, "  ---\n  message: ");
    json_span(w, lang == LANG_ZH ? row->zh : row->en);   /* which YAML reads as well */
    WRITER_LITERAL(w, "\n  severity: ");
    writer_string(w, verdict_name(row->verdict));
    WRITER_LITERAL(w, "\n  at: ");
    json_span(w, row->plan_at);
    if (row->data_at.at) {
        WRITER_LITERAL(w, "\n  data: ");
        json_span(w, row->data_at);
    }
    WRITER_LITERAL(w, "\n  ...\n");
}

void report_tap(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct arena *a = arena_new();
    struct report_view *v = report_view_new(a, r);
    struct verdict_row row;
    WRITER_LITERAL(w, "TAP version 14\n1..");
    writer_number(w, (long long)r->count);
    writer_byte(w, '\n');
    for (size_t i = 0; i < r->count; i++) {
        report_row(v, i, &row);
        enum outcome outcome = outcome_of(row.verdict);
        bool ok = outcome == OUTCOME_OK || outcome == OUTCOME_SKIPPED;
        writer_string(w, ok ? "ok " : "not ok ");
        writer_number(w, (long long)i + 1);
        WRITER_LITERAL(w, " - ");
        tap_text(w, row.id);
        writer_byte(w, ' ');
        tap_text(w, row.name);
        if (outcome == OUTCOME_SKIPPED) {
            WRITER_LITERAL(w, " # SKIP ");
            tap_text(w, span_of(message_text(reason_label(row.reason), o->lang)));
        }
        writer_byte(w, '\n');
        if (!ok)
            put_block(w, &row, o->lang);
    }
    report_view_free(v);
    arena_free(a);
}
