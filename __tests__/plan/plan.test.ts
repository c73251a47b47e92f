import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseDocument } from "yaml";
import { codeSpan } from "../../src/markdown/code-span.ts";
import { type DecisionInput, decide, type Facts, type Plan, type PlanSettings } from "../../src/plan/decide.ts";
import { parseTrigger } from "../../src/trigger/parse-trigger.ts";
import type { Trigger } from "../../src/trigger/trigger.ts";
import { runs } from "../setup-fast-check.ts";
import {
  ENDINGS,
  EVENTS,
  type EventName,
  HEAD,
  MAIN,
  MERGE,
  pullRequestRef,
  pushSource,
  trigger,
} from "./event-fixtures.ts";
import { answer, checkoutAt, KEYS, type KeyName, settings } from "./fixtures.ts";

type AnyEvent = EventName | keyof typeof ENDINGS;

function decided(event: AnyEvent, key: KeyName, changes: Partial<PlanSettings> = {}, facts: Facts = {}): Plan {
  const found = trigger(event);
  const checkout = checkoutAt(changes.commit ?? (found.commit || HEAD));
  return decide({ trigger: found, key: KEYS[key], settings: settings(changes), facts: { checkout, ...facts } });
}

/** The plan in a word or two: what tests of rules compare. */
function brief(plan: Plan): string {
  switch (plan.kind) {
    case "deploy":
      return `deploy ${plan.target}`;
    case "refuse":
      return `refuse ${plan.refusal.code}`;
    case "skip":
      return `skip ${plan.reason}`;
    case "need-fact":
      return `ask ${plan.fact}`;
    case "cleanup":
      return `cleanup ${plan.previewName}`;
    case "resolve":
      return `resolve ${plan.target}`;
    case "report":
      return `report ${plan.appUrl}`;
    case "sweep":
      return "sweep";
  }
}

describe("a deploy", () => {
  test("of a pull request has its preview and head, and no deployment name that the key does not contain", () => {
    expect(decided("pull request opened", "preview")).toStrictEqual({
      kind: "deploy",
      target: "preview",
      pullRequestNumber: 12,
      pullRequest: pullRequestRef(),
      preview: { name: "pr-12" },
      deploymentName: null,
      commit: HEAD,
      chosenCommit: null,
      branch: "fix/login",
      appUrl: null,
      notices: [],
    });
  });

  test("with one preview's key claims no preview, and ignores the preview's name", () => {
    expect(decided("pull request opened", "one-preview", { previewName: "a:b" })).toMatchObject({
      kind: "deploy",
      target: "preview",
      preview: null,
      deploymentName: "happy-otter-123",
    });
  });

  test("to production has the key's deployment name, and ignores the preview's name", () => {
    const facts = { checkout: checkoutAt(MAIN) };
    expect(decided("push to main", "prod", { previewName: "a:b" }, facts)).toMatchObject({
      target: "production",
      preview: null,
      deploymentName: "happy-otter-123",
      pullRequestNumber: null,
      commit: MAIN,
      branch: "main",
    });
  });

  test("with an admin key must end at the instance that the key names", () => {
    const url = "http://127.0.0.1:3210";
    expect(decided("push to main", "admin", { url, target: "development" })).toMatchObject({
      target: "development",
      deploymentName: "local",
    });
  });

  test("on a merge group reuses the preview of its pull request", () => {
    expect(decided("merge group", "preview")).toMatchObject({ preview: { name: "pr-12" }, pullRequestNumber: 12 });
  });

  test("on a merge group of unknown form uses the workflow's `pull-request`", () => {
    const group = { ...trigger("merge group"), number: null } as Trigger;
    const plan = decide({
      trigger: group,
      key: KEYS.preview,
      settings: settings({ pullRequest: 8 }),
      facts: { checkout: checkoutAt(HEAD) },
    });
    expect(plan).toMatchObject({ preview: { name: "pr-8" }, pullRequestNumber: 8 });
  });

  test("uses the workflow's `pull-request` only if the event has no number", () => {
    const pullRequest = 8;
    expect(decided("dispatch on a branch", "preview", { pullRequest })).toMatchObject({ preview: { name: "pr-8" } });
    expect(decided("pull request opened", "preview", { pullRequest })).toMatchObject({ preview: { name: "pr-12" } });
  });

  test("of a branch is named after it", () => {
    expect(decided("push to a branch", "preview")).toMatchObject({ preview: { name: "feature" } });
  });

  test("of a tag has no name by default", () => {
    const plan = decided("push of a tag", "preview", { target: "preview" });
    expect(brief(plan)).toBe("refuse invalid-preview-name");
    expect(plan).toMatchObject({ refusal: { cause: expect.stringContaining("`{branch}`") } });
  });

  test("is named with app and commit if the template contains them", () => {
    const changes = { previewName: "{app}-{sha}", appName: "web", commit: MAIN };
    expect(decided("push to a branch", "preview", changes)).toMatchObject({
      preview: { name: "web-3333333" },
      commit: MAIN,
    });
    expect(decided("pull request opened", "preview", { previewName: "{app}-{sha}", appName: "web" })).toMatchObject({
      preview: { name: "web-1111111" },
      commit: HEAD,
    });
  });

  test("of a fork's branch contains the number", () => {
    expect(decided("pull request of a fork", "preview", { previewName: "{branch}" })).toMatchObject({
      preview: { name: expect.stringMatching(/^pr-12-fix-login-[0-9a-f]{6}$/) },
    });
  });

  test("has a notice if the site's URL was left out, and none if it was not", () => {
    const notices = (event: EventName) => decided(event, "preview", { appUrl: "https://site-{number}.example.com" });
    expect(notices("pull request opened")).toMatchObject({ appUrl: "https://site-12.example.com", notices: [] });
    expect(notices("push to a branch")).toMatchObject({
      appUrl: null,
      notices: [expect.stringContaining("`{number}`")],
    });
  });

  test("has notices for the opt-ins that it needed, and for no others", () => {
    const all = { allowProductionFromPullRequest: true, allowProjectToken: true, allowUntrustedCode: true };
    const facts = { checkout: checkoutAt(HEAD) };
    expect(decided("pull_request_target", "prod", all, facts)).toMatchObject({
      notices: [
        expect.stringContaining("`allow-untrusted-code`"),
        expect.stringContaining("`allow-production-from-pull-request`"),
      ],
    });
    expect(decided("push to main", "project", all, { checkout: checkoutAt(MAIN) })).toMatchObject({
      notices: [expect.stringContaining("`allow-project-token`")],
    });
    expect(decided("push to main", "prod", all, { checkout: checkoutAt(MAIN) })).toMatchObject({ notices: [] });
    expect(decided("pull request opened", "preview", all)).toMatchObject({ notices: [] });
    // Not by `[]`, which Jest takes for equal to a list of nothing but `undefined`.
    expect(decided("pull request opened", "dev", { ...all, target: "development" })).toHaveProperty(
      "notices.length",
      0,
    );
    const contained = { productionBranchContainsCommit: true };
    expect(decided("push of a tag", "prod", all, contained)).toMatchObject({ kind: "deploy", notices: [] });
  });
});

