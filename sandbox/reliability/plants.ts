/** Places that a text can come from, and how a key gets there. */

import type { PullRequestFacts } from "../events/events.ts";
import type { Random } from "./random.ts";
import { SPELLINGS } from "./spellings.ts";

/** A piece of output: where it goes, and how long the build waits after it. */
export interface Chunk {
  readonly to: "stdout" | "stderr";
  readonly text: string;
  readonly pauseMs: number;
}

/** A run that is being prepared. */
export interface Draft {
  readonly files: Record<string, string>;
  readonly with: Record<string, string>;
  readonly env: Record<string, string>;
  readonly pullRequest: { -readonly [Name in keyof PullRequestFacts]: PullRequestFacts[Name] };
  readonly output: Chunk[];
  /** What Convex says, instead of serving a request of this path. */
  readonly convexSays: { path: string; status: number; message: string }[];
  /** What GitHub says, instead of serving a request that writes. */
  readonly gitHubSays: { status: number; message: string }[];
}

interface Planted {
  readonly key: string;
  readonly secret: string;
  readonly random: Random;
}

export type Plant = (draft: Draft, planted: Planted) => void;

/** Characters that may stand in a file's name, and in a quoted import. */
const HARMLESS = /^[\w'(+=*!%&$~^@{},;-]+$/;

export const PLANTS: Readonly<Record<string, Plant>> = {
  "what the build prints": ({ output }, planted) => {
    for (const spell of planted.random.some(Object.keys(SPELLINGS)))
      output.push(...chunksOf(spelled(spell, planted), planted.random));
  },
  "a long line of the build's": ({ output }, { key, secret, random }) => {
    const line =
      random.pick(["x", "word ", `${secret.slice(0, 6)} `]).repeat(random.below(9_000)) +
      key +
      "y".repeat(random.below(40_000)) +
      secret;
    output.push(...chunksOf(line, random));
  },
  "Convex's error": ({ convexSays }, planted) => {
    const path = planted.random.pick([
      "/api/deploy2/start_push",
      "/api/deploy2/finish_push",
      "/api/claim_preview_deployment",
    ]);
    convexSays.push({
      path,
      status: planted.random.pick([400, 403, 404]),
      message: `No: ${spelled(anySpelling(planted), planted)}`,
    });
  },
  "GitHub's error": ({ gitHubSays }, planted) => {
    gitHubSays.push({
      status: planted.random.pick([403, 422, 500]),
      message: `No: ${spelled(anySpelling(planted), planted)}`,
    });
  },
  "the pull request's title and text": ({ pullRequest }, { key, secret }) => {
    pullRequest.title = `Use ${key}`;
    pullRequest.body = secret;
  },
  "the branch's name": ({ pullRequest, with: given }, { secret, random }) => {
    pullRequest.headBranch = `feature/${secret.replace(/[^\w.-]/g, "-")}`;
    if (random.next() < 0.5) given["preview-name"] = "{number}-{branch}";
  },
  "a bundler's error": ({ files }, { key }) => {
    files["convex/broken.ts"] = `export const stray = ${JSON.stringify(key)} ${JSON.stringify(key)};\n`;
  },
  "a file's name": ({ files }, { secret }) => {
    if (!HARMLESS.test(secret)) return;
    files[`convex/lib/${secret}.ts`] = 'import "./not-there";\n';
    files["convex/broken.ts"] = `export * from "./lib/${secret}";\n`;
  },
  "an exception at a module's start": ({ files }, { key }) => {
    files["convex/throws.ts"] = `throw new Error(${JSON.stringify(`Bad key ${key}`)});\n`;
  },
  "`.env` files": ({ files }, { key, secret, random }) => {
    files[random.pick([".env", ".env.local"])] =
      `OTHER_TOKEN='${secret.replaceAll("'", "")}'\nCONVEX_DEPLOYMENT=${JSON.stringify(key)}\n`;
  },
  "convex.json": ({ files }, { key }) => {
    files["convex.json"] = JSON.stringify({ functions: "convex/", project: key, team: key });
  },
  "a package's name": ({ files }, { key }) => {
    files["package.json"] = JSON.stringify({ name: key, private: true, dependencies: { convex: "*" } });
  },
  "variables of other names": ({ env }, { key, secret }) => {
    env.MY_TOKEN = key;
    env.NEXT_PUBLIC_KEY = secret;
  },
  "a variable of the Convex deployment": ({ with: given }, { key }) => {
    // The key beside other text: alone it would be an input error.
    given["deployment-env"] = `A_TOKEN=other-${key.length}-secret-value`;
  },
  "another input": ({ with: given }, planted) => {
    given[
      planted.random.pick([
        "message",
        "app-name",
        "preview-run",
        "preview-name",
        "cmd-url-env-var-name",
        "deploy-args",
        "github-environment",
      ])
    ] = planted.key;
  },
  "what `preview-run` throws": ({ files, with: given }, { key }) => {
    files["convex/seed.ts"] =
      `import { internalMutation } from "./_generated/server";\nexport default internalMutation({ args: {}, handler: async () => { throw new Error(${JSON.stringify(key)}); } });\n`;
    given["preview-run"] = "seed";
  },
};

function anySpelling({ random }: Planted): string {
  return random.pick(Object.keys(SPELLINGS));
}

function spelled(name: string, { key, secret, random }: Planted): string {
  const spell = SPELLINGS[name];
  if (spell === undefined) throw new Error(`There is no spelling "${name}".`);
  return `${name} ${spell(random.pick([key, secret]), random)}`;
}

/** One line, in pieces that come at different times. */
function chunksOf(line: string, random: Random): readonly Chunk[] {
  const to = random.pick(["stdout", "stderr"] as const);
  const cuts = Array.from({ length: random.below(4) }, () => random.below(line.length)).sort(
    (one, other) => one - other,
  );
  return [0, ...cuts].map((start, index) => ({
    to,
    text: line.slice(start, cuts[index] ?? line.length) + (index === cuts.length ? "\n" : ""),
    pauseMs: random.pick([0, 0, 1, 30]),
  }));
}
