/** Failures that this action detects itself, and not from the CLI's output. */

import { codeSpan, codeSpans } from "../markdown/code-span.ts";
import { formatCount } from "../markdown/markdown.ts";
import { type Failure, type Reason, textsWith } from "./failure.ts";
import { KEY_DOCS, shellBlock, yamlBlock } from "./failure-pattern.ts";

export function invalidInputs(problems: readonly string[]): Failure {
  const [first = "", ...others] = problems;
  return {
    code: "invalid-input",
    cause:
      others.length === 0
        ? first
        : `${problems.length} inputs cannot be used:\n${problems.map((problem) => `- ${problem}`).join("\n")}`,
    fix: "Correct the `with:` block of this step. All inputs are listed in the README.",
    link: null,
  };
}

export const KEY_IN_PREVIEW_NAME: Failure = {
  code: "key-in-preview-name",
  cause:
    "The preview deployment's name would contain the deploy key, or a part of it, and everybody who can see the branch can read it.",
  fix: "Rename the branch, or give another `preview-name`. Then create a new deploy key on the Convex dashboard and replace the repository secret with it (`gh secret set`).",
  link: KEY_DOCS,
};

/** @param message - The text that is set instead of a key. */
export function declaredMissing(message: string): Failure {
  const fix = "Set the deploy key of this environment.";
  return {
    code: "key-missing",
    cause: `The deploy key is declared missing: ${message}`,
    fix,
    sent: { cause: "The deploy key is declared missing.", fix },
    link: KEY_DOCS,
  };
}

/**
 * What a timeout or a cancellation interrupted. `push` is also used if that is not known. `functions` are those of
 * `preview-run` and `run`.
 */
export type InterruptedStage = "build" | "export" | "push" | "import" | "functions";

const AFTER_INTERRUPTION: Readonly<Record<InterruptedStage, string>> = {
  build: "Nothing was pushed.",
  export: "It was taking the snapshot of `export-path`, so nothing was pushed.",
  push: "Convex may have finished a push that was in progress, so this commit may be live.",
  import:
    "The push had finished, so this commit is live. Convex continues an import that it has started, and the next run checks that import before it starts another one.",
  functions:
    "The push is live. A function that was running continues without this job, and those after it did not run.",
};

const SLOW_PUSH = {
  fix: "The end of the output shows what took so long. Index backfills on large tables can take hours: stage the index, or raise `timeout-minutes`.",
  link: "https://docs.convex.dev/database/reading-data/indexes/",
};
const SLOW_BUILD = {
  fix: "The end of the output shows what took so long. If the build needs more time, raise `timeout-minutes`.",
  link: null,
};
const SLOW_DATA = {
  fix: "Raise `timeout-minutes`: large amounts of data take long, especially stored files. An export also waits for one that is already running, such as a periodic backup.",
  link: "https://docs.convex.dev/database/import-export/",
};
const SLOW_FUNCTIONS = {
  fix: "The log names the function that was running. Let it work through a part of the data and schedule itself for the rest, or raise `timeout-minutes`.",
  link: "https://docs.convex.dev/scheduling/scheduled-functions",
};

const TIMEOUT_ADVICE: Readonly<Record<InterruptedStage, Pick<Failure, "fix" | "link">>> = {
  build: SLOW_BUILD,
  export: SLOW_DATA,
  push: SLOW_PUSH,
  import: SLOW_DATA,
  functions: SLOW_FUNCTIONS,
};

/** @param ms - The limit of `timeout-minutes`, in milliseconds. */
export function timeout(ms: number, stage: InterruptedStage): Failure {
  return {
    code: "timeout",
    cause: `The deploy took longer than \`timeout-minutes\` allows (${ms / 60_000}), so it was stopped. ${AFTER_INTERRUPTION[stage]}`,
    ...TIMEOUT_ADVICE[stage],
  };
}

/**
 * @param branch - The base branch, as a code span.
 * @param label - The label that allows breaking changes.
 */
export function breakingChanges(count: number, branch: string, label: string): Failure {
  return {
    code: "breaking-changes",
    cause: `Merging this into ${branch} would make ${formatCount(count, "breaking change")}, and \`breaking-changes\` is \`fail\`. The preview is deployed, so you can look at it.`,
    fix: `Follow the advice for each change. To allow them as they are, ask someone who may label pull requests to add the label \`${label}\`, and run this job again.`,
    link: "https://docs.convex.dev/production",
  };
}

