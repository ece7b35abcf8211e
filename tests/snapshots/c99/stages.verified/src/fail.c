#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "fail.h"

void fail(enum end end, const char *format, ...)
{
    va_list arguments;
    fputs("host: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit((int)end);
}

void *take(size_t count, size_t element)
{
    void *memory = calloc(count > 0 ? count : 1, element);
    if (memory == NULL)
        fail(END_MACHINE, "the memory of this machine is used up");
    return memory;
}

void *resize(void *memory, size_t count, size_t element)
{
    if (count > SIZE_MAX / element)
        fail(END_MACHINE, "the memory of this machine is used up");
    memory = realloc(memory, count * element);
    if (memory == NULL)
        fail(END_MACHINE, "the memory of this machine is used up");
    return memory;
}
