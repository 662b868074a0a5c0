#include "../../src/plan/tree.h"
#include "document_kit.h"
#include <time.h>

static struct tree tree;

static bool load_bytes(const char *bytes, size_t size)
{
    /* Behind the last byte lies memory that nobody may read: a copy of just this size. */
    char *copy = arena_alloc(arena, size ? size : 1);
    memcpy(copy, bytes, size);
    struct file f = {.path = "t.yaml", .bytes = copy, .size = size};
    diags = diags_new(arena);
    return tree_load(&tree, arena, &f, diags);
}

static bool load(const char *text)
{
    return load_bytes(text, strlen(text));
}

/* The tree on one line: {key: value}, [a, b], quoted texts in '. */
static const char *written(const struct node *n)
{
    const char *all = "";
    if (n->kind == NODE_SCALAR)
        return arena_printf(arena, n->quoted ? "'%s'" : "%s", n->text);
    for (const struct node *entry = n->first; entry; entry = entry->next)
        all = arena_printf(arena, "%s%s%s%s%s", all, *all ? ", " : "",
                           entry->key ? entry->key->text : "", entry->key ? ": " : "",
                           written(entry));
    return arena_printf(arena, n->kind == NODE_MAP ? "{%s}" : "[%s]", all);
}

/* `line:column code` of all diagnostics. */
static const char *said(void)
{
    const char *all = "";
    for (size_t i = 0; i < diags->count; i++)
        all = arena_printf(arena, "%s%s%u:%u %s", all, i ? "; " : "", diags->list[i].at.line,
                           diags->list[i].at.column, diags->list[i].code);
    return all;
}

static void assert_refused(const char *text, const char *expected)
{
    load(text);
    assert_string_equal(said(), expected);
}

/* ---- what is read ---- */

static void scalars_stay_as_they_are_written(void **state)
{
    (void)state;
    assert_true(load("a: 08.50\nb: 1:22\nc: yes\nd: \"78.3\"\ne: '—'\nf: ~\ng:\nh: 同比例提高\n"));
    assert_string_equal(written(tree.root),
                        "{a: 08.50, b: 1:22, c: yes, d: '78.3', e: '—', f: ~, g: , h: 同比例提高}");
    assert_int_equal(diags->count, 0);
}

static void lists_and_maps_keep_their_order(void **state)
{
    (void)state;
    assert_true(load("z: [c, a, {y: 1, x: 2}]\na:\n  - 1\n  -\n    b: 2\n"));
    assert_string_equal(written(tree.root), "{z: [c, a, {y: 1, x: 2}], a: [1, {b: 2}]}");
    assert_int_equal(tree.root->count, 2);
    assert_string_equal(node_text(node_find(tree.root, "z")->first->next), "a");
    assert_null(node_find(tree.root, "b"));
}

static void every_node_knows_its_place_in_characters(void **state)
{
    (void)state;
    assert_true(load("# 注释\n地区: { 名: 吉首市, 码: \"433101\" }\n"));
    const struct node *map = node_find(tree.root, "地区"), *code = node_find(map, "码");
    assert_int_equal(map->line, 2);
    assert_int_equal(map->column, 5);
    assert_int_equal(code->line, 2);
    assert_int_equal(code->column, 18);
    assert_int_equal(code->key->column, 15);
    assert_int_equal(code->length, 8);
}

static void a_byte_order_mark_and_crlf_are_fine(void **state)
{
    (void)state;
    assert_true(load("\xEF\xBB\xBF" "a: 1\r\nb: 2\r\n"));
    assert_string_equal(written(tree.root), "{a: 1, b: 2}");
    assert_int_equal(tree.root->first->key->column, 1);
}

/* ---- what is refused ---- */

static void a_repeated_key_is_refused(void **state)
{
    (void)state;
    assert_refused("a: 1\nb: 2\na: 3\n", "3:1 yaml_key_twice");
    assert_true(tree.root->bad);
    assert_string_equal(diags->list[0].text.en,
                        "key 'a' stands here a second time; the first is in line 1, column 1");
    assert_refused("a: {x: 1, y: {x: 1, x: 2}}\n", "1:21 yaml_key_twice");
    assert_refused("a: {x: 1}\nb: {x: 1}\n", "");
    assert_refused("\"a\": 1\na: 2\n", "2:1 yaml_key_twice");
}

static void anchors_tags_and_documents_are_refused(void **state)
{
    (void)state;
    assert_refused("a: &x 1\nb: *x\n", "1:4 yaml_anchor; 2:4 yaml_anchor");
    assert_refused("a: &x [*x]\n", "1:4 yaml_anchor; 1:8 yaml_anchor");
    assert_refused("a: !!str 1\nb: !local {c: d}\n", "1:4 yaml_tag; 2:4 yaml_tag");
    assert_refused("<<: {a: 1}\n", "");
    assert_refused("a: 1\n---\nb: 2\n", "2:1 yaml_documents");
    assert_refused("a: 1\n...\nb: 2\n", "3:1 yaml_documents");
    assert_refused("? [a]\n: 1\n", "1:3 yaml_key_not_text");
    assert_refused("", "1:1 yaml_empty");
    assert_refused("# nothing\n", "1:1 yaml_empty");
}

