/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "planes"; yours to use under any terms. */
/* Everything that the core keeps. An array is a memory of its own. */
#ifndef MEMORY_H
#define MEMORY_H

#include <stdint.h>

namespace {

/* The number of the tick. */
uint32_t tick;

/* The slot that is drained at it, of rings that have 3. */
uint32_t now_of_3;

/* How many events there are at it. */
uint32_t image_count;
uint32_t map_count;
uint32_t out_count;

/* Input words that were discarded since the last reset, and the first of them since this call began. */
uint32_t errors;
bool has_error;
uint32_t error_word;

/* state v : fix<16,8> */
int16_t if__v[64];

/* state v : fix<16,8> */
int16_t lif_v[2];

/* what is on its way, 3 slots of 64 rows, in 6 bits */
int8_t if__x_ring[192];

/* what is on its way, 1 slots of 2 rows, in 8 bits */
int8_t lif_x_ring[2];

/* weights of image-map */
const int8_t image_map_weight[36] = {
    3, 0, -4, -3, 1, 4, -3, -2, -3, 5, -3, 0, -3, 4, 0, -4, 2, 1, 5, -2, 5, 2, 2, -4, -1, 0, 2, 3, 5, -4, 1, 3, 5, 5, 0,
    -3,
};

/* delays of image-map */
const int8_t image_map_delay[36] = {
    2, 1, 3, 2, 2, 1, 2, 1, 1, 2, 1, 3, 3, 3, 3, 2, 3, 1, 2, 3, 3, 1, 2, 2, 3, 3, 1, 2, 3, 2, 3, 1, 2, 1, 2, 2,
};

/* weights of map-out */
const int8_t map_out_weight[128] = {
    2, 2, -4, 5, -4, 2, 0, 2, -4, 4, 4, -1, 5, -4, 3, 0, -3, 1, -3, -3, 5, -4, 0, 5, -3, -2, -1, -2, -1, 1, -4, 4, -4,
    2, 0, 5, 2, 3, 1, 5, 1, -4, 2, -3, 0, 1, -2, 5, 2, 0, -4, 5, 3, 1, 5, 3, -4, 0, 0, -3, 4, -4, 2, -4, 2, 1, -1, -1,
    0, 3, -3, 1, -4, -1, -3, 0, -2, -2, 2, -4, 5, 0, 2, 2, 0, -1, -2, 3, -2, 3, -1, -4, -2, -1, 3, 2, 5, 4, 5, 4, -2, 5,
    0, 4, -2, 3, 3, 3, 3, 1, -1, 3, 4, -2, 1, 1, 1, -3, 2, 5, -1, -3, -2, 5, -2, 4, 3, 3,
};

/* of a neuron's window: its first row */
const int32_t image_map_windows_row[16] = {
    5, 6, 7, 7, 9, 10, 11, 11, 13, 14, 15, 15, 13, 14, 15, 15,
};

/* of a neuron's window: its first entry of the kernel */
const int32_t image_map_windows_address[16] = {
    0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 3, 3, 3, 4,
};

/* of a neuron's window: its lines */
const int32_t image_map_windows_lines[16] = {
    2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2,
};

/* of a neuron's window: its places of a line */
const int32_t image_map_windows_places[16] = {
    2, 3, 3, 2, 2, 3, 3, 2, 2, 3, 3, 2, 2, 3, 3, 2,
};

/* neurons of image that send an event */
uint8_t image_spikes[16];

/* neurons of map that send an event */
uint8_t map_spikes[64];

/* neurons of out that send an event */
uint8_t out_spikes[2];

} /* namespace */

#endif
