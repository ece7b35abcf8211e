"""Several ports, each an exact sum in its own unit.

v[t] = 7/8 v[t-1] + drive[t] gate[t] + bias[t]; spike where v[t] > threshold, then v[t] = -threshold.
v is rounded to the nearest multiple of 2^-10, halves to the even one.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(20, 10, "even")


def tick(p, s, x, draw):
    s.v = V(Fraction(7, 8) * s.v + x.drive * x.gate + x.bias)
    if s.v > p.threshold:
        s.v = V(-p.threshold)
        return 1


NEURONS = Neurons(
    tick,
    {"threshold": fix(16, 8)},
    {"v": V},
    # gate: weights of 1/16 times payloads of 1/16; bias: weights of 4 times payloads of 1/16
    {"drive": Fraction(1, 256), "gate": Fraction(1, 256), "bias": Fraction(1, 4)},
)


def rows():
    payloads = random_events({"b": 3}, 100, 60, 18, lambda draws: draws.below(256) - 128)
    return sorted(list(random_events({"a": 4}, 100, 40, seed=17)) + [row for row in payloads if row[3] != 0])


derive(__file__, {"n": NEURONS}, (100, rows()))
