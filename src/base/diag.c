#include "diag.h"
#include <stdlib.h>
#include <string.h>

enum { DIAGS_MOST = 200, EXCERPT_COLUMNS = 100, TAB_COLUMNS = 4 };

struct diags *diags_new(struct arena *a)
{
    struct diags *d = ARENA_NEW(a, struct diags);
    d->arena = a;
    return d;
}

/* Counts it, and makes room unless there are too many. */
static bool keep(struct diags *d, enum severity s)
{
    d->errors += s == SEVERITY_ERROR;
    d->last_kept = d->count < DIAGS_MOST;
    if (d->last_kept)
        LIST_ENLARGE(d->arena, d->list, d->count, d->room);
    else
        d->dropped++;
    return d->last_kept;
}

bool diag_add(struct diags *d, enum severity s, struct place at, enum message_id id, ...)
{
    if (!keep(d, s))
        return false;
    va_list arguments;
    va_start(arguments, id);
    d->list[d->count++] = (struct diagnostic){
        .severity = s,
        .code = message_name(id),
        .at = at,
        .length = 1,
        .text = message_list(d->arena, id, arguments),
    };
    va_end(arguments);
    return false;
}

bool diag_say(struct diags *d, struct place at, enum message_id code, struct message text)
{
    if (keep(d, SEVERITY_ERROR))
        d->list[d->count++] = (struct diagnostic){.severity = SEVERITY_ERROR,
                                                  .code = message_name(code),
                                                  .at = at,
                                                  .length = 1,
                                                  .text = text};
    return false;
}

void diag_source(struct diags *d, const char *excerpt, uint32_t length)
{
    if (!d->last_kept)
        return;
    d->list[d->count - 1].excerpt = excerpt;
    d->list[d->count - 1].length = length ? length : 1;
}

void diag_caret(struct diags *d, uint32_t column)
{
    if (d->last_kept)
        d->list[d->count - 1].caret = column;
}

void diag_hint(struct diags *d, struct message hint)
{
    if (d->last_kept)
        d->list[d->count - 1].hint = hint;
}

/* ---- printing ---- */

struct paint {
    const char *bold, *severity[3], *caret, *plain;
};

static const struct paint paints[2] = {
    {"", {"", "", ""}, "", ""},
    {"\033[1m", {"\033[1;31m", "\033[1;35m", "\033[1;36m"}, "\033[1;32m", "\033[0m"},
};

/* The part of a source line that is shown: all of it, or what is around the caret. In bytes. */
struct window {
    size_t from, to, caret, caret_end;
};

/* Columns of the code point at s[i], once it is made visible; *bytes it takes. */
static size_t shown_columns(const char *s, size_t len, size_t i, size_t *bytes)
{
    uint32_t code;
    *bytes = utf8_next(s + i, len - i, &code);
    if (*bytes == 0)
        *bytes = 1;
    return s[i] == '\t' ? TAB_COLUMNS : (size_t)text_width(s + i, *bytes);
}

static size_t skip_points(const char *s, size_t len, size_t i, uint32_t points)
{
    for (size_t bytes; points > 0 && i < len; points--, i += bytes)
        shown_columns(s, len, i, &bytes);
    return i;
}

static struct window find_window(const struct diagnostic *g, size_t len)
{
    const char *s = g->excerpt;
    struct window w = {0, 0, 0, 0};
    uint32_t column = g->caret ? g->caret : g->at.column;
    w.caret = skip_points(s, len, 0, column ? column - 1 : 0);
    w.caret_end = skip_points(s, len, w.caret, g->length);
    size_t columns = 0, bytes;
    for (size_t i = 0; i < w.caret; i += bytes) {    /* half a window before the caret */
        columns += shown_columns(s, len, i, &bytes);
        for (size_t dropped; columns > EXCERPT_COLUMNS / 2; w.from += dropped)
            columns -= shown_columns(s, len, w.from, &dropped);
    }
    for (w.to = w.caret; w.to < len && columns < EXCERPT_COLUMNS; w.to += bytes)
        columns += shown_columns(s, len, w.to, &bytes);
    if (w.caret_end > w.to)
        w.caret_end = w.to;
    return w;
}

