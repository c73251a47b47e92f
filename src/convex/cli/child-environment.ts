/**
 * Builds the environment of the processes that the action starts.
 *
 * The CLI sets each unset variable from `.env.local` and `.env` of the working directory and passes it to its children, so
 * a file in the checkout could change the key or the target. It does not replace a variable that is set, even to `""`. So
 * every variable that could do harm gets an explicit value here.
 */

import { join, sep, win32 } from "node:path";
import { secretFinder } from "../../key/redactor.ts";
import { codeSpans } from "../../markdown/code-span.ts";
import { systemRoot } from "../../process/system-root.ts";
import { CONVEX_PROVISION_ORIGIN } from "../api/provision-host.ts";
import { safeNodeOptions } from "./node-options.ts";
import { AUTHORITY_NAMES } from "./untrusted-files.ts";

/**
 * Variables from which the CLI takes its key, target, servers and output. They are set by the action or empty. No
 * `CONVEX_…` variable of the step or a file is passed on, because a later CLI may read it.
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
] as const;

/** Variables of `TARGET_NAMES` that can contain a key. */
export const KEY_NAMES = [
  "CONVEX_DEPLOY_KEY",
  "CONVEX_DEPLOYMENT_TOKEN",
  "CONVEX_SELF_HOSTED_ADMIN_KEY",
  "CONVEX_OVERRIDE_ACCESS_TOKEN",
] as const;

/** Variables that can make Node, the loader, the bundler or a shell run or trust something else. Always empty. */
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
  // A TLS library writes its session keys to this file.
  "SSLKEYLOGFILE",
  "ESBUILD_BINARY_PATH",
  "DOTENV_KEY",
  "BASH_ENV",
  "ENV",
  // With tracing on, bash as `sh` expands PS4, which can run commands.
  "SHELLOPTS",
  "BASHOPTS",
  "PS4",
] as const;

const PROXY_NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] as const;

/** Variables of Convex, Node, dynamic loaders, TLS and libraries of the CLI. By prefix, to match also those not listed above. */
const DANGEROUS_PREFIXES = /^(CONVEX|NODE|LD|DYLD|OPENSSL|SSL|DOTENV|ESBUILD|SENTRY)_|_PROXY$/i;

const CONVEX_FAMILY = /^CONVEX_/i;

/**
 * Variables of hosts, by which the CLI decides whether this is a production build (`isNonProdBuildEnvironment` in its
 * `envvars.ts`). The plan has decided that already, so they are passed to `cmd` but not to the CLI.
 */
const OTHER_HOSTS = /^(VERCEL|NETLIFY|CF_PAGES|WORKERS_CI)(_|$)/i;
const OTHER_HOST_NAMES = ["VERCEL", "NETLIFY", "CF_PAGES", "WORKERS_CI"] as const;

/** Variables of this step only: inputs, state, the runner's service tokens, and its command files. */
const ACTION_ONLY =
  /^(INPUT_.*|STATE_.*|ACTIONS_(?!(RUNNER|STEP)_DEBUG$).*|GITHUB_(ENV|OUTPUT|STATE|PATH|STEP_SUMMARY|ARTIFACTS.*))$/i;

/** The runner keeps its command files in its temporary folder. The event's payload there is not one of them. */
function isCommandFile(name: string, value: string, runnerTemp: string): boolean {
  if (!/^GITHUB_/i.test(name) || /^GITHUB_EVENT_PATH$/i.test(name) || runnerTemp === "") return false;
  return /[\\/]_runner_file_commands[\\/]/.test(value) || value.startsWith(join(runnerTemp, sep));
}

export type Environment = Readonly<Record<string, string>>;

/**
 * The step's environment, without variables of the action itself and without any that contain one of its secrets in a form
 * that a redactor finds.
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

/** The environment of the user's build: that of a `run:` step, without any key. */
export function buildEnvironment(snapshot: Environment): Environment {
  const kept: Record<string, string> = { ...snapshot };
  for (const name of Object.keys(kept)) if (KEY_NAMES.some((key) => key === name.toUpperCase())) delete kept[name];
  return kept;
}

/** The environment of a helper program: no key, and nothing that can make Node or the loader run something else. */
export function helperEnvironment(snapshot: Environment): Environment {
  const kept = buildEnvironment(snapshot);
  const harmful = (name: string) =>
    DANGEROUS_PREFIXES.test(name) || LOADER_NAMES.some((one) => one === name.toUpperCase());
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !harmful(name)));
}

