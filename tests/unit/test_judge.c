/* The judge: worked cases from end to end, and what stands beside a verdict: numbers, flags,
 * derivation. */
#include "judge_kit.h"
#include "../../src/base/csv.h"
#include "../../src/base/decode.h"

static void outcome_is(const char *row, const char *wanted)
{
    struct slot s = judge_row(row, NULL);
    assert_string_equal(outcome_of(&s), wanted);
}

static void flags_are(const char *row, const char *wanted)
{
    struct slot s = judge_row(row, NULL);
    assert_string_equal(flags_of_slot(&s), wanted);
}

/* ---- worked cases ---- */

enum expected { VERDICT, REASON, PROGRESS, EXPECTED };

struct expectations {
    struct csv csv;
    struct csv_column columns[EXPECTED];
};

static void open_expectations(struct expectations *e, const char *path, struct diags *d)
{
    static const char *const names[EXPECTED] = {"verdict", "reason", "progress"};
    struct file *f = ARENA_NEW(house, struct file);
    for (int i = 0; i < EXPECTED; i++)
        e->columns[i] = (struct csv_column){.name = names[i], .required = true};
    assert_true(file_read(house, path, 1 << 24, f, d));
    assert_true(decode_text(house, f, d));
    assert_true(csv_open(&e->csv, f, e->columns, EXPECTED, true, house, d));
}

static bool as_expected(const struct expectations *e, const struct slot *s)
{
    const char *found[EXPECTED] = {verdict_name(s->verdict), reason_name(s->reason),
                                   shown(s->progress)};
    bool fine = true;
    for (int i = 0; i < EXPECTED; i++)
        fine = fine && span_is(csv_field(&e->csv, &e->columns[i]), found[i]);
    return fine;
}

static bool same_number(struct fixed a, struct fixed b)
{
    return strcmp(shown(a), shown(b)) == 0;
}

/* A derivation is computed exactly, a verdict mostly in doubles: both have to say the same. */
static bool same_slot(const struct slot *a, const struct slot *b)
{
    return a->verdict == b->verdict && a->reason == b->reason && a->flags == b->flags &&
           a->accept == b->accept && a->value_year == b->value_year &&
           same_number(a->progress, b->progress) && same_number(a->measure, b->measure) &&
           same_number(a->goal, b->goal) && same_number(a->low, b->low) &&
           same_number(a->high, b->high) && same_number(a->margin, b->margin) &&
           same_number(a->required_pace, b->required_pace) && same_number(a->expected, b->expected);
}

static void worked_cases_come_out_as_written(void **state)
{
    (void)state;
    const char *path = TEST_DIR "/cases/worked.csv";
    struct diags *d = diags_new(house);
    struct loose_cases *cases = loose_cases_read(house, path, book, d);
    struct case_source source = loose_cases_source(cases);
    struct expectations e;
    size_t wrong = 0;
    open_expectations(&e, path, d);
    for (size_t i = 0; i < source.count; i++) {
        struct trace trace = {.arena = house};
        struct slot s = judge_one(&source, i, NULL), told = judge_one(&source, i, &trace);
        assert_true(csv_next(&e.csv));
        if (as_expected(&e, &s) && same_slot(&s, &told) && trace.count > 0)
            continue;
        wrong++;
        const char *name = loose_cases_name(cases, i), *why = loose_cases_fault(cases, i, LANG_EN);
        print_message("%s: %s/%s, with derivation %s/%s %s\n", name, outcome_of(&s),
                      shown(s.progress), outcome_of(&told), shown(told.progress), why ? why : "");
    }
    assert_true(source.count >= 250);
    assert_int_equal(wrong, 0);
    assert_int_equal(d->errors, 0);
}

