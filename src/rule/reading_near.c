/* What comes near a wording: which forms took how much of it, and what stopped them. */
#include "reading_inside.h"
#include <stdlib.h>
#include <string.h>

/* Letters, and nothing of another script? */
static bool is_english(const char *text)
{
    bool letters = false;
    for (; *text; text++) {
        letters = letters || (*text >= 'a' && *text <= 'z');
        if ((unsigned char)*text >= 0xE4)
            return false;
    }
    return letters;
}

static size_t taken(const struct partial *p)
{
    return (size_t)(p->at - p->begin);
}

/* How far the forms of every rule come, from any place in the text. */
static struct partial *partials_of(struct arena *a, const struct form_index *f, uint32_t rules,
                                   const char *text, const char *unit, bool anywhere)
{
    enum { LONGEST = 480 };
    struct partial *partials = ARENA_ARRAY(a, struct partial, rules + 1);
    struct search search = {.unit = unit, .partials = partials, .english = is_english(text)};
    struct match m;
    uint32_t other;
    size_t end = anywhere ? strnlen(text, LONGEST) : 1;
    for (size_t i = 0; i < end; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80 && (!i || forms_may_begin(f, text + i)))
            forms_match(f, text + i, &search, &m, &other);
    return partials;
}

/* A number alone fits nearly all of them. */
static bool tells(const struct form_index *f, const struct partial *p)
{
    return p->at && p->element > 0 &&
           (p->score > 0 || f->sequences[p->sequence].elements[0].kind == ELEMENT_NUMBER);
}

/* Numbers in order of nearness: most bytes taken first, then most words, then the first rule. */
static size_t nearest(const struct form_index *f, const struct partial *partials, uint32_t rules,
                      uint32_t without, uint32_t out[NEAR_RULES])
{
    size_t n = 0;
    for (uint32_t r = 0; r < rules; r++) {
        if (r == without || !tells(f, &partials[r]))
            continue;
        size_t at = n < NEAR_RULES ? n : NEAR_RULES;
        for (; at > 0; at--) {
            const struct partial *p = &partials[out[at - 1]], *q = &partials[r];
            if (taken(p) > taken(q) || (taken(p) == taken(q) && p->score >= q->score))
                break;
            if (at < NEAR_RULES)
                out[at] = out[at - 1];
        }
        if (at < NEAR_RULES)
            out[at] = r;
        n += n < NEAR_RULES;
    }
    return n;
}

static uint32_t rules_of(const struct form_index *f)
{
    uint32_t most = 0;
    for (size_t i = 0; i < f->count; i++)
        most = f->sequences[i].rule >= most ? f->sequences[i].rule + 1 : most;
    return most;
}

const char *reading_nearest(struct arena *a, const struct form_index *f, const char *folded)
{
    static const char *const usual[] = {"≥N", "≤N", "N左右"};
    uint32_t rules = rules_of(f), near[NEAR_RULES];
    struct partial *partials = partials_of(a, f, rules, folded, NULL, true);
    size_t n = nearest(f, partials, rules, NO_NUMBER, near);
    const char *out = "";
    for (size_t i = 0; i < NEAR_RULES; i++) {
        const char *one = i < n ? forms_sample(a, &f->sequences[partials[near[i]].sequence],
                                             is_english(folded))
                                : usual[i - n];
        out = arena_printf(a, "%s%s%s", out, i ? ", " : "", one);
    }
    return out;
}

/* ---- why a rule did not take it ---- */

/* A word of a class, or what else was wanted. */
static struct message wanted(struct arena *a, const struct element *e, bool english)
{
    switch (e->kind) {
    case ELEMENT_LITERAL: return MESSAGE(a, MSG_near_words, e->text);
    case ELEMENT_CLASS:
        return MESSAGE(a, e->words->words[1].text ? MSG_near_class : MSG_near_words,
                       forms_class_word(e->words, english));
    case ELEMENT_TEXT: return MESSAGE(a, MSG_near_text);
    case ELEMENT_UNIT:
    case ELEMENT_AMOUNT: return MESSAGE(a, MSG_near_unit);
    default: return MESSAGE(a, MSG_near_number);
    }
}

static struct message why_not(struct arena *a, const struct sequence *s, const struct partial *p,
                              const char *rest, bool english)
{
    if (p->element >= s->count)
        return *p->at ? MESSAGE(a, MSG_near_rest, rest) : MESSAGE(a, MSG_near_less);
    struct message want = wanted(a, &s->elements[p->element], english);
    enum message_id id = *p->at ? MSG_near_instead : MSG_near_missing;
    return (struct message){MESSAGE(a, id, want.en, rest).en, MESSAGE(a, id, want.zh, rest).zh};
}

static const char *printed_part(struct arena *a, const struct alignment *l, const char *at,
                                size_t len)
{
    struct span s = reading_as_printed(a, l, (struct span){at, len});
    return arena_text(a, s.at, s.len);
}

size_t rulebook_near(const struct rulebook *b, struct arena *a, const char *text,
                     const struct read_context *c, const struct reading *r,
                     struct near_rule out[NEAR_RULES])
{
    const char *ignored, *unit = NULL, *folded = language_fold(a, text, &ignored);
    uint32_t near[NEAR_RULES];
    if (!folded)
        return 0;
    if (c && c->unit && *c->unit)
        unit = language_fold(a, c->unit, &ignored);
    struct partial *partials = partials_of(a, b->forms, (uint32_t)b->count, folded, unit, true);
    size_t n = nearest(b->forms, partials, (uint32_t)b->count, r->rule, near);
    struct alignment l = reading_align(a, text, folded);
    bool english = is_english(folded);
    for (size_t i = 0; i < n; i++) {
        const struct partial *p = &partials[near[i]];
        const struct sequence *s = &b->forms->sequences[p->sequence];
        const char *rest = printed_part(a, &l, p->at, strlen(p->at));
        out[i] = (struct near_rule){near[i], b->rules[near[i]].forms[s->form],
                                    forms_sample(a, s, english),
                                    printed_part(a, &l, p->begin, taken(p)), rest,
                                    why_not(a, s, p, rest, english)};
    }
    return n;
}