static void errors_of_syntax_are_said_in_plain_words(void **state)
{
    (void)state;
    assert_refused("a:\n\tb: 1\n", "2:1 yaml_tab");
    assert_refused("a: [1, 2\nb: 3\n", "2:2 yaml_list_end");
    assert_refused("a: {b: 1\nc: 3\n", "2:2 yaml_map_end");
    assert_refused("a: 1\nb\nc: 2\n", "2:1 yaml_colon");
    assert_refused("a: b: c\n", "1:5 yaml_second_colon");
    assert_refused("a: - b\n", "1:4 yaml_dash_here");
    assert_refused("a:\n   b: 1\n  c: 2\n", "3:3 yaml_indent");
    assert_refused("a: \"78.3\" 左右\n", "1:11 yaml_after");
    assert_refused("a: {b: 1}}\n", "1:10 yaml_after");
    assert_refused("a: %5\n", "1:4 yaml_start");
    assert_refused("a: \"\\q\"\n", "1:5 yaml_escape");
    assert_refused("a: @b\n", "1:4 yaml_start");
}

static void a_full_width_colon_is_pointed_out(void **state)
{
    (void)state;
    assert_refused("a: 1\n标题：规划\n", "2:1 yaml_colon");
    assert_non_null(strstr(diags->list[0].hint.zh, "：”是否应为“: "));
}

static void bytes_that_are_no_utf8_are_located(void **state)
{
    (void)state;
    assert_refused("a: 1\nb: 中\xFF\n", "2:5 yaml_not_utf8");
    assert_refused("a: \xBC\xAA\n", "1:4 yaml_not_utf8");
    assert_refused("\xFF\xFE" "a\1", "1:1 yaml_not_utf8");
    assert_false(load_bytes("a: 1\nb: \0\n", 10));
    assert_string_equal(said(), "2:4 yaml_control");
    assert_refused("a: \x1b[31m\n", "1:4 yaml_control");
    assert_refused("a: \xC2\x9B\n", "1:4 yaml_control");
    assert_refused("a: \"\\e[31m\"\n", "1:4 yaml_control_escape");
    assert_refused("a: \"x\\0y\"\n", "1:4 yaml_control_escape");
}

static void what_stood_before_an_error_stays(void **state)
{
    (void)state;
    assert_true(load("a: 1\nb: [2, {c: 3\n"));
    assert_string_equal(said(), "2:13 yaml_cut_off");
    assert_true(tree.cut && tree.root->cut);
    assert_string_equal(written(tree.root), "{a: 1, b: [2, {c: 3}]}");
    assert_true(load("a: 1\na: 2\nb: \"unfinished"));
    assert_string_equal(said(), "3:15 yaml_cut_off; 2:1 yaml_key_twice");
}

/* ---- limits ---- */

static const char *many(const char *unit, size_t times)
{
    size_t len = strlen(unit);
    char *text = arena_alloc(arena, len * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * len, unit, len);
    return text;
}

static void deep_nesting_is_refused_at_once(void **state)
{
    (void)state;
    static const char *const units[] = {"[", "{", "[{", "{a: ", "- ", "? ", "[\n", "!!seq ["};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        clock_t start = clock();
        load(arena_printf(arena, "a: 1\nb:\n %s", many(units[i], 100000)));
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        assert_true(diags->errors > 0);
        if (seconds > 1) /* a few milliseconds; libyaml alone would take half a minute */
            fail_msg("%s: %.1f s", units[i], seconds);
    }
    load(many("[", 64));
    assert_null(strstr(said(), "yaml_too_deep"));
    load(many("[", 65));
    assert_non_null(strstr(said(), "1:65 yaml_too_deep"));
}

static void too_many_values_are_refused(void **state)
{
    (void)state;
    load(arena_printf(arena, "[%s]", many("x,", 500000)));
    assert_string_equal(said(), "");
    load(arena_printf(arena, "[%s]", many("x,", TREE_NODES + 10)));
    assert_string_equal(said(), "1:2000000 yaml_too_many");
}

static void a_huge_text_is_refused(void **state)
{
    (void)state;
    load(arena_printf(arena, "a: 1\nb: \"%s\"\nc: 2\n", many("中", 400000)));
    assert_string_equal(said(), "2:4 yaml_long_text");
    assert_string_equal(node_text(node_find(tree.root, "c")), "2");
    load(arena_printf(arena, "a: %s\n", many("x", TREE_SCALAR)));
    assert_string_equal(said(), "");
}

static void an_alias_bomb_is_only_an_error(void **state)
{
    (void)state;
    const char *text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; i++)
        text = arena_printf(arena, "%sa%d: &a%d [%s]\n", text, i, i,
                            many(arena_printf(arena, "*a%d, ", i - 1), 10));
    load(text);
    assert_int_equal(diags->errors, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(scalars_stay_as_they_are_written),
        TEST(lists_and_maps_keep_their_order),
        TEST(every_node_knows_its_place_in_characters),
        TEST(a_byte_order_mark_and_crlf_are_fine),
        TEST(a_repeated_key_is_refused),
        TEST(anchors_tags_and_documents_are_refused),
        TEST(errors_of_syntax_are_said_in_plain_words),
        TEST(a_full_width_colon_is_pointed_out),
        TEST(bytes_that_are_no_utf8_are_located),
        TEST(what_stood_before_an_error_stays),
        TEST(deep_nesting_is_refused_at_once),
        TEST(too_many_values_are_refused),
        TEST(a_huge_text_is_refused),
        TEST(an_alias_bomb_is_only_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
