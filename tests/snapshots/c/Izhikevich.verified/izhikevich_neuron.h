#include "neuro_fixed.h"

static inline int32_t izhikevich_neuron(
    int32_t a,       /* ufix<16,16> */
    int32_t b,       /* fix<16,12> */
    int32_t c,       /* fix<18,10> */
    int32_t d,       /* fix<18,10> */
    int32_t x,       /* fix<12,4>, the sum's exact range */
    int32_t v,       /* fix<22,10> */
    int32_t u,       /* fix<22,10> */
    int32_t *v_next, /* fix<22,10> */
    int32_t *u_next) /* fix<22,10> */
{
    /* let half : fix<22,10> round nearest = v + ((v * v * (0.04 : ufix<16,20> round nearest) + 5 * v + 140 - u + x) */
    /*     >> 1) */
    const int64_t half_mul      = (int64_t)v * v;                                /* fix<44,20> */
    const int64_t half_mul_2    = half_mul * 41943;                              /* fix<59,40> */
    const int32_t half_mul_3    = 5 * v;                                         /* fix<25,10> */
    const int64_t half_shl      = (int64_t)half_mul_3 * 1073741824;              /* fix<55,40> */
    const int64_t half_add      = half_mul_2 + half_shl;                         /* fix<59,40> */
    const int64_t half_add_2    = half_add + INT64_C(153931627888640);           /* fix<59,40> */
    const int64_t half_shl_2    = (int64_t)u * 1073741824;                       /* fix<52,40> */
    const int64_t half_sub      = half_add_2 - half_shl_2;                       /* fix<59,40> */
    const int64_t half_shl_3    = (int64_t)x * INT64_C(68719476736);             /* fix<48,40> */
    const int64_t half_add_3    = half_sub + half_shl_3;                         /* fix<59,40> */
    const int64_t half_shl_4    = (int64_t)v * INT64_C(2147483648);              /* fix<53,41> */
    const int64_t half_add_4    = half_shl_4 + half_add_3;                       /* fix<59,41> */
    const int32_t half_floor    = (int32_t)neuro_sar_64(half_add_4, 31);         /* fix<28,10> */
    const int32_t half_half     = (int32_t)neuro_sar_64(half_add_4, 30);         /* fix<29,11> */
    const int32_t half_half_bit = half_half & 1;                                 /* ufix<1,0> */
    const int32_t half_nearest  = half_floor + half_half_bit;                    /* fix<28,10> */
    const int32_t half_sat      = neuro_clamp_32(half_nearest, -2097152, 2097151); /* fix<22,10>, saturated */

    /* v = half + ((half * half * (0.04 : ufix<16,20> round nearest) + 5 * half + 140 - u + x) >> 1) */
    const int64_t v_mul      = (int64_t)half_sat * half_sat;                 /* fix<44,20> */
    const int64_t v_mul_2    = v_mul * 41943;                                /* fix<59,40> */
    const int32_t v_mul_3    = 5 * half_sat;                                 /* fix<25,10> */
    const int64_t v_shl      = (int64_t)v_mul_3 * 1073741824;                /* fix<55,40> */
    const int64_t v_add      = v_mul_2 + v_shl;                              /* fix<59,40> */
    const int64_t v_add_2    = v_add + INT64_C(153931627888640);             /* fix<59,40> */
    const int64_t v_sub      = v_add_2 - half_shl_2;                         /* fix<59,40> */
    const int64_t v_add_3    = v_sub + half_shl_3;                           /* fix<59,40> */
    const int64_t v_shl_2    = (int64_t)half_sat * INT64_C(2147483648);      /* fix<53,41> */
    const int64_t v_add_4    = v_shl_2 + v_add_3;                            /* fix<59,41> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_add_4, 31);           /* fix<28,10> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_add_4, 30);           /* fix<29,11> */
    const int32_t v_half_bit = v_half & 1;                                   /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                         /* fix<28,10> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -2097152, 2097151); /* fix<22,10>, saturated */

    /* u = u + a * (b * v - u) */
    const int64_t u_mul      = (int64_t)b * v_sat;                           /* fix<38,22> */
    const int64_t u_shl      = (int64_t)u * 4096;                            /* fix<34,22> */
    const int64_t u_sub      = u_mul - u_shl;                                /* fix<38,22> */
    const int64_t u_mul_2    = a * u_sub;                                    /* fix<54,38> */
    const int64_t u_shl_2    = (int64_t)u * 268435456;                       /* fix<50,38> */
    const int64_t u_add      = u_shl_2 + u_mul_2;                            /* fix<54,38> */
    const int32_t u_floor    = (int32_t)neuro_sar_64(u_add, 28);             /* fix<26,10> */
    const int32_t u_half     = (int32_t)neuro_sar_64(u_add, 27);             /* fix<27,11> */
    const int32_t u_half_bit = u_half & 1;                                   /* ufix<1,0> */
    const int32_t u_nearest  = u_floor + u_half_bit;                         /* fix<26,10> */
    const int32_t u_sat      = neuro_clamp_32(u_nearest, -2097152, 2097151); /* fix<22,10>, saturated */

    /* spike when v >= 30 */
    const int32_t spike_at_least = 30720 <= v_sat; /* ufix<1,0> */

    /* u = u + d */
    const int32_t u_add_2 = u_sat + d;                                  /* fix<23,10> */
    const int32_t u_sat_2 = neuro_clamp_32(u_add_2, -2097152, 2097151); /* fix<22,10>, saturated */

    /* spike when v >= 30 */
    const int32_t v_next_2 = spike_at_least ? c : v_sat;       /* fix<22,10> */
    const int32_t u_next_2 = spike_at_least ? u_sat_2 : u_sat; /* fix<22,10> */

    *v_next = v_next_2;
    *u_next = u_next_2;
    return spike_at_least;
}
