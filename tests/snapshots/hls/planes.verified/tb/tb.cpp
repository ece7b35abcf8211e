/* SPDX-License-Identifier: CC0-1.0 */
/* Emitted by neuro from network "planes"; yours to use under any terms. */
//
// Self-checking test bench of core, in the part of its host. A run is a folder (+run=FOLDER) that holds
//   run.txt       ticks, whether to check (1) or only to record (0), memory operations, input errors; in decimal
//   in.hex        the words that go in
//   expected.hex  the words that must come out, a 1 before the last of each tick
//   memory.txt    before which tick, kind (0 write, 1 read, 2 refused write, 3 refused read), address, data
// What was seen goes there, too, or into another folder (+out=FOLDER): out.hex, read.hex. The last line printed begins
// with passed or failed, and the exit code is 0 or 1; 2 where the run is none.
//   +resets=N +seed=S    N times, reset by the register behind a tick drawn from the seed, and begin again
#include "core.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <string>

namespace {

// What a host sees of the core.
struct host {
    neuro_stream words_in;
    neuro_stream words_out;
    uint32_t registers[NEURO_REGISTERS];
};

// A run, and where it is.
struct bench {
    std::string folder;
    std::string out_folder;
    uint32_t ticks;
    int checks;
    uint32_t operations;
    uint32_t errors;
    FILE *out;
    FILE *expected;
    FILE *memory;
    FILE *read;
    uint64_t words;          // received
    uint32_t ended;          // ticks of which the end was received
    bool failed;
    uint32_t last_words[3];  // received last, the oldest first
};

struct operation {
    uint32_t tick;
    int kind;                // 4: there is none
    uint32_t address;
    uint32_t data;
};

const uint32_t MOST_TICKS = 64u; // of a start: words come out at its end

FILE *opened(const std::string &folder, const char *name, const char *mode)
{
    const std::string path = folder + "/" + name;
    FILE *file = fopen(path.c_str(), mode);
    if (file == nullptr) {
        fprintf(stderr, "%s cannot be opened\n", path.c_str());
        exit(2);
    }
    return file;
}

void fail(bench &its)
{
    its.failed = true;
    printf("tick %" PRIu32 ", word %" PRIu64 ": ", its.ended, its.words);
}

void start(host &its, uint32_t command)
{
    its.registers[NEURO_CONTROL] = command;
    core(its.words_in, its.words_out, its.registers);
}

void must_hold(bench &its, const host &core, int word, uint32_t value, const char *what)
{
    if (core.registers[word] != value) {
        fail(its);
        printf("%s is %08" PRIx32 "; expected %08" PRIx32 "\n", what, core.registers[word], value);
    }
}

// ---- words

void give_words(const bench &its, host &core)
{
    FILE *file = opened(its.folder, "in.hex", "r");
    uint32_t word;
    while (fscanf(file, "%" SCNx32, &word) == 1) {
        neuro_beat beat;
        beat.data = word;
        beat.keep = 0xfu;
        beat.strb = 0xfu;
        beat.last = word >> 28 == 1u;
        core.words_in.write(beat);
    }
    fclose(file);
}

void compare(bench &its, const char *word)
{
    char line[16] = "";
    if (fgets(line, sizeof line, its.expected) == nullptr)
        line[0] = '\0';
    line[strcspn(line, "\r\n")] = '\0';
    if (strcmp(line, word) != 0 && !its.failed) {
        fail(its);
        printf("the word is %s; expected %s\n", word, line[0] != '\0' ? line : "none");
    }
}

void take_words(bench &its, host &core)
{
    while (!core.words_out.empty()) {
        const neuro_beat beat = core.words_out.read();
        const bool is_last = beat.last != 0;
        char text[16];
        snprintf(text, sizeof text, "%d%08" PRIx32, is_last ? 1 : 0, static_cast<uint32_t>(beat.data));
        fprintf(its.out, "%s\n", text);
        if (its.expected != nullptr)
            compare(its, text);
        its.last_words[0] = its.last_words[1];
        its.last_words[1] = its.last_words[2];
        its.last_words[2] = static_cast<uint32_t>(beat.data);
        its.words++;
        its.ended += is_last ? 1u : 0u;
    }
}

// ---- the memory port

operation next_operation(bench &its)
{
    operation next = {0u, 4, 0u, 0u};
    if (its.operations == 0u)
        return next;
    its.operations--;
    if (fscanf(its.memory, "%" SCNu32 " %d %" SCNx32 " %" SCNx32, &next.tick, &next.kind, &next.address, &next.data) != 4) {
        fprintf(stderr, "memory.txt ends early\n");
        exit(2);
    }
    return next;
}

void access(bench &its, host &core, const operation &wanted)
{
    const bool writes = wanted.kind == 0 || wanted.kind == 2;
    core.registers[NEURO_MEM_ADDRESS] = wanted.address;
    core.registers[NEURO_MEM_DATA] = writes ? wanted.data : 0u;
    start(core, writes ? NEURO_CONTROL_MEM_WRITE : NEURO_CONTROL_MEM_READ);
    const uint32_t data = core.registers[NEURO_MEM_DATA];
    const bool is_refused = core.registers[NEURO_MEM_REFUSED] != 0u;
    fprintf(its.read, "%08" PRIx32 " %08" PRIx32 "\n", wanted.address, data);
    if (is_refused != (wanted.kind >= 2)) {
        fail(its);
        printf("address %08" PRIx32 ": a %s is %s\n", wanted.address, writes ? "write" : "read", is_refused ? "refused" : "not refused");
    } else if (wanted.kind == 1 && data != wanted.data) {
        fail(its);
        printf("address %08" PRIx32 " holds %08" PRIx32 "; expected %08" PRIx32 "\n", wanted.address, data, wanted.data);
    }
}

// ---- a run

uint32_t drawn(uint32_t &random, uint32_t below)
{
    random ^= random << 13;
    random ^= random >> 17;
    random ^= random << 5;
    return random % below;
}

// Up to a tick, or to the end.
void run(bench &its, host &core, uint32_t ticks)
{
    char line[64];
    FILE *file = opened(its.folder, "run.txt", "r");
    if (fgets(line, sizeof line, file) == nullptr || sscanf(line, "%" SCNu32 " %d %" SCNu32 " %" SCNu32, &its.ticks, &its.checks, &its.operations, &its.errors) != 4) {
        fprintf(stderr, "run.txt has no four numbers\n");
        exit(2);
    }
    fclose(file);
    const bool is_whole = ticks >= its.ticks;
    its.out = opened(its.out_folder, "out.hex", "w");
    its.expected = its.checks != 0 ? opened(its.folder, "expected.hex", "r") : nullptr;
    its.memory = its.operations > 0u ? opened(its.folder, "memory.txt", "r") : nullptr;
    its.read = its.operations > 0u ? opened(its.out_folder, "read.hex", "w") : nullptr;
    its.words = 0u;
    its.ended = 0u;
    while (!core.words_in.empty())
        core.words_in.read();
    give_words(its, core);

    core.registers[NEURO_ERROR] = 0u;
    start(core, NEURO_CONTROL_RESET);
    must_hold(its, core, NEURO_ID, 0x4e455552u, "ID");
    must_hold(its, core, NEURO_VERSION, 1u, "VERSION");
    operation next = next_operation(its);
    for (uint32_t tick = 0u; tick < (is_whole ? its.ticks : ticks);) {
        while (next.kind < 4 && next.tick <= tick) {
            access(its, core, next);
            next = next_operation(its);
        }
        uint32_t left = (is_whole ? its.ticks : ticks) - tick;
        left = left < MOST_TICKS ? left : MOST_TICKS;
        if (next.kind < 4 && next.tick - tick < left)
            left = next.tick - tick;
        core.registers[NEURO_TICKS] = left;
        start(core, NEURO_CONTROL_START);
        take_words(its, core);
        must_hold(its, core, NEURO_TICK, left, "TICK");
        must_hold(its, core, NEURO_STATE_DIGEST, its.last_words[0], "STATE_DIGEST, low word");
        must_hold(its, core, NEURO_STATE_DIGEST + 1, its.last_words[1], "STATE_DIGEST, high word");
        tick += left;
    }
    if (is_whole) {
        for (; next.kind < 4; next = next_operation(its))
            access(its, core, next);
        char rest[16];
        if (its.expected != nullptr && fgets(rest, sizeof rest, its.expected) != nullptr) {
            fail(its);
            printf("the words end; expected %s", rest);
        }
        if (its.ended != its.ticks) {
            fail(its);
            printf("%" PRIu32 " ticks ended; expected %" PRIu32 "\n", its.ended, its.ticks);
        }
        if (!core.words_in.empty()) {
            fail(its);
            printf("words are left that were to go in\n");
        }
        must_hold(its, core, NEURO_ERRORS, its.errors, "ERRORS");
        must_hold(its, core, NEURO_ERROR, its.errors > 0u ? 1u : 0u, "ERROR");
    }
    for (FILE *each : {its.out, its.expected, its.memory, its.read})
        if (each != nullptr)
            fclose(each);
}

uint32_t number_of(const char *argument, const char *name)
{
    const size_t length = strlen(name);
    return strncmp(argument, name, length) == 0 ? static_cast<uint32_t>(strtoul(argument + length, nullptr, 10)) : 0u;
}

} // namespace

int main(int argc, char **argv)
{
    static host core;
    bench its = {};
    uint32_t resets = 0u;
    uint32_t random = 1u;
    its.folder = "run";
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "+run=", 5) == 0)
            its.folder = argv[i] + 5;
        if (strncmp(argv[i], "+out=", 5) == 0)
            its.out_folder = argv[i] + 5;
        resets |= number_of(argv[i], "+resets=");
        random = number_of(argv[i], "+seed=") != 0u ? number_of(argv[i], "+seed=") : random;
    }
    if (its.out_folder.empty())
        its.out_folder = its.folder;
    for (; resets > 0u; resets--)
        run(its, core, 1u + drawn(random, its.ticks > 0u ? its.ticks : 100u));
    run(its, core, UINT32_MAX);
    if (its.failed)
        printf("failed\n");
    else
        printf("passed: %" PRIu32 " ticks, %" PRIu64 " words\n", its.ended, its.words);
    return its.failed ? 1 : 0;
}
