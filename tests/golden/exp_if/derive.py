"""Exponential integrate-and-fire: v[t] = v[t-1] + rate (rest - v[t-1] + f(v[t-1])) + x[t].

Spike where v[t] >= 4, then v = reset. f is exp at the middle of cells a quarter wide from -4 to 4, to 6 decimals and
then to the nearest multiple of 2^-12, but 0 in and below the first cell; above 4 it is that of the last cell.
exp comes from Python's decimal arithmetic with 40 digits.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

from decimal import Decimal, getcontext

V = fix(18, 12, "nearest")
F = ufix(18, 12, "nearest")


def f(v):
    cell = max(0, min(31, (v + 4) * 4 // 1))
    if cell == 0:
        return Fraction(0)
    getcontext().prec = 40
    middle = Decimal(-4) + (Decimal(int(cell)) + Decimal("0.5")) / 4
    return F(Fraction(middle.exp().quantize(Decimal("0.000001"))))


def tick(p, s, x, draw):
    s.v = V(s.v + p.rate * (p.rest - s.v + f(s.v)) + x.x)
    if s.v >= 4:
        s.v = p.reset
        return 1


NEURONS = Neurons(
    tick, {"rate": ufix(16, 20), "rest": fix(18, 12), "reset": fix(18, 12)}, {"v": V}, {"x": Fraction(1, 2**16)}
)

derive(__file__, {"n": NEURONS}, (240, list(random_events({"in": 6}, 240, 30, seed=15))))
