#pragma once
/* rule_page - what there is to say of a rule, for all formats: what it is for, how such targets are
 * printed, what it measures and accepts, what it reads, its examples, where plans use it. */
#include "../rule/rule_reads.h"
#include "writer.h"

struct rule_use { const char *id, *name, *target; };
struct rule_page {
    const struct rule *rule;
    struct rule_reads reads;
    struct span measure, accept, judge;  /* source; at NULL: none */
    struct rule_use *uses;               /* filled by whoever knows the plans */
    size_t use_count;
};

enum { RULE_LISTS = 7, EXAMPLE_COLUMNS = 6 };
struct rule_list {                       /* what it reads, of one kind */
    enum message_id title;
    const char *key;                     /* in JSON */
    const char **items; size_t count;    /* an item NULL: the rule works out the name */
};

struct rule_page rule_page_make(struct arena *a, const struct rule *rule);
void rule_page_lists(struct arena *a, const struct rule_page *p, struct rule_list out[RULE_LISTS]);
/* The cells of an example: target, baseline, years, series, further, verdict. */
extern const enum message_id rule_page_columns[EXAMPLE_COLUMNS];
void rule_page_example(struct arena *a, const struct rule_example *e,
                       const char *out[EXAMPLE_COLUMNS]);
const char *rule_order_name(enum rule_order order);

void rule_page_json(struct arena *a, struct writer *w, const struct rule_page *p);
void rule_page_markdown(struct arena *a, struct writer *w, const struct rule_page *p,
                        enum lang lang);
void rule_page_html(struct arena *a, struct writer *w, const struct rule_page *p, enum lang lang);
/* The rule book: index and a page a rule in both forms, each file whole or not at all. */
bool rule_book_write(struct arena *a, const char *folder, const struct rule_page *pages, size_t n,
                     enum lang lang, struct message *why);
