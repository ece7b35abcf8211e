/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "dense"; yours to use under any terms. */
/* Words that come in: marks and events. */
#ifndef INPUT_H
#define INPUT_H

#include "memory.h"
#include "neuro_input.h"
#include "neuro_stream.h"
#include "neuro_sums.h"

namespace {

/* n: back to first states, and nothing on its way there unless that is kept. */
void reset_n(bool keeps)
{
#pragma HLS INLINE off
    for (uint32_t neuron = 0u; neuron < 6u; neuron++) {
#pragma HLS PIPELINE II=1
        const uint32_t row = neuron;
        lif_v[row] = 0;
    }
    for (uint32_t slot = 0u; !keeps && slot < 5u; slot++) {
        for (uint32_t neuron = 0u; neuron < 6u; neuron++) {
#pragma HLS PIPELINE II=1
            const uint32_t row = neuron;
            lif_x_ring[slot * 6u + row] = 0;
        }
    }
}

const neuro_channels CHANNELS[] = {
    {0u, 6u, 0u, false, 6, 6, 6} /* n-generator-0 */,
};

/* Takes words up to the end of the tick, or a mark, which it gives back. */
neuro_item take_words(neuro_stream &words_in, neuro_reader &reader)
{
#pragma HLS INLINE off
#pragma HLS ARRAY_PARTITION variable=CHANNELS type=complete
    neuro_held<int16_t> lif_x_held = neuro_hold(lif_x_ring);
    neuro_item item;
    do {
#pragma HLS PIPELINE II=1
#pragma HLS DEPENDENCE variable=lif_x_ring type=intra direction=RAW dependent=false
        const uint32_t word = neuro_receive(words_in);
        item = neuro_judge(reader, word, CHANNELS, 1u, 1u, 8u);
        if (item.kind == NEURO_DISCARDED) {
            error_word = has_error ? error_word : word;
            has_error = true;
            errors++;
        } else if (item.kind == NEURO_EVENT) {
            switch (item.id) {
            case 0u: /* n-generator-0 */
                neuro_add(lif_x_ring, lif_x_held, now_of_5 * 6u + item.neuron, item.value);
                break;
            default:
                break;
            }
        }
    } while (item.kind != NEURO_END && item.kind != NEURO_MARK);
    neuro_release(lif_x_ring, lif_x_held);
    return item;
}

/* The words of a tick. */
void take_input(neuro_stream &words_in)
{
#pragma HLS INLINE off
    neuro_reader reader = {false, 0u, false, 0u, 0u};
    for (neuro_item item = take_words(words_in, reader); item.kind == NEURO_MARK; item = take_words(words_in, reader)) {
        if (item.is_all || item.id == 0u)
            reset_n(item.keeps);
    }
}

} /* namespace */

#endif
