/* Network "stages" as a program: network RUN OUT. Emitted by neuro. */
#include <stdbool.h>

#include "fail.h"
#include "input.h"
#include "output.h"
#include "schedule.h"

#include "../kernels/neuro_fixed.h"
#include "../kernels/neuro_draw.h"
#include "../kernels/neuro_digest.h"

static uint64_t tick;

/* ---- What a neuron of each model does in a tick */

static int32_t stochastic_lif_neuron(
    int32_t keep,      /* ufix<16,16> */
    int32_t threshold, /* fix<20,12> */
    int32_t noise,     /* ufix<20,12> */
    int32_t reset,     /* fix<20,12> */
    int32_t x,         /* ufix<3,0>, the sum's exact range */
    int32_t v,         /* fix<20,12> */
    uint32_t draw_0,   /* a random word */
    int32_t *v_next)   /* fix<20,12> */
{
    /* v = v * keep + x */
    const int64_t v_mul      = (int64_t)v * keep;                          /* fix<36,28> */
    const int32_t v_shl      = x * 268435456;                              /* ufix<31,28> */
    const int64_t v_add      = v_mul + v_shl;                              /* fix<37,28> */
    const int32_t v_floor    = (int32_t)neuro_sar_64(v_add, 16);           /* fix<21,12> */
    const int32_t v_half     = (int32_t)neuro_sar_64(v_add, 15);           /* fix<22,13> */
    const int32_t v_half_bit = v_half & 1;                                 /* ufix<1,0> */
    const int32_t v_nearest  = v_floor + v_half_bit;                       /* fix<21,12> */
    const int32_t v_sat      = neuro_clamp_32(v_nearest, -524288, 524287); /* fix<20,12>, saturated */

    /* let level = threshold + (noise * (random<16> - 32768) >> 16) */
    const int32_t draw      = (int32_t)(draw_0 >> 16);    /* ufix<16,0> */
    const int32_t level_sub = draw - 32768;               /* fix<16,0> */
    const int64_t level_mul = (int64_t)noise * level_sub; /* fix<36,12> */
    const int64_t level_shl = (int64_t)threshold * 65536; /* fix<36,28> */
    const int64_t level_add = level_shl + level_mul;      /* fix<37,28> */

    /* spike when v >= level */
    const int64_t spike_shl      = (int64_t)v_sat * 65536;         /* fix<36,28> */
    const int32_t spike_at_least = level_add <= spike_shl;         /* ufix<1,0> */
    const int32_t v_next_2       = spike_at_least ? reset : v_sat; /* fix<20,12> */

    *v_next = v_next_2;
    return spike_at_least;
}

static int32_t lif_neuron(
    int32_t keep,      /* ufix<16,16> */
    int32_t threshold, /* fix<16,8> */
    int32_t x,         /* ufix<2,0>, the sum's exact range */
    int32_t v,         /* fix<16,8> */
    int32_t *v_next)   /* fix<16,8> */
{
    /* v = v * keep + x */
    const int32_t v_mul   = v * keep;                               /* fix<32,24> */
    const int32_t v_shl   = x * 16777216;                           /* ufix<26,24> */
    const int64_t v_add   = (int64_t)v_mul + v_shl;                 /* fix<33,24> */
    const int32_t v_floor = (int32_t)neuro_sar_64(v_add, 16);       /* fix<17,8> */
    const int32_t v_sat   = neuro_clamp_32(v_floor, -32768, 32767); /* fix<16,8>, saturated */

    /* spike when v >= threshold */
    const int32_t spike_at_least = threshold <= v_sat; /* ufix<1,0> */

    /* v = v - threshold */
    const int32_t v_sub   = v_sat - threshold;                    /* fix<17,8> */
    const int32_t v_sat_2 = neuro_clamp_32(v_sub, -32768, 32767); /* fix<16,8>, saturated */

    /* spike when v >= threshold */
    const int32_t v_next_2 = spike_at_least ? v_sat_2 : v_sat; /* fix<16,8> */

    *v_next = v_next_2;
    return spike_at_least;
}

/* ---- What populations keep */

static uint32_t counts[2 + 1];
static uint32_t sent_neurons[6 + 1];
static int64_t sent_payloads[6 + 1];
static int64_t probed[0 + 1];

static const int32_t first_keep[] = {
    32768, 32768, 32768,
};
static const int32_t first_threshold[] = {
    8192, 8192, 8192,
};
static const int32_t first_noise[] = {
    4096, 4096, 4096,
};
static const int32_t first_reset[] = {
    0, 0, 0,
};
static int32_t first_v[3];
static const int32_t first_v_initial[] = {
    0, 0, 0,
};
static int64_t first_x_ring[1][3];

static const int32_t second_keep[] = {
    32768, 32768, 32768,
};
static const int32_t second_threshold[] = {
    512, 512, 512,
};
static int32_t second_v[3];
static const int32_t second_v_initial[] = {
    0, 0, 0,
};
static int64_t second_x_ring[1][3];

/* ---- Synapses: those of source s are first[s] to first[s + 1] - 1 */

struct synapse {
    uint32_t target;
    uint32_t delay;
    int64_t weight;
};

static const uint32_t in_first_first[] = {
    0u, 3u, 6u,
};
static const struct synapse in_first[] = {
    {0, 0, 3},
    {1, 0, 3},
    {2, 0, 3},
    {0, 0, 3},
    {1, 0, 3},
    {2, 0, 3},
};

