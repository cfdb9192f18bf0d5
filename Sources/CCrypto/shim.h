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

// Writes the `digest_length` bytes of HMAC (RFC 2104) over SHA-1 (20), SHA-256 (32), SHA-384 (48) or SHA-512 (64) to `out`;
// 1 on success.
static inline int copytaster_hmac(int digest_length, const unsigned char *key, int key_length,
                                  const unsigned char *data, size_t length, unsigned char *out) {
    const EVP_MD *digest = digest_length == 20   ? EVP_sha1()
                           : digest_length == 32 ? EVP_sha256()
                           : digest_length == 48 ? EVP_sha384()
                           : digest_length == 64 ? EVP_sha512()
                                                 : NULL;
    // An empty body may come as a null pointer; HMAC() takes a null pointer for "no data was given".
    static const unsigned char nothing = 0;
    unsigned int written = 0;
    if (digest == NULL) return 0;
    return HMAC(digest, key, key_length, data == NULL ? &nothing : data, length, out, &written) != NULL &&
           written == (unsigned int)digest_length;
}

// Writes the 32 bytes of SHA-256 to `out`; 1 on success.
static inline int copytaster_sha256(const unsigned char *data, size_t length, unsigned char *out) {
    unsigned int written = 0;
    return EVP_Digest(data, length, out, &written, EVP_sha256(), NULL) == 1 && written == 32;
}

#endif
