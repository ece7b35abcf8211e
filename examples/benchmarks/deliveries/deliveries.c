/* Measures how the events of a tick are best added to the sums of later ticks on an OpenCL device: by atomics, or by
 * work-items that own their sums. Every way must give the sums that this program computes by itself. Of each, the time of
 * the quickest launch is shown: per synapse, and as a ratio to that of atomics.
 *
 *   deliveries [--device NUMBER] [--ticks TICKS]
 *
 * It is called in its own folder, from which it reads deliveries.cl and, out of ../../../hw/c, what emitted projects use.
 * Exit codes: 0 all sums agree, 1 some do not, 2 bad usage, 3 there is no device, 4 no memory.
 */
#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#include <float.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROUP = 64, MOST_GROUPS = 128, WARM_UP = 3, MOST_TICKS = 10000, MOST_WAYS = 4, MOST_DEVICES = 64 };

struct network {
    const char *name;
    uint32_t sources, rows, synapses; /* of each source; as many as there are rows: dense */
    uint32_t slots;                   /* delays are 1 to slots - 1 */
    uint32_t events;                  /* of a sample in a tick */
    uint32_t samples;
};

static const struct network NETWORKS[] = {
    {"lists of 1000, one sample", 2500, 12500, 1000, 101, 30, 1},
    {"lists of 1000, 16 samples", 2500, 12500, 1000, 101, 30, 16},
    {"lists of 100, one sample", 2500, 12500, 100, 101, 30, 1},
    {"lists of 100, 16 samples", 2500, 12500, 100, 101, 30, 16},
    {"lists of 72, as of a convolution", 2048, 8192, 72, 16, 200, 1},
    {"dense, 256 rows, one sample", 256, 256, 256, 32, 15, 1},
    {"dense, 256 rows, 16 samples", 256, 256, 256, 32, 15, 16},
};

struct way {
    const char *kernel;
    uint32_t owners; /* of lists; 0: it knows none */
};

static const struct way LISTS[] = {{"lists_by_atomics", 0}, {"lists_by_ownership", 128}, {"lists_by_ownership", 512}, {"lists_by_ownership", 2048}, {NULL, 0}};
static const struct way DENSE[] = {{"dense_by_atomics", 0}, {"dense_by_ownership", 0}, {NULL, 0}};

static cl_device_id device;
static cl_context context;
static cl_command_queue queue;
static cl_program program;

static void check(cl_int result, const char *what)
{
    if (result == CL_SUCCESS)
        return;
    fprintf(stderr, "deliveries: %s: OpenCL says %d\n", what, result);
    exit(3);
}

static void *room(size_t bytes)
{
    void *made = calloc(bytes, 1);
    if (made != NULL)
        return made;
    fprintf(stderr, "deliveries: there are no %zu bytes left\n", bytes);
    exit(4);
}

/* ---- Draws: SplitMix64 */

static uint64_t drawn;

static uint32_t below(uint32_t bound)
{
    uint64_t z = drawn += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)(((z ^ (z >> 31)) >> 32) * bound >> 32);
}

/* ---- The device */

