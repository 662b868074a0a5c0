/* The judge's small parts: names, numbers in slots, limits of rare events, typed cases. */
#include "judge_kit.h"
#include <math.h>

/* ---- names ---- */

static void every_name_is_found_again(void **state)
{
    (void)state;
    for (int i = 0; i < VERDICT_COUNT; i++) {
        enum verdict v;
        assert_true(verdict_find(verdict_name(i), &v));
        assert_int_equal(v, i);
    }
    for (int i = 0; i < REASON_COUNT; i++) {
        enum reason r;
        assert_true(reason_find(reason_name(i), &r));
        assert_int_equal(r, i);
    }
    enum verdict v;
    assert_false(verdict_find("passed", &v));
}

static void the_worst_verdict_wins(void **state)
{
    (void)state;
    static const enum verdict order[] = {
        VERDICT_ERROR,   VERDICT_FAIL,     VERDICT_OFF_TRACK, VERDICT_UNDETERMINED,
        VERDICT_NO_DATA, VERDICT_ON_TRACK, VERDICT_PASS,      VERDICT_NOT_APPLICABLE};
    for (int i = 1; i < VERDICT_COUNT; i++)
        assert_true(verdict_rank(order[i]) < verdict_rank(order[i - 1]));
    assert_int_equal(verdict_rank(VERDICT_NOT_APPLICABLE), -1);
    assert_true(verdict_is_evaluated(VERDICT_OFF_TRACK));
    assert_false(verdict_is_evaluated(VERDICT_UNDETERMINED));
}

/* ---- numbers in slots ---- */

static struct num fraction_of(int64_t n, int64_t d)
{
    return num_div(num_int(n), num_int(d));
}

static void a_slot_shows_short_decimals_exactly(void **state)
{
    (void)state;
    assert_string_equal(shown(fixed_of(fraction_of(-35, 100))), "-0.35");
    assert_string_equal(shown(fixed_of(fraction_of(2500, 100))), "25");
    assert_string_equal(shown(fixed_of(num_int(0))), "0");
    assert_string_equal(shown(fixed_of(fraction_of(123456789012345, 1000))), "123456789012.345");
    assert_string_equal(shown(fixed_none()), "");
    assert_false(fixed_has(fixed_none()));
}

static void a_slot_shows_others_with_ten_digits(void **state)
{
    (void)state;
    assert_string_equal(shown(fixed_of(fraction_of(2, 3))), "0.6666666667");
    assert_string_equal(shown(fixed_of(fraction_of(200000, 3))), "66666.66667");
    assert_string_equal(shown(fixed_of(fraction_of(1, 3000000))), "0.0000003333333333");
    assert_string_equal(shown(fixed_of(fraction_of(-1, 7))), "-0.1428571429");
}

static void a_slot_holds_what_num_write_writes(void **state)
{
    (void)state;
    uint64_t x = 7;
    for (int i = 0; i < 20000; i++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        struct num n =
            fraction_of((int64_t)(x >> 20) % 1000000000 - 500000000, (int64_t)(x >> 54) + 1);
        char text[64];
        num_write(n, text);
        assert_string_equal(shown(fixed_of(n)), text);
        num_forget();
    }
}

static void progress_has_two_decimals_half_to_even(void **state)
{
    (void)state;
    assert_string_equal(shown(fixed_places(num_int(100), 2)), "100.00");
    assert_string_equal(shown(fixed_places(fraction_of(100125, 1000), 2)), "100.12");
    assert_string_equal(shown(fixed_places(fraction_of(100135, 1000), 2)), "100.14");
    assert_string_equal(shown(fixed_places(fraction_of(-1, 1000), 2)), "0.00");
    assert_string_equal(shown(fixed_places(fraction_of(200, 3), 2)), "66.67");
}

/* ---- rare events ---- */

static void limits_are(double events, double low, double high)
{
    struct limits l = rates_poisson(events);
    assert_true(fabs(l.low - low) < 0.0006);
    assert_true(fabs(l.high - high) < 0.0006);
}

/* Exact limits as in the tables of Garwood 1936 and of Breslow & Day. */
static void few_events_have_exact_limits(void **state)
{
    (void)state;
    limits_are(0, 0, 3.6889);
    limits_are(1, 0.0253, 5.5716);
    limits_are(2, 0.2422, 7.2247);
    limits_are(5, 1.6235, 11.6683);
    limits_are(9, 4.1154, 17.0848);
}

static void more_events_have_byars_limits(void **state)
{
    (void)state;
    limits_are(10, 4.7874, 18.3916);
    limits_are(100, 81.3618, 121.6283);
    struct limits ten = rates_poisson(10);
    assert_true(fabs(ten.low - 4.7954) < 0.02 &&
                fabs(ten.high - 18.3904) < 0.02); /* the exact ones */
}

