/* One tick of one neuron of StochasticLif. Emitted by neuro. */
#ifndef EARS_STOCHASTIC_LIF_NEURON_H
#define EARS_STOCHASTIC_LIF_NEURON_H

#ifndef NEURO_FIXED_H
#include "neuro_fixed.h"
#endif

static inline int32_t stochastic_lif_neuron(
    int32_t keep,      /* ufix<16,16> */
    int32_t threshold, /* fix<20,12> */
    int32_t noise,     /* ufix<20,12> */
    int32_t reset,     /* fix<20,12> */
    int32_t x,         /* ufix<3,0>, the sum's exact range */
    int32_t v,         /* fix<20,12> */
    uint32_t draw_0,   /* a random word */
    int32_t *v_next)   /* fix<20,12> */
{
    /* v = v * keep + x */
    const int64_t v_mul      = (int64_t)v * keep;                          /* fix<36,28> */
    const int32_t v_shl      = x * 268435456;                              /* ufix<31,28> */
    const int64_t v_add      = v_mul + v_shl;                              /* fix<37,28> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_add, 16);           /* fix<21,12> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_add, 15);           /* fix<22,13> */
    const int32_t v_half_bit = v_half & 1;                                 /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                       /* fix<21,12> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -524288, 524287); /* fix<20,12>, saturated */

    /* let level = threshold + (noise * (random<16> - 32768) >> 16) */
    const int32_t draw      = (int32_t)(draw_0 >> 16);    /* ufix<16,0> */
    const int32_t level_sub = draw - 32768;               /* fix<16,0> */
    const int64_t level_mul = (int64_t)noise * level_sub; /* fix<36,12> */
    const int64_t level_shl = (int64_t)threshold * 65536; /* fix<36,28> */
    const int64_t level_add = level_shl + level_mul;      /* fix<37,28> */

    /* spike when v >= level */
    const int64_t spike_shl      = (int64_t)v_sat * 65536;         /* fix<36,28> */
    const int32_t spike_at_least = level_add <= spike_shl;         /* ufix<1,0> */
    const int32_t v_next_2       = spike_at_least ? reset : v_sat; /* fix<20,12> */

    *v_next = v_next_2;
    return spike_at_least;
}

#endif
