#pragma once
/* What the formats share; private to this room. */
#include "escape.h"
#include "report.h"
#include "sentence.h"

/* One verdict after another, by forked helpers where there are many (rows.c). */
typedef void row_writer(struct report_view *v, struct writer *w, const struct verdict_row *row,
                        bool first);
void rows_write(const struct result *r, const struct report_options *o, struct writer *w,
                row_writer *one);

/* json_verdict.c */
void json_verdict(struct report_view *v, struct writer *w, const struct verdict_row *row);
/* {"compare":"rounded",…}: what was said (settings_text.c) */
void settings_write(struct writer *w, const struct settings *s);

/* One character, one column wide everywhere: status is told by symbol and word, colour only repeats
 * it (text.c). */
const char *verdict_symbol(enum verdict v);

void report_text(const struct result *r, const struct report_options *o, struct writer *w);
void report_json(const struct result *r, const struct report_options *o, struct writer *w);
void report_ndjson(const struct result *r, const struct report_options *o, struct writer *w);
void report_xlsx(const struct result *r, const struct report_options *o, struct writer *w);
void report_junit(const struct result *r, const struct report_options *o, struct writer *w);
void report_tap(const struct result *r, const struct report_options *o, struct writer *w);
void report_markdown(const struct result *r, const struct report_options *o, struct writer *w);
void report_github_summary(const struct result *r, const struct report_options *o,
                           struct writer *w);
void report_sarif(const struct result *r, const struct report_options *o, struct writer *w);
void report_github(const struct result *r, const struct report_options *o, struct writer *w);
void report_gitlab(const struct result *r, const struct report_options *o, struct writer *w);
void report_table_csv(const struct result *r, const struct report_options *o, struct writer *w);
void report_csv(const struct result *r, const struct report_options *o, struct writer *w);
void report_html(const struct result *r, const struct report_options *o, struct writer *w);
bool report_html_folder(const struct result *r, const struct report_options *o, const char *path,
                        struct arena *a, struct message *why);
