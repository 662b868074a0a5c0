#pragma once
/* The formats of a diff that --format and --out ask for. */
#include "cli.h"
#include "../history/diff.h"

enum { MOST_DIFF_OUTPUTS = 32 };      /* those of outputs.h */

struct diff_outputs {
    struct { const struct diff_format *format; const char *path; } list[MOST_DIFF_OUTPUTS];
    size_t count;                        /* path NULL: standard output */
};

/* False: a complaint was made. */
bool diff_outputs_find(struct program *p, struct diff_outputs *o);
/* All that can be written is; false: something could not, and was complained about. */
bool diff_outputs_write(struct program *p, const struct diff_outputs *o, const struct diff *d);
