"""Leaky integrator that streams: v[t] = rest + keep (v[t-1] - rest) + x[t]; payload v[t] on the grid of 1/256."""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(20, 12, "nearest")
Y = fix(16, 8, "nearest")


def tick(p, s, x, draw):
    s.v = V(p.rest + p.keep * (s.v - p.rest) + x.x)
    return Y(s.v)


NEURONS = Neurons(
    tick,
    {"keep": ufix(16, 16), "rest": fix(20, 12)},
    {"v": V},
    {"x": Fraction(1, 2**16)},
    defaults={"rest": 0},
    output=Y,
)


def payloads(draws):
    return draws.below(4095) - 2047 or 1


derive(__file__, {"n": NEURONS, "m": NEURONS}, (96, list(random_events({"in": 6}, 96, 40, 7, payloads))))
