/** Users, bots and apps in the form of GitHub's API, `GET /user` and `GET /rate_limit`. */
import { createHash } from "node:crypto";
import { type Caller, notAccessible } from "../permissions.ts";
import { type Answer, ok } from "../responses.ts";
import type { Account, GitHubState } from "../store.ts";
import type { AccountRequest } from "./request.ts";

const KNOWN_IDS: Readonly<Record<string, number>> = { "github-actions[bot]": 41898282, "dependabot[bot]": 49699333 };
const GITHUB_ACTIONS_APP = 15368;

/** @returns The same number for the same name. */
const idOf = (name: string): number =>
  KNOWN_IDS[name] ?? (createHash("sha256").update(name).digest().readUInt32BE() % 90_000_000) + 1_000_000;

/** GitHub's opaque node ID, in its old base64 form. */
export const nodeId = (kind: string, id: number | string): string => Buffer.from(`0:${kind}${id}`).toString("base64");

export function showAccount(state: GitHubState, account: Account) {
  const url = `${state.apiUrl}/users/${encodeURIComponent(account.login)}`;
  const id = idOf(account.login);
  const app = appSlug(account);
  return {
    login: account.login,
    id,
    node_id: nodeId(account.type, id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: "",
    url,
    html_url: `${state.serverUrl}/${app ? `apps/${app}` : account.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: "public",
    site_admin: false,
  };
}

const appSlug = ({ login, type }: Account): string | undefined =>
  type === "Bot" ? login.replace(/\[bot\]$/, "") : undefined;

/** The app of a bot (`performed_via_github_app`), or null for a person. */
export function showApp(state: GitHubState, account: Account) {
  const slug = appSlug(account);
  if (slug === undefined) return null;
  const isActions = slug === "github-actions";
  const id = isActions ? GITHUB_ACTIONS_APP : idOf(slug);
  return {
    id,
    slug,
    node_id: nodeId("App", id),
    owner: showAccount(state, { login: isActions ? "github" : slug, type: "Organization" }),
    name: isActions ? "GitHub Actions" : slug,
    description: isActions ? "Automate your workflow from idea to production" : null,
    external_url: isActions ? "https://help.github.com/en/actions" : `https://${slug}.example`,
    html_url: `${state.serverUrl}/apps/${slug}`,
    created_at: "2018-07-30T09:30:17Z",
    updated_at: "2024-04-10T20:33:16Z",
    permissions: {},
    events: [],
  };
}

/** `GET /user`, which rejects the token of an app because it is not a user's. */
export function getAuthenticated({ state, caller }: AccountRequest): Answer {
  if (caller.type === "Bot") throw notAccessible(caller);
  const counts = { public_repos: 1, public_gists: 0, followers: 0, following: 0 };
  const about = { name: null, company: null, blog: "", location: null, email: null, hireable: null, bio: null };
  const dates = { created_at: "2020-01-01T00:00:00Z", updated_at: "2020-01-01T00:00:00Z" };
  return ok({ ...showAccount(state, caller), ...about, ...counts, ...dates });
}

/** The rate limit in the form of `GET /rate_limit` and the `x-ratelimit-*` headers. */
export const rateOf = ({ rate }: Caller) => ({
  limit: rate.limit,
  used: Math.min(rate.used, rate.limit),
  remaining: Math.max(0, rate.limit - rate.used),
  reset: rate.resetAt,
});

export function getRateLimit({ caller }: AccountRequest): Answer {
  const core = rateOf(caller);
  const search = { limit: 30, used: 0, remaining: 30, reset: core.reset };
  return ok({ resources: { core, search }, rate: core });
}
