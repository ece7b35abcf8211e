/* SPDX-License-Identifier: MIT
 * Random words: Threefry-2x32 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 * C99, C++14 and OpenCL C 1.2.
 */
#ifndef NEURO_DRAW_H
#define NEURO_DRAW_H

#include "neuro_fixed.h"

/* A block of the function, or a key of it. */
typedef struct {
    uint32_t a;
    uint32_t b;
} neuro_block;

/* x turned to the left. n: 1..31. */
static inline uint32_t neuro_turned(uint32_t x, uint32_t n)
{
    return (x << n) | (x >> (32u - n));
}

/* The block of a counter under a key. The key is added after every fourth round. */
static inline neuro_block neuro_threefry(int32_t rounds, neuro_block key, uint32_t counter_a, uint32_t counter_b)
{
    const uint32_t keys[3] = {key.a, key.b, key.a ^ key.b ^ 0x1bd11bdau};
    const uint32_t turns[8] = {13u, 15u, 26u, 6u, 17u, 29u, 16u, 24u};
    neuro_block block = {counter_a + keys[0], counter_b + keys[1]};
    for (int32_t round = 1; round <= rounds; round++) {
        block.a += block.b;
        block.b = neuro_turned(block.b, turns[(round - 1) % 8]) ^ block.a;
        if (round % 4 == 0) {
            block.a += keys[round / 4 % 3];
            block.b += keys[(round / 4 + 1) % 3] + (uint32_t)(round / 4);
        }
    }
    return block;
}

/* The key of a population at a tick. population: the CRC-32 of its name. */
static inline neuro_block neuro_tick_key(uint64_t seed, uint32_t tick, uint32_t population)
{
    const neuro_block key = {(uint32_t)(seed & 0xffffffffu), (uint32_t)(seed >> 32)};
    return neuro_threefry(20, key, tick, population);
}

/* Two draws of a neuron: those of numbers 2 * pair and 2 * pair + 1. */
static inline neuro_block neuro_draws(neuro_block tick_key, uint32_t neuron, uint32_t pair)
{
    return neuro_threefry(13, tick_key, neuron, pair);
}

#endif
