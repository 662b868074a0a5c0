/* engine_slots - what workers leave behind, read like any foreign input: ranges, offsets, texts. */
#include "engine_inside.h"
#include <string.h>

enum { MOST_PLACES = 120 };      /* of a number in a slot: fixed.c makes no others */

static bool fixed_is_possible(struct fixed f)
{
    return f.places == FIXED_NONE || (f.places >= -MOST_PLACES && f.places <= MOST_PLACES);
}

bool slot_is_possible(const struct slot *s)
{
    return s->done == 1 && s->verdict < VERDICT_COUNT && s->reason < REASON_COUNT &&
           s->baseline_kind <= BASELINE_PENDING && s->accept < 32 && s->flags >> FLAG_COUNT == 0 &&
           fixed_is_possible(s->progress) && fixed_is_possible(s->baseline) &&
           fixed_is_possible(s->value) && fixed_is_possible(s->measure) &&
           fixed_is_possible(s->goal) && fixed_is_possible(s->low) && fixed_is_possible(s->high) &&
           fixed_is_possible(s->margin) && fixed_is_possible(s->required_pace) &&
           fixed_is_possible(s->expected);
}

void slot_refuse(struct slot *s, enum reason reason, uint32_t words)
{
    struct fixed none = fixed_none();
    memset(s, 0, sizeof *s);
    s->verdict = VERDICT_ERROR;
    s->reason = (uint8_t)reason;
    s->words = words;
    s->progress = s->baseline = s->value = s->measure = s->goal = s->low = s->high = none;
    s->margin = s->required_pace = s->expected = none;
    s->done = 1;
}

static void put(struct packed_slot *to, struct slot *full, const struct slot *s)
{
    struct packed_slot packed;
    if (!slot_pack(s, &packed)) {
        *full = *s;
        full->done = 1;
    }
    *to = packed;
    *(volatile uint8_t *)&to->done = 1;
}

void slots_put(const struct run *r, size_t number, const struct slot *s)
{
    put(&r->slots[number - r->first_slot], &r->full[number], s);
}

static void refuse(const struct run *r, size_t number, enum reason reason, uint32_t words)
{
    struct slot s;
    slot_refuse(&s, reason, words);
    slots_put(r, number, &s);
}

void slots_mark(struct run *r, struct task *t, size_t until, enum reason reason, struct message m)
{
    uint32_t words = t->done < until ? words_add(&r->words[t - r->tasks], 0, m) : 0;
    for (; t->done < until; t->done++)
        refuse(r, r->order[t->first + t->done], reason, words);
}

/* Its own memory, behind the window. */
void verdicts_open_window(struct verdicts *v)
{
    const size_t size = sizeof(struct packed_slot);
    v->window.own = true;
    struct page_window *w = pages_add(&v->window, sizeof *w + WINDOW_THINGS * size);
    *w = (struct page_window){.of = &v->slots, .size = size, .total = v->count, .room = w + 1};
}

const struct packed_slot *verdicts_packed(const struct verdicts *v, size_t i)
{
    const struct packed_slot *all = v->slots.at;
    struct page_window *w = v->window.at;
    if (!w)
        return &all[i];
    w->of = &v->slots;           /* the verdicts may have been copied */
    return page_window_at(w, i);
}

static void forget_window(struct verdicts *v)
{
    struct page_window *w = v->window.at;
    if (w)
        w->count = 0;
}

void verdicts_flag(struct verdicts *v, size_t i, enum flag_bit flag)
{
    struct packed_slot *all = v->slots.at;
    all[i].flags |= (uint16_t)(1u << flag);
    forget_window(v);
}

void slots_check(struct run *r, struct verdicts *v)
{
    for (size_t i = 0; i < r->source->count; i++) {
        const struct packed_slot *s = verdicts_packed(v, i);
        if (!packed_is_possible(s) || (s->full && !slot_is_possible(&r->full[i])))
            refuse(r, i, REASON_rule_failed, 0);
    }
    forget_window(v);
}

