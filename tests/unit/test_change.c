/* What has become of a verdict: two states and the circumstances decide. */
#include "../../src/history/change.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct part rules[] = {{"at_least", "aa"}, {"at_most", "bb"}};
static struct part plans[] = {{"p", "{}"}};
static const struct circumstances usual = {
    .version = "1", .as_of = 2025, .settings = "{}", .rules = {rules, 2}, .plans = {plans, 1}};

static struct state state(enum verdict v)
{
    return (struct state){
        .number = 7, .verdict = v, .value_year = 2025, .base_year = 2020, .target_year = 2025,
        .id = SPAN("p/1/x"), .plan = SPAN("p"), .region = SPAN("1"), .indicator = SPAN("x"),
        .rule = SPAN("at_least"), .target = SPAN("≥80"), .baseline_printed = SPAN("70"),
        .value = SPAN("79"), .measure = SPAN("79"), .series = SPAN("2023:77;2025:79"),
        .settings = SPAN("{}"),
    };
}

static struct change change(struct circumstances old_of, struct circumstances new_of,
                            struct state *old, struct state *new)
{
    struct arena *a = arena_new();
    struct differences d = differences_find(a, &old_of, &new_of);
    struct change c = change_of(&d, old, new);
    arena_free(a);
    return c;
}

