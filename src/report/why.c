/* What a reason has to say beside its sentence: which text is no number, which values contradict,
 * which units differ. */
#include "view_inside.h"
#include "../base/unit.h"

static void put_both(struct run_view *v, struct span s)
{
    enum { LONGEST = 200 };
    struct span shown = span_cut(s, LONGEST), more = span_of(shown.len < s.len ? "…" : "");
    struct writer *both[] = {v->why_zh, v->why_en};
    for (size_t i = 0; i < 2; i++) {
        writer_span(both[i], shown);
        writer_span(both[i], more);
    }
}

/* Both languages' clause around what was put in so far. */
static struct message finish(struct run_view *v)
{
    return (struct message){writer_text(v->why_en).at, writer_text(v->why_zh).at};
}

static struct span observation_text(const struct store *s, const struct observation *o,
                                    char digits[64])
{
    const char *as_printed = o->more ? s->more[o->more].printed : NULL;
    if (as_printed)
        return span_of(as_printed);
    return (struct span){digits, decimal_write((struct decimal){o->units, o->places}, digits)};
}

static struct observation observation_at(const struct run_view *v, size_t i)
{
    return store_row(v->run->store, series_number(v->series, i));
}

/* ---- bad_number ---- */

static bool why_bad_number(struct run_view *v)
{
    char digits[64];
    struct cell baseline = cell_read(v->row->baseline_printed.at, v->row->baseline_printed.len);
    for (size_t i = v->series.count; i-- > 0 && baseline.kind != CELL_BAD;) {
        struct observation o = observation_at(v, i);
        if (o.kind == CELL_BAD) {
            put_both(v, observation_text(v->run->store, &o, digits));
            return true;
        }
    }
    put_both(v, v->row->baseline_printed);
    return true;
}

/* ---- conflicting_observations ---- */

static struct num observation_num(const struct store *s, const struct observation *o)
{
    return cell_num(observation_cell(s, o));
}

static bool conflict(const struct run_view *v, const struct observation *a,
                     const struct observation *b)
{
    return a->year == b->year && a->kind == CELL_NUMBER && b->kind == CELL_NUMBER &&
           num_cmp(observation_num(v->run->store, a), observation_num(v->run->store, b)) != 0;
}

static void put_observation(struct run_view *v, struct writer *w, size_t i)
{
    char digits[64];
    const struct store *s = v->run->store;
    const struct observation o = observation_at(v, i);
    const uint32_t number = series_number(v->series, i);
    const uint8_t file = store_file(s, number);
    writer_span(w, observation_text(s, &o, digits));
    WRITER_LITERAL(w, " (");
    writer_string(w, s->files[file]);
    writer_byte(w, ':');
    writer_number(w, number - s->line_0[file]);
    writer_byte(w, ')');
}

/* ": 2021: 5.1 (a.csv:3), 5.3 (b.csv:7)", of the newest year that has a contradiction */
static bool why_conflict(struct run_view *v)
{
    for (size_t i = v->series.count; i-- > 1;) {
        const struct observation a = observation_at(v, i - 1), b = observation_at(v, i);
        if (!conflict(v, &a, &b))
            continue;
        struct writer *const both[] = {v->why_en, v->why_zh};
        for (int l = 0; l < 2; l++) {
            writer_string(both[l], l ? "：" : ": ");
            writer_number(both[l], a.year);
            writer_string(both[l], l ? "年 " : ": ");
            put_observation(v, both[l], i - 1);
            writer_string(both[l], l ? "，" : ", ");
            put_observation(v, both[l], i);
        }
        num_forget();
        return true;
    }
    return false;
}

/* ---- out_of_bounds ---- */

/* The settings that count for bounds, the strongest word first (command line, item, plan,
 * project). */
static const struct settings *bound_settings(const struct run *r, const struct item *item)
{
    const struct settings *const layers[] = {
        &r->project->override, item_more(item) ? &item_more(item)->settings : NULL,
        &r->project->plans[item->plan].settings, &r->project->settings,
    };
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
        if (layers[i] && settings_has(layers[i], SET_BOUND))
            return layers[i];
    return NULL;
}

struct bounds {
    bool has_low, has_high;
    struct decimal low, high;
};

