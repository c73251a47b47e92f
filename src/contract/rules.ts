/**
 * The kinds of changes between two contracts: what changed, what follows, and what to do.
 *
 * `{subject}`, `{part}` and `{detail}` are replaced by names from the contracts.
 */

export type Group = "data" | "clients" | "costs" | "asks" | "safe" | "unknown";

/** The groups of breaking changes. */
export const BREAKING_GROUPS: readonly Group[] = ["data", "clients"];

export interface Rule {
  readonly group: Group;
  readonly change: string;
  /** What follows, and what to do about it. */
  readonly advice: string;
}

const MIGRATE = "The push to production fails while documents do not match.";
const OLD_CLIENTS = "Clients that are already out keep using the old form until they are updated.";

const RULES_BY_ID = {
  "field-required": {
    group: "data",
    change: "{subject} is now required.",
    advice: `${MIGRATE} Make it optional, fill it in with a migration, then require it.`,
  },
  "field-removed": {
    group: "data",
    change: "{subject} was removed, but documents may still have it.",
    advice: `${MIGRATE} Make it optional, remove it from the documents with a migration, then from the schema.`,
  },
  "field-narrower": {
    group: "data",
    change: "{subject} no longer accepts {detail}.",
    advice: `${MIGRATE} Accept both forms, migrate the documents, then remove the old form.`,
  },
  "first-schema": {
    group: "data",
    change: "The schema is new, so existing documents will be checked.",
    advice: `${MIGRATE} Compare the schema with production's data first, or start with \`schemaValidation: false\`.`,
  },
  "validation-enabled": {
    group: "data",
    change: "Schema validation is switched on, so existing documents will be checked.",
    advice: `${MIGRATE} Compare the schema with production's data before merging.`,
  },
  "function-removed": {
    group: "clients",
    change: "The public {detail} {subject} was removed or renamed.",
    advice: `${OLD_CLIENTS} Keep it, even if it only calls its replacement, until no client uses it.`,
  },
  "function-internal": {
    group: "clients",
    change: "{subject} is now internal.",
    advice: `${OLD_CLIENTS} Keep a public function of this name until no client uses it.`,
  },
  "function-kind": {
    group: "clients",
    change: "{subject} is now {detail}.",
    advice: `${OLD_CLIENTS} Keep the old kind, and add the new one under another name.`,
  },
  "argument-required": {
    group: "clients",
    change: "{subject} now requires the argument {part}.",
    advice: `${OLD_CLIENTS} Make it optional.`,
  },
  "argument-removed": {
    group: "clients",
    change: "{subject} no longer accepts the argument {part}.",
    advice: `${OLD_CLIENTS} Keep it as optional: Convex refuses arguments that are not declared.`,
  },
  "argument-narrower": {
    group: "clients",
    change: "{subject} no longer accepts {detail} as the argument {part}.",
    advice: `${OLD_CLIENTS} Accept both forms.`,
  },
  "arguments-narrower": {
    group: "clients",
    change: "{subject} no longer accepts {detail} as its arguments.",
    advice: `${OLD_CLIENTS} Accept everything that was accepted before.`,
  },
  "result-may-lack": {
    group: "clients",
    change: "The result of {subject} may now lack {part}.",
    advice: `${OLD_CLIENTS} Keep returning it.`,
  },
  "result-wider": {
    group: "clients",
    change: "The result of {subject} may now be {detail} at {part}.",
    advice: `${OLD_CLIENTS} Return the old form, or add a function under another name.`,
  },
  "whole-result-wider": {
    group: "clients",
    change: "The result of {subject} may now be {detail}.",
    advice: `${OLD_CLIENTS} Return the old form, or add a function under another name.`,
  },
  "http-route-removed": {
    group: "clients",
    change: "The HTTP route {subject} was removed.",
    advice: "Webhooks and clients that call it get 404. Keep the route until nobody calls it.",
  },
  "internal-function-removed": {
    group: "clients",
    change: "The internal {detail} {subject} was removed or renamed.",
    advice: "Calls of it that are already scheduled will fail. Keep it until they have run.",
  },
  "table-removed": {
    group: "costs",
    change: "The table {subject} is no longer in the schema.",
    advice: "Its documents stay and still take up storage. Clear the table once nothing reads it.",
  },
  "index-added": {
    group: "costs",
    change: "The {detail} {part} on {subject} is new.",
    advice: "The push to production waits until it is filled. On a large table, add it with `staged: true` first.",
  },
  "index-removed": {
    group: "costs",
    change: "The {detail} {part} on {subject} was removed.",
    advice: "Adding it again means filling it again.",
  },
  "index-changed": {
    group: "costs",
    change: "The {detail} {part} on {subject} has a new definition.",
    advice:
      "It is built anew, and the push to production waits for it. On a large table, add it under a new name with `staged: true` first.",
  },
  "index-disabled": {
    group: "costs",
    change: "The {detail} {part} on {subject} is now staged.",
    advice: "Queries can no longer use it.",
  },
  "env-required": {
    group: "asks",
    change: "The environment variable {subject} is now required.",
    advice: "Set it on the production deployment before merging, or the push fails.",
  },
  "env-narrower": {
    group: "asks",
    change: "The environment variable {subject} no longer accepts {detail}.",
    advice: "Check its value on the production deployment before merging.",
  },
  "env-read": {
    group: "asks",
    change: "`process.env` is now read for {subject}.",
    advice: "Set it on the production deployment before merging, if the code cannot do without it.",
  },
  "component-mounted": {
    group: "asks",
    change: "The component {subject} ({detail}) is now mounted.",
    advice: "Check which environment variables and settings it needs.",
  },
  "component-unmounted": {
    group: "asks",
    change: "The component {subject} ({detail}) is no longer mounted.",
    advice: "Its data is out of reach after the push. Export what is still needed.",
  },
  "component-changed": {
    group: "asks",
    change: "The component {subject} is now {detail}.",
    advice: "Read its changelog for migrations.",
  },
  "cron-added": {
    group: "asks",
    change: "The cron {subject} is new.",
    advice: "It starts to run after the push.",
  },
  "cron-removed": {
    group: "asks",
    change: "The cron {subject} was removed.",
    advice: "It stops running after the push.",
  },
  "cron-changed": {
    group: "asks",
    change: "The cron {subject} has a new schedule, function or arguments.",
    advice: "It runs by the new ones after the push.",
  },
  undecided: {
    group: "unknown",
    change: "The validators of {subject} could not be compared.",
    advice: "Their unions of objects are too large. Compare them by hand.",
  },
  "result-unknown": {
    group: "unknown",
    change: "{subject} no longer declares what it returns.",
    advice: "Whether its result changed is not known.",
  },
  "validator-wider": { group: "safe", change: "{subject} accepts more than before.", advice: "" },
  "validator-staged": { group: "safe", change: "{subject} has a new staged validator.", advice: "" },
  "migration-staged": { group: "safe", change: "{subject} is narrower, as it was staged before.", advice: "" },
  "validation-disabled": { group: "safe", change: "Schema validation is switched off.", advice: "" },
  "table-added": { group: "safe", change: "The table {subject} is new.", advice: "" },
  "index-staged": { group: "safe", change: "The {detail} {part} on {subject} is new and staged.", advice: "" },
  "index-enabled": { group: "safe", change: "The staged {detail} {part} on {subject} is now in use.", advice: "" },
  "staged-index-removed": {
    group: "safe",
    change: "The staged {detail} {part} on {subject} was removed.",
    advice: "",
  },
  "function-added": { group: "safe", change: "The {detail} {subject} is new.", advice: "" },
  "function-public": { group: "safe", change: "{subject} is now public.", advice: "" },
  "internal-query-removed": { group: "safe", change: "The internal query {subject} was removed.", advice: "" },
  "internal-function-changed": { group: "safe", change: "The internal function {subject} changed.", advice: "" },
  "result-changed": { group: "safe", change: "The declared result of {subject} changed compatibly.", advice: "" },
  "http-route-added": { group: "safe", change: "The HTTP route {subject} is new.", advice: "" },
  "http-route-covered": {
    group: "safe",
    change: "The HTTP route {subject} is now served by the prefix {detail}.",
    advice: "",
  },
  "env-optional": { group: "safe", change: "The environment variable {subject} is optional.", advice: "" },
  "env-removed": { group: "safe", change: "The environment variable {subject} is no longer declared.", advice: "" },
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES_BY_ID;

export const RULES: Readonly<Record<RuleId, Rule>> = RULES_BY_ID;

export const RULE_IDS = Object.keys(RULES_BY_ID) as readonly RuleId[];
