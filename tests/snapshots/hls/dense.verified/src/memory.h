/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "dense"; yours to use under any terms. */
/* Everything that the core keeps. An array is a memory of its own. */
#ifndef MEMORY_H
#define MEMORY_H

#include <stdint.h>

namespace {

/* The number of the tick. */
uint32_t tick;

/* The slot that is drained at it, of rings that have 5. */
uint32_t now_of_5;

/* How many events there are at it. */
uint32_t n_count;

/* Input words that were discarded since the last reset, and the first of them since this call began. */
uint32_t errors;
bool has_error;
uint32_t error_word;

/* state v : fix<16,8> */
int16_t lif_v[6];

/* what is on its way, 5 slots of 6 rows, in 9 bits */
int16_t lif_x_ring[30];

/* weights of n-n */
int8_t n_n_weight[36] = {
    1, 6, -1, 2, -4, 1, 3, 0, 0, 6, -8, 1, 7, -4, -2, -7, 0, -2, -1, 4, -6, -7, 3, -1, -1, -2, 2, -1, -8, -4, 4, 1, 5,
    -7, 7, 0,
};

/* delays of n-n */
const int8_t n_n_delay[36] = {
    3, 4, 3, 2, 5, 5, 4, 4, 2, 2, 4, 4, 3, 2, 5, 1, 3, 2, 4, 4, 2, 3, 4, 2, 2, 2, 2, 2, 1, 5, 2, 3, 2, 2, 2, 2,
};

/* neurons of n that send an event */
uint8_t n_spikes[6];

} /* namespace */

#endif
