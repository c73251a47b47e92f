import { isAbsolute, join } from "node:path";
import type { CaseInsensitiveMap } from "./case-insensitive-map.ts";
import { addPath, isBlockedVariable, type JobState, setVariable } from "./job.ts";
import { issueOf, loadMatchers, ProblemMatcher } from "./problem-matchers.ts";
import type { Annotation, StepLog } from "./step-log.ts";
import { parseCommand, type WorkflowCommand } from "./workflow-commands.ts";

/** The effects that the output of a phase can have. */
export interface PhaseEffects {
  /** The outputs, or `null` for `post`, whose outputs are ignored silently. */
  readonly outputs: CaseInsensitiveMap | null;
  readonly state: CaseInsensitiveMap;
  /** Whether the phase fails despite its exit code, because a command failed. */
  commandFailed: boolean;
}

interface CommandContext {
  readonly job: JobState;
  readonly log: StepLog;
  readonly effects: PhaseEffects;
  readonly workspace: string;
  readonly serverUrl: string;
  /** `owner/name` */
  readonly repository: string;
  /** Variables of the step from `env:` and `GITHUB_ENV`. */
  readonly stepEnv: ReadonlyMap<string, string>;
}

/** Commands whose line is never echoed, because the echo would repeat their text or reveal a secret. */
const SILENT = new Set(["add-mask", "debug", "warning", "error", "notice"]);
const NAMES = new Set([
  ...SILENT,
  ...["set-env", "set-output", "save-state", "add-path", "add-matcher", "remove-matcher"],
  ...["group", "endgroup", "echo", "stop-commands"],
]);

/**
 * Processes the output of one phase: runs commands, adds annotations for lines that a problem matcher matches, and logs
 * the other lines.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs
 */
export class CommandProcessor {
  readonly #registered = new Set(NAMES);
  readonly #at: CommandContext;
  #matchers: readonly ProblemMatcher[];
  #stopToken: string | null = null;
  /** Whether an invalid token of `stop-commands` has ended the processing of the step's output. */
  #isDeaf = false;
  #echoes: boolean;

  constructor(at: CommandContext) {
    this.#at = at;
    this.#echoes = at.log.showsDebug;
    this.#matchers = at.job.matchers.map((config) => new ProblemMatcher(config));
  }

  /** Handles one line of output. */
  take(line: string): void {
    if (this.#isDeaf) return;
    const command = parseCommand(line, this.#registered);
    if (command && this.#process(command, line)) return;
    if (this.#matches(line)) return;
    this.#at.log.write(
      line.replaceAll("##[start-action", "##[\\start-action").replaceAll("##[end-action", "##[\\end-action"),
    );
  }

  #matches(line: string): boolean {
    const { workspace, serverUrl, repository, log } = this.#at;
    const stripped = line.replace(/\x1b\[[0-9;]*m?/g, "");
    for (const matcher of this.#matchers) {
      const match = matcher.match(stripped);
      if (match === null) continue;
      for (const other of this.#matchers) if (other !== matcher) other.reset();
      const issue = issueOf(match, { workspace, serverUrl, name: repository });
      if (issue === null) continue;
      log.issue(issue.level, issue.message, issue.place, stripped);
      return true;
    }
    return false;
  }

  #process(command: WorkflowCommand, line: string): boolean {
    const name = command.name.toLowerCase();
    const { log } = this.#at;
    if (this.#stopToken !== null) {
      if (name !== this.#stopToken) return false;
      this.#registered.delete(name);
      this.#stopToken = null;
      log.write(line);
      return true;
    }
    if (this.#echoes && !SILENT.has(name) && name !== "stop-commands") log.write(line);
    try {
      this.#run(name, command, line);
    } catch (error) {
      log.issue("error", `Unable to process command '${SILENT.has(name) ? name : line}' successfully.`);
      log.issue("error", (error as Error).message);
      this.#at.effects.commandFailed = true;
    }
    return true;
  }

  #run(name: string, command: WorkflowCommand, line: string): void {
    const { log } = this.#at;
    switch (name) {
      case "error":
      case "warning":
      case "notice":
        log.issue(name, command.data, this.#place(command));
        break;
      case "debug":
        log.debug(command.data);
        break;
      case "group":
        log.write(`##[group]${command.data}`);
        break;
      case "endgroup":
        log.write("##[endgroup]");
        break;
      case "echo":
        this.#setEcho(command.data);
        break;
      case "add-mask":
        this.#addMask(command.data);
        break;
      case "add-matcher":
        this.#addMatchers(command.data);
        break;
      case "remove-matcher":
        this.#removeMatchers(command.properties.get("owner") ?? "", command.data);
        break;
      case "stop-commands":
        this.#stop(command.data, line);
        break;
      default:
        this.#setValue(name, command);
        break;
    }
  }

  #setValue(name: string, command: WorkflowCommand): void {
    const { effects, job } = this.#at;
    switch (name) {
      case "set-output":
        this.#deprecated(name);
        effects.outputs?.set(requiredName(name, command), command.data);
        break;
      case "save-state":
        this.#deprecated(name);
        effects.state.set(requiredName(name, command), command.data);
        break;
      case "set-env":
        this.#refuseUnlessAllowed(name);
        this.#setVariable(requiredName(name, command), command.data);
        break;
      case "add-path":
        this.#refuseUnlessAllowed(name);
        addPath(job, command.data);
        break;
    }
  }

  #setVariable(name: string, value: string): void {
    if (isBlockedVariable(name)) {
      this.#at.log.issue("error", "Can't update NODE_OPTIONS environment variable using ::set-env:: command.");
    } else {
      setVariable(this.#at.job, name, value);
    }
  }

  #setEcho(data: string): void {
    const value = data.trim().toUpperCase();
    if (value !== "ON" && value !== "OFF") {
      throw new Error(`Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`);
    }
    this.#echoes = value === "ON";
  }

  #addMask(data: string): void {
    if (data.trim() === "") {
      this.#at.log.issue("warning", "Can't add secret mask for empty string in ##[add-mask] command.");
    } else {
      if (this.#echoes) this.#at.log.write("::add-mask::***");
      this.#at.job.masker.addWithLines(data);
    }
  }

  #addMatchers(file: string): void {
    const { log, job, workspace } = this.#at;
    if (file === "") {
      log.issue("warning", "File path must be specified.");
      return;
    }
    const added = loadMatchers(isAbsolute(file) ? file : join(workspace, file));
    this.#forget(added.map(({ owner }) => owner));
    job.matchers = [...added, ...job.matchers];
    for (const config of added) this.#matchers = [new ProblemMatcher(config), ...this.#matchers];
    log.debug(`Added matchers: '${added.map(({ owner }) => owner).join("', '")}'.`);
  }

  #removeMatchers(owner: string, file: string): void {
    const { log, workspace } = this.#at;
    const command = "##[remove-matcher] command.";
    if (owner !== "" && file !== "")
      log.issue("warning", `Either specify an owner name or a file path in ${command} Both values cannot be set.`);
    else if (owner !== "") this.#forget([owner]);
    else if (file !== "")
      this.#forget(loadMatchers(isAbsolute(file) ? file : join(workspace, file)).map((one) => one.owner));
    else log.issue("warning", `Either an owner name or a file path must be specified in ${command}`);
  }

  #forget(owners: readonly string[]): void {
    const gone = owners.map((owner) => owner.toLowerCase());
    this.#at.job.matchers = this.#at.job.matchers.filter(({ owner }) => !gone.includes(owner.toLowerCase()));
    this.#matchers = this.#matchers.filter(({ owner }) => !gone.includes(owner));
  }

