/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "planes"; yours to use under any terms. */
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
    case 0u: /* if_.v : fix<16,8> */
        return {64u, 1u, false};
    case 1u: /* lif.v : fix<16,8> */
        return {2u, 1u, false};
    case 2u: /* image-map : fix<4,0> */
        return {36u, 1u, false};
    case 3u: /* map-out : fix<4,0> */
        return {128u, 1u, false};
    default:
        return {0u, 1u, false};
    }
}

int64_t read_number(uint32_t region, uint32_t entry)
{
    switch (region) {
    case 0u:
        return if__v[entry];
    case 1u:
        return lif_v[entry];
    case 2u:
        return image_map_weight[entry];
    case 3u:
        return map_out_weight[entry];
    default:
        return 0;
    }
}

/* Reads a word, or refuses to write one; false: it is refused. */
bool access_memory(bool writes, uint32_t address, uint32_t &data)
{
#pragma HLS INLINE off
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
    return false;
}

} /* namespace */

#endif