void verdicts_slot(const struct verdicts *v, size_t i, struct slot *out)
{
    const struct packed_slot *s = verdicts_packed(v, i);
    if (!s->full) {
        slot_unpack(s, out);
        return;
    }
    *out = ((const struct slot *)v->full.at)[i];
    out->words = s->words;       /* these change when all is judged */
    out->flags = s->flags;
}

void verdicts_of_one(struct verdicts *v, size_t count, size_t i, const struct slot *s)
{
    *v = (struct verdicts){.count = count};
    struct packed_slot *slots = pages_add(&v->slots, count * sizeof *slots);
    struct slot *full = pages_add(&v->full, count * sizeof *full);
    put(&slots[i], &full[i], s);
}

struct slot *verdicts_slots(const struct verdicts *v, struct arena *a)
{
    struct slot *list = ARENA_ARRAY(a, struct slot, v->count);
    for (size_t i = 0; i < v->count && v->slots.at; i++)
        verdicts_slot(v, i, &list[i]);
    return list;
}

/* ---- words ---- */

/* The two texts at an offset as one span, the NULs with them; false: there are none. */
static bool words_at(const struct words *w, uint32_t offset, struct span *out)
{
    const char *at = w->text + offset, *end = w->text + sizeof w->text;
    if (offset == 0 || offset >= sizeof w->text)
        return false;
    const char *zh = memchr(at, '\0', (size_t)(end - at));
    const char *stop = zh ? memchr(zh + 1, '\0', (size_t)(end - zh - 1)) : NULL;
    if (!stop || !utf8_valid(at, (size_t)(zh - at), NULL) ||
        !utf8_valid(zh + 1, (size_t)(stop - zh - 1), NULL))
        return false;
    *out = (struct span){at, (size_t)(stop + 1 - at)};
    return true;
}

struct gathering {
    struct intern *texts;
    uint32_t *offsets;           /* of each text in the final area */
    size_t room;
};

static uint32_t keep_words(struct run *r, struct gathering *g, struct verdicts *v, struct span text)
{
    uint32_t known = intern_count(g->texts), id = intern_id(g->texts, text.at, text.len);
    if (id < known)
        return g->offsets[id];
    LIST_ENLARGE(r->arena, g->offsets, id, g->room);
    memcpy(pages_add(&v->words, text.len), text.at, text.len);
    return g->offsets[id] = (uint32_t)(v->words.size - text.len);
}

void words_gather(struct run *r, struct verdicts *v)
{
    struct gathering g = {.texts = intern_new(r->arena)};
    pages_add(&v->words, 1);     /* offset 0 means none */
    for (size_t k = 0; k < r->task_count; k++) {
        const struct task *t = &r->tasks[k];
        for (size_t i = 0; r->words[k].used && i < t->count; i++) {
            struct packed_slot *s = &r->slots[r->order[t->first + i]];
            struct span text;
            if (s->words)
                s->words = words_at(&r->words[k], s->words, &text) ? keep_words(r, &g, v, text) : 0;
            struct slot *full = s->full ? &r->full[r->order[t->first + i]] : NULL;
            if (full && full->reads)
                full->reads =
                    words_at(&r->words[k], full->reads, &text) ? keep_words(r, &g, v, text) : 0;
        }
    }
}

bool verdict_message(const struct verdicts *v, const struct slot *s, struct message *out)
{
    if (s->words == 0 || s->words >= v->words.size)
        return false;
    out->en = (const char *)v->words.at + s->words;
    out->zh = out->en + strlen(out->en) + 1;
    return true;
}

const char *verdict_words(const struct verdicts *v, const struct slot *s)
{
    struct message m;
    return verdict_message(v, s, &m) ? m.en : NULL;
}

const char *verdict_reads(const struct verdicts *v, const struct slot *s)
{
    return s->reads && s->reads < v->words.size ? (const char *)v->words.at + s->reads : NULL;
}

void verdicts_free(struct verdicts *v)
{
    pages_free(&v->slots);
    pages_free(&v->window);
    pages_free(&v->full);
    pages_free(&v->words);
}
