/* The whole workbook, made in memory and then written like every other report. */
#include "xlsx_inside.h"
#include "../base/num.h"
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

const char *book_text(const struct book *b, enum message_id id)
{
    return message_text(id, b->options->lang);
}

/* ---- formats ---- */

static lxw_format *format_new(struct book *b)
{
    lxw_format *f = workbook_add_format(b->workbook);
    format_set_font_name(f, "宋体");
    format_set_font_size(f, 10);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    return f;
}

static lxw_format *bordered(struct book *b)
{
    lxw_format *f = format_new(b);
    format_set_border(f, LXW_BORDER_THIN);
    format_set_border_color(f, 0xBFBFBF);
    return f;
}

static lxw_format *number_format(struct book *b, const char *pattern)
{
    lxw_format *f = bordered(b);
    format_set_num_format(f, pattern);
    format_set_align(f, LXW_ALIGN_RIGHT);
    return f;
}

/* Symbol and word say it; the shade only repeats it, and is light enough to print. */
static const struct { lxw_color_t back, front; } shades[VERDICT_COUNT] = {
    [VERDICT_PASS] = {0xE2F0E2, 0x1B5E20},          [VERDICT_FAIL] = {0xF9DDDC, 0x8B1A10},
    [VERDICT_ON_TRACK] = {0xEEF6E8, 0x33691E},      [VERDICT_OFF_TRACK] = {0xFDEFD5, 0x7A4B00},
    [VERDICT_UNDETERMINED] = {0xE3EEF7, 0x0D3C61},  [VERDICT_NO_DATA] = {0xF2F2F2, 0x404040},
    [VERDICT_NOT_APPLICABLE] = {0xFFFFFF, 0x595959}, [VERDICT_ERROR] = {0xF3D9EC, 0x6A1B5D},
};

static void make_formats(struct book *b)
{
    static const char *const patterns[MOST_PLACES + 1] = {"0",      "0.0",     "0.00",    "0.000",
                                                          "0.0000", "0.00000", "0.000000"};
    b->title = format_new(b);
    format_set_bold(b->title);
    format_set_font_size(b->title, 16);
    b->note = format_new(b);
    format_set_font_color(b->note, 0x595959);
    b->head = bordered(b);
    format_set_bold(b->head);
    format_set_text_wrap(b->head);
    format_set_align(b->head, LXW_ALIGN_CENTER);
    format_set_bg_color(b->head, 0xDDE5EE);
    b->text = bordered(b);
    b->wrapped = bordered(b);
    format_set_text_wrap(b->wrapped);
    b->centred = bordered(b);
    format_set_align(b->centred, LXW_ALIGN_CENTER);
    b->whole = number_format(b, "#,##0");
    b->empty = bordered(b);
    b->link = bordered(b);
    format_set_font_color(b->link, 0x0B4F8A);
    format_set_underline(b->link, LXW_UNDERLINE_SINGLE);
    for (int places = 0; places <= MOST_PLACES; places++)
        b->decimals[places] = number_format(b, patterns[places]);
    for (int v = 0; v < VERDICT_COUNT; v++) {
        b->verdicts[v] = bordered(b);
        format_set_bg_color(b->verdicts[v], shades[v].back);
        format_set_font_color(b->verdicts[v], shades[v].front);
        format_set_align(b->verdicts[v], LXW_ALIGN_CENTER);
    }
}

/* ---- sheets ---- */

/* Excel takes 31 UTF-16 units, none of []:*?/\ and no ' at an end; letter case does not tell two
 * names apart. */
static size_t copy_name(char *out, struct span wanted, size_t most)
{
    size_t used = 0, units = 0;
    uint32_t code;
    for (size_t i = 0, n; i < wanted.len; i += n) {
        n = utf8_next(wanted.at + i, wanted.len - i, &code);
        if (n == 0 || units + (n == 4 ? 2 : 1) > most)
            break;
        bool refused = code < ' ' || (code < 128 && strchr("[]:*?/\\'", (int)code));
        memcpy(out + used, refused ? "_" : wanted.at + i, refused ? 1 : n);
        used += refused ? 1 : n;
        units += n == 4 ? 2 : 1;
    }
    return used;
}

