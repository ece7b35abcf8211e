/* Ends the program with a sentence on standard error. */
#ifndef FAIL_H
#define FAIL_H

#include <stddef.h>

enum end {
    END_FINE = 0,
    END_DIFFERENT = 1,
    END_BAD_INPUT = 2,
    END_NO_DEVICE = 3,
    END_MACHINE = 4,
    END_OUR_MISTAKE = 70
};

#if defined(__GNUC__)
__attribute__((noreturn, format(printf, 2, 3)))
#endif
void fail(enum end end, const char *format, ...);

/* Memory, zeroed. */
void *take(size_t count, size_t element);

/* Memory of another size. */
void *resize(void *memory, size_t count, size_t element);

#endif