static void the_verdicts_name_the_change(void **unused)
{
    (void)unused;
    static const struct { enum verdict old, new; enum change_kind kind; } cases[] = {
        {VERDICT_PASS, VERDICT_FAIL, CHANGE_NEW_FAILURE},
        {VERDICT_ON_TRACK, VERDICT_FAIL, CHANGE_NEW_FAILURE},
        {VERDICT_OFF_TRACK, VERDICT_FAIL, CHANGE_NEW_FAILURE},
        {VERDICT_NO_DATA, VERDICT_FAIL, CHANGE_NEW_FAILURE},
        {VERDICT_NOT_APPLICABLE, VERDICT_FAIL, CHANGE_NEW_FAILURE},
        {VERDICT_FAIL, VERDICT_FAIL, CHANGE_STILL_FAILING},
        {VERDICT_FAIL, VERDICT_PASS, CHANGE_FIXED},
        {VERDICT_OFF_TRACK, VERDICT_ON_TRACK, CHANGE_FIXED},
        {VERDICT_ON_TRACK, VERDICT_OFF_TRACK, CHANGE_NEW_BEHIND},
        {VERDICT_UNDETERMINED, VERDICT_OFF_TRACK, CHANGE_NEW_BEHIND},
        {VERDICT_OFF_TRACK, VERDICT_OFF_TRACK, CHANGE_STILL_BEHIND},
        {VERDICT_PASS, VERDICT_NO_DATA, CHANGE_NEW_UNKNOWN},
        {VERDICT_FAIL, VERDICT_ERROR, CHANGE_NEW_UNKNOWN},
        {VERDICT_OFF_TRACK, VERDICT_UNDETERMINED, CHANGE_NEW_UNKNOWN},
        {VERDICT_NO_DATA, VERDICT_PASS, CHANGE_NOW_KNOWN},
        {VERDICT_ERROR, VERDICT_ON_TRACK, CHANGE_NOW_KNOWN},
        {VERDICT_NO_DATA, VERDICT_UNDETERMINED, CHANGE_CHANGED},
        {VERDICT_ON_TRACK, VERDICT_PASS, CHANGE_CHANGED},
        {VERDICT_FAIL, VERDICT_OFF_TRACK, CHANGE_CHANGED},
        {VERDICT_PASS, VERDICT_PASS, CHANGE_UNCHANGED},
        {VERDICT_PASS, VERDICT_NOT_APPLICABLE, CHANGE_CHANGED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct state old = state(cases[i].old), new = state(cases[i].new);
        assert_int_equal(change(usual, usual, &old, &new).kind, cases[i].kind);
    }
}

static enum change_kind with_series(enum verdict v, struct span series, unsigned *revised)
{
    struct state old = state(v), new = state(v);
    new.series = series;
    struct change c = change(usual, usual, &old, &new);
    *revised = c.revised;
    return (enum change_kind)c.kind;
}

static void a_number_is_revised_new_or_gone_year_by_year(void **unused)
{
    (void)unused;
    unsigned revised;
    assert_int_equal(with_series(VERDICT_PASS, SPAN("2023:78;2025:79"), &revised),
                     CHANGE_REVISED_VALUE);
    assert_int_equal(revised, REVISED_VALUE);
    assert_int_equal(with_series(VERDICT_PASS, SPAN("2023:77;2024:78;2025:79"), &revised),
                     CHANGE_NEW_VALUE);
    assert_int_equal(with_series(VERDICT_PASS, SPAN("2025:79"), &revised), CHANGE_NEW_UNKNOWN);
    assert_int_equal(with_series(VERDICT_NO_DATA, SPAN(""), &revised), CHANGE_NEW_UNKNOWN);
    assert_int_equal(with_series(VERDICT_FAIL, SPAN("2023:78;2025:79"), &revised),
                     CHANGE_STILL_FAILING);
    assert_int_equal(revised, REVISED_VALUE);
    assert_int_equal(with_series(VERDICT_FAIL, SPAN("2024:1"), &revised), CHANGE_STILL_FAILING);
    assert_int_equal(revised, REVISED_VANISHED | REVISED_NEW_VALUE);
}

static void nothing_is_fixed_by_printing_another_target(void **unused)
{
    (void)unused;
    struct state old = state(VERDICT_FAIL), new = state(VERDICT_PASS);
    new.target = SPAN("≥79");
    assert_int_equal(change(usual, usual, &old, &new).kind, CHANGE_REVISED_TARGET);
    new = state(VERDICT_PASS);
    new.baseline_printed = SPAN("71");
    assert_int_equal(change(usual, usual, &old, &new).kind, CHANGE_REVISED_TARGET);
    new = state(VERDICT_PASS);
    new.target_year = 2030;
    assert_int_equal(change(usual, usual, &old, &new).kind, CHANGE_REVISED_TARGET);
    old = state(VERDICT_PASS);           /* but a failure is one, whoever printed what */
    new = state(VERDICT_FAIL);
    new.target = SPAN("≥81");
    struct change c = change(usual, usual, &old, &new);
    assert_int_equal(c.kind, CHANGE_NEW_FAILURE);
    assert_int_equal(c.revised, REVISED_TARGET);
}

static struct change under(struct circumstances of)
{
    struct state old = state(VERDICT_PASS), new = state(VERDICT_FAIL);
    struct change c = change(usual, of, &old, &new);
    assert_int_equal(c.kind, c.because ? CHANGE_NOT_COMPARABLE : CHANGE_NEW_FAILURE);
    struct state same = state(VERDICT_FAIL);
    assert_int_equal(change(usual, of, &same, &new).kind, CHANGE_STILL_FAILING);
    return c;
}

static void other_circumstances_make_what_differs_not_comparable(void **unused)
{
    (void)unused;
    struct part other_rules[] = {{"at_least", "cc"}, {"at_most", "bb"}};
    struct part unused_rule[] = {{"at_least", "aa"}, {"at_most", "cc"}};
    struct part other_plans[] = {{"p", "{\"compare\":\"rounded\"}"}};
    struct circumstances of = usual;
    of.rules.list = other_rules;
    assert_int_equal(under(of).because, BECAUSE_RULE);
    assert_int_equal(under(of).otherwise, CHANGE_NEW_FAILURE);
    of.rules.list = unused_rule;         /* another target's rule makes no difference */
    assert_int_equal(under(of).because, 0);
    of = usual;
    of.settings = "{\"compare\":\"rounded\"}";
    assert_int_equal(under(of).because, BECAUSE_SETTINGS);
    of.settings = "{\"as_of\":2024}";    /* the year has a word of its own */
    of.as_of = 2024;
    assert_int_equal(under(of).because, BECAUSE_AS_OF);
    of = usual;
    of.plans.list = other_plans;
    assert_int_equal(under(of).because, BECAUSE_SETTINGS);
    of = usual;
    of.version = "2";
    assert_int_equal(under(of).because, BECAUSE_PROGRAM);
}

static void what_is_not_there_is_new_gone_or_out_of_scope(void **unused)
{
    (void)unused;
    struct state one = state(VERDICT_FAIL);
    assert_int_equal(change(usual, usual, NULL, &one).kind, CHANGE_NEW);
    assert_int_equal(change(usual, usual, &one, NULL).kind, CHANGE_GONE);
    struct circumstances none = usual;
    none.plans.count = 0;
    struct change c = change(usual, none, &one, NULL);
    assert_int_equal(c.kind, CHANGE_NOT_COMPARABLE);
    assert_int_equal(c.because, BECAUSE_PLANS);
    assert_int_equal(c.otherwise, CHANGE_GONE);
}

static void nights_are_counted_while_the_sort_lasts(void **unused)
{
    (void)unused;
    struct circumstances night_9 = usual, tonight = usual;
    night_9.run = 9;
    struct state old = state(VERDICT_FAIL), new = state(VERDICT_FAIL);
    assert_int_equal(change(usual, usual, &old, &new).nights, 0);
    old.since = 7;
    assert_int_equal(change(night_9, tonight, &old, &new).nights, 4);
    old.verdict = VERDICT_PASS;
    assert_int_equal(change(night_9, tonight, &old, &new).nights, 1);
    tonight.run = 10;
    new.since = 3;
    assert_int_equal(change(night_9, tonight, &old, &new).nights, 8);
}

static void a_waiver_excuses_until_it_ends(void **unused)
{
    (void)unused;
    struct state old = state(VERDICT_PASS), new = state(VERDICT_FAIL);
    new.flags = FLAG(waived);
    assert_true(change(usual, usual, &old, &new).waived);
    old = new;
    new.flags = 0;
    struct change c = change(usual, usual, &old, &new);
    assert_int_equal(c.kind, CHANGE_WAIVER_ENDED);
    assert_false(c.waived);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_verdicts_name_the_change),
        cmocka_unit_test(a_number_is_revised_new_or_gone_year_by_year),
        cmocka_unit_test(nothing_is_fixed_by_printing_another_target),
        cmocka_unit_test(other_circumstances_make_what_differs_not_comparable),
        cmocka_unit_test(what_is_not_there_is_new_gone_or_out_of_scope),
        cmocka_unit_test(nights_are_counted_while_the_sort_lasts),
        cmocka_unit_test(a_waiver_excuses_until_it_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
