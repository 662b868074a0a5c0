/* How a printed target is read: which rule, with what captured. */
#include "cli.h"
#include "../report/escape.h"
#include <unistd.h>

static const char *const formats[] = {"text", "json", NULL};

static size_t fraction_text(struct fraction f, char out[64])
{
    if (f.under == 1)
        return decimal_write(f.over, out);
    return num_write(num_div(num_of(f.over), num_int(f.under)), out);
}

static void write_captures(struct writer *w, const struct reading *r)
{
    WRITER_LITERAL(w, ",\"captures\":{");
    for (size_t i = 0; i < r->capture_count; i++) {
        const struct capture *c = &r->captures[i];
        char digits[64];
        if (i)
            writer_byte(w, ',');
        json_quoted(w, c->name);
        writer_byte(w, ':');
        if (c->is_number)
            json_span(w, (struct span){digits, fraction_text(c->number, digits)});
        else
            json_quoted(w, c->text);
    }
    writer_byte(w, '}');
}

static void write_passed(struct writer *w, const char *key, const char *words)
{
    if (!words)
        return;
    writer_string(w, key);
    json_quoted(w, words);
}

/* ,"base_year":2020 */
static void write_year(struct writer *w, const char *key, int year)
{
    if (!year)
        return;
    writer_string(w, key);
    writer_number(w, year);
}

/* Years that the text names itself, and the steps on the way. */
static void write_years(struct writer *w, const struct reading *r)
{
    char digits[64];
    write_year(w, ",\"base_year\":", r->base_year);
    write_year(w, ",\"target_year\":", r->year);
    for (size_t i = 0; i < r->step_count; i++) {
        write_year(w, i ? ",{\"year\":" : ",\"milestones\":[{\"year\":", r->steps[i].year);
        WRITER_LITERAL(w, ",\"value\":");
        json_span(w, (struct span){digits, decimal_write(r->steps[i].cell.number, digits)});
        writer_byte(w, '}');
    }
    if (r->step_count)
        writer_byte(w, ']');
}

struct nearby { struct near_rule rules[NEAR_RULES]; size_t count; };

/* Rules that nearly took it: only where there are any. */
static void write_near(struct writer *w, const struct nearby *near, const struct rulebook *b)
{
    if (!near->count)
        return;
    WRITER_LITERAL(w, ",\"near\":[");
    for (size_t i = 0; i < near->count; i++) {
        const struct near_rule *n = &near->rules[i];
        writer_string(w, i ? ",{\"rule\":" : "{\"rule\":");
        json_quoted(w, b->rules[n->rule].id);
        write_passed(w, ",\"form\":", n->form);
        write_passed(w, ",\"like\":", n->sample);
        write_passed(w, ",\"fits\":", n->fits);
        write_passed(w, ",\"rest\":", n->rest);
        WRITER_LITERAL(w, ",\"why\":");
        json_message(w, n->why);
        writer_byte(w, '}');
    }
    writer_byte(w, ']');
}

static void write_json(struct writer *w, const char *target, const struct reading *r,
                       const struct nearby *near, const struct rulebook *b)
{
    WRITER_LITERAL(w, "{\"target\":");
    json_quoted(w, target);
    if (r->error != READ_OK) {
        WRITER_LITERAL(w, ",\"error\":");
        json_message(w, r->message);
    } else {
        WRITER_LITERAL(w, ",\"rule\":");
        json_quoted(w, b->rules[r->rule].id);
        write_captures(w, r);
        WRITER_LITERAL(w, ",\"reading\":");
        json_message(w, r->message);
        write_years(w, r);
        write_passed(w, ",\"name\":", r->name);
        write_passed(w, ",\"object\":", r->object);
        write_passed(w, ",\"stretch\":", r->stretch);
        if (r->repaired) {
            WRITER_LITERAL(w, ",\"repaired\":");
            json_quoted(w, r->repaired);
        }
    }
    write_near(w, near, b);
    WRITER_LITERAL(w, "}\n");
}

static void write_labelled(struct program *p, enum message_id label, const char *text)
{
    writer_string(p->out, say(p, label));
    plain_put(p->out, span_of(text));
    writer_byte(p->out, '\n');
}

/* at_most    “…” fits; why not */
static void write_near_text(struct program *p, const struct nearby *near, const struct rulebook *b)
{
    for (size_t i = 0; i < near->count; i++) {
        const struct near_rule *n = &near->rules[i];
        const char *why = message_in(n->why, p->lang);
        struct message line = MESSAGE(p->arena, MSG_reading_near_line, b->rules[n->rule].id,
                                      n->sample, n->fits, why);
        write_labelled(p, i ? MSG_reading_near_next : MSG_reading_near, message_in(line, p->lang));
    }
}

