/** Holds our reading of a key against that of the installed CLIs: their own functions, run from their own source. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import ts from "typescript";
import { CLI_PACKAGE_NAMES } from "../../fakes/example-app.ts";
import type { DeployKey } from "../../src/key/deploy-key.ts";
import { readKeySource } from "../../src/key/key-source.ts";
import { parseDeployKey } from "../../src/key/parse-deploy-key.ts";
import { anyAccessToken, anyKey, anyNearKey, numRuns } from "../arbitraries/any-key.ts";

interface Cli {
  isPreviewDeployKey(key: string): boolean;
  isProjectKey(key: string): boolean;
  isDeploymentKey(key: string): boolean;
  deploymentTypeFromAdminKey(key: string): string;
  deploymentNameFromAdminKey(key: string): string | null;
  getTeamAndProjectFromPreviewAdminKey(ctx: unknown, key: string): Promise<{ teamSlug: string; projectSlug: string }>;
  /** Both are missing in old CLIs. */
  processDeployKeyValue?(ctx: unknown, key: string | undefined): Promise<string | undefined>;
  readDeployKeyFromEnv?(getEnv: (name: string) => string | undefined): string | undefined;
}

const FROM_DEPLOYMENT = [
  "stripDeploymentTypePrefix",
  "isPreviewDeployKey",
  "isProjectKey",
  "isDeploymentKey",
  "deploymentTypeFromAdminKey",
  "deploymentNameFromAdminKey",
  "getTeamAndProjectFromPreviewAdminKey",
];
const FROM_UTILS = [
  "CONVEX_DEPLOY_KEY_ENV_VAR_NAME",
  "CONVEX_DEPLOYMENT_TOKEN_ENV_VAR_NAME",
  "processDeployKeyValue",
  "readDeployKeyFromEnv",
];

/** The text of those of the named top-level functions and constants that the file has. */
function declarations(path: string, names: readonly string[]): string {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  return source.statements
    .filter((statement) => {
      const [variable] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
      const name = ts.isFunctionDeclaration(statement) ? statement.name : variable?.name;
      return name !== undefined && ts.isIdentifier(name) && names.includes(name.text);
    })
    .map((statement) => statement.getText(source).replace(/^export /, ""))
    .join("\n");
}

function loadCli(name: string): Cli {
  const library = `node_modules/${name}/src/cli/lib`;
  const source = `${declarations(`${library}/deployment.ts`, FROM_DEPLOYMENT)}
    ${declarations(`${library}/utils/utils.ts`, FROM_UTILS)}`;
  const { outputText } = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const found = [...FROM_DEPLOYMENT, ...FROM_UTILS].filter((wanted) =>
    new RegExp(`function ${wanted}\\b`).test(source),
  );
  return new Function(`${outputText}; return { ${found.join(", ")} };`)() as Cli;
}

const CLIS = CLI_PACKAGE_NAMES.map((name) => [name, loadCli(name)] as const);

const crashing = {
  crash: ({ printedMessage }: { printedMessage: string }) => Promise.reject(new Error(printedMessage)),
};

/** Calls the predicates in the order of the CLI's `getDeploymentSelectionFromEnv`, and reads what the CLI then uses. */
async function classOf(cli: Cli, key: string): Promise<object> {
  if (cli.isPreviewDeployKey(key)) {
    return { class: "preview", ...(await cli.getTeamAndProjectFromPreviewAdminKey(crashing, key)) };
  }
  if (cli.isProjectKey(key)) return { class: "project" };
  const name = cli.deploymentNameFromAdminKey(key);
  if (name === null) return { class: "refused" };
  return { class: "deployment", name, type: cli.deploymentTypeFromAdminKey(key), own: cli.isDeploymentKey(key) };
}

function expectedClass(key: Exclude<DeployKey, { kind: "malformed" }>): object {
  switch (key.kind) {
    case "preview":
      return { class: "preview", teamSlug: key.teamSlug, projectSlug: key.projectSlug };
    case "project":
      return { class: "project" };
    case "access-token":
      return { class: "refused" };
    case "production":
      return { class: "deployment", name: key.deploymentName, type: "prod", own: true };
    case "development":
      return { class: "deployment", name: key.deploymentName, type: "dev", own: true };
    case "custom":
      return { class: "deployment", name: key.deploymentName, type: "custom", own: false };
    case "preview-deployment":
      return { class: "deployment", name: key.deploymentName, type: "preview", own: false };
    // The CLI does not know team tokens and uses the team as a deployment's name, so the action must know them.
    case "team":
      return { class: "deployment", name: key.teamSlug, type: "team", own: false };
    case "admin":
      return { class: "deployment", name: key.instanceName, type: "prod", own: false };
  }
}

