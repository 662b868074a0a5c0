/* rule_page_paper - a rule's page as Markdown and as HTML, and the rule book made of them. Both
 * walk through the page in the same order; a `paper` says how a heading, a list, a table looks. */
#include "rule_page.h"
#include "escape.h"
#include <sys/stat.h>

extern const char html_style[];

struct paper {
    struct arena *arena;
    struct writer *w;
    enum lang lang;
    bool html;
};

static void text(struct paper *p, const char *s)
{
    if (p->html)
        html_text(p->w, span_of(s));
    else
        markdown_put(p->w, span_of(s));
}

static void put(struct paper *p, const char *html, const char *markdown)
{
    writer_string(p->w, p->html ? html : markdown);
}

static void heading(struct paper *p, enum message_id id)
{
    put(p, "<h2>", "\n## ");
    text(p, message_text(id, p->lang));
    put(p, "</h2>\n", "\n\n");
}

static void paragraph(struct paper *p, const char *s)
{
    put(p, "<p>", "");
    text(p, s);
    put(p, "</p>\n", "\n\n");
}

static void item(struct paper *p, const char *s)
{
    put(p, "<li>", "- ");
    text(p, s);
    put(p, "</li>\n", "\n");
}

/* ---- the parts of a page ---- */

/* No line of a rule ends a fence: it is longer than any run of its signs. */
static void source(struct paper *p, struct span s)
{
    size_t longest = 2, run = 0;
    for (size_t i = 0; i < s.len; i++) {
        run = s.at[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    if (p->html) {
        writer_string(p->w, "<pre><code>");
        for (struct span left = s; left.len;) {      /* html_text() makes a blank of a line break */
            const char *stop = memchr(left.at, '\n', left.len);
            size_t len = stop ? (size_t)(stop - left.at) : left.len;
            html_text(p->w, (struct span){left.at, len});
            writer_byte(p->w, '\n');
            left = stop ? (struct span){stop + 1, left.len - len - 1} : (struct span){NULL, 0};
        }
        writer_string(p->w, "</code></pre>\n");
        return;
    }
    writer_repeat(p->w, "`", longest + 1);
    writer_string(p->w, "lua\n");
    writer_span(p->w, s);
    writer_byte(p->w, '\n');
    writer_repeat(p->w, "`", longest + 1);
    writer_string(p->w, "\n\n");
}

static void forms(struct paper *p, const struct rule *rule)
{
    if (!rule->form_count)
        return;
    heading(p, MSG_explain_forms);
    put(p, "<ul>\n", "");
    for (size_t i = 0; i < rule->form_count; i++)
        item(p, rule->forms[i]);
    put(p, "</ul>\n", "");
}

static void functions(struct paper *p, const struct rule_page *page)
{
    heading(p, MSG_explain_measures);
    if (page->measure.at)
        source(p, page->measure);
    else
        paragraph(p, message_text(MSG_explain_value, p->lang));
    heading(p, MSG_explain_accepts);
    if (page->judge.at || !page->accept.at)
        paragraph(p, message_text(MSG_explain_by_itself, p->lang));
    if (page->accept.at || page->judge.at)
        source(p, page->accept.at ? page->accept : page->judge);
    paragraph(p,
              message_in(MESSAGE(p->arena, MSG_explain_order, rule_order_name(page->rule->order)),
                         p->lang));
}

static void reads(struct paper *p, const struct rule_page *page)
{
    struct rule_list lists[RULE_LISTS];
    rule_page_lists(p->arena, page, lists);
    heading(p, MSG_explain_reads);
    put(p, "<ul>\n", "");
    const char *colon = p->lang == LANG_ZH ? "：" : ": ",
               *computed = message_text(MSG_explain_reads_computed, p->lang);
    for (size_t i = 0; i < RULE_LISTS; i++) {
        const char *line = message_text(lists[i].title, p->lang);
        for (size_t k = 0; k < lists[i].count; k++)
            line = arena_printf(p->arena, "%s%s%s", line, k ? ", " : colon,
                                lists[i].items[k] ? lists[i].items[k] : computed);
        if (lists[i].count)
            item(p, line);
    }
    put(p, "</ul>\n", "");
}

static void table_begin(struct paper *p, const enum message_id *columns, size_t n)
{
    put(p, "<table>\n<thead><tr>", "|");
    for (size_t i = 0; i < n; i++) {
        put(p, "<th scope=\"col\">", " ");
        text(p, message_text(columns[i], p->lang));
        put(p, "</th>", " |");
    }
    put(p, "</tr></thead>\n<tbody>\n", "\n|");
    for (size_t i = 0; i < n && !p->html; i++)
        writer_string(p->w, "---|");
    put(p, "", "\n");
}

static void table_row_of(struct paper *p, const char *const *cells, size_t n)
{
    put(p, "<tr>", "|");
    for (size_t i = 0; i < n; i++) {
        put(p, "<td>", " ");
        text(p, cells[i]);
        put(p, "</td>", " |");
    }
    put(p, "</tr>\n", "\n");
}

static void examples(struct paper *p, const struct rule *rule)
{
    heading(p, MSG_explain_examples);
    table_begin(p, rule_page_columns, EXAMPLE_COLUMNS);
    for (size_t i = 0; i < rule->example_count; i++) {
        const char *cells[EXAMPLE_COLUMNS];
        rule_page_example(p->arena, &rule->examples[i], cells);
        table_row_of(p, cells, EXAMPLE_COLUMNS);
    }
    put(p, "</tbody>\n</table>\n", "");
}

static void uses(struct paper *p, const struct rule_page *page)
{
    if (!page->use_count)
        return;
    heading(p, MSG_explain_uses);
    put(p, "<ul>\n", "");
    for (size_t i = 0; i < page->use_count; i++)
        item(p, arena_printf(p->arena, "%s  %s  %s", page->uses[i].id, page->uses[i].name,
                             page->uses[i].target));
    put(p, "</ul>\n", "");
}

/* ---- pages ---- */

static void begin(struct paper *p, const char *title)
{
    if (p->html) {
        writer_string(p->w, "<!DOCTYPE html>\n<html lang=\"");
        writer_string(p->w, p->lang == LANG_ZH ? "zh-CN" : "en");
        writer_string(p->w, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                            "content=\"width=device-width, initial-scale=1\">\n"
                            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                            "'none'; style-src 'unsafe-inline'\">\n<title>");
        text(p, title);
        writer_string(p->w, "</title>\n<style>\n");
        writer_string(p->w, html_style);
        writer_string(p->w, "</style>\n</head>\n<body>\n<main id=\"main\">\n");
    }
    put(p, "<h1>", "# ");
    text(p, title);
    put(p, "</h1>\n", "\n\n");
}

static void write_page(struct paper *p, const struct rule_page *page)
{
    const struct rule *rule = page->rule;
    begin(p, arena_printf(p->arena, "%s · %s", rule->id, message_in(rule->title, p->lang)));
    if (rule->purpose.en)
        paragraph(p, message_in(rule->purpose, p->lang));
    forms(p, rule);
    functions(p, page);
    reads(p, page);
    examples(p, rule);
    uses(p, page);
    put(p, "</main>\n</body>\n</html>\n", "");
}

void rule_page_markdown(struct arena *a, struct writer *w, const struct rule_page *p,
                        enum lang lang)
{
    write_page(&(struct paper){a, w, lang, false}, p);
}

void rule_page_html(struct arena *a, struct writer *w, const struct rule_page *p, enum lang lang)
{
    write_page(&(struct paper){a, w, lang, true}, p);
}

/* ---- the book ---- */

static void write_index(struct paper *p, const struct rule_page *pages, size_t n)
{
    begin(p, message_text(MSG_explain_book, p->lang));
    paragraph(p, message_in(MESSAGE(p->arena, MSG_explain_rules_of_book,
                                    arena_printf(p->arena, "%zu", n)), p->lang));
    put(p, "<ul>\n", "");
    for (size_t i = 0; i < n; i++) {
        const struct rule *rule = pages[i].rule;         /* an id is letters, digits and _ */
        writer_string(p->w, arena_printf(p->arena, p->html ? "<li><a href=\"%s.html\">%s</a> "
                                                           : "- [%s](%s.md) ", rule->id, rule->id));
        text(p, message_in(rule->title, p->lang));
        put(p, "</li>\n", "\n");
    }
    put(p, "</ul>\n</main>\n</body>\n</html>\n", "");
}

bool rule_book_write(struct arena *a, const char *folder, const struct rule_page *pages, size_t n,
                     enum lang lang, struct message *why)
{
    bool good = true;
    mkdir(folder, 0777);                 /* where it cannot be made, the first file says why */
    for (size_t i = 0; i <= n && good; i++) {
        const char *name = i < n ? pages[i].rule->id : "index";
        for (int html = 0; html < 2 && good; html++) {
            const char *file = arena_printf(a, "%s.%s", name, html ? "html" : "md");
            struct writer *w = writer_file(a, path_join(a, folder, file));
            struct paper p = {a, w, lang, html};
            if (i < n)
                write_page(&p, &pages[i]);
            else
                write_index(&p, pages, n);
            good = writer_finish(w, why);
        }
    }
    return good;
}