describe("every payload with a pull request follows the rules of pull requests", () => {
  test.each(["pull request review", "pull request review comment of a fork", "comment on a pull request"] as const)(
    "%s",
    (event) => {
      expect(brief(decided(event, "preview"))).toBe("refuse untrusted-code");
      const input = { trigger: trigger(event), key: KEYS.preview, settings: settings({ allowUntrustedCode: true }) };
      expect(answer({ ...input, facts: {} })).toMatchObject({ kind: "deploy", preview: { name: "pr-12" } });
    },
  );

  test("a push with a pull request is not read as a push", () => {
    const payload = {
      ...(EVENTS["push to main"].payload as object),
      ...(EVENTS["pull request opened"].payload as object),
    };
    const found = parseTrigger({ ...EVENTS["push to main"], payload });
    const plan = decide({ trigger: found, key: KEYS.prod, settings: settings(), facts: {} });
    expect(brief(plan)).toBe("refuse untrusted-code");
  });
});

describe("a comment's event contains only the pull request's number", () => {
  const allowed = { allowUntrustedCode: true };

  test("so the pull request is fetched, but only with the opt-in", () => {
    expect(brief(decided("comment on a pull request", "preview", allowed))).toBe("ask commentPullRequest");
    expect(brief(decided("comment on a pull request", "preview"))).toBe("refuse untrusted-code");
  });

  test.each([
    ["none", null],
    ["another", pullRequestRef({ number: 13 })],
  ])("and a response with %s is refused", (_, commentPullRequest) => {
    const plan = decided("comment on a pull request", "preview", allowed, { commentPullRequest });
    expect(brief(plan)).toBe("refuse pull-request-unreadable");
  });

  test("and a fork's head gets no production key, whatever the opt-ins", () => {
    const changes = { ...allowed, allowProductionFromPullRequest: true };
    const commentPullRequest = pullRequestRef({ isFork: true, headRepository: "stranger/shop" });
    const plan = decided("comment on a pull request", "prod", changes, { commentPullRequest });
    expect(brief(plan)).toBe("refuse production-key-for-fork");
  });
});

describe("the fit of key and target", () => {
  const FITS: Readonly<Record<string, string>> = {
    preview: "preview",
    "one-preview": "preview",
    prod: "production",
    dev: "development",
    custom: "custom",
    project: "production",
    admin: "production development custom",
  };
  const TARGETS = ["preview", "production", "development", "custom"] as const;
  const misfits = Object.entries(FITS).flatMap(([key, fits]) =>
    TARGETS.filter((target) => !fits.split(" ").includes(target)).map((target) => [key as KeyName, target] as const),
  );

  test.each(misfits)("a %s key is refused for %s, on every event", (key, target) => {
    const url = key === "admin" ? "http://127.0.0.1:3210" : null;
    for (const event of [...Object.keys(EVENTS), ...Object.keys(ENDINGS)] as AnyEvent[]) {
      const changes = { target, url, allowUntrustedCode: true };
      expect(brief(decided(event, key, changes))).toBe("refuse target-does-not-fit-key");
    }
  });

  test.each([
    ["team", "key-is-team-token"],
    ["access token", "key-is-access-token"],
    ["malformed", "key-malformed"],
  ] as const)("a %s key is refused with its own sentence, on every event and operation", (key, code) => {
    for (const event of [...Object.keys(EVENTS), ...Object.keys(ENDINGS)] as AnyEvent[]) {
      for (const operation of ["auto", "deploy", "cleanup", "sweep"] as const) {
        expect(brief(decided(event, key, { operation }))).toBe(`refuse ${code}`);
      }
    }
  });

  test.each(["preview", "one-preview", "prod", "dev", "custom", "project"] as const)(
    "a %s key is not used together with a url",
    (key) => {
      expect(brief(decided("push to main", key, { url: "http://127.0.0.1:3210" }))).toBe("refuse url-with-cloud-key");
    },
  );

  test("an admin key is not used without a url", () => {
    expect(brief(decided("push to main", "admin"))).toBe("refuse admin-key-without-url");
  });
});

describe("expected-deployment", () => {
  test.each(["prod", "dev", "custom", "one-preview"] as const)("accepts a %s key that names it", (key) => {
    const target = key === "one-preview" ? ("preview" as const) : ("auto" as const);
    const changes = { expectedDeployment: "happy-otter-123", target };
    expect(brief(decided("push to main", key, changes, { checkout: checkoutAt(MAIN) }))).toMatch(/^deploy /);
  });

  test("accepts an admin key of that instance", () => {
    const changes = { expectedDeployment: "local", url: "http://127.0.0.1:3210" };
    expect(brief(decided("push to main", "admin", changes, { checkout: checkoutAt(MAIN) }))).toBe("deploy production");
  });

  test.each(["prod", "dev", "custom", "one-preview", "admin"] as const)(
    "refuses a %s key of another deployment",
    (key) => {
      const changes = { expectedDeployment: "happy-otter-124", url: key === "admin" ? "http://127.0.0.1:3210" : null };
      expect(brief(decided("push to main", key, changes))).toBe("refuse expected-deployment-mismatch");
    },
  );

  test.each(["preview", "project"] as const)("is an error with a %s key, which names none", (key) => {
    const changes = { expectedDeployment: "happy-otter-123", allowProjectToken: true };
    expect(brief(decided("pull request opened", key, changes))).toBe("refuse expected-deployment-unverifiable");
  });
});

