/* source_map - a tokenizer for Lua, and a walk over the table that a rule file returns. */
#include "source_map.h"
#include <string.h>

enum { MOST_MARKS = 4000, MOST_DEPTH = 6 };

enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_STRING, TOKEN_OTHER };
struct token {
    enum token_kind kind;
    struct span text;            /* of a string: without its quotes, escapes as written */
    const char *from, *to;
};

struct reader {
    struct source_map *map;
    const char *at, *end;
    const char *line_start;      /* of the line that was counted last */
    uint32_t line;
    struct token token;          /* the one being looked at */
};

/* ---- tokens ---- */

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* [[ … ]] or [==[ … ]==]; false: none begins here. */
static bool skip_long(struct reader *r, struct span *inside)
{
    const char *c = r->at + 1;
    size_t level = 0;
    for (; c < r->end && *c == '='; c++)
        level++;
    if (*r->at != '[' || c >= r->end || *c != '[')
        return false;
    const char *from = ++c;
    for (; c < r->end; c++) {
        size_t n = 0;
        if (*c != ']')
            continue;
        while (c + 1 + n < r->end && c[1 + n] == '=')
            n++;
        if (n == level && c + 1 + n < r->end && c[1 + n] == ']')
            break;
    }
    *inside = (struct span){from, (size_t)(c - from)};
    r->at = c + level + 2 < r->end ? c + level + 2 : r->end;
    return true;
}

static void skip_blanks(struct reader *r)
{
    struct span inside;
    while (r->at < r->end) {
        if (strchr(" \t\r\n\f\v", *r->at) && *r->at) {
            r->at++;
        } else if (r->end - r->at >= 2 && r->at[0] == '-' && r->at[1] == '-') {
            r->at += 2;
            if (r->at < r->end && skip_long(r, &inside))
                continue;
            while (r->at < r->end && *r->at != '\n')
                r->at++;
        } else {
            return;
        }
    }
}

static struct span skip_quoted(struct reader *r)
{
    char quote = *r->at++;
    const char *from = r->at;
    while (r->at < r->end && *r->at != quote && *r->at != '\n')
        r->at += *r->at == '\\' && r->at + 1 < r->end ? 2 : 1;
    struct span text = {from, (size_t)(r->at - from)};
    r->at += r->at < r->end;
    return text;
}

static void next(struct reader *r)
{
    struct token t = {TOKEN_OTHER, {NULL, 0}, NULL, NULL};
    skip_blanks(r);
    t.from = r->at;
    if (r->at >= r->end) {
        t.kind = TOKEN_END;
    } else if (is_name(*r->at)) {
        t.kind = TOKEN_NAME;
        while (r->at < r->end && is_name(*r->at))
            r->at++;
        t.text = (struct span){t.from, (size_t)(r->at - t.from)};
    } else if (*r->at == '"' || *r->at == '\'') {
        t.kind = TOKEN_STRING;
        t.text = skip_quoted(r);
    } else if (*r->at == '[' && skip_long(r, &t.text)) {
        t.kind = TOKEN_STRING;
    } else {
        bool comparison = r->end - r->at >= 2 && strchr("=~<>", *r->at) && r->at[1] == '=';
        r->at += comparison ? 2 : 1;
    }
    t.to = r->at;
    r->token = t;
}

static bool is(const struct reader *r, char symbol)
{
    return r->token.kind == TOKEN_OTHER && r->token.to - r->token.from == 1 &&
           *r->token.from == symbol;
}

/* +1 for a word that opens a block, -1 for one that closes it. */
static int block_change(const struct reader *r)
{
    static const char *const opening[] = {"function", "do", "if", "repeat"}, *const closing[] = {
                                                                                 "end", "until"};
    if (r->token.kind != TOKEN_NAME)
        return 0;
    for (size_t i = 0; i < 4; i++)
        if (span_is(r->token.text, opening[i]))
            return 1;
    return -(span_is(r->token.text, closing[0]) || span_is(r->token.text, closing[1]));
}

static int bracket_change(const struct reader *r)
{
    return (is(r, '{') || is(r, '(') || is(r, '[')) - (is(r, '}') || is(r, ')') || is(r, ']'));
}

/* ---- marks ---- */

static uint32_t code_points(const char *from, const char *to)
{
    uint32_t n = 0;
    for (; from < to; from++)
        n += ((unsigned char)*from & 0xc0) != 0x80;
    return n;
}

