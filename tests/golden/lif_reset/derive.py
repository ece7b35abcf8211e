"""Leaky integrate-and-fire: v[t] = rest + keep (v[t-1] - rest) + x[t]; spike where v[t] >= threshold, then v[t] = reset."""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(20, 12, "nearest")
LEVEL = fix(20, 12)


def tick(p, s, x, draw):
    s.v = V(p.rest + p.keep * (s.v - p.rest) + x.x)
    if s.v >= p.threshold:
        s.v = p.reset
        return 1


NEURONS = Neurons(
    tick,
    {"keep": ufix(16, 16), "threshold": LEVEL, "rest": LEVEL, "reset": LEVEL},
    {"v": V},
    {"x": Fraction(1, 2**16)},
    defaults={"rest": 0, "reset": 0},
)

derive(__file__, {"n": NEURONS}, (160, list(random_events({"in": 6}, 160, 30, seed=3))))
