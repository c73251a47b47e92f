import { ApiError, accessDenied, badBody, unknownDeployKey } from "./api-error.ts";
import type { CloudDeployment } from "./deployment.ts";
import { type CloudRequest, isObject, type Route } from "./http-server.ts";
import type { IssuedKey, KeyRing, KeyScope } from "./keys.ts";
import type { Account, Project } from "./team.ts";

export interface Provisioner {
  readonly account: Account;
  readonly keys: KeyRing;
  /** Starts the server of a deployment, if it is not running. @returns Its URL. */
  readonly reach: (deployment: CloudDeployment) => Promise<string>;
}

/** The undocumented API with which CLIs find the deployment of a key: `https://api.convex.dev/api/…`. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short handlers, one for each route.
export function provisioningRoutes({ account, keys, reach }: Provisioner): readonly Route[] {
  const credentials = async (deployment: CloudDeployment, from: IssuedKey) => ({
    adminKey: keys.issue(deploymentScope(deployment), from).text,
    url: await reach(deployment),
    deploymentName: deployment.name,
    deploymentType: deployment.type,
    reference: deployment.identity.reference,
    isDefault: deployment.identity.isDefault,
  });

  const claimPreview = async (request: CloudRequest) => {
    const { identifier, reuse } = request.body;
    if (typeof identifier !== "string" || identifier.trim() === "") {
      throw new ApiError(400, "InvalidIdentifier", "The identifier of a preview deployment must not be empty.");
    }
    if (reuse !== undefined && typeof reuse !== "boolean")
      throw badBody("invalid type for `reuse`: expected a boolean");
    const { key, project } = previewKeyAndProject(request, keys, account);
    const { preview, isNew } = account.claimPreview(project, identifier, reuse === true);
    const { adminKey, url, deploymentName, reference } = await credentials(preview, key);
    return { adminKey, instanceUrl: url, deploymentName, reference, isNewDeployment: isNew };
  };

  const authorizePreview = async (request: CloudRequest) => {
    const { previewName } = request.body;
    if (typeof previewName !== "string") throw badBody("missing field `previewName`");
    const { key, project } = previewKeyAndProject(request, keys, account);
    const preview = account.findPreview(project, previewName);
    if (preview === null) {
      throw new ApiError(404, "DeploymentNotFound", `There is no preview deployment "${previewName}" in this project.`);
    }
    return await credentials(preview, key);
  };

  const provisionAndAuthorize = async (request: CloudRequest) => {
    const key = bearer(request, keys, "deploy key");
    if (key.scope.kind !== "project") throw accessDenied("the deployments of this project");
    const project = projectOf(account, key.scope.team, key.scope.project);
    const type = request.body.deploymentType;
    if (type !== "prod" && type !== "dev") throw badBody("missing field `deploymentType`");
    return await credentials(type === "prod" ? project.production : project.development, key);
  };

  const teamAndProject = (deployment: CloudDeployment) => {
    const { team, project, reference, isDefault } = deployment.identity;
    const ids = { teamId: account.team(team).id, projectId: projectOf(account, team, project).id };
    return { team, project, ...ids, reference, isDefault };
  };

  const post = { method: "POST", body: "json", client: "required" } as const;
  const get = { method: "GET", client: "required" } as const;
  return [
    { ...post, path: "/api/claim_preview_deployment", handle: claimPreview },
    { ...post, path: "/api/deployment/authorize_preview", handle: authorizePreview },
    { ...post, path: "/api/deployment/provision_and_authorize", handle: provisionAndAuthorize },
    {
      ...post,
      path: "/api/deployment/url_for_key",
      handle: (request) => reach(deploymentOfKey(request, keys, account)),
    },
    {
      ...post,
      path: "/api/deployment/team_and_project_for_key",
      handle: (request) => teamAndProject(deploymentOfKey(request, keys, account)),
    },
    // Depending on its version, `convex run --preview-name` uses one of the next two with a preview deploy key.
    {
      ...get,
      path: "/api/deployment/{name}/team_and_project",
      handle: (request) => {
        const deployment = account.findDeployment(request.params.name ?? "");
        if (deployment === null) throw new ApiError(404, "DeploymentNotFound", "There is no such deployment.");
        checkReach(bearer(request, keys, "deploy key"), deployment.identity.team, deployment.identity.project);
        return teamAndProject(deployment);
      },
    },
    {
      ...get,
      path: "/api/teams/{team}/projects/{project}/deployments",
      handle: ({ params, ...request }) => {
        const project = projectOf(account, params.team ?? "", params.project ?? "");
        checkReach(bearer({ params, ...request }, keys, "deploy key"), project.team, project.project);
        return account.deploymentsOf(project).map(({ name, type }) => ({ name, deploymentType: type }));
      },
    },
    // Requested before the build if `convex.json` has AuthKit.
    {
      ...post,
      path: "/api/workos/has_associated_workos_team",
      handle: (request) => {
        const team = workosTeam(request, keys, account);
        return { hasAssociatedWorkosTeam: team.hasWorkos, teamId: team.id };
      },
    },
    {
      ...post,
      path: "/api/workos/get_or_provision_workos_environment",
      handle: (request) => {
        const team = workosTeam(request, keys, account);
        const name = String(request.body.deploymentName);
        if (!team.hasWorkos) {
          throw new ApiError(400, "WorkOSTeamNotProvisioned", `Team ${team.slug} has no associated WorkOS team.`);
        }
        const environment = { environmentId: `environment_${name}`, environmentName: name, clientId: `client_${name}` };
        return { ...environment, apiKey: `sk_test_${name}`, newlyProvisioned: true };
      },
    },
    // After a deploy with a login, the CLI warns about limits that the team has reached.
    {
      ...get,
      path: "/api/dashboard/teams/{teamId}/usage/team_usage_state",
      handle: () => ({ usageState: "Default" }),
    },
    {
      ...get,
      path: "/api/dashboard/teams/{teamId}/get_spending_limits",
      handle: () => ({ disableThresholdCents: null, state: null }),
    },
    // The CLI checks for updates at `https://version.convex.dev`, or at `CONVEX_VERSION_API_ORIGIN`.
    { ...get, path: "/v1/version", handle: () => ({ message: null }) },
  ];
}

/** @throws ApiError 403 for the key of a deployment and for a preview deploy key. CLIs provision with a login or a project token. */
function workosTeam(request: CloudRequest, keys: KeyRing, account: Account) {
  const { scope } = bearer(request, keys, "access token");
  const deployment = account.findDeployment(String(request.body.deploymentName));
  if (deployment === null) throw new ApiError(404, "DeploymentNotFound", "There is no such deployment.");
  const { team, project } = deployment.identity;
  const isMember = scope.kind === "access-token" && scope.team === team;
  if (!isMember && !(scope.kind === "project" && scope.team === team && scope.project === project)) {
    throw new ApiError(403, "AccessDenied", "You do not have permission to perform this action.");
  }
  return account.team(team);
}

