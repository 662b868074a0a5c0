#pragma once
/* tree - a YAML file as nodes that know where they stand: scalars as they are written (nothing
 * is turned into numbers, dates or booleans), lists, and maps in their order. All live in the
 * arena.
 *
 * What is wrong with the file as YAML is reported here, each with its place; a node that must
 * not be used is `bad`. libyaml stops at the first error of syntax: what was read before it
 * stays, and is `cut` where something is missing. */
#include "../base/file.h"

enum { TREE_DEPTH = 64, TREE_NODES = 1000000, TREE_FILE = 16 << 20, TREE_SCALAR = 1 << 20 };

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    const char *text;            /* of a scalar: NUL-terminated, no NUL inside */
    size_t len;
    struct node *key;            /* in a map: the node of its key */
    struct node *first, *last, *next;
    uint32_t count;              /* of children */
    uint32_t line, column, length;
    uint8_t kind;
    bool quoted;                 /* in quotes or a block scalar: certainly a text */
    bool bad;                    /* reported; not to be used */
    bool cut;                    /* the file broke off inside */
};

struct tree {
    struct file file;            /* borrowed bytes, without a byte order mark */
    struct node *root;           /* NULL: nothing could be read */
    bool cut;
    struct arena *arena;
    struct diags *diags;
    const char **lines;          /* where each line begins; found when one must be shown */
    uint32_t line_count;
};

/* False when there is no tree at all. */
bool tree_load(struct tree *t, struct arena *a, const struct file *f, struct diags *d);

struct node *node_find(const struct node *map, const char *key);    /* NULL: absent or bad */
struct span node_span(const struct node *n);                         /* empty for NULL */
const char *node_text(const struct node *n);                         /* NULL for NULL */
struct place node_place(const struct tree *t, const struct node *n);

/* Its text for a diagnostic: the beginning, where it is long. */
const char *node_shown(struct tree *t, const struct node *n);

/* A diagnostic at n, with its line; tree_error() is false, and n is bad. */
#define tree_error(t, n, ...) \
    (diag_error((t)->diags, node_place((t), (n)), __VA_ARGS__), tree_blame((t), (n)))
#define tree_warn(t, n, ...) \
    (diag_warn((t)->diags, node_place((t), (n)), __VA_ARGS__), tree_show((t), (n)))
bool tree_blame(struct tree *t, struct node *n);
/* The line of n under the diagnostic added last. */
void tree_show(struct tree *t, const struct node *n);
/* What would do, under the diagnostic added last. */
void tree_hint(struct tree *t, struct message hint);
