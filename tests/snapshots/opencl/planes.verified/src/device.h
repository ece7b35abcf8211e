/* The device, and what lies on it. */
#ifndef DEVICE_H
#define DEVICE_H

#include <stddef.h>
#include <stdint.h>

/* How many samples and ticks have room at a time. */
struct room {
    size_t samples;
    size_t ticks;   /* of a block */
    size_t events;  /* that come in in a block, of all samples */
};

/* Lists all devices. */
void device_list(void);

/* Takes one: by its number in the list, by a part of its name, or, if that is NULL, the first that is no CPU, or else the
 * first. Joins and builds the program of the project in the folder core there. is_timed: every kernel is waited for, and its time taken.
 */
void device_open(const char *core, const char *wanted, int is_timed);

const char *device_name(void);

/* The most samples, up to so many, that the device has room for. */
size_t device_samples(size_t most);

/* Makes all arrays and fills those of the network; everything else is 0. */
void device_make(struct room room);

/* Sends an array. */
void device_write(int buffer, const void *from, size_t bytes);

/* Fills an array with zeros. */
void device_clear(int buffer);

/* Launches a kernel. */
void device_launch(int kernel, uint64_t tick, size_t place);

/* Waits, and takes an array back. */
void device_read(int buffer, void *to, size_t bytes);

/* Tells what was taken of every kernel. */
void device_times(void);

/* Gives all arrays back. */
void device_free(void);

#endif
