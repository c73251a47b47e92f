/**
 * `npm run serve [-- <folder>]`: starts a fake of Convex's cloud on this machine, with an app to deploy to it, until it is
 * interrupted. Prints the values that a step needs to use the action with it, as lines of `$GITHUB_OUTPUT`:
 *
 *     provision-host=http://127.0.0.1:…    for the variable CONVEX_PROVISION_HOST
 *     preview-key=…                        a preview deploy key, which is only valid for this fake
 *     working-directory=.sandbox/app       the app, with `convex` installed; below this repository
 *
 * There is no fake of GitHub: in a workflow, the action uses the real one, because a workflow cannot set `GITHUB_*`.
 */

import { rm } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ConvexCloud } from "../fakes/convex-cloud/cloud.ts";
import { createWorkspace } from "../fakes/example-app.ts";
import { PROJECT, TEAM } from "../fakes/test-environment.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const own = join(root, ".sandbox", "app");
const folder = resolve(process.argv[2] ?? own);

// Replace only a folder that this program created.
if (folder === own) await rm(own, { recursive: true, force: true });
await createWorkspace({ root: folder });
const cloud = await ConvexCloud.start();
cloud.createProject({ team: TEAM, project: PROJECT });

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => cloud.close());
console.log(`provision-host=${cloud.provisionHost}
preview-key=${cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT })}
working-directory=${relative(root, folder).replaceAll("\\", "/")}`);
