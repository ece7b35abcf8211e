/* States: reset, fed and updated. Emitted by neuro from network "dense".
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
#ifndef LIF_NEURON_H
#include "lif_neuron.h"
#endif

/* Populations that are marked: their first states, and nothing on its way to them. */
kernel void reset(
    global const uint8_t *reset_marks, /* by output: 1 to be reset, 2 to drop what is in flight */
    global int16_t *lif_v,             /* state v : fix<16,8> */
    global uint32_t *lif_x_ring,       /* what is on its way, slot by slot, in 9 bits */
    const uint32_t at)                 /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;

    /* n */
    if (reset_marks[now] & 1u)
        for (size_t i = get_global_id(0); i < 6u; i += get_global_size(0)) {
            lif_v[sample * 6u + i] = 0;
        }
    if (reset_marks[now] & 2u)
        for (size_t i = get_global_id(0); i < 30u; i += get_global_size(0))
            neuro_take_32(lif_x_ring, (sample * 5u + i / 6u) * 6u + i % 6u);
}

/* What generators add, straight into the sums of this tick. */
kernel void add_inputs(
    global const uint32_t *input_first,  /* by input: where its events begin; behind the last, where they end */
    global uint32_t *lif_x_ring,         /* what is on its way, slot by slot, in 9 bits */
    global const uint32_t *input_neuron, /* neurons of the events that come in */
    const uint64_t tick,                 /* the number of the tick */
    const uint32_t at)                   /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;

    /* n-generator-0, to n.x */
    for (size_t i = input_first[now * 2u] + get_global_id(0); i < input_first[now * 2u + 1u]; i += get_global_size(0))
        neuro_join_32(lif_x_ring, (sample * 5u + (uint32_t)(tick % 5u)) * 6u + input_neuron[i], 6);
}

/* n: a tick of every neuron, which runs Lif. */
kernel void update_n(
    global int16_t *lif_v,         /* state v : fix<16,8> */
    global uint32_t *lif_x_ring,   /* what is on its way, slot by slot, in 9 bits */
    global uint32_t *spike_count,  /* by output: how many events it sends */
    global uint32_t *spike_neuron, /* their neurons */
    const uint64_t tick,           /* the number of the tick */
    const uint32_t at)             /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t neuron = get_global_id(0);
    if (neuron >= 6u)
        return;
    const size_t row = sample * 6u + neuron;
    const int32_t lif_x = neuro_take_32(lif_x_ring, (sample * 5u + (uint32_t)(tick % 5u)) * 6u + neuron);

    int32_t lif_v_next;
    if (lif_neuron(57344, 1024, lif_x, lif_v[row], &lif_v_next)) {
        const uint32_t spike = atomic_inc(spike_count + now);
        spike_neuron[now * 6u + spike] = (uint32_t)neuron;
    }
    lif_v[row] = (int16_t)lif_v_next;
}

