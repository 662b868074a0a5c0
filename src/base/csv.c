/* csv - the header, and columns by name. */
#include "csv_inside.h"
#include <stdio.h>
#include <strings.h>

/* The header's names, folded (full-width twins, blanks inside); "" for an empty one. */
static const char **header_names(const struct csv *c)
{
    const char **names = ARENA_ARRAY(c->arena, const char *, c->width);
    for (size_t i = 0; i < c->width; i++) {
        struct span s = span_trim(c->fields[i]);
        const char *folded = text_fold(c->arena, s.at, s.len);
        names[i] = folded ? folded : arena_text(c->arena, s.at, s.len);
    }
    return names;
}

static bool goes_by(const struct csv_column *column, const char *name)
{
    if (strcasecmp(column->name, name) == 0)
        return true;
    for (const char *const *alias = column->aliases; alias && *alias; alias++)
        if (strcasecmp(*alias, name) == 0)
            return true;
    return false;
}

/* Where each column stands; taken: which fields of the header were one. */
static bool find_columns(struct csv *c, struct csv_column *columns, size_t n, const char **names,
                         bool *taken)
{
    bool fine = true;
    for (size_t k = 0; k < n; k++) {
        columns[k].index = -1;
        for (size_t i = 0; i < c->width; i++) {
            if (taken[i] || !goes_by(&columns[k], names[i]))
                continue;
            taken[i] = true;
            if (columns[k].index < 0) {
                columns[k].index = (int)i;
                continue;
            }
            struct csv_column twice = {.index = (int)i};
            fine = diag_error(c->diags, csv_place(c, &twice), MSG_csv_column_twice, names[i],
                              names[columns[k].index]);
            csv_show(c, &twice);
        }
    }
    return fine;
}

/* Of the names in the header, the one that may be meant for this column. */
static const char *nearest_name(const struct csv *c, const struct csv_column *column)
{
    const char **names = header_names(c);
    const char *near = text_nearest(column->name, names, c->width);
    for (const char *const *alias = column->aliases; !near && alias && *alias; alias++)
        near = text_nearest(*alias, names, c->width);
    return near;
}

bool csv_missing(struct csv *c, const struct csv_column *column)
{
    struct place header = {c->file, c->line, 0};
    diag_error(c->diags, header, MSG_csv_column_missing, column->name);
    csv_show(c, NULL);
    const char *near = nearest_name(c, column);
    if (near)
        diag_hint(c->diags, MESSAGE(c->diags->arena, MSG_csv_column_near, near, column->name));
    return false;
}

static void report_unknown(struct csv *c, size_t i, const char *name)
{
    char number[24];
    struct csv_column at = {.index = (int)i};
    snprintf(number, sizeof number, "%zu", i + 1);
    if (*name)
        diag_warn(c->diags, csv_place(c, &at), MSG_csv_column_unknown, name);
    else
        diag_warn(c->diags, csv_place(c, &at), MSG_csv_column_nameless, number);
    csv_show(c, &at);
}

static bool match_columns(struct csv *c, struct csv_column *columns, size_t n, bool lenient)
{
    const char **names = header_names(c);
    bool *taken = ARENA_ARRAY(c->arena, bool, c->width);
    bool fine = find_columns(c, columns, n, names, taken);
    for (size_t i = 0; i < c->width && !lenient; i++)
        if (!taken[i])
            report_unknown(c, i, names[i]);
    for (size_t k = 0; k < n; k++)
        if (columns[k].required && columns[k].index < 0)
            fine = csv_missing(c, &columns[k]);
    return fine;
}

/* No more fields than there are commas before the first line end outside quotes, not counting blank
 * lines. */
static size_t widest_header(const struct csv *c)
{
    size_t n = 1;
    bool quoted = false;
    const char *at = c->at;
    while (at < c->end && (*at == '\n' || *at == '\r'))
        at++;
    for (; at < c->end; at++) {
        n += *at == ',';
        quoted ^= *at == '"';
        if (!quoted && (*at == '\n' || *at == '\r'))
            break;
    }
    return n;
}

static bool no_header(struct csv *c, const struct csv_column *columns, size_t n)
{
    const char *names = "";
    for (size_t k = 0; k < n; k++)
        if (columns[k].required)
            names = arena_printf(c->arena, "%s%s%s", names, *names ? "," : "", columns[k].name);
    return diag_error(c->diags, ((struct place){c->file, 1, 0}), MSG_csv_no_header, names);
}

bool csv_open(struct csv *c, const struct file *f, struct csv_column *columns, size_t n,
              bool lenient, struct arena *a, struct diags *d)
{
    *c = (struct csv){.file = f->path, .cells = f->cells, .arena = a, .diags = d};
    csv_seek(c, f->bytes, f->bytes + f->size, 1);
    size_t room = widest_header(c), errors = d->errors;
    c->fields = ARENA_ARRAY(a, struct span, room);
    if (csv_header(c, room))
        return match_columns(c, columns, n, lenient);
    return d->errors > errors ? false : no_header(c, columns, n);
}
