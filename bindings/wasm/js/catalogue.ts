/** The rules with their examples, which are no part of the module: whoever asks for no rule does not carry them. */
import examples from "gouji-examples";
import * as raw from "gouji-raw";

import { call } from "./call.js";
import * as given from "./given.js";
import type { Rule, RuleId, Shown } from "./types.js";

/** Every rule of the catalogue. */
export function rules(): Rule[] {
  const all = cases();
  return (JSON.parse(call(raw.rules)) as Told[]).map((told) => ({ ...told, ...all[told.id] }));
}

/** One rule of the catalogue. */
export function explain(rule: RuleId): Rule {
  const told = JSON.parse(call(raw.explain, given.rule(rule))) as Told;
  return { ...told, ...cases()[told.id] };
}

/** A rule as the module knows it. */
type Told = Omit<Rule, keyof Shown>;

const cases = () => JSON.parse(examples()) as Record<RuleId, Shown>;
