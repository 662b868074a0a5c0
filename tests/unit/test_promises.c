/* What semantics.md promises, on many random cases: verdict, reason and progress equal those of
 * exact rational arithmetic (oracle.h), and what must change no verdict changes none. */
#include "../../src/judge/cases.h"
#include "random_task.h"
#include "task_writer.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include <cmocka.h>

#ifdef PLANCHECK_SANITIZED
enum { CASES = 8000, PAIRS = 3000 };
#else
enum { CASES = 40000, PAIRS = 12000 };
#endif

/* ---- the program ---- */

static struct rulebook *book;
static struct evaluator **evaluators;
static struct arena *arena;

static int start(void **unused)
{
    (void)unused;
    arena = arena_new();
    struct diags *d = diags_new(arena);
    const char *rules = TEST_DIR "/../rules";
    book = rulebook_load(arena, &rules, 1, d);
    diags_print(d, stderr, LANG_EN, false);
    evaluators = ARENA_ARRAY(arena, struct evaluator *, book->count);
    return d->errors != 0;
}

static int stop(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < book->count; i++)
        if (evaluators[i])
            evaluator_free(evaluators[i]);
    arena_free(arena);
    while (pool_made > 0)
        mpq_clear(pool[--pool_made]);
    return 0;
}

static void judge_case_number(struct case_source *s, size_t i, struct answer *a)
{
    struct judge_case c;
    struct slot slot;
    char progress[64];
    uint32_t rule = s->rule(s->self, i);
    s->build(s->self, i, &c);
    if (rule != NO_NUMBER && !evaluators[rule])
        evaluators[rule] = evaluator_new(book, rule, &rule_limits_default);
    judge(&c, rule == NO_NUMBER ? NULL : evaluators[rule], &slot, NULL);
    num_forget();
    *a = (struct answer){.verdict = verdict_name(slot.verdict),
                         .reason = reason_name(slot.reason),
                         .has_progress = fixed_has(slot.progress)};
    if (a->has_progress) {
        fixed_write(slot.progress, progress);
        snprintf(a->progress, sizeof a->progress, "%.39s", progress);
    }
}

/* Through a file, as people would. */
static void judge_tasks(const struct task *tasks, size_t n, bool backwards, struct answer *answers)
{
    char path[] = "/tmp/plancheck-promises-XXXXXX";
    FILE *f = fdopen(mkstemp(path), "w");
    assert_non_null(f);
    fputs("case,form,number,number2,baseline,base_year,target_year,series,direction,settings\n", f);
    for (size_t i = 0; i < n; i++)
        write_task(f, &tasks[i], (int)i, backwards);
    fclose(f);
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct loose_cases *cases = loose_cases_read(a, path, book, d);
    unlink(path);
    assert_non_null(cases);
    assert_int_equal(loose_cases_count(cases), n);
    struct case_source source = loose_cases_source(cases);
    for (size_t i = 0; i < n; i++)
        judge_case_number(&source, i, &answers[i]);
    arena_free(a);
}

static void show(const struct task *t, const char *what, const struct answer *a,
                 const struct answer *b)
{
    print_message("%s: %s/%s/%s and %s/%s/%s for\n", what, a->verdict, a->reason, a->progress,
                  b->verdict, b->reason, b->progress);
    write_task(stdout, t, 0, false);
    fflush(stdout);
}

#define NEW(type, n) test_calloc((n), sizeof(type))

/* ---- exact arithmetic ---- */

static bool same_answer(const struct answer *a, const struct answer *b)
{
    return !strcmp(a->verdict, b->verdict) && !strcmp(a->reason, b->reason) &&
           a->has_progress == b->has_progress &&
           (!a->has_progress || !strcmp(a->progress, b->progress));
}

static void verdict_reason_and_progress_are_those_of_exact_arithmetic(void **unused)
{
    (void)unused;
    struct task *tasks = NEW(struct task, CASES);
    struct answer *answers = NEW(struct answer, CASES);
    size_t wrong = 0;
    for (int i = 0; i < CASES; i++) {
        random_task(&tasks[i], (enum form)(i % FORMS));
        oracle_forget();
    }
    judge_tasks(tasks, CASES, false, answers);
    for (int i = 0; i < CASES; i++) {
        struct answer wanted = oracle(&tasks[i]);
        oracle_forget();
        if (same_answer(&wanted, &answers[i]))
            continue;
        if (wrong++ < 10)
            show(&tasks[i], "wanted and got", &wanted, &answers[i]);
    }
    test_free(tasks);
    test_free(answers);
    assert_int_equal(wrong, 0);
}

