/* rule_check - one table says what a rule file may hold; the description comes from a worker and is
 * foreign input. */
#include "api.h"
#include "rule_check_inside.h"
#include "hints.h"
#include "mistake.h"
#include "../base/explanation.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TEXT = 2000, MOST_FORMS = 200 };

/* ---- where and what ---- */

/* A mistake at a path of the returned table. */
bool check_refuse(struct check *c, const char *path, enum message_id id, const char *one,
                  const char *two)
{
    const struct source_mark *m = source_map_find(c->map, path);
    struct place at = {c->rule->file, m ? m->line : 1, m ? m->column : 1};
    diag_error(c->diags, at, id, one ? one : "", two ? two : "");
    diag_source(c->diags, source_map_line(c->map, at.line), m ? m->length : 1);
    hint_right(c->diags, c->arena, id, *path || !one ? path : one);
    return false;
}

void check_suggest(struct check *c, const char *word, const char *const *known, size_t n)
{
    const char *nearest = text_nearest(word, known, n);
    if (nearest)
        diag_hint(c->diags, MESSAGE(c->arena, MSG_rule_hint_near, nearest));
}

char *check_path(struct check *c, const char *path, const char *field)
{
    return arena_printf(c->arena, "%s%s%s", path, *path ? "." : "", field);
}

json_t *check_list(json_t *v)
{
    json_t *list = json_object_get(v, "list");
    return json_is_array(list) ? list : NULL;
}

json_t *check_map(json_t *v)
{
    json_t *map = json_object_get(v, "map");
    return json_is_object(map) ? map : NULL;
}

static bool is_function(json_t *v)
{
    return json_is_object(v) && json_is_integer(json_object_get(v, "line"));
}

const char *check_kind(json_t *v)
{
    if (!v)
        return "nil";
    if (json_is_string(v))
        return "text";
    if (json_is_number(v))
        return "number";
    if (json_is_boolean(v))
        return "boolean";
    if (is_function(v))
        return "function";
    if (check_list(v))
        return "table";
    const char *type = json_is_object(v) ? json_string_value(json_object_get(v, "type")) : NULL;
    return type ? type : "value";
}

/* ---- values ---- */

/* A text without control characters, not too long; NULL and an error otherwise. */
const char *check_text(struct check *c, const char *path, json_t *v)
{
    if (!json_is_string(v)) {
        check_refuse(c, path, MSG_rule_wants_text, path, check_kind(v));
        return NULL;
    }
    const char *text = json_string_value(v);
    size_t size = json_string_length(v);
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f) {
            check_refuse(c, path, MSG_rule_control_character, path, NULL);
            return NULL;
        }
    }
    bool empty = span_trim((struct span){text, size}).len == 0;
    if (empty || size > MOST_TEXT) {
        check_refuse(c, path, empty ? MSG_rule_text_empty : MSG_rule_text_long, path, NULL);
        return NULL;
    }
    return arena_text(c->arena, text, size);
}

/* A number as its shortest decimal, or a text. */
const char *check_cell(struct check *c, const char *path, json_t *v)
{
    if (!json_is_number(v))
        return check_text(c, path, v);
    double x = json_number_value(v);
    if (fabs(x) < 1e15 && x == floor(x))
        return arena_printf(c->arena, "%.0f", x);
    for (int places = 1; places <= 12; places++) {
        char *text = arena_printf(c->arena, "%.*f", places, x);
        if (strtod(text, NULL) == x)
            return text;
    }
    check_refuse(c, path, MSG_rule_number_as_text, path, NULL);
    return NULL;
}

/* Keys of a table that are none of the known ones. */
void check_keys(struct check *c, const char *path, json_t *v, const char *const *known, size_t n)
{
    const char *key;
    json_t *value;
    json_object_foreach(check_map(v), key, value) {
        bool found = false;
        for (size_t i = 0; i < n && !found; i++)
            found = strcmp(key, known[i]) == 0;
        if (found)
            continue;
        char *shown = text_visible(c->arena, key, strnlen(key, 60));
        check_refuse(c, check_path(c, path, key), MSG_rule_field_unknown, shown, NULL);
        check_suggest(c, key, known, n);
    }
}

