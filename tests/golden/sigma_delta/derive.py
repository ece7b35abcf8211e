"""Sigma-delta: s[t] = s[t-1] + x[t]; y[t] = max(s[t] + bias, 0).

Where |y[t] - sent| >= threshold, the change y[t] - sent goes out, and sent = y[t].
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

S = fix(32, 16)
Y = ufix(16, 8, "nearest")
DELTA = fix(17, 8)


def tick(p, s, x, draw):
    s.s = S(s.s + x.x)
    y = Y(max(s.s + p.bias, Fraction(0)))
    change = y - s.sent
    if abs(change) >= p.threshold:
        s.sent = y
        return DELTA(change)


NEURONS = Neurons(
    tick,
    {"threshold": Y, "bias": fix(16, 8)},
    {"s": S, "sent": Y},
    {"x": Fraction(1, 2**20)},
    defaults={"bias": 0},
    output=DELTA,
)


def payloads(draws):
    return draws.below(16383) - 8191 or 1


derive(__file__, {"n": NEURONS, "m": NEURONS}, (96, list(random_events({"in": 6}, 96, 40, 11, payloads))))
