#include "plan_kit.h"
#include <dirent.h>

static const char good_items[] =
    "document: { title: 吉首市规划, issuer: 市政府, published: 2022 }\n"
    "judging: { compare: rounded }\n"
    "sources: [统计年鉴, 公报]\n"
    "parent: nation\n"
    "note: 说明\n"
    "indicators:\n"
    "  - { indicator: life_expectancy, printed: 人均期望寿命, unit: 岁, baseline: \" 77.05\", "
    "target: \"78.3\", attribute: 约束性, category: 健康水平, order: 1, at: 第1行, responsible: 卫健局 }\n"
    "  - indicator: 婴儿死亡率\n"
    "    unit: \"%\"\n"
    "    unit_means: ‰\n"
    "    baseline: \"*6.5\"\n"
    "    target: \"≤5\"\n"
    "    direction: none\n"
    "    base_year: 2019\n"
    "    deadline: 2023\n"
    "    milestones: { 2022: \"5.5\" }\n"
    "    judging: { reading: { change_per_year: each } }\n"
    "    with: life_expectancy\n"
    "    note: x\n"
    "commitments:\n"
    "  - { indicator: beds, target: 增加, key: second }\n"
    "projects:\n"
    "  - { name: 县医院改造, deadline: 2024 }\n"
    "facts:\n"
    "  - { name: 常住人口, value: \"40.9\", unit: 万人, year: 2020 }\n";

static void a_plan_is_read_as_it_is_written(void **state)
{
    (void)state;
    kit_plan(good_items);
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "warning plan.yaml:8:9 plan_parent_unknown;");
    const struct plan *p = &kit.project->plans[0];
    assert_string_equal(p->id, "p");
    assert_string_equal(kit.project->regions[p->region].name, "吉首市");
    assert_string_equal(p->title, "吉首市规划");
    assert_string_equal(p->published, "2022");
    assert_string_equal(p->note, "说明");
    assert_int_equal(p->base_year, 2020);
    assert_int_equal(p->target_year, 2025);
    assert_int_equal(p->settings.compare, COMPARE_ROUNDED);
    assert_int_equal(p->source_count, 2);
    assert_string_equal(p->sources[1], "公报");
    assert_string_equal(p->parent_id, "nation");
    assert_int_equal(p->parent, NO_NUMBER);
    assert_false(p->baseline_estimated);
}

static void an_item_is_read_as_it_is_printed(void **state)
{
    (void)state;
    kit_plan(good_items);
    kit_load_plan("plan.yaml");
    const struct item *i = kit_item(0);
    assert_string_equal(kit_text(i->name), "人均期望寿命");
    assert_string_equal(kit_text(i->unit), "岁");
    assert_string_equal(kit_text(i->baseline), "77.05");
    assert_string_equal(kit_text(i->target), "78.3");
    assert_int_equal(i->attribute, ATTRIBUTE_BINDING);
    assert_int_equal(i->direction, DIRECTION_HIGHER);
    assert_int_equal(i->kind, ITEM_INDICATOR);
    assert_int_equal(i->base_year, 2020);
    assert_int_equal(i->target_year, 2025);
    assert_string_equal(item_more(i)->category, "健康水平");
    assert_string_equal(item_more(i)->order, "1");
    assert_string_equal(item_more(i)->place, "第1行");
    assert_string_equal(item_more(i)->responsible, "卫健局");
    struct place at = item_place(i);
    assert_string_equal(at.file, "plan.yaml");
    assert_int_equal(at.line, 11);
    assert_int_equal(at.column, 5);
}

