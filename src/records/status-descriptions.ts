/**
 * The words in which records are kept, written and read side by side: the description of a GitHub Deployment's status, its
 * `task` and its payload. The comment's state keeps records as `encodeRecords` writes them. Only these words are read back,
 * never the states of GitHub Deployments, which other tools set too.
 */

import { createHash } from "node:crypto";
import type { Origin } from "./origin.ts";
import type { EndWithoutPush, RecordedStep, RecordHead, RunRecord, RunStep } from "./record.ts";

/** GitHub's limit for the description of a status, in characters. https://docs.github.com/en/rest/deployments/statuses */
export const LONGEST_DESCRIPTION = 140;

/** The `task` of every GitHub Deployment of this action begins so. */
export const TASK_PREFIX = "deploy:convex:";

/** The `task` of a slot's GitHub Deployments, by which they can be listed. A hash, since a preview name may be of any length. */
export function taskOf(slot: string): string {
  return `${TASK_PREFIX}${sha256(slot).slice(0, 20)}`;
}

/**
 * The name under which records keep a Convex deployment: its own, unless that is none that a description could be read back
 * with, such as a self-hosted backend's of any length. Records and what they are compared with must both go through it.
 */
export function recordedName(deployment: string): string {
  const isReadable = /^[\w.-]{1,63}$/.test(deployment) && deployment !== UNNAMED;
  return isReadable ? deployment : `deployment-${sha256(deployment).slice(0, 20)}`;
}

/**
 * The description of the status that stands for a step. At most 140 characters, however long a text is.
 *
 * @param step - Names as `recordedName` gives them; `text` is redacted.
 */
export function encodeStep(step: Exclude<RunStep, { kind: "begun" }>): string {
  switch (step.kind) {
    case "claimed":
      return `Claimed ${step.deployment} (${claimWord(step.created)}).`;
    case "pushing":
      return `Pushing to ${step.deployment ?? UNNAMED} (${claimWord(step.created)}).`;
    case "importing":
    case "seeding":
    case "import-failed":
    case "seed-failed":
      return `${ITEM_WORDS[step.kind]} ${step.deployment}, ${step.item}.`;
    case "pushed":
      return `Deployed to ${step.deployment ?? UNNAMED}${flagsText(step)}.`;
    case "ended":
      return endText(step);
    case "removed":
      return `Removed ${step.deployment}.`;
    case "kept":
      return `Kept ${step.deployment}.`;
  }
}

/** The step that a status stands for. `null` for a description that is none of ours. */
export function decodeStep(description: string): Exclude<RunStep, { kind: "begun" }> | null {
  for (const [form, read] of READERS) {
    const groups = form.exec(description)?.groups;
    if (groups !== undefined) return read(groups);
  }
  return null;
}

/** The payload of a GitHub Deployment, and the head of a record in the comment. Every text in it is redacted before. */
export function encodeHead(head: RecordHead): Readonly<Record<string, unknown>> {
  return { version: VERSION, ...Object.fromEntries(HEAD_FIELDS.map((name) => [name, head[name]])) };
}

/** @returns `null` for a payload that is none of ours, or that somebody changed. */
export function decodeHead(payload: unknown): RecordHead | null {
  if (!isObject(payload) || payload.version !== VERSION) return null;
  if (!Object.entries(HEAD_CHECKS).every(([name, check]) => check(payload[name]))) return null;
  return Object.fromEntries(HEAD_FIELDS.map((name) => [name, payload[name]])) as unknown as RecordHead;
}

/** Records for the comment's state. Accounts are not kept: whoever reads the comment knows whose it is. */
export function encodeRecords(records: readonly RunRecord[]): readonly unknown[] {
  return records.map(({ steps, account: _account, ...head }) => ({
    ...encodeHead(head),
    steps: steps.map((step) => [step.sequence, step.at, step.kind === "begun" ? null : encodeStep(step)]),
  }));
}

/** @returns `null` if anything of it is none of ours: what cannot be read to the end is not read. */
export function decodeRecords(value: unknown, account: RunRecord["account"]): readonly RunRecord[] | null {
  if (!Array.isArray(value)) return null;
  const records = value.map((one) => decodeRecord(one, account));
  return records.every((record) => record !== null) ? records : null;
}

function decodeRecord(value: unknown, account: RunRecord["account"]): RunRecord | null {
  const head = decodeHead(value);
  if (head === null || !isObject(value) || !Array.isArray(value.steps)) return null;
  const steps = value.steps.map(decodeRecordedStep);
  if (!steps.every((step) => step !== null) || steps[0]?.kind !== "begun") return null;
  return { ...head, account, steps };
}

function decodeRecordedStep(value: unknown): RecordedStep | null {
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [sequence, at, description] = value as readonly unknown[];
  if (!isCount(sequence) || !isTime(at)) return null;
  const written = { sequence: sequence as number, at: at as number };
  if (description === null) return { kind: "begun", ...written };
  const step = typeof description === "string" ? decodeStep(description) : null;
  return step === null ? null : { ...step, ...written };
}

