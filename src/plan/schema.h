#pragma once
/* schema - one table for each kind of file: its keys, what they hold, what they mean. The check
 * of a file, the suggestions in its diagnostics and the JSON Schema of `plancheck schema` come
 * from it. */
#include "plan.h"
#include "tree.h"

enum value_kind {
    VALUE_SCHEMA,                /* the line that says what a file is: words[0] */
    VALUE_TEXT,                  /* any scalar that says something */
    VALUE_STRING,                /* the same, in quotes where YAML would read no text */
    VALUE_CELL,                  /* a cell of the plan: like a string, and may be empty */
    VALUE_CODE,                  /* like a string, and part of a verdict's id: no blank, no / @ # */
    VALUE_SNAKE,                 /* id of an indicator: snake_case */
    VALUE_YEAR,
    VALUE_DATE,                  /* YYYY-MM-DD */
    VALUE_NUMBER,                /* a decimal */
    VALUE_WORD,                  /* one of `words` */
    VALUE_BOUNDS,                /* [low, high], null for an open end */
    VALUE_TEXTS,                 /* a list of texts */
    VALUE_MAP,                   /* as `map` says */
    VALUE_MAPS,                  /* a list of such */
    VALUE_SETTINGS,              /* `judging:` */
    VALUE_STEPS,                 /* `milestones:` */
    VALUE_REASONS,               /* `accepted:` a text, or texts by the code of a finding */
    /* in results only, which are written and never read: */
    VALUE_PLAIN,                 /* a text, maybe empty */
    VALUE_PLAIN_OR_NULL,
    VALUE_AMOUNT, VALUE_AMOUNT_OR_NULL,      /* how many there are of something */
    VALUE_FLAG,
    VALUE_DECIMAL_OR_NULL,       /* a number as decimal text */
    VALUE_YEAR_OR_NULL, VALUE_WORD_OR_NULL, VALUE_MAP_OR_NULL,
    VALUE_SHA256, VALUE_OBJECT,
    VALUE_KINDS
};

struct schema_key {
    const char *key;
    enum value_kind kind;
    bool required;
    struct message about;
    const char *const *words;            /* NULL at the end */
    const struct schema_map *map;
};

struct schema_map {
    const struct schema_key *keys;
    size_t count;
    bool open;                           /* other keys may be there */
};

struct schema_file {
    const char *name;                    /* "plan" */
    const char *schema;                  /* "plancheck.plan/1" */
    struct message about;
    const struct schema_map *map;
};

extern const struct schema_file schema_plan, schema_catalogue, schema_project, schema_waivers;
extern const struct schema_file schema_result, schema_diff, schema_history, schema_comparison,
    schema_lint;                         /* which are written and never read as YAML */
/* All of them, in the order in which `plancheck schema` names them; NULL at the end. */
extern const struct schema_file *const schema_files[];
extern const char *const direction_words[];      /* higher, lower, none */

/* Checks a whole file, reports all mistakes and marks what must not be used `bad` (a map is bad
 * where one of its own values is; a list of maps never is). False when the file is of another
 * kind or version: then nothing else was checked. */
bool schema_check(struct tree *t, const struct schema_file *f);

/* schema_values.c: one value, by the kind of its key. False: reported, and the node is bad. */
bool schema_check_value(struct tree *t, struct node *n, const struct schema_key *k);
bool schema_check_map(struct tree *t, struct node *map, const struct schema_map *m);

/* A map of settings, checked before. */
void settings_read_node(struct tree *t, const struct node *n, struct settings *s);
/* One setting from its node; why: what would do. */
bool setting_read_node(struct tree *t, const struct node *n, struct settings *s, struct span name,
                       struct message *why);
