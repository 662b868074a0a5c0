#include "rule_kit.h"

static struct evaluator *evaluator;
static struct reading target;
static struct at at;

/* A rule of these fields, asked about value 56, baseline 52.7, n 0.5. */
static void ask(const char *fields)
{
    kit_rule("asked", fields);
    kit_load();
    target = kit_target(kit_find("asked"), "0.5");
    at = kit_at("56", "52.7");
    evaluator = evaluator_new(kit.book, target.rule, &rule_limits_default);
    assert_non_null(evaluator);
    evaluator_case(evaluator, &target, &at, false);
}

static int close_all(void **state)
{
    if (evaluator)
        evaluator_free(evaluator);
    evaluator = NULL;
    num_forget();
    return kit_close(state);
}

static const char *written(struct num x)
{
    char text[64];
    size_t size = num_write(x, text);
    return arena_text(kit.arena, text, size);
}

static const char *measured(void)
{
    struct num x;
    assert_int_equal(evaluator_measure(evaluator, &x), RULE_OK);
    return written(x);
}

/* "[a, b)", with -inf and inf for absent ends */
static const char *accepted(void)
{
    struct interval s;
    enum rule_outcome outcome = evaluator_accept(evaluator, &s);
    if (outcome != RULE_OK)
        return arena_printf(kit.arena, "%d %s", outcome, evaluator_words(evaluator));
    return arena_printf(kit.arena, "%s%s, %s%s", s.has_low && !s.low_open ? "[" : "(",
                        s.has_low ? written(s.low) : "-inf", s.has_high ? written(s.high) : "inf",
                        s.has_high && !s.high_open ? "]" : ")");
}

static enum rule_outcome outcome_of_measure(void)
{
    struct num x;
    return evaluator_measure(evaluator, &x);
}

#define ACCEPT "accept = function(target, at) return at_least(target.n) end"

static void without_measure_the_value_is_measured_exactly(void **state)
{
    (void)state;
    ask(ACCEPT);
    assert_string_equal(measured(), "56");
    assert_false(evaluator_approximate(evaluator));
    assert_string_equal(accepted(), "[0.5, inf)");
}

