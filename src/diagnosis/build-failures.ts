/** Failures of the user's build command. Only these are searched for in the output of a build. */

import type { Failure } from "./failure.ts";
import {
  DOCS,
  type FailedRun,
  type FailurePattern,
  INSTALL_PROGRAM,
  moreMemory,
  NEWER_NODE,
  yamlBlock,
} from "./failure-pattern.ts";

const HOSTING = `${DOCS}/production/hosting`;

const URL_NAME = /^(?:[A-Z]{2,12}_){0,2}CONVEX_(?:SITE_)?URL$/;

const NAME_IN_TEXT = String.raw`\b((?:[A-Z][A-Z0-9]{0,30}_){0,4}CONVEX_(?:SITE_)?URL)\b`;
/** Matches a line with a clause that says that the variable is missing. Ignores warnings, which do not fail a build. */
const NAMES_MISSING_URL = new RegExp(
  String.raw`^(?![^\n]{0,100}\b(?:[Ww]arn|WARN))(?:` +
    String.raw`[^\n]{0,300}?\b(?:[Mm]issing|[Rr]equired|[Rr]equires|[Uu]ndefined|[Uu]nset|[Ee]mpty|[Ii]nvalid|[Ss]et|[Pp]rovide|[Dd]efine)\b[^\n.;,]{0,60}?${NAME_IN_TEXT}(?!["'\`]{0,1} {0,1}= {0,1}["'\`]{0,1}(?!undefined|null)[\w])` +
    "|" +
    String.raw`[^\n]{0,300}?${NAME_IN_TEXT}[^\n.;,]{0,40}?\b(?:missing|[Rr]equired|undefined|unset|empty|[Ii]nvalid|(?:not|n't) (?:be )?(?:set|defined|found|given|provided|configured))\b` +
    ")",
  "m",
);

export const BUILD_FAILURES: readonly FailurePattern[] = [
  {
    code: "node-version-of-build",
    pattern: /Your Node version v?[\d.]{1,20} is too old\. Convex requires at least Node v?([\d.]{1,20})/,
    fields: [/^[\d.]{1,20}$/],
    explain: ([, needed]) => ({
      cause: `The build calls the Convex CLI with the job's own Node, which is too old for it${needed === undefined ? "" : ` (it needs ${needed.replace(/\.0$/, "")} or newer)`}.`,
      fix: NEWER_NODE,
      link: "https://github.com/actions/setup-node",
    }),
  },
  {
    code: "codegen-needs-deployment",
    pattern:
      /Codegen requires an existing deployment|codegen.*[Pp]review deploy keys?|[Pp]review deploy keys? .*codegen/,
    explain: () => ({
      cause: "The build runs `convex codegen`, which does not work with a preview deploy key.",
      fix: "Commit the `convex/_generated` folder and remove `convex codegen` from the build.",
      link: `${DOCS}/cli/reference/codegen`,
    }),
  },
  {
    code: "build-calls-convex",
    pattern:
      /No CONVEX_DEPLOYMENT set|no Convex deployment configuration found|Cannot prompt for input in non-interactive terminals|Failed to fetch latest backend version/,
    explain: () => ({
      cause:
        "The build calls the Convex CLI, which does not find a deploy key, because this action does not pass the key to the build.",
      fix: "Remove `convex deploy` (or `convex dev`, or `convex codegen`) from the build script, commit `convex/_generated`, and let `cmd` only build the site. If the build needs the key, set `expose-deploy-key-to-cmd: true`.",
      link: HOSTING,
    }),
  },
  {
    code: "generated-code-missing",
    readsQuotedText: true,
    pattern:
      /(?:Cannot find module|Could not resolve|Can't resolve|Failed to resolve|Module not found)[^\n]{0,400}\b_generated\b/,
    explain: () => ({
      cause: "The code imports `convex/_generated`, which is not in the checkout.",
      fix: "Create the folder with `npx convex dev` (or `npx convex codegen`) on your machine and commit it. If .gitignore lists it, use `git add -f convex/_generated`.",
      link: `${DOCS}/cli/reference/codegen`,
    }),
  },
  {
    code: "build-lacks-url",
    // The output is the build's own, so only a name in this form is sent.
    pattern: NAMES_MISSING_URL,
    // A variable that this action has set is not missing, even if the build prints that it is.
    appliesTo: ({ urlNames = [] }, [, before = "", after = ""]) => !urlNames.includes(before || after),
    fields: [URL_NAME, URL_NAME],
    explain: ([, before, after]) => {
      const name = before || after || "NEXT_PUBLIC_CONVEX_URL";
      const input = name.includes("SITE_URL") ? "cmd-site-url-env-var-name" : "cmd-url-env-var-name";
      return {
        cause: `The build did not find the URL of the Convex deployment in \`${name}\`.`,
        fix: `Name the variable that the build reads:${yamlBlock("with:", `  ${input}: ${name}`)}`,
        link: HOSTING,
      };
    },
  },
  {
    code: "build-lacks-url",
    pattern:
      /No address provided to Convex\w*Client|Invalid deployment address:|client created with undefined deployment address/,
    explain: () => ({
      cause: "The build's code did not find the URL of the Convex deployment in the variable that it reads.",
      fix: `Have the code read the variable that this action sets (the log above names it), or name the one that the code reads:${yamlBlock("with:", "  cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL")}`,
      link: HOSTING,
    }),
  },
];

/**
 * A build that failed for any other reason. `sent` contains only that reason: reports say before it that the build
 * failed.
 */
export function buildFailed(exitCode: number, { outputTail, isKeyExposed = false }: FailedRun): Failure {
  const cause = `The build command (\`cmd\`) ended with exit code ${exitCode}`;
  const common = { code: "build-failed", link: HOSTING, cmdExitCode: exitCode };
  const sent = (why: string, fix: string) => ({ fix, sent: { cause: why, fix } });
  if (exitCode === 127) {
    const program = outputTail
      .map((line) => /([\w@./-]{1,100}): (?:command )?not found$/.exec(line)?.[1])
      .find(Boolean);
    return {
      ...common,
      cause: `${cause}: ${program === undefined ? "a program" : `\`${program}\``} was not found, so nothing was pushed.`,
      ...sent("A program was not found.", INSTALL_PROGRAM),
    };
  }
  if (exitCode === 137)
    return {
      ...common,
      cause: `${cause}: it was killed, most likely because the runner ran out of memory. Nothing was pushed.`,
      ...sent("It was killed (exit code 137), most likely because the runner ran out of memory.", moreMemory("build")),
    };
  const surroundings = `It runs in the working directory with the URL variables ${isKeyExposed ? "and the deploy key set" : "set and without the deploy key"}.`;
  return {
    ...common,
    cause: `${cause}, so nothing was pushed.`,
    fix: `Fix the build; its output is in the log above. ${surroundings}`,
    sent: { cause: "", fix: `Fix the build; its output is in the log of the run. ${surroundings}` },
  };
}
