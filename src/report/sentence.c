#include "sentence_inside.h"

/* ---- what was measured, when that is not the reported value itself ---- */

enum measured_in { IN_UNIT, IN_POINTS, IN_PERCENT, IN_NOTHING };

/* Rules of our own book whose measure has a name of its own in a sentence; any other rule is named
 * by its title. */
struct measured {
    const char *rule;
    /* negative: said of the absolute value, unless it is the same message */
    enum message_id positive, negative;
    enum message_id pace;                /* needed every year from now on; MSG_COUNT: no such */
    enum measured_in in;
};
static const struct measured measured[] = {
    {"change_by", MSG_measured_better, MSG_measured_worse, MSG_clause_pace_better, IN_POINTS},
    {"change_by_percent", MSG_measured_better, MSG_measured_worse, MSG_clause_pace_better,
     IN_PERCENT},
    {"change_per_year", MSG_measured_better_yearly, MSG_measured_worse_yearly, MSG_COUNT,
     IN_POINTS},
    {"growth_per_year", MSG_measured_times, MSG_measured_times, MSG_COUNT, IN_NOTHING},
    {"than_reference", MSG_measured_above, MSG_measured_below, MSG_COUNT, IN_POINTS},
    {"cumulative", MSG_measured_sum, MSG_measured_sum, MSG_clause_pace_sum, IN_UNIT},
    {"improve", MSG_measured_better, MSG_measured_worse, MSG_COUNT, IN_PERCENT},
    {"maintain", MSG_measured_change, MSG_measured_change, MSG_COUNT, IN_PERCENT},
};
static const struct measured measured_otherwise = {"", MSG_measured_other, MSG_measured_other,
                                                   MSG_COUNT, IN_NOTHING};
static const struct measured measured_step = {"change_per_year", MSG_measured_better_then,
                                              MSG_measured_worse_then, MSG_COUNT, IN_POINTS};

/* NULL where the rule measures nothing but the reported value. */
static const struct measured *measured_of(const struct facts *f)
{
    const struct slot *s = f->slot;
    if (!f->rule || !fixed_has(s->measure))
        return NULL;
    if (s->accept & ACCEPT_EACH)
        return &measured_step;
    if (fixed_has(s->value) && s->measure.units == s->value.units &&
        s->measure.places == s->value.places)
        return NULL;
    for (size_t i = 0; i < sizeof measured / sizeof *measured; i++)
        if (strcmp(f->rule->id, measured[i].rule) == 0)
            return &measured[i];
    return &measured_otherwise;
}

static void say_measured_unit(struct saying *s, const struct measured *m)
{
    if (m->in == IN_PERCENT)
        say_unit(s, "%", false);
    else if (m->in != IN_NOTHING)
        say_unit(s, s->f->unit, m->in == IN_POINTS);
}

static void say_measured(struct saying *s, const struct measured *m)
{
    struct fixed x = s->f->slot->measure;
    bool negative = x.units < 0;
    if (x.units == 0 && m->positive == MSG_measured_above) {
        say_message(s, MSG_measured_equal);
        return;
    }
    if (negative && m->negative != m->positive)
        x.units = -x.units;
    const struct piece *p = say_piece(s, say_pieces(s, negative ? m->negative : m->positive));
    if (m == &measured_otherwise) {
        say_text(s, message_in(s->f->rule->title, s->lang));
        p = say_piece(s, p);
    }
    say_short(s, x, NUMBER_MEASURE);
    say_measured_unit(s, m);
    say_piece(s, p);
}

/* ---- arguments of a sentence, as numbered in messages/report.def ---- */

static void say_year(struct saying *s, int year, enum message_id otherwise)
{
    const struct piece *p = say_piece(s, say_pieces(s, year ? MSG_fact_year : otherwise));
    if (year)
        writer_year(s->w, year);
    say_piece(s, p);
}

static void say_bare_year(struct saying *s, int year)
{
    if (year)
        writer_year(s->w, year);
    else
        say_message(s, MSG_fact_some_year);
}

static void say_target_set(struct saying *s, const struct measured *m)
{
    if (!(s->f->slot->accept & (ACCEPT_LOW | ACCEPT_HIGH))) {
        const struct piece *p = say_piece(s, say_pieces(s, MSG_fact_target));
        say_text(s, s->f->target);
        say_piece(s, p);
        return;
    }
    say_set(s);
    if (m)
        say_measured_unit(s, m);
}

/* Of what is only reported as 是 or 否 there is no number, nor of a yearly rate without a level. */
static void say_value(struct saying *s)
{
    const struct facts *f = s->f;
    if (fixed_has(f->slot->value)) {
        say_short(s, f->slot->value, NUMBER_VALUE);
        say_unit(s, f->unit, false);
    } else if (f->rule && f->rule->order != ORDER_INFORMAL) {
        say_text(s, "–");
    } else {
        bool yes = f->slot->reason == REASON_met || f->slot->reason == REASON_met_early;
        say_message(s, yes ? MSG_fact_yes : MSG_fact_no);
    }
}

static void say_baseline(struct saying *s)
{
    const struct facts *f = s->f;
    if (fixed_has(f->slot->baseline)) {
        say_short(s, f->slot->baseline, NUMBER_BASELINE);
        say_unit(s, f->unit, false);
    } else {
        say_text(s, *f->baseline ? f->baseline : "–");
    }
}

