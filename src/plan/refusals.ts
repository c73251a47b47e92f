/** The text of every refusal: the cause, the risk, and the lines to change. */
import { type DeployKey, deploymentNameFromKey, type KeyKind } from "../key/deploy-key.ts";
import { cannotDeployMessage, DEPLOY_KEY_DOCS, formatErrorMessage } from "../key/key-messages.ts";
import { codeSpan, codeSpans } from "../markdown/code-span.ts";
import type { PullRequestInfo, Trigger } from "../trigger/trigger.ts";
import { isChainedRun } from "./chained-run.ts";
import type { Checkout, PlanSettings, UnreadableCheckout } from "./plan-input.ts";
import type { RunCategory, Target } from "./policy.ts";
import type { RefusalCode } from "./refusal-code.ts";

export interface Refusal {
  readonly code: RefusalCode;
  /** One sentence: what was found. */
  readonly cause: string;
  /** One sentence: what could have happened. */
  readonly risk: string;
  /** What to do, in prose. */
  readonly fix: string;
  /** The exact lines to change: YAML of the step, or shell commands. */
  readonly snippet: string;
  /** URL of a page to learn more. */
  readonly docsUrl: string;
}

/**
 * The facts for a refusal's sentences, which contain only the kind of the key and the deployment that it names. External
 * names are in code spans; every report that shows a refusal must redact it.
 */
export interface RefusalContext {
  readonly trigger: Trigger;
  readonly key: DeployKey | null;
  readonly settings: PlanSettings;
  /** The table's row, if it is known. */
  readonly situation?: RunCategory;
  readonly pullRequest?: PullRequestInfo | null;
  /** The target of the deploy, if it is known. */
  readonly target?: Target;
  /** A clause or sentence about what was found, for refusals that depend on facts. */
  readonly detail?: string;
  /** The checkout that was found, if the refusal depends on it. */
  readonly checkout?: Checkout | UnreadableCheckout;
}

/** Builds the refusal with this code. */
export function refusal(code: RefusalCode, context: RefusalContext): Refusal {
  return { code, ...REFUSALS[code](context) };
}

type Text = Omit<Refusal, "code">;

const PREVIEWS = "https://docs.convex.dev/production/hosting/preview-deployments";
const SELF_HOSTING = "https://docs.convex.dev/self-hosting";
const EVENTS = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows";
const UNTRUSTED = "https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target";
const SECRETS = "https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets";

/** The line of the quick start. If one of the keys is missing, it never falls back to the other one. */
export const DEPLOY_KEY_LINE =
  "deploy-key: ${{ github.event_name == 'pull_request' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name != 'pull_request' && secrets.CONVEX_DEPLOY_KEY || '' }}";

const KEY_PER_EVENT = ["with:", `  ${DEPLOY_KEY_LINE}`].join("\n");

const RECOMMENDED_EVENTS =
  "on:\n  pull_request:\n    types: [opened, synchronize, reopened, closed]\n  push:\n    branches: [main]";

