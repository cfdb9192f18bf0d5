#ifndef COPYTASTER_CCOMMAND_H
#define COPYTASTER_CCOMMAND_H

#include <stddef.h>
#include <sys/types.h>

// A program to run once, with a text on its standard input.
struct copytaster_command {
    // Both end with NULL; the first argument is the program's absolute path.
    char *const *arguments;
    char *const *environment;
    const char *folder;
    const unsigned char *input;
    size_t input_length;
    // Milliseconds until it is told to end (SIGTERM), and from there until it is made to (SIGKILL).
    int timeout;
    int grace;
    // What ends it before: readable once it has to. -1: nothing does.
    int cancel;
    // Where what it says goes, each with its room. Of the output the beginning is kept, of the errors the end.
    unsigned char *output;
    size_t output_room;
    unsigned char *errors;
    size_t errors_room;
};

struct copytaster_command_end {
    // errno where it could not be started; 0 where it was.
    int fault;
    // How it ended: its exit status, or the signal that ended it; both -1 where it would not end.
    int status;
    int signal;
    int timed_out;
    int cancelled;
    size_t output_length;
    size_t errors_length;
    // A process that SIGKILL did not end in `grace`: to be waited for. 0: none.
    pid_t left;
};

// Runs it in a session of its own, with no descriptor of ours but its three, and waits for its end. What it leaves behind in
// its process group is ended with it. Blocks the calling thread, whose SIGPIPE it holds back meanwhile.
void copytaster_run(const struct copytaster_command *command, struct copytaster_command_end *end);

// Waits for a process that was left, for as long as it takes.
void copytaster_reap(pid_t left);

// A pipe whose ends no child inherits: 0, or errno.
int copytaster_pipe(int ends[2]);

#endif
