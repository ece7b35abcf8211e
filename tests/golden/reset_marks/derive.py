"""Reset marks: before its tick, states return to their initial values and what is in flight to them is dropped or kept.

a: v = keep v + x, fires at 1, then v - 1. b: the same with reset to 0 and four ticks of refractory time.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V, W = fix(16, 8), fix(20, 12, "nearest")
WAIT = ufix(8, 0)


def a(p, s, x, draw):
    s.v = V(p.keep * s.v + x.x)
    if s.v >= p.threshold:
        s.v = V(s.v - p.threshold)
        return 1


def b(p, s, x, draw):
    if s.wait > 0:
        s.wait = s.wait - 1
        return None
    s.v = W(p.keep * s.v + x.x)
    if s.v >= p.threshold:
        s.v, s.wait = Fraction(0), p.period
        return 1


KEEP, STEP = ufix(16, 16), Fraction(1, 256)
NEURONS = {
    "a": Neurons(a, {"keep": KEEP, "threshold": V}, {"v": V}, {"x": STEP}),
    "b": Neurons(b, {"keep": KEEP, "threshold": fix(20, 12), "period": WAIT}, {"v": W, "wait": WAIT}, {"x": STEP}),
}

MARKS = [
    (20, "", "reset"),  # everything
    (40, "b", "reset"),  # one population: what is in flight to it is dropped, what flies to a stays
    (60, "b", "reset-keep"),  # its states only
    (80, "", "reset-keep"),
    (80, "a", "reset"),  # together with the one above: a loses what is in flight, b keeps it
    (81, "", "reset"),  # two ticks in a row
]
EVENTS = list(random_events({"in": 3}, 110, 50, seed=22))

derive(__file__, NEURONS, (110, sorted(EVENTS + MARKS, key=lambda row: row[0])))