const REFUSALS: Readonly<Record<RefusalCode, (about: RefusalContext) => Text>> = {
  "key-missing": missingKey,

  "key-malformed": ({ key, trigger }) => ({
    cause: key?.kind === "malformed" ? formatErrorMessage(key.formatError) : "The deploy key is malformed.",
    risk: "The Convex CLI does not check keys, so a damaged one could reach another Convex deployment, or appear in the log.",
    fix: "Save the whole key again, as the secret that runs on this event read. GitHub asks for the value.",
    snippet: `gh secret set ${secretNameFor(trigger)}`,
    docsUrl: DEPLOY_KEY_DOCS,
  }),

  "key-is-team-token": () => ({
    cause: cannotDeployMessage("team"),
    risk: "The token gives access to every project of the team.",
    fix: "Put a deploy key of the project into `deploy-key`. A team token belongs in `management-token`, which deletes previews.",
    snippet: KEY_PER_EVENT,
    docsUrl: DEPLOY_KEY_DOCS,
  }),

  "key-is-access-token": () => ({
    cause: cannotDeployMessage("access-token"),
    risk: "The token gives access to everything that its owner can access.",
    fix: "Put a deploy key of the project into `deploy-key`. An access token belongs in `management-token`, which deletes previews.",
    snippet: KEY_PER_EVENT,
    docsUrl: DEPLOY_KEY_DOCS,
  }),

  "url-with-cloud-key": (about) => ({
    cause: `\`url\` is set to the URL of a backend, but the deploy key is ${describeKey(about.key)}, which belongs to Convex's cloud.`,
    risk: "The key would be sent to a server that it was not created for.",
    fix: "Remove `url` (and `CONVEX_SELF_HOSTED_URL` from the environment), or set `deploy-key` to the backend's admin key.",
    snippet: "with:\n  deploy-key: ${{ secrets.CONVEX_DEPLOY_KEY }}\n  # no url",
    docsUrl: SELF_HOSTING,
  }),

  "admin-key-without-url": () => ({
    cause: "`url` is missing. The deploy key is an admin key, which does not contain the URL of its backend.",
    risk: "Without a URL, the Convex CLI would use the admin key as the key of a production deployment in Convex's cloud.",
    fix: "Set `url` to the URL of the backend. Set key and URL both as inputs or both in the environment.",
    snippet:
      "with:\n  deploy-key: ${{ secrets.CONVEX_SELF_HOSTED_ADMIN_KEY }}\n  url: ${{ vars.CONVEX_SELF_HOSTED_URL }}",
    docsUrl: SELF_HOSTING,
  }),

  "target-does-not-fit-key": (about) => ({
    cause: `\`target\` is \`${about.settings.target}\`, but ${describeKey(about.key)} cannot deploy there.`,
    risk: "The Convex CLI deploys where the key points, and ignores `target`.",
    fix: `Use the key of the ${about.settings.target} deployment, or set \`target\` to \`auto\`.`,
    snippet: "with:\n  target: auto",
    docsUrl: DEPLOY_KEY_DOCS,
  }),

  "expected-deployment-mismatch": (about) => ({
    cause: `The key names the Convex deployment \`${deploymentNameFromKey(about.key)}\`, but \`expected-deployment\` is \`${about.settings.expectedDeployment}\`.`,
    risk: "The code would be pushed to a Convex deployment other than the one that the workflow names.",
    fix: "Use the key of the expected deployment, or correct `expected-deployment`.",
    snippet: `with:\n  expected-deployment: ${deploymentNameFromKey(about.key)}`,
    docsUrl: DEPLOY_KEY_DOCS,
  }),

  "expected-deployment-unverifiable": (about) => ({
    cause: `\`expected-deployment\` is set, but ${describeKey(about.key)} does not name a Convex deployment to compare it with.`,
    risk: "The action would know the deployment's name only after it claimed the deployment or pushed to it.",
    fix: "Set `expected-deployment` only where the key names its Convex deployment: production, development, custom, one preview, admin.",
    snippet: "with:\n  expected-deployment: ${{ github.event_name == 'push' && 'happy-otter-123' || '' }}",
    docsUrl: DEPLOY_KEY_DOCS,
  }),

  "unsupported-event": (about) => ({
    cause:
      about.trigger.kind === "unsupported" && about.trigger.problem !== null
        ? `The payload of this ${codeSpan(about.trigger.event)} event cannot be used. ${about.trigger.problem}`
        : `This action does not deploy ${describeEvent(about.trigger)}.`,
    risk: "The action cannot tell whose code such a run has checked out, so it uses no key.",
    fix: "Run the step on a supported event, such as `pull_request` or `push`.",
    snippet: RECOMMENDED_EVENTS,
    docsUrl: EVENTS,
  }),

  "unsupported-workflow-run": (about) => ({
    cause: `This \`workflow_run\` follows ${otherRunPhrase(about.trigger)}.`,
    risk: "For such a run, the action cannot tell whose code it was or whether it passed.",
    fix: "Run the job only after a run for a pull request, or after a successful run for a push, a manual, a scheduled or a `workflow_run` event in this repository.",
    snippet: [
      "if: >-",
      "  github.event.workflow_run.event == 'pull_request' || github.event.workflow_run.conclusion == 'success' &&",
      `  contains(fromJSON('["push", "workflow_dispatch", "repository_dispatch", "schedule", "workflow_run"]'), github.event.workflow_run.event)`,
    ].join("\n"),
    docsUrl: `${EVENTS}#workflow_run`,
  }),

  "untrusted-code": (about) => ({
    cause:
      about.settings.operation === "report"
        ? `\`operation: report\` runs ${describeEvent(about.trigger)}, which anybody can start.`
        : `This job has a deploy key and runs ${describeEvent(about.trigger)}.`,
    risk: "Such runs get the repository's secrets, and anybody can start them. Once the pull request's code is checked out, its install scripts, build and Convex functions can read the key.",
    fix: "Use `pull_request`. If the workflow never runs code of outside contributors, or only people you trust can start it, allow it.",
    snippet: "with:\n  allow-untrusted-code: true",
    docsUrl: UNTRUSTED,
  }),

  "production-key-for-fork": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)} with the code of a fork.`,
    risk: "Code that nobody has reviewed would replace what your users run, and could read the key.",
    fix: "No input allows this. Give runs for forks a preview deploy key, or none.",
    snippet: previewKeyLines(about.trigger),
    docsUrl: UNTRUSTED,
  }),

  "target-required": (about) => ({
    cause: `\`target\` is \`auto\`, which cannot be used with ${describeKey(about.key)} ${describeEvent(about.trigger)}.`,
    risk: "The key belongs to one shared Convex deployment, so each of these runs would overwrite what the others deployed.",
    fix: "Use a preview deploy key, so that each gets its own Convex deployment. If you want them to share one, set `target`.",
    snippet: `with:\n  target: ${about.key?.kind === "admin" ? "development # or custom, or production" : about.target}`,
    docsUrl: DEPLOY_KEY_DOCS,
  }),

  "prerelease-requires-target": (about) => ({
    cause: `\`target\` is \`auto\`, but this job runs ${describeEvent(about.trigger)} with ${describeKey(about.key)}, and the release is a pre-release.`,
    risk: "A pre-release is not meant for all users.",
    fix: "Set `target` for pre-releases, or deploy only full releases (`types: [released]`).",
    snippet: `with:\n  target: ${about.target}`,
    docsUrl: `${EVENTS}#release`,
  }),

  "project-token-not-allowed": () => ({
    cause: "The deploy key is a project token (`project:…`).",
    risk: "A project token always deploys to the project's production, and gives access to every Convex deployment of the project.",
    fix: "Use a production deploy key for production and a preview deploy key for previews. If you want to use the token, allow it.",
    snippet: "with:\n  allow-project-token: true",
    docsUrl: DEPLOY_KEY_DOCS,
  }),

  "preview-key-on-production-branch": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is a production branch.`,
    risk: "The run would look like a production deploy while production stays as it was.",
    fix: "Use the production deploy key on this event. If you want a preview of this branch, set `target`.",
    snippet: `${KEY_PER_EVENT}\n  # or, for a preview of this branch:\n  target: preview`,
    docsUrl: PREVIEWS,
  }),

  "preview-key-on-tag": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
    risk: "Tags and releases usually mean production, and the run would look like it while production stays as it was.",
    fix: "Use the production deploy key on this event. If you want a preview, set `target` and `preview-name`.",
    snippet: "with:\n  target: preview\n  preview-name: release-{sha}",
    docsUrl: PREVIEWS,
  }),

  "preview-key-on-chained-run": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
    risk: "The event names a branch, usually the default branch, but not the pull request that may have started the first run, so the preview could contain other code.",
    fix: "Deploy previews on `pull_request`, or in a `workflow_run` that follows the `pull_request` run itself. Deploy production here.",
    snippet: "if: github.event.workflow_run.event == 'pull_request'",
    docsUrl: `${EVENTS}#workflow_run`,
  }),

  "production-from-closed-pull-request": (about) => ({
    cause: `\`target\` is \`production\`, but this job runs ${describeEvent(about.trigger)}, which is closed. Nothing is deployed for a closed pull request.`,
    risk: "A green run would look like a deploy, while production stays as it was. A closed pull request can also be one that was never merged.",
    fix: "Deploy production on the push that a merge makes, and let closed pull requests only clean up.",
    snippet: `on:\n  push:\n    branches: [${JSON.stringify(about.pullRequest?.baseBranch ?? "main")}]\n\n# in the step:\nwith:\n  target: auto`,
    docsUrl: `${EVENTS}#push`,
  }),

  "production-from-pull-request": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
    risk: "Code that is not merged would replace what your users run, and could read the key.",
    fix:
      about.key?.kind === "project"
        ? "Use a preview deploy key on pull requests. No input allows a project token here."
        : "Use a preview deploy key on pull requests. To deploy production from pull requests anyway, set `allow-production-from-pull-request: true`.",
    snippet: previewKeyLines(about.trigger),
    docsUrl: PREVIEWS,
  }),

  "production-from-merge-group": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
    risk: "Commits in a merge queue are not merged, and may never be.",
    fix: "Use a preview deploy key on `merge_group`, and deploy production on the push that follows.",
    snippet: [
      "with:",
      "  deploy-key: ${{ github.event_name != 'push' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name == 'push' && secrets.CONVEX_DEPLOY_KEY || '' }}",
    ].join("\n"),
    docsUrl: `${EVENTS}#merge_group`,
  }),

  "production-from-other-branch": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is not a production branch (${productionBranches(about)}).`,
    risk: "Code that is not merged would replace what your users run.",
    fix: "Use a preview deploy key on other branches, or add this branch to `production-branch`.",
    snippet: `with:\n  production-branch: ${productionBranchValue(about)}`,
    docsUrl: PREVIEWS,
  }),

  "production-from-other-ref": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is not a production branch (${productionBranches(about)}).`,
    risk: "The code of any branch or tag could replace what your users run.",
    fix: "Start the workflow on a production branch. To deploy production from any ref, set `target`.",
    snippet: "with:\n  target: production",
    docsUrl: `${EVENTS}#workflow_dispatch`,
  }),

  "commit-not-on-production-branch": (about) => ({
    cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, and ${about.detail ?? "no production branch contains its commit"} (${productionBranches(about)}).`,
    risk: `${about.settings.commit === null ? "A tag can point to" : "`commit` can lead to"} any commit, even one that nobody has reviewed.`,
    fix: containedCommitFix(about),
    snippet:
      about.trigger.kind === "workflow-run"
        ? "permissions:\n  contents: read"
        : "permissions:\n  contents: read\n# or, in the step:\nwith:\n  target: production",
    docsUrl: `${EVENTS}#${about.trigger.event}`,
  }),

  "unknown-commit": (about) => ({
    cause: about.detail ?? "`commit` names no commit.",
    risk: "The action could not check whether the right commit is checked out, or report which one was deployed.",
    fix: "Set `commit` to the whole SHA. A tag, a branch or a short SHA must be in the checkout (`fetch-depth: 0`), or the token must be able to read it (`contents: read`).",
    snippet: "permissions:\n  contents: read\n\n# or, in the step:\nwith:\n  commit: ${{ github.sha }}",
    docsUrl: "https://github.com/actions/checkout#usage",
  }),

  "wrong-commit": (about) => ({
    cause: about.detail ?? "The checked-out commit is not the one that this run is for.",
    risk:
      about.target === "preview"
        ? "The preview would run code other than the reports say, so people would review and test the wrong code."
        : `Code other than the event's, which may not have been reviewed, would be deployed to ${about.target ?? "production"}.`,
    fix: checkoutFix(about),
    snippet: [
      "- uses: actions/checkout@v7",
      ...(unreadable(about) === "reftable" ? ["  env:", "    GIT_DEFAULT_REF_FORMAT: files"] : []),
      "  with:",
      `    ref: ${about.settings.commit ?? commitExpression(about.trigger)}`,
      ...checkoutPath(about),
      ...(hasMovedSubmodule(about) ? ["    submodules: true"] : []),
    ].join("\n"),
    docsUrl: "https://github.com/actions/checkout#usage",
  }),

  "pull-request-unreadable": (about) => ({
    cause: `The pull request of this run could not be read. This job has a deploy key and runs ${describeEvent(about.trigger)}.`,
    risk: "Without it, the action cannot tell whose code this is or which preview to use.",
    fix: "Let the token read pull requests.",
    snippet: "permissions:\n  contents: read\n  pull-requests: read",
    docsUrl: EVENTS,
  }),

  "invalid-preview-name": (about) => ({
    cause: about.detail ?? "The preview has no usable name.",
    risk: "Without a name of its own, the preview could be the one of another pull request.",
    fix: "Correct `preview-name`. It can contain `{number}`, `{branch}`, `{sha}` and `{app}`.",
    snippet: `with:\n  preview-name: ${about.situation === "pull-request" || about.situation === "merge-group" ? "pr-{number}" : '"{app}-{sha}"'}`,
    docsUrl: PREVIEWS,
  }),

  "cleanup-requires-preview-key": (about) => ({
    cause: `\`operation: cleanup\` does not work with ${describeKey(about.key)}.`,
    risk: "A cleanup deletes only previews, and this key cannot delete them.",
    fix: "Use the project's preview deploy key.",
    snippet: "with:\n  operation: cleanup\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}",
    docsUrl: PREVIEWS,
  }),

  "sweep-on-pull-request": (about) => ({
    cause: `\`operation: sweep\` must not run ${describeEvent(about.trigger)}.`,
    risk: "A sweep deletes previews of other pull requests, with a token that their authors' code could read here.",
    fix: "Sweep on a schedule.",
    snippet: 'on:\n  schedule:\n    - cron: "17 3 * * *"',
    docsUrl: `${EVENTS}#schedule`,
  }),
};

