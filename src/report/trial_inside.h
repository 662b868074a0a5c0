#pragma once
/* trial_inside - what the formats of `plancheck test` share. */
#include "trial_report.h"

void trial_text(struct writer *w, const struct trial_report *r);
void trial_json(struct writer *w, const struct trial_report *r);
void trial_junit(struct writer *w, const struct trial_report *r);
void trial_tap(struct writer *w, const struct trial_report *r);

const struct rule *trial_rule_of(const struct trial_report *r, const struct trial_rule *t);
bool trial_rule_covered(const struct trial_report *r, const struct trial_rule *t);
/* The example's place and fields on one line; what differs, and why, on lines that begin with
 * `indent`. */
void trial_example_head(struct writer *w, const struct trial_report *r, const struct trial_rule *t,
                        const struct rule_example *e);
void trial_example_failure(struct writer *w, const struct trial_report *r,
                           const struct trial_rule *t, size_t i, const char *indent);
void trial_sentence(struct writer *w, const struct trial_report *r, const struct trial_rule *t,
                    size_t i, enum lang lang);
/* An example as it stands in a rule file: { target = "≥25", … } */
void trial_example_source(struct writer *w, const struct rule_example *e);

/* The fields of an example that a case is made of, target and expect left out. */
enum { EXAMPLE_FIELDS = 12 };
struct example_field { const char *name, *value; };      /* value NULL: not given */
void trial_example_fields(const struct rule_example *e, struct example_field out[EXAMPLE_FIELDS]);

/* One yes or no, for formats that know nothing else. */
struct trial_check {
    const struct trial_rule *rule;
    const char *name, *detail;           /* detail: lines that say why not; "": nothing to say */
    uint32_t line;                       /* of the rule's file; 0: none in particular */
    bool holds, skipped;
};
struct trial_check *trial_checks(const struct trial_report *r, size_t *count);
