#pragma once
/* beyond - what a rule reads outside of its own case: another indicator of the region, another
 * region, a group of regions, the verdict on another item. A rule asks by name; whoever made the
 * case answers, between two calls of the rule, which is then called again and finds the answer
 * (evaluator.c). So nothing is looked up for rules that do not ask. */
#include "../base/message.h"
#include "../base/num.h"

enum beyond_kind { BEYOND_NOTHING, BEYOND_OTHER, BEYOND_REGION, BEYOND_GROUP, BEYOND_VERDICT };
enum { BEYOND_NAME = 120, BEYOND_QUESTIONS = 256 };      /* bytes of a name; asked of one case */

struct question {
    enum beyond_kind kind;
    int year;                    /* 0 for a verdict */
    bool made_up;                /* of a case that is made up to learn how the rule behaves */
    char name[BEYOND_NAME];
};

enum beyond_state {
    FOUND,
    FOUND_NOTHING,               /* there is no such value: the call ends, reference_missing */
    FOUND_FAULT                  /* the rule is at fault: `words` says how */
};
struct beyond_answer {              /* the answer to a question */
    struct question question;
    enum beyond_state state;
    const struct num *numbers;   /* one; of a group, those of all regions that have one */
    size_t count;
    const char *word;            /* of BEYOND_VERDICT: "pass" */
    struct message words;
};

struct beyond {
    void *self;
    /* NULL: not asked yet. */
    const struct beyond_answer *(*find)(void *self, const struct question *q);
    /* Looks it up, so that find() has it. */
    void (*ask)(void *self, const struct question *q);
};
