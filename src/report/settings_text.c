/* Settings as JSON: what somebody has said and what is not the default anyway, a name and a text
 * each. */
#include "formats_inside.h"

static void put_decimal(struct writer *w, struct decimal x)
{
    char digits[24];
    writer_put(w, digits, decimal_write(x, digits));
}

static void put_cells(struct writer *w, const struct year_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            writer_byte(w, '|');
        writer_number(w, cells[i].year);
        writer_byte(w, ':');
        put_decimal(w, cells[i].cell.number);
    }
}

static void put_events(struct writer *w, const struct settings *s)
{
    for (size_t i = 0; i < s->event_count; i++) {
        if (i)
            writer_byte(w, '|');
        writer_number(w, s->events[i].year);
        writer_byte(w, ':');
        put_decimal(w, s->events[i].events);
        writer_byte(w, '/');
        put_decimal(w, s->events[i].population);
    }
}

static void put_bounds(struct writer *w, const struct settings *s)
{
    if (!s->bound_low_open)
        put_decimal(w, s->bound_low);
    writer_byte(w, ',');
    if (!s->bound_high_open)
        put_decimal(w, s->bound_high);
}

static const char *const readings[] = {"", "mean", "each", "planned", "realised", "both"};

static void put_reading(struct writer *w, const struct settings *s)
{
    const struct { const char *form; enum reading_kind kind;
    } forms[] = {
        {"", s->reading},
        {"change_per_year:", s->reading_change_per_year},
        {"in_proportion:", s->reading_in_proportion},
    };
    bool first = true;
    for (size_t i = 0; i < 3; i++) {
        if (forms[i].kind == READING_DEFAULT)
            continue;
        if (!first)
            writer_byte(w, '|');
        writer_string(w, forms[i].form);
        writer_string(w, readings[forms[i].kind]);
        first = false;
    }
}

/* The value as it would be written in a file. */
static void put_value(struct writer *w, const struct settings *s, enum setting which)
{
    switch (which) {
    case SET_AS_OF: writer_number(w, s->as_of); break;
    case SET_ATTRIBUTE: writer_string(w, s->attribute ? attribute_name(s->attribute) : ""); break;
    case SET_COMPARE:
        writer_string(w, ((const char *[]){"full", "rounded", "both"})[s->compare]);
        break;
    case SET_ROUND: writer_string(w, s->round == ROUND_HALF_UP ? "half_up" : "half_even"); break;
    case SET_PLACES: writer_number(w, s->places); break;
    case SET_TOL: put_decimal(w, s->tol); break;
    case SET_TOL_REL: put_decimal(w, s->tol_rel); break;
    case SET_PROGRESS: writer_string(w, s->progress == PROGRESS_LOG ? "log" : "linear"); break;
    case SET_PATH: writer_string(w, s->path == PATH_CAGR ? "cagr" : "linear"); break;
    case SET_PACE: put_decimal(w, s->pace); break;
    case SET_FINAL: writer_string(w, s->final == FINAL_LATEST ? "latest" : "target_year"); break;
    case SET_READING: put_reading(w, s); break;
    case SET_CHAINED: writer_number(w, s->chained); break;
    case SET_REF: put_cells(w, s->ref, s->ref_count); break;
    case SET_REF_TARGET: put_decimal(w, s->ref_target); break;
    case SET_MILESTONES: put_cells(w, s->milestones, s->milestone_count); break;
    case SET_EVENTS: put_events(w, s); break;
    case SET_PER: put_decimal(w, s->per); break;
    case SET_POOL: writer_number(w, s->pool); break;
    case SET_UNCERTAINTY:
        writer_string(w, ((const char *[]){"none", "poisson", "normal"})[s->uncertainty]);
        break;
    case SET_SE: put_decimal(w, s->se); break;
    case SET_SE_BASE: put_decimal(w, s->se_base); break;
    case SET_THETA: put_decimal(w, s->theta); break;
    case SET_THETA_ABS: put_decimal(w, s->theta_abs); break;
    case SET_APPLIES: writer_number(w, s->applies); break;
    case SET_MAX_LAG: writer_number(w, s->max_lag); break;
    case SET_ACCEPT_BORROWED: writer_number(w, s->accept_borrowed); break;
    case SET_BOUND: put_bounds(w, s); break;
    case SET_COUNT: break;
    }
}

void settings_write(struct writer *w, const struct settings *s)
{
    bool first = true;
    writer_byte(w, '{');
    for (int which = 0; which < SET_COUNT; which++) {
        if (!settings_has(s, (enum setting)which))
            continue;
        writer_string(w, first ? "\"" : ",\"");
        writer_string(w, setting_name((enum setting)which));
        WRITER_LITERAL(w, "\":\"");
        put_value(w, s, (enum setting)which);
        writer_byte(w, '"');
        first = false;
    }
    writer_byte(w, '}');
}
