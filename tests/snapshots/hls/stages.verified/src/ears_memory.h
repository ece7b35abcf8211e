/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "stages"; yours to use under any terms. */
/* Everything that the core keeps. An array is a memory of its own. */
#ifndef EARS_MEMORY_H
#define EARS_MEMORY_H

#include <stdint.h>

namespace {

/* The number of the tick. */
uint32_t tick;

/* How many events there are at it. */
uint32_t in_count;
uint32_t first_count;
uint32_t second_count;

/* Input words that were discarded since the last reset, and the first of them since this call began. */
uint32_t errors;
bool has_error;
uint32_t error_word;

/* state v : fix<20,12> */
int32_t stochastic_lif_v[3];

/* state v : fix<16,8> */
int16_t lif_v[3];

/* what is on its way, 1 slots of 3 rows, in 4 bits */
int8_t stochastic_lif_x_ring[3];

/* what is on its way, 1 slots of 3 rows, in 3 bits */
int8_t lif_x_ring[3];

/* neurons of in that send an event */
uint8_t in_spikes[2];

/* neurons of first that send an event */
uint8_t first_spikes[3];

/* neurons of second that send an event */
uint8_t second_spikes[3];

} /* namespace */

#endif
