/* Targets for many regions at once: a CSV (or a sheet of Excel) with the same cells as text, one
 * row an item (design.md section 4). */
#include "targets_inside.h"
#include "../base/decode.h"
#include "../base/xlsx.h"
#include <string.h>

static const char *const plan_names[] = {"规划", NULL};
static const char *const region_names[] = {"地区", "区域", "地区代码", "region_code", NULL};
static const char *const indicator_names[] = {"指标", NULL};
static const char *const unit_names[] = {"单位", "计量单位", NULL};
static const char *const baseline_names[] = {"基期值", "基线值", NULL};
static const char *const target_names[] = {"目标值", "目标", NULL};
static const char *const attribute_names[] = {"属性", "指标属性", NULL};
static const char *const base_year_names[] = {"基期年", "基期年份", NULL};
static const char *const target_year_names[] = {"目标年", "目标年份", NULL};
static const char *const direction_names[] = {"方向", NULL};
static const char *const name_names[] = {"指标名称", "名称", NULL};
static const char *const region_name_names[] = {"地区名称", "区域名称", "地区名", NULL};
static const char *const with_names[] = {"对照", NULL};
static const char *const key_names[] = {"区分", NULL};

static const struct csv_column columns[COLUMN_COUNT] = {
    [COLUMN_PLAN] = {"plan", plan_names, false, -1},
    [COLUMN_REGION] = {"region", region_names, true, -1},
    [COLUMN_INDICATOR] = {"indicator", indicator_names, true, -1},
    [COLUMN_UNIT] = {"unit", unit_names, false, -1},
    [COLUMN_BASELINE] = {"baseline", baseline_names, false, -1},
    [COLUMN_TARGET] = {"target", target_names, true, -1},
    [COLUMN_ATTRIBUTE] = {"attribute", attribute_names, false, -1},
    [COLUMN_BASE_YEAR] = {"base_year", base_year_names, false, -1},
    [COLUMN_TARGET_YEAR] = {"target_year", target_year_names, true, -1},
    [COLUMN_DIRECTION] = {"direction", direction_names, false, -1},
    [COLUMN_NAME] = {"name", name_names, false, -1},
    [COLUMN_REGION_NAME] = {"region_name", region_name_names, false, -1},
    [COLUMN_WITH] = {"with", with_names, false, -1},
    [COLUMN_KEY] = {"key", key_names, false, -1},
};

void targets_add_row(struct targets *t)
{
    struct item i = {.line = t->csv.line, .from = &t->from};
    struct place at = {t->from.file, t->csv.line, 1};
    if (targets_read_row(t, &i) && !project_add_item(t->project, &i, at, t->diags))
        csv_show(&t->csv, NULL);
}

bool targets_open(struct targets *t, const struct file *text)
{
    memcpy(t->columns, columns, sizeof columns);
    if (!csv_open(&t->csv, text, t->columns, COLUMN_COUNT, false, t->scratch, t->diags))
        return false;
    t->has_more = t->columns[COLUMN_WITH].index >= 0 || t->columns[COLUMN_KEY].index >= 0;
    return true;
}

void targets_read_rows(struct targets *t)
{
    while (csv_next(&t->csv))
        targets_add_row(t);
}

/* As one text, after another encoding or out of a sheet. */
static void read_whole(struct targets *t, struct file *f, const char *sheet, bool book)
{
    if ((book ? xlsx_decode(t->scratch, sheet, f, t->diags)
              : decode_text(t->scratch, f, t->diags)) && targets_open(t, f))
        targets_read_rows(t);
}

void targets_load(struct project *p, const char *path, struct diags *d)
{
    struct file on_disk, f;
    const char *sheet, *name = xlsx_split(p->arena, path, &sheet);
    if (!file_map(name, &on_disk, d))
        return;
    project_add_input(p, &on_disk);
    f = on_disk;                         /* decoding may put other bytes in its place */
    f.path = path;
    struct targets *t = ARENA_NEW(p->arena, struct targets);
    struct arena *scratch = arena_new();
    *t = (struct targets){.project = p,
                          .diags = d,
                          .scratch = scratch,
                          .last = NO_NUMBER,
                          .from = {arena_text(p->arena, path, strlen(path)), NULL, 1},
                          .reported = intern_new(scratch),
                          .texts = ARENA_ARRAY(scratch, struct short_text, SHORT_TEXTS)};
    bool book = sheet || xlsx_is(&on_disk);
    if (book || !targets_read_parts(t, &f))
        read_whole(t, &f, sheet, book);
    arena_free(scratch);
    file_unmap(&on_disk);
}