static void the_vocabulary_makes_every_kind_of_set(void **state)
{
    (void)state;
    static const struct { const char *word, *set; } words[] = {
        {"at_least(1)", "[1, inf)"},
        {"above(1)", "(1, inf)"},
        {"at_most(2.5)", "(-inf, 2.5]"},
        {"below(2)", "(-inf, 2)"},
        {"between(1, 2)", "[1, 2]"},
        {"exactly(3)", "[3, 3]"},
        {"toward(4)", "[4, inf)"},
        {"bounded('below', 5)", "(-inf, 5)"},
        {"bounded(target.bound, 6)", "[6, inf)"},
        {"at_least(target.n)", "[0.5, inf)"},
        {"at_least(at.baseline * 3)", "[158.1, inf)"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ask(arena_printf(kit.arena, "accept = function(target, at) return %s end", words[i].word));
        assert_string_equal(accepted(), words[i].set);
        evaluator_case(evaluator, &target, &at, true);
        assert_string_equal(accepted(), words[i].set);
        evaluator_free(evaluator);
        evaluator = NULL;
    }
}

static void doubles_are_snapped_and_exact_numbers_are_exact(void **state)
{
    (void)state;
    ask("measure = function(target, at) return at.value - at.baseline - 0.3 end, " ACCEPT);
    assert_string_equal(measured(), "3");
    assert_true(evaluator_approximate(evaluator));
    evaluator_case(evaluator, &target, &at, true);
    assert_string_equal(measured(), "3");
    assert_false(evaluator_approximate(evaluator));
}

static void noise_of_computed_literals_is_dropped_and_marked(void **state)
{
    (void)state;
    ask("measure = function(target, at) return at.value - at.baseline - 3 * 0.1 end, " ACCEPT);
    evaluator_case(evaluator, &target, &at, true);
    struct num x;
    assert_int_equal(evaluator_measure(evaluator, &x), RULE_OK);
    assert_int_equal(num_cmp(x, num_int(3)), 0);
    assert_true(evaluator_approximate(evaluator));
}

static void a_third_stays_a_third(void **state)
{
    (void)state;
    ask("measure = function(target, at) return at.baseline * (at.year - at.base_year) / 3 * (1 / "
        "3) * 9 end, " ACCEPT);
    evaluator_case(evaluator, &target, &at, true);
    struct num x;
    assert_int_equal(evaluator_measure(evaluator, &x), RULE_OK);
    assert_int_equal(num_cmp(x, kit_num("263.5")), 0);
    assert_false(evaluator_approximate(evaluator));
}

static void whole_powers_are_exact_and_roots_are_marked(void **state)
{
    (void)state;
    ask("measure = function(target, at) return (1 + target.n / 100) ^ (at.target_year - "
        "at.base_year) end, " ACCEPT);
    evaluator_case(evaluator, &target, &at, true);
    struct num x;
    assert_int_equal(evaluator_measure(evaluator, &x), RULE_OK);
    assert_int_equal(num_cmp(x, num_pow(kit_num("1.005"), 5)), 0);
    assert_false(evaluator_approximate(evaluator));
    evaluator_free(evaluator);
    ask("measure = function(target, at) return at.value ^ 0.5 end, " ACCEPT);
    evaluator_case(evaluator, &target, &at, true);
    assert_string_equal(measured(), "7.48331477355");
    assert_true(evaluator_approximate(evaluator));
}

static void what_changes_between_calls_is_seen_to_change(void **state)
{
    (void)state;
    ask("measure = function(target, at)\n"
        "return at.direction * (at.value - at.baseline) / at.years end, " ACCEPT);
    for (int i = 0; i < 3; i++)
        assert_string_equal(measured(), "0.66");
    at.value = kit_num("57");    /* only the numerator differs */
    assert_string_equal(measured(), "0.86");
    at.value = kit_num("57.7");
    assert_string_equal(measured(), "1");
    at.direction = DIRECTION_LOWER;
    at.target_year = 2030;
    assert_string_equal(measured(), "-0.5");
    at.has_baseline = false;
    assert_int_equal(outcome_of_measure(), RULE_NEEDS_BASELINE);
    at.has_baseline = true;
    assert_string_equal(measured(), "-0.5");
    at.direction = DIRECTION_UNKNOWN;
    assert_int_equal(outcome_of_measure(), RULE_NO_DIRECTION);
    at.direction = DIRECTION_HIGHER;
    evaluator_case(evaluator, &target, &at, true);
    assert_string_equal(measured(), "0.5");
    evaluator_case(evaluator, &target, &at, false);
    assert_string_equal(measured(), "0.5");
}

static void what_is_missing_is_said_by_its_outcome(void **state)
{
    (void)state;
    static const struct { const char *read; enum rule_outcome outcome; } reads[] = {
        {"at.baseline", RULE_NEEDS_BASELINE},
        {"at.reference", RULE_NEEDS_REFERENCE},
        {"at.reference_baseline", RULE_NEEDS_REFERENCE},
        {"at.reference_target", RULE_NEEDS_REFERENCE},
        {"at.sum", RULE_NEEDS_YEAR},
        {"at.series(2021)", RULE_NEEDS_YEAR},
        {"at.direction", RULE_NO_DIRECTION},
        {"nonpositive(0)", RULE_NONPOSITIVE},
        {"nonpositive(-at.value)", RULE_NONPOSITIVE},
        {"undetermined('informal')", RULE_UNDETERMINED},
        {"at.valu", RULE_BROKE},
        {"target.m", RULE_BROKE},
        {"target.n2", RULE_BROKE},
        {"nil", RULE_BROKE},
        {"'5'", RULE_BROKE},
        {"at_least(5)", RULE_BROKE},
        {"0 / 0", RULE_BROKE},
        {"1 / 0", RULE_BROKE},
        {"-at.value / 0", RULE_BROKE},
        {"at.value + '5'", RULE_BROKE},
    };
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
        ask(arena_printf(kit.arena, "measure = function(target, at) return %s end, " ACCEPT,
                         reads[i].read));
        at.has_baseline = false;
        at.direction = DIRECTION_UNKNOWN;
        for (int exact = 0; exact < 2; exact++) {
            evaluator_case(evaluator, &target, &at, exact);
            if (outcome_of_measure() != reads[i].outcome)
                fail_msg("%s, exact %d: %d %s", reads[i].read, exact, outcome_of_measure(),
                         evaluator_words(evaluator));
        }
        evaluator_free(evaluator);
        evaluator = NULL;
    }
}

