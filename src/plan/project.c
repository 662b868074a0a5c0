/* Loading a project: which file, what it names, and what the command line puts in its place. */
#include "plan_inside.h"
#include "../base/xlsx.h"
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const char project_name[] = "plancheck.yaml";

/* ---- which file ---- */

static bool exists(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool is_root(const char *folder, const char *above)
{
    struct stat one, other;
    return stat(folder, &one) != 0 || stat(above, &other) != 0 ||
           (one.st_dev == other.st_dev && one.st_ino == other.st_ino);
}

/* Upward from here, as ../../plancheck.yaml: no name of this machine gets into reports. */
static const char *search_upward(struct arena *a)
{
    enum { LEVELS = 256 };
    const char *folder = ".";
    for (int level = 0; level < LEVELS; level++) {
        const char *file = path_join(a, folder, project_name);
        const char *above = path_join(a, folder, "..");
        if (exists(file))
            return file;
        if (is_root(folder, above))
            break;
        folder = above;
    }
    return NULL;
}

static const char *find_file(struct arena *a, const struct project_options *o)
{
    if (!o->project)
        return search_upward(a);
    return is_folder(o->project) ? path_join(a, o->project, project_name) : o->project;
}

/* ---- what it names ---- */

/* A path from the project file; NULL and a diagnostic where nothing is there. */
static const char *read_path(struct project *p, struct tree *t, struct node *n)
{
    if (!n || n->bad || n->kind != NODE_SCALAR)
        return NULL;
    const char *path = path_join(p->arena, path_folder(p->arena, p->file), n->text);
    const char *sheet;
    if (exists(xlsx_split(p->arena, path, &sheet)))
        return path;
    tree_error(t, n, MSG_path_missing, path);
    return NULL;
}

/* "shipped" among the rules: those that come with the program. */
static const char *read_rules_path(struct project *p, struct tree *t, struct node *n)
{
    bool shipped = !n->bad && n->kind == NODE_SCALAR && strcmp(n->text, "shipped") == 0;
    return shipped && p->bundled ? path_join(p->arena, p->bundled, "rules") : read_path(p, t, n);
}

static const char **read_paths(struct project *p, struct tree *t, const char *key, size_t *count)
{
    struct node *list = node_find(t->root, key);
    const char **paths = ARENA_ARRAY(p->arena, const char *, list ? list->count : 0);
    *count = 0;
    for (struct node *n = list ? list->first : NULL; n; n = n->next) {
        const char *path = strcmp(key, "rules") == 0 ? read_rules_path(p, t, n)
                                                     : read_path(p, t, n);
        if (path)
            paths[(*count)++] = path;
    }
    return paths;
}

/* A file that need not be there yet. */
static const char *read_new_path(struct project *p, struct tree *t, const char *key)
{
    const char *path = node_text(node_find(t->root, key));
    return path ? path_join(p->arena, path_folder(p->arena, p->file), path) : NULL;
}

static void read_regions(struct project *p, struct tree *t)
{
    struct node *list = node_find(t->root, "regions");
    uint32_t number;
    for (struct node *n = list ? list->first : NULL; n; n = n->next)
        region_read(p, t, n, &number);
}

struct choice {                          /* paths, and how many */
    const char **list;
    size_t count;
};

/* The command line's paths, or with none the project's. */
static struct choice choose(struct project *p, struct tree *t, const char *key, const char **given,
                            size_t n)
{
    struct choice c = {given, n};
    if (n == 0 && t)
        c.list = read_paths(p, t, key, &c.count);
    return c;
}

/* ---- catalogue ---- */

/* The shipped catalogue: in a source tree, or installed. */
static const char *bundled_catalogue(struct arena *a, const char *folder)
{
    static const char *const places[] = {"data/indicators.yaml", "indicators.yaml"};
    for (size_t i = 0; folder && i < sizeof places / sizeof *places; i++) {
        const char *path = path_join(a, folder, places[i]);
        if (exists(path))
            return path;
    }
    return NULL;
}

static void load_catalogue(struct project *p, struct tree *t, const struct project_options *o,
                           struct diags *d)
{
    struct node *named = t ? node_find(t->root, "catalogue") : NULL;
    const char *path = o->catalogue;
    if (!path && named) {
        path = read_path(p, t, named);
        p->index->catalogue_cut = !path;
    } else if (!path) {
        path = bundled_catalogue(p->arena, o->bundled);
        p->index->open_catalogue = true;
    }
    if (path)
        catalogue_load(p, path, d);
}

/* ---- plans ---- */

/* What a file without a telling name holds: YAML begins with keys, a CSV with a line of names. */
static bool content_is_csv(const char *path)
{
    struct arena *a = arena_new();
    struct diags *unseen = diags_new(a);
    struct file f;
    bool csv = false;
    if (file_map(path, &f, unseen)) {
        const char *end = memchr(f.bytes, '\n', f.size);
        size_t len = end ? (size_t)(end - f.bytes) : f.size;
        csv = len && f.bytes[0] != '#' && f.bytes[0] != '%' && memchr(f.bytes, ',', len) &&
              !memchr(f.bytes, ':', len);
        file_unmap(&f);
    }
    arena_free(a);
    return csv;
}

/* A table, and no YAML. */
static bool is_csv(struct arena *a, const char *path)
{
    static const struct {
        const char *ending;
        bool csv;
    } endings[] = {
        {".csv", true},   {".xlsx", true}, {".xls", true},
        {".yaml", false}, {".yml", false}, {".json", false},
    };
    const char *sheet;
    path = xlsx_split(a, path, &sheet);
    size_t len = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i].ending);
        if (len >= n && strcasecmp(path + len - n, endings[i].ending) == 0)
            return endings[i].csv;
    }
    return content_is_csv(path);
}

