// A C face of CLD2, Debian's libcld2 (https://github.com/CLD2Owners/cld2).
#pragma once
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// What CLD2 thinks of a text.
struct ccld2_guess {
    // ISO code as CLD2 writes it ("en", "zh-Hant"), a string that lives for ever; "un" where it does not know.
    const char *code;
    // Share of the text in that language, 0...100.
    int percent;
    bool reliable;
};

// Guesses the language of `length` bytes of plain UTF-8; bytes from the first invalid one on are not read.
struct ccld2_guess ccld2_detect(const char *text, int length);

#ifdef __cplusplus
}
#endif
