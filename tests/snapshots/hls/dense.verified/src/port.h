/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "dense"; yours to use under any terms. */
/* Numbers that a host reads and writes. */
#ifndef PORT_H
#define PORT_H

#include "memory.h"

namespace {

/* A region of the memory port. */
struct memory_region {
    uint32_t entries;
    uint32_t words;      /* of a number */
    bool is_unsigned;    /* one word without a sign */
};

memory_region region_of(uint32_t region)
{
    switch (region) {
    case 0u: /* lif.v : fix<16,8> */
        return {6u, 1u, false};
    case 1u: /* n-n : fix<6,0> */
        return {36u, 1u, false};
    default:
        return {0u, 1u, false};
    }
}

int64_t read_number(uint32_t region, uint32_t entry)
{
    switch (region) {
    case 0u:
        return lif_v[entry];
    case 1u:
        return n_n_weight[entry];
    default:
        return 0;
    }
}

/* Whether a number may be written there at all. */
bool is_loadable(uint32_t region)
{
    switch (region) {
    case 1u:
        return true;
    default:
        return false;
    }
}

/* Whether it fits, and so was written. */
bool write_number(uint32_t region, uint32_t entry, int64_t number)
{
    bool fits = false;
    switch (region) {
    case 1u:
        fits = number >= -32 && number <= 31;
        if (fits)
            n_n_weight[entry] = int8_t(number);
        break;
    default:
        break;
    }
    return fits;
}

/* Reads or writes a word; false: it is refused. A number of two words is written by its lower word, which is only kept,
 * and then its upper one.
 */
bool access_memory(bool writes, uint32_t address, uint32_t &data)
{
#pragma HLS INLINE off
    static uint32_t low;
    const uint32_t region = address >> 24;
    const uint32_t entry = (address & 0xffffffu) >> 1;
    const bool is_upper = (address & 1u) != 0u;
    const memory_region its = region_of(region);
    const bool is_wide = its.words == 2u;
    if (entry >= its.entries || (is_upper && !is_wide))
        return false;
    if (!writes) {
        const uint64_t number = uint64_t(read_number(region, entry));
        data = uint32_t(is_upper ? number >> 32 : number);
        return true;
    }
    if (!is_loadable(region))
        return false;
    if (is_wide && !is_upper) {
        low = data;
        return true;
    }
    return write_number(region, entry, is_wide ? neuro_signed_64((uint64_t(data) << 32) | low)
        : its.is_unsigned ? int64_t(data)
        : int64_t(neuro_signed_32(data)));
}

} /* namespace */

#endif
