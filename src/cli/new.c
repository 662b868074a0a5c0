/* new: a rule, a plan from a table, a project; what the three share. */
#include "new.h"
#include <errno.h>
#include <sys/stat.h>

const char *new_template(struct program *p, const char *file, const char *name)
{
    const char *shipped = shipped_folder(p->arena);
    struct diags *d = diags_new(p->arena);
    struct file f;
    const char *path = path_join(p->arena, path_join(p->arena, shipped ? shipped : "", "data/new"),
                                 file);
    if (!file_read(p->arena, path, 1 << 16, &f, d)) {
        print_problems(p, d);
        return NULL;
    }
    struct writer *w = writer_memory(p->arena);
    const char *at = f.bytes;
    for (const char *found; name && (found = strstr(at, "NAME")); at = found + 4) {
        writer_put(w, at, (size_t)(found - at));
        writer_string(w, name);
    }
    writer_string(w, at);
    return writer_text(w).at;
}

bool new_is_free(struct program *p, const char *path)
{
    struct stat about;
    if (lstat(path, &about) != 0)
        return true;
    complain(p, MESSAGE(p->arena, MSG_new_is_there, path));
    return false;
}

bool new_folder(struct program *p, const char *file)
{
    const char *folder = path_folder(p->arena, file);
    struct stat about;
    if (stat(folder, &about) == 0)
        return true;                     /* if it is none, writing will say so */
    if (!new_folder(p, folder))
        return false;
    if (mkdir(folder, 0777) == 0 || errno == EEXIST)
        return true;
    complain(p, MESSAGE(p->arena, MSG_new_no_folder, folder, strerror(errno)));
    return false;
}

bool new_write(struct program *p, const char *path, const char *text)
{
    struct message why;
    if (!new_folder(p, path))
        return false;
    struct writer *w = writer_file(p->arena, path);
    writer_string(w, text);
    if (writer_finish(w, &why))
        return true;
    complain(p, why);
    return false;
}

int command_new(struct program *p)
{
    static const struct {
        const char *name;
        int (*make)(struct program *p, const char *word);
        bool optional;                   /* the word */
    } kinds[] = {{"rule", new_rule, false}, {"plan", new_plan, false},
                 {"project", new_project, true}};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    const char *word = p->options.words[0], *names[KINDS];
    for (size_t i = 0; i < KINDS; i++) {
        names[i] = kinds[i].name;
        if (strcmp(kinds[i].name, word) != 0)
            continue;
        if (p->options.word_count < 2 && !kinds[i].optional)
            return usage_error(p, MESSAGE(p->arena, MSG_word_missing,
                                          arena_printf(p->arena, "new %s", word),
                                          say(p, MSG_usage_new)));
        return kinds[i].make(p, p->options.word_count < 2 ? "." : p->options.words[1]);
    }
    const char *near = text_nearest(word, names, KINDS);
    return usage_error(p, near ? MESSAGE(p->arena, MSG_new_unknown_near, word, near)
                               : MESSAGE(p->arena, MSG_new_unknown, word));
}
