#include "../../src/report/escape.h"
#include "../../src/report/writer.h"
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

static char folder[64];
static struct arena *arena;

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/plancheck-writer-XXXXXX");
    arena = arena_new();
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    arena_free(arena);
    return system(command);
}

static char *path_of(const char *name)
{
    return arena_printf(arena, "%s/%s", folder, name);
}

static char *content_of(const char *path)
{
    static char text[4096];
    FILE *f = fopen(path, "r");
    if (!f)
        return NULL;
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

static int count_files(void)
{
    char command[128];
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", folder);
    FILE *f = popen(command, "r");
    int count = -1;
    assert_int_equal(fscanf(f, "%d", &count), 1);
    pclose(f);
    return count;
}

static void a_file_appears_only_when_finished(void **state)
{
    (void)state;
    struct message why;
    char *path = path_of("out.json");
    struct writer *w = writer_file(arena, path);
    writer_string(w, "whole");
    writer_flush(w);
    assert_null(content_of(path));
    assert_true(writer_finish(w, &why));
    assert_string_equal(content_of(path), "whole");
    assert_int_equal(count_files(), 1);
}

static void an_old_file_stays_when_the_new_one_fails(void **state)
{
    (void)state;
    struct message why;
    char *path = path_of("out.json");
    struct writer *w = writer_file(arena, path);
    writer_string(w, "old");
    assert_true(writer_finish(w, &why));
    w = writer_file(arena, path);
    writer_string(w, "half");
    writer_abandon(w);
    assert_string_equal(content_of(path), "old");
    assert_int_equal(count_files(), 1);
}

static void the_mode_of_an_old_file_is_kept(void **state)
{
    (void)state;
    struct message why;
    struct stat st;
    char *path = path_of("out.csv");
    close(open(path, O_CREAT | O_WRONLY, 0600));
    chmod(path, 0640);
    struct writer *w = writer_file(arena, path);
    assert_true(writer_finish(w, &why));
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
}

static void a_symbolic_link_stays_a_link(void **state)
{
    (void)state;
    struct message why;
    struct stat st;
    char *real = path_of("real"), *link = path_of("link");
    close(open(real, O_CREAT | O_WRONLY, 0600));
    assert_int_equal(symlink(real, link), 0);
    struct writer *w = writer_file(arena, link);
    writer_string(w, "through");
    assert_true(writer_finish(w, &why));
    assert_string_equal(content_of(real), "through");
    assert_int_equal(lstat(link, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
}

static void a_full_device_is_told_in_both_languages(void **state)
{
    (void)state;
    struct message why = {NULL, NULL};
    int fd = open("/dev/full", O_WRONLY);
    struct writer *w = writer_descriptor(arena, fd, "standard output");
    writer_repeat(w, "0123456789", 100000);
    assert_false(writer_finish(w, &why));
    assert_non_null(strstr(why.en, "no space is left"));
    assert_non_null(strstr(why.zh, "磁盘空间不足"));
}

static void a_closed_pipe_is_an_error_and_not_the_end(void **state)
{
    (void)state;
    struct message why;
    int ends[2];
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    struct writer *w = writer_descriptor(arena, ends[1], "standard output");
    writer_string(w, "nobody reads this");
    assert_false(writer_finish(w, &why));
    assert_int_equal(w->error, EPIPE);
}

static void a_missing_folder_is_told_by_finish(void **state)
{
    (void)state;
    struct message why;
    struct writer *w = writer_file(arena, path_of("none/out.json"));
    writer_string(w, "lost");
    assert_false(writer_finish(w, &why));
    assert_non_null(strstr(why.en, "none/out.json"));
}

static void a_folder_cannot_be_written_to(void **state)
{
    (void)state;
    struct message why;
    struct writer *w = writer_file(arena, folder);
    assert_false(writer_finish(w, &why));
    assert_int_equal(w->error, EISDIR);
}

static void a_temporary_of_a_killed_writer_is_removed_by_the_next(void **state)
{
    (void)state;
    struct message why;
    char *path = path_of("out.json");
    pid_t pid = fork();
    if (pid == 0) {
        struct writer *w = writer_file(arena_new(), path);
        writer_string(w, "half");
        writer_flush(w);
        raise(SIGKILL);
    }
    waitpid(pid, NULL, 0);
    assert_int_equal(count_files(), 1);
    assert_null(content_of(path));
    struct writer *w = writer_file(arena, path);
    writer_string(w, "whole");
    assert_true(writer_finish(w, &why));
    assert_int_equal(count_files(), 1);
    assert_string_equal(content_of(path), "whole");
}

static void a_temporary_in_use_is_left_alone(void **state)
{
    (void)state;
    struct message why;
    char *path = path_of("out.json");
    struct writer *one = writer_file(arena, path), *other = writer_file(arena, path);
    writer_string(one, "one");
    writer_string(other, "other");
    assert_true(writer_finish(one, &why));
    assert_true(writer_finish(other, &why));
    assert_string_equal(content_of(path), "other");
}

static void signals_remove_temporaries(void **state)
{
    (void)state;
    struct writer *w = writer_file(arena, path_of("out.json"));
    writer_string(w, "half");
    writer_flush(w);
    assert_int_equal(count_files(), 1);
    writer_remove_temporaries();
    assert_int_equal(count_files(), 0);
    writer_abandon(w);
}

static void memory_grows_and_keeps_its_text(void **state)
{
    (void)state;
    struct writer *w = writer_memory(arena);
    for (int i = 0; i < 3000; i++)
        writer_number(w, i);
    struct span s = writer_text(w);
    assert_int_equal(s.len, 10 + 90 * 2 + 900 * 3 + 2000 * 4);
    assert_memory_equal(s.at, "0123456789101112", 16);
    assert_int_equal(s.at[s.len], '\0');
    writer_clear(w);
    writer_number(w, INT64_MIN);
    assert_string_equal(writer_text(w).at, "-9223372036854775808");
}

/* ---- escaping ---- */

static const char *json_of(const char *text, size_t len)
{
    struct writer *w = writer_memory(arena);
    json_span(w, (struct span){text, len});
    return writer_text(w).at;
}

static void json_escapes_what_is_not_plain(void **state)
{
    (void)state;
    static const struct { const char *text, *json; } cases[] = {
        {"≤14.5", "\"≤14.5\""},
        {"say \"no\" \\ / </script>", "\"say \\\"no\\\" \\\\ / </script>\""},
        {"\n\t\r\x01\x1f\x7f", "\"\\n\\t\\r\\u0001\\u001f\\u007f\""},
        {"a\xE2\x80\xA8" "b\xE2\x80\xA9", "\"a\\u2028b\\u2029\""},
        {"\xC2\x85", "\"\\u0085\""},
        {"\xFF\xC0\xAF", "\"\\ufffd\\ufffd\\ufffd\""},
        {"\xED\xA0\x80", "\"\\ufffd\\ufffd\\ufffd\""},          /* a surrogate */
        {"\xF0\x9F\x98\x80\xE5\xB2", "\"\xF0\x9F\x98\x80\\ufffd\\ufffd\""},  /* cut short */
        {"", "\"\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(json_of(cases[i].text, strlen(cases[i].text)), cases[i].json);
    assert_string_equal(json_of("a\0b", 3), "\"a\\u0000b\"");
    assert_string_equal(json_of(NULL, 0), "null");
}

static void no_csv_cell_becomes_a_formula(void **state)
{
    (void)state;
    static const struct { const char *text, *cell;
    } cases[] = {
        {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
        {"+1+1", "'+1+1"},
        {"-2+3", "'-2+3"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\tx", "\"'\tx\""},
        {"\r=1", "\"'\r=1\""},
        {"＝1", "'＝1"},
        {"-5%", "'-5%"},
        {"-0.5", "-0.5"},
        {"+3", "+3"},
        {"-", "-"},
        {"--", "--"},
        {"—", "—"},
        {"*17.74", "*17.74"},
        {"", ""},
        {"a,b", "\"a,b\""},
        {"say \"x\"", "\"say \"\"x\"\"\""},
        {"two\nlines", "\"two\nlines\""},
        {"=\"a\"", "\"'=\"\"a\"\"\""},
        {"\x1b[31m", "\"\xEF\xBF\xBD[31m\""},
        {"\xFF", "\"\xEF\xBF\xBD\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct writer *w = writer_memory(arena);
        csv_cell(w, span_of(cases[i].text));
        assert_string_equal(writer_text(w).at, cases[i].cell);
    }
}

/* Sixteen bytes are looked at together: what is decided for each must not depend on its place. */
static void a_csv_cell_is_quoted_for_a_byte_wherever_it_stands(void **state)
{
    (void)state;
    for (int c = 1; c < 256; c++) {
        char one[] = {'x', (char)c, 'x', '\0'};
        struct writer *w = writer_memory(arena);
        csv_cell(w, span_of(one));
        bool quoted = *writer_text(w).at == '"';
        for (size_t at = 1; at < 34; at++) {
            char text[36] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
            text[at] = (char)c;
            writer_clear(w);
            csv_cell(w, span_of(text));
            assert_int_equal(*writer_text(w).at == '"', quoted);
            char *chinese = arena_printf(arena, "%.*s中%s", (int)at, text, text + at);
            writer_clear(w);
            csv_cell(w, span_of(chinese));
            assert_int_equal(*writer_text(w).at == '"', quoted);
        }
    }
}

/* What is known of a text only saves looking through it again: whatever byte it has or begins
 * with. */
static void what_is_known_of_a_text_changes_no_byte(void **state)
{
    (void)state;
    static const char *const others[] = {"中", "a,中", "\xC2\x85", "\xE2\x80\xA8", "\xC3\xA9", "\xC3",
                                         "＝1", "-5%, x", "-0.5", "=\"a\", b", "\\", "", "--,"};
    enum { OTHERS = sizeof others / sizeof *others };
    for (int c = 1; c < 256 + OTHERS; c++) {
        char one[2] = {(char)c, '\0'};
        const char *odd = c < 256 ? one : others[c - 256];
        const char *const texts[] = {odd, arena_printf(arena, "%sx, x", odd),
                                     arena_printf(arena, "x%sx", odd)};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            struct writer *w = writer_memory(arena), *known = writer_memory(arena);
            struct span text = span_of(texts[i]);
            csv_cell(w, text);
            csv_known(known, text, text_known(text));
            json_span(w, text);
            json_known(known, text, text_known(text));
            assert_string_equal(writer_text(known).at, writer_text(w).at);
        }
    }
    assert_int_equal(text_known(SPAN("达到 ≥5%")), KNOWN_ALL);
    assert_int_equal(text_known(SPAN("a, b")), KNOWN_PLAIN);
    assert_int_equal(text_known(SPAN("a\\b")), 0);
}

static void a_year_is_written_as_any_number(void **state)
{
    (void)state;
    static const int years[] = {0, -5, 7, 999, 1000, 2025, 9999, 10000, 32767, -32768};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        struct writer *w = writer_memory(arena);
        writer_year(w, years[i]);
        assert_string_equal(writer_text(w).at, arena_printf(arena, "%d", years[i]));
    }
}

static void nothing_commands_the_terminal(void **state)
{
    (void)state;
    struct writer *w = writer_memory(arena);
    plain_put(w, span_of("a\x1b]0;x\x07\nb\xC2\x9B" "31m\xE2\x80\xAE" "c\xE2\x80\x8B中\xFF"));
    assert_string_equal(writer_text(w).at, "a]0;x b31mc中\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_appears_only_when_finished, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(an_old_file_stays_when_the_new_one_fails, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(the_mode_of_an_old_file_is_kept, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_symbolic_link_stays_a_link, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_full_device_is_told_in_both_languages, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_closed_pipe_is_an_error_and_not_the_end, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_missing_folder_is_told_by_finish, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_folder_cannot_be_written_to, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_temporary_of_a_killed_writer_is_removed_by_the_next,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_temporary_in_use_is_left_alone, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(signals_remove_temporaries, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(memory_grows_and_keeps_its_text, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(json_escapes_what_is_not_plain, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(no_csv_cell_becomes_a_formula, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(what_is_known_of_a_text_changes_no_byte, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_year_is_written_as_any_number, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_csv_cell_is_quoted_for_a_byte_wherever_it_stands,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(nothing_commands_the_terminal, make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
