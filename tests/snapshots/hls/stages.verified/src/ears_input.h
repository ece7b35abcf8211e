/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "stages"; yours to use under any terms. */
/* Words that come in: marks and events. */
#ifndef EARS_INPUT_H
#define EARS_INPUT_H

#include "ears_memory.h"
#include "neuro_input.h"
#include "neuro_stream.h"
#include "neuro_sums.h"

namespace {

/* first: back to first states, and nothing on its way there unless that is kept. */
void reset_first(bool keeps)
{
#pragma HLS INLINE off
    for (uint32_t neuron = 0u; neuron < 3u; neuron++) {
#pragma HLS PIPELINE II=1
        const uint32_t row = neuron;
        stochastic_lif_v[row] = 0;
    }
    for (uint32_t slot = 0u; !keeps && slot < 1u; slot++) {
        for (uint32_t neuron = 0u; neuron < 3u; neuron++) {
#pragma HLS PIPELINE II=1
            const uint32_t row = neuron;
            stochastic_lif_x_ring[row] = 0;
        }
    }
}

/* second: back to first states, and nothing on its way there unless that is kept. */
void reset_second(bool keeps)
{
#pragma HLS INLINE off
    for (uint32_t neuron = 0u; neuron < 3u; neuron++) {
#pragma HLS PIPELINE II=1
        const uint32_t row = neuron;
        lif_v[row] = 0;
    }
    for (uint32_t slot = 0u; !keeps && slot < 1u; slot++) {
        for (uint32_t neuron = 0u; neuron < 3u; neuron++) {
#pragma HLS PIPELINE II=1
            const uint32_t row = neuron;
            lif_x_ring[row] = 0;
        }
    }
}

const neuro_channels CHANNELS[] = {
    {0u, 2u, 0u, false, 1, 1, 1} /* in */,
};

/* Takes words up to the end of the tick, or a mark, which it gives back. */
neuro_item take_words(neuro_stream &words_in, neuro_reader &reader)
{
#pragma HLS INLINE off
#pragma HLS ARRAY_PARTITION variable=CHANNELS type=complete
    neuro_item item;
    do {
#pragma HLS PIPELINE II=1
        const uint32_t word = neuro_receive(words_in);
        item = neuro_judge(reader, word, CHANNELS, 1u, 2u, 8u);
        if (item.kind == NEURO_DISCARDED) {
            error_word = has_error ? error_word : word;
            has_error = true;
            errors++;
        } else if (item.kind == NEURO_EVENT) {
            switch (item.id) {
            case 0u: /* in */
                in_spikes[in_count] = uint8_t(item.neuron);
                in_count++;
                break;
            default:
                break;
            }
        }
    } while (item.kind != NEURO_END && item.kind != NEURO_MARK);
    return item;
}

/* The words of a tick. */
void take_input(neuro_stream &words_in)
{
#pragma HLS INLINE off
    in_count = 0u;
    neuro_reader reader = {false, 0u, false, 0u, 0u};
    for (neuro_item item = take_words(words_in, reader); item.kind == NEURO_MARK; item = take_words(words_in, reader)) {
        if (item.is_all || item.id == 0u)
            reset_first(item.keeps);
        if (item.is_all || item.id == 1u)
            reset_second(item.keeps);
    }
}

} /* namespace */

#endif
