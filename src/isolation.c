/* What the kernel grants to a worker, found out by starting one that does nothing. */
#include "plancheck_inside.h"
#include "rule/worker.h"
#include <string.h>

static void leave_at_once(void *self)
{
    (void)self;
    worker_leave(WORKER_FINISHED);
}

bool isolation_is_complete(char granted[96])
{
    static const uint32_t all = WALL_LIMITS | WALL_NO_NEW_PRIVILEGES | WALL_LANDLOCK | WALL_SECCOMP;
    struct worker probe = {0};
    struct worker_limits limits = {.cpu_seconds = 1, .wall_seconds = 5, .call_ms = 100};
    enum worker_end end = WORKER_CRASHED;
    uint32_t walls = 0;
    if (worker_start(&probe, &limits, leave_at_once, NULL) &&
        worker_wait(&probe, 1, 5000, &end) == 0)
        walls = end == WORKER_FINISHED ? probe.page->walls : 0;
    worker_free(&probe);
    worker_describe_walls(walls, granted);
    return (walls & all) == all;
}
