/* What the formats for people say of a change. */
#include "diff.h"
#include "../report/escape.h"
#include "../report/text_inside.h"

static const enum message_id labels[CHANGE_KINDS] = {
    [CHANGE_NEW_FAILURE] = MSG_change_new_failure,
    [CHANGE_NEW_BEHIND] = MSG_change_new_behind,
    [CHANGE_NEW_UNKNOWN] = MSG_change_new_unknown,
    [CHANGE_WAIVER_ENDED] = MSG_change_waiver_ended,
    [CHANGE_NOT_COMPARABLE] = MSG_change_not_comparable,
    [CHANGE_FIXED] = MSG_change_fixed,
    [CHANGE_NOW_KNOWN] = MSG_change_now_known,
    [CHANGE_REVISED_TARGET] = MSG_change_revised_target,
    [CHANGE_REVISED_VALUE] = MSG_change_revised_value,
    [CHANGE_NEW_VALUE] = MSG_change_new_value,
    [CHANGE_CHANGED] = MSG_change_changed,
    [CHANGE_NEW] = MSG_change_new,
    [CHANGE_GONE] = MSG_change_gone,
    [CHANGE_STILL_FAILING] = MSG_change_still_failing,
    [CHANGE_STILL_BEHIND] = MSG_change_still_behind,
    [CHANGE_UNCHANGED] = MSG_change_unchanged,
};

enum message_id change_label(enum change_kind k) { return labels[k]; }

const char *diff_text(const struct diff_view *v, enum message_id id)
{
    return message_text(id, v->lang);
}

/* ---- the view ---- */

struct diff_view *diff_view_new(const struct diff *d, enum lang lang)
{
    struct arena *a = arena_new();
    struct diff_view *v = ARENA_NEW(a, struct diff_view);
    v->arena = a;
    v->diff = d;
    v->lang = lang;
    v->scratch = writer_memory(a);
    return v;
}

void diff_view_free(struct diff_view *v)
{
    arena_free(v->arena);
}

void diff_view_take(struct diff_view *v, const struct change *c)
{
    v->change = c;
    v->was = v->is = (struct state){.number = STATE_NONE};
    if (c->old != STATE_NONE)
        states_at(v->diff->old, c->old, &v->was);
    if (c->new != STATE_NONE)
        states_at(v->diff->new, c->new, &v->is);
    v->shown = c->new != STATE_NONE ? &v->is : &v->was;
}

static struct span keep(struct diff_view *v)
{
    struct span s = writer_text(v->scratch);
    s.at = arena_text(v->arena, s.at, s.len);
    writer_clear(v->scratch);
    return s;
}

static const char *made(struct diff_view *v, struct message m)
{
    return message_in(m, v->lang);
}

/* ---- pieces ---- */

static const char *text_from(struct diff_view *v, struct span s)
{
    if (!s.len)
        return "–";
    writer_clear(v->scratch);
    plain_put(v->scratch, s);
    return keep(v).at;
}

static void add_piece(struct diff_view *v, const char **all, const char *piece)
{
    *all = **all ? arena_printf(v->arena, "%s%s%s", *all, v->lang == LANG_ZH ? "；" : "; ", piece)
                 : piece;
}

static const char *value_of(struct diff_view *v, const struct state *s)
{
    if (!s->value.at)
        return "–";
    return made(v, MESSAGE(v->arena, MSG_diff_value_year, text_from(v, s->value),
                           arena_printf(v->arena, "%d", s->value_year)));
}

static const char *years_of(struct diff_view *v, const struct state *s)
{
    const char *from = s->base_year ? arena_printf(v->arena, "%d", s->base_year) : "?";
    return arena_printf(v->arena, s->target_year ? "%s–%d" : "%s–?", from, s->target_year);
}

/* "value 77 (2024) → 78 (2025)": of the number that was judged, else of the series. */
static void add_values(struct diff_view *v, const char **all)
{
    const char *was = value_of(v, &v->was), *is = value_of(v, &v->is);
    unsigned revised = v->change->revised & (REVISED_VALUE | REVISED_NEW_VALUE | REVISED_VANISHED);
    if (strcmp(was, is) != 0)
        add_piece(v, all, made(v, MESSAGE(v->arena, MSG_diff_value, was, is)));
    else if (revised)
        add_piece(v, all, made(v, MESSAGE(v->arena, MSG_diff_series,
                                          text_from(v, v->was.series),
                                          text_from(v, v->is.series))));
    if (revised & REVISED_VANISHED)
        add_piece(v, all, diff_text(v, MSG_diff_vanished));
}

static void add_printed(struct diff_view *v, const char **all)
{
    unsigned revised = v->change->revised;
    if (revised & REVISED_TARGET)
        add_piece(v, all, made(v, MESSAGE(v->arena, MSG_diff_target, text_from(v, v->was.target),
                                          text_from(v, v->is.target))));
    if (revised & REVISED_TARGET && !span_same(v->was.unit, v->is.unit))
        add_piece(v, all, made(v, MESSAGE(v->arena, MSG_diff_unit, text_from(v, v->was.unit),
                                          text_from(v, v->is.unit))));
    if (revised & REVISED_BASELINE)
        add_piece(v, all, made(v, MESSAGE(v->arena, MSG_diff_baseline,
                                          text_from(v, v->was.baseline_printed),
                                          text_from(v, v->is.baseline_printed))));
    if (revised & REVISED_DEADLINE)
        add_piece(v, all, made(v, MESSAGE(v->arena, MSG_diff_deadline, years_of(v, &v->was),
                                          years_of(v, &v->is))));
}