static void so_many_events_would_settle_it(void **state)
{
    (void)state;
    assert_true(rates_surely_above(0.29) == 3);
    assert_true(rates_surely_below(0.29) == -1);
    assert_true(rates_poisson(rates_surely_above(58)).low > 58);
    assert_false(rates_poisson(rates_surely_above(58) - 1).low > 58);
    assert_true(rates_poisson(rates_surely_below(58)).high <= 58);
    assert_false(rates_poisson(rates_surely_below(58) + 1).high <= 58);
}

/* ---- loose cases ---- */

static const char *fault_of(const char *row)
{
    struct loose_cases *c = cases_of(arena_printf(house, LOOSE_HEADER "x,%s\n", row));
    const char *why = loose_cases_fault(c, 0, LANG_EN);
    return why ? why : "";
}

static void a_bad_row_says_what_is_wrong(void **state)
{
    (void)state;
    assert_string_equal(fault_of("at_least,90,,80,2020,2025,2025:91,,as_of=2025"), "");
    assert_non_null(
        strstr(fault_of("at_leest,90,,80,2020,2025,2025:91,,"), "did you mean 'at_least'"));
    assert_non_null(
        strstr(fault_of("sometime,90,,80,2020,2025,2025:91,,"), "known: at_least above"));
    assert_non_null(
        strstr(fault_of("at_least,9O,,80,2020,2025,2025:91,,"), "'9O' is not a number"));
    assert_non_null(strstr(fault_of("at_least,90,,80,2020,25,2025:91,,"), "'25' is not a year"));
    assert_non_null(
        strstr(fault_of("at_least,90,,80,2020,2025,2025=91,,"), "expected: 2021:1.2;2022:1.3"));
    assert_non_null(
        strstr(fault_of("at_least,90,,80,2020,2025,2025:91,sideways,"), "known: higher, lower"));
    assert_true(*fault_of("at_least,90,,80,2020,2025,2025:91,,compare=loosely"));
}

static void a_row_that_is_none_is_a_case_with_an_error(void **state)
{
    (void)state;
    struct loose_cases *c =
        cases_of(LOOSE_HEADER "one,at_least,90,,80,2020,2025,2025:91,,as_of=2025\n"
                              "two,at_least,90,,80,2020,2025,2025:24,9,,as_of=2025\n"
                              "three,at_least,90,,80,2020,2025,2025:89,,as_of=2025\n");
    struct case_source s = loose_cases_source(c);
    static const char *const names[] = {"one", "two", "three"};
    static const char *const outcomes[] = {"pass/met", "error/bad_number", "fail/not_met"};
    assert_int_equal(loose_cases_count(c), 3);
    for (size_t i = 0; i < 3; i++) {
        struct slot slot = judge_one(&s, i, NULL);
        assert_string_equal(loose_cases_name(c, i), names[i]);
        assert_string_equal(outcome_of(&slot), outcomes[i]);
    }
    assert_non_null(loose_cases_fault(c, 1, LANG_ZH));
}

static void columns_may_stand_in_any_order(void **state)
{
    (void)state;
    struct loose_cases *c =
        cases_of("note,series,target_year,number,form,case\nhello,2025:91,2025,90,at_least,a\n");
    struct case_source s = loose_cases_source(c);
    struct slot slot = judge_one(&s, 0, NULL);
    assert_string_equal(outcome_of(&slot), "pass/met");
}

static void a_file_without_the_columns_is_refused(void **state)
{
    (void)state;
    const char *path = text_file("case,form\nx,at_least\n");
    struct diags *d = diags_new(house);
    assert_null(loose_cases_read(house, path, book, d));
    assert_true(d->errors > 0);
    unlink(path);
    assert_null(loose_cases_read(house, path, book, d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_is_found_again),
        cmocka_unit_test(the_worst_verdict_wins),
        cmocka_unit_test(a_slot_shows_short_decimals_exactly),
        cmocka_unit_test(a_slot_shows_others_with_ten_digits),
        cmocka_unit_test(a_slot_holds_what_num_write_writes),
        cmocka_unit_test(progress_has_two_decimals_half_to_even),
        cmocka_unit_test(few_events_have_exact_limits),
        cmocka_unit_test(more_events_have_byars_limits),
        cmocka_unit_test(so_many_events_would_settle_it),
        cmocka_unit_test(a_bad_row_says_what_is_wrong),
        cmocka_unit_test(a_row_that_is_none_is_a_case_with_an_error),
        cmocka_unit_test(columns_may_stand_in_any_order),
        cmocka_unit_test(a_file_without_the_columns_is_refused),
    };
    return cmocka_run_group_tests(tests, judge_open, judge_close);
}
