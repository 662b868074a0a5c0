#include "../../src/base/xlsx_inside.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

enum { PLAIN, PERCENT, DATE };

struct expected { const char *stored; size_t style; const char *shown; };

static void check(const struct expected *list, size_t n, bool from_1904)
{
    struct arena *a = arena_new();
    uint8_t formats[] = {FORMAT_PLAIN, FORMAT_PERCENT, FORMAT_DATE};
    struct book b = {.arena = a, .formats = formats, .format_count = 3, .from_1904 = from_1904};
    for (size_t i = 0; i < n; i++) {
        struct span text = xlsx_value(&b, "", list[i].style, span_of(list[i].stored));
        if (!span_is(text, list[i].shown))
            fail_msg("%s is %.*s, not %s", list[i].stored, (int)text.len, text.at, list[i].shown);
    }
    arena_free(a);
}
#define CHECK(list, from_1904) check(list, sizeof list / sizeof *list, from_1904)

static void a_number_is_the_shortest_decimal_that_is_the_stored_one(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"24.899999999999999", PLAIN, "24.9"},
        {"0.30000000000000004", PLAIN, "0.30000000000000004"},
        {"78.400000000000006", PLAIN, "78.4"},
        {"5.0999999999999996", PLAIN, "5.1"},
        {"77.05", PLAIN, "77.05"}, {"77.0500", PLAIN, "77.05"}, {"007", PLAIN, "7"},
        {"123456789012345678", PLAIN, "123456789012345680"},
        {"9007199254740993", PLAIN, "9007199254740992"},
        {"1E3", PLAIN, "1000"}, {"1.5E-3", PLAIN, "0.0015"}, {"9.9999999999999995E-8", PLAIN, "0.0000001"},
        {"-0.5", PLAIN, "-0.5"}, {"0", PLAIN, "0"}, {"-0", PLAIN, "0"}, {"0.000", PLAIN, "0"},
        {"100", PLAIN, "100"}, {"2025", PLAIN, "2025"}, {"20.25e2", PLAIN, "2025"},
        {"1e300", PLAIN, "1e300"}, {"1e-300", PLAIN, "1e-300"}, {"1e99999", PLAIN, "1e99999"},
        {"", PLAIN, ""}, {".", PLAIN, "."}, {"nan", PLAIN, "nan"}, {"1,5", PLAIN, "1,5"},
        {"0x10", PLAIN, "0x10"}, {"1.2.3", PLAIN, "1.2.3"}, {" 1", PLAIN, " 1"},
    };
    CHECK(list, false);
}

static void a_percent_format_shows_percent(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"0.25", PERCENT, "25%"}, {"7.0000000000000007E-2", PERCENT, "7%"}, {"1", PERCENT, "100%"},
        {"0.2537", PERCENT, "25.37%"}, {"-0.001", PERCENT, "-0.1%"}, {"0", PERCENT, "0%"},
        {"12", PERCENT, "1200%"}, {"0.25", 99, "0.25"},
    };
    CHECK(list, false);
}

static void a_date_is_its_text(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"1", DATE, "1900-01-01"}, {"59", DATE, "1900-02-28"}, {"61", DATE, "1900-03-01"},
        {"45658", DATE, "2025-01-01"}, {"45657.999", DATE, "2024-12-31"}, {"45351", DATE, "2024-02-29"},
        {"73050", DATE, "2099-12-31"}, {"2958465", DATE, "9999-12-31"}, {"2958466", DATE, "2958466"},
        {"0.5", DATE, "0.5"}, {"-1", DATE, "-1"}, {"x", DATE, "x"},
    };
    static const struct expected apple[] = {{"44196", DATE, "2025-01-01"}};
    CHECK(list, false);
    CHECK(apple, true);
}

static void a_path_may_name_a_sheet(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const char *sheet;
    assert_string_equal(xlsx_split(a, "a/b.xlsx#2025年", &sheet), "a/b.xlsx");
    assert_string_equal(sheet, "2025年");
    assert_string_equal(xlsx_split(a, "c#1/B.XLSX#x.xlsx#y", &sheet), "c#1/B.XLSX");
    assert_string_equal(sheet, "x.xlsx#y");
    assert_string_equal(xlsx_split(a, "a#b.csv", &sheet), "a#b.csv");
    assert_null(sheet);
    assert_string_equal(xlsx_split(a, "a.xlsx", &sheet), "a.xlsx");
    assert_null(sheet);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_the_shortest_decimal_that_is_the_stored_one),
        cmocka_unit_test(a_percent_format_shows_percent),
        cmocka_unit_test(a_date_is_its_text),
        cmocka_unit_test(a_path_may_name_a_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
