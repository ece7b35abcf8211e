"""Tables: a wave of eight entries, read at a phase that the input moves.

turns = (turns + steps[min(floor(x) held in 0..3, 2)] + shift) mod 8; v = v / 2 + x wave[turns], to the nearest 1/16;
spike where |v| > 2, then v = 2 wave[7 - turns]. The wave is sin(2 pi k / 8) to the nearest 1/64: 0, 45/64, 1, ...
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

V = fix(7, 4, "nearest")
STEP = ufix(2, 0)
TURNS = ufix(3, 0, overflow="wrap")
WAVE = [Fraction(n, 64) for n in (0, 45, 64, 45, 0, -45, -64, -45)]
STEPS = [1, 2, 3]


def tick(p, s, x, draw):
    step = int(STEP(x.x))
    s.turns = TURNS(s.turns + STEPS[min(step, 2)] + p.shift)
    s.v = V(s.v / 2 + x.x * WAVE[int(s.turns)])
    if abs(s.v) > 2:
        s.v = V(2 * WAVE[7 - int(s.turns)])
        return 1


NEURONS = Neurons(tick, {"shift": fix(4, 0)}, {"v": V, "turns": TURNS}, {"x": Fraction(1, 64)})


def payloads(draws):
    return draws.below(255) - 127 or 1


derive(__file__, {"n": NEURONS}, (100, list(random_events({"in": 3}, 100, 60, 23, payloads))))
