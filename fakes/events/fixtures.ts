import { objectAt, type Payload, renamed, webhookExample } from "./examples.ts";

/** A user as payloads show it; a login that ends in `[bot]` is a bot. */
export function account(login: string, type: "User" | "Organization" = "User"): Payload {
  const example = objectAt(webhookExample("pull_request") ?? {}, "sender");
  const old = String(example.login);
  return {
    ...renamed(example, old, login),
    id: stableId(login),
    type: login.endsWith("[bot]") ? "Bot" : type,
  };
}

/**
 * A repository as payloads show it.
 *
 * @param fullName `owner/name`.
 * @param fork Whether GitHub says that it is a fork, which tells nothing about where a pull request comes from.
 */
export function repositoryOf(fullName: string, defaultBranch: string, fork = false): Payload {
  const example = objectAt(webhookExample("pull_request") ?? {}, "repository");
  const [owner = "", name = ""] = fullName.split("/");
  return {
    ...renamed(example, String(example.full_name), fullName),
    id: stableId(fullName),
    name,
    owner: account(owner, "Organization"),
    default_branch: defaultBranch,
    fork,
  };
}

/** The same number for the same text. */
export function stableId(text: string): number {
  let id = 7;
  for (const character of text) id = (id * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_007;
  return id;
}
