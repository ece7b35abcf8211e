/* N1x and, with -DDRAWN_DELAYS, N2x; with -DUNCOUPLED, neurons and drive alone.
 *
 * Rows grouped by delay: 2-byte targets, the weight known by the source. Sums of 16 bits in a ring of slots; an event goes
 * through its whole row at once, while the next one's row is fetched. */
#include "floor.h"

enum { NEURONS = 12500, EXCITATORY = 10000, IN = 1250, IN_EXCITATORY = 1000 };
#ifdef DRAWN_DELAYS
enum { LEAST = 1, MOST = 100, SLOTS = 128 };
#else
enum { LEAST = 15, MOST = 15, SLOTS = 16 };
#endif
#ifdef UNCOUPLED
enum { IS_COUPLED = 0 };
#else
enum { IS_COUPLED = 1 };
#endif
enum { DELAYS = MOST - LEAST + 1, STRIDE = 12544 };

static const uint32_t thresholds[16] = {
    581260615, 1743781846, 2906303077, 3681317231, 4068824308, 4223827139, 4275494749, 4290256923,
    4293947467, 4294767588, 4294931612, 4294961435, 4294966405, 4294967170, 4294967279, 4294967293,
};

static uint16_t *targets;
static uint32_t *groups; /* by source and delay: where its targets begin */
static int16_t *ring;
static int32_t *v;
static uint8_t *wait, *fired;

static int populations(void) { return 1; }

static void build(void) {
    v = memory(STRIDE * sizeof *v);
    wait = memory(STRIDE);
    fired = memory(STRIDE);
    ring = memory((size_t)SLOTS * STRIDE * sizeof *ring);
    if (!IS_COUPLED)
        return;
    groups = memory(((size_t)NEURONS * DELAYS + 1) * sizeof *groups);
    targets = memory((size_t)NEURONS * IN * sizeof *targets);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t j = 0; j < NEURONS; j++)
            for (uint32_t k = 0; k < IN; k++) {
                uint64_t c = (uint64_t)IN * j + k;
                uint32_t source = k < IN_EXCITATORY ? below(1, c, EXCITATORY) : EXCITATORY + below(1, c, NEURONS - EXCITATORY);
                uint32_t delay = DELAYS == 1 ? 0 : below(2, c, DELAYS);
                uint32_t *at = &groups[(size_t)source * DELAYS + delay];
                if (pass == 0)
                    ++*at;
                else
                    targets[(*at)++] = (uint16_t)j;
            }
        /* Counts become begins; behind the second pass every begin stands where the next group's should. */
        if (pass == 0) {
            uint32_t sum = 0;
            for (size_t g = 0; g <= (size_t)NEURONS * DELAYS; g++) {
                uint32_t count = groups[g];
                groups[g] = sum;
                sum += count;
            }
        } else {
            memmove(groups + 1, groups, (size_t)NEURONS * DELAYS * sizeof *groups);
            groups[0] = 0;
        }
    }
}

static void start(void) {
    memset(ring, 0, (size_t)SLOTS * STRIDE * sizeof *ring);
    memset(wait, 0, STRIDE);
    for (uint32_t j = 0; j < NEURONS; j++)
        v[j] = (int32_t)(((draw(4, j) >> 32) * 51200) >> 32);
}

static void update(long t, int16_t *restrict sums) {
    for (uint32_t j = 0; j < NEURONS; j++) {
        uint32_t u = (uint32_t)(draw(3, (uint64_t)NEURONS * (uint64_t)t + j) >> 32);
        int32_t x = sums[j];
        for (int k = 0; k < 16; k++)
            x += thresholds[k] <= u;
        sums[j] = 0;
        int32_t moved = (int32_t)(((int64_t)v[j] * 65209 + 32768) >> 16) + 256 * x;
        int32_t now = wait[j] == 0 ? moved : v[j];
        int spike = now >= 51200;
        v[j] = spike ? 25600 : now;
        wait[j] = (uint8_t)(spike ? 20 : wait[j] - (wait[j] > 0));
        fired[j] = (uint8_t)spike;
    }
}

static void deliver(long t, uint32_t source, int16_t weight) {
    const uint32_t *group = groups + (size_t)source * DELAYS;
    for (int d = 0; d < DELAYS; d++) {
        int16_t *slot = ring + (size_t)((t + LEAST + d) & (SLOTS - 1)) * STRIDE;
        for (const uint16_t *at = targets + group[d], *end = targets + group[d + 1]; at < end; at++)
            slot[*at] = (int16_t)(slot[*at] + weight);
    }
}

static void run(long from, long end, uint64_t *spikes) {
    static uint32_t list[STRIDE + 1];
    for (long t = from; t < end; t++) {
        update(t, ring + (size_t)(t & (SLOTS - 1)) * STRIDE);
        int count = 0;
        for (uint32_t j = 0; j < NEURONS; j += 8) {
            uint64_t eight;
            memcpy(&eight, fired + j, 8);
            for (; eight != 0; eight &= eight - 1)
                list[count++] = j + (uint32_t)__builtin_ctzll(eight) / 8;
        }
        spikes[0] += (uint64_t)count;
        for (int i = 0; IS_COUPLED && i < count; i++) {
            if (i + 1 < count) {
                const char *next = (const char *)(targets + groups[(size_t)list[i + 1] * DELAYS]);
                for (int line = 0; line < 8; line++)
                    __builtin_prefetch(next + 64 * line);
                __builtin_prefetch(groups + (size_t)list[i + 1] * DELAYS);
            }
            deliver(t, list[i], list[i] < EXCITATORY ? 1 : -5);
        }
    }
}
