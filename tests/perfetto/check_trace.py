#!/usr/bin/python3
"""Reads what golearn writes with --perfetto by Perfetto's own schema, from PyPI's package `perfetto`, and compares it
with what --json says of the same run. Run by ctest; by hand:

    tests/perfetto/check_trace.py build-test/cli/golearn build-test/python
"""
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

GOLEARN, PYTHON = sys.argv[1:3]
sys.path.insert(0, PYTHON)
try:
    from google.protobuf.unknown_fields import UnknownFieldSet
    from perfetto.protos.perfetto.trace import perfetto_trace_pb2 as schema
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

BEGIN, END, COUNTER = (schema.TrackEvent.Type.Value(f"TYPE_{name}") for name in ("SLICE_BEGIN", "SLICE_END", "COUNTER"))

RUNS = ["9.2.1 --seed 1", "9.2.2/buffered --seed 1", "9.2.2/unbuffered --fast --procs 1", "9.2.2/no-receiver --buffer 0 --procs 1", "9.2.5/select --fast --procs 1", "9.2.5/random --seed 1",
        "9.3.1 --workers 5 --no-sync --seed 1", "9.3.2 --workers 20 --seed 3", "9.3.2 --workers 20 --procs 2", "9.3.3 --seed 2",
        "9.3.3 --fast --procs 1", "9.3.4 --seed 1", "9.3.5 --seed 1", "9.3.6 --seed 1", "10.2 --work 5ms --procs 2", "10.7 --fast --procs 1", "11.8 --seed 2",
        "11.13 --seed 1", "11.16 --fast --procs 1", "11.2 --seed 1", "11.11/after --seed 1", "12.1 --seed 1", "12.2 --seed 1", "12.3 --seed 1", "13.1/processes --seed 1", "13.1/select --fast --procs 1", "13.3/mutex --procs 2"]


def fail(*what):
    raise AssertionError(" ".join(str(each) for each in what))


def check(true, *what):
    true or fail(*what)


class Slice:
    def __init__(self, track, event, time, depth):
        self.track, self.name, self.begin, self.end, self.depth = track, event.name, time, None, depth


class Trace:
    """Tracks by name, with their slices or values, and the ends of the flows. Fails on what no reader would take."""

    def __init__(self, content):
        self.slices, self.values = defaultdict(list), defaultdict(list)
        self.flows_out, self.flows_in = {}, {}
        self.names, self.open, self.last = {}, defaultdict(list), 0
        trace = schema.Trace.FromString(content)
        check(not UnknownFieldSet(trace), "a field that Trace does not have")
        for packet in trace.packet:
            check(not UnknownFieldSet(packet), "a field that TracePacket does not have")
            check(packet.trusted_packet_sequence_id, "a packet of no sequence")
            if packet.HasField("track_descriptor"):
                self.track(packet.track_descriptor)
            else:
                self.event(packet.timestamp, packet.track_event)
        check(not any(self.open.values()), "a slice without an end")
        check(self.flows_out.keys() == self.flows_in.keys(), "a flow with one end")

    def track(self, track):
        check(not UnknownFieldSet(track) and track.uuid not in self.names, "track", track)
        check(not self.names or track.parent_uuid in self.names, "a track of nobody", track)
        self.names[track.uuid] = track.name or track.process.process_name
        check(len(set(self.names.values())) == len(self.names), "two tracks are called", track.name)

    def event(self, time, event):
        check(not UnknownFieldSet(event) and event.track_uuid in self.names, "event", event)
        check(time >= self.last, "time goes back")
        self.last = time
        name = self.names[event.track_uuid]
        if event.type == COUNTER:
            self.values[name].append(event.counter_value)
        elif event.type == BEGIN:
            self.begin(name, time, event)
        else:
            check(event.type == END and self.open[name], "no end of anything:", event)
            ended = self.open[name].pop()
            ended.end = time
            check(ended.begin < time, "no width:", ended.name)

    def begin(self, name, time, event):
        check(event.name, "a slice without a name on", name)
        new = Slice(name, event, time, len(self.open[name]))
        self.open[name].append(new)
        self.slices[name].append(new)
        for flow in event.flow_ids:
            check(flow not in self.flows_out, "a flow out of two slices")
            self.flows_out[flow] = new
        for flow in event.terminating_flow_ids:
            check(flow not in self.flows_in, "a flow into two slices")
            self.flows_in[flow] = new