static void what_an_item_says_goes_before_the_plan_and_the_catalogue(void **state)
{
    (void)state;
    kit_plan(good_items);
    kit_load_plan("plan.yaml");
    const struct item *i = kit_item(1);
    assert_string_equal(kit_text(i->name), "婴儿死亡率");
    assert_int_equal(i->attribute, ATTRIBUTE_NONE);
    assert_int_equal(i->direction, DIRECTION_NONE);
    assert_int_equal(i->base_year, 2019);
    assert_int_equal(i->target_year, 2023);
    assert_int_equal(item_more(i)->deadline, 2023);
    assert_string_equal(item_more(i)->unit_means, "‰");
    assert_string_equal(item_more(i)->with, "life_expectancy");
    assert_int_equal(item_more(i)->settings.milestone_count, 1);
    assert_int_equal(item_more(i)->settings.reading_change_per_year, READING_EACH);
    assert_int_equal(kit_item(2)->kind, ITEM_COMMITMENT);
    assert_null(item_more(kit_item(2))->category);
}

static void ids_name_year_and_key_where_they_matter(void **state)
{
    (void)state;
    kit_plan(good_items);
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_id(0), "p/433101/life_expectancy");
    assert_string_equal(kit_id(1), "p/433101/infant_mortality@2023");
    assert_string_equal(kit_id(2), "p/433101/beds#second");
}

