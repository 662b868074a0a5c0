#include "../../src/base/csv_inside.h"
#include "document_kit.h"

static struct csv csv;

enum { A, B, COLUMNS };
static const char *const a_names[] = {"甲", "first", NULL};
static struct csv_column columns[COLUMNS];

static bool open_bytes(const char *bytes, size_t size)
{
    /* Behind the last byte lies memory that nobody may read: a copy of just this size. */
    char *copy = arena_alloc(arena, size ? size : 1);
    memcpy(copy, bytes, size);
    struct file f = {.path = "t.csv", .bytes = copy, .size = size};
    columns[A] = (struct csv_column){"a", a_names, true, -1};
    columns[B] = (struct csv_column){"b", NULL, false, -1};
    return csv_open(&csv, &f, columns, COLUMNS, false, arena, diags);
}

static bool open_text(const char *text)
{
    return open_bytes(text, strlen(text));
}

/* All rows that are left: `line:field|field;` each. */
static const char *rest(void)
{
    const char *out = "";
    while (csv_next(&csv)) {
        out = arena_printf(arena, "%s%u:", out, csv.line);
        for (size_t i = 0; i < csv.width; i++)
            out = arena_printf(arena, "%s%s%.*s", out, i ? "|" : "", (int)csv.fields[i].len,
                               csv.fields[i].at);
        out = arena_printf(arena, "%s;", out);
    }
    return out;
}

/* All diagnostics: `code line:column;` each. */
static const char *said(void)
{
    const char *out = "";
    for (size_t i = 0; i < diags->count; i++)
        out = arena_printf(arena, "%s%s %u:%u;", out, diags->list[i].code, diags->list[i].at.line,
                           diags->list[i].at.column);
    return out;
}

static void assert_reads(const char *text, const char *rows, const char *what)
{
    diags = diags_new(arena);
    assert_true(open_text(text));
    assert_string_equal(rest(), rows);
    assert_string_equal(said(), what);
}

static void rows_are_read_whatever_ends_them(void **state)
{
    (void)state;
    assert_reads("a,b\n1,2\n3,4\n", "2:1|2;3:3|4;", "");
    assert_reads("a,b\r\n1,2\r\n3,4", "2:1|2;3:3|4;", "");
    assert_reads("a,b\r1,2\r3,4\r", "2:1|2;3:3|4;", "");
    assert_reads("a,b\n\n\n1,2\n\r\n3,4\n\n", "4:1|2;6:3|4;", "");
    assert_reads("a,b\n,\n", "2:|;", "");
    assert_reads("a,b", "", "");
    assert_reads("a\n1\n\n2\n", "2:1;4:2;", "");
}

static void quoted_fields_hold_anything(void **state)
{
    (void)state;
    assert_reads("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", "2:1,5|say \"hi\";", "");
    assert_reads("a,b\n\"two\nlines\",x\r\n3,4\n", "2:two\nlines|x;4:3|4;", "");
    assert_reads("a,b\n\"\",\"\"\"\"\n", "2:|\";", "");
    assert_reads("\"a\",\"b\"\n1,\"2\"", "2:1|2;", "");
    assert_reads("\"a\n\",b\n1,2\n", "3:1|2;", "");
}

static void wrong_rows_are_said_and_passed_over(void **state)
{
    (void)state;
    assert_reads("a,b\n1\n2,3\n4,5,6\n7,8\n", "3:2|3;5:7|8;", "csv_ragged 2:0;csv_ragged 4:0;");
    assert_reads("a,b\n\"x\"y,2\n3,4\n", "3:3|4;", "csv_text_after_quote 2:4;");
    assert_reads("a,b\n指\"x\",2\n3,4\n", "3:3|4;", "csv_quote_inside 2:2;");
    assert_reads("a,b\n1, \"x\"\n3,4\n", "3:3|4;", "csv_quote_inside 2:4;");
}

static void an_unclosed_quote_hides_one_line_only(void **state)
{
    (void)state;
    assert_reads("a,b\n1,\"2\n3,4\n5,6\n", "3:3|4;4:5|6;", "csv_quote_unclosed 2:3;");
    /* the next quote closes it, and the error is seen there: but the line that is left out is
     * the first */
    assert_reads("a,b\n1,\"2\n3,4\n5,\"6\"\n7,8\n", "3:3|4;4:5|6;5:7|8;",
                 "csv_text_after_quote 4:4;");
    assert_true(strstr(diags->list[0].text.en, "line 2") != NULL);
}