static void every_rule_does_what_its_examples_say(void **state)
{
    (void)state;
    struct diags *d = diags_new(house);
    uint32_t *rules = ARENA_ARRAY(house, uint32_t, book->count);
    size_t wrong = 0;
    for (uint32_t i = 0; i < book->count; i++)
        rules[i] = i;
    struct example_cases *cases = example_cases_new(house, book, rules, book->count, d);
    struct case_source source = example_cases_source(cases);
    for (size_t i = 0; i < source.count; i++) {
        uint32_t rule;
        const struct rule_example *e = example_cases_at(cases, i, &rule);
        struct slot s = judge_one(&source, i, NULL);
        const char *found = strchr(e->expect, '/') ? outcome_of(&s) : verdict_name(s.verdict);
        if (strcmp(found, e->expect) == 0)
            continue;
        wrong++;
        print_message("%s:%u: %s is %s, not %s\n", book->rules[rule].file, e->line, e->text,
                      outcome_of(&s), e->expect);
    }
    diags_print(d, stderr, LANG_EN, false);
    assert_true(source.count > 50);
    assert_int_equal(wrong, 0);
    assert_int_equal(d->errors, 0);
}

/* ---- numbers beside a verdict ---- */

static void a_slot_holds_the_numbers_of_its_verdict(void **state)
{
    (void)state;
    struct slot s = judge_row(
        "at_least,25.0,,23.15,2020,2025,2023:24.65,,as_of=2023;milestones=2022:24.5", NULL);
    assert_string_equal(outcome_of(&s), "on_track/near_schedule");
    assert_string_equal(shown(s.measure), "24.65");
    assert_string_equal(shown(s.goal), "25");
    assert_string_equal(shown(s.margin), "-0.35");
    assert_string_equal(shown(s.required_pace), "0.175");
    assert_string_equal(shown(s.expected), "24.66666667");
    assert_string_equal(shown(s.baseline), "23.15");
    assert_string_equal(shown(s.progress), "81.08");
    assert_int_equal(s.value_year, 2023);
    assert_int_equal(s.accept, 1);
    assert_int_equal(s.baseline_kind, BASELINE_OWN);
}

static void an_open_end_is_marked(void **state)
{
    (void)state;
    assert_int_equal(judge_row("below,10,,20,2020,2025,2025:9,,as_of=2025", NULL).accept, 2 | 8);
    assert_int_equal(judge_row("above,10,,5,2020,2025,2025:11,,as_of=2025", NULL).accept, 1 | 4);
    assert_int_equal(judge_row("between,10,12,5,2020,2025,2025:11,,as_of=2025", NULL).accept,
                     1 | 2);
}

static void the_margin_counts_from_the_nearest_edge(void **state)
{
    (void)state;
    assert_string_equal(
        shown(judge_row("between,10,12,5,2020,2025,2025:11.5,,as_of=2025", NULL).margin), "0.5");
    assert_string_equal(
        shown(judge_row("between,10,12,5,2020,2025,2025:13,,as_of=2025", NULL).margin), "-1");
    assert_string_equal(
        shown(judge_row("at_most,10,,20,2020,2025,2025:9,,as_of=2025", NULL).margin), "1");
}

static void what_is_reached_needs_no_pace(void **state)
{
    (void)state;
    struct slot s = judge_row("at_least,90,,80,2020,2025,2023:91,,as_of=2023", NULL);
    assert_string_equal(outcome_of(&s), "on_track/met_early");
    assert_false(fixed_has(s.required_pace));
    assert_true(fixed_has(s.expected));
}

static void constant_growth_expects_a_curve(void **state)
{
    (void)state;
    struct slot s = judge_row("at_least,200,,100,2020,2030,2025:130,,as_of=2025;path=cagr", NULL);
    assert_string_equal(shown(s.expected), "141.4213562");
}

/* ---- flags ---- */

