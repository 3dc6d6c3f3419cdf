"""What `tools/generate` understands, and where it stops."""

import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from generator import bindings, catalog, comparison, decoders, defaults, model, reference  # noqa: E402
from generator import swift_source  # noqa: E402

COMPONENT = '''import Schema

/// A component that exists nowhere: braces { in comments do not count.
public enum Sample: Component {
  public static var name: String { "otelcol.processor.batch" }
  public static var summary: String { "Does nothing." }
  public static var shape: Shape { .stage(.all) }
  public static var traits: Traits { [.buffers] }

  public struct Arguments: ArgumentSet {
    @Attribute("Longest wait.", role: .batchDelay)
    public var timeout: Duration = .milliseconds(200)

    @Attribute(
      "How many.", name: "send_batch_size")
    public var size = 2000

    public init() {}

    public var isEmpty: Bool { "\\(size) \\("{")".isEmpty }

    public func problems() -> [(attribute: String, problem: String)] { [] }
  }

  public final class Stage<Next: Sink>: Sink {
    init(_ arguments: Arguments, in node: Node, into next: Next) throws {}
  }
}
'''


def components(tmp_path, text):
    """The components in a file that holds `text`."""
    path = tmp_path / "Sample.swift"
    path.write_text(text, encoding="utf-8")
    return model.components(swift_source.read([path], tmp_path))


def facts():
    """Alloy's facts."""
    return catalog.load(ROOT / "Sources/Frontend/Catalog/components.json")


