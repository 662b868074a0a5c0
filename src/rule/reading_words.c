/* A reading as a sentence, and the forms nearest to a wording that none takes. */
#include "reading_inside.h"
#include <string.h>

/* Which sentence a rule's readings make; rules of other authors are named. */
static const struct { const char *rule; enum message_id sentence; } sentences[] = {
    {"at_least", MSG_reading_at_least}, {"above", MSG_reading_above}, {"at_most", MSG_reading_at_most},
    {"below", MSG_reading_below}, {"reach", MSG_reading_reach}, {"about", MSG_reading_about},
    {"between", MSG_reading_between}, {"ratio", MSG_reading_ratio}, {"change_by", MSG_reading_change},
    {"change_by_percent", MSG_reading_percent}, {"growth_per_year", MSG_reading_growth},
    {"change_per_year", MSG_reading_yearly}, {"in_proportion", MSG_reading_proportion},
    {"than_reference", MSG_reading_reference}, {"cumulative", MSG_reading_cumulative},
    {"improve", MSG_reading_improve}, {"maintain", MSG_reading_maintain}, {"full", MSG_reading_full},
    {"informal", MSG_reading_informal},
};

static const char *number_text(struct arena *a, struct fraction f)
{
    char out[64];
    num_write(num_div(num_of(f.over), num_int(f.under)), out);
    return arena_text(a, out, strlen(out));
}

/* 不低于10, at least 10; 左右 where it is meant so. */
static struct message amount(struct arena *a, const struct reading *r, const char *number, const char *unit)
{
    static const enum message_id words[] = {
        [BOUND_AT_LEAST] = MSG_reading_at_least, [BOUND_ABOVE] = MSG_reading_above,
        [BOUND_AT_MOST] = MSG_reading_at_most, [BOUND_BELOW] = MSG_reading_below,
    };
    const char *whole = arena_printf(a, "%s%s", number, unit);
    if (r->about)
        return MESSAGE(a, MSG_reading_about, whole);
    return r->bound ? MESSAGE(a, words[r->bound], whole) : (struct message){whole, whole};
}

struct message reading_sentence(struct arena *a, const struct rulebook *b, const struct reading *r, const char *unit)
{
    const char *id = b->rules[r->rule].id;
    const char *n = r->has_n ? number_text(a, r->n) : "", *n2 = r->has_n2 ? number_text(a, r->n2) : "";
    const char *rises = r->verb > 0 ? "upward " : r->verb < 0 ? "downward " : "";
    const char *rises_zh = r->verb > 0 ? "提高" : r->verb < 0 ? "降低" : "变化";
    enum message_id sentence = MSG_reading_other;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (strcmp(sentences[i].rule, id) == 0)
            sentence = sentences[i].sentence;
    const char *whole = arena_printf(a, "%s%s", n, unit), *whole2 = arena_printf(a, "%s%s", n2, unit);
    struct message bounded = amount(a, r, n, unit);
    switch (sentence) {
    case MSG_reading_other: return MESSAGE(a, sentence, id);
    case MSG_reading_between: return MESSAGE(a, sentence, whole, whole2);
    case MSG_reading_ratio:
        bounded = amount(a, r, "", "");
        return MESSAGE(a, sentence, n, n2, *bounded.en ? arena_printf(a, " (%s)", bounded.en) : "",
                       *bounded.zh ? arena_printf(a, "（%s）", bounded.zh) : "");
    case MSG_reading_percent:
    case MSG_reading_growth: return MESSAGE(a, sentence, n, rises, rises_zh);
    case MSG_reading_change:
    case MSG_reading_yearly: return MESSAGE(a, sentence, whole, rises, rises_zh);
    case MSG_reading_improve: return MESSAGE(a, sentence, number_text(a, (struct fraction){r->theta, 1}));
    case MSG_reading_cumulative: {
        struct message both = {MESSAGE(a, sentence, bounded.en).en, MESSAGE(a, sentence, bounded.zh).zh};
        return both;
    }
    case MSG_reading_reference: {
        struct message both = {MESSAGE(a, sentence, r->has_n ? bounded.en : r->reference ? r->reference : id).en,
                               MESSAGE(a, sentence, r->has_n ? bounded.zh : r->reference ? r->reference : id).zh};
        return both;
    }
    default: return MESSAGE(a, sentence, whole);
    }
}

/* ---- nearest forms ---- */

/* How many bytes of b stand in a, in order, as whole characters: a cheap likeness. */
static int likeness(const char *a, const char *b)
{
    int same = 0, all = 0;
    const char *from = a;
    for (size_t len = strlen(b), i = 0; i < len;) {
        uint32_t code;
        size_t n = utf8_next(b + i, len - i, &code);
        if (!n)
            break;
        char one[8] = {0};
        memcpy(one, b + i, n < 7 ? n : 7);
        const char *at = strstr(from, one);
        if (at && code > ' ') {
            same += (int)n;
            from = at + n;
        }
        all += (int)n;
        i += n;
    }
    return all ? same * 100 / (all + 3) : 0;
}

const char *reading_nearest(struct arena *a, const struct form_index *f, const char *folded)
{
    enum { SHOWN = 3 };
    const char *best[SHOWN] = {"≥N", "≤N", "N左右"};
    int score[SHOWN] = {12, 11, 10};
    for (size_t i = 0; i < f->sample_count; i++) {
        int s = likeness(folded, f->samples[i]);
        bool there = false;
        for (int k = 0; k < SHOWN; k++)
            there = there || strcmp(best[k], f->samples[i]) == 0;
        for (int k = 0; k < SHOWN && !there; k++) {
            if (s <= score[k])
                continue;
            memmove(best + k + 1, best + k, sizeof *best * (size_t)(SHOWN - 1 - k));
            memmove(score + k + 1, score + k, sizeof *score * (size_t)(SHOWN - 1 - k));
            best[k] = f->samples[i];
            score[k] = s;
            there = true;
        }
    }
    return arena_printf(a, "%s, %s, %s", best[0], best[1], best[2]);
}
