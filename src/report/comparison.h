#pragma once
/* comparison - plans side by side, as people and programs read them. */
#include "report.h"
#include "../lint/compare.h"

struct comparison_format {
    const char *name;
    void (*write)(struct writer *w, const struct project *p, const struct comparison *c,
                  const struct report_options *o);
};
extern const struct comparison_format comparison_formats[];
extern const size_t comparison_format_count;

void comparison_text(struct writer *w, const struct project *p, const struct comparison *c,
                     const struct report_options *o);
void comparison_json(struct writer *w, const struct project *p, const struct comparison *c,
                     const struct report_options *o);
void comparison_csv(struct writer *w, const struct project *p, const struct comparison *c,
                    const struct report_options *o);
void comparison_markdown(struct writer *w, const struct project *p, const struct comparison *c,
                         const struct report_options *o);
void comparison_html(struct writer *w, const struct project *p, const struct comparison *c,
                     const struct report_options *o);
void comparison_xlsx(struct writer *w, const struct project *p, const struct comparison *c,
                     const struct report_options *o);
