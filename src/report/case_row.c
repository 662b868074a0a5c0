#include "case_row.h"
#include "escape.h"

struct case_writer {
    enum lang lang;
    bool json;
    size_t count;
    struct writer *sentences[2];         /* enum lang */
    struct speaker *speaker;
};

static const char header[] = "case,verdict,reason,progress,measure,goal,margin,message\n";

struct case_writer *case_writer_new(struct arena *a, enum lang lang, bool json)
{
    struct case_writer *cw = ARENA_NEW(a, struct case_writer);
    *cw = (struct case_writer){
        .lang = lang, .json = json, .sentences = {writer_memory(a), writer_memory(a)},
        .speaker = speaker_new(a)};
    return cw;
}

/* ---- the sentence ---- */

static const char *printed_baseline(const struct judge_case *c, char digits[24 + 1])
{
    if (c->baseline.kind != CELL_NUMBER)
        return "";
    digits[decimal_write(c->baseline.number, digits)] = '\0';
    return digits;
}

/* 是 or 否 where a number is wanted: a cell that reads well and yet is none. */
static struct message stray_word(const struct judge_case *c, const struct slot *slot)
{
    for (size_t i = 0; slot->reason == REASON_bad_number && i < c->value_count; i++) {
        if (c->values[i].kind == CELL_YES)
            return (struct message){"是", "是"};
        if (c->values[i].kind == CELL_NO)
            return (struct message){"否", "否"};
    }
    return (struct message){NULL, NULL};
}

static struct facts case_facts(const struct judge_case *c, const struct slot *slot,
                               const struct rulebook *b, struct message words,
                               struct message fault, char digits[24 + 1])
{
    const struct reading *r = c->target;
    return (struct facts){
        .slot = slot,
        .rule = r && r->rule < b->count ? &b->rules[r->rule] : NULL,
        .target = r && r->folded ? r->folded : "",
        .unit = c->unit ? c->unit : "",
        .baseline = printed_baseline(c, digits),
        .base_year = c->base_year,
        .target_year = c->target_year,
        .as_of = c->settings && settings_has(c->settings, SET_AS_OF) ? c->settings->as_of
                                                                     : judge_default_as_of(c),
        .said = fault.en && *fault.en ? fault : reading_complaint(r),
        .why = stray_word(c, slot),
        .words = words,
    };
}

void case_sentence(struct writer *w, const struct judge_case *c, const struct slot *slot,
                   const struct rulebook *b, struct message words, struct message fault,
                   enum lang lang)
{
    char digits[24 + 1];
    struct facts facts = case_facts(c, slot, b, words, fault, digits);
    sentence_write(w, &facts, lang);
}

/* ---- a row ---- */

static const char *const names[] = {"progress", "measure", "goal", "margin"};
enum { NUMBERS = sizeof names / sizeof *names };

static void write_csv(struct case_writer *cw, struct writer *w, const char *name,
                      const struct slot *slot, const struct fixed *numbers)
{
    csv_cell(w, span_of(name));
    writer_byte(w, ',');
    writer_string(w, verdict_name((enum verdict)slot->verdict));
    writer_byte(w, ',');
    writer_string(w, reason_name((enum reason)slot->reason));
    for (size_t i = 0; i < NUMBERS; i++) {
        writer_byte(w, ',');
        if (fixed_has(numbers[i]))
            number_put(w, numbers[i]);
    }
    writer_byte(w, ',');
    csv_cell(w, writer_text(cw->sentences[cw->lang]));
    writer_byte(w, '\n');
}

static void write_json(struct case_writer *cw, struct writer *w, const char *name,
                       const struct slot *slot, const struct fixed *numbers)
{
    writer_string(w, cw->count ? ",\n{\"case\":" : "\n{\"case\":");
    json_quoted(w, name);
    WRITER_LITERAL(w, ",\"verdict\":");
    json_quoted(w, verdict_name((enum verdict)slot->verdict));
    WRITER_LITERAL(w, ",\"reason\":");
    json_quoted(w, reason_name((enum reason)slot->reason));
    for (size_t i = 0; i < NUMBERS; i++) {
        char digits[64];
        struct span text = {fixed_has(numbers[i]) ? digits : NULL, fixed_write(numbers[i], digits)};
        WRITER_LITERAL(w, ",\"");
        writer_string(w, names[i]);
        WRITER_LITERAL(w, "\":");
        json_span(w, text);
    }
    WRITER_LITERAL(w, ",\"message\":");
    json_message(w, (struct message){writer_text(cw->sentences[LANG_EN]).at,
                                     writer_text(cw->sentences[LANG_ZH]).at});
    writer_byte(w, '}');
}

void case_begin(struct case_writer *cw, struct writer *w)
{
    if (cw->json)
        WRITER_LITERAL(w, "{\"schema\":\"plancheck.cases/1\",\n\"cases\":[");
    else
        WRITER_LITERAL(w, header);
}

void case_write(struct case_writer *cw, struct writer *w, const char *name,
                const struct judge_case *c, const struct slot *slot, const struct rulebook *b,
                struct message words, struct message fault)
{
    const struct fixed numbers[NUMBERS] = {slot->progress, slot->measure, slot->goal, slot->margin};
    char digits[24 + 1];
    struct facts facts = case_facts(c, slot, b, words, fault, digits);
    for (int lang = LANG_ZH; lang <= LANG_EN; lang++) {
        writer_clear(cw->sentences[lang]);
        if (cw->json || lang == (int)cw->lang)
            speaker_say(cw->speaker, cw->sentences[lang], &facts, (enum lang)lang);
    }
    (cw->json ? write_json : write_csv)(cw, w, name, slot, numbers);
    cw->count++;
}

void case_end(struct case_writer *cw, struct writer *w)
{
    if (cw->json)
        WRITER_LITERAL(w, "]}\n");
}
