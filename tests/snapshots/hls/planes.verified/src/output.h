/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "planes"; yours to use under any terms. */
/* Words that go out. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "memory.h"
#include "neuro_digest.h"
#include "neuro_stream.h"

namespace {

/* The events of map. */
void send_map(neuro_stream &words_out)
{
#pragma HLS INLINE off
    for (uint32_t i = 0u; i < map_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=64
#pragma HLS PIPELINE II=1
        neuro_send(words_out, map_spikes[i], false);
    }
}

/* The events of out. */
void send_out(neuro_stream &words_out)
{
#pragma HLS INLINE off
    for (uint32_t i = 0u; i < out_count; i++) {
#pragma HLS LOOP_TRIPCOUNT min=0 max=2
#pragma HLS PIPELINE II=1
        neuro_send(words_out, 0x00000100u | out_spikes[i], false);
    }
}

/* The digest: a sum over the 32-bit words of all states, each with its number. */
uint64_t send_digest(neuro_stream &words_out)
{
#pragma HLS INLINE off
    uint64_t sum = 0u;

    /* map.v */
    for (uint32_t i = 0u; i < 64u; i++) {
#pragma HLS PIPELINE II=1
        const int64_t word = if__v[i];
        sum += neuro_digest_share(uint32_t(word), i);
    }

    /* out.v */
    for (uint32_t i = 0u; i < 2u; i++) {
#pragma HLS PIPELINE II=1
        const int64_t word = lif_v[i];
        sum += neuro_digest_share(uint32_t(word), 64u + i);
    }

    neuro_send(words_out, 0x40000000u, false);
    neuro_send(words_out, uint32_t(sum), false);
    neuro_send(words_out, uint32_t(sum >> 32), false);
    return sum;
}

} /* namespace */

#endif
