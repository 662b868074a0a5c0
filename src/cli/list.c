/* list: what is loaded, as a table, CSV or JSON. */
#include "cli.h"
#include "../report/escape.h"
#include "../report/table.h"

enum { MOST_COLUMNS = 6 };

struct listing {
    const char *name;                    /* what is listed, and the key in JSON */
    const char *columns[MOST_COLUMNS + 1];
    size_t (*count)(const struct plancheck *open);
    void (*fill)(struct program *p, const struct plancheck *open, size_t i, const char **cells);
    bool needs_project;
};

static const char *year_text(struct program *p, int year)
{
    return year ? arena_printf(p->arena, "%d", year) : NULL;
}

/* ---- plans ---- */

static size_t count_plans(const struct plancheck *open) { return open->project->plan_count; }

static void fill_plan(struct program *p, const struct plancheck *open, size_t i, const char **cells)
{
    const struct plan *plan = &open->project->plans[i];
    cells[0] = plan->id;
    cells[1] = plan->region == NO_NUMBER ? NULL : open->project->regions[plan->region].code;
    cells[2] = plan->title;
    cells[3] = year_text(p, plan->base_year);
    cells[4] = year_text(p, plan->target_year);
    cells[5] = plan->file;
}

/* ---- regions ---- */

static size_t count_regions(const struct plancheck *open) { return open->project->region_count; }

static void fill_region(struct program *p, const struct plancheck *open, size_t i,
                        const char **cells)
{
    (void)p;
    const struct region *region = &open->project->regions[i];
    cells[0] = region->code;
    cells[1] = region->name;
    cells[2] = region->parent == NO_NUMBER ? NULL : open->project->regions[region->parent].code;
}

/* ---- indicators ---- */

static size_t count_indicators(const struct plancheck *open)
{
    return open->project->indicator_count;
}

static void fill_indicator(struct program *p, const struct plancheck *open, size_t i,
                           const char **cells)
{
    (void)p;
    const struct indicator *of = &open->project->indicators[i];
    cells[0] = of->id;
    cells[1] = of->zh;
    cells[2] = of->en;
    cells[3] = of->unit;
    cells[4] = direction_name(of->direction);
}

/* ---- rules ---- */

static size_t count_rules(const struct plancheck *open)
{
    return open->book ? open->book->count : 0;
}

static void fill_rule(struct program *p, const struct plancheck *open, size_t i, const char **cells)
{
    const struct rule *rule = &open->book->rules[i];
    const char *forms = "";
    for (size_t k = 0; k < rule->form_count; k++)
        forms = arena_printf(p->arena, "%s%s%s", forms, k ? " · " : "", rule->forms[k]);
    cells[0] = rule->id;
    cells[1] = rule->title.zh;
    cells[2] = rule->title.en;
    cells[3] = forms;
    cells[4] = rule->file;
}

/* ---- formats ---- */

static size_t count_formats(const struct plancheck *open)
{
    (void)open;
    return report_format_count;
}

static void fill_format(struct program *p, const struct plancheck *open, size_t i,
                        const char **cells)
{
    (void)open;
    cells[0] = report_formats[i].name;
    cells[1] = say(p, report_formats[i].what);
}

static const struct listing listings[] = {
    {"plans", {"id", "region", "title", "base_year", "target_year", "file"},
     count_plans, fill_plan, true},
    {"regions", {"code", "name", "parent"}, count_regions, fill_region, true},
    {"indicators", {"id", "zh", "en", "unit", "direction"},
     count_indicators, fill_indicator, true},
    {"rules", {"id", "zh", "en", "forms", "file"}, count_rules, fill_rule, false},
    {"formats", {"name", "what"}, count_formats, fill_format, false},
};

/* ---- writing ---- */

static size_t column_count(const struct listing *l)
{
    size_t n = 0;
    while (l->columns[n])
        n++;
    return n;
}

