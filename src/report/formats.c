#include "formats_inside.h"

const struct report_format report_formats[] = {
    {"text", MSG_format_text, report_text},
    {"json", MSG_format_json, report_json},
    {"ndjson", MSG_format_ndjson, report_ndjson},
    {"csv", MSG_format_csv, report_csv},
    {"xlsx", MSG_format_xlsx, report_xlsx},
    {"table-csv", MSG_format_table_csv, report_table_csv},
    {"markdown", MSG_format_markdown, report_markdown},
    {"sarif", MSG_format_sarif, report_sarif},
    {"github", MSG_format_github, report_github},
    {"github-summary", MSG_format_github_summary, report_github_summary},
    {"junit", MSG_format_junit, report_junit},
    {"tap", MSG_format_tap, report_tap},
    {"gitlab", MSG_format_gitlab, report_gitlab},
    {"html", MSG_format_html, report_html},
};
const size_t report_format_count = sizeof report_formats / sizeof *report_formats;

const struct report_format *report_format_find(const char *name)
{
    for (size_t i = 0; i < report_format_count; i++)
        if (strcmp(report_formats[i].name, name) == 0)
            return &report_formats[i];
    return NULL;
}
