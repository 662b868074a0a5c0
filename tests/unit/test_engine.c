#include "rule_kit.h"
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

static struct engine_options options;

static int open_all(void **state)
{
    options = engine_options_default;
    options.limits.call_ms = 20;
    options.strikes = 2;
    options.jobs = 2;
    options.chunk = 12;
    return kit_open(state);
}

static struct verdicts run(size_t count)
{
    struct verdicts v;
    struct case_source s = kit_source(count, 1);
    assert_true(engine_run(&s, kit.book, &options, &v, kit.diags));
    assert_int_equal(v.count, count);
    return v;
}

/* ---- tests ---- */

static void every_case_gets_its_verdict(void **state)
{
    (void)state;
    kit_good_rules();
    kit_load();
    struct verdicts v = run(30);
    assert_string_equal(kit_verdict(&v, 0), "fail/not_met");         /* good: 0 */
    assert_string_equal(kit_verdict(&v, 15), "pass/met");            /* good: 5 */
    assert_string_equal(kit_verdict(&v, 7), "fail/not_met");         /* later: 2 × 2 */
    assert_string_equal(kit_verdict(&v, 10), "pass/met");            /* later: 2 × 3 */
    assert_string_equal(kit_verdict(&v, 2), "error/unknown_target"); /* no rule */
    assert_int_equal(v.workers_lost, 0);
    assert_non_null(strstr(v.isolation, "limits"));
    verdicts_free(&v);
}

static void the_number_of_workers_changes_nothing(void **state)
{
    (void)state;
    static const unsigned jobs[] = {1, 2, 5};
    const char *said[3];
    kit_good_rules();
    kit_rule("breaks", "accept = function(target, at) return at.valu end");
    kit_rule("eats",
             "accept = function(target, at) local s = 'x' while true do s = s .. s end end");
    kit_load();
    options.limits = (struct rule_limits){.memory = 2 << 20, .call_ms = 1000};
    for (int i = 0; i < 3; i++) {
        options.jobs = jobs[i];
        struct verdicts v = run(100);
        said[i] = kit_everything(&v);
        verdicts_free(&v);
    }
    assert_string_equal(said[0], said[1]);
    assert_string_equal(said[0], said[2]);
}

static void in_process_says_the_same(void **state)
{
    (void)state;
    kit_good_rules();
    kit_rule("breaks", "accept = function(target, at) return at.valu end");
    kit_load();
    struct verdicts v = run(50), w;
    options.in_process = true;
    w = run(50);
    assert_string_equal(kit_everything(&v), kit_everything(&w));
    assert_string_equal(w.isolation, "");
    assert_false(w.isolated);
    verdicts_free(&v);
    verdicts_free(&w);
}

/* Exact numbers beyond 128 bits have a budget of their own, without a clock. */
static void in_process_strikes_count_as_well(void **state)
{
    (void)state;
    kit_rule("large", "judge = function(target, at)\n"
                      "for i = 1, 1e5 do local x = (at.value + 0.3) ^ 150 end\n"
                      "return 'pass', 'met' end");
    kit_load();
    options.in_process = true;
    options.chunk = 20;
    struct verdicts v = run(20);
    for (size_t i = 0; i < 20; i += 2)
        assert_string_equal(kit_verdict(&v, i), "error/rule_over_budget");
    assert_string_equal(verdict_words(&v, kit_slot(&v, 0)),
                        "large.lua: 'judge' computes with too many very large numbers");
    assert_string_equal(verdict_words(&v, kit_slot(&v, 18)),
                        "not judged: the rule was stopped 2 times before");
    verdicts_free(&v);
}

static void a_rule_that_fails_says_why(void **state)
{
    (void)state;
    kit_rule("breaks", "accept = function(target, at)\n return at.valu end");
    kit_load();
    struct verdicts v = run(2);
    struct message m;
    assert_string_equal(kit_verdict(&v, 0), "error/rule_failed");
    assert_string_equal(verdict_words(&v, kit_slot(&v, 0)),
                        "breaks.lua:4: at has no field 'valu'; did you mean 'value'?");
    assert_true(verdict_message(&v, kit_slot(&v, 0), &m));
    assert_string_equal(m.zh, "breaks.lua:4: at 没有字段 'valu'，是否想写 'value'？");
    assert_null(verdict_words(&v, kit_slot(&v, 1)));
    verdicts_free(&v);
}

