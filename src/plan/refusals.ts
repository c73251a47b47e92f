/** Every refusal: what was found, why it is dangerous, and the lines to change. */
import { type DeployKey, type KeyKind, nameInKey } from "../key/deploy-key.ts";
import { DEPLOY_KEY_DOCS, slipMessage, undeployableMessage } from "../key/key-messages.ts";
import { quoted } from "../markdown/code-span.ts";
import type { Trigger } from "../trigger/trigger.ts";
import type { Situation, Target } from "./policy.ts";
import type { RefusalCode } from "./refusal-code.ts";
import type { PlanSettings, UnreadableCheckout } from "./plan-input.ts";

export interface Refusal {
  readonly code: RefusalCode;
  /** One sentence: what the action met. */
  readonly found: string;
  /** One sentence: what could have happened. */
  readonly danger: string;
  /** What to do, in prose. */
  readonly fix: string;
  /** The exact lines to change: YAML of the step, or shell commands. */
  readonly lines: string;
  /** Where to read on. */
  readonly readOn: string;
}

/**
 * What a refusal's sentences are made of. Nothing of a key but its kind and the deployment it names gets in. Names
 * from outside are quoted; whoever shows a refusal redacts it.
 */
export interface Circumstances {
  readonly trigger: Trigger;
  readonly key: DeployKey | null;
  readonly settings: PlanSettings;
  /** The table's row, where it is known yet. */
  readonly situation?: Situation;
  /** Where the key would have gone, where that is known yet. */
  readonly target?: Target;
  /** The outside fact or the sentence that this refusal is about, where there is one. */
  readonly detail?: string;
  /** The checkout, if its commit could not be read. */
  readonly checkout?: UnreadableCheckout;
}

/** Writes the refusal of this code. */
export function refusal(code: RefusalCode, circumstances: Circumstances): Refusal {
  return { code, ...TEXTS[code](circumstances) };
}

type Text = Omit<Refusal, "code">;

const PREVIEWS = "https://docs.convex.dev/production/hosting/preview-deployments";
const SELF_HOSTING = "https://docs.convex.dev/self-hosting";
const EVENTS = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows";
const UNTRUSTED = "https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target";
const SECRETS = "https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets";

const KEY_PER_EVENT = [
  "with:",
  "  deploy-key: ${{ github.event_name == 'pull_request' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name != 'pull_request' && secrets.CONVEX_DEPLOY_KEY || '' }}",
].join("\n");

const EVENTS_TO_USE =
  "on:\n  pull_request:\n    types: [opened, synchronize, reopened, closed]\n  push:\n    branches: [main]";

