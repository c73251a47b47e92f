export const id = 797;
export const ids = [797];
export const modules = {

/***/ 9797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  outcomeForPlan: () => (/* binding */ outcomeForPlan),
  planRecord: () => (/* binding */ planRecord),
  runDeploy: () => (/* binding */ deploy_runDeploy)
});

// EXTERNAL MODULE: ./build/convex/api/provision-host.js
var provision_host = __webpack_require__(2905);
// EXTERNAL MODULE: ./build/convex/cli/child-environment.js + 1 modules
var child_environment = __webpack_require__(7378);
// EXTERNAL MODULE: ./build/convex/cli/cli-capabilities.js
var cli_capabilities = __webpack_require__(2800);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
;// CONCATENATED MODULE: ./build/convex/cli/version-warnings.js
/** Warns about what an old CLI cannot do. */

/** @returns Sentences to log before the CLI runs. */
function versionWarnings(plan, inputs, cli) {
    const update = "Update the `convex` package";
    const warnings = [];
    if (!cli.isTested)
        warnings.push(`Convex CLI ${cli.version} is older than 1.28, the oldest that this action is tested with. ${update}.`);
    if (plan.preview !== null && inputs.previewMode === "reuse" && !cli.reusesPreviews)
        warnings.push(`Convex CLI ${cli.version} cannot reuse a preview deployment: each deploy recreates it, with a new URL and without the data. ${update} to 1.36 or later.`);
    const unknown = requestedOptions(inputs).filter((option) => !cli.supports(option));
    if (unknown.length > 0)
        warnings.push(`Convex CLI ${cli.version} does not support ${(0,code_span/* codeSpans */.tE)(unknown)}, so this deploy runs without. ${update}.`);
    return warnings;
}
/** The options of the CLI that the inputs request. */
function requestedOptions(inputs) {
    return [
        ...inputs.deployArgs.map((argument) => argument.split("=")[0] ?? ""),
        ...(inputs.message === null ? [] : ["--message"]),
    ];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/workspace/is-inside.js
var is_inside = __webpack_require__(6205);
;// CONCATENATED MODULE: ./build/convex/data/export-target.js
/** Validates `export-path` and writes the snapshot there: it must be a new file in a folder of this job. */



/**
 * @param path - Absolute.
 * @param folders - The allowed folders: the workspace and the runner's temporary folder.
 * @returns The target, or a sentence without the path if a snapshot must not be written there.
 */
function checkExportPath(path, folders) {
    const parent = (0,external_node_path_.dirname)(path);
    if (!folders.some((folder) => (0,is_inside/* leadsInside */.uI)(folder, parent)))
        return "`export-path` must be inside the workspace or the runner's temporary folder, also after links are followed. Use a path such as `${{ runner.temp }}/backup.zip`, or in a job with `container:`, where that folder has another path, `backup.zip`.";
    if (!isDirectory(parent))
        return "The folder of `export-path` does not exist. Create it in a step before this one.";
    const target = (0,external_node_path_.join)(external_node_fs_.realpathSync.native(parent), (0,external_node_path_.basename)(path));
    return exists(target)
        ? "`export-path` already exists, and a snapshot never replaces anything. Use a new name, such as `${{ runner.temp }}/backup-${{ github.run_id }}-${{ github.run_attempt }}.zip`."
        : { path: target };
}
/**
 * Puts a finished snapshot at its path, readable only by its owner. Does not follow or replace anything that was created
 * there in the meantime, such as a broken link.
 *
 * @returns `null` on success, or a clause that says why it failed.
 */
function publishSnapshot(file, { path }) {
    try {
        // The folder may have been replaced by a link to another one.
        if (external_node_fs_.realpathSync.native((0,external_node_path_.dirname)(path)) !== (0,external_node_path_.dirname)(path))
            return "the folder of `export-path` was replaced in the meantime";
        (0,external_node_fs_.chmodSync)(file, 0o600);
        linkOrCopy(file, path);
        return null;
    }
    catch (error) {
        const { code } = error;
        if (code === "EEXIST")
            return "something with the name of `export-path` was created in the meantime";
        return `it could not be written to \`export-path\` (${code ?? "unknown error"})`;
    }
}
function linkOrCopy(file, path) {
    try {
        (0,external_node_fs_.linkSync)(file, path);
    }
    catch (error) {
        // The path is on another file system, or on one without hard links: copy instead.
        if (error.code === "EEXIST")
            throw error;
        (0,external_node_fs_.copyFileSync)(file, path, external_node_fs_.constants.COPYFILE_EXCL);
    }
}
function isDirectory(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
/** True also for a broken link. */
function exists(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}

// EXTERNAL MODULE: ./build/diagnosis/data-failures.js
var data_failures = __webpack_require__(5546);
// EXTERNAL MODULE: ./build/diagnosis/failure.js
var diagnosis_failure = __webpack_require__(5096);
// EXTERNAL MODULE: ./build/workspace/read-regular-file.js
var read_regular_file = __webpack_require__(1840);
;// CONCATENATED MODULE: ./build/convex/data/import-sources.js
/** Checks the files of `preview-import`: a wrong path is an error before anything is pushed. */






/** @param path - Absolute. */
function findImportFile(path, workspace) {
    try {
        const real = external_node_fs_.realpathSync.native(path);
        const root = (0,is_inside/* realPathOf */.dN)(workspace);
        if (root === null || !(0,is_inside/* isInside */.FK)(root, real))
            return { problem: "leads out of the workspace through a link" };
        const found = (0,external_node_fs_.statSync)(real);
        if (found.isDirectory())
            return { problem: "is a folder" };
        if (!found.isFile())
            return { problem: "is not a regular file" };
        if (found.size === 0)
            return { problem: "is empty" };
        return isLfsPointer(real) ? { problem: "is a Git LFS pointer, not the file itself" } : { path: real };
    }
    catch (error) {
        const { code } = error;
        return { problem: code === "ENOENT" || code === "ENOTDIR" ? "does not exist" : `cannot be read (${code})` };
    }
}
/**
 * Whether the checkout has not downloaded the file, which `actions/checkout` does only with `lfs: true`.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
function isLfsPointer(path) {
    return (0,read_regular_file/* readRegularFile */.XF)(path, LARGEST_LFS_POINTER)?.startsWith("version https://git-lfs.github.com/spec/") ?? false;
}
/** In bytes. */
const LARGEST_LFS_POINTER = 1024;
/** `the snapshot`, or the table as a code span. */
function sourceText({ table }) {
    return table === null ? "the snapshot" : `\`${table}\``;
}
/** @throws {ActionFailure} `invalid-input`, with the lines to change, if a file cannot be imported. */
function assertImportFiles({ previewImport, workingDirectory }, workspace) {
    const problems = previewImport.flatMap((source) => {
        const found = findImportFile(source.path, workspace);
        if ("path" in found)
            return [];
        const suggested = suggestedPath(source, workingDirectory, workspace);
        return [{ ...source, what: sourceText(source), problem: found.problem, suggested }];
    });
    if (problems.length > 0)
        throw new diagnosis_failure/* ActionFailure */.dR((0,data_failures/* importFilesUnusable */.mY)(problems));
}
/** @returns The right path if the given one is relative to the working directory, else `null`. */
function suggestedPath({ path }, workingDirectory, workspace) {
    const moved = (0,external_node_path_.resolve)(workingDirectory, (0,external_node_path_.relative)(workspace, path));
    const found = findImportFile(moved, workspace);
    const text = (0,external_node_path_.relative)(workspace, moved).replaceAll(external_node_path_.sep, external_node_path_.posix.sep);
    // Other characters may need quotes in YAML.
    return "path" in found && /^[\w./-]+$/.test(text) ? text : null;
}

// EXTERNAL MODULE: ./node_modules/dotenv/lib/main.js
var main = __webpack_require__(8889);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/process/temporary-directory.js
/** A temporary folder for one run of the CLI. */



/** Creates a folder and removes it when `use` has settled. */
async function withTemporaryFolder(use) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(shortTemporaryFolder(), "convex-"));
    try {
        return await use(folder);
    }
    finally {
        removeFolder(folder);
    }
}
/** The folder holds the command wrapper's Unix socket, whose path may have at most 104 bytes on macOS. */
function shortTemporaryFolder() {
    const own = temporaryRoot();
    return process.platform !== "win32" && Buffer.byteLength(own) > 80 ? "/tmp" : own;
}
/** The system's temporary folder, also if `TMPDIR` is of another machine or container, or relative. */
function temporaryRoot() {
    const own = (0,external_node_os_.tmpdir)();
    return process.platform === "win32" || ((0,external_node_path_.isAbsolute)(own) && isWritable(own)) ? own : "/tmp";
}
function isWritable(folder) {
    try {
        (0,external_node_fs_.accessSync)(folder, external_node_fs_.constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
/** Ignores errors: a folder that cannot be removed must not fail a finished deploy. */
function removeFolder(path) {
    try {
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
    }
    catch {
        // A process that outlived the run may still write there. The runner removes the folder.
    }
}

// EXTERNAL MODULE: ./build/convex/cli/untrusted-files.js
var untrusted_files = __webpack_require__(8687);
;// CONCATENATED MODULE: ./build/convex/deploy/cli-environment.js
/** Builds the environment of the CLI and of the build for a deploy. */







/** @param temporary - A folder for this run only. */
function createEnvironments(context, temporary) {
    const { inputs, workspace, environment, provisionHost } = context;
    const snapshot = (0,child_environment/* sanitizeStepEnvironment */.Fw)(environment, context.secrets);
    const home = (0,external_node_path_.join)(temporary, "home");
    (0,external_node_fs_.mkdirSync)(home, { recursive: true });
    return {
        build: (0,child_environment/* buildEnvironment */.AF)(snapshot),
        cli: (0,child_environment/* cliEnvironment */.m9)({
            snapshot,
            dotenvNames: listDotenvVariables(inputs.workingDirectory).flatMap(({ names }) => names),
            credentials: credentialVariables(context),
            provisionOrigin: provisionHost,
            home,
            temporary: temporaryRoot(),
            isTrustedCaFile: (path) => !(0,untrusted_files/* isWritableByJob */.X8)(path, workspace, environment),
        }),
    };
}
/** The `.env` files that the CLI reads, in its order, and the names that they declare. */
function listDotenvVariables(workingDirectory) {
    return [".env.local", ".env"].map((file) => ({ file, names: namesIn((0,external_node_path_.join)(workingDirectory, file)) }));
}
function namesIn(dotenvFile) {
    // No size limit: the CLI reads the whole file, so all its names must be known.
    return Object.keys((0,main.parse)((0,read_regular_file/* readRegularFile */.XF)(dotenvFile, Number.POSITIVE_INFINITY) ?? ""));
}
/** The variables by which the CLI gets the key: one that every version knows, or the pair for a self-hosted backend. */
function credentialVariables({ key, url }) {
    return url === null
        ? { CONVEX_DEPLOY_KEY: key.raw }
        : { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: key.raw };
}

// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
;// CONCATENATED MODULE: ./build/plan/superseded.js
/**
 * Whether a preview that the run has created must be deleted by the run itself, because its cleanup may have come before it.
 * `on-close: keep` keeps only the previews of pull requests.
 */
function isLeftBehind(closed, onClose) {
    return closed === "branch" || (closed === "pull-request" && onClose === "delete");
}

// EXTERNAL MODULE: ./build/convex/api/http.js
var http = __webpack_require__(7913);
// EXTERNAL MODULE: ./build/convex/api/provisioning-api.js
var provisioning_api = __webpack_require__(3853);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/convex/cli/cli-fingerprint.js
/** Detects whether the installed CLI was changed since it was found: a build may rewrite `node_modules`. */




/** The files of the CLI's own program, which have the same names in every tested version. */
function cliFiles(packageRoot, entry) {
    return [entry, (0,external_node_path_.join)(packageRoot, "package.json"), (0,external_node_path_.join)(packageRoot, "dist", "cli.bundle.cjs")];
}
/** Hashes files into one text, which also covers missing files. Never rejects. */
async function hashFiles(files) {
    const hashes = await Promise.all(files.map(async (file) => {
        const bytes = await bytesOf(file).catch(() => null);
        return bytes === null ? "none" : (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
    }));
    return hashes.join(" ");
}
async function bytesOf(path) {
    const file = await (0,promises_.open)(path, read_regular_file/* OPEN_NONBLOCKING */.mP);
    try {
        return (await file.stat()).isFile() ? await file.readFile() : null;
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./build/convex/cli/cli-output.js + 3 modules
var cli_output = __webpack_require__(6504);
;// CONCATENATED MODULE: ./build/convex/cli/deploy-arguments.js
/** Builds the arguments of `convex deploy`. */

/**
 * The user's arguments come first and the action's last, so that the action's win. Each is one `--flag=value`, so that a
 * value that looks like a flag stays a value. Options that the CLI's version does not have are omitted.
 */
function buildDeployArguments(command, settings, cli) {
    const mode = (0,cli_capabilities/* recreatesPreview */.D8)(settings.previewMode, cli) ? "create" : "name";
    const actionArguments = [
        `--typecheck=${settings.typecheck}`,
        cli.supports("--message") ? `--message=${command.message.slice(0, MAX_MESSAGE_LENGTH)}` : null,
        settings.dryRun ? "--dry-run" : null,
        command.previewName === null ? null : `--preview-${mode}=${command.previewName}`,
        command.wrapper === null ? null : `--cmd-url-env-var-name=${command.wrapper.urlName}`,
        command.wrapper === null ? null : `--cmd=${command.wrapper.command}`,
    ];
    const userArguments = settings.deployArgs.filter((argument) => cli.supports(argument.split("=")[0] ?? ""));
    return ["deploy", ...userArguments, ...actionArguments.filter((argument) => argument !== null)];
}
/** In characters. Longer than the first line of any commit; on Windows, all arguments together have at most 32,767. */
const MAX_MESSAGE_LENGTH = 1_000;

// EXTERNAL MODULE: ./build/workspace/folders-up-to.js
var folders_up_to = __webpack_require__(4111);
// EXTERNAL MODULE: ./build/convex/api/json.js
var json = __webpack_require__(7439);
// EXTERNAL MODULE: ./build/convex/project/package-json.js
var package_json = __webpack_require__(1503);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./build/convex/cli/yarn-pnp.js
/** Supports Yarn's Plug'n'Play: packages stay in archives, and `.pnp.cjs` is their map. https://yarnpkg.com/features/pnp */







/** Resolution takes well under a second; a longer run means the file is doing something else. */
const TIMEOUT_MS = 20_000;
/**
 * Finds `convex` in a Plug'n'Play installation.
 *
 * `.pnp.cjs` is code of the checkout. It never runs in this process, only in one of its own without a key; later it also
 * runs in the CLI's process, like other code of the app's dependencies.
 *
 * @returns `null` if there is no Plug'n'Play, or no `convex` in it.
 */
function resolveWithPnp(workingDirectory, workspace, environment) {
    const map = (0,folders_up_to/* foldersUpTo */.K)(workspace, workingDirectory)
        .map((folder) => (0,external_node_path_.join)(folder, ".pnp.cjs"))
        .find((path) => (0,external_node_fs_.existsSync)(path));
    if (map === undefined)
        return null;
    const loader = (0,external_node_path_.join)((0,external_node_path_.dirname)(map), ".pnp.loader.mjs");
    const nodeArgs = [
        "--disable-warning=ExperimentalWarning",
        "--disable-warning=DEP0205",
        "--require",
        map,
        ...((0,external_node_fs_.existsSync)(loader) ? ["--experimental-loader", (0,external_node_url_.pathToFileURL)(loader).href] : []),
    ];
    const { stdout, status } = (0,external_node_child_process_.spawnSync)(process.execPath, ["--require", map, "--eval", RESOLVE_SCRIPT], {
        cwd: workingDirectory,
        env: environment,
        encoding: "utf8",
        timeout: TIMEOUT_MS,
        stdio: ["ignore", "pipe", "ignore"],
        windowsHide: true,
    });
    const found = status === 0 ? readAnswer(stdout) : null;
    if (found === null)
        return null;
    const own = found.source.endsWith(".zip") ? [found.source] : cliFiles(found.source, found.entry);
    return { ...found, nodeArgs, files: [map, loader, ...own] };
}
/** Prints the package. The path of a package with peer dependencies is virtual, so it is resolved first. */
const RESOLVE_SCRIPT = `const path = require("node:path");
const fs = require("node:fs");
const pnp = require("pnpapi");
const from = path.join(process.cwd(), "noop.js");
const manifest = pnp.resolveRequest("convex/package.json", from);
const { version, bin } = JSON.parse(fs.readFileSync(manifest, "utf8"));
const real = pnp.resolveVirtual(manifest) || manifest;
const archive = /^.*?\\.zip(?=[\\\\/])/.exec(real);
process.stdout.write(JSON.stringify({
  version,
  entry: path.join(path.dirname(manifest), bin.convex),
  source: archive ? archive[0] : path.dirname(real),
}));`;
function readAnswer(text) {
    const { version, entry, source } = (0,json/* asRecord */.qY)((0,json/* parseJson */.qF)(text));
    if (typeof version !== "string" || typeof entry !== "string" || typeof source !== "string")
        return null;
    return { version, entry, source };
}

;// CONCATENATED MODULE: ./build/convex/cli/locate-cli.js
/** Finds the installed Convex CLI. Never downloads it, and loads none of its code. */












/**
 * Finds `convex` in the `node_modules` of `workingDirectory` or of the nearest folder above it, as Node does, up to the
 * workspace: this covers hoisted, linked and workspace installs. Ignores `NODE_PATH` and the home directory, where Node
 * would search too: anyone who can set them could choose the program that gets the key.
 *
 * Yarn's Plug'n'Play has no `node_modules`; its map of packages is used instead.
 *
 * @param environment - Environment for the helper that reads the map. Must not contain a key.
 * @param storeRoots - Folders outside the workspace to which package managers link.
 * @throws {ActionFailure} `convex-not-installed`, with the install command of the package manager in use;
 *   `convex-outside-workspace` if a link leads out of the workspace and of every store.
 */
function locateCli(workingDirectory, workspace, storeRoots, environment) {
    if (!(0,external_node_fs_.existsSync)(workingDirectory)) {
        const isEmpty = !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, "package.json")) && !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, ".git"));
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* noWorkingDirectory */.y_)(workingDirectory, isEmpty));
    }
    const manifestPath = installedManifest(workingDirectory, workspace);
    if (manifestPath === null) {
        const found = resolveWithPnp(workingDirectory, workspace, environment);
        if (found === null)
            throw notInstalledFailure(workingDirectory, workspace);
        assertInside(found.source, workspace, storeRoots);
        return found;
    }
    const root = (0,external_node_path_.dirname)(manifestPath);
    assertInside(root, workspace, storeRoots);
    const { version, bin } = (0,json/* asRecord */.qY)((0,package_json/* readPackageJson */.j)(root));
    const path = (0,json/* asString */.oJ)((0,json/* asRecord */.qY)(bin).convex);
    const entry = path === null ? null : (0,external_node_path_.join)(root, path);
    if (typeof version !== "string" || entry === null || !(0,external_node_fs_.existsSync)(entry))
        throw notInstalledFailure(workingDirectory, workspace);
    if (!(0,is_inside/* isInside */.FK)(root, (0,external_node_fs_.realpathSync)(entry)))
        throw outsideWorkspaceFailure("The program of the installed `convex` package is a link that leads out of the package.");
    const program = (0,external_node_fs_.realpathSync)(entry);
    return { entry: program, version, nodeArgs: [], files: cliFiles(root, program) };
}
/** @returns The real path of the nearest `convex/package.json`, or `null` if there is none. */
function installedManifest(workingDirectory, workspace) {
    const manifest = (0,folders_up_to/* foldersUpTo */.K)(workspace, workingDirectory)
        .map((folder) => (0,external_node_path_.join)(folder, "node_modules", "convex", "package.json"))
        .find((path) => (0,external_node_fs_.existsSync)(path));
    return manifest === undefined ? null : (0,external_node_fs_.realpathSync)(manifest);
}
/** The commands of the app's package manager. */
function installCommands(workingDirectory, workspace) {
    return COMMANDS[detectPackageManager(workingDirectory, workspace)];
}
function assertInside(path, workspace, storeRoots) {
    const allowed = [workspace, ...storeRoots]
        .filter((folder) => (0,external_node_fs_.existsSync)(folder))
        .map((folder) => (0,external_node_fs_.realpathSync)(folder));
    if (!(0,external_node_fs_.existsSync)(path) || !allowed.some((folder) => (0,is_inside/* isInside */.FK)(folder, (0,external_node_fs_.realpathSync)(path))))
        throw outsideWorkspaceFailure("The installed `convex` was found outside the workspace.");
}
/** Folders in which pnpm, bun and Yarn store packages that `node_modules` may link to. */
function packageStoreRoots(environment) {
    const home = (0,external_node_os_.homedir)();
    const { PNPM_HOME, LOCALAPPDATA, BUN_INSTALL, YARN_GLOBAL_FOLDER } = environment;
    return [
        ...(PNPM_HOME ? [PNPM_HOME] : []),
        ...(YARN_GLOBAL_FOLDER ? [YARN_GLOBAL_FOLDER] : []),
        ...(BUN_INSTALL ? [(0,external_node_path_.join)(BUN_INSTALL, "install")] : []),
        ...(LOCALAPPDATA ? [(0,external_node_path_.join)(LOCALAPPDATA, "pnpm")] : []),
        (0,external_node_path_.join)(home, ".local", "share", "pnpm"),
        (0,external_node_path_.join)(home, "Library", "pnpm"),
        (0,external_node_path_.join)(home, ".pnpm-store"),
        (0,external_node_path_.join)(home, ".bun", "install"),
        (0,external_node_path_.join)(home, ".yarn", "berry"),
        ...(LOCALAPPDATA ? [(0,external_node_path_.join)(LOCALAPPDATA, "Yarn", "Berry")] : []),
    ];
}
const INSTALL_BY_LOCKFILE = [
    ["pnpm-lock.yaml", "pnpm"],
    ["bun.lock", "bun"],
    ["bun.lockb", "bun"],
    ["yarn.lock", "yarn"],
    ["package-lock.json", "npm"],
    ["npm-shrinkwrap.json", "npm"],
];
const COMMANDS = {
    npm: { add: "npm install convex", update: "npm install convex@latest", install: "npm ci" },
    pnpm: { add: "pnpm add convex", update: "pnpm add convex@latest", install: "pnpm install --frozen-lockfile" },
    yarn: { add: "yarn add convex", update: "yarn add convex@latest", install: "yarn install --immutable" },
    "yarn-classic": {
        add: "yarn add convex",
        update: "yarn add convex@latest",
        install: "yarn install --frozen-lockfile",
    },
    bun: { add: "bun add convex", update: "bun add convex@latest", install: "bun install --frozen-lockfile" },
};
/** Finds the package manager by the nearest `packageManager` field or lockfile, up to the workspace. */
function detectPackageManager(workingDirectory, workspace) {
    for (const folder of (0,folders_up_to/* foldersUpTo */.K)(workspace, workingDirectory)) {
        const named = (0,json/* asString */.oJ)((0,json/* asRecord */.qY)((0,package_json/* readPackageJson */.j)(folder)).packageManager);
        const manager = named?.split("@")[0];
        if (manager === "yarn")
            return named?.startsWith("yarn@1.") ? "yarn-classic" : "yarn";
        if (manager === "npm" || manager === "pnpm" || manager === "bun")
            return manager;
        const byLockfile = INSTALL_BY_LOCKFILE.find(([file]) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, file)));
        if (byLockfile?.[1] === "yarn")
            return isYarnClassic((0,external_node_path_.join)(folder, "yarn.lock")) ? "yarn-classic" : "yarn";
        if (byLockfile !== undefined)
            return byLockfile[1];
    }
    return "npm";
}
/** Yarn 1, whose lockfiles have this header, does not have the options of later versions. */
function isYarnClassic(lockfile) {
    return (0,read_regular_file/* readRegularFile */.XF)(lockfile)?.slice(0, 500).includes("# yarn lockfile v1") ?? false;
}
function notInstalledFailure(workingDirectory, workspace) {
    const packageJson = (0,package_json/* readPackageJson */.j)(workingDirectory);
    const field = ["dependencies", "devDependencies"].find((name) => "convex" in (0,json/* asRecord */.qY)((0,json/* asRecord */.qY)(packageJson)[name]));
    const declared = packageJson === null ? null : (field ?? "nowhere");
    return new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* notInstalled */.YT)(declared, installCommands(workingDirectory, workspace)));
}
function outsideWorkspaceFailure(cause) {
    return new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* outsideWorkspace */.tq)(cause));
}

// EXTERNAL MODULE: ./build/process/process-group.js
var process_group = __webpack_require__(3885);
// EXTERNAL MODULE: ./build/runner/phases.js
var phases = __webpack_require__(2087);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
// EXTERNAL MODULE: ./build/convex/api/deployment-url.js
var deployment_url = __webpack_require__(8786);
;// CONCATENATED MODULE: ./build/convex/cmd-wrapper/protocol.js
/**
 * The protocol between the action and its command wrapper program: one JSON object per line, over a local socket.
 *
 * The CLI runs the command wrapper as its `--cmd`, between claim and push. So the action gets the URLs as data, before the
 * build starts, where the build cannot change them. Nothing is written to a file.
 */

/** Variables that pass the paths to the shell, because a path with `$` cannot be quoted in `--cmd`. */
const WRAPPER_NODE = "CONVEX_DEPLOY_ACTION_NODE";
const WRAPPER_PROGRAM = "CONVEX_DEPLOY_ACTION_CMD_WRAPPER";
const WRAPPER_SOCKET = "CONVEX_DEPLOY_ACTION_SOCKET";
/** With background threads, Node may hang when it exits: https://github.com/nodejs/node/issues/54918 */
const NO_BACKGROUND = "--single-threaded";
/** The command that the CLI runs in the platform's shell. It is constant. */
function wrapperCommand(platform) {
    return platform === "win32"
        ? `"%${WRAPPER_NODE}%" ${NO_BACKGROUND} "%${WRAPPER_PROGRAM}%"`
        : `"$${WRAPPER_NODE}" ${NO_BACKGROUND} "$${WRAPPER_PROGRAM}"`;
}
/** Parses one line from the command wrapper. @returns `null` for anything else. */
function parseAnswer(line) {
    const { kind, url, siteUrl, code } = (0,json/* asRecord */.qY)((0,json/* parseJson */.qF)(line));
    if (kind === "urls" && typeof url === "string" && typeof siteUrl === "string")
        return { kind, url, siteUrl };
    if (kind === "exit" && Number.isInteger(code))
        return { kind, code: Number(code) };
    return null;
}

;// CONCATENATED MODULE: ./build/convex/cmd-wrapper/cmd-wrapper-server.js
/** The action's side of the command wrapper: a socket that accepts one connection of a command wrapper program. */






const NOT_CONNECTED = {
    url: null,
    siteUrl: null,
    exitCode: null,
    urlsAt: null,
    endedAt: null,
};
class CmdWrapperServer {
    /** Variables that the CLI needs for `wrapperCommand` to work. */
    environment;
    #server;
    #sockets = new Set();
    #mayPush;
    #onUrl;
    #result = NOT_CONNECTED;
    #connected = false;
    constructor(server, socketPath, program, mayPush, onUrl) {
        this.#server = server;
        this.#mayPush = mayPush;
        this.#onUrl = onUrl;
        this.environment = {
            [WRAPPER_NODE]: process.execPath,
            [WRAPPER_PROGRAM]: program,
            [WRAPPER_SOCKET]: socketPath,
        };
    }
    /**
     * @param directory - A private folder with a short path: a Unix socket's path may have at most 104 bytes.
     * @param program - Path of the command wrapper program.
     * @param mayPush - Called once, after the build has succeeded.
     * @param onUrl - Called with the URL from the CLI, before the build starts.
     */
    static async open(directory, program, request, mayPush, onUrl) {
        const path = process.platform === "win32" ? `\\\\.\\pipe\\convex-${(0,external_node_crypto_.randomUUID)()}` : (0,external_node_path_.join)(directory, "cmd-wrapper");
        const server = (0,external_node_net_.createServer)();
        const channel = new CmdWrapperServer(server, path, program, mayPush, onUrl);
        server.on("connection", (socket) => channel.#serve(socket, request));
        await new Promise((resolve, reject) => {
            server.once("error", reject);
            server.listen(path, resolve);
        });
        return channel;
    }
    get result() {
        return this.#result;
    }
    close() {
        for (const socket of this.#sockets)
            socket.destroy();
        this.#server.close();
    }
    #serve(socket, request) {
        // The build could connect too: a second connection is closed at once.
        if (this.#connected) {
            socket.destroy();
            return;
        }
        this.#connected = true;
        this.#sockets.add(socket);
        socket.on("error", () => socket.destroy());
        // The reader forwards errors of its input, and an error without a listener would end the process.
        (0,external_node_readline_.createInterface)({ input: socket })
            .on("error", () => socket.destroy())
            .on("line", (line) => this.#handleMessage(line, socket));
        socket.write(`${JSON.stringify(request)}\n`);
    }
    #handleMessage(line, socket) {
        const answer = parseAnswer(line);
        if (answer?.kind === "urls") {
            const [url, siteUrl] = [(0,deployment_url/* parseHttpUrl */.f$)(answer.url), (0,deployment_url/* parseHttpUrl */.f$)(answer.siteUrl)];
            this.#result = { ...this.#result, url, siteUrl, urlsAt: performance.now() };
            this.#onUrl(url);
        }
        if (answer?.kind !== "exit" || this.#result.exitCode !== null)
            return;
        this.#result = { ...this.#result, exitCode: answer.code, endedAt: performance.now() };
        if (answer.code === 0)
            void this.#sendPushDecision(socket);
    }
    /** On any error, nothing is pushed: without a decision, the command wrapper fails, and so does the CLI. */
    async #sendPushDecision(socket) {
        const push = await this.#mayPush(this.#result.url).catch(() => false);
        const verdict = { push };
        if (!socket.destroyed)
            socket.write(`${JSON.stringify(verdict)}\n`);
    }
}

// EXTERNAL MODULE: ./build/convex/project/url-variables.js
var url_variables = __webpack_require__(7853);
// EXTERNAL MODULE: ./build/convex/cli/parse-announcement.js
var parse_announcement = __webpack_require__(954);
;// CONCATENATED MODULE: ./build/convex/cli/run-cli.js
/** Runs the CLI once as a child process, together with the server for a deploy's command wrapper. */









/** How long output is still read after all known processes were terminated. */
const OUTPUT_DRAIN_MS = 2_000;
/** The result of a run that was stopped before the CLI was started. */
const CLI_NOT_STARTED = {
    exitCode: 1,
    report: parse_announcement/* NO_STATUS */.rF,
    wrapper: NOT_CONNECTED,
    hadWrapper: false,
    output: [],
    changes: [],
    buildSeconds: null,
    pushSeconds: null,
    aborted: false,
};
/** Runs the CLI until it exits. Does not throw if the CLI fails. */
async function runCli(request) {
    const endOfBuild = (0,external_node_crypto_.randomUUID)();
    const channel = await openChannel(request, endOfBuild);
    try {
        return await runWithWrapper(channel, channel === null ? null : endOfBuild, request);
    }
    finally {
        channel?.close();
    }
}
async function runWithWrapper(channel, endOfBuild, request) {
    const command = channel === null ? null : wrapperCommand(process.platform);
    const output = new cli_output/* CliOutput */.I({
        redaction: request.redaction,
        log: request.log,
        filterLine: (line) => request.filterLine === undefined
            ? hideWrapperCommand(line, command, request.wrapper?.cmd ?? null)
            : request.filterLine(line),
        endOfBuild,
    });
    (0,phases/* endPhase */.z)("prepare");
    const child = (0,process_group/* spawnNode */.Gk)([...request.nodeArgs, request.entry, ...request.argumentsFor(wrapperArguments(command, request))], {
        cwd: request.workingDirectory,
        env: {
            ...request.environment,
            ...(channel === null ? {} : Object.fromEntries(url_variables/* SITE_URL_NAMES */.v.map((name) => [name, ""]))),
            ...channel?.environment,
        },
        ...(request.marker === undefined ? {} : { marker: request.marker }),
    });
    if (child.pid !== null)
        request.onStart(child.pid);
    const stop = () => void child.stop();
    request.signal.addEventListener("abort", stop, { once: true });
    if (request.signal.aborted)
        stop();
    const outputDrained = output.read(child);
    const exitCode = await child.exited;
    (0,phases/* endPhase */.z)("CLI");
    const exitedAt = performance.now();
    request.signal.removeEventListener("abort", stop);
    // Processes that the build left running would keep the pipes, and so the job, open.
    await child.stop();
    const release = setTimeout(child.release, OUTPUT_DRAIN_MS);
    await outputDrained;
    clearTimeout(release);
    const wrapper = channel?.result ?? NOT_CONNECTED;
    return {
        exitCode,
        report: output.report,
        wrapper,
        hadWrapper: channel !== null,
        ...timesOf(wrapper, exitedAt),
        output: output.lines,
        changes: output.changes(request.isDryRun),
        aborted: request.signal.aborted,
    };
}
function wrapperArguments(command, { wrapper }) {
    return command === null || wrapper === null ? null : { command, urlName: cliUrlName(wrapper.variables) };
}
/** The CLI takes only one name, which it prints. */
function cliUrlName({ url: [first = "CONVEX_URL"] }) {
    return first;
}
function timesOf({ urlsAt, endedAt }, exitedAt) {
    return {
        buildSeconds: urlsAt === null || endedAt === null ? null : (endedAt - urlsAt) / 1000,
        pushSeconds: endedAt === null ? null : (exitedAt - endedAt) / 1000,
    };
}
async function openChannel(request, endOfBuild) {
    const { wrapper } = request;
    if (wrapper === null)
        return null;
    const wanted = {
        cliUrlName: cliUrlName(wrapper.variables),
        cliSiteUrlNames: url_variables/* SITE_URL_NAMES */.v,
        urlNames: wrapper.variables.url,
        siteUrlNames: wrapper.variables.siteUrl,
        endOfBuild,
        cmd: wrapper.cmd,
        environment: wrapper.buildEnvironment,
        exposedNames: wrapper.exposedNames,
    };
    return CmdWrapperServer.open(wrapper.directory, wrapper.program, wanted, wrapper.mayPush, wrapper.onUrl);
}
/**
 * Replaces the command wrapper's command by `cmd` in the CLI's output, or hides the line if there is no build. The build
 * command itself is not shown: a secret in it would be masked in the log, but not in a comment.
 */
function hideWrapperCommand(line, command, cmd) {
    if (command === null || !line.includes(command))
        return line;
    return cmd === null ? null : line.replaceAll(command, "cmd");
}
/** Path of a program in the bundle. @param bundleDirectory - The folder of the running program. */
function bundledProgram(bundleDirectory, name) {
    return (0,external_node_path_.join)(bundleDirectory, "..", name, "index.js");
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/diagnosis/diagnose.js + 7 modules
var diagnose = __webpack_require__(5668);
;// CONCATENATED MODULE: ./build/convex/deploy/retry.js
/** Decides whether and when a failed deploy is retried. */


/** Minimum delay before the second attempt. It doubles for each further one. */
const FIRST_PAUSE_MS = 1_000;
/** @param attempt - Number of retries so far. */
function shouldRetry(failure, attempt, retries) {
    return attempt < retries && (0,diagnose/* isTransient */.dg)(failure);
}
/**
 * A random delay between the minimum and twice the minimum, so that runs that conflicted do not conflict again.
 *
 * @param attempt - Number of retries so far.
 * @param random - At least 0 and below 1.
 */
function retryDelay(attempt, random = Math.random) {
    return FIRST_PAUSE_MS * 2 ** attempt * (1 + random());
}
/** Waits. Resolves early if the signal aborts. */
async function sleep(ms, signal) {
    await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal }).catch(() => { });
}
function retryText({ code, cause }, attempt, retries, ms) {
    return `Attempt ${attempt + 1} of ${retries + 1} failed (\`${code}\`): ${cause} This error is usually temporary. Retrying in ${(ms / 1000).toFixed(1)} s.`;
}

