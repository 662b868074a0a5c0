/* Each file of tests/rules/hostile attacks in its own way; its first line says what may come of it:
 * load (refused), over_budget or failed (all its cases are errors), error (one of the two: time and
 * memory run out at about the same moment), harmless (its verdicts are right all the same). */
#include "rule_kit.h"

#ifdef PLANCHECK_SANITIZED
enum { CALL_MS = 300, AMPLE_MS = 1000 };     /* all is slower, and what ends is to do so */
#else
enum { CALL_MS = 100, AMPLE_MS = 300 };      /* memory runs out in less on a busy machine, too */
#endif
enum { CASES = 10 };             /* of each rule */

static struct engine_options options;
static const char *alone;        /* what the good rules say without company */

static int open_all(void **state)
{
    options = engine_options_default;
    options.limits = (struct rule_limits){.memory = 16 << 20, .call_ms = CALL_MS};
    options.strikes = 1;
    options.jobs = 2;
    return kit_open(state);
}

static const char *folder_of_attacks(void)
{
    return TEST_DIR "/rules/hostile";
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_attack(const struct dirent *e)
{
    return e->d_name[0] != '.';
}

/* What its first line promises: "load" where there is none. */
static const char *expectation(const struct file *f)
{
    static const char head[] = "-- expect: ";
    if (f->size < sizeof head || memcmp(f->bytes, head, sizeof head - 1) != 0)
        return "load";
    const char *from = f->bytes + sizeof head - 1, *stop = memchr(from, '\n', f->size);
    return arena_text(kit.arena, from, (size_t)(stop - from));
}

static void drop_in(const char *name, const struct file *f)
{
    FILE *out = fopen(path_join(kit.arena, kit.folder, name), "w");
    assert_non_null(out);
    assert_int_equal(fwrite(f->bytes, 1, f->size, out), f->size);
    fclose(out);
}

/* Case i of the attack, the book's last rule. */
static bool expected(const char *expect, const struct verdicts *v, size_t i)
{
    const struct slot *good = kit_slot(v, i),
                      *s = kit_slot(v, 2 * CASES + i); /* the same target for both */
    if (strcmp(expect, "harmless") == 0)
        return s->verdict == good->verdict && s->reason == good->reason;
    bool failed = s->reason == REASON_rule_failed, over = s->reason == REASON_rule_over_budget;
    bool wanted = strcmp(expect, "failed") == 0        ? failed
                  : strcmp(expect, "over_budget") == 0 ? over
                                                       : failed || over;
    return s->verdict == VERDICT_ERROR && wanted;
}

/* What is wrong with the verdicts when this attack is the book's last rule; NULL: nothing. */
static const char *complaint(const char *expect)
{
    size_t rules = kit.book->count;
    struct verdicts v;
    struct case_source s = kit_source(CASES * rules, CASES);
    const char *wrong = NULL;
    bool loads = strcmp(expect, "load") != 0;
    if (rules != 2u + loads)
        return arena_printf(kit.arena, "%s\n%s", loads ? "is not loaded" : "is loaded", kit_said());
    assert_true(engine_run(&s, kit.book, &options, &v, kit.diags));
    const char *others = kit_first(&v, 2 * CASES);
    if (strcmp(others, alone) != 0)
        wrong = arena_printf(kit.arena, "changes others:\n%s", others);
    for (size_t i = 0; loads && !wrong && i < CASES; i++) {
        if (!expected(expect, &v, i))
            wrong = arena_printf(kit.arena, "case %zu: %s instead of %s: %s", i,
                                 kit_verdict(&v, 2 * CASES + i), expect,
                                 verdict_words(&v, kit_slot(&v, 2 * CASES + i)));
    }
    verdicts_free(&v);
    return wrong;
}

static void an_attack_costs_its_own_verdicts_and_nothing_else(void **state)
{
    struct dirent **entries;
    int failures = 0, n = scandir(folder_of_attacks(), &entries, is_attack, by_name);
    assert_true(n >= 60);
    kit_good_rules();
    kit_load();
    struct verdicts v;
    struct case_source s = kit_source(2 * CASES, CASES);
    assert_true(engine_run(&s, kit.book, &options, &v, kit.diags));
    char *kept = strdup(kit_everything(&v));
    alone = kept;
    verdicts_free(&v);
    for (int i = 0; i < n; i++) {
        struct file f;
        kit_close(state);
        kit_open(state);
        kit_good_rules();
        assert_true(file_read(kit.arena,
                              path_join(kit.arena, folder_of_attacks(), entries[i]->d_name),
                              1 << 20, &f, kit.diags));
        drop_in(arena_printf(kit.arena, "x_%s", entries[i]->d_name), &f);
        kit_load();
        const char *wrong = complaint(expectation(&f));
        if (wrong)
            print_error("%s: %s\n", entries[i]->d_name, wrong);
        failures += wrong != NULL;
        free(entries[i]);
    }
    assert_int_equal(failures, 0);
    free(entries);
    free(kept);
}

static void all_attacks_at_once_say_the_same_with_any_number_of_workers(void **state)
{
    (void)state;
    static const unsigned jobs[] = {1, 2, 5};
    const char *said[3], *folders[] = {folder_of_attacks()};
    kit.book = rulebook_load(kit.arena, folders, 1, kit.diags);
    assert_true(kit.book->count > 60);
    /* Memory runs out well before time. */
    options.limits = (struct rule_limits){.memory = 4 << 20, .call_ms = AMPLE_MS};
    for (int i = 0; i < 3; i++) {
        struct verdicts v;
        struct case_source s = kit_source(2 * kit.book->count, 2);
        options.jobs = jobs[i];
        assert_true(engine_run(&s, kit.book, &options, &v, kit.diags));
        said[i] = kit_everything(&v);
        verdicts_free(&v);
    }
    assert_string_equal(said[0], said[1]);
    assert_string_equal(said[0], said[2]);
}

static void everything_that_goes_wrong_at_load_is_said_at_once(void **state)
{
    (void)state;
    const char *folders[] = {folder_of_attacks()};
    rulebook_load(kit.arena, folders, 1, kit.diags);
    assert_true(kit.diags->errors >= 15);
    for (size_t i = 0; i < kit.diags->count; i++) {
        const struct diagnostic *g = &kit.diags->list[i];
        assert_non_null(g->at.file);
        assert_true(utf8_valid(g->text.en, strlen(g->text.en), NULL));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_all, kit_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_attack_costs_its_own_verdicts_and_nothing_else),
        TEST(all_attacks_at_once_say_the_same_with_any_number_of_workers),
        TEST(everything_that_goes_wrong_at_load_is_said_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
