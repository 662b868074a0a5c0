#include "plan_kit.h"

static const char targets[] =
    "plan,region,indicator,unit,baseline,target,attribute,base_year,target_year\n"
    "prov,430000,life_expectancy,岁,77.1,≥78.6,约束性,2020,2025\n"
    "prov,433101,人均期望寿命,岁,—,同比例提高,,2020,2025\n";

static void load_targets(const char *text)
{
    const char *plans[] = {"t.csv"};
    kit_write("indicators.yaml", kit_catalogue);
    kit_write("t.csv", text);
    kit_load(
        (struct project_options){.plans = plans, .plan_count = 1, .catalogue = "indicators.yaml"});
}

static struct region region(const char *code)
{
    uint32_t number;
    if (!project_find_region(kit.project, span_of(code), &number))
        fail_msg("no region %s", code);
    return kit.project->regions[number];
}

static void rows_become_items(void **state)
{
    (void)state;
    load_targets(targets);
    assert_string_equal(kit_said(), "");
    assert_int_equal(kit.project->plans[0].region, NO_NUMBER);
    assert_int_equal(kit.project->plans[0].target_year, 2025);
    const struct item *i = kit_item(0);
    assert_string_equal(kit_id(0), "prov/430000/life_expectancy");
    assert_string_equal(kit_text(i->name), "人均预期寿命");
    assert_string_equal(kit_text(i->unit), "岁");
    assert_string_equal(kit_text(i->baseline), "77.1");
    assert_string_equal(kit_text(i->target), "≥78.6");
    assert_int_equal(i->attribute, ATTRIBUTE_BINDING);
    assert_int_equal(i->direction, DIRECTION_HIGHER);
    assert_int_equal(i->base_year, 2020);
    assert_int_equal(i->target_year, 2025);
    assert_int_equal(i->line, 2);
    assert_null(item_more(i));
    i = kit_item(1);
    assert_string_equal(kit_text(i->name), "人均期望寿命");
    assert_string_equal(kit_text(i->baseline), "—");
    assert_int_equal(i->attribute, ATTRIBUTE_NONE);
}

static void columns_go_by_their_chinese_names(void **state)
{
    (void)state;
    load_targets("规划,地区,地区名称,指标,指标名称,单位,基期值,目标值,属性,基期年,目标年,方向\n"
                 "甲,433101,吉首市,beds,床位,张,1,2,预期性,2020,2025,越高越好\n");
    assert_string_equal(kit_said(), "");
    assert_string_equal(kit_id(0), "甲/433101/beds");
    assert_string_equal(kit_text(kit_item(0)->name), "床位");
    assert_int_equal(kit_item(0)->direction, DIRECTION_HIGHER);
    assert_string_equal(region("吉首市").code, "433101");
}

static void wrong_rows_are_left_out_with_all_that_is_wrong(void **state)
{
    (void)state;
    load_targets("plan,region,indicator,target,attribute,base_year,target_year,direction\n"
                 "p,1,bed,1,重要,20,2025,\n,1,beds,1,,,2025,\np,,beds,1,,,2025,sideways\n"
                 "p,1,,1,,,2025,\np,1,life_expectancy,80,,,,\np,2,bed,1,,,2025,\n");
    assert_string_equal(kit_said(),
                        "t.csv:2:14 row_year;t.csv:2:5 indicator_unknown;t.csv:3:1 row_empty;"
                        "t.csv:4:3 row_empty;t.csv:4:18 row_direction;t.csv:5:5 row_empty;");
    assert_int_equal(kit.project->item_count, 1);
    assert_int_equal(kit_item(0)->target_year, 0);
}

static void a_wrong_attribute_is_told_the_allowed_words(void **state)
{
    (void)state;
    load_targets("region,indicator,target,attribute,target_year\n1,beds,1,重要,2025\n");
    assert_non_null(strstr(kit_first(), "约束性, 预期性, 倡导性, 力争"));
    assert_non_null(kit.diags->list[0].excerpt);
}

static void what_goes_into_an_id_holds_no_separator(void **state)
{
    (void)state;
    load_targets("plan,region,indicator,target,target_year,key\n"
                 "a/b,1,beds,1,2025,\np,1#2,beds,1,2025,\n"
                 "p,1,beds,1,2025,x@y\n规划 一,1,beds,1,2025,甲\n");
    assert_string_equal(kit_said(), "t.csv:2:1 row_code;t.csv:3:3 row_code;t.csv:4:17 row_code;");
    assert_string_equal(kit_id(0), "规划 一/1/beds#甲");
}

static void rows_in_any_order_are_promised_once(void **state)
{
    (void)state;
    load_targets("plan,region,indicator,target,target_year,key\n"
                 "p,1,beds,1,2025,\np,2,beds,1,2025,\np,1,life_expectancy,1,2025,\n"
                 "p,2,life_expectancy,1,2025,\n"
                 "p,1,beds,2,2025,\np,1,beds,2,2030,\np,1,beds,2,2025,a\nq,1,beds,2,2025,\n"
                 "p,2,beds,9,2025,\n"
                 "q,1,beds,9,2025,\n");
    assert_string_equal(kit_said(),
                        "t.csv:6:1 item_twice;t.csv:10:1 item_twice;t.csv:11:1 item_twice;");
    assert_non_null(strstr(kit_first(), "the first is at t.csv:2"));
    assert_int_equal(kit.project->item_count, 7);
    assert_string_equal(kit_id(4), "p/1/beds");
}

