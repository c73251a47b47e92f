/** Failures of the deploy key, of its permissions, and of the team's plan. */

import {
  DOCS,
  type FailurePattern,
  KEY_DOCS,
  NAME,
  NUMBER,
  shellBlock,
  WHERE_TO_CREATE_KEYS,
  yamlBlock,
} from "./failure-pattern.ts";

const AUTHKIT = `${DOCS}/auth/authkit/auto-provision`;
/** The CLI checks AuthKit before it runs `cmd`, and so before this action sets `deployment-env`. */
const AUTHKIT_SKIP = yamlBlock("with:", "  deploy-args: --skip-workos-check");

/** Must come before the general patterns for permissions. */
const AUTHKIT_FAILURES: readonly FailurePattern[] = [
  {
    code: "authkit-template-unset",
    pattern: /Cannot resolve template \$\{[\w.]{1,100}\}: (?:Environment variable )?(\w{1,100})/,
    fields: [NAME],
    explain: ([, name]) => ({
      cause: `\`authKit\` in \`convex.json\` uses ${name === undefined ? "a variable" : `\`${name}\``}, which is not set for the Convex CLI.`,
      fix: `Set the variable in the \`env:\` block of this step (variables of other hosts, such as \`VERCEL_*\`, are not passed to the CLI here), or remove it from \`convex.json\`. To deploy without configuring AuthKit:${AUTHKIT_SKIP}`,
      link: AUTHKIT,
    }),
  },
  {
    code: "authkit-not-provisioned",
    pattern: /Cannot provision WorkOS AuthKit in non-interactive mode|no provisioned WorkOS team/,
    explain: () => ({
      cause:
        "`authKit` in `convex.json` needs WorkOS credentials, and the Convex CLI cannot create them, because the Convex team has no WorkOS team. Nothing was pushed.",
      fix: `Have a member of the team create the WorkOS team once, with \`npx convex dev\` in a terminal. Or set \`WORKOS_CLIENT_ID\`, \`WORKOS_API_KEY\` and \`WORKOS_ENVIRONMENT_ID\` on the Convex deployment before this run. Or skip the check:${AUTHKIT_SKIP}`,
      link: AUTHKIT,
    }),
  },
  {
    code: "authkit-not-provisioned",
    pattern:
      /AuthKit configuration in convex\.json requires WorkOS credentials|Cannot provision WorkOS|Error provisioning WorkOS environment|Failed to provision WorkOS|WorkOS environment variable mismatch|\/workos\/\w{1,60} [45]\d\d\b/,
    explain: () => ({
      cause:
        "`authKit` in `convex.json` needs WorkOS credentials, and the Convex CLI cannot create them with this deploy key. It checks this before `cmd` and before `deployment-env` is set, so nothing was pushed.",
      fix: `Set \`WORKOS_CLIENT_ID\`, \`WORKOS_API_KEY\` and \`WORKOS_ENVIRONMENT_ID\` on the Convex deployment before this run: for previews as default environment variables of the project, for production in the deployment's settings. Or skip the check:${AUTHKIT_SKIP}`,
      link: AUTHKIT,
    }),
  },
];

const KEY_REFUSED =
  /\b401 Unauthorized\b|Authenticate with .npx convex (?:dev|login)|InvalidDeployKey|AccessTokenInvalid|BadDeployKey|BadAdminKey|The provided (?:deploy|admin) key was invalid/;

/** Kinds of keys that hold the name of a Convex deployment in the cloud. */
const NAMES_ONE_DEPLOYMENT: readonly string[] = ["production", "development", "custom", "preview-deployment"];