function unreadable({ checkout }: RefusalContext): UnreadableCheckout["unreadable"] | null {
  return checkout !== undefined && "unreadable" in checkout ? checkout.unreadable : null;
}

function checkoutPath({ checkout }: RefusalContext): readonly string[] {
  const directory = checkout !== undefined && "directory" in checkout ? checkout.directory : ".";
  return directory === "." ? [] : [`    path: ${JSON.stringify(directory)}`];
}

function hasMovedSubmodule({ checkout }: RefusalContext): boolean {
  return checkout !== undefined && "movedSubmodule" in checkout && checkout.movedSubmodule !== null;
}

function checkoutFix(about: RefusalContext): string {
  switch (unreadable(about)) {
    case "reftable":
      return "Have git keep its refs as files. On a self-hosted runner, delete the old checkout first, or run `git refs migrate --ref-format=files` in it.";
    case "damaged":
      return "Check out the event's commit with `actions/checkout`, as a user whose files this step may read, and let no later step change its `.git` folder.";
    case null:
      if (hasMovedSubmodule(about))
        return "Check out the submodules too. On a self-hosted runner, another job may have left that commit. To deploy it on purpose, commit the submodule in the repository around it first.";
      return "Check out the commit that the run is for. To deploy another one, as in a rollback, set `commit`.";
  }
}

