/* SPDX-License-Identifier: MIT
 * The operations of a neuron's datapath that C has no operator for. All of them are exact and defined for every operand:
 * no overflow, no shift of a negative number to the left, no conversion that a compiler may choose. The same text is C99,
 * C++14 and OpenCL C 1.2.
 */
#ifndef NEURO_FIXED_H
#define NEURO_FIXED_H

#ifdef __OPENCL_VERSION__
#define NEURO_TABLE __constant
typedef char int8_t;
typedef uchar uint8_t;
typedef short int16_t;
typedef ushort uint16_t;
typedef int int32_t;
typedef uint uint32_t;
typedef long int64_t;
typedef ulong uint64_t;
#define INT64_C(number) number##L
#define UINT64_C(number) number##UL
#else
#include <stdint.h>
#define NEURO_TABLE static const
#endif

/* C leaves it to the compiler what a shift to the right makes of a negative number. One that does not repeat the sign, as
 * all known ones do, is stopped here.
 */
typedef char neuro_sar_repeats_the_sign[((-5) >> 1) == -3 ? 1 : -1];

/* The floor of x / 2^n. n: 0..31, or 0..63. */
static inline int32_t neuro_sar_32(int32_t x, int32_t n)
{
    return x >> n;
}

static inline int64_t neuro_sar_64(int64_t x, int32_t n)
{
    return x >> n;
}

/* x, at least low and at most high. */
static inline int32_t neuro_clamp_32(int32_t x, int32_t low, int32_t high)
{
    return x < low ? low : x > high ? high : x;
}

static inline int64_t neuro_clamp_64(int64_t x, int64_t low, int64_t high)
{
    return x < low ? low : x > high ? high : x;
}

/* The low n bits of x as they are. n: 1..63. */
static inline int64_t neuro_low_bits(int64_t x, int32_t n)
{
    return x & (INT64_C(0x7fffffffffffffff) >> (63 - n));
}

/* The low n bits of x as two's complement. n: 1..63. */
static inline int64_t neuro_wrap(int64_t x, int32_t n)
{
    const int64_t top = INT64_C(1) << (n - 1);
    return (neuro_low_bits(x, n) ^ top) - top;
}

/* Two's complement of 32 or 64 bits, read back from words that were stored or sent. */
static inline int32_t neuro_signed_32(uint32_t x)
{
    return x <= 0x7fffffffu ? (int32_t)x : -(int32_t)(0xffffffffu - x) - 1;
}

static inline int64_t neuro_signed_64(uint64_t x)
{
    return x <= UINT64_C(0x7fffffffffffffff) ? (int64_t)x : -(int64_t)(UINT64_C(0xffffffffffffffff) - x) - 1;
}

#endif
