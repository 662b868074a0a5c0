/* The appendix: what the verdicts stand on. Each part is an entry of the table at the end. */
#include "html_inside.h"

static void put_code(struct html *h, const char *text)
{
    html_put(h, "<td><code>");
    html_data(h, span_of(text ? text : ""));
    html_put(h, "</code></td>");
}

static void put_text(struct html *h, const char *text)
{
    html_cell(h, span_of(text));
}

/* ---- settings ---- */

/* {"compare":"rounded","as_of":"2025"} as compare=rounded as_of=2025: names and values are words,
 * numbers and their signs. */
static void put_pairs(struct html *h, struct span json)
{
    writer_clear(h->scratch);
    for (size_t i = 1; i + 1 < json.len; i++) {
        bool value = i > 1 && json.at[i - 1] == '"' && json.at[i] == ':' && json.at[i + 1] == '"';
        bool next = i > 1 && json.at[i - 1] == '"' && json.at[i] == ',' && json.at[i + 1] == '"';
        if (value || next)
            writer_byte(h->scratch, value ? '=' : ' ');
        else if (json.at[i] != '"')
            writer_byte(h->scratch, json.at[i]);
    }
    html_data(h, writer_text(h->scratch));
}

static void put_settings(struct html *h, struct span json)
{
    if (json.len <= 2) {
        html_say(h, MSG_html_defaults);
        return;
    }
    html_put(h, "<code>");
    put_pairs(h, json);
    html_put(h, "</code>");
}

static void put_plans(struct html *h)
{
    static const enum message_id heads[] = {MSG_column_plan, MSG_column_id, MSG_html_period,
                                            MSG_html_file, MSG_html_settings};
    html_table_begin(h, "list", MSG_html_plans);
    html_head_cells(h, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < h->result->plan_count; i++) {
        const struct result_plan *p = &h->result->plans[i];
        html_put(h, "<tr>");
        put_text(h, p->title);
        put_code(h, p->id);
        html_put(h, "<td>");
        if (p->base_year) {
            writer_number(h->w, p->base_year);
            html_put(h, "–");
        }
        if (p->target_year)
            writer_number(h->w, p->target_year);
        html_put(h, "</td>");
        put_code(h, p->file);
        html_put(h, "<td>");
        put_settings(h, p->settings);
        html_put(h, "</td></tr>\n");
    }
    html_table_end(h);
    html_put(h, "<p>");
    html_say(h, MSG_html_project_settings);
    put_settings(h, h->result->settings);
    if (h->result->today) {
        html_say(h, MSG_text_joiner);
        html_say_of(h, MSG_html_today, span_of(h->result->today));
    }
    html_put(h, "</p>\n");
}

/* ---- rules and inputs ---- */

static void put_rules(struct html *h)
{
    static const enum message_id heads[] = {MSG_html_rule, MSG_column_id, MSG_html_file,
                                            MSG_html_sha256};
    html_table_begin(h, "list", MSG_html_rules);
    html_head_cells(h, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < h->result->rule_count; i++) {
        const struct result_rule *r = &h->result->rules[i];
        html_put(h, "<tr>");
        put_text(h, message_in(r->title, h->options->lang));
        put_code(h, r->id);
        put_code(h, r->file);
        put_code(h, r->sha256);
        html_put(h, "</tr>\n");
    }
    html_table_end(h);
}

static void put_inputs(struct html *h)
{
    static const enum message_id heads[] = {MSG_html_file, MSG_html_sha256};
    html_table_begin(h, "list", MSG_html_inputs);
    html_head_cells(h, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < h->result->input_count; i++) {
        html_put(h, "<tr>");
        put_code(h, h->result->inputs[i].path);
        put_code(h, h->result->inputs[i].sha256);
        html_put(h, "</tr>\n");
    }
    html_table_end(h);
}

/* ---- diagnostics ---- */

static void put_diagnostic(struct html *h, const struct diagnostic *d)
{
    static const enum message_id severities[] = {MSG_severity_error, MSG_severity_warning,
                                                 MSG_severity_note};
    html_put(h, "<tr><td>");
    html_say(h, severities[d->severity]);
    html_put(h, "</td><td><code>");
    if (d->at.file) {
        html_data(h, span_of(d->at.file));
        if (d->at.line) {
            html_put(h, ":");
            html_count(h, d->at.line);
        }
    }
    html_put(h, "</code></td><td>");
    html_data(h, span_of(message_in(d->text, h->options->lang)));
    if (d->hint.en) {
        html_put(h, "<br><small>");
        html_data(h, span_of(message_in(d->hint, h->options->lang)));
        html_put(h, "</small>");
    }
    html_put(h, "</td>");
    put_code(h, d->code);
    html_put(h, "</tr>\n");
}

static void put_diagnostics(struct html *h)
{
    static const enum message_id heads[] = {MSG_html_severity, MSG_html_place, MSG_column_message,
                                            MSG_html_code};
    if (h->result->diagnostic_count == 0) {
        html_put(h, "<p>");
        html_say(h, MSG_html_no_diagnostics);
        html_put(h, "</p>\n");
        return;
    }
    html_table_begin(h, "list", MSG_html_diagnostics);
    html_head_cells(h, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < h->result->diagnostic_count; i++)
        put_diagnostic(h, &h->result->diagnostics[i]);
    html_table_end(h);
}

/* ---- all parts, in order; a new one is an entry here ---- */

static const struct { enum message_id title; void (*put)(struct html *h);
} parts[] = {
    {MSG_html_plans, put_plans},
    {MSG_html_diagnostics, put_diagnostics},
    {MSG_html_lint, html_lint},
    {MSG_html_rules, put_rules},
    {MSG_html_inputs, put_inputs},
};

void html_appendix(struct html *h)
{
    html_put(h, "<section id=\"appendix\">\n");
    if (!h->site)
        html_heading(h, 0, MSG_html_appendix);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        html_heading(h, h->site ? 0 : 1, parts[i].title);
        parts[i].put(h);
    }
    html_put(h, "</section>\n");
}
