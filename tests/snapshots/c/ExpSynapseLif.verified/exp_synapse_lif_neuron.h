#include "neuro_fixed.h"

static inline int32_t exp_synapse_lif_neuron(
    int32_t keep,        /* ufix<16,16> */
    int32_t keep_exc,    /* ufix<16,16> */
    int32_t keep_inh,    /* ufix<16,16> */
    int32_t threshold,   /* fix<24,16> */
    int32_t rest,        /* fix<24,16> */
    int32_t reset,       /* fix<24,16> */
    int32_t drive,       /* fix<24,16> */
    int32_t period,      /* ufix<8,0> */
    int32_t exc,         /* fix<12,4>, the sum's exact range */
    int32_t inh,         /* fix<12,4>, the sum's exact range */
    int32_t v,           /* fix<24,16> */
    int32_t i_exc,       /* fix<24,16> */
    int32_t i_inh,       /* fix<24,16> */
    int32_t wait_,       /* ufix<8,0> */
    int32_t *v_next,     /* fix<24,16> */
    int32_t *i_exc_next, /* fix<24,16> */
    int32_t *i_inh_next, /* fix<24,16> */
    int32_t *wait__next) /* ufix<8,0> */
{
    /* let resting = wait > 0 */
    const int32_t resting_greater = 0 < wait_; /* ufix<1,0> */

    /* v = resting ? v : rest + (v - rest) * keep + i_exc + i_inh + drive */
    const int32_t v_sub      = v - rest;                                     /* fix<25,16> */
    const int64_t v_mul      = (int64_t)v_sub * keep;                        /* fix<41,32> */
    const int64_t v_shl      = (int64_t)rest * 65536;                        /* fix<40,32> */
    const int64_t v_add      = v_shl + v_mul;                                /* fix<42,32> */
    const int64_t v_shl_2    = (int64_t)i_exc * 65536;                       /* fix<40,32> */
    const int64_t v_add_2    = v_add + v_shl_2;                              /* fix<42,32> */
    const int64_t v_shl_3    = (int64_t)i_inh * 65536;                       /* fix<40,32> */
    const int64_t v_add_3    = v_add_2 + v_shl_3;                            /* fix<43,32> */
    const int64_t v_shl_4    = (int64_t)drive * 65536;                       /* fix<40,32> */
    const int64_t v_add_4    = v_add_3 + v_shl_4;                            /* fix<43,32> */
    const int64_t v_shl_5    = (int64_t)v * 65536;                           /* fix<40,32> */
    const int64_t v_choice   = resting_greater ? v_shl_5 : v_add_4;          /* fix<43,32> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_choice, 16);          /* fix<27,16> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_choice, 15);          /* fix<28,17> */
    const int32_t v_half_bit = v_half & 1;                                   /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                         /* fix<27,16> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -8388608, 8388607); /* fix<24,16>, saturated */

    /* wait = max(wait - 1, 0) */
    const int32_t wait_sub  = wait_ - 1;                /* fix<9,0> */
    const int32_t wait_less = wait_sub < 0;             /* ufix<1,0> */
    const int32_t wait_max  = wait_less ? 0 : wait_sub; /* ufix<8,0> */

    /* i_exc = i_exc * keep_exc + exc */
    const int64_t i_exc_mul      = (int64_t)i_exc * keep_exc;                    /* fix<40,32> */
    const int64_t i_exc_shl      = (int64_t)exc * 268435456;                     /* fix<40,32> */
    const int64_t i_exc_add      = i_exc_mul + i_exc_shl;                        /* fix<41,32> */
    const int32_t i_exc_floor    = (int32_t)neuro_sar_64(i_exc_add, 16);         /* fix<25,16> */
    const int32_t i_exc_half     = (int32_t)neuro_sar_64(i_exc_add, 15);         /* fix<26,17> */
    const int32_t i_exc_half_bit = i_exc_half & 1;                               /* ufix<1,0> */
    const int32_t i_exc_nearest  = i_exc_floor + i_exc_half_bit;                 /* fix<25,16> */
    const int32_t i_exc_sat      = neuro_clamp_32(i_exc_nearest, -8388608, 8388607); /* fix<24,16>, saturated */

    /* i_inh = i_inh * keep_inh + inh */
    const int64_t i_inh_mul      = (int64_t)i_inh * keep_inh;                    /* fix<40,32> */
    const int64_t i_inh_shl      = (int64_t)inh * 268435456;                     /* fix<40,32> */
    const int64_t i_inh_add      = i_inh_mul + i_inh_shl;                        /* fix<41,32> */
    const int32_t i_inh_floor    = (int32_t)neuro_sar_64(i_inh_add, 16);         /* fix<25,16> */
    const int32_t i_inh_half     = (int32_t)neuro_sar_64(i_inh_add, 15);         /* fix<26,17> */
    const int32_t i_inh_half_bit = i_inh_half & 1;                               /* ufix<1,0> */
    const int32_t i_inh_nearest  = i_inh_floor + i_inh_half_bit;                 /* fix<25,16> */
    const int32_t i_inh_sat      = neuro_clamp_32(i_inh_nearest, -8388608, 8388607); /* fix<24,16>, saturated */

    /* spike when not resting and v >= threshold */
    const int32_t spike_not      = 1 - resting_greater;           /* ufix<1,0> */
    const int32_t spike_at_least = threshold <= v_sat;            /* ufix<1,0> */
    const int32_t spike_and      = spike_not & spike_at_least;    /* ufix<1,0> */
    const int32_t v_next_2       = spike_and ? reset : v_sat;     /* fix<24,16> */
    const int32_t wait_next      = spike_and ? period : wait_max; /* ufix<8,0> */

    *v_next     = v_next_2;
    *i_exc_next = i_exc_sat;
    *i_inh_next = i_inh_sat;
    *wait__next = wait_next;
    return spike_and;
}
