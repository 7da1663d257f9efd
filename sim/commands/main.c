/* Tocsin: the table of commands, nothing else. */
#include "commands/commands.h"

static const struct command *const commands[] = {
    &command_home,  &command_play,   &command_simulate, &command_debrief, &command_report,
    &command_check, &command_verify, &command_forget,   &command_bench,
    &command_new,   &command_msel,
};

int main(int argc, char **argv)
{
    return command_dispatch(commands, sizeof commands / sizeof commands[0], argc, argv);
}
