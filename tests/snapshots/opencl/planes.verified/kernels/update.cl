/* States: reset, fed and updated. Emitted by neuro from network "planes".
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
#ifndef IF__NEURON_H
#include "if__neuron.h"
#endif
#ifndef LIF_NEURON_H
#include "lif_neuron.h"
#endif

/* Populations that are marked: their first states, and nothing on its way to them. */
kernel void reset(
    global const uint8_t *reset_marks, /* by output: 1 to be reset, 2 to drop what is in flight */
    global int16_t *if__v,             /* state v : fix<16,8> */
    global uint32_t *if__x_ring,       /* what is on its way, slot by slot, in 6 bits */
    global int16_t *lif_v,             /* state v : fix<16,8> */
    global uint32_t *lif_x_ring,       /* what is on its way, slot by slot, in 8 bits */
    const uint32_t at)                 /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;

    /* map */
    if (reset_marks[now * 2u] & 1u)
        for (size_t i = get_global_id(0); i < 64u; i += get_global_size(0)) {
            if__v[sample * 64u + i] = 0;
        }
    if (reset_marks[now * 2u] & 2u)
        for (size_t i = get_global_id(0); i < 192u; i += get_global_size(0))
            neuro_take_32(if__x_ring, (sample * 3u + i / 64u) * 64u + i % 64u);

    /* out */
    if (reset_marks[now * 2u + 1u] & 1u)
        for (size_t i = get_global_id(0); i < 2u; i += get_global_size(0)) {
            lif_v[sample * 2u + i] = 0;
        }
    if (reset_marks[now * 2u + 1u] & 2u)
        for (size_t i = get_global_id(0); i < 2u; i += get_global_size(0))
            neuro_take_32(lif_x_ring, sample * 2u + i % 2u);
}

/* map: a tick of every neuron, which runs If. */
kernel void update_map(
    global int16_t *if__v,         /* state v : fix<16,8> */
    global uint32_t *if__x_ring,   /* what is on its way, slot by slot, in 6 bits */
    global uint32_t *spike_count,  /* by output: how many events it sends */
    global uint32_t *spike_neuron, /* their neurons */
    const uint64_t tick,           /* the number of the tick */
    const uint32_t at)             /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t neuron = get_global_id(0);
    if (neuron >= 64u)
        return;
    const size_t row = sample * 64u + neuron;
    const int32_t if__x = neuro_take_32(if__x_ring, (sample * 3u + (uint32_t)(tick % 3u)) * 64u + neuron);

    int32_t if__v_next;
    if (if__neuron(768, 0, if__x, if__v[row], &if__v_next)) {
        const uint32_t spike = atomic_inc(spike_count + now * 2u);
        spike_neuron[now * 66u + spike] = (uint32_t)neuron;
    }
    if__v[row] = (int16_t)if__v_next;
}

/* out: a tick of every neuron, which runs Lif. */
kernel void update_out(
    global int16_t *lif_v,         /* state v : fix<16,8> */
    global uint32_t *lif_x_ring,   /* what is on its way, slot by slot, in 8 bits */
    global uint32_t *spike_count,  /* by output: how many events it sends */
    global uint32_t *spike_neuron, /* their neurons */
    const uint32_t at)             /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t neuron = get_global_id(0);
    if (neuron >= 2u)
        return;
    const size_t row = sample * 2u + neuron;
    const int32_t lif_x = neuro_take_32(lif_x_ring, sample * 2u + neuron);

    int32_t lif_v_next;
    if (lif_neuron(32768, 768, lif_x, lif_v[row], &lif_v_next)) {
        const uint32_t spike = atomic_inc(spike_count + now * 2u + 1u);
        spike_neuron[now * 66u + 64u + spike] = (uint32_t)neuron;
    }
    lif_v[row] = (int16_t)lif_v_next;
}

