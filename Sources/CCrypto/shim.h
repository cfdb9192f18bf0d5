#ifndef COPYTASTER_CCRYPTO_H
#define COPYTASTER_CCRYPTO_H

#include <openssl/evp.h>
#include <openssl/hmac.h>

// Writes the 32 bytes of HMAC-SHA256 (RFC 2104) to `out`; 1 on success. EVP_sha256() and HMAC() are kept here because
// their C forms (a macro-guarded deprecation, out parameters that may be NULL) don't import cleanly.
static inline int copytaster_hmac_sha256(const unsigned char *key, int key_length, const unsigned char *data,
                                         size_t length, unsigned char *out) {
    unsigned int written = 0;
    return HMAC(EVP_sha256(), key, key_length, data, length, out, &written) != NULL && written == 32;
}

// Writes the 32 bytes of SHA-256 to `out`; 1 on success.
static inline int copytaster_sha256(const unsigned char *data, size_t length, unsigned char *out) {
    unsigned int written = 0;
    return EVP_Digest(data, length, out, &written, EVP_sha256(), NULL) == 1 && written == 32;
}

#endif
