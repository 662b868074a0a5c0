/* completion: what shells need to complete commands, options and values, written for each of them
 * from the command table and the option table. */
#include "cli.h"

/* What can stand for an argument of the help: one of some words, what `plancheck list` knows, a
 * file, or anything. */
enum value_kind { VALUE_ANYTHING, VALUE_FILE, VALUE_LISTED, VALUE_WORD };

struct value {
    enum value_kind kind;
    const char *of;                      /* the words, blanks between them; what is listed */
};

static const char *command_names(struct arena *a)
{
    const char *names = commands[0].name;
    for (size_t i = 1; i < command_count; i++)
        names = arena_printf(a, "%s %s", names, commands[i].name);
    return names;
}

static struct value value_of(struct arena *a, const char *argument)
{
    static const struct {
        const char *argument;
        struct value value;
    } known[] = {
        {"FILE", {VALUE_FILE, ""}},
        {"DIR", {VALUE_FILE, ""}},
        {"PATH", {VALUE_FILE, ""}},
        {"NAME:PATH", {VALUE_FILE, ""}},
        {"PLAN.yaml", {VALUE_FILE, ""}},
        {"NAME", {VALUE_LISTED, "formats"}},
        {"RULE", {VALUE_LISTED, "rules"}},
        {"REGION", {VALUE_LISTED, "regions"}},
        {"INDICATOR", {VALUE_LISTED, "indicators"}},
        {"PLAN-ID", {VALUE_LISTED, "plans"}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(argument, known[i].argument) == 0)
            return known[i].value;
    if (strcmp(argument, "COMMAND") == 0)
        return (struct value){VALUE_WORD, command_names(a)};
    if (!strchr(argument, '|'))
        return (struct value){VALUE_ANYTHING, ""};
    char *words = arena_text(a, argument, strlen(argument));
    for (char *c = words; *c; c++)
        *c = *c == '|' ? ' ' : *c;
    return (struct value){VALUE_WORD, words};
}

static void put(struct program *p, const char *text)
{
    writer_string(p->out, text);
}

/* In single quotes of a shell; `doubled` characters get a backslash before them. */
static void put_quoted(struct program *p, const char *text, const char *quote, const char *marked)
{
    for (; *text; text++) {
        if (*text == '\'')
            put(p, quote);
        else if (strchr(marked, *text))
            writer_byte(p->out, '\\');
        if (*text != '\'')
            writer_byte(p->out, *text);
    }
}

/* The options of a command one after another. */
typedef void option_writer(struct program *p, const struct command *c,
                           const struct option_entry *e);

static void each_option(struct program *p, const struct command *c, option_writer *one)
{
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].commands & c->bit)
            one(p, c, &option_table[i]);
}

/* ---- bash ---- */

static const char bash_head[] =
    "# Completion of plancheck for bash. Written by: plancheck completion bash\n"
    "_plancheck_listed() {\n"
    "    plancheck list \"$1\" --format csv 2>/dev/null | tail -n +2 | cut -d, -f1\n"
    "}\n"
    "_plancheck() {\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
    "    # --option=value comes as three words\n"
    "    [ \"$before\" = '=' ] && before=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    [ \"$word\" = '=' ] && word=\n"
    "    [ \"$COMP_CWORD\" -eq 1 ] && COMP_WORDS[1]=\n"
    "    case \"${COMP_WORDS[1]} $before\" in\n";
static const char bash_end[] =
    "    esac\n"
    "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
    "}\n"
    "complete -o default -F _plancheck plancheck\n";

/* Nothing to say means files: -o default. */
static void bash_words(struct program *p, struct value v)
{
    put(p, v.kind == VALUE_LISTED ? "words=$(_plancheck_listed " : "words=\"");
    put(p, v.of);
    put(p, v.kind == VALUE_LISTED ? ")" : "\"");
}

static void bash_value(struct program *p, const struct command *c, const struct option_entry *e)
{
    if (!e->argument)
        return;
    put(p, arena_printf(p->arena, "    \"%s --%s\") ", c->name, e->name));
    bash_words(p, value_of(p->arena, e->argument));
    put(p, " ;;\n");
}

static void bash_option(struct program *p, const struct command *c, const struct option_entry *e)
{
    (void)c;
    put(p, arena_printf(p->arena, " --%s", e->name));
}

static void write_bash(struct program *p)
{
    put(p, bash_head);
    for (size_t i = 0; i < command_count; i++)
        each_option(p, &commands[i], bash_value);
    for (size_t i = 0; i < command_count; i++) {
        put(p, arena_printf(p->arena, "    \"%s \"*)\n        ", commands[i].name));
        bash_words(p, value_of(p->arena, commands[i].words));
        put(p, "\n        [ \"${word:0:1}\" = - ] && words=\"");
        each_option(p, &commands[i], bash_option);
        put(p, "\" ;;\n");
    }
    put(p, arena_printf(p->arena, "    *) words=\"%s\" ;;\n", command_names(p->arena)));
    put(p, bash_end);
}

/* ---- zsh ---- */

