#pragma once
/* Pieces of a stored result (stored_parts.c), for result_stored.c. */
#include "formats_inside.h"
#include <jansson.h>

/* A field of an object; a NULL span, NULL or 0 where it is missing, null or of another kind. Spans
 * are borrowed from the value, copies go into the arena. */
struct span stored_text(const json_t *object, const char *name);
const char *stored_copy(struct arena *a, const json_t *object, const char *name);
int stored_year(const json_t *object, const char *name);
struct message stored_message(struct arena *a, const json_t *v);
/* As compact JSON text; "{}" where it is no object. */
struct span stored_dump(struct arena *a, const json_t *v);
struct span stored_object(struct arena *a, const json_t *object, const char *name);

/* A verdict; all but number, settings and the numbers of its key. NULL, or the name of the field
 * that is missing or no such thing. Borrowed from v. */
const char *stored_row(const json_t *v, struct verdict_row *out);
size_t stored_series(struct arena *a, const json_t *row, const struct series_point **out);