static void one_percent_beside_the_edge_is_borderline(void **state)
{
    (void)state;
    flags_are("at_most,20.00,,30,2020,2025,2025:20.1,,as_of=2025", "borderline");
    flags_are("at_most,20.00,,30,2020,2025,2025:20.2,,as_of=2025", "borderline");
    flags_are("at_most,20.00,,30,2020,2025,2025:20.21,,as_of=2025", "");
    flags_are("at_most,20.00,,30,2020,2025,2025:19.8,,as_of=2025", "borderline");
}

static void another_method_of_comparison_is_flagged(void **state)
{
    (void)state;
    flags_are("at_most,14.5,,16.9,2020,2025,2025:14.54,,as_of=2025", "borderline compare_differs");
    flags_are("at_most,14.5,,16.9,2020,2025,2025:14.54,,as_of=2025;compare=rounded", "borderline");
}

static void few_events_are_flagged(void **state)
{
    (void)state;
    flags_are("at_most,14.5,,,2020,2025,,,as_of=2025;events=2025:9/20000", "unstable unreliable");
    flags_are("at_most,14.5,,,2020,2025,,,as_of=2025;events=2025:10/20000", "unstable");
    flags_are("at_most,14.5,,,2020,2025,,,as_of=2025;events=2025:20/20000", "");
    flags_are("at_most,14.5,,,2020,2025,,,as_of=2025;pool=2;events=2024:10/20000|2025:10/20000",
              "");
}

static void where_a_baseline_comes_from_is_flagged(void **state)
{
    (void)state;
    flags_are("at_most,10,,,2020,2025,2020:20;2025:5,,as_of=2025", "baseline_reported");
    flags_are("at_most,10,,20*,2020,2025,2025:5,,as_of=2025", "baseline_borrowed");
    flags_are("at_most,10,,20左右,2020,2025,2025:5,,as_of=2025", "baseline_approximate");
    flags_are("at_most,10,,≥20,2020,2025,2025:5,,as_of=2025", "baseline_approximate");
    assert_int_equal(
        judge_row("at_most,10,,20*,2020,2025,2020:19;2025:5,,as_of=2025", NULL).baseline_kind,
        BASELINE_REPORTED);
    assert_int_equal(
        judge_row("at_most,10,,待公布,2020,2025,2025:5,,as_of=2025", NULL).baseline_kind,
        BASELINE_PENDING);
}

static void a_tolerance_back_to_the_start_is_flagged(void **state)
{
    (void)state;
    flags_are("about,65,,62,2020,2025,2025:70,up,as_of=2025", "tolerance_wide");
    flags_are("about,65,,61.75,2020,2025,2025:70,up,as_of=2025", "tolerance_wide");
    flags_are("about,65,,61.7,2020,2025,2025:70,up,as_of=2025", "");
}

static void a_final_verdict_before_its_time_is_provisional(void **state)
{
    (void)state;
    flags_are("at_least,50,,20,2020,2025,2024:70,,as_of=2025;final=latest", "provisional");
    flags_are("at_least,50,,20,2020,2025,2025:70,,as_of=2025;final=latest", "");
}

static void what_accept_borrowed_lets_through_is_flagged(void **state)
{
    (void)state;
    flags_are("change_by,1,,20*,2020,2025,2025:22,up,as_of=2025;accept_borrowed=1",
              "baseline_borrowed");
    flags_are("at_least,25,,20,2020,2025,2025:35*,,as_of=2025;accept_borrowed=1", "provisional");
    flags_are("cumulative_at_least,5,,,2020,2022,2021:4*;2022:4,,as_of=2022;accept_borrowed=1",
              "provisional");
}

static void a_single_short_year_is_the_measure(void **state)
{
    (void)state;
    struct slot s = judge_row("change_per_year,0.5,,53,2018,2020,2019:52.8;2020:50,down,"
                              "as_of=2020;reading=each", NULL);
    assert_int_equal(s.value_year, 2019);
    assert_true(num_near(fixed_num(s.measure)) > 0.19 &&
                num_near(fixed_num(s.measure)) < 0.21);
    assert_true(s.margin.units < 0);
}