/* Prints a part of the line, tabs as blanks, nothing that a terminal would obey; columns taken. */
static size_t print_part(const char *s, size_t from, size_t to, struct arena *scratch, FILE *out)
{
    size_t columns = 0;
    while (from < to) {
        size_t run = from;
        while (run < to && s[run] != '\t')
            run++;
        const char *shown = text_visible(scratch, s + from, run - from);
        columns += (size_t)text_width(shown, strlen(shown));
        if (out)
            fputs(shown, out);
        if (run < to) {
            columns += TAB_COLUMNS;
            if (out)
                fprintf(out, "%*s", TAB_COLUMNS, "");
            run++;
        }
        from = run;
    }
    return columns;
}

static void print_excerpt(const struct diagnostic *g, const struct paint *p, struct arena *scratch,
                          FILE *out)
{
    size_t len = strcspn(g->excerpt, "\r\n");
    struct window w = find_window(g, len);
    const char *left = w.from > 0 ? "… " : "";
    fprintf(out, "    %s", left);
    print_part(g->excerpt, w.from, w.to, scratch, out);
    fprintf(out, "%s\n", w.to < len ? " …" : "");
    if (g->at.column == 0)
        return;
    size_t before = print_part(g->excerpt, w.from, w.caret, scratch, NULL) + (*left ? 2 : 0);
    size_t under = print_part(g->excerpt, w.caret, w.caret_end, scratch, NULL);
    fprintf(out, "    %*s%s^", (int)before, "", p->caret);
    while (under-- > 1)
        fputc('~', out);
    fprintf(out, "%s\n", p->plain);
}

static void print_one(const struct diagnostic *g, const struct paint *p, enum lang lang,
                      struct arena *scratch, FILE *out)
{
    static const enum message_id severities[] = {
        [SEVERITY_ERROR] = MSG_severity_error,
        [SEVERITY_WARNING] = MSG_severity_warning,
        [SEVERITY_NOTE] = MSG_severity_note,
    };
    if (g->at.file) {
        fprintf(out, "%s%s:", p->bold, text_visible(scratch, g->at.file, strlen(g->at.file)));
        if (g->at.line)
            fprintf(out, "%u:", g->at.line);
        if (g->at.line && g->at.column)
            fprintf(out, "%u:", g->at.column);
        fprintf(out, "%s ", p->plain);
    }
    const char *text = message_in(g->text, lang);
    fprintf(out, "%s%s%s%s%s [%s]\n", p->severity[g->severity],
            message_text(severities[g->severity], lang), p->plain, lang == LANG_ZH ? "：" : ": ",
            text_visible(scratch, text, strlen(text)), g->code);
    if (g->excerpt)
        print_excerpt(g, p, scratch, out);
    if (g->hint.en) {
        struct message help = MESSAGE(scratch, MSG_diag_help, message_in(g->hint, lang));
        const char *hint = message_in(help, lang);
        fprintf(out, "    %s\n", text_visible(scratch, hint, strlen(hint)));
    }
}

/* By file, line, column; what has the same place, in the order it was found. */
static int compare_places(const void *left, const void *right)
{
    const struct diagnostic *a = *(const struct diagnostic *const *)left;
    const struct diagnostic *b = *(const struct diagnostic *const *)right;
    int order = strcmp(a->at.file ? a->at.file : "", b->at.file ? b->at.file : "");
    if (order)
        return order;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.column != b->at.column)
        return a->at.column < b->at.column ? -1 : 1;
    return (a > b) - (a < b);
}

void diags_print(const struct diags *d, FILE *out, enum lang lang, bool colour)
{
    struct arena *scratch = arena_new();
    const struct diagnostic **sorted = ARENA_ARRAY(scratch, const struct diagnostic *, d->count);
    for (size_t i = 0; i < d->count; i++)
        sorted[i] = &d->list[i];
    qsort(sorted, d->count, sizeof *sorted, compare_places);
    for (size_t i = 0; i < d->count; i++)
        print_one(sorted[i], &paints[colour], lang, scratch, out);
    if (d->dropped) {
        const char *number = arena_printf(scratch, "%zu", d->dropped);
        fprintf(out, "%s\n", message_in(MESSAGE(scratch, MSG_diag_dropped, number), lang));
    }
    arena_free(scratch);
}
