#include "../../src/data/data_inside.h"
#include "../../src/base/parts.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct arena *arena;
static struct project *project;
static struct store store;
static struct diags *diags;
static char folder[] = "/tmp/test_data.XXXXXX";

static const char *path_of(const char *name)
{
    return path_join(arena, folder, name);
}

static const char *write_bytes(const char *name, const char *bytes, size_t size)
{
    const char *path = path_of(name);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    assert_int_equal(fclose(out), 0);
    return path;
}

static const char *write_text(const char *name, const char *text)
{
    return write_bytes(name, text, strlen(text));
}

static const char targets[] =
    "plan,region,region_name,indicator,unit,baseline,target,base_year,target_year\n"
    "p,433101,吉首市,mortality,1/10万,16.9,≤14.5,2020,2025\n"
    "p,433101,吉首市,coverage,%,80,≥90,2020,2025\n"
    "p,433101,吉首市,beds,张,5,≥6,2020,2025\n"
    "p,433122,泸溪县,mortality,1/10万,16.9,≤14.5,2020,2025\n";

static const char catalogue[] =
    "schema: plancheck.catalogue/1\nindicators:\n"
    "  - { id: mortality, name: { zh: 孕产妇死亡率, en: Deaths }, unit: 1/10万, direction: lower }\n"
    "  - { id: coverage, name: { zh: 覆盖率, en: Coverage }, unit: \"%\", direction: higher }\n"
    "  - { id: beds, name: { zh: 床位数, en: Beds }, unit: 张, direction: higher }\n";

static void open_project(bool with_catalogue)
{
    struct project_options o = {.project = path_of("plancheck.yaml")};
    write_text("targets.csv", targets);
    write_text("indicators.yaml", catalogue);
    const char *last = with_catalogue ? "catalogue: indicators.yaml\n" : "";
    const char *first = "schema: plancheck.project/1\nplans: [targets.csv]\n";
    write_text("plancheck.yaml", arena_printf(arena, "%s%s", first, last));
    diags = diags_new(arena);
    project = project_load(arena, &o, diags);
    assert_non_null(project);
    assert_int_equal(diags->count, 0);
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    open_project(true);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_free(&store);
    arena_free(arena);
    return 0;
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : 1;
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"targets.csv", "indicators.yaml", "plancheck.yaml", "a.csv",
                                        "b.csv", "c.csv"};
    (void)state;
    arena = arena_new();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(path_of(names[i]));
    arena_free(arena);
    return rmdir(folder);
}

#define HEADER "region,indicator,year,value\n"

static bool load_files(const char *const *paths, size_t n)
{
    store_free(&store);
    diags = diags_new(arena);
    return store_load(&store, project, paths, n, diags);
}

static bool load(const char *text)
{
    const char *path = write_text("a.csv", text);
    return load_files(&path, 1);
}

/* All diagnostics: `code line:column;` each. */
static const char *said(void)
{
    const char *out = "";
    for (size_t i = 0; i < diags->count; i++)
        out = arena_printf(arena, "%s%s %u:%u;", out, diags->list[i].code, diags->list[i].at.line,
                           diags->list[i].at.column);
    return out;
}

static struct series series_of(const char *region, const char *indicator)
{
    uint32_t r, i;
    assert_true(project_find_region(project, span_of(region), &r));
    assert_true(project_find_indicator(project, span_of(indicator), &i));
    return store_series(&store, r, i);
}

static struct observation row_of(struct series s, size_t i)
{
    assert_true(i < s.count);
    return store_row(&store, series_number(s, i));
}

static struct cell cell_of(struct series s, size_t i)
{
    struct observation o = row_of(s, i);
    return observation_cell(&store, &o);
}

static const struct observation_more *more_of(struct series s, size_t i)
{
    return &store.more[row_of(s, i).more];
}

/* `year:value` each, with the line where that is asked for. */
static const char *values(const char *region, const char *indicator, bool lines)
{
    struct series s = series_of(region, indicator);
    const char *out = "";
    for (size_t k = 0; k < s.count; k++) {
        char number[32] = {0};
        const struct observation o = row_of(s, k);
        const uint32_t place = series_number(s, k);
        const uint8_t file = store_file(&store, place);
        decimal_write((struct decimal){o.units, o.places}, number);
        out = arena_printf(arena, "%s%d:%s", out, o.year, o.kind == CELL_NUMBER ? number : "-");
        if (lines)
            out = arena_printf(arena, "%s@%s:%u", out, strrchr(store.files[file], '/') + 1,
                               place - store.line_0[file]);
        out = arena_printf(arena, "%s ", out);
    }
    return out;
}

