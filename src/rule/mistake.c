#include "mistake.h"
#include "hints.h"
#include "sandbox.h"
#include <stdlib.h>
#include <string.h>

struct said {                    /* the words taken apart */
    struct message text;         /* without the place in front */
    const char *trail;           /* where the call came from, with -vv; "": not known */
    uint32_t line;               /* 0: none was said */
};

/* ---- taking words apart ---- */

/* "name.lua:8: words", "name.lua: words"; both languages begin alike. */
static struct said take_apart(struct arena *a, const struct rule *rule, struct message words)
{
    struct said s = {.text = words, .trail = ""};
    size_t name = strlen(rule->id) + sizeof ".lua:" - 1;
    char *rest;
    if (strncmp(words.en, rule->id, strlen(rule->id)) == 0 && strlen(words.en) > name + 3 &&
        strlen(words.zh) > name + 3 && words.en[name - 1] == ':') {
        s.line = (uint32_t)strtoul(words.en + name, &rest, 10);
        size_t skip = s.line && *rest == ':' ? (size_t)(rest + 1 - words.en) : name;
        size_t skip_zh = words.zh[name - 1] == ':' ? skip : name - 1 + strlen("：");
        s.text.en = words.en + skip + (words.en[skip] == ' ');
        s.text.zh = words.zh + skip_zh + (words.zh[skip_zh] == ' ');
    }
    const char *mark = strstr(s.text.en, SANDBOX_TRAIL),
               *mark_zh = strstr(s.text.zh, SANDBOX_TRAIL);
    if (mark && mark_zh) {
        s.trail = mark + sizeof SANDBOX_TRAIL - 1;
        s.text.en = arena_text(a, s.text.en, (size_t)(mark - s.text.en));
        s.text.zh = arena_text(a, s.text.zh, (size_t)(mark_zh - s.text.zh));
    }
    return s;
}

/* ---- which mistake ---- */

static const enum message_id ours[] = {
    MSG_rule_target_near, MSG_rule_target_unknown, MSG_rule_at_near, MSG_rule_at_unknown,
    MSG_rule_name_near, MSG_rule_name_unknown, MSG_rule_global_set, MSG_rule_read_only,
    MSG_rule_not_captured, MSG_rule_pairs_key, MSG_rule_too_large, MSG_rule_no_text,
    MSG_rule_format, MSG_rule_not_a_number, MSG_rule_not_finite, MSG_rule_division_by_zero,
    MSG_rule_number_large, MSG_rule_number_stale, MSG_rule_only_in_functions,
    MSG_rule_too_many_sets, MSG_rule_between_order, MSG_rule_error_value,
};
static const enum message_id of_functions[] = {  /* {1} is the file, {2} the function */
    MSG_rule_over_time, MSG_rule_over_numbers, MSG_rule_returned_no_number,
    MSG_rule_returned_stale, MSG_rule_returned_not_finite, MSG_rule_returned_no_set,
    MSG_rule_returned_no_boolean, MSG_rule_returned_no_verdict, MSG_rule_inexact,
};
static const enum message_id bare[] = {          /* what the engine says of a rule */
    MSG_rule_over_wall, MSG_rule_over_memory, MSG_rule_does_not_load, MSG_rule_crashed,
    MSG_rule_struck_out, MSG_rule_run_over,
};
static const struct { const char *said; enum message_id id; } of_lua[] = {
    {"attempt to perform arithmetic on", MSG_rule_lua_arithmetic},
    {"attempt to compare", MSG_rule_lua_compare},
    {"attempt to call", MSG_rule_lua_call},
    {"attempt to index", MSG_rule_lua_index},
    {"attempt to concatenate", MSG_rule_lua_concatenate},
    {"attempt to get length", MSG_rule_lua_index},
    {"stack overflow", MSG_rule_lua_overflow},
};

static bool find_ours(const enum message_id *list, size_t n, const char *text,
                      enum message_id *id, struct span *arguments)
{
    for (size_t i = 0; i < n; i++) {
        if (message_matches(list[i], text, arguments)) {
            *id = list[i];
            return true;
        }
    }
    return false;
}

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The word in quotation marks: (field 'baselin'), (local 'edge'). */
static struct span quoted(const char *text)
{
    const char *from = strchr(text, '\''), *to = from ? strchr(from + 1, '\'') : NULL;
    return to ? (struct span){from + 1, (size_t)(to - from - 1)} : (struct span){"", 0};
}

/* ---- as a diagnostic ---- */

static void place_of_function(const struct source_map *map, struct span name, struct fault *at)
{
    char path[20] = "";
    if (name.len < sizeof path)
        memcpy(path, name.at, name.len);
    const struct source_mark *m = source_map_find(map, path);
    if (m)
        *at = (struct fault){m->line, m->column, m->length};
}

