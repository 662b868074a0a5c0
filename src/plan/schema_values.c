/* The check of single values, by the kind of their key. */
#include "schema.h"
#include "../base/date.h"
#include <stdio.h>
#include <string.h>

/* ---- what a plain scalar is to YAML: a text, or something else ---- */

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strcasecmp(text, *words) == 0)
            return true;
    return false;
}

static bool is_null(const struct node *n)
{
    static const char *const words[] = {"", "~", "null", NULL};
    return !n->quoted && is_one_of(n->text, words);
}

/* Numbers of YAML 1.1 and 1.2 (78.3, 1e3, 0x1F, 1_000, and 1:22, which is 82 to many readers),
 * dates, and what is a number to people (2-3, 1,000). */
static bool looks_like_number(const char *text)
{
    text += *text == '-' || *text == '+';
    if (*text != '.' && (*text < '0' || *text > '9'))
        return false;
    if (*text == '0' && text[1] && strchr("xo", text[1]))
        return text[2] && !text[2 + strspn(text + 2, "0123456789abcdefABCDEF_")];
    return strpbrk(text, "0123456789") && !text[strspn(text, "0123456789.,:_eE+-")];
}

static bool looks_like_no_text(const struct node *n)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "y", "n",
                                        ".nan", ".inf", "-.inf", "+.inf", NULL};
    return !n->quoted && (is_one_of(n->text, words) || looks_like_number(n->text));
}

/* ---- scalars ---- */

/* An entry of a list goes by the name of the list. */
static const char *key_name(const struct node *n, const struct schema_key *k)
{
    return n->key ? n->key->text : k->key;
}

static bool is_scalar(struct tree *t, struct node *n, const struct schema_key *k)
{
    if (n->bad)
        return false;
    return n->kind == NODE_SCALAR || tree_error(t, n, MSG_value_not_text, key_name(n, k));
}

static bool check_text(struct tree *t, struct node *n, const struct schema_key *k)
{
    if (!is_scalar(t, n, k))
        return false;
    if (is_null(n) || span_trim(node_span(n)).len == 0)
        return tree_error(t, n, MSG_value_empty, key_name(n, k));
    return true;
}

static bool check_cell(struct tree *t, struct node *n, const struct schema_key *k)
{
    if (!is_scalar(t, n, k))
        return false;
    if (is_null(n))
        return tree_error(t, n, MSG_value_null_cell, key_name(n, k));
    if (looks_like_no_text(n))
        return tree_error(t, n, MSG_value_unquoted, key_name(n, k), node_shown(t, n));
    return true;
}

static bool check_string(struct tree *t, struct node *n, const struct schema_key *k)
{
    return check_text(t, n, k) && check_cell(t, n, k);
}

static bool check_code(struct tree *t, struct node *n, const struct schema_key *k)
{
    if (!check_string(t, n, k))
        return false;
    for (const unsigned char *c = (const unsigned char *)n->text; *c; c++)
        if (*c <= ' ' || strchr("/@#", *c))
            return tree_error(t, n, MSG_value_code, key_name(n, k), node_shown(t, n));
    return true;
}

static bool check_snake(struct tree *t, struct node *n, const struct schema_key *k)
{
    if (!check_string(t, n, k))
        return false;
    if (n->text[0] < 'a' || n->text[0] > 'z' ||
        strspn(n->text, "abcdefghijklmnopqrstuvwxyz0123456789_") != n->len)
        return tree_error(t, n, MSG_value_snake, key_name(n, k), node_shown(t, n));
    return true;
}

static bool check_year(struct tree *t, struct node *n, const struct schema_key *k)
{
    int year;
    if (!check_text(t, n, k))
        return false;
    return year_read(node_span(n), &year) ||
           tree_error(t, n, MSG_value_year, key_name(n, k), node_shown(t, n));
}

