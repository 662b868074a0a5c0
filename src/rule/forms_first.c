/* What a sequence may begin with: most are left alone without a step. */
#include "forms.h"
#include <string.h>

/* The first character in a thousand places: a whole character of Chinese, a byte of others. */
size_t forms_place(const char *at)
{
    const unsigned char *c = (const unsigned char *)at;
    if (*c < 0xE0 || !c[1] || !c[2])
        return *c;
    return (size_t)(c[0] * 31u * 31u + c[1] * 31u + c[2]) & 1023;
}

uint64_t forms_bit(const char *at)
{
    size_t place = forms_place(at);
    return (uint64_t)1 << ((place ^ place >> 6) & 63);
}

static void note(struct form_index *f, struct sequence *s, const char *text)
{
    size_t place = forms_place(text);
    f->first[place >> 6] |= (uint64_t)1 << (place & 63);
    s->begins |= forms_bit(text);
}

/* Characters that language_numbers and language_times begin with. */
static void note_numbers(struct form_index *f, struct sequence *s)
{
    static const char *const heads[] = {
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "零", "〇", "一", "二", "三", "四", "五", "六",
        "七", "八", "九", "十", "百", "千", "万", "两", "翻", "减", "z", "o", "t", "f", "s", "e", "n",
        "h", "a", "d", "q", "c", "i"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        note(f, s, heads[i]);
}

/* Which language its words are of, where they are not of both. */
static void note_language(struct sequence *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct element *e = &s->elements[i];
        bool chinese = false, english = false;
        const char *text = e->kind == ELEMENT_LITERAL ? e->text : "";
        for (const struct word *w = e->words ? e->words->words : NULL; w && w->text; w++) {
            english = english || (*w->text >= 'a' && *w->text <= 'z');
            chinese = chinese || (unsigned char)*w->text >= 0xE4;
        }
        english = english || (*text >= 'a' && *text <= 'z');
        chinese = chinese || (unsigned char)*text >= 0xE4;
        s->english = s->english || (english && !chinese);
        s->chinese = s->chinese || (chinese && !english);
    }
}

void forms_note_first(struct form_index *f, struct sequence *s)
{
    note_language(s);
    const struct element *e = &s->elements[0];
    s->begins = 0;
    switch (e->kind) {
    case ELEMENT_LITERAL: note(f, s, e->text); return;
    case ELEMENT_CLASS:
        for (const struct word *w = e->words->words; w->text; w++)
            note(f, s, w->text);
        return;
    case ELEMENT_NUMBER:
    case ELEMENT_TIMES: note_numbers(f, s); return;
    default: s->begins = UINT64_MAX;     /* it may take nothing, or anything */
    }
}
