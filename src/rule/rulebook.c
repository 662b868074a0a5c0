/* rulebook - loads the rule files: bytes read here, code run in loader workers, descriptions
 * checked here. All files go to one worker; where it dies, that file is at fault and a fresh worker
 * goes on behind it. */
#include "describe.h"
#include "rule_check.h"
#include "forms.h"
#include "worker.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- which files ---- */

bool rule_id_valid(const char *id, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!(id[i] >= 'a' && id[i] <= 'z') &&
            !(i && ((id[i] >= '0' && id[i] <= '9') || id[i] == '_')))
            return false;
    return size >= 1 && size <= 60;
}

static int is_rule_file(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return entry->d_name[0] != '.' && size > 4 && strcmp(entry->d_name + size - 4, ".lua") == 0;
}

static int compare_entries(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static struct rule *find_rule(struct rulebook *b, const char *id)
{
    for (size_t i = 0; i < b->count; i++)
        if (strcmp(b->rules[i].id, id) == 0)
            return &b->rules[i];
    return NULL;
}

static void add_file(struct rulebook *b, const char *folder, uint32_t number, const char *name,
                     struct diags *d)
{
    struct arena *a = b->arena;
    struct rule rule = {.file = path_join(a, folder, name),
                        .id = arena_text(a, name, strlen(name) - 4),
                        .folder = number};
    struct file f;
    if (!rule_id_valid(rule.id, strlen(rule.id))) {
        rule_refuse(d, &rule, MSG_rule_file_name, NULL);
        return;
    }
    if (!file_read(a, rule.file, SANDBOX_SOURCE, &f, d))
        return;
    size_t mark = f.size >= 3 && memcmp(f.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;    /* Notepad's */
    rule.source = f.bytes + mark;
    rule.source_size = f.size - mark;
    struct rule *old = find_rule(b, rule.id);
    bool same = old && old->source_size == rule.source_size &&
                memcmp(old->source, rule.source, rule.source_size) == 0;
    if (old && !same)            /* the same rule again, in a folder given twice, is no news */
        diag_add(d, SEVERITY_NOTE, (struct place){rule.file, 1, 1}, MSG_rule_replaced, old->file,
                 (const char *)0);
    if (old)
        rule.folder = old->folder;
    *(old ? old : &b->rules[b->count++]) = rule;
}

static void add_folder(struct rulebook *b, const char *folder, uint32_t number, size_t *room,
                       struct diags *d)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, is_rule_file, compare_entries);
    if (n < 0) {
        struct message why = message_of_errno(errno);
        diag_error(d, ((struct place){folder, 0, 0}), MSG_rule_folder, why.en, why.zh);
        return;
    }
    size_t wanted = b->count + (size_t)n, size = sizeof *b->rules;
    if (wanted > *room) {
        b->rules = arena_grow(b->arena, b->rules, *room * size, wanted * size);
        *room = wanted;
    }
    for (int i = 0; i < n; i++) {
        add_file(b, folder, number, entries[i]->d_name, d);
        free(entries[i]);
    }
    free(entries);
}

static int compare_rules(const void *a, const void *b)
{
    return strcmp(((const struct rule *)a)->id, ((const struct rule *)b)->id);
}

/* ---- what they say ---- */

struct loader {
    const struct rulebook *book;
    struct pages share;          /* a description for each rule */
    size_t first;                /* where this worker begins */
};
struct description {
    volatile uint32_t size;      /* written last; 0: none */
    char text[DESCRIPTION_MOST];
};

static struct description *description_of(const struct loader *l, size_t i)
{
    return (struct description *)l->share.at + i;
}

static void describe_all(void *self)
{
    struct loader *l = self;
    struct worker_page *page = worker_own_page();
    for (size_t i = l->first; i < l->book->count; i++) {
        struct description *out = description_of(l, i);
        if (page)
            page->position = i + 1;
        out->size = (uint32_t)describe_rule(&l->book->rules[i], &rule_limits_default, out->text,
                                            sizeof out->text);
    }
}

/* Runs workers until every file is described or has ended one. */
static bool describe_in_workers(struct loader *l, struct diags *d)
{
    const struct worker_limits limits = {.memory = (size_t)256 << 20,
                                         .cpu_seconds = 60,
                                         .wall_seconds = 10,
                                         .call_ms = rule_limits_default.call_ms};
    struct worker w = {0};
    size_t n = l->book->count;
    while (l->first < n) {
        enum worker_end end = WORKER_CRASHED;
        if (!worker_start(&w, &limits, describe_all, l)) {
            struct message why = message_of_errno(errno);
            diag_error(d, (struct place){0}, MSG_rule_no_worker, why.en, why.zh);
            break;
        }
        while (worker_wait(&w, 1, 1000, &end) == 1)
            continue;
        if (end == WORKER_FINISHED)
            break;
        uint64_t position = w.page->position;
        size_t at = position > l->first && position <= n ? (size_t)position - 1 : l->first;
        description_of(l, at)->size = 0;
        rule_refuse(d, &l->book->rules[at],
                    end == WORKER_CRASHED ? MSG_rule_load_crashed : MSG_rule_load_over, NULL);
        l->book->rules[at].id = NULL;            /* said all there is to say */
        l->first = at + 1;
    }
    bool done = w.page && !w.pid;
    worker_free(&w);
    return done;
}

/* Keeps the rules without a mistake. */
static void check_all(struct rulebook *b, const struct loader *l, struct diags *d)
{
    size_t kept = 0;
    for (size_t i = 0; i < b->count; i++) {
        const struct description *about = description_of(l, i);
        struct rule *rule = &b->rules[i];
        uint32_t size = about->size;
        if (!rule->id)
            continue;
        if (size == 0 || size > sizeof about->text)
            rule_refuse(d, rule, MSG_rule_bad_description, NULL);
        else if (rule_check(b->arena, rule, (struct span){about->text, size}, d))
            b->rules[kept++] = *rule;
    }
    b->count = kept;
}

static bool describe_here(struct loader *l, struct diags *d)
{
    (void)d;
    describe_all(l);
    return true;
}

static struct rulebook *load(struct arena *a, const char *const *folders, size_t n,
                             bool (*describe)(struct loader *l, struct diags *d), struct diags *d)
{
    struct rulebook *b = ARENA_NEW(a, struct rulebook);
    size_t room = 0;
    b->arena = a;
    for (size_t i = 0; i < n; i++)
        add_folder(b, folders[i], (uint32_t)i, &room, d);
    if (b->count) {
        qsort(b->rules, b->count, sizeof *b->rules, compare_rules);
        struct loader l = {.book = b};
        pages_add(&l.share, b->count * sizeof(struct description));
        if (describe(&l, d))
            check_all(b, &l, d);
        else
            b->count = 0;
        pages_free(&l.share);
    }
    b->forms = forms_new(a, b, d);
    return b;
}

struct rulebook *rulebook_load(struct arena *a, const char *const *folders, size_t n,
                               struct diags *d)
{
    return load(a, folders, n, describe_in_workers, d);
}

struct rulebook *rulebook_load_here(struct arena *a, const char *const *folders, size_t n,
                                    struct diags *d)
{
    return load(a, folders, n, describe_here, d);
}

bool rulebook_find(const struct rulebook *b, const char *id, uint32_t *number)
{
    size_t low = 0, high = b->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(id, b->rules[middle].id);
        if (order == 0) {
            *number = (uint32_t)middle;
            return true;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}
