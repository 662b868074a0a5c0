#pragma once
/* lint - what is wrong in plans without judging them: statements of one document (or of it and the
 * plans above it) that cannot all be right, that are hardly meant, or that keep a target from being
 * judged. A check is an entry of lint_checks; its code is a message, so that `plancheck explain
 * CODE` has its page. Nothing is compared whose definitions differ: one indicator of the catalogue
 * is one definition. All numbers are exact; targets are read as the rules read them. */
#include "../plan/facts.h"
#include "../rule/rule.h"

struct finding_side {            /* one of the two places that a finding is about */
    struct place at;             /* file NULL: there is no second place */
    const char *document;        /* place in the document (`at:`), or NULL */
    const char *value;           /* as printed with its unit, or NULL */
    enum answer_to kind;         /* what stands there: an item, a fact, or the plan as a whole */
    uint32_t number;             /* in the project's list; NO_NUMBER: none of these */
    const char *id;              /* of item or fact: stable, without line numbers */
};

struct lint;                     /* lint_inside.h */
struct finding {
    const char *code;
    enum severity severity;
    const char *id;              /* CODE:subject or CODE:subject~other; unique, no line numbers */
    struct finding_side sides[2];
    struct message text;         /* one sentence */
    struct message advice;       /* what to do */
    const struct answer *answer; /* NULL: open */
};

struct findings {
    const struct finding *list;  /* by file, line and code */
    size_t count;
    size_t open[3];              /* unanswered ones, by severity */
    size_t answered;
};

struct lint_input {
    const struct project *project;
    const struct store *store;
    const struct rulebook *book;
    const struct diags *diags;   /* of loading: each becomes a finding; NULL: none */
};

/* All checks over all plans; everything lives in the arena. */
struct findings lint_run(struct arena *a, const struct lint_input *input);

struct check {
    enum message_id code, title, advice;
    enum severity severity;
    void (*run)(struct lint *l, const struct check *c);
};
extern const struct check lint_checks[];
extern const size_t lint_check_count;
