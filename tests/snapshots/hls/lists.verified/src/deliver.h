/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "lists"; yours to use under any terms. */
/* Events: what they add to the sums of later ticks. */
#ifndef DELIVER_H
#define DELIVER_H

#include "memory.h"
#include "neuro_sums.h"

namespace {

/* Every event of in adds to all targets in its list. */
void deliver_lists_of_in()
{
#pragma HLS INLINE off
    neuro_held<int16_t> relu_x_held = neuro_hold(relu_x_ring);
    for (uint32_t i = 0u; i < in_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=5
        const uint32_t source = in_spikes[i];
        const int64_t payload = in_payloads[i];
        const uint32_t start = uint32_t(list_start[source]);
        const uint32_t length = uint32_t(list_length[source]);
        for (uint32_t entry = 0u; entry < length; entry++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=relu_x_ring type=intra direction=RAW dependent=false
            const uint32_t synapse = start + entry;
            neuro_add(relu_x_ring, relu_x_held, neuro_slot(now_of_7, uint32_t(list_delay[synapse]), 7u) * 9u
                    + uint32_t(list_row[synapse]), list_weight[synapse] * payload);
        }
    }
    neuro_release(relu_x_ring, relu_x_held);
}

} /* namespace */

#endif
