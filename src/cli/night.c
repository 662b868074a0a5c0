#include "night.h"
#include "../history/notify.h"
#include <unistd.h>

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

/* ---- notification ---- */

bool notify_asked_well(struct program *p)
{
    struct message why;
    for (size_t i = 0; i < p->options.notify.count; i++) {
        if (notify_check(p->arena, p->options.notify.at[i], &why))
            continue;
        usage_error(p, why);
        return false;
    }
    return true;
}

bool notify_all(struct program *p, const struct diff *d)
{
    bool all = true;
    if (diff_is_empty(d) && !p->options.notify_unchanged)
        return true;
    for (size_t i = 0; i < p->options.notify.count; i++) {
        struct message why;
        bool sent = notify_send(p->arena, p->options.notify.at[i], d, p->lang, &why);
        if (!sent)
            complain(p, why);
        all &= sent;
    }
    return all;
}

/* ---- the night ---- */

/* What has become of the last run's verdicts; *before: those, or NULL on the first night. */
static bool compare(struct program *p, const struct night *n, struct history *h,
                    struct states *tonight, struct states **before, struct diff *diff)
{
    int64_t last = history_last(h);
    *before = last > 0 ? history_states(p->arena, h, last) : NULL;
    return last == 0 || (*before && diff_make(p->arena, *before, tonight, n->part, diff));
}

static bool tell_all(struct program *p, struct night *n, struct states *before,
                     const struct diff *diff)
{
    bool sent = true;
    if (before) {
        n->regressions = diff->regressions;
        tell(p, diff);
        sent = notify_all(p, diff);
    } else {
        complain(p, MESSAGE(p->arena, n->record ? MSG_history_recorded_first
                                                : MSG_fail_on_new_first));
    }
    if (!n->record && !p->options.no_history)
        complain(p, MESSAGE(p->arena, n->part ? MSG_history_part : MSG_history_not_recorded));
    return sent;
}

/* The comparison and the record are one transaction: no other run comes between them. */
bool night_close(struct program *p, struct night *n, const struct result *r)
{
    struct diags *d = diags_new(p->arena);
    struct diff diff;
    if (!n->record && access(n->path, F_OK) != 0) {
        complain(p, MESSAGE(p->arena, n->part ? MSG_history_part : MSG_history_not_recorded));
        return true;
    }
    struct states *before = NULL;
    struct history *h = history_open(p->arena, n->path, n->record ? HISTORY_WRITE : HISTORY_READ,
                                     d);
    struct states *tonight = h ? states_of_result(p->arena, r, NULL, d) : NULL;
    bool good = tonight && (!n->record || history_begin(h)) &&
                compare(p, n, h, tonight, &before, &diff) &&
                (!n->record || (history_record(h, tonight) && history_keep(h)));
    print_problems(p, d);
    good = good && tell_all(p, n, before, &diff);
    states_done(before);
    states_done(tonight);
    history_close(h);
    return good;
}
