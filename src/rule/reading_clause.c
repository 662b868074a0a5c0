/* A target among the words of a clause: 儿童疫苗接种率以乡镇为单位达到90%以上. The words before it name
 * the indicator, those behind it what is counted; what might change its meaning is never passed
 * over. */
#include "reading_inside.h"
#include <string.h>

enum { LONGEST_CLAUSE = 480 };   /* bytes, folded: longer texts hold more than a target */

/* A clause, or one with some of its words left out: 新增〈城镇就业〉5万人 is matched as 新增5万人. */
struct clause {
    const char *text;            /* folded */
    const bool *word_starts;     /* by place in text */
    const char *context_unit;
};

struct finding {
    const struct rulebook *book;
    struct arena *arena;
    struct alignment printed;
    struct clause clause;
    struct read_match *out;
    struct name_check check;     /* why words could not be passed over, of the first such place */
};

static bool letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- names ---- */

static bool is_rule(const struct finding *f, const struct match *m, const char *const *ids)
{
    while (*ids && strcmp(*ids, f->book->rules[m->rule].id) != 0)
        ids++;
    return *ids != NULL;
}

static struct span trimmed(struct span name)
{
    static const char *const edges[] = {",", ":", "␣", ";", "。", "的", "将", "使", "把", "要", "应"};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        size_t len = strlen(edges[i]);
        if (name.len > len && memcmp(name.at + name.len - len, edges[i], len) == 0) {
            name.len -= len;
            i = (size_t)-1;
        }
    }
    return name;
}

/* From the first word that is no year and no 力争, to where the form begins, less the words between
 * that change nothing. */
static struct span name_of(const char *from, const char *split, const char *begin)
{
    struct named_years ignored;
    const char *start = from, *end = split;
    for (size_t len; start < split; start += len) {
        len = language_time_before(start, &ignored);
        if (!len && language_lead_is_free(start))
            len = language_lead(start);
        if (!len)
            break;
    }
    start = start > split ? split : start;
    for (const char *at = split; at < begin;) {
        size_t len = language_time_before(at, &ignored);
        if (!len && (len = language_lead(at)) && language_lead_is_noun(at))
            end = at + len;
        if (!len)
            break;
        at += len;
    }
    return trimmed((struct span){start, (size_t)(end - start)});
}

static void keep_first(struct finding *f, struct name_check check)
{
    if (!f->check.fault)
        f->check = check;
}

/* 指标A达到90%，指标B: a clause before the last comma may not be a target itself. */
static bool promises(struct finding *f, const char *start, const char *end)
{
    struct search search = {.unit = f->clause.context_unit};
    const char *piece = arena_text(f->arena, start, (size_t)(end - start));
    struct match m;
    uint32_t other;
    for (; *piece; piece++)
        if (((unsigned char)*piece & 0xC0) != 0x80 &&
            forms_match(f->book->forms, piece, &search, &m, &other) != MATCH_NONE)
            return true;
    return false;
}

/* Behind the last comma that stands in no brackets: 水质优良（一、二类）比例 is one name. */
static const char *last_comma(const char *start, const char *end)
{
    int open = 0;
    for (; end > start; end--) {
        open += end[-1] == ')' ? 1 : end[-1] == '(' ? -1 : 0;
        if (open <= 0 && (end[-1] == ',' || end[-1] == ';'))
            return end;
    }
    return start;
}

/* English words of which no name is made, or that leave the number open. */
static bool odd_word(const struct finding *f, const char *start, const char *end)
{
    static const char *const words[] = {
        "to",         "by",      "below",  "above",   "over",   "not",     "no",     "or",
        "if",         "unless",  "except", "between", "than",   "half",    "top",    "aged",
        "least",      "most",    "sdg",    "target",  "goal",   "table",   "annex",  "article",
        "additional", "another", "either", "neither", "within", "without", "factor", "up"};
    const bool *starts = f->clause.word_starts;
    for (const char *at = start; at < end; at++) {
        size_t place = (size_t)(at - f->clause.text);
        for (size_t i = 0; starts[place] && i < sizeof words / sizeof *words; i++) {
            size_t len = strlen(words[i]);
            if (strncmp(at, words[i], len) == 0 && starts[place + len])
                return true;
        }
    }
    return false;
}

