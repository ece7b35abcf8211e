/* N3, at a tenth or, with -DFULL, at full size; its own draws, so that it agrees in rates, not in spikes.
 *
 * Rows grouped by delay, a word of 18 bits of target and 14 of weight each. At full size a tick adds what
 * is due in it, the groups of all that was sent so many ticks ago, to one row of 32-bit sums for each port; at a tenth, where a
 * ring of such rows fits into the caches, an event goes through all its groups at once. Neurons in single precision. */
#include "floor.h"
#include <math.h>

enum { POPULATIONS = 8, TICKS = 128, MOST_DELAY = 120, TARGET_BITS = 18, AHEAD = 6 };

static const double full[POPULATIONS] = {20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948};
static const double external[POPULATIONS] = {1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100};
static const double mean_v[POPULATIONS] = {-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43};
static const double deviation_v[POPULATIONS] = {5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48};
static const double rates[POPULATIONS] = {0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829};
static const double probability[POPULATIONS][POPULATIONS] = {
    {.1009, .1689, .0437, .0818, .0323, 0, .0076, 0},    {.1346, .1371, .0316, .0515, .0755, 0, .0042, 0},
    {.0077, .0059, .0497, .1350, .0067, .0003, .0453, 0}, {.0691, .0029, .0794, .1597, .0033, 0, .1057, 0},
    {.1004, .0622, .0505, .0057, .0831, .3726, .0204, 0}, {.0548, .0269, .0257, .0022, .0600, .3158, .0086, 0},
    {.0156, .0066, .0211, .0166, .0572, .0197, .0396, .2252}, {.0364, .0010, .0034, .0005, .0277, .0080, .0658, .1443},
};

#ifdef FULL
static const double scale = 1;
enum { SLOTS = 1 };
#else
static const double scale = 0.1;
enum { SLOTS = TICKS };
#endif
static const double dt = 0.1, tau_m = 10, tau_s = 0.5, capacitance = 250, current = 0.15 * 585.4;

/* Weights are counted in steps of so many pA. */
static double step;

static uint32_t first[POPULATIONS + 1], neurons, stride;
static uint32_t *words;
static uint64_t *groups; /* by source and delay: where its words begin */
static int32_t *sums[2]; /* excitatory, inhibitory; by slot and neuron */
static uint32_t *sent[TICKS], sent_count[TICKS]; /* by tick: who sent, in ascending order */
static float *v, *exc, *inh, *constant;
static uint8_t *wait, *fired, *source_port;
static uint32_t poisson[POPULATIONS][32];
static float kick;

static int populations(void) { return POPULATIONS; }

/* Of mean 0 and deviation 1; in 65536ths: the sum of twelve 16-bit numbers. */
static double normal(uint64_t seed, uint64_t i) {
    uint32_t sum = 0;
    for (uint64_t k = 0; k < 3; k++)
        for (uint64_t z = draw(seed, 3 * i + k); z != 0; z >>= 16)
            sum += (uint32_t)(z & 0xffff);
    return ((double)sum - 393210) / 65536;
}

static double redrawn(uint64_t seed, uint64_t i, double mean, double deviation, double least) {
    for (uint64_t attempt = 0;; attempt++) {
        double value = mean + deviation * normal(seed + (attempt << 32), i);
        if (value >= least)
            return value;
    }
}

static double synapses(int a, int b) {
    return probability[a][b] == 0 ? 0 : log1p(-probability[a][b]) / log1p(-1 / (full[a] * full[b]));
}

static double weight(int a, int b) { return current * (b % 2 == 0 ? 1 : -4) * (a == 0 && b == 2 ? 2 : 1); }

