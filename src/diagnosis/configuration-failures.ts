/** Failures of the auth config, `convex.json` and components that need another fix than those files in general. */

import { codeSpan, codeSpanOr } from "../markdown/code-span.ts";
import { convexCommand, DOCS, type FailurePattern, NAME, NUMBER, PATH, shellBlock } from "./failure-pattern.ts";

const CONFIGURATION = `${DOCS}/production/project-configuration`;

export const CONFIGURATION_FAILURES: readonly FailurePattern[] = [
  {
    code: "auth-config-invalid",
    // What `@auth/core` looks for, and does without.
    pattern:
      /Environment variable (AUTH_SECRET_\d|AUTH_REDIRECT_PROXY_URL|AUTH_TRUST_HOST|AUTH_URL|NEXTAUTH_URL|NEXTAUTH_SECRET) is used in auth config file/,
    fields: [NAME],
    explain: ([, name]) => ({
      cause: `The auth config (\`auth.config.ts\`) imports a package that looks for ${name === undefined ? "optional variables" : `the optional variable ${codeSpan(name)}`}, and Convex refuses an auth config that reads a variable which is not set.`,
      fix: "Let `auth.config.ts` import nothing but types, and state `domain` and `applicationID` in it. Providers and what they need belong in `auth.ts`. Setting the variable does not help: Convex would ask for the next one.",
      link: `${DOCS}/auth`,
    }),
  },
  {
    code: "auth-config-invalid",
    readsQuotedText: true,
    pattern: /auth config[^\n]{0,200}Invalid provider domain URL|\bInvalidProviderDomainUrl: /,
    explain: (_, run) => ({
      cause: "The `domain` of a provider in the auth config (`auth.config.ts`) is not a URL, so nothing was pushed.",
      fix: `If it comes from an environment variable, look at its value on the Convex deployment: it must be a URL such as \`https://acme.clerk.accounts.dev\`, without quotes.${shellBlock(convexCommand(run, "env list", ""))}`,
      link: `${DOCS}/auth`,
    }),
  },
  {
    code: "auth-config-invalid",
    pattern: /Found both \S{1,300}auth\.config\.js and \S{1,300}, choose one/,
    explain: () => ({
      cause: "There are two auth configs, `auth.config.js` and `auth.config.ts`.",
      fix: "Delete one of them. If the `.js` file is compiled from the other, keep it out of the functions folder.",
      link: `${DOCS}/auth`,
    }),
  },
  {
    code: "node-actions-not-supported",
    pattern:
      /Node actions are not supported in components(?:\. Remove `"use node;?" from (\S{1,200}))?|"use node" directive is not supported in components(?:\. Remove it from the component at: (\S{1,300}?)\.?$)?/m,
    fields: [PATH, PATH],
    explain: ([, module, path]) => ({
      cause: `A component has Node.js actions${module === undefined && path === undefined ? "" : ` (${codeSpan(module ?? path ?? "")})`}, but only the app itself can have them.`,
      fix: 'Remove `"use node"` and Node\'s built-in modules from the component, and call what needs Node from an action of the app. A component that is not yours needs a version that supports this.',
      link: `${DOCS}/components/authoring`,
    }),
  },
  {
    code: "node-version-of-functions",
    pattern: /\bInvalid node version: (\S{1,20})|InvalidNodeVersion: The node version `([^`\n]{1,20})` is invalid/,
    fields: [NUMBER, NUMBER],
    explain: ([, version, other]) => ({
      cause: `\`node.nodeVersion\` in \`convex.json\`${version === undefined && other === undefined ? "" : ` is ${codeSpan(version ?? other ?? "")}, which`} is not a Node.js version that Convex supports for functions.`,
      fix: 'Give the number of a major version as text, such as `{ "node": { "nodeVersion": "22" } }`, or remove the setting to get the default. If the number is right, a self-hosted backend may be too old for it.',
      link: `${CONFIGURATION}#configuring-the-nodejs-version`,
    }),
  },
  {
    code: "convex-json-invalid",
    pattern:
      /Error: both convex\.json and (src[\\/]convex\.json) files exist|Please move (src[\\/]convex\.json) to the root of your project/,
    fields: [/^src[\\/]convex\.json$/],
    explain: ([, both]) => ({
      cause:
        both === undefined
          ? "`convex.json` is in `src`, where the Convex CLI does not read it."
          : "There are two files, `convex.json` and `src/convex.json`.",
      fix: "Keep one `convex.json`, beside package.json. Paths in it are relative to that folder.",
      link: CONFIGURATION,
    }),
  },
  {
    code: "convex-json-invalid",
    pattern: /Unable to read project config file "convex\.json"|[✖×] (?:`convex\.json`: |Expected `convex\.json` to )/,
    explain: () => ({
      cause: "The Convex CLI cannot use `convex.json`, so nothing was pushed.",
      fix: 'Correct `convex.json`; the end of the output says what is wrong. It must be an object, such as `{ "functions": "convex/" }`.',
      link: CONFIGURATION,
    }),
  },
  {
    code: "convex-config-invalid",
    pattern: /Invalid component (?:root )?directory \([^)\n]{0,300}\): (\S{1,300})/,
    fields: [PATH],
    explain: ([, path]) => ({
      cause: `The Convex CLI finds no component in ${codeSpanOr(path, "a folder")}, so nothing was pushed.`,
      fix: "Correct the import of the component in `convex.config.ts`: it must lead to a folder with a `convex.config.ts`. For a component from npm, install the dependencies in a step before this one.",
      link: `${DOCS}/components/using`,
    }),
  },
];