/* May the words from start to split be passed over as a name? */
static bool passes_as_name(struct finding *f, const char *start, const char *split,
                           const struct match *m, struct named_years *years)
{
    static const char *const words_only[] = {"informal", NULL};
    for (size_t len; (len = language_time_before(start, years)) && start + len <= split;)
        start += len;
    const char *piece = last_comma(start, split);
    struct span name = trimmed((struct span){piece, (size_t)(split - piece)});
    struct name_check check = language_name(piece, split, years);
    if (check.fault == NAME_CHANGE && is_rule(f, m, words_only))
        check.fault = NAME_FINE;         /* 医疗费用不合理增长得到有效控制 */
    if (!check.fault && !language_name_ends(name)) {
        if (!digit(*split))
            return false;
        check = (struct name_check){NAME_NUMBER, {split, strcspn(split, ",;")}};
    }
    if (!check.fault && piece > start) {
        check = language_name(start, piece, years);
        if (check.fault == NAME_CHANGE)
            check.fault = NAME_FINE;
        if (!check.fault && promises(f, start, piece - 1))
            check = (struct name_check){NAME_SEVERAL, {start, (size_t)(piece - 1 - start)}};
    }
    if (!language_names_something(name) || (!check.fault && odd_word(f, start, split)))
        return false;
    if (check.fault)
        keep_first(f, check);
    return !check.fault;
}

/* ---- one place ---- */

/* 全市范围 alone means all of it; 在全市范围推广 does not. */
static bool is_scope(const char *at)
{
    const char *scope = strstr(at, "范围");
    return scope && scope - at < 18;
}

/* What a name in front makes too vague, or too bold, to be taken for a target. */
static bool believable(const struct finding *f, const struct match *m, struct span name)
{
    static const char *const vague[] = {"informal", "maintain", NULL};
    static const char *const trend[] = {"improve", NULL}, *const levels[] = {"reach", NULL};
    static const char *const whole[] = {"full", NULL};
    struct number_word ways[LANGUAGE_ENDS];
    if (is_rule(f, m, whole) && is_scope(m->begin) && (name.len || m->object.len))
        return false;
    if (!name.len)
        return true;
    bool numeral = m->has_n && (unsigned char)*m->begin >= 0x80 && !m->n.unit &&
                   m->n.value.under == 1 && language_numbers(m->begin, ways);
    bool bare = m->has_n && (digit(*m->begin) || language_numbers(m->begin, ways)) &&
                !language_name_is_noun(name);
    bare = bare || (m->has_n && digit(*m->begin) && reading_name_adds_up(name));
    bool points = m->number_unit && strstr(m->number_unit, "点") && is_rule(f, m, levels);
    return !numeral && !bare && !points &&
           !(is_rule(f, m, trend) && !m->theta && strncmp(m->begin, "得到", 6) != 0) &&
           !(is_rule(f, m, vague) && m->score <= 6);
}

static bool takes(struct finding *f, const struct clause *c, const char *split, bool objects,
                  struct match *m)
{
    uint32_t other;
    struct search search = {.unit = c->context_unit, .text = objects ? c->text : NULL,
                            .word_starts = c->word_starts};
    enum match_result got = forms_match(f->book->forms, split, &search, m, &other);
    if (got == MATCH_TIE)
        f->out->other = other;
    return got != MATCH_NONE;
}

