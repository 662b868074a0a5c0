/* data - names of regions and indicators as they stand in files. Most rows name the region of
 * the row before or the one behind it in the project, and the indicator of the row before or the
 * one that followed it in the last region: these are found without hashing. */
#include "data_inside.h"
#include <string.h>

static const struct span nothing = {"", 1};      /* a NUL: no field holds one */

struct names names_new(struct arena *a, const struct project *regions_of, size_t numbers)
{
    return (struct names){.arena = a, .met = intern_new(a), .last = nothing, .guess = nothing,
                          .regions_of = regions_of,
                          .after = ARENA_ARRAY(a, struct name_guess, numbers + 1),
                          .after_count = numbers};
}

/* Which name may come next, after one of a row with `number`. */
static void make_guess(struct names *n, uint32_t number)
{
    n->guess = nothing;
    if (n->regions_of && (size_t)number + 1 < n->regions_of->region_count) {
        n->guess = span_of(n->regions_of->regions[number + 1].code);
        n->guess_number = number + 1;
    } else if (!n->regions_of && number < n->after_count && n->after[number].text.len) {
        n->guess = n->after[number].text;
        n->guess_number = n->after[number].number;
    }
}

static void names_step(struct names *n, struct span text, uint32_t number)
{
    if (!n->regions_of && n->last_number < n->after_count)
        n->after[n->last_number] = (struct name_guess){text, number};
    n->last = text;
    n->last_number = number;
    make_guess(n, number);
}

bool names_find_other(struct names *n, struct span text, uint32_t *number)
{
    uint32_t id;
    if (span_same(text, n->guess)) {
        *number = n->guess_number;
        names_step(n, n->guess, *number);
        return true;
    }
    if (!intern_find(n->met, text.at, text.len, &id))
        return false;
    *number = n->numbers[id];
    names_step(n, (struct span){intern_text(n->met, id), text.len}, *number);
    return true;
}

void names_put(struct names *n, struct span text, uint32_t number)
{
    uint32_t id = intern_id(n->met, text.at, text.len);
    LIST_ENLARGE(n->arena, n->numbers, id, n->room);
    n->numbers[id] = number;
    names_step(n, (struct span){intern_text(n->met, id), text.len}, number);
}