function missingKey({ trigger, settings, situation }: RefusalContext): Text {
  const meansProduction =
    settings.target === "production" ||
    (settings.target === "auto" && situation !== undefined && PRODUCTION_BY_DEFAULT.includes(situation));
  const secret = meansProduction ? "CONVEX_DEPLOY_KEY" : "CONVEX_PREVIEW_DEPLOY_KEY";
  const store = trigger.isDependabot ? " --app dependabot" : "";
  const page = meansProduction
    ? "the production deployment's Settings → URL and Deploy Key, “Generate Production Deploy Key”"
    : "Project Settings → Deploy keys, “Generate Preview Deploy Key”";
  const dependabot = trigger.isDependabot ? " Dependabot's runs read Dependabot secrets only." : "";
  return {
    cause: `The deploy key is missing. This job runs ${describeEvent(trigger)}, and \`deploy-key\` and the environment variables for keys are empty.${dependabot}`,
    risk: "Without a key nothing can be deployed, and a green run would hide that.",
    fix: `Create a key in the Convex dashboard (${page}), store it as the secret \`${secret}\` (GitHub asks for the value), and pass it to the step. A job with an \`environment:\` also reads that environment's secrets. A called workflow gets no secrets unless its caller passes them (\`secrets: inherit\`).`,
    snippet: `gh secret set ${secret}${store}\n\n${meansProduction ? KEY_PER_EVENT : previewKeyLines(trigger)}`,
    docsUrl: SECRETS,
  };
}

