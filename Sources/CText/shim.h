// glibc's iconv for Swift, and two searches over bytes that glibc and the compiler do wide.
#ifndef COPYTASTER_CTEXT_SHIM_H
#define COPYTASTER_CTEXT_SHIM_H

#include <errno.h>
#include <iconv.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Bytes in a charset to UTF-8, by glibc's iconv; each byte that means nothing there gives U+FFFD. Returns the bytes
// written, at most `capacity`; 3 × `length` + 64 always suffices. `*bad` counts the replacements. -1: charset unknown.
static inline ptrdiff_t copytaster_to_utf8(
    const char *charset, const uint8_t *bytes, size_t length, uint8_t *out, size_t capacity, size_t *bad) {
    *bad = 0;
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1) return -1;
    char *in = (char *)bytes, *to = (char *)out;
    size_t left = length, room = capacity;
    while (left > 0) {
        size_t result = iconv(converter, &in, &left, &to, &room);
        if (result != (size_t)-1) break;
        if (errno == E2BIG || room < 3) break;
        // EILSEQ, or EINVAL at the cut-off end: one byte is given up and reading goes on behind it.
        to[0] = (char)0xEF; to[1] = (char)0xBF; to[2] = (char)0xBD;
        to += 3; room -= 3;
        in += 1; left -= 1;
        *bad += 1;
        iconv(converter, NULL, NULL, NULL, NULL);
    }
    iconv(converter, NULL, NULL, &to, &room);
    iconv_close(converter);
    return (ptrdiff_t)(capacity - room);
}

// Index of the first `byte` in bytes[from..<length]; `length` where there is none.
static inline size_t copytaster_find_byte(const uint8_t *bytes, size_t from, size_t length, uint8_t byte) {
    if (from >= length) return length;
    const uint8_t *found = (const uint8_t *)memchr(bytes + from, byte, length - from);
    return found ? (size_t)(found - bytes) : length;
}

// Index behind the run of ASCII bytes that begins at `from`.
static inline size_t copytaster_skip_ascii(const uint8_t *bytes, size_t from, size_t length) {
    uint64_t word;
    while (from + 8 <= length) {
        memcpy(&word, bytes + from, 8);
        if (word & 0x8080808080808080ULL) break;
        from += 8;
    }
    while (from < length && bytes[from] < 0x80) from += 1;
    return from;
}

#endif
