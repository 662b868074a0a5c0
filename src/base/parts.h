#pragma once
/* parts - a large file of lines, for several processes: cut at line ends where all line ends are
 * row ends (no quotes, no CR) and all is UTF-8, so that each part can be read by itself. */
#include "file.h"

enum { PARTS_MOST = 8, PART_LEAST = 4 << 20 };   /* PART_LEAST: bytes */

struct part {
    const char *at, *end;
    size_t line_ends;
    uint32_t first_line;
    bool plain;                          /* UTF-8, no quote, no CR */
};

/* Fills the parts, of at least so many bytes, and says how many they are; below 2: this file is not
 * read by parts (small, not plain, one processor, or a program with threads). A BOM is left out. */
size_t parts_cut(const struct file *f, size_t least, struct part parts[PARTS_MOST]);
/* The file that the parts are cut from, as it is read in one piece: behind a BOM. */
struct file parts_text(const struct file *f, const struct part *parts, size_t n);

/* Part 0 is done here by `first`, each other one by `others` in a process of its own, all of whose
 * memory but shared pages is a copy that ends with it. One that is lost has done nothing: what it
 * leaves behind has to say that it was done. */
typedef void part_work(void *self, size_t k);
void parts_work(size_t n, part_work *first, part_work *others, void *self);
