#pragma once
/* xlsx_inside - the parts of a workbook: each is XML in a zip file. */
#include "xlsx.h"
#include <expat.h>
#include <zip.h>

enum {
    XLSX_INFLATED = 256 << 20,           /* bytes of all parts that are read, and of the text */
    XLSX_ENTRIES = 10000,
    XLSX_RATIO = 200,                    /* of a part to what it takes in the file … */
    XLSX_SMALL = 1 << 20,                /* … beyond so many bytes */
    XLSX_DEPTH = 64,
    XLSX_CELLS = 4000000,
    XLSX_ROWS = 1 << 20,
    XLSX_COLUMNS = 1 << 14
};

enum xlsx_format { FORMAT_PLAIN, FORMAT_PERCENT, FORMAT_DATE };

struct book {
    struct arena *arena;
    struct diags *diags;
    const char *path;
    zip_t *zip;
    size_t inflated;
    struct span *strings;                /* shared by all sheets */
    size_t string_count, string_room;
    uint8_t *formats;                    /* enum xlsx_format, by style */
    size_t format_count, format_room;
    bool from_1904;                      /* dates count from there */
};

/* One part while it is read. start and end get names without their prefix. */
struct part {
    struct book *book;
    const char *name;
    void (*start)(struct part *p, const char *name, const char **attributes);
    void (*end)(struct part *p, const char *name);
    void *self;                          /* of start and end */
    XML_Parser parser;
    unsigned depth;
    bool keep;                           /* what is read goes into text */
    char *text;
    size_t len, room;
    bool failed;                         /* that was said */
};

/* False after a diagnostic. A part that is missing is one, unless it is optional. */
bool part_read(struct part *p, bool optional);
/* Stops reading with this message; its arguments: the file, and what is given. */
void part_stop(struct part *p, enum message_id id, const char *what);
const char *part_attribute(const char **attributes, const char *name);  /* NULL: it has none */
struct span part_text(struct part *p);   /* what was kept, copied; and keeps no more */
void part_keep(struct part *p);          /* from here on, after what was kept before */

bool styles_read(struct book *b, const char *name);        /* xlsx_value.c */
bool strings_read(struct book *b, const char *name);       /* xlsx_sheet.c */
/* A value of <v> as text. */
struct span xlsx_value(struct book *b, const char *type, size_t style, struct span v);
/* The sheet as CSV. */
bool sheet_read(struct book *b, const char *name, struct span *csv);
