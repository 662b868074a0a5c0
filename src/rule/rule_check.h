#pragma once
/* rule_check - from the description of a rule file to a struct rule: every field checked, every
 * mistake located. */
#include "rule.h"

/* Fills the rule (id, file and source are there) from describe_rule()'s JSON. False: it had
 * mistakes, all now in d. */
bool rule_check(struct arena *a, struct rule *rule, struct span description, struct diags *d);
/* A mistake that is known without a description, at the file's first line. */
bool rule_refuse(struct diags *d, const struct rule *rule, enum message_id id,
                 const char *argument);
