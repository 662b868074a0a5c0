#pragma once
/* new - files that authors begin with. Nothing is ever overwritten; a file appears whole or not at
 * all. Each function complains itself and returns an exit code. */
#include "cli.h"

int new_rule(struct program *p, const char *name);
int new_plan(struct program *p, const char *table);
int new_project(struct program *p, const char *folder);

/* A template of the shipped data/new, with every "NAME" replaced; NULL: that was said. */
const char *new_template(struct program *p, const char *file, const char *name);
/* False where something of this name is there; that was said. */
bool new_is_free(struct program *p, const char *path);
/* The folder of the file, and those above it. */
bool new_folder(struct program *p, const char *file);
bool new_write(struct program *p, const char *path, const char *text);
