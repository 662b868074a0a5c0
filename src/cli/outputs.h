#pragma once
/* outputs - the reports that --format and --out ask for; for all commands that write them. */
#include "cli.h"

enum { MOST_OUTPUTS = 32 };

struct output {
    const struct report_format *format;
    const char *path;                    /* NULL: standard output */
};

struct outputs {
    struct output list[MOST_OUTPUTS];
    size_t count;
};

/* The formats of any table of them, by number; standard output first. */
struct output_choice { size_t format; const char *path; };
struct output_choices { struct output_choice list[MOST_OUTPUTS + 1]; size_t count; };
/* `names` ends in NULL and has fewer than MOST_OUTPUTS. False: a complaint was made. */
bool outputs_choose(struct program *p, const char *const *names, struct output_choices *o);

/* False: a complaint was made. */
bool outputs_find(struct program *p, struct outputs *o);
/* All that can be written is; false: something could not, and was complained about. */
bool outputs_write(struct program *p, const struct outputs *o, const struct result *r,
                   unsigned jobs);
