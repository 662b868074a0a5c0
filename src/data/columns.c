/* data - the columns of a file. */
#include "data_inside.h"
#include <string.h>

static const char *const region_names[] = {"地区", "区域", NULL};
static const char *const code_names[] = {"regioncode", "地区代码", "区划代码", "行政区划代码", NULL};
static const char *const name_names[] = {"regionname", "地区名称", "区域名称", "地区名", NULL};
static const char *const indicator_names[] = {"指标", "指标名称", NULL};
static const char *const year_names[] = {"年份", "年度", "年", NULL};
static const char *const value_names[] = {"数值", "值", "实际值", NULL};
static const char *const unit_names[] = {"单位", "计量单位", NULL};
static const char *const events_names[] = {"事件数", "例数", NULL};
static const char *const population_names[] = {"人口", "人口数", NULL};
static const char *const se_names[] = {"标准误", NULL};
static const char *const source_names[] = {"来源", "数据来源", NULL};
static const char *const note_names[] = {"备注", NULL};

static const struct csv_column columns[COLUMN_COUNT] = {
    [COLUMN_REGION] = {"region", region_names, false, -1},
    [COLUMN_INDICATOR] = {"indicator", indicator_names, true, -1},
    [COLUMN_YEAR] = {"year", year_names, true, -1},
    [COLUMN_VALUE] = {"value", value_names, true, -1},
    [COLUMN_UNIT] = {"unit", unit_names, false, -1},
    [COLUMN_EVENTS] = {"events", events_names, false, -1},
    [COLUMN_POPULATION] = {"population", population_names, false, -1},
    [COLUMN_SE] = {"se", se_names, false, -1},
    [COLUMN_SOURCE] = {"source", source_names, false, -1},
    [COLUMN_NOTE] = {"note", note_names, false, -1},
    [COLUMN_REGION_CODE] = {"region_code", code_names, false, -1},
    [COLUMN_REGION_NAME] = {"region_name", name_names, false, -1},
};

/* 地区 may be a code or a name; beside a column that is surely a code it is the name. Afterwards
 * COLUMN_REGION says which region a row is about, and COLUMN_REGION_NAME, if there is one, its
 * name. */
static bool settle_region_columns(struct reader *r)
{
    struct csv_column *region = &r->columns[COLUMN_REGION];
    struct csv_column *name = &r->columns[COLUMN_REGION_NAME];
    if (reader_has(r, COLUMN_REGION_CODE)) {
        if (name->index < 0)
            name->index = region->index;
        region->index = r->columns[COLUMN_REGION_CODE].index;
    } else if (region->index < 0) {
        region->index = name->index;
        name->index = -1;
    }
    return region->index >= 0 || csv_missing(&r->csv, region);
}

/* What follows the last of region, indicator, year and value can be compared as one text, when
 * nothing but a region's name stands between or before them. */
static void settle_tail(struct reader *r)
{
    r->last_core = -1;
    for (int i = COLUMN_REGION; i <= COLUMN_VALUE; i++)
        if (r->columns[i].index > r->last_core)
            r->last_core = r->columns[i].index;
    r->has_tail = true;
    for (int i = COLUMN_UNIT; i <= COLUMN_NOTE; i++)
        if (reader_has(r, i) && r->columns[i].index < r->last_core)
            r->has_tail = false;
}

bool reader_open(struct reader *r, const struct file *f)
{
    memcpy(r->columns, columns, sizeof columns);
    if (!csv_open(&r->csv, f, r->columns, COLUMN_COUNT, false, r->scratch, r->diags))
        return false;
    if (!settle_region_columns(r))
        return false;
    settle_tail(r);
    for (uint32_t i = 0; i < r->tail_count; i++)
        r->tails[i].text.at = NULL;
    r->region = NO_NUMBER;               /* nothing was put yet that a row may continue */
    return true;
}
