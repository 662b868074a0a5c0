/* A large targets CSV: by parts or from top to bottom, whoever reads it, it is the same. */
#include "plan_kit.h"
#include "../../src/base/parts.h"
#include "../../src/plan/targets_inside.h"
#include <sched.h>

enum { REGIONS = 1700, ROWS_A_REGION = 12, LATER = 12000, NAME = 1700 };

enum variant {
    SOUND, BOM, CRLF, GB18030, NO_END, QUOTES, WRONG_ROWS, WRONG_REGIONS, RAGGED, TWICE, TWINS,
    KEYS, PLANS, VARIANTS
};

static const char *const indicators[] = {"life_expectancy", "infant_mortality", "beds"};

struct row {
    char plan[8], region[16], name[NAME + 8], target[24], year[16], key[8];
    const char *indicator, *unit, *attribute;
};

static void change_wrong_rows(struct row *r, unsigned n)
{
    if (n == 100 || n == LATER)
        strcpy(r->year, "20x5");
    if (n == 101 || n == LATER + 1)
        r->attribute = "重要";
    if (n == 102 || n == LATER + 13 || n == LATER + 14)
        r->indicator = "bed";
    if (n == LATER + 26)
        r->indicator = "";
}

static void change_wrong_regions(struct row *r, unsigned n)
{
    unsigned region = n / ROWS_A_REGION, later = LATER / ROWS_A_REGION;
    if (region == 9 || region == later)
        strcpy(r->region, "a/b");
    if (region == 10 || region == later + 2)
        *r->region = '\0';
    if (n == LATER + 50)
        *r->region = '\0';               /* in the middle of a region */
}

/* One name of two regions, and that name where a region's code stands. */
static void change_twins(struct row *r, unsigned n)
{
    unsigned region = n / ROWS_A_REGION, later = LATER / ROWS_A_REGION;
    if (region == 20 || region == 21 || region == later + 30)
        strcpy(r->name, "twin");
    if (region == later + 40)
        strcpy(r->region, "twin");
    if (n == LATER + 600)
        strcpy(r->name, "another name");
}

static void change(enum variant v, struct row *r, unsigned n)
{
    if (v == WRONG_ROWS)
        change_wrong_rows(r, n);
    if (v == WRONG_REGIONS)
        change_wrong_regions(r, n);
    if (v == TWINS)
        change_twins(r, n);
    if (v == KEYS && n % 5003 == 7)
        strcpy(r->key, "甲");
    if (v == PLANS && n >= LATER + 6)
        strcpy(r->plan, n > LATER + 100 ? "r" : "q/");
}

static void write_row(FILE *out, enum variant v, unsigned n)
{
    const char *end = v == CRLF ? "\r\n" : "\n", *quote = v == QUOTES ? "\"" : "";
    unsigned region = n / ROWS_A_REGION, place = n % ROWS_A_REGION;
    struct row r = {.plan = "p", .indicator = indicators[place % 3], .attribute = "",
                    .unit = v == GB18030 ? "\xCB\xEA" : "岁"};
    snprintf(r.region, sizeof r.region, "%06u", 100000 + region);
    snprintf(r.name, sizeof r.name, "%0*u", NAME, region);
    snprintf(r.year, sizeof r.year, "%u", 2025 + place / 3);
    snprintf(r.target, sizeof r.target, "%u.%u", n % 4099, region % 10);
    change(v, &r, n);
    fprintf(out, "%s,%s,%s%s%s,%s,%s,,%s,%s,%s,%s%s", r.plan, r.region, quote, r.name, quote,
            r.indicator, r.unit, r.target, r.attribute, r.year, r.key,
            v == NO_END && n + 1 == REGIONS * ROWS_A_REGION ? "" : end);
    if (v == RAGGED && (n == 50 || n == LATER || n == LATER + 7))
        fprintf(out, "too,few\n");
    if (v == TWICE && (n == 60 || n == LATER + 4 || n == LATER + 11))
        write_row(out, SOUND, n);
}

static void write_large(enum variant v)
{
    FILE *out = fopen("t.csv", "wb");
    assert_non_null(out);
    fprintf(out, "%splan,region,region_name,indicator,unit,baseline,target,attribute,target_year,"
                 "key\n", v == BOM ? "\xEF\xBB\xBF" : "");
    for (unsigned n = 0; n < REGIONS * ROWS_A_REGION; n++)
        write_row(out, v, n);
    assert_true(ftell(out) > 2 * TARGETS_PART_LEAST);
    assert_int_equal(fclose(out), 0);
}

static uint64_t hash_of_text(uint64_t hash, const char *text)
{
    return hash * 31 + text_hash(text, strlen(text));
}

static uint64_t hash_of_all(void)
{
    uint64_t hash = 0;
    for (size_t n = 0; n < kit.project->item_count; n++) {
        const struct item *i = kit_item(n);
        struct item plain = *i;
        hash = hash_of_text(hash, kit_text(i->name));
        hash = hash_of_text(hash, kit_text(i->unit));
        hash = hash_of_text(hash, kit_text(i->baseline));
        hash = hash_of_text(hash, kit_text(i->target));
        hash = hash_of_text(hash, kit.project->plans[i->plan].id);
        hash = hash_of_text(hash, kit.project->regions[i->region].code);
        hash = hash_of_text(hash, kit.project->regions[i->region].name);
        hash = hash_of_text(hash, item_more(i) ? item_more(i)->key : "");
        plain.from = NULL;
        hash = hash * 31 + text_hash((const char *)&plain, sizeof plain);
    }
    return hash;
}

