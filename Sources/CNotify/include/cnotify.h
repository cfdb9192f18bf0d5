#ifndef COPYTASTER_CNOTIFY_H
#define COPYTASTER_CNOTIFY_H

// Sends one datagram to the socket that systemd named in NOTIFY_SOCKET (sd_notify(3)); a path that begins with '@' is an
// abstract address. 0 on success, else errno.
int copytaster_notify(const char *path, const char *message);

// CLOCK_MONOTONIC in microseconds, the clock that systemd compares a reload with.
unsigned long long copytaster_monotonic_microseconds(void);

// Locks a file, made where it is absent, for as long as the descriptor is open: the descriptor; -2 where another process
// holds it; -1 on any other failure.
int copytaster_lock(const char *path);
void copytaster_unlock(int descriptor);

#endif
