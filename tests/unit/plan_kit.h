#pragma once
/* plan_kit - what the tests of plans share: a folder of files made on the spot, and what loading
 * them says. */
#include "../../src/plan/plan.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct kit {
    struct arena *arena;
    struct diags *diags;
    char folder[64], before[4096];       /* the test runs in the folder */
    struct project *project;
};

static struct kit kit;

__attribute__((unused)) static int kit_open(void **state)
{
    (void)state;
    kit = (struct kit){.arena = arena_new()};
    kit.diags = diags_new(kit.arena);
    assert_non_null(getcwd(kit.before, sizeof kit.before));
    strcpy(kit.folder, "/tmp/plancheck-plan-XXXXXX");
    assert_non_null(mkdtemp(kit.folder));
    assert_int_equal(chdir(kit.folder), 0);
    return 0;
}

__attribute__((unused)) static int kit_close(void **state)
{
    (void)state;
    if (kit.project)
        pages_free(&kit.project->items);
    assert_int_equal(chdir(kit.before), 0);
    assert_int_equal(system(arena_printf(kit.arena, "rm -r %s", kit.folder)), 0);
    arena_free(kit.arena);
    return 0;
}

__attribute__((unused)) static void kit_write_bytes(const char *name, const char *bytes,
                                                    size_t size)
{
    FILE *f = fopen(name, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    assert_int_equal(fclose(f), 0);
}

__attribute__((unused)) static void kit_write(const char *name, const char *text)
{
    kit_write_bytes(name, text, strlen(text));
}

static const char kit_catalogue[] =
    "schema: plancheck.catalogue/1\n"
    "indicators:\n"
    "  - { id: life_expectancy, name: { zh: 人均预期寿命, en: Life expectancy at birth }, "
    "other_names: [人均期望寿命], unit: 岁, direction: higher, bounds: [0, 120], tolerance: 0.5 }\n"
    "  - { id: infant_mortality, name: { zh: 婴儿死亡率, en: Infant mortality rate }, "
    "unit: ‰, direction: lower, bounds: [0, null] }\n"
    "  - { id: beds, name: { zh: 床位数, en: Beds }, unit: 张, direction: none }\n";

/* A plan around its items, with the catalogue beside it. */
__attribute__((unused)) static void kit_plan(const char *items)
{
    kit_write("indicators.yaml", kit_catalogue);
    kit_write("plan.yaml", arena_printf(kit.arena,
                                        "schema: plancheck.plan/1\nid: p\n"
                                        "region: { code: \"433101\", name: 吉首市 }\n"
                                        "period: { base: 2020, target: 2025 }\n%s", items));
}

__attribute__((unused)) static void kit_load(struct project_options o)
{
    if (kit.project)
        pages_free(&kit.project->items);
    kit.diags = diags_new(kit.arena);
    kit.project = project_load(kit.arena, &o, kit.diags);
}

/* One plan with the catalogue of the kit. */
__attribute__((unused)) static void kit_load_plan(const char *path)
{
    const char *plans[] = {path};
    kit_load(
        (struct project_options){.plans = plans, .plan_count = 1, .catalogue = "indicators.yaml"});
}

/* All diagnostics, as `severity file:line:column code;` each, in the order they came. */
__attribute__((unused)) static const char *kit_said(void)
{
    static const char *const severities[] = {"", "warning ", "note "};
    const char *all = "";
    for (size_t i = 0; i < kit.diags->count; i++) {
        const struct diagnostic *g = &kit.diags->list[i];
        all = arena_printf(kit.arena, "%s%s%s:%u:%u %s;", all, severities[g->severity],
                           g->at.file ? g->at.file : "-", g->at.line, g->at.column, g->code);
    }
    return all;
}

/* The text of the first diagnostic in English, with its hint. */
__attribute__((unused)) static const char *kit_first(void)
{
    assert_true(kit.diags->count > 0);
    const struct diagnostic *g = &kit.diags->list[0];
    return arena_printf(kit.arena, "%s%s%s", g->text.en, g->hint.en ? " | " : "",
                        g->hint.en ? g->hint.en : "");
}

__attribute__((unused)) static const struct item *kit_item(size_t i)
{
    assert_non_null(kit.project);
    assert_true(i < kit.project->item_count);
    return &project_items(kit.project)[i];
}

__attribute__((unused)) static const char *kit_text(uint32_t number)
{
    return intern_text(kit.project->texts, number);
}

__attribute__((unused)) static const char *kit_id(size_t i)
{
    return item_id(kit.arena, kit.project, kit_item(i));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_open, kit_close)
