/** The rooms of the code and the doors between them. Data flows one way; `npm run lint:rooms` holds the code to it. */

const pure = "^src/(key|plan|trigger|diagnosis)/";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "key-knows-nothing",
      comment: "Keys and redaction stand on nothing else, so that nothing can get in their way.",
      severity: "error",
      from: { path: "^src/key/" },
      to: { path: "^src/(?!key/)" },
    },
    {
      name: "diagnosis-knows-nothing",
      severity: "error",
      from: { path: "^src/diagnosis/" },
      to: { path: "^src/(?!diagnosis/|quoted\\.ts)" },
    },
    {
      name: "github-is-an-edge",
      comment: "Besides reading pull requests and matching branches it knows nothing of ours.",
      severity: "error",
      from: { path: "^src/github/" },
      to: { path: "^src/(?!github/|trigger/|plan/production-branch)" },
    },
    {
      name: "plan-decides-alone",
      comment: "The plan is made from key and trigger; nothing downstream has a say in it.",
      severity: "error",
      from: { path: "^src/plan/" },
      to: { path: "^src/(?!plan/|key/|trigger/|quoted\\.ts)" },
    },
    {
      name: "trigger-comes-first",
      severity: "error",
      from: { path: "^src/trigger/" },
      to: { path: "^src/(?!trigger/)" },
    },
    {
      name: "convex-does-not-report",
      severity: "error",
      from: { path: "^src/convex/" },
      to: { path: "^src/(report|github)/" },
    },
    {
      name: "pure-rooms-touch-nothing",
      comment: "No file, network, process or toolkit. Hashing and paths are calculations.",
      severity: "error",
      from: { path: pure },
      to: { path: "node_modules/@actions|node_modules/@octokit" },
    },
    {
      name: "pure-rooms-have-no-node",
      severity: "error",
      from: { path: pure },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|buffer|path)$" },
    },
    {
      name: "sandbox-stays-outside",
      comment: "The bundle must never contain a stand-in.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(sandbox|scripts|__tests__)/" },
    },
    {
      name: "entry-points-are-not-imported",
      severity: "error",
      from: {},
      to: { path: "^src/(main|post|handoff|run)\\.ts$", pathNot: "^src/run\\.ts$" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
