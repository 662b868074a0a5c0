/* A result read back from a stored plancheck.result/1. The head is copied; of the verdicts only the
 * places in the mapped file and their keys are kept, each is parsed when its row is wanted. Fields
 * that the contract does not require may be missing, unknown ones are passed over; summaries are
 * counted anew. */
#include "stored_inside.h"

struct stored {
    struct file file;
    struct verdict_key *keys;
    size_t *places, key_room, place_room;
};

struct loading {
    struct arena *arena;
    struct result *result;
    struct stored *stored;
    struct diags *diags;
    size_t at;                           /* in the file's bytes */
    struct intern *plans, *regions, *indicators;
    size_t plan_room, region_room, indicator_room;
    bool right_schema;
};

/* ---- mistakes ---- */

static struct place place_at(const struct loading *l, size_t at)
{
    struct place p = {l->stored->file.path, 1, 0};
    const char *from = l->stored->file.bytes, *end = from + at;
    while ((from = memchr(from, '\n', (size_t)(end - from))) != NULL) {
        p.line++;
        from++;
    }
    return p;
}

static bool refuse(struct loading *l, enum message_id id, const char *what)
{
    return diag_error(l->diags, place_at(l, l->at), id, what);
}

/* ---- the file as a sequence of values ---- */

static char next_byte(struct loading *l)
{
    const struct file *f = &l->stored->file;
    while (l->at < f->size && strchr(" \t\r\n", f->bytes[l->at]) && f->bytes[l->at])
        l->at++;
    return l->at < f->size ? f->bytes[l->at] : '\0';
}

static bool take(struct loading *l, char wanted)
{
    if (next_byte(l) != wanted)
        return false;
    l->at++;
    return true;
}

/* The value that begins here; NULL after an error. To be freed. */
static json_t *take_value(struct loading *l)
{
    const struct file *f = &l->stored->file;
    json_error_t why;
    next_byte(l);
    json_t *v = json_loadb(f->bytes + l->at, f->size - l->at,
                           JSON_DISABLE_EOF_CHECK | JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &why);
    if (v)
        l->at += (size_t)why.position;
    else
        refuse(l, MSG_result_syntax, why.text);
    return v;
}

/* ---- the verdicts ---- */

static uint32_t plan_number(struct loading *l, struct span id)
{
    struct result_plan *list = (struct result_plan *)l->result->plans;
    uint32_t number = intern_id(l->plans, id.at, id.len);
    if (number == l->result->plan_count) {
        LIST_ENLARGE(l->arena, list, number, l->plan_room);
        list[number] = (struct result_plan){.id = intern_text(l->plans, number),
                                            .settings = SPAN("{}")};
        l->result->plans = list;
        l->result->plan_count++;
    }
    return number;
}

static uint32_t region_number(struct loading *l, struct span code, struct span name)
{
    struct result_region *list = (struct result_region *)l->result->regions;
    uint32_t number = intern_id(l->regions, code.at, code.len);
    if (number == l->result->region_count) {
        LIST_ENLARGE(l->arena, list, number, l->region_room);
        list[number] = (struct result_region){
            .code = intern_text(l->regions, number),
            .name = name.at ? arena_text(l->arena, name.at, name.len)
                            : intern_text(l->regions, number)};
        l->result->regions = list;
        l->result->region_count++;
    }
    return number;
}

static uint32_t indicator_number(struct loading *l, struct span id, struct span name)
{
    struct result_indicator *list = (struct result_indicator *)l->result->indicators;
    uint32_t number = intern_id(l->indicators, id.at, id.len);
    if (number == l->result->indicator_count) {
        LIST_ENLARGE(l->arena, list, number, l->indicator_room);
        const char *zh = arena_text(l->arena, name.at, name.len);
        list[number] = (struct result_indicator){intern_text(l->indicators, number), zh, zh, "",
                                                 DIRECTION_UNKNOWN};
        l->result->indicators = list;
        l->result->indicator_count++;
    }
    return number;
}

static void add_verdict(struct loading *l, const struct verdict_row *row, size_t place)
{
    struct stored *s = l->stored;
    struct result *r = l->result;
    struct verdict_key key = row->key;
    key.plan = plan_number(l, row->plan);
    key.region = region_number(l, row->region, row->region_name);
    key.indicator = indicator_number(l, row->indicator, row->name);
    LIST_ENLARGE(l->arena, s->keys, r->count, s->key_room);
    LIST_ENLARGE(l->arena, s->places, r->count, s->place_room);
    s->keys[r->count] = key;
    s->places[r->count++] = place;
    summary_count(&r->all, key);
    if (key.waived)
        summary_count(&r->waived, key);
    summary_count(&((struct result_region *)r->regions)[key.region].summary, key);
}