static void rows_land_in_their_series(void **state)
{
    (void)state;
    assert_true(load(HEADER
                     "433101,mortality,2022,14.30\n"
                     "433101,mortality,2021,15\n"
                     "泸溪县,覆盖率,2021,90.5\n"
                     "433101,孕产妇死亡率,2020,\n"));
    assert_string_equal(said(), "");
    assert_string_equal(values("433101", "mortality", true),
                        "2020:-@a.csv:5 2021:15@a.csv:3 2022:14.30@a.csv:2 ");
    assert_string_equal(values("433122", "coverage", false), "2021:90.5 ");
    assert_string_equal(values("433122", "beds", false), "");
    assert_int_equal(store.oldest_year, 2021);
    assert_int_equal(store.newest_year, 2022);
    assert_int_equal(store_series(&store, 99999, 0).count, 0);
    assert_int_equal(store_series(&store, 0, 99999).count, 0);
}

static void columns_go_by_chinese_names(void **state)
{
    (void)state;
    assert_true(load("行政区划代码,地区,指标名称,年份,数值,单位\n433101,吉首市,覆盖率,２０２２,90,％\n"
                     ",泸溪县,覆盖率,2022,91,%\n"));
    assert_string_equal(said(), "");
    assert_string_equal(values("433101", "coverage", false), "2022:90 ");
    assert_string_equal(values("433122", "coverage", false), "2022:91 ");
    assert_true(load("地区名称,指标,年度,实际值\n泸溪县,覆盖率,2023,92\n"));
    assert_string_equal(values("433122", "coverage", false), "2023:92 ");
    assert_false(load("指标,年度,实际值\n覆盖率,2023,92\n"));
    assert_string_equal(said(), "csv_column_missing 1:0;");
}

static void an_unknown_code_is_a_new_region(void **state)
{
    (void)state;
    uint32_t number;
    assert_true(load("region,region_name,indicator,year,value\n433130,龙山县,beds,2022,6\n"
                     "DE-BY,,beds,2022,7\n433130,龙山县,beds,2023,8\n"));
    assert_string_equal(said(), "");
    assert_true(project_find_region(project, SPAN("龙山县"), &number));
    assert_string_equal(project->regions[number].code, "433130");
    assert_string_equal(values("433130", "beds", false), "2022:6 2023:8 ");
    assert_string_equal(values("DE-BY", "beds", false), "2022:7 ");
}

static void an_unknown_name_is_said_once_with_what_may_be_meant(void **state)
{
    (void)state;
    assert_true(load(HEADER "吉首,beds,2022,6\n吉首,beds,2023,6\n"
                     "433101,bed,2022,7\n433101,bed,2023,7\n433101,beds,2023,8\nHunan,beds,2023,8\n"));
    assert_string_equal(said(), "data_region_unknown 2:1;data_indicator_unknown 4:8;"
                                "data_region_unknown 7:1;");
    assert_int_equal(diags->errors, 3);
    assert_non_null(strstr(diags->list[0].hint.zh, "吉首市"));
    assert_non_null(strstr(diags->list[1].hint.en, "beds"));
    assert_string_equal(diags->list[1].excerpt, "433101,bed,2022,7");
    assert_string_equal(values("433101", "beds", false), "2023:8 ");
}

static void without_a_catalogue_indicators_are_made_up(void **state)
{
    (void)state;
    open_project(false);
    assert_true(load(HEADER "433101,绿化率,2022,6\n433101,beds2,2022,6\n"));
    assert_string_equal(said(), "data_indicator_unused 3:8;");
    assert_int_equal(diags->errors, 0);
    assert_string_equal(values("433101", "绿化率", false), "2022:6 ");
}

