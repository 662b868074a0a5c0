/* xlsx - the workbook: which part is the sheet that is asked for. */
#include "xlsx_inside.h"
#include <string.h>
#include <strings.h>

const char *xlsx_split(struct arena *a, const char *path, const char **sheet)
{
    *sheet = NULL;
    for (const char *at = path; (at = strchr(at, '#')) != NULL; at++) {
        if (at - path < 5 || strncasecmp(at - 5, ".xlsx", 5) != 0)
            continue;
        *sheet = at + 1;
        return arena_text(a, path, (size_t)(at - path));
    }
    return path;
}

static bool begins_with(const struct file *f, const char *mark, size_t len)
{
    return f->size >= len && memcmp(f->bytes, mark, len) == 0;
}

static bool is_old(const struct file *f)
{
    return begins_with(f, "\xD0\xCF\x11\xE0", 4);
}

bool xlsx_is(const struct file *f)
{
    return is_old(f) || begins_with(f, "PK\x03\x04", 4) || begins_with(f, "PK\x05\x06", 4);
}

/* ---- workbook.xml and its relations ---- */

struct sheet {
    const char *name, *relation;
};

struct contents {
    struct sheet *sheets; size_t count, room;
    const char *wanted;                  /* name of a sheet; NULL: the first */
    const char *relation;                /* of the sheet that is meant */
    const char *sheet, *strings, *styles;        /* names of parts */
    bool external;                       /* the sheet lies elsewhere */
};

static const char *copy(struct part *p, const char *text)
{
    return text ? arena_text(p->book->arena, text, strlen(text)) : "";
}

static void workbook_start(struct part *p, const char *name, const char **attributes)
{
    struct contents *c = p->self;
    if (strcmp(name, "workbookPr") == 0) {
        const char *from = part_attribute(attributes, "date1904");
        p->book->from_1904 = from && (strcmp(from, "1") == 0 || strcmp(from, "true") == 0);
    }
    if (strcmp(name, "sheet") != 0)
        return;
    LIST_ENLARGE(p->book->arena, c->sheets, c->count, c->room);
    c->sheets[c->count++] = (struct sheet){copy(p, part_attribute(attributes, "name")),
                                           copy(p, part_attribute(attributes, "id"))};
}

/* "worksheets/sheet1.xml" counts from xl/, "/xl/…" from the top. */
static const char *part_name(struct part *p, const char *target)
{
    return *target == '/' ? copy(p, target + 1)
                          : arena_printf(p->book->arena, "xl/%s", target);
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), n = strlen(end);
    return len >= n && strcmp(text + len - n, end) == 0;
}

static void relation_start(struct part *p, const char *name, const char **attributes)
{
    struct contents *c = p->self;
    const char *id = part_attribute(attributes, "Id"), *type = part_attribute(attributes, "Type"),
               *target = part_attribute(attributes, "Target"),
               *mode = part_attribute(attributes, "TargetMode");
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target)
        return;
    bool external = mode && strcmp(mode, "External") == 0;
    if (strcmp(id, c->relation) == 0) {
        c->sheet = part_name(p, target);
        c->external = external;
    } else if (!external && ends_with(type, "/sharedStrings")) {
        c->strings = part_name(p, target);
    } else if (!external && ends_with(type, "/styles")) {
        c->styles = part_name(p, target);
    }
}

static bool find_sheet(struct book *b, struct contents *c)
{
    const char *names = "";
    for (size_t i = 0; i < c->count; i++) {
        names = arena_printf(b->arena, "%s%s%s", names, i ? ", " : "", c->sheets[i].name);
        if (!c->relation && (!c->wanted || strcmp(c->wanted, c->sheets[i].name) == 0))
            c->relation = c->sheets[i].relation;
    }
    return c->relation || diag_error(b->diags, ((struct place){b->path, 0, 0}),
                                     MSG_xlsx_sheet_missing, b->path, c->wanted ? c->wanted : "1",
                                     names);
}

static bool read_book(struct book *b, const char *sheet, struct span *csv)
{
    struct contents c = {.wanted = sheet && *sheet ? sheet : NULL};
    struct part workbook = {.book = b, .name = "xl/workbook.xml", .start = workbook_start,
                            .self = &c};
    struct part relations = {.book = b, .name = "xl/_rels/workbook.xml.rels",
                             .start = relation_start, .self = &c};
    if (zip_get_num_entries(b->zip, 0) > XLSX_ENTRIES)
        return diag_error(b->diags, ((struct place){b->path, 0, 0}), MSG_xlsx_too_large, b->path,
                          "");
    if (!part_read(&workbook, false) || !find_sheet(b, &c) || !part_read(&relations, false))
        return false;
    if (!c.sheet || c.external)
        return diag_error(b->diags, ((struct place){b->path, 0, 0}), MSG_xlsx_broken, b->path,
                          c.external ? "TargetMode=External" : c.relation);
    return (!c.styles || styles_read(b, c.styles)) && (!c.strings || strings_read(b, c.strings)) &&
           sheet_read(b, c.sheet, csv);
}

bool xlsx_decode(struct arena *a, const char *sheet, struct file *f, struct diags *d)
{
    struct place at = {f->path, 0, 0};
    struct book b = {.arena = a, .diags = d, .path = f->path};
    struct span csv = {"", 0};
    zip_error_t why;
    if (is_old(f))
        return diag_error(d, at, MSG_xlsx_old, f->path);
    zip_error_init(&why);
    zip_source_t *source = zip_source_buffer_create(f->bytes, f->size, 0, &why);
    b.zip = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    bool fine = b.zip != NULL;
    if (!fine) {
        diag_error(d, at, MSG_xlsx_broken, f->path, zip_error_strerror(&why));
        zip_source_free(source);
    }
    fine = fine && read_book(&b, sheet, &csv);
    if (b.zip)
        zip_discard(b.zip);
    zip_error_fini(&why);
    f->bytes = csv.at;
    f->size = csv.len;
    f->mapped = false;
    f->cells = true;
    return fine;
}