static void connect(int pass) {
    for (int a = 0; a < POPULATIONS; a++)
        for (int b = 0; b < POPULATIONS; b++) {
            uint64_t count = (uint64_t)llround(synapses(a, b) * scale * scale), seed = (uint64_t)(8 * a + b);
            double mean = fabs(weight(a, b)) / sqrt(scale) / step, ticks = b % 2 == 0 ? 15 : 7.5;
            uint32_t sources = first[b + 1] - first[b], targets = first[a + 1] - first[a];
            for (uint64_t i = 0; i < count; i++) {
                uint32_t source = first[b] + below(1000 + seed, 2 * i, sources);
                uint32_t delay = (uint32_t)lround(redrawn(3000 + seed, i, ticks, ticks / 2, 0.5));
                uint64_t *at = &groups[(uint64_t)source * MOST_DELAY + delay];
                if (pass == 0) {
                    ++*at;
                    continue;
                }
                uint32_t target = first[a] + below(1000 + seed, 2 * i + 1, targets);
                words[(*at)++] = (uint32_t)lround(redrawn(2000 + seed, i, mean, mean / 10, 0)) << TARGET_BITS | target;
            }
        }
}

static void build(void) {
    uint64_t total = 0;
    for (int a = 0; a < POPULATIONS; a++) {
        first[a + 1] = first[a] + (uint32_t)lround(full[a] * scale);
        for (int b = 0; b < POPULATIONS; b++)
            total += (uint64_t)llround(synapses(a, b) * scale * scale);
    }
    neurons = first[POPULATIONS];
    stride = (neurons + 63) / 64 * 64;
    step = 4 * current / sqrt(scale) * 2 / (1 << (32 - TARGET_BITS));
    groups = memory(((uint64_t)neurons * MOST_DELAY + 1) * sizeof *groups);
    words = memory(total * sizeof *words);
    connect(0);
    uint64_t sum = 0;
    for (uint64_t g = 0; g <= (uint64_t)neurons * MOST_DELAY; g++) {
        uint64_t count = groups[g];
        groups[g] = sum;
        sum += count;
    }
    connect(1);
    memmove(groups + 1, groups, (uint64_t)neurons * MOST_DELAY * sizeof *groups);
    groups[0] = 0;

    for (int port = 0; port < 2; port++)
        sums[port] = memory((size_t)SLOTS * stride * sizeof(int32_t));
    for (int tick = 0; tick < TICKS; tick++)
        sent[tick] = memory(stride * sizeof(uint32_t));
    v = memory(stride * sizeof *v);
    exc = memory(stride * sizeof *exc);
    inh = memory(stride * sizeof *inh);
    constant = memory(stride * sizeof *constant);
    wait = memory(stride);
    fired = memory(stride);
    source_port = memory(stride);
    kick = (float)(current / sqrt(scale));
    for (int a = 0; a < POPULATIONS; a++) {
        double recurrent = 0, mean = 8 * round(external[a] * scale) * dt * 1e-3, term = exp(-mean), cumulative = 0;
        for (int b = 0; b < POPULATIONS; b++)
            recurrent += weight(a, b) * synapses(a, b) / full[a] * rates[b];
        double background = 8 * external[a] * current;
        double dc = 0.5e-3 * (scale < 1 ? (1 - sqrt(scale)) * (background + recurrent) : background);
        for (uint32_t j = first[a]; j < first[a + 1]; j++) {
            constant[j] = (float)(tau_m / capacitance * (1 - exp(-dt / tau_m)) * dc);
            source_port[j] = (uint8_t)(a % 2);
        }
        for (int k = 0; k < 32; k++, term *= mean / k) {
            cumulative += term;
            poisson[a][k] = (uint32_t)fmin(round(cumulative * 4294967296.0), 4294967295.0);
        }
    }
}

static void start(void) {
    for (int port = 0; port < 2; port++)
        memset(sums[port], 0, (size_t)SLOTS * stride * sizeof(int32_t));
    memset(sent_count, 0, sizeof sent_count);
    memset(exc, 0, stride * sizeof *exc);
    memset(inh, 0, stride * sizeof *inh);
    memset(wait, 0, stride);
    for (int a = 0; a < POPULATIONS; a++)
        for (uint32_t j = first[a]; j < first[a + 1]; j++)
            v[j] = (float)(mean_v[a] + 65 + deviation_v[a] * normal(4000, j));
}