static void load_plans(struct project *p, struct choice plans, struct diags *d)
{
    for (size_t i = 0; i < plans.count; i++)
        (is_csv(p->arena, plans.list[i]) ? targets_load : plan_file_load)(p, plans.list[i], d);
    project_link_plans(p);
    regions_check(p);
}

/* ---- all of it ---- */

static struct project *project_new(struct arena *a)
{
    struct project *p = ARENA_NEW(a, struct project);
    p->arena = a;
    p->settings = p->override = settings_default;
    p->texts = intern_new(a);
    project_index_new(p);
    return p;
}

static struct tree *read_project_file(struct project *p, const char *file, struct diags *d)
{
    struct tree *t = project_read_tree(p, file, &schema_project, d);
    if (!t)
        return NULL;
    p->file = file;
    settings_read_node(t, node_find(t->root, "judging"), &p->settings);
    p->sources = texts_read(p, node_find(t->root, "sources"), &p->source_count);
    p->history = read_new_path(p, t, "history");
    p->waiver_file = read_new_path(p, t, "waivers");
    if (read_path(p, t, node_find(t->root, "waivers")))
        waivers_load(p, p->waiver_file, d);
    read_regions(p, t);
    return t;
}

struct project *project_load(struct arena *a, const struct project_options *o, struct diags *d)
{
    struct project *p = project_new(a);
    p->bundled = o->bundled;
    const char *file = find_file(a, o);
    struct tree *t = file ? read_project_file(p, file, d) : NULL;
    if (!file && !o->plan_count)
        diag_error(d, (struct place){0}, MSG_no_project, project_name);
    if (!t && (file || !o->plan_count))
        return NULL;
    load_catalogue(p, t, o, d);
    struct choice plans = choose(p, t, "plans", o->plans, o->plan_count);
    struct choice reported = choose(p, t, "reported", o->reported, o->reported_count);
    struct choice rules = choose(p, t, "rules", o->rules, o->rules_count);
    p->reported = reported.list;
    p->reported_count = reported.count;
    p->rules = rules.list;
    p->rules_count = rules.count;
    load_plans(p, plans, d);
    return p;
}

struct project *project_load_catalogue(struct arena *a, const struct project_options *o,
                                       struct diags *d)
{
    struct project *p = project_new(a);
    const char *file = find_file(a, o);
    p->bundled = o->bundled;
    load_catalogue(p, file ? read_project_file(p, file, d) : NULL, o, d);
    project_settle_inputs(p);
    return p;
}
