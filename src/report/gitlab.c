/* GitLab's code quality report: an array of what needs attention, at the line of the plan. */
#include "outcome.h"

struct gitlab {
    struct writer *w, *sentence;
    enum lang lang;
    bool any;
};

/* 64 hexadecimal digits of the verdict's id: the same problem is the same tomorrow. */
static void put_fingerprint(struct writer *w, struct span id)
{
    struct file bytes = {.bytes = id.at, .size = id.len};
    file_hash(&bytes);
    json_quoted(w, bytes.sha256);
}

static void put_problem(void *self, const struct verdict_row *row)
{
    static const char *const severities[] = {"critical", "major", "minor"};
    struct gitlab *g = self;
    struct writer *w = g->w;
    struct arena *a = arena_new();
    struct place at = outcome_place(a, row->plan_at);
    writer_clear(g->sentence);
    outcome_sentence(g->sentence, row, g->lang);
    writer_string(w, g->any ? ",\n{\"description\":" : "\n{\"description\":");
    json_span(w, writer_text(g->sentence));
    WRITER_LITERAL(w, ",\"check_name\":");
    json_quoted(w, reason_name(row->reason));
    WRITER_LITERAL(w, ",\"fingerprint\":");
    put_fingerprint(w, row->id);
    WRITER_LITERAL(w, ",\"severity\":");
    json_quoted(w, severities[outcome_severity(row)]);
    WRITER_LITERAL(w, ",\"location\":{\"path\":");
    json_quoted(w, at.file ? at.file : "");
    WRITER_LITERAL(w, ",\"lines\":{\"begin\":");
    writer_number(w, at.line ? at.line : 1);
    WRITER_LITERAL(w, "}}}");
    g->any = true;
    arena_free(a);
}

void report_gitlab(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct arena *a = arena_new();
    struct report_view *v = report_view_new(a, r);
    struct gitlab g = {w, writer_memory(a), o->lang, false};
    writer_byte(w, '[');
    outcome_problems(r, v, SIZE_MAX, put_problem, &g);
    WRITER_LITERAL(w, "\n]\n");
    report_view_free(v);
    arena_free(a);
}
