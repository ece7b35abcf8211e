#include "neuro_fixed.h"

static inline int32_t resonate_and_fire_neuron(
    int32_t c,         /* fix<18,16> */
    int32_t s,         /* fix<18,16> */
    int32_t threshold, /* fix<18,12> */
    int32_t x,         /* fix<12,4>, the sum's exact range */
    int32_t re,        /* fix<18,12> */
    int32_t im,        /* fix<18,12> */
    int32_t *re_next,  /* fix<18,12> */
    int32_t *im_next)  /* fix<18,12> */
{
    /* let turned = re * c - im * s + x */
    const int64_t turned_mul   = (int64_t)re * c;           /* fix<36,28> */
    const int64_t turned_mul_2 = (int64_t)im * s;           /* fix<36,28> */
    const int64_t turned_sub   = turned_mul - turned_mul_2; /* fix<36,28> */
    const int64_t turned_shl   = (int64_t)x * 16777216;     /* fix<36,28> */
    const int64_t turned_add   = turned_sub + turned_shl;   /* fix<37,28> */

    /* im = re * s + im * c */
    const int64_t im_mul      = (int64_t)re * s;                             /* fix<36,28> */
    const int64_t im_mul_2    = (int64_t)im * c;                             /* fix<36,28> */
    const int64_t im_add      = im_mul + im_mul_2;                           /* fix<37,28> */
    const int32_t im_floor    = (int32_t)neuro_sar_64(im_add, 16);           /* fix<21,12> */
    const int32_t im_half     = (int32_t)neuro_sar_64(im_add, 15);           /* fix<22,13> */
    const int32_t im_half_bit = im_half & 1;                                 /* ufix<1,0> */
    const int32_t im_nearest  = im_floor + im_half_bit;                      /* fix<21,12> */
    const int32_t im_sat      = neuro_clamp_32(im_nearest, -131072, 131071); /* fix<18,12>, saturated */

    /* re = turned */
    const int32_t re_floor    = (int32_t)neuro_sar_64(turned_add, 16);       /* fix<21,12> */
    const int32_t re_half     = (int32_t)neuro_sar_64(turned_add, 15);       /* fix<22,13> */
    const int32_t re_half_bit = re_half & 1;                                 /* ufix<1,0> */
    const int32_t re_nearest  = re_floor + re_half_bit;                      /* fix<21,12> */
    const int32_t re_sat      = neuro_clamp_32(re_nearest, -131072, 131071); /* fix<18,12>, saturated */

    /* spike when im >= threshold */
    const int32_t spike_at_least = threshold <= im_sat;                 /* ufix<1,0> */
    const int32_t re_next_2      = spike_at_least ? 0 : re_sat;         /* fix<18,12> */
    const int32_t im_next_2      = spike_at_least ? threshold : im_sat; /* fix<18,12> */

    *re_next = re_next_2;
    *im_next = im_next_2;
    return spike_at_least;
}
