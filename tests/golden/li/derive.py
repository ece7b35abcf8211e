"""Leaky integrator: v[t] = rest + keep (v[t-1] - rest) + x[t]; it never fires."""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(20, 12, "nearest")


def tick(p, s, x, draw):
    s.v = V(p.rest + p.keep * (s.v - p.rest) + x.x)


NEURONS = Neurons(
    tick, {"keep": ufix(16, 16), "rest": fix(20, 12)}, {"v": V}, {"x": Fraction(1, 2**16)}, defaults={"rest": 0}
)

derive(__file__, {"n": NEURONS}, (128, list(random_events({"in": 6}, 128, 30, seed=6))))
