#include "tokens.h"
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

/* [[ … ]] or [==[ … ]==]; false: none begins here. */
static bool skip_long(struct tokens *t, struct span *inside)
{
    const char *c = t->at + 1;
    size_t level = 0;
    for (; c < t->end && *c == '='; c++)
        level++;
    if (*t->at != '[' || c >= t->end || *c != '[')
        return false;
    const char *from = ++c;
    for (; c < t->end; c++) {
        size_t n = 0;
        if (*c != ']')
            continue;
        while (c + 1 + n < t->end && c[1 + n] == '=')
            n++;
        if (n == level && c + 1 + n < t->end && c[1 + n] == ']')
            break;
    }
    *inside = (struct span){from, (size_t)(c - from)};
    t->at = c + level + 2 < t->end ? c + level + 2 : t->end;
    return true;
}

static void skip_blanks(struct tokens *t)
{
    struct span inside;
    while (t->at < t->end) {
        if (strchr(" \t\r\n\f\v", *t->at) && *t->at) {
            t->at++;
        } else if (t->end - t->at >= 2 && t->at[0] == '-' && t->at[1] == '-') {
            t->at += 2;
            if (t->at < t->end && skip_long(t, &inside))
                continue;
            while (t->at < t->end && *t->at != '\n')
                t->at++;
        } else {
            return;
        }
    }
}

static struct span skip_quoted(struct tokens *t)
{
    char quote = *t->at++;
    const char *from = t->at;
    while (t->at < t->end && *t->at != quote && *t->at != '\n')
        t->at += *t->at == '\\' && t->at + 1 < t->end ? 2 : 1;
    struct span text = {from, (size_t)(t->at - from)};
    t->at += t->at < t->end;
    return text;
}

/* 12, 0.5, 1e-3, 0x1F; a sign only behind an exponent */
static void skip_number(struct tokens *t)
{
    bool hex = t->end - t->at > 1 && (t->at[1] == 'x' || t->at[1] == 'X');
    for (char before = 0; t->at < t->end; before = *t->at++) {
        bool exponent = !hex && (before == 'e' || before == 'E');
        bool sign = *t->at == '+' || *t->at == '-';
        if (!is_name(*t->at) && *t->at != '.' && !(exponent && sign))
            return;
        if (*t->at == '.' && t->end - t->at > 1 && t->at[1] == '.')
            return;
    }
}

static size_t sign_length(const struct tokens *t)
{
    static const char *const signs[] = {"...", "==", "~=", "<=", ">=", "//", "..", "<<", ">>",
                                        "::"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t size = strlen(signs[i]);
        if ((size_t)(t->end - t->at) >= size && memcmp(t->at, signs[i], size) == 0)
            return size;
    }
    return 1;
}

void tokens_next(struct tokens *t)
{
    struct token found = {TOKEN_OTHER, {NULL, 0}, NULL, NULL};
    skip_blanks(t);
    found.from = t->at;
    if (t->at >= t->end) {
        found.kind = TOKEN_END;
    } else if (is_digit(*t->at) || (*t->at == '.' && t->end - t->at > 1 && is_digit(t->at[1]))) {
        found.kind = TOKEN_NUMBER;
        skip_number(t);
    } else if (is_name(*t->at)) {
        found.kind = TOKEN_NAME;
        while (t->at < t->end && is_name(*t->at))
            t->at++;
    } else if (*t->at == '"' || *t->at == '\'') {
        found.kind = TOKEN_STRING;
        found.text = skip_quoted(t);
    } else if (*t->at == '[' && skip_long(t, &found.text)) {
        found.kind = TOKEN_STRING;
    } else {
        t->at += sign_length(t);
    }
    found.to = t->at;
    if (found.kind != TOKEN_STRING)
        found.text = (struct span){found.from, (size_t)(found.to - found.from)};
    t->token = found;
}

struct tokens tokens_of(struct span source)
{
    struct tokens t = {.at = source.at, .end = source.at + source.len};
    tokens_next(&t);
    return t;
}

bool token_is(const struct token *t, const char *text)
{
    return t->kind != TOKEN_STRING && t->kind != TOKEN_END && span_is(t->text, text);
}

int token_block(const struct token *t)
{
    static const char *const opening[] = {"function", "do", "if", "repeat"};
    for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
        if (token_is(t, opening[i]))
            return 1;
    return -(token_is(t, "end") || token_is(t, "until"));
}

int token_bracket(const struct token *t)
{
    return (token_is(t, "{") || token_is(t, "(") || token_is(t, "[")) -
           (token_is(t, "}") || token_is(t, ")") || token_is(t, "]"));
}
