/* A form as its author wrote it, to the sequences that it stands for: every choice made. */
#include "forms.h"
#include <string.h>

enum { MOST_SEQUENCES = 600, MOST_ELEMENTS = 24 };

struct draft {                   /* sequences so far */
    struct element (*lists)[MOST_ELEMENTS];
    size_t *lengths, count;
};

struct compiler {
    struct arena *arena;
    const char *at;
    struct message why;
    bool bad;
};

static void complain(struct compiler *c, enum message_id id, const char *what)
{
    if (!c->bad)
        c->why = MESSAGE(c->arena, id, what);
    c->bad = true;
}

static struct draft draft_empty(struct compiler *c)
{
    return (struct draft){arena_alloc(c->arena, sizeof *(struct draft){0}.lists),
                          ARENA_NEW(c->arena, size_t), 1};
}

/* a then b: every sequence of the one with every one of the other. */
static struct draft draft_join(struct compiler *c, struct draft a, struct draft b)
{
    struct draft out = {.count = a.count * b.count};
    if (out.count > MOST_SEQUENCES) {
        complain(c, MSG_form_too_many, "");
        return a;
    }
    out.lists = arena_alloc(c->arena, out.count * sizeof *out.lists);
    out.lengths = ARENA_ARRAY(c->arena, size_t, out.count);
    for (size_t i = 0; i < out.count; i++) {
        size_t x = i / b.count, y = i % b.count, n = a.lengths[x] + b.lengths[y];
        if (n > MOST_ELEMENTS) {
            complain(c, MSG_form_too_many, "");
            return a;
        }
        memcpy(out.lists[i], a.lists[x], a.lengths[x] * sizeof **a.lists);
        memcpy(out.lists[i] + a.lengths[x], b.lists[y], b.lengths[y] * sizeof **b.lists);
        out.lengths[i] = n;
    }
    return out;
}

static struct draft draft_or(struct compiler *c, struct draft a, struct draft b)
{
    struct draft out = {.count = a.count + b.count};
    out.lists = arena_alloc(c->arena, out.count * sizeof *out.lists);
    out.lengths = ARENA_ARRAY(c->arena, size_t, out.count);
    memcpy(out.lists, a.lists, a.count * sizeof *out.lists);
    memcpy(out.lists + a.count, b.lists, b.count * sizeof *out.lists);
    memcpy(out.lengths, a.lengths, a.count * sizeof *out.lengths);
    memcpy(out.lengths + a.count, b.lengths, b.count * sizeof *out.lengths);
    return out;
}

static struct draft draft_one(struct compiler *c, struct element e)
{
    struct draft d = draft_empty(c);
    d.lists[0][0] = e;
    d.lengths[0] = 1;
    return d;
}

/* A capture's name: a letter, then letters, digits, _. */
static bool is_name(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool letter = text[i] >= 'a' && text[i] <= 'z';
        bool other = text[i] == '_' || (text[i] >= '0' && text[i] <= '9');
        if (!letter && (!other || i == 0))
            return false;
    }
    return len > 0;
}

/* {name} */
static struct element placeholder(struct compiler *c, const char *name, size_t len)
{
    static const struct { const char *name; enum element_kind kind; } kinds[] = {
        {"unit", ELEMENT_UNIT}, {"amount", ELEMENT_AMOUNT},
        {"times", ELEMENT_TIMES}, {"times_to", ELEMENT_TIMES_TO},
    };
    struct element e = {
        .kind = ELEMENT_NUMBER, .text = arena_text(c->arena, name, len), .len = len};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, e.text) == 0)
            e.kind = kinds[i].kind;
    if ((e.words = language_class(name, len)))
        e.kind = ELEMENT_CLASS;
    if (len > 5 && strcmp(e.text + len - 5, ":text") == 0) {
        e.kind = ELEMENT_TEXT;
        e.len = len - 5;
        e.text = arena_text(c->arena, name, e.len);
    }
    if (!is_name(e.text, e.len))
        complain(c, MSG_form_placeholder, e.text);
    return e;
}

static struct draft choices(struct compiler *c, char end);

/* A literal without the blanks around it. */
static const char *shown(struct arena *a, const char *printed)
{
    struct span s = span_trim(span_of(printed));
    return arena_text(a, s.at, s.len);
}

static struct draft piece(struct compiler *c)
{
    if (*c->at == '[' || *c->at == '(') {
        char close = *c->at == '[' ? ']' : ')';
        c->at++;
        struct draft inner = choices(c, close);
        if (*c->at != close)
            complain(c, MSG_form_open, close == ']' ? "[" : "(");
        else
            c->at++;
        return close == ']' ? draft_or(c, inner, draft_empty(c)) : inner;
    }
    if (*c->at == '{') {
        const char *end = strchr(c->at, '}');
        if (!end) {
            complain(c, MSG_form_open, "{");
            c->at += strlen(c->at);
            return draft_empty(c);
        }
        struct element e = placeholder(c, c->at + 1, (size_t)(end - c->at - 1));
        c->at = end + 1;
        return draft_one(c, e);
    }
    size_t len = strcspn(c->at, "[](){}|");
    if (!len) {
        complain(c, MSG_form_stray, arena_text(c->arena, c->at, 1));
        c->at++;
        return draft_empty(c);
    }
    const char *ignored, *printed = arena_text(c->arena, c->at, len);
    const char *text = language_fold(c->arena, printed, &ignored);
    c->at += len;
    if (!text || !*text)
        return draft_empty(c);
    return draft_one(c, (struct element){.kind = ELEMENT_LITERAL, .text = text, .len = strlen(text),
                                         .printed = shown(c->arena, printed)});
}

static struct draft choices(struct compiler *c, char end)
{
    struct draft all = {0}, now = draft_empty(c);
    while (*c->at && *c->at != end && !c->bad) {
        if (*c->at != '|') {
            now = draft_join(c, now, piece(c));
            continue;
        }
        all = all.count ? draft_or(c, all, now) : now;
        now = draft_empty(c);
        c->at++;
    }
    return all.count ? draft_or(c, all, now) : now;
}

bool form_compile(struct arena *a, const char *form, struct sequences *out, struct message *why)
{
    struct compiler c = {.arena = a, .at = form};
    struct draft d = choices(&c, 0);
    out->list = ARENA_ARRAY(a, struct sequence, d.count);
    out->count = 0;
    for (size_t i = 0; i < d.count && !c.bad; i++) {
        if (!d.lengths[i])
            complain(&c, MSG_form_empty, form);
        struct sequence *s = &out->list[out->count++];
        s->elements = d.lists[i];
        s->count = d.lengths[i];
    }
    *why = c.why;
    return !c.bad;
}
