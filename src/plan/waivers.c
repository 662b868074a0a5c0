#include "waivers.h"
#include "plan_inside.h"
#include "../base/date.h"
#include <string.h>

static const char *const states[] = {"undated", "active", "expired", "unmatched", "not_needed"};

const char *waiver_state_name(enum waiver_state s)
{
    return states[s];
}

bool waiver_state_find(const char *name, enum waiver_state *s)
{
    for (int i = 0; i <= WAIVER_NOT_NEEDED; i++)
        if (strcmp(states[i], name) == 0) {
            *s = (enum waiver_state)i;
            return true;
        }
    return false;
}

/* ---- reading ---- */

static const struct waiver *find_waiver(const struct project *p, const char *verdict)
{
    for (size_t i = 0; i < p->waiver_count; i++)
        if (strcmp(p->waivers[i].verdict, verdict) == 0)
            return &p->waivers[i];
    return NULL;
}

static void read_waiver(struct project *p, struct tree *t, struct node *n, size_t *room)
{
    if (n->bad)
        return;
    const char *verdict = node_text(node_find(n, "verdict"));
    const struct waiver *other = find_waiver(p, verdict);
    if (other) {
        tree_error(t, n, MSG_waiver_twice, verdict,
                   arena_printf(p->arena, "%u", other->at.line));
        return;
    }
    LIST_ENLARGE(p->arena, p->waivers, p->waiver_count, *room);
    p->waivers[p->waiver_count++] = (struct waiver){
        .verdict = verdict,
        .reason = node_text(node_find(n, "reason")),
        .who = node_text(node_find(n, "who")),
        .until = node_text(node_find(n, "until")),
        .at = node_place(t, n),
        .item = NO_NUMBER,
    };
}

void waivers_load(struct project *p, const char *path, struct diags *d)
{
    size_t room = 0;
    struct tree *t = project_read_tree(p, path, &schema_waivers, d);
    struct node *list = t ? node_find(t->root, "waivers") : NULL;
    for (struct node *n = list ? list->first : NULL; n; n = n->next)
        read_waiver(p, t, n, &room);
}

/* ---- writing one more ---- */

/* In double quotes, as YAML and JSON have it. */
static const char *quoted(struct arena *a, const char *text)
{
    char *out = arena_alloc(a, strlen(text) * 6 + 3), *at = out;
    *at++ = '"';
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            *at++ = '\\';
            *at++ = (char)c;
        } else if (c < 0x20 || c == 0x7f) {
            static const char digits[] = "0123456789abcdef";
            const char code[] = {'\\', 'x', digits[c >> 4], digits[c & 15]};
            memcpy(at, code, sizeof code);
            at += sizeof code;
        } else {
            *at++ = (char)c;
        }
    }
    *at++ = '"';
    return out;
}

static const char *entry(struct arena *a, const struct waiver *w, int indent)
{
    return arena_printf(a, "%*s- verdict: %s\n%*s  reason: %s\n%*s  who: %s\n%*s  until: %s\n",
                        indent, "", quoted(a, w->verdict), indent, "", quoted(a, w->reason),
                        indent, "", quoted(a, w->who), indent, "", w->until);
}

/* Where line `number` begins; the end where there are fewer. */
static size_t line_start(const struct file *f, uint32_t number)
{
    size_t at = 0;
    for (; number > 1; number--) {
        const char *end = memchr(f->bytes + at, '\n', f->size - at);
        if (!end)
            return f->size;
        at = (size_t)(end - f->bytes) + 1;
    }
    return at;
}

/* The list's entries are indented like its last one; an empty list gets two blanks. */
static int indent_of(const struct file *f, const struct node *list)
{
    if (!list->last)
        return 2;
    size_t at = line_start(f, list->last->line);
    return (int)strspn(f->bytes + at, " ");
}

/* Whether `text` is a waivers file with `count` waivers, of which the last is w. */
static bool is_right(struct arena *a, const char *text, uint32_t count, const struct waiver *w)
{
    struct file f = {.path = "-", .bytes = text, .size = strlen(text)};
    struct diags *d = diags_new(a);
    struct tree t;
    if (!tree_load(&t, a, &f, d) || !schema_check(&t, &schema_waivers) || d->errors)
        return false;
    const struct node *list = node_find(t.root, "waivers");
    return list && list->count == count &&
           strcmp(node_text(node_find(list->last, "verdict")), w->verdict) == 0 &&
           strcmp(node_text(node_find(list->last, "reason")), w->reason) == 0 &&
           strcmp(node_text(node_find(list->last, "who")), w->who) == 0 &&
           strcmp(node_text(node_find(list->last, "until")), w->until) == 0;
}

const char *waivers_append(struct arena *a, const struct file *old, const struct waiver *w)
{
    struct tree t;
    if (!old)
        return arena_printf(a, "schema: plancheck.waivers/1\nwaivers:\n%s", entry(a, w, 2));
    if (!tree_load(&t, a, old, diags_new(a)) || t.root->kind != NODE_MAP)
        return NULL;
    struct node *list = node_find(t.root, "waivers");
    if (!list)
        return NULL;
    size_t at = list->next ? line_start(old, list->next->key->line) : old->size;
    const char *gap = at && old->bytes[at - 1] != '\n' ? "\n" : "";
    uint32_t count = list->kind == NODE_LIST ? list->count : 0;
    const char *text = arena_printf(a, "%.*s%s%s%.*s", (int)at, old->bytes, gap,
                                    entry(a, w, indent_of(old, list)), (int)(old->size - at),
                                    old->bytes + at);
    return is_right(a, text, count + 1, w) ? text : NULL;
}