static void a_bad_value_stays_and_is_said(void **state)
{
    (void)state;
    assert_true(load(HEADER "433101,beds,2022,\"24,9\"\n433101,beds,2023,1e5\n"
                     "433101,beds,2024,24.\n"));
    assert_string_equal(said(), "data_value_bad 2:18;data_value_bad 3:18;data_value_bad 4:18;");
    assert_int_equal(diags->errors, 0);
    struct series s = series_of("433101", "beds");
    assert_int_equal(s.count, 3);
    assert_int_equal(cell_of(s, 0).kind, CELL_BAD);
    assert_string_equal(more_of(s, 0)->printed, "24,9");
    assert_int_equal(store.newest_year, 0);
}

static void a_row_without_year_region_or_indicator_is_left_out(void **state)
{
    (void)state;
    assert_true(load(HEADER
                     "433101,beds,,1\n433101,beds,22,1\n433101,beds,2022.0,1\n433101,beds,1899,1\n"
                     "433101,beds,2201,1\n433101,beds,2022年,1\n,beds,2022,1\n433101,,2022,1\n"
                     ",,,\n , , , \n433101,beds,2200,1\n"));
    assert_string_equal(said(), "data_year_empty 2:13;data_year_bad 3:13;data_year_bad 4:13;"
                                "data_year_bad 5:13;data_year_bad 6:13;data_year_bad 7:13;"
                                "data_region_empty 8:1;data_indicator_empty 9:8;");
    assert_string_equal(values("433101", "beds", false), "2200:1 ");
}

static void cells_keep_their_marks(void **state)
{
    (void)state;
    assert_true(load(HEADER "433101,beds,2021,*17.74\n433101,beds,2022,1:1.3\n"
                     "433101,beds,2023,待省公布\n433101,beds,2024,—\n433101,beds,2025,≥80%\n"));
    assert_string_equal(said(), "");
    struct series s = series_of("433101", "beds");
    struct cell c = cell_of(s, 0);
    assert_int_equal(c.marks, CELL_BORROWED);
    assert_int_equal(c.number.units, 1774);
    assert_string_equal(more_of(s, 0)->printed, "*17.74");
    c = cell_of(s, 1);
    assert_int_equal(c.marks, CELL_RATIO);
    assert_int_equal(c.first.units, 1);
    assert_int_equal(c.number.units, 13);
    assert_int_equal(cell_of(s, 2).kind, CELL_PENDING);
    assert_int_equal(cell_of(s, 3).kind, CELL_MISSING);
    c = cell_of(s, 4);
    assert_int_equal(c.marks, CELL_AT_LEAST);
    assert_int_equal(c.sign, CELL_PERCENT);
    assert_int_equal(c.first.units, 1);
}

static void words_are_kept_once(void **state)
{
    (void)state;
    assert_true(load("region,indicator,year,value,unit,source,note\n"
                     "433101,beds,2021,1,张,年鉴,\n433101,beds,2022,2,张,年鉴,\n"
                     "433101,beds,2023,3,张,年鉴,终报\n433101,beds,2024,4,,,\n"));
    struct series s = series_of("433101", "beds");
    assert_int_equal(row_of(s, 0).more, row_of(s, 1).more);
    assert_int_equal(row_of(s, 3).more, 0);
    const struct observation_more *m = more_of(s, 2);
    assert_string_equal(m->unit, "张");
    assert_string_equal(m->source, "年鉴");
    assert_string_equal(m->note, "终报");
    assert_null(more_of(s, 1)->note);
}

static void events_need_a_population(void **state)
{
    (void)state;
    assert_true(load("region,indicator,year,value,events,population,se\n"
                     "433101,mortality,2021,,1,2000,\n433101,mortality,2022,50,1,,\n"
                     "433101,mortality,2023,50,1,0,\n433101,mortality,2024,50,-1,9,x\n"
                     "433101,mortality,2025,50,,2000,0.5\n"));
    assert_string_equal(said(), "data_events_alone 3:26;data_events_alone 4:26;data_number_bad 5:26;"
                                "data_number_bad 5:31;");
    struct series s = series_of("433101", "mortality");
    assert_int_equal(s.count, 2);
    const struct observation_more *m = more_of(s, 0);
    assert_true(m->has_events && !m->has_se);
    assert_int_equal(m->population.units, 2000);
    m = more_of(s, 1);
    assert_true(!m->has_events && m->has_se);
    assert_int_equal(m->se.units, 5);
}