static const char zsh_head[] =
    "#compdef plancheck\n"
    "# Completion of plancheck for zsh. Written by: plancheck completion zsh\n"
    "_plancheck_listed() {\n"
    "    local -a listed\n"
    "    listed=(${(f)\"$(plancheck list $1 --format csv 2>/dev/null | tail -n +2 | cut -d, -f1)\"})\n"
    "    compadd -a listed\n"
    "}\n"
    "_plancheck() {\n"
    "    local -a commands\n"
    "    commands=(\n";
static const char zsh_middle[] =
    "    )\n"
    "    if (( CURRENT == 2 )); then\n"
    "        _describe command commands\n"
    "        return\n"
    "    fi\n"
    "    local command=$words[2]\n"
    "    shift words\n"
    "    (( CURRENT-- ))\n"
    "    case $command in\n";
static const char zsh_end[] =
    "    esac\n"
    "}\n"
    "if [ \"$funcstack[1]\" = _plancheck ]; then _plancheck \"$@\"; else compdef _plancheck plancheck; fi\n";

/* :message:action of _arguments */
static void zsh_value(struct program *p, const char *argument)
{
    struct value v = value_of(p->arena, argument);
    static const char *const before[] = {" ", "_files", "{_plancheck_listed ", "("},
                      *const after[] = {"", "", "}", ")"};
    put(p, ":");
    put_quoted(p, argument, "'\\''", ":");
    put(p, arena_printf(p->arena, ":%s%s%s", before[v.kind], v.of, after[v.kind]));
}

static void zsh_option(struct program *p, const struct command *c, const struct option_entry *e)
{
    (void)c;
    bool again = e->kind == OPTION_LIST || e->kind == OPTION_COUNT;
    put(p, arena_printf(p->arena, " \\\n        '%s--%s[", again ? "*" : "", e->name));
    put_quoted(p, say(p, e->what), "'\\''", "[]\\");
    put(p, "]");
    if (e->argument)
        zsh_value(p, e->argument);
    put(p, "'");
}

static void write_zsh(struct program *p)
{
    put(p, zsh_head);
    for (size_t i = 0; i < command_count; i++) {
        put(p, arena_printf(p->arena, "        '%s:", commands[i].name));
        put_quoted(p, say(p, commands[i].what), "'\\''", "\\");
        put(p, "'\n");
    }
    put(p, zsh_middle);
    for (size_t i = 0; i < command_count; i++) {
        put(p, arena_printf(p->arena, "    %s) _arguments", commands[i].name));
        each_option(p, &commands[i], zsh_option);
        put(p, " \\\n        '*");
        zsh_value(p, commands[i].words);
        put(p, "' ;;\n");
    }
    put(p, zsh_end);
}

/* ---- fish ---- */

static const char fish_head[] =
    "# Completion of plancheck for fish. Written by: plancheck completion fish\n"
    "function __plancheck_listed\n"
    "    plancheck list $argv[1] --format csv 2>/dev/null | tail -n +2 | cut -d, -f1\n"
    "end\n"
    "function __plancheck_command\n"
    "    set -l words (commandline -opc)\n"
    "    test \"$words[2]\" = \"$argv[1]\"\n"
    "end\n"
    "complete -c plancheck -f\n";

static void fish_begin(struct program *p, const char *command)
{
    put(p, arena_printf(p->arena, "complete -c plancheck -n '__plancheck_command %s'", command));
}

static void fish_what(struct program *p, enum message_id what)
{
    put(p, " -d '");
    put_quoted(p, say(p, what), "\\'", "\\");
    put(p, "'\n");
}

static void fish_value(struct program *p, const char *argument)
{
    struct value v = value_of(p->arena, argument);
    static const char *const before[] = {"", " -F", " -a '(__plancheck_listed ", " -a '"},
                      *const after[] = {"", "", ")'", "'"};
    put(p, arena_printf(p->arena, "%s%s%s", before[v.kind], v.of, after[v.kind]));
}

static void fish_option(struct program *p, const struct command *c, const struct option_entry *e)
{
    fish_begin(p, c->name);
    put(p, arena_printf(p->arena, " -l %s", e->name));
    if (e->argument) {
        put(p, value_of(p->arena, e->argument).kind == VALUE_FILE ? " -r" : " -x");
        fish_value(p, e->argument);
    }
    fish_what(p, e->what);
}

static void write_fish(struct program *p)
{
    put(p, fish_head);
    for (size_t i = 0; i < command_count; i++) {
        fish_begin(p, "''");
        put(p, arena_printf(p->arena, " -a %s", commands[i].name));
        fish_what(p, commands[i].what);
    }
    for (size_t i = 0; i < command_count; i++) {
        fish_begin(p, commands[i].name);
        fish_value(p, commands[i].words);
        put(p, "\n");
        each_option(p, &commands[i], fish_option);
    }
}

int command_completion(struct program *p)
{
    static const char *const names[] = {"bash", "zsh", "fish"};
    static void (*const writers[])(struct program *p) = {write_bash, write_zsh, write_fish};
    enum { SHELLS = sizeof names / sizeof *names };
    const char *name = p->options.words[0];
    for (size_t i = 0; i < SHELLS; i++) {
        if (strcmp(name, names[i]) == 0) {
            writers[i](p);
            return EXIT_FINE;
        }
    }
    return usage_error(p, MESSAGE(p->arena, MSG_shell_unknown, name));
}