static struct bounds bounds_of(const struct run *r, const struct item *item)
{
    const struct indicator *of = &r->project->indicators[item->indicator];
    const struct settings *s = bound_settings(r, item);
    if (!s)
        return (struct bounds){of->has_low, of->has_high, of->low, of->high};
    return (struct bounds){!s->bound_low_open, !s->bound_high_open, s->bound_low, s->bound_high};
}

static bool is_outside(const struct bounds *b, struct cell c)
{
    if (c.kind != CELL_NUMBER)
        return false;
    struct num x = cell_num(c);
    return (b->has_low && num_cmp(x, num_of(b->low)) < 0) ||
           (b->has_high && num_cmp(x, num_of(b->high)) > 0);
}

static void put_bound(struct writer *w, bool has, struct decimal bound, const char *otherwise)
{
    char digits[64];
    writer_span(w, has ? (struct span){digits, decimal_write(bound, digits)} : span_of(otherwise));
}

/* The newest value that cannot be, or the baseline. */
static void put_offender(struct run_view *v, struct writer *w, const struct bounds *b,
                         enum lang lang)
{
    struct observation o;
    size_t i = v->series.count;
    for (; i > 0; i--) {
        o = observation_at(v, i - 1);
        if (is_outside(b, observation_cell(v->run->store, &o)))
            break;
    }
    if (i == 0) {
        message_fill(w, MSG_fact_baseline, lang, v->row->baseline_printed);
        return;
    }
    char digits[64];
    writer_number(w, o.year);
    writer_string(w, lang == LANG_ZH ? "年 " : ": ");
    writer_span(w, observation_text(v->run->store, &o, digits));
}

static bool why_bounds(struct run_view *v)
{
    struct writer *const both[] = {v->why_zh, v->why_en};
    struct bounds b = bounds_of(v->run, v->item);
    for (int lang = LANG_ZH; lang <= LANG_EN; lang++) {
        struct writer *w = both[lang];
        const char *rest = message_up_to(w, message_text(MSG_clause_bounds, (enum lang)lang));
        put_offender(v, w, &b, (enum lang)lang);
        rest = message_up_to(w, rest);
        put_bound(w, b.has_low, b.low, "−∞");
        WRITER_LITERAL(w, " … ");
        put_bound(w, b.has_high, b.high, "∞");
        writer_string(w, rest);
    }
    num_forget();
    return true;
}

/* ---- unit_mismatch ---- */

static const char *reported_unit(const struct run_view *v, const char *unit)
{
    struct num factor;
    for (size_t i = 0; i < v->series.count; i++) {
        const struct observation o = observation_at(v, i);
        const char *own = o.more ? v->run->store->more[o.more].unit : NULL;
        if (own && !unit_factor(span_of(own), span_of(unit), &factor))
            return own;
    }
    return NULL;
}

static bool why_unit(struct run_view *v)
{
    const char *catalogue = v->run->project->indicators[v->item->indicator].unit;
    const char *reported = reported_unit(v, catalogue);
    struct writer *const both[] = {v->why_zh, v->why_en};
    for (int lang = LANG_ZH; lang <= LANG_EN; lang++) {
        enum message_id id = reported ? MSG_clause_units_reported : MSG_clause_units;
        const char *rest = message_up_to(both[lang], message_text(id, (enum lang)lang));
        writer_span(both[lang], reported ? span_of(reported) : v->row->unit);
        rest = message_up_to(both[lang], rest);
        writer_string(both[lang], catalogue);
        writer_string(both[lang], rest);
    }
    return true;
}

static const struct {
    enum reason reason;
    bool (*why)(struct run_view *v);
} whys[] = {
    {REASON_bad_number, why_bad_number}, {REASON_conflicting_observations, why_conflict},
    {REASON_out_of_bounds, why_bounds},  {REASON_unit_mismatch, why_unit},
};

struct message view_why(struct run_view *v, const struct verdict_row *row)
{
    v->row = row;
    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++) {
        if (whys[i].reason != row->reason)
            continue;
        v->series = store_series(v->run->store, v->item->region, v->item->indicator);
        writer_clear(v->why_zh);
        writer_clear(v->why_en);
        if (whys[i].why(v))
            return finish(v);
    }
    return (struct message){NULL, NULL};
}
