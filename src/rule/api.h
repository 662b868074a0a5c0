#pragma once
/* api - the words of which rules are made, as editors want them: one table says of each name that a
 * rule sees what it is. A unit test compares it with what sandbox, views and rule_check really
 * give, so that it can neither lack a name nor make one up. */
#include "../base/message.h"

struct api_word {
    const char *owner;           /* "" of all, "string" …; "target", "at", "rule", "example" */
    const char *name;
    const char *parameters;      /* "x: number, base?: number"; NULL: a field, not a function */
    const char *type;            /* of the field, or what the function returns; "": nothing */
    struct message about;
};
extern const struct api_word api_words[];
extern const size_t api_word_count;

/* A ---@meta file for the Lua language server. */
const char *api_meta(struct arena *a);
/* A .luacheckrc for a folder of rules. */
const char *api_luacheck(struct arena *a);

/* The names that the program itself knows, for the comparison; NULL behind the last. */
const char *view_field_name(bool of_at, size_t i);         /* views.c */
const char *rule_field_name(size_t i);                     /* rule_check.c */
const char *example_field_name(size_t i);                  /* example_check.c */