static void dividing_by_a_baseline_of_zero_is_its_own_outcome(void **state)
{
    (void)state;
    ask("measure = function(target, at) return (at.value - at.baseline) / at.baseline "
        "end, " ACCEPT);
    at.baseline = num_int(0);
    assert_int_equal(outcome_of_measure(), RULE_NONPOSITIVE);
    evaluator_case(evaluator, &target, &at, true);
    assert_int_equal(outcome_of_measure(), RULE_NONPOSITIVE);
}

static void an_unknown_field_is_named_with_the_nearest(void **state)
{
    (void)state;
    ask("measure = function(target, at)\n return at.basline end, " ACCEPT);
    assert_int_equal(outcome_of_measure(), RULE_BROKE);
    assert_string_equal(evaluator_words(evaluator),
                        "asked.lua:4: at has no field 'basline'; did you mean 'baseline'?");
    assert_string_equal(evaluator_message(evaluator).zh,
                        "asked.lua:4: at 没有字段 'basline'，是否想写 'baseline'？");
}

static void comparing_with_a_literal_by_two_signs_is_found_out(void **state)
{
    (void)state;
    ask("measure = function(target, at) if at.value == 56 then return 1 end return 2 end, " ACCEPT);
    assert_string_equal(measured(), "1");
    evaluator_case(evaluator, &target, &at, true);
    assert_int_equal(outcome_of_measure(), RULE_BROKE);
    assert_string_equal(
        evaluator_words(evaluator),
        "asked.lua: 'measure' gives different answers in doubles and in exact numbers: "
        "compare numbers with equal(a, b), not ==");
}

static void the_same_in_accept_is_found_out_though_its_answer_is_kept(void **state)
{
    (void)state;
    ask("accept = function(target, at) if target.n == 0.5 then return at_least(1) end return "
        "at_most(1) end");
    assert_string_equal(accepted(), "[1, inf)");
    assert_string_equal(accepted(), "[1, inf)");
    evaluator_case(evaluator, &target, &at, true);
    struct interval s;
    assert_int_equal(evaluator_accept(evaluator, &s), RULE_BROKE);
}

static void equal_is_right_in_both_arithmetics(void **state)
{
    (void)state;
    ask("measure = function(target, at) if equal(at.value - at.baseline, 3.3) then return 1 end "
        "return 2 end, " ACCEPT);
    assert_string_equal(measured(), "1");
    evaluator_case(evaluator, &target, &at, true);
    assert_string_equal(measured(), "1");
}

static void a_tie_that_doubles_miss_is_no_mistake_of_the_rule(void **state)
{
    (void)state;
    ask("measure = function(target, at) if at.value - at.baseline < 3.3 then return 1 end return 2 "
        "end, " ACCEPT);
    struct num x;
    assert_int_equal(evaluator_measure(evaluator, &x),
                     RULE_OK);   /* 56 - 52.7 is 3.299… in doubles */
    evaluator_case(evaluator, &target, &at, true);
    assert_string_equal(measured(), "2");
}

