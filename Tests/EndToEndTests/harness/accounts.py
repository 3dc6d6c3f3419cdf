"""Counters must add up: what came into a component is what left it, was lost or sent back, or is held."""

import re
from collections import defaultdict

ITEMS = ("spans", "metric_points", "log_records")

# What came in, and what must be the same; by the names of metrics, in items of one signal.
BY_SIGNAL = [
    (["otelcol_receiver_received_{}_total"],
     ["otelcol_receiver_accepted_{}_total", "otelcol_receiver_refused_{}_total",
      "otelcol_receiver_rejected_{}_total", "otelcol_receiver_open_{}"]),
    (["otelcol_exporter_taken_{}_total", "otelcol_exporter_recovered_{}_total"],
     ["otelcol_exporter_sent_{}_total", "otelcol_exporter_dropped_{}_total",
      "otelcol_exporter_returned_{}_total", "otelcol_exporter_enqueue_failed_{}_total",
      "otelcol_exporter_left_in_storage_{}_total", "otelcol_exporter_held_{}"]),
    (["otelcol_exporter_send_failed_{}_total"],
     ["otelcol_exporter_dropped_{}_total", "otelcol_exporter_returned_{}_total"]),
]
# The same of stages, whose metrics have the signal in a label.
OF_STAGES = (["otelcol_processor_incoming_items_total"],
             ["otelcol_processor_outgoing_items_total", "otelcol_processor_rejected_items_total",
              "otelcol_processor_returned_items_total", "otelcol_processor_held_items"])
# The same in the words of the closing report.
IN_REPORT = [({"received"}, {"accepted", "refused", "rejected", "open"}),
             ({"taken", "recovered"},
              {"sent", "dropped", "returned", "not_stored", "left", "held"}),
             ({"incoming"}, {"outgoing", "rejected", "returned", "held"})]


def series(text):
    """Yields name, labels and value of every series on a page of metrics."""
    for line in text.splitlines():
        match = re.fullmatch(r"(\w+)(?:\{(.*)\})? (\S+)", line)
        if match:
            yield match[1], dict(re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', match[2] or "")), match[3]


def differences(text):
    """Returns a sentence for every account on a page of metrics that does not add up, and how many
    accounts there are."""
    sums = defaultdict(lambda: defaultdict(int))
    for name, labels, value in series(text):
        if name.startswith("otelcol_") and "le" not in labels:
            sums[labels.get("component_id"), labels.get("otel_signal")][name] += round(float(value))
    rules = [([name.format(items) for name in left], [name.format(items) for name in right])
             for left, right in BY_SIGNAL for items in ITEMS] + [OF_STAGES]
    wrong, count = [], 0
    for owner, values in sums.items():
        for left, right in rules:
            if left[0] not in values:
                continue
            count += 1
            missing = [name for name in left + right if name not in values]
            if missing or sum(map(values.get, left)) != sum(map(values.get, right)):
                wrong.append(f"{owner}: {' + '.join(f'{n} {values.get(n)}' for n in left)} is not "
                             f"{' + '.join(f'{n} {values.get(n)}' for n in right)}")
    return wrong, count


def report(log):
    """Yields the fields of every account in a closing report."""
    for line in log.splitlines():
        if re.search(r'\bmsg="?account"?( |$)', line):
            yield dict(re.findall(r'(\w+)=("[^"]*"|\S+)', line))


def report_differences(log):
    """Returns a sentence for every account of a closing report that does not add up."""
    wrong = []
    for fields in report(log):
        for left, right in IN_REPORT:
            if left <= set(fields) and right <= set(fields):
                if sum(int(fields[n]) for n in left) != sum(int(fields[n]) for n in right):
                    wrong.append(f"closing report: {fields}")
                break
        else:
            wrong.append(f"closing report: unknown account {fields}")
    return wrong


def check(collector):
    """Asserts that a collector's accounts add up: those on its page of metrics if it runs, else those
    that it logged when it stopped. What was killed tells nothing."""
    if collector.unaccounted or not collector.was_ready:
        return
    if collector.is_running():
        wrong, count = differences(collector.get("/metrics")[1])
        assert count, "no account is on the page of metrics"
    elif collector.was_killed:
        return
    else:
        log = collector.log_text()
        wrong = report_differences(log)
        if collector.process.returncode == 0:
            assert "everything was delivered" in log
            # What has no storage holds nothing in the end.
            wrong += [f"not empty in the end: {fields}" for fields in report(log)
                      if int(fields.get("open", 0)) or ("incoming" in fields and int(fields["held"]))]
    assert not wrong, "\n".join([*wrong, f"see {collector.log}"])
