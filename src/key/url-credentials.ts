/** User names and passwords that stand in URLs, of proxies above all. */

/**
 * What stands before the `@` of a URL, as it is written. The URL may lack its scheme, as a proxy's often does, and its
 * password may hold signs that should have been encoded.
 *
 * @returns `null` where there is none.
 */
export function userInfoIn(url: string): string | null {
  const rest = url
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:(?=[/\\])/i, "")
    .replace(/^[/\\]+/, "");
  const authority = /^[^/\\?#]*/.exec(rest)?.[0] ?? "";
  const text = authority.includes("@") ? authority : rest;
  const end = text.lastIndexOf("@");
  return end < 0 ? null : text.slice(0, end);
}

/** What must not be seen of a URL: its user information and the password in it, as written and decoded. */
export function credentialsIn(url: string): readonly string[] {
  const userInfo = userInfoIn(url);
  if (userInfo === null) return [];
  const colon = userInfo.indexOf(":");
  const password = colon < 0 ? [] : [userInfo.slice(colon + 1)];
  const written = [userInfo, ...password];
  return [...new Set([...written, ...written.map(decoded)])].filter((text) => text !== "");
}

/** The credentials of every proxy that an environment names: `HTTPS_PROXY`, `npm_config_proxy` and their like. */
export function proxyCredentials(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(environment)
    .filter(([name]) => /proxy/i.test(name))
    .flatMap(([, value]) => credentialsIn(value ?? ""));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
