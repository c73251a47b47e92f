/** `POST /graphql`, on GitHub's own schema: https://docs.github.com/en/graphql */
import { readFileSync } from "node:fs";
import { buildSchema, GraphQLError, graphqlSync, parse, type SourceLocation, validate } from "graphql";
import { authorize, type Caller } from "./permissions.ts";
import { type Answer, ApiError, ok } from "./responses.ts";
import { nodeId } from "./routes/accounts.ts";
import { authorAssociation } from "./routes/pulls.ts";
import { htmlUrlOf } from "./routes/repositories.ts";
import type {
  Account,
  Comment,
  GitHubDeploymentRow,
  GitHubDeploymentStatus,
  GitHubState,
  PullRequest,
  Repository,
} from "./store.ts";

const SCHEMA = buildSchema(readFileSync(new URL("schema.graphql", import.meta.url), "utf8"));
/** https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit */
const MAX_PAGE_SIZE = 100;

export interface GraphqlRequest {
  readonly state: GitHubState;
  readonly caller: Caller;
  readonly body: Readonly<Record<string, unknown>>;
  /** Called for a query that GitHub's schema does not allow. */
  readonly report: (violation: string) => void;
}

/** Runs a GraphQL request. Errors have a `type` and come with status 200. */
export function answerGraphql({ state, caller, body, report }: GraphqlRequest): Answer {
  if (typeof body.query !== "string")
    throw new ApiError(400, "A query attribute must be specified and must be a string.");
  const problems = problemsOf(body.query);
  for (const { message } of problems) report(`POST /graphql: ${message}`);
  if (problems.length > 0) return ok({ errors: problems });
  const result = graphqlSync({
    schema: SCHEMA,
    source: body.query,
    rootValue: {
      viewer: { login: caller.login },
      nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => showNode(state, caller, id)),
      repository: (named: { owner: string; name: string }) => showRepository(state, caller, named),
    },
    variableValues: (body.variables ?? {}) as Record<string, unknown>,
  });
  const errors = result.errors?.map(({ message, path, locations, extensions }) => ({
    ...(extensions.type === undefined ? {} : { type: extensions.type }),
    ...(path === undefined ? {} : { path }),
    locations,
    message,
  }));
  return ok({ ...("data" in result ? { data: result.data } : {}), ...(errors === undefined ? {} : { errors }) });
}

interface Problem {
  readonly message: string;
  readonly locations?: readonly SourceLocation[] | undefined;
  readonly extensions?: Readonly<Record<string, string>>;
}

/** Errors in a query before its execution. GitHub has its own message for an unknown field. */
function problemsOf(query: string): readonly Problem[] {
  try {
    return validate(SCHEMA, parse(query)).map(({ message, locations }) => {
      const [, fieldName, typeName] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
      if (fieldName === undefined || typeName === undefined) return { message, locations };
      const extensions = { code: "undefinedField", typeName, fieldName };
      return { message: `Field '${fieldName}' doesn't exist on type '${typeName}'`, locations, extensions };
    });
  } catch (error) {
    return [{ message: error instanceof Error ? error.message : "The query cannot be parsed." }];
  }
}

function showRepository(state: GitHubState, caller: Caller, { owner, name }: { owner: string; name: string }) {
  const repository = state.find(`${owner}/${name}`);
  const own = repository?.fullName.toLowerCase() === caller.repository.toLowerCase();
  if (repository === undefined || (repository.private && !own))
    throw typed("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  return {
    pullRequest: ({ number }: { number: number }) => {
      const found = repository.pullRequests.get(number);
      if (found === undefined)
        throw typed("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);
      forbidUnless(() => authorize(caller, "pulls/get", repository), caller);
      return showPullRequest(state, caller, repository, found);
    },
    pullRequests: ({ states, orderBy, ...page }: PullRequestsPage) => {
      forbidUnless(() => authorize(caller, "pulls/list", repository), caller);
      const all = [...repository.pullRequests.values()].filter((one) => states?.includes(stateOf(one)) ?? true);
      const show = (one: PullRequest) => showPullRequest(state, caller, repository, one);
      return connection("pullRequests", page, ordered(all, orderBy ?? { field: "CREATED_AT", direction: "ASC" }), show);
    },
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      forbidUnless(() => authorize(caller, "repos/get-branch", repository), caller);
      return showRef(repository, qualifiedName);
    },
    deployments: ({ environments, orderBy, ...page }: DeploymentsPage) => {
      forbidUnless(() => authorize(caller, "repos/list-deployments", repository), caller);
      const all = [...repository.deployments.values()].filter((row) => environments?.includes(row.environment) ?? true);
      const rows = orderBy?.direction === "DESC" ? all.reverse() : all;
      return connection("deployments", page, rows, showDeployment);
    },
  };
}

/** A branch or a tag by its full name, or `null` if it does not exist. */
function showRef({ branches, tags, tagObjects }: Repository, qualifiedName: string) {
  const [, kind, name = ""] = /^refs\/(heads|tags)\/(.+)$/.exec(qualifiedName) ?? [];
  const oid = kind === "heads" ? branches.get(name) : tags.get(name);
  if (kind === undefined || oid === undefined) return null;
  const commit = { __typename: "Commit", oid };
  const object = kind === "tags" ? tagObjects.get(name) : undefined;
  return { name, target: object === undefined ? commit : { __typename: "Tag", oid: object, target: commit } };
}

