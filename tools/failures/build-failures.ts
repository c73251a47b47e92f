/** Failures around the push: of the installation, the build command and the CLI itself. */

import type { FailureCase } from "./failure-case.ts";
import { CLI, type FailureFixture } from "./failure-fixture.ts";

/** Runs the app's own CLI in a build, as `npx convex` does. */
const CONVEX = "node node_modules/convex/bin/main.js";

const built = (scene: FailureFixture, cmd: string, more: Readonly<Record<string, string>> = {}) =>
  scene.preview({}, { with: { cmd, ...more } });

export const OF_BUILDS: readonly FailureCase[] = [
  {
    name: "`convex` is not installed",
    code: "convex-not-installed",
    cliMessage: null,
    fix: "npm ci",
    reproduce: (scene) => scene.preview({}, { convex: "absent" }),
  },
  {
    name: "A build that fails",
    code: "build-failed",
    cliMessage: /Cannot read the design tokens/,
    fix: "Fix the build",
    reproduce: (scene) => built(scene, "echo 'Cannot read the design tokens' >&2\nexit 42"),
  },
  {
    name: "A build whose program is not installed",
    code: "build-failed",
    cliMessage: /command not found|not found/,
    fix: "Install the program in a step before this one",
    reproduce: (scene) => built(scene, "no-such-bundler build"),
  },
  {
    name: "A build that is killed because memory runs out",
    code: "build-failed",
    cliMessage: null,
    fix: "NODE_OPTIONS",
    reproduce: (scene) => built(scene, "kill -9 $$"),
  },
  {
    name: "A build that calls `convex deploy`",
    code: "build-calls-convex",
    cliMessage: /No CONVEX_DEPLOYMENT set/,
    fix: "Remove `convex deploy`",
    reproduce: (scene) => built(scene, `${CONVEX} deploy`),
  },
  {
    name: "A build that calls `convex codegen`",
    code: "build-calls-convex",
    cliMessage: /No CONVEX_DEPLOYMENT set/,
    fix: "convex/_generated",
    reproduce: (scene) => built(scene, `${CONVEX} codegen`),
  },
  {
    name: "A build that calls `convex dev --once`",
    code: "build-calls-convex",
    cliMessage: /Cannot prompt for input in non-interactive terminals|Failed to fetch latest backend version/,
    fix: "Remove `convex deploy`",
    reproduce: (scene) => built(scene, `${CONVEX} dev --once`),
  },
  {
    name: "`convex codegen` with a preview deploy key",
    code: "codegen-needs-deployment",
    cliMessage: /Codegen requires an existing deployment/,
    fix: "Commit the `convex/_generated` folder",
    reproduce: (scene) => built(scene, `${CONVEX} codegen`, { "expose-deploy-key-to-cmd": "true" }),
  },
  {
    name: "A build without `convex/_generated`",
    code: "generated-code-missing",
    cliMessage: /_generated/,
    fix: "git add -f convex/_generated",
    reproduce: (scene) =>
      scene.preview(
        { "src/main.mjs": 'import { api } from "../convex/_generated-of-nobody/api.js";\nconsole.log(api);\n' },
        { with: { cmd: "sed -i s/-of-nobody// src/main.mjs\nrm -r convex/_generated\nnode src/main.mjs" } },
      ),
  },
  {
    name: "A build that does not find the deployment's URL",
    code: "build-lacks-url",
    cliMessage: /No address provided to ConvexReactClient/,
    fix: "cmd-url-env-var-name",
    reproduce: (scene) =>
      scene.preview(
        {
          "build-url.mjs":
            'if (!process.env.NEXT_PUBLIC_CONVEX_URL) throw new Error("No address provided to ConvexReactClient.");\n',
        },
        { with: { cmd: "node build-url.mjs" } },
      ),
  },
  {
    name: "A build that calls a function of this commit",
    code: "build-calls-missing-function",
    cliMessage: /Could not find public function/,
    fix: "build the site in a step after this one",
    reproduce: (scene) =>
      built(
        scene,
        "echo \"Could not find public function for 'posts:list'. Did you forget to run \\`npx convex dev\\`?\" >&2\nexit 1",
      ),
  },
  {
    name: "A build that runs out of JavaScript memory",
    code: "build-out-of-memory",
    cliMessage: /JavaScript heap out of memory/,
    fix: "Give the build more memory",
    reproduce: (scene) =>
      built(scene, 'node --max-old-space-size=8 -e "for (const all = []; ; ) all.push({ all: [all.length] })"'),
  },
  {
    name: "A build script that is not in package.json",
    code: "build-script-missing",
    cliMessage: /Missing script/,
    fix: "the script may be in another package",
    reproduce: (scene) => built(scene, "npm run no-such-script"),
  },
  {
    name: "A build whose packages are not installed",
    code: "build-dependency-missing",
    cliMessage: /Cannot find module 'no-such-bundler'/,
    fix: "`devDependencies` included",
    reproduce: (scene) => built(scene, "node -e \"require('no-such-bundler')\""),
  },
  {
    name: "A build script that is not executable",
    code: "file-access-denied",
    cliMessage: /Permission denied/,
    fix: "git update-index --chmod=+x",
    fixInComment: "git update-index --chmod=+x",
    reproduce: (scene) => scene.preview({ "build.sh": "#!/bin/sh\n" }, { with: { cmd: "./build.sh" } }),
  },
  {
    name: "A deploy that takes too long",
    code: "timeout",
    cliMessage: null,
    fix: "timeout-minutes",
    reproduce: (scene) => built(scene, "sleep 60", { "timeout-minutes": "0.05" }),
  },
  {
    name: "A Node that is too old for the CLI",
    code: "node-version",
    cliMessage: /Your Node version 14\.0\.0 is too old/,
    fix: "runner's own Node 24",
    reproduce: async (scene) => ({
      workspace: await scene.checkout({
        files: { "old-node.cjs": 'Object.defineProperty(process.versions, "node", { value: "14.0.0" });\n' },
      }),
      command: ["--require", "./old-node.cjs", CLI, "deploy"],
    }),
  },
  {
    name: "Convex cannot be reached",
    code: "network",
    cliMessage: /fetch failed/,
    fix: "network and proxy settings",
    reproduce: (scene) => scene.preview({}, { env: { CONVEX_PROVISION_HOST: "http://127.0.0.1:9" } }),
  },
  {
    name: "Convex responds with a server error",
    code: "server-error",
    cliMessage: /503 Service Unavailable/,
    fix: "in a few minutes",
    reproduce: (scene) => {
      scene.refuse("/api/deploy2/start_push", 503, "ServiceUnavailable", "Service temporarily unavailable");
      return scene.development();
    },
  },
  {
    name: "Convex receives too many requests",
    code: "rate-limited",
    cliMessage: /429 Too Many Requests/,
    fix: "fewer deploys at the same time",
    reproduce: (scene) => {
      scene.refuse("/api/deploy2/start_push", 429, "TooManyRequests", "Slow down");
      return scene.development();
    },
  },
  {
    name: "A proxy or gateway responds in place of Convex",
    code: "unreadable-answer",
    cliMessage: /Unexpected token '<'/,
    fix: "a proxy or gateway",
    reproduce: (scene) => {
      scene.answer("/api/deploy2/start_push", "<!doctype html><title>Bad gateway</title>");
      return scene.development();
    },
  },
  {
    name: "A backend that does not know a request of the push",
    code: "backend-too-old",
    cliMessage: /404 Not Found/,
    fix: "npm install --save-exact convex@<version>",
    reproduce: async (scene) => {
      const { setup, name } = await scene.selfHosted();
      // The CLI sends the request again.
      for (const path of ["/api/deploy2/start_push", "/api/deploy2/evaluate_push"])
        scene.stage.cloud.fault({
          server: name,
          path,
          kind: "status",
          status: 404,
          body: "",
          times: Number.POSITIVE_INFINITY,
        });
      return setup;
    },
  },
  {
    name: "A backend that does not respond",
    code: "backend-unreachable",
    cliMessage: null,
    fix: "wait until it responds at `/version`",
    reproduce: async (scene) => {
      const { setup } = await scene.selfHosted();
      return { ...setup, with: { ...setup.with, url: "http://127.0.0.1:9" } };
    },
  },
  {
    name: "A deployment that is deleted during the push",
    code: "deployment-vanished",
    cliMessage: /finish_push 404 Not Found/,
    fix: "check whether something else recreates it",
    reproduce: (scene) => {
      const server = scene.project.development.name;
      const path = "/api/deploy2/finish_push";
      scene.stage.cloud.fault({ server, path, kind: "status", status: 404, body: "", times: Number.POSITIVE_INFINITY });
      return scene.development();
    },
  },
  {
    name: "A backend that expects other fields of the push",
    code: "backend-too-old",
    cliMessage: /BadJsonBody/,
    fix: "npm install --save-exact convex@<version>",
    reproduce: (scene) => {
      const text = "Could not parse JSON body: missing field `functions`";
      scene.refuse("/api/deploy2/start_push", 400, "BadJsonBody", text);
      return scene.development();
    },
  },
  {
    name: "A backend that does not support this CLI",
    code: "client-version-unsupported",
    cliMessage: /ClientVersionUnsupported/,
    fix: "npm install convex@latest",
    reproduce: (scene) => {
      const text = "The Convex CLI is out of date. Please update it.";
      scene.refuse("/api/deploy2/start_push", 400, "ClientVersionUnsupported", text);
      return scene.development();
    },
  },
  {
    name: "A build that calls `convex` with an old Node",
    code: "node-version-of-build",
    cliMessage: /Your Node version 14\.0\.0 is too old/,
    fix: "actions/setup-node",
    reproduce: (scene) =>
      scene.preview(
        { "old-node.cjs": 'Object.defineProperty(process.versions, "node", { value: "14.0.0" });\n' },
        { with: { cmd: "node --require ./old-node.cjs node_modules/convex/bin/main.js --version" } },
      ),
  },
  {
    name: "A build that names the variable that is missing",
    code: "build-lacks-url",
    cliMessage: /NEXT_PUBLIC_CONVEX_SITE_URL is not set/,
    fix: "cmd-site-url-env-var-name: NEXT_PUBLIC_CONVEX_SITE_URL",
    reproduce: (scene) => built(scene, "echo 'Error: NEXT_PUBLIC_CONVEX_SITE_URL is not set' >&2\nexit 1"),
  },
];
