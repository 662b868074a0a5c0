/* The frame of a page: head, policy, style; and pieces that all pages share. */
#include "page.h"
#include "formats_inside.h"
#include <openssl/evp.h>
#include <openssl/sha.h>

static void say(const struct page *p, enum message_id id)
{
    html_text(p->w, span_of(message_text(id, p->lang)));
}

/* The policy names the script by its hash. */
static void put_policy(const struct page *p)
{
    unsigned char hash[SHA256_DIGEST_LENGTH], text[4 * ((SHA256_DIGEST_LENGTH + 2) / 3) + 1];
    WRITER_LITERAL(p->w, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                         "'none'; style-src 'unsafe-inline'");
    if (p->script) {
        SHA256((const unsigned char *)p->script, strlen(p->script), hash);
        EVP_EncodeBlock(text, hash, sizeof hash);
        WRITER_LITERAL(p->w, "; script-src 'sha256-");
        writer_string(p->w, (const char *)text);
        writer_byte(p->w, '\'');
    }
    WRITER_LITERAL(p->w, "\">\n");
}

void page_head(const struct page *p, struct span title)
{
    struct writer *w = p->w;
    WRITER_LITERAL(w, "<!DOCTYPE html>\n<!-- plancheck report -->\n<html lang=\"");
    writer_string(w, p->lang == LANG_ZH ? "zh-CN" : "en");
    WRITER_LITERAL(w, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"generator\" content=\"plancheck ");
    html_text(w, span_of(p->version));
    WRITER_LITERAL(w, "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    put_policy(p);
    WRITER_LITERAL(w, "<title>");
    html_text(w, title);
    WRITER_LITERAL(w, "</title>\n<style>\n");
    writer_string(w, html_style);
    WRITER_LITERAL(w, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    say(p, MSG_html_skip);
    WRITER_LITERAL(w, "</a>\n");
}

/* From U+3000 to U+9FFF, by its first byte: ideographs and their punctuation. */
static bool has_chinese(struct span s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] >= 0xE3 && (unsigned char)s.at[i] <= 0xE9)
            return true;
    return false;
}

void page_data(const struct page *p, struct span s)
{
    enum { LONGEST = 600 };
    struct span shown = span_cut(s, LONGEST);
    bool foreign = p->lang == LANG_EN && has_chinese(shown);
    if (foreign)
        WRITER_LITERAL(p->w, "<span lang=\"zh-CN\">");
    html_text(p->w, shown);
    if (shown.len < s.len)
        WRITER_LITERAL(p->w, "…");
    if (foreign)
        WRITER_LITERAL(p->w, "</span>");
}

void page_verdict(const struct page *p, enum verdict v)
{
    WRITER_LITERAL(p->w, "<span class=\"v ");
    writer_string(p->w, verdict_name(v));
    WRITER_LITERAL(p->w, "\"><span aria-hidden=\"true\">");
    writer_string(p->w, verdict_symbol(v));
    WRITER_LITERAL(p->w, "</span> ");
    say(p, verdict_label(v));
    WRITER_LITERAL(p->w, "</span>");
}

void page_foot(const struct page *p, enum message_id made_by)
{
    struct arena *a = arena_new();
    struct message m = MESSAGE(a, made_by, p->version);
    WRITER_LITERAL(p->w, "</main>\n<footer>\n<p>");
    html_text(p->w, span_of(message_in(m, p->lang)));
    WRITER_LITERAL(p->w, "</p>\n</footer>\n");
    arena_free(a);
}