/** On events other than `pull_request`, the usual expression selects the production key. */
function previewKeyLines(trigger: Trigger): string {
  return trigger.event === "pull_request"
    ? KEY_PER_EVENT
    : "with:\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}";
}

/** The expression for the commit that the run is for, as `ref` of `actions/checkout`. */
function commitExpression(trigger: Trigger): string {
  if (trigger.kind === "workflow-run") return "${{ github.event.workflow_run.head_sha }}";
  if (trigger.kind === "pull-request") return "${{ github.event.pull_request.head.sha }}";
  if (trigger.kind === "pull-request-comment") return "refs/pull/${{ github.event.issue.number }}/head";
  return "${{ github.sha }}";
}

/** The secret that the usual `deploy-key` expression selects on this event. */
function secretNameFor(trigger: Trigger): string {
  return trigger.event === "pull_request" ? "CONVEX_PREVIEW_DEPLOY_KEY" : "CONVEX_DEPLOY_KEY";
}

const PRODUCTION_BY_DEFAULT: readonly RunCategory[] = [
  "production-branch",
  "production-branch-workflow-run",
  "tag",
  "pre-release",
  "manual",
];

const KEY_PHRASES: Readonly<Record<KeyKind, string>> = {
  production: "a production deploy key (`prod:…`)",
  development: "a development deploy key (`dev:…`)",
  custom: "a custom deployment's deploy key (`custom:…`)",
  preview: "a preview deploy key (`preview:…`)",
  "preview-deployment": "a key of one preview deployment (`preview:…`)",
  project: "a project token (`project:…`)",
  team: "a team token (`team:…`)",
  admin: "an admin key",
  "access-token": "an access token",
  malformed: "a malformed key",
};