export const TLS_VERIFICATION_DISABLED: Failure = {
  code: "tls-verification-disabled",
  cause:
    "`NODE_TLS_REJECT_UNAUTHORIZED=0` is set in this job, so anyone between this runner and Convex could read the deploy key.",
  fix: "Remove the variable. For a company's own certificate authority, point `NODE_EXTRA_CA_CERTS` at its certificate instead.",
  link: "https://nodejs.org/api/cli.html#node_extra_ca_certsfile",
};

/** @param names - The variables that name a certificate file that the job can write, at least one. */
export function untrustedAuthority(names: readonly string[]): Failure {
  return {
    code: "untrusted-ca-certificate",
    cause: `${codeSpans(names)} must name files or folders of the runner itself, by absolute paths. Files in the checkout or the runner's temporary folder, relative paths and \`/proc\` are refused: whoever can write there could make this job trust a server that impersonates Convex, and read the deploy key.`,
    fix: `If your company has its own certificate authority, install its certificate on the runner, and give its absolute path. Otherwise remove the setting, or empty it for this step:${emptied(names)}`,
    link: "https://nodejs.org/api/cli.html#node_extra_ca_certsfile",
  };
}

/** @param names - The variables that load code that the job can write, at least one. */
export function untrustedPreload(names: readonly string[]): Failure {
  return {
    code: "untrusted-preload",
    cause: `Code from the checkout or the runner's temporary folder is loaded into every program of this job by ${codeSpans(names)} (a relative path or an empty entry counts as the checkout). This action, which holds the deploy key, is one of these programs, so it stopped before it used the key.`,
    fix: `Find out where the setting comes from, in the workflow and in the steps before this one, and remove it. Or empty it for this step:${emptied(names)}\n\nThat code could read everything in this step. If you do not trust it, create a new deploy key on the Convex dashboard and replace the repository secret.`,
    link: KEY_DOCS,
  };
}

/** Returns a code block that sets the variables to an empty text. */
function emptied(names: readonly string[]): string {
  return yamlBlock("env:", ...names.map((name) => `  ${name}: ""`));
}

export const UNTRUSTED_PROVISION_HOST: Failure = {
  code: "untrusted-provision-host",
  cause:
    "`CONVEX_PROVISION_HOST` names a server that is neither Convex's own nor on this machine. It would receive the deploy key.",
  fix: "Remove the variable from the step, the job and every step before it.",
  link: null,
};

/** @param url - The backend's URL, without user information. */
export function backendUnreachable(url: string): Failure {
  return {
    code: "backend-unreachable",
    cause: `The backend at ${codeSpan(url)} does not respond, so nothing was pushed.`,
    fix: "Check `url`: host and port of the backend must be reachable from this runner (`localhost` is the runner itself; a runner of GitHub reaches no private network). If the job starts the backend, wait until it responds at `/version`.",
    link: "https://docs.convex.dev/self-hosting",
  };
}

export function wrongDeployment(sentence: string): Failure {
  return {
    code: "wrong-deployment",
    cause: `${sentence} The push may have reached it.`,
    fix: "Check that Convex deployment on the dashboard now. Then find the file or variable in the workspace that names another Convex deployment or project, and remove it.",
    link: KEY_DOCS,
  };
}

/** The CLI uses the wrong deployment, and this was detected before the push. */
export function wrongDeploymentBeforePush(found: string, wanted: string): Failure {
  return {
    code: "wrong-deployment",
    cause: `The CLI is about to push to ${codeSpan(found)}, not to ${codeSpan(wanted)}. Nothing was pushed.`,
    fix: "Find the file or variable in the workspace that names another Convex deployment or project, and remove it.",
    link: KEY_DOCS,
  };
}

export const CLI_CHANGED: Failure = {
  code: "cli-changed",
  cause: "The files of the installed `convex` package changed during this run, so the CLI was not started again.",
  fix: "Find out what in `cmd` changes `node_modules`, and install the dependencies in a step before this one instead.",
  link: null,
};

export const PUSH_UNCONFIRMED: Failure = {
  code: "push-unconfirmed",
  cause:
    "The Convex CLI ended without an error, but did not push: it never received the message that the build had ended.",
  fix: "Find out what in `cmd` or a step before this one changes the installed `convex` package, or the packages that it loads. Then run the job again.",
  link: null,
};

