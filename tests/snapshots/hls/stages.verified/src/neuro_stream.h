/* SPDX-License-Identifier: MIT
 * AXI4-Stream of 32-bit words, TLAST at the end of every tick. With NEURO_VITIS it is the stream of Vitis HLS; without,
 * a stand-in of the same interface, for any compiler of C++14.
 */
#ifndef NEURO_STREAM_H
#define NEURO_STREAM_H

#include <stdint.h>

#ifdef NEURO_VITIS

#include <ap_axi_sdata.h>
#include <hls_stream.h>

typedef ap_axiu<32, 0, 0, 0> neuro_beat;
typedef hls::stream<neuro_beat> neuro_stream;

#else

#include <stdio.h>
#include <stdlib.h>
#include <vector>

struct neuro_beat {
    uint32_t data;
    uint32_t keep;
    uint32_t strb;
    bool last;
};

class neuro_stream {
public:
    bool empty() const
    {
        return first == beats.size();
    }

    /* Hardware would wait for a word; here nobody sends one. */
    neuro_beat read()
    {
        if (empty()) {
            fputs("the words that go in end before the last tick does\n", stderr);
            exit(2);
        }
        const neuro_beat beat = beats[first++];
        if (empty()) {
            beats.clear();
            first = 0;
        }
        return beat;
    }

    void write(const neuro_beat &beat)
    {
        beats.push_back(beat);
    }

private:
    std::vector<neuro_beat> beats;
    size_t first = 0;
};

#endif

inline uint32_t neuro_receive(neuro_stream &words)
{
    return static_cast<uint32_t>(words.read().data);
}

inline void neuro_send(neuro_stream &words, uint32_t word, bool is_last)
{
    neuro_beat beat;
    beat.data = word;
    beat.keep = 0xfu;
    beat.strb = 0xfu;
    beat.last = is_last;
    words.write(beat);
}

/* A number as words, the low one first, its sign carried on. */
inline void neuro_send_number(neuro_stream &words, int64_t number, bool is_wide)
{
    neuro_send(words, static_cast<uint32_t>(number), false);
    if (is_wide)
        neuro_send(words, static_cast<uint32_t>(static_cast<uint64_t>(number) >> 32), false);
}

#endif