describe("a deploy is of the commit that the run is about", () => {
  test.each<[AnyEvent, KeyName]>([
    ["push to main", "prod"],
    ["push to main", "dev"],
    ["push to main", "custom"],
    ["pull request opened", "preview"],
    ["pull request opened", "one-preview"],
  ])("so on %s with a %s key the checkout is requested", (event, key) => {
    const input = { trigger: trigger(event), key: KEYS[key], settings: settings(), facts: {} };
    expect(brief(decide(input))).toBe("ask checkout");
  });

  const MADE = "4444444444444444444444444444444444444444";
  const merge = (id: string, secondParent: string) => ({ id, secondParent });
  const allowed = { allowProductionFromPullRequest: true };

  test.each<[string, AnyEvent, Partial<PlanSettings>, Required<Facts>["checkout"], boolean]>([
    ["the event's commit", "push to main", {}, checkoutAt(MAIN), true],
    ["the event's commit in capitals", "push to main", {}, checkoutAt(MAIN.toUpperCase()), true],
    ["no git checkout", "push to main", {}, null, true],
    ["another commit", "push to main", {}, checkoutAt(HEAD), false],
    ["a commit that cannot be read", "push to main", {}, { unreadable: "damaged" }, false],
    ["refs that cannot be read", "push to main", { commit: MAIN }, { unreadable: "reftable" }, false],
    ["the commit in `commit`", "push to main", { commit: HEAD }, checkoutAt(HEAD), true],
    ["the event's, with another one in `commit`", "push to main", { commit: HEAD }, checkoutAt(MAIN), false],
    ["the head of the pull request", "pull request opened", {}, checkoutAt(HEAD), true],
    ["the test merge of the pull request", "pull request opened", {}, checkoutAt(MERGE), true],
    [
      "the test merge, with another commit in `commit`",
      "pull request opened",
      { commit: MAIN },
      checkoutAt(MERGE),
      false,
    ],
    ["the base of the pull request", "pull request opened", {}, checkoutAt(MAIN), false],
    ["the base, by the target's event", "pull_request_target", {}, checkoutAt(MAIN), false],
    ["the head, by the target's event", "pull_request_target", {}, checkoutAt(HEAD), true],
    ["the base, on a comment", "comment on a pull request", {}, checkoutAt(MAIN), false],
    ["the head, on a comment", "comment on a pull request", {}, checkoutAt(HEAD), true],
    [
      "a later test merge of the same head",
      "run after a pull request",
      {},
      checkoutAt(MADE, { head: merge(MADE, HEAD) }),
      true,
    ],
    ["a merge of another head", "run after a pull request", {}, checkoutAt(MADE, { head: merge(MADE, MAIN) }), false],
    ["a merge of the pushed commit", "push to a branch", {}, checkoutAt(MADE, { head: merge(MADE, MAIN) }), false],
    [
      "a merge of the head, with another commit in `commit`",
      "pull request opened",
      { commit: MAIN },
      checkoutAt(MADE, { head: merge(MADE, HEAD) }),
      false,
    ],
    [
      "what was committed onto the commit",
      "push to main",
      {},
      checkoutAt(MADE, { madeFrom: [{ id: MAIN, secondParent: null }] }),
      true,
    ],
    [
      "what was committed onto a merge of the head",
      "pull request opened",
      {},
      checkoutAt(MADE, { madeFrom: [merge("5".repeat(40), HEAD)] }),
      true,
    ],
    [
      "what was committed onto another commit",
      "push to main",
      {},
      checkoutAt(MADE, { madeFrom: [{ id: HEAD, secondParent: null }] }),
      false,
    ],
    ["the head of the other run", "run after a push to main", {}, checkoutAt(HEAD), true],
    ["the default branch instead of the other run's head", "run after a push to main", {}, checkoutAt(MAIN), false],
  ])("with this checkout: %s, on %s", (_, event, changes, checkout, isRight) => {
    const answers = { workflowRunPullRequest: pullRequestRef(), commentPullRequest: pullRequestRef() };
    const facts = { checkout, productionBranchContainsCommit: true, ...answers };
    const more = { ...allowed, allowUntrustedCode: true, ...changes };
    const production = decided(event, "prod", more, facts);
    if (event !== "push to a branch") expect(brief(production)).toBe(isRight ? "deploy production" : WRONG);
    const preview = decided(event, "preview", { ...more, target: "preview" }, facts);
    expect(brief(preview)).toBe(isRight ? "deploy preview" : WRONG);
  });

  const WRONG = "refuse wrong-commit";

  test("and a notice says if no repository tracks the folder", () => {
    expect(decided("push to main", "prod", {}, { checkout: null })).toMatchObject({
      notices: [
        "No git repository tracks the deployed folder, so the action could not check that it contains 3333333.",
      ],
    });
  });

  test("but a preview may have another repository's checkout, with a notice", () => {
    const checkout = checkoutAt(MADE, { directory: "design", origin: "acme/design" });
    expect(decided("pull request opened", "preview", {}, { checkout })).toMatchObject({
      kind: "deploy",
      notices: [
        "The commit that is checked out in `design` is 4444444 of `acme/design`, so it was not compared with 1111111.",
      ],
    });
    expect(decided("push to main", "prod", {}, { checkout })).toMatchObject({
      refusal: {
        code: "wrong-commit",
        cause: "The commit that is checked out in `design` is 4444444 of `acme/design`, but the event is for 3333333.",
        snippet: expect.stringContaining('    path: "design"'),
      },
    });
    for (const origin of ["ACME/Shop", null])
      expect(brief(decided("pull request opened", "preview", {}, { checkout: { ...checkout, origin } }))).toBe(WRONG);
    const own = { ...checkout, origin: "stranger/shop" };
    expect(brief(decided("pull request of a fork", "preview", {}, { checkout: own }))).toBe(WRONG);
  });

  test("and the checkout of the functions is compared, too, or alone if `commit` names what is pushed", () => {
    const moved = { directory: "backend", head: "8".repeat(40), named: "9".repeat(40) };
    const both = (app: string, functions: string, changes = {}) => ({
      checkout: checkoutAt(app, { functions: checkoutAt(functions, changes) }),
    });
    expect(brief(decided("push to main", "prod", {}, both(MAIN, MAIN)))).toMatch(/^deploy/);
    for (const facts of [both(MAIN, HEAD), both(HEAD, MAIN), both(MAIN, MAIN, { movedSubmodule: moved })])
      expect(brief(decided("push to main", "prod", {}, facts))).toBe(WRONG);
    const chosen = { commit: HEAD, target: "production" } as const;
    expect(brief(decided("push to main", "prod", chosen, both(MAIN, HEAD)))).toMatch(/^deploy/);
    expect(brief(decided("push to main", "prod", chosen, both(HEAD, MAIN)))).toBe(WRONG);
    expect(decided("pull request opened", "preview", {}, both(HEAD, HEAD, { movedSubmodule: moved }))).toMatchObject({
      notices: ["The submodule `backend` is at 8888888, but 1111111 names 9999999 for it."],
    });
  });

  test("and a submodule at another commit is refused for production, and told for a preview", () => {
    const movedSubmodule = { directory: "backend", head: "8".repeat(40), named: "9".repeat(40) };
    const facts = (id: string) => ({ checkout: checkoutAt(id, { movedSubmodule }) });
    expect(decided("push to main", "prod", {}, facts(MAIN))).toMatchObject({
      refusal: {
        code: "wrong-commit",
        cause: "The submodule `backend` is at 8888888, but 3333333 names 9999999 for it.",
        snippet: expect.stringContaining("    submodules: true"),
      },
    });
    expect(decided("pull request opened", "preview", {}, facts(HEAD))).toMatchObject({
      kind: "deploy",
      notices: ["The submodule `backend` is at 8888888, but 1111111 names 9999999 for it."],
    });
  });

  test("and a run without a known commit is refused", () => {
    const found = { ...trigger("push to main"), commit: "" } as Trigger;
    const input = { trigger: found, key: KEYS.prod, settings: settings(), facts: { checkout: checkoutAt(MAIN) } };
    expect(decide(input)).toMatchObject({
      refusal: {
        code: "wrong-commit",
        cause: "The checked-out commit is 3333333, but the event is for none.",
      },
    });
  });
});

