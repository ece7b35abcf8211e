/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "dense"; yours to use under any terms. */
/* Events: what they add to the sums of later ticks. */
#ifndef DELIVER_H
#define DELIVER_H

#include "memory.h"
#include "neuro_sums.h"

namespace {

/* n-n: every event of n adds to one target after the other. */
void deliver_n_n()
{
#pragma HLS INLINE off
    neuro_held<int16_t> lif_x_held = neuro_hold(lif_x_ring);
    for (uint32_t i = 0u; i < n_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=6
        const uint32_t source = n_spikes[i];
        for (uint32_t target = 0u; target < 6u; target++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=lif_x_ring type=intra direction=RAW dependent=false
            const uint32_t synapse = target * 6u + source;
            neuro_add(lif_x_ring, lif_x_held, neuro_slot(now_of_5, uint32_t(n_n_delay[synapse]), 5u) * 6u + target,
                    n_n_weight[synapse]);
        }
    }
    neuro_release(lif_x_ring, lif_x_held);
}

} /* namespace */

#endif
