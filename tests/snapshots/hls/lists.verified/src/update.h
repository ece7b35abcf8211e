/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "lists"; yours to use under any terms. */
/* Neurons: what they become in a tick. */
#ifndef UPDATE_H
#define UPDATE_H

#include "memory.h"
#include "relu_neuron.h"

namespace {

/* a: a tick of every neuron, which runs Relu. */
void update_a()
{
#pragma HLS INLINE off
    uint32_t spikes = 0u;
    for (uint32_t neuron = 0u; neuron < 9u; neuron++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=relu_x_ring type=inter dependent=false
        const uint32_t row = neuron;
        const int32_t x_sum = neuro_take(relu_x_ring, now_of_7 * 9u + row);
        int32_t sent;
        int32_t y_now;
        if (relu_neuron(relu_bias[row], x_sum, &sent, &y_now)) {
            a_spikes[spikes] = uint8_t(neuron);
            a_payloads[spikes] = uint16_t(sent);
            spikes++;
        }
        relu_y_probed[row] = y_now;
    }
    a_count = spikes;
}

} /* namespace */

#endif
