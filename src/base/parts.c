#include "parts.h"
#include "hashing.h"
#include <errno.h>
#include <sched.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- looking through ---- */

typedef uint8_t vector __attribute__((vector_size(16)));

static size_t sum_of(vector x)
{
    size_t sum = 0;
    for (size_t i = 0; i < sizeof x; i++)
        sum += x[i];
    return sum;
}

static void look_at(struct part *p, const char *at, const char *end)
{
    const char *from = at;
    vector high = {0}, other = {0}, ends = {0};
    for (unsigned step = 1; (size_t)(end - at) >= sizeof(vector); at += sizeof(vector), step++) {
        vector x;
        memcpy(&x, at, sizeof x);
        high |= x;
        other |= (vector)(x == '"') | (vector)(x == '\r');
        ends -= (vector)(x == '\n');     /* true is -1 */
        if (step % 128 == 0 || (size_t)(end - at) < 2 * sizeof x) {
            p->line_ends += sum_of(ends);
            ends = (vector){0};
        }
    }
    bool plain = sum_of(other) == 0, ascii = sum_of(high & 0x80) == 0;
    for (; at < end; at++) {
        p->line_ends += *at == '\n';
        plain &= *at != '"' && *at != '\r';
        ascii &= (*at & 0x80) == 0;
    }
    p->plain &= plain && (ascii || utf8_valid(from, (size_t)(end - from), NULL));
}

/* Whole lines at a time, so that no character is cut; read, and not seen through the mapping, which
 * costs more for whoever passes over it only once. */
static void look_through(const struct file *f, struct part *p)
{
    enum { ROOM = 1 << 18 };
    static char room[ROOM];
    p->plain = true;
    for (const char *at = p->at; at < p->end && p->plain;) {
        const char *bytes;
        size_t n = file_bytes(f, at, p->end, room, ROOM, &bytes);
        const char *last = memrchr(bytes, '\n', n);
        if (at + n < p->end && last)
            n = (size_t)(last + 1 - bytes);
        else if (at + n < p->end)
            p->plain = false;            /* no line is that long */
        look_at(p, bytes, bytes + n);
        at += n;
    }
}

/* ---- processes ---- */

void parts_work(size_t n, part_work *first, part_work *others, void *self)
{
    pid_t workers[PARTS_MOST];
    for (size_t k = 1; k < n; k++) {
        workers[k] = fork();
        if (workers[k] == 0) {
            others(self, k);
            _exit(0);
        }
    }
    first(self, 0);
    for (size_t k = 1; k < n; k++)
        while (workers[k] > 0 && waitpid(workers[k], NULL, 0) < 0 && errno == EINTR)
            ;
}

/* With threads or with one processor, one part. */
static size_t parts_for(size_t size, size_t least)
{
    cpu_set_t set;
    if (size < 2 * least || process_has_threads() ||
        sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    size_t n = (size_t)CPU_COUNT(&set), most = size / least;
    n = n < most ? n : most;
    return n < PARTS_MOST ? n : PARTS_MOST;
}

/* ---- cutting ---- */

struct cutting {
    const struct file *file;
    struct part *parts;                  /* shared */
};

static void work_look_through(void *self, size_t k)
{
    const struct cutting *c = self;
    look_through(c->file, &c->parts[k]);
}

static void cut(struct part *parts, size_t n, const struct file *f)
{
    const char *at = f->bytes, *end = f->bytes + f->size;
    for (size_t k = 0; k < n; k++) {
        const char *to = f->bytes + f->size / n * (k + 1);
        parts[k].at = at;
        if (to < at)
            to = at;
        const char *line = k + 1 < n ? memchr(to, '\n', (size_t)(end - to)) : NULL;
        parts[k].end = at = line ? line + 1 : end;
    }
}

static bool are_plain(struct part *parts, size_t n)
{
    uint32_t line = 1;
    for (size_t k = 0; k < n; k++) {
        if (!parts[k].plain)
            return false;
        parts[k].first_line = line;
        line += (uint32_t)parts[k].line_ends;
    }
    return true;
}

size_t parts_cut(const struct file *f, size_t least, struct part parts[PARTS_MOST])
{
    struct file text = *f;
    if (text.size >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0) {
        text.bytes += 3;
        text.size -= 3;
    }
    size_t n = parts_for(text.size, least);
    if (n < 2)
        return n;
    struct pages shared = {0};
    struct cutting c = {&text, pages_add(&shared, n * sizeof *parts)};
    cut(c.parts, n, &text);
    parts_work(n, work_look_through, work_look_through, &c);
    if (!are_plain(c.parts, n))
        n = 0;
    memcpy(parts, c.parts, n * sizeof *parts);
    pages_free(&shared);
    return n;
}

struct file parts_text(const struct file *f, const struct part *parts, size_t n)
{
    struct file text = *f;
    text.bytes = parts[0].at;
    text.size = (size_t)(parts[n - 1].end - parts[0].at);
    return text;
}