static void floor_of_what_doubles_miss_is_asked_exactly(void **state)
{
    (void)state;
    ask("measure = function(target, at) return floor((at.value - at.baseline) * 10) + "
        "math.ceil(0.1 + 0.2 - 0.3) end, " ACCEPT);
    assert_string_equal(measured(), "34");       /* ceil() of plain literals stays with doubles */
    evaluator_free(evaluator);
    ask("measure = function(target, at) return floor((at.value - at.baseline) * 10) end, " ACCEPT);
    assert_string_equal(measured(), "33");
    assert_false(evaluator_approximate(evaluator));
}

static void loops_over_years_work_in_both_arithmetics(void **state)
{
    (void)state;
    ask("measure = function(target, at) local sum = 0\n for y = at.base_year + 1, at.year do\n"
        "if y == 2025 then sum = sum + at.series(y) end end return sum end, " ACCEPT);
    struct year_num series[] = {{2024, kit_num("50")}, {2025, kit_num("56.1")}};
    at.series = series;
    at.series_count = 2;
    assert_string_equal(measured(), "56.1");
    evaluator_case(evaluator, &target, &at, true);
    assert_string_equal(measured(), "56.1");
}

static void a_number_kept_from_an_earlier_case_raises(void **state)
{
    (void)state;
    ask("measure = function(target, at)\n"
        "kept.calls = (kept.calls or 0) + 1\n"
        "if kept.calls == 2 then kept.x = at.value end\n" /* of each two calls the second is in
                                                             exact numbers */
        "return kept.calls == 4 and kept.x or 1 end, " ACCEPT);
    evaluator_case(evaluator, &target, &at, true);
    assert_string_equal(measured(), "1");
    evaluator_case(evaluator, &target, &at, true);
    assert_int_equal(outcome_of_measure(), RULE_BROKE);
    assert_non_null(strstr(evaluator_words(evaluator), "earlier case"));
}

static void a_set_kept_from_an_earlier_call_is_none(void **state)
{
    (void)state;
    ask("accept = function(target, at) local set = at_least(at.value)\n"
        "kept.set = kept.set or set return kept.set end");
    assert_string_equal(accepted(), "[56, inf)");
    struct interval s;
    assert_int_equal(evaluator_accept(evaluator, &s), RULE_BROKE);
    assert_non_null(strstr(evaluator_words(evaluator), "made in this call"));
}

static void a_signal_kept_from_an_earlier_call_is_none(void **state)
{
    (void)state;
    ask("measure = function(target, at) if kept.signal then error(kept.signal, 0) end\n"
        "local ok, why = pcall(function() return at.sum end) kept.signal = why\n"
        "return 1 end, " ACCEPT);
    assert_string_equal(measured(), "1");
    assert_int_equal(outcome_of_measure(), RULE_BROKE);
    assert_string_equal(evaluator_words(evaluator),
                        "error() was called with a signal instead of a text");
}

static void target_and_at_cannot_be_written(void **state)
{
    (void)state;
    ask("measure = function(target, at) at.value = 100 return 1 end, "
        "accept = function(target, at) target.n = 100 return at_least(1) end");
    struct interval s;
    assert_int_equal(outcome_of_measure(), RULE_BROKE);
    assert_int_equal(evaluator_accept(evaluator, &s), RULE_BROKE);
    assert_string_equal(evaluator_words(evaluator),
                        "asked.lua:3: 'n' cannot be set: target and at are read-only");
}