static void a_plan_in_two_pieces_is_promised_once(void **state)
{
    (void)state;
    load_targets("plan,region,indicator,target,target_year\n"
                 "p,1,beds,1,2025\nq,1,beds,1,2025\np,1,beds,1,2025\n");
    assert_string_equal(kit_said(), "t.csv:4:1 item_twice;");
}

static void cells_stay_what_they_are_however_many_there_are(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    fputs("region,indicator,baseline,target,target_year\n", out);
    for (int i = 0; i < 40000; i++)
        fprintf(out, "%d,beds,%d,\"%d\",2025\n", i, i * 7, i % 5);
    fclose(out);
    load_targets(text);
    free(text);
    assert_int_equal(kit.project->item_count, 40000);
    for (int i = 0; i < 40000; i++) {
        assert_int_equal(atoi(kit_text(kit_item((size_t)i)->baseline)), i * 7);
        assert_int_equal(atoi(kit_text(kit_item((size_t)i)->target)), i % 5);
    }
}

/* What the grouped road takes and what the table takes is the same: shuffled rows give the same
 * items. */
static void grouped_and_scattered_rows_are_told_apart_alike(void **state)
{
    (void)state;
    static const char *const ids[] = {"beds", "life_expectancy", "infant_mortality"};
    const char *text = "plan,region,indicator,target,target_year\n";
    for (int r = 0; r < 100; r++)
        for (int k = 0; k < 3; k++)
            text =
                arena_printf(kit.arena, "%sp,%d,%s,1,2025\n", text, r * 37 % 100, ids[(k + r) % 3]);
    load_targets(text);
    assert_string_equal(kit_said(), "");
    assert_int_equal(kit.project->item_count, 300);
    load_targets(arena_printf(kit.arena, "%s%s", text, strchr(text, '\n') + 1));
    assert_int_equal(kit.project->item_count, 300);
    assert_int_equal(kit.diags->errors, 300);
}

static void the_deadline_of_rows_is_the_latest_of_them(void **state)
{
    (void)state;
    load_targets("plan,region,indicator,target,base_year,target_year\np,1,beds,1,2020,2023\n"
                 "p,2,beds,1,2019,2025\n");
    assert_int_equal(kit.project->plans[0].target_year, 2025);
    assert_int_equal(kit.project->plans[0].base_year, 2019);
    assert_string_equal(kit_id(0), "p/1/beds@2023");
    assert_string_equal(kit_id(1), "p/2/beds");
}

static void a_csv_in_gb18030_is_read(void **state)
{
    (void)state;
    load_targets("region,indicator,target,target_year\n"
                 "1,\xC8\xCB\xBE\xF9\xC6\xDA\xCD\xFB\xCA\xD9\xC3\xFC,80,2025\n");
    assert_string_equal(kit_said(), "");
    assert_string_equal(kit_id(0), "t/1/life_expectancy");
    assert_string_equal(kit_text(kit_item(0)->name), "人均期望寿命");
}

static void what_a_file_is_shows_in_its_name_or_its_first_line(void **state)
{
    (void)state;
    kit_plan("indicators: [{ indicator: beds, target: \"9\" }]\n");
    kit_write("rows", targets);
    assert_int_equal(rename("plan.yaml", "text"), 0);
    kit_load_plan("rows");
    assert_int_equal(kit.project->item_count, 2);
    kit_load_plan("text");
    assert_int_equal(kit.project->item_count, 1);
    kit_load_plan("nothing");
    assert_string_equal(kit_said(), "nothing:0:0 file_missing;");
}

static void a_name_of_two_regions_finds_none(void **state)
{
    (void)state;
    load_targets("region,region_name,indicator,target,target_year\n110102,西城区,beds,1,2025\n"
                 "110105,朝阳区,beds,1,2025\n"
                 "220104,朝阳区,beds,1,2025\n朝阳区,,beds,1,2025\n西城区,,life_expectancy,80,2025\n");
    assert_string_equal(kit_said(), "t.csv:5:1 region_ambiguous;");
    uint32_t number;
    assert_false(project_find_region(kit.project, SPAN("朝阳区"), &number));
    assert_true(project_region_ambiguous(kit.project, SPAN("朝 阳区")));
    assert_false(project_region_ambiguous(kit.project, SPAN("西城区")));
    assert_string_equal(kit_id(3), "t/110102/life_expectancy");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_become_items),
        TEST(columns_go_by_their_chinese_names),
        TEST(wrong_rows_are_left_out_with_all_that_is_wrong),
        TEST(a_wrong_attribute_is_told_the_allowed_words),
        TEST(what_goes_into_an_id_holds_no_separator),
        TEST(rows_in_any_order_are_promised_once),
        TEST(a_plan_in_two_pieces_is_promised_once),
        TEST(cells_stay_what_they_are_however_many_there_are),
        TEST(grouped_and_scattered_rows_are_told_apart_alike),
        TEST(the_deadline_of_rows_is_the_latest_of_them),
        TEST(a_csv_in_gb18030_is_read),
        TEST(what_a_file_is_shows_in_its_name_or_its_first_line),
        TEST(a_name_of_two_regions_finds_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
