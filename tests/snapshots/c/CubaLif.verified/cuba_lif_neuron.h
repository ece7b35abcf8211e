#include "neuro_fixed.h"

static inline int32_t cuba_lif_neuron(
    int32_t keep_i,    /* ufix<16,16> */
    int32_t keep_v,    /* ufix<16,16> */
    int32_t threshold, /* fix<20,12> */
    int32_t rest,      /* fix<20,12> */
    int32_t reset,     /* fix<20,12> */
    int32_t x,         /* fix<12,4>, the sum's exact range */
    int32_t i,         /* fix<20,12> */
    int32_t v,         /* fix<20,12> */
    int32_t *i_next,   /* fix<20,12> */
    int32_t *v_next)   /* fix<20,12> */
{
    /* i = i * keep_i + x */
    const int64_t i_mul      = (int64_t)i * keep_i;                     /* fix<36,28> */
    const int64_t i_shl      = (int64_t)x * 16777216;                   /* fix<36,28> */
    const int64_t i_add      = i_mul + i_shl;                           /* fix<37,28> */
    const int32_t i_floor    = (int32_t)neuro_sar_64(i_add, 16);        /* fix<21,12> */
    const int32_t i_negative = i_add < 0;                               /* ufix<1,0> */
    const int32_t i_rest     = (int32_t)(i_add & 65535);                /* ufix<16,0> */
    const int32_t i_exact    = i_rest == 0;                             /* ufix<1,0> */
    const int32_t i_inexact  = 1 - i_exact;                             /* ufix<1,0> */
    const int32_t i_up       = i_negative & i_inexact;                  /* ufix<1,0> */
    const int32_t i_zero     = i_floor + i_up;                          /* fix<21,12> */
    const int32_t i_sat      = neuro_clamp_32(i_zero, -524288, 524287); /* fix<20,12>, saturated */

    /* v = rest + (v - rest) * keep_v + i */
    const int32_t v_sub      = v - rest;                                   /* fix<21,12> */
    const int64_t v_mul      = (int64_t)v_sub * keep_v;                    /* fix<37,28> */
    const int64_t v_shl      = (int64_t)rest * 65536;                      /* fix<36,28> */
    const int64_t v_add      = v_shl + v_mul;                              /* fix<38,28> */
    const int64_t v_shl_2    = (int64_t)i_sat * 65536;                     /* fix<36,28> */
    const int64_t v_add_2    = v_add + v_shl_2;                            /* fix<38,28> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_add_2, 16);         /* fix<22,12> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_add_2, 15);         /* fix<23,13> */
    const int32_t v_half_bit = v_half & 1;                                 /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                       /* fix<22,12> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -524288, 524287); /* fix<20,12>, saturated */

    /* spike when v >= threshold */
    const int32_t spike_at_least = threshold <= v_sat;             /* ufix<1,0> */
    const int32_t v_next_2       = spike_at_least ? reset : v_sat; /* fix<20,12> */

    *i_next = i_sat;
    *v_next = v_next_2;
    return spike_at_least;
}
