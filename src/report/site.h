#pragma once
/* site - a folder of pages that appears whole or not at all: written under a temporary name beside
 * it, synced, and put in its place at once; the pages of an earlier report go with the folder that
 * they lie in. A folder with anything else in it is refused. The first error is remembered, and
 * site_finish() tells. */
#include "writer.h"

struct site;
/* `folders`: of the site, NULL at the end; pages lie in them or beside them, and end in .html. */
struct site *site_open(struct arena *a, const char *path, const char *const *folders);
/* The writer of a new page; the one before is finished with it. */
struct writer *site_page(struct site *s, const char *name);
bool site_finish(struct site *s, struct message *why);
