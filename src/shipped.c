#include "plancheck_inside.h"
#include <string.h>
#include <unistd.h>

static bool holds_our_files(struct arena *a, const char *folder)
{
    return access(path_join(a, folder, "rules"), R_OK | X_OK) == 0 &&
           access(path_join(a, folder, "data/indicators.yaml"), R_OK) == 0;
}

static const char *program_folder(struct arena *a)
{
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    return len > 0 ? path_folder(a, arena_text(a, path, (size_t)len)) : NULL;
}

const char *shipped_folder(struct arena *a)
{
    const char *program = program_folder(a);
    const char *const folders[] = {
        program ? path_folder(a, program) : NULL, /* build/plancheck */
        program ? path_join(a, path_folder(a, program), "share/plancheck")
                : NULL, /* bin/plancheck */
        PLANCHECK_SOURCE_DIR,
        PLANCHECK_INSTALL_DIR,
    };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (folders[i] && holds_our_files(a, folders[i]))
            return folders[i];
    return NULL;
}

struct rulebook *load_rules(struct arena *a, const char *shipped, const char *const *own,
                            size_t own_count, const char *const *more, size_t more_count,
                            bool here, struct diags *d)
{
    const char **folders = ARENA_ARRAY(a, const char *, own_count + more_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < own_count; i++)
        folders[count++] = own[i];
    if (own_count == 0 && shipped)
        folders[count++] = path_join(a, shipped, "rules");
    for (size_t i = 0; i < more_count; i++)
        folders[count++] = more[i];
    return here ? rulebook_load_here(a, folders, count, d) : rulebook_load(a, folders, count, d);
}
