/* What of a verdict is drawn, and where. */
#include "../../src/report/svg.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

static struct chart_point room[32];

static bool is_near(double a, double b)
{
    return fabs(a - b) < 1e-9 * fmax(1, fabs(b));
}
#define assert_near(a, b) assert_true(is_near((a), (b)))

/* A row from 2020 to 2025, judged on 2023. */
static struct verdict_row row_of(const char *rule, const char *baseline, const char *value,
                                 const char *measure, const char *goal)
{
    struct verdict_row row = {.rule = span_of(rule), .base_year = 2020, .target_year = 2025,
                              .value_year = 2023};
    const struct { enum row_number which; const char *digits;
    } numbers[] = {{NUMBER_BASELINE, baseline}, {NUMBER_VALUE, value}, {NUMBER_MEASURE, measure},
                   {NUMBER_GOAL, goal}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].digits)
            row.numbers[numbers[i].which] = span_of(numbers[i].digits);
    return row;
}

static struct chart chart_at_least(struct verdict_row *row, const char *low)
{
    static const struct series_point series[] = {
        {2021, true, {"77.3", 4}}, {2022, false, {NULL, 0}}, {2023, true, {"77.8", 4}}};
    struct chart c;
    row->accept = ACCEPT_LOW;
    row->numbers[NUMBER_LOW] = span_of(low);
    chart_of(&c, row, series, 3, room);
    return c;
}

static void decimal_text_becomes_a_number(void **state)
{
    (void)state;
    const struct { const char *digits; double value;
    } cases[] = {{"78.4", 78.4},   {"-0.05", -0.05},    {"0", 0},
                 {"1.5e21", 1.5e21}, {"-2.5e-21", -2.5e-21}, {"640000", 640000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double x = digits_double(span_of(cases[i].digits));
        assert_true(fabs(x - cases[i].value) <= 1e-12 * fabs(cases[i].value));
    }
}

static void a_level_is_drawn_where_it_was_promised(void **state)
{
    (void)state;
    struct verdict_row row = row_of("reach", "77.05", "77.8", "77.8", "78.3");
    row.numbers[NUMBER_PROGRESS] = SPAN("60.00");
    struct chart c = chart_at_least(&row, "78.3");
    assert_int_equal(c.count, 2);        /* 2022 has no value */
    assert_true(c.has_low && !c.has_high && c.has_target && c.has_baseline && c.has_path);
    assert_false(c.derived);
    assert_near(c.low, 78.3);
    assert_near(c.baseline, 77.05);
}

/* 提高1岁 from 77.05: reached at 78.05, and the measure was 0.75 */
static void the_level_of_a_change_is_worked_out(void **state)
{
    (void)state;
    struct verdict_row row = row_of("change_by", "77.05", "77.8", "0.75", "1");
    struct chart c = chart_at_least(&row, "1");
    assert_true(c.has_low && c.derived);
    assert_near(c.low, 78.05);
    assert_near(c.target, 78.05);
}

/* 下降10%, less being better: at least 10 of the measure is at most 90% of the baseline */
static void a_fall_turns_the_band_around(void **state)
{
    (void)state;
    struct verdict_row row = row_of("change_by_percent", "20", "19", "5", "10");
    struct chart c = chart_at_least(&row, "10");
    assert_true(c.has_high && !c.has_low);
    assert_near(c.high, 18);
    row = row_of("change_per_year", "20", "19", "0.2", "0.5");
    c = chart_at_least(&row, "0.5");
    assert_near(c.high, 17.5);
    row = row_of("growth_per_year", "100", "121", "1.21", "1.5");
    c = chart_at_least(&row, "1.5");
    assert_near(c.low, 150);
}

/* A single year's step (reading: each), a reference, a sum: no level says when they are met. */
static void what_is_no_level_has_no_line(void **state)
{
    (void)state;
    struct verdict_row rows[] = {
        row_of("change_per_year", "20", "19", "0.7", "0.5"),
        row_of("than_reference", "77", "77.8", "0.3", "0"),
        row_of("cumulative", NULL, "20", "20", "40"),
        row_of("ratio", NULL, "1.2", "1.2", "1.35"),
        row_of("my_own", "20", "19", "3.8", "5"),
        row_of("change_by", NULL, "19", "3.8", "5"),
        row_of("change_by", "19", "19", "0", "5"),
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct chart c = chart_at_least(&rows[i], "5");
        assert_int_equal(c.count, 2);
        assert_false(c.has_low || c.has_high || c.has_target || c.has_path);
    }
}

static void milestones_come_from_the_settings_of_the_item(void **state)
{
    (void)state;
    struct verdict_row row = row_of("reach", "77.05", "77.8", "77.8", "78.3");
    row.settings = SPAN("{\"compare\":\"rounded\",\"milestones\":\"2022:77.5|2023:77.9\"}");
    struct chart c = chart_at_least(&row, "78.3");
    assert_int_equal(c.milestone_count, 2);
    assert_int_equal(c.milestones[1].year, 2023);
    assert_near(c.milestones[1].value, 77.9);
}

static void everything_drawn_lies_inside(void **state)
{
    (void)state;
    const struct { const char *baseline, *value, *low;
    } cases[] = {{"77.05", "77.8", "78.3"}, {"-3", "2", "0"}, {"0.00012", "0.0002", "0.5"},
                 {"1e15", "2e15", "3e15"},  {"5", "5", "5"},  {"0", "0", "0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct verdict_row row = row_of("reach", cases[i].baseline, cases[i].value, cases[i].value,
                                        cases[i].low);
        struct chart c = chart_at_least(&row, cases[i].low);
        struct plot p = plot_of(&c, 58, 14, 420, 186);
        const double values[] = {c.baseline, c.low, c.points[0].value, c.points[1].value};
        assert_int_equal(p.first, 2020);
        assert_int_equal(p.last, 2025);
        assert_near(plot_x(&p, 2020), 58);
        assert_near(plot_x(&p, 2025), 478);
        assert_true(p.high > p.low && (p.high - p.low) / p.step < 16);
        for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
            assert_true(values[k] >= p.low && values[k] <= p.high);
            double y = plot_y(&p, values[k]);
            assert_true(y >= 14 && y <= 200);
        }
        assert_true(plot_y(&p, p.high) < plot_y(&p, p.low));
    }
}

