/* libplancheck by its public header alone, as a program of somebody else's sees it. */
#include "../../src/plancheck.h"
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/plancheck-library-XXXXXX";

static void put(const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static int make_project(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    put("plancheck.yaml", "schema: plancheck.project/1\nplans: [plan.yaml]\n"
                          "reported: [reported.csv]\n");
    put("plan.yaml",
        "schema: plancheck.plan/1\nid: small\nregion: { code: \"430525\", name: 洞口县 }\n"
        "period: { base: 2020, target: 2025 }\nindicators:\n"
        "  - { indicator: life_expectancy, printed: 人均期望寿命, unit: 岁, baseline: \"77.05\", "
        "target: \"≥78.3\", attribute: 约束性 }\n"
        "  - { indicator: infant_mortality, printed: 婴儿死亡率, unit: ‰, baseline: \"6\", "
        "target: \"≤5\" }\n"
        "  - { indicator: smoking_prevalence, printed: 吸烟率, unit: \"%\", target: \"无人知晓\" }\n");
    put("reported.csv", "region,indicator,year,value\n430525,life_expectancy,2025,78.1\n"
                        "430525,infant_mortality,2025,4.5\n");
    return 0;
}

static int remove_project(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

static plancheck *open_judged(struct plancheck_options options)
{
    options.size = sizeof options;
    options.project = folder;
    plancheck *p = plancheck_open(&options);
    assert_true(plancheck_judge(p));
    return p;
}

static void verdicts_are_told_with_their_numbers(void **state)
{
    (void)state;
    plancheck *p = open_judged((struct plancheck_options){.as_of = 2025});
    struct plancheck_verdict v;
    assert_int_equal(plancheck_count(p), 3);
    assert_true(plancheck_verdict_at(p, 0, &v));
    assert_string_equal(v.id, "small/430525/life_expectancy");
    assert_string_equal(v.verdict, "fail");
    assert_string_equal(v.reason, "not_met");
    assert_string_equal(v.attribute, "binding");
    assert_string_equal(v.rule, "at_least");
    assert_string_equal(v.value, "78.1");
    assert_string_equal(v.accept_min, "78.3");
    assert_null(v.accept_max);
    assert_false(v.accept_min_open);
    assert_string_equal(v.margin, "-0.2");
    assert_int_equal(v.value_year, 2025);
    assert_non_null(strstr(v.message_zh, "78.3"));
    assert_non_null(strstr(v.plan_at, "plan.yaml:6"));
    assert_non_null(strstr(v.data_at, "reported.csv:2"));
    assert_true(plancheck_verdict_at(p, 2, &v));
    assert_string_equal(v.reason, "unknown_target");
    assert_null(v.value);
    assert_false(plancheck_verdict_at(p, 3, &v));
    assert_int_equal(plancheck_count_of(p, "fail"), 1);
    assert_int_equal(plancheck_count_of(p, "evaluated"), 2);
    plancheck_close(p);
}

static void problems_have_a_place_and_a_code(void **state)
{
    (void)state;
    plancheck *p = open_judged((struct plancheck_options){.as_of = 2025});
    struct plancheck_problem problem;
    assert_int_equal(plancheck_problem_count(p), 1);
    assert_true(plancheck_problem_at(p, 0, &problem));
    assert_string_equal(problem.severity, "warning");    /* its verdict is the error */
    assert_int_equal(problem.line, 8);
    assert_true(problem.column > 1);
    assert_true(strlen(problem.code) > 0 && strlen(problem.message_en) > 0);
    assert_false(plancheck_problem_at(p, 1, &problem));
    assert_int_equal(plancheck_error_count(p), 0);
    plancheck_close(p);
}

static void only_what_is_asked_for_is_judged(void **state)
{
    (void)state;
    const char *wanted[] = {"婴儿死亡率"}, *unknown[] = {"no_such"};
    plancheck *p = open_judged(
        (struct plancheck_options){.as_of = 2025, .indicators = wanted, .indicator_count = 1,
                                   .isolation = PLANCHECK_ISOLATION_NONE});
    assert_int_equal(plancheck_count(p), 1);
    assert_int_equal(plancheck_count_of(p, "pass"), 1);
    plancheck_close(p);
    struct plancheck_options options = {.size = sizeof options, .project = folder,
                                        .indicators = unknown, .indicator_count = 1};
    p = plancheck_open(&options);
    assert_false(plancheck_judge(p));
    assert_int_equal(plancheck_count(p), 0);
    assert_true(strlen(plancheck_error(p, PLANCHECK_ENGLISH)) > 0);
    plancheck_close(p);
}

static size_t size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (size_t)st.st_size : 0;
}

static void reports_are_written_whole_or_not_at_all(void **state)
{
    (void)state;
    char path[128];
    plancheck *p = open_judged((struct plancheck_options){.as_of = 2025});
    static const char *const formats[] = {"text", "json", "csv", "xlsx", "markdown", "junit"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        snprintf(path, sizeof path, "%s/report.%s", folder, formats[i]);
        assert_true(plancheck_write(p, formats[i], PLANCHECK_CHINESE, path));
        assert_true(size_of(path) > 0);
    }
    snprintf(path, sizeof path, "%s/pages", folder);
    assert_true(plancheck_write(p, "html", PLANCHECK_ENGLISH, path));
    snprintf(path, sizeof path, "%s/pages/index.html", folder);
    assert_true(size_of(path) > 0);
    snprintf(path, sizeof path, "%s/none/report.json", folder);
    assert_false(plancheck_write(p, "json", PLANCHECK_ENGLISH, path));
    assert_non_null(strstr(plancheck_error(p, PLANCHECK_ENGLISH), "none/report.json"));
    assert_false(plancheck_write(p, "papyrus", PLANCHECK_ENGLISH, path));
    plancheck_close(p);
}

static void a_descriptor_stays_open(void **state)
{
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/both", folder);
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    plancheck *p = open_judged((struct plancheck_options){.as_of = 2025});
    assert_true(plancheck_write_descriptor(p, "csv", PLANCHECK_CHINESE, fd));
    size_t once = size_of(path);
    assert_true(plancheck_write_descriptor(p, "csv", PLANCHECK_CHINESE, fd));
    assert_int_equal(size_of(path), 2 * once);
    assert_int_equal(close(fd), 0);
    plancheck_close(p);
}

static void nothing_loaded_is_no_judgement(void **state)
{
    (void)state;
    struct plancheck_options options = {.size = sizeof options, .project = "/nowhere/at/all"};
    plancheck *p = plancheck_open(&options);
    assert_non_null(p);
    assert_false(plancheck_judge(p));
    assert_true(plancheck_error_count(p) > 0);
    assert_false(plancheck_write(p, "json", PLANCHECK_ENGLISH, "/dev/null"));
    plancheck_close(p);
    plancheck_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_are_told_with_their_numbers),
        cmocka_unit_test(problems_have_a_place_and_a_code),
        cmocka_unit_test(only_what_is_asked_for_is_judged),
        cmocka_unit_test(reports_are_written_whole_or_not_at_all),
        cmocka_unit_test(a_descriptor_stays_open),
        cmocka_unit_test(nothing_loaded_is_no_judgement),
    };
    return cmocka_run_group_tests(tests, make_project, remove_project);
}
