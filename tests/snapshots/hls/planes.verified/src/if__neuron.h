/* One tick of one neuron of If. Emitted by neuro. */
#ifndef IF__NEURON_H
#define IF__NEURON_H

#ifndef NEURO_FIXED_H
#include "neuro_fixed.h"
#endif

static inline int32_t if__neuron(
    int32_t threshold, /* fix<16,8> */
    int32_t reset,     /* fix<16,8> */
    int32_t x,         /* fix<6,0>, the sum's exact range */
    int32_t v,         /* fix<16,8> */
    int32_t *v_next)   /* fix<16,8> */
{
    /* v = v + x */
    const int32_t v_shl = x * 256;                              /* fix<14,8> */
    const int32_t v_add = v + v_shl;                            /* fix<17,8> */
    const int32_t v_sat = neuro_clamp_32(v_add, -32768, 32767); /* fix<16,8>, saturated */

    /* spike when v >= threshold */
    const int32_t spike_at_least = threshold <= v_sat;             /* ufix<1,0> */
    const int32_t v_next_2       = spike_at_least ? reset : v_sat; /* fix<16,8> */

    *v_next = v_next_2;
    return spike_at_least;
}

#endif
