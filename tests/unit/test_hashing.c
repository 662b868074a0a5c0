/* The SHA-256 of a large file is worked out by another process, and is that of its bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <signal.h>
#include <string.h>
#include "../../src/base/hashing.h"

enum { LARGE = 9 << 20, HUGE = 256 << 20 };

static struct file file_of(struct arena *a, size_t size)
{
    char *bytes = arena_alloc(a, size);
    for (size_t i = 0; i < size; i += 997)
        bytes[i] = (char)(i >> 7);
    return (struct file){.path = "made-up", .bytes = bytes, .size = size};
}

static void a_large_file_has_the_hash_of_its_bytes(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct file f = file_of(a, LARGE);
    struct hashing h;
    char found[65];
    file_hash(&f);
    assert_true(hashing_start(&h, &f));
    assert_true(hashing_finish(&h, found));
    assert_string_equal(found, f.sha256);
    arena_free(a);
}

static void a_small_file_is_left_to_the_caller(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct file f = file_of(a, 1000);
    struct hashing h;
    assert_false(hashing_start(&h, &f));
    arena_free(a);
}

static void a_lost_process_is_told(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct file f = file_of(a, HUGE);
    struct hashing h;
    char found[65];
    assert_true(hashing_start(&h, &f));
    kill(h.pid, SIGKILL);
    assert_false(hashing_finish(&h, found));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_file_has_the_hash_of_its_bytes),
        cmocka_unit_test(a_small_file_is_left_to_the_caller),
        cmocka_unit_test(a_lost_process_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
