#pragma once
/* rule_check_inside - what rule_check.c and example_check.c share: a place in the source for every
 * mistake. */
#include "rule_check.h"
#include "source_map.h"
#include <jansson.h>

struct check {
    struct arena *arena;
    struct rule *rule;
    struct diags *diags;
    struct source_map *map;
    size_t errors_before;
};

/* Parts of a described table; NULL for anything else. */
json_t *check_list(json_t *v);
json_t *check_map(json_t *v);
const char *check_kind(json_t *v);               /* "text", "number", "function", …, for messages */

/* A mistake at a path of the returned table; the message's arguments are texts or NULL. */
bool check_refuse(struct check *c, const char *path, enum message_id id, const char *one,
                  const char *two);
void check_suggest(struct check *c, const char *word, const char *const *known, size_t n);
char *check_path(struct check *c, const char *path, const char *field);
uint32_t check_line(struct check *c, const char *path);

/* Each returns NULL after an error. */
const char *check_text(struct check *c, const char *path,
                       json_t *v); /* no control characters, not empty, not too long */
const char *check_cell(struct check *c, const char *path,
                       json_t *v); /* a text, or a number as its shortest decimal */
/* Keys that are none of the known ones; items in a table that has none. */
void check_keys(struct check *c, const char *path, json_t *v, const char *const *known, size_t n);
void check_no_items(struct check *c, const char *path, json_t *v);

void check_examples(struct check *c, const char *path, json_t *v);     /* example_check.c */
