/* Looking things up in a tree, and showing its lines. */
#include "tree.h"
#include <string.h>

struct node *node_find(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (struct node *n = map->first; n; n = n->next)
        if (!n->key->bad && strcmp(n->key->text, key) == 0)
            return n->bad ? NULL : n;
    return NULL;
}

struct span node_span(const struct node *n)
{
    return n ? (struct span){n->text, n->len} : (struct span){"", 0};
}

const char *node_text(const struct node *n)
{
    return n ? n->text : NULL;
}

struct place node_place(const struct tree *t, const struct node *n)
{
    return (struct place){t->file.path, n->line, n->column};
}

enum { TEXT_SHOWN = 120 };

const char *node_shown(struct tree *t, const struct node *n)
{
    size_t len = TEXT_SHOWN;
    if (n->len <= TEXT_SHOWN || t->diags->dropped)
        return n->text;
    while (len && (n->text[len] & 0xC0) == 0x80)
        len--;
    return arena_printf(t->arena, "%.*s…", (int)len, n->text);
}

/* Bytes of the line break at `at`, 0: none. The same breaks as libyaml's, so that lines agree. */
static size_t line_break(const char *at, const char *end)
{
    static const char *const breaks[] = {"\r\n",     "\n",           "\r",
                                         "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    unsigned char c = (unsigned char)*at;
    if (c != '\n' && c != '\r' && c != 0xC2 && c != 0xE2)
        return 0;
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        size_t len = strlen(breaks[i]);
        if ((size_t)(end - at) >= len && memcmp(at, breaks[i], len) == 0)
            return len;
    }
    return 0;
}

static void find_lines(struct tree *t)
{
    const char *at = t->file.bytes, *end = at + t->file.size;
    uint32_t room = 1024;
    t->lines = ARENA_ARRAY(t->arena, const char *, room);
    t->lines[t->line_count++] = at;
    while (at < end) {
        size_t len = line_break(at, end);
        at += len ? len : 1;
        if (!len)
            continue;
        if (t->line_count == room) {
            t->lines = arena_grow(t->arena, t->lines, room * sizeof *t->lines,
                                  2 * room * sizeof *t->lines);
            room *= 2;
        }
        t->lines[t->line_count++] = at;
    }
}

enum { LINE_SHOWN = 4000 };              /* bytes; what lies further to the right is not shown */

void tree_show(struct tree *t, const struct node *n)
{
    if (t->diags->dropped)
        return;
    if (!t->lines)
        find_lines(t);
    if (n->line == 0 || n->line > t->line_count || n->column > LINE_SHOWN / 4)
        return;
    const char *from = t->lines[n->line - 1], *to = from, *end = t->file.bytes + t->file.size;
    while (to < end && !line_break(to, end) && to - from < LINE_SHOWN)
        to++;
    while (to < end && to > from && (*to & 0xC0) == 0x80)
        to--;
    diag_source(t->diags, arena_text(t->arena, from, (size_t)(to - from)),
                n->length ? n->length : 1);
}

bool tree_blame(struct tree *t, struct node *n)
{
    tree_show(t, n);
    n->bad = true;
    return false;
}

void tree_hint(struct tree *t, struct message hint)
{
    if (!t->diags->dropped)
        diag_hint(t->diags, hint);
}
