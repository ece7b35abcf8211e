#define CL_TARGET_OPENCL_VERSION 120

#ifdef __APPLE__
#include <OpenCL/opencl.h>
#else
#include <CL/cl.h>
#endif

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device.h"
#include "fail.h"
#include "input.h"
#include "schedule.h"

enum { MOST_DEVICES = 64, GROUP = 64, NAME_BYTES = 256 };

static cl_device_id device;
static cl_context context;
static cl_command_queue queue;
static cl_program program;
static cl_kernel *kernels;
static cl_mem *buffers;
static cl_ulong *nanoseconds; /* by kernel; NULL where no times are taken */
static uint64_t *launches;
static const char *project; /* its folder */
static struct room room;
static char name[NAME_BYTES];
static int has_groups; /* of GROUP work-items; any other number works as well, more slowly */

static void check(cl_int result, const char *what)
{
    if (result != CL_SUCCESS)
        fail(END_MACHINE, "%s: OpenCL answers %d", what, (int)result);
}

/* ---- The device */

static cl_uint found(cl_device_id devices[MOST_DEVICES])
{
    cl_platform_id platforms[MOST_DEVICES];
    cl_uint count = 0, all = 0;
    if (clGetPlatformIDs(MOST_DEVICES, platforms, &count) != CL_SUCCESS)
        return 0;
    for (cl_uint p = 0; p < count && p < MOST_DEVICES && all < MOST_DEVICES; p++) {
        cl_uint own = 0;
        if (clGetDeviceIDs(platforms[p], CL_DEVICE_TYPE_ALL, MOST_DEVICES - all, devices + all, &own) == CL_SUCCESS)
            all += own < MOST_DEVICES - all ? own : MOST_DEVICES - all;
    }
    return all;
}

static void get_name(cl_device_id of, char text[NAME_BYTES])
{
    text[0] = '\0';
    clGetDeviceInfo(of, CL_DEVICE_NAME, NAME_BYTES, text, NULL);
    text[NAME_BYTES - 1] = '\0';
}

static cl_ulong number_of(cl_device_id of, cl_device_info what)
{
    cl_ulong number = 0;
    check(clGetDeviceInfo(of, what, sizeof number, &number, NULL), "asking a device");
    return number;
}

static int is_cpu(cl_device_id of)
{
    cl_device_type type = 0;
    check(clGetDeviceInfo(of, CL_DEVICE_TYPE, sizeof type, &type, NULL), "asking a device");
    return (type & CL_DEVICE_TYPE_CPU) != 0;
}

void device_list(void)
{
    cl_device_id devices[MOST_DEVICES];
    char text[NAME_BYTES];
    const cl_uint count = found(devices);
    for (cl_uint d = 0; d < count; d++) {
        get_name(devices[d], text);
        printf("%u  %s, %" PRIu64 " MiB\n", (unsigned)d, text, (uint64_t)number_of(devices[d], CL_DEVICE_GLOBAL_MEM_SIZE) >> 20);
    }
    if (count == 0)
        fail(END_NO_DEVICE, "there is no OpenCL device; install a runtime: on Debian, pocl-opencl-icd for this computer's CPU");
}

static cl_device_id chosen(const char *wanted)
{
    cl_device_id devices[MOST_DEVICES];
    char text[NAME_BYTES];
    char *end = NULL;
    const cl_uint count = found(devices);
    if (count == 0)
        fail(END_NO_DEVICE, "there is no OpenCL device; install a runtime: on Debian, pocl-opencl-icd for this computer's CPU");
    if (wanted == NULL) {
        for (cl_uint d = 0; d < count; d++)
            if (!is_cpu(devices[d]))
                return devices[d];
        return devices[0];
    }
    const unsigned long number = strtoul(wanted, &end, 10);
    if (end != wanted && *end == '\0' && number < count)
        return devices[number];
    for (cl_uint d = 0; d < count; d++) {
        get_name(devices[d], text);
        if (strstr(text, wanted) != NULL)
            return devices[d];
    }
    fail(END_NO_DEVICE, "no device is called %s; --list shows those that are there", wanted);
}

/* ---- The program */