function describeKey(key: DeployKey | null): string {
  return key === null ? "no deploy key" : KEY_PHRASES[key.kind];
}

/** A phrase that begins with "on" and says what triggered the run, such as "on a push to `main`". */
export function describeEvent(trigger: Trigger): string {
  switch (trigger.kind) {
    case "pull-request":
      return `on ${articleOf(trigger.event)} ${codeSpan(trigger.event)} event of #${trigger.pullRequest.number}`;
    case "pull-request-comment":
      return `on ${articleOf(trigger.event)} ${codeSpan(trigger.event)} event of #${trigger.number}`;
    case "push":
      return `on a push to ${codeSpan(trigger.branch)}`;
    case "tag":
      return `on a push of the tag ${codeSpan(trigger.tag)}`;
    case "release":
      return `on a release of the tag ${codeSpan(trigger.tag)}`;
    case "manual":
      return `on ${articleOf(trigger.event)} ${codeSpan(trigger.event)} event on ${codeSpan(trigger.ref.name)}`;
    case "workflow-run":
      return `on a \`workflow_run\` event after a ${codeSpan(trigger.of)} of ${codeSpan(trigger.branch)}`;
    case "branch-deleted":
      return `on the deletion of the branch ${codeSpan(trigger.branch)}`;
    default:
      return `on ${articleOf(trigger.event)} ${codeSpan(trigger.event)} event`;
  }
}

function articleOf(name: string): "a" | "an" {
  return /^[aeiou]/.test(name) ? "an" : "a";
}

/** On a `workflow_run`, an explicit `target` does not allow any other commit. */
function containedCommitFix({ trigger, settings }: RefusalContext): string {
  const isWorkflowRun = trigger.kind === "workflow-run";
  if (settings.commit !== null) {
    const fix = "Name a commit of a production branch, and give the token `contents: read`.";
    return isWorkflowRun ? fix : `${fix} To deploy this commit to production anyway, set \`target\`.`;
  }
  return isWorkflowRun
    ? "Run the workflow again after a push that is still on a production branch, with `contents: read` for the token."
    : "Tag a commit of a production branch, and give the token `contents: read`. To deploy this tag to production anyway, set `target`.";
}

function otherRunPhrase(trigger: Trigger): string {
  if (trigger.kind !== "workflow-run") return "another run";
  const of = trigger.of === "push" ? "a push" : `a ${codeSpan(trigger.of)} event`;
  if (trigger.of !== "push" && !isChainedRun(trigger)) return of;
  return trigger.isFork ? `${of} in another repository` : `${of} whose run did not succeed`;
}

function productionBranches({ settings, trigger }: RefusalContext): string {
  if (settings.productionBranches.length > 0) {
    return `\`production-branch\` is ${codeSpans(settings.productionBranches)}`;
  }
  if (trigger.defaultBranch === null) return "`production-branch` is not set, and the event names no default branch";
  return `\`production-branch\` is the default branch, ${codeSpan(trigger.defaultBranch)}`;
}

function productionBranchValue({ settings, trigger }: RefusalContext): string {
  const branches = [...settings.productionBranches, trigger.branch];
  return JSON.stringify(
    (settings.productionBranches.length > 0 ? branches : [trigger.defaultBranch, ...branches])
      .filter((branch) => branch !== null)
      .join(", "),
  );
}
