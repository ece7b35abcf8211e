"""Current-based LIF.

i[t] = keep_i i[t-1] + x[t]; v[t] = rest + keep_v (v[t-1] - rest) + i[t]; spike where v[t] >= threshold, then v = reset.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

I = fix(20, 12, "zero")
V = fix(20, 12, "nearest")
LEVEL = fix(20, 12)


def tick(p, s, x, draw):
    s.i = I(p.keep_i * s.i + x.x)
    s.v = V(p.rest + p.keep_v * (s.v - p.rest) + s.i)
    if s.v >= p.threshold:
        s.v = p.reset
        return 1


NEURONS = Neurons(
    tick,
    {"keep_i": ufix(16, 16), "keep_v": ufix(16, 16), "threshold": LEVEL, "rest": LEVEL, "reset": LEVEL},
    {"i": I, "v": V},
    {"x": Fraction(1, 2**16)},
    defaults={"rest": 0, "reset": 0},
)

derive(__file__, {"n": NEURONS}, (160, list(random_events({"in": 6}, 160, 25, seed=5))))
