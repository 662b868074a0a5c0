#pragma once
/* describe - what a rule file returns, as JSON: made in a worker, read by the parent like any
 * foreign text. A text is a string, a number a number, true and false themselves; a function is
 * {"line": n}, a table
 * {"list": […], "map": {…}}, everything else {"type": "…"}. */
#include "sandbox.h"

enum { DESCRIPTION_MOST = 256 * 1024 };

/* Writes {"value": …} or {"syntax": [en, zh]}, {"run": [en, zh]}, {"over": true}; bytes written, 0
 * when it does not fit. */
size_t describe_rule(const struct rule *rule, const struct rule_limits *l, char *out, size_t room);
