/* judge: loose cases without a plan, a row each, in the order of the input. */
#include "cli.h"
#include "../report/case_row.h"

static const char *const formats[] = {"csv", "json", NULL};

/* What the sentence is made of: the case is built once more for it. */
static void write_case(struct program *p, struct case_writer *cw, struct loose_cases *cases,
                       size_t i, const struct rulebook *book, const struct verdicts *verdicts)
{
    struct case_source source = loose_cases_source(cases);
    struct judge_case c;
    struct slot slot;
    verdicts_slot(verdicts, i, &slot);
    source.build(source.self, i, &c);
    struct message fault = {NULL, NULL};
    /* Cells of years after as_of do no harm and are not complained of. */
    if (c.fault != REASON_met || slot.reason == REASON_bad_number)
        fault = (struct message){loose_cases_fault(cases, i, LANG_EN),
                                 loose_cases_fault(cases, i, LANG_ZH)};
    struct message words = {NULL, NULL};
    verdict_message(verdicts, &slot, &words);
    case_write(cw, p->out, loose_cases_name(cases, i), &c, &slot, book,
               words, fault);
}

int command_judge(struct program *p)
{
    const char *format = pick_format(p, formats);
    if (!format)
        return EXIT_USAGE;
    struct diags *d = diags_new(p->arena);
    struct rulebook *book = rules_in_force(p, d);
    struct loose_cases *cases = loose_cases_read(p->arena, p->options.words[0], book, d);
    struct engine_options engine = engine_of(&p->options);
    struct verdicts verdicts = {.count = 0};
    bool judged = false;
    if (cases) {
        struct case_source source = loose_cases_source(cases);
        judged = engine_run(&source, book, &engine, &verdicts, d);
    }
    print_problems(p, d);
    if (!judged)
        return EXIT_NO_ANSWER;
    struct case_writer *cw = case_writer_new(p->arena, p->lang, strcmp(format, "json") == 0);
    case_begin(cw, p->out);
    for (size_t i = 0; i < loose_cases_count(cases); i++)
        write_case(p, cw, cases, i, book, &verdicts);
    case_end(cw, p->out);
    verdicts_free(&verdicts);
    return d->errors ? EXIT_NO_ANSWER : EXIT_FINE;
}
