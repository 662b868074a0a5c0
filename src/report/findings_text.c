/* Findings at a terminal, and as a Markdown page. */
#include "findings.h"
#include "escape.h"
#include "table.h"

static const enum message_id severities[] = {
    [SEVERITY_ERROR] = MSG_severity_error,
    [SEVERITY_WARNING] = MSG_severity_warning,
    [SEVERITY_NOTE] = MSG_severity_note,
};

struct message findings_tally(struct arena *a, const struct findings *f)
{
    size_t open = f->open[SEVERITY_ERROR] + f->open[SEVERITY_WARNING] + f->open[SEVERITY_NOTE];
    return MESSAGE(a, MSG_findings_tally, arena_printf(a, "%zu", open),
                   arena_printf(a, "%zu", f->open[SEVERITY_ERROR]),
                   arena_printf(a, "%zu", f->open[SEVERITY_WARNING]),
                   arena_printf(a, "%zu", f->open[SEVERITY_NOTE]),
                   arena_printf(a, "%zu", f->answered));
}

/* ---- terminal ---- */

static void put_place(struct writer *w, const struct place *at)
{
    plain_put(w, span_of(at->file));
    if (at->line) {
        writer_byte(w, ':');
        writer_number(w, at->line);
    }
}

static struct span clean(struct writer *w, const char *text)
{
    struct writer *plain = writer_memory(w->arena);
    plain_put(plain, span_of(text));
    return writer_text(plain);
}

static void put_head(struct writer *w, const struct finding *f, const struct report_options *o)
{
    static const char *const styles[] = {STYLE_RED, STYLE_YELLOW, STYLE_CYAN};
    writer_string(w, o->colour ? STYLE_BOLD : "");
    if (f->sides[0].at.file) {
        put_place(w, &f->sides[0].at);
        WRITER_LITERAL(w, ": ");
    }
    writer_string(w, o->colour ? STYLE_NONE : "");
    writer_string(w, o->colour ? styles[f->severity] : "");
    writer_string(w, message_text(severities[f->severity], o->lang));
    writer_string(w, o->colour ? STYLE_NONE : "");
    WRITER_LITERAL(w, " [");
    writer_string(w, f->code);
    WRITER_LITERAL(w, "]\n    ");
}

static void put_line(struct writer *w, enum message_id what, struct span text,
                     const struct report_options *o)
{
    const char *label = message_text(what, o->lang);
    WRITER_LITERAL(w, "    ");
    writer_string(w, label);
    text_paragraph(w, text, 4 + text_width(label, strlen(label)), 6, o->width);
}

static void put_finding(struct writer *w, const struct finding *f, const struct report_options *o)
{
    put_head(w, f, o);
    text_paragraph(w, clean(w, message_in(f->text, o->lang)), 4, 4, o->width);
    if (f->sides[1].at.file) {
        struct writer *other = writer_memory(w->arena);
        put_place(other, &f->sides[1].at);
        put_line(w, MSG_findings_see, writer_text(other), o);
    }
    if (f->answer)
        put_line(w, MSG_findings_answer,
                 clean(w, arena_printf(w->arena, "%s: %s", f->answer->key, f->answer->reason)), o);
    else if (f->advice.en)
        put_line(w, MSG_findings_advice, clean(w, message_in(f->advice, o->lang)), o);
    put_line(w, MSG_findings_id, clean(w, f->id), o);
    writer_byte(w, '\n');
}

void findings_text(struct writer *w, const struct findings *f, const struct report_options *o)
{
    for (size_t i = 0; i < f->count; i++)
        if (!f->list[i].answer)
            put_finding(w, &f->list[i], o);
    if (f->answered) {
        writer_string(w, message_text(MSG_findings_answered, o->lang));
        WRITER_LITERAL(w, "\n\n");
    }
    for (size_t i = 0; i < f->count; i++)
        if (f->list[i].answer)
            put_finding(w, &f->list[i], o);
    writer_string(w, message_in(findings_tally(w->arena, f), o->lang));
    writer_byte(w, '\n');
}

/* ---- Markdown ---- */

static void put_cell(struct writer *w, const char *text)
{
    markdown_put(w, span_of(text ? text : ""));
    WRITER_LITERAL(w, " | ");
}

static void put_side(struct writer *w, const struct finding_side *s)
{
    if (s->at.file) {
        markdown_put(w, span_of(s->at.file));
        if (s->at.line) {
            writer_byte(w, ':');
            writer_number(w, s->at.line);
        }
        if (s->document) {
            WRITER_LITERAL(w, "<br>");
            markdown_put(w, span_of(s->document));
        }
    }
    WRITER_LITERAL(w, " | ");
}

static void put_row(struct writer *w, const struct finding *f, const struct report_options *o)
{
    WRITER_LITERAL(w, "| ");
    put_cell(w, message_text(severities[f->severity], o->lang));
    put_cell(w, f->code);
    put_cell(w, message_in(f->text, o->lang));
    put_side(w, &f->sides[0]);
    put_side(w, &f->sides[1]);
    put_cell(w, f->answer ? f->answer->reason : f->advice.en ? message_in(f->advice, o->lang) : "");
    writer_byte(w, '\n');
}

static void put_table(struct writer *w, const struct findings *f, const struct report_options *o,
                      bool answered)
{
    bool any = false;
    for (size_t i = 0; i < f->count; i++) {
        if (!f->list[i].answer == answered)
            continue;
        if (!any)
            writer_string(w, message_text(answered ? MSG_findings_markdown_answered
                                                   : MSG_findings_markdown_open, o->lang));
        any = true;
        put_row(w, &f->list[i], o);
    }
}

void findings_markdown(struct writer *w, const struct findings *f, const struct report_options *o)
{
    writer_string(w, message_text(MSG_findings_markdown_title, o->lang));
    markdown_put(w, span_of(message_in(findings_tally(w->arena, f), o->lang)));
    WRITER_LITERAL(w, "\n");
    put_table(w, f, o, false);
    put_table(w, f, o, true);
}
