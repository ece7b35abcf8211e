/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "stages"; yours to use under any terms. */
/* Words that go out. */
#ifndef EARS_OUTPUT_H
#define EARS_OUTPUT_H

#include "ears_memory.h"
#include "neuro_digest.h"
#include "neuro_stream.h"

namespace {

/* The events of first. */
void send_first(neuro_stream &words_out)
{
#pragma HLS INLINE off
    for (uint32_t i = 0u; i < first_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=3
#pragma HLS PIPELINE II=1
        neuro_send(words_out, first_spikes[i], false);
    }
}

/* The events of second. */
void send_second(neuro_stream &words_out)
{
#pragma HLS INLINE off
    for (uint32_t i = 0u; i < second_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=3
#pragma HLS PIPELINE II=1
        neuro_send(words_out, 0x00000100u | second_spikes[i], false);
    }
}

/* The digest: a sum over the 32-bit words of all states, each with its number. */
uint64_t send_digest(neuro_stream &words_out)
{
#pragma HLS INLINE off
    uint64_t sum = 0u;

    /* first.v */
    for (uint32_t i = 0u; i < 3u; i++) {
#pragma HLS PIPELINE II=1
        const int64_t word = stochastic_lif_v[i];
        sum += neuro_digest_share(uint32_t(word), i);
    }

    /* second.v */
    for (uint32_t i = 0u; i < 3u; i++) {
#pragma HLS PIPELINE II=1
        const int64_t word = lif_v[i];
        sum += neuro_digest_share(uint32_t(word), 3u + i);
    }

    neuro_send(words_out, 0x40000000u, false);
    neuro_send(words_out, uint32_t(sum), false);
    neuro_send(words_out, uint32_t(sum >> 32), false);
    return sum;
}

} /* namespace */

#endif
