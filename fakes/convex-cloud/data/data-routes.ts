import { ApiError, badBody } from "../api-error.ts";
import type { Authorize } from "../backend.ts";
import type { CloudDeployment } from "../deployment.ts";
import { type CloudRequest, Download, type Route } from "../http-server.ts";
import type { SystemQuery } from "../system-queries.ts";
import { toConvexJson } from "./convex-json.ts";
import type { ImportRecord } from "./imports.ts";

/** The endpoints that `convex import` and `convex export` call: `crates/local_backend/src/snapshot_{import,export}.rs`. */
export function dataRoutes(deployment: CloudDeployment, authorize: Authorize): readonly Route[] {
  const { imports, exports } = deployment.data;
  const importing = (handle: (request: CloudRequest) => unknown) => (request: CloudRequest) => {
    authorize(request, "deployment:backups:import");
    return handle(request);
  };
  const post = { method: "POST", client: "required" } as const;
  return [
    { ...post, path: "/api/import/start_upload", handle: importing(() => imports.startUpload()) },
    {
      ...post,
      path: "/api/import/upload_part",
      body: "bytes",
      handle: importing(({ query, bytes }) =>
        imports.uploadPart(query.get("uploadToken"), query.get("partNumber"), bytes),
      ),
    },
    {
      ...post,
      path: "/api/import/finish_upload",
      body: "json",
      handle: importing(({ body }) => imports.finishUpload(body)),
    },
    {
      ...post,
      path: "/api/perform_import",
      body: "json",
      handle: importing(({ body }) => imports.confirm(body.importId)),
    },
    {
      ...post,
      path: "/api/export/request/zip",
      handle: (request) => {
        authorize(request, "deployment:backups:create");
        exports.request(includesStorage(request.query.get("includeStorage")));
      },
    },
    {
      method: "GET",
      client: "required",
      path: "/api/export/zip/{id}",
      handle: (request) => {
        authorize(request, "deployment:backups:download");
        const { bytes, name } = exports.download(request.params.id ?? "");
        return new Download(bytes, "application/zip", name);
      },
    },
  ];
}

function includesStorage(text: string | null): boolean {
  if (text !== null && text !== "true" && text !== "false")
    throw badBody("Failed to deserialize query string: provided string was not `true` or `false`");
  return text === "true";
}

/** The system queries with which `convex import` and `convex export` follow an import or export that they started. */
export const DATA_QUERIES: Readonly<Record<string, SystemQuery>> = {
  "_system/cli/queryImport:default": {
    needs: "deployment:backups:view",
    answer: ({ data }, { importId }) => {
      const found = typeof importId === "string" ? data.imports.find(importId) : null;
      if (found === null) throw new ApiError(400, "ArgumentValidationError", "Value does not match validator.");
      return importDocument(found);
    },
  },
  "_system/cli/queryImport:list": {
    needs: "deployment:backups:view",
    answer: ({ data }) => data.imports.list.slice(0, 20).map(importDocument),
  },
  "_system/cli/exports:getLatest": {
    needs: "deployment:backups:view",
    answer: ({ data }) => {
      const { latest } = data.exports;
      return latest === null ? null : toConvexJson({ requestor: latest.requestor, ...latest.state });
    },
  },
};

function importDocument({ id, creationTime, format, mode, state }: ImportRecord): unknown {
  const requestor = { type: "snapshotImport" };
  return toConvexJson({ _id: id, _creationTime: creationTime, format, mode, requestor, state });
}
