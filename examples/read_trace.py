#!/usr/bin/env python3
"""Reads a golden trace (docs/trace-format.md), checks every checksum, and prints its events as CSV.

    python3 read_trace.py run.trace > events.csv
"""
import csv, struct, sys, zlib


def demand(truth, otherwise):
    if not truth:
        sys.exit(f"read_trace: {otherwise}")


class Fields:       # of a checked part of the file, one after the other
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        self.at += count
        demand(self.at <= len(self.data), "a part of the file is too short")
        return self.data[self.at - count:self.at]

    def unpack(self, code):
        return struct.unpack("<" + code, self.take(struct.calcsize("<" + code)))[0]

    def varint(self):
        byte = self.unpack("B")
        return byte if byte < 0x80 else (byte & 0x7F) | self.varint() << 7

    def text(self):
        return self.take(self.varint()).decode("utf-8")

    def format(self):
        return self.unpack("?"), self.unpack("B"), self.unpack("h")     # signed, bits, fraction bits

    def value(self, format):
        return int.from_bytes(self.take((format[1] + 7) // 8), "little", signed=format[0])

    def ascending(self):
        neurons = []
        for _ in range(self.varint()):
            neurons.append(self.varint() + (neurons[-1] + 1 if neurons else 0))
        return neurons


def read_part(file, start, length, what):       # what stands between a start and the checksum of both
    rest = file.read(length + 4)
    demand(len(rest) == length + 4 and struct.pack("<I", zlib.crc32(start + rest[:-4])) == rest[-4:], f"{what} is damaged")
    return Fields(rest[:-4])


def read_header(file):
    start = file.read(16)
    demand(start[:8] == b"\x89NTR\r\n\x1a\n" and len(start) == 16, "this is no trace")
    version, length = struct.unpack("<II", start[8:])
    demand(version == 1, f"format version {version} is unknown")
    fields = read_part(file, start, length, "the header")
    return {"network": fields.take(32).hex(), "stimulus": fields.take(32).hex(),
            "ticks": fields.unpack("Q"), "interval": fields.unpack("I"),
            "populations": [(fields.text(), fields.unpack("I"), fields.format() if fields.unpack("?") else None)
                            for _ in range(fields.unpack("I"))],
            "probes": [(fields.unpack("I"), fields.text(), fields.format(), fields.ascending())
                       for _ in range(fields.unpack("I"))]}


def read_ticks(file, header):
    """Gives each tick's events by population, probed values by probe, and state digest; at the end checks the totals."""
    totals = [0] * len(header["populations"])
    for tick in range(header["ticks"] + 1):
        start = file.read(5)
        demand(len(start) == 5, f"the file ends before tick {tick}")
        fields = read_part(file, start, struct.unpack("<I", start[1:])[0], f"tick {tick}")
        demand((start[:1], fields.varint()) == (b"T" if tick < header["ticks"] else b"E", tick), f"tick {tick} is missing")
        if tick == header["ticks"]:
            demand([fields.varint() for _ in totals] == totals and not file.read(1), "the end does not add up")
            return
        events = []
        for p, (_, _, format) in enumerate(header["populations"]):
            neurons = fields.ascending()
            events.append([(neuron, fields.value(format) if format else 1) for neuron in neurons])
            totals[p] += len(neurons)
        probes = [[fields.value(format) for _ in neurons] for _, _, format, neurons in header["probes"]]
        yield tick, events, probes, fields.unpack("Q") if header["interval"] and tick % header["interval"] == 0 else None


def real(raw, frac):
    if frac <= 0:
        return str(raw << -frac)
    digits = str(abs(raw) * 5 ** frac).rjust(frac + 1, "0")     # raw / 2^frac = raw * 5^frac / 10^frac
    return ("-" if raw < 0 else "") + (digits[:-frac] + "." + digits[-frac:]).rstrip("0").rstrip(".")


if __name__ == "__main__":
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["tick", "population", "neuron", "payload"])
    with open(sys.argv[1], "rb") as trace:
        header = read_header(trace)
        for tick, events, _, _ in read_ticks(trace, header):
            for (name, _, format), sent in zip(header["populations"], events):
                rows.writerows((tick, name, neuron, real(payload, format[2] if format else 0)) for neuron, payload in sent)
