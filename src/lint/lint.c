/* The checks, and a run of them all. */
#include "lint_inside.h"

#define ENTRY(code, severity) \
    {MSG_##code, MSG_##code##_title, MSG_##code##_advice, SEVERITY_##severity, check_##code}

const struct check lint_checks[] = {
    /* one thing stated twice */
    ENTRY(baseline_differs, ERROR),
    ENTRY(fact_differs, ERROR),
    ENTRY(target_differs, ERROR),
    ENTRY(bound_differs, NOTE),
    ENTRY(multiple_differs, ERROR),
    ENTRY(borrowed_though_known, WARNING),
    ENTRY(borrowed_as_own, WARNING),
    ENTRY(deadlines_backwards, WARNING),
    /* targets against what is known */
    ENTRY(target_looser, WARNING),
    ENTRY(target_met, WARNING),
    ENTRY(fact_misses_target, WARNING),
    ENTRY(weaker_than_parent, WARNING),
    ENTRY(target_unread, ERROR),
    ENTRY(binding_without_number, WARNING),
    ENTRY(change_without_baseline, WARNING),
    ENTRY(change_from_borrowed, WARNING),
    ENTRY(deadline_outside, WARNING),
    ENTRY(deadline_differs, WARNING),
    ENTRY(bound_contradicts_direction, ERROR),
    /* units and possible values */
    ENTRY(unit_scale, ERROR),
    ENTRY(unit_kind, ERROR),
    ENTRY(unit_missing, NOTE),
    ENTRY(percent_of_percent, WARNING),
    ENTRY(value_impossible, ERROR),
    ENTRY(value_unusual, WARNING),
    ENTRY(baseline_unread, ERROR),
    /* arithmetic */
    ENTRY(sum_wrong, ERROR),
    ENTRY(parts_exceed_sum, ERROR),
    ENTRY(count_wrong, ERROR),
    ENTRY(share_wrong, ERROR),
    ENTRY(whole_differs, WARNING),
    ENTRY(change_wrong, ERROR),
    ENTRY(part_larger, ERROR),
    ENTRY(ratio_contradicts_parts, ERROR),
    ENTRY(rate_cannot_occur, WARNING),
    /* rows and data */
    ENTRY(order_slip, WARNING),
    ENTRY(unreported, NOTE),
    {MSG_answer_unmatched, MSG_answer_unmatched_title, MSG_answer_unmatched_advice,
     SEVERITY_WARNING, NULL},            /* found by findings_settle() */
};
const size_t lint_check_count = sizeof lint_checks / sizeof *lint_checks;

void lint_prepare(struct lint *l, struct arena *a, const struct lint_input *input)
{
    *l = (struct lint){
        .arena = a, .project = input->project, .store = input->store, .book = input->book,
        .reading_keys = intern_new(a), .names = intern_new(a),
    };
    mentions_collect(l);
}

struct findings lint_run(struct arena *a, const struct lint_input *input)
{
    struct lint l;
    lint_prepare(&l, a, input);
    for (size_t i = 0; i < lint_check_count; i++)
        if (lint_checks[i].run)
            lint_checks[i].run(&l, &lint_checks[i]);
    return findings_settle(&l, input->diags);
}
