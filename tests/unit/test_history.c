/* The history: what is recorded comes back, costs what changed, and survives what nights bring. */
#include "../../src/history/history_inside.h"
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

/* ---- nights made up: `count` verdicts, of which number `odd` fails ---- */

struct night {
    struct states states;
    int count, odd, next;
    char id[32];
};

static void state_at(struct states *s, int64_t number, struct state *out)
{
    struct night *n = s->self;
    snprintf(n->id, sizeof n->id, "p/%06d/x", (int)number);
    *out = (struct state){
        .number = number, .verdict = number == n->odd ? VERDICT_FAIL : VERDICT_PASS,
        .reason = number == n->odd ? REASON_not_met : REASON_met,
        .attribute = ATTRIBUTE_BINDING, .flags = FLAG(borderline) | FLAG(unstable),
        .base_year = 2020, .target_year = 2025, .value_year = 2025,
        .id = span_of(n->id), .plan = SPAN("p"), .region = {n->id + 2, 6}, .indicator = SPAN("x"),
        .name = SPAN("人均预期寿命"), .unit = SPAN("岁"), .rule = SPAN("at_least"),
        .target = SPAN("≥78.3"), .baseline_printed = SPAN("77"), .value = SPAN("78.4"),
        .measure = SPAN("78.4"), .settings = SPAN("{}"), .series = SPAN("2022:77.6;2025:78.4"),
    };
}

static bool next_state(struct states *s, struct state *out)
{
    struct night *n = s->self;
    if (n->next == n->count)
        return false;
    state_at(s, n->next++, out);
    return true;
}

static void rewind_night(struct states *s) { ((struct night *)s->self)->next = 0; }
static void nothing(struct states *s) { (void)s; }

static struct part inputs[] = {{"a.csv", "11"}, {"b.yaml", "22"}};
static struct part rules[] = {{"at_least", "33"}};
static struct part plans[] = {{"p", "{}"}};

static struct states *night(struct night *n, int count, int odd)
{
    static const struct states_source source = {next_state, state_at, rewind_night, nothing};
    *n = (struct night){.count = count, .odd = odd};
    n->states = (struct states){.source = &source, .self = n};
    n->states.of = (struct circumstances){
        .version = "1", .as_of = 2025, .settings = "{}", .today = "2026-01-01",
        .inputs = {inputs, 2}, .rules = {rules, 1}, .plans = {plans, 1}};
    return &n->states;
}

/* ---- a base in a folder of its own ---- */

static char folder[64], path[96];
static struct arena *arena;
static struct diags *diags;

static int begin(void **unused)
{
    (void)unused;
    strcpy(folder, "/tmp/plancheck_history_XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/history", folder);
    arena = arena_new();
    diags = diags_new(arena);
    return 0;
}

static int finish(void **unused)
{
    (void)unused;
    char journal[128];
    snprintf(journal, sizeof journal, "%s-journal", path);
    unlink(path);
    unlink(journal);
    arena_free(arena);
    return rmdir(folder);
}

static bool record(int count, int odd)
{
    struct night n;
    struct history *h = history_open(arena, path, HISTORY_WRITE, diags);
    bool good = h && history_begin(h) && history_record(h, night(&n, count, odd)) &&
                history_keep(h);
    history_close(h);
    return good;
}

