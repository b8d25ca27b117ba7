/** What lies on the desk. */
import type { Address, Claim, Entry, Layout, Report, TableId, Text } from "../../js/types.js";
import type { Beside } from "./engine.js";
import type { Forms, Step } from "./model.js";

/** A report that another is held against, and the file it came from. */
export interface Source {
  file: string;
  report: Report;
  /** The work on the desk that it is: what is changed there counts here. */
  of?: string;
}

/** One report being worked on. */
export interface Work {
  id: string;
  /** A name that no other work has on any desk of this machine. */
  key: string;
  file: string;
  part: string | null;
  report: Report;
  last: Source | null;
  /** Whether a person wants no report of last year beside it. */
  alone: boolean;
  /** The reports this one is the sum of. */
  members: Source[];
  /** Explanations of queries, by the finding's fingerprint. */
  reasons: { [fingerprint: string]: string };
  /** Cells a person has confirmed; no repair may touch them. */
  confirmed: Address[];
  /** What the report said when it came, and what was wrong with it then. */
  first: First | null;
  undo: Step[];
  redo: Step[];
  entry: Entry | null;
  /** What the prose says of the numbers; null until it was looked at. */
  claims: Claim[] | null;
}

export interface First {
  cells: Report["cells"];
  findings: Entry["findings"];
}

/** Explanations given for reports that were closed since, by the name of the report and the finding's fingerprint. */
export type Told = { [name: string]: string };

export interface Failure {
  file: string;
  words: Text;
}

export interface State {
  works: Work[];
  failures: Failure[];
  told: Told;
  /** The files whose work the browser could not keep. */
  unkept: string[];
  current: string | null;
  /** The finding whose cells are outlined. */
  selected: string | null;
  /** The cells that a number of the prose speaks of. */
  shown: Address[];
  tool: { version: string; rules: string } | null;
  forms: Forms;
  busy: number;
  language: "zh" | "en";
  large: boolean;
  dark: boolean;
}

export const EMPTY: State = {
  works: [], told: {}, failures: [], unkept: [], current: null, selected: null, shown: [], tool: null, forms: {}, busy: 0, language: "zh", large: false, dark: false,
};

/** A report as it comes, with nothing done to it. */
export const fresh = (id: string, file: string, part: string | null, report: Report): Work => ({
  id, key: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`, file, part, report, last: null, alone: false, members: [], reasons: {}, confirmed: [], first: null, undo: [], redo: [], entry: null, claims: null,
});

/** What the check of a work is given. */
export const beside = ({ last, members, confirmed }: Work): Beside => ({
  ...(last && { last: last.report }),
  ...(members.length > 0 && { members: members.map((member) => member.report) }),
  ...(confirmed.length > 0 && { frozen: confirmed }),
});

/** The layout of a table: as it was judged, or as the report has it while it is not. */
export const layoutOf = ({ entry, report }: Work, table: TableId): Layout | undefined => (entry ? entry.layout[table] : report.layout?.[table]);
