/** Failures of the key and of its permissions. */

import type { FailureCase } from "./failure-case.ts";
import type { FailureFixture } from "./failure-fixture.ts";

export const OF_KEYS: readonly FailureCase[] = [
  {
    name: "No deploy key",
    code: "key-missing",
    status: "refused",
    cliMessage: null,
    fix: "gh secret set CONVEX_PREVIEW_DEPLOY_KEY",
    reproduce: (scene) => scene.preview({}, { with: { "deploy-key": "" } }),
  },
  {
    name: "A production deploy key on a pull request",
    code: "production-from-pull-request",
    status: "refused",
    cliMessage: null,
    fix: "secrets.CONVEX_PREVIEW_DEPLOY_KEY",
    reproduce: (scene) => scene.preview({}, { with: { "deploy-key": scene.productionKey } }),
  },
  {
    name: "A deploy key that was cut at its `|`",
    code: "key-malformed",
    status: "refused",
    cliMessage: null,
    fix: "gh secret set CONVEX_PREVIEW_DEPLOY_KEY",
    reproduce: (scene) => scene.preview({}, { with: { "deploy-key": scene.previewKey.replace(/\|.*/, "|") } }),
  },
  {
    name: "A preview deploy key that was revoked",
    code: "key-rejected",
    cliMessage: /401 Unauthorized: AuthenticationFailed/,
    fix: "gh secret set",
    reproduce: (scene) => {
      const key = scene.previewKey;
      scene.stage.cloud.revoke(key);
      return scene.preview({}, { with: { "deploy-key": key } });
    },
  },
  {
    name: "A deployment's key that was revoked",
    code: "key-rejected",
    cliMessage: /401 Unauthorized/,
    fix: "gh secret set",
    reproduce: (scene) => {
      const key = scene.developmentKey;
      scene.stage.cloud.revoke(key);
      return scene.development({}, { with: { "deploy-key": key } });
    },
  },
  {
    name: "A deploy key without `deployment:deploy`",
    code: "permission-denied",
    cliMessage: /You do not have permission to perform this operation \(deployment:deploy\)/,
    fix: "includes `deployment:deploy`",
    reproduce: (scene) => {
      const key = scene.developmentKey;
      scene.stage.cloud.restrict(key, ["deployment:deploy"]);
      return scene.development({}, { with: { "deploy-key": key } });
    },
  },
  {
    name: "A deploy key of another deployment",
    code: "key-rejected",
    cliMessage: /The provided deploy key was invalid for deployment/,
    fix: "gh secret set",
    reproduce: (scene) => {
      scene.refuse(
        "/api/deploy2/start_push",
        403,
        "BadDeployKey",
        `The provided deploy key was invalid for deployment '${scene.project.development.name}'. Double check that the environment this key was generated for matches the desired deployment.`,
      );
      return scene.development();
    },
  },
  {
    name: "A project that was deleted",
    code: "deployment-not-found",
    cliMessage: /404 Not Found/,
    fix: "project that the app is deployed to now",
    reproduce: (scene) => {
      const { team } = scene.project;
      const key = scene.stage.cloud.issueKey({ kind: "preview", team, project: "gone" });
      return scene.preview({}, { with: { "deploy-key": key } });
    },
  },
  {
    name: "Deployments that Convex has disabled",
    code: "deployment-disabled",
    cliMessage: /your deployments have been disabled/,
    fix: "Upgrade the team's plan",
    reproduce: (scene) => {
      const text =
        "You have exceeded the free plan limits, so your deployments have been disabled. Please upgrade to a Pro plan or reach out to us at support@convex.dev for help.";
      scene.refuse("/api/deploy2/start_push", 400, "DeploymentDisabled", text);
      return scene.development();
    },
  },
  {
    name: "No room for another deployment",
    code: "quota-reached",
    cliMessage: /DeploymentQuotaReached/,
    fix: "types: [opened, synchronize, reopened, closed]",
    reproduce: (scene) => {
      scene.stage.cloud.setQuota(scene.project.team, 2);
      return scene.preview();
    },
  },
  {
    name: "AuthKit in `convex.json` without WorkOS credentials",
    code: "authkit-not-provisioned",
    cliMessage: /AuthKit configuration in convex.json requires WorkOS credentials/,
    fix: "deploy-args: --skip-workos-check",
    reproduce: (scene) => scene.development({ "convex.json": authKit({ configure: false }) }),
  },
  {
    name: "AuthKit in `convex.json` for production without WorkOS credentials",
    code: "authkit-not-provisioned",
    cliMessage: /remove the 'authKit\.prod' section/,
    fix: "for production in the deployment's settings",
    reproduce: (scene) => scene.production({ "convex.json": authKit({ configure: false }, "prod") }),
  },
  {
    name: "AuthKit in `convex.json` and a team without WorkOS",
    code: "authkit-not-provisioned",
    cliMessage: /Cannot provision WorkOS AuthKit in non-interactive mode/,
    fix: "create the WorkOS team once",
    reproduce: (scene) =>
      scene.production({ "convex.json": authKit({ configure: false }, "prod") }, projectToken(scene)),
  },
  {
    name: "AuthKit in `convex.json` with a variable of another host",
    code: "authkit-template-unset",
    cliMessage: /Cannot resolve template/,
    fix: "are not passed to the CLI here",
    reproduce: (scene) => {
      for (const name of ["WORKOS_CLIENT_ID", "WORKOS_API_KEY", "WORKOS_ENVIRONMENT_ID"])
        scene.project.development.environment.set(name, "example");
      const redirectUris = ["https://${buildEnv.VERCEL_BRANCH_URL}/callback"];
      const env = { VERCEL: "1", VERCEL_BRANCH_URL: "shop.vercel.app" };
      return scene.development({ "convex.json": authKit({ configure: { redirectUris } }) }, { env });
    },
  },
  {
    name: "A deploy key without the permission for an action",
    code: "permission-denied",
    cliMessage: /You do not have permission to perform this action \(deployment:env:view\)/,
    fix: "includes `deployment:env:view`",
    reproduce: (scene) => {
      const text = "You do not have permission to perform this action (deployment:env:view).";
      scene.refuse("/api/deploy2/start_push", 403, "NotAllowed", text);
      return scene.development();
    },
  },
  {
    name: "A deployment that is paused",
    code: "deployment-paused",
    cliMessage: /while this deployment is paused/,
    fix: "Resume it",
    reproduce: (scene) => {
      const text =
        "Cannot run functions while this deployment is paused. Resume the deployment in the dashboard settings to allow functions to run.";
      scene.refuse("/api/deploy2/start_push", 400, "BackendIsNotRunning", text);
      return scene.development();
    },
  },
  {
    name: "A usage limit that was exceeded",
    code: "deployment-disabled",
    cliMessage: /exceeded a configured usage limit/,
    fix: "raise its usage limits",
    reproduce: (scene) => {
      const text =
        "Cannot run functions while this deployment is disabled because it exceeded a configured usage limit.";
      scene.refuse("/api/deploy2/start_push", 400, "BackendIsNotRunning", text);
      return scene.development();
    },
  },
];

/** @param type - The section of `authKit` for the type of the deployment. */
function authKit(settings: object, type: "dev" | "preview" | "prod" = "dev"): string {
  return JSON.stringify({ authKit: { [type]: settings } });
}

function projectToken({ stage, project: { team, project } }: FailureFixture): Readonly<Record<string, string>> {
  return { "deploy-key": stage.cloud.issueKey({ kind: "project", team, project }), "allow-project-token": "true" };
}
