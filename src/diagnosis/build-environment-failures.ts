/** Failures of `cmd` that have their reason in what the build runs on, by what package managers and Node print. */

import { codeSpan, codeSpanOr } from "../markdown/code-span.ts";
import {
  DOCS,
  type FailurePattern,
  INSTALL_PROGRAM,
  moreMemory,
  NEWER_NODE,
  shellBlock,
  yamlBlock,
} from "./failure-pattern.ts";
import { DISK_FULL, diskFull } from "./installation-failures.ts";

const HOSTING = `${DOCS}/production/hosting`;
const VERSION = /^[\d.]{1,20}$/;

export const BUILD_ENVIRONMENT_FAILURES: readonly FailurePattern[] = [
  {
    code: "build-calls-missing-function",
    pattern: /Could not find (?:public )?function for '([\w/.:-]{1,200})'\. Did you forget to run/,
    explain: ([, name]) => ({
      cause: `The build calls ${codeSpanOr(name, "a Convex function")}, which the Convex deployment does not have yet: \`cmd\` runs before the push.`,
      fix: "Load that data at request time or in the browser instead of while the build renders pages. Or leave `cmd` out, and build the site in a step after this one, with the outputs of this step.",
      link: HOSTING,
    }),
  },
  {
    code: "build-out-of-memory",
    pattern: /JavaScript heap out of memory|Reached heap limit Allocation failed/,
    explain: () => ({
      cause: "The build (`cmd`) ran out of memory.",
      fix: moreMemory("build"),
      link: HOSTING,
    }),
  },
  {
    code: "disk-full",
    pattern: DISK_FULL,
    explain: () => diskFull("The build (`cmd`) could not write a file"),
  },
  {
    code: "build-script-missing",
    pattern:
      /(?:Missing script: |ERR_PNPM_NO_SCRIPT\S{0,10} {1,4}Missing script: |Script not found |Couldn't find a script named |error Command )["']?([\w:.-]{1,80})["']?(?= not found|["'.]|$)/m,
    explain: ([, script]) => ({
      cause: `The package.json in the working directory has no script ${codeSpanOr(script, "of the name that `cmd` calls")}.`,
      fix: "Correct `cmd`, or add the script. In a monorepo, the script may be in another package: `cmd` runs in `working-directory`, so go there first (`cd ../web && npm run build`).",
      link: HOSTING,
    }),
  },
  {
    code: "build-script-missing",
    pattern: /npm (?:error|ERR!) enoent Could not read package\.json|ERR_PNPM_NO_IMPORTER_MANIFEST_FOUND/,
    explain: () => ({
      cause: "The folder in which `cmd` runs the build has no package.json.",
      fix: "Correct the folder that `cmd` changes to. It starts in `working-directory`: `cd ../web && npm run build`, for example.",
      link: HOSTING,
    }),
  },
  {
    code: "node-version-of-build",
    pattern:
      /You are using Node\.js v?[\d.]{1,20}\. (?:For Next\.js, Node\.js version "?[>=^ ]{0,4}v?([\d.]{1,20})[^\n]{0,40} is required|Vite requires Node\.js version ([\d.]{1,20})\+)/,
    fields: [VERSION, VERSION],
    explain: ([, next, vite]) => ({
      cause: `The job's Node is too old for the build${next === undefined && vite === undefined ? "" : ` (it needs ${next ?? vite} or newer)`}.`,
      fix: NEWER_NODE,
      link: "https://github.com/actions/setup-node",
    }),
  },
  {
    code: "file-access-denied",
    pattern: /(?:^|[: ])([\w@./-]{1,200}): Permission denied$/m,
    // The shell's own code for a file that it may not run.
    appliesTo: ({ buildExitCode }) => buildExitCode === 126,
    explain: ([, file]) => ({
      cause: `The build (\`cmd\`) may not run ${codeSpanOr(file, "a file")}, because it is not executable.`,
      fix: `Make the file executable, and commit that:${shellBlock(`git update-index --chmod=+x ${file ?? "<file>"}`)}`,
      link: null,
    }),
  },
  {
    code: "build-lockfile-outdated",
    pattern:
      /ERR_PNPM_(?:OUTDATED_LOCKFILE|NO_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)|`npm ci` (?:command )?can only install|lockfile had changes, but lockfile is frozen|Your lockfile needs to be updated|YN0028/,
    explain: () => ({
      cause: "The lockfile is missing or does not match package.json, so `cmd` could not install the dependencies.",
      fix: "Run the install on your machine with the same package manager and version, and commit the lockfile. Dependencies are better installed in a step of their own, before this one.",
      link: null,
    }),
  },
  {
    code: "build-dependency-missing",
    pattern:
      /(?:^|\n)[^\n]{0,20}Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find (?:module|package) ['"]?((?:@[\w.-]{1,60}\/)?\w(?:[\w.-]{0,80}\w)?)(?=['" /.]|$)/m,
    explain: ([, name]) => ({
      cause: `The build needs the package ${codeSpanOr(name, "that its output names")}, which is not installed.`,
      fix: `Install the dependencies in a step before this one, \`devDependencies\` included (\`NODE_ENV=production\` and \`--omit\` leave packages out). If the package is for one platform, such as \`@rollup/rollup-linux-x64-gnu\`, renew the lockfile: delete it with \`node_modules\`, install again, and commit it.${yamlBlock("- run: npm ci")}`,
      link: HOSTING,
    }),
  },
  {
    code: "build-failed",
    // Some package managers replace the shell's exit code 127, and on Windows it is a different one.
    pattern:
      /^[^\n]{0,60}\bsh: (?:line )?(?:\d{1,6}: )?([\w@./-]{1,100}): (?:command )?not found$|^'([\w@./-]{1,100})' is not recognized as an internal or external command/m,
    appliesTo: ({ buildExitCode }) => buildExitCode !== 127,
    explain: ([, shell, windows]) => ({
      cause: `The build (\`cmd\`) calls ${shell === undefined && windows === undefined ? "a program" : codeSpan(shell ?? windows ?? "")}, which was not found.`,
      fix: INSTALL_PROGRAM,
      link: HOSTING,
    }),
  },
];
