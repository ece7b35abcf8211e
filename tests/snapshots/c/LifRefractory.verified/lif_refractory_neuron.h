#include "neuro_fixed.h"

static inline int32_t lif_refractory_neuron(
    int32_t keep,        /* ufix<16,16> */
    int32_t threshold,   /* fix<20,12> */
    int32_t period,      /* ufix<8,0> */
    int32_t rest,        /* fix<20,12> */
    int32_t reset,       /* fix<20,12> */
    int32_t x,           /* fix<12,4>, the sum's exact range */
    int32_t v,           /* fix<20,12> */
    int32_t wait_,       /* ufix<8,0> */
    int32_t *v_next,     /* fix<20,12> */
    int32_t *wait__next) /* ufix<8,0> */
{
    /* let resting = wait > 0 */
    const int32_t resting_greater = 0 < wait_; /* ufix<1,0> */

    /* v = resting ? v : rest + (v - rest) * keep + x */
    const int32_t v_sub      = v - rest;                                   /* fix<21,12> */
    const int64_t v_mul      = (int64_t)v_sub * keep;                      /* fix<37,28> */
    const int64_t v_shl      = (int64_t)rest * 65536;                      /* fix<36,28> */
    const int64_t v_add      = v_shl + v_mul;                              /* fix<38,28> */
    const int64_t v_shl_2    = (int64_t)x * 16777216;                      /* fix<36,28> */
    const int64_t v_add_2    = v_add + v_shl_2;                            /* fix<38,28> */
    const int64_t v_shl_3    = (int64_t)v * 65536;                         /* fix<36,28> */
    const int64_t v_choice   = resting_greater ? v_shl_3 : v_add_2;        /* fix<38,28> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_choice, 16);        /* fix<22,12> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_choice, 15);        /* fix<23,13> */
    const int32_t v_half_bit = v_half & 1;                                 /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                       /* fix<22,12> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -524288, 524287); /* fix<20,12>, saturated */

    /* wait = max(wait - 1, 0) */
    const int32_t wait_sub  = wait_ - 1;                /* fix<9,0> */
    const int32_t wait_less = wait_sub < 0;             /* ufix<1,0> */
    const int32_t wait_max  = wait_less ? 0 : wait_sub; /* ufix<8,0> */

    /* spike when not resting and v >= threshold */
    const int32_t spike_not      = 1 - resting_greater;           /* ufix<1,0> */
    const int32_t spike_at_least = threshold <= v_sat;            /* ufix<1,0> */
    const int32_t spike_and      = spike_not & spike_at_least;    /* ufix<1,0> */
    const int32_t v_next_2       = spike_and ? reset : v_sat;     /* fix<20,12> */
    const int32_t wait_next      = spike_and ? period : wait_max; /* ufix<8,0> */

    *v_next     = v_next_2;
    *wait__next = wait_next;
    return spike_and;
}
