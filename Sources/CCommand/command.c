#define _GNU_SOURCE
#include "ccommand.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Milliseconds between looks at a process whose end nothing else tells.
enum { look = 20 };

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void shut(int *descriptor) {
    if (*descriptor >= 0) {
        close(*descriptor);
        *descriptor = -1;
    }
}

// Above the three that the child is given: dup2 onto one of them must not lose another.
static int lifted(int descriptor) {
    if (descriptor > 2) {
        return descriptor;
    }
    int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    int fault = errno;
    close(descriptor);
    errno = fault;
    return copy;
}

int copytaster_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0) {
        ends[0] = ends[1] = -1;
        return errno;
    }
    for (int index = 0; index < 2; index++) {
        ends[index] = lifted(ends[index]);
        if (ends[index] < 0) {
            int fault = errno;
            shut(&ends[0]);
            shut(&ends[1]);
            return fault;
        }
    }
    return 0;
}

static int start(const struct copytaster_command *command, int input, int output, int errors, pid_t *child) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all, none;
    int fault = posix_spawn_file_actions_init(&actions);
    if (fault != 0) {
        return fault;
    }
    fault = posix_spawnattr_init(&attributes);
    if (fault != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return fault;
    }
    sigfillset(&all);
    sigemptyset(&none);
    if ((fault = posix_spawn_file_actions_adddup2(&actions, input, 0)) == 0 &&
        (fault = posix_spawn_file_actions_adddup2(&actions, output, 1)) == 0 &&
        (fault = posix_spawn_file_actions_adddup2(&actions, errors, 2)) == 0 &&
        (fault = posix_spawn_file_actions_addclosefrom_np(&actions, 3)) == 0 &&
        (fault = posix_spawn_file_actions_addchdir_np(&actions, command->folder)) == 0 &&
        (fault = posix_spawnattr_setsigdefault(&attributes, &all)) == 0 &&
        (fault = posix_spawnattr_setsigmask(&attributes, &none)) == 0 &&
        (fault = posix_spawnattr_setflags(
             &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)) == 0) {
        fault = posix_spawn(
            child, command->arguments[0], &actions, &attributes, command->arguments, command->environment);
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return fault;
}

// Reads what is there. The beginning is kept, or the end; the rest is drained. 0 at its end.
static int drain(int descriptor, unsigned char *kept, size_t room, size_t *length, int keeps_end) {
    unsigned char block[16384];
    ssize_t count = read(descriptor, block, sizeof(block));
    if (count < 0) {
        return errno == EINTR || errno == EAGAIN ? 1 : 0;
    }
    if (count == 0) {
        return 0;
    }
    const unsigned char *from = block;
    size_t take = (size_t)count;
    if (keeps_end) {
        if (take > room) {
            from += take - room;
            take = room;
        }
        if (*length + take > room) {
            size_t lost = *length + take - room;
            memmove(kept, kept + lost, *length - lost);
            *length -= lost;
        }
    } else if (take > room - *length) {
        take = room - *length;
    }
    if (take > 0) {
        memcpy(kept + *length, from, take);
        *length += take;
    }
    return 1;
}

// Whether it has ended; it stays a zombie, so that its number, and its group's, is nobody else's yet.
static int has_ended(pid_t child) {
    siginfo_t information;
    memset(&information, 0, sizeof(information));
    int result;
    do {
        result = waitid(P_PID, (id_t)child, &information, WEXITED | WNOHANG | WNOWAIT);
    } while (result != 0 && errno == EINTR);
    return result != 0 || information.si_pid == child;
}

static void unblocked(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags >= 0) {
        fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
    }
}

