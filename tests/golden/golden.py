"""What the golden cases share: exact numbers, the arrival of events, the form of the files.

Every case has a script `derive.py` that states the equation of its neurons and calls `derive` below. Values are
`fractions.Fraction` and integers throughout; roundings are those of Python's standard library. Nothing is taken from
the simulator, so that the two agree only if both are right.

    python3 tests/golden/lif/derive.py              prints expected.csv
    python3 tests/golden/lif/derive.py --stimulus   prints stimulus.csv
"""

import csv
import json
import math
import re
import sys
import zlib
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

ROUNDINGS = {
    "floor": math.floor,
    "ceil": math.ceil,
    "zero": math.trunc,
    "even": round,  # of a Fraction: half to even
    "nearest": lambda number: math.floor(number + Fraction(1, 2)),
}


class Grid:
    """A declared type: the numbers n / 2^frac, n from low to high. Calling it puts an exact number on the grid."""

    def __init__(self, low, high, frac, rounding, overflow):
        self.low, self.high, self.rounding, self.overflow = low, high, rounding, overflow
        self.step = Fraction(1, 2) ** frac

    def __call__(self, number):
        n = ROUNDINGS[self.rounding](Fraction(number) / self.step)
        if self.overflow == "saturate":
            n = max(self.low, min(self.high, n))
        else:
            n = self.low + (n - self.low) % (self.high - self.low + 1)
        return n * self.step

    def integer(self, number):
        n = Fraction(number) / self.step
        if n.denominator != 1:
            raise ValueError(f"{number} is not on the grid of {self.step}")
        return n.numerator

    def read(self, written):
        """A number of the network file: a decimal on the grid, {"value", "round"} or {"raw"}."""
        if isinstance(written, dict) and "raw" in written:
            return written["raw"] * self.step
        if isinstance(written, dict):
            n = ROUNDINGS[written["round"]](Fraction(written["value"]) / self.step)
        else:
            n = self.integer(written)
        if not self.low <= n <= self.high:
            raise ValueError(f"{written} is outside {self.low}..{self.high} steps of {self.step}")
        return n * self.step


def fix(bits, frac, rounding="floor", overflow="saturate"):
    return Grid(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, frac, rounding, overflow)


def ufix(bits, frac, rounding="floor", overflow="saturate"):
    return Grid(0, 2**bits - 1, frac, rounding, overflow)


def grid_named(text):
    kind, bits, frac = re.fullmatch(r"(fix|ufix)<(-?\d+),(-?\d+)>", text).groups()
    return {"fix": fix, "ufix": ufix}[kind](int(bits), int(frac))


class Neurons:
    """One population's equation.

    tick(p, s, x, draw) changes the states s and returns the payload of the event that is sent, or None; p are the
    parameters, x the sums of the ports, draw(i) is random word i. Ports are named with the step their sum is counted in.
    """

    def __init__(self, tick, parameters=None, states=None, ports=None, defaults=None, initial=None, output=None):
        self.tick = tick
        self.parameters = parameters or {}
        self.defaults = defaults or {}
        self.states = states or {}
        self.initial = initial or {}
        self.ports = ports or {}
        self.output = output


