#pragma once
/* walls - what a worker gives up before it runs foreign code. Private to worker.c. */
#include "worker.h"

/* Gives up descriptors, environment, handlers and rights; what the kernel granted (enum
 * worker_walls). */
uint32_t walls_raise(const struct worker_limits *l);
