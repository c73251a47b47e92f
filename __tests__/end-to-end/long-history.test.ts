/** What a run finds out about others in a repository with thousands of deploys, or with a slow GitHub. */

import { describe, expect, test } from "@jest/globals";
import { pushEvent, workflowDispatchEvent } from "../../fakes/events/events.ts";
import { REPOSITORY, type RunActionOptions } from "../../fakes/test-environment.ts";
import { annotationsOf, recordOf, stage, useStage } from "./run-action.ts";

let workspace: string;
useStage(
  async () => {
    workspace = await stage.checkout();
  },
  { gitHubLatencyMs: 100 },
);

const deploy = (event: RunActionOptions["event"], given: Readonly<Record<string, string>> = {}) =>
  stage.run({ event, workspace, with: { "deploy-key": stage.productionKey, ...given } });

const push = () => pushEvent({ branch: "main", sha: stage.github.pushTo({ repository: REPOSITORY, branch: "main" }) });

/** Puts copies of a run's GitHub Deployment before it, as if its commit had been deployed that often. */
function repeatBefore(id: string | undefined, times: number): void {
  const example = recordOf(id);
  const { deployments } = stage.github.repository(REPOSITORY);
  const later = [...deployments.values()];
  deployments.clear();
  for (let n = 1; n <= times; n += 1) {
    const payload = { ...(example.payload as object), id: `earlier-${n}` };
    deployments.set(n, { ...example, id: n, payload, statuses: [...example.statuses] });
  }
  for (const row of later) deployments.set(row.id, row);
}

/** Puts copies of a run's GitHub Deployment after all others, as if it had been run that often. */
function repeatAfter(id: string | undefined, times: number): void {
  const example = recordOf(id);
  const { deployments } = stage.github.repository(REPOSITORY);
  for (let n = 1; n <= times; n += 1) {
    const payload = { ...(example.payload as object), id: `later-${n}` };
    const copy = { ...example, id: example.id + n, payload, statuses: [...example.statuses] };
    deployments.set(copy.id, copy);
  }
}

describe("if GitHub does not respond in time before the push", () => {
  test("an older commit that replaces a newer one is an error", async () => {
    const [older, newer] = [push(), push()];
    expect((await deploy(newer)).outputs.status).toBe("deployed");
    const lift = stage.github.fault({ method: "POST", path: "/graphql", kind: "slow", delayMs: 4_500 });
    const late = await deploy(older);
    lift();
    expect(annotationsOf(late, "notice")).toStrictEqual([
      "Could not read in time what was deployed before, so this deploy may replace a newer one.",
    ]);
    expect(late.outputs).toMatchObject({ status: "failed", "failure-code": "overtaken" });
  });

  test.each(["slow", "status"] as const)(
    "a commit that a person chose is deployed without an error: %s",
    async (kind) => {
      const [older, newer] = [push(), push()];
      expect((await deploy(newer)).outputs.status).toBe("deployed");
      const lift = stage.github.fault({
        method: "POST",
        path: "/graphql",
        kind,
        ...(kind === "slow" ? { delayMs: 4_500 } : { status: 422 }),
      });
      const chosen = await deploy(workflowDispatchEvent({ branch: "main", sha: older.github.sha }));
      lift();
      expect([chosen.outputs.status, chosen.outputs["failure-code"]]).toStrictEqual(["deployed", ""]);
    },
  );
});

test("an older commit does not replace a newer one on production, however often production was deployed before", async () => {
  const first = await deploy(push());
  repeatBefore(first.outputs["github-deployment-id"], 2_000);
  const [older, newer] = [push(), push()];
  expect((await deploy(newer)).outputs.status).toBe("deployed");
  const late = await deploy(older);
  expect([late.outputs.status, late.outputs["failure-code"], ...annotationsOf(late, "notice")]).toStrictEqual([
    "skipped",
    "superseded",
    expect.stringContaining("has deployed the newer commit"),
  ]);
});

test("an older commit does not replace a newer one, however many deploys have failed since", async () => {
  const [older, newer] = [push(), push()];
  expect((await deploy(newer)).outputs.status).toBe("deployed");
  const failed = await deploy(push(), { cmd: "exit 1" });
  repeatAfter(failed.outputs["github-deployment-id"], 250);
  const late = await deploy(older);
  expect([late.outputs.status, late.outputs["failure-code"]]).toStrictEqual(["skipped", "superseded"]);
});
