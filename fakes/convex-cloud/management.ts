import type { Operation } from "openapi-backend";
import { ApiError, accessDenied } from "./api-error.ts";
import type { CloudDeployment } from "./deployment.ts";
import type { CloudRequest, Route } from "./http-server.ts";
import type { IssuedKey, KeyRing } from "./keys.ts";
import { describedRoutesOf, isDocumented } from "./management-openapi.ts";
import { bearer, checkReach, type Provisioner } from "./provisioning.ts";
import type { Account, Project } from "./team.ts";

export interface Management extends Provisioner {
  /** Whether a preview deploy key may look up and delete previews of its project, which is undocumented. */
  readonly policy: { readonly acceptsPreviewKeys: boolean };
}

/** The parts of the Management API that the action needs: https://docs.convex.dev/management-api */
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
      region: `aws-${region}`,
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

  const deploymentOf = (request: CloudRequest, operation: Operation): CloudDeployment => {
    const key = bearer(request, keys, "access token");
    const deployment = account.findDeployment(request.params.deployment_name ?? "");
    const isOpenToPreviewKeys = policy.acceptsPreviewKeys && key.scope.kind === "preview";
    if (!isOpenToPreviewKeys) checkDocumented(key, operation);
    if (deployment === null) {
      throw new ApiError(404, "DeploymentNotFound", `There is no deployment named ${request.params.deployment_name}.`);
    }
    checkReach(key, deployment.identity.team, deployment.identity.project);
    if (isOpenToPreviewKeys && deployment.type !== "preview") throw accessDenied(`the deployment ${deployment.name}`);
    return deployment;
  };

  const projectDeployments = async (request: CloudRequest, operation: Operation) => {
    const project = account.findProjectById(request.params.project_id ?? "");
    return await Promise.all(
      filtered(account.deploymentsOf(reachable(request, operation, keys, project)), request).map(describe),
    );
  };

  const teamDeployments = async (request: CloudRequest, operation: Operation) => {
    const team = teamOf(request, operation, keys, account);
    const projectId = request.query.get("projectId");
    const rows = account
      .projectsOf(team)
      .filter(({ id }) => projectId === null || String(id) === projectId)
      .flatMap((project) => account.deploymentsOf(project));
    const { items, pagination } = pageOf(filtered(rows, request), request);
    return { items: await Promise.all(items.map(describe)), pagination };
  };

  return describedRoutesOf({
    "GET /teams/{team_id_or_slug}/projects/{project_slug}": (request, operation) => {
      const team = account.findTeam(request.params.team_id_or_slug ?? "");
      const project = team && account.findProject(team.slug, request.params.project_slug ?? "");
      // `convex run --preview-name` requests it with a preview deploy key, which Convex accepts.
      const isOfCli = bearer(request, keys, "access token").scope.kind === "preview";
      return describeProject(reachable(request, isOfCli ? null : operation, keys, project), account);
    },
    "GET /teams/{team_id}/projects": (request, operation) => {
      const team = teamOf(request, operation, keys, account);
      const { items, pagination } = pageOf(account.projectsOf(team), request);
      return { items: items.map((project) => describeProject(project, account)), pagination };
    },
    "GET /teams/{team_id}/list_deployments": teamDeployments,
    "GET /projects/{project_id}/list_deployments": projectDeployments,
    "GET /token_details": (request, operation) => {
      const key = bearer(request, keys, "access token");
      checkDocumented(key, operation);
      const { scope } = key;
      const common = { id: 1, name: "a token of the tests", createTime: 0 };
      if (scope.kind === "team") return { ...common, teamId: account.team(scope.team).id, type: "teamToken" };
      const project = scope.kind === "project" ? account.findProject(scope.team, scope.project) : null;
      if (project === null) throw accessDenied("the details of this token");
      return { ...common, projectId: project.id, type: "projectToken" };
    },
    "GET /deployments/{deployment_name}": (request, operation) => describe(deploymentOf(request, operation)),
    "POST /deployments/{deployment_name}/delete": (request, operation) =>
      account.delete(deploymentOf(request, operation)),
  });
}

/** @throws ApiError 403 for a kind of key that the documentation of the operation does not list. */
function checkDocumented(key: IssuedKey, operation: Operation): void {
  if (!isDocumented(key.scope, operation)) throw accessDenied("this operation with this kind of token");
}

/** @param operation - Operation whose documentation must list the kind of key, or `null` to accept any key of the project. */
function reachable(
  request: CloudRequest,
  operation: Operation | null,
  keys: KeyRing,
  project: Project | null,
): Project {
  const key = bearer(request, keys, "access token");
  if (operation !== null) checkDocumented(key, operation);
  if (project === null) throw new ApiError(404, "ProjectNotFound", "There is no such project.");
  checkReach(key, project.team, project.project);
  return project;
}

/** @returns The slug of the team in the path, if the token belongs to that team. */
function teamOf(request: CloudRequest, operation: Operation, keys: KeyRing, account: Account): string {
  const key = bearer(request, keys, "access token");
  checkDocumented(key, operation);
  const team = account.findTeam(request.params.team_id ?? "");
  if (team === null) throw new ApiError(404, "TeamNotFound", "There is no such team.");
  if (!("team" in key.scope) || key.scope.team !== team.slug) throw accessDenied(`the team ${team.slug}`);
  return team.slug;
}

function filtered(rows: readonly CloudDeployment[], { query }: CloudRequest): readonly CloudDeployment[] {
  const [type, isDefault] = [query.get("deploymentType"), query.get("isDefault")];
  return rows
    .filter((one) => type === null || one.type === type)
    .filter((one) => isDefault === null || String(one.identity.isDefault) === isDefault);
}

/** A page with at most 100 rows, and the cursor of the next page. */
function pageOf<Row>(rows: readonly Row[], { query }: CloudRequest) {
  const start = Number(query.get("cursor") ?? 0);
  const end = start + Math.min(100, Number(query.get("limit") ?? 100));
  const hasMore = end < rows.length;
  return { items: rows.slice(start, end), pagination: { hasMore, nextCursor: hasMore ? String(end) : null } };
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
