#include "file.h"
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(struct diags *d, const char *path, int error)
{
    static const struct {
        int error;
        enum message_id id;
    } common[] = {
        {ENOENT, MSG_file_missing}, {ENOTDIR, MSG_file_missing}, {EISDIR, MSG_file_is_folder},
        {EACCES, MSG_file_forbidden}, {EPERM, MSG_file_forbidden},
    };
    struct place at = {.file = path};
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (common[i].error == error)
            return diag_error(d, at, common[i].id, path);
    struct message why = message_of_errno(error);
    return diag_error(d, at, MSG_file_unreadable, path, why.en, why.zh);
}

static bool too_large(struct diags *d, const char *path, size_t limit)
{
    return diag_error(d, (struct place){.file = path}, MSG_file_too_large, path,
                      arena_printf(d->arena, "%zu", limit));
}

/* An open file, or -1 after a diagnostic. A folder opens, too; reading it says what it is. */
static int open_input(const char *path, struct stat *about, struct diags *d)
{
    int in = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (in >= 0 && fstat(in, about) == 0)
        return in;
    refuse(d, path, errno);
    if (in >= 0)
        close(in);
    return -1;
}

/* Bytes read so far: in an arena, with a NUL behind the last, or without one in pages. */
struct intake {
    struct arena *arena;
    struct pages pages;
    char *at;
    size_t size, room;
};

static void intake_enlarge(struct intake *t, size_t room)
{
    if (t->arena) {
        t->at = arena_grow(t->arena, t->at, t->at ? t->room + 1 : 0, room + 1);
    } else {
        pages_add(&t->pages, room - t->room);
        t->at = t->pages.at;
    }
    t->room = room;
}

/* All that `in` gives; errno of a failed read, or 0. Pipes have no size, and files may change
 * theirs, so it reads until there is nothing more, or more than `limit`. */
static int intake_read(struct intake *t, int in, size_t limit)
{
    while (t->size <= limit) {
        if (t->size == t->room)
            intake_enlarge(t, t->room ? t->room * 2 : 1 << 16);
        ssize_t n = read(in, t->at + t->size, t->room - t->size);
        if (n == 0)
            return 0;
        if (n < 0 && errno != EINTR)
            return errno;
        if (n > 0)
            t->size += (size_t)n;
    }
    return 0;
}

bool file_read(struct arena *a, const char *path, size_t limit, struct file *out, struct diags *d)
{
    struct stat about;
    *out = (struct file){.path = path, .bytes = ""};
    int in = open_input(path, &about, d);
    if (in < 0)
        return false;
    struct intake t = {.arena = a};
    if (S_ISREG(about.st_mode) && about.st_size > 0 && (size_t)about.st_size <= limit)
        intake_enlarge(&t, (size_t)about.st_size + 1);   /* all that is needed, mostly */
    int error = intake_read(&t, in, limit);
    close(in);
    if (error)
        return refuse(d, path, error);
    if (t.size > limit)
        return too_large(d, path, limit);
    out->bytes = t.at;
    out->size = t.size;
    return true;
}

/* A pipe cannot be mapped; what it gives is put into pages, so that both are unmapped alike. */
static bool read_pipe(int in, struct file *out, struct diags *d)
{
    struct intake t = {0};
    int error = intake_read(&t, in, PTRDIFF_MAX / 8);
    if (error || t.size == 0) {
        pages_free(&t.pages);
        return error ? refuse(d, out->path, error) : true;
    }
    size_t page = (size_t)sysconf(_SC_PAGESIZE), kept = (t.size + page - 1) / page * page;
    if (t.pages.room > kept)
        munmap(t.at + kept, t.pages.room - kept);
    out->bytes = t.at;
    out->size = t.size;
    out->mapped = true;
    return true;
}