  #stop(token: string, line: string): void {
    const key = token.toLowerCase();
    if (key === "" || key === "pause-logging" || this.#registered.has(key)) {
      this.#isDeaf = true;
      throw new Error(
        "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.",
      );
    }
    this.#stopToken = key;
    this.#registered.add(key);
    if (token.length > 6) this.#at.job.masker.add(token);
    this.#at.log.write(line);
  }

  /** GitHub announced in 2022 that these two would be removed, and postponed it. They still work, with a warning. */
  #deprecated(name: string): void {
    const changelog = "2022-10-11-github-actions-deprecating-save-state-and-set-output-commands";
    this.#at.log.issue(
      "warning",
      `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/${changelog}/`,
    );
  }

  #refuseUnlessAllowed(name: string): void {
    if (this.#at.stepEnv.get("ACTIONS_ALLOW_UNSECURE_COMMANDS")?.trim().toLowerCase() === "true") return;
    const changelog = "2020-10-01-github-actions-deprecating-set-env-and-add-path-commands";
    throw new Error(
      `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`. For more information see: https://github.blog/changelog/${changelog}/`,
    );
  }

  #place({ properties }: WorkflowCommand): Omit<Annotation, "level" | "message"> {
    const title = properties.get("title");
    const file = properties.get("file");
    return {
      ...(title === undefined ? {} : { title }),
      ...(file === undefined ? {} : { file: inRepository(file, this.#at.workspace) }),
      ...linesAndColumns(properties),
    };
  }
}

function requiredName(command: string, { properties }: WorkflowCommand): string {
  const name = properties.get("name");
  if (!name) throw new Error(`Required field 'name' is missing in ##[${command}] command.`);
  return name;
}

function inRepository(file: string, workspace: string): string {
  const isInside = ["/", "\\"].some((separator) => file.startsWith(workspace + separator));
  return isInside ? file.slice(workspace.length + 1).replaceAll("\\", "/") : file;
}

/** Drops line and column numbers that contradict each other, and completes a missing start from the end, as the runner does. */
function linesAndColumns(
  properties: ReadonlyMap<string, string>,
): Pick<Annotation, "line" | "endLine" | "col" | "endColumn"> {
  const number = (name: string) => {
    const text = properties.get(name.toLowerCase())?.trim() ?? "";
    return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
  };
  const [endLine, endColumn] = [number("endLine"), number("endColumn")];
  const line = number("line") ?? endLine;
  const col = number("col") ?? endColumn;
  const keepsColumns = line !== undefined && (endLine === undefined || endLine === line);
  const keepsLines = line !== undefined && (endLine === undefined || endLine >= line);
  const ordered = col !== undefined && (endColumn === undefined || endColumn >= col);
  return {
    ...(keepsLines ? { line, ...(endLine === undefined ? {} : { endLine }) } : {}),
    ...(keepsColumns && ordered ? { col, ...(endColumn === undefined ? {} : { endColumn }) } : {}),
  };
}
