/* States: reset, fed and updated. Emitted by neuro from network "lists".
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
#ifndef RELU_NEURON_H
#include "relu_neuron.h"
#endif

/* Populations that are marked: their first states, and nothing on its way to them. */
kernel void reset(
    global const uint8_t *reset_marks, /* by output: 1 to be reset, 2 to drop what is in flight */
    global uint32_t *relu_x_ring,      /* what is on its way, slot by slot, in 15 bits */
    const uint32_t at)                 /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;

    /* a */
    if (reset_marks[now] & 2u)
        for (size_t i = get_global_id(0); i < 63u; i += get_global_size(0))
            neuro_take_32(relu_x_ring, (sample * 7u + i / 9u) * 9u + i % 9u);
}

/* a: a tick of every neuron, which runs Relu. */
kernel void update_a(
    global const int32_t *relu_bias, /* param bias : fix<20,12> */
    global int64_t *relu_y_probed,   /* what was last of relu.y : fix<22,12> */
    global uint32_t *relu_x_ring,    /* what is on its way, slot by slot, in 15 bits */
    global uint32_t *spike_count,    /* by output: how many events it sends */
    global uint32_t *spike_neuron,   /* their neurons */
    global int64_t *spike_payload,   /* their payloads */
    const uint64_t tick,             /* the number of the tick */
    const uint32_t at)               /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t neuron = get_global_id(0);
    if (neuron >= 9u)
        return;
    const size_t row = sample * 9u + neuron;
    const int32_t relu_x = neuro_take_32(relu_x_ring, (sample * 7u + (uint32_t)(tick % 7u)) * 9u + neuron);

    int32_t relu_payload;
    int32_t relu_y_probed_now;
    if (relu_neuron(relu_bias[neuron], relu_x, &relu_payload, &relu_y_probed_now)) {
        const uint32_t spike = atomic_inc(spike_count + now);
        spike_neuron[now * 9u + spike] = (uint32_t)neuron;
        spike_payload[now * 9u + spike] = relu_payload;
    }
    relu_y_probed[row] = (int64_t)relu_y_probed_now;
}

