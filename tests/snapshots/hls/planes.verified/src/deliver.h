/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "planes"; yours to use under any terms. */
/* Events: what they add to the sums of later ticks. */
#ifndef DELIVER_H
#define DELIVER_H

#include "memory.h"
#include "neuro_sums.h"

namespace {

/* image-map: every event of image adds to the targets whose windows it lies in: blocks of lines of places. */
void deliver_image_map()
{
#pragma HLS INLINE off
    neuro_held<int8_t> if__x_held = neuro_hold(if__x_ring);
    for (uint32_t i = 0u; i < image_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=16
        const uint32_t source = image_spikes[i];
        const int32_t lines = image_map_windows_lines[source];
        const int32_t places = image_map_windows_places[source];
        for (int32_t block = 0; block < 4; block++) {
            for (int32_t line = 0; line < lines; line++) {
                for (int32_t place = 0; place < places; place++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=if__x_ring type=intra direction=RAW dependent=false
                    const uint32_t row = uint32_t(image_map_windows_row[source] + 16 * block - 4 * line - place);
                    const uint32_t address = uint32_t(image_map_windows_address[source] + 9 * block + 3 * line + place);
                    neuro_add(if__x_ring, if__x_held, neuro_slot(now_of_3, uint32_t(image_map_delay[address]),
                            3u) * 64u + row, image_map_weight[address]);
                }
            }
        }
    }
    neuro_release(if__x_ring, if__x_held);
}

/* map-out: every event of map adds to one target after the other. */
void deliver_map_out()
{
#pragma HLS INLINE off
    neuro_held<int8_t> lif_x_held = neuro_hold(lif_x_ring);
    for (uint32_t i = 0u; i < map_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=64
        const uint32_t source = map_spikes[i];
        for (uint32_t target = 0u; target < 2u; target++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=lif_x_ring type=intra direction=RAW dependent=false
            const uint32_t synapse = target * 64u + source;
            neuro_add(lif_x_ring, lif_x_held, target, map_out_weight[synapse]);
        }
    }
    neuro_release(lif_x_ring, lif_x_held);
}

} /* namespace */

#endif
