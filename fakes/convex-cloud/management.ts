import { ApiError, accessDenied } from "./api-error.ts";
import type { CloudDeployment } from "./deployment.ts";
import type { CloudRequest, Route } from "./http-server.ts";
import type { KeyRing } from "./keys.ts";
import { bearer, checkReach, type Provisioner } from "./provisioning.ts";
import type { Account, Project } from "./team.ts";

export interface Management extends Provisioner {
  /** Whether a preview deploy key may look up and delete previews of its project, which is undocumented. */
  readonly policy: { readonly acceptsPreviewKeys: boolean };
}

/** The part of the Management API that cleaning up needs: https://docs.convex.dev/management-api */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short handlers, one for each route.
export function managementRoutes({ account, keys, reach, policy }: Management): readonly Route[] {
  const describe = async (deployment: CloudDeployment) => {
    const { id, name, type, identifier, region, reference, isDefault, createTime, expiresAt } = deployment.identity;
    const projectId = account.findProject(deployment.identity.team, deployment.identity.project)?.id;
    return {
      kind: "cloud",
      id,
      name,
      deploymentType: type,
      projectId,
      region,
      reference,
      isDefault,
      createTime,
      lastDeployTime: null,
      creator: null,
      previewIdentifier: identifier,
      expiresAt,
      class: "s256",
      deploymentUrl: await reach(deployment),
    };
  };

  const deploymentOf = (request: CloudRequest): CloudDeployment => {
    const key = bearer(request, keys, "access token");
    const deployment = account.findDeployment(request.params.name ?? "");
    if (deployment === null) {
      throw new ApiError(404, "DeploymentNotFound", `There is no deployment named ${request.params.name}.`);
    }
    checkReach(key, deployment.identity.team, deployment.identity.project);
    if (key.scope.kind === "preview" && !(policy.acceptsPreviewKeys && deployment.type === "preview")) {
      throw accessDenied(`the deployment ${deployment.name}`);
    }
    return deployment;
  };

  const list = async (request: CloudRequest) => {
    const project = projectForToken(request, keys, account.findProjectById(request.params.id ?? ""));
    const type = request.query.get("deploymentType");
    const isDefault = request.query.get("isDefault");
    const rows = account
      .deploymentsOf(project)
      .filter((one) => type === null || one.type === type)
      .filter((one) => isDefault === null || String(one.identity.isDefault) === isDefault);
    return await Promise.all(rows.map(describe));
  };

  /** For team tokens; the token of one project does not see the others. */
  const listProjects = (request: CloudRequest) => {
    const { scope } = bearer(request, keys, "access token");
    const team = account.findTeam(request.params.id ?? "");
    if (team === null) throw new ApiError(404, "TeamNotFound", "There is no such team.");
    if (scope.kind !== "team" || scope.team !== team.slug) throw accessDenied(`the projects of ${team.slug}`);
    return account.projectsOf(team.slug).map((project) => describeProject(project, account));
  };

  return [
    {
      method: "GET",
      path: "/v1/teams/{team}/projects/{project}",
      handle: (request) => {
        const team = account.findTeam(request.params.team ?? "");
        const project = team && account.findProject(team.slug, request.params.project ?? "");
        return describeProject(projectForToken(request, keys, project), account);
      },
    },
    { method: "GET", path: "/v1/teams/{id}/list_projects", handle: listProjects },
    { method: "GET", path: "/v1/projects/{id}/list_deployments", handle: list },
    { method: "GET", path: "/v1/deployments/{name}", handle: (request) => describe(deploymentOf(request)) },
    {
      method: "POST",
      path: "/v1/deployments/{name}/delete",
      handle: (request) => account.delete(deploymentOf(request)),
    },
  ];
}

/** Listing is documented for team and project tokens only. */
function projectForToken(request: CloudRequest, keys: KeyRing, project: Project | null): Project {
  const key = bearer(request, keys, "access token");
  if (project === null) throw new ApiError(404, "ProjectNotFound", "There is no such project.");
  checkReach(key, project.team, project.project);
  if (key.scope.kind === "preview" && request.params.id !== undefined) throw accessDenied("the project's deployments");
  return project;
}

function describeProject(project: Project, account: Account) {
  const { id, project: slug, team, createTime, production, development } = project;
  return {
    id,
    name: slug,
    slug,
    teamId: account.team(team).id,
    teamSlug: team,
    createTime,
    prodDeploymentName: production.name,
    devDeploymentName: development.name,
  };
}
