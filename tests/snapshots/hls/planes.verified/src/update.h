/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "planes"; yours to use under any terms. */
/* Neurons: what they become in a tick. */
#ifndef UPDATE_H
#define UPDATE_H

#include "if__neuron.h"
#include "lif_neuron.h"
#include "memory.h"

namespace {

/* map: a tick of every neuron, which runs If. */
void update_map()
{
#pragma HLS INLINE off
    uint32_t spikes = 0u;
    for (uint32_t neuron = 0u; neuron < 64u; neuron++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=if__x_ring type=inter dependent=false
#pragma HLS DEPENDENCE variable=if__v type=inter dependent=false
        const uint32_t row = neuron;
        const int32_t x_sum = neuro_take(if__x_ring, now_of_3 * 64u + row);
        int32_t v_next;
        if (if__neuron(768, 0, x_sum, if__v[row], &v_next)) {
            map_spikes[spikes] = uint8_t(neuron);
            spikes++;
        }
        if__v[row] = int16_t(v_next);
    }
    map_count = spikes;
}

/* out: a tick of every neuron, which runs Lif. */
void update_out()
{
#pragma HLS INLINE off
    uint32_t spikes = 0u;
    for (uint32_t neuron = 0u; neuron < 2u; neuron++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=lif_x_ring type=inter dependent=false
#pragma HLS DEPENDENCE variable=lif_v type=inter dependent=false
        const uint32_t row = neuron;
        const int32_t x_sum = neuro_take(lif_x_ring, row);
        int32_t v_next;
        if (lif_neuron(32768, 768, x_sum, lif_v[row], &v_next)) {
            out_spikes[spikes] = uint8_t(neuron);
            spikes++;
        }
        lif_v[row] = int16_t(v_next);
    }
    out_count = spikes;
}

} /* namespace */

#endif