static const char *sheet_name(struct book *b, const char *wanted)
{
    enum { MOST = 31, TAIL = 6 };
    char name[MOST * 4 + 1];
    for (unsigned number = 1;; number++) {
        char tail[TAIL + 8] = "";
        if (number > 1)
            snprintf(tail, sizeof tail, " %u", number);
        size_t used = copy_name(name, span_of(wanted), MOST - (number > 1 ? TAIL : 0));
        name[used] = '\0';
        char *whole = arena_printf(b->arena, "%s%s", *name ? name : "_", tail);
        if (workbook_validate_sheet_name(b->workbook, whole) == LXW_NO_ERROR || number > 99999)
            return whole;
    }
}

lxw_worksheet *sheet_add(struct book *b, const char *name)
{
    return workbook_add_worksheet(b->workbook, sheet_name(b, name));
}

static void make_sheets(struct book *b)
{
    b->overview = sheet_add(b, book_text(b, MSG_paper_overview));
    b->heat_map = sheet_add(b, book_text(b, MSG_paper_heat_map));
    b->problems = sheet_add(b, book_text(b, MSG_paper_problems));
    if (b->sheet_per_region) {
        b->of_group = ARENA_ARRAY(b->arena, lxw_worksheet *, b->groups.count);
        for (size_t k = 0; k < b->groups.count; k++)
            b->of_group[k] = sheet_add(b, b->result->regions[b->groups.list[k].region].name);
    }
}

void sheet_for_paper(struct sheet *s)
{
    enum { A4 = 9 };
    worksheet_set_landscape(s->at);
    worksheet_set_paper(s->at, A4);
    worksheet_set_margins(s->at, 0.4, 0.4, 0.6, 0.6);
    worksheet_fit_to_pages(s->at, 1, 0);
    worksheet_set_footer(s->at, "&C&P / &N");
}

void put_heads(struct sheet *s, const struct xlsx_column *columns, size_t count)
{
    for (lxw_col_t c = 0; c < count; c++) {
        worksheet_set_column(s->at, c, c, columns[c].width, NULL);
        put_message(s, c, columns[c].title, s->book->head);
    }
    worksheet_freeze_panes(s->at, s->row + 1, 0);
    worksheet_repeat_rows(s->at, s->row, s->row);
    s->row++;
}

/* Excel would find the height by itself, other programs do not. */
void row_height(struct sheet *s, const struct xlsx_wrapped *texts, size_t count)
{
    const double line = 13.5;
    int most = 1;
    for (size_t i = 0; i < count; i++) {
        int room = (int)texts[i].width - 1, width = text_width(texts[i].text.at, texts[i].text.len);
        int lines = room > 0 ? (width + room - 1) / room : 1;
        most = lines > most ? lines : most;
    }
    worksheet_set_row(s->at, s->row, line * (most < 30 ? most : 30) + 2, NULL);
}

/* ---- cells ---- */

/* A cell holds 32,767 characters; what is cut ends in an ellipsis. */
void put_text(struct sheet *s, lxw_col_t column, struct span text, lxw_format *format)
{
    enum { MOST_BYTES = 32000 };
    struct writer *w = s->book->scratch;
    struct span shown = span_cut(text, MOST_BYTES);
    writer_clear(w);
    plain_put(w, shown);
    if (shown.len < text.len)
        WRITER_LITERAL(w, "…");
    if (text.at && text.len)
        worksheet_write_string(s->at, s->row, column, writer_text(w).at, format);
    else
        worksheet_write_blank(s->at, s->row, column, format);
}

void put_message(struct sheet *s, lxw_col_t column, enum message_id id, lxw_format *format)
{
    worksheet_write_string(s->at, s->row, column, book_text(s->book, id), format);
}

