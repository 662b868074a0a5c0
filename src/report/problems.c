/* What needs attention, for code scanning (SARIF 2.1.0) and as annotations of a GitHub job. */
#include "outcome.h"
#include "sarif.h"

struct problems {
    struct writer *w, *sentence;
    enum lang lang;
    int rule_of[REASON_COUNT];           /* number in the list of rules, -1: none */
    struct github *github;               /* NULL: SARIF */
    bool any;
};

static void put_problem(void *self, const struct verdict_row *row)
{
    struct problems *f = self;
    struct arena *a = arena_new();
    struct sarif_entry e = {
        .rule = reason_name(row->reason),
        .rule_number = f->rule_of[row->reason],
        .severity = outcome_severity(row),
        .at = outcome_place(a, row->plan_at),
        .other = outcome_place(a, row->data_at),
        .other_says = message_text(MSG_column_data, f->lang),
        .fingerprint = arena_text(a, row->id.at, row->id.len),
    };
    writer_clear(f->sentence);
    outcome_sentence(f->sentence, row, f->lang);
    e.message = writer_text(f->sentence).at;
    if (f->github)
        github_entry(f->github, &e);
    else
        sarif_entry(f->w, &e, !f->any);
    f->any = true;
    arena_free(a);
}

/* The reasons that occur among the problems, as rules. */
static size_t find_rules(const struct result *r, struct problems *f, struct sarif_rule *rules)
{
    size_t count = 0;
    for (int i = 0; i < REASON_COUNT; i++)
        f->rule_of[i] = -1;
    for (size_t i = 0; i < r->count; i++) {
        struct verdict_key key = result_key(r, i);
        bool problem = false;
        for (size_t k = 0; k < problem_kind_count && !problem; k++)
            problem = problem_is(key, &problem_kinds[k]);
        if (!problem || f->rule_of[key.reason] >= 0)
            continue;
        f->rule_of[key.reason] = (int)count;
        rules[count++] = (struct sarif_rule){
            .id = reason_name((enum reason)key.reason),
            .title = message_text(reason_label((enum reason)key.reason), f->lang),
            .severity = key.verdict == VERDICT_ERROR ? SEVERITY_ERROR : SEVERITY_WARNING,
        };
    }
    return count;
}

static void write_problems(const struct result *r, const struct report_options *o,
                           struct writer *w, struct github *github)
{
    struct arena *a = arena_new();
    struct report_view *v = report_view_new(a, r);
    struct sarif_rule rules[REASON_COUNT];
    struct problems f = {
        .w = w, .sentence = writer_memory(a), .lang = o->lang, .github = github};
    size_t count = find_rules(r, &f, rules);
    if (!github)
        sarif_begin(w, rules, count);
    outcome_problems(r, v, SIZE_MAX, put_problem, &f);
    if (!github)
        sarif_end(w);
    report_view_free(v);
    arena_free(a);
}

void report_sarif(const struct result *r, const struct report_options *o, struct writer *w)
{
    write_problems(r, o, w, NULL);
}

void report_github(const struct result *r, const struct report_options *o, struct writer *w)
{
    struct github g = {w, {0, 0, 0}};
    write_problems(r, o, w, &g);
    github_end(&g, o->lang);
}
