/** `convex import` and `convex export` of real CLIs against the fake cloud, which is as strict as Convex's backend. */

import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type CloudDeployment, ConvexCloud, type Project } from "../../fakes/convex-cloud/cloud.ts";
import { readZip } from "../../fakes/convex-cloud/data/zip.ts";
import type { Schema } from "../../fakes/convex-cloud/schema.ts";
import { type CliVersion, cliEntry, createWorkspace } from "../../fakes/example-app.ts";
import { until } from "../end-to-end/run-action.ts";

const CLIS = ["1.36", "newest"] as const satisfies readonly CliVersion[];

let cloud: ConvexCloud;
let folder: string;
const workspaces = new Map<CliVersion, string>();

beforeAll(async () => {
  cloud = await ConvexCloud.start();
  folder = await mkdtemp(join(tmpdir(), "convex-data-test-"));
  await mkdir(join(folder, "home"));
  for (const version of CLIS)
    workspaces.set(version, await createWorkspace({ root: join(folder, `app ${version}`), cliVersion: version }));
});
afterAll(async () => {
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
  expect(cloud.calls.filter(({ known }) => !known)).toStrictEqual([]);
});

let projects = 0;

const text = { fieldType: { type: "string" }, optional: false };
const channel = { fieldType: { type: "id", tableName: "channels" }, optional: false };
/** The schema of the example app. */
const SCHEMA: Schema = {
  schemaValidation: true,
  tables: [
    { tableName: "channels", documentType: { type: "object", value: { name: text } } },
    { tableName: "messages", documentType: { type: "object", value: { channel, author: text, body: text } } },
  ],
};

/** Creates a project whose production deployment has some documents. */
function filledProject(): Project {
  projects += 1;
  const project = cloud.createProject({ team: "acme", project: `shop-${projects}` });
  project.production.replaceSchema(SCHEMA);
  const { documents } = project.production.data;
  documents.prepare(project.production.schema);
  const [general = ""] = documents.insert("channels", { name: "general" }, { name: "random" });
  documents.insert("messages", { channel: general, author: "Mona", body: "Hello\n“world”, 1" });
  return project;
}

function keyOf({ name }: CloudDeployment): string {
  return cloud.issueKey({ kind: "production", deployment: name });
}

function previewKeyOf({ team, project }: Project): string {
  return cloud.issueKey({ kind: "preview", team, project });
}

/** Creates a preview deployment of the project, with the example app. */
async function preview(version: CliVersion, project: Project): Promise<CloudDeployment> {
  await convex(version, previewKeyOf(project), "deploy", "--typecheck=disable", "--preview-name=pr-1");
  const found = cloud.deployments().find(({ identity }) => identity.project === project.project && identity.identifier);
  if (found === undefined) throw new Error("There is no preview.");
  return found;
}

