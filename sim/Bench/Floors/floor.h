/* What all floors share: the draws that networks are made of, the clock, and how neuro bench asks for runs.
 *
 * A floor is the plainest fast program for exactly one network: its rows, its drive, its neuron, nothing else. It builds
 * the network and says how long that took. Then, for each line "WARM TICKS" that it is given, it runs from the start, WARM
 * ticks unmeasured and TICKS more, and says how many seconds those took, by the clock and of the processor, and how many
 * spikes each population sent in the first and in the second part. */
#ifndef FLOOR_H
#define FLOOR_H

#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

static inline uint64_t draw(uint64_t seed, uint64_t i) {
    uint64_t z = seed + (i + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static inline uint32_t below(uint64_t seed, uint64_t i, uint32_t n) {
    return (uint32_t)(((draw(seed, i) >> 32) * n) >> 32);
}

static double seconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Zeroed, in large pages where the system has them. */
static void *memory(size_t bytes) {
    const size_t page = (size_t)2 << 20;
    void *all = NULL;
    if (posix_memalign(&all, bytes >= page ? page : 64, bytes + 64) != 0) {
        fprintf(stderr, "out of memory\n");
        exit(4);
    }
    if (bytes >= page)
        madvise(all, bytes, MADV_HUGEPAGE);
    memset(all, 0, bytes + 64);
    return all;
}

/* To be defined by each floor. */
enum { MOST_POPULATIONS = 8 };
static int populations(void);
static void build(void);
static void start(void);
/* Runs ticks from..end-1; adds to spikes by population. */
static void run(long from, long end, uint64_t *spikes);

int main(void) {
    double begin = seconds(CLOCK_MONOTONIC);
    build();
    printf("built %.3f\n", seconds(CLOCK_MONOTONIC) - begin);
    fflush(stdout);
    long warm, ticks;
    while (scanf("%ld %ld", &warm, &ticks) == 2) {
        uint64_t before[MOST_POPULATIONS] = {0}, spikes[MOST_POPULATIONS] = {0};
        start();
        run(0, warm, before);
        begin = seconds(CLOCK_MONOTONIC);
        double worked = seconds(CLOCK_PROCESS_CPUTIME_ID);
        run(warm, warm + ticks, spikes);
        worked = seconds(CLOCK_PROCESS_CPUTIME_ID) - worked;
        printf("%.9f %.9f", seconds(CLOCK_MONOTONIC) - begin, worked);
        for (int p = 0; p < populations(); p++)
            printf(" %llu %llu", (unsigned long long)before[p], (unsigned long long)spikes[p]);
        printf("\n");
        fflush(stdout);
    }
    return 0;
}

#endif
