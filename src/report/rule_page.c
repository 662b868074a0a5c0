#include "rule_page.h"
#include "escape.h"
#include "sarif.h"

struct rule_page rule_page_make(struct arena *a, const struct rule *rule)
{
    struct rule_page p = {.rule = rule,
                          .measure = rule_function_source(rule, "measure"),
                          .accept = rule_function_source(rule, "accept"),
                          .judge = rule_function_source(rule, "judge")};
    rule_reads_find(a, rule, &p.reads);
    return p;
}

static struct rule_list asked(struct arena *a, const struct rule_page *p, enum message_id title,
                              const char *field)
{
    const struct rule_reads *r = &p->reads;
    struct rule_list l = {title, field, ARENA_ARRAY(a, const char *, r->beyond_count + 1), 0};
    for (size_t i = 0; i < r->beyond_count; i++)
        if (strcmp(r->beyond[i].field, field) == 0)
            l.items[l.count++] = r->beyond[i].name;
    return l;
}

void rule_page_lists(struct arena *a, const struct rule_page *p, struct rule_list out[RULE_LISTS])
{
    const struct rule_reads *r = &p->reads;
    out[0] = (struct rule_list){MSG_explain_reads_target, "target", r->target, r->target_count};
    out[1] = (struct rule_list){MSG_explain_reads_case, "at", r->at, r->at_count};
    out[2] = (struct rule_list){MSG_explain_reads_settings, "settings", r->settings,
                                r->setting_count};
    out[3] = asked(a, p, MSG_explain_reads_other, "other");
    out[4] = asked(a, p, MSG_explain_reads_region, "in_region");
    out[5] = asked(a, p, MSG_explain_reads_group, "group");
    out[6] = asked(a, p, MSG_explain_reads_verdict, "verdict");
}

const enum message_id rule_page_columns[EXAMPLE_COLUMNS] = {
    MSG_explain_target, MSG_explain_baseline, MSG_explain_years,
    MSG_explain_series, MSG_explain_other,    MSG_explain_expect,
};

void rule_page_example(struct arena *a, const struct rule_example *e,
                       const char *out[EXAMPLE_COLUMNS])
{
    const char *others[] = {e->direction, e->unit,    e->indicator, e->reference, e->settings,
                            e->others,    e->regions, e->peers,     e->verdicts};
    const char *other = "";
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        if (others[k] && *others[k])
            other = arena_printf(a, "%s%s%s", other, *other ? "; " : "", others[k]);
    const char *texts[] = {e->text, e->baseline, e->years, e->series, other, e->expect};
    for (size_t k = 0; k < EXAMPLE_COLUMNS; k++)
        out[k] = texts[k] ? texts[k] : "";
}

const char *rule_order_name(enum rule_order order)
{
    static const char *const names[] = {
        [ORDER_INTERVAL] = "interval", [ORDER_PROPORTION] = "proportion",
        [ORDER_STEPS] = "steps",       [ORDER_TREND] = "trend",
        [ORDER_STABLE] = "stable",     [ORDER_CUMULATIVE] = "cumulative",
        [ORDER_INFORMAL] = "informal",
    };
    return names[order];
}

/* ---- JSON ---- */

static void json_list(struct writer *w, const char *const *items, size_t n)
{
    writer_byte(w, '[');
    for (size_t i = 0; i < n; i++) {
        if (i)
            writer_byte(w, ',');
        json_quoted(w, items[i]);
    }
    writer_byte(w, ']');
}

static void json_field(struct writer *w, const char *name, const char *value)
{
    writer_string(w, ",\"");
    writer_string(w, name);
    writer_string(w, "\":");
    json_quoted(w, value);
}

static void json_examples(struct writer *w, const struct rule *rule)
{
    writer_string(w, ",\"examples\":[");
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct rule_example *e = &rule->examples[i];
        const struct { const char *name, *value; } fields[] = {
            {"baseline", e->baseline}, {"years", e->years},         {"series", e->series},
            {"direction", e->direction}, {"unit", e->unit},         {"indicator", e->indicator},
            {"reference", e->reference}, {"settings", e->settings}, {"others", e->others},
            {"regions", e->regions},     {"peers", e->peers},       {"verdicts", e->verdicts},
            {"expect", e->expect},
        };
        writer_string(w, i ? ",{\"target\":" : "{\"target\":");
        json_quoted(w, e->text);
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
            if (fields[k].value)
                json_field(w, fields[k].name, fields[k].value);
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void json_uses(struct writer *w, const struct rule_page *p)
{
    writer_string(w, ",\"uses\":[");
    for (size_t i = 0; i < p->use_count; i++) {
        writer_string(w, i ? ",{\"id\":" : "{\"id\":");
        json_quoted(w, p->uses[i].id);
        json_field(w, "name", p->uses[i].name);
        json_field(w, "target", p->uses[i].target);
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

void rule_page_json(struct arena *a, struct writer *w, const struct rule_page *p)
{
    const struct rule *rule = p->rule;
    const struct { const char *name; struct span source; } sources[] = {
        {",\"measure\":", p->measure}, {",\"accept\":", p->accept}, {",\"judge\":", p->judge}};
    struct rule_list lists[RULE_LISTS];
    rule_page_lists(a, p, lists);
    writer_string(w, "{\"rule\":");
    json_quoted(w, rule->id);
    json_field(w, "file", rule->file);
    writer_string(w, ",\"title\":");
    json_message(w, rule->title);
    writer_string(w, ",\"purpose\":");
    json_message(w, rule->purpose);
    json_field(w, "order", rule_order_name(rule->order));
    writer_string(w, ",\"forms\":");
    json_list(w, rule->forms, rule->form_count);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        writer_string(w, sources[i].name);
        json_span(w, sources[i].source);
    }
    writer_string(w, ",\"reads\":{");
    for (size_t i = 0; i < RULE_LISTS; i++) {
        writer_string(w, i ? ",\"" : "\"");
        writer_string(w, lists[i].key);
        writer_string(w, "\":");
        json_list(w, lists[i].items, lists[i].count);
    }
    writer_byte(w, '}');
    json_examples(w, rule);
    json_uses(w, p);
    writer_string(w, "}\n");
}