async function convex(version: CliVersion, key: string, ...args: readonly string[]) {
  const root = workspaces.get(version) ?? "";
  const child = spawn(process.execPath, [cliEntry(root), ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: join(folder, "home"),
      CI: "true",
      CONVEX_DEPLOY_KEY: key,
      CONVEX_PROVISION_HOST: cloud.provisionHost,
      CONVEX_VERSION_API_ORIGIN: cloud.provisionHost,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += String(data)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

const rowsOf = ({ data }: CloudDeployment) =>
  Object.fromEntries([...data.documents.tables.keys()].map((name) => [name, data.documents.list(name)]));

describe.each(CLIS)("Convex CLI %s", (version) => {
  test("moves a snapshot from one deployment into another, document for document", async () => {
    const project = filledProject();
    const target = await preview(version, project);
    const path = join(folder, `snapshot ${version}=1.zip`);
    const exported = await convex(version, keyOf(project.production), "export", "--path", path);
    expect(exported).toMatchObject({ code: 0, output: expect.stringContaining("Downloaded snapshot export") });
    const imported = await convex(version, previewKeyOf(project), "import", "-y", "--preview-name=pr-1", path);
    expect(imported).toMatchObject({ code: 0, output: expect.stringContaining("Added 3 documents") });
    expect(rowsOf(target)).toStrictEqual(rowsOf(project.production));
    expect(target.data.documents.list("messages")).toStrictEqual([
      expect.objectContaining({ author: "Mona", body: "Hello\n“world”, 1" }),
    ]);
    const again = await convex(version, previewKeyOf(project), "import", "-y", "--preview-name=pr-1", path);
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining("Table channels already exists.") });
  });

  test("imports tables of each format", async () => {
    const project = filledProject();
    const target = await preview(version, project);
    const files = { "a.csv": 'name\n"one, two"\n3\n', "b.json": '[{"name":"x"}]', "c.jsonl": '{"name":"y"}\n' };
    const outputs: unknown[] = [];
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, name), text);
      const from = ["import", "-y", "--preview-name=pr-1", "--table=channels", join(folder, name)];
      outputs.push(await convex(version, previewKeyOf(project), ...from));
      const ids = target.data.documents.list("channels").map(({ _id }) => String(_id));
      for (const id of ids) target.data.documents.delete("channels", id);
    }
    expect(outputs).toStrictEqual([
      // The schema expects a string, not a number.
      { code: 1, output: expect.stringMatching(/table "channels" because it does not match the schema/) },
      { code: 0, output: expect.stringContaining('Added 1 documents to table "channels"') },
      { code: 0, output: expect.stringContaining('Added 1 documents to table "channels"') },
    ]);
  });

  test("reports an export that is already running", async () => {
    const project = filledProject();
    const open = project.production.data.exports.gate.close();
    const first = convex(version, keyOf(project.production), "export", "--path", join(folder, `1-${version}.zip`));
    await until(() => project.production.data.exports.gate.waiting > 0);
    const second = await convex(version, keyOf(project.production), "export", "--path", join(folder, "2.zip"));
    open();
    expect(second.code).toBe(1);
    expect(second.output).toMatch(/ExportInProgress|already requested or in progress/);
    expect((await first).code).toBe(0);
  });

  test.each(["create", "view", "download"] as const)(
    "reports that a key lacks backups:%s for an export",
    async (what) => {
      const { production } = filledProject();
      const key = keyOf(production);
      cloud.restrict(key, [`deployment:backups:${what}`]);
      const { code, output } = await convex(version, key, "export", "--path", join(folder, `${what}-${version}.zip`));
      expect({ code, output }).toMatchObject({
        code: 1,
        output: expect.stringContaining(`deployment:backups:${what}`),
      });
    },
  );

  test.each(["import", "view"] as const)("reports that a key lacks backups:%s for an import", async (what) => {
    const { production } = filledProject();
    const key = keyOf(production);
    cloud.restrict(key, [`deployment:backups:${what}`]);
    await writeFile(join(folder, "few.jsonl"), '{"name":"y"}\n');
    const { code, output } = await convex(version, key, "import", "-y", "--table=extra", join(folder, "few.jsonl"));
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining(`deployment:backups:${what}`) });
  });
});

