#define _GNU_SOURCE
#include "feedserver.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { REQUEST_LIMIT = 8192, EVENTS = 256 };

struct connection {
    int fd;
    size_t length;
    char request[REQUEST_LIMIT + 1];
};

static unsigned long requests, unchanged;

// Writes the answer to one request, whose head is a string; returns its length.
static int answer(const char *head, char *out, size_t room) {
    char path[256] = "/";
    sscanf(head, "%*s %255s", path);
    char body[1024];
    if (strcmp(path, "/count") == 0) {
        int length = snprintf(body, sizeof body, "{\"requests\": %lu, \"unchanged\": %lu}", requests, unchanged);
        return snprintf(out, room, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", length, body);
    }
    requests++;
    if (strcasestr(head, "\nif-none-match:")) {
        unchanged++;
        return snprintf(out, room, "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n");
    }
    time_t day = time(NULL) - 86400;
    struct tm utc;
    char date[64];
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", gmtime_r(&day, &utc));
    int length = snprintf(body, sizeof body,
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed %s</title><link>http://127.0.0.1/</link>"
        "<item><title>The bridge on the river is open</title><link>http://127.0.0.1%s/1</link><guid>%s/1</guid>"
        "<description>It was closed for a week.</description><pubDate>%s</pubDate></item></channel></rss>",
        path, path, path, date);
    return snprintf(out, room,
        "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: \"a\"\r\nContent-Length: %d\r\n\r\n%s", length, body);
}

// Reads what is there and answers every whole request; 0 where the connection is over.
static int serve(struct connection *c) {
    ssize_t got = read(c->fd, c->request + c->length, REQUEST_LIMIT - c->length);
    if (got <= 0) return got < 0 && (errno == EAGAIN || errno == EINTR);
    c->length += (size_t)got;
    c->request[c->length] = 0;
    char *end;
    while ((end = strstr(c->request, "\r\n\r\n"))) {
        char out[2048];
        *end = 0;
        int length = answer(c->request, out, sizeof out);
        if (write(c->fd, out, (size_t)length) != length) return 0;
        size_t used = (size_t)(end - c->request) + 4;
        memmove(c->request, c->request + used, c->length - used + 1);
        c->length -= used;
    }
    return c->length < REQUEST_LIMIT;
}

int feedserver_run(void) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1, poll = epoll_create1(0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_ANY)};
    socklen_t size = sizeof address;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    // Nobody outside is served.
    if (setsockopt(listener, SOL_SOCKET, SO_BINDTODEVICE, "lo", 2)) address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 4096)
        || getsockname(listener, (struct sockaddr *)&address, &size)) {
        perror("feedserver");
        return 74;
    }
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &listener};
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
    event.data.ptr = &on;
    epoll_ctl(poll, EPOLL_CTL_ADD, STDIN_FILENO, &event);
    for (;;) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(poll, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            if (events[i].data.ptr == &on) return 0;
            if (events[i].data.ptr == &listener) {
                int fd;
                while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
                    struct connection *c = malloc(sizeof *c);
                    if (!c) return 70;
                    c->fd = fd;
                    c->length = 0;
                    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                    event.events = EPOLLIN;
                    event.data.ptr = c;
                    epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
                }
            } else {
                struct connection *c = events[i].data.ptr;
                if (!serve(c)) {
                    close(c->fd);
                    free(c);
                }
            }
        }
    }
}
