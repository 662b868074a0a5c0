#include "sentence.h"

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

static void put_measured_unit(struct writer *w, const struct measured *m, const struct facts *f,
                              enum lang lang)
{
    if (m->in == IN_PERCENT)
        unit_put(w, "%", false, lang);
    else if (m->in != IN_NOTHING)
        unit_put(w, f->unit, m->in == IN_POINTS, lang);
}

static void put_measured(struct writer *w, const struct measured *m, const struct facts *f,
                         enum lang lang)
{
    struct fixed x = f->slot->measure;
    bool negative = x.units < 0;
    if (x.units == 0 && m->positive == MSG_measured_above) {
        writer_string(w, message_text(MSG_measured_equal, lang));
        return;
    }
    if (negative && m->negative != m->positive)
        x.units = -x.units;
    const char *rest = message_up_to(w, message_text(negative ? m->negative : m->positive, lang));
    if (m == &measured_otherwise) {
        writer_string(w, message_in(f->rule->title, lang));
        rest = message_up_to(w, rest);
    }
    number_put_short(w, x);
    put_measured_unit(w, m, f, lang);
    writer_string(w, rest);
}

/* ---- arguments of a sentence, as numbered in messages/report.def ---- */

static void put_year(struct writer *w, int year, enum message_id otherwise, enum lang lang)
{
    const char *rest = message_up_to(w, message_text(year ? MSG_fact_year : otherwise, lang));
    if (year)
        writer_number(w, year);
    writer_string(w, rest);
}

static void put_bare_year(struct writer *w, int year, enum lang lang)
{
    if (year)
        writer_number(w, year);
    else
        writer_string(w, message_text(MSG_fact_some_year, lang));
}

static void put_set(struct writer *w, const struct measured *m, const struct facts *f,
                    enum lang lang)
{
    if (!(f->slot->accept & (ACCEPT_LOW | ACCEPT_HIGH))) {
        message_fill(w, MSG_fact_target, lang, span_of(f->target));
        return;
    }
    set_put(w, f->slot, "", false, lang);
    if (m)
        put_measured_unit(w, m, f, lang);
}

/* Of what is only reported as 是 or 否 there is no number, nor of a yearly rate without a level. */
static void put_value(struct writer *w, const struct facts *f, enum lang lang)
{
    if (fixed_has(f->slot->value)) {
        number_put_short(w, f->slot->value);
        unit_put(w, f->unit, false, lang);
    } else if (f->rule && f->rule->order != ORDER_INFORMAL) {
        writer_string(w, "–");
    } else {
        bool yes = f->slot->reason == REASON_met || f->slot->reason == REASON_met_early;
        writer_string(w, message_text(yes ? MSG_fact_yes : MSG_fact_no, lang));
    }
}

static void put_baseline(struct writer *w, const struct facts *f, enum lang lang)
{
    if (fixed_has(f->slot->baseline)) {
        number_put_short(w, f->slot->baseline);
        unit_put(w, f->unit, false, lang);
    } else {
        writer_string(w, *f->baseline ? f->baseline : "–");
    }
}

static void put_gap(struct writer *w, const struct measured *m, const struct facts *f,
                    enum lang lang)
{
    struct fixed gap = f->slot->margin;
    if (!fixed_has(gap) || gap.units > 0)
        return;
    const char *rest =
        message_up_to(w, message_text(gap.units ? MSG_clause_gap : MSG_clause_edge, lang));
    if (gap.units) {
        gap.units = -gap.units;
        number_put_short(w, gap);
        if (!m)
            unit_put(w, f->unit, true, lang);
        else if (m->in == IN_PERCENT)
            unit_put(w, "%", true, lang);
        else
            put_measured_unit(w, m, f, lang);
    }
    writer_string(w, rest);
}

static void put_why(struct writer *w, const struct facts *f, enum lang lang)
{
    if (f->why.en)
        writer_string(w, message_in(f->why, lang));
    else if (f->words.en && *f->words.en)
        message_fill(w, MSG_clause_words, lang, span_of(message_in(f->words, lang)));
}

static void put_argument(struct writer *w, int number, const struct measured *m,
                         const struct facts *f, enum lang lang)
{
    const struct slot *s = f->slot;
    switch (number) {
    case 1: put_bare_year(w, s->value_year, lang); break;
    case 2: put_value(w, f, lang); break;
    case 3: put_set(w, m, f, lang); break;
    case 4: put_bare_year(w, f->target_year, lang); break;
    case 5: put_baseline(w, f, lang); break;
    case 6: if (m) put_measured(w, m, f, lang); break;
    case 7: writer_string(w, f->target); break;
    case 8: put_gap(w, m, f, lang); break;
    case 9: put_why(w, f, lang); break;
    case 10: put_year(w, f->as_of, MSG_fact_some_year, lang); break;
    case 11: put_year(w, f->base_year, MSG_fact_base_year, lang); break;
    case 12: writer_string(w, f->rule ? f->rule->id : "–"); break;
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
static const struct { enum reason reason; bool progress, pace; } tails[] = {
    {REASON_not_met, true, false},      {REASON_lost, true, false},
    {REASON_met_late, true, false},     {REASON_on_schedule, true, false},
    {REASON_near_schedule, true, true}, {REASON_behind, true, true},
    {REASON_far_behind, true, true},    {REASON_milestone_missed, true, true},
    {REASON_worsening, true, true},
};

/* What every remaining year has to bring, where the measure adds up over years. */
static void put_pace(struct writer *w, const struct measured *m, const struct facts *f,
                     enum lang lang)
{
    struct fixed pace = f->slot->required_pace;
    if (!fixed_has(pace) || (m && m->pace == MSG_COUNT))
        return;
    enum message_id id = m ? m->pace : pace.units < 0 ? MSG_clause_pace_down : MSG_clause_pace_up;
    if (!m && pace.units < 0)
        pace.units = -pace.units;
    const char *rest = message_up_to(w, message_text(id, lang));
    number_put_short(w, pace);
    if (m)
        put_measured_unit(w, m, f, lang);
    else
        unit_put(w, f->unit, true, lang);
    writer_string(w, rest);
}

static void put_tail(struct writer *w, const struct measured *m, const struct facts *f,
                     enum lang lang)
{
    const struct slot *s = f->slot;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        if (tails[i].reason != s->reason)
            continue;
        if (tails[i].progress && fixed_has(s->progress)) {
            const char *rest = message_up_to(w, message_text(MSG_clause_progress, lang));
            number_put(w, s->progress);
            writer_string(w, rest);
        }
        if (tails[i].pace)
            put_pace(w, m, f, lang);
        return;
    }
    bool own_words = f->words.en && strcmp(f->words.en, reason_name((enum reason)s->reason)) != 0;
    if (s->verdict == VERDICT_UNDETERMINED && own_words)
        put_why(w, f, lang);
}

void sentence_write(struct writer *w, const struct facts *f, enum lang lang)
{
    if (f->said.en && *f->said.en) {
        writer_string(w, message_in(f->said, lang));
        return;
    }
    const struct measured *m = measured_of(f);
    const char *at = message_text(pattern_of(f->slot), lang);
    for (const char *brace; (brace = strchr(at, '{')); at = brace) {
        writer_put(w, at, (size_t)(brace - at));
        int number = 0;
        for (brace++; *brace >= '0' && *brace <= '9'; brace++)
            number = number * 10 + (*brace - '0');
        brace += *brace == '}';
        put_argument(w, number, m, f, lang);
    }
    writer_string(w, at);
    put_tail(w, m, f, lang);
}