/* ---- pairs of cases ---- */

typedef bool change(struct task *t); /* false: this case is left out */
typedef bool holds(const struct answer *before, const struct answer *after);

static void check_pairs(change *prepare, change *alter, holds *promise, const char *what,
                        bool backwards)
{
    struct task *before = NEW(struct task, PAIRS), *after = NEW(struct task, PAIRS);
    struct answer *a = NEW(struct answer, PAIRS), *b = NEW(struct answer, PAIRS);
    size_t n = 0, wrong = 0;
    for (int tries = 0; n < PAIRS && tries < 40 * PAIRS; tries++) {
        random_task(&before[n], (enum form)(tries % FORMS));
        oracle_forget();
        if (prepare && !prepare(&before[n]))
            continue;
        after[n] = before[n];
        if (!alter || alter(&after[n]))
            n++;
    }
    judge_tasks(before, n, false, a);
    judge_tasks(after, n, backwards, b);
    for (size_t i = 0; i < n; i++) {
        if (promise(&a[i], &b[i]))
            continue;
        if (wrong++ < 5) {
            show(&before[i], what, &a[i], &b[i]);
            write_task(stdout, &after[i], 1, backwards);
            fflush(stdout);
        }
    }
    test_free(before);
    test_free(after);
    test_free(a);
    test_free(b);
    assert_true(n > PAIRS / 2);
    assert_int_equal(wrong, 0);
}

static bool same_verdict(const struct answer *a, const struct answer *b)
{
    return !strcmp(a->verdict, b->verdict) && !strcmp(a->reason, b->reason);
}

static bool on_levels(enum form f)
{
    return f <= BETWEEN;
}

/* Levels, change_by and change_per_year with full comparison and absolute tolerance. */
static bool shiftable(struct task *t)
{
    t->method = FULL;
    t->tol_rel = (struct printed){0};
    if (t->form == ABOUT && !t->tol.has)
        t->tol = (struct printed){true, 150, 2};
    return on_levels(t->form) || t->form == CHANGE_BY || t->form == CHANGE_PER_YEAR;
}

static void each_level(struct task *t, struct printed (*f)(struct printed))
{
    t->baseline = f(t->baseline);
    for (int i = 0; i < YEARS; i++)
        t->values[i] = f(t->values[i]);
}

static struct printed hundred_less(struct printed p)
{
    p.units = 100 * power_of_ten(p.places) - p.units;
    return p;
}

static bool complement(struct task *t)
{
    static const enum form other[] = {[AT_LEAST] = AT_MOST, [ABOVE] = BELOW, [AT_MOST] = AT_LEAST,
                                      [BELOW] = ABOVE,      [ABOUT] = ABOUT, [BETWEEN] = BETWEEN};
    each_level(t, hundred_less);
    t->direction = -t->direction;
    if (!on_levels(t->form))
        return true;
    t->form = other[t->form];
    t->n = hundred_less(t->n);
    t->milestone = hundred_less(t->milestone);
    if (t->form == BETWEEN) {
        struct printed low = hundred_less(t->n2);
        t->n2 = t->n;
        t->n = low;
    }
    return true;
}

static void the_complement_changes_no_verdict(void **unused)
{
    (void)unused;
    check_pairs(shiftable, complement, same_verdict, "complement", false);
}

static struct printed seven_more(struct printed p)
{
    p.units += 7 * power_of_ten(p.places);
    return p;
}

static bool shift(struct task *t)
{
    each_level(t, seven_more);
    if (on_levels(t->form)) {
        t->n = seven_more(t->n);
        t->n2 = t->n2.has ? seven_more(t->n2) : t->n2;
        t->milestone = seven_more(t->milestone);
    }
    return true;
}

static void a_shift_changes_no_verdict(void **unused)
{
    (void)unused;
    check_pairs(shiftable, shift, same_verdict, "shift", false);
}

static struct printed a_tenth(struct printed p)
{
    p.places++;
    return p;
}

