/* What the judge makes of rules of other people: functions beyond measure and accept, and rules
 * that break. */
#include "rule_kit.h"
#include <math.h>

static struct reading target;
static struct settings settings;

static struct case_value value(int year, const char *text)
{
    return case_value_of(year, cell_read(text, strlen(text)));
}

/* The rule "mine" with these fields, judged on a baseline of 50 in 2020 and a target of 100 in
 * 2025. */
static struct slot judge_with(const char *fields, int as_of, int year, const char *reported)
{
    kit_rule("mine", fields);
    kit_load();
    uint32_t rule = kit_find("mine");
    struct evaluator *e = evaluator_new(kit.book, rule, &rule_limits_default);
    assert_non_null(e);
    struct case_value values[] = {value(year, reported)};
    target = kit_target(rule, "100");
    settings = settings_default;
    settings.as_of = as_of;
    struct judge_case c = {.target = &target,
                           .region = "",
                           .indicator = "",
                           .unit = "",
                           .base_year = 2020,
                           .target_year = 2025,
                           .direction = DIRECTION_HIGHER,
                           .baseline = cell_read("50", 2),
                           .settings = &settings,
                           .values = values,
                           .value_count = 1,
                           .fault = REASON_met};
    struct slot slot;
    judge(&c, e, &slot, NULL);
    evaluator_free(e);
    return slot;
}

static const char *outcome(struct slot s)
{
    return arena_printf(kit.arena, "%s/%s", verdict_name(s.verdict), reason_name(s.reason));
}

static const char *number(struct fixed f)
{
    char text[64];
    fixed_write(f, text);
    return arena_printf(kit.arena, "%s", text);
}

#define ACCEPT "accept = function(target, at) return at_least(target.n) end"

static void a_rule_may_have_its_own_progress(void **state)
{
    (void)state;
    struct slot s = judge_with("progress = function(target, at) return at.value / 2 end, " ACCEPT,
                               2022, 2022, "85");
    assert_string_equal(outcome(s), "on_track/on_schedule");
    assert_string_equal(number(s.progress), "42.50");
}

static void a_rule_may_know_that_nothing_changes_any_more(void **state)
{
    (void)state;
    const char *fields = "early = function(target, at) return at.value > 60 end, " ACCEPT;
    assert_string_equal(outcome(judge_with(fields, 2022, 2022, "120")), "pass/met_irrevocably");
    assert_string_equal(outcome(judge_with(fields, 2022, 2022, "80")), "fail/irrecoverable");
    assert_string_equal(outcome(judge_with(fields, 2022, 2022, "55")), "off_track/far_behind");
}

static void a_rule_may_judge_all_by_itself(void **state)
{
    (void)state;
    const char *fields = "judge = function(target, at, final)\n"
                         "if not final then return 'undetermined', 'informal' end\n"
                         "return 'pass', 'stable', at.value * 2 end";
    struct slot s = judge_with(fields, 2025, 2025, "7");
    assert_string_equal(outcome(s), "pass/stable");
    assert_string_equal(number(s.measure), "14");
    assert_string_equal(outcome(judge_with(fields, 2023, 2023, "7")), "undetermined/informal");
    assert_string_equal(outcome(judge_with(fields, 2025, 2023, "7")),
                        "no_data/target_year_missing");
    assert_string_equal(outcome(judge_with(fields, 2025, 2025, "7*")),
                        "undetermined/borrowed_observation");
}

static void a_verdict_that_there_is_not_is_the_rules_failure(void **state)
{
    (void)state;
    const char *unknown = "judge = function(target, at, final) return 'passed', 'met' end";
    const char *error = "judge = function(target, at, final) return 'error', 'bad_number' end";
    assert_string_equal(outcome(judge_with(unknown, 2025, 2025, "7")), "error/rule_failed");
    assert_string_equal(outcome(judge_with(error, 2025, 2025, "7")), "error/rule_failed");
}

static void a_rule_that_does_not_decide_says_why(void **state)
{
    (void)state;
    const char *known = "accept = function(target, at) return undetermined('missing_year') end";
    const char *other = "accept = function(target, at) return undetermined('ask the county') end";
    assert_string_equal(outcome(judge_with(known, 2025, 2025, "7")), "undetermined/missing_year");
    assert_string_equal(outcome(judge_with(other, 2025, 2025, "7")), "undetermined/informal");
}

