#include "sarif.h"
#include "escape.h"
#include "sentence.h"
#include <stdio.h>

static const char *const levels[] = {"error", "warning", "note"};

#define FIELD(w, literal, text) (WRITER_LITERAL((w), literal), json_quoted((w), (text)))

/* ---- SARIF ---- */

/* A path as the reference of a URI: what is not unreserved or / is percent-encoded. */
static void put_uri(struct writer *w, const char *path)
{
    static const char hex[] = "0123456789ABCDEF";
    writer_byte(w, '"');
    for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
        bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                     (*c >= '0' && *c <= '9') || strchr("-._~/", *c);
        if (!plain)
            writer_byte(w, '%');
        writer_byte(w, plain ? (char)*c : hex[*c >> 4]);
        if (!plain)
            writer_byte(w, hex[*c & 15]);
    }
    writer_byte(w, '"');
}

static void put_physical(struct writer *w, struct place at)
{
    WRITER_LITERAL(w, "\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    put_uri(w, at.file);
    writer_byte(w, '}');
    if (at.line) {
        WRITER_LITERAL(w, ",\"region\":{\"startLine\":");
        writer_number(w, at.line);
        if (at.column) {
            WRITER_LITERAL(w, ",\"startColumn\":");
            writer_number(w, at.column);
        }
        writer_byte(w, '}');
    }
    writer_byte(w, '}');
}

static void put_rule(struct writer *w, const struct sarif_rule *r)
{
    FIELD(w, "{\"id\":", r->id);
    FIELD(w, ",\"shortDescription\":{\"text\":", r->title);
    if (r->help)
        FIELD(w, "},\"help\":{\"text\":", r->help);
    FIELD(w, "},\"defaultConfiguration\":{\"level\":", levels[r->severity]);
    WRITER_LITERAL(w, "}}");
}

void sarif_begin(struct writer *w, const struct sarif_rule *rules, size_t count)
{
    WRITER_LITERAL(w, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
                      "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":"
                      "{\"name\":\"plancheck\",\"version\":");
    json_quoted(w, PLANCHECK_VERSION);
    WRITER_LITERAL(w, ",\"rules\":[");
    for (size_t i = 0; i < count; i++) {
        writer_string(w, i ? ",\n" : "\n");
        put_rule(w, &rules[i]);
    }
    WRITER_LITERAL(w, "]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

static void put_places(struct writer *w, const struct sarif_entry *e)
{
    if (e->at.file) {
        WRITER_LITERAL(w, ",\"locations\":[{");
        put_physical(w, e->at);
        WRITER_LITERAL(w, "}]");
    }
    if (!e->other.file)
        return;
    WRITER_LITERAL(w, ",\"relatedLocations\":[{");
    put_physical(w, e->other);
    if (e->other_says) {
        FIELD(w, ",\"message\":{\"text\":", e->other_says);
        writer_byte(w, '}');
    }
    WRITER_LITERAL(w, "}]");
}

void sarif_entry(struct writer *w, const struct sarif_entry *e, bool first)
{
    writer_string(w, first ? "\n" : ",\n");
    FIELD(w, "{\"ruleId\":", e->rule);
    if (e->rule_number >= 0) {
        WRITER_LITERAL(w, ",\"ruleIndex\":");
        writer_number(w, e->rule_number);
    }
    FIELD(w, ",\"level\":", levels[e->severity]);
    FIELD(w, ",\"message\":{\"text\":", e->message);
    writer_byte(w, '}');
    put_places(w, e);
    if (e->fingerprint) {
        FIELD(w, ",\"partialFingerprints\":{\"plancheck/v1\":", e->fingerprint);
        writer_byte(w, '}');
    }
    if (e->accepted) {
        FIELD(w, ",\"suppressions\":[{\"kind\":\"inSource\",\"justification\":", e->accepted);
        WRITER_LITERAL(w, "}]");
    }
    writer_byte(w, '}');
}

void sarif_end(struct writer *w)
{
    WRITER_LITERAL(w, "\n]}]}\n");
}

/* ---- GitHub ---- */

enum { ANNOTATIONS = 10 };

/* What would end a command, or a property of it. */
static void github_put(struct writer *w, const char *text, const char *special)
{
    static const char hex[] = "0123456789ABCDEF";
    for (const char *c = text; *c; c++) {
        if (!strchr(special, *c)) {
            writer_byte(w, *c);
            continue;
        }
        writer_byte(w, '%');
        writer_byte(w, hex[(unsigned char)*c >> 4]);
        writer_byte(w, hex[*c & 15]);
    }
}

void github_entry(struct github *g, const struct sarif_entry *e)
{
    static const char *const commands[] = {"::error ", "::warning ", "::notice "};
    static const char in_property[] = "%\r\n:,", in_text[] = "%\r\n";
    struct writer *w = g->w;
    if (e->accepted || g->of[e->severity]++ >= ANNOTATIONS)
        return;
    writer_string(w, commands[e->severity]);
    if (e->at.file) {
        WRITER_LITERAL(w, "file=");
        github_put(w, e->at.file, in_property);
        WRITER_LITERAL(w, ",");
    }
    if (e->at.file && e->at.line) {
        WRITER_LITERAL(w, "line=");
        writer_number(w, e->at.line);
        WRITER_LITERAL(w, ",col=");
        writer_number(w, e->at.column ? e->at.column : 1);
        WRITER_LITERAL(w, ",");
    }
    WRITER_LITERAL(w, "title=");
    github_put(w, e->rule, in_property);
    WRITER_LITERAL(w, "::");
    github_put(w, e->message, in_text);
    writer_byte(w, '\n');
}

void github_end(struct github *g, enum lang lang)
{
    size_t more = 0;
    for (int level = 0; level < 3; level++)
        more += g->of[level] > ANNOTATIONS ? g->of[level] - ANNOTATIONS : 0;
    if (more == 0)
        return;
    char digits[24];
    struct span n = {digits, (size_t)snprintf(digits, sizeof digits, "%zu", more)};
    message_fill(g->w, MSG_outcome_more, lang, n);
    writer_byte(g->w, '\n');
}