/* A target that begins at `split`, with a name before it, and what is counted behind it. */
static bool target_at(struct finding *f, const char *split)
{
    static const char *const added[] = {"cumulative", "change_by", "change_by_percent", NULL};
    const struct clause *c = &f->clause;
    struct match m;
    if (!takes(f, c, split, false, &m) && !takes(f, c, split, true, &m))
        return false;
    struct named_years years = m.years;
    if (digit(*split) && split > c->text && letter(split[-1]) && (unsigned char)*c->text < 0x80)
        return false;            /* SDG 3.2, adults aged 18 */
    if (split > c->text && !passes_as_name(f, c->text, split, &m, &years))
        return false;
    struct span name = name_of(c->text, split, m.begin);
    if (!believable(f, &m, name) || !reading_bound_before(f->book, &m, &name))
        return false;
    if (is_rule(f, &m, added) && (reading_name_yearly(name) || reading_name_yearly(m.object)))
        return false;
    m.years = years;
    f->out->match = m;
    f->out->name = name;
    return true;
}

/* ---- verb, name, number: 新增城镇就业5万人, reduce maternal mortality to less than 70 ---- */

static size_t verb_here(const char *at, const char **class)
{
    static const char *const classes[] = {"up", "down", "total", "made", "done"};
    size_t best = 0;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        const struct word_class *c = language_class(classes[i], strlen(classes[i]));
        for (const struct word *w = c->words; w->text; w++) {
            size_t len = strlen(w->text);
            if (len > best && strncmp(at, w->text, len) == 0) {
                best = len;
                *class = c->name;
            }
        }
    }
    return best > 3 || letter(*at) ? best : 0;       /* 增, 降 … are too short to be sure of */
}

static size_t yearly_here(const char *at)
{
    return strncmp(at, "每年", 6) == 0 ? 6 : 0;
}

/* The clause without what stands between verb and rest. */
static struct clause without(struct arena *a, const struct clause *c, const char *verb_end,
                             const char *rest)
{
    size_t head = (size_t)(verb_end - c->text), from = (size_t)(rest - c->text);
    size_t len = strlen(rest);
    char *text = arena_alloc(a, head + len + 1);
    bool *starts = ARENA_ARRAY(a, bool, head + len + 1);
    memcpy(text, c->text, head);
    memcpy(text + head, rest, len + 1);
    memcpy(starts, c->word_starts, head);
    memcpy(starts + head, c->word_starts + from, len + 1);
    return (struct clause){text, starts, c->context_unit};
}

/* 减少排放达到100万吨: by, or to? */
static bool by_or_to(const char *class, const char *rest)
{
    bool reaches = strncmp(rest, "达", 3) == 0 || strncmp(rest, "为", 3) == 0 ||
                   strncmp(rest, "保持", 6) == 0;
    return reaches && strcmp(class, "down") == 0;
}