const TEXTS: Readonly<Record<RefusalCode, (about: Circumstances) => Text>> = {
  "key-missing": missingKey,

  "key-malformed": ({ key, trigger }) => ({
    found: key?.kind === "malformed" ? slipMessage(key.slip) : "The deploy key is malformed.",
    danger:
      "The Convex CLI does not check a key, so that a damaged one can end in another Convex deployment than it was made for, or in the log.",
    fix: "Store the key once more, as the secret that this event's runs read. GitHub asks for the value.",
    lines: `gh secret set ${secretOf(trigger)}`,
    readOn: DEPLOY_KEY_DOCS,
  }),

  "key-is-team-token": () => ({
    found: undeployableMessage("team"),
    danger:
      "The Convex CLI would push to whatever answers to the team's name, and the token opens every project of the team.",
    fix: "Put a deploy key of the project into `deploy-key`. A team token has its place in `management-token`, which deletes previews.",
    lines: KEY_PER_EVENT,
    readOn: DEPLOY_KEY_DOCS,
  }),

  "key-is-access-token": () => ({
    found: undeployableMessage("access-token"),
    danger: "The token opens everything that the person it belongs to can reach.",
    fix: "Put a deploy key of the project into `deploy-key`. An access token has its place in `management-token`, which deletes previews.",
    lines: KEY_PER_EVENT,
    readOn: DEPLOY_KEY_DOCS,
  }),

  "url-with-cloud-key": (about) => ({
    found: `There is ${keyPhrase(about.key)}, which belongs to Convex's cloud, and also a \`url\` of a backend.`,
    danger: "Key and URL contradict each other, and the key would be sent to a server that it was not made for.",
    fix: "Remove `url` (and `CONVEX_SELF_HOSTED_URL` from the environment), or give the backend's admin key with it.",
    lines: "with:\n  deploy-key: ${{ secrets.CONVEX_DEPLOY_KEY }}\n  # no url",
    readOn: SELF_HOSTING,
  }),

  "admin-key-without-url": () => ({
    found: "The key is an admin key, and no `url` says which backend it belongs to.",
    danger: "Without a URL the Convex CLI takes an admin key for one of a production deployment in Convex's cloud.",
    fix: "Name the backend. Key and URL come both from inputs or both from the environment.",
    lines:
      "with:\n  deploy-key: ${{ secrets.CONVEX_SELF_HOSTED_ADMIN_KEY }}\n  url: ${{ vars.CONVEX_SELF_HOSTED_URL }}",
    readOn: SELF_HOSTING,
  }),

  "target-does-not-fit-key": (about) => ({
    found: `\`target\` is \`${about.settings.target}\`, and ${keyPhrase(about.key)} does not reach that.`,
    danger: "The Convex CLI goes where the key points, whatever was asked for.",
    fix: `Give the key of the ${about.settings.target} deployment, or let \`target\` be \`auto\`.`,
    lines: "with:\n  target: auto",
    readOn: DEPLOY_KEY_DOCS,
  }),

  "expected-deployment-mismatch": (about) => ({
    found: `The key names the Convex deployment \`${nameInKey(about.key)}\`, and \`expected-deployment\` is \`${about.settings.expectedDeployment}\`.`,
    danger: "The code would go to another Convex deployment than the workflow says.",
    fix: "Give the key of the expected deployment, or correct `expected-deployment`.",
    lines: `with:\n  expected-deployment: ${nameInKey(about.key)}`,
    readOn: DEPLOY_KEY_DOCS,
  }),

  "expected-deployment-not-named-by-key": (about) => ({
    found: `\`expected-deployment\` is set, and ${keyPhrase(about.key)} names no Convex deployment to hold it against.`,
    danger: "The check could only be made after something was already claimed or pushed.",
    fix: "Set `expected-deployment` only where the key names its Convex deployment: production, development, custom, one preview, admin.",
    lines: "with:\n  expected-deployment: ${{ github.event_name == 'push' && 'happy-otter-123' || '' }}",
    readOn: DEPLOY_KEY_DOCS,
  }),

  "event-not-served": (about) => ({
    found:
      about.trigger.kind === "unsupported" && about.trigger.problem !== null
        ? `The payload of this ${quoted(about.trigger.event)} event cannot be used. ${about.trigger.problem}`
        : `This action does not deploy ${eventPhrase(about.trigger)}.`,
    danger: "Nothing tells whose code such a run has checked out, so no key is used on it.",
    fix: "Run the step on an event whose meaning is known, for example pull requests and pushes.",
    lines: EVENTS_TO_USE,
    readOn: EVENTS,
  }),

  "workflow-run-not-served": (about) => ({
    found: `This \`workflow_run\` follows ${otherRunPhrase(about.trigger)}.`,
    danger:
      "Only a push in this repository that succeeded, or a pull request, says what the code is and that it passed.",
    fix: "Let the job run only after such a run.",
    lines:
      "if: github.event.workflow_run.event == 'pull_request' || github.event.workflow_run.event == 'push' && github.event.workflow_run.conclusion == 'success'",
    readOn: `${EVENTS}#workflow_run`,
  }),

  "untrusted-code": (about) => ({
    found: `There is a key ${eventPhrase(about.trigger)}.`,
    danger:
      "Such runs get the repository's secrets, and anybody can start them. Once the pull request's code is checked out, its install scripts, build and Convex functions can read the key.",
    fix: "Use `pull_request`. If the workflow never runs code of strangers, or you have reviewed who can start it, allow it.",
    lines: "with:\n  allow-untrusted-code: true",
    readOn: UNTRUSTED,
  }),

  "strong-key-for-fork": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, and the code is a fork's.`,
    danger: "Code that nobody here has reviewed would replace what your users run, and could read the key.",
    fix: "No input allows this. Give runs for forks a preview deploy key, or none.",
    lines: previewKeyLines(about.trigger),
    readOn: UNTRUSTED,
  }),

  "needs-target": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, and \`target\` is \`auto\`.`,
    danger:
      "That key reaches one shared Convex deployment, so that every such run would overwrite what the others deployed.",
    fix: "Give a preview deploy key, so that each gets a Convex deployment of its own. If sharing is meant, name the target.",
    lines: `with:\n  target: ${about.key?.kind === "admin" ? "development # or custom, or production" : about.target}`,
    readOn: DEPLOY_KEY_DOCS,
  }),

  "pre-release": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, which is a pre-release, and \`target\` is \`auto\`.`,
    danger: "A pre-release is not what everybody is meant to run.",
    fix: "Say where pre-releases go, or deploy only full releases (`types: [released]`).",
    lines: `with:\n  target: ${about.target}`,
    readOn: `${EVENTS}#release`,
  }),

  "project-token": () => ({
    found: "The deploy key is a project token (`project:…`).",
    danger:
      "A project token always deploys to the project's production, whatever else was asked for, and opens every Convex deployment of the project.",
    fix: "Give a production deploy key for production and a preview deploy key for previews. If the token is meant, allow it.",
    lines: "with:\n  allow-project-token: true",
    readOn: DEPLOY_KEY_DOCS,
  }),

  "preview-key-on-production-branch": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, which is a production branch.`,
    danger: "The run would look like a production deploy while production stays as it was.",
    fix: "Give the production deploy key on this event. If a preview of this branch is meant, name the target.",
    lines: `${KEY_PER_EVENT}\n  # or, for a preview of this branch:\n  target: preview`,
    readOn: PREVIEWS,
  }),

  "preview-key-on-tag": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}.`,
    danger:
      "Tags and releases usually mean production, and the run would look like it while production stays as it was.",
    fix: "Give the production deploy key on this event. If a preview is meant, name the target and the preview.",
    lines: "with:\n  target: preview\n  preview-name: release-{sha}",
    readOn: PREVIEWS,
  }),

  "production-from-pull-request": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}.`,
    danger: "Code that is not merged would replace what your users run, and could read the key.",
    fix:
      about.key?.kind === "project"
        ? "Give a preview deploy key on pull requests. No input allows a project token here."
        : "Give a preview deploy key on pull requests. If production is really meant, `allow-production-from-pull-request: true` allows it.",
    lines: previewKeyLines(about.trigger),
    readOn: PREVIEWS,
  }),

  "production-from-merge-group": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}.`,
    danger: "What waits in a merge queue is not merged, and may never be.",
    fix: "Give a preview deploy key on `merge_group`, and deploy production on the push that follows.",
    lines: [
      "with:",
      "  deploy-key: ${{ github.event_name != 'push' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name == 'push' && secrets.CONVEX_DEPLOY_KEY || '' }}",
    ].join("\n"),
    readOn: `${EVENTS}#merge_group`,
  }),

  "production-from-other-branch": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, which is no production branch (${productionBranches(about)}).`,
    danger: "Code that is not merged would replace what your users run.",
    fix: "Give a preview deploy key on other branches, or name this branch as one that may reach production.",
    lines: `with:\n  production-branch: ${branchLine(about)}`,
    readOn: PREVIEWS,
  }),

  "production-from-other-ref": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, which is no production branch (${productionBranches(about)}).`,
    danger: "Whatever that ref points to would replace what your users run.",
    fix: "Start the workflow on a production branch. If production is meant from any ref, name the target.",
    lines: "with:\n  target: production",
    readOn: `${EVENTS}#workflow_dispatch`,
  }),

  "commit-not-on-production-branch": (about) => ({
    found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, and ${about.detail ?? "no production branch contains its commit"} (${productionBranches(about)}).`,
    danger: "A tag can point to any commit, also to one that nobody has reviewed.",
    fix:
      about.trigger.kind === "workflow-run"
        ? "Run the workflow again after a push that is still on a production branch, with `contents: read` for the token."
        : "Tag a commit of a production branch, and give the token `contents: read`. If production is meant for this tag, name the target.",
    lines:
      about.trigger.kind === "workflow-run"
        ? "permissions:\n  contents: read"
        : "permissions:\n  contents: read\n# or, in the step:\nwith:\n  target: production",
    readOn: `${EVENTS}#${about.trigger.event}`,
  }),

  "wrong-commit": (about) => ({
    found: about.detail ?? "The checked-out commit is not the one that this run is about.",
    danger: "Other code than the event says, and than was reviewed, would go to production.",
    fix: checkoutFix(about),
    lines: [
      "- uses: actions/checkout@v7",
      ...(about.checkout?.unreadable === "reftable" ? ["  env:", "    GIT_DEFAULT_REF_FORMAT: files"] : []),
      "  with:",
      `    ref: ${about.settings.commit ?? commitExpression(about.trigger)}`,
    ].join("\n"),
    readOn: "https://github.com/actions/checkout#usage",
  }),

  "pull-request-unreadable": (about) => ({
    found: `GitHub did not tell which code this is about: there is a key ${eventPhrase(about.trigger)}, and the pull request could not be read.`,
    danger: "Nothing tells whose code this is, nor which preview is its own.",
    fix: "Let the token read pull requests.",
    lines: "permissions:\n  contents: read\n  pull-requests: read",
    readOn: EVENTS,
  }),

  "preview-name": (about) => ({
    found: about.detail ?? "The preview has no usable name.",
    danger: "A preview without a name of its own would be shared with, or taken from, somebody else.",
    fix: "Correct `preview-name`. It knows `{number}`, `{branch}`, `{sha}` and `{app}`.",
    lines: `with:\n  preview-name: ${about.situation === "pull-request" || about.situation === "merge-group" ? "pr-{number}" : '"{app}-{sha}"'}`,
    readOn: PREVIEWS,
  }),

  "cleanup-key": (about) => ({
    found: `\`operation\` is \`cleanup\`, and there is ${keyPhrase(about.key)}.`,
    danger: "Only previews are ever deleted, and this key does not belong to a project's previews.",
    fix: "Give the project's preview deploy key.",
    lines: "with:\n  operation: cleanup\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}",
    readOn: PREVIEWS,
  }),

  "sweep-on-pull-request": (about) => ({
    found: `\`operation\` is \`sweep\` ${eventPhrase(about.trigger)}.`,
    danger: "A sweep deletes previews of other pull requests, with a token that their authors' code could read here.",
    fix: "Sweep on a schedule.",
    lines: 'on:\n  schedule:\n    - cron: "17 3 * * *"',
    readOn: `${EVENTS}#schedule`,
  }),
};

