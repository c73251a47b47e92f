/** Errors of the bundler that need another fix than an error in the code. */

import { codeSpan, codeSpanOr } from "../markdown/code-span.ts";
import { DOCS, type FailurePattern, IMPORT, PATH, RENAME_MODULE } from "./failure-pattern.ts";

const BUNDLING = `${DOCS}/functions/bundling`;
const MISSING_FILE =
  "Correct the path: Linux distinguishes upper and lower case, unlike macOS and Windows. If a build creates the file, run it in a step before this one. If .gitignore lists the file, commit it.";

export const BUNDLE_FAILURES: readonly FailurePattern[] = [
  {
    code: "bundle-error",
    readsQuotedText: true,
    pattern:
      /[✘X] \[ERROR\] Could not resolve "([^"\n]{1,200})"\n(?:[^\n]{0,500}\n){0,12}?[^\n]{0,20}The module "([^"\n]{1,200})" was not found on the file system/,
    fields: [IMPORT, IMPORT],
    explain: ([, name, file]) => ({
      cause: `The Convex functions cannot be bundled: ${codeSpanOr(name, "a package")} is installed, but its package.json points to ${codeSpanOr(file, "a file")}, which does not exist.`,
      fix: "If it is a package of this repository, build it in a step before this one. If it comes from a registry, install the dependencies again.",
      link: BUNDLING,
    }),
  },
  {
    code: "bundle-error",
    readsQuotedText: true,
    pattern: /The path "([^"\n]{1,200})" is not exported by package "([^"\n]{1,200})"/,
    fields: [IMPORT, IMPORT],
    explain: ([, path, name]) => ({
      cause: `The Convex functions cannot be bundled: the installed version of ${codeSpanOr(name, "a package")} does not export ${codeSpanOr(path, "a path that they import")}.`,
      fix: "Correct the import, or install the version that exports it, and commit package.json and the lockfile. In a monorepo, look for a second, older copy of the package.",
      link: BUNDLING,
    }),
  },
  {
    code: "bundle-error",
    readsQuotedText: true,
    pattern: /[✘X] \[ERROR\] Could not resolve "([@~#]\/[^"\n]{1,200})"/,
    fields: [IMPORT],
    explain: ([, name]) => ({
      cause: `The Convex functions cannot be bundled: the path alias ${codeSpanOr(name, "that they import")} leads to no file.`,
      fix: `The bundler reads aliases from \`compilerOptions.paths\` in the \`tsconfig.json\` of the functions folder: add the alias there, or import by a relative path. ${MISSING_FILE}`,
      link: BUNDLING,
    }),
  },
  {
    code: "bundle-error",
    readsQuotedText: true,
    pattern: /[✘X] \[ERROR\] Could not resolve "(\.{1,2}\/[^"\n]{1,200})"/,
    fields: [IMPORT],
    explain: ([, name]) => ({
      cause: `The Convex functions cannot be bundled: they import ${name === undefined ? "a file" : `the file ${codeSpan(name)}`}, which is not in the checkout.`,
      fix: MISSING_FILE,
      link: BUNDLING,
    }),
  },
  {
    code: "bundle-error",
    readsQuotedText: true,
    // esbuild looks names of files up without regard to case, and cannot open them then.
    pattern: /[✘X] \[ERROR\] Cannot read file: (\S{1,300})/,
    explain: ([, file]) => ({
      cause: `The Convex functions cannot be bundled: they import ${codeSpanOr(file, "a file")}, which cannot be read.`,
      fix: MISSING_FILE,
      link: BUNDLING,
    }),
  },
  {
    code: "bundle-error",
    readsQuotedText: true,
    pattern: /[✘X] \[ERROR\] No loader is configured for "(\.(?!node")[\w.]{1,20})" files(?:: ([^\s"]{1,300}))?/,
    fields: [/^\.[\w.]{1,20}$/, PATH],
    explain: ([, extension, file]) => ({
      cause: `The Convex functions cannot be bundled: they import ${codeSpanOr(file, "a file")}, and the bundler does not read ${extension === undefined ? "files of that kind" : `\`${extension}\` files`}.`,
      fix: 'Put what the functions need of it into a `.ts` or `.json` file, or into file storage. If a package imports it, use the package only in files with `"use node"`, and list it in `node.externalPackages` of `convex.json`.',
      link: `${BUNDLING}#external-packages`,
    }),
  },
  {
    code: "module-path-invalid",
    readsQuotedText: true,
    pattern: /[✘X] \[ERROR\] Two output files share the same path but have different contents: (\S{1,300})/,
    fields: [PATH],
    explain: ([, output]) => ({
      cause: `Two files of the functions folder become the same module${output === undefined ? "" : ` (${codeSpan(output)})`}.`,
      fix: RENAME_MODULE,
      link: `${DOCS}/functions`,
    }),
  },
  {
    code: "bundler-stopped",
    readsQuotedText: true,
    pattern: /The service (?:was stopped|is no longer running)/,
    explain: () => ({
      cause:
        "The bundler (esbuild) ended before it was done, most likely because the runner ran out of memory. Nothing was pushed.",
      fix: "Run the job again. If it happens often, use a larger runner, or run less at the same time in this job.",
      link: BUNDLING,
    }),
  },
];
