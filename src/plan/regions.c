/* Regions, and which one lies above which: by GB/T 2260 code (county 433101 → prefecture 433100 →
 * province 430000 → nation 000000), or as stated. */
#include "plan_inside.h"
#include <string.h>

enum { REGION_LEVELS = 64 };             /* more than any hierarchy has: it goes round */

/* The code of the region above; false where the code is not like those of GB/T 2260. */
static bool parent_by_code(const char *code, char parent[7])
{
    if (strlen(code) != 6 || strspn(code, "0123456789") != 6 || code[0] < '1' || code[0] > '8')
        return false;
    memcpy(parent, code, 7);
    if (strcmp(code + 2, "0000") == 0)
        memcpy(parent, "00", 2);
    else if (strcmp(code + 4, "00") == 0)
        memcpy(parent + 2, "00", 2);
    else
        memcpy(parent + 4, "00", 2);
    return true;
}

/* Codes are told apart in normal form: ４３３１０１ is 433101. */
static struct span fold_code(struct arena *a, struct span code)
{
    bool plain = true;
    for (size_t i = 0; i < code.len && plain; i++)
        plain = code.at[i] > ' ' && code.at[i] < 0x7F;
    return plain ? code : span_of(text_fold(a, code.at, code.len));
}

static bool find_code(const struct project *p, struct span code, uint32_t *number)
{
    const struct intern *codes = p->index->region_codes;
    if (intern_find(codes, code.at, code.len, number))
        return true;
    if (code.len > 256)
        return false;
    code = fold_code(p->arena, code);
    return intern_find(codes, code.at, code.len, number);
}

uint32_t region_look_up(const struct project *p, struct span code_or_name)
{
    uint32_t number;
    if (find_code(p, code_or_name, &number))
        return number;
    return name_table_find(&p->index->region_names, code_or_name);
}

bool project_find_region(const struct project *p, struct span code_or_name, uint32_t *number)
{
    uint32_t found = region_look_up(p, span_trim(code_or_name));
    if (found >= NAME_SEVERAL)
        return false;
    *number = found;
    return true;
}

bool project_region_ambiguous(const struct project *p, struct span name)
{
    return region_look_up(p, span_trim(name)) == NAME_SEVERAL;
}

uint32_t region_add(struct project *p, struct span code)
{
    struct project_index *x = p->index;
    uint32_t parent = NO_NUMBER;
    char above[7];
    code = fold_code(p->arena, code);
    if (code.len == 6 && parent_by_code(arena_text(p->arena, code.at, code.len), above))
        parent = project_region(p, (struct span){above, 6});
    LIST_ENLARGE(p->arena, p->regions, p->region_count, x->region_room);
    uint32_t number = intern_id(x->region_codes, code.at, code.len);
    const char *text = intern_text(x->region_codes, number);
    p->regions[p->region_count++] = (struct region){text, text, parent, false};
    return number;
}

uint32_t project_region(struct project *p, struct span code)
{
    uint32_t number;
    code = span_trim(code);
    return find_code(p, code, &number) ? number : region_add(p, code);
}

bool project_name_region(struct project *p, uint32_t region, struct span name)
{
    struct region *r = &p->regions[region];
    name = span_trim(name);
    if (!name.len)
        return true;
    name_table_put(&p->index->region_names, name, region, true);
    if (r->name == r->code) {
        r->name = arena_text(p->arena, name.at, name.len);
        return true;
    }
    const char *one = text_fold(p->arena, r->name, strlen(r->name));
    const char *other = text_fold(p->arena, name.at, name.len);
    return one && other && strcmp(one, other) == 0;
}

bool region_state_parent(struct project *p, uint32_t region, struct tree *t, struct node *parent)
{
    struct project_index *x = p->index;
    uint32_t above;
    if (!project_find_region(p, node_span(parent), &above))
        above = project_region(p, node_span(parent));
    struct region *r = &p->regions[region];
    if (r->parent_stated && r->parent != above)
        return tree_error(t, parent, MSG_region_parents, r->code, p->regions[r->parent].code,
                          p->regions[above].code);
    r->parent = above;
    r->parent_stated = true;
    LIST_ENLARGE(p->arena, x->stated, x->stated_count, x->stated_room);
    x->stated[x->stated_count++] = (struct stated_parent){region, t, parent};
    return true;
}

/* Only stated parents can lead round; what follows from codes always leads up. */
void regions_check(struct project *p)
{
    const struct project_index *x = p->index;
    for (size_t i = 0; i < x->stated_count; i++) {
        uint32_t at = x->stated[i].region;
        for (int level = 0; at != NO_NUMBER && level < REGION_LEVELS; level++)
            at = p->regions[at].parent;
        if (at == NO_NUMBER)
            continue;
        struct region *r = &p->regions[x->stated[i].region];
        tree_error(x->stated[i].tree, x->stated[i].at, MSG_region_round, r->code);
        r->parent = NO_NUMBER;
    }
}
