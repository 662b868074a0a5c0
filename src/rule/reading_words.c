/* A reading as a sentence, and the forms nearest to a wording that none takes. */
#include "reading_inside.h"
#include <string.h>

/* Which sentence a rule's readings make; rules of other authors are named. */
static const struct { const char *rule; enum message_id sentence; } sentences[] = {
    {"at_least", MSG_reading_at_least}, {"above", MSG_reading_above},
    {"at_most", MSG_reading_at_most}, {"below", MSG_reading_below},
    {"reach", MSG_reading_reach}, {"about", MSG_reading_about},
    {"between", MSG_reading_between}, {"ratio", MSG_reading_ratio},
    {"change_by", MSG_reading_change}, {"change_by_percent", MSG_reading_percent},
    {"growth_per_year", MSG_reading_growth}, {"change_per_year", MSG_reading_yearly},
    {"in_proportion", MSG_reading_proportion}, {"than_reference", MSG_reading_reference},
    {"cumulative", MSG_reading_cumulative}, {"improve", MSG_reading_improve},
    {"maintain", MSG_reading_maintain}, {"full", MSG_reading_full},
    {"informal", MSG_reading_informal},
};

static const char *number_text(struct arena *a, struct fraction f)
{
    char out[64];
    num_write(num_div(num_of(f.over), num_int(f.under)), out);
    return arena_text(a, out, strlen(out));
}

/* 10岁, 10 percentage points */
static const char *counted(struct arena *a, const char *number, const char *unit)
{
    bool letters = (*unit >= 'a' && *unit <= 'z') || (*unit >= 'A' && *unit <= 'Z');
    return arena_printf(a, "%s%s%s", number, letters ? " " : "", unit);
}

/* 不低于10, at least 10; 左右 where it is meant so. */
static struct message amount(struct arena *a, const struct reading *r, const char *whole)
{
    static const enum message_id words[] = {
        [BOUND_AT_LEAST] = MSG_reading_at_least, [BOUND_ABOVE] = MSG_reading_above,
        [BOUND_AT_MOST] = MSG_reading_at_most, [BOUND_BELOW] = MSG_reading_below,
    };
    if (r->about)
        return MESSAGE(a, MSG_reading_about, whole);
    return r->bound ? MESSAGE(a, words[r->bound], whole) : (struct message){whole, whole};
}

/* A sentence around words that differ by language. */
static struct message around(struct arena *a, enum message_id id, struct message inner)
{
    return (struct message){MESSAGE(a, id, inner.en).en, MESSAGE(a, id, inner.zh).zh};
}

static enum message_id sentence_of(const char *rule)
{
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (strcmp(sentences[i].rule, rule) == 0)
            return sentences[i].sentence;
    return MSG_reading_other;
}

/* 高2个百分点 than the reference; without a margin, the bound says all. */
static struct message margin(struct arena *a, const struct reading *r, struct message bounded)
{
    if (r->verb)
        bounded = around(a, r->verb > 0 ? MSG_reading_higher : MSG_reading_lower, bounded);
    return around(a, MSG_reading_reference, bounded);
}

struct message reading_sentence(struct arena *a, const struct rulebook *b,
                                const struct reading *r, const char *unit)
{
    enum message_id sentence = sentence_of(b->rules[r->rule].id);
    const char *n = r->has_n ? number_text(a, r->n) : "";
    const char *n2 = r->has_n2 ? number_text(a, r->n2) : "";
    const char *rises = r->verb > 0 ? "upward " : r->verb < 0 ? "downward " : "";
    const char *rises_zh = r->verb > 0 ? "提高" : r->verb < 0 ? "降低" : "变化";
    const char *whole = counted(a, n, unit);
    struct message bounded = amount(a, r, whole);
    switch (sentence) {
    case MSG_reading_other: return MESSAGE(a, sentence, b->rules[r->rule].id);
    case MSG_reading_between: return MESSAGE(a, sentence, whole, counted(a, n2, unit));
    case MSG_reading_ratio:
        return around(a, sentence, amount(a, r, arena_printf(a, "%s:%s", n, n2)));
    case MSG_reading_percent:
    case MSG_reading_growth: return MESSAGE(a, sentence, n, rises, rises_zh);
    case MSG_reading_change:
    case MSG_reading_yearly: return MESSAGE(a, sentence, whole, rises, rises_zh);
    case MSG_reading_improve:
        return MESSAGE(a, sentence, number_text(a, (struct fraction){r->theta, 1}));
    case MSG_reading_cumulative: return around(a, sentence, bounded);
    case MSG_reading_reference: return margin(a, r, bounded);
    case MSG_reading_full:
        return r->verb < 0 ? MESSAGE(a, MSG_reading_none) : MESSAGE(a, sentence);
    default: return MESSAGE(a, sentence, whole);
    }
}

/* ---- why a text is refused ---- */

struct message reading_unknown(struct arena *a, const struct form_index *f, const char *text,
                               const char *folded, struct name_check check)
{
    static const enum message_id faults[] = {
        [NAME_NUMBER] = MSG_target_number, [NAME_CHANGE] = MSG_target_change,
        [NAME_COMPARISON] = MSG_target_comparison, [NAME_LIST] = MSG_target_list,
        [NAME_PART] = MSG_target_part, [NAME_CONDITION] = MSG_target_condition,
        [NAME_NEGATION] = MSG_target_negation, [NAME_VAGUE] = MSG_target_vague,
        [NAME_YEARS] = MSG_target_years, [NAME_SEVERAL] = MSG_target_several,
    };
    const char *where = check.fault ? arena_text(a, check.where.at, check.where.len) : "";
    if (check.fault)
        return MESSAGE(a, faults[check.fault], text, where);
    return MESSAGE(a, MSG_target_unknown, text, reading_nearest(a, f, folded));
}
