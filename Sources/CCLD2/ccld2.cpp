// CLD2's header uses FILE without including it: <cstdio> must come first.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "ccld2.h"

extern "C" struct ccld2_guess ccld2_detect(const char *text, int length) {
    CLD2::Language languages[3];
    int percents[3];
    // Its documentation calls these optional; 0.0.197 writes through them all the same.
    double scores[3];
    int textBytes = 0;
    int validPrefix = 0;
    bool reliable = false;
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text, length, true, &hints, 0, languages, percents, scores, nullptr, &textBytes, &reliable, &validPrefix);
    return {CLD2::LanguageCode(best), percents[0], reliable};
}