static bool check_date(struct tree *t, struct node *n, const struct schema_key *k)
{
    if (!check_text(t, n, k))
        return false;
    return date_is(n->text) ||
           tree_error(t, n, MSG_value_date, key_name(n, k), node_shown(t, n));
}

static bool check_number(struct tree *t, struct node *n, const struct schema_key *k)
{
    struct decimal x;
    if (!check_text(t, n, k))
        return false;
    if (!decimal_read(node_span(n), &x) || x.units < 0)
        return tree_error(t, n, MSG_value_number, key_name(n, k), node_shown(t, n));
    return true;
}

static bool check_word(struct tree *t, struct node *n, const struct schema_key *k)
{
    const char *all = "";
    size_t count = 0;
    if (!check_text(t, n, k))
        return false;
    for (; k->words[count]; count++) {
        if (strcmp(n->text, k->words[count]) == 0)
            return true;
        all = arena_printf(t->arena, "%s%s%s", all, count ? ", " : "", k->words[count]);
    }
    tree_error(t, n, MSG_value_word, key_name(n, k), node_shown(t, n), all);
    const char *near = t->diags->dropped ? NULL : text_nearest(n->text, k->words, count);
    if (near)
        tree_hint(t, MESSAGE(t->arena, MSG_meant, near));
    return false;
}

/* ---- lists and maps ---- */

static bool is_kind(struct tree *t, struct node *n, const struct schema_key *k, enum node_kind kind,
                    enum message_id expected)
{
    return !n->bad && (n->kind == kind || tree_error(t, n, expected, key_name(n, k)));
}

static bool read_end(const struct node *n, struct decimal *x)
{
    return !n->bad && n->kind == NODE_SCALAR && decimal_read(node_span(n), x);
}

static bool check_bounds(struct tree *t, struct node *n, const struct schema_key *k)
{
    if (n->bad)
        return false;
    if (n->kind != NODE_LIST || n->count != 2)
        return tree_error(t, n, MSG_value_bounds, key_name(n, k));
    const struct node *low = n->first, *high = low->next;
    struct decimal from, to;
    bool open_low = low->kind == NODE_SCALAR && is_null(low),
         open_high = high->kind == NODE_SCALAR && is_null(high);
    if ((!open_low && !read_end(low, &from)) || (!open_high && !read_end(high, &to)) ||
        (open_low && open_high))
        return tree_error(t, n, MSG_value_bounds, key_name(n, k));
    if (!open_low && !open_high && num_cmp(num_of(from), num_of(to)) > 0)
        return tree_error(t, n, MSG_value_bounds, key_name(n, k));
    return true;
}

static bool check_texts(struct tree *t, struct node *n, const struct schema_key *k)
{
    bool good = true;
    if (!is_kind(t, n, k, NODE_LIST, MSG_value_not_list))
        return false;
    for (struct node *entry = n->first; entry; entry = entry->next)
        good = check_text(t, entry, k) && good;
    return good;
}

static bool check_map(struct tree *t, struct node *n, const struct schema_key *k)
{
    return is_kind(t, n, k, NODE_MAP, MSG_value_not_map) && schema_check_map(t, n, k->map);
}

/* A mistake in one entry of a list leaves the others, and the map around the list, usable. */
static bool check_maps(struct tree *t, struct node *n, const struct schema_key *k)
{
    if (!is_kind(t, n, k, NODE_LIST, MSG_value_not_list))
        return false;
    for (struct node *entry = n->first; entry; entry = entry->next)
        check_map(t, entry, k);
    return true;
}

/* ---- settings ---- */

enum { SETTING_ENTRIES = 200 };

