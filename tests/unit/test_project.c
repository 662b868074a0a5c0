#include "plan_kit.h"

static const char project_text[] =
    "schema: plancheck.project/1\n"
    "plans: [plans/county.yaml, targets.csv]\n"
    "catalogue: indicators.yaml\n"
    "reported: [reported.csv]\n"
    "rules: [rules]\n"
    "regions:\n"
    "  - { code: \"430000\", name: 湖南省 }\n"
    "  - { code: X1, name: 高新区, parent: \"433100\" }\n"
    "sources: [公报]\n"
    "judging: { as_of: 2025 }\n";

static const char county[] =
    "schema: plancheck.plan/1\nid: county\nregion: { code: \"433101\", name: 吉首市 }\n"
    "period: { base: 2020, target: 2025 }\nindicators:\n  - { indicator: beds, target: \"9\" }\n";

static const char targets[] =
    "plan,region,indicator,unit,baseline,target,attribute,base_year,target_year\n"
    "prov,430000,life_expectancy,岁,77.1,≥78.6,约束性,2020,2025\n"
    "prov,433101,人均期望寿命,岁,—,同比例提高,,2020,2025\n";

/* A project in the folder `work`. */
static void make_project(void)
{
    assert_int_equal(system("mkdir -p work/plans work/rules work/deep/er"), 0);
    kit_write("work/plancheck.yaml", project_text);
    kit_write("work/indicators.yaml", kit_catalogue);
    kit_write("work/plans/county.yaml", county);
    kit_write("work/targets.csv", targets);
    kit_write("work/reported.csv", "region,indicator,year,value\n");
}

static void load(const char *project)
{
    kit_load((struct project_options){.project = project});
}

static struct region region(const char *code)
{
    uint32_t number;
    if (!project_find_region(kit.project, span_of(code), &number))
        fail_msg("no region %s", code);
    return kit.project->regions[number];
}

static const char *parent(const char *code)
{
    uint32_t number = region(code).parent;
    return number == NO_NUMBER ? "-" : kit.project->regions[number].code;
}

/* ---- the project file ---- */

static void a_project_is_a_file_or_its_folder(void **state)
{
    (void)state;
    make_project();
    load("work");
    assert_string_equal(kit_said(), "");
    assert_string_equal(kit.project->file, "work/plancheck.yaml");
    assert_int_equal(kit.project->item_count, 3);
    load("work/plancheck.yaml");
    assert_int_equal(kit.project->item_count, 3);
    assert_int_equal(kit.project->settings.as_of, 2025);
    assert_string_equal(kit.project->sources[0], "公报");
    assert_string_equal(kit.project->reported[0], "work/reported.csv");
    assert_string_equal(kit.project->rules[0], "work/rules");
    assert_false(project_open_catalogue(kit.project));
}

static void a_project_is_found_upward(void **state)
{
    (void)state;
    make_project();
    assert_int_equal(chdir("work/deep/er"), 0);
    load(NULL);
    assert_string_equal(kit_said(), "");
    assert_string_equal(kit.project->file, "../../plancheck.yaml");
    assert_string_equal(kit_item(0)->from->file, "../../plans/county.yaml");
    assert_int_equal(chdir("../.."), 0);
    load(NULL);
    assert_string_equal(kit.project->file, "plancheck.yaml");
}

static void without_project_and_plan_there_is_nothing(void **state)
{
    (void)state;
    load(NULL);
    assert_null(kit.project);
    assert_string_equal(kit_said(), "-:0:0 no_project;");
    load("nowhere");
    assert_null(kit.project);
    assert_string_equal(kit_said(), "nowhere:0:0 file_missing;");
    kit_write("plan.yaml", county);
    load("plan.yaml");
    assert_null(kit.project);
    assert_string_equal(kit_said(), "plan.yaml:1:9 schema_other_kind;");
}

static void what_is_not_there_is_shown_where_it_is_named(void **state)
{
    (void)state;
    make_project();
    assert_int_equal(system("rm -r work/plans work/rules"), 0);
    load("work");
    assert_string_equal(
        kit_said(), "work/plancheck.yaml:2:9 path_missing;work/plancheck.yaml:5:9 path_missing;");
    assert_int_equal(kit.project->item_count, 2);
    assert_int_equal(kit.project->rules_count, 0);
}

