"""Generators: counts drawn by SplitMix64 at number size * t + n, n the neuron's number in its population.

Poisson counts go straight into a port, single events and a regular train into input channels. The neurons integrate
and fire: v[t] = v[t-1] + x[t]; spike where v[t] >= threshold, then v[t] = 0.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(16, 8)
MASK = 2**64 - 1


def upper_half(seed, number):
    """Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014."""
    z = seed + (number + 1) * 0x9E3779B97F4A7C15 & MASK
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
    return (z ^ z >> 31) >> 32


# 2^32 times the cumulative Poisson distribution of mean 2
THRESHOLDS = [581260615, 1743781846, 2906303077, 3681317231, 4068824308, 4223827139, 4275494749, 4290256923]


def injected(t):
    for n in range(4):
        draw = upper_half(3, 4 * t + n)
        yield "n", n, "x", Fraction(1, 4) * sum(threshold <= draw for threshold in THRESHOLDS)
    for n in range(3):
        if upper_half(30, 5 * t + n) < 1288490188:  # 0.3
            yield "in", n, None, 1
    for n in range(3, 5):
        if t >= 2 and (t - 2) % 7 == 0:
            yield "in", n, None, 1


def tick(p, s, x, draw):
    s.v = V(s.v + x.x)
    if s.v >= p.threshold:
        s.v = Fraction(0)
        return 1


NEURONS = Neurons(tick, {"threshold": V}, {"v": V}, {"x": Fraction(1, 4)})

derive(__file__, {"n": NEURONS}, (100, []), injected=injected)
