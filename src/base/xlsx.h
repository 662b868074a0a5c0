#pragma once
/* xlsx - a sheet of an Excel workbook (.xlsx) as the text of a CSV, so that the readers of CSV take
 * it with all their checks: row 7 is line 7, the third cell the third field. A number is the
 * shortest decimal that is the stored one, a percent format gives 25%, a date its text
 * (2025-12-31), an error its name (#N/A), a formula its stored result. A merged cell counts for all
 * rows that it covers, in its first column. Nothing is unpacked to disk, what the file says of
 * counts and sizes is not believed, external links are not followed; files made to exhaust are
 * refused. */
#include "file.h"

/* "a.xlsx#Sheet" names a sheet of a.xlsx: the file, and the sheet or NULL (the first one). */
const char *xlsx_split(struct arena *a, const char *path, const char **sheet);
/* By its first bytes; an .xls is one, too, and refused by xlsx_decode(). */
bool xlsx_is(const struct file *f);
/* Replaces f->bytes by the sheet's text in the arena and says so in f->cells; keep a copy of a
 * mapped file to unmap. */
bool xlsx_decode(struct arena *a, const char *sheet, struct file *f, struct diags *d);
