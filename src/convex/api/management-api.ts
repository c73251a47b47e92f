/** The parts of Convex's Management API that the action needs: https://docs.convex.dev/management-api */

import { ownReason, type Reason } from "../../diagnosis/failure.ts";
import { type ConvexResponse, failureReason, isSuccess, requestConvex } from "./http.ts";
import { asRecord, asString } from "./json.ts";

export interface ConvexDeployment {
  readonly name: string;
  readonly url: string | null;
  /** `preview`, `prod`, `dev`, `custom`. */
  readonly type: string;
  readonly isDefault: boolean;
  readonly previewIdentifier: string | null;
  readonly projectId: number | null;
  /** Milliseconds since the epoch. */
  readonly createTime: number | null;
  readonly expiresAt: number | null;
}

export interface ProjectIds {
  readonly id: number;
  /** `null` if the token does not show it. */
  readonly teamId: number | null;
}

/** The value, or why it was not found. */
export type ApiResult<Value> =
  | { readonly kind: "found"; readonly value: Value }
  /** It does not exist. */
  | { readonly kind: "absent" }
  /** The token is not allowed to read it. */
  | { readonly kind: "forbidden"; readonly reason: Reason }
  | { readonly kind: "unknown"; readonly reason: Reason };

/** Pages of a hundred deployments each. Teams have a few hundred, so a longer list is an error. */
const MAX_PAGES = 100;

/** Uses one token: a team token, a personal token, or a deploy key (which works but is not documented). */
export class ManagementApi {
  readonly #base: string;
  readonly #token: string;

  /** @param host - Origin of the provisioning host. */
  constructor(host: string, token: string) {
    this.#base = `${host}/v1`;
    this.#token = token;
  }

  async deployment(name: string): Promise<ApiResult<ConvexDeployment>> {
    return toApiResult(await this.#request("GET", `/deployments/${encodeURIComponent(name)}`), parseDeployment);
  }

  async project(team: string, project: string): Promise<ApiResult<ProjectIds>> {
    const path = `/teams/${encodeURIComponent(team)}/projects/${encodeURIComponent(project)}`;
    return toApiResult(await this.#request("GET", path), parseProject);
  }

  /** The project of a project token. `absent` for any other token. */
  async tokenProject(): Promise<ApiResult<ProjectIds>> {
    const details = toApiResult(await this.#request("GET", "/token_details"), (value) => asRecord(value));
    if (details.kind !== "found") return details;
    const id = details.value.type === "projectToken" ? numberOf(details.value.projectId) : null;
    return id === null ? { kind: "absent" } : { kind: "found", value: { id, teamId: null } };
  }

  /** Counts a team's deployments of all types in all projects. */
  async countTeamDeployments(teamId: number): Promise<ApiResult<number>> {
    let [count, cursor] = [0, ""];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const query = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
      const response = await this.#request("GET", `/teams/${teamId}/list_deployments${query}`);
      const found = toApiResult(response, parsePage);
      if (found.kind !== "found") return found;
      count += found.value.count;
      if (found.value.next === null) return { kind: "found", value: count };
      cursor = found.value.next;
    }
    return { kind: "unknown", reason: ownReason("the list does not end") };
  }

  /** All deployments of a project, of every type. */
  async deployments(projectId: number): Promise<ApiResult<readonly ConvexDeployment[]>> {
    return toApiResult(await this.#request("GET", `/projects/${projectId}/list_deployments`), (value) => {
      if (!Array.isArray(value)) return null;
      const rows = value.map(parseDeployment).filter((row) => row !== null);
      return rows.length === value.length ? rows : null;
    });
  }

  /** Deletes a deployment and all its data, without further checks. Convex responds with an empty body. */
  async deleteDeployment(name: string): Promise<ApiResult<true>> {
    const response = await this.#request("POST", `/deployments/${encodeURIComponent(name)}/delete`);
    return toApiResult(response, () => (response.isNotJson ? null : true));
  }

  #request(method: "GET" | "POST", path: string): Promise<ConvexResponse> {
    return requestConvex({ method, url: `${this.#base}${path}`, authorization: `Bearer ${this.#token}` });
  }
}

/** Converts a response to a result. @param read - Parses the body; returns `null` if it has another shape. */
export function toApiResult<Value>(response: ConvexResponse, read: (value: unknown) => Value | null): ApiResult<Value> {
  const { status } = response;
  if (status === 404) return { kind: "absent" };
  if (status === 401 || status === 403) return { kind: "forbidden", reason: failureReason(response) };
  const value = isSuccess(response) ? read(response.value) : null;
  return value === null ? { kind: "unknown", reason: failureReason(response) } : { kind: "found", value };
}

function parsePage(value: unknown): { readonly count: number; readonly next: string | null } | null {
  const { items, pagination } = asRecord(value);
  const { hasMore, nextCursor } = asRecord(pagination);
  if (!Array.isArray(items) || typeof hasMore !== "boolean") return null;
  const next = hasMore ? asString(nextCursor) : null;
  return hasMore && next === null ? null : { count: items.length, next };
}

function parseProject(value: unknown): ProjectIds | null {
  const [id, teamId] = [numberOf(asRecord(value).id), numberOf(asRecord(value).teamId)];
  return id === null || teamId === null ? null : { id, teamId };
}

function parseDeployment(value: unknown): ConvexDeployment | null {
  const row = asRecord(value);
  const [name, type] = [asString(row.name), asString(row.deploymentType)];
  if (name === null || type === null) return null;
  return {
    name,
    url: asString(row.deploymentUrl),
    type,
    // If the field is missing, assume a default deployment, which is never deleted.
    isDefault: row.isDefault !== false,
    previewIdentifier: asString(row.previewIdentifier),
    projectId: numberOf(row.projectId),
    createTime: numberOf(row.createTime),
    expiresAt: numberOf(row.expiresAt),
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
