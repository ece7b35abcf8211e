/* Events: what they add to the sums of later ticks. Emitted by neuro from network "planes".
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

/* image-map: a group takes some of the events of image, and its work-items lines of targets in the window of each. */
kernel void deliver_image_map(
    /* by input: where its events begin; behind the last, where they end */
    global const uint32_t *input_first,
    global const uint32_t *input_neuron,             /* neurons of the events that come in */
    global uint32_t *if__x_ring,                     /* what is on its way, slot by slot, in 6 bits */
    global const int8_t *image_map_weight,           /* weights of image-map */
    global const int8_t *image_map_delay,            /* delays of image-map */
    global const int32_t *image_map_windows_lines,   /* of a neuron's window: its lines */
    global const int32_t *image_map_windows_places,  /* of a neuron's window: its places of a line */
    global const int32_t *image_map_windows_row,     /* of a neuron's window: its first row */
    global const int32_t *image_map_windows_address, /* of a neuron's window: its first entry of the kernel */
    const uint64_t tick,                             /* the number of the tick */
    const uint32_t at)                               /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t begin = input_first[now * 2u];
    const size_t end = input_first[now * 2u + 1u];
    for (size_t i = begin + get_group_id(0); i < end; i += get_num_groups(0)) {
        const uint32_t source = input_neuron[i];
        const uint32_t lines = image_map_windows_lines[source];
        const int32_t places = image_map_windows_places[source];
        const uint32_t runs = 4u * lines;
        for (uint32_t run = get_local_id(0); run < runs; run += get_local_size(0)) {
            const int32_t line = run % lines;
            const int32_t block = run / lines;
            for (int32_t place = 0; place < places; place++) {
                const int32_t row = image_map_windows_row[source] + 16 * block - 4 * line - place;
                const int32_t address = image_map_windows_address[source] + 9 * block + 3 * line + place;
                neuro_join_32(if__x_ring, (sample * 3u + neuro_slot(tick, image_map_delay[address], 3u)) * 64u + row,
                        image_map_weight[address]);
            }
        }
    }
}

/* map-out: a work-item owns one target, and adds to it what every event of map brings. */
kernel void deliver_map_out(
    global const uint32_t *spike_count,  /* by output: how many events it sends */
    global const uint32_t *spike_neuron, /* their neurons */
    global uint32_t *lif_x_ring,         /* what is on its way, slot by slot, in 8 bits */
    global const int8_t *map_out_weight, /* weights of map-out */
    const uint32_t at)                   /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t target = get_global_id(0);
    if (target >= 2u)
        return;
    const size_t begin = now * 66u;
    const size_t end = begin + spike_count[now * 2u];
    for (size_t i = begin; i < end; i++) {
        const uint32_t source = spike_neuron[i];
        const size_t synapse = (size_t)source * 2u + target;
        neuro_add_32(lif_x_ring, sample * 2u + target, map_out_weight[synapse]);
    }
}

