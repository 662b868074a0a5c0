#include "../../src/rule/sandbox.h"
#include "../../src/rule/worker.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sandbox box;
static char answer[SANDBOX_WORDS];

/* What `return tostring(…)` of an expression gives, or what it raises. */
static const char *value_of(const char *expression)
{
    char chunk[4096];
    snprintf(chunk, sizeof chunk, "return tostring(%s)", expression);
    sandbox_open(&box, "test.lua", &rule_limits_default);
    bool fine = sandbox_load(&box, chunk, strlen(chunk)) == RULE_OK;
    snprintf(answer, sizeof answer, "%s", fine ? lua_tostring(box.L, -1) : box.words_en);
    sandbox_close(&box);
    return answer;
}

struct expected { const char *expression, *value; };

static void check_values(const struct expected *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *value = value_of(list[i].expression);
        if (strcmp(value, list[i].value) != 0)
            fail_msg("%s is %s, not %s", list[i].expression, value, list[i].value);
    }
}
#define CHECK_VALUES(list) check_values(list, sizeof list / sizeof *list)

static void texts_are_computed_with(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"('aBc'):upper() .. ('aBc'):lower()", "ABCabc"},
        {"string.rep('ab', 3, '-')", "ab-ab-ab"},
        {"('x'):rep(0)", ""},
        {"('x'):rep(-1) .. 1", "1"},
        {"('abc'):sub(2) .. ('abc'):len()", "bc3"},
        {"string.format('%5.2f|%d|%s|%%|%-4s|%x', 1.005, 3, 'é', 'a', 255)", " 1.00|3|é|%|a   |ff"},
        {"string.format('%g', 0.1)", "0.1"},
        {"utf8.len('目标值')", "3"},
        {"utf8.char(24180)", "年"},
        {"('甲'):byte()", "231"},
        {"('É'):lower()", "É"},
        {"#('x'):rep(65536)", "65536"},
    };
    CHECK_VALUES(list);
}

static void tables_are_computed_with(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"table.concat({ 1, 2.5, 'x' }, ',')", "1,2.5,x"},
        {"table.concat({})", ""},
        {"select('#', table.unpack({ 1, 2, 3 }))", "3"},
        {"(function() local t = { 3, 1, 2 } table.sort(t) return table.concat(t) end)()", "123"},
        {"(function() local t = { 'b', 'a' } table.sort(t, function(x, y) return x > y end) return "
         "table.concat(t) end)()",
         "ba"},
        {"(function() local t = {} for i = 1, 1000 do t[i] = (i * 7919) % 1009 end table.sort(t)"
         " for i = 2, 1000 do if t[i - 1] > t[i] then return 'wrong' end end return 'sorted' "
         "end)()",
         "sorted"},
        {"(function() local t = { 1, 2 } table.insert(t, 1, 0) table.remove(t) return "
         "table.concat(t) end)()",
         "01"},
    };
    CHECK_VALUES(list);
}

static void pairs_go_in_the_order_of_keys(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"(function() local s = '' for k, v in pairs({ b = 1, a = 2, [10] = 3, [2] = 4, [true] = "
         "5, ['10'] = 6, [1.5] = 7 }) do"
         " s = s .. tostring(k) .. '=' .. v .. ' ' end return s end)()",
         "1.5=7 2=4 10=3 10=6 a=2 b=1 true=5 "},
        {"(function() local s = '' for k in pairs({}) do s = s .. k end return s end)()", ""},
    };
    CHECK_VALUES(list);
}

static void numbers_are_written_as_people_write_them(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"5.0", "5"},
        {"0.1 + 0.2", "0.3"},
        {"1 / 3", "0.333333333333"},
        {"2^53", "9007199254740000"},
        {"-0.5", "-0.5"},
        {"math.huge", "inf"},
        {"10 // 3", "3"},
        {"math.floor(2.5) + math.ceil(2.5)", "5"},
        {"max(1, 3, 2) - min(4, 2)", "1"},
        {"abs(-5)", "5"},
        {"sqrt(16) + math.exp(0) + ln(1)", "5"},
        {"math.log(8, 2)", "3"},
        {"math.type(1)", "integer"},
        {"math.tointeger(3.0)", "3"},
        {"tonumber('12.5') + 1", "13.5"},
        {"tonumber('x')", "nil"},
        {"equal(0.3, 0.3)", "true"},
    };
    CHECK_VALUES(list);
}

static void no_address_is_ever_shown(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"{}", "table"},
        {"print_", "test.lua:1: 'print_' is not known here (see rules/README.md for what is)"},
        {"function() end", "function"},
        {"tostring", "function"},
        {"nil", "nil"},
        {"string", "table"},
    };
    CHECK_VALUES(list);
}

