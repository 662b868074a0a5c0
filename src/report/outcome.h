#pragma once
/* outcome - what the formats of test runners and code checkers make of a verdict. */
#include "formats_inside.h"

enum outcome { OUTCOME_OK, OUTCOME_NOT_OK, OUTCOME_ERROR, OUTCOME_SKIPPED, OUTCOMES };

static inline enum outcome outcome_of(enum verdict v)
{
    static const unsigned char of[VERDICT_COUNT] = {
        [VERDICT_PASS] = OUTCOME_OK,          [VERDICT_ON_TRACK] = OUTCOME_OK,
        [VERDICT_FAIL] = OUTCOME_NOT_OK,      [VERDICT_OFF_TRACK] = OUTCOME_NOT_OK,
        [VERDICT_ERROR] = OUTCOME_ERROR,      [VERDICT_UNDETERMINED] = OUTCOME_SKIPPED,
        [VERDICT_NO_DATA] = OUTCOME_SKIPPED,  [VERDICT_NOT_APPLICABLE] = OUTCOME_SKIPPED,
    };
    return (enum outcome)of[v];
}

/* How bad a problem is: an error and a binding failure are errors, other failures and a binding
 * target that lags behind are warnings, what else lags behind is a note. */
static inline enum severity outcome_severity(const struct verdict_row *row)
{
    bool binding = row->attribute == ATTRIBUTE_BINDING;
    if (row->verdict == VERDICT_ERROR || (row->verdict == VERDICT_FAIL && binding))
        return SEVERITY_ERROR;
    return row->verdict == VERDICT_FAIL || binding ? SEVERITY_WARNING : SEVERITY_NOTE;
}

/* "file:line" taken apart; the file's name is borrowed from the arena. */
struct place outcome_place(struct arena *a, struct span at);
/* "吉首市 婴儿死亡率（约束性）：2025年 …" for the row, in the language of the report. */
void outcome_sentence(struct writer *w, const struct verdict_row *row, enum lang lang);
/* Each problem in order of problem_kinds, at most `most` of them; how many there were. */
typedef void outcome_writer(void *self, const struct verdict_row *row);
size_t outcome_problems(const struct result *r, struct report_view *v, size_t most,
                        outcome_writer *one, void *self);
