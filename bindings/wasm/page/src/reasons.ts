/** Explanations of queries: what counts as one, and what becomes of it when its finding changes. */
import type { Entry, Finding } from "../../js/types.js";
import type { Told, Work } from "./state.js";

type Reasons = Work["reasons"];

/** Words that say that it is so, not why. */
const BARE = /(经|已|均|都|全部|情况|数据|内容|本?机关|本?单位|核实|核对|核查|审核|确认|检查|复核|无误|没有?问题|无问题|无异常|属实|正确|准确|如实|说明|无需修改|不改|不用改|确实|如此|是|无|对|的|了|后|ok|yes|none|checked|correct|verified)/gi;

/** Whether a reason says more than that somebody looked; a 说明 has to say why. */
export const isReason = (text: string | undefined): boolean => (text ?? "").replace(BARE, "").replace(/[^\p{L}\p{N}]/gu, "").length > 1;

/** The reasons with those carried on whose finding goes on under another name, as when one more cell joined it. */
export function carried(reasons: Reasons, before: Entry | null, after: Entry): Reasons {
  const isThere = (entry: Entry, { fingerprint }: Finding): boolean => entry.findings.some((finding) => finding.fingerprint === fingerprint);
  const gone = (before?.findings ?? []).filter((finding) => reasons[finding.fingerprint] && !isThere(after, finding));
  const out: Reasons = {};
  for (const finding of gone.length ? after.findings : []) {
    const old = gone.find((one) => one.rule === finding.rule && one.cells.some((cell) => finding.cells.includes(cell)));
    if (old && reasons[finding.fingerprint] === undefined) out[finding.fingerprint] = reasons[old.fingerprint] ?? "";
  }
  return Object.keys(out).length ? { ...reasons, ...out } : reasons;
}

/** Which report a work is, however often its file is opened: that of another organ or year is another one. */
function named({ file, part, report, undo }: Work): string {
  // As it came: what a person calls it since then, the file does not know.
  const { agency, year } = undo.find(({ about }) => about && "agency" in about.before)?.about?.before ?? report;
  return JSON.stringify([file, part, agency ?? null, year ?? null]);
}

/** What is told of reports that were closed, with the reasons of one more. */
export function remembered(told: Told, work: Work): Told {
  const reasons = Object.keys(work.reasons).map((fingerprint) => [`${named(work)} ${fingerprint}`, work.reasons[fingerprint] ?? ""]);
  return reasons.length ? { ...told, ...(Object.fromEntries(reasons) as Told) } : told;
}

/** The reasons for a report that comes: those of the same one on the desk, or as it was closed. */
export function recalled(told: Told, works: Work[], work: Work): Reasons {
  const name = named(work);
  const own = Object.keys(told).filter((key) => key.startsWith(`${name} `)).map((key) => [key.slice(name.length + 1), told[key]]);
  return { ...(Object.fromEntries(own) as Reasons), ...works.find((other) => named(other) === name)?.reasons };
}

/** An answer with the reasons that were given for its findings beside it; as it is where there are none. */
export function explained(answer: string, { findings }: Entry, reasons: Reasons): string {
  const given = findings.filter(({ fingerprint }) => isReason(reasons[fingerprint]));
  if (!given.length) return answer;
  const explanations = given.map(({ fingerprint }) => ({ fingerprint, text: reasons[fingerprint] }));
  return `${answer.replace(/\}\s*$/, "")},"explanations":${JSON.stringify(explanations)}}`;
}
