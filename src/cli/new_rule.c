/* new rule: a file that already passes its tests and says what to change. */
#include "new.h"
#include "../rule/rule.h"
#include <sys/stat.h>

/* --rules, else the first folder of the project's own, else rules/ beside the project file, or
 * here. */
static const char *rules_folder(struct program *p)
{
    struct arena *a = p->arena;
    const char *shipped = shipped_folder(a);
    if (p->options.rules.count)
        return p->options.rules.at[0];
    struct project_options options = {.bundled = shipped};
    struct project *project = project_load(a, &options, diags_new(a));
    struct stat ours, other;
    bool known = shipped && stat(path_join(a, shipped, "rules"), &ours) == 0;
    for (size_t i = 0; project && i < project->rules_count; i++)
        if (!known || stat(project->rules[i], &other) != 0 || ours.st_ino != other.st_ino ||
            ours.st_dev != other.st_dev)
            return project->rules[i];
    return project && project->file ? path_join(a, path_folder(a, project->file), "rules")
                                    : "rules";
}

/* Would `plancheck test NAME` find it there without being told? */
static bool is_in_project(struct program *p, const char *folder)
{
    struct project_options options = {.bundled = shipped_folder(p->arena)};
    struct project *project = project_load(p->arena, &options, diags_new(p->arena));
    for (size_t i = 0; project && i < project->rules_count; i++)
        if (strcmp(project->rules[i], folder) == 0)
            return true;
    return false;
}

int new_rule(struct program *p, const char *name)
{
    struct arena *a = p->arena;
    if (!rule_id_valid(name, strlen(name)))
        return usage_error(p, MESSAGE(a, MSG_new_rule_name, name));
    struct rulebook *book = rules_in_force(p, diags_new(a));
    const char *folder = rules_folder(p), *path = path_join(a, folder, arena_printf(a, "%s.lua",
                                                                                   name));
    uint32_t number;
    if (!new_is_free(p, path))
        return EXIT_NO_ANSWER;
    if (book && rulebook_find(book, name, &number)) {
        complain(p, MESSAGE(a, MSG_new_is_there, book->rules[number].file));
        return EXIT_NO_ANSWER;
    }
    const char *text = new_template(p, "rule.lua", name);
    if (!text || !new_write(p, path, text))
        return EXIT_NO_ANSWER;
    const char *where = is_in_project(p, folder) ? "" : arena_printf(a, " --rules %s", folder);
    writer_string(p->out, message_in(MESSAGE(a, MSG_new_rule_written, path, name, where), p->lang));
    writer_byte(p->out, '\n');
    return EXIT_FINE;
}
