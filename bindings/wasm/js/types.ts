/** The shapes that go across: what `read` yields, what `check` takes and answers. */
import type {
  Address, Agreement, Authority, Bound, Cause, CellKind, Certainty, Edition, ErrorKind, Family, FormatName, Layout, Op, RuleId, SeverityId, State, TableId, Verdict,
} from "./ids.js";

export type * from "./ids.js";

/** Words in the clerk's language and in plain English. */
export interface Text {
  zh: string;
  en: string;
}

/** Where something stands in its document; what does not apply is left out. */
export interface Origin {
  sheet?: string;
  a1?: string;
  table?: number;
  row?: number;
  column?: number;
  page?: number;
  box?: [number, number, number, number];
  line?: number;
  bytes?: [number, number];
}

/** A count is a number; an amount is a string, so that no decimal is lost. */
export type Value = number | string;

/** A cell with everything known of it. */
export interface Cell {
  state: State;
  value: Value | null;
  text: string;
  notes: string[];
  origin: Origin;
}

/** A cell as a report may give it: a number, blank, a printed string, or the full object. */
export type CellInput = number | null | string | (Pick<Cell, "state"> & Partial<Cell>);

/** The cells of a report by table, row and column. */
export type Cells = { [table in TableId]?: { [row: string]: { [column: string]: CellInput } } };

export interface Layouts {
  disclosure: Layout;
  requests: Layout;
  review: Layout;
}

export interface Heading {
  level: number;
  text: string;
  part?: number | null;
  origin?: Origin;
}

export interface Paragraph {
  part?: number | null;
  text: string;
  origin?: Origin;
}

/** What a reader saw in the shape of the document. */
export interface Fault {
  rule: RuleId;
  cells?: Address[];
  text?: string;
  origin?: Origin;
}

/** A report. Only `cells` is needed. */
export interface Report {
  title?: string | null;
  agency?: string | null;
  year?: number | null;
  file_name?: string | null;
  dates?: { signed?: string | null; published?: string | null };
  layout?: Partial<Layouts>;
  cells: Cells;
  headings?: Heading[];
  prose?: Paragraph[];
  faults?: Fault[];
}

/** A report as it was read from a file; `part` names which of several it is. */
export interface Reading {
  part: string | null;
  report: Report;
}

/** A cell of this report, of last year's (`last.`), or summed over members (`members.`). */
export type CellRef = Address | `last.${Address}` | `members.${Address}`;

export interface Finding {
  rule: RuleId;
  family: Family;
  severity: SeverityId;
  cells: CellRef[];
  /** The two sides, exactly for relations. */
  terms: { left: Value; right: Value; gap: Value } | null;
  message: Text;
  help: Text;
  basis: Text;
  quote: { text: string; origin: Origin } | null;
  /** The same in every run and language. */
  fingerprint: string;
}

export interface Change {
  cell: Address;
  /** None if the cell is no number. */
  from: Value | null;
  to: Value;
}

export interface Repair {
  certainty: Certainty;
  kind: Cause;
  message: Text;
  /** Fingerprints of the findings it would mend. */
  findings: string[];
  /** The likeliest first. */
  alternatives: { changes: Change[]; evidence: Text[] }[];
  /** How many more cells the next smallest repair changes. */
  margin: number | null;
  /** Whether every smallest repair is listed. */
  exact: boolean;
}

/** One report and its verdict. */
export interface Entry {
  file: string | null;
  part: string | null;
  sha256: string | null;
  title: string | null;
  agency: string | null;
  year: number | null;
  layout: Layouts;
  verdict: Verdict;
  if_blank_is_zero: Verdict;
  counts: { error: number; query: number; note: number; causes: number };
  rules: {
    run: RuleId[];
    not_assessable: { rule: RuleId; cells: CellRef[] }[];
    not_applicable: RuleId[];
    ignored: RuleId[];
  };
  cells: { [address in Address]?: Cell };
  findings: Finding[];
  repairs: Repair[];
  /** What the sentences claim, in the whole answer of a draft and where it was asked for. */
  claims?: Claim[];
}

/** A file that could not be read. */
export interface FileError {
  file: string;
  /** `io` where it could not even be opened. */
  kind: ErrorKind | "io";
  message: Text;
}

/** The whole answer, the same in every language. */
export interface Answer {
  tool: { name: string; version: string; rules: string };
  reports: Entry[];
  errors: FileError[];
}

/** A piece of a paragraph, in bytes of its UTF-8 text. */
export interface Passage {
  paragraph: number;
  start: number;
  end: number;
}

/** A sentence's statement about a number. */
export interface Claim {
  /** What is claimed: `received`, `last.received`, `granted.share`. */
  claim: string;
  label: Text;
  bound: Bound;
  /** Percent for growth and shares. */
  value: Value;
  /** The cells whose sum it is held against. */
  cells: Address[];
  /** What the cells say. */
  printed: Value | null;
  agreement: Agreement;
  member: string | null;
  part: number | null;
  /** The words around the number, with 【】 about it. */
  marked: string;
  spans: Passage[];
  quote: { text: string; origin: Origin };
}

export interface Example {
  name: string;
  report: string;
  findings: string[];
}

/** What the cases of a rule show. */
export interface Shown {
  /** Phrases that a rule about sentences reads, with 【】 about what they state. */
  phrases: string[];
  examples: { passes: Example | null; fires: Example | null };
}

export interface Rule extends Shown {
  id: RuleId;
  family: Family;
  severity: SeverityId;
  authority: Authority;
  what: Text;
  why: Text;
  message: Text;
  help: Text;
  /** The line of arithmetic, for rules that are one. */
  relation: string | null;
  layouts: Layout[];
  since: string;
}

/** A row or column of the form. */
export interface Line extends Text {
  id: string;
}

/** A label printed across several rows or columns, from the first to the last. */
export interface Span extends Text {
  first: string;
  last: string;
}

export interface Block {
  caption: Text;
  /** Whether the rows are printed one beside another. */
  across: boolean;
  corner: Text;
  groups: Line[];
  columns: Line[];
  column_spans: Span[];
  rows: Line[];
  row_spans: Span[];
}

export interface FormCell {
  address: Address;
  table: TableId;
  row: string;
  column: string;
  kind: CellKind;
  name: Text;
  group_label: Text | null;
  row_label: Text;
  column_label: Text;
}

export interface Relation {
  rule: RuleId;
  line: Text;
  op: Op;
  terms: { [cell in CellRef]?: number };
}

/** An edition of the form: its tables as printed, its cells, its relations. */
export interface Form {
  edition: Edition;
  first_year: number;
  notice: Text;
  tables: { id: TableId; name: Text; title: Text; blocks: Block[] }[];
  cells: FormCell[];
  relations: Relation[];
}

/** What a check may be given beside the report. */
export interface Options {
  /** The same organ's report of the year before. */
  last?: Report;
  /** The reports this one is the sum of. */
  members?: Report[];
  /** Local rules; see the profiles of the project. */
  profile?: object;
  /** Only these rules. */
  select?: RuleId[];
  /** Every rule but these; a pass is then partial. */
  ignore?: RuleId[];
  /** Cells that no repair may touch: published, or confirmed by a person. */
  frozen?: Address[];
  /** The file's name, as the answer repeats it. */
  file?: string;
  /** What the bytes are, where content does not tell. */
  format?: FormatName;
}