static void deliver_in_first(uint32_t count, const uint32_t *neurons, const int64_t *payloads)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t s = in_first_first[neurons[i]]; s < in_first_first[neurons[i] + 1]; s++) {
            const struct synapse *its = &in_first[s];
            const int64_t amount = its->weight * payloads[i];
            first_x_ring[(tick + its->delay) % 1][its->target] += amount;
        }
}

static const uint32_t first_second_first[] = {
    0u, 1u, 2u, 3u,
};
static const struct synapse first_second[] = {
    {0, 0, 2},
    {1, 0, 2},
    {2, 0, 2},
};

static void deliver_first_second(uint32_t count, const uint32_t *neurons, const int64_t *payloads)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t s = first_second_first[neurons[i]]; s < first_second_first[neurons[i] + 1]; s++) {
            const struct synapse *its = &first_second[s];
            const int64_t amount = its->weight * payloads[i];
            second_x_ring[(tick + its->delay) % 1][its->target] += amount;
        }
}

/* ---- A tick of each population */

static void reset_first(void)
{
    for (uint32_t i = 0; i < 3; i++) {
        first_v[i] = first_v_initial[i];
    }
}

static void drop_first(void)
{
    for (uint32_t i = 0; i < 3; i++) {
        for (uint32_t slot = 0; slot < 1; slot++)
            first_x_ring[slot][i] = 0;
    }
}

static void update_first(void)
{
    const neuro_block key = neuro_tick_key(UINT64_C(0), (uint32_t)tick, 2456940119u);
    uint32_t *neurons = sent_neurons + 0;
    int64_t *payloads = sent_payloads + 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < 3; i++) {
        int64_t payload = 1;
        const int64_t first_x_sum = first_x_ring[tick % 1][i];
        first_x_ring[tick % 1][i] = 0;
        const neuro_block draws_0 = neuro_draws(key, i, 0u);
        int32_t first_v_next;
        const bool fires = stochastic_lif_neuron(first_keep[i], first_threshold[i], first_noise[i], first_reset[i],
                (int32_t)first_x_sum, first_v[i], draws_0.a, &first_v_next) != 0;
        first_v[i] = first_v_next;
        if (fires) {
            neurons[count] = i;
            payloads[count++] = payload;
        }
    }
    counts[0] = count;
}

static void reset_second(void)
{
    for (uint32_t i = 0; i < 3; i++) {
        second_v[i] = second_v_initial[i];
    }
}

static void drop_second(void)
{
    for (uint32_t i = 0; i < 3; i++) {
        for (uint32_t slot = 0; slot < 1; slot++)
            second_x_ring[slot][i] = 0;
    }
}

static void update_second(void)
{
    uint32_t *neurons = sent_neurons + 3;
    int64_t *payloads = sent_payloads + 3;
    uint32_t count = 0;
    for (uint32_t i = 0; i < 3; i++) {
        int64_t payload = 1;
        const int64_t second_x_sum = second_x_ring[tick % 1][i];
        second_x_ring[tick % 1][i] = 0;
        int32_t second_v_next;
        const bool fires = lif_neuron(second_keep[i], second_threshold[i], (int32_t)second_x_sum, second_v[i],
                &second_v_next) != 0;
        second_v[i] = second_v_next;
        if (fires) {
            neurons[count] = i;
            payloads[count++] = payload;
        }
    }
    counts[1] = count;
}

/* ---- A tick */

static void take_marks(const struct sample *sample)
{
    for (size_t m = 0; m < sample->mark_count; m++) {
        const struct mark *mark = &sample->marks[m];
        if (mark->tick != tick)
            continue;
        switch (mark->output) {
        case 0:
            if (mark->bits & 1)
                reset_first();
            if (mark->bits & 2)
                drop_first();
            break;
        case 1:
            if (mark->bits & 1)
                reset_second();
            if (mark->bits & 2)
                drop_second();
            break;
        default:
            break;
        }
    }
}

static uint32_t in_count, in_neurons[2];
static int64_t in_payloads[2];

static void take_events(const struct sample *sample)
{
    in_count = 0;
    for (size_t e = sample->first[tick]; e < sample->first[tick + 1]; e++) {
        const struct event *event = &sample->events[e];
        switch (event->input) {
        case 0:
            in_neurons[in_count] = event->neuron;
            in_payloads[in_count++] = event->value;
            break;
        default:
            break;
        }
    }
}

static void digest(uint32_t words[2])
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 3; i++) {
        sum += neuro_digest_share((uint32_t)((uint64_t)first_v[i] & UINT32_MAX), 0u + 1u * i);
    }
    for (uint32_t i = 0; i < 3; i++) {
        sum += neuro_digest_share((uint32_t)((uint64_t)second_v[i] & UINT32_MAX), 3u + 1u * i);
    }
    words[0] = (uint32_t)(sum & UINT32_MAX);
    words[1] = (uint32_t)(sum >> 32);
}

static void run_tick(const struct sample *sample, struct result *result)
{
    uint32_t words[2];
    take_marks(sample);
    take_events(sample);
    deliver_in_first(in_count, in_neurons, in_payloads);
    update_first();
    deliver_first_second(counts[0], sent_neurons + 0, sent_payloads + 0);
    update_second();
    digest(words);
    const struct outcome outcome = {tick, counts, sent_neurons, sent_payloads, HAS_DIGEST ? words : NULL, probed};
    output_tick(result, &outcome);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail(END_BAD_INPUT, "usage: network RUN OUT");
    struct sample sample = input_read(argv[1]);
    struct result result = output_open(argv[1], argv[2]);
    reset_first();
    reset_second();
    for (tick = 0; tick < sample.ticks; tick++)
        run_tick(&sample, &result);
    input_free(&sample);
    return output_close(&result) ? END_FINE : END_DIFFERENT;
}
