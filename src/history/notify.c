#include "notify.h"
#include <string.h>

static const struct kind {
    const char *name;
    notify_way *way;
    struct span (*body)(struct arena *a, const struct diff *d, enum lang lang);
} kinds[] = {
    {"webhook", notify_post, notify_json},     {"file", notify_file, notify_json},
    {"command", notify_command, notify_json},  {"wecom", notify_post, notify_wecom},
    {"dingtalk", notify_post, notify_dingtalk}, {"feishu", notify_post, notify_feishu},
    {"slack", notify_post, notify_slack},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct kind *find_kind(const char *target, const char **where)
{
    const char *colon = strchr(target, ':');
    if (!colon || !colon[1])
        return NULL;
    *where = colon + 1;
    for (size_t i = 0; i < KINDS; i++)
        if (span_is((struct span){target, (size_t)(colon - target)}, kinds[i].name))
            return &kinds[i];
    return NULL;
}

/* What may be told of a target: of a URL the kind and the host, without name, password, port. */
static const char *shown(struct arena *a, const struct kind *k, const char *where)
{
    if (k->way != notify_post)
        return arena_printf(a, "%s:%s", k->name, where);
    const char *host = strstr(where, "://");
    host = host ? host + 3 : where;
    size_t len = strcspn(host, "/?#");
    const char *at = memrchr(host, '@', len);
    if (at) {
        len -= (size_t)(at + 1 - host);
        host = at + 1;
    }
    return arena_printf(a, "%s:%.*s", k->name, (int)len, host);
}

static bool is_url(const char *where)
{
    return strncmp(where, "https://", 8) == 0 || strncmp(where, "http://", 7) == 0;
}

bool notify_check(struct arena *a, const char *target, struct message *why)
{
    const char *where, *names = "";
    const struct kind *k = find_kind(target, &where);
    for (size_t i = 0; i < KINDS; i++)
        names = arena_printf(a, "%s%s%s:", names, i ? ", " : "", kinds[i].name);
    if (!k)
        *why = MESSAGE(a, MSG_notify_kind, names);
    else if (k->way == notify_post && !is_url(where))
        *why = MESSAGE(a, MSG_notify_url, k->name);
    else
        return true;
    return false;
}

bool notify_send(struct arena *a, const char *target, const struct diff *d, enum lang lang,
                 struct message *why)
{
    const char *where;
    const struct kind *k = find_kind(target, &where);
    const char *wrong = k->way(a, where, k->body(a, d, lang));
    if (wrong)
        *why = MESSAGE(a, MSG_notify_failed, shown(a, k, where), wrong);
    return !wrong;
}
