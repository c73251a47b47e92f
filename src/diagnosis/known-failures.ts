/** Failures that users of Convex really meet, by what the CLI prints, each with its cause and fix. */

import type { Failure } from "./failure.ts";

/** What is known about a run that failed. */
export interface Symptoms {
  /** The end of the output, the build's and `tsc`'s included. Redacted. */
  readonly tail: readonly string[];
  /** Of these, what the CLI itself said. */
  readonly cliTail: readonly string[];
  /** How the user's build ended; `null`: there was none or it did not end. */
  readonly buildExitCode: number | null;
  /** How this key is called in texts, such as `production`. */
  readonly keyKind: string;
  readonly dashboardUrl: string | null;
}

interface KnownFailure {
  readonly code: string;
  readonly pattern: RegExp;
  readonly explain: (match: RegExpExecArray, symptoms: Symptoms) => Omit<Failure, "code">;
}

const DOCS = "https://docs.convex.dev";

/** Order matters: the first that matches wins, so what is special stands before what is general. */
const KNOWN: readonly KnownFailure[] = [
  {
    code: "build-calls-convex",
    pattern: /No CONVEX_DEPLOYMENT set|no Convex deployment configuration found/,
    explain: () => ({
      cause:
        "The build itself calls the Convex CLI, which finds no deploy key: this action keeps the key from the build.",
      fix: "Take `convex deploy` (or `convex codegen`) out of the build script, commit `convex/_generated`, and let `cmd` only build the site. If the build must have the key, set `expose-deploy-key-to-cmd: true`.",
      link: `${DOCS}/production/hosting`,
    }),
  },
  {
    code: "quota-reached",
    pattern: /(?:DeploymentQuotaReached.*?)?deployment quota of (\d+)|DeploymentQuotaReached/,
    explain: (match) => ({
      cause: `The team has no room for another Convex deployment${match[1] ? ` (its quota is ${match[1]})` : ""}.`,
      fix: "Delete preview deployments that are no longer needed on the Convex dashboard, and let this action delete each one when its pull request closes (run it on `pull_request: types: [opened, synchronize, reopened, closed]`).",
      link: `${DOCS}/production/state/limits`,
    }),
  },
  {
    code: "environment-variable-missing",
    pattern: /Environment variable (\w+) is used in auth config file but its value was not set/,
    explain: ([, name = "NAME"], { dashboardUrl }) => ({
      cause: `The auth config reads the environment variable \`${name}\`, which is not set on the Convex deployment.`,
      fix: `Set it, for every preview deployment under Project Settings → Environment Variables (defaults), or on this deployment:\n\n\`\`\`sh\nnpx convex env set ${name} "value"\n\`\`\``,
      link:
        dashboardUrl === null
          ? `${DOCS}/production/environment-variables`
          : `${dashboardUrl}/settings/environment-variables`,
    }),
  },
  {
    code: "permission-denied",
    pattern: /You do not have permission to perform this operation(?: \(([\w:]+)\))?/,
    explain: ([, operation]) => ({
      cause: `The deploy key is restricted and may not do this${operation ? ` (it lacks \`${operation}\`)` : ""}.`,
      fix: "Make a deploy key that includes `deployment:deploy` (Project Settings → Deploy keys on the Convex dashboard) and put it into the repository secret.",
      link: `${DOCS}/cli/deploy-key-types`,
    }),
  },
  {
    code: "key-rejected",
    pattern:
      /\b401 Unauthorized\b|Authenticate with .npx convex (?:dev|login)|InvalidDeployKey|AccessTokenInvalid|BadDeployKey|BadAdminKey/,
    explain: (_, { keyKind }) => ({
      cause: `Convex does not accept the ${keyKind} key: it was revoked, or it belongs to a project or deployment that no longer exists.`,
      fix: "Make a new key on the Convex dashboard (Project Settings → Deploy keys) and replace the repository secret with it (`gh secret set`).",
      link: `${DOCS}/cli/deploy-key-types`,
    }),
  },
  {
    code: "key-unusable",
    pattern: /Please set CONVEX_DEPLOY_KEY to a new key|Malformed preview CONVEX_DEPLOY_KEY/,
    explain: () => ({
      cause: "The Convex CLI cannot read the deploy key.",
      fix: "Copy the whole key again from the Convex dashboard (Project Settings → Deploy keys), without quotes or a name in front, and replace the repository secret.",
      link: `${DOCS}/cli/deploy-key-types`,
    }),
  },
  {
    code: "codegen-needs-deployment",
    pattern: /codegen.*(preview deploy key|Preview deploy keys)|preview deploy keys? .*codegen/i,
    explain: () => ({
      cause: "`convex codegen` does not work with a preview deploy key.",
      fix: "Commit the `convex/_generated` folder and take `convex codegen` out of the build.",
      link: `${DOCS}/cli/reference/codegen`,
    }),
  },
  {
    code: "schema-validation-failed",
    pattern: /Schema validation failed/,
    explain: (_, { tail }) => {
      const table = /in table "([\w-]+)"/.exec(tail.join("\n"))?.[1];
      return {
        cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} do not match the new schema, so nothing was pushed.`,
        fix: "Make the new field optional or widen its type, deploy, migrate the documents, then tighten the schema. On a preview deployment whose data may go, `preview-mode: recreate` starts it fresh.",
        link: `${DOCS}/database/schemas#schema-validation`,
      };
    },
  },
  {
    code: "schema-race",
    pattern: /Schema was overwritten by another push/,
    explain: () => ({
      cause: "Another push to the same Convex deployment came in between.",
      fix: "Run the job again, and let runs for the same deployment wait for each other:\n\n```yaml\nconcurrency: convex-${{ github.ref }}\n```",
      link: "https://docs.github.com/actions/using-jobs/using-concurrency",
    }),
  },
  {
    code: "large-index-confirmation",
    pattern: /--skip-large-indexes-check|--allow-deleting-large-indexes/,
    explain: () => ({
      cause: "The push creates, changes or deletes an index on a large table, and the Convex CLI wants that confirmed.",
      fix: "Check the list above, then confirm it:\n\n```yaml\nwith:\n  skip-large-indexes-check: true\n```",
      link: `${DOCS}/database/reading-data/indexes/`,
    }),
  },
  {
    code: "unstaging-confirmation",
    pattern: /--allow-unstaging-schema/,
    explain: () => ({
      cause: "The push discards a staged table validator, and the Convex CLI wants that confirmed.",
      fix: "Check the list above, then confirm it:\n\n```yaml\nwith:\n  allow-unstaging-schema: true\n```",
      link: `${DOCS}/database/schemas`,
    }),
  },
  {
    code: "type-error",
    pattern: /TypeScript typecheck via `?tsc`? failed|error TS\d+:/,
    explain: (_, { tail }) => {
      const count = tail.filter((line) => /error TS\d+:/.test(line)).length;
      return {
        cause: `TypeScript found ${count > 1 ? `${count} errors` : "an error"} in the Convex functions, so nothing was pushed.`,
        fix: "Fix the lines above. `npx convex typecheck` shows the same errors on your machine.",
        link: `${DOCS}/production/hosting`,
      };
    },
  },
  {
    code: "generated-code-missing",
    pattern: /Could not resolve "(?:\.{1,2}\/)+_generated\/[\w/]+"|Cannot find module '[^']*_generated/,
    explain: () => ({
      cause: "Code imports `convex/_generated`, which is not in the checkout when it is needed.",
      fix: "Run `npx convex dev` or `npx convex codegen` on your machine and commit the `convex/_generated` folder.",
      link: `${DOCS}/cli/reference/codegen`,
    }),
  },
  {
    code: "bundle-error",
    pattern: /(?:✘ \[ERROR\] )?Could not resolve "([^"]+)"|✘ \[ERROR\]|Unable to bundle/,
    explain: ([, module], { tail }) => {
      const node = tail.some((line) => /built into node|"use node"/i.test(line));
      return {
        cause: `The Convex functions cannot be bundled${module ? `: \`${module}\` cannot be resolved` : ""}.`,
        fix: node
          ? 'Modules of Node work only in actions of a file that starts with `"use node"`. Move the code there.'
          : "Fix the import, or add the missing package to package.json and install it in a step before this one.",
        link: `${DOCS}/functions/bundling`,
      };
    },
  },
  {
    code: "preview-seed-failed",
    pattern: /Failed to run function|Finished running function .* failed/,
    explain: () => ({
      cause: "The functions were pushed, but the function that seeds the preview deployment failed.",
      fix: "Run the function by hand with `npx convex run` against the preview deployment and fix what it reports.",
      link: `${DOCS}/production/hosting/preview-deployments`,
    }),
  },
  {
    code: "node-version",
    pattern: /Your Node version [\d.]+ is too old/,
    explain: () => ({
      cause: "This version of the Convex CLI needs a newer Node than the runner has.",
      fix: "Update the runner: this action runs the CLI with the runner's own Node 24.",
      link: null,
    }),
  },
  {
    code: "network",
    pattern: /fetch failed|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|socket hang up/,
    explain: () => ({
      cause: "Convex could not be reached from this runner.",
      fix: "Run the job again. If it stays, check the runner's network and proxy settings, and Convex's status page.",
      link: "https://status.convex.dev",
    }),
  },
  {
    code: "server-error",
    pattern: /\b50[0234]\b.*(?:Error|Unavailable|Gateway)|InternalServerError/,
    explain: () => ({
      cause: "Convex answered with a server error.",
      fix: "Run the job again. If it stays, look at Convex's status page.",
      link: "https://status.convex.dev",
    }),
  },
];

/** What may also be the reason why a build failed. All else in a build's output is the build's own. */
const IN_BUILD: ReadonlySet<string> = new Set(["build-calls-convex", "codegen-needs-deployment"]);

/**
 * Names the failure of a CLI run.
 *
 * @returns A known failure, or an honest `unknown` that points to the log.
 */
export function diagnose(symptoms: Symptoms): Failure {
  const inBuild = Boolean(symptoms.buildExitCode);
  const text = (inBuild ? symptoms.tail : symptoms.cliTail).join("\n");
  for (const { code, pattern, explain } of KNOWN) {
    if (inBuild && !IN_BUILD.has(code)) continue;
    const match = pattern.exec(text);
    if (match !== null) return { code, ...explain(match, symptoms) };
  }
  if (symptoms.buildExitCode) return buildFailed(symptoms.buildExitCode);
  return {
    code: "unknown",
    cause: "The Convex CLI failed for a reason that this action does not know.",
    fix: "Read the end of the output; the last lines usually name the cause. `deploy-args: --verbose` shows more.",
    link: `${DOCS}/cli`,
  };
}

function buildFailed(exitCode: number): Failure {
  return {
    code: "build-failed",
    cause: `The build command (\`cmd\`) ended with exit code ${exitCode}, so nothing was pushed.`,
    fix: "Fix the build; its output is in the log above. It runs in the working directory with the URL variables set and without the deploy key.",
    link: "https://docs.convex.dev/production/hosting",
  };
}
