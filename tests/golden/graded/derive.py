"""Graded events: a neuron with x >= least sends x^2 rounded up to a multiple of 4, of which six bits are kept (-128 ... 124).

A payload of 0 sends nothing, yet the neuron has fired and counts it.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

SQUARE = fix(6, -2, "ceil", "wrap")
COUNT = ufix(12, 0)


def tick(p, s, x, draw):
    if x.x >= p.least:
        s.count = COUNT(s.count + 1)
        return SQUARE(x.x * x.x)


def neurons(step):
    return Neurons(tick, {"least": fix(8, 0)}, {"count": COUNT}, {"x": step}, output=SQUARE)


def payloads(draws):
    return draws.below(1023) - 511 or 1


# n: weights of 1/64 times payloads of 1/64; m: the finer of 1/8 times 4 (from n) and 1 times 1/64 (from in)
derive(
    __file__,
    {"n": neurons(Fraction(1, 4096)), "m": neurons(Fraction(1, 64))},
    (80, list(random_events({"in": 4}, 80, 60, 20, payloads))),
)
