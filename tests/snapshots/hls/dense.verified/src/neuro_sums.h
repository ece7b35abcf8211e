/* SPDX-License-Identifier: MIT
 * Sums of what arrives at neurons. The sum that was added to last is held in a register: it goes back to its memory
 * when another takes its place. So a sum can be added to on every clock, the same one, too, though a memory answers a
 * clock after it is asked.
 */
#ifndef NEURO_SUMS_H
#define NEURO_SUMS_H

#include "neuro_fixed.h"

/* The slot of so many ticks ahead: at most once round. */
inline uint32_t neuro_slot(uint32_t now, uint32_t delay, uint32_t slots)
{
    const uint32_t slot = now + delay;
    return slot < slots ? slot : slot - slots;
}

template <typename Sum>
struct neuro_held {
    uint32_t index;
    Sum sum;
};

template <typename Sum, uint32_t Count>
inline neuro_held<Sum> neuro_hold(Sum (&sums)[Count])
{
    const neuro_held<Sum> held = {0u, sums[0]};
    return held;
}

/* Where it is called in a pipeline, what is read is never what is written on the same clock: the indices differ. */
template <typename Sum, uint32_t Count>
inline void neuro_add(Sum (&sums)[Count], neuro_held<Sum> &held, uint32_t index, int64_t amount)
{
#pragma HLS INLINE
    if (index != held.index) {
        sums[held.index] = held.sum;
        held.sum = sums[index];
        held.index = index;
    }
    held.sum = static_cast<Sum>(held.sum + amount);
}

template <typename Sum, uint32_t Count>
inline void neuro_release(Sum (&sums)[Count], const neuro_held<Sum> &held)
{
    sums[held.index] = held.sum;
}

/* A sum, which is 0 afterwards. */
template <typename Sum, uint32_t Count>
inline Sum neuro_take(Sum (&sums)[Count], uint32_t index)
{
#pragma HLS INLINE
    const Sum sum = sums[index];
    sums[index] = 0;
    return sum;
}

#endif