/* ---- cases that are not typed ---- */

static struct case_value reported(int year, const char *text, uint16_t rank)
{
    struct case_value v = case_value_of(year, cell_read(text, strlen(text)));
    v.rank = rank;
    v.origin.line = (uint32_t)rank + 1;
    return v;
}

static struct slot judge_values(const struct case_value *values, size_t n)
{
    struct loose_cases *c = cases_of(LOOSE_HEADER "x,at_most,10,,20,2020,2025,,,as_of=2025\n");
    struct case_source s = loose_cases_source(c);
    struct judge_case k;
    struct slot slot;
    s.build(s.self, 0, &k);
    k.values = values;
    k.value_count = n;
    judge(&k, evaluator_of_rule(s.rule(s.self, 0)), &slot, NULL);
    return slot;
}

static void the_better_source_settles_a_conflict(void **state)
{
    (void)state;
    struct case_value worse_first[] = {reported(2025, "12", 2), reported(2025, "9", 1)};
    struct case_value equals[] = {reported(2025, "12", 1), reported(2025, "9", 1),
                                  reported(2025, "9", 2)};
    struct slot s = judge_values(worse_first, 2);
    assert_string_equal(outcome_of(&s), "pass/met");
    assert_int_equal(s.origin.line, 2);
    s = judge_values(equals, 3);
    assert_string_equal(outcome_of(&s), "error/conflicting_observations");
}

static void what_agrees_is_one_value_printed_finest(void **state)
{
    (void)state;
    struct case_value values[] = {reported(2025, "9.3", 1), reported(2025, "9.34", 4),
                                  reported(2025, "9", 2)};
    struct slot s = judge_values(values, 3);
    assert_string_equal(shown(s.value), "9.34");
    assert_int_equal(s.origin.line, 5);
}

static void an_own_value_counts_before_a_borrowed_one(void **state)
{
    (void)state;
    struct case_value values[] = {reported(2025, "12*", 1), reported(2025, "9", 2),
                                  reported(2025, "待公布", 0)};
    struct slot s = judge_values(values, 3);
    assert_string_equal(outcome_of(&s), "pass/met");
}

static void a_century_of_values_fits(void **state)
{
    (void)state;
    struct case_value values[150];
    for (int i = 0; i < 150; i++)
        values[i] = reported(1876 + i, i == 149 ? "9" : "15", 1);
    struct slot s = judge_values(values, 150);
    assert_string_equal(outcome_of(&s), "pass/met");
    assert_int_equal(s.value_year, 2025);
}

static void values_beyond_the_catalogues_bounds_are_errors(void **state)
{
    (void)state;
    struct loose_cases *c =
        cases_of(LOOSE_HEADER "x,at_least,90,,80,2020,2025,2025:101,,as_of=2025\n");
    struct case_source s = loose_cases_source(c);
    struct judge_case k;
    struct slot slot;
    s.build(s.self, 0, &k);
    k.has_high = true;
    k.high = num_int(100);
    judge(&k, evaluator_of_rule(s.rule(s.self, 0)), &slot, NULL);
    assert_string_equal(outcome_of(&slot), "error/out_of_bounds");
}

static void the_year_of_judgement_is_the_newest_of_the_series(void **state)
{
    (void)state;
    outcome_is("at_least,90,,80,2020,2025,2023:91,,", "on_track/met_early");
    outcome_is("at_least,90,,80,2020,2025,2024:91;2025:待公布,,", "no_data/pending");
    outcome_is("at_least,90,,80,2020,2025,2024:91;2025:—,,", "on_track/met_early");
    outcome_is("at_most,5,,,2020,2025,,,events=2025:0/2000", "pass/met");
}

/* ---- derivation ---- */

