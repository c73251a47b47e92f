import { objectAt, type Payload, renamed, webhookExample } from "./examples.ts";

/** A user in the form of payloads. A login that ends with `[bot]` is a bot. */
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
 * A repository in the form of payloads.
 *
 * @param fullName `owner/name`.
 * @param fork Whether the repository is a fork. A pull request within it is not from a fork because of that.
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

/** @returns The same number for the same text. */
export function stableId(text: string): number {
  let id = 7;
  for (const character of text) id = (id * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_007;
  return id;
}
