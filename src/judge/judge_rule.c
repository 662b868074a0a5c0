/* judge_rule - asking the rule: what it may see of a case, and what its answers decide. */
#include "judge_inside.h"

static const char *const reading_names[] = {
    [READING_DEFAULT] = "mean",    [READING_MEAN] = "mean",         [READING_EACH] = "each",
    [READING_PLANNED] = "planned", [READING_REALISED] = "realised", [READING_BOTH] = "both",
};

bool judge_decide(struct judgement *j, enum verdict v, enum reason r)
{
    if (!j->out.decided) {
        j->out.decided = true;
        j->out.verdict = v;
        j->out.reason = r;
    }
    return true;
}

/* The reference's own base-year number: as printed, else from its series. */
static void see_reference_baseline(struct judgement *j)
{
    const struct cell *printed = &j->c->reference_baseline;
    const struct point *p = judge_point(&j->references, j->c->base_year);
    if (printed->kind == CELL_NUMBER) {
        j->at.has_reference_baseline = true;
        j->at.reference_baseline = cell_num(*printed);
    } else if (p && p->kind == CELL_NUMBER) {
        j->at.has_reference_baseline = true;
        j->at.reference_baseline = p->value;
    }
}

static bool see_years(void *self)
{
    struct judgement *j = self;
    struct at *at = &j->at;
    if (at->series_count || !j->values.count)
        return false;
    int wanted = at->year - at->base_year, found = 0;
    struct num sum = num_int(0);
    for (size_t i = 0; i < j->values.count; i++) {
        const struct point *p = &j->values.list[i];
        if (p->kind != CELL_NUMBER || p->gap)
            continue;
        j->series[at->series_count++] = (struct year_num){p->year, p->value};
        if (p->year > at->base_year && p->year <= at->year) {
            sum = num_add(sum, p->value);
            found++;
        }
    }
    at->series = j->series;
    at->sum = sum;
    /* The cumulative order looks after missing years itself. */
    at->has_sum = at->base_year && (found == wanted || j->rule->order == ORDER_CUMULATIVE);
    return at->series_count > 0;
}

/* All that does not change from year to year. */
void judge_prepare_at(struct judgement *j)
{
    const struct judge_case *c = j->c;
    struct at *at = &j->at;
    *at =
        (struct at){.region = c->region ? c->region : "",
                    .indicator = c->indicator ? c->indicator : "",
                    .unit = c->unit ? c->unit : "",
                    .reading = reading_names[j->reading],
                    .beyond = c->outlook ? &j->beyond : NULL,
                    .look_back = see_years,
                    .judge = j,
                    .base_year = c->base_year,
                    .target_year = c->target_year,
                    .direction = j->direction == DIRECTION_NONE ? DIRECTION_UNKNOWN : j->direction,
                    .referenced = c->reference_count || c->reference_baseline.kind == CELL_NUMBER ||
                                  c->has_reference_target || settings_has(j->settings, SET_REF),
                    .has_baseline = j->baseline.has,
                    .tolerance = j->tolerance,
                    .theta = j->theta,
                    .tolerance_given = j->target->about || settings_has(j->settings, SET_TOL) ||
                                       settings_has(j->settings, SET_TOL_REL)};
    at->value = at->reference = at->reference_baseline = at->reference_target = at->sum =
        num_int(0);
    at->baseline = j->baseline.has ? j->baseline.value : num_int(0);
    see_reference_baseline(j);
    if (settings_has(j->settings, SET_REF_TARGET)) {
        at->has_reference_target = true;
        at->reference_target = num_of(j->settings->ref_target);
    } else if (c->has_reference_target) {
        at->has_reference_target = true;
        at->reference_target = c->reference_target;
    }
}

void judge_see(struct judgement *j, const struct point *p)
{
    struct at *at = &j->at;
    at->year = p->year;
    at->has_value = p->kind == CELL_NUMBER && !p->gap;
    at->value = at->has_value ? p->value : num_int(0);
    at->has_sum = false;
    at->series = NULL;
    at->series_count = 0;
    if (p->year == j->c->base_year && p->year) {
        at->has_reference = at->has_reference_baseline;
        at->reference = at->reference_baseline;
        return;
    }
    const struct point *r = judge_point(&j->references, p->year);
    at->has_reference = r && r->kind == CELL_NUMBER;
    at->reference = at->has_reference ? r->value : num_int(0);
}

/* An edge that is the printed number itself has not been computed. */
bool judge_printed_edge(const struct judgement *j, struct num edge)
{
    const struct reading *r = j->target;
    struct fraction n[] = {r->n, r->n2};
    bool has[] = {r->has_n, r->has_n2};
    for (int i = 0; i < 2; i++)
        if (has[i] && n[i].under == 1 && num_cmp(edge, num_of(n[i].over)) == 0)
            return true;
    return false;
}

