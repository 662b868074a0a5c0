#pragma once
/* trial_report - what `plancheck test` found, as text, JSON, JUnit XML or TAP. */
#include "../judge/trial.h"
#include "escape.h"

enum { NO_MINIMUM = -1 };

struct trial_report {
    const struct trial *trial;
    struct trial_options options;
    int minimum;                         /* percent that every rule must reach, or NO_MINIMUM */
    enum lang lang;
    bool colour, verbose;                /* verbose: examples that hold are listed, too */
    int width;
    struct arena *arena;
};

struct trial_format {
    const char *name;
    void (*write)(struct writer *w, const struct trial_report *r);
};
extern const struct trial_format trial_formats[]; /* name NULL at the end; the first is text */

/* Is every rule covered as far as `minimum` asks? */
bool trial_covered(const struct trial_report *r);