/** @param reason - A clause about the pull request, without a full stop. */
export function superseded(reason: string): Failure {
  return {
    code: "superseded",
    cause: `Nothing was pushed, because ${reason}.`,
    fix: "",
    link: null,
  };
}

/** A deploy that was superseded while it was in progress. @param reason - A clause, without a full stop. */
export function abandoned(reason: string): Failure {
  return { ...superseded(reason), cause: `This deploy was cancelled because ${reason}.` };
}

/** A failure after the push. @param isOwnOlder - Whether this run's commit is the older one. */
export function overtaken({
  by,
  isCertain,
  isOwnOlder,
}: {
  readonly by: { readonly commit: string; readonly runId: number };
  readonly isCertain: boolean;
  readonly isOwnOlder: boolean;
}): Failure {
  const otherCommit = `\`${by.commit.slice(0, 7)}\` (run ${by.runId})`;
  const happened = isOwnOlder
    ? `This run pushed after a newer commit, ${otherCommit}, had been pushed, so the older commit is live now.`
    : `An older commit, ${otherCommit}, was pushed at the same time as this one and may be live instead of it.`;
  const unsure = isOwnOlder
    ? `A newer commit, ${otherCommit}, was pushed at the same time as this one, so the older commit may be live now.`
    : happened;
  return {
    code: "overtaken",
    cause: isCertain ? happened : unsure,
    fix: isOwnOlder
      ? `Run ${by.runId} again, so that its commit is live. A \`concurrency\` group on the job keeps two deploys from pushing at the same time.`
      : "Run this job again, so that its commit is live. A `concurrency` group on the job keeps two deploys from pushing at the same time.",
    link: "https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency",
  };
}

/** All permissions that the action needs, because a job that sets any permission loses those that it does not set. */
export const PERMISSIONS = "permissions:\n  contents: read\n  pull-requests: write\n  deployments: write";

const RUN_AGAIN_OR_PERMIT = `Run the job again. If a permission is missing, add it to the job:\n\n\`\`\`yaml\n${PERMISSIONS}\n\`\`\``;

const SET_GITHUB_TOKEN = `\`github-token\` is empty. Leave the input out, or set \`github-token: \${{ github.token }}\`, and add to the job:\n\n\`\`\`yaml\n${PERMISSIONS}\n\`\`\``;

/** Passes the token only to runs that clean up, because code of an open pull request could read it. */
const CLEANUP_TOKEN_LINES =
  "```yaml\nwith:\n  management-token: ${{ (github.event.action == 'closed' || github.event_name == 'delete') && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}\n```";

const TOKEN_LINES = "```yaml\nwith:\n  management-token: ${{ secrets.CONVEX_MANAGEMENT_TOKEN }}\n```";

/** @param until - A sentence that says when Convex deletes it automatically. */
export function cleanupNotAllowed(name: string, reason: Reason, until: string): Failure {
  const fix = `Set \`management-token\` to a team or personal access token of Convex, which can delete deployments. Pass it only to runs that clean up, because they run no code of the pull request:\n\n${CLEANUP_TOKEN_LINES}`;
  return {
    code: "cleanup-not-allowed",
    ...textsWith(reason, (why) => ({ cause: notDeleted(name, why, until), fix })),
    link: "https://docs.convex.dev/management-api",
  };
}

/** A management token would not help: the preview is found by its name, with the preview deploy key. */
export function cleanupKeyRejected(name: string, until: string): Failure {
  return {
    code: "cleanup-not-allowed",
    cause: notDeleted(name, "Convex does not accept the preview deploy key", until),
    fix: `${KEY_REJECTED.fix} Then run this job again.`,
    link: KEY_DOCS,
  };
}

function notDeleted(name: string, why: string, until: string): string {
  return `The preview deployment ${codeSpan(name)} could not be deleted: ${why}. ${until}`;
}

export function cleanupFailed(name: string, reason: Reason, until: string): Failure {
  return {
    code: "cleanup-failed",
    ...textsWith(reason, (why) => ({ cause: notDeleted(name, why, until), fix: "Run the job again." })),
    link: null,
  };
}

