/** Reads the action's inputs into one typed object, and reports all errors at once. */

import { accessSync, constants, statSync } from "node:fs";
import { resolve } from "node:path";
import { isInside, leadsInside } from "../workspace/is-inside.ts";
import { isAppUrl } from "./app-url.ts";
import { parseDeployArgs } from "./deploy-args.ts";
import { parseDeploymentEnv } from "./deployment-env.ts";
import { type FunctionCall, parseFunctionCalls } from "./function-calls.ts";
import { type ImportSource, parsePreviewImport } from "./preview-import.ts";

/** What Convex's audit log takes: `PushMessage` in https://github.com/get-convex/convex-backend. */
const MAX_MESSAGE_BYTES = 1024;

const CHOICES = {
  operation: ["auto", "deploy", "cleanup", "sweep", "resolve", "report"],
  target: ["auto", "preview", "production", "development", "custom"],
  "preview-mode": ["reuse", "recreate"],
  typecheck: ["enable", "try", "disable"],
  "on-missing-key": ["auto", "skip", "fail"],
  "on-close": ["delete", "keep"],
  "breaking-changes": ["warn", "fail", "off"],
} as const;

/**
 * The defaults of `action.yml` that are not empty. The runner uses them only if `with` does not have the name, but a
 * composite action or a called workflow passes on its own optional inputs as empty texts. `dry-run` is missing: an
 * expression that is empty by mistake must not deploy.
 */
const DEFAULTS: Readonly<Record<string, string>> = {
  operation: "auto",
  target: "auto",
  "on-missing-key": "auto",
  "allow-production-from-pull-request": "false",
  "allow-untrusted-code": "false",
  "allow-project-token": "false",
  "preview-mode": "reuse",
  "on-close": "delete",
  "working-directory": ".",
  "export-env": "false",
  "expose-deploy-key-to-cmd": "false",
  typecheck: "try",
  "export-file-storage": "false",
  "deployment-env-targets": "preview",
  comment: "true",
  "github-deployment": "true",
  summary: "true",
  annotations: "true",
  "breaking-changes": "warn",
  "timeout-minutes": "60",
  retries: "2",
};

type Choice<Name extends keyof typeof CHOICES> = (typeof CHOICES)[Name][number];

/** The inputs. Empty text inputs are `null`. The deploy key is not among them: see `src/key`. */
export interface Inputs {
  readonly operation: Choice<"operation">;
  readonly target: Choice<"target">;
  /** Globs. If empty, the default branch is meant. */
  readonly productionBranches: readonly string[];
  readonly commit: string | null;
  readonly allowProductionFromPullRequest: boolean;
  readonly allowUntrustedCode: boolean;
  readonly allowProjectToken: boolean;
  readonly expectedDeployment: string | null;
  readonly previewName: string | null;
  readonly previewMode: Choice<"preview-mode">;
  readonly previewImport: readonly ImportSource[];
  /** Run once per preview deployment, to seed it. */
  readonly previewRun: readonly FunctionCall[];
  /** Run after every push. */
  readonly run: readonly FunctionCall[];
  /** Absolute. Checked before use: it must not exist, and its folder may be a link. */
  readonly exportPath: string | null;
  readonly exportFileStorage: boolean;
  /** Absolute. Inside the workspace as far as its text shows; links are resolved before use. */
  readonly workingDirectory: string;
  /** `null` to derive it from the working directory or the repository. */
  readonly appName: string | null;
  readonly cmd: string | null;
  readonly cmdUrlEnvVarNames: readonly string[];
  readonly cmdSiteUrlEnvVarNames: readonly string[];
  readonly exposeDeployKeyToCmd: boolean;
  readonly deploymentEnv: Readonly<Record<string, string>>;
  /** Targets on which `deploymentEnv` is set. Empty if the input has an error. */
  readonly deploymentEnvTargets: readonly Exclude<Choice<"target">, "auto">[];
  readonly typecheck: Choice<"typecheck">;
  readonly dryRun: boolean;
  readonly message: string | null;
  readonly deployArgs: readonly string[];
  /** `null` for no limit. */
  readonly timeoutMs: number | null;
  /** Further attempts after the first. */
  readonly retries: number;
  readonly onMissingKey: Choice<"on-missing-key">;
  readonly onClose: Choice<"on-close">;
  readonly managementToken: string | null;
  /** The host whose previews a sweep deletes in addition to this action's. */
  readonly adopt: "vercel" | null;
  readonly githubToken: string | null;
  readonly pullRequest: number | null;
  /** With `failures`, the comment is created only after a failure. */
  readonly comment: boolean | "failures";
  /** Template of the site's URL. */
  readonly appUrl: string | null;
  readonly githubDeployment: boolean;
  readonly githubEnvironment: string | null;
  readonly summary: boolean;
  readonly annotations: boolean;
  readonly breakingChanges: Choice<"breaking-changes">;
  readonly exportEnv: boolean;
}

