/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "stages"; yours to use under any terms. */
/* Neurons: what they become in a tick. */
#ifndef EARS_UPDATE_H
#define EARS_UPDATE_H

#include "ears_lif_neuron.h"
#include "ears_memory.h"
#include "ears_stochastic_lif_neuron.h"

namespace {

/* first: a tick of every neuron, which runs StochasticLif. */
void update_first()
{
#pragma HLS INLINE off
    const neuro_block key = neuro_tick_key(UINT64_C(0), tick, 2456940119u);
    uint32_t spikes = 0u;
    for (uint32_t neuron = 0u; neuron < 3u; neuron++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=stochastic_lif_x_ring type=inter dependent=false
#pragma HLS DEPENDENCE variable=stochastic_lif_v type=inter dependent=false
        const uint32_t row = neuron;
        const int32_t x_sum = neuro_take(stochastic_lif_x_ring, row);
        const neuro_block draws_0 = neuro_draws(key, neuron, 0u);
        int32_t v_next;
        if (stochastic_lif_neuron(32768, 8192, 4096, 0, x_sum, stochastic_lif_v[row], draws_0.a, &v_next)) {
            first_spikes[spikes] = uint8_t(neuron);
            spikes++;
        }
        stochastic_lif_v[row] = v_next;
    }
    first_count = spikes;
}

/* second: a tick of every neuron, which runs Lif. */
void update_second()
{
#pragma HLS INLINE off
    uint32_t spikes = 0u;
    for (uint32_t neuron = 0u; neuron < 3u; neuron++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=lif_x_ring type=inter dependent=false
#pragma HLS DEPENDENCE variable=lif_v type=inter dependent=false
        const uint32_t row = neuron;
        const int32_t x_sum = neuro_take(lif_x_ring, row);
        int32_t v_next;
        if (lif_neuron(32768, 512, x_sum, lif_v[row], &v_next)) {
            second_spikes[spikes] = uint8_t(neuron);
            spikes++;
        }
        lif_v[row] = int16_t(v_next);
    }
    second_count = spikes;
}

} /* namespace */

#endif
