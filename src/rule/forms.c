/* The index of all forms: compiled, each claimed by one rule. */
#include "forms.h"
#include "hints.h"
#include "rule_reads.h"
#include <string.h>

static bool same_element(const struct element *a, const struct element *b)
{
    if (a->kind != b->kind || a->words != b->words)
        return false;
    if (a->kind != ELEMENT_LITERAL)
        return true;
    return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

/* Two rules with one sequence would tie whenever it is met. */
static const struct sequence *claimed(const struct form_index *f, const struct sequence *s)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct sequence *o = &f->sequences[i];
        size_t same = 0;
        if (o->rule == s->rule || o->count != s->count)
            continue;
        while (same < s->count && same_element(&o->elements[same], &s->elements[same]))
            same++;
        if (same == s->count)
            return o;
    }
    return NULL;
}

static void add_sequence(struct arena *a, struct form_index *f, struct sequence s)
{
    LIST_ENLARGE(a, f->sequences, f->count, f->room);
    forms_note_first(f, &s);
    f->sequences[f->count++] = s;
}

static bool is_english(const char *text)
{
    return *text >= 'a' && *text <= 'z';
}

/* The first word of a class in the language that is wanted. */
const char *forms_class_word(const struct word_class *c, bool english)
{
    for (const struct word *w = c->words; w->text; w++)
        if (is_english(w->text) == english)
            return w->shown ? w->shown : w->text;
    return c->words[0].text;
}

/* How an element looks when printed: N for numbers. */
static const char *sample_word(const struct element *e, bool english)
{
    switch (e->kind) {
    case ELEMENT_LITERAL: return e->printed;
    case ELEMENT_CLASS: return forms_class_word(e->words, english);
    case ELEMENT_NUMBER: return "N";
    case ELEMENT_TEXT: return "…";
    case ELEMENT_UNIT:
    case ELEMENT_AMOUNT: return "";
    case ELEMENT_TIMES: return english ? "halve" : "翻一番";
    case ELEMENT_TIMES_TO: return english ? "2 times" : "2倍";
    }
    return "";
}

const char *forms_sample(struct arena *a, const struct sequence *s, bool english)
{
    const char *out = "";
    for (size_t i = 0; i < s->count; i++)
        english = english || (s->elements[i].kind == ELEMENT_LITERAL &&
                              is_english(s->elements[i].text));
    for (size_t i = 0; i < s->count; i++) {
        const char *word = sample_word(&s->elements[i], english);
        const char *blank = english && *out && *word && *word != ',' ? " " : "";
        out = arena_printf(a, "%s%s%s", out, blank, word);
    }
    return out;
}

/* The form's place is looked for only now that something is wrong with it. */
static void refuse_form(struct arena *a, const struct rule *r, uint32_t form, struct diags *d,
                        enum message_id id, const char *one, const char *two)
{
    struct source_map *map = source_map_new(a, (struct span){r->source, r->source_size});
    const struct source_mark *m = source_map_find(map, arena_printf(a, "forms[%u]", form + 1));
    struct place at = {.file = r->file, .line = m ? m->line : 1, .column = m ? m->column : 1};
    diag_error(d, at, id, r->forms[form], one, two);
    if (m)
        diag_source(d, source_map_line(map, m->line), m->length);
    if (id == MSG_form_wrong)
        hint_right(d, a, id, "forms");
}

static bool is_read(const struct rule_reads *reads, const char *name)
{
    for (size_t i = 0; i < reads->target_count; i++)
        if (strcmp(reads->target[i], name) == 0)
            return true;
    return false;
}

/* Not n and n2, and no letter or two; {from} is looked at by the program. */
static bool own_number(const struct element *e)
{
    static const char *const ours[] = {"n", "n2", "from"};
    bool own = e->kind == ELEMENT_NUMBER && e->len > 2;
    for (size_t i = 0; own && i < sizeof ours / sizeof *ours; i++)
        own = strcmp(e->text, ours[i]) != 0;
    return own;
}

/* {lest}: a number that the rule never looks at, named nearly like a class of words. */
static bool misspelt(struct arena *a, const struct rule *r, const struct sequences *all,
                     struct message *why)
{
    struct rule_reads reads = {0};
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->list[i].count; k++) {
            const struct element *e = &all->list[i].elements[k];
            const char *near = own_number(e) ? language_nearest_class(e->text) : NULL;
            if (near && !reads.target)
                rule_reads_find(a, r, &reads);
            if (!near || is_read(&reads, e->text))
                continue;
            *why = MESSAGE(a, MSG_form_near, e->text, near);
            return true;
        }
    return false;
}

static void add_form(struct arena *a, struct form_index *f, const struct rulebook *b,
                     uint32_t rule, uint32_t form, struct diags *d)
{
    const struct rule *r = &b->rules[rule];
    struct sequences all;
    struct message why;
    if (!form_compile(a, r->forms[form], &all, &why) || misspelt(a, r, &all, &why)) {
        refuse_form(a, r, form, d, MSG_form_wrong, why.en, why.zh);
        return;
    }
    for (size_t i = 0; i < all.count; i++) {
        all.list[i].rule = rule;
        all.list[i].form = form;
        const struct sequence *other = claimed(f, &all.list[i]);
        if (other) {
            const struct rule *owner = &b->rules[other->rule];
            refuse_form(a, r, form, d, MSG_form_claimed, owner->id, owner->forms[other->form]);
            return;
        }
    }
    for (size_t i = 0; i < all.count; i++)
        add_sequence(a, f, all.list[i]);
}

struct form_index *forms_new(struct arena *a, const struct rulebook *b, struct diags *d)
{
    struct form_index *f = ARENA_NEW(a, struct form_index);
    f->shapes = forms_shapes(a);
    uint32_t folders = 0;
    for (uint32_t i = 0; i < b->count; i++)
        folders = b->rules[i].folder >= folders ? b->rules[i].folder + 1 : folders;
    for (uint32_t folder = 0; folder < folders; folder++)        /* the earlier folder first */
        for (uint32_t i = 0; i < b->count; i++)
            for (uint32_t k = 0; b->rules[i].folder == folder && k < b->rules[i].form_count; k++)
                add_form(a, f, b, i, k, d);
    return f;
}
