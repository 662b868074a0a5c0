#include "plan_kit.h"
#include "../../src/plan/schema.h"
#include <jansson.h>

/* A path of keys into a schema: properties of maps, items of lists. */
static json_t *dig(json_t *at, const char *path)
{
    char *copy = arena_text(kit.arena, path, strlen(path)), *rest = NULL;
    for (char *key = strtok_r(copy, "/", &rest); key; key = strtok_r(NULL, "/", &rest)) {
        at = json_object_get(at, key);
        if (!at)
            fail_msg("%s: no %s", path, key);
    }
    return at;
}

static json_t *schema_of(const char *name)
{
    json_t *schema = json_loads(schema_text(kit.arena, name), 0, NULL);
    assert_non_null(schema);
    return schema;
}

static void assert_text(json_t *schema, const char *path, const char *expected)
{
    assert_string_equal(json_string_value(dig(schema, path)), expected);
}

static bool lists(json_t *list, const char *word)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (strcmp(json_string_value(json_array_get(list, i)), word) == 0)
            return true;
    return false;
}

static void every_kind_of_file_has_a_json_schema(void **state)
{
    (void)state;
    static const char *const names[] = {"plan", "catalogue", "project", "result"};
    for (size_t i = 0; i < 4; i++) {
        json_t *schema = schema_of(names[i]);
        assert_text(schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
        assert_text(schema, "title", arena_printf(kit.arena, "plancheck.%s/1", names[i]));
        assert_text(schema, "properties/schema/const",
                    arena_printf(kit.arena, "plancheck.%s/1", names[i]));
        assert_true(lists(dig(schema, "required"), "schema"));
        json_decref(schema);
    }
    assert_null(schema_text(kit.arena, "rule"));
}

static void the_schema_says_what_the_check_says(void **state)
{
    (void)state;
    json_t *plan = schema_of("plan"), *item = dig(plan, "properties/indicators/items");
    assert_true(json_is_false(dig(plan, "additionalProperties")));
    assert_true(lists(dig(plan, "required"), "period"));
    assert_false(lists(dig(plan, "required"), "document"));
    assert_true(lists(dig(item, "required"), "target"));
    assert_text(item, "properties/target/type", "string");
    assert_true(lists(dig(item, "properties/attribute/enum"), "约束性"));
    assert_true(lists(dig(item, "properties/direction/enum"), "lower"));
    assert_true(lists(dig(item, "properties/judging/properties/compare/enum"), "rounded"));
    assert_non_null(strstr(json_string_value(dig(item, "properties/baseline/description")), "基期值"));
    json_decref(plan);
}

static void readers_of_results_pass_over_unknown_fields(void **state)
{
    (void)state;
    json_t *result = schema_of("result");
    assert_null(json_object_get(result, "additionalProperties"));
    assert_true(
        lists(dig(result, "properties/verdicts/items/properties/verdict/enum"), "not_applicable"));
    assert_true(lists(dig(result, "properties/verdicts/items/required"), "plan_at"));
    json_decref(result);
}

/* All maps that can be reached, each key once: a table that is larger than its check can count
 * fails here. */
static void check_table(const struct schema_map *m, int depth)
{
    assert_true(m->count <= 32 || m->open);
    assert_true(depth < 8);
    for (size_t i = 0; i < m->count; i++) {
        const struct schema_key *k = &m->keys[i];
        assert_true(k->about.en && k->about.zh && *k->about.en && *k->about.zh);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(k->key, m->keys[j].key);
        if (k->map)
            check_table(k->map, depth + 1);
    }
}

static void every_key_is_described_in_both_languages(void **state)
{
    (void)state;
    check_table(schema_plan.map, 0);
    check_table(schema_catalogue.map, 0);
    check_table(schema_project.map, 0);
    check_table(schema_result.map, 0);
}

/* One value of a plan's item, and what is said about it. */
static const char *said_of(const char *line)
{
    kit_plan(arena_printf(kit.arena, "indicators:\n  - indicator: beds\n    target: \"5\"\n"
                                     "    %s\n", line));
    kit_load_plan("plan.yaml");
    return kit.diags->count ? kit.diags->list[0].code : "";
}

static const struct {
    const char *line, *code;
} item_values[] = {
    {"baseline: \"77.05\"", ""},
    {"baseline: ''", ""},
    {"baseline: 33左右", ""},
    {"baseline: ≥80", ""},
    {"baseline: 77.05", "value_unquoted"},
    {"baseline: -3", "value_unquoted"},
    {"baseline: 1:1.35", "value_unquoted"},
    {"baseline: 2-3", "value_unquoted"},
    {"baseline: 1e3", "value_unquoted"},
    {"baseline: 0x1F", "value_unquoted"},
    {"baseline: 2025-01-01", "value_unquoted"},
    {"baseline: Yes", "value_unquoted"},
    {"baseline:", "value_null_cell"},
    {"baseline: ~", "value_null_cell"},
    {"baseline: null", "value_null_cell"},
    {"baseline: [5]", "value_not_text"},
    {"baseline: {a: 5}", "value_not_text"},
    {"note: 5", ""},
    {"note:", "value_empty"},
    {"note: ' '", "value_empty"},
    {"deadline: 2024", ""},
    {"deadline: \"2024\"", ""},
    {"deadline: 24", "value_year"},
    {"deadline: 二〇二四", "value_year"},
    {"attribute: 约束性", ""},
    {"attribute: 约束姓", "value_word"},
    {"direction: up", "value_word"},
    {"key: a", ""},
    {"key: a b", "value_code"},
    {"key: a/b", "value_code"},
    {"key: 'a#b'", "value_code"},
    {"judging: {tol: 0.5}", ""},
    {"judging: [tol]", "value_not_map"},
    {"judging: {tol: x}", "setting_wrong"},
    {"judging: {bound: [0, 100]}", ""},
    {"judging: {bound: [0, null]}", ""},
    {"judging: {bound: [null, null]}", "setting_wrong"},
    {"judging: {reading: {change_per_year: each}}", ""},
    {"judging: {ref: {2020: 77.93, 2025: \"79\"}}", ""},
    {"judging: {ref: {2020: [1]}}", "setting_wrong"},
    {"milestones: {2022: \"80\"}", ""},
    {"milestones: {22: \"80\"}", "setting_wrong"},
    {"milestones: 80", "value_not_map"},
    {"targets: 5", "key_unknown"},
    {"with: infant_mortality", ""},
    {"with: \"430000\"", ""},
};

static void values_are_held_to_their_kind(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof item_values / sizeof *item_values; i++)
        if (strcmp(said_of(item_values[i].line), item_values[i].code) != 0)
            fail_msg("%s: %s", item_values[i].line, kit_said());
}

