/** Finds environment variables whose names suggest a secret, such as `VERCEL_TOKEN`. */

import { withoutPublicTexts } from "./public-texts.ts";

const SECRET_NAME =
  /TOKEN|SECRET|KEY|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|DSN|WEBHOOK|COOKIE|CONNECTION|AUTH(?!ORS?(?:_|$))|(?:^|_)PASS(?:_|$)|_PWD$|(?:^|_)(?:PAT|JWT|BEARER|OTP|SALT)(?:_|$)/i;

/** The user information of a URL and the password in it, up to the last `@`: an `@` in passwords is often not encoded. */
const CREDENTIALS_IN_URL = /^\s*[a-z][a-z0-9+.-]*:\/\/([^\s/?#:]*:([^\s/?#]+))@/i;
/** A token in place of a user name, such as GitHub's. User names are shorter. */
const TOKEN_IN_URL = /^\s*[a-z][a-z0-9+.-]*:\/\/([^\s/?#:@]{20,})@/i;
const PARAMETERS_IN_URL = /^\s*[a-z][a-z0-9+.-]*:\/\/[^\s?#]*[?#](\S*)/i;

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
      ...secretsInUrl(value),
    ])
    .map((value) => value.trim());
  return withoutPublicTexts(values, publicTexts);
}

function secretsInUrl(url: string): readonly string[] {
  const parameters = (PARAMETERS_IN_URL.exec(url)?.[1] ?? "").split(/[&#?]/).map((one) => /^([^=]+)=(.*)$/.exec(one));
  return [
    ...(CREDENTIALS_IN_URL.exec(url)?.slice(1) ?? []),
    ...(TOKEN_IN_URL.exec(url)?.slice(1) ?? []),
    ...parameters.flatMap((one) => (one?.[1] && one[2] && SECRET_NAME.test(one[1]) ? [one[2]] : [])),
  ];
}