/** Variables with which the CLI, run by hand, would use another deployment. */
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
 * A notice for each source of variables that could have redirected the deploy. The action ignores them, but the CLI uses
 * them if somebody runs it by hand in this folder.
 *
 * @param files - The names that each `.env` file of the working directory declares.
 * @param used - Variables from which the step takes its key or URL.
 */
export function redirectNotices(
  own: Readonly<Record<string, string | undefined>>,
  files: readonly { readonly file: string; readonly names: readonly string[] }[],
  used: readonly string[],
): readonly string[] {
  const inStep = REDIRECTING_VARIABLES.filter(
    (name) => own[name] && !used.includes(name) && name !== "CONVEX_PROVISION_HOST",
  );
  const sources = [
    { source: "the environment of this step", found: inStep },
    ...files.map(({ file, names }) => ({
      source: `\`${file}\` in the working directory`,
      found: REDIRECTING_VARIABLES.filter((name) => names.includes(name)),
    })),
  ];
  return sources
    .filter(({ found }) => found.length > 0)
    .map(
      ({ source, found }) =>
        `Ignored ${codeSpans(found)} from ${source}: this step's key and \`url\` decide which deployment is used.`,
    );
}

export interface CliEnvironmentOptions {
  readonly snapshot: Environment;
  /** Names declared in `.env.local` and `.env` of the working directory. */
  readonly dotenvNames: readonly string[];
  /** Variables from which the CLI takes its key and target. */
  readonly credentials: Environment;
  /** Result of `parseProvisionHost`. */
  readonly provisionOrigin: string;
  /** An empty folder: a login in the real home directory would override a preview deploy key. */
  readonly home: string;
  readonly temporary: string;
  /** Whether a CA file of the step's environment may be trusted. */
  readonly isTrustedCaFile: (path: string) => boolean;
}

export function cliEnvironment(options: CliEnvironmentOptions): Environment {
  const { snapshot, home, provisionOrigin } = options;
  const isConvex = provisionOrigin === CONVEX_PROVISION_ORIGIN;
  const env: Record<string, string> = { ...snapshot };
  for (const name of Object.keys(env)) if (DANGEROUS_PREFIXES.test(name) && !CONVEX_FAMILY.test(name)) delete env[name];
  for (const name of options.dotenvNames) if (DANGEROUS_PREFIXES.test(name)) env[name] = snapshot[name] ?? "";
  for (const name of [...Object.keys(env), ...options.dotenvNames]) if (OTHER_HOSTS.test(name)) env[name] = "";
  for (const name of Object.keys(env)) if (CONVEX_FAMILY.test(name)) env[name] = "";
  for (const name of [...TARGET_NAMES, ...LOADER_NAMES, ...OTHER_HOST_NAMES]) env[name] = "";
  for (const name of PROXY_NAMES) Object.assign(env, proxyPair(name, snapshot));
  for (const name of AUTHORITY_NAMES) {
    const file = snapshot[name] ?? "";
    env[name] = file !== "" && options.isTrustedCaFile(file) ? file : "";
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
    CONVEX_TMPDIR: options.temporary,
    CONVEX_PROVISION_HOST: isConvex ? "" : provisionOrigin,
    CONVEX_VERSION_API_ORIGIN: isConvex ? VERSION_API_ORIGIN : provisionOrigin,
    ...options.credentials,
  };
}

/** On Windows, Node runs shell commands of the CLI with the program in `COMSPEC`. */
export function systemShell(snapshot: Environment, platform: NodeJS.Platform = process.platform): Environment {
  return platform === "win32" ? { COMSPEC: win32.join(systemRoot(snapshot), "System32", "cmd.exe") } : {};
}

/**
 * On Windows, where names of variables ignore case, writes the names that this action looks for in upper case. Others stay
 * as they are, because a shell script may distinguish them.
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

/** Sets both spellings: a lower-case one, even if empty, overrides the other. Loopback never goes through a proxy. */
function proxyPair(name: string, snapshot: Environment): Environment {
  const lower = name.toLowerCase();
  const value = snapshot[lower] || snapshot[name] || "";
  const full =
    name === "NO_PROXY" ? [value, "localhost", "127.0.0.1", "::1"].filter((part) => part !== "").join(",") : value;
  return process.platform === "win32" ? { [name]: full } : { [name]: full, [lower]: full };
}

/** The CLI asks this server whether it is out of date. An empty value would not be replaced by the default. */
const VERSION_API_ORIGIN = "https://version.convex.dev";
