"""Integrate-and-fire: v[t] = v[t-1] + x[t]; spike where v[t] >= threshold, then v[t] = reset."""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(16, 8)


def tick(p, s, x, draw):
    s.v = V(s.v + x.x)
    if s.v >= p.threshold:
        s.v = p.reset
        return 1


NEURONS = Neurons(tick, {"threshold": V, "reset": V}, {"v": V}, {"x": Fraction(1, 4096)}, defaults={"reset": 0})

derive(__file__, {"n": NEURONS}, (160, list(random_events({"in": 6}, 160, 30, seed=1))))
