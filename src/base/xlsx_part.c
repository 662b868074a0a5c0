/* xlsx - a part: inflated piece by piece and given to expat, within limits. */
#include "xlsx_inside.h"
#include <string.h>

void part_stop(struct part *p, enum message_id id, const char *what)
{
    if (p->failed)
        return;
    p->failed = true;
    diag_error(p->book->diags, ((struct place){p->book->path, 0, 0}), id, p->book->path, what);
    if (p->parser)
        XML_StopParser(p->parser, XML_FALSE);
}

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *part_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}

void part_keep(struct part *p) { p->keep = true; }

struct span part_text(struct part *p)
{
    struct span text = {arena_text(p->book->arena, p->text ? p->text : "", p->len), p->len};
    p->len = 0;
    p->keep = false;
    return text;
}

/* ---- what expat tells ---- */

static void on_start(void *self, const char *name, const char **attributes)
{
    struct part *p = self;
    if (++p->depth > XLSX_DEPTH)
        part_stop(p, MSG_xlsx_too_large, p->name);
    else if (!p->failed)
        p->start(p, local(name), attributes);
}

static void on_end(void *self, const char *name)
{
    struct part *p = self;
    p->depth--;
    if (p->end && !p->failed)
        p->end(p, local(name));
}

static void on_text(void *self, const char *at, int len)
{
    struct part *p = self;
    if (!p->keep || p->failed)
        return;
    if (p->len + (size_t)len > p->room) {
        size_t room = (p->len + (size_t)len) * 2;
        p->text = arena_grow(p->book->arena, p->text, p->room, room);
        p->room = room;
    }
    memcpy(p->text + p->len, at, (size_t)len);
    p->len += (size_t)len;
}

static void on_doctype(void *self, const char *name, const char *system, const char *public,
                       int internal)
{
    struct part *p = self;
    (void)name, (void)system, (void)public, (void)internal;
    part_stop(p, MSG_xlsx_doctype, p->name);
}

/* ---- reading ---- */

static void parse(struct part *p, const char *at, size_t len, bool last)
{
    if (XML_Parse(p->parser, at, (int)len, last) == XML_STATUS_ERROR)
        part_stop(p, MSG_xlsx_broken,
                  arena_printf(p->book->arena, "%s:%lu: %s", p->name,
                               (unsigned long)XML_GetCurrentLineNumber(p->parser),
                               XML_ErrorString(XML_GetErrorCode(p->parser))));
}

static void inflate_all(struct part *p, zip_file_t *in, size_t packed)
{
    static _Thread_local char piece[1 << 16];
    zip_int64_t n = 1;
    for (size_t size = 0; n > 0 && !p->failed; p->book->inflated += (size_t)n) {
        n = zip_fread(in, piece, sizeof piece);
        if (n < 0) {
            part_stop(p, MSG_xlsx_broken,
                      arena_printf(p->book->arena, "%s: %s", p->name, zip_file_strerror(in)));
            return;
        }
        size += (size_t)n;
        if (p->book->inflated + (size_t)n > XLSX_INFLATED ||
            (size > XLSX_SMALL && size / XLSX_RATIO > packed))
            part_stop(p, MSG_xlsx_too_large, p->name);
        else
            parse(p, piece, (size_t)n, n == 0);
    }
}

/* What the directory of the file says of a part; at most what the file holds is believed. */
bool part_read(struct part *p, bool optional)
{
    zip_stat_t about;
    zip_t *zip = p->book->zip;
    zip_int64_t number = zip_name_locate(zip, p->name, ZIP_FL_NOCASE);
    if (number < 0 && optional)
        return true;
    zip_file_t *in = number < 0 ? NULL : zip_fopen_index(zip, (zip_uint64_t)number, 0);
    if (!in || zip_stat_index(zip, (zip_uint64_t)number, 0, &about) != 0) {
        part_stop(p, MSG_xlsx_broken,
                  arena_printf(p->book->arena, "%s: %s", p->name, zip_strerror(zip)));
    } else {
        p->parser = XML_ParserCreate(NULL);
        if (!p->parser)
            die("expat has no memory");
        XML_SetUserData(p->parser, p);
        XML_SetElementHandler(p->parser, on_start, on_end);
        XML_SetCharacterDataHandler(p->parser, on_text);
        XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
        inflate_all(p, in, about.valid & ZIP_STAT_COMP_SIZE ? about.comp_size : 0);
        XML_ParserFree(p->parser);
        p->parser = NULL;
    }
    if (in)
        zip_fclose(in);
    return !p->failed;
}