static void what_is_misspelt_is_suggested(void **state)
{
    (void)state;
    static const struct expected list[] = {
        {"at_leest(5)", "test.lua:1: 'at_leest' is not known here; did you mean 'at_least'?"},
        {"string.uper('x')", "test.lua:1: 'uper' is not known here; did you mean 'upper'?"},
        {"('x'):uper()", "test.lua:1: 'uper' is not known here; did you mean 'upper'?"},
        {"mth.abs(1)", "test.lua:1: 'mth' is not known here; did you mean 'math'?"},
    };
    CHECK_VALUES(list);
}

static void texts_are_not_taken_for_numbers(void **state)
{
    (void)state;
    assert_non_null(strstr(value_of("'10' + 1"), "attempt to perform arithmetic"));
    assert_non_null(strstr(value_of("1 < '2'"), "attempt to compare"));
    assert_non_null(strstr(value_of("abs('5')"), "a number is needed here, not a string"));
}

static void errors_are_said_in_both_languages(void **state)
{
    (void)state;
    value_of("at_leest(5)");
    assert_string_equal(box.words_zh, "test.lua:1: 此处没有 'at_leest'，是否想写 'at_least'？");
}

static void one_sandbox_does_not_see_another(void **state)
{
    (void)state;
    assert_string_equal(
        value_of("(function() local t = {} for i = 1, 3 do t[i] = i end return #t end)()"), "3");
    assert_non_null(strstr(value_of("t"), "not known"));
}

static enum rule_outcome load_bytes(const char *bytes, size_t size)
{
    sandbox_open(&box, "test.lua", &rule_limits_default);
    enum rule_outcome outcome = sandbox_load(&box, bytes, size);
    sandbox_close(&box);
    return outcome;
}

static void bytecode_is_no_source(void **state)
{
    (void)state;
    static const char bytes[] = "\x1bLuaT\0\x19\x93\r\n\x1a\n";
    assert_int_equal(load_bytes(bytes, sizeof bytes), RULE_BROKE);
    assert_non_null(strstr(box.words_en, "binary chunk"));
}

/* ---- in a worker ---- */

static struct worker worker;
static struct worker_limits limits = {
    .memory = (size_t)1 << 30, .cpu_seconds = 20, .wall_seconds = 20, .call_ms = 30};

static enum worker_end end_of(void (*job)(void *), void *self)
{
    enum worker_end end;
    assert_true(worker_start(&worker, &limits, job, self));
    while (worker_wait(&worker, 1, 1000, &end) == 1)
        continue;
    return end;
}

static int free_worker(void **state)
{
    (void)state;
    worker_free(&worker);
    return 0;
}

static const char *chunk;

/* Loads the chunk and leaves what came of it in the page's count of strikes. */
static void load_chunk(void *self)
{
    (void)self;
    struct rule_limits l = {.memory = 4 << 20, .call_ms = limits.call_ms};
    sandbox_open(&box, "test.lua", &l);
    worker_own_page()->strikes = (uint32_t)sandbox_load(&box, chunk, strlen(chunk));
    sandbox_close(&box);
}

static enum worker_end end_of_chunk(const char *text)
{
    chunk = text;
    return end_of(load_chunk, NULL);
}

static void loops_end_at_their_budget(void **state)
{
    (void)state;
    static const char *const loops[] = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "::a:: goto a",
        "local function f() return f() end f()",
        "while true do pcall(error) end",
        "local t = {} for i = 1, 9000 do t[i] = -i end while true do table.sort(t) end",
        "while true do local s = string.rep('x', 60000) end",
    };
    for (size_t i = 0; i < sizeof loops / sizeof *loops; i++) {
        assert_int_equal(end_of_chunk(loops[i]), WORKER_FINISHED);
        assert_int_equal(worker.page->strikes, RULE_OVER_BUDGET);
        assert_true(worker.cpu < 1);
    }
}

static void memory_ends_the_worker(void **state)
{
    (void)state;
    limits.call_ms = 1000;
    assert_int_equal(end_of_chunk("local s = 'x' while true do s = s .. s end"), WORKER_MEMORY);
    assert_int_equal(end_of_chunk("local t = {} while true do t[#t + 1] = {} end"), WORKER_MEMORY);
    assert_int_equal(end_of_chunk("while true do pcall(function() local s = 'x'\n"
                                  "while true do s = s .. s end end) end"),
                     WORKER_MEMORY);
    limits.call_ms = 30;
}

/* Time in C that no hook sees: the timer gives the worker up. */
static void stay_in_c(void *self)
{
    (void)self;
    sandbox_open(&box, "test.lua", &rule_limits_default);
    box.call_ms = 30;
    budget_start(&box);
    for (;;)
        continue;
}

static void a_call_that_stays_in_c_is_given_up(void **state)
{
    (void)state;
    assert_int_equal(end_of(stay_in_c, NULL), WORKER_TIME);
    assert_true(worker.cpu < 2);
}

static void sleep_for_ever(void *self)
{
    (void)self;
    raise(SIGSTOP);
}

