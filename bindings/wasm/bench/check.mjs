// `check` from the JSON of a report, beside JSON.parse and hand-written sums, in one run.
//
//     node bench/check.mjs
//
// The hand-written side does less on purpose: it parses, adds up the 42 sums of tables 3 and 4, and collects those
// that do not hold. It knows nothing of blanks, of other rules, of words, and repairs nothing.
import { Draft, check, checkJson, form, verdict } from "gouji";

import { broken, sound } from "../tests/support/reports.mjs";

const COLUMNS = ["natural_person", "business", "research", "nonprofit", "legal_service", "other_organization", "total"];
const RESULTS = [
  "granted", "partly_granted", "denied.state_secret", "denied.prohibited_by_law", "denied.security_stability", "denied.third_party_rights",
  "denied.internal_affairs", "denied.deliberative", "denied.enforcement_file", "denied.registry_query", "unavailable.not_held",
  "unavailable.needs_creation", "unavailable.still_unclear", "declined.complaint", "declined.duplicate", "declined.publication",
  "declined.excessive", "declined.reissue", "other.not_clarified", "other.fee_unpaid", "other.other",
];
const OUTCOMES = ["upheld", "overturned", "other", "pending"];

/** What a page's author would write. */
function handWritten(json) {
  const { requests, review } = JSON.parse(json).cells;
  const found = [];
  for (const [name, row] of Object.entries(requests)) {
    const sum = COLUMNS.slice(0, 6).reduce((all, column) => all + row[column], 0);
    if (sum !== row.total) found.push(`${name}: ${sum} ≠ ${row.total}`);
  }
  for (const column of COLUMNS) {
    const processed = RESULTS.reduce((all, row) => all + requests[row][column], 0);
    if (processed !== requests.processed[column]) found.push(`${column}: ${processed} ≠ ${requests.processed[column]}`);
    const [left, right] = [requests.received[column] + requests.pending_start[column], requests.processed[column] + requests.pending_end[column]];
    if (left !== right) found.push(`${column}: ${left} ≠ ${right}`);
  }
  for (const [name, row] of Object.entries(review)) {
    const sum = OUTCOMES.reduce((all, column) => all + row[column], 0);
    if (sum !== row.total) found.push(`${name}: ${sum} ≠ ${row.total}`);
  }
  return found;
}

/** The least time of a call in microseconds, the sides taking turns so that the machine treats them alike. */
function race(sides, rounds = 60, calls = 50) {
  const least = Object.fromEntries(Object.keys(sides).map((name) => [name, Infinity]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(sides)) {
      const from = performance.now();
      for (let call = 0; call < calls; call++) run();
      least[name] = Math.min(least[name], ((performance.now() - from) * 1000) / calls);
    }
  }
  return least;
}

for (const [name, report] of [["sound", sound()], ["one wrong cell", broken()]]) {
  const json = JSON.stringify(report);
  const draft = Draft.of(json);
  const sides = {
    "JSON.parse and hand-written sums": () => handWritten(json),
    "check to a verdict": () => verdict(json),
    "check to the answer as text": () => checkJson(json),
    "check to the answer as objects": () => check(json),
    "a draft judged after an edit": () => {
      draft.write({ requests: { received: { total: report.cells.requests.received.total } } });
      return draft.judge();
    },
  };
  const least = race(sides);
  const base = least["JSON.parse and hand-written sums"];
  console.log(`${name} (${form(2021).cells.length} cells, ${json.length} bytes of JSON)`);
  for (const [side, time] of Object.entries(least)) console.log(`  ${side}: ${time.toFixed(0)} µs, ratio ${(time / base).toFixed(2)}`);
  draft.free();
}
