/**
 * Writes `fakes/github/openapi.json` or `fakes/convex-cloud/openapi.json`: the operations of the service's own OpenAPI
 * description that the fake serves, with the schemas that they use and without descriptions.
 *
 *     node scripts/trim-openapi.mjs github [path of api.github.com.json]
 *     node scripts/trim-openapi.mjs convex [path of management-openapi.json]
 *
 * Without a path, GitHub's description comes from the npm package `@octokit/openapi`, in the version below. The package is
 * 400 MB unpacked, so it is not a dependency: it is packed into a temporary folder, and only the one file is unpacked.
 * Convex's Management API is described by the file that `@convex-dev/platform` is generated from.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const GITHUB_SOURCE = "@octokit/openapi@23.0.2";
/** `@convex-dev/platform` 0.1.10. */
const CONVEX_SOURCE =
  "https://raw.githubusercontent.com/get-convex/convex-backend/94a42c3db8d7ba6d9fe36f2698f9d9d9daaac731/npm-packages/@convex-dev/platform/management-openapi.json";

/** Methods by path. The fake has a route for each of them (`fakes/convex-cloud/management.ts`). */
const CONVEX_OPERATIONS = {
  "/deployments/{deployment_name}": ["get"],
  "/deployments/{deployment_name}/delete": ["post"],
  "/projects/{project_id}/list_deployments": ["get"],
  "/teams/{team_id_or_slug}/projects/{project_slug}": ["get"],
  "/teams/{team_id}/list_deployments": ["get"],
  "/teams/{team_id}/projects": ["get"],
  "/token_details": ["get"],
};

/** Methods by path. The fake has a route for each of them (`fakes/github/routes.ts`). */
const GITHUB_OPERATIONS = {
  "/rate_limit": ["get"],
  "/user": ["get"],
  "/repos/{owner}/{repo}": ["get"],
  "/repos/{owner}/{repo}/actions/runs/{run_id}": ["get"],
  "/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}": ["get"],
  "/repos/{owner}/{repo}/actions/runs/{run_id}/jobs": ["get"],
  "/repos/{owner}/{repo}/branches": ["get"],
  "/repos/{owner}/{repo}/branches/{branch}": ["get"],
  "/repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head": ["get"],
  "/repos/{owner}/{repo}/commits/{commit_sha}/pulls": ["get"],
  "/repos/{owner}/{repo}/commits/{ref}": ["get"],
  "/repos/{owner}/{repo}/compare/{basehead}": ["get"],
  "/repos/{owner}/{repo}/deployments": ["get", "post"],
  "/repos/{owner}/{repo}/deployments/{deployment_id}": ["get", "delete"],
  "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses": ["get", "post"],
  "/repos/{owner}/{repo}/environments": ["get"],
  "/repos/{owner}/{repo}/issues/{issue_number}/comments": ["get", "post"],
  "/repos/{owner}/{repo}/issues/comments/{comment_id}": ["get", "patch", "delete"],
  "/repos/{owner}/{repo}/pulls": ["get"],
  "/repos/{owner}/{repo}/pulls/{pull_number}": ["get"],
  "/repos/{owner}/{repo}/pulls/{pull_number}/files": ["get"],
};

/** Corrections of the description: the head repository of a pull request is null after the fork was deleted. */
const CORRECTIONS = [
  ["pull-request", { $ref: "#/components/schemas/nullable-repository" }],
  ["pull-request-simple", { $ref: "#/components/schemas/nullable-repository" }],
];

/** Keywords that are removed. `externalDocs` stays, because its URL is the `documentation_url` of the operation's errors. */
const PROSE = new Set(["description", "summary", "title", "tags", "example", "examples", "headers"]);

/** A copy of an OpenAPI object without descriptions and extensions. Names of properties are not keywords, so they all stay. */
function withoutProse(node, isNameMap = false) {
  if (Array.isArray(node)) return node.map((item) => withoutProse(item));
  if (node === null || typeof node !== "object") return node;
  const kept = Object.entries(isNameMap ? node : withExplicitNull(node)).filter(
    ([key]) => isNameMap || !(PROSE.has(key) || key.startsWith("x-")),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutProse(value, key === "properties" && !isNameMap)]));
}

