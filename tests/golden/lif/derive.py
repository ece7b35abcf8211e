"""Leaky integrate-and-fire: v[t] = keep v[t-1] + x[t]; spike where v[t] >= threshold, then v[t] -= threshold."""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(16, 8)


def tick(p, s, x, draw):
    s.v = V(p.keep * s.v + x.x)
    if s.v >= p.threshold:
        s.v = V(s.v - p.threshold)
        return 1


NEURONS = Neurons(tick, {"keep": ufix(16, 16), "threshold": V}, {"v": V}, {"x": Fraction(1, 4096)})

derive(__file__, {"n": NEURONS}, (160, list(random_events({"in": 6}, 160, 30, seed=2))))