static void one_that_stands_still_meets_the_deadline(void **state)
{
    (void)state;
    limits.wall_seconds = 1;
    assert_int_equal(end_of(sleep_for_ever, NULL), WORKER_TIME);
    limits.wall_seconds = 20;
}

static void crash(void *self)
{
    (void)self;
    raise(SIGSEGV);
}

static void a_crash_is_a_crash(void **state)
{
    (void)state;
    assert_int_equal(end_of(crash, NULL), WORKER_CRASHED);
    assert_int_equal(worker.signal, SIGSEGV);
}

/* What a worker still can, a bit each. */
enum {
    CAN_OPEN = 1,
    CAN_CONNECT = 2,
    CAN_FORK = 4,
    CAN_READ = 8,
    CAN_EXECUTE = 16,
    SEES_ENVIRONMENT = 32,
    CAN_PROTECT = 64
};

static void try_everything(void *self)
{
    uint32_t can = 0;
    if (open("/etc/passwd", O_RDONLY) >= 0 || open("/tmp", O_RDONLY) >= 0)
        can |= CAN_OPEN;
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
        can |= CAN_CONNECT;
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    if (child > 0)
        can |= CAN_FORK;
    char byte;
    for (int fd = 3; fd < 64; fd++)
        if (fcntl(fd, F_GETFD) >= 0 || read(fd, &byte, 1) >= 0)
            can |= CAN_READ;
    if (mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        can |= CAN_EXECUTE;
    if (getenv("HOME") || getenv("PATH"))
        can |= SEES_ENVIRONMENT;
    if (mprotect(self, 4096, PROT_READ) == 0)
        can |= CAN_PROTECT;
    worker_own_page()->strikes = can;
}

static void a_worker_cannot_reach_anything(void **state)
{
    (void)state;
    struct pages p = {0};
    setenv("HOME", "/root", 1);
    int fd = open("/dev/null", O_RDONLY);        /* one more for the worker to inherit */
    assert_int_equal(end_of(try_everything, pages_add(&p, 4096)), WORKER_FINISHED);
    uint32_t can = worker.page->strikes, walls = worker.page->walls;
    assert_true(walls & WALL_LIMITS);
    assert_true(walls & WALL_NO_NEW_PRIVILEGES);
#ifndef PLANCHECK_SANITIZED
    assert_int_equal(can & (CAN_READ | SEES_ENVIRONMENT), 0);
#endif
    if (walls & WALL_SECCOMP)
        assert_int_equal(can, 0);
    if (walls & WALL_LANDLOCK)
        assert_int_equal(can & CAN_OPEN, 0);
    assert_string_equal(getenv("HOME"), "/root");
    close(fd);
    pages_free(&p);
}

/* The reader sees the end of a pipe only when no process holds its other side. */
static void a_worker_closes_what_it_inherits(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(worker_start(&worker, &limits, sleep_for_ever, NULL));
    close(ends[1]);
    assert_int_equal(poll(&(struct pollfd){.fd = ends[0], .events = POLLIN}, 1, 5000), 1);
    worker_kill(&worker);
    close(ends[0]);
}

static void the_walls_are_named(void **state)
{
    (void)state;
    char text[96];
    worker_describe_walls(WALL_LIMITS | WALL_SECCOMP, text);
    assert_string_equal(text, "limits, seccomp");
    worker_describe_walls(0, text);
    assert_string_equal(text, "");
}

static void killed_workers_leave_nothing(void **state)
{
    (void)state;
    assert_true(worker_start(&worker, &limits, sleep_for_ever, NULL));
    worker_kill(&worker);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_computed_with),
        cmocka_unit_test(tables_are_computed_with),
        cmocka_unit_test(pairs_go_in_the_order_of_keys),
        cmocka_unit_test(numbers_are_written_as_people_write_them),
        cmocka_unit_test(no_address_is_ever_shown),
        cmocka_unit_test(what_is_misspelt_is_suggested),
        cmocka_unit_test(texts_are_not_taken_for_numbers),
        cmocka_unit_test(errors_are_said_in_both_languages),
        cmocka_unit_test(one_sandbox_does_not_see_another),
        cmocka_unit_test(bytecode_is_no_source),
        cmocka_unit_test_teardown(loops_end_at_their_budget, free_worker),
        cmocka_unit_test_teardown(memory_ends_the_worker, free_worker),
        cmocka_unit_test_teardown(a_call_that_stays_in_c_is_given_up, free_worker),
        cmocka_unit_test_teardown(one_that_stands_still_meets_the_deadline, free_worker),
        cmocka_unit_test_teardown(a_crash_is_a_crash, free_worker),
        cmocka_unit_test_teardown(a_worker_cannot_reach_anything, free_worker),
        cmocka_unit_test_teardown(a_worker_closes_what_it_inherits, free_worker),
        cmocka_unit_test(the_walls_are_named),
        cmocka_unit_test_teardown(killed_workers_leave_nothing, free_worker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
