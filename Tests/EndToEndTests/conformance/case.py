"""The form of a case: what is sent, and the only answers that are right."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Case:
    """One demand of a document."""

    section: str  # of RFC 9113, unless another document is named
    name: str
    # Bytes, a function of the connection, or a list of both; a string in it is a line of `Wire.seen`
    # to wait for.
    send: bytes | Callable | list
    want: list  # the frames that answer it, and no others
    choice: str = ""  # where the document leaves a choice: which section says so
    others: list = field(default_factory=list)  # the other answers that it allows
    raw: bool = False  # whether the case speaks from the first byte on
    is_last: bool = False  # whether no stream can follow, although the connection lives
    room: int = 0  # what a later stream's window needs, if the case has narrowed it

    @property
    def answers(self):
        """Every answer that is right."""
        assert bool(self.choice) == bool(self.others), f"{self}: a choice has a reason"
        return [self.want, *self.others]

    def play(self, wire):
        """Sends what there is to send."""
        for step in self.send if isinstance(self.send, list) else [self.send]:
            if callable(step):
                step(wire)
            elif isinstance(step, str):
                wire.await_line(step)
            else:
                wire.send(step)

    def __str__(self):
        return f"{self.section}: {self.name}"
