/* A table as JSON Schema, draft 2020-12: for editors and other programs. */
#include "schema.h"
#include "settings_table.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define YEAR_PART "[1-9][0-9]{3}"
#define YEAR "\"^" YEAR_PART "$\""
#define POSITIVE_PART "[0-9]+(\\\\.[0-9]+)?"
#define DECIMAL_PART "[+-]?" POSITIVE_PART
#define EVENTS_PART " *[0-9]+(\\\\.[0-9]+)? */ *[0-9]+(\\\\.[0-9]+)? *"
#define PATTERN(what) "{\"type\": \"string\", \"pattern\": \"^" what "$\"}"
#define EITHER(a, b) "{\"anyOf\": [" a ", " b "]}"
#define SAYS_SOMETHING "\"[^ \\\\t\\\\r\\\\n]\""
#define TEXT \
    "{\"type\": [\"string\", \"number\", \"boolean\"], \"pattern\": " SAYS_SOMETHING "}"
#define WHOLE_YEAR "{\"type\": \"integer\", \"minimum\": 1000, \"maximum\": 9999}"
#define ANY_YEAR EITHER(WHOLE_YEAR, PATTERN(YEAR_PART))
#define BY_YEAR(value) \
    "{\"type\": \"object\", \"minProperties\": 1, \"additionalProperties\": false, " \
    "\"patternProperties\": {" YEAR ": " value "}}"
/* "2022:80|2023:82", and the same as a map */
#define YEARS(part, value) \
    EITHER(BY_YEAR(value), PATTERN(YEAR_PART ":" part "(\\\\|" YEAR_PART ":" part ")*"))
#define CELL_BY_YEAR "{\"type\": [\"string\", \"number\"], \"pattern\": \"^[^/|]*$\"}"
/* Both ends open is no bound; that the lower stands first cannot be said here. */
#define PAIR \
    "{\"type\": \"array\", \"items\": {\"type\": [\"number\", \"string\", \"null\"], " \
    "\"pattern\": \"^" DECIMAL_PART "$\"}, \"contains\": {\"type\": [\"number\", \"string\"]}, " \
    "\"minItems\": 2, \"maxItems\": 2}"
#define PAIR_TEXT PATTERN("(" DECIMAL_PART ",(" DECIMAL_PART ")?|," DECIMAL_PART ")")
#define SWITCH "{\"enum\": [0, 1, true, false, \"0\", \"1\", \"true\", \"false\"]}"
#define READINGS "\"mean\", \"each\", \"planned\", \"realised\", \"both\""

/* What needs nothing of its row; NULL: made below. */
static const char *const plain_values[VALUE_KINDS] = {
    [VALUE_TEXT] = TEXT,
    [VALUE_STRING] = "{\"type\": \"string\", \"pattern\": " SAYS_SOMETHING "}",
    [VALUE_CELL] = "{\"type\": \"string\"}",
    [VALUE_CODE] = "{\"type\": \"string\", \"pattern\": \"^[^\\\\s/@#]+$\"}",
    [VALUE_SNAKE] = PATTERN("[a-z][a-z0-9_]*"),
    [VALUE_YEAR] = ANY_YEAR,
    [VALUE_DATE] = "{\"type\": \"string\", \"format\": \"date\", "
                   "\"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}",
    [VALUE_NUMBER] = EITHER("{\"type\": \"number\", \"minimum\": 0}", PATTERN(POSITIVE_PART)),
    [VALUE_BOUNDS] = PAIR,
    [VALUE_TEXTS] = "{\"type\": \"array\", \"items\": " TEXT "}",
    [VALUE_STEPS] = BY_YEAR(CELL_BY_YEAR),
    [VALUE_REASONS] = "{\"anyOf\": [" TEXT ", {\"type\": \"object\", "
                      "\"additionalProperties\": " TEXT "}]}",
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
    [TYPE_COUNT] = "{\"type\": [\"integer\", \"string\"]}",
    [TYPE_WORD] = NULL,
    [TYPE_FLAG] = SWITCH,
    [TYPE_DECIMAL] = "{\"type\": [\"number\", \"string\"]}",
    [TYPE_ATTRIBUTE] = NULL,
    [TYPE_BINDING] = SWITCH,
    [TYPE_READING] = "{\"anyOf\": [{\"enum\": [" READINGS
                     "]}, {\"type\": \"object\", \"minProperties\": 1, "
                     "\"additionalProperties\": false, "
                     "\"properties\": {\"change_per_year\": {\"enum\": [\"mean\", \"each\"]}, "
                     "\"in_proportion\": {\"enum\": [\"planned\", \"realised\", \"both\"]}}}]}",
    [TYPE_CELLS] = YEARS("[^/|]*", CELL_BY_YEAR),
    [TYPE_EVENTS] = YEARS(EVENTS_PART, PATTERN(EVENTS_PART)),
    [TYPE_BOUND] = EITHER(PAIR, PAIR_TEXT),
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

/* As texts: by the sign, and by having a digit that is not 0. */
static void limit_count(json_t *one, int least, int most)
{
    json_object_set_new(one, "minimum", json_integer(least));
    json_object_set_new(one, "maximum", json_integer(most));
    json_object_set_new(one, "pattern", json_string(least < 0    ? "^[+-]?[0-9]{1,2}$"
                                                    : least == 0 ? "^\\+?[0-9]{1,2}$"
                                                                 : "^\\+?(?=.*[1-9])[0-9]{1,2}$"));
}

/* The least of a decimal: -1 any, 0 not negative, 1 greater than 0. */
static void limit_decimal(json_t *one, int least)
{
    static const char *const patterns[] = {"^[+-]?[0-9]+(\\.[0-9]+)?$", "^\\+?[0-9]+(\\.[0-9]+)?$",
                                           "^\\+?(?=.*[1-9])[0-9]+(\\.[0-9]+)?$"};
    json_object_set_new(one, "pattern", json_string(patterns[least + 1]));
    if (least >= 0)
        json_object_set_new(one, least ? "exclusiveMinimum" : "minimum", json_integer(0));
}

static json_t *setting_json(const struct setting_row *r)
{
    const char *const *words = r->type == TYPE_ATTRIBUTE ? attribute_words : r->words;
    json_t *one = plain_settings[r->type] ? parse(plain_settings[r->type])
                                          : words_json(words, false);
    if (r->type == TYPE_COUNT)
        limit_count(one, r->least, r->most);
    if (r->type == TYPE_DECIMAL)
        limit_decimal(one, r->least);
    describe(one, r->about);
    return one;
}

static json_t *settings_json(void)
{
    json_t *properties = json_object(),
           *value = parse("{\"type\": \"object\", \"additionalProperties\": false}");
    for (size_t i = 0; i < setting_row_count; i++)
        json_object_set_new(properties, setting_rows[i].name, setting_json(&setting_rows[i]));
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
    const struct schema_file *const *f = schema_files;
    while (*f && strcmp((*f)->name, name) != 0)
        f++;
    if (!*f)
        return NULL;
    json_t *schema = parse("{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"}"),
           *map = map_json((*f)->map);
    json_object_set_new(schema, "title", json_string((*f)->schema));
    describe(schema, (*f)->about);
    json_object_update_new(schema, map);
    char *text = json_dumps(schema, JSON_INDENT(2));
    const char *copy = arena_printf(a, "%s\n", text);
    free(text);
    json_decref(schema);
    return copy;
}
