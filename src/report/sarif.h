#pragma once
/* sarif - findings of any kind as SARIF 2.1.0 and as GitHub's workflow commands, entry by entry. */
#include "writer.h"
#include "../base/diag.h"

struct sarif_rule {              /* what a code means */
    const char *id;
    const char *title, *help;    /* help NULL: none */
    enum severity severity;
};

struct sarif_entry {
    const char *rule;
    int rule_number;             /* in the list that was given to sarif_begin(); -1: not there */
    enum severity severity;
    const char *message;
    struct place at, other;      /* file NULL: none */
    const char *other_says;      /* NULL: nothing */
    const char *fingerprint;     /* stable: no line numbers in it; NULL: none */
    const char *accepted;        /* why it is suppressed, as the source says; NULL: it is not */
};

void sarif_begin(struct writer *w, const struct sarif_rule *rules, size_t count);
void sarif_entry(struct writer *w, const struct sarif_entry *e, bool first);
void sarif_end(struct writer *w);

/* Annotations of a GitHub job: of each level it shows ten a step, so that no more are written, and
 * what was left out is counted on a plain line of the log. */
struct github {
    struct writer *w;
    size_t of[3];                /* by severity, with those left out */
};

/* ::error file=…,line=…,col=…,title=…::message: a line an entry; none for suppressed ones. */
void github_entry(struct github *g, const struct sarif_entry *e);
void github_end(struct github *g, enum lang lang);
