#include "fixture.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILD_SECONDS 10
#define KEPT_MAX 8

/* --- A script ----------------------------------------------------------------------------------------------------------- */

/* out(…): the values as tostring gives them. */
static int script_out(lua_State *L)
{
    struct fixture *f = script_user(script_from(L));
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i++) {
        size_t bytes;
        const char *text = script_text_of(L, i, &bytes);
        if (i > 1) str_add_char(&f->out, ' ');
        str_add_bytes(&f->out, text, bytes);
        lua_pop(L, 1);
    }
    str_add_char(&f->out, '\n');
    return 0;
}

static const char kept_key = 'k';

/* keep(function): for fixture_function. */
static int script_keep(lua_State *L)
{
    lua_settop(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kept_key);
    return 0;
}

static int add_test_functions(lua_State *L)
{
    static const luaL_Reg functions[] = {{"out", script_out}, {"keep", script_keep}, {NULL, NULL}};
    script_env_functions(L, script_from(L), functions);
    return 0;
}

void fixture_open(struct fixture *f, const struct script_config *config)
{
    *f = (struct fixture){0};
    struct script_config own = config == NULL ? (struct script_config){.seed = 1} : *config;
    own.user = f;
    diagnostics_init(&f->list);
    assert_int_equal(script_create(&own, &f->script, NULL), ERR_OK);
    assert_int_equal(script_setup(f->script, add_test_functions, NULL), SCRIPT_DONE);
}

void fixture_close(struct fixture *f)
{
    script_destroy(f->script);
    diagnostics_deinit(&f->list);
    str_deinit(&f->out);
}

enum script_end fixture_run_as(struct fixture *f, const char *source, unsigned caps)
{
    str_clear(&f->out);
    diagnostics_clear(&f->list);
    return script_run(f->script, "scenario.lua", source, strlen(source), caps, &f->list);
}

enum script_end fixture_run(struct fixture *f, const char *source)
{
    return fixture_run_as(f, source, CAP_LOAD);
}

void fixture_expect(struct fixture *f, const char *source, const char *out)
{
    enum script_end end = fixture_run(f, source);
    if (end != SCRIPT_DONE) {
        const struct script_fault *fault = script_fault(f->script);
        fail_msg("%s\nended: %s:%u:%u: %s %s (%s)", source, fault->file, fault->line, fault->column, fault->code,
                 fault->message, script_end_name(end));
    }
    assert_string_equal(str_text(&f->out), out);
}

void fixture_expect_error(struct fixture *f, const char *source, const char *code, const char *part)
{
    enum script_end end = fixture_run(f, source);
    if (end == SCRIPT_DONE) fail_msg("%s\nended well", source);
    const struct script_fault *fault = script_fault(f->script);
    bool as_expected = str_equal(fault->code, code) && strstr(fault->message, part) != NULL;
    if (!as_expected) fail_msg("%s\nended: %s %s\nexpected: %s %s", source, fault->code, fault->message, code, part);
}

static int take_kept(lua_State *L)
{
    struct script_ref *ref = lua_touserdata(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &kept_key);
    *ref = script_ref_take(L);
    return 0;
}

struct script_ref fixture_function(struct fixture *f, const char *source)
{
    struct script_ref ref = {0};
    fixture_expect(f, source, "");
    assert_int_equal(script_setup(f->script, take_kept, &ref), SCRIPT_DONE);
    return ref;
}

/* --- Children ------------------------------------------------------------------------------------------------------------- */

static void write_all(int fd, const char *text, size_t bytes)
{
    while (bytes > 0) {
        ssize_t written = write(fd, text, bytes);
        if (written <= 0) _exit(3);
        text += written;
        bytes -= (size_t)written;
    }
}

static void read_all(int fd, struct str *out)
{
    char block[4096];
    ssize_t bytes;
    while ((bytes = read(fd, block, sizeof block)) > 0) {
        str_add_bytes(out, block, (size_t)bytes);
    }
}

/* After the time is up the alarm's signal ends the child, and is seen as what it is. */
static void check_ended_well(pid_t child, const char *what)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) fail_msg("%s: not done in %d s", what, CHILD_SECONDS);
    if (WIFSIGNALED(status)) fail_msg("%s: ended by signal %d", what, WTERMSIG(status));
    if (WEXITSTATUS(status) != 0) fail_msg("%s: exit code %d", what, WEXITSTATUS(status));
}

static _Noreturn void be_child(int fd, bool (*body)(void *arg, struct str *out), void *arg)
{
    alarm(CHILD_SECONDS);
    struct str text = {0};
    bool ok = body(arg, &text);
    write_all(fd, str_text(&text), text.bytes);
    str_deinit(&text);
    _exit(ok ? 0 : 1);
}

void in_child(bool (*body)(void *arg, struct str *out), void *arg, struct str *out)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        be_child(ends[1], body, arg);
    }
    close(ends[1]);
    struct str text = {0};
    read_all(ends[0], &text);
    close(ends[0]);
    check_ended_well(child, str_text(&text));
    if (out != NULL) str_add_bytes(out, str_text(&text), text.bytes);
    str_deinit(&text);
}

void maybe_run_body(int argc, char **argv, const struct body *bodies, size_t count)
{
    if (argc != 3 || !str_equal(argv[1], "--body")) return;
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(bodies[i].name, argv[2])) continue;
        struct str out = {0};
        bodies[i].run(&out);
        write_all(STDOUT_FILENO, str_text(&out), out.bytes);
        str_deinit(&out);
        exit(0);
    }
    exit(2);
}

void in_process(const char *name, struct str *out)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        alarm(CHILD_SECONDS * 3); /* a sanitizer's start takes its time */
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        execl("/proc/self/exe", "body", "--body", name, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    read_all(ends[0], out);
    close(ends[0]);
    check_ended_well(child, name);
}

void same_in_ten_processes(const char *name, struct str *out)
{
    in_process(name, out);
    assert_true(out->bytes > 0);
    for (int i = 1; i < 10; i++) {
        struct str again = {0};
        in_process(name, &again);
        assert_string_equal(str_text(&again), str_text(out));
        str_deinit(&again);
    }
}
