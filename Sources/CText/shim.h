// glibc's iconv for Swift, and searches over bytes that glibc and the compiler do wide.
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

typedef uint8_t copytaster_block __attribute__((vector_size(16)));

static inline copytaster_block copytaster_splat(uint8_t byte) {
    copytaster_block block;
    memset(&block, byte, sizeof block);
    return block;
}

// Index of the first lane that is all ones; 16 where none is.
static inline size_t copytaster_first_lane(copytaster_block hits) {
    uint64_t words[2];
    memcpy(words, &hits, sizeof words);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (words[0]) return (size_t)__builtin_ctzll(words[0]) / 8;
    if (words[1]) return (size_t)__builtin_ctzll(words[1]) / 8 + 8;
#else
    if (words[0]) return (size_t)__builtin_clzll(words[0]) / 8;
    if (words[1]) return (size_t)__builtin_clzll(words[1]) / 8 + 8;
#endif
    return 16;
}

// Index of the first of three bytes in bytes[from..<length]; `length` where there is none.
static inline size_t copytaster_find_any(
    const uint8_t *bytes, size_t from, size_t length, uint8_t one, uint8_t two, uint8_t three) {
    copytaster_block ones = copytaster_splat(one), twos = copytaster_splat(two), threes = copytaster_splat(three), block;
    while (from + 16 <= length) {
        memcpy(&block, bytes + from, sizeof block);
        size_t lane = copytaster_first_lane((copytaster_block)((block == ones) | (block == twos) | (block == threes)));
        if (lane < 16) return from + lane;
        from += 16;
    }
    while (from < length && bytes[from] != one && bytes[from] != two && bytes[from] != three) from += 1;
    return from;
}

// As above, and copies what comes before. Returns how many bytes. `out` must have room for the rest of `bytes`.
static inline size_t copytaster_copy_until_any(
    const uint8_t *bytes, size_t from, size_t length, uint8_t *out, uint8_t one, uint8_t two, uint8_t three) {
    copytaster_block ones = copytaster_splat(one), twos = copytaster_splat(two), threes = copytaster_splat(three), block;
    size_t index = from;
    while (index + 16 <= length) {
        memcpy(&block, bytes + index, sizeof block);
        memcpy(out + (index - from), &block, sizeof block);
        size_t lane = copytaster_first_lane((copytaster_block)((block == ones) | (block == twos) | (block == threes)));
        if (lane < 16) return index + lane - from;
        index += 16;
    }
    while (index < length && bytes[index] != one && bytes[index] != two && bytes[index] != three) {
        out[index - from] = bytes[index];
        index += 1;
    }
    return index - from;
}

// Copies the plain text of HTML at bytes[from...]: words with single spaces between them, up to markup, other white space,
// or a space that such follows. Returns how many bytes. `out` must have room for the rest of `bytes`.
static inline size_t copytaster_copy_words(const uint8_t *bytes, size_t from, size_t length, uint8_t *out) {
    copytaster_block spaces = copytaster_splat(0x20), less = copytaster_splat(0x3C), ands = copytaster_splat(0x26);
    copytaster_block block, next;
    size_t index = from;
    while (index + 17 <= length) {
        memcpy(&block, bytes + index, sizeof block);
        memcpy(&next, bytes + index + 1, sizeof next);
        memcpy(out + (index - from), &block, sizeof block);
        copytaster_block ends = (copytaster_block)((next <= spaces) | (next == less) | (next == ands));
        copytaster_block stops = (copytaster_block)((block < spaces) | (block == less) | (block == ands));
        size_t lane = copytaster_first_lane(stops | ((copytaster_block)(block == spaces) & ends));
        if (lane < 16) return index + lane - from;
        index += 16;
    }
    while (index < length) {
        uint8_t byte = bytes[index];
        if (byte < 0x20 || byte == 0x3C || byte == 0x26) break;
        if (byte == 0x20) {
            if (index + 1 >= length) break;
            uint8_t after = bytes[index + 1];
            if (after <= 0x20 || after == 0x3C || after == 0x26) break;
        }
        out[index - from] = byte;
        index += 1;
    }
    return index - from;
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
