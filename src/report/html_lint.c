/* What lint found in the plans, and what the plans answer to it. A result carries it as JSON. */
#include "html_inside.h"
#include "stored_inside.h"

static void put_place(struct html *h, const json_t *finding)
{
    const json_t *place = json_array_get(json_object_get(finding, "places"), 0);
    struct span at = stored_text(place, "at");
    html_put(h, "<td>");
    if (at.len) {
        html_data(h, at);
        html_put(h, "<br>");
    }
    html_put(h, "<code>");
    html_data(h, stored_text(place, "file"));
    html_put(h, ":");
    writer_number(h->w, json_integer_value(json_object_get(place, "line")));
    html_put(h, "</code></td>");
}

static void put_finding(struct html *h, const json_t *finding)
{
    const char *lang = h->options->lang == LANG_ZH ? "zh" : "en";
    const json_t *answer = json_object_get(finding, "answer");
    html_put(h, "<tr>");
    html_cell(h, stored_text(json_object_get(finding, "title"), lang));
    html_cell(h, stored_text(json_object_get(finding, "message"), lang));
    put_place(h, finding);
    html_put(h, "<td><code>");
    html_data(h, stored_text(answer, "key"));
    html_put(h, "</code> ");
    html_data(h, stored_text(answer, "reason"));
    html_put(h, "</td></tr>\n");
}

void html_lint(struct html *h)
{
    static const enum message_id heads[] = {MSG_html_finding, MSG_column_message, MSG_html_place,
                                            MSG_html_answer};
    json_t *list = h->result->lint.len
                       ? json_loadb(h->result->lint.at, h->result->lint.len, 0, NULL)
                       : NULL;
    if (json_array_size(list) == 0) {
        html_put(h, "<p>");
        html_say(h, MSG_html_no_lint);
        html_put(h, "</p>\n");
    } else {
        html_table_begin(h, "list", MSG_html_lint);
        html_head_cells(h, heads, sizeof heads / sizeof *heads);
        for (size_t i = 0; i < json_array_size(list); i++)
            put_finding(h, json_array_get(list, i));
        html_table_end(h);
    }
    json_decref(list);
}