/** @param hasToken - Whether there is a token for GitHub. */
export function cleanupOwnershipUnknown(name: string, hasToken: boolean): Failure {
  return {
    code: "cleanup-ownership-unknown",
    cause: `Nothing was deleted, because GitHub did not show whether this repository's action created the preview deployment ${codeSpan(name)}. Another repository, or a build on Vercel, may use the same Convex project.`,
    fix: hasToken ? RUN_AGAIN_OR_PERMIT : SET_GITHUB_TOKEN,
    link: null,
  };
}

/** A preview deployment that no open pull request and no branch needs. */
export interface UnneededPreview {
  readonly deployment: string;
  readonly previewName: string;
}

/** @returns For example "`feature` (`happy-otter-123`), `fix` (`calm-fox-45`)", in Markdown. */
export function previewList(previews: readonly UnneededPreview[]): string {
  return previews.map(({ previewName, deployment }) => `${codeSpan(previewName)} (\`${deployment}\`)`).join(", ");
}

/**
 * Adds the previews that a sweep would delete to the fix of `failure`.
 *
 * @param lacksOnlyToken - Whether this step would delete them if it had a `management-token`.
 */
export function quotaReached(failure: Failure, previews: readonly UnneededPreview[], lacksOnlyToken: boolean): Failure {
  const sentence = `No open pull request or branch needs ${previewList(previews)}. A run with \`operation: sweep\` deletes previews whose pull request is closed or whose branch was deleted${lacksOnlyToken ? ", and so does this step if it has a `management-token`" : ""}.`;
  const withNames = (fix: string) => `${sentence} ${fix}`;
  const { fix, sent } = failure;
  return {
    ...failure,
    fix: withNames(fix),
    ...(sent === undefined ? {} : { sent: { ...sent, fix: withNames(sent.fix) } }),
  };
}

export const SWEEP_WITHOUT_TOKEN: Failure = {
  code: "sweep-without-token",
  cause:
    "`management-token` is missing. A sweep lists the project's preview deployments, which a deploy key cannot do.",
  fix: `Create a team access token on the Convex dashboard (Team Settings → Access Tokens), store it as a secret, and pass it to this step:\n\n${TOKEN_LINES}`,
  link: "https://docs.convex.dev/management-api",
};

export const SWEEP_WITHOUT_PROJECT: Failure = {
  code: "sweep-without-project",
  cause: "The deploy key does not name a project, so a sweep cannot tell which preview deployments to list.",
  fix: "Set `deploy-key` to the preview deploy key of the project.",
  link: KEY_DOCS,
};

/** @param hasToken - Whether there is a token for GitHub. */
export function sweepOwnershipUnknown(hasToken: boolean): Failure {
  return {
    code: "sweep-ownership-unknown",
    cause:
      "Nothing was deleted, because GitHub did not show which preview deployments this repository's action created, and which pull requests and branches still exist.",
    fix: hasToken ? RUN_AGAIN_OR_PERMIT : SET_GITHUB_TOKEN,
    link: null,
  };
}

/** @param reasons - Whole sentences. */
export function sweepFailed(reasons: readonly Reason[]): Failure {
  const fix =
    "Check that `management-token` is a token of the team that the project belongs to, and run the job again.";
  const all = {
    full: reasons.map(({ full }) => full).join(" "),
    sent: reasons.map(({ sent }) => sent).join(" "),
  };
  return {
    code: "sweep-failed",
    ...textsWith(all, (cause) => ({ cause, fix })),
    link: "https://docs.convex.dev/management-api",
  };
}

/** @param names - Variables of `deployment-env`, at least one. */
export function emptyVariables(names: readonly string[], target: string): Failure {
  return {
    ...invalidInputs([
      `\`deployment-env\` has no value for ${codeSpans(names)}, which would be blank on this ${target} deployment. Most likely a secret is missing: an expression such as \`\${{ secrets.NAME }}\` is empty then. Nothing was pushed.`,
    ]),
    fix: `Set the secret, or remove the line. Only previews may have variables without a value.`,
    link: "https://docs.convex.dev/production/environment-variables",
  };
}

/** @param reason - Must not contain the value of a variable. */
export function deploymentEnvFailed(names: readonly string[], reason: Reason): Failure {
  const [what, fix] = [
    `${names.length === 1 ? "The environment variable" : "The environment variables"} ${codeSpans(names)} of \`deployment-env\``,
    "Correct the lines in `deployment-env`. If a limit is reached, delete variables that are no longer used (the deployment's Settings → Environment Variables on the Convex dashboard). If Convex says that the key lacks a permission, give it `deployment:env:view` and `deployment:env:write`.",
  ];
  return {
    code: "deployment-env-failed",
    ...textsWith(reason, (why) => ({
      cause: `${what} could not be set on the Convex deployment: ${why}. Nothing was pushed.`,
      fix,
    })),
    link: "https://docs.convex.dev/production/environment-variables",
  };
}

