#pragma once
/* task_writer - a case of the oracle as a row of a loose CSV, as people would type it. */
#include "oracle.h"

static void write_number(FILE *f, struct printed p)
{
    long scale = power_of_ten(p.places);
    if (!p.has)
        return;
    fprintf(f, "%s%ld", p.units < 0 ? "-" : "", labs(p.units) / scale);
    if (p.places)
        fprintf(f, ".%0*ld", p.places, labs(p.units) % scale);
}

static void write_cell(FILE *f, enum state s, struct printed p)
{
    if (s == PENDING)
        fputs("待公布", f);
    if (s == OWN || s == BORROWED)
        write_number(f, p);
    if (s == BORROWED)
        fputs("*", f);
}

static void write_series(FILE *f, const struct task *t, bool backwards)
{
    for (int k = 0, n = 0; k < YEARS; k++) {
        int i = backwards ? YEARS - 1 - k : k;
        if (t->states[i] == ABSENT)
            continue;
        fprintf(f, "%s%d:", n++ ? ";" : "", FIRST_YEAR + i);
        write_cell(f, t->states[i], t->values[i]);
    }
}

static void write_setting(FILE *f, const char *name, struct printed p)
{
    if (p.has) {
        fprintf(f, ";%s=", name);
        write_number(f, p);
    }
}

static void write_settings(FILE *f, const struct task *t)
{
    static const char *const methods[] = {"full", "rounded", "both"};
    static const char *const readings[] = {"mean", "each", "planned", "realised", "both"};
    bool has_reading = t->form == CHANGE_PER_YEAR || t->form == IN_PROPORTION;
    fprintf(f, "as_of=%d;compare=%s;round=%s;max_lag=%d", t->as_of, methods[t->method],
            t->half_up ? "half_up" : "half_even", t->max_lag);
    fprintf(f, "%s%s%s", t->binding ? ";binding=1" : "",
            t->accept_borrowed ? ";accept_borrowed=1" : "", t->latest ? ";final=latest" : "");
    if (has_reading)
        fprintf(f, ";reading=%s", readings[t->reading]);
    write_setting(f, "tol", t->tol);
    write_setting(f, "tol_rel", t->tol_rel);
    write_setting(f, "ref_target", t->ref_target);
    write_setting(f, "theta", t->theta);
    if (t->milestone.has) {
        fprintf(f, ";milestones=%d:", t->milestone_year);
        write_number(f, t->milestone);
    }
    const char *before = ";ref=";
    for (int i = 0; i < YEARS; i++)
        if (t->references[i].has) {
            fprintf(f, "%s%d:", before, FIRST_YEAR + i);
            write_number(f, t->references[i]);
            before = "|";
        }
}

static void write_task(FILE *f, const struct task *t, int name, bool backwards)
{
    static const char *const directions[] = {"lower", "none", "higher"};
    fprintf(f, "%d,%s,", name, form_names[t->form]);
    write_number(f, t->n);
    fputc(',', f);
    write_number(f, t->n2);
    fputc(',', f);
    write_cell(f, t->baseline_state, t->baseline);
    fprintf(f, ",%d,%d,", t->base_year, t->target_year);
    write_series(f, t, backwards);
    fprintf(f, ",%s,", directions[t->direction + 1]);
    write_settings(f, t);
    fputc('\n', f);
}