def draw_word(seed, tick, population, neuron, index):
    """Word `index` of a neuron at a tick: Threefry-2x32, keyed by seed, tick and name."""
    key = threefry(20, (seed & 0xFFFFFFFF, seed >> 32), (tick & 0xFFFFFFFF, zlib.crc32(population.encode())))
    return threefry(13, key, (neuron, index // 2))[index % 2]


def threefry(rounds, key, counter):
    """Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011."""
    mask = 0xFFFFFFFF
    keys = [key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDA]
    rotations = [13, 15, 26, 6, 17, 29, 16, 24]
    a, b = (counter[0] + keys[0]) & mask, (counter[1] + keys[1]) & mask
    for r in range(rounds):
        a = (a + b) & mask
        by = rotations[r % 8]
        b = ((b << by) | (b >> (32 - by))) & mask
        b ^= a
        if r % 4 == 3:
            j = r // 4 + 1
            a = (a + keys[j % 3]) & mask
            b = (b + keys[(j + 1) % 3] + j) & mask
    return a, b


class Draws:
    """Numbers for stimuli: Knuth's 64-bit linear congruential generator, upper half."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 32) * bound >> 32


def random_events(populations, ticks, percent, seed, payloads=None):
    """Rows of a stimulus: each channel of each population sends with a probability at every tick."""
    draws = Draws(seed)
    for tick in range(ticks):
        for name, size in populations.items():
            for channel in range(size):
                if draws.below(100) < percent:
                    yield (tick, name, channel, payloads(draws) if payloads else 1)


def derive(script, neurons, stimulus, order=None, injected=None):
    """The whole of a case's script: expected.csv on standard output, or the stimulus it was made with.

    neurons:  population -> Neurons
    stimulus: (ticks, rows); rows are (tick, population, neuron, payload's integer) or (tick, population, "reset")
    order:    populations in the order of a tick, where zero delays matter; default: that of the network
    injected: tick -> [(population, neuron, port, number)] from generators; port None: an event of an input population
    """
    ticks, rows = stimulus
    out = csv.writer(sys.stdout, lineterminator="\n")
    if "--stimulus" in sys.argv:
        print(f"# ticks: {ticks}")
        out.writerow(["tick", "population", "neuron", "raw"])
        out.writerows(row + (1,) * (4 - len(row)) if row[2] not in ("reset", "reset-keep") else row + ("",) for row in rows)
        return
    folder = Path(script).parent
    network = json.loads((folder / "network.neuro.json").read_text(encoding="utf-8"), parse_float=Fraction)
    out.writerow(["tick", "population", "neuron", "signal", "raw"])
    out.writerows(run(network, neurons, *read_stimulus(folder / "stimulus.csv"), order, injected))


def read_stimulus(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    ticks = int(lines[0].removeprefix("# ticks: "))
    events, resets = defaultdict(dict), defaultdict(list)
    for row in csv.DictReader(lines[1:]):
        if row["neuron"] in ("reset", "reset-keep"):
            resets[int(row["tick"])].append((row["population"], row["neuron"] == "reset-keep"))
        else:
            events[int(row["tick"]), row["population"]][int(row["neuron"])] = int(row["raw"])
    return ticks, events, resets


def synapses_of(network, populations, grids):
    """(source population, neuron) -> [(target population, neuron, port, weight, delay)]"""
    table = defaultdict(list)
    for projection in network["projections"]:
        source, target = projection["source"], projection["target"]
        target, _, port = target.partition(".")
        weight_grid = grid_named(projection["format"])
        if "synapses" in projection:
            rows = [(s, t, weight_grid.read(w), d) for s, t, w, d in projection["synapses"]]
        else:
            weight, delay = weight_grid.read(projection["weight"]), projection.get("delay", 1)
            pairs = {
                "all_to_all": ((s, t) for s in range(populations[source]["size"]) for t in range(populations[target]["size"])),
                "one_to_one": ((s, s) for s in range(populations[source]["size"])),
            }[projection["rule"]]
            rows = [(s, t, weight, delay) for s, t in pairs]
        for s, t, weight, delay in rows:
            table[source, s].append((target, t, port or next(iter(grids[target].ports)), weight, delay))
    return table


def run(network, neurons, ticks, events, resets, order, injected):
    populations = {p["name"]: p for p in network["populations"]}
    synapses = synapses_of(network, populations, neurons)
    models = {name: p for name, p in populations.items() if not p.get("input")}
    payload_grids = {
        name: grid_named(p["payload"]) if "payload" in p else ufix(1, 0) if p.get("input") else neurons[name].output or ufix(1, 0)
        for name, p in populations.items()
    }
    parameters = {name: [own_numbers(neurons[name], p, n) for n in range(p["size"])] for name, p in models.items()}
    states = {name: [start(neurons[name], p, n) for n in range(p["size"])] for name, p in models.items()}
    arrivals = defaultdict(Fraction)

    for tick in range(ticks):
        for named, keep in resets.get(tick, []):
            for name in models if named == "" else [named]:
                states[name] = [start(neurons[name], models[name], n) for n in range(models[name]["size"])]
                if not keep:
                    for key in [key for key in arrivals if key[1] == name]:
                        del arrivals[key]
        for name, n, port, number in injected(tick) if injected else []:
            if port is None:
                events.setdefault((tick, name), {})[n] = number
            else:
                arrivals[tick, name, n, port] += number

        sent, sums = {}, {}
        for name in order or populations:
            sent[name] = {}
            for n in range(populations[name]["size"]):
                if name not in models:
                    if n not in events.get((tick, name), {}):
                        continue
                    payload = events[tick, name][n] * payload_grids[name].step
                else:
                    x = {port: arrivals.pop((tick, name, n, port), Fraction(0)) for port in neurons[name].ports}
                    sums[name, n] = x
                    payload = neurons[name].tick(
                        parameters[name][n], states[name][n], SimpleNamespace(**x),
                        lambda i: draw_word(network.get("seed", 0), tick, name, n, i))
                if payload:
                    sent[name][n] = Fraction(payload)
                    for target, t, port, weight, delay in synapses[name, n]:
                        arrivals[tick + delay, target, t, port] += weight * Fraction(payload)

        for name in models:
            for n, payload in sent[name].items():
                yield tick, name, n, "event", payload_grids[name].integer(payload)
        for probe in network.get("probes", []):
            name, signal = probe["signal"].split(".")
            for n in range(*slice_of(probe, populations[name]["size"])):
                if signal in neurons[name].states:
                    raw = neurons[name].states[signal].integer(getattr(states[name][n], signal))
                else:
                    raw = int(sums[name, n][signal] / neurons[name].ports[signal])
                yield tick, name, n, signal, raw


def own_numbers(model, population, neuron):
    """A neuron's parameters: one for all, or one each."""
    written = population.get("parameters", {})
    numbers = dict(model.defaults)
    for name, grid in model.parameters.items():
        if name in written:
            value = written[name]
            numbers[name] = grid.read(value[neuron] if isinstance(value, list) else value)
    return SimpleNamespace(**{name: Fraction(numbers[name]) for name in model.parameters})


def start(model, population, neuron):
    written = population.get("initial", {})
    numbers = {name: Fraction(model.initial.get(name, 0)) for name in model.states}
    for name, value in written.items():
        numbers[name] = model.states[name].read(value[neuron] if isinstance(value, list) else value)
    return SimpleNamespace(**numbers)


def slice_of(probe, size):
    if "neurons" not in probe:
        return 0, size
    first, last = probe["neurons"].split(":")
    return int(first or 0), int(last or size)
