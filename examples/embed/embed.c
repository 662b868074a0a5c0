/* A program of your own on libplancheck: judges a project and prints what failed.
 *
 *     cc embed.c $(pkg-config --static --cflags --libs plancheck) -o embed
 *     ./embed path/to/project
 */
#include <plancheck.h>
#include <stdio.h>
#include <string.h>

static void print_problems(const plancheck *p)
{
    struct plancheck_problem problem;
    for (size_t i = 0; plancheck_problem_at(p, i, &problem); i++)
        fprintf(stderr, "%s:%u:%u: %s: %s\n", problem.file ? problem.file : "-", problem.line,
                problem.column, problem.severity, problem.message_en);
}

static void print_failures(plancheck *p)
{
    struct plancheck_verdict v;
    for (size_t i = 0; plancheck_verdict_at(p, i, &v); i++)
        if (strcmp(v.verdict, "fail") == 0)
            printf("%s (%s): %s\n", v.name, v.region_name, v.message_en);
    printf("%zu of %zu evaluated targets failed\n", plancheck_count_of(p, "fail"),
           plancheck_count_of(p, "evaluated"));
}

int main(int argc, char **argv)
{
    struct plancheck_options options = {
        .size = sizeof options,
        .project = argc > 1 ? argv[1] : NULL, /* NULL: looked for upward from here */
    };
    plancheck *p = plancheck_open(&options);
    bool judged = plancheck_judge(p);
    print_problems(p);
    if (judged)
        print_failures(p);
    else
        fprintf(stderr, "%s\n", plancheck_error(p, PLANCHECK_ENGLISH));
    plancheck_close(p);
    return judged ? 0 : 1;
}
