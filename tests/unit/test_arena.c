#include "../../src/base/arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void memory_comes_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    static const size_t sizes[] = {1, 0, 7, 16, 33, 5000, 100000, 3, 3000000, 1};
    for (size_t round = 0; round < 200; round++) {
        size_t size = sizes[round % (sizeof sizes / sizeof *sizes)];
        unsigned char *at = arena_alloc(a, size);
        assert_int_equal((uintptr_t)at % 16, 0);
        for (size_t i = 0; i < size; i += size > 4000 ? 997 : 1)
            assert_int_equal(at[i], 0);
        memset(at, 0xA5, size);                  /* nobody else's: the sanitizer build would see */
    }
    arena_free(a);
    arena_free(NULL);
}

static void what_grows_keeps_its_bytes_and_the_rest_is_zero(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    unsigned char *one = NULL, *two = NULL;
    size_t size = 0;
    for (size_t next = 1; next < 400000; next = next * 3 / 2 + 1) {
        one = arena_grow(a, one, size, next);
        if (next % 2)
            two = arena_grow(a, two, two ? size : 0, next);  /* now the other one is the last */
        else
            two = arena_alloc(a, next);
        for (size_t i = 0; i < next; i++)
            assert_int_equal(one[i], i < size ? i % 251 : 0);
        for (size_t i = 0; i < next; i++)
            one[i] = (unsigned char)(i % 251);
        memset(two, 0xFF, next);
        size = next;
    }
    assert_ptr_equal(arena_grow(a, one, size, size - 1), one);
    arena_free(a);
}

static void texts_are_copied_with_a_nul(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_string_equal(arena_text(a, "吉首市abc", 9), "吉首市");
    assert_string_equal(arena_text(a, NULL, 0), "");
    assert_string_equal(arena_printf(a, "%s:%d", "plan.yaml", 41), "plan.yaml:41");
    char *long_text = arena_printf(a, "%0*d", 20000, 7);
    assert_int_equal(strlen(long_text), 20000);
    arena_free(a);
}

static void pages_grow_and_keep_what_they_hold(void **state)
{
    (void)state;
    struct pages p = {0};
    for (uint32_t i = 0; i < 1000000; i++)
        *(uint32_t *)pages_add(&p, sizeof i) = i;
    for (uint32_t i = 0; i < 1000000; i++)
        assert_int_equal(((uint32_t *)p.at)[i], i);
    unsigned char *more = pages_add(&p, 50000000);
    assert_int_equal(more[0] | more[49999999], 0);
    assert_int_equal(p.size, 54000000);
    pages_free(&p);
    assert_null(p.at);
}

static void pages_grow_beyond_what_was_reserved(void **state)
{
    (void)state;
    struct pages p = {0};
    memset(pages_add(&p, 100000), 7, 100000);
    p.reserve = p.room;                          /* as on a machine that gives little */
    memset(pages_add(&p, 1000000), 8, 1000000);
    const unsigned char *at = p.at;
    assert_int_equal(at[0] + at[99999], 14);
    assert_int_equal(at[100000] + at[1099999], 16);
    pages_free(&p);
}

static void a_worker_fills_what_its_parent_reads(void **state)
{
    (void)state;
    struct pages p = {0};
    pages_add(&p, 4096);
    pages_add(&p, 300000);                       /* after it has moved */
    pid_t worker = fork();
    if (worker == 0) {
        memset(p.at, 42, p.size);
        _exit(0);
    }
    waitpid(worker, NULL, 0);
    assert_int_equal(((unsigned char *)p.at)[0], 42);
    assert_int_equal(((unsigned char *)p.at)[p.size - 1], 42);
    pages_free(&p);
}

static void expected_pages_hold_what_they_held(void **state)
{
    (void)state;
    struct pages p = {0};
    unsigned char *at = pages_add(&p, 3000000);
    memset(at + 100, 7, 10000);
    pages_expect(at + 5000, p.size - 5000);
    assert_int_equal(at[100] + at[10099], 14);
    assert_int_equal(at[99] | at[10100] | at[2999999], 0);
    pages_free(&p);
}

static void own_pages_grow_where_they_are_and_move_beyond_their_reserve(void **state)
{
    (void)state;
    struct pages p = {.own = true};
    memset(pages_add(&p, 100000), 7, 100000);
    const unsigned char *at = p.at;
    memset(pages_add(&p, 10000000), 8, 10000000);
    assert_ptr_equal(at, p.at);
    p.reserve = p.room;                          /* as on a machine that gives little */
    memset(pages_add(&p, 30000000), 9, 30000000);
    at = p.at;
    assert_int_equal(at[0] + at[99999], 14);
    assert_int_equal(at[100000] + at[10099999], 16);
    assert_int_equal(at[10100000] + at[40099999], 18);
    pages_free(&p);
    assert_null(p.at);
}

