// Loaded before a program (LD_PRELOAD), this lets a test break it off at any of its steps to the outside, fill its disk and
// move its clock. A step is a call that changes a regular file or a folder, or that connects or sends over IP; standard
// input, output and error don't count, nor do pipes and the like, by which a program wakes its own threads.
//
//   FAULT_CONTROL=FILE       three 64-bit integers, which may change at any time: seconds by which the wall clock is moved;
//                            1 while the disk is full; the steps made so far (written here)
//   FAULT_STEP=N             the step at which the program gets SIGKILL, from 1 on
//   FAULT_WHEN=before|after|half   before the step, after it, or with half of its bytes written
//
// The monotonic clock stays as it is: timers are by it, and a test moves days, not the time that a sleep takes.
// All goes by raw system calls: looking up the real functions could itself call what is replaced here.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

struct control {
    _Atomic int64_t shift;
    _Atomic int64_t full;
    _Atomic int64_t steps;
};

static struct control none;
static struct control *_Atomic control = &none;
static _Atomic int64_t steps;
static int64_t fatal;
static enum { BEFORE, AFTER, HALF } when;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("FAULT_CONTROL"), *step = getenv("FAULT_STEP"), *moment = getenv("FAULT_WHEN");
    if (moment) {
        when = strcmp(moment, "after") == 0 ? AFTER : strcmp(moment, "half") == 0 ? HALF : BEFORE;
    }
    fatal = step ? atoll(step) : 0;
    int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0) : -1;
    if (file < 0) {
        return;
    }
    void *shared = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    syscall(SYS_close, file);
    if (shared != MAP_FAILED) {
        control = shared;
    }
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) {
        pause();
    }
}

enum kind { OTHER, FILE_STEP, NET_STEP };

static enum kind kind_of(int descriptor) {
    struct stat about;
    int saved = errno;
    enum kind kind = OTHER;
    if (descriptor > 2 && fstat(descriptor, &about) == 0) {
        if (S_ISREG(about.st_mode)) {
            kind = FILE_STEP;
        } else if (S_ISSOCK(about.st_mode)) {
            int domain = 0;
            socklen_t length = sizeof(domain);
            if (getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &domain, &length) == 0 &&
                (domain == AF_INET || domain == AF_INET6)) {
                kind = NET_STEP;
            }
        }
    }
    errno = saved;
    return kind;
}

// The number of the step that is about to be made; dies where it is to be died before it.
static int64_t enter(void) {
    int64_t number = atomic_fetch_add(&steps, 1) + 1;
    atomic_fetch_add(&control->steps, 1);
    if (number == fatal && when == BEFORE) {
        die();
    }
    return number;
}

static void leave(int64_t number) {
    if (fatal && number == fatal) {
        die();
    }
}

static int is_full(enum kind kind) { return kind == FILE_STEP && control->full == 1; }

// `call` is made of the bytes up to `length`; for a step that is broken off in the middle of half of them.
#define STEP(descriptor, length, call)                          \
    enum kind kind = kind_of(descriptor);                       \
    if (kind == OTHER) {                                        \
        return call;                                            \
    }                                                           \
    int64_t number = enter();                                   \
    if (is_full(kind)) {                                        \
        errno = ENOSPC;                                         \
        return -1;                                              \
    }                                                           \
    if (when == HALF && number == fatal && length > 1) {        \
        length = length / 2;                                    \
    }                                                           \
    ssize_t made = call;                                        \
    int saved = errno;                                          \
    leave(number);                                              \
    errno = saved;                                              \
    return made

ssize_t write(int descriptor, const void *bytes, size_t length) {
    STEP(descriptor, length, syscall(SYS_write, descriptor, bytes, length));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t at) {
    STEP(descriptor, length, syscall(SYS_pwrite64, descriptor, bytes, length, at));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t at) {
    return pwrite64(descriptor, bytes, length, at);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    STEP(descriptor, count, syscall(SYS_writev, descriptor, parts, count));
}

ssize_t send(int descriptor, const void *bytes, size_t length, int flags) {
    STEP(descriptor, length, syscall(SYS_sendto, descriptor, bytes, length, flags, NULL, 0));
}

ssize_t sendto(int descriptor, const void *bytes, size_t length, int flags, const struct sockaddr *to, socklen_t size) {
    STEP(descriptor, length, syscall(SYS_sendto, descriptor, bytes, length, flags, to, size));
}

ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags) {
    size_t length = 0;
    STEP(descriptor, length, syscall(SYS_sendmsg, descriptor, message, flags));
}

int connect(int descriptor, const struct sockaddr *to, socklen_t size) {
    size_t length = 0;
    STEP(descriptor, length, (int)syscall(SYS_connect, descriptor, to, size));
}

#define FILE_CALL(descriptor, call)     \
    enum kind kind = kind_of(descriptor); \
    if (kind != FILE_STEP) {            \
        return call;                    \
    }                                   \
    int64_t number = enter();           \
    int made = call;                    \
    int saved = errno;                  \
    leave(number);                      \
    errno = saved;                      \
    return made

int fsync(int descriptor) { FILE_CALL(descriptor, (int)syscall(SYS_fsync, descriptor)); }

int fdatasync(int descriptor) { FILE_CALL(descriptor, (int)syscall(SYS_fdatasync, descriptor)); }

int ftruncate64(int descriptor, off64_t length) { FILE_CALL(descriptor, (int)syscall(SYS_ftruncate, descriptor, length)); }

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

#define NAME_CALL(call)       \
    int64_t number = enter(); \
    int made = call;          \
    int saved = errno;        \
    leave(number);            \
    errno = saved;            \
    return made

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    NAME_CALL((int)syscall(SYS_renameat2, from, old, to, new, flags));
}

int renameat(int from, const char *old, int to, const char *new) { return renameat2(from, old, to, new, 0); }

int rename(const char *old, const char *new) { return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0); }

int unlinkat(int folder, const char *path, int flags) { NAME_CALL((int)syscall(SYS_unlinkat, folder, path, flags)); }

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int linkat(int from, const char *old, int to, const char *new, int flags) {
    NAME_CALL((int)syscall(SYS_linkat, from, old, to, new, flags));
}

int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

// MARK: the wall clock

int clock_gettime(clockid_t clock, struct timespec *now) {
    int made = (int)syscall(SYS_clock_gettime, clock, now);
    if (made == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        now->tv_sec += control->shift;
    }
    return made;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec precise;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *now) {
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    if (now) {
        *now = precise.tv_sec;
    }
    return precise.tv_sec;
}
