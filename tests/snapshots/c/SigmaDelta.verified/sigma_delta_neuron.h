#include "neuro_fixed.h"

static inline int32_t sigma_delta_neuron(
    int32_t threshold,  /* ufix<16,8> */
    int32_t bias,       /* fix<16,8> */
    int32_t x,          /* fix<12,4>, the sum's exact range */
    int32_t s,          /* fix<32,16> */
    int32_t sent,       /* ufix<16,8> */
    int32_t *s_next,    /* fix<32,16> */
    int32_t *sent_next, /* ufix<16,8> */
    int32_t *payload)   /* fix<17,8> */
{
    /* s = s + x */
    const int32_t s_shl = x * 4096;                                              /* fix<24,16> */
    const int64_t s_add = (int64_t)s + s_shl;                                    /* fix<33,16> */
    const int32_t s_sat = (int32_t)neuro_clamp_64(s_add, (-2147483647 - 1), 2147483647); /* fix<32,16>, saturated */

    /* let y : ufix<16,8> round nearest = max(s + bias, 0) */
    const int32_t y_shl      = bias * 256;                          /* fix<24,16> */
    const int64_t y_add      = (int64_t)s_sat + y_shl;              /* fix<33,16> */
    const int32_t y_less     = y_add < 0;                           /* ufix<1,0> */
    const int64_t y_max      = y_less ? 0 : y_add;                  /* ufix<32,16> */
    const int32_t y_floor    = (int32_t)neuro_sar_64(y_max, 8);     /* ufix<24,8> */
    const int32_t y_half     = (int32_t)neuro_sar_64(y_max, 7);     /* ufix<25,9> */
    const int32_t y_half_bit = y_half & 1;                          /* ufix<1,0> */
    const int32_t y_nearest  = y_floor + y_half_bit;                /* ufix<24,8> */
    const int32_t y_sat      = neuro_clamp_32(y_nearest, 0, 65535); /* ufix<16,8>, saturated */

    /* spike when abs(y - sent) >= threshold */
    const int32_t spike_sub      = y_sat - sent;                           /* fix<17,8> */
    const int32_t spike_negative = spike_sub < 0;                          /* ufix<1,0> */
    const int32_t spike_neg      = 0 - spike_sub;                          /* fix<17,8> */
    const int32_t spike_abs      = spike_negative ? spike_neg : spike_sub; /* ufix<16,8> */
    const int32_t spike_at_least = threshold <= spike_abs;                 /* ufix<1,0> */
    const int32_t sent_next_2    = spike_at_least ? y_sat : sent;          /* ufix<16,8> */
    const int32_t payload_zero   = spike_sub == 0;                         /* ufix<1,0> */
    const int32_t payload_sent   = 1 - payload_zero;                       /* ufix<1,0> */
    const int32_t event_         = spike_at_least & payload_sent;          /* ufix<1,0> */

    *s_next    = s_sat;
    *sent_next = sent_next_2;
    *payload   = spike_sub;
    return event_;
}