static bool other_unit(struct task *t)
{
    bool scaled = on_levels(t->form) || t->form == CHANGE_BY || t->form == CHANGE_PER_YEAR ||
                  is_sum(t->form) || t->form == AT_LEAST_REFERENCE || t->form == AT_MOST_REFERENCE;
    if (!t->n.has && t->method != FULL)
        return false; /* the 0 of 高于全省平均 has no decimals to scale along */
    each_level(t, a_tenth);
    for (int i = 0; i < YEARS; i++)
        t->references[i] = a_tenth(t->references[i]);
    t->ref_target = a_tenth(t->ref_target);
    if (scaled) {
        t->n = a_tenth(t->n);
        t->n2 = a_tenth(t->n2);
        t->tol = a_tenth(t->tol);
        t->milestone = a_tenth(t->milestone);
    }
    return true;
}

static void another_unit_changes_no_verdict(void **unused)
{
    (void)unused;
    check_pairs(NULL, other_unit, same_answer, "unit", false);
}

/* Which way is better for the value of the judged year: 0 where neither is. */
static int better_way(const struct task *t)
{
    switch (t->form) {
    case AT_LEAST:
    case ABOVE:
    case RATIO_AT_LEAST:
    case AT_LEAST_REFERENCE:
    case CUMULATIVE_AT_LEAST:
    case IN_PROPORTION: return 1;
    case AT_MOST:
    case BELOW:
    case RATIO_AT_MOST:
    case AT_MOST_REFERENCE:
    case CUMULATIVE_AT_MOST: return -1;
    default: return t->direction;
    }
}

static bool one_method(struct task *t)
{
    t->method = t->method == BOTH_METHODS ? FULL : t->method;
    return better_way(t) != 0 && newest_year(t) > t->base_year;
}

static bool better_value(struct task *t)
{
    bool final = (t->as_of >= t->target_year && !t->latest);
    int year = final ? t->target_year : newest_year(t), i = year - FIRST_YEAR;
    if (!number_in(t, year))
        return false;
    long most = better_way(t) < 0 ? t->values[i].units : 400; /* nothing falls below 0 */
    if (most > 0)
        t->values[i].units += better_way(t) * between_numbers(0, (int)(most < 400 ? most : 400));
    return true;
}

static bool not_worse(const struct answer *before, const struct answer *after)
{
    enum verdict a, b;
    return verdict_find(before->verdict, &a) && verdict_find(after->verdict, &b) &&
           verdict_rank(b) <= verdict_rank(a);
}

static void a_better_value_never_gives_a_worse_verdict(void **unused)
{
    (void)unused;
    check_pairs(one_method, better_value, not_worse, "better", false);
}

static bool without_deadline_value(struct task *t)
{
    t->latest = false;
    t->states[t->target_year - FIRST_YEAR] = ABSENT;
    return t->as_of >= t->target_year;
}

static bool deadline_value(struct task *t)
{
    t->states[t->target_year - FIRST_YEAR] = OWN;
    return true;
}

static bool moves_as_promised(const struct answer *before, const struct answer *after)
{
    bool settled = !strcmp(before->verdict, "pass") || !strcmp(before->verdict, "fail") ||
                   !strcmp(before->verdict, "error");
    bool lands = !strcmp(after->verdict, "pass") || !strcmp(after->verdict, "fail") ||
                 !strcmp(after->verdict, "undetermined") || !strcmp(after->verdict, "no_data");
    return settled ? !strcmp(before->verdict, after->verdict) : lands;
}

static void the_first_deadline_value_settles_what_was_open(void **unused)
{
    (void)unused;
    check_pairs(without_deadline_value, deadline_value, moves_as_promised, "deadline", false);
}

static void the_order_of_a_series_changes_nothing(void **unused)
{
    (void)unused;
    check_pairs(NULL, NULL, same_answer, "order", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdict_reason_and_progress_are_those_of_exact_arithmetic),
        cmocka_unit_test(the_complement_changes_no_verdict),
        cmocka_unit_test(a_shift_changes_no_verdict),
        cmocka_unit_test(another_unit_changes_no_verdict),
        cmocka_unit_test(a_better_value_never_gives_a_worse_verdict),
        cmocka_unit_test(the_first_deadline_value_settles_what_was_open),
        cmocka_unit_test(the_order_of_a_series_changes_nothing),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