static char *text_of(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "deliveries: there is no %s; call it in its own folder\n", path);
        exit(2);
    }
    char *text = room(1 << 20);
    text[fread(text, 1, (1 << 20) - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void open_device(unsigned number)
{
    cl_platform_id platforms[MOST_DEVICES];
    cl_device_id devices[MOST_DEVICES];
    cl_uint platform_count = 0, count = 0;
    cl_int result;
    if (clGetPlatformIDs(MOST_DEVICES, platforms, &platform_count) != CL_SUCCESS)
        platform_count = 0;
    for (cl_uint p = 0; p < platform_count && p < MOST_DEVICES; p++) {
        cl_uint own = 0;
        if (clGetDeviceIDs(platforms[p], CL_DEVICE_TYPE_ALL, MOST_DEVICES - count, devices + count, &own) == CL_SUCCESS)
            count += own < MOST_DEVICES - count ? own : MOST_DEVICES - count;
    }
    if (number >= count) {
        fprintf(stderr, "deliveries: there is no device %u; %u are there\n", number, count);
        exit(3);
    }
    device = devices[number];
    char name[256] = "";
    clGetDeviceInfo(device, CL_DEVICE_NAME, sizeof name - 1, name, NULL);
    printf("on %s\n", name);
    context = clCreateContext(NULL, 1, &device, NULL, NULL, &result);
    check(result, name);
    queue = clCreateCommandQueue(context, device, CL_QUEUE_PROFILING_ENABLE, &result);
    check(result, name);
    const char *texts[] = {text_of("../../../hw/c/neuro_fixed.h"), text_of("../../../hw/c/opencl/neuro_sums.h"), text_of("deliveries.cl")};
    program = clCreateProgramWithSource(context, 3, texts, NULL, &result);
    check(result, "making the program");
    check(clBuildProgram(program, 1, &device, "-cl-std=CL1.2 -Werror", NULL, NULL), "building the program");
}

static cl_mem array(const void *from, size_t bytes)
{
    cl_int result;
    cl_mem made = clCreateBuffer(context, CL_MEM_READ_WRITE, bytes, NULL, &result);
    check(result, "making an array");
    check(clEnqueueWriteBuffer(queue, made, CL_TRUE, 0, bytes, from, 0, NULL, NULL), "filling an array");
    return made;
}

/* ---- A network, and each way to deliver its events */

struct synapses {
    uint32_t *starts; /* by source */
    uint16_t *rows;
    uint8_t *delays;
    int8_t *weights;
    size_t count;
};

static int is_dense(const struct network *network)
{
    return network->synapses == network->rows;
}

static struct synapses draw(const struct network *network)
{
    struct synapses all = {0};
    all.count = (size_t)network->sources * network->synapses;
    all.starts = room((network->sources + 1) * sizeof *all.starts);
    all.rows = room(all.count * sizeof *all.rows);
    all.delays = room(all.count);
    all.weights = room(all.count);
    for (size_t i = 0; i < all.count; i++) {
        all.rows[i] = (uint16_t)(is_dense(network) ? i % network->rows : below(network->rows));
        all.delays[i] = (uint8_t)(1 + below(network->slots - 1));
        all.weights[i] = (int8_t)(below(256) - 128);
    }
    for (uint32_t source = 0; source <= network->sources; source++)
        all.starts[source] = source * network->synapses;
    return all;
}

static uint32_t owner_of(const struct network *network, uint32_t row, uint32_t owners)
{
    return (uint32_t)((uint64_t)row * owners / network->rows);
}

/* Each list sorted by owner, and where the synapses of each owner begin; one more at the end of all. */
static uint32_t *sort(const struct network *network, const struct synapses *from, struct synapses *to, uint32_t owners)
{
    uint32_t *bounds = room(((size_t)network->sources * owners + 1) * sizeof *bounds);
    uint32_t *next = room(owners * sizeof *next);
    *to = *from;
    to->rows = room(from->count * sizeof *to->rows);
    to->delays = room(from->count);
    to->weights = room(from->count);
    for (uint32_t source = 0; source < network->sources; source++) {
        const uint32_t start = from->starts[source], end = from->starts[source + 1];
        memset(next, 0, owners * sizeof *next);
        for (uint32_t i = start; i < end; i++)
            next[owner_of(network, from->rows[i], owners)]++;
        uint32_t at = start;
        for (uint32_t owner = 0; owner < owners; owner++) {
            const uint32_t count = next[owner];
            bounds[(size_t)source * owners + owner] = next[owner] = at;
            at += count;
        }
        for (uint32_t i = start; i < end; i++) {
            const uint32_t place = next[owner_of(network, from->rows[i], owners)]++;
            to->rows[place] = from->rows[i];
            to->delays[place] = from->delays[i];
            to->weights[place] = from->weights[i];
        }
    }
    bounds[(size_t)network->sources * owners] = (uint32_t)from->count;
    free(next);
    return bounds;
}

struct prepared {
    cl_kernel kernel;
    cl_mem ring;
    size_t items;
    double quickest; /* launch, in nanoseconds */
};

static void argument(cl_kernel kernel, cl_uint *number, size_t bytes, const void *value)
{
    check(clSetKernelArg(kernel, (*number)++, bytes, value), "an argument");
}

/* All but the events and the tick is set once. */
static struct prepared prepare(const struct network *network, const struct synapses *all, const struct way *way, cl_mem counts, cl_mem events)
{
    cl_int result;
    struct prepared made = {0};
    const size_t sums = (size_t)network->samples * network->slots * network->rows;
    void *zeros = room(sums * sizeof(uint32_t));
    made.kernel = clCreateKernel(program, way->kernel, &result);
    check(result, way->kernel);
    made.ring = array(zeros, sums * sizeof(uint32_t));
    made.quickest = DBL_MAX;
    free(zeros);
    struct synapses sorted = *all;
    uint32_t *bounds = way->owners > 0 ? sort(network, all, &sorted, way->owners) : all->starts;
    cl_uint number = 0;
    argument(made.kernel, &number, sizeof counts, &counts);
    argument(made.kernel, &number, sizeof events, &events);
    argument(made.kernel, &number, sizeof made.ring, &made.ring);
    if (!is_dense(network)) {
        const size_t bound_count = way->owners > 0 ? (size_t)network->sources * way->owners : network->sources;
        const cl_mem starts = array(bounds, (bound_count + 1) * sizeof *bounds), rows = array(sorted.rows, all->count * sizeof *sorted.rows);
        argument(made.kernel, &number, sizeof starts, &starts);
        argument(made.kernel, &number, sizeof rows, &rows);
    }
    const cl_mem delays = array(sorted.delays, all->count), weights = array(sorted.weights, all->count);
    argument(made.kernel, &number, sizeof delays, &delays);
    argument(made.kernel, &number, sizeof weights, &weights);
    number++;
    argument(made.kernel, &number, sizeof network->events, &network->events);
    argument(made.kernel, &number, sizeof network->slots, &network->slots);
    argument(made.kernel, &number, sizeof network->rows, &network->rows);
    if (way->owners > 0) {
        made.items = way->owners;
        free(bounds);
        free(sorted.rows);
        free(sorted.delays);
        free(sorted.weights);
    } else if (strstr(way->kernel, "atomics") != NULL)
        made.items = GROUP * (network->events < MOST_GROUPS ? network->events : MOST_GROUPS);
    else
        made.items = (network->rows + GROUP - 1) / GROUP * GROUP;
    return made;
}

static double launch(const struct network *network, const struct prepared *way, uint64_t tick)
{
    const cl_uint tick_argument = is_dense(network) ? 5 : 7;
    const size_t items[] = {way->items, network->samples}, group[] = {GROUP, 1};
    cl_ulong begin, end;
    cl_event event;
    check(clSetKernelArg(way->kernel, tick_argument, sizeof tick, &tick), "the tick");
    check(clEnqueueNDRangeKernel(queue, way->kernel, 2, NULL, items, group, 0, NULL, &event), "a launch");
    check(clWaitForEvents(1, &event), "a launch");
    check(clGetEventProfilingInfo(event, CL_PROFILING_COMMAND_START, sizeof begin, &begin, NULL), "a time");
    check(clGetEventProfilingInfo(event, CL_PROFILING_COMMAND_END, sizeof end, &end, NULL), "a time");
    clReleaseEvent(event);
    return (double)(end - begin);
}

/* Returns whether every way gives the right sums. */
static int measure(const struct network *network, int ticks)
{
    const struct synapses all = draw(network);
    const size_t event_count = (size_t)network->samples * network->events, sums = (size_t)network->samples * network->slots * network->rows;
    uint32_t *events = room(event_count * sizeof *events), *counts = room(network->samples * sizeof *counts);
    uint32_t *expected = room(sums * sizeof *expected), *found = room(sums * sizeof *found);
    for (uint32_t sample = 0; sample < network->samples; sample++)
        counts[sample] = network->events;
    const cl_mem counts_there = array(counts, network->samples * sizeof *counts), events_there = array(events, event_count * sizeof *events);
    const struct way *ways = is_dense(network) ? DENSE : LISTS;
    struct prepared prepared[MOST_WAYS];
    int is_right = 1, count = 0;
    for (; ways[count].kernel != NULL; count++)
        prepared[count] = prepare(network, &all, &ways[count], counts_there, events_there);

    /* All ways take their turn in every tick, so that a machine that is busy for a while is so for all of them. */
    for (int t = -WARM_UP; t < ticks; t++) {
        const uint64_t tick = (uint64_t)(t + WARM_UP);
        for (size_t i = 0; i < event_count; i++)
            events[i] = below(network->sources);
        check(clEnqueueWriteBuffer(queue, events_there, CL_TRUE, 0, event_count * sizeof *events, events, 0, NULL, NULL), "events");
        for (int w = 0; w < count; w++) {
            const double taken = launch(network, &prepared[w], tick);
            if (t >= 0 && taken < prepared[w].quickest)
                prepared[w].quickest = taken;
        }
        for (size_t i = 0; i < event_count; i++)
            for (uint32_t s = all.starts[events[i]]; s < all.starts[events[i] + 1]; s++) {
                const uint64_t slot = (tick + all.delays[s]) % network->slots;
                uint32_t *sum = expected + ((i / network->events) * network->slots + slot) * network->rows + all.rows[s];
                const int64_t weight = all.weights[s];
                *sum = (uint32_t)(*sum + (uint64_t)weight);
            }
    }

    for (int w = 0; w < count; w++) {
        char way[64] = "";
        if (ways[w].owners > 0)
            snprintf(way, sizeof way, "%s by %" PRIu32, ways[w].kernel, ways[w].owners);
        check(clEnqueueReadBuffer(queue, prepared[w].ring, CL_TRUE, 0, sums * sizeof *found, found, 0, NULL, NULL), "sums");
        const int agrees = memcmp(expected, found, sums * sizeof *found) == 0;
        is_right &= agrees;
        printf("%-32s  %-26s %6.2f ns a synapse %6.2f%s\n", w == 0 ? network->name : "", ways[w].owners > 0 ? way : ways[w].kernel,
               prepared[w].quickest / ((double)event_count * network->synapses), prepared[w].quickest / prepared[0].quickest, agrees ? "" : "  WRONG SUMS");
    }
    return is_right;
}

int main(int argc, char **argv)
{
    unsigned number = 0;
    int ticks = 200, next = 1, is_right = 1;
    for (; next + 1 < argc && strncmp(argv[next], "--", 2) == 0; next += 2)
        if (strcmp(argv[next], "--device") == 0)
            number = (unsigned)strtoul(argv[next + 1], NULL, 10);
        else if (strcmp(argv[next], "--ticks") == 0)
            ticks = (int)strtol(argv[next + 1], NULL, 10);
        else
            break;
    if (next < argc || ticks < 1 || ticks > MOST_TICKS) {
        fprintf(stderr, "deliveries [--device NUMBER] [--ticks TICKS]\n");
        return 2;
    }
    open_device(number);
    for (size_t n = 0; n < sizeof NETWORKS / sizeof *NETWORKS; n++)
        is_right &= measure(&NETWORKS[n], ticks);
    return is_right ? 0 : 1;
}