describe("`commit`", () => {
  const CONTAINED = { productionBranchContainsCommit: true };

  test("that is a full SHA, in either case, needs no look-up", () => {
    const commit = "AbCdEf0123456789abcdef0123456789abcdef01";
    const facts = { ...CONTAINED, checkout: checkoutAt(commit.toLowerCase()) };
    const chosen = { commit: commit.toLowerCase(), chosenCommit: commit.toLowerCase() };
    expect(decided("push to main", "prod", { commit }, facts)).toMatchObject({ kind: "deploy", ...chosen });
  });

  // Names that only look like a SHA are 0, 39, 41, 63 or 65 digits long, or contain another letter.
  test.each([
    ...["v1.2.3", "release/2", "1", HEAD.slice(0, 7), HEAD.slice(0, 39), `${HEAD}1`, `v${HEAD}`, `${HEAD}-rc`],
    ...["a".repeat(63), "a".repeat(65), `${"a".repeat(39)}g`, "g".repeat(64)],
  ])("%s is looked up, once the key is allowed", (commit) => {
    expect(brief(decided("push to main", "prod", { commit }))).toBe("ask namedCommit");
    expect(brief(decided("pull request opened", "preview", { commit }))).toBe("ask namedCommit");
    expect(brief(decided("pull request closed", "preview", { commit }))).toBe("ask namedCommit");
    expect(brief(decided("pull request opened", "prod", { commit }))).toBe("refuse production-from-pull-request");
    expect(brief(decided("push to a branch", "prod", { commit }))).toBe("refuse production-from-other-branch");
    expect(brief(decided("push to main", "project", { commit }))).toBe("refuse project-token-not-allowed");
    // Whether a production branch contains a commit can only be asked about a whole SHA.
    expect(brief(decided("push of a tag", "prod", { commit }))).toBe("ask namedCommit");
  });

  test.each<["tag" | "branch" | "sha", string | null]>([
    ["tag", HEAD],
    ["sha", HEAD],
    ["branch", null],
  ])("that is a %s counts as chosen by a person: %s", (by, chosenCommit) => {
    const facts = { ...CONTAINED, namedCommit: { kind: "found", id: HEAD, by }, checkout: checkoutAt(HEAD) } as const;
    expect(decided("push to main", "prod", { commit: "v1" }, facts)).toMatchObject({
      kind: "deploy",
      commit: HEAD,
      chosenCommit,
    });
    const wrong = decided("push to main", "prod", { commit: "v1" }, { ...facts, checkout: checkoutAt(MAIN) });
    expect(wrong).toMatchObject({ refusal: { code: "wrong-commit", cause: expect.stringContaining("names 1111111") } });
  });

  test.each<["ambiguous" | "absent" | "unknown", string]>([
    ["ambiguous", "the SHA of several commits begins with it"],
    ["absent", "neither the checkout nor GitHub has a tag, a branch or a commit of that name"],
    ["unknown", "GitHub could not be asked"],
  ])("that is %s is refused", (kind, cause) => {
    const plan = decided("push to main", "prod", { commit: "v1" }, { namedCommit: { kind } });
    expect(plan).toMatchObject({ refusal: { code: "unknown-commit", cause: expect.stringContaining(cause) } });
  });

  test("that is another commit goes to production only from a production branch, or with a target", () => {
    const given = { commit: HEAD };
    expect(brief(decided("push to main", "prod", given))).toBe("ask productionBranchContainsCommit");
    for (const contains of [false, null])
      expect(brief(decided("push to main", "prod", given, { productionBranchContainsCommit: contains }))).toBe(
        "refuse commit-not-on-production-branch",
      );
    expect(brief(decided("push to main", "prod", { ...given, target: "production" }))).toBe("deploy production");
    expect(brief(decided("push to main", "prod", { commit: MAIN }))).toBe("deploy production");
    expect(brief(decided("push to main", "dev", given))).toBe("deploy development");
  });
});

describe("tags", () => {
  test("require that a production branch contains the commit, unless the target is explicit", () => {
    expect(brief(decided("push of a tag", "prod"))).toBe("ask productionBranchContainsCommit");
    expect(brief(decided("push of a tag", "prod", { target: "production" }))).toBe("deploy production");
  });

  test("are refused with the reason if GitHub cannot be asked", () => {
    const plan = decided("push of a tag", "prod", {}, { productionBranchContainsCommit: null });
    expect(brief(plan)).toBe("refuse commit-not-on-production-branch");
    expect(plan).toMatchObject({ refusal: { cause: expect.stringContaining("GitHub could not be asked") } });
  });
});

describe("workflow_run", () => {
  test("of a tag that is named like a production branch must be contained in it, even with an explicit target", () => {
    const changes = { target: "production" } as const;
    expect(brief(decided("run after a push to main", "prod", changes))).toBe("ask productionBranchContainsCommit");
    const facts = { productionBranchContainsCommit: false };
    expect(brief(decided("run after a push to main", "prod", changes, facts))).toBe(
      "refuse commit-not-on-production-branch",
    );
  });

  test("of a push is treated like that push: its branch names the preview", () => {
    expect(decided("run after a push to a branch", "preview")).toMatchObject({
      preview: { name: "feature" },
      commit: HEAD,
    });
  });

  test("of a pull request requests the pull request", () => {
    expect(brief(decided("run after a pull request", "preview"))).toBe("ask workflowRunPullRequest");
    const facts = { workflowRunPullRequest: pullRequestRef() };
    expect(decided("run after a pull request", "preview", {}, facts)).toMatchObject({
      preview: { name: "pr-12" },
      pullRequest: { number: 12 },
    });
  });

  test.each([
    ["none", "none" as const],
    ["one that moved on", pullRequestRef({ headSha: MAIN })],
    ["one of another branch", pullRequestRef({ headBranch: "other" })],
    ["one of another repository", pullRequestRef({ headRepository: "stranger/shop", isFork: true })],
  ])("of a pull request is skipped if the result is %s", (_, workflowRunPullRequest) => {
    const plan = decided("run after a pull request", "preview", {}, { workflowRunPullRequest });
    expect(brief(plan)).toBe("skip pull-request-not-found");
  });

  test("of a pull request is refused if GitHub cannot be asked for the pull request", () => {
    const plan = decided("run after a pull request", "preview", {}, { workflowRunPullRequest: null });
    expect(brief(plan)).toBe("refuse pull-request-unreadable");
  });

  test("of a fork's pull request needs the opt-in before any request, and never accepts a production key", () => {
    const event = "run after a pull request of a fork";
    expect(brief(decided(event, "preview"))).toBe("refuse untrusted-code");
    const facts = { workflowRunPullRequest: pullRequestRef({ isFork: false, headRepository: "stranger/shop" }) };
    const allowed = { allowUntrustedCode: true, allowProductionFromPullRequest: true };
    expect(brief(decided(event, "preview", allowed, facts))).toBe("deploy preview");
    expect(brief(decided(event, "prod", allowed, facts))).toBe("refuse production-key-for-fork");
  });

  test("of a closed pull request cleans up", () => {
    const facts = { workflowRunPullRequest: pullRequestRef({ state: "closed" }) };
    expect(brief(decided("run after a pull request", "preview", {}, facts))).toBe("cleanup pr-12");
  });
});