static void files_come_in_any_encoding(void **state)
{
    (void)state;
    static const char gb[] = HEADER "433101,\xB8\xB2\xB8\xC7\xC2\xCA,2022,90\n";
    static const char bom[] = "\xEF\xBB\xBFregion,indicator,year,value\r\n433101,覆盖率,2022,91\r\n";
    static const char bad[] = HEADER "433101,\xB8\xB2\xFF,2022,90\n";
    assert_true(load(gb));
    assert_string_equal(values("433101", "coverage", false), "2022:90 ");
    assert_true(load(bom));
    assert_string_equal(values("433101", "coverage", true), "2022:91@a.csv:2 ");
    assert_false(load(bad));
    assert_string_equal(said(), "decode_bad_byte 2:0;");
}

static void what_cannot_be_read_is_said(void **state)
{
    (void)state;
    assert_false(load(""));
    assert_string_equal(said(), "csv_no_header 1:0;");
    const char *paths[300];
    paths[0] = path_of("missing.csv");
    paths[1] = write_text("a.csv", HEADER "433101,beds,2022,1\n");
    assert_true(load_files(paths, 2));
    assert_int_equal(diags->errors, 1);
    assert_string_equal(values("433101", "beds", false), "2022:1 ");
    for (size_t i = 0; i < 300; i++)
        paths[i] = paths[1];
    assert_false(load_files(paths, 300));
    assert_string_equal(said(), "data_too_many_files 0:0;");
    assert_true(load_files(NULL, 0));
    assert_int_equal(series_of("433101", "beds").count, 0);
}

/* ---- the order of files and rows ---- */

static void shuffle(const char **rows, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)rand() % i;
        const char *row = rows[i - 1];
        rows[i - 1] = rows[j];
        rows[j] = row;
    }
}

static const char *all_values(void)
{
    static const char *const names[] = {"mortality", "coverage", "beds"};
    const char *out = "";
    for (size_t r = 0; r < project->region_count; r++)
        for (size_t i = 0; i < 3; i++)
            out = arena_printf(arena, "%s%s\n", out,
                               values(project->regions[r].code, names[i], false));
    return out;
}

static void the_order_of_files_and_rows_changes_nothing(void **state)
{
    (void)state;
    static const char *const regions[] = {"433101", "433122", "430000"};
    static const char *const names[] = {"mortality", "coverage", "beds"};
    const char *rows[256], *paths[3], *first = NULL;
    size_t n = 0;
    for (int r = 0; r < 3; r++)
        for (int i = 0; i < 3; i++)
            for (int y = 2016; y < 2026; y++)
                if ((r * 7 + i * 5 + y) % 4)
                    rows[n++] = arena_printf(arena, "%s,%s,%d,%d.%d,%s\n", regions[r], names[i], y,
                                             (r * 31 + i * 17 + y) % 90, y % 10, y % 3 ? "%" : "");
    srand(7);
    for (int round = 0; round < 200; round++) {
        size_t files = 1 + (size_t)round % 3, row = 0;
        if (round)
            shuffle(rows, n);
        for (size_t f = 0; f < files; f++) {
            const char *text = "region,indicator,year,value,unit\n";
            size_t end = f + 1 == files ? n : (size_t)rand() % (n - row) + row;
            for (; row < end; row++)
                text = arena_printf(arena, "%s%s", text, rows[row]);
            paths[f] = write_text(arena_printf(arena, "%c.csv", "acb"[f]), text);
        }
        shuffle(paths, files);
        assert_true(load_files(paths, files));
        assert_int_equal(diags->count, 0);
        const char *now = all_values();
        first = first ? first : now;
        assert_string_equal(now, first);
    }
}

static void equal_years_stand_by_file_and_line(void **state)
{
    (void)state;
    const char *paths[2];
    paths[0] = write_text("b.csv", HEADER "433101,beds,2022,3\n433101,beds,2021,4\n");
    paths[1] = write_text("a.csv", HEADER "433101,beds,2022,1\n433101,beds,2022,2\n");
    assert_true(load_files(paths, 2));
    assert_string_equal(values("433101", "beds", true),
                        "2021:4@b.csv:3 2022:1@a.csv:2 2022:2@a.csv:3 2022:3@b.csv:2 ");
}

