/** Failures of the deploy key, and of what it may reach. */

import { DOCS, type FailurePattern, KEY_DOCS, NUMBER, shellBlock, WHERE_TO_CREATE_KEYS } from "./failure-pattern.ts";

export const FAILURES_OF_ACCESS: readonly FailurePattern[] = [
  {
    code: "quota-reached",
    pattern: /(?:DeploymentQuotaReached[^\n]{0,300}?)?deployment quota of (\d+)|DeploymentQuotaReached/,
    fields: [NUMBER],
    explain: (match) => ({
      cause: `Your team has reached its limit of Convex deployments${match[1] ? ` (its quota is ${match[1]})` : ""}.`,
      fix: "Delete preview deployments that are no longer needed on the Convex dashboard, and let this action delete each one when its pull request closes (run it on `pull_request: types: [opened, synchronize, reopened, closed]`). What is left over a nightly job removes, with `operation: sweep` and a `management-token`.",
      link: `${DOCS}/production/state/limits`,
    }),
  },
  {
    code: "deployment-disabled",
    pattern: /your deployments have been disabled/,
    explain: () => ({
      cause: "Convex has disabled the team's deployments, because the team went over the limits of its plan.",
      fix: "Upgrade the team's plan, or raise its spending limit, in the team's settings on the Convex dashboard.",
      link: `${DOCS}/production/state/limits`,
    }),
  },
  {
    code: "permission-denied",
    pattern: /You do not have permission to perform this operation(?: \(([\w:]+)\))?/,
    fields: [/^[\w:]{1,80}$/],
    explain: ([, operation]) => ({
      cause: `The deploy key is restricted and may not do this${operation ? ` (it lacks \`${operation}\`)` : ""}.`,
      fix: `Make a deploy key that includes \`deployment:deploy\` on the Convex dashboard (${WHERE_TO_CREATE_KEYS}) and put it into the repository secret.`,
      link: KEY_DOCS,
    }),
  },
  {
    code: "key-rejected",
    pattern:
      /\b401 Unauthorized\b|Authenticate with .npx convex (?:dev|login)|InvalidDeployKey|AccessTokenInvalid|BadDeployKey|BadAdminKey|The provided (?:deploy|admin) key was invalid/,
    explain: (_, { keyKind }) => ({
      cause: `Convex does not accept the ${keyKind} key: it was revoked, or it belongs to a project or deployment that no longer exists.`,
      fix: `Make a new key on the Convex dashboard (${WHERE_TO_CREATE_KEYS}) and replace the repository secret with it (\`gh secret set\`).`,
      link: KEY_DOCS,
    }),
  },
  {
    code: "deployment-not-found",
    pattern: /\b404 Not Found: (?:Project|Deployment|Team)NotFound/,
    explain: (_, { keyKind }) => ({
      cause: `Convex does not find what the ${keyKind} key was made for: the project or the Convex deployment no longer exists.`,
      fix: `Make a key of the project that the app is deployed to today, on the Convex dashboard (${WHERE_TO_CREATE_KEYS}), and replace the repository secret with it (\`gh secret set\`).`,
      link: KEY_DOCS,
    }),
  },
  {
    code: "key-unusable",
    pattern: /Please set CONVEX_DEPLOY_KEY to a new key|Malformed preview CONVEX_DEPLOY_KEY/,
    explain: () => ({
      cause: "The Convex CLI cannot read the deploy key.",
      fix: `Copy the whole key again from the Convex dashboard (${WHERE_TO_CREATE_KEYS}), without quotes or a name in front, and replace the repository secret:${shellBlock("gh secret set CONVEX_DEPLOY_KEY")}`,
      link: KEY_DOCS,
    }),
  },
];
