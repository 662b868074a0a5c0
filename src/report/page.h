#pragma once
/* page - what stands around any page of HTML, and what all pages show alike: the report's own
 * pages, and those of other rooms. One style sheet; nothing is fetched from anywhere, and nothing
 * but the given script may run: a policy in the page says so. */
#include "writer.h"
#include "../judge/judge.h"

struct page {
    struct writer *w;
    enum lang lang;
    const char *version;                 /* of the program that judged */
    const char *script;                  /* NULL: none */
};

/* Up to <body> and the link that skips to <main id="main">; `title` is text, of any length. */
void page_head(const struct page *p, struct span title);
/* Text from data: cut when very long; on an English page Chinese text says that it is Chinese. */
void page_data(const struct page *p, struct span s);
void page_verdict(const struct page *p, enum verdict v);        /* symbol and word */
/* Its foot: the message, of which {1} is the version. */
void page_foot(const struct page *p, enum message_id made_by);

extern const char html_style[], html_script[];   /* page.css, page.js (see CMakeLists.txt) */