;// CONCATENATED MODULE: ./build/convex/data/data-output.js
/**
 * Filters the output of `convex import` and `convex export`. Convex's errors repeat documents, headers and cells, so only
 * known lines are shown, with names of tables and fields, and numbers.
 */
/** A table, a field, or a path of components. */
const NAME = "[A-Za-z_]\\w{0,63}";
const COUNT = "[\\d,]{1,20}";
const IN_COMPONENT = `(?: in component [\\w/]{1,200})?`;
/** The CLI's marks of a finished or failed step. */
const MARK = /^(?:[✔√✖×-] )?(?:Uncaught )?(?:Error: )?/;
/** Lines that are shown completely. */
const WHOLE = [
    "Import change summary:",
    "table +\\| create +\\| delete +\\|",
    "-{3,200}",
    `${NAME} +\\| ${COUNT} +\\| ${COUNT} of ${COUNT}(?: files)? +\\|`,
    `Component [\\w/]{1,200}`,
    "Once the import has started, it will run in the background\\.",
    "There is already a snapshot import in progress\\.(?: You can view its progress at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}\\.)?",
    "Parsing uploaded data",
    "Importing",
    `(?:Importing|Imported) "${NAME}"${IN_COMPONENT}(?: \\(${COUNT} (?:documents|files)\\))?`,
    `Added ${COUNT} documents(?: to table "${NAME}")?(?: in your prod deployment)?\\.`,
    "WARNING: (?:Import|Export) is continuing to run on the server\\.",
    "Creating snapshot export(?: in your prod deployment)?",
    "Created snapshot export at timestamp \\d{1,30}",
    "Export is available at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}",
    "Export failed\\. Please try again later or contact support@convex\\.dev for help\\.",
    "A snapshot export is already requested or in progress\\. Only one can run at a time, so wait for it to finish and try again\\.",
    "Check its progress at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}",
    "Hit an error while importing:",
    "Import took too long\\. Try again or contact Convex\\.",
    `Table ${NAME} already exists\\. Please choose a new table name or use replace/append modes\\.`,
    "Could not complete import because schema changed\\. Avoid modifying schema\\.ts while importing tables",
    `Import changes table '${NAME}' which is referenced by '${NAME}' in the schema`,
    `Objects in table "${NAME}" have duplicate _id fields`,
    `CSV row \\d{1,12} doesn't have all of the fields in the header`,
    "CSV file doesn't have headers",
    "Row \\d{1,12} wasn't an object",
    "Not a JSON array",
    "invalid zip file",
    "You do not have permission to perform this operation \\([\\w:]{1,80}\\)\\.?",
    "(?:TypeError: )?fetch failed",
].map((form) => new RegExp(`^${form}$`));
/** Beginnings of lines whose rest is data, or may be, and is not shown. */
const BEGINNINGS = [
    `New table \`${NAME}\`${IN_COMPONENT} has IDs that conflict with existing (?:table \`${NAME}\`|internal table|system table)`,
    `Failed to insert or update a document in table "${NAME}" because it does not match the schema: (?:Object is missing the required field \`${NAME}\`|Object contains extra field \`${NAME}\`|Value does not match validator|Found ID(?= ))?`,
    "(?:Row|CSV row) \\d{1,12} wasn't valid JSON",
    "Row \\d{1,12} wasn't a valid Convex value",
    "Failed to parse CSV row \\d{1,12}",
    "CSV header(?= )",
    "Import wasn't valid UTF8",
    "Import is too large for JSON",
    "UTF-8 BOM is not supported",
    "Not valid JSON",
    "invalid _id(?= )",
    "Error fetching (?:GET|POST) {1,4}https?://[\\w.:/-]{1,200} [45]\\d\\d [A-Za-z ]{1,40}(?:: [A-Z]\\w{1,60})?",
    "(?:getaddrinfo|connect|read) E[A-Z_]{2,20}",
    "Exporting data failed: (?:\\w{0,20}Error: )?(?:ENOSPC|EACCES|ECONNRESET|terminated|fetch failed)\\b",
].map((form) => new RegExp(`^${form}`));
/** An error message that begins with a document's ID. */
const ID_CONFLICT = new RegExp(`^_id \\w{1,40} (cannot be imported into '${NAME}' because it came from a different deployment)`);
/** @returns The part of the line that may be shown, or `null` if none may. */
function visibleDataLine(line) {
    const text = line.trim();
    const [mark = ""] = MARK.exec(text) ?? [];
    // The URL's query contains the token of an upload.
    const message = text.slice(mark.length).replace(/^(Error fetching [A-Z]{1,8} {1,4}[^\s?]{1,300})\?\S{1,2000}/, "$1");
    if (WHOLE.some((form) => form.test(message)))
        return `${mark}${message}`;
    const conflict = ID_CONFLICT.exec(message)?.[1];
    if (conflict !== undefined)
        return `${mark}A document's _id ${conflict}`;
    for (const form of BEGINNINGS) {
        const [beginning] = form.exec(message) ?? [];
        if (beginning !== undefined)
            return beginning.length === message.length ? `${mark}${message}` : `${mark}${beginning.trim()} …`;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/convex/data/run-data-command.js
/** Runs `convex import` or `convex export` with the key and the environment of the deploy. */





/** Delay between two lines that report how long a command has been running. */
const PROGRESS_MS = 30_000;
async function runDataCommand(context, { entry, nodeArgs }, { args, progress, isBesideDeploy }) {
    const { inputs, redaction, stdout, onProcessStarted, signal, info } = context;
    const started = performance.now();
    const minutes = () => ((performance.now() - started) / 60_000).toFixed(1);
    const timer = setInterval(() => info(`${progress} after ${minutes()} min.`), PROGRESS_MS);
    try {
        return await withTemporaryFolder((temporary) => runCli({
            entry,
            nodeArgs,
            argumentsFor: () => args,
            workingDirectory: inputs.workingDirectory,
            environment: createEnvironments(context, temporary).cli,
            wrapper: null,
            isDryRun: false,
            redaction,
            filterLine: visibleDataLine,
            log: stdout,
            onStart: isBesideDeploy ? () => { } : onProcessStarted,
            ...(isBesideDeploy ? { marker: (0,process_group/* createSideMarker */.ic)() } : {}),
            signal,
        }));
    }
    finally {
        clearInterval(timer);
    }
}
/**
 * The arguments that select the deployment. Without them, the CLI uses, and may even create, a development deployment with
 * a project token. Every other key names its deployment.
 */
function deploymentSelector({ plan, key }) {
    if (plan.preview !== null)
        return [`--preview-name=${plan.preview.name}`];
    return key.kind === "project" ? ["--prod"] : [];
}

;// CONCATENATED MODULE: ./build/convex/data/snapshot-export.js
/** Exports the snapshot for `export-path` with `convex export`, before anything on the deployment changes. */










/** Delay between two attempts while another export runs. */
const RUNNING_PAUSE_MS = 3_000;
/** Exports once per run, even if the deploy is retried. */
class SnapshotExport {
    #context;
    #cli;
    #isDone = false;
    #path = null;
    #isStopped = false;
    #ended = Promise.resolve();
    constructor(context, cli) {
        this.#context = context;
        this.#cli = cli;
    }
    /** Absolute path of the snapshot, or `null` until it exists. */
    get path() {
        return this.#path;
    }
    /** Waits until the export has ended. @returns Whether the run was stopped during the export. */
    async wasStopped() {
        await this.#ended;
        return this.#isStopped;
    }
    /**
     * @param isNew - Whether this run creates the preview deployment, so that there is nothing to export.
     * @throws {ActionFailure} `export-failed`, or `cancelled`. Then nothing must be pushed.
     */
    async take(isNew) {
        const { exportTarget, info } = this.#context;
        if (exportTarget === null || this.#isDone)
            return;
        this.#isDone = true;
        if (isNew) {
            info("This run creates the preview deployment, so there is nothing to export.");
            return;
        }
        const taking = this.#take(exportTarget);
        this.#ended = taking.catch(() => { });
        await taking;
    }
    async #take(target) {
        // A private folder, so that no other process uses an incomplete snapshot.
        const folder = privateFolder(this.#context.environment.RUNNER_TEMP ?? "");
        try {
            const file = (0,external_node_path_.join)(folder, "snapshot.zip");
            await this.#export(file);
            const problem = publishSnapshot(file, target);
            if (problem !== null)
                throw new diagnosis_failure/* ActionFailure */.dR((0,data_failures/* exportNotTaken */.je)(`${problem}.`, "Find out what in `cmd` or a step before this one writes there, and run the job again."));
            this.#path = target.path;
            this.#context.onExported(target.path);
        }
        finally {
            this.#isStopped = this.#path === null && this.#context.signal.aborted;
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true, maxRetries: 3 });
        }
    }
    async #export(file) {
        const { inputs, key, signal, info } = this.#context;
        for (let retries = 0, waits = 0;;) {
            if (!(await this.#cli.isUnchanged()))
                throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* CLI_CHANGED */.gI);
            const run = await this.#run(file);
            if (signal.aborted)
                throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* CANCELLED */.gD);
            if (run.exitCode === 0)
                return;
            const lines = (0,cli_output/* lastLines */.w)(run.output);
            const failure = (0,data_failures/* exportFailed */.Aq)(lines, key.kind);
            if ((0,data_failures/* isExportRunning */.Gj)(lines)) {
                if (waits === 0)
                    info("Another export of this deployment is running. Waiting until it has ended.");
                waits += 1;
            }
            else if (retries < inputs.retries && (0,data_failures/* isExportTransient */.zo)(lines, key.kind)) {
                retries += 1;
                info(`Retrying the export: ${failure.cause}`);
            }
            else
                throw new diagnosis_failure/* ActionFailure */.dR(failure);
            (0,external_node_fs_.rmSync)(file, { force: true });
            await sleep(RUNNING_PAUSE_MS, signal);
            if (signal.aborted)
                throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* CANCELLED */.gD);
        }
    }
    #run(file) {
        const storage = this.#context.inputs.exportFileStorage ? ["--include-file-storage"] : [];
        const args = ["export", ...deploymentSelector(this.#context), ...storage, `--path=${file}`];
        return runDataCommand(this.#context, this.#cli, { args, progress: "Still exporting", isBesideDeploy: true });
    }
}
/** Prefers the runner's temporary folder, which is on the disk that the job should use. */
function privateFolder(runnerTemp) {
    const parent = isWritable(runnerTemp) ? runnerTemp : temporaryRoot();
    return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(parent, "convex-export-"));
}

// EXTERNAL MODULE: ./build/convex/project/functions-directory.js
var functions_directory = __webpack_require__(2295);
;// CONCATENATED MODULE: ./build/convex/project/auth-config.js
/** What the app's auth config reads: https://docs.convex.dev/auth/advanced/custom-auth */



/** The names under which the CLI looks for it. */
const NAMES = ["auth.config.ts", "auth.config.js"];
const READ = /\bprocess\.env(?:\.([A-Za-z_]\w{0,255})|\[\s{0,9}(["'`])([A-Za-z_]\w{0,255})\2\s{0,9}\])/g;
const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
/** Returns the names of the environment variables that occur in the auth config's own text. */
function authConfigVariables(workingDirectory) {
    const functions = (0,functions_directory/* functionsDirectory */.FW)(workingDirectory);
    if (functions === null)
        return [];
    const text = NAMES.map((name) => (0,read_regular_file/* readRegularFile */.XF)((0,external_node_path_.join)(functions, name))).find((found) => found !== null) ?? "";
    const names = [...text.replace(COMMENTS, "").matchAll(READ)].map(([, name, , quoted]) => name ?? quoted ?? "");
    return [...new Set(names)];
}

;// CONCATENATED MODULE: ./build/convex/project/left-behind-schema.js
/** Finds a schema that was not pushed because it is outside of the functions directory. */




/** The names under which the CLI looks for it. */
const left_behind_schema_NAMES = ["schema.ts", "schema.js"];
/** Whether the functions directory has a schema, or does not exist. */
function hasSchema(workingDirectory) {
    const functions = (0,functions_directory/* functionsDirectory */.FW)(workingDirectory);
    return functions === null || schemaIn(functions) !== null;
}
/**
 * A push without a schema deletes all indexes.
 *
 * @param droppedTables - Names of tables that only the previous schema had.
 * @returns A warning, or null if there is a schema, or no sign of a previous one.
 */
function missingSchemaWarning(workingDirectory, workspace, droppedTables) {
    const functions = (0,functions_directory/* functionsDirectory */.FW)(workingDirectory);
    if (functions === null || schemaIn(functions) !== null)
        return null;
    const found = [(0,external_node_path_.dirname)(functions), (0,external_node_path_.join)(workingDirectory, "convex"), (0,external_node_path_.join)(workingDirectory, "src", "convex")]
        .map(schemaIn)
        .find((path) => path !== null);
    if (found === undefined && droppedTables.length === 0)
        return null;
    const folder = (0,code_span/* codeSpan */.SS)((0,external_node_path_.relative)(workspace, functions));
    const lost = "This push has no schema, so the tables of the last schema are no longer validated and its indexes are deleted. Documents stay.";
    return found === undefined
        ? `${lost} If this is not intended, add \`schema.ts\` to the functions folder ${folder}, or correct \`functions\` in \`convex.json\`.`
        : `${lost} ${(0,code_span/* codeSpan */.SS)((0,external_node_path_.relative)(workspace, found))} is outside of the functions folder ${folder}: move it there, or correct \`functions\` in \`convex.json\`.`;
}
function schemaIn(folder) {
    return left_behind_schema_NAMES.map((name) => (0,external_node_path_.join)(folder, name)).find((path) => (0,external_node_fs_.existsSync)(path)) ?? null;
}

// EXTERNAL MODULE: ./build/workspace/git-index.js
var git_index = __webpack_require__(3743);
// EXTERNAL MODULE: ./build/workspace/repository-root.js
var repository_root = __webpack_require__(3437);
;// CONCATENATED MODULE: ./build/convex/project/source-roots.js
/** Finds the folders with the code of an app and of its repository. */





/** Call it before the build or other untrusted code runs, which could add files to git's index. */
function findSourceRoots(workingDirectory, workspace) {
    const repository = (0,repository_root/* findRepositoryRoot */.m)(workingDirectory, workspace) ?? workspace;
    const tracked = (0,git_index/* readTrackedFiles */.g)(repository);
    const isTracked = (path) => tracked.has((0,external_node_path_.relative)(repository, path).replaceAll("\\", "/").normalize("NFC"));
    return {
        repository,
        workingDirectory,
        functionsDirectory: (0,functions_directory/* functionsDirectory */.FW)(workingDirectory) ?? (0,external_node_path_.join)(workingDirectory, "convex"),
        isFile: (path) => (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() === true && isTracked(path),
    };
}

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
    const used = (0,external_node_path_.join)(temporary, "hoisted-typescript-used");
    return {
        nodeArgs: ["--import", (0,external_node_url_.pathToFileURL)(program).href],
        environment: { [HOISTED_TYPESCRIPT_WORKSPACE]: workspace, [HOISTED_TYPESCRIPT_USED]: used },
        wasUsed: () => (0,external_node_fs_.existsSync)(used),
    };
}

;// CONCATENATED MODULE: ./build/convex/project/type-check.js
/** Finds out whether `typecheck: try` checks anything: the CLI silently skips a type check that cannot run. */







/**
 * Call it after the push, because `cmd` may install packages.
 *
 * @param hoisted - Lets the CLI find a type checker in a folder above.
 * @returns A warning that says why the functions were not type-checked and what to do, or null if they were.
 */
function uncheckedTypesWarning(workingDirectory, workspace, hoisted) {
    const functions = (0,functions_directory/* functionsDirectory */.FW)(workingDirectory);
    if (functions === null || !(0,functions_directory/* hasTypeScript */.IR)(functions))
        return null;
    const reason = reasonForNoCheck(workingDirectory, workspace, functions, hoisted);
    if (reason === null)
        return null;
    const folder = (0,external_node_path_.relative)(workingDirectory, functions) || ".";
    return `The functions were not type-checked: ${reason}. With \`typecheck: try\`, the default, the deploy continues. Check them in a step before this one, in the working directory (${(0,code_span/* codeSpan */.SS)(`npx tsc --noEmit --project ${folder}`)}), or let the deploy fail with \`typecheck: enable\`. \`typecheck: disable\` turns this warning off.`;
}
function reasonForNoCheck(workingDirectory, workspace, functions, hoisted) {
    const configuration = (0,external_node_path_.join)(functions, "tsconfig.json");
    if (!(0,external_node_fs_.existsSync)(configuration))
        return `${(0,code_span/* codeSpan */.SS)((0,external_node_path_.relative)(workspace, configuration))} does not exist`;
    const compiler = chosenCompiler(workingDirectory);
    return isInstalled(workingDirectory, compiler) || hoisted.wasUsed() ? null : `\`${compiler}\` is not installed`;
}
function isInstalled(folder, compiler) {
    return TYPE_CHECKERS[compiler].some((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, "node_modules", path)));
}
function chosenCompiler(workingDirectory) {
    const settings = (0,json/* parseJson */.qF)((0,read_regular_file/* readRegularFile */.XF)((0,external_node_path_.join)(workingDirectory, "convex.json")) ?? "");
    return (0,json/* asRecord */.qY)(settings).typescriptCompiler === "tsgo" ? "tsgo" : "tsc";
}

// EXTERNAL MODULE: ./build/convex/deploy/deploy-result.js + 1 modules
var deploy_result = __webpack_require__(8452);
;// CONCATENATED MODULE: ./build/convex/deploy/masked-urls.js
/** Explains why a later job may not get the URLs: GitHub drops every output that contains a masked value. */

/**
 * Warns about variables whose value is part of a URL of the deployment: if the value comes from a secret, the runner masks
 * it and drops the output. Only the runner knows which values are masked.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 *
 * @param variables - Variables of the step and of `deployment-env`.
 * @returns A sentence, or null if there is no such variable.
 */
function maskedUrlNotice(variables, { url, siteUrl }) {
    const urls = [url, siteUrl].filter((one) => one !== null);
    const names = Object.entries(variables)
        .filter(([name, value = ""]) => !/^(?:INPUT|GITHUB|RUNNER)_/.test(name) && urls.some((one) => isPart(value, one)))
        .map(([name]) => name);
    if (names.length === 0)
        return null;
    const [hold, come] = names.length === 1 ? ["holds", "it comes"] : ["hold", "they come"];
    return `${(0,code_span/* codeSpans */.tE)(names)} ${hold} a public URL of this Convex deployment. If ${come} from a secret, GitHub masks the URL, and later jobs do not get the outputs that contain it (\`deployment-url\`, \`site-url\`): store the value as a variable (\`vars.…\`) instead.`;
}
/** Whether the value is part of the URL and identifies the deployment, such as the whole URL or its host. */
function isPart(value, url) {
    const [deployment = url] = new URL(url).hostname.split(".");
    return url.includes(value) && value.includes(deployment);
}

;// CONCATENATED MODULE: ./build/convex/api/system-query.js
/** Calls the queries that Convex itself defines on every deployment. */


/**
 * Calls a system query without arguments.
 *
 * @param path - Such as `_system/frontend/getSchemas`.
 * @returns Its result, which may be `null`; `undefined` if Convex could not be reached, or the key may not call it.
 * @see https://github.com/get-convex/convex-backend/tree/main/npm-packages/system-udfs/convex/_system
 */
async function runSystemQuery(deployment, cliVersion, path) {
    const body = { path, format: "convex_encoded_json", args: [{}] };
    const response = await (0,http/* requestDeployment */.li)(deployment, "/api/query", { method: "POST", cliVersion, body });
    const { status, value } = (0,json/* asRecord */.qY)(response.value);
    return (0,http/* isSuccess */.oJ)(response) && status === "success" ? value : undefined;
}

;// CONCATENATED MODULE: ./build/convex/api/active-schema.js
/** The schema that is live on a deployment, by the system query with which the CLI's MCP server reads it. */


/**
 * Names of the tables that the app's own schema lists, without those of components.
 *
 * @returns Empty if no schema is live; `null` if it cannot be read: Convex could not be reached, or the key lacks
 *   `deployment:data:view`.
 * @see https://github.com/get-convex/convex-backend/blob/main/npm-packages/system-udfs/convex/_system/frontend/getSchemas.ts
 */
async function listSchemaTables(deployment, cliVersion) {
    const schemas = await runSystemQuery(deployment, cliVersion, "_system/frontend/getSchemas");
    if (schemas === undefined)
        return null;
    const active = (0,json/* asString */.oJ)((0,json/* asRecord */.qY)(schemas).active);
    if (active === null)
        return [];
    const { tables } = (0,json/* asRecord */.qY)((0,json/* parseJson */.qF)(active));
    return Array.isArray(tables) ? tables.flatMap((table) => (0,json/* asString */.oJ)((0,json/* asRecord */.qY)(table).tableName) ?? []) : null;
}

// EXTERNAL MODULE: ./build/diagnosis/limit-failures.js
var limit_failures = __webpack_require__(8405);
;// CONCATENATED MODULE: ./build/convex/api/environment-variables.js
/** Lists and sets a deployment's environment variables: https://docs.convex.dev/deployment-platform-api */





/**
 * Sets the variables that differ, in one request, which Convex applies completely or not at all. If the live code does not
 * allow a value, sets each variable by itself, so that only such values remain.
 *
 * @throws {ActionFailure} `deployment-env-failed`, which contains names, never values.
 */
async function updateEnvironmentVariables(credentials, wanted) {
    const changes = await changesOf(credentials, wanted);
    const names = changes.map(({ name }) => name);
    if (changes.length === 0 || (await change(credentials, changes)))
        return { set: names, refused: [] };
    const set = [];
    for (const one of changes)
        if (await change(credentials, [one]))
            set.push(one.name);
    return { set, refused: names.filter((name) => !set.includes(name)) };
}
/**
 * Lists the variables with their values.
 *
 * @returns `null` if Convex could not be reached, or the key lacks `deployment:env:view`.
 */
async function listEnvironmentVariables(credentials) {
    const listed = await (0,http/* requestDeployment */.li)(credentials, "/api/v1/list_environment_variables", { method: "GET" });
    const { environmentVariables } = (0,json/* asRecord */.qY)(listed.value);
    return (0,http/* isSuccess */.oJ)(listed) && environmentVariables !== undefined ? (0,json/* asRecord */.qY)(environmentVariables) : null;
}
async function changesOf(credentials, wanted) {
    // If the key may write but not read, set all of them.
    const current = (await listEnvironmentVariables(credentials)) ?? {};
    return Object.entries(wanted)
        .filter(([name, value]) => !Object.hasOwn(current, name) || current[name] !== value)
        .map(([name, value]) => ({ name, value }));
}
/** @returns Whether the live code allows the values. @throws {ActionFailure} For any other error. */
async function change(credentials, changes) {
    const request = { method: "POST", body: { changes } };
    const response = await (0,http/* requestDeployment */.li)(credentials, "/api/v1/update_environment_variables", request);
    if ((0,http/* isSuccess */.oJ)(response))
        return true;
    if ((0,json/* asRecord */.qY)(response.value).code === "InvalidEnvironmentVariable")
        return false;
    const names = changes.map(({ name }) => name);
    throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* deploymentEnvFailed */.oR)(names, reasonWithoutValues(response)));
}
/** Uses only the error's code: Convex's message may repeat a value, and no redaction finds a short or escaped one. */
function reasonWithoutValues(response) {
    const code = (0,json/* asString */.oJ)((0,json/* asRecord */.qY)(response.value).code) ?? "";
    const limit = limit_failures/* VARIABLE_LIMITS */._[code];
    if (limit !== undefined)
        return (0,diagnosis_failure/* ownReason */.Nx)(limit);
    return (0,diagnosis_failure/* ownReason */.Nx)((0,http/* failureReason */.Hr)({ ...response, value: /^[A-Z][A-Za-z]{2,60}$/.test(code) ? { message: code } : null }).full);
}

;// CONCATENATED MODULE: ./build/convex/api/live-functions.js
/** The functions that are live on a deployment, by the system query of the CLI's `function-spec`. */

/**
 * How many functions and HTTP routes the app itself has, without those of components.
 *
 * @returns `null` if it cannot be read: Convex could not be reached, or the key lacks `deployment:data:view`.
 * @see https://github.com/get-convex/convex-backend/blob/main/npm-packages/system-udfs/convex/_system/cli/modules.ts
 */
async function countFunctions(deployment, cliVersion) {
    const functions = await runSystemQuery(deployment, cliVersion, "_system/cli/modules:apiSpec");
    return Array.isArray(functions) ? functions.length : null;
}

// EXTERNAL MODULE: ./build/convex/api/management-api.js
var management_api = __webpack_require__(3831);
// EXTERNAL MODULE: ./build/convex/deploy/deployment-credentials.js
var deployment_credentials = __webpack_require__(5954);
;// CONCATENATED MODULE: ./build/convex/deploy/push-gate.js
/** Does everything between the build and the push: checks that the run is not superseded, exports, sets variables. */













class PushGate {
    #context;
    #cliVersion;
    #previewCreated;
    #snapshot;
    #failure = null;
    #afterPush = null;
    #closed = null;
    #expiry = Promise.resolve(null);
    #droppedTables = Promise.resolve([]);
    /** @param previewCreated - Whether this run's first claim creates the preview deployment. */
    constructor(context, cliVersion, previewCreated, snapshot) {
        this.#context = context;
        this.#cliVersion = cliVersion;
        this.#previewCreated = previewCreated;
        this.#snapshot = snapshot;
    }
    /** Why the push was not allowed, or `null` if it was, or was not requested yet. */
    get failure() {
        return this.#failure;
    }
    /** What was closed or deleted in the meantime. */
    get closed() {
        return this.#closed;
    }
    /** When Convex deletes the preview deployment, in milliseconds since the epoch. Looked up during the push. */
    get expiresAt() {
        return this.#expiry;
    }
    /**
     * Names of the tables whose definitions a push without a schema deletes. Looked up in parallel with the push, without
     * delaying it.
     */
    get droppedTables() {
        return Promise.race([this.#droppedTables, Promise.resolve([])]);
    }
    /** The claim of the CLI. @param url - URL of the deployment, from the CLI, or `null`. */
    claim(url) {
        const deploymentName = this.#context.plan.deploymentName ?? (0,deployment_url/* deploymentNameFromUrl */.CP)(url ?? "");
        return { deploymentName, created: this.#previewCreated };
    }
    /**
     * Whether this run is not superseded. Also call it before the claim if that replaces a deployment.
     *
     * @param url - URL of the deployment if the CLI has passed it, or `null`.
     */
    async isWanted(url = null) {
        const superseding = await this.#context.checkSuperseded(this.claim(url).deploymentName);
        this.#closed = superseding?.closed ?? null;
        if (superseding !== null)
            this.#failure = (0,action_failures/* superseded */.zT)(superseding.reason);
        return superseding === null;
    }
    /**
     * Called before a claim that deletes an existing preview deployment. Exports its data first if `export-path` is set.
     *
     * @param isThere - Finds out whether the preview deployment exists.
     */
    async mayClaim(isThere) {
        return this.#pass(async () => {
            if (!(await this.isWanted()))
                return;
            if (this.#context.exportTarget !== null)
                await this.#snapshot.take(!(await isThere()));
        });
    }
    /**
     * Called after the build has succeeded.
     *
     * @param url - URL of the deployment, from the CLI, or `null` if the CLI did not pass it.
     * @returns Whether the CLI may push.
     */
    async mayPush(url) {
        return this.#pass(async () => {
            if (!(await this.isWanted(url)))
                return;
            const { plan, inputs, workspace } = this.#context;
            // The build may have removed them.
            if (inputs.cmd !== null)
                (0,functions_directory/* assertFunctionsDirectory */.BH)(inputs.workingDirectory, workspace);
            await this.#assertKeepsFunctions(url);
            if (plan.target === "preview")
                assertImportFiles(inputs, workspace);
            await this.#snapshot.take(this.#previewCreated);
            await this.#setVariables(url);
            this.#expiry = this.#findExpiry(url);
            this.#droppedTables = this.#findDroppedTables(url).catch(() => []);
            await this.#context.beforePush(this.claim(url));
        });
    }
    async #pass(steps) {
        try {
            await steps();
        }
        catch (error) {
            if (!(error instanceof diagnosis_failure/* ActionFailure */.dR))
                throw error;
            this.#failure = error.failure;
        }
        return this.#failure === null;
    }
    async #findExpiry(url) {
        const { plan, key, inputs, provisionHost } = this.#context;
        const { deploymentName: name } = this.claim(url);
        if (plan.target !== "preview" || name === null)
            return null;
        for (const token of [key.raw, inputs.managementToken].filter((one) => one !== null)) {
            const row = await new management_api/* ManagementApi */.w(provisionHost, token).deployment(name);
            if (row.kind === "found")
                return row.value.expiresAt;
        }
        return null;
    }
    /** Lists the live tables if the code to be pushed has no schema, because such a push drops them. */
    async #findDroppedTables(url) {
        const { inputs } = this.#context;
        if (this.#previewCreated || hasSchema(inputs.workingDirectory))
            return [];
        const access = await (0,deployment_credentials/* getDeploymentCredentials */.oE)(this.#context, this.#cliVersion, url);
        if ("full" in access)
            return [];
        return (await listSchemaTables(access, this.#cliVersion)) ?? [];
    }
    /**
     * An app may begin with only a schema. Over live functions, it is a checkout or a build that lost them.
     *
     * @throws {ActionFailure} `functions-missing`, also if Convex does not say whether there are functions.
     */
    async #assertKeepsFunctions(url) {
        const { inputs, workspace } = this.#context;
        const directory = (0,functions_directory/* functionsDirectory */.FW)(inputs.workingDirectory);
        if (this.#previewCreated || directory === null || (0,functions_directory/* canHaveFunctions */.Ck)(directory))
            return;
        const access = await (0,deployment_credentials/* getDeploymentCredentials */.oE)(this.#context, this.#cliVersion, url);
        const live = "full" in access ? null : await countFunctions(access, this.#cliVersion);
        if (live !== 0)
            throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* functionsLost */.Ev)((0,code_span/* codeSpan */.SS)((0,external_node_path_.relative)(workspace, directory)), live));
    }
    async #setVariables(url) {
        const { deploymentEnv, info, notice } = this.#context;
        const wanted = Object.keys(deploymentEnv);
        if (wanted.length === 0)
            return;
        const access = await (0,deployment_credentials/* getDeploymentCredentials */.oE)(this.#context, this.#cliVersion, url);
        if ("full" in access)
            throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* deploymentEnvFailed */.oR)(wanted, access));
        const { set, refused } = await updateEnvironmentVariables(access, deploymentEnv);
        info(set.length + refused.length === 0
            ? `Environment variables of the Convex deployment: all ${wanted.length} are up to date.`
            : `Environment variables of the Convex deployment: set ${set.join(", ") || "none yet"}.`);
        if (refused.length === 0)
            return;
        notice(`The code that is live does not allow the values of ${(0,code_span/* codeSpans */.tE)(refused)} (its \`convex.config.ts\`, InvalidEnvironmentVariable). They are set after the push, when the new code is live.`);
        this.#afterPush = { access, variables: pick(deploymentEnv, refused) };
    }
    /**
     * Sets the variables that the previous code did not allow.
     *
     * @returns A failure if the pushed code does not either, or `null`.
     */
    async setAfterPush() {
        if (this.#afterPush === null)
            return null;
        const { access, variables } = this.#afterPush;
        this.#afterPush = null;
        try {
            const { set, refused } = await updateEnvironmentVariables(access, variables);
            if (refused.length > 0)
                return (0,action_failures/* deploymentEnvRefused */.F9)(refused);
            this.#context.info(`Environment variables of the Convex deployment: set ${set.join(", ")} after the push.`);
            return null;
        }
        catch (error) {
            if (!(error instanceof diagnosis_failure/* ActionFailure */.dR))
                throw error;
            return (0,action_failures/* deploymentEnvRefused */.F9)(Object.keys(variables));
        }
    }
}
function pick(variables, names) {
    return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}

// EXTERNAL MODULE: ./build/diagnosis/code-failures.js + 4 modules
var code_failures = __webpack_require__(4944);
;// CONCATENATED MODULE: ./build/convex/deploy/unset-auth-variables.js
/** The variables of an auth config that are not set. Convex's error names the first of them. */




/**
 * Makes no request unless the run failed for such a variable and the auth config reads others.
 *
 * @returns The names that are known to be unset. Redacted.
 */
async function unsetAuthVariables(context, { capabilities, authVariables }, { exitCode, output, wrapper }) {
    if (exitCode === 0 || !code_failures/* AUTH_VARIABLE_NOT_SET */.J.test((0,cli_output/* lastLines */.w)(output, "cli").join("\n")))
        return [];
    if (authVariables.length < 2)
        return [];
    const access = await (0,deployment_credentials/* getDeploymentCredentials */.oE)(context, capabilities.version, wrapper.url).catch(() => null);
    if (access === null || "full" in access)
        return [];
    const values = await listEnvironmentVariables(access);
    if (values === null)
        return [];
    return authVariables.filter((name) => !Object.hasOwn(values, name)).map((name) => context.redaction.redact(name));
}

;// CONCATENATED MODULE: ./build/convex/deploy/deploy.js
/** Carries out a deploy plan with the installed CLI. */




























/** Finds the CLI. @throws {ActionFailure} If there is none that may be run, or nothing to deploy. */
function prepareCli(context) {
    const { plan, inputs, workspace, environment, secrets } = context;
    const helper = (0,child_environment/* helperEnvironment */.Yo)((0,child_environment/* sanitizeStepEnvironment */.Fw)(environment, secrets));
    const installed = locateCli(inputs.workingDirectory, workspace, packageStoreRoots(environment), helper);
    const capabilities = (0,cli_capabilities/* cliCapabilities */.Do)(installed.version);
    const commands = installCommands(inputs.workingDirectory, workspace);
    if (plan.preview !== null && !capabilities.deploysPreviews)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* cliTooOldForPreviews */.g5)(installed.version, cli_capabilities/* OLDEST_TESTED */.oM, commands));
    refuseUnsafeVerbose(capabilities, inputs, commands);
    (0,functions_directory/* assertFunctionsDirectory */.BH)(inputs.workingDirectory, workspace);
    // Hash in parallel with the start of the CLI, which takes far longer, and before any build can run.
    const original = hashFiles(installed.files);
    return {
        entry: installed.entry,
        nodeArgs: installed.nodeArgs,
        capabilities,
        urlVariables: (0,url_variables/* urlVariables */.r)((0,package_json/* readPackageJson */.j)(inputs.workingDirectory), inputs.cmdUrlEnvVarNames, inputs.cmdSiteUrlEnvVarNames),
        sourceRoots: findSourceRoots(inputs.workingDirectory, workspace),
        authVariables: authConfigVariables(inputs.workingDirectory),
        isUnchanged: async () => (await hashFiles(installed.files)) === (await original),
    };
}
/** Only `--verbose` prints Convex's responses: `--debug` prints the files that would be generated. */
function refuseUnsafeVerbose(cli, { deployArgs }, commands) {
    if (cli.hidesVariables || !deployArgs.includes("--verbose"))
        return;
    throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* verboseShowsVariables */.Yw)(cli.version, cli_capabilities/* FIRST_THAT_HIDES_VARIABLES */.Pe, commands));
}
/** Runs the deploy. A failed deploy is a result. @throws {ActionFailure} If it cannot start. */
async function deploy(context, preparedCli) {
    return withTemporaryFolder(async (temporary) => {
        if (context.url !== null)
            await assertReachable(context.url);
        const before = await lookUpPreview(context, preparedCli);
        const snapshot = new SnapshotExport(context, preparedCli);
        const { result: pushed, gate } = await deployAndReclaim(context, preparedCli, { temporary, snapshot }, before);
        const failure = pushed.status === "deployed" ? await gate.setAfterPush() : null;
        const result = failure === null ? pushed : { ...pushed, failure };
        if (pushed.status === "deployed")
            warnAboutMaskedUrls(context, result);
        const previewOrphaned = result.deployment.previewCreated === true && isLeftBehind(gate.closed, context.inputs.onClose);
        const deployment = { ...result.deployment, expiresAt: await gate.expiresAt };
        // Wait for the export to end: on a cancellation, the CLI may have exited before it.
        const isStoppedInExport = await snapshot.wasStopped();
        const tables = result.status === "deployed" ? await gate.droppedTables : [];
        const schemaChanges = [...tables.map((table) => droppedTable(table, context)), ...result.deploy.schemaChanges];
        const deploy = { ...result.deploy, exportPath: snapshot.path, schemaChanges };
        const warnings = pushWarnings(context, result, tables, temporary);
        return { ...result, previewOrphaned, isStoppedInExport, deployment, deploy, warnings };
    });
}
function warnAboutMaskedUrls({ environment, inputs, notice }, { deployment }) {
    const sentence = maskedUrlNotice({ ...environment, ...inputs.deploymentEnv }, deployment);
    if (sentence !== null)
        notice(sentence);
}
function droppedTable(table, { redaction }) {
    return { kind: "deleted", what: "Table definition", name: redaction.redact(table) };
}
function pushWarnings(context, { status }, droppedTables, temporary) {
    if (status !== "deployed")
        return [];
    const { inputs, workspace } = context;
    const hoisted = findHoistedTypeScript(context, temporary);
    const types = inputs.typecheck === "try" ? uncheckedTypesWarning(inputs.workingDirectory, workspace, hoisted) : null;
    const schema = missingSchemaWarning(inputs.workingDirectory, workspace, droppedTables);
    return [schema, types].filter((sentence) => sentence !== null);
}
function findHoistedTypeScript({ bundleDirectory, workspace }, temporary) {
    return hoistedTypeScript(bundledProgram(bundleDirectory, "hoisted-typescript"), workspace, temporary);
}
/**
 * Fails early, because the CLI retries an unreachable URL for more than a minute. Accepts any response.
 *
 * @throws {ActionFailure}
 */