/* A map {2022: "80"} as `2022:80|…`, a list [0, 100] as `0,100`: settings are read from text. */
static const char *setting_text(struct tree *t, const struct node *n)
{
    const char *all = "";
    if (n->kind == NODE_SCALAR)
        return n->text;
    if (n->count > SETTING_ENTRIES || (n->kind == NODE_LIST && n->count != 2))
        return "";                       /* a list is a pair of bounds, and nothing else */
    for (const struct node *entry = n->first; entry; entry = entry->next) {
        if (entry->kind != NODE_SCALAR || entry->bad || (entry->key && entry->key->bad))
            return "";
        const char *value = is_null(entry) ? "" : entry->text,
                   *key = n->kind == NODE_MAP ? entry->key->text : "";
        if (n->kind == NODE_LIST)
            all = arena_printf(t->arena, "%s%s%s", all, entry == n->first ? "" : ",", value);
        else
            all = arena_printf(t->arena, "%s%s%s:%s", all, *all ? "|" : "", key, value);
    }
    return all;
}

bool setting_read_node(struct tree *t, const struct node *n, struct settings *s, struct span name,
                       struct message *why)
{
    return settings_set(s, t->arena, name, span_of(setting_text(t, n)), why);
}

void settings_read_node(struct tree *t, const struct node *n, struct settings *s)
{
    struct message why;
    for (const struct node *entry = n ? n->first : NULL; entry; entry = entry->next)
        if (!entry->bad && !entry->key->bad)
            setting_read_node(t, entry, s, node_span(entry->key), &why);
}

static bool check_setting(struct tree *t, struct node *n, struct span name)
{
    struct settings s = settings_default;
    struct message why;
    if (n->bad || n->key->bad)
        return false;
    if (setting_read_node(t, n, &s, name, &why))
        return true;
    tree_error(t, n, MSG_setting_wrong, node_shown(t, n->key));
    tree_hint(t, why);
    return false;
}

static bool check_settings(struct tree *t, struct node *n, const struct schema_key *k)
{
    bool good = true;
    if (!is_kind(t, n, k, NODE_MAP, MSG_value_not_map))
        return false;
    if (n->count > SETTING_ENTRIES)
        return tree_error(t, n, MSG_settings_many);
    for (struct node *entry = n->first; entry; entry = entry->next)
        good = check_setting(t, entry, node_span(entry->key)) && good;
    return good;
}

static bool check_steps(struct tree *t, struct node *n, const struct schema_key *k)
{
    return is_kind(t, n, k, NODE_MAP, MSG_value_not_map) && check_setting(t, n, span_of(k->key));
}

static bool check_reasons(struct tree *t, struct node *n, const struct schema_key *k)
{
    bool good = !n->bad;
    if (n->kind == NODE_SCALAR)
        return check_text(t, n, k);
    if (!is_kind(t, n, k, NODE_MAP, MSG_value_not_map))
        return false;
    for (struct node *entry = n->first; entry; entry = entry->next)
        good = !entry->key->bad && check_text(t, entry, k) && good;
    return good;
}

static bool check_schema(struct tree *t, struct node *n, const struct schema_key *k)
{
    (void)t, (void)k;
    return !n->bad;                      /* schema_check() has looked at it first of all */
}

static bool (*const checks[VALUE_KINDS])(struct tree *, struct node *,
                                         const struct schema_key *) = {
    [VALUE_SCHEMA] = check_schema, [VALUE_TEXT] = check_text,         [VALUE_STRING] = check_string,
    [VALUE_CELL] = check_cell,     [VALUE_CODE] = check_code,         [VALUE_SNAKE] = check_snake,
    [VALUE_YEAR] = check_year,     [VALUE_NUMBER] = check_number,     [VALUE_WORD] = check_word,
    [VALUE_BOUNDS] = check_bounds, [VALUE_TEXTS] = check_texts,       [VALUE_MAP] = check_map,
    [VALUE_MAPS] = check_maps,     [VALUE_SETTINGS] = check_settings, [VALUE_STEPS] = check_steps,
    [VALUE_REASONS] = check_reasons, [VALUE_DATE] = check_date,
};

bool schema_check_value(struct tree *t, struct node *n, const struct schema_key *k)
{
    return checks[k->kind](t, n, k);
}
