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

/* What is known of a text that is written again and again, so that it need not be looked through
 * each time: bits, 0 where nothing is. Of a text put together from others, what all of them have. */
enum known {
    KNOWN_PLAIN = 1,             /* JSON and CSV write every byte as it is, but for commas */
    KNOWN_NO_COMMA = 2,
    KNOWN_ALL = KNOWN_PLAIN | KNOWN_NO_COMMA
};
unsigned text_known(struct span s);
/* quoted and escaped; null where s.at is NULL */
void json_span(struct writer *w, struct span s);
static inline void json_known(struct writer *w, struct span s, unsigned known)
{
    if (!s.at || !(known & KNOWN_PLAIN)) {
        json_span(w, s);
        return;
    }
    writer_byte(w, '"');
    writer_span(w, s);
    writer_byte(w, '"');
}
/* (not json_string, which is a function of jansson) */
void json_quoted(struct writer *w, const char *text);        /* likewise */
/* {"zh":…,"en":…}; null where there is none */
void json_message(struct writer *w, struct message m);
/* quoted where needed, never a formula */
void csv_cell(struct writer *w, struct span s);
void csv_known_slowly(struct writer *w, struct span s, unsigned known);
extern const bool csv_begins_formula[256];       /* may do so, by its first byte alone */
static inline void csv_known(struct writer *w, struct span s, unsigned known)
{
    if (s.len > 0 && known == KNOWN_ALL && !csv_begins_formula[(unsigned char)*s.at])
        writer_span(w, s);
    else
        csv_known_slowly(w, s, known);
}
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
