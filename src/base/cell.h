#pragma once
/* cell - what stands in a baseline or value cell of a plan or data file (semantics.md section 3):
 * `16.9`, `*17.74` borrowed, `33左右` approximate, `≥80` a bound, `1:1.3` a ratio, `—` missing,
 * `待省公布` pending, `是`/`否`. Full-width twins count as ASCII. Anything else is CELL_BAD: never
 * guessed. */
#include "num.h"

enum cell_kind { CELL_MISSING, CELL_NUMBER, CELL_PENDING, CELL_YES, CELL_NO, CELL_BAD };
enum cell_mark { CELL_BORROWED = 1, CELL_APPROXIMATE = 2, CELL_AT_LEAST = 4, CELL_ABOVE = 8,
                 CELL_AT_MOST = 16, CELL_BELOW = 32, CELL_RATIO = 64 };
enum cell_sign { CELL_NO_SIGN, CELL_PERCENT, CELL_PERMILLE };
#define CELL_BOUND (CELL_AT_LEAST | CELL_ABOVE | CELL_AT_MOST | CELL_BELOW)

struct cell {
    struct decimal number;       /* of a ratio: its second term */
    struct decimal first;        /* of a ratio: its first term; else 1 */
    uint8_t kind;                /* enum cell_kind */
    uint8_t marks;               /* enum cell_mark, or-ed */
    uint8_t sign;                /* enum cell_sign: % or ‰ behind the number, which it leaves */
};

struct cell cell_read(const char *at, size_t len);
struct num cell_num(struct cell c);                 /* only for CELL_NUMBER */
int cell_places(struct cell c);                     /* printed decimals of the number */
