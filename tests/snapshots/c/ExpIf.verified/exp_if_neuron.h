#include "neuro_fixed.h"

/* table f : ufix<18,12> */
NEURO_TABLE int32_t exp_if_neuron_f[32] = {
    0, 109, 140, 180, 231, 297, 381, 489, 628, 807, 1036, 1330, 1707, 2192, 2815, 3615, 4641, 5960, 7652, 9826, 12617,
    16200, 20801, 26709, 34295, 44036, 56544, 72603, 93225, 119703, 153701, 197356,
};

static inline int32_t exp_if_neuron(
    int32_t rate,    /* ufix<16,20> */
    int32_t rest,    /* fix<18,12> */
    int32_t reset,   /* fix<18,12> */
    int32_t x,       /* fix<12,4>, the sum's exact range */
    int32_t v,       /* fix<18,12> */
    int32_t *v_next) /* fix<18,12> */
{
    /* let cell : ufix<5,0> = (v + 4) << 2 */
    const int32_t cell_add   = v + 16384;                         /* fix<19,12> */
    const int32_t cell_floor = neuro_sar_32(cell_add, 10);        /* fix<9,0> */
    const int32_t cell_sat   = neuro_clamp_32(cell_floor, 0, 31); /* ufix<5,0>, saturated */

    /* v = v + rate * (rest - v + f[cell]) + x */
    const int32_t v_sub      = rest - v;                                   /* fix<19,12> */
    const int32_t f_entry    = exp_if_neuron_f[cell_sat];                  /* ufix<18,12> */
    const int32_t v_add      = v_sub + f_entry;                            /* fix<20,12> */
    const int64_t v_mul      = (int64_t)rate * v_add;                      /* fix<36,32> */
    const int64_t v_shl      = (int64_t)v * 1048576;                       /* fix<38,32> */
    const int64_t v_add_2    = v_shl + v_mul;                              /* fix<39,32> */
    const int64_t v_shl_2    = (int64_t)x * 268435456;                     /* fix<40,32> */
    const int64_t v_add_3    = v_add_2 + v_shl_2;                          /* fix<41,32> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_add_3, 20);         /* fix<21,12> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_add_3, 19);         /* fix<22,13> */
    const int32_t v_half_bit = v_half & 1;                                 /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                       /* fix<21,12> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -131072, 131071); /* fix<18,12>, saturated */

    /* spike when v >= 4 */
    const int32_t spike_at_least = 16384 <= v_sat;                 /* ufix<1,0> */
    const int32_t v_next_2       = spike_at_least ? reset : v_sat; /* fix<18,12> */

    *v_next = v_next_2;
    return spike_at_least;
}