static void attend(
    const struct copytaster_command *command, struct copytaster_command_end *end, pid_t child, int input, int output,
    int errors) {
    enum { running, told, made } state = running;
    long long limit = now() + command->timeout;
    size_t sent = 0;
    int cancel = command->cancel;
    unblocked(input);
    unblocked(output);
    unblocked(errors);
    if (command->input_length == 0) {
        shut(&input);
    }
    while (!has_ended(child)) {
        long long left = limit - now();
        if (left <= 0) {
            if (state == running) {
                end->timed_out = 1;
                kill(-child, SIGTERM);
                state = told;
            } else if (state == told) {
                kill(-child, SIGKILL);
                state = made;
            } else {
                end->left = child;
                break;
            }
            limit = now() + command->grace;
            continue;
        }
        struct pollfd polled[4] = {
            {.fd = output, .events = POLLIN},
            {.fd = errors, .events = POLLIN},
            {.fd = input, .events = POLLOUT},
            {.fd = state == running ? cancel : -1, .events = POLLIN},
        };
        poll(polled, 4, left < look ? (int)left : look);
        if (polled[3].revents != 0) {
            end->cancelled = 1;
            kill(-child, SIGTERM);
            state = told;
            limit = now() + command->grace;
        }
        if (polled[0].revents != 0 &&
            !drain(output, command->output, command->output_room, &end->output_length, 0)) {
            shut(&output);
        }
        if (polled[1].revents != 0 &&
            !drain(errors, command->errors, command->errors_room, &end->errors_length, 1)) {
            shut(&errors);
        }
        if (polled[2].revents != 0) {
            ssize_t count = write(input, command->input + sent, command->input_length - sent);
            if (count > 0) {
                sent += (size_t)count;
            }
            // Who doesn't want to read on need not: how it ends says whether it did its work.
            if (sent == command->input_length || (count < 0 && errno != EAGAIN && errno != EINTR)) {
                shut(&input);
            }
        }
    }
    shut(&input);
    kill(-child, SIGKILL);
    if (end->left == 0) {
        int status = 0;
        pid_t reaped;
        do {
            reaped = waitpid(child, &status, 0);
        } while (reaped < 0 && errno == EINTR);
        if (reaped == child) {
            end->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
            end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : -1;
        }
    }
    // What it said last still stands in the pipes: at most what they hold, whoever else has them open.
    for (int round = 0; round < 64 && output >= 0; round++) {
        size_t before = end->output_length;
        if (!drain(output, command->output, command->output_room, &end->output_length, 0) ||
            end->output_length == before) {
            break;
        }
    }
    for (int round = 0; round < 64 && errors >= 0; round++) {
        struct pollfd polled = {.fd = errors, .events = POLLIN};
        if (poll(&polled, 1, 0) <= 0 ||
            !drain(errors, command->errors, command->errors_room, &end->errors_length, 1)) {
            break;
        }
    }
    shut(&output);
    shut(&errors);
}

void copytaster_run(const struct copytaster_command *command, struct copytaster_command_end *end) {
    int input[2] = {-1, -1}, output[2] = {-1, -1}, errors[2] = {-1, -1};
    pid_t child = 0;
    sigset_t broken, before, pending;
    memset(end, 0, sizeof(*end));
    end->status = end->signal = -1;
    // A write to who reads no more raises SIGPIPE in this thread: it is held back, and taken away before it can be delivered.
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    sigpending(&pending);
    pthread_sigmask(SIG_BLOCK, &broken, &before);
    if ((end->fault = copytaster_pipe(input)) == 0 && (end->fault = copytaster_pipe(output)) == 0 &&
        (end->fault = copytaster_pipe(errors)) == 0) {
        end->fault = start(command, input[0], output[1], errors[1], &child);
    }
    shut(&input[0]);
    shut(&output[1]);
    shut(&errors[1]);
    if (end->fault == 0) {
        attend(command, end, child, input[1], output[0], errors[0]);
    } else {
        shut(&input[1]);
        shut(&output[0]);
        shut(&errors[0]);
    }
    if (!sigismember(&pending, SIGPIPE)) {
        struct timespec none = {0, 0};
        while (sigtimedwait(&broken, NULL, &none) < 0 && errno == EINTR) {
        }
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void copytaster_reap(pid_t left) {
    while (waitpid(left, NULL, 0) < 0 && errno == EINTR) {
    }
}