function checkoutFix({ checkout }: Circumstances): string {
  switch (checkout?.unreadable) {
    case "reftable":
      return "Have git keep its refs as files. On a self-hosted runner, delete the old checkout first, or run `git refs migrate --ref-format=files` in it.";
    case "damaged":
      return "Check out the event's commit with `actions/checkout`, and let no later step change its `.git` folder.";
    case undefined:
      return "Check out the event's commit. If another one is meant, as in a rollback, name it with `commit`.";
  }
}

function missingKey({ trigger, settings, situation }: Circumstances): Text {
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
    found: `There is no deploy key ${eventPhrase(trigger)}: \`deploy-key\` is empty, and so are the environment variables.${dependabot}`,
    danger: "Without a key nothing can be deployed, and a green run would hide that.",
    fix: `Create a key in the Convex dashboard (${page}), store it as the secret \`${secret}\` (GitHub asks for the value), and hand it to the step. A job with an \`environment:\` also reads that environment's secrets.`,
    lines: `gh secret set ${secret}${store}\n\n${meansProduction ? KEY_PER_EVENT : previewKeyLines(trigger)}`,
    readOn: SECRETS,
  };
}

/** On events other than `pull_request` the usual expression would pick the production key. */
function previewKeyLines(trigger: Trigger): string {
  return trigger.event === "pull_request"
    ? KEY_PER_EVENT
    : "with:\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}";
}

