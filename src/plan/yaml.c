/* libyaml's events as a tree. The limits are checked while the events come: libyaml itself takes
 * half a minute for a hundred thousand nested lists, but is asked for no further event once the
 * 65th opens. Anchors and aliases are refused outright. In plans they would hide a cell behind
 * another one, and what stands nowhere in the file cannot be compared with what is printed; cycles
 * and alias bombs go away with them. */
#include "yaml_inside.h"
#include <stdio.h>
#include <string.h>

struct builder {
    struct tree *tree;
    struct node *open[TREE_DEPTH];       /* lists and maps that are being read, outermost first */
    struct node *keys[TREE_DEPTH];       /* in an open map: the key whose value comes next */
    uint32_t depth, nodes;
    uint32_t maps; /* serial number of the map whose keys are being compared */
    struct intern *names;                /* of keys, to find those that are there twice */
    struct sight { uint32_t map; struct node *key; } *seen;      /* of each name: where last */
    size_t seen_room;
    bool stop;
};

static struct node *new_node(struct builder *b, enum node_kind kind, const yaml_event_t *e)
{
    struct node *n = ARENA_NEW(b->tree->arena, struct node);
    const yaml_mark_t *from = &e->start_mark, *to = &e->end_mark;
    n->kind = (uint8_t)kind;
    n->text = "";
    n->line = (uint32_t)from->line + 1;
    n->column = (uint32_t)from->column + 1;
    if (kind == NODE_SCALAR && from->line == to->line)
        n->length = (uint32_t)(to->column - from->column);
    if (++b->nodes > TREE_NODES) {
        tree_error(b->tree, n, MSG_yaml_too_many, "1000000");
        b->stop = true;
    }
    return n;
}

static void append(struct node *container, struct node *n)
{
    if (container->last)
        container->last->next = n;
    else
        container->first = n;
    container->last = n;
    container->count++;
}

/* Where n goes: the root, an entry of a list, or a key and then its value in a map. */
static void place_node(struct builder *b, struct node *n)
{
    if (b->depth == 0) {
        b->tree->root = n;
        return;
    }
    struct node *container = b->open[b->depth - 1], **key = &b->keys[b->depth - 1];
    if (container->kind == NODE_LIST) {
        append(container, n);
    } else if (!*key) {
        if (n->kind != NODE_SCALAR)
            tree_error(b->tree, n, MSG_yaml_key_not_text);
        *key = n;
    } else {
        n->key = *key;
        append(container, n);
        *key = NULL;
    }
}

static void refuse_anchor(struct builder *b, struct node *n, const yaml_char_t *anchor)
{
    if (anchor)
        tree_error(b->tree, n, MSG_yaml_anchor, (const char *)anchor);
}

static void refuse_tag(struct builder *b, struct node *n, const yaml_char_t *tag)
{
    if (tag)
        tree_error(b->tree, n, MSG_yaml_tag, (const char *)tag);
}

static bool holds_control(const char *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (((unsigned char)at[i] < ' ' && at[i] != '\n' && at[i] != '\t') || at[i] == 0x7F)
            return true;
    return false;
}

static void on_scalar(struct builder *b, const yaml_event_t *e)
{
    struct node *n = new_node(b, NODE_SCALAR, e);
    const char *text = (const char *)e->data.scalar.value;
    size_t len = e->data.scalar.length;
    n->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    refuse_anchor(b, n, e->data.scalar.anchor);
    refuse_tag(b, n, e->data.scalar.tag);
    if (len > TREE_SCALAR)
        tree_error(b->tree, n, MSG_yaml_long_text, "1048576");
    else if (holds_control(text, len))
        tree_error(b->tree, n, MSG_yaml_control_escape);
    else
        n->text = arena_text(b->tree->arena, text, n->len = len);
    place_node(b, n);
}

static void on_alias(struct builder *b, const yaml_event_t *e)
{
    struct node *n = new_node(b, NODE_SCALAR, e);
    tree_error(b->tree, n, MSG_yaml_anchor, (const char *)e->data.alias.anchor);
    place_node(b, n);
}

static void open_container(struct builder *b, struct node *n)
{
    place_node(b, n);
    if (b->depth == TREE_DEPTH) {
        tree_error(b->tree, n, MSG_yaml_too_deep, "64");
        b->stop = true;
        return;
    }
    b->keys[b->depth] = NULL;
    b->open[b->depth++] = n;
}

static void on_list(struct builder *b, const yaml_event_t *e)
{
    struct node *n = new_node(b, NODE_LIST, e);
    refuse_anchor(b, n, e->data.sequence_start.anchor);
    refuse_tag(b, n, e->data.sequence_start.tag);
    open_container(b, n);
}