static void an_estimated_baseline_is_known(void **state)
{
    (void)state;
    kit_plan("indicators: []\n");
    kit_write("plan.yaml", "schema: plancheck.plan/1\nid: p\nregion: { code: x }\n"
                           "period: { base: 2020, target: 2025, baseline: estimated }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "");
    assert_true(kit.project->plans[0].baseline_estimated);
}

/* ---- what is refused ---- */

static void an_item_with_a_mistake_is_left_out_and_the_others_stay(void **state)
{
    (void)state;
    kit_plan("indicators:\n  - { indicator: beds, target: 5 }\n"
             "  - { indicator: life_expectancy, target: \"80\" }\n"
             "  - 5\n  - { indicator: infant_mortality, target: \"5\", tagret: \"6\" }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "plan.yaml:6:32 value_unquoted;plan.yaml:8:5 value_not_map;"
                                    "plan.yaml:9:49 key_unknown;");
    assert_int_equal(kit.project->item_count, 1);
    assert_string_equal(kit_id(0), "p/433101/life_expectancy");
}

static void all_mistakes_come_in_one_go(void **state)
{
    (void)state;
    kit_write("indicators.yaml", kit_catalogue);
    kit_write("plan.yaml",
              "schema: plancheck.plan/1\nid: a b\nregion: {}\n"
              "period: { base: 2025, target: 2020 }\n"
              "indicators:\n  - { indicator: bedz, printed: 病床, target: 5 }\n"
              "  - { indicator: beds, printed: 病床, deadline: 2010, target: \"5\", x: 1 }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(),
                        "plan.yaml:2:5 value_code;plan.yaml:3:9 key_missing;"
                        "plan.yaml:6:45 value_unquoted;plan.yaml:7:66 key_unknown;"
                        "plan.yaml:4:31 years_order;plan.yaml:6:18 indicator_unknown;"
                        "plan.yaml:7:47 years_order;warning plan.yaml:7:33 name_unknown;");
    assert_int_equal(kit.project->item_count, 0);
}

static void an_item_that_ends_before_it_begins_is_left_out(void **state)
{
    (void)state;
    kit_plan("indicators:\n  - { indicator: beds, target: \"5\", deadline: 2020 }\n"
             "  - { indicator: life_expectancy, target: \"5\", base_year: 2025 }\n"
             "  - { indicator: infant_mortality, target: \"5\", base_year: 2024 }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "plan.yaml:6:47 years_order;plan.yaml:7:59 years_order;");
    assert_int_equal(kit.project->item_count, 1);
}

static void one_indicator_is_promised_once(void **state)
{
    (void)state;
    kit_plan("indicators:\n  - { indicator: beds, target: \"5\" }\n"
             "  - { indicator: beds, target: \"6\" }\n"
             "  - { indicator: beds, target: \"6\", deadline: 2030 }\n"
             "  - { indicator: beds, target: \"6\", key: a }\n"
             "commitments:\n  - { indicator: beds, target: \"6\", key: a }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "plan.yaml:7:5 item_twice;plan.yaml:11:5 item_twice;");
    assert_string_equal(kit_first(),
                        "p/433101/beds is promised a second time; the first is at plan.yaml:6. "
                        "Two promises for one indicator need a 'key:' each");
    assert_int_equal(kit.project->item_count, 3);
}

static void an_unknown_indicator_comes_with_the_nearest(void **state)
{
    (void)state;
    kit_plan("indicators:\n  - { indicator: infant_mortalty, target: \"5\" }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_first(), "there is no indicator 'infant_mortalty' in the catalogue | "
                                     "is 'infant_mortality' meant?");
}

static void a_name_that_is_not_the_indicators_is_a_warning(void **state)
{
    (void)state;
    kit_plan("indicators:\n  - { indicator: beds, printed: 婴儿死亡率, target: \"5\" }\n"
             "  - { indicator: life_expectancy, printed: 人均 期望寿命, target: \"5\" }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "warning plan.yaml:6:33 name_unknown;");
    assert_int_equal(kit.project->item_count, 2);
}

static void another_kind_or_version_of_file_is_told_so(void **state)
{
    (void)state;
    kit_write("indicators.yaml", kit_catalogue);
    kit_write("plan.yaml", "schema: plancheck.plan/2\nnew: 1\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "plan.yaml:1:9 schema_version;");
    kit_write("plan.yaml", "schema: plancheck.catalogue/1\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "plan.yaml:1:9 schema_other_kind;");
    kit_write("plan.yaml", "schema: 1\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "plan.yaml:1:9 schema_wrong;");
    kit_write("plan.yaml", "- a\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "plan.yaml:1:1 yaml_no_map;");
}

static void a_name_belongs_to_one_indicator(void **state)
{
    (void)state;
    kit_plan("");
    kit_write("indicators.yaml",
              "schema: plancheck.catalogue/1\nindicators:\n"
              "  - { id: a, name: { zh: 甲 }, other_names: [乙（%）], direction: higher }\n"
              "  - { id: b, name: { zh: 乙(%) }, direction: lower }\n"
              "  - { id: a, name: { zh: 丙 }, direction: lower }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(),
                        "indicators.yaml:4:26 name_twice;indicators.yaml:5:11 name_twice;");
    assert_int_equal(kit.project->indicator_count, 2);
}

static void a_mistake_in_the_catalogue_makes_no_indicator_unknown(void **state)
{
    (void)state;
    kit_plan("indicators:\n  - { indicator: a, target: \"5\" }\n"
             "  - { indicator: z, target: \"5\" }\n");
    kit_write("indicators.yaml", "schema: plancheck.catalogue/1\nindicators:\n"
                                 "  - { id: a, name: 甲, direction: up }\n");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(),
                        "indicators.yaml:3:20 value_not_map;indicators.yaml:3:34 value_word;"
                        "plan.yaml:7:18 indicator_unknown;");
    kit_write("indicators.yaml", "schema: plancheck.catalogue/1\nindicators:\n  - { id: a, ");
    kit_load_plan("plan.yaml");
    assert_string_equal(kit_said(), "indicators.yaml:3:13 yaml_cut_off;");
}

/* ---- broken plans: a file each, and beside it what is said about it ---- */

static const char *read_all(const char *path)
{
    struct file f;
    if (!file_read(kit.arena, path, 1 << 20, &f, diags_new(kit.arena)))
        return "";
    return arena_text(kit.arena, f.bytes, f.size);
}

static const char *printed(enum lang lang)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    diags_print(kit.diags, out, lang, false);
    fclose(out);
    const char *copy = arena_text(kit.arena, text, size);
    free(text);
    return copy;
}

/* PLANCHECK_ACCEPT=1 writes what is said as expected: read the difference before keeping it. */
static void compare_fixture(const char *name)
{
    const char *plan = arena_printf(kit.arena, "%s.yaml", name),
               *expected = arena_printf(kit.arena, "%s.expected", name);
    const char *plans[] = {plan};
    kit_load((struct project_options){.project = "project.yaml", .plans = plans, .plan_count = 1});
    const char *said = arena_printf(kit.arena, "%s\n%s", printed(LANG_EN), printed(LANG_ZH));
    if (getenv("PLANCHECK_ACCEPT"))
        kit_write(expected, said);
    assert_string_equal(said, read_all(expected));
}

static void broken_plans_are_answered_as_expected(void **state)
{
    (void)state;
    assert_int_equal(chdir(TEST_DIR "/plan"), 0);
    DIR *folder = opendir(".");
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *e; (e = readdir(folder));) {
        const char *dot = strrchr(e->d_name, '.');
        if (strncmp(e->d_name, "broken_", 7) != 0 || !dot || strcmp(dot, ".yaml") != 0)
            continue;
        compare_fixture(arena_text(kit.arena, e->d_name, (size_t)(dot - e->d_name)));
        count++;
    }
    closedir(folder);
    assert_true(count >= 10);
}

/* ---- damage ---- */

static uint64_t random_state = 20250101;

static uint32_t random_below(uint32_t n)
{
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(random_state >> 33) % n;
}

/* However a plan is damaged, it is loaded or told what is wrong, with the file's name; nothing
 * breaks. */
static void load_damaged(const char *bytes, size_t size)
{
    struct arena *outer = kit.arena;
    kit.arena = arena_new();
    kit_write_bytes("plan.yaml", bytes, size);
    kit_load_plan("plan.yaml");
    bool loaded = kit.project && kit.project->plan_count == 1;
    for (size_t i = 0; i < kit.diags->count; i++)
        assert_true(kit.diags->list[i].at.file && kit.diags->list[i].text.en);
    if (!loaded && kit.diags->errors == 0)
        fail_msg("neither loaded nor refused: %.*s", (int)size, bytes);
    for (size_t i = 0; i < kit.project->item_count; i++)
        assert_non_null(kit_id(i));
    pages_free(&kit.project->items);
    kit.project = NULL;
    arena_free(kit.arena);
    kit.arena = outer;
}

static void every_prefix_of_a_plan_is_loaded_or_refused(void **state)
{
    (void)state;
    kit_plan(good_items);
    const char *good = read_all("plan.yaml");
    for (size_t len = 0; len <= strlen(good); len++)
        load_damaged(good, len);
}

static void a_changed_byte_is_loaded_or_refused(void **state)
{
    (void)state;
    static const char marks[] = "\n\t\"'[]{}:,#&*!|>-? %@`\\\xFF\x80";
    kit_plan(good_items);
    const char *good = read_all("plan.yaml");
    size_t size = strlen(good);
    char *damaged = arena_alloc(kit.arena, size);
    for (int i = 0; i < 2000; i++) {
        memcpy(damaged, good, size);
        bool mark = random_below(2);
        damaged[random_below((uint32_t)size)] =
            mark ? marks[random_below(sizeof marks - 1)] : (char)random_below(256);
        load_damaged(damaged, size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_plan_is_read_as_it_is_written),
        TEST(an_item_is_read_as_it_is_printed),
        TEST(what_an_item_says_goes_before_the_plan_and_the_catalogue),
        TEST(ids_name_year_and_key_where_they_matter),
        TEST(an_estimated_baseline_is_known),
        TEST(an_item_with_a_mistake_is_left_out_and_the_others_stay),
        TEST(all_mistakes_come_in_one_go),
        TEST(an_item_that_ends_before_it_begins_is_left_out),
        TEST(one_indicator_is_promised_once),
        TEST(an_unknown_indicator_comes_with_the_nearest),
        TEST(a_name_that_is_not_the_indicators_is_a_warning),
        TEST(another_kind_or_version_of_file_is_told_so),
        TEST(a_name_belongs_to_one_indicator),
        TEST(a_mistake_in_the_catalogue_makes_no_indicator_unknown),
        TEST(broken_plans_are_answered_as_expected),
        TEST(every_prefix_of_a_plan_is_loaded_or_refused),
        TEST(a_changed_byte_is_loaded_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