class Told:
    """What the events of --json say."""

    def __init__(self, lines):
        self.goroutines, self.names, self.starts, self.handed = {1: "g1 main"}, {}, [], []
        self.waits, self.lengths, self.owners = defaultdict(list), defaultdict(lambda: [0]), defaultdict(list)
        self.counters = defaultdict(lambda: [0])
        self.capacity, self.holders = {}, defaultdict(list)
        for line in lines:
            self.names[line.get("object")] = line.get("object_name", line.get("object"))
            if "capacity" in line:
                self.capacity[line["object"]] = line["capacity"]
            getattr(self, line["kind"], lambda line: None)(line)

    def spawn(self, line):
        self.goroutines[line["other"]] = f"g{line['other']} {line.get('other_name', '')}".strip()
        if line["goroutine"]:
            self.starts.append((line["goroutine"], line["other"]))

    def block(self, line):
        self.waits[line["goroutine"]].append(line["reason"])

    def send(self, line):
        # A timer's channel looks unbuffered.
        if "other" not in line and line["goroutine"]:
            self.lengths[line["object"]].append(self.lengths[line["object"]][-1] + 1)

    def receive(self, line):
        if "other" in line:
            self.handed.append((line["other"], line["goroutine"]))
        elif line["ok"] and self.lengths[line["object"]][-1]:
            self.lengths[line["object"]].append(self.lengths[line["object"]][-1] - 1)

    def add(self, line):
        self.counters[line["object"]].append(line["counter"])

    done = add

    def lock(self, line):
        self.hold(line, [line["goroutine"]], "")

    def unlock(self, line):
        self.hold(line, [], "")

    def rlock(self, line):
        self.hold(line, self.holders[line["object"]] + [line["goroutine"]], " reading")

    def runlock(self, line):
        left = list(self.holders[line["object"]])
        left.remove(line["goroutine"])
        self.hold(line, left, " reading")

    def hold(self, line, holders, how):
        self.holders[line["object"]] = holders
        who = ", ".join(sorted(self.called(each) for each in holders))
        self.owners[line["object"]].append(who + how if who else "")

    def called(self, goroutine):
        number, _, function = self.goroutines[goroutine].partition(" ")
        return "main" if goroutine == 1 else f"{number} ({function})" if function else number


def once(values):
    """Without repetitions."""
    return [value for i, value in enumerate(values) if i == 0 or value != values[i - 1]]


def owner_names(name):
    how = " reading" if name.endswith(" reading") else ""
    return ", ".join(sorted(name.removesuffix(how).split(", "))) + how


def track_of(trace, told, thing):
    """By its name, unless others have the same, or it has none."""
    name = told.names[thing]
    return next((each for each in (name, f"{thing} ({name})") if each in trace.names.values()), thing)


def check_goroutines(trace, told):
    for goroutine, name in told.goroutines.items():
        check(name in trace.names.values(), "no track for", name)
        slices = [each for each in trace.slices[name] if each.depth == 0]
        for one, next in zip(slices, slices[1:]):
            check(one.end <= next.begin, name, "is in two states at once")
        waits = [each.name for each in slices if each.name not in ("running", "ready")]
        check(waits == told.waits[goroutine], name, "waits", waits, "but", told.waits[goroutine])
        check(all(each.depth < 2 for each in trace.slices[name]), "steps in steps on", name)


def check_flows(trace, told):
    ends = [(trace.flows_out[flow], trace.flows_in[flow]) for flow in trace.flows_out]
    for out, into in ends:
        check(out.track != into.track, "a flow from", out.track, "to itself")
        check(out.begin <= into.begin, "a flow back in time")
    tracks = [(out.track, into.track) for out, into in ends]
    for pair in told.starts + told.handed:
        named = tuple(told.goroutines[each] for each in pair)
        check(named in tracks, "no flow from", *named)
        tracks.remove(named)


def check_things(trace, told):
    for channel, lengths in told.lengths.items():
        if told.capacity.get(channel):
            values = trace.values[track_of(trace, told, channel)]
            check(once(values) == once(lengths), channel, "holds", values, "but", lengths)
    for group, counters in told.counters.items():
        values = trace.values[track_of(trace, told, group)]
        check(once(values) == once(counters), group, "counts", values, "but", counters)
    for lock, owners in told.owners.items():
        if not lock.startswith(("mutex", "rwmutex")):
            continue  # inside a thing of the library's
        slices = [owner_names(each.name) for each in trace.slices[track_of(trace, told, lock)]]
        check(slices == [each for each in once(owners) if each], lock, "is held by", slices, "but", owners)


def check_run(line, file):
    out = subprocess.run([GOLEARN, "lesson", *line.split(), "--lang", "en", "--json", "--perfetto", file],
                         capture_output=True, check=False).stdout
    check(out, "golearn writes nothing")
    told = Told([json.loads(each) for each in out.splitlines()])
    trace = Trace(Path(file).read_bytes())
    check_goroutines(trace, told)
    # The events of several processors come as they arrive, to --json in another order than to the picture.
    if "--procs" not in line or "--procs 1" in line:
        check_flows(trace, told)
        check_things(trace, told)
    return len(trace.names), sum(map(len, trace.slices.values())), len(trace.flows_out)


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for line in RUNS:
            try:
                print("%s: %d tracks, %d slices, %d flows" % (line, *check_run(line, f"{folder}/trace")))
            except Exception as error:
                wrong += 1
                print(f"golearn lesson {line}: {type(error).__name__} {str(error)[:600]}")
    sys.exit(1 if wrong else 0)


main()
