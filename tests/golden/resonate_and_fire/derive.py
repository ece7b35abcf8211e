"""Resonate-and-fire: z[t] = (c + i s) z[t-1] + x[t] with z = re + i im.

Spike where im[t] >= threshold, then z = i threshold.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

Z = fix(18, 12, "nearest")
TURN = fix(18, 16)


def tick(p, s, x, draw):
    # (c + i s) (re + i im) = (c re - s im) + i (s re + c im)
    s.re, s.im = Z(p.c * s.re - p.s * s.im + x.x), Z(p.s * s.re + p.c * s.im)
    if s.im >= p.threshold:
        s.re, s.im = Fraction(0), p.threshold
        return 1


NEURONS = Neurons(
    tick,
    {"c": TURN, "s": TURN, "threshold": fix(18, 12)},
    {"re": Z, "im": Z},
    {"x": Fraction(1, 2**16)},
    defaults={"threshold": 1},
)

# Pairs of events half a period and a whole period (20 ticks) apart on channel 0, noise on the others.
PAIRS = [(t, "in", 0, 1) for t in (10, 20, 80, 100, 150, 155, 220, 240, 260)]
NOISE = [row for row in random_events({"in": 6}, 300, 15, seed=12) if row[2] > 0]

derive(__file__, {"n": NEURONS}, (300, sorted(PAIRS + NOISE)))
