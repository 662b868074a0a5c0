#pragma once
/* budget - the timer behind a call's time budget; started once in each worker. */

void budget_watch(unsigned call_ms);
