/* source_map - a walk over the table that a rule file returns. */
#include "source_map.h"
#include "tokens.h"
#include <string.h>

enum { MOST_MARKS = 4000, MOST_DEPTH = 6 };

struct reader {
    struct source_map *map;
    struct tokens source;
    const char *line_start;      /* of the line that was counted last */
    uint32_t line;
};

static const struct token *now(const struct reader *r)
{
    return &r->source.token;
}

static bool is(const struct reader *r, const char *sign)
{
    return token_is(now(r), sign);
}

static void next(struct reader *r)
{
    tokens_next(&r->source);
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
    if (is(r, "{") && depth < MOST_DEPTH) {
        next(r);
        read_table(r, path, depth + 1);
    }
    while (now(r)->kind != TOKEN_END) {
        if (!brackets && !blocks && (is(r, ",") || is(r, ";") || is(r, "}")))
            return;
        brackets += token_bracket(now(r));
        blocks += token_block(now(r));
        next(r);
    }
}

/* `name =` or `["name"] =`: the name, and the value's first word is looked at; else nothing has
 * moved. */
static bool read_key(struct reader *r, struct token *key)
{
    struct reader before = *r;
    bool bracket = is(r, "[");
    if (bracket)
        next(r);
    *key = *now(r);
    bool named = key->kind == (bracket ? TOKEN_STRING : TOKEN_NAME);
    next(r);
    if (bracket && is(r, "]"))
        next(r);
    if (named && is(r, "=")) {
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
    while (now(r)->kind != TOKEN_END && !is(r, "}")) {
        struct token key = *now(r);
        const char *name;
        if (is(r, ",") || is(r, ";")) {
            next(r);
            continue;
        }
        if (read_key(r, &key)) {
            name = under(r, path, key.text);
        } else {
            key = *now(r);
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
    struct reader r = {
        .map = m, .source = tokens_of(source), .line_start = source.at, .line = 1};
    int nesting = 0;
    for (; now(&r)->kind != TOKEN_END; next(&r)) {
        nesting += token_bracket(now(&r)) + token_block(now(&r));
        if (nesting == 0 && now(&r)->kind == TOKEN_NAME && is(&r, "return")) {
            struct token word = *now(&r);
            mark(&r, "", &word);
            next(&r);
            if (is(&r, "{")) {
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
