/**
 * Writes and parses records: as a GitHub Deployment's `task`, payload and status descriptions, and, with `encodeRecords`,
 * in the comment's state. The states of GitHub Deployments are never read back, because other tools set them too.
 */

import { createHash } from "node:crypto";
import { count, flag, listOf, nullOr, oneOf, type Parser, recordOf, text, time } from "./json-parsers.ts";
import type { Origin } from "./origin.ts";
import {
  mergeRecords,
  type RecordedStep,
  type RecordHead,
  type RunRecord,
  type RunStep,
  type SeedStep,
} from "./record.ts";

/** The start of the `task` of every GitHub Deployment of this action. */
export const TASK_PREFIX = "deploy:convex:";

/** The `task` of a slot's GitHub Deployments, by which they are listed. A hash, since preview names may have any length. */
export function taskOf(slot: string): string {
  return `${TASK_PREFIX}${sha256(slot).slice(0, 20)}`;
}

/**
 * The name of a Convex deployment in records: its own, or a hash if a description with it could not be parsed, such as the
 * name of a self-hosted backend, which may have any length. Use it for the `deployment` of every step.
 */
export function recordedName(deployment: string): string {
  return /^[\w.-]{1,63}$/.test(deployment) ? deployment : `deployment-${sha256(deployment).slice(0, 20)}`;
}

/** A step that is stored as a status. `begun` is stored as the GitHub Deployment itself. */
export type StatusStep = Exclude<RunStep, { kind: "begun" }>;

/**
 * The description of a step's status, in one line. Without a text it fits into GitHub's 140 characters.
 *
 * @param text - Redacted text to show after an `ended` step. It is not parsed, so it may be shortened.
 */
export function encodeStep(step: StatusStep, text = ""): string {
  const [, words] = FORMS.find(([fixed]) =>
    Object.entries(fixed).every(([name, value]) => step[name as never] === value),
  ) as Form;
  const line = text.replace(/\s+/g, " ").trim();
  return words.replaceAll(FIELD, (_all, name: FieldName) => FIELDS[name].write(step as unknown as AllOfSteps, line));
}

/** Starts the description of a status that repeats an earlier one, in order to add the URL of the site to it. */
const WITH_SITE = "With its site:";

/** The description of a status that repeats another one, to add the URL of the site to it. It is not parsed as a step. */
export function encodeRepeated(description: string): string {
  return `${WITH_SITE} ${description}`.trimEnd();
}

/** Whether `encodeRepeated` wrote the description. */
export function isRepeated(description: string): boolean {
  return description.startsWith(WITH_SITE);
}

/** @returns The step of a status, or `null` if this action did not write the description. */
export function decodeStep(description: string): StatusStep | null {
  for (const [fixed, , pattern] of FORMS) {
    const groups = pattern.exec(description)?.groups;
    if (groups === undefined) continue;
    const read = Object.entries(groups).map(([name, text = ""]) => FIELDS[name as FieldName].read(text));
    return Object.assign({}, fixed, ...read) as StatusStep;
  }
  return null;
}

/** The payload of a GitHub Deployment, and the head of a record in the comment. All its texts must be redacted already. */
export function encodeHead(head: RecordHead): Readonly<Record<string, unknown>> {
  const names = Object.keys(HEAD_PARSERS) as (keyof RecordHead)[];
  return { version: VERSION, ...Object.fromEntries(names.map((name) => [name, head[name]])) };
}

/** @returns `null` if this action did not write the payload, or it was changed since. */
export function decodeHead(payload: unknown): RecordHead | null {
  // Some APIs return it as JSON text, or as JSON in JSON.
  const read = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);
  return orNull(() => parseHead(read(read(payload))));
}

/** A GitHub Deployment with its statuses, as REST or GraphQL lists it. Times are in milliseconds since the epoch. */
export interface ListedDeployment {
  /** `null` if it was read by GraphQL. */
  readonly id: number | null;
  readonly task: string;
  readonly createdAt: number;
  /** Whether this token's own account created it. */
  readonly isOwn: boolean;
  /** JSON text if it was read by GraphQL. */
  readonly payload: unknown;
  /** Newest first, as GitHub lists them. `id` is `null` if it was read by GraphQL. */
  readonly statuses: readonly {
    readonly id: number | null;
    readonly createdAt: number;
    readonly description: string | null;
  }[];
}