static void a_rule_that_breaks_is_an_error(void **state)
{
    (void)state;
    assert_string_equal(
        outcome(judge_with("measure = function(target, at) return at.valeu end, " ACCEPT, 2025,
                           2025, "7")),
        "error/rule_failed");
    assert_string_equal(
        outcome(judge_with("accept = function(target, at) return 5 end", 2025, 2025, "7")),
        "error/rule_failed");
    assert_string_equal(
        outcome(judge_with("measure = function(target, at) return 1 / (at.value - 7) end, " ACCEPT,
                           2025, 2025, "7")),
        "error/rule_failed");
}

static void what_a_rule_lacks_is_its_reason(void **state)
{
    (void)state;
    assert_string_equal(
        outcome(judge_with("measure = function(target, at) return at.reference end, " ACCEPT, 2025,
                           2025, "7")),
        "no_data/reference_missing");
    assert_string_equal(
        outcome(judge_with("measure = function(target, at) return at.series(2023) end, " ACCEPT,
                           2025, 2025, "7")),
        "undetermined/missing_year");
    assert_string_equal(
        outcome(judge_with("measure = function(target, at) return at.sum end, " ACCEPT, 2025, 2025,
                           "7")),
        "undetermined/missing_year");
}

static void a_rule_may_look_at_other_years(void **state)
{
    (void)state;
    struct slot s =
        judge_with("measure = function(target, at) return at.series(at.year) + 1 end, " ACCEPT,
                   2025, 2025, "99");
    assert_string_equal(outcome(s), "pass/met");
    assert_string_equal(number(s.measure), "100");
}

static void whatever_a_rule_is_asked_it_may_look_at_other_years(void **state)
{
    (void)state;
    const char *early = "early = function(target, at) return at.series(at.year) > 60 end, " ACCEPT;
    const char *goal = "goal = function(target, at) return at.series(at.year) end, " ACCEPT;
    assert_string_equal(outcome(judge_with(early, 2022, 2022, "120")), "pass/met_irrevocably");
    struct slot s = judge_with(goal, 2025, 2025, "120");
    assert_string_equal(outcome(s), "pass/met");
    assert_string_equal(number(s.goal), "120");
}

static void a_rule_that_judges_itself_may_look_at_other_years(void **state)
{
    (void)state;
    static const char *const rules[] = {
        "judge = function(target, at, final) if equal(at.series(at.year), at.value) then "
        "return 'pass', 'met' end return 'fail', 'not_met' end",
        "judge = function(target, at, final) if at.series(2024) then return 'pass', 'met' end end",
    };
    assert_string_equal(outcome(judge_with(rules[0], 2025, 2025, "99")), "pass/met");
    assert_string_equal(outcome(judge_with(rules[1], 2025, 2025, "99")),
                        "undetermined/missing_year");
}

/* A root is never exact: near the edge it is still compared as it is. */
static void a_root_is_computed_in_doubles(void **state)
{
    (void)state;
    struct slot s = judge_with("measure = function(target, at) return sqrt(at.value) end, " ACCEPT,
                               2025, 2025, "10000");
    assert_string_equal(outcome(s), "pass/met");
    s = judge_with("measure = function(target, at) return sqrt(at.value) end, " ACCEPT, 2025, 2025,
                   "9999");
    assert_string_equal(outcome(s), "fail/not_met");
}

static void tenths_add_up_exactly_near_the_edge(void **state)
{
    (void)state;
    struct slot s =
        judge_with("measure = function(target, at) return at.value + 0.1 + 0.2 end, " ACCEPT, 2025,
                   2025, "99.7");
    assert_string_equal(outcome(s), "pass/met");
    assert_string_equal(number(s.margin), "0");
    assert_int_equal(s.exact_runs, 1);
    s = judge_with("measure = function(target, at) return at.value + 0.1 + 0.2 end, " ACCEPT, 2025,
                   2025, "99");
    assert_int_equal(s.exact_runs, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_open, kit_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_rule_may_have_its_own_progress),
        TEST(a_rule_may_know_that_nothing_changes_any_more),
        TEST(a_rule_may_judge_all_by_itself),
        TEST(a_verdict_that_there_is_not_is_the_rules_failure),
        TEST(a_rule_that_does_not_decide_says_why),
        TEST(a_rule_that_breaks_is_an_error),
        TEST(what_a_rule_lacks_is_its_reason),
        TEST(a_rule_may_look_at_other_years),
        TEST(whatever_a_rule_is_asked_it_may_look_at_other_years),
        TEST(a_rule_that_judges_itself_may_look_at_other_years),
        TEST(a_root_is_computed_in_doubles),
        TEST(tenths_add_up_exactly_near_the_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
