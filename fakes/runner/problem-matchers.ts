/**
 * Problem matchers: regular expressions that a step registers, and with which the runner creates annotations from the
 * output of all later steps of the job.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/IssueMatcher.cs
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/OutputManager.cs
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Annotation, AnnotationLevel } from "./step-log.ts";

const FIELDS = ["file", "line", "column", "severity", "code", "message", "fromPath"] as const;
type Field = (typeof FIELDS)[number];

/** A pattern for a line. The numbers are the groups of the expression for each field. */
interface Pattern extends Partial<Record<Field, number>> {
  readonly regexp: string;
  readonly loop?: boolean;
}

export interface MatcherConfig {
  readonly owner: string;
  readonly severity?: string;
  readonly pattern: readonly Pattern[];
}

type Match = Partial<Record<Field, string>>;

export interface MatchedIssue {
  readonly level: AnnotationLevel;
  readonly message: string;
  readonly place: Omit<Annotation, "level" | "message">;
}

export interface Repository {
  readonly workspace: string;
  readonly serverUrl: string;
  /** `owner/name` */
  readonly name: string;
}

/** Reads a file of matchers. @throws Error with the runner's message if the file is invalid. */
export function loadMatchers(path: string): readonly MatcherConfig[] {
  const { problemMatcher = [] } = JSON.parse(readFileSync(path, "utf8")) as { problemMatcher?: MatcherConfig[] };
  const owners = new Set<string>();
  for (const config of problemMatcher) {
    validate(config);
    if (owners.has(config.owner.toLowerCase())) throw new Error(`Duplicate owner name '${config.owner}'`);
    owners.add(config.owner.toLowerCase());
  }
  return problemMatcher;
}

function validate({ owner, severity = "", pattern = [] }: MatcherConfig): void {
  if (!owner) throw new Error("Owner must not be empty");
  if (!["", "error", "warning", "notice"].includes(severity.toLowerCase()))
    throw new Error(`Matcher '${owner}' contains unexpected default severity '${severity}'`);
  if (pattern.length === 0) throw new Error(`Matcher '${owner}' does not contain any patterns`);
  for (const [index, { loop = false }] of pattern.entries()) {
    if (loop && (index === 0 || index !== pattern.length - 1))
      throw new Error("Only the last pattern in a multiline matcher may set 'loop'");
  }
  for (const field of FIELDS) {
    if (pattern.filter((one) => one[field] !== undefined).length > 1)
      throw new Error(`The property '${field}' is set twice`);
  }
  if (pattern.every(({ message }) => message === undefined)) throw new Error("At least one pattern must set 'message'");
}

/** A matcher during one phase. One with several lines remembers which of its patterns matched the previous lines. */
export class ProblemMatcher {
  readonly owner: string;
  readonly #defaultSeverity: string;
  readonly #patterns: readonly (Pattern & { readonly expression: RegExp })[];
  #state: (Match | null)[] = [];

  constructor({ owner, severity = "", pattern }: MatcherConfig) {
    this.owner = owner.toLowerCase();
    this.#defaultSeverity = severity;
    this.#patterns = pattern.map((one) => ({ ...one, expression: new RegExp(one.regexp ?? "") }));
  }

  reset(): void {
    this.#state = [];
  }

  /** Tries the patterns from the last to the first, so that a line does not match two of them in a row. */
  match(line: string): Match | null {
    for (let at = this.#patterns.length - 1; at >= 0; at -= 1) {
      const running = at > 0 ? (this.#state[at - 1] ?? null) : null;
      const pattern = this.#patterns[at];
      if (pattern === undefined || (at > 0 && running === null)) continue;
      const groups = pattern.expression.exec(line);
      const isLast = at === this.#patterns.length - 1;
      if (groups === null) this.#state[isLast ? at - 1 : at] = null;
      else if (!isLast) this.#state[at] = this.#merged(running, pattern, groups);
      else {
        this.reset();
        if (pattern.loop) this.#state[at - 1] = running;
        const found = this.#merged(running, pattern, groups);
        return { ...found, severity: found.severity || this.#defaultSeverity };
      }
    }
    return null;
  }

  #merged(running: Match | null, pattern: Pattern, groups: RegExpExecArray): Match {
    const found: Match = { ...running };
    for (const field of FIELDS) {
      const group = pattern[field];
      // In .NET, a group that did not match is an empty text.
      if (found[field] === undefined && group !== undefined) found[field] = groups[group] ?? "";
    }
    return found;
  }
}

/** @returns null for a match that the runner ignores. */
export function issueOf(match: Match, repository: Repository): MatchedIssue | null {
  const severity = (match.severity || "error").toLowerCase();
  if ((match.message ?? "").trim() === "") return null;
  if (severity !== "error" && severity !== "warning" && severity !== "notice") return null;
  const file = (match.file ?? "").trim() === "" ? null : fileInRepository(match, repository);
  return {
    level: severity,
    message: match.message ?? "",
    place: {
      ...(file === null ? {} : { file }),
      ...(/^\d+$/.test(match.line ?? "") ? { line: Number(match.line) } : {}),
      ...(/^\d+$/.test(match.column ?? "") ? { col: Number(match.column) } : {}),
    },
  };
}

/** Only a file that exists in a checkout of the workflow's repository gets an annotation. */
function fileInRepository({ file = "", fromPath = "" }: Match, { workspace, serverUrl, name }: Repository) {
  const from = fromPath.trim() === "" || isAbsolute(file) ? file : join(dirname(fromPath), file);
  const path = resolve(workspace, from);
  if (!existsSync(path)) return null;
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const config = join(folder, ".git", "config");
    if (!existsSync(config)) continue;
    const wanted = [`url = ${serverUrl}/${name}`, `url = git@${new URL(serverUrl).hostname}:${name}.git`];
    const lines = readFileSync(config, "utf8").split("\n");
    const isOwn = lines.some((line) => wanted.some((one) => line.trim().toLowerCase() === one.toLowerCase()));
    return isOwn ? relative(folder, path).replaceAll("\\", "/") : null;
  }
  return null;
}