/* ---- quick is as careful ---- */

static void a_number_read_quickly_is_the_same(void **state)
{
    (void)state;
    srand(8);
    for (int n = 0; n < 200000; n++) {
        char text[24];
        size_t len = (size_t)(rand() % 21);
        for (size_t i = 0; i < len; i++)
            text[i] = rand() % 9 ? (char)('0' + rand() % 10) : "..-+ ,%x"[rand() % 8];
        struct decimal o;
        if (!quick_number((struct span){text, len}, &o))
            continue;
        struct cell c = cell_read(text, len);
        assert_int_equal(c.kind, CELL_NUMBER);
        assert_int_equal(c.marks, 0);
        assert_true(c.number.units == o.units && c.number.places == o.places);
    }
}

/* What no eight bytes hold stands elsewhere, and comes back the same. */
static void rows_come_back_as_they_were(void **state)
{
    (void)state;
    assert_true(load(HEADER "433101,beds,1900,549755813887\n433101,beds,1901,549755813888\n"
                     "433101,beds,1902,-549755813888\n433101,beds,1903,-549755813889\n"
                     "433101,beds,1904,0.123456\n433101,beds,1905,0.1234567\n"
                     "433101,beds,1906,999999999999999999\n433101,beds,2199,0.00\n"
                     "433101,beds,2200,-0.5\n"));
    assert_string_equal(said(), "");
    assert_string_equal(values("433101", "beds", false),
                        "1900:549755813887 1901:549755813888 1902:-549755813888 "
                        "1903:-549755813889 1904:0.123456 1905:0.1234567 "
                        "1906:999999999999999999 2199:0.00 2200:-0.5 ");
}

static void thousands_of_notes_are_kept_apart(void **state)
{
    (void)state;
    enum { NOTES = 5000 };
    const char *path = path_of("a.csv");
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    fputs("region,indicator,year,value,note\n", out);
    for (int i = 0; i < NOTES; i++)
        fprintf(out, "433101,beds,%d,%d,note %d\n", 1900 + i % 300, i, i);
    assert_int_equal(fclose(out), 0);
    assert_true(load_files(&path, 1));
    struct series s = series_of("433101", "beds");
    assert_int_equal(s.count, NOTES);
    for (size_t k = 0; k < NOTES; k++) {
        char note[24];
        int i = (int)series_number(s, k) - 2;
        snprintf(note, sizeof note, "note %d", i);
        assert_string_equal(more_of(s, k)->note, note);
        assert_int_equal(row_of(s, k).units, i);
        assert_int_equal(row_of(s, k).year, 1900 + i % 300);
    }
}

/* A file large enough for two parts, with all that a row may have. */
static const char *write_large(bool by_year, int mistake)
{
    const char *path = path_of("a.csv");
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    fprintf(out, "region,indicator,year,value,unit,note\n");
    static const char *const names[] = {"mortality", "coverage", "beds"};
    unsigned n = 0;
    for (int a = 0; a < (by_year ? 15 : 9999); a++)
        for (int i = 0; i < 3; i++)
            for (int b = 0; b < (by_year ? 9999 : 15); b++, n++) {
                int region = by_year ? b : a, year = 2011 + (by_year ? a : b);
                const char *note = n % 997 == 0 ? "初步统计，以年鉴为准" : "";
                if (mistake && n == 400000)
                    fprintf(out, "%06d,bed,%d,1,,\n", 100000 + region, year);
                else if (n % 10007 == 0)
                    fprintf(out, "%06d,%s,%d,*1.5,,\n", 100000 + region, names[i], year);
                else
                    fprintf(out, "%06d,%s,%d,%u.%u,%s,%s\n", 100000 + region, names[i], year, n % 97,
                            n % 10, i == 1 ? "%" : "", note);
            }
    assert_true(ftell(out) > 2 * PART_LEAST);
    assert_int_equal(fclose(out), 0);
    return path;
}

