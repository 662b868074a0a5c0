/* A table as JSON Schema, draft 2020-12: for editors and other programs. */
#include "schema.h"
#include "settings_table.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define YEAR "\"^[1-9][0-9]{3}$\""
#define DECIMAL "\"^[+-]?[0-9]+(\\\\.[0-9]+)?$\""
#define TEXT_YEAR "{\"type\": \"string\", \"pattern\": " YEAR "}"
#define WHOLE_YEAR "{\"type\": \"integer\", \"minimum\": 1000, \"maximum\": 9999}"
#define ANY_YEAR "{\"anyOf\": [" WHOLE_YEAR ", " TEXT_YEAR "]}"
#define ANY_NUMBER \
    "{\"anyOf\": [{\"type\": \"number\"}, {\"type\": \"string\", \"pattern\": " DECIMAL "}]}"
#define BY_YEAR(value) \
    "{\"type\": \"object\", \"additionalProperties\": false, \"patternProperties\": {" YEAR \
    ": " value "}}"
#define PAIR \
    "{\"type\": \"array\", \"items\": {\"type\": [\"number\", \"null\"]}, " \
    "\"minItems\": 2, \"maxItems\": 2}"
#define OR_TEXT(what) "{\"anyOf\": [" what ", {\"type\": \"string\"}]}"
#define READINGS "\"mean\", \"each\", \"planned\", \"realised\", \"both\""

/* What needs nothing of its row; NULL: made below. */
static const char *const plain_values[VALUE_KINDS] = {
    [VALUE_TEXT] = "{\"type\": [\"string\", \"number\"]}",
    [VALUE_STRING] = "{\"type\": \"string\", \"minLength\": 1}",
    [VALUE_CELL] = "{\"type\": \"string\"}",
    [VALUE_CODE] = "{\"type\": \"string\", \"pattern\": \"^[^\\\\s/@#]+$\"}",
    [VALUE_SNAKE] = "{\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9_]*$\"}",
    [VALUE_YEAR] = ANY_YEAR,
    [VALUE_DATE] = "{\"type\": \"string\", \"format\": \"date\", "
                   "\"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}",
    [VALUE_NUMBER] = "{\"type\": \"number\", \"minimum\": 0}",
    [VALUE_BOUNDS] = PAIR,
    [VALUE_TEXTS] = "{\"type\": \"array\", \"items\": {\"type\": \"string\"}}",
    [VALUE_STEPS] = BY_YEAR("{\"type\": [\"string\", \"number\"]}"),
    [VALUE_REASONS] = OR_TEXT("{\"type\": \"object\", "
                              "\"additionalProperties\": {\"type\": \"string\"}}"),
    [VALUE_PLAIN] = "{\"type\": \"string\"}",
    [VALUE_PLAIN_OR_NULL] = "{\"type\": [\"string\", \"null\"]}",
    [VALUE_AMOUNT] = "{\"type\": \"integer\", \"minimum\": 0}",
    [VALUE_AMOUNT_OR_NULL] = "{\"type\": [\"integer\", \"null\"], \"minimum\": 0}",
    [VALUE_FLAG] = "{\"type\": \"boolean\"}",
    [VALUE_DECIMAL_OR_NULL] = "{\"type\": [\"string\", \"null\"]}",
    [VALUE_YEAR_OR_NULL] = "{\"type\": [\"integer\", \"null\"]}",
    [VALUE_SHA256] = "{\"type\": \"string\", \"pattern\": \"^[0-9a-f]{64}$\"}",
    [VALUE_OBJECT] = "{\"type\": \"object\"}",
};

static const char *const plain_settings[] = {
    [TYPE_YEAR] = ANY_YEAR,
    [TYPE_COUNT] = "{\"type\": \"integer\"}",
    [TYPE_WORD] = NULL,
    [TYPE_FLAG] = "{\"enum\": [0, 1, true, false, \"0\", \"1\", \"true\", \"false\"]}",
    [TYPE_DECIMAL] = ANY_NUMBER,
    [TYPE_ATTRIBUTE] = NULL,
    [TYPE_BINDING] = "{\"enum\": [0, 1, true, false, \"0\", \"1\", \"true\", \"false\"]}",
    [TYPE_READING] = "{\"anyOf\": [{\"enum\": [" READINGS
                     "]}, {\"type\": \"object\", \"additionalProperties\": false, "
                     "\"properties\": {\"change_per_year\": {\"enum\": [\"mean\", \"each\"]}, "
                     "\"in_proportion\": {\"enum\": [\"planned\", \"realised\", \"both\"]}}}]}",
    [TYPE_CELLS] = OR_TEXT(BY_YEAR("{\"type\": [\"string\", \"number\"]}")),
    [TYPE_EVENTS] = OR_TEXT(BY_YEAR("{\"type\": \"string\"}")),
    [TYPE_BOUND] = OR_TEXT(PAIR),
};

