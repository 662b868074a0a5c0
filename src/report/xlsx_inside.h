#pragma once
/* The Excel report by libxlsxwriter: the book and its cells (xlsx.c), the tables of verdicts
 * (xlsx_verdicts.c), overview, heat map and appendix (xlsx_sheets.c). Strings are written as
 * strings: nothing from the data becomes a formula. Rows go to disk as they are written. */
#include "formats_inside.h"
#include "groups.h"
#include <xlsxwriter.h>

enum { MOST_PLACES = 6, SHEETS_PER_REGION = 250, LAST_ROW = 1000000 };

struct book {
    const struct result *result;
    const struct report_options *options;
    struct arena *arena;
    struct report_view *view;
    struct writer *scratch, *flags;
    struct groups groups;
    enum message_id name;                /* of the document, in its properties */
    lxw_workbook *workbook;
    lxw_format *title, *note, *head, *text, *wrapped, *centred, *whole, *empty, *link;
    lxw_format *decimals[MOST_PLACES + 1];       /* by digits behind the point */
    lxw_format *verdicts[VERDICT_COUNT];
    bool sheet_per_region;
    lxw_worksheet *overview, *heat_map, *problems, *appendix;
    lxw_worksheet **of_group;            /* with sheet_per_region */
};

struct sheet {
    struct book *book;
    lxw_worksheet *at;
    lxw_row_t row;
};

/* A workbook whose sheets `fill` makes, in order, a row after another; `b` has options, arena,
 * scratch and name. */
void book_write(struct book *b, void (*fill)(struct book *b, void *self), void *self,
                struct writer *w);

/* A sheet named like this, or like this with a number: names are unique, short and without the
 * characters that Excel refuses. */
lxw_worksheet *sheet_add(struct book *b, const char *name);
const char *book_text(const struct book *b, enum message_id id);

void put_text(struct sheet *s, lxw_col_t column, struct span text, lxw_format *format);
void put_message(struct sheet *s, lxw_col_t column, enum message_id id, lxw_format *format);
void put_count(struct sheet *s, lxw_col_t column, size_t n);
/* Text that is a number becomes a real one with as many decimals; other text stays as it is. */
void put_number(struct sheet *s, lxw_col_t column, struct span number);
void put_verdict(struct sheet *s, lxw_col_t column, enum verdict v);
/* The heads of a table in the current row, frozen and repeated on every page. */
struct xlsx_column { enum message_id title; double width; };
void put_heads(struct sheet *s, const struct xlsx_column *columns, size_t count);
/* The current row as high as its longest text needs, before anything is written into it. */
struct xlsx_wrapped { double width; struct span text; };
void row_height(struct sheet *s, const struct xlsx_wrapped *texts, size_t count);
void sheet_for_paper(struct sheet *s);
/* The name of a region as it is shown: "吉首市（433101）". */
struct span region_label(struct book *b, uint32_t region);

void xlsx_verdict_sheets(struct book *b);
void xlsx_problems(struct book *b);
void xlsx_overview(struct book *b);
void xlsx_heat_map(struct book *b);
void xlsx_appendix(struct book *b);