static long long ask(const char *sql)
{
    sqlite3 *base;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(path, &base), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(base, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    long long answer = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(base);
    return answer;
}

static void assert_whole(long long runs)
{
    assert_int_equal(ask("SELECT count(*) FROM run"), runs);
    assert_int_equal(ask("SELECT max(number) FROM run"), runs);
    assert_int_equal(ask("SELECT (SELECT integrity_check FROM pragma_integrity_check) = 'ok'"), 1);
}

/* ---- the sentences ---- */

static void a_run_comes_back_as_it_was(void **unused)
{
    (void)unused;
    struct night n;
    assert_true(record(20, 3));
    assert_true(record(20, 5));
    assert_true(record(21, 5));
    struct history *h = history_open(arena, path, HISTORY_READ, diags);
    static const struct { int run, count, odd; } runs[] = {{1, 20, 3}, {2, 20, 5}, {3, 21, 5}};
    for (size_t i = 0; i < 3; i++) {
        struct states *then = history_states(arena, h, runs[i].run);
        struct states *wanted = night(&n, runs[i].count, runs[i].odd);
        struct state is, was;
        while (states_next(wanted, &was)) {
            assert_true(states_next(then, &is));
            assert_true(span_same(is.id, was.id) && span_same(is.region, was.region));
            assert_true(span_same(is.name, was.name) && verdict_same(&is, &was));
            struct state again;
            states_at(then, is.number, &again);
            assert_true(verdict_same(&again, &was));
        }
        assert_false(states_next(then, &is));
        assert_int_equal(then->of.as_of, 2025);
        assert_string_equal(then->of.today, "2026-01-01");
        assert_int_equal(then->of.inputs.count, 2);
        assert_string_equal(then->of.inputs.list[1].value, "22");
        assert_string_equal(then->of.rules.list[0].name, "at_least");
        states_done(then);
    }
    history_close(h);
}

static void a_verdict_knows_since_when_it_is_of_its_sort(void **unused)
{
    (void)unused;
    static const int odd[] = {1, 2, 2, 2};
    for (size_t i = 0; i < 4; i++)
        assert_true(record(3, odd[i]));
    assert_int_equal(ask("SELECT since FROM verdict JOIN item ON item.number = item WHERE last IS"
                         " NULL AND id = 'p/000002/x'"), 2);
    assert_int_equal(ask("SELECT since FROM verdict JOIN item ON item.number = item WHERE last IS"
                         " NULL AND id = 'p/000000/x'"), 1);
}

/* Rows written in a night, and bytes the file grew by. */
struct cost { int rows; long long bytes; };

static struct cost night_costs(int odd)
{
    struct stat before, after;
    struct night n;
    assert_int_equal(stat(path, &before), 0);
    struct history *h = history_open(arena, path, HISTORY_WRITE, diags);
    history_run(h, "PRAGMA synchronous=OFF");        /* a thousand times */
    int start = sqlite3_total_changes(h->base);
    assert_true(history_begin(h) && history_record(h, night(&n, 100, odd)) && history_keep(h));
    struct cost c = {sqlite3_total_changes(h->base) - start, 0};
    history_close(h);
    assert_int_equal(stat(path, &after), 0);
    c.bytes = after.st_size - before.st_size;
    return c;
}

static void night_1000_costs_what_night_2_costs(void **unused)
{
    (void)unused;
    assert_true(record(100, 1));
    struct cost quiet = night_costs(1), changed = night_costs(2);
    long long size = 0;
    assert_int_equal(quiet.rows, 1);     /* the run itself */
    for (int i = 0; i < 996; i++)
        size += night_costs(2).bytes;
    assert_int_equal(night_costs(2).rows, quiet.rows);
    assert_int_equal(night_costs(1).rows, changed.rows);
    assert_true(size < 996 * 40);
    assert_whole(1001);
}

static void runs_at_once_all_count(void **unused)
{
    (void)unused;
    assert_true(record(50, 0));
    for (int child = 0; child < 4; child++) {
        if (fork())
            continue;
        bool good = true;
        for (int i = 0; i < 5; i++)
            good &= record(50, child * 5 + i);
        _exit(!good);
    }
    for (int child = 0, status; child < 4; child++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_whole(21);
}

static void a_killed_run_leaves_nothing(void **unused)
{
    (void)unused;
    char journal[128];
    snprintf(journal, sizeof journal, "%s-journal", path);
    assert_true(record(20000, 7));
    pid_t child = fork();
    if (!child) {
        struct night n;
        struct history *h = history_open(arena, path, HISTORY_WRITE, diags);
        history_run(h, "PRAGMA cache_size = 10");    /* pages go into the file before the end */
        history_begin(h);
        history_record(h, night(&n, 40000, 8));
        kill(getpid(), SIGKILL);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(access(journal, F_OK), 0);      /* it was killed in the middle */
    struct history *h = history_open(arena, path, HISTORY_READ, diags);
    assert_int_equal(history_last(h), 1);
    history_close(h);
    assert_whole(1);
    assert_int_equal(ask("SELECT count(*) FROM verdict"), 20000);
    assert_true(record(20000, 8));
    assert_whole(2);
}

static void a_full_disk_loses_nothing(void **unused)
{
    (void)unused;
    assert_true(record(100, 7));
    pid_t child = fork();
    if (!child) {
        struct rlimit limit = {200000, 200000};
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        bool refused = !record(20000, 8) && diags->count == 1 &&
                       strcmp(diags->list[0].code, "history_full") == 0;
        _exit(!refused);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_whole(1);
    assert_true(record(20000, 8));
    assert_whole(2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_run_comes_back_as_it_was, begin, finish),
        cmocka_unit_test_setup_teardown(a_verdict_knows_since_when_it_is_of_its_sort, begin,
                                        finish),
        cmocka_unit_test_setup_teardown(night_1000_costs_what_night_2_costs, begin, finish),
        cmocka_unit_test_setup_teardown(runs_at_once_all_count, begin, finish),
        cmocka_unit_test_setup_teardown(a_killed_run_leaves_nothing, begin, finish),
        cmocka_unit_test_setup_teardown(a_full_disk_loses_nothing, begin, finish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