static char *contents(const char *name_in_project, size_t *bytes)
{
    char *path = path_of(project, name_in_project);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail(END_BAD_INPUT, "%s: %s; --core says where the emitted project is", path, strerror(errno));
    char *text = NULL;
    size_t count = 0, more;
    do {
        text = resize(text, count + 65536, 1);
        more = fread(text + count, 1, 65536, file);
        count += more;
    } while (more > 0);
    if (ferror(file))
        fail(END_MACHINE, "%s: %s", path, strerror(errno));
    fclose(file);
    free(path);
    *bytes = count;
    return text;
}

static void build(void)
{
    cl_int result;
    size_t count = 0;
    while (SOURCES[count] != NULL)
        count++;
    char **texts = take(count, sizeof *texts);
    size_t *sizes = take(count, sizeof *sizes);
    for (size_t i = 0; i < count; i++)
        texts[i] = contents(SOURCES[i], &sizes[i]);
    program = clCreateProgramWithSource(context, (cl_uint)count, (const char **)texts, sizes, &result);
    check(result, "making the program");
    result = clBuildProgram(program, 1, &device, "-cl-std=CL1.2 -Werror", NULL, NULL);
    if (result != CL_SUCCESS) {
        size_t size = 0;
        clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, 0, NULL, &size);
        char *log = take(size + 1, 1);
        clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, size, log, NULL);
        fail(END_OUR_MISTAKE, "the kernels do not build, OpenCL answers %d:\n%s", (int)result, log);
    }
    for (size_t i = 0; i < count; i++)
        free(texts[i]);
    free(texts);
    free(sizes);
    kernels = take((size_t)KERNEL_COUNT, sizeof *kernels);
    for (int k = 0; k < KERNEL_COUNT; k++) {
        kernels[k] = clCreateKernel(program, KERNELS[k].name, &result);
        check(result, KERNELS[k].name);
    }
}

void device_open(const char *core, const char *wanted, int is_timed)
{
    cl_int result;
    project = core;
    const uint16_t one = 1;
    device = chosen(wanted);
    get_name(device, name);
    if (*(const uint8_t *)&one != 1 || !number_of(device, CL_DEVICE_ENDIAN_LITTLE))
        fail(END_NO_DEVICE, "%s: numbers lie low byte first in all files, and must in this computer and its device", name);
    has_groups = number_of(device, CL_DEVICE_MAX_WORK_GROUP_SIZE) >= GROUP;
    context = clCreateContext(NULL, 1, &device, NULL, NULL, &result);
    check(result, name);
    queue = clCreateCommandQueue(context, device, is_timed ? CL_QUEUE_PROFILING_ENABLE : 0, &result);
    check(result, name);
    if (is_timed) {
        nanoseconds = take((size_t)KERNEL_COUNT, sizeof *nanoseconds);
        launches = take((size_t)KERNEL_COUNT, sizeof *launches);
    }
    build();
}

const char *device_name(void)
{
    return name;
}

/* ---- The arrays */

static size_t elements(const struct buffer *buffer, struct room in)
{
    switch (buffer->use) {
    case USE_DATA:
        return (size_t)buffer->count;
    case USE_SAMPLE:
        return (size_t)buffer->count * in.samples;
    case USE_INPUT_NEURON:
    case USE_INPUT_VALUE:
        return in.events;
    default:
        return (size_t)buffer->count * in.samples * in.ticks;
    }
}

/* An array has no fewer than one element. */
static size_t bytes_of(const struct buffer *buffer, struct room in)
{
    const size_t count = elements(buffer, in);
    return (count > 0 ? count : 1) * buffer->element;
}

static int has_room(struct room in, const struct buffer **largest)
{
    const uint64_t all = number_of(device, CL_DEVICE_GLOBAL_MEM_SIZE), one = number_of(device, CL_DEVICE_MAX_MEM_ALLOC_SIZE);
    uint64_t sum = 0;
    *largest = &BUFFERS[0];
    for (int b = 0; b < BUFFER_COUNT; b++) {
        const uint64_t bytes = bytes_of(&BUFFERS[b], in);
        sum += bytes;
        if (bytes > bytes_of(*largest, in))
            *largest = &BUFFERS[b];
    }
    return sum <= all && bytes_of(*largest, in) <= one;
}

size_t device_samples(size_t most)
{
    const struct buffer *largest;
    struct room in = {most, 1, 0};
    while (in.samples > 1 && !has_room(in, &largest))
        in.samples = (in.samples + 1) / 2;
    if (!has_room(in, &largest))
        fail(END_MACHINE, "%s has too little memory: %s alone takes %" PRIu64 " MiB", name, largest->name, (uint64_t)bytes_of(largest, in) >> 20);
    return in.samples;
}

