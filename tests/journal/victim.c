#include "journal/victim.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "journal/fixture.h"

uint64_t victim_seed(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (uint64_t)now.tv_sec * 1000003u + (uint64_t)now.tv_nsec;
}

pid_t victim_start(void (*run)(void *context, int out), void *context, int *in)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    (void)fflush(NULL);
    pid_t victim = fork();
    assert_true(victim >= 0);
    if (victim == 0) {
        (void)close(ends[0]);
        run(context, ends[1]);
        _exit(0);
    }
    (void)close(ends[1]);
    *in = ends[0];
    return victim;
}

void victim_wait_us(uint32_t us)
{
    struct timespec time = { 0, (long)us * 1000 };
    while (nanosleep(&time, &time) != 0 && errno == EINTR) {
    }
}

bool victim_kill(pid_t victim)
{
    int status = 0;
    (void)kill(victim, SIGKILL);
    assert_int_equal(waitpid(victim, &status, 0), victim);
    assert_true((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return WIFSIGNALED(status);
}