/** The value after the CLI's processing, before the CLI looks for a key in it. */
async function processed(cli: Cli, raw: string): Promise<string | undefined> {
  return await cli.processDeployKeyValue?.(crashing, raw).catch((error: Error) => `crash: ${error.message}`);
}

/** One key of each kind, because random keys sometimes leave out a kind. */
const SECRET = "eyJ2MiI6IjAxMjM0NTY3ODlhYmNkZWYifQ==";
const ONE_OF_EACH_KIND = [
  ...["prod:happy-otter-123", "dev:happy-otter-123", "custom:happy-otter-123", "preview:happy-otter-123"],
  ...["preview:acme:shop", "project:acme:shop", "team:acme", "convex-self-hosted"],
].map((prefix) => `${prefix}|${SECRET}`);

describe.each(CLIS)("the key predicates of %s", (name, cli) => {
  test("agree on every key that we accept", async () => {
    const kinds = new Set<string>();
    const anyText = fc.oneof(
      anyKey.map(({ text }) => text),
      anyAccessToken,
      anyNearKey,
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (raw) => {
        const reading = parseDeployKey(raw);
        if (reading.state !== "present" || reading.key.kind === "malformed") return;
        kinds.add(reading.key.kind);
        expect(await classOf(cli, reading.key.raw)).toStrictEqual(expectedClass(reading.key));
      }),
      { numRuns: Math.max(numRuns, 300), examples: [...ONE_OF_EACH_KIND, SECRET].map((text) => [text]) },
    );
    expect(kinds.size).toBe(9);
  });

  test("see no key in a sentinel that the action does not take for a key", async () => {
    // 1.28 does not know the sentinels; every later CLI does.
    expect(cli.processDeployKeyValue === undefined).toBe(name === "convex-1-28");
    const anySentinel = fc.oneof(
      anyNearKey.map((text) => `<missing_deploy_key:${text}>`),
      fc.constant("<ignore_deploy_key>"),
      anyNearKey,
    );
    await fc.assert(
      fc.asyncProperty(
        anySentinel.filter((raw) => raw !== "" && raw === raw.trim()),
        async (raw) => {
          if (cli.processDeployKeyValue === undefined) return;
          const reading = parseDeployKey(raw);
          const theirs = await processed(cli, raw);
          if (theirs === undefined) expect(reading.state).toBe("absent");
          else if (theirs !== raw)
            expect(reading).toStrictEqual({ state: "missing-sentinel", message: theirs.slice(7) });
          else if (!/^["']/.test(raw)) expect(reading.state).toBe("present");
        },
      ),
      { numRuns },
    );
  });

  test("read the same variable as the action, if they know the alias", async () => {
    const withoutAlias = ["convex-1-28", "convex-1-31", "convex-1-35", "convex-1-36"];
    expect(cli.readDeployKeyFromEnv === undefined).toBe(withoutAlias.includes(name));
    const anyValue = fc.oneof(
      fc.constantFrom(undefined, "", "<ignore_deploy_key>"),
      anyKey.map(({ text }) => text),
    );
    await fc.assert(
      fc.asyncProperty(anyValue, anyValue, async (CONVEX_DEPLOY_KEY, CONVEX_DEPLOYMENT_TOKEN) => {
        if (cli.readDeployKeyFromEnv === undefined) return;
        const environment: Record<string, string | undefined> = { CONVEX_DEPLOY_KEY, CONVEX_DEPLOYMENT_TOKEN };
        const theirs = cli.readDeployKeyFromEnv((variable) => environment[variable]);
        const source = readKeySource({ input: "", urlInput: "", environment });
        const ours = source.state === "present" && source.key.kind !== "malformed" ? source.key.raw : undefined;
        expect(ours).toBe(theirs === undefined ? undefined : await processed(cli, theirs));
      }),
      { numRuns },
    );
  });
});

test("a malformed key has no text that could be passed to a CLI", () => {
  fc.assert(
    fc.property(anyNearKey, (raw) => {
      const reading = parseDeployKey(raw);
      if (reading.state === "present" && reading.key.kind === "malformed") {
        expect(reading.key).not.toHaveProperty("text");
        expect(reading.key).not.toHaveProperty("secret");
      }
    }),
    { numRuns },
  );
});
