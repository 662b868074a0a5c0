#pragma once
#include "trial.h"

/* trial_mutants.c: changes the rules whose examples hold, and finds out who notices. False: no
 * worker process could be had. */
bool trial_mutate(struct trial *t, struct arena *a, const struct trial_options *o,
                  struct diags *d);
