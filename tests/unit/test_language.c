/* How printed targets are read, by the rules that are shipped: a table of phrases
 * (tests/rules/phrases.csv), what the indicator adds, and texts that nobody would print. */
#include "rule_kit.h"
#include "../../src/base/csv.h"
#include "../../src/base/unit.h"
#include <time.h>

static struct arena *arena;
static struct rulebook *book;

static int open_book(void **state)
{
    (void)state;
    arena = arena_new();
    struct diags *d = diags_new(arena);
    const char *folders[] = {TEST_DIR "/../rules"};
    book = rulebook_load(arena, folders, 1, d);
    return book->count && !d->errors ? 0 : -1;
}

static int close_book(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct reading read_in(const char *text, const char *unit, const char *name)
{
    struct reading r;
    struct read_context c = {.name = name, .unit = unit, .base_year = 2020, .target_year = 2025};
    rulebook_read(book, arena, text, &c, &r);
    return r;
}

static struct num value_of(struct fraction f)
{
    return num_div(num_of(f.over), num_int(f.under));
}

/* "change_by 1 up at_least about"; "unknown", "unit" … where it is refused. */
static const char *told(const struct reading *r)
{
    static const char *const errors[] = {"", "empty", "unknown", "ambiguous",
                                         "direction", "unit", "contradiction"};
    static const char *const bounds[] = {"", " at_least", " above", " at_most", " below"};
    char n[64] = "", n2[64] = "";
    if (r->error)
        return errors[r->error];
    if (r->has_n)
        num_write(value_of(r->n), n);
    if (r->has_n2)
        num_write(value_of(r->n2), n2);
    return arena_printf(arena, "%s%s%s%s%s%s%s%s", book->rules[r->rule].id, *n ? " " : "", n,
                        *n2 ? " " : "", n2, r->verb > 0 ? " up" : r->verb < 0 ? " down" : "",
                        bounds[r->bound], r->about ? " about" : "");
}

static void check_reading(const char *text, const char *unit, const char *name, const char *want)
{
    struct reading r = read_in(text, unit, name);
    const char *got = told(&r);
    if (strcmp(got, want) != 0)
        fail_msg("\"%s\" [%s, %s]: want %s, got %s", text, unit ? unit : "", name ? name : "",
                 want, got);
}

/* ---- the table of phrases ---- */

/* Is the word one of "a|b"? An empty list has all. */
static bool among(const char *word, struct span list)
{
    size_t len = strlen(word);
    for (size_t i = 0; i + len <= list.len; i++)
        if (memcmp(list.at + i, word, len) == 0 && (i == 0 || list.at[i - 1] == '|') &&
            (i + len == list.len || list.at[i + len] == '|'))
            return true;
    return !list.len;
}

static const char *unit_of(const struct reading *r)
{
    for (size_t i = 0; i < r->capture_count; i++)
        if (strcmp(r->captures[i].name, "unit") == 0)
            return r->captures[i].text;
    return NULL;
}

/* 一半以上 is 50, in percent; 〔5500〕万人 is 55000000, in persons. */
static bool number_is_wanted(struct span printed, const struct reading *r, bool has,
                             struct fraction got)
{
    struct decimal want;
    struct unit unit;
    if (!printed.len)
        return true;
    if (!has || !decimal_read(printed, &want))
        return false;
    struct num n = value_of(got), scale = num_int(1);
    if (got.under > 1)
        scale = num_int(100);
    else if (unit_of(r) && unit_read(span_of(unit_of(r)), &unit) && num_cmp(unit.scale, scale) > 0)
        scale = unit.scale;
    return num_cmp(n, num_of(want)) == 0 || num_cmp(num_mul(n, scale), num_of(want)) == 0;
}

static bool unit_is_wanted(struct span printed, const struct reading *r)
{
    const char *got = unit_of(r);
    size_t len = got ? strlen(got) : 0;
    struct num factor;
    if (!printed.len || !got)
        return true;
    if (len >= printed.len && memcmp(got + len - printed.len, printed.at, printed.len) == 0)
        return true;                     /* 万人 for 人: its 万 was seen to with the number */
    return unit_factor(span_of(got), printed, &factor) && num_cmp(factor, num_int(1)) == 0;
}

enum { PHRASE, RULE, N, N2, BOUND, VERB, UNIT, ABOUT, REFUSE, COMMENT, DEADLINE, BASE, COLUMNS };

/* A year that the text names. */
static bool year_is_wanted(struct span printed, int got)
{
    int64_t want = 0;
    for (size_t i = 0; i < printed.len; i++)
        want = want * 10 + (printed.at[i] - '0');
    return !printed.len || want == got;
}


static bool is_one_of(const char *rule, const char *const *ids)
{
    while (*ids && strcmp(*ids, rule) != 0)
        ids++;
    return *ids != NULL;
}

/* What is wrong with the reading of a row; NULL: nothing. */
static const char *wrong(const struct reading *r, const struct span *f)
{
    static const char *const wordy[] = {"full", "improve", "maintain", "informal", "in_proportion",
                                        "than_reference", NULL};
    static const char *const bounded[] = {"at_least", "above", "at_most", "below", NULL};
    static const char *const bounds[] = {"none", "at_least", "above", "at_most", "below"};
    const char *rule = book->rules[r->rule].id;
    if (span_is(f[REFUSE], "1"))
        return "must be refused";
    if (!f[RULE].len || !among(rule, f[RULE]))
        return "rule";
    if (!is_one_of(rule, wordy) && (!number_is_wanted(f[N], r, r->has_n, r->n) ||
                                    !number_is_wanted(f[N2], r, r->has_n2, r->n2)))
        return "number";
    if (!is_one_of(rule, wordy) && !is_one_of(rule, bounded) && f[BOUND].len &&
        !among(bounds[r->bound], f[BOUND]))
        return "bound";
    if (f[VERB].len && r->verb && span_is(f[VERB], "up") != (r->verb > 0))
        return "verb";
    if (f[ABOUT].len && !r->about && strcmp(rule, "about") != 0)
        return "about";
    if (!year_is_wanted(f[DEADLINE], r->year) || !year_is_wanted(f[BASE], r->base_year))
        return "year";
    return unit_is_wanted(f[UNIT], r) ? NULL : "unit";
}

struct tally { int rows, bad, refused; };

static void check_row(const struct span *f, struct tally *t)
{
    const char *text = arena_text(arena, f[PHRASE].at, f[PHRASE].len);
    struct reading r = read_in(text, NULL, NULL);
    const char *fault = r.error ? NULL : wrong(&r, f);
    t->rows++;
    if (fault) {
        print_error("\"%s\": %s: want %.*s %.*s %.*s, got %s\n", text, fault, (int)f[RULE].len,
                    f[RULE].at, (int)f[N].len, f[N].at, (int)f[N2].len, f[N2].at, told(&r));
        t->bad++;
    }
    if (r.error && !f[REFUSE].len) {
        print_message("\"%s\" is refused: %s\n", text, r.message.en);
        t->refused++;
    }
}

static struct tally check_table(const char *path)
{
    struct diags *d = diags_new(arena);
    struct file file;
    struct csv csv;
    struct csv_column columns[COLUMNS] = {
        {.name = "phrase"}, {.name = "rule"}, {.name = "n"}, {.name = "n2"}, {.name = "bound"},
        {.name = "verb"}, {.name = "unit"}, {.name = "about"}, {.name = "refuse"},
        {.name = "comment"}, {.name = "deadline"}, {.name = "base"}};
    struct tally t = {0};
    assert_true(file_read(arena, path, 1 << 20, &file, d));
    assert_true(csv_open(&csv, &file, columns, COLUMNS, false, arena, d));
    while (csv_next(&csv)) {
        struct span f[COLUMNS];
        for (size_t i = 0; i < COLUMNS; i++)
            f[i] = csv_field(&csv, &columns[i]);
        check_row(f, &t);
    }
    assert_int_equal(d->errors, 0);
    return t;
}

static void every_phrase_is_read_rightly_or_refused(void **state)
{
    (void)state;
    struct tally t = check_table(TEST_DIR "/rules/phrases.csv");
    assert_true(t.rows > 1000);
    assert_int_equal(t.bad, 0);
    assert_int_equal(t.refused, 0);
}

/* Clauses of other plans, in and out of tables. */
static void every_clause_of_other_plans_is_read_rightly_or_refused(void **state)
{
    (void)state;
    struct tally t = check_table(TEST_DIR "/rules/plans.csv");
    assert_true(t.rows > 150);
    assert_int_equal(t.bad, 0);
    assert_int_equal(t.refused, 0);
}

/* The same, kept apart while the reading was written. */
static void every_clause_kept_apart_is_read_rightly_or_refused(void **state)
{
    (void)state;
    struct tally t = check_table(TEST_DIR "/rules/more_plans.csv");
    assert_true(t.rows > 250);
    assert_int_equal(t.bad, 0);
    assert_int_equal(t.refused, 0);
}

/* Wording of plans of other fields, places and countries, written down before anybody looked how the
 * program reads it. */
static void every_clause_of_other_fields_is_read_rightly_or_refused(void **state)
{
    (void)state;
    struct tally t = check_table(TEST_DIR "/rules/other_plans.csv");
    assert_true(t.rows > 350);
    assert_int_equal(t.bad, 0);
    assert_int_equal(t.refused, 0);
}

/* ---- what the indicator adds ---- */

static const struct { const char *text, *unit, *name, *want; } in_context[] = {
    /* units */
    {"1.5万", "人", NULL, "reach 15000"},
    {"1.5万人", "万人", NULL, "reach 1.5"},
    {"5‰", "%", NULL, "reach 0.5"},
    {"十万分之12以下", "1/10万", NULL, "at_most 12 at_most"},
    {"三分之一", "%", NULL, "reach 33.33333333"},
    {"提高0.5个百分点", "‰", NULL, "change_by 5 up"},
    {"每年提高1个百分点", "%", NULL, "change_per_year 1 up"},
    {"百分之五十", "%", NULL, "reach 50"},
    {"九成以上", "%", NULL, "at_least 90 at_least"},
    {"提高1", "岁", NULL, "change_by 1 up"},
    {"提高1", "%", NULL, "unknown"},
    {"提高1岁", "%", NULL, "unit"},
    {"90%", "岁", NULL, "unit"},
    {"下降10%", "人", NULL, "change_by_percent 10 down"},
    {"全覆盖", "%", NULL, "full up"},
    {"全覆盖", "个", NULL, "unit"},
    {"动态清零", "个", NULL, "full down"},
    {"从5‰到4‰", "%", NULL, "reach 0.4 down"},
    /* the indicator's name */
    {"增长7%", "%", "地区生产总值增长", "reach 7 up"},
    {"增长7%以上", "%", "地区生产总值增长率", "at_least 7 up at_least"},
    {"增长7%左右", "%", "地区生产总值增长率", "about 7 up about"},
    {"增长7%", "亿元", "地区生产总值", "change_by_percent 7 up"},
    {"下降7%", "%", "人口自然增长率", "change_by_percent 7 down"},
    {"13.5", "%", "单位GDP能耗降低", "reach 13.5 up"},
    {"下降13.5%", "%", "单位GDP能耗降低", "reach 13.5 up"},
};

static void the_indicator_tells_what_the_text_leaves_open(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof in_context / sizeof *in_context; i++)
        check_reading(in_context[i].text, in_context[i].unit, in_context[i].name,
                      in_context[i].want);
}