static void drive(long t) {
    for (int a = 0; a < POPULATIONS; a++)
        for (uint32_t j = first[a]; j < first[a + 1]; j++) {
            uint32_t u = (uint32_t)(draw(5, (uint64_t)neurons * (uint64_t)t + j) >> 32);
            int count = 0;
            for (int k = 0; k < 8; k++)
                count += poisson[a][k] <= u;
            exc[j] += (float)count * kick;
        }
}

static void update(int32_t *restrict e, int32_t *restrict i) {
    const float a = (float)exp(-dt / tau_m), b = (float)exp(-dt / tau_s);
    const float c = (float)(tau_m * tau_s / (capacitance * (tau_m - tau_s)) * (exp(-dt / tau_m) - exp(-dt / tau_s))), unit = (float)step;
    for (uint32_t j = 0; j < neurons; j++) {
        float moved = a * v[j] + c * (exc[j] + inh[j]) + constant[j];
        float now = wait[j] == 0 ? moved : v[j];
        int spike = wait[j] == 0 && now >= 15;
        exc[j] = b * exc[j] + unit * (float)e[j];
        inh[j] = b * inh[j] - unit * (float)i[j];
        e[j] = 0;
        i[j] = 0;
        v[j] = spike ? 0 : now;
        wait[j] = (uint8_t)(spike ? 20 : wait[j] - (wait[j] > 0));
        fired[j] = (uint8_t)spike;
    }
}

static void add(uint32_t source, int delay, int32_t *cells) {
    const uint64_t *group = groups + (uint64_t)source * MOST_DELAY + delay;
    for (const uint32_t *at = words + group[0], *end = words + group[1]; at < end; at++)
        cells[*at & ((1u << TARGET_BITS) - 1)] += (int32_t)(*at >> TARGET_BITS);
}

/* All that is due at a tick, groups that come later being fetched. */
static void add_due(long t) {
    for (int d = 1; d < MOST_DELAY; d++) {
        const uint32_t *list = sent[(t - d) & (TICKS - 1)], count = sent_count[(t - d) & (TICKS - 1)];
        for (uint32_t n = 0; n < count; n++) {
            if (n + AHEAD < count)
                __builtin_prefetch(groups + (uint64_t)list[n + AHEAD] * MOST_DELAY + d);
            if (n + AHEAD / 2 < count) {
                const uint32_t *next = words + groups[(uint64_t)list[n + AHEAD / 2] * MOST_DELAY + d];
                for (int line = 0; line < 5; line++)
                    __builtin_prefetch(next + 16 * line);
            }
            add(list[n], d, sums[source_port[list[n]]]);
        }
    }
}

static void run(long from, long end, uint64_t *spikes) {
    for (long t = from; t < end; t++) {
        size_t slot = (size_t)(t & (SLOTS - 1)) * stride;
        if (SLOTS == 1)
            add_due(t);
        update(sums[0] + slot, sums[1] + slot);
        if (scale < 1)
            drive(t);
        uint32_t *list = sent[t & (TICKS - 1)], count = 0;
        for (int p = 0; p < POPULATIONS; p++) {
            uint32_t before = count;
            for (uint32_t j = first[p]; j < first[p + 1]; j++)
                if (fired[j])
                    list[count++] = j;
            spikes[p] += count - before;
        }
        sent_count[t & (TICKS - 1)] = count;
        for (uint32_t n = 0; SLOTS > 1 && n < count; n++)
            for (int d = 1; d < MOST_DELAY; d++)
                add(list[n], d, sums[source_port[list[n]]] + (size_t)((t + d) & (SLOTS - 1)) * stride);
    }
}
