#pragma once
/* report - a result as people and programs read it: one entry a format. */
#include "result.h"

struct report_options {
    enum lang lang;
    int width;                   /* of the terminal, at least 80 */
    bool colour;
    /* processes that format at once; 0: as many as processors, 1: none is forked */
    unsigned jobs;
};

/* A buffered writer that remembers the first error (writer.h); everything a report says goes
 * through it. */
struct writer;
struct report_format {
    const char *name;
    enum message_id what;
    void (*write)(const struct result *r, const struct report_options *o, struct writer *w);
    /* Writes a folder, which appears whole or not at all, where the path does not ask for a single
     * file by its ending; NULL: always a file. False: *why says what happened. */
    bool (*write_folder)(const struct result *r, const struct report_options *o, const char *path,
                         struct arena *a, struct message *why);
    const char *ending;                  /* of a single file, where there may be a folder */
};
extern const struct report_format report_formats[];
extern const size_t report_format_count;
const struct report_format *report_format_find(const char *name);
/* To a file or folder that appears whole or not at all. False: *why, in the arena, says what
 * happened. */
bool report_write_path(const struct report_format *f, const struct result *r,
                       const struct report_options *o, const char *path, struct arena *a,
                       struct message *why);