def test_generated_files_are_current():
    result = subprocess.run([ROOT / "tools/generate", "--check"], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_reads_a_component(tmp_path):
    (component,) = components(tmp_path, COMPONENT)
    assert (component.type, component.name) == ("Sample", "otelcol.processor.batch")
    assert component.role == "Stage" and component.can_fail
    timeout, size = component.body.attributes
    assert (timeout.name, timeout.source.type, timeout.source.role) == (
        "timeout", "Duration", "batchDelay")
    assert timeout.default == ("duration", 200_000_000)
    assert (size.name, size.source.property, size.source.type) == ("send_batch_size", "size", "Int")
    comparison.compare([component], facts())


def test_writes_every_file(tmp_path):
    found = components(tmp_path, COMPONENT)
    text = bindings.swift(found)
    assert 'name: "send_batch_size", property: "size", swiftType: "Int", defaultLiteral: "2000"' in text
    assert "role: .batchDelay" in text and "canFail: true" in text
    assert "let sampleBinding = RuntimeBinding(" in text
    text = decoders.swift(found)
    assert 'try fields.read("send_batch_size", into: &size)' in text
    pages = dict(reference.pages(found, facts()))
    page = pages["otelcol.processor.batch.md"]
    assert '| `timeout` | duration | `"200ms"` | Longest wait. |' in page
    assert "- `metadata_keys`\n" in page and "- `send_batch_size`" not in page


@pytest.mark.parametrize("name, expected", [
    ("timeout", "timeout"), ("sendBatchSize", "send_batch_size"), ("maxIdleConns", "max_idle_conns"),
    ("http2PingTimeout", "http2_ping_timeout"), ("tracesURLPath", "traces_url_path"), ("caPEM", "ca_pem"),
])
def test_spells_names_as_configuration_does(name, expected):
    assert swift_source.snake_case(name) == expected


# What is changed in the component, and where and why the generator stops.
MISTAKES = [
    ("= .milliseconds(200)", "= .fortnights(1)", 11, "cannot read the default .fortnights(1)"),
    ("= .milliseconds(200)", "= .milliseconds(100)", 11,
     "the default of 'timeout' is \"200ms\" in Alloy, not \"100ms\""),
    ("timeout: Duration", "timeout: Date", 11, "cannot read the default .milliseconds(200)"),
    ("var timeout: Duration = .milliseconds(200)", "var timeout: Duration", 11,
     "'timeout' has no initial value"),
    ("var timeout", "var timeOut", 11, "Alloy has no attribute 'time_out' here"),
    ("var size = 2000", "var size = makeSize()", 14, "the type of 'size' cannot be seen; write it down"),
    ("var size = 2000", 'var size = "2000"', 14, "'send_batch_size' is number in Alloy, not string"),
    ("role: .batchDelay", "rule: .batchDelay", 11, "unknown option 'rule' of @Attribute"),
    ('"Longest wait."', "documentation", 11, "expected a plain string literal"),
    ('@Attribute("Longest', '@Block("Longest', 11, "unknown option 'role' of @Block"),
    ('@Attribute("Longest wait.", role: .batchDelay)', "", 12,
     "'timeout' is neither @Attribute nor @Block"),
    ("final class Stage<Next: Sink>", "final class Stages<Next: Sink>", 4, "there is no type Sample.Stage"),
    ("struct Arguments", "struct Parameters", 4, "Sample has no struct Arguments"),
    ("struct Arguments: ArgumentSet", "final class Arguments: ArgumentSet", 10,
     "an ArgumentSet has to be a struct that declares it itself"),
    ("otelcol.processor.batch", "otelcol.processor.bath", 4,
     "Alloy has no component 'otelcol.processor.bath'"),
    ("public static var summary", "public static var summery", 4, "Sample has no 'summary'"),
    (".stage(.all)", ".stages(.all)", 7, "unknown shape: .stages(.all)"),
    ("    public init() {}\n", "    public init() {\n", 29, "expected '}'"),
    ("How many.", "How many.\n", 15, "unclosed string"),
    ('"send_batch_size")', '"timeout")', 10, "Sample.Arguments has a name twice"),
]


@pytest.mark.parametrize("old, new, line, message", MISTAKES)
def test_stops_at_what_it_does_not_understand(tmp_path, old, new, line, message):
    assert old in COMPONENT
    with pytest.raises(swift_source.SourceError) as error:
        comparison.compare(components(tmp_path, COMPONENT.replace(old, new, 1)), facts())
    assert str(error.value) == "Sample.swift:%d: error: %s" % (line, message)


NESTED = COMPONENT.replace("otelcol.processor.batch", "otelcol.exporter.otlphttp").replace(
    "    public init() {}\n", '''    @Block("How to send.")
    public var client = Client()

    @Block("What waits.")
    public var sendingQueue: Queue? = nil

    public init() {}

    public struct Client: ArgumentSet {
      @Attribute("How to compress.")
      public var compression = Packing.gzip

      public init() {}
    }
''', 1).replace("timeout", "encoding") + '''
public struct Queue: ArgumentSet {
  @Attribute("The unit.")
  public var sizer: String = "requests"

  public init() {}
}

public enum Packing: String, ConfigEnum, Sendable {
  case gzip, none
  case zstd = "zstandard"
}
'''


def test_resolves_blocks_and_words(tmp_path):
    (component,) = components(tmp_path, NESTED)
    client, queue = component.body.blocks
    assert (client.name, client.type, client.multiplicity) == ("client", "Sample.Arguments.Client", "one")
    assert (queue.name, queue.type, queue.multiplicity) == ("sending_queue", "Queue", "optional")
    (compression,) = client.attributes
    assert compression.default == "gzip"
    assert compression.enumeration.cases == {"gzip": "gzip", "none": "none", "zstd": "zstandard"}
    text = bindings.swift([component])
    assert 'words: ["gzip": "gzip", "none": "none", "zstandard": "zstd"]' in text
    assert 'swiftType: "Packing", defaultLiteral: ".gzip"' in text
    text = decoders.swift([component])
    assert "client = try Sample.Arguments.Client(decoding: value)" in text
    assert "if let block = sendingQueue" in text


def test_refuses_blocks_that_hold_themselves(tmp_path):
    text = NESTED.replace("  public var sizer: String", '''  public var again: [Queue] = []

  @Attribute("The unit.")
  public var sizer: String''', 1).replace('  @Attribute("The unit.")', '  @Block("More.")', 1)
    with pytest.raises(swift_source.SourceError, match="Queue holds itself"):
        components(tmp_path, text)


@pytest.mark.parametrize("literal, kind, value, swift, alloy", [
    (".seconds(90)", "Duration", ("duration", 90 * 10**9), ".seconds(90)", '"90s"'),
    (".zero", "Duration", ("duration", 0), ".seconds(0)", '"0s"'),
    (".seconds(0.5)", "Duration", ("duration", 5 * 10**8), ".milliseconds(500)", '"500ms"'),
    (".mebibytes(4)", "ByteSize", ("bytes", 4 << 20), ".mebibytes(4)", '"4MiB"'),
    (".kibibytes(1024)", "ByteSize", ("bytes", 1 << 20), ".mebibytes(1)", '"1MiB"'),
    ("1_000", "Int", 1000, "1000", "1000"),
    ("2", "Double", 2, "2.0", "2"),
    ('["a", "b"]', "[String]", ["a", "b"], '["a", "b"]', '["a", "b"]'),
    ('[\n  "a", "b",\n]', "[String]", ["a", "b"], '["a", "b"]', '["a", "b"]'),
    ("[:]", "[String: String]", {}, "[:]", "{}"),
    ("nil", "Int?", None, "nil", "null"),
    (r'"a\"b"', "String", 'a"b', r'"a\"b"', r'"a\"b"'),
])
def test_understands_defaults(literal, kind, value, swift, alloy):
    assert defaults.value(literal, kind) == value
    assert defaults.swift(value, literal, kind) == swift
    if kind != "Double":
        assert defaults.configuration(value) == alloy


def test_facts_are_complete():
    known = facts()
    assert len(known["components"]) == 184
    assert len({component["name"] for component in known["components"]}) == 184
    text = catalog.swift(known)
    lines = [line for line in text.splitlines() if line.startswith(("component ", "config ", "library "))]
    assert len(lines) == 184 + 13 + 47