static void catalogue_values_are_held_to_their_kind(void **state)
{
    (void)state;
    static const struct {
        const char *fields, *code;
    } cases[] = {
        {"id: a", ""},
        {"id: A", "value_snake"},
        {"id: 指标", "value_snake"},
        {"id: a-b", "value_snake"},
        {"id: a, bounds: [0, 100]", ""},
        {"id: a, bounds: [0, null]", ""},
        {"id: a, bounds: [5, 1]", "value_bounds"},
        {"id: a, bounds: [0]", "value_bounds"},
        {"id: a, bounds: [x, 1]", "value_bounds"},
        {"id: a, bounds: [null, null]", "value_bounds"},
        {"id: a, tolerance: 0.5", ""},
        {"id: a, tolerance: 5%", "value_number"},
        {"id: a, tolerance: -1", "value_number"},
        {"id: a, other_names: x", "value_not_list"},
        {"id: a, other_names: [x, [y]]", "value_not_text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kit_write("indicators.yaml",
                  arena_printf(kit.arena,
                               "schema: plancheck.catalogue/1\n"
                               "indicators:\n"
                               "  - { name: { zh: 甲 }, direction: higher, %s }\n",
                               cases[i].fields));
        kit_write("t.csv", "region,indicator,target,target_year\n");
        kit_load_plan("t.csv");
        if (strcmp(kit.diags->count ? kit.diags->list[0].code : "", cases[i].code) != 0)
            fail_msg("%s: %s", cases[i].fields, kit_said());
    }
}

static void a_suggestion_goes_with_what_is_misspelt(void **state)
{
    (void)state;
    said_of("basline: \"5\"");
    assert_string_equal(kit_first(), "key 'basline' is not known here | is 'baseline' meant?");
    said_of("attribute: 约束姓");
    assert_non_null(strstr(kit_first(), "| is '约束性' meant?"));
    said_of("judging: {compare: ful}");
    assert_non_null(
        strstr(kit_first(), "| compare: expected is one of full, rounded, both, not 'ful'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_kind_of_file_has_a_json_schema),
        TEST(the_schema_says_what_the_check_says),
        TEST(readers_of_results_pass_over_unknown_fields),
        TEST(every_key_is_described_in_both_languages),
        TEST(values_are_held_to_their_kind),
        TEST(catalogue_values_are_held_to_their_kind),
        TEST(a_suggestion_goes_with_what_is_misspelt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
