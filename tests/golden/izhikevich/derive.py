"""Izhikevich's simple model, two Euler steps of 0.5 ms for v, then one of 1 ms for u.

dv/dt = 0.04 v^2 + 5 v + 140 - u + I, du/dt = a (b v - u); spike where v >= 30, then v = c, u += d.
The constant 0.04 is the nearest multiple of 2^-20; every new value is the nearest multiple of 2^-10.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

G = fix(22, 10, "nearest")
SQUARE = ufix(16, 20, "nearest")(Fraction("0.04"))


def slope(v, u, current):
    return SQUARE * v * v + 5 * v + 140 - u + current


def tick(p, s, x, draw):
    for _ in range(2):
        s.v = G(s.v + Fraction(1, 2) * slope(s.v, s.u, x.x))
    s.u = G(s.u + p.a * (p.b * s.v - s.u))
    if s.v >= 30:
        s.v = p.c
        s.u = G(s.u + p.d)
        return 1


NEURONS = Neurons(
    tick,
    {"a": ufix(16, 16), "b": fix(16, 12), "c": fix(18, 10), "d": fix(18, 10)},
    {"v": G, "u": G},
    {"x": Fraction(1, 2**12)},
    defaults={"c": -65},
    initial={"v": -65, "u": -13},
)

# Channel 0 is a current step from tick 20 on; the others come and go.
STEP = [(t, "in", 0, 1) for t in range(20, 400)]
NOISE = [row for row in random_events({"in": 6}, 400, 10, seed=10) if row[2] > 0]

derive(__file__, {"n": NEURONS}, (400, sorted(STEP + NOISE)))