/**
 * Reads the records in GitHub Deployments. Ignores deployments of other tools, and statuses with other descriptions.
 *
 * @returns `isComplete` is false if a deployment has a task of this action and a payload that cannot be read.
 */
export function decodeDeployments(listed: readonly ListedDeployment[]): {
  readonly records: readonly RunRecord[];
  readonly isComplete: boolean;
} {
  const ofAction = listed.filter(({ task }) => task.startsWith(TASK_PREFIX));
  const records = ofAction.flatMap((one) => decodeDeployment(one) ?? []);
  return { records: mergeRecords(records), isComplete: records.length === ofAction.length };
}

function decodeDeployment({ id, task, createdAt, isOwn, payload, statuses }: ListedDeployment): RunRecord | null {
  const head = decodeHead(payload);
  if (head === null || task !== taskOf(head.slot)) return null;
  const steps = statuses.toReversed().flatMap((status): RecordedStep[] => {
    const step = decodeStep(status.description ?? "");
    return step === null ? [] : [{ ...step, at: status.createdAt, statusId: status.id }];
  });
  const begun = { kind: "begun", at: createdAt, statusId: null } as const;
  return { ...head, account: isOwn ? "own" : "other", githubDeploymentId: id, steps: [begun, ...steps] };
}

/** Encodes records for the comment's state. Omits the account, because it is the same as the comment's. */
export function encodeRecords(records: readonly RunRecord[]): readonly unknown[] {
  return records.map(({ steps, account: _account, githubDeploymentId, ...head }) => ({
    ...encodeHead(head),
    githubDeploymentId,
    steps: steps.map((step) => [step.at, step.statusId, step.kind === "begun" ? null : encodeStep(step)]),
  }));
}

/** @returns `null` if any part is invalid: records are read completely or not at all. */
export function decodeRecords(value: unknown, account: RunRecord["account"]): readonly RunRecord[] | null {
  return orNull(() => listOf(parseRecord)(value).map((record) => ({ ...record, account })));
}

function parseRecord(value: unknown): Omit<RunRecord, "account"> {
  const { githubDeploymentId, steps } = parseSteps(value);
  if (steps[0]?.kind !== "begun") throw new TypeError("The record has no begin.");
  return { ...parseHead(value), githubDeploymentId, steps };
}

function parseRecordedStep(value: unknown): RecordedStep {
  if (!Array.isArray(value) || value.length !== 3) throw new TypeError("The step has another form.");
  const [at, statusId, description] = value as readonly unknown[];
  const written = { at: time(at), statusId: nullOr(count)(statusId) };
  if (description === null) return { kind: "begun", ...written };
  const step = decodeStep(text(description));
  if (step === null) throw new TypeError("The step is not from this action.");
  return { ...step, ...written };
}

/** @returns `null` if `parse` throws. */
function orNull<Value>(parse: () => Value): Value | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

const VERSION = 1;
/** For a deployment whose name the CLI prints only after the push. */
const UNNAMED = "the deployment";

/** Every field that a step may have. */
type AllOfSteps = {
  readonly [Name in "deployment" | "created" | "item" | "imported" | "seeded" | "mayBeLive"]: Extract<
    StatusStep,
    Record<Name, unknown>
  >[Name];
} & Pick<SeedStep<string>, "after">;

interface Field {
  readonly pattern: string;
  /** @param text - A single line. */
  write(step: AllOfSteps, text: string): string;
  read(text: string): Partial<AllOfSteps>;
}

