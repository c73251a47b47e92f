/** Changes between two contracts, and their text in a report. */

import { BREAKING_GROUPS, type Group, RULES, type RuleId } from "./rules.ts";

export interface Change {
  readonly rule: RuleId;
  /** The table, function, route or variable that changed, for instance `users.email`. */
  readonly subject: string;
  /** The part of it, such as an argument or an index; empty if the sentence needs none. */
  readonly part: string;
  /** The new value, or the one that is no longer allowed. Empty if the sentence has no place for it. */
  readonly detail: string;
}

export function change(rule: RuleId, subject: string, { part = "", detail = "" } = {}): Change {
  return { rule, subject, part, detail };
}

export function groupOf({ rule }: Change): Group {
  return RULES[rule].group;
}

export function isBreaking(one: Change): boolean {
  return BREAKING_GROUPS.includes(groupOf(one));
}

export interface ChangeText {
  readonly change: string;
  /** The consequence and what to do; empty for a safe change. */
  readonly advice: string;
}

/** Details that are words of a sentence, so they are not shown as code. */
const PLAIN_DETAIL = /^(a |an )?(public |internal )?(query|mutation|action|(search |vector )?index)$/;

/** @param code - Formats a name, such as that of a table, in the syntax of the report. */
export function changeText({ rule, subject, part, detail }: Change, code: (name: string) => string): ChangeText {
  const names: Readonly<Record<string, string>> = {
    subject: code(subject),
    part: code(part),
    detail: PLAIN_DETAIL.test(detail) ? detail : code(detail),
  };
  const { change: sentence, advice } = RULES[rule];
  return { change: sentence.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole), advice };
}