static json_t *parse(const char *text)
{
    json_t *value = json_loads(text, 0, NULL);
    if (!value)
        die("a JSON Schema in this program is not JSON");
    return value;
}

static json_t *words_json(const char *const *words, bool or_null)
{
    json_t *list = json_array(), *value = json_object();
    for (; *words; words++)
        json_array_append_new(list, json_string(*words));
    if (or_null)
        json_array_append_new(list, json_null());
    json_object_set_new(value, "enum", list);
    return value;
}

static void describe(json_t *value, struct message about)
{
    struct arena *scratch = arena_new();
    const char *both = strcmp(about.en, about.zh)
                           ? arena_printf(scratch, "%s / %s", about.en, about.zh)
                           : about.en;
    json_object_set_new(value, "description", json_string(both));
    arena_free(scratch);
}

static json_t *settings_json(void)
{
    json_t *properties = json_object(),
           *value = parse("{\"type\": \"object\", \"additionalProperties\": false}");
    for (size_t i = 0; i < setting_row_count; i++) {
        const struct setting_row *r = &setting_rows[i];
        const char *const *words = r->type == TYPE_ATTRIBUTE ? attribute_words : r->words;
        json_t *one =
            plain_settings[r->type] ? parse(plain_settings[r->type]) : words_json(words, false);
        if (r->type == TYPE_COUNT) {
            json_object_set_new(one, "minimum", json_integer(r->least));
            json_object_set_new(one, "maximum", json_integer(r->most));
        }
        describe(one, r->about);
        json_object_set_new(properties, r->name, one);
    }
    json_object_set_new(value, "properties", properties);
    return value;
}

static json_t *map_json(const struct schema_map *m);

/* ---- what the row itself says more of ---- */

static json_t *make_schema(const struct schema_key *k)
{
    json_t *value = json_object();
    json_object_set_new(value, "const", json_string(k->words[0]));
    return value;
}

static json_t *make_word(const struct schema_key *k)
{
    return words_json(k->words, k->kind == VALUE_WORD_OR_NULL);
}

static json_t *make_map(const struct schema_key *k)
{
    return map_json(k->map);
}

static json_t *make_maps(const struct schema_key *k)
{
    json_t *value = parse("{\"type\": \"array\"}");
    json_object_set_new(value, "items", map_json(k->map));
    return value;
}

static json_t *make_map_or_null(const struct schema_key *k)
{
    json_t *value = json_object(), *list = json_array();
    json_array_append_new(list, map_json(k->map));
    json_array_append_new(list, parse("{\"type\": \"null\"}"));
    json_object_set_new(value, "anyOf", list);
    return value;
}

static json_t *make_settings(const struct schema_key *k)
{
    (void)k;
    return settings_json();
}

static json_t *(*const makers[VALUE_KINDS])(const struct schema_key *) = {
    [VALUE_SCHEMA] = make_schema,     [VALUE_WORD] = make_word,
    [VALUE_WORD_OR_NULL] = make_word, [VALUE_MAP] = make_map,
    [VALUE_MAPS] = make_maps,         [VALUE_MAP_OR_NULL] = make_map_or_null,
    [VALUE_SETTINGS] = make_settings,
};

/* ---- maps and files ---- */

static json_t *map_json(const struct schema_map *m)
{
    json_t *value = parse("{\"type\": \"object\"}"), *required = json_array(),
           *properties = json_object();
    for (size_t i = 0; i < m->count; i++) {
        const struct schema_key *k = &m->keys[i];
        json_t *one = makers[k->kind] ? makers[k->kind](k) : parse(plain_values[k->kind]);
        describe(one, k->about);
        json_object_set_new(properties, k->key, one);
        if (k->required)
            json_array_append_new(required, json_string(k->key));
    }
    json_object_set_new(value, "required", required);
    json_object_set_new(value, "properties", properties);
    if (!m->open)
        json_object_set_new(value, "additionalProperties", json_false());
    return value;
}

const char *schema_text(struct arena *a, const char *name)
{
    static const struct schema_file *const files[] = {&schema_plan, &schema_catalogue,
                                                      &schema_project, &schema_result,
                                                      &schema_diff, &schema_waivers};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        if (strcmp(files[i]->name, name) != 0)
            continue;
        json_t *schema = parse("{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"}"),
               *map;
        json_object_set_new(schema, "title", json_string(files[i]->schema));
        describe(schema, files[i]->about);
        json_object_update_new(schema, map = map_json(files[i]->map));
        char *text = json_dumps(schema, JSON_INDENT(2));
        const char *copy = arena_printf(a, "%s\n", text);
        free(text);
        json_decref(schema);
        return copy;
    }
    return NULL;
}
