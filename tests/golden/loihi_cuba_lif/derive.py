"""Loihi's LIF in the integers of the chip.

u = trunc(u (4096 - du - ds_offset) / 4096) + 64 a, wrapped into -2^23 + 1 ... 2^23;
v = trunc(v (4096 - dv - dm_offset) / 4096) + u + bias, held within +-(2^23 - 1);
spike where v > 64 vth, then v = 0. The bias acts from the tick on that bias_wait gives.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

MOST = 2**23
INTEGER = fix(25, 0)


def trunc(n, kept):
    """n kept / 4096 without its fraction: the magnitude is shifted."""
    magnitude = abs(n) * kept >> 12
    return -magnitude if n < 0 else magnitude


def tick(p, s, x, draw):
    u, v, wait, bias = (int(number) for number in (s.u, s.v, s.bias_wait, p.bias))
    u = trunc(u, 4096 - int(p.du + p.ds_offset)) + 64 * int(x.a)
    while u > MOST:
        u -= 2 * MOST
    while u <= -MOST:
        u += 2 * MOST
    v = trunc(v, 4096 - int(p.dv + p.dm_offset)) + u + (bias if wait == 0 else 0)
    v = max(-(MOST - 1), min(MOST - 1, v))
    fires = v > 64 * int(p.vth)
    s.u, s.v, s.bias_wait = Fraction(u), Fraction(0 if fires else v), Fraction(max(wait - 1, 0))
    return 1 if fires else None


DECAY, OFFSET = ufix(12, 0), ufix(1, 0)
NEURONS = Neurons(
    tick,
    {"du": DECAY, "dv": DECAY, "vth": ufix(17, 0), "bias": fix(20, 0), "ds_offset": OFFSET, "dm_offset": OFFSET},
    {"u": INTEGER, "v": fix(24, 0), "bias_wait": ufix(8, 0)},
    {"a": Fraction(1)},
    defaults={"bias": 0, "ds_offset": 1, "dm_offset": 0},
)

# Channel 7 comes in bursts that carry u beyond its range.
BURST = [(t, "in", 7, 1) for t in list(range(60, 76)) + list(range(120, 136))]
NOISE = [row for row in random_events({"in": 8}, 200, 30, seed=16) if row[2] < 7]

derive(__file__, {"n": NEURONS}, (200, sorted(BURST + NOISE)))
