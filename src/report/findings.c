/* Findings for programs: JSON, SARIF, GitHub; and the table of formats. */
#include "findings.h"
#include "escape.h"
#include "sarif.h"
#include "../base/explanation.h"

const struct findings_format findings_formats[] = {
    {"text", MSG_findings_format_text, findings_text},
    {"json", MSG_findings_format_json, findings_json},
    {"sarif", MSG_findings_format_sarif, findings_sarif},
    {"github", MSG_findings_format_github, findings_github},
    {"markdown", MSG_findings_format_markdown, findings_markdown},
};
const size_t findings_format_count = sizeof findings_formats / sizeof *findings_formats;

static const char *const severities[] = {"error", "warning", "note"};

static int check_number(const char *code)
{
    for (size_t i = 0; i < lint_check_count; i++)
        if (strcmp(message_name(lint_checks[i].code), code) == 0)
            return (int)i;
    return -1;
}

/* ---- JSON ---- */

static void put_number(struct writer *w, const char *key, unsigned number)
{
    writer_string(w, key);
    if (number)
        writer_number(w, number);
    else
        WRITER_LITERAL(w, "null");
}

static void put_side(struct writer *w, const struct finding_side *s)
{
    WRITER_LITERAL(w, "{\"file\":");
    json_quoted(w, s->at.file);
    put_number(w, ",\"line\":", s->at.line);
    put_number(w, ",\"column\":", s->at.column);
    WRITER_LITERAL(w, ",\"at\":");
    json_quoted(w, s->document);
    WRITER_LITERAL(w, ",\"value\":");
    json_quoted(w, s->value);
    WRITER_LITERAL(w, ",\"of\":");
    json_quoted(w, s->id);
    writer_byte(w, '}');
}

static void put_answer(struct writer *w, const struct answer *a)
{
    if (!a) {
        WRITER_LITERAL(w, "null");
        return;
    }
    WRITER_LITERAL(w, "{\"key\":");
    json_quoted(w, a->key);
    WRITER_LITERAL(w, ",\"reason\":");
    json_quoted(w, a->reason);
    WRITER_LITERAL(w, ",\"file\":");
    json_quoted(w, a->at.file);
    put_number(w, ",\"line\":", a->at.line);
    writer_byte(w, '}');
}

static void put_finding(struct writer *w, const struct finding *f)
{
    int check = check_number(f->code);
    WRITER_LITERAL(w, "{\"id\":");
    json_quoted(w, f->id);
    WRITER_LITERAL(w, ",\"code\":");
    json_quoted(w, f->code);
    WRITER_LITERAL(w, ",\"severity\":");
    json_quoted(w, severities[f->severity]);
    WRITER_LITERAL(w, ",\"title\":");
    json_message(w, check < 0 ? (struct message){NULL, NULL}
                              : (struct message){message_text(lint_checks[check].title, LANG_EN),
                                                 message_text(lint_checks[check].title, LANG_ZH)});
    WRITER_LITERAL(w, ",\"message\":");
    json_message(w, f->text);
    WRITER_LITERAL(w, ",\"advice\":");
    json_message(w, f->advice);
    WRITER_LITERAL(w, ",\"places\":[");
    put_side(w, &f->sides[0]);
    if (f->sides[1].at.file) {
        writer_byte(w, ',');
        put_side(w, &f->sides[1]);
    }
    WRITER_LITERAL(w, "],\"answer\":");
    put_answer(w, f->answer);
    writer_byte(w, '}');
}

void findings_json_answered(struct writer *w, const struct findings *f)
{
    bool first = true;
    writer_byte(w, '[');
    for (size_t i = 0; i < f->count; i++) {
        if (!f->list[i].answer)
            continue;
        writer_string(w, first ? "" : ",");
        put_finding(w, &f->list[i]);
        first = false;
    }
    writer_byte(w, ']');
}

void findings_json(struct writer *w, const struct findings *f, const struct report_options *o)
{
    (void)o;                             /* both languages are there */
    WRITER_LITERAL(w, "{\"schema\":\"plancheck.lint/1\",\"tool\":{\"name\":\"plancheck\","
                      "\"version\":");
    json_quoted(w, PLANCHECK_VERSION);
    WRITER_LITERAL(w, "},\"summary\":{");
    for (int i = 0; i < 3; i++) {
        json_quoted(w, severities[i]);
        writer_byte(w, ':');
        writer_number(w, (long long)f->open[i]);
        writer_byte(w, ',');
    }
    WRITER_LITERAL(w, "\"answered\":");
    writer_number(w, (long long)f->answered);
    WRITER_LITERAL(w, "},\"findings\":[");
    for (size_t i = 0; i < f->count; i++) {
        writer_string(w, i ? ",\n" : "\n");
        put_finding(w, &f->list[i]);
    }
    WRITER_LITERAL(w, "]}\n");
}

/* ---- SARIF, GitHub ---- */

static struct place plain_place(struct place at)
{
    if (at.file)
        at.file = path_plain(at.file);
    return at;
}

static struct sarif_entry entry_of(struct writer *w, const struct finding *f, enum lang lang)
{
    const char *text = message_in(f->text, lang);
    if (f->advice.en)
        text = arena_printf(w->arena, "%s\n%s", text, message_in(f->advice, lang));
    return (struct sarif_entry){
        .rule = f->code,
        .rule_number = -1,
        .severity = f->severity,
        .message = text,
        .at = plain_place(f->sides[0].at),
        .other = plain_place(f->sides[1].at),
        .other_says = f->sides[1].value,
        .fingerprint = f->id,
        .accepted = f->answer ? f->answer->reason : NULL,
    };
}

static int rule_number(const struct sarif_rule *rules, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rules[i].id, code) == 0)
            return (int)i;
    return -1;
}

static struct sarif_rule rule_of(const char *code, const char *title, enum severity severity,
                                 enum lang lang)
{
    const struct explanation *page = explanation_find(code);
    const char *help = page ? message_in(page->text, lang) : NULL;
    return (struct sarif_rule){code, title ? title : help ? help : code, help, severity};
}

/* The checks of lint, and behind them what else the findings are: mistakes in files, by code. */
static size_t list_rules(struct sarif_rule *rules, const struct findings *f, enum lang lang)
{
    size_t count = 0;
    for (size_t i = 0; i < lint_check_count; i++) {
        const struct check *c = &lint_checks[i];
        rules[count++] = rule_of(message_name(c->code), message_text(c->title, lang), c->severity,
                                 lang);
    }
    for (size_t i = 0; i < f->count; i++)
        if (rule_number(rules, count, f->list[i].code) < 0)
            rules[count++] = rule_of(f->list[i].code, NULL, f->list[i].severity, lang);
    return count;
}

void findings_sarif(struct writer *w, const struct findings *f, const struct report_options *o)
{
    struct sarif_rule *rules =
        ARENA_ARRAY(w->arena, struct sarif_rule, lint_check_count + f->count);
    size_t count = list_rules(rules, f, o->lang);
    sarif_begin(w, rules, count);
    for (size_t i = 0; i < f->count; i++) {
        struct sarif_entry e = entry_of(w, &f->list[i], o->lang);
        e.rule_number = rule_number(rules, count, e.rule);
        sarif_entry(w, &e, i == 0);
    }
    sarif_end(w);
}

void findings_github(struct writer *w, const struct findings *f, const struct report_options *o)
{
    struct github g = {w, {0, 0, 0}};
    for (size_t i = 0; i < f->count; i++) {
        struct sarif_entry e = entry_of(w, &f->list[i], o->lang);
        github_entry(&g, &e);
    }
    github_end(&g, o->lang);
}
