/* Reports through the library's own door: a project with hostile names, and one with many rows. */
#include "../../src/plancheck.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static char folder[64];

static const char rule_text[] =
    "return {\n"
    "  title = { zh = \"不低于\", en = \"At least\" },\n"
    "  forms = { \"≥{n}\" },\n"
    "  accept = function(target, at) return at_least(target.n) end,\n"
    "  examples = {\n"
    "    { target = \"≥2\", years = \"2020-2025\", series = \"2025: 3\", expect = \"pass/met\" },\n"
    "    { target = \"≥2\", years = \"2020-2025\", series = \"2025: 1\", expect = \"fail/not_met\" },\n"
    "  },\n"
    "}\n";

static const char catalogue_text[] =
    "schema: plancheck.catalogue/1\n"
    "indicators:\n"
    "  - { id: one, name: { zh: 一, en: One }, unit: \"%\", direction: higher }\n"
    "  - { id: two, name: { zh: 二, en: Two }, unit: 岁, direction: higher }\n"
    "  - { id: three, name: { zh: 三, en: Three }, unit: 个, direction: higher }\n"
    "  - { id: four, name: { zh: 四, en: Four }, unit: 个, direction: higher }\n"
    "  - { id: five, name: { zh: 五, en: Five }, unit: 个, direction: higher }\n";

static const char project_text[] =
    "schema: plancheck.project/1\n"
    "plans: [plan.yaml]\ncatalogue: catalogue.yaml\nreported: [reported.csv]\nrules: [rules]\n";

static const char plan_head[] =
    "schema: plancheck.plan/1\nid: hostile\n"
    "region: { code: \"433101\", name: \"</td><script>alert(1)</script>\" }\n"
    "document: { title: \"]]>\\u2028title\" }\n"
    "period: { base: 2020, target: 2025 }\n"
    "indicators:\n";

/* Printed names that would be commands somewhere. */
static const char *const names[] = {
    "=cmd|' /C calc'!A0",
    "<b onclick='x'>&amp;]]>",
    "\xE2\x80\xAE"
    "drawkcab, \"quoted\"",
    "@SUM(A1:A9)",
    NULL /* 10,000 characters */,
};
static const char *const yaml_names[] = {
    "\"=cmd|' /C calc'!A0\"",
    "\"<b onclick='x'>&amp;]]>\"",
    "\"\\u202Edrawkcab, \\\"quoted\\\"\"",
    "\"@SUM(A1:A9)\"",
    NULL,
};
static const char *const indicators[] = {"one", "two", "three", "four", "five"};
enum { NAMES = 5, LONG = 10000 };

static FILE *create(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    return f;
}

static void put(const char *name, const char *text)
{
    FILE *f = create(name);
    fputs(text, f);
    fclose(f);
}

static void put_long(FILE *f)
{
    for (int i = 0; i < LONG; i++)
        fputs("长", f);
}