void check_no_items(struct check *c, const char *path, json_t *v)
{
    if (json_array_size(check_list(v)))
        check_refuse(c, arena_printf(c->arena, "%s[1]", path), MSG_rule_item_unnamed, NULL, NULL);
}

/* ---- fields of a rule ---- */

static void check_message(struct check *c, const char *path, json_t *v, struct message *out)
{
    static const char *const languages[] = {"zh", "en"};
    if (!check_map(v)) {
        check_refuse(c, path, MSG_rule_wants_languages, path, check_kind(v));
        return;
    }
    check_keys(c, path, v, languages, 2);
    check_no_items(c, path, v);
    for (size_t i = 0; i < 2; i++) {
        json_t *text = json_object_get(check_map(v), languages[i]);
        if (!text)
            check_refuse(c, path, MSG_rule_language_missing, path, languages[i]);
        else
            *(i ? &out->en : &out->zh) = check_text(c, check_path(c, path, languages[i]), text);
    }
}

static void check_title(struct check *c, const char *path, json_t *v)
{
    check_message(c, path, v, &c->rule->title);
}

static void check_purpose(struct check *c, const char *path, json_t *v)
{
    check_message(c, path, v, &c->rule->purpose);
}

uint32_t check_line(struct check *c, const char *path)
{
    const struct source_mark *m = source_map_find(c->map, path);
    return m ? m->line : 1;
}

static void check_forms(struct check *c, const char *path, json_t *v)
{
    json_t *list = check_list(v), *form;
    size_t i, n = json_array_size(list);
    if (!list || n > MOST_FORMS) {
        check_refuse(c, path, list ? MSG_rule_too_many : MSG_rule_wants_list, path, check_kind(v));
        return;
    }
    check_keys(c, path, v, NULL, 0);
    c->rule->forms = ARENA_ARRAY(c->arena, const char *, n + 1);
    c->rule->form_lines = ARENA_ARRAY(c->arena, uint32_t, n + 1);
    json_array_foreach(list, i, form) {
        const char *at = arena_printf(c->arena, "%s[%zu]", path, i + 1);
        const char *text = check_text(c, at, form);
        if (!text)
            continue;
        c->rule->forms[c->rule->form_count] = text;
        c->rule->form_lines[c->rule->form_count++] = check_line(c, at);
    }
}

static void check_order(struct check *c, const char *path, json_t *v)
{
    static const char *const names[] = {
        [ORDER_INTERVAL] = "interval", [ORDER_PROPORTION] = "proportion", [ORDER_STEPS] = "steps",
        [ORDER_TREND] = "trend", [ORDER_STABLE] = "stable", [ORDER_CUMULATIVE] = "cumulative",
        [ORDER_INFORMAL] = "informal",
    };
    const size_t n = sizeof names / sizeof *names;
    const char *text = check_text(c, path, v);
    for (size_t i = 0; text && i < n; i++) {
        if (strcmp(text, names[i]) == 0) {
            c->rule->order = (enum rule_order)i;
            return;
        }
    }
    if (text) {
        check_refuse(c, path, MSG_rule_order_unknown, text, NULL);
        check_suggest(c, text, names, n);
    }
}

static void check_function(struct check *c, const char *path, json_t *v)
{
    struct rule *r = c->rule;
    const struct { const char *name; bool *has; uint32_t *line; } functions[] = {
        {"measure", &r->has_measure, &r->measure_line},
        {"accept", NULL, &r->accept_line},
        {"goal", &r->has_goal, NULL},
        {"level", &r->has_level, NULL},
        {"progress", &r->has_progress, NULL},
        {"early", &r->has_early, NULL},
        {"judge", &r->has_judge, NULL},
    };
    if (!is_function(v)) {
        check_refuse(c, path, MSG_rule_wants_function, path, check_kind(v));
        return;
    }
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (strcmp(path, functions[i].name) != 0)
            continue;
        if (functions[i].has)
            *functions[i].has = true;
        if (functions[i].line)
            *functions[i].line = (uint32_t)json_integer_value(json_object_get(v, "line"));
    }
}

/* ---- the whole ---- */

