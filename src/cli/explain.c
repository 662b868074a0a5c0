/* explain: a rule's page, the derivation of a verdict, how a printed target is read, or what a code
 * of a diagnostic means. */
#include "cli.h"

/* Of the rules and the codes. */
static const char *nearest_name(struct program *p, const struct rulebook *b, const char *word)
{
    size_t codes = 0, count = 0, rules = b ? b->count : 0;
    while (explanation_at(codes))
        codes++;
    const char **names = ARENA_ARRAY(p->arena, const char *, rules + codes);
    for (size_t i = 0; i < rules; i++)
        names[count++] = b->rules[i].id;
    for (size_t i = 0; i < codes; i++)
        names[count++] = message_name(explanation_at(i)->id);
    return text_nearest(word, names, count);
}

/* What can be explained is explained; mistakes in files are told beside it. */
static int explain_word(struct program *p, struct plancheck *open, const char *word)
{
    uint32_t rule;
    if (strchr(word, '/'))
        return explain_verdict(p, open, word);
    if (open->book && rulebook_find(open->book, word, &rule))
        return explain_rule(p, open, rule);
    const char *near = nearest_name(p, open->book, word);
    complain(p, near ? MESSAGE(p->arena, MSG_explain_unknown_near, word, near)
                     : MESSAGE(p->arena, MSG_explain_unknown, word));
    return EXIT_NO_ANSWER;
}

/* With the project's plans where there is one: the pages say where a rule is used. */
static int explain_whole_book(struct program *p)
{
    const struct options *o = &p->options;
    if (o->word_count || o->target)
        return usage_error(p, MESSAGE(p->arena, MSG_explain_doc_alone));
    struct plancheck *open = open_project(p, o->project);
    if (!open->book) {
        open->diags = diags_new(open->arena);
        open->book = rules_in_force(p, open->diags);
    }
    int code = open->book ? explain_book(p, open, o->doc) : EXIT_NO_ANSWER;
    print_errors(p, open->diags);
    plancheck_close(open);
    return code;
}

int command_explain(struct program *p)
{
    static const char *const formats[] = {"text", NULL}; /* of a code and of a verdict */
    static const char *const formats_of_rule[] = {"text", "json", NULL};
    const struct options *o = &p->options;
    if (o->doc)
        return explain_whole_book(p);
    if (o->target && o->word_count == 0)
        return explain_target(p);
    if (o->target || o->word_count == 0)
        return usage_error(p, MESSAGE(p->arena, MSG_explain_what));
    if (o->word_count > 1 && o->project)
        return usage_error(p, MESSAGE(p->arena, MSG_word_superfluous, o->words[1]));
    const struct explanation *page = explanation_find(o->words[0]);
    bool of_rule = !page && !strchr(o->words[0], '/');
    if (!pick_format(p, of_rule ? formats_of_rule : formats))
        return EXIT_USAGE;
    if (page)
        return explain_code(p, page);
    struct plancheck *open = open_project(p, o->word_count > 1 ? o->words[1] : o->project);
    /* A rule can be explained without any project, a verdict cannot. */
    if (!open->book && !strchr(o->words[0], '/')) {
        open->diags = diags_new(open->arena);
        open->book = rules_in_force(p, open->diags);
    }
    int code = explain_word(p, open, o->words[0]);
    print_errors(p, open->diags);
    plancheck_close(open);
    return code;
}