export interface InputsResult {
  /** Invalid inputs have their safest value, so that the errors can still be reported. */
  readonly inputs: Inputs;
  /** A sentence for each invalid input. */
  readonly errors: readonly string[];
}

/**
 * Reads every input. The runner fills in the defaults of `action.yml`.
 *
 * @param get - Returns the raw value of an input, or `""` if it is not set.
 * @param workspace - Absolute path of `GITHUB_WORKSPACE`.
 * @returns The inputs, and a sentence for each invalid one. It names the input and what is allowed, but not the value: any
 *   input may contain a pasted secret.
 */
export function readInputs(get: (name: string) => string, workspace: string): InputsResult {
  const read = new InputReader(get);
  const workingDirectory = read.directoryWithin(workspace, "working-directory");
  const deployArgs = parseDeployArgs(get("deploy-args"), (path) => {
    const whole = resolve(workingDirectory, path);
    return isInside(workspace, whole) && leadsInside(workspace, whole);
  });
  const deploymentEnv = parseDeploymentEnv(get("deployment-env"));
  const previewImport = parsePreviewImport(get("preview-import"), workspace);
  read.errors.push(...deployArgs.errors, ...deploymentEnv.errors, ...previewImport.errors);
  const inputs: Inputs = {
    operation: read.choice("operation"),
    target: read.choice("target"),
    productionBranches: read.list("production-branch"),
    commit: read.pattern(
      "commit",
      // https://git-scm.com/docs/git-check-ref-format
      /^(?![-/])[^\s\p{Cc}~^:?*[\\]{1,255}$/u,
      "the SHA of a commit, or the name of a tag or a branch",
    ),
    allowProductionFromPullRequest: read.boolean("allow-production-from-pull-request"),
    allowUntrustedCode: read.boolean("allow-untrusted-code"),
    allowProjectToken: read.boolean("allow-project-token"),
    expectedDeployment: read.pattern("expected-deployment", /^[\w-]{3,64}$/, "a name such as `happy-otter-123`"),
    previewName: read.text("preview-name"),
    previewMode: read.choice("preview-mode"),
    previewImport: previewImport.sources,
    exportPath: read.snapshotPath(workspace, "export-path"),
    exportFileStorage: read.boolean("export-file-storage"),
    previewRun: read.functions("preview-run"),
    run: read.functions("run"),
    workingDirectory,
    appName: read.appName(),
    cmd: read.text("cmd"),
    cmdUrlEnvVarNames: read.variableNames("cmd-url-env-var-name"),
    cmdSiteUrlEnvVarNames: read.variableNames("cmd-site-url-env-var-name"),
    exposeDeployKeyToCmd: read.boolean("expose-deploy-key-to-cmd"),
    deploymentEnv: deploymentEnv.variables,
    deploymentEnvTargets: read.targets("deployment-env-targets"),
    typecheck: read.choice("typecheck"),
    dryRun: read.boolean("dry-run", true),
    message: read.textWithin("message", MAX_MESSAGE_BYTES),
    deployArgs: deployArgs.args,
    timeoutMs: read.minutes("timeout-minutes"),
    retries: read.integer("retries", 10) ?? 0,
    onMissingKey: read.choice("on-missing-key"),
    onClose: read.choice("on-close"),
    managementToken: read.text("management-token"),
    adopt: read.adopt(),
    ...readReportInputs(read),
    exportEnv: read.boolean("export-env"),
  };
  return { inputs, errors: [...read.errors, ...contradictions(inputs), ...missingForReport(inputs, get)] };
}

function readReportInputs(read: InputReader) {
  return {
    githubToken: read.text("github-token"),
    pullRequest: read.positive("pull-request"),
    comment: read.comment(),
    appUrl: read.appUrl(),
    githubDeployment: read.boolean("github-deployment"),
    githubEnvironment: read.pattern(
      "github-environment",
      // GitHub answers 422 to a longer one.
      /^\P{Cc}{1,255}$/u,
      "at most 255 characters on one line",
    ),
    summary: read.boolean("summary"),
    annotations: read.boolean("annotations"),
    breakingChanges: read.choice("breaking-changes"),
  };
}

/** A sentence for each pair of inputs that cannot be used together. */
function contradictions(inputs: Inputs): readonly string[] {
  const { dryRun, deployArgs, cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames } = inputs;
  const writesBundle = deployArgs.some((argument) => argument.startsWith("--debug-bundle-path="));
  const isInBoth = cmdUrlEnvVarNames.some((name) => cmdSiteUrlEnvVarNames.includes(name));
  return [
    ...(writesBundle && !dryRun
      ? [
          "`deploy-args`: with `--debug-bundle-path` the Convex CLI writes the bundle instead of pushing it, so `dry-run` must be `true`.",
        ]
      : []),
    ...(inputs.adopt !== null && inputs.operation !== "sweep" ? ["`adopt` needs `operation: sweep`."] : []),
    ...(isInBoth ? ["`cmd-url-env-var-name` and `cmd-site-url-env-var-name` must not contain the same name."] : []),
    ...withoutRecord(inputs),
  ];
}

/** Errors for inputs that need a record of the run, if neither a GitHub Deployment nor a comment is sure to keep one. */
function withoutRecord({ comment, githubDeployment, previewImport, previewRun, onClose }: Inputs): readonly string[] {
  if (comment !== "failures" || githubDeployment) return [];
  const reason = "with `comment: failures` and without `github-deployment` nothing records what a run did";
  return [
    ...(previewImport.length === 0
      ? []
      : [`\`preview-import\` cannot be used: ${reason}, so it could be imported twice.`]),
    ...(previewRun.length === 0 ? [] : [`\`preview-run\` cannot be used: ${reason}, so it could run twice.`]),
    ...(onClose === "keep"
      ? []
      : [`\`on-close\` must be \`keep\`: ${reason}, so the preview deployments to delete could not be found.`]),
  ];
}

function missingForReport(
  { operation, githubToken, comment, githubDeployment }: Inputs,
  get: (name: string) => string,
) {
  if (operation !== "report") return [];
  return [
    ...(get("app-url").trim() === "" ? ["`operation: report` needs `app-url`, the address that it adds."] : []),
    ...(githubToken === null ? ["`operation: report` needs `github-token`."] : []),
    ...(comment || githubDeployment
      ? []
      : ["`operation: report` needs `comment` or `github-deployment`: they show the address."]),
  ];
}

/** Names of variables that `cmd` needs for something else. */
const RESERVED_NAMES =
  /^(?:PATH|HOME|SHELL|ENV|IFS|PS4|SHELLOPTS|BASHOPTS|CI|PWD|TMPDIR|COMSPEC|PATHEXT|SYSTEMROOT|CONVEX_(?:DEPLOY\w*|SELF_HOSTED_\w+|OVERRIDE_ACCESS_TOKEN|PROVISION_HOST)|(?:NODE|NPM|BASH|LD|DYLD|GITHUB|RUNNER|ACTIONS|INPUT|STATE|GIT|OPENSSL|SSL)_\w*|\w*_(?:PROXY|TOKEN|KEY|SECRET))$/i;

/** @returns `null` for a folder that can be read, and for one that does not exist, as in a cleanup without a checkout. */
function whyUnusable(folder: string): string | null {
  try {
    if (statSync(folder).isDirectory()) accessSync(folder, constants.R_OK | constants.X_OK);
    else return NOT_A_FOLDER;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return NOT_A_FOLDER;
    if (code === "EACCES")
      return "cannot be read by the user that runs this step. Let an earlier step that wrote it, such as one in a container, run as the same user.";
  }
  return null;
}

const NOT_A_FOLDER = "is not a folder. Give the folder that holds package.json and `convex/`.";

/** Reads one input at a time and collects the errors, so that all of them can be reported at once. */
class InputReader {
  readonly errors: string[] = [];
  readonly #get: (name: string) => string;

  constructor(get: (name: string) => string) {
    this.#get = (name) => (get(name).trim() === "" ? (DEFAULTS[name] ?? "") : get(name));
  }

  text(name: string): string | null {
    const value = this.#get(name).trim();
    return value === "" ? null : value;
  }

  /** @param bytes - Maximum length in UTF-8. */
  textWithin(name: string, bytes: number): string | null {
    const text = this.text(name);
    if (text === null || Buffer.byteLength(text) <= bytes) return text;
    this.errors.push(`\`${name}\` must have at most ${bytes} bytes.`);
    return null;
  }

  /** @returns An absolute path. */
  directoryWithin(workspace: string, name: string): string {
    const folder = resolve(workspace, this.text(name) ?? ".");
    const isWithin = isInside(workspace, folder);
    const unusable = isWithin ? whyUnusable(folder) : null;
    if (unusable !== null) this.errors.push(`\`${name}\` ${unusable}`);
    if (unusable !== null || (isWithin && leadsInside(workspace, folder))) return folder;
    this.errors.push(
      isWithin
        ? `\`${name}\` is a link that leads out of the workspace. Code there is not part of the checkout, so it must not get the deploy key. Check it out below the workspace (\`path\` of \`actions/checkout\`), and give that folder.`
        : `\`${name}\` must be inside the workspace. Give a path relative to the checkout.`,
    );
    return workspace;
  }

  /** @returns The absolute path of a ZIP file, which may still be outside of the workspace. */
  snapshotPath(workspace: string, name: string): string | null {
    const path = this.pattern(name, /^\P{Cc}{1,1000}\.zip$/u, "the path of a `.zip` file that does not exist yet");
    return path === null ? null : resolve(workspace, path);
  }

  list(name: string): readonly string[] {
    return this.#get(name)
      .split(/[,\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== "");
  }

  choice<Name extends keyof typeof CHOICES>(name: Name): Choice<Name> {
    const choices: readonly Choice<Name>[] = CHOICES[name];
    const found = choices.find((choice) => choice === this.text(name));
    if (found !== undefined) return found;
    this.errors.push(`\`${name}\` must be one of ${choices.map((choice) => `\`${choice}\``).join(", ")}.`);
    return CHOICES[name][0];
  }

  functions(name: string): readonly FunctionCall[] {
    const { calls, errors } = parseFunctionCalls(name, this.#get(name));
    this.errors.push(...errors);
    return calls;
  }

  /** @returns At least one target, but not `auto`. */
  targets(name: string): readonly Exclude<Choice<"target">, "auto">[] {
    const given = this.list(name);
    const targets = CHOICES.target.filter((choice) => choice !== "auto");
    const found = targets.filter((target) => given.includes(target));
    if (given.length > 0 && found.length === new Set(given).size) return found;
    this.errors.push(
      `\`${name}\` must be one or several of ${targets.map((target) => `\`${target}\``).join(", ")}, separated by commas or new lines.`,
    );
    return [];
  }

  /** YAML 1.2 core schema: `true` or `false`, in any case. https://yaml.org/spec/1.2.2/#10212-boolean */
  boolean(name: string, fallback = false): boolean {
    const value = this.text(name)?.toLowerCase();
    if (value === "true" || value === "false") return value === "true";
    this.errors.push(
      value === undefined
        ? `\`${name}\` is empty. Set it to \`true\` or \`false\`. If it is an expression that may be empty, write \`\${{ inputs.${name} || false }}\`.`
        : `\`${name}\` must be \`true\` or \`false\`.`,
    );
    return fallback;
  }

  adopt(): Inputs["adopt"] {
    const value = this.text("adopt");
    if (value === null || value === "vercel") return value;
    this.errors.push("`adopt` must be `vercel` or empty.");
    return null;
  }

  comment(): Inputs["comment"] {
    const value = this.text("comment")?.toLowerCase();
    if (value === "true" || value === "false") return value === "true";
    if (value === "failures") return value;
    this.errors.push("`comment` must be `true`, `false` or `failures`.");
    return false;
  }

  pattern(name: string, pattern: RegExp, allowed: string): string | null {
    const value = this.text(name);
    if (value === null || pattern.test(value)) return value;
    this.errors.push(`\`${name}\` must be ${allowed}.`);
    return null;
  }

  /** Names are separated by commas or white space. */
  variableNames(name: string): readonly string[] {
    const names = this.#get(name)
      .split(/[\s,]+/)
      .filter((item) => item !== "");
    if (!names.every((item) => /^[A-Za-z_]\w*$/.test(item)))
      this.errors.push(`\`${name}\` must be names of environment variables, separated by commas, spaces or new lines.`);
    else if (names.some((item) => RESERVED_NAMES.test(item)))
      this.errors.push(
        `\`${name}\` must not contain a name that programs, the runner or Convex keys use, such as \`PATH\`, \`NODE_…\`, \`GITHUB_…\` or \`CONVEX_DEPLOY_KEY\`.`,
      );
    else return [...new Set(names)];
    return [];
  }

  appName(): string | null {
    return this.pattern("app-name", /^\P{Cc}{1,100}$/u, "at most 100 characters on one line");
  }

  appUrl(): string | null {
    const template = this.text("app-url");
    if (template === null || isAppUrl(template)) return template;
    this.errors.push(
      "`app-url` must be an address that begins with `https://` or `http://`, of at most 300 plain characters, without user information and without a query. It may contain `{number}`, `{branch}`, `{sha}` and `{app}`.",
    );
    return null;
  }

  minutes(name: string): number | null {
    const minutes = Number(this.text(name) ?? Number.NaN);
    if (Number.isFinite(minutes) && minutes >= 0 && minutes <= 24 * 60) return minutes === 0 ? null : minutes * 60_000;
    this.errors.push(`\`${name}\` must be a number of minutes from 0 (no limit) to 1440.`);
    return null;
  }

  integer(name: string, max: number): number | null {
    const value = this.text(name) ?? "";
    if (/^\d{1,9}$/.test(value) && Number(value) <= max) return Number(value);
    this.errors.push(`\`${name}\` must be a whole number from 0 to ${max}.`);
    return null;
  }

  positive(name: string): number | null {
    const value = this.text(name);
    if (value === null) return null;
    if (/^#?[1-9]\d{0,9}$/.test(value)) return Number(value.replace("#", ""));
    this.errors.push(`\`${name}\` must be a pull request number.`);
    return null;
  }
}
