/* plancheck.result/1: a whole run as one JSON document. Same inputs, same bytes: no clock, no host,
 * no worker in it. */
#include "formats_inside.h"

#define KEY(w, name) WRITER_LITERAL((w), ",\n\"" name "\":")

/* A year, or null where there is none. */
static void put_year(struct writer *w, int year)
{
    if (year)
        writer_number(w, year);
    else
        WRITER_LITERAL(w, "null");
}

static void put_separator(struct writer *w, size_t i)
{
    writer_string(w, i ? ",\n" : "\n");
}

/* ---- summaries ---- */

static void put_counts(struct writer *w, const size_t of[VERDICT_COUNT])
{
    size_t total = 0;
    for (int v = 0; v < VERDICT_COUNT; v++)
        total += of[v];
    WRITER_LITERAL(w, "{\"total\":");
    writer_number(w, (long long)total);
    WRITER_LITERAL(w, ",\"evaluated\":");
    writer_number(w, (long long)summary_evaluated(of));
    for (int v = 0; v < VERDICT_COUNT; v++) {
        WRITER_LITERAL(w, ",\"");
        writer_string(w, verdict_name((enum verdict)v));
        WRITER_LITERAL(w, "\":");
        writer_number(w, (long long)of[v]);
    }
}

static void put_summary(struct writer *w, const struct summary *s)
{
    static const struct { const char *name; enum attribute attribute; } attributes[] = {
        {"binding", ATTRIBUTE_BINDING}, {"anticipatory", ATTRIBUTE_ANTICIPATORY},
        {"advisory", ATTRIBUTE_ADVISORY}, {"none", ATTRIBUTE_NONE},
    };
    put_counts(w, s->of);
    WRITER_LITERAL(w, ",\"worst\":\"");
    writer_string(w, verdict_name(summary_worst(s)));
    WRITER_LITERAL(w, "\",\"by_attribute\":");
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        writer_string(w, i ? ",\"" : "{\"");
        writer_string(w, attributes[i].name);
        WRITER_LITERAL(w, "\":");
        put_counts(w, s->by_attribute[attributes[i].attribute]);
        writer_byte(w, '}');
    }
    WRITER_LITERAL(w, "},\"by_kind\":{\"indicator\":");
    put_counts(w, s->by_kind[ITEM_INDICATOR]);
    WRITER_LITERAL(w, "},\"commitment\":");
    put_counts(w, s->by_kind[ITEM_COMMITMENT]);
    WRITER_LITERAL(w, "}}}");
}

