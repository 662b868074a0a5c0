#pragma once
/* escape - text from data where it must not become anything else: JSON, XML, a CSV cell, a page,
 * a line at a terminal. */
#include "writer.h"

/* Bytes of the character at s (n > 0): 0 where it is no whole UTF-8 character. Chinese is three
 * bytes, and decided here. */
size_t utf8_size_of_rare(const unsigned char *s, size_t n);
static inline size_t utf8_size(const unsigned char *s, size_t n)
{
    if (s[0] >= 0xE3 && s[0] <= 0xE9 && n >= 3 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80)
        return 3;
    return s[0] < 0x80 ? 1 : utf8_size_of_rare(s, n);
}

/* quoted and escaped; null where s.at is NULL */
void json_span(struct writer *w, struct span s);
/* (not json_string, which is a function of jansson) */
void json_quoted(struct writer *w, const char *text);        /* likewise */
/* {"zh":…,"en":…}; null where there is none */
void json_message(struct writer *w, struct message m);
/* quoted where needed, never a formula */
void csv_cell(struct writer *w, struct span s);
/* Text of a page or of a quoted attribute: plain_put(), and nothing in it is markup. */
void html_text(struct writer *w, struct span s);
/* Without control characters and invisible marks that turn text around; a line break becomes a
 * blank. */
void plain_put(struct writer *w, struct span s);
/* For elements and attributes of XML; what XML cannot hold becomes U+FFFD. */
void xml_text(struct writer *w, struct span s);
/* name="value" behind a blank */
void xml_attribute(struct writer *w, const char *name, struct span value);
void xml_count(struct writer *w, const char *name, size_t n);
/* The description of a test in TAP: # and \ escaped, else as plain_put(). */
void tap_text(struct writer *w, struct span s);
/* Text for a cell of a Markdown table, or anywhere in Markdown: nothing in it is markup. */
void markdown_put(struct writer *w, struct span s);