/** @param names - Names of variables whose values the pushed code does not allow either. */
export function deploymentEnvRefused(names: readonly string[]): Failure {
  return {
    code: "deployment-env-failed",
    cause: `The code was pushed, but the values of ${codeSpans(names)} in \`deployment-env\` could not be set: neither the code that was live before nor the pushed code allows them.`,
    fix: "Correct the values, or the validators of the variables in `convex.config.ts`, and run the job again.",
    link: "https://docs.convex.dev/production/environment-variables",
  };
}

export function cancelled(stage: InterruptedStage): Failure {
  const more =
    stage === "functions" ? " The logs on the Convex dashboard say what the function that was running did." : "";
  return {
    code: "cancelled",
    cause: `The run was cancelled. ${AFTER_INTERRUPTION[stage]}`,
    fix: `If you cancelled it on purpose, there is nothing to do.${more}`,
    link: null,
  };
}

/** The run was cancelled, and it is not known what it was doing. */
export const CANCELLED: Failure = {
  code: "cancelled",
  cause: "The run was cancelled before the Convex CLI had finished.",
  fix: "If you cancelled it on purpose, there is nothing to do. Convex may have finished a push that was in progress.",
  link: null,
};

const AFTER_CRASH =
  "Look at the end of the log, and run the job again. If the runner ran out of memory, use a larger one. Convex may have finished a push that was in progress.";

export const CRASHED: Failure = {
  code: "crashed",
  cause: "The action's own process ended too early: it was killed, or it ran out of memory.",
  fix: AFTER_CRASH,
  link: null,
};

/** The process crashed and left no valid state. */
export const CRASHED_WITHOUT_STATE: Failure = {
  code: "crashed",
  cause:
    "The action's own process ended without reporting anything: the run was cancelled before it had started, or the process was killed or ran out of memory.",
  fix: AFTER_CRASH,
  link: null,
};

/** @param error - The thrown value. The first line of its message is shown, and may contain anything. */
export function internalError(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : { name: "unknown error", message: "" };
  const what = [name, message.split("\n")[0]].filter((part) => part !== "").join(": ");
  const reason = { full: what, sent: /^[A-Za-z]{1,60}$/.test(name) ? name : "unknown error" };
  const fix = "Please report this in an issue. Convex may have finished a push that was in progress.";
  return {
    code: "internal",
    ...textsWith(reason, (why) => ({ cause: `This action has a bug (${why}).`, fix })),
    link: null,
  };
}

export const KEY_REJECTED: Failure = {
  code: "key-rejected",
  cause: "Convex does not accept the preview deploy key: it was revoked, it expired, or its project no longer exists.",
  fix: "Create a new preview deploy key on the Convex dashboard (Project Settings → Deploy keys) and replace the repository secret with it.",
  link: KEY_DOCS,
};

/**
 * @param previewName - `null` if the key names its deployment or its project.
 * @param keyKind - The kind of the deploy key.
 */
export function resolvedNothing(previewName: string | null, keyKind: string): Failure {
  return previewName === null
    ? {
        code: "deployment-not-found",
        cause: `The project or the Convex deployment of the ${keyKind} key no longer exists.`,
        fix: "Create a key of the right deployment on the Convex dashboard, and replace the repository secret with it (`gh secret set`).",
        link: KEY_DOCS,
      }
    : {
        code: "deployment-not-found",
        cause: `The project of the deploy key has no preview deployment called ${codeSpan(previewName)}. \`operation: resolve\` only looks for one, and creates none.`,
        fix: "Let the job that deploys run before this one (`needs:`), and give both the same `deploy-key` and `preview-name`. If that job was skipped, skip this one too. Preview deployments are deleted when they expire, and when their pull request is closed.",
        link: "https://docs.convex.dev/production/hosting/preview-deployments",
      };
}