static const char *told(const char *row, enum lang lang)
{
    struct trace t = {.arena = house};
    const char *all = "";
    judge_row(row, &t);
    for (size_t i = 0; i < t.count; i++)
        all = arena_printf(house, "%s%s %s\n", all, t.steps[i].section,
                           message_in(t.steps[i].text, lang));
    return all;
}

static void a_derivation_shows_the_arithmetic(void **state)
{
    (void)state;
    const char *row =
        "change_per_year,0.5,,52.7,2020,2025,2021:52.6;2022:51.9,down,as_of=2022;binding=1";
    const char *en = told(row, LANG_EN), *zh = told(row, LANG_ZH);
    assert_non_null(strstr(en, "6 progress = 100 × (0.16 − 0) / (0.5 − 0) = 32.00%"));
    assert_non_null(strstr(en, "6 the schedule wants 40.00% by then; pace 0.800, needed 1"));
    assert_non_null(strstr(en, "verdict: off_track/behind"));
    assert_non_null(strstr(zh, "2022年：51.9"));
}

static void a_derivation_says_what_a_rare_event_is_worth(void **state)
{
    (void)state;
    const char *one = told(
        "at_most,14.5,,,2020,2025,,,as_of=2025;events=2025:1/2000;uncertainty=poisson", LANG_EN);
    assert_non_null(strstr(
        one, "9 events: 1 in 2000, which is 50 per 100000; one event more or less is worth 50"));
    assert_non_null(
        strstr(one, "3 or more events would settle that the true rate is above it; no number"));
    const char *many = told("at_most,14.5,,,2020,2025,,,as_of=2025;events=2025:30/400000", LANG_EN);
    assert_non_null(
        strstr(many, "74 or more events would settle that the true rate is above it, 43 or fewer"));
}

static void a_derivation_names_the_revised_baseline(void **state)
{
    (void)state;
    const char *all =
        told("change_by,1,,77.93,2020,2025,2020:77.95;2025:78.94,up,as_of=2025", LANG_EN);
    assert_non_null(strstr(
        all, "7.9 the series has 77.95 for the base year, not 77.93; with it the verdict would be "
             "fail/not_met"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_cases_come_out_as_written),
        cmocka_unit_test(every_rule_does_what_its_examples_say),
        cmocka_unit_test(a_slot_holds_the_numbers_of_its_verdict),
        cmocka_unit_test(an_open_end_is_marked),
        cmocka_unit_test(the_margin_counts_from_the_nearest_edge),
        cmocka_unit_test(what_is_reached_needs_no_pace),
        cmocka_unit_test(constant_growth_expects_a_curve),
        cmocka_unit_test(one_percent_beside_the_edge_is_borderline),
        cmocka_unit_test(another_method_of_comparison_is_flagged),
        cmocka_unit_test(few_events_are_flagged),
        cmocka_unit_test(where_a_baseline_comes_from_is_flagged),
        cmocka_unit_test(a_tolerance_back_to_the_start_is_flagged),
        cmocka_unit_test(a_final_verdict_before_its_time_is_provisional),
        cmocka_unit_test(what_accept_borrowed_lets_through_is_flagged),
        cmocka_unit_test(a_single_short_year_is_the_measure),
        cmocka_unit_test(the_better_source_settles_a_conflict),
        cmocka_unit_test(what_agrees_is_one_value_printed_finest),
        cmocka_unit_test(an_own_value_counts_before_a_borrowed_one),
        cmocka_unit_test(a_century_of_values_fits),
        cmocka_unit_test(values_beyond_the_catalogues_bounds_are_errors),
        cmocka_unit_test(the_year_of_judgement_is_the_newest_of_the_series),
        cmocka_unit_test(a_derivation_shows_the_arithmetic),
        cmocka_unit_test(a_derivation_says_what_a_rare_event_is_worth),
        cmocka_unit_test(a_derivation_names_the_revised_baseline),
    };
    return cmocka_run_group_tests(tests, judge_open, judge_close);
}