static int make_project(void **state)
{
    (void)state;
    char command[128];
    strcpy(folder, "/tmp/plancheck-report-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    snprintf(command, sizeof command, "mkdir '%s/rules'", folder);
    if (system(command) != 0)
        return -1;
    put("rules/at_least.lua", rule_text);
    put("catalogue.yaml", catalogue_text);
    put("plancheck.yaml", project_text);
    put("reported.csv",
        "region,indicator,year,value\n433101,one,2025,3.50\n433101,two,2025,1\n433101,three,2025,abc\n");
    FILE *plan = create("plan.yaml");
    fputs(plan_head, plan);
    for (int i = 0; i < NAMES; i++) {
        fprintf(plan, "  - { indicator: %s, printed: ", indicators[i]);
        if (yaml_names[i])
            fputs(yaml_names[i], plan);
        else
            put_long(plan);
        fputs(", baseline: \"-\", target: \"≥2\", attribute: 约束性 }\n", plan);
    }
    fclose(plan);
    return 0;
}

static int remove_project(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static plancheck *judged(const struct plancheck_options *more)
{
    struct plancheck_options o = more ? *more : (struct plancheck_options){0};
    o.size = sizeof o;
    o.project = folder;
    plancheck *p = plancheck_open(&o);
    plancheck_judge(p);
    return p;
}

/* A report as text; the caller frees it. */
static char *report(plancheck *p, const char *format, size_t *size)
{
    char path[256];
    snprintf(path, sizeof path, "%s/out.%s", folder, format);
    if (!plancheck_write(p, format, PLANCHECK_CHINESE, path))
        fail_msg("%s: %s", format, plancheck_error(p, PLANCHECK_ENGLISH));
    FILE *f = fopen(path, "r");
    fseek(f, 0, SEEK_END);
    *size = (size_t)ftell(f);
    rewind(f);
    char *text = malloc(*size + 1);
    assert_int_equal(fread(text, 1, *size, f), *size);
    text[*size] = '\0';
    fclose(f);
    return text;
}

static const char *field(const json_t *verdict, const char *key)
{
    const json_t *value = json_object_get(verdict, key);
    assert_non_null(value);
    return json_is_null(value) ? NULL : json_string_value(value);
}

static void check_verdicts(const json_t *verdicts)
{
    assert_int_equal(json_array_size(verdicts), NAMES);
    for (size_t i = 0; i < NAMES; i++) {
        const json_t *v = json_array_get(verdicts, i);
        if (names[i])
            assert_string_equal(field(v, "name"), names[i]);
        else
            assert_int_equal(strlen(field(v, "name")), LONG * 3);
        assert_string_equal(field(v, "region_name"), "</td><script>alert(1)</script>");
        assert_string_equal(field(v, "baseline_printed"), "-");
        assert_string_equal(field(v, "attribute"), "binding");
    }
    const json_t *one = json_array_get(verdicts, 0), *three = json_array_get(verdicts, 2);
    assert_string_equal(field(one, "verdict"), "pass");
    assert_string_equal(field(one, "value"), "3.5");
    assert_null(field(one, "baseline"));
    assert_string_equal(field(json_object_get(one, "message"), "en"), "3.5% in 2025 meets ≥2");
    assert_string_equal(field(json_object_get(one, "accept"), "min"), "2");
    assert_true(json_is_null(json_object_get(json_object_get(one, "accept"), "max")));
    assert_string_equal(field(three, "reason"), "bad_number");
    assert_non_null(strstr(field(json_object_get(three, "message"), "zh"), "“abc”"));
}

static void json_is_valid_whatever_the_names(void **state)
{
    (void)state;
    size_t size;
    plancheck *p = judged(NULL);
    char *text = report(p, "json", &size);
    json_error_t why;
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &why);
    assert_non_null(root);
    assert_string_equal(field(root, "schema"), "plancheck.result/1");
    check_verdicts(json_object_get(root, "verdicts"));
    const json_t *summary = json_object_get(root, "summary");
    assert_int_equal(json_integer_value(json_object_get(summary, "evaluated")), 2);
    assert_int_equal(json_integer_value(json_object_get(summary, "error")), 1);
    assert_null(strpbrk(text, "\x1b\x07"));
    assert_null(strstr(text, "\xE2\x80\xA8"));
    json_decref(root);
    free(text);
    plancheck_close(p);
}

static void a_line_of_ndjson_is_an_entry_of_verdicts(void **state)
{
    (void)state;
    size_t size;
    plancheck *p = judged(NULL);
    char *lines = report(p, "ndjson", &size), *rest = lines;
    json_t *list = json_array();
    for (char *line; (line = strsep(&rest, "\n")) && *line;) {
        json_t *one = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
        assert_non_null(one);
        json_array_append_new(list, one);
    }
    check_verdicts(list);
    char *whole = report(p, "json", &size);
    json_t *root = json_loads(whole, 0, NULL);
    assert_true(json_equal(list, json_object_get(root, "verdicts")));
    json_decref(root);
    json_decref(list);
    free(whole);
    free(lines);
    plancheck_close(p);
}

/* The next cell of RFC 4180 text, unquoted in place; *end is the character behind it. */
static char *next_cell(char **at, char *end)
{
    char *cell = *at, *out = cell;
    bool quoted = *cell == '"';
    for (char *c = cell + quoted;; c++) {
        if (quoted && *c == '"' && c[1] == '"')
            c++;
        else if (quoted && *c == '"') {
            *end = c[1];
            *at = c + 2;
            break;
        } else if (!quoted && (*c == ',' || *c == '\n' || !*c)) {
            *end = *c;
            *at = c + 1;
            break;
        }
        *out++ = *c;
    }
    *out = '\0';
    return cell;
}

static void no_cell_of_the_csv_is_a_formula(void **state)
{
    (void)state;
    size_t size, cells = 0, rows = 0, width = 0;
    plancheck *p = judged(NULL);
    char *text = report(p, "csv", &size), *at = text, end;
    while (at < text + size) {
        const char *cell = next_cell(&at, &end);
        char *number_end;
        strtod(cell, &number_end);
        bool harmless = !*cell || !*number_end || strcmp(cell, "-") == 0;
        assert_true(harmless || !strchr("=+-@\t\r\n", *cell));
        assert_null(strchr(cell, '\x1b'));
        cells++;
        if (end == '\n') {
            width = width ? width : cells;
            assert_int_equal(cells, width);
            cells = 0;
            rows++;
        }
    }
    assert_int_equal(rows, NAMES + 1);
    free(text);
    plancheck_close(p);
}

static void the_terminal_gets_no_commands(void **state)
{
    (void)state;
    size_t size;
    plancheck *p = judged(NULL);
    char *text = report(p, "text", &size);
    assert_null(strpbrk(text, "\x1b\x07\r"));
    assert_null(strstr(text, "\xE2\x80\xAE"));
    assert_non_null(strstr(text, "达到目标"));
    free(text);
    plancheck_close(p);
}

static bool is_there(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return access(path, F_OK) == 0;
}

/* Names stand there as text, cut where they are endless; the only script is the page's own. */
static void no_name_is_markup_in_a_page(void **state)
{
    (void)state;
    size_t size;
    plancheck *p = judged(NULL);
    char *text = report(p, "html", &size), *script = strstr(text, "<script");
    assert_non_null(script);
    assert_null(strstr(script + 1, "<script"));
    assert_null(strstr(text, "<b onclick"));
    assert_null(strpbrk(text, "\x1b\x07\r"));
    assert_null(strstr(text, "\xE2\x80\xAE"));
    assert_non_null(strstr(text, "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert_non_null(strstr(text, "&lt;b onclick=&#39;x&#39;&gt;&amp;amp;]]&gt;"));
    assert_non_null(strstr(text, "drawkcab, &quot;quoted&quot;"));
    assert_true(size < 150000);
    free(text);
    plancheck_close(p);
}

static void a_folder_of_pages_has_names_that_are_safe_everywhere(void **state)
{
    (void)state;
    const char *plans[] = {NULL};
    char path[256], targets[256];
    snprintf(targets, sizeof targets, "%s/targets.csv", folder);
    plans[0] = targets;
    put("targets.csv",
        "plan,region,indicator,unit,baseline,target,attribute,base_year,target_year\n"
        "bulk,..\\up,one,,1,≥2,约束性,2020,2025\nbulk,..,one,,1,≥2,约束性,2020,2025\n"
        "bulk,CON,two,,1,≥2,约束性,2020,2025\nbulk,con,two,,1,≥2,约束性,2020,2025\n");
    plancheck *p = judged(&(struct plancheck_options){.plans = plans, .plan_count = 1});
    snprintf(path, sizeof path, "%s/site", folder);
    assert_true(plancheck_write(p, "html", PLANCHECK_ENGLISH, path));
    assert_true(is_there("site/index.html"));
    assert_true(is_there("site/regions/~2e~2e~5cup.html"));
    assert_true(is_there("site/regions/~2e~2e.html"));
    assert_true(is_there("site/regions/~43~4f~4e.html"));
    assert_true(is_there("site/regions/con.html"));
    assert_true(is_there("site/indicators/one.html"));
    plancheck_close(p);
}

static void the_library_gives_the_same_verdicts(void **state)
{
    (void)state;
    struct plancheck_verdict v;
    plancheck *p = judged(NULL);
    assert_int_equal(plancheck_count(p), NAMES);
    assert_true(plancheck_verdict_at(p, 1, &v));
    assert_string_equal(v.id, "hostile/433101/two");
    assert_string_equal(v.verdict, "fail");
    assert_string_equal(v.reason, "not_met");
    assert_string_equal(v.value, "1");
    assert_string_equal(v.margin, "-1");
    assert_int_equal(v.value_year, 2025);
    assert_null(v.baseline);
    assert_null(v.accept_max);
    assert_false(plancheck_verdict_at(p, NAMES, &v));
    assert_int_equal(plancheck_count_of(p, "fail"), 1);
    assert_int_equal(plancheck_count_of(p, "evaluated"), 2);
    assert_int_equal(plancheck_count_of(p, "nonsense"), 0);
    plancheck_close(p);
}

static void without_forking_the_result_is_the_same(void **state)
{
    (void)state;
    size_t size, other_size;
    plancheck *p = judged(NULL);
    char *text = report(p, "json", &size);
    plancheck_close(p);
    p = judged(&(struct plancheck_options){.isolation = PLANCHECK_ISOLATION_NONE});
    char *other = report(p, "json", &other_size);
    plancheck_close(p);
    assert_string_equal(text, other);
    free(text);
    free(other);
}

static void an_unknown_region_selects_nothing(void **state)
{
    (void)state;
    const char *regions[] = {"433102"};
    struct plancheck_options o = {
        .size = sizeof o, .project = folder, .regions = regions, .region_count = 1};
    plancheck *p = plancheck_open(&o);
    assert_false(plancheck_judge(p));
    assert_int_equal(plancheck_count(p), 0);
    assert_int_equal(plancheck_error_count(p), 1);
    assert_true(*plancheck_error(p, PLANCHECK_ENGLISH));
    plancheck_close(p);
}

static void an_unknown_format_or_folder_is_told(void **state)
{
    (void)state;
    plancheck *p = judged(NULL);
    assert_false(plancheck_write(p, "pdf", PLANCHECK_ENGLISH, "out.pdf"));
    assert_false(plancheck_write(p, "json", PLANCHECK_ENGLISH, "/nowhere/out.json"));
    assert_non_null(strstr(plancheck_error(p, PLANCHECK_ENGLISH), "/nowhere/out.json"));
    plancheck_close(p);
}

static void a_descriptor_stays_open(void **state)
{
    (void)state;
    plancheck *p = judged(NULL);
    FILE *f = create("twice");
    assert_true(plancheck_write_descriptor(p, "csv", PLANCHECK_CHINESE, fileno(f)));
    assert_true(plancheck_write_descriptor(p, "csv", PLANCHECK_CHINESE, fileno(f)));
    assert_int_equal(fclose(f), 0);
    plancheck_close(p);
}

static void many_rows_are_the_same_bytes_with_any_number_of_helpers(void **state)
{
    (void)state;
    static const char *const formats[] = {"ndjson", "csv", "json", "text"};
    const char *plans[] = {NULL};
    char path[256];
    FILE *f = create("targets.csv");
    fputs("plan,region,indicator,unit,baseline,target,attribute,base_year,target_year\n", f);
    for (int i = 0; i < 20000; i++)
        fprintf(f, "bulk,%d,%s,,1.%d,≥%d.5,约束性,2020,2025\n", 500000 + i / 5, indicators[i % 5],
                i % 10, i % 7);
    fclose(f);
    snprintf(path, sizeof path, "%s/targets.csv", folder);
    plans[0] = path;
    for (size_t k = 0; k < sizeof formats / sizeof *formats; k++) {
        size_t size, other_size;
        plancheck *p =
            judged(&(struct plancheck_options){.plans = plans, .plan_count = 1, .jobs = 1});
        char *text = report(p, formats[k], &size);
        plancheck_close(p);
        p = judged(&(struct plancheck_options){.plans = plans, .plan_count = 1, .jobs = 3});
        char *other = report(p, formats[k], &other_size);
        plancheck_close(p);
        assert_int_equal(size, other_size);
        assert_memory_equal(text, other, size);
        free(text);
        free(other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(json_is_valid_whatever_the_names, make_project,
                                        remove_project),
        cmocka_unit_test_setup_teardown(a_line_of_ndjson_is_an_entry_of_verdicts, make_project,
                                        remove_project),
        cmocka_unit_test_setup_teardown(no_cell_of_the_csv_is_a_formula, make_project,
                                        remove_project),
        cmocka_unit_test_setup_teardown(the_terminal_gets_no_commands, make_project,
                                        remove_project),
        cmocka_unit_test_setup_teardown(no_name_is_markup_in_a_page, make_project, remove_project),
        cmocka_unit_test_setup_teardown(a_folder_of_pages_has_names_that_are_safe_everywhere,
                                        make_project, remove_project),
        cmocka_unit_test_setup_teardown(the_library_gives_the_same_verdicts, make_project,
                                        remove_project),
        cmocka_unit_test_setup_teardown(without_forking_the_result_is_the_same, make_project,
                                        remove_project),
        cmocka_unit_test_setup_teardown(an_unknown_region_selects_nothing, make_project,
                                        remove_project),
        cmocka_unit_test_setup_teardown(an_unknown_format_or_folder_is_told, make_project,
                                        remove_project),
        cmocka_unit_test_setup_teardown(a_descriptor_stays_open, make_project, remove_project),
        cmocka_unit_test_setup_teardown(many_rows_are_the_same_bytes_with_any_number_of_helpers,
                                        make_project, remove_project),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