static void the_goal_is_the_edge_that_is_met(void **state)
{
    (void)state;
    bool has;
    struct num x;
    ask("accept = function(target, at) return between(1, 2) end");
    assert_int_equal(evaluator_goal(evaluator, &has, &x), RULE_OK);
    assert_string_equal(written(x), "1");
    at.direction = DIRECTION_LOWER;
    evaluator_case(evaluator, &target, &at, false);
    assert_int_equal(evaluator_goal(evaluator, &has, &x), RULE_OK);
    assert_string_equal(written(x), "2");
    at.direction = DIRECTION_NONE;
    evaluator_case(evaluator, &target, &at, false);
    assert_int_equal(evaluator_goal(evaluator, &has, &x), RULE_OK);
    assert_false(has);
}

static void optional_functions_answer_or_are_not_there(void **state)
{
    (void)state;
    bool has, final;
    struct num x;
    double percent;
    const char *verdict, *reason;
    ask(ACCEPT ", level = function(t, at) return at.baseline * 2 end, progress = function(t, at) "
               "return nil end, "
               "early = function(t, at) return at.value > 50 end, "
               "judge = function(t, at, final) return final and 'pass' or 'on_track', 'met', "
               "at.value + 1 end");
    assert_int_equal(evaluator_level(evaluator, &has, &x), RULE_OK);
    assert_string_equal(written(x), "105.4");
    assert_int_equal(evaluator_progress(evaluator, &has, &percent), RULE_OK);
    assert_false(has);
    assert_int_equal(evaluator_early(evaluator, &final), RULE_OK);
    assert_true(final);
    assert_int_equal(evaluator_judge(evaluator, true, &verdict, &reason, &x, &has), RULE_OK);
    assert_string_equal(verdict, "pass");
    assert_string_equal(reason, "met");
    assert_string_equal(written(x), "57");
}

static void a_memory_of_one_target_is_not_taken_for_another_in_its_place(void **state)
{
    (void)state;
    ask(ACCEPT);
    assert_string_equal(accepted(), "[0.5, inf)");
    /* the next case's reading stands where this one stood */
    target.n.over = (struct decimal){7, 0};
    evaluator_case(evaluator, &target, &at, false);
    assert_string_equal(accepted(), "[7, inf)");
}

static void a_memory_of_one_text_is_not_taken_for_another(void **state)
{
    (void)state;
    ask("accept = function(target, at) return at_least(utf8.len(target.text)) end");
    assert_string_equal(accepted(), "[2, inf)");
    target.folded = "another";
    evaluator_case(evaluator, &target, &at, false);
    assert_string_equal(accepted(), "[7, inf)");
}

static void what_accept_saw_of_the_case_is_remembered_with_it(void **state)
{
    (void)state;
    ask("accept = function(target, at) local slack = 0\n"
        "if at.tolerance_given then slack = at.tolerance end\n"
        "return bounded('none', target.n - slack) end");
    assert_string_equal(accepted(), "[0.5, inf)");
    at.tolerance = kit_num("0.1");
    assert_string_equal(accepted(), "[0.5, inf)");
    at.tolerance_given = true;
    assert_string_equal(accepted(), "[0.4, inf)");
    at.tolerance = kit_num("0.2");
    assert_string_equal(accepted(), "[0.3, inf)");
    at.direction = DIRECTION_LOWER;
    assert_string_equal(accepted(), "(-inf, 0.3]");
    evaluator_case(evaluator, &target, &at, true);
    assert_string_equal(accepted(), "(-inf, 0.3]");
    assert_false(evaluator_approximate(evaluator));
}

static void a_goal_that_looks_at_the_case_is_asked_each_time(void **state)
{
    (void)state;
    bool has;
    struct num x;
    ask(ACCEPT ", goal = function(target, at) return target.n + at.baseline end");
    assert_int_equal(evaluator_goal(evaluator, &has, &x), RULE_OK);
    assert_string_equal(written(x), "53.2");
    at.baseline = kit_num("1");
    assert_int_equal(evaluator_goal(evaluator, &has, &x), RULE_OK);
    assert_string_equal(written(x), "1.5");
}

