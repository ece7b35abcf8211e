/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "dense"; yours to use under any terms. */
/* Words that go out. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "memory.h"
#include "neuro_digest.h"
#include "neuro_stream.h"

namespace {

/* The events of n. */
void send_n(neuro_stream &words_out)
{
#pragma HLS INLINE off
    for (uint32_t i = 0u; i < n_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=6
#pragma HLS PIPELINE II=1
        neuro_send(words_out, n_spikes[i], false);
    }
}

} /* namespace */

#endif
