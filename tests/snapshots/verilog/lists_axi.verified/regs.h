/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "lists"; yours to use under any terms. */
/* What a host sees of axi through AXI4-Lite, and the words that it sends and receives. C99. */
#ifndef NEURO_REGS_H
#define NEURO_REGS_H

#include <stdint.h>

/* ---- registers, by their bytes from the base; of 64 bits the low word is first */

/* 0x4e455552, NEUR */
#define NEURO_ID 0x0000u

/* of this map, which only ever grows */
#define NEURO_VERSION 0x0004u

/* the network's SHA-256, eight hexadecimal digits a word, the first eight first */
#define NEURO_NETWORK_DIGEST 0x0008u

/* synaptic events and neuron updates a clock */
#define NEURO_LANES 0x0028u

/* what the hardware has */
#define NEURO_CAPABILITY 0x002cu
#define NEURO_CAPABILITY_DIGEST 0x00000001u /* the states' digest at every tick */
#define NEURO_CAPABILITY_LOADABLE 0x00000002u /* memories that may be written */
#define NEURO_CAPABILITY_PROBES 0x00000004u /* probes on the output stream */
#define NEURO_CAPABILITY_GRADED 0x00000008u /* events that carry payloads go out */
#define NEURO_CAPABILITY_NEURON_BITS 0x0000ff00u /* bits of an event word that hold the neuron */
#define NEURO_CAPABILITY_NEURON_BITS_SHIFT 8

/* commands, and what raises the interrupt */
#define NEURO_CONTROL 0x0030u
#define NEURO_CONTROL_START 0x00000001u /* run TICKS ticks and set the counts to 0; refused while BUSY */
#define NEURO_CONTROL_STOP 0x00000002u /* end with the tick under way */
#define NEURO_CONTROL_RESET 0x00000004u /* back to tick 0 and initial states; words that wait to go in are dropped */
#define NEURO_CONTROL_IRQ_DONE 0x00000100u /* interrupt when a run is over */
#define NEURO_CONTROL_IRQ_ERROR 0x00000200u /* interrupt when an input word is discarded */

/* what goes on */
#define NEURO_STATUS 0x0034u
#define NEURO_STATUS_BUSY 0x00000001u /* in a run or a sweep, or counts are not yet complete */
#define NEURO_STATUS_RUNNING 0x00000002u /* another tick will begin */
#define NEURO_STATUS_STALL_IN 0x00000004u /* the core waits for a word to come in */
#define NEURO_STATUS_STALL_OUT 0x00000008u /* the core waits for room to send a word */
#define NEURO_STATUS_IN_WAITING 0x00000010u /* a word waits to go in */
#define NEURO_STATUS_OUT_WAITING 0x00000020u /* a word waits to be taken */

/* how many ticks a run has, 0 for no end; refused while BUSY */
#define NEURO_TICKS 0x0038u

/* what went wrong, until it is cleared */
#define NEURO_ERROR 0x003cu
#define NEURO_ERROR_INPUT 0x00000001u /* an input word was discarded: order, range or format */

/* the first word that was discarded since ERROR was clear */
#define NEURO_ERROR_WORD 0x0040u

/* what the interrupt is about, whether CONTROL lets it through or not */
#define NEURO_IRQ 0x0044u
#define NEURO_IRQ_DONE 0x00000001u /* a run is over */
#define NEURO_IRQ_ERROR 0x00000002u /* an input word was discarded */

/* which words of the memory port the window shows: an address, its 13 low bits 0 */
#define NEURO_MEM_BASE 0x0048u

/* how many regions the memory port has */
#define NEURO_MEM_REGIONS 0x004cu

/* how many populations run a model */
#define NEURO_POPULATIONS 0x0050u

/* how many neurons they have together */
#define NEURO_NEURONS 0x0054u

/* the states' digest after the last tick; 0 without it */
#define NEURO_STATE_DIGEST 0x0058u

/* clocks since START that are not stalled */
#define NEURO_CYCLES 0x0060u

/* clocks since START that waited for a word to come in */
#define NEURO_STALL_IN 0x0068u

/* clocks since START that waited for room to send a word */
#define NEURO_STALL_OUT 0x0070u

/* ticks done since START */
#define NEURO_TICK 0x0078u

/* ---- what NEURO_ID and NEURO_VERSION hold */
#define NEURO_ID_VALUE 0x4e455552u
#define NEURO_VERSION_VALUE 1u
#define NEURO_LANES_VALUE 4u

/* ---- memories: the window shows NEURO_WINDOW_WORDS words, from NEURO_MEM_BASE on */
#define NEURO_WINDOW 0x00008000u
#define NEURO_WINDOW_WORDS 8192u
#define NEURO_REGION_RELU_Y 0u /* 3 entries, fix<22,12>, a word, read */
#define NEURO_REGION_RELU_BIAS 1u /* 3 entries, fix<20,12>, a word, read */
#define NEURO_FIRST_ENTRY_A 0u /* in the regions of relu */
#define NEURO_PLANE_A 1u

/* The address of a number's word: upper is 1 for bits 32 and up. */
static inline uint32_t neuro_address(uint32_t region, uint32_t entry, uint32_t lane, uint32_t upper)
{
    return region << 24 | (entry * NEURO_LANES_VALUE + lane) << 1 | upper;
}

/* That of a neuron's: first_entry and plane are its population's. */
static inline uint32_t neuro_neuron_address(uint32_t region, uint32_t first_entry, uint32_t plane, uint32_t neuron,
        uint32_t upper)
{
    uint32_t channel = neuron / plane;
    return neuro_address(region, first_entry + channel / NEURO_LANES_VALUE * plane + neuron % plane,
            channel % NEURO_LANES_VALUE, upper);
}

/* What NEURO_MEM_BASE must hold to show an address, and where the address then is. */
static inline uint32_t neuro_mem_base(uint32_t address)
{
    return address & ~(NEURO_WINDOW_WORDS - 1u);
}

static inline uint32_t neuro_window_offset(uint32_t address)
{
    return NEURO_WINDOW + 4u * (address & (NEURO_WINDOW_WORDS - 1u));
}

/* ---- words of the streams */
#define NEURO_TAG_SHIFT 28
#define NEURO_TAG_EVENT 0u
#define NEURO_TAG_END 1u
#define NEURO_TAG_MARK 2u
#define NEURO_TAG_PROBE 3u
#define NEURO_TAG_DIGEST 4u
#define NEURO_NEURON_BITS 8
#define NEURO_MARK_KEEP 0x08000000u
#define NEURO_MARK_ALL 0x04000000u
#define NEURO_INPUT_IN 0u /* 1 payload words */
#define NEURO_OUTPUT_A 0u /* 1 payload words */

static inline uint32_t neuro_event(uint32_t id, uint32_t neuron)
{
    return id << NEURO_NEURON_BITS | neuron;
}

static inline uint32_t neuro_end_of_tick(void)
{
    return (uint32_t)NEURO_TAG_END << NEURO_TAG_SHIFT;
}

#endif