static void on_map(struct builder *b, const yaml_event_t *e)
{
    struct node *n = new_node(b, NODE_MAP, e);
    refuse_anchor(b, n, e->data.mapping_start.anchor);
    refuse_tag(b, n, e->data.mapping_start.tag);
    open_container(b, n);
}

static struct sight *sight_of(struct builder *b, const struct node *key)
{
    uint32_t id = intern_id(b->names, key->text, key->len);
    LIST_ENLARGE(b->tree->arena, b->seen, id, b->seen_room);
    return &b->seen[id];
}

static void refuse_twins(struct builder *b, struct node *map)
{
    b->maps++;
    for (struct node *n = map->first; n; n = n->next) {
        if (n->key->bad)
            continue;
        struct sight *s = sight_of(b, n->key);
        if (s->map == b->maps) {
            char line[16], column[16];
            snprintf(line, sizeof line, "%u", s->key->line);
            snprintf(column, sizeof column, "%u", s->key->column);
            tree_error(b->tree, n->key, MSG_yaml_key_twice, node_shown(b->tree, n->key), line,
                       column);
            map->bad = true;
        } else {
            *s = (struct sight){b->maps, n->key};
        }
    }
}

static void on_end(struct builder *b, const yaml_event_t *e)
{
    (void)e;
    struct node *n = b->open[--b->depth];
    if (n->kind == NODE_MAP)
        refuse_twins(b, n);
}

static void on_document(struct builder *b, const yaml_event_t *e)
{
    if (!b->tree->root)
        return;
    struct node *n = new_node(b, NODE_SCALAR, e);
    tree_error(b->tree, n, MSG_yaml_documents);
    b->stop = true;
}

static void on_stream_end(struct builder *b, const yaml_event_t *e)
{
    (void)e;
    b->stop = true;
}

static void (*const handlers[])(struct builder *, const yaml_event_t *) = {
    [YAML_STREAM_END_EVENT] = on_stream_end,    [YAML_DOCUMENT_START_EVENT] = on_document,
    [YAML_ALIAS_EVENT] = on_alias,              [YAML_SCALAR_EVENT] = on_scalar,
    [YAML_SEQUENCE_START_EVENT] = on_list,      [YAML_SEQUENCE_END_EVENT] = on_end,
    [YAML_MAPPING_START_EVENT] = on_map,        [YAML_MAPPING_END_EVENT] = on_end,
};
enum { HANDLERS = sizeof handlers / sizeof *handlers };

/* The name that the file breaks off in is no unknown key. */
static void forget_last_key(const struct tree *t, struct node *map)
{
    struct node *n = map->kind == NODE_MAP ? map->last : NULL;
    const char *end = t->file.bytes + t->file.size;
    size_t len = n ? n->key->len : 0;
    while (end > t->file.bytes && strchr(" \t\r\n", end[-1]))
        end--;
    if (n && !n->len && len && (size_t)(end - t->file.bytes) >= len &&
        memcmp(end - len, n->key->text, len) == 0)
        n->key->bad = true;
}

/* Something ended the reading early: what is open stays as far as it was read. */
static void cut_off(struct builder *b)
{
    b->tree->cut = true;
    if (b->depth)
        forget_last_key(b->tree, b->open[b->depth - 1]);
    while (b->depth) {
        b->open[b->depth - 1]->cut = true;
        on_end(b, NULL);
    }
}

static void read_events(struct builder *b, yaml_parser_t *parser)
{
    yaml_event_t event;
    while (!b->stop) {
        if (!yaml_parser_parse(parser, &event)) {
            yaml_report(b->tree, parser, b->depth ? b->open[b->depth - 1] : NULL);
            break;
        }
        void (*handler)(struct builder *, const yaml_event_t *) =
            (unsigned)event.type < HANDLERS ? handlers[event.type] : NULL;
        if (handler)
            handler(b, &event);
        yaml_event_delete(&event);
    }
    if (!b->stop || b->depth)
        cut_off(b);
}

bool tree_load(struct tree *t, struct arena *a, const struct file *f, struct diags *d)
{
    struct builder b = {.tree = t, .names = intern_new(a)};
    yaml_parser_t parser;
    *t = (struct tree){.file = *f, .arena = a, .diags = d};
    if (f->size >= 3 && memcmp(f->bytes, "\xEF\xBB\xBF", 3) == 0) {
        t->file.bytes += 3;
        t->file.size -= 3;
    }
    if (!yaml_bytes_good(t))
        return false;
    if (!yaml_parser_initialize(&parser))
        die("out of memory (YAML)");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)t->file.bytes, t->file.size);
    read_events(&b, &parser);
    yaml_parser_delete(&parser);
    if (!t->root && !t->cut)
        diag_error(d, ((struct place){f->path, 1, 1}), MSG_yaml_empty);
    return t->root != NULL;
}
