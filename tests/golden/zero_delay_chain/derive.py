"""Delay 0: in -> a -> b -> c within one tick, whatever order the network lists them in; c -> a a tick later.

a: v = v / 2 + x, fires at its threshold, then 0; b: v = v + x, fires at 1, then 0; c: v = keep v + x, fires at 1, then v - 1.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

A, B = fix(20, 12, "nearest"), fix(16, 8)


def a(p, s, x, draw):
    s.v = A(p.keep * s.v + x.x)
    if s.v >= p.threshold:
        s.v = Fraction(0)
        return 1


def b(p, s, x, draw):
    s.v = B(s.v + x.x)
    if s.v >= p.threshold:
        s.v = Fraction(0)
        return 1


def c(p, s, x, draw):
    s.v = B(p.keep * s.v + x.x)
    if s.v >= p.threshold:
        s.v = B(s.v - p.threshold)
        return 1


KEEP, STEP = ufix(16, 16), Fraction(1, 256)
NEURONS = {
    "a": Neurons(a, {"keep": KEEP, "threshold": fix(20, 12)}, {"v": A}, {"x": STEP}),
    "b": Neurons(b, {"threshold": B}, {"v": B}, {"x": STEP}),
    "c": Neurons(c, {"keep": KEEP, "threshold": B}, {"v": B}, {"x": STEP}),
}

derive(__file__, NEURONS, (80, list(random_events({"in": 3}, 80, 35, seed=19))), order=["in", "a", "b", "c"])
