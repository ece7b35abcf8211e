#include "neuro_fixed.h"

static inline int32_t adaptive_lif_neuron(
    int32_t keep_v,    /* ufix<16,16> */
    int32_t keep_a,    /* ufix<16,16> */
    int32_t threshold, /* fix<20,12> */
    int32_t jump,      /* ufix<16,12> */
    int32_t x,         /* fix<12,4>, the sum's exact range */
    int32_t v,         /* fix<20,12> */
    int32_t a,         /* ufix<24,16> */
    int32_t *v_next,   /* fix<20,12> */
    int32_t *a_next)   /* ufix<24,16> */
{
    /* let level = threshold + a */
    const int32_t level_shl = threshold * 16; /* fix<24,16> */
    const int32_t level_add = level_shl + a;  /* fix<26,16> */

    /* v = v * keep_v + x */
    const int64_t v_mul      = (int64_t)v * keep_v;                        /* fix<36,28> */
    const int64_t v_shl      = (int64_t)x * 16777216;                      /* fix<36,28> */
    const int64_t v_add      = v_mul + v_shl;                              /* fix<37,28> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_add, 16);           /* fix<21,12> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_add, 15);           /* fix<22,13> */
    const int32_t v_half_bit = v_half & 1;                                 /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                       /* fix<21,12> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -524288, 524287); /* fix<20,12>, saturated */

    /* a = a * keep_a */
    const int64_t a_mul   = (int64_t)a * keep_a;              /* ufix<40,32> */
    const int32_t a_floor = (int32_t)neuro_sar_64(a_mul, 16); /* ufix<24,16> */

    /* spike when v >= level */
    const int32_t spike_shl      = v_sat * 16;             /* fix<24,16> */
    const int32_t spike_at_least = level_add <= spike_shl; /* ufix<1,0> */

    /* v = v - threshold */
    const int32_t v_sub   = v_sat - threshold;                      /* fix<21,12> */
    const int32_t v_sat_2 = neuro_clamp_32(v_sub, -524288, 524287); /* fix<20,12>, saturated */

    /* a = a + jump */
    const int32_t a_shl = jump * 16;                          /* ufix<20,16> */
    const int32_t a_add = a_floor + a_shl;                    /* ufix<25,16> */
    const int32_t a_sat = neuro_clamp_32(a_add, 0, 16777215); /* ufix<24,16>, saturated */

    /* spike when v >= level */
    const int32_t v_next_2 = spike_at_least ? v_sat_2 : v_sat; /* fix<20,12> */
    const int32_t a_next_2 = spike_at_least ? a_sat : a_floor; /* ufix<24,16> */

    *v_next = v_next_2;
    *a_next = a_next_2;
    return spike_at_least;
}
