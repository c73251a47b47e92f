/** Finds secrets in environment variables: by a name such as `VERCEL_TOKEN`, in URLs, and around what is redacted. */

import { withoutPublicTexts } from "./public-texts.ts";

const SECRET_NAME =
  /TOKEN|SECRET|KEY|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|DSN|WEBHOOK|COOKIE|CONNECTION|AUTH(?!ORS?(?:_|$))|(?:^|_)PASS(?:_|$)|_PWD$|(?:^|_)(?:PAT|JWT|BEARER|OTP|SALT)(?:_|$)/i;

/** The user information of a URL and the password in it, up to the last `@`: an `@` in passwords is often not encoded. */
const CREDENTIALS_IN_URL = /:\/\/([^\s/?#:]*:([^\s/?#]+))@/g;
/** A token in place of a user name, such as GitHub's. User names are shorter. */
const TOKEN_IN_URL = /:\/\/([^\s/?#:@]{20,})@/g;
const PARAMETER_IN_URL = /[?&#]([^\s=?&#]+)=([^\s?&#]+)/g;

/**
 * The values of such variables, and each line of a multi-line value.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
export function secretVariables(
  environment: Readonly<Record<string, string | undefined>>,
  publicTexts: readonly string[],
): readonly string[] {
  const values = Object.entries(environment)
    .flatMap(([name, value = ""]) => [
      ...(SECRET_NAME.test(name) ? [value, ...value.split(/\r?\n/)] : []),
      ...secretsInUrls(value),
    ])
    .map((value) => value.trim());
  return withoutPublicTexts(values, publicTexts);
}

/** In characters, of a line. Longer ones would have to be held back while the output is read. */
const MAX_SECRET_LINE_LENGTH = 4 * 1024;

/** The lines of variables that have white space inside, at which long texts are cut. Any of them may be a secret. */
export function linesWithWhiteSpace(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return linesOf(environment).filter((line) => line === line.trim() && /\s/.test(line));
}

/**
 * The lines of variables of which `redact` would hide or remove only a part: if a line is a secret of the workflow, the
 * runner's mask would no longer find the rest. It masks each line of a secret separately. Nothing is left to mask of a line
 * that is only a colour.
 */
export function partlyRedactedLines(
  environment: Readonly<Record<string, string | undefined>>,
  redact: (text: string) => string,
): readonly string[] {
  return linesOf(environment).filter((line) => {
    const shown = redact(line);
    return shown !== line && !["", "***"].includes(shown.trim());
  });
}

/** Also without spaces around them. The inputs are not passed to other programs. */
function linesOf(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const lines = Object.entries(environment)
    .filter(([name]) => !name.startsWith("INPUT_"))
    .flatMap(([, value = ""]) => value.split(/\r?\n/))
    .filter((line) => line.length <= MAX_SECRET_LINE_LENGTH);
  return [...new Set(lines.flatMap((line) => [line, line.replace(/^ +| +$/g, "")]))];
}

/** @param value - One URL, or text with several, such as pip's list of indexes. */
function secretsInUrls(value: string): readonly string[] {
  if (!value.includes("://")) return [];
  const credentials = [...value.matchAll(CREDENTIALS_IN_URL), ...value.matchAll(TOKEN_IN_URL)];
  const parameters = [...value.matchAll(PARAMETER_IN_URL)].filter(([, name = ""]) => SECRET_NAME.test(name));
  return [...credentials.flatMap((found) => found.slice(1)), ...parameters.map(([, , secret = ""]) => secret)];
}
