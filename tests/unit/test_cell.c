#include "../../src/base/cell.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

struct expected {
    const char *text, *number;                   /* number NULL: kind alone is meant */
    unsigned marks, kind, sign;
};

static void assert_cells(const struct expected *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct cell c = cell_read(cells[i].text, strlen(cells[i].text));
        char number[25] = {0};
        if (c.kind == CELL_NUMBER)
            decimal_write(c.number, number);
        bool same = c.kind == cells[i].kind && c.marks == cells[i].marks &&
                    c.sign == cells[i].sign &&
                    strcmp(number, cells[i].number ? cells[i].number : "") == 0;
        if (!same)
            printf("cell \"%s\": kind %d, marks %d, sign %d, number %s\n", cells[i].text, c.kind,
                   c.marks, c.sign, number);
        assert_true(same);
    }
}

#define ASSERT_CELLS(cells) assert_cells((cells), sizeof (cells) / sizeof *(cells))

static void numbers_are_read_as_printed(void **state)
{
    (void)state;
    static const struct expected cells[] = {
        {"16.9", "16.9", 0, CELL_NUMBER, 0},       {" 16.90 ", "16.90", 0, CELL_NUMBER, 0},
        {"-0.5", "-0.5", 0, CELL_NUMBER, 0},       {"１６．９", "16.9", 0, CELL_NUMBER, 0},
        {"－３", "-3", 0, CELL_NUMBER, 0},         {"−3", "-3", 0, CELL_NUMBER, 0},
        {"＋3", "3", 0, CELL_NUMBER, 0},
        {"\xC2\xA0" "7\xE3\x80\x80", "7", 0, CELL_NUMBER, 0},
        {"25%", "25", 0, CELL_NUMBER, CELL_PERCENT}, {"25％", "25", 0, CELL_NUMBER, CELL_PERCENT},
        {"5.0 ‰", "5.0", 0, CELL_NUMBER, CELL_PERMILLE},
        {"0", "0", 0, CELL_NUMBER, 0},
    };
    ASSERT_CELLS(cells);
}

static void marks_say_what_a_number_is_worth(void **state)
{
    (void)state;
    static const struct expected cells[] = {
        {"*17.74", "17.74", CELL_BORROWED, CELL_NUMBER, 0},
        {"17.74*", "17.74", CELL_BORROWED, CELL_NUMBER, 0},
        {"＊6", "6", CELL_BORROWED, CELL_NUMBER, 0},
        {"*6%", "6", CELL_BORROWED, CELL_NUMBER, CELL_PERCENT},
        {"6%＊", "6", CELL_BORROWED, CELL_NUMBER, CELL_PERCENT},
        {"33左右", "33", CELL_APPROXIMATE, CELL_NUMBER, 0},
        {"近90", "90", CELL_APPROXIMATE, CELL_NUMBER, 0},
        {"280余", "280", CELL_ABOVE, CELL_NUMBER, 0},
        {"约33", "33", CELL_APPROXIMATE, CELL_NUMBER, 0},
        {"25％左右", "25", CELL_APPROXIMATE, CELL_NUMBER, CELL_PERCENT},
        {"> 90", "90", CELL_ABOVE, CELL_NUMBER, 0},
        {"＞90", "90", CELL_ABOVE, CELL_NUMBER, 0},
        {">=90", "90", CELL_AT_LEAST, CELL_NUMBER, 0},
        {"≥80", "80", CELL_AT_LEAST, CELL_NUMBER, 0},
        {"≧80", "80", CELL_AT_LEAST, CELL_NUMBER, 0},
        {"⩾80", "80", CELL_AT_LEAST, CELL_NUMBER, 0},
        {"≤80", "80", CELL_AT_MOST, CELL_NUMBER, 0},
        {"≦80", "80", CELL_AT_MOST, CELL_NUMBER, 0},
        {"＜22.7", "22.7", CELL_BELOW, CELL_NUMBER, 0},
        {"不低于80", "80", CELL_AT_LEAST, CELL_NUMBER, 0},
        {"低于80", "80", CELL_BELOW, CELL_NUMBER, 0},
        {"不超过80", "80", CELL_AT_MOST, CELL_NUMBER, 0},
        {"90以上", "90", CELL_AT_LEAST, CELL_NUMBER, 0},
        {"90%及以上", "90", CELL_AT_LEAST, CELL_NUMBER, CELL_PERCENT},
        {"80以下", "80", CELL_AT_MOST, CELL_NUMBER, 0},
        {"5‰以内", "5", CELL_AT_MOST, CELL_NUMBER, CELL_PERMILLE},
        {"*约33", "33", CELL_BORROWED | CELL_APPROXIMATE, CELL_NUMBER, 0},
        {"*33左右", "33", CELL_BORROWED | CELL_APPROXIMATE, CELL_NUMBER, 0},
    };
    ASSERT_CELLS(cells);
}

