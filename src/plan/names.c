#include "plan_inside.h"
#include <ctype.h>
#include <string.h>

struct name_table name_table_new(struct arena *a)
{
    return (struct name_table){.arena = a, .names = intern_new(a)};
}

/* What text_fold() does to printable ASCII: drops the blanks. False: there is something else. */
static bool fold_ascii(struct span name, char *room, size_t size, size_t *len)
{
    *len = 0;
    if (name.len > size)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if (name.at[i] < ' ' || name.at[i] > '~')
            return false;
        room[*len] = name.at[i];
        *len += name.at[i] != ' ';
    }
    return true;
}

/* Normal form of a name: folded, ASCII letters small. In `room` if it fits, else in the arena. */
static struct span normal_form(struct arena *a, struct span name, char *room, size_t size)
{
    char *text = room;
    size_t len;
    if (!fold_ascii(name, room, size, &len))
        len = text_fold_into(name.at, name.len, room, size);
    if (!len && name.len) {
        text = text_fold(a, name.at, name.len);
        len = text ? strlen(text) : 0;
    }
    for (size_t i = 0; i < len; i++)
        text[i] = (char)tolower((unsigned char)text[i]);
    return (struct span){text, len};
}

static uint32_t find_exactly(const struct name_table *t, struct span name)
{
    uint32_t id;
    return intern_find(t->names, name.at, name.len, &id) ? t->numbers[id] : NO_NUMBER;
}

uint32_t name_table_find(const struct name_table *t, struct span name)
{
    char room[256];
    uint32_t number = find_exactly(t, name);
    if (number != NO_NUMBER || name.len > 4096)
        return number;
    return find_exactly(t, normal_form(t->arena, name, room, sizeof room));
}

static void put_exactly(struct name_table *t, struct span name, uint32_t number)
{
    uint32_t id = intern_id(t->names, name.at, name.len);
    LIST_ENLARGE(t->arena, t->numbers, id, t->room);
    t->numbers[id] = number;
}

uint32_t name_table_put(struct name_table *t, struct span name, uint32_t number, bool may_share)
{
    char room[256];
    struct span normal = normal_form(t->arena, name, room, sizeof room);
    uint32_t before = find_exactly(t, normal);
    if (before != NO_NUMBER && before != number) {
        if (!may_share)
            return before;
        number = NAME_SEVERAL;
    }
    put_exactly(t, normal, number);
    return before == number ? NO_NUMBER : before;
}
