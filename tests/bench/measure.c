/* measure - runs a program and writes what it took: "SECONDS MEGABYTES" (wall clock; peak memory of
 * its largest process).
 * Usage: measure RESULT PROGRAM ARGUMENT… ; exit code of the program. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: measure RESULT PROGRAM ARGUMENT…\n", stderr);
        return 2;
    }
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    int status;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) < 0) {
        perror("measure");
        return 2;
    }
    double seconds = now() - start;
    FILE *out = fopen(argv[1], "w");
    double megabytes = (double)used.ru_maxrss / 1024;
    if (!out || fprintf(out, "%.4f %.1f\n", seconds, megabytes) < 0 || fclose(out)) {
        perror(argv[1]);
        return 2;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