/** The scope of the key that deploys to one deployment. */
export function deploymentScope(deployment: CloudDeployment): KeyScope {
  const kinds = { prod: "production", dev: "development", preview: "preview-deployment", custom: "custom" } as const;
  return { kind: kinds[deployment.type], deployment: deployment.name };
}

/** The key of an `Authorization: Bearer` header. */
export function bearer(request: CloudRequest, keys: KeyRing, what: Parameters<typeof unknownDeployKey>[0]): IssuedKey {
  const text = /^Bearer (.+)$/.exec(request.authorization ?? "")?.[1];
  const key = text === undefined ? null : keys.find(text);
  if (key === null) throw unknownDeployKey(what);
  return key;
}

function previewKeyAndProject(request: CloudRequest, keys: KeyRing, account: Account) {
  const selection = request.body.projectSelection;
  if (!isObject(selection) || selection.kind !== "teamAndProjectSlugs") {
    throw badBody("missing field `projectSelection`");
  }
  const key = bearer(request, keys, "preview deploy key");
  if (key.scope.kind !== "preview") throw accessDenied("the preview deployments of this project");
  checkReach(key, String(selection.teamSlug), String(selection.projectSlug));
  return { key, project: projectOf(account, key.scope.team, key.scope.project) };
}

/** @throws ApiError 403 unless the key belongs to this project or its team. */
export function checkReach(key: IssuedKey, team: string, project: string): void {
  const { scope } = key;
  const reaches = "team" in scope && scope.team === team && (!("project" in scope) || scope.project === project);
  if (!reaches) throw accessDenied(`the project ${team}:${project}`);
}

/** The deployment of the deploy key in the body, the only credentials of these requests. */
function deploymentOfKey(request: CloudRequest, keys: KeyRing, account: Account): CloudDeployment {
  const { deployKey } = request.body;
  if (typeof deployKey !== "string") throw badBody("missing field `deployKey`");
  const scope = keys.find(deployKey)?.scope;
  const deployment = scope !== undefined && "deployment" in scope ? account.findDeployment(scope.deployment) : null;
  if (deployment === null) throw unknownDeployKey("deploy key");
  return deployment;
}

function projectOf(account: Account, team: string, slug: string): Project {
  const project = account.findProject(team, slug);
  if (project === null) throw new ApiError(404, "ProjectNotFound", `There is no project ${team}:${slug}.`);
  return project;
}