async function assertReachable(url) {
    const { origin } = new URL(url);
    const { status } = await (0,http/* requestConvex */.LZ)({ method: "GET", url: `${origin}/version`, authorization: null });
    if (status === 0)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* backendUnreachable */.H2)(origin));
}
/** Claims a preview once more if it was recreated during the push: the key and the project are valid then. */
async function deployAndReclaim(context, preparedCli, resources, before) {
    const first = await deployWithRetries(context, preparedCli, resources, before);
    const { failure } = first.result;
    if (failure?.code !== "deployment-vanished" || context.plan.preview === null || context.signal.aborted)
        return first;
    const sentence = "The preview deployment was deleted or recreated during the push, so it was claimed again.";
    context.notice(sentence);
    // Somebody else recreated it, so do not recreate it again.
    const again = reusePreview(context);
    const found = await lookUpPreview(again, preparedCli);
    const second = await deployWithRetries(again, preparedCli, resources, found);
    return { ...second, result: { ...second.result, notes: [...second.result.notes, sentence] } };
}
/** Retries a deploy that failed for a temporary reason, up to `retries` times. */
async function deployWithRetries(context, preparedCli, { temporary, snapshot }, before) {
    const { inputs, signal, notice } = context;
    let current = context;
    for (let used = 0;; used += 1) {
        const gate = new PushGate(context, preparedCli.capabilities.version, createsPreview(context, preparedCli, before), snapshot);
        if (used === 0 &&
            replacesPreview(context, preparedCli) &&
            !(await gate.mayClaim(() => deploy_exists(context, preparedCli))))
            return { gate, result: (0,deploy_result/* toDeployResult */.A4)(context, preparedCli, notStarted(context), before, gate.failure) };
        const changed = used > 0 && !(await preparedCli.isUnchanged()) ? action_failures/* CLI_CHANGED */.gI : null;
        const run = changed === null ? await attemptDeploy(current, preparedCli, temporary, gate) : CLI_NOT_STARTED;
        const result = await recheckPreview(context, preparedCli, run, before, changed ?? gate.failure);
        if (result.failure === null || !shouldRetry(result.failure, used, inputs.retries))
            return { gate, result: used === 0 ? result : noteAttempts(result, used + 1) };
        const ms = retryDelay(used);
        notice(retryText(result.failure, used, inputs.retries, ms));
        await sleep(ms, signal);
        current = (0,deploy_result/* isDeploymentClaimed */.xB)(run) ? reusePreview(context) : current;
    }
}
/** Whether the claim deletes an existing preview deployment, so that `mayClaim` must be called first. */
function replacesPreview({ plan, inputs }, { capabilities }) {
    return plan.preview !== null && !inputs.dryRun && (0,cli_capabilities/* recreatesPreview */.D8)(inputs.previewMode, capabilities);
}
/** Whether there is a deployment to export. If that is unknown, it is assumed, so that the export fails with the reason. */
async function deploy_exists(context, preparedCli) {
    return (await fetchPlannedPreview(context, preparedCli))?.kind !== "absent";
}
/** The result of a run that was stopped before the CLI was started. */
function notStarted({ signal }) {
    return { ...CLI_NOT_STARTED, aborted: signal.aborted };
}
function createsPreview(context, preparedCli, before) {
    return context.plan.preview !== null && (replacesPreview(context, preparedCli) || before?.kind === "absent");
}
/**
 * A preview deployment can be deleted between the look-up and the claim, which then creates a new one. If another
 * deployment was reached than the look-up found, looks it up again: it is fine if that is the new one.
 */
async function recheckPreview(context, preparedCli, run, before, stopped) {
    const unset = await unsetAuthVariables(context, preparedCli, run);
    const result = (0,deploy_result/* toDeployResult */.A4)(context, preparedCli, run, before, stopped, unset);
    if (before?.kind !== "exists" || result.deployment.name === before.deploymentName)
        return result;
    const now = await lookUpPreview(context, preparedCli);
    const wasRecreated = now?.kind === "exists" && now.deploymentName === result.deployment.name;
    return wasRecreated ? (0,deploy_result/* toDeployResult */.A4)(context, preparedCli, run, { kind: "absent" }, stopped, unset) : result;
}
function noteAttempts(result, attempts) {
    return { ...result, notes: [...result.notes, `It took ${attempts} attempts: see the log.`] };
}
/** For the next attempt: a preview deployment that was recreated must not be recreated again. */
function reusePreview(context) {
    return { ...context, inputs: { ...context.inputs, previewMode: "reuse" } };
}
async function attemptDeploy(context, preparedCli, temporary, gate) {
    const first = await runDeploy(context, preparedCli, temporary, gate, useCmdWrapper(context, preparedCli.capabilities));
    if (!isUrlLookupForbidden(first) || requiresCmdWrapper(context))
        return first;
    context.notice("This key may not read the URLs of the deployment. Deploying again without them; `site-url` stays empty.");
    // With `recreate`, the first run has already recreated the preview.
    return runDeploy(reusePreview(context), preparedCli, temporary, gate, false);
}
/**
 * Looks up the preview first, because the CLI does not print whether it created or reused it.
 *
 * @returns `null` if not needed.
 */
async function lookUpPreview(context, preparedCli) {
    return replacesPreview(context, preparedCli) ? null : fetchPlannedPreview(context, preparedCli);
}
/** @returns `null` if the key is not for the previews of a project. */
async function fetchPlannedPreview({ plan, key, provisionHost }, { capabilities }) {
    if (plan.preview === null || key.kind !== "preview")
        return null;
    return (0,provisioning_api/* fetchPreview */.n)({ host: provisionHost, key, cliVersion: capabilities.version }, plan.preview.name);
}
/**
 * With an older CLI, the command wrapper costs a WebSocket connection, so it is only used if it is needed. Only the command
 * wrapper learns the Convex deployment of a preview name, without which nothing can be recorded, seeded or deleted.
 */
function useCmdWrapper(context, cli) {
    const { inputs, plan } = context;
    return !inputs.dryRun && (cli.resolvesUrlsOverHttp || plan.preview !== null || requiresCmdWrapper(context));
}
function requiresCmdWrapper({ inputs, deploymentEnv }) {
    return inputs.cmd !== null || Object.keys(deploymentEnv).length > 0;
}
/**
 * Whether the CLI failed to get the canonical URLs, which it does before it runs the command wrapper: nothing was
 * pushed.
 */
function isUrlLookupForbidden({ exitCode, wrapper, output, aborted }) {
    if (exitCode === 0 || aborted || wrapper.url !== null)
        return false;
    return (0,cli_output/* lastLines */.w)(output, "cli").some((line) => /get_canonical_urls|do not have permission to perform this operation/.test(line));
}
async function runDeploy(context, { entry, nodeArgs, capabilities, urlVariables: variables }, temporary, gate, withWrapper) {
    const { plan, inputs, message, redaction } = context;
    // Without the command wrapper, this is the last moment to check.
    if (!withWrapper && !inputs.dryRun) {
        if (!(await gate.mayPush(null)))
            return notStarted(context);
    }
    const environment = createEnvironments(context, temporary);
    const hoisted = findHoistedTypeScript(context, temporary);
    const command = { previewName: plan.preview?.name ?? null, message: redaction.redact(message) };
    return runCli({
        isDryRun: context.inputs.dryRun,
        entry,
        nodeArgs: [...nodeArgs, ...hoisted.nodeArgs],
        argumentsFor: (wrapper) => buildDeployArguments({ ...command, wrapper }, inputs, capabilities),
        workingDirectory: inputs.workingDirectory,
        environment: { ...environment.cli, ...hoisted.environment },
        wrapper: withWrapper
            ? {
                program: bundledProgram(context.bundleDirectory, "cmd-wrapper"),
                directory: temporary,
                variables,
                cmd: inputs.cmd,
                buildEnvironment: environment.build,
                exposedNames: inputs.exposeDeployKeyToCmd ? Object.keys(credentialVariables(context)) : [],
                onUrl: (url) => context.onClaimed(gate.claim(url)),
                mayPush: (url) => gate.mayPush(url),
            }
            : null,
        redaction,
        log: context.stdout,
        onStart: context.onProcessStarted,
        signal: context.signal,
    });
}

;// CONCATENATED MODULE: ./build/convex/deploy/deployment-variables.js
/** Decides whether `deployment-env` is set on the planned deployment. */


/**
 * The variables to set on the planned deployment. Only previews may have empty values: elsewhere, an empty value is
 * probably a missing secret, and would clear a variable of production.
 *
 * @throws {ActionFailure} `invalid-input`, also on a dry run.
 */
function variablesToSet({ plan, inputs }) {
    const { deploymentEnv, deploymentEnvTargets, dryRun } = inputs;
    if (!deploymentEnvTargets.includes(plan.target))
        return {};
    const empty = Object.keys(deploymentEnv).filter((name) => deploymentEnv[name] === "");
    if (plan.target !== "preview" && empty.length > 0)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* emptyVariables */.nE)(empty, plan.target));
    return dryRun ? {} : deploymentEnv;
}
/**
 * A notice that `deployment-env` is not set on this deployment, which is not a preview, although the workflow may have
 * meant that; `null` if there is nothing to report.
 */
function ignoredVariablesNotice({ plan, inputs }) {
    const { deploymentEnv, deploymentEnvTargets } = inputs;
    const isIgnored = plan.target !== "preview" && !deploymentEnvTargets.includes(plan.target);
    return isIgnored && Object.keys(deploymentEnv).length > 0
        ? `\`deployment-env\` was not set on this ${plan.target} deployment, because \`deployment-env-targets\` does not name \`${plan.target}\`. To set it there as well: \`deployment-env-targets: ${[...deploymentEnvTargets, plan.target].join(", ")}\`.`
        : null;
}

// EXTERNAL MODULE: ./build/diagnosis/source-location.js
var source_location = __webpack_require__(5973);
// EXTERNAL MODULE: ./build/key/parse-deploy-key.js
var parse_deploy_key = __webpack_require__(4173);
// EXTERNAL MODULE: ./build/key/secret-encodings.js
var secret_encodings = __webpack_require__(9469);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome_outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/outcome/public-outcome.js
var public_outcome = __webpack_require__(1411);
// EXTERNAL MODULE: ./build/records/slot.js
var records_slot = __webpack_require__(8813);
// EXTERNAL MODULE: ./build/report/log/log-messages.js
var log_messages = __webpack_require__(3017);
// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/records/record-head.js
var record_head = __webpack_require__(3168);
// EXTERNAL MODULE: ./build/markdown/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/report/text/audit-log-message.js

/**
 * Returns the message for the audit log of the Convex deployment.
 *
 * @param message - The `message` input, or `null` for the default.
 */
function defaultAuditMessage(message, outcome, { redactSent }) {
    return message === null ? defaultMessage(outcome) : redactSent(message);
}
function defaultMessage({ pullRequestNumber, branch, commit }) {
    const what = pullRequestNumber === null ? (branch ?? "") : `PR #${pullRequestNumber}${branch === null ? "" : ` (${branch})`}`;
    return (0,markdown/* joinParts */.nn)([what, commit === "" ? "" : `at ${commit.slice(0, 7)}`], " ") || "GitHub Actions";
}

// EXTERNAL MODULE: ./build/action/cleanup.js + 1 modules
var cleanup = __webpack_require__(7428);
// EXTERNAL MODULE: ./build/contract/change.js
var contract_change = __webpack_require__(6035);
// EXTERNAL MODULE: ./build/contract/comparison.js
var contract_comparison = __webpack_require__(9846);
;// CONCATENATED MODULE: ./build/contract/convex-value.js
/** Values as Convex stores and passes them. https://docs.convex.dev/database/types */
/** Marks a string as the ID of a document: a character that no field name and no literal contains. */
const ID_MARK = "\u{F0000}";
/** An ID of the table, as a string. Convex's real IDs contain the number of their table. */
function documentId(table, number = 0) {
    return `${ID_MARK}${table}${ID_MARK}${number}`;
}
/** @returns The table of an ID, or `null` if the string is not an ID. */
function tableOfId(text) {
    const [before, table, number] = text.split(ID_MARK);
    return before === "" && number !== undefined ? (table ?? null) : null;
}

;// CONCATENATED MODULE: ./build/contract/validator.js
/**
 * Convex's validators, parsed from `validator.json`.
 * https://docs.convex.dev/functions/validation
 */
/** How deep a validator may be nested, which is deeper than anybody writes by hand. */
const MAX_DEPTH = 64;
const KIND_BY_TYPE = {
    any: "any",
    null: "null",
    bigint: "int64",
    // Stored as an int64: Convex fills it in when the transaction commits.
    commitTs: "int64",
    number: "float64",
    boolean: "boolean",
    string: "string",
    bytes: "bytes",
};
/** @returns The validator, or `null` if a part of it has an unknown form. */
function parseValidator(json, depth = 0) {
    if (typeof json !== "object" || json === null || depth > MAX_DEPTH)
        return null;
    const { type, value, tableName, keys, values } = json;
    if (typeof type !== "string")
        return null;
    const kind = Object.hasOwn(KIND_BY_TYPE, type) ? KIND_BY_TYPE[type] : undefined;
    if (kind !== undefined)
        return { kind };
    const parse = (part) => parseValidator(part, depth + 1);
    switch (type) {
        case "literal":
            return parseLiteral(value);
        case "id":
            return typeof tableName === "string" ? { kind: "id", table: tableName } : null;
        case "array": {
            const element = parse(value);
            return element === null ? null : { kind: "array", element };
        }
        case "record":
            return parseRecord(parse(keys), parse(values?.fieldType));
        case "union":
            return Array.isArray(value) ? parseUnion(value.map(parse)) : null;
        case "object":
            return parseObject(value, parse);
        default:
            return null;
    }
}
function parseLiteral(value) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
        return { kind: "literal", value };
    }
    if (typeof value !== "object" || value === null)
        return null;
    const { $integer, $float } = value;
    if (typeof $integer === "string")
        return { kind: "literal", value: littleEndian($integer).readBigInt64LE() };
    if (typeof $float === "string")
        return { kind: "literal", value: littleEndian($float).readDoubleLE() };
    return null;
}
/** Convex encodes numbers that JSON cannot represent as eight bytes in base64, little-endian. */
function littleEndian(base64) {
    const bytes = Buffer.alloc(8);
    Buffer.from(base64, "base64").copy(bytes);
    return bytes;
}
function parseRecord(keys, values) {
    return keys === null || values === null ? null : { kind: "record", keys, values };
}
function parseUnion(members) {
    return members.every((member) => member !== null) ? { kind: "union", members } : null;
}
function parseObject(value, parse) {
    if (typeof value !== "object" || value === null)
        return null;
    const fields = new Map();
    for (const [name, field] of Object.entries(value)) {
        const { fieldType, optional } = (field ?? {});
        const type = parse(fieldType);
        if (type === null)
            return null;
        fields.set(name, { type, optional: optional === true });
    }
    return { kind: "object", fields };
}
/** The members of nested unions, without duplicates. Any other validator is its own only member. */
function membersOf(validator) {
    const all = validator.kind === "union" ? validator.members.flatMap(membersOf) : [validator];
    return [...new Map(all.map((one) => [formOf(one), one])).values()];
}
const validator_forms = new WeakMap();
/** A text that is the same for validators that differ only in the order of fields. */
function formOf(validator) {
    const known = validator_forms.get(validator);
    if (known !== undefined)
        return known;
    const form = writeForm(validator);
    validator_forms.set(validator, form);
    return form;
}
function writeForm(validator) {
    switch (validator.kind) {
        case "literal":
            return `literal ${typeof validator.value} ${literalText(validator.value)}`;
        case "id":
            return `id ${JSON.stringify(validator.table)}`;
        case "array":
            return `array<${formOf(validator.element)}>`;
        case "record":
            return `record<${formOf(validator.keys)},${formOf(validator.values)}>`;
        case "union":
            return `union<${validator.members.map(formOf).sort().join("|")}>`;
        case "object": {
            const fields = [...validator.fields].map(([name, { type, optional }]) => `${JSON.stringify(name)}${optional ? "?" : ""}:${formOf(type)}`);
            return `${validator.open ? "open " : ""}object{${fields.sort().join(",")}}`;
        }
        default:
            return validator.kind;
    }
}
function literalText(value) {
    if (typeof value === "string")
        return JSON.stringify(value);
    return Object.is(value, -0) ? "-0" : `${value}${typeof value === "bigint" ? "n" : ""}`;
}
/** How many characters of a validator are shown. */
const MAX_TEXT_LENGTH = 60;
/** A validator as it is written in code, for example `v.literal("admin")`, shortened. */
function validatorText(validator) {
    const text = wholeText(validator);
    return text.length <= MAX_TEXT_LENGTH ? text : `${text.slice(0, MAX_TEXT_LENGTH)}…`;
}
function wholeText(validator) {
    switch (validator.kind) {
        case "literal":
            return `v.literal(${literalText(validator.value)})`;
        case "id":
            return `v.id(${JSON.stringify(validator.table)})`;
        case "array":
            return `v.array(${wholeText(validator.element)})`;
        case "record":
            return `v.record(${wholeText(validator.keys)}, ${wholeText(validator.values)})`;
        case "union":
            return `v.union(${validator.members.map(wholeText).join(", ")})`;
        case "object": {
            const fields = [...validator.fields].map(([name, { type, optional }]) => `${name}: ${optional ? `v.optional(${wholeText(type)})` : wholeText(type)}`);
            return fields.length === 0 ? "v.object({})" : `v.object({ ${fields.join(", ")} })`;
        }
        default:
            return `v.${validator.kind}()`;
    }
}
/** The same validator, but its objects accept further fields, as for a client that ignores unknown fields. */
function withOpenObjects(validator) {
    switch (validator.kind) {
        case "array":
            return { ...validator, element: withOpenObjects(validator.element) };
        case "record":
            return { ...validator, values: withOpenObjects(validator.values) };
        case "union":
            return { ...validator, members: validator.members.map(withOpenObjects) };
        case "object":
            return {
                kind: "object",
                open: true,
                fields: new Map([...validator.fields].map(([name, field]) => [name, { ...field, type: withOpenObjects(field.type) }])),
            };
        default:
            return validator;
    }
}

;// CONCATENATED MODULE: ./build/contract/disjoint.js
/** Decides whether two validators have no value in common. */

/** @returns `true` only if that is certain. Two arrays, for example, always share the empty array. */
function areDisjoint(left, right) {
    return membersOf(left).every((one) => membersOf(right).every((other) => haveNothingInCommon(one, other)));
}
function haveNothingInCommon(left, right) {
    if (left.kind === "any" || right.kind === "any")
        return false;
    if (valueClass(left) !== valueClass(right))
        return true;
    if (left.kind === "literal" && right.kind === "literal")
        return !Object.is(left.value, right.value);
    if (left.kind === "id" && right.kind === "id")
        return left.table !== right.table;
    if (left.kind === "id" || right.kind === "id")
        return left.kind === "literal" || right.kind === "literal";
    return left.kind === "object" && right.kind === "object" && areObjectsDisjoint(left, right);
}
/** @returns The class of a validator. Validators of different classes have no value in common. */
function valueClass(validator) {
    switch (validator.kind) {
        case "literal":
            return { string: "string", number: "float64", boolean: "boolean", bigint: "int64" }[typeof validator.value];
        case "id":
            return "string";
        case "record":
            return "object";
        default:
            return validator.kind;
    }
}
function areObjectsDisjoint(left, right) {
    return lacksRequiredField(left, right) || lacksRequiredField(right, left);
}
/** Whether `one` requires a field that `other` never has, or only with other values. */
function lacksRequiredField(one, other) {
    return [...one.fields].some(([name, { type, optional }]) => {
        if (optional)
            return false;
        const counterpart = other.fields.get(name);
        return counterpart === undefined ? !other.open : areDisjoint(type, counterpart.type);
    });
}

;// CONCATENATED MODULE: ./build/contract/counterexample.js
/**
 * Decides whether a validator became narrower, by searching for a value that the old one accepts and the new one rejects.
 *
 * The value is constructed: for each alternative of the new validator, one reason for rejecting the value is chosen, and
 * combinations are tried until they are consistent. Unions of objects can make this expensive, so the number of steps is
 * limited.
 */