interface DeploymentsPage extends Page {
  readonly environments?: readonly string[] | null;
  readonly orderBy?: Order | null;
}

/** Nodes by ID. The only supported nodes are GitHub Deployments. */
function showNode(state: GitHubState, caller: Caller, id: string) {
  for (const repository of state.repositories.values())
    for (const row of repository.deployments.values()) {
      if (nodeId("Deployment", row.id) !== id) continue;
      forbidUnless(() => authorize(caller, "repos/list-deployments", repository), caller);
      return { __typename: "Deployment", ...showDeployment(row) };
    }
  throw typed("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`);
}

function showDeployment(row: GitHubDeploymentRow) {
  const shown = row.statuses.map(showStatus).reverse();
  return {
    id: nodeId("Deployment", row.id),
    createdAt: row.createdAt,
    creator: showActor(row.creator),
    environment: row.environment,
    task: row.task,
    // GraphQL returns the payload as text, and REST as a value.
    payload: typeof row.payload === "string" ? row.payload : JSON.stringify(row.payload),
    latestStatus: shown[0] ?? null,
    statuses: (page: Page) => connection("statuses", page, shown, (status) => status),
  };
}

/** GraphQL returns a bot's name without the `[bot]` that REST appends. */
function showActor({ login, type }: Account) {
  return { __typename: type === "Bot" ? "Bot" : "User", login: login.replace(/\[bot\]$/, "") };
}

function showStatus({ id, state, description, environmentUrl, createdAt }: GitHubDeploymentStatus) {
  const url = environmentUrl === "" ? null : environmentUrl;
  return {
    id: nodeId("DeploymentStatus", id),
    state: state.toUpperCase(),
    description,
    environmentUrl: url,
    createdAt,
  };
}

interface PullRequestsPage extends Page {
  readonly states?: readonly string[] | null;
  readonly orderBy?: Order | null;
}

interface Order {
  readonly field: string;
  readonly direction: "ASC" | "DESC";
}

function ordered(all: readonly PullRequest[], { field, direction }: Order): readonly PullRequest[] {
  const key = { CREATED_AT: "createdAt", UPDATED_AT: "updatedAt" } as const;
  if (field !== "CREATED_AT" && field !== "UPDATED_AT") throw typed("UNSUPPORTED", `No order by ${field} here.`);
  const sorted = all.toSorted(
    (one, other) => one[key[field]].localeCompare(other[key[field]]) || one.number - other.number,
  );
  return direction === "DESC" ? sorted.reverse() : sorted;
}

function stateOf({ mergedAt, state }: PullRequest): string {
  return mergedAt === null ? state.toUpperCase() : "MERGED";
}

function showPullRequest(state: GitHubState, caller: Caller, repository: Repository, pullRequest: PullRequest) {
  return {
    number: pullRequest.number,
    state: stateOf(pullRequest),
    headRefOid: pullRequest.headSha,
    updatedAt: pullRequest.updatedAt,
    comments: (page: Page) => {
      const all = [...repository.comments.values()].filter(({ number }) => number === pullRequest.number);
      return connection("comments", page, all, (comment) => showComment(state, caller, repository, comment));
    },
  };
}

function showComment(state: GitHubState, caller: Caller, repository: Repository, comment: Comment) {
  return {
    id: nodeId("IssueComment", comment.id),
    fullDatabaseId: String(comment.id),
    url: `${htmlUrlOf(state, repository)}/pull/${comment.number}#issuecomment-${comment.id}`,
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    author: showActor(comment),
    authorAssociation: authorAssociation(repository, comment),
    viewerDidAuthor: comment.login === caller.login && comment.type === caller.type,
  };
}

interface Page {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** Pages of a connection, forward only. https://docs.github.com/en/graphql/guides/using-pagination-in-the-graphql-api */
function connection<Item>(
  name: string,
  { first, last, after, before }: Page,
  items: readonly Item[],
  show: (item: Item) => unknown,
) {
  if (first == null && last == null)
    throw typed(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  if (first == null || before != null) throw typed("UNSUPPORTED", "The fake supports only forward paging.");
  if (first > MAX_PAGE_SIZE)
    throw typed(
      "EXCESSIVE_PAGINATION",
      `Requesting ${first} records on the \`${name}\` connection exceeds the \`first\` limit of ${MAX_PAGE_SIZE} records.`,
    );
  const from = after == null ? 0 : Number(Buffer.from(after, "base64").toString().replace("cursor:", ""));
  const end = Math.min(items.length, from + first);
  return {
    totalCount: items.length,
    nodes: items.slice(from, end).map(show),
    pageInfo: {
      hasNextPage: end < items.length,
      endCursor: end === from ? null : Buffer.from(`cursor:${end}`).toString("base64"),
    },
  };
}

function forbidUnless(check: () => void, caller: Caller): void {
  try {
    check();
  } catch {
    const kind = caller.type === "Bot" ? "integration" : "personal access token";
    throw typed("FORBIDDEN", `Resource not accessible by ${kind}`);
  }
}

function typed(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