static void what_a_worker_writes_into_own_pages_stays_its_own(void **state)
{
    (void)state;
    struct pages p = {.own = true};
    memset(pages_add(&p, 5000000), 7, 5000000);
    pid_t worker = fork();
    if (worker == 0) {
        bool there = ((unsigned char *)p.at)[4999999] == 7;
        memset(p.at, 42, p.size);
        _exit(there ? 0 : 1);
    }
    int status = -1;
    waitpid(worker, &status, 0);
    assert_int_equal(status, 0);
    assert_int_equal(((unsigned char *)p.at)[4999999], 7);
    pages_free(&p);
}

static void large_arenas_are_zeroed_and_keep_what_they_hold(void **state)
{
    (void)state;
    enum { OBJECTS = 3000, SIZE = 5000 };
    struct arena *a = arena_new();
    unsigned char *all[OBJECTS];
    for (int i = 0; i < OBJECTS; i++) {
        all[i] = arena_alloc(a, SIZE);
        assert_int_equal(all[i][0] | all[i][SIZE - 1], 0);
        memset(all[i], i % 251, SIZE);
    }
    unsigned char *one = arena_alloc(a, 20000000);
    assert_int_equal(one[0] | one[19999999], 0);
    for (int i = 0; i < OBJECTS; i++)
        assert_int_equal(all[i][0] + all[i][SIZE - 1], 2 * (i % 251));
    arena_free(a);
}

static void filed_pages_are_read_and_written_by_their_file_too(void **state)
{
    (void)state;
    struct pages p = {.filed = true};
    char room[10] = "";
    char *first = pages_add(&p, 10);
    memcpy(first, "0123456789", 10);
    pages_add(&p, 5000000);
    assert_ptr_equal(first, p.at);
    assert_true(p.file > 0);
    assert_ptr_equal(pages_read(&p, 3, 5, room), room);
    assert_memory_equal(room, "34567", 5);
    assert_true(pages_write(&p, 4999990, 3, "abc"));
    assert_memory_equal(first + 4999990, "abc", 3);
    pages_free(&p);
    assert_true(p.filed && !p.at && !p.file);

    struct pages other = {0};            /* without a file: where they lie */
    pages_add(&other, 10);
    assert_ptr_equal(pages_read(&other, 3, 5, room), (char *)other.at + 3);
    assert_false(pages_write(&other, 3, 5, room));
    pages_free(&other);
}

static void pages_that_are_shut_can_only_be_read(void **state)
{
    (void)state;
    struct pages p = {.filed = true};
    char room[4] = "";
    int status;
    memcpy(pages_add(&p, 4), "abcd", 4);
    pid_t worker = fork();
    if (worker == 0) {
        pages_shut(&p);
        bool read = pages_read(&p, 0, 4, room) == room && memcmp(room, "abcd", 4) == 0 &&
                    memcmp(p.at, "abcd", 4) == 0;
        if (!read || pages_write(&p, 0, 1, "x"))
            _exit(1);
        signal(SIGSEGV, SIG_DFL);
        *(volatile char *)p.at = 'x';
        _exit(2);
    }
    waitpid(worker, &status, 0);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
    assert_memory_equal(p.at, "abcd", 4);
    pages_free(&p);
}

static void dying_says_one_line_and_exits_with_3(void **state)
{
    (void)state;
    int ends[2], status;
    char said[100] = "";
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        die("out of memory");
    }
    waitpid(child, &status, 0);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    assert_string_equal(said, "plancheck: out of memory\n");
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_comes_zeroed_and_aligned),
        cmocka_unit_test(what_grows_keeps_its_bytes_and_the_rest_is_zero),
        cmocka_unit_test(texts_are_copied_with_a_nul),
        cmocka_unit_test(pages_grow_and_keep_what_they_hold),
        cmocka_unit_test(pages_grow_beyond_what_was_reserved),
        cmocka_unit_test(expected_pages_hold_what_they_held),
        cmocka_unit_test(own_pages_grow_where_they_are_and_move_beyond_their_reserve),
        cmocka_unit_test(what_a_worker_writes_into_own_pages_stays_its_own),
        cmocka_unit_test(large_arenas_are_zeroed_and_keep_what_they_hold),
        cmocka_unit_test(a_worker_fills_what_its_parent_reads),
        cmocka_unit_test(filed_pages_are_read_and_written_by_their_file_too),
        cmocka_unit_test(pages_that_are_shut_can_only_be_read),
        cmocka_unit_test(dying_says_one_line_and_exits_with_3),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
