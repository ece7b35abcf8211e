/* SPDX-License-Identifier: MIT
 * Sums of what arrives at neurons, in OpenCL C 1.2. A sum of 32 bits is a word; one of 64 bits is two, low word first,
 * because not every device adds 64 bits at once. Words are added without a sign, so that nothing overflows, and in any
 * order, since the whole sum is exact.
 */
#ifndef NEURO_SUMS_H
#define NEURO_SUMS_H

#ifndef NEURO_FIXED_H
#include "neuro_fixed.h"
#endif

/* The slot of so many ticks ahead: at most once round. */
static inline uint32_t neuro_slot(uint64_t tick, uint32_t delay, uint32_t slots)
{
    const uint32_t slot = (uint32_t)(tick % slots) + delay;
    return slot < slots ? slot : slot - slots;
}

/* A sum, which is 0 afterwards. */
static inline int32_t neuro_take_32(global uint32_t *sums, size_t index)
{
    const uint32_t sum = sums[index];
    sums[index] = 0;
    return neuro_signed_32(sum);
}

static inline int64_t neuro_take_64(global uint32_t *sums, size_t index)
{
    const uint64_t sum = sums[2 * index] | (uint64_t)sums[2 * index + 1] << 32;
    sums[2 * index] = 0;
    sums[2 * index + 1] = 0;
    return neuro_signed_64(sum);
}

/* Adds to a sum that no other work-item adds to meanwhile. */
static inline void neuro_add_32(global uint32_t *sums, size_t index, int64_t amount)
{
    sums[index] += (uint32_t)amount;
}

static inline void neuro_add_64(global uint32_t *sums, size_t index, int64_t amount)
{
    const uint64_t sum = (sums[2 * index] | (uint64_t)sums[2 * index + 1] << 32) + (uint64_t)amount;
    sums[2 * index] = (uint32_t)sum;
    sums[2 * index + 1] = (uint32_t)(sum >> 32);
}

/* Adds to a sum that others may add to at the same time. */
static inline void neuro_join_32(volatile global uint32_t *sums, size_t index, int64_t amount)
{
    atomic_add(sums + index, (uint32_t)amount);
}

/* Whoever makes the low word wrap carries into the high one. */
static inline void neuro_join_64(volatile global uint32_t *sums, size_t index, int64_t amount)
{
    const uint32_t low = (uint32_t)amount;
    const uint32_t before = atomic_add(sums + 2 * index, low);
    const uint32_t carry = before + low < low ? 1u : 0u;
    atomic_add(sums + 2 * index + 1, (uint32_t)((uint64_t)amount >> 32) + carry);
}

#endif
