/* new plan: from a table of indicators, a plan with every cell as it stands. */
#include "new.h"
#include "../base/csv.h"
#include "../base/decode.h"
#include "../base/xlsx.h"
#include "../plan/plan.h"
#include <ctype.h>
#include <stdlib.h>

enum { NAME, UNIT, BASELINE, TARGET, ATTRIBUTE, CATEGORY, ORDER, COLUMNS };

static const char *const name_names[] = {"指标", "指标名称", "主要指标", "名称", "name", NULL};
static const char *const unit_names[] = {"单位", "计量单位", NULL};
static const char *const attribute_names[] = {"属性", "指标属性", "指标性质", "性质", NULL};
static const char *const category_names[] = {"领域", "类别", "分类", NULL};
static const char *const order_names[] = {"序号", "no", "no.", NULL};

struct draft {
    struct program *p;
    struct arena *arena;
    struct project *project;             /* for its catalogue */
    struct diags *diags;
    struct csv csv;
    struct csv_column columns[COLUMNS];
    const char *baseline_names[4], *target_names[4];
    int base, target;                    /* years of the header; 0: it has none */
    struct writer *out;
    bool *used;                          /* indicators, by number */
    const char **unknown; size_t unknown_count, unknown_room;
    size_t count;
};

/* ---- the table ---- */

static bool decode(struct draft *d, const char *path, struct file *f)
{
    const char *sheet, *name = xlsx_split(d->arena, path, &sheet);
    if (!file_read(d->arena, name, 64 << 20, f, d->diags))
        return false;
    f->path = path;
    return sheet || xlsx_is(f) ? xlsx_decode(d->arena, sheet, f, d->diags)
                               : decode_text(d->arena, f, d->diags);
}

/* "2020年", "2025年目标值": the first year is that of the baselines, the last that of the targets. */
static void find_years(struct draft *d, const struct file *f)
{
    struct diags *unseen = diags_new(d->arena);
    if (!csv_open(&d->csv, f, NULL, 0, true, d->arena, unseen))
        return;
    for (size_t i = 0; i < d->csv.width; i++) {
        struct span s = span_trim(d->csv.fields[i]);
        char *text = text_fold(d->arena, s.at, s.len), *end;
        long year = text ? strtol(text, &end, 10) : 0;
        if (year < 1900 || year > 2200 || end != text + 4)
            continue;
        if (!d->base || year < d->base) {
            d->base = (int)year;
            d->baseline_names[2] = text;
        }
        if (year > d->target) {
            d->target = (int)year;
            d->target_names[2] = text;
        }
    }
    if (d->base == d->target) {          /* a single one is the target's */
        d->base = 0;
        d->baseline_names[2] = NULL;
    }
}

static bool open_table(struct draft *d, const struct file *f)
{
    const struct csv_column columns[COLUMNS] = {
        [NAME] = {"indicator", name_names, true, -1},
        [UNIT] = {"unit", unit_names, false, -1},
        [BASELINE] = {"baseline", d->baseline_names, false, -1},
        [TARGET] = {"target", d->target_names, true, -1},
        [ATTRIBUTE] = {"attribute", attribute_names, false, -1},
        [CATEGORY] = {"category", category_names, false, -1},
        [ORDER] = {"order", order_names, false, -1},
    };
    d->baseline_names[0] = "基期值";
    d->baseline_names[1] = "基线值";
    d->target_names[0] = "目标值";
    d->target_names[1] = "目标";
    find_years(d, f);
    memcpy(d->columns, columns, sizeof columns);
    return csv_open(&d->csv, f, d->columns, COLUMNS, false, d->arena, d->diags);
}

/* ---- YAML ---- */

static void put_quoted(struct writer *w, struct span s)
{
    writer_byte(w, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] == '"' || s.at[i] == '\\')
            writer_byte(w, '\\');
        writer_byte(w, (unsigned char)s.at[i] < ' ' ? ' ' : s.at[i]);
    }
    writer_byte(w, '"');
}

static void put_cell(struct draft *d, const char *key, struct span cell)
{
    if (!cell.len)
        return;
    writer_string(d->out, key);
    put_quoted(d->out, cell);
}

/* Letters and digits of a name, for an id; "" where it has none. */
static const char *make_id(struct arena *a, const char *name, size_t len)
{
    char *id = arena_text(a, name, len), *to = id;
    for (size_t i = 0; i < len; i++) {
        if (isalnum((unsigned char)name[i]))
            *to++ = (char)tolower((unsigned char)name[i]);
        else if (to > id && to[-1] != '_')
            *to++ = '_';
    }
    while (to > id && to[-1] == '_')
        to--;
    *to = '\0';
    return isalpha((unsigned char)*id) ? id : "";
}

/* 人均预期寿命（岁）: without a cell of its own, the unit is what stands in brackets at the end of
 * a name that is known without it. */
static bool split_unit(const struct draft *d, struct span *name, struct span *unit,
                       uint32_t *number)
{
    static const struct { const char *open, *close; } brackets[] = {{"（", "）"}, {"(", ")"}};
    for (size_t i = 0; i < 2 && !unit->len; i++) {
        size_t open = strlen(brackets[i].open), close = strlen(brackets[i].close);
        const char *at = memmem(name->at, name->len, brackets[i].open, open);
        if (!at || name->len < close ||
            memcmp(name->at + name->len - close, brackets[i].close, close) != 0)
            continue;
        struct span bare = {name->at, (size_t)(at - name->at)};
        if (!project_find_indicator(d->project, bare, number))
            continue;
        *unit = (struct span){at + open, (size_t)(name->at + name->len - close - at) - open};
        *name = bare;
        return true;
    }
    return false;
}

