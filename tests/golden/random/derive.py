"""Random numbers: draw i of a neuron at a tick is word i mod 2 of a Threefry block; random<n> is its top n bits.

word = draw 0; bit = draw 1; sum += draw 2 (8 bits) if x > 0, else draw 3 (4 bits) + 1; where draw 4 (8 bits) < chance:
a spike and sum += draw 5 (3 bits) x. Draws are numbered in the order of the text, whether they are used or not.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

from golden import draw_word

# The words that the design of the generator states for seed 1, population "hidden", tick 0, neuron 1.
assert [draw_word(1, 0, "hidden", 1, i) for i in range(4)] == [0xE4EFF9A2, 0x13B51733, 0xB2B2C23C, 0x1DDD4311]

SUM = ufix(12, 0, overflow="wrap")


def tick(p, s, x, draw):
    s.word = Fraction(draw(0))
    s.bit = Fraction(draw(1) >> 31)
    s.sum = SUM(s.sum + (draw(2) >> 24 if x.x > 0 else (draw(3) >> 28) + 1))
    if draw(4) >> 24 < p.chance:
        s.sum = SUM(s.sum + (draw(5) >> 29) * x.x)
        return 1


NEURONS = Neurons(tick, {"chance": ufix(8, 0)}, {"word": ufix(32, 0), "bit": ufix(1, 0), "sum": SUM}, {"x": Fraction(1)})

derive(__file__, {"hidden": NEURONS, "hiddep": NEURONS}, (100, list(random_events({"in": 2}, 100, 50, seed=24))))
