/** Finds user names and passwords in URLs, such as those of proxies. */

/**
 * The possible user information of a URL, as written: up to the last `@` before a slash, and up to the last `@` of all,
 * because a password may contain a slash that should have been encoded. The URL may lack its scheme, as proxies' often do.
 */
function userInfosIn(url: string): readonly string[] {
  const rest = url
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:(?=[/\\])/i, "")
    .replace(/^[/\\]+/, "");
  const authority = rest.replace(/[/\\?#].*/s, "");
  return [authority, rest].filter((text) => text.includes("@")).map((text) => text.slice(0, text.lastIndexOf("@")));
}

/** Whether a URL has a user name, a password, or a query or fragment, which often contain a token. */
export function hasCredentials(url: string): boolean {
  return userInfosIn(url).length > 0 || /[?#]/.test(url);
}

/** The parts of a URL to redact: its user information and the password in it, as written and percent-decoded. */
export function credentialsIn(url: string): readonly string[] {
  const written = userInfosIn(url).flatMap((userInfo) => [userInfo, userInfo.slice(userInfo.indexOf(":") + 1)]);
  return [...new Set([...written, ...written.map(decoded)])].filter((text) => text !== "");
}

/** The credentials of every proxy in the environment variables: `HTTPS_PROXY`, `npm_config_proxy` and similar. */
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