static void every_target_of_the_shipped_plans_is_read(void **state)
{
    (void)state;
    struct diags *d = diags_new(arena);
    struct project_options o = {.project = TEST_DIR "/../data", .bundled = TEST_DIR "/.."};
    const struct project *p = project_load(arena, &o, d);
    assert_int_equal(d->errors, 0);
    assert_true(p->item_count > 100);
    for (size_t i = 0; i < p->item_count; i++) {
        const struct item *item = &project_items(p)[i];
        const char *text = intern_text(p->texts, item->target);
        const char *unit = intern_text(p->texts, item->unit);
        const char *name = intern_text(p->texts, item->name);
        if (item_more(item) && item_more(item)->unit_means)
            unit = item_more(item)->unit_means;
        struct reading r = read_in(text, *unit ? unit : p->indicators[item->indicator].unit, name);
        if (r.error && r.error != READ_EMPTY)
            fail_msg("%s \"%s\" [%s] is refused: %s", name, text, unit, r.message.en);
    }
}

/* ---- what must not be misread ---- */

static const struct { const char *text, *want; } careful[] = {
    {"从4.2提高到5", "reach 5 up"}, {"从4.2提高到3", "contradiction"},
    {"由5降至5", "contradiction"}, {"8%-7%", "contradiction"},
    {"高于60%（含）", "unknown"}, {"90 95", "unknown"}, {"1 000", "reach 1000"},
    {"同比提高", "unknown"}, {"同比例下降", "unknown"}, {"比上年提高2个百分点", "unknown"},
    {"降低到一半", "unknown"}, {"reduce to one third", "unknown"}, {"三类以上", "unknown"},
    {"20% on 1990 levels", "unknown"}, {"increase by 2030", "improve up"}, {"一百二", "unknown"},
    {"增速低于GDP增速", "than_reference 0 below"}, {"翻一番", "change_by_percent 100 up"},
    {"减半", "change_by_percent 50 down"}, {"下降翻一番", "unknown"},
    {"提高，力争达到90%", "unknown"}, {"2020年为85%", "unknown"}, {"=> 90", "at_least 90 at_least"},
    {"不下降", "maintain up"}, {"稳定", "maintain"}, {"持续", "unknown"}, {"5%/年", "unknown"},
    {"by 2030, 90%", "reach 90"}, {"\xff\xfe", "unknown"}, {"90\xe4\xb8", "unknown"},
    {"", "empty"}, {"—", "empty"}, {"1.5-2.0万", "between 15000 20000"},
};