void put_count(struct sheet *s, lxw_col_t column, size_t n)
{
    worksheet_write_number(s->at, s->row, column, (double)n, s->book->whole);
}

void put_number(struct sheet *s, lxw_col_t column, struct span number)
{
    struct decimal d;
    if (!number.at || !decimal_read(number, &d)) {
        put_text(s, column, number, s->book->wrapped);
        return;
    }
    const char *point = memchr(number.at, '.', number.len);
    size_t places = point ? number.len - (size_t)(point + 1 - number.at) : 0;
    worksheet_write_number(s->at, s->row, column, num_double(num_of(d)),
                           s->book->decimals[places > MOST_PLACES ? MOST_PLACES : places]);
}

void put_verdict(struct sheet *s, lxw_col_t column, enum verdict v)
{
    struct writer *w = s->book->scratch;
    writer_clear(w);
    writer_string(w, verdict_symbol(v));
    writer_byte(w, ' ');
    writer_string(w, book_text(s->book, verdict_label(v)));
    worksheet_write_string(s->at, s->row, column, writer_text(w).at, s->book->verdicts[v]);
}

struct span region_label(struct book *b, uint32_t region)
{
    const struct result_region *of = &b->result->regions[region];
    if (strcmp(of->name, of->code) == 0)
        return span_of(of->code);
    const char *pattern = b->options->lang == LANG_ZH ? "%s（%s）" : "%s (%s)";
    return span_of(arena_printf(b->arena, pattern, of->name, of->code));
}

/* ---- the workbook ---- */

/* No clock: a report of the same result is the same to the byte. */
static void set_properties(struct book *b)
{
    lxw_doc_properties about = {
        .title = (char *)book_text(b, b->name),
        .comments = (char *)"plancheck",
        .created = 946684800,
    };
    workbook_set_properties(b->workbook, &about);
}

static void copy_out(int file, struct writer *w)
{
    char block[1 << 16];
    ssize_t n;
    off_t at = 0;
    while ((n = pread(file, block, sizeof block, at)) > 0) {
        writer_put(w, block, (size_t)n);
        at += n;
    }
    if (n < 0 && !w->error)
        w->error = errno;
}

static void write_book(struct book *b, void (*fill)(struct book *b, void *self), void *self,
                       const char *path, struct writer *w)
{
    lxw_workbook_options how = {.constant_memory = LXW_TRUE};
    b->workbook = workbook_new_opt(path, &how);
    if (!b->workbook) {
        w->error = w->error ? w->error : ENOMEM;
        return;
    }
    make_formats(b);
    set_properties(b);
    fill(b, self);
    if (workbook_close(b->workbook) != LXW_NO_ERROR && !w->error)
        w->error = errno ? errno : EIO;
}

void book_write(struct book *b, void (*fill)(struct book *b, void *self), void *self,
                struct writer *w)
{
    char path[64];
    int file = memfd_create("plancheck-xlsx", MFD_CLOEXEC);
    if (file < 0) {
        w->error = w->error ? w->error : errno;
        return;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    write_book(b, fill, self, path, w);
    if (!w->error)
        copy_out(file, w);
    close(file);
}

/* ---- the report of a result ---- */

static void fill_report(struct book *b, void *self)
{
    (void)self;
    make_sheets(b);
    xlsx_overview(b);
    xlsx_heat_map(b);
    xlsx_problems(b);
    xlsx_verdict_sheets(b);
    xlsx_appendix(b);
}

void report_xlsx(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct arena *a = arena_new();
    struct book b = {.result = r, .options = o, .arena = a, .scratch = writer_memory(a),
                     .flags = writer_memory(a), .name = MSG_paper_title};
    b.view = report_view_new(a, r);
    b.groups = groups_of(a, r);
    b.sheet_per_region = b.groups.count <= SHEETS_PER_REGION;
    book_write(&b, fill_report, NULL, w);
    report_view_free(b.view);
    arena_free(a);
}
