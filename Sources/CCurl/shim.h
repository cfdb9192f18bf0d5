// What Swift can't say to libcurl itself: calls with variable arguments, the union in CURLMsg, socket addresses.
// Socket constants stay in here: in a release build Swift's Glibc loses them to the C module that included them first.
#ifndef COPYTASTER_CCURL_SHIM_H
#define COPYTASTER_CCURL_SHIM_H

#define CURL_DISABLE_TYPECHECK 1
#include <arpa/inet.h>
#include <curl/curl.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef size_t (*shim_data)(char *bytes, size_t size, size_t count, void *context);
typedef int (*shim_progress)(void *context, curl_off_t expected, curl_off_t received, curl_off_t toSend, curl_off_t sent);
// The verdict on an address of 4 or 16 bytes in network order: nonzero lets it through.
typedef int (*shim_guard)(void *context, const uint8_t *address, size_t length);

// Who is asked about the addresses of one transfer. Must outlive the transfer.
struct shim_guarded {
    shim_guard allows;
    void *context;
};

static inline CURLcode shim_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode shim_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode shim_set_size(CURL *easy, CURLoption option, int64_t value) {
    return curl_easy_setopt(easy, option, (curl_off_t)value);
}

static inline CURLcode shim_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode shim_set_pointer(CURL *easy, CURLoption option, const void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode shim_set_callbacks(
    CURL *easy, void *context, shim_data body, shim_data header, shim_progress progress) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, progress);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_XFERINFODATA, context);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_PRIVATE, context);
    return code;
}

// What is sent and received beside the message, as libcurl tells who debugs it.
typedef int (*shim_debug)(CURL *easy, curl_infotype type, char *bytes, size_t size, void *context);

// The recipients must outlive the transfer. One that is refused ends nothing here: the replies are judged one by one.
static inline CURLcode shim_set_mail(
    CURL *easy, void *context, struct curl_slist *recipients, shim_data message, shim_debug command) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, recipients);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_READFUNCTION, message);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_READDATA, context);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, command);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_DEBUGDATA, context);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
    return code;
}

// Before a socket is made. A sockaddr_in6 is longer than the `struct sockaddr` that libcurl declares, so it is read
// by its address.
static inline curl_socket_t shim_open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    struct shim_guarded *guarded = (struct shim_guarded *)context;
    const void *raw = &address->addr;
    int allowed = 0;
    (void)purpose;
    if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
        struct in_addr four = ((const struct sockaddr_in *)raw)->sin_addr;
        allowed = guarded->allows(guarded->context, (const uint8_t *)&four, 4);
    } else if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
        struct in6_addr six = ((const struct sockaddr_in6 *)raw)->sin6_addr;
        allowed = guarded->allows(guarded->context, (const uint8_t *)&six, 16);
    }
    if (!allowed) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Before a request is sent: the only check that a connection taken from the pool meets.
static inline int shim_before_request(
    void *context, char *address, char *localAddress, int port, int localPort) {
    struct shim_guarded *guarded = (struct shim_guarded *)context;
    uint8_t bytes[16];
    (void)localAddress, (void)port, (void)localPort;
    if (address == NULL) return CURL_PREREQFUNC_ABORT;
    if (inet_pton(AF_INET, address, bytes) == 1)
        return guarded->allows(guarded->context, bytes, 4) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
    if (inet_pton(AF_INET6, address, bytes) == 1)
        return guarded->allows(guarded->context, bytes, 16) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
    return CURL_PREREQFUNC_ABORT;
}

static inline CURLcode shim_set_guard(CURL *easy, struct shim_guarded *guarded) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, shim_open_socket);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, guarded);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, shim_before_request);
    if (!code) code = curl_easy_setopt(easy, CURLOPT_PREREQDATA, guarded);
    return code;
}

// `text` has room for 46 bytes; 0 where it failed.
static inline int shim_print_address(const uint8_t *bytes, size_t length, char *text) {
    return inet_ntop(length == 4 ? AF_INET : AF_INET6, bytes, text, 46) != NULL;
}

static inline int64_t shim_info_size(CURL *easy, CURLINFO info) {
    curl_off_t value = 0;
    return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? (int64_t)value : 0;
}

static inline long shim_info_long(CURL *easy, CURLINFO info) {
    long value = 0;
    return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

// Owned by the easy handle, valid until its next transfer; NULL where unknown.
static inline const char *shim_info_string(CURL *easy, CURLINFO info) {
    char *value = NULL;
    return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : NULL;
}

static inline void *shim_info_private(CURL *easy) {
    char *value = NULL;
    return curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : NULL;
}

static inline CURLMcode shim_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// The next transfer that has ended, with its result; NULL where there is none.
static inline CURL *shim_multi_ended(CURLM *multi, CURLcode *result) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    }
    return NULL;
}

#endif