static void put_regions(const struct result *r, struct writer *w)
{
    KEY(w, "regions");
    writer_byte(w, '[');
    for (size_t i = 0; i < r->region_count; i++) {
        put_separator(w, i);
        WRITER_LITERAL(w, "{\"code\":");
        json_quoted(w, r->regions[i].code);
        WRITER_LITERAL(w, ",\"name\":");
        json_quoted(w, r->regions[i].name);
        WRITER_LITERAL(w, ",\"summary\":");
        put_summary(w, &r->regions[i].summary);
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

/* ---- what the run was made from ---- */

static void put_inputs(const struct result *r, struct writer *w)
{
    KEY(w, "inputs");
    writer_byte(w, '[');
    for (size_t i = 0; i < r->input_count; i++) {
        put_separator(w, i);
        WRITER_LITERAL(w, "{\"path\":");
        json_quoted(w, r->inputs[i].path);
        WRITER_LITERAL(w, ",\"sha256\":");
        json_quoted(w, r->inputs[i].sha256);
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void put_plans(const struct result *r, struct writer *w)
{
    KEY(w, "plans");
    writer_byte(w, '[');
    for (size_t i = 0; i < r->plan_count; i++) {
        const struct result_plan *p = &r->plans[i];
        put_separator(w, i);
        WRITER_LITERAL(w, "{\"id\":");
        json_quoted(w, p->id);
        WRITER_LITERAL(w, ",\"title\":");
        json_quoted(w, p->title);
        WRITER_LITERAL(w, ",\"region\":");
        json_quoted(w, p->region);
        WRITER_LITERAL(w, ",\"base_year\":");
        put_year(w, p->base_year);
        WRITER_LITERAL(w, ",\"target_year\":");
        put_year(w, p->target_year);
        WRITER_LITERAL(w, ",\"file\":");
        json_quoted(w, p->file);
        WRITER_LITERAL(w, ",\"settings\":");
        writer_span(w, p->settings);
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void put_indicators(const struct result *r, struct writer *w)
{
    KEY(w, "indicators");
    writer_byte(w, '[');
    for (size_t i = 0; i < r->indicator_count; i++) {
        const struct result_indicator *of = &r->indicators[i];
        put_separator(w, i);
        WRITER_LITERAL(w, "{\"id\":");
        json_quoted(w, of->id);
        WRITER_LITERAL(w, ",\"name\":");
        json_message(w, (struct message){of->en, of->zh});
        WRITER_LITERAL(w, ",\"unit\":");
        json_quoted(w, of->unit);
        WRITER_LITERAL(w, ",\"direction\":");
        json_quoted(w, direction_name(of->direction));
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void put_rules(const struct result *r, struct writer *w)
{
    KEY(w, "rules");
    writer_byte(w, '[');
    for (size_t i = 0; i < r->rule_count; i++) {
        put_separator(w, i);
        WRITER_LITERAL(w, "{\"id\":");
        json_quoted(w, r->rules[i].id);
        WRITER_LITERAL(w, ",\"title\":");
        json_message(w, r->rules[i].title);
        WRITER_LITERAL(w, ",\"file\":");
        json_quoted(w, r->rules[i].file);
        WRITER_LITERAL(w, ",\"sha256\":");
        json_quoted(w, r->rules[i].sha256);
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void put_waivers(const struct result *r, struct writer *w)
{
    KEY(w, "waivers");
    writer_byte(w, '[');
    for (size_t i = 0; i < r->waiver_count; i++) {
        const struct result_waiver *of = &r->waivers[i];
        put_separator(w, i);
        WRITER_LITERAL(w, "{\"verdict\":");
        json_quoted(w, of->verdict);
        WRITER_LITERAL(w, ",\"reason\":");
        json_quoted(w, of->reason);
        WRITER_LITERAL(w, ",\"who\":");
        json_quoted(w, of->who);
        WRITER_LITERAL(w, ",\"until\":");
        json_quoted(w, of->until);
        WRITER_LITERAL(w, ",\"state\":");
        json_quoted(w, waiver_state_name(of->state));
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void put_diagnostic(struct writer *w, const struct diagnostic *d)
{
    static const char *const severities[] = {"error", "warning", "note"};
    WRITER_LITERAL(w, "{\"severity\":");
    json_quoted(w, severities[d->severity]);
    WRITER_LITERAL(w, ",\"code\":");
    json_quoted(w, d->code);
    WRITER_LITERAL(w, ",\"file\":");
    json_quoted(w, d->at.file);
    WRITER_LITERAL(w, ",\"line\":");
    put_year(w, (int)d->at.line);
    WRITER_LITERAL(w, ",\"column\":");
    put_year(w, (int)d->at.column);
    WRITER_LITERAL(w, ",\"message\":");
    json_message(w, d->text);
    WRITER_LITERAL(w, ",\"hint\":");
    json_message(w, d->hint);
    writer_byte(w, '}');
}

static void put_diagnostics(const struct result *r, struct writer *w)
{
    KEY(w, "diagnostics");
    writer_byte(w, '[');
    for (size_t i = 0; i < r->diagnostic_count; i++) {
        put_separator(w, i);
        put_diagnostic(w, &r->diagnostics[i]);
    }
    writer_byte(w, ']');
}

/* ---- the document ---- */

static void put_verdict(struct report_view *v, struct writer *w, const struct verdict_row *row,
                        bool first)
{
    writer_string(w, first ? "\n" : ",\n");
    json_verdict(v, w, row);
}

static void put_head(const struct result *r, struct writer *w)
{
    WRITER_LITERAL(w, "{\"schema\":\"plancheck.result/1\"");
    KEY(w, "tool");
    WRITER_LITERAL(w, "{\"name\":\"plancheck\",\"version\":");
    json_quoted(w, r->version);
    writer_byte(w, '}');
    KEY(w, "as_of");
    put_year(w, r->as_of);
    KEY(w, "today");
    json_quoted(w, r->today);
    KEY(w, "settings");
    writer_span(w, r->settings);
    put_inputs(r, w);
    put_plans(r, w);
    put_indicators(r, w);
    put_rules(r, w);
    put_waivers(r, w);
    put_diagnostics(r, w);
    KEY(w, "lint");
    writer_span(w, r->lint);
}

void report_json(const struct result *r, const struct report_options *o, struct writer *w)
{
    put_head(r, w);
    KEY(w, "summary");
    put_summary(w, &r->all);
    put_regions(r, w);
    KEY(w, "verdicts");
    writer_byte(w, '[');
    rows_write(r, o, w, put_verdict);
    WRITER_LITERAL(w, "]}\n");
}
