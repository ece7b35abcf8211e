/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "lists"; yours to use under any terms. */
/* Words that go out. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "memory.h"
#include "neuro_digest.h"
#include "neuro_stream.h"

namespace {

/* The events of a. */
void send_a(neuro_stream &words_out)
{
#pragma HLS INLINE off
    for (uint32_t i = 0u; i < a_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=9
#pragma HLS PIPELINE II=2
        neuro_send(words_out, a_spikes[i], false);
        neuro_send_number(words_out, a_payloads[i], false);
    }
}

/* Probed values of a.y. */
void send_a_y(neuro_stream &words_out)
{
#pragma HLS INLINE off
    neuro_send(words_out, 0x30000000u, false);
    for (uint32_t i = 0u; i < 9u; i++) {
#pragma HLS PIPELINE II=1
        neuro_send_number(words_out, relu_y_probed[i], false);
    }
}

/* The digest: a sum over the 32-bit words of all states, each with its number. */
uint64_t send_digest(neuro_stream &words_out)
{
#pragma HLS INLINE off
    uint64_t sum = 0u;

    neuro_send(words_out, 0x40000000u, false);
    neuro_send(words_out, uint32_t(sum), false);
    neuro_send(words_out, uint32_t(sum >> 32), false);
    return sum;
}

} /* namespace */

#endif
