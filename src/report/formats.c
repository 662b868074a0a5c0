#include "formats_inside.h"
#include <strings.h>
#include <sys/stat.h>

const struct report_format report_formats[] = {
    {"text", MSG_format_text, report_text, NULL, NULL},
    {"json", MSG_format_json, report_json, NULL, NULL},
    {"ndjson", MSG_format_ndjson, report_ndjson, NULL, NULL},
    {"csv", MSG_format_csv, report_csv, NULL, NULL},
    {"xlsx", MSG_format_xlsx, report_xlsx, NULL, NULL},
    {"table-csv", MSG_format_table_csv, report_table_csv, NULL, NULL},
    {"markdown", MSG_format_markdown, report_markdown, NULL, NULL},
    {"sarif", MSG_format_sarif, report_sarif, NULL, NULL},
    {"github", MSG_format_github, report_github, NULL, NULL},
    {"github-summary", MSG_format_github_summary, report_github_summary, NULL, NULL},
    {"junit", MSG_format_junit, report_junit, NULL, NULL},
    {"tap", MSG_format_tap, report_tap, NULL, NULL},
    {"gitlab", MSG_format_gitlab, report_gitlab, NULL, NULL},
    {"html", MSG_format_html, report_html, report_html_folder, ".html"},
};
const size_t report_format_count = sizeof report_formats / sizeof *report_formats;

const struct report_format *report_format_find(const char *name)
{
    for (size_t i = 0; i < report_format_count; i++)
        if (strcmp(report_formats[i].name, name) == 0)
            return &report_formats[i];
    return NULL;
}

/* A device or a pipe takes a single file, whatever its name. */
static bool is_single(const struct report_format *f, const char *path)
{
    struct stat st;
    size_t len = strlen(path), end = f->ending ? strlen(f->ending) : 0;
    if (!f->write_folder || (len > end && strcasecmp(path + len - end, f->ending) == 0))
        return true;
    return stat(path, &st) == 0 && !S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode);
}

bool report_write_path(const struct report_format *f, const struct result *r,
                       const struct report_options *o, const char *path, struct arena *a,
                       struct message *why)
{
    if (!is_single(f, path))
        return f->write_folder(r, o, path, a, why);
    struct writer *w = writer_file(a, path);
    f->write(r, o, w);
    return writer_finish(w, why);
}
