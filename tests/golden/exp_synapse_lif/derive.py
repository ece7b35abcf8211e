"""LIF with exponential synaptic currents, one of each sign.

wait = 0: v[t] = rest + keep (v[t-1] - rest) + i_exc[t-1] + i_inh[t-1] + drive, else wait -= 1 and v stays;
i_exc[t] = keep_exc i_exc[t-1] + exc[t]; i_inh[t] = keep_inh i_inh[t-1] + inh[t];
spike where v[t] >= threshold (and the neuron did not wait), then v = reset, wait = period.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

G = fix(24, 16, "nearest")
LEVEL = fix(24, 16)
WAIT = ufix(8, 0)


def tick(p, s, x, draw):
    waits = s.wait > 0
    if waits:
        s.wait = s.wait - 1
    else:
        s.v = G(p.rest + p.keep * (s.v - p.rest) + s.i_exc + s.i_inh + p.drive)
    s.i_exc = G(p.keep_exc * s.i_exc + x.exc)
    s.i_inh = G(p.keep_inh * s.i_inh + x.inh)
    if not waits and s.v >= p.threshold:
        s.v = p.reset
        s.wait = p.period
        return 1


KEEP = ufix(16, 16)
NEURONS = Neurons(
    tick,
    {
        "keep": KEEP, "keep_exc": KEEP, "keep_inh": KEEP,
        "threshold": LEVEL, "rest": LEVEL, "reset": LEVEL, "drive": LEVEL, "period": WAIT,
    },
    {"v": G, "i_exc": G, "i_inh": G, "wait": WAIT},
    {"exc": Fraction(1, 2**16), "inh": Fraction(1, 2**16)},
    defaults={"rest": 0, "reset": 0, "drive": 0, "period": 0},
)

derive(__file__, {"n": NEURONS}, (160, list(random_events({"in": 8}, 160, 30, seed=13))))
