/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "stages"; yours to use under any terms. */
/* Events: what they add to the sums of later ticks. */
#ifndef EARS_DELIVER_H
#define EARS_DELIVER_H

#include "ears_memory.h"
#include "neuro_sums.h"

namespace {

/* in-first: every event of in adds to one target after the other. */
void deliver_in_first()
{
#pragma HLS INLINE off
    neuro_held<int8_t> stochastic_lif_x_held = neuro_hold(stochastic_lif_x_ring);
    for (uint32_t i = 0u; i < in_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=2
        for (uint32_t target = 0u; target < 3u; target++) {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=stochastic_lif_x_ring type=intra direction=RAW dependent=false
            neuro_add(stochastic_lif_x_ring, stochastic_lif_x_held, target, 3);
        }
    }
    neuro_release(stochastic_lif_x_ring, stochastic_lif_x_held);
}

/* first-second: every event of first adds to a target of its own. */
void deliver_first_second()
{
#pragma HLS INLINE off
    neuro_held<int8_t> lif_x_held = neuro_hold(lif_x_ring);
    for (uint32_t i = 0u; i < first_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=3
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=lif_x_ring type=intra direction=RAW dependent=false
        const uint32_t source = first_spikes[i];
        neuro_add(lif_x_ring, lif_x_held, source, 2);
    }
    neuro_release(lif_x_ring, lif_x_held);
}

} /* namespace */

#endif
