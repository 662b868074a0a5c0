#include "../../src/base/decode.h"
#include "../../src/base/csv.h"
#include "document_kit.h"

#define BYTES(literal) ((struct file){.path = "t", .bytes = (literal), .size = sizeof(literal) - 1})

static void assert_decodes(struct file f, const char *text)
{
    assert_true(decode_text(arena, &f, diags));
    assert_int_equal(f.size, strlen(text));
    assert_memory_equal(f.bytes, text, f.size);
}

static void utf8_is_not_copied(void **state)
{
    (void)state;
    struct file f = BYTES("指标,值\n"), before = f;
    assert_true(decode_text(arena, &f, diags));
    assert_ptr_equal(f.bytes, before.bytes);
    assert_int_equal(f.size, before.size);
    assert_decodes(BYTES(""), "");
}

static void marks_at_the_begin_are_dropped(void **state)
{
    (void)state;
    assert_decodes(BYTES("\xEF\xBB\xBF指标"), "指标");
    assert_decodes(BYTES("\xFF\xFE\x07\x63\x07\x68\x0A\x00"), "指标\n");
    assert_decodes(BYTES("\xFE\xFF\x63\x07\x68\x07\x00\x0A"), "指标\n");
    assert_decodes(BYTES("\xEF\xBB\xBF"), "");
    assert_decodes(BYTES("\xFF\xFE"), "");
}

/* The second byte of 亅 is `|`, of 乗 `\`; the second and fourth of ㄪ (81 30 ..) and of 㐀 are
 * digits. */
static void gb18030_is_decoded_before_it_is_split(void **state)
{
    (void)state;
    assert_decodes(BYTES("\xD6\xB8\xB1\xEA,\xD6\xB5\n"), "指标,值\n");
    assert_decodes(BYTES("\x81\x7C,\x81\x5C\n"), "亅,乗\n");
    assert_decodes(BYTES("\x81\x39\xEE\x39,1\n"), "㐀,1\n");
    assert_decodes(BYTES("\xB0\xD9\x81\x30\x81\x30\n"), "百\xC2\x80\n");

    struct file f = BYTES("a,b\n\x81\x7C,\x81\x5C\n\xD6\xB8,\x81\x39\xEE\x39\n");
    struct csv_column columns[] = {{"a", NULL, true, -1}, {"b", NULL, true, -1}};
    struct csv c;
    assert_true(decode_text(arena, &f, diags));
    assert_true(csv_open(&c, &f, columns, 2, false, arena, diags));
    assert_true(csv_next(&c) && span_is(c.fields[0], "亅") && span_is(c.fields[1], "乗"));
    assert_true(csv_next(&c) && span_is(c.fields[0], "指") && span_is(c.fields[1], "㐀"));
    assert_int_equal(diags->count, 0);
}

static void assert_refused(struct file f, const char *code, unsigned line, const char *byte)
{
    struct file before = f;
    diags = diags_new(arena);
    assert_false(decode_text(arena, &f, diags));
    assert_ptr_equal(f.bytes, before.bytes);
    assert_int_equal(diags->count, 1);
    assert_string_equal(diags->list[0].code, code);
    assert_int_equal(diags->list[0].at.line, line);
    assert_non_null(strstr(diags->list[0].text.en, byte));
}

static void what_fits_nothing_is_refused_with_its_place(void **state)
{
    (void)state;
    assert_refused(BYTES("指标,值\n标\xFF\n"), "decode_bad_byte", 2, "byte 15 ");
    assert_refused(BYTES("\xD6\xB8\n\xB1\xEA\n\xD6\n"), "decode_bad_byte", 3, "byte 7 ");
    assert_refused(BYTES("\xD6\xB8\n\xB1"), "decode_bad_byte", 2, "byte 4 ");
    assert_refused(BYTES("a,b\n1,\xFF\n"), "decode_bad_byte", 2, "byte 7 ");
    assert_refused(BYTES("\xEF\xBB\xBF" "a\n\xB1\xEA\n"), "decode_bad_utf8", 2, "byte 6 ");
    assert_refused(BYTES("\xFF\xFE" "a"), "decode_bad_utf16", 1, "byte 3 ");
    assert_refused(BYTES("\xFF\xFE\x00\xDC" "a\0"), "decode_bad_utf16", 1, "byte 3 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(utf8_is_not_copied),
        TEST(marks_at_the_begin_are_dropped),
        TEST(gb18030_is_decoded_before_it_is_split),
        TEST(what_fits_nothing_is_refused_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