static const char *unknown_id(struct draft *d, struct span name)
{
    struct arena *a = d->arena;
    const char *text = arena_text(a, name.at, name.len), *id = make_id(a, text, name.len),
               *near = project_nearest_indicator(d->project, text);
    if (!*id)
        id = arena_printf(a, "new_indicator_%u", d->csv.line);
    LIST_ENLARGE(a, d->unknown, d->unknown_count, d->unknown_room);
    d->unknown[d->unknown_count++] =
        arena_printf(a, "%u\t%s\t%s%s%s%s", d->csv.line, id, text, near ? " (≈ " : "",
                     near ? near : "", near ? ")" : "");
    writer_string(d->out, "  # 目录中没有此指标：请选定 id 并加入目录 / not in the catalogue: choose an "
                          "id and add it there");
    if (near)
        writer_string(d->out, arena_printf(a, "; ≈ %s", near));
    writer_byte(d->out, '\n');
    return id;
}

static void put_row(struct draft *d)
{
    struct span name = csv_field(&d->csv, &d->columns[NAME]),
                unit = csv_field(&d->csv, &d->columns[UNIT]),
                target = csv_field(&d->csv, &d->columns[TARGET]);
    uint32_t number;
    if (!name.len) {
        diag_warn(d->diags, csv_place(&d->csv, &d->columns[NAME]), MSG_data_indicator_empty);
        csv_show(&d->csv, &d->columns[NAME]);
        return;
    }
    bool known = project_find_indicator(d->project, name, &number) ||
                 split_unit(d, &name, &unit, &number);
    const char *id = known ? d->project->indicators[number].id : unknown_id(d, name);
    writer_string(d->out, "  - { indicator: ");
    put_quoted(d->out, span_of(id));
    put_cell(d, ", printed: ", name);
    put_cell(d, ", unit: ", unit);
    put_cell(d, ", baseline: ", csv_field(&d->csv, &d->columns[BASELINE]));
    put_cell(d, ", target: ", target.len ? target : SPAN("—"));
    put_cell(d, ", attribute: ", csv_field(&d->csv, &d->columns[ATTRIBUTE]));
    put_cell(d, ", category: ", csv_field(&d->csv, &d->columns[CATEGORY]));
    put_cell(d, ", order: ", csv_field(&d->csv, &d->columns[ORDER]));
    if (known && d->used[number])
        writer_string(d->out, arena_printf(d->arena, ", key: row_%u", d->csv.line));
    if (known)
        d->used[number] = true;
    WRITER_LITERAL(d->out, " }\n");
    d->count++;
}

static void put_head(struct draft *d, const char *title)
{
    const char *dot = strrchr(title, '.');
    size_t len = dot ? (size_t)(dot - title) : strlen(title);
    const char *id = make_id(d->arena, title, len);
    writer_string(d->out, "schema: plancheck.plan/1\nid: ");
    put_quoted(d->out, span_of(*id ? id : "plan"));
    writer_string(d->out, "\n# 请改为本地区 / put your region here\n"
                          "region: { code: \"000000\", name: 全国 }\ndocument: { title: ");
    put_quoted(d->out, (struct span){title, len});
    writer_string(d->out, d->base && d->target ? " }\n"
                                               : " }\n# 表头未写年份，请核对 / the table names no "
                                                 "years: put yours\n");
    writer_string(d->out, arena_printf(d->arena, "period: { base: %d, target: %d }\nindicators:\n",
                                       d->base ? d->base : 2020, d->target ? d->target : 2025));
}

/* ---- the command ---- */

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *default_path(struct arena *a, const char *table)
{
    const char *dot = strrchr(base_of(table), '.');
    return arena_printf(a, "%.*s.yaml", dot ? (int)(dot - table) : (int)strlen(table), table);
}

static int tell(struct draft *d, const char *path)
{
    struct program *p = d->p;
    writer_string(p->out, message_in(MESSAGE(p->arena, MSG_new_plan_written, path,
                                             arena_printf(p->arena, "%zu", d->count)), p->lang));
    writer_byte(p->out, '\n');
    if (!d->unknown_count)
        return EXIT_FINE;
    writer_string(p->out, say(p, MSG_new_plan_unknown));
    writer_byte(p->out, '\n');
    for (size_t i = 0; i < d->unknown_count; i++)
        writer_string(p->out, arena_printf(p->arena, "%s\n", d->unknown[i]));
    return EXIT_TARGETS_FAILED;
}

int new_plan(struct program *p, const char *table)
{
    struct arena *a = p->arena;
    const char *sheet, *name = xlsx_split(a, table, &sheet),
               *path = p->options.file ? p->options.file : default_path(a, name);
    struct draft d = {.p = p, .arena = a, .diags = diags_new(a), .out = writer_memory(a)};
    struct project_options options = {.catalogue = p->options.catalogue,
                                      .bundled = shipped_folder(a)};
    struct file f;
    if (!new_is_free(p, path))
        return EXIT_NO_ANSWER;
    d.project = project_load_catalogue(a, &options, d.diags);
    d.used = ARENA_ARRAY(a, bool, d.project->indicator_count + 1);
    if (decode(&d, table, &f) && open_table(&d, &f)) {
        put_head(&d, base_of(name));
        while (csv_next(&d.csv))
            put_row(&d);
    }
    print_problems(p, d.diags);
    if (d.diags->errors || !d.count) {
        if (!d.diags->errors)
            complain(p, MESSAGE(a, MSG_new_plan_empty, table));
        return EXIT_NO_ANSWER;
    }
    return new_write(p, path, writer_text(d.out).at) ? tell(&d, path) : EXIT_NO_ANSWER;
}