static void write_text(struct program *p, const struct listing *l, const struct plancheck *open)
{
    struct table t = {.arena = p->arena};
    struct writer *scratch = writer_memory(p->arena);
    size_t columns = column_count(l);
    for (size_t c = 0; c < columns; c++)
        table_column(&t, (struct table_column){l->columns[c], c ? 8 : 0, 0, false});
    for (size_t i = 0; i < l->count(open); i++) {
        const char *cells[MOST_COLUMNS] = {NULL};
        struct table_cell *row = table_row(&t);
        l->fill(p, open, i, cells);
        for (size_t c = 0; c < columns; c++) {
            writer_clear(scratch);
            plain_put(scratch, span_of(cells[c]));
            struct span s = writer_text(scratch);
            row[c].text = (struct span){arena_text(p->arena, s.at, s.len), s.len};
        }
    }
    table_fit(&t, p->width);
    table_write(&t, p->out, p->colour);
}

static void write_csv(struct program *p, const struct listing *l, const struct plancheck *open)
{
    size_t columns = column_count(l);
    for (size_t c = 0; c < columns; c++) {
        writer_string(p->out, c ? "," : "");
        writer_string(p->out, l->columns[c]);
    }
    writer_byte(p->out, '\n');
    for (size_t i = 0; i < l->count(open); i++) {
        const char *cells[MOST_COLUMNS] = {NULL};
        l->fill(p, open, i, cells);
        for (size_t c = 0; c < columns; c++) {
            writer_string(p->out, c ? "," : "");
            csv_cell(p->out, span_of(cells[c]));
        }
        writer_byte(p->out, '\n');
    }
}

static void write_json(struct program *p, const struct listing *l, const struct plancheck *open)
{
    size_t columns = column_count(l);
    WRITER_LITERAL(p->out, "{\"");
    writer_string(p->out, l->name);
    WRITER_LITERAL(p->out, "\":[");
    for (size_t i = 0; i < l->count(open); i++) {
        const char *cells[MOST_COLUMNS] = {NULL};
        l->fill(p, open, i, cells);
        writer_string(p->out, i ? ",\n{" : "\n{");
        for (size_t c = 0; c < columns; c++) {
            writer_string(p->out, c ? "," : "");
            json_quoted(p->out, l->columns[c]);
            writer_byte(p->out, ':');
            json_quoted(p->out, cells[c]);
        }
        writer_byte(p->out, '}');
    }
    WRITER_LITERAL(p->out, "]}\n");
}

static const struct {
    const char *name;
    void (*write)(struct program *p, const struct listing *l, const struct plancheck *open);
} writers[] = {{"text", write_text}, {"json", write_json}, {"csv", write_csv}};

/* ---- the command ---- */

static const struct listing *find_listing(struct program *p, const char *name)
{
    const char *names[sizeof listings / sizeof *listings];
    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++) {
        if (strcmp(listings[i].name, name) == 0)
            return &listings[i];
        names[i] = listings[i].name;
    }
    const char *near = text_nearest(name, names, sizeof listings / sizeof *listings);
    usage_error(p, near ? MESSAGE(p->arena, MSG_list_unknown_near, name, near)
                        : MESSAGE(p->arena, MSG_list_unknown, name));
    return NULL;
}

int command_list(struct program *p)
{
    static const char *const formats[] = {"text", "json", "csv", NULL};
    const struct listing *l = find_listing(p, p->options.words[0]);
    const char *format = l ? pick_format(p, formats) : NULL;
    if (!format)
        return EXIT_USAGE;
    struct plancheck *open =
        open_project(p, p->options.word_count > 1 ? p->options.words[1] : p->options.project);
    if (!l->needs_project && !open->project) {
        open->diags = diags_new(open->arena);    /* no project is no mistake here */
        open->book = rules_in_force(p, open->diags);
    }
    bool can = open->project || !l->needs_project;
    for (size_t i = 0; can && i < sizeof writers / sizeof *writers; i++)
        if (strcmp(writers[i].name, format) == 0)
            writers[i].write(p, l, open);
    print_errors(p, open->diags);
    int code = open->diags->errors || !can ? EXIT_NO_ANSWER : EXIT_FINE;
    plancheck_close(open);
    return code;
}
