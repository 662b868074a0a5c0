#include "hashing.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HASHED_APART = 8 << 20 };         /* bytes; below that, a process costs more than it saves */
/* Nobody waits for a hash before all is read: those who read go first, and it is worked out while
 * one processor has nothing to do. */
enum { NICE = 5 };

bool process_has_threads(void)
{
    struct stat tasks;
    return stat("/proc/self/task", &tasks) != 0 || tasks.st_nlink != 3;
}

bool hashing_start(struct hashing *h, const struct file *f)
{
    *h = (struct hashing){0};
    if (f->size < HASHED_APART || process_has_threads())
        return false;
    char *digest = pages_add(&h->digest, sizeof f->sha256);
    h->pid = fork();
    if (h->pid == 0) {
        struct file mine = *f;
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        (void)!nice(NICE);
        file_hash(&mine);
        memcpy(digest, mine.sha256, sizeof mine.sha256);
        _exit(0);
    }
    if (h->pid < 0)
        pages_free(&h->digest);
    return h->pid > 0;
}

bool hashing_finish(struct hashing *h, char sha256[65])
{
    int status = -1;
    while (waitpid(h->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    memcpy(sha256, h->digest.at, 65);
    pages_free(&h->digest);
    h->pid = 0;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 && strlen(sha256) == 64;
}
