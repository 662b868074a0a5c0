#include "../../src/rule/mutants.h"
#include "../../src/rule/tokens.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static struct arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* ---- tokens ---- */

/* The tokens of a source, a blank between them; texts without their quotes. */
static const char *tokens(const char *source)
{
    const char *out = "";
    struct tokens t = tokens_of(span_of(source));
    for (; t.token.kind != TOKEN_END; tokens_next(&t))
        out = arena_printf(arena, "%s%s%.*s", out, *out ? " " : "", (int)t.token.text.len,
                           t.token.text.at);
    return out;
}

static void a_source_is_cut_into_words_and_signs(void **state)
{
    (void)state;
    assert_string_equal(tokens("a<=b..c~=-1.5e-3//x"), "a <= b .. c ~= - 1.5e-3 // x");
    assert_string_equal(tokens("1..2 0x1F .5 a.b"), "1 .. 2 0x1F .5 a . b");
    assert_string_equal(tokens("x --[[ y\n]] = [==[ ]] ]==] -- z"), "x =  ]] ");
    assert_string_equal(tokens("'a\\'b' \"c"), "a\\'b c");
    assert_string_equal(tokens(""), "");
    assert_string_equal(tokens("[["), "");
}

/* ---- mutants ---- */

static struct mutants mutate(const char *source)
{
    struct rule *rule = ARENA_NEW(arena, struct rule);
    struct rulebook *book = ARENA_NEW(arena, struct rulebook);
    rule->source = source;
    rule->source_size = strlen(source);
    book->rules = rule;
    book->count = 1;
    struct mutants m = {.count = 0};
    mutants_add(&m, arena, book, 0);
    return m;
}

/* The changed lines, a line each. */
static const char *changes(const char *source)
{
    struct mutants m = mutate(source);
    const char *out = "";
    for (size_t i = 0; i < m.count; i++)
        out = arena_printf(arena, "%s%s\n", out, m.list[i].after);
    return out;
}

static void comparisons_are_turned_and_their_ends_moved(void **state)
{
    (void)state;
    assert_string_equal(changes("x = a < b"), "x = a > b\nx = a <= b\n");
    assert_string_equal(changes("x = a >= b"), "x = a <= b\nx = a > b\n");
    assert_string_equal(changes("x = a == b"), "x = a ~= b\n");
}

static void acceptable_sets_are_opened_closed_and_turned(void **state)
{
    (void)state;
    assert_string_equal(changes("return at_least(x)"), "return above(x)\nreturn at_most(x)\n");
    assert_string_equal(changes("return between(f(a, b), c)"),
                        "return at_least(f(a, b))\nreturn at_most(c)\n");
    assert_string_equal(changes("return min(a, b)"), "return max(a, b)\n");
    assert_string_equal(changes("return nonpositive(b)"), "return (b)\n");
}

static void signs_constants_and_quantities_are_exchanged(void **state)
{
    (void)state;
    assert_string_equal(changes("x = a - b"), "x = a + b\n");
    assert_string_equal(changes("x = -b"), "x = b\n");
    assert_string_equal(changes("x = (-b)"), "x = (b)\n");
    assert_string_equal(changes("x = y(0.5)"), "x = y(1.5)\n");
    assert_string_equal(changes("x = at.value"), "x = at.baseline\n");
    assert_string_equal(changes("x = at.values"), "");
    assert_string_equal(changes("x = b.at_least"), "");
    assert_string_equal(changes("return \"pass\""), "return \"fail\"\n");
}

static void conditions_are_forced(void **state)
{
    (void)state;
    assert_string_equal(changes("if a then b() end"), "if true then b() end\nif false then b() end\n");
    assert_string_equal(changes("x = a and not b"), "x = a or not b\nx = a and  b\n");
}

static void words_and_examples_stay_as_they_are(void **state)
{
    (void)state;
    struct mutants m = mutate("return {\n"
                              "  title = { zh = \"1 < 2\", en = f(1) },\n"
                              "  forms = { \"a\", g(2) },\n"
                              "  -- 3 < 4\n"
                              "  accept = function(target, at) return at_least(5) end,\n"
                              "  examples = { { baseline = 6, expect = \"pass\" } },\n"
                              "}\n");
    assert_int_equal(m.count, 3);        /* above, at_most, 6 */
    for (size_t i = 0; i < m.count; i++) {
        assert_int_equal(m.list[i].line, 5);
        assert_int_equal(m.list[i].size, strlen(m.list[i].source));
        assert_string_equal(m.list[i].before,
                            "accept = function(target, at) return at_least(5) end,");
    }
    assert_int_equal(m.list[0].column, 40);
    assert_int_equal(m.list[2].column, 49);
}

static void half_a_source_does_no_harm(void **state)
{
    (void)state;
    static const char *const halves[] = {"between(", "between(a,", "if", "if a", "at.", "bounded(a",
                                         "examples = ", "title = {", "-", "at"};
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
        changes(halves[i]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_source_is_cut_into_words_and_signs),
        TEST(comparisons_are_turned_and_their_ends_moved),
        TEST(acceptable_sets_are_opened_closed_and_turned),
        TEST(signs_constants_and_quantities_are_exchanged),
        TEST(conditions_are_forced),
        TEST(words_and_examples_stay_as_they_are),
        TEST(half_a_source_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