static void add_because(struct diff_view *v, const char **all)
{
    static const enum message_id words[BECAUSE_COUNT] = {
        MSG_because_rule, MSG_because_settings, MSG_because_as_of, MSG_because_plans,
        MSG_because_program,
    };
    for (int bit = 0; bit < BECAUSE_COUNT; bit++)
        if (v->change->because >> bit & 1)
            add_piece(v, all, diff_text(v, words[bit]));
}

static void add_nights(struct diff_view *v, const char **all)
{
    bool lasting = v->change->kind == CHANGE_STILL_FAILING ||
                   v->change->kind == CHANGE_STILL_BEHIND ||
                   v->change->kind == CHANGE_WAIVER_ENDED;
    if (lasting && v->change->nights > 1)
        add_piece(v, all, made(v, MESSAGE(v->arena, MSG_diff_nights,
                                          arena_printf(v->arena, "%lld",
                                                       (long long)v->change->nights))));
    if (v->change->waived)
        add_piece(v, all, diff_text(v, MSG_diff_waived));
}

struct span diff_details(struct diff_view *v)
{
    const char *all = "";
    add_because(v, &all);
    if (v->was.id.at && v->is.id.at) {
        add_values(v, &all);
        add_printed(v, &all);
        if (v->was.verdict == v->is.verdict && v->was.reason != v->is.reason)
            add_piece(v, &all, made(v, MESSAGE(v->arena, MSG_diff_reason,
                                               diff_text(v, reason_label(v->was.reason)),
                                               diff_text(v, reason_label(v->is.reason)))));
    }
    add_nights(v, &all);
    return span_of(all);
}

struct span diff_region(struct diff_view *v)
{
    const struct state *s = v->shown;
    return span_of(text_from(v, s->region_name.len ? s->region_name : s->region));
}

struct span diff_name(struct diff_view *v)
{
    const struct state *s = v->shown;
    return span_of(text_from(v, v->lang == LANG_EN && s->name_en.len ? s->name_en : s->name));
}

struct span diff_verdict(struct diff_view *v, const struct state *s)
{
    if (!s->id.at)
        return SPAN("–");
    return span_of(arena_printf(v->arena, "%s %s", verdict_symbol(s->verdict),
                                diff_text(v, verdict_label(s->verdict))));
}

/* ---- the two nights ---- */

struct span diff_night(struct diff_view *v, const struct circumstances *of)
{
    const char *name = of->name ? text_from(v, span_of(of->name))
                                : made(v, MESSAGE(v->arena, MSG_diff_run,
                                                  arena_printf(v->arena, "%lld",
                                                               (long long)of->run)));
    const char *all = "";
    if (of->today)
        add_piece(v, &all, text_from(v, span_of(of->today)));
    if (of->as_of)
        add_piece(v, &all, made(v, MESSAGE(v->arena, MSG_diff_as_of,
                                           arena_printf(v->arena, "%d", of->as_of))));
    return span_of(*all ? arena_printf(v->arena, v->lang == LANG_ZH ? "%s（%s）" : "%s (%s)", name,
                                       all)
                        : name);
}

/* "a, b (new), c (gone)": the first few of them. */
static const char *parts_text(struct diff_view *v, enum message_id title,
                              const struct part_differences *all)
{
    enum { MOST = 8 };
    static const enum message_id marks[] = {MSG_part_changed, MSG_part_added, MSG_part_removed};
    const char *list = "";
    for (size_t i = 0; i < all->count && i < MOST; i++)
        add_piece(v, &list, made(v, MESSAGE(v->arena, marks[all->list[i].how],
                                            text_from(v, span_of(all->list[i].name)))));
    if (all->count > MOST)
        add_piece(v, &list, "…");
    return made(v, MESSAGE(v->arena, title, list));
}

static const char *year_text(struct diff_view *v, int year)
{
    return year ? arena_printf(v->arena, "%d", year) : "–";
}

const char *diff_circumstance(struct diff_view *v, size_t i)
{
    const struct differences *d = &v->diff->differences;
    struct arena *a = v->arena;
    const bool there[] = {d->as_of, d->settings, d->program, d->rules.count > 0,
                          d->plans.count > 0};
    size_t which = 0;
    for (; which < sizeof there / sizeof *there; which++)
        if (there[which] && i-- == 0)
            break;
    switch (which) {
    case 0:
        return made(v, MESSAGE(a, MSG_differ_as_of, year_text(v, d->old->as_of),
                               year_text(v, d->new->as_of)));
    case 1: return diff_text(v, MSG_differ_settings);
    case 2: return made(v, MESSAGE(a, MSG_differ_program, d->old->version, d->new->version));
    case 3: return parts_text(v, MSG_differ_rules, &d->rules);
    case 4: return parts_text(v, MSG_differ_plans, &d->plans);
    }
    return NULL;
}

struct span diff_total(struct diff_view *v)
{
    const char *all = "";
    for (int k = 0; k < CHANGE_KINDS; k++) {
        size_t n = v->diff->of[k];
        if (n || k == CHANGE_UNCHANGED)
            all = arena_printf(v->arena, "%s%s%s %zu", all, *all ? " · " : "",
                               diff_text(v, labels[k]), n);
    }
    return span_of(all);
}
