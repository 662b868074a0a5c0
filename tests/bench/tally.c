/* tally - how often each verdict stands in column `verdict` of a CSV on stdin: a line each, in
 * alphabetical order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES_MOST = 16, FIELD_MOST = 64 };

struct total {
    char name[FIELD_MOST];
    size_t count;
};

/* One field, cut to size; the character behind it: ',' or '\n' or EOF. */
static int read_field(char out[FIELD_MOST])
{
    size_t n = 0;
    int c = getchar_unlocked(), quoted = c == '"';
    if (quoted)
        c = getchar_unlocked();
    for (; c != EOF && (quoted || (c != ',' && c != '\n' && c != '\r')); c = getchar_unlocked()) {
        if (quoted && c == '"' && (c = getchar_unlocked()) != '"')
            break;
        if (n + 1 < FIELD_MOST)
            out[n++] = (char)c;
    }
    out[n] = 0;
    return c == '\r' ? getchar_unlocked() : c;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct total *)a)->name, ((const struct total *)b)->name);
}

int main(void)
{
    static struct total totals[NAMES_MOST];
    char field[FIELD_MOST];
    size_t names = 0, row = 0, column = 0, wanted = (size_t)-1;
    for (int c = 0; c != EOF;) {
        c = read_field(field);
        if (row == 0 && strcmp(field, "verdict") == 0)
            wanted = column;
        if (row > 0 && column == wanted) {
            size_t k = 0;
            while (k < names && strcmp(totals[k].name, field) != 0)
                k++;
            if (k == NAMES_MOST) {
                fputs("tally: too many different verdicts\n", stderr);
                return 2;
            }
            if (k == names)
                memcpy(totals[names++].name, field, sizeof field);
            totals[k].count++;
        }
        column = c == ',' ? column + 1 : 0;
        row += c != ',';
    }
    qsort(totals, names, sizeof *totals, by_name);
    for (size_t k = 0; k < names; k++)
        printf("%s %zu\n", totals[k].name, totals[k].count);
    return 0;
}
