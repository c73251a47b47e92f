/** Failures of what the Convex CLI runs on: its installation, the app's package.json and the runner's disk. */

import { codeSpan, codeSpanOr } from "../markdown/code-span.ts";
import { DOCS, type FailurePattern, IMPORT, NAME, yamlBlock } from "./failure-pattern.ts";

const INSTALL_HERE = `Install the dependencies on this runner, in a step before this one, and without \`--omit=optional\` or \`--no-optional\`. If the job restores \`node_modules\` from a cache or an artifact, cache the downloads of the package manager instead:${yamlBlock("- uses: actions/setup-node@v7", "  with:", "    cache: npm", "- run: npm ci")}`;

const FREE_SPACE =
  "Free space before this step (delete caches, images and artifacts that the job no longer needs), or use a runner with a larger disk.";

/** Messages about a full disk. Node has the same code for too many file watchers, which is excluded. */
export const DISK_FULL = /\bENOSPC\b(?!: System limit)|\bEDQUOT\b|[Nn]o space left on device/;

export function diskFull(what: string) {
  return { cause: `${what}: the runner's disk is full.`, fix: FREE_SPACE, link: null };
}

const OF_PACKAGES: readonly FailurePattern[] = [
  {
    code: "dependencies-broken",
    pattern:
      /The package "(@esbuild\/[\w-]{1,40})" could not be found|You installed (esbuild) for another platform|Host version "[\d.]{1,20}" does not match binary version|spawn \S{1,300}esbuild\S{0,20} (?:EACCES|ENOENT|ENOEXEC)/,
    fields: [IMPORT, IMPORT],
    explain: ([, missing]) => ({
      cause: `The Convex CLI cannot run esbuild, with which it bundles the functions: ${missing === undefined ? "`node_modules` was installed for another platform, or with another version" : `${codeSpan(missing)} is not in \`node_modules\``}.`,
      fix: INSTALL_HERE,
      link: "https://esbuild.github.io/getting-started/#simultaneous-platforms",
    }),
  },
  {
    code: "dependencies-broken",
    pattern:
      /Cannot find (?:module|package) '([^'\n]{1,200})' imported from \S{0,300}node_modules\/convex\/|Cannot find module '\S{0,300}node_modules\/(convex\/[^'\n]{1,200})'|Cannot find module '([^'\n]{1,200})'\nRequire stack:\n- \S{0,300}node_modules\/convex\//,
    fields: [IMPORT, IMPORT, IMPORT],
    explain: ([, imported, own, required]) => ({
      cause: `The installation of the \`convex\` package is incomplete: ${codeSpanOr(imported ?? own ?? required, "a file")} is not in \`node_modules\`.`,
      fix: INSTALL_HERE,
      link: `${DOCS}/quickstarts`,
    }),
  },
  {
    code: "convex-not-declared",
    pattern: /In order to [^\n]{1,60}, add `convex` to your package\.json dependencies/,
    explain: () => ({
      cause:
        "The package.json in the working directory does not list `convex`, although a folder above it has the package installed.",
      fix: "Add `convex` to the `dependencies` of the package that has the `convex/` folder, and commit package.json and the lockfile. If the app lies elsewhere in the monorepo, point `working-directory` at it.",
      link: `${DOCS}/production/project-configuration`,
    }),
  },
  {
    code: "package-json-invalid",
    pattern:
      /Unable to (?:read your|parse) package\.json|Couldn't parse "[^"\n]{0,300}package\.json"|Expected to parse an object from package\.json|No package\.json found\. To create|Run this command from the root directory of a project/,
    explain: () => ({
      cause: "The Convex CLI cannot read the package.json of the app, so nothing was pushed.",
      fix: "Correct package.json; the end of the output says what is wrong with it. If the app lies in another folder, point `working-directory` at the one that holds package.json and `convex/`.",
      link: `${DOCS}/production/project-configuration`,
    }),
  },
];

const ACCESS: Readonly<Record<string, string>> = {
  EROFS: "it is on a read-only file system",
  EACCES: "the user of this job may not write or read it",
  EPERM: "the user of this job may not write or read it",
};

const OF_FILES: readonly FailurePattern[] = [
  {
    code: "disk-full",
    pattern: DISK_FULL,
    explain: () => diskFull("The Convex CLI could not write a file"),
  },
  {
    code: "file-access-denied",
    pattern: /\b(EACCES|EPERM|EROFS): [a-z -]{1,60}, \w{1,20} '([^'\n]{1,300})'/,
    fields: [NAME],
    explain: ([, reason = "EACCES", file]) => ({
      cause: `The Convex CLI cannot use ${codeSpanOr(file, "a file")}: ${ACCESS[reason] ?? ACCESS.EACCES}.`,
      fix: `Look for a step before this one that ran as another user, in a container (\`docker run\`) or with \`sudo\`, and have it leave its files to the runner's user:${yamlBlock('- run: sudo chown -R "$(id -u)" .')}`,
      link: null,
    }),
  },
];

const OF_ARGUMENTS: readonly FailurePattern[] = [
  {
    code: "cli-arguments-rejected",
    // Reads only the line of the error: after it, the CLI prints its help, which lists every option.
    pattern:
      /^error: (?:unknown option '(--[a-z-]{1,60})[='][^\n]{0,300}|option '[^'\n]{1,100}' (?:argument|cannot be used)[^\n]{0,300}|too many arguments for [^\n]{0,100})/m,
    fields: [/^--[a-z-]{1,60}$/],
    explain: ([, option]) => ({
      cause: `The installed Convex CLI does not accept ${codeSpanOr(option, "the arguments of this deploy")}, so nothing was pushed.`,
      fix: "Update the `convex` package, or correct `deploy-args`. `npx convex deploy --help` shows what the installed version accepts.",
      link: `${DOCS}/cli/reference/deploy`,
    }),
  },
];

export const INSTALLATION_FAILURES: readonly FailurePattern[] = [...OF_ARGUMENTS, ...OF_PACKAGES, ...OF_FILES];