/* since:    2015 */
static void write_years_text(struct program *p, const struct reading *r)
{
    char digits[64];
    if (r->base_year)
        write_labelled(p, MSG_reading_since, arena_printf(p->arena, "%d", r->base_year));
    for (size_t i = 0; i < r->step_count; i++) {
        size_t len = decimal_write(r->steps[i].cell.number, digits);
        write_labelled(p, MSG_reading_step, arena_printf(p->arena, "%d: %.*s", r->steps[i].year,
                                                         (int)len, digits));
    }
    if (r->year)
        write_labelled(p, MSG_reading_until, arena_printf(p->arena, "%d", r->year));
}

static void write_text(struct program *p, const char *target, const struct reading *r,
                       const struct nearby *near, const struct rulebook *b)
{
    char digits[64];
    if (r->error != READ_OK) {
        complain(p, r->message);
        write_near_text(p, near, b);
        return;
    }
    const struct rule *rule = &b->rules[r->rule];
    write_labelled(p, MSG_reading_target, target);
    write_labelled(p, MSG_reading_rule,
                   arena_printf(p->arena, "%s (%s)", rule->id, message_in(rule->title, p->lang)));
    write_labelled(p, MSG_reading_says, message_in(r->message, p->lang));
    for (size_t i = 0; i < r->capture_count; i++) {
        const struct capture *c = &r->captures[i];
        size_t len = c->is_number ? fraction_text(c->number, digits) : 0;
        const char *value = c->is_number ? arena_text(p->arena, digits, len)
                            : c->text    ? c->text
                                         : "";
        write_labelled(p, MSG_reading_capture, arena_printf(p->arena, "%s = %s", c->name, value));
    }
    write_years_text(p, r);
    if (r->name)
        write_labelled(p, MSG_reading_name, r->name);
    if (r->object)
        write_labelled(p, MSG_reading_object, r->object);
    if (r->stretch)
        write_labelled(p, MSG_reading_stretch, r->stretch);
    if (r->repaired)
        write_labelled(p, MSG_reading_repaired, r->repaired);
    write_near_text(p, near, b);
}

/* The project around, or the shipped one: only its catalogue is wanted. */
static struct project *catalogue_in_force(struct program *p)
{
    const struct options *o = &p->options;
    const char *shipped = shipped_folder(p->arena);
    struct project_options options = {.project = o->project, .catalogue = o->catalogue,
                                      .plans = (const char **)o->plans.at,
                                      .plan_count = o->plans.count, .bundled = shipped};
    struct project *project = project_load(p->arena, &options, diags_new(p->arena));
    if (project || o->project || !shipped)
        return project;
    options.project = path_join(p->arena, shipped, "data");
    return project_load(p->arena, &options, diags_new(p->arena));
}

/* --indicator names the catalogue's entry; --direction and --unit say the same by hand, and win.
 * False: unknown. */
static bool read_context(struct program *p, struct read_context *c, struct diags *d)
{
    const struct options *o = &p->options;
    const char *name = o->indicators.count ? o->indicators.at[0] : NULL;
    uint32_t number;
    *c = (struct read_context){.direction = DIRECTION_UNKNOWN};
    if (o->catalogue && access(o->catalogue, R_OK) != 0)
        return diag_error(d, (struct place){.file = o->catalogue}, MSG_file_missing, o->catalogue);
    if (name) {
        struct project *project = catalogue_in_force(p);
        if (!project || !project_find_indicator(project, span_of(name), &number)) {
            const char *near = project ? project_nearest_indicator(project, name) : NULL;
            diag_error(d, (struct place){0}, MSG_select_indicator_unknown, name);
            if (near)
                diag_hint(d, MESSAGE(p->arena, MSG_select_near, near));
            return false;
        }
        const struct indicator *of = &project->indicators[number];
        *c = (struct read_context){.name = of->zh, .unit = of->unit, .direction = of->direction};
    }
    if (o->unit)
        c->unit = o->unit;
    if (o->direction)
        c->direction = strcmp(o->direction, "higher") == 0  ? DIRECTION_HIGHER
                       : strcmp(o->direction, "lower") == 0 ? DIRECTION_LOWER : DIRECTION_NONE;
    return true;
}

int explain_target(struct program *p)
{
    const char *format = pick_format(p, formats);
    if (!format)
        return EXIT_USAGE;
    struct diags *d = diags_new(p->arena);
    struct rulebook *book = rules_in_force(p, d);
    struct read_context context;
    struct reading reading;
    bool known = book && read_context(p, &context, d);
    print_problems(p, d);
    if (!known)
        return EXIT_NO_ANSWER;
    rulebook_read(book, p->arena, p->options.target, &context, &reading);
    struct nearby near;
    bool told = reading.error == READ_EMPTY || reading.error == READ_AMBIGUOUS;
    near.count = told ? 0 : rulebook_near(book, p->arena, p->options.target, &context, &reading,
                                          near.rules);
    if (strcmp(format, "json") == 0)
        write_json(p->out, p->options.target, &reading, &near, book);
    else
        write_text(p, p->options.target, &reading, &near, book);
    num_forget();
    return reading.error == READ_OK ? EXIT_FINE : EXIT_TARGETS_FAILED;
}
