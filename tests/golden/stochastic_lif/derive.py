"""LIF with a random threshold.

v[t] = keep v[t-1] + x[t]; spike where v[t] >= threshold + noise (r - 32768) / 65536, then v = reset;
r is the upper half of the neuron's first random word of the tick.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(20, 12, "nearest")
LEVEL = fix(20, 12)


def tick(p, s, x, draw):
    s.v = V(p.keep * s.v + x.x)
    r = draw(0) >> 16
    if s.v >= p.threshold + p.noise * Fraction(r - 32768, 65536):
        s.v = p.reset
        return 1


NEURONS = Neurons(
    tick,
    {"keep": ufix(16, 16), "threshold": LEVEL, "noise": ufix(20, 12), "reset": LEVEL},
    {"v": V},
    {"x": Fraction(1, 2**16)},
    defaults={"reset": 0},
)

derive(__file__, {"n": NEURONS}, (160, list(random_events({"in": 6}, 160, 30, seed=14))))
