#include "hints.h"
#include "tokens.h"
#include "../base/explanation.h"
#include <string.h>

/* ---- as it should be ---- */

static const struct sample { const char *field, *line; } samples[] = {
    {"title", "title = { zh = \"不低于\", en = \"At least\" },"},
    {"purpose", "purpose = { zh = \"…\", en = \"…\" },"},
    {"forms", "forms = { \"不低于{n}{unit}\", \"≥{n}{unit}\" },"},
    {"order", "order = \"interval\","},
    {"measure", "measure = function(target, at) return at.value - at.baseline end,"},
    {"accept", "accept = function(target, at) return at_least(target.n) end,"},
    {"goal", "goal = function(target, at) return target.n end,"},
    {"level", "level = function(target, at) return at.baseline + target.n end,"},
    {"progress", "progress = function(target, at) return 100 * at.value / target.n end,"},
    {"early", "early = function(target, at) return at.value >= target.n end,"},
    {"judge", "judge = function(target, at, final) return \"pass\", \"met\" end,"},
    {"examples", "{ target = \"≥25\", years = \"2020-2025\", series = \"2025: 25\", "
                 "expect = \"pass/met\" },"},
    {"target", "target = \"≥25\","},
    {"expect", "expect = \"pass/met\","},
    {"baseline", "baseline = \"77.05\","},
    {"years", "years = \"2020-2025\","},
    {"series", "series = \"2021: 77.5; 2022: 77.7\","},
    {"direction", "direction = \"higher\","},
    {"unit", "unit = \"%\","},
    {"indicator", "indicator = \"人均期望寿命\","},
    {"reference", "reference = \"2020: 77.9|2025: 79.2\","},
    {"settings", "settings = \"reading=each\","},
};

const char *hint_sample(const char *path)
{
    const char *dot = strncmp(path, "examples[", 9) == 0 ? strchr(path, '.') : NULL;
    const char *name = dot ? dot + 1 : path;
    size_t size = strcspn(name, ".[");
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (span_is((struct span){name, size}, samples[i].field))
            return samples[i].line;
    return NULL;
}

/* Its words name what is meant already. */
static bool suggests(enum message_id code)
{
    return code == MSG_rule_target_near || code == MSG_rule_at_near || code == MSG_rule_name_near;
}

void hint_right(struct diags *d, struct arena *a, enum message_id code, const char *path)
{
    const struct explanation *page = explanation_find(message_name(code));
    const char *right = strcmp(path, "examples") == 0 ? NULL : hint_sample(path);
    if (!right && page && *page->example && !strchr(page->example, '\n'))
        right = page->example;
    if (suggests(code))
        return;
    if (right)
        diag_hint(d, MESSAGE(a, MSG_rule_hint_right, right));
    else if (page)
        diag_hint(d, page->text);
}

/* ---- places ---- */

static uint32_t points(const char *from, const char *to)
{
    uint32_t n = 0;
    for (; from < to; from++)
        n += ((unsigned char)*from & 0xc0) != 0x80;
    return n;
}

bool find_word(const struct source_map *map, struct span word, struct fault *at)
{
    const char *line = source_map_line(map, at->line);
    struct tokens t = tokens_of(span_of(line));
    for (bool declared = false; t.token.kind != TOKEN_END; tokens_next(&t)) {
        bool here = t.token.kind != TOKEN_STRING && t.token.text.len == word.len &&
                    memcmp(t.token.text.at, word.at, word.len) == 0 && !declared;
        declared = token_is(&t.token, "local");
        if (!here)
            continue;
        at->column = points(line, t.token.from) + 1;
        at->length = points(t.token.from, t.token.to);
        return true;
    }
    return false;
}

/* ---- what Lua's compiler could not read ---- */

