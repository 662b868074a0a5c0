#pragma once
/* hashing - the SHA-256 of a large file, worked out by a process of its own while this one reads
 * the file. Both look at the same mapping, so the digest is that of the bytes that were read. */
#include "arena.h"
#include "file.h"
#include <sys/types.h>

struct hashing {
    pid_t pid;
    struct pages digest;         /* 65 characters, shared; not yet written: empty */
};

/* False: file_hash() it (small, or nobody is to be had). The file may be unmapped after that. */
bool hashing_start(struct hashing *h, const struct file *f);
/* Waits for the digest; false: the process was lost, and with it the digest. */
bool hashing_finish(struct hashing *h, char sha256[65]);

/* A process with threads must not be forked: one may hold a lock. */
bool process_has_threads(void);
