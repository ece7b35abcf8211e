"""Rectified linear unit: y[t] = max(x[t] + bias, 0), sent as its nearest multiple of 1/256, at most 255 + 255/256.

The projections of the case have several synapses per pair, a tick apart: x[t] is a convolution over time.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

Y = ufix(16, 8, "nearest")


def tick(p, s, x, draw):
    return Y(max(x.x + p.bias, Fraction(0)))


NEURONS = Neurons(tick, {"bias": fix(20, 12)}, ports={"x": Fraction(1, 2**16)}, defaults={"bias": 0}, output=Y)


def payloads(draws):
    return draws.below(4095) - 2047 or 1


derive(__file__, {"a": NEURONS, "b": NEURONS}, (96, list(random_events({"in": 4}, 96, 60, 8, payloads))))
