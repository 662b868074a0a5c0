#pragma once
/* message - everything people read, in Chinese and English, from one table (messages/ *.def, one
 * file a room). M(id, en, zh): {1} {2} … {9} stand for arguments, which are strings. A message
 * always carries both languages; an argument that has two languages itself comes last and is given
 * twice: the English entry uses the first, the Chinese one the second. */
#include "text.h"
#include <stdarg.h>

enum lang { LANG_ZH, LANG_EN };

enum message_id {
#define M(id, en, zh) MSG_##id,
#include "messages/all.def"
#undef M
    MSG_COUNT
};

struct message {
    const char *en, *zh;
};

/* Both languages, arguments put in; the strings live in the arena. The last argument is NULL. */
struct message message_make(struct arena *a, enum message_id id, ...) __attribute__((sentinel));
enum { MESSAGE_ARGUMENTS = 9 };
struct message message_list(struct arena *a, enum message_id id, va_list arguments);
const char *message_name(enum message_id id);                   /* the id itself, as text */
const char *message_in(struct message m, enum lang lang);
const char *message_text(enum message_id id, enum lang lang);   /* the bare entry, no arguments */
/* Is the text an English message of this id? Then its arguments, as they are first found. */
bool message_matches(enum message_id id, const char *text,
                     struct span arguments[MESSAGE_ARGUMENTS]);
/* What an errno means, in both languages; the system's own words where we have none. */
struct message message_of_errno(int error);
#define MESSAGE(a, ...) message_make((a), __VA_ARGS__, (const char *)0)