/** Steps after which the result is "undecided". They take milliseconds. */
const MAX_STEPS = 20_000;
/** Searches for a value that `accepting` accepts and `refusing` rejects. */
function findCounterexample(accepting, refusing, maxSteps = MAX_STEPS) {
    try {
        return new Search(maxSteps).find(accepting, [refusing]) ?? "none";
    }
    catch (error) {
        if (error instanceof TooManySteps)
            return "undecided";
        throw error;
    }
}
class TooManySteps extends Error {
}
/** Validators that together accept everything that `v.any()` accepts. */
const ANYTHING = [
    { kind: "null" },
    { kind: "string" },
    { kind: "float64" },
    { kind: "boolean" },
    { kind: "int64" },
    { kind: "bytes" },
    { kind: "array", element: { kind: "any" } },
    { kind: "record", keys: { kind: "string" }, values: { kind: "any" } },
];
class Search {
    #stepsLeft;
    constructor(maxSteps) {
        this.#stepsLeft = maxSteps;
    }
    /** Searches for a value that `accepting` accepts and none of `refusing` accepts. */
    find(accepting, refusing) {
        this.#stepsLeft -= 1;
        if (this.#stepsLeft < 0)
            throw new TooManySteps();
        const against = refusing.flatMap(membersOf);
        const sameForm = formOf(accepting);
        if (against.some((one) => one.kind === "any" || formOf(one) === sameForm))
            return null;
        if (accepting.kind === "union")
            return this.#firstOf(membersOf(accepting), against);
        if (accepting.kind === "any")
            return this.#firstOf(ANYTHING, against);
        return this.#findIn(accepting, against);
    }
    #firstOf(members, against) {
        for (const member of members) {
            const found = this.find(member, against);
            if (found !== null)
                return found;
        }
        return null;
    }
    #findIn(accepting, against) {
        const has = (kind) => against.some((one) => one.kind === kind);
        switch (accepting.kind) {
            case "null":
                return has("null") ? null : { value: null };
            case "bytes":
                return has("bytes") ? null : { value: new Uint8Array([1]) };
            case "boolean":
                return this.#firstOf([true, false].map((value) => ({ kind: "literal", value })), against);
            case "int64":
                return has("int64") ? null : { value: freshValue(against, (number) => BigInt(number)) };
            case "float64":
                return has("float64") ? null : { value: freshValue(against, (number) => number + 0.5) };
            case "string":
                return has("string") ? null : { value: freshValue(against, freshName) };
            case "literal":
                return against.some((one) => acceptsLiteral(one, accepting.value)) ? null : { value: accepting.value };
            case "id":
                return has("string") || against.some((one) => one.kind === "id" && one.table === accepting.table)
                    ? null
                    : { value: documentId(accepting.table) };
            case "array":
                return this.#findArray(accepting.element, against);
            case "record":
            case "object":
                return new ObjectSearch(this, accepting, against).find();
        }
    }
    /** Builds an array with one element for each alternative, which that alternative rejects. */
    #findArray(element, against) {
        const elements = [];
        for (const one of against) {
            if (one.kind !== "array")
                continue;
            const refused = this.find(element, [one.element]);
            if (refused === null)
                return null;
            elements.push(refused.value);
        }
        return { value: elements };
    }
}
class ObjectSearch {
    #search;
    #against;
    #entries;
    #others;
    constructor(search, accepting, against) {
        this.#search = search;
        this.#against = against.filter((one) => (one.kind === "object" || one.kind === "record") && !areDisjoint(accepting, one));
        if (accepting.kind === "object") {
            this.#entries = new Map([...accepting.fields].map(([name, field]) => [name, entryOf(field)]));
            this.#others = null;
            return;
        }
        const keys = membersOf(accepting.keys);
        const mentioned = [...this.#against.flatMap(mentionedNames), ...keys.flatMap(literalNames)];
        const named = mentioned.filter((name) => acceptsName(accepting.keys, name));
        this.#entries = new Map(named.map((name) => [name, entryOf({ type: accepting.values, optional: true })]));
        this.#others = {
            keys: keys.some(({ kind }) => kind === "any") ? [{ kind: "string" }] : keys.filter(isOpenEnded),
            values: accepting.values,
        };
    }
    find() {
        return this.#refuse(this.#against, this.#entries, []);
    }
    /** @param added - Further fields that the object must have. */
    #refuse(remaining, entries, added) {
        const [next, ...rest] = remaining;
        if (next === undefined)
            return this.#build(entries, added);
        // A further field with a new name never makes another alternative accept the object, so no other reason is needed.
        const field = this.#otherField(next);
        if (field !== null)
            return this.#refuse(rest, entries, [...added, field]);
        for (const [name, entry] of reasonsAgainst(next, entries)) {
            if (entry.presence !== "absent" && this.#search.find(entry.type, entry.not) === null)
                continue;
            const found = this.#refuse(rest, new Map([...entries, [name, entry]]), added);
            if (found !== null)
                return found;
        }
        return null;
    }
    /** A field with a name that no alternative mentions, because of which the alternative rejects the object. */
    #otherField(alternative) {
        if (this.#others === null)
            return null;
        const { keys, values } = this.#others;
        for (const key of keys) {
            if (alternative.kind === "object" && alternative.open)
                continue;
            const not = alternative.kind === "record" && coversKey(alternative.keys, key) ? [alternative.values] : [];
            const found = this.#search.find(values, not);
            if (found !== null)
                return { key, value: found.value };
        }
        return null;
    }
    #build(entries, added) {
        const fields = new Map();
        for (const [name, { type, not, presence }] of entries) {
            if (presence !== "required")
                continue;
            const found = this.#search.find(type, not);
            if (found === null)
                return null;
            fields.set(name, found.value);
        }
        const mentioned = new Set([...entries.keys(), ...this.#against.flatMap(mentionedNames)]);
        added.forEach(({ key, value }, index) => {
            const name = key.kind === "id" ? documentId(key.table, index) : freshNameBeside(mentioned);
            mentioned.add(name);
            fields.set(name, value);
        });
        return { value: fields };
    }
}
/** Yields each way to make the alternative reject the object: a field and its constraints. */
function* reasonsAgainst(alternative, entries) {
    for (const [name, entry] of entries) {
        if (entry.presence === "absent")
            continue;
        const accepted = acceptedValues(alternative, name);
        if (accepted === "anything")
            continue;
        yield [name, { ...entry, presence: "required", not: accepted === null ? entry.not : [...entry.not, accepted] }];
    }
    if (alternative.kind === "record")
        return;
    for (const [name, { optional }] of alternative.fields) {
        if (optional)
            continue;
        const entry = entries.get(name);
        if (entry === undefined)
            yield [name, { type: { kind: "any" }, not: [], presence: "absent" }];
        else if (entry.presence !== "required")
            yield [name, { ...entry, presence: "absent" }];
    }
}
/** @returns What the alternative accepts in a field, or `null` if it does not accept the field. */
function acceptedValues(alternative, name) {
    if (alternative.kind === "record")
        return acceptsName(alternative.keys, name) ? alternative.values : null;
    return alternative.fields.get(name)?.type ?? (alternative.open ? "anything" : null);
}
function entryOf({ type, optional }) {
    return { type, not: [], presence: optional ? "optional" : "required" };
}
function mentionedNames(alternative) {
    return alternative.kind === "object"
        ? [...alternative.fields.keys()]
        : membersOf(alternative.keys).flatMap(literalNames);
}
function literalNames(key) {
    return key.kind === "literal" && typeof key.value === "string" ? [key.value] : [];
}
function isOpenEnded({ kind }) {
    return kind === "string" || kind === "id";
}
function acceptsName(keys, name) {
    return membersOf(keys).some((key) => key.kind === "any" || key.kind === "string" || acceptsLiteral(key, name) || isIdIn(key, name));
}
function isIdIn(key, name) {
    return key.kind === "id" && tableOfId(name) === key.table;
}
/** Whether the keys include all names of the key's kind, apart from mentioned ones. */
function coversKey(keys, key) {
    return membersOf(keys).some((one) => one.kind === "any" ||
        one.kind === "string" ||
        (one.kind === "id" && key.kind === "id" && one.table === key.table));
}
function acceptsLiteral(validator, value) {
    switch (validator.kind) {
        case "literal":
            return Object.is(validator.value, value);
        case "string":
        case "boolean":
            return typeof value === validator.kind;
        case "float64":
            return typeof value === "number";
        case "int64":
            return typeof value === "bigint";
        default:
            return false;
    }
}
/** @returns The first value of the series that is not a literal of one of the validators. */
function freshValue(against, series) {
    for (let index = 0;; index += 1) {
        const value = series(index);
        if (!against.some((one) => acceptsLiteral(one, value)))
            return value;
    }
}
function freshName(index) {
    return `other${index === 0 ? "" : index}`;
}
function freshNameBeside(names) {
    for (let index = 0;; index += 1)
        if (!names.has(freshName(index)))
            return freshName(index);
}

;// CONCATENATED MODULE: ./build/contract/narrowings.js
/** Lists where and how a validator became narrower. */



/** The list is empty if and only if `after` accepts everything that `before` accepts. */
function listNarrowings(before, after) {
    const all = narrowingsAt("", before, after);
    return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
function narrowingsAt(path, before, after) {
    const members = membersOf(before);
    return members.flatMap((member) => {
        const example = findCounterexample(member, after);
        if (example === "none")
            return [];
        if (example === "undecided")
            return [{ path, what: "undecided", detail: "" }];
        const counterpart = counterpartOf(member, members, membersOf(after));
        const inside = counterpart === null ? [] : narrowingsInside(path, member, counterpart);
        return inside.length > 0 ? inside : [{ path, what: "narrower", detail: validatorText(member) }];
    });
}
/** @returns The alternative that the member most likely became, or `null` if that is unclear. */
function counterpartOf(member, members, alternatives) {
    const overlapping = alternatives.filter((one) => !areDisjoint(member, one));
    if (overlapping.length > 0)
        return onlyOne(overlapping);
    const tagged = alternatives.filter((one) => haveSameTag(member, one));
    if (tagged.length > 0)
        return onlyOne(tagged);
    const ofKind = (all) => onlyOne(all.filter(({ kind }) => kind === member.kind));
    return ofKind(members) === null ? null : ofKind(alternatives);
}
function onlyOne(validators) {
    return validators.length === 1 ? (validators[0] ?? null) : null;
}
/** Whether both are objects that share a literal field, such as `kind`, and have no literal fields that differ. */
function haveSameTag(left, right) {
    if (left.kind !== "object" || right.kind !== "object")
        return false;
    const shared = [...left.fields].flatMap(([name, { type }]) => {
        const other = right.fields.get(name)?.type;
        return type.kind === "literal" && other?.kind === "literal" ? [Object.is(type.value, other.value)] : [];
    });
    return shared.length > 0 && shared.every((isSame) => isSame);
}
/** The changes inside two validators of the same kind that correspond to each other. */
function narrowingsInside(path, before, after) {
    if (before.kind === "array" && after.kind === "array") {
        return narrowingsAt(`${path}[]`, before.element, after.element);
    }
    if (before.kind === "record" && after.kind === "record") {
        return [
            ...narrowingsAt(`${path}[key]`, before.keys, after.keys),
            ...narrowingsAt(`${path}[]`, before.values, after.values),
        ];
    }
    if (before.kind === "object" && after.kind === "object")
        return narrowedFields(path, before, after);
    return [];
}
function narrowedFields(path, before, after) {
    const at = (name) => (path === "" ? name : `${path}.${name}`);
    const removed = after.open
        ? []
        : [...before.fields]
            .filter(([name, { type }]) => !after.fields.has(name) && findCounterexample(type, NOTHING) !== "none")
            .map(([name]) => ({ path: at(name), what: "removed", detail: "" }));
    const changed = [...after.fields].flatMap(([name, field]) => {
        const previous = before.fields.get(name);
        const isNewlyRequired = !field.optional && (previous === undefined || previous.optional);
        return [
            ...(isNewlyRequired ? [{ path: at(name), what: "required", detail: "" }] : []),
            ...(previous === undefined || formOf(previous.type) === formOf(field.type)
                ? []
                : narrowingsAt(at(name), previous.type, field.type)),
        ];
    });
    return [...removed, ...changed];
}
const NOTHING = { kind: "union", members: [] };

;// CONCATENATED MODULE: ./build/contract/compare-functions.js
/** Lists changes of functions and HTTP routes that matter to their callers and to calls that are already scheduled. */



function compareFunctions(base, head) {
    const removed = [...base].filter(([name]) => !head.has(name)).map(([name, previous]) => removal(name, previous));
    const rest = [...head].flatMap(([name, current]) => {
        const previous = base.get(name);
        if (previous === undefined)
            return [(0,contract_change/* change */.Zg)("function-added", name, { detail: nounOf(current) })];
        return functionChanges(name, previous, current);
    });
    return [...removed, ...rest];
}
/** Only mutations and actions can be scheduled. */
function removal(name, { kind, visibility }) {
    if (visibility === "public")
        return (0,contract_change/* change */.Zg)("function-removed", name, { detail: kind });
    return kind === "query"
        ? (0,contract_change/* change */.Zg)("internal-query-removed", name)
        : (0,contract_change/* change */.Zg)("internal-function-removed", name, { detail: kind });
}
function nounOf({ kind, visibility }) {
    return visibility === "internal" ? `internal ${kind}` : kind;
}
function functionChanges(name, before, after) {
    if (before.visibility === "internal") {
        if (after.visibility === "public")
            return [(0,contract_change/* change */.Zg)("function-public", name)];
        return isSame(before, after) ? [] : [(0,contract_change/* change */.Zg)("internal-function-changed", name)];
    }
    if (after.visibility === "internal")
        return [(0,contract_change/* change */.Zg)("function-internal", name)];
    return [
        ...(before.kind === after.kind
            ? []
            : [(0,contract_change/* change */.Zg)("function-kind", name, { detail: `${after.kind === "action" ? "an" : "a"} ${after.kind}` })]),
        ...argumentChanges(name, before, after),
        ...resultChanges(name, before, after),
    ];
}
function isSame(before, after) {
    const formsOf = ({ kind, args, returns }) => [kind, formOf(args), returns === null ? "" : formOf(returns)].join(" ");
    return formsOf(before) === formsOf(after);
}
function argumentChanges(name, before, after) {
    const narrowed = listNarrowings(before.args, after.args);
    if (narrowed.length === 0)
        return formOf(before.args) === formOf(after.args) ? [] : [(0,contract_change/* change */.Zg)("validator-wider", name)];
    return narrowed.map((one) => argumentChange(name, one));
}
function argumentChange(name, { path, what, detail }) {
    switch (what) {
        case "required":
            return (0,contract_change/* change */.Zg)("argument-required", name, { part: path });
        case "removed":
            return (0,contract_change/* change */.Zg)("argument-removed", name, { part: path });
        case "narrower":
            return path === ""
                ? (0,contract_change/* change */.Zg)("arguments-narrower", name, { detail })
                : (0,contract_change/* change */.Zg)("argument-narrower", name, { part: path, detail });
        case "undecided":
            return (0,contract_change/* change */.Zg)("undecided", name, { part: path });
    }
}
/** Clients ignore new fields in a result, so objects are treated as open here. */
function resultChanges(name, before, after) {
    if (before.returns === null)
        return [];
    if (after.returns === null)
        return [(0,contract_change/* change */.Zg)("result-unknown", name)];
    if (formOf(before.returns) === formOf(after.returns))
        return [];
    const widened = listNarrowings(after.returns, withOpenObjects(before.returns));
    return widened.length === 0 ? [(0,contract_change/* change */.Zg)("result-changed", name)] : widened.map((one) => resultChange(name, one));
}
function resultChange(name, { path, what, detail }) {
    switch (what) {
        case "required":
            return (0,contract_change/* change */.Zg)("result-may-lack", name, { part: path });
        case "undecided":
            return (0,contract_change/* change */.Zg)("undecided", name, { part: path });
        default:
            return path === ""
                ? (0,contract_change/* change */.Zg)("whole-result-wider", name, { detail })
                : (0,contract_change/* change */.Zg)("result-wider", name, { part: path, detail });
    }
}
function compareRoutes(base, head) {
    const has = (routes, route) => routes.some(({ method, path }) => method === route.method && path === route.path);
    return [
        ...base.filter((route) => !has(head, route)).map((route) => routeRemoval(route, head)),
        ...head.filter((route) => !has(base, route)).map((route) => (0,contract_change/* change */.Zg)("http-route-added", routeText(route))),
    ];
}
function routeRemoval(route, head) {
    const covering = head.find(({ method, path }) => method === route.method && path.endsWith("*") && route.path.startsWith(path.slice(0, -1)));
    return covering === undefined
        ? (0,contract_change/* change */.Zg)("http-route-removed", routeText(route))
        : (0,contract_change/* change */.Zg)("http-route-covered", routeText(route), { detail: covering.path });
}
function routeText({ method, path }) {
    return `${method} ${path}`;
}

;// CONCATENATED MODULE: ./build/contract/compare-schemas.js
/** Lists changes of a schema that matter to existing documents, and changes of its indexes. */



/** @param prefix - Put before the names of tables, for example `workpool:` for a component's tables. */
function compareSchemas(base, head, prefix = "") {
    const tablesBefore = base?.tables ?? new Map();
    const tablesAfter = head?.tables ?? new Map();
    const isChecked = base?.schemaValidation === true && head?.schemaValidation === true;
    return [
        ...validationChanges(base, head),
        ...[...tablesBefore.keys()]
            .filter((name) => !tablesAfter.has(name))
            .map((name) => (0,contract_change/* change */.Zg)("table-removed", `${prefix}${name}`)),
        ...[...tablesAfter].flatMap(([name, table]) => {
            const previous = tablesBefore.get(name);
            const subject = `${prefix}${name}`;
            if (previous === undefined)
                return base === null ? [] : [(0,contract_change/* change */.Zg)("table-added", subject)];
            return [
                ...(isChecked ? documentChanges(subject, previous, table) : []),
                ...indexChanges(subject, previous, table),
            ];
        }),
    ];
}
function validationChanges(base, head) {
    const isOn = head?.schemaValidation === true;
    if (base?.schemaValidation === true)
        return isOn ? [] : [(0,contract_change/* change */.Zg)("validation-disabled", "")];
    const checksSomething = [...(head?.tables.values() ?? [])].some(({ document }) => document.kind !== "any");
    if (!isOn || !checksSomething)
        return [];
    return [(0,contract_change/* change */.Zg)(base === null ? "first-schema" : "validation-enabled", "")];
}
const RULE_BY_NARROWING = {
    required: "field-required",
    removed: "field-removed",
    narrower: "field-narrower",
    undecided: "undecided",
};
function documentChanges(subject, before, after) {
    const narrowed = listNarrowings(before.document, after.document);
    const remaining = before.stagedDocument === null ? narrowed : notStaged(narrowed, before, after);
    const isStagedAnew = after.stagedDocument !== null &&
        (before.stagedDocument === null || formOf(before.stagedDocument) !== formOf(after.stagedDocument));
    return [
        ...remaining.map(({ path, what, detail }) => (0,contract_change/* change */.Zg)(RULE_BY_NARROWING[what], path === "" ? subject : `${subject}.${path}`, { detail })),
        ...(narrowed.length > remaining.length ? [(0,contract_change/* change */.Zg)("migration-staged", subject)] : []),
        ...(narrowed.length === 0 && formOf(before.document) !== formOf(after.document)
            ? [(0,contract_change/* change */.Zg)("validator-wider", subject)]
            : []),
        ...(isStagedAnew ? [(0,contract_change/* change */.Zg)("validator-staged", subject)] : []),
    ];
}
/** Existing documents were checked against the staged validator, so only what goes beyond it can fail. */
function notStaged(narrowed, { stagedDocument }, after) {
    if (stagedDocument === null)
        return narrowed;
    const beyond = new Set(listNarrowings(stagedDocument, after.document).map((one) => JSON.stringify(one)));
    return narrowed.filter((one) => beyond.has(JSON.stringify(one)));
}
function indexChanges(subject, before, after) {
    const names = new Set([...before.indexes.keys(), ...after.indexes.keys()]);
    return [...names].flatMap((name) => {
        const previous = before.indexes.get(name);
        const current = after.indexes.get(name);
        const rule = indexRule(previous, current);
        const kind = (current ?? previous)?.kind ?? "index";
        return rule === null ? [] : [(0,contract_change/* change */.Zg)(rule, subject, { part: name, detail: kind })];
    });
}
function indexRule(before, after) {
    if (after === undefined) {
        if (before === undefined)
            return null;
        return before.staged ? "staged-index-removed" : "index-removed";
    }
    if (before === undefined)
        return after.staged ? "index-staged" : "index-added";
    if (before.kind !== after.kind || before.definition !== after.definition) {
        return after.staged ? (before.staged ? "index-staged" : "index-disabled") : "index-changed";
    }
    if (before.staged === after.staged)
        return null;
    return after.staged ? "index-disabled" : "index-enabled";
}

;// CONCATENATED MODULE: ./build/contract/compare-contracts.js
/** Lists the changes between two contracts. */





/** Skips parts that could not be read in one of the contracts, so that they are not reported as removed. */
function compareContracts(base, head) {
    const unread = new Set([...base.unread, ...head.unread]);
    const readFunctions = ({ functions }) => new Map([...functions].filter(([name]) => !unread.has(moduleOf(name))));
    return [
        ...(unread.has("schema") ? [] : compareSchemas(base.schema, head.schema)),
        ...compareFunctions(readFunctions(base), readFunctions(head)),
        ...(unread.has("http") ? [] : compareRoutes(base.httpRoutes, head.httpRoutes)),
        ...(unread.has("crons") ? [] : compareCrons(base.crons, head.crons)),
        ...(unread.has("convex.config")
            ? []
            : [...compareComponents(base.components, head.components, unread), ...compareEnv(base.env, head.env)]),
        ...[...head.envReads]
            .filter((name) => !base.envReads.has(name) && !base.env.has(name) && !head.env.has(name))
            .map((name) => (0,contract_change/* change */.Zg)("env-read", name)),
    ];
}
function moduleOf(functionName) {
    return functionName.slice(0, functionName.lastIndexOf(":"));
}
function compareCrons(base, head) {
    return [
        ...[...base.keys()].filter((name) => !head.has(name)).map((name) => (0,contract_change/* change */.Zg)("cron-removed", name)),
        ...[...head].flatMap(([name, cron]) => {
            const previous = base.get(name);
            if (previous === undefined)
                return [(0,contract_change/* change */.Zg)("cron-added", name)];
            return previous === cron ? [] : [(0,contract_change/* change */.Zg)("cron-changed", name)];
        }),
    ];
}
function compareComponents(base, head, unread) {
    return [
        ...[...base]
            .filter(([path]) => !head.has(path))
            .map(([path, previous]) => (0,contract_change/* change */.Zg)("component-unmounted", path, { detail: originOf(previous) })),
        ...[...head].flatMap(([path, current]) => {
            const previous = base.get(path);
            if (previous === undefined)
                return [(0,contract_change/* change */.Zg)("component-mounted", path, { detail: originOf(current) })];
            const detail = originOf(current);
            return [
                ...(originOf(previous) === detail ? [] : [(0,contract_change/* change */.Zg)("component-changed", path, { detail })]),
                ...(unread.has(`component ${path}`) ? [] : compareSchemas(previous.schema, current.schema, `${path}:`)),
            ];
        }),
    ];
}
function originOf({ source, version }) {
    return version === null ? source : `${source}@${version}`;
}
function compareEnv(base, head) {
    return [
        ...[...base.keys()].filter((name) => !head.has(name)).map((name) => (0,contract_change/* change */.Zg)("env-removed", name)),
        ...[...head].flatMap(([name, variable]) => envChanges(name, base.get(name), variable)),
    ];
}
function envChanges(name, before, after) {
    const isNewlyRequired = !after.optional && before?.optional !== false;
    const isNewlyOptional = after.optional && before?.optional !== true;
    const narrowed = before === undefined || formOf(before.type) === formOf(after.type) ? [] : listNarrowings(before.type, after.type);
    return [
        ...(isNewlyRequired ? [(0,contract_change/* change */.Zg)("env-required", name)] : []),
        ...(isNewlyOptional ? [(0,contract_change/* change */.Zg)("env-optional", name)] : []),
        ...narrowed.map(({ what, detail }) => (0,contract_change/* change */.Zg)(what === "undecided" ? "undecided" : "env-narrower", name, { detail })),
    ];
}

// EXTERNAL MODULE: ./build/workspace/git-commit.js
var git_commit = __webpack_require__(6026);
// EXTERNAL MODULE: ./build/workspace/git-repository.js
var git_repository = __webpack_require__(3639);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
;// CONCATENATED MODULE: ./build/convex/contract/git.js
/**
 * Runs `git` in a repository of its own, which at most borrows the objects of the checkout. So the checkout's
 * configuration and hooks, which an earlier step may have changed, are not used.
 */





const HIDDEN_OUTPUT = { silent: true, ignoreReturnCode: true };
class Git {
    #program;
    #folder;
    #environment;
    constructor(program, folder, environment) {
        this.#program = program;
        this.#folder = folder;
        this.#environment = environment;
    }
    /** @returns `null` if there is no trusted `git`, or it does not work. */
    static async open({ folder, borrowedObjects, workspace, environment, marker }) {
        const program = findGit(workspace, environment);
        if (program === null)
            return null;
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        const git = new Git(program, folder, gitEnvironment(folder, environment, marker));
        if ((await git.run(["init", "--quiet", "--bare", "--template=", folder])) === null)
            return null;
        if (borrowedObjects !== null) {
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(folder, "objects", "info"), { recursive: true });
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, "objects", "info", "alternates"), `${borrowedObjects}\n`);
        }
        return git;
    }
    /** @returns Its stdout, or `null` if it fails. Error output is not shown. */
    async run(args, more = {}) {
        const env = { ...this.#environment, ...more };
        const options = { ...HIDDEN_OUTPUT, cwd: this.#folder, env };
        const result = await (0,exec/* getExecOutput */.H)(`"${this.#program}"`, [...args], options).catch(() => null);
        return result?.exitCode === 0 ? result.stdout : null;
    }
    /** Fetches commits. The token is passed in the environment, because every process on the machine can see arguments. */
    async fetch({ url, token }, refs, options) {
        const args = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", ...options, url, ...refs];
        return (await this.run(args, token === null ? {} : authorization(url, token))) !== null;
    }
}
/** https://git-scm.com/docs/git-config#Documentation/git-config.txt-GITCONFIGCOUNT */
function authorization(url, token) {
    const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
    return {
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraheader`,
        GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${credentials}`,
    };
}
/** Keeps only the search path and proxies of the step's variables. */
function gitEnvironment(home, own, marker) {
    const kept = Object.entries(own).flatMap(([name, value]) => value !== undefined && /^(?:PATH|SYSTEMROOT|(?:HTTPS?|ALL|NO)_PROXY)$/i.test(name) ? [[name, value]] : []);
    return {
        ...Object.fromEntries(kept),
        HOME: home,
        GIT_DIR: home,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
        GIT_TERMINAL_PROMPT: "0",
        GIT_NO_LAZY_FETCH: "1",
        // Give up if the server sends less than 1,000 bytes per second for 20 seconds.
        GIT_HTTP_LOW_SPEED_LIMIT: "1000",
        GIT_HTTP_LOW_SPEED_TIME: "20",
        [process_group/* PROCESS_MARKER_VARIABLE */.oe]: marker,
    };
}
/** The first `git` in the search path that neither the checkout nor an earlier step can have written. */
function findGit(workspace, environment) {
    const path = Object.entries(environment).find(([name]) => name.toUpperCase() === "PATH")?.[1] ?? "";
    const name = process.platform === "win32" ? "git.exe" : "git";
    const found = path
        .split(external_node_path_.delimiter)
        .filter((folder) => (0,external_node_path_.isAbsolute)(folder))
        .map((folder) => (0,external_node_path_.join)(folder, name))
        .find((file) => (0,external_node_fs_.existsSync)(file) && !(0,untrusted_files/* isWritableByJob */.X8)(file, workspace, environment));
    return found ?? null;
}

;// CONCATENATED MODULE: ./build/convex/contract/base-commit.js
/** Finds the commit of the base branch with which a pull request is compared, and checks out its files. */





/** @returns The folder with the base commit's files, or `null` if the commit is not in the checkout and cannot be fetched. */
async function checkOutBase(options) {
    const repository = (0,git_repository/* openRepository */.h_)(options.repositoryRoot);
    const head = (0,git_repository/* readHeadCommit */.g0)(options.repositoryRoot);
    if (repository === null || "unreadable" in repository || typeof head !== "string")
        return null;
    const commit = await findBaseCommit(head, repository, options);
    if (commit === null)
        return null;
    const directory = (0,external_node_path_.join)(options.folder, "base");
    const local = await openGit("files", (0,external_node_path_.join)(repository.commonDirectory, "objects"), options);
    if (local !== null && (await writeFiles(local, commit, directory)))
        return directory;
    const fetched = await openGit("fetched-files", NOTHING_BORROWED, options);
    const isWritten = fetched !== null &&
        (await fetched.fetch(options.remote, [commit], ["--depth=1"])) &&
        (await writeFiles(fetched, commit, directory));
    return isWritten ? directory : null;
}
/** A fetch must not use a shallow checkout's objects: Git would report its commits, and the server omit their history. */
const NOTHING_BORROWED = null;
function openGit(name, borrowedObjects, options) {
    return Git.open({ ...options, borrowedObjects, folder: (0,external_node_path_.join)(options.folder, name) });
}
/**
 * GitHub's test merge has the base as its first parent and the head as its second. Any other merge belongs to the pull
 * request, and its first parent can be any commit.
 */
async function findBaseCommit(head, repository, options) {
    const parents = (0,git_commit/* parentsOf */.f)(repository, head) ?? [];
    if (parents.length === 2 && parents[1] === options.headSha)
        return parents[0] ?? null;
    const local = (0,git_repository/* readRefObject */.Vk)(repository, `refs/remotes/origin/${options.baseBranch}`);
    const git = await openGit("history", (0,external_node_path_.join)(repository.commonDirectory, "objects"), options);
    const known = local === null || git === null ? null : await mergeBase(git, head, local);
    return known ?? fetchMergeBase(head, options);
}
/** Fetches commits without their files. Into a separate repository: in the checkout, git would assume that the files are there. */
async function fetchMergeBase(head, options) {
    const git = await openGit("fetched-history", NOTHING_BORROWED, options);
    const refs = [`refs/heads/${options.baseBranch}:refs/base`, head];
    if (git === null || !(await git.fetch(options.remote, refs, ["--filter=tree:0"])))
        return null;
    return mergeBase(git, head, "refs/base");
}
async function mergeBase(git, one, other) {
    const [first = ""] = ((await git.run(["merge-base", one, other])) ?? "").split("\n");
    return /^[0-9a-f]{40,64}$/.test(first) ? first : null;
}
async function writeFiles(git, commit, directory) {
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
    const paths = { GIT_WORK_TREE: directory, GIT_INDEX_FILE: `${directory}.index` };
    return ((await git.run(["read-tree", commit], paths)) !== null &&
        (await git.run(["checkout-index", "--all", "--force"], paths)) !== null);
}

;// CONCATENATED MODULE: ./build/convex/contract/push-request.js
/** Parses what the CLI would push, from `--write-push-request`: the parts that the contract is read from. */
/** @returns `null` for an unknown form. */
function parsePushRequest(text) {
    try {
        const { appDefinition, componentDefinitions } = JSON.parse(text);
        return {
            definition: optionalBundle(appDefinition.definition),
            schema: optionalBundle(appDefinition.schema),
            modules: appDefinition.changedModules.map(bundleOf),
            components: componentDefinitions.map(({ definitionPath, definition, schema }) => ({
                path: textOf(definitionPath),
                definition: bundleOf(definition),
                schema: optionalBundle(schema),
            })),
        };
    }
    catch {
        return null;
    }
}
function optionalBundle(value) {
    return value === null || value === undefined ? null : bundleOf(value);
}
function bundleOf(value) {
    const { path, source } = value;
    const text = textOf(path);
    if (text === "" || /\\|^[/]|^[A-Za-z]:|\0/.test(text) || text.split("/").includes("..")) {
        throw new TypeError("The path of a bundle leaves its folder.");
    }
    return { path: text, source: textOf(source) };
}
function textOf(value) {
    if (typeof value !== "string")
        throw new TypeError("A string is missing.");
    return value;
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/convex/contract/run-quietly.js
/** Runs a Node program in parallel with the deploy, and returns its output instead of showing it. */


/** @returns Everything that was printed until the end. Never rejects. */
async function runQuietly(args, { cwd, env, signal, maxBytes }) {
    if (signal.aborted)
        return { exitCode: null, stdout: "", stderr: "" };
    const child = (0,process_group/* spawnNode */.Gk)(args, { cwd, env, marker: (0,process_group/* createSideMarker */.ic)() });
    let isEnded = false;
    const end = () => {
        isEnded = true;
        void child.stop();
    };
    const stdout = new BoundedText(child.stdout, maxBytes, end);
    const stderr = new BoundedText(child.stderr, maxBytes, end);
    signal.addEventListener("abort", end, { once: true });
    try {
        const exitCode = await child.exited.catch(() => 1);
        await child.stop();
        await Promise.all([drain(child.stdout), drain(child.stderr)]);
        return { exitCode: isEnded ? null : exitCode, stdout: stdout.text, stderr: stderr.text };
    }
    finally {
        signal.removeEventListener("abort", end);
        child.release();
    }
}
class BoundedText {
    #chunks = [];
    #bytes = 0;
    constructor(stream, maxBytes, onTooMuch) {
        stream.on("data", (chunk) => {
            this.#bytes += chunk.length;
            if (this.#bytes <= maxBytes)
                this.#chunks.push(chunk);
            else
                onTooMuch();
        });
    }
    get text() {
        return Buffer.concat(this.#chunks).toString("utf8");
    }
}
/** How long output is still read after all known processes were terminated. */
const DRAIN_MS = 2_000;
async function drain(stream) {
    if (!stream.closed)
        await (0,external_node_events_.once)(stream, "close", { signal: AbortSignal.timeout(DRAIN_MS) }).catch(() => { });
}

;// CONCATENATED MODULE: ./build/convex/contract/bundle-functions.js
/** Lets the CLI bundle a folder of functions as for a deploy, without a deployment and without a key. */




/** A port without a server (https://www.rfc-editor.org/rfc/rfc863). The CLI makes no requests when it writes a push request. */
const NOWHERE = "http://127.0.0.1:9";
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const MAX_REQUEST_BYTES = 256 * 1024 * 1024;
async function bundleFunctions(options) {
    const { entry, nodeArgs, workingDirectory, environment, codegen, folder, signal } = options;
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const target = (0,external_node_path_.join)(folder, "push-request");
    const args = [
        ...["deploy", "--url", NOWHERE, "--admin-key", "none", "--write-push-request", target, "--push-all-modules"],
        ...["--typecheck", "disable", "--codegen", codegen],
    ];
    const { exitCode, stderr } = await runQuietly([...nodeArgs, entry, ...args], {
        cwd: workingDirectory,
        env: environment,
        signal,
        maxBytes: MAX_OUTPUT_BYTES,
    });
    // The option is not in `--help`, but the CLI's parser reports it as unknown before anything else happens.
    if (/^error: unknown option/m.test(stderr))
        return "unsupported";
    const file = `${target}.json`;
    const size = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
    if (exitCode !== 0 || size > MAX_REQUEST_BYTES)
        return "failed";
    const request = parsePushRequest((0,external_node_fs_.readFileSync)(file, "utf8"));
    (0,external_node_fs_.rmSync)(file);
    return request ?? "failed";
}

;// CONCATENATED MODULE: ./build/convex/contract/link-packages.js
/** Links the installed packages of a repository into a copy of it. */



/** How many folders are searched for installed packages. Only build output contains more. */
const MAX_FOLDERS = 20_000;
/**
 * Links to packages of the repository itself (workspaces) lead to the copy's packages; otherwise the copy would be built
 * with code of the original.
 */
function linkInstalledPackages(original, copy) {
    const root = (0,external_node_fs_.realpathSync)(original);
    for (const folder of foldersWithPackages(root)) {
        const target = (0,external_node_path_.join)(copy, (0,external_node_path_.relative)(root, folder));
        if (!(0,external_node_fs_.existsSync)(target))
            continue;
        linkFolder((0,external_node_path_.join)(folder, "node_modules"), (0,external_node_path_.join)(target, "node_modules"), root, copy);
    }
}
function foldersWithPackages(root) {
    const found = [];
    const pending = [root];
    for (let looked = 0; looked < MAX_FOLDERS; looked += 1) {
        const folder = pending.pop();
        if (folder === undefined)
            break;
        for (const entry of entriesOf(folder)) {
            if (entry.name === "node_modules")
                found.push(folder);
            else if (entry.isDirectory() && !entry.name.startsWith("."))
                pending.push((0,external_node_path_.join)(folder, entry.name));
        }
    }
    return found;
}
function linkFolder(from, to, root, copy) {
    (0,external_node_fs_.mkdirSync)(to, { recursive: true });
    for (const { name } of entriesOf(from)) {
        if (name.startsWith("."))
            continue;
        if (name.startsWith("@"))
            linkFolder((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name), root, copy);
        else
            linkPackage((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name), root, copy);
    }
}
function linkPackage(from, to, root, copy) {
    const real = realPathOrNull(from);
    // Keep a package that is committed in the base.
    if (real === null || (0,external_node_fs_.existsSync)(to))
        return;
    const isOfRepository = (0,is_inside/* isInside */.FK)(root, real) && !(0,external_node_path_.relative)(root, real).split(external_node_path_.sep).includes("node_modules");
    const target = isOfRepository ? (0,external_node_path_.join)(copy, (0,external_node_path_.relative)(root, real)) : real;
    if (!(0,external_node_fs_.existsSync)(target))
        return;
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(to), { recursive: true });
    (0,external_node_fs_.symlinkSync)(target, to, process.platform === "win32" ? "junction" : "dir");
}
function realPathOrNull(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return null;
    }
}
function entriesOf(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/contract/env-reads.js
/** Finds the environment variables that an app's code reads, by searching its bundles. */
/** Set by Convex itself, or by the bundler. */
const PROVIDED = /^(?:NODE_ENV|CONVEX_CLOUD_URL|CONVEX_SITE_URL)$/;
/** @param bundle - From the CLI's bundler, which writes a comment with each file's path before its code. */
function envReadsOf(bundle) {
    const names = ownCode(bundle).flatMap((code) => [
        ...[...code.matchAll(/\bprocess\.env(?:\.([A-Za-z_]\w*)|\[\s*["']([A-Za-z_]\w*)["']\s*\])/g)].map(([, dotted, quoted]) => dotted ?? quoted ?? ""),
        ...[...code.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b(?!\.|\[)/g)].flatMap(([, taken = ""]) => destructured(taken)),
    ]);
    return new Set(names.filter((name) => name !== "" && !PROVIDED.test(name)));
}
/** The app's code, without packages. Code before the first comment belongs to the bundler. */
function ownCode(bundle) {
    const [, ...sections] = bundle.split(/^\/\/ (?=[^\n]*\.[cm]?[jt]sx?$)/m);
    return sections.filter((section) => !/^[^\n]*\bnode_modules\//.test(section));
}
/** @returns The property names in a destructuring pattern: `A`, `B` and `D` in `A, B: c, D = "x"`. */
function destructured(taken) {
    return taken.split(",").map((part) => /^\s*([A-Za-z_]\w*)/.exec(part)?.[1] ?? "");
}

;// CONCATENATED MODULE: ./build/contract/parse-contract.js
/** Parses what an app's modules export: JSON of any shape. All functions return `null` for a form that they do not know. */

/** @param json - What `defineSchema(…).export()` returns, parsed. */
function parseSchema(json) {
    const { tables, schemaValidation } = asRecord(json);
    if (!Array.isArray(tables))
        return null;
    const parsed = new Map();
    for (const table of tables) {
        const { tableName } = asRecord(table);
        const read = parseTable(asRecord(table));
        if (typeof tableName !== "string" || read === null)
            return null;
        parsed.set(tableName, read);
    }
    return { tables: parsed, schemaValidation: schemaValidation !== false };
}
function parseTable(table) {
    const document = parseValidator(table.documentType);
    const staged = table.stagedDocumentType ?? null;
    const stagedDocument = staged === null ? null : parseValidator(staged);
    if (document === null || (staged !== null && stagedDocument === null))
        return null;
    const indexes = new Map(INDEX_LISTS.flatMap(([field, kind, isStaged]) => {
        const list = table[field];
        return Array.isArray(list) ? list.flatMap((one) => parseIndex(asRecord(one), kind, isStaged)) : [];
    }));
    return { document, stagedDocument, indexes };
}
/** The fields of an exported table that list its indexes. */
const INDEX_LISTS = [
    ["indexes", "index", false],
    ["stagedDbIndexes", "index", true],
    ["searchIndexes", "search index", false],
    ["stagedSearchIndexes", "search index", true],
    ["vectorIndexes", "vector index", false],
    ["stagedVectorIndexes", "vector index", true],
];
function parseIndex({ indexDescriptor, ...definition }, kind, staged) {
    if (typeof indexDescriptor !== "string")
        return [];
    // Sort the filter fields, whose order makes no difference, but not the index's own fields.
    const filterFields = Array.isArray(definition.filterFields) ? [...definition.filterFields].sort() : undefined;
    const sorted = Object.entries({ ...definition, filterFields }).sort(([one], [other]) => (one < other ? -1 : 1));
    return [[indexDescriptor, { kind, staged, definition: JSON.stringify(sorted) }]];
}
const KINDS = ["query", "mutation", "action"];
/** @param json - One exported function: `{ kind, visibility, args, returns }`, the validators as Convex exports them. */
function parseFunction(json) {
    const { kind, visibility, args, returns } = asRecord(json);
    const known = KINDS.find((one) => one === kind);
    const parsedArgs = parseValidator(args);
    const parsedReturns = returns === null ? null : parseValidator(returns);
    if (known === undefined || parsedArgs === null || (returns !== null && parsedReturns === null))
        return null;
    if (visibility !== "public" && visibility !== "internal")
        return null;
    return { kind: known, visibility, args: parsedArgs, returns: parsedReturns };
}
/** @param json - What `httpRouter().getRoutes()` returns: arrays that begin with the path and the method. */
function parseRoutes(json) {
    if (!Array.isArray(json))
        return null;
    const routes = json.map((one) => {
        const [path, method] = Array.isArray(one) ? one : [];
        return typeof path === "string" && typeof method === "string" ? { path, method } : null;
    });
    return routes.every((route) => route !== null) ? routes : null;
}
/** @param json - What `cronJobs().export()` returns, parsed. */
function parseCrons(json) {
    if (typeof json !== "object" || json === null || Array.isArray(json))
        return null;
    return new Map(Object.entries(json).map(([name, cron]) => [name, JSON.stringify(cron)]));
}
/** @param json - What `defineApp(…).export()` or `defineComponent(…).export()` returns. */
function parseDefinition(json) {
    const { childComponents, httpMounts, envVars } = asRecord(json);
    if (!Array.isArray(childComponents))
        return null;
    const prefixes = new Map(Object.entries(asRecord(httpMounts)).map(([prefix, target]) => [target, prefix]));
    const mounts = childComponents.map((one) => {
        const { name, path } = asRecord(one);
        if (typeof name !== "string" || typeof path !== "string")
            return null;
        return { name, path, httpPrefix: prefixes.get(`_reference/childComponent/${name}`) ?? null };
    });
    const env = parseEnv(envVars);
    return mounts.every((mount) => mount !== null) && env !== null ? { mounts, env } : null;
}
/** @param json - Pairs of a name and `{ value, optional }`, where `value` is a validator as JSON text. */
function parseEnv(json) {
    const variables = new Map();
    for (const pair of Array.isArray(json) ? json : []) {
        const [name, declared] = Array.isArray(pair) ? pair : [];
        const { value, optional } = asRecord(declared);
        const type = typeof value === "string" ? parseValidator(parseJson(value)) : null;
        if (typeof name !== "string" || type === null)
            return null;
        variables.set(name, { type, optional: optional === true });
    }
    return variables;
}
/** @returns `undefined` if the text is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function asRecord(value) {
    return typeof value === "object" && value !== null ? value : {};
}

;// CONCATENATED MODULE: ./build/convex/contract/component-source.js
/** Finds where a component comes from, and its version. */


/** @param path - Path of the component's definition, relative to the functions directory. */
function describeSource(path, workingDirectory) {
    const inPackage = path.replaceAll("\\", "/").split("node_modules/").at(-1) ?? "";
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(inPackage)?.[0];
    if (!path.includes("node_modules/") || name === undefined)
        return { source: path, version: null };
    return { source: name, version: requestedVersion(name, (0,package_json/* readPackageJson */.j)(workingDirectory)) };
}
/** The version in package.json, not the installed one: the base uses the head's packages. */
function requestedVersion(name, packageJson) {
    for (const field of ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]) {
        const version = (0,json/* asRecord */.qY)((0,json/* asRecord */.qY)(packageJson)[field])[name];
        if (typeof version === "string")
            return version;
    }
    return null;
}

// EXTERNAL MODULE: ./build/process/system-root.js
var system_root = __webpack_require__(6546);
;// CONCATENATED MODULE: ./build/convex/contract/evaluate-bundles.js
/**
 * Loads bundles in a process without environment variables, which may read only the bundles and start no processes.
 * https://nodejs.org/api/permissions.html
 *
 * It has network access (docs/threat-model.md), as a build of the same code does.
 */






const MAX_MEMORY_MB = 1024;
const MAX_RESULT_BYTES = 32 * 1024 * 1024;
/**
 * Value for variables that modules read while they load, in a second attempt. Libraries accept it as a key, a URL or a
 * name.
 */
const PLACEHOLDER = "https://placeholder.invalid";
/**
 * @param files - The modules and everything that they import.
 * @returns The exports of each module by file. A module that could not be loaded has no entry.
 */
async function evaluateBundles(files, modules, options) {
    const folder = (0,external_node_fs_.realpathSync)(options.folder);
    for (const { path, source } of [...files, { path: "package.json", source: '{"type":"module"}' }]) {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, path)), { recursive: true });
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, path), source);
    }
    const first = await evaluate(modules, [], folder, options);
    const failed = modules.filter(({ file }) => !first.exports.has(file));
    const placeholders = [...new Set(failed.flatMap(({ file }) => first.missing.get(file) ?? []))];
    if (placeholders.length === 0)
        return first.exports;
    const second = await evaluate(failed, placeholders, folder, options);
    return new Map([...first.exports, ...second.exports]);
}
async function evaluate(modules, placeholders, folder, { program, signal }) {
    const plan = { modules, placeholders, placeholder: PLACEHOLDER };
    const evaluator = (0,external_node_path_.join)(folder, `evaluator${(0,external_node_path_.extname)(program)}`);
    (0,external_node_fs_.copyFileSync)(program, evaluator);
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, "plan.json"), JSON.stringify(plan));
    const marker = `${(0,external_node_crypto_.randomUUID)()} `;
    const flags = ["--permission", `--allow-fs-read=${folder}`, `--max-old-space-size=${MAX_MEMORY_MB}`, "--no-warnings"];
    const { stdout } = await runQuietly([...flags, evaluator, folder, marker], {
        cwd: folder,
        env: systemVariables(),
        signal,
        maxBytes: MAX_RESULT_BYTES,
    });
    return readResults(stdout, marker);
}
/** Node needs it to start on Windows. */
function systemVariables() {
    return process.platform === "win32" ? { SystemRoot: (0,system_root/* systemRoot */.y)(process.env) } : {};
}
function readResults(stdout, marker) {
    const exports = new Map();
    const missing = new Map();
    for (const line of stdout.split("\n")) {
        if (!line.startsWith(marker))
            continue;
        const result = (0,json/* parseJson */.qF)(line.slice(marker.length));
        if (result === null)
            continue;
        if (result.exports !== undefined)
            exports.set(result.file, result.exports);
        else if (Array.isArray(result.missing))
            missing.set(result.file, result.missing);
    }
    return { exports, missing };
}

;// CONCATENATED MODULE: ./build/convex/contract/read-contract.js
/** Reads the contract of a folder of Convex functions, without a deployment and without a key. */





async function readContract(request, options) {
    (0,external_node_fs_.mkdirSync)(options.folder, { recursive: true });
    const exported = await evaluateBundles(filesOf(request), modulesOf(request), options);
    return new ContractReader(request, exported, options.workingDirectory).read();
}
/** The app's bundles are put into `app/`, those of its components into `component<number>/`. */
function filesOf({ definition, schema, modules, components }) {
    const app = [...modules, ...(definition === null ? [] : [definition]), ...(schema === null ? [] : [schema])];
    const folders = [
        { folder: "app", bundles: app },
        ...components.map((one, index) => ({
            folder: folderOf(index),
            bundles: [one.definition, ...(one.schema === null ? [] : [one.schema])],
        })),
    ];
    const references = components.map(({ path, definition: { path: file } }, index) => ({
        path: `_componentDeps/${Buffer.from(path).toString("base64url")}`,
        source: [
            `import definition from "../../${folderOf(index)}/${file}";`,
            `export default { componentDefinitionPath: ${JSON.stringify(path)}, defaultName: definition.export().name };`,
        ].join("\n"),
    }));
    return folders.flatMap(({ folder, bundles }) => [...bundles, ...references].map(({ path, source }) => ({ path: `${folder}/${path}`, source })));
}
function folderOf(component) {
    return `component${component}`;
}
function modulesOf({ definition, schema, modules, components }) {
    const definitions = [
        ...(definition === null ? [] : [`app/${definition.path}`]),
        ...(schema === null ? [] : [`app/${schema.path}`]),
        ...components.flatMap((one, index) => [one.definition, one.schema].flatMap((bundle) => (bundle === null ? [] : [`${folderOf(index)}/${bundle.path}`]))),
    ];
    return [
        ...definitions.map((file) => ({ file, kind: "definition" })),
        ...modules.filter(isModule).map(({ path }) => ({ file: `app/${path}`, kind: "functions" })),
    ];
}
/** `auth.config` has no functions, and `_deps/` contains code that modules share. */
function isModule({ path }) {
    return !path.startsWith("_deps/") && !/^auth\.config\.[cm]?js$/.test(path);
}
class ContractReader {
    #request;
    #exported;
    #workingDirectory;
    #unread = [];
    constructor(request, exported, workingDirectory) {
        this.#request = request;
        this.#exported = exported;
        this.#workingDirectory = workingDirectory;
    }
    read() {
        const { definition, schema, modules } = this.#request;
        const app = definition === null ? NO_DEFINITION : this.#parsed(DEFINITION_NAME, `app/${definition.path}`, parseDefinition);
        const functions = new Map();
        const routes = [];
        const crons = new Map();
        for (const { path } of modules.filter(isModule)) {
            const name = path.replace(/\.[cm]?js$/, "");
            const module = this.#parsed(name, `app/${path}`, parseModule);
            for (const [exportName, one] of module?.functions ?? [])
                functions.set(`${name}:${exportName}`, one);
            if (name === "http")
                routes.push(...(module?.routes ?? []));
            if (name === "crons")
                for (const [cron, text] of module?.crons ?? [])
                    crons.set(cron, text);
        }
        const components = new Map(this.#components(app ?? NO_DEFINITION, ""));
        return {
            schema: schema === null ? null : this.#parsed("schema", `app/${schema.path}`, parseSchema),
            functions,
            httpRoutes: [...routes, ...prefixRoutes(components)],
            crons,
            components,
            env: app?.env ?? new Map(),
            envReads: new Set(modules.flatMap(({ source }) => [...envReadsOf(source)])),
            unread: this.#unread,
        };
    }
    #components({ mounts }, parent) {
        return mounts.flatMap(({ name, path, httpPrefix }) => {
            const mountPath = parent === "" ? name : `${parent}/${name}`;
            const index = this.#request.components.findIndex((one) => one.path === path);
            const bundles = this.#request.components[index];
            if (bundles === undefined)
                return [];
            const partName = `component ${mountPath}`;
            const inner = this.#parsed(partName, `${folderOf(index)}/${bundles.definition.path}`, parseDefinition);
            const { schema } = bundles;
            return [
                [
                    mountPath,
                    {
                        ...describeSource(path, this.#workingDirectory),
                        httpPrefix,
                        schema: schema === null ? null : this.#parsed(partName, `${folderOf(index)}/${schema.path}`, parseSchema),
                    },
                ],
                ...this.#components(inner ?? NO_DEFINITION, mountPath),
            ];
        });
    }
    /** Parses the exports of a module. If that fails, returns `null` and records the module as not compared. */
    #parsed(name, file, parse) {
        const part = this.#exported.has(file) ? parse(this.#exported.get(file)) : null;
        if (part === null)
            this.#unread.push(name);
        return part;
    }
}
const DEFINITION_NAME = "convex.config";
const NO_DEFINITION = { mounts: [], env: new Map() };
function parseModule(json) {
    const { functions, routes, crons } = json;
    const parsed = functions.map((one) => [one.name, parseFunction(one)]);
    const known = parsed.flatMap(([name, one]) => (one === null ? [] : [[name, one]]));
    const parsedRoutes = (routes ?? null) === null ? [] : parseRoutes(routes);
    const parsedCrons = (crons ?? null) === null ? new Map() : parseCrons(crons);
    if (known.length < parsed.length || parsedRoutes === null || parsedCrons === null)
        return null;
    return { functions: known, routes: parsedRoutes, crons: parsedCrons };
}
/** A mounted component serves every path below its prefix. */
function prefixRoutes(components) {
    return [...components.values()].flatMap(({ httpPrefix }) => httpPrefix === null ? [] : [{ method: "*", path: `${httpPrefix}*` }]);
}

;// CONCATENATED MODULE: ./build/convex/contract/compare-with-base.js
/** Compares the contract of a pull request with its base's, in parallel with the deploy. */









/** How long, in milliseconds, bundling one of base and head may take. Loading the bundles has the same limit. */
const compare_with_base_TIMEOUT_MS = 60_000;
/** @returns `null` if the head's code was never complete. */
async function compareWithBase(options, progress) {
    const { baseBranch } = options;
    const nothing = { baseBranch, problem: null, changes: [], notCompared: [], waivedBy: null };
    const notCompared = (problem) => ({ ...nothing, problem });
    const baseDirectory = await findBase(options);
    if (typeof baseDirectory === "string")
        return (await progress.headIsReady) ? notCompared(baseDirectory) : null;
    const [base, head] = await Promise.all([
        readFunctions(options, baseDirectory.workingDirectory, "base", "enable"),
        readHead(options, progress),
    ]);
    if (head === null)
        return null;
    if (typeof base === "string" || typeof head === "string")
        return notCompared(problemOf(base, head));
    return {
        ...nothing,
        changes: compareContracts(base, head),
        notCompared: [...new Set([...head.unread, ...base.unread])],
    };
}
async function readHead(options, { headIsReady, ended }) {
    if (!(await headIsReady))
        return null;
    const read = (name) => readFunctions(options, options.workingDirectory, name, "disable");
    const first = await read("head");
    if (first !== "failed")
        return first;
    // If `_generated` is not committed, the deploy writes it: try again after the deploy.
    await ended;
    return read("head-again");
}
function problemOf(base, head) {
    if (base === "unsupported" || head === "unsupported")
        return "cli-unsupported";
    if (base === "timeout" || head === "timeout")
        return "timeout";
    return typeof base === "string" ? "base-not-bundled" : "head-not-bundled";
}
async function findBase(options) {
    const base = await untilTimeout(options.signal, (signal) => checkOutBaseOf(options, signal));
    if (base === "timeout")
        return "timeout";
    if (base === null)
        return "base-missing";
    const workingDirectory = (0,external_node_path_.join)(base, (0,external_node_path_.relative)(options.repositoryRoot, options.workingDirectory));
    const functions = (0,external_node_fs_.existsSync)(workingDirectory) ? (0,functions_directory/* functionsDirectory */.FW)(workingDirectory) : null;
    if (functions === null || !(0,external_node_fs_.existsSync)(functions))
        return "base-without-functions";
    linkInstalledPackages(options.repositoryRoot, base);
    return { workingDirectory };
}
/** `git` is not started with a signal, so its processes are terminated by their marker. */
async function checkOutBaseOf(options, signal) {
    const marker = (0,process_group/* createSideMarker */.ic)();
    const end = () => void (0,process_group/* terminateProcesses */.D7)(null, marker);
    signal.addEventListener("abort", end, { once: true });
    try {
        return await checkOutBase({ ...options, marker });
    }
    finally {
        signal.removeEventListener("abort", end);
    }
}
async function readFunctions({ cli, cliEnvironment, program, folder, signal }, workingDirectory, name, codegen) {
    const request = await untilTimeout(signal, (limit) => bundleFunctions({
        ...cli,
        workingDirectory,
        environment: cliEnvironment,
        codegen,
        folder: (0,external_node_path_.join)(folder, `${name}-bundle`),
        signal: limit,
    }));
    if (typeof request === "string")
        return request;
    // If loading takes too long, the modules that were loaded count, and the others are reported as not compared.
    const limit = AbortSignal.any([signal, AbortSignal.timeout(compare_with_base_TIMEOUT_MS)]);
    const modules = (0,external_node_path_.join)(folder, `${name}-modules`);
    const contract = await readContract(request, { program, workingDirectory, signal: limit, folder: modules });
    const isEmpty = contract.schema === null && contract.functions.size === 0 && contract.unread.length > 0;
    return isEmpty ? "failed" : contract;
}
async function untilTimeout(signal, run) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(compare_with_base_TIMEOUT_MS)]);
    const result = await run(limit);
    return limit.aborted ? "timeout" : result;
}