/* With one processor, one process reads; with several, several do. */
static void on_processors(bool all)
{
    static cpu_set_t every;
    cpu_set_t one;
    if (!CPU_COUNT(&every))
        assert_int_equal(sched_getaffinity(0, sizeof every, &every), 0);
    CPU_ZERO(&one);
    for (int cpu = 0; cpu < CPU_SETSIZE && !CPU_COUNT(&one); cpu++)
        if (CPU_ISSET(cpu, &every))
            CPU_SET(cpu, &one);
    assert_int_equal(sched_setaffinity(0, sizeof one, all ? &every : &one), 0);
}

static void load_with(bool all)
{
    on_processors(all);
    kit_load_plan("t.csv");
    on_processors(true);
}

static void whoever_reads_it_a_large_file_is_the_same(void **state)
{
    (void)state;
    kit_write("indicators.yaml", kit_catalogue);
    size_t items[VARIANTS], problems[VARIANTS];
    for (enum variant v = SOUND; v < VARIANTS; v++) {
        write_large(v);
        load_with(false);
        uint64_t hash = hash_of_all();
        const char *what = kit_said();
        items[v] = kit.project->item_count;
        problems[v] = kit.diags->count;
        load_with(true);
        assert_int_equal(kit.project->item_count, items[v]);
        assert_true(hash == hash_of_all());
        assert_string_equal(kit_said(), what);
    }
    for (enum variant v = SOUND; v <= QUOTES; v++) {
        assert_int_equal(items[v], REGIONS * ROWS_A_REGION);
        assert_int_equal(problems[v], 0);
    }
    for (enum variant v = WRONG_ROWS; v <= TWINS; v++)
        assert_true(problems[v] > 2);
    assert_int_equal(problems[KEYS], 0);
}

static void a_mistake_in_a_later_part_is_said_in_its_line(void **state)
{
    (void)state;
    kit_write("indicators.yaml", kit_catalogue);
    write_large(WRONG_ROWS);
    load_with(true);
    assert_string_equal(
        kit_said(), "t.csv:102:1738 row_year;t.csv:103:1725 row_attribute;"
                    "t.csv:104:1711 indicator_unknown;t.csv:12002:1738 row_year;"
                    "t.csv:12003:1738 row_attribute;t.csv:12028:1711 row_empty;");
    write_large(TWICE);
    load_with(true);
    assert_string_equal(kit_said(), "t.csv:63:1 item_twice;t.csv:12008:1 item_twice;"
                                    "t.csv:12016:1 item_twice;");
    const struct diagnostic *last = &kit.diags->list[2];
    assert_true(strncmp(last->excerpt, "p,101000,", 9) == 0);
}

/* Fewer rows than there are processes. */
static void a_row_of_many_megabytes_is_one_row(void **state)
{
    (void)state;
    size_t size = 3 * TARGETS_PART_LEAST;
    kit_write("indicators.yaml", kit_catalogue);
    FILE *out = fopen("t.csv", "wb");
    assert_non_null(out);
    fprintf(out, "region,indicator,target,target_year,region_name\n430000,beds,5,2025,");
    for (size_t i = 0; i < size; i++)
        fputc('x', out);
    assert_int_equal(fclose(out), 0);
    load_with(true);
    assert_int_equal(kit.project->item_count, 1);
    assert_int_equal(strlen(kit.project->regions[kit_item(0)->region].name), size);
}

/* ---- cutting ---- */

static size_t cut(const char *text, size_t size, struct part parts[PARTS_MOST])
{
    struct file f = {.path = "x", .bytes = text, .size = size};
    return parts_cut(&f, PART_LEAST, parts);
}

static void parts_end_where_lines_do(void **state)
{
    (void)state;
    size_t size = 2 * PART_LEAST + 1000;
    char *text = arena_alloc(kit.arena, size);
    for (size_t i = 0; i < size; i++)
        text[i] = i % 29 == 28 ? '\n' : 'a';
    struct part parts[PARTS_MOST];
    size_t n = cut(text, size, parts);
    cpu_set_t set;
    assert_int_equal(sched_getaffinity(0, sizeof set, &set), 0);
    if (CPU_COUNT(&set) < 2)
        return;
    assert_int_equal(n, 2);
    assert_ptr_equal(parts[0].end, parts[1].at);
    assert_ptr_equal(parts[1].end, text + size);
    assert_int_equal((parts[1].at - text) % 29, 0);
    assert_int_equal(parts[1].first_line, (parts[1].at - text) / 29 + 1);
    assert_int_equal(parts[0].line_ends + parts[1].line_ends, size / 29);
    static const char others[] = {'"', '\r', '\xFF'};
    for (size_t i = 0; i < sizeof others; i++) {
        text[size - 40] = others[i];
        assert_int_equal(cut(text, size, parts), 0);
    }
    memcpy(text + size - 40, "中", 3);
    assert_int_equal(cut(text, size, parts), 2);
    assert_true(cut(text, PART_LEAST, parts) < 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(whoever_reads_it_a_large_file_is_the_same),
        TEST(a_mistake_in_a_later_part_is_said_in_its_line),
        TEST(a_row_of_many_megabytes_is_one_row),
        TEST(parts_end_where_lines_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
