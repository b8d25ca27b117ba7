// Reports of our own to start from.
import { form } from "gouji";

/** A report with 0 in every cell: nothing is wrong with it. */
export function zero(edition = 2021) {
  const cells = {};
  for (const { table, row, column, kind } of form(edition).cells) {
    ((cells[table] ??= {})[row] ??= {})[column] = kind === "amount" ? "0" : 0;
  }
  return { title: "青石区水务局2024年政府信息公开工作年度报告", agency: "青石区水务局", year: 2024, cells };
}

/** A report with numbers in it, every sum of which holds. */
export function sound() {
  const report = zero();
  const put = (row, person, business) => {
    Object.assign(report.cells.requests[row], { natural_person: person, business, total: person + business });
  };
  put("received", 12, 3);
  put("pending_start", 2, 0);
  put("granted", 8, 2);
  put("denied.internal_affairs", 1, 0);
  put("unavailable.not_held", 2, 1);
  put("processed", 11, 3);
  put("pending_end", 3, 0);
  Object.assign(report.cells.disclosure.normative_documents, { issued: 5, repealed: 2, in_force: 31 });
  report.cells.disclosure.licensing.decisions = 214;
  report.cells.disclosure.penalties.decisions = 38;
  report.cells.disclosure.administrative_fees.amount = "18.871";
  return report;
}

/** The same with one wrong cell: 11 became 21. */
export function broken() {
  const report = sound();
  report.cells.requests.processed.natural_person = 21;
  return report;
}
