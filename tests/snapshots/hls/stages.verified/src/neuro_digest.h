/* SPDX-License-Identifier: MIT
 * The digest of all neuron states: a sum over their 32-bit words, the same in any order. C99, C++14 and OpenCL C 1.2.
 */
#ifndef NEURO_DIGEST_H
#define NEURO_DIGEST_H

#ifndef NEURO_DRAW_H
#include "neuro_draw.h"
#endif

/* What one word of a state adds to the sum. cell: its number among all words of all states. */
static inline uint64_t neuro_digest_share(uint32_t word, uint32_t cell)
{
    const neuro_block zero = {0u, 0u};
    const neuro_block counter = {word, cell};
    const neuro_block block = neuro_threefry_8(zero, counter);
    return ((uint64_t)block.b << 32) | block.a;
}

#endif