static void say_gap(struct saying *s, const struct measured *m)
{
    struct fixed gap = s->f->slot->margin;
    if (!fixed_has(gap) || gap.units > 0)
        return;
    const struct piece *p =
        say_piece(s, say_pieces(s, gap.units ? MSG_clause_gap : MSG_clause_edge));
    if (gap.units) {
        gap.units = -gap.units;
        say_short(s, gap, NUMBER_MARGIN);
        if (!m)
            say_unit(s, s->f->unit, true);
        else if (m->in == IN_PERCENT)
            say_unit(s, "%", true);
        else
            say_measured_unit(s, m);
    }
    say_piece(s, p);
}

static void say_why(struct saying *s)
{
    const struct facts *f = s->f;
    if (f->why.en) {
        say_text(s, message_in(f->why, s->lang));
    } else if (f->words.en && *f->words.en) {
        const struct piece *p = say_piece(s, say_pieces(s, MSG_clause_words));
        say_text(s, message_in(f->words, s->lang));
        say_piece(s, p);
    }
}

static void say_argument(struct saying *s, int number, const struct measured *m)
{
    const struct facts *f = s->f;
    switch (number) {
    case 1: say_bare_year(s, f->slot->value_year); break;
    case 2: say_value(s); break;
    case 3: say_target_set(s, m); break;
    case 4: say_bare_year(s, f->target_year); break;
    case 5: say_baseline(s); break;
    case 6: if (m) say_measured(s, m); break;
    case 7: say_text(s, f->target); break;
    case 8: say_gap(s, m); break;
    case 9: say_why(s); break;
    case 10: say_year(s, f->as_of, MSG_fact_some_year); break;
    case 11: say_year(s, f->base_year, MSG_fact_base_year); break;
    case 12: say_text(s, f->rule ? f->rule->id : "–"); break;
    }
}

/* ---- the sentence ---- */

struct message reading_complaint(const struct reading *r)
{
    static const struct message none = {NULL, NULL};
    return r && r->error != READ_OK && r->error != READ_EMPTY ? r->message : none;
}

#define R(name) MSG_say_##name,
static const enum message_id patterns[REASON_COUNT] = {REASONS(R)};
#undef R

static enum message_id pattern_of(const struct slot *s)
{
    if (s->reason == REASON_baseline_missing && s->flags & FLAG(baseline_approximate))
        return MSG_say_baseline_approximate; /* there is one, but progress cannot start from it */
    if (s->accept & ACCEPT_EACH)
        return MSG_say_year_short;
    if (s->reason == REASON_not_met && fixed_has(s->margin) && s->margin.units > 0)
        return MSG_say_not_met_rounded;  /* accepted before it was rounded */
    if (s->reason == REASON_worsening && !fixed_has(s->baseline))
        return MSG_say_far_behind;       /* a sum below 0: there is no baseline to compare with */
    return patterns[s->reason];
}

/* What may follow the sentence proper. */
static const struct { bool progress, pace; } tails[REASON_COUNT] = {
    [REASON_not_met] = {true, false},      [REASON_lost] = {true, false},
    [REASON_met_late] = {true, false},     [REASON_on_schedule] = {true, false},
    [REASON_near_schedule] = {true, true}, [REASON_behind] = {true, true},
    [REASON_far_behind] = {true, true},    [REASON_milestone_missed] = {true, true},
    [REASON_worsening] = {true, true},
};

/* What every remaining year has to bring, where the measure adds up over years. */
static void say_pace(struct saying *s, const struct measured *m)
{
    struct fixed pace = s->f->slot->required_pace;
    if (!fixed_has(pace) || (m && m->pace == MSG_COUNT))
        return;
    enum message_id id = m ? m->pace : pace.units < 0 ? MSG_clause_pace_down : MSG_clause_pace_up;
    if (!m && pace.units < 0)
        pace.units = -pace.units;
    const struct piece *p = say_piece(s, say_pieces(s, id));
    say_short(s, pace, NUMBER_PACE);
    if (m)
        say_measured_unit(s, m);
    else
        say_unit(s, s->f->unit, true);
    say_piece(s, p);
}

static void say_progress(struct saying *s)
{
    const struct piece *p = say_piece(s, say_pieces(s, MSG_clause_progress));
    if (s->f->numbers)
        writer_span(s->w, s->f->numbers[NUMBER_PROGRESS]);
    else
        number_put(s->w, s->f->slot->progress);
    say_piece(s, p);
}

static void say_tail(struct saying *s, const struct measured *m)
{
    const struct facts *f = s->f;
    const struct slot *slot = f->slot;
    if (tails[slot->reason].progress && fixed_has(slot->progress))
        say_progress(s);
    if (tails[slot->reason].pace)
        say_pace(s, m);
    if (tails[slot->reason].progress)
        return;
    const char *reason = reason_name((enum reason)slot->reason);
    bool own_words = f->words.en && strcmp(f->words.en, reason) != 0;
    if (slot->verdict == VERDICT_UNDETERMINED && own_words)
        say_why(s);
}

unsigned speaker_say(struct speaker *speaker, struct writer *w, const struct facts *f,
                     enum lang lang)
{
    struct saying s = {.speaker = speaker, .w = w, .f = f, .lang = lang, .known = KNOWN_ALL};
    if (f->said.en && *f->said.en) {
        say_text(&s, message_in(f->said, lang));
        return s.known;
    }
    const struct measured *m = measured_of(f);
    const struct piece *p = say_pieces(&s, pattern_of(f->slot));
    while (p->argument) {
        int argument = p->argument;
        p = say_piece(&s, p);
        say_argument(&s, argument, m);
    }
    say_piece(&s, p);
    say_tail(&s, m);
    return s.known;
}

void sentence_write(struct writer *w, const struct facts *f, enum lang lang)
{
    struct arena *a = arena_new();
    speaker_say(speaker_new(a), w, f, lang);
    arena_free(a);
}
