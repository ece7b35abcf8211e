/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "lists"; yours to use under any terms. */
/* Everything that the core keeps. An array is a memory of its own. */
#ifndef MEMORY_H
#define MEMORY_H

#include <stdint.h>

namespace {

/* The number of the tick. */
uint32_t tick;

/* The slot that is drained at it, of rings that have 7. */
uint32_t now_of_7;

/* How many events there are at it. */
uint32_t in_count;
uint32_t a_count;

/* Input words that were discarded since the last reset, and the first of them since this call began. */
uint32_t errors;
bool has_error;
uint32_t error_word;

/* param bias : fix<20,12> */
const int32_t relu_bias[9] = {
    -3167, 1641, 926, -3500, -2323, 1116, -2989, 3185, -73,
};

/* what is on its way, 7 slots of 9 rows, in 15 bits */
int16_t relu_x_ring[63];

/* what was last of relu.y : fix<22,12> */
int32_t relu_y_probed[9];

/* by neuron: where its synapses start */
const int8_t list_start[5] = {
    0, 7, 10, 14, 19,
};

/* by neuron: how many it has */
const int8_t list_length[5] = {
    7, 3, 4, 5, 6,
};

/* by synapse: the row of its target */
const int8_t list_row[25] = {
    0, 1, 4, 5, 6, 7, 8, 0, 1, 8, 3, 4, 5, 8, 0, 2, 4, 5, 6, 0, 2, 3, 6, 7, 8,
};

/* by synapse: its weight */
const int8_t list_weight[25] = {
    -6, 22, -8, 3, 24, -5, -21, 0, 16, -22, -32, 5, -24, 2, 21, 8, -29, -12, -21, 5, 19, -20, -32, -17, -23,
};

/* by synapse: its delay */
const int8_t list_delay[25] = {
    2, 5, 1, 2, 6, 3, 2, 4, 3, 3, 6, 1, 6, 6, 0, 5, 1, 6, 2, 2, 0, 0, 3, 1, 4,
};

/* neurons of in that send an event */
uint8_t in_spikes[5];

/* what they carry : fix<8,4> */
int8_t in_payloads[5];

/* neurons of a that send an event */
uint8_t a_spikes[9];

/* what they carry : ufix<16,8> */
uint16_t a_payloads[9];

} /* namespace */

#endif
