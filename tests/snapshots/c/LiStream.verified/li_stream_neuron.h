#include "neuro_fixed.h"

static inline int32_t li_stream_neuron(
    int32_t keep,     /* ufix<16,16> */
    int32_t rest,     /* fix<20,12> */
    int32_t x,        /* fix<12,4>, the sum's exact range */
    int32_t v,        /* fix<20,12> */
    int32_t *v_next,  /* fix<20,12> */
    int32_t *payload) /* fix<16,8> */
{
    /* v = rest + (v - rest) * keep + x */
    const int32_t v_sub      = v - rest;                                   /* fix<21,12> */
    const int64_t v_mul      = (int64_t)v_sub * keep;                      /* fix<37,28> */
    const int64_t v_shl      = (int64_t)rest * 65536;                      /* fix<36,28> */
    const int64_t v_add      = v_shl + v_mul;                              /* fix<38,28> */
    const int64_t v_shl_2    = (int64_t)x * 16777216;                      /* fix<36,28> */
    const int64_t v_add_2    = v_add + v_shl_2;                            /* fix<38,28> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_add_2, 16);         /* fix<22,12> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_add_2, 15);         /* fix<23,13> */
    const int32_t v_half_bit = v_half & 1;                                 /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                       /* fix<22,12> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -524288, 524287); /* fix<20,12>, saturated */

    /* emit v */
    const int32_t payload_floor    = neuro_sar_32(v_sat, 4);                     /* fix<16,8> */
    const int32_t payload_half     = neuro_sar_32(v_sat, 3);                     /* fix<17,9> */
    const int32_t payload_half_bit = payload_half & 1;                           /* ufix<1,0> */
    const int32_t payload_nearest  = payload_floor + payload_half_bit;           /* fix<17,8> */
    const int32_t payload_sat      = neuro_clamp_32(payload_nearest, -32768, 32767); /* fix<16,8>, saturated */

    /* spike when true */
    const int32_t payload_zero = payload_sat == 0; /* ufix<1,0> */
    const int32_t payload_sent = 1 - payload_zero; /* ufix<1,0> */
    const int32_t event_       = 1 & payload_sent; /* ufix<1,0> */

    *v_next  = v_sat;
    *payload = payload_sat;
    return event_;
}