describe("a cleanup, or a run without one,", () => {
  test.each<[AnyEvent, KeyName, Partial<PlanSettings>, string]>([
    ["pull request merged", "preview", {}, "cleanup pr-12"],
    ["pull request closed", "preview", {}, "cleanup pr-12"],
    ["pull request of a fork closed", "preview", {}, "cleanup pr-12"],
    ["pull request closed", "one-preview", {}, "skip nothing-to-clean-up"],
    ["pull request closed", "prod", {}, "skip nothing-to-clean-up"],
    ["pull request closed", "prod", { target: "production" }, "refuse production-from-closed-pull-request"],
    ["pull request merged", "project", { target: "production" }, "refuse production-from-closed-pull-request"],
    [
      "pull request merged",
      "prod",
      { target: "production", operation: "deploy" },
      "refuse production-from-closed-pull-request",
    ],
    ["pull request closed, by its target", "preview", {}, "cleanup pr-12"],
    ["pull request closed, by its target", "prod", {}, "skip nothing-to-clean-up"],
    ["pull request closed, by its target", "preview", { operation: "cleanup" }, "cleanup pr-12"],
    ["pull request closed, by its target", "preview", { operation: "deploy" }, "refuse untrusted-code"],
    ["closed pull request labeled, by its target", "preview", {}, "refuse untrusted-code"],
    ["closed pull request labeled, by its target", "preview", { operation: "cleanup" }, "refuse untrusted-code"],
    ["pull request of a fork closed", "prod", {}, "skip nothing-to-clean-up"],
    ["pull request closed", "dev", { operation: "cleanup" }, "skip nothing-to-clean-up"],
    ["pull request closed", "preview", { operation: "deploy" }, "skip pull-request-closed"],
    ["pull request closed", "preview", { previewName: "{app}-{number}" }, "cleanup shop-12"],
    ["pull request closed", "preview", { previewName: "a|b" }, "refuse invalid-preview-name"],
    ["pull request closed, by its target", "preview", { allowUntrustedCode: true }, "cleanup pr-12"],
    ["branch deleted", "preview", {}, "cleanup feature"],
    ["branch deleted", "prod", {}, "skip nothing-to-clean-up"],
    ["branch deleted", "prod", { target: "production" }, "skip nothing-to-clean-up"],
    ["branch deleted", "preview", { operation: "deploy" }, "skip pull-request-closed"],
    ["branch deleted", "preview", { operation: "sweep" }, "sweep"],
    ["push that deletes a branch", "preview", {}, "skip branch-deleted"],
    ["push that deletes a branch", "none", {}, "skip branch-deleted"],
    ["push that deletes a branch", "prod", { target: "production" }, "skip branch-deleted"],
    ["push that deletes a tag", "prod", {}, "skip tag-deleted"],
    ["tag deleted", "prod", {}, "skip tag-deleted"],
    ["release created", "prod", {}, "skip release-not-published"],
    ["release edited", "prod", { target: "production" }, "skip release-not-published"],
    ["release deleted", "prod", {}, "skip release-not-published"],
    ["release unpublished", "prod", {}, "skip release-not-published"],
    // Asked for by hand.
    ["pull request opened", "preview", { operation: "cleanup" }, "cleanup pr-12"],
    ["dispatch on main", "preview", { operation: "cleanup", pullRequest: 4 }, "cleanup pr-4"],
    ["dispatch on main", "prod", { operation: "cleanup" }, "refuse cleanup-requires-preview-key"],
    ["pull_request_target", "preview", { operation: "cleanup" }, "refuse untrusted-code"],
    ["check run", "preview", { operation: "cleanup" }, "refuse unsupported-event"],
    ["schedule", "preview", { operation: "sweep" }, "sweep"],
    ["schedule", "none", { operation: "sweep" }, "sweep"],
    ["pull request opened", "preview", { operation: "sweep" }, "refuse sweep-on-pull-request"],
    ["check run", "preview", { operation: "sweep" }, "refuse unsupported-event"],
  ])("on %s with a %s key and %j: %s", (event, key, changes, expected) => {
    expect(brief(decided(event, key, changes))).toBe(expected);
  });

  test("has the pull request and the branch", () => {
    expect(decided("pull request merged", "preview")).toStrictEqual({
      kind: "cleanup",
      previewName: "pr-12",
      keepPreview: false,
      pullRequestNumber: 12,
      branch: "fix/login",
    });
  });

  test("that would deploy production is refused with the branch whose push deploys it", () => {
    const closed = pullRequestRef({ state: "closed", baseBranch: "develop" });
    const merged = { ...trigger("pull request merged"), pullRequest: closed } as Trigger;
    for (const run of [merged, trigger("run after a pull request")])
      expect(
        decide({
          trigger: run,
          key: KEYS.prod,
          settings: settings({ target: "production" }),
          facts: { workflowRunPullRequest: closed },
        }),
      ).toMatchObject({ refusal: { snippet: expect.stringContaining('branches: ["develop"]') } });
  });

  test.each<[AnyEvent, Partial<PlanSettings>, boolean]>([
    ["pull request closed", { onClose: "keep" }, true],
    ["pull request closed", { onClose: "keep", operation: "cleanup" }, false],
    ["branch deleted", { onClose: "keep" }, false],
  ])(
    "on-close: keep applies only to closed pull requests without an explicit operation: %s %j",
    (event, changes, keepPreview) => {
      expect(decided(event, "preview", changes)).toMatchObject({ kind: "cleanup", keepPreview });
    },
  );
});