export const ACCESS_FAILURES: readonly FailurePattern[] = [
  ...AUTHKIT_FAILURES,
  {
    code: "quota-reached",
    pattern: /(?:DeploymentQuotaReached[^\n]{0,300}?)?deployment quota of (\d+)|DeploymentQuotaReached/,
    fields: [NUMBER],
    explain: (match) => ({
      cause: `Your team has reached its limit of Convex deployments${match[1] ? ` (its quota is ${match[1]})` : ""}.`,
      fix: "On the Convex dashboard, delete preview deployments that are no longer needed, and let this action delete each one when its pull request closes (run it on `pull_request: types: [opened, synchronize, reopened, closed]`). A nightly job with `operation: sweep` and a `management-token` deletes the remaining ones.",
      link: `${DOCS}/production/state/limits`,
    }),
  },
  {
    code: "deployment-disabled",
    pattern: /your deployments have been disabled|disabled because it exceeded a configured usage limit/,
    explain: () => ({
      cause: "Convex has disabled the deployment, because the team exceeded the limits of its plan or a usage limit.",
      fix: "Upgrade the team's plan, or raise its usage limits, in the team's settings on the Convex dashboard.",
      link: `${DOCS}/production/state/limits`,
    }),
  },
  {
    code: "deployment-paused",
    pattern: /while this deployment is paused|DeploymentPaused/,
    explain: () => ({
      cause: "The Convex deployment is paused, so it runs no functions.",
      fix: "Resume it on the Convex dashboard (the deployment's Settings → Pause Deployment), then run the job again.",
      link: `${DOCS}/production/pause-deployment`,
    }),
  },
  {
    code: "deployment-suspended",
    pattern: /while this deployment is suspended/,
    explain: () => ({
      cause: "Convex has suspended the deployment, so it runs no functions.",
      fix: "Ask a member of the team to write to Convex's support (support@convex.dev). Only Convex can resume it.",
      link: `${DOCS}/production/contact`,
    }),
  },
  {
    code: "permission-denied",
    pattern: /You do not have permission to perform this (?:operation|action)(?: \(([\w:]{1,80})\))?/,
    fields: [/^[\w:]{1,80}$/],
    explain: ([, operation]) => ({
      cause: `The deploy key lacks ${operation ? `the permission \`${operation}\`` : "a permission that this run needs"}.`,
      fix: `Create a deploy key ${operation ? `that includes \`${operation}\`` : "without restrictions, or with all permissions that a deploy needs,"} on the Convex dashboard (${WHERE_TO_CREATE_KEYS}) and store it in the repository secret.`,
      link: KEY_DOCS,
    }),
  },
  {
    code: "key-rejected",
    pattern: KEY_REFUSED,
    appliesTo: ({ keyKind }) => keyKind === "admin",
    explain: () => ({
      cause:
        "The self-hosted backend does not accept the admin key: it is the key of another instance, or the instance has a new name or secret.",
      fix: `Generate a new admin key on the backend, and replace the repository secret with it:${shellBlock("docker compose exec backend ./generate_admin_key.sh", "gh secret set CONVEX_SELF_HOSTED_ADMIN_KEY")}`,
      link: `${DOCS}/self-hosting`,
    }),
  },
  {
    code: "key-rejected",
    pattern: KEY_REFUSED,
    explain: (_, { keyKind }) => ({
      cause: `Convex does not accept the ${keyKind} key: it was revoked, it expired, or it belongs to a project or deployment that no longer exists.`,
      fix: `Create a new key on the Convex dashboard (${WHERE_TO_CREATE_KEYS}) and replace the repository secret with it (\`gh secret set\`).`,
      link: KEY_DOCS,
    }),
  },
  {
    code: "deployment-not-found",
    // The first requests of a push. Before them, a key that creates previews has claimed its deployment.
    pattern: /\/api\/(?:deploy2\/(?:evaluate_push|start_push)|get_config\w{0,20}|v1\/get_canonical_urls) 404\b/,
    appliesTo: ({ keyKind }) => NAMES_ONE_DEPLOYMENT.includes(keyKind),
    explain: (_, { keyKind }) => ({
      cause: `The Convex deployment of the ${keyKind} key does not exist: it was deleted, or its project was. Nothing was pushed.`,
      fix: `Create a key of the Convex deployment that the app is deployed to now, on the Convex dashboard (its Settings → URL and Deploy Key), and replace the repository secret:${shellBlock("gh secret set CONVEX_DEPLOY_KEY")}`,
      link: KEY_DOCS,
    }),
  },
  {
    code: "deployment-vanished",
    // Every existing deployment has these endpoints, but a self-hosted backend may be too old for them.
    pattern: /\/api\/(?:deploy2\/\w{1,40}|get_config\w{0,20}|v1\/get_canonical_urls) 404\b/,
    appliesTo: ({ keyKind }) => keyKind !== "admin",
    explain: () => ({
      cause: "The Convex deployment was deleted, or deleted and recreated, while this run was pushing to it.",
      fix: "Run the job again. If several workflows use one preview, give each its own `preview-name`, and check whether something else recreates it (`preview-mode: recreate`, or a build on another host).",
      link: `${DOCS}/production/hosting/preview-deployments`,
    }),
  },
  {
    code: "deployment-not-found",
    pattern: /\b404 Not Found: (?:Project|Deployment|Team)NotFound/,
    explain: (_, { keyKind }) => ({
      cause: `The project or the Convex deployment of the ${keyKind} key no longer exists.`,
      fix: `Create a key of the project that the app is deployed to now, on the Convex dashboard (${WHERE_TO_CREATE_KEYS}), and replace the repository secret with it (\`gh secret set\`).`,
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
