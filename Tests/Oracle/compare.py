"""Compares the runtime's walk with protobuf-c, and with the parser behind the Python messages.

Usage: compare.py ORACLE CHECK MESSAGES SEED
"""

import collections
import itertools
import pathlib
import random
import re
import struct
import subprocess
import sys

from google.protobuf.descriptor import FieldDescriptor as Field
from google.protobuf.message import DecodeError

from descriptors import REQUESTS
from messages import Writer, mutate, nested
from reference import judge

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAMES = ["traces", "metrics", "logs"]
BATCH = 20_000


def reasons():
    """The reasons of `WireError`, in the order of their numbers."""
    text = (ROOT / "Sources/Runtime/Wire/WireError.swift").read_text()
    body = re.search(r"enum Reason.*?\{(.*?)\n  \}", text, re.S).group(1)
    return re.findall(r"case (\w+)", body)


REASONS = reasons()


def bodies(rng, count):
    """`count` pairs of signal and body: a fifth of them written at random, the rest mutated."""
    seeds = [[b""], [b""], [b""]]
    for index in range(count):
        signal = index % 3
        if index % 1000 == 5:
            yield 2, nested(rng, rng.randint(80, 110))
        elif index % 3000 < 600 or len(seeds[signal]) < 10:
            writer = Writer(rng, rng.choice([0, 0, 0.01, 0.1]))
            body = writer.message(REQUESTS[signal].DESCRIPTOR)[:8000]
            seeds[signal].append(body)
            if len(seeds[signal]) > 500:
                seeds[signal].pop(rng.randrange(500))
            yield signal, body
        else:
            body = mutate(rng, rng.choice(seeds[signal]), rng.choice(seeds[signal]))
            yield signal, body


def verdicts(program, records):
    """What a program says about each record."""
    data = b"".join(struct.pack("<IB", len(body), signal) + body for signal, body in records)
    result = subprocess.run([program], input=data, stdout=subprocess.PIPE)
    if result.returncode:
        sys.exit(f"{program} stopped: {result.stdout[-20_000:].decode(errors='replace')}")
    values = struct.unpack(f"<{len(result.stdout) // 4}i", result.stdout)
    assert len(values) == len(records), f"{program} answered {len(values)} of {len(records)}"
    return values


def parses(signal, body):
    """Whether the Python messages' parser takes the body."""
    try:
        REQUESTS[signal].FromString(body)
        return True
    except DecodeError:
        return False


def protobuf_c_exception(ours, oracle, truth):
    """The known peculiarity of protobuf-c that explains a difference, or None."""
    items, reason, field, peculiarities = truth
    if ours >= 0 and oracle == -1 and "group" in peculiarities:
        return "does not know groups"
    if ours >= 0 and oracle == -1 and "repeated" in peculiarities:
        return "cannot merge submessages whose oneofs are unset"
    if ours >= 0 and oracle >= 0 and "repeated" in peculiarities:
        return "replaces repeated oneof messages instead of merging them"
    if ours < 0 <= oracle:
        if reason == "varintOverflow":
            return "ignores what exceeds 64 bits in a tenth byte"
        if reason == "invalidTag":
            return "ignores what exceeds 32 bits in a tag"
        if reason == "invalidFieldNumber":
            return "takes field number 0 in a tag longer than it has to be"
        if reason == "nestingTooDeep":
            return "has no nesting limit"
        if reason == "wrongWireType" and field.type == Field.TYPE_BOOL:
            return "takes any wire type for a boolean"
        if reason in ("invalidUTF8", "invalidIdentifierLength") and not field.is_repeated:
            return "is asked about the last value of a field only"
    return None


def parser_exception(ours, accepts, truth):
    """The known peculiarity of the Python messages' parser that explains a difference, or None."""
    items, reason, field, peculiarities = truth
    if ours < 0 and accepts and reason == "wrongWireType":
        return "treats known fields of the wrong wire type as unknown"
    if ours < 0 and accepts and reason == "varintOverflow":
        return "ignores what exceeds 64 bits in a tenth byte"
    if ours < 0 and accepts and reason == "invalidFieldNumber" and "group" in peculiarities:
        return "does not look at field numbers inside unknown groups"
    if ours < 0 and accepts and reason == "invalidIdentifierLength":
        return "knows no identifiers"
    return None


class Comparison:
    """Counts agreements, explained differences and others."""

    def __init__(self):
        self.explained = collections.Counter()
        self.outcomes = collections.Counter()
        self.wrong = [0, 0, 0]

    def compare(self, signal, body, ours, oracle):
        """Compares the opinions about one body."""
        self.outcomes["accepted" if ours >= 0 else REASONS[-1 - ours]] += 1
        accepts = parses(signal, body)
        agrees_c = ours == oracle or (ours < 0 and oracle < 0)
        agrees_python = accepts == (ours >= 0)
        if agrees_c and agrees_python:
            return
        truth = judge(REQUESTS[signal], body)
        expected = truth[0] if truth[0] is not None else -1 - REASONS.index(truth[1])
        notes = []
        if not agrees_c:
            notes.append(("protobuf-c", protobuf_c_exception(ours, oracle, truth)))
        if not agrees_python:
            notes.append(("Python's parser", parser_exception(ours, accepts, truth)))
        if expected != ours or any(note is None for _, note in notes):
            self.fail(signal, body, ours, oracle, accepts, truth)
        else:
            for parser, note in notes:
                self.explained[f"{parser} {note}"] += 1

    def fail(self, signal, body, ours, oracle, accepts, truth):
        """Reports a difference that nothing explains."""
        self.wrong[signal] += 1
        if sum(self.wrong) <= 10:
            name = ours if ours >= 0 else REASONS[-1 - ours]
            print(f"error: {NAMES[signal]} {body.hex()[:4000]}: runtime {name}, protobuf-c {oracle}, "
                  f"Python's parser {'accepts' if accepts else 'refuses'}, by the rules {truth}")


def main():
    """Compares, and prints what was found."""
    oracle, check, count, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    rng = random.Random(seed)
    stream = bodies(rng, count)
    comparison = Comparison()
    while records := list(itertools.islice(stream, BATCH)):
        opinions = zip(records, verdicts(check, records), verdicts(oracle, records))
        for (signal, body), ours, theirs in opinions:
            comparison.compare(signal, body, ours, theirs)
    for outcome, number in comparison.outcomes.most_common():
        print(f"{number:8} {outcome}")
    print("differences, all of them known of the other parser:")
    for note, number in comparison.explained.most_common():
        print(f"{number:8} {note}")
    accepted = comparison.outcomes["accepted"]
    print(f"summary: {count} messages (seed {seed}), {accepted} accepted, "
          f"{sum(comparison.explained.values())} known differences, {sum(comparison.wrong)} unexplained")
    bad = sum(1 for wrong in comparison.wrong if wrong)
    print(f"{3 - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
