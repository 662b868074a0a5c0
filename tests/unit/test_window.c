#include "../../src/base/window.h"
#include "document_kit.h"
#include <unistd.h>

static struct csv_column column = {"a", NULL, true, -1};
static const char text[] = "a,b\n1,2\n\n指标,3\n4\n,\n5,long long long\n,6\n\0,7\n8,9\n\n10,11";
static char path[] = "/tmp/plancheck-test-XXXXXX";

/* All rows, their places and what was said, of the file behind its header. */
static const char *rows_of(const struct file *f, size_t size, size_t cut)
{
    struct csv c;
    const char *out = "", *end = f->bytes + f->size;
    diags = diags_new(arena);
    assert_true(csv_open(&c, f, &column, 1, true, arena, diags));
    struct window w = window_new(arena, f, size ? size : 1);
    const char *at = size ? c.at : end, *middle = cut ? f->bytes + cut : end;
    for (int part = 0; part < 2; part++, at = middle, middle = end) {
        if (size)
            window_open(&w, &c, at, middle, c.next_line);
        while (size ? window_next(&w, &c) : csv_next(&c)) {
            const char *row = size ? window_place(&w, &c) : c.row;
            out = arena_printf(arena, "%s%u@%zu:%.*s|%.*s;", out, c.line, (size_t)(row - f->bytes),
                               (int)c.fields[0].len, c.fields[0].at, (int)c.fields[1].len,
                               c.fields[1].at);
        }
    }
    for (size_t i = 0; i < diags->count; i++) {
        const struct diagnostic *d = &diags->list[i];
        out = arena_printf(arena, "%s%s %u:%u %s\n", out, d->code, d->at.line, d->at.column,
                           d->excerpt);
    }
    return out;
}

static void a_window_of_any_size_shows_the_same_rows(void **state)
{
    (void)state;
    struct file mapped, plain = {.path = path, .bytes = text, .size = sizeof text - 1};
    assert_true(file_map(path, &mapped, diags));
    const char *rows = rows_of(&plain, 0, 0);
    assert_non_null(strstr(rows, "csv_ragged 5:0 4\n"));
    assert_non_null(strstr(rows, "csv_nul 9:1 "));
    assert_non_null(strstr(rows, ":10|11;"));
    for (size_t size = 1; size < sizeof text + 2; size++) {
        assert_string_equal(rows_of(&mapped, size, 0), rows);
        assert_string_equal(rows_of(&plain, size, 0), rows);     /* of no open file */
    }
    file_unmap(&mapped);
}

static void a_part_ends_where_the_next_one_begins(void **state)
{
    (void)state;
    struct file mapped, plain = {.path = path, .bytes = text, .size = sizeof text - 1};
    assert_true(file_map(path, &mapped, diags));
    const char *rows = rows_of(&plain, 0, 0);
    for (size_t cut = 4; cut < sizeof text; cut++) {
        if (text[cut - 1] != '\n')
            continue;
        for (size_t size = 1; size < sizeof text; size += 3)
            assert_string_equal(rows_of(&mapped, size, cut), rows);
    }
    file_unmap(&mapped);
}

static int write_text(void **state)
{
    (void)state;
    int out = mkstemp(path);
    if (out < 0 || write(out, text, sizeof text - 1) != (ssize_t)sizeof text - 1)
        return 1;
    return close(out);
}

static int remove_text(void **state)
{
    (void)state;
    return unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_window_of_any_size_shows_the_same_rows),
        TEST(a_part_ends_where_the_next_one_begins),
    };
    return cmocka_run_group_tests(tests, write_text, remove_text);
}
