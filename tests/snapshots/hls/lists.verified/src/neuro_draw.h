/* SPDX-License-Identifier: MIT
 * Random words: Threefry-2x32 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 * C99, C++14 and OpenCL C 1.2.
 */
#ifndef NEURO_DRAW_H
#define NEURO_DRAW_H

#ifndef NEURO_FIXED_H
#include "neuro_fixed.h"
#endif

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

/* One round. */
static inline neuro_block neuro_round(neuro_block x, uint32_t n)
{
    x.a += x.b;
    x.b = neuro_turned(x.b, n) ^ x.a;
    return x;
}

/* The first four rounds of every eight, and the last four. Written out, because a loop with a table of turns takes a
 * compiler for vectors five times as long.
 */
static inline neuro_block neuro_first_rounds(neuro_block x)
{
    return neuro_round(neuro_round(neuro_round(neuro_round(x, 13u), 15u), 26u), 6u);
}

static inline neuro_block neuro_last_rounds(neuro_block x)
{
    return neuro_round(neuro_round(neuro_round(neuro_round(x, 17u), 29u), 16u), 24u);
}

/* The key, added after every four rounds. */
static inline neuro_block neuro_keyed(neuro_block x, uint32_t key_a, uint32_t key_b)
{
    x.a += key_a;
    x.b += key_b;
    return x;
}

/* The third part of a key. */
static inline uint32_t neuro_parity(neuro_block key)
{
    return key.a ^ key.b ^ 0x1bd11bdau;
}

/* The block of a counter under a key, after 8, 13 or 20 rounds. */
static inline neuro_block neuro_threefry_8(neuro_block key, neuro_block counter)
{
    const neuro_block four = neuro_keyed(neuro_first_rounds(neuro_keyed(counter, key.a, key.b)), key.b, neuro_parity(key) + 1u);
    return neuro_keyed(neuro_last_rounds(four), neuro_parity(key), key.a + 2u);
}

static inline neuro_block neuro_threefry_13(neuro_block key, neuro_block counter)
{
    const neuro_block twelve = neuro_first_rounds(neuro_threefry_8(key, counter));
    return neuro_round(neuro_keyed(twelve, key.a, key.b + 3u), 17u);
}

static inline neuro_block neuro_threefry_20(neuro_block key, neuro_block counter)
{
    const neuro_block twelve = neuro_keyed(neuro_first_rounds(neuro_threefry_8(key, counter)), key.a, key.b + 3u);
    const neuro_block sixteen = neuro_keyed(neuro_last_rounds(twelve), key.b, neuro_parity(key) + 4u);
    return neuro_keyed(neuro_first_rounds(sixteen), neuro_parity(key), key.a + 5u);
}

/* The key of a population at a tick. population: the CRC-32 of its name. */
static inline neuro_block neuro_tick_key(uint64_t seed, uint32_t tick, uint32_t population)
{
    const neuro_block key = {(uint32_t)(seed & 0xffffffffu), (uint32_t)(seed >> 32)};
    const neuro_block counter = {tick, population};
    return neuro_threefry_20(key, counter);
}

/* Two draws of a neuron: those of numbers 2 * pair and 2 * pair + 1. */
static inline neuro_block neuro_draws(neuro_block tick_key, uint32_t neuron, uint32_t pair)
{
    const neuro_block counter = {neuron, pair};
    return neuro_threefry_13(tick_key, counter);
}

#endif
