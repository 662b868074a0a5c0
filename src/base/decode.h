#pragma once
/* decode - bytes of a CSV as UTF-8: BOM, then strict UTF-8, then strict GB18030 (iconv); no
 * guessing. UTF-16 with BOM is decoded too. What fits nothing is an error with the offset and
 * line of the first bad byte. */
#include "file.h"

/* Replaces f->bytes where needed, and drops a BOM: keep a copy of a mapped file to unmap. */
bool decode_text(struct arena *a, struct file *f, struct diags *d);