static void a_remembered_guess_stays_a_guess(void **state)
{
    (void)state;
    ask("accept = function(target, at) return at_least(sqrt(target.n)) end");
    for (int i = 0; i < 2; i++) {
        evaluator_case(evaluator, &target, &at, true);
        assert_string_equal(accepted(), "[0.707106781187, inf)");
        assert_true(evaluator_approximate(evaluator));
    }
}

static void growing_numbers_are_bounded(void **state)
{
    (void)state;
    ask("measure = function(target, at) local x = at.value for i = 1, 100 do x = x * x end return "
        "x end, " ACCEPT);
    evaluator_case(evaluator, &target, &at, true);
    assert_int_equal(outcome_of_measure(), RULE_BROKE);
    assert_non_null(strstr(evaluator_words(evaluator), "too large"));
    evaluator_free(evaluator);
    ask("measure = function(target, at) return at.value ^ 201 end, " ACCEPT);
    evaluator_case(evaluator, &target, &at, true);
    assert_int_equal(outcome_of_measure(), RULE_BROKE);
}

static void literals_stand_for_their_shortest_decimal(void **state)
{
    (void)state;
    static const struct { const char *literal, *exact; } literals[] = {
        {"0.1", "0.1"},
        {"1e-7", "0.0000001"},
        {"1e20", "100000000000000000000"},
        {"123456.789", "123456.789"},
        {"0.30000000000000004", "0.3"},
        {"5", "5"},
        {"5.0", "5"},
        {"-2.5", "-2.5"},
        {"1e300 / 1e300", "1"},
        {"1/3*3", "1"},
        {"2/7", "0.2857142857"},
    };
    for (size_t i = 0; i < sizeof literals / sizeof *literals; i++) {
        ask(arena_printf(kit.arena,
                         "measure = function(target, at) return at.value * 0 + %s end, " ACCEPT,
                         literals[i].literal));
        evaluator_case(evaluator, &target, &at, true);
        assert_string_equal(measured(), literals[i].exact);
        evaluator_free(evaluator);
        evaluator = NULL;
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_open, close_all)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_measure_the_value_is_measured_exactly),
        TEST(the_vocabulary_makes_every_kind_of_set),
        TEST(doubles_are_snapped_and_exact_numbers_are_exact),
        TEST(noise_of_computed_literals_is_dropped_and_marked),
        TEST(a_third_stays_a_third),
        TEST(whole_powers_are_exact_and_roots_are_marked),
        TEST(what_changes_between_calls_is_seen_to_change),
        TEST(what_is_missing_is_said_by_its_outcome),
        TEST(dividing_by_a_baseline_of_zero_is_its_own_outcome),
        TEST(an_unknown_field_is_named_with_the_nearest),
        TEST(comparing_with_a_literal_by_two_signs_is_found_out),
        TEST(the_same_in_accept_is_found_out_though_its_answer_is_kept),
        TEST(equal_is_right_in_both_arithmetics),
        TEST(a_tie_that_doubles_miss_is_no_mistake_of_the_rule),
        TEST(floor_of_what_doubles_miss_is_asked_exactly),
        TEST(loops_over_years_work_in_both_arithmetics),
        TEST(a_number_kept_from_an_earlier_case_raises),
        TEST(a_set_kept_from_an_earlier_call_is_none),
        TEST(a_signal_kept_from_an_earlier_call_is_none),
        TEST(target_and_at_cannot_be_written),
        TEST(the_goal_is_the_edge_that_is_met),
        TEST(optional_functions_answer_or_are_not_there),
        TEST(a_memory_of_one_text_is_not_taken_for_another),
        TEST(a_memory_of_one_target_is_not_taken_for_another_in_its_place),
        TEST(what_accept_saw_of_the_case_is_remembered_with_it),
        TEST(a_goal_that_looks_at_the_case_is_asked_each_time),
        TEST(a_remembered_guess_stays_a_guess),
        TEST(growing_numbers_are_bounded),
        TEST(literals_stand_for_their_shortest_decimal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
