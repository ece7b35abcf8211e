/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "lists"; yours to use under any terms. */
#include "core.h"

#include "deliver.h"
#include "input.h"
#include "memory.h"
#include "output.h"
#include "port.h"
#include "update.h"

namespace {

/* Whether it was brought to initial states since the hardware's reset. */
bool is_ready = false;

void reset_all()
{
    reset_a(false);
    tick = 0u;
    now_of_7 = 0u;
    errors = 0u;
}

/* A tick: words in, neurons and events stage by stage, words out. Returns the digest of all states. */
uint64_t run_tick(neuro_stream &words_in, neuro_stream &words_out)
{
    uint64_t digest = 0u;
    take_input(words_in);
    deliver_lists_of_in();
    update_a();
    send_a(words_out);
    send_a_y(words_out);
    digest = send_digest(words_out);
    neuro_send(words_out, 0x10000000u | (tick & 0xfffffffu), true);
    tick++;
    now_of_7 = now_of_7 + 1u < 7u ? now_of_7 + 1u : 0u;
    return digest;
}

/* What never changes. */
void identify(uint32_t registers[NEURO_REGISTERS])
{
    registers[0] = 0x4e455552u; /* ID */
    registers[1] = 0x00000001u; /* VERSION */
    registers[2] = 0xc5f523bfu; /* NETWORK_DIGEST */
    registers[3] = 0x3aca2778u; /* NETWORK_DIGEST */
    registers[4] = 0xd7a2743fu; /* NETWORK_DIGEST */
    registers[5] = 0x946cfabbu; /* NETWORK_DIGEST */
    registers[6] = 0x4273a1acu; /* NETWORK_DIGEST */
    registers[7] = 0x1e1f0c2fu; /* NETWORK_DIGEST */
    registers[8] = 0xaf818f93u; /* NETWORK_DIGEST */
    registers[9] = 0x10d2fb2bu; /* NETWORK_DIGEST */
    registers[10] = 0x00000001u; /* LANES */
    registers[11] = 0x0000080du; /* CAPABILITY */
    registers[19] = 0x00000002u; /* MEM_REGIONS */
    registers[20] = 0x00000001u; /* POPULATIONS */
    registers[21] = 0x00000009u; /* NEURONS */
}

} /* namespace */

void core(neuro_stream &words_in, neuro_stream &words_out, uint32_t registers[NEURO_REGISTERS])
{
#pragma HLS INTERFACE mode=axis port=words_in
#pragma HLS INTERFACE mode=axis port=words_out
#pragma HLS INTERFACE mode=s_axilite port=registers offset=0x100 bundle=control
#pragma HLS INTERFACE mode=s_axilite port=return bundle=control
#pragma HLS RESET variable=is_ready
    const uint32_t command = registers[NEURO_CONTROL];
    has_error = false;
    if (!is_ready || (command & NEURO_CONTROL_RESET) != 0u) {
        reset_all();
        is_ready = true;
    }
    if ((command & (NEURO_CONTROL_MEM_WRITE | NEURO_CONTROL_MEM_READ)) != 0u) {
        uint32_t data = registers[NEURO_MEM_DATA];
        bool is_refused = false;
        if ((command & NEURO_CONTROL_MEM_WRITE) != 0u)
            is_refused = !access_memory(true, registers[NEURO_MEM_ADDRESS], data);
        if ((command & NEURO_CONTROL_MEM_READ) != 0u)
            is_refused = !access_memory(false, registers[NEURO_MEM_ADDRESS], data) || is_refused;
        registers[NEURO_MEM_DATA] = data;
        registers[NEURO_MEM_REFUSED] = is_refused ? 1u : 0u;
    }
    if ((command & NEURO_CONTROL_START) != 0u) {
        const uint32_t ticks = registers[NEURO_TICKS];
        uint64_t digest = 0u;
        for (uint32_t done = 0u; done < ticks; done++)
            digest = run_tick(words_in, words_out);
        registers[NEURO_TICK] = ticks;
        registers[NEURO_TICK + 1] = 0u;
        registers[NEURO_STATE_DIGEST] = uint32_t(digest);
        registers[NEURO_STATE_DIGEST + 1] = uint32_t(digest >> 32);
    }
    if (has_error && registers[NEURO_ERROR] == 0u) {
        registers[NEURO_ERROR] = 1u;
        registers[NEURO_ERROR_WORD] = error_word;
    }
    registers[NEURO_ERRORS] = errors;
    identify(registers);
}
