/* How printed targets are read: a list of 1004 phrases (tests/rules/phrases.csv) and what the indicator's unit and name
 * change. A wrong reading fails; so does a refusal of a phrase that must be read, and a reading of one that must not. */
#include "rule_kit.h"
#include "../../src/base/csv.h"
#include <math.h>

static struct rulebook *shipped;

static int open_book(void **state)
{
    const char *folder = TEST_DIR "/../rules";
    kit_open(state);
    shipped = rulebook_load_here(kit.arena, &folder, 1, kit.diags);
    return kit.diags->errors || !shipped ? -1 : 0;
}

static struct reading read_with(const char *text, const char *name, const char *unit)
{
    struct read_context context = {.name = name, .unit = unit, .direction = DIRECTION_UNKNOWN};
    struct reading out;
    rulebook_read(shipped, kit.arena, text, &context, &out);
    return out;
}

static const char *rule_of(const struct reading *r)
{
    return r->error == READ_OK ? shipped->rules[r->rule].id : "refused";
}

/* "a|b|c" holds b. */
static bool among(struct span list, const char *word)
{
    for (const char *at = list.at, *end = list.at + list.len; at < end;) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        size_t len = (size_t)((bar ? bar : end) - at);
        if (len == strlen(word) && memcmp(at, word, len) == 0)
            return true;
        at += len + 1;
    }
    return false;
}

static double number(struct fraction f)
{
    double x = (double)f.over.units / (double)f.under;
    return x / pow(10, f.over.places);
}

static bool number_fits(struct span want, bool has, struct fraction got)
{
    if (!want.len)
        return true;
    double x = strtod(arena_text(kit.arena, want.at, want.len), NULL);
    return has && fabs(number(got) - x) <= 1e-9 * (1 + fabs(x));
}

static void every_phrase_is_read_rightly_or_refused(void **state)
{
    (void)state;
    enum { PHRASE, RULE, N, N2, REFUSE, COLUMNS };
    struct csv_column columns[COLUMNS] = {
        {"phrase", NULL, true, 0}, {"rule", NULL, true, 0}, {"n", NULL, true, 0}, {"n2", NULL, true, 0}, {"refuse", NULL, true, 0},
    };
    struct file file;
    struct csv csv;
    assert_true(file_read(kit.arena, TEST_DIR "/rules/phrases.csv", 1 << 20, &file, kit.diags));
    assert_true(csv_open(&csv, &file, columns, COLUMNS, true, kit.arena, kit.diags));
    int wrong = 0, rows = 0;
    for (; csv_next(&csv); rows++) {
        struct span f[COLUMNS];
        for (int i = 0; i < COLUMNS; i++)
            f[i] = csv_field(&csv, &columns[i]);
        struct reading r;
        rulebook_read(shipped, kit.arena, arena_text(kit.arena, f[PHRASE].at, f[PHRASE].len), NULL, &r);
        bool right = r.error == READ_OK ? among(f[RULE], rule_of(&r)) && number_fits(f[N], r.has_n, r.n) && number_fits(f[N2], r.has_n2, r.n2)
                                        : f[REFUSE].len > 0;
        if (right && !(r.error == READ_OK && span_is(f[REFUSE], "1")))
            continue;
        wrong++;
        print_error("\"%.*s\": want %.*s %.*s %.*s, got %s %g\n", (int)f[PHRASE].len, f[PHRASE].at, (int)f[RULE].len, f[RULE].at,
                    (int)f[N].len, f[N].at, (int)f[N2].len, f[N2].at, rule_of(&r), r.has_n ? number(r.n) : NAN);
    }
    assert_true(rows > 1000);
    assert_int_equal(wrong, 0);
}

static void numbers_come_in_the_indicators_unit(void **state)
{
    (void)state;
    struct { const char *text, *unit; double n; } rows[] = {
        {"≥1.5万", "人", 15000}, {"≥1.5万人", "万人", 1.5}, {"5‰以内", "%", 0.5}, {"0.5%以下", "‰", 5}, {"控制在14.5/10万以下", "1/10万", 14.5},
        {"提高0.5个百分点", "‰", 5}, {"三分之一以上", "%", 100.0 / 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading r = read_with(rows[i].text, NULL, rows[i].unit);
        assert_int_equal(r.error, READ_OK);
        assert_true(fabs(number(r.n) - rows[i].n) < 1e-9);
    }
}

static void a_unit_of_another_kind_is_refused(void **state)
{
    (void)state;
    assert_int_equal(read_with("≥78岁", NULL, "%").error, READ_UNIT);
    assert_int_equal(read_with("提高1个百分点", NULL, "岁").error, READ_UNIT);
}

static void a_growth_rate_that_grows_by_is_a_level(void **state)
{
    (void)state;
    struct reading r = read_with("增长7%", "地区生产总值增长率", "%");
    assert_string_equal(rule_of(&r), "reach");
    r = read_with("增长7%", "粮食产量", "万吨");
    assert_string_equal(rule_of(&r), "change_by_percent");
}

static void steps_by_year_end_in_the_target(void **state)
{
    (void)state;
    struct reading r = read_with("2022年达到80%，2025年达到90%", NULL, "%");
    assert_int_equal(r.error, READ_OK);
    assert_int_equal(r.year, 2025);
    assert_int_equal(r.step_count, 1);
    assert_int_equal(r.steps[0].year, 2022);
    assert_true(number(r.n) == 90);
}

static void hostile_texts_are_refused_in_no_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"提高", "9", "(", "[", "年均", "-", "1:", "全"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = strlen(pieces[i]);
        char *text = arena_alloc(kit.arena, 10000 * len + 1);
        for (size_t k = 0; k < 10000; k++)
            memcpy(text + k * len, pieces[i], len);
        assert_int_not_equal(read_with(text, NULL, NULL).error, READ_OK);
    }
    assert_int_not_equal(read_with("≥\xff\xfe", NULL, NULL).error, READ_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_phrase_is_read_rightly_or_refused),
        cmocka_unit_test(numbers_come_in_the_indicators_unit),
        cmocka_unit_test(a_unit_of_another_kind_is_refused),
        cmocka_unit_test(a_growth_rate_that_grows_by_is_a_level),
        cmocka_unit_test(steps_by_year_end_in_the_target),
        cmocka_unit_test(hostile_texts_are_refused_in_no_time),
    };
    return cmocka_run_group_tests(tests, open_book, kit_close);
}
