#include "night.h"

static void tell(struct program *p, const struct diff *d)
{
    struct diff_view *v = diff_view_new(d, p->lang);
    complain(p, MESSAGE(p->arena, MSG_history_recorded,
                        arena_printf(p->arena, "%lld", (long long)d->old->of.run),
                        diff_total(v).at));
    if (d->hidden)
        complain(p, MESSAGE(p->arena, MSG_diff_hidden, arena_printf(p->arena, "%zu", d->hidden)));
    diff_view_free(v);
}

/* What has become of the last run's verdicts. */
static bool compare(struct program *p, struct night *n, struct history *h, struct states *tonight)
{
    int64_t last = history_last(h);
    struct states *before = last > 0 ? history_states(p->arena, h, last) : NULL;
    struct diff diff;
    bool good = last == 0 || (before && diff_make(p->arena, before, tonight, n->part, &diff));
    if (good && before) {
        n->regressions = diff.regressions;
        tell(p, &diff);
    }
    n->first = !before;
    if (before)
        states_done(before);
    return good;
}

/* The comparison and the record are one transaction: no other run comes between them. */
bool night_close(struct program *p, struct night *n, const struct result *r)
{
    struct diags *d = diags_new(p->arena);
    struct history *h = history_open(p->arena, n->path, n->record ? HISTORY_WRITE : HISTORY_READ,
                                     d);
    struct states *tonight = h ? states_of_result(p->arena, r, NULL, d) : NULL;
    bool good = tonight && (!n->record || history_begin(h)) && compare(p, n, h, tonight) &&
                (!n->record || (history_record(h, tonight) && history_keep(h)));
    print_problems(p, d);
    if (good && n->first)
        complain(p, MESSAGE(p->arena, n->record ? MSG_history_recorded_first
                                                : MSG_fail_on_new_first));
    if (!n->record && !p->options.no_history)
        complain(p, MESSAGE(p->arena, n->part ? MSG_history_part : MSG_history_not_recorded));
    if (tonight)
        states_done(tonight);
    history_close(h);
    return good;
}