describe("a look-up", () => {
  test.each<[AnyEvent, KeyName, Partial<PlanSettings>, string]>([
    ["pull request opened", "preview", {}, "resolve preview"],
    ["pull request opened", "one-preview", {}, "resolve preview"],
    ["pull request opened", "prod", {}, "refuse production-from-pull-request"],
    ["pull request opened", "dev", {}, "refuse target-required"],
    ["push to main", "prod", {}, "resolve production"],
    ["push to main", "preview", {}, "refuse preview-key-on-production-branch"],
    ["push to main", "project", {}, "refuse project-token-not-allowed"],
    ["push to main", "project", { allowProjectToken: true }, "resolve production"],
    ["pull_request_target", "preview", {}, "refuse untrusted-code"],
    ["pull request closed", "preview", {}, "skip pull-request-closed"],
    ["branch deleted", "preview", {}, "skip pull-request-closed"],
    ["check run", "preview", {}, "refuse unsupported-event"],
    ["push to main", "team", {}, "refuse key-is-team-token"],
    ["push to main", "none", {}, "skip missing-key"],
    ["pull request of a fork", "none", {}, "skip missing-key"],
    ["push to main", "none", { onMissingKey: "fail" }, "refuse key-missing"],
  ])("on %s with a %s key and %j: %s, whatever is checked out", (event, key, changes, expected) => {
    for (const checkout of [null, checkoutAt("0".repeat(40))])
      expect(brief(decided(event, key, { operation: "resolve", ...changes }, { checkout }))).toBe(expected);
  });

  test("does not request the checkout", () => {
    const found = trigger("push to main");
    const plan = decide({ trigger: found, key: KEYS.prod, settings: settings({ operation: "resolve" }), facts: {} });
    expect(plan).toMatchObject({ kind: "resolve", deploymentName: "happy-otter-123", commit: MAIN });
  });

  test("has no site, which `operation: report` reports, and no notice about one", () => {
    const changes = { operation: "resolve", appUrl: "https://site-{number}.example.com" } as const;
    for (const event of ["pull request opened", "push to a branch"] as const)
      expect(decided(event, "preview", changes)).toMatchObject({ kind: "resolve", appUrl: null, notices: [] });
  });
});

describe("a report", () => {
  const appUrl = "https://site-{number}.example.com";
  test.each<[AnyEvent, Partial<PlanSettings>, string]>([
    ["pull request opened", { appUrl }, "report https://site-12.example.com"],
    ["pull request of a fork", { appUrl }, "report https://site-12.example.com"],
    ["push to main", { appUrl }, "skip no-app-url"],
    ["push to main", { appUrl: "https://example.com" }, "report https://example.com"],
    ["deployment status", { appUrl: "https://example.com" }, "report https://example.com"],
    ["deployment status", { appUrl }, "skip no-app-url"],
    ["check run", { appUrl }, "refuse unsupported-event"],
    ["pull_request_target", { appUrl }, "refuse untrusted-code"],
  ])("on %s with %j, whatever the key: %s", (event, changes, expected) => {
    for (const key of Object.keys(KEYS) as KeyName[])
      expect(brief(decided(event, key, { operation: "report", ...changes }))).toBe(expected);
  });

  test("has the target and the commit that the workflow names, or the event's commit", () => {
    const report = { operation: "report", appUrl } as const;
    const ofPullRequest = { kind: "report", branch: "fix/login" };
    expect(decided("pull request opened", "none", report)).toStrictEqual({
      ...ofPullRequest,
      appUrl: "https://site-12.example.com",
      target: null,
      commit: HEAD,
    });
    expect(decided("pull request opened", "none", { ...report, target: "production", commit: MAIN })).toMatchObject({
      ...ofPullRequest,
      target: "production",
      commit: MAIN,
    });
  });

  test("without a URL is skipped with the reason", () => {
    const message = (changes: Partial<PlanSettings>) => {
      const plan = decided("push to main", "none", { operation: "report", ...changes });
      return plan.kind === "skip" ? plan.message : plan.kind;
    };
    expect(message({ appUrl: null })).toBe("`app-url` is empty, so there is nothing to report.");
    expect(message({ appUrl })).toMatch(/^The link of `app-url` was left out: it needs `\{number\}`/);
  });

  test("does not mention a key if it is refused", () => {
    const plan = decided("pull_request_target", "preview", { operation: "report", appUrl });
    expect(plan).toMatchObject({
      kind: "refuse",
      refusal: { cause: expect.stringContaining("`operation: report` runs") },
    });
  });

  test("is the only operation on a deployment status", () => {
    for (const operation of ["auto", "deploy", "cleanup", "sweep", "resolve"] as const)
      expect(brief(decided("deployment status", "prod", { operation }))).toBe("refuse unsupported-event");
  });
});

describe("a missing key", () => {
  test.each<[AnyEvent, Partial<PlanSettings>, string]>([
    ["pull request opened", {}, "refuse key-missing"],
    ["push to main", {}, "refuse key-missing"],
    ["pull request closed", {}, "refuse key-missing"],
    ["pull request of a fork", {}, "skip missing-key-fork"],
    ["pull request of a deleted fork", {}, "skip missing-key-fork"],
    ["pull request of a fork closed", {}, "skip missing-key-fork"],
    ["pull request of Dependabot", {}, "skip missing-key-dependabot"],
    ["pull request opened", { onMissingKey: "skip" }, "skip missing-key"],
    ["pull request of a fork", { onMissingKey: "skip" }, "skip missing-key"],
    ["pull request of a fork", { onMissingKey: "fail" }, "refuse key-missing"],
    ["pull request of Dependabot", { onMissingKey: "fail" }, "refuse key-missing"],
    ["check run", { onMissingKey: "skip" }, "refuse unsupported-event"],
    ["pull_request_target", {}, "refuse untrusted-code"],
  ])("on %s with %j: %s", (event, changes, expected) => {
    expect(brief(decided(event, "none", changes))).toBe(expected);
  });

  test("on a push by Dependabot is skipped, as on its pull requests", () => {
    const found = { ...trigger("push to a branch"), isDependabot: true } as Trigger;
    expect(brief(decide({ trigger: found, key: null, settings: settings(), facts: {} }))).toBe(
      "skip missing-key-dependabot",
    );
  });

  test.each<[AnyEvent, Partial<PlanSettings>, string, string]>([
    ["pull request opened", {}, "gh secret set CONVEX_PREVIEW_DEPLOY_KEY", "Generate Preview Deploy Key"],
    ["push to main", {}, "gh secret set CONVEX_DEPLOY_KEY", "Generate Production Deploy Key"],
    ["push of a tag", {}, "gh secret set CONVEX_DEPLOY_KEY", "Generate Production Deploy Key"],
    ["dispatch on main", {}, "gh secret set CONVEX_DEPLOY_KEY", "Generate Production Deploy Key"],
    ["push to main", { target: "preview" }, "gh secret set CONVEX_PREVIEW_DEPLOY_KEY", "Generate Preview Deploy Key"],
  ])("on %s with %j is refused with how to add it: %s", (event, changes, command, page) => {
    expect(decided(event, "none", changes)).toMatchObject({
      refusal: { snippet: expect.stringMatching(new RegExp(`^${command}\n`)), fix: expect.stringContaining(page) },
    });
  });

  test("of Dependabot is added to Dependabot's secrets", () => {
    expect(decided("pull request of Dependabot", "none", { onMissingKey: "fail" })).toMatchObject({
      refusal: {
        cause: expect.stringContaining("Dependabot secrets"),
        snippet: expect.stringContaining("gh secret set CONVEX_PREVIEW_DEPLOY_KEY --app dependabot\n"),
      },
    });
  });
});

