/** One change between two contracts, as a line of a report. */

import { BREAKING_GROUPS, type Group, RULES, type RuleId } from "./rules.ts";

export interface Change {
  readonly rule: RuleId;
  /** The table, function, route or variable that changed, for instance `users.email`. */
  readonly subject: string;
  /** The part of it: an argument or an index; empty where the sentence needs none. */
  readonly place: string;
  /** What it is, or is no longer; empty where the sentence needs none. */
  readonly detail: string;
}

export function change(rule: RuleId, subject: string, { place = "", detail = "" } = {}): Change {
  return { rule, subject, place, detail };
}

export function groupOf({ rule }: Change): Group {
  return RULES[rule].group;
}

export function isBreaking(one: Change): boolean {
  return BREAKING_GROUPS.includes(groupOf(one));
}

export interface ChangeText {
  readonly change: string;
  /** Consequence and cure; empty for a safe change. */
  readonly advice: string;
}

/** Details that are words of a sentence, not names. */
const PLAIN_DETAIL = /^(a |an )?(public |internal )?(query|mutation|action|(search |vector )?index)$/;

/** @param code - Shows a name, such as that of a table, in the syntax of the report. */
export function changeText({ rule, subject, place, detail }: Change, code: (name: string) => string): ChangeText {
  const names: Readonly<Record<string, string>> = {
    subject: code(subject),
    place: code(place),
    detail: PLAIN_DETAIL.test(detail) ? detail : code(detail),
  };
  const { change: sentence, advice } = RULES[rule];
  return { change: sentence.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole), advice };
}