static void a_ratio_has_two_terms(void **state)
{
    (void)state;
    static const char *const texts[] = {"1:1.3", "1：1.3", "1∶1.3", " 1 : 1.3 ", "１：１．３"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cell c = cell_read(texts[i], strlen(texts[i]));
        assert_true(c.kind == CELL_NUMBER && c.marks == CELL_RATIO);
        assert_true(c.first.units == 1 && c.first.places == 0);
        assert_true(c.number.units == 13 && cell_places(c) == 1);
        assert_int_equal(num_cmp(cell_num(c), num_of((struct decimal){13, 1})), 0);
    }
    struct cell c = cell_read("2:3", 3);
    assert_int_equal(num_cmp(cell_num(c), num_div(num_int(3), num_int(2))), 0);
    c = cell_read("24.90", 5);
    assert_int_equal(num_cmp(cell_num(c), num_of((struct decimal){249, 1})), 0);
    assert_int_equal(cell_places(c), 2);
}

static void words_stand_for_what_is_not_there(void **state)
{
    (void)state;
    static const struct expected cells[] = {
        {"", NULL, 0, CELL_MISSING, 0},         {" ", NULL, 0, CELL_MISSING, 0},
        {"-", NULL, 0, CELL_MISSING, 0},        {"--", NULL, 0, CELL_MISSING, 0},
        {"—", NULL, 0, CELL_MISSING, 0},        {"——", NULL, 0, CELL_MISSING, 0},
        {"－", NULL, 0, CELL_MISSING, 0},       {"/", NULL, 0, CELL_MISSING, 0},
        {"待省公布", NULL, 0, CELL_PENDING, 0}, {"待省里公布", NULL, 0, CELL_PENDING, 0},
        {"待统计", NULL, 0, CELL_PENDING, 0},   {"待定", NULL, 0, CELL_PENDING, 0},
        {"待公布", NULL, 0, CELL_PENDING, 0},   {"尚未公布", NULL, 0, CELL_PENDING, 0},
        {"pending", NULL, 0, CELL_PENDING, 0},  {"是", NULL, 0, CELL_YES, 0},
        {"否", NULL, 0, CELL_NO, 0},            {"yes", NULL, 0, CELL_YES, 0},
        {"no", NULL, 0, CELL_NO, 0},
    };
    ASSERT_CELLS(cells);
}

static void what_is_not_certain_is_never_guessed(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "24,9", "1 234", "76。7", "无", "职工≥80", "1e5", "80-90", "80~90", "≥80≤90", ">80以上", "**5",
        "5万", "78³", "①5", "3½", "1:2:3", "1:", "1:1.3%", ":1", "0:5", "-1:2", "约", "≥", "%",
        "5%%", "左右",
        "待2025年公布", "待遇", "abc", "\xFF", "5\xFF", "nan", "inf", "1.2.3", "5.", ".5", "5 %6", "- 5",
        "1000000000000000000000", "\xE2\x80\xAE\x35", "12:30:00", "=1+1", "0x1F", "５，０００",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cell c = cell_read(texts[i], strlen(texts[i]));
        if (c.kind != CELL_BAD)
            printf("cell \"%s\" was read\n", texts[i]);
        assert_true(c.kind == CELL_BAD && c.marks == 0 && c.sign == 0);
    }
    char endless[5000];
    memset(endless, '*', sizeof endless);
    assert_int_equal(cell_read(endless, sizeof endless).kind, CELL_BAD);
    assert_int_equal(cell_read("5\0", 2).kind, CELL_BAD);
    assert_int_equal(cell_read(NULL, 0).kind, CELL_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_printed),
        cmocka_unit_test(marks_say_what_a_number_is_worth),
        cmocka_unit_test(a_ratio_has_two_terms),
        cmocka_unit_test(words_stand_for_what_is_not_there),
        cmocka_unit_test(what_is_not_certain_is_never_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
