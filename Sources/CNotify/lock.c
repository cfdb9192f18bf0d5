#include "cnotify.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

int copytaster_lock(const char *path) {
    int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return -1;
    }
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        int result = errno == EWOULDBLOCK ? -2 : -1;
        close(descriptor);
        return result;
    }
    return descriptor;
}

void copytaster_unlock(int descriptor) {
    close(descriptor);
}