static bool take_verdict(struct loading *l)
{
    struct verdict_row row;
    next_byte(l);
    size_t place = l->at;
    json_t *v = take_value(l);
    if (!v)
        return false;
    const char *wrong = stored_row(v, &row);
    if (wrong) {
        l->at = place;
        refuse(l, MSG_result_field, wrong);
    } else {
        add_verdict(l, &row, place);
    }
    json_decref(v);
    return wrong == NULL;
}

static bool take_verdicts(struct loading *l)
{
    if (!take(l, '['))
        return refuse(l, MSG_result_field, "verdicts");
    if (take(l, ']'))
        return true;
    do {
        if (!take_verdict(l))
            return false;
    } while (take(l, ','));
    return take(l, ']') || refuse(l, MSG_result_syntax, "']' expected");
}

/* ---- the head ---- */

static void add_plans(struct loading *l, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *from = json_array_get(list, i);
        uint32_t number = plan_number(l, stored_text(from, "id"));
        struct result_plan *p = (struct result_plan *)&l->result->plans[number];
        p->title = stored_copy(l->arena, from, "title");
        p->region = stored_copy(l->arena, from, "region");
        p->file = stored_copy(l->arena, from, "file");
        p->base_year = stored_year(from, "base_year");
        p->target_year = stored_year(from, "target_year");
        p->settings = stored_object(l->arena, from, "settings");
    }
}

static void add_regions(struct loading *l, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *from = json_array_get(list, i);
        region_number(l, stored_text(from, "code"), stored_text(from, "name"));
    }
}

static void add_indicators(struct loading *l, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *from = json_array_get(list, i);
        struct span id = stored_text(from, "id");
        struct message name = stored_message(l->arena, json_object_get(from, "name"));
        struct span word = stored_text(from, "direction");
        uint32_t number = indicator_number(l, id, id);
        struct result_indicator *k = (struct result_indicator *)&l->result->indicators[number];
        k->zh = name.zh ? name.zh : k->id;
        k->en = name.en ? name.en : k->id;
        const char *unit = stored_copy(l->arena, from, "unit");
        k->unit = unit ? unit : "";
        if (word.at)
            direction_read(word, &k->direction);
    }
}

static void add_rules(struct loading *l, const json_t *list)
{
    size_t count = json_array_size(list);
    struct result_rule *rules = ARENA_ARRAY(l->arena, struct result_rule, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *from = json_array_get(list, i);
        rules[i].id = stored_copy(l->arena, from, "id");
        rules[i].file = stored_copy(l->arena, from, "file");
        rules[i].sha256 = stored_copy(l->arena, from, "sha256");
        rules[i].title = stored_message(l->arena, json_object_get(from, "title"));
    }
    l->result->rules = rules;
    l->result->rule_count = count;
}

static void add_inputs(struct loading *l, const json_t *list)
{
    size_t count = json_array_size(list);
    struct result_input *inputs = ARENA_ARRAY(l->arena, struct result_input, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *from = json_array_get(list, i);
        inputs[i].path = stored_copy(l->arena, from, "path");
        inputs[i].sha256 = stored_copy(l->arena, from, "sha256");
    }
    l->result->inputs = inputs;
    l->result->input_count = count;
}

static void add_diagnostics(struct loading *l, const json_t *list)
{
    size_t count = json_array_size(list);
    struct diagnostic *all = ARENA_ARRAY(l->arena, struct diagnostic, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *from = json_array_get(list, i);
        struct span severity = stored_text(from, "severity");
        all[i] = (struct diagnostic){
            .severity = span_is(severity, "error")     ? SEVERITY_ERROR
                        : span_is(severity, "warning") ? SEVERITY_WARNING
                                                       : SEVERITY_NOTE,
            .code = stored_copy(l->arena, from, "code"),
            .at = {stored_copy(l->arena, from, "file"), (uint32_t)stored_year(from, "line"),
                   (uint32_t)stored_year(from, "column")},
            .text = stored_message(l->arena, json_object_get(from, "message")),
            .hint = stored_message(l->arena, json_object_get(from, "hint")),
        };
    }
    l->result->diagnostics = all;
    l->result->diagnostic_count = count;
}

static void add_waivers(struct loading *l, const json_t *list)
{
    size_t count = json_array_size(list);
    struct result_waiver *waivers = ARENA_ARRAY(l->arena, struct result_waiver, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *from = json_array_get(list, i);
        struct span state = stored_text(from, "state");
        waivers[i] = (struct result_waiver){stored_copy(l->arena, from, "verdict"),
                                            stored_copy(l->arena, from, "reason"),
                                            stored_copy(l->arena, from, "who"),
                                            stored_copy(l->arena, from, "until"), WAIVER_UNDATED};
        if (state.at)
            waiver_state_find(state.at, &waivers[i].state);
    }
    l->result->waivers = waivers;
    l->result->waiver_count = count;
}