/* 新增劳动力受教育年限14年: years of age and shares do not add up. */
static bool adds_no_such(const struct finding *f, const struct match *m)
{
    static const char *const sums[] = {"cumulative", NULL};
    static const char *const units[] = {"%", "‰", "年", "岁", "percent"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (span_is(m->unit, units[i]))
            return is_rule(f, m, sums);
    return false;
}

/* 新建超低能耗、近零能耗建筑: the pause of a list, no comma, may stand in a name. */
static bool is_one_name(const struct finding *f, struct span name)
{
    const struct alignment *l = &f->printed;
    for (const char *at = name.at; at < name.at + name.len; at++)
        if (*at == ',' && strncmp(l->printed + l->origin[at - l->folded], "、", 3) != 0)
            return false;
    return true;
}

static bool verb_first_at(struct finding *f, const char *verb, const char *verb_end,
                          const char *rest, const char *class)
{
    struct span name = trimmed((struct span){verb_end, (size_t)(rest - verb_end)});
    struct named_years years = {0};
    struct match m;
    static const char *const sums[] = {"cumulative", NULL};
    struct clause short_one = without(f->arena, &f->clause, verb_end, rest);
    const char *start = short_one.text + (verb - f->clause.text);
    if (!takes(f, &short_one, start, false, &m) && !takes(f, &short_one, start, true, &m))
        return false;
    if (m.begin > start + (verb_end - verb) || by_or_to(class, rest) || adds_no_such(f, &m) ||
        !is_one_name(f, name) || memmem(name.at, name.len, "达到", strlen("达到")))
        return false;                /* 社会|组织|达到…: 组织 is no verb there */
    struct name_check check = language_name(verb_end, rest, &years);
    if (check.fault)
        keep_first(f, check);
    if (check.fault || !language_name_ends(name) || !language_names_something(name) ||
        odd_word(f, verb_end, rest) || years.base || (years.target && m.years.target))
        return false;
    m.years.target = years.target ? years.target : m.years.target;
    struct span before = {f->clause.text, (size_t)(verb - f->clause.text)};
    if (before.len && !passes_as_name(f, f->clause.text, verb, &m, &m.years))
        return false;
    if (before.len && is_rule(f, &m, sums) && reading_name_yearly(before))
        return false;
    if (m.object.len)            /* it ends where the clause does */
        m.object.at = f->clause.text + strlen(f->clause.text) - strlen(m.object.at);
    name = before.len ? name_of(f->clause.text, rest, rest) : name;
    if (!reading_bound_before(f->book, &m, &name))
        return false;
    f->out->match = m;
    f->out->name = name;
    return true;
}

/* 下降幅度, 增长率 */
static bool is_noun_of_change(const char *at, const char *end)
{
    static const char *const others[] = {"up", "down"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct word_class *c = language_class(others[i], strlen(others[i]));
        for (const struct word *w = c->words; w->text; w++)
            if (strncmp(at, w->text, strlen(w->text)) == 0)
                return !language_change(at, end);
    }
    return false;
}

static bool verb_first(struct finding *f, const char *at)
{
    const char *class = "", *verb_end = at + yearly_here(at);
    size_t len = verb_here(verb_end, &class);
    if (!len || !f->clause.word_starts[verb_end + len - f->clause.text])
        return false;
    bool chinese = (unsigned char)*verb_end >= 0x80;
    if (chinese && is_noun_of_change(verb_end, verb_end + strlen(verb_end)))
        return false;
    verb_end += len;
    for (const char *rest = verb_end; *rest && *++rest;) {
        size_t place = (size_t)(rest - f->clause.text);
        if (f->clause.word_starts[place] && forms_may_begin(f->book->forms, rest) &&
            verb_first_at(f, at, verb_end, rest, class))
            return true;
    }
    return false;
}

/* ---- all places ---- */

static bool find_target(struct finding *f)
{
    const char *text = f->clause.text;
    for (const char *at = text; *at; at++) {
        bool inside = at > text && digit(*at) && (digit(at[-1]) || at[-1] == '.' || at[-1] == ',');
        if (!f->clause.word_starts[at - text] || (inside && at[-1] != ',') ||
            reading_cuts_a_word(text, at))
            continue;
        if ((forms_may_begin(f->book->forms, at) && target_at(f, at)) || verb_first(f, at))
            return true;
    }
    return false;
}

bool reading_find(const struct rulebook *b, struct arena *a, const char *printed,
                  const char *folded, const char *context_unit, struct read_match *out)
{
    if (strlen(folded) > LONGEST_CLAUSE)
        return false;
    struct finding f = {.book = b, .arena = a, .out = out};
    f.printed = reading_align(a, printed, folded);
    f.clause = (struct clause){folded, f.printed.word_starts, context_unit};
    bool found = find_target(&f);
    out->check = f.check;
    out->check.where = reading_as_printed(a, &f.printed, f.check.where);
    out->name = reading_as_printed(a, &f.printed, out->name);
    out->object = reading_as_printed(a, &f.printed, out->match.object);
    return found;
}
