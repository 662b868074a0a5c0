#include "../../src/base/diag.h"
#include "document_kit.h"

static const char *printed(enum lang lang, bool colour)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    diags_print(diags, out, lang, colour);
    fclose(out);
    const char *copy = arena_text(arena, text, size);
    free(text);
    return copy;
}

static struct place at(const char *file, uint32_t line, uint32_t column)
{
    return (struct place){file, line, column};
}

static void a_check_can_return_what_it_says(void **state)
{
    (void)state;
    assert_false(diag_error(diags, at("p.yaml", 4, 2), MSG_file_missing, "x"));
    assert_false(diag_warn(diags, at("p.yaml", 4, 2), MSG_file_missing, "x"));
    assert_int_equal(diags->count, 2);
    assert_int_equal(diags->errors, 1);
    assert_string_equal(diags->list[0].code, "file_missing");
    assert_string_equal(diags->list[1].text.zh, "找不到文件 x");
}

static void all_is_sorted_by_place(void **state)
{
    (void)state;
    diag_error(diags, at("b.yaml", 1, 1), MSG_file_missing, "5");
    diag_error(diags, at("a.yaml", 12, 1), MSG_file_missing, "4");
    diag_warn(diags, at("a.yaml", 2, 7), MSG_file_missing, "2");
    diag_add(diags, SEVERITY_NOTE, at("a.yaml", 2, 7), MSG_file_missing, "3", (const char *)0);
    diag_error(diags, at(NULL, 0, 0), MSG_file_missing, "0");
    diag_error(diags, at("a.yaml", 0, 0), MSG_file_missing, "1");
    assert_string_equal(printed(LANG_EN, false),
                        "error: there is no file 0 [file_missing]\n"
                        "a.yaml: error: there is no file 1 [file_missing]\n"
                        "a.yaml:2:7: warning: there is no file 2 [file_missing]\n"
                        "a.yaml:2:7: note: there is no file 3 [file_missing]\n"
                        "a.yaml:12:1: error: there is no file 4 [file_missing]\n"
                        "b.yaml:1:1: error: there is no file 5 [file_missing]\n");
    assert_string_equal(printed(LANG_EN, false), printed(LANG_EN, false));
}

static void the_caret_stands_under_chinese_text(void **state)
{
    (void)state;
    diag_error(diags, at("吉首.yaml", 41, 12), MSG_file_missing, "大概七成");
    diag_source(diags, "指标 target:\t“大概七成”", 6);
    diag_hint(diags, MESSAGE(arena, MSG_file_missing, "≥N"));
    assert_string_equal(printed(LANG_ZH, false), "吉首.yaml:41:12: 错误：找不到文件 大概七成 [file_missing]\n"
                                                 "    指标 target:    “大概七成”\n"
                                                 "                    ^~~~~~~~~~\n"
                                                 "    建议：找不到文件 ≥N\n");
}

static void tabs_before_the_caret_are_counted_as_shown(void **state)
{
    (void)state;
    diag_error(diags, at("p", 1, 2), MSG_file_missing, "x");
    diag_source(diags, "\tkey: 1\r\nnext line", 3);
    assert_string_equal(printed(LANG_EN, false), "p:1:2: error: there is no file x [file_missing]\n"
                                                 "        key: 1\n"
                                                 "        ^~~\n");
}

static void a_long_line_is_shown_around_the_caret(void **state)
{
    (void)state;
    char line[3001];
    memset(line, 'a', 3000);
    line[3000] = 0;
    line[1500] = 'X';
    diag_error(diags, at("p", 1, 1501), MSG_file_missing, "x");
    diag_source(diags, line, 1);
    const char *text = printed(LANG_EN, false);
    const char *shown = strstr(text, "… a"), *caret = strchr(text, '^');
    assert_non_null(shown);
    assert_non_null(caret);
    assert_true(strlen(text) < 400);
    const char *x = strchr(shown, 'X');
    const char *caret_line = caret;
    while (caret_line[-1] != '\n')
        caret_line--;
    assert_int_equal(4 + text_width(shown, (size_t)(x - shown)), caret - caret_line);
    assert_non_null(strstr(x, "a …\n"));
}

static void a_place_beyond_the_line_does_no_harm(void **state)
{
    (void)state;
    diag_error(diags, at("p", 1, 4000000000u), MSG_file_missing, "x");
    diag_source(diags, "ab", 4000000000u);
    diag_error(diags, at("p", 2, 1), MSG_file_missing, "x");
    diag_source(diags, "", 0);
    diag_error(diags, at("p", 3, 0), MSG_file_missing, "x");
    diag_source(diags, "no column", 1);
    assert_string_equal(printed(LANG_EN, false),
                        "p:1:4000000000: error: there is no file x [file_missing]\n"
                        "    ab\n"
                        "      ^\n"
                        "p:2:1: error: there is no file x [file_missing]\n"
                        "    \n"
                        "    ^\n"
                        "p:3: error: there is no file x [file_missing]\n"
                        "    no column\n");
}

static void nothing_from_data_commands_the_terminal(void **state)
{
    (void)state;
    diag_error(diags, at("e\033[31m.yaml", 1, 5), MSG_file_missing, "a\nb\033]0;t\007\xE2\x80\xAE");
    diag_source(diags, "\033[2J\xFFy", 1);
    diag_hint(diags, MESSAGE(arena, MSG_file_missing, "\033c"));
    const char *text = printed(LANG_EN, false);
    assert_null(strchr(text, '\033'));
    assert_string_equal(text, "e\\x1b[31m.yaml:1:5: error: there is no file "
                              "a\\x0ab\\x1b]0;t\\x07\\u202e [file_missing]\n"
                              "    \\x1b[2J\\xffy\n"
                              "           ^~~~\n"
                              "    help: there is no file \\x1bc\n");
}

static void colour_comes_only_when_asked_for(void **state)
{
    (void)state;
    diag_error(diags, at("p", 1, 1), MSG_file_missing, "x");
    diag_source(diags, "ab", 2);
    assert_null(strchr(printed(LANG_EN, false), '\033'));
    assert_string_equal(printed(LANG_EN, true),
                        "\033[1mp:1:1:\033[0m \033[1;31merror\033[0m: "
                        "there is no file x [file_missing]\n"
                        "    ab\n"
                        "    \033[1;32m^~\033[0m\n");
}

static void beyond_two_hundred_they_are_only_counted(void **state)
{
    (void)state;
    for (int i = 0; i < 250; i++) {
        const char *fate = i < 200 ? "kept" : "dropped";
        diag_error(diags, at("p", (uint32_t)i + 1, 1), MSG_file_missing, fate);
        diag_source(diags, fate, 1);
        diag_hint(diags, (struct message){fate, "-"});
    }
    assert_int_equal(diags->count, 200);
    assert_int_equal(diags->dropped, 50);
    assert_int_equal(diags->errors, 250);
    const char *text = printed(LANG_EN, false);
    assert_null(strstr(text, "dropped"));
    assert_non_null(strstr(text, "\n50 more problems are not shown\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_check_can_return_what_it_says),
        TEST(all_is_sorted_by_place),
        TEST(the_caret_stands_under_chinese_text),
        TEST(tabs_before_the_caret_are_counted_as_shown),
        TEST(a_long_line_is_shown_around_the_caret),
        TEST(a_place_beyond_the_line_does_no_harm),
        TEST(nothing_from_data_commands_the_terminal),
        TEST(colour_comes_only_when_asked_for),
        TEST(beyond_two_hundred_they_are_only_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
