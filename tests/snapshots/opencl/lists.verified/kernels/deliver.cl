/* Events: what they add to the sums of later ticks. Emitted by neuro from network "lists".
 *
 * Dimension 0 is what a kernel says, dimension 1 the sample. A tick is at place at of a block; "now" is the place of this
 * sample's tick among all of the block.
 */
#ifndef NEURO_SUMS_H
#include "neuro_sums.h"
#endif
#ifndef NEURO_DIGEST_H
#include "neuro_digest.h"
#endif

/* A group takes some of the events of in, and its work-items the synapses in the list of each. */
kernel void deliver_lists_of_in(
    global const uint32_t *input_first,  /* by input: where its events begin; behind the last, where they end */
    global uint32_t *relu_x_ring,        /* what is on its way, slot by slot, in 15 bits */
    global const int8_t *list_weight,    /* by synapse: its weight */
    global const int64_t *input_value,   /* what they carry */
    global const int8_t *list_delay,     /* by synapse: its delay */
    global const int8_t *list_row,       /* by synapse: the row of its target */
    global const uint32_t *input_neuron, /* neurons of the events that come in */
    global const int8_t *list_start,     /* by neuron: where its synapses start */
    global const int8_t *list_length,    /* by neuron: how many it has */
    const uint64_t tick,                 /* the number of the tick */
    const uint32_t at)                   /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t begin = input_first[now * 2u];
    const size_t end = input_first[now * 2u + 1u];
    for (size_t i = begin + get_group_id(0); i < end; i += get_num_groups(0)) {
        const uint32_t source = input_neuron[i];
        const uint32_t start = list_start[source];
        const uint32_t length = list_length[source];
        for (uint32_t entry = get_local_id(0); entry < length; entry += get_local_size(0)) {
            const uint32_t synapse = start + entry;
            neuro_join_32(relu_x_ring, (sample * 7u + neuro_slot(tick, list_delay[synapse], 7u)) * 9u
                    + list_row[synapse], list_weight[synapse] * input_value[i]);
        }
    }
}

