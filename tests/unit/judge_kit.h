#pragma once
/* judge_kit - loose cases judged in this process, with the rules of the house. */
#include "../../src/judge/cases.h"
#include "../../src/judge/rates.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LOOSE_HEADER                                             \
    "case,form,number,number2,baseline,base_year,target_year,series," \
    "direction,settings\n"

static struct arena *house;              /* rules live as long as the program */
static struct rulebook *book;
static struct evaluator **evaluators;

__attribute__((unused)) static int judge_open(void **state)
{
    (void)state;
    house = arena_new();
    struct diags *d = diags_new(house);
    const char *rules = TEST_DIR "/../rules";
    book = rulebook_load(house, &rules, 1, d);
    diags_print(d, stderr, LANG_EN, false);
    evaluators = ARENA_ARRAY(house, struct evaluator *, book->count + 1);
    return d->errors != 0;
}

__attribute__((unused)) static int judge_close(void **state)
{
    (void)state;
    for (size_t i = 0; i < book->count; i++)
        if (evaluators[i])
            evaluator_free(evaluators[i]);
    arena_free(house);
    return 0;
}

__attribute__((unused)) static struct evaluator *evaluator_of_rule(uint32_t rule)
{
    if (rule == NO_NUMBER)
        return NULL;
    if (!evaluators[rule])
        evaluators[rule] = evaluator_new(book, rule, &rule_limits_default);
    assert_non_null(evaluators[rule]);
    return evaluators[rule];
}

__attribute__((unused)) static struct slot judge_one(struct case_source *s, size_t i,
                                                     struct trace *t)
{
    struct judge_case c;
    struct slot slot;
    num_forget();
    s->build(s->self, i, &c);
    judge(&c, evaluator_of_rule(s->rule(s->self, i)), &slot, t);
    return slot;
}

__attribute__((unused)) static char *text_file(const char *text)
{
    char *path = arena_printf(house, "/tmp/plancheck-judge-XXXXXX");
    FILE *f = fdopen(mkstemp(path), "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    return path;
}

__attribute__((unused)) static struct loose_cases *cases_of(const char *text)
{
    const char *path = text_file(text);
    struct loose_cases *c = loose_cases_read(house, path, book, diags_new(house));
    unlink(path);
    assert_non_null(c);
    return c;
}

/* A row without its first column. */
__attribute__((unused)) static struct slot judge_row(const char *row, struct trace *t)
{
    struct loose_cases *c = cases_of(arena_printf(house, LOOSE_HEADER "x,%s\n", row));
    assert_int_equal(loose_cases_count(c), 1);
    struct case_source s = loose_cases_source(c);
    return judge_one(&s, 0, t);
}

__attribute__((unused)) static const char *outcome_of(const struct slot *s)
{
    return arena_printf(house, "%s/%s", verdict_name(s->verdict), reason_name(s->reason));
}

__attribute__((unused)) static const char *shown(struct fixed f)
{
    char text[64];
    fixed_write(f, text);
    return arena_printf(house, "%s", text);
}

__attribute__((unused)) static const char *flags_of_slot(const struct slot *s)
{
    const char *all = "";
    for (int i = 0; i < FLAG_COUNT; i++)
        if (s->flags >> i & 1)
            all = arena_printf(house, "%s%s%s", all, *all ? " " : "", flag_name(i));
    return all;
}