describe("production-branch", () => {
  test.each<[string, string[], string]>([
    ["release/1", ["main", "release/*"], "deploy production"],
    ["main", ["release/*"], "refuse production-from-other-branch"],
  ])("decides for a push to %s with %j: %s", (name, productionBranches, expected) => {
    const found = parseTrigger(pushSource(`refs/heads/${name}`));
    const facts = { checkout: checkoutAt(MAIN) };
    const plan = decide({ trigger: found, key: KEYS.prod, settings: settings({ productionBranches }), facts });
    expect(brief(plan)).toBe(expected);
  });

  test("is refused with the line that would allow the branch", () => {
    expect(decided("push to a branch", "prod")).toMatchObject({
      refusal: {
        cause: expect.stringContaining("the default branch, `main`"),
        snippet: 'with:\n  production-branch: "main, feature"',
      },
    });
    expect(decided("push to a branch", "prod", { productionBranches: ["live"] })).toMatchObject({
      refusal: {
        cause: expect.stringContaining("`production-branch` is `live`"),
        snippet: 'with:\n  production-branch: "live, feature"',
      },
    });
  });

  test("that is not known is reported as not known", () => {
    const found = { ...trigger("push to main"), defaultBranch: null } as Trigger;
    expect(decide({ trigger: found, key: KEYS.prod, settings: settings(), facts: {} })).toMatchObject({
      refusal: {
        cause: expect.stringContaining("names no default branch"),
        snippet: expect.stringContaining('"main"'),
      },
    });
  });
});

