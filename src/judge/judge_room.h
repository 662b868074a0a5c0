#pragma once
/* judge_room - memory for the years of one case on the stack; cases with more get an arena. */
#include "judge_inside.h"

enum { ROOM_POINTS = 24 };

struct judge_room {
    struct point values[ROOM_POINTS], references[ROOM_POINTS];
    struct case_value typed[ROOM_POINTS];
    struct year_num series[ROOM_POINTS];
};
