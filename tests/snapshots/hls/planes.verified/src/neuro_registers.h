/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro; yours to use under any terms. */
/* The registers of a core, by word: the same for every network. On AXI4-Lite the first is at 0x100. */
#ifndef NEURO_REGISTERS_H
#define NEURO_REGISTERS_H

#include <stdint.h>

enum neuro_register {
    NEURO_ID = 0, /* 0x4e455552, NEUR */
    NEURO_VERSION = 1, /* of this map, which only ever grows */
    NEURO_NETWORK_DIGEST = 2, /* the network's SHA-256, eight hexadecimal digits a word, the first eight first */
    NEURO_LANES = 10, /* synaptic events and neuron updates a clock: 1 */
    NEURO_CAPABILITY = 11, /* what the hardware has */
    NEURO_CONTROL = 12, /* what the next start does: all that is set, in this order */
    NEURO_TICKS = 14, /* how many ticks a start runs */
    NEURO_ERROR = 15, /* 1 if an input word was discarded since a host wrote 0 here */
    NEURO_ERROR_WORD = 16, /* the first word that was discarded since ERROR was clear */
    NEURO_MEM_REGIONS = 19, /* how many regions the memory port has */
    NEURO_POPULATIONS = 20, /* how many populations run a model */
    NEURO_NEURONS = 21, /* how many neurons they have together */
    NEURO_STATE_DIGEST = 22, /* the states' digest after the last tick; 0 without it */
    NEURO_TICK = 30, /* ticks done since START */
    NEURO_MEM_ADDRESS = 32, /* an address of the memory port */
    NEURO_MEM_DATA = 33, /* the word there, to be written or as it was read */
    NEURO_MEM_REFUSED = 34, /* 1 where no word is there, it may not be written, or the number does not fit */
    NEURO_ERRORS = 35, /* how many input words were discarded since the last reset */
    NEURO_REGISTERS = 36
};

static const uint32_t NEURO_CAPABILITY_DIGEST = 0x1u; /* the states' digest at every tick */
static const uint32_t NEURO_CAPABILITY_LOADABLE = 0x2u; /* memories that may be written */
static const uint32_t NEURO_CAPABILITY_PROBES = 0x4u; /* probes on the output stream */
static const uint32_t NEURO_CAPABILITY_GRADED = 0x8u; /* events that carry payloads go out */
static const uint32_t NEURO_CAPABILITY_NEURON_BITS = 0xff00u; /* bits of an event word that hold the neuron */

static const uint32_t NEURO_CONTROL_RESET = 0x4u; /* back to tick 0 and initial states */
static const uint32_t NEURO_CONTROL_MEM_WRITE = 0x10u; /* write MEM_DATA to MEM_ADDRESS */
static const uint32_t NEURO_CONTROL_MEM_READ = 0x20u; /* read MEM_DATA from MEM_ADDRESS */
static const uint32_t NEURO_CONTROL_START = 0x1u; /* run TICKS ticks */

static const uint32_t NEURO_ERROR_INPUT = 0x1u; /* an input word was discarded: order, range or format */

#endif