/** Every event, key and setting in any combination, with facts that may be missing or wrong. */
const anyCase = fc.record({
  event: fc.constantFrom(...([...Object.keys(EVENTS), ...Object.keys(ENDINGS)] as AnyEvent[])),
  key: fc.constantFrom(...(Object.keys(KEYS) as KeyName[])),
  settings: fc.record({
    operation: fc.constantFrom("auto", "deploy", "cleanup", "sweep", "resolve", "report"),
    target: fc.constantFrom("auto", "auto", "preview", "production", "development", "custom"),
    productionBranches: fc.constantFrom<string[]>([], ["main"], ["**"], ["live"]),
    commit: fc.constantFrom(null, null, HEAD, "1111111", "v1"),
    allowProductionFromPullRequest: fc.boolean(),
    allowUntrustedCode: fc.boolean(),
    allowProjectToken: fc.boolean(),
    expectedDeployment: fc.constantFrom(null, null, null, "happy-otter-123"),
    previewName: fc.constantFrom(null, null, "{branch}", "{app}-{sha}", "fix/login", "a:b"),
    onMissingKey: fc.constantFrom("auto", "skip", "fail"),
    onClose: fc.constantFrom("delete", "keep"),
    url: fc.constantFrom(null, null, "http://127.0.0.1:3210"),
    pullRequest: fc.constantFrom(null, 8),
    appName: fc.constantFrom("shop", ""),
    appUrl: fc.constantFrom(null, "https://shop.example.com", "https://{branch}-{number}.example.com"),
  }) as fc.Arbitrary<PlanSettings>,
  facts: fc.record(
    {
      namedCommit: fc.constantFrom(
        { kind: "found", id: HEAD, by: "tag" },
        { kind: "found", id: HEAD, by: "branch" },
        { kind: "ambiguous" },
      ),
      checkout: fc.constantFrom(null, ...[HEAD, MAIN, MERGE].map((id) => checkoutAt(id)), { unreadable: "damaged" }),
      productionBranchContainsCommit: fc.constantFrom(true, false, null),
      workflowRunPullRequest: fc.constantFrom(
        null,
        "none",
        pullRequestRef(),
        pullRequestRef({ isFork: true, headRepository: "stranger/shop" }),
        pullRequestRef({ state: "closed" }),
      ),
      commentPullRequest: fc.constantFrom(null, pullRequestRef(), pullRequestRef({ isFork: true })),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Facts>,
});

describe("the lines of a refusal would be accepted", () => {
  const previewOnly = "with:\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}";
  const url = "http://127.0.0.1:3210";

  test.each<[AnyEvent, KeyName, Partial<PlanSettings>, Facts, string]>([
    ["merge group", "none", {}, {}, `gh secret set CONVEX_PREVIEW_DEPLOY_KEY\n\n${previewOnly}`],
    ["pull_request_target", "prod", { allowUntrustedCode: true }, {}, previewOnly],
    ["pull_request_target of a fork", "prod", { allowUntrustedCode: true }, {}, previewOnly],
    ["pull request opened", "admin", { url }, {}, "with:\n  target: development # or custom, or production"],
    ["pull request opened", "custom", {}, {}, "with:\n  target: custom"],
    ["pre-release published", "custom", {}, {}, "with:\n  target: custom"],
    ["pre-release published", "dev", {}, {}, "with:\n  target: development"],
    ["pre-release published", "prod", {}, {}, "with:\n  target: production"],
    ["pull request opened", "preview", { previewName: "a:b" }, {}, "with:\n  preview-name: pr-{number}"],
    ["push to a branch", "preview", { previewName: "a:b" }, {}, 'with:\n  preview-name: "{app}-{sha}"'],
    ["push to main", "prod", { commit: HEAD, target: "production" }, { checkout: checkoutAt(MAIN) }, checkoutOf(HEAD)],
    ["push to main", "prod", {}, { checkout: checkoutAt(HEAD) }, checkoutOf("${{ github.sha }}")],
    [
      "run after a push to main",
      "prod",
      {},
      { checkout: checkoutAt(MAIN), productionBranchContainsCommit: true },
      checkoutOf("${{ github.event.workflow_run.head_sha }}"),
    ],
    [
      "pull_request_target",
      "prod",
      { allowUntrustedCode: true, allowProductionFromPullRequest: true },
      { checkout: checkoutAt(MAIN) },
      checkoutOf("${{ github.event.pull_request.head.sha }}"),
    ],
    [
      "comment on a pull request",
      "prod",
      { allowUntrustedCode: true, allowProductionFromPullRequest: true },
      { checkout: checkoutAt(MAIN), commentPullRequest: pullRequestRef() },
      checkoutOf("refs/pull/${{ github.event.issue.number }}/head"),
    ],
  ])("on %s with a %s key and %j %j", (event, key, changes, facts, lines) => {
    const plan = decided(event, key, changes, facts);
    expect(plan.kind === "refuse" ? plan.refusal.snippet : brief(plan)).toBe(lines);
  });

  test("are YAML", () => {
    for (const given of fc.sample(anyCase, { numRuns: runs(3_000), seed: 6 })) {
      const plan = decide({ ...given, trigger: trigger(given.event), key: KEYS[given.key] });
      if (plan.kind !== "refuse") continue;
      const yaml = plan.refusal.snippet.replace(/^gh secret set .*$/m, "");
      expect(parseDocument(yaml).errors).toStrictEqual([]);
    }
  });

  function checkoutOf(ref: string): string {
    return `- uses: actions/checkout@v7\n  with:\n    ref: ${ref}`;
  }
});

const STRONG: readonly KeyName[] = ["prod", "project", "admin"];
const OF_FORKS = /fork/;
const UNLISTED: readonly AnyEvent[] = [
  "comment on an issue",
  "tag created",
  "check run",
  "deployment status",
  "pull request without a head",
  "push to a note",
  "run after a failed push to main",
  "run after a push elsewhere",
  "run after a failed dispatch",
  "run after a schedule elsewhere",
  "run after pull_request_target",
];
const ABOUT_PULL_REQUESTS =
  /^(draft )?pull[_ ]request(?! without)|comment on a pull|run after a (failed )?pull request/;

describe("whatever the event, the key, the inputs and the facts", () => {
  const held = (
    name: string,
    rule: (given: { event: AnyEvent; key: KeyName; settings: PlanSettings; facts: Facts }, plan: Plan) => boolean,
  ) => {
    test(name, () => {
      fc.assert(
        fc.property(anyCase, (given) => {
          const input: DecisionInput = { ...given, trigger: trigger(given.event), key: KEYS[given.key] };
          return rule(given, decide(input));
        }),
        { numRuns: runs(15_000), seed: 4 },
      );
    });
  };

  held("a production, project or admin key never acts for the head of a fork", ({ event, key, facts }, plan) => {
    const isFork =
      OF_FORKS.test(event) || (event === "comment on a pull request" && facts.commentPullRequest?.isFork === true);
    return !(isFork && STRONG.includes(key)) || !["deploy", "cleanup", "sweep"].includes(plan.kind);
  });

  held("an event outside of the table does nothing", ({ event, settings: given }, plan) => {
    // A host says by it where its site is: no key and no code is involved.
    if (event === "deployment status" && given.operation === "report")
      return ["report", "skip", "need-fact", "refuse"].includes(plan.kind);
    return !UNLISTED.includes(event) || plan.kind === "refuse" || plan.kind === "need-fact";
  });

  held("production never happens for a pull request without its opt-in", ({ event, key, settings: given }, plan) => {
    const asked = key === "admin" ? given.target === "production" : given.allowProductionFromPullRequest;
    const isAllowed = asked || !ABOUT_PULL_REQUESTS.test(event);
    return isAllowed || !(plan.kind === "deploy" && plan.target === "production");
  });

  held(
    "nothing happens in runs that outside contributors can influence unless it is allowed",
    ({ event, settings: given }, plan) => {
      const isUntrusted = /_target|review|comment on a pull|run after a pull request of a fork|by its target/.test(
        event,
      );
      if (event === "pull request closed, by its target" && plan.kind !== "deploy") return true;
      return given.allowUntrustedCode || !isUntrusted || plan.kind === "refuse";
    },
  );

  held("a manual, scheduled or chained run never makes a preview by `workflow_run`", ({ event }, plan) => {
    const isChained = /^run after a (schedule|dispatch|run)/.test(event);
    return !isChained || plan.kind !== "deploy" || plan.target !== "preview";
  });

  held("a project token never deploys without its opt-in", ({ key, settings: given }, plan) => {
    return key !== "project" || given.allowProjectToken || plan.kind !== "deploy";
  });

  held("nothing is deployed that is not checked out", ({ facts: { checkout }, settings: given }, plan) => {
    if (plan.kind !== "deploy") return true;
    if (checkout === undefined || checkout === null) return checkout === null;
    if ("unreadable" in checkout) return false;
    return given.commit === null ? [plan.commit, MERGE].includes(checkout.head.id) : checkout.head.id === HEAD;
  });

  held("nothing is deployed or cleaned up without a key that can deploy", ({ key }, plan) => {
    const cannot = ["team", "access token", "malformed", "none"].includes(key);
    return !cannot || (plan.kind !== "deploy" && plan.kind !== "cleanup");
  });

  held("only a preview deploy key claims or deletes a preview, with a valid name", ({ key, event }, plan) => {
    const name = plan.kind === "deploy" ? plan.preview?.name : plan.kind === "cleanup" ? plan.previewName : undefined;
    if (name === undefined) return true;
    return key === "preview" && name !== "" && (!OF_FORKS.test(event) || name !== "fix-login");
  });

  held("a known fact is not requested again", ({ facts }, plan) => {
    return plan.kind !== "need-fact" || !(plan.fact in facts);
  });

  held("a refusal has all its parts, and contains no secret", (_, plan) => {
    if (plan.kind !== "refuse") return true;
    const { cause, risk, fix, snippet, docsUrl } = plan.refusal;
    const sentences = [cause, risk, fix].every((text) => /^[A-Z`].*[.)]$/s.test(text) || /https:\S+$/.test(text));
    const whole = [cause, risk, fix, snippet, docsUrl].join(" ");
    return sentences && snippet !== "" && docsUrl.startsWith("https://") && !/undefined|\bnull\b|eyJ2MiI6/.test(whole);
  });
});

const REFUSALS = [
  "admin-key-without-url",
  "cleanup-requires-preview-key",
  "commit-not-on-production-branch",
  "expected-deployment-mismatch",
  "expected-deployment-unverifiable",
  "invalid-preview-name",
  "key-is-access-token",
  "key-is-team-token",
  "key-malformed",
  "key-missing",
  "prerelease-requires-target",
  "preview-key-on-chained-run",
  "preview-key-on-production-branch",
  "preview-key-on-tag",
  "production-from-closed-pull-request",
  "production-from-merge-group",
  "production-from-other-branch",
  "production-from-other-ref",
  "production-from-pull-request",
  "production-key-for-fork",
  "project-token-not-allowed",
  "pull-request-unreadable",
  "sweep-on-pull-request",
  "target-does-not-fit-key",
  "target-required",
  "unknown-commit",
  "unsupported-event",
  "unsupported-workflow-run",
  "untrusted-code",
  "url-with-cloud-key",
  "wrong-commit",
];

test("a refusal of every kind occurs", () => {
  const codes = new Set<string>();
  for (const given of fc.sample(anyCase, { numRuns: 40_000, seed: 5 })) {
    const plan = decide({ ...given, trigger: trigger(given.event), key: KEYS[given.key] });
    if (plan.kind === "refuse") codes.add(plan.refusal.code);
  }
  expect([...codes].sort()).toStrictEqual(REFUSALS);
});

test.each([
  ["x`</code>@org/team`", "`x'</code>@org/team'`"],
  ["a\nb\u200b c", "`a b c`"],
  ["feature/login", "`feature/login`"],
])("a name like %j cannot leave its code span", (name, text) => {
  expect(codeSpan(name)).toBe(text);
});