/** @param keyKind - The kind of the deploy key. */
export function keyNotAccepted(keyKind: string): Failure {
  return {
    code: "key-rejected",
    cause: `Convex does not accept the ${keyKind} key: it was revoked, it expired, or its project or deployment no longer exists.`,
    fix: "Create a new deploy key on the Convex dashboard (Project Settings → Deploy keys) and replace the repository secret with it.",
    link: KEY_DOCS,
  };
}

export const RESOLVE_NOT_ALLOWED: Failure = {
  code: "resolve-not-allowed",
  cause:
    "This project token cannot list the deployments of its project. Any other way to find the production deployment could create one, and `operation: resolve` must not change anything.",
  fix: "Set `deploy-key` to the production deploy key, which names its deployment.",
  link: KEY_DOCS,
};

/** @param records - One record of each deployment to which the URL could belong. */
export function severalRecords(records: readonly { readonly appName: string; readonly slot: string }[]): Failure {
  const which = records.map(({ appName, slot }) => `${codeSpan(appName)} (${codeSpan(slot)})`).join(", ");
  return {
    code: "report-ambiguous",
    cause: `\`app-url\` could belong to several deploys: ${which}. It was added to none of them.`,
    fix: "Give this step the `app-name` of the step that deployed, and its `target` too if that is not enough.",
    link: null,
  };
}

export function resolveFailed(reason: Reason): Failure {
  return {
    code: "resolve-failed",
    ...textsWith(reason, (why) => ({
      cause: `The Convex deployment could not be looked up: ${why}.`,
      fix: "Run the job again. If Convex says that the key lacks a permission, give it `deployment:canonicalUrls:view`.",
    })),
    link: null,
  };
}

/** Commands of the app's package manager. */
export interface InstallCommands {
  readonly add: string;
  /** Updates `convex` to its newest version. */
  readonly update: string;
  readonly install: string;
}

/**
 * @param version - The version of the installed CLI.
 * @param first - The first version that hides the values.
 */
export function verboseShowsVariables(version: string, first: string, { update }: InstallCommands): Failure {
  return {
    code: "verbose-shows-variables",
    cause: `\`--verbose\` in \`deploy-args\` makes Convex CLI ${version} print the values of all environment variables of the Convex deployment, and everybody who may read the log of this job would see them.`,
    fix: `Remove \`--verbose\` from \`deploy-args\`, or update the \`convex\` package to ${first} or later, which hides the values:${shellBlock(update)}`,
    link: "https://docs.convex.dev/production/environment-variables",
  };
}

/**
 * @param version - The version of the installed CLI.
 * @param oldest - The first version that is known to deploy previews.
 */
export function cliTooOldForPreviews(version: string, oldest: string, { update }: InstallCommands): Failure {
  return {
    code: "cli-too-old",
    cause: `Convex CLI ${version} is too old for preview deployments: this action deploys them with ${oldest} or later.`,
    fix: `Update the \`convex\` package and commit package.json and the lockfile:${shellBlock(update)}`,
    link: "https://docs.convex.dev/production/hosting/preview-deployments",
  };
}

const OMITTED =
  "\n\nIt is in `devDependencies`, which package managers leave out if `NODE_ENV` is `production` or with an option such as `--omit=dev`.";

/** @param declared - Where package.json has `convex`, or `null` if it cannot be read. */
export function notInstalled(
  declared: "dependencies" | "devDependencies" | "nowhere" | null,
  { add, install }: InstallCommands,
): Failure {
  const lines = `\n\n\`\`\`yaml\n- run: ${install}\n\`\`\``;
  const common = { code: "convex-not-installed", link: "https://docs.convex.dev/quickstarts" };
  if (declared === null)
    return {
      ...common,
      cause: "The working directory has no package.json that can be read.",
      fix: "Check the code out before this step (`actions/checkout`), and point `working-directory` at the folder that holds package.json and `convex/`.",
    };
  if (declared !== "nowhere")
    return {
      ...common,
      cause: "The `convex` package is in package.json but is not installed in this job.",
      fix: `Install the dependencies in a step before this one:${lines}${declared === "devDependencies" ? OMITTED : ""}`,
    };
  return {
    ...common,
    cause: "The `convex` package is neither installed nor in package.json.",
    fix: `Add it to the app with \`${add}\`, commit package.json and the lockfile, and install in a step before this one:${lines}`,
  };
}

