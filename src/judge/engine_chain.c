/* engine_chain - verdicts that wait for other verdicts: at.verdict() of a rule has the other case
 * judged first, in the same worker, by a second reader of the cases and with a rule of its own. So
 * what comes out does not depend on who judges what when. A case that comes round to itself is an
 * error, and so is every other one in the circle. */
#include "engine_chain.h"
#include "../rule/rule_reads.h"
#include <stdio.h>
#include <string.h>

enum { MOST_LINKS = 16 };

static const char *title_of(const struct chain *link, struct arena *a)
{
    return link->beyond->title(link->beyond->self, a, link->number);
}

/* The circle from its first case on, whichever was asked for. */
static struct message tell_circle(struct chain *last, const struct chain *start, struct arena *a)
{
    const struct chain *links[MOST_LINKS + 1];
    size_t count = 0, first = 0;
    for (const struct chain *l = last; ; l = l->up) {
        links[count++] = l;
        if (l == start)
            break;
    }
    for (size_t i = 0; i < count; i++)
        if (links[i]->number < links[first]->number)
            first = i;
    const char *text = title_of(links[first], a);
    for (size_t i = 1; i <= count; i++)
        text = arena_printf(a, "%s → %s", text, title_of(links[(first + count - i) % count], a));
    return MESSAGE(a, MSG_beyond_circle, text);
}

/* Is the case already being judged? Then it and all that wait for it make a circle. */
static bool comes_round(struct chain *link, size_t number, struct arena *a, struct message *why)
{
    struct chain *start = link;
    while (start && start->number != number)
        start = start->up;
    if (!start)
        return false;
    *why = tell_circle(link, start, a);
    for (struct chain *l = link; ; l = l->up) {
        l->circular = true;
        l->circle = (struct message){arena_text(l->arena, why->en, strlen(why->en)),
                                     arena_text(l->arena, why->zh, strlen(why->zh))};
        if (l == start)
            return true;
    }
}

static size_t depth_of(const struct chain *link)
{
    size_t depth = 1;
    while ((link = link->up))
        depth++;
    return depth;
}

/* The other case, judged with a reader and a rule of its own. */
static bool judge_partner(struct chain *link, struct arena *a, size_t number, struct found *out,
                          struct message *why)
{
    const struct run *r = link->run;
    void *reader = link->beyond->reader(link->beyond->self, a);
    uint32_t rule = r->source->rule(reader, number);
    bool ruled = rule < r->book->count;
    struct evaluator *e = ruled ? evaluator_new(r->book, rule, &r->options.limits) : NULL;
    struct chain next = {.run = r, .reader = reader, .number = number, .up = link};
    struct slot slot;
    if (ruled && !e)
        slot_refuse(&slot, REASON_rule_failed, 0);
    else
        chain_judge(&next, e, &slot, NULL);
    if (e)
        evaluator_free(e);
    out->name = link->beyond->title(link->beyond->self, a, number);
    out->verdict = verdict_name((enum verdict)slot.verdict);
    if (!next.circular || !link->circular)
        return true;
    *why = link->circle;
    return false;
}

/* "1 gdp_growth 2025" and a newline for each, blanks being \x1f; what does not fit is left out. */
static void note(struct reads *r, const struct question *q)
{
    size_t room = sizeof r->text - r->used;
    int size =
        snprintf(r->text + r->used, room, "%d\x1f%s\x1f%d\n", (int)q->kind, q->name, q->year);
    if (size > 0 && (size_t)size < room)
        r->used += (size_t)size;
    r->text[r->used] = '\0';
}

static bool look(void *self, struct arena *a, const struct question *q, struct found *out,
                 struct message *why)
{
    struct chain *link = self;
    const struct outlook *beyond = link->beyond;
    size_t number;
    link->arena = a;
    if (link->reads && !q->made_up)
        note(link->reads, q);
    if (q->kind != BEYOND_VERDICT)
        return beyond->look(beyond->self, a, q, out, why);
    if (!beyond->partner(beyond->self, a, q->name, &number, why) ||
        comes_round(link, number, a, why))
        return false;
    if (depth_of(link) == MOST_LINKS) {
        *why = MESSAGE(a, MSG_beyond_deep, title_of(link, a));
        return false;
    }
    return judge_partner(link, a, number, out, why);
}

static const char *place(void *self, struct arena *a, struct origin origin)
{
    const struct outlook *beyond = ((struct chain *)self)->beyond;
    return beyond->place(beyond->self, a, origin);
}

void chain_judge(struct chain *link, struct evaluator *rule, struct slot *out, struct trace *t)
{
    const struct outlook outlook = {.self = link, .look = look, .place = place};
    struct judge_case c;
    memset(&c, 0, sizeof c);
    memset(out, 0, sizeof *out);
    link->run->source->build(link->reader, link->number, &c);
    link->beyond = c.outlook;
    if (c.outlook && c.outlook->partner)
        c.outlook = &outlook;
    judge(&c, rule, out, t);
    if (link->circular && out->verdict != VERDICT_ERROR)
        slot_refuse(out, REASON_rule_failed, 0);
}
