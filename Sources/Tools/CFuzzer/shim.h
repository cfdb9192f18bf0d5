// libFuzzer as a library, as LLVM's documentation has it ("Using libFuzzer as a library").
#ifndef COPYTASTER_CFUZZER_SHIM_H
#define COPYTASTER_CFUZZER_SHIM_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));

#endif