/** @param isEmpty - Whether the workspace is empty, so that nothing was checked out. */
export function noWorkingDirectory(path: string, isEmpty: boolean): Failure {
  return {
    code: "convex-not-installed",
    cause: `The working directory \`${path}\` does not exist.`,
    fix: isEmpty
      ? "The workspace looks empty. Check the code out before this step:\n\n```yaml\n- uses: actions/checkout@v7\n```"
      : "Point `working-directory` at the folder that holds package.json and `convex/`, relative to the checkout.",
    link: null,
  };
}

/** @param cause - A sentence that says what is outside of the workspace. */
export function outsideWorkspace(cause: string): Failure {
  return {
    code: "convex-outside-workspace",
    cause: `${cause} That code is not part of this checkout, and would receive the deploy key.`,
    fix: "Install `convex` into the workspace with the app's package manager.",
    link: null,
  };
}

/**
 * @param path - The folder, relative to the workspace, quoted.
 * @param exists - Whether there is something at that path, but no code.
 */
export function functionsMissing(path: string, exists: boolean): Failure {
  const submodule = " If it is a git submodule, set `submodules: true` for `actions/checkout`.";
  return {
    code: "functions-missing",
    cause: `The folder of Convex functions, ${path}, ${exists ? "contains no code" : "does not exist"}. A push without functions would delete every function of the Convex deployment.`,
    fix: `Point \`working-directory\` at the folder that holds package.json and \`convex/\`, or correct \`functions\` in \`convex.json\`. If a build creates the ${exists ? "functions" : "folder"}, run that build in a step before this one.${exists ? submodule : ""}`,
    link: "https://docs.convex.dev/production/project-configuration",
  };
}

/**
 * @param path - The folder, relative to the workspace, quoted.
 * @param live - How many functions the Convex deployment has, or `null` if that could not be read.
 */
export function functionsLost(path: string, live: number | null): Failure {
  const lost =
    live === null
      ? "every function of the Convex deployment, if it has any: Convex could not be asked, or did not say"
      : `every function of the Convex deployment, which has ${live}`;
  return {
    code: "functions-missing",
    cause: `The folder of Convex functions, ${path}, contains only a schema or configuration. This push would delete ${lost}.`,
    fix: "Check that the checkout and `cmd` leave the functions in that folder, or correct `functions` in `convex.json`. If the deployment is to have no functions, add a module that says so, such as `none.ts` with `export {}`.",
    link: "https://docs.convex.dev/production/project-configuration",
  };
}

/** @param path - The folder as the app names it, relative to the workspace, quoted. */
export function functionsOutside(path: string): Failure {
  return {
    code: "convex-outside-workspace",
    cause: `The folder of Convex functions, ${path}, is outside of the workspace, or a link leads out of it. That code is not part of this checkout, so it could be any other.`,
    fix: "Check the functions out below the workspace (`path` of `actions/checkout`), and name that folder as `functions` in `convex.json`.",
    link: "https://docs.convex.dev/production/project-configuration",
  };
}

/** @param path - A file or folder, relative to the workspace, quoted. */
export function functionsLeftOut(path: string): Failure {
  return {
    code: "functions-missing",
    cause: `The sparse checkout has left out ${path}. A push without that would delete its functions from the Convex deployment.`,
    fix: "Add the whole folder of functions to `sparse-checkout` of `actions/checkout`.",
    link: "https://github.com/actions/checkout#usage",
  };
}

const CONFLICTS: readonly string[] = ["mixed-sources", "url-with-cloud-key", "admin-key-without-url"];

/** A key and a URL that must not be used together. @param sentence - Says which one to change. */
export function keyUrlConflict(code: string, sentence: string): Failure {
  return { code, cause: sentence, fix: "", link: "https://docs.convex.dev/self-hosting" };
}

const UNSAFE_TO_CALL: readonly string[] = [
  TLS_VERIFICATION_DISABLED.code,
  "untrusted-ca-certificate",
  "untrusted-preload",
];

/** Whether the action refused to run, rather than failed. */
export function isRefusal({ code }: Failure): boolean {
  return [...CONFLICTS, ...UNSAFE_TO_CALL, UNTRUSTED_PROVISION_HOST.code].includes(code);
}

/** Whether somebody could intercept the job's requests. Then the failure is only logged, and not sent to GitHub. */
export function isNetworkUntrusted({ code }: Failure): boolean {
  return UNSAFE_TO_CALL.includes(code);
}
