/* Labels, numbers with their units, acceptable sets: what sentences and tables are made of. */
#include "sentence.h"

/* ---- labels: one message per verdict, reason and flag; a missing one does not compile ---- */

static const enum message_id verdict_labels[VERDICT_COUNT] = {
    MSG_verdict_pass,           MSG_verdict_fail,         MSG_verdict_on_track,
    MSG_verdict_off_track,      MSG_verdict_undetermined, MSG_verdict_no_data,
    MSG_verdict_not_applicable, MSG_verdict_error,
};
#define R(name) MSG_reason_##name,
static const enum message_id reason_labels[REASON_COUNT] = {REASONS(R)};
#undef R
#define F(name) MSG_flag_##name,
static const enum message_id flag_labels[FLAG_COUNT] = {FLAGS(F)};
#undef F
static const enum message_id attribute_labels[] = {
    MSG_attribute_none, MSG_attribute_binding, MSG_attribute_anticipatory, MSG_attribute_advisory,
};

enum message_id verdict_label(enum verdict v) { return verdict_labels[v]; }
enum message_id reason_label(enum reason r) { return reason_labels[r]; }
enum message_id flag_label(enum flag_bit f) { return flag_labels[f]; }
enum message_id attribute_label(enum attribute a) { return attribute_labels[a]; }

/* ---- messages piece by piece ---- */

const char *message_up_to(struct writer *w, const char *pattern)
{
    const char *brace = strchr(pattern, '{');
    if (!brace) {
        writer_string(w, pattern);
        return "";
    }
    writer_put(w, pattern, (size_t)(brace - pattern));
    const char *end = strchr(brace, '}');
    return end ? end + 1 : "";
}

void message_fill(struct writer *w, enum message_id id, enum lang lang, struct span argument)
{
    const char *rest = message_up_to(w, message_text(id, lang));
    writer_span(w, argument);
    writer_string(w, rest);
}

/* ---- numbers with their units ---- */

struct unit_word {
    const char *printed;
    enum message_id level, points;       /* behind a level; behind a difference of levels */
};
static const struct unit_word unit_words[] = {
    {"%", MSG_unit_percent, MSG_unit_points},
    {"‰", MSG_unit_per_mille, MSG_unit_points_mille},
    {"1/10万", MSG_unit_per_100000, MSG_unit_per_100000},
    {"/10万", MSG_unit_per_100000, MSG_unit_per_100000},
    {"岁", MSG_unit_years, MSG_unit_years},
    {"人", MSG_unit_persons, MSG_unit_persons},
    {"万人", MSG_unit_10000_persons, MSG_unit_10000_persons},
    {"张", MSG_unit_beds, MSG_unit_beds},
    {"个", MSG_unit_pieces, MSG_unit_pieces},
    {"种", MSG_unit_kinds, MSG_unit_kinds},
    {"天", MSG_unit_days, MSG_unit_days},
    {"元", MSG_unit_yuan, MSG_unit_yuan},
    {"亿元", MSG_unit_hundred_million_yuan, MSG_unit_hundred_million_yuan},
    {"平方米", MSG_unit_square_metres, MSG_unit_square_metres},
};

void unit_put(struct writer *w, const char *unit, bool points, enum lang lang)
{
    if (!*unit)
        return;
    for (size_t i = 0; i < sizeof unit_words / sizeof *unit_words; i++) {
        if (strcmp(unit, unit_words[i].printed) == 0) {
            writer_string(w,
                          message_text(points ? unit_words[i].points : unit_words[i].level, lang));
            return;
        }
    }
    if (lang == LANG_EN)                 /* not in the table: as printed */
        writer_byte(w, ' ');
    writer_string(w, unit);
}

size_t number_text(struct fixed x, char out[64])
{
    if (x.places >= 0 && x.places <= 18)
        return decimal_write((struct decimal){x.units, (int8_t)x.places}, out);
    return fixed_write(x, out);
}

void number_put(struct writer *w, struct fixed x)
{
    w->at += number_text(x, writer_room(w, 64));
}

void number_put_short(struct writer *w, struct fixed x)
{
    enum { LEAST_PLACES = 2 };
    static const int64_t most = 999999;
    int64_t units = x.units < 0 ? -x.units : x.units, dropped = 0, power = 1;
    int places = x.places;
    if (places <= SHORT_PLACES) {
        number_put(w, x);
        return;
    }
    for (; units > most && places > LEAST_PLACES; places--, power *= 10) {
        dropped += units % 10 * power;
        units /= 10;
    }
    units += dropped * 2 > power || (dropped * 2 == power && units % 2);
    for (; places > 0 && units % 10 == 0; places--)
        units /= 10;
    number_put(w, (struct fixed){.units = x.units < 0 ? -units : units, .places = places});
}
