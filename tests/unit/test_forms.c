/* Forms: how rule authors write down what is printed, and what they are told when a form is wrong. */
#include "rule_kit.h"

static const struct reading *read_own(const char *forms, const char *text)
{
    static struct reading r;
    kit_write("own.lua", arena_printf(kit.arena,
        "return { title = { zh = '甲', en = 'Own' }, forms = { %s },\n"
        "accept = function(target, at) return at_least(1) end,\n"
        "examples = { { target = '1', series = '2025: 2', expect = 'pass/met' },\n"
        "{ target = '1', series = '2025: 0', expect = 'fail/not_met' } } }\n", forms));
    kit_load();
    rulebook_read(kit.book, kit.arena, text, NULL, &r);
    return &r;
}

static void an_authors_own_placeholders_are_captured(void **state)
{
    (void)state;
    const struct reading *r = read_own("'每{per}户配{n}{unit}{what:text}'", "每100户配 2.5台（车）");
    assert_int_equal(r->error, READ_OK);
    assert_int_equal(r->n.over.units, 25);
    const struct capture *c = r->captures;
    size_t last = r->capture_count - 1;
    assert_string_equal(c[last - 1].name, "per");
    assert_int_equal(c[last - 1].number.over.units, 100);
    assert_string_equal(c[last].name, "what");
    assert_string_equal(c[last].text, "(车)");
}

static void literals_are_folded_like_targets(void **state)
{
    (void)state;
    assert_int_equal(read_own("'ＧＤＰ—{n}'", "gdp–7")->error, READ_OK);
}

static void a_malformed_form_is_told_and_left_out(void **state)
{
    static const char *const forms[] = {"'{n'", "'[{n}'", "'(a|b'", "'{n}]'", "'{N}'", "'{}'",
                                        "'[{n}]'", "'{a:text'", "'|'", "''"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        kit_close(state);
        kit_open(state);
        read_own(forms[i], "1");
        if (!kit.diags->errors)
            fail_msg("the form %s is taken", forms[i]);
    }
}

static void too_many_choices_are_refused(void **state)
{
    (void)state;
    read_own("'[a][b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q]{n}'", "1");
    assert_string_equal(kit.diags->list[0].code, "form_wrong");
}

static void a_form_claimed_by_two_rules_is_an_error(void **state)
{
    (void)state;
    kit_rule("aaa", "accept = function(target, at) return at_least(1) end");
    const char *folders[] = {TEST_DIR "/../rules", kit.folder};
    kit_write("mine.lua",
              "return { title = { zh = '甲', en = 'Mine' }, forms = { '{positive}' },\n"
              "accept = function(target, at) return at_least(1) end,\n"
              "examples = { { target = '1', series = '2025: 2', expect = 'pass/met' },\n"
              "{ target = '1', series = '2025: 0', expect = 'fail/not_met' } } }\n");
    rulebook_load(kit.arena, folders, 2, kit.diags);
    assert_string_equal(kit.diags->list[0].code, "form_claimed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_authors_own_placeholders_are_captured, kit_open,
                                        kit_close),
        cmocka_unit_test_setup_teardown(literals_are_folded_like_targets, kit_open, kit_close),
        cmocka_unit_test_setup_teardown(a_malformed_form_is_told_and_left_out, kit_open, kit_close),
        cmocka_unit_test_setup_teardown(too_many_choices_are_refused, kit_open, kit_close),
        cmocka_unit_test_setup_teardown(a_form_claimed_by_two_rules_is_an_error, kit_open,
                                        kit_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
