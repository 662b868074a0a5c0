/* test: runs the examples inside rule files. A failure shows what was wanted and what came, and
 * only where they differ. */
#include "cli.h"
#include "../report/case_row.h"
#include "../report/escape.h"

struct tally {
    size_t passed, failed;
};

struct expectation {                     /* "pass/met", or "pass" where any reason will do */
    struct span verdict, reason;
};

static struct expectation read_expectation(const char *text)
{
    const char *slash = text ? strchr(text, '/') : NULL;
    struct span all = span_of(text);
    if (!slash)
        return (struct expectation){span_trim(all), {NULL, 0}};
    return (struct expectation){span_trim((struct span){text, (size_t)(slash - text)}),
                                span_trim(span_of(slash + 1))};
}

/* ---- a failure ---- */

static void write_case_head(struct program *p, const struct rule *rule,
                            const struct rule_example *e)
{
    const struct { const char *name, *value;
    } parts[] = {
        {"baseline", e->baseline},   {"years", e->years},       {"series", e->series},
        {"direction", e->direction}, {"unit", e->unit},         {"indicator", e->indicator},
        {"reference", e->reference}, {"settings", e->settings},
    };
    struct writer *w = p->out;
    writer_string(w, rule->file);
    writer_byte(w, ':');
    writer_number(w, e->line);
    WRITER_LITERAL(w, ": ");
    plain_put(w, span_of(e->text));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].value || !*parts[i].value)
            continue;
        WRITER_LITERAL(w, " · ");
        writer_string(w, parts[i].name);
        writer_byte(w, ' ');
        plain_put(w, span_of(parts[i].value));
    }
    writer_byte(w, '\n');
}

static void write_difference(struct program *p, enum message_id what, struct span want,
                             const char *got)
{
    struct writer *w = p->out;
    WRITER_LITERAL(w, "    ");
    writer_string(w, say(p, what));
    writer_string(w, say(p, MSG_test_want));
    plain_put(w, want);
    writer_string(w, say(p, MSG_test_got));
    writer_string(w, got);
    writer_byte(w, '\n');
}

static bool check_example(struct program *p, struct example_cases *cases, size_t i,
                          const struct rulebook *book, const struct verdicts *verdicts)
{
    uint32_t rule;
    const struct rule_example *e = example_cases_at(cases, i, &rule);
    const struct slot *slot = (const struct slot *)verdicts->slots.at + i;
    const char *verdict = verdict_name((enum verdict)slot->verdict),
               *reason = reason_name((enum reason)slot->reason);
    struct expectation want = read_expectation(e->expect);
    bool same_verdict = span_is(want.verdict, verdict),
         same_reason = !want.reason.at || span_is(want.reason, reason);
    if (same_verdict && same_reason)
        return true;
    write_case_head(p, &book->rules[rule], e);
    if (!same_verdict)
        write_difference(p, MSG_test_verdict, want.verdict, verdict);
    if (!same_reason)
        write_difference(p, MSG_test_reason, want.reason, reason);
    struct arena *scratch = arena_new();
    struct case_source source = example_cases_source(cases);
    struct judge_case c;
    source.build(source.self, i, &c);
    struct writer *sentence = writer_memory(scratch);
    struct message nothing = {NULL, NULL}, words = nothing;
    verdict_message(verdicts, slot, &words);
    case_sentence(sentence, &c, slot, book, words, nothing, p->lang);
    WRITER_LITERAL(p->out, "    ");
    plain_put(p->out, writer_text(sentence));
    writer_byte(p->out, '\n');
    arena_free(scratch);
    return false;
}

/* ---- which rules ---- */

/* A rule is named by its id or by its file. */
static bool find_rule(const struct rulebook *b, const char *word, uint32_t *number)
{
    if (rulebook_find(b, word, number))
        return true;
    for (uint32_t i = 0; i < b->count; i++) {
        if (strcmp(b->rules[i].file, word) == 0) {
            *number = i;
            return true;
        }
    }
    return false;
}

static bool choose_rules(struct program *p, const struct rulebook *b, uint32_t *chosen,
                         size_t *count)
{
    bool all_known = true;
    *count = 0;
    for (uint32_t i = 0; p->options.word_count == 0 && i < b->count; i++)
        chosen[(*count)++] = i;
    for (size_t i = 0; i < p->options.word_count; i++) {
        const char *word = p->options.words[i],
                   **ids = ARENA_ARRAY(p->arena, const char *, b->count + 1);
        if (find_rule(b, word, &chosen[*count])) {
            ++*count;
            continue;
        }
        for (size_t k = 0; k < b->count; k++)
            ids[k] = b->rules[k].id;
        const char *near = text_nearest(word, ids, b->count);
        complain(p, near ? MESSAGE(p->arena, MSG_rule_unknown_near, word, near)
                         : MESSAGE(p->arena, MSG_rule_unknown, word));
        all_known = false;
    }
    return all_known;
}

static void write_tally(struct program *p, const struct tally *t, size_t rules)
{
    struct message m =
        MESSAGE(p->arena, MSG_test_tally, arena_printf(p->arena, "%zu", rules),
                arena_printf(p->arena, "%zu", t->passed), arena_printf(p->arena, "%zu", t->failed));
    writer_string(p->out, message_in(m, p->lang));
    writer_byte(p->out, '\n');
}

static int test_rules(struct program *p, const struct rulebook *book, const uint32_t *rules,
                      size_t count, struct diags *d)
{
    struct example_cases *cases = example_cases_new(p->arena, book, rules, count, d);
    struct case_source source = example_cases_source(cases);
    struct engine_options engine = engine_of(&p->options);
    struct verdicts verdicts = {.count = 0};
    struct tally tally = {0, 0};
    if (source.count && !engine_run(&source, book, &engine, &verdicts, d))
        return EXIT_NO_ANSWER;
    for (size_t i = 0; i < source.count; i++) {
        bool good = check_example(p, cases, i, book, &verdicts);
        tally.passed += good;
        tally.failed += !good;
    }
    write_tally(p, &tally, count);
    if (source.count)
        verdicts_free(&verdicts);
    else
        complain(p, MESSAGE(p->arena, MSG_test_nothing));
    return source.count == 0 ? EXIT_NO_ANSWER : tally.failed ? EXIT_TARGETS_FAILED : EXIT_FINE;
}

int command_test(struct program *p)
{
    struct diags *loading = diags_new(p->arena), *running = diags_new(p->arena);
    struct rulebook *book = rules_in_force(p, loading);
    print_problems(p, loading);          /* they say why a rule is not there */
    uint32_t *chosen =
        ARENA_ARRAY(p->arena, uint32_t, (book ? book->count : 0) + p->options.word_count + 1);
    size_t count = 0;
    bool known = book && choose_rules(p, book, chosen, &count);
    int code = known ? test_rules(p, book, chosen, count, running) : EXIT_NO_ANSWER;
    print_problems(p, running);
    return loading->errors || running->errors || !known ? EXIT_NO_ANSWER : code;
}