const FIELDS = {
  name: {
    pattern: "[\\w.-]{1,63}",
    write: ({ deployment }) => recordedName(deployment ?? ""),
    read: (deployment) => ({ deployment }),
  },
  nameIfKnown: {
    pattern: `[\\w.-]{1,63}|${UNNAMED}`,
    write: ({ deployment }) => (deployment === null ? UNNAMED : recordedName(deployment)),
    read: (name) => ({ deployment: name === UNNAMED ? null : name }),
  },
  claim: {
    pattern: "created|existing",
    write: ({ created }) => (created ? "created" : "existing"),
    read: (word) => ({ created: word === "created" }),
  },
  item: {
    pattern: "[1-9]\\d{0,8}(?: \\([0-9a-f]{8}\\))?",
    write: ({ item, after }) => (after === undefined ? String(item) : `${item} (${after})`),
    read: (words) => {
      const [item, after] = words.split(/ \(|\)/);
      return { item: Number(item), ...(after === undefined ? {} : { after }) };
    },
  },
  done: {
    pattern: "(?: \\((?:imported|seeded|imported, seeded)\\))?",
    write: ({ imported, seeded }) => {
      const done = [...(imported ? ["imported"] : []), ...(seeded ? ["seeded"] : [])];
      return done.length === 0 ? "" : ` (${done.join(", ")})`;
    },
    read: (words) => ({ imported: words.includes("imported"), seeded: words.includes("seeded") }),
  },
  live: {
    pattern: "(?: \\(its push may be live\\))?",
    write: ({ mayBeLive }) => (mayBeLive ? " (its push may be live)" : ""),
    read: (words) => ({ mayBeLive: words !== "" }),
  },
  text: {
    pattern: "(?:\\.|: .*)",
    write: (_step, text) => (text === "" ? "." : `: ${text}`),
    read: () => ({}),
  },
} satisfies Readonly<Record<string, Field>>;
type FieldName = keyof typeof FIELDS;

/** A field in the template of a form. */
const FIELD = /\{(\w+)\}/g;

/** The properties that all steps of a form share, their template, and the pattern that parses it. */
type Form = readonly [fixed: Partial<StatusStep>, words: string, pattern: RegExp];

const FORMS: readonly Form[] = (
  [
    [{ kind: "claimed" }, "Claimed {name} ({claim})."],
    [{ kind: "pushing" }, "Pushing to {nameIfKnown} ({claim})."],
    [{ kind: "importing" }, "Importing into {name}, {item}."],
    [{ kind: "seeding" }, "Seeding {name}, {item}."],
    [{ kind: "import-failed" }, "The import failed: {name}, {item}."],
    [{ kind: "seed-failed" }, "The seed failed: {name}, {item}."],
    [{ kind: "pushed" }, "Deployed to {nameIfKnown}{done}."],
    [{ kind: "ended", how: "failed" }, "Failed{live}{text}"],
    [{ kind: "ended", how: "cancelled" }, "Cancelled{live}{text}"],
    [{ kind: "ended", how: "refused" }, "Refused{live}{text}"],
    [{ kind: "ended", how: "skipped" }, "Skipped{live}{text}"],
    [{ kind: "ended", how: "superseded" }, "Superseded{live}{text}"],
    [{ kind: "ended", how: "lost" }, "Lost{live}{text}"],
    [{ kind: "removed" }, "Removed {name}."],
    [{ kind: "kept" }, "Kept {name}."],
  ] as const satisfies readonly (readonly [Partial<StatusStep>, string])[]
).map(([fixed, words]) => [fixed, words, patternOf(words)]);

function patternOf(words: string): RegExp {
  const escaped = words.replace(/[().]/g, "\\$&");
  return new RegExp(
    `^${escaped.replaceAll(FIELD, (_all, name: FieldName) => `(?<${name}>${FIELDS[name].pattern})`)}$`,
    "s",
  );
}

const HEAD_PARSERS: { readonly [Name in keyof RecordHead]: Parser<RecordHead[Name]> } = {
  id: text,
  slot: text,
  runId: count,
  runAttempt: count,
  startedAt: time,
  deadline: nullOr(time),
  event: text,
  workflow: text,
  workflowPath: text,
  origin: parseOrigin,
  isChosen: flag,
  commit: text,
  baseCommit: nullOr(text),
  appName: text,
  workingDirectory: text,
  recreates: flag,
};
const parseFields = recordOf(HEAD_PARSERS);
const parseVersion = recordOf({ version: oneOf([VERSION]) });
const parseSteps = recordOf({ githubDeploymentId: nullOr(count), steps: listOf(parseRecordedStep) });

function parseHead(value: unknown): RecordHead {
  parseVersion(value);
  return parseFields(value);
}

function parseOrigin(value: unknown): Origin {
  const { kind } = parseKind(value);
  switch (kind) {
    case "pull-request":
      return { kind, ...recordOf({ number: count })(value) };
    case "branch":
      return { kind, ...recordOf({ name: text, isManual: flag })(value) };
    case "tag":
      return { kind, ...recordOf({ name: text })(value) };
    case "unknown":
      return { kind };
  }
}

const parseKind = recordOf({ kind: oneOf(["pull-request", "branch", "tag", "unknown"]) });

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
