/* Loading rule files. tests/rules/wrong holds rules with mistakes made on purpose; their first
 * lines say which are found where: "-- expect: LINE:COLUMN code", in order. */
#include "rule_kit.h"

static const char *folder_of_mistakes(void)
{
    return TEST_DIR "/rules/wrong";
}

/* The lines "-- expect: …" at its top, without these words. */
static const char *expectations(const struct file *f)
{
    static const char head[] = "-- expect: ";
    const char *out = "", *at = f->bytes, *end = at + f->size;
    while ((size_t)(end - at) > sizeof head && memcmp(at, head, sizeof head - 1) == 0) {
        const char *from = at + sizeof head - 1, *stop = memchr(from, '\n', (size_t)(end - from));
        out = arena_printf(kit.arena, "%s%.*s\n", out, (int)(stop - from), from);
        at = stop + 1;
    }
    return out;
}

static int is_rule(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

static int by_place(const void *a, const void *b)
{
    const struct diagnostic *x = a, *y = b;
    return x->at.line != y->at.line ? (x->at.line > y->at.line) - (x->at.line < y->at.line)
                                    : (x->at.column > y->at.column) - (x->at.column < y->at.column);
}

static void every_mistake_is_found_in_its_place(void **state)
{
    struct dirent **entries;
    int failures = 0, n = scandir(folder_of_mistakes(), &entries, is_rule, alphasort);
    assert_true(n >= 20);
    for (int i = 0; i < n; i++) {
        struct file f;
        kit_close(state);
        kit_open(state);
        assert_true(file_read(kit.arena,
                              path_join(kit.arena, folder_of_mistakes(), entries[i]->d_name),
                              1 << 20, &f, kit.diags));
        kit_write(entries[i]->d_name, arena_text(kit.arena, f.bytes, f.size));
        kit_load();
        qsort(kit.diags->list, kit.diags->count, sizeof *kit.diags->list, by_place);
        if (strcmp(kit_said(), expectations(&f)) != 0 || kit.book->count) {
            print_error("%s: found\n%sinstead of\n%s", entries[i]->d_name, kit_said(),
                        expectations(&f));
            failures++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_int_equal(failures, 0);
}

static const char *const good =
    "return {\n"
    "  title = { zh = \"年均变化\", en = \"Mean yearly change\" },\n"
    "  purpose = { zh = \"用途\", en = \"What for\" },\n"
    "  forms = { \"每年{up}{n}个百分点\",\n"
    "            \"逐年{up}{n}{unit}\" },\n"
    "  order = \"steps\",\n"
    "  measure = function(target, at)\n"
    "    return at.direction * (at.value - at.baseline) / at.years\n"
    "  end,\n"
    "  accept = function(target, at) return at_least(target.n) end,\n"
    "  examples = {\n"
    "    { target = \"每年降低0.5个百分点\", baseline = 52.7, years = \"2020-2025\", series = "
    "\"2025: 50.2\",\n"
    "      direction = \"lower\", unit = \"%\", indicator = \"吸烟率\", reference = "
    "\"2020:77.9\",\n"
    "      settings = { reading = \"each\", as_of = 2025 }, expect = \"pass/met\" },\n"
    "    { target = \"每年降低0.5个百分点\", baseline = \"52.70\", series = \"2025: 50.3\", expect "
    "= \"fail/not_met\" },\n"
    "  },\n"
    "}\n";

static void a_rule_file_is_read_whole(void **state)
{
    (void)state;
    kit_write("change_per_year.lua", good);
    kit_load();
    assert_string_equal(kit_said(), "");
    const struct rule *r = &kit.book->rules[kit_find("change_per_year")];
    assert_string_equal(r->title.zh, "年均变化");
    assert_string_equal(r->purpose.en, "What for");
    assert_int_equal(r->form_count, 2);
    assert_string_equal(r->forms[1], "逐年{up}{n}{unit}");
    assert_int_equal(r->form_lines[0], 4);
    assert_int_equal(r->form_lines[1], 5);
    assert_int_equal(r->order, ORDER_STEPS);
    assert_true(r->has_measure);
    assert_false(r->has_goal || r->has_level || r->has_progress || r->has_early || r->has_judge);
    assert_int_equal(r->measure_line, 7);
    assert_int_equal(r->accept_line, 10);
    assert_int_equal(r->example_count, 2);
    const struct rule_example *e = r->examples;
    assert_string_equal(e[0].text, "每年降低0.5个百分点");
    assert_string_equal(e[0].baseline, "52.7");
    assert_string_equal(e[1].baseline, "52.70");
    assert_string_equal(e[0].settings, "as_of=2025;reading=each");
    assert_string_equal(e[0].reference, "2020:77.9");
    assert_null(e[1].direction);
    assert_string_equal(e[1].expect, "fail/not_met");
    assert_int_equal(e[0].line, 12);
    assert_int_equal(e[1].line, 15);
    assert_int_equal(r->source_size, strlen(good));
}

static void a_mistake_leaves_out_one_rule_only(void **state)
{
    (void)state;
    kit_write("b_good.lua", good);
    kit_write("a_bad.lua", "return 5\n");
    kit_write("c_loops.lua", "while true do pcall(error) end\n");
    kit_write("d_eats.lua", "local s = 'x' while true do s = s .. s end\n");
    kit_rule("e_good", "accept = at_least");
    kit_write("README.md", "not a rule");
    kit_write(".hidden.lua", "return 5");
    kit_load();
    assert_int_equal(kit.book->count, 2);
    assert_string_equal(kit.book->rules[0].id, "b_good");
    assert_string_equal(kit.book->rules[1].id, "e_good");
    assert_int_equal(kit.diags->errors, 3);
}

static void without_a_worker_the_same_is_read(void **state)
{
    (void)state;
    const char *folders[] = {kit.folder};
    kit_write("good.lua", good);
    kit_write("bad.lua", "return 5\n");
    kit.book = rulebook_load_here(kit.arena, folders, 1, kit.diags);
    assert_int_equal(kit.book->count, 1);
    assert_int_equal(kit.book->rules[0].example_count, 2);
    assert_string_equal(kit_said(), "1:1 rule_wants_rule\n");
}

static void a_file_name_that_can_be_no_id_is_refused(void **state)
{
    (void)state;
    kit_write("At-Least.lua", good);
    kit_load();
    assert_int_equal(kit.book->count, 0);
    assert_string_equal(kit_said(), "1:1 rule_file_name\n");
}

static void the_later_folder_wins_with_a_note(void **state)
{
    (void)state;
    char other[] = "/tmp/plancheck-rules-XXXXXX";
    assert_non_null(mkdtemp(other));
    kit_write("change.lua", good);
    const char *file = path_join(kit.arena, other, "change.lua");
    FILE *f = fopen(file, "w");
    fprintf(f, "-- another\n%s", good);
    fclose(f);
    const char *folders[] = {kit.folder, other};
    kit.book = rulebook_load(kit.arena, folders, 2, kit.diags);
    unlink(file);
    rmdir(other);
    assert_int_equal(kit.book->count, 1);
    assert_string_equal(kit.book->rules[0].file, file);
    assert_string_equal(kit_said(), "1:1 rule_replaced\n");
    assert_int_equal(kit.diags->errors, 0);
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    const char *folders[] = {"/nowhere/at/all"};
    kit.book = rulebook_load(kit.arena, folders, 1, kit.diags);
    assert_int_equal(kit.book->count, 0);
    assert_string_equal(kit_said(), "0:0 rule_folder\n");
}

static void rules_are_found_by_id(void **state)
{
    (void)state;
    uint32_t number;
    kit_rule("b", "accept = at_least");
    kit_rule("a", "accept = at_least");
    kit_rule("c", "accept = at_least");
    kit_load();
    assert_true(rulebook_find(kit.book, "c", &number));
    assert_int_equal(number, 2);
    assert_false(rulebook_find(kit.book, "d", &number));
    assert_false(rulebook_find(kit.book, "", &number));
}

static void suggestions_name_the_nearest_field(void **state)
{
    (void)state;
    kit_write("a.lua", "return { titel = { zh = \"x\", en = \"x\" }, forms = {}, accept = "
                       "at_least, examples = {} }\n");
    kit_load();
    const struct diagnostic *found = NULL;
    for (size_t i = 0; i < kit.diags->count; i++)
        if (strcmp(kit.diags->list[i].code, "rule_field_unknown") == 0)
            found = &kit.diags->list[i];
    assert_non_null(found);
    assert_string_equal(found->hint.en, "did you mean 'title'?");
    assert_int_equal(found->at.column, 10);
    assert_int_equal(found->length, 5);
    assert_non_null(strstr(found->excerpt, "titel = "));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_open, kit_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_mistake_is_found_in_its_place),
        TEST(a_rule_file_is_read_whole),
        TEST(a_mistake_leaves_out_one_rule_only),
        TEST(without_a_worker_the_same_is_read),
        TEST(a_file_name_that_can_be_no_id_is_refused),
        TEST(the_later_folder_wins_with_a_note),
        TEST(a_folder_that_is_not_there_is_an_error),
        TEST(rules_are_found_by_id),
        TEST(suggestions_name_the_nearest_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
