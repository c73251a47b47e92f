/**
 * The environment of every process we start.
 *
 * The CLI fills each variable that is unset from `.env.local` and `.env` of the working directory and hands it to its
 * children, so a file in the checkout could move the key or the target. What is set, even to `""`, is not filled. So
 * every name that could do harm gets an explicit value here.
 */

import { join, sep, win32 } from "node:path";
import { secretFinder } from "../../key/redactor.ts";
import { systemRoot } from "../../process/system-root.ts";
import { CONVEX_PROVISION_ORIGIN } from "../api/provision-host.ts";
import { safeNodeOptions } from "./node-options.ts";
import { AUTHORITY_NAMES } from "./untrusted-files.ts";

/**
 * Names the CLI reads to find key, target and servers, and what it prints. Ours or empty; what the step brings is never
 * used, nor is any other `CONVEX_…` of the step or a file: what a later CLI reads by such a name is not known yet.
 */
const TARGET_NAMES = [
  "CONVEX_DEPLOY_KEY",
  "CONVEX_DEPLOYMENT_TOKEN",
  "CONVEX_DEPLOYMENT",
  "CONVEX_SELF_HOSTED_URL",
  "CONVEX_SELF_HOSTED_ADMIN_KEY",
  "CONVEX_OVERRIDE_ACCESS_TOKEN",
  "CONVEX_PROVISION_HOST",
  "CONVEX_AGENT_MODE",
  "CONVEX_ALLOW_ANONYMOUS",
  "CONVEX_RUNNING_LIVE_IN_MONOREPO",
  "CONVEX_VERSION_OVERRIDE",
  "CONVEX_CLOUD_URL",
  "CONVEX_URL",
  "CONVEX_SITE_URL",
  // Prints requests, and the proxy with its password.
  "CONVEX_VERBOSE",
  "CONVEX_IGNORE_SUSPICIOUS_ENV_VARS",
  "CONVEX_MIN_DOCUMENTS_FOR_INDEX_DELETE_WARNING",
  "CONVEX_MIN_DOCUMENTS_FOR_INDEX_BACKFILL_WARNING",
  "CONVEX_MIN_BYTES_FOR_SCHEMA_WALK_WARNING",
] as const;

/** Of these, what may hold a key. */
export const KEY_NAMES = [
  "CONVEX_DEPLOY_KEY",
  "CONVEX_DEPLOYMENT_TOKEN",
  "CONVEX_SELF_HOSTED_ADMIN_KEY",
  "CONVEX_OVERRIDE_ACCESS_TOKEN",
] as const;

/** Names by which Node, the loader, the bundler and shells can be made to run or trust something else. Always empty. */
const LOADER_NAMES = [
  "NODE_OPTIONS",
  "NODE_PATH",
  "NODE_REPL_EXTERNAL_MODULE",
  "NODE_TLS_REJECT_UNAUTHORIZED",
  "NODE_USE_ENV_PROXY",
  "NODE_USE_SYSTEM_CA",
  "NODE_V8_COVERAGE",
  "NODE_REDIRECT_WARNINGS",
  "NODE_COMPILE_CACHE",
  "NODE_DEBUG",
  "NODE_ICU_DATA",
  "NODE_PRESERVE_SYMLINKS",
  "NODE_PRESERVE_SYMLINKS_MAIN",
  "LD_PRELOAD",
  "LD_LIBRARY_PATH",
  "LD_AUDIT",
  "DYLD_INSERT_LIBRARIES",
  "DYLD_LIBRARY_PATH",
  "DYLD_FRAMEWORK_PATH",
  "DYLD_FALLBACK_LIBRARY_PATH",
  "OPENSSL_CONF",
  "OPENSSL_CONF_INCLUDE",
  "OPENSSL_MODULES",
  "OPENSSL_ENGINES",
  // Where a TLS library writes what decrypts a connection.
  "SSLKEYLOGFILE",
  "ESBUILD_BINARY_PATH",
  "DOTENV_KEY",
  "BASH_ENV",
  "ENV",
  // With tracing on, bash as `sh` expands, and so runs, what PS4 says.
  "SHELLOPTS",
  "BASHOPTS",
  "PS4",
] as const;

const PROXY_NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] as const;

/** A name of the families above that we have not heard of, in a `.env` file of the checkout. */
const DANGEROUS_PREFIXES = /^(CONVEX|NODE|LD|DYLD|OPENSSL|SSL|DOTENV|ESBUILD|SENTRY)_|_PROXY$/i;

