#include "../../src/plan/settings_table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

static struct arena *arena;
static struct settings s;
static struct message why;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    s = settings_default;
    why = (struct message){NULL, NULL};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static bool parse(const char *text)
{
    return settings_parse(&s, arena, span_of(text), &why);
}

static void assert_decimal(struct decimal x, int64_t units, int places)
{
    assert_int_equal(x.units, units);
    assert_int_equal(x.places, places);
}

static void nothing_said_leaves_the_defaults(void **state)
{
    (void)state;
    assert_true(parse(""));
    assert_int_equal(s.given, 0);
    assert_int_equal(s.compare, COMPARE_FULL);
    assert_int_equal(s.round, ROUND_HALF_EVEN);
    assert_int_equal(s.max_lag, 2);
    assert_int_equal(s.pool, 1);
    assert_true(s.applies);
    assert_decimal(s.per, 100000, 0);
}

static void every_setting_is_read_by_its_name(void **state)
{
    (void)state;
    assert_true(parse(
        "as_of=2025;attribute=advisory;compare=both;round=half_up;places=2;tol=0.5;tol_rel=5;"
        "progress=log;path=cagr;pace=0.90;final=latest;reading=each;chained=1;"
        "ref=2020:77.93|2025:79.25;ref_target=78.93;milestones=2022:24.5;events=2025:1/2000;"
        "per=1000;pool=3;uncertainty=poisson;se=0.1;se_base=0.2;theta=10;theta_abs=0.3;applies=0;"
        "max_lag=1;accept_borrowed=1;bound=0,100"));
    assert_int_equal(s.given, ((uint64_t)1 << SET_COUNT) - 1);
    assert_int_equal(s.as_of, 2025);
    assert_int_equal(s.attribute, ATTRIBUTE_ADVISORY);
    assert_int_equal(s.compare, COMPARE_BOTH);
    assert_int_equal(s.round, ROUND_HALF_UP);
    assert_int_equal(s.places, 2);
    assert_decimal(s.tol, 5, 1);
    assert_decimal(s.tol_rel, 5, 0);
    assert_int_equal(s.progress, PROGRESS_LOG);
    assert_int_equal(s.path, PATH_CAGR);
    assert_decimal(s.pace, 90, 2);
    assert_int_equal(s.final, FINAL_LATEST);
    assert_int_equal(s.reading, READING_EACH);
    assert_true(s.chained && s.accept_borrowed && !s.applies);
    assert_int_equal(s.ref_count, 2);
    assert_int_equal(s.ref[1].year, 2025);
    assert_decimal(s.ref[1].cell.number, 7925, 2);
    assert_decimal(s.ref_target, 7893, 2);
    assert_int_equal(s.milestone_count, 1);
    assert_int_equal(s.event_count, 1);
    assert_decimal(s.events[0].population, 2000, 0);
    assert_decimal(s.per, 1000, 0);
    assert_int_equal(s.pool, 3);
    assert_int_equal(s.uncertainty, UNCERTAINTY_POISSON);
    assert_decimal(s.se, 1, 1);
    assert_decimal(s.se_base, 2, 1);
    assert_decimal(s.theta, 10, 0);
    assert_decimal(s.theta_abs, 3, 1);
    assert_int_equal(s.max_lag, 1);
    assert_decimal(s.bound_high, 100, 0);
}

static void every_setting_has_a_row_and_a_name(void **state)
{
    (void)state;
    for (int i = 0; i < SET_COUNT; i++)
        assert_non_null(setting_name((enum setting)i));
    assert_string_equal(setting_name(SET_ATTRIBUTE), "attribute");
    assert_string_equal(setting_name(SET_BOUND), "bound");
    for (size_t i = 0; i < setting_row_count; i++)
        assert_true(setting_rows[i].about.en && setting_rows[i].about.zh);
}

static void binding_is_an_attribute(void **state)
{
    (void)state;
    assert_true(parse("binding=1"));
    assert_int_equal(s.attribute, ATTRIBUTE_BINDING);
    assert_true(settings_has(&s, SET_ATTRIBUTE));
    assert_true(parse("binding=0"));
    assert_int_equal(s.attribute, ATTRIBUTE_ANTICIPATORY);
}

static void blanks_and_empty_parts_are_passed_over(void **state)
{
    (void)state;
    assert_true(parse(" as_of = 2024 ;; compare = rounded ; "));
    assert_int_equal(s.as_of, 2024);
    assert_int_equal(s.compare, COMPARE_ROUNDED);
}

static void what_is_wrong_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "as_of=25", "as_of=20255", "as_of=", "as_of", "as_of=2025.0", "compare=Rounded", "compare=",
        "tol=-1", "tol=1e3", "tol=0,5", "tol=nan", "tol=0x10", "places=1.5", "places=99", "pool=0",
        "per=0", "chained=yes", "chained=2", "reading=sometimes", "reading=change_per_year:planned",
        "reading=reach:mean", "reading=change_per_year", "ref=2020", "ref=2020:",
        "ref=2020:77|2020:78", "ref=2020:77|", "ref=:77", "ref=20:77", "ref=2020:高",
        "events=2025:1", "events=2025:1/0", "events=2025:-1/5", "events=2025:/5", "bound=0",
        "bound=,", "bound=5,1", "bound=a,b", "bound=1,2,3", "binding=yes", "attribute=",
        "attribute=重要", "unknown=1", "=1", "as_of=2025=1",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        why = (struct message){NULL, NULL};
        if (parse(wrong[i]))
            fail_msg("%s was taken", wrong[i]);
        assert_int_equal(memcmp(&s, &settings_default, sizeof s), 0);
        assert_true(why.en && why.zh && *why.en && *why.zh);
    }
}

