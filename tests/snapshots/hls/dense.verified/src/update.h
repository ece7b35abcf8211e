/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "dense"; yours to use under any terms. */
/* Neurons: what they become in a tick. */
#ifndef UPDATE_H
#define UPDATE_H

#include "lif_neuron.h"
#include "memory.h"

namespace {

/* n: a tick of every neuron, which runs Lif. */
void update_n()
{
#pragma HLS INLINE off
    uint32_t spikes = 0u;
    for (uint32_t neuron = 0u; neuron < 6u; neuron++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=lif_x_ring type=inter dependent=false
#pragma HLS DEPENDENCE variable=lif_v type=inter dependent=false
        const uint32_t row = neuron;
        const int32_t x_sum = neuro_take(lif_x_ring, now_of_5 * 6u + row);
        int32_t v_next;
        if (lif_neuron(57344, 1024, x_sum, lif_v[row], &v_next)) {
            n_spikes[spikes] = uint8_t(neuron);
            spikes++;
        }
        lif_v[row] = int16_t(v_next);
    }
    n_count = spikes;
}

} /* namespace */

#endif
