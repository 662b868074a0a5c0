#pragma once
/* rule_kit - what the tests of rules share: a folder of rule files made on the spot, a target, a
 * case. */
#include "../../src/judge/engine.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct kit {
    struct arena *arena;
    struct diags *diags;
    char folder[64];
    struct rulebook *book;
};

static struct kit kit;

__attribute__((unused)) static int kit_open(void **state)
{
    (void)state;
    kit = (struct kit){.arena = arena_new()};
    kit.diags = diags_new(kit.arena);
    strcpy(kit.folder, "/tmp/plancheck-rules-XXXXXX");
    assert_non_null(mkdtemp(kit.folder));
    return 0;
}

__attribute__((unused)) static int kit_close(void **state)
{
    (void)state;
    DIR *folder = opendir(kit.folder);
    for (struct dirent *e; (e = readdir(folder));)
        if (e->d_name[0] != '.')
            unlink(path_join(kit.arena, kit.folder, e->d_name));
    closedir(folder);
    rmdir(kit.folder);
    arena_free(kit.arena);
    return 0;
}

__attribute__((unused)) static void kit_write(const char *name, const char *text)
{
    FILE *f = fopen(path_join(kit.arena, kit.folder, name), "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

/* A whole rule around some fields. */
__attribute__((unused)) static void kit_rule(const char *id, const char *fields)
{
    static const char around[] =
        "local kept = {}\n"
        "return { title = { zh = '规则', en = 'Rule' }, forms = {},\n"
        "%s,\n"
        "examples = { { target = '≥1', series = '2025: 2', expect = 'pass/met' },\n"
        "{ target = '≥1', series = '2025: 0', expect = 'fail/not_met' } } }\n";
    kit_write(arena_printf(kit.arena, "%s.lua", id), arena_printf(kit.arena, around, fields));
}

__attribute__((unused)) static void kit_load(void)
{
    const char *folders[] = {kit.folder};
    kit.book = rulebook_load(kit.arena, folders, 1, kit.diags);
}

__attribute__((unused)) static uint32_t kit_find(const char *id)
{
    uint32_t number = NO_NUMBER;
    if (!rulebook_find(kit.book, id, &number))
        fail_msg("rule '%s' was not loaded", id);
    return number;
}

/* "12.5" as a number */
__attribute__((unused)) static struct num kit_num(const char *text)
{
    struct decimal d;
    assert_true(decimal_read(span_of(text), &d));
    return num_of(d);
}

__attribute__((unused)) static struct reading kit_target(uint32_t rule, const char *n)
{
    struct reading r = {.rule = rule, .folded = "≥n", .has_n = true, .n = {.under = 1}};
    assert_true(decimal_read(span_of(n), &r.n.over));
    r.places = r.n.over.places;
    return r;
}

__attribute__((unused)) static struct at kit_at(const char *value, const char *baseline)
{
    struct num zero = num_int(0);
    struct at at = {.region = "433101",
                    .indicator = "x",
                    .unit = "%",
                    .reading = "mean",
                    .year = 2025,
                    .base_year = 2020,
                    .target_year = 2025,
                    .direction = DIRECTION_HIGHER,
                    .has_value = true,
                    .has_baseline = baseline,
                    .value = kit_num(value),
                    .baseline = baseline ? kit_num(baseline) : zero,
                    .reference = zero,
                    .reference_baseline = zero,
                    .reference_target = zero,
                    .sum = zero,
                    .tolerance = zero,
                    .theta = zero};
    return at;
}

/* Everything that was said, one line each: "line:column code". */
__attribute__((unused)) static const char *kit_said(void)
{
    const char *out = "";
    for (size_t i = 0; i < kit.diags->count; i++) {
        const struct diagnostic *g = &kit.diags->list[i];
        out = arena_printf(kit.arena, "%s%u:%u %s\n", out, g->at.line, g->at.column, g->code);
    }
    return out;
}

/* ---- cases: each rule in turn, `run` cases at a time; values 0 to 9 against the target "at least
 * 5" ---- */

static struct kit_cases {
    uint32_t rules;              /* of the book; then come cases without a rule */
    size_t run;
    struct reading *targets;
    struct case_value value;
    size_t crash_at;             /* building this case kills the process; SIZE_MAX: none */
} kit_cases;

__attribute__((unused)) static uint32_t kit_rule_of(void *self, size_t i)
{
    const struct kit_cases *c = self;
    uint32_t rule = (uint32_t)(i / c->run % (c->rules + 1));
    return rule < c->rules ? rule : NO_NUMBER;
}

__attribute__((unused)) static void kit_build(void *self, size_t i,
                                              struct judge_case *out)
{
    struct kit_cases *c = self;
    size_t turn = i / c->run;
    if (i == c->crash_at)
        raise(SIGSEGV);
    c->value = (struct case_value){
        .year = 2025,
        .kind = CELL_NUMBER,
        .value = num_int((int64_t)((turn / (c->rules + 1) * c->run + i % c->run) % 10))};
    *out = (struct judge_case){
        .target = &c->targets[turn % (c->rules + 1)],
        .region = "433101",
        .indicator = "x",
        .unit = "",
        .direction = DIRECTION_HIGHER,
        .base_year = 2020,
        .target_year = 2025,
        .settings = &settings_default,
        .values = &c->value,
        .value_count = 1,
    };
}

__attribute__((unused)) static struct case_source kit_source(size_t count, size_t run)
{
    uint32_t n = (uint32_t)kit.book->count;
    kit_cases = (struct kit_cases){.rules = n, .run = run, .crash_at = SIZE_MAX,
                                   .targets = ARENA_ARRAY(kit.arena, struct reading, n + 1)};
    for (uint32_t r = 0; r < n; r++)
        kit_cases.targets[r] = kit_target(r, "5");
    kit_cases.targets[n] = (struct reading){.error = READ_UNKNOWN, .rule = NO_NUMBER, .folded = ""};
    return (struct case_source){
        .self = &kit_cases, .count = count, .rule = kit_rule_of, .build = kit_build};
}

__attribute__((unused)) static const struct slot *kit_slot(const struct verdicts *v, size_t i)
{
    struct slot *s = ARENA_NEW(kit.arena, struct slot);
    verdicts_slot(v, i, s);
    return s;
}

__attribute__((unused)) static const char *kit_verdict(const struct verdicts *v, size_t i)
{
    const struct slot *s = kit_slot(v, i);
    return arena_printf(kit.arena, "%s/%s", verdict_name(s->verdict), reason_name(s->reason));
}

/* The first n verdicts with their words and the bytes of their slots, as one text. */
__attribute__((unused)) static const char *kit_first(const struct verdicts *v, size_t n)
{
    const char *out = "";
    for (size_t i = 0; i < n; i++) {
        struct slot s;
        memcpy(&s, kit_slot(v, i), sizeof s);
        const char *words = verdict_words(v, &s);
        s.words = 0;             /* an offset: depends on what others said */
        out =
            arena_printf(kit.arena, "%s%zu %s %016lx %s\n", out, i, kit_verdict(v, i),
                         (unsigned long)text_hash((const char *)&s, sizeof s), words ? words : "");
    }
    return out;
}

__attribute__((unused)) static const char *kit_everything(const struct verdicts *v)
{
    return kit_first(v, v->count);
}

#define KIT_GOOD "accept = function(target, at) return at_least(target.n) end"

__attribute__((unused)) static void kit_good_rules(void)
{
    kit_rule("good", KIT_GOOD);
    kit_rule("later", "measure = function(target, at) return at.value * 2 end, " KIT_GOOD);
}
