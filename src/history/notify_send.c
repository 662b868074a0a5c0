/* How a notification leaves: by HTTP, into a file, into a command. The only file with libcurl. */
#include "notify.h"
#include "../report/writer.h"
#include <curl/curl.h>
#include <errno.h>
#include <jansson.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CONNECT_SECONDS = 10, MOST_SECONDS = 30, MOST_ANSWER = 1 << 16 };

/* ---- HTTP ---- */

struct answer { char text[MOST_ANSWER]; size_t len; };

static size_t take_answer(char *at, size_t size, size_t count, void *self)
{
    struct answer *answer = self;
    size_t len = size * count, left = sizeof answer->text - answer->len;
    memcpy(answer->text + answer->len, at, len < left ? len : left);
    answer->len += len < left ? len : left;
    return len;
}

/* The chats answer 200 whatever is wrong, and say so in their JSON. */
static const char *refusal(struct arena *a, const struct answer *answer)
{
    static const char *const codes[] = {"errcode", "code", "StatusCode"};
    json_t *v = json_loadb(answer->text, answer->len, 0, NULL);
    const char *wrong = NULL;
    for (size_t i = 0; i < sizeof codes / sizeof *codes && !wrong; i++) {
        const json_t *code = json_object_get(v, codes[i]);
        if (json_is_integer(code) && json_integer_value(code) != 0)
            wrong = arena_printf(a, "%s %lld", codes[i], (long long)json_integer_value(code));
    }
    json_decref(v);
    return wrong;
}

static void set_up(CURL *curl, const char *url, struct span body, struct curl_slist *headers,
                   struct answer *answer)
{
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)MOST_SECONDS);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "plancheck/" PLANCHECK_VERSION);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.len);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.at);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_answer);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
}

const char *notify_post(struct arena *a, const char *url, struct span body)
{
    CURL *curl = curl_easy_init();
    struct curl_slist *headers =
        curl_slist_append(NULL, "Content-Type: application/json; charset=utf-8");
    struct answer *answer = ARENA_NEW(a, struct answer);
    long status = 0;
    if (!curl || !headers)
        die("out of memory");
    set_up(curl, url, body, headers, answer);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    if (code != CURLE_OK)
        return curl_easy_strerror(code);
    if (status < 200 || status > 299)
        return arena_printf(a, "HTTP %ld", status);
    return refusal(a, answer);
}

/* ---- a file ---- */

const char *notify_file(struct arena *a, const char *path, struct span body)
{
    struct message why;
    struct writer *w = writer_file(a, path);
    writer_span(w, body);
    return writer_finish(w, &why) ? NULL : why.en;
}

/* ---- a command: the body is its standard input, what it says goes to standard error ---- */

static int body_file(struct span body)
{
    int file = memfd_create("notification", MFD_CLOEXEC);
    for (size_t at = 0; file >= 0 && at < body.len;) {
        ssize_t n = write(file, body.at + at, body.len - at);
        if (n < 0 && errno != EINTR) {
            close(file);
            return -1;
        }
        at += n > 0 ? (size_t)n : 0;
    }
    if (file >= 0)
        lseek(file, 0, SEEK_SET);
    return file;
}

static const char *wait_for(struct arena *a, pid_t child)
{
    const struct timespec tick = {.tv_nsec = 20 * 1000 * 1000};
    int status = 0;
    pid_t done = 0;
    for (int i = 0; i < MOST_SECONDS * 50 && done == 0; i++) {
        done = waitpid(child, &status, WNOHANG);
        if (done == 0)
            nanosleep(&tick, NULL);
    }
    if (done == 0) {
        kill(-child, SIGKILL);
        waitpid(child, &status, 0);
        return arena_printf(a, "no end after %d s", MOST_SECONDS);
    }
    if (WIFSIGNALED(status))
        return arena_printf(a, "signal %d", WTERMSIG(status));
    return WEXITSTATUS(status) ? arena_printf(a, "exit %d", WEXITSTATUS(status)) : NULL;
}

const char *notify_command(struct arena *a, const char *command, struct span body)
{
    int in = body_file(body);
    pid_t child = in < 0 ? -1 : fork();
    if (child == 0) {
        setpgid(0, 0);
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
        dup2(in, STDIN_FILENO);
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    const char *wrong = child < 0 ? strerror(errno) : wait_for(a, child);
    if (in >= 0)
        close(in);
    return wrong;
}
