/* The check of a file against its table: kind and version, unknown and missing keys. */
#include "schema.h"
#include <stdio.h>
#include <string.h>

/* ---- keys ---- */

static const struct schema_key *find_key(const struct schema_map *m, const char *name)
{
    for (size_t i = 0; i < m->count; i++)
        if (strcmp(m->keys[i].key, name) == 0)
            return &m->keys[i];
    return NULL;
}

static void report_unknown(struct tree *t, struct node *key, const struct schema_map *m)
{
    const char *names[32], *all = "";
    tree_error(t, key, MSG_key_unknown, node_shown(t, key));
    if (t->diags->dropped)
        return;
    for (size_t i = 0; i < m->count; i++) {
        names[i] = m->keys[i].key;
        all = arena_printf(t->arena, "%s%s%s", all, i ? ", " : "", names[i]);
    }
    const char *near = text_nearest(key->text, names, m->count);
    if (strstr(key->text, "："))
        tree_hint(t, MESSAGE(t->arena, MSG_yaml_full_width, "：", ": "));
    else if (near)
        tree_hint(t, MESSAGE(t->arena, MSG_meant, near));
    else
        tree_hint(t, MESSAGE(t->arena, MSG_keys_allowed, all));
}

static bool check_missing(struct tree *t, struct node *map, const struct schema_map *m,
                          uint32_t seen)
{
    bool good = true;
    for (size_t i = 0; i < m->count; i++) {
        if (!m->keys[i].required || seen >> i & 1)
            continue;
        good = tree_error(t, map, MSG_key_missing, m->keys[i].key);
        tree_hint(t, m->keys[i].about);
    }
    return good;
}

bool schema_check_map(struct tree *t, struct node *map, const struct schema_map *m)
{
    bool good = !map->bad;
    uint32_t seen = 0;
    for (struct node *n = map->first; n; n = n->next) {
        if (n->key->bad) {
            good = false;
            continue;
        }
        const struct schema_key *k = find_key(m, n->key->text);
        if (!k) {
            report_unknown(t, n->key, m);
            good = false;
            continue;
        }
        seen |= 1u << (k - m->keys);
        good = schema_check_value(t, n, k) && good;
    }
    /* Where the file broke off, what is missing may have stood behind. */
    if (!map->cut)
        good = check_missing(t, map, m, seen) && good;
    map->bad = !good;
    return good;
}

/* ---- what a file is ---- */

const struct schema_file *const schema_files[] = {
    &schema_plan, &schema_catalogue, &schema_project,    &schema_waivers, &schema_result,
    &schema_diff, &schema_history,   &schema_comparison, &schema_lint,    NULL};

/* Characters of `schema: plancheck.plan/1` before the version. */
static size_t kind_length(const char *schema)
{
    const char *slash = strrchr(schema, '/');
    return slash ? (size_t)(slash - schema) : strlen(schema);
}

static bool same_kind(const char *a, const char *b)
{
    return kind_length(a) == kind_length(b) && strncmp(a, b, kind_length(a)) == 0;
}

static bool check_schema(struct tree *t, struct node *schema, const struct schema_file *f)
{
    if (schema->kind != NODE_SCALAR)
        return tree_error(t, schema, MSG_schema_wrong, f->schema);
    if (strcmp(schema->text, f->schema) == 0)
        return true;
    if (same_kind(schema->text, f->schema))
        return tree_error(t, schema, MSG_schema_version, node_shown(t, schema), f->schema);
    for (size_t i = 0; schema_files[i]; i++)
        if (same_kind(schema->text, schema_files[i]->schema))
            return tree_error(t, schema, MSG_schema_other_kind, node_shown(t, schema), f->schema);
    return tree_error(t, schema, MSG_schema_wrong, f->schema);
}

bool schema_check(struct tree *t, const struct schema_file *f)
{
    struct node *root = t->root;
    if (root->kind != NODE_MAP)
        return tree_error(t, root, MSG_yaml_no_map, f->schema);
    struct node *schema = node_find(root, "schema");
    if (schema && !check_schema(t, schema, f))
        return false;
    schema_check_map(t, root, f->map);
    return true;
}
