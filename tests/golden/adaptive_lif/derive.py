"""LIF with an adaptive threshold.

v[t] = keep_v v[t-1] + x[t]; z[t] = 1 where v[t] >= threshold + a[t], then v[t] -= threshold;
a[t+1] = keep_a a[t] + jump z[t], the value recorded after tick t.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(20, 12, "nearest")
A = ufix(24, 16)


def tick(p, s, x, draw):
    s.v = V(p.keep_v * s.v + x.x)
    fires = s.v >= p.threshold + s.a
    s.a = A(p.keep_a * s.a)
    if fires:
        s.v = V(s.v - p.threshold)
        s.a = A(s.a + p.jump)
        return 1


NEURONS = Neurons(
    tick,
    {"keep_v": ufix(16, 16), "keep_a": ufix(16, 16), "threshold": fix(20, 12), "jump": ufix(16, 12)},
    {"v": V, "a": A},
    {"x": Fraction(1, 2**16)},
)

derive(__file__, {"n": NEURONS}, (200, list(random_events({"in": 6}, 200, 40, seed=9))))