static void place_in_line(const struct source_map *map, struct span word, struct fault *at)
{
    const char *line = source_map_line(map, at->line);
    at->column = (uint32_t)strspn(line, " \t") + 1;
    at->length = 1;
    if (word.len)
        find_word(map, word, at);
}

/* Which of the messages with a line it is, or Lua's own; the word it is about gets the caret. */
static enum message_id find_in_line(const struct source_map *map, const struct said *s,
                                    struct fault *at)
{
    struct span arguments[MESSAGE_ARGUMENTS] = {{"", 0}};
    enum message_id id = MSG_rule_raised;
    bool known = find_ours(ours, COUNT(ours), s->text.en, &id, arguments);
    for (size_t i = 0; !known && i < COUNT(of_lua); i++)
        if ((known = strstr(s->text.en, of_lua[i].said) != NULL))
            id = of_lua[i].id;
    place_in_line(map, known && arguments[0].len ? arguments[0] : quoted(s->text.en), at);
    return id;
}

static enum message_id find_mistake(const struct source_map *map, const struct rule *rule,
                                    const struct said *s, struct message words, struct fault *at)
{
    struct span arguments[MESSAGE_ARGUMENTS] = {{"", 0}};
    enum message_id id;
    *at = (struct fault){s->line ? s->line : 1, 1, 1};
    if (find_ours(of_functions, COUNT(of_functions), words.en, &id, arguments)) {
        place_of_function(map, arguments[1], at);
        return id;
    }
    if (find_ours(bare, COUNT(bare), words.en, &id, arguments)) {
        at->line = rule->accept_line ? rule->accept_line : 1;
        return id;
    }
    return find_in_line(map, s, at);
}

static bool explains_lua(enum message_id id)
{
    for (size_t i = 0; i < COUNT(of_lua); i++)
        if (of_lua[i].id == id)
            return true;
    return id == MSG_rule_raised;
}

static void hint_mistake(struct diags *d, struct arena *a, enum message_id id, const char *said)
{
    struct span name = quoted(said);
    if (id == MSG_rule_global_set)
        diag_hint(d, MESSAGE(a, MSG_rule_hint_right,
                             arena_printf(a, "local %.*s = …", (int)name.len, name.at)));
    else if (id == MSG_rule_name_unknown)
        diag_hint(d, MESSAGE(a, MSG_hint_name));
    else
        hint_right(d, a, id, "");
}

void mistake_tell(struct diags *d, struct arena *a, const struct rule *rule, struct message words)
{
    struct source_map *map = source_map_new(a, (struct span){rule->source, rule->source_size});
    struct said s = take_apart(a, rule, words);
    struct fault at;
    enum message_id id = find_mistake(map, rule, &s, words, &at);
    struct place place = {rule->file, at.line, at.column};
    if (explains_lua(id))
        diag_error(d, place, id, s.text.en, s.text.zh);
    else
        diag_say(d, place, id, s.text);
    diag_source(d, source_map_line(map, at.line), at.length);
    if (*s.trail)
        diag_hint(d, MESSAGE(a, MSG_rule_hint_trail, s.trail));
    else
        hint_mistake(d, a, id, s.text.en);
}

/* ---- at load ---- */

/* The text that Lua stopped at: near 'en'. */
static void place_near(struct arena *a, const struct source_map *map, const char *said,
                       struct fault *at)
{
    const char *line = source_map_line(map, at->line), *near = strstr(said, " near '");
    size_t size = near ? strcspn(near + 7, "'") : 0;
    const char *found = size ? strstr(line, arena_text(a, near + 7, size)) : NULL;
    const char *to = found ? found : line + strspn(line, " \t");
    at->length = found ? (uint32_t)size : 1;
    for (const char *c = line; c < to; c++)
        at->column += ((unsigned char)*c & 0xc0) != 0x80;
}

void mistake_at_load(struct diags *d, struct arena *a, const struct rule *rule,
                     struct message words, bool syntax)
{
    struct source_map *map = source_map_new(a, (struct span){rule->source, rule->source_size});
    struct said s = take_apart(a, rule, words);
    struct fault at = {s.line ? s.line : 1, 1, 1};
    struct message hint = {NULL, NULL};
    enum message_id id = MSG_rule_syntax;
    if (syntax) {
        place_near(a, map, s.text.en, &at);
        hint_syntax(a, map, s.text.en, &at, &hint);
    } else {
        id = find_in_line(map, &s, &at);
    }
    diag_error(d, ((struct place){rule->file, at.line, at.column}),
               syntax ? MSG_rule_syntax : MSG_rule_load_failed, s.text.en, s.text.zh);
    diag_source(d, source_map_line(map, at.line), at.length);
    if (hint.en)
        diag_hint(d, hint);
    else if (!syntax)
        hint_mistake(d, a, id, s.text.en);
}