// EXTERNAL MODULE: ./build/github/repository.js
var github_repository = __webpack_require__(8328);
;// CONCATENATED MODULE: ./build/github/pull-request-labels.js
/** Labels of a pull request. */

/** Reads the labels from GitHub. False if they cannot be read. */
async function hasLabel(github, repository, number, label) {
    try {
        const { data } = await github.rest.pulls.get({ ...(0,github_repository/* toRepoParams */.O)(repository), pull_number: number });
        return data.labels.some(({ name }) => name.toLowerCase() === label);
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/report/text/comparison-text.js
var comparison_text = __webpack_require__(3740);
;// CONCATENATED MODULE: ./build/action/compare.js
/** Compares a pull request with its base in parallel with the deploy, and reports what merging it would break. */














/** The minimum time, in milliseconds, that a deploy waits for the comparison. A longer deploy waits as long as it took. */
const MIN_WAIT_MS = 10_000;
const NONE = { onHeadReady: () => { }, end: async () => null };
function startComparison(plan, step, context, cli) {
    const pullRequest = comparablePullRequest(plan, step);
    const root = (0,repository_root/* findRepositoryRoot */.m)(step.inputs.workingDirectory, step.workspace);
    if (pullRequest === null || root === null)
        return NONE;
    const ready = Promise.withResolvers();
    const ended = Promise.withResolvers();
    const progress = { headIsReady: ready.promise, ended: ended.promise };
    const startedAt = performance.now();
    const tooLate = new AbortController();
    const signal = AbortSignal.any([context.signal, tooLate.signal]);
    const comparison = compare(pullRequest, root, { step, context, cli, progress, signal }).catch(() => null);
    return {
        onHeadReady: () => ready.resolve(true),
        end: async () => {
            ready.resolve(false);
            ended.resolve();
            // Wait for the comparison without a limit if it may fail the step.
            if (step.inputs.breakingChanges === "fail")
                return comparison;
            const limit = setTimeout(() => tooLate.abort(), Math.max(MIN_WAIT_MS, performance.now() - startedAt));
            return comparison.finally(() => clearTimeout(limit));
        },
    };
}
/** Untrusted code is not loaded in this job even with `allow-untrusted-code`, and a dry run builds nothing to compare. */
function comparablePullRequest({ pullRequest }, { trigger, inputs }) {
    const isWanted = inputs.breakingChanges !== "off" && !inputs.dryRun;
    return isWanted && isTrusted(trigger) ? pullRequest : null;
}
function isTrusted(trigger) {
    if (trigger.kind === "pull-request")
        return trigger.via === "pull_request";
    return trigger.kind === "workflow-run" && !trigger.isFork;
}
function compare({ headSha, baseBranch }, repositoryRoot, { step, context, cli, progress, signal }) {
    const { trigger, inputs, workspace, runtime } = step;
    return withTemporaryFolder(async (temporary) => {
        const folder = (0,external_node_path_.join)((0,external_node_fs_.realpathSync)(temporary), "comparison");
        (0,external_node_fs_.mkdirSync)(folder);
        return compareWithBase({
            cli,
            folder,
            workspace,
            repositoryRoot,
            headSha,
            baseBranch,
            workingDirectory: inputs.workingDirectory,
            environment: runtime.environment,
            cliEnvironment: withoutKey(createEnvironments(context, folder).cli),
            remote: { url: `${trigger.serverUrl}/${trigger.repository}`, token: inputs.githubToken },
            program: (0,external_node_path_.join)(runtime.distDirectory, "..", "contract-evaluator", "index.js"),
            signal,
        }, progress);
    });
}
/** Sets the variables to `""`: the CLI would read unset ones from `.env` files. */
function withoutKey(environment) {
    const names = [...child_environment/* KEY_NAMES */.Vx, "CONVEX_SELF_HOSTED_URL"];
    return { ...environment, ...Object.fromEntries(names.map((name) => [name, ""])) };
}
/** Adds the comparison to the outcome. With `breaking-changes: fail`, breaking changes fail the step. */
async function applyComparison(outcome, comparison, step) {
    const { log, signal } = step.runtime;
    // Ignore a comparison that was cancelled.
    if (signal.aborted)
        return outcome;
    const compared = (0,outcome_outcome/* redactOutcome */.Ah)({ ...outcome, comparison }, log);
    const found = compared.comparison;
    if (found === null)
        return outcome;
    if (found.problem !== null)
        log.notice((0,contract_comparison/* problemText */.fI)(found, code_span/* codeSpan */.SS));
    const count = (0,contract_comparison/* countBreaking */.pG)(found) ?? 0;
    if (count === 0)
        return compared;
    const isWaived = step.inputs.breakingChanges === "fail" && (await isWaivedByLabel(step, outcome));
    const reported = { ...compared, comparison: { ...found, waivedBy: isWaived ? contract_comparison/* WAIVING_LABEL */.tl : null } };
    const lines = (0,comparison_text/* breakingLines */.dv)(found.changes.filter(contract_change/* isBreaking */.ER));
    if (step.inputs.breakingChanges === "fail" &&
        !isWaived &&
        outcome.ending.status === "deployed" &&
        outcome.ending.failure === null) {
        for (const line of lines)
            log.info(line);
        return (0,outcome_outcome/* withEnding */.AQ)(reported, { failure: (0,action_failures/* breakingChanges */.Fw)(count, (0,code_span/* codeSpan */.SS)(found.baseBranch), contract_comparison/* WAIVING_LABEL */.tl) });
    }
    const allowed = isWaived ? ` The label \`${contract_comparison/* WAIVING_LABEL */.tl}\` allows it.` : "";
    log.warning(`Merging this into ${(0,code_span/* codeSpan */.SS)(found.baseBranch)} would make breaking changes.${allowed}\n${lines.join("\n")}`);
    return reported;
}
/** Reads the labels from GitHub, because the event's payload may be outdated. False if they cannot be read. */
async function isWaivedByLabel({ github, trigger }, outcome) {
    const number = outcome.plan?.pullRequestNumber ?? null;
    if (github === null || number === null)
        return false;
    return hasLabel(await github(), trigger.repository, number, contract_comparison/* WAIVING_LABEL */.tl);
}

// EXTERNAL MODULE: ./build/action/export-urls.js
var export_urls = __webpack_require__(1608);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
;// CONCATENATED MODULE: ./build/convex/api/functions-api.js
/**
 * Calls a function of a Convex deployment as `convex run` does (`ConvexHttpClient.function` in the CLI's
 * `src/browser/http_client.ts`): https://docs.convex.dev/http-api
 */




/** The longest delay of a timer. Convex itself limits how long a function runs. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;
/**
 * Calls the function once, without retries, and waits until it responds or `signal` aborts. Never throws. Does not follow
 * redirects, which could receive the key.
 *
 * @param cliVersion - Version of the installed CLI, which is sent as the client.
 */
async function callFunction({ url, adminKey }, { path, argsJson }, cliVersion, signal) {
    const http = new lib/* HttpClient */.Qq("convex-deploy-action", [], {
        socketTimeout: NO_TIMEOUT_MS,
        // Without TCP keep-alive, networks drop a connection that is idle for minutes.
        keepAlive: true,
        allowRetries: false,
        allowRedirects: false,
    });
    const aborted = Promise.withResolvers();
    const abort = () => aborted.resolve({ kind: "no-response", status: 0 });
    signal.addEventListener("abort", abort, { once: true });
    // Send the arguments as they were written: parsing them could change numbers.
    const body = `{"path":${JSON.stringify(path)},"format":"convex_encoded_json","args":${argsJson}}`;
    const call = post(http, (0,deployment_url/* endpointOf */.X5)(url, "/api/function"), body, {
        authorization: `Convex ${adminKey}`,
        "content-type": "application/json",
        "convex-client": `npm-${cliVersion}`,
    });
    try {
        return await Promise.race([aborted.promise, call]);
    }
    finally {
        signal.removeEventListener("abort", abort);
        // This also closes the connection.
        http.dispose();
    }
}
async function post(http, url, body, headers) {
    let status = 0;
    try {
        const { message } = await http.request("POST", url, body, headers);
        status = message.statusCode ?? 0;
        return parseResponse(status, await (0,consumers_.text)(message));
    }
    catch (error) {
        return isNeverSent(error) ? notRun(0, "", "Convex could not be reached") : { kind: "no-response", status };
    }
}
/** Whether the request was certainly not sent, because there is no such server or it does not listen. */
function isNeverSent(error) {
    const code = (0,json/* asString */.oJ)((0,json/* asRecord */.qY)(error).code) ?? "";
    return ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}
function notRun(status, code, message) {
    return { kind: "not-run", status, code, message };
}
/** A server error may come from a proxy, or after the function has run, so it counts as `no-response`. */
function parseResponse(status, body) {
    const response = (0,json/* asRecord */.qY)((0,json/* parseJson */.qF)(body));
    const logLines = Array.isArray(response.logLines) ? response.logLines.filter((line) => typeof line === "string") : [];
    const isFunctionResponse = (status >= 200 && status < 300) || status === STATUS_FUNCTION_FAILED;
    if (isFunctionResponse && response.status === "success" && "value" in response)
        return { kind: "returned", value: response.value, logLines };
    if (isFunctionResponse && response.status === "error")
        return { kind: "threw", message: describeError(response), logLines };
    if (status >= 400 && status < 500 && status !== 408)
        return notRun(status, (0,json/* asString */.oJ)(response.code) ?? "", (0,json/* asString */.oJ)(response.message) ?? "");
    return { kind: "no-response", status };
}
/** The status of older backends for a function that failed: `STATUS_CODE_UDF_FAILED` in the CLI's HTTP client. */
const STATUS_FUNCTION_FAILED = 560;
/** The message, and the data of a `ConvexError`. */
function describeError({ errorMessage, errorData }) {
    const message = (0,json/* asString */.oJ)(errorMessage) ?? "";
    return errorData === undefined ? message : `${message}\nerror data: ${JSON.stringify(errorData)}`.trim();
}

// EXTERNAL MODULE: ./build/diagnosis/failure-pattern.js
var failure_pattern = __webpack_require__(7175);
;// CONCATENATED MODULE: ./build/diagnosis/function-failures.js
/** Failures of the functions that `preview-run` and `run` call after the push. */



const RUN_DOCS = `${failure_pattern/* DOCS */.iT}/cli/reference/run`;
/** The failure `run-failed`. The push succeeded and is live. */
function runFailed(called, problem) {
    const { what, fix, link } = explain(called, problem);
    const after = consequence(called, problem);
    return {
        code: "run-failed",
        ...(0,diagnosis_failure/* textsWith */.vm)(what, (why) => ({ cause: `The push is live, but ${why}.${after}`, fix })),
        link,
    };
}
/** Whether it is certain that the function did not succeed, so that it can be called again. */
function isCertain({ kind }) {
    return kind !== "no-response";
}
function consequence({ input, left }, problem) {
    const others = left === 0 ? "" : ` ${left === 1 ? "The function" : `The ${left} functions`} after it did not run.`;
    if (input === "run")
        return others;
    return isCertain(problem)
        ? `${others} The next deploy of this preview continues with it.`
        : `${others} The preview counts as seeded from now on, because seeding twice could duplicate data.`;
}
function explain(called, problem) {
    const name = (0,code_span/* codeSpan */.SS)(called.name);
    const byHand = `To run it by hand:${(0,failure_pattern/* shellBlock */.OV)(called.command)}`;
    switch (problem.kind) {
        case "threw":
            return explainError(called, problem.message, byHand);
        case "not-run":
            return explainRefusal(called, problem, byHand);
        case "no-deployment":
            return {
                what: reasonIn(problem.reason, (why) => `${name} of \`${called.input}\` could not be called: ${why}`),
                fix: `Run the job again. ${byHand}`,
                link: RUN_DOCS,
            };
        case "no-response":
            return {
                what: (0,diagnosis_failure/* ownReason */.Nx)(`it is not known whether ${name} of \`${called.input}\` has run: ${problem.status === 0 ? "the connection ended without a response" : `the response was ${problem.status}`}. It may still be running, so it is not called again`),
                fix: `Look at the function's logs on the Convex dashboard${called.dashboardUrl === null ? "" : ` (${called.dashboardUrl})`}. If it has not run, run it by hand:${(0,failure_pattern/* shellBlock */.OV)(called.command)}`,
                link: `${failure_pattern/* DOCS */.iT}/dashboard/deployments/logs`,
            };
    }
}
/** Responses of Convex to a call that exceeded one of its limits: `crates/isolate` and `crates/database` of its backend. */
const LIMIT_EXCEEDED = /^(?:Uncaught Error: )?(?:Function execution (?:unexpectedly )?timed out|JavaScript execution ran out of memory|Your request timed out performing too many|Too many (?:reads|writes|documents read|bytes read|bytes written|functions scheduled)\b)/;
/**
 * Recognizes Convex's own errors, from `crates/application` and `crates/udf` of its backend, and else quotes the
 * function's.
 */
function explainError({ name, input }, message, byHand) {
    const line = firstLine(message);
    const called = `${(0,code_span/* codeSpan */.SS)(name)} of \`${input}\``;
    if (/^Could not find (?:public )?function for /.test(line))
        return {
            what: (0,diagnosis_failure/* ownReason */.Nx)(`the function ${called} does not exist on the Convex deployment`),
            fix: `Correct the line in \`${input}\`, or export the function. Its name is the path of the file inside the functions folder (so without \`convex/\`), a colon and the export: \`dir/module:function\`. HTTP actions cannot be called.`,
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        };
    if (isArgumentError(line))
        return {
            what: withQuote(`${called} does not take these arguments`, argumentProblem(message)),
            fix: `Correct the JSON after the function in \`${input}\`, or the validator of the function's arguments.`,
            link: `${failure_pattern/* DOCS */.iT}/functions/validation`,
        };
    if (/^(?:Cannot run functions while this deployment is|You have exceeded|This deployment has been disabled)/.test(line))
        return {
            what: withQuote(`${called} did not run, because the Convex deployment is paused or disabled`, line),
            fix: `Resume it in the settings of the deployment on the Convex dashboard, or raise the limit that it exceeded. Then run the job again.`,
            link: `${failure_pattern/* DOCS */.iT}/production/pause-deployment`,
        };
    if (LIMIT_EXCEEDED.test(line))
        return {
            what: withQuote(`${called} did more than Convex allows in one call`, line),
            fix: `Let the function do a part of the work and schedule itself for the next one (\`ctx.scheduler.runAfter\`), or call it several times with less to do. Large amounts of data are better imported, with \`preview-import\`. ${byHand}`,
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits#transactions`,
        };
    return {
        what: withQuote(`${called} failed`, line),
        fix: `Fix what the function reports: its output is in the log of this job. ${byHand}`,
        link: RUN_DOCS,
    };
}
function explainRefusal({ name, input }, { status, code, message }, byHand) {
    const called = `${(0,code_span/* codeSpan */.SS)(name)} of \`${input}\``;
    const permission = /\((deployment:[\w:]{1,80})\)/.exec(message)?.[1];
    if (permission !== undefined)
        return {
            what: (0,diagnosis_failure/* ownReason */.Nx)(`the deploy key may not run ${called}: it lacks the permission \`${permission}\``),
            fix: `Give the deploy key that permission on the Convex dashboard (Deployment Settings → Deploy keys), or replace it with a key that has it. Functions that are exported as public need none.`,
            link: `${failure_pattern/* DOCS */.iT}/cli/deploy-key-types`,
        };
    const known = /^[A-Z][A-Za-z]{2,60}$/.test(code) ? ` (${code})` : "";
    const response = status === 0 ? "Convex could not be reached" : `Convex responded with ${status}${known}`;
    return {
        what: withQuote(`${called} did not run: ${response}`, firstLine(message)),
        fix: `${isKeyRefused(status) ? "If the deploy key was revoked or has expired, create a new one on the Convex dashboard and replace the secret. Otherwise run the job again." : "Run the job again."} ${byHand}`,
        link: RUN_DOCS,
    };
}
function isKeyRefused(status) {
    return status === 401 || status === 403;
}
/** Returns the lines of an error that may be shown. Convex's error for invalid arguments contains their values. */
function errorLines(message) {
    return isArgumentError(firstLine(message)) ? withoutArguments(message) : message.split("\n");
}
function isArgumentError(line) {
    return line.startsWith("ArgumentValidationError");
}
/**
 * The parts of `ValidationError` that describe only the validator: `crates/common/src/schemas/validator.rs` of the
 * backend.
 */
const ABOUT_VALIDATOR = /^(?:ArgumentValidationError: )?(?:Value does not match validator|Object (?:is missing the required field|contains extra field) `[^`]{1,1024}`|Path: \S{1,1024}|Validator: .{1,2000})/;
function withoutArguments(message) {
    return message.split("\n").flatMap((line) => ABOUT_VALIDATOR.exec(line)?.[0] ?? []);
}
/** Returns the mismatch, without the validator that follows it. */
function argumentProblem(message) {
    const about = withoutArguments(message).filter((line) => !line.startsWith("Validator: "));
    return about.map((line) => line.replace(/^ArgumentValidationError: |\.$/g, "")).join(", ");
}
/** Returns the first line of a message, after Convex's line with the request ID. */
function firstLine(message) {
    const [first = "", second = ""] = message.split("\n");
    const line = /^\[Request ID: \w+\] Server Error$/.test(first.trim()) ? second : first;
    return line.trim().replace(/\.$/, "");
}
/** @param quote - Text from the user's function or from Convex, which is not sent by API. */
function withQuote(text, quote) {
    return { full: quote === "" ? text : `${text}: ${quote}`, sent: text };
}
function reasonIn({ full, sent }, sentence) {
    return { full: sentence(full), sent: sentence(sent) };
}

;// CONCATENATED MODULE: ./build/outcome/function-results.js
/** Builds the `run-results` output: what the functions of `preview-run` and `run` returned. */
/** In bytes. A job's outputs have 1 MiB in total, and later steps get them in their environment. */
const MAX_BYTES = 64 * 1024;
/** Convex's values are nested at most 64 levels deep: https://docs.convex.dev/production/state/limits */
const function_results_MAX_DEPTH = 80;
/** Characters that are invisible, or could get lost on the way to a later step. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * A value as JSON, with secrets redacted in its strings, field names and numbers. Nothing else changes: if a redactor
 * would only remove invisible characters, they are kept.
 *
 * @param redact - For external text, see `Redactors`.
 */
function toResultJson(value, redact) {
    const hide = (text) => {
        const redacted = redact(text);
        return redacted.includes("***") ? redacted : text;
    };
    const json = JSON.stringify(redactValue(value, hide, 0));
    return json.replace(INVISIBLE, (char) => char
        .split("")
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .join(""));
}
function redactValue(value, hide, depth) {
    if (depth > function_results_MAX_DEPTH)
        return "***";
    if (typeof value === "string")
        return hide(value);
    if (typeof value === "number")
        return hide(String(value)) === String(value) ? value : "***";
    if (Array.isArray(value))
        return value.map((item) => redactValue(item, hide, depth + 1));
    if (typeof value !== "object" || value === null)
        return value;
    // Do not assign: a field may be called `__proto__`.
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [hide(name), redactValue(item, hide, depth + 1)]));
}
/**
 * The output: `[{"function": "seed:run", "value": …}]`, in the order of the calls, at most 64 KiB. A result that does not
 * fit has `"omitted": true` instead of `value`.
 *
 * @returns The output, and the names of the functions whose results were omitted.
 */
function toRunResults(results) {
    const items = results.map(({ name, json }) => {
        const start = `{"function":${JSON.stringify(name)},`;
        return { name, without: `${start}"omitted":true}`, whole: `${start}"value":${json}}` };
    });
    let left = MAX_BYTES - items.reduce((sum, { without }) => sum + without.length + 1, 1);
    const omitted = [];
    const shown = [];
    for (const { name, without, whole } of items) {
        const more = Buffer.byteLength(whole) - without.length;
        const fits = more <= left;
        if (fits)
            left -= more;
        else
            omitted.push(name);
        shown.push(fits ? whole : without);
    }
    return { json: `[${shown.join(",")}]`, omitted };
}

// EXTERNAL MODULE: ./build/runner/shorten-line.js
var shorten_line = __webpack_require__(9861);
;// CONCATENATED MODULE: ./build/action/function-runner.js
/** Calls the functions of `preview-run` and `run`, one after another, and reports the results. */









/** How many lines of an error are kept for the summary. */
const MAX_ERROR_LINES = 60;
class FunctionRunner {
    #step;
    #context;
    #cliVersion;
    #results = [];
    #credentials = null;
    constructor(step, context, cliVersion) {
        this.#step = step;
        this.#context = context;
        this.#cliVersion = cliVersion;
    }
    /** Calls the functions in order until one does not return. Never calls a function twice. */
    async callAll(calls, outcome, { input, skip, beforeCall }) {
        const { signal } = this.#context;
        let current = outcome;
        for (const [index, call] of calls.entries()) {
            if (index < skip)
                continue;
            const item = index + 1;
            if (!signal.aborted)
                await beforeCall(item);
            if (signal.aborted)
                return { outcome: this.#stopped(current), failedItem: item, canRepeat: true };
            const started = performance.now();
            const response = await this.#step.runtime.log.group(`${input}: ${call.name}`, () => this.#call(call, current));
            const seconds = (performance.now() - started) / 1000;
            current = this.#withReport(current, { input, name: call.name, seconds }, response);
            this.#setOutput(response, call);
            if (response.kind === "returned")
                continue;
            const left = calls.length - item;
            const ended = signal.aborted
                ? this.#stopped(current)
                : (0,outcome_outcome/* withEnding */.AQ)(current, { failure: runFailed({ ...this.#describe(call, current), input, left }, response) });
            return { outcome: ended, failedItem: item, canRepeat: isCertain(response) };
        }
        return { outcome: current, failedItem: null, canRepeat: false };
    }
    async #call(call, outcome) {
        const { log } = this.#step.runtime;
        this.#credentials ??= this.#findDeployment(outcome);
        const credentials = await this.#credentials;
        const response = "adminKey" in credentials
            ? await callFunction(credentials, call, this.#cliVersion, this.#context.signal)
            : credentials;
        if ("logLines" in response)
            for (const line of response.logLines)
                log.info(line);
        if (response.kind === "threw")
            for (const line of errorLines(response.message))
                log.info(line);
        return response;
    }
    /** Gets credentials for the deployment that was pushed to, but not for another one that has its name now. */
    async #findDeployment({ deployment }) {
        const found = await (0,deployment_credentials/* getDeploymentCredentials */.oE)(this.#context, this.#cliVersion, null);
        if ("full" in found)
            return { kind: "no-deployment", reason: found };
        if (found.name === null || deployment.name === null || found.name === deployment.name)
            return found;
        return {
            kind: "no-deployment",
            reason: (0,diagnosis_failure/* ownReason */.Nx)("the preview deployment was deleted or recreated after the push"),
        };
    }
    #withReport(outcome, about, response) {
        const { log } = this.#step.runtime;
        if (response.kind !== "returned") {
            const report = { ...about, result: response.kind, bytes: null };
            const lines = response.kind === "threw" ? errorLines(response.message).slice(0, MAX_ERROR_LINES) : [];
            // Redact before cutting: a secret may contain white space.
            const outputTail = lines.map((line) => (0,shorten_line/* shortenLine */.a)(log.redactExternal(line), log.redaction));
            const deploy = outcome.deploy && { ...outcome.deploy, outputTail };
            return { ...outcome, deploy, functions: [...outcome.functions, report] };
        }
        const json = toResultJson(response.value, log.redactExternal);
        this.#results.push({ name: log.redactTrusted(about.name), json });
        if (json !== toResultJson(response.value, (text) => text))
            log.warning(`The result of \`${about.name}\` contains \`***\` in the output \`run-results\`, in place of a text that is a key or a value of \`deployment-env\`, or looks like a key or a token. A later step that needs that text has to get it itself.`);
        const report = { ...about, result: "returned", bytes: Buffer.byteLength(json) };
        return { ...outcome, functions: [...outcome.functions, report] };
    }
    /** Sets the output after each function, because the next one may take long. */
    #setOutput({ kind }, { name }) {
        const { log } = this.#step.runtime;
        const { json, omitted } = toRunResults(this.#results);
        log.output("run-results", json);
        if (kind === "returned" && omitted.includes(log.redactTrusted(name)))
            log.warning(`The result of \`${name}\` was omitted from the output \`run-results\`, which is limited to 64 KiB. Return less, or read the data from the Convex deployment in a later step.`);
    }
    #describe({ name, argsJson }, { deployment }) {
        const flag = (0,deploy_result/* deploymentFlag */.m_)(this.#context, deployment.name);
        const args = argsJson === "{}" ? "" : " '<arguments>'";
        const command = `npx convex run ${flag === "" ? "" : `${flag} `}${name}${args}`;
        return { name, command, dashboardUrl: deployment.dashboardUrl };
    }
    /** The outcome if the runner or `timeout-minutes` stopped the run. Convex continues a function that it has started. */
    #stopped(outcome) {
        const { runtime, inputs } = this.#step;
        return runtime.signal.aborted
            ? (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "cancelled", failure: (0,action_failures/* cancelled */.KW)("functions") })
            : (0,outcome_outcome/* withEnding */.AQ)(outcome, { failure: (0,action_failures/* timeout */.du)(inputs.timeoutMs ?? 0, "functions") });
    }
}