/** Allows null in the schema itself where validators ignore `nullable`: next to `enum` or `oneOf`. */
function withExplicitNull(schema) {
  if (!schema.nullable) return schema;
  if (schema.enum) return { ...schema, enum: [...schema.enum, null] };
  if (!schema.oneOf) return schema;
  const { nullable, oneOf, ...rest } = schema;
  return { ...rest, oneOf: [...oneOf, { enum: [null] }] };
}

/** The components (`#/components/<kind>/<name>`) that `roots` use, copied without descriptions. */
function reachableComponents(source, roots) {
  const components = {};
  const visit = (node) => {
    if (node === null || typeof node !== "object") return;
    if (typeof node.$ref === "string") include(node.$ref);
    for (const value of Object.values(node)) visit(value);
  };
  const include = (reference) => {
    const [, , kind, name] = reference.split("/");
    components[kind] ??= {};
    if (components[kind][name]) return;
    components[kind][name] = withoutProse(source.components[kind][name]);
    visit(components[kind][name]);
  };
  for (const root of roots) visit(root);
  return components;
}

function correctGitHub(source) {
  for (const [schema, headRepository] of CORRECTIONS) {
    source.components.schemas[schema].properties.head.properties.repo = headRepository;
  }
}

/** Corrects the description: the parameter of this operation has no schema. */
function correctConvex(source) {
  for (const parameter of source.paths["/deployments/{deployment_name}/delete"].post.parameters)
    parameter.schema ??= { type: "string" };
}

function trim(source, { title, operations }) {
  const paths = {};
  for (const [path, methods] of Object.entries(operations)) {
    paths[path] = {};
    for (const method of methods) {
      const operation = source.paths[path]?.[method];
      if (!operation) throw new Error(`The description has no ${method.toUpperCase()} ${path}.`);
      paths[path][method] = withoutProse(operation);
    }
  }
  const info = { title, version: source.info.version };
  return { openapi: source.openapi, info, paths, components: reachableComponents(source, Object.values(paths)) };
}

/** JSON with one operation or component per line, which is small and still shows GitHub's changes in a diff. */
function oneEntryALine({ openapi, info, paths, components }) {
  const lines = (entries, indent) =>
    Object.entries(entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  const kinds = Object.keys(components)
    .sort()
    .map((kind) => `    "${kind}": {\n${lines(components[kind], "      ")}\n    }`)
    .join(",\n");
  return `{
  "openapi": ${JSON.stringify(openapi)},
  "info": ${JSON.stringify(info)},
  "paths": {\n${lines(paths, "    ")}\n  },
  "components": {\n${kinds}\n  }
}
`;
}

function readFromNpm() {
  const folder = mkdtempSync(join(tmpdir(), "github-openapi-"));
  try {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    execFileSync(npm, ["pack", GITHUB_SOURCE, "--pack-destination", folder], {
      stdio: "inherit",
      shell: npm === "npm.cmd",
    });
    const [archive] = readdirSync(folder);
    execFileSync("tar", ["-xzf", archive, "package/generated/api.github.com.json"], { cwd: folder });
    return readFileSync(join(folder, "package/generated/api.github.com.json"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SERVICES = {
  github: {
    title: "GitHub REST API, the operations of the sandbox",
    operations: GITHUB_OPERATIONS,
    read: readFromNpm,
    correct: correctGitHub,
    target: "../fakes/github/openapi.json",
  },
  convex: {
    title: "Convex Management API, the operations of the sandbox",
    operations: CONVEX_OPERATIONS,
    read: async () => await (await fetch(CONVEX_SOURCE)).text(),
    correct: correctConvex,
    target: "../fakes/convex-cloud/openapi.json",
  },
};

const [name, path] = process.argv.slice(2);
const service = SERVICES[name];
if (!service) throw new Error(`Which one? ${Object.keys(SERVICES).join(" or ")}.`);
const source = JSON.parse(path ? readFileSync(path, "utf8") : await service.read());
service.correct(source);
const trimmed = oneEntryALine(trim(source, service));
const target = fileURLToPath(new URL(service.target, import.meta.url));
writeFileSync(target, trimmed);
console.log(`${target}: ${Math.ceil(trimmed.length / 1024)} kB`);
