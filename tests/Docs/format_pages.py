"""Draws, distributions and digests, written from docs/network-format.md and docs/stimulus-format.md alone.

Prints lines that must stand on those pages.
"""

import hashlib
import struct
from fractions import Fraction
from math import floor

WORD = 2**64


def mix(z):
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % WORD
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB % WORD
    return z ^ (z >> 31)


def draw(seed, i):
    return mix((seed + (i + 1) * 0x9E3779B97F4A7C15) % WORD)


def below(seed, i, n):
    return ((draw(seed, i) >> 32) * n) >> 32


# Rules, from 5 sources to 4 targets.
SOURCES, TARGETS = 5, 4


def rule(text, pairs):
    print(f"| `{text}` | {' '.join(f'{s}→{t}' for s, t in pairs)} |")


rule('{"fixed_indegree": 2, "seed": 1}', [(below(1, 2 * t + k, SOURCES), t) for t in range(TARGETS) for k in range(2)])
rule('{"fixed_indegree": 2, "seed": 1, "stride": 10, "offset": 3}', [(below(1, 10 * t + 3 + k, SOURCES), t) for t in range(TARGETS) for k in range(2)])
rule('{"fixed_outdegree": 1, "seed": 1}', [(s, below(1, s, TARGETS)) for s in range(SOURCES)])
rule('{"fixed_total": 6, "seed": 1}', [(below(1, 2 * i, SOURCES), below(1, 2 * i + 1, TARGETS)) for i in range(6)])
rule('{"fixed_probability": 0.5, "seed": 1}', [(s, t) for s in range(SOURCES) for t in range(TARGETS) if draw(1, TARGETS * s + t) >> 32 < 2**31])


# Distributions, eight items in fix<16,8>.
def numbers(text, item):
    print(f"| `{text}` | {', '.join(str(item(i)) for i in range(8))} |")


def z(seed, i):
    quarters = (draw(seed, 3 * i + k) >> (16 * q) & 0xFFFF for k in range(3) for q in range(4))
    return Fraction(sum(quarters) - 393210, 65536)


def bounded(mean, sd, low, high, seed, i):
    value, attempt = mean + sd * z(seed, i), 0
    while not low <= value <= high:
        attempt += 1
        value = mean + sd * z(draw(seed, WORD - attempt), i)
    return value


numbers('{"uniform": [-1, 1], "seed": 2}', lambda i: -256 + below(2, i, 513))
numbers('{"uniform": [-1, 1], "seed": 2, "offset": 2}', lambda i: -256 + below(2, 2 + i, 513))
numbers('{"normal": {"mean": 1, "sd": 0.25}, "seed": 5}', lambda i: floor(256 * (1 + Fraction(1, 4) * z(5, i)) + Fraction(1, 2)))
numbers(
    '{"normal": {"mean": 0.1, "sd": 1, "low": 0, "high": 0.5, "round": "floor"}, "seed": 5}',
    lambda i: floor(256 * bounded(Fraction(1, 10), 1, 0, Fraction(1, 2), 5, i)),
)


# The digest of the network at the top of the page.
def word(value):
    return struct.pack("<Q", value % WORD)


def text(value):
    return word(len(value.encode())) + value.encode()


LIF = """neuron Lif {
param keep : ufix<16,16>
param threshold : fix<16,8>
input x
state v : fix<16,8> round floor overflow saturate
v = ((v * keep) + x)
spike when (v >= threshold) {
v = (v - threshold)
}
}
"""
SYNAPSES = [(0, 0, 3), (1, 0, 1), (0, 1, 2), (1, 1, 2), (0, 2, 1), (1, 2, 3)]


def synapse_hash(h, source, target, m, e, delay):
    k = draw(draw(h, 0 * 2**32 + 1), 0)
    k = mix(k ^ (source * 2**32 + target))
    k = mix((k + m) % WORD)
    return mix(k ^ (delay * 2**32 + e % 2**32))


network = text("neuro network 1") + word(2)
network += text("ear") + word(2) + text("input")
network += text("cell") + word(3) + text(LIF)
network += word(1) + word(2**15) + word(1) + word(3 * 2**7) + word(1) + word(0)
network += word(0) + word(0) + word(0) + word(len(SYNAPSES))
for h in (1, 2):
    network += word(sum(synapse_hash(h, source, target, 1, 0, delay) for source, target, delay in SYNAPSES))
print(f"The digest of the network at the top of this page is `{hashlib.sha256(network).hexdigest()}`.")


# The digest of the stimulus.
def record(kind, tick, name, *event):
    head = struct.pack("<BqI", kind, tick, len(name.encode())) + name.encode()
    return head + (struct.pack("<iq", *event) if event else b"")


stimulus = b"neuro stimulus 1"
stimulus += record(1, 0, "left", 3, 1) + record(1, 0, "right", 1, -24)
stimulus += record(1, 3, "left", 0, 1) + record(1, 3, "left", 2, 1)
stimulus += record(2, 7, "cell") + record(2, 7, "out")
stimulus += record(1, 9, "right", 1, 1)
stimulus += record(3, 12, "cell")
print(f"its digest for a run of 20 ticks is `{hashlib.sha256(stimulus).hexdigest()}`.")
