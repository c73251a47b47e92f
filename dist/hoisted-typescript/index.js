import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: ./build/convex/project/type-checkers.js
/** Where the Convex CLI searches for a type checker, and how to let it find one in a folder above. */



/**
 * Below `node_modules` of the working directory, in the CLI's order (`findTypeScriptCompilerPath` in its
 * `typecheck.ts`).
 */
const TYPE_CHECKERS = {
    tsc: ["@typescript/native/bin/tsc", "typescript/bin/tsc"],
    tsgo: ["@typescript/native-preview/bin/tsgo", "@typescript/native-preview/bin/tsgo.js"],
};
/** The variable with the folder up to which `hoisted-typescript` searches. */
const HOISTED_TYPESCRIPT_WORKSPACE = "CONVEX_DEPLOY_ACTION_WORKSPACE";
/** The variable with the file that it creates when the CLI starts a type checker from a folder above. */
const HOISTED_TYPESCRIPT_USED = "CONVEX_DEPLOY_ACTION_TYPESCRIPT_USED";
/**
 * @param program - Path of `hoisted-typescript` in the bundle.
 * @param temporary - A folder for this run only.
 */
function hoistedTypeScript(program, workspace, temporary) {
    const used = join(temporary, "hoisted-typescript-used");
    return {
        nodeArgs: ["--import", pathToFileURL(program).href],
        environment: { [HOISTED_TYPESCRIPT_WORKSPACE]: workspace, [HOISTED_TYPESCRIPT_USED]: used },
        wasUsed: () => existsSync(used),
    };
}

;// CONCATENATED MODULE: ./build/hoisted-typescript.js
/**
 * Loaded into the Convex CLI's process. The CLI searches for the type checker only in `node_modules` of the working
 * directory (`findTypeScriptCompilerPath` in its `typecheck.ts`), by a relative path, so in a monorepo that hoists
 * TypeScript it checks nothing. If there is none, this program redirects these paths to the same ones in the folders
 * above, up to the workspace. It writes nothing to the checkout.
 */


const fs = process.getBuiltinModule("node:fs");
const childProcess = process.getBuiltinModule("node:child_process");
// Worker threads and forked processes load this program too, but without the two variables it does nothing there.
const workspace = process.env[HOISTED_TYPESCRIPT_WORKSPACE];
const used = process.env[HOISTED_TYPESCRIPT_USED];
// Do not pass them on to the build.
delete process.env[HOISTED_TYPESCRIPT_WORKSPACE];
delete process.env[HOISTED_TYPESCRIPT_USED];
const { statSync } = fs;
const { spawn } = childProcess;
/** @returns The path of the type checker in a folder above, or null if it is another path or there is none. */
function hoisted(path, workspace) {
    if (typeof path !== "string" || !path.startsWith(`node_modules${external_node_path_namespaceObject.sep}`))
        return null;
    const relativePaths = Object.values(TYPE_CHECKERS).map((paths) => paths.map((one) => (0,external_node_path_namespaceObject.join)("node_modules", one)));
    const alternatives = relativePaths.find((paths) => paths.includes(path));
    if (alternatives === undefined || alternatives.some((one) => fs.existsSync(one)))
        return null;
    for (let folder = process.cwd(); isBelow(folder, workspace);) {
        folder = (0,external_node_path_namespaceObject.dirname)(folder);
        if (fs.existsSync((0,external_node_path_namespaceObject.join)(folder, path)))
            return (0,external_node_path_namespaceObject.join)(folder, path);
    }
    return null;
}
function isBelow(folder, workspace) {
    const path = (0,external_node_path_namespaceObject.relative)(workspace, folder);
    return path !== "" && path !== ".." && !path.startsWith(`..${external_node_path_namespaceObject.sep}`);
}
function install(workspace, marker) {
    Object.assign(fs, {
        statSync: (path, ...rest) => statSync(hoisted(path, workspace) ?? path, ...rest),
    });
    Object.assign(childProcess, {
        spawn: (command, args, ...rest) => {
            const found = Array.isArray(args) ? hoisted(args[0], workspace) : null;
            if (found === null)
                return spawn(command, args, ...rest);
            fs.writeFileSync(marker, "");
            return spawn(command, [found, ...args.slice(1)], ...rest);
        },
    });
}
// Resolve links, as `process.cwd()` does.
if (workspace !== undefined && used !== undefined)
    install(fs.realpathSync(workspace), used);