static void a_wrong_value_is_answered_with_what_would_do(void **state)
{
    (void)state;
    assert_false(parse("compare=round"));
    assert_string_equal(why.en, "compare: expected is one of full, rounded, both, not 'round'");
    assert_false(parse("as_off=2025"));
    assert_string_equal(why.en, "there is no setting 'as_off'; is 'as_of' meant?");
    assert_false(parse("max_lag=-1"));
    assert_string_equal(why.en, "max_lag: a whole number from 0 to 100 is expected, not '-1'");
}

static void a_setting_is_given_once(void **state)
{
    (void)state;
    assert_false(parse("as_of=2024;as_of=2025"));
    assert_string_equal(why.en, "setting 'as_of' is given twice");
    s = settings_default;
    assert_false(parse("binding=1;attribute=advisory"));
}

static void years_come_in_any_order_and_are_kept_ascending(void **state)
{
    (void)state;
    assert_true(parse("ref=2025: 3 | 2020: 1 |2022:2;events=2024:2/10|2023:1/10"));
    assert_int_equal(s.ref_count, 3);
    for (int i = 0; i < 3; i++)
        assert_decimal(s.ref[i].cell.number, i + 1, 0);
    assert_int_equal(s.events[0].year, 2023);
}

static void an_end_of_a_bound_may_be_open(void **state)
{
    (void)state;
    assert_true(parse("bound=0,"));
    assert_true(s.bound_high_open && !s.bound_low_open);
    s = settings_default;
    assert_true(parse("bound=,100"));
    assert_true(s.bound_low_open && !s.bound_high_open);
    assert_decimal(s.bound_high, 100, 0);
}

static void a_reading_is_kept_for_its_form(void **state)
{
    (void)state;
    assert_true(parse("reading=realised"));
    assert_int_equal(s.reading, READING_REALISED);
    assert_int_equal(s.reading_in_proportion, READING_REALISED);
    assert_int_equal(s.reading_change_per_year, READING_DEFAULT);
    s = settings_default;
    assert_true(parse("reading=change_per_year:each|in_proportion:both"));
    assert_int_equal(s.reading, READING_DEFAULT);
    assert_int_equal(s.reading_change_per_year, READING_EACH);
    assert_int_equal(s.reading_in_proportion, READING_BOTH);
}

static void the_later_layer_wins_where_it_says_something(void **state)
{
    (void)state;
    struct settings over = settings_default;
    assert_true(
        parse("as_of=2024;compare=both;ref=2020:1|2021:2;bound=0,;reading=in_proportion:both"));
    assert_true(
        settings_parse(&over, arena, SPAN("as_of=2025;ref=2022:3;bound=,9;reading=each"), &why));
    settings_overlay(&s, &over);
    assert_int_equal(s.as_of, 2025);
    assert_int_equal(s.compare, COMPARE_BOTH);
    assert_int_equal(s.ref_count, 1);
    assert_int_equal(s.ref[0].year, 2022);
    assert_true(s.bound_low_open && !s.bound_high_open);
    assert_int_equal(s.reading_change_per_year, READING_EACH);
    assert_int_equal(s.reading_in_proportion, READING_BOTH);
    assert_int_equal(s.given, 1u << SET_AS_OF | 1u << SET_COMPARE | 1u << SET_REF |
                                  1u << SET_READING | (uint64_t)1 << SET_BOUND);
}

static void attributes_are_read_as_printed(void **state)
{
    (void)state;
    enum attribute a;
    assert_true(attribute_read(SPAN(" 约束性 "), &a) && a == ATTRIBUTE_BINDING);
    assert_true(attribute_read(SPAN("预期性"), &a) && a == ATTRIBUTE_ANTICIPATORY);
    assert_true(attribute_read(SPAN("倡导性"), &a) && a == ATTRIBUTE_ADVISORY);
    assert_true(attribute_read(SPAN("力争"), &a) && a == ATTRIBUTE_ADVISORY);
    assert_true(attribute_read(SPAN("binding"), &a) && a == ATTRIBUTE_BINDING);
    assert_true(attribute_read(SPAN(""), &a) && a == ATTRIBUTE_NONE);
    assert_false(attribute_read(SPAN("强制性"), &a));
    for (const char *const *word = attribute_words; *word; word++)
        assert_true(attribute_read(span_of(*word), &a) && a != ATTRIBUTE_NONE);
    assert_null(attribute_name(ATTRIBUTE_NONE));
    assert_string_equal(attribute_name(ATTRIBUTE_ADVISORY), "advisory");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_said_leaves_the_defaults),
        TEST(every_setting_is_read_by_its_name),
        TEST(every_setting_has_a_row_and_a_name),
        TEST(binding_is_an_attribute),
        TEST(blanks_and_empty_parts_are_passed_over),
        TEST(what_is_wrong_is_refused_and_changes_nothing),
        TEST(a_wrong_value_is_answered_with_what_would_do),
        TEST(a_setting_is_given_once),
        TEST(years_come_in_any_order_and_are_kept_ascending),
        TEST(an_end_of_a_bound_may_be_open),
        TEST(a_reading_is_kept_for_its_form),
        TEST(the_later_layer_wins_where_it_says_something),
        TEST(attributes_are_read_as_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