bool file_map(const char *path, struct file *out, struct diags *d)
{
    struct stat about;
    *out = (struct file){.path = path, .bytes = ""};
    int in = open_input(path, &about, d);
    if (in < 0)
        return false;
    bool good = true;
    if (!S_ISREG(about.st_mode)) {
        good = read_pipe(in, out, d);
    } else if (about.st_size > 0) {
        void *at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, in, 0);
        if (at == MAP_FAILED) {
            good = refuse(d, path, errno);
        } else {
            madvise(at, (size_t)about.st_size, MADV_SEQUENTIAL | MADV_WILLNEED);
            out->bytes = at;
            out->size = (size_t)about.st_size;
            out->mapped = true;
            out->in = in;
        }
    }
    if (!out->in)
        close(in);
    return good;
}

/* decode_text() may have moved past a BOM: a mapping begins at a page. */
static const char *first_byte(const struct file *f)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    return f->bytes - ((uintptr_t)f->bytes & (page - 1));
}

void file_unmap(struct file *f)
{
    const char *first = first_byte(f);
    if (f->mapped)
        munmap((void *)first, (size_t)(f->bytes + f->size - first));
    if (f->in)
        close(f->in);
    f->in = 0;
    f->bytes = "";
    f->size = 0;
    f->mapped = false;
}

/* To read is cheaper than to look at a mapping for whoever passes over the bytes only once. */
size_t file_bytes(const struct file *f, const char *at, const char *end, char *room, size_t most,
                  const char **bytes)
{
    size_t left = (size_t)(end - at) < most ? (size_t)(end - at) : most;
    ssize_t n = f->in && f->mapped ? pread(f->in, room, left, at - first_byte(f)) : -1;
    *bytes = n > 0 ? room : at;
    return n > 0 ? (size_t)n : left;
}

void file_hash(struct file *f)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    char room[1 << 16];
    const char *bytes;
    EVP_MD_CTX *sum = EVP_MD_CTX_new();
    bool good = sum && EVP_DigestInit_ex(sum, EVP_sha256(), NULL) == 1;
    for (size_t at = 0, n; good && at < f->size; at += n) {
        n = file_bytes(f, f->bytes + at, f->bytes + f->size, room, sizeof room, &bytes);
        good = EVP_DigestUpdate(sum, bytes, n) == 1;
    }
    if (!good || EVP_DigestFinal_ex(sum, hash, &len) != 1 || len != 32)
        die("SHA-256 is not available in libcrypto");
    EVP_MD_CTX_free(sum);
    for (unsigned i = 0; i < len; i++) {
        f->sha256[2 * i] = digits[hash[i] >> 4];
        f->sha256[2 * i + 1] = digits[hash[i] & 15];
    }
    f->sha256[64] = 0;
}

/* ---- paths ---- */

/* "data/../rules" is "rules", unless data is a link to somewhere else. */
static char *without_detours(struct arena *a, char *path)
{
    char *out = arena_text(a, path, strlen(path)), *detour;
    struct stat before, after;
    while ((detour = strstr(out, "/../")) != NULL) {
        char *name = detour;
        while (name > out && name[-1] != '/')
            name--;
        if (name == detour || strncmp(name, "../", 3) == 0 || strncmp(name, "./", 2) == 0)
            return path;
        memmove(name, detour + 4, strlen(detour + 4) + 1);
    }
    bool same = *out && stat(path, &before) == 0 && stat(out, &after) == 0 &&
                before.st_dev == after.st_dev && before.st_ino == after.st_ino;
    return same ? out : path;
}

const char *path_plain(const char *path)
{
    while (strncmp(path, "./", 2) == 0 && path[2] && path[2] != '/')
        path += 2;
    return path;
}

char *path_join(struct arena *a, const char *folder, const char *name)
{
    folder = path_plain(folder), name = path_plain(name);
    size_t len = strlen(folder);
    if (name[0] == '/' || len == 0 || strcmp(folder, ".") == 0)
        return arena_text(a, name, strlen(name));
    char *path = arena_printf(a, "%s%s%s", folder, folder[len - 1] == '/' ? "" : "/", name);
    return strstr(path, "/../") ? without_detours(a, path) : path;
}

char *path_folder(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return arena_text(a, ".", 1);
    while (slash > path && slash[-1] == '/')
        slash--;
    return arena_text(a, path, slash == path ? 1 : (size_t)(slash - path));
}
