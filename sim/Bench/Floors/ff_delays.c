/* N4; with -DSAMPLES a reset before every hundredth tick.
 *
 * Words of weight, delay and target, 8192 cells of sums a layer: delay and target, moved on to the tick, are a cell. */
#include "floor.h"

enum { INPUTS = 700, LAYERS = 3, CELLS = 8192, SAMPLE = 100 };
static const uint32_t sizes[LAYERS + 1] = {INPUTS, 256, 256, 20};

static int32_t *words[LAYERS]; /* by source and target: weight << 13 | delay << 8 | target */
static int32_t *ring[LAYERS];  /* by slot and neuron */
static int32_t *v[LAYERS];

static int populations(void) { return LAYERS; }

static void build(void) {
    for (int layer = 0; layer < LAYERS; layer++) {
        uint32_t count = sizes[layer] * sizes[layer + 1];
        words[layer] = memory(count * sizeof(int32_t));
        ring[layer] = memory(CELLS * sizeof(int32_t));
        v[layer] = memory(256 * sizeof(int32_t));
        for (uint32_t c = 0; c < count; c++) {
            int32_t weight = (int32_t)below(11 + (uint64_t)layer, c, 255) - 127;
            uint32_t delay = below(21 + (uint64_t)layer, c, 31);
            words[layer][c] = (int32_t)((uint32_t)weight << 13 | delay << 8 | c % sizes[layer + 1]);
        }
    }
}

static void start(void) {
    for (int layer = 0; layer < LAYERS; layer++) {
        memset(ring[layer], 0, CELLS * sizeof(int32_t));
        memset(v[layer], 0, 256 * sizeof(int32_t));
    }
}

static void deliver(int layer, long t, uint32_t source) {
    const int32_t *row = words[layer] + source * sizes[layer + 1];
    int32_t *cells = ring[layer];
    uint32_t now = (uint32_t)(t & 31) << 8;
    for (uint32_t j = 0; j < sizes[layer + 1]; j++)
        cells[((uint32_t)row[j] + now) & (CELLS - 1)] += row[j] >> 13;
}

static void run(long from, long end, uint64_t *spikes) {
    uint8_t sends[INPUTS + 4];
    memset(sends, 0, sizeof sends);
    for (long t = from; t < end; t++) {
#ifdef SAMPLES
        if (t % SAMPLE == 0)
            start();
#endif
        for (uint32_t c = 0; c < INPUTS; c++)
            sends[c] = (draw(30, (uint64_t)INPUTS * (uint64_t)t + c) >> 32) < 60129542;
        for (uint32_t c = 0; c < INPUTS; c++)
            if (sends[c])
                deliver(0, t, c);
        for (int layer = 0; layer < LAYERS; layer++) {
            uint8_t fired[256];
            int32_t *sums = ring[layer] + ((t & 31) << 8);
            for (uint32_t j = 0; j < sizes[layer + 1]; j++) {
                int32_t now = v[layer][j] - (v[layer][j] >> 4) + sums[j];
                sums[j] = 0;
                fired[j] = now >= 500;
                v[layer][j] = fired[j] ? 0 : now;
            }
            for (uint32_t j = 0; j < sizes[layer + 1]; j++)
                if (fired[j]) {
                    spikes[layer]++;
                    if (layer + 1 < LAYERS)
                        deliver(layer + 1, t, j);
                }
        }
    }
}
