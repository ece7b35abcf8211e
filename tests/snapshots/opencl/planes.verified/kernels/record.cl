/* What is seen of a tick beside its events. Emitted by neuro from network "planes".
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

/* The digest: a sum over the 32-bit words of all states, each with its number. */
kernel void digest_states(
    global const int16_t *if__v,   /* state v : fix<16,8> */
    global const int16_t *lif_v,   /* state v : fix<16,8> */
    global uint32_t *state_digest, /* the sum over all states, low word first */
    const uint32_t at)             /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    uint64_t sum = 0;

    /* map.v */
    for (uint32_t i = get_global_id(0); i < 64u; i += get_global_size(0)) {
        const int64_t word = if__v[sample * 64u + i];
        sum += neuro_digest_share((uint32_t)word, i);
    }

    /* out.v */
    for (uint32_t i = get_global_id(0); i < 2u; i += get_global_size(0)) {
        const int64_t word = lif_v[sample * 2u + i];
        sum += neuro_digest_share((uint32_t)word, 64u + i);
    }

    neuro_join_64(state_digest, now, neuro_signed_64(sum));
}