static void a_nul_is_no_text(void **state)
{
    (void)state;
    diags = diags_new(arena);
    static const char text[] = "a,b\n1,\0002\n3,4\n\"5\0\",6\n7,8\n";
    assert_true(open_bytes(text, sizeof text - 1));
    assert_string_equal(rest(), "3:3|4;5:7|8;");
    assert_string_equal(said(), "csv_nul 2:3;csv_nul 4:3;");
}

static void a_header_must_be_there(void **state)
{
    (void)state;
    assert_false(open_text(""));
    assert_false(open_text("\n\r\n"));
    assert_string_equal(said(), "csv_no_header 1:0;csv_no_header 1:0;");
    diags = diags_new(arena);
    assert_false(open_text("\"a,b\n1,2\n"));
    assert_string_equal(said(), "csv_quote_unclosed 1:1;");
}

static void columns_are_found_by_all_their_names(void **state)
{
    (void)state;
    static const char *const headers[] = {"a,b", "b,a", "甲,b", "FIRST,B", " first , b ", "ａ,b",
                                          ("\xEF\xBB\xBF" "a,b")};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        assert_true(open_text(headers[i]));
        assert_int_equal(columns[A].index + columns[B].index, 1);
    }
    assert_true(open_text("甲\n1\n"));
    assert_int_equal(columns[B].index, -1);
    assert_true(csv_next(&csv));
    assert_int_equal(csv_field(&csv, &columns[B]).len, 0);
    assert_int_equal(diags->count, 0);
}

static void a_missing_column_is_named_with_what_may_be_meant(void **state)
{
    (void)state;
    assert_false(open_text("frist,b\n"));
    assert_string_equal(said(), "csv_column_unknown 1:1;csv_column_missing 1:0;");
    assert_true(strstr(diags->list[1].hint.en, "frist") != NULL);
    assert_non_null(diags->list[1].hint.zh);
}

static void a_column_stands_only_once(void **state)
{
    (void)state;
    assert_false(open_text("a,b,first\n"));
    assert_string_equal(said(), "csv_column_twice 1:5;");
}

static void unknown_columns_are_warned_of(void **state)
{
    (void)state;
    assert_true(open_text("a,b,c,\n1,2,3,4\n"));
    assert_string_equal(said(), "csv_column_unknown 1:5;csv_column_nameless 1:7;");
    assert_int_equal(diags->errors, 0);
    assert_string_equal(rest(), "2:1|2|3|4;");
}

static void a_field_is_trimmed_and_has_a_place(void **state)
{
    (void)state;
    assert_true(open_text("a,b\n\"x\ny\"\"\",  指标　\n"));
    assert_true(csv_next(&csv));
    assert_true(span_is(csv_field(&csv, &columns[B]), "指标"));
    struct place at = csv_place(&csv, &columns[B]);
    assert_int_equal(at.line, 3);
    assert_int_equal(at.column, 6);
    diag_error(diags, at, MSG_csv_nul);
    csv_show(&csv, &columns[B]);
    assert_string_equal(diags->list[0].excerpt, "y\"\"\",  指标　");
    assert_int_equal(diags->list[0].length, 5);
}

static void a_huge_field_is_a_field(void **state)
{
    (void)state;
    size_t size = 3 << 20;
    char *text = arena_alloc(arena, size + 16);
    memcpy(text, "a,b\n", 4);
    memset(text + 4, 'x', size);
    memcpy(text + 4 + size, ",2\n", 3);
    assert_true(open_bytes(text, size + 7));
    assert_true(csv_next(&csv));
    assert_int_equal(csv.fields[0].len, size);
    text[4] = text[3 + size] = '"';
    assert_true(open_bytes(text, size + 7));
    assert_true(csv_next(&csv));
    assert_int_equal(csv.fields[0].len, size - 2);
}

