/* The ways in which the events of a tick may be added to the sums of later ticks. All do the same on the same synapses;
 * neuro_sums.h of emitted projects stands before this text. Dimension 0 is what a kernel says, dimension 1 the sample.
 *
 * Lists: the synapses of a source follow each other from starts[source] on, each with a row, a delay and a weight.
 * Dense: every source reaches every row, by one synapse.
 */

/* Atomics: a group takes some of the events, and its work-items the synapses in the list of each. */
kernel void lists_by_atomics(
    global const uint32_t *event_counts, global const uint32_t *events, global uint32_t *ring,
    global const uint32_t *starts, global const uint16_t *rows, global const uint8_t *delays, global const int8_t *weights,
    const uint64_t tick, const uint32_t most_events, const uint32_t slots, const uint32_t row_count)
{
    const size_t sample = get_global_id(1);
    const uint32_t count = event_counts[sample];
    for (size_t i = get_group_id(0); i < count; i += get_num_groups(0)) {
        const uint32_t source = events[sample * most_events + i];
        const uint32_t start = starts[source];
        const uint32_t length = starts[source + 1] - start;
        for (uint32_t entry = get_local_id(0); entry < length; entry += get_local_size(0)) {
            const uint32_t synapse = start + entry;
            neuro_join_32(ring, (sample * slots + neuro_slot(tick, delays[synapse], slots)) * row_count + rows[synapse],
                    weights[synapse]);
        }
    }
}

/* Ownership: a work-item owns some of the rows. Each list is sorted by owner, and bounds says where the synapses of each
 * begin in it. It goes through all events, and adds alone what they bring to its rows.
 */
kernel void lists_by_ownership(
    global const uint32_t *event_counts, global const uint32_t *events, global uint32_t *ring,
    global const uint32_t *bounds, global const uint16_t *rows, global const uint8_t *delays, global const int8_t *weights,
    const uint64_t tick, const uint32_t most_events, const uint32_t slots, const uint32_t row_count)
{
    const size_t sample = get_global_id(1);
    const size_t owner = get_global_id(0);
    const size_t owners = get_global_size(0);
    const uint32_t count = event_counts[sample];
    for (size_t i = 0; i < count; i++) {
        const size_t bound = events[sample * most_events + i] * owners + owner;
        const uint32_t end = bounds[bound + 1];
        for (uint32_t synapse = bounds[bound]; synapse < end; synapse++)
            neuro_add_32(ring, (sample * slots + neuro_slot(tick, delays[synapse], slots)) * row_count + rows[synapse],
                    weights[synapse]);
    }
}

/* Atomics: a group takes some of the events, and its work-items the rows. */
kernel void dense_by_atomics(
    global const uint32_t *event_counts, global const uint32_t *events, global uint32_t *ring,
    global const uint8_t *delays, global const int8_t *weights,
    const uint64_t tick, const uint32_t most_events, const uint32_t slots, const uint32_t row_count)
{
    const size_t sample = get_global_id(1);
    const uint32_t count = event_counts[sample];
    for (size_t i = get_group_id(0); i < count; i += get_num_groups(0)) {
        const uint32_t source = events[sample * most_events + i];
        for (uint32_t row = get_local_id(0); row < row_count; row += get_local_size(0)) {
            const size_t synapse = (size_t)source * row_count + row;
            neuro_join_32(ring, (sample * slots + neuro_slot(tick, delays[synapse], slots)) * row_count + row, weights[synapse]);
        }
    }
}

/* Ownership: a work-item owns one row, and adds alone what every event brings. */
kernel void dense_by_ownership(
    global const uint32_t *event_counts, global const uint32_t *events, global uint32_t *ring,
    global const uint8_t *delays, global const int8_t *weights,
    const uint64_t tick, const uint32_t most_events, const uint32_t slots, const uint32_t row_count)
{
    const size_t sample = get_global_id(1);
    const size_t row = get_global_id(0);
    if (row >= row_count)
        return;
    const uint32_t count = event_counts[sample];
    for (size_t i = 0; i < count; i++) {
        const size_t synapse = (size_t)events[sample * most_events + i] * row_count + row;
        neuro_add_32(ring, (sample * slots + neuro_slot(tick, delays[synapse], slots)) * row_count + row, weights[synapse]);
    }
}
