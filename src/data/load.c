/* data - files of reported data into one store. */
#include "data_inside.h"
#include "../base/decode.h"
#include "../base/xlsx.h"
#include <stdlib.h>
#include <string.h>

enum { FILES_MOST = 255 };

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In the order of their names, each once: the order in which they were given changes nothing. */
static void list_files(struct store *s, struct arena *a, const char *const *paths, size_t n)
{
    s->files = ARENA_ARRAY(a, const char *, n ? n : 1);
    s->line_0 = ARENA_ARRAY(a, uint32_t, n ? n : 1);
    for (size_t i = 0; i < n; i++)
        s->files[i] = arena_text(a, paths[i], strlen(paths[i]));
    qsort(s->files, n, sizeof *s->files, by_name);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || strcmp(s->files[i], s->files[s->file_count - 1]) != 0)
            s->files[s->file_count++] = s->files[i];
}

static bool load_file(struct reader *r, const char *path)
{
    struct file file;
    bool fine = true;
    const char *sheet, *name = xlsx_split(r->scratch, path, &sheet);
    if (!file_map(name, &file, r->diags))
        return false;
    project_add_input(r->project, &file);
    bool book = sheet || xlsx_is(&file);
    if (book || !parts_read(r, &file, &fine)) {
        struct file text = file;
        text.path = path;
        fine = (book ? xlsx_decode(r->scratch, sheet, &text, r->diags)
                     : decode_text(r->scratch, &text, r->diags)) && reader_open(r, &text);
        while (fine && csv_next(&r->csv))
            reader_row(r);
    }
    file_unmap(&file);
    return fine;
}

#define INDEX_PAGES(x) {&(x)->groups, &(x)->numbers, &(x)->region_first, &(x)->usual, \
                        &(x)->wide, &(x)->more, &(x)->group_room}

static void index_open(struct store_index *x)
{
    struct pages *const all[] = INDEX_PAGES(x);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        all[i]->own = true;
}

bool store_load(struct store *s, struct project *p, const char *const *paths, size_t n,
                struct diags *d)
{
    *s = (struct store){.index = ARENA_NEW(p->arena, struct store_index)};
    if (n > FILES_MOST)
        return diag_error(d, ((struct place){0}), MSG_data_too_many_files);
    index_open(s->index);
    s->rows.filed = true;
    more_open(s, p->arena);
    list_files(s, p->arena, paths, n);
    struct arena *scratch = arena_new();
    struct reader r = {.store = s, .project = p, .diags = d, .scratch = scratch,
                       .regions = names_new(scratch, p, 0),
                       .indicators = names_new(scratch, NULL, p->indicator_count),
                       .tail_count = (uint32_t)p->indicator_count,
                       .tails = ARENA_ARRAY(scratch, struct tail, p->indicator_count + 1)};
    bool some = n == 0;
    for (size_t i = 0; i < s->file_count; i++) {
        s->line_0[i] = r.line_0 = (uint32_t)s->row_count;
        some |= load_file(&r, s->files[i]);
    }
    arena_free(scratch);
    s->more = s->index->more.at;
    s->wide = s->index->wide.at;
    store_seal(s, p);
    return some;
}

void store_free(struct store *s)
{
    if (!s->index)
        return;
    pages_free(&s->rows);
    pages_free(&s->seen_room);
    struct pages *const all[] = INDEX_PAGES(s->index);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        pages_free(all[i]);
    *s = (struct store){0};
}

struct observation store_row(const struct store *s, uint32_t number)
{
    struct packed_row p = *store_packed(s, number);
    struct decimal n = packed_number(p);
    if (packed_wide(p))
        return s->wide[n.units];
    return (struct observation){.units = n.units, .places = n.places, .kind = CELL_NUMBER,
                                .year = (int16_t)packed_year(p), .more = packed_more(p)};
}

uint8_t store_file(const struct store *s, uint32_t number)
{
    size_t file = s->file_count - 1;
    while (file > 0 && number <= s->line_0[file])
        file--;
    return (uint8_t)file;
}

struct cell observation_cell(const struct store *s, const struct observation *o)
{
    struct decimal first = {1, 0};
    if (o->marks & CELL_RATIO)
        first = s->more[o->more].first;
    return (struct cell){.number = {o->units, o->places}, .first = first, .kind = o->kind,
                         .marks = o->marks, .sign = o->sign};
}