static uint64_t hash_of_all(void)
{
    uint64_t hash = 0;
    for (uint32_t r = 0; r < project->region_count; r++)
        for (uint32_t i = 0; i < project->indicator_count; i++) {
            struct series s = store_series(&store, r, i);
            for (size_t k = 0; k < s.count; k++) {
                struct observation o = row_of(s, k);
                const struct observation_more *m = more_of(s, k);
                if (k)
                    assert_true(o.year >= row_of(s, k - 1).year);
                o.more = (m->note != NULL) + 2 * (m->unit != NULL) + 4 * (m->printed != NULL);
                hash = hash * 31 + text_hash((const char *)&o, sizeof o) + series_number(s, k);
            }
        }
    return hash;
}

static void know_regions(int n)
{
    char code[16];
    for (int r = 0; r < n; r++) {
        snprintf(code, sizeof code, "%06d", 100000 + r);
        project_region(project, span_of(code));
    }
}

/* With one processor, one process reads; with several, several do. */
static void a_large_file_is_the_same_by_parts(void **state)
{
    (void)state;
    cpu_set_t all, one;
    assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
    CPU_ZERO(&one);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; cpu++)
        if (CPU_ISSET(cpu, &all))
            CPU_SET(cpu, &one);
    static const int variants[] = {0, 3, 4, 5, 6};
    for (size_t v = 0; v < sizeof variants / sizeof *variants; v++) {
        int variant = variants[v];
        open_project(true);
        if (variant & 4)
            know_regions(10000);
        const char *path = write_large(variant & 1, variant & 2);
        assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
        assert_true(load_files(&path, 1));
        uint64_t hash = hash_of_all();
        const char *what = said();
        int newest = store.newest_year, oldest = store.oldest_year;
        assert_int_equal(sched_setaffinity(0, sizeof all, &all), 0);
        assert_true(load_files(&path, 1));
        assert_true(hash == hash_of_all());
        assert_string_equal(said(), what);
        assert_int_equal(store.newest_year, newest);
        assert_int_equal(store.oldest_year, oldest);
        assert_string_equal(what, variant & 2 ? "data_indicator_unknown 400002:8;" : "");
    }
}

static void a_wrong_row_in_a_later_part_is_said_in_its_line(void **state)
{
    (void)state;
    know_regions(10000);
    const char *path = write_large(false, false);
    FILE *out = fopen(path, "ab");
    assert_non_null(out);
    fputs("433101,beds,2025\n433101,beds,2026,7,,\n", out);
    assert_int_equal(fclose(out), 0);
    assert_true(load_files(&path, 1));
    assert_string_equal(said(), "csv_ragged 449957:0;");
    assert_string_equal(values("433101", "beds", true), "2026:7@a.csv:449958 ");
}

static void what_follows_a_large_file_joins_its_series(void **state)
{
    (void)state;
    const char *paths[2];
    know_regions(10000);
    paths[0] = write_large(false, false);
    paths[1] = write_text("b.csv", HEADER "109998,beds,2026,1\n109998,beds,2020,2\n");
    assert_true(load_files(paths, 2));
    struct series s = series_of("109998", "beds");
    assert_int_equal(s.count, 17);
    assert_int_equal(store_file(&store, series_number(s, 16)), 1);
    assert_int_equal(store_file(&store, series_number(s, 10)), 1);
    assert_int_equal(store_file(&store, series_number(s, 15)), 0);
    assert_int_equal(series_number(s, 15), 449956);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(rows_land_in_their_series),
        TEST(columns_go_by_chinese_names),
        TEST(an_unknown_code_is_a_new_region),
        TEST(an_unknown_name_is_said_once_with_what_may_be_meant),
        TEST(without_a_catalogue_indicators_are_made_up),
        TEST(a_bad_value_stays_and_is_said),
        TEST(a_row_without_year_region_or_indicator_is_left_out),
        TEST(cells_keep_their_marks),
        TEST(words_are_kept_once),
        TEST(events_need_a_population),
        TEST(files_come_in_any_encoding),
        TEST(what_cannot_be_read_is_said),
        TEST(the_order_of_files_and_rows_changes_nothing),
        TEST(equal_years_stand_by_file_and_line),
        TEST(a_number_read_quickly_is_the_same),
        TEST(rows_come_back_as_they_were),
        TEST(thousands_of_notes_are_kept_apart),
        TEST(a_large_file_is_the_same_by_parts),
        TEST(a_wrong_row_in_a_later_part_is_said_in_its_line),
        TEST(what_follows_a_large_file_joins_its_series),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
