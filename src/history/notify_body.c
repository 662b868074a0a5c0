/* What is sent: the diff as JSON, or a short text that keeps within what the chat takes. */
#include "notify.h"
#include "../report/escape.h"

struct span notify_json(struct arena *a, const struct diff *d, enum lang lang)
{
    struct report_options o = {.lang = lang};
    struct writer *w = writer_memory(a);
    diff_write_json(d, &o, w);
    return writer_text(w);
}

/* ---- the short text ---- */

/* Marks that a chat would take for markup become their full-width likes; Slack has escapes. */
static void put_plain(struct writer *w, struct span s, bool slack)
{
    static const struct { char mark; const char *wide, *escape; } marks[] = {
        {'<', "＜", "&lt;"}, {'>', "＞", "&gt;"}, {'&', "＆", "&amp;"},
        {'[', "［", "["},    {']', "］", "]"},     {'*', "＊", "＊"},
        {'_', "_", "_"},     {'`', "＇", "＇"},    {'@', "＠", "＠"},
        {'#', "＃", "＃"},
    };
    for (size_t i = 0; i < s.len; i++) {
        const char *instead = NULL;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            if (marks[m].mark == s.at[i])
                instead = slack ? marks[m].escape : marks[m].wide;
        if (instead)
            writer_string(w, instead);
        else
            writer_byte(w, s.at[i]);
    }
}

static struct span line_of(struct arena *a, struct diff_view *v, const struct change *c,
                           bool slack)
{
    struct writer *w = writer_memory(a);
    diff_view_take(v, c);
    struct span region = diff_region(v), name = diff_name(v), was = diff_verdict(v, &v->was),
                is = diff_verdict(v, &v->is), details = diff_details(v);
    WRITER_LITERAL(w, "- ");
    put_plain(w, region, slack);
    writer_byte(w, ' ');
    put_plain(w, name, slack);
    writer_string(w, v->lang == LANG_ZH ? "：" : ": ");
    put_plain(w, was, slack);
    WRITER_LITERAL(w, " → ");
    put_plain(w, is, slack);
    if (details.len) {
        writer_string(w, v->lang == LANG_ZH ? "，" : ", ");
        put_plain(w, details, slack);
    }
    writer_byte(w, '\n');
    return writer_text(w);
}

static struct span heading_of(struct arena *a, struct diff_view *v, enum change_kind k)
{
    return span_of(arena_printf(a, v->lang == LANG_ZH ? "\n%s（%zu）\n" : "\n%s (%zu)\n",
                                diff_text(v, change_label(k)), v->diff->of[k]));
}

/* At most so many bytes: what lasts is left to the total, and the last lines to "… 12 more". */
static struct span short_text(struct arena *a, const struct diff *d, enum lang lang, size_t most,
                              bool slack)
{
    enum { REST = 64 };
    struct diff_view *v = diff_view_new(d, lang);
    struct writer *w = writer_memory(a);
    size_t told = 0, listed = d->count - d->of[CHANGE_STILL_FAILING] - d->of[CHANGE_STILL_BEHIND];
    put_plain(w, diff_night(v, &d->old->of), slack);
    WRITER_LITERAL(w, " → ");
    put_plain(w, diff_night(v, &d->new->of), slack);
    WRITER_LITERAL(w, "\n");
    put_plain(w, diff_total(v), slack);
    WRITER_LITERAL(w, "\n");
    for (; told < listed; told++) {
        const struct change *c = &d->changes[told];
        bool first = told == 0 || c[-1].kind != c->kind;
        struct span heading = first ? heading_of(a, v, (enum change_kind)c->kind) : SPAN("");
        struct span line = line_of(a, v, c, slack);
        if ((size_t)(w->at - w->start) + heading.len + line.len + REST > most)
            break;
        writer_span(w, heading);
        writer_span(w, line);
    }
    if (told < listed)
        writer_string(w, message_in(MESSAGE(a, MSG_notify_more,
                                            arena_printf(a, "%zu", listed - told)), lang));
    diff_view_free(v);
    return span_cut(writer_text(w), most);
}

/* ---- the shapes ---- */

/* Limits of the documented APIs, in bytes of UTF-8, with room for the frame and JSON's escapes. */
enum { WECOM_MOST = 4096, DINGTALK_MOST = 16000, FEISHU_MOST = 16000, SLACK_MOST = 12000 };

static struct span framed(struct arena *a, const char *before, struct span text, const char *after)
{
    struct writer *w = writer_memory(a);
    writer_string(w, before);
    json_span(w, text);
    writer_string(w, after);
    return writer_text(w);
}

struct span notify_wecom(struct arena *a, const struct diff *d, enum lang lang)
{
    return framed(a, "{\"msgtype\":\"markdown\",\"markdown\":{\"content\":",
                  short_text(a, d, lang, WECOM_MOST, false), "}}");
}

struct span notify_dingtalk(struct arena *a, const struct diff *d, enum lang lang)
{
    return framed(a, "{\"msgtype\":\"markdown\",\"markdown\":{\"title\":\"plancheck\",\"text\":",
                  short_text(a, d, lang, DINGTALK_MOST, false), "}}");
}

struct span notify_feishu(struct arena *a, const struct diff *d, enum lang lang)
{
    return framed(a, "{\"msg_type\":\"text\",\"content\":{\"text\":",
                  short_text(a, d, lang, FEISHU_MOST, false), "}}");
}

struct span notify_slack(struct arena *a, const struct diff *d, enum lang lang)
{
    return framed(a, "{\"text\":", short_text(a, d, lang, SLACK_MOST, true), "}");
}