static void what_can_mean_two_things_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof careful / sizeof *careful; i++)
        check_reading(careful[i].text, NULL, NULL, careful[i].want);
}

/* ---- clauses of running text ---- */

static const struct { const char *text, *want, *name, *object; } clauses[] = {
    {"人均预期寿命达到79岁", "reach 79", "人均预期寿命", NULL},
    {"5岁以下儿童死亡率控制在6‰以内", "at_most 6 at_most", "5岁以下儿童死亡率", NULL},
    {"PM2.5年均浓度下降10%", "change_by_percent 10 down", "PM2.5年均浓度", NULL},
    {"疫苗接种率以乡镇为单位达到90%以上", "at_least 90 at_least", "疫苗接种率", NULL},
    {"总体癌症5年生存率提高到46.6%", "reach 46.6 up", "总体癌症5年生存率", NULL},
    {"新增城镇就业5万人以上", "cumulative 50000 at_least", "城镇就业", NULL},
    {"每年引进高层次人才30名以上", "at_least 30 at_least", "高层次人才", NULL},
    {"建成2个以上省级区域医疗中心", "at_least 2 at_least", NULL, "省级区域医疗中心"},
    {"90%以上的乡镇卫生院达到国家标准", "at_least 90 at_least", NULL, "乡镇卫生院达到国家标准"},
    {"二级以上医院全部建成胸痛中心", "full up", "二级以上医院", "建成胸痛中心"},
    {"reduce the mortality ratio to less than 70", "below 70 down below", "the mortality ratio", NULL},
    {"end preventable deaths", "full down", NULL, "preventable deaths"},
    {"推进健康行动，吸烟率下降到20%", "reach 20 down", "推进健康行动，吸烟率", NULL},
    /* what might be another target, or change the meaning, is not passed over */
    {"新增床位500张，其中公立医院300张", "unknown", NULL, NULL},
    {"吸烟率明显下降，识字率达到90%", "unknown", NULL, NULL},
    {"吸烟率较上年下降2个百分点", "unknown", NULL, NULL},
    {"不使失业率超过5%", "unknown", NULL, NULL},
    {"减少贫困人口达到30万人", "unknown", NULL, NULL},
    {"位居全省第1", "unknown", NULL, NULL},
    {"500张床位以上的医院", "unknown", NULL, NULL},
    {"一件事一次办覆盖率全覆盖", "full up", "一件事一次办覆盖率", NULL},
    {"eliminate", "full down", NULL, NULL},
    {"overall spending", "unknown", NULL, NULL},
};