/* Signs of a Chinese keyboard where Lua wants its own. */
static const struct { const char *wide, *plain; } wides[] = {
    {"，", ","}, {"。", "."}, {"：", "="},  {"；", ";"},  {"（", "("}, {"）", ")"}, {"｛", "{"},
    {"｝", "}"}, {"【", "["}, {"】", "]"},  {"“", "\""},  {"”", "\""}, {"‘", "'"},  {"’", "'"},
    {"＝", "="}, {"＞", ">"}, {"＜", "<"},  {"≥", ">="},  {"≤", "<="}, {"≠", "~="}, {"－", "-"},
    {"＋", "+"}, {"×", "*"},  {"÷", "/"},  {"、", ","}, {"　", " "},
};

static bool find_wide(struct arena *a, const char *line, struct fault *at, struct message *hint)
{
    struct tokens t = tokens_of(span_of(line));
    for (; t.token.kind != TOKEN_END; tokens_next(&t)) {
        for (size_t i = 0; t.token.kind == TOKEN_OTHER && i < sizeof wides / sizeof *wides; i++) {
            if (strncmp(t.token.from, wides[i].wide, strlen(wides[i].wide)) != 0)
                continue;
            at->column = points(line, t.token.from) + 1;
            at->length = 1;
            *hint = MESSAGE(a, MSG_hint_wide, wides[i].wide, wides[i].plain);
            return true;
        }
    }
    return false;
}

static const struct { const char *said; enum message_id hint; } remedies[] = {
    {"function arguments expected", MSG_hint_dot}, {"unexpected symbol near '-'", MSG_hint_comment},
    {"unfinished string", MSG_hint_quote},    {"'then' expected near '='", MSG_hint_equal},
    {"near '!'", MSG_hint_unequal},           {"near '&'", MSG_hint_and},
    {"near '|'", MSG_hint_or},                {"near '+'", MSG_hint_assign},
    {"near <eof>", MSG_hint_eof},             {"'end' expected", MSG_hint_end},
    {"'}' expected", MSG_hint_comma},         {"')' expected", MSG_hint_bracket},
    {"'=' expected", MSG_hint_name_value},    {"near 'end'", MSG_hint_end_here},
    {"<name> expected", MSG_hint_name_value}, {"near '='", MSG_hint_equal},
    {"near ':'", MSG_hint_name_value},        {"near '}'", MSG_hint_value},
    {"near ','", MSG_hint_value},             {"syntax error near", MSG_hint_return},
};

/* The file ends inside of something: the last line that says anything. */
static void move_to_end(const struct source_map *map, struct fault *at)
{
    const char *line = source_map_line(map, at->line);
    while (at->line > 1 && !line[strspn(line, " \t")])
        line = source_map_line(map, --at->line);
    struct span shown = span_trim(span_of(line));
    at->column = points(line, shown.at + shown.len);
    at->length = 1;
}

/* What is open ends one 'end' too early where an 'else if' stands before. */
static bool find_else_if(struct arena *a, const struct source_map *map, const char *said,
                         const struct fault *at, struct message *hint)
{
    enum { FAR = 60 };
    if (!strstr(said, "near ','") && !strstr(said, "'end' expected") && !strstr(said, "<eof>"))
        return false;
    for (uint32_t line = at->line; line > 0 && at->line - line < FAR; line--)
        if (strstr(source_map_line(map, line), "else if ")) {
            *hint = MESSAGE(a, MSG_hint_elseif, arena_printf(a, "%u", line));
            return true;
        }
    return false;
}

bool hint_syntax(struct arena *a, const struct source_map *map, const char *said,
                 struct fault *at, struct message *hint)
{
    const char *opened = strstr(said, "at line ");
    if (strstr(said, "near '<\\") && find_wide(a, source_map_line(map, at->line), at, hint))
        return true;
    if (strstr(said, "<eof>"))
        move_to_end(map, at);
    if (find_else_if(a, map, said, at, hint))
        return true;
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++) {
        if (!strstr(said, remedies[i].said))
            continue;
        const char *line = opened ? arena_text(a, opened + 8, strspn(opened + 8, "0123456789"))
                                  : "";
        enum message_id id = remedies[i].hint;
        *hint = id == MSG_hint_end && !*line ? MESSAGE(a, MSG_hint_eof) : MESSAGE(a, id, line);
        return true;
    }
    return false;
}