static void mark(struct reader *r, const char *path, const struct token *t)
{
    struct source_map *m = r->map;
    if (m->count == MOST_MARKS)
        return;
    for (const char *c = r->line_start; c < t->from; c++) {
        if (*c == '\n') {
            r->line++;
            r->line_start = c + 1;
        }
    }
    LIST_ENLARGE(m->arena, m->marks, m->count, m->room);
    const char *line_end = memchr(t->from, '\n', (size_t)(t->to - t->from));
    m->marks[m->count++] =
        (struct source_mark){path, r->line, code_points(r->line_start, t->from) + 1,
                             code_points(t->from, line_end ? line_end : t->to)};
}

static void read_table(struct reader *r, const char *path, int depth);

/* From the first word of a value to the comma or brace behind it. */
static void read_value(struct reader *r, const char *path, int depth)
{
    int brackets = 0, blocks = 0;
    if (is(r, '{') && depth < MOST_DEPTH) {
        next(r);
        read_table(r, path, depth + 1);
    }
    while (r->token.kind != TOKEN_END) {
        if (!brackets && !blocks && (is(r, ',') || is(r, ';') || is(r, '}')))
            return;
        brackets += bracket_change(r);
        blocks += block_change(r);
        next(r);
    }
}

/* `name =` or `["name"] =`: the name, and the value's first word is looked at; else nothing has
 * moved. */
static bool read_key(struct reader *r, struct token *key)
{
    struct reader before = *r;
    bool bracket = is(r, '[');
    if (bracket)
        next(r);
    *key = r->token;
    bool named = key->kind == (bracket ? TOKEN_STRING : TOKEN_NAME);
    next(r);
    if (bracket && is(r, ']'))
        next(r);
    if (named && is(r, '=')) {
        next(r);
        return true;
    }
    *r = before;
    return false;
}

static char *under(struct reader *r, const char *path, struct span name)
{
    return arena_printf(r->map->arena, "%s%s%.*s", path, *path ? "." : "",
                        (int)(name.len < 80 ? name.len : 80), name.at);
}

/* Behind the opening brace; leaves the closing one behind. */
static void read_table(struct reader *r, const char *path, int depth)
{
    unsigned items = 0;
    while (r->token.kind != TOKEN_END && !is(r, '}')) {
        struct token key = r->token;
        const char *name;
        if (is(r, ',') || is(r, ';')) {
            next(r);
            continue;
        }
        if (read_key(r, &key)) {
            name = under(r, path, key.text);
        } else {
            key = r->token;
            name = arena_printf(r->map->arena, "%s[%u]", path, ++items);
        }
        mark(r, name, &key);
        read_value(r, name, depth);
    }
    next(r);
}

struct source_map *source_map_new(struct arena *a, struct span source)
{
    struct source_map *m = ARENA_NEW(a, struct source_map);
    m->arena = a;
    m->source = source;
    struct reader r = {.map = m,
                       .at = source.at,
                       .end = source.at + source.len,
                       .line_start = source.at,
                       .line = 1};
    int nesting = 0;
    for (next(&r); r.token.kind != TOKEN_END; next(&r)) {
        nesting += bracket_change(&r) + block_change(&r);
        if (nesting == 0 && r.token.kind == TOKEN_NAME && span_is(r.token.text, "return")) {
            struct token word = r.token;
            mark(&r, "", &word);
            next(&r);
            if (is(&r, '{')) {
                next(&r);
                read_table(&r, "", 0);
            }
            break;
        }
    }
    return m;
}

const struct source_mark *source_map_find(const struct source_map *m, const char *path)
{
    const struct source_mark *best = NULL;
    size_t best_size = 0;
    for (size_t i = 0; i < m->count; i++) {
        size_t size = strlen(m->marks[i].path);
        bool around = strncmp(path, m->marks[i].path, size) == 0 &&
                      (size == 0 || path[size] == '\0' || path[size] == '.' || path[size] == '[');
        if (around && (!best || size > best_size)) {
            best = &m->marks[i];
            best_size = size;
        }
    }
    return best;
}

const char *source_map_line(const struct source_map *m, uint32_t line)
{
    const char *at = m->source.at, *end = at + m->source.len;
    for (; line > 1 && at < end; line--) {
        const char *break_at = memchr(at, '\n', (size_t)(end - at));
        at = break_at ? break_at + 1 : end;
    }
    const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    size_t size = at < end ? (size_t)((stop ? stop : end) - at) : 0;
    if (size && at[size - 1] == '\r')
        size--;
    return arena_text(m->arena, at, size);
}