;// CONCATENATED MODULE: ./build/convex/api/snapshot-imports.js
/** Lists the imports of a deployment with the system query that `convex import` itself uses. */


const STATES = {
    uploaded: "waiting",
    waiting_for_confirmation: "waiting",
    in_progress: "running",
    completed: "completed",
    failed: "failed",
};
/**
 * The latest imports of a deployment, newest first.
 *
 * @returns `null` if Convex could not be reached or the key lacks `deployment:backups:view`.
 */
async function listImports(deployment, cliVersion) {
    const imports = await runSystemQuery(deployment, cliVersion, "_system/cli/queryImport:list");
    return Array.isArray(imports) ? imports.map(readImport) : null;
}
function readImport(value) {
    const { _id, state, format } = (0,json/* asRecord */.qY)(value);
    const { state: name, error_message } = (0,json/* asRecord */.qY)(state);
    return {
        id: (0,json/* asString */.oJ)(_id) ?? "",
        state: STATES[(0,json/* asString */.oJ)(name) ?? ""] ?? "failed",
        table: (0,json/* asString */.oJ)((0,json/* asRecord */.qY)(format).table),
        error: (0,json/* asString */.oJ)(error_message) ?? "",
    };
}

;// CONCATENATED MODULE: ./build/convex/data/import-file.js
/** Imports one file into a preview deployment with `convex import`. */









/** Delay between two checks of a running import. */
const LOOK_PAUSE_MS = 1_000;
/**
 * @param isResumed - Whether an earlier run started this file and did not record how it ended: then it checks with
 *   Convex first.
 */
async function importFile(context, cli, source, isResumed) {
    const credentials = await (0,deployment_credentials/* getDeploymentCredentials */.oE)(context, cli.capabilities.version, null);
    // If Convex cannot be reached, continue: the CLI will report why.
    const access = "full" in credentials ? null : credentials;
    const before = await waitForRunning(access, context, cli);
    if (context.signal.aborted)
        return { status: "cancelled", tail: [] };
    if (isResumed && before?.find((one) => isOf(source, one))?.state === "completed") {
        context.info("An earlier run imported this file but did not record it.");
        return { status: "imported" };
    }
    const file = findImportFile(source.path, context.workspace);
    if ("problem" in file)
        return { status: "failed", failure: fileLost(source, file.problem), tail: [] };
    if (!(await cli.isUnchanged()))
        return { status: "failed", failure: action_failures/* CLI_CHANGED */.gI, tail: [] };
    const table = source.table === null ? [] : [`--table=${source.table}`];
    const args = ["import", "-y", ...deploymentSelector(context), ...table, `--format=${source.format}`, file.path];
    const run = await runDataCommand(context, cli, { args, progress: "Still importing", isBesideDeploy: false });
    const tail = (0,cli_output/* lastLines */.w)(run.output);
    if (run.exitCode === 0)
        return { status: "imported" };
    if (run.aborted)
        return { status: "cancelled", tail };
    const failed = { what: sourceText(source), isSnapshot: source.table === null, keyKind: context.key.kind };
    const failure = (0,data_failures/* importFailed */.hU)({ ...failed, lines: tail });
    // If the CLI does not say why it failed, ask Convex: the import continues without the CLI.
    if (failure.code !== "preview-import-failed")
        return { status: "failed", failure, tail };
    const after = await waitForRunning(access, context, cli);
    if (context.signal.aborted)
        return { status: "cancelled", tail };
    const own = after?.find((one) => isOf(source, one) && !before?.some(({ id }) => id === one.id));
    if (own?.state === "completed")
        return { status: "imported" };
    if (own?.state !== "failed")
        return { status: "failed", failure, tail };
    const lines = own.error.split("\n").flatMap((line) => visibleDataLine(context.redaction.redact(line)) ?? []);
    return { status: "failed", failure: (0,data_failures/* importFailed */.hU)({ ...failed, lines }), tail: [...tail, ...lines] };
}
/** Waits until no import runs. @returns The deployment's imports, or `null` if Convex cannot be reached. */
async function waitForRunning(access, { signal, info }, { capabilities }) {
    if (access === null)
        return null;
    for (let looks = 0;; looks += 1) {
        const imports = await listImports(access, capabilities.version);
        if (imports === null || !imports.some(({ state }) => state === "running"))
            return imports;
        if (looks === 0)
            info("An import into this deployment is running. Waiting until it has ended.");
        await sleep(LOOK_PAUSE_MS, signal);
        if (signal.aborted)
            return imports;
    }
}
function isOf({ table }, found) {
    return found.table === table;
}
/** For a file that was there before the push. */
function fileLost(source, problem) {
    return (0,data_failures/* importFileUnusable */.Jo)(sourceText(source), `its file ${problem}, since something in this job has changed it during the push.`, "Look for what else changes that file, such as a step that runs in the background, and let it finish first.");
}

;// CONCATENATED MODULE: ./build/action/import.js
/** Implements `preview-import`: imports data once per preview deployment, after its first successful push. */





/** Whether `preview-run` must wait until a run has imported. */
function isWaitingForImport({ ending }, { previewImport }) {
    return previewImport.length > 0 && !ending.isImported;
}
/**
 * Imports in order each file that was not imported according to the records, until one fails. After a failed push, the
 * next run imports. Nothing is imported if it cannot be recorded.
 */
async function importPreviewData(outcome, step, context, cli) {
    const { inputs, reporter, runtime } = step;
    const isWanted = inputs.previewImport.length > 0 && outcome.plan?.target === "preview";
    const { status, failure } = outcome.ending;
    if (!isWanted || status !== "deployed" || failure !== null)
        return outcome;
    const lock = await reporter.seedLock(outcome);
    if (lock === null)
        return reportImportNotMade(outcome, "unrecorded", step);
    const task = { kind: "import", items: inputs.previewImport.map(({ table }) => table ?? "") };
    const claim = await lock.acquire(task, (0,public_outcome/* toPublicOutcome */.TI)(outcome, runtime.log));
    if (claim.kind !== "claimed")
        return reportImportNotMade(outcome, claim.kind, step);
    if (inputs.previewImport.some(({ table }) => table === null) && context.plan.pullRequest !== null)
        runtime.log.warning(SNAPSHOT_EXPOSED);
    const imported = await importFrom(claim, { outcome, step, context, cli, lock, task });
    runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(imported, runtime.log) });
    return imported;
}
async function importFrom({ from, isResumed }, { outcome, step, context, cli, lock, task }) {
    const { inputs, runtime } = step;
    const sources = inputs.previewImport;
    const sent = (0,public_outcome/* toPublicOutcome */.TI)(outcome, runtime.log);
    for (const [at, source] of sources.entries()) {
        const item = at + 1;
        if (item < from)
            continue;
        if (item > from)
            await lock.proceed(task, item, sent);
        const result = await runtime.log.group(`convex import: ${sourceText(source)}`, () => importFile(context, cli, source, isResumed && item === from));
        if (result.status === "imported")
            continue;
        const withTail = { ...outcome, deploy: outcome.deploy && { ...outcome.deploy, outputTail: result.tail } };
        if (result.status === "failed") {
            await lock.fail(task, item, sent);
            return (0,outcome_outcome/* withEnding */.AQ)(withTail, { status: "failed", failure: result.failure });
        }
        return runtime.signal.aborted
            ? (0,outcome_outcome/* withEnding */.AQ)(withTail, { status: "cancelled", failure: (0,action_failures/* cancelled */.KW)("import") })
            : (0,outcome_outcome/* withEnding */.AQ)(withTail, { status: "failed", failure: (0,action_failures/* timeout */.du)(inputs.timeoutMs ?? 0, "import") });
    }
    const note = `Imported ${sources.map(sourceText).join(", ")}.`;
    return (0,outcome_outcome/* withEnding */.AQ)((0,outcome_outcome/* withNote */.dW)(outcome, note), { isImported: true });
}
const SNAPSHOT_EXPOSED = "Everybody who can push to the pull request's branch can read the documents of the snapshot that `preview-import` imports, and the preview's public functions can return them. Use a snapshot without personal data.";
/** Reports why this run did not import. */
function reportImportNotMade(outcome, result, { runtime, inputs }) {
    switch (result) {
        case "done":
            return (0,outcome_outcome/* withEnding */.AQ)(outcome, { isImported: true });
        case "begun":
            return (0,outcome_outcome/* withNote */.dW)(outcome, "Another run is importing data into this preview deployment.");
        default: {
            const then = inputs.previewRun.length === 0 ? "" : ", nor was `preview-run` run";
            runtime.log.warning(`\`preview-import\` was not imported${then}: the action records it in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`);
            return outcome;
        }
    }
}

// EXTERNAL MODULE: ./build/action/preflight.js
var preflight = __webpack_require__(4156);
// EXTERNAL MODULE: ./build/records/verdict.js
var verdict = __webpack_require__(9948);
;// CONCATENATED MODULE: ./build/action/quota.js
/** Finds previews that can be deleted if the team has reached its limit of deployments, and deploys again without them. */




/** How many previews are listed at most. Each costs some requests, and deleting one is enough for this deploy. */
const MAX_PREVIEWS = 10;
/**
 * Deploys. If the team has reached its limit of deployments, the failure names the previews that a sweep would delete; with
 * `management-token` they are deleted, and the deploy is repeated once. With `on-close: keep` nothing is deleted, because the
 * job that records that a preview is kept may not have run yet.
 *
 * @param signal - Aborted when the run is cancelled or times out.
 */
async function deployWithinQuota(plan, step, signal, attempt) {
    const first = await attempt();
    const { failure } = first;
    if (failure?.code !== "quota-reached" || plan.preview === null || signal.aborted)
        return first;
    const found = await findUnneeded(step, signal);
    if (found === null || found.previews.length === 0)
        return first;
    const hasToken = step.inputs.managementToken !== null;
    const keeps = step.inputs.onClose === "keep";
    const named = { ...first, failure: (0,action_failures/* quotaReached */.pJ)(failure, found.previews, !hasToken && !keeps) };
    if (!hasToken || keeps)
        return named;
    const deleted = await deleteUnneeded(found, step, signal);
    if (deleted.length === 0 || signal.aborted)
        return named;
    const sentence = `Your team had reached its limit of Convex deployments. Deleted ${(0,action_failures/* previewList */.$8)(deleted)}, which no open pull request or branch needed, and deployed again.`;
    step.runtime.log.notice(sentence);
    const second = await attempt();
    return { ...second, notes: [...second.notes, sentence] };
}
/** Finds previews that Convex still has and that may be deleted. @returns `null` if GitHub could not be read. */
async function findUnneeded(step, signal) {
    const reader = step.evidence;
    if (reader === null)
        return null;
    try {
        const read = await reader.read([]);
        const candidates = (0,verdict/* deploymentsToDecide */.e5)(read.records, null);
        const evidence = await reader.complete(read, candidates, []);
        const previews = [];
        for (const deployment of candidates) {
            if (signal.aborted || previews.length === MAX_PREVIEWS)
                break;
            const previewName = await nameOfUnneeded(deployment, evidence, reader, step);
            if (previewName !== null)
                previews.push({ deployment, previewName });
        }
        return { previews, evidence, reader };
    }
    catch {
        step.runtime.log.info("Could not read from GitHub which preview deployments are no longer needed, so none is listed.");
        return null;
    }
}
/** @returns The preview's name, or `null` if it must be kept or does not exist. */
async function nameOfUnneeded(deployment, evidence, reader, step) {
    const key = (0,cleanup.previewKey)(step);
    const previewName = (0,verdict/* recordedPreviewName */.Ki)(deployment, evidence.records);
    if (previewName === null)
        return null;
    const now = await reader.originsNow((0,verdict/* originsOf */.TZ)(deployment, evidence.records));
    if ((0,verdict/* retentionReason */.DN)(deployment, evidence, (0,verdict/* previewAsRecorded */.FV)(key, previewName), now) !== null)
        return null;
    const caller = { host: step.provisionHost, key, cliVersion: cleanup.FALLBACK_CLIENT_VERSION };
    const found = await (0,provisioning_api/* fetchPreview */.n)(caller, previewName);
    return found.kind === "exists" && found.deploymentName === deployment ? previewName : null;
}
/** Deletes the previews as a cleanup does: each is checked again with its current records and with Convex. */
async function deleteUnneeded({ previews, evidence, reader }, step, signal) {
    const deleted = [];
    for (const preview of previews) {
        if (signal.aborted)
            break;
        const choice = { keptFor: null, isChosen: false, isSubject: false };
        const current = await (0,cleanup.completeEvidence)(reader, evidence, [preview.deployment], []);
        const { kind, note, failure } = await (0,cleanup.cleanUpOne)(preview.deployment, current, reader, choice, step);
        if (kind === "removed")
            deleted.push(preview);
        else
            step.runtime.log.warning(failure?.cause ?? note);
    }
    return deleted;
}