static void a_worker_that_dies_costs_its_case_and_a_strike(void **state)
{
    (void)state;
    kit_good_rules();
    kit_load();
    options.chunk = 300;
    options.strikes = 3;
    struct verdicts v;
    struct case_source s = kit_source(60, 1);
    kit_cases.crash_at = 15;         /* the sixth of rule `good` */
    assert_true(engine_run(&s, kit.book, &options, &v, kit.diags));
    assert_string_equal(kit_verdict(&v, 12), "fail/not_met");
    assert_string_equal(kit_verdict(&v, 15), "error/rule_failed");
    assert_non_null(strstr(verdict_words(&v, kit_slot(&v, 15)), "signal 11"));
    assert_string_equal(kit_verdict(&v, 18), "pass/met");
    assert_int_equal(v.workers_lost, 1);
    verdicts_free(&v);
}

static void three_strikes_and_the_rest_of_the_stretch_is_marked(void **state)
{
    (void)state;
    kit_rule("loops", "accept = function(target, at) if at.value >= 2 and at.value < 50 then while "
                      "true do end end"
                      " return at_least(target.n) end");
    kit_load();
    options.chunk = 20;
    options.strikes = 3;
    struct verdicts v = run(40); /* 20 of them: 0 1 2* 3* 4* 5- …, and again in the next stretch */
    assert_string_equal(kit_verdict(&v, 0), "fail/not_met");
    assert_string_equal(kit_verdict(&v, 2), "fail/not_met");
    for (size_t i = 4; i < 20; i += 2)
        assert_string_equal(kit_verdict(&v, i), "error/rule_over_budget");
    assert_string_equal(verdict_words(&v, kit_slot(&v, 4)),
                        "loops.lua: 'accept' took too long and was stopped");
    assert_string_equal(verdict_words(&v, kit_slot(&v, 8)),
                        "loops.lua: 'accept' took too long and was stopped");
    assert_string_equal(verdict_words(&v, kit_slot(&v, 10)),
                        "not judged: the rule was stopped 3 times before");
    assert_string_equal(kit_verdict(&v, 20), "fail/not_met");
    assert_string_equal(kit_verdict(&v, 22), "fail/not_met");
    assert_string_equal(kit_verdict(&v, 24), "error/rule_over_budget");
    assert_int_equal(v.workers_lost, 0);
    verdicts_free(&v);
}

static void memory_ends_the_worker_and_is_said(void **state)
{
    (void)state;
    kit_rule("eats",
             "accept = function(target, at) local t = {} for i = 1, 1e9 do t[i] = i end end");
    kit_rule("good", KIT_GOOD);
    kit_load();
    options.limits = (struct rule_limits){.memory = 2 << 20, .call_ms = 1000};
    struct verdicts v = run(9);
    assert_string_equal(kit_verdict(&v, 0), "error/rule_over_budget");
    assert_string_equal(verdict_words(&v, kit_slot(&v, 0)),
                        "the rule used more memory than it may");
    assert_string_equal(kit_verdict(&v, 1), "fail/not_met");
    assert_int_equal(v.workers_lost, 2);
    verdicts_free(&v);
}

/* Stands for whatever stands still without using processor time. */
static void sleepy(void *self, size_t i, struct judge_case *out)
{
    kit_build(self, i, out);
    if (i == 3)
        raise(SIGSTOP);
}

static void a_stopped_worker_meets_the_deadline(void **state)
{
    (void)state;
    kit_good_rules();
    kit_load();
    options.task_seconds = 1;
    struct verdicts v;
    struct case_source s = kit_source(9, 1);
    s.build = sleepy;
    assert_true(engine_run(&s, kit.book, &options, &v, kit.diags));
    assert_string_equal(kit_verdict(&v, 3), "error/rule_over_budget");
    assert_string_equal(kit_verdict(&v, 6), "fail/not_met");
    verdicts_free(&v);
}

