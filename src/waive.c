/* Waivers meet verdicts: which verdict each is about, whether it still holds, and the flag on what
 * it excuses. */
#include "base/date.h"
#include "judge/slot_packed.h"
#include "plancheck_inside.h"
#include <stdlib.h>
#include <string.h>

enum { DAYS_AHEAD = 30 };

/* ---- which verdict ---- */

static int compare_waivers(const void *left, const void *right)
{
    return strcmp((*(struct waiver *const *)left)->verdict,
                  (*(struct waiver *const *)right)->verdict);
}

static int compare_id(const void *id, const void *waiver)
{
    return strcmp(id, (*(struct waiver *const *)waiver)->verdict);
}

/* The ids of all items are made once, and looked for among the waivers. */
static void match_items(struct plancheck *p)
{
    struct project *project = p->project;
    const struct item *items = project_items(project);
    size_t count = project->waiver_count;
    struct waiver **sorted = ARENA_ARRAY(p->arena, struct waiver *, count);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < count; i++)
        sorted[i] = &project->waivers[i];
    qsort(sorted, count, sizeof *sorted, compare_waivers);
    for (size_t i = 0; i < project->item_count; i++) {
        if (i % 10000 == 9999) {
            arena_free(scratch);
            scratch = arena_new();
        }
        struct waiver **found = bsearch(item_id(scratch, project, &items[i]), sorted, count,
                                        sizeof *sorted, compare_id);
        if (found)
            (*found)->item = (uint32_t)i;
    }
    arena_free(scratch);
}

static void tell_unmatched(struct plancheck *p, const struct waiver *w)
{
    enum { MOST = 20000 };
    const struct item *items = project_items(p->project);
    size_t most = p->project->item_count < MOST ? p->project->item_count : MOST;
    const char **ids = ARENA_ARRAY(p->arena, const char *, most + 1);
    for (size_t i = 0; i < most; i++)
        ids[i] = item_id(p->arena, p->project, &items[i]);
    const char *near = text_nearest(w->verdict, ids, most);
    diag_warn(p->diags, w->at, MSG_waiver_unmatched, w->verdict);
    if (near)
        diag_hint(p->diags, MESSAGE(p->arena, MSG_select_near, near));
}

/* ---- until when ---- */

static void settle_date(struct plancheck *p, struct waiver *w)
{
    int left = date_days(p->options.today, w->until);
    w->state = left < 0 ? WAIVER_EXPIRED : WAIVER_ACTIVE;
    if (left < 0)
        diag_warn(p->diags, w->at, MSG_waiver_expired, w->verdict, w->until, w->who);
    else if (left <= DAYS_AHEAD)
        diag_warn(p->diags, w->at, MSG_waiver_expires, w->verdict, w->until,
                  arena_printf(p->arena, "%d", left), w->who);
}

void waivers_settle(struct plancheck *p)
{
    struct project *project = p->project;
    if (p->options.no_waivers)
        project->waiver_count = 0;
    if (!project->waiver_count)
        return;
    match_items(p);
    for (size_t i = 0; i < project->waiver_count; i++) {
        struct waiver *w = &project->waivers[i];
        if (w->item == NO_NUMBER) {
            w->state = WAIVER_UNMATCHED;
            if (!p->options.plan_count)  /* --plan: other plans are not there */
                tell_unmatched(p, w);
        } else if (p->options.today) {
            settle_date(p, w);
        }
    }
}

/* ---- the flag ---- */

static bool is_good(const struct packed_slot *s)
{
    return s->verdict == VERDICT_PASS || s->verdict == VERDICT_ON_TRACK ||
           s->verdict == VERDICT_NOT_APPLICABLE;
}

void waivers_apply(struct plancheck *p)
{
    bool undated = false;
    for (size_t i = 0; i < p->project->waiver_count; i++) {
        struct waiver *w = &p->project->waivers[i];
        undated |= w->state == WAIVER_UNDATED;
        if (w->state != WAIVER_ACTIVE)
            continue;
        if (is_good(verdicts_packed(&p->verdicts, w->item)))
            w->state = WAIVER_NOT_NEEDED;
        else
            verdicts_flag(&p->verdicts, w->item, FLAG_BIT_waived);
    }
    if (undated)
        diag_error(p->diags, (struct place){.file = p->project->waivers[0].at.file},
                   MSG_waivers_need_today);
}
