/* What a rule reads, found in its source. */
#include "rule_kit.h"
#include "../../src/rule/rule_reads.h"

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

static struct rule_reads reads_of(const char *source)
{
    const struct rule rule = {.source = source, .source_size = strlen(source)};
    struct rule_reads reads;
    rule_reads_find(arena, &rule, &reads);
    return reads;
}

static const char *joined(const char *const *names, size_t count)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? " " : "", names[i]);
    return text;
}

static const char *asked(const struct rule_reads *r)
{
    const char *text = "";
    for (size_t i = 0; i < r->beyond_count; i++)
        text = arena_printf(arena, "%s%s%s:%s", text, i ? " " : "", r->beyond[i].field,
                            r->beyond[i].name ? r->beyond[i].name : "?");
    return text;
}

static void fields_are_told_once_in_order(void **state)
{
    (void)state;
    struct rule_reads r = reads_of("return { measure = function(target, at) return at.value - at.baseline "
                                   "+ at.value end, accept = function(target, at) return "
                                   "at_least(target.n * target.factor) end }");
    assert_string_equal(joined(r.at, r.at_count), "baseline value");
    assert_string_equal(joined(r.target, r.target_count), "factor n");
    assert_int_equal(r.beyond_count, 0);
}

/* The parameters may bear other names, by function. */
static void names_of_parameters_are_the_authors(void **state)
{
    (void)state;
    struct rule_reads r = reads_of("local function edge(t, case) return t.n2 + case.tolerance end\n"
                                   "return { measure = function(_, c) return c.sum end }");
    assert_string_equal(joined(r.target, r.target_count), "n2");
    assert_string_equal(joined(r.at, r.at_count), "sum tolerance");
    assert_string_equal(joined(r.settings, r.setting_count), "tol tol_rel");
}

static void what_lies_beyond_is_told_by_name_where_it_is_written(void **state)
{
    (void)state;
    struct rule_reads r = reads_of(
        "measure = function(target, at) return at.other(\"gdp_growth\", 2024) + at.other('gdp_growth') "
        "- mean(at.group(\"city\")) + at.in_region \"province\" end, "
        "accept = function(target, at) return at.verdict(target.other) end");
    assert_string_equal(asked(&r),
                        "other:gdp_growth group:city in_region:province verdict:?");
}

static void comments_and_texts_read_nothing(void **state)
{
    (void)state;
    struct rule_reads r = reads_of("-- at.other(\"x\")\nmeasure = function(target, at) return \"at.sum\" end");
    assert_int_equal(r.at_count, 0);
    assert_int_equal(r.beyond_count, 0);
}

static void a_source_that_breaks_off_is_read_to_its_end(void **state)
{
    (void)state;
    static const char whole[] = "measure = function(target, at) return at.other(\"gdp\") + target.n end";
    char cut[sizeof whole];
    for (size_t i = 0; i < sizeof whole; i++) {
        memcpy(cut, whole, i);
        cut[i] = '\0';
        struct rule_reads r = reads_of(cut);
        assert_true(r.beyond_count <= 1 && r.at_count <= 1 && r.target_count <= 1);
    }
}

static void a_function_is_found_from_its_word_to_its_end(void **state)
{
    (void)state;
    static const char source[] = "return { goal = 1, measure = function(target, at) if at.value > 1 then "
                                 "return 2 end return 3 end, accept = at_least }";
    const struct rule rule = {.source = source, .source_size = strlen(source)};
    struct span found = rule_function_source(&rule, "measure");
    assert_memory_equal(found.at, "function(target, at)", 20);
    assert_memory_equal(found.at + found.len - 12, "return 3 end", 12);
    assert_null(rule_function_source(&rule, "accept").at);
    assert_null(rule_function_source(&rule, "goal").at);
    assert_null(rule_function_source(&rule, "level").at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_told_once_in_order),
        cmocka_unit_test(names_of_parameters_are_the_authors),
        cmocka_unit_test(what_lies_beyond_is_told_by_name_where_it_is_written),
        cmocka_unit_test(comments_and_texts_read_nothing),
        cmocka_unit_test(a_source_that_breaks_off_is_read_to_its_end),
        cmocka_unit_test(a_function_is_found_from_its_word_to_its_end),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
