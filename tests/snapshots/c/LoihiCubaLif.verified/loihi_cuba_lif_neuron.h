#include "neuro_fixed.h"

static inline int32_t loihi_cuba_lif_neuron(
    int32_t du,              /* ufix<12,0> */
    int32_t dv,              /* ufix<12,0> */
    int32_t vth,             /* ufix<17,0> */
    int32_t bias,            /* fix<20,0> */
    int32_t ds_offset,       /* ufix<1,0> */
    int32_t dm_offset,       /* ufix<1,0> */
    int32_t a,               /* fix<12,4>, the sum's exact range */
    int32_t u,               /* fix<25,0> */
    int32_t v,               /* fix<24,0> */
    int32_t bias_wait,       /* ufix<8,0> */
    int32_t *u_next,         /* fix<25,0> */
    int32_t *v_next,         /* fix<24,0> */
    int32_t *bias_wait_next) /* ufix<8,0> */
{
    /* let u_kept : fix<25,0> round zero = u * (4096 - (du + ds_offset)) >> 12 */
    const int32_t u_kept_add      = du + ds_offset;                        /* ufix<13,0> */
    const int32_t u_kept_sub      = 4096 - u_kept_add;                     /* ufix<13,0> */
    const int64_t u_kept_mul      = (int64_t)u * u_kept_sub;               /* fix<37,0> */
    const int32_t u_kept_floor    = (int32_t)neuro_sar_64(u_kept_mul, 12); /* fix<25,0> */
    const int32_t u_kept_negative = u_kept_mul < 0;                        /* ufix<1,0> */
    const int32_t u_kept_rest     = (int32_t)(u_kept_mul & 4095);          /* ufix<12,0> */
    const int32_t u_kept_exact    = u_kept_rest == 0;                      /* ufix<1,0> */
    const int32_t u_kept_inexact  = 1 - u_kept_exact;                      /* ufix<1,0> */
    const int32_t u_kept_up       = u_kept_negative & u_kept_inexact;      /* ufix<1,0> */
    const int32_t u_kept_zero     = u_kept_floor + u_kept_up;              /* fix<25,0> */

    /* let u_negated : fix<24,0> overflow wrap = -(u_kept + (a << 6)) */
    const int32_t u_negated_shl  = a * 4;                                  /* fix<14,0> */
    const int32_t u_negated_add  = u_kept_zero + u_negated_shl;            /* fix<26,0> */
    const int32_t u_negated_neg  = 0 - u_negated_add;                      /* fix<26,0> */
    const int32_t u_negated_wrap = (int32_t)neuro_wrap(u_negated_neg, 24); /* fix<24,0>, wrapped */

    /* u = -u_negated */
    const int32_t u_neg = 0 - u_negated_wrap; /* fix<25,0> */

    /* let v_kept : fix<24,0> round zero = v * (4096 - (dv + dm_offset)) >> 12 */
    const int32_t v_kept_add      = dv + dm_offset;                        /* ufix<13,0> */
    const int32_t v_kept_sub      = 4096 - v_kept_add;                     /* ufix<13,0> */
    const int64_t v_kept_mul      = (int64_t)v * v_kept_sub;               /* fix<36,0> */
    const int32_t v_kept_floor    = (int32_t)neuro_sar_64(v_kept_mul, 12); /* fix<24,0> */
    const int32_t v_kept_negative = v_kept_mul < 0;                        /* ufix<1,0> */
    const int32_t v_kept_rest     = (int32_t)(v_kept_mul & 4095);          /* ufix<12,0> */
    const int32_t v_kept_exact    = v_kept_rest == 0;                      /* ufix<1,0> */
    const int32_t v_kept_inexact  = 1 - v_kept_exact;                      /* ufix<1,0> */
    const int32_t v_kept_up       = v_kept_negative & v_kept_inexact;      /* ufix<1,0> */
    const int32_t v_kept_zero     = v_kept_floor + v_kept_up;              /* fix<24,0> */

    /* v = max(v_kept + u + (bias_wait == 0 ? bias : 0), -8388607) */
    const int32_t v_add    = v_kept_zero + u_neg;                      /* fix<25,0> */
    const int32_t v_equal  = bias_wait == 0;                           /* ufix<1,0> */
    const int32_t v_choice = v_equal ? bias : 0;                       /* fix<20,0> */
    const int32_t v_add_2  = v_add + v_choice;                         /* fix<26,0> */
    const int32_t v_less   = v_add_2 < (-8388607);                     /* ufix<1,0> */
    const int32_t v_max    = v_less ? (-8388607) : v_add_2;            /* fix<26,0> */
    const int32_t v_sat    = neuro_clamp_32(v_max, -8388608, 8388607); /* fix<24,0>, saturated */

    /* bias_wait = max(bias_wait - 1, 0) */
    const int32_t bias_wait_sub  = bias_wait - 1;                      /* fix<9,0> */
    const int32_t bias_wait_less = bias_wait_sub < 0;                  /* ufix<1,0> */
    const int32_t bias_wait_max  = bias_wait_less ? 0 : bias_wait_sub; /* ufix<8,0> */

    /* spike when v > vth << 6 */
    const int32_t spike_shl     = vth * 64;                  /* ufix<23,0> */
    const int32_t spike_greater = spike_shl < v_sat;         /* ufix<1,0> */
    const int32_t v_next_2      = spike_greater ? 0 : v_sat; /* fix<24,0> */

    *u_next         = u_neg;
    *v_next         = v_next_2;
    *bias_wait_next = bias_wait_max;
    return spike_greater;
}