const VERSION = 1;
/** For a deployment whose name the CLI tells only after the push. */
const UNNAMED = "Convex";
const NAME = "(?<name>[\\w.-]{1,63})";
const CLAIM = "\\((?<claim>created|existing)\\)";

const ITEM_WORDS = {
  importing: "Importing into",
  seeding: "Seeding",
  "import-failed": "The import failed:",
  "seed-failed": "The seed failed:",
} as const;

/** What people read in front of the text. Those that may be live say so before the text, which may be cut. */
const END_WORDS: Readonly<Record<EndWithoutPush, string>> = {
  failed: "Failed",
  cancelled: "Cancelled",
  refused: "Refused",
  skipped: "Skipped",
  superseded: "Superseded",
  lost: "Lost",
};
const MAY_BE_LIVE = " (its push may be live)";

type Groups = Readonly<Record<string, string | undefined>>;

const READERS: readonly (readonly [RegExp, (groups: Groups) => Exclude<RunStep, { kind: "begun" }> | null])[] = [
  [
    new RegExp(`^Claimed ${NAME} ${CLAIM}\\.$`),
    ({ name = "", claim }) => ({ kind: "claimed", deployment: name, created: claim === "created" }),
  ],
  [
    new RegExp(`^Pushing to ${NAME} ${CLAIM}\\.$`),
    ({ name = "", claim }) => ({ kind: "pushing", deployment: named(name), created: claim === "created" }),
  ],
  [
    new RegExp(`^Deployed to ${NAME}(?: \\((?<flags>imported|seeded|imported, seeded)\\))?\\.$`),
    ({ name = "", flags = "" }) => ({
      kind: "pushed",
      deployment: named(name),
      imported: flags.includes("imported"),
      seeded: flags.includes("seeded"),
    }),
  ],
  ...Object.entries(ITEM_WORDS).map(
    ([kind, words]) =>
      [
        new RegExp(`^${words} ${NAME}, (?<item>[1-9]\\d{0,8})\\.$`),
        ({ name = "", item }: Groups) => ({
          kind: kind as keyof typeof ITEM_WORDS,
          deployment: name,
          item: Number(item),
        }),
      ] as const,
  ),
  ...Object.entries(END_WORDS).map(
    ([how, word]) =>
      [
        new RegExp(`^${word}(?<live> \\(its push may be live\\))?: (?<text>.*)$`, "s"),
        ({ live, text = "" }: Groups) => ({
          kind: "ended" as const,
          how: how as EndWithoutPush,
          mayBeLive: live !== undefined,
          text,
        }),
      ] as const,
  ),
  [new RegExp(`^Removed ${NAME}\\.$`), ({ name = "" }) => ({ kind: "removed", deployment: name })],
  [new RegExp(`^Kept ${NAME}\\.$`), ({ name = "" }) => ({ kind: "kept", deployment: name })],
];

function claimWord(created: boolean): string {
  return created ? "created" : "existing";
}

function named(name: string): string | null {
  return name === UNNAMED ? null : name;
}

function flagsText({ imported, seeded }: { readonly imported: boolean; readonly seeded: boolean }): string {
  const flags = [...(imported ? ["imported"] : []), ...(seeded ? ["seeded"] : [])];
  return flags.length === 0 ? "" : ` (${flags.join(", ")})`;
}

function endText({ how, mayBeLive, text }: Extract<RunStep, { kind: "ended" }>): string {
  const whole = `${END_WORDS[how]}${mayBeLive ? MAY_BE_LIVE : ""}: ${text}`;
  if (whole.length <= LONGEST_DESCRIPTION) return whole;
  // Not in the middle of a character that takes two places.
  return `${whole.slice(0, LONGEST_DESCRIPTION - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isFlag: Check = (value) => typeof value === "boolean";
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
/** Up to the last moment that JavaScript knows, in milliseconds since the epoch. */
const isTime: Check = (value) => typeof value === "number" && value >= 0 && value <= 8.64e15;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const HEAD_CHECKS: Readonly<Record<keyof RecordHead, Check>> = {
  id: isText,
  slot: isText,
  runId: isCount,
  runAttempt: isCount,
  startedAt: isTime,
  deadline: orNull(isTime),
  event: isText,
  workflow: isText,
  origin: isOrigin,
  isChosen: isFlag,
  commit: isText,
  baseCommit: orNull(isText),
  appName: isText,
  workingDirectory: isText,
  recreates: isFlag,
};
const HEAD_FIELDS = Object.keys(HEAD_CHECKS) as (keyof RecordHead)[];

function isOrigin(value: unknown): value is Origin {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case "pull-request":
      return isCount(value.number);
    case "branch":
      return isText(value.name) && isFlag(value.isManual);
    case "tag":
      return isText(value.name);
    default:
      return value.kind === "unknown";
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
