/* Facts of a plan in YAML, and its answers to findings. */
#include "plan_inside.h"
#include <string.h>

/* ---- facts ---- */

static void check_fact(struct project *p, struct tree *t, struct node *n)
{
    struct node *indicator = node_find(n, "indicator");
    if (!indicator || project_expect_indicator(p, node_span(indicator), node_place(t, indicator),
                                               t->diags) != NO_NUMBER)
        return;
    if (!p->index->catalogue_cut)
        tree_blame(t, indicator);
    n->bad = true;
}

void plan_facts_check(struct project *p, struct tree *t)
{
    struct node *list = node_find(t->root, "facts");
    for (struct node *n = list ? list->first : NULL; n; n = n->next)
        if (n->kind == NODE_MAP)
            check_fact(p, t, n);
}

static const struct fact_part *read_parts(struct project *p, struct tree *t,
                                          const struct node *list, size_t *count)
{
    struct fact_part *parts =
        list ? ARENA_ARRAY(p->arena, struct fact_part, list->count) : NULL;
    *count = 0;
    for (const struct node *n = list ? list->first : NULL; n; n = n->next)
        if (!n->bad)
            parts[(*count)++] = (struct fact_part){
                .name = node_text(node_find(n, "name")),
                .value = node_text(node_find(n, "value")),
                .unit = node_text(node_find(n, "unit")),
                .times = node_text(node_find(n, "times")),
                .at = node_place(t, n),
            };
    return parts;
}

static void read_texts(const struct node *n, struct fact *f)
{
    const struct {
        const char *key, **field;
    } texts[] = {
        {"name", &f->name},     {"value", &f->value},   {"unit", &f->unit},
        {"unit_means", &f->unit_means}, {"from", &f->from}, {"change", &f->change},
        {"number", &f->number}, {"of", &f->of},         {"per", &f->per},
        {"at", &f->place},      {"note", &f->note},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i].field = node_text(node_find(n, texts[i].key));
}

static void add_fact(struct project *p, struct tree *t, const struct node *n, uint32_t plan)
{
    const struct node *indicator = node_find(n, "indicator"), *region = node_find(n, "region"),
                      *are = node_find(n, "parts_are");
    struct fact f = {
        .plan = plan, .region = p->plans[plan].region, .indicator = NO_NUMBER,
        .at = node_place(t, n),
    };
    read_texts(n, &f);
    if (indicator)
        project_find_indicator(p, node_span(indicator), &f.indicator);
    if (region)
        f.region = project_region(p, node_span(region));
    year_read(node_span(node_find(n, "year")), &f.year);
    year_read(node_span(node_find(n, "from_year")), &f.from_year);
    f.parts = read_parts(p, t, node_find(n, "parts"), &f.part_count);
    f.parts_are_some = are && strcmp(are->text, "some") == 0;
    f.listed = texts_read(p, node_find(n, "listed"), &f.listed_count);
    f.numbers = texts_read(p, node_find(n, "numbers"), &f.number_count);
    LIST_ENLARGE(p->arena, p->facts, p->fact_count, p->index->fact_room);
    p->facts[p->fact_count] = f;
    answers_read(p, t, n, ANSWER_FACT, (uint32_t)p->fact_count++);
}

/* ---- answers ---- */

static void add_answer(struct project *p, struct answer answer)
{
    LIST_ENLARGE(p->arena, p->answers, p->answer_count, p->index->answer_room);
    p->answers[p->answer_count++] = answer;
}

/* Keys whose word is itself the decision, and the code of the findings that they answer. */
static const struct {
    const char *key, *code;
} decisions[] = {
    {"baseline_used", "baseline_differs"},
    {"target_used", "target_differs"},
    {"unit_means", "unit_scale"},
};

void answers_read(struct project *p, struct tree *t, const struct node *n, enum answer_to to,
                  uint32_t number)
{
    const struct node *accepted = node_find(n, "accepted");
    struct answer answer = {.to = to, .number = number};
    for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++) {
        const struct node *word = node_find(n, decisions[i].key);
        if (!word)
            continue;
        answer.finding = decisions[i].code;
        answer.key = decisions[i].key;
        answer.reason = word->text;
        answer.at = node_place(t, word);
        add_answer(p, answer);
    }
    answer.key = "accepted";
    bool one = accepted && accepted->kind == NODE_SCALAR;
    for (const struct node *a = one ? accepted : accepted ? accepted->first : NULL; a;
         a = one ? NULL : a->next) {
        answer.finding = one ? NULL : a->key->text;
        answer.reason = a->text;
        answer.at = node_place(t, a);
        add_answer(p, answer);
    }
}

static void read_answer(struct project *p, struct tree *t, const struct node *n, uint32_t plan)
{
    add_answer(p, (struct answer){
        .to = ANSWER_PLAN, .number = plan, .key = "answers",
        .finding = node_find(n, "finding")->text,
        .reason = node_find(n, "reason")->text,
        .at = node_place(t, n),
    });
}

void plan_facts_read(struct project *p, uint32_t plan, struct tree *t)
{
    static const struct {
        const char *key;
        void (*read)(struct project *p, struct tree *t, const struct node *n, uint32_t plan);
    } lists[] = {{"facts", add_fact}, {"answers", read_answer}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct node *list = node_find(t->root, lists[i].key);
        for (const struct node *n = list ? list->first : NULL; n; n = n->next)
            if (!n->bad && !n->cut && n->kind == NODE_MAP)
                lists[i].read(p, t, n, plan);
    }
}
