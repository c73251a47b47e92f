/** Values of the step's environment that are secrets by their names: of a workflow that gives them to its build. */

import { withoutPublicTexts } from "./public-texts.ts";

const SECRET_NAME =
  /TOKEN|SECRET|KEY|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|DSN|WEBHOOK|COOKIE|CONNECTION|AUTH(?!ORS?(?:_|$))|(?:^|_)PASS(?:_|$)|_PWD$/i;

/** The password of an address, and all before the host. */
const CREDENTIALS_IN_URL = /^[a-z][a-z0-9+.-]*:\/\/([^\s/?#@]*:([^\s/?#@]+))@/i;

/**
 * The values, and of those with several lines each line.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
export function secretVariables(
  environment: Readonly<Record<string, string | undefined>>,
  publicTexts: readonly string[],
): readonly string[] {
  const values = Object.entries(environment)
    // Those that are secrets are hidden as inputs.
    .filter(([name]) => !name.startsWith("INPUT_"))
    .flatMap(([name, value = ""]) => {
      const [, whole = "", password = ""] = CREDENTIALS_IN_URL.exec(value) ?? [];
      return [...(SECRET_NAME.test(name) ? [value, ...value.split(/\r?\n/)] : []), whole, password];
    })
    .map((value) => value.trim());
  return withoutPublicTexts(values, publicTexts);
}