const CONVEX_FAMILY = /^CONVEX_/i;

/**
 * Hosts by whose variables the CLI decides whether this is a production build (`isNonProdBuildEnvironment` in its
 * `envvars.ts`). The plan has decided that already, so the CLI gets none of them. `cmd` does.
 */
const OTHER_HOSTS = /^(VERCEL|NETLIFY|CF_PAGES|WORKERS_CI)(_|$)/i;
const OTHER_HOST_NAMES = ["VERCEL", "NETLIFY", "CF_PAGES", "WORKERS_CI"] as const;

/** Belongs to this step only: inputs, state, the runner's service tokens, and its command files. */
const ACTION_ONLY =
  /^(INPUT_.*|STATE_.*|ACTIONS_(?!(RUNNER|STEP)_DEBUG$).*|GITHUB_(ENV|OUTPUT|STATE|PATH|STEP_SUMMARY|ARTIFACTS.*))$/i;

/** The runner keeps its command files, whatever their names, in its temporary folder. The event's payload is no command. */
function isCommandFile(name: string, value: string, runnerTemp: string): boolean {
  if (!/^GITHUB_/i.test(name) || /^GITHUB_EVENT_PATH$/i.test(name) || runnerTemp === "") return false;
  return /[\\/]_runner_file_commands[\\/]/.test(value) || value.startsWith(join(runnerTemp, sep));
}

export type Environment = Readonly<Record<string, string>>;

/**
 * The step's own environment without what is ours alone, and without any variable that carries a secret of ours in whatever
 * form a redactor would find it.
 */
export function sanitizeStepEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  secrets: readonly string[],
): Environment {
  const kept: Record<string, string> = {};
  const holdsSecret = secretFinder(secrets);
  for (const [name, value] of Object.entries(own)) {
    if (value === undefined || ACTION_ONLY.test(name) || isCommandFile(name, value, own.RUNNER_TEMP ?? "")) continue;
    if (holdsSecret(value)) continue;
    kept[name] = value;
  }
  return kept;
}

/** What the user's build gets: the step's environment as a `run:` step would have it, without any key. */
export function buildEnvironment(snapshot: Environment): Environment {
  const kept: Record<string, string> = { ...snapshot };
  for (const name of Object.keys(kept)) if (KEY_NAMES.some((key) => key === name.toUpperCase())) delete kept[name];
  return kept;
}

/** What a helper program gets: no key, and nothing by which Node or the loader can be made to run something else. */
export function helperEnvironment(snapshot: Environment): Environment {
  const kept = buildEnvironment(snapshot);
  const harmful = (name: string) =>
    DANGEROUS_PREFIXES.test(name) || LOADER_NAMES.some((one) => one === name.toUpperCase());
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !harmful(name)));
}

/** Names that move a deploy where the CLI, on its own, finds them. */
const REDIRECTING_VARIABLES = [
  "CONVEX_DEPLOYMENT",
  "CONVEX_DEPLOY_KEY",
  "CONVEX_DEPLOYMENT_TOKEN",
  "CONVEX_SELF_HOSTED_URL",
  "CONVEX_SELF_HOSTED_ADMIN_KEY",
  "CONVEX_OVERRIDE_ACCESS_TOKEN",
  "CONVEX_PROVISION_HOST",
] as const;

/**
 * What could have redirected the deploy, a sentence for each place. All of it is left aside; people should know, because
 * the same CLI, run by hand in this folder, goes there.
 *
 * @param files - The names that each `.env` file of the working directory declares.
 * @param used - Names that the step itself was given its key by, or its URL.
 */
export function redirectNotices(
  own: Readonly<Record<string, string | undefined>>,
  files: readonly { readonly file: string; readonly names: readonly string[] }[],
  used: readonly string[],
): readonly string[] {
  const inStep = REDIRECTING_VARIABLES.filter(
    (name) => own[name] && !used.includes(name) && name !== "CONVEX_PROVISION_HOST",
  );
  const places = [
    { place: "the environment of this step", found: inStep },
    ...files.map(({ file, names }) => ({
      place: `\`${file}\` in the working directory`,
      found: REDIRECTING_VARIABLES.filter((name) => names.includes(name)),
    })),
  ];
  return places
    .filter(({ found }) => found.length > 0)
    .map(
      ({ place, found }) =>
        `Ignored ${found.map((name) => `\`${name}\``).join(", ")} from ${place}: this step's key and \`url\` decide which deployment is used.`,
    );
}

