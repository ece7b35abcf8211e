/* SPDX-License-Identifier: MIT
 * Judges the words that come in, one after the other. An event is good if its channel is there and it is greater than
 * the last good one of its tick; a mark, if its population is there and no good event of its tick came before it. Every
 * other word is discarded, and an event that is not good is discarded with its payload.
 */
#ifndef NEURO_INPUT_H
#define NEURO_INPUT_H

#include "neuro_fixed.h"

/* The channels of one id, or what a generator feeds. */
struct neuro_channels {
    uint32_t first;      /* the least neuron */
    uint32_t count;      /* neurons */
    uint32_t words;      /* of payload: 0, 1 or 2 */
    bool is_unsigned;    /* one word without a sign */
    int64_t least;       /* payload */
    int64_t greatest;
    int64_t fixed;       /* what an event without payload means */
};

/* What has come of a tick so far. */
struct neuro_reader {
    bool has_event;      /* a good one */
    uint32_t last;       /* the last of them */
    bool is_discarded;   /* the event whose payload comes */
    uint32_t left;       /* words of it still to come */
    uint32_t low;        /* its first word */
};

enum neuro_kind {
    NEURO_PART,          /* of an event that is not whole yet */
    NEURO_EVENT,
    NEURO_MARK,
    NEURO_END,
    NEURO_DISCARDED
};

/* What a word made whole. */
struct neuro_item {
    neuro_kind kind;
    uint32_t id;         /* of an event, or the output that a mark is for */
    uint32_t neuron;
    int64_t value;       /* payload of an event, or what it adds */
    bool is_all;         /* a mark for all outputs */
    bool keeps;          /* a mark that spares what is in flight */
};

static const uint32_t NEURO_KEEP_BIT = 27u;
static const uint32_t NEURO_ALL_BIT = 26u;

/* The payload that ends with a word. */
inline int64_t neuro_payload(const neuro_reader &reader, const neuro_channels &channels, uint32_t word)
{
    return channels.words == 2u ? neuro_signed_64((static_cast<uint64_t>(word) << 32) | reader.low)
        : channels.is_unsigned ? static_cast<int64_t>(word)
        : static_cast<int64_t>(neuro_signed_32(word));
}

/* inputs: how many ids there are; outputs: how many a mark may name. */
template <uint32_t Count>
inline neuro_item neuro_judge(
    neuro_reader &reader, uint32_t word, const neuro_channels (&channels)[Count],
    uint32_t inputs, uint32_t outputs, uint32_t neuron_bits)
{
    neuro_item item = {NEURO_DISCARDED, 0u, 0u, 0, false, false};
    const uint32_t head = reader.left > 0u ? reader.last : word;
    item.id = head >> neuron_bits;
    item.neuron = head & ((1u << neuron_bits) - 1u);
    const bool has_id = item.id < inputs;
    const neuro_channels its = channels[has_id ? item.id : 0u];
    if (reader.left > 0u) {
        reader.left--;
        item.value = neuro_payload(reader, its, word);
        if (reader.is_discarded)
            item.kind = NEURO_PART;
        else if (reader.left > 0u)
            item.kind = NEURO_PART;
        else if (item.value >= its.least && item.value <= its.greatest)
            item.kind = NEURO_EVENT;
        reader.low = word;
        return item;
    }
    switch (word >> 28) {
    case 0u:
        item.value = its.fixed;
        reader.left = has_id ? its.words : 0u;
        reader.is_discarded = !has_id || item.neuron < its.first || item.neuron - its.first >= its.count
            || (reader.has_event && word <= reader.last);
        if (!reader.is_discarded) {
            reader.has_event = true;
            reader.last = word;
            item.kind = reader.left > 0u ? NEURO_PART : NEURO_EVENT;
        }
        return item;
    case 1u:
        item.kind = NEURO_END;
        return item;
    case 2u:
        item.id = word & ((1u << NEURO_ALL_BIT) - 1u);
        item.is_all = ((word >> NEURO_ALL_BIT) & 1u) != 0u;
        item.keeps = ((word >> NEURO_KEEP_BIT) & 1u) != 0u;
        if (!reader.has_event && (item.is_all || item.id < outputs))
            item.kind = NEURO_MARK;
        return item;
    default:
        return item;
    }
}

#endif
