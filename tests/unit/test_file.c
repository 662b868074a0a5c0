#include "../../src/base/file.h"
#include "document_kit.h"
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/plancheck-test-XXXXXX";

static char *write_file(const char *name, const char *bytes, size_t size)
{
    char *path = path_join(arena, folder, name);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    fclose(out);
    return path;
}

static void assert_said(const char *code)
{
    assert_true(diags->count > 0);
    assert_string_equal(diags->list[diags->count - 1].code, code);
}

static void a_file_is_read_whole(void **state)
{
    (void)state;
    struct file f;
    assert_true(file_read(arena, write_file("a", "region\0,年", 11), 11, &f, diags));
    assert_int_equal(f.size, 11);
    assert_memory_equal(f.bytes, "region\0,年", 12);    /* and a NUL behind it */
    assert_false(f.mapped);
    assert_true(file_read(arena, write_file("empty", "", 0), 0, &f, diags));
    assert_int_equal(f.size, 0);
    assert_string_equal(f.bytes, "");
    assert_int_equal(diags->count, 0);
}

static void a_file_is_mapped_whole_or_empty(void **state)
{
    (void)state;
    enum { SIZE = 300000 };
    char *bytes = arena_alloc(arena, SIZE);
    for (int i = 0; i < SIZE; i++)
        bytes[i] = (char)(i * 31);
    struct file f;
    assert_true(file_map(write_file("large", bytes, SIZE), &f, diags));
    assert_true(f.mapped && f.size == SIZE);
    assert_memory_equal(f.bytes, bytes, SIZE);
    file_unmap(&f);
    assert_false(f.mapped);
    assert_true(file_map(write_file("none", "", 0), &f, diags));
    assert_int_equal(f.size, 0);
    assert_non_null(f.bytes);
    file_unmap(&f);
    file_unmap(&f);
}

/* A pipe that a child fills with `size` bytes; its name. */
static char *open_pipe(int *reader, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    if (fork() == 0) {
        close(ends[0]);
        for (size_t i = 0; i < size; i++)
            if (write(ends[1], "x", 1) != 1)
                _exit(1);
        _exit(0);
    }
    close(ends[1]);
    *reader = ends[0];
    return arena_printf(arena, "/dev/fd/%d", ends[0]);
}

static void a_pipe_is_read_like_a_file(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 4096, 70000, 140000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct file f;
        int reader;
        assert_true(file_map(open_pipe(&reader, sizes[i]), &f, diags));
        assert_int_equal(f.size, sizes[i]);
        assert_true(sizes[i] == 0 || (f.bytes[0] == 'x' && f.bytes[f.size - 1] == 'x'));
        file_unmap(&f);
        close(reader);
        wait(NULL);
        assert_true(file_read(arena, open_pipe(&reader, sizes[i]), 140000, &f, diags));
        assert_int_equal(f.size, sizes[i]);
        close(reader);
        wait(NULL);
    }
}

static void what_cannot_be_had_is_said(void **state)
{
    (void)state;
    struct file f;
    assert_false(file_read(arena, path_join(arena, folder, "absent"), 10, &f, diags));
    assert_said("file_missing");
    assert_false(file_map(path_join(arena, folder, "absent"), &f, diags));
    assert_said("file_missing");
    assert_false(file_read(arena, folder, 10, &f, diags));
    assert_said("file_is_folder");
    assert_false(file_map(folder, &f, diags));
    assert_said("file_is_folder");
    assert_false(file_read(arena, write_file("eleven", "12345678901", 11), 10, &f, diags));
    assert_said("file_too_large");
    assert_string_equal(f.bytes, "");
    char *name = arena_alloc(arena, 6000);
    memset(name, 'n', 5999);
    assert_false(file_read(arena, name, 10, &f, diags));
    assert_said("file_unreadable");
    assert_string_equal(diags->list[0].at.file, path_join(arena, folder, "absent"));
    assert_int_equal(diags->errors, 6);
}

static void the_hash_is_sha_256(void **state)
{
    (void)state;
    struct file f = {.bytes = "abc", .size = 3};
    file_hash(&f);
    assert_string_equal(f.sha256,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    f = (struct file){.bytes = "", .size = 0};
    file_hash(&f);
    assert_string_equal(f.sha256,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* … but a link to a folder leads elsewhere: what "link/.." is, the file system says. */
static void detours_are_left_out_where_they_lead_to_the_same_file(void **state)
{
    (void)state;
    char *inner = path_join(arena, folder, "inner"), *link = path_join(arena, folder, "link");
    char *file = path_join(arena, folder, "beside");
    assert_int_equal(mkdir(inner, 0700), 0);
    assert_int_equal(symlink("/usr/bin", link), 0);
    fclose(fopen(file, "w"));
    assert_string_equal(path_join(arena, inner, "../beside"), file);
    assert_string_equal(path_join(arena, inner, "../absent"),
                        arena_printf(arena, "%s/../absent", inner));
    assert_string_equal(path_join(arena, link, "../beside"),
                        arena_printf(arena, "%s/../beside", link));
    unlink(file);
    unlink(link);
    rmdir(inner);
}

static void paths_are_joined_and_taken_apart(void **state)
{
    (void)state;
    static const char *const joined[][3] = {
        {"data", "plans/a.yaml", "data/plans/a.yaml"}, {"data/", "a", "data/a"}, {".", "a", "a"},
        {"", "a", "a"}, {"data", "/etc/a", "/etc/a"}, {"/", "a", "/a"}, {"..", "a", "../a"},
        {"./data", "./a", "data/a"}, {"././data", ".//a", "data/.//a"}, {"./", "a", "./a"},
    };
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
        assert_string_equal(path_join(arena, joined[i][0], joined[i][1]), joined[i][2]);
    static const char *const folders[][2] = {
        {"data/plans/a.yaml", "data/plans"}, {"a.yaml", "."}, {"/a", "/"}, {"data//a", "data"},
        {"//a", "/"}, {"吉首/市.yaml", "吉首"},
    };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_string_equal(path_folder(arena, folders[i][0]), folders[i][1]);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    static const char *const names[] = {"a", "empty", "large", "none", "eleven"};
    char path[100];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_read_whole),
        TEST(a_file_is_mapped_whole_or_empty),
        TEST(a_pipe_is_read_like_a_file),
        TEST(what_cannot_be_had_is_said),
        TEST(the_hash_is_sha_256),
        TEST(detours_are_left_out_where_they_lead_to_the_same_file),
        TEST(paths_are_joined_and_taken_apart),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