static size_t count_of(const char *text, const char *what)
{
    size_t n = 0;
    for (; (text = strstr(text, what)); text++)
        n++;
    return n;
}

static void a_missing_year_breaks_the_line_and_an_open_end_the_edge(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct writer *w = writer_memory(a);
    struct verdict_row row = row_of("above", "77.05", "77.8", "77.8", "78.3");
    struct chart c = chart_at_least(&row, "78.3");
    svg_chart(w, &c, SPAN("2021 77.3 <b>"));
    const char *text = writer_text(w).at;
    assert_null(strstr(text, "class=\"series\""));
    assert_int_equal(count_of(text, "class=\"point\""), 2);
    assert_non_null(strstr(text, "aria-label=\"2021 77.3 &lt;b&gt;\""));
    assert_non_null(strstr(text, "≥78.3"));
    assert_null(strstr(text, "edge open"));
    writer_clear(w);
    c.low_open = true;
    c.points[1].year = 2022;
    svg_chart(w, &c, SPAN(""));
    text = writer_text(w).at;
    assert_int_equal(count_of(text, "class=\"series\""), 1);
    assert_non_null(strstr(text, "edge open"));
    assert_non_null(strstr(text, "&gt;78.3"));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimal_text_becomes_a_number),
        cmocka_unit_test(a_level_is_drawn_where_it_was_promised),
        cmocka_unit_test(the_level_of_a_change_is_worked_out),
        cmocka_unit_test(a_fall_turns_the_band_around),
        cmocka_unit_test(what_is_no_level_has_no_line),
        cmocka_unit_test(milestones_come_from_the_settings_of_the_item),
        cmocka_unit_test(everything_drawn_lies_inside),
        cmocka_unit_test(a_missing_year_breaks_the_line_and_an_open_end_the_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
