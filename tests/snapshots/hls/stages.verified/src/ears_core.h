/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "stages"; yours to use under any terms. */
#ifndef EARS_CORE_H
#define EARS_CORE_H

#include "neuro_registers.h"
#include "neuro_stream.h"

/* Does what registers[NEURO_CONTROL] says, and returns. What it keeps lasts from one call to the next. */
void ears_core(neuro_stream &words_in, neuro_stream &words_out, uint32_t registers[NEURO_REGISTERS]);

#endif
