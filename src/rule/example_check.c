/* example_check - the examples inside a rule file: every field a text, and both sides of the rule
 * seen. */
#include "api.h"
#include "rule_check_inside.h"
#include <stddef.h>
#include <string.h>

enum { MOST_EXAMPLES = 500 };

/* "a=1;b=2" or { a = 1, b = 2 }, with that sign between them */
static const char *check_pairs(struct check *c, const char *path, json_t *v, const char *between)
{
    const char *key, *joined = "";
    json_t *value;
    if (!check_map(v))
        return check_text(c, path, v);
    json_object_foreach(check_map(v), key, value) {
        const char *text = check_cell(c, check_path(c, path, key), value);
        if (text)
            joined = arena_printf(c->arena, "%s%s%s=%s", joined, *joined ? between : "", key, text);
    }
    return joined;
}

/* settings = "reading=each;as_of=2025" or { reading = "each", as_of = 2025 } */
static const char *check_settings(struct check *c, const char *path, json_t *v)
{
    return check_pairs(c, path, v, ";");
}

/* others = "gdp=2025: 5.2|population=2025: 90" or { gdp = "2025: 5.2", population = "2025: 90" } */
static const char *check_named(struct check *c, const char *path, json_t *v)
{
    return check_pairs(c, path, v, "|");
}

#define OUT(field) offsetof(struct rule_example, field)
static const struct {
    const char *name;
    size_t offset;                       /* of a const char * */
    const char *(*check)(struct check *c, const char *path, json_t *v);
    bool required;
} fields[] = {
    {"target", OUT(text), check_text, true},
    {"expect", OUT(expect), check_text, true},
    {"baseline", OUT(baseline), check_cell, false},
    {"years", OUT(years), check_text, false},
    {"series", OUT(series), check_text, false},
    {"direction", OUT(direction), check_text, false},
    {"unit", OUT(unit), check_text, false},
    {"indicator", OUT(indicator), check_text, false},
    {"reference", OUT(reference), check_text, false},
    {"settings", OUT(settings), check_settings, false},
    {"others", OUT(others), check_named, false},
    {"regions", OUT(regions), check_named, false},
    {"peers", OUT(peers), check_named, false},
    {"verdicts", OUT(verdicts), check_named, false},
};
enum { FIELDS = sizeof fields / sizeof *fields };

const char *example_field_name(size_t i)
{
    return i < FIELDS ? fields[i].name : NULL;
}

/* The verdicts that judging knows, by name (judge.h). */
static void check_verdict(struct check *c, const char *path, const char *expect)
{
    static const char *const verdicts[] = {"pass",         "fail",    "on_track",       "off_track",
                                           "undetermined", "no_data", "not_applicable", "error"};
    enum { VERDICTS = sizeof verdicts / sizeof *verdicts };
    struct span verdict = span_trim((struct span){expect, strcspn(expect, "/")});
    for (size_t i = 0; i < VERDICTS; i++)
        if (span_is(verdict, verdicts[i]))
            return;
    const char *text = arena_text(c->arena, verdict.at, verdict.len);
    check_refuse(c, check_path(c, path, "expect"), MSG_rule_verdict_unknown, text, NULL);
    check_suggest(c, text, verdicts, VERDICTS);
}

static void check_example(struct check *c, const char *path, json_t *v, struct rule_example *out)
{
    const char *names[FIELDS];
    for (size_t i = 0; i < FIELDS; i++)
        names[i] = fields[i].name;
    out->line = check_line(c, path);
    if (!check_map(v)) {
        check_refuse(c, path, MSG_rule_wants_table, path, check_kind(v));
        return;
    }
    check_keys(c, path, v, names, FIELDS);
    check_no_items(c, path, v);
    for (size_t i = 0; i < FIELDS; i++) {
        json_t *value = json_object_get(check_map(v), names[i]);
        if (value)
            *(const char **)((char *)out + fields[i].offset) =
                fields[i].check(c, check_path(c, path, names[i]), value);
        else if (fields[i].required)
            check_refuse(c, path, MSG_rule_example_without, names[i], NULL);
    }
    if (out->expect)
        check_verdict(c, path, out->expect);
}

static bool expects(const struct rule_example *e, const char *const *verdicts)
{
    struct span verdict = span_of(e->expect);
    const char *slash = e->expect ? strchr(e->expect, '/') : NULL;
    if (slash)
        verdict.len = (size_t)(slash - e->expect);
    for (; *verdicts; verdicts++)
        if (span_is(verdict, *verdicts))
            return true;
    return false;
}

/* A rule that is never seen to refuse anything may accept everything. */
static void check_both_sides(struct check *c)
{
    static const char *const passing[] = {"pass", "on_track", NULL},
                             *const failing[] = {"fail", "off_track", NULL},
                             *const undecided[] = {"undetermined", NULL};
    const struct rule *r = c->rule;
    bool undecided_will_do = r->order == ORDER_INFORMAL || r->has_judge, passes = false,
         fails = false;
    for (size_t i = 0; i < r->example_count; i++) {
        bool open = undecided_will_do && expects(&r->examples[i], undecided);
        passes |= open || expects(&r->examples[i], passing);
        fails |= open || expects(&r->examples[i], failing);
    }
    if (!passes)
        check_refuse(c, "examples", MSG_rule_no_passing, NULL, NULL);
    if (!fails)
        check_refuse(c, "examples", MSG_rule_no_failing, NULL, NULL);
}

void check_examples(struct check *c, const char *path, json_t *v)
{
    json_t *list = check_list(v), *example;
    size_t i, n = json_array_size(list), before = c->diags->errors;
    if (!list || n > MOST_EXAMPLES) {
        check_refuse(c, path, list ? MSG_rule_too_many : MSG_rule_wants_list, path, check_kind(v));
        return;
    }
    c->rule->examples = ARENA_ARRAY(c->arena, struct rule_example, n + 1);
    c->rule->example_count = n;
    json_array_foreach(list, i, example) {
        const char *at = arena_printf(c->arena, "%s[%zu]", path, i + 1);
        check_example(c, at, example, &c->rule->examples[i]);
    }
    if (c->diags->errors == before)
        check_both_sides(c);
}