static bool same_words(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void a_target_is_found_behind_its_indicators_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++) {
        struct reading r = read_in(clauses[i].text, NULL, NULL);
        check_reading(clauses[i].text, NULL, NULL, clauses[i].want);
        if (!same_words(r.name, clauses[i].name) || !same_words(r.object, clauses[i].object))
            fail_msg("\"%s\": name %s, object %s", clauses[i].text, r.name, r.object);
    }
}

static void years_in_the_text_are_found(void **state)
{
    (void)state;
    struct reading r = read_in("到2025年，比2020年提高1岁", "岁", NULL);
    assert_string_equal(told(&r), "change_by 1 up");
    assert_int_equal(r.year, 2025);
    assert_int_equal(r.base_year, 2020);
    r = read_in("在2025年达到90%", "%", NULL);
    assert_int_equal(r.year, 2025);
    assert_int_equal(r.base_year, 0);
    r = read_in("reduce by 50% by 2030 compared with 2015", "%", NULL);
    assert_int_equal(r.year, 2030);
    assert_int_equal(r.base_year, 2015);
}

static void steps_by_year_are_milestones(void **state)
{
    (void)state;
    struct reading r = read_in("2022年80%，2023年85.5%，2025年90%", "%", NULL);
    assert_string_equal(told(&r), "reach 90");
    assert_int_equal(r.year, 2025);
    assert_int_equal(r.step_count, 2);
    assert_int_equal(r.steps[1].year, 2023);
    assert_int_equal(r.steps[1].cell.number.units, 855);
    r = read_in("2025年90%，2022年80%", "%", NULL);
    assert_string_equal(told(&r), "unknown");
}

