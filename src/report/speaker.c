/* speaker - what sentences are put together from, prepared once for all of them: messages cut into
 * pieces, units in words. */
#include "sentence_inside.h"

struct unit_said {
    const char *unit;                    /* NULL: not yet put into words */
    struct span text[2][2];              /* by enum lang; behind a level, behind a difference */
    uint8_t known[2][2];
};

struct speaker {
    struct arena *arena;
    const struct piece *messages[2][MSG_COUNT];      /* by enum lang; NULL: not yet cut */
    struct intern *units;
    struct unit_said *units_said;        /* by the unit's number */
    size_t unit_room;
    const struct unit_said *last;        /* NULL: none */
};

struct speaker *speaker_new(struct arena *a)
{
    struct speaker *s = ARENA_NEW(a, struct speaker);
    s->arena = a;
    s->units = intern_new(a);
    return s;
}

/* ---- messages ---- */

static struct piece piece_up_to(const char *at, const char *end)
{
    struct span text = {at, (size_t)(end - at)};
    return (struct piece){.text = text, .known = (uint8_t)text_known(text)};
}

static const struct piece *cut(struct arena *a, const char *at)
{
    size_t count = 2;
    for (const char *c = at; *c; c++)
        count += *c == '{';
    struct piece *pieces = ARENA_ARRAY(a, struct piece, count), *p = pieces;
    for (const char *brace; (brace = strchr(at, '{')); p++) {
        *p = piece_up_to(at, brace);
        for (at = brace + 1; *at >= '0' && *at <= '9'; at++)
            p->argument = (uint8_t)(p->argument * 10 + (*at - '0'));
        at += *at == '}';
    }
    *p++ = piece_up_to(at, at + strlen(at));
    p->known = KNOWN_ALL;                /* the empty one behind the end */
    return pieces;
}

const struct piece *say_pieces(struct saying *s, enum message_id id)
{
    const struct piece **pieces = &s->speaker->messages[s->lang][id];
    if (!*pieces)
        *pieces = cut(s->speaker->arena, message_text(id, s->lang));
    return *pieces;
}

const struct piece *say_piece(struct saying *s, const struct piece *p)
{
    writer_span(s->w, p->text);
    s->known &= p->known;
    return p + (p->text.at != NULL);
}

void say_message(struct saying *s, enum message_id id)
{
    say_piece(s, say_pieces(s, id));
}

void say_text(struct saying *s, const char *text)
{
    struct span all = span_of(text);
    writer_span(s->w, all);
    s->known &= text_known(all);
}

/* ---- numbers ---- */

void say_short(struct saying *s, struct fixed x, enum row_number which)
{
    const struct span *digits = s->f->numbers ? &s->f->numbers[which] : NULL;
    if (digits && digits->at && x.places <= SHORT_PLACES) {
        size_t sign = *digits->at == '-' && x.units >= 0;
        writer_span(s->w, (struct span){digits->at + sign, digits->len - sign});
    } else {
        number_put_short(s->w, x);
    }
}

/* ---- units ---- */

static void put_into_words(struct speaker *s, struct unit_said *said, const char *unit)
{
    struct writer *w = writer_memory(s->arena);
    said->unit = unit;
    for (int lang = LANG_ZH; lang <= LANG_EN; lang++) {
        for (int points = 0; points < 2; points++) {
            writer_clear(w);
            unit_put(w, unit, points, (enum lang)lang);
            struct span text = writer_text(w);
            said->text[lang][points] =
                (struct span){arena_text(s->arena, text.at, text.len), text.len};
            said->known[lang][points] = (uint8_t)text_known(text);
        }
    }
}

static const struct unit_said *unit_said(struct speaker *s, const char *unit)
{
    if (s->last && strcmp(s->last->unit, unit) == 0)
        return s->last;
    uint32_t id = intern_id(s->units, unit, strlen(unit));
    LIST_ENLARGE(s->arena, s->units_said, id, s->unit_room);
    struct unit_said *said = &s->units_said[id];
    if (!said->unit)
        put_into_words(s, said, intern_text(s->units, id));
    return s->last = said;
}

void say_unit(struct saying *s, const char *unit, bool points)
{
    if (!*unit)
        return;
    const struct unit_said *said = unit_said(s->speaker, unit);
    writer_span(s->w, said->text[s->lang][points]);
    s->known &= said->known[s->lang][points];
}

/* ---- the acceptable set ---- */

static void say_range(struct saying *s)
{
    const struct slot *slot = s->f->slot;
    bool open = slot->accept & (ACCEPT_LOW_OPEN | ACCEPT_HIGH_OPEN);
    if (open)
        writer_byte(s->w, slot->accept & ACCEPT_LOW_OPEN ? '(' : '[');
    say_short(s, slot->low, NUMBER_LOW);
    if (open)
        say_text(s, ", ");
    else
        writer_string(s->w, s->lang == LANG_ZH ? "～" : " to ");
    say_short(s, slot->high, NUMBER_HIGH);
    if (open)
        writer_byte(s->w, slot->accept & ACCEPT_HIGH_OPEN ? ')' : ']');
}

void say_set(struct saying *s)
{
    const struct slot *slot = s->f->slot;
    bool low = slot->accept & ACCEPT_LOW, high = slot->accept & ACCEPT_HIGH;
    if (low && high && slot->low.units == slot->high.units &&
        slot->low.places == slot->high.places) {
        writer_byte(s->w, '=');
        say_short(s, slot->low, NUMBER_LOW);
    } else if (low && high) {
        say_range(s);
    } else if (low) {
        writer_string(s->w, slot->accept & ACCEPT_LOW_OPEN ? ">" : "≥");
        say_short(s, slot->low, NUMBER_LOW);
    } else if (high) {
        writer_string(s->w, slot->accept & ACCEPT_HIGH_OPEN ? "<" : "≤");
        say_short(s, slot->high, NUMBER_HIGH);
    }
}