export interface CliEnvironmentOptions {
  readonly snapshot: Environment;
  /** Names declared in `.env.local` and `.env` of the working directory. */
  readonly dotenvNames: readonly string[];
  /** How the CLI is to find key and target. */
  readonly credentials: Environment;
  /** Of `provisionOrigin`. */
  readonly provisionOrigin: string;
  /** An empty folder: a login left in the real home would beat a preview deploy key. */
  readonly home: string;
  readonly temporary: string;
  /** Whether a CA file of the step's environment may be trusted. */
  readonly isTrustedCaFile: (path: string) => boolean;
}

/** The explicit environment of the CLI. */
export function cliEnvironment(surroundings: CliEnvironmentOptions): Environment {
  const { snapshot, home, provisionOrigin } = surroundings;
  const isConvex = provisionOrigin === CONVEX_PROVISION_ORIGIN;
  const env: Record<string, string> = { ...snapshot };
  for (const name of Object.keys(env)) if (DANGEROUS_PREFIXES.test(name) && !CONVEX_FAMILY.test(name)) delete env[name];
  for (const name of surroundings.dotenvNames) if (DANGEROUS_PREFIXES.test(name)) env[name] = snapshot[name] ?? "";
  for (const name of [...Object.keys(env), ...surroundings.dotenvNames]) if (OTHER_HOSTS.test(name)) env[name] = "";
  for (const name of Object.keys(env)) if (CONVEX_FAMILY.test(name)) env[name] = "";
  for (const name of [...TARGET_NAMES, ...LOADER_NAMES, ...OTHER_HOST_NAMES]) env[name] = "";
  for (const name of PROXY_NAMES) Object.assign(env, proxyPair(name, snapshot));
  for (const name of AUTHORITY_NAMES) {
    const file = snapshot[name] ?? "";
    env[name] = file !== "" && surroundings.isTrustedCaFile(file) ? file : "";
  }
  return {
    ...env,
    NODE_ENV: snapshot.NODE_ENV ?? "",
    NODE_OPTIONS: safeNodeOptions(snapshot.NODE_OPTIONS ?? ""),
    NO_COLOR: "1",
    FORCE_COLOR: "0",
    HOME: home,
    USERPROFILE: home,
    LOCALAPPDATA: home,
    ...systemShell(snapshot),
    CONVEX_TMPDIR: surroundings.temporary,
    CONVEX_PROVISION_HOST: isConvex ? "" : provisionOrigin,
    CONVEX_VERSION_API_ORIGIN: isConvex ? VERSION_API_ORIGIN : provisionOrigin,
    ...surroundings.credentials,
  };
}

/** On Windows, Node starts what the CLI starts by a shell with the program that `COMSPEC` names. */
export function systemShell(snapshot: Environment, platform: NodeJS.Platform = process.platform): Environment {
  return platform === "win32" ? { COMSPEC: win32.join(systemRoot(snapshot), "System32", "cmd.exe") } : {};
}

/**
 * Variables under the names by which this action looks for them. Windows takes a name in any case, so what matters here is
 * spelled in upper case there; others stay as they are, because a shell script may tell them apart.
 */
export function withKnownNames(
  variables: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): Readonly<Record<string, string | undefined>> {
  if (platform !== "win32") return { ...variables };
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [isLookedFor(name) ? name.toUpperCase() : name, value]),
  );
}

function isLookedFor(name: string): boolean {
  const known: readonly string[] = [...LOADER_NAMES, ...AUTHORITY_NAMES, "SYSTEMROOT", "COMSPEC", "NODE_ENV"];
  return DANGEROUS_PREFIXES.test(name) || known.includes(name.toUpperCase());
}

/** Both spellings, because the lower-case one, even when empty, hides the other. Loopback never goes through a proxy. */
function proxyPair(name: string, snapshot: Environment): Environment {
  const lower = name.toLowerCase();
  const value = snapshot[lower] || snapshot[name] || "";
  const full =
    name === "NO_PROXY" ? [value, "localhost", "127.0.0.1", "::1"].filter((part) => part !== "").join(",") : value;
  return process.platform === "win32" ? { [name]: full } : { [name]: full, [lower]: full };
}

/** Tells the CLI whether it is out of date. It does not take an empty name for none. */
const VERSION_API_ORIGIN = "https://version.convex.dev";