static const struct field {
    const char *name;
    bool required;
    void (*check)(struct check *c, const char *path, json_t *v);
} fields[] = {
    {"title", true, check_title},        {"purpose", false, check_purpose},
    {"forms", true, check_forms},        {"order", false, check_order},
    {"measure", false, check_function},  {"accept", false, check_function},
    {"goal", false, check_function},     {"level", false, check_function},
    {"progress", false, check_function}, {"early", false, check_function},
    {"judge", false, check_function},    {"examples", true, check_examples},
};
enum { FIELDS = sizeof fields / sizeof *fields };

const char *rule_field_name(size_t i)
{
    return i < FIELDS ? fields[i].name : NULL;
}

static void check_table(struct check *c, json_t *v)
{
    const char *names[FIELDS];
    for (size_t i = 0; i < FIELDS; i++)
        names[i] = fields[i].name;
    if (!check_map(v)) {
        check_refuse(c, "", MSG_rule_wants_rule, check_kind(v), NULL);
        return;
    }
    check_keys(c, "", v, names, FIELDS);
    check_no_items(c, "", v);
    for (size_t i = 0; i < FIELDS; i++) {
        json_t *value = json_object_get(check_map(v), names[i]);
        if (value)
            fields[i].check(c, names[i], value);
        else if (fields[i].required)
            check_refuse(c, "", MSG_rule_field_missing, names[i], NULL);
    }
    if (!json_object_get(check_map(v), "accept") && !json_object_get(check_map(v), "judge"))
        check_refuse(c, "", MSG_rule_field_missing, "accept", NULL);
}

/* A field that the same table has already: of two, Lua keeps the last one without a word. */
static void check_twice(struct check *c)
{
    enum { FAR = 100 };          /* marks of one table lie close together */
    const struct source_mark *marks = c->map->marks;
    const struct explanation *page = explanation_find(message_name(MSG_rule_field_twice));
    const char *told = NULL;     /* what is inside of it stands there twice as well */
    for (size_t i = 1; i < c->map->count; i++)
        for (size_t k = i; k-- > 0 && i - k < FAR;) {
            if (strcmp(marks[i].path, marks[k].path) != 0 ||
                (told && strncmp(marks[i].path, told, strlen(told)) == 0))
                continue;
            told = marks[i].path;
            const char *dot = strrchr(marks[i].path, '.');
            struct place at = {c->rule->file, marks[i].line, marks[i].column};
            diag_error(c->diags, at, MSG_rule_field_twice, dot ? dot + 1 : marks[i].path);
            diag_source(c->diags, source_map_line(c->map, at.line), marks[i].length);
            diag_hint(c->diags, page->text);
            break;
        }
}

/* What Lua said, "name.lua:LINE: words", in both languages. */
static void refuse_words(struct check *c, json_t *said, bool syntax)
{
    struct message words = {json_string_value(json_array_get(said, 0)),
                            json_string_value(json_array_get(said, 1))};
    if (words.en && words.zh)
        mistake_at_load(c->diags, c->arena, c->rule, words, syntax);
    else
        rule_refuse(c->diags, c->rule, MSG_rule_bad_description, NULL);
}

bool rule_refuse(struct diags *d, const struct rule *rule, enum message_id id, const char *argument)
{
    return diag_error(d, ((struct place){rule->file, 1, 1}), id, argument ? argument : "");
}

bool rule_check(struct arena *a, struct rule *rule, struct span description, struct diags *d)
{
    struct check c = {a, rule, d, source_map_new(a, (struct span){rule->source, rule->source_size}),
                      d->errors};
    json_t *root = json_loadb(description.at, description.len, JSON_REJECT_DUPLICATES, NULL);
    json_t *value = json_object_get(root, "value"), *run = json_object_get(root, "run");
    if (value)
        check_twice(&c);
    if (value)
        check_table(&c, value);
    else if (run)
        refuse_words(&c, run, false);
    else if (json_object_get(root, "syntax"))
        refuse_words(&c, json_object_get(root, "syntax"), true);
    else if (json_object_get(root, "over"))
        rule_refuse(d, rule, MSG_rule_load_over, NULL);
    else
        rule_refuse(d, rule, MSG_rule_bad_description, NULL);
    json_decref(root);
    return d->errors == c.errors_before;
}