;// CONCATENATED MODULE: ./build/action/run-functions.js
/** Implements `run`: calls functions after every successful push, on any target. */


/** Call it after the push was reported: if a function fails, the push stays live. */
async function runFunctions(outcome, { inputs: { run: calls } }, functions) {
    const { status, failure } = outcome.ending;
    if (calls.length === 0 || status !== "deployed" || failure !== null)
        return outcome;
    const { outcome: ended, failedItem } = await functions.callAll(calls, outcome, {
        input: "run",
        skip: 0,
        beforeCall: async () => { },
    });
    const names = (0,code_span/* codeSpans */.tE)(calls.map(({ name }) => name));
    return failedItem === null ? (0,outcome_outcome/* withNote */.dW)(ended, `Ran ${names} after the push.`) : ended;
}

;// CONCATENATED MODULE: ./build/action/seed.js
/** `preview-run`: seeds a preview deployment once, after its first successful push. */




/**
 * Calls the functions that no recorded run has called. After a failed push, the next run seeds. After a failed function, the
 * next run continues with that function. Nothing is called if it cannot be recorded. If a function's response gets lost, it
 * and those after it count as done, because calling it twice could duplicate data.
 */
async function seedPreview(outcome, step, functions) {
    const { inputs, runtime, reporter } = step;
    const calls = inputs.previewRun;
    const { status, failure } = outcome.ending;
    const isWanted = calls.length > 0 && outcome.plan?.target === "preview" && !isWaitingForImport(outcome, inputs);
    if (!isWanted || status !== "deployed" || failure !== null)
        return outcome;
    const sent = (0,public_outcome/* toPublicOutcome */.TI)(outcome, runtime.log);
    const names = (0,code_span/* codeSpans */.tE)(calls.map(({ name }) => name));
    const lock = await reporter.seedLock(outcome);
    if (lock === null)
        return reportSeedNotRun(outcome, "unrecorded", names, runtime.log);
    const task = { kind: "seed", items: calls.map(({ path }) => path) };
    const claim = await lock.acquire(task, sent);
    if (claim.kind !== "claimed")
        return reportSeedNotRun(outcome, claim.kind, names, runtime.log);
    // If this process is killed, it is unknown how far the seed got, so save it as seeded.
    const save = (isSeeded) => runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)((0,outcome_outcome/* withEnding */.AQ)(outcome, { isSeeded }), runtime.log) });
    save(true);
    const skip = claim.from - 1;
    const end = await functions.callAll(calls, outcome, {
        input: "preview-run",
        skip,
        beforeCall: async (item) => {
            if (item > claim.from)
                await lock.proceed(task, item, sent);
        },
    });
    if (end.failedItem !== null && end.canRepeat) {
        save(false);
        await lock.fail(task, end.failedItem, sent);
        return end.outcome;
    }
    const noted = end.failedItem === null ? (0,outcome_outcome/* withNote */.dW)(end.outcome, `Seeded with ${names}.`) : end.outcome;
    return (0,outcome_outcome/* withEnding */.AQ)(noted, { isSeeded: true });
}
/** Reports why this run did not seed. @param names - Names of the functions, as code spans. */
function reportSeedNotRun(outcome, result, names, log) {
    switch (result) {
        case "done":
            return (0,outcome_outcome/* withEnding */.AQ)(outcome, { isSeeded: true });
        case "begun":
            return (0,outcome_outcome/* withNote */.dW)(outcome, `Another run is seeding this preview deployment with ${names}.`);
        case "lost":
            log.warning(`\`preview-run\` was not run (${names}): an earlier run started seeding this preview deployment but did not record whether it finished. Seeding twice could duplicate data, so it is treated as seeded. If data is missing, run the functions by hand with \`npx convex run\`, or deploy with \`preview-mode: recreate\`.`);
            return (0,outcome_outcome/* withEnding */.AQ)(outcome, { isSeeded: true });
        case "changed":
            log.warning(`\`preview-run\` was not run (${names}): the functions that an earlier run called before one failed are no longer the first lines, in the same order, so it is unknown which of these were called. Seeding twice could duplicate data. Restore those lines, or deploy with \`preview-mode: recreate\`.`);
            return outcome;
        case "unrecorded":
            log.warning(`\`preview-run\` was not run (${names}): the action records seeding in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. Without that record, \`preview-run\` could run twice and duplicate data. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`);
            return outcome;
    }
}

;// CONCATENATED MODULE: ./build/action/deploy.js
/** `operation: deploy`: runs the CLI, and reports before, during and after its run. */

































/** Deploys. A failure becomes an outcome that includes the plan. */
async function deploy_runDeploy(plan, step) {
    const planned = outcomeForPlan(plan, step);
    try {
        const { inputs, workspace, runtime } = step;
        (0,preflight/* assertNoKeyInPreviewName */.b)(plan.preview, runtime);
        planRecord(plan, step, planned, false);
        const exportTarget = findExportTarget(step);
        // `cmd` may write the files: then they are checked after it.
        if (plan.target === "preview" && inputs.cmd === null)
            assertImportFiles(inputs, workspace);
        const deploymentEnv = variablesToSet({ plan, inputs });
        const { environment } = runtime;
        const preparedCli = prepareCli({ plan, inputs, workspace, environment, secrets: secretsKeptBack(step) });
        const known = (0,outcome_outcome/* redactOutcome */.Ah)({ ...planned, deploy: { ...outcome_outcome/* CLI_NOT_RUN */.he, cliVersion: preparedCli.capabilities.version } }, runtime.log);
        return await deployAndReport(plan, step, known, { preparedCli, deploymentEnv, exportTarget });
    }
    catch (error) {
        if (error instanceof diagnosis_failure/* ActionFailure */.dR)
            return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: error.failure });
        throw error;
    }
}
/** @throws {ActionFailure} `invalid-input`, before any request is made. */
function findExportTarget({ inputs, workspace, runtime }) {
    if (inputs.exportPath === null)
        return null;
    const temporary = runtime.environment.RUNNER_TEMP ?? "";
    const found = checkExportPath(inputs.exportPath, [workspace, ...(temporary === "" ? [] : [temporary])]);
    if (typeof found === "string")
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* invalidInputs */.Rg)([found]));
    return found;
}
/** Passes the head of this run's record to the reporter. */
function planRecord(plan, step, known, canRecreate) {
    const { deployKey, inputs, reporter, runtime, trigger } = step;
    const slot = deployKey === null ? null : (0,records_slot/* slotOf */.SW)(deployKey.value, plan, deployKey.url);
    const facts = {
        slot,
        // The input `pull-request` only says where a deploy to another target is reported.
        pullRequestNumber: plan.target === "preview" ? plan.pullRequestNumber : (plan.pullRequest?.number ?? null),
        chosenCommit: plan.chosenCommit,
        recreates: canRecreate && plan.preview !== null,
        timeoutMs: inputs.timeoutMs,
    };
    const head = (0,record_head/* recordHead */.o)(trigger, (0,public_outcome/* toPublicOutcome */.TI)(known, runtime.log), facts, runtime.log, Date.now());
    reporter.plan({ head, isOfHead: plan.pullRequest !== null });
    return head;
}
/** The outcome of a planned deploy or look-up before anything was done. */
function outcomeForPlan(plan, { initialOutcome }) {
    const { target, commit, branch, pullRequestNumber } = plan;
    const previewName = plan.preview?.name ?? null;
    return {
        ...initialOutcome,
        plan: { operation: plan.kind, target, previewName, appUrl: plan.appUrl, commit, branch, pullRequestNumber },
        deployment: { ...outcome_outcome/* NO_DEPLOYMENT */.sz, name: plan.deploymentName },
    };
}
async function deployAndReport(plan, step, outcomeSoFar, { preparedCli, deploymentEnv, exportTarget }) {
    const { runtime, inputs, reporter, provisionHost } = step;
    const { log } = runtime;
    const recreates = (0,cli_capabilities/* recreatesPreview */.D8)(inputs.previewMode, preparedCli.capabilities);
    const notes = provisionHost === provision_host/* CONVEX_PROVISION_ORIGIN */.X
        ? []
        : [`\`CONVEX_PROVISION_HOST\` replaces Convex's own host with ${provisionHost}.`];
    (0,outputs/* setOutputs */.n)(log, outcomeSoFar, { final: false });
    for (const sentence of versionWarnings(plan, inputs, preparedCli.capabilities))
        log.warning(sentence);
    if (inputs.managementToken !== null && plan.pullRequest !== null)
        log.warning(MANAGEMENT_TOKEN_EXPOSED);
    if (inputs.githubToken === null && (inputs.comment !== false || inputs.githubDeployment))
        log.warning(NO_GITHUB_TOKEN);
    const ignoredNotice = ignoredVariablesNotice({ plan, inputs });
    const redirects = (0,child_environment/* redirectNotices */.Q2)(runtime.environment, listDotenvVariables(inputs.workingDirectory), variablesHoldingCredentials(step));
    const hiddenNotice = (0,outcome_outcome/* intactUrl */.x7)(plan.appUrl, log.redactSent) === plan.appUrl ? [] : [APP_URL_HIDDEN];
    const ignoredNotices = ignoredNotice === null ? [] : [ignoredNotice];
    for (const sentence of [...plan.notices, ...hiddenNotice, ...redirects, ...ignoredNotices])
        log.notice(sentence);
    for (const line of [(0,log_messages/* startMessage */.su)(outcomeSoFar), ...notes])
        log.info(line);
    // Do not await: it runs in parallel with the CLI, and the reporter handles its errors.
    const head = planRecord(plan, step, outcomeSoFar, recreates);
    runtime.record.save({ outcomeSoFar, recordHead: head, startReported: true });
    reporter.reportStart(outcomeSoFar);
    const context = createDeployContext(plan, step, outcomeSoFar, { deploymentEnv, exportTarget });
    const comparison = startComparison(plan, step, context, preparedCli);
    log.removeProblemMatchers();
    const result = await log.group(`convex deploy (CLI ${preparedCli.capabilities.version})`, () => deployWithinQuota(plan, step, context.signal, () => deploy(withHeadReady(context, comparison.onHeadReady), preparedCli)));
    (0,phases/* endPhase */.z)("after the CLI");
    for (const sentence of result.warnings)
        log.warning(sentence);
    const compared = comparison.end();
    const pushed = applyDeployResult(outcomeSoFar, result, step, notes);
    // Set the outputs that are known now: functions may take long, and may fail.
    (0,outputs/* setOutputs */.n)(log, pushed, { final: false });
    const imported = await importPreviewData(pushed, step, context, preparedCli);
    const functions = new FunctionRunner(step, context, preparedCli.capabilities.version);
    const seeded = await seedPreview(imported, step, functions);
    const kept = await yieldToConcurrentCleanup(seeded, result, plan, step);
    const reported = await reportPush(noteLostPreview(kept, step, recreates), step);
    const ran = await runFunctions(reported, step, functions);
    const left = ran === reported ? ran : await abandonIfDeleted(ran, plan, step);
    const outcome = await applyComparison(left, await compared, step);
    (0,outputs/* setOutputs */.n)(log, outcome, { final: true });
    if (outcome.ending.status === "deployed" && inputs.exportEnv)
        (0,export_urls/* exportUrls */.R)(log, (0,outcome_outcome/* redactOutcome */.Ah)(outcome, log), result.variables);
    return outcome;
}
function withHeadReady(context, onHeadReady) {
    return {
        ...context,
        beforePush: (claim) => {
            onHeadReady();
            return context.beforePush(claim);
        },
    };
}
/** The key, and the token that can delete any deployment of the team. Builds do need `github-token`. */
function secretsKeptBack({ secrets, inputs: { managementToken } }) {
    const isUsable = managementToken !== null && managementToken.length >= parse_deploy_key/* MIN_SECRET_LENGTH */.v;
    return isUsable ? [...secrets, managementToken] : secrets;
}
/** Variables that hold the step's own key or URL, so they do not redirect it to another deployment. */
function variablesHoldingCredentials({ deployKey, secrets, runtime }) {
    const url = deployKey?.url ?? null;
    const own = Object.entries(runtime.environment);
    return own.filter(([, value]) => value === url || secrets.includes(value?.trim() ?? "")).map(([name]) => name);
}
function createDeployContext(plan, step, known, { deploymentEnv, exportTarget }) {
    const { runtime, deployKey, inputs, workspace, provisionHost } = step;
    if (deployKey === null || deployKey.value.kind === "malformed")
        throw new Error("A deploy was planned without a key.");
    const { log, signal } = runtime;
    return {
        plan,
        key: deployKey.value,
        url: deployKey.url,
        secrets: secretsKeptBack(step),
        inputs,
        workspace,
        environment: runtime.environment,
        provisionHost,
        bundleDirectory: runtime.distDirectory,
        message: defaultAuditMessage(inputs.message, (0,public_outcome/* toPublicOutcome */.TI)(known, log), log),
        redaction: log.redaction,
        stdout: runtime.stdout,
        exportTarget,
        onExported: (path) => log.outputs({ "export-path": path }),
        deploymentEnv,
        onClaimed: (claim) => {
            const claimed = withClaim(known, claim);
            runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(claimed, log) });
            // Without a build, the push, which is recorded too, follows at once.
            if (claim.created && inputs.cmd !== null)
                step.reporter.reportCreated(claimed);
        },
        beforePush: (claim) => step.reporter.markPushing(withClaim(known, claim), claim.created),
        checkSuperseded: (deployment) => step.reporter.checkSuperseded(deployment),
        maskSecrets: (more) => log.maskSecrets(more, (0,secret_encodings/* valuesToMask */.yF)(more)),
        info: (text) => log.info(text),
        notice: (text) => log.notice(text),
        onProcessStarted: (pid) => runtime.record.save({ processGroup: pid }),
        signal: inputs.timeoutMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(inputs.timeoutMs)]),
    };
}
function applyDeployResult(known, result, { runtime, inputs }, notes) {
    const isStopped = result.status === "cancelled";
    const timedOut = isStopped && !runtime.signal.aborted;
    const stage = stoppedIn(result, inputs);
    const { deployment, deploy } = result;
    return {
        ...known,
        deployment,
        deploy: inputs.annotations ? deploy : { ...deploy, locations: source_location/* NO_LOCATIONS */.vn },
        ending: {
            ...known.ending,
            status: timedOut ? "failed" : result.status,
            failure: timedOut ? (0,action_failures/* timeout */.du)(inputs.timeoutMs ?? 0, stage) : isStopped ? (0,action_failures/* cancelled */.KW)(stage) : result.failure,
            notes: [...notes, ...result.warnings, ...result.notes],
        },
    };
}
/** The push starts when `cmd` has ended. Without `cmd`, its start is not known. */
function stoppedIn({ deploy: { buildSeconds }, isStoppedInExport }, { cmd }) {
    if (isStoppedInExport)
        return "export";
    return cmd !== null && buildSeconds === null ? "build" : "push";
}
const APP_URL_HIDDEN = "The link of `app-url` was left out: it contains a value of `deployment-env`, or of a variable whose name suggests a secret.";
const NO_GITHUB_TOKEN = "`github-token` is empty, so there is no comment and no GitHub Deployment, and this run cannot see whether a newer one has overtaken it. Leave the input out, or set `github-token: ${{ github.token }}`. To deploy without reports, set `comment` and `github-deployment` to `false`.";
const MANAGEMENT_TOKEN_EXPOSED = "`management-token` can delete any of your team's Convex deployments, and this job runs code from a pull request that can read it. Set it only for closed pull requests and for sweeps: `management-token: ${{ github.event.action == 'closed' && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}`.";
/** Failures that may have happened because the preview was deleted during the push, or during a function. */
const CODES_IF_PREVIEW_DELETED = [
    "deployment-not-found",
    "deployment-vanished",
    "key-rejected",
    "preview-import-failed",
    "run-failed",
    "unknown",
];
/** If a cleanup ran at the same time, it takes precedence: the preview is deleted, and the step does not fail. */
async function yieldToConcurrentCleanup(outcome, { previewOrphaned }, plan, step) {
    if (plan.preview === null)
        return outcome;
    if (previewOrphaned || (await isOrphanedByFailure(outcome, step)))
        return deleteOrphanedPreview(outcome, plan.preview.name, step);
    return abandonIfDeleted(outcome, plan, step);
}
/**
 * Whether a failed run created a preview whose cleanup may have run before, when no record named the preview. A cancelled
 * run has no time to ask.
 */
async function isOrphanedByFailure({ ending, deployment }, step) {
    if (ending.status !== "failed" || deployment.previewCreated !== true || deployment.name === null)
        return false;
    // Such a failure may be due to a deleted preview, which is reported differently.
    if (CODES_IF_PREVIEW_DELETED.includes(ending.failure?.code ?? ""))
        return false;
    const superseding = await step.reporter.checkSuperseded();
    return isLeftBehind(superseding?.closed ?? null, step.inputs.onClose);
}
async function abandonIfDeleted(outcome, plan, step) {
    const { failure } = outcome.ending;
    if (plan.preview === null || !CODES_IF_PREVIEW_DELETED.includes(failure?.code ?? ""))
        return outcome;
    const superseding = await step.reporter.checkSuperseded();
    if (superseding === null || superseding.closed === null)
        return outcome;
    const ended = (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "skipped", failure: (0,action_failures/* abandoned */.R$)(superseding.reason) });
    const cleared = clearDeployment(ended, step);
    return { ...cleared, deploy: cleared.deploy && { ...cleared.deploy, outputTail: [] } };
}
async function deleteOrphanedPreview(outcome, name, step) {
    const deployment = outcome.deployment.name;
    if (deployment === null)
        return outcome;
    const known = await step.reporter.recordClaim(outcome);
    const { kind, note } = await (0,cleanup.deleteAbandoned)({ deployment, previewName: name }, known, step);
    const noted = (0,outcome_outcome/* withNote */.dW)(outcome, note);
    return kind === "removed" || kind === "not-found" ? clearDeployment(noted, step) : noted;
}
/** Removes the links to a deleted deployment, also from the outputs that were set before. */
function clearDeployment(outcome, { runtime }) {
    const { name, previewCreated } = outcome.deployment;
    runtime.log.outputs({ "deployment-url": "", "site-url": "", "dashboard-url": "" });
    return {
        ...outcome,
        deployment: { ...outcome_outcome/* NO_DEPLOYMENT */.sz, name, previewCreated },
        deploy: outcome.deploy && { ...outcome.deploy, schemaChanges: [] },
    };
}
/**
 * Notes that an earlier preview deployment no longer exists. This is not a failure, but its data is lost.
 *
 * @param recreates - Whether every deploy recreates the preview, so that this deploy replaced the earlier one.
 */
function noteLostPreview(outcome, { reporter, runtime }, recreates) {
    const { ending, deployment } = outcome;
    if (ending.status !== "deployed" || deployment.previewCreated !== true || recreates)
        return outcome;
    const previous = reporter.previousDeployment();
    if (previous === null || previous === deployment.name)
        return outcome;
    const note = `The previous preview deployment ${(0,code_span/* codeSpan */.SS)(previous)} no longer exists (it expired or was deleted). A new, empty one was created.`;
    runtime.log.notice(note);
    return (0,outcome_outcome/* withNote */.dW)(outcome, note);
}
/** Reports the successful push. Fails if another run pushed at the same time and an older commit may be live. */
async function reportPush(outcome, { reporter, runtime }) {
    if (outcome.ending.status !== "deployed")
        return outcome;
    const conflicts = await reporter.reportPushed(outcome);
    if (conflicts === null)
        return outcome;
    for (const one of conflicts.sharing)
        runtime.log.warning(sharedWarning(one, outcome.plan?.target ?? null));
    return conflicts.overtaking === null
        ? outcome
        : (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "failed", failure: (0,action_failures/* overtaken */.K1)(conflicts.overtaking) });
}
function sharedWarning({ workflow, workingDirectory, isNewer }, target) {
    const fix = target === "preview"
        ? "Give each its own preview, such as `preview-name: {app}-{number}`."
        : "Give each its own Convex project.";
    const lost = isNewer ? " It had pushed a newer commit, which this run has replaced." : "";
    return `${(0,code_span/* codeSpan */.SS)(workflow)} pushes ${(0,code_span/* codeSpan */.SS)(workingDirectory)} to the same Convex deployment, so the two overwrite each other.${lost} ${fix}`;
}
function withClaim(known, { deploymentName, created }) {
    const { name } = known.deployment;
    return { ...known, deployment: { ...known.deployment, name: deploymentName ?? name, previewCreated: created } };
}


/***/ }),

/***/ 1608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ exportUrls)
/* harmony export */ });
/** Implements `export-env`: sets the URLs of the Convex deployment as variables for later steps. */
/** @param outcome - Must be redacted. */
function exportUrls(log, { deployment: { url, siteUrl } }, variables) {
    if (url !== null)
        for (const name of variables.url)
            log.exportVariable(name, url);
    if (siteUrl !== null)
        for (const name of variables.siteUrl)
            log.exportVariable(name, siteUrl);
}


/***/ }),

/***/ 2800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ recreatesPreview),
/* harmony export */   Do: () => (/* binding */ cliCapabilities),
/* harmony export */   Pe: () => (/* binding */ FIRST_THAT_HIDES_VARIABLES),
/* harmony export */   oM: () => (/* binding */ OLDEST_TESTED)
/* harmony export */ });
/* unused harmony export SUPPORTED_SINCE */
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8469);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6353);
/** What each version of the Convex CLI can do, from its changelog and each version's `convex deploy --help`. */


/** Older versions are refused for previews, and cause a warning otherwise. */
const OLDEST_TESTED = "1.28.0";
/** https://github.com/get-convex/convex-backend/blob/main/npm-packages/convex/CHANGELOG.md */
const FIRST_THAT_HIDES_VARIABLES = "1.48.0";
const SUPPORTED_SINCE = {
    "--allow-deleting-large-indexes": "1.30.0",
    "--push-all-modules": "1.31.7",
    "--skip-workos-check": "1.32.0",
    "--message": "1.36.0",
    "--preview-name": "1.36.0",
    "--skip-large-indexes-check": "1.47.0",
    "--allow-unstaging-schema": "1.47.0",
};
/** @param version - The `version` in convex's package.json. A pre-release counts as its release. */
function cliCapabilities(version) {
    const parsed = semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__(version);
    const release = parsed === null ? "0.0.0" : `${parsed.major}.${parsed.minor}.${parsed.patch}`;
    const since = (first) => semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(release, first) >= 0;
    return {
        version,
        isTested: since(OLDEST_TESTED),
        deploysPreviews: since(OLDEST_TESTED),
        reusesPreviews: since("1.36.0"),
        resolvesUrlsOverHttp: since("1.35.0"),
        // A pre-release of that version does not count: the change may have come after it.
        hidesVariables: parsed !== null && semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(parsed, FIRST_THAT_HIDES_VARIABLES) >= 0,
        supports: (option) => since((Object.hasOwn(SUPPORTED_SINCE, option) ? SUPPORTED_SINCE[option] : undefined) ?? "0.0.0"),
    };
}
/** Whether a deploy deletes an existing preview deployment of that name and creates a new one. */
function recreatesPreview(previewMode, cli) {
    return previewMode === "recreate" || !cli.reusesPreviews;
}


/***/ }),

/***/ 6504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ CliOutput),
  w: () => (/* binding */ lastLines)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./build/runner/line-splitter.js
/** Splits the output of other programs into redacted lines. All of it reaches the log this way. */

/** In characters. Longer lines are passed on in pieces, so that endless output does not fill the memory. */
const MAX_PIECE_LENGTH = 32_768;
/** In characters. Longer than any key in any of its encodings, including keys that were not registered. */
const MIN_OVERLAP = 4_096;
/**
 * Turns chunks of a child's output into whole lines.
 *
 * Each line is decoded across chunk borders, redacted, and without control characters. Both `\n` and `\r` end a line;
 * `\r\n` ends one line, not two. Very long lines come in pieces, cut at white space outside of secrets (values of
 * `deployment-env` may contain white space). If there is none, the start is shown and the rest is dropped up to the next
 * such white space.
 */
class LineSplitter {
    #decoder = new external_node_string_decoder_.StringDecoder("utf8");
    #redaction;
    #onLine;
    /** The part of the current line that was not passed on yet; while skipping, it begins with the end of what was skipped. */
    #rest = "";
    #skipping = false;
    constructor(redaction, onLine) {
        this.#redaction = redaction;
        this.#onLine = onLine;
    }
    write(chunk) {
        this.#take(this.#decoder.write(chunk));
    }
    end() {
        this.#take(this.#decoder.end());
        if (this.#rest !== "")
            this.#endLine(this.#rest);
        this.#rest = "";
    }
    #take(text) {
        const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
        this.#rest = lines.pop() ?? "";
        for (const line of lines)
            this.#endLine(line);
        this.#rest = this.#shorten(this.#rest, false);
    }
    #endLine(line) {
        const rest = this.#shorten(line, true);
        if (!this.#skipping)
            this.#pass(rest);
        this.#skipping = false;
    }
    #pass(line) {
        this.#onLine(this.#redaction.redact(line));
    }
    /** Passes on the first pieces of a line that is too long. @returns The rest of it. */
    #shorten(line, isWhole) {
        const held = this.#overlap;
        let rest = line;
        for (;;) {
            // Hold back the end of the text: it may be the start of a secret.
            const known = isWhole ? rest.length : rest.length - held;
            if (this.#skipping) {
                const start = this.#findSafeCut(rest, held, known, 1);
                if (start === null)
                    return rest.slice(-2 * held);
                this.#skipping = false;
                rest = rest.slice(start);
                continue;
            }
            if (known <= MAX_PIECE_LENGTH)
                return rest;
            const cut = this.#findSafeCut(rest, MAX_PIECE_LENGTH - 1, 0, -1);
            if (cut !== null)
                this.#pass(rest.slice(0, cut));
            // Drop the end of the piece: it may be the start of a secret, which would not be recognized.
            else
                this.#onLine(`${this.#redaction.redact(rest.slice(0, MAX_PIECE_LENGTH)).slice(0, -held)} …`);
            this.#skipping = cut === null;
            rest = rest.slice(cut ?? Math.max(0, MAX_PIECE_LENGTH - held));
        }
    }
    /** How many characters on either side of a cut are needed to see whether it goes through a secret. */
    get #overlap() {
        return Math.max(MIN_OVERLAP, this.#redaction.maxSecretLength);
    }
    /** Finds the first white space outside of secrets, from `from` (inclusive) to `to` (exclusive) in either direction. */
    #findSafeCut(text, from, to, step) {
        const held = this.#overlap;
        for (let at = nextSpace(text, from, step); step * (to - at) > 0; at = nextSpace(text, at + step, step)) {
            if (this.#redaction.canCut(text.slice(Math.max(0, at - held), at), text.slice(at, at + held)))
                return at;
            // A secret that contains this position can reach this far, so skip the positions in between.
            at += step * (held - 1);
        }
        return null;
    }
}
/** @returns The position of the next white space; the text's length (or -1 when searching backwards) if there is none. */
function nextSpace(text, from, step) {
    if (step === 1) {
        const found = text.slice(from).search(/\s/);
        return found < 0 ? text.length : from + found;
    }
    let at = from;
    while (at >= 0 && !/\s/.test(text.charAt(at)))
        at -= 1;
    return at;
}

// EXTERNAL MODULE: ./build/runner/shorten-line.js
var shorten_line = __webpack_require__(9861);
// EXTERNAL MODULE: ./build/runner/workflow-commands.js
var workflow_commands = __webpack_require__(2413);
// EXTERNAL MODULE: ./build/convex/cli/parse-announcement.js
var parse_announcement = __webpack_require__(954);
// EXTERNAL MODULE: ./build/convex/api/json.js
var json = __webpack_require__(7439);
;// CONCATENATED MODULE: ./build/convex/cli/verbose-changes.js

/** In characters. Longer objects are ignored, so that they do not fill the memory. */
const MAX_LENGTH = 16_000_000;
/**
 * Reads changes from the output of `--verbose`. Instead of a list of changes, the CLI then prints Convex's responses as
 * JSON: at the start of a push with `schemaChange`, at its end with `componentDiffs`.
 */
