#include "neuro_fixed.h"

static inline int32_t relu_neuron(
    int32_t bias,     /* fix<20,12> */
    int32_t x,        /* fix<12,4>, the sum's exact range */
    int32_t *payload) /* ufix<16,8> */
{
    /* let y = max(x + bias, 0) */
    const int32_t y_shl  = x * 256;            /* fix<20,12> */
    const int32_t y_add  = y_shl + bias;       /* fix<21,12> */
    const int32_t y_less = y_add < 0;          /* ufix<1,0> */
    const int32_t y_max  = y_less ? 0 : y_add; /* ufix<20,12> */

    /* spike when y > 0 */
    const int32_t spike_greater = 0 < y_max; /* ufix<1,0> */

    /* emit y */
    const int32_t payload_floor    = neuro_sar_32(y_max, 4);           /* ufix<16,8> */
    const int32_t payload_half     = neuro_sar_32(y_max, 3);           /* ufix<17,9> */
    const int32_t payload_half_bit = payload_half & 1;                 /* ufix<1,0> */
    const int32_t payload_nearest  = payload_floor + payload_half_bit; /* ufix<16,8> */

    /* spike when y > 0 */
    const int32_t payload_zero = payload_nearest == 0;         /* ufix<1,0> */
    const int32_t payload_sent = 1 - payload_zero;             /* ufix<1,0> */
    const int32_t event_       = spike_greater & payload_sent; /* ufix<1,0> */

    *payload = payload_nearest;
    return event_;
}