static void the_command_line_takes_the_place_of_the_project(void **state)
{
    (void)state;
    make_project();
    kit_write("other.yaml", "schema: plancheck.plan/1\nid: other\nregion: { code: \"433101\" }\n"
                            "period: { target: 2025 }\n"
                            "indicators: [{ indicator: beds, target: \"1\" }]\n");
    const char *plans[] = {"other.yaml"}, *rules[] = {"elsewhere"},
               *reported[] = {"a.csv", "b.csv"};
    kit_load((struct project_options){.project = "work",
                                      .plans = plans,
                                      .plan_count = 1,
                                      .rules = rules,
                                      .rules_count = 1,
                                      .reported = reported,
                                      .reported_count = 2});
    assert_int_equal(kit.project->plan_count, 1);
    assert_string_equal(kit_id(0), "other/433101/beds");
    assert_string_equal(kit.project->rules[0], "elsewhere");
    assert_int_equal(kit.project->reported_count, 2);
    assert_string_equal(region("430000").name, "湖南省");
}

static void inputs_are_recorded_in_the_order_they_were_read(void **state)
{
    (void)state;
    make_project();
    load("work");
    static const char *const paths[] = {"work/plancheck.yaml", "work/indicators.yaml",
                                        "work/plans/county.yaml", "work/targets.csv"};
    assert_int_equal(kit.project->input_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(kit.project->inputs[i].path, paths[i]);
        assert_int_equal(strlen(kit.project->inputs[i].sha256), 64);
    }
    kit_write("work/targets.csv", "");
    load("work");
    assert_string_equal(kit.project->inputs[3].sha256,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void a_plan_is_read_once(void **state)
{
    (void)state;
    make_project();
    kit_write("work/plans/again.yaml", county);
    const char *plans[] = {"work/plans/county.yaml", "work/plans/again.yaml"};
    kit_load((struct project_options){.project = "work", .plans = plans, .plan_count = 2});
    assert_string_equal(kit_said(), "work/plans/again.yaml:2:5 plan_twice;");
    assert_int_equal(kit.project->item_count, 1);
}

static void a_plan_knows_its_parent_whatever_the_order(void **state)
{
    (void)state;
    make_project();
    kit_write("a.yaml", arena_printf(kit.arena, "%sparent: b\n", county));
    kit_write("b.yaml", "schema: plancheck.plan/1\nid: b\nregion: { code: \"430000\" }\n"
                        "period: { target: 2025 }\n");
    const char *plans[] = {"a.yaml", "b.yaml"};
    kit_load((struct project_options){.project = "work", .plans = plans, .plan_count = 2});
    assert_string_equal(kit_said(), "");
    assert_int_equal(kit.project->plans[0].parent, 1);
    kit_write("b.yaml", "schema: plancheck.plan/1\nid: b\nregion: { code: \"430000\" }\n"
                        "period: { target: 2025 }\n"
                        "parent: county\n");
    kit_load((struct project_options){.project = "work", .plans = plans, .plan_count = 2});
    assert_string_equal(kit_said(), "b.yaml:5:9 plan_parent_round;");
    assert_int_equal(kit.project->plans[1].parent, NO_NUMBER);
}

/* ---- catalogue ---- */

static void the_bundled_catalogue_serves_where_none_is_given(void **state)
{
    (void)state;
    assert_int_equal(system("mkdir -p tree/data installed"), 0);
    kit_write("tree/data/indicators.yaml", kit_catalogue);
    kit_write("installed/indicators.yaml", kit_catalogue);
    kit_write("t.csv", targets);
    const char *plans[] = {"t.csv"}, *const folders[] = {"tree", "installed"};
    for (int i = 0; i < 2; i++) {
        kit_load((struct project_options){.plans = plans, .plan_count = 1, .bundled = folders[i]});
        assert_string_equal(kit_said(), "");
        assert_int_equal(kit.project->indicator_count, 3);
        assert_true(project_open_catalogue(kit.project));
    }
    kit_load((struct project_options){.plans = plans, .plan_count = 1, .bundled = "empty"});
    assert_int_equal(kit.project->indicator_count, 2);
}

static void an_open_catalogue_takes_names_that_nobody_knows(void **state)
{
    (void)state;
    kit_write("indicators.yaml", kit_catalogue);
    kit_write("t.csv", "region,indicator,unit,target,target_year\n1,森林 覆盖率,%,60,2025\n"
                       "2,森林覆盖率,%,61,2025\n"
                       "2,beds,张,5,2025\n");
    const char *plans[] = {"t.csv"};
    kit_load((struct project_options){.plans = plans, .plan_count = 1, .bundled = "."});
    assert_string_equal(kit_said(), "");
    assert_int_equal(kit.project->indicator_count, 4);
    const struct indicator *made = &kit.project->indicators[3];
    assert_string_equal(made->id, "森林 覆盖率");
    assert_string_equal(made->zh, made->id);
    assert_string_equal(made->unit, "%");
    assert_int_equal(made->direction, DIRECTION_UNKNOWN);
    assert_int_equal(kit_item(0)->direction, DIRECTION_UNKNOWN);
    assert_int_equal(kit_item(1)->indicator, 3);
}

static void names_find_whatever_their_width_and_case(void **state)
{
    (void)state;
    kit_plan("");
    kit_load_plan("plan.yaml");
    uint32_t number;
    assert_true(project_find_indicator(kit.project, SPAN(" 人均 期望寿命 "), &number) && number == 0);
    assert_true(
        project_find_indicator(kit.project, SPAN("ＬＩＦＥ expectancy AT BIRTH"), &number) &&
        number == 0);
    assert_true(project_find_indicator(kit.project, SPAN("infant_mortality"), &number) &&
                number == 1);
    assert_false(project_find_indicator(kit.project, SPAN("婴儿"), &number));
    assert_false(project_find_indicator(kit.project, SPAN(""), &number));
    assert_false(project_find_indicator(kit.project, SPAN("\xFF"), &number));
    assert_string_equal(project_nearest_indicator(kit.project, "婴儿死忘率"), "婴儿死亡率");
    assert_null(project_nearest_indicator(kit.project, "完全不同的东西"));
}

/* ---- regions ---- */

static void parents_follow_from_the_code(void **state)
{
    (void)state;
    make_project();
    load("work");
    assert_string_equal(parent("433101"), "433100");
    assert_string_equal(parent("433100"), "430000");
    assert_string_equal(parent("430000"), "000000");
    assert_string_equal(parent("000000"), "-");
    assert_string_equal(parent("X1"), "433100");
    assert_true(region("X1").parent_stated);
    assert_false(region("433101").parent_stated);
    project_region(kit.project, SPAN("12345"));
    project_region(kit.project, SPAN("012345"));
    project_region(kit.project, SPAN("4331012"));
    project_region(kit.project, SPAN("43310A"));
    assert_string_equal(parent("12345"), "-");
    assert_string_equal(parent("012345"), "-");
    assert_string_equal(parent("4331012"), "-");
    assert_string_equal(parent("43310A"), "-");
    project_region(kit.project, SPAN("110101"));
    assert_string_equal(parent("110101"), "110100");
    assert_string_equal(parent("110100"), "110000");
    project_region(kit.project, SPAN("100001"));
    assert_string_equal(parent("100001"), "100000");
}

static void a_region_is_found_by_code_and_by_name(void **state)
{
    (void)state;
    make_project();
    load("work");
    assert_string_equal(region("吉首市").code, "433101");
    assert_string_equal(region("４３３１０１").code, "433101");
    assert_string_equal(region(" 湖 南省").code, "430000");
    assert_string_equal(region("433100").name, "433100");
    uint32_t number;
    assert_false(project_find_region(kit.project, SPAN("长沙市"), &number));
}

static void two_names_for_one_region_are_a_warning(void **state)
{
    (void)state;
    make_project();
    kit_write("b.yaml", "schema: plancheck.plan/1\nid: b\n"
                        "region: { code: \"433101\", name: 古丈县 }\nperiod: { target: 2025 }\n");
    const char *plans[] = {"work/plans/county.yaml", "b.yaml"};
    kit_load((struct project_options){.project = "work", .plans = plans, .plan_count = 2});
    assert_string_equal(kit_said(), "warning b.yaml:3:33 region_renamed;");
    assert_string_equal(region("古丈县").name, "吉首市");
}

static void a_region_cannot_lie_in_itself_nor_in_two(void **state)
{
    (void)state;
    make_project();
    kit_write("work/plancheck.yaml", "schema: plancheck.project/1\ncatalogue: indicators.yaml\n"
                                     "regions:\n"
              "  - { code: a, parent: b }\n  - { code: b, parent: c }\n  - { code: c, parent: a }\n"
              "  - { code: d, parent: e }\n  - { code: d, parent: f }\n");
    load("work");
    assert_string_equal(
        kit_said(),
        "work/plancheck.yaml:8:24 region_parents;work/plancheck.yaml:4:24 region_round;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_project_is_a_file_or_its_folder),
        TEST(a_project_is_found_upward),
        TEST(without_project_and_plan_there_is_nothing),
        TEST(what_is_not_there_is_shown_where_it_is_named),
        TEST(the_command_line_takes_the_place_of_the_project),
        TEST(inputs_are_recorded_in_the_order_they_were_read),
        TEST(a_plan_is_read_once),
        TEST(a_plan_knows_its_parent_whatever_the_order),
        TEST(the_bundled_catalogue_serves_where_none_is_given),
        TEST(an_open_catalogue_takes_names_that_nobody_knows),
        TEST(names_find_whatever_their_width_and_case),
        TEST(parents_follow_from_the_code),
        TEST(a_region_is_found_by_code_and_by_name),
        TEST(two_names_for_one_region_are_a_warning),
        TEST(a_region_cannot_lie_in_itself_nor_in_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