static void load(int b)
{
    size_t bytes;
    char *data = contents(BUFFERS[b].file, &bytes);
    if (bytes != bytes_of(&BUFFERS[b], room))
        fail(END_BAD_INPUT, "%s has %zu bytes; %s takes %zu", BUFFERS[b].file, bytes, BUFFERS[b].name, bytes_of(&BUFFERS[b], room));
    device_write(b, data, bytes);
    free(data);
}

void device_make(struct room wanted)
{
    cl_int result;
    room = wanted;
    buffers = take((size_t)BUFFER_COUNT, sizeof *buffers);
    for (int b = 0; b < BUFFER_COUNT; b++) {
        buffers[b] = clCreateBuffer(context, CL_MEM_READ_WRITE, bytes_of(&BUFFERS[b], room), NULL, &result);
        check(result, BUFFERS[b].name);
        if (BUFFERS[b].use == USE_DATA)
            load(b);
        else
            device_clear(b);
    }
    for (int k = 0; k < KERNEL_COUNT; k++)
        for (int a = 0; a < KERNELS[k].buffers; a++)
            check(clSetKernelArg(kernels[k], (cl_uint)a, sizeof(cl_mem), &buffers[KERNELS[k].arguments[a]]), KERNELS[k].name);
}

void device_write(int buffer, const void *from, size_t bytes)
{
    if (bytes > 0)
        check(clEnqueueWriteBuffer(queue, buffers[buffer], CL_TRUE, 0, bytes, from, 0, NULL, NULL), BUFFERS[buffer].name);
}

void device_clear(int buffer)
{
    const uint8_t zero = 0;
    check(clEnqueueFillBuffer(queue, buffers[buffer], &zero, sizeof zero, 0, bytes_of(&BUFFERS[buffer], room), 0, NULL, NULL), BUFFERS[buffer].name);
}

static void add_time(int kernel, cl_event event)
{
    cl_ulong start = 0, end = 0;
    check(clWaitForEvents(1, &event), KERNELS[kernel].name);
    check(clGetEventProfilingInfo(event, CL_PROFILING_COMMAND_START, sizeof start, &start, NULL), KERNELS[kernel].name);
    check(clGetEventProfilingInfo(event, CL_PROFILING_COMMAND_END, sizeof end, &end, NULL), KERNELS[kernel].name);
    clReleaseEvent(event);
    nanoseconds[kernel] += end - start;
    launches[kernel]++;
}

void device_times(void)
{
    for (int k = 0; nanoseconds != NULL && k < KERNEL_COUNT; k++)
        printf("%-40s %10" PRIu64 " launches %12.3f ms %10.3f us each\n", KERNELS[k].name, launches[k], (double)nanoseconds[k] / 1e6,
               launches[k] > 0 ? (double)nanoseconds[k] / 1e3 / (double)launches[k] : 0.0);
}

void device_launch(int kernel, uint64_t tick, size_t place)
{
    const struct kernel *its = &KERNELS[kernel];
    const size_t local[2] = {GROUP, 1};
    const size_t global[2] = {((size_t)its->items + GROUP - 1) / GROUP * GROUP, room.samples};
    const cl_ulong tick_argument = tick;
    const cl_uint place_argument = (cl_uint)place;
    cl_uint argument = (cl_uint)its->buffers;
    if (its->takes_tick)
        check(clSetKernelArg(kernels[kernel], argument++, sizeof tick_argument, &tick_argument), its->name);
    if (its->takes_place)
        check(clSetKernelArg(kernels[kernel], argument, sizeof place_argument, &place_argument), its->name);
    cl_event event;
    check(clEnqueueNDRangeKernel(queue, kernels[kernel], 2, NULL, global, has_groups ? local : NULL, 0, NULL, nanoseconds != NULL ? &event : NULL), its->name);
    if (nanoseconds != NULL)
        add_time(kernel, event);
}

void device_read(int buffer, void *to, size_t bytes)
{
    if (bytes > 0)
        check(clEnqueueReadBuffer(queue, buffers[buffer], CL_TRUE, 0, bytes, to, 0, NULL, NULL), BUFFERS[buffer].name);
}

void device_free(void)
{
    for (int b = 0; b < BUFFER_COUNT; b++)
        clReleaseMemObject(buffers[b]);
    free(buffers);
}