static void a_stretch_binds_nobody_and_is_kept(void **state)
{
    (void)state;
    struct reading r = read_in("90%以上，力争95%", "%", NULL);
    assert_string_equal(told(&r), "at_least 90 at_least");
    assert_string_equal(r.stretch, "力争95%");
}

static void a_mended_point_is_told(void **state)
{
    (void)state;
    struct reading r = read_in("76。7", NULL, NULL);
    assert_string_equal(told(&r), "reach 76.7");
    assert_non_null(r.repaired);
    r = read_in("达到80。2025年达到90", NULL, NULL);
    assert_null(r.repaired);
}

static void decimals_count_in_the_indicators_unit(void **state)
{
    (void)state;
    assert_int_equal(read_in("1.50", NULL, NULL).places, 2);
    assert_int_equal(read_in("1.5万", "人", NULL).places, -3);
    assert_int_equal(read_in("5.2‰", "%", NULL).places, 2);
    assert_int_equal(read_in("高于全省平均水平", "%", NULL).places, NO_PLACES);
}

/* ---- texts that nobody would print ---- */

static char *repeated(const char *piece, size_t bytes)
{
    char *text = arena_alloc(arena, bytes + strlen(piece) + 1), *to = text;
    while ((size_t)(to - text) < bytes)
        to = stpcpy(to, piece);
    return text;
}

#ifdef PLANCHECK_SANITIZED
enum { MOST_SECONDS = 10 };
#else
enum { MOST_SECONDS = 1 };
#endif

static void no_text_takes_long(void **state)
{
    (void)state;
    static const char *const pieces[] = {"提高", "9", "(", "（", "[", "〔", "力争", "比2020年", "、",
                                         "1,", "，力争", "百分之", "万", "与同步", "-", "90%，", "per",
                                         "2022年90%，", "一", "十", "a", "1:1", " 9", "以上", "not "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct timespec before, after;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
        struct reading r = read_in(repeated(pieces[i], 10000), "%", NULL);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
        double took = (double)(after.tv_sec - before.tv_sec) +
                      (double)(after.tv_nsec - before.tv_nsec) / 1e9;
        if (took > MOST_SECONDS)
            fail_msg("\"%s\" repeated: %s after %.1f s", pieces[i], told(&r), took);
    }
}

static void every_cut_of_a_phrase_is_read_or_refused(void **state)
{
    (void)state;
    static const char phrase[] = "到2025年，比2020年提高1.5万个百分点以上（力争2倍）〔18〕";
    for (size_t from = 0; from < sizeof phrase; from++)
        for (size_t to = from; to < sizeof phrase; to++)
            read_in(arena_text(arena, phrase + from, to - from), "%", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_phrase_is_read_rightly_or_refused),
        cmocka_unit_test(every_clause_of_other_plans_is_read_rightly_or_refused),
        cmocka_unit_test(every_clause_kept_apart_is_read_rightly_or_refused),
        cmocka_unit_test(every_clause_of_other_fields_is_read_rightly_or_refused),
        cmocka_unit_test(the_indicator_tells_what_the_text_leaves_open),
        cmocka_unit_test(every_target_of_the_shipped_plans_is_read),
        cmocka_unit_test(what_can_mean_two_things_is_refused),
        cmocka_unit_test(a_target_is_found_behind_its_indicators_name),
        cmocka_unit_test(years_in_the_text_are_found),
        cmocka_unit_test(steps_by_year_are_milestones),
        cmocka_unit_test(a_stretch_binds_nobody_and_is_kept),
        cmocka_unit_test(a_mended_point_is_told),
        cmocka_unit_test(decimals_count_in_the_indicators_unit),
        cmocka_unit_test(no_text_takes_long),
        cmocka_unit_test(every_cut_of_a_phrase_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, open_book, close_book);
}
