/* `plancheck test` as TAP, version 14: a test point a check, with a YAML block where it fails. */
#include "trial_inside.h"

static void write_block(struct writer *w, const struct trial_report *r, const struct trial_check *c)
{
    WRITER_LITERAL(w, "  ---\n  message: ");
    json_quoted(w, c->detail);                   /* which YAML reads as well */
    WRITER_LITERAL(w, "\n  severity: fail\n  file: ");
    json_quoted(w, trial_rule_of(r, c->rule)->file);
    if (c->line) {
        WRITER_LITERAL(w, "\n  line: ");
        writer_number(w, c->line);
    }
    WRITER_LITERAL(w, "\n  ...\n");
}

void trial_tap(struct writer *w, const struct trial_report *r)
{
    size_t count;
    const struct trial_check *checks = trial_checks(r, &count);
    WRITER_LITERAL(w, "TAP version 14\n1..");
    writer_number(w, (long long)count);
    writer_byte(w, '\n');
    for (size_t i = 0; i < count; i++) {
        const struct trial_check *c = &checks[i];
        writer_string(w, c->holds || c->skipped ? "ok " : "not ok ");
        writer_number(w, (long long)i + 1);
        WRITER_LITERAL(w, " - ");
        tap_text(w, span_of(trial_rule_of(r, c->rule)->id));
        writer_byte(w, ':');
        tap_text(w, span_of(c->name));
        writer_string(w, c->skipped ? " # SKIP\n" : "\n");
        if (!c->holds && !c->skipped)
            write_block(w, r, c);
    }
}
