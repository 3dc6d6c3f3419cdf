"""The results as Markdown, and the README's copy of them."""

from pathlib import Path

PEERS = ("compiled", "interpreted", "rotel", "bare")
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"


def cell(entry, peers, key, form):
    """Returns one figure of each peer, in the peers' order."""
    return " · ".join(form(entry[p][key]) if p in entry else "–" for p in peers)


def short(value):
    """Returns a number with three significant digits."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def delivered(entry, peers):
    """Says that all arrived, or which share did."""
    shares = {p: entry[p]["delivered"] for p in peers if p in entry}
    if all(share == 1 for share in shares.values()):
        return "all"
    return ", ".join(f"{p} {share:.4f}" for p, share in shares.items() if share != 1)


def line(row, entry, peers):
    """Returns the table line of a row."""
    ratio = "–"
    if "rotel" in entry and "compiled" in entry:
        ratio = short(entry["rotel"]["cpu_s_per_million"] / entry["compiled"]["cpu_s_per_million"])
    outbound = row["outbound"]
    if outbound == "none" and entry.get("rotel", {}).get("gzip_out"):
        outbound += "¹"
    return "| " + " | ".join([
        row["signal"], row["protocol"], f"{row['items']:,}", f"{row['inbound']} → {outbound}",
        cell(entry, peers, "cpu_s_per_million", short), ratio,
        cell(entry, peers, "items_per_s", lambda v: short(v / 1e6)),
        cell(entry, peers, "peak_mib", lambda v: f"{v:.0f}"),
        cell(entry, peers, "bytes_out_per_item", lambda v: f"{v:.0f}"),
        delivered(entry, peers)]) + " |"


def render(results):
    """Returns the whole document."""
    peers = [p for p in PEERS if any(p in r["peers"] for r in results["rows"])]
    names = " · ".join(peers)
    head = (f"| signal | via | items | in → out | CPU s per million items: {names} | Rotel / compiled "
            f"| million items/s: {names} | peak RSS MiB: {names} | bytes out an item: {names} "
            "| delivered / sent |")
    lines = [f"`{results['command']}`, {results['date']}, {results['machine']}; medians of "
             f"{results['rounds']}, alternating, every peer fresh for each measurement.", "", head,
             "|---|---|--:|---|--:|--:|--:|--:|--:|---|"]
    lines += [line(r["row"], r["peers"], peers) for r in results["rows"]]
    lines += ["", "¹ Rotel sends gzip although told `none`; its figures there are for gzip.", "",
              own_costs(results), ""]
    return "\n".join(lines + goals(results)) + "\n"


def own_costs(results):
    """Says what the load generator and the sink took themselves, at most, against the peers."""
    shares = {"loadgen": 0, "sink": 0}
    for row in results["rows"]:
        for figures in row["peers"].values():
            for name in shares:
                share = figures[f"{name}_cpu_s_per_million"] / figures["cpu_s_per_million"]
                shares[name] = max(shares[name], share)
    return (f"The load generator took at most {shares['loadgen']:.2f}x the CPU of the peer it loaded, "
            f"the sink at most {shares['sink']:.2f}x (both are in `results.json`, row by row).")


def goals(results):
    """Returns what the project set itself, and what was reached."""
    rows = {"/".join(str(v) for v in r["row"].values()): r["peers"] for r in results["rows"]}
    lines = []
    main = rows.get("traces/http/1000/none/gzip", {})
    if "compiled" in main and "rotel" in main:
        ours, theirs = main["compiled"], main["rotel"]
        for what, key, limit in (("CPU per span", "cpu_s_per_million", 0.25),
                                 ("peak memory", "peak_mib", 0.25),
                                 ("bytes out", "bytes_out_per_item", 1.25)):
            lines.append(goal(f"traces, HTTP, 1,000, none → gzip: {what} against Rotel",
                              ours[key] / theirs[key], limit))
    floor = rows.get("traces/http/1000/none/none", {})
    if "compiled" in floor and "bare" in floor:
        lines.append(goal("traces, HTTP, 1,000, none → none: CPU against bare receive and send",
                          floor["compiled"]["cpu_s_per_million"] /
                          floor["bare"]["cpu_s_per_million"], 3))
    return lines


def goal(what, reached, limit):
    """Returns one line on a goal."""
    verdict = "reached" if reached <= limit else "**missed**"
    return f"- {what}: {reached:.2f}x, at most {limit}x wanted: {verdict}."


def update_readme(readme, document):
    """Puts the document between the README's marks; leaves a README without marks alone."""
    path = Path(readme)
    if not path.exists():
        return False
    text = path.read_text()
    if BEGIN not in text or END not in text:
        return False
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    path.write_text(f"{before}{BEGIN}\n{document}{END}{after}")
    return True
