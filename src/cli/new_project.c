/* new project: a small one that works at once, and what editors need to help with it. */
#include "new.h"
#include "../rule/api.h"

static const char *const copied[] = {
    "plancheck.yaml", "indicators.yaml", "plans/plan.yaml", "reported.csv", "rules/doubling.lua",
    ".gitignore", ".luarc.json",
};
static const struct {
    const char *path, *schema;           /* NULL: of a rule file */
} described[] = {
    {".plancheck/project.schema.json", "project"},
    {".plancheck/catalogue.schema.json", "catalogue"},
    {".plancheck/plan.schema.json", "plan"},
    {".plancheck/rule-api.lua", NULL},
};
enum {
    COPIED = sizeof copied / sizeof *copied, DESCRIBED = sizeof described / sizeof *described,
    FILES = COPIED + DESCRIBED + 1
};

struct new_file {
    const char *path, *text;
};

static void fill(struct program *p, const char *folder, struct new_file files[FILES])
{
    struct arena *a = p->arena;
    for (size_t i = 0; i < COPIED; i++)
        files[i] = (struct new_file){
            path_join(a, folder, copied[i]),
            new_template(p, arena_printf(a, "project/%s", copied[i]), NULL)};
    for (size_t i = 0; i < DESCRIBED; i++)
        files[COPIED + i] = (struct new_file){
            path_join(a, folder, described[i].path),
            described[i].schema ? schema_text(a, described[i].schema) : api_meta(a)};
    files[FILES - 1] = (struct new_file){path_join(a, folder, ".luacheckrc"), api_luacheck(a)};
}

int new_project(struct program *p, const char *folder)
{
    struct new_file files[FILES];
    bool free = true;
    fill(p, folder, files);
    for (size_t i = 0; i < FILES; i++) {
        if (!files[i].text)
            return EXIT_NO_ANSWER;
        free = new_is_free(p, files[i].path) && free;
    }
    if (!free)
        return EXIT_NO_ANSWER;
    for (size_t i = 0; i < FILES; i++) {
        if (!new_write(p, files[i].path, files[i].text))
            return EXIT_NO_ANSWER;
        writer_string(p->out, files[i].path);
        writer_byte(p->out, '\n');
    }
    writer_string(p->out,
                  message_in(MESSAGE(p->arena, MSG_new_project_written, folder), p->lang));
    writer_byte(p->out, '\n');
    return EXIT_FINE;
}
