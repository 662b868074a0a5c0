#include "message.h"
#include <errno.h>
#include "text.h"
#include <stdarg.h>
#include <string.h>

static const struct message messages[MSG_COUNT] = {
#define M(id, en, zh) [MSG_##id] = {en, zh},
#include "messages/all.def"
#undef M
};

/* What somebody wrote is quoted in messages, but not a whole book of it. */
static char *put_argument(char *end, const char *arg)
{
    enum { LONGEST = 1000 };
    struct span all = span_of(arg), shown = span_cut(all, LONGEST);
    end = mempcpy(end, shown.at, shown.len);
    return shown.len < all.len ? stpcpy(end, "…") : end;
}

/* {1} … {9}; a number beyond the arguments given puts nothing. */
static char *put_in(struct arena *a, const char *entry, const char *const *args, size_t n)
{
    size_t room = strlen(entry) + 1;
    for (const char *c = entry; *c; c++)
        if (c[0] == '{' && c[1] >= '1' && c[1] <= '9' && (size_t)(c[1] - '0') <= n)
            room += strlen(args[c[1] - '1']) + sizeof "…";
    char *out = arena_alloc(a, room), *end = out;
    while (*entry) {
        if (entry[0] == '{' && entry[1] >= '1' && entry[1] <= '9' && entry[2] == '}') {
            size_t number = (size_t)(entry[1] - '0');
            if (number <= n)
                end = put_argument(end, args[number - 1]);
            entry += 3;
        } else {
            *end++ = *entry++;
        }
    }
    return out;
}

struct message message_list(struct arena *a, enum message_id id, va_list list)
{
    const char *args[MESSAGE_ARGUMENTS];
    size_t n = 0;
    for (const char *arg; n < MESSAGE_ARGUMENTS && (arg = va_arg(list, const char *)); n++)
        args[n] = arg;
    const struct message *entry = &messages[id];
    return (struct message){put_in(a, entry->en, args, n), put_in(a, entry->zh, args, n)};
}

struct message message_make(struct arena *a, enum message_id id, ...)
{
    va_list list;
    va_start(list, id);
    struct message made = message_list(a, id, list);
    va_end(list);
    return made;
}

const char *message_in(struct message m, enum lang lang)
{
    return lang == LANG_ZH ? m.zh : m.en;
}

const char *message_text(enum message_id id, enum lang lang)
{
    return message_in(messages[id], lang);
}

const char *message_name(enum message_id id)
{
    static const char *const names[MSG_COUNT] = {
#define M(id, en, zh) [MSG_##id] = #id,
#include "messages/all.def"
#undef M
    };
    return names[id];
}

static bool is_hole(const char *c)
{
    return c[0] == '{' && c[1] >= '1' && c[1] <= '9' && c[2] == '}';
}

/* What stands between two holes is looked for from left to right; behind the last hole, at the
 * end. */
bool message_matches(enum message_id id, const char *text, struct span arguments[MESSAGE_ARGUMENTS])
{
    const char *entry = messages[id].en;
    int hole = -1;
    while (*entry || hole >= 0) {
        size_t literal = 0;
        while (entry[literal] && !is_hole(entry + literal))
            literal++;
        bool last = !entry[literal];
        size_t left = strlen(text);
        const char *found = last && hole >= 0 && left >= literal ? text + left - literal
                            : hole >= 0 ? memmem(text, left, entry, literal)
                                        : text;
        if (!found || strncmp(found, entry, literal) != 0)
            return false;
        if (hole >= 0)
            arguments[hole] = (struct span){text, (size_t)(found - text)};
        text = found + literal;
        entry += literal;
        hole = -1;
        if (!last) {
            hole = entry[1] - '1';
            entry += 3;
        }
    }
    return !*text;
}

struct message message_of_errno(int error)
{
    static const struct { int error; enum message_id id; } known[] = {
        {ENOENT, MSG_errno_missing},   {ENOTDIR, MSG_errno_missing}, {EACCES, MSG_errno_denied},
        {EPERM, MSG_errno_denied},     {EROFS, MSG_errno_read_only}, {EISDIR, MSG_errno_folder},
        {ENOSPC, MSG_errno_no_space},  {EDQUOT, MSG_errno_no_space}, {EMFILE, MSG_errno_too_many},
        {ENFILE, MSG_errno_too_many},  {ENOMEM, MSG_errno_memory},   {EAGAIN, MSG_errno_again},
        {EIO, MSG_errno_device},       {ELOOP, MSG_errno_links},     {ENAMETOOLONG, MSG_errno_long},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].error == error)
            return (struct message){message_text(known[i].id, LANG_EN),
                                    message_text(known[i].id, LANG_ZH)};
    return (struct message){strerror(error), strerror(error)};
}