/** The expression that checks out what the run is about, where that is not what `actions/checkout` takes by itself. */
function commitExpression(trigger: Trigger): string {
  if (trigger.kind === "workflow-run") return "${{ github.event.workflow_run.head_sha }}";
  if (trigger.kind === "pull-request") return "${{ github.event.pull_request.head.sha }}";
  if (trigger.kind === "pull-request-comment") return "refs/pull/${{ github.event.issue.number }}/head";
  return "${{ github.sha }}";
}

/** Before the situation is known: the secret that the usual `deploy-key` expression picks on this event. */
function secretOf(trigger: Trigger): string {
  return trigger.event === "pull_request" ? "CONVEX_PREVIEW_DEPLOY_KEY" : "CONVEX_DEPLOY_KEY";
}

const PRODUCTION_BY_DEFAULT: readonly Situation[] = [
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

function keyPhrase(key: DeployKey | null): string {
  return key === null ? "no deploy key" : KEY_PHRASES[key.kind];
}

/** `on …`: what started the run, as a phrase that fits behind "There is a key". */
export function eventPhrase(trigger: Trigger): string {
  switch (trigger.kind) {
    case "pull-request":
      return `on ${articleOf(trigger.event)} ${quoted(trigger.event)} event of #${trigger.pullRequest.number}`;
    case "pull-request-comment":
      return `on ${articleOf(trigger.event)} ${quoted(trigger.event)} event of #${trigger.number}`;
    case "push":
      return `on a push to ${quoted(trigger.branch)}`;
    case "tag":
      return `on a push of the tag ${quoted(trigger.tag)}`;
    case "release":
      return `on a release of the tag ${quoted(trigger.tag)}`;
    case "manual":
      return `on ${articleOf(trigger.event)} ${quoted(trigger.event)} event on ${quoted(trigger.ref.name)}`;
    case "workflow-run":
      return `on a \`workflow_run\` event after a ${quoted(trigger.of)} of ${quoted(trigger.branch)}`;
    case "branch-deleted":
      return `on the deletion of the branch ${quoted(trigger.branch)}`;
    default:
      return `on ${articleOf(trigger.event)} ${quoted(trigger.event)} event`;
  }
}

function articleOf(name: string): "a" | "an" {
  return /^[aeiou]/.test(name) ? "an" : "a";
}

function otherRunPhrase(trigger: Trigger): string {
  if (trigger.kind !== "workflow-run") return "another run";
  if (trigger.of !== "push") return `a ${quoted(trigger.of)} event`;
  return trigger.isFork ? "a push in another repository" : "a push whose run did not succeed";
}

function productionBranches({ settings, trigger }: Circumstances): string {
  if (settings.productionBranches.length > 0) {
    return `\`production-branch\` is ${settings.productionBranches.map((pattern) => quoted(pattern)).join(", ")}`;
  }
  if (trigger.defaultBranch === null) return "`production-branch` is not set, and the event names no default branch";
  return `\`production-branch\` is the default branch, ${quoted(trigger.defaultBranch)}`;
}

function branchLine({ settings, trigger }: Circumstances): string {
  const branches = [...settings.productionBranches, trigger.branch];
  return JSON.stringify(
    (settings.productionBranches.length > 0 ? branches : [trigger.defaultBranch, ...branches])
      .filter((branch) => branch !== null)
      .join(", "),
  );
}