describe("an import is refused", () => {
  const importing = async (project: Project, file: string, text: string | Buffer, ...more: readonly string[]) => {
    const path = join(folder, file);
    await writeFile(path, text);
    return convex("newest", keyOf(project.production), "import", "-y", ...more, path);
  };

  test.each([
    ["rows.csv", "not a name\n1\n", "isn't a valid field name"],
    ["short.csv", "a,b\n1\n", "doesn't have all of the fields"],
    ["rows.jsonl", "{}\nno\n", "Row 2 wasn't valid JSON"],
    ["rows.json", "{}", "Not a JSON array"],
    ["one.jsonl", "1\n", "Row 1 wasn't an object"],
    ["id.jsonl", '{"_id":"x"}\n', "invalid _id 'x'"],
  ])("for the content of %s", async (file, text, why) => {
    const project = filledProject();
    const { code, output } = await importing(project, file, text, "--table=extra");
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining(why) });
    expect(project.production.data.documents.list("extra")).toStrictEqual([]);
  });

  test("for an invalid table name", async () => {
    const project = filledProject();
    const { code, output } = await importing(project, "odd.jsonl", "{}\n", "--table=odd-name");
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining("invalid table name odd-name") });
  });

  test("for a snapshot whose tables have the numbers of other tables", async () => {
    const project = filledProject();
    const path = join(folder, "numbers.zip");
    await convex("newest", keyOf(project.production), "export", "--path", path);
    const other = cloud.createProject({ team: "acme", project: "numbers" });
    other.production.data.documents.insert("accounts", { name: "first" });
    const { code, output } = await convex("newest", keyOf(other.production), "import", "-y", path);
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining("existing table `accounts`") });
  });

  test("for a table that another table refers to, and whose IDs would change", async () => {
    const project = filledProject();
    const { documents } = project.production.data;
    for (const { _id } of documents.list("channels")) documents.delete("channels", String(_id));
    const other = cloud.createProject({ team: "acme", project: "references" });
    other.production.data.documents.insert("first", {});
    other.production.data.documents.insert("second", {});
    other.production.data.documents.insert("third", {});
    const [id] = other.production.data.documents.insert("channels", { name: "general" });
    const row = JSON.stringify({ _id: id, name: "general" });
    const { output } = await importing(project, "references.jsonl", `${row}\n`, "--table=channels");
    expect(output).toContain("Import changes table 'channels' which is referenced by 'messages' in the schema");
  });

  test("for a schema that changes during the import", async () => {
    const project = filledProject();
    const open = project.production.data.imports.gate.close();
    const running = importing(project, "changing.jsonl", "{}\n", "--table=extra");
    await until(() => project.production.data.imports.gate.waiting > 0);
    project.production.replaceSchema(null);
    open();
    expect((await running).output).toContain("Could not complete import because schema changed");
  });
});

test("an import that has started continues without the CLI", async () => {
  const project = filledProject();
  const open = project.production.data.imports.gate.close();
  await writeFile(join(folder, "killed.jsonl"), '{"name":"y"}\n');
  const args = [
    cliEntry(workspaces.get("newest") ?? ""),
    "import",
    "-y",
    "--table=extra",
    join(folder, "killed.jsonl"),
  ];
  const env = { PATH: process.env.PATH, HOME: join(folder, "home"), CONVEX_PROVISION_HOST: cloud.provisionHost };
  const child = spawn(process.execPath, args, {
    cwd: workspaces.get("newest"),
    env: { ...env, CONVEX_DEPLOY_KEY: keyOf(project.production) },
    stdio: "ignore",
  });
  await until(() => project.production.data.imports.gate.waiting > 0);
  child.kill("SIGKILL");
  open();
  await until(() => project.production.data.imports.list[0]?.state.state === "completed");
  expect(project.production.data.documents.list("extra")).toHaveLength(1);
});

test("a snapshot contains stored files if that is requested", async () => {
  const project = filledProject();
  const { documents } = project.production.data;
  const [id = ""] = documents.insert("_storage", { contentType: "text/plain" });
  documents.files.set(id, Buffer.from("stored"));
  const names: string[][] = [];
  for (const more of [[], ["--include-file-storage"]]) {
    const path = join(folder, `files-${more.length}.zip`);
    await convex("newest", keyOf(project.production), "export", "--path", path, ...more);
    names.push((readZip(await readFile(path)) ?? []).map(({ name }) => name));
  }
  expect(names[0]?.filter((name) => name.startsWith("_storage"))).toStrictEqual([]);
  expect(names[1]).toStrictEqual(expect.arrayContaining(["_storage/documents.jsonl", `_storage/${id}`]));
});
