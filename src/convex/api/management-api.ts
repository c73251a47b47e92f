/** Convex's Management API, as far as cleaning up and looking up need it: https://docs.convex.dev/management-api */

import type { Reason } from "../../diagnosis/failure.ts";
import { asRecord, asString, type ConvexResponse, failureReason, isSuccess, requestConvex } from "./http.ts";

export interface DeploymentInfo {
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
  readonly teamId: number;
}

/** `found`, or why not. */
export type ApiResult<Value> =
  | { readonly kind: "found"; readonly value: Value }
  /** There is no such thing. */
  | { readonly kind: "absent" }
  /** The token may not. */
  | { readonly kind: "forbidden"; readonly reason: Reason }
  | { readonly kind: "unknown"; readonly reason: Reason };

/** Speaks with one token: a deploy key, which is undocumented here, or a team or personal token. */
export class ManagementApi {
  readonly #base: string;
  readonly #token: string;

  /** @param host - Origin of the provisioning host. */
  constructor(host: string, token: string) {
    this.#base = `${host}/v1`;
    this.#token = token;
  }

  async deployment(name: string): Promise<ApiResult<DeploymentInfo>> {
    return toApiResult(await this.#ask("GET", `/deployments/${encodeURIComponent(name)}`), parseDeployment);
  }

  async project(team: string, project: string): Promise<ApiResult<ProjectIds>> {
    const path = `/teams/${encodeURIComponent(team)}/projects/${encodeURIComponent(project)}`;
    return toApiResult(await this.#ask("GET", path), parseProject);
  }

  /** All projects of a team. */
  async projects(teamId: number): Promise<ApiResult<readonly ProjectIds[]>> {
    return toApiResult(await this.#ask("GET", `/teams/${teamId}/list_projects`), (value) => {
      if (!Array.isArray(value)) return null;
      const projects = value.map(parseProject).filter((ids) => ids !== null);
      return projects.length === value.length ? projects : null;
    });
  }

  /** All deployments of a project, of every type. */
  async deployments(projectId: number): Promise<ApiResult<readonly DeploymentInfo[]>> {
    return toApiResult(await this.#ask("GET", `/projects/${projectId}/list_deployments`), (value) => {
      if (!Array.isArray(value)) return null;
      const rows = value.map(parseDeployment).filter((row) => row !== null);
      return rows.length === value.length ? rows : null;
    });
  }

  /** Deletes a deployment and all its data. Whoever calls has made sure which it is. Convex answers with nothing. */
  async deleteDeployment(name: string): Promise<ApiResult<true>> {
    const answer = await this.#ask("POST", `/deployments/${encodeURIComponent(name)}/delete`);
    return toApiResult(answer, () => (answer.isNotJson ? null : true));
  }

  #ask(method: "GET" | "POST", path: string): Promise<ConvexResponse> {
    return requestConvex({ method, url: `${this.#base}${path}`, authorization: `Bearer ${this.#token}` });
  }
}

/** What an answer says. @param read - The value out of a body of any shape; `null`: it is none. */
export function toApiResult<Value>(answer: ConvexResponse, read: (value: unknown) => Value | null): ApiResult<Value> {
  const { status } = answer;
  if (status === 404) return { kind: "absent" };
  if (status === 401 || status === 403) return { kind: "forbidden", reason: failureReason(answer) };
  const value = isSuccess(answer) ? read(answer.value) : null;
  return value === null ? { kind: "unknown", reason: failureReason(answer) } : { kind: "found", value };
}

function parseProject(value: unknown): ProjectIds | null {
  const [id, teamId] = [numberOf(asRecord(value).id), numberOf(asRecord(value).teamId)];
  return id === null || teamId === null ? null : { id, teamId };
}

function parseDeployment(value: unknown): DeploymentInfo | null {
  const row = asRecord(value);
  const [name, type] = [asString(row.name), asString(row.deploymentType)];
  if (name === null || type === null) return null;
  return {
    name,
    url: asString(row.deploymentUrl),
    type,
    // What does not say that it is none is taken for a default deployment, which is never deleted.
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
