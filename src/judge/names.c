/* names - verdicts, reasons and flags as text, and which verdict is worse. */
#include "judge.h"
#include <string.h>

static const struct verdict_entry {
    const char *name;
    int rank; /* worst wins in roll-ups */
    bool evaluated;
} verdicts[VERDICT_COUNT] = {
    [VERDICT_PASS] = {"pass", 0, true},
    [VERDICT_FAIL] = {"fail", 5, true},
    [VERDICT_ON_TRACK] = {"on_track", 1, true},
    [VERDICT_OFF_TRACK] = {"off_track", 4, true},
    [VERDICT_UNDETERMINED] = {"undetermined", 3, false},
    [VERDICT_NO_DATA] = {"no_data", 2, false},
    [VERDICT_NOT_APPLICABLE] = {"not_applicable", -1, false},
    [VERDICT_ERROR] = {"error", 6, false},
};

#define NAME(name) #name,
static const char *const reasons[REASON_COUNT] = {REASONS(NAME)};
static const char *const flags[FLAG_COUNT] = {FLAGS(NAME)};
#undef NAME

static const char *const baseline_kinds[] = {
    [BASELINE_NONE] = "missing",      [BASELINE_OWN] = "own",
    [BASELINE_REPORTED] = "reported", [BASELINE_BORROWED] = "borrowed",
    [BASELINE_PENDING] = "pending",
};

const char *verdict_name(enum verdict v)
{
    return verdicts[v].name;
}

const char *reason_name(enum reason r)
{
    return reasons[r];
}

const char *flag_name(enum flag_bit f)
{
    return flags[f];
}

const char *baseline_kind_name(enum baseline_kind k)
{
    return baseline_kinds[k];
}

bool verdict_find(const char *name, enum verdict *v)
{
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (strcmp(verdicts[i].name, name) == 0) {
            *v = (enum verdict)i;
            return true;
        }
    return false;
}

bool reason_find(const char *name, enum reason *r)
{
    for (int i = 0; i < REASON_COUNT; i++)
        if (strcmp(reasons[i], name) == 0) {
            *r = (enum reason)i;
            return true;
        }
    return false;
}

bool verdict_is_evaluated(enum verdict v)
{
    return verdicts[v].evaluated;
}

int verdict_rank(enum verdict v)
{
    return verdicts[v].rank;
}
