/* One tick of one neuron of Relu. Emitted by neuro. */
#ifndef RELU_NEURON_H
#define RELU_NEURON_H

#ifndef NEURO_FIXED_H
#include "neuro_fixed.h"
#endif

static inline int32_t relu_neuron(
    int32_t bias,     /* fix<20,12> */
    int32_t x,        /* fix<15,6>, the sum's exact range */
    int32_t *payload, /* ufix<16,8> */
    int32_t *let_y)   /* ufix<21,12> */
{
    /* let y = max(x + bias, 0) */
    const int32_t y_shl  = x * 64;             /* fix<21,12> */
    const int32_t y_add  = y_shl + bias;       /* fix<22,12> */
    const int32_t y_less = y_add < 0;          /* ufix<1,0> */
    const int32_t y_max  = y_less ? 0 : y_add; /* ufix<21,12> */

    /* spike when y > 0 */
    const int32_t spike_greater = 0 < y_max; /* ufix<1,0> */

    /* emit y */
    const int32_t payload_floor    = neuro_sar_32(y_max, 4);                    /* ufix<17,8> */
    const int32_t payload_half     = neuro_sar_32(y_max, 3);                    /* ufix<18,9> */
    const int32_t payload_half_bit = payload_half & 1;                          /* ufix<1,0> */
    const int32_t payload_nearest  = payload_floor + payload_half_bit;          /* ufix<17,8> */
    const int32_t payload_sat      = neuro_clamp_32(payload_nearest, 0, 65535); /* ufix<16,8>, saturated */

    /* spike when y > 0 */
    const int32_t payload_zero = payload_sat == 0;             /* ufix<1,0> */
    const int32_t payload_sent = 1 - payload_zero;             /* ufix<1,0> */
    const int32_t event_       = spike_greater & payload_sent; /* ufix<1,0> */

    *payload = payload_sat;
    *let_y   = y_max;
    return event_;
}

#endif
