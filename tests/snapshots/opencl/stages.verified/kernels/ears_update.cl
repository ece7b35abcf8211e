/* States: reset, fed and updated. Emitted by neuro from network "stages".
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
#ifndef EARS_STOCHASTIC_LIF_NEURON_H
#include "ears_stochastic_lif_neuron.h"
#endif
#ifndef EARS_LIF_NEURON_H
#include "ears_lif_neuron.h"
#endif

/* Populations that are marked: their first states, and nothing on its way to them. */
kernel void ears_reset(
    global const uint8_t *reset_marks,      /* by output: 1 to be reset, 2 to drop what is in flight */
    global int32_t *stochastic_lif_v,       /* state v : fix<20,12> */
    global uint32_t *stochastic_lif_x_ring, /* what is on its way, slot by slot, in 4 bits */
    global int16_t *lif_v,                  /* state v : fix<16,8> */
    global uint32_t *lif_x_ring,            /* what is on its way, slot by slot, in 3 bits */
    const uint32_t at)                      /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;

    /* first */
    if (reset_marks[now * 2u] & 1u)
        for (size_t i = get_global_id(0); i < 3u; i += get_global_size(0)) {
            stochastic_lif_v[sample * 3u + i] = 0;
        }
    if (reset_marks[now * 2u] & 2u)
        for (size_t i = get_global_id(0); i < 3u; i += get_global_size(0))
            neuro_take_32(stochastic_lif_x_ring, sample * 3u + i % 3u);

    /* second */
    if (reset_marks[now * 2u + 1u] & 1u)
        for (size_t i = get_global_id(0); i < 3u; i += get_global_size(0)) {
            lif_v[sample * 3u + i] = 0;
        }
    if (reset_marks[now * 2u + 1u] & 2u)
        for (size_t i = get_global_id(0); i < 3u; i += get_global_size(0))
            neuro_take_32(lif_x_ring, sample * 3u + i % 3u);
}

/* first: a tick of every neuron, which runs StochasticLif. */
kernel void ears_update_first(
    global int32_t *stochastic_lif_v,       /* state v : fix<20,12> */
    global uint32_t *stochastic_lif_x_ring, /* what is on its way, slot by slot, in 4 bits */
    global uint32_t *spike_count,           /* by output: how many events it sends */
    global uint32_t *spike_neuron,          /* their neurons */
    const uint64_t tick,                    /* the number of the tick */
    const uint32_t at)                      /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t neuron = get_global_id(0);
    if (neuron >= 3u)
        return;
    const size_t row = sample * 3u + neuron;
    const int32_t stochastic_lif_x = neuro_take_32(stochastic_lif_x_ring, sample * 3u + neuron);
    const neuro_block key = neuro_tick_key(UINT64_C(0), (uint32_t)tick, 2456940119u);
    const neuro_block stochastic_lif_draws_0 = neuro_draws(key, (uint32_t)neuron, 0u);

    int32_t stochastic_lif_v_next;
    if (ears_stochastic_lif_neuron(32768, 8192, 4096, 0, stochastic_lif_x, stochastic_lif_v[row],
            stochastic_lif_draws_0.a, &stochastic_lif_v_next)) {
        const uint32_t spike = atomic_inc(spike_count + now * 2u);
        spike_neuron[now * 6u + spike] = (uint32_t)neuron;
    }
    stochastic_lif_v[row] = stochastic_lif_v_next;
}

/* second: a tick of every neuron, which runs Lif. */
kernel void ears_update_second(
    global int16_t *lif_v,         /* state v : fix<16,8> */
    global uint32_t *lif_x_ring,   /* what is on its way, slot by slot, in 3 bits */
    global uint32_t *spike_count,  /* by output: how many events it sends */
    global uint32_t *spike_neuron, /* their neurons */
    const uint32_t at)             /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t neuron = get_global_id(0);
    if (neuron >= 3u)
        return;
    const size_t row = sample * 3u + neuron;
    const int32_t lif_x = neuro_take_32(lif_x_ring, sample * 3u + neuron);

    int32_t lif_v_next;
    if (ears_lif_neuron(32768, 512, lif_x, lif_v[row], &lif_v_next)) {
        const uint32_t spike = atomic_inc(spike_count + now * 2u + 1u);
        spike_neuron[now * 6u + 3u + spike] = (uint32_t)neuron;
    }
    lif_v[row] = (int16_t)lif_v_next;
}

