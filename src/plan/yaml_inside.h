#pragma once
/* yaml_inside - between yaml.c, which builds the tree, and yaml_errors.c, which says what libyaml
 * has not understood. */
#include "tree.h"
#include <yaml.h>

/* False and a diagnostic where the bytes are no text: not UTF-8, or control characters. */
bool yaml_bytes_good(struct tree *t);
/* What libyaml says, in words of this program, at the place that matters. inside: the list or map
 * that was being read, NULL for none. */
void yaml_report(struct tree *t, const yaml_parser_t *parser, const struct node *inside);
