/* What is wrong with a file as YAML, in words that help who wrote it. */
#include "yaml_inside.h"
#include <stdio.h>
#include <string.h>

/* Line and column of a byte. */
static struct node spot_at(const struct tree *t, size_t offset)
{
    struct node n = {.line = 1, .column = 1, .length = 1};
    const char *at = t->file.bytes, *to = at + offset;
    for (; at < to; at++) {
        bool line_ends = *at == '\n' || (*at == '\r' && at[1] != '\n');
        n.line += line_ends;
        n.column = line_ends ? 1 : n.column + ((*at & 0xC0) != 0x80);
    }
    return n;
}

/* The characters that YAML allows are all but controls, surrogates and U+FFFE, U+FFFF. */
static bool char_allowed(uint32_t c)
{
    if (c < 0x20 || c == 0x7F)
        return c == '\t' || c == '\n' || c == '\r';
    return (c < 0x80 || c > 0x9F || c == 0x85) && c != 0xFFFE && c != 0xFFFF && c != 0xFEFF;
}

bool yaml_bytes_good(struct tree *t)
{
    char number[24];
    size_t bad, len;
    uint32_t c;
    if (!utf8_valid(t->file.bytes, t->file.size, &bad)) {
        struct node spot = spot_at(t, bad);
        snprintf(number, sizeof number, "0x%02X", (unsigned char)t->file.bytes[bad]);
        return diag_error(t->diags, node_place(t, &spot), MSG_yaml_not_utf8, number);
    }
    for (size_t i = 0; i < t->file.size; i += len) {
        len = utf8_next(t->file.bytes + i, t->file.size - i, &c);
        if (char_allowed(c))
            continue;
        struct node spot = spot_at(t, i);
        snprintf(number, sizeof number, "U+%04X", c);
        return diag_error(t->diags, node_place(t, &spot), MSG_yaml_control, number);
    }
    return true;
}

/* What libyaml says, and how we say it. At the context: where the thing began is where it must be
 * mended. */
static const struct saying {
    const char *problem;
    enum message_id id;
    bool at_context;
} sayings[] = {
    {"found a tab character", MSG_yaml_tab, false},
    {"did not find expected ',' or ']'", MSG_yaml_list_end, false},
    {"did not find expected ',' or '}'", MSG_yaml_map_end, false},
    {"could not find expected ':'", MSG_yaml_colon, true},
    {"mapping values are not allowed", MSG_yaml_second_colon, false},
    {"block sequence entries are not allowed", MSG_yaml_dash_here, false},
    {"did not find expected key", MSG_yaml_indent, false},
    {"did not find expected '-' indicator", MSG_yaml_indent, false},
    {"found character that cannot start any token", MSG_yaml_start, false},
    {"found unknown escape character", MSG_yaml_escape, false},
    {"did not find expected hexdecimal number", MSG_yaml_escape, false},
    {"found invalid Unicode character escape code", MSG_yaml_escape, false},
    {"did not find expected node content", MSG_yaml_content, false},
    {"did not find expected <document start>", MSG_yaml_documents, false},
    {"found undefined tag handle", MSG_yaml_tag, false},
    {"did not find expected alphabetic or numeric character", MSG_yaml_start, true},
};

static const struct saying *find_saying(const char *problem)
{
    for (size_t i = 0; problem && i < sizeof sayings / sizeof *sayings; i++)
        if (strstr(problem, sayings[i].problem))
            return &sayings[i];
    return NULL;
}

/* The character at a mark, whose index counts characters. */
static struct span char_at(const struct tree *t, const yaml_mark_t *mark)
{
    const char *at = t->file.bytes;
    size_t left = t->file.size, len;
    uint32_t c = 0;
    for (size_t i = 0; i < mark->index && (len = utf8_next(at, left, &c)) > 0; i++) {
        at += len;
        left -= len;
    }
    return (struct span){at, utf8_next(at, left, &c)};
}

/* Where the text of the file ends: libyaml puts its end on a line of its own. */
static struct node last_spot(const struct tree *t)
{
    const char *end = t->file.bytes + t->file.size;
    while (end > t->file.bytes && strchr(" \t\r\n", end[-1]))
        end--;
    return spot_at(t, (size_t)(end - t->file.bytes));
}

static bool at_end(const struct tree *t, struct span from)
{
    struct span rest = {from.at, (size_t)(t->file.bytes + t->file.size - from.at)};
    return span_trim(rest).len == 0;
}

/* The file ends inside a text in quotes, or else inside the list or map that is open. */
static void report_cut_off(struct tree *t, const yaml_parser_t *parser, const struct node *inside)
{
    char line[16], column[16];
    struct node spot = last_spot(t);
    bool quotes = strstr(parser->problem, "unexpected end of stream") != NULL;
    snprintf(line, sizeof line, "%zu", quotes ? parser->context_mark.line + 1 : inside->line);
    snprintf(column, sizeof column, "%zu",
             quotes ? parser->context_mark.column + 1 : inside->column);
    tree_error(t, &spot, MSG_yaml_cut_off, line, column);
}

/* Where the line of a mark begins. */
static const char *line_start(const struct tree *t, const yaml_mark_t *mark)
{
    yaml_mark_t start = *mark;
    start.index -= mark->column;
    return char_at(t, &start).at;
}

/* "78.3" 左右: a value is complete, and something follows on its line. */
static bool follows_value(const struct tree *t, const yaml_mark_t *mark)
{
    const char *start = line_start(t, mark);
    return span_trim((struct span){start, (size_t)(char_at(t, mark).at - start)}).len > 0;
}

/* A full-width colon or comma on the line is what most often was meant to be an ASCII one. */
static void hint_full_width(struct tree *t, const yaml_mark_t *mark)
{
    const char *at = line_start(t, mark), *end = t->file.bytes + t->file.size;
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t len = (size_t)((stop ? stop : end) - at);
    if (memmem(at, len, "：", strlen("：")))
        tree_hint(t, MESSAGE(t->arena, MSG_yaml_full_width, "：", ": "));
    else if (memmem(at, len, "，", strlen("，")))
        tree_hint(t, MESSAGE(t->arena, MSG_yaml_full_width, "，", ", "));
}

void yaml_report(struct tree *t, const yaml_parser_t *parser, const struct node *inside)
{
    char line[16], column[16];
    const yaml_mark_t *mark = &parser->problem_mark, *context = &parser->context_mark;
    if (parser->error == YAML_MEMORY_ERROR)
        die("out of memory (YAML)");
    const struct saying *s = find_saying(parser->problem);
    enum message_id id = s ? s->id : MSG_yaml_syntax;
    bool quotes = strstr(parser->problem, "unexpected end of stream");
    if (quotes || (inside && !(s && s->at_context) && at_end(t, char_at(t, mark)))) {
        report_cut_off(t, parser, inside);
        return;
    }
    if (s && s->at_context && parser->context)
        mark = context;
    struct span c = char_at(t, mark);
    if (c.len == 1 && *c.at == '\t' && id == MSG_yaml_start)
        id = MSG_yaml_tab;
    else if (id == MSG_yaml_indent && follows_value(t, mark))
        id = MSG_yaml_after;
    struct node spot = {
        .line = (uint32_t)mark->line + 1, .column = (uint32_t)mark->column + 1, .length = 1};
    snprintf(line, sizeof line, "%zu", context->line + 1);
    snprintf(column, sizeof column, "%zu", context->column + 1);
    tree_error(t, &spot, id, s ? arena_text(t->arena, c.at, c.len) : parser->problem, line, column);
    hint_full_width(t, mark);
}
