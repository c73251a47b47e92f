/**
 * Writes `fakes/github/schema.graphql`: the parts of GitHub's public GraphQL schema that the fake serves, with GitHub's
 * declarations and without descriptions.
 *
 *     node scripts/trim-graphql-schema.mjs [path of schema.graphql]
 *
 * Without a path, the schema comes from the npm package `@octokit/graphql-schema`, in the version below.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, print, visit } from "graphql";

const SOURCE = "@octokit/graphql-schema@15.26.1";
const TARGET = fileURLToPath(new URL("../fakes/github/schema.graphql", import.meta.url));

/** Fields by type. The fake resolves each of them (`fakes/github/graphql.ts`). */
const SERVED = {
  Query: ["nodes", "repository", "viewer"],
  Node: ["id"],
  Repository: ["deployments", "pullRequest", "pullRequests", "ref"],
  DeploymentConnection: ["nodes", "pageInfo", "totalCount"],
  Deployment: ["createdAt", "creator", "environment", "id", "latestStatus", "payload", "statuses", "task"],
  DeploymentStatusConnection: ["nodes", "pageInfo", "totalCount"],
  DeploymentStatus: ["createdAt", "description", "id", "state"],
  Ref: ["name", "target"],
  GitObject: ["oid"],
  Commit: ["oid"],
  Tag: ["oid", "target"],
  Actor: ["login"],
  Bot: ["login"],
  PullRequestConnection: ["nodes", "pageInfo", "totalCount"],
  PullRequest: ["number", "state", "headRefOid", "comments", "updatedAt"],
  IssueCommentConnection: ["nodes", "pageInfo", "totalCount"],
  IssueComment: ["id", "fullDatabaseId", "url", "body", "createdAt", "updatedAt", "viewerDidAuthor"],
  PageInfo: ["endCursor", "hasNextPage"],
  User: ["login"],
};
const WHOLE = [
  "DeploymentOrder",
  "DeploymentOrderField",
  "DeploymentStatusState",
  "PullRequestState",
  "IssueOrder",
  "IssueOrderField",
  "OrderDirection",
  "BigInt",
  "DateTime",
  "GitObjectID",
  "URI",
];
/** Types of arguments that are left out, because the fake does not serve them. */
const LEFT_OUT_ARGUMENTS = ["IssueCommentOrder"];

/** Whether the type still has all remaining fields of the interface. */
function isServed(type, interfaceName) {
  return SERVED[interfaceName]?.every((field) => SERVED[type]?.includes(field)) ?? false;
}

function trim(text) {
  return print(
    visit(parse(text, { noLocation: true }), {
      Document: (node) => ({
        ...node,
        definitions: node.definitions.filter(
          ({ name }) => name && (name.value in SERVED || WHOLE.includes(name.value)),
        ),
      }),
      ObjectTypeDefinition: (node) => ({
        ...node,
        interfaces: node.interfaces.filter(({ name }) => isServed(node.name.value, name.value)),
        directives: [],
        description: undefined,
        fields: node.fields.filter(({ name }) => SERVED[node.name.value]?.includes(name.value)),
      }),
      InterfaceTypeDefinition: (node) => ({
        ...node,
        interfaces: [],
        directives: [],
        description: undefined,
        fields: node.fields.filter(({ name }) => SERVED[node.name.value]?.includes(name.value)),
      }),
      FieldDefinition: (node) => ({
        ...node,
        description: undefined,
        directives: [],
        arguments: node.arguments.filter(({ type }) => !LEFT_OUT_ARGUMENTS.includes(type.name?.value)),
      }),
      InputObjectTypeDefinition: (node) => ({ ...node, description: undefined, directives: [] }),
      InputValueDefinition: (node) => ({ ...node, description: undefined, directives: [] }),
      EnumTypeDefinition: (node) => ({ ...node, description: undefined }),
      EnumValueDefinition: (node) => ({ ...node, description: undefined }),
      ScalarTypeDefinition: (node) => ({ ...node, description: undefined, directives: [] }),
    }),
  );
}

function readFromNpm() {
  const folder = mkdtempSync(join(tmpdir(), "github-graphql-"));
  try {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    execFileSync(npm, ["pack", SOURCE, "--pack-destination", folder], { stdio: "inherit", shell: npm === "npm.cmd" });
    const [archive] = readdirSync(folder);
    execFileSync("tar", ["-xzf", archive, "package/schema.graphql"], { cwd: folder });
    return readFileSync(join(folder, "package/schema.graphql"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [path] = process.argv.slice(2);
writeFileSync(TARGET, `${trim(path ? readFileSync(path, "utf8") : readFromNpm())}\n`);
console.log(TARGET);