static void a_rule_that_is_slow_in_all_uses_up_its_own_time_only(void **state)
{
    (void)state;
    kit_rule("good", KIT_GOOD);
    kit_rule("slow", "measure = function(target, at) local x = 0 for i = 1, 1e6 do x = x + i end "
                     "return at.value end, " KIT_GOOD);
    kit_load();
    options.limits.call_ms = 10000;
    options.chunk = 3000;
    options.rule_seconds = 1;
    struct verdicts v = run(3 * 400);
    assert_string_equal(kit_verdict(&v, 1), "fail/not_met");
    assert_string_equal(kit_verdict(&v, 1198), "error/rule_over_budget");
    assert_string_equal(kit_verdict(&v, 1197), "pass/met");
    verdicts_free(&v);
}

static void lying(void *self, size_t i, struct judge_case *out)
{
    kit_build(self, i, out);
    out->flags = i == 3 ? 0x80000000 : 0;        /* a flag that there is not */
}

static void slots_that_cannot_be_become_errors(void **state)
{
    (void)state;
    kit_good_rules();
    kit_load();
    struct verdicts v;
    struct case_source s = kit_source(9, 1);
    s.build = lying;
    assert_true(engine_run(&s, kit.book, &options, &v, kit.diags));
    assert_string_equal(kit_verdict(&v, 3), "error/rule_failed");
    assert_string_equal(kit_verdict(&v, 6), "fail/not_met");
    verdicts_free(&v);
}

static void no_worker_is_left_behind(void **state)
{
    (void)state;
    kit_good_rules();
    kit_rule("loops", "accept = function(target, at) while true do end end");
    kit_load();
    struct verdicts v = run(60);
    verdicts_free(&v);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void children_that_are_reaped_by_somebody_else_do_no_harm(void **state)
{
    (void)state;
    kit_good_rules();
    kit_load();
    struct sigaction old, ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGCHLD, &ignore, &old);
    struct verdicts v = run(30);
    sigaction(SIGCHLD, &old, NULL);
    assert_string_equal(kit_verdict(&v, 15), "pass/met");
    verdicts_free(&v);
}

static void no_cases_are_no_verdicts(void **state)
{
    (void)state;
    kit_good_rules();
    kit_load();
    struct verdicts v = run(0);
    verdicts_free(&v);
}

static void explain_tells_the_same_verdict_with_its_steps(void **state)
{
    (void)state;
    kit_good_rules();
    kit_rule("breaks", "accept = function(target, at)\n return at.valu end");
    kit_load();
    struct case_source s = kit_source(40, 1);
    struct trace t = {.arena = kit.arena};
    struct slot told;
    for (int in_process = 0; in_process < 2; in_process++) {
        options.in_process = in_process;
        assert_true(engine_explain(&s, 21, kit.book, &options, &told, &t, kit.diags));
        assert_int_equal(told.verdict, VERDICT_PASS);
        assert_true(t.count > 2);
        assert_non_null(strstr(t.steps[t.count - 1].text.en, "pass/met"));
        assert_true(engine_explain(&s, 0, kit.book, &options, &told, &t, kit.diags));
        assert_int_equal(told.reason, REASON_rule_failed);
        assert_string_equal(t.steps[t.count - 1].text.en,
                            "breaks.lua:4: at has no field 'valu'; did you mean 'value'?");
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_all, kit_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_case_gets_its_verdict),
        TEST(the_number_of_workers_changes_nothing),
        TEST(in_process_says_the_same),
        TEST(in_process_strikes_count_as_well),
        TEST(a_rule_that_fails_says_why),
        TEST(a_worker_that_dies_costs_its_case_and_a_strike),
        TEST(three_strikes_and_the_rest_of_the_stretch_is_marked),
        TEST(memory_ends_the_worker_and_is_said),
        TEST(a_stopped_worker_meets_the_deadline),
        TEST(a_rule_that_is_slow_in_all_uses_up_its_own_time_only),
        TEST(slots_that_cannot_be_become_errors),
        TEST(no_worker_is_left_behind),
        TEST(children_that_are_reaped_by_somebody_else_do_no_harm),
        TEST(no_cases_are_no_verdicts),
        TEST(explain_tells_the_same_verdict_with_its_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
