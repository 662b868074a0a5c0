#pragma once
/* file - bytes of an input file, and the record of which inputs a run has read. */
#include "diag.h"

struct file {
    const char *path;            /* as given */
    const char *bytes;
    size_t size;
    bool mapped;                 /* bytes are a mapping, not in an arena … */
    int in;                      /* … of a file still open as this descriptor; 0: it is not */
    bool cells;                  /* bytes are a sheet's: a line a row, a field a cell (xlsx.h) */
    char sha256[65];             /* of the bytes on disk, filled by file_hash() */
};

/* Whole file (or pipe) into the arena, at most `limit` bytes, a NUL behind them; false and a
 * diagnostic when it cannot be had (missing, a folder, too large, …). */
bool file_read(struct arena *a, const char *path, size_t limit, struct file *out, struct diags *d);
/* The same without a limit, by mapping: for bulk. */
bool file_map(const char *path, struct file *out, struct diags *d);
void file_unmap(struct file *f);
/* The bytes from `at` on, at most `most` and not beyond `end`: read into the room where the file is
 * still open, else where they are. Both stand in f->bytes. */
size_t file_bytes(const struct file *f, const char *at, const char *end, char *room, size_t most,
                  const char **bytes);
void file_hash(struct file *f);                                       /* libcrypto, SHA-256 */

/* The path behind a "./": what matches paths as text (CI servers, git) writes none. */
const char *path_plain(const char *path);
/* An absolute name stays as it is, and so does one in the folder "."; "a/../b" becomes "b" where
 * that is the same file. */
char *path_join(struct arena *a, const char *folder, const char *name);
char *path_folder(struct arena *a, const char *path);