static void mistakes_beyond_the_limit_are_counted(void **state)
{
    (void)state;
    char *text = arena_text(arena, "a,b\n", 4);
    for (int i = 0; i < 300; i++)
        text = arena_printf(arena, "%s%d\n", text, i);
    assert_true(open_text(text));
    assert_string_equal(rest(), "");
    assert_int_equal(diags->errors, 300);
    assert_int_equal(diags->count + diags->dropped, 300);
}

static void marks_are_the_same_by_either_way(void **state)
{
    (void)state;
    char block[CSV_BLOCK];
    srand(1);
    for (int n = 0; n < 2000; n++) {
        for (int i = 0; i < CSV_BLOCK; i++)
            block[i] = rand() % 2 ? (char)(rand() % 256) : ",\n\r\"\0"[rand() % 5];
        assert_true(csv_marks_fast(block) == csv_marks_plain(block));
        int size = rand() % CSV_BLOCK;
        uint64_t all = csv_marks_plain(block) & (((uint64_t)1 << size) - 1);
        assert_true(csv_marks(block, block + size) == all);
    }
}

/* A table written with quotes wherever they are needed, and sometimes where not, comes back as
 * it was. */
static void what_is_written_is_read(void **state)
{
    (void)state;
    static const char *const pieces[] = {"x", ",", "\"", "\n", "\r\n", "指标", "0.5", "", "long words "};
    srand(2);
    for (int n = 0; n < 3000; n++) {
        char text[4096] = "a,b\n", wanted[4096] = "";
        size_t rows = (size_t)(rand() % 6), width = 2;
        const char *ends = rand() % 2 ? "\n" : "\r\n";
        for (size_t r = 0; r < rows; r++)
            for (size_t f = 0; f < width; f++) {
                char field[128] = "", quoted[256] = "\"";
                for (int k = rand() % 4; k > 0; k--)
                    strcat(field, pieces[rand() % 9]);
                for (const char *c = field; *c; c++)
                    sprintf(quoted + strlen(quoted), *c == '"' ? "\"\"" : "%c", *c);
                strcat(quoted, "\"");
                bool plain = !strpbrk(field, ",\"\r\n") && rand() % 3;
                strcat(strcat(text, plain ? field : quoted), f + 1 < width ? "," : ends);
                strcat(strcat(wanted, field), f + 1 < width ? "\x01" : "\x02");
            }
        diags = diags_new(arena);
        assert_true(open_text(text));
        const char *found = "";
        while (csv_next(&csv))
            found = arena_printf(arena, "%s%.*s\x01%.*s\x02", found, (int)csv.fields[0].len,
                                 csv.fields[0].at, (int)csv.fields[1].len, csv.fields[1].at);
        assert_string_equal(found, wanted);
        assert_int_equal(diags->count, 0);
    }
}

/* Whatever the bytes: it ends, rows come in order of lines, and each field lies where it may. */
static void any_bytes_are_survived(void **state)
{
    (void)state;
    srand(3);
    for (int n = 0; n < 20000; n++) {
        char bytes[256] = "a,b\n";
        size_t size = 4 + (size_t)(rand() % 200);
        for (size_t i = 4; i < size; i++)
            bytes[i] = rand() % 3 ? ",\n\r\"\0 x\"\""[rand() % 9] : (char)(rand() % 256);
        diags = diags_new(arena);
        assert_true(open_bytes(bytes, size));
        for (uint32_t line = 1; csv_next(&csv); line = csv.line) {
            assert_true(csv.line > line);
            assert_true(csv_place(&csv, &columns[B]).line >= csv.line);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_are_read_whatever_ends_them),
        TEST(quoted_fields_hold_anything),
        TEST(wrong_rows_are_said_and_passed_over),
        TEST(an_unclosed_quote_hides_one_line_only),
        TEST(a_nul_is_no_text),
        TEST(a_header_must_be_there),
        TEST(columns_are_found_by_all_their_names),
        TEST(a_missing_column_is_named_with_what_may_be_meant),
        TEST(a_column_stands_only_once),
        TEST(unknown_columns_are_warned_of),
        TEST(a_field_is_trimmed_and_has_a_place),
        TEST(a_huge_field_is_a_field),
        TEST(mistakes_beyond_the_limit_are_counted),
        TEST(marks_are_the_same_by_either_way),
        TEST(what_is_written_is_read),
        TEST(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
