/** The request that a route gets, and paging. */

import type { Caller } from "../permissions.ts";
import { type Answer, ok } from "../responses.ts";
import type { GitHubState, Repository } from "../store.ts";

/** A request that is authenticated and valid according to GitHub's description. */
export interface AccountRequest {
  readonly state: GitHubState;
  readonly caller: Caller;
  /** Percent-encoded path without the query string. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A request about a repository, for an operation that the caller may use on it. */
export interface RepositoryRequest extends AccountRequest {
  readonly repository: Repository;
}

/** A page of `items` with the `Link` header. `wrap` creates the body from the page. Default: the page itself.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
export function paged<Item>(
  request: AccountRequest,
  items: readonly Item[],
  show: (item: Item) => unknown,
  wrap: (page: unknown[], total: number) => unknown = (page) => page,
): Answer {
  const perPage = Math.min(100, Math.max(1, Number(request.query.per_page ?? 30)));
  const page = Math.max(1, Number(request.query.page ?? 1));
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const url = (target: number): string => {
    const query = new URLSearchParams({ ...request.query, page: String(target) });
    return `${request.state.apiUrl}${request.path}?${query}`;
  };
  const links = [
    ...(page > 1 ? [`<${url(Math.min(page - 1, last))}>; rel="prev"`] : []),
    ...(page < last ? [`<${url(page + 1)}>; rel="next"`, `<${url(last)}>; rel="last"`] : []),
    ...(page > 1 ? [`<${url(1)}>; rel="first"`] : []),
  ];
  const shown = items.slice((page - 1) * perPage, page * perPage).map(show);
  return ok(wrap(shown, items.length), links.length > 0 ? { link: links.join(", ") } : {});
}