enum rule_outcome judge_measure(struct judgement *j, struct num *out)
{
    if (!j->rule->has_measure) {
        *out = j->at.value;
        return j->at.has_value ? RULE_OK : RULE_NEEDS_YEAR;
    }
    enum rule_outcome o = evaluator_measure(j->evaluator, out);
    j->approximate = j->approximate || evaluator_approximate(j->evaluator);
    return o;
}

enum rule_outcome judge_accept(struct judgement *j, struct interval *out)
{
    enum rule_outcome o = evaluator_accept(j->evaluator, out);
    if (o == RULE_OK && !j->approximate && evaluator_approximate(j->evaluator))
        j->approximate = j->rule->has_measure ||
                         (out->has_low && !judge_printed_edge(j, out->low)) ||
                         (out->has_high && !judge_printed_edge(j, out->high));
    return o;
}

/* undetermined("reason") of a rule: the reason by its name; any other word means that it does not
 * decide. */
static void answer_undetermined(struct judgement *j)
{
    enum reason r = REASON_informal;
    const char *words = evaluator_words(j->evaluator);
    if (words)
        reason_find(words, &r);
    judge_decide(j, VERDICT_UNDETERMINED, r);
}

/* A value that is there but cannot be used is no missing one. */
static void answer_no_reference(struct judgement *j)
{
    if (j->asked && j->asked->fault != REASON_met)
        judge_decide(j, VERDICT_ERROR, j->asked->fault);
    else
        judge_decide(j, VERDICT_NO_DATA, REASON_reference_missing);
}

void judge_answer(struct judgement *j, enum rule_outcome o)
{
    switch (o) {
    case RULE_OK: break;
    case RULE_NEEDS_BASELINE: judge_without_baseline(j); break;
    case RULE_NEEDS_REFERENCE: answer_no_reference(j); break;
    case RULE_NEEDS_YEAR: judge_decide(j, VERDICT_UNDETERMINED, REASON_missing_year); break;
    case RULE_NO_DIRECTION: judge_decide(j, VERDICT_ERROR, REASON_direction_missing); break;
    case RULE_NONPOSITIVE: judge_decide(j, VERDICT_ERROR, REASON_nonpositive_baseline); break;
    case RULE_UNDETERMINED: answer_undetermined(j); break;
    case RULE_BROKE: judge_decide(j, VERDICT_ERROR, REASON_rule_failed); break;
    case RULE_OVER_BUDGET: judge_decide(j, VERDICT_ERROR, REASON_rule_over_budget); break;
    }
}

/* The rule on a made-up case where whatever is missing is made up: what it still lacks is a matter
 * of the target. The year is one that no case has, so that the evaluator does not take the answers
 * for those of a real year. */
static enum rule_outcome ask_made_up(struct judgement *j, int rise, struct num *measure)
{
    enum { NO_REAL_YEAR = 10000 };
    struct at kept = j->at, *at = &j->at;
    struct interval set;
    at->year = NO_REAL_YEAR + rise;
    at->made_up = true;
    at->look_back = NULL;
    at->has_value = at->has_reference = at->has_reference_baseline = at->has_reference_target =
        at->has_sum = true;
    at->value = num_add(at->has_baseline ? at->baseline : num_int(100), num_int(rise));
    at->sum = at->value;
    at->reference = at->reference_baseline = at->reference_target = num_int(100);
    enum rule_outcome o = RULE_OK;
    *measure = at->value;
    if (j->rule->has_measure)
        o = evaluator_measure(j->evaluator, measure);
    if (o == RULE_OK && !j->rule->has_judge)
        o = evaluator_accept(j->evaluator, &set);
    j->at = kept;
    return o;
}

static void with_baseline(struct judgement *j, bool has)
{
    j->at.has_baseline = has;
    if (has && !j->baseline.has)
        j->at.baseline = num_int(100);
}

enum rule_outcome judge_probe(struct judgement *j)
{
    struct num measure;
    bool has = j->at.has_baseline;
    with_baseline(j, true);
    enum rule_outcome o = ask_made_up(j, 1, &measure);
    with_baseline(j, has);
    return o;
}

int judge_sense(struct judgement *j)
{
    struct num low, high;
    if (!j->rule->has_measure)
        return 1;
    bool has = j->at.has_baseline;
    with_baseline(j, true);
    bool known = ask_made_up(j, 2, &low) == RULE_OK && ask_made_up(j, 3, &high) == RULE_OK;
    with_baseline(j, has);
    return known ? num_cmp(high, low) : 0;
}

bool judge_needs_baseline(struct judgement *j)
{
    struct num measure;
    bool has = j->at.has_baseline;
    with_baseline(j, false);
    enum rule_outcome o = ask_made_up(j, 4, &measure);
    with_baseline(j, has);
    return o == RULE_NEEDS_BASELINE;
}
