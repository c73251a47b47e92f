/**
 * Finds environment variables that make Node, OpenSSL or the system's loader read untrusted files before this action's
 * code runs: certificate authorities or code from the checkout or an earlier step.
 */

import { delimiter, isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { followLinks, isInside, realPathOf } from "../../workspace/is-inside.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Whether the checkout or an earlier step may have written a file: it is below the workspace or the runner's temporary
 * folder, as written or with links followed. This includes relative paths, which belong to the workspace, and `/proc`,
 * where a path means another file for each process. On Windows, a path that begins with two slashes can be another name of
 * any file (`\\\\?\\D:\\…`, `\\\\localhost\\D$\\…`).
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file#win32-device-namespaces
 */
export function isWritableByJob(
  path: string,
  workspace: string,
  own: Variables,
  platform: NodeJS.Platform = process.platform,
): boolean {
  const real = isAbsolute(path) ? realPathOf(path) : null;
  if (real === null) return true;
  if (platform === "win32" && [path, real].some((one) => /^[\\/]{2}/.test(one))) return true;
  const folders = [workspace, own.RUNNER_TEMP ?? "", "/proc"]
    .filter((folder) => folder !== "")
    .flatMap((folder) => [folder, followLinks(folder)]);
  return folders.some((folder) => [resolve(path), real].some((one) => isInside(folder, one)));
}

/** https://docs.openssl.org/master/man7/openssl-env/ and https://nodejs.org/api/cli.html#environment-variables_1 */
export const AUTHORITY_NAMES = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"] as const;

/** The variables that name a certificate authority that the job could have written, even if Node does not use it. */
export function untrustedAuthorityVariables(own: Variables, workspace: string): readonly string[] {
  return AUTHORITY_NAMES.filter((name) => {
    const value = own[name] ?? "";
    // OpenSSL reads a list of folders. Node itself reads one.
    const paths = name === "SSL_CERT_DIR" ? [value, ...value.split(delimiter)] : [value];
    return paths.some((path) => path !== "" && isWritableByJob(path, workspace, own));
  });
}

/** The variables by which code that the job could have written was loaded into this process. */
export function untrustedCodeVariables(
  own: Variables,
  workspace: string,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  return Object.entries(own)
    .filter(([name, value = ""]) =>
      codePathsIn(name, value, platform).some((path) => isWritableByJob(path, workspace, own, platform)),
    )
    .map(([name]) => name);
}

/** Variables with one file or folder. A compile cache contains code that Node runs. */
const SINGLE_PATHS = [
  ...["OPENSSL_CONF", "OPENSSL_CONF_INCLUDE", "OPENSSL_MODULES", "OPENSSL_ENGINES"],
  ...["NODE_COMPILE_CACHE", "NODE_ICU_DATA"],
];

/** The paths from which a variable loads code; a relative path if that depends on the workspace. */
function codePathsIn(name: string, value: string, platform: NodeJS.Platform): readonly string[] {
  if (value === "") return [];
  if (name === "NODE_OPTIONS") return loadedByOptions(value);
  if (SINGLE_PATHS.includes(name)) return [value];
  if (platform === "win32") return name === "SYSTEMROOT" ? [value] : [];
  // https://man7.org/linux/man-pages/man8/ld.so.8.html: a name without a slash is searched in the system's folders, and an
  // empty entry is the current folder.
  if (name === "LD_PRELOAD" || name === "LD_AUDIT") return value.split(/[\s:]+/).filter((one) => one.includes("/"));
  if (name === "LD_LIBRARY_PATH") return value.split(/[:;]/);
  if (/^DYLD_.*(?:LIBRARIES|PATH)$/.test(name)) return value.split(":");
  return [];
}

/** https://nodejs.org/api/cli.html#node_optionsoptions */
const LOADING_OPTIONS = [
  ...["-r", "--require", "--import", "--loader", "--experimental-loader"],
  ...["--openssl-config", "--icu-data-dir", "--tls-keylog", "--env-file", "--env-file-if-exists"],
  "--experimental-config-file",
];
/** Makes Node read `node.config.json` in the current folder. */
const WORKSPACE_OPTION = "--experimental-default-config-file";

function loadedByOptions(text: string): readonly string[] {
  const words = wordsOf(text);
  return words.flatMap((word, at) => {
    const [, given = "", , joined] = /^([^=]*)(=([\s\S]*))?$/.exec(word) ?? [];
    const option = given.replaceAll("_", "-");
    if (option === WORKSPACE_OPTION) return ["."];
    return LOADING_OPTIONS.includes(option) ? [pathOf(joined ?? words[at + 1] ?? "")] : [];
  });
}

/** Splits words as Node does: at white space outside of double quotes, in which a backslash escapes. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:"(?:\\[\s\S]|[^"\\])*"?|[^\s"])+/g) ?? [];
  return words.map((word) =>
    word.replace(/"((?:\\[\s\S]|[^"\\])*)"?/g, (_, inner: string) => inner.replace(/\\([\s\S])/g, "$1")),
  );
}

/** The path of a module. A package name or a `data:` URL is not an absolute path, so it counts as the workspace's. */
function pathOf(module: string): string {
  try {
    return module.startsWith("file:") ? fileURLToPath(module) : module;
  } catch {
    return ".";
  }
}
