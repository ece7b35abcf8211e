"""Delays: an event of tick t through a synapse of delay d arrives at t + d.

The neurons integrate and fire: v[t] = v[t-1] + x[t]; spike where v[t] >= 1, then v[t] = 0.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(16, 8)


def tick(p, s, x, draw):
    s.v = V(s.v + x.x)
    if s.v >= p.threshold:
        s.v = Fraction(0)
        return 1


NEURONS = Neurons(tick, {"threshold": V}, {"v": V}, {"x": Fraction(1, 16)})

EVENTS = [(0, "in", 0, 1), (1, "in", 0, 1), (2, "in", 1, 1), (3, "in", 1, 1), (10, "in", 2, 1), (30, "in", 0, 1), (31, "in", 1, 1),
          (299, "in", 0, 1), (300, "in", 1, 1), (301, "in", 2, 1)]

derive(__file__, {"n": NEURONS}, (600, EVENTS))