class VerboseChanges {
    /** Lines of the object that is being read, or `null`. */
    #lines = null;
    #length = 0;
    #started = null;
    #finished = null;
    add(line) {
        // An object begins and ends with a brace at the start of a line; the lines in between are indented.
        const opens = /^(?:startPush: ?)?\{$/.test(line);
        this.#length = opens ? 0 : this.#length + line.length;
        if (opens)
            this.#lines = ["{"];
        else if (this.#lines !== null && this.#length <= MAX_LENGTH && /^(?: {2}|\})/.test(line))
            this.#lines.push(line);
        else
            this.#lines = null;
        if (line !== "}" || this.#lines === null)
            return;
        const value = (0,json/* asRecord */.qY)((0,json/* parseJson */.qF)(this.#lines.join("\n")));
        this.#lines = null;
        if (value.schemaChange !== undefined)
            this.#started = value.schemaChange;
        if (value.componentDiffs !== undefined)
            this.#finished = value.componentDiffs;
    }
    /** The changes, or an empty array without such a response. @param isDryRun - Whether nothing was changed. */
    changes(isDryRun) {
        const components = (0,json/* asRecord */.qY)(this.#finished);
        const started = (0,json/* asRecord */.qY)((0,json/* asRecord */.qY)(this.#started).indexDiffs)[""];
        const indexes = (0,json/* asRecord */.qY)(started ?? (0,json/* asRecord */.qY)(components[""]).indexDiff);
        return this.#finished === null ? [] : [...indexChanges(indexes, isDryRun), ...componentChanges(components)];
    }
}
function indexChanges(diff, isDryRun) {
    const list = (field) => (Array.isArray(diff[field]) ? diff[field].map(json/* asRecord */.qY) : []);
    const isStaged = (index) => index.staged === true;
    const indexChanges = (indexes, done, planned) => indexes.map((index) => toChange(isDryRun ? planned : done, indexName(index)));
    const added = list("added_indexes");
    return [
        ...indexChanges(list("removed_indexes"), ["deleted", "Index"], ["warning", "Index would be deleted"]),
        ...indexChanges(added.filter((index) => !isStaged(index)), ["added", "Index"], ["changed", "Index would be added"]),
        ...indexChanges(added.filter(isStaged), ["added", "Staged index"], ["changed", "Staged index would be added"]),
        ...indexChanges(list("enabled_indexes"), ["changed", "Index enabled"], ["changed", "Index would be enabled"]),
        ...indexChanges(list("disabled_indexes"), ["changed", "Index staged"], ["changed", "Index would be staged"]),
    ];
}
/** Describes an index as the CLI does without `--verbose`. */
function indexName(index) {
    const names = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
    const filters = names(index.filterFields);
    const filtered = filters.length === 0 ? "" : `, filter${filters.length === 1 ? "" : "s"} on ${filters.join(", ")}`;
    const name = (0,json/* asString */.oJ)(index.name) ?? "";
    switch (index.type) {
        case "search":
            return `${name} (text) (${(0,json/* asString */.oJ)(index.searchField) ?? ""}${filtered})`;
        case "vector":
            return `${name} (vector) (${(0,json/* asString */.oJ)(index.vectorField) ?? ""} (${String(index.dimensions)} dimensions)${filtered})`;
        default:
            return `${name} (${names(index.fields).join(", ")})`;
    }
}
const COMPONENTS = {
    create: ["added", "Component"],
    unmount: ["warning", "Component unmounted"],
    remount: ["changed", "Component mounted again"],
};
function componentChanges(components) {
    return Object.entries(components).flatMap(([path, diff]) => {
        const type = (0,json/* asString */.oJ)((0,json/* asRecord */.qY)((0,json/* asRecord */.qY)(diff).diffType).type) ?? "";
        const words = path !== "" && Object.hasOwn(COMPONENTS, type) ? COMPONENTS[type] : undefined;
        return words === undefined ? [] : [toChange(words, path)];
    });
}
function toChange([kind, what], name) {
    return { kind, what, name };
}

;// CONCATENATED MODULE: ./build/convex/cli/parse-schema-changes.js

const INDEX_ROW = /^\s+\[[-+*]\] (.+)$/;
const LARGE_ROW = /^⛔ (.+)$/;
const TABLE_ROW = /^ {2}(\S.*)$/;
const SECTIONS = [
    { heading: /Deleted table indexes:$/, kind: "deleted", what: "Index", row: INDEX_ROW },
    { heading: /Would delete table indexes:$/, kind: "warning", what: "Index would be deleted", row: INDEX_ROW },
    { heading: /Added table indexes:$/, kind: "added", what: "Index", row: INDEX_ROW },
    { heading: /Would add table indexes:$/, kind: "changed", what: "Index would be added", row: INDEX_ROW },
    { heading: /Added staged table indexes:$/, kind: "added", what: "Staged index", row: INDEX_ROW },
    { heading: /Would add staged table indexes:$/, kind: "changed", what: "Staged index would be added", row: INDEX_ROW },
    { heading: /These indexes are now enabled:$/, kind: "changed", what: "Index enabled", row: INDEX_ROW },
    { heading: /These indexes would be enabled:$/, kind: "changed", what: "Index would be enabled", row: INDEX_ROW },
    { heading: /These indexes are now staged:$/, kind: "changed", what: "Index staged", row: INDEX_ROW },
    { heading: /These indexes would be staged:$/, kind: "changed", what: "Index would be staged", row: INDEX_ROW },
    {
        heading: /This code push will delete the following ind/,
        kind: "warning",
        what: "Index on a large table would be deleted",
        row: LARGE_ROW,
        isConfirmation: true,
    },
    {
        heading: /This push will create the following ind/,
        kind: "warning",
        what: "Index on a large table, which blocks the deploy until it is backfilled",
        row: LARGE_ROW,
    },
    {
        heading: /This push (?:discards|would discard) staged schema validation/,
        kind: "warning",
        what: "Staged validator discarded",
        row: LARGE_ROW,
    },
    {
        heading: /This schema change requires checking every document/,
        kind: "warning",
        what: "Every document is checked against the new schema, which may take a while",
        row: TABLE_ROW,
    },
    { heading: /Staged schema validation status:$/, kind: "changed", what: "Staged validator", row: TABLE_ROW },
];
const parse_schema_changes_COMPONENTS = [
    [/^(?:[✔√] +)?Installed component (.+)\.$/, "added", "Component"],
    [/^(?:[✔√] +)?Unmounted component (.+)\.$/, "warning", "Component unmounted"],
    [/^(?:[✔√] +)?Remounted component (.+)\.$/, "changed", "Component mounted again"],
];
/** How many changes are listed by name; the rest are counted. Deletions and warnings are always listed. */
const MAX_NAMED = 200;
/** Collects changes from the CLI's output line by line, because the output is not kept completely. */
class SchemaChangeReader {
    #found = [];
    /** The changes that are only counted, by kind and text. */
    #counted = new Map();
    #verbose = new VerboseChanges();
    #named = 0;
    #section = null;
    /** @param line - A line that the CLI itself printed, redacted and without escape sequences. */
    add(line) {
        this.#verbose.add(line);
        const opened = SECTIONS.find(({ heading }) => heading.test(line.slice(0, 200)));
        if (opened !== undefined)
            this.#section = opened;
        const name = this.#section?.row.exec(line)?.[1];
        if (this.#section !== null && opened === undefined && name !== undefined) {
            const { kind, what, isConfirmation = false } = this.#section;
            this.#take({ kind, what, name: nameOf(name), isConfirmation });
        }
        else if (opened === undefined && isEndOfSection(line, this.#section))
            this.#section = null;
        for (const change of componentChange(line))
            this.#take(change);
    }
    /** @param isDryRun - Whether the CLI only reported what it would change. */
    changes(isDryRun) {
        for (const change of this.#verbose.changes(isDryRun))
            this.#take({ ...change, isConfirmation: false });
        const isDone = this.#found.some(({ kind }) => kind === "deleted");
        const named = this.#found
            .filter(({ isConfirmation }) => !(isConfirmation && isDone))
            .map(({ kind, what, name }) => ({ kind, what, name }));
        return [...named, ...this.#counted.values()];
    }
    #take(change) {
        const isLoud = change.kind === "deleted" || change.kind === "warning";
        if (isLoud || this.#named < MAX_NAMED) {
            this.#found.push(change);
            if (!isLoud)
                this.#named += 1;
            return;
        }
        const { kind, what } = change;
        const count = (this.#counted.get(`${kind} ${what}`)?.count ?? 0) + 1;
        this.#counted.set(`${kind} ${what}`, { kind, what, name: "", count });
    }
}
/** Not every other line ends a section: headings have several lines, and rows have details below them. */
function isEndOfSection(line, section) {
    if (section === null)
        return false;
    return section.row === INDEX_ROW ? !/^\s{4,}\S/.test(line) : /^[✔√✖]|^Tip:/.test(line);
}
function componentChange(line) {
    for (const [pattern, kind, what] of parse_schema_changes_COMPONENTS) {
        const name = pattern.exec(line)?.[1];
        if (name !== undefined)
            return [{ kind, what, name, isConfirmation: false }];
    }
    return [];
}
/** `messages.by_channel   channel, _creationTime` as `messages.by_channel (channel, _creationTime)`. */
function nameOf(row) {
    const [name = "", ...rest] = row
        .split(/ {2,}/)
        .map((part) => part.trim())
        .filter((part) => part !== "" && part !== "(staged)");
    return rest.length === 0 ? name : `${name} (${rest.join(" ")})`;
}

;// CONCATENATED MODULE: ./build/convex/cli/cli-output.js
/** Processes the CLI's output: writes it to the log, parses it, and keeps it for reports. */






/** Lines at the end of the output, which contain the cause of a failure. */
const TAIL_LINES = 120;
/** How many lines are kept, so that endless output does not fill the memory. */
const MAX_LINES = 2_000;
class CliOutput {
    #settings;
    #lines = [];
    #changes = new SchemaChangeReader();
    #report = parse_announcement/* NO_STATUS */.rF;
    /** The program that writes to stdout now. The CLI itself writes to stderr only. */
    #stdoutSource;
    constructor(settings) {
        this.#settings = settings;
        this.#stdoutSource = settings.endOfBuild === null ? "tool" : "build";
    }
    /** The last lines that were printed so far. Redacted. */
    get lines() {
        return withoutOldest(this.#lines);
    }
    /** What the CLI has reported so far. */
    get report() {
        return this.#report;
    }
    /** The changes that the CLI reported. */
    changes(isDryRun) {
        return this.#changes.changes(isDryRun);
    }
    /** Reads both streams to their end. */
    async read({ stdout, stderr }) {
        await Promise.all([
            this.#pump(stdout, (line) => {
                if (line === this.#settings.endOfBuild)
                    this.#stdoutSource = "tool";
                else
                    this.#show(line, stdout, this.#stdoutSource);
            }),
            this.#pump(stderr, (line) => {
                this.#report = (0,parse_announcement/* parseCliLine */.sx)(this.#report, line);
                this.#show(line, stderr, "cli");
            }),
        ]);
    }
    /** Reads a stream in whole, redacted lines. */
    async #pump(source, onLine) {
        const splitter = new LineSplitter(this.#settings.redaction, onLine);
        source.on("data", (chunk) => splitter.write(chunk));
        await (0,external_node_events_.once)(source, "close");
        splitter.end();
    }
    #show(line, stream, source) {
        const filterLine = this.#settings.filterLine(line);
        if (filterLine === null)
            return;
        this.#lines.push({ text: (0,shorten_line/* shortenLine */.a)(filterLine, this.#settings.redaction), source });
        if (source === "cli")
            this.#changes.add(filterLine);
        // Not for every line, because each time all of them are copied.
        if (this.#lines.length > 2 * MAX_LINES)
            this.#lines = withoutOldest(this.#lines);
        writeLine(this.#settings.log, (0,workflow_commands/* escapeWorkflowCommands */.F)(filterLine), stream);
    }
}
/** Keeps the CLI's lines longest: it says that the type check failed before the compiler prints a list of any length. */
function withoutOldest(lines) {
    let excess = lines.length - MAX_LINES;
    return lines.filter(({ source }) => source === "cli" || excess-- <= 0).slice(-MAX_LINES);
}
/** The last lines of all sources, or of one, however much the others printed after them. */
function lastLines(lines, only = null) {
    return lines
        .filter(({ source }) => only === null || source === only)
        .slice(-TAIL_LINES)
        .map(({ text }) => text);
}
/** Writes one line, and pauses its source while the log is slower, so that output does not fill the memory. */
function writeLine(log, line, source) {
    if (log.write(`${line}\n`) || source.isPaused())
        return;
    source.pause();
    log.once("drain", () => source.resume());
}


/***/ }),

/***/ 954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jQ: () => (/* binding */ deploymentNameFromStatus),
/* harmony export */   rF: () => (/* binding */ NO_STATUS),
/* harmony export */   sx: () => (/* binding */ parseCliLine)
/* harmony export */ });
/* harmony import */ var _api_deployment_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8786);

const NO_STATUS = { announcement: null, deployedUrl: null };
const ANNOUNCED = /^▌\s+\[(\w*)\]\s+(\S+)(?:\s+\((?:dev|prod)\))?(?:\s+\(dashboard: (\S+)\))?$/;
const ANNOUNCED_URL = /^▌\s+└─\s+(\S+)$/;
const DEPLOYED = /^(?:✔|√)\s+Deployed Convex functions to (\S+)$/;
/** Adds one line without escape sequences. The first announcement and the last success count. */
function parseCliLine(report, line) {
    const text = line.trim();
    const announced = ANNOUNCED.exec(text);
    if (announced !== null && report.announcement === null) {
        const [, label = "", reference = "", dashboardUrl] = announced;
        return { ...report, announcement: { label, reference, dashboardUrl: dashboardUrl ?? null, url: null } };
    }
    const url = ANNOUNCED_URL.exec(text)?.[1];
    if (url !== undefined && (report.announcement === null || report.announcement.url === null)) {
        const announcement = report.announcement ?? { label: "", reference: "", dashboardUrl: null, url: null };
        return { ...report, announcement: { ...announcement, url } };
    }
    const deployed = DEPLOYED.exec(text)?.[1];
    return deployed === undefined ? report : { ...report, deployedUrl: deployed };
}
/** @returns The deployment's name from the announcement or a URL, or `null`. */
function deploymentNameFromStatus(report) {
    const fromDashboard = report.announcement?.dashboardUrl?.split("/").at(-1);
    if (fromDashboard !== undefined && /^[\w-]+$/.test(fromDashboard))
        return fromDashboard;
    const reference = report.announcement?.reference ?? "";
    if (/^[\w-]+$/.test(reference))
        return reference;
    return (0,_api_deployment_url_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentNameFromUrl */ .CP)(report.deployedUrl ?? report.announcement?.url ?? "");
}


/***/ }),

/***/ 8452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dM: () => (/* binding */ dashboardUrlOf),
  m_: () => (/* binding */ deploymentFlag),
  xB: () => (/* binding */ isDeploymentClaimed),
  A4: () => (/* binding */ toDeployResult)
});

// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/diagnosis/diagnose.js + 7 modules
var diagnose = __webpack_require__(5668);
// EXTERNAL MODULE: ./build/diagnosis/source-location.js
var source_location = __webpack_require__(5973);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/convex/api/deployment-url.js
var deployment_url = __webpack_require__(8786);
// EXTERNAL MODULE: ./build/convex/api/provision-host.js
var provision_host = __webpack_require__(2905);
// EXTERNAL MODULE: ./build/convex/cli/cli-capabilities.js
var cli_capabilities = __webpack_require__(2800);
// EXTERNAL MODULE: ./build/convex/cli/cli-output.js + 3 modules
var cli_output = __webpack_require__(6504);
// EXTERNAL MODULE: ./build/convex/cli/parse-announcement.js
var parse_announcement = __webpack_require__(954);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
;// CONCATENATED MODULE: ./build/convex/deploy/verify-deployment.js
/** Compares what the CLI did with what was planned. */



const LABELS = {
    preview: "Preview",
    production: "Production",
    development: "Development",
    custom: "Custom",
};
/**
 * @param cloudUrl - URL from the command wrapper, or `null` if it did not run.
 * @returns A sentence about the first difference, or `null` if there is none. Facts that an old CLI does not print are not
 *   compared.
 */
function findDeploymentMismatch(expected, report, cloudUrl) {
    const { announcement } = report;
    if (expected.url !== null) {
        const reached = report.deployedUrl ?? announcement?.url ?? null;
        return reached !== null && origin(reached) !== origin(expected.url)
            ? `The CLI deployed to ${(0,code_span/* codeSpan */.SS)(reached)}, not to ${(0,code_span/* codeSpan */.SS)(expected.url)}.`
            : null;
    }
    if (announcement !== null && announcement.label !== "" && announcement.label !== LABELS[expected.target])
        return `The CLI announced a ${announcement.label} deployment, but ${expected.target} was planned.`;
    const { key } = expected;
    const project = key.kind === "preview" || key.kind === "project" ? `${key.teamSlug}:${key.projectSlug}:` : null;
    if (project !== null && announcement?.reference.includes(":") && !announcement.reference.startsWith(project))
        return `The CLI announced ${(0,code_span/* codeSpan */.SS)(announcement.reference)}, which is not in the key's project ${(0,code_span/* codeSpan */.SS)(project.slice(0, -1))}.`;
    const names = [
        (0,parse_announcement/* deploymentNameFromStatus */.jQ)(report),
        (0,deployment_url/* deploymentNameFromUrl */.CP)(report.deployedUrl ?? ""),
        (0,deployment_url/* deploymentNameFromUrl */.CP)(cloudUrl ?? ""),
    ];
    const known = names.filter((name) => name !== null);
    const wanted = expected.deploymentName ?? known[0];
    const other = known.find((name) => name !== wanted);
    if (other !== undefined && wanted !== undefined)
        return `The CLI deployed to ${(0,code_span/* codeSpan */.SS)(other)}, not to ${(0,code_span/* codeSpan */.SS)(wanted)}.`;
    if (announcement?.url && report.deployedUrl && origin(announcement.url) !== origin(report.deployedUrl))
        return `The CLI announced ${(0,code_span/* codeSpan */.SS)(announcement.url)} and deployed to ${(0,code_span/* codeSpan */.SS)(report.deployedUrl)}.`;
    return null;
}
function origin(url) {
    return URL.canParse(url) ? new URL(url).origin : url;
}

;// CONCATENATED MODULE: ./build/convex/deploy/deploy-result.js
/** Converts a run of the CLI to the result of a deploy. */











/**
 * @param previewBefore - Result of looking up the preview deployment before the CLI ran, or `null` if it was not looked up.
 * @param blockedBy - Why the push was not allowed, or `null` if it was.
 * @param unsetAuthVariables - See `FailedRun`.
 */
function toDeployResult(context, { capabilities, urlVariables, sourceRoots }, run, previewBefore, blockedBy, unsetAuthVariables = []) {
    const { plan, key, url, inputs } = context;
    const { report, wrapper } = run;
    const isRecreated = (0,cli_capabilities/* recreatesPreview */.D8)(inputs.previewMode, capabilities);
    const deployment = toDeploymentInfo(context, run, previewBefore, isRecreated);
    const deploy = {
        ...outcome/* CLI_NOT_RUN */.he,
        cliVersion: capabilities.version,
        buildSeconds: inputs.cmd === null ? null : run.buildSeconds,
        pushSeconds: run.pushSeconds,
        schemaChanges: run.changes,
        outputTail: (0,cli_output/* lastLines */.w)(run.output),
    };
    const notes = inputs.dryRun ? dryRunNotes(plan, previewBefore, isRecreated) : [];
    const common = { deployment, deploy, variables: urlVariables, notes };
    if (run.aborted && run.exitCode !== 0)
        return { ...common, status: "cancelled", failure: null };
    if (blockedBy !== null && run.exitCode !== 0) {
        const status = blockedBy.code === "superseded" ? "skipped" : "failed";
        return { ...common, status, failure: blockedBy, deploy: { ...deploy, pushSeconds: null, outputTail: [] } };
    }
    if (run.exitCode === 0 && !didReachPush(run, blockedBy))
        return { ...common, status: "failed", failure: action_failures/* PUSH_UNCONFIRMED */.Kr };
    const reused = previewBefore?.kind === "exists" && !isRecreated ? previewBefore.deploymentName : null;
    const expected = { target: plan.target, key, deploymentName: plan.deploymentName ?? reused, url };
    const mismatch = findDeploymentMismatch(expected, report, wrapper.url);
    if (mismatch !== null)
        return { ...common, status: "failed", failure: (0,action_failures/* wrongDeployment */.vd)(mismatch) };
    if (run.exitCode === 0 && previewBefore?.kind === "rejected" && inputs.dryRun)
        return { ...common, status: "failed", failure: action_failures/* KEY_REJECTED */.nc };
    if (run.exitCode === 0)
        return { ...common, status: inputs.dryRun ? "dry-run" : "deployed", failure: null };
    const failure = (0,diagnose/* diagnose */.h4)({
        outputTail: (0,cli_output/* lastLines */.w)(linesOfFailure(run)),
        cliTail: (0,cli_output/* lastLines */.w)(run.output, "cli"),
        buildExitCode: wrapper.exitCode,
        keyKind: key.kind,
        target: plan.target,
        deploymentFlag: deploymentFlag(context, deployment.name),
        dashboardUrl: deployment.dashboardUrl,
        isVerboseSafe: capabilities.hidesVariables,
        unsetAuthVariables,
        isKeyExposed: inputs.exposeDeployKeyToCmd,
        isTracked: (path) => (0,source_location/* fileOf */.W7)(path, sourceRoots) !== null,
        urlNames: [...urlVariables.url, ...(wrapper.siteUrl === null ? [] : urlVariables.siteUrl)],
    });
    const locations = (0,source_location/* findLocations */.eb)(linesOfFailure(run), sourceRoots);
    return { ...common, status: "failed", failure, deploy: { ...deploy, locations } };
}
function toDeploymentInfo(context, run, previewBefore, isRecreated) {
    const { plan, url, inputs } = context;
    const { report, wrapper } = run;
    const isClaimed = isDeploymentClaimed(run);
    const name = plan.deploymentName ??
        (0,parse_announcement/* deploymentNameFromStatus */.jQ)(report) ??
        (0,deployment_url/* deploymentNameFromUrl */.CP)(wrapper.url ?? "") ??
        // If the run failed before its claim, it used no deployment, even if the look-up found one.
        (previewBefore?.kind === "exists" && isClaimed ? previewBefore.deploymentName : null);
    return {
        name,
        url: wrapper.url ?? (0,deployment_url/* parseHttpUrl */.f$)(report.deployedUrl) ?? (0,deployment_url/* parseHttpUrl */.f$)(report.announcement?.url),
        siteUrl: wrapper.siteUrl,
        dashboardUrl: dashboardUrlFromOutput(run, context) ?? dashboardUrlOf(name, url),
        // The command wrapper gets the URLs as data. Without it, they were parsed from the output.
        urlsFromApi: wrapper.url !== null,
        previewCreated: plan.preview === null || !isClaimed ? null : wasPreviewCreated(inputs, isRecreated, previewBefore),
        expiresAt: null,
    };
}
/** The CLI pushes only after the command wrapper has succeeded: without that, exit code 0 does not mean that it pushed. */
function didReachPush({ hadWrapper, wrapper }, blockedBy) {
    return blockedBy === null && (!hadWrapper || wrapper.exitCode === 0);
}
/** Leaves out the output of a build that succeeded: errors in it are not why the push failed. */
function linesOfFailure({ output, wrapper }) {
    const hasPassed = wrapper.exitCode === null || wrapper.exitCode === 0;
    return output.filter(({ source }) => !hasPassed || source !== "build");
}
/** Whether the CLI got past its claim. */
function isDeploymentClaimed({ exitCode, wrapper, report }) {
    return exitCode === 0 || wrapper.url !== null || report.announcement !== null;
}
function wasPreviewCreated(inputs, isRecreated, previewBefore) {
    if (inputs.dryRun)
        return null;
    if (isRecreated)
        return true;
    if (previewBefore === null || previewBefore.kind === "unknown" || previewBefore.kind === "rejected")
        return null;
    return previewBefore.kind === "absent";
}
/** The arguments with which a person who is logged in to the CLI selects the same Convex deployment. */
function deploymentFlag({ plan, url }, deploymentName) {
    if (url !== null)
        return "";
    if (plan.preview !== null)
        return `--preview-name ${(0,shlex/* quote */.hD)(plan.preview.name)}`;
    if (plan.target === "production")
        return "--prod";
    return deploymentName === null ? "" : `--deployment-name ${(0,shlex/* quote */.hD)(deploymentName)}`;
}
/** Accepts only URLs of Convex's own dashboard. Tests use a loopback cloud with a loopback dashboard. */
function dashboardUrlFromOutput({ report }, { provisionHost }) {
    const announced = report.announcement?.dashboardUrl ?? null;
    // Omit a URL whose deployment name was redacted, because it is a value of `deployment-env`.
    if (announced?.includes("***"))
        return null;
    const isConvex = announced?.startsWith("https://dashboard.convex.dev/") === true;
    const isLoopback = provisionHost !== provision_host/* CONVEX_PROVISION_ORIGIN */.X && announced?.startsWith("http://localhost:") === true;
    return isConvex || isLoopback ? announced : null;
}
/** @param url - URL of an admin key's backend, which has no page on the dashboard, or `null`. */
function dashboardUrlOf(deploymentName, url) {
    return deploymentName === null || url !== null ? null : `https://dashboard.convex.dev/d/${deploymentName}`;
}
function dryRunNotes(plan, previewBefore, isRecreated) {
    const always = "Dry run: nothing was changed, on Convex or on GitHub, and `cmd` was not run.";
    if (plan.preview === null)
        return [
            always,
            "Checked: the key, the event, and the code against the deployment (bundle, types, schema, indexes).",
        ];
    const states = {
        exists: isRecreated
            ? "The preview deployment exists and would be deleted and recreated without its data."
            : "The preview deployment exists and would be used.",
        absent: "The preview deployment does not exist yet and would be created.",
        rejected: "Convex does not accept the key.",
        unknown: "Could not find out whether the preview deployment exists.",
    };
    return [
        always,
        `Checked: the key, the event and the preview's name. ${states[previewBefore?.kind ?? "unknown"]}`,
        "Not checked: the code. The Convex CLI bundles and type-checks nothing on a dry run with a preview deploy key.",
    ];
}


/***/ }),

/***/ 5954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ fetchCredentials),
/* harmony export */   Lv: () => (/* binding */ URL_MISSING),
/* harmony export */   oE: () => (/* binding */ getDeploymentCredentials),
/* harmony export */   v0: () => (/* binding */ toNotFound)
/* harmony export */ });
/* harmony import */ var _diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3668);
/* harmony import */ var _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5096);
/* harmony import */ var _api_deployment_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8786);
/* harmony import */ var _api_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7913);
/* harmony import */ var _api_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7439);
/* harmony import */ var _api_provisioning_api_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3853);
/** Gets the URL of the planned Convex deployment and a key for its API. */






/**
 * @param wrapperUrl - The URL that the CLI passed to the command wrapper, or `null`. If it has a name, it must be the same.
 * @returns The credentials, or the reason if Convex does not return them.
 * @throws {ActionFailure} `wrong-deployment` if the CLI is about to push to another deployment.
 */
async function getDeploymentCredentials(caller, cliVersion, wrapperUrl) {
    const found = await lookUpCredentials(caller, cliVersion);
    if ("full" in found)
        return found;
    caller.maskSecrets([found.adminKey]);
    const announced = (0,_api_deployment_url_js__WEBPACK_IMPORTED_MODULE_4__/* .deploymentNameFromUrl */ .CP)(wrapperUrl ?? "");
    if (found.name !== null && announced !== null && found.name !== announced)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongDeploymentBeforePush */ .er)(announced, found.name));
    return found;
}
async function lookUpCredentials({ plan, key, url, provisionHost }, cliVersion) {
    if (url !== null)
        return { url, adminKey: key.raw, name: null };
    if (key.kind === "project")
        return provisionProduction(key, provisionHost, cliVersion);
    const { preview, deploymentName } = plan;
    const found = await fetchCredentials({ key, preview, deploymentName, provisionHost, cliVersion });
    return "kind" in found ? found.reason : found;
}
/** Reads the credentials of a preview, or of the deployment that the key names. Changes nothing. */
async function fetchCredentials({ key, preview, deploymentName, provisionHost: host, cliVersion, }) {
    if (key.kind === "preview" && preview !== null) {
        // The same request as the CLI's for `run`, `import` and `env` with a preview deploy key.
        const found = await (0,_api_provisioning_api_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchPreview */ .n)({ host, key, cliVersion }, preview.name);
        if (found.kind === "unknown")
            return found;
        if (found.kind !== "exists")
            return { kind: found.kind, reason: (0,_diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ownReason */ .Nx)(NOT_FOUND_REASONS[found.kind]) };
        if (found.url === null || found.adminKey === null)
            return URL_MISSING;
        return { url: found.url, adminKey: found.adminKey, name: found.deploymentName };
    }
    const response = await (0,_api_http_js__WEBPACK_IMPORTED_MODULE_2__/* .requestConvex */ .LZ)({
        method: "POST",
        url: `${host}/api/deployment/url_for_key`,
        authorization: null,
        cliVersion,
        body: { deployKey: key.raw },
    });
    if (!(0,_api_http_js__WEBPACK_IMPORTED_MODULE_2__/* .isSuccess */ .oJ)(response))
        return toNotFound(response);
    const url = (0,_api_deployment_url_js__WEBPACK_IMPORTED_MODULE_4__/* .parseHttpUrl */ .f$)((0,_api_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asString */ .oJ)(response.value));
    if (url === null)
        return URL_MISSING;
    const announced = (0,_api_deployment_url_js__WEBPACK_IMPORTED_MODULE_4__/* .deploymentNameFromUrl */ .CP)(url);
    return announced === null || announced === deploymentName
        ? { url, adminKey: key.raw, name: deploymentName }
        : { kind: "unknown", reason: (0,_diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ownReason */ .Nx)("Convex returned the URL of another deployment for this key") };
}
const NOT_FOUND_REASONS = {
    absent: "Convex does not find the preview deployment",
    rejected: "Convex does not accept the key",
};
const URL_MISSING = {
    kind: "unknown",
    reason: (0,_diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ownReason */ .Nx)("Convex did not return its URL"),
};
function toNotFound(response) {
    const kind = response.status === 404 ? "absent" : response.status === 401 ? "rejected" : "unknown";
    return { kind, reason: (0,_api_http_js__WEBPACK_IMPORTED_MODULE_2__/* .failureReason */ .Hr)(response) };
}
/** Gets the default production deployment, which Convex creates if there is none: only call it for a deploy. */
async function provisionProduction({ raw, teamSlug, projectSlug }, host, cliVersion) {
    const response = await (0,_api_http_js__WEBPACK_IMPORTED_MODULE_2__/* .requestConvex */ .LZ)({
        method: "POST",
        url: `${host}/api/deployment/provision_and_authorize`,
        authorization: `Bearer ${raw}`,
        cliVersion,
        body: { teamSlug, projectSlug, deploymentType: "prod" },
    });
    const found = (0,_api_http_js__WEBPACK_IMPORTED_MODULE_2__/* .isSuccess */ .oJ)(response) ? readCredentials(response) : null;
    return found ?? (0,_api_http_js__WEBPACK_IMPORTED_MODULE_2__/* .failureReason */ .Hr)(response);
}
function readCredentials({ value }) {
    const { url, adminKey, deploymentName } = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asRecord */ .qY)(value);
    const [address, key] = [(0,_api_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asString */ .oJ)(url), (0,_api_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asString */ .oJ)(adminKey)];
    return address === null || key === null ? null : { url: address, adminKey: key, name: (0,_api_json_js__WEBPACK_IMPORTED_MODULE_5__/* .asString */ .oJ)(deploymentName) };
}


/***/ }),

/***/ 7853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ urlVariables),
/* harmony export */   v: () => (/* binding */ SITE_URL_NAMES)
/* harmony export */ });
/* harmony import */ var _package_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1503);
/** The names of the variables in which a framework expects the URLs of a Convex deployment. */

/** The framework is detected by a dependency. The first match is used, as in the CLI (`suggestedEnvVarNames`). */
const PREFIX_BY_DEPENDENCY = [
    ["react-scripts", "REACT_APP_"],
    ["next", "NEXT_PUBLIC_"],
    ["expo", "EXPO_PUBLIC_"],
    ["@sveltejs/kit", "PUBLIC_"],
    ["@tanstack/start", "VITE_"],
    ["@tanstack/react-start", "VITE_"],
    ["vite", "VITE_"],
];
/** The empty prefix comes first: the CLI uses it if it does not know the framework. */
const PREFIXES = [...new Set(["", ...PREFIX_BY_DEPENDENCY.map(([, prefix]) => prefix)])];
/** Every name that the CLI may use for the site URL. It has no option to set it. */
const SITE_URL_NAMES = PREFIXES.map((prefix) => `${prefix}CONVEX_SITE_URL`);
/**
 * The names for the detected framework. If none is detected, those of all frameworks: the package may contain only the
 * functions, while `cmd` builds a site in another folder.
 *
 * @param packageJson - The parsed package.json of the working directory, of any shape.
 * @param urlNames - The `cmd-url-env-var-name` input; if empty, the framework's names are used.
 * @param siteUrlNames - The `cmd-site-url-env-var-name` input; if empty, the names are derived from those for the URL.
 */
function urlVariables(packageJson, urlNames, siteUrlNames) {
    const dependencies = (0,_package_json_js__WEBPACK_IMPORTED_MODULE_0__/* .dependenciesOf */ .h)(packageJson);
    const prefix = PREFIX_BY_DEPENDENCY.find(([dependency]) => dependencies.has(dependency))?.[1];
    const prefixes = prefix === undefined ? PREFIXES : [prefix];
    const url = urlNames.length > 0 ? urlNames : prefixes.map((one) => `${one}CONVEX_URL`);
    const derived = url
        .filter((name) => name.includes("CONVEX_URL"))
        .map((name) => name.replace("CONVEX_URL", "CONVEX_SITE_URL"));
    const byFramework = prefixes.map((one) => `${one}CONVEX_SITE_URL`);
    const siteUrl = siteUrlNames.length > 0 ? siteUrlNames : derived.length > 0 ? derived : byFramework;
    return { url: [...new Set(url)], siteUrl: [...new Set(siteUrl)] };
}


/***/ }),

/***/ 9861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ shortenLine)
/* harmony export */ });
/* harmony import */ var _markdown_cut_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2030);
/** Shortens lines of external text for reports. The log has the whole lines. */

/** In characters. Endless output must not fill the memory, and GitHub drops a summary of more than 1 MiB. */
const MAX_LINE_LENGTH = 2_000;
/** @param line - Redacted. @returns The start of a long line, or `""` if the cut would go through a secret. */
function shortenLine(line, { canCut, maxSecretLength }) {
    if (line.length <= MAX_LINE_LENGTH)
        return line;
    const start = (0,_markdown_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutBetweenWords */ .U)(line, MAX_LINE_LENGTH);
    // Copy it: a slice would keep the whole line in memory.
    return canCut(start, line.slice(start.length, start.length + maxSecretLength)) ? Buffer.from(start).toString() : "";
}


/***/ })

};
