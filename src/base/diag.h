#pragma once
/* diag - what is wrong with the files people wrote: all of it, each with its place.
 * Adding one never stops the reader; who asked for the load looks at diag_errors() afterwards. */
#include "message.h"
#include <stdio.h>

struct place {
    const char *file;            /* NULL: nowhere in particular */
    uint32_t line, column;       /* from 1; column counts code points; 0: not known */
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

struct diagnostic {
    enum severity severity;
    const char *code;            /* stable: the message's id, e.g. "key_unknown" */
    struct place at;
    uint32_t length;             /* code points to underline, at least 1 */
    uint32_t caret;              /* where in the excerpt, if not at the place's column; else 0 */
    const char *excerpt;         /* the source line, or NULL */
    struct message text;
    struct message hint;         /* en NULL: none */
};

struct diags {
    struct arena *arena;
    struct diagnostic *list;
    size_t count, room, errors;
    size_t dropped;              /* beyond 200, only counted */
    bool last_kept;              /* the one added last is in the list */
};

struct diags *diags_new(struct arena *a);

/* Returns false, so that a check can `return diag_error(…)`. The message's arguments are
 * strings, NULL at the end. */
bool diag_add(struct diags *d, enum severity s, struct place at, enum message_id id, ...)
    __attribute__((sentinel));
#define diag_error(d, at, ...) diag_add((d), SEVERITY_ERROR, (at), __VA_ARGS__, (const char *)0)
#define diag_warn(d, at, ...) diag_add((d), SEVERITY_WARNING, (at), __VA_ARGS__, (const char *)0)
/* An error whose words are already there; `code` is whose page explains it. */
bool diag_say(struct diags *d, struct place at, enum message_id code, struct message text);
/* Both are about the diagnostic added last. The excerpt is its source line, `length` code points
 * of it meant; it is not copied. */
void diag_source(struct diags *d, const char *excerpt, uint32_t length);
/* The excerpt is not counted as the place is: what is meant begins at this code point of it. */
void diag_caret(struct diags *d, uint32_t column);
void diag_hint(struct diags *d, struct message hint);

/* file:line:column: message, excerpt, caret (aligned under Chinese text), hint; sorted by file
 * and place. */
void diags_print(const struct diags *d, FILE *out, enum lang lang, bool colour);
