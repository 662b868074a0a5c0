#include "formats_inside.h"

static void put_line(struct report_view *v, struct writer *w, const struct verdict_row *row,
                     bool first)
{
    (void)first;
    json_verdict(v, w, row);
    writer_byte(w, '\n');
}

void report_ndjson(const struct result *r, const struct report_options *o, struct writer *w)
{
    rows_write(r, o, w, put_line);
}
