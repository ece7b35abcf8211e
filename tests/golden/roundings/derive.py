"""Every rounding with every overflow mode: x, a multiple of 1/1024, is put on a grid of quarters from -8 to 7.75.

Further grids: multiples of 8 (fix<5,-3>), of 2^-12 below 2^-8 (ufix<4,12>), and whole numbers modulo 8.
"""

import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden import Neurons, derive, fix, random_events, ufix

from golden import ROUNDINGS

STATES = {f"{r}_{o}": fix(6, 2, r, o) for r in ROUNDINGS for o in ("saturate", "wrap")}
STATES |= {"tens": fix(5, -3, "even"), "tiny": ufix(4, 12, "nearest"), "bits": ufix(3, 0, "zero", "wrap")}


def tick(p, s, x, draw):
    for name, grid in STATES.items():
        number = {"tens": 3 * x.x, "tiny": x.x / 512}.get(name, x.x)
        setattr(s, name, grid(number))


NEURONS = Neurons(tick, states=STATES, ports={"x": Fraction(1, 1024)})


def rows():
    """Halves, quarters and their neighbours around 0 and around both ends of the range, then anything."""
    edges = [end * 256 + half * 32 + near for end in (-16, -12, -8, -4, 0, 4, 8, 12, 16) for half in range(-4, 5) for near in (-16, -1, 0, 1, 16)]
    values = [n for n in edges if n != 0]
    for i in range(0, len(values), 4):
        for channel, n in enumerate(values[i : i + 4]):
            yield (i // 4, "in", channel, n)
    first = (len(values) + 3) // 4
    for tick, name, channel, n in random_events({"in": 4}, 40, 100, 25, lambda draws: draws.below(65535) - 32767 or 1):
        yield (first + tick, name, channel, n)


ROWS = list(rows())

derive(__file__, {"n": NEURONS}, (ROWS[-1][0] + 2, ROWS))
