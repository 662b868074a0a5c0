#pragma once
/* notify - tells somebody elsewhere what changed: KIND:WHERE, as webhook:URL, file:PATH,
 * command:CMD (the diff as JSON), or wecom:, dingtalk:, feishu:, slack:URL (a short text in the
 * shape that the chat takes). A URL may hold a secret: only its host is ever told. */
#include "diff.h"

/* False, and why: no such kind, or nothing behind it. */
bool notify_check(struct arena *a, const char *target, struct message *why);
/* False, and why: it did not arrive. `target` has been checked. */
bool notify_send(struct arena *a, const char *target, const struct diff *d, enum lang lang,
                 struct message *why);

/* ---- its parts ---- */

/* notify_body.c: what is sent, as JSON. */
struct span notify_json(struct arena *a, const struct diff *d, enum lang lang);
struct span notify_wecom(struct arena *a, const struct diff *d, enum lang lang);
struct span notify_dingtalk(struct arena *a, const struct diff *d, enum lang lang);
struct span notify_feishu(struct arena *a, const struct diff *d, enum lang lang);
struct span notify_slack(struct arena *a, const struct diff *d, enum lang lang);

/* notify_send.c: how. NULL: done; else what went wrong. `where` is a URL, a path, a command. */
typedef const char *notify_way(struct arena *a, const char *where, struct span body);
const char *notify_post(struct arena *a, const char *url, struct span body);
const char *notify_file(struct arena *a, const char *path, struct span body);
const char *notify_command(struct arena *a, const char *command, struct span body);