static void add_tool(struct loading *l, const json_t *tool)
{
    l->result->version = stored_copy(l->arena, tool, "version");
}

static const struct {
    const char *key;
    void (*add)(struct loading *l, const json_t *v);
} parts[] = {
    {"tool", add_tool},
    {"inputs", add_inputs},
    {"plans", add_plans},
    {"regions", add_regions},
    {"indicators", add_indicators},
    {"rules", add_rules},
    {"diagnostics", add_diagnostics},
    {"waivers", add_waivers},
};

static void add_part(struct loading *l, const char *key, const json_t *v)
{
    struct result *r = l->result;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i].key, key) == 0)
            parts[i].add(l, v);
    if (strcmp(key, "schema") == 0)
        l->right_schema = json_is_string(v) &&
                          strcmp(json_string_value(v), "plancheck.result/1") == 0;
    if (strcmp(key, "as_of") == 0)
        r->as_of = json_is_integer(v) ? (int)json_integer_value(v) : 0;
    if (strcmp(key, "today") == 0 && json_is_string(v))
        r->today = arena_text(l->arena, json_string_value(v), json_string_length(v));
    if (strcmp(key, "settings") == 0)
        r->settings = stored_dump(l->arena, v);
    if (strcmp(key, "lint") == 0 && json_is_array(v))
        r->lint = stored_dump(l->arena, v);
}

static bool take_member(struct loading *l)
{
    json_t *key = take_value(l);
    bool good = key != NULL;
    if (good && (!json_is_string(key) || !take(l, ':')))
        good = refuse(l, MSG_result_syntax, "':' expected");
    if (good && strcmp(json_string_value(key), "verdicts") == 0) {
        good = take_verdicts(l);
    } else if (good) {
        json_t *v = take_value(l);
        good = v != NULL;
        if (v)
            add_part(l, json_string_value(key), v);
        json_decref(v);
    }
    json_decref(key);
    return good;
}

static bool take_document(struct loading *l)
{
    if (!take(l, '{'))
        return refuse(l, MSG_result_kind, NULL);
    do {
        if (!take_member(l))
            return false;
    } while (take(l, ','));
    if (!take(l, '}'))
        return refuse(l, MSG_result_syntax, "'}' expected");
    if (next_byte(l) || l->at < l->stored->file.size)
        return refuse(l, MSG_result_syntax, "end of file expected");
    return l->right_schema || refuse(l, MSG_result_kind, NULL);
}

/* ---- rows ---- */

struct stored_view {
    const struct result *result;
    json_t *row;
    struct arena *arena;                 /* of the series and settings of the current row */
};

static struct verdict_key key_of(const struct result *r, size_t i)
{
    return ((const struct stored *)r->from)->keys[i];
}

static void *view_of(struct arena *a, const struct result *r)
{
    struct stored_view *v = ARENA_NEW(a, struct stored_view);
    v->result = r;
    return v;
}

static void forget_row(struct stored_view *v)
{
    json_decref(v->row);
    arena_free(v->arena);
    v->row = NULL;
    v->arena = NULL;
}

static void row_of(void *view, size_t i, struct verdict_row *out)
{
    struct stored_view *v = view;
    const struct stored *s = v->result->from;
    forget_row(v);
    v->arena = arena_new();
    v->row = json_loadb(s->file.bytes + s->places[i], s->file.size - s->places[i],
                        JSON_DISABLE_EOF_CHECK, NULL);
    if (!v->row || stored_row(v->row, out))
        die("a stored result has changed while it was read");
    out->number = i;
    out->key = s->keys[i];
    if (json_object_get(v->row, "settings"))
        out->settings = stored_object(v->arena, v->row, "settings");
    if (json_is_array(json_object_get(v->row, "reads")))
        out->reads = stored_dump(v->arena, json_object_get(v->row, "reads"));
}

static size_t series_of(void *view, const struct series_point **out)
{
    struct stored_view *v = view;
    return stored_series(v->arena, v->row, out);
}

static void view_done(void *view)
{
    forget_row(view);
}

static const struct result_source source = {key_of, view_of, row_of, series_of, view_done};

struct result *result_load(struct arena *a, const char *path, struct diags *d)
{
    struct loading l = {
        .arena = a,
        .result = ARENA_NEW(a, struct result),
        .stored = ARENA_NEW(a, struct stored),
        .diags = d,
        .plans = intern_new(a),
        .regions = intern_new(a),
        .indicators = intern_new(a),
    };
    if (!file_map(path, &l.stored->file, d))
        return NULL;
    l.result->settings = SPAN("{}");
    l.result->lint = SPAN("[]");
    l.result->source = &source;
    l.result->from = l.stored;
    return take_document(&l) ? l.result : NULL;
}
