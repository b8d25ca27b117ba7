/** The rules with their examples, which are no part of the module: whoever asks for no rule does not carry them. */
import * as raw from "gouji-raw";

import { call } from "./call.js";
import { SHOWN } from "./examples.js";
import * as given from "./given.js";
import type { Rule, RuleId, Shown } from "./types.js";

/** Every rule of the catalogue. */
export function rules(): Rule[] {
  return (JSON.parse(call(raw.rules)) as Told[]).map(shown);
}

/** One rule of the catalogue. */
export function explain(rule: RuleId): Rule {
  return shown(JSON.parse(call(raw.explain, given.rule(rule))) as Told);
}

/** A rule as the module knows it. */
type Told = Omit<Rule, keyof Shown>;

const shown = (rule: Told): Rule => ({ ...rule, ...SHOWN[rule.id] });
