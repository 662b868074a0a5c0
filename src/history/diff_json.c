/* plancheck.diff/1: what changed, for programs. What stays is only counted. */
#include "diff.h"
#include "../report/escape.h"

#define KEY(w, name) WRITER_LITERAL((w), ",\"" name "\":")
#define TEXT(w, name, span) do { KEY(w, name); json_span((w), (span)); } while (0)

static void put_number(struct writer *w, long long x)
{
    if (x)
        writer_number(w, x);
    else
        WRITER_LITERAL(w, "null");
}

static void put_bool(struct writer *w, bool x)
{
    writer_string(w, x ? "true" : "false");
}

static void put_span(struct writer *w, struct span s)
{
    json_span(w, s.len ? s : (struct span){NULL, 0});
}

/* ---- the two nights ---- */

static void put_night(struct writer *w, const struct circumstances *of)
{
    WRITER_LITERAL(w, "{\"result\":");
    json_quoted(w, of->name);
    KEY(w, "run");
    put_number(w, of->run);
    KEY(w, "version");
    json_quoted(w, of->version);
    KEY(w, "as_of");
    put_number(w, of->as_of);
    KEY(w, "today");
    json_quoted(w, of->today);
    writer_byte(w, '}');
}

static void put_parts(struct writer *w, const struct part_differences *all)
{
    static const char *const words[] = {"changed", "added", "removed"};
    writer_byte(w, '[');
    for (size_t i = 0; i < all->count; i++) {
        writer_string(w, i ? ",{\"name\":" : "{\"name\":");
        json_quoted(w, all->list[i].name);
        KEY(w, "how");
        json_quoted(w, words[all->list[i].how]);
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void put_differences(struct writer *w, const struct differences *d)
{
    WRITER_LITERAL(w, ",\n\"differences\":{\"as_of\":");
    put_bool(w, d->as_of);
    KEY(w, "settings");
    put_bool(w, d->settings);
    KEY(w, "program");
    put_bool(w, d->program);
    KEY(w, "rules");
    put_parts(w, &d->rules);
    KEY(w, "plans");
    put_parts(w, &d->plans);
    KEY(w, "inputs");
    put_parts(w, &d->inputs);
    writer_byte(w, '}');
}

static void put_summary(struct writer *w, const struct diff *d)
{
    WRITER_LITERAL(w, ",\n\"summary\":{\"regressions\":");
    writer_number(w, (long long)d->regressions);
    KEY(w, "waived");
    writer_number(w, (long long)d->waived);
    KEY(w, "hidden");
    writer_number(w, (long long)d->hidden);
    for (int k = 0; k < CHANGE_KINDS; k++) {
        WRITER_LITERAL(w, ",\"");
        writer_string(w, change_name((enum change_kind)k));
        WRITER_LITERAL(w, "\":");
        writer_number(w, (long long)d->of[k]);
    }
    writer_byte(w, '}');
}

/* ---- a change ---- */

static void put_bits(struct writer *w, unsigned bits, const char *(*name)(int bit))
{
    bool first = true;
    writer_byte(w, '[');
    for (int bit = 0; bits >> bit; bit++) {
        if (!(bits >> bit & 1))
            continue;
        writer_string(w, first ? "" : ",");
        json_quoted(w, name(bit));
        first = false;
    }
    writer_byte(w, ']');
}

static void put_state(struct writer *w, const struct state *s)
{
    if (!s->id.at) {
        WRITER_LITERAL(w, "null");
        return;
    }
    WRITER_LITERAL(w, "{\"verdict\":");
    json_quoted(w, verdict_name(s->verdict));
    KEY(w, "reason");
    json_quoted(w, reason_name(s->reason));
    KEY(w, "rule");
    put_span(w, s->rule);
    TEXT(w, "target", s->target);
    TEXT(w, "baseline_printed", s->baseline_printed);
    KEY(w, "base_year");
    put_number(w, s->base_year);
    KEY(w, "target_year");
    put_number(w, s->target_year);
    KEY(w, "value");
    put_span(w, s->value);
    KEY(w, "value_year");
    put_number(w, s->value_year);
    KEY(w, "measure");
    put_span(w, s->measure);
    KEY(w, "progress");
    put_span(w, s->progress);
    KEY(w, "series");
    json_span(w, s->series);
    writer_byte(w, '}');
}

static void put_change(struct writer *w, const struct diff_view *v)
{
    const struct change *c = v->change;
    const struct state *s = v->shown;
    WRITER_LITERAL(w, "{\"change\":");
    json_quoted(w, change_name((enum change_kind)c->kind));
    KEY(w, "otherwise");
    json_quoted(w, c->kind == CHANGE_NOT_COMPARABLE ? change_name((enum change_kind)c->otherwise)
                                                    : NULL);
    KEY(w, "because");
    put_bits(w, c->because, because_name);
    KEY(w, "revised");
    put_bits(w, c->revised, revised_name);
    KEY(w, "regression");
    put_bool(w, change_is_regression((enum change_kind)c->kind) && !c->waived);
    KEY(w, "waived");
    put_bool(w, c->waived);
    KEY(w, "nights");
    put_number(w, c->nights);
    TEXT(w, "id", s->id);
    TEXT(w, "plan", s->plan);
    TEXT(w, "region", s->region);
    TEXT(w, "region_name", s->region_name);
    TEXT(w, "indicator", s->indicator);
    TEXT(w, "name", s->name);
    TEXT(w, "unit", s->unit);
    KEY(w, "attribute");
    json_quoted(w, attribute_name(s->attribute));
    KEY(w, "kind");
    json_quoted(w, s->kind == ITEM_COMMITMENT ? "commitment" : "indicator");
    KEY(w, "old");
    put_state(w, &v->was);
    KEY(w, "new");
    put_state(w, &v->is);
    writer_byte(w, '}');
}

void diff_write_json(const struct diff *d, const struct report_options *o, struct writer *w)
{
    struct diff_view *v = diff_view_new(d, o->lang);
    WRITER_LITERAL(w, "{\"schema\":\"plancheck.diff/1\",\n\"old\":");
    put_night(w, &d->old->of);
    WRITER_LITERAL(w, ",\n\"new\":");
    put_night(w, &d->new->of);
    put_differences(w, &d->differences);
    put_summary(w, d);
    WRITER_LITERAL(w, ",\n\"changes\":[");
    for (size_t i = 0; i < d->count; i++) {
        writer_string(w, i ? ",\n" : "\n");
        diff_view_take(v, &d->changes[i]);
        put_change(w, v);
    }
    WRITER_LITERAL(w, "]}\n");
    diff_view_free(v);
}
