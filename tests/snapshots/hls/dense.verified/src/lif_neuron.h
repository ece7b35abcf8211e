/* One tick of one neuron of Lif. Emitted by neuro. */
#ifndef LIF_NEURON_H
#define LIF_NEURON_H

#ifndef NEURO_FIXED_H
#include "neuro_fixed.h"
#endif

static inline int32_t lif_neuron(
    int32_t keep,      /* ufix<16,16> */
    int32_t threshold, /* fix<16,8> */
    int32_t x,         /* fix<9,0>, the sum's exact range */
    int32_t v,         /* fix<16,8> */
    int32_t *v_next)   /* fix<16,8> */
{
    /* v = v * keep + x */
    const int32_t v_mul   = v * keep;                               /* fix<32,24> */
    const int64_t v_shl   = (int64_t)x * 16777216;                  /* fix<33,24> */
    const int64_t v_add   = v_mul + v_shl;                          /* fix<34,24> */
    const int32_t v_floor = (int32_t)neuro_sar_64(v_add, 16);       /* fix<18,8> */
    const int32_t v_sat   = neuro_clamp_32(v_floor, -32768, 32767); /* fix<16,8>, saturated */

    /* spike when v >= threshold */
    const int32_t spike_at_least = threshold <= v_sat; /* ufix<1,0> */

    /* v = v - threshold */
    const int32_t v_sub   = v_sat - threshold;                    /* fix<17,8> */
    const int32_t v_sat_2 = neuro_clamp_32(v_sub, -32768, 32767); /* fix<16,8>, saturated */

    /* spike when v >= threshold */
    const int32_t v_next_2 = spike_at_least ? v_sat_2 : v_sat; /* fix<16,8> */

    *v_next = v_next_2;
    return spike_at_least;
}

#endif
