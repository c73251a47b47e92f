export const id = 537;
export const ids = [537];
export const modules = {

/***/ 8537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPost: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/diagnosis/failure.js
var failure = __webpack_require__(5096);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome_outcome = __webpack_require__(6383);
;// CONCATENATED MODULE: ./build/key/deploy-key.js
/**
 * The kinds of Convex keys, and what each names.
 * Forms and their meaning: https://docs.convex.dev/cli/deploy-key-types
 */
/** @returns The Convex deployment that the key names, or `null` if it names none. */
function deploymentNameFromKey(key) {
    if (key === null)
        return null;
    if ("deploymentName" in key)
        return key.deploymentName;
    return key.kind === "admin" ? key.instanceName : null;
}

// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/plan/preview-name.js

/** Maximum length of a name from a template. Convex truncates what it derives from the name to 40 bytes. */
const MAX_NAME_LENGTH = 40;
const PLACEHOLDER = /\{(number|branch|sha|app)\}/g;
const HASH_DIGITS = 6;
/**
 * Names a preview deployment.
 *
 * A text without a placeholder is used as it is, trimmed. A template's result has at most 40 characters: `a-z`, `0-9` and
 * single hyphens between them. A hyphen and the first six hex digits of the SHA-256 of the text before slugging are
 * appended, within the limit, if
 * - slugging lost something, such as upper case,
 * - a name without a PR number looks like one with it (`pr-12…`), or
 * - the text itself ends like such a hash, since it could otherwise be another text's name.
 *
 * So two different texts share a name only if their slugs, cut to the limit, and 24 bits of their hashes match. Somebody
 * who searches for such a text finds one after about 2^24 attempts. A literal name may equal the result of a template.
 *
 * On a fork, a name that is made from the branch always contains the PR number.
 */
function previewName(naming) {
    const text = naming.template ?? (naming.number === null ? "{branch}" : "pr-{number}");
    if (text.search(PLACEHOLDER) === -1)
        return checkLiteral(text.trim(), naming);
    const template = usesForkBranch(text, naming) ? `pr-{number}-${text}` : text;
    const missing = missingValue(template, naming);
    if (missing !== null)
        return { ok: false, problem: missing };
    const raw = template.replace(PLACEHOLDER, (_, name) => valueFor(name, naming));
    return { ok: true, name: toPreviewName(raw, template.includes("{number}") ? naming.number : null) };
}
function valueFor(name, naming) {
    switch (name) {
        case "number":
            return naming.number === null ? "" : String(naming.number);
        case "branch":
            return naming.branch ?? "";
        case "sha":
            return naming.commit.slice(0, 7);
        case "app":
            return naming.app;
    }
}
/** Whether the text contains a fork's branch name: as a placeholder, or inserted by an expression in the workflow. */
function usesForkBranch(text, { isFork, branch, number }) {
    if (!isFork || text.includes("{number}"))
        return false;
    if (text.includes("{branch}"))
        return true;
    return branch !== null && containsWord(text, branch) && !containsWord(text, String(number));
}
/** Whether `text` contains `word`, or its slug, as whole words. */
function containsWord(text, word) {
    const kebab = kebabCase(word);
    return kebab === "" ? text.includes(word) : `-${kebabCase(text)}-`.includes(`-${kebab}-`);
}
function checkLiteral(name, naming) {
    if (name === "")
        return { ok: false, problem: "`preview-name` is blank. Remove the input to use the default name." };
    if (/[\u0000-\u001f\u007f-\u009f]/.test(name)) {
        return { ok: false, problem: "`preview-name` contains a line break or another control character." };
    }
    if (/[:|]/.test(name)) {
        return {
            ok: false,
            problem: "`preview-name` contains `:` or `|`, which separate the parts of Convex's keys and names.",
        };
    }
    if (usesForkBranch(name, naming)) {
        return {
            ok: false,
            problem: "`preview-name` contains the branch name of a fork, which anybody can choose. Add the pull request's number to it: `pr-{number}`.",
        };
    }
    return { ok: true, name };
}
/** @returns A sentence about the first placeholder without a value, or `null` if all have one. */
function missingValue(template, naming) {
    for (const [placeholder, name] of template.matchAll(PLACEHOLDER)) {
        if (valueFor(name, naming).trim() !== "")
            continue;
        const source = naming.template === null ? "The default preview name" : "`preview-name`";
        return `${source} needs \`${placeholder}\`, and this run has ${MISSING_VALUE_HINTS[name]}`;
    }
    return null;
}
const MISSING_VALUE_HINTS = {
    number: "no pull request number. Set `pull-request`, or remove `{number}`.",
    branch: "no branch. Set `preview-name` to a text that does not need one.",
    sha: "no commit. Remove `{sha}`.",
    app: "no app name. Set `app-name`.",
};
/**
 * Whether a name has the form of those that this action generates for pull requests, and for branches whose names it
 * has to change.
 */
function isGeneratedName(name) {
    return /^pr-\d/.test(name) || HASHED.test(name);
}
const HASHED = /-[0-9a-f]{6}$/;
/** @param number - The PR number that the text contains, or `null` if it contains none. */
function toPreviewName(raw, number) {
    const slug = slugify(raw);
    const isPullRequestsOwn = raw === `pr-${number}`;
    const looksLikePullRequest = number === null && /^pr-\d/.test(slug);
    const looksHashed = HASHED.test(raw) && !isPullRequestsOwn;
    const lossless = slug === raw && slug.length <= MAX_NAME_LENGTH;
    if (lossless && !looksLikePullRequest && !looksHashed)
        return slug;
    const hash = (0,external_node_crypto_.createHash)("sha256").update(raw).digest("hex").slice(0, HASH_DIGITS);
    const name = withHash(slug, hash);
    // The branch `PR` with a hash that begins with a digit would look like a pull request's name.
    return slug === "pr" && /^\d/.test(hash) ? withHash(name, hash) : name;
}
/** A text without Latin letters and digits becomes `preview`; its hash distinguishes it from others. */
function slugify(raw) {
    return kebabCase(raw) || "preview";
}
/** Lower case letters and digits, with single hyphens between them. */
function kebabCase(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");
}
function withHash(slug, hash) {
    const maxSlugLength = MAX_NAME_LENGTH - HASH_DIGITS - 1;
    return `${slug.slice(0, maxSlugLength).replace(/-$/, "")}-${hash}`;
}

;// CONCATENATED MODULE: ./build/plan/app-url.js
/** Builds the URL of the deployed site from the template in `app-url`. */

/**
 * Replaces each placeholder by its value as a slug. Unlike a preview's name, the URL gets no hash: hosts that build URLs
 * from branches do not add one.
 *
 * @param template - Validated by `isAppUrl`, or `null` if there is none.
 */
function appUrl(template, naming) {
    if (template === null)
        return { url: null, notice: null };
    // The author of a fork could name its branch so that the URL is one of their own site.
    if (app_url_usesForkBranch(template, naming))
        return leftOut("it contains the branch name of a fork, which anybody can choose");
    for (const [placeholder, name] of template.matchAll(PLACEHOLDER))
        if (slug(name, naming) === "")
            return leftOut(`it needs \`${placeholder}\`, and this run has no value for it that can be part of a URL`);
    const url = template.replace(PLACEHOLDER, (_, name) => slug(name, naming));
    return URL.canParse(url) ? { url, notice: null } : leftOut("the result is not a valid URL");
}
function app_url_usesForkBranch(template, { isFork, branch }) {
    return isFork && (template.includes("{branch}") || (branch !== null && containsWord(template, branch)));
}
function slug(name, naming) {
    return kebabCase(valueFor(name, naming));
}
/** @param reason - A clause without a full stop. */
function leftOut(reason) {
    return { url: null, notice: `The link of \`app-url\` was left out: ${reason}.` };
}

;// CONCATENATED MODULE: ./build/plan/chained-run.js
/** Events whose runs belong to a branch, but neither to a pull request nor to a push. */
const EVENTS = ["workflow_dispatch", "repository_dispatch", "schedule", "workflow_run"];
/**
 * Whether this `workflow_run` follows a manual, a scheduled or another `workflow_run` run. GitHub gives it the branch of
 * that run: the default branch for all but `workflow_dispatch`, no matter which code was tested there.
 */
function isChainedRun(trigger) {
    return trigger.kind === "workflow-run" && EVENTS.includes(trigger.of);
}

;// CONCATENATED MODULE: ./build/trigger/payload.js
/**
 * Reads fields of JSON that may have any shape. A missing field, or one of another type, is `null`, so that the caller
 * decides what that means. Nothing here throws.
 */
/** @returns The object, or `null` for anything else, including arrays. */
function objectAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "object" && found !== null && !Array.isArray(found)
        ? found
        : null;
}
/** @returns A non-empty string, or `null`. */
function stringAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "string" && found !== "" ? found : null;
}
/** @returns A commit's full SHA in lower case, or `null`; also for the all-zero SHA, by which GitHub means "no commit". */
function shaAt(value, ...path) {
    const found = stringAt(value, ...path)?.toLowerCase() ?? "";
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) && !/^0+$/.test(found) ? found : null;
}
/** @returns A positive integer, such as the number of a pull request, or `null`. */
function positiveIntegerAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : null;
}
/** Only a JSON `true` is true. */
function isTrue(value, ...path) {
    return valueAt(value, ...path) === true;
}
/** Whether the field exists and is not `null`. */
function has(value, ...path) {
    return (valueAt(value, ...path) ?? null) !== null;
}
function valueAt(value, ...path) {
    let found = value;
    for (const name of path) {
        if (typeof found !== "object" || found === null)
            return undefined;
        found = found[name];
    }
    return found;
}

;// CONCATENATED MODULE: ./build/trigger/pull-request.js

/**
 * Reads a pull request in the form that webhooks and the REST API share
 * (https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request).
 *
 * A pull request whose head repository was deleted, or whose base is not named, counts as one from a fork: its code is
 * untrusted unless it is known to come from this repository. `head.repo.fork` does not show this, since the base repository may
 * itself be a fork.
 *
 * @param repository - The base repository, if the pull request does not name it.
 * @returns `null` if the number, head commit, head branch, base branch or state cannot be read.
 */
function readPullRequest(value, repository) {
    const number = positiveIntegerAt(value, "number");
    const headSha = shaAt(value, "head", "sha");
    const headBranch = stringAt(value, "head", "ref");
    const baseBranch = stringAt(value, "base", "ref");
    const state = stringAt(value, "state");
    if (number === null || headSha === null || headBranch === null || baseBranch === null)
        return null;
    if (state !== "open" && state !== "closed")
        return null;
    const headRepository = stringAt(value, "head", "repo", "full_name");
    return {
        number,
        headSha,
        headBranch,
        headRepository,
        baseBranch,
        isFork: !isSameRepository(headRepository, stringAt(value, "base", "repo", "full_name") ?? repository),
        state,
    };
}
/** GitHub ignores case in names. An unknown repository is not the same as any other. */
function isSameRepository(one, other) {
    return one !== null && other !== null && one !== "" && one.toLowerCase() === other.toLowerCase();
}
/**
 * Finds the one pull request with exactly this head. GitHub lists every pull request that contains a commit, so the
 * commit, the branch and the repository must all match. If that is the base repository, its name need not match: a payload
 * keeps the name from before the repository was renamed.
 *
 * @returns `null` if none or several match.
 */
function pull_request_findByHead(candidates, head) {
    const matches = candidates.filter((candidate) => head.commit !== "" &&
        candidate.headSha === head.commit &&
        candidate.headBranch === head.branch &&
        (head.isFork ? isSameRepository(candidate.headRepository, head.headRepository) : !candidate.isFork));
    return matches.length === 1 ? (matches[0] ?? null) : null;
}

;// CONCATENATED MODULE: ./build/key/key-messages.js
/** Explains the kinds of keys, what each may do, and where to create them. */
const DEPLOY_KEY_DOCS = "https://docs.convex.dev/cli/deploy-key-types";
const COPY_KEY_AGAIN = "Copy the key again with the copy button of the Convex dashboard and save it as the value of the GitHub secret";
const FORMAT_ERRORS = {
    empty: `The deploy key consists of white space or quotes only. ${COPY_KEY_AGAIN}.`,
    quotes: `The deploy key has quotes around it that are not one matching pair. ${COPY_KEY_AGAIN}, without quotes.`,
    "white-space": `The deploy key has white space or a line break inside. ${COPY_KEY_AGAIN}, on one line.`,
    "includes-variable-name": `The value starts with a variable's name, as a line of a .env file does. Save only what comes after the \`=\` or \`:\` as the value of the GitHub secret.`,
    "url-encoded": `The deploy key is URL-encoded: it contains \`%7C\` or \`%3A\` instead of \`|\` or \`:\`. ${COPY_KEY_AGAIN}, not from a URL.`,
    truncated: `The deploy key ends at its \`|\`: the secret part is missing. A shell cuts an unquoted key there. ${COPY_KEY_AGAIN}, in full.`,
    "several-keys": `The value holds more than one deploy key, or more than one \`|\`. Save each key as a GitHub secret of its own and pass the one that fits the event.`,
    "no-separator": `The value has no \`|\`, so it is not a deploy key: it may be only a key's secret part, a deployment's name or another service's token. ${COPY_KEY_AGAIN}, from its prefix (such as \`preview:\` or \`prod:\`) to its end.`,
    "not-printable-ascii": `The deploy key contains a character that no key has: an invisible one, an accent, or one that a text editor replaced. ${COPY_KEY_AGAIN}, without an editor in between.`,
    "short-secret": `The part of the deploy key after the \`|\` is shorter than eight characters, which no real key is. ${COPY_KEY_AGAIN}, in full.`,
    "named-by-branch": `This is the key of one preview that is named by its branch (such as \`preview:feature/x\`). It names no deployment and no project, so the Convex CLI cannot deploy with it. Save the project's preview deploy key instead, which begins with \`preview:<team>:<project>\`: Project Settings → Deploy keys on the Convex dashboard.`,
    "unknown-form": `The part of the deploy key before the \`|\` has none of the forms that Convex issues (such as \`prod:<deployment>\` or \`preview:<team>:<project>\`). ${COPY_KEY_AGAIN}. All forms: ${DEPLOY_KEY_DOCS}`,
};
const NORMALIZATIONS = {
    "byte-order-mark": "byte order mark",
    "surrounding-whitespace": "white space",
    quotes: "quotes",
};
const CREATE_DEPLOY_KEY = `In the Convex dashboard, create a preview deploy key (for pull requests; Project Settings → Deploy keys) or a production deploy key (for the production branch; the production deployment's Settings → URL and Deploy Key), and save it as the GitHub secret instead: ${DEPLOY_KEY_DOCS}`;
const UNDEPLOYABLE = {
    team: `This is a team token. It manages a team's projects through Convex's Management API, and the Convex CLI would use the team's name as a deployment's name, so it cannot deploy. ${CREATE_DEPLOY_KEY}`,
    "access-token": `This is an access token, which belongs to a person or an application and does not name a deployment, so the Convex CLI refuses to deploy with it. ${CREATE_DEPLOY_KEY}`,
};
const CONFLICTS = {
    "mixed-sources": ({ keyFrom, urlFrom }) => `The admin key comes from \`${keyFrom}\` and the backend's URL from \`${urlFrom}\`, so an earlier step could have sent the key elsewhere. Give both as inputs (\`deploy-key\` and \`url\`) or both in the environment (\`CONVEX_SELF_HOSTED_ADMIN_KEY\` and \`CONVEX_SELF_HOSTED_URL\`).`,
    "url-with-cloud-key": ({ keyFrom, urlFrom }) => `\`${urlFrom}\` is set, but the key in \`${keyFrom}\` is a key of Convex's cloud, which names its own deployment or project. Remove \`${urlFrom}\`, or give the admin key of the backend at that URL.`,
    "admin-key-without-url": ({ keyFrom }) => `The key in \`${keyFrom}\` is an admin key, which does not contain the URL of its backend. Add the backend's URL as the input \`url\` (for a key in the input \`deploy-key\`) or as \`CONVEX_SELF_HOSTED_URL\` (for a key in the environment). For Convex's cloud, use a deploy key with a prefix such as \`prod:\` or \`preview:\` instead: ${DEPLOY_KEY_DOCS}`,
};
/** What is wrong with a malformed key, and how to fix it. */
function formatErrorMessage(error) {
    return FORMAT_ERRORS[error];
}
/** @returns One warning for everything that was removed around a key, or `""` if nothing was. */
function normalizationWarning(normalizations) {
    if (normalizations.length === 0)
        return "";
    const removed = new Intl.ListFormat("en").format(normalizations.map((one) => NORMALIZATIONS[one]));
    return `The deploy key was surrounded by ${removed}, which this run removed. Save the GitHub secret again without it, because other tools do not remove it.`;
}
/** Why a well-formed key cannot deploy, and which kinds can. */
function cannotDeployMessage(kind) {
    return UNDEPLOYABLE[kind];
}
/** Why a key and a URL must not be used together, and which of them to change. */
function conflictMessage(conflict) {
    return CONFLICTS[conflict.kind](conflict);
}

;// CONCATENATED MODULE: ./build/plan/refusals.js
/** The text of every refusal: the cause, the risk, and the lines to change. */




/** Builds the refusal with this code. */
function refusal(code, context) {
    return { code, ...REFUSALS[code](context) };
}
const PREVIEWS = "https://docs.convex.dev/production/hosting/preview-deployments";
const SELF_HOSTING = "https://docs.convex.dev/self-hosting";
const refusals_EVENTS = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows";
const UNTRUSTED = "https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target";
const SECRETS = "https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets";
/** The line of the quick start. If one of the keys is missing, it never falls back to the other one. */
const DEPLOY_KEY_LINE = "deploy-key: ${{ github.event_name == 'pull_request' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name != 'pull_request' && secrets.CONVEX_DEPLOY_KEY || '' }}";
const KEY_PER_EVENT = ["with:", `  ${DEPLOY_KEY_LINE}`].join("\n");
const RECOMMENDED_EVENTS = "on:\n  pull_request:\n    types: [opened, synchronize, reopened, closed]\n  push:\n    branches: [main]";
const REFUSALS = {
    "key-missing": missingKey,
    "key-malformed": ({ key, trigger }) => ({
        cause: key?.kind === "malformed" ? formatErrorMessage(key.formatError) : "The deploy key is malformed.",
        risk: "The Convex CLI does not check keys, so a damaged one could reach another Convex deployment, or appear in the log.",
        fix: "Save the whole key again, as the secret that runs on this event read. GitHub asks for the value.",
        snippet: `gh secret set ${secretNameFor(trigger)}`,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "key-is-team-token": () => ({
        cause: cannotDeployMessage("team"),
        risk: "The token gives access to every project of the team.",
        fix: "Put a deploy key of the project into `deploy-key`. A team token belongs in `management-token`, which deletes previews.",
        snippet: KEY_PER_EVENT,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "key-is-access-token": () => ({
        cause: cannotDeployMessage("access-token"),
        risk: "The token gives access to everything that its owner can access.",
        fix: "Put a deploy key of the project into `deploy-key`. An access token belongs in `management-token`, which deletes previews.",
        snippet: KEY_PER_EVENT,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "url-with-cloud-key": (about) => ({
        cause: `\`url\` is set to the URL of a backend, but the deploy key is ${describeKey(about.key)}, which belongs to Convex's cloud.`,
        risk: "The key would be sent to a server that it was not created for.",
        fix: "Remove `url` (and `CONVEX_SELF_HOSTED_URL` from the environment), or set `deploy-key` to the backend's admin key.",
        snippet: "with:\n  deploy-key: ${{ secrets.CONVEX_DEPLOY_KEY }}\n  # no url",
        docsUrl: SELF_HOSTING,
    }),
    "admin-key-without-url": () => ({
        cause: "`url` is missing. The deploy key is an admin key, which does not contain the URL of its backend.",
        risk: "Without a URL, the Convex CLI would use the admin key as the key of a production deployment in Convex's cloud.",
        fix: "Set `url` to the URL of the backend. Set key and URL both as inputs or both in the environment.",
        snippet: "with:\n  deploy-key: ${{ secrets.CONVEX_SELF_HOSTED_ADMIN_KEY }}\n  url: ${{ vars.CONVEX_SELF_HOSTED_URL }}",
        docsUrl: SELF_HOSTING,
    }),
    "target-does-not-fit-key": (about) => ({
        cause: `\`target\` is \`${about.settings.target}\`, but ${describeKey(about.key)} cannot deploy there.`,
        risk: "The Convex CLI deploys where the key points, and ignores `target`.",
        fix: `Use the key of the ${about.settings.target} deployment, or set \`target\` to \`auto\`.`,
        snippet: "with:\n  target: auto",
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "expected-deployment-mismatch": (about) => ({
        cause: `The key names the Convex deployment \`${deploymentNameFromKey(about.key)}\`, but \`expected-deployment\` is \`${about.settings.expectedDeployment}\`.`,
        risk: "The code would be pushed to a Convex deployment other than the one that the workflow names.",
        fix: "Use the key of the expected deployment, or correct `expected-deployment`.",
        snippet: `with:\n  expected-deployment: ${deploymentNameFromKey(about.key)}`,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "expected-deployment-unverifiable": (about) => ({
        cause: `\`expected-deployment\` is set, but ${describeKey(about.key)} does not name a Convex deployment to compare it with.`,
        risk: "The action would know the deployment's name only after it claimed the deployment or pushed to it.",
        fix: "Set `expected-deployment` only where the key names its Convex deployment: production, development, custom, one preview, admin.",
        snippet: "with:\n  expected-deployment: ${{ github.event_name == 'push' && 'happy-otter-123' || '' }}",
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "unsupported-event": (about) => ({
        cause: about.trigger.kind === "unsupported" && about.trigger.problem !== null
            ? `The payload of this ${(0,code_span/* codeSpan */.SS)(about.trigger.event)} event cannot be used. ${about.trigger.problem}`
            : `This action does not deploy ${describeEvent(about.trigger)}.`,
        risk: "The action cannot tell whose code such a run has checked out, so it uses no key.",
        fix: "Run the step on a supported event, such as `pull_request` or `push`.",
        snippet: RECOMMENDED_EVENTS,
        docsUrl: refusals_EVENTS,
    }),
    "unsupported-workflow-run": (about) => ({
        cause: `This \`workflow_run\` follows ${otherRunPhrase(about.trigger)}.`,
        risk: "For such a run, the action cannot tell whose code it was or whether it passed.",
        fix: "Run the job only after a run for a pull request, or after a successful run for a push, a manual, a scheduled or a `workflow_run` event in this repository.",
        snippet: [
            "if: >-",
            "  github.event.workflow_run.event == 'pull_request' || github.event.workflow_run.conclusion == 'success' &&",
            `  contains(fromJSON('["push", "workflow_dispatch", "repository_dispatch", "schedule", "workflow_run"]'), github.event.workflow_run.event)`,
        ].join("\n"),
        docsUrl: `${refusals_EVENTS}#workflow_run`,
    }),
    "untrusted-code": (about) => ({
        cause: about.settings.operation === "report"
            ? `\`operation: report\` runs ${describeEvent(about.trigger)}, which anybody can start.`
            : `This job has a deploy key and runs ${describeEvent(about.trigger)}.`,
        risk: "Such runs get the repository's secrets, and anybody can start them. Once the pull request's code is checked out, its install scripts, build and Convex functions can read the key.",
        fix: "Use `pull_request`. If the workflow never runs code of outside contributors, or only people you trust can start it, allow it.",
        snippet: "with:\n  allow-untrusted-code: true",
        docsUrl: UNTRUSTED,
    }),
    "production-key-for-fork": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)} with the code of a fork.`,
        risk: "Code that nobody has reviewed would replace what your users run, and could read the key.",
        fix: "No input allows this. Give runs for forks a preview deploy key, or none.",
        snippet: previewKeyLines(about.trigger),
        docsUrl: UNTRUSTED,
    }),
    "target-required": (about) => ({
        cause: `\`target\` is \`auto\`, which cannot be used with ${describeKey(about.key)} ${describeEvent(about.trigger)}.`,
        risk: "The key belongs to one shared Convex deployment, so each of these runs would overwrite what the others deployed.",
        fix: "Use a preview deploy key, so that each gets its own Convex deployment. If you want them to share one, set `target`.",
        snippet: `with:\n  target: ${about.key?.kind === "admin" ? "development # or custom, or production" : about.target}`,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "prerelease-requires-target": (about) => ({
        cause: `\`target\` is \`auto\`, but this job runs ${describeEvent(about.trigger)} with ${describeKey(about.key)}, and the release is a pre-release.`,
        risk: "A pre-release is not meant for all users.",
        fix: "Set `target` for pre-releases, or deploy only full releases (`types: [released]`).",
        snippet: `with:\n  target: ${about.target}`,
        docsUrl: `${refusals_EVENTS}#release`,
    }),
    "project-token-not-allowed": () => ({
        cause: "The deploy key is a project token (`project:…`).",
        risk: "A project token always deploys to the project's production, and gives access to every Convex deployment of the project.",
        fix: "Use a production deploy key for production and a preview deploy key for previews. If you want to use the token, allow it.",
        snippet: "with:\n  allow-project-token: true",
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "preview-key-on-production-branch": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is a production branch.`,
        risk: "The run would look like a production deploy while production stays as it was.",
        fix: "Use the production deploy key on this event. If you want a preview of this branch, set `target`.",
        snippet: `${KEY_PER_EVENT}\n  # or, for a preview of this branch:\n  target: preview`,
        docsUrl: PREVIEWS,
    }),
    "preview-key-on-tag": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
        risk: "Tags and releases usually mean production, and the run would look like it while production stays as it was.",
        fix: "Use the production deploy key on this event. If you want a preview, set `target` and `preview-name`.",
        snippet: "with:\n  target: preview\n  preview-name: release-{sha}",
        docsUrl: PREVIEWS,
    }),
    "preview-key-on-chained-run": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
        risk: "The event names a branch, usually the default branch, but not the pull request that may have started the first run, so the preview could contain other code.",
        fix: "Deploy previews on `pull_request`, or in a `workflow_run` that follows the `pull_request` run itself. Deploy production here.",
        snippet: "if: github.event.workflow_run.event == 'pull_request'",
        docsUrl: `${refusals_EVENTS}#workflow_run`,
    }),
    "production-from-closed-pull-request": (about) => ({
        cause: `\`target\` is \`production\`, but this job runs ${describeEvent(about.trigger)}, which is closed. Nothing is deployed for a closed pull request.`,
        risk: "A green run would look like a deploy, while production stays as it was. A closed pull request can also be one that was never merged.",
        fix: "Deploy production on the push that a merge makes, and let closed pull requests only clean up.",
        snippet: `on:\n  push:\n    branches: [${JSON.stringify(about.pullRequest?.baseBranch ?? "main")}]\n\n# in the step:\nwith:\n  target: auto`,
        docsUrl: `${refusals_EVENTS}#push`,
    }),
    "production-from-pull-request": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
        risk: "Code that is not merged would replace what your users run, and could read the key.",
        fix: about.key?.kind === "project"
            ? "Use a preview deploy key on pull requests. No input allows a project token here."
            : "Use a preview deploy key on pull requests. To deploy production from pull requests anyway, set `allow-production-from-pull-request: true`.",
        snippet: previewKeyLines(about.trigger),
        docsUrl: PREVIEWS,
    }),
    "production-from-merge-group": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
        risk: "Commits in a merge queue are not merged, and may never be.",
        fix: "Use a preview deploy key on `merge_group`, and deploy production on the push that follows.",
        snippet: [
            "with:",
            "  deploy-key: ${{ github.event_name != 'push' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name == 'push' && secrets.CONVEX_DEPLOY_KEY || '' }}",
        ].join("\n"),
        docsUrl: `${refusals_EVENTS}#merge_group`,
    }),
    "production-from-other-branch": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is not a production branch (${productionBranches(about)}).`,
        risk: "Code that is not merged would replace what your users run.",
        fix: "Use a preview deploy key on other branches, or add this branch to `production-branch`.",
        snippet: `with:\n  production-branch: ${productionBranchValue(about)}`,
        docsUrl: PREVIEWS,
    }),
    "production-from-other-ref": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is not a production branch (${productionBranches(about)}).`,
        risk: "The code of any branch or tag could replace what your users run.",
        fix: "Start the workflow on a production branch. To deploy production from any ref, set `target`.",
        snippet: "with:\n  target: production",
        docsUrl: `${refusals_EVENTS}#workflow_dispatch`,
    }),
    "commit-not-on-production-branch": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, and ${about.detail ?? "no production branch contains its commit"} (${productionBranches(about)}).`,
        risk: `${about.settings.commit === null ? "A tag can point to" : "`commit` can lead to"} any commit, even one that nobody has reviewed.`,
        fix: containedCommitFix(about),
        snippet: about.trigger.kind === "workflow-run"
            ? "permissions:\n  contents: read"
            : "permissions:\n  contents: read\n# or, in the step:\nwith:\n  target: production",
        docsUrl: `${refusals_EVENTS}#${about.trigger.event}`,
    }),
    "unknown-commit": (about) => ({
        cause: about.detail ?? "`commit` names no commit.",
        risk: "The action could not check whether the right commit is checked out, or report which one was deployed.",
        fix: "Set `commit` to the whole SHA. A tag, a branch or a short SHA must be in the checkout (`fetch-depth: 0`), or the token must be able to read it (`contents: read`).",
        snippet: "permissions:\n  contents: read\n\n# or, in the step:\nwith:\n  commit: ${{ github.sha }}",
        docsUrl: "https://github.com/actions/checkout#usage",
    }),
    "wrong-commit": (about) => ({
        cause: about.detail ?? "The checked-out commit is not the one that this run is for.",
        risk: about.target === "preview"
            ? "The preview would run code other than the reports say, so people would review and test the wrong code."
            : `Code other than the event's, which may not have been reviewed, would be deployed to ${about.target ?? "production"}.`,
        fix: checkoutFix(about),
        snippet: [
            "- uses: actions/checkout@v7",
            ...(unreadable(about) === "reftable" ? ["  env:", "    GIT_DEFAULT_REF_FORMAT: files"] : []),
            "  with:",
            `    ref: ${about.settings.commit ?? commitExpression(about.trigger)}`,
            ...checkoutPath(about),
            ...(hasMovedSubmodule(about) ? ["    submodules: true"] : []),
        ].join("\n"),
        docsUrl: "https://github.com/actions/checkout#usage",
    }),
    "pull-request-unreadable": (about) => ({
        cause: `The pull request of this run could not be read. This job has a deploy key and runs ${describeEvent(about.trigger)}.`,
        risk: "Without it, the action cannot tell whose code this is or which preview to use.",
        fix: "Let the token read pull requests.",
        snippet: "permissions:\n  contents: read\n  pull-requests: read",
        docsUrl: refusals_EVENTS,
    }),
    "invalid-preview-name": (about) => ({
        cause: about.detail ?? "The preview has no usable name.",
        risk: "Without a name of its own, the preview could be the one of another pull request.",
        fix: "Correct `preview-name`. It can contain `{number}`, `{branch}`, `{sha}` and `{app}`.",
        snippet: `with:\n  preview-name: ${about.situation === "pull-request" || about.situation === "merge-group" ? "pr-{number}" : '"{app}-{sha}"'}`,
        docsUrl: PREVIEWS,
    }),
    "cleanup-requires-preview-key": (about) => ({
        cause: `\`operation: cleanup\` does not work with ${describeKey(about.key)}.`,
        risk: "A cleanup deletes only previews, and this key cannot delete them.",
        fix: "Use the project's preview deploy key.",
        snippet: "with:\n  operation: cleanup\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}",
        docsUrl: PREVIEWS,
    }),
    "sweep-on-pull-request": (about) => ({
        cause: `\`operation: sweep\` must not run ${describeEvent(about.trigger)}.`,
        risk: "A sweep deletes previews of other pull requests, with a token that their authors' code could read here.",
        fix: "Sweep on a schedule.",
        snippet: 'on:\n  schedule:\n    - cron: "17 3 * * *"',
        docsUrl: `${refusals_EVENTS}#schedule`,
    }),
};
function unreadable({ checkout }) {
    return checkout !== undefined && "unreadable" in checkout ? checkout.unreadable : null;
}
function checkoutPath({ checkout }) {
    const directory = checkout !== undefined && "directory" in checkout ? checkout.directory : ".";
    return directory === "." ? [] : [`    path: ${JSON.stringify(directory)}`];
}
function hasMovedSubmodule({ checkout }) {
    return checkout !== undefined && "movedSubmodule" in checkout && checkout.movedSubmodule !== null;
}
function checkoutFix(about) {
    switch (unreadable(about)) {
        case "reftable":
            return "Have git keep its refs as files. On a self-hosted runner, delete the old checkout first, or run `git refs migrate --ref-format=files` in it.";
        case "damaged":
            return "Check out the event's commit with `actions/checkout`, as a user whose files this step may read, and let no later step change its `.git` folder.";
        case null:
            if (hasMovedSubmodule(about))
                return "Check out the submodules too. On a self-hosted runner, another job may have left that commit. To deploy it on purpose, commit the submodule in the repository around it first.";
            return "Check out the commit that the run is for. To deploy another one, as in a rollback, set `commit`.";
    }
}
function missingKey({ trigger, settings, situation }) {
    const meansProduction = settings.target === "production" ||
        (settings.target === "auto" && situation !== undefined && PRODUCTION_BY_DEFAULT.includes(situation));
    const secret = meansProduction ? "CONVEX_DEPLOY_KEY" : "CONVEX_PREVIEW_DEPLOY_KEY";
    const store = trigger.isDependabot ? " --app dependabot" : "";
    const page = meansProduction
        ? "the production deployment's Settings → URL and Deploy Key, “Generate Production Deploy Key”"
        : "Project Settings → Deploy keys, “Generate Preview Deploy Key”";
    const dependabot = trigger.isDependabot ? " Dependabot's runs read Dependabot secrets only." : "";
    return {
        cause: `The deploy key is missing. This job runs ${describeEvent(trigger)}, and \`deploy-key\` and the environment variables for keys are empty.${dependabot}`,
        risk: "Without a key nothing can be deployed, and a green run would hide that.",
        fix: `Create a key in the Convex dashboard (${page}), store it as the secret \`${secret}\` (GitHub asks for the value), and pass it to the step. A job with an \`environment:\` also reads that environment's secrets. A called workflow gets no secrets unless its caller passes them (\`secrets: inherit\`).`,
        snippet: `gh secret set ${secret}${store}\n\n${meansProduction ? KEY_PER_EVENT : previewKeyLines(trigger)}`,
        docsUrl: SECRETS,
    };
}
/** On events other than `pull_request`, the usual expression selects the production key. */
function previewKeyLines(trigger) {
    return trigger.event === "pull_request"
        ? KEY_PER_EVENT
        : "with:\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}";
}
/** The expression for the commit that the run is for, as `ref` of `actions/checkout`. */
function commitExpression(trigger) {
    if (trigger.kind === "workflow-run")
        return "${{ github.event.workflow_run.head_sha }}";
    if (trigger.kind === "pull-request")
        return "${{ github.event.pull_request.head.sha }}";
    if (trigger.kind === "pull-request-comment")
        return "refs/pull/${{ github.event.issue.number }}/head";
    return "${{ github.sha }}";
}
/** The secret that the usual `deploy-key` expression selects on this event. */
function secretNameFor(trigger) {
    return trigger.event === "pull_request" ? "CONVEX_PREVIEW_DEPLOY_KEY" : "CONVEX_DEPLOY_KEY";
}
const PRODUCTION_BY_DEFAULT = [
    "production-branch",
    "production-branch-workflow-run",
    "tag",
    "pre-release",
    "manual",
];
const KEY_PHRASES = {
    production: "a production deploy key (`prod:…`)",
    development: "a development deploy key (`dev:…`)",
    custom: "a custom deployment's deploy key (`custom:…`)",
    preview: "a preview deploy key (`preview:…`)",
    "preview-deployment": "a key of one preview deployment (`preview:…`)",
    project: "a project token (`project:…`)",
    team: "a team token (`team:…`)",
    admin: "an admin key",
    "access-token": "an access token",
    malformed: "a malformed key",
};
function describeKey(key) {
    return key === null ? "no deploy key" : KEY_PHRASES[key.kind];
}
/** A phrase that begins with "on" and says what triggered the run, such as "on a push to `main`". */
function describeEvent(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            return `on ${articleOf(trigger.event)} ${(0,code_span/* codeSpan */.SS)(trigger.event)} event of #${trigger.pullRequest.number}`;
        case "pull-request-comment":
            return `on ${articleOf(trigger.event)} ${(0,code_span/* codeSpan */.SS)(trigger.event)} event of #${trigger.number}`;
        case "push":
            return `on a push to ${(0,code_span/* codeSpan */.SS)(trigger.branch)}`;
        case "tag":
            return `on a push of the tag ${(0,code_span/* codeSpan */.SS)(trigger.tag)}`;
        case "release":
            return `on a release of the tag ${(0,code_span/* codeSpan */.SS)(trigger.tag)}`;
        case "manual":
            return `on ${articleOf(trigger.event)} ${(0,code_span/* codeSpan */.SS)(trigger.event)} event on ${(0,code_span/* codeSpan */.SS)(trigger.ref.name)}`;
        case "workflow-run":
            return `on a \`workflow_run\` event after a ${(0,code_span/* codeSpan */.SS)(trigger.of)} of ${(0,code_span/* codeSpan */.SS)(trigger.branch)}`;
        case "branch-deleted":
            return `on the deletion of the branch ${(0,code_span/* codeSpan */.SS)(trigger.branch)}`;
        default:
            return `on ${articleOf(trigger.event)} ${(0,code_span/* codeSpan */.SS)(trigger.event)} event`;
    }
}
function articleOf(name) {
    return /^[aeiou]/.test(name) ? "an" : "a";
}
/** On a `workflow_run`, an explicit `target` does not allow any other commit. */
function containedCommitFix({ trigger, settings }) {
    const isWorkflowRun = trigger.kind === "workflow-run";
    if (settings.commit !== null) {
        const fix = "Name a commit of a production branch, and give the token `contents: read`.";
        return isWorkflowRun ? fix : `${fix} To deploy this commit to production anyway, set \`target\`.`;
    }
    return isWorkflowRun
        ? "Run the workflow again after a push that is still on a production branch, with `contents: read` for the token."
        : "Tag a commit of a production branch, and give the token `contents: read`. To deploy this tag to production anyway, set `target`.";
}
function otherRunPhrase(trigger) {
    if (trigger.kind !== "workflow-run")
        return "another run";
    const of = trigger.of === "push" ? "a push" : `a ${(0,code_span/* codeSpan */.SS)(trigger.of)} event`;
    if (trigger.of !== "push" && !isChainedRun(trigger))
        return of;
    return trigger.isFork ? `${of} in another repository` : `${of} whose run did not succeed`;
}
function productionBranches({ settings, trigger }) {
    if (settings.productionBranches.length > 0) {
        return `\`production-branch\` is ${(0,code_span/* codeSpans */.tE)(settings.productionBranches)}`;
    }
    if (trigger.defaultBranch === null)
        return "`production-branch` is not set, and the event names no default branch";
    return `\`production-branch\` is the default branch, ${(0,code_span/* codeSpan */.SS)(trigger.defaultBranch)}`;
}
function productionBranchValue({ settings, trigger }) {
    const branches = [...settings.productionBranches, trigger.branch];
    return JSON.stringify((settings.productionBranches.length > 0 ? branches : [trigger.defaultBranch, ...branches])
        .filter((branch) => branch !== null)
        .join(", "));
}

;// CONCATENATED MODULE: ./build/plan/plan.js

function refuse(code, context) {
    return { kind: "refuse", refusal: refusal(code, context) };
}
function skip(reason, message) {
    return { kind: "skip", reason, message };
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./build/plan/production-branch.js

/**
 * Whether a branch may deploy to production.
 *
 * Patterns work like GitHub's branch filters: `*` stops at a slash, `**` does not, and the last pattern that matches
 * decides, so that `!name` excludes what an earlier pattern included
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet).
 * A list of only exclusions matches no branch.
 *
 * @param patterns - If empty, only the default branch matches, and no branch if that is not known.
 */
function production_branch_isProductionBranch(branch, patterns, defaultBranch) {
    if (branch === null)
        return false;
    if (patterns.length === 0)
        return branch === defaultBranch;
    return patterns.reduce((allowed, pattern) => {
        if (pattern.startsWith("!"))
            return allowed && !matches(branch, pattern.slice(1));
        return allowed || matches(branch, pattern);
    }, false);
}
/** A branch's name may contain glob characters; picomatch also matches a pattern that equals the name. */
function matches(branch, pattern) {
    // Without extended and negated globs, a single character cannot make all branches but one production branches.
    // picomatch throws on an empty pattern, which `!` alone leaves.
    if (pattern === "")
        return false;
    return picomatch(pattern, { dot: true, noextglob: true, nonegate: true, windows: false })(branch);
}

;// CONCATENATED MODULE: ./build/plan/classify-run.js
/** Finds the row of the policy that applies to a run, and the code that the run is for. */





/** Finds the table's row, and the pull request if there is one. */
function classifyRun(input) {
    const { trigger, settings, facts, key } = input;
    const about = { trigger, key, settings };
    switch (trigger.kind) {
        case "pull-request":
            return fromPullRequest(trigger, trigger.pullRequest);
        case "pull-request-comment": {
            const found = facts.commentPullRequest;
            if (found === undefined)
                return { kind: "need-fact", fact: "commentPullRequest" };
            return found?.number === trigger.number
                ? fromPullRequest(trigger, found)
                : refuse("pull-request-unreadable", about);
        }
        case "workflow-run":
            return fromWorkflowRun(input, trigger);
        case "push":
            return fromTrigger(input, isOnProductionBranch(trigger, settings) ? "production-branch" : "other-branch");
        case "tag":
            return fromTrigger(input, "tag");
        case "release":
            return fromTrigger(input, trigger.prerelease ? "pre-release" : "tag");
        case "manual":
            return fromTrigger(input, "manual");
        case "merge-group":
            return { ...fromTrigger(input, "merge-group"), pullRequestNumber: trigger.number ?? settings.pullRequest };
        case "branch-deleted":
            return { ...fromTrigger(input, "branch-deleted"), isClosed: true };
        case "deployment-status":
        case "unsupported":
            return fromTrigger(input, "unsupported");
    }
}
function fromTrigger({ trigger, settings }, situation) {
    return {
        situation,
        pullRequest: null,
        pullRequestNumber: settings.pullRequest,
        branch: trigger.branch,
        commit: trigger.commit,
        mergeCommit: null,
        isFork: false,
        isClosed: false,
    };
}
function fromPullRequest(trigger, pullRequest) {
    return {
        situation: "pull-request",
        pullRequest,
        pullRequestNumber: pullRequest.number,
        branch: pullRequest.headBranch,
        commit: pullRequest.headSha,
        mergeCommit: trigger.kind === "pull-request" ? trigger.mergeCommit : null,
        isFork: pullRequest.isFork || (trigger.kind === "workflow-run" && trigger.isFork),
        isClosed: pullRequest.state === "closed",
    };
}
/** Only a pull request's run, or a successful run on a branch of this repository, identifies the code of the other run. */
function fromWorkflowRun(input, trigger) {
    if ((trigger.of === "push" || isChainedRun(trigger)) && !trigger.isFork && trigger.succeeded) {
        const isProduction = isOnProductionBranch(trigger, input.settings);
        return fromTrigger(input, isProduction ? "production-branch-workflow-run" : "other-branch");
    }
    if (trigger.of !== "pull_request")
        return fromTrigger(input, "unsupported-workflow-run");
    const found = input.facts.workflowRunPullRequest;
    if (found === undefined)
        return { kind: "need-fact", fact: "workflowRunPullRequest" };
    if (found === null)
        return refuse("pull-request-unreadable", { trigger, key: input.key, settings: input.settings });
    const pullRequest = found === "none" ? null : pull_request_findByHead([found], trigger);
    if (pullRequest !== null)
        return fromPullRequest(trigger, pullRequest);
    return skip("pull-request-not-found", `No open pull request has commit ${trigger.commit.slice(0, 7)} of ${(0,code_span/* codeSpan */.SS)(trigger.branch)} as its head (or several do), so there is nothing to deploy.`);
}
/**
 * Events that run with secrets although outside contributors can provide their code or text. Refused unless `allow-
 * untrusted-code` is set.
 */
function isUntrusted(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            return trigger.via !== "pull_request";
        case "pull-request-comment":
            return true;
        case "workflow-run":
            return trigger.isFork;
        default:
            return false;
    }
}
/** Whether the branch of the run may reach production. */
function isOnProductionBranch(trigger, settings) {
    return production_branch_isProductionBranch(trigger.branch, settings.productionBranches, trigger.defaultBranch);
}
/** The context for a refusal of this run. */
function refusalContext({ trigger, key, settings }, { situation, pullRequest }) {
    return { trigger, key, settings, situation, pullRequest };
}

;// CONCATENATED MODULE: ./build/plan/check-checkout.js
/** Checks that the checked-out code is the code that the run is for. */




/**
 * Compares the checkout of the deployed folder, and of its functions if that is another one, with the commit of the run.
 * Accepts that commit, a merge of the pull request's head, and what was committed or merged onto one of these in this job.
 */
function checkCheckout(input, subject, target) {
    const { settings, facts } = input;
    const { checkout } = facts;
    if (checkout === undefined)
        return { kind: "need-fact", fact: "checkout" };
    const wanted = settings.commit ?? subject.commit;
    if (checkout === null)
        return {
            notices: [
                `No git repository tracks the deployed folder, so the action could not check that it contains ${shortSha(wanted)}.`,
            ],
        };
    const functions = "functions" in checkout ? checkout.functions : null;
    if (functions === null)
        return check_checkout_compare(checkout, input, subject, target);
    // `commit` names what is pushed: the commit of the functions.
    const checked = settings.commit === null ? [checkout, functions] : [functions];
    const results = checked.map((one) => check_checkout_compare(one, input, subject, target));
    return (results.find((result) => "kind" in result) ?? {
        notices: results.flatMap((result) => ("kind" in result ? [] : result.notices)),
    });
}
function check_checkout_compare(checkout, input, subject, target) {
    const { settings } = input;
    const wanted = settings.commit ?? subject.commit;
    const about = { ...refusalContext(input, subject), target, checkout };
    const whose = `${settings.commit === null ? "the event is for" : "`commit` names"} ${shortSha(wanted)}`;
    if ("unreadable" in checkout) {
        const reason = checkout.unreadable === "reftable" ? ", because its git repository keeps refs as reftable" : "";
        return refuse("wrong-commit", {
            ...about,
            detail: `The checked-out commit could not be read${reason}, but ${whose}.`,
        });
    }
    if ([checkout.head, ...checkout.madeFrom].some((commit) => isOfRun(commit, input, subject))) {
        if (checkout.movedSubmodule === null)
            return { notices: [] };
        const moved = describeMoved(checkout.movedSubmodule, checkout.head);
        return target === "preview" ? { notices: [moved] } : refuse("wrong-commit", { ...about, detail: moved });
    }
    const origin = otherRepository(checkout, input, subject);
    const found = describeCheckout(checkout, origin);
    if (origin !== null && target === "preview")
        return { notices: [`${found}, so it was not compared with ${shortSha(wanted)}.`] };
    return refuse("wrong-commit", { ...about, detail: `${found}, but ${whose}.` });
}
function isOfRun({ id, secondParent }, { settings }, subject) {
    if (settings.commit !== null)
        return isSame(id, settings.commit);
    const ofPullRequest = subject.pullRequest === null ? [] : [subject.mergeCommit, subject.pullRequest.headSha];
    if (isSame(id, subject.commit) || ofPullRequest.some((commit) => commit !== null && isSame(id, commit)))
        return true;
    return subject.pullRequest !== null && secondParent !== null && isSame(secondParent, subject.pullRequest.headSha);
}
/** @param found - A full SHA, so an unknown commit, which is `""`, is not the same. */
function isSame(found, wanted) {
    return found.toLowerCase() === wanted.toLowerCase();
}
/** @returns The repository of the checkout, or `null` if it is this one or the pull request's fork. */
function otherRepository({ origin }, { trigger }, subject) {
    const own = [trigger.repository, subject.pullRequest?.headRepository ?? null];
    return own.some((repository) => isSameRepository(repository, origin)) ? null : origin;
}
function describeCheckout({ directory, head }, origin) {
    const where = directory === "." ? "The checked-out commit" : `The commit that is checked out in ${(0,code_span/* codeSpan */.SS)(directory)}`;
    return `${where} is ${shortSha(head.id)}${origin === null ? "" : ` of ${(0,code_span/* codeSpan */.SS)(origin)}`}`;
}
function describeMoved({ directory, head, named }, superproject) {
    return `The submodule ${(0,code_span/* codeSpan */.SS)(directory)} is at ${shortSha(head)}, but ${shortSha(superproject.id)} names ${shortSha(named)} for it.`;
}
function shortSha(commit) {
    return commit.slice(0, 7) || "none";
}

;// CONCATENATED MODULE: ./build/plan/named-commit.js
/** Resolves the `commit` input to a commit. */



/** Whether the text is a full SHA-1 or SHA-256, in either case. */
function named_commit_isWholeSha(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}
/** Replaces `commit` by the full SHA, in lower case. */
function withWholeCommit(input, subject) {
    const { settings, facts } = input;
    const { commit } = settings;
    if (commit === null)
        return input;
    if (named_commit_isWholeSha(commit))
        return { ...input, settings: { ...settings, commit: commit.toLowerCase() } };
    const named = facts.namedCommit;
    if (named === undefined)
        return { kind: "need-fact", fact: "namedCommit" };
    if (named.kind === "found")
        return { ...input, settings: { ...settings, commit: named.id } };
    const detail = `\`commit\` is ${(0,code_span/* codeSpan */.SS)(commit)}, and ${UNKNOWN_REASONS[named.kind]}.`;
    return refuse("unknown-commit", { ...refusalContext(input, subject), detail });
}
const UNKNOWN_REASONS = {
    ambiguous: "the SHA of several commits begins with it",
    absent: "neither the checkout nor GitHub has a tag, a branch or a commit of that name",
    unknown: "the checkout has no tag, branch or commit of that name, and GitHub could not be asked",
};
/**
 * @returns The full SHA if a person chose this exact commit, or `null`. A branch that `commit` names is not one: it
 *   moves.
 */
function chosenCommit({ settings, facts }) {
    const isBranch = facts.namedCommit?.kind === "found" && facts.namedCommit.by === "branch";
    return isBranch ? null : settings.commit;
}

;// CONCATENATED MODULE: ./build/plan/policy.js
const allow = (target, ...needs) => ({ target, needs });
const policy_refuse = (code) => ({ refuse: code });
const target = (code = "target-required") => ({ kind: "target", code });
const allowProjectToken = { kind: "input", input: "allowProjectToken", code: "project-token-not-allowed" };
const allowProductionFromPullRequest = {
    kind: "input",
    input: "allowProductionFromPullRequest",
    code: "production-from-pull-request",
};
const refIsProductionBranchOrTarget = {
    kind: "condition",
    condition: "ref-is-production-branch",
    satisfiedByExplicitTarget: true,
    code: "production-from-other-ref",
};
const containsCommit = {
    kind: "condition",
    condition: "production-branch-contains-commit",
    satisfiedByExplicitTarget: false,
    code: "commit-not-on-production-branch",
};
const containsCommitOrTarget = { ...containsCommit, satisfiedByExplicitTarget: true };
/** Applies to every row if `commit` names another commit than the event's. */
const OTHER_COMMIT_REQUIREMENT = containsCommitOrTarget;
/** Runs of a category without a row never deploy, even with an explicit `target`. */
const POLICY = {
    "pull-request": {
        preview: allow("preview"),
        "preview-deployment": allow("preview"),
        production: allow("production", allowProductionFromPullRequest),
        development: allow("development", target()),
        custom: allow("custom", target()),
        project: policy_refuse("production-from-pull-request"),
        admin: allow("production", target()),
    },
    "production-branch": {
        preview: allow("preview", target("preview-key-on-production-branch")),
        "preview-deployment": allow("preview", target("preview-key-on-production-branch")),
        production: allow("production"),
        development: allow("development"),
        custom: allow("custom"),
        project: allow("production", allowProjectToken),
        admin: allow("production"),
    },
    // For a pushed tag, GitHub gives its name as the head branch, so check that a tag `main` is not taken for the branch.
    "production-branch-workflow-run": {
        preview: allow("preview", target("preview-key-on-production-branch")),
        "preview-deployment": allow("preview", target("preview-key-on-production-branch")),
        production: allow("production", containsCommit),
        development: allow("development"),
        custom: allow("custom"),
        project: allow("production", allowProjectToken, containsCommit),
        admin: allow("production", containsCommit),
    },
    "other-branch": {
        preview: allow("preview"),
        "preview-deployment": allow("preview"),
        production: policy_refuse("production-from-other-branch"),
        development: allow("development"),
        custom: allow("custom"),
        project: policy_refuse("production-from-other-branch"),
        admin: allow("production", target()),
    },
    tag: {
        preview: allow("preview", target("preview-key-on-tag")),
        "preview-deployment": allow("preview", target("preview-key-on-tag")),
        production: allow("production", containsCommitOrTarget),
        development: allow("development"),
        custom: allow("custom"),
        project: allow("production", allowProjectToken, containsCommitOrTarget),
        admin: allow("production", containsCommitOrTarget),
    },
    "pre-release": {
        preview: allow("preview", target("preview-key-on-tag")),
        "preview-deployment": allow("preview", target("preview-key-on-tag")),
        production: allow("production", target("prerelease-requires-target")),
        development: allow("development", target("prerelease-requires-target")),
        custom: allow("custom", target("prerelease-requires-target")),
        project: allow("production", target("prerelease-requires-target"), allowProjectToken),
        admin: allow("production", target("prerelease-requires-target")),
    },
    manual: {
        preview: allow("preview"),
        "preview-deployment": allow("preview"),
        production: allow("production", refIsProductionBranchOrTarget),
        development: allow("development"),
        custom: allow("custom"),
        project: allow("production", allowProjectToken, refIsProductionBranchOrTarget),
        admin: allow("production", refIsProductionBranchOrTarget),
    },
    "merge-group": {
        preview: allow("preview"),
        "preview-deployment": allow("preview"),
        production: policy_refuse("production-from-merge-group"),
        development: allow("development", target()),
        custom: allow("custom", target()),
        project: policy_refuse("production-from-merge-group"),
        admin: allow("production", target()),
    },
};
function policyFor(situation) {
    return Object.hasOwn(POLICY, situation) ? POLICY[situation] : undefined;
}
/** The targets that a key can deploy to. Any other explicit `target` is refused on every event. */
const ALLOWED_TARGETS = {
    preview: ["preview"],
    "preview-deployment": ["preview"],
    production: ["production"],
    development: ["development"],
    custom: ["custom"],
    project: ["production"],
    admin: ["production", "development", "custom"],
};
/** Keys that cannot deploy, with the refusal for each. Refused on every event. */
const NON_DEPLOY_KEYS = {
    team: "key-is-team-token",
    "access-token": "key-is-access-token",
    malformed: "key-malformed",
};
/** Keys that are never used for the head of a fork, even with opt-ins. */
const FORBIDDEN_FOR_FORKS = ["production", "project", "admin"];
/** Keys that a `workflow_run` of a manual, scheduled or chained run never uses: it does not identify the code. */
const FORBIDDEN_FOR_CHAINED_RUNS = ["preview", "preview-deployment"];
/** Keys that can delete the preview of a closed pull request or a deleted branch. Runs with other keys are skipped. */
const CLEANUP_KEYS = ["preview"];
/** Keys that name their deployment, so that it can be compared with `expected-deployment`. */
const KEYS_WITH_DEPLOYMENT_NAME = [
    "production",
    "development",
    "custom",
    "preview-deployment",
    "admin",
];

;// CONCATENATED MODULE: ./build/plan/decide.js
/** Decides what a run does, before any request is made. The policy itself is a table: see `policy.ts`. */











/**
 * Decides what a run does. Pure: the same input gives the same plan.
 *
 * Refusals that need no facts come first, so that a run that is refused anyway makes no requests. Facts are requested one
 * at a time, and only for `workflow_run`, comments, tags, and the checkout of a deploy.
 */
function decide(rawInput) {
    // A report makes no request to Convex, so it ignores a key that the job has for other steps.
    const input = rawInput.settings.operation === "report" ? { ...rawInput, key: null } : rawInput;
    return (refuseInvalidCombination(input) ??
        skipEvent(input.trigger) ??
        refuseUntrusted(input) ??
        decideForRun(input, classifyRun(input)));
}
function decideForRun(input, subject) {
    if ("kind" in subject)
        return subject;
    const { key, settings } = input;
    const row = policyFor(subject.situation);
    if (settings.operation === "report" && isReportable(row !== undefined || subject.isClosed, input.trigger))
        return report(input, subject);
    if (row === undefined && !subject.isClosed)
        return refuse(unsupportedCode(subject), refusalContext(input, subject));
    if (settings.operation === "sweep")
        return sweep(input, subject);
    if (key === null)
        return decideWithoutKey(input, subject);
    if (subject.pullRequest !== null && subject.isClosed && settings.target === "production")
        return refuse("production-from-closed-pull-request", refusalContext(input, subject));
    if (settings.operation === "cleanup" || (settings.operation === "auto" && subject.isClosed)) {
        return cleanup(input, subject, key);
    }
    if (row === undefined || subject.isClosed)
        return skip("pull-request-closed", closedMessage(input.trigger, subject));
    // `refuseInvalidCombination` has refused keys that cannot deploy.
    return decide_deploy(input, subject, key, row[key.kind]);
}
/** Refuses a key and inputs that contradict each other, on every event. */
function refuseInvalidCombination({ trigger, key, settings }) {
    if (key === null)
        return null;
    const about = { trigger, key, settings };
    if (!isDeployKey(key))
        return refuse(NON_DEPLOY_KEYS[key.kind], about);
    if (key.kind !== "admin" && settings.url !== null)
        return refuse("url-with-cloud-key", about);
    if (key.kind === "admin" && settings.url === null)
        return refuse("admin-key-without-url", about);
    if (settings.target !== "auto" && !ALLOWED_TARGETS[key.kind].includes(settings.target)) {
        return refuse("target-does-not-fit-key", about);
    }
    if (settings.expectedDeployment === null)
        return null;
    if (!KEYS_WITH_DEPLOYMENT_NAME.includes(key.kind))
        return refuse("expected-deployment-unverifiable", about);
    const matches = deploymentNameFromKey(key) === settings.expectedDeployment;
    return matches ? null : refuse("expected-deployment-mismatch", about);
}
/** Skips events without anything to deploy, even if there is no key. */
function skipEvent(trigger) {
    if (trigger.kind === "push" && trigger.deleted) {
        return skip("branch-deleted", `The push deleted the branch ${(0,code_span/* codeSpan */.SS)(trigger.branch)}, so there is nothing to deploy.`);
    }
    if (trigger.kind === "tag" && trigger.deleted) {
        return skip("tag-deleted", `The tag ${(0,code_span/* codeSpan */.SS)(trigger.tag)} was deleted, so there is nothing to deploy.`);
    }
    if (trigger.kind === "release" && !trigger.isPublished) {
        return skip("release-not-published", `This event (${(0,code_span/* codeSpan */.SS)(trigger.action)}) does not publish the release of ${(0,code_span/* codeSpan */.SS)(trigger.tag)}, so there is nothing to deploy.`);
    }
    return null;
}
/** Refuses runs that outside contributors can influence unless `allow-untrusted-code` is set, before any request. */
function refuseUntrusted({ trigger, key, settings }) {
    if (settings.allowUntrustedCode || !isUntrusted(trigger) || onlyCleansUp(trigger, settings))
        return null;
    return refuse("untrusted-code", { trigger, key, settings });
}
/**
 * Whether the run only cleans up after a closed pull request, which runs none of its code. `pull_request` does not run for
 * a pull request with conflicts, so only `pull_request_target` reports that it was closed.
 */
function onlyCleansUp(trigger, { operation }) {
    const isClosed = trigger.kind === "pull-request" && trigger.pullRequest.state === "closed";
    const isOwnEvent = trigger.event === "pull_request_target" && trigger.action === "closed";
    return isClosed && isOwnEvent && (operation === "auto" || operation === "cleanup");
}
function unsupportedCode(subject) {
    return subject.situation === "unsupported-workflow-run" ? "unsupported-workflow-run" : "unsupported-event";
}
/** A sweep deletes previews of other pull requests, so a pull request must not start one. */
function sweep(input, subject) {
    if (subject.situation !== "pull-request")
        return { kind: "sweep" };
    return refuse("sweep-on-pull-request", refusalContext(input, subject));
}
/** Hosts report a site's URL with `deployment_status`. Any other event must be one that can deploy. */
function isReportable(hasRow, { kind }) {
    return hasRow || kind === "deployment-status";
}
function report(rawInput, subject) {
    const input = withWholeCommit(rawInput, subject);
    if ("kind" in input)
        return input;
    const { target, commit } = input.settings;
    const { url, notice } = resolveAppUrl(input, subject);
    if (url === null)
        return skip("no-app-url", notice ?? "`app-url` is empty, so there is nothing to report.");
    return {
        kind: "report",
        appUrl: url,
        target: target === "auto" ? null : target,
        commit: commit ?? subject.commit,
        branch: subject.branch,
    };
}
function decideWithoutKey(input, subject) {
    const { trigger, settings } = input;
    if (settings.onMissingKey === "skip") {
        return skip("missing-key", `The deploy key is missing ${describeEvent(trigger)}, and \`on-missing-key\` is \`skip\`.`);
    }
    if (settings.onMissingKey === "auto" && settings.operation === "resolve") {
        return skip("missing-key", `The deploy key is missing ${describeEvent(trigger)}, so no Convex deployment can be looked up.`);
    }
    if (settings.onMissingKey === "auto" && subject.isFork) {
        return skip("missing-key-fork", "The pull request comes from a fork, and GitHub does not pass this repository's secrets to such runs, so the deploy key is missing.");
    }
    if (settings.onMissingKey === "auto" && trigger.isDependabot) {
        return skip("missing-key-dependabot", "Dependabot started this run, and GitHub passes only Dependabot secrets to such runs, so the deploy key is missing. To deploy them too: `gh secret set CONVEX_PREVIEW_DEPLOY_KEY --app dependabot`.");
    }
    return refuse("key-missing", refusalContext(input, subject));
}
function cleanup(input, subject, key) {
    const { settings, trigger } = input;
    if (!CLEANUP_KEYS.includes(key.kind)) {
        if (!subject.isClosed)
            return refuse("cleanup-requires-preview-key", refusalContext(input, subject));
        return skip("nothing-to-clean-up", `${closedMessage(trigger, subject)} This key cannot delete preview deployments.`);
    }
    const whole = withWholeCommit(input, subject);
    if ("kind" in whole)
        return whole;
    const named = resolvePreviewName(whole, subject);
    if (!named.ok)
        return refuse("invalid-preview-name", { ...refusalContext(input, subject), detail: named.problem });
    return {
        kind: "cleanup",
        previewName: named.name,
        keepPreview: settings.onClose === "keep" && settings.operation === "auto" && subject.pullRequest !== null,
        pullRequestNumber: subject.pullRequestNumber,
        branch: subject.branch,
    };
}
function decide_deploy(rawInput, subject, key, cell) {
    const about = refusalContext(rawInput, subject);
    if (subject.isFork && FORBIDDEN_FOR_FORKS.includes(key.kind))
        return refuse("production-key-for-fork", about);
    if (isChainedRun(rawInput.trigger) && FORBIDDEN_FOR_CHAINED_RUNS.includes(key.kind))
        return refuse("preview-key-on-chained-run", about);
    if ("refuse" in cell)
        return refuse(cell.refuse, about);
    const target = rawInput.settings.target === "auto" ? cell.target : rawInput.settings.target;
    const isPlain = (need) => need.kind !== "condition";
    const unmet = unmetRequirement(cell.needs.filter(isPlain), target, rawInput, subject);
    if (unmet !== null)
        return unmet;
    const input = withWholeCommit(rawInput, subject);
    if ("kind" in input)
        return input;
    const conditions = [...cell.needs.filter((need) => !isPlain(need)), ...needsOfOtherCommit(input, subject)];
    return unmetRequirement(conditions, target, input, subject) ?? deployChecked(input, subject, key, cell.needs, target);
}
/** If `commit` names another commit than the event, a production branch must contain it or `target` must be explicit. */
function needsOfOtherCommit({ settings }, subject) {
    return settings.commit === null || settings.commit === subject.commit ? [] : [OTHER_COMMIT_REQUIREMENT];
}
/** The policy allows the key. Checks the checkout and the preview's name, and builds the plan. */
function deployChecked(input, subject, key, needs, target) {
    const isResolve = input.settings.operation === "resolve";
    // `resolve` deploys nothing, so it needs no checkout.
    const code = isResolve ? { notices: [] } : checkCheckout(input, subject, target);
    if ("kind" in code)
        return code;
    const named = key.kind === "preview" ? resolvePreviewName(input, subject) : null;
    if (named?.ok === false)
        return refuse("invalid-preview-name", { ...refusalContext(input, subject), detail: named.problem });
    const site = isResolve ? { url: null, notice: null } : resolveAppUrl(input, subject);
    return {
        kind: isResolve ? "resolve" : "deploy",
        target,
        pullRequestNumber: subject.pullRequestNumber,
        pullRequest: subject.pullRequest,
        preview: named === null ? null : { name: named.name },
        deploymentName: deploymentNameFromKey(key),
        commit: input.settings.commit ?? subject.commit,
        chosenCommit: chosenCommit(input),
        branch: subject.branch,
        appUrl: site.url,
        notices: [...optInNotices(needs, input.trigger), ...code.notices, ...(site.notice === null ? [] : [site.notice])],
    };
}
function unmetRequirement(needs, target, input, subject) {
    for (const need of needs) {
        const unmet = checkRequirement(need, target, input, subject);
        if (unmet !== null)
            return unmet;
    }
    return null;
}
/** @returns `null` if the requirement is met. */
function checkRequirement(need, target, input, subject) {
    const { settings, facts } = input;
    const about = { ...refusalContext(input, subject), target };
    const isExplicit = settings.target !== "auto";
    if (need.kind === "target")
        return isExplicit ? null : refuse(need.code, about);
    if (target !== "production")
        return null;
    if (need.kind === "input")
        return settings[need.input] ? null : refuse(need.code, about);
    if (need.satisfiedByExplicitTarget && isExplicit)
        return null;
    if (need.condition === "ref-is-production-branch") {
        return isOnProductionBranch(input.trigger, settings) ? null : refuse(need.code, about);
    }
    const contains = facts.productionBranchContainsCommit;
    if (contains === undefined)
        return { kind: "need-fact", fact: "productionBranchContainsCommit" };
    if (contains === true)
        return null;
    const commit = settings.commit === null ? "its commit" : "the commit that `commit` names";
    const detail = contains === false
        ? `no production branch contains ${commit}`
        : `GitHub could not be asked whether a production branch contains ${commit}`;
    return refuse(need.code, { ...about, detail });
}
function resolvePreviewName(input, subject) {
    return previewName({ template: input.settings.previewName, ...namingOf(input, subject) });
}
function resolveAppUrl(input, subject) {
    return appUrl(input.settings.appUrl, namingOf(input, subject));
}
function namingOf({ settings }, subject) {
    return {
        number: subject.pullRequestNumber,
        branch: subject.branch,
        commit: settings.commit ?? subject.commit,
        app: settings.appName,
        isFork: subject.isFork,
    };
}
const NOTICES = {
    allowProductionFromPullRequest: "`allow-production-from-pull-request` lets a pull request that is not merged go to production.",
    allowProjectToken: "`allow-project-token` lets a project token deploy to production.",
};
/** Sentences for the log about the opt-ins that this run needed. */
function optInNotices(needs, trigger) {
    const untrusted = "`allow-untrusted-code` lets this run use a key although outside contributors can start it or change its code.";
    return [
        ...(isUntrusted(trigger) ? [untrusted] : []),
        ...needs.flatMap((need) => (need.kind === "input" ? [NOTICES[need.input]] : [])),
    ];
}
function closedMessage(trigger, subject) {
    return subject.pullRequest === null
        ? `The branch ${(0,code_span/* codeSpan */.SS)(trigger.branch)} was deleted, so there is nothing to deploy.`
        : `The pull request #${subject.pullRequest.number} is closed, so there is nothing to deploy.`;
}
function isDeployKey(key) {
    return key.kind in ALLOWED_TARGETS;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/process/system-root.js
/** Finds the folder of Windows. */
const DEFAULT = "C:\\Windows";
/**
 * The value of `SystemRoot` if it is a folder directly below a drive's root, else `C:\Windows`. Programs are started from
 * this folder and an earlier step can set the variable, so a folder of the checkout is not accepted.
 */
function system_root_systemRoot(variables) {
    const value = Object.entries(variables).find(([name]) => name.toUpperCase() === "SYSTEMROOT")?.[1] ?? "";
    return /^[A-Za-z]:\\[\w-]+\\?$/.test(value) ? value : DEFAULT;
}

;// CONCATENATED MODULE: ./build/process/process-group.js
/** Starts programs in process groups of their own, so that each can be terminated with everything it started. */





/** Time between SIGTERM and SIGKILL. */
const GRACE_MS = 3_000;
/**
 * The start of the marker of every process that `main` and `post` of this step start, so that `post` finds what a killed
 * `main` left running even if nothing was saved. A runner has a folder of its own and runs one job at a time; within a
 * job, `GITHUB_ACTION` identifies the step.
 */
const STEP_MARKER = computeStepMarker(process.env);
/** The value of `PROCESS_MARKER_VARIABLE` in every process that this one starts. Several steps can run at once. */
const PROCESS_MARKER = (/* unused pure expression or super */ null && (`${STEP_MARKER}.${randomUUID()}`));
function computeStepMarker(environment) {
    const { RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION } = environment;
    if (!RUNNER_TEMP)
        return (0,external_node_crypto_.randomUUID)();
    const step = [RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION];
    return (0,external_node_crypto_.createHash)("sha256").update(step.join("\n")).digest("hex");
}
/**
 * The start of the markers of programs that run in parallel with the CLI: terminating the CLI's processes does not stop
 * them.
 */
function sideMarkerOf(marker) {
    return `${marker}-side`;
}
/**
 * A unique marker for a program that runs in parallel with the CLI, and for what it starts. `post` terminates all of
 * them.
 */
function process_group_createSideMarker() {
    return `${sideMarkerOf(PROCESS_MARKER)}.${randomUUID()}`;
}
/**
 * Without this flag, SIGUSR1, which any process of the same user may send, opens a debugger in the program.
 * https://nodejs.org/api/cli.html#--disable-sigusr1
 */
const NO_DEBUGGER = "--disable-sigusr1";
/** Starts `node <args>` without a shell and with stdin closed. */
function process_group_spawnNode(args, options) {
    const { marker = PROCESS_MARKER } = options;
    const child = spawn(process.execPath, [NO_DEBUGGER, ...args], {
        cwd: options.cwd,
        env: { ...options.env, [process_group_PROCESS_MARKER_VARIABLE]: marker },
        stdio: ["ignore", "pipe", "pipe"],
        detached: process.platform !== "win32",
        windowsHide: true,
    });
    const exited = new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (code) => resolve(code ?? 1));
    });
    return {
        stdout: child.stdout,
        stderr: child.stderr,
        pid: child.pid ?? null,
        exited,
        stop: () => stopTree(child, marker),
        release: () => {
            child.stdout.destroy();
            child.stderr.destroy();
        },
    };
}
async function stopTree(child, marker) {
    if (child.pid === undefined)
        return;
    if (process.platform === "win32") {
        stopWindowsTree(child.pid);
        return;
    }
    await process_group_terminateProcesses(child.pid, marker);
}
/** Uses the full path: Windows looks for a bare name in the current folder first, which is a checkout. */
function stopWindowsTree(pid) {
    const root = system_root_systemRoot(process.env);
    (0,external_node_child_process_.spawnSync)((0,external_node_path_.join)(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
        stdio: "ignore",
        windowsHide: true,
        env: { SystemRoot: root },
    });
}
/**
 * Sends SIGTERM to the process group, and on Linux also to every process that has the mark or descends from the
 * group's first process; 3 s later, sends SIGKILL to those still running. Resolves when all have ended or were killed.
 *
 * @param group - `null` if it is not known: then only processes that have the mark are terminated.
 */
async function process_group_terminateProcesses(group, mark) {
    // Once its parent has ended, a descendant without the group and the mark can no longer be found.
    const strays = group === null ? [] : detachedDescendants(group);
    if (!signalAll(group, mark, strays, "SIGTERM"))
        return;
    const deadline = Date.now() + GRACE_MS;
    while (isRunning(group, mark, strays)) {
        if (Date.now() >= deadline) {
            signalAll(group, mark, strays, "SIGKILL");
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
/** On Linux, the descendants of the group's first process that are in another group. */
function detachedDescendants(group) {
    const all = allProcesses();
    const found = new Set([group]);
    // Process IDs wrap around, so a child can be listed before its parent. Repeat until nothing new is found.
    for (let size = 0; size < found.size;) {
        size = found.size;
        for (const { pid, parent } of all)
            if (found.has(parent))
                found.add(pid);
    }
    return all.filter((one) => found.has(one.pid) && one.group !== group);
}
/**
 * Whether any of the processes still runs. A process that has exited stays in its group until its parent reaps it,
 * which the first process of a container may never do.
 */
function isRunning(group, mark, strays) {
    if (process.platform !== "linux")
        return signalAll(group, mark, [], 0);
    const isInGroup = allProcesses().some((one) => one.group === group && !one.hasEnded);
    return isInGroup || stillRunning(strays).length > 0 || markedProcesses(mark).length > 0;
}
function stillRunning(strays) {
    return strays.filter(({ pid, startedAt }) => {
        const now = processFacts(pid);
        return now !== null && now.startedAt === startedAt && !now.hasEnded;
    });
}
/** Reads the fields after the name in `/proc/<pid>/stat`: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processFacts(pid) {
    try {
        const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, "latin1");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const [state = "", parent, group] = fields;
        const hasEnded = state === "Z" || state === "X";
        return { pid, parent: Number(parent), group: Number(group), startedAt: fields[19] ?? "", hasEnded };
    }
    catch {
        return null;
    }
}
/** Linux only. */
function allProcesses() {
    if (process.platform !== "linux")
        return [];
    return processIds()
        .map(processFacts)
        .filter((one) => one !== null);
}
function processIds() {
    return (0,external_node_fs_.readdirSync)("/proc").map(Number).filter(Number.isInteger);
}
/** @returns Whether any process received the signal. */
function signalAll(group, mark, strays, signal) {
    const others = [...markedProcesses(mark), ...stillRunning(strays).map(({ pid }) => pid)];
    return [...(group === null ? [] : [-group]), ...others].map((target) => trySignal(target, signal)).includes(true);
}
/** @param target - A process ID, or the negative ID of a process group. */
function trySignal(target, signal) {
    try {
        process.kill(target, signal);
        return true;
    }
    catch {
        return false;
    }
}
/**
 * Linux only: other systems need a separate program to read a process's environment.
 *
 * @param mark - A whole marker, or the part before its full stop.
 */
function markedProcesses(mark) {
    if (process.platform !== "linux" || mark === "")
        return [];
    const variable = `${process_group_PROCESS_MARKER_VARIABLE}=${mark}`;
    const carriesMark = (pid) => {
        try {
            const variables = (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, "latin1").split("\0");
            return variables.some((one) => one === variable || one.startsWith(`${variable}.`));
        }
        catch {
            return false;
        }
    };
    return processIds().filter((pid) => pid !== process.pid && carriesMark(pid));
}
/** Set in every process that is started. On Linux it identifies those that have left their process group. */
const process_group_PROCESS_MARKER_VARIABLE = "CONVEX_DEPLOY_ACTION_RUN";

// EXTERNAL MODULE: ./build/diagnosis/source-location.js
var source_location = __webpack_require__(5973);
// EXTERNAL MODULE: ./build/markdown/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/report/log/log-messages.js
/** The messages about a run in the job's log. */


function log_messages_startMessage(outcome) {
    const { run, plan } = outcome;
    const { pullRequestNumber, branch, commit } = subjectOf(outcome);
    const where = plan === null || plan.previewName === null ? plan?.target : `preview deployment "${plan.previewName}"`;
    const key = run.keyKind === null ? "" : `${run.keyKind} key`;
    const subject = pullRequestNumber === null ? (branch ?? "") : `pull request #${pullRequestNumber}`;
    return joinParts([`Deploying ${run.appName} to ${where}`, key, subject, commit.slice(0, 7)], " · ");
}
function successLines({ run, plan, deployment, ending: { status, notes } }) {
    if (status === "skipped")
        return [];
    const urls = [
        ...(plan === null || plan.appUrl === null ? [] : [`  Site         ${plan.appUrl}`]),
        ...(deployment.url === null ? [] : [`  URL          ${deployment.url}`]),
        ...(deployment.siteUrl === null ? [] : [`  HTTP actions ${deployment.siteUrl}`]),
        ...(deployment.dashboardUrl === null ? [] : [`  Dashboard    ${deployment.dashboardUrl}`]),
    ];
    if (status === "resolved")
        return [`✔ Found ${deployment.name ?? deployment.url ?? "the deployment"}`, ...urls];
    if (status === "dry-run" || (0,outcome_outcome/* operationOf */.zI)({ run, plan }) !== "deploy")
        return notes;
    return [
        `✔ Deployed to ${deployment.name ?? deployment.url ?? "Convex"} in ${run.durationSeconds.toFixed(1)} s`,
        ...urls,
    ];
}
/** Puts the message for the annotated line first: in the diff view, this is all the reader sees. */
function formatError({ cause, fix, link }, { locations, omitted }) {
    const [first, ...others] = locations;
    const marked = others.length > 0 ? `${others.length} more ${others.length > 1 ? "places are" : "place is"} marked` : "";
    const logged = omitted > 0 ? `${omitted} ${omitted > 1 ? "are" : "is"} only in the log` : "";
    const more = (0,markdown/* joinParts */.nn)([marked, logged], ", ");
    const learnMore = link === null ? "" : `Learn more: ${link}`;
    return (0,markdown/* joinParts */.nn)([first?.message ?? "", cause, fix, more === "" ? "" : `${more}.`, learnMore], "\n\n");
}

;// CONCATENATED MODULE: ./build/report/log/log-outcome.js
/** Logs how a run ended, with annotations. */



/** Logs one error for a failure. Its other locations become warnings, which mark them in the diff. */
function logOutcome(log, outcome) {
    const { failure, status } = outcome.ending;
    if (failure === null || !(0,outcome_outcome/* isFailure */.N6)(outcome)) {
        // A warning, because a cleanup that may not delete leaves a preview behind. A superseded deploy is only a notice.
        if (failure !== null && (0,outcome_outcome/* operationOf */.zI)(outcome) === "cleanup")
            log.warning(formatError(failure, source_location/* NO_LOCATIONS */.vn));
        else if (failure !== null)
            log.notice(failure.cause);
        for (const line of successLines(outcome))
            log.info(line);
        return;
    }
    const locations = outcome.deploy?.locations ?? source_location/* NO_LOCATIONS */.vn;
    const [first, ...others] = locations.locations;
    log.error(formatError(failure, locations), `Convex ${(0,outcome_outcome/* operationOf */.zI)(outcome)} ${status}: ${failure.code}`, first);
    for (const location of others)
        log.warning(location.message, location);
}

;// CONCATENATED MODULE: ./build/outcome/public-outcome.js




/** @param outcome - May be redacted already, or a result of `withoutExternalText`: that gives the same. */
function public_outcome_toPublicOutcome(outcome, redaction) {
    const { run, plan, deployment, deploy, comparison, ending } = withoutExternalText(outcome, redaction);
    const { appName, workingDirectory, durationSeconds } = run;
    const { commit, branch, pullRequestNumber } = (0,outcome_outcome/* subjectOf */.et)({ run, plan });
    const { status, isImported, isSeeded, failure, notes } = ending;
    const { name, url, siteUrl, dashboardUrl, urlsFromApi } = deployment;
    const made = {
        operation: (0,outcome_outcome/* operationOf */.zI)({ run, plan }),
        target: plan?.target ?? null,
        status,
        isImported,
        isSeeded,
        appName,
        workingDirectory,
        commit,
        branch,
        pullRequestNumber,
        preview: (0,outcome_outcome/* previewOf */.oW)({ plan, deployment }),
        deployment: { name, url, siteUrl, dashboardUrl, urlsFromApi },
        appUrl: plan?.appUrl ?? null,
        expiresAt: deployment.expiresAt,
        durationSeconds,
        cliVersion: deploy?.cliVersion || null,
        buildSeconds: deploy?.buildSeconds ?? null,
        pushSeconds: deploy?.pushSeconds ?? null,
        failure: failure === null ? null : publicFailure(failure),
        notes,
        schemaChanges: deploy?.schemaChanges ?? [],
        comparison,
        locations: (deploy?.locations.locations ?? []).map(({ path, line, sent }) => ({ path, line, message: sent })),
    };
    return made;
}
/**
 * Removes text that the build, the user's modules or a server printed, and redacts the values of variables with names of
 * secrets, so that the outcome can be shown where no runner masks it.
 */
function withoutExternalText(outcome, redaction) {
    const redacted = (0,outcome_outcome/* redactOutcome */.Ah)(outcome, redaction);
    const { plan, deployment, deploy, comparison, ending } = redacted;
    const hide = redaction.redactSent;
    return {
        ...redacted,
        plan: plan && { ...plan, appUrl: (0,outcome_outcome/* intactUrl */.x7)(plan.appUrl, hide) },
        deployment: withPublicUrls(deployment),
        deploy: deploy && {
            ...deploy,
            cliVersion: /^[\w.+-]{1,60}$/.test(deploy.cliVersion) ? deploy.cliVersion : "",
            schemaChanges: deploy.schemaChanges.map((change) => ({ ...change, name: hide(nameOfChange(change.name)) })),
            locations: withPublicMessages(deploy.locations, hide),
            outputTail: [],
        },
        comparison: comparison && (0,outcome_outcome/* redactComparison */.xU)(comparison, hide),
        ending: {
            ...ending,
            failure: ending.failure && withPublicTexts(ending.failure, deploy, hide),
            // Notes of a sweep may quote Convex. A sweep is not reported by API, so drop them.
            notes: (0,outcome_outcome/* operationOf */.zI)(redacted) === "sweep" ? [] : ending.notes.map(hide),
        },
    };
}
/**
 * The outcome for the job summary, which the runner masks line by line. What the build and modules printed is only in the
 * end of the output, unchanged: in other places, Markdown escapes characters, and a mask would not find an escaped secret.
 */
function forSummary(outcome, redaction) {
    const { deploy, ending, ...others } = withoutExternalText(outcome, redaction);
    return {
        ...others,
        deploy: deploy && { ...deploy, outputTail: outcome.deploy?.outputTail ?? [] },
        ending: {
            ...ending,
            failure: ending.failure && { ...ending.failure, cause: causeText(publicFailure(ending.failure), "") },
            notes: outcome.ending.notes,
        },
    };
}
function withPublicUrls({ url, siteUrl, ...deployment }) {
    const shown = (address) => (deployment.urlsFromApi ? address : originOf(address));
    return { ...deployment, url: shown(url), siteUrl: shown(siteUrl) };
}
function withPublicMessages({ locations, omitted }, hide) {
    const shown = locations.map(({ path, sent, ...position }) => ({
        ...position,
        path: hide(path),
        message: hide(sent),
        sent: hide(sent),
    }));
    return { locations: shown, omitted };
}
/** Replaces `cause` and `fix` by their public forms. `sent` stays too, because after a failed build it is only a part. */
function withPublicTexts(failure, deploy, hide) {
    const { cause, fix } = failure.sent ?? failure;
    const sent = { cause: hide(cause), fix: hide(fix) };
    const whole = failure.cmdExitCode === undefined ? sent.cause : `${buildText(failure, deploy)} ${sent.cause}`.trim();
    return { ...failure, cause: hide(whole), fix: sent.fix, sent };
}
/**
 * The cause, followed by a sentence if nothing was pushed.
 *
 * @param liveCommit - The commit that stays live, or `""` if there is none or it is unknown.
 */
function causeText({ cause, isBeforePush }, liveCommit) {
    if (!isBeforePush)
        return cause;
    const live = liveCommit === "" ? "" : `; ${(0,code_span/* codeSpan */.SS)(liveCommit.slice(0, 7))} stays live`;
    return `${cause} Nothing was pushed${live}.`;
}
function publicFailure({ code, link, cause, fix, cmdExitCode }) {
    return { code, link, cause, fix, isBeforePush: cmdExitCode !== undefined };
}
function buildText({ cmdExitCode }, deploy) {
    const took = deploy?.buildSeconds == null ? "" : `, ${(0,markdown/* formatDuration */.a3)(deploy.buildSeconds)}`;
    return `\`cmd\` failed (exit ${cmdExitCode}${took})${firstLocation(deploy?.locations ?? source_location/* NO_LOCATIONS */.vn)}.`;
}
function firstLocation({ locations: [first] }) {
    if (first === undefined || first.line === null)
        return "";
    return `, first at ${(0,code_span/* codeSpan */.SS)(`${first.path}:${first.line}`)}${/^TS\d+$/.test(first.sent) ? ` (${first.sent})` : ""}`;
}
function originOf(url) {
    return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}
/** A table, index or component with its fields or a remark: `messages.by_day (day, _creationTime)`. */
const CHANGE = /^[\w./:*]{1,200}(?: \((?:[\w ,.()]|⚠️){1,300}\)|: [A-Za-z ,.]{1,100}){0,3}$/u;
/** @returns The name of a change, or `""` for any other text, which may have been printed by code of the app. */
function nameOfChange(name) {
    return CHANGE.test(name) ? name : "";
}

;// CONCATENATED MODULE: ./build/contract/rules.js
/**
 * The kinds of changes between two contracts: what changed, what follows, and what to do.
 *
 * `{subject}`, `{part}` and `{detail}` are replaced by names from the contracts.
 */
/** The groups of breaking changes. */
const BREAKING_GROUPS = ["data", "clients"];
const MIGRATE = "The push to production fails while documents do not match.";
const OLD_CLIENTS = "Clients that are already out keep using the old form until they are updated.";
const RULES_BY_ID = {
    "field-required": {
        group: "data",
        change: "{subject} is now required.",
        advice: `${MIGRATE} Make it optional, fill it in with a migration, then require it.`,
    },
    "field-removed": {
        group: "data",
        change: "{subject} was removed, but documents may still have it.",
        advice: `${MIGRATE} Make it optional, remove it from the documents with a migration, then from the schema.`,
    },
    "field-narrower": {
        group: "data",
        change: "{subject} no longer accepts {detail}.",
        advice: `${MIGRATE} Accept both forms, migrate the documents, then remove the old form.`,
    },
    "first-schema": {
        group: "data",
        change: "The schema is new, so existing documents will be checked.",
        advice: `${MIGRATE} Compare the schema with production's data first, or start with \`schemaValidation: false\`.`,
    },
    "validation-enabled": {
        group: "data",
        change: "Schema validation is switched on, so existing documents will be checked.",
        advice: `${MIGRATE} Compare the schema with production's data before merging.`,
    },
    "function-removed": {
        group: "clients",
        change: "The public {detail} {subject} was removed or renamed.",
        advice: `${OLD_CLIENTS} Keep it, even if it only calls its replacement, until no client uses it.`,
    },
    "function-internal": {
        group: "clients",
        change: "{subject} is now internal.",
        advice: `${OLD_CLIENTS} Keep a public function of this name until no client uses it.`,
    },
    "function-kind": {
        group: "clients",
        change: "{subject} is now {detail}.",
        advice: `${OLD_CLIENTS} Keep the old kind, and add the new one under another name.`,
    },
    "argument-required": {
        group: "clients",
        change: "{subject} now requires the argument {part}.",
        advice: `${OLD_CLIENTS} Make it optional.`,
    },
    "argument-removed": {
        group: "clients",
        change: "{subject} no longer accepts the argument {part}.",
        advice: `${OLD_CLIENTS} Keep it as optional: Convex refuses arguments that are not declared.`,
    },
    "argument-narrower": {
        group: "clients",
        change: "{subject} no longer accepts {detail} as the argument {part}.",
        advice: `${OLD_CLIENTS} Accept both forms.`,
    },
    "arguments-narrower": {
        group: "clients",
        change: "{subject} no longer accepts {detail} as its arguments.",
        advice: `${OLD_CLIENTS} Accept everything that was accepted before.`,
    },
    "result-may-lack": {
        group: "clients",
        change: "The result of {subject} may now lack {part}.",
        advice: `${OLD_CLIENTS} Keep returning it.`,
    },
    "result-wider": {
        group: "clients",
        change: "The result of {subject} may now be {detail} at {part}.",
        advice: `${OLD_CLIENTS} Return the old form, or add a function under another name.`,
    },
    "whole-result-wider": {
        group: "clients",
        change: "The result of {subject} may now be {detail}.",
        advice: `${OLD_CLIENTS} Return the old form, or add a function under another name.`,
    },
    "http-route-removed": {
        group: "clients",
        change: "The HTTP route {subject} was removed.",
        advice: "Webhooks and clients that call it get 404. Keep the route until nobody calls it.",
    },
    "internal-function-removed": {
        group: "clients",
        change: "The internal {detail} {subject} was removed or renamed.",
        advice: "Calls of it that are already scheduled will fail. Keep it until they have run.",
    },
    "table-removed": {
        group: "costs",
        change: "The table {subject} is no longer in the schema.",
        advice: "Its documents stay and still take up storage. Clear the table once nothing reads it.",
    },
    "index-added": {
        group: "costs",
        change: "The {detail} {part} on {subject} is new.",
        advice: "The push to production waits until it is filled. On a large table, add it with `staged: true` first.",
    },
    "index-removed": {
        group: "costs",
        change: "The {detail} {part} on {subject} was removed.",
        advice: "Adding it again means filling it again.",
    },
    "index-changed": {
        group: "costs",
        change: "The {detail} {part} on {subject} has a new definition.",
        advice: "It is built anew, and the push to production waits for it. On a large table, add it under a new name with `staged: true` first.",
    },
    "index-disabled": {
        group: "costs",
        change: "The {detail} {part} on {subject} is now staged.",
        advice: "Queries can no longer use it.",
    },
    "env-required": {
        group: "asks",
        change: "The environment variable {subject} is now required.",
        advice: "Set it on the production deployment before merging, or the push fails.",
    },
    "env-narrower": {
        group: "asks",
        change: "The environment variable {subject} no longer accepts {detail}.",
        advice: "Check its value on the production deployment before merging.",
    },
    "env-read": {
        group: "asks",
        change: "`process.env` is now read for {subject}.",
        advice: "Set it on the production deployment before merging, if the code cannot do without it.",
    },
    "component-mounted": {
        group: "asks",
        change: "The component {subject} ({detail}) is now mounted.",
        advice: "Check which environment variables and settings it needs.",
    },
    "component-unmounted": {
        group: "asks",
        change: "The component {subject} ({detail}) is no longer mounted.",
        advice: "Its data is out of reach after the push. Export what is still needed.",
    },
    "component-changed": {
        group: "asks",
        change: "The component {subject} is now {detail}.",
        advice: "Read its changelog for migrations.",
    },
    "cron-added": {
        group: "asks",
        change: "The cron {subject} is new.",
        advice: "It starts to run after the push.",
    },
    "cron-removed": {
        group: "asks",
        change: "The cron {subject} was removed.",
        advice: "It stops running after the push.",
    },
    "cron-changed": {
        group: "asks",
        change: "The cron {subject} has a new schedule, function or arguments.",
        advice: "It runs by the new ones after the push.",
    },
    undecided: {
        group: "unknown",
        change: "The validators of {subject} could not be compared.",
        advice: "Their unions of objects are too large. Compare them by hand.",
    },
    "result-unknown": {
        group: "unknown",
        change: "{subject} no longer declares what it returns.",
        advice: "Whether its result changed is not known.",
    },
    "validator-wider": { group: "safe", change: "{subject} accepts more than before.", advice: "" },
    "validator-staged": { group: "safe", change: "{subject} has a new staged validator.", advice: "" },
    "migration-staged": { group: "safe", change: "{subject} is narrower, as it was staged before.", advice: "" },
    "validation-disabled": { group: "safe", change: "Schema validation is switched off.", advice: "" },
    "table-added": { group: "safe", change: "The table {subject} is new.", advice: "" },
    "index-staged": { group: "safe", change: "The {detail} {part} on {subject} is new and staged.", advice: "" },
    "index-enabled": { group: "safe", change: "The staged {detail} {part} on {subject} is now in use.", advice: "" },
    "staged-index-removed": {
        group: "safe",
        change: "The staged {detail} {part} on {subject} was removed.",
        advice: "",
    },
    "function-added": { group: "safe", change: "The {detail} {subject} is new.", advice: "" },
    "function-public": { group: "safe", change: "{subject} is now public.", advice: "" },
    "internal-query-removed": { group: "safe", change: "The internal query {subject} was removed.", advice: "" },
    "internal-function-changed": { group: "safe", change: "The internal function {subject} changed.", advice: "" },
    "result-changed": { group: "safe", change: "The declared result of {subject} changed compatibly.", advice: "" },
    "http-route-added": { group: "safe", change: "The HTTP route {subject} is new.", advice: "" },
    "http-route-covered": {
        group: "safe",
        change: "The HTTP route {subject} is now served by the prefix {detail}.",
        advice: "",
    },
    "env-optional": { group: "safe", change: "The environment variable {subject} is optional.", advice: "" },
    "env-removed": { group: "safe", change: "The environment variable {subject} is no longer declared.", advice: "" },
};
const RULES = RULES_BY_ID;
const RULE_IDS = Object.keys(RULES_BY_ID);

;// CONCATENATED MODULE: ./build/contract/change.js
/** Changes between two contracts, and their text in a report. */

function change_change(rule, subject, { part = "", detail = "" } = {}) {
    return { rule, subject, part, detail };
}
function groupOf({ rule }) {
    return RULES[rule].group;
}
function change_isBreaking(one) {
    return BREAKING_GROUPS.includes(groupOf(one));
}
/** Details that are words of a sentence, so they are not shown as code. */
const PLAIN_DETAIL = /^(a |an )?(public |internal )?(query|mutation|action|(search |vector )?index)$/;
/** @param code - Formats a name, such as that of a table, in the syntax of the report. */
function changeText({ rule, subject, part, detail }, code) {
    const names = {
        subject: code(subject),
        part: code(part),
        detail: PLAIN_DETAIL.test(detail) ? detail : code(detail),
    };
    const { change: sentence, advice } = RULES[rule];
    return { change: sentence.replace(/\{(\w+)\}/g, (whole, name) => names[name] ?? whole), advice };
}

;// CONCATENATED MODULE: ./build/contract/comparison.js
/** The result of comparing a pull request with its base. */

const PROBLEMS = [
    "cli-unsupported",
    "base-missing",
    "base-without-functions",
    "base-not-bundled",
    "head-not-bundled",
    "timeout",
];
/** @returns The number of breaking changes, or `null` if it is not known. */
function comparison_countBreaking(comparison) {
    return comparison === null || comparison.problem !== null ? null : comparison.changes.filter(change_isBreaking).length;
}
const NOT_COMPARED = {
    "cli-unsupported": (branch) => `Not compared with ${branch}: the installed Convex CLI cannot write what it would push. Update \`convex\` to 1.32 or newer.`,
    "base-missing": (branch) => `Not compared with ${branch}: its commit is not in the checkout and could not be fetched. Set \`fetch-depth: 2\` for \`actions/checkout\`.`,
    "base-without-functions": (branch) => `Not compared with ${branch}: it has no Convex functions here.`,
    "base-not-bundled": (branch) => `Not compared with ${branch}: its functions could not be bundled and loaded with the packages that are installed now.`,
    "head-not-bundled": (branch) => `Not compared with ${branch}: the functions could not be bundled and loaded a second time.`,
    timeout: (branch) => `Not compared with ${branch}: reading the functions took too long.`,
};
/** @param code - Formats a name in the syntax of the report. */
function comparison_problemText({ problem, baseBranch }, code) {
    return problem === null ? "" : NOT_COMPARED[problem](code(baseBranch));
}
/** The label that allows breaking changes with `breaking-changes: fail`. */
const comparison_WAIVING_LABEL = "convex-breaking-ok";

;// CONCATENATED MODULE: ./build/report/text/comparison-text.js
/** Lists in Markdown of the changes that merging a pull request would make. */




/** How many changes are listed. The others are only counted. */
const MAX_LISTED = 20;
const TITLES = {
    data: "Breaks data",
    clients: "Breaks clients",
    costs: "Costs",
    asks: "Asks for something",
    unknown: "Not known",
    safe: "Safe",
};
/** Lists the breaking changes, for the visible part of a report. Empty if there are none. */
function breakingText(comparison, appName) {
    const count = comparison_countBreaking(comparison) ?? 0;
    if (comparison === null || count === 0)
        return [];
    const waived = comparison.waivedBy === null ? "" : ` The label ${(0,code_span/* cellCodeSpan */.IJ)(comparison.waivedBy)} allows it.`;
    const what = (0,markdown/* formatCount */.B4)(count, "breaking change");
    const heading = `⚠️ **${(0,code_span/* cellCodeSpan */.IJ)(appName)}**: merging this into ${(0,code_span/* cellCodeSpan */.IJ)(comparison.baseBranch)} makes ${what}.${waived}`;
    return [heading, "", ...comparison_text_breakingLines(comparison.changes.filter(change_isBreaking)), ""];
}
/** Returns list items. Changes that break data come first. */
function comparison_text_breakingLines(changes) {
    const data = changes.filter((one) => groupOf(one) === "data");
    const others = changes.filter((one) => groupOf(one) !== "data");
    return limited([...data, ...others].map((one) => `- **${TITLES[groupOf(one)]}:** ${textOf(one)}`));
}
/** Lists all other changes, for the folded part of a report. Safe changes come last. */
function otherChangesText(comparison) {
    if (comparison === null)
        return [];
    if (comparison.problem !== null)
        return [`- ${comparison_problemText(comparison, code_span/* cellCodeSpan */.IJ)}`];
    const groups = ["costs", "asks", "unknown", "safe"].flatMap((group) => {
        const changes = comparison.changes.filter((one) => groupOf(one) === group);
        return limited(changes.map((one) => `- **${TITLES[group]}:** ${textOf(one)}`));
    });
    const unread = comparison.notCompared.slice(0, MAX_LISTED).map((name) => (0,code_span/* cellCodeSpan */.IJ)(name));
    return [
        ...groups,
        ...(unread.length === 0 ? [] : [`- **Not compared**, because they could not be loaded: ${unread.join(", ")}`]),
    ];
}
function comparisonTitle({ baseBranch, changes, problem }) {
    if (problem !== null)
        return "What merging will do: not compared";
    const safe = changes.filter((one) => groupOf(one) === "safe").length;
    const what = changes.length === 0 ? "no changes" : `${(0,markdown/* formatCount */.B4)(changes.length, "change")}, ${safe} of them safe`;
    return `What merging into ${(0,markdown/* htmlCode */.h8)(baseBranch)} will do: ${what}`;
}
function textOf(one) {
    const { change, advice } = changeText(one, code_span/* cellCodeSpan */.IJ);
    return advice === "" ? change : `${change} ${advice}`;
}
function limited(items) {
    const further = items.length - MAX_LISTED;
    return further > 0 ? [...items.slice(0, MAX_LISTED), `- and ${further} more`] : items;
}

;// CONCATENATED MODULE: ./build/report/text/schema-changes-text.js


/** How many changes are listed. The others are only counted, but deletions and warnings are always listed. */
const schema_changes_text_MAX_LISTED = 20;
const KIND_WORDS = {
    added: "added",
    deleted: "**deleted**",
    changed: "",
    warning: "",
};
/** Returns list items in Markdown. Deletions come first, then warnings. */
function toListItems(changes) {
    const destructive = [...destructiveChanges(changes)].sort((one, other) => weight(one) - weight(other));
    const others = changes.filter((change) => !destructive.includes(change));
    const named = others.filter(({ count }) => count === undefined).slice(0, schema_changes_text_MAX_LISTED);
    const further = others.filter((change) => !named.includes(change)).reduce((sum, { count = 1 }) => sum + count, 0);
    const items = [...destructive, ...named].map(schema_changes_text_changeText);
    return further > 0 ? [...items, `and ${further} more`] : items;
}
/** Returns the deletions and warnings, which a report must not fold. */
function destructiveChanges(changes) {
    return changes.filter(({ kind }) => kind === "deleted" || kind === "warning");
}
function schema_changes_text_changeText({ kind, what, name }) {
    const mark = kind === "deleted" ? "🗑️ " : kind === "warning" ? "⚠️ " : "";
    return `${mark}${(0,markdown/* joinParts */.nn)([(0,markdown/* sanitizeMarkdown */.LO)(what), KIND_WORDS[kind]], " ")}${name === "" ? "" : `: ${(0,code_span/* cellCodeSpan */.IJ)(name)}`}`;
}
function weight({ kind }) {
    return kind === "deleted" ? 0 : kind === "warning" ? 1 : 2;
}

;// CONCATENATED MODULE: ./build/report/summary/render-summary.js
/** The job summary as Markdown. */






/** Headings by status, for the operation that was attempted. */
const HEADINGS = {
    deployed: () => "✅ Convex deployed",
    skipped: (operation) => `⏭️ Convex ${operation} skipped`,
    "dry-run": () => "🔎 Convex dry run",
    "cleaned-up": () => "🧹 Convex preview cleaned up",
    swept: () => "🧹 Convex previews swept",
    reported: () => "🔗 Address of the site reported",
    resolved: () => "🔗 Convex deployment found",
    failed: (operation) => `❌ Convex ${operation} failed`,
    refused: (operation) => `⛔ Convex ${operation} refused`,
    cancelled: (operation) => `⏹️ Convex ${operation} cancelled`,
};
function renderSummary(outcome) {
    const { run, plan, deployment, deploy, functions, comparison, ending } = outcome;
    const { commit, branch } = (0,outcome_outcome/* subjectOf */.et)(outcome);
    const preview = (0,outcome_outcome/* previewOf */.oW)(outcome);
    const facts = [
        ["App", (0,code_span/* cellCodeSpan */.IJ)(run.appName)],
        ["Target", plan?.target ?? ""],
        ["Preview deployment", preview === null ? "" : `${(0,code_span/* cellCodeSpan */.IJ)(preview.name)}${(0,markdown/* formatCreated */.ON)(preview.created)}`],
        ["Expires", deployment.expiresAt === null ? "" : (0,markdown/* formatTime */.fU)(deployment.expiresAt)],
        ["Convex deployment", deployment.name === null ? "" : (0,code_span/* cellCodeSpan */.IJ)(deployment.name)],
        ["Site", plan === null || plan.appUrl === null ? "" : (0,markdown/* link */.nf)((0,code_span/* cellCodeSpan */.IJ)(plan.appUrl), plan.appUrl)],
        ["URL", urlText(deployment.url, deployment.urlsFromApi)],
        ["HTTP actions", urlText(deployment.siteUrl, deployment.urlsFromApi)],
        ["Dashboard", deployment.dashboardUrl === null ? "" : (0,markdown/* link */.nf)("Open", deployment.dashboardUrl)],
        ["Commit", (0,code_span/* cellCodeSpan */.IJ)(commit.slice(0, 7))],
        ["Branch", (0,code_span/* cellCodeSpan */.IJ)(branch ?? "")],
        ["Convex CLI", (0,code_span/* cellCodeSpan */.IJ)(deploy?.cliVersion ?? "")],
        ["Took", durationText(outcome)],
    ];
    const [first = ["", ""], ...others] = facts.filter(([, value]) => value !== "");
    return [
        `## ${HEADINGS[ending.status]((0,outcome_outcome/* operationOf */.zI)(outcome))}`,
        "",
        ...failureLines(outcome),
        ...breakingText(comparison, run.appName),
        ...listed([...ending.notes.map(markdown/* sanitizeMarkdown */.LO), ...toListItems(deploy?.schemaChanges ?? [])]),
        (0,markdown/* tableLine */.F0)(first),
        "| :-- | :-- |",
        ...others.map(markdown/* tableLine */.F0),
        "",
        ...functionTable(functions),
        ...(comparison === null ? [] : (0,markdown/* folded */.TM)(comparisonTitle(comparison), otherChangesText(comparison))),
        ...(ending.failure === null || deploy === null || deploy.outputTail.length === 0
            ? []
            : (0,markdown/* folded */.TM)("End of the output", [(0,markdown/* fenced */.OF)(deploy.outputTail)])),
    ].join("\n");
}
const RESULTS = {
    returned: "✅ returned",
    threw: "❌ failed",
    "not-run": "❌ did not run",
    "no-response": "❔ no response",
    "no-deployment": "❌ not called",
};
/** Shows only names, times and sizes, because the functions' results may contain personal data. */
function functionTable(functions) {
    if (functions.length === 0)
        return [];
    const lines = functions.map(({ input, name, result, seconds, bytes }) => (0,markdown/* tableLine */.F0)([
        (0,code_span/* cellCodeSpan */.IJ)(name),
        `\`${input}\``,
        RESULTS[result],
        (0,markdown/* formatDuration */.a3)(seconds),
        bytes === null ? "" : (0,markdown/* formatBytes */.z3)(bytes),
    ]));
    return ["| Function | Input | Result | Took | Size |", "| :-- | :-- | :-- | :-- | :-- |", ...lines, ""];
}
function failureLines({ ending: { failure }, deploy }) {
    const { locations, omitted } = deploy?.locations ?? source_location/* NO_LOCATIONS */.vn;
    if (failure === null)
        return [];
    const items = locations.map(({ path, line, message }) => `${(0,code_span/* cellCodeSpan */.IJ)(line === null ? path : `${path}:${line}`)} ${(0,code_span/* cellCodeSpan */.IJ)(message)}`);
    return [
        (0,markdown/* sanitizeMarkdown */.LO)(failure.cause),
        "",
        ...listed(omitted > 0 ? [...items, `and ${omitted} more`] : items),
        (0,markdown/* sanitizeMarkdown */.LO)(failure.fix),
        "",
        ...(failure.link === null ? [] : [(0,markdown/* link */.nf)("Learn more", failure.link), ""]),
    ];
}
function listed(items) {
    return items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ""];
}
/** A URL is linked only if Convex's API returned it. */
function urlText(url, isFromApi) {
    if (url === null)
        return "";
    return isFromApi ? (0,markdown/* link */.nf)((0,code_span/* cellCodeSpan */.IJ)(url), url) : (0,code_span/* cellCodeSpan */.IJ)(url);
}
function durationText({ run: { durationSeconds }, deploy }) {
    const { buildSeconds, pushSeconds } = deploy ?? { buildSeconds: null, pushSeconds: null };
    const build = buildSeconds === null ? "" : `build ${(0,markdown/* formatDuration */.a3)(buildSeconds)}`;
    const push = pushSeconds === null ? "" : `push ${(0,markdown/* formatDuration */.a3)(pushSeconds)}`;
    const parts = (0,markdown/* joinParts */.nn)([build, push], ", ");
    return `${(0,markdown/* formatDuration */.a3)(durationSeconds)}${parts === "" ? "" : ` (${parts})`}`;
}

;// CONCATENATED MODULE: ./build/report/summary/write-summary.js
/** Writes the job summary. */


/** @param outcome - Redacted. */
function writeSummary(log, outcome) {
    try {
        log.summary(renderSummary(forSummary(outcome, log)));
    }
    catch {
        log.warning("The job summary could not be written. The result of this step is not affected.");
    }
}

// EXTERNAL MODULE: ./build/convex/api/provision-host.js
var provision_host = __webpack_require__(2905);
;// CONCATENATED MODULE: ./build/inputs/app-url.js
/** Validates the `app-url` input: people click it in the pull request, so only plain web addresses are accepted. */
/** In characters. A comment can contain the addresses of a hundred apps. */
const MAX_LENGTH = 300;
/** A scheme, a host and characters that neither end a link in Markdown, nor are escapes there, nor start a query. */
const PLAIN = /^https?:\/\/(?=[\w[])[\w.~:/#!$'*+,;=%[\]@-]+$/;
const app_url_PLACEHOLDER = /\{(?:number|branch|sha|app)\}/g;
/** Whether the template, with its placeholders replaced, is a web address without user name, password and query. */
function isAppUrl(template) {
    const sample = template.replace(/\{(?:branch|sha|app)\}/g, "x").replaceAll("{number}", "1");
    if (template.length > MAX_LENGTH || !PLAIN.test(sample) || !URL.canParse(sample))
        return false;
    const { username, password } = new URL(sample);
    return username === "" && password === "";
}
/** Whether a text is the origin or the host of an address, with any values for the placeholders. */
function isOriginOf(template, text) {
    const [, host = ""] = /^https?:\/\/([^/#]+)/.exec(template.trim()) ?? [];
    // A host of only placeholders would match any text.
    if (!host.replace(app_url_PLACEHOLDER, "").includes("."))
        return false;
    const pattern = host.split(app_url_PLACEHOLDER).map((part) => part.replace(/[^\w-]/g, "\\$&"));
    return new RegExp(`^(?:https?://)?${pattern.join("[a-z0-9-]+")}/?$`).test(text);
}

// EXTERNAL MODULE: ./node_modules/dotenv/lib/main.js
var main = __webpack_require__(8889);
// EXTERNAL MODULE: ./build/key/public-texts.js
var public_texts = __webpack_require__(9502);
;// CONCATENATED MODULE: ./build/inputs/deployment-env.js
/** Parses the `deployment-env` input: environment variables of a Convex deployment, in dotenv syntax. */


/** Set by Convex itself, on every deployment: https://docs.convex.dev/production/environment-variables#system-environment-variables */
const SET_BY_CONVEX = ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"];
/**
 * Variables that `convex env set` skips when it reads a whole file (`managedVars` in the CLI's `src/cli/lib/env.ts`): the
 * CLI and frameworks keep them in `.env.local`, which people copy. Nothing on a Convex deployment reads them, and every
 * function could read a deploy key there. This input reports each as an error instead of dropping it silently.
 */
const RESERVED_FOR_CLI = [
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_DEPLOYMENT",
    "CONVEX_SELF_HOSTED_URL",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    ...["", "PUBLIC_", "NEXT_PUBLIC_", "VITE_", "REACT_APP_", "EXPO_PUBLIC_"].flatMap((prefix) => [
        `${prefix}CONVEX_URL`,
        `${prefix}CONVEX_SITE_URL`,
    ]),
];
/** Convex's limits: https://docs.convex.dev/production/state/limits#environment-variables */
const deployment_env_MAX_NAME_LENGTH = 256;
const MAX_VALUE_BYTES = 8 * 1024;
const NAME = /^[A-Za-z_]\w*$/;
const ASSIGNMENT = /^\s*(?:export\s+)?([^\s=:#][^=:]*?)(?:\s*=\s*|:\s+)(.*)$/;
/**
 * Parses dotenv syntax as the `dotenv` library does. The library skips lines that it cannot parse; here they are errors,
 * because a variable that is missing silently would be noticed much later.
 */
function parseDeploymentEnv(text) {
    const variables = (0,main.parse)(text);
    const errors = [];
    const seen = new Set();
    for (const { line, name, isCut } of parseAssignments(text)) {
        if (name === null || isBase64(name, variables[name])) {
            errors.push(`\`deployment-env\`: line ${line} is not \`NAME=value\`, or its quotation mark is never closed.`);
            continue;
        }
        if (isCut)
            errors.push(`\`deployment-env\`: line ${line}: the value would end before its \`#\`. Put it in quotation marks that it does not contain (\`'\`, \`"\` or a backtick), or write a space before a comment.`);
        const problem = !NAME.test(name)
            ? // Do not repeat the name: each line of an unquoted multi-line key may look like an assignment.
                `line ${line}: a name starts with a letter or an underscore and has only letters, digits and underscores`
            : seen.has(name)
                ? `\`${name}\` is set twice`
                : name.length > deployment_env_MAX_NAME_LENGTH
                    ? `line ${line}: a name has at most ${deployment_env_MAX_NAME_LENGTH} characters`
                    : validateName(name, variables);
        if (problem !== null)
            errors.push(`\`deployment-env\`: ${problem}.`);
        seen.add(name);
    }
    return { variables, errors };
}
/**
 * Whether the assignment is probably a secret without a name: base64 may end with `=`, and then looks like a name with an
 * empty value. The secret would become the name of a variable, which is not redacted.
 */
function isBase64(name, value) {
    if (value === "=")
        return true;
    return !value && name.length >= 20 && [/[a-z]/, /[A-Z]/, /\d/].every((one) => one.test(name));
}
/** The URL or host of a Convex deployment, or a page of the dashboard: outputs and reports show them, so they are public. */
const CONVEX_ADDRESS = /^(?:https?:\/\/)?(?:[\w-]+(?:\.[\w-]+)?\.convex\.(?:cloud|site)\/?|dashboard\.convex\.dev(?:\/[\w/-]*)?)$/i;
/**
 * The values to redact, and each line of a multi-line value.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
function secretsInDeploymentEnv(text, publicTexts) {
    const values = Object.values((0,main.parse)(text)).flatMap((value) => [value, ...value.split("\n").map((one) => one.trim())]);
    return (0,public_texts/* withoutPublicTexts */.S)(values, publicTexts).filter((value) => !CONVEX_ADDRESS.test(value));
}
/** Words and a number, as in names of Convex deployments, or a part of such a name. */
const DEPLOYMENT_NAME = /^[a-z]+(?:-[a-z]+)*(?:-\d{1,6})?$/;
/** A host or an origin. A Convex deployment may have custom domains: https://docs.convex.dev/production/hosting/custom */
const ORIGIN = /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?\/?$/i;
/** Whether a value may be the name or a URL of the deployment, which is not known before the deploy. */
function mayNameDeployment(value) {
    return DEPLOYMENT_NAME.test(value) || ORIGIN.test(value);
}
function* parseAssignments(text) {
    const lines = text.split(/\r?\n|\r/);
    for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? "";
        if (/^\s*(?:#|$)/.test(line))
            continue;
        const [, name = null, value = ""] = ASSIGNMENT.exec(line) ?? [];
        const end = name === null ? at : lastLineOf(value, lines, at);
        const isWhole = QUOTED.test([value, ...lines.slice(at + 1, (end ?? at) + 1)].join("\n"));
        // The library reads a value that is not one quoted text only to the end of its first line.
        const isEnded = end === at || (end !== null && isWhole);
        yield { line: at + 1, name: isEnded ? name : null, isCut: !isWhole && isCutAtHash(line, value) };
        at = end ?? at;
    }
}
/** A value in quotation marks, with nothing but a comment behind it, as the library reads it. */
const QUOTED = /^(["'`])(?:\\\1|(?!\1).)*\1\s*(?:#[^\n]*)?$/s;
/** @param value - The end of the line. Not quoted. */
function isCutAtHash(line, value) {
    const hash = line.indexOf("#", line.length - value.length);
    return hash !== -1 && (/^["'`]/.test(value) || !/\s/.test(line.charAt(hash - 1)));
}
/** @returns The line on which a value ends, or `null` if its quotation mark is never closed. */
function lastLineOf(value, lines, start) {
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote === undefined)
        return start;
    for (let at = start, rest = value.slice(1); at < lines.length; at += 1, rest = lines[at] ?? "") {
        if (isClosed(rest, quote))
            return at;
    }
    return null;
}
function isClosed(text, quote) {
    return text.replaceAll(`\\${quote}`, "").includes(quote);
}
function validateName(name, variables) {
    // Names such as `__proto__` are missing from the parsed object.
    if (!Object.hasOwn(variables, name))
        return `\`${name}\` cannot be the name of a variable`;
    if (SET_BY_CONVEX.includes(name))
        return `\`${name}\` is set by Convex itself and cannot be changed`;
    if (RESERVED_FOR_CLI.includes(name))
        return `\`${name}\` is for the Convex CLI and for builds, not for a Convex deployment, so remove it (functions read their own URLs from \`CONVEX_CLOUD_URL\` and \`CONVEX_SITE_URL\`)`;
    if (Buffer.byteLength(variables[name] ?? "") > MAX_VALUE_BYTES)
        return `the value of \`${name}\` is longer than ${MAX_VALUE_BYTES} bytes`;
    return null;
}

// EXTERNAL MODULE: ./build/workspace/is-inside.js
var is_inside = __webpack_require__(6205);
// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
;// CONCATENATED MODULE: ./build/inputs/deploy-args.js
/** Parses the `deploy-args` input: additional arguments for `convex deploy`, from an allow-list. */


/**
 * The allowed arguments. `flag` takes no value, `value` takes one (any, or one of `choices`). They change how the CLI
 * works, never where it deploys or with which key: those have inputs of their own.
 * Options of `convex deploy`: https://docs.convex.dev/cli/reference/deploy
 */
const ALLOWED = {
    "--verbose": { takes: "flag" },
    "--debug": { takes: "flag" },
    "--typecheck-components": { takes: "flag" },
    "--push-all-modules": { takes: "flag" },
    "--live-component-sources": { takes: "flag" },
    "--skip-workos-check": { takes: "flag" },
    "--skip-large-indexes-check": { takes: "flag" },
    "--allow-deleting-large-indexes": { takes: "flag" },
    "--allow-unstaging-schema": { takes: "flag" },
    "--codegen": { takes: "value", choices: ["enable", "disable"] },
    "--debug-bundle-path": { takes: "value", path: true },
};
const SHORT_FLAGS = { "-v": "--verbose" };
/** Arguments with an input of their own, which the error names. */
const INPUT_FOR_FLAG = {
    "--cmd": "cmd",
    "--cmd-url-env-var-name": "cmd-url-env-var-name",
    "--preview-name": "preview-name",
    "--preview-create": "preview-name` and `preview-mode",
    "--preview-run": "preview-run",
    "--dry-run": "dry-run",
    "--typecheck": "typecheck",
    "--message": "message",
    "--url": "url",
    "--admin-key": "deploy-key",
};
/**
 * Splits `text` as a shell would (quotes and backslashes; nothing is expanded or run) and validates each argument.
 *
 * @param isInsideWorkspace - Whether a path, relative to the working directory, stays inside the workspace.
 * @returns The arguments as `--flag` or `--flag=value`, and an error sentence for each that is not allowed.
 */
function parseDeployArgs(text, isInsideWorkspace) {
    let words;
    try {
        words = (0,shlex/* split */.lD)(text);
    }
    catch {
        return { args: [], errors: ["`deploy-args` has a quote that is never closed."] };
    }
    const args = [];
    const errors = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? "";
        const equals = word.startsWith("--") ? word.indexOf("=") : -1;
        const given = equals < 0 ? word : word.slice(0, equals);
        const name = SHORT_FLAGS[given] ?? given;
        const rule = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
        if (rule === undefined) {
            errors.push(notAllowedMessage(given));
            continue;
        }
        if (rule.takes === "flag") {
            if (equals >= 0)
                errors.push(`\`deploy-args\`: \`${name}\` takes no value.`);
            else
                args.push(name);
            continue;
        }
        const value = equals >= 0 ? word.slice(equals + 1) : words[++at];
        const problem = validateValue(name, rule, value, isInsideWorkspace);
        if (problem !== null)
            errors.push(problem);
        // Normalize: a `..` after a link would lead elsewhere than the text that was checked.
        else
            args.push(`${name}=${rule.path ? (0,external_node_path_.normalize)(value ?? "") : value}`);
    }
    return { args, errors };
}
function notAllowedMessage(given) {
    const input = Object.hasOwn(INPUT_FOR_FLAG, given) ? INPUT_FOR_FLAG[given] : undefined;
    if (input !== undefined)
        return `\`deploy-args\` may not contain \`${given}\`: use the input \`${input}\` instead.`;
    if (given === "--prod")
        return "`deploy-args` may not contain `--prod`: the deploy key decides which deployment is used, so set `deploy-key` to a production key.";
    // A word that is not an option may be a pasted key, so do not repeat it.
    if (!/^--?[a-z][a-z-]*$/.test(given))
        return "`deploy-args` contains a value that belongs to no allowed argument.";
    return `\`deploy-args\` may not contain \`${given}\`. Allowed are ${Object.keys(ALLOWED)
        .map((name) => `\`${name}\``)
        .join(", ")}.`;
}
function validateValue(name, rule, value, isInsideWorkspace) {
    if (value === undefined || value === "" || value.startsWith("--"))
        return `\`deploy-args\`: \`${name}\` needs a value.`;
    if (rule.choices !== undefined && !rule.choices.includes(value))
        return `\`deploy-args\`: \`${name}\` must be ${rule.choices.map((choice) => `\`${choice}\``).join(" or ")}.`;
    if (rule.path && !isInsideWorkspace(value))
        return `\`deploy-args\`: \`${name}\` must stay inside the workspace.`;
    return null;
}

;// CONCATENATED MODULE: ./build/inputs/function-calls.js
/** Parses the `run` and `preview-run` inputs: one Convex function per line, with its arguments as JSON. */
/** With names of at most `MAX_NAME_LENGTH`, the output `run-results` has room for all names of both inputs. */
const MAX_CALLS = 100;
const function_calls_MAX_NAME_LENGTH = 200;
/** Convex's limits: https://docs.convex.dev/production/state/limits */
const MAX_DEPTH = 64;
const MAX_FIELD_NAME_LENGTH = 1024;
const NAME_FORM = "a function such as `dir/module:function`, `dir/module` (its default export) or `internal.dir.module.function`";
/**
 * Parses lines of a function and, optionally, one JSON object. Ignores empty lines and lines that begin with `#`.
 *
 * @param input - The name of the input, for the errors.
 */
function parseFunctionCalls(input, text) {
    const calls = [];
    const errors = [];
    for (const [index, raw] of text.split(/\r?\n|\r/).entries()) {
        const line = raw.trim();
        if (line === "" || line.startsWith("#"))
            continue;
        const parsed = parseLine(line);
        if (typeof parsed === "string")
            errors.push(`\`${input}\`: line ${index + 1} ${parsed}.`);
        else
            calls.push(parsed);
    }
    if (calls.length > MAX_CALLS)
        errors.push(`\`${input}\` must have at most ${MAX_CALLS} functions.`);
    return { calls: errors.length === 0 ? calls : [], errors };
}
/** @returns The call, or what is wrong with the line: a clause that continues "line 3 …", without a full stop. */
function parseLine(line) {
    const [name = "", args = ""] = splitAtFirst(line, /\s+/);
    const path = name.length > function_calls_MAX_NAME_LENGTH ? null : parsePath(name);
    if (path === null)
        return `must begin with ${NAME_FORM}`;
    const argsJson = args === "" ? "{}" : args;
    const problem = findJsonProblem(argsJson);
    return problem === null ? { name, path, argsJson } : problem;
}
function splitAtFirst(text, separator) {
    const match = separator.exec(text);
    return match === null ? [text, ""] : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}
/** Extensions of modules, which the CLI removes too (`parseFunctionName` in its `src/cli/lib/run.ts`). */
const EXTENSION = /\.[cm]?[jt]s$|\.[jt]sx$/;
/** Parts of the path to a module, and exports: `crates/convex/sync_types` of https://github.com/get-convex/convex-backend */
const FOLDER = /^(?=.*[A-Za-z0-9])\w{1,64}$/;
const EXPORT = /^(?=.*[A-Za-z0-9])[A-Za-z_]\w{0,63}$/;
/** @returns `dir/module:function`, or `null` if the name has none of the three forms. */
function parsePath(name) {
    const isApi = /^(?:api|internal)\./.test(name);
    const parts = name.split(".");
    const [module = "", ...exported] = isApi ? [parts.slice(1, -1).join("/"), parts.at(-1) ?? ""] : name.split(":");
    if (exported.length > 1)
        return null;
    const functionName = exported[0] ?? "default";
    const folders = (isApi ? module : module.replace(EXTENSION, "")).split("/");
    return folders.every((part) => FOLDER.test(part)) && EXPORT.test(functionName)
        ? `${folders.join("/")}:${functionName}`
        : null;
}
/**
 * Finds what is wrong with the arguments: invalid JSON, values that Convex rejects, and values that would silently change
 * (a name that occurs twice, a number that is rounded).
 *
 * @returns A clause, or `null` if nothing is wrong.
 */
function findJsonProblem(text) {
    let depth = 0;
    for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
        if (token === "{" || token === "[")
            depth += 1;
        if (depth > MAX_DEPTH)
            return `has arguments that are nested deeper than ${MAX_DEPTH} levels`;
        if (token === "}" || token === "]")
            depth -= 1;
    }
    if (!text.startsWith("{") || !isJson(text))
        return "must have one JSON object, and nothing else, behind the function (names and strings in double quotes, all on one line)";
    return findNameProblem(text) ?? findNumberProblem(text);
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
/** Convex's encoding of values uses names that begin with `$`: `jsonToConvex` in the CLI's `src/values/value.ts`. */
const ENCODED = /^\{\s*"\$(?:integer|float|bytes)"\s*:\s*"[\w+/=]*"\s*\}/;
/** @param text - Valid JSON. */
function findNameProblem(text) {
    const open = [];
    for (const token of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
        const [char, quoted, colon] = token;
        if (char === "{" || char === "[")
            open.push(new Set());
        else if (char === "}" || char === "]")
            open.pop();
        if (quoted === undefined || colon === undefined)
            continue;
        const name = JSON.parse(quoted);
        const names = open.at(-1);
        if (names?.has(name))
            return "has an object in its arguments that has the same name twice";
        names?.add(name);
        if (!/^[ -~]*$/.test(name) || name.length > MAX_FIELD_NAME_LENGTH)
            return `has a name in its arguments that Convex does not accept: names have only ASCII characters, ${MAX_FIELD_NAME_LENGTH} at most`;
        const isEncoded = open.length > 1 && ENCODED.test(text.slice(text.lastIndexOf("{", token.index)));
        if (name.startsWith("$") && !isEncoded)
            return 'has a name that begins with `$` in its arguments, which Convex reserves for `{"$integer": "<base64>"}`, `$float` and `$bytes`';
    }
    return null;
}
/** @param text - Valid JSON. */
function findNumberProblem(text) {
    for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)) {
        if (token.startsWith('"'))
            continue;
        const value = Number(token);
        if (!Number.isFinite(value))
            return "has a number in its arguments that is too large";
        if (/^-?\d+$/.test(token) && !Number.isSafeInteger(value))
            return 'has a whole number in its arguments that would be rounded: beyond 2^53 write it as a string, or as `{"$integer": "<base64>"}`';
    }
    return null;
}

;// CONCATENATED MODULE: ./build/inputs/preview-import.js
/** Parses the `preview-import` input: a snapshot, or one file per table. */


const FORMATS = { jsonl: "jsonLines", json: "jsonArray", csv: "csv" };
/** Names that Convex accepts for a table: https://docs.convex.dev/database/import-export/import */
const TABLE = /^(?=.*[A-Za-z0-9])[A-Za-z]\w{0,63}$/;
/**
 * @param workspace - Absolute path, to which the paths are relative.
 * @returns The files in order, and a sentence for each line that cannot be used. Contains no values.
 */
function parsePreviewImport(text, workspace) {
    const lines = text
        .split("\n")
        .map((line, at) => ({ text: line.trim(), at: at + 1 }))
        .filter((line) => line.text !== "" && !line.text.startsWith("#"));
    const sources = [];
    const errors = [];
    for (const line of lines) {
        const source = preview_import_parseLine(line.text, workspace);
        if (typeof source === "string")
            errors.push(`\`preview-import\`, line ${line.at}: ${source}`);
        else
            sources.push(source);
    }
    if (sources.length > 1 && sources.some(({ table }) => table === null))
        errors.push("`preview-import` must be one snapshot alone, or lines of `table=file`.");
    const tables = sources.flatMap(({ table }) => table?.toLowerCase() ?? []);
    if (new Set(tables).size < tables.length)
        errors.push("`preview-import` must name each table once: Convex does not import into a table that is not empty.");
    return { sources: errors.length === 0 ? sources : [], errors };
}
function preview_import_parseLine(line, workspace) {
    if (/[\p{Cc}]/u.test(line))
        return "must not contain control characters.";
    const [, table, file] = /^(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
    const isSnapshot = /\.zip$/i.test(line);
    if (isSnapshot && table !== undefined)
        return "a snapshot names its tables itself. Give the path of the `.zip` alone (with `./` in front where it contains `=`).";
    if (isSnapshot)
        return atPath(null, "zip", line, workspace);
    if (table === undefined || file === undefined)
        return "must be the path of a snapshot (`.zip`), or `table=file` with a `.jsonl`, `.json` or `.csv` file.";
    if (!TABLE.test(table))
        return "the name of a table must begin with a letter, and have at most 64 letters, digits and underscores.";
    const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
    if (!Object.hasOwn(FORMATS, extension))
        return "the file of a table must be a `.jsonl`, `.json` or `.csv` file.";
    return atPath(table, FORMATS[extension], file, workspace);
}
function atPath(table, format, path, workspace) {
    const whole = (0,external_node_path_.resolve)(workspace, path);
    if (!(0,is_inside/* isInside */.FK)(workspace, whole))
        return "the file must be inside the workspace. Paths are relative to the checkout.";
    return { table, format, path: whole };
}

;// CONCATENATED MODULE: ./build/inputs/inputs.js
/** Reads the action's inputs into one typed object, and reports all errors at once. */








/** What Convex's audit log takes: `PushMessage` in https://github.com/get-convex/convex-backend. */
const MAX_MESSAGE_BYTES = 1024;
const CHOICES = {
    operation: ["auto", "deploy", "cleanup", "sweep", "resolve", "report"],
    target: ["auto", "preview", "production", "development", "custom"],
    "preview-mode": ["reuse", "recreate"],
    typecheck: ["enable", "try", "disable"],
    "on-missing-key": ["auto", "skip", "fail"],
    "on-close": ["delete", "keep"],
    "breaking-changes": ["warn", "fail", "off"],
};
/**
 * The defaults of `action.yml` that are not empty. The runner uses them only if `with` does not have the name, but a
 * composite action or a called workflow passes on its own optional inputs as empty texts. `dry-run` is missing: an
 * expression that is empty by mistake must not deploy.
 */
const DEFAULTS = {
    operation: "auto",
    target: "auto",
    "on-missing-key": "auto",
    "allow-production-from-pull-request": "false",
    "allow-untrusted-code": "false",
    "allow-project-token": "false",
    "preview-mode": "reuse",
    "on-close": "delete",
    "working-directory": ".",
    "export-env": "false",
    "expose-deploy-key-to-cmd": "false",
    typecheck: "try",
    "export-file-storage": "false",
    "deployment-env-targets": "preview",
    comment: "true",
    "github-deployment": "true",
    summary: "true",
    annotations: "true",
    "breaking-changes": "warn",
    "timeout-minutes": "60",
    retries: "2",
};
/**
 * Reads every input. The runner fills in the defaults of `action.yml`.
 *
 * @param get - Returns the raw value of an input, or `""` if it is not set.
 * @param workspace - Absolute path of `GITHUB_WORKSPACE`.
 * @returns The inputs, and a sentence for each invalid one. It names the input and what is allowed, but not the value: any
 *   input may contain a pasted secret.
 */
function readInputs(get, workspace) {
    const read = new InputReader(get);
    const workingDirectory = read.directoryWithin(workspace, "working-directory");
    const deployArgs = parseDeployArgs(get("deploy-args"), (path) => {
        const whole = (0,external_node_path_.resolve)(workingDirectory, path);
        return (0,is_inside/* isInside */.FK)(workspace, whole) && (0,is_inside/* leadsInside */.uI)(workspace, whole);
    });
    const deploymentEnv = parseDeploymentEnv(get("deployment-env"));
    const previewImport = parsePreviewImport(get("preview-import"), workspace);
    read.errors.push(...deployArgs.errors, ...deploymentEnv.errors, ...previewImport.errors);
    const inputs = {
        operation: read.choice("operation"),
        target: read.choice("target"),
        productionBranches: read.list("production-branch"),
        commit: read.pattern("commit", 
        // https://git-scm.com/docs/git-check-ref-format
        /^(?![-/])[^\s\p{Cc}~^:?*[\\]{1,255}$/u, "the SHA of a commit, or the name of a tag or a branch"),
        allowProductionFromPullRequest: read.boolean("allow-production-from-pull-request"),
        allowUntrustedCode: read.boolean("allow-untrusted-code"),
        allowProjectToken: read.boolean("allow-project-token"),
        expectedDeployment: read.pattern("expected-deployment", /^[\w-]{3,64}$/, "a name such as `happy-otter-123`"),
        previewName: read.text("preview-name"),
        previewMode: read.choice("preview-mode"),
        previewImport: previewImport.sources,
        exportPath: read.snapshotPath(workspace, "export-path"),
        exportFileStorage: read.boolean("export-file-storage"),
        previewRun: read.functions("preview-run"),
        run: read.functions("run"),
        workingDirectory,
        appName: read.appName(),
        cmd: read.text("cmd"),
        cmdUrlEnvVarNames: read.variableNames("cmd-url-env-var-name"),
        cmdSiteUrlEnvVarNames: read.variableNames("cmd-site-url-env-var-name"),
        exposeDeployKeyToCmd: read.boolean("expose-deploy-key-to-cmd"),
        deploymentEnv: deploymentEnv.variables,
        deploymentEnvTargets: read.targets("deployment-env-targets"),
        typecheck: read.choice("typecheck"),
        dryRun: read.boolean("dry-run", true),
        message: read.textWithin("message", MAX_MESSAGE_BYTES),
        deployArgs: deployArgs.args,
        timeoutMs: read.minutes("timeout-minutes"),
        retries: read.integer("retries", 10) ?? 0,
        onMissingKey: read.choice("on-missing-key"),
        onClose: read.choice("on-close"),
        managementToken: read.text("management-token"),
        adopt: read.adopt(),
        ...readReportInputs(read),
        exportEnv: read.boolean("export-env"),
    };
    return { inputs, errors: [...read.errors, ...contradictions(inputs), ...missingForReport(inputs, get)] };
}
function readReportInputs(read) {
    return {
        githubToken: read.text("github-token"),
        pullRequest: read.positive("pull-request"),
        comment: read.comment(),
        appUrl: read.appUrl(),
        githubDeployment: read.boolean("github-deployment"),
        githubEnvironment: read.pattern("github-environment", 
        // GitHub answers 422 to a longer one.
        /^\P{Cc}{1,255}$/u, "at most 255 characters on one line"),
        summary: read.boolean("summary"),
        annotations: read.boolean("annotations"),
        breakingChanges: read.choice("breaking-changes"),
    };
}
/** A sentence for each pair of inputs that cannot be used together. */
function contradictions(inputs) {
    const { dryRun, deployArgs, cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames } = inputs;
    const writesBundle = deployArgs.some((argument) => argument.startsWith("--debug-bundle-path="));
    const isInBoth = cmdUrlEnvVarNames.some((name) => cmdSiteUrlEnvVarNames.includes(name));
    return [
        ...(writesBundle && !dryRun
            ? [
                "`deploy-args`: with `--debug-bundle-path` the Convex CLI writes the bundle instead of pushing it, so `dry-run` must be `true`.",
            ]
            : []),
        ...(inputs.adopt !== null && inputs.operation !== "sweep" ? ["`adopt` needs `operation: sweep`."] : []),
        ...(isInBoth ? ["`cmd-url-env-var-name` and `cmd-site-url-env-var-name` must not contain the same name."] : []),
        ...withoutRecord(inputs),
    ];
}
/** Errors for inputs that need a record of the run, if neither a GitHub Deployment nor a comment is sure to keep one. */
function withoutRecord({ comment, githubDeployment, previewImport, previewRun, onClose }) {
    if (comment !== "failures" || githubDeployment)
        return [];
    const reason = "with `comment: failures` and without `github-deployment` nothing records what a run did";
    return [
        ...(previewImport.length === 0
            ? []
            : [`\`preview-import\` cannot be used: ${reason}, so it could be imported twice.`]),
        ...(previewRun.length === 0 ? [] : [`\`preview-run\` cannot be used: ${reason}, so it could run twice.`]),
        ...(onClose === "keep"
            ? []
            : [`\`on-close\` must be \`keep\`: ${reason}, so the preview deployments to delete could not be found.`]),
    ];
}
function missingForReport({ operation, githubToken, comment, githubDeployment }, get) {
    if (operation !== "report")
        return [];
    return [
        ...(get("app-url").trim() === "" ? ["`operation: report` needs `app-url`, the address that it adds."] : []),
        ...(githubToken === null ? ["`operation: report` needs `github-token`."] : []),
        ...(comment || githubDeployment
            ? []
            : ["`operation: report` needs `comment` or `github-deployment`: they show the address."]),
    ];
}
/** Names of variables that `cmd` needs for something else. */
const RESERVED_NAMES = /^(?:PATH|HOME|SHELL|ENV|IFS|PS4|SHELLOPTS|BASHOPTS|CI|PWD|TMPDIR|COMSPEC|PATHEXT|SYSTEMROOT|CONVEX_(?:DEPLOY\w*|SELF_HOSTED_\w+|OVERRIDE_ACCESS_TOKEN|PROVISION_HOST)|(?:NODE|NPM|BASH|LD|DYLD|GITHUB|RUNNER|ACTIONS|INPUT|STATE|GIT|OPENSSL|SSL)_\w*|\w*_(?:PROXY|TOKEN|KEY|SECRET))$/i;
/** @returns `null` for a folder that can be read, and for one that does not exist, as in a cleanup without a checkout. */
function whyUnusable(folder) {
    try {
        if ((0,external_node_fs_.statSync)(folder).isDirectory())
            (0,external_node_fs_.accessSync)(folder, external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK);
        else
            return NOT_A_FOLDER;
    }
    catch (error) {
        const { code } = error;
        if (code === "ENOTDIR")
            return NOT_A_FOLDER;
        if (code === "EACCES")
            return "cannot be read by the user that runs this step. Let an earlier step that wrote it, such as one in a container, run as the same user.";
    }
    return null;
}
const NOT_A_FOLDER = "is not a folder. Give the folder that holds package.json and `convex/`.";
/** Reads one input at a time and collects the errors, so that all of them can be reported at once. */
class InputReader {
    errors = [];
    #get;
    constructor(get) {
        this.#get = (name) => (get(name).trim() === "" ? (DEFAULTS[name] ?? "") : get(name));
    }
    text(name) {
        const value = this.#get(name).trim();
        return value === "" ? null : value;
    }
    /** @param bytes - Maximum length in UTF-8. */
    textWithin(name, bytes) {
        const text = this.text(name);
        if (text === null || Buffer.byteLength(text) <= bytes)
            return text;
        this.errors.push(`\`${name}\` must have at most ${bytes} bytes.`);
        return null;
    }
    /** @returns An absolute path. */
    directoryWithin(workspace, name) {
        const folder = (0,external_node_path_.resolve)(workspace, this.text(name) ?? ".");
        const isWithin = (0,is_inside/* isInside */.FK)(workspace, folder);
        const unusable = isWithin ? whyUnusable(folder) : null;
        if (unusable !== null)
            this.errors.push(`\`${name}\` ${unusable}`);
        if (unusable !== null || (isWithin && (0,is_inside/* leadsInside */.uI)(workspace, folder)))
            return folder;
        this.errors.push(isWithin
            ? `\`${name}\` is a link that leads out of the workspace. Code there is not part of the checkout, so it must not get the deploy key. Check it out below the workspace (\`path\` of \`actions/checkout\`), and give that folder.`
            : `\`${name}\` must be inside the workspace. Give a path relative to the checkout.`);
        return workspace;
    }
    /** @returns The absolute path of a ZIP file, which may still be outside of the workspace. */
    snapshotPath(workspace, name) {
        const path = this.pattern(name, /^\P{Cc}{1,1000}\.zip$/u, "the path of a `.zip` file that does not exist yet");
        return path === null ? null : (0,external_node_path_.resolve)(workspace, path);
    }
    list(name) {
        return this.#get(name)
            .split(/[,\n]/)
            .map((item) => item.trim())
            .filter((item) => item !== "");
    }
    choice(name) {
        const choices = CHOICES[name];
        const found = choices.find((choice) => choice === this.text(name));
        if (found !== undefined)
            return found;
        this.errors.push(`\`${name}\` must be one of ${choices.map((choice) => `\`${choice}\``).join(", ")}.`);
        return CHOICES[name][0];
    }
    functions(name) {
        const { calls, errors } = parseFunctionCalls(name, this.#get(name));
        this.errors.push(...errors);
        return calls;
    }
    /** @returns At least one target, but not `auto`. */
    targets(name) {
        const given = this.list(name);
        const targets = CHOICES.target.filter((choice) => choice !== "auto");
        const found = targets.filter((target) => given.includes(target));
        if (given.length > 0 && found.length === new Set(given).size)
            return found;
        this.errors.push(`\`${name}\` must be one or several of ${targets.map((target) => `\`${target}\``).join(", ")}, separated by commas or new lines.`);
        return [];
    }
    /** YAML 1.2 core schema: `true` or `false`, in any case. https://yaml.org/spec/1.2.2/#10212-boolean */
    boolean(name, fallback = false) {
        const value = this.text(name)?.toLowerCase();
        if (value === "true" || value === "false")
            return value === "true";
        this.errors.push(value === undefined
            ? `\`${name}\` is empty. Set it to \`true\` or \`false\`. If it is an expression that may be empty, write \`\${{ inputs.${name} || false }}\`.`
            : `\`${name}\` must be \`true\` or \`false\`.`);
        return fallback;
    }
    adopt() {
        const value = this.text("adopt");
        if (value === null || value === "vercel")
            return value;
        this.errors.push("`adopt` must be `vercel` or empty.");
        return null;
    }
    comment() {
        const value = this.text("comment")?.toLowerCase();
        if (value === "true" || value === "false")
            return value === "true";
        if (value === "failures")
            return value;
        this.errors.push("`comment` must be `true`, `false` or `failures`.");
        return false;
    }
    pattern(name, pattern, allowed) {
        const value = this.text(name);
        if (value === null || pattern.test(value))
            return value;
        this.errors.push(`\`${name}\` must be ${allowed}.`);
        return null;
    }
    /** Names are separated by commas or white space. */
    variableNames(name) {
        const names = this.#get(name)
            .split(/[\s,]+/)
            .filter((item) => item !== "");
        if (!names.every((item) => /^[A-Za-z_]\w*$/.test(item)))
            this.errors.push(`\`${name}\` must be names of environment variables, separated by commas, spaces or new lines.`);
        else if (names.some((item) => RESERVED_NAMES.test(item)))
            this.errors.push(`\`${name}\` must not contain a name that programs, the runner or Convex keys use, such as \`PATH\`, \`NODE_…\`, \`GITHUB_…\` or \`CONVEX_DEPLOY_KEY\`.`);
        else
            return [...new Set(names)];
        return [];
    }
    appName() {
        return this.pattern("app-name", /^\P{Cc}{1,100}$/u, "at most 100 characters on one line");
    }
    appUrl() {
        const template = this.text("app-url");
        if (template === null || isAppUrl(template))
            return template;
        this.errors.push("`app-url` must be an address that begins with `https://` or `http://`, of at most 300 plain characters, without user information and without a query. It may contain `{number}`, `{branch}`, `{sha}` and `{app}`.");
        return null;
    }
    minutes(name) {
        const minutes = Number(this.text(name) ?? Number.NaN);
        if (Number.isFinite(minutes) && minutes >= 0 && minutes <= 24 * 60)
            return minutes === 0 ? null : minutes * 60_000;
        this.errors.push(`\`${name}\` must be a number of minutes from 0 (no limit) to 1440.`);
        return null;
    }
    integer(name, max) {
        const value = this.text(name) ?? "";
        if (/^\d{1,9}$/.test(value) && Number(value) <= max)
            return Number(value);
        this.errors.push(`\`${name}\` must be a whole number from 0 to ${max}.`);
        return null;
    }
    positive(name) {
        const value = this.text(name);
        if (value === null)
            return null;
        if (/^#?[1-9]\d{0,9}$/.test(value))
            return Number(value.replace("#", ""));
        this.errors.push(`\`${name}\` must be a pull request number.`);
        return null;
    }
}

// EXTERNAL MODULE: ./build/key/parse-deploy-key.js
var parse_deploy_key = __webpack_require__(4173);
;// CONCATENATED MODULE: ./build/key/key-source.js

/**
 * Finds the key: the input, else `CONVEX_DEPLOY_KEY`, else `CONVEX_DEPLOYMENT_TOKEN`, else
 * `CONVEX_SELF_HOSTED_ADMIN_KEY`. An input of only white space and a variable set to `""` count as unset.
 *
 * As in the CLI, the sentinel `<ignore_deploy_key>` disables the deploy keys after it in this order; a self-hosted admin
 * key is still read.
 *
 * `CONVEX_SELF_HOSTED_URL` is used with admin keys and with `CONVEX_SELF_HOSTED_ADMIN_KEY`. With any other cloud key it
 * is ignored, as in the CLI, because it may be set for another step. The `url` input is never ignored.
 */
function readKeySource(options) {
    const found = findKey(options.input, options.environment);
    if (found === null || found.reading.state === "absent")
        return { state: "absent" };
    const { from, reading } = found;
    if (reading.state === "missing-sentinel")
        return reading;
    return { ...reading, ...resolveBackend(reading.key, from, findUrl(options.urlInput, options.environment)) };
}
function findKey(input, environment) {
    const deployKeys = [
        ["deploy-key", input.trim() === "" ? "" : input],
        ["CONVEX_DEPLOY_KEY", environment.CONVEX_DEPLOY_KEY],
        ["CONVEX_DEPLOYMENT_TOKEN", environment.CONVEX_DEPLOYMENT_TOKEN],
    ];
    for (const [from, raw] of deployKeys) {
        if (raw === undefined || raw === "")
            continue;
        const reading = (0,parse_deploy_key/* parseDeployKey */.Q)(raw);
        if (reading.state === "absent")
            break;
        return { from, reading };
    }
    const adminKey = environment.CONVEX_SELF_HOSTED_ADMIN_KEY;
    return adminKey ? { from: "CONVEX_SELF_HOSTED_ADMIN_KEY", reading: (0,parse_deploy_key/* parseDeployKey */.Q)(adminKey) } : null;
}
function findUrl(input, environment) {
    if (input.trim() !== "")
        return { from: "url", value: input.trim() };
    const value = environment.CONVEX_SELF_HOSTED_URL?.trim();
    return value ? { from: "CONVEX_SELF_HOSTED_URL", value } : null;
}
function resolveBackend(key, keyFrom, url) {
    if (key.kind === "malformed")
        return { url: null, conflict: null };
    if (key.kind !== "admin") {
        const isUrlIntended = url !== null && (url.from === "url" || keyFrom === "CONVEX_SELF_HOSTED_ADMIN_KEY");
        return { url: null, conflict: isUrlIntended ? { kind: "url-with-cloud-key", keyFrom, urlFrom: url.from } : null };
    }
    if (url === null)
        return { url: null, conflict: { kind: "admin-key-without-url", keyFrom } };
    if ((keyFrom === "deploy-key") !== (url.from === "url")) {
        return { url: null, conflict: { kind: "mixed-sources", keyFrom, urlFrom: url.from } };
    }
    return { url: url.value, conflict: null };
}

// EXTERNAL MODULE: ./build/key/redactor.js
var redactor = __webpack_require__(242);
// EXTERNAL MODULE: ./build/key/secret-encodings.js
var secret_encodings = __webpack_require__(9469);
;// CONCATENATED MODULE: ./build/key/secret-variables.js
/** Finds secrets in environment variables: by a name such as `VERCEL_TOKEN`, in URLs, and around what is redacted. */

const SECRET_NAME = /TOKEN|SECRET|KEY|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|DSN|WEBHOOK|COOKIE|CONNECTION|AUTH(?!ORS?(?:_|$))|(?:^|_)PASS(?:_|$)|_PWD$|(?:^|_)(?:PAT|JWT|BEARER|OTP|SALT)(?:_|$)/i;
/** The user information of a URL and the password in it, up to the last `@`: an `@` in passwords is often not encoded. */
const CREDENTIALS_IN_URL = /:\/\/([^\s/?#:]*:([^\s/?#]+))@/g;
/** A token in place of a user name, such as GitHub's. User names are shorter. */
const TOKEN_IN_URL = /:\/\/([^\s/?#:@]{20,})@/g;
const PARAMETER_IN_URL = /[?&#]([^\s=?&#]+)=([^\s?&#]+)/g;
/**
 * The values of such variables, and each line of a multi-line value.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
function secretVariables(environment, publicTexts) {
    const values = Object.entries(environment)
        .flatMap(([name, value = ""]) => [
        ...(SECRET_NAME.test(name) ? [value, ...value.split(/\r?\n/)] : []),
        ...secretsInUrls(value),
    ])
        .map((value) => value.trim());
    return (0,public_texts/* withoutPublicTexts */.S)(values, publicTexts);
}
/** In characters, of a line. Longer ones would have to be held back while the output is read. */
const MAX_SECRET_LINE_LENGTH = 4 * 1024;
/** The lines of variables that have white space inside, at which long texts are cut. Any of them may be a secret. */
function linesWithWhiteSpace(environment) {
    return linesOf(environment).filter((line) => line === line.trim() && /\s/.test(line));
}
/**
 * The lines of variables of which `redact` would hide or remove only a part: if a line is a secret of the workflow, the
 * runner's mask would no longer find the rest. It masks each line of a secret separately. Nothing is left to mask of a line
 * that is only a colour.
 */
function partlyRedactedLines(environment, redact) {
    return linesOf(environment).filter((line) => {
        const shown = redact(line);
        return shown !== line && !["", "***"].includes(shown.trim());
    });
}
/** Also without spaces around them. The inputs are not passed to other programs. */
function linesOf(environment) {
    const lines = Object.entries(environment)
        .filter(([name]) => !name.startsWith("INPUT_"))
        .flatMap(([, value = ""]) => value.split(/\r?\n/))
        .filter((line) => line.length <= MAX_SECRET_LINE_LENGTH);
    return [...new Set(lines.flatMap((line) => [line, line.replace(/^ +| +$/g, "")]))];
}
/** @param value - One URL, or text with several, such as pip's list of indexes. */
function secretsInUrls(value) {
    if (!value.includes("://"))
        return [];
    const credentials = [...value.matchAll(CREDENTIALS_IN_URL), ...value.matchAll(TOKEN_IN_URL)];
    const parameters = [...value.matchAll(PARAMETER_IN_URL)].filter(([, name = ""]) => SECRET_NAME.test(name));
    return [...credentials.flatMap((found) => found.slice(1)), ...parameters.map(([, , secret = ""]) => secret)];
}

;// CONCATENATED MODULE: ./build/key/url-credentials.js
/** Finds user names and passwords in URLs, such as those of proxies. */
/**
 * The possible user information of a URL, as written: up to the last `@` before a slash, and up to the last `@` of all,
 * because a password may contain a slash that should have been encoded. The URL may lack its scheme, as proxies' often do.
 */
function userInfosIn(url) {
    const rest = url
        .trim()
        .replace(/^[a-z][a-z0-9+.-]*:(?=[/\\])/i, "")
        .replace(/^[/\\]+/, "");
    const authority = rest.replace(/[/\\?#].*/s, "");
    return [authority, rest].filter((text) => text.includes("@")).map((text) => text.slice(0, text.lastIndexOf("@")));
}
/** Whether a URL has a user name, a password, or a query or fragment, which often contain a token. */
function hasCredentials(url) {
    return userInfosIn(url).length > 0 || /[?#]/.test(url);
}
/** The parts of a URL to redact: its user information and the password in it, as written and percent-decoded. */
function credentialsIn(url) {
    const written = userInfosIn(url).flatMap((userInfo) => [userInfo, userInfo.slice(userInfo.indexOf(":") + 1)]);
    return [...new Set([...written, ...written.map(decoded)])].filter((text) => text !== "");
}
/** The credentials of every proxy in the environment variables: `HTTPS_PROXY`, `npm_config_proxy` and similar. */
function proxyCredentials(environment) {
    return Object.entries(environment)
        .filter(([name]) => /proxy/i.test(name))
        .flatMap(([, value]) => credentialsIn(value ?? ""));
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/trigger/parse-trigger.js


/**
 * Parses what triggered this run. In a called workflow (`workflow_call`), this is the caller's event and payload.
 *
 * Never throws. An unsupported event, or a payload without the fields that its event needs, gives `unsupported`, the
 * latter with a `problem`. A payload with a `pull_request`, or with an `issue` that is a pull request, is read as an event
 * of that pull request, even if the event has another name.
 *
 * Events and their variables: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
function parseTrigger({ payload, environment }) {
    const run = parseRunContext(payload, environment);
    if (run.event === "")
        return unsupported(run, "GITHUB_EVENT_NAME is not set.");
    if (objectAt(payload) === null)
        return unsupported(run, "The event payload is not a JSON object.");
    if (has(payload, "pull_request"))
        return readPullRequestEvent(run, payload);
    if (has(payload, "issue", "pull_request"))
        return readPullRequestComment(run, payload);
    return READERS.get(run.event)?.(run, payload) ?? unsupported(run, null);
}
const READERS = new Map([
    ["pull_request", missingPullRequest],
    ["pull_request_target", missingPullRequest],
    ["push", readPush],
    ["issue_comment", readIssueComment],
    ["delete", readDelete],
    ["release", readRelease],
    ["workflow_dispatch", readManual],
    ["repository_dispatch", readManual],
    ["schedule", readManual],
    ["merge_group", readMergeGroup],
    ["workflow_run", readWorkflowRun],
    ["deployment_status", readDeploymentStatus],
]);
/** Events that GitHub always runs on the default branch, so that `GITHUB_REF` names it. */
const ON_DEFAULT_BRANCH = ["schedule", "repository_dispatch", "delete", "workflow_run"];
function parseRunContext(payload, environment) {
    const event = environment.GITHUB_EVENT_NAME ?? "";
    const ref = environment.GITHUB_REF ?? "";
    // The payload of `schedule` has no repository, so it does not name the default branch.
    const refAsDefault = ON_DEFAULT_BRANCH.includes(event) ? branchOf(ref) : null;
    // A re-run keeps the privileges of the first actor, even if somebody else starts it: https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
    const actor = environment.GITHUB_ACTOR || stringAt(payload, "sender", "login") || "";
    return {
        event,
        action: stringAt(payload, "action"),
        repository: environment.GITHUB_REPOSITORY || stringAt(payload, "repository", "full_name") || "",
        defaultBranch: stringAt(payload, "repository", "default_branch") ?? refAsDefault,
        isDependabot: actor === "dependabot[bot]",
        runId: environment.GITHUB_RUN_ID ?? "",
        runAttempt: parsePositiveInteger(environment.GITHUB_RUN_ATTEMPT),
        workflow: environment.GITHUB_WORKFLOW ?? "",
        // Such as `octocat/hello-world/.github/workflows/deploy.yml@refs/heads/main`.
        workflowPath: /^[^/]+\/[^/]+\/([^@]+)@/.exec(environment.GITHUB_WORKFLOW_REF ?? "")?.[1] ?? "",
        serverUrl: (environment.GITHUB_SERVER_URL || "https://github.com").replace(/\/+$/, ""),
        sha: shaAt(environment.GITHUB_SHA) ?? "",
        ref,
    };
}
/** The fields that all triggers share. */
function commonFields({ sha: _sha, ref: _ref, ...context }, commit, branch) {
    return { ...context, commit, branch };
}
function unsupported(run, problem) {
    return { ...commonFields(run, run.sha, null), kind: "unsupported", problem };
}
function readPullRequestEvent(run, payload) {
    const pullRequest = readPullRequest(objectAt(payload, "pull_request"), run.repository);
    if (pullRequest === null) {
        return unsupported(run, "The payload's pull_request lacks its number, state, head commit, head or base branch.");
    }
    const isOwnEvent = run.event === "pull_request" || run.event === "pull_request_target";
    return {
        ...commonFields(run, pullRequest.headSha, pullRequest.headBranch),
        kind: "pull-request",
        via: isOwnEvent ? run.event : "comment",
        pullRequest,
        mergeCommit: run.event === "pull_request" && run.sha !== "" ? run.sha : null,
    };
}
function missingPullRequest(run) {
    return unsupported(run, "The payload has no pull_request.");
}
function readPullRequestComment(run, payload) {
    const number = positiveIntegerAt(payload, "issue", "number");
    if (number === null)
        return unsupported(run, "The payload's issue has no number.");
    return { ...commonFields(run, "", null), kind: "pull-request-comment", number };
}
function readIssueComment(run) {
    return unsupported(run, "The comment is on an issue. For pull requests only, add `if: github.event.issue.pull_request` to the job.");
}
/** When a branch is deleted, GITHUB_REF names the default branch, so use the payload's `ref`. */
function readPush(run, payload) {
    const deleted = isTrue(payload, "deleted") || /^0+$/.test(stringAt(payload, "after") ?? "");
    const ref = deleted ? (stringAt(payload, "ref") ?? "") : run.ref || (stringAt(payload, "ref") ?? "");
    const branch = branchOf(ref);
    if (branch !== null) {
        const commit = deleted ? "" : run.sha || (shaAt(payload, "after") ?? "");
        return { ...commonFields(run, commit, branch), kind: "push", deleted };
    }
    const tag = tagOf(ref);
    if (tag === null)
        return unsupported(run, "The push is neither to a branch nor to a tag.");
    // `after` of an annotated tag is the tag object, not a commit.
    const commit = deleted ? "" : (shaAt(payload, "head_commit", "id") ?? run.sha);
    return { ...commonFields(run, commit, null), kind: "tag", tag, deleted };
}
function readDelete(run, payload) {
    const ref = stringAt(payload, "ref");
    const type = stringAt(payload, "ref_type");
    if (ref !== null && type === "branch")
        return { ...commonFields(run, "", branchOf(ref) ?? ref), kind: "branch-deleted" };
    if (ref !== null && type === "tag") {
        return { ...commonFields(run, "", null), kind: "tag", tag: tagOf(ref) ?? ref, deleted: true };
    }
    return unsupported(run, "The delete event names neither a branch nor a tag.");
}
/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#release */
const PUBLISHING_ACTIONS = ["published", "released", "prereleased"];
function readRelease(run, payload) {
    const tag = stringAt(payload, "release", "tag_name");
    if (tag === null)
        return unsupported(run, "The payload's release has no tag.");
    const isPublished = PUBLISHING_ACTIONS.includes(run.action ?? "") && !isTrue(payload, "release", "draft");
    return {
        ...commonFields(run, run.sha, null),
        kind: "release",
        tag,
        prerelease: run.action === "prereleased" || isTrue(payload, "release", "prerelease"),
        isPublished,
    };
}
function readManual(run) {
    const ref = readRef(run.ref);
    return { ...commonFields(run, run.sha, ref.kind === "branch" ? ref.name : null), kind: "manual", ref };
}
/** A queue entry's branch is `gh-readonly-queue/<base>/pr-<number>-<base's commit>`. */
function readMergeGroup(run, payload) {
    if (run.action === "destroyed")
        return unsupported(run, "The merge group was destroyed.");
    const branch = branchOf(stringAt(payload, "merge_group", "head_ref") ?? run.ref);
    const commit = shaAt(payload, "merge_group", "head_sha") ?? run.sha;
    const digits = /^gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(branch ?? "")?.[1];
    return { ...commonFields(run, commit, branch), kind: "merge-group", number: positiveIntegerAt(Number(digits)) };
}
function readWorkflowRun(run, payload) {
    const of = stringAt(payload, "workflow_run", "event");
    const commit = shaAt(payload, "workflow_run", "head_sha");
    const branch = stringAt(payload, "workflow_run", "head_branch");
    if (of === null || commit === null || branch === null) {
        return unsupported(run, "The payload's workflow_run lacks its event, head commit or head branch.");
    }
    const headRepository = stringAt(payload, "workflow_run", "head_repository", "full_name");
    const base = stringAt(payload, "repository", "full_name") ?? run.repository;
    return {
        ...commonFields(run, commit, branch),
        kind: "workflow-run",
        of,
        succeeded: stringAt(payload, "workflow_run", "conclusion") === "success",
        headRepository,
        isFork: !isSameRepository(headRepository, base),
    };
}
/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status */
function readDeploymentStatus(run, payload) {
    const commit = shaAt(payload, "deployment", "sha") ?? run.sha;
    const task = stringAt(payload, "deployment", "task") ?? "";
    const state = stringAt(payload, "deployment_status", "state") ?? "";
    return { ...commonFields(run, commit, branchOf(run.ref)), kind: "deployment-status", task, state };
}
function readRef(ref) {
    const branch = branchOf(ref);
    if (branch !== null)
        return { kind: "branch", name: branch };
    const tag = tagOf(ref);
    return tag === null ? { kind: "other", name: ref } : { kind: "tag", name: tag };
}
function branchOf(ref) {
    return /^refs\/heads\/(.+)$/s.exec(ref)?.[1] ?? null;
}
function tagOf(ref) {
    return /^refs\/tags\/(.+)$/s.exec(ref)?.[1] ?? null;
}
/** The runner counts from 1. Anything but such a number becomes 0, which is older than every run. */
function parsePositiveInteger(text) {
    const number = Number(text);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

// EXTERNAL MODULE: ./build/github/clock.js
var clock = __webpack_require__(648);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/github/request-error.js
var request_error = __webpack_require__(9396);
;// CONCATENATED MODULE: ./build/github/deployment-node.js
/** GitHub Deployments with their statuses, as GraphQL returns them: https://docs.github.com/en/graphql/reference/objects#deployment */

/** A page of the statuses, newest first. A run that seeds a preview writes one for each file and function. */
const STATUS_FIELDS = "pageInfo { hasNextPage endCursor } nodes { description environmentUrl createdAt }";
/** The fields of a deployment, for a query. Pass its nodes to `withAllStatuses`. */
const DEPLOYMENT_FIELDS = `id task payload createdAt creator { login }
  latestStatus { state }
  statuses(first: 100) { ${STATUS_FIELDS} }`;
const MORE_STATUSES = `query ($ids: [ID!]!, $after: String) {
  nodes(ids: $ids) { ... on Deployment { statuses(first: 100, after: $after) { ${STATUS_FIELDS} } } }
}`;
/**
 * Reads the statuses that the first page of a deployment lacks: the oldest ones, which say that its run created a preview.
 * Makes a request for each further hundred.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
function withAllStatuses(github, nodes) {
    return Promise.all(nodes.map(async (node) => node === null || node.statuses === null
        ? node
        : { ...node, statuses: await allPages(github, node.id, node.statuses) }));
}
async function allPages(github, id, first) {
    const nodes = [...first.nodes];
    let last = first;
    while (last.pageInfo.hasNextPage) {
        const variables = { ids: [id], after: last.pageInfo.endCursor };
        const answer = await github.graphql(MORE_STATUSES, variables);
        const next = answer.nodes[0]?.statuses ?? null;
        if (next === null)
            throw new request_error/* InvalidResponse */.h5("GitHub did not return all statuses of a deployment");
        nodes.push(...next.nodes);
        last = next;
    }
    return { ...last, nodes };
}
/** @returns The deployment, or an empty array if the token may not see it. */
function fromNode(node) {
    if (node === null)
        return [];
    return [
        {
            id: null,
            task: node.task ?? "",
            payload: node.payload,
            creator: loginOf(node.creator?.login ?? ""),
            createdAt: Date.parse(node.createdAt),
            isActive: node.latestStatus?.state === "SUCCESS",
            statuses: (node.statuses?.nodes ?? []).flatMap((status) => status === null
                ? []
                : [
                    {
                        id: null,
                        description: status.description ?? "",
                        environmentUrl: status.environmentUrl,
                        createdAt: Date.parse(status.createdAt),
                    },
                ]),
        },
    ];
}
/** Normalizes an account's name: GitHub adds `[bot]` to the name of an app's account in some APIs and omits it in others. */
function loginOf(login) {
    return login.replace(/\[bot\]$/, "").toLowerCase();
}

// EXTERNAL MODULE: ./build/github/retry.js
var retry = __webpack_require__(5892);
;// CONCATENATED MODULE: ./build/github/deployments-api.js
/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */




/** In characters. GitHub's limit for the description of a status: https://docs.github.com/en/rest/deployments/statuses */
const MAX_DESCRIPTION_LENGTH = 140;
/** How many nodes GitHub returns at most in one query. */
const PAGE_SIZE = 100;
/** A push waits for these pages, which are read one after the other, and not for long. */
const MAX_LATEST_PAGES = 3;
/** All methods throw what Octokit throws; see `describeRequestError`. */
class GitHubDeployments {
    #github;
    #repo;
    constructor(github, repo) {
        this.#github = github;
        this.#repo = repo;
    }
    /**
     * Creates a GitHub Deployment exactly once: if a response is lost, it first looks for the deployment that may have been
     * created before it retries.
     *
     * @param mayExist - Whether the response of an earlier call was lost.
     * @throws Also if GitHub responds with 202: then it merged branches instead, although `auto_merge` is off.
     */
    async create(wanted, mayExist) {
        let isUnsure = mayExist;
        for (let attempt = 1;; attempt += 1) {
            const { id } = wanted.payload;
            const isOwn = (payload) => payload?.id === id;
            const made = isUnsure ? await this.find(wanted.task, isOwn) : null;
            if (made !== null)
                return made;
            try {
                return await this.#createOnce(wanted);
            }
            catch (error) {
                if (attempt >= retry/* MAX_ATTEMPTS */.m || (0,request_error/* isTimeout */.kL)(error) || !(0,retry/* mayHaveSucceeded */.p8)(error))
                    throw error;
                isUnsure = true;
                await (0,promises_.setTimeout)((0,retry/* retryDelay */.a2)(attempt));
            }
        }
    }
    /** Finds the newest deployment with this task whose payload matches. */
    async find(task, isWanted) {
        const { data } = await this.#github.rest.repos.listDeployments({ ...this.#repo, task, per_page: PAGE_SIZE });
        const found = data.find(({ payload }) => isWanted(payload));
        return found === undefined
            ? null
            : { id: found.id, createdAt: Date.parse(found.created_at), payload: found.payload };
    }
    async #createOnce(wanted) {
        const { commit, task, environment, isTransient, isProduction, description, payload } = wanted;
        const { data } = await this.#github.rest.repos.createDeployment({
            ...this.#repo,
            ref: commit,
            task,
            environment,
            description: shortened(description),
            payload: { ...payload },
            transient_environment: isTransient,
            production_environment: isProduction,
            // The checks of a pull request run at the same time as the deploy, so do not wait for them.
            required_contexts: [],
            // By default, GitHub merges the default branch into the deployed branch.
            auto_merge: false,
            request: retry/* NO_RETRY */.PE,
        });
        if (!("id" in data))
            throw new request_error/* InvalidResponse */.h5("GitHub did not create the deployment");
        return { id: data.id, createdAt: Date.parse(data.created_at) };
    }
    async setStatus(id, change) {
        try {
            return await this.#addStatus(id, change);
        }
        catch (error) {
            // GitHub may not accept the URL: write the status without it.
            if (!change.environmentUrl || error.status !== 422)
                throw error;
            return await this.#addStatus(id, { ...change, environmentUrl: null });
        }
    }
    async #addStatus(id, { state, description, logUrl, environmentUrl }) {
        const { data } = await this.#github.rest.repos.createDeploymentStatus({
            ...this.#repo,
            deployment_id: id,
            state,
            description: shortened(description),
            log_url: logUrl,
            ...(environmentUrl ? { environment_url: environmentUrl } : {}),
            // GitHub would also mark the deployments of other apps and pull requests as inactive.
            auto_inactive: false,
        });
        return { id: data.id, createdAt: Date.parse(data.created_at) };
    }
    /** Lists all deployments with this task, newest first. Per hundred: one request, and one more for their statuses. */
    async listByTask(task) {
        return this.#withStatuses(await this.#listAll(task));
    }
    /**
     * Lists the newest deployments with this task: a hundred, and the hundreds before it until `isEnough`, up to
     * `MAX_LATEST_PAGES`. Per hundred: one request, and one more for their statuses.
     */
    async listLatestByTask(task, isEnough) {
        const found = [];
        for (let page = 1; page <= MAX_LATEST_PAGES; page += 1) {
            const wanted = { ...this.#repo, task, per_page: PAGE_SIZE, page };
            const { data } = await this.#github.rest.repos.listDeployments(wanted);
            const read = await this.#withStatuses(data);
            found.push(...read);
            if (data.length < PAGE_SIZE || isEnough(read))
                break;
        }
        return found;
    }
    async #withStatuses(listed) {
        const idOf = new Map(listed.map(({ node_id, id }) => [node_id, id]));
        const found = [];
        for (let from = 0; from < listed.length; from += PAGE_SIZE) {
            const ids = listed.slice(from, from + PAGE_SIZE).map(({ node_id }) => node_id);
            const answer = await this.#github.graphql(NODES, { ids });
            const nodes = await withAllStatuses(this.#github, answer.nodes);
            found.push(...nodes.flatMap((node) => fromNode(node).map((one) => ({ ...one, id: idOf.get(node?.id ?? "") ?? null }))));
        }
        return found;
    }
    /** The IDs of all deployments with this task, by the `id` in their payload. One request per hundred. */
    async listIds(task) {
        const listed = await this.#listAll(task);
        return new Map(listed.map(({ id, payload }) => [payload?.id, id]));
    }
    #listAll(task) {
        const wanted = { ...this.#repo, task, per_page: PAGE_SIZE };
        return this.#github.paginate(this.#github.rest.repos.listDeployments, wanted);
    }
    /**
     * Lists the deployments of all environments and creators since a time, newest first.
     *
     * @param since - Milliseconds since the epoch.
     * @param max - After this many, no further page is read.
     * @returns `isComplete` says whether all of them were read.
     */
    async listSince(since, max) {
        const found = [];
        let after = null;
        for (;;) {
            const variables = { ...this.#repo, after };
            const { repository } = await this.#github.graphql(PAGE, variables);
            const { nodes, pageInfo } = repository.deployments;
            const page = (await withAllStatuses(this.#github, nodes)).flatMap(fromNode);
            found.push(...page.filter(({ createdAt }) => createdAt >= since));
            const isComplete = !pageInfo.hasNextPage || page.some(({ createdAt }) => createdAt < since);
            if (isComplete || found.length >= max)
                return { deployments: found, isComplete };
            after = pageInfo.endCursor;
        }
    }
    /** Newest first. IDs increase with time, across all deployments. */
    async listStatuses(id) {
        const wanted = { ...this.#repo, deployment_id: id, per_page: PAGE_SIZE };
        const listed = await this.#github.paginate(this.#github.rest.repos.listDeploymentStatuses, wanted);
        return listed.map((status) => ({
            id: status.id,
            createdAt: Date.parse(status.created_at),
            description: status.description,
            state: status.state,
            logUrl: status.log_url ?? "",
        }));
    }
}
const NODES = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Deployment { ${DEPLOYMENT_FIELDS} } }
}`;
const PAGE = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ${DEPLOYMENT_FIELDS} }
    }
  }
}`;
function shortened(text) {
    const flat = text.replace(/\s+/g, " ").trim();
    if (flat.length <= MAX_DESCRIPTION_LENGTH)
        return flat;
    // Do not cut a surrogate pair in half.
    return `${flat.slice(0, MAX_DESCRIPTION_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

;// CONCATENATED MODULE: ./build/github/comment-node.js
/** Comments on pull requests, as GraphQL returns them. */
/**
 * Only GraphQL says whether the token's own account wrote a comment: `GET /user` does not accept the tokens of Apps, such
 * as the workflow token. https://docs.github.com/en/graphql/reference/objects#issuecomment
 */
const COMMENT_FIELDS = "fullDatabaseId url body createdAt viewerDidAuthor";
/** @returns The comment, or an empty array if another account wrote it. */
function fromGraphql(node) {
    if (!node?.viewerDidAuthor || node.fullDatabaseId === null)
        return [];
    const { fullDatabaseId, url, body, createdAt } = node;
    return [{ id: Number(fullDatabaseId), url, body, createdAt: Date.parse(createdAt) }];
}

;// CONCATENATED MODULE: ./build/github/repository-view.js
/**
 * Reads in one query what a run needs: a pull request with the action's comments, refs and the latest GitHub
 * Deployments.
 */


/** How many of the latest GitHub Deployments are read: far more than are in progress in a repository at one time. */
const LATEST = 50;
/** An annotated tag is an object of its own that points to the commit. */
const TARGET_FIELDS = "oid ... on Tag { target { oid } }";
const VIEW = `query ($owner: String!, $repo: String!, $number: Int!, $ofPullRequest: Boolean!, $after: String,
  $ref0: String!, $withRef0: Boolean!, $ref1: String!, $withRef1: Boolean!, $withDeployments: Boolean!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) @include(if: $ofPullRequest) {
      state
      headRefOid
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { ${COMMENT_FIELDS} }
      }
    }
    ref0: ref(qualifiedName: $ref0) @include(if: $withRef0) { target { ${TARGET_FIELDS} } }
    ref1: ref(qualifiedName: $ref1) @include(if: $withRef1) { target { ${TARGET_FIELDS} } }
    deployments(first: ${LATEST}, orderBy: { field: CREATED_AT, direction: DESC }) @include(if: $withDeployments) {
      pageInfo { hasNextPage }
      nodes { ${DEPLOYMENT_FIELDS} }
    }
  }
}`;
/**
 * One request, and one more for each further hundred comments of the pull request that are to be read.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function fetchRepositoryView(github, repo, request) {
    const { commentPage = null } = request;
    const { repository, viewer } = await ask(github, repo, request, commentPage?.after ?? null);
    const { pullRequest, ref0, ref1, deployments } = repository;
    const comments = commentsOf(pullRequest, commentPage?.after ?? null);
    for (let page = pullRequest?.comments.pageInfo; commentPage === null && page?.hasNextPage;) {
        const after = page.endCursor;
        const more = await ask(github, repo, { ...request, refs: [], withDeployments: false }, after);
        comments.push(...commentsOf(more.repository.pullRequest, after));
        page = more.repository.pullRequest?.comments.pageInfo;
    }
    const targets = [ref0, ref1].map((ref) => ref?.target?.target?.oid ?? ref?.target?.oid ?? null);
    return {
        viewer: loginOf(viewer.login),
        pullRequest: pullRequest == null
            ? null
            : {
                isOpen: pullRequest.state === "OPEN",
                headSha: pullRequest.headRefOid,
                viewerComments: comments.map(({ comment }) => comment).sort((one, other) => one.id - other.id),
                pages: new Map(comments.map(({ comment, page }) => [comment.id, page])),
                isComplete: commentPage === null,
            },
        refs: Object.fromEntries(request.refs.map((ref, index) => [ref, targets[index] ?? null])),
        deployments: (await withAllStatuses(github, deployments?.nodes ?? [])).flatMap(fromNode),
        hasOlderDeployments: deployments?.pageInfo.hasNextPage ?? false,
    };
}
function commentsOf(pullRequest, after) {
    const viewerComments = pullRequest?.comments.nodes.flatMap(fromGraphql) ?? [];
    return viewerComments.map((comment) => ({ comment, page: { after } }));
}
function ask(github, repo, { pullRequestNumber, refs, withDeployments }, after) {
    const [ref0, ref1] = refs;
    const variables = {
        ...repo,
        number: pullRequestNumber ?? 0,
        ofPullRequest: pullRequestNumber !== null,
        after,
        ref0: ref0 ?? "",
        withRef0: ref0 !== undefined,
        ref1: ref1 ?? "",
        withRef1: ref1 !== undefined,
        withDeployments,
    };
    const isPart = refs.length > 0 || withDeployments;
    return github.graphql(VIEW, variables).catch((error) => answerWithoutPullRequest(error, isPart));
}
/**
 * GitHub reports a pull request that does not exist, or that the token may not read, as an error, beside the data of the
 * rest.
 *
 * @param isPart - Whether more than the pull request was asked for. If not, a missing permission is an error.
 */
function answerWithoutPullRequest(error, isPart) {
    const isMissing = error.errors?.every(({ type, path }) => type === "NOT_FOUND" || (isPart && type === "FORBIDDEN" && path?.[1] === "pullRequest"));
    if (isMissing === true && error.data?.repository?.pullRequest === null)
        return error.data;
    throw error;
}

;// CONCATENATED MODULE: ./build/github/pull-request-comments.js
/** Reads and writes the comments of the token's own account on one pull request. */


/** All methods throw what Octokit throws; see `describeRequestError`. */
class PullRequestComments {
    #github;
    #repo;
    number;
    #slowestMs = 0;
    constructor(github, repo, number) {
        this.#github = github;
        this.#repo = repo;
        this.number = number;
    }
    /** Milliseconds that the slowest of these requests took. */
    get slowestMs() {
        return this.#slowestMs;
    }
    /** Reads whether the pull request is open, its head, and this account's comments. */
    async fetchSnapshot() {
        const request = { pullRequestNumber: this.number, refs: [], withDeployments: false };
        const { pullRequest } = await this.#timed(fetchRepositoryView(this.#github, this.#repo, request));
        if (pullRequest === null)
            throw new request_error/* InvalidResponse */.h5(`GitHub has no pull request #${this.number}`);
        return pullRequest;
    }
    /** @returns `null` if the comment was deleted. */
    async read(id) {
        const found = await this.#unlessDeleted(this.#github.rest.issues.getComment({ ...this.#repo, comment_id: id }));
        return found && fromRest(found);
    }
    async create(body) {
        const target = { ...this.#repo, issue_number: this.number };
        return fromRest(await this.#timed(this.#github.rest.issues.createComment({ ...target, body })));
    }
    /** @returns `null` if the comment was deleted. */
    async update(id, body) {
        const target = { ...this.#repo, comment_id: id };
        const updated = await this.#unlessDeleted(this.#github.rest.issues.updateComment({ ...target, body }));
        return updated && fromRest(updated);
    }
    async remove(id) {
        await this.#unlessDeleted(this.#github.rest.issues.deleteComment({ ...this.#repo, comment_id: id }));
    }
    /** @returns `null` if the comment was deleted. */
    async #unlessDeleted(call) {
        try {
            return await this.#timed(call);
        }
        catch (error) {
            const { status } = (error ?? {});
            if (status === 404 || status === 410)
                return null;
            throw error;
        }
    }
    async #timed(call) {
        const started = performance.now();
        try {
            return await call;
        }
        finally {
            this.#slowestMs = Math.max(this.#slowestMs, performance.now() - started);
        }
    }
}
function fromRest({ data }) {
    return { id: data.id, body: data.body ?? "", url: data.html_url, createdAt: Date.parse(data.created_at) };
}

;// CONCATENATED MODULE: ./build/github/repository.js
/** A repository, as the REST API takes it. */
function repository_toRepoParams(repository) {
    const [owner = "", repo = ""] = repository.split("/");
    return { owner, repo };
}

;// CONCATENATED MODULE: ./build/records/record.js
/** The record of a run: what it did to a slot, step by step. Runs coordinate only by reading each other's records. */
/** Whether two runs have the same workflow, which may have been renamed between them, or its file moved. */
function isSameWorkflow(one, other) {
    const isSameFile = one.workflowPath !== "" && one.workflowPath === other.workflowPath;
    return isSameFile || one.workflow === other.workflow;
}
/**
 * The longest time that a job can run: 5 days on a self-hosted runner.
 * https://docs.github.com/en/actions/reference/limits
 */
const MAX_JOB_MS = 5 * 24 * 60 * 60_000;
/** The Convex deployments that a record names. */
function record_deploymentsIn(record) {
    return [...new Set(record.steps.flatMap((step) => ("deployment" in step ? (step.deployment ?? []) : [])))];
}
/** When the record was created. */
function begunAt(record) {
    return record.steps[0]?.at ?? 0;
}
/** Negative if the first of two runs started earlier. Runs that started in the same second are ordered by their IDs. */
function record_compareStarts(one, other) {
    return (begunAt(one) - begunAt(other) ||
        one.runId - other.runId ||
        one.runAttempt - other.runAttempt ||
        one.startedAt - other.startedAt ||
        compareText(one.id, other.id));
}
function record_lastStep(record, kind) {
    return record.steps.findLast((step) => step.kind === kind);
}
/** The step with which the run ended. The steps `removed` and `kept`, which a cleanup adds, are ignored. */
function endOf(record) {
    return ownEndOf(record) ?? record_lastStep(record, "ended");
}
/**
 * The end that the run itself recorded. Another run may have recorded it as `lost` while it was in progress, if its timeout
 * has passed or their clocks differ.
 */
function ownEndOf(record) {
    const ended = record.steps.findLast((step) => step.kind === "ended" && step.how !== "lost");
    return record_lastStep(record, "pushed") ?? ended;
}
/** The steps that contain the result of a claim. */
function claimsIn({ steps }) {
    return steps.filter((step) => step.kind === "claimed" || step.kind === "pushing");
}
/** The step with the result of the claim. Prefers one with `created`, because a retry's claim finds the deployment. */
function claimOf(record) {
    const claims = claimsIn(record);
    return claims.find(({ created }) => created) ?? claims[0];
}
/** Whether the push succeeded. Steps of imports and seeds prove it too, since they come after the push. */
function isDeployed(record) {
    return pushedStep(record) !== undefined;
}
/**
 * The time in which the push happened: from the status before it to the one after it.
 *
 * @returns `null` if the run did not push. `to` is infinite if no status follows.
 */
function pushSpan(record) {
    const pushed = pushedStep(record)?.at;
    const pushing = record.steps.find(({ kind }) => kind === "pushing")?.at;
    if (pushing === undefined && pushed === undefined)
        return null;
    // `pushing` is missing if GitHub was down then: the push happened at any time after the start.
    const from = pushing ?? begunAt(record);
    return { from, to: pushEnd(record)?.at ?? Number.POSITIVE_INFINITY };
}
/** The first step after the push. */
function pushEnd(record) {
    return pushedStep(record) ?? endOf(record);
}
/** The first step that proves that the push succeeded. */
function pushedStep({ steps }) {
    return steps.find(({ kind }) => kind === "importing" || kind === "seeding" || kind === "pushed");
}
/** Whether the run may still be in progress: it has not ended, and its timeout has not passed. */
function record_isInProgress(record, now) {
    return endOf(record) === undefined && now <= deadlineOf(record);
}
/** The latest time at which the run can still be in progress, in milliseconds since the epoch. */
function deadlineOf(record) {
    const { startedAt, deadline } = record;
    // `begunAt` is GitHub's time. The other two are of the runner's clock, which may be hours off.
    return begunAt(record) + (deadline === null ? MAX_JOB_MS : deadline - startedAt);
}
/**
 * The records of runs that are past their timeout and did not record their end, because their machine was lost. The next
 * run in the slot adds `ended` with `lost` to each when it ends, and with `mayBeLive` if the lost run was pushing.
 */
function lostRecords(records, now) {
    return records
        .filter((record) => endOf(record) === undefined && !record_isInProgress(record, now))
        .map((record) => ({ record, mayBeLive: record_lastStep(record, "pushing") !== undefined }));
}
/** The record with the end of a lost run, as it is stored in the comment. @param at - See `nextMoment`. */
function endedAsLost({ record, mayBeLive }, at) {
    return { ...record, steps: [...record.steps, { kind: "ended", how: "lost", mayBeLive, at, statusId: null }] };
}
/** The time for a step that is only stored in the comment: later than every step that was read, even if clocks differ. */
function nextMoment(records, now) {
    return Math.max(now, ...records.flatMap(({ steps }) => steps.map(({ at }) => at + 1)));
}
/**
 * Merges records from several sources (GitHub Deployments, comments, this run): each record gets the steps of all of them.
 * The result depends neither on the order of the lists nor on repetitions. A step from two sources gets the later time,
 * and the ID if one of them has it.
 */
function record_mergeRecords(...lists) {
    const merged = new Map();
    for (const record of lists.flat()) {
        merged.set(record.id, joined(merged.get(record.id) ?? record, record));
    }
    return [...merged.values()].sort(record_compareStarts);
}
function joined(one, other) {
    const steps = new Map();
    for (const step of [...one.steps, ...other.steps]) {
        const { at, statusId, ...content } = step;
        const key = JSON.stringify(Object.entries(content).sort());
        const known = steps.get(key);
        const written = { at: Math.max(at, known?.at ?? at), statusId: greater(statusId, known?.statusId ?? null) };
        steps.set(key, { ...step, ...written });
    }
    return {
        ...one,
        account: one.account === "own" && other.account === "own" ? "own" : "other",
        githubDeploymentId: greater(one.githubDeploymentId, other.githubDeploymentId),
        steps: [...steps].sort(compareSteps).map(([, step]) => step),
    };
}
/** Steps in the same second are in the order in which a run takes them. `begun` is always first, even if clocks differ. */
function compareSteps([key, one], [otherKey, other]) {
    return (Number(one.kind !== "begun") - Number(other.kind !== "begun") ||
        one.at - other.at ||
        STEP_ORDER.indexOf(one.kind) - STEP_ORDER.indexOf(other.kind) ||
        compareText(key, otherKey));
}
const STEP_ORDER = [
    "begun",
    "claimed",
    "pushing",
    "importing",
    "import-failed",
    "seeding",
    "seed-failed",
    "pushed",
    "ended",
    "kept",
    "removed",
];
function greater(one, other) {
    return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
/** Compares by code units, so that the order is the same on every machine. */
function compareText(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/records/json-parsers.js
/** Parsers for JSON that other programs can write. Each returns a value of its type, and throws for any other value. */
/** The latest time that JavaScript's `Date` can represent, in milliseconds since the epoch. Also limits durations. */
const MAX_TIMESTAMP = 8.64e15;
const json_parsers_text = parserOf((value) => typeof value === "string");
/** A whole number of at least 0. */
const count = parserOf((value) => Number.isSafeInteger(value) && Number(value) >= 0);
/** A time or a duration, in any unit. */
const time = parserOf((value) => typeof value === "number" && value >= 0 && value <= MAX_TIMESTAMP);
const flag = parserOf((value) => typeof value === "boolean");
function oneOf(values) {
    return parserOf((value) => values.some((one) => one === value));
}
function nullOr(parse) {
    return (value) => (value === null ? null : parse(value));
}
function listOf(parse) {
    return (value) => list(value).map(parse);
}
/** An object with these fields. Drops all other fields, which could contain anything. */
function recordOf(fields) {
    return (value) => {
        const source = record(value);
        const parsed = Object.entries(fields).map(([name, parse]) => [name, parse(source[name])]);
        return Object.fromEntries(parsed);
    };
}
const list = parserOf((value) => Array.isArray(value));
const record = parserOf((value) => typeof value === "object" && value !== null);
function parserOf(isValid) {
    return (value) => {
        if (!isValid(value))
            throw new TypeError("The value has another type.");
        return value;
    };
}

;// CONCATENATED MODULE: ./build/report/comment/comment-row.js
/** A row of the pull request comment: what it shows of one run, in addition to the run's record. */






const ENDS = ["deployed", "failed", "refused", "skipped", "cancelled"];
const STATUSES = [...ENDS, "deploying", "removed", "kept"];
/** Whether a run with this status has a row: not a dry run, nor one of another operation than a deploy. */
function isRowStatus(status) {
    return ENDS.includes(status);
}
const TARGETS = ["", "preview", "production", "development", "custom"];
const CHANGE_KINDS = ["added", "deleted", "changed", "warning"];
const parseChangeText = recordOf({ kind: oneOf(CHANGE_KINDS), what: json_parsers_text, name: json_parsers_text });
const parseCount = recordOf({ count: count });
const parseComparison = recordOf({
    baseBranch: json_parsers_text,
    problem: nullOr(oneOf(PROBLEMS)),
    changes: listOf(recordOf({ rule: oneOf(RULE_IDS), subject: json_parsers_text, part: json_parsers_text, detail: json_parsers_text })),
    notCompared: listOf(json_parsers_text),
    waivedBy: nullOr(json_parsers_text),
});
const parseLocation = recordOf({ path: json_parsers_text, line: nullOr(count), message: json_parsers_text });
function parseChange(value) {
    const change = parseChangeText(value);
    return Object.hasOwn(value, "count") ? { ...change, ...parseCount(value) } : change;
}
/** Parses a row. Throws if a field has the wrong type, and drops unknown fields. */
const parseRow = recordOf({
    /** The time of the record's last step. Of two rows of one run, the later one is used. */
    at: time,
    appName: json_parsers_text,
    status: oneOf(STATUSES),
    /** Empty for a run that ended before it had a target. */
    target: oneOf(TARGETS),
    deploymentName: json_parsers_text,
    /** Empty if it may not be linked. */
    url: json_parsers_text,
    siteUrl: json_parsers_text,
    dashboardUrl: json_parsers_text,
    /** The site's URL; empty if it is not known, or nothing was pushed. */
    appUrl: json_parsers_text,
    /** The ID of the run that reported `appUrl` after the deploy, and the time; 0 if none has. */
    appUrlRunId: count,
    appUrlAt: time,
    commit: json_parsers_text,
    runUrl: json_parsers_text,
    durationSeconds: time,
    buildSeconds: nullOr(time),
    pushSeconds: nullOr(time),
    previewName: json_parsers_text,
    /** `true`, `false`, or empty if it is not known. */
    previewCreated: json_parsers_text,
    /** When Convex deletes the preview deployment, in milliseconds since the epoch. */
    expiresAt: nullOr(time),
    cliVersion: json_parsers_text,
    cause: json_parsers_text,
    fix: json_parsers_text,
    link: json_parsers_text,
    notes: listOf(json_parsers_text),
    changes: listOf(parseChange),
    /** The changes that merging would make, as far as they are shown, or `null` if nothing was compared. */
    comparison: nullOr(parseComparison),
    /** The first few locations of a failure in the code. */
    locations: listOf(parseLocation),
});
/** Whether the run failed, something failed after its push, or merging its pull request would break something. */
function isTrouble({ status, cause, comparison }) {
    const hasFailedLater = status === "deployed" && cause !== "";
    return TROUBLE.includes(status) || hasFailedLater || (comparison_countBreaking(comparison) ?? 0) > 0;
}
const TROUBLE = ["failed", "refused", "cancelled"];
/** How many changes of a comparison are kept. Breaking changes come first. */
const MAX_CHANGES = 60;
/** In characters, of each text of a change. */
const MAX_CHANGE_TEXT = 200;
function shownPart(comparison) {
    const { changes, notCompared } = comparison;
    const kept = [...changes.filter(change_isBreaking), ...changes.filter((one) => !change_isBreaking(one))].slice(0, MAX_CHANGES);
    const short = (text) => text.slice(0, MAX_CHANGE_TEXT).toWellFormed();
    return {
        ...comparison,
        changes: kept.map(({ rule, subject, part, detail }) => ({
            rule,
            subject: short(subject),
            part: short(part),
            detail: short(detail),
        })),
        notCompared: notCompared.slice(0, MAX_CHANGES).map(short),
    };
}
/** How many locations are listed. All of them are annotated in the diff. */
const MAX_LOCATIONS = 3;
/** Redacts every text of a row. Call it before the row is encoded, because redaction cannot read encoded data. */
function redactRow(row, { redactSent, redactTrusted }) {
    const { status: _, ...rest } = row;
    const hide = (name) => (EXTERNAL_FIELDS.includes(name) ? redactSent : redactTrusted);
    const texts = Object.entries(rest).filter(([, value]) => typeof value === "string");
    return {
        ...row,
        ...Object.fromEntries(texts.map(([name, text]) => [name, hide(name)(String(text))])),
        notes: row.notes.map(redactSent),
        changes: row.changes.map((change) => ({ ...change, what: redactSent(change.what), name: redactSent(change.name) })),
        comparison: row.comparison === null ? null : (0,outcome_outcome/* redactComparison */.xU)(row.comparison, redactSent),
        locations: row.locations.map((location) => ({
            ...location,
            path: redactSent(location.path),
            message: redactSent(location.message),
        })),
    };
}
/** Builds the row of a run that has started or ended. */
function toRow(outcome, status, { at, runUrl, liveCommit, isPushed }) {
    const { deployment, failure } = outcome;
    return {
        at,
        appName: outcome.appName,
        status,
        target: outcome.target ?? "",
        deploymentName: deployment.name ?? (deployment.urlsFromApi ? "" : (deployment.url ?? "")),
        url: (deployment.urlsFromApi ? deployment.url : null) ?? "",
        siteUrl: (deployment.urlsFromApi ? deployment.siteUrl : null) ?? "",
        dashboardUrl: deployment.dashboardUrl ?? "",
        appUrl: (isPushed ? outcome.appUrl : null) ?? "",
        appUrlRunId: 0,
        appUrlAt: 0,
        commit: outcome.commit,
        runUrl,
        durationSeconds: outcome.durationSeconds,
        buildSeconds: outcome.buildSeconds,
        pushSeconds: outcome.pushSeconds,
        previewName: outcome.preview?.name ?? "",
        previewCreated: outcome.preview?.created?.toString() ?? "",
        expiresAt: outcome.expiresAt,
        cliVersion: outcome.cliVersion ?? "",
        cause: failure === null ? "" : causeText(failure, liveCommit),
        fix: failure?.fix ?? "",
        link: failure?.link ?? "",
        notes: outcome.notes,
        changes: outcome.schemaChanges,
        comparison: outcome.comparison === null ? null : shownPart(outcome.comparison),
        locations: outcome.locations.slice(0, MAX_LOCATIONS),
    };
}
/** Fields that may quote text from outside this action, apart from names and URLs. */
const EXTERNAL_FIELDS = ["cliVersion", "cause", "fix", "appUrl"];

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/records/status-descriptions.js
/**
 * Writes and parses records: as a GitHub Deployment's `task`, payload and status descriptions, and, with `encodeRecords`,
 * in the comment's state. The states of GitHub Deployments are never read back, because other tools set them too.
 */



/** The start of the `task` of every GitHub Deployment of this action. */
const TASK_PREFIX = "deploy:convex:";
/** The `task` of a slot's GitHub Deployments, by which they are listed. A hash, since preview names may have any length. */
function taskOf(slot) {
    return `${TASK_PREFIX}${sha256(slot).slice(0, 20)}`;
}
/**
 * The name of a Convex deployment in records: its own, or a hash if a description with it could not be parsed, such as the
 * name of a self-hosted backend, which may have any length. Use it for the `deployment` of every step.
 */
function recordedName(deployment) {
    return /^[\w.-]{1,63}$/.test(deployment) ? deployment : `deployment-${sha256(deployment).slice(0, 20)}`;
}
/**
 * The description of a step's status, in one line. Without a text it fits into GitHub's 140 characters.
 *
 * @param text - Redacted text to show after an `ended` step. It is not parsed, so it may be shortened.
 */
function encodeStep(step, text = "") {
    const [, words] = FORMS.find(([fixed]) => Object.entries(fixed).every(([name, value]) => step[name] === value));
    const line = text.replace(/\s+/g, " ").trim();
    return words.replaceAll(FIELD, (_all, name) => FIELDS[name].write(step, line));
}
/** Starts the description of a status that repeats an earlier one, in order to add the URL of the site to it. */
const WITH_SITE = "With its site:";
/** The description of a status that repeats another one, to add the URL of the site to it. It is not parsed as a step. */
function encodeRepeated(description) {
    return `${WITH_SITE} ${description}`.trimEnd();
}
/** Whether `encodeRepeated` wrote the description. */
function isRepeated(description) {
    return description.startsWith(WITH_SITE);
}
/** @returns The step of a status, or `null` if this action did not write the description. */
function decodeStep(description) {
    for (const [fixed, , pattern] of FORMS) {
        const groups = pattern.exec(description)?.groups;
        if (groups === undefined)
            continue;
        const read = Object.entries(groups).map(([name, text = ""]) => FIELDS[name].read(text));
        return Object.assign({}, fixed, ...read);
    }
    return null;
}
/** The payload of a GitHub Deployment, and the head of a record in the comment. All its texts must be redacted already. */
function encodeHead(head) {
    const names = Object.keys(HEAD_PARSERS);
    return { version: VERSION, ...Object.fromEntries(names.map((name) => [name, head[name]])) };
}
/** @returns `null` if this action did not write the payload, or it was changed since. */
function decodeHead(payload) {
    // Some APIs return it as JSON text, or as JSON in JSON.
    const read = (value) => (typeof value === "string" ? JSON.parse(value) : value);
    return orNull(() => parseHead(read(read(payload))));
}
/**
 * Reads the records in GitHub Deployments. Ignores deployments of other tools, and statuses with other descriptions.
 *
 * @returns `isComplete` is false if a deployment has a task of this action and a payload that cannot be read.
 */
function decodeDeployments(listed) {
    const ofAction = listed.filter(({ task }) => task.startsWith(TASK_PREFIX));
    const records = ofAction.flatMap((one) => decodeDeployment(one) ?? []);
    return { records: record_mergeRecords(records), isComplete: records.length === ofAction.length };
}
function decodeDeployment({ id, task, createdAt, isOwn, payload, statuses }) {
    const head = decodeHead(payload);
    if (head === null || task !== taskOf(head.slot))
        return null;
    const steps = statuses.toReversed().flatMap((status) => {
        const step = decodeStep(status.description ?? "");
        return step === null ? [] : [{ ...step, at: status.createdAt, statusId: status.id }];
    });
    const begun = { kind: "begun", at: createdAt, statusId: null };
    return { ...head, account: isOwn ? "own" : "other", githubDeploymentId: id, steps: [begun, ...steps] };
}
/** Encodes records for the comment's state. Omits the account, because it is the same as the comment's. */
function encodeRecords(records) {
    return records.map(({ steps, account: _account, githubDeploymentId, ...head }) => ({
        ...encodeHead(head),
        githubDeploymentId,
        steps: steps.map((step) => [step.at, step.statusId, step.kind === "begun" ? null : encodeStep(step)]),
    }));
}
/** @returns `null` if any part is invalid: records are read completely or not at all. */
function decodeRecords(value, account) {
    return orNull(() => listOf(parseRecord)(value).map((record) => ({ ...record, account })));
}
function parseRecord(value) {
    const { githubDeploymentId, steps } = parseSteps(value);
    if (steps[0]?.kind !== "begun")
        throw new TypeError("The record has no begin.");
    return { ...parseHead(value), githubDeploymentId, steps };
}
function parseRecordedStep(value) {
    if (!Array.isArray(value) || value.length !== 3)
        throw new TypeError("The step has another form.");
    const [at, statusId, description] = value;
    const written = { at: time(at), statusId: nullOr(count)(statusId) };
    if (description === null)
        return { kind: "begun", ...written };
    const step = decodeStep(json_parsers_text(description));
    if (step === null)
        throw new TypeError("The step is not from this action.");
    return { ...step, ...written };
}
/** @returns `null` if `parse` throws. */
function orNull(parse) {
    try {
        return parse();
    }
    catch {
        return null;
    }
}
const VERSION = 1;
/** For a deployment whose name the CLI prints only after the push. */
const UNNAMED = "the deployment";
const FIELDS = {
    name: {
        pattern: "[\\w.-]{1,63}",
        write: ({ deployment }) => recordedName(deployment ?? ""),
        read: (deployment) => ({ deployment }),
    },
    nameIfKnown: {
        pattern: `[\\w.-]{1,63}|${UNNAMED}`,
        write: ({ deployment }) => (deployment === null ? UNNAMED : recordedName(deployment)),
        read: (name) => ({ deployment: name === UNNAMED ? null : name }),
    },
    claim: {
        pattern: "created|existing",
        write: ({ created }) => (created ? "created" : "existing"),
        read: (word) => ({ created: word === "created" }),
    },
    item: {
        pattern: "[1-9]\\d{0,8}(?: \\([0-9a-f]{8}\\))?",
        write: ({ item, after }) => (after === undefined ? String(item) : `${item} (${after})`),
        read: (words) => {
            const [item, after] = words.split(/ \(|\)/);
            return { item: Number(item), ...(after === undefined ? {} : { after }) };
        },
    },
    done: {
        pattern: "(?: \\((?:imported|seeded|imported, seeded)\\))?",
        write: ({ imported, seeded }) => {
            const done = [...(imported ? ["imported"] : []), ...(seeded ? ["seeded"] : [])];
            return done.length === 0 ? "" : ` (${done.join(", ")})`;
        },
        read: (words) => ({ imported: words.includes("imported"), seeded: words.includes("seeded") }),
    },
    live: {
        pattern: "(?: \\(its push may be live\\))?",
        write: ({ mayBeLive }) => (mayBeLive ? " (its push may be live)" : ""),
        read: (words) => ({ mayBeLive: words !== "" }),
    },
    text: {
        pattern: "(?:\\.|: .*)",
        write: (_step, text) => (text === "" ? "." : `: ${text}`),
        read: () => ({}),
    },
};
/** A field in the template of a form. */
const FIELD = /\{(\w+)\}/g;
const FORMS = [
    [{ kind: "claimed" }, "Claimed {name} ({claim})."],
    [{ kind: "pushing" }, "Pushing to {nameIfKnown} ({claim})."],
    [{ kind: "importing" }, "Importing into {name}, {item}."],
    [{ kind: "seeding" }, "Seeding {name}, {item}."],
    [{ kind: "import-failed" }, "The import failed: {name}, {item}."],
    [{ kind: "seed-failed" }, "The seed failed: {name}, {item}."],
    [{ kind: "pushed" }, "Deployed to {nameIfKnown}{done}."],
    [{ kind: "ended", how: "failed" }, "Failed{live}{text}"],
    [{ kind: "ended", how: "cancelled" }, "Cancelled{live}{text}"],
    [{ kind: "ended", how: "refused" }, "Refused{live}{text}"],
    [{ kind: "ended", how: "skipped" }, "Skipped{live}{text}"],
    [{ kind: "ended", how: "superseded" }, "Superseded{live}{text}"],
    [{ kind: "ended", how: "lost" }, "Lost{live}{text}"],
    [{ kind: "removed" }, "Removed {name}."],
    [{ kind: "kept" }, "Kept {name}."],
].map(([fixed, words]) => [fixed, words, patternOf(words)]);
function patternOf(words) {
    const escaped = words.replace(/[().]/g, "\\$&");
    return new RegExp(`^${escaped.replaceAll(FIELD, (_all, name) => `(?<${name}>${FIELDS[name].pattern})`)}$`, "s");
}
const HEAD_PARSERS = {
    id: json_parsers_text,
    slot: json_parsers_text,
    runId: count,
    runAttempt: count,
    startedAt: time,
    deadline: nullOr(time),
    event: json_parsers_text,
    workflow: json_parsers_text,
    workflowPath: json_parsers_text,
    origin: parseOrigin,
    isChosen: flag,
    commit: json_parsers_text,
    baseCommit: nullOr(json_parsers_text),
    appName: json_parsers_text,
    workingDirectory: json_parsers_text,
    recreates: flag,
};
const parseFields = recordOf(HEAD_PARSERS);
const parseVersion = recordOf({ version: oneOf([VERSION]) });
const parseSteps = recordOf({ githubDeploymentId: nullOr(count), steps: listOf(parseRecordedStep) });
function parseHead(value) {
    parseVersion(value);
    return parseFields(value);
}
function parseOrigin(value) {
    const { kind } = parseKind(value);
    switch (kind) {
        case "pull-request":
            return { kind, ...recordOf({ number: count })(value) };
        case "branch":
            return { kind, ...recordOf({ name: json_parsers_text, isManual: flag })(value) };
        case "tag":
            return { kind, ...recordOf({ name: json_parsers_text })(value) };
        case "unknown":
            return { kind };
    }
}
const parseKind = recordOf({ kind: oneOf(["pull-request", "branch", "tag", "unknown"]) });
function sha256(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}

;// CONCATENATED MODULE: ./build/records/live.js
/** Derives from the records of a slot which run is live there, and which run came last. */

/**
 * Finds what is live in a slot.
 *
 * A status is written after the event that it reports, so each change that a run makes to the slot happened between two of its
 * statuses. The last change counts. If two such spans overlap, their order is unknown: GitHub orders statuses, not pushes.
 *
 * @param records - All records of one slot: see `recordsOfSlot`.
 */
function liveIn(records) {
    const changes = records.flatMap(changesBy);
    const certain = changes.filter(({ isCertain }) => isCertain);
    const last = certain.reduce((best, one) => (best !== null && best.to > one.to ? best : one), null);
    const removed = new Set(records.flatMap(live_removedBy));
    const wasDeleted = ({ kind, deployment }) => kind === "push" && deployment !== null && removed.has(deployment);
    const rivals = changes.filter((change) => change !== last &&
        change.to >= (last?.from ?? 0) &&
        // A run claims before it pushes.
        (change.record !== last?.record || change.kind === "push") &&
        !wasDeleted(change) &&
        !(last?.kind === "push" && change.kind === "push" && isSameCode(change.record, last.record)));
    const isLive = last !== null && last.kind === "push" && !wasDeleted(last);
    return {
        record: isLive ? last.record : null,
        deployment: isLive ? last.deployment : null,
        rivals: [...new Set(rivals.map(({ record }) => record))],
    };
}
/** The run that started last, however it ended. Reports show it in addition to the live one. */
function lastAttempt(records) {
    return records.toSorted(record_compareStarts).at(-1) ?? null;
}
/** The Convex deployments that a cleanup recorded as removed. */
function live_removedBy({ steps }) {
    return steps.flatMap((step) => (step.kind === "removed" ? [step.deployment] : []));
}
/** Whether every Convex deployment that the records of a slot name was removed. False if they name none. */
function isEmptied(records) {
    const removed = new Set(records.flatMap(live_removedBy));
    return removed.size > 0 && records.flatMap(deploymentsIn).every((deployment) => removed.has(deployment));
}
function changesBy(record) {
    const [deployment = null] = record_deploymentsIn(record).slice(-1);
    const about = { record, deployment };
    const end = endOf(record);
    const mayHave = end === undefined || (end.kind === "ended" && end.mayBeLive);
    // A lost run may be recorded long after its timeout, but it cannot have pushed after that.
    const latest = Math.min(end?.at ?? Number.POSITIVE_INFINITY, deadlineOf(record) + CLOCK_DIFFERENCE_MS);
    const changes = [];
    const claim = claimOf(record);
    if (claim?.created === true)
        changes.push({ ...about, kind: "claim", from: begunAt(record), to: claim.at, isCertain: true });
    else if (claim === undefined && record.recreates && mayHave)
        changes.push({ ...about, kind: "claim", from: begunAt(record), to: latest, isCertain: false });
    const push = pushSpan(record);
    if (push !== null && isDeployed(record))
        changes.push({ ...about, kind: "push", ...push, isCertain: true });
    else if (push !== null && mayHave)
        changes.push({ ...about, kind: "push", from: push.from, to: latest, isCertain: false });
    return changes;
}
/** How far GitHub's clock may differ from the runner's. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
/** Whether both runs pushed the same code to the same deployment, so that their order makes no difference. */
function isSameCode(one, other) {
    return (one.commit !== "" &&
        one.commit === other.commit &&
        isSameWorkflow(one, other) &&
        one.workingDirectory === other.workingDirectory &&
        lastDeployment(one) === lastDeployment(other));
}
function lastDeployment(record) {
    return record_lastStep(record, "pushed")?.deployment ?? record_lastStep(record, "pushing")?.deployment ?? null;
}

;// CONCATENATED MODULE: ./build/records/origin.js
/** What a run was started for: a pull request, a branch or a tag. A preview is kept while any of its origins exists. */
/**
 * The origin of a run.
 *
 * @param plan - Its `pullRequestNumber` must come from the event, the merge queue's ref or the `pull-request` input, not
 *   from a look-up that only serves to comment.
 */
function origin_originOf(trigger, plan) {
    if (trigger.kind === "pull-request")
        return { kind: "pull-request", number: trigger.pullRequest.number };
    if (trigger.kind === "pull-request-comment")
        return { kind: "pull-request", number: trigger.number };
    if (plan.pullRequestNumber !== null)
        return { kind: "pull-request", number: plan.pullRequestNumber };
    if (trigger.kind === "tag" || trigger.kind === "release")
        return { kind: "tag", name: trigger.tag };
    if (trigger.kind === "manual" && trigger.ref.kind === "tag")
        return { kind: "tag", name: trigger.ref.name };
    if (trigger.branch === null)
        return { kind: "unknown" };
    return { kind: "branch", name: trigger.branch, isManual: trigger.kind === "manual" };
}
/** A key that is the same for equal origins. */
function origin_originKey(origin) {
    switch (origin.kind) {
        case "pull-request":
            return `pull-request:${origin.number}`;
        case "branch":
        case "tag":
            return `${origin.kind}:${origin.name}`;
        case "unknown":
            return "unknown";
    }
}
/**
 * Whether a person chose the deployed commit, so that the run is never superseded: by a `workflow_dispatch`, or with a
 * `commit` that differs from the event's. A branch in `commit` does not choose a commit.
 *
 * @param commit - The `commit` input, resolved to a full SHA, or `null` if it is not set or names a branch.
 */
function isChosenByPerson(trigger, commit) {
    return trigger.event === "workflow_dispatch" || (commit !== null && commit !== trigger.commit);
}

;// CONCATENATED MODULE: ./build/records/seed.js
/**
 * Decides which run does `preview-import` and `preview-run`: each is done at most once per Convex deployment.
 *
 * They differ if a run started an item and did not record how it ended. A function may have run, so it counts as done. An
 * import can be repeated safely, because Convex never adds to a table that is not empty, so it is resumed.
 */


/** A digest of the names of the items before an item (from 1), for a `SeedStep`. */
function digestBefore({ items }, item) {
    if (item === 1)
        return {};
    const before = JSON.stringify(items.slice(0, item - 1));
    return { after: sha256(before).slice(0, 8) };
}
/**
 * Decides whether a run imports or seeds.
 *
 * Call it once before anything is written. If the result is `claimed`, write `importing` or `seeding` with `from` as the
 * item, read the records again and call it again: the run proceeds only if the result is still `claimed`. Of several runs
 * at the same time, the one whose claim reached GitHub first proceeds. Then write the same step before every further item,
 * `import-failed` or `seed-failed` if Convex reports a failure, and at the end `pushed`, with the flag if it is done. A run
 * that leaves it to another one (`begun`), or got `changed`, ends without the flag. A run that got `done` or `lost`, or no
 * response to an item, ends with it.
 *
 * @param deployment - The Convex deployment that the run has pushed to.
 * @param records - All records that name the deployment, including this run's.
 * @param now - Milliseconds since the epoch.
 */
function seedClaim(task, ownId, deployment, records, now) {
    const { kind } = task;
    if (records.some((record) => isDone(kind, deployment, record)))
        return { kind: "done" };
    const claims = records.flatMap((record) => claimsOf(kind, deployment, record, ownId, now));
    const reached = Math.max(1, ...claims.map(({ failedAt }) => failedAt ?? 1));
    const sameList = claims.filter(({ failedAt, after }) => after === digestBefore(task, failedAt ?? 1).after);
    const from = Math.max(1, ...sameList.map(({ failedAt }) => failedAt ?? 1));
    // Convex refuses to import a table twice, so an import may begin again with a changed list.
    const isResumed = from < reached || claims.some(({ failedAt }) => failedAt === from);
    const own = claims.find(({ record }) => record.id === ownId);
    const open = claims.filter(({ record, failedAt }) => record.id !== ownId && failedAt === null);
    if (open.some(({ record }) => !record_isInProgress(record, now)))
        return { kind: "lost" };
    // Without both IDs, it is unknown which claim came first. Then neither run proceeds, and the next one does.
    const ownStatusId = (own?.failedAt === null ? own.statusId : null) ?? Number.POSITIVE_INFINITY;
    if (open.some(({ statusId }) => (statusId ?? 0) < ownStatusId))
        return { kind: "begun" };
    return kind === "seed" && from < reached ? { kind: "changed" } : { kind: "claimed", from, isResumed };
}
/** For each kind: the step before an item, the step after one that failed, and the flag of `pushed` if all are done. */
const SEED_STEPS = {
    import: { begun: "importing", failed: "import-failed", flag: "imported" },
    seed: { begun: "seeding", failed: "seed-failed", flag: "seeded" },
};
function isDone(kind, deployment, { steps }) {
    return steps.some((step) => step.kind === "pushed" && step.deployment === deployment && step[SEED_STEPS[kind].flag]);
}
function claimsOf(kind, deployment, record, ownId, now) {
    const { begun, failed } = SEED_STEPS[kind];
    const isAbout = (step) => (step.kind === begun || step.kind === failed) && step.deployment === deployment;
    const steps = record.steps.filter(isAbout);
    const [first, last] = [steps[0], steps.at(-1)];
    if (first === undefined || last === undefined)
        return [];
    const hasEnded = record.id !== ownId && !record_isInProgress(record, now);
    const failedAt = last.kind === failed || (kind === "import" && hasEnded) ? last.item : null;
    // `pushed` without the flag means that the run gave up its claim.
    if (failedAt === null && endOf(record)?.kind === "pushed")
        return [];
    return [{ record, statusId: first.statusId, failedAt, after: last.after }];
}

;// CONCATENATED MODULE: ./build/records/slot.js
/** A slot is what a run deploys to: a preview by its name, or a deployment. Labels (app name, folder) are not part of it. */

/**
 * The slot of a run. Known before any request is made.
 *
 * @param url - URL of the backend that an admin key belongs to.
 * @returns `null` if the key cannot deploy (`team`, `access-token`, `malformed`), or the plan lacks what the key needs.
 */
function slotOf(key, plan, url) {
    switch (key.kind) {
        case "preview":
            return plan.preview === null ? null : slot_previewSlot(key, plan.preview.name);
        case "production":
        case "development":
        case "custom":
        case "preview-deployment":
            return `${key.kind}:${key.deploymentName}`;
        case "project":
            return `production:${key.teamSlug}/${key.projectSlug}`;
        case "admin":
            return url !== null && URL.canParse(url) ? `${ADMIN}${new URL(url).origin}/${key.instanceName}` : null;
        default:
            return null;
    }
}
/** @returns The project of a preview slot and the preview's name there, or `null` for every other slot. */
function slot_previewOf(slot) {
    const [, teamSlug, projectSlug, name] = /^preview:([^/]+)\/([^/]+)\/(.+)/s.exec(slot) ?? [];
    if (teamSlug === undefined || projectSlug === undefined || name === undefined)
        return null;
    return { teamSlug, projectSlug, name };
}
/**
 * @returns The target of a slot; `any` for a self-hosted backend, where each run chooses the target; `null` for no
 *   target.
 */
function targetOf(slot) {
    const [kind] = slot.split(":");
    switch (kind) {
        case "preview":
        case "preview-deployment":
            return "preview";
        case "production":
        case "development":
        case "custom":
            return kind;
        case "admin":
            return "any";
        default:
            return null;
    }
}
function slot_previewSlot({ teamSlug, projectSlug }, name) {
    return `preview:${teamSlug}/${projectSlug}/${name}`;
}
const ADMIN = "admin:";
/** @returns The Convex deployment that a slot's key names, or `null` for the slots of other keys. */
function slot_deploymentOf(slot) {
    return /^(?:production|development|custom|preview-deployment):([^/]+)$/.exec(slot)?.[1] ?? null;
}
/**
 * The records of one slot: those with its name, those of slots that have used the same Convex deployment (a project token
 * and a production key; the key of one preview and the preview's name), and transitively those of their slots.
 *
 * @param deployment - The slot's deployment, if it is known before a record names it.
 */
function slot_recordsOfSlot(slot, records, deployment = slot_deploymentOf(slot)) {
    const slots = new Set([slot]);
    const deployments = new Set(deployment === null || slot.startsWith(ADMIN) ? [] : [deployment]);
    for (let before = -1; before !== slots.size + deployments.size;) {
        before = slots.size + deployments.size;
        for (const record of records) {
            const held = joining(record);
            if (!slots.has(record.slot) && !held.some((name) => deployments.has(name)))
                continue;
            slots.add(record.slot);
            for (const name of held)
                deployments.add(name);
        }
    }
    return records.filter((record) => slots.has(record.slot));
}
/** Groups records by slot, in the order in which the slots first appear. Each group is a row of the comment. */
function groupBySlot(records) {
    const groups = [];
    let left = records;
    while (left[0] !== undefined) {
        const group = slot_recordsOfSlot(left[0].slot, left);
        groups.push(group);
        left = left.filter((record) => !group.includes(record));
    }
    return groups;
}
/**
 * The deployments by which slots are joined. None for self-hosted backends: their default name is the same everywhere
 * (`convex-self-hosted`), so only the slot, which contains their URL, identifies them.
 */
function joining(record) {
    if (record.slot.startsWith(ADMIN))
        return [];
    const named = slot_deploymentOf(record.slot);
    return named === null ? record_deploymentsIn(record) : [named, ...record_deploymentsIn(record)];
}

;// CONCATENATED MODULE: ./build/report/comment/fold-entries.js
/** Drops the runs that a comment no longer needs: there may be hundreds, and a comment holds 65,536 characters. */





/**
 * Drops the entries that nothing depends on. For every slot it keeps what is or may be live, the last attempt, runs that
 * have not ended, and the last push. For each Convex deployment and origin it keeps the run that created it, the one that
 * pushed to it last, and those that imported or seeded. It drops deployments that a later claim has replaced, and the rows
 * of runs that are not shown.
 *
 * The latest record of each kind is kept, so the result of merging two lists does not depend on whether they were folded
 * before.
 */
function foldEntries(entries) {
    const records = entries.map(({ record }) => record).toSorted(record_compareStarts);
    const kept = latestOfEachKind(records);
    const shown = new Set(groupBySlot(records).flatMap(shownOf));
    return entries
        .filter(({ record }) => kept.has(record))
        .map(({ record, row }) => ({ record, row: shown.has(record) ? row : null }));
}
/** The records of a slot that the table shows: what is live, and the last attempt. */
function shownOf(records) {
    return [liveIn(records).record, lastAttempt(records)];
}
/** @param records - In the order of their starts, which decides between records of the same rank. */
function latestOfEachKind(records) {
    const current = currentDeployments(records);
    const latest = new Map();
    for (const record of records)
        for (const { kind, rank } of kindsOf(record, current.get(record.slot))) {
            const known = latest.get(kind);
            if (known === undefined || rank >= known.rank)
                latest.set(kind, { record, rank });
        }
    return new Set([...latest.values()].map(({ record }) => record));
}
/** The latest run of each slot that created a Convex deployment, which replaced all earlier deployments of the slot. */
function currentDeployments(records) {
    const creators = records.filter((record) => claimOf(record)?.created === true);
    return new Map(creators.map((record) => [record.slot, record]));
}
/** The kinds of facts for which this record is needed if it is the latest one. @param current - See `currentDeployments`. */
function kindsOf(record, current) {
    const { id, slot, origin, steps } = record;
    const end = endOf(record);
    // The last attempt needs no kind: it is the latest one that named no deployment, or that reached the one it names.
    const kinds = [];
    if (end === undefined)
        kinds.push({ kind: key("open", id), rank: 0 });
    if (end?.kind === "ended" && end.mayBeLive)
        kinds.push({ kind: key("may-be-live", slot), rank: end.at });
    // Keep it even if a later claim has replaced it: a row says "nothing is live" only if something was deployed before.
    const deployedAt = pushedStep(record)?.at;
    if (deployedAt !== undefined)
        kinds.push({ kind: key("deployed", slot), rank: deployedAt });
    // If the record names no deployment, the run may have pushed to any deployment of its slot.
    if (record_deploymentsIn(record).length === 0)
        kinds.push({ kind: key("unknown", slot, origin_originKey(origin)), rank: begunAt(record) });
    for (const deployment of record_deploymentsIn(record)) {
        const isReplaced = current !== undefined && record_compareStarts(record, current) < 0 && !record_deploymentsIn(current).includes(deployment);
        if (isReplaced)
            continue;
        const about = [slot, deployment, origin_originKey(origin)];
        if (claimOf(record)?.created === true)
            kinds.push({ kind: key("created", ...about), rank: begunAt(record) });
        const pushed = record_lastStep(record, "pushed");
        if (pushed !== undefined) {
            kinds.push({ kind: key("pushed", ...about), rank: pushed.at });
            if (pushed.imported)
                kinds.push({ kind: key("imported", ...about), rank: pushed.at });
            if (pushed.seeded)
                kinds.push({ kind: key("seeded", ...about), rank: pushed.at });
        }
        kinds.push(...lostClaims(record));
        kinds.push({ kind: key("reached", ...about), rank: begunAt(record) });
        for (const step of steps)
            if (KEPT_STEPS.includes(step.kind))
                kinds.push({ kind: key(step.kind, ...about), rank: step.at });
    }
    return kinds;
}
/** Keeps every import and seed without a recorded end. It decides what later runs do, and its end may still be recorded. */
function lostClaims({ id, steps }) {
    if (steps.some(({ kind }) => kind === "pushed"))
        return [];
    return Object.values(SEED_STEPS).flatMap(({ begun, failed }) => {
        const last = steps.findLast(({ kind }) => kind === begun || kind === failed);
        return last?.kind === begun ? [{ kind: key(begun, id), rank: 0 }] : [];
    });
}
const KEPT_STEPS = ["kept", "removed", "importing", "import-failed", "seed-failed"];
function key(...parts) {
    return JSON.stringify(parts);
}

;// CONCATENATED MODULE: ./build/report/comment/comment-state.js
/** The state of the pull request comment: records and rows of its runs, encoded in an HTML comment in its first line. */







/** Starts every comment of this action. The version changes when older comments can no longer be parsed. */
const MARKER = "<!-- convex-deploy-action v1 ";
const LINE = /^<!-- convex-deploy-action v1 ([A-Za-z0-9+/=]+) ([0-9a-f]{16}) -->/;
/** In bytes, more than a hundred full rows. Larger data is not from this action. */
const MAX_STATE_BYTES = 4 * 1024 * 1024;
/**
 * Returns a comment's first line. It is compressed, because there may be hundreds of similar records. Base64 can neither
 * close the HTML comment nor be parsed as Markdown.
 */
function encodeState(entries, pullRequestNumber) {
    const records = encodeRecords(entries.map(({ record }) => record));
    const rows = entries.map(({ row }) => row);
    const data = (0,external_node_zlib_.deflateRawSync)(JSON.stringify({ records, rows })).toString("base64");
    return `${MARKER}${data} ${checksum(data, pullRequestNumber)} -->`;
}
/**
 * Parses the entries of a comment.
 *
 * @param pullRequestNumber - The pull request that the comment is on: a copy from another one is rejected. The checksum does
 *   not include the repository's name, because that may change.
 * @param account - Whether this token's own account wrote the comment.
 * @returns `null` if the comment is not from this action, or if its data was changed by accident. Such a comment is never
 *   updated. The checksum is no protection against whoever can write comments with this account: see docs/threat-model.md.
 */
function decodeState(body, pullRequestNumber, account = "own") {
    const [, data = "", sum] = LINE.exec(body) ?? [];
    if (sum === undefined || sum !== checksum(data, pullRequestNumber))
        return null;
    try {
        const json = (0,external_node_zlib_.inflateRawSync)(Buffer.from(data, "base64"), { maxOutputLength: MAX_STATE_BYTES }).toString("utf8");
        return toEntries(JSON.parse(json), account);
    }
    catch {
        return null;
    }
}
const parseState = recordOf({ records: (value) => value, rows: listOf(nullOr(parseRow)) });
function toEntries(value, account) {
    const { records: encoded, rows } = parseState(value);
    const records = decodeRecords(encoded, account);
    if (records === null || rows.length !== records.length)
        return null;
    return records.map((record, index) => ({ record, row: rows[index] ?? null }));
}
function checksum(data, pullRequestNumber) {
    return (0,external_node_crypto_.createHash)("sha256").update(`${pullRequestNumber}\n${data}`).digest("hex").slice(0, 16);
}
/**
 * Merges the entries that were read at different times, and those of this run. For each run it keeps all steps and the later
 * row. The result does not depend on the order or number of merges, so jobs that update the comment at the same time arrive
 * at the same entries. Entries that nothing depends on are dropped, see `foldEntries`.
 */
function mergeEntries(...lists) {
    const all = lists.flat();
    const rows = new Map();
    for (const { record, row } of all) {
        const known = rows.get(record.id);
        if (row !== null)
            rows.set(record.id, known === undefined ? row : mergeRows(row, known));
    }
    const records = record_mergeRecords(all.map(({ record }) => record));
    return foldEntries(records.map((record) => ({ record, row: rows.get(record.id) ?? null })));
}
/**
 * Returns the later row, with the URL that was reported last: a deploy that ends after the report does not know that
 * URL.
 */
function mergeRows(one, other) {
    const [later, earlier] = isLater(one, other) ? [one, other] : [other, one];
    if (!isReportedLater(earlier, later))
        return later;
    const { appUrl, appUrlRunId, appUrlAt } = earlier;
    return { ...later, appUrl, appUrlRunId, appUrlAt };
}
/** Whether the report of `one` is from a newer run, or from the same run and later. */
function isReportedLater(one, other) {
    if (one.appUrlRunId !== other.appUrlRunId)
        return one.appUrlRunId > other.appUrlRunId;
    if (one.appUrlRunId === 0)
        return false;
    return one.appUrlAt === other.appUrlAt ? one.appUrl > other.appUrl : one.appUrlAt > other.appUrlAt;
}
/** Compares times, then lengths, because details may have been shortened to fit. Ignores reported URLs. */
function isLater(one, other) {
    if (one.at !== other.at)
        return one.at > other.at;
    const [text, otherText] = [comment_state_textOf(one), comment_state_textOf(other)];
    if (text === otherText)
        return one.appUrl > other.appUrl;
    return text.length === otherText.length ? text > otherText : text.length > otherText.length;
}
function comment_state_textOf({ appUrl: _url, appUrlRunId: _runId, appUrlAt: _at, ...row }) {
    return JSON.stringify(row);
}

;// CONCATENATED MODULE: ./build/report/comment/comment-sync.js
/** Keeps a pull request's single comment up to date while other jobs write it too. */




/** How often the comment is written at most if other jobs keep overwriting it. */
const MAX_WRITES = 12;
/** Bounds, in milliseconds, of the pause between a write and its check. */
const MIN_PAUSE = 250;
const MAX_PAUSE = 3_000;
/** `MIN_PAUSE` if no other run is in progress: only a run that has just started could write in between. */
const MIN_QUIET_PAUSE = 100;
/** How old, in milliseconds, a read state may be when it is written: less than other jobs wait before they check theirs. */
const FRESH_FOR = 100;
/** Fraction by which a pause is lengthened at most, so that two jobs that wrote at the same time do not do so again. */
const JITTER = 0.7;
/**
 * Maximum random delay, in milliseconds, before a comment is created. Jobs of a matrix start together, and one of them should
 * create the comment before the others read it again.
 */
const MAX_CREATE_DELAY = 1_500;
/** A duplicate older than this, in milliseconds, is from a run that ended before it could delete it. */
const ABANDONED_AFTER = 60_000;
/** All methods throw what Octokit throws; see `describeRequestError`. */
class CommentSync {
    #settings;
    /** All entries that were read or written, so that those lost to another job's write can be restored. */
    #entries = [];
    #comment = null;
    /** The page on which the comment was found last. */
    #page = null;
    /** When the comment was read, if it was not written since. */
    #readAt = Number.NEGATIVE_INFINITY;
    /** This action's comments apart from the oldest, as last listed. */
    #duplicates = [];
    /** IDs of comments that this run created. It deletes them if another run was first. */
    #created = new Set();
    /** IDs of the records that this run has written. */
    #own = new Set();
    constructor(settings) {
        this.#settings = settings;
    }
    get number() {
        return this.#settings.comments.number;
    }
    get entries() {
        return this.#entries;
    }
    /** Reads the pull request and the comment in one request. */
    async fetch() {
        const view = await this.#settings.comments.fetchSnapshot();
        this.take(view);
        return view;
    }
    /**
     * The only page of the pull request's comments that has to be read, or `null` for all pages. Only a run that has created a
     * comment has to look for others that were created at the same time.
     */
    get page() {
        return this.#comment === null || this.#created.size > 0 ? null : this.#page;
    }
    /** Uses a view of the pull request that the caller has read. */
    take({ viewerComments, pages, isComplete }) {
        const parsable = viewerComments.filter(({ body }) => this.#read(body) !== null);
        // The comment may be on another page now.
        if (!isComplete && parsable.length === 0)
            return;
        this.#page = pages.get(parsable[0]?.id ?? 0) ?? null;
        this.#readAt = performance.now();
        this.#comment = parsable[0] ?? null;
        const onOtherPages = isComplete ? [] : this.#duplicates.filter(({ id }) => !pages.has(id));
        this.#duplicates = [...onOtherPages, ...parsable.slice(1)];
        this.#merge(...parsable);
    }
    /**
     * Adds the entry of a run that has started. Call `fetch` first. The write is not checked, because the end of this run
     * corrects it. But the comment is read again first, unless that was just done: otherwise, the row of a run that has ended in
     * the meantime would be lost.
     */
    async writeStart(entry) {
        this.#add([entry]);
        if (this.#comment !== null)
            await this.#rereadUnlessFresh();
        if (!this.#isWanted())
            return null;
        if (this.#comment === null) {
            await pause(Math.random() * MAX_CREATE_DELAY, this.#settings.skipDelays);
            await this.fetch();
        }
        await this.#write();
        if (this.#created.size > 0)
            await this.#reconcileDuplicates();
        return this.#comment?.url ?? null;
    }
    /** If other jobs created a comment at the same time, keeps the oldest one only. */
    async #reconcileDuplicates() {
        await pause(this.#verifyDelay(), this.#settings.skipDelays);
        await this.fetch();
        if (this.#duplicates.length === 0)
            return;
        await this.#write();
        await this.#deleteDuplicates();
    }
    /**
     * Writes entries and checks that they stay: reads, merges, writes, waits, and reads again until the comment contains all
     * known entries. Other jobs that write at the same time do the same. GitHub has no conditional writes, so the pause is
     * longer than the time between reading and writing.
     *
     * @returns The comment's URL, or `null` if there is none and none is wanted.
     */
    async writeEnd(entries) {
        this.#add(entries);
        for (let writes = 0; writes < MAX_WRITES; writes++) {
            await this.#rereadUnlessFresh();
            if (!this.#isWanted())
                return null;
            if (this.#comment !== null && this.#isUpToDate(this.#comment)) {
                if (!(await this.#deleteDuplicates()))
                    return this.#comment?.url ?? null;
            }
            else {
                await this.#write();
            }
            await pause(this.#verifyDelay());
        }
        return this.#comment?.url ?? null;
    }
    /** Whether there is a comment, or reason to create one. */
    #isWanted() {
        if (this.#comment !== null || !this.#settings.onlyAfterFailure)
            return true;
        return this.#entries.some(({ row }) => row !== null && isTrouble(row));
    }
    async #rereadUnlessFresh() {
        if (performance.now() - this.#readAt >= FRESH_FOR)
            await this.#reread();
    }
    async #reread() {
        if (this.#comment !== null && this.#created.size === 0) {
            this.#comment = await this.#settings.comments.read(this.#comment.id);
            this.#readAt = performance.now();
            if (this.#comment !== null && this.#read(this.#comment.body) !== null) {
                this.#merge(this.#comment);
                return;
            }
        }
        await this.fetch();
    }
    async #write() {
        this.#readAt = Number.NEGATIVE_INFINITY;
        const isKnown = this.#comment !== null;
        if (await this.#update())
            return;
        if (isKnown) {
            // The comment was deleted: by a job that merged it into an older one, or by a person.
            await this.fetch();
            if (await this.#update())
                return;
        }
        const body = this.#settings.render(this.#entries);
        // Without this check, a comment that cannot be parsed would be written again and again.
        if (this.#read(body) === null)
            throw new Error("The comment cannot be parsed.");
        this.#comment = await this.#settings.comments.create(body);
        this.#created.add(this.#comment.id);
    }
    /** @returns Whether there is a comment. It contains all known entries then. */
    async #update() {
        if (this.#comment === null)
            return false;
        if (this.#isUpToDate(this.#comment))
            return true;
        this.#comment = await this.#settings.comments.update(this.#comment.id, this.#settings.render(this.#entries));
        return this.#comment !== null;
    }
    /**
     * Deletes duplicates whose entries are in the oldest comment now: those that this run created, and abandoned ones. A
     * duplicate with this run's entry is from this run too, even if the response to its creation got lost.
     *
     * @returns Whether this run had created one of them.
     */
    async #deleteDuplicates() {
        const own = this.#duplicates.filter((one) => this.#created.has(one.id) || this.#containsOwnEntry(one));
        const abandoned = this.#duplicates.filter(({ createdAt }) => (0,clock/* githubNow */.C)() - createdAt > ABANDONED_AFTER);
        for (const { id } of new Set([...own, ...abandoned]))
            await this.#settings.comments.remove(id);
        this.#duplicates = [];
        return own.length > 0;
    }
    #add(entries) {
        const { redaction } = this.#settings;
        const added = entries.map(({ record, row }) => ({ record, row: row === null ? null : redactRow(row, redaction) }));
        for (const { record } of added)
            this.#own.add(record.id);
        this.#entries = mergeEntries(this.#entries, added);
    }
    #read(body) {
        return decodeState(body, this.#settings.comments.number);
    }
    #containsOwnEntry({ body }) {
        return this.#read(body)?.some(({ record }) => this.#own.has(record.id)) ?? false;
    }
    #merge(...comments) {
        this.#entries = mergeEntries(this.#entries, ...comments.map(({ body }) => this.#read(body) ?? []));
    }
    #isUpToDate({ body }) {
        const state = this.#read(body);
        const wanted = this.#read(this.#settings.render(this.#entries));
        return state !== null && wanted !== null && JSON.stringify(state) === JSON.stringify(wanted);
    }
    #verifyDelay() {
        const { slowestMs } = this.#settings.comments;
        // A run in progress takes two responses, of its read and of its write, before its row is in the comment.
        const shortest = this.#isQuiet() ? Math.max(MIN_QUIET_PAUSE, slowestMs) : Math.max(MIN_PAUSE, 2 * slowestMs);
        return Math.min(MAX_PAUSE, shortest) * (1 + Math.random() * JITTER);
    }
    #isQuiet() {
        return this.#entries.every(({ record }) => this.#own.has(record.id) || !record_isInProgress(record, (0,clock/* githubNow */.C)()));
    }
}
/** @param skipDelays - Ends it early. */
function pause(ms, skipDelays) {
    return new Promise((resolve) => {
        if (skipDelays?.aborted) {
            resolve();
            return;
        }
        const done = () => {
            clearTimeout(timer);
            resolve();
        };
        const timer = setTimeout(done, ms);
        skipDelays?.addEventListener("abort", done, { once: true });
    });
}

;// CONCATENATED MODULE: ./build/report/comment/render-table.js
/** The table of the pull request comment as Markdown: its columns, and what each says. */


const STATUS = {
    deploying: "⏳ Deploying",
    deployed: "✅ Deployed",
    failed: "❌ Failed",
    refused: "⛔ Refused",
    skipped: "⏭️ Skipped",
    cancelled: "⏹️ Cancelled",
    removed: "🧹 Removed",
    kept: "📦 Kept",
};
/** Renders the table: its heading, and a line per row. */
function renderTable(rows, repositoryUrl) {
    return [
        "| App | Status | Convex deployment | Commit | Run |",
        "| :-- | :-- | :-- | :-- | :-- |",
        ...rows.map((row) => renderRow(row, repositoryUrl)),
    ];
}
function renderRow({ attempt, live }, repositoryUrl) {
    const cells = [
        `**${(0,code_span/* cellCodeSpan */.IJ)(attempt.appName)}**${attempt.target === "" ? "" : ` ${attempt.target}`}`,
        STATUS[attempt.status],
        // A run that pushed nothing has no links of its own.
        deploymentLinks(live === null || live.kind === "nothing" || live.row === null ? attempt : live.row, attempt),
        (0,markdown/* joinParts */.nn)([commitLink(attempt.commit, repositoryUrl), liveText(live, attempt, repositoryUrl)], "<br>"),
        (0,markdown/* link */.nf)(attempt.status === "deploying" ? "running" : (0,markdown/* formatDuration */.a3)(attempt.durationSeconds), attempt.runUrl),
    ];
    return (0,markdown/* tableLine */.F0)(cells);
}
function commitLink(commit, repositoryUrl) {
    return commit === "" ? "" : (0,markdown/* link */.nf)((0,code_span/* cellCodeSpan */.IJ)(commit.slice(0, 7)), `${repositoryUrl}/commit/${commit}`);
}
/** Says what is live if the last attempt is not. */
function liveText(live, attempt, repositoryUrl) {
    if (live === null)
        return "";
    if (live.kind === "nothing")
        return "nothing is live";
    const links = (commits) => commits.filter((commit) => commit !== attempt.commit).map((commit) => commitLink(commit, repositoryUrl));
    if (live.kind === "live")
        return `live: ${links([live.commit])[0] ?? "the same commit"}`;
    const others = links(live.commits).filter((text) => text !== "");
    if (others.length === live.commits.length)
        return `${others.join(" or ")} may be live`;
    return others.length === 0 ? "may be live" : `may be live, or ${others.join(" or ")} is`;
}
/**
 * @param attempt - The last attempt: its site may exist although nothing was pushed, because a host builds it
 *   separately.
 */
function deploymentLinks(row, attempt) {
    const name = (0,code_span/* cellCodeSpan */.IJ)(row.deploymentName || row.previewName);
    // A deleted preview has no links.
    if (row.status === "removed")
        return name;
    const appUrl = attempt.appUrl || row.appUrl;
    const links = [
        appUrl === "" ? "" : (0,markdown/* link */.nf)("site", appUrl),
        row.url === "" ? name : (0,markdown/* link */.nf)((0,code_span/* cellCodeSpan */.IJ)(row.deploymentName || row.url), row.url),
        row.siteUrl === "" ? "" : (0,markdown/* link */.nf)("HTTP actions", row.siteUrl),
        row.dashboardUrl === "" ? "" : (0,markdown/* link */.nf)("dashboard", row.dashboardUrl),
    ];
    return (0,markdown/* joinParts */.nn)(links, " · ");
}

;// CONCATENATED MODULE: ./build/report/comment/select-rows.js
/** The rows of the comment's table, one for each slot: its last attempt, and what is live. Pure. */



/** The `slot` of a run that ended before it had a target. See `isReplacedWithTarget`. */
function slotWithoutTarget(workingDirectory, appName) {
    return `none:${workingDirectory}/${appName}`;
}
/** Returns the rows in the order of app names. @param now - Milliseconds since the epoch. */
function selectRows(entries, now) {
    const rowOf = new Map(entries.map(({ record, row }) => [record, row]));
    return groupBySlot(entries.map(({ record }) => record))
        .filter((records) => !isReplacedWithTarget(records, entries))
        .flatMap((records) => {
        const attempt = lastAttempt(records);
        const row = attempt === null ? null : (rowOf.get(attempt) ?? null);
        return attempt === null || row === null
            ? []
            : [
                {
                    slot: attempt.slot,
                    folder: attempt.workingDirectory,
                    attempt: shownRow(attempt, row, now),
                    live: liveBeside(records, attempt, rowOf, now),
                },
            ];
    })
        .sort((one, other) => compareText(one.attempt.appName, other.attempt.appName) || compareText(one.slot, other.slot))
        .map(({ attempt, live, folder }, _index, rows) => {
        const namesakes = rows.filter((one) => one.attempt.appName === attempt.appName);
        const isUnclear = namesakes.some((one) => one.folder !== folder);
        return { attempt: isUnclear ? { ...attempt, appName: nameWithFolder(attempt.appName, folder) } : attempt, live };
    });
}
/** In characters. The table must fit with many apps. */
const MAX_NAME_WITH_FOLDER = 120;
function nameWithFolder(appName, folder) {
    if (folder === ".")
        return appName;
    const whole = folder.endsWith(`/${appName}`) ? folder : `${appName} (${folder})`;
    return whole.slice(0, MAX_NAME_WITH_FOLDER).toWellFormed();
}
/** The row of a run that did not report its end in time: its own row would say for ever that it is deploying. */
function shownRow(record, row, now) {
    const hasEndOrWillHave = ownEndOf(record) !== undefined || record_isInProgress(record, now);
    if (row.status !== "deploying" || hasEndOrWillHave)
        return row;
    return { ...row, status: "cancelled", cause: NO_END };
}
const NO_END = "The run did not report how it ended, so it may have deployed. Its machine was lost, it was stopped by force, or its token for GitHub had expired.";
/** How many commits a row names that may be live. */
const MAX_CANDIDATES = 3;
function liveBeside(records, attempt, rowOf, now) {
    const { record, rivals } = liveIn(records);
    // A run in progress will report its own end.
    const unsure = rivals.filter((rival) => !record_isInProgress(rival, now));
    if (unsure.length > 0) {
        const candidates = (record === null ? unsure : [...unsure, record]).slice(-MAX_CANDIDATES);
        const commits = [...new Set(candidates.map(({ commit }) => commit))];
        return { kind: "may-be-live", commits, row: rowOf.get(candidates.at(-1) ?? attempt) ?? null };
    }
    if (record === attempt)
        return null;
    if (record !== null)
        return { kind: "live", commit: record.commit, row: rowOf.get(record) ?? null };
    const isDone = endOf(attempt) !== undefined && !isDeployed(attempt);
    const mayReplace = attempt.recreates || claimOf(attempt)?.created === true;
    return isDone && mayReplace && records.some(isDeployed) ? { kind: "nothing" } : null;
}
/**
 * Whether a run without a target is hidden: by a later run of the same app that has one, or because a cleanup has removed
 * or kept a preview of the app since, such as the cleanup of which that run was a failed attempt. The other jobs of its own
 * run do not hide it: if the key of one job in a matrix is refused, the rest of the matrix may deploy with the same labels.
 */
function isReplacedWithTarget(records, entries) {
    const last = lastAttempt(records);
    if (last === null || last.slot !== slotWithoutTarget(last.workingDirectory, last.appName))
        return false;
    return entries.some(({ record }) => record.appName === last.appName &&
        record.workingDirectory === last.workingDirectory &&
        (startsLater(record, last) || wasCleanedUpSince(record, begunAt(last))));
}
/** Whether a record is of a later run or attempt. */
function startsLater(record, other) {
    const isSameAttempt = record.runId === other.runId && record.runAttempt === other.runAttempt;
    return !isSameAttempt && record_compareStarts(record, other) > 0;
}
function wasCleanedUpSince({ steps }, since) {
    return steps.some(({ kind, at }) => (kind === "removed" || kind === "kept") && at >= since);
}

;// CONCATENATED MODULE: ./build/report/comment/render-comment.js
/** The pull request comment as Markdown: the table, what failed, and folded details. */







/** GitHub's limit for a comment, in characters. */
const MAX_COMMENT_LENGTH = 65_536;
/** Shortens the details step by step until the comment fits. */
const SHORTENINGS = [
    (row) => row,
    (row) => ({ ...row, notes: [], changes: destructiveChanges(row.changes) }),
    (row) => ({ ...withoutDetails(row), cause: truncate(row.cause, 200), link: row.link }),
];
/** Shortens the rows step by step if the table without details is still too long. No row is left out. */
const TABLE_SHORTENINGS = [
    withoutDetails,
    (row) => ({ ...withoutDetails(row), siteUrl: "", dashboardUrl: "", commit: row.commit.slice(0, 7) }),
    (row) => ({
        ...withoutDetails(row),
        siteUrl: "",
        dashboardUrl: "",
        commit: "",
        url: "",
        appUrl: "",
        appName: truncate(row.appName, 40),
    }),
];
function withoutDetails(row) {
    return { ...row, notes: [], changes: [], comparison: null, locations: [], fix: "", cause: "", link: "" };
}
function truncate(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
/**
 * @param now - Milliseconds since the epoch.
 * @returns At most 65,536 characters, for a hundred apps with names of 255 characters each.
 */
function renderComment(entries, context, now) {
    let body = "";
    for (body of progressivelyShorter(entries, context, now))
        if (body.length <= MAX_COMMENT_LENGTH)
            break;
    return body;
}
function* progressivelyShorter(entries, { serverUrl, repository, pullRequestNumber }, now) {
    const repositoryUrl = `${serverUrl}/${repository}`;
    const comment = (shorten, withDetails) => {
        const shown = entries.map(({ record, row }) => ({ record, row: row === null ? null : shorten(row) }));
        const rows = selectRows(shown, now);
        const attempts = rows.map(({ attempt }) => attempt);
        const details = withDetails
            ? ["", ...attempts.flatMap((row) => visibleSection(row, repositoryUrl)), ...detailsSection(attempts)]
            : [];
        return [encodeState(shown, pullRequestNumber), "### Convex", "", ...renderTable(rows, repositoryUrl), ...details]
            .join("\n")
            .trimEnd();
    };
    for (const shorten of SHORTENINGS)
        yield comment(shorten, true);
    for (const shorten of TABLE_SHORTENINGS)
        yield comment(shorten, false);
}
/** Whether the run was skipped without a failure: then its notes are the reason. */
function isPlainSkip({ status, cause }) {
    return status === "skipped" && cause === "";
}
/** The part that is never folded: why an app was not deployed, breaking changes and deletions. */
function visibleSection(row, repositoryUrl) {
    const destructive = toListItems(destructiveChanges(row.changes));
    return [
        ...(row.cause === "" ? [] : failureText(row, repositoryUrl)),
        ...breakingText(row.comparison, row.appName),
        ...(isPlainSkip(row)
            ? row.notes.flatMap((note) => [`**${(0,code_span/* cellCodeSpan */.IJ)(row.appName)}** was skipped: ${(0,markdown/* sanitizeMarkdown */.LO)(note)}`, ""])
            : []),
        ...(destructive.length === 0
            ? []
            : [`**${(0,code_span/* cellCodeSpan */.IJ)(row.appName)}**`, "", ...destructive.map((item) => `- ${item}`), ""]),
    ];
}
/** The app's name with the cause, the locations in the code, then the fix. */
function failureText(row, repositoryUrl) {
    // Link to the output instead of quoting it: only the runner's log masks it.
    const output = row.status === "failed" ? (0,markdown/* link */.nf)("Output of the run", row.runUrl) : "";
    const more = (0,markdown/* joinParts */.nn)([row.link === "" ? "" : (0,markdown/* link */.nf)("Learn more", row.link), output], " · ");
    const steps = (0,markdown/* sanitizeMarkdown */.LO)(row.fix);
    const fix = steps.endsWith("```") ? `${steps}\n\n${more}` : `${steps} ${more}`;
    const locations = row.locations.map((one) => `- ${locationText(one, row.commit, repositoryUrl)}`);
    return [
        `**${(0,code_span/* cellCodeSpan */.IJ)(row.appName)}**: ${(0,markdown/* sanitizeMarkdown */.LO)(row.cause)}`,
        "",
        ...(locations.length === 0 ? [] : [...locations, ""]),
        ...(fix.trim() === "" ? [] : [fix.trim(), ""]),
    ];
}
function locationText({ path, line, message }, commit, repositoryUrl) {
    const name = (0,code_span/* cellCodeSpan */.IJ)(line === null ? path : `${path}:${line}`);
    const anchor = line === null ? "" : `#L${line}`;
    const url = `${repositoryUrl}/blob/${commit}/${path.split("/").map(encodeURIComponent).join("/")}${anchor}`;
    return (0,markdown/* joinParts */.nn)([commit === "" ? name : (0,markdown/* link */.nf)(name, url), (0,code_span/* cellCodeSpan */.IJ)(message)], " ");
}
/** The folded details of all apps together. */
function detailsSection(rows) {
    const lists = rows
        .map((row) => ({ row, items: detailItems(row) }))
        .filter(({ items }) => items.length > 0)
        .map(({ row, items }) => [
        ...(rows.length > 1 ? [`**${(0,code_span/* cellCodeSpan */.IJ)(row.appName)}** ${row.target}`, ""] : []),
        ...items,
        "",
    ]);
    return [...(0,markdown/* folded */.TM)("Details", lists.flat()), ...rows.flatMap(comparisonSection)];
}
function comparisonSection({ comparison, appName }) {
    return comparison === null
        ? []
        : (0,markdown/* folded */.TM)(`${(0,markdown/* htmlCode */.h8)(appName)} · ${comparisonTitle(comparison)}`, otherChangesText(comparison));
}
function detailItems(row) {
    const isRemoved = row.status === "removed";
    const created = isRemoved ? "" : (0,markdown/* formatCreated */.ON)(row.previewCreated);
    return [
        row.previewName === "" ? "" : `Preview deployment ${(0,code_span/* cellCodeSpan */.IJ)(row.previewName)}${created}`,
        isRemoved ? "" : (0,markdown/* formatExpiry */.B8)(row.expiresAt),
        row.cliVersion === "" ? "" : `Convex CLI ${(0,code_span/* cellCodeSpan */.IJ)(row.cliVersion)}`,
        times(row),
        ...(isPlainSkip(row) ? [] : row.notes.map(markdown/* sanitizeMarkdown */.LO)),
        ...toListItems(row.changes.filter((change) => !destructiveChanges(row.changes).includes(change))),
    ]
        .filter((fact) => fact !== "")
        .map((fact) => `- ${fact}`);
}
function times({ buildSeconds, pushSeconds }) {
    const build = buildSeconds === null ? "" : `Build ${(0,markdown/* formatDuration */.a3)(buildSeconds)}`;
    const push = pushSeconds === null ? "" : `${build === "" ? "Push" : "push"} ${(0,markdown/* formatDuration */.a3)(pushSeconds)}`;
    return (0,markdown/* joinParts */.nn)([build, push], ", ");
}

;// CONCATENATED MODULE: ./build/report/delivery/report-channels.js
/** Tracks the writes to each report, and why they failed. A failed report affects neither the others nor the deploy. */

/** The result of `attempt` if the channel failed. */
const report_channels_CHANNEL_FAILED = Symbol("failed");
class ReportChannels {
    #failed = new Map();
    /** Channels with a write in progress. */
    #pending = new Set();
    /** Channels whose last write is finished. */
    #ended = new Set();
    /** The failed channels, with the reason. */
    get failed() {
        return this.#failed;
    }
    /** Whether the channel failed because a permission is missing. It is not tried again. */
    isForbidden(channel) {
        return this.#failed.get(channel)?.isForbidden ?? false;
    }
    /** Calls `write`, and keeps its error as the channel's failure. A later success clears that failure. */
    async attempt(channel, write) {
        this.#pending.add(channel);
        try {
            const result = await write();
            if (!this.isForbidden(channel))
                this.#failed.delete(channel);
            return result;
        }
        catch (error) {
            this.#failed.set(channel, (0,request_error/* describeRequestError */.tM)(error));
            return report_channels_CHANNEL_FAILED;
        }
        finally {
            this.#pending.delete(channel);
        }
    }
    /** Makes the channel's last write. See `attempt`. */
    async finish(channel, write) {
        await this.attempt(channel, write);
        this.#ended.add(channel);
    }
    /** Keeps any other error as a failure of all reports: a bug in reporting must not fail the deploy. */
    async guard(report) {
        try {
            await report();
        }
        catch (error) {
            this.#failed.set("all", (0,request_error/* describeRequestError */.tM)(error));
        }
    }
    /**
     * Marks unfinished channels as failed because the time limit is over.
     *
     * @param cap - The limit, in milliseconds.
     * @param open - The channels that were expected to finish.
     */
    markTimedOut(cap, open) {
        const late = { reason: `GitHub took longer than ${cap / 1000} s altogether`, isForbidden: false, permission: null };
        const unfinished = new Set([...this.#pending, ...this.#failed.keys()]);
        for (const channel of open)
            if (!this.#ended.has(channel))
                unfinished.add(channel);
        for (const channel of unfinished)
            if (!this.isForbidden(channel))
                this.#failed.set(channel, late);
    }
}

;// CONCATENATED MODULE: ./build/trigger/run-url.js
/** The URL of the run on GitHub. */
function runUrlOf({ serverUrl, repository, runId }) {
    return `${serverUrl}/${repository}/actions/runs/${runId}`;
}
/** @returns The ID of the run whose URL this is, or `null` if it is another URL. */
function runIdIn(url) {
    const id = /\/actions\/runs\/(\d+)$/.exec(url)?.[1];
    return id === undefined ? null : Number(id);
}

;// CONCATENATED MODULE: ./build/report/records/own-record.js
/** The record of this run: in its GitHub Deployment, or, if there is none, in the pull request comment alone. */



class OwnRecord {
    #deployments;
    #settings;
    #record;
    #mayExist = false;
    #isEndWritten = false;
    /** The last change of this run's own state. */
    #shown = null;
    #reportedUrl = null;
    /** @param head - Redacted: all of it is sent to GitHub. */
    constructor(deployments, settings, head) {
        this.#deployments = deployments;
        this.#settings = settings;
        this.#record = { ...head, account: "own", githubDeploymentId: null, steps: [] };
    }
    /** All that this run has written so far, and that was read of it from GitHub. */
    get record() {
        return this.#record;
    }
    /** ID of the GitHub Deployment, or `null` if there is none. */
    get id() {
        return this.#record.githubDeploymentId;
    }
    /** Whether the end of the run is recorded in the GitHub Deployment. */
    get isEndWritten() {
        return this.#isEndWritten;
    }
    /** Creates the GitHub Deployment. May be called again after it has failed. @throws What Octokit throws. */
    async create(outcome) {
        const mayExist = this.#mayExist;
        this.#mayExist = true;
        const { id, createdAt } = await (await this.#deployments()).create(this.#describe(outcome), mayExist);
        this.#begin(id, createdAt);
        return id;
    }
    /**
     * Finds the GitHub Deployment that another process of this step may have created.
     *
     * @param isSameId - Whether the record's id is that process's own. Otherwise the newest one of this run attempt is used.
     * @throws What Octokit throws.
     */
    async resume(isSameId) {
        const { slot, id, runId, runAttempt } = this.#record;
        const isOwn = (payload) => {
            const head = decodeHead(payload);
            return isSameId ? head?.id === id : head?.runId === runId && head.runAttempt === runAttempt;
        };
        const found = await (await this.#deployments()).find(taskOf(slot), isOwn);
        const head = decodeHead(found?.payload);
        if (found === null || head === null)
            return;
        this.#record = { ...this.#record, ...head };
        this.#begin(found.id, found.createdAt);
    }
    /** Adds the steps of this run that were read from GitHub Deployments. */
    addFromDeployments(records) {
        const read = records.filter(({ id }) => id === this.#record.id);
        this.#isEndWritten ||= read.some((record) => ownEndOf(record) !== undefined);
        this.#merge(read);
    }
    /** The site's URL that `operation: report` has added to the GitHub Deployment while this run was in progress. */
    get reportedUrl() {
        return this.#reportedUrl;
    }
    /** Reads the URL that `operation: report` has added to the GitHub Deployment. */
    readReportedUrl(deployments) {
        const own = deployments.find(({ payload }) => decodeHead(payload)?.id === this.#record.id);
        const reports = own?.statuses.filter(({ description }) => isRepeated(description)) ?? [];
        const last = reports.toSorted((one, other) => other.createdAt - one.createdAt)[0];
        this.#reportedUrl = last?.environmentUrl ?? this.#reportedUrl;
    }
    /** Adds the steps of this run that were read from a comment. */
    addFromComment(records) {
        this.#merge(records.filter(({ id }) => id === this.#record.id));
    }
    #merge(read) {
        this.#record = record_mergeRecords([this.#record], read)[0] ?? this.#record;
    }
    /**
     * Writes a step to the GitHub Deployment. If there is none, keeps the step here only, for the comment.
     *
     * @param known - The records that were read. A step that is only kept here is dated after them.
     * @param text - Shown to people after the description of the end. Redacted.
     * @throws What Octokit throws. The step is kept here even then.
     */
    async write(step, known, { text = "", url = null } = {}) {
        if (this.id === null) {
            this.keep(step, known);
            return;
        }
        try {
            const change = { state: stateOf(step), description: encodeStep(step, text), environmentUrl: url };
            const { id, createdAt } = await this.#setStatus(this.id, change);
            this.#shown = change;
            // A step that was kept here before has the runner's time, which may be ahead of GitHub's.
            this.#add({ ...step, at: Math.max(createdAt, this.#record.steps.at(-1)?.at ?? 0), statusId: id });
            this.#isEndWritten ||= step.kind === "pushed" || step.kind === "ended";
        }
        catch (error) {
            this.keep(step, known);
            throw error;
        }
    }
    /** Keeps a step for the comment only, dated after all known steps. */
    keep(step, known) {
        this.#add({ ...step, at: nextMoment([...known, this.#record], wholeSecond((0,clock/* githubNow */.C)())), statusId: null });
    }
    /** Shows a state that no record depends on. @throws What Octokit throws. */
    async show(id, state, description) {
        await this.#setStatus(id, { state, description });
    }
    /** Shows the reported URL if the end was written without it. @throws What Octokit throws. */
    async showReportedUrl() {
        const [id, url, shown] = [this.id, this.#reportedUrl, this.#shown];
        if (id === null || url === null || shown === null || shown.environmentUrl === url)
            return;
        await this.#setStatus(id, { ...shown, description: encodeRepeated(shown.description), environmentUrl: url });
    }
    /** Writes a step to the record of another run. @throws What Octokit throws. */
    async writeTo(id, step, text) {
        await this.#setStatus(id, { state: stateOf(step), description: encodeStep(step, text) });
    }
    async #setStatus(id, change) {
        return (await this.#deployments()).setStatus(id, { ...change, logUrl: this.#settings.runUrl });
    }
    #begin(id, createdAt) {
        const steps = this.#record.steps.filter(({ kind }) => kind !== "begun");
        this.#record = { ...this.#record, githubDeploymentId: id, steps };
        this.#add({ kind: "begun", at: createdAt, statusId: null });
    }
    /** Merges the step, so that one that was kept here before moves to the time that GitHub gave it. */
    #add(step) {
        this.#merge([{ ...this.#record, steps: [step] }]);
    }
    #describe(outcome) {
        return {
            commit: this.#record.commit,
            task: taskOf(this.#record.slot),
            environment: this.#environment(outcome),
            isTransient: outcome.target === "preview",
            isProduction: outcome.target === "production",
            description: `Convex ${outcome.target ?? ""}: ${outcome.appName}`,
            payload: encodeHead(this.#record),
        };
    }
    #environment({ target }) {
        const { environment, appNameInput } = this.#settings;
        if (environment !== null)
            return environment;
        const name = ENVIRONMENTS[target ?? ""] ?? "Convex";
        return appNameInput === null ? name : `${name} – ${appNameInput}`;
    }
}
const ENVIRONMENTS = {
    preview: "Convex Preview",
    production: "Convex Production",
    development: "Convex Development",
    custom: "Convex Custom",
};
/** Shown to people on a GitHub Deployment that a later one has replaced. No record depends on it. */
const REPLACED = "Replaced by a later deploy.";
/** Shown to people on a GitHub Deployment of a run that did not report its end. */
const LOST = "The run ended without reporting how: its machine was lost, or somebody stopped it by force.";
/** @returns The state that GitHub shows for a step. */
function stateOf(step) {
    return step.kind === "ended" ? END_STATES[step.how] : STATES[step.kind];
}
const STATES = {
    claimed: "in_progress",
    pushing: "in_progress",
    importing: "in_progress",
    "import-failed": "in_progress",
    seeding: "in_progress",
    "seed-failed": "in_progress",
    pushed: "success",
    removed: "inactive",
    kept: "inactive",
};
const END_STATES = {
    failed: "failure",
    refused: "failure",
    cancelled: "error",
    lost: "error",
    skipped: "inactive",
    superseded: "inactive",
};
/** GitHub's times are whole seconds. A fraction would make a step seem later than one that GitHub recorded after it. */
function wholeSecond(ms) {
    return Math.floor(ms / 1000) * 1000;
}

;// CONCATENATED MODULE: ./build/report/records/app-url-report.js
/** Implements `operation: report`: adds a site's URL that became known after the deploy to the reports of that deploy. */







/** How often a status is repeated: a run writes two at its end. */
const MAX_REPEATS = 3;
class AppUrlReport {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * Writes the URL to the GitHub Deployment and the comments. A failure becomes one of the reporter's warnings.
     *
     * @param url - Redacted.
     * @returns How many of them show the URL now.
     */
    async write(record, url, { commented, records: read }) {
        const { channels, deployments, openComment } = this.#parts;
        let written = 0;
        if (deployments !== null) {
            const isWritten = await channels.attempt("github-deployment", async () => this.#writeStatus(await deployments(), record, url, read));
            if (isWritten === true)
                written += 1;
        }
        if (openComment === null)
            return written;
        for (const { pullRequestNumber, records } of commented) {
            if (!records.some(({ id }) => id === record.id))
                continue;
            const isWritten = await channels.attempt("comment", () => this.#writeRow(openComment, pullRequestNumber, record, url));
            if (isWritten === true)
                written += 1;
        }
        return written;
    }
    /** @returns Whether the GitHub Deployment links to the URL now. */
    async #writeStatus(api, record, url, read) {
        const { slots, runUrl, log } = this.#parts;
        const id = (await slots.githubDeploymentIds(record.slot, [record])).get(record.id);
        if (id === undefined)
            return false;
        const state = await this.#repeatStatus(api, id, url);
        if (state === null)
            return false;
        log.output("github-deployment-id", String(id));
        // A deploy that ended in the meantime may have marked this one as inactive, and the repeated status must not undo that.
        if (state === "success" && (await this.#isReplaced(record, read)))
            await api.setStatus(id, { state: "inactive", description: REPLACED, logUrl: runUrl });
        return true;
    }
    /**
     * Repeats the latest status with the URL, and again if the run has written another status in the meantime.
     *
     * @returns The repeated state, or `null` if a newer run has already reported a URL.
     */
    async #repeatStatus(api, id, url) {
        const { runId, runUrl } = this.#parts;
        let statuses = await api.listStatuses(id);
        for (let attempt = 1;; attempt += 1) {
            if (statuses.some((status) => isOfNewerReport(status, runId)))
                return null;
            const latest = latestOfRun(statuses);
            const state = latest?.state ?? "in_progress";
            const description = encodeRepeated(latest?.description ?? "");
            await api.setStatus(id, { state, description, logUrl: runUrl, environmentUrl: url });
            statuses = await api.listStatuses(id);
            if (attempt === MAX_REPEATS || latestOfRun(statuses)?.id === latest?.id)
                return state;
        }
    }
    async #isReplaced(record, read) {
        const { records } = await this.#parts.slots.readAll(record.slot);
        return liveIn(slot_recordsOfSlot(record.slot, record_mergeRecords(read, records))).record?.id !== record.id;
    }
    /** @returns Whether the comment shows the run. */
    async #writeRow(openComment, pullRequestNumber, { id }, appUrl) {
        const { runId, log } = this.#parts;
        const comment = await openComment(pullRequestNumber, AbortSignal.abort());
        await comment.fetch();
        const entry = comment.entries.find(({ record }) => record.id === id);
        if (entry === undefined || entry.row === null)
            return false;
        const { row, record } = entry;
        if (row.appUrlRunId > runId)
            return false;
        const appUrlAt = Math.max((0,clock/* githubNow */.C)(), row.appUrlAt + 1);
        const url = await comment.writeEnd([{ record, row: { ...row, appUrl, appUrlRunId: runId, appUrlAt } }]);
        if (url !== null)
            log.output("comment-url", url);
        return url !== null;
    }
}
/** @param statuses - Newest first. @returns The latest that neither `operation: report` nor GitHub itself wrote. */
function latestOfRun(statuses) {
    return statuses.find((status) => !isRepeated(status.description) && !isAutomatic(status));
}
/**
 * Whether GitHub has added the status because another deployment to the environment succeeded. This action's own have a
 * description. https://docs.github.com/en/rest/deployments/deployments#inactive-deployments
 */
function isAutomatic({ state, description }) {
    return state === "inactive" && description === "";
}
function isOfNewerReport({ description, logUrl }, runId) {
    return isRepeated(description) && (runIdIn(logUrl) ?? 0) > runId;
}

;// CONCATENATED MODULE: ./build/github/open-refs.js
/** Reads the open pull requests and the branches of a repository. */
/** Lists all open pull requests and all branches. @throws What Octokit throws; see `describeRequestError`. */
async function listOpenRefs(github, repo) {
    const [pulls, branches] = await Promise.all([
        github.paginate(github.rest.pulls.list, { ...repo, state: "open", per_page: 100 }),
        github.paginate(github.rest.repos.listBranches, { ...repo, per_page: 100 }),
    ]);
    return {
        pullRequests: new Set(pulls.map(({ number }) => number)),
        openHeads: new Set(pulls.map(({ head }) => head.ref)),
        branches: new Map(branches.map((one) => [one.name, { sha: one.commit.sha, isProtected: one.protected }])),
    };
}
/** Lists the pull requests of a branch of this repository, open and closed. @throws What Octokit throws. */
async function listPullsOfBranch(github, repo, branch) {
    const head = `${repo.owner}:${branch}`;
    const pulls = await github.paginate(github.rest.pulls.list, { ...repo, state: "all", head, per_page: 100 });
    // GitHub ignores a `head` that it cannot parse, and lists everything.
    const own = pulls.filter((pull) => pull.head.ref === branch);
    return own.map((pull) => ({ isOpen: pull.state !== "closed", headSha: pull.head.sha }));
}
/**
 * Whether GitHub responds that the branch does not exist. For a branch that was renamed, GitHub redirects to the new name:
 * https://docs.github.com/en/rest/branches/branches#get-a-branch
 *
 * @throws What Octokit throws for any other reason, and an Error if the response is of another shape.
 */
async function isBranchDeleted(github, repo, branch) {
    try {
        const { data } = await github.rest.repos.getBranch({ ...repo, branch });
        // A response of another shape does not show that the branch is gone.
        if (typeof data.name !== "string")
            throw new Error("GitHub did not return the branch.");
        return data.name !== branch;
    }
    catch (error) {
        const { status, message = "" } = error;
        // A repository that the token may not see gives 404 as well, with another message.
        if (status === 404 && message.startsWith("Branch not found"))
            return true;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/github/plan-facts.js
/** Facts that the planner may need from GitHub. Each function returns `null` if GitHub cannot be read. */





/** Whether a branch that matches the globs contains the commit. Checks one branch after another. */
async function productionBranchContainsCommit(github, trigger, commit, globs) {
    const repository = toRepoParams(trigger.repository);
    try {
        for (const branch of await plan_facts_productionBranches(github, trigger, globs)) {
            // `null` means that the branch does not exist, so it does not contain the commit.
            const relation = await compareCommits(github, repository, commit, branch);
            if (relation === "ahead" || relation === "identical")
                return true;
        }
        return false;
    }
    catch {
        return null;
    }
}
async function plan_facts_productionBranches(github, trigger, globs) {
    const plain = globs.every((glob) => /^[\w./-]+$/.test(glob));
    if (globs.length > 0 && plain)
        return globs;
    if (globs.length === 0 && trigger.defaultBranch !== null)
        return [trigger.defaultBranch];
    const branches = await github.paginate(github.rest.repos.listBranches, {
        ...toRepoParams(trigger.repository),
        per_page: 100,
    });
    return branches.map(({ name }) => name).filter((name) => isProductionBranch(name, globs, trigger.defaultBranch));
}
/**
 * Asks GitHub which commit a name refers to: a tag, else a branch, else the beginning of a SHA.
 * https://docs.github.com/en/rest/commits/commits#get-a-commit
 */
async function namedCommit(github, repository, name) {
    const isShort = /^[0-9a-f]{7,39}$/i.test(name);
    const refs = [
        { by: "tag", ref: `tags/${name}` },
        { by: "branch", ref: `heads/${name}` },
        ...(isShort ? [{ by: "sha", ref: name.toLowerCase() }] : []),
    ];
    try {
        for (const { by, ref } of refs) {
            const id = await commitAt(github, repository, ref);
            if (id !== null && (by !== "sha" || id.startsWith(ref)))
                return { kind: "found", id, by };
        }
        return { kind: "absent" };
    }
    catch {
        return { kind: "unknown" };
    }
}
/** GitHub responds with 422 for a ref that it does not find and for an ambiguous SHA. */
async function commitAt(github, repository, ref) {
    try {
        const { data } = await github.rest.repos.getCommit({ ...toRepoParams(repository), ref, per_page: 1 });
        return data.sha;
    }
    catch (error) {
        return error.status === 422 ? null : nullOn404(error);
    }
}
/**
 * The one open pull request whose head is exactly the branch and commit of another workflow's run. If none is open, the
 * one closed pull request.
 */
async function workflowRunPullRequest(github, trigger) {
    try {
        const candidates = await pullRequestsOfBranch(github, trigger.repository, trigger, "all");
        const open = candidates.filter(({ state }) => state === "open");
        return findByHead(open, trigger) ?? findByHead(candidates, trigger) ?? "none";
    }
    catch {
        return null;
    }
}
/**
 * The one open pull request with exactly this head.
 *
 * @returns `null` if there is none, or several with different base branches.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function openPullRequestWithHead(github, repository, head) {
    return pull_request_findByHead(await pullRequestsOfBranch(github, repository, head, "open"), head);
}
/** Looks them up by branch: by commit, GitHub lists no pull requests here if only a fork has the commit. */
async function pullRequestsOfBranch(github, repository, head, state) {
    // The payload of a run keeps the name from before the repository was renamed or transferred.
    const owner = (head.isFork ? head.headRepository : repository)?.split("/")[0];
    if (owner === undefined || head.branch === null || head.commit === "")
        return [];
    const listed = await github.paginate(github.rest.pulls.list, {
        ...repository_toRepoParams(repository),
        head: `${owner}:${head.branch}`,
        state,
        per_page: 100,
    });
    return listed.map((one) => readPullRequest(one, repository)).filter((one) => one !== null);
}
async function pullRequestByNumber(github, repository, number) {
    try {
        return await readPullRequestAt(github, repository, number);
    }
    catch {
        return null;
    }
}
async function readPullRequestAt(github, repository, number) {
    const { data } = await github.rest.pulls.get({ ...repository_toRepoParams(repository), pull_number: number });
    return readPullRequest(data, repository);
}
/**
 * Finds the open pull request to report to, for events that do not name it reliably.
 *
 * @param commit - The deployed commit. Pull requests whose head has moved on are ignored.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function findPullRequestToReport(github, trigger, commit) {
    const { repository, branch } = trigger;
    switch (trigger.kind) {
        case "merge-group":
            return pullRequestInMergeQueue(github, trigger);
        case "workflow-run":
            return numberOf(openPullRequestWithHead(github, repository, { ...trigger, commit }));
        case "push":
        case "manual":
            return numberOf(openPullRequestWithHead(github, repository, { branch, commit, headRepository: repository, isFork: false }));
        default:
            return null;
    }
}
/**
 * The pull request that a merge queue's branch is named after: `gh-readonly-queue/<base>/pr-<number>-<base's commit>`.
 *
 * Its head cannot be compared with the commit, which is the queue's merge. Instead, it must be open and have the queue's
 * base branch. Forks are accepted: only somebody with write access can add a pull request to the queue.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
async function pullRequestInMergeQueue(github, { repository, number, branch }) {
    if (number === null || branch === null)
        return null;
    const found = await readPullRequestAt(github, repository, number).catch(request_error/* nullOn404 */.ZV);
    const isOfQueue = found !== null && branch.startsWith(`gh-readonly-queue/${found.baseBranch}/pr-${number}-`);
    return isOfQueue && found.state === "open" ? number : null;
}
async function numberOf(found) {
    return (await found)?.number ?? null;
}

;// CONCATENATED MODULE: ./build/github/repository-comments.js
/** Lists the comments on all pull requests of a repository that this action may have written. */
/** How many pull requests are searched. */
const MAX_PULL_REQUESTS = 500;
const COMMENTS = `pageInfo { hasNextPage endCursor }
  nodes { body viewerDidAuthor authorAssociation author { __typename } }`;
/** Twenty pull requests with a hundred comments each are well within GitHub's time limit for a query. */
const RECENT = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(first: 20, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number updatedAt comments(first: 100) { ${COMMENTS} } }
    }
  }
}`;
const MORE = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { comments(first: 100, after: $after) { ${COMMENTS} } }
  }
}`;
/**
 * Lists the comments on open and closed pull requests, the most recently updated first. One request per 20 pull
 * requests, and one more per 100 comments of a pull request that has more than 100.
 *
 * Includes those of other accounts whose token a workflow of this repository may use. Others, such as those of strangers on
 * a public repository, are left out.
 *
 * @param since - Milliseconds since the epoch. Pull requests that were not updated since then are ignored.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function listComments(github, repo, since) {
    const comments = [];
    let after = null;
    let unreadUntil = 0;
    for (let seen = 0; seen < MAX_PULL_REQUESTS;) {
        const variables = { ...repo, after };
        const { repository } = await github.graphql(RECENT, variables);
        const { nodes, pageInfo } = repository.pullRequests;
        for (const node of nodes) {
            if (node === null)
                continue;
            unreadUntil = Date.parse(node.updatedAt);
            if (unreadUntil < since)
                return { comments, unreadUntil: 0 };
            comments.push(...(await repository_comments_commentsOf(github, repo, node.number, node.comments)));
        }
        if (!pageInfo.hasNextPage)
            return { comments, unreadUntil: 0 };
        after = pageInfo.endCursor;
        seen += nodes.length;
    }
    return { comments, unreadUntil };
}
async function repository_comments_commentsOf(github, repo, number, first) {
    const nodes = [...first.nodes];
    for (let last = first; last.pageInfo.hasNextPage;) {
        const variables = { ...repo, number, after: last.pageInfo.endCursor };
        last = (await github.graphql(MORE, variables)).repository.pullRequest.comments;
        nodes.push(...last.nodes);
    }
    return nodes.flatMap((node) => node !== null && mayBeOfAction(node)
        ? [{ pullRequestNumber: number, body: node.body, isOwn: node.viewerDidAuthor }]
        : []);
}
/** https://docs.github.com/en/graphql/reference/enums#commentauthorassociation */
const INSIDERS = ["OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR"];
/**
 * Whether the comment was written with the token of this account, of an app that is installed in the repository (only these
 * can write there), or of a person who belongs to it. A member whose membership is private counts as a contributor.
 */
function mayBeOfAction(node) {
    return node.viewerDidAuthor || node.author?.__typename === "Bot" || INSIDERS.includes(node.authorAssociation);
}

;// CONCATENATED MODULE: ./build/records/verdict.js
/** Decides whether a Convex deployment may be deleted: in a cleanup, a sweep, and after a superseded run. */




/** What Convex returns for a preview deployment that matches its records. Check that it does before the deletion. */
function verdict_previewAsRecorded(project, previewName) {
    return { project, type: "preview", isDefault: false, previewName };
}
/** The preview name that records give a Convex deployment, or `null` if none does. */
function verdict_recordedPreviewName(deployment, records) {
    return recordsNaming(deployment, records).flatMap(({ slot }) => previewOf(slot) ?? [])[0]?.name ?? null;
}
/**
 * Why a Convex deployment must not be deleted. It may be deleted only if a run of this repository created it, it is a
 * preview of the key's project, all its origins are closed or deleted, and it was not kept. Anything in doubt is a reason.
 *
 * @param originsNow - State of all `originsOf`. Read it after the records, so that no newer run is missed.
 * @returns A clause without a full stop, or `null` if the deployment may be deleted.
 */
function verdict_retentionReason(deployment, evidence, convexNow, originsNow) {
    const { records, isComplete } = evidence;
    const creator = creatorOf(deployment, records);
    const preview = creator === undefined ? null : previewOf(creator.slot);
    return (otherProjectReason(deployment, records, convexNow.project) ??
        notPreviewReason(convexNow, preview) ??
        (preview === null && isComplete ? noCreatorReason(deployment, records) : null) ??
        inUseReason(deployment, records, originsNow) ??
        keptReason(deployment, records) ??
        (isComplete && !mayBeUnread(deployment, evidence) ? null : "not all records since its creation could be read") ??
        unreadOriginReason(deployment, records, originsNow));
}
/**
 * Whether a record of a run that used a Convex deployment may be in a comment that was not read: such a comment was updated
 * after the deployment's creation.
 */
function mayBeUnread(deployment, { records, unreadUntil = 0 }) {
    const creator = records.find((record) => hasCreated(record, deployment));
    return unreadUntil > 0 && (creator === undefined || begunAt(creator) <= unreadUntil);
}
/**
 * The origins that must be closed or deleted before a Convex deployment may be deleted. A branch with only manual runs
 * does not count if a pull request is an origin too.
 */
function verdict_originsOf(deployment, records) {
    const origins = tiedTo(deployment, records).map(({ origin }) => origin);
    // A pull request whose run never reached the deployment does not count here.
    const hasPullRequest = recordsNaming(deployment, records).some(({ origin }) => origin.kind === "pull-request");
    const counting = origins.filter((origin) => !(hasPullRequest && origin.kind === "branch" && origin.isManual));
    return [...new Map(counting.map((origin) => [originKey(origin), origin])).values()];
}
/**
 * The Convex deployments that a cleanup or a sweep must decide on: all that records of previews name and that were not
 * removed yet.
 *
 * @param closed - The origins that a cleanup is for: a closed pull request, and its head branch if that was deleted.
 *   `null` for a sweep, which is for all.
 */
function verdict_deploymentsToDecide(records, closed) {
    const keys = closed?.map(originKey);
    const removed = new Set(records.flatMap(removedBy));
    const named = new Set(records.filter(({ slot }) => previewOf(slot) !== null).flatMap(deploymentsIn));
    return [...named].filter((deployment) => {
        if (removed.has(deployment))
            return false;
        return keys === undefined || tiedTo(deployment, records).some(({ origin }) => keys.includes(originKey(origin)));
    });
}
/** The records to which a cleanup adds `removed` or `kept`: all that name the deployment, under any label. */
function recordsNaming(deployment, records) {
    return records.filter((record) => record_deploymentsIn(record).includes(deployment));
}
/**
 * The records that give a Convex deployment an origin: those that name it, and those of its slots that name none, because
 * their runs may have reached it or be about to. The slot of a key for one preview contains the deployment's name.
 */
function tiedTo(deployment, records) {
    const slots = new Set(recordsNaming(deployment, records).map(({ slot }) => slot));
    return records.filter((record) => {
        const names = deploymentsIn(record);
        const isOfSlot = slots.has(record.slot) || deploymentOf(record.slot) === deployment;
        return names.includes(deployment) || (names.length === 0 && isOfSlot);
    });
}
/** The record of the run that created the deployment, if this token's own account wrote it. */
function creatorOf(deployment, records) {
    return recordsNaming(deployment, records).find((record) => record.account === "own" && hasCreated(record, deployment) && previewOf(record.slot) !== null);
}
function hasCreated(record, deployment) {
    return claimsIn(record).some((claim) => claim.created && reached(record, claim.deployment) === deployment);
}
/** If the CLI did not print the name before its push, it did after. */
function reached(record, claimed) {
    return claimed ?? record_lastStep(record, "pushed")?.deployment ?? null;
}
/**
 * The project of the last run that reached the deployment: Convex returned the deployment for that run's key. Earlier runs name
 * another one if the project or its team was renamed since.
 */
function otherProjectReason(deployment, records, project) {
    const runs = recordsNaming(deployment, records).toSorted(compareStarts);
    const last = runs.flatMap(({ slot }) => previewOf(slot) ?? []).at(-1);
    if (last === undefined || isSameProject(last, project))
        return null;
    return `the last deploy to it used a key of another project, ${last.teamSlug}/${last.projectSlug}`;
}
function notPreviewReason(now, preview) {
    if (now.type !== "preview")
        return `it is a ${now.type} deployment`;
    if (now.isDefault)
        return "it is the project's default deployment";
    return preview === null || now.previewName === preview.name ? null : "it was claimed with another name";
}
function noCreatorReason(deployment, records) {
    const others = recordsNaming(deployment, records).some((record) => hasCreated(record, deployment));
    return others
        ? "a run with another account's token created it"
        : "no record shows that a run of this repository created it";
}
function inUseReason(deployment, records, now) {
    const origins = verdict_originsOf(deployment, records);
    if (origins.some(({ kind }) => kind === "unknown"))
        return "a record of it names neither a pull request nor a branch";
    const open = origins.find((origin) => now[originKey(origin)] === "open");
    return open === undefined ? null : verdict_inUseText(open);
}
function unreadOriginReason(deployment, records, now) {
    const unread = verdict_originsOf(deployment, records).find((origin) => now[originKey(origin)] === undefined);
    return unread === undefined ? null : `reading ${verdict_originText(unread)} from GitHub failed`;
}
/** A clause that says that an origin is open. */
function verdict_inUseText(origin) {
    return `${verdict_originText(origin)} ${origin.kind === "pull-request" ? "is open" : "exists"}`;
}
/** A kept deployment stays kept until the origin for which it was kept deploys to it again. */
function keptReason(deployment, records) {
    const tied = recordsNaming(deployment, records);
    const isKept = tied.some(({ origin, steps }) => {
        const kept = steps.findLast((step) => step.kind === "kept" && step.deployment === deployment);
        if (kept === undefined)
            return false;
        const own = tied.filter((record) => originKey(record.origin) === originKey(origin));
        return !own.some((record) => (lastStep(record, "pushed")?.at ?? 0) > kept.at);
    });
    return isKept ? "`on-close: keep` kept it" : null;
}
function isSameProject(one, other) {
    return one.teamSlug === other.teamSlug && one.projectSlug === other.projectSlug;
}
/** An origin in a sentence, such as "pull request #12". */
function verdict_originText(origin) {
    switch (origin.kind) {
        case "pull-request":
            return `pull request #${origin.number}`;
        case "branch":
        case "tag":
            return `the ${origin.kind} \`${origin.name}\``;
        case "unknown":
            return "its origin";
    }
}

;// CONCATENATED MODULE: ./build/report/records/preview-evidence.js
/** Reads the records of previews from GitHub Deployments and comments, and whether their pull requests are still open. */










/** How far back, in milliseconds, records are searched by default. Previews expire after at most 14 days. */
const SEARCH_MS = 30 * 24 * 60 * 60_000;
/** How many GitHub Deployments a search reads at most, including those of other tools. */
const MAX_SEARCHED = 1_000;
class PreviewEvidenceReader {
    #slots;
    #github;
    #repo;
    constructor(slots, github, repository) {
        this.#slots = slots;
        this.#github = github;
        this.#repo = repository_toRepoParams(repository);
    }
    /**
     * Reads all records of these slots, and the recent records of other slots.
     *
     * @param since - Start of the search in other slots, in milliseconds since the epoch.
     * @throws What Octokit throws: incomplete records are not evidence.
     */
    async read(slots, since = (0,clock/* githubNow */.C)() - SEARCH_MS) {
        const search = await this.#slots.readSince(since, MAX_SEARCHED);
        const listed = [];
        for (const slot of slots)
            listed.push(await this.#slots.readAll(slot));
        const records = record_mergeRecords(search.records, ...listed.map((one) => one.records));
        // A comment that was last updated before the first of these runs started contains none of them.
        const oldest = Math.min(since, ...records.map(begunAt));
        const { commented, unreadUntil } = await this.#readComments(oldest);
        return {
            records: record_mergeRecords(records, ...commented.map((one) => one.records)),
            isComplete: listed.every(({ isComplete }) => isComplete),
            isSearchComplete: search.isComplete,
            unreadUntil,
            commented: commented.filter(({ isOwn }) => isOwn),
        };
    }
    /**
     * Adds all records of these deployments' slots to the evidence.
     *
     * @param read - Slots that were already read completely.
     * @throws What Octokit throws.
     */
    async complete(evidence, deployments, read) {
        const slots = new Set(deployments.flatMap((name) => recordsNaming(name, evidence.records)).map(({ slot }) => slot));
        // The search may have ended before it reached the runs that had the key of one of these previews.
        if (!evidence.isSearchComplete)
            for (const name of deployments)
                slots.add(`preview-deployment:${name}`);
        const more = [];
        for (const slot of slots)
            if (!read.includes(slot))
                more.push(await this.#slots.readAll(slot));
        return {
            ...evidence,
            records: record_mergeRecords(evidence.records, ...more.map(({ records }) => records)),
            isComplete: evidence.isComplete && more.every(({ isComplete }) => isComplete),
        };
    }
    /**
     * Reads the records of one slot, wherever they are, and those of comments on other pull requests. What the token may not
     * read counts as empty.
     *
     * @throws What Octokit throws, except for a missing permission.
     */
    async readReadable(slot) {
        const [{ records }, { commented, unreadUntil }] = await Promise.all([
            ifPermitted(this.#slots.readAll(slot), { records: [] }),
            ifPermitted(this.#readComments((0,clock/* githubNow */.C)() - SEARCH_MS), { commented: [], unreadUntil: 0 }),
        ]);
        return { records: record_mergeRecords(records, ...commented.map((one) => one.records)), unreadUntil };
    }
    /** Whether one of these slots has a record. True as well if not all of them could be read. @throws What Octokit throws. */
    async hasRecords(slots) {
        for (const slot of slots) {
            const { records, isComplete } = await this.#slots.readAll(slot);
            if (records.length > 0 || !isComplete)
                return true;
        }
        return false;
    }
    /** Reads from GitHub whether each origin is still open. The result lacks those that could not be read. */
    async originsNow(origins) {
        const found = await Promise.all(origins.map(async (origin) => [origin_originKey(origin), await this.#originNow(origin)]));
        return Object.fromEntries(found.filter((pair) => pair[1] !== null));
    }
    async #originNow(origin) {
        switch (origin.kind) {
            case "pull-request": {
                const found = await pullRequestByNumber(await this.#github(), `${this.#repo.owner}/${this.#repo.repo}`, origin.number);
                return found === null ? null : found.state === "open" ? "open" : "closed";
            }
            case "branch": {
                const isDeleted = await isBranchDeleted(await this.#github(), this.#repo, origin.name).catch(() => null);
                return isDeleted === null ? null : isDeleted ? "closed" : "open";
            }
            case "tag": {
                const ref = `refs/tags/${origin.name}`;
                const request = { pullRequestNumber: null, refs: [ref], withDeployments: false };
                const view = await this.#slots.fetchView(request).catch(() => null);
                return view === null ? null : view.refs[ref] === null ? "closed" : "open";
            }
            case "unknown":
                return null;
        }
    }
    /** Reads the records in comments. Those of other accounts keep a preview, but never allow deleting one. */
    async #readComments(since) {
        const { comments, unreadUntil } = await listComments(await this.#github(), this.#repo, since);
        const commented = comments.flatMap(({ pullRequestNumber, body, isOwn }) => {
            const entries = decodeState(body, pullRequestNumber, isOwn ? "own" : "other");
            return entries === null ? [] : [{ pullRequestNumber, records: entries.map(({ record }) => record), isOwn }];
        });
        return { commented, unreadUntil };
    }
}
async function ifPermitted(read, otherwise) {
    try {
        return await read;
    }
    catch (error) {
        if ((0,request_error/* describeRequestError */.tM)(error).isForbidden)
            return otherwise;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/report/records/removal-marks.js
/** Marks every record and every comment row of a Convex deployment that a cleanup has deleted or kept. */







/** Maximum number of records of one Convex deployment that are marked, newest first. Each costs a request. */
const MAX_RECORDS = 100;
/** How many requests are made at the same time. */
const MAX_PARALLEL = 5;
class RemovalMarks {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * Writes the mark. A failure becomes one of the reporter's warnings, and the step continues.
     *
     * @param isSubject - Whether the run is for this deployment, so that `comment-url` is set: to the comment on the run's own
     *   pull request, or to any of them if the run has none.
     */
    async write(mark, { records, commented }, isSubject) {
        const { channels, deployments, openComment } = this.#parts;
        const { kind, deployment } = mark;
        const isMarked = ({ steps }) => steps.some((one) => one.kind === kind && one.deployment === deployment);
        const named = recordsToMark(mark, records);
        if (deployments !== null && kind !== "left")
            await channels.attempt("github-deployment", async () => {
                const unmarked = named.filter((record) => !isMarked(record));
                await this.#writeStatuses(await deployments(), { kind, deployment }, unmarked);
            });
        if (openComment === null)
            return;
        // A run that was lost may have named the deployment in its GitHub Deployment only.
        const ids = new Set(named.map(({ id }) => id));
        for (const { pullRequestNumber, records: shown } of commented) {
            if (!shown.some(({ id }) => ids.has(id)))
                continue;
            await channels.attempt("comment", async () => this.#writeComment(await openComment(pullRequestNumber, AbortSignal.abort()), mark, ids, isSubject));
        }
    }
    /** Marks the runs of closed origins that did not report their end. No later run of these origins would. */
    async writeLost({ records, commented }, origins) {
        const { channels, deployments, openComment } = this.#parts;
        const isClosed = ({ origin }) => origins.some((one) => origin_originKey(one) === origin_originKey(origin));
        const lost = lostRecords(records.filter(isClosed), (0,clock/* githubNow */.C)());
        if (deployments !== null)
            for (const { record, mayBeLive } of lost)
                await channels.attempt("github-deployment", async () => this.#writeStatuses(await deployments(), { kind: "ended", how: "lost", mayBeLive }, [record], LOST));
        if (openComment === null)
            return;
        for (const { pullRequestNumber, records: shown } of commented) {
            const shownLost = lost.filter(({ record }) => shown.some(({ id }) => id === record.id));
            if (shownLost.length === 0)
                continue;
            await channels.attempt("comment", async () => writeLostRows(await openComment(pullRequestNumber, AbortSignal.abort()), shownLost));
        }
    }
    async #writeStatuses(api, step, records, text = "") {
        const change = { state: stateOf(step), description: encodeStep(step, text), logUrl: this.#parts.runUrl };
        const ids = await findDeploymentIds(api, records.slice(-MAX_RECORDS));
        for (let from = 0; from < ids.length; from += MAX_PARALLEL)
            await Promise.all(ids.slice(from, from + MAX_PARALLEL).map((id) => api.setStatus(id, change)));
    }
    /** @param ids - Of the records to mark, besides those that name the deployment in the comment as it is now. */
    async #writeComment(comment, mark, ids, isSubject) {
        await comment.fetch();
        const known = comment.entries.map(({ record }) => record);
        const at = nextMoment(known, (0,clock/* githubNow */.C)());
        const named = comment.entries
            .filter(({ record }) => ids.has(record.id) || recordsToMark(mark, [record]).length > 0)
            .map((entry) => marked(entry, mark, at, this.#parts.runUrl));
        if (named.length === 0)
            return;
        const attempts = attemptsOn(mark, comment.entries).filter(({ record }) => isOfOrigins(mark, record));
        const unnamed = attempts.map((entry) => ({
            record: entry.record,
            row: marked(entry, mark, at, this.#parts.runUrl).row,
        }));
        const url = await comment.writeEnd([...named, ...unnamed]);
        const { pullRequestNumber, log } = this.#parts;
        const isOwn = pullRequestNumber === null || comment.number === pullRequestNumber;
        if (url !== null && isSubject && isOwn)
            log.output("comment-url", url);
    }
}
async function writeLostRows(comment, lost) {
    await comment.fetch();
    const at = nextMoment(comment.entries.map(({ record }) => record), (0,clock/* githubNow */.C)());
    const entries = comment.entries.flatMap(({ record, row }) => {
        const found = lost.find((one) => one.record.id === record.id);
        if (found === undefined || endOf(record) !== undefined)
            return [];
        return [{ record: endedAsLost({ ...found, record }, at), row }];
    });
    if (entries.length > 0)
        await comment.writeEnd(entries);
}
function recordsToMark(mark, records) {
    return recordsNaming(mark.deployment, records).filter((record) => isOfOrigins(mark, record));
}
function isOfOrigins({ origins }, { origin }) {
    return origins === undefined || origins.some((one) => origin_originKey(one) === origin_originKey(origin));
}
/** Looks up the IDs of GitHub Deployments that were read with GraphQL, whose responses lack them. */
async function findDeploymentIds(api, records) {
    const ids = records.flatMap(({ githubDeploymentId }) => githubDeploymentId ?? []);
    const unknown = records.filter(({ githubDeploymentId }) => githubDeploymentId === null);
    for (const slot of new Set(unknown.map((record) => record.slot))) {
        const idOf = await api.listIds(taskOf(slot));
        ids.push(...unknown.flatMap((record) => (record.slot === slot ? (idOf.get(record.id) ?? []) : [])));
    }
    return ids;
}
/**
 * The entries of runs that ended before their push. Their records do not name the deployment, but their rows show it or
 * that it stays live.
 */
function attemptsOn({ deployment }, entries) {
    const records = entries.map(({ record }) => record);
    const slots = new Set(recordsNaming(deployment, records).map(({ slot }) => slot));
    return entries.filter(({ record, row }) => {
        if (row === null || endOf(record) === undefined || record_deploymentsIn(record).length > 0)
            return false;
        if (row.deploymentName !== "")
            return recordedName(row.deploymentName) === deployment;
        const others = slot_recordsOfSlot(record.slot, records).flatMap(record_deploymentsIn);
        return slots.has(record.slot) && others.every((other) => other === deployment);
    });
}
/** Replaces the status and the failure in the row of a comment's entry by the mark. */
function marked({ record, row }, { kind, deployment, note }, at, runUrl) {
    // The job may run again and report the same.
    if (kind === "left")
        return { record, row: row && { ...row, at, notes: [...new Set([...row.notes, note])] } };
    const steps = [...record.steps, { kind, deployment, at, statusId: null }];
    const cleared = kind === "removed" ? { expiresAt: null, changes: [] } : {};
    const newRow = row && {
        ...row,
        ...cleared,
        at,
        status: kind,
        runUrl,
        durationSeconds: 0,
        notes: [note],
        ...NO_FAILURE,
    };
    return { record: { ...record, steps }, row: newRow };
}
const NO_FAILURE = { cause: "", fix: "", link: "", locations: [] };

;// CONCATENATED MODULE: ./build/github/compare-commits.js
/** Compares two commits: https://docs.github.com/en/rest/commits/commits#compare-two-commits */

/**
 * @param base - A commit or a branch, as `other` is.
 * @returns `ahead` if `base` is an ancestor of `other`, and so on; `null` if GitHub does not know one of them.
 * @throws What Octokit throws for any other reason; see `describeRequestError`.
 */
async function compare_commits_compareCommits(github, repo, base, other) {
    const request = { ...repo, basehead: `${base}...${other}`, per_page: 1 };
    const found = await github.rest.repos.compareCommitsWithBasehead(request).catch(request_error/* nullOn404 */.ZV);
    return found === null ? null : found.data.status;
}

;// CONCATENATED MODULE: ./build/report/records/slot-records.js
/** Reads the records of a slot's runs from GitHub, and the pull request or branch that the runs belong to. */






/** All methods throw what Octokit throws; see `describeRequestError`. */
class SlotRecords {
    #github;
    #repo;
    #viewer = null;
    constructor(github, repository) {
        this.#github = github;
        this.#repo = repository_toRepoParams(repository);
    }
    /** Makes one request. */
    async fetchView(request) {
        const view = await fetchRepositoryView(await this.#github(), this.#repo, request);
        this.#viewer = view.viewer;
        const { records } = this.#decode(view.deployments);
        return { ...view, records, active: this.#activeIn(view.deployments) };
    }
    /** Reads all records of a slot from GitHub Deployments. Makes two requests, or two for each hundred records. */
    async readAll(slot) {
        const deployments = new GitHubDeployments(await this.#github(), this.#repo);
        const [listed] = await Promise.all([deployments.listByTask(taskOf(slot)), this.#fetchViewer()]);
        return this.#decode(listed);
    }
    /**
     * Reads the latest records of a slot from GitHub Deployments: a hundred, which is more than can be in progress at one time,
     * and some more if none of them has deployed. Makes two requests, or two for each hundred records.
     */
    async readLatest(slot) {
        const deployments = new GitHubDeployments(await this.#github(), this.#repo);
        const viewer = this.#fetchViewer();
        const hasDeployed = (page) => this.#decode(page).records.some(isDeployed);
        const [listed] = await Promise.all([deployments.listLatestByTask(taskOf(slot), hasDeployed), viewer]);
        return { records: this.#decode(listed).records, active: this.#activeIn(listed), deployments: listed };
    }
    /**
     * Reads the records of all slots whose GitHub Deployment was created since a time.
     *
     * @param since - Milliseconds since the epoch.
     * @param max - How many GitHub Deployments are read at most.
     */
    async readSince(since, max) {
        const deployments = new GitHubDeployments(await this.#github(), this.#repo);
        const [listed] = await Promise.all([deployments.listSince(since, max), this.#fetchViewer()]);
        const { records, isComplete } = this.#decode(listed.deployments);
        return { records, isComplete: isComplete && listed.isComplete };
    }
    /**
     * Returns the same records with the IDs of their statuses, which only the REST API contains. Makes one request for each
     * record, so pass few.
     */
    async withStatusIds(records) {
        const deployments = new GitHubDeployments(await this.#github(), this.#repo);
        return Promise.all(records.map(async (record) => {
            const id = record.githubDeploymentId;
            if (id === null)
                return record;
            const head = { id, task: taskOf(record.slot), payload: encodeHead(record), createdAt: begunAt(record) };
            const statuses = await deployments.listStatuses(id);
            const read = decodeDeployments([{ ...head, isOwn: record.account === "own", statuses }]).records;
            return record_mergeRecords([record], read)[0] ?? record;
        }));
    }
    /**
     * Returns the IDs of GitHub Deployments by the IDs of the records in them. Makes requests only if some of the records were
     * read without them.
     */
    async githubDeploymentIds(slot, records) {
        const known = records.flatMap(({ id, githubDeploymentId }) => githubDeploymentId === null ? [] : [[id, githubDeploymentId]]);
        if (known.length === records.length)
            return new Map(known);
        return new GitHubDeployments(await this.#github(), this.#repo).listIds(taskOf(slot));
    }
    /**
     * Compares each of the commits with `own`. The result lacks commits that GitHub does not know because nobody pushed
     * them.
     */
    async compare(own, commits) {
        const github = await this.#github();
        const found = await Promise.all(commits.map(async (commit) => [commit, await compare_commits_compareCommits(github, this.#repo, own, commit)]));
        return Object.fromEntries(found.filter((pair) => pair[1] !== null));
    }
    async #fetchViewer() {
        if (this.#viewer === null)
            await this.fetchView({ pullRequestNumber: null, refs: [], withDeployments: false });
    }
    #activeIn(deployments) {
        return this.#decode(deployments.filter(({ isActive }) => isActive)).records.map(({ id }) => id);
    }
    #decode(deployments) {
        const { records, isComplete } = decodeDeployments(deployments.map((one) => ({ ...one, isOwn: one.creator === this.#viewer })));
        // Merging the records with themselves sorts their steps, whose order in the response is not defined.
        return { records: record_mergeRecords(records, records), isComplete };
    }
}

// EXTERNAL MODULE: ./build/github/timeouts.js
var timeouts = __webpack_require__(24);
;// CONCATENATED MODULE: ./build/report/delivery/report-warnings.js
/** Warns about reports that could not be written, and says how to fix it. */

const NAMES = {
    "look-up": "the pull request of this branch",
    comment: "the pull request comment",
    "github-deployment": "the GitHub Deployment",
    all: "what GitHub shows of this run",
};
const REQUIRED_PERMISSION = {
    "look-up": "pull-requests: read",
    comment: "pull-requests: write",
    "github-deployment": "deployments: write",
    all: "pull-requests: write",
};
/** Returns one warning for all missing permissions together, and one for each other reason. */
function buildReportWarnings(failed, readOnlyRun) {
    const order = Object.keys(NAMES);
    const entries = [...failed].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    const forbidden = entries.filter(([, { isForbidden }]) => isForbidden);
    const others = Map.groupBy(entries.filter(([, { isForbidden }]) => !isForbidden), ([, refused]) => reasonOf(refused));
    return [
        ...(forbidden.length === 0 ? [] : [forbiddenText(forbidden, readOnlyRun)]),
        ...[...others].map(([reason, group]) => ({
            level: "warning",
            text: `${capitalize(whatFailed(group.map(([channel]) => channel)))}: ${reason}. The result of this step is not affected.`,
        })),
    ];
}
function reasonOf({ reason, permission }) {
    return permission === null ? reason : `${reason} (requires \`${permission}\`)`;
}
function forbiddenText(forbidden, readOnlyRun) {
    const what = forbidden.map(([channel, { permission }]) => {
        const accepted = permission === null ? "" : `; GitHub accepts \`${permission}\``;
        return `${whatFailed([channel])} (needs \`${REQUIRED_PERMISSION[channel]}\`${accepted})`;
    });
    const text = `The token lacks permissions: ${what.join(", and ")}. The result of this step is not affected.`;
    return { level: readOnlyRun === null ? "warning" : "notice", text: `${text} ${ADVICE[readOnlyRun ?? "other"]}` };
}
/**
 * A Dependabot token can only read by default, and `permissions` can give it more:
 * https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 * A fork's token is limited to reading, even if the workflow sets other permissions:
 * https://docs.github.com/en/actions/reference/security/secure-use#potential-impact-of-a-compromised-runner
 */
const ADVICE = {
    fork: "Runs of a fork's pull request get a token that can only read.",
    dependabot: `Runs of Dependabot get a token that can only read, unless the job sets:\n\n${action_failures/* PERMISSIONS */.Jj}`,
    other: `Add these permissions to the job (your own token in \`github-token\` needs the same ones):\n\n${action_failures/* PERMISSIONS */.Jj}`,
};
function whatFailed(channels) {
    const written = channels.filter((channel) => channel !== "look-up").map((channel) => NAMES[channel]);
    return [
        ...(channels.includes("look-up") ? [`${NAMES["look-up"]} could not be looked up`] : []),
        ...(written.length === 0 ? [] : [`${written.join(" and ")} could not be written`]),
    ].join(", and ");
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./build/diagnosis/failure-pattern.js
var failure_pattern = __webpack_require__(7175);
;// CONCATENATED MODULE: ./build/diagnosis/access-failures.js
/** Failures of the deploy key, of its permissions, and of the team's plan. */

const AUTHKIT = `${failure_pattern/* DOCS */.iT}/auth/authkit/auto-provision`;
/** The CLI checks AuthKit before it runs `cmd`, and so before this action sets `deployment-env`. */
const AUTHKIT_SKIP = (0,failure_pattern/* yamlBlock */.RP)("with:", "  deploy-args: --skip-workos-check");
/** Must come before the general patterns for permissions. */
const AUTHKIT_FAILURES = [
    {
        code: "authkit-template-unset",
        pattern: /Cannot resolve template \$\{[\w.]{1,100}\}: (?:Environment variable )?(\w{1,100})/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, name]) => ({
            cause: `\`authKit\` in \`convex.json\` uses ${name === undefined ? "a variable" : `\`${name}\``}, which is not set for the Convex CLI.`,
            fix: `Set the variable in the \`env:\` block of this step (variables of other hosts, such as \`VERCEL_*\`, are not passed to the CLI here), or remove it from \`convex.json\`. To deploy without configuring AuthKit:${AUTHKIT_SKIP}`,
            link: AUTHKIT,
        }),
    },
    {
        code: "authkit-not-provisioned",
        pattern: /Cannot provision WorkOS AuthKit in non-interactive mode|no provisioned WorkOS team/,
        explain: () => ({
            cause: "`authKit` in `convex.json` needs WorkOS credentials, and the Convex CLI cannot create them, because the Convex team has no WorkOS team. Nothing was pushed.",
            fix: `Have a member of the team create the WorkOS team once, with \`npx convex dev\` in a terminal. Or set \`WORKOS_CLIENT_ID\`, \`WORKOS_API_KEY\` and \`WORKOS_ENVIRONMENT_ID\` on the Convex deployment before this run. Or skip the check:${AUTHKIT_SKIP}`,
            link: AUTHKIT,
        }),
    },
    {
        code: "authkit-not-provisioned",
        pattern: /AuthKit configuration in convex\.json requires WorkOS credentials|Cannot provision WorkOS|Error provisioning WorkOS environment|Failed to provision WorkOS|WorkOS environment variable mismatch|\/workos\/\w{1,60} [45]\d\d\b/,
        explain: () => ({
            cause: "`authKit` in `convex.json` needs WorkOS credentials, and the Convex CLI cannot create them with this deploy key. It checks this before `cmd` and before `deployment-env` is set, so nothing was pushed.",
            fix: `Set \`WORKOS_CLIENT_ID\`, \`WORKOS_API_KEY\` and \`WORKOS_ENVIRONMENT_ID\` on the Convex deployment before this run: for previews as default environment variables of the project, for production in the deployment's settings. Or skip the check:${AUTHKIT_SKIP}`,
            link: AUTHKIT,
        }),
    },
];
const KEY_REFUSED = /\b401 Unauthorized\b|Authenticate with .npx convex (?:dev|login)|InvalidDeployKey|AccessTokenInvalid|BadDeployKey|BadAdminKey|The provided (?:deploy|admin) key was invalid/;
/** Kinds of keys that hold the name of a Convex deployment in the cloud. */
const NAMES_ONE_DEPLOYMENT = ["production", "development", "custom", "preview-deployment"];
const ACCESS_FAILURES = [
    ...AUTHKIT_FAILURES,
    {
        code: "quota-reached",
        pattern: /(?:DeploymentQuotaReached[^\n]{0,300}?)?deployment quota of (\d+)|DeploymentQuotaReached/,
        fields: [failure_pattern/* NUMBER */.uk],
        explain: (match) => ({
            cause: `Your team has reached its limit of Convex deployments${match[1] ? ` (its quota is ${match[1]})` : ""}.`,
            fix: "On the Convex dashboard, delete preview deployments that are no longer needed, and let this action delete each one when its pull request closes (run it on `pull_request: types: [opened, synchronize, reopened, closed]`). A nightly job with `operation: sweep` and a `management-token` deletes the remaining ones.",
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "deployment-disabled",
        pattern: /your deployments have been disabled|disabled because it exceeded a configured usage limit/,
        explain: () => ({
            cause: "Convex has disabled the deployment, because the team exceeded the limits of its plan or a usage limit.",
            fix: "Upgrade the team's plan, or raise its usage limits, in the team's settings on the Convex dashboard.",
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "deployment-paused",
        pattern: /while this deployment is paused|DeploymentPaused/,
        explain: () => ({
            cause: "The Convex deployment is paused, so it runs no functions.",
            fix: "Resume it on the Convex dashboard (the deployment's Settings → Pause Deployment), then run the job again.",
            link: `${failure_pattern/* DOCS */.iT}/production/pause-deployment`,
        }),
    },
    {
        code: "deployment-suspended",
        pattern: /while this deployment is suspended/,
        explain: () => ({
            cause: "Convex has suspended the deployment, so it runs no functions.",
            fix: "Ask a member of the team to write to Convex's support (support@convex.dev). Only Convex can resume it.",
            link: `${failure_pattern/* DOCS */.iT}/production/contact`,
        }),
    },
    {
        code: "permission-denied",
        pattern: /You do not have permission to perform this (?:operation|action)(?: \(([\w:]{1,80})\))?/,
        fields: [/^[\w:]{1,80}$/],
        explain: ([, operation]) => ({
            cause: `The deploy key lacks ${operation ? `the permission \`${operation}\`` : "a permission that this run needs"}.`,
            fix: `Create a deploy key ${operation ? `that includes \`${operation}\`` : "without restrictions, or with all permissions that a deploy needs,"} on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}) and store it in the repository secret.`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "key-rejected",
        pattern: KEY_REFUSED,
        appliesTo: ({ keyKind }) => keyKind === "admin",
        explain: () => ({
            cause: "The self-hosted backend does not accept the admin key: it is the key of another instance, or the instance has a new name or secret.",
            fix: `Generate a new admin key on the backend, and replace the repository secret with it:${(0,failure_pattern/* shellBlock */.OV)("docker compose exec backend ./generate_admin_key.sh", "gh secret set CONVEX_SELF_HOSTED_ADMIN_KEY")}`,
            link: `${failure_pattern/* DOCS */.iT}/self-hosting`,
        }),
    },
    {
        code: "key-rejected",
        pattern: KEY_REFUSED,
        explain: (_, { keyKind }) => ({
            cause: `Convex does not accept the ${keyKind} key: it was revoked, it expired, or it belongs to a project or deployment that no longer exists.`,
            fix: `Create a new key on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}) and replace the repository secret with it (\`gh secret set\`).`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "deployment-not-found",
        // The first requests of a push. Before them, a key that creates previews has claimed its deployment.
        pattern: /\/api\/(?:deploy2\/(?:evaluate_push|start_push)|get_config\w{0,20}|v1\/get_canonical_urls) 404\b/,
        appliesTo: ({ keyKind }) => NAMES_ONE_DEPLOYMENT.includes(keyKind),
        explain: (_, { keyKind }) => ({
            cause: `The Convex deployment of the ${keyKind} key does not exist: it was deleted, or its project was. Nothing was pushed.`,
            fix: `Create a key of the Convex deployment that the app is deployed to now, on the Convex dashboard (its Settings → URL and Deploy Key), and replace the repository secret:${(0,failure_pattern/* shellBlock */.OV)("gh secret set CONVEX_DEPLOY_KEY")}`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "deployment-vanished",
        // Every existing deployment has these endpoints, but a self-hosted backend may be too old for them.
        pattern: /\/api\/(?:deploy2\/\w{1,40}|get_config\w{0,20}|v1\/get_canonical_urls) 404\b/,
        appliesTo: ({ keyKind }) => keyKind !== "admin",
        explain: () => ({
            cause: "The Convex deployment was deleted, or deleted and recreated, while this run was pushing to it.",
            fix: "Run the job again. If several workflows use one preview, give each its own `preview-name`, and check whether something else recreates it (`preview-mode: recreate`, or a build on another host).",
            link: `${failure_pattern/* DOCS */.iT}/production/hosting/preview-deployments`,
        }),
    },
    {
        code: "deployment-not-found",
        pattern: /\b404 Not Found: (?:Project|Deployment|Team)NotFound/,
        explain: (_, { keyKind }) => ({
            cause: `The project or the Convex deployment of the ${keyKind} key no longer exists.`,
            fix: `Create a key of the project that the app is deployed to now, on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}), and replace the repository secret with it (\`gh secret set\`).`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "key-unusable",
        pattern: /Please set CONVEX_DEPLOY_KEY to a new key|Malformed preview CONVEX_DEPLOY_KEY/,
        explain: () => ({
            cause: "The Convex CLI cannot read the deploy key.",
            fix: `Copy the whole key again from the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}), without quotes or a name in front, and replace the repository secret:${(0,failure_pattern/* shellBlock */.OV)("gh secret set CONVEX_DEPLOY_KEY")}`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/installation-failures.js
/** Failures of what the Convex CLI runs on: its installation, the app's package.json and the runner's disk. */


const INSTALL_HERE = `Install the dependencies on this runner, in a step before this one, and without \`--omit=optional\` or \`--no-optional\`. If the job restores \`node_modules\` from a cache or an artifact, cache the downloads of the package manager instead:${(0,failure_pattern/* yamlBlock */.RP)("- uses: actions/setup-node@v7", "  with:", "    cache: npm", "- run: npm ci")}`;
const FREE_SPACE = "Free space before this step (delete caches, images and artifacts that the job no longer needs), or use a runner with a larger disk.";
/** Messages about a full disk. Node has the same code for too many file watchers, which is excluded. */
const DISK_FULL = /\bENOSPC\b(?!: System limit)|\bEDQUOT\b|[Nn]o space left on device/;
function diskFull(what) {
    return { cause: `${what}: the runner's disk is full.`, fix: FREE_SPACE, link: null };
}
const OF_PACKAGES = [
    {
        code: "dependencies-broken",
        pattern: /The package "(@esbuild\/[\w-]{1,40})" could not be found|You installed (esbuild) for another platform|Host version "[\d.]{1,20}" does not match binary version|spawn \S{1,300}esbuild\S{0,20} (?:EACCES|ENOENT|ENOEXEC)/,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, missing]) => ({
            cause: `The Convex CLI cannot run esbuild, with which it bundles the functions: ${missing === undefined ? "`node_modules` was installed for another platform, or with another version" : `${(0,code_span/* codeSpan */.SS)(missing)} is not in \`node_modules\``}.`,
            fix: INSTALL_HERE,
            link: "https://esbuild.github.io/getting-started/#simultaneous-platforms",
        }),
    },
    {
        code: "dependencies-broken",
        pattern: /Cannot find (?:module|package) '([^'\n]{1,200})' imported from \S{0,300}node_modules\/convex\/|Cannot find module '\S{0,300}node_modules\/(convex\/[^'\n]{1,200})'|Cannot find module '([^'\n]{1,200})'\nRequire stack:\n- \S{0,300}node_modules\/convex\//,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, imported, own, required]) => ({
            cause: `The installation of the \`convex\` package is incomplete: ${(0,code_span/* codeSpanOr */.xk)(imported ?? own ?? required, "a file")} is not in \`node_modules\`.`,
            fix: INSTALL_HERE,
            link: `${failure_pattern/* DOCS */.iT}/quickstarts`,
        }),
    },
    {
        code: "convex-not-declared",
        pattern: /In order to [^\n]{1,60}, add `convex` to your package\.json dependencies/,
        explain: () => ({
            cause: "The package.json in the working directory does not list `convex`, although a folder above it has the package installed.",
            fix: "Add `convex` to the `dependencies` of the package that has the `convex/` folder, and commit package.json and the lockfile. If the app lies elsewhere in the monorepo, point `working-directory` at it.",
            link: `${failure_pattern/* DOCS */.iT}/production/project-configuration`,
        }),
    },
    {
        code: "package-json-invalid",
        pattern: /Unable to (?:read your|parse) package\.json|Couldn't parse "[^"\n]{0,300}package\.json"|Expected to parse an object from package\.json|No package\.json found\. To create|Run this command from the root directory of a project/,
        explain: () => ({
            cause: "The Convex CLI cannot read the package.json of the app, so nothing was pushed.",
            fix: "Correct package.json; the end of the output says what is wrong with it. If the app lies in another folder, point `working-directory` at the one that holds package.json and `convex/`.",
            link: `${failure_pattern/* DOCS */.iT}/production/project-configuration`,
        }),
    },
];
const ACCESS = {
    EROFS: "it is on a read-only file system",
    EACCES: "the user of this job may not write or read it",
    EPERM: "the user of this job may not write or read it",
};
const OF_FILES = [
    {
        code: "disk-full",
        pattern: DISK_FULL,
        explain: () => diskFull("The Convex CLI could not write a file"),
    },
    {
        code: "file-access-denied",
        pattern: /\b(EACCES|EPERM|EROFS): [a-z -]{1,60}, \w{1,20} '([^'\n]{1,300})'/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, reason = "EACCES", file]) => ({
            cause: `The Convex CLI cannot use ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}: ${ACCESS[reason] ?? ACCESS.EACCES}.`,
            fix: `Look for a step before this one that ran as another user, in a container (\`docker run\`) or with \`sudo\`, and have it leave its files to the runner's user:${(0,failure_pattern/* yamlBlock */.RP)('- run: sudo chown -R "$(id -u)" .')}`,
            link: null,
        }),
    },
];
const OF_ARGUMENTS = [
    {
        code: "cli-arguments-rejected",
        // Reads only the line of the error: after it, the CLI prints its help, which lists every option.
        pattern: /^error: (?:unknown option '(--[a-z-]{1,60})[='][^\n]{0,300}|option '[^'\n]{1,100}' (?:argument|cannot be used)[^\n]{0,300}|too many arguments for [^\n]{0,100})/m,
        fields: [/^--[a-z-]{1,60}$/],
        explain: ([, option]) => ({
            cause: `The installed Convex CLI does not accept ${(0,code_span/* codeSpanOr */.xk)(option, "the arguments of this deploy")}, so nothing was pushed.`,
            fix: "Update the `convex` package, or correct `deploy-args`. `npx convex deploy --help` shows what the installed version accepts.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
];
const INSTALLATION_FAILURES = [...OF_ARGUMENTS, ...OF_PACKAGES, ...OF_FILES];

;// CONCATENATED MODULE: ./build/diagnosis/build-environment-failures.js
/** Failures of `cmd` that have their reason in what the build runs on, by what package managers and Node print. */



const HOSTING = `${failure_pattern/* DOCS */.iT}/production/hosting`;
const build_environment_failures_VERSION = /^[\d.]{1,20}$/;
const BUILD_ENVIRONMENT_FAILURES = [
    {
        code: "build-calls-missing-function",
        pattern: /Could not find (?:public )?function for '([\w/.:-]{1,200})'\. Did you forget to run/,
        explain: ([, name]) => ({
            cause: `The build calls ${(0,code_span/* codeSpanOr */.xk)(name, "a Convex function")}, which the Convex deployment does not have yet: \`cmd\` runs before the push.`,
            fix: "Load that data at request time or in the browser instead of while the build renders pages. Or leave `cmd` out, and build the site in a step after this one, with the outputs of this step.",
            link: HOSTING,
        }),
    },
    {
        code: "build-out-of-memory",
        pattern: /JavaScript heap out of memory|Reached heap limit Allocation failed/,
        explain: () => ({
            cause: "The build (`cmd`) ran out of memory.",
            fix: (0,failure_pattern/* moreMemory */.Ds)("build"),
            link: HOSTING,
        }),
    },
    {
        code: "disk-full",
        pattern: DISK_FULL,
        explain: () => diskFull("The build (`cmd`) could not write a file"),
    },
    {
        code: "build-script-missing",
        pattern: /(?:Missing script: |ERR_PNPM_NO_SCRIPT\S{0,10} {1,4}Missing script: |Script not found |Couldn't find a script named |error Command )["']?([\w:.-]{1,80})["']?(?= not found|["'.]|$)/m,
        explain: ([, script]) => ({
            cause: `The package.json in the working directory has no script ${(0,code_span/* codeSpanOr */.xk)(script, "of the name that `cmd` calls")}.`,
            fix: "Correct `cmd`, or add the script. In a monorepo, the script may be in another package: `cmd` runs in `working-directory`, so go there first (`cd ../web && npm run build`).",
            link: HOSTING,
        }),
    },
    {
        code: "build-script-missing",
        pattern: /npm (?:error|ERR!) enoent Could not read package\.json|ERR_PNPM_NO_IMPORTER_MANIFEST_FOUND/,
        explain: () => ({
            cause: "The folder in which `cmd` runs the build has no package.json.",
            fix: "Correct the folder that `cmd` changes to. It starts in `working-directory`: `cd ../web && npm run build`, for example.",
            link: HOSTING,
        }),
    },
    {
        code: "node-version-of-build",
        pattern: /You are using Node\.js v?[\d.]{1,20}\. (?:For Next\.js, Node\.js version "?[>=^ ]{0,4}v?([\d.]{1,20})[^\n]{0,40} is required|Vite requires Node\.js version ([\d.]{1,20})\+)/,
        fields: [build_environment_failures_VERSION, build_environment_failures_VERSION],
        explain: ([, next, vite]) => ({
            cause: `The job's Node is too old for the build${next === undefined && vite === undefined ? "" : ` (it needs ${next ?? vite} or newer)`}.`,
            fix: failure_pattern/* NEWER_NODE */.lt,
            link: "https://github.com/actions/setup-node",
        }),
    },
    {
        code: "file-access-denied",
        pattern: /(?:^|[: ])([\w@./-]{1,200}): Permission denied$/m,
        // The shell's own code for a file that it may not run.
        appliesTo: ({ buildExitCode }) => buildExitCode === 126,
        explain: ([, file]) => ({
            cause: `The build (\`cmd\`) may not run ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}, because it is not executable.`,
            fix: `Make the file executable, and commit that:${(0,failure_pattern/* shellBlock */.OV)(`git update-index --chmod=+x ${file ?? "<file>"}`)}`,
            link: null,
        }),
    },
    {
        code: "build-lockfile-outdated",
        pattern: /ERR_PNPM_(?:OUTDATED_LOCKFILE|NO_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)|`npm ci` (?:command )?can only install|lockfile had changes, but lockfile is frozen|Your lockfile needs to be updated|YN0028/,
        explain: () => ({
            cause: "The lockfile is missing or does not match package.json, so `cmd` could not install the dependencies.",
            fix: "Run the install on your machine with the same package manager and version, and commit the lockfile. Dependencies are better installed in a step of their own, before this one.",
            link: null,
        }),
    },
    {
        code: "build-dependency-missing",
        pattern: /(?:^|\n)[^\n]{0,20}Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find (?:module|package) ['"]?((?:@[\w.-]{1,60}\/)?\w(?:[\w.-]{0,80}\w)?)(?=['" /.]|$)/m,
        explain: ([, name]) => ({
            cause: `The build needs the package ${(0,code_span/* codeSpanOr */.xk)(name, "that its output names")}, which is not installed.`,
            fix: `Install the dependencies in a step before this one, \`devDependencies\` included (\`NODE_ENV=production\` and \`--omit\` leave packages out). If the package is for one platform, such as \`@rollup/rollup-linux-x64-gnu\`, renew the lockfile: delete it with \`node_modules\`, install again, and commit it.${(0,failure_pattern/* yamlBlock */.RP)("- run: npm ci")}`,
            link: HOSTING,
        }),
    },
    {
        code: "build-failed",
        // Some package managers replace the shell's exit code 127, and on Windows it is a different one.
        pattern: /^[^\n]{0,60}\bsh: (?:line )?(?:\d{1,6}: )?([\w@./-]{1,100}): (?:command )?not found$|^'([\w@./-]{1,100})' is not recognized as an internal or external command/m,
        appliesTo: ({ buildExitCode }) => buildExitCode !== 127,
        explain: ([, shell, windows]) => ({
            cause: `The build (\`cmd\`) calls ${shell === undefined && windows === undefined ? "a program" : (0,code_span/* codeSpan */.SS)(shell ?? windows ?? "")}, which was not found.`,
            fix: failure_pattern/* INSTALL_PROGRAM */.xR,
            link: HOSTING,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/build-failures.js
/** Failures of the user's build command. Only these are searched for in the output of a build. */

const build_failures_HOSTING = `${failure_pattern/* DOCS */.iT}/production/hosting`;
const URL_NAME = /^(?:[A-Z]{2,12}_){0,2}CONVEX_(?:SITE_)?URL$/;
const NAME_IN_TEXT = String.raw `\b((?:[A-Z][A-Z0-9]{0,30}_){0,4}CONVEX_(?:SITE_)?URL)\b`;
/** Matches a line with a clause that says that the variable is missing. Ignores warnings, which do not fail a build. */
const NAMES_MISSING_URL = new RegExp(String.raw `^(?![^\n]{0,100}\b(?:[Ww]arn|WARN))(?:` +
    String.raw `[^\n]{0,300}?\b(?:[Mm]issing|[Rr]equired|[Rr]equires|[Uu]ndefined|[Uu]nset|[Ee]mpty|[Ii]nvalid|[Ss]et|[Pp]rovide|[Dd]efine)\b[^\n.;,]{0,60}?${NAME_IN_TEXT}(?!["'\`]{0,1} {0,1}= {0,1}["'\`]{0,1}(?!undefined|null)[\w])` +
    "|" +
    String.raw `[^\n]{0,300}?${NAME_IN_TEXT}[^\n.;,]{0,40}?\b(?:missing|[Rr]equired|undefined|unset|empty|[Ii]nvalid|(?:not|n't) (?:be )?(?:set|defined|found|given|provided|configured))\b` +
    ")", "m");
const BUILD_FAILURES = [
    {
        code: "node-version-of-build",
        pattern: /Your Node version v?[\d.]{1,20} is too old\. Convex requires at least Node v?([\d.]{1,20})/,
        fields: [/^[\d.]{1,20}$/],
        explain: ([, needed]) => ({
            cause: `The build calls the Convex CLI with the job's own Node, which is too old for it${needed === undefined ? "" : ` (it needs ${needed.replace(/\.0$/, "")} or newer)`}.`,
            fix: failure_pattern/* NEWER_NODE */.lt,
            link: "https://github.com/actions/setup-node",
        }),
    },
    {
        code: "codegen-needs-deployment",
        pattern: /Codegen requires an existing deployment|codegen.*[Pp]review deploy keys?|[Pp]review deploy keys? .*codegen/,
        explain: () => ({
            cause: "The build runs `convex codegen`, which does not work with a preview deploy key.",
            fix: "Commit the `convex/_generated` folder and remove `convex codegen` from the build.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/codegen`,
        }),
    },
    {
        code: "build-calls-convex",
        pattern: /No CONVEX_DEPLOYMENT set|no Convex deployment configuration found|Cannot prompt for input in non-interactive terminals|Failed to fetch latest backend version/,
        explain: () => ({
            cause: "The build calls the Convex CLI, which does not find a deploy key, because this action does not pass the key to the build.",
            fix: "Remove `convex deploy` (or `convex dev`, or `convex codegen`) from the build script, commit `convex/_generated`, and let `cmd` only build the site. If the build needs the key, set `expose-deploy-key-to-cmd: true`.",
            link: build_failures_HOSTING,
        }),
    },
    {
        code: "generated-code-missing",
        readsQuotedText: true,
        pattern: /(?:Cannot find module|Could not resolve|Can't resolve|Failed to resolve|Module not found)[^\n]{0,400}\b_generated\b/,
        explain: () => ({
            cause: "The code imports `convex/_generated`, which is not in the checkout.",
            fix: "Create the folder with `npx convex dev` (or `npx convex codegen`) on your machine and commit it. If .gitignore lists it, use `git add -f convex/_generated`.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/codegen`,
        }),
    },
    {
        code: "build-lacks-url",
        // The output is the build's own, so only a name in this form is sent.
        pattern: NAMES_MISSING_URL,
        // A variable that this action has set is not missing, even if the build prints that it is.
        appliesTo: ({ urlNames = [] }, [, before = "", after = ""]) => !urlNames.includes(before || after),
        fields: [URL_NAME, URL_NAME],
        explain: ([, before, after]) => {
            const name = before || after || "NEXT_PUBLIC_CONVEX_URL";
            const input = name.includes("SITE_URL") ? "cmd-site-url-env-var-name" : "cmd-url-env-var-name";
            return {
                cause: `The build did not find the URL of the Convex deployment in \`${name}\`.`,
                fix: `Name the variable that the build reads:${(0,failure_pattern/* yamlBlock */.RP)("with:", `  ${input}: ${name}`)}`,
                link: build_failures_HOSTING,
            };
        },
    },
    {
        code: "build-lacks-url",
        pattern: /No address provided to Convex\w*Client|Invalid deployment address:|client created with undefined deployment address/,
        explain: () => ({
            cause: "The build's code did not find the URL of the Convex deployment in the variable that it reads.",
            fix: `Have the code read the variable that this action sets (the log above names it), or name the one that the code reads:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL")}`,
            link: build_failures_HOSTING,
        }),
    },
];
/**
 * A build that failed for any other reason. `sent` contains only that reason: reports say before it that the build
 * failed.
 */
function build_failures_buildFailed(exitCode, { outputTail, isKeyExposed = false }) {
    const cause = `The build command (\`cmd\`) ended with exit code ${exitCode}`;
    const common = { code: "build-failed", link: build_failures_HOSTING, cmdExitCode: exitCode };
    const sent = (why, fix) => ({ fix, sent: { cause: why, fix } });
    if (exitCode === 127) {
        const program = outputTail
            .map((line) => /([\w@./-]{1,100}): (?:command )?not found$/.exec(line)?.[1])
            .find(Boolean);
        return {
            ...common,
            cause: `${cause}: ${program === undefined ? "a program" : `\`${program}\``} was not found, so nothing was pushed.`,
            ...sent("A program was not found.", INSTALL_PROGRAM),
        };
    }
    if (exitCode === 137)
        return {
            ...common,
            cause: `${cause}: it was killed, most likely because the runner ran out of memory. Nothing was pushed.`,
            ...sent("It was killed (exit code 137), most likely because the runner ran out of memory.", moreMemory("build")),
        };
    const surroundings = `It runs in the working directory with the URL variables ${isKeyExposed ? "and the deploy key set" : "set and without the deploy key"}.`;
    return {
        ...common,
        cause: `${cause}, so nothing was pushed.`,
        fix: `Fix the build; its output is in the log above. ${surroundings}`,
        sent: { cause: "", fix: `Fix the build; its output is in the log of the run. ${surroundings}` },
    };
}

;// CONCATENATED MODULE: ./build/diagnosis/bundle-failures.js
/** Errors of the bundler that need another fix than an error in the code. */


const BUNDLING = `${failure_pattern/* DOCS */.iT}/functions/bundling`;
const MISSING_FILE = "Correct the path: Linux distinguishes upper and lower case, unlike macOS and Windows. If a build creates the file, run it in a step before this one. If .gitignore lists the file, commit it.";
const BUNDLE_FAILURES = [
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] Could not resolve "([^"\n]{1,200})"\n(?:[^\n]{0,500}\n){0,12}?[^\n]{0,20}The module "([^"\n]{1,200})" was not found on the file system/,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, name, file]) => ({
            cause: `The Convex functions cannot be bundled: ${(0,code_span/* codeSpanOr */.xk)(name, "a package")} is installed, but its package.json points to ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}, which does not exist.`,
            fix: "If it is a package of this repository, build it in a step before this one. If it comes from a registry, install the dependencies again.",
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /The path "([^"\n]{1,200})" is not exported by package "([^"\n]{1,200})"/,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, path, name]) => ({
            cause: `The Convex functions cannot be bundled: the installed version of ${(0,code_span/* codeSpanOr */.xk)(name, "a package")} does not export ${(0,code_span/* codeSpanOr */.xk)(path, "a path that they import")}.`,
            fix: "Correct the import, or install the version that exports it, and commit package.json and the lockfile. In a monorepo, look for a second, older copy of the package.",
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] Could not resolve "([@~#]\/[^"\n]{1,200})"/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, name]) => ({
            cause: `The Convex functions cannot be bundled: the path alias ${(0,code_span/* codeSpanOr */.xk)(name, "that they import")} leads to no file.`,
            fix: `The bundler reads aliases from \`compilerOptions.paths\` in the \`tsconfig.json\` of the functions folder: add the alias there, or import by a relative path. ${MISSING_FILE}`,
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] Could not resolve "(\.{1,2}\/[^"\n]{1,200})"/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, name]) => ({
            cause: `The Convex functions cannot be bundled: they import ${name === undefined ? "a file" : `the file ${(0,code_span/* codeSpan */.SS)(name)}`}, which is not in the checkout.`,
            fix: MISSING_FILE,
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        // esbuild looks names of files up without regard to case, and cannot open them then.
        pattern: /[✘X] \[ERROR\] Cannot read file: (\S{1,300})/,
        explain: ([, file]) => ({
            cause: `The Convex functions cannot be bundled: they import ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}, which cannot be read.`,
            fix: MISSING_FILE,
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] No loader is configured for "(\.(?!node")[\w.]{1,20})" files(?:: ([^\s"]{1,300}))?/,
        fields: [/^\.[\w.]{1,20}$/, failure_pattern/* PATH */.gI],
        explain: ([, extension, file]) => ({
            cause: `The Convex functions cannot be bundled: they import ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}, and the bundler does not read ${extension === undefined ? "files of that kind" : `\`${extension}\` files`}.`,
            fix: 'Put what the functions need of it into a `.ts` or `.json` file, or into file storage. If a package imports it, use the package only in files with `"use node"`, and list it in `node.externalPackages` of `convex.json`.',
            link: `${BUNDLING}#external-packages`,
        }),
    },
    {
        code: "module-path-invalid",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] Two output files share the same path but have different contents: (\S{1,300})/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, output]) => ({
            cause: `Two files of the functions folder become the same module${output === undefined ? "" : ` (${(0,code_span/* codeSpan */.SS)(output)})`}.`,
            fix: failure_pattern/* RENAME_MODULE */.Ah,
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "bundler-stopped",
        readsQuotedText: true,
        pattern: /The service (?:was stopped|is no longer running)/,
        explain: () => ({
            cause: "The bundler (esbuild) ended before it was done, most likely because the runner ran out of memory. Nothing was pushed.",
            fix: "Run the job again. If it happens often, use a larger runner, or run less at the same time in this job.",
            link: BUNDLING,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/configuration-failures.js
/** Failures of the auth config, `convex.json` and components that need another fix than those files in general. */


const CONFIGURATION = `${failure_pattern/* DOCS */.iT}/production/project-configuration`;
const CONFIGURATION_FAILURES = [
    {
        code: "auth-config-invalid",
        // What `@auth/core` looks for, and does without.
        pattern: /Environment variable (AUTH_SECRET_\d|AUTH_REDIRECT_PROXY_URL|AUTH_TRUST_HOST|AUTH_URL|NEXTAUTH_URL|NEXTAUTH_SECRET) is used in auth config file/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, name]) => ({
            cause: `The auth config (\`auth.config.ts\`) imports a package that looks for ${name === undefined ? "optional variables" : `the optional variable ${(0,code_span/* codeSpan */.SS)(name)}`}, and Convex refuses an auth config that reads a variable which is not set.`,
            fix: "Let `auth.config.ts` import nothing but types, and state `domain` and `applicationID` in it. Providers and what they need belong in `auth.ts`. Setting the variable does not help: Convex would ask for the next one.",
            link: `${failure_pattern/* DOCS */.iT}/auth`,
        }),
    },
    {
        code: "auth-config-invalid",
        readsQuotedText: true,
        pattern: /auth config[^\n]{0,200}Invalid provider domain URL|\bInvalidProviderDomainUrl: /,
        explain: (_, run) => ({
            cause: "The `domain` of a provider in the auth config (`auth.config.ts`) is not a URL, so nothing was pushed.",
            fix: `If it comes from an environment variable, look at its value on the Convex deployment: it must be a URL such as \`https://acme.clerk.accounts.dev\`, without quotes.${(0,failure_pattern/* shellBlock */.OV)((0,failure_pattern/* convexCommand */.Dg)(run, "env list", ""))}`,
            link: `${failure_pattern/* DOCS */.iT}/auth`,
        }),
    },
    {
        code: "auth-config-invalid",
        pattern: /Found both \S{1,300}auth\.config\.js and \S{1,300}, choose one/,
        explain: () => ({
            cause: "There are two auth configs, `auth.config.js` and `auth.config.ts`.",
            fix: "Delete one of them. If the `.js` file is compiled from the other, keep it out of the functions folder.",
            link: `${failure_pattern/* DOCS */.iT}/auth`,
        }),
    },
    {
        code: "node-actions-not-supported",
        pattern: /Node actions are not supported in components(?:\. Remove `"use node;?" from (\S{1,200}))?|"use node" directive is not supported in components(?:\. Remove it from the component at: (\S{1,300}?)\.?$)?/m,
        fields: [failure_pattern/* PATH */.gI, failure_pattern/* PATH */.gI],
        explain: ([, module, path]) => ({
            cause: `A component has Node.js actions${module === undefined && path === undefined ? "" : ` (${(0,code_span/* codeSpan */.SS)(module ?? path ?? "")})`}, but only the app itself can have them.`,
            fix: 'Remove `"use node"` and Node\'s built-in modules from the component, and call what needs Node from an action of the app. A component that is not yours needs a version that supports this.',
            link: `${failure_pattern/* DOCS */.iT}/components/authoring`,
        }),
    },
    {
        code: "node-version-of-functions",
        pattern: /\bInvalid node version: (\S{1,20})|InvalidNodeVersion: The node version `([^`\n]{1,20})` is invalid/,
        fields: [failure_pattern/* NUMBER */.uk, failure_pattern/* NUMBER */.uk],
        explain: ([, version, other]) => ({
            cause: `\`node.nodeVersion\` in \`convex.json\`${version === undefined && other === undefined ? "" : ` is ${(0,code_span/* codeSpan */.SS)(version ?? other ?? "")}, which`} is not a Node.js version that Convex supports for functions.`,
            fix: 'Give the number of a major version as text, such as `{ "node": { "nodeVersion": "22" } }`, or remove the setting to get the default. If the number is right, a self-hosted backend may be too old for it.',
            link: `${CONFIGURATION}#configuring-the-nodejs-version`,
        }),
    },
    {
        code: "convex-json-invalid",
        pattern: /Error: both convex\.json and (src[\\/]convex\.json) files exist|Please move (src[\\/]convex\.json) to the root of your project/,
        fields: [/^src[\\/]convex\.json$/],
        explain: ([, both]) => ({
            cause: both === undefined
                ? "`convex.json` is in `src`, where the Convex CLI does not read it."
                : "There are two files, `convex.json` and `src/convex.json`.",
            fix: "Keep one `convex.json`, beside package.json. Paths in it are relative to that folder.",
            link: CONFIGURATION,
        }),
    },
    {
        code: "convex-json-invalid",
        pattern: /Unable to read project config file "convex\.json"|[✖×] (?:`convex\.json`: |Expected `convex\.json` to )/,
        explain: () => ({
            cause: "The Convex CLI cannot use `convex.json`, so nothing was pushed.",
            fix: 'Correct `convex.json`; the end of the output says what is wrong. It must be an object, such as `{ "functions": "convex/" }`.',
            link: CONFIGURATION,
        }),
    },
    {
        code: "convex-config-invalid",
        pattern: /Invalid component (?:root )?directory \([^)\n]{0,300}\): (\S{1,300})/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, path]) => ({
            cause: `The Convex CLI finds no component in ${(0,code_span/* codeSpanOr */.xk)(path, "a folder")}, so nothing was pushed.`,
            fix: "Correct the import of the component in `convex.config.ts`: it must lead to a folder with a `convex.config.ts`. For a component from npm, install the dependencies in a step before this one.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/limit-failures.js
/** Failures because a deploy exceeds one of Convex's limits. */

const LIMITS = `${failure_pattern/* DOCS */.iT}/production/state/limits`;
/** A size as Convex writes it, such as `51.2 MiB`. */
const SIZE = /^[\d.]{1,12} [kKMGT]?i?B$/;
/** @returns `: 5 (the limit is 4)`, without the numbers that are not known. */
function found(count, allowed, unit = "") {
    if (allowed === undefined)
        return "";
    return `${count === undefined ? "" : `: ${count}${unit}`} (the limit is ${allowed})`;
}
function unusedVariables(run) {
    return `Delete those that are no longer used:${(0,failure_pattern/* shellBlock */.OV)((0,failure_pattern/* convexCommand */.Dg)(run, "env list", ""), (0,failure_pattern/* convexCommand */.Dg)(run, "env remove", "NAME"))}`;
}
const OF_VARIABLES = [
    {
        code: "environment-variable-limit",
        pattern: /EnvVarLimitMet\b(?:[^\n]{0,200}\((\d{1,9})\))?/,
        fields: [failure_pattern/* NUMBER */.uk],
        explain: ([, allowed], run) => ({
            cause: `The Convex deployment already has the maximum number of environment variables${found(undefined, allowed)}.`,
            fix: unusedVariables(run),
            link: `${LIMITS}#environment-variables`,
        }),
    },
    {
        code: "environment-variable-limit",
        pattern: /EnvVarTotalSizeLimitMet\b(?:[^\n]{0,200}\((\d{1,9}) bytes\)[^\n]{0,200}\((\d{1,9}) bytes\))?/,
        fields: [failure_pattern/* NUMBER */.uk, failure_pattern/* NUMBER */.uk],
        explain: ([, count, allowed], run) => ({
            cause: `The names and values of all environment variables of the Convex deployment take more space than Convex allows${found(count, allowed, " bytes")}.`,
            fix: unusedVariables(run),
            link: `${LIMITS}#environment-variables`,
        }),
    },
    {
        code: "environment-variable-limit",
        pattern: /EnvironmentVariableValueTooLarge\b(?:[^\n]{0,200} is (\d{1,9}) bytes[^\n]{0,200}max size: (\d{1,9}))?/,
        fields: [failure_pattern/* NUMBER */.uk, failure_pattern/* NUMBER */.uk],
        explain: ([, count, allowed]) => ({
            cause: `The value of an environment variable is larger than Convex allows${found(count, allowed, " bytes")}.`,
            fix: "Shorten the value, or store larger data in a table or in file storage.",
            link: `${LIMITS}#environment-variables`,
        }),
    },
    {
        code: "environment-variable-limit",
        pattern: /EnvironmentVariableNameTooLong\b(?:[^\n]{0,600}must be less than (\d{1,9}))?/,
        fields: [failure_pattern/* NUMBER */.uk],
        explain: ([, allowed]) => ({
            cause: `The name of an environment variable is longer than Convex allows${allowed === undefined ? "" : ` (the limit is ${allowed} characters)`}.`,
            fix: "Shorten the name, and change the code that reads the variable.",
            link: `${LIMITS}#environment-variables`,
        }),
    },
];
const OF_CODE = [
    {
        code: "code-too-large",
        pattern: /ModulesTooLarge\b(?:[\s\S]{0,300}?\b(zipped|unzipped) maximum \(([\d.]{1,12} [kKMGT]?i?B) > maximum size ([\d.]{1,12} [kKMGT]?i?B)\))?|Total module size exceeded/,
        fields: [/^(?:un)?zipped$/, SIZE, SIZE],
        explain: ([, form, count, allowed]) => ({
            cause: `The bundled functions, with the packages they import, are larger than Convex allows${found(count, allowed, ` ${form}`)}.`,
            fix: "Import less: look for a large package that few functions need, and for files that contain no functions. Packages of Node actions can be installed on the server instead, by `node.externalPackages` in `convex.json`, but they count as well.",
            link: `${failure_pattern/* DOCS */.iT}/functions/bundling#external-packages`,
        }),
    },
    {
        code: "too-many-modules",
        pattern: /Too many function files \((\d{1,9}) > maximum (\d{1,9})\)/,
        fields: [failure_pattern/* NUMBER */.uk, failure_pattern/* NUMBER */.uk],
        explain: ([, count, allowed]) => ({
            cause: `The functions folder has more modules than Convex allows${found(count, allowed)}.`,
            fix: "Move files without functions out of the folder: every file in it and in its subfolders becomes a module. The Convex CLI leaves out files with several dots in their names, such as `messages.test.ts`.",
            link: `${failure_pattern/* DOCS */.iT}/functions/bundling`,
        }),
    },
];
const OF_SCHEMA = [
    {
        code: "schema-limit",
        pattern: /TooManyTables\b(?:[\s\S]{0,300}?cannot exceed (\d{1,9}))?/,
        fields: [failure_pattern/* NUMBER */.uk],
        explain: ([, allowed]) => ({
            cause: `The Convex deployment has more tables than Convex allows${found(undefined, allowed)}.`,
            fix: "On the Convex dashboard (Data), delete tables that are no longer used: a table remains until you delete it there, even if the schema no longer has it. You can also merge tables with the same fields into one, and add a field that tells their documents apart.",
            link: `${LIMITS}#database`,
        }),
    },
    {
        code: "schema-limit",
        pattern: /TooManyIndexes\b(?:[\s\S]{0,300}?Table "([\w-]{1,100})" cannot have more than (\d{1,9}) indexes)?/,
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* NUMBER */.uk],
        explain: ([, table, allowed]) => ({
            cause: `${table === undefined ? "A table" : `Table \`${table}\``} has more indexes in the schema than Convex allows${found(undefined, allowed)}.`,
            fix: "Remove the indexes that no query uses. An index on `a` is not needed if there is one on `a` and `b`.",
            link: `${LIMITS}#database`,
        }),
    },
    {
        code: "schema-limit",
        pattern: /IndexTooMany(Filter)?Fields\b(?:[\s\S]{0,300}?up to (\d{1,9}) )?/,
        fields: [/^Filter$/, failure_pattern/* NUMBER */.uk],
        explain: ([, kind, allowed]) => ({
            cause: `An index in the schema has more ${kind === undefined ? "fields" : "filter fields"} than Convex allows${found(undefined, allowed)}.`,
            fix: "Remove fields from the index, starting with the last one, and filter by them in the query.",
            link: `${LIMITS}#database`,
        }),
    },
];
/** Must come before the general patterns, which only recognize that a push or a schema was refused. */
const LIMIT_FAILURES = [...OF_VARIABLES, ...OF_CODE, ...OF_SCHEMA];
/** Clauses for Convex's error codes. Convex's own messages are not used, because they may contain a variable's value. */
const limit_failures_VARIABLE_LIMITS = {
    EnvVarLimitMet: "the deployment already has the maximum number of environment variables (EnvVarLimitMet)",
    EnvVarTotalSizeLimitMet: "the names and values of all its environment variables take more space than Convex allows (EnvVarTotalSizeLimitMet)",
    EnvironmentVariableValueTooLarge: "a value is larger than Convex allows (EnvironmentVariableValueTooLarge)",
    EnvironmentVariableNameTooLong: "a name is longer than Convex allows (EnvironmentVariableNameTooLong)",
};

;// CONCATENATED MODULE: ./build/diagnosis/module-failures.js
/** Failures of modules that Convex, or its CLI, cannot load, with a fix for each reason that is known. */


const RUNTIMES = `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`;
const module_failures_BUNDLING = `${failure_pattern/* DOCS */.iT}/functions/bundling`;
const EXTERNAL_PACKAGES = `${module_failures_BUNDLING}#external-packages`;
/** The beginning of an answer about the modules as a whole. */
const LOADING = String.raw `Loading the pushed modules encountered[^\n]{0,60}\s{1,40}(?:error:\s{1,10})?`;
const OF_LOADING = [
    {
        code: "modules-load-timeout",
        isTransient: true,
        pattern: new RegExp(`${LOADING}Function execution timed out \\(maximum duration: ([\\d.]{1,10}m?s)\\)`),
        fields: [/^[\d.]{1,10}m?s$/],
        explain: ([, limit]) => ({
            cause: `Convex could not load the modules within its time limit${limit === undefined ? "" : ` (${limit})`}, so nothing was pushed.`,
            fix: "Run the job again: a busy backend can be the reason. If it happens often, do less at the top level of the modules: create large objects and clients inside functions, and import large packages only in the files that need them. A self-hosted backend may need more CPU.",
            link: module_failures_BUNDLING,
        }),
    },
    {
        code: "modules-out-of-memory",
        pattern: new RegExp(`${LOADING}(?:JavaScript execution|Isolate) ran out of memory(?: \\(maximum memory usage: (\\d{1,9}) MB\\))?`),
        fields: [failure_pattern/* NUMBER */.uk],
        explain: ([, megabytes]) => ({
            cause: `Loading the modules takes more memory than Convex allows${megabytes === undefined ? "" : ` (${megabytes} MB)`}, so nothing was pushed.`,
            fix: 'Look for large constants and packages that are created or imported at the top level. Move large data to file storage or a table, and packages that need much memory to actions in a file that starts with `"use node"`.',
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "use-node-misplaced",
        pattern: /`([\w$]{1,100})` defined in `[^\n`]{0,60}?([\w./-]{1,200}?)"?\)?` is an? (\w{1,40}) function\. Only actions can be defined in Node\.js/,
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* PATH */.gI, failure_pattern/* NAME */.o_],
        explain: ([, name, module, kind]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} starts with \`"use node"\`, but defines ${name === undefined ? "a query or a mutation" : `\`${name}\``}${kind === undefined ? "" : ` (${kind})`}: only actions can run in Node.`,
            fix: "Move queries and mutations into a file without the directive. Actions can call them with `ctx.runQuery` and `ctx.runMutation`.",
            link: RUNTIMES,
        }),
    },
];
/** Reasons for which a module throws, and which moving code does not help against. */
const OF_THROWING = [
    {
        code: "node-api-in-default-runtime",
        readsQuotedText: true,
        pattern: /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?(?:(Buffer|__dirname|__filename|require|setImmediate|global) is not defined|Dynamic require of "([^"\n]{1,200})" is not supported)/,
        // The text of a module's error can be anything, so send only the path and the names from the pattern.
        fields: [failure_pattern/* PATH */.gI, failure_pattern/* NAME */.o_],
        explain: ([, module, global, required]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} needs Node${required === undefined ? (global === undefined ? "" : ` (${(0,code_span/* codeSpan */.SS)(global)})`) : ` (it loads ${(0,code_span/* codeSpan */.SS)(required)} with \`require\`)`}, which Convex's default runtime does not have.`,
            fix: 'Move the code into actions of a file that starts with `"use node"`, and import it nowhere else. If the file starts with it already, list the package in `node.externalPackages` of `convex.json`, so that it is installed instead of bundled.',
            link: RUNTIMES,
        }),
    },
    {
        code: "module-throws",
        readsQuotedText: true,
        pattern: /Failed to analyze (\S{1,200}): (?:Uncaught ReferenceError: )?(window|document|localStorage|sessionStorage|HTMLElement|navigator) is not defined/,
        fields: [failure_pattern/* PATH */.gI, failure_pattern/* NAME */.o_],
        explain: ([, module, global]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} imports code for browsers: it uses ${(0,code_span/* codeSpanOr */.xk)(global, "an API of browsers")} when it is loaded. Nothing was pushed.`,
            fix: "Look at the stack at the end of the output for the import that leads to it. Keep components and browser packages out of what Convex functions import: move what both need into a file of its own.",
            link: module_failures_BUNDLING,
        }),
    },
    {
        code: "module-throws",
        readsQuotedText: true,
        pattern: /(?:Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?|Uncaught Error: )A validator is undefined\b/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} uses a validator before it is defined, most likely because two files import each other. Nothing was pushed.`,
            fix: "Move validators that several files use into a file that imports nothing of yours, and import them from there. The end of the output names the field.",
            link: `${failure_pattern/* DOCS */.iT}/error#undefined-validator`,
        }),
    },
    {
        code: "external-packages-failed",
        readsQuotedText: true,
        pattern: /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?Cannot find (?:package|module) '([^'\n]{1,200})'/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module, name]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} imports ${(0,code_span/* codeSpanOr */.xk)(name, "a package")}, which is neither bundled nor installed on Convex. Nothing was pushed.`,
            fix: "Add the package to `dependencies` of the package.json beside `convex.json`. If another package loads it by name at run time, list both in `node.externalPackages` of `convex.json`.",
            link: EXTERNAL_PACKAGES,
        }),
    },
    {
        code: "module-throws",
        readsQuotedText: true,
        // In the words of common clients, which name no variable.
        pattern: /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?[^\n]{0,100}?(?:Missing API key|Neither apiKey nor config\.authenticator provided|\b(?:[Aa][Pp][Ii][ _-]?[Kk]ey|apiKey|[Ss]ecret key|accessToken|publishableKey|supabaseUrl|supabaseKey) (?:is|was|must be) (?:missing|required|not (?:set|provided)|set|provided))/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module], { target }) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} creates a client when it is loaded, and the client gets no key: most likely its environment variable is not set on the Convex deployment. Nothing was pushed.`,
            fix: `Look in the file for the variable, and let this action set it before the push:${(0,failure_pattern/* deploymentEnvBlock */.SH)(["SERVICE_API_KEY"], target)}\n\nOr create the client inside the functions that use it, so that the push does not need the key.`,
            link: `${failure_pattern/* DOCS */.iT}/production/environment-variables`,
        }),
    },
    {
        code: "module-throws",
        readsQuotedText: true,
        pattern: /Failed to analyze (\S{1,200}): [^\n]{0,40}Top-level awaits in source files are unsupported/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} has an \`await\` outside of any function, which Convex does not support. Nothing was pushed.`,
            fix: "Move the `await` into the functions that need its result. If a package has it, the stack at the end of the output names the file.",
            link: module_failures_BUNDLING,
        }),
    },
    {
        code: "crons-invalid",
        readsQuotedText: true,
        pattern: /\bInvalidCron: |Failed to analyze crons?\.js: Uncaught Error: (?:Cron identifier registered twice|Invalid cron identifier|Interval must be|Day of (?:month|week) must|Hour of day must|Minute of hour must|Must specify one of)/,
        explain: () => ({
            cause: "`crons.ts` defines a cron job that Convex does not accept, so nothing was pushed.",
            fix: "Give each job a name of its own, in ASCII letters, and times that exist: intervals above 0, hours from 0 to 23, minutes from 0 to 59. The end of the output says which rule is broken.",
            link: `${failure_pattern/* DOCS */.iT}/scheduling/cron-jobs`,
        }),
    },
    {
        code: "http-routes-invalid",
        readsQuotedText: true,
        pattern: /Failed to analyze http\.js: Uncaught Error: (?:[Pp]ath '|pathPrefix |\w{1,10} pathPrefix |route requires |'\w{1,20}' is not an allowed HTTP method|Invalid httpRouter route)|HTTP mount [^\n]{1,300} is invalid: /,
        explain: () => ({
            cause: "`http.ts` defines a route that Convex does not accept, so nothing was pushed.",
            fix: "Give each route a method and a path of its own: a path begins with `/`, a prefix ends with `/` too. Two routes, or a route and a component's `httpPrefix`, may not overlap. The end of the output names the route.",
            link: `${failure_pattern/* DOCS */.iT}/functions/http-actions`,
        }),
    },
];
const OF_EXTERNAL_PACKAGES = [
    {
        code: "external-packages-failed",
        pattern: /InvalidExternalModules\b/,
        explain: () => ({
            cause: "Convex could not install the packages of `node.externalPackages` (it runs `npm install` itself), so nothing was pushed.",
            fix: "The end of the output shows npm's error. Convex installs the versions that this job has in `node_modules`, from the public npm registry: a private package, a local one (`file:`, `workspace:`) and one that must be compiled cannot be external. Take it out of `node.externalPackages` in `convex.json`, so that it is bundled.",
            link: EXTERNAL_PACKAGES,
        }),
    },
    {
        code: "external-packages-failed",
        pattern: /required for\s{1,40}installing external package "([^"\n]{1,200})" configured in convex\.json/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, name]) => ({
            cause: `\`node.externalPackages\` in \`convex.json\` lists ${(0,code_span/* codeSpanOr */.xk)(name, "a package")}, which is not installed in \`node_modules\` with a version.`,
            fix: "Install the dependencies in a step before this one, with the package in `dependencies` of the package.json beside `convex.json`. Or take it out of `node.externalPackages`.",
            link: EXTERNAL_PACKAGES,
        }),
    },
];
const OF_FOLDERS = [
    {
        code: "module-path-invalid",
        pattern: /within the "_deps" directory, which is reserved/,
        explain: () => ({
            cause: "The functions folder has a folder named `_deps`, which Convex uses itself.",
            fix: "Rename the folder, and the imports of its files.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "module-path-invalid",
        pattern: /(\S{1,300}) is in \/actions subfolder but has no "use node"/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, path]) => ({
            cause: `${(0,code_span/* codeSpanOr */.xk)(path, "A file")} is in the \`actions\` folder, where every file must start with \`"use node"\`.`,
            fix: 'Add `"use node";` as the first line of the file if it defines only actions, or move it into another folder.',
            link: RUNTIMES,
        }),
    },
    {
        code: "module-path-invalid",
        pattern: /Path "([^"\n]{1,200})":([\w$]{1,100}) conflicts with existing export/,
        fields: [failure_pattern/* PATH */.gI, failure_pattern/* NAME */.o_],
        explain: ([, module, name]) => ({
            cause: `${name === undefined ? "A function" : `\`${name}\``} in ${(0,code_span/* codeSpanOr */.xk)(module, "a module")} has the same path as what another file exports, so nothing was pushed.`,
            fix: "Rename one of the two: a function `list` of `users.ts` and the module `users/list.ts` would both be `api.users.list`.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "module-path-invalid",
        pattern: /CanonicalizationConflict\b/,
        explain: () => ({
            cause: "Two files of the functions folder have the same name but for the extension, so Convex cannot tell them apart.",
            fix: failure_pattern/* RENAME_MODULE */.Ah,
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
];
/** What remains of the answers about modules, and thus tried last. */
const OTHER_MODULE_FAILURES = [
    {
        code: "module-throws",
        pattern: /\bInvalidModules\b/,
        explain: () => ({
            cause: "Convex cannot load one of the modules, so nothing was pushed.",
            fix: "The end of the output shows Convex's error, and most often the module. Convex loads every file of the functions folder at each push.",
            link: module_failures_BUNDLING,
        }),
    },
];
/** Specific failures of modules. They are tried before the general ones. */
const MODULE_FAILURES = [
    ...OF_LOADING,
    ...OF_THROWING,
    ...OF_EXTERNAL_PACKAGES,
    ...OF_FOLDERS,
];

;// CONCATENATED MODULE: ./build/diagnosis/schema-failures.js
/** Tables and indexes that Convex does not accept, by the codes of its backend. */


const INDEXES = `${failure_pattern/* DOCS */.iT}/database/reading-data/indexes/`;
const SAME_FIELDS = {
    what: "has the same fields as another index of its table",
    fix: "Remove one of the two. Search and vector indexes of a table need different fields; one index can have the filter fields of both.",
};
const SYSTEM_FIELD = {
    what: "lists a field that Convex adds by itself, or that begins with an underscore",
    fix: "Leave `_id` and `_creationTime` out of the list: every index ends with `_creationTime`, and `ctx.db.get(id)` needs no index.",
};
const UNKNOWN_FIELD = {
    what: "refers to a field that its table does not have, or that has another type",
    fix: "Correct the name of the field in the index, or add the field to the table. A vector index needs a field that is `v.array(v.float64())`.",
};
const NAME_RULES = "A name may contain letters, digits and underscores, has at most 64 characters, and begins with a letter.";
const MISTAKES = {
    EmptyIndex: { what: "has no fields", fix: "Give the index a field, or remove it." },
    FieldsNotUniqueWithinIndex: { what: "lists a field twice", fix: "List each field once." },
    IndexNotUnique: SAME_FIELDS,
    SearchIndexFieldNotUnique: SAME_FIELDS,
    VectorIndexFieldNotUnique: SAME_FIELDS,
    IndexNamesNotUnique: { what: "is defined twice in its table", fix: "Rename one of the two, or remove it." },
    IndexNameReserved: {
        what: "has a name that Convex reserves",
        fix: "Rename it: a name may not begin with an underscore, nor be `by_id` or `by_creation_time`.",
    },
    IndexFieldsContainId: SYSTEM_FIELD,
    IndexFieldsContainCreationTime: SYSTEM_FIELD,
    IndexFieldNameReserved: SYSTEM_FIELD,
    InvalidIndexName: { what: "has a name that Convex does not allow", fix: `Rename the index. ${NAME_RULES}` },
    InvalidIndexField: UNKNOWN_FIELD,
    SchemaDefinitionError: UNKNOWN_FIELD,
    InvalidVectorDimensionError: {
        what: "has a number of dimensions that Convex does not allow",
        fix: "Set `dimensions` of the vector index to a number from 2 to 4096.",
    },
};
const TABLE_MISTAKES = {
    InvalidTableName: { what: "has a name that Convex does not allow", fix: `Rename the table. ${NAME_RULES}` },
    TableNameReserved: {
        what: "has a name that Convex reserves",
        fix: "Rename the table: names that begin with an underscore belong to Convex.",
    },
    InvalidTopLevelTypeInSchemaError: {
        what: "has documents that are not objects",
        fix: "Give `defineTable` an object of validators, `v.object(…)`, a union of objects, or `v.any()`.",
    },
};
/** What Convex names after the error's code: a table and perhaps an index, or only an index. */
const PLACES = /[Tt]able "([\w-]{1,100})"[^\n"]{0,60}(?:"([\w.-]{1,200})")?|[Ii]ndex(?: name:)? "([\w.-]{1,200})"|table name: "([^"\n]{1,200})"/
    .source;
function codes(mistakes) {
    return Object.keys(mistakes).join("|");
}
const SCHEMA_FAILURES = [
    {
        code: "schema-invalid",
        pattern: new RegExp(`\\b(${codes(MISTAKES)}): (?:[\\s\\S]{0,200}?(?:${PLACES}))?`),
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* NAME */.o_, failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, code = "", table, ofTable, alone]) => {
            const { what, fix } = MISTAKES[code] ?? UNKNOWN_FIELD;
            const index = ofTable ?? alone;
            return {
                cause: `${index === undefined ? "An index" : `The index ${(0,code_span/* codeSpan */.SS)(index)}`}${table === undefined ? "" : ` of table \`${table}\``} in \`schema.ts\` ${what}, so nothing was pushed.`,
                fix,
                link: INDEXES,
            };
        },
    },
    {
        code: "schema-invalid",
        // From the CLI, if `codegen.staticDataModel` of `convex.json` is on.
        pattern: /[✖×] System field (_\w{1,40}) present in table ([\w-]{1,100})/,
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* NAME */.o_],
        explain: ([, field = "_id", table]) => ({
            cause: `${table === undefined ? "A table" : `The table \`${table}\``} in \`schema.ts\` defines the field \`${field}\`, which Convex adds by itself. Nothing was pushed.`,
            fix: "Remove the field from the table's definition: every document has `_id` and `_creationTime`.",
            link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
        }),
    },
    {
        code: "schema-invalid",
        readsQuotedText: true,
        pattern: /evaluating your schema:\s{1,10}Uncaught Error: A validator is undefined\b/,
        explain: () => ({
            cause: "`schema.ts` uses a validator before it is defined, most likely because two files import each other. Nothing was pushed.",
            fix: "Move validators that the schema and other files use into a file that imports nothing of yours, and import them from there. The end of the output names the field.",
            link: `${failure_pattern/* DOCS */.iT}/error#undefined-validator`,
        }),
    },
    {
        code: "schema-invalid",
        pattern: new RegExp(`\\b(${codes(TABLE_MISTAKES)}): (?:[\\s\\S]{0,200}?(?:${PLACES}|(\\w{1,100}) is a reserved))?`),
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* NAME */.o_, failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE, failure_pattern/* NAME */.o_],
        explain: ([, code = "", table, , , invalid, reserved]) => {
            const name = table ?? invalid ?? reserved;
            const { what, fix } = TABLE_MISTAKES[code] ?? UNKNOWN_FIELD;
            return {
                cause: `${name === undefined ? "A table" : `The table ${(0,code_span/* codeSpan */.SS)(name)}`} in \`schema.ts\` ${what}, so nothing was pushed.`,
                fix,
                link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
            };
        },
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/code-failures.js
/** Failures of the app's code, of its configuration and of its data. */







const code_failures_CONFIGURATION = `${failure_pattern/* DOCS */.iT}/production/project-configuration`;
const ENVIRONMENT_VARIABLES = `${failure_pattern/* DOCS */.iT}/production/environment-variables`;
const LARGE_INDEXES = `${failure_pattern/* DOCS */.iT}/database/reading-data/indexes`;
/** The usual form of an environment variable's name, with at least one underscore. */
const VARIABLE = /\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b/g;
/** Matches and captures a message about a missing environment variable. */
const TELLS_OF_MISSING = String.raw `(?=[^\n]{0,300}(?:\b(?:[Mm]issing|[Rr]equired|undefined|unset|not (?:set|defined|found|given|provided|configured))\b|\b[Pp]lease (?:set|provide|define|add)\b|\bmust be (?:set|defined|provided)\b))` +
    String.raw `([^\n]{0,300}\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b[^\n]{0,300})`;
/** @param names - Empty if the texts must not contain them. */
function missingVariables(names, reader, run) {
    if (names.length === 0)
        return {
            cause: `${reader} environment variables, which are not set on the Convex deployment.`,
            fix: "Set them on the Convex deployment. The log of this run shows their names and the commands.",
            link: ENVIRONMENT_VARIABLES,
        };
    const [are, them, they] = names.length > 1 ? ["are", "them", "variables"] : ["is", "it", "variable"];
    const set = names.map((name) => (0,failure_pattern/* convexCommand */.Dg)(run, "env set", `${name} "value"`));
    const { target } = run;
    const inWorkflow = (0,failure_pattern/* deploymentEnvBlock */.SH)(names, target);
    const fix = target === "preview"
        ? `Let this action set ${them} before every push to a preview deployment:${inWorkflow}\n\nOr set ${them} for every new preview deployment (Project Settings → Environment Variables on the Convex dashboard), and on this one:${(0,failure_pattern/* shellBlock */.OV)(...set)}`
        : `Set ${them} on the Convex deployment:${(0,failure_pattern/* shellBlock */.OV)(...set)}\n\nOr let this action set ${them} before each push:${inWorkflow}`;
    return {
        cause: `${reader} the environment ${they} ${(0,code_span/* codeSpans */.tE)(names)}, which ${are} not set on the Convex deployment.`,
        fix,
        link: run.dashboardUrl === null ? ENVIRONMENT_VARIABLES : `${run.dashboardUrl}/settings/environment-variables`,
    };
}
/** Convex stops at the first variable of the auth config that is not set. */
const code_failures_AUTH_VARIABLE_NOT_SET = /Environment variable (\w{1,256}) is used in auth config file but its value was not set/;
const ENVIRONMENT = [
    {
        code: "environment-variable-missing",
        pattern: code_failures_AUTH_VARIABLE_NOT_SET,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, name = "NAME"], run) => {
            const names = [...new Set([name, ...(run.unsetAuthVariables ?? [])])].slice(0, 20);
            return missingVariables(names, "The auth config reads", run);
        },
    },
    {
        code: "environment-variable-missing",
        pattern: /Environment variables? ([\w, ]{1,2000}) (?:is|are) declared as required in convex\.config\.ts|Required environment variables are not set: ([\w, ]{1,2000})/,
        fields: [failure_pattern/* NAMES */.Xk, failure_pattern/* NAMES */.Xk],
        explain: ([, declared = "", missing = ""], run) => {
            const all = `${declared}${missing}`.split(",").map((name) => name.trim());
            const names = all.filter((name) => name !== "");
            return missingVariables(names, "`convex.config.ts` requires", run);
        },
    },
    {
        code: "environment-variable-missing",
        readsQuotedText: true,
        pattern: new RegExp(String.raw `Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?${TELLS_OF_MISSING}`),
        // The message that a module throws can contain anything, so it is not sent.
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module, message = ""], run) => {
            const names = [...new Set(message.match(VARIABLE) ?? [])].slice(0, 20);
            return missingVariables(names, `${(0,failure_pattern/* moduleText */.W7)(module)} throws when it is loaded, and its message names`, run);
        },
    },
    {
        code: "environment-variable-missing",
        readsQuotedText: true,
        pattern: new RegExp(String.raw `auth config is invalid: Uncaught \w{0,40}Error: ${TELLS_OF_MISSING}`),
        explain: ([, message = ""], run) => {
            const names = [...new Set(message.match(VARIABLE) ?? [])].slice(0, 20);
            return missingVariables(names, "The auth config throws when it is loaded, and its message names", run);
        },
    },
    {
        code: "environment-variable-invalid",
        pattern: /InvalidEnvironmentVariable\b/,
        explain: (_, run) => ({
            cause: "A value of an environment variable on the Convex deployment does not match its declaration in `convex.config.ts`.",
            fix: `Correct the value. Set a value that only the new code allows after the push, as \`deployment-env\` does. Set a value that the new code requires before the push. If both apply, deploy in two steps: first widen the validator in \`convex.config.ts\`, then change the value and narrow the validator. To change a value by hand:${(0,failure_pattern/* shellBlock */.OV)((0,failure_pattern/* convexCommand */.Dg)(run, "env set", 'NAME "value"'))}`,
            link: ENVIRONMENT_VARIABLES,
        }),
    },
    {
        code: "auth-config-invalid",
        pattern: /InvalidAuthConfig|AuthConfig(?:NotMatchingSchema|MissingExport|Unserializable)Error/,
        explain: () => ({
            cause: "Convex cannot use the auth config (`auth.config.ts`).",
            fix: "The file must export an object with a list named `providers`. The end of the output shows Convex's error.",
            link: `${failure_pattern/* DOCS */.iT}/auth`,
        }),
    },
];
const SCHEMA = [
    {
        code: "schema-invalid",
        pattern: /Hit an error while evaluating your schema|InvalidSchema\b/,
        explain: () => ({
            cause: "Convex cannot evaluate `schema.ts`, so nothing was pushed.",
            fix: "The file must have `defineSchema(…)` as its default export and must not throw. The end of the output shows Convex's error.",
            link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
        }),
    },
    {
        code: "schema-validation-failed",
        pattern: /Schema validation failed in component "([^"\n]{1,200})"(?:[\s\S]{0,1000}?in table "([\w-]{1,100})")?/,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* NAME */.o_],
        explain: ([, component, table]) => ({
            cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} of ${component === undefined ? "a component" : `the component ${(0,code_span/* codeSpan */.SS)(component)}`} do not match its new schema, so nothing was pushed.`,
            fix: "Look in the component's changelog for a migration from the version that was deployed before. Until then, go back to that version in package.json and the lockfile. If you do not need the data of a preview deployment, `preview-mode: recreate` starts fresh.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
    {
        code: "schema-validation-failed",
        // Matches the table only before the document, whose text can contain anything.
        pattern: /Schema validation failed(?:[\s\S]{0,1000}?in table "([\w-]{1,100})")?/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, table]) => ({
            cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} do not match the new schema, so nothing was pushed.`,
            fix: "Make the new field optional or widen its type, deploy, migrate the documents, then tighten the schema. If you do not need the data of a preview deployment, `preview-mode: recreate` starts fresh.",
            link: `${failure_pattern/* DOCS */.iT}/database/schemas#schema-validation`,
        }),
    },
    {
        code: "large-index-confirmation",
        // Not the CLI's help, which lists the option with two spaces and a description after it.
        pattern: /(--skip-large-indexes-check|--allow-deleting-large-indexes)(?! {2})/,
        fields: [/^--[a-z-]+$/],
        // Each version of the CLI names the flag that it supports.
        explain: ([, flag = "--skip-large-indexes-check"]) => ({
            cause: "The push creates, changes or deletes an index on a large table, and the Convex CLI requires a confirmation.",
            fix: `Check the list above (a new index can be staged instead, which does not block the deploy), then confirm it:${(0,failure_pattern/* yamlBlock */.RP)("with:", `  deploy-args: ${flag}`)}`,
            link: LARGE_INDEXES,
        }),
    },
    {
        code: "unstaging-confirmation",
        pattern: /--allow-unstaging-schema(?! {2})/,
        explain: () => ({
            cause: "The push discards a staged table validator, and the Convex CLI requires a confirmation.",
            fix: `Check the list above, then confirm it:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  deploy-args: --allow-unstaging-schema")}`,
            link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
        }),
    },
];
const CONFIG = [
    {
        code: "convex-json-invalid",
        pattern: /Parsing "convex\.json" failed|(`[\w.]{1,100}`) in `convex\.json`/,
        fields: [/^`[\w.]{1,100}`$/],
        explain: ([, field]) => ({
            cause: `${field === undefined ? "`convex.json` is not valid JSON" : `The value of ${field} in \`convex.json\` cannot be used`}, so nothing was pushed.`,
            fix: "Correct `convex.json`; the end of the output says where. An editor that supports its `$schema` marks such errors.",
            link: code_failures_CONFIGURATION,
        }),
    },
    {
        code: "convex-config-invalid",
        // The backend reports `TypecheckError` for a component that does not fit its use. `tsc` prints other messages.
        pattern: /\b(?:InvalidConvexConfig|InvalidDefinition|TypecheckError|CyclicImport|InvalidEnvVarDeclaration|EnvironmentVariablesUnsupported)\b/,
        explain: () => ({
            cause: "Convex cannot use `convex.config.ts`, so nothing was pushed.",
            fix: "The file must have `defineApp()` (or `defineComponent()`) as its only export, and must not throw. Each component needs a name of its own, and the environment variables that it declares must be set. The end of the output shows Convex's error.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
    {
        code: "node-actions-not-supported",
        pattern: /DeploymentNotConfiguredForNodeActions\b|NodeActionsNotSupported\b/,
        explain: () => ({
            cause: 'This Convex backend cannot run Node.js actions (`"use node"`).',
            fix: 'On a self-hosted backend, install a Node version that it supports on its machine. Or remove `"use node"` and Node\'s built-in modules from these actions.',
            link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
        }),
    },
    {
        code: "node-version-of-functions",
        pattern: /NodeVersionNotSupported|Node \d+ is no longer supported/,
        explain: () => ({
            cause: "Convex no longer supports the version of Node that `convex.json` sets for functions.",
            fix: 'Raise `node.nodeVersion` in `convex.json` (`{ "node": { "nodeVersion": "22" } }`), or remove the setting to use the default.',
            link: `${code_failures_CONFIGURATION}#configuring-the-nodejs-version`,
        }),
    },
];
const MODULES = [
    {
        code: "module-path-invalid",
        pattern: /(\S{1,300}) is not a valid path to a Convex module/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, path]) => ({
            cause: `Convex does not accept ${(0,code_span/* codeSpanOr */.xk)(path, "the path of a file")} as a module name: each part of the path may have at most 64 characters, and may contain only letters, digits, underscores and periods.`,
            fix: "Rename the file, for example from `my-file.ts` to `myFile.ts`, and the imports of it.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "default-export-invalid",
        pattern: /The default export of `convex\/(http|crons?)\.js` is not a/,
        fields: [/^http$|^crons?$/],
        explain: ([, name]) => {
            const [file, builder, page] = name === "http"
                ? ["http", "httpRouter", "functions/http-actions"]
                : ["crons", "cronJobs", "scheduling/cron-jobs"];
            return {
                cause: `The default export of \`${file}.ts\` is not what \`${builder}()\` returns, so nothing was pushed.`,
                fix: `Export by default what \`${builder}()\` returned, such as \`export default ${file};\`. If the file is for something else, rename it.`,
                link: `${failure_pattern/* DOCS */.iT}/${page}`,
            };
        },
    },
    {
        code: "module-throws",
        pattern: /Failed to analyze (\S{1,200}):/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module]) => ({
            cause: `Convex cannot load ${(0,failure_pattern/* moduleText */.W7)(module).replace(/^A/, "a")}: its top level throws an error, so nothing was pushed.`,
            fix: "Move the code that throws from the top level of the file into the functions that need it. Convex loads every module at each push.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
];
/** @returns A clause that says what the type check lacks. */
function typecheckNeeds(compiler, configuration) {
    if (configuration !== undefined)
        return "the functions folder has no `tsconfig.json`";
    const program = compiler === "tsgo" ? "`@typescript/native-preview` (`tsgo`)" : "TypeScript (`tsc`)";
    return `neither the working directory nor a folder above it has ${program} in its \`node_modules\``;
}
function typecheckFix(compiler, configuration) {
    if (configuration !== undefined)
        return `Create the file and commit it:${(0,failure_pattern/* shellBlock */.OV)("npx convex codegen --init")}\n\n`;
    return compiler === "tsgo"
        ? `Install it in the package that has \`convex.json\`:${(0,failure_pattern/* shellBlock */.OV)("npm install --save-dev @typescript/native-preview")}\n\n`
        : `Add it to package.json and install it in a step before this one:${(0,failure_pattern/* shellBlock */.OV)("npm install --save-dev typescript")}\n\n`;
}
/** By the compiler's own count, where it has got that far: of many errors, the output holds the last. */
function errorsFound(output) {
    const total = output.map((line) => /^Found (\d{1,7}) errors?\b/.exec(line)?.[1]).findLast(Boolean);
    return total === undefined ? output.filter((line) => /error TS\d+:/.test(line)).length : Number(total);
}
const TYPES = [
    {
        code: "typecheck-impossible",
        pattern: /(?:No `(tsc|tsgo)` binary found|Found no convex\/(tsconfig\.json))[^\n]*\n(?:[^\n]*\n){0,3}?[^\n]*--typecheck=disable/,
        fields: [/^tsc$|^tsgo$/, /^tsconfig\.json$/],
        explain: ([, compiler, configuration]) => ({
            cause: `\`typecheck: enable\` requires a type check, but it cannot run: ${typecheckNeeds(compiler, configuration)}.`,
            fix: `${typecheckFix(compiler, configuration)}To deploy without a type check where it cannot run:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  typecheck: try")}`,
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
    {
        code: "typecheck-out-of-memory",
        readsQuotedText: true,
        pattern: /typecheck timed out|JavaScript heap out of memory|Reached heap limit/,
        explain: () => ({
            cause: "The type check of the Convex functions was killed, most likely because it ran out of memory. Nothing was pushed.",
            fix: (0,failure_pattern/* moreMemory */.Ds)("type check"),
            link: "https://docs.convex.dev/cli/troubleshooting/typecheck-performance",
        }),
    },
    {
        code: "type-error",
        pattern: /TypeScript typecheck via `?tsc`? failed|error TS\d+:/,
        explain: (_, { outputTail }) => {
            const count = errorsFound(outputTail);
            return {
                cause: `TypeScript found ${count > 1 ? `${count} errors` : "an error"} in the Convex functions, so nothing was pushed.`,
                fix: "Fix the lines that the end of the output shows. `npx convex typecheck` shows the same errors on your machine.",
                link: `${failure_pattern/* DOCS */.iT}/production/hosting`,
            };
        },
    },
];
const BUNDLE = [
    {
        code: "use-node-misplaced",
        pattern: /"use node" directive is not allowed for (\S{1,200}?)\.?$/m,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, file]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(file)} starts with \`"use node"\`, but a file of that name must run in Convex's default runtime.`,
            fix: 'Remove the directive. Move the actions that need Node into a file of their own that starts with `"use node"`.',
            link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
        }),
    },
    {
        code: "node-api-in-default-runtime",
        readsQuotedText: true,
        pattern: /It looks like you are using Node APIs from a file without the "use node" directive/,
        explain: (_, { cliTail }) => {
            const module = /Could not resolve "([^"\n]{1,200})"/.exec(cliTail.join("\n"))?.[1];
            return {
                cause: `A function in Convex's default runtime uses Node's built-in modules${module ? ` (${(0,code_span/* codeSpan */.SS)(module)})` : ""}.`,
                fix: 'Move the code into actions of a file that starts with `"use node"`.',
                link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
            };
        },
    },
    {
        code: "native-module",
        readsQuotedText: true,
        pattern: /No loader is configured for "\.node" files(?:: ([^\s"]{1,300}))?/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, file]) => ({
            cause: `The Convex functions cannot be bundled: ${file === undefined ? "a package contains a native module (`.node`)" : `${(0,code_span/* codeSpan */.SS)(file)} is a native module`}, which must not be bundled.`,
            fix: 'List the package in `node.externalPackages` of `convex.json` and use it only in files with `"use node"`. The package must be installed in `node_modules` next to `convex.json`, and be a dependency of that package.json: a copy in the root of a monorepo is bundled instead.',
            link: `${failure_pattern/* DOCS */.iT}/functions/bundling#external-packages`,
        }),
    },
    {
        code: "app-bundles",
        pattern: /found wrong number of app bundles/,
        explain: () => ({
            cause: "The Convex CLI cannot bundle `convex.config.ts`: it found no app definition, or several, at that path.",
            fix: "Look for a `convex.config.js` or `convex.config.ts` that was compiled or copied next to the original, and for a functions folder that is a symbolic link. Point `functions` in `convex.json` at the real folder.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\](?: Could not resolve "([^"\n]{1,200})")?|Unable to bundle/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, module]) => module === undefined
            ? {
                cause: "The Convex functions cannot be bundled, because the code has an error.",
                fix: "Fix the lines that the end of the output shows.",
                link: `${failure_pattern/* DOCS */.iT}/functions/bundling`,
            }
            : {
                cause: `The Convex functions cannot be bundled: ${(0,code_span/* codeSpan */.SS)(module)} cannot be resolved.`,
                fix: "Fix the import, or add the missing package to package.json and install it in a step before this one.",
                link: `${failure_pattern/* DOCS */.iT}/functions/bundling`,
            },
    },
];
const CODE_FAILURES = [
    ...LIMIT_FAILURES,
    ...CONFIGURATION_FAILURES,
    ...ENVIRONMENT,
    ...SCHEMA_FAILURES,
    ...SCHEMA,
    ...MODULE_FAILURES,
    ...CONFIG,
    ...MODULES,
    ...OTHER_MODULE_FAILURES,
    ...TYPES,
    ...BUNDLE_FAILURES,
    ...BUNDLE,
];

;// CONCATENATED MODULE: ./build/diagnosis/connection-failures.js
/** Failures of what lies between the runner and Convex: proxies, gateways and certificates. */

const connection_failures_SELF_HOSTING = `${failure_pattern/* DOCS */.iT}/self-hosting`;
/** The words of Node and its `fetch` for a request that got no answer. */
const NO_CONNECTION = /fetch failed|TypeError: terminated|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|socket hang up|other side closed|(?:Connect|Headers|Body)TimeoutError/;
const CONNECTION_FAILURES = [
    {
        code: "tls-certificate",
        isTransportError: true,
        pattern: /SELF_SIGNED_CERT|[Ss]elf[- ]signed certificate|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|unable to (?:verify the first certificate|get (?:local )?issuer certificate)|CERT_HAS_EXPIRED|certificate has expired|ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/,
        explain: () => ({
            cause: "The Convex CLI does not trust the certificate of the server that answers for Convex.",
            fix: `If a proxy of your company inspects TLS, have Node trust the certificates of the runner:${(0,failure_pattern/* yamlBlock */.RP)("env:", "  NODE_OPTIONS: --use-system-ca")}\n\nOn a self-hosted backend, check that the certificate has not expired, is for this host name, and is served with its intermediate certificates.`,
            link: "https://nodejs.org/api/cli.html#--use-system-ca",
        }),
    },
    {
        code: "request-too-large",
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}413\\b`, "m"),
        explain: (_, { keyKind }) => keyKind === "admin"
            ? {
                cause: "The reverse proxy in front of the self-hosted backend refuses the push, because the bundled functions are larger than it allows (413).",
                fix: "Raise its limit for request bodies, such as `client_max_body_size 200m;` in nginx, or give the backend's own port in `url`.",
                link: connection_failures_SELF_HOSTING,
            }
            : {
                cause: "The push was refused, because the bundled functions are too large for one request (413).",
                fix: "Import less: look for a large package that few functions need. If this runner reaches Convex through a proxy, look for a limit for request bodies there.",
                link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
            },
    },
    {
        code: "proxy-refused",
        // If Convex itself refuses a request, a code or a message follows the status.
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}(403|405|407)(?: [A-Za-z ]{1,40})?$`, "m"),
        fields: [failure_pattern/* NUMBER */.uk],
        explain: ([, status]) => ({
            cause: `A proxy, gateway or firewall between this runner and Convex refused the request (${status}): Convex itself would have said why.`,
            fix: "Let requests from this runner through to the host that the end of the output names. On a self-hosted backend, check that `url` is the backend's own address (port 3210), and not that of its dashboard or HTTP actions.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "server-error",
        isTransient: true,
        isTransportError: true,
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}5\\d\\d\\b`, "m"),
        appliesTo: ({ keyKind }) => keyKind === "admin",
        explain: () => ({
            cause: "The self-hosted backend, or the reverse proxy in front of it, responded with a server error.",
            fix: "Read the logs of the backend (`docker compose logs backend`): whether it runs, and has enough memory, disk space and a reachable database. Then run the job again.",
            link: connection_failures_SELF_HOSTING,
        }),
    },
    {
        code: "network",
        isTransient: true,
        isTransportError: true,
        pattern: NO_CONNECTION,
        appliesTo: ({ keyKind }) => keyKind === "admin",
        explain: () => ({
            cause: "The self-hosted backend could not be reached from this runner, or stopped during the push.",
            fix: "Read the logs of the backend (`docker compose logs backend`): whether it runs, and was not restarted or killed because memory ran out. Check that this runner reaches `url`, through proxies and firewalls. Then run the job again.",
            link: connection_failures_SELF_HOSTING,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/quoted-text.js
/** Separates messages of the Convex CLI and of Convex from the users' text that they quote. */
/**
 * Matches the beginning of quoted text: errors of the bundler and the compiler quote code, and Convex quotes errors of
 * modules and documents that do not match the schema. The quoted text may contain the message of another failure.
 */
const QUOTE = new RegExp([
    String.raw `^\s{0,10}[✘X] \[ERROR\] `,
    "TypeScript typecheck via .{1,20} failed",
    String.raw `\berror TS\d{1,6}:`,
    String.raw `\bFailed to analyze \S{1,300}: `,
    String.raw `(?:^|: )Uncaught (?=\w{0,60}(?:Error|Exception)\b)`,
    "does not match the schema",
].join("|"), "m");
/** @returns The output up to the first text of users. */
function quoted_text_withoutQuotedText(output) {
    const quote = QUOTE.exec(output);
    return quote === null ? output : output.slice(0, quote.index + quote[0].length);
}

;// CONCATENATED MODULE: ./build/diagnosis/service-failures.js
/** Failures of the network, of Convex's service, and of the Convex CLI itself. */


const CONCURRENCY = "https://docs.github.com/actions/using-jobs/using-concurrency";
const ONE_AT_A_TIME = `Run the job again, and let runs for the same Convex deployment wait for each other:${failure_pattern/* ONE_RUN_AT_A_TIME */.Zy}`;
const SERVICE_FAILURES = [
    {
        code: "client-version-unsupported",
        // The last one: the CLI misses fields in the answer. Not of `finish_push`, after which the push may be live.
        pattern: /ClientVersionUnsupported|The Convex [\w -]{1,40} package at version \S{1,40} is no longer supported|Unable to start push to \S{1,1000}\n[^\n]{0,4}\[\n {1,8}\{\n {1,8}"code": "invalid_/,
        explain: () => ({
            cause: "This Convex backend does not support the installed version of the `convex` package.",
            fix: `Update the package, or, if the backend is self-hosted and older than the package, upgrade the backend:${(0,failure_pattern/* shellBlock */.OV)("npm install convex@latest", "docker compose pull && docker compose up --detach")}`,
            link: "https://docs.convex.dev/self-hosting",
        }),
    },
    {
        code: "backend-too-old",
        pattern: /\/api\/(?:deploy2\/\w{1,40}|get_config\w{0,20}|v1\/get_canonical_urls) 404\b|BadJsonBody/,
        explain: () => ({
            cause: "The Convex backend does not support a request that the Convex CLI made for this push, so it is most likely older than the `convex` package.",
            fix: `Upgrade the self-hosted backend, or install the version of \`convex\` that matches it:${(0,failure_pattern/* shellBlock */.OV)("docker compose pull && docker compose up --detach", "npm install --save-exact convex@<version>")}`,
            link: "https://docs.convex.dev/self-hosting",
        }),
    },
    {
        code: "schema-race",
        isTransient: true,
        pattern: /Schema was overwritten by another push/,
        explain: () => ({
            cause: "Another push to the same Convex deployment changed the schema during this one.",
            fix: ONE_AT_A_TIME,
            link: CONCURRENCY,
        }),
    },
    {
        code: "push-race",
        isTransient: true,
        pattern: /(?:nvironment variables (?:have )?changed|Schema or environment variables changed) during push|ConcurrentPush/,
        explain: () => ({
            cause: "Someone else changed the Convex deployment during this push.",
            fix: ONE_AT_A_TIME,
            link: CONCURRENCY,
        }),
    },
    {
        code: "node-version",
        pattern: /Your Node version [\d.]+ is too old/,
        explain: () => ({
            cause: "This version of the Convex CLI needs a newer Node than the runner has.",
            fix: "Update the runner: this action runs the CLI with the runner's own Node 24.",
            link: null,
        }),
    },
    {
        code: "confirmation-needed",
        pattern: /Cannot prompt for input in non-interactive terminals/,
        explain: () => ({
            cause: "The Convex CLI asked a question, which nobody can answer in this job.",
            fix: "The question is at the end of the output. Do what it asks about once by hand, or find the option that answers it (`npx convex deploy --help`) and pass it in `deploy-args`.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
    {
        code: "network",
        isTransient: true,
        isTransportError: true,
        pattern: NO_CONNECTION,
        explain: () => ({
            cause: "Convex could not be reached from this runner.",
            fix: "Run the job again. If the error persists, check the runner's network and proxy settings, and Convex's status page.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "server-error",
        isTransient: true,
        isTransportError: true,
        // Requires the CLI's prefix, because any other number could be unrelated. The CLI prints the text of a 403 without it.
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}5\\d\\d\\b|InternalServerError: `, "m"),
        explain: () => ({
            cause: "Convex responded with a server error.",
            fix: "Run the job again in a few minutes. If the error persists, check Convex's status page.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "rate-limited",
        isTransient: true,
        isTransportError: true,
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}429\\b|\\b429 Too Many Requests\\b`, "m"),
        explain: () => ({
            cause: "Convex is rate limiting your team.",
            fix: "Run the job again in a few minutes. If it happens often, run fewer deploys at the same time (`strategy: max-parallel`, `concurrency`).",
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "unreadable-answer",
        isTransient: true,
        isTransportError: true,
        // JSON from Convex never starts with `<`, but an HTML page does.
        pattern: /Unexpected token '?<'?.{0,200}(?:JSON|in position)/,
        explain: () => ({
            cause: "The response was a web page instead of data from Convex.",
            fix: "Run the job again. If the error persists, look for a proxy or gateway between this runner and Convex that responds instead of Convex.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "unreadable-answer",
        isTransient: true,
        isTransportError: true,
        pattern: /SyntaxError: (?:Unexpected end of JSON input|Unterminated string in JSON at position \d[^\n]{0,40})$/m,
        explain: () => ({
            cause: "A response from Convex was empty or cut off on its way to this runner.",
            fix: "Run the job again. If the error persists, look for a proxy or gateway between this runner and Convex that ends responses early.",
            link: "https://status.convex.dev",
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/diagnose.js
/** Recognizes the failure of a CLI run from its output, and explains its cause and fix. */









/** The patterns for the output of a failed build. Other patterns could match text that is the build's own. */
const BUILD_PATTERNS = [...BUILD_FAILURES, ...BUILD_ENVIRONMENT_FAILURES];
/** The patterns for a failed push. The first match is used, so special patterns come before general ones. */
const PUSH_PATTERNS = [
    ...ACCESS_FAILURES,
    ...INSTALLATION_FAILURES,
    ...BUILD_FAILURES.filter(({ code }) => code === "generated-code-missing"),
    ...CODE_FAILURES,
    ...CONNECTION_FAILURES,
    ...SERVICE_FAILURES,
];
/** @returns A known failure, or `unknown`, which points to the log. */
function diagnose_diagnose(run) {
    const { buildExitCode, outputTail, cliTail } = run;
    const inBuild = buildExitCode !== null && buildExitCode !== 0;
    const text = (inBuild ? outputTail : cliTail).join("\n");
    const ownText = inBuild ? text : withoutQuotedText(text);
    const isResponse = !inBuild && isClientError(text);
    for (const known of inBuild ? BUILD_PATTERNS : PUSH_PATTERNS) {
        const match = isResponse && known.isTransportError ? null : known.pattern.exec(known.readsQuotedText ? text : ownText);
        if (match === null || known.appliesTo?.(run, match) === false)
            continue;
        const failure = { code: known.code, ...known.explain(match, run), sent: sentTexts(known, match, run) };
        return inBuild ? { ...failure, cmdExitCode: buildExitCode } : failure;
    }
    return inBuild ? buildFailed(buildExitCode, run) : unknown(run);
}
/** Explains the failure with only those captured fields that may be sent by API. */
function sentTexts({ fields = [], explain }, match, run) {
    const maySend = (group, form) => form?.test(group) === true && (form !== PATH || run.isTracked?.(group) === true);
    const groups = match.slice(1).map((group, at) => (group && maySend(group, fields[at]) ? group : undefined));
    const { cause, fix } = explain(["", ...groups], withoutOutput(run));
    return { cause, fix };
}
/** Removes the output, except for the compiler's error codes and its count. */
function withoutOutput(run) {
    const codes = run.outputTail.flatMap((line) => /error TS\d{1,6}:|^Found \d{1,7} errors?\b/.exec(line)?.[0] ?? []);
    return { ...run, outputTail: codes, cliTail: [] };
}
const diagnose_STATUS = new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}(\\d{3})\\b`, "m");
/** Whether Convex responded with a 4xx. Uses the first status in the output: later text may quote others. */
function isClientError(text) {
    const status = diagnose_STATUS.exec(text)?.[1];
    return status?.startsWith("4") === true && status !== "429";
}
/** Whether the failure is temporary, so that the run is worth retrying. */
function diagnose_isTransient({ code }) {
    return PUSH_PATTERNS.some((known) => known.code === code && known.isTransient === true);
}
/**
 * Whether the CLI or Convex refused the push, so that nothing of it is live. False if there was no response, or an unknown
 * one.
 *
 * @param code - The code of a failure after the push was started.
 */
function isPushRefused(code) {
    return PUSH_PATTERNS.some((known) => known.code === code && known.isTransportError !== true);
}
function unknown({ isVerboseSafe = false }) {
    const more = isVerboseSafe ? " `deploy-args: --verbose` shows more." : "";
    return {
        code: "unknown",
        cause: "The Convex CLI failed for a reason that this action does not know.",
        fix: `Read the end of the output; the last lines usually name the cause.${more}`,
        link: `${DOCS}/cli`,
    };
}

;// CONCATENATED MODULE: ./build/diagnosis/data-failures.js
/** Failures of `preview-import` and `export-path`. */



const IMPORT_DOCS = (/* unused pure expression or super */ null && (`${DOCS}/database/import-export/import`));
const EXPORT_DOCS = (/* unused pure expression or super */ null && (`${DOCS}/database/import-export/export`));
const RECREATE = (0,failure_pattern/* yamlBlock */.RP)("with:", "  preview-mode: recreate");
const IMPORT_PATTERNS = [
    {
        code: "preview-import-table-not-empty",
        pattern: /Table (\w{1,64}) already exists\./,
        explain: ([, table = ""]) => ({
            cause: `the table \`${table}\` of the preview deployment is not empty, and \`preview-import\` never adds to documents or replaces them.`,
            fix: `If you do not need its documents, delete them on the Convex dashboard, or recreate the preview once:${RECREATE}\n\nFind out what filled the table: a function of \`run\`, a cron job, or someone by hand.`,
        }),
    },
    {
        code: "preview-import-schema-mismatch",
        pattern: /document in table "(\w{1,64})" because it does not match the schema: Object is missing the required field `(\w{1,64})`/,
        explain: ([, table = "", field = ""], { isSnapshot }) => ({
            cause: isSnapshot
                ? `the snapshot was taken before \`${table}\` had the field \`${field}\`, which this pull request's schema requires.`
                : `a document of \`${table}\` lacks the field \`${field}\`, which the schema requires.`,
            fix: `${isSnapshot ? "Production's documents lack it too, so this push would fail there. " : ""}Make the field optional (\`v.optional(…)\`), deploy, fill it in with a migration, and then require it. Or import data that has it.`,
        }),
    },
    {
        code: "preview-import-schema-mismatch",
        pattern: /document in table "(\w{1,64})" because it does not match the schema(?:: Object contains extra field `(\w{1,64})`)?/,
        explain: ([, table = "", field], { isSnapshot }) => ({
            cause: field === undefined
                ? `a document of \`${table}\` does not match this commit's schema.`
                : `a document of \`${table}\` has the field \`${field}\`, which this commit's schema does not have.`,
            fix: isSnapshot
                ? `Production's documents do not match it either, so this push would fail there. Widen the schema, deploy, migrate the documents, and then tighten it.`
                : "Correct the data, or the schema. Documents are not shown in this log: to see which one it is, import the file into your own development deployment (`npx convex import`).",
        }),
    },
    {
        code: "preview-import-schema-changed",
        pattern: /Could not complete import because schema changed/,
        explain: () => ({
            cause: "another push changed the schema of the preview deployment during the import, so nothing was imported.",
            fix: `Let runs for the same preview wait for each other:${failure_pattern/* ONE_RUN_AT_A_TIME */.Zy}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /Import changes table '(\w{1,64})' which is referenced by '(\w{1,64})'/,
        explain: ([, table = "", other = ""]) => ({
            cause: `the IDs in \`${table}\` are from another deployment, and \`${other}\`, which is not empty, references this table with \`v.id("${table}")\`.`,
            fix: `Import \`${table}\` before \`${other}\`, take a snapshot that contains both, or remove \`_id\` from the file. If you do not need the preview's data, recreate it:${RECREATE}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /New table `(\w{1,64})`[^\n]{0,220} has IDs that conflict with existing (?:table `(\w{1,64})`)?/,
        explain: ([, table = "", other]) => ({
            cause: `the IDs in \`${table}\` contain a table number that this preview deployment uses for ${other === undefined ? "a table of Convex's own" : `the table \`${other}\``}, which the import does not contain.`,
            fix: `${other === undefined ? "" : `This happens when a pull request adds a table (\`${other}\`) and the snapshot comes from a deployment without it. `}Import tables one by one from files without \`_id\` and \`_creationTime\`:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  preview-import: |", `    ${table}=seed/${table}.jsonl`)}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /cannot be imported into '(\w{1,64})' because it came from a different deployment/,
        explain: ([, table = ""]) => ({
            cause: `the documents of \`${table}\` have IDs from different tables.`,
            fix: `Use the documents of one table only, or remove \`_id\` from the file.`,
        }),
    },
    {
        code: "preview-import-failed",
        pattern: /Import took too long/,
        explain: () => ({
            cause: "Convex stopped the import, because it took too long.",
            fix: "Run the job again. If it happens again, import less: a small seed for previews, or single tables instead of a whole snapshot.",
        }),
    },
    {
        code: "preview-import-invalid-data",
        pattern: /((?:CSV row|Row) \d{1,12}|CSV file|CSV header|Not a JSON array|Not valid JSON|Import wasn't valid UTF8|Import is too large for JSON|UTF-8 BOM|invalid zip file|have duplicate _id fields|invalid _id)/,
        explain: ([, found = ""]) => ({
            cause: `Convex cannot read the file (${INVALID[found] ?? rowText(found)}).`,
            fix: "Correct the file. A CSV file needs a header with the names of the fields, a `.jsonl` file one JSON object per line, a `.json` file one array of objects. A snapshot is a file that `convex export` wrote.",
        }),
    },
];
/** The codes that `importFailed` and `importFileUnusable` return. The push succeeded before. */
const IMPORT_FAILURES = [
    "preview-import-failed",
    ...new Set(IMPORT_PATTERNS.map(({ code }) => code)),
];
const INVALID = {
    "CSV file": "it has no header",
    "CSV header": "its header contains an invalid field name",
    "Not a JSON array": "it is not a JSON array",
    "Not valid JSON": "it is not JSON",
    "Import wasn't valid UTF8": "it is not UTF-8",
    "UTF-8 BOM": "it begins with a byte order mark",
    "Import is too large for JSON": "it is too large for a JSON array; use `.jsonl`",
    "invalid zip file": "it is not a ZIP archive",
    "have duplicate _id fields": "two documents have the same `_id`",
    "invalid _id": "an `_id` is not a Convex ID",
};
function rowText(found) {
    return `see ${found.replace(/^Row/, "row")}`;
}
const IMPORT = {
    name: "npx convex import",
    scopes: "`preview-import` needs `deployment:backups:import` and `deployment:backups:view`",
};
const data_failures_EXPORT = {
    name: "npx convex export",
    scopes: "`export-path` needs `deployment:backups:create`, `deployment:backups:view` and `deployment:backups:download`",
};
/** Explains why an import after the push failed. */
function data_failures_importFailed(failed) {
    const text = failed.lines.join("\n");
    for (const { code, pattern, explain } of IMPORT_PATTERNS) {
        const match = pattern.exec(text);
        if (match === null)
            continue;
        const { cause, fix } = explain(match, failed);
        return afterPush(code, failed.what, cause, fix);
    }
    const { reason, fix } = generalReason(failed.lines, failed.keyKind, IMPORT);
    return afterPush("preview-import-failed", failed.what, reason, fix);
}
/** @param files - At least one. */
function data_failures_importFilesUnusable(files) {
    const problems = files.map(({ table, what, problem }) => table === null ? `${what} ${problem}` : `the file of ${what} ${problem}`);
    const lines = files.map(({ table, suggested }) => table === null
        ? `  preview-import: ${suggested ?? "path/from/the/workspace/snapshot.zip"}`
        : `    ${table}=${suggested ?? `path/from/the/workspace/${table}.jsonl`}`);
    const block = files.some(({ table }) => table === null) ? lines : ["  preview-import: |", ...lines];
    return {
        ...invalidInputs([`\`preview-import\` cannot be used: ${problems.join(", and ")}. Nothing was pushed.`]),
        fix: `Correct the path, which is relative to the workspace, not to \`working-directory\`:${yamlBlock("with:", ...block)}\n\nThe file must be committed (with Git LFS, set \`lfs: true\` for \`actions/checkout\`), or be downloaded in a step before this one, or be written by \`cmd\`.`,
        link: IMPORT_DOCS,
    };
}
/** A file that cannot be imported after the push. @param reason - A clause with a full stop. */
function data_failures_importFileUnusable(what, reason, fix) {
    return afterPush("preview-import-failed", what, reason, fix);
}
function afterPush(code, what, reason, fix) {
    return {
        code,
        cause: `The functions were pushed, but importing ${what} failed: ${reason} The next run retries it.`,
        fix,
        link: IMPORT_DOCS,
    };
}
/** @param lines - The visible lines of the CLI's output. */
function data_failures_exportFailed(lines, keyKind) {
    if (lines.some((line) => /Export failed\. Please try again later/.test(line)))
        return data_failures_exportNotTaken("Convex could not finish the export.", "Run the job again. If it happens again, write to Convex's support (support@convex.dev) with the name of the Convex deployment.");
    const { reason, fix } = generalReason(lines, keyKind, data_failures_EXPORT);
    return data_failures_exportNotTaken(reason, fix);
}
/** @param reason - A clause with a full stop. */
function data_failures_exportNotTaken(reason, fix) {
    return {
        code: "export-failed",
        cause: `The snapshot for \`export-path\` could not be taken: ${reason} Nothing was pushed.`,
        fix,
        link: EXPORT_DOCS,
    };
}
/** Whether Convex refuses an export because another one is running. */
function data_failures_isExportRunning(lines) {
    return lines.some((line) => /ExportInProgress|export is already requested or in progress/.test(line));
}
/** Whether the failure is temporary, so that the export is worth retrying. */
function data_failures_isExportTransient(lines, keyKind) {
    return isTransient(diagnoseLines(lines, keyKind));
}
function diagnoseLines(lines, keyKind) {
    const nothing = { buildExitCode: null, target: "production", deploymentFlag: "", dashboardUrl: null };
    // The CLI follows an import or export by a query of Convex's own, so what that throws is not text of users.
    const output = lines.map((line) => line.replace(/^Uncaught Error: /, ""));
    return diagnose({ ...nothing, keyKind, outputTail: output, cliTail: output });
}
function generalReason(lines, keyKind, { name, scopes }) {
    const known = diagnoseLines(lines, keyKind);
    const reason = decapitalized(known.cause);
    if (known.code === "permission-denied")
        return { reason, fix: `${scopes}. Create a deploy key that includes them, and store it in the repository secret.` };
    return known.code === "unknown"
        ? {
            reason: "the Convex CLI failed for a reason that this action does not know.",
            fix: `Lines that may contain data are not shown in this log. To see all of them, run \`${name}\` by hand with your own development deployment.`,
        }
        : { reason, fix: known.fix };
}
function decapitalized(sentence) {
    return /^(?:Convex|AuthKit)\b/.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

;// CONCATENATED MODULE: ./build/report/records/end-step.js
/** The step with which a run's record ends. */




/** Whether the push went through, also if something after it failed. */
function isPushed({ status, failure }) {
    return status === "deployed" || (status === "failed" && AFTER_THE_PUSH.includes(failure?.code ?? ""));
}
/** Failures of what comes after the push: what was pushed is live. */
const AFTER_THE_PUSH = [...IMPORT_FAILURES, "overtaken"];
/**
 * @returns The step which records that this run created its preview deployment, so that a cleanup may delete it. `null` if
 *   it did not, or if that is already recorded.
 */
function claimStep(record, { preview, deployment }) {
    if (preview?.created !== true || deployment.name === null)
        return null;
    const name = recordedName(deployment.name);
    return hasClaimed(record, name) ? null : { kind: "claimed", deployment: name, created: true };
}
/**
 * Whether the record contains the claim of this deployment. A run whose preview was deleted claims a second one.
 *
 * @param deployment - Its name, or `null` if the CLI has not printed it: then any claim counts.
 */
function hasClaimed(record, deployment) {
    return claimsIn(record).some((claim) => deployment === null || claim.deployment === null || claim.deployment === deployment);
}
function endStep(record, outcome) {
    const { deployment, isImported, isSeeded } = outcome;
    // Nothing is imported or seeded before the push.
    if (isPushed(outcome) || isDeployed(record))
        return {
            kind: "pushed",
            deployment: deployment.name === null ? null : recordedName(deployment.name),
            imported: isImported,
            seeded: isSeeded,
        };
    return { kind: "ended", how: endOfRun(outcome), mayBeLive: mayBeLive(record, outcome) };
}
function endOfRun({ status, failure }) {
    if (failure?.code === "superseded")
        return "superseded";
    return status === "refused" || status === "cancelled" || status === "skipped" ? status : "failed";
}
/** A push may have succeeded if it was started and no response to it was seen. */
function mayBeLive(record, { failure }) {
    if (record_lastStep(record, "pushing") === undefined || failure === null)
        return false;
    return !failure.isBeforePush && failure.code !== "superseded" && !isPushRefused(failure.code);
}

;// CONCATENATED MODULE: ./build/report/records/record-head.js
/** The part of a run's record that is known before the run starts. */



/** In characters, so that a hundred labels fit into a comment. */
const MAX_LABEL_LENGTH = 60;
/** Redacts and truncates the name of an app, a folder or a workflow, as it is written to records. */
function recordLabel(text, { redactTrusted }) {
    return redactTrusted(text).slice(0, MAX_LABEL_LENGTH).toWellFormed();
}
/** @param now - Milliseconds since the epoch. */
function recordHead(trigger, outcome, { slot, pullRequestNumber, chosenCommit, recreates, timeoutMs }, { redactTrusted }, now) {
    const label = (text) => recordLabel(text, { redactTrusted });
    const origin = origin_originOf(trigger, { pullRequestNumber });
    const [appName, workingDirectory] = [label(outcome.appName), label(outcome.workingDirectory)];
    return {
        id: (0,external_node_crypto_.randomUUID)(),
        slot: slot === null ? slotWithoutTarget(workingDirectory, appName) : redactTrusted(slot),
        runId: Number(trigger.runId),
        runAttempt: trigger.runAttempt,
        startedAt: now,
        deadline: timeoutMs === null ? null : now + timeoutMs,
        event: trigger.event,
        workflow: label(trigger.workflow),
        workflowPath: label(trigger.workflowPath),
        origin: "name" in origin ? { ...origin, name: redactTrusted(origin.name) } : origin,
        isChosen: isChosenByPerson(trigger, chosenCommit),
        commit: /^[0-9a-f]{40,64}$/.test(outcome.commit) ? outcome.commit : "",
        baseCommit: null,
        appName,
        workingDirectory,
        recreates,
    };
}

;// CONCATENATED MODULE: ./build/records/order.js
/** Decides whether a run may still push, and whether a newer run has pushed in the meantime. */



/** @returns What to read from GitHub before `commitsToCompare` is called. */
function neededFacts({ record, branch }) {
    const { origin, event, isChosen } = record;
    const pullRequest = origin.kind === "pull-request" ? origin.number : null;
    if (event === "merge_group" && !isChosen)
        return { pullRequest, refs: branch === null ? [] : [headRef(branch)] };
    if (isChosen || pullRequest !== null)
        return { pullRequest, refs: [] };
    if (origin.kind === "tag")
        return { pullRequest: null, refs: [tagRef(origin.name)] };
    if (origin.kind !== "branch")
        return NOTHING;
    // The other workflow may have run for a branch or for a tag of this name.
    const tags = event === "workflow_run" ? [tagRef(origin.name)] : [];
    return { pullRequest: null, refs: [headRef(origin.name), ...tags] };
}
/**
 * The commits with which this run's commit must be compared. Usually none: it is the head, and no other run pushes to the
 * slot at the same time.
 *
 * @param readBefore - See `overtaken`. Omit it before the push.
 */
function commitsToCompare({ record: own }, records, now, readBefore = null) {
    const commits = readBefore === null
        ? [...headsOf(own, now), ...(isOrdered(own, now) ? deciding(own, records, now) : []).map(historyCommit)]
        : [...pushesSince(own, records, readBefore), ...possiblyLast(sharingPushes(own, records, now.time))].map(historyCommit);
    return [...new Set(commits)].filter((commit) => commit !== "" && commit !== historyCommit(own));
}
/**
 * Whether this run is superseded. Call it before the CLI starts if the claim replaces a Convex deployment (`recreates`),
 * and before the push; in both cases after `begun` was written. If GitHub cannot be read, the run continues.
 *
 * @param records - The slot's records, including this run's.
 */
function order_superseded(run, records, now) {
    const { record: own } = run;
    if (own.isChosen)
        return continues(notHeadOfOpen(own, now));
    if (own.event === "merge_group")
        return inMergeQueue(run, now);
    switch (own.origin.kind) {
        case "pull-request":
            return inPullRequest(run, own.origin.number, now);
        case "branch":
            return chosenByPerson(own, records, now) ?? onBranch(own, own.origin.name, records, now);
        case "tag":
            return chosenByPerson(own, records, now) ?? atTag(own, own.origin.name, records, now);
        case "unknown":
            return continues();
    }
}
/**
 * Whether no other run of the slot is in progress. If this is so after our push, the records may have been read before our
 * `pushed` was written: a run that starts later pushes later, and sees our push. Otherwise at least one of two runs whose
 * pushes overlap has to read the records after both have written.
 *
 * @param records - The slot's records.
 * @param time - In milliseconds since the epoch.
 */
function isAlone(own, records, time) {
    return records.every((other) => other.id === own.id || !record_isInProgress(other, time));
}
/**
 * Whether another run pushed at the same time, so that an older commit is live, or may be. The step fails with `overtaken`
 * if the result is not `null`.
 *
 * @param records - The slot's records, read after `pushed` was written, or with `isAlone` after the push.
 * @param readBefore - The slot's records as they were read for `superseded` before the push.
 */
function order_overtaken(run, records, now, readBefore) {
    const own = run.record;
    const pushes = pushesSince(own, records, readBefore);
    const newer = pushes.find((other) => isNewer(other, run, now));
    if (newer !== undefined)
        return { by: newer, isCertain: endedBefore(newer, own), isOwnOlder: true };
    const older = pushes.find((other) => !endedBefore(other, own) && isOlder(other, run, now));
    return older === undefined ? null : { by: older, isCertain: false, isOwnOlder: false };
}
/**
 * Lists other folders and workflows that push the same or a newer commit to the same slot, for a warning: each push
 * overwrites the others. They never supersede each other, since each may build another site.
 */
function sharing(own, records, now) {
    const found = new Map();
    for (const other of sharingPushes(own, records, now.time)) {
        const isNewer = now.relations[historyCommit(other)] === "ahead";
        if (!isNewer && historyCommit(other) !== historyCommit(own))
            continue;
        const { workflow, workingDirectory } = other;
        const key = JSON.stringify([workflow, workingDirectory]);
        found.set(key, { workflow, workingDirectory, isNewer: isNewer || found.get(key)?.isNewer === true });
    }
    return [...found.values()];
}
function inMergeQueue({ record, branch }, { refs, pullRequest }) {
    const head = branch === null ? undefined : refs[headRef(branch)];
    if (head === undefined || head === historyCommit(record))
        return continues();
    // GitHub deletes the branch both after the merge and after the pull request was removed from the queue.
    const closed = pullRequest?.isOpen === false ? "pull-request" : null;
    return stops(`the merge queue's branch ${head === null ? "was deleted" : "has moved on"}`, { closed });
}
function inPullRequest({ record, mergedHead }, number, now) {
    const { pullRequest } = now;
    if (pullRequest === null)
        return continues(order_unreadable(record, `read pull request #${number}`));
    const { isOpen, headSha } = pullRequest;
    if (!isOpen)
        return stops(`pull request #${number} is closed`, { closed: "pull-request" });
    if (historyCommit(record) === "" || isHead(headSha, record, mergedHead))
        return continues(notHeadOfOpen(record, now));
    return stops(`pull request #${number} has moved on to ${headSha.slice(0, 7)}`);
}
/** Somebody may have given the wrong number in `pull-request`, or started the run on the wrong branch. */
function notHeadOfOpen(own, { pullRequest }) {
    if (own.origin.kind !== "pull-request" || pullRequest === null || !isPreview(own))
        return [];
    const { number } = own.origin;
    if (!pullRequest.isOpen)
        return [
            `Pull request #${number} is closed, so nothing but a sweep or a manual cleanup deletes the preview of this run before it expires.`,
        ];
    if (["", pullRequest.headSha].includes(historyCommit(own)))
        return [];
    return [
        `The head of pull request #${number} is ${pullRequest.headSha.slice(0, 7)}, but this run deploys ${order_short(own)} to its preview. To deploy the pull request's own code, run on its branch, or check out its head and name it in \`commit\`.`,
    ];
}
function onBranch(own, name, records, now) {
    const head = now.refs[headRef(name)];
    if (head === null && typeof now.refs[tagRef(name)] === "string")
        return atTag(own, name, records, now);
    if (head === null)
        return isPreview(own)
            ? stops(`the branch \`${name}\` was deleted`, { closed: "branch" })
            : byRecords(own, records, now);
    if (head === historyCommit(own))
        return continues();
    const relation = head === undefined ? undefined : now.relations[head];
    if (relation === "behind" || relation === "diverged")
        return stops(`the branch \`${name}\` no longer contains commit ${order_short(own)}`);
    return byRecords(own, records, now, relation === undefined ? order_unreadable(own, `compare commit ${order_short(own)} with the branch \`${name}\``) : []);
}
function atTag(own, name, records, now) {
    const target = now.refs[tagRef(name)] ?? null;
    const relation = target === null ? undefined : now.relations[target];
    if (target !== null && (relation === "behind" || relation === "diverged"))
        return stops(`the tag \`${name}\` was moved to ${target.slice(0, 7)}, which does not contain commit ${order_short(own)}`);
    const newest = deciding(own, records, now).find(isDeployed);
    const isApart = newest !== undefined && now.relations[historyCommit(newest)] === "diverged";
    return byRecords(own, records, now, isApart ? [`The commit deployed before, ${order_short(newest)}, is not part of the history of ${order_short(own)}.`] : []);
}
/** A run whose commit a person chose takes precedence if it started after this attempt. */
function chosenByPerson(own, records, { time }) {
    const [by] = peersOf(own, records).filter((other) => isChosenLater(other, own) && historyCommit(other) !== historyCommit(own) && hasPushedOrIsPushing(other, time));
    if (by === undefined)
        return null;
    return stops(`run ${by.runId}, which somebody started by hand, has deployed since`, { by });
}
function byRecords(own, records, now, notices = []) {
    const others = deciding(own, records, now).filter((other) => !["", historyCommit(own)].includes(historyCommit(other)));
    const newer = others.filter((other) => now.relations[historyCommit(other)] === "ahead");
    const by = newer.find((other) => hasPushedOrIsPushing(other, now.time));
    if (by !== undefined)
        return stops(`run ${by.runId} has deployed the newer commit ${order_short(by)}`, { by });
    const unread = others.find((other) => now.relations[historyCommit(other)] === undefined);
    return continues([
        ...notices,
        ...(unread === undefined || notices.length > 0
            ? []
            : order_unreadable(own, `compare commit ${order_short(own)} with ${order_short(unread)}, which was deployed before`)),
        ...newer.map((stopped) => `Run ${stopped.runId} was stopped during its push and may have deployed the newer commit ${order_short(stopped)}. ${order_short(own)} replaces it.`),
    ]);
}
/** The records that decide: the pushes that may have been the last one in the slot, and the last one of this branch. */
function deciding(own, records, now) {
    const peers = peersOf(own, records).filter((other) => pushOf(other, now.time) !== null);
    const ofBranch = own.origin.kind === "branch" ? peers.filter((other) => isOfSameOrigin(other, own)) : [];
    const last = new Set([...possiblyLast(peers), ...possiblyLast(ofBranch)]);
    return [...last].filter((other) => !isMovedFrom(other, own, now));
}
/** Whether the tag of both runs was moved to this run's commit. It may be older: somebody wants that, as with a branch. */
function isMovedFrom(other, own, { refs }) {
    const tag = order_tagOf(own, refs);
    return tag !== null && isOfSameOrigin(other, own) && refs[tagRef(tag)] === historyCommit(own);
}
/** The tag of a run. The other workflow of a `workflow_run` may have run for a tag: then there is no branch of the name. */
function order_tagOf({ origin }, refs) {
    if (origin.kind === "tag")
        return origin.name;
    return origin.kind === "branch" && refs[headRef(origin.name)] === null ? origin.name : null;
}
/** Whether the slot's records decide about this run. Not if its commit is the branch's head: nothing is newer. */
function isOrdered(own, { refs }) {
    if (own.isChosen || own.event === "merge_group")
        return false;
    return (own.origin.kind === "tag" || (own.origin.kind === "branch" && refs[headRef(own.origin.name)] !== historyCommit(own)));
}
function headsOf(own, { refs }) {
    return own.event === "merge_group" ? [] : Object.values(refs).filter((head) => head !== null);
}
/** The other runs that can supersede this one, the newest push first. */
function peersOf(own, records) {
    return newestFirst(records.filter((other) => other.id !== own.id && isPeer(other, own)));
}
/** The records of pushes by other folders and workflows to the slot, newest first. */
function sharingPushes(own, records, time) {
    return newestFirst(records.filter((other) => !isPeer(other, own) && pushOf(other, time) !== null));
}
/** The pushes that may have been the last: those that overlapped the last certain one, or came after it. */
function possiblyLast(pushes) {
    const certain = pushes.find(isDeployed);
    const from = certain === undefined ? 0 : (pushSpan(certain)?.from ?? 0);
    return pushes.filter((push) => (pushSpan(push)?.to ?? 0) >= from);
}
function newestFirst(records) {
    const from = (record) => pushSpan(record)?.from ?? 0;
    return records.toSorted((one, other) => from(other) - from(one));
}
/**
 * Whether the two runs can supersede each other. Two folders are two apps, and two workflows of one branch may build two
 * sites. But a release, or a run whose commit a person chose, deploys the same site as the branch's workflow.
 */
function isPeer(one, other) {
    const isSameWork = isSameWorkflow(one, other) || !isOfSameOrigin(one, other);
    return one.workingDirectory === other.workingDirectory && (isSameWork || one.isChosen || other.isChosen);
}
/**
 * The peers that pushed, or may have, since `readBefore` was read. A push that had ended by then ended before this run's.
 * If GitHub could not be read then, `readBefore` lacks them; a run that a person started still means to replace what had
 * been pushed when it started.
 */
function pushesSince(own, records, readBefore) {
    const before = new Set(readBefore.filter(hasPushed).map(({ id }) => id));
    const isReplacedByChoice = (other) => own.isChosen && (pushSpan(other)?.to ?? 0) <= begunAt(own);
    return peersOf(own, records).filter((other) => hasPushed(other) && !before.has(other.id) && !isReplacedByChoice(other));
}
/**
 * The records of runs whose push ended in the second in which this run's push started: `overtaken` needs the IDs of their
 * statuses to know which came first.
 */
function endedAsOwnStarted(own, records) {
    const from = pushSpan(own)?.from;
    return records.filter((other) => other.id !== own.id && hasPushed(other) && pushSpan(other)?.to === from);
}
/** Whether the other run's push had ended before this run's push started. */
function endedBefore(other, own) {
    const [end, begin] = [pushEnd(other), record_lastStep(own, "pushing")];
    const [to, from] = [pushSpan(other)?.to ?? Number.POSITIVE_INFINITY, pushSpan(own)?.from ?? 0];
    if (to !== from)
        return to < from;
    return (end?.statusId ?? Number.POSITIVE_INFINITY) < (begin?.statusId ?? 0);
}
function isNewer(other, { record: own, mergedHead }, now) {
    if (historyCommit(other) === historyCommit(own))
        return false;
    if (isChosenLater(other, own))
        return true;
    const head = headNow(own, now);
    const isAtHead = head !== null && isHead(head, own, mergedHead);
    // A branch or a tag may have been moved back to this run's commit.
    if (isAtHead && isOfSameOrigin(other, own))
        return false;
    if (now.relations[historyCommit(other)] === "ahead")
        return true;
    if (isAtHead)
        return false;
    const isLater = isOfSameOrigin(other, own) && record_compareStarts(other, own) > 0;
    return head === null ? isLater && own.origin.kind === "pull-request" : historyCommit(other) === head || isLater;
}
function isOlder(other, { record: own, mergedHead }, now) {
    if (historyCommit(other) === historyCommit(own))
        return false;
    if (isChosenLater(own, other) || now.relations[historyCommit(other)] === "behind")
        return true;
    const head = headNow(own, now);
    if (!isOfSameOrigin(other, own))
        return false;
    return head === null ? record_compareStarts(other, own) < 0 : isHead(head, own, mergedHead);
}
function headNow({ event, origin, isChosen }, { pullRequest, refs }) {
    // The commit of a merge queue is a merge that is never the pull request's head, and a person may choose any commit.
    if (event === "merge_group" || isChosen)
        return null;
    if (origin.kind === "pull-request")
        return pullRequest?.headSha ?? null;
    const tag = order_tagOf({ origin }, refs);
    if (tag !== null)
        return refs[tagRef(tag)] ?? null;
    return origin.kind === "branch" ? (refs[headRef(origin.name)] ?? null) : null;
}
function isChosenLater(one, other) {
    return one.isChosen && record_compareStarts(one, other) > 0;
}
function isOfSameOrigin(one, other) {
    return origin_originKey(one.origin) === origin_originKey(other.origin);
}
function isHead(head, record, mergedHead) {
    return head === historyCommit(record) || head === mergedHead;
}
/** Whether the run's push has ended, and has succeeded or may have succeeded. */
function hasPushed(record) {
    const end = endOf(record);
    return isDeployed(record) || (end?.kind === "ended" && end.mayBeLive && pushSpan(record) !== null);
}
/** Whether the run has pushed or is pushing. A run that was stopped during its push supersedes no other, but may be live. */
function hasPushedOrIsPushing(record, time) {
    const push = pushOf(record, time);
    return push === "deployed" || push === "deploying";
}
/** @returns How far a run's push got, or `null` if it changed nothing. */
function pushOf(record, time) {
    if (isDeployed(record))
        return "deployed";
    if (pushSpan(record) === null)
        return null;
    if (record_isInProgress(record, time))
        return "deploying";
    return endOf(record) === undefined || hasPushed(record) ? "stopped" : null;
}
/** The run's commit in the repository's history: GitHub does not know commits that were made in a job. */
function historyCommit({ baseCommit, commit }) {
    return baseCommit ?? commit;
}
function isPreview({ slot }) {
    return targetOf(slot) === "preview";
}
/** The notices of a run that pushes because the answer to `superseded` came too late. */
function lateNotices(record) {
    return record.isChosen ? [] : order_unreadable(record, "read in time what was deployed before");
}
function order_unreadable(record, what) {
    if (isPreview(record))
        return [];
    return [`Could not ${what}, so this deploy may replace a newer one.`];
}
function continues(notices = []) {
    return { kind: "continue", notices };
}
function stops(reason, more = {}) {
    return { kind: "superseded", reason, closed: null, by: null, ...more };
}
function order_short(record) {
    return historyCommit(record).slice(0, 7);
}
function headRef(branch) {
    return `refs/heads/${branch}`;
}
function tagRef(tag) {
    return `refs/tags/${tag}`;
}
const NOTHING = { pullRequest: null, refs: [] };

;// CONCATENATED MODULE: ./build/report/records/run-order.js
/** Checks with GitHub whether a run may push, and after its push whether it conflicts with pushes of other runs. */




class RunOrder {
    #slots;
    #run;
    /** The slot's records as they were when this run checked whether it may push. */
    #readBefore = [];
    /** The run's Convex deployment as in records, or `null` while it is not known. */
    #deployment = null;
    constructor(slots, run) {
        this.#slots = slots;
        this.#run = run;
    }
    #currentRun(pullRequest) {
        const { record, branch, isOfHead } = this.#run;
        return { record: record(), branch, mergedHead: isOfHead ? null : (pullRequest?.headSha ?? null) };
    }
    /** The pull request and the refs that `superseded` depends on. */
    get needed() {
        return neededFacts(this.#currentRun(null));
    }
    /** Whether no other run of the slot is in progress, as far as is known. */
    get isAlone() {
        return isAlone(this.#run.record(), this.#known(), (0,clock/* githubNow */.C)());
    }
    /**
     * Whether this run is superseded.
     *
     * @param fetchView - Reads what `needed` names from GitHub. An error counts as unreadable.
     * @param deployment - The run's Convex deployment as in records, if it is known: its record does not name it yet.
     * @param late - Aborted when the run no longer waits for the result.
     */
    async isSuperseded(fetchView, deployment, late) {
        this.#deployment = deployment;
        const view = await fetchView().catch(() => null);
        const run = this.#currentRun(view?.pullRequest ?? null);
        const now = { time: (0,clock/* githubNow */.C)(), pullRequest: view?.pullRequest ?? null, refs: view?.refs ?? {} };
        const records = isOrdered(run.record, now) ? await this.#readSlot().catch(() => this.#known()) : this.#known();
        // By now the run may have pushed, so these records do not show what was deployed before its push.
        if (!late.aborted)
            this.#readBefore = records;
        const relations = await this.#relations(run, records, now, null).catch(() => ({}));
        return order_superseded(run, records, { ...now, relations });
    }
    /** What to tell people if GitHub did not respond in time, so that nobody knows whether this run is superseded. */
    get lateNotices() {
        return lateNotices(this.#run.record());
    }
    /**
     * Finds the pushes of other runs that conflict with this run's push.
     *
     * @param view - Read after the end of the push was written, or at the same time if this run `isAlone`.
     * @throws What Octokit throws.
     */
    async findConflicts(view) {
        const run = this.#currentRun(view.pullRequest);
        const known = this.#known();
        // Without the IDs, the two pushes count as overlapping.
        const tied = await this.#slots.withStatusIds(endedAsOwnStarted(run.record, known)).catch(() => []);
        const records = record_mergeRecords(known, tied);
        const now = { time: (0,clock/* githubNow */.C)(), pullRequest: view.pullRequest, refs: view.refs };
        const relations = await this.#relations(run, records, now, this.#readBefore);
        const facts = { ...now, relations };
        return {
            overtaking: order_overtaken(run, records, facts, this.#readBefore),
            sharing: sharing(run.record, records, facts),
        };
    }
    async #readSlot() {
        const { records } = await this.#slots.readLatest(this.#run.record().slot);
        return this.#ofSlot(record_mergeRecords(this.#run.known(), records, [this.#run.record()]));
    }
    #known() {
        return this.#ofSlot(record_mergeRecords(this.#run.known(), [this.#run.record()]));
    }
    #ofSlot(records) {
        return slot_recordsOfSlot(this.#run.record().slot, records, this.#deployment ?? undefined);
    }
    async #relations(run, records, now, readBefore) {
        const commits = commitsToCompare(run, records, now, readBefore);
        const { baseCommit, commit } = run.record;
        return commits.length === 0 ? {} : this.#slots.compare(baseCommit ?? commit, commits);
    }
}

;// CONCATENATED MODULE: ./build/report/records/seed-lock.js
/** A lock in the records of runs, so that only one of several runs seeds a Convex deployment. */






function stepOf(kind, task, deployment, item) {
    return { kind, deployment, item, ...digestBefore(task, item) };
}
class SeedLock {
    #slots;
    #channels;
    #stores;
    constructor(slots, channels, stores) {
        this.#slots = slots;
        this.#channels = channels;
        this.#stores = stores;
    }
    /** Claims the work for this run, in the records that all runs read, before any of it is done. */
    async acquire(task, { deployment, preview }) {
        const { own, comment, known } = this.#stores;
        if (deployment.name === null)
            return { kind: "unrecorded" };
        const name = recordedName(deployment.name);
        let others = [];
        const claim = (records) => seedClaim(task, own.record.id, name, record_mergeRecords(records, others), (0,clock/* githubNow */.C)());
        // Usually the records that were read anyway show that it is done.
        if (claim(known()).kind === "done")
            return { kind: "done" };
        if (preview?.created !== true && (own.id !== null || comment !== null)) {
            const read = await this.#channels.attempt("all", this.#stores.readOthers);
            if (read === report_channels_CHANNEL_FAILED)
                return { kind: "unrecorded" };
            others = read.records;
            // The run that seeded it may be in a comment that was not read.
            if (mayBeUnread(name, { ...read, records: record_mergeRecords(known(), others) }))
                return { kind: "unrecorded" };
        }
        if (own.id !== null)
            return this.#attempt("github-deployment", () => this.#claimInDeployment(task, name, claim));
        if (comment !== null && !this.#channels.isForbidden("comment"))
            return this.#attempt("comment", () => this.#claimInComment(task, name, comment, claim));
        // No run can record anything here. But only the run that created the Convex deployment seeds, so it happens once.
        return preview?.created === true ? { kind: "claimed", from: 1, isResumed: false } : { kind: "unrecorded" };
    }
    /** Records that the run starts another item. Call it before: if the run ends during the item, its result is unknown. */
    async proceed(task, item, { deployment }) {
        const { own, comment, known, entry } = this.#stores;
        if (deployment.name === null)
            return;
        const step = stepOf(SEED_STEPS[task.kind].begun, task, recordedName(deployment.name), item);
        if (own.id !== null) {
            await this.#channels.attempt("github-deployment", () => own.write(step, known()));
            return;
        }
        own.keep(step, known());
        if (comment !== null && !this.#channels.isForbidden("comment"))
            await this.#channels.attempt("comment", () => comment.writeEnd([entry()]));
    }
    /** Records that an item failed, so that the next run continues with it. */
    async fail(task, item, { deployment }) {
        const { own, known } = this.#stores;
        if (deployment.name === null)
            return;
        const step = stepOf(SEED_STEPS[task.kind].failed, task, recordedName(deployment.name), item);
        await this.#channels.attempt("github-deployment", () => own.write(step, known()));
    }
    async #attempt(channel, claim) {
        const result = await this.#channels.attempt(channel, claim);
        return result === report_channels_CHANNEL_FAILED ? { kind: "unrecorded" } : result;
    }
    async #claimInDeployment(task, deployment, claim) {
        const { own, known } = this.#stores;
        const first = claim(await this.#readAll(task));
        if (first.kind !== "claimed")
            return first;
        await own.write(stepOf(SEED_STEPS[task.kind].begun, task, deployment, first.from), known());
        return claim(await this.#readAll(task));
    }
    /** Reads the records with the IDs of their statuses, which show which of two claims GitHub received first. */
    async #readAll({ kind }) {
        const { own, known } = this.#stores;
        const { records } = await this.#slots.readAll(own.record.slot);
        const open = records.filter((record) => record_lastStep(record, SEED_STEPS[kind].begun) !== undefined &&
            endOf(record) === undefined &&
            record.id !== own.record.id);
        return record_mergeRecords(known(), records, await this.#slots.withStatusIds(open));
    }
    async #claimInComment(task, deployment, comment, claim) {
        const { own, known, entry } = this.#stores;
        await comment.fetch();
        const first = claim(known());
        if (first.kind !== "claimed")
            return first;
        own.keep(stepOf(SEED_STEPS[task.kind].begun, task, deployment, first.from), known());
        await comment.writeEnd([entry()]);
        return claim(known());
    }
}

;// CONCATENATED MODULE: ./build/report/reporter.js
/** Reports a run to GitHub: at its start, before and after its push, and at its end. */
















/** The largest limit of `timeout-minutes`, in milliseconds: how long ago a run with a limit may have started that still pushes. */
const DAY_MS = 24 * 60 * 60_000;
class Reporter {
    #parts;
    #channels;
    #log;
    /** Aborted when the end is about to be reported. */
    #skipDelays = new AbortController();
    #comment = null;
    #own = null;
    #order = null;
    /** Settles when the start has been reported; `null` if it was not. */
    #started = null;
    /** Settles when the steps before the end of the push have been recorded; `null` if there are none. */
    #progress = null;
    /** Notices of `checkSuperseded`, which is called several times. */
    #noticed = new Set();
    /** The records that were read from GitHub Deployments. Those of the comment are in `#comment`. */
    #read = [];
    /** Ids of records whose GitHub Deployment has `success` as its latest state. */
    #active = new Set();
    /** Whether there are older GitHub Deployments than those that were read. */
    #hasOlder = false;
    /** Whether GitHub could be read after this run's push. */
    #hasReadAfterPush = false;
    constructor(parts) {
        this.#parts = parts;
        this.#channels = parts.channels;
        this.#log = parts.log;
    }
    /** All records that were read or written, in any slot. */
    get #known() {
        const own = this.#own?.record;
        const commented = this.#comment?.entries.map(({ record }) => record) ?? [];
        return record_mergeRecords(this.#read, commented, own === undefined || own.steps.length === 0 ? [] : [own]);
    }
    /** Sets which run is reported. Call it before any report; the last call counts. */
    plan({ head, isOfHead }) {
        const { createRecord, slots, trigger } = this.#parts;
        if (createRecord === null || slots === null)
            return;
        const own = createRecord(head);
        this.#own = own;
        const run = { record: () => own.record, known: () => this.#known, branch: trigger.branch, isOfHead };
        this.#order = new RunOrder(slots, run);
    }
    /** Reports that a deploy has started, in parallel with the CLI. Call `plan` first. */
    reportStart(outcome) {
        this.#started = this.#channels.guard(() => this.#writeStart(this.#sent(outcome)));
    }
    async #writeStart(outcome) {
        const own = this.#own;
        if (own === null)
            return;
        const comment = await this.#openComment(outcome);
        if (comment === null && !this.#parts.withDeployment && outcome.target === "production")
            this.#log.notice(NOTHING_RECORDED);
        if (this.#wantsDeployment)
            await this.#createDeployment(own, outcome);
        // Fetch the comment last, so that as little time as possible passes before it is written.
        const view = comment === null ? report_channels_CHANNEL_FAILED : await this.#channels.attempt("comment", () => comment.fetch());
        if (own.record.steps.length === 0)
            own.keep({ kind: "begun" }, this.#known);
        if (comment === null || view === report_channels_CHANNEL_FAILED)
            return;
        await this.#channels.attempt("comment", async () => this.#outputCommentUrl(await comment.writeStart(this.#entry(outcome, "deploying"))));
    }
    /**
     * @param deployment - The run's Convex deployment, if it is known.
     * @returns Why this run must no longer push, or `null` if it may, or if GitHub does not respond in time.
     */
    async checkSuperseded(deployment = null) {
        const order = this.#order;
        if (order === null)
            return null;
        const late = new AbortController();
        const name = deployment && recordedName(deployment);
        const check = await within(timeouts/* LOOKUP_TIMEOUT_MS */.Sq, 
        // Does not wait for `#progress`: the decision must not depend on how fast GitHub writes.
        (this.#started ?? Promise.resolve()).then(() => order.isSuperseded(() => this.#fetchView(order), name, late.signal)));
        if (check === "late")
            late.abort();
        else if (check.kind === "superseded")
            return { reason: check.reason, closed: check.closed };
        for (const notice of check === "late" ? order.lateNotices : check.notices) {
            if (!this.#noticed.has(notice))
                this.#log.notice(notice);
            this.#noticed.add(notice);
        }
        return null;
    }
    /**
     * Records that the run has claimed a Convex deployment and is about to push to it. A preview may be deleted later only
     * if a record like this shows that this action created it.
     *
     * @param outcome - Lacks the deployment's name if the CLI prints that only after the push.
     * @param created - Whether the run's first claim created it.
     */
    async markPushing(outcome, created) {
        const own = this.#own;
        const sent = this.#sent(outcome);
        const deployment = sent.deployment.name === null ? null : recordedName(sent.deployment.name);
        if (own === null)
            return;
        const last = record_lastStep(own.record, "pushing")?.deployment;
        // A retry pushes to the same deployment, whose name the CLI may not have printed.
        if (last === deployment || last === null || (last !== undefined && deployment === null))
            return;
        const step = { kind: "pushing", deployment, created };
        await within(timeouts/* LOOKUP_TIMEOUT_MS */.Sq, this.#recordProgress(() => this.#writeProgress(own, step, sent)));
    }
    /**
     * Records, in parallel with the build, that this run has created its preview deployment. Builds take long, and without
     * this, no cleanup may delete the preview if the run's machine is lost before the push.
     */
    reportCreated(outcome) {
        const own = this.#own;
        const sent = this.#sent(outcome);
        if (own === null)
            return;
        this.#recordProgress(async () => {
            const step = claimStep(own.record, sent);
            if (step !== null)
                await this.#writeProgress(own, step, sent);
        });
    }
    /** Writes after the steps before, also if nobody waits for them any longer. */
    #recordProgress(write) {
        const earlier = this.#progress;
        this.#progress = this.#channels.guard(async () => {
            await this.#started;
            await earlier;
            await write();
        });
        return this.#progress;
    }
    /** Writes a step of a run in progress. If the GitHub Deployment cannot be written, the comment keeps the record. */
    async #writeProgress(own, step, sent) {
        const hasRecord = own.id !== null;
        if (!hasRecord)
            own.keep(step, this.#known);
        const written = hasRecord
            ? await this.#channels.attempt("github-deployment", () => own.write(step, this.#known))
            : report_channels_CHANNEL_FAILED;
        const comment = this.#comment;
        if (written === report_channels_CHANNEL_FAILED && comment !== null)
            await this.#channels.attempt("comment", () => comment.writeEnd([this.#entry(sent, "deploying")]));
    }
    /** Records that this run created a preview deployment to which it pushed nothing. @returns All known records. */
    async recordClaim(outcome) {
        const own = this.#own;
        if (own === null)
            return [];
        await this.#settled();
        await this.#attemptWrite(own, () => this.#writeClaim(own, this.#sent(outcome)));
        return this.#known;
    }
    /** @throws What Octokit throws. */
    async #writeClaim(own, outcome) {
        const claim = claimStep(own.record, outcome);
        if (claim !== null)
            await own.write(claim, this.#known);
    }
    /**
     * Reports the successful push, then looks for conflicting pushes of other runs. Takes at most `REPORT_TIMEOUT_MS`.
     *
     * @returns The conflicts, or `null` if GitHub could not be read.
     */
    async reportPushed(outcome) {
        const [own, order] = [this.#own, this.#order];
        if (own === null || order === null)
            return null;
        const conflicts = await within(timeouts/* REPORT_TIMEOUT_MS */.WA, this.#settled().then(async () => {
            const view = await this.#writeEndAndFetch(own, order, this.#sent(outcome));
            return view === null ? null : this.#attemptFetch(() => order.findConflicts(view));
        }));
        return conflicts === "late" ? null : conflicts;
    }
    /** @returns The lock for work that is done once per Convex deployment, or `null` if nothing can be recorded. */
    async seedLock(outcome) {
        const own = this.#own;
        const { slots, evidence } = this.#parts;
        if (own === null || slots === null)
            return null;
        await this.#settled();
        return new SeedLock(slots, this.#channels, {
            own,
            comment: this.#parts.commentsAlways ? this.#comment : null,
            known: () => this.#known,
            readOthers: async () => (await evidence?.readReadable(own.record.slot)) ?? { records: [] },
            entry: () => this.#entry(this.#sent(outcome), "deploying"),
        });
    }
    /** @returns The Convex deployment that earlier runs of the slot pushed to, or `null` if there is none or it is unknown. */
    previousDeployment() {
        const own = this.#own;
        if (own === null)
            return null;
        const others = this.#recordsOfSlot(own).filter(({ id }) => id !== own.record.id);
        return liveIn(others).deployment;
    }
    /** Reports the end. Takes at most `REPORT_TIMEOUT_MS`. Set the outputs before, so that no error here can prevent them. */
    async reportEnd(outcome) {
        this.#skipDelays.abort();
        const cap = outcome.ending.status === "cancelled" ? timeouts/* CANCELLED_REPORT_TIMEOUT_MS */._Y : timeouts/* REPORT_TIMEOUT_MS */.WA;
        const written = this.#settled().then(() => this.#channels.guard(() => this.#writeEnd(this.#sent(outcome))));
        if ((await within(cap, written)) === "late")
            this.#channels.markTimedOut(cap, this.#openChannels);
        this.#logWarnings();
    }
    /**
     * Reports the end of a run whose process was killed or crashed before it could report itself.
     *
     * @param begun - The outcome with which that process reported its start, or was about to; `null` if it had not got there.
     * @param isSameId - Whether the record that was passed to `plan` has the ID of that process's own record.
     */
    async reportEndAfterCrash(outcome, begun, isSameId) {
        const own = this.#own;
        if (begun !== null && own !== null)
            this.#started = this.#channels.guard(async () => {
                if (this.#wantsDeployment)
                    await this.#channels.attempt("github-deployment", () => own.resume(isSameId));
                const comment = await this.#openComment(this.#sent(begun));
                if (comment !== null)
                    await this.#channels.attempt("comment", () => comment.fetch());
                if (own.id !== null && this.#order !== null)
                    await this.#fetchView(this.#order).catch(() => null);
                own.addFromComment(this.#known);
                if (own.record.steps.length === 0)
                    own.keep({ kind: "begun" }, this.#known);
            });
        await this.reportEnd(outcome);
    }
    async #writeEnd(outcome) {
        // A cleanup and a sweep change the records of other runs instead: see `RemovalMarks`.
        const { status } = outcome;
        if (outcome.operation !== "deploy" || !isRowStatus(status))
            return;
        if (this.#own === null)
            this.plan({ head: this.#headWithoutTarget(outcome), isOfHead: false });
        const own = this.#own;
        if (own === null)
            return;
        const comment = await this.#openComment(outcome);
        await this.#beginLate(own, outcome);
        await this.#ensureEnd(own, outcome);
        // Read the records before the comment is written, which drops the runs that this one replaces. GitHub still shows them
        // as active.
        const records = this.#recordsOfSlot(own);
        const entries = [this.#entry(outcome, status), ...this.#lostEntries(own), ...this.#unseenEntries(own)];
        await Promise.all([
            comment !== null &&
                this.#channels.finish("comment", async () => this.#outputCommentUrl(await comment.writeEnd(entries))),
            own.id !== null &&
                this.#channels.finish("github-deployment", async () => {
                    await this.#tryEndStep(own, outcome);
                    await this.#addOlderRecords(own);
                    await this.#showEnd(own, outcome, record_mergeRecords(records, this.#recordsOfSlot(own)));
                }),
        ]);
    }
    /** Creates what could not be created at the start, if GitHub was down. A missing permission is not tried again. */
    async #beginLate(own, outcome) {
        const isWanted = this.#wantsDeployment && this.#started !== null && own.id === null;
        if (isWanted && !this.#channels.isForbidden("github-deployment"))
            await this.#createDeployment(own, outcome);
        if (own.record.steps.length > 0)
            return;
        const comment = this.#comment;
        if (comment !== null)
            await this.#channels.attempt("comment", () => comment.fetch());
        own.keep({ kind: "begun" }, this.#known);
    }
    async #ensureEnd(own, outcome) {
        const order = this.#order;
        const isRecorded = this.#comment !== null || own.id !== null;
        if (order === null || !isRecorded || this.#hasReadAfterPush)
            await this.#writeEndStep(own, outcome);
        else
            await this.#writeEndAndFetch(own, order, outcome);
    }
    /**
     * Reads the records while the end is being written, and once more afterwards if another run of the slot is in progress. So
     * at least one of two runs whose pushes overlap reads the other's record.
     *
     * @returns `null` if GitHub could not be read.
     */
    async #writeEndAndFetch(own, order, outcome) {
        const fetchView = () => this.#attemptFetch(() => this.#fetchView(order));
        const [view] = await Promise.all([fetchView(), this.#writeEndStep(own, outcome)]);
        return view !== null && order.isAlone ? view : fetchView();
    }
    /** @param request - Reads the comment too, if there is one. @returns `null` if GitHub could not be read. */
    async #attemptFetch(request) {
        const read = await this.#channels.attempt(this.#comment === null ? "github-deployment" : "comment", request);
        this.#hasReadAfterPush = read !== report_channels_CHANNEL_FAILED;
        return read === report_channels_CHANNEL_FAILED ? null : read;
    }
    /** Waits for the reports of the start and the progress, so that no later one is written before them. */
    async #settled() {
        await this.#started;
        await this.#progress;
    }
    #writeEndStep(own, outcome) {
        return this.#attemptWrite(own, () => this.#tryEndStep(own, outcome));
    }
    /** Without a GitHub Deployment, `write` makes no request: calling it directly keeps the failure of an earlier attempt. */
    async #attemptWrite(own, write) {
        await (own.id === null ? write() : this.#channels.attempt("github-deployment", write));
    }
    /** @throws What Octokit throws. */
    async #tryEndStep(own, outcome) {
        // Write the end again if it was written before there was a GitHub Deployment.
        if (ownEndOf(own.record) !== undefined && (own.isEndWritten || own.id === null))
            return;
        const end = endStep(own.record, outcome);
        const text = outcome.failure === null ? (outcome.notes[0] ?? "") : causeText(outcome.failure, this.#liveCommit(own));
        const url = (end.kind === "pushed" ? this.#appUrl(own, outcome) : null) ?? outcome.deployment.url;
        const facts = { text: text.replaceAll("`", ""), url };
        await this.#writeClaim(own, outcome);
        await own.write(end, this.#known, facts);
    }
    /**
     * Reads the slot's latest records, if the latest GitHub Deployments contain none that this run's push could replace: other
     * tools may have created many since then.
     */
    async #addOlderRecords(own) {
        const { slots } = this.#parts;
        const isFound = this.#recordsOfSlot(own).some(({ id }) => id !== own.record.id && this.#active.has(id));
        if (slots === null || isFound || !this.#hasOlder || !isDeployed(own.record))
            return;
        await this.#readSlot(own, slots);
    }
    async #readSlot(own, slots) {
        const latest = await slots.readLatest(own.record.slot);
        this.#addRead(own, latest);
        own.readReportedUrl(latest.deployments);
    }
    #addRead(own, { records, active }) {
        this.#read = record_mergeRecords(this.#read, records);
        for (const id of active)
            this.#active.add(id);
        own?.addFromDeployments(records);
    }
    /** Updates the states of GitHub Deployments: this run's, those it replaced, and those of runs whose machine was lost. */
    async #showEnd(own, { failure }, records) {
        if (isDeployed(own.record))
            await own.showReportedUrl();
        if (failure?.code === "overtaken" && own.id !== null)
            await own.show(own.id, "failure", failure.cause);
        const { record: live } = liveIn(records);
        const isLive = live?.id === own.record.id;
        if (!isLive && live !== null && own.id !== null && record_lastStep(own.record, "pushed") !== undefined)
            await own.show(own.id, "inactive", REPLACED);
        const lost = lostRecords(records, (0,clock/* githubNow */.C)());
        const replaced = isLive ? records.filter(({ id }) => id !== own.record.id && this.#active.has(id)) : [];
        if (lost.length === 0 && replaced.length === 0)
            return;
        const idOf = await this.#parts.slots?.githubDeploymentIds(own.record.slot, [
            ...lost.map(({ record }) => record),
            ...replaced,
        ]);
        if (idOf === undefined)
            return;
        for (const { record, mayBeLive } of lost) {
            const id = idOf.get(record.id);
            if (id !== undefined)
                await own.writeTo(id, { kind: "ended", how: "lost", mayBeLive }, LOST);
        }
        for (const { id } of replaced) {
            const deploymentId = idOf.get(id);
            if (deploymentId !== undefined)
                await own.show(deploymentId, "inactive", REPLACED);
        }
    }
    /** Entries for earlier runs that a comment created now lacks. Without them, it would show nothing as live. */
    #unseenEntries(own) {
        if (this.#parts.commentsAlways)
            return [];
        // A comment does not store accounts: all of its records count as written by this action's account.
        const others = this.#recordsOfSlot(own).filter(({ id, account }) => id !== own.record.id && account === "own");
        return others.map((record) => ({ record, row: null }));
    }
    /** The comment's entries for runs whose machine was lost. */
    #lostEntries(own) {
        const entries = this.#comment?.entries ?? [];
        const at = nextMoment(this.#known, (0,clock/* githubNow */.C)());
        return lostRecords(this.#recordsOfSlot(own), (0,clock/* githubNow */.C)()).flatMap((lost) => {
            const known = entries.find((entry) => entry.record.id === lost.record.id);
            return known === undefined ? [] : [{ ...known, record: endedAsLost(lost, at) }];
        });
    }
    /** Reads, in one query, what the order depends on, the latest GitHub Deployments, and the pull request's comment. */
    async #fetchView(order) {
        const { pullRequest: needed, refs } = order.needed;
        const [comment, own] = [this.#comment, this.#own];
        const pullRequestNumber = needed ?? comment?.number ?? null;
        const commentPage = comment?.number === pullRequestNumber ? (comment?.page ?? null) : null;
        const withDeployments = own?.id != null;
        const { slots } = this.#parts;
        if (slots === null || (pullRequestNumber === null && refs.length === 0 && !withDeployments))
            return { pullRequest: null, refs: {} };
        const view = await slots.fetchView({ pullRequestNumber, commentPage, refs, withDeployments });
        this.#addRead(own, view);
        this.#hasOlder ||= view.hasOlderDeployments;
        // If so many are this recent, they may hide those of other runs that pushed at the same time.
        const isCut = view.hasOlderDeployments && view.deployments.every(({ createdAt }) => createdAt > (0,clock/* githubNow */.C)() - DAY_MS);
        if (withDeployments && isCut && record_lastStep(own.record, "pushing") !== undefined)
            await this.#readSlot(own, slots);
        own?.readReportedUrl(view.deployments);
        if (comment !== null && view.pullRequest !== null && comment.number === pullRequestNumber) {
            comment.take(view.pullRequest);
            own?.addFromComment(this.#known);
        }
        return { pullRequest: needed === null ? null : view.pullRequest, refs: view.refs };
    }
    /** The known records of this run's slot. */
    #recordsOfSlot(own) {
        return slot_recordsOfSlot(own.record.slot, this.#known);
    }
    /** The commit that stays live if this run pushes nothing, or an empty text if there is none or it is unknown. */
    #liveCommit(own) {
        const { record, rivals } = liveIn(this.#recordsOfSlot(own).filter(({ id }) => id !== own.record.id));
        return rivals.length > 0 || own.record.recreates ? "" : (record?.commit ?? "");
    }
    async #createDeployment(own, outcome) {
        const id = await this.#channels.attempt("github-deployment", () => own.create(outcome));
        if (id !== report_channels_CHANNEL_FAILED)
            this.#log.output("github-deployment-id", String(id));
    }
    /** Only with a whole SHA: GitHub could resolve a short SHA or a branch name to another commit. */
    get #wantsDeployment() {
        return this.#parts.withDeployment && this.#own !== null && this.#own.record.commit !== "";
    }
    /** The reports whose start was written. */
    get #openChannels() {
        return [
            ...(this.#comment === null ? [] : ["comment"]),
            ...(this.#own?.id == null ? [] : ["github-deployment"]),
        ];
    }
    #sent(outcome) {
        return public_outcome_toPublicOutcome(outcome, this.#log);
    }
    #entry(outcome, status) {
        const own = this.#own;
        if (own === null)
            throw new Error("A run without a record has no row.");
        const at = own.record.steps.at(-1)?.at ?? 0;
        const row = toRow(outcome, status, {
            at,
            runUrl: runUrlOf(this.#parts.trigger),
            liveCommit: this.#liveCommit(own),
            isPushed: isPushed(outcome) || isDeployed(own.record),
        });
        // A cleanup that ran at the same time has deleted the preview.
        const isRemoved = status === "skipped" && record_lastStep(own.record, "removed") !== undefined;
        return { record: own.record, row: isRemoved ? { ...row, status: "removed", cause: "", fix: "", link: "" } : row };
    }
    /** The site's URL. `operation: report` may have added it while this run was in progress. */
    #appUrl(own, outcome) {
        const row = this.#comment?.entries.find(({ record }) => record.id === own.record.id)?.row;
        return row != null && row.appUrlRunId > 0 ? row.appUrl : (own.reportedUrl ?? outcome.appUrl);
    }
    #headWithoutTarget(outcome) {
        const { pullRequestNumber } = outcome;
        const facts = { slot: null, pullRequestNumber, chosenCommit: null, recreates: false, timeoutMs: null };
        return recordHead(this.#parts.trigger, outcome, facts, this.#log, Date.now());
    }
    async #openComment(outcome) {
        const { openComment, targetPullRequest } = this.#parts;
        if (this.#comment !== null || openComment === null)
            return this.#comment;
        const number = await targetPullRequest.resolve(outcome, (found) => this.#log.output("pull-request", String(found)));
        if (number !== null)
            this.#comment = await openComment(number, this.#skipDelays.signal);
        return this.#comment;
    }
    #outputCommentUrl(url) {
        if (url !== null)
            this.#log.output("comment-url", url);
    }
    #logWarnings() {
        for (const { level, text } of buildReportWarnings(this.#channels.failed, readOnlyReason(this.#parts.trigger)))
            this.#log[level](text);
    }
}
const NOTHING_RECORDED = "`github-deployment` is `false`, so nothing records this deploy to production: a slow or repeated run of an older commit may replace it. Set `github-deployment: true`, or run all deploys in one `concurrency` group.";
/** A `pull_request_target` run has a token of the base repository even if the pull request is from a fork. */
function readOnlyReason(trigger) {
    if (trigger.isDependabot)
        return "dependabot";
    const isForkEvent = trigger.kind === "pull-request" && trigger.via !== "pull_request_target";
    return isForkEvent && trigger.pullRequest.isFork ? "fork" : null;
}
async function within(ms, result) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(resolve, ms, "late");
    });
    try {
        return await Promise.race([result, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/report/target-pull-request.js
/** Determines the pull request whose comment reports a run. */



class TargetPullRequest {
    #trigger;
    #settings;
    #channels;
    #github;
    #found = null;
    constructor(trigger, settings, channels, github) {
        this.#trigger = trigger;
        this.#settings = settings;
        this.#channels = channels;
        this.#github = github;
    }
    /**
     * Returns the number of the pull request, or `null` if there is none. A production deploy comments only on the pull request
     * that the input `pull-request` names, and so does a run on a production branch that ended before its target was known.
     *
     * @param onFound - Called with the number if it was looked up on GitHub.
     */
    async resolve(outcome, onFound) {
        const { pullRequest, productionBranches } = this.#settings;
        const { target, commit, pullRequestNumber } = outcome;
        if (target === "production")
            return pullRequest;
        // The number in a merge queue's ref is looked up, because anyone could create a branch with such a name.
        if (pullRequestNumber !== null && this.#trigger.kind !== "merge-group")
            return pullRequestNumber;
        if (target === null && isProductionBranchRun(this.#trigger, productionBranches))
            return pullRequest;
        this.#found ??= this.#lookUp(commit, onFound);
        return (await this.#found) ?? pullRequest;
    }
    async #lookUp(commit, onFound) {
        const github = this.#github;
        if (github === null)
            return null;
        const found = await this.#channels.attempt("look-up", async () => findPullRequestToReport(await github(), this.#trigger, commit));
        // Try again at the end of the run, when GitHub may respond again.
        if (found === report_channels_CHANNEL_FAILED)
            this.#found = null;
        if (found === report_channels_CHANNEL_FAILED || found === null)
            return null;
        onFound(found);
        return found;
    }
}
/** Not for pull requests: their branch may have the name of a production branch, such as a fork's `main`. */
function isProductionBranchRun(trigger, globs) {
    const { kind, branch, defaultBranch } = trigger;
    const isOfBranch = kind === "push" || kind === "manual" || (kind === "workflow-run" && trigger.of === "push");
    return isOfBranch && production_branch_isProductionBranch(branch, globs, defaultBranch);
}

;// CONCATENATED MODULE: ./build/action/create-reporter.js
/** Creates the reporter and everything else that uses GitHub, according to the inputs. */















/** @param pullRequestNumber - From the event or the inputs, or `null`. */
function createReporter(trigger, inputs, log, apiUrl, pullRequestNumber) {
    const github = inputs.githubToken === null ? null : lazyClient(inputs.githubToken, apiUrl);
    const channels = new ReportChannels();
    const openComment = github !== null && inputs.comment ? commentOpener(github, trigger, log, inputs.comment) : null;
    const slots = github === null ? null : new SlotRecords(github, trigger.repository);
    const deployments = github === null ? null : async () => new GitHubDeployments(await github(), repository_toRepoParams(trigger.repository));
    const evidence = github === null || slots === null ? null : new PreviewEvidenceReader(slots, github, trigger.repository);
    const reporter = new Reporter({
        trigger,
        log,
        channels,
        openComment,
        slots: inputs.dryRun ? null : slots,
        createRecord: inputs.dryRun || deployments === null ? null : recordCreator(deployments, trigger, inputs, log),
        evidence,
        withDeployment: inputs.githubDeployment,
        commentsAlways: inputs.comment === true,
        targetPullRequest: new TargetPullRequest(trigger, inputs, channels, github),
    });
    const access = {
        channels,
        openComment,
        deployments: inputs.githubDeployment ? deployments : null,
        runUrl: runUrlOf(trigger),
        log,
    };
    return {
        reporter,
        channels,
        github,
        evidence,
        appUrlReport: inputs.dryRun || slots === null ? null : new AppUrlReport({ ...access, slots, runId: Number(trigger.runId) }),
        // Earlier runs may have created GitHub Deployments, whatever `github-deployment` is now.
        removalMarks: inputs.dryRun || github === null ? null : new RemovalMarks({ ...access, deployments, pullRequestNumber }),
    };
}
/**
 * Loads the client on first use. While it loads, the toolkit's client reads the proxy variables and throws if one is not a
 * URL. The caller can report that, which would be impossible if the whole program failed to load.
 */
function lazyClient(token, apiUrl) {
    let client = null;
    return () => {
        client ??= Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(463)]).then(__webpack_require__.bind(__webpack_require__, 4463)).then(({ createGitHubClient }) => createGitHubClient(token, apiUrl));
        return client;
    };
}
function commentOpener(github, { serverUrl, repository }, redaction, wanted) {
    return async (pullRequestNumber, skipDelays) => new CommentSync({
        comments: new PullRequestComments(await github(), repository_toRepoParams(repository), pullRequestNumber),
        render: (entries) => renderComment(entries, { serverUrl, repository, pullRequestNumber }, (0,clock/* githubNow */.C)()),
        redaction,
        onlyAfterFailure: wanted === "failures",
        skipDelays,
    });
}
function recordCreator(deployments, trigger, { githubEnvironment, appName }, { redactTrusted }) {
    const settings = {
        environment: githubEnvironment && redactTrusted(githubEnvironment),
        appNameInput: appName && redactTrusted(appName),
        runUrl: runUrlOf(trigger),
    };
    return (head) => new OwnRecord(deployments, settings, head);
}

;// CONCATENATED MODULE: ./build/action/action-context.js
/** The context of one run: everything from the runner, read once. Other modules do not read the environment again. */

















function createActionContext(runtime) {
    const { environment, getRawInput } = runtime;
    const keySource = readKeySource({ input: getRawInput("deploy-key"), urlInput: getRawInput("url"), environment });
    const deployKey = keySource.state === "present" ? { value: keySource.key, url: keySource.url } : null;
    const secrets = registerSecrets(runtime, deployKey);
    const trigger = parseTrigger({ payload: runtime.eventPayload, environment });
    const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
    // The preflight refuses an input that contains the deploy key. Clear it here: the reports must not show it, GitHub must
    // not get it as a token, and no redaction finds a key with white space in it.
    const holdsKey = (0,redactor/* secretFinder */.p)(secrets);
    const getInput = (name) => (holdsKey(getRawInput(name)) ? "" : getRawInput(name));
    const { inputs, errors: inputErrors } = readInputs(getInput, workspace);
    const initialOutcome = createInitialOutcome(inputs, deployKey, trigger, workspace);
    const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
    const reporting = createReporter(trigger, inputs, runtime.log, apiUrl, initialOutcome.run.pullRequestNumber);
    return {
        runtime,
        keySource,
        deployKey,
        secrets,
        trigger,
        workspace,
        inputs,
        inputErrors,
        ...reporting,
        initialOutcome,
        get provisionHost() {
            return (0,provision_host/* parseProvisionHost */.x)(environment);
        },
    };
}
/** The settings for `decide`. */
function toPlanSettings({ deployKey, inputs, initialOutcome, }) {
    return { ...inputs, appName: initialOutcome.run.appName, url: deployKey?.url ?? null };
}
/** Words of at least eight characters that outputs and reports of any run can contain. */
const NEVER_REDACTED = [
    ...["production", "development", "preview-deployment", "access-token", "malformed"],
    ...["deployed", "cancelled", "cleaned-up"],
    ...["convex.cloud", "convex.site", "https://dashboard.convex.dev"],
];
/** Inputs that the reports show. */
const PUBLIC_INPUTS = ["app-name", "preview-name", "github-environment"];
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
const PUBLIC_VARIABLES = [
    ...["GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_SHA"],
    ...["GITHUB_REF", "GITHUB_HEAD_REF", "GITHUB_BASE_REF"],
];
/** Registers all secrets. Call it first, before anything can print one. */
function registerSecrets({ log, getRawInput, environment }, deployKey) {
    const key = deployKey?.value ?? null;
    const secrets = (0,secret_encodings/* getSecretValues */.BM)(key);
    const tokens = [getRawInput("management-token").trim(), getRawInput("github-token").trim()];
    const urls = [getRawInput("url"), environment.CONVEX_SELF_HOSTED_URL ?? ""];
    const publicTexts = [
        ...NEVER_REDACTED,
        // An output, which GitHub would drop if it contained a masked value.
        deploymentNameFromKey(key) ?? "",
        ...urls.filter((url) => !hasCredentials(url)),
        ...PUBLIC_INPUTS.map(getRawInput),
        ...PUBLIC_VARIABLES.map((name) => environment[name] ?? ""),
    ];
    // People choose passwords and tokens of proxies and URLs themselves, so one may be an ordinary word that is also public.
    const credentials = (0,public_texts/* withoutPublicTexts */.S)([...proxyCredentials(environment), ...urls.flatMap(credentialsIn)], publicTexts);
    const hidden = [...secrets, ...tokens.filter((token) => token.length >= parse_deploy_key/* MIN_SECRET_LENGTH */.v), ...credentials];
    log.maskSecrets(hidden, (0,secret_encodings/* valuesToMask */.yF)(hidden));
    const appUrl = getRawInput("app-url");
    const values = secretsInDeploymentEnv(getRawInput("deployment-env"), publicTexts).filter(
    // The site's URL, which functions often need, is public.
    (value) => !isOriginOf(appUrl, value));
    log.redactInExternalText(values, (0,secret_encodings/* valuesToMask */.yF)(values.filter((value) => !mayNameDeployment(value))));
    log.redactBeforeMasking(values.filter(mayNameDeployment));
    log.hideInSentText(secretVariables(environment, publicTexts));
    if (key !== null && key.kind !== "malformed")
        log.redactFragments(key.secret);
    log.keepWhole(linesWithWhiteSpace(environment));
    log.redactInExternalText(partlyRedactedLines(environment, log.redactExternal), []);
    return secrets;
}
function createInitialOutcome(inputs, deployKey, trigger, workspace) {
    const folder = (0,external_node_path_.relative)(workspace, inputs.workingDirectory).replaceAll("\\", "/");
    return {
        run: {
            operation: inputs.operation === "auto" ? "deploy" : inputs.operation,
            keyKind: deployKey?.value.kind ?? null,
            appName: inputs.appName ?? ((folder || trigger.repository).split("/").at(-1) || "app"),
            workingDirectory: folder || ".",
            commit: commitKnownAtOnce(inputs.commit, trigger),
            branch: trigger.branch,
            pullRequestNumber: action_context_numberOf(trigger) ?? inputs.pullRequest ?? null,
            durationSeconds: 0,
        },
        plan: null,
        deployment: outcome_outcome/* NO_DEPLOYMENT */.sz,
        deploy: null,
        functions: [],
        comparison: null,
        ending: { status: "failed", failure: null, isImported: false, isSeeded: false, notes: [] },
    };
}
/** @returns `""` for a tag, a branch or a short SHA, which is resolved later. */
function commitKnownAtOnce(commit, trigger) {
    if (commit === null)
        return trigger.commit;
    return named_commit_isWholeSha(commit) ? commit.toLowerCase() : "";
}
function action_context_numberOf(trigger) {
    if (trigger.kind === "pull-request")
        return trigger.pullRequest.number;
    if (trigger.kind === "pull-request-comment" || trigger.kind === "merge-group")
        return trigger.number;
    return null;
}

// EXTERNAL MODULE: ./build/convex/cli/child-environment.js
var child_environment = __webpack_require__(6189);
// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var functions_compare = __webpack_require__(8469);
// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var functions_parse = __webpack_require__(6353);
;// CONCATENATED MODULE: ./build/convex/cli/cli-capabilities.js
/** What each version of the Convex CLI can do, from its changelog and each version's `convex deploy --help`. */


/** Older versions are refused for previews, and cause a warning otherwise. */
const cli_capabilities_OLDEST_TESTED = "1.28.0";
/** https://github.com/get-convex/convex-backend/blob/main/npm-packages/convex/CHANGELOG.md */
const cli_capabilities_FIRST_THAT_HIDES_VARIABLES = "1.48.0";
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
function cli_capabilities_cliCapabilities(version) {
    const parsed = parse(version);
    const release = parsed === null ? "0.0.0" : `${parsed.major}.${parsed.minor}.${parsed.patch}`;
    const since = (first) => compare(release, first) >= 0;
    return {
        version,
        isTested: since(cli_capabilities_OLDEST_TESTED),
        deploysPreviews: since(cli_capabilities_OLDEST_TESTED),
        reusesPreviews: since("1.36.0"),
        resolvesUrlsOverHttp: since("1.35.0"),
        // A pre-release of that version does not count: the change may have come after it.
        hidesVariables: parsed !== null && compare(parsed, cli_capabilities_FIRST_THAT_HIDES_VARIABLES) >= 0,
        supports: (option) => since((Object.hasOwn(SUPPORTED_SINCE, option) ? SUPPORTED_SINCE[option] : undefined) ?? "0.0.0"),
    };
}
/** Whether a deploy deletes an existing preview deployment of that name and creates a new one. */
function cli_capabilities_recreatesPreview(previewMode, cli) {
    return previewMode === "recreate" || !cli.reusesPreviews;
}

;// CONCATENATED MODULE: ./build/convex/data/export-target.js
/** Validates `export-path` and writes the snapshot there: it must be a new file in a folder of this job. */



/**
 * @param path - Absolute.
 * @param folders - The allowed folders: the workspace and the runner's temporary folder.
 * @returns The target, or a sentence without the path if a snapshot must not be written there.
 */
function export_target_checkExportPath(path, folders) {
    const parent = dirname(path);
    if (!folders.some((folder) => leadsInside(folder, parent)))
        return "`export-path` must be inside the workspace or the runner's temporary folder, also after links are followed. Use a path such as `${{ runner.temp }}/backup.zip`, or in a job with `container:`, where that folder has another path, `backup.zip`.";
    if (!isDirectory(parent))
        return "The folder of `export-path` does not exist. Create it in a step before this one.";
    const target = join(realpathSync.native(parent), basename(path));
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
function export_target_publishSnapshot(file, { path }) {
    try {
        // The folder may have been replaced by a link to another one.
        if (realpathSync.native(dirname(path)) !== dirname(path))
            return "the folder of `export-path` was replaced in the meantime";
        chmodSync(file, 0o600);
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
        linkSync(file, path);
    }
    catch (error) {
        // The path is on another file system, or on one without hard links: copy instead.
        if (error.code === "EEXIST")
            throw error;
        copyFileSync(file, path, constants.COPYFILE_EXCL);
    }
}
function isDirectory(path) {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
/** True also for a broken link. */
function exists(path) {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

;// CONCATENATED MODULE: ./build/workspace/read-regular-file.js
/** Reads files of the checkout, where any path may be a link, a pipe or a terminal. */

/** In bytes. Lockfiles of large monorepos have about 5 MB. */
const MAX_BYTES = (/* unused pure expression or super */ null && (32 * 1024 * 1024));
/** Flags for `open` that do not wait for a writer if the path leads to a pipe or a terminal. */
const read_regular_file_OPEN_NONBLOCKING = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0) | (external_node_fs_.constants.O_NOCTTY ?? 0);
/**
 * The text of a file of the checkout.
 *
 * @param largest - Size limit, in bytes.
 * @returns The text, or `null` if the file does not exist, is not a regular file, is too large or cannot be read.
 */
function read_regular_file_readRegularFile(path, largest = MAX_BYTES) {
    return read_regular_file_withRegularFile(path, largest, (file) => readFileSync(file, "utf8"));
}
/**
 * Opens a file of the checkout and passes its descriptor and size to `use`. A link can lead from there to a pipe or a
 * terminal, and reading one would block forever and handle no signals.
 *
 * @param largest - Size limit, in bytes.
 * @returns What `use` returns, or `null` if it throws, or if the file does not exist, is not a regular file, is too large or
 *   cannot be opened.
 */
function read_regular_file_withRegularFile(path, largest, use) {
    try {
        const file = openSync(path, read_regular_file_OPEN_NONBLOCKING);
        try {
            const stats = fstatSync(file);
            return stats.isFile() && stats.size <= largest ? use(file, stats.size) : null;
        }
        finally {
            closeSync(file);
        }
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/convex/data/import-sources.js
/** Checks the files of `preview-import`: a wrong path is an error before anything is pushed. */






/** @param path - Absolute. */
function import_sources_findImportFile(path, workspace) {
    try {
        const real = realpathSync.native(path);
        const root = realPathOf(workspace);
        if (root === null || !isInside(root, real))
            return { problem: "leads out of the workspace through a link" };
        const found = statSync(real);
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
    return readRegularFile(path, LARGEST_LFS_POINTER)?.startsWith("version https://git-lfs.github.com/spec/") ?? false;
}
/** In bytes. */
const LARGEST_LFS_POINTER = 1024;
/** `the snapshot`, or the table as a code span. */
function import_sources_sourceText({ table }) {
    return table === null ? "the snapshot" : `\`${table}\``;
}
/** @throws {ActionFailure} `invalid-input`, with the lines to change, if a file cannot be imported. */
function import_sources_assertImportFiles({ previewImport, workingDirectory }, workspace) {
    const problems = previewImport.flatMap((source) => {
        const found = import_sources_findImportFile(source.path, workspace);
        if ("path" in found)
            return [];
        const suggested = suggestedPath(source, workingDirectory, workspace);
        return [{ ...source, what: import_sources_sourceText(source), problem: found.problem, suggested }];
    });
    if (problems.length > 0)
        throw new ActionFailure(importFilesUnusable(problems));
}
/** @returns The right path if the given one is relative to the working directory, else `null`. */
function suggestedPath({ path }, workingDirectory, workspace) {
    const moved = resolve(workingDirectory, relative(workspace, path));
    const found = import_sources_findImportFile(moved, workspace);
    const text = relative(workspace, moved).replaceAll(sep, posix.sep);
    // Other characters may need quotes in YAML.
    return "path" in found && /^[\w./-]+$/.test(text) ? text : null;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/process/temporary-directory.js
/** A temporary folder for one run of the CLI. */



/** Creates a folder and removes it when `use` has settled. */
async function temporary_directory_withTemporaryFolder(use) {
    const folder = mkdtempSync(join(shortTemporaryFolder(), "convex-"));
    try {
        return await use(folder);
    }
    finally {
        removeFolder(folder);
    }
}
/** The folder holds the command wrapper's Unix socket, whose path may have at most 104 bytes on macOS. */
function shortTemporaryFolder() {
    const own = temporary_directory_temporaryRoot();
    return process.platform !== "win32" && Buffer.byteLength(own) > 80 ? "/tmp" : own;
}
/** The system's temporary folder, also if `TMPDIR` is of another machine or container, or relative. */
function temporary_directory_temporaryRoot() {
    const own = tmpdir();
    return process.platform === "win32" || (isAbsolute(own) && temporary_directory_isWritable(own)) ? own : "/tmp";
}
function temporary_directory_isWritable(folder) {
    try {
        accessSync(folder, constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
/** Ignores errors: a folder that cannot be removed must not fail a finished deploy. */
function removeFolder(path) {
    try {
        rmSync(path, { recursive: true, force: true, maxRetries: 3 });
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
function cli_environment_createEnvironments(context, temporary) {
    const { inputs, workspace, environment, provisionHost } = context;
    const snapshot = sanitizeStepEnvironment(environment, context.secrets);
    const home = join(temporary, "home");
    mkdirSync(home, { recursive: true });
    return {
        build: buildEnvironment(snapshot),
        cli: cliEnvironment({
            snapshot,
            dotenvNames: cli_environment_listDotenvVariables(inputs.workingDirectory).flatMap(({ names }) => names),
            credentials: cli_environment_credentialVariables(context),
            provisionOrigin: provisionHost,
            home,
            temporary: temporaryRoot(),
            isTrustedCaFile: (path) => !isWritableByJob(path, workspace, environment),
        }),
    };
}
/** The `.env` files that the CLI reads, in its order, and the names that they declare. */
function cli_environment_listDotenvVariables(workingDirectory) {
    return [".env.local", ".env"].map((file) => ({ file, names: namesIn(join(workingDirectory, file)) }));
}
function namesIn(dotenvFile) {
    // No size limit: the CLI reads the whole file, so all its names must be known.
    return Object.keys(parseDotenv(readRegularFile(dotenvFile, Number.POSITIVE_INFINITY) ?? ""));
}
/** The variables by which the CLI gets the key: one that every version knows, or the pair for a self-hosted backend. */
function cli_environment_credentialVariables({ key, url }) {
    return url === null
        ? { CONVEX_DEPLOY_KEY: key.raw }
        : { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: key.raw };
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
;// CONCATENATED MODULE: ./build/convex/api/http.js
/** Sends requests to Convex's HTTP APIs and describes why they fail. Only for requests that may be repeated. */






/** Short, because a request must not hold up a deploy. */
const TIMEOUT_MS = 10_000;
const MAX_ATTEMPTS = 3;
/** Minimum delay before the second attempt. */
const FIRST_PAUSE_MS = 300;
/**
 * Sends a request, with up to three attempts after a rate limit, a server error or a lost connection, but not after a
 * timeout.
 *
 * Never throws: a lost connection gives status 0. Does not follow redirects, which could receive the key.
 */
async function http_requestConvex(request) {
    for (let attempt = 1;; attempt += 1) {
        const started = performance.now();
        const answer = await sendOnce(request);
        const isLate = performance.now() - started >= TIMEOUT_MS;
        if (!isRetryable(answer) || isLate || attempt >= MAX_ATTEMPTS)
            return answer;
        await wait(FIRST_PAUSE_MS * attempt ** 2 * (1 + Math.random()));
    }
}
function isRetryable({ status }) {
    return status === 0 || status === 429 || status >= 500;
}
async function sendOnce({ method, url, authorization, cliVersion, body }) {
    const http = new HttpClient("convex-deploy-action", [], {
        socketTimeout: TIMEOUT_MS,
        allowRetries: false,
        allowRedirects: false,
    });
    try {
        const response = await http.request(method, url, body === undefined ? "" : JSON.stringify(body), {
            ...(authorization === null ? {} : { authorization }),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            // The provisioning host expects the name and version of a client that it knows.
            ...(cliVersion == null ? {} : { "convex-client": `npm-cli-${cliVersion}` }),
        });
        // The client's own `readBody` waits forever if the connection breaks in the middle.
        const received = await text(response.message);
        const value = parseJson(received);
        const isNotJson = value === null && !/^\s*(?:null)?\s*$/.test(received);
        return { status: response.message.statusCode ?? 0, value, isNotJson };
    }
    catch {
        return { status: 0, value: null, isNotJson: false };
    }
    finally {
        http.dispose();
    }
}
/** Sends a request to a deployment's own API, as `requestConvex` does. @param path - With its leading slash. */
function http_requestDeployment({ url, adminKey }, path, request) {
    return http_requestConvex({ ...request, url: endpointOf(url, path), authorization: `Convex ${adminKey}` });
}
function http_isSuccess({ status }) {
    return status >= 200 && status < 300;
}
/** Why a request failed. It is not shortened: a secret that is cut before redaction would not be recognized. */
function http_failureReason({ status, value }) {
    if (status === 0)
        return ownReason("Convex could not be reached");
    const message = asString(asRecord(value).message)?.split("\n")[0]?.trim().replace(/\.$/, "") ?? "";
    const sent = `Convex responded with ${status}`;
    return { full: message === "" ? sent : `${sent}: ${message}`, sent };
}

;// CONCATENATED MODULE: ./build/convex/api/management-api.js
/** The parts of Convex's Management API that the action needs: https://docs.convex.dev/management-api */



/** Pages of a hundred deployments each. Teams have a few hundred, so a longer list is an error. */
const MAX_PAGES = 100;
/** Uses one token: a team token, a personal token, or a deploy key (which works but is not documented). */
class management_api_ManagementApi {
    #base;
    #token;
    /** @param host - Origin of the provisioning host. */
    constructor(host, token) {
        this.#base = `${host}/v1`;
        this.#token = token;
    }
    async deployment(name) {
        return management_api_toApiResult(await this.#request("GET", `/deployments/${encodeURIComponent(name)}`), parseDeployment);
    }
    async project(team, project) {
        const path = `/teams/${encodeURIComponent(team)}/projects/${encodeURIComponent(project)}`;
        return management_api_toApiResult(await this.#request("GET", path), parseProject);
    }
    /** The project of a project token. `absent` for any other token. */
    async tokenProject() {
        const details = management_api_toApiResult(await this.#request("GET", "/token_details"), (value) => asRecord(value));
        if (details.kind !== "found")
            return details;
        const id = details.value.type === "projectToken" ? management_api_numberOf(details.value.projectId) : null;
        return id === null ? { kind: "absent" } : { kind: "found", value: { id, teamId: null } };
    }
    /** Counts a team's deployments of all types in all projects. */
    async countTeamDeployments(teamId) {
        let [count, cursor] = [0, ""];
        for (let page = 0; page < MAX_PAGES; page += 1) {
            const query = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
            const response = await this.#request("GET", `/teams/${teamId}/list_deployments${query}`);
            const found = management_api_toApiResult(response, parsePage);
            if (found.kind !== "found")
                return found;
            count += found.value.count;
            if (found.value.next === null)
                return { kind: "found", value: count };
            cursor = found.value.next;
        }
        return { kind: "unknown", reason: ownReason("the list does not end") };
    }
    /** All deployments of a project, of every type. */
    async deployments(projectId) {
        return management_api_toApiResult(await this.#request("GET", `/projects/${projectId}/list_deployments`), (value) => {
            if (!Array.isArray(value))
                return null;
            const rows = value.map(parseDeployment).filter((row) => row !== null);
            return rows.length === value.length ? rows : null;
        });
    }
    /** Deletes a deployment and all its data, without further checks. Convex responds with an empty body. */
    async deleteDeployment(name) {
        const response = await this.#request("POST", `/deployments/${encodeURIComponent(name)}/delete`);
        return management_api_toApiResult(response, () => (response.isNotJson ? null : true));
    }
    #request(method, path) {
        return requestConvex({ method, url: `${this.#base}${path}`, authorization: `Bearer ${this.#token}` });
    }
}
/** Converts a response to a result. @param read - Parses the body; returns `null` if it has another shape. */
function management_api_toApiResult(response, read) {
    const { status } = response;
    if (status === 404)
        return { kind: "absent" };
    if (status === 401 || status === 403)
        return { kind: "forbidden", reason: failureReason(response) };
    const value = isSuccess(response) ? read(response.value) : null;
    return value === null ? { kind: "unknown", reason: failureReason(response) } : { kind: "found", value };
}
function parsePage(value) {
    const { items, pagination } = asRecord(value);
    const { hasMore, nextCursor } = asRecord(pagination);
    if (!Array.isArray(items) || typeof hasMore !== "boolean")
        return null;
    const next = hasMore ? asString(nextCursor) : null;
    return hasMore && next === null ? null : { count: items.length, next };
}
function parseProject(value) {
    const [id, teamId] = [management_api_numberOf(asRecord(value).id), management_api_numberOf(asRecord(value).teamId)];
    return id === null || teamId === null ? null : { id, teamId };
}
function parseDeployment(value) {
    const row = asRecord(value);
    const [name, type] = [asString(row.name), asString(row.deploymentType)];
    if (name === null || type === null)
        return null;
    return {
        name,
        url: asString(row.deploymentUrl),
        type,
        // If the field is missing, assume a default deployment, which is never deleted.
        isDefault: row.isDefault !== false,
        previewIdentifier: asString(row.previewIdentifier),
        projectId: management_api_numberOf(row.projectId),
        createTime: management_api_numberOf(row.createTime),
        expiresAt: management_api_numberOf(row.expiresAt),
    };
}
function management_api_numberOf(value) {
    return typeof value === "number" && Number.isFinite(value) ? value : null;
}

;// CONCATENATED MODULE: ./build/convex/api/provisioning-api.js
/** The parts of Convex's provisioning API for which the CLI has no command. */



/** Looks up the preview deployment with exactly this name. Changes nothing. */
async function provisioning_api_fetchPreview({ host, key, cliVersion }, name) {
    const response = await requestConvex({
        method: "POST",
        url: `${host}/api/deployment/authorize_preview`,
        authorization: `Bearer ${key.raw}`,
        cliVersion,
        body: {
            previewName: name,
            projectSelection: { kind: "teamAndProjectSlugs", teamSlug: key.teamSlug, projectSlug: key.projectSlug },
        },
    });
    return readLookup(response);
}
/** Only these codes mean that the preview does not exist: a 404 can also be about the project or the path. */
const NO_SUCH_PREVIEW = /^(Preview|Deployment|PreviewDeployment)NotFound$/;
function readLookup(response) {
    const { status } = response;
    if (status === 401 || status === 403)
        return { kind: "rejected" };
    const { code, deploymentName, url, adminKey } = asRecord(response.value);
    if (status !== 200)
        return NO_SUCH_PREVIEW.test(asString(code) ?? "")
            ? { kind: "absent" }
            : { kind: "unknown", reason: failureReason(response) };
    return { kind: "exists", deploymentName: asString(deploymentName), url: asString(url), adminKey: asString(adminKey) };
}
/** Finds a deployment's project as the CLI does with a preview deploy key (`fetchTeamAndProject` in its `api.ts`). */
async function provisioning_api_findProject({ host, key, cliVersion }, deploymentName) {
    const response = await requestConvex({
        method: "GET",
        url: `${host}/api/deployment/${encodeURIComponent(deploymentName)}/team_and_project`,
        authorization: `Bearer ${key.raw}`,
        cliVersion,
    });
    return toApiResult(response, (value) => {
        const { team, project, projectId } = asRecord(value);
        const [teamSlug, projectSlug] = [asString(team), asString(project)];
        return teamSlug === null || projectSlug === null || typeof projectId !== "number"
            ? null
            : { teamSlug, projectSlug, projectId };
    });
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/convex/cli/cli-fingerprint.js
/** Detects whether the installed CLI was changed since it was found: a build may rewrite `node_modules`. */




/** The files of the CLI's own program, which have the same names in every tested version. */
function cli_fingerprint_cliFiles(packageRoot, entry) {
    return [entry, join(packageRoot, "package.json"), join(packageRoot, "dist", "cli.bundle.cjs")];
}
/** Hashes files into one text, which also covers missing files. Never rejects. */
async function cli_fingerprint_hashFiles(files) {
    const hashes = await Promise.all(files.map(async (file) => {
        const bytes = await bytesOf(file).catch(() => null);
        return bytes === null ? "none" : createHash("sha256").update(bytes).digest("hex");
    }));
    return hashes.join(" ");
}
async function bytesOf(path) {
    const file = await open(path, OPEN_NONBLOCKING);
    try {
        return (await file.stat()).isFile() ? await file.readFile() : null;
    }
    finally {
        await file.close();
    }
}

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
class line_splitter_LineSplitter {
    #decoder = new StringDecoder("utf8");
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

;// CONCATENATED MODULE: ./build/convex/cli/parse-announcement.js

const parse_announcement_NO_STATUS = { announcement: null, deployedUrl: null };
const ANNOUNCED = /^▌\s+\[(\w*)\]\s+(\S+)(?:\s+\((?:dev|prod)\))?(?:\s+\(dashboard: (\S+)\))?$/;
const ANNOUNCED_URL = /^▌\s+└─\s+(\S+)$/;
const DEPLOYED = /^(?:✔|√)\s+Deployed Convex functions to (\S+)$/;
/** Adds one line without escape sequences. The first announcement and the last success count. */
function parse_announcement_parseCliLine(report, line) {
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
function parse_announcement_deploymentNameFromStatus(report) {
    const fromDashboard = report.announcement?.dashboardUrl?.split("/").at(-1);
    if (fromDashboard !== undefined && /^[\w-]+$/.test(fromDashboard))
        return fromDashboard;
    const reference = report.announcement?.reference ?? "";
    if (/^[\w-]+$/.test(reference))
        return reference;
    return deploymentNameFromUrl(report.deployedUrl ?? report.announcement?.url ?? "");
}

;// CONCATENATED MODULE: ./build/convex/cli/verbose-changes.js

/** In characters. Longer objects are ignored, so that they do not fill the memory. */
const verbose_changes_MAX_LENGTH = 16_000_000;
/**
 * Reads changes from the output of `--verbose`. Instead of a list of changes, the CLI then prints Convex's responses as
 * JSON: at the start of a push with `schemaChange`, at its end with `componentDiffs`.
 */
class verbose_changes_VerboseChanges {
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
        else if (this.#lines !== null && this.#length <= verbose_changes_MAX_LENGTH && /^(?: {2}|\})/.test(line))
            this.#lines.push(line);
        else
            this.#lines = null;
        if (line !== "}" || this.#lines === null)
            return;
        const value = asRecord(parseJson(this.#lines.join("\n")));
        this.#lines = null;
        if (value.schemaChange !== undefined)
            this.#started = value.schemaChange;
        if (value.componentDiffs !== undefined)
            this.#finished = value.componentDiffs;
    }
    /** The changes, or an empty array without such a response. @param isDryRun - Whether nothing was changed. */
    changes(isDryRun) {
        const components = asRecord(this.#finished);
        const started = asRecord(asRecord(this.#started).indexDiffs)[""];
        const indexes = asRecord(started ?? asRecord(components[""]).indexDiff);
        return this.#finished === null ? [] : [...indexChanges(indexes, isDryRun), ...componentChanges(components)];
    }
}
function indexChanges(diff, isDryRun) {
    const list = (field) => (Array.isArray(diff[field]) ? diff[field].map(asRecord) : []);
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
    const name = asString(index.name) ?? "";
    switch (index.type) {
        case "search":
            return `${name} (text) (${asString(index.searchField) ?? ""}${filtered})`;
        case "vector":
            return `${name} (vector) (${asString(index.vectorField) ?? ""} (${String(index.dimensions)} dimensions)${filtered})`;
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
        const type = asString(asRecord(asRecord(diff).diffType).type) ?? "";
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
const parse_schema_changes_COMPONENTS = (/* unused pure expression or super */ null && ([
    [/^(?:[✔√] +)?Installed component (.+)\.$/, "added", "Component"],
    [/^(?:[✔√] +)?Unmounted component (.+)\.$/, "warning", "Component unmounted"],
    [/^(?:[✔√] +)?Remounted component (.+)\.$/, "changed", "Component mounted again"],
]));
/** How many changes are listed by name; the rest are counted. Deletions and warnings are always listed. */
const MAX_NAMED = 200;
/** Collects changes from the CLI's output line by line, because the output is not kept completely. */
class parse_schema_changes_SchemaChangeReader {
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
class cli_output_CliOutput {
    #settings;
    #lines = [];
    #changes = new SchemaChangeReader();
    #report = NO_STATUS;
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
                this.#report = parseCliLine(this.#report, line);
                this.#show(line, stderr, "cli");
            }),
        ]);
    }
    /** Reads a stream in whole, redacted lines. */
    async #pump(source, onLine) {
        const splitter = new LineSplitter(this.#settings.redaction, onLine);
        source.on("data", (chunk) => splitter.write(chunk));
        await once(source, "close");
        splitter.end();
    }
    #show(line, stream, source) {
        const filterLine = this.#settings.filterLine(line);
        if (filterLine === null)
            return;
        this.#lines.push({ text: shortenLine(filterLine, this.#settings.redaction), source });
        if (source === "cli")
            this.#changes.add(filterLine);
        // Not for every line, because each time all of them are copied.
        if (this.#lines.length > 2 * MAX_LINES)
            this.#lines = withoutOldest(this.#lines);
        writeLine(this.#settings.log, escapeWorkflowCommands(filterLine), stream);
    }
}
/** Keeps the CLI's lines longest: it says that the type check failed before the compiler prints a list of any length. */
function withoutOldest(lines) {
    let excess = lines.length - MAX_LINES;
    return lines.filter(({ source }) => source === "cli" || excess-- <= 0).slice(-MAX_LINES);
}
/** The last lines of all sources, or of one, however much the others printed after them. */
function cli_output_lastLines(lines, only = null) {
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

;// CONCATENATED MODULE: ./build/convex/cli/deploy-arguments.js
/** Builds the arguments of `convex deploy`. */

/**
 * The user's arguments come first and the action's last, so that the action's win. Each is one `--flag=value`, so that a
 * value that looks like a flag stays a value. Options that the CLI's version does not have are omitted.
 */
function deploy_arguments_buildDeployArguments(command, settings, cli) {
    const mode = recreatesPreview(settings.previewMode, cli) ? "create" : "name";
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

;// CONCATENATED MODULE: ./build/workspace/folders-up-to.js

/** @returns `first` and the folders around it, up to `last` or else to the root. */
function folders_up_to_foldersUpTo(last, first) {
    const parent = dirname(first);
    return first === last || first === parent ? [first] : [first, ...folders_up_to_foldersUpTo(last, parent)];
}

;// CONCATENATED MODULE: ./build/convex/project/package-json.js



/** @returns The parsed package.json of a folder, or `null` if there is none or it is not JSON. */
function package_json_readPackageJson(directory) {
    return parseJson(readRegularFile(join(directory, "package.json")) ?? "");
}
/** Names in `dependencies` and `devDependencies`. */
function package_json_dependenciesOf(packageJson) {
    const { dependencies, devDependencies } = asRecord(packageJson);
    return new Set([...Object.keys(asRecord(dependencies)), ...Object.keys(asRecord(devDependencies))]);
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./build/convex/cli/yarn-pnp.js
/** Supports Yarn's Plug'n'Play: packages stay in archives, and `.pnp.cjs` is their map. https://yarnpkg.com/features/pnp */







/** Resolution takes well under a second; a longer run means the file is doing something else. */
const yarn_pnp_TIMEOUT_MS = 20_000;
/**
 * Finds `convex` in a Plug'n'Play installation.
 *
 * `.pnp.cjs` is code of the checkout. It never runs in this process, only in one of its own without a key; later it also
 * runs in the CLI's process, like other code of the app's dependencies.
 *
 * @returns `null` if there is no Plug'n'Play, or no `convex` in it.
 */
function yarn_pnp_resolveWithPnp(workingDirectory, workspace, environment) {
    const map = foldersUpTo(workspace, workingDirectory)
        .map((folder) => join(folder, ".pnp.cjs"))
        .find((path) => existsSync(path));
    if (map === undefined)
        return null;
    const loader = join(dirname(map), ".pnp.loader.mjs");
    const nodeArgs = [
        "--disable-warning=ExperimentalWarning",
        "--disable-warning=DEP0205",
        "--require",
        map,
        ...(existsSync(loader) ? ["--experimental-loader", pathToFileURL(loader).href] : []),
    ];
    const { stdout, status } = spawnSync(process.execPath, ["--require", map, "--eval", RESOLVE_SCRIPT], {
        cwd: workingDirectory,
        env: environment,
        encoding: "utf8",
        timeout: yarn_pnp_TIMEOUT_MS,
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
const RESOLVE_SCRIPT = (/* unused pure expression or super */ null && (`const path = require("node:path");
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
}));`));
function readAnswer(text) {
    const { version, entry, source } = asRecord(parseJson(text));
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
function locate_cli_locateCli(workingDirectory, workspace, storeRoots, environment) {
    if (!existsSync(workingDirectory)) {
        const isEmpty = !existsSync(join(workspace, "package.json")) && !existsSync(join(workspace, ".git"));
        throw new ActionFailure(noWorkingDirectory(workingDirectory, isEmpty));
    }
    const manifestPath = installedManifest(workingDirectory, workspace);
    if (manifestPath === null) {
        const found = resolveWithPnp(workingDirectory, workspace, environment);
        if (found === null)
            throw notInstalledFailure(workingDirectory, workspace);
        assertInside(found.source, workspace, storeRoots);
        return found;
    }
    const root = dirname(manifestPath);
    assertInside(root, workspace, storeRoots);
    const { version, bin } = asRecord(readPackageJson(root));
    const path = asString(asRecord(bin).convex);
    const entry = path === null ? null : join(root, path);
    if (typeof version !== "string" || entry === null || !existsSync(entry))
        throw notInstalledFailure(workingDirectory, workspace);
    if (!isInside(root, realpathSync(entry)))
        throw outsideWorkspaceFailure("The program of the installed `convex` package is a link that leads out of the package.");
    const program = realpathSync(entry);
    return { entry: program, version, nodeArgs: [], files: cliFiles(root, program) };
}
/** @returns The real path of the nearest `convex/package.json`, or `null` if there is none. */
function installedManifest(workingDirectory, workspace) {
    const manifest = foldersUpTo(workspace, workingDirectory)
        .map((folder) => join(folder, "node_modules", "convex", "package.json"))
        .find((path) => existsSync(path));
    return manifest === undefined ? null : realpathSync(manifest);
}
/** The commands of the app's package manager. */
function locate_cli_installCommands(workingDirectory, workspace) {
    return COMMANDS[detectPackageManager(workingDirectory, workspace)];
}
function assertInside(path, workspace, storeRoots) {
    const allowed = [workspace, ...storeRoots]
        .filter((folder) => existsSync(folder))
        .map((folder) => realpathSync(folder));
    if (!existsSync(path) || !allowed.some((folder) => isInside(folder, realpathSync(path))))
        throw outsideWorkspaceFailure("The installed `convex` was found outside the workspace.");
}
/** Folders in which pnpm, bun and Yarn store packages that `node_modules` may link to. */
function locate_cli_packageStoreRoots(environment) {
    const home = homedir();
    const { PNPM_HOME, LOCALAPPDATA, BUN_INSTALL, YARN_GLOBAL_FOLDER } = environment;
    return [
        ...(PNPM_HOME ? [PNPM_HOME] : []),
        ...(YARN_GLOBAL_FOLDER ? [YARN_GLOBAL_FOLDER] : []),
        ...(BUN_INSTALL ? [join(BUN_INSTALL, "install")] : []),
        ...(LOCALAPPDATA ? [join(LOCALAPPDATA, "pnpm")] : []),
        join(home, ".local", "share", "pnpm"),
        join(home, "Library", "pnpm"),
        join(home, ".pnpm-store"),
        join(home, ".bun", "install"),
        join(home, ".yarn", "berry"),
        ...(LOCALAPPDATA ? [join(LOCALAPPDATA, "Yarn", "Berry")] : []),
    ];
}
const INSTALL_BY_LOCKFILE = (/* unused pure expression or super */ null && ([
    ["pnpm-lock.yaml", "pnpm"],
    ["bun.lock", "bun"],
    ["bun.lockb", "bun"],
    ["yarn.lock", "yarn"],
    ["package-lock.json", "npm"],
    ["npm-shrinkwrap.json", "npm"],
]));
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
    for (const folder of foldersUpTo(workspace, workingDirectory)) {
        const named = asString(asRecord(readPackageJson(folder)).packageManager);
        const manager = named?.split("@")[0];
        if (manager === "yarn")
            return named?.startsWith("yarn@1.") ? "yarn-classic" : "yarn";
        if (manager === "npm" || manager === "pnpm" || manager === "bun")
            return manager;
        const byLockfile = INSTALL_BY_LOCKFILE.find(([file]) => existsSync(join(folder, file)));
        if (byLockfile?.[1] === "yarn")
            return isYarnClassic(join(folder, "yarn.lock")) ? "yarn-classic" : "yarn";
        if (byLockfile !== undefined)
            return byLockfile[1];
    }
    return "npm";
}
/** Yarn 1, whose lockfiles have this header, does not have the options of later versions. */
function isYarnClassic(lockfile) {
    return readRegularFile(lockfile)?.slice(0, 500).includes("# yarn lockfile v1") ?? false;
}
function notInstalledFailure(workingDirectory, workspace) {
    const packageJson = readPackageJson(workingDirectory);
    const field = ["dependencies", "devDependencies"].find((name) => "convex" in asRecord(asRecord(packageJson)[name]));
    const declared = packageJson === null ? null : (field ?? "nowhere");
    return new ActionFailure(notInstalled(declared, locate_cli_installCommands(workingDirectory, workspace)));
}
function outsideWorkspaceFailure(cause) {
    return new ActionFailure(outsideWorkspace(cause));
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/convex/cmd-wrapper/cmd-wrapper-server.js
/** The action's side of the command wrapper: a socket that accepts one connection of a command wrapper program. */






const cmd_wrapper_server_NOT_CONNECTED = {
    url: null,
    siteUrl: null,
    exitCode: null,
    urlsAt: null,
    endedAt: null,
};
class cmd_wrapper_server_CmdWrapperServer {
    /** Variables that the CLI needs for `wrapperCommand` to work. */
    environment;
    #server;
    #sockets = new Set();
    #mayPush;
    #onUrl;
    #result = cmd_wrapper_server_NOT_CONNECTED;
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
        const path = process.platform === "win32" ? `\\\\.\\pipe\\convex-${randomUUID()}` : join(directory, "cmd-wrapper");
        const server = createServer();
        const channel = new cmd_wrapper_server_CmdWrapperServer(server, path, program, mayPush, onUrl);
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
        createInterface({ input: socket })
            .on("error", () => socket.destroy())
            .on("line", (line) => this.#handleMessage(line, socket));
        socket.write(`${JSON.stringify(request)}\n`);
    }
    #handleMessage(line, socket) {
        const answer = parseAnswer(line);
        if (answer?.kind === "urls") {
            const [url, siteUrl] = [parseHttpUrl(answer.url), parseHttpUrl(answer.siteUrl)];
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

;// CONCATENATED MODULE: ./build/convex/project/url-variables.js
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
const url_variables_SITE_URL_NAMES = PREFIXES.map((prefix) => `${prefix}CONVEX_SITE_URL`);
/**
 * The names for the detected framework. If none is detected, those of all frameworks: the package may contain only the
 * functions, while `cmd` builds a site in another folder.
 *
 * @param packageJson - The parsed package.json of the working directory, of any shape.
 * @param urlNames - The `cmd-url-env-var-name` input; if empty, the framework's names are used.
 * @param siteUrlNames - The `cmd-site-url-env-var-name` input; if empty, the names are derived from those for the URL.
 */
function url_variables_urlVariables(packageJson, urlNames, siteUrlNames) {
    const dependencies = dependenciesOf(packageJson);
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

;// CONCATENATED MODULE: ./build/convex/cli/run-cli.js
/** Runs the CLI once as a child process, together with the server for a deploy's command wrapper. */









/** How long output is still read after all known processes were terminated. */
const OUTPUT_DRAIN_MS = 2_000;
/** The result of a run that was stopped before the CLI was started. */
const run_cli_CLI_NOT_STARTED = {
    exitCode: 1,
    report: parse_announcement_NO_STATUS,
    wrapper: cmd_wrapper_server_NOT_CONNECTED,
    hadWrapper: false,
    output: [],
    changes: [],
    buildSeconds: null,
    pushSeconds: null,
    aborted: false,
};
/** Runs the CLI until it exits. Does not throw if the CLI fails. */
async function run_cli_runCli(request) {
    const endOfBuild = randomUUID();
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
    const output = new CliOutput({
        redaction: request.redaction,
        log: request.log,
        filterLine: (line) => request.filterLine === undefined
            ? hideWrapperCommand(line, command, request.wrapper?.cmd ?? null)
            : request.filterLine(line),
        endOfBuild,
    });
    endPhase("prepare");
    const child = spawnNode([...request.nodeArgs, request.entry, ...request.argumentsFor(wrapperArguments(command, request))], {
        cwd: request.workingDirectory,
        env: {
            ...request.environment,
            ...(channel === null ? {} : Object.fromEntries(SITE_URL_NAMES.map((name) => [name, ""]))),
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
    endPhase("CLI");
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
        cliSiteUrlNames: SITE_URL_NAMES,
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
function run_cli_bundledProgram(bundleDirectory, name) {
    return join(bundleDirectory, "..", name, "index.js");
}

;// CONCATENATED MODULE: ./build/convex/deploy/retry.js
/** Decides whether and when a failed deploy is retried. */


/** Minimum delay before the second attempt. It doubles for each further one. */
const retry_FIRST_PAUSE_MS = 1_000;
/** @param attempt - Number of retries so far. */
function retry_shouldRetry(failure, attempt, retries) {
    return attempt < retries && isTransient(failure);
}
/**
 * A random delay between the minimum and twice the minimum, so that runs that conflicted do not conflict again.
 *
 * @param attempt - Number of retries so far.
 * @param random - At least 0 and below 1.
 */
function retry_retryDelay(attempt, random = Math.random) {
    return retry_FIRST_PAUSE_MS * 2 ** attempt * (1 + random());
}
/** Waits. Resolves early if the signal aborts. */
async function retry_sleep(ms, signal) {
    await wait(ms, undefined, { signal }).catch(() => { });
}
function retry_retryText({ code, cause }, attempt, retries, ms) {
    return `Attempt ${attempt + 1} of ${retries + 1} failed (\`${code}\`): ${cause} This error is usually temporary. Retrying in ${(ms / 1000).toFixed(1)} s.`;
}

;// CONCATENATED MODULE: ./build/convex/data/data-output.js
/**
 * Filters the output of `convex import` and `convex export`. Convex's errors repeat documents, headers and cells, so only
 * known lines are shown, with names of tables and fields, and numbers.
 */
/** A table, a field, or a path of components. */
const data_output_NAME = "[A-Za-z_]\\w{0,63}";
const COUNT = "[\\d,]{1,20}";
const IN_COMPONENT = `(?: in component [\\w/]{1,200})?`;
/** The CLI's marks of a finished or failed step. */
const MARK = /^(?:[✔√✖×-] )?(?:Uncaught )?(?:Error: )?/;
/** Lines that are shown completely. */
const WHOLE = [
    "Import change summary:",
    "table +\\| create +\\| delete +\\|",
    "-{3,200}",
    `${data_output_NAME} +\\| ${COUNT} +\\| ${COUNT} of ${COUNT}(?: files)? +\\|`,
    `Component [\\w/]{1,200}`,
    "Once the import has started, it will run in the background\\.",
    "There is already a snapshot import in progress\\.(?: You can view its progress at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}\\.)?",
    "Parsing uploaded data",
    "Importing",
    `(?:Importing|Imported) "${data_output_NAME}"${IN_COMPONENT}(?: \\(${COUNT} (?:documents|files)\\))?`,
    `Added ${COUNT} documents(?: to table "${data_output_NAME}")?(?: in your prod deployment)?\\.`,
    "WARNING: (?:Import|Export) is continuing to run on the server\\.",
    "Creating snapshot export(?: in your prod deployment)?",
    "Created snapshot export at timestamp \\d{1,30}",
    "Export is available at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}",
    "Export failed\\. Please try again later or contact support@convex\\.dev for help\\.",
    "A snapshot export is already requested or in progress\\. Only one can run at a time, so wait for it to finish and try again\\.",
    "Check its progress at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}",
    "Hit an error while importing:",
    "Import took too long\\. Try again or contact Convex\\.",
    `Table ${data_output_NAME} already exists\\. Please choose a new table name or use replace/append modes\\.`,
    "Could not complete import because schema changed\\. Avoid modifying schema\\.ts while importing tables",
    `Import changes table '${data_output_NAME}' which is referenced by '${data_output_NAME}' in the schema`,
    `Objects in table "${data_output_NAME}" have duplicate _id fields`,
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
    `New table \`${data_output_NAME}\`${IN_COMPONENT} has IDs that conflict with existing (?:table \`${data_output_NAME}\`|internal table|system table)`,
    `Failed to insert or update a document in table "${data_output_NAME}" because it does not match the schema: (?:Object is missing the required field \`${data_output_NAME}\`|Object contains extra field \`${data_output_NAME}\`|Value does not match validator|Found ID(?= ))?`,
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
const ID_CONFLICT = new RegExp(`^_id \\w{1,40} (cannot be imported into '${data_output_NAME}' because it came from a different deployment)`);
/** @returns The part of the line that may be shown, or `null` if none may. */
function data_output_visibleDataLine(line) {
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
async function run_data_command_runDataCommand(context, { entry, nodeArgs }, { args, progress, isBesideDeploy }) {
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
            ...(isBesideDeploy ? { marker: createSideMarker() } : {}),
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
function run_data_command_deploymentSelector({ plan, key }) {
    if (plan.preview !== null)
        return [`--preview-name=${plan.preview.name}`];
    return key.kind === "project" ? ["--prod"] : [];
}

;// CONCATENATED MODULE: ./build/convex/data/snapshot-export.js
/** Exports the snapshot for `export-path` with `convex export`, before anything on the deployment changes. */










/** Delay between two attempts while another export runs. */
const RUNNING_PAUSE_MS = 3_000;
/** Exports once per run, even if the deploy is retried. */
class snapshot_export_SnapshotExport {
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
            const file = join(folder, "snapshot.zip");
            await this.#export(file);
            const problem = publishSnapshot(file, target);
            if (problem !== null)
                throw new ActionFailure(exportNotTaken(`${problem}.`, "Find out what in `cmd` or a step before this one writes there, and run the job again."));
            this.#path = target.path;
            this.#context.onExported(target.path);
        }
        finally {
            this.#isStopped = this.#path === null && this.#context.signal.aborted;
            rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
        }
    }
    async #export(file) {
        const { inputs, key, signal, info } = this.#context;
        for (let retries = 0, waits = 0;;) {
            if (!(await this.#cli.isUnchanged()))
                throw new ActionFailure(CLI_CHANGED);
            const run = await this.#run(file);
            if (signal.aborted)
                throw new ActionFailure(CANCELLED);
            if (run.exitCode === 0)
                return;
            const lines = lastLines(run.output);
            const failure = exportFailed(lines, key.kind);
            if (isExportRunning(lines)) {
                if (waits === 0)
                    info("Another export of this deployment is running. Waiting until it has ended.");
                waits += 1;
            }
            else if (retries < inputs.retries && isExportTransient(lines, key.kind)) {
                retries += 1;
                info(`Retrying the export: ${failure.cause}`);
            }
            else
                throw new ActionFailure(failure);
            rmSync(file, { force: true });
            await sleep(RUNNING_PAUSE_MS, signal);
            if (signal.aborted)
                throw new ActionFailure(CANCELLED);
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
    return mkdtempSync(join(parent, "convex-export-"));
}

;// CONCATENATED MODULE: ./build/workspace/git-object.js
/**
 * Reads single objects (commits, trees, tags) of a git repository, loose or packed, without running `git`.
 * Formats: https://git-scm.com/docs/gitformat-pack and https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */






/** In bytes, unpacked. A commit has a few hundred; a tree has about 40 for each entry of its folder. */
const MAX_OBJECT_SIZE = (/* unused pure expression or super */ null && (16 * 1024 * 1024));
/** Git's own longest chain, `pack.depth`: https://git-scm.com/docs/git-config#Documentation/git-config.txt-packdepth */
const MAX_DELTA_CHAIN = 4095;
/** Maximum number of `info/alternates` that git follows from one repository to the next. */
const MAX_ALTERNATES_DEPTH = 5;
/** In bytes. `info/alternates` has one path a line. */
const MAX_ALTERNATES_SIZE = (/* unused pure expression or super */ null && (64 * 1024));
/**
 * Reads the object with this ID and checks its hash, so that a damaged or replaced file is not trusted.
 *
 * @param id - The whole SHA-1 or SHA-256, in lower case.
 * @returns null if there is no such object, or it cannot be read.
 */
function git_object_readObject(repository, id) {
    for (const directory of objectDirectories(repository)) {
        const found = readIn(directory, id, MAX_DELTA_CHAIN);
        if (found !== null)
            return hashOf(found, id) === id ? found : null;
    }
    return null;
}
/**
 * IDs of all objects whose ID starts with `prefix`, in no order.
 *
 * @param prefix - At least two hexadecimal digits, in lower case.
 */
function findObjectIds(repository, prefix) {
    const found = objectDirectories(repository).flatMap((directory) => [
        ...git_object_namesIn(join(directory, prefix.slice(0, 2))).map((rest) => prefix.slice(0, 2) + rest),
        ...packsOf(directory).flatMap((pack) => withPackIndex(pack, (index) => idsInBucket(index, prefix)) ?? []),
    ]);
    return [...new Set(found)].filter((id) => id.startsWith(prefix) && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id));
}
function hashOf({ type, content }, id) {
    const algorithm = id.length === 40 ? "sha1" : "sha256";
    return createHash(algorithm).update(`${type} ${content.length}\0`).update(content).digest("hex");
}
/** The repository's own folder of objects, and those that it borrows from. */
function objectDirectories({ commonDirectory }) {
    const found = new Set();
    const add = (directory, depth) => {
        if (found.has(directory) || depth > MAX_ALTERNATES_DEPTH)
            return;
        found.add(directory);
        const lines = readRegularFile(join(directory, "info", "alternates"), MAX_ALTERNATES_SIZE)?.split("\n") ?? [];
        for (const line of lines)
            if (line !== "" && !line.startsWith("#"))
                add(resolve(directory, line), depth + 1);
    };
    add(join(commonDirectory, "objects"), 0);
    return [...found];
}
function readIn(directory, id, deltasLeft) {
    const loose = readLoose(join(directory, id.slice(0, 2), id.slice(2)));
    if (loose !== null)
        return loose;
    for (const pack of packsOf(directory)) {
        const offset = withPackIndex(pack, (index) => offsetOf(index, id));
        if (offset === null)
            continue;
        const found = withFile(`${pack}.pack`, (file) => readPacked({ file, directory, idLength: id.length / 2 }, offset, deltasLeft));
        if (found !== null)
            return found;
    }
    return null;
}
/** A loose object is a zlib stream of `<type> <size>`, a zero byte, and the content. */
function readLoose(path) {
    const whole = withFile(path, (file) => inflate(file.read(0, Math.min(file.size, MAX_OBJECT_SIZE))));
    if (whole === null)
        return null;
    const end = whole.indexOf(0);
    const [, type, size] = /^(commit|tree|blob|tag) (\d+)$/.exec(whole.toString("latin1", 0, Math.max(end, 0))) ?? [];
    const content = whole.subarray(end + 1);
    return type !== undefined && Number(size) === content.length ? { type: type, content } : null;
}
/** Paths of the packs, without `.pack` and `.idx`. */
function packsOf(directory) {
    const folder = join(directory, "pack");
    return git_object_namesIn(folder)
        .filter((name) => /^pack-(?:[0-9a-f]{40}|[0-9a-f]{64})\.idx$/.test(name))
        .map((name) => join(folder, name.slice(0, -".idx".length)));
}
function git_object_namesIn(folder) {
    try {
        return readdirSync(folder);
    }
    catch {
        return [];
    }
}
/** @returns null if the file cannot be opened or read, or `use` finds it damaged and throws. */
function withFile(path, use) {
    return withRegularFile(path, Number.POSITIVE_INFINITY, (file, size) => {
        const read = (position, length) => {
            const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
            return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, position));
        };
        return use({ size, read });
    });
}
/** Ignores bytes after the end of the compressed data. */
function inflate(compressed) {
    return inflateSync(compressed, { maxOutputLength: MAX_OBJECT_SIZE });
}
const INDEX_HEADER = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
const FANOUT_LENGTH = 256 * 4;
const IDS_START = INDEX_HEADER.length + FANOUT_LENGTH;
/** Ignores indexes of version 1, which git has not written since 2007. */
function withPackIndex(pack, use) {
    // A pack's name is a hash of the same kind as the IDs of its objects.
    const idLength = basename(pack).length - "pack-".length === 40 ? 20 : 32;
    return withFile(`${pack}.idx`, (file) => {
        const start = file.read(0, IDS_START);
        if (start.length < IDS_START || !start.subarray(0, INDEX_HEADER.length).equals(INDEX_HEADER))
            return null;
        const countUpTo = (byte) => (byte < 0 ? 0 : start.readUInt32BE(INDEX_HEADER.length + byte * 4));
        return use({ file, countUpTo, count: countUpTo(255), idLength });
    });
}
function idsInBucket({ file, idLength, countUpTo }, prefix) {
    const byte = Number.parseInt(prefix.slice(0, 2), 16);
    const [first, end] = [countUpTo(byte - 1), countUpTo(byte)];
    const bucket = file.read(IDS_START + first * idLength, (end - first) * idLength);
    return Array.from({ length: Math.floor(bucket.length / idLength) }, (_, place) => bucket.toString("hex", place * idLength, (place + 1) * idLength));
}
/** @returns The object's offset in the pack, or null if it is not in this pack. */
function offsetOf(index, id) {
    if (index.idLength * 2 !== id.length)
        return null;
    const { file, idLength, count, countUpTo } = index;
    const place = idsInBucket(index, id).indexOf(id);
    if (place === -1)
        return null;
    const position = countUpTo(Number.parseInt(id.slice(0, 2), 16) - 1) + place;
    // The IDs are followed by one checksum of 4 bytes for each object.
    const offsets = IDS_START + count * (idLength + 4);
    const offset = file.read(offsets + position * 4, 4).readUInt32BE();
    if (offset < 0x80000000)
        return offset;
    // In packs above 2 GiB, this is the position of an 8-byte offset.
    return Number(file.read(offsets + count * 4 + (offset - 0x80000000) * 8, 8).readBigUInt64BE());
}
const PACKED_TYPES = new Map([
    [1, "commit"],
    [2, "tree"],
    [3, "blob"],
    [4, "tag"],
]);
const OFFSET_DELTA = 6;
const REFERENCE_DELTA = 7;
/** @throws {Error} If the pack is damaged; a `RangeError` if a number points past its end. */
function readPacked(pack, offset, deltasLeft) {
    // Type and size take at most 10 bytes, a base's offset as many.
    const start = pack.file.read(offset, 20 + pack.idLength);
    const { type, size, end } = readEntryHeader(start);
    if (size > MAX_OBJECT_SIZE)
        return null;
    const plainType = PACKED_TYPES.get(type);
    if (plainType !== undefined)
        return { type: plainType, content: readCompressed(pack, offset + end, size) };
    if (deltasLeft === 0)
        return null;
    if (type === OFFSET_DELTA) {
        const distance = git_object_readOffset(start, end);
        const base = readPacked(pack, offset - distance.value, deltasLeft - 1);
        return base === null ? null : withDelta(base, readCompressed(pack, offset + distance.end, size));
    }
    if (type !== REFERENCE_DELTA)
        return null;
    const idEnd = end + pack.idLength;
    const base = readIn(pack.directory, start.toString("hex", end, idEnd), deltasLeft - 1);
    return base === null ? null : withDelta(base, readCompressed(pack, offset + idEnd, size));
}
function withDelta({ type, content }, delta) {
    const result = applyGitDelta(content, delta, MAX_OBJECT_SIZE);
    return result === null ? null : { type, content: result };
}
/** Three bits of type and four of size, then seven more of size in each byte, the lowest first. */
function readEntryHeader(bytes) {
    const first = bytes.readUInt8(0);
    let size = first & 0x0f;
    let end = 1;
    for (let byte = first, factor = 16; byte >= 0x80; factor *= 128, end += 1) {
        byte = bytes.readUInt8(end);
        size += (byte & 0x7f) * factor;
    }
    return { type: (first >> 4) & 7, size, end };
}
/** A number as git writes offsets: seven bits a byte, the highest first, each byte after the first counting from 1. */
function git_object_readOffset(bytes, start) {
    let byte = bytes.readUInt8(start);
    let value = byte & 0x7f;
    let end = start + 1;
    for (; byte >= 0x80; end += 1) {
        byte = bytes.readUInt8(end);
        value = (value + 1) * 128 + (byte & 0x7f);
    }
    return { value, end };
}
/** A pack does not record the compressed length, so read the most that zlib can make of `size` bytes. */
function readCompressed({ file }, position, size) {
    const longest = size + Math.ceil(size / 1000) + 64;
    const content = inflate(file.read(position, longest));
    if (content.length !== size)
        throw new Error("The object does not have the size that its pack records.");
    return content;
}

;// CONCATENATED MODULE: ./build/workspace/git-repository.js
/**
 * Reads a git repository's files without running `git`: an earlier step may have put another program of that name first
 * in `PATH`, and variables and configuration can point the real one to another repository.
 * Format: https://git-scm.com/docs/gitrepository-layout
 */




const DAMAGED = { unreadable: "damaged" };
const REFTABLE = { unreadable: "reftable" };
/** In bytes. These files have one line. */
const MAX_LINE_LENGTH = (/* unused pure expression or super */ null && (64 * 1024));
/** Maximum number of symbolic refs that git follows from one to the next. */
const MAX_CHAIN_LENGTH = 5;
/**
 * Opens the repository whose top folder is `directory`. Does not search the folders above.
 *
 * @param directory - Absolute path.
 * @returns null if the folder has no `.git`.
 */
function git_repository_openRepository(directory) {
    const path = join(directory, ".git");
    const kind = kindOf(path);
    if (kind === "absent")
        return null;
    if (kind === "folder")
        return withCommonDirectory(path);
    // Submodules and linked worktrees have a file that names the folder.
    const target = firstLine(path)?.match(/^gitdir: (.+)$/)?.[1];
    return target === undefined ? DAMAGED : withCommonDirectory(resolve(directory, target));
}
function withCommonDirectory(gitDirectory) {
    const path = join(gitDirectory, "commondir");
    if (kindOf(path) === "absent")
        return { gitDirectory, commonDirectory: gitDirectory };
    const target = firstLine(path);
    return target ? { gitDirectory, commonDirectory: resolve(gitDirectory, target) } : DAMAGED;
}
/**
 * The commit that is checked out in `directory`, as `git rev-parse HEAD` prints it.
 *
 * @param directory - Absolute path of the repository's top folder.
 * @returns Lower-case hex digits of the whole SHA-1 or SHA-256, or null if the folder has no `.git`.
 */
function git_repository_readHeadCommit(directory) {
    const repository = git_repository_openRepository(directory);
    if (repository === null || "unreadable" in repository)
        return repository;
    const head = firstLine(join(repository.gitDirectory, "HEAD"));
    const commit = head === null ? null : commitOf(head, repository);
    return commit ?? (isReftable(repository) ? REFTABLE : DAMAGED);
}
/** With reftable, the file HEAD names a branch that cannot exist. https://git-scm.com/docs/reftable */
function isReftable({ gitDirectory, commonDirectory }) {
    return [gitDirectory, commonDirectory].some((folder) => existsSync(join(folder, "reftable")));
}
/**
 * The object that a ref names: a commit, or the tag object of an annotated tag.
 *
 * @param name - Whole, for example `refs/tags/v1`.
 * @returns null if there is no such ref, or it cannot be read.
 */
function git_repository_readRefObject(repository, name) {
    return commitOf(`ref: ${name}`, repository);
}
/** @param content - Content of HEAD or of another ref. */
function commitOf(content, repository) {
    let current = content;
    for (let followed = 0; current !== null && followed <= MAX_CHAIN_LENGTH; followed += 1) {
        const name = /^ref:\s*(\S+)$/.exec(current)?.[1];
        if (name === undefined)
            return isWholeSha(current) ? current.toLowerCase() : null;
        current = git_repository_readRef(name, repository);
    }
    return null;
}
/** A ref's own file takes precedence over the packed ref, even if that file is damaged. */
function git_repository_readRef(name, { gitDirectory, commonDirectory }) {
    if (!isRefName(name))
        return null;
    const isOfWorktree = /^refs\/(?:bisect|rewritten|worktree)\//.test(name);
    const path = join(isOfWorktree ? gitDirectory : commonDirectory, name);
    // When `feature/x` is packed or deleted, git leaves the folder `feature` behind.
    return kindOf(path) === "other" ? firstLine(path) : packedRef(name, commonDirectory);
}
/**
 * Whether a name is valid for a ref, so that its path cannot lead to another file.
 * https://git-scm.com/docs/git-check-ref-format
 */
function isRefName(name) {
    const parts = name.split("/");
    const forbidden = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{/;
    return (parts.length > 1 &&
        parts[0] === "refs" &&
        !forbidden.test(name) &&
        parts.every((part) => part !== "" && !part.startsWith(".") && !/\.(?:lock)?$/.test(part)));
}
/** Lines are `<SHA> <name>`; the line below an annotated tag is `^<SHA>`, the commit that the tag names. */
function packedRef(name, commonDirectory) {
    const lines = readRegularFile(join(commonDirectory, "packed-refs"))?.split("\n") ?? [];
    const found = lines.find((line) => line.trimEnd().endsWith(` ${name}`));
    return found?.split(" ")[0] ?? null;
}
function firstLine(path) {
    return readRegularFile(path, MAX_LINE_LENGTH)?.trimEnd() ?? null;
}
/** `other` for a file, and for what cannot be inspected: that does not prove that nothing is there. */
function kindOf(path) {
    try {
        const found = statSync(path, { throwIfNoEntry: false });
        if (found !== undefined)
            return found.isDirectory() ? "folder" : "other";
        // A symbolic link whose target does not exist is present all the same.
        return lstatSync(path, { throwIfNoEntry: false }) === undefined ? "absent" : "other";
    }
    catch (error) {
        // A path below a file does not exist.
        return error.code === "ENOTDIR" ? "absent" : "other";
    }
}

;// CONCATENATED MODULE: ./build/workspace/git-index.js
/**
 * Reads git's index, the list of the files that git tracks, without running `git`.
 * Format: https://git-scm.com/docs/index-format
 */





/** In bytes. The index of a million files has about 100 MB. */
const MAX_INDEX_SIZE = (/* unused pure expression or super */ null && (256 * 1024 * 1024));
const HEADER_LENGTH = 12;
/** In bytes. Times, owner, mode and size come before the ID. */
const STAT_LENGTH = 40;
const MODE_OFFSET = 24;
const EXTENDED_FLAG = 0x4000;
/** Of the extended flags. */
const SKIP_WORKTREE_FLAG = 0x4000;
/**
 * Paths of all tracked files and links, from the repository's top folder, with `/` and in NFC. Empty if there is no
 * repository or its index cannot be read. Entries that a split index keeps in a second file are ignored.
 *
 * @param top - Absolute path of the repository's top folder.
 */
function git_index_readTrackedFiles(top) {
    return new Set(readIndex(top).flatMap(({ path, mode }) => (isFileOrLink(mode) ? [path] : [])));
}
/**
 * Paths of what a sparse checkout has left out, as in `readTrackedFiles`. A folder that a sparse index keeps as one entry
 * ends with `/`.
 */
function git_index_readLeftOutPaths(top) {
    return readIndex(top).flatMap(({ path, isLeftOut }) => (isLeftOut ? [path] : []));
}
function readIndex(top) {
    const repository = openRepository(top);
    const head = readHeadCommit(top);
    // An index does not say which hash it uses: it is the one of HEAD.
    if (repository === null || "unreadable" in repository || typeof head !== "string")
        return [];
    try {
        const path = join(repository.gitDirectory, "index");
        const index = withRegularFile(path, MAX_INDEX_SIZE, (file) => readFileSync(file));
        return index === null ? [] : [...parseIndex(index, head.length / 2)];
    }
    catch {
        return [];
    }
}
/**
 * @param idLength - In bytes: 20 or 32.
 * @throws {RangeError} If the index is cut off or damaged, or its version is unknown.
 */
function* parseIndex(index, idLength) {
    const version = index.readUInt32BE(4);
    if (index.toString("latin1", 0, 4) !== "DIRC" || version < 2 || version > 4)
        throw new RangeError("The file is not a git index of version 2, 3 or 4.");
    let at = HEADER_LENGTH;
    let name = Buffer.alloc(0);
    for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
        const flags = at + STAT_LENGTH + idLength;
        const isExtended = (index.readUInt16BE(flags) & EXTENDED_FLAG) !== 0;
        const start = flags + (isExtended ? 4 : 2);
        // Version 4 stores how many bytes to drop from the end of the previous name, and what to append instead.
        const dropped = version === 4 ? readOffset(index, start) : { value: name.length, end: start };
        const end = index.indexOf(0, dropped.end);
        if (end === -1 || dropped.value > name.length)
            throw new RangeError("The index is damaged.");
        name = Buffer.concat([name.subarray(0, name.length - dropped.value), index.subarray(dropped.end, end)]);
        yield {
            path: name.toString("utf8").normalize("NFC"),
            mode: index.readUInt32BE(at + MODE_OFFSET),
            isLeftOut: isExtended && (index.readUInt16BE(flags + 2) & SKIP_WORKTREE_FLAG) !== 0,
        };
        // Earlier versions pad an entry with one to eight zeros.
        at = version === 4 ? end + 1 : at + Math.ceil((end + 1 - at) / 8) * 8;
    }
}
/** Submodules, and folders of a sparse checkout, have entries of other modes. */
function isFileOrLink(mode) {
    return mode >> 12 === 0o10 || mode >> 12 === 0o12;
}

;// CONCATENATED MODULE: ./build/workspace/repository-root.js



/**
 * The nearest folder with a `.git`, from the working directory up to the workspace: `actions/checkout` may have a
 * `path`.
 */
function repository_root_findRepositoryRoot(workingDirectory, workspace) {
    return foldersUpTo(workspace, workingDirectory).find((folder) => existsSync(join(folder, ".git"))) ?? null;
}

;// CONCATENATED MODULE: ./build/convex/project/functions-directory.js
/** Finds the folder of Convex functions that a deploy bundles. */











/**
 * The folder that the CLI uses: `functions` in `convex.json`, else `convex`, or `src/convex` for Create React App.
 * https://docs.convex.dev/production/project-configuration#changing-the-convex-folder-name-or-location
 *
 * @returns `null` if `convex.json` cannot be read, which the CLI will report.
 */
function functions_directory_functionsDirectory(workingDirectory) {
    const file = join(workingDirectory, "convex.json");
    if (!existsSync(file)) {
        const isCreateReactApp = dependenciesOf(readPackageJson(workingDirectory)).has("react-scripts");
        return join(workingDirectory, isCreateReactApp ? "src/convex" : "convex");
    }
    const settings = parseJson(readRegularFile(file) ?? "");
    const { functions = "convex" } = asRecord(settings);
    return settings !== null && typeof functions === "string" ? join(workingDirectory, functions) : null;
}
/**
 * Checks that the folder has code, and all that its repository has. If it has none, the CLI pushes an app without functions,
 * which deletes every function of the Convex deployment (seen with 1.36 and 1.49); what is missing is deleted, too. Git
 * leaves an empty folder where a submodule was not checked out. Links are followed, as the CLI follows them.
 *
 * @throws {ActionFailure} `functions-missing`, or `convex-outside-workspace`
 */
function functions_directory_assertFunctionsDirectory(workingDirectory, workspace) {
    const directory = functions_directory_functionsDirectory(workingDirectory);
    if (directory === null)
        return;
    const named = codeSpan(relative(workspace, directory));
    const [root, functions] = [followLinks(workspace), followLinks(directory)];
    if (!isInside(root, functions))
        throw new ActionFailure(functionsOutside(named));
    const leftOut = leftOutOfCheckout(functions, root);
    if (leftOut !== null)
        throw new ActionFailure(functionsLeftOut(codeSpan(relative(root, leftOut))));
    if (!hasFile(functions, PUSHED))
        throw new ActionFailure(functionsMissing(named, existsSync(functions)));
}
/** Whether the folder has code that can have functions. The CLI reads a schema and configuration, but makes no module of them. */
function functions_directory_canHaveFunctions(functions) {
    return hasFile(functions, MODULE);
}
/** @returns The first file or folder of functions that a sparse checkout has left out, or null. */
function leftOutOfCheckout(functions, workspace) {
    const top = findRepositoryRoot(functions, workspace);
    if (top === null)
        return null;
    const missing = (path) => isInside(functions, path) && mayBePushed(path, functions) && !existsSync(path);
    return (readLeftOutPaths(top)
        .map((path) => join(top, path))
        .find(missing) ?? null);
}
function mayBePushed(path, functions) {
    if (isInside(join(functions, "_generated"), path))
        return false;
    return path.endsWith(sep) || PUSHED.test(basename(path));
}
/** Whether a folder of functions has TypeScript that can be checked: an app may be written in JavaScript. */
function functions_directory_hasTypeScript(functions) {
    return hasFile(functions, TYPESCRIPT);
}
/** The CLI pushes no file with several full stops in its name, such as a test, except its configuration. */
const PUSHED = /^[^.#][^.]*(?:\.config)?\.[cm]?[jt]sx?$/;
const MODULE = /^(?!schema\.[jt]s$)[^.#][^.]*\.[cm]?[jt]sx?$/;
const TYPESCRIPT = /^[^.#][^.]*(?:\.config)?\.[cm]?tsx?$/;
/** Without what code generation writes. What is behind a link is not searched, and may be code. */
function hasFile(functions, names) {
    try {
        const generated = join(functions, "_generated");
        return readdirSync(functions, { recursive: true, withFileTypes: true }).some((entry) => !isInside(generated, entry.parentPath) &&
            (entry.isSymbolicLink() || (entry.isFile() && names.test(entry.name))));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/convex/project/auth-config.js
/** What the app's auth config reads: https://docs.convex.dev/auth/advanced/custom-auth */



/** The names under which the CLI looks for it. */
const auth_config_NAMES = (/* unused pure expression or super */ null && (["auth.config.ts", "auth.config.js"]));
const READ = /\bprocess\.env(?:\.([A-Za-z_]\w{0,255})|\[\s{0,9}(["'`])([A-Za-z_]\w{0,255})\2\s{0,9}\])/g;
const auth_config_COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
/** Returns the names of the environment variables that occur in the auth config's own text. */
function auth_config_authConfigVariables(workingDirectory) {
    const functions = functionsDirectory(workingDirectory);
    if (functions === null)
        return [];
    const text = auth_config_NAMES.map((name) => readRegularFile(join(functions, name))).find((found) => found !== null) ?? "";
    const names = [...text.replace(auth_config_COMMENTS, "").matchAll(READ)].map(([, name, , quoted]) => name ?? quoted ?? "");
    return [...new Set(names)];
}

;// CONCATENATED MODULE: ./build/convex/project/left-behind-schema.js
/** Finds a schema that was not pushed because it is outside of the functions directory. */




/** The names under which the CLI looks for it. */
const left_behind_schema_NAMES = (/* unused pure expression or super */ null && (["schema.ts", "schema.js"]));
/** Whether the functions directory has a schema, or does not exist. */
function left_behind_schema_hasSchema(workingDirectory) {
    const functions = functionsDirectory(workingDirectory);
    return functions === null || schemaIn(functions) !== null;
}
/**
 * A push without a schema deletes all indexes.
 *
 * @param droppedTables - Names of tables that only the previous schema had.
 * @returns A warning, or null if there is a schema, or no sign of a previous one.
 */
function left_behind_schema_missingSchemaWarning(workingDirectory, workspace, droppedTables) {
    const functions = functionsDirectory(workingDirectory);
    if (functions === null || schemaIn(functions) !== null)
        return null;
    const found = [dirname(functions), join(workingDirectory, "convex"), join(workingDirectory, "src", "convex")]
        .map(schemaIn)
        .find((path) => path !== null);
    if (found === undefined && droppedTables.length === 0)
        return null;
    const folder = codeSpan(relative(workspace, functions));
    const lost = "This push has no schema, so the tables of the last schema are no longer validated and its indexes are deleted. Documents stay.";
    return found === undefined
        ? `${lost} If this is not intended, add \`schema.ts\` to the functions folder ${folder}, or correct \`functions\` in \`convex.json\`.`
        : `${lost} ${codeSpan(relative(workspace, found))} is outside of the functions folder ${folder}: move it there, or correct \`functions\` in \`convex.json\`.`;
}
function schemaIn(folder) {
    return left_behind_schema_NAMES.map((name) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

;// CONCATENATED MODULE: ./build/convex/project/source-roots.js
/** Finds the folders with the code of an app and of its repository. */





/** Call it before the build or other untrusted code runs, which could add files to git's index. */
function source_roots_findSourceRoots(workingDirectory, workspace) {
    const repository = findRepositoryRoot(workingDirectory, workspace) ?? workspace;
    const tracked = readTrackedFiles(repository);
    const isTracked = (path) => tracked.has(relative(repository, path).replaceAll("\\", "/").normalize("NFC"));
    return {
        repository,
        workingDirectory,
        functionsDirectory: functionsDirectory(workingDirectory) ?? join(workingDirectory, "convex"),
        isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && isTracked(path),
    };
}

;// CONCATENATED MODULE: ./build/convex/project/type-checkers.js
/** Where the Convex CLI searches for a type checker, and how to let it find one in a folder above. */



/**
 * Below `node_modules` of the working directory, in the CLI's order (`findTypeScriptCompilerPath` in its
 * `typecheck.ts`).
 */
const type_checkers_TYPE_CHECKERS = {
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
function type_checkers_hoistedTypeScript(program, workspace, temporary) {
    const used = join(temporary, "hoisted-typescript-used");
    return {
        nodeArgs: ["--import", pathToFileURL(program).href],
        environment: { [HOISTED_TYPESCRIPT_WORKSPACE]: workspace, [HOISTED_TYPESCRIPT_USED]: used },
        wasUsed: () => existsSync(used),
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
function type_check_uncheckedTypesWarning(workingDirectory, workspace, hoisted) {
    const functions = functionsDirectory(workingDirectory);
    if (functions === null || !hasTypeScript(functions))
        return null;
    const reason = reasonForNoCheck(workingDirectory, workspace, functions, hoisted);
    if (reason === null)
        return null;
    const folder = relative(workingDirectory, functions) || ".";
    return `The functions were not type-checked: ${reason}. With \`typecheck: try\`, the default, the deploy continues. Check them in a step before this one, in the working directory (${codeSpan(`npx tsc --noEmit --project ${folder}`)}), or let the deploy fail with \`typecheck: enable\`. \`typecheck: disable\` turns this warning off.`;
}
function reasonForNoCheck(workingDirectory, workspace, functions, hoisted) {
    const configuration = join(functions, "tsconfig.json");
    if (!existsSync(configuration))
        return `${codeSpan(relative(workspace, configuration))} does not exist`;
    const compiler = chosenCompiler(workingDirectory);
    return isInstalled(workingDirectory, compiler) || hoisted.wasUsed() ? null : `\`${compiler}\` is not installed`;
}
function isInstalled(folder, compiler) {
    return TYPE_CHECKERS[compiler].some((path) => existsSync(join(folder, "node_modules", path)));
}
function chosenCompiler(workingDirectory) {
    const settings = parseJson(readRegularFile(join(workingDirectory, "convex.json")) ?? "");
    return asRecord(settings).typescriptCompiler === "tsgo" ? "tsgo" : "tsc";
}

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
function verify_deployment_findDeploymentMismatch(expected, report, cloudUrl) {
    const { announcement } = report;
    if (expected.url !== null) {
        const reached = report.deployedUrl ?? announcement?.url ?? null;
        return reached !== null && origin(reached) !== origin(expected.url)
            ? `The CLI deployed to ${codeSpan(reached)}, not to ${codeSpan(expected.url)}.`
            : null;
    }
    if (announcement !== null && announcement.label !== "" && announcement.label !== LABELS[expected.target])
        return `The CLI announced a ${announcement.label} deployment, but ${expected.target} was planned.`;
    const { key } = expected;
    const project = key.kind === "preview" || key.kind === "project" ? `${key.teamSlug}:${key.projectSlug}:` : null;
    if (project !== null && announcement?.reference.includes(":") && !announcement.reference.startsWith(project))
        return `The CLI announced ${codeSpan(announcement.reference)}, which is not in the key's project ${codeSpan(project.slice(0, -1))}.`;
    const names = [
        deploymentNameFromStatus(report),
        deploymentNameFromUrl(report.deployedUrl ?? ""),
        deploymentNameFromUrl(cloudUrl ?? ""),
    ];
    const known = names.filter((name) => name !== null);
    const wanted = expected.deploymentName ?? known[0];
    const other = known.find((name) => name !== wanted);
    if (other !== undefined && wanted !== undefined)
        return `The CLI deployed to ${codeSpan(other)}, not to ${codeSpan(wanted)}.`;
    if (announcement?.url && report.deployedUrl && origin(announcement.url) !== origin(report.deployedUrl))
        return `The CLI announced ${codeSpan(announcement.url)} and deployed to ${codeSpan(report.deployedUrl)}.`;
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
function deploy_result_toDeployResult(context, { capabilities, urlVariables, sourceRoots }, run, previewBefore, blockedBy, unsetAuthVariables = []) {
    const { plan, key, url, inputs } = context;
    const { report, wrapper } = run;
    const isRecreated = recreatesPreview(inputs.previewMode, capabilities);
    const deployment = toDeploymentInfo(context, run, previewBefore, isRecreated);
    const deploy = {
        ...CLI_NOT_RUN,
        cliVersion: capabilities.version,
        buildSeconds: inputs.cmd === null ? null : run.buildSeconds,
        pushSeconds: run.pushSeconds,
        schemaChanges: run.changes,
        outputTail: lastLines(run.output),
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
        return { ...common, status: "failed", failure: PUSH_UNCONFIRMED };
    const reused = previewBefore?.kind === "exists" && !isRecreated ? previewBefore.deploymentName : null;
    const expected = { target: plan.target, key, deploymentName: plan.deploymentName ?? reused, url };
    const mismatch = findDeploymentMismatch(expected, report, wrapper.url);
    if (mismatch !== null)
        return { ...common, status: "failed", failure: wrongDeployment(mismatch) };
    if (run.exitCode === 0 && previewBefore?.kind === "rejected" && inputs.dryRun)
        return { ...common, status: "failed", failure: KEY_REJECTED };
    if (run.exitCode === 0)
        return { ...common, status: inputs.dryRun ? "dry-run" : "deployed", failure: null };
    const failure = diagnose({
        outputTail: lastLines(linesOfFailure(run)),
        cliTail: lastLines(run.output, "cli"),
        buildExitCode: wrapper.exitCode,
        keyKind: key.kind,
        target: plan.target,
        deploymentFlag: deploy_result_deploymentFlag(context, deployment.name),
        dashboardUrl: deployment.dashboardUrl,
        isVerboseSafe: capabilities.hidesVariables,
        unsetAuthVariables,
        isKeyExposed: inputs.exposeDeployKeyToCmd,
        isTracked: (path) => fileOf(path, sourceRoots) !== null,
        urlNames: [...urlVariables.url, ...(wrapper.siteUrl === null ? [] : urlVariables.siteUrl)],
    });
    const locations = findLocations(linesOfFailure(run), sourceRoots);
    return { ...common, status: "failed", failure, deploy: { ...deploy, locations } };
}
function toDeploymentInfo(context, run, previewBefore, isRecreated) {
    const { plan, url, inputs } = context;
    const { report, wrapper } = run;
    const isClaimed = deploy_result_isDeploymentClaimed(run);
    const name = plan.deploymentName ??
        deploymentNameFromStatus(report) ??
        deploymentNameFromUrl(wrapper.url ?? "") ??
        // If the run failed before its claim, it used no deployment, even if the look-up found one.
        (previewBefore?.kind === "exists" && isClaimed ? previewBefore.deploymentName : null);
    return {
        name,
        url: wrapper.url ?? parseHttpUrl(report.deployedUrl) ?? parseHttpUrl(report.announcement?.url),
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
function deploy_result_isDeploymentClaimed({ exitCode, wrapper, report }) {
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
function deploy_result_deploymentFlag({ plan, url }, deploymentName) {
    if (url !== null)
        return "";
    if (plan.preview !== null)
        return `--preview-name ${quote(plan.preview.name)}`;
    if (plan.target === "production")
        return "--prod";
    return deploymentName === null ? "" : `--deployment-name ${quote(deploymentName)}`;
}
/** Accepts only URLs of Convex's own dashboard. Tests use a loopback cloud with a loopback dashboard. */
function dashboardUrlFromOutput({ report }, { provisionHost }) {
    const announced = report.announcement?.dashboardUrl ?? null;
    // Omit a URL whose deployment name was redacted, because it is a value of `deployment-env`.
    if (announced?.includes("***"))
        return null;
    const isConvex = announced?.startsWith("https://dashboard.convex.dev/") === true;
    const isLoopback = provisionHost !== CONVEX_PROVISION_ORIGIN && announced?.startsWith("http://localhost:") === true;
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

;// CONCATENATED MODULE: ./build/convex/api/system-query.js
/** Calls the queries that Convex itself defines on every deployment. */


/**
 * Calls a system query without arguments.
 *
 * @param path - Such as `_system/frontend/getSchemas`.
 * @returns Its result, which may be `null`; `undefined` if Convex could not be reached, or the key may not call it.
 * @see https://github.com/get-convex/convex-backend/tree/main/npm-packages/system-udfs/convex/_system
 */
async function system_query_runSystemQuery(deployment, cliVersion, path) {
    const body = { path, format: "convex_encoded_json", args: [{}] };
    const response = await requestDeployment(deployment, "/api/query", { method: "POST", cliVersion, body });
    const { status, value } = asRecord(response.value);
    return isSuccess(response) && status === "success" ? value : undefined;
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
async function active_schema_listSchemaTables(deployment, cliVersion) {
    const schemas = await runSystemQuery(deployment, cliVersion, "_system/frontend/getSchemas");
    if (schemas === undefined)
        return null;
    const active = asString(asRecord(schemas).active);
    if (active === null)
        return [];
    const { tables } = asRecord(parseJson(active));
    return Array.isArray(tables) ? tables.flatMap((table) => asString(asRecord(table).tableName) ?? []) : null;
}

;// CONCATENATED MODULE: ./build/convex/api/environment-variables.js
/** Lists and sets a deployment's environment variables: https://docs.convex.dev/deployment-platform-api */





/**
 * Sets the variables that differ, in one request, which Convex applies completely or not at all. If the live code does not
 * allow a value, sets each variable by itself, so that only such values remain.
 *
 * @throws {ActionFailure} `deployment-env-failed`, which contains names, never values.
 */
async function environment_variables_updateEnvironmentVariables(credentials, wanted) {
    const changes = await changesOf(credentials, wanted);
    const names = changes.map(({ name }) => name);
    if (changes.length === 0 || (await environment_variables_change(credentials, changes)))
        return { set: names, refused: [] };
    const set = [];
    for (const one of changes)
        if (await environment_variables_change(credentials, [one]))
            set.push(one.name);
    return { set, refused: names.filter((name) => !set.includes(name)) };
}
/**
 * Lists the variables with their values.
 *
 * @returns `null` if Convex could not be reached, or the key lacks `deployment:env:view`.
 */
async function environment_variables_listEnvironmentVariables(credentials) {
    const listed = await requestDeployment(credentials, "/api/v1/list_environment_variables", { method: "GET" });
    const { environmentVariables } = asRecord(listed.value);
    return isSuccess(listed) && environmentVariables !== undefined ? asRecord(environmentVariables) : null;
}
async function changesOf(credentials, wanted) {
    // If the key may write but not read, set all of them.
    const current = (await environment_variables_listEnvironmentVariables(credentials)) ?? {};
    return Object.entries(wanted)
        .filter(([name, value]) => !Object.hasOwn(current, name) || current[name] !== value)
        .map(([name, value]) => ({ name, value }));
}
/** @returns Whether the live code allows the values. @throws {ActionFailure} For any other error. */
async function environment_variables_change(credentials, changes) {
    const request = { method: "POST", body: { changes } };
    const response = await requestDeployment(credentials, "/api/v1/update_environment_variables", request);
    if (isSuccess(response))
        return true;
    if (asRecord(response.value).code === "InvalidEnvironmentVariable")
        return false;
    const names = changes.map(({ name }) => name);
    throw new ActionFailure(deploymentEnvFailed(names, reasonWithoutValues(response)));
}
/** Uses only the error's code: Convex's message may repeat a value, and no redaction finds a short or escaped one. */
function reasonWithoutValues(response) {
    const code = asString(asRecord(response.value).code) ?? "";
    const limit = VARIABLE_LIMITS[code];
    if (limit !== undefined)
        return ownReason(limit);
    return ownReason(failureReason({ ...response, value: /^[A-Z][A-Za-z]{2,60}$/.test(code) ? { message: code } : null }).full);
}

;// CONCATENATED MODULE: ./build/convex/api/live-functions.js
/** The functions that are live on a deployment, by the system query of the CLI's `function-spec`. */

/**
 * How many functions and HTTP routes the app itself has, without those of components.
 *
 * @returns `null` if it cannot be read: Convex could not be reached, or the key lacks `deployment:data:view`.
 * @see https://github.com/get-convex/convex-backend/blob/main/npm-packages/system-udfs/convex/_system/cli/modules.ts
 */
async function live_functions_countFunctions(deployment, cliVersion) {
    const functions = await runSystemQuery(deployment, cliVersion, "_system/cli/modules:apiSpec");
    return Array.isArray(functions) ? functions.length : null;
}

;// CONCATENATED MODULE: ./build/convex/deploy/deployment-credentials.js
/** Gets the URL of the planned Convex deployment and a key for its API. */






/**
 * @param wrapperUrl - The URL that the CLI passed to the command wrapper, or `null`. If it has a name, it must be the same.
 * @returns The credentials, or the reason if Convex does not return them.
 * @throws {ActionFailure} `wrong-deployment` if the CLI is about to push to another deployment.
 */
async function deployment_credentials_getDeploymentCredentials(caller, cliVersion, wrapperUrl) {
    const found = await lookUpCredentials(caller, cliVersion);
    if ("full" in found)
        return found;
    caller.maskSecrets([found.adminKey]);
    const announced = deploymentNameFromUrl(wrapperUrl ?? "");
    if (found.name !== null && announced !== null && found.name !== announced)
        throw new ActionFailure(wrongDeploymentBeforePush(announced, found.name));
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
        const found = await fetchPreview({ host, key, cliVersion }, preview.name);
        if (found.kind === "unknown")
            return found;
        if (found.kind !== "exists")
            return { kind: found.kind, reason: ownReason(NOT_FOUND_REASONS[found.kind]) };
        if (found.url === null || found.adminKey === null)
            return URL_MISSING;
        return { url: found.url, adminKey: found.adminKey, name: found.deploymentName };
    }
    const response = await requestConvex({
        method: "POST",
        url: `${host}/api/deployment/url_for_key`,
        authorization: null,
        cliVersion,
        body: { deployKey: key.raw },
    });
    if (!isSuccess(response))
        return toNotFound(response);
    const url = parseHttpUrl(asString(response.value));
    if (url === null)
        return URL_MISSING;
    const announced = deploymentNameFromUrl(url);
    return announced === null || announced === deploymentName
        ? { url, adminKey: key.raw, name: deploymentName }
        : { kind: "unknown", reason: ownReason("Convex returned the URL of another deployment for this key") };
}
const NOT_FOUND_REASONS = {
    absent: "Convex does not find the preview deployment",
    rejected: "Convex does not accept the key",
};
const URL_MISSING = {
    kind: "unknown",
    reason: (0,failure/* ownReason */.Nx)("Convex did not return its URL"),
};
function toNotFound(response) {
    const kind = response.status === 404 ? "absent" : response.status === 401 ? "rejected" : "unknown";
    return { kind, reason: failureReason(response) };
}
/** Gets the default production deployment, which Convex creates if there is none: only call it for a deploy. */
async function provisionProduction({ raw, teamSlug, projectSlug }, host, cliVersion) {
    const response = await requestConvex({
        method: "POST",
        url: `${host}/api/deployment/provision_and_authorize`,
        authorization: `Bearer ${raw}`,
        cliVersion,
        body: { teamSlug, projectSlug, deploymentType: "prod" },
    });
    const found = isSuccess(response) ? readCredentials(response) : null;
    return found ?? failureReason(response);
}
function readCredentials({ value }) {
    const { url, adminKey, deploymentName } = asRecord(value);
    const [address, key] = [asString(url), asString(adminKey)];
    return address === null || key === null ? null : { url: address, adminKey: key, name: asString(deploymentName) };
}

;// CONCATENATED MODULE: ./build/convex/deploy/push-gate.js
/** Does everything between the build and the push: checks that the run is not superseded, exports, sets variables. */













class push_gate_PushGate {
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
        const deploymentName = this.#context.plan.deploymentName ?? deploymentNameFromUrl(url ?? "");
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
            this.#failure = superseded(superseding.reason);
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
                assertFunctionsDirectory(inputs.workingDirectory, workspace);
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
            if (!(error instanceof ActionFailure))
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
            const row = await new ManagementApi(provisionHost, token).deployment(name);
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
        const access = await getDeploymentCredentials(this.#context, this.#cliVersion, url);
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
        const directory = functionsDirectory(inputs.workingDirectory);
        if (this.#previewCreated || directory === null || canHaveFunctions(directory))
            return;
        const access = await getDeploymentCredentials(this.#context, this.#cliVersion, url);
        const live = "full" in access ? null : await countFunctions(access, this.#cliVersion);
        if (live !== 0)
            throw new ActionFailure(functionsLost(codeSpan(relative(workspace, directory)), live));
    }
    async #setVariables(url) {
        const { deploymentEnv, info, notice } = this.#context;
        const wanted = Object.keys(deploymentEnv);
        if (wanted.length === 0)
            return;
        const access = await getDeploymentCredentials(this.#context, this.#cliVersion, url);
        if ("full" in access)
            throw new ActionFailure(deploymentEnvFailed(wanted, access));
        const { set, refused } = await updateEnvironmentVariables(access, deploymentEnv);
        info(set.length + refused.length === 0
            ? `Environment variables of the Convex deployment: all ${wanted.length} are up to date.`
            : `Environment variables of the Convex deployment: set ${set.join(", ") || "none yet"}.`);
        if (refused.length === 0)
            return;
        notice(`The code that is live does not allow the values of ${codeSpans(refused)} (its \`convex.config.ts\`, InvalidEnvironmentVariable). They are set after the push, when the new code is live.`);
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
                return deploymentEnvRefused(refused);
            this.#context.info(`Environment variables of the Convex deployment: set ${set.join(", ")} after the push.`);
            return null;
        }
        catch (error) {
            if (!(error instanceof ActionFailure))
                throw error;
            return deploymentEnvRefused(Object.keys(variables));
        }
    }
}
function pick(variables, names) {
    return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}

;// CONCATENATED MODULE: ./build/convex/deploy/unset-auth-variables.js
/** The variables of an auth config that are not set. Convex's error names the first of them. */




/**
 * Makes no request unless the run failed for such a variable and the auth config reads others.
 *
 * @returns The names that are known to be unset. Redacted.
 */
async function unset_auth_variables_unsetAuthVariables(context, { capabilities, authVariables }, { exitCode, output, wrapper }) {
    if (exitCode === 0 || !AUTH_VARIABLE_NOT_SET.test(lastLines(output, "cli").join("\n")))
        return [];
    if (authVariables.length < 2)
        return [];
    const access = await getDeploymentCredentials(context, capabilities.version, wrapper.url).catch(() => null);
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
function deploy_prepareCli(context) {
    const { plan, inputs, workspace, environment, secrets } = context;
    const helper = helperEnvironment(sanitizeStepEnvironment(environment, secrets));
    const installed = locateCli(inputs.workingDirectory, workspace, packageStoreRoots(environment), helper);
    const capabilities = cliCapabilities(installed.version);
    const commands = installCommands(inputs.workingDirectory, workspace);
    if (plan.preview !== null && !capabilities.deploysPreviews)
        throw new ActionFailure(cliTooOldForPreviews(installed.version, OLDEST_TESTED, commands));
    refuseUnsafeVerbose(capabilities, inputs, commands);
    assertFunctionsDirectory(inputs.workingDirectory, workspace);
    // Hash in parallel with the start of the CLI, which takes far longer, and before any build can run.
    const original = hashFiles(installed.files);
    return {
        entry: installed.entry,
        nodeArgs: installed.nodeArgs,
        capabilities,
        urlVariables: urlVariables(readPackageJson(inputs.workingDirectory), inputs.cmdUrlEnvVarNames, inputs.cmdSiteUrlEnvVarNames),
        sourceRoots: findSourceRoots(inputs.workingDirectory, workspace),
        authVariables: authConfigVariables(inputs.workingDirectory),
        isUnchanged: async () => (await hashFiles(installed.files)) === (await original),
    };
}
/** Only `--verbose` prints Convex's responses: `--debug` prints the files that would be generated. */
function refuseUnsafeVerbose(cli, { deployArgs }, commands) {
    if (cli.hidesVariables || !deployArgs.includes("--verbose"))
        return;
    throw new ActionFailure(verboseShowsVariables(cli.version, FIRST_THAT_HIDES_VARIABLES, commands));
}
/** Runs the deploy. A failed deploy is a result. @throws {ActionFailure} If it cannot start. */
async function deploy_deploy(context, preparedCli) {
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
    const { status } = await requestConvex({ method: "GET", url: `${origin}/version`, authorization: null });
    if (status === 0)
        throw new ActionFailure(backendUnreachable(origin));
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
            return { gate, result: toDeployResult(context, preparedCli, notStarted(context), before, gate.failure) };
        const changed = used > 0 && !(await preparedCli.isUnchanged()) ? CLI_CHANGED : null;
        const run = changed === null ? await attemptDeploy(current, preparedCli, temporary, gate) : CLI_NOT_STARTED;
        const result = await recheckPreview(context, preparedCli, run, before, changed ?? gate.failure);
        if (result.failure === null || !shouldRetry(result.failure, used, inputs.retries))
            return { gate, result: used === 0 ? result : noteAttempts(result, used + 1) };
        const ms = retryDelay(used);
        notice(retryText(result.failure, used, inputs.retries, ms));
        await sleep(ms, signal);
        current = isDeploymentClaimed(run) ? reusePreview(context) : current;
    }
}
/** Whether the claim deletes an existing preview deployment, so that `mayClaim` must be called first. */
function replacesPreview({ plan, inputs }, { capabilities }) {
    return plan.preview !== null && !inputs.dryRun && recreatesPreview(inputs.previewMode, capabilities);
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
    const result = toDeployResult(context, preparedCli, run, before, stopped, unset);
    if (before?.kind !== "exists" || result.deployment.name === before.deploymentName)
        return result;
    const now = await lookUpPreview(context, preparedCli);
    const wasRecreated = now?.kind === "exists" && now.deploymentName === result.deployment.name;
    return wasRecreated ? toDeployResult(context, preparedCli, run, { kind: "absent" }, stopped, unset) : result;
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
    return fetchPreview({ host: provisionHost, key, cliVersion: capabilities.version }, plan.preview.name);
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
    return lastLines(output, "cli").some((line) => /get_canonical_urls|do not have permission to perform this operation/.test(line));
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
function deployment_variables_variablesToSet({ plan, inputs }) {
    const { deploymentEnv, deploymentEnvTargets, dryRun } = inputs;
    if (!deploymentEnvTargets.includes(plan.target))
        return {};
    const empty = Object.keys(deploymentEnv).filter((name) => deploymentEnv[name] === "");
    if (plan.target !== "preview" && empty.length > 0)
        throw new ActionFailure(emptyVariables(empty, plan.target));
    return dryRun ? {} : deploymentEnv;
}
/**
 * A notice that `deployment-env` is not set on this deployment, which is not a preview, although the workflow may have
 * meant that; `null` if there is nothing to report.
 */
function deployment_variables_ignoredVariablesNotice({ plan, inputs }) {
    const { deploymentEnv, deploymentEnvTargets } = inputs;
    const isIgnored = plan.target !== "preview" && !deploymentEnvTargets.includes(plan.target);
    return isIgnored && Object.keys(deploymentEnv).length > 0
        ? `\`deployment-env\` was not set on this ${plan.target} deployment, because \`deployment-env-targets\` does not name \`${plan.target}\`. To set it there as well: \`deployment-env-targets: ${[...deploymentEnvTargets, plan.target].join(", ")}\`.`
        : null;
}

;// CONCATENATED MODULE: ./build/report/outputs.js
/** The action's outputs. */


/**
 * Returns the known outputs by name.
 *
 * @param final - Whether the run has ended. Before, `status`, `duration-seconds` and `failure-code` are not known.
 */
function toOutputs(outcome, { final }) {
    const { run, plan, deployment, deploy, comparison, ending } = outcome;
    const preview = previewOf(outcome);
    const known = {
        target: plan?.target,
        "key-kind": run.keyKind,
        "deployment-name": deployment.name,
        "deployment-url": deployment.url,
        "site-url": deployment.siteUrl,
        "dashboard-url": deployment.dashboardUrl,
        "preview-name": preview?.name,
        "preview-created": preview?.created,
        "app-name": run.appName,
        "pull-request": subjectOf(outcome).pullRequestNumber,
        "cli-version": deploy?.cliVersion,
        "export-path": deploy?.exportPath,
        "breaking-changes": countBreaking(comparison),
        ...(final
            ? {
                status: ending.status,
                "duration-seconds": run.durationSeconds.toFixed(1),
                "failure-code": ending.failure?.code,
            }
            : {}),
    };
    const texts = Object.entries(known).map(([name, value]) => [name, String(value ?? "")]);
    // Set `failure-code` even if it is empty: a run starts with the code of a crash, which has to be overwritten.
    return Object.fromEntries(texts.filter(([name, value]) => value !== "" || name === "failure-code"));
}
function outputs_setOutputs(log, outcome, when) {
    log.outputs(toOutputs(redactOutcome(outcome, log), when));
}

;// CONCATENATED MODULE: ./build/report/text/audit-log-message.js

/**
 * Returns the message for the audit log of the Convex deployment.
 *
 * @param message - The `message` input, or `null` for the default.
 */
function audit_log_message_defaultAuditMessage(message, outcome, { redactSent }) {
    return message === null ? defaultMessage(outcome) : redactSent(message);
}
function defaultMessage({ pullRequestNumber, branch, commit }) {
    const what = pullRequestNumber === null ? (branch ?? "") : `PR #${pullRequestNumber}${branch === null ? "" : ` (${branch})`}`;
    return joinParts([what, commit === "" ? "" : `at ${commit.slice(0, 7)}`], " ") || "GitHub Actions";
}

;// CONCATENATED MODULE: ./build/convex/previews/delete-preview.js
/** Deletes a preview deployment after checking that it is the right one. */



/**
 * Deletes the preview deployment with exactly this name, unless `keepReason` returns a reason or Convex's data about it do
 * not match. A deployment that Convex does not show is not deleted.
 */
async function delete_preview_deletePreview(removal) {
    const { caller, previewName, dryRun } = removal;
    const lookup = await fetchPreview(caller, previewName);
    if (lookup.kind === "absent")
        return { kind: "not-found" };
    if (lookup.kind === "rejected")
        return { kind: "key-rejected" };
    if (lookup.kind === "unknown")
        return { kind: "failed", reason: lookup.reason, deploymentName: null, expiresAt: null };
    const name = lookup.deploymentName;
    if (name === null) {
        const reason = ownReason("Convex does not name the deployment");
        return { kind: "failed", reason, deploymentName: null, expiresAt: null };
    }
    const kept = await removal.keepReason(name);
    if (kept !== null)
        return { kind: "kept", deploymentName: name, reason: kept };
    const apis = [caller.key.raw, removal.managementToken]
        .filter((token) => token !== null)
        .map((token) => new ManagementApi(caller.host, token));
    const [row, project] = await Promise.all([tryTokens(apis, (api) => api.deployment(name)), findProject(caller, name)]);
    if (row.kind !== "found")
        return toFailure(row, { deploymentName: name, expiresAt: null }, removal);
    const found = { deploymentName: name, expiresAt: row.value.expiresAt };
    if (project.kind !== "found")
        return toFailure(project, found, removal);
    const what = mismatchReason(row.value, name, previewName) ?? projectMismatchReason(row.value, project.value, caller.key);
    if (what !== null)
        return { kind: "mismatch", deploymentName: name, what };
    if (dryRun)
        return { kind: "would-delete", deploymentName: name };
    const removed = await tryTokens(apis, (api) => api.deleteDeployment(name));
    return removed.kind === "found" ? { kind: "deleted", deploymentName: name } : toFailure(removed, found, removal);
}
/** A deployment that Convex named before but reports as absent now was deleted since, or is hidden from the token. */
async function toFailure(response, found, { caller, previewName }) {
    if (response.kind !== "absent")
        return { kind: response.kind === "forbidden" ? "not-allowed" : "failed", reason: response.reason, ...found };
    return (await fetchPreview(caller, previewName)).kind === "absent"
        ? { kind: "not-found" }
        : { kind: "not-allowed", reason: ownReason("Convex hides the deployment from this key"), ...found };
}
/** The deployment must belong to the key's project. */
function projectMismatchReason({ projectId }, project, key) {
    const isOfKey = project.teamSlug === key.teamSlug && project.projectSlug === key.projectSlug;
    return isOfKey && projectId === project.projectId ? null : "it belongs to another project";
}
/** @returns A clause that says why the deployment must not be deleted, or `null`. */
function mismatchReason(row, name, previewName) {
    if (row.name !== name)
        return `it is called \`${row.name}\``;
    if (row.type !== "preview")
        return /^[a-z]{1,20}$/.test(row.type) ? `it is a ${row.type} deployment` : "it is of another type";
    if (row.isDefault)
        return "it is the project's default deployment";
    return row.previewIdentifier === previewName ? null : "it was claimed with another name";
}
/** Tries one token after another until one is allowed. Without permission, Convex may report a deployment as absent. */
async function tryTokens(apis, call) {
    let last = { kind: "forbidden", reason: ownReason("there is no token") };
    for (const api of apis) {
        last = await call(api);
        if (last.kind === "found" || last.kind === "unknown")
            return last;
    }
    return last;
}

;// CONCATENATED MODULE: ./build/action/cleanup.js
/** `operation: cleanup`: deletes the preview deployments of a closed pull request or a deleted branch. */












/** The provisioning host expects a CLI version, but a cleanup does not need an installed CLI. */
const cleanup_FALLBACK_CLIENT_VERSION = "1.48.0";
/** Used if Convex does not return the expiry date: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRY_POLICY = "Convex deletes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";
const NO_RECORD = "no GitHub Deployment and no comment shows that a run of this repository created it. Another repository, or a build on Vercel, may use the same Convex project";
async function runCleanup(plan, step) {
    const planned = outcomeForCleanup(plan, step);
    step.runtime.record.save({ outcomeSoFar: redactOutcome(planned, step.runtime.log) });
    const slot = previewSlot(cleanup_previewKey(step), plan.previewName);
    const reader = step.evidence;
    const evidence = await readEvidence(slot, step);
    if (evidence === null || reader === null)
        return withEnding(planned, { failure: cleanupOwnershipUnknown(plan.previewName, reader !== null) });
    const scope = await originsToCleanUp(plan, reader, step);
    const named = isManual(step) ? deploymentsOfSlot(slot, evidence) : [];
    const candidates = new Set([...deploymentsToDecide(evidence.records, scope), ...named]);
    const complete = await cleanup_completeEvidence(reader, evidence, [...candidates], [slot]);
    // Before the others are marked, so that GitHub shows a removed preview as inactive.
    await step.removalMarks?.writeLost(evidence, scope);
    const cleaned = [];
    const keptFor = plan.keepPreview ? scope : null;
    for (const deployment of candidates) {
        const isChosen = step.trigger.event === "workflow_dispatch" && named.includes(deployment);
        const how = { keptFor, isChosen, isSubject: true };
        cleaned.push(await cleanup_cleanUpOne(deployment, complete, reader, how, step));
    }
    if (cleaned.length === 0)
        cleaned.push(await explainNothing(plan, slot, complete.records, step));
    return toOutcome(planned, cleaned, step);
}
/**
 * Deletes a deployment that this run created and that is no longer needed, if the verdict allows it.
 *
 * @param known - The records that the run knows, including its own claim.
 */
async function cleanup_deleteAbandoned({ deployment, previewName }, known, step) {
    const slot = previewSlot(cleanup_previewKey(step), previewName);
    const reader = step.evidence;
    const read = await readEvidence(slot, step);
    if (read === null || reader === null) {
        const reason = "its records could not be read from GitHub, so another run may use it";
        return describeResult({ kind: "kept", deploymentName: deployment, reason }, previewName, deployment);
    }
    const evidence = { ...read, records: mergeRecords(read.records, known) };
    const complete = await cleanup_completeEvidence(reader, evidence, [deployment], [slot]);
    return cleanup_cleanUpOne(deployment, complete, reader, { keptFor: null, isChosen: false, isSubject: true }, step);
}
/** @returns The records, or `null` if GitHub cannot be read. */
async function readEvidence(slot, { evidence, channels }) {
    if (evidence === null)
        return null;
    const read = await channels.attempt("all", () => evidence.read([slot]));
    return read === CHANNEL_FAILED ? null : read;
}
/** Reads the missing records. If GitHub cannot be read, the evidence counts as incomplete, so nothing is deleted. */
function cleanup_completeEvidence(reader, evidence, deployments, readSlots) {
    return reader.complete(evidence, deployments, readSlots).catch(() => ({ ...evidence, isComplete: false }));
}
/**
 * The closed pull request, and its head branch if that was deleted; or the deleted branch. The branch of a manual run is
 * only the one on which the run was started.
 */
async function originsToCleanUp({ pullRequestNumber, branch }, reader, step) {
    const pullRequest = pullRequestNumber === null ? [] : [{ kind: "pull-request", number: pullRequestNumber }];
    if (branch === null || isManual(step))
        return pullRequest;
    const head = { kind: "branch", name: branch, isManual: false };
    const isDeleted = (await reader.originsNow([head]))[originKey(head)] === "closed";
    return isDeleted || pullRequest.length === 0 ? [...pullRequest, head] : pullRequest;
}
/** Deletes or keeps a Convex deployment, and marks its records. */
async function cleanup_cleanUpOne(deployment, evidence, reader, { keptFor, isChosen, isSubject }, step) {
    if (keptFor !== null)
        return keepOne(deployment, evidence, reader, keptFor, step);
    const { result, name } = await deleteIfAllowed(deployment, evidence, reader, isChosen, step);
    const cleaned = describeResult(result, name, deployment);
    const { note, kind } = cleaned;
    if (kind === "failed")
        await step.removalMarks?.write({ kind: "left", deployment, note }, evidence, isSubject);
    if (kind === "removed" || kind === "not-found")
        await step.removalMarks?.write({ kind: "removed", deployment, note }, evidence, isSubject);
    return cleaned;
}
/**
 * Keeps a Convex deployment for `on-close: keep`, and marks the records of the closed origins only: the preview is still in
 * use for the others. If an origin is open again, nothing is marked.
 */
async function keepOne(deployment, evidence, reader, origins, step) {
    const previewName = recordedPreviewName(deployment, evidence.records) ?? "";
    const now = await reader.originsNow(origins);
    const open = origins.find((origin) => now[originKey(origin)] === "open");
    if (open !== undefined)
        return describeResult({ kind: "kept", deploymentName: deployment, reason: inUseText(open) }, previewName, deployment);
    const note = `The preview deployment \`${deployment}\` was kept because of \`on-close: keep\`. ${EXPIRY_POLICY}`;
    await step.removalMarks?.write({ kind: "kept", deployment, note, origins }, evidence, true);
    return { deployment, previewName, kind: "kept", note, failure: null, expiresAt: null };
}
/** Deletes a Convex deployment if the verdict allows it. */
async function deleteIfAllowed(deployment, evidence, reader, isChosen, step) {
    const name = recordedPreviewName(deployment, evidence.records) ?? "";
    const origins = isChosen
        ? Object.fromEntries(originsOf(deployment, evidence.records).map((origin) => [originKey(origin), "closed"]))
        : await reader.originsNow(originsOf(deployment, evidence.records));
    // Assume that Convex's data match: `deletePreview` checks them.
    const reason = retentionReason(deployment, evidence, previewAsRecorded(cleanup_previewKey(step), name), origins);
    if (reason !== null)
        return { result: { kind: "kept", deploymentName: deployment, reason }, name };
    // If another deployment has that name now, the recorded one no longer exists.
    const keepReason = async (found) => (found === deployment ? null : "another one has its name");
    const result = await deletePreviewByName(name, step, { dryRun: step.inputs.dryRun, keepReason });
    return { result: result.kind === "kept" ? { kind: "not-found" } : result, name };
}
/** @param deployment - The Convex deployment, or `null` if Convex did not name it. */
function describeResult(result, previewName, deployment) {
    const what = `The preview deployment ${codeSpan(previewName)} (\`${deployment}\`)`;
    const common = { deployment, previewName, failure: null, expiresAt: null };
    switch (result.kind) {
        case "deleted":
            return { ...common, kind: "removed", note: `${what} was deleted.` };
        case "not-found":
            return { ...common, kind: "not-found", note: `${what} no longer existed.` };
        case "would-delete":
            return { ...common, kind: "would-remove", note: `Dry run: ${lowerFirst(what)} would be deleted.` };
        case "kept":
            return { ...common, kind: "left", note: `${what} was not deleted: ${result.reason}.` };
        case "mismatch":
            return {
                ...common,
                kind: "left",
                note: `\`${result.deploymentName}\`, which Convex returns for the name ${codeSpan(previewName)}, was not deleted: ${result.what}.`,
            };
        case "key-rejected":
            return { ...common, ...toFailed(cleanupKeyRejected(previewName, EXPIRY_POLICY), null) };
        case "not-allowed":
        case "failed": {
            const { expiresAt } = result;
            const until = formatExpiry(expiresAt);
            const failure = result.kind === "failed" ? cleanupFailed : cleanupNotAllowed;
            const described = failure(previewName, result.reason, until === "" ? EXPIRY_POLICY : `${until}.`);
            return { ...common, ...toFailed(described, expiresAt) };
        }
    }
}
function deploymentNameIn(result) {
    return "deploymentName" in result ? result.deploymentName : null;
}
function toFailed(failure, expiresAt) {
    return { kind: "failed", note: (failure.sent ?? failure).cause, failure, expiresAt };
}
/**
 * Explains why nothing is deleted if no record ties an existing deployment to what was closed. If Convex has one with that
 * name, it was deployed for something else, or another repository or tool created it.
 */
async function explainNothing({ previewName, keepPreview }, slot, known, step) {
    const records = recordsOfSlot(slot, known);
    const keepReason = async (found) => {
        const others = originsOf(found, known).map(originText);
        if (others.length > 0)
            return `it was deployed for ${others.join(", ")}`;
        const inProgress = records.find((record) => isInProgress(record, githubNow()));
        if (inProgress === undefined)
            return NO_RECORD;
        const then = inProgress.isChosen
            ? ". Run this job again when that run has ended: somebody chose its commit, so it does not stop"
            : ". If so, that run deletes it";
        return `run ${inProgress.runId} is in progress and may have created it${keepPreview ? "" : then}`;
    };
    const result = await deletePreviewByName(previewName, step, { dryRun: true, keepReason });
    if (result.kind !== "not-found")
        return describeResult(result, previewName, deploymentNameIn(result));
    const deployment = records.flatMap(removedBy).at(-1);
    if (deployment !== undefined)
        return describeResult(result, previewName, deployment);
    const note = `The preview deployment ${codeSpan(previewName)} does not exist, so there is nothing to delete.`;
    return { deployment: null, previewName, kind: "left", note, failure: null, expiresAt: null };
}
function toOutcome(planned, cleaned, { runtime }) {
    const notes = cleaned.filter(({ failure }) => failure === null).map(({ note }) => note);
    // Outputs name one of the deployments: preferably the one with the name that the inputs give.
    const prefer = (found) => found.find(({ previewName }) => previewName === planned.plan?.previewName) ?? found[0];
    const failed = prefer(cleaned.filter(({ failure }) => failure !== null));
    const shown = failed ?? prefer(cleaned.filter(({ kind }) => kind === "removed")) ?? prefer(cleaned);
    const outcome = {
        ...planned,
        plan: planned.plan && { ...planned.plan, previewName: shown?.previewName || planned.plan.previewName },
        deployment: {
            ...planned.deployment,
            name: shown?.deployment ?? null,
            expiresAt: failed?.expiresAt ?? null,
        },
    };
    if (failed?.failure != null && failed.failure.code !== "cleanup-not-allowed")
        return withEnding(outcome, { failure: failed.failure, notes });
    const kinds = cleaned.map(({ kind }) => kind);
    if (kinds.includes("would-remove"))
        return withEnding(outcome, { status: "dry-run", notes });
    if (failed !== undefined)
        return withEnding(outcome, { status: "skipped", failure: failed.failure, notes });
    if (kinds.some((kind) => kind === "removed" || kind === "not-found" || kind === "kept"))
        return withEnding(outcome, { status: "cleaned-up", notes });
    for (const note of notes)
        runtime.log.notice(note);
    return withEnding(outcome, { status: "skipped", notes });
}
function outcomeForCleanup(plan, { initialOutcome }) {
    const { previewName, branch } = plan;
    const { commit } = initialOutcome.run;
    const pullRequestNumber = plan.pullRequestNumber ?? initialOutcome.run.pullRequestNumber;
    return {
        ...initialOutcome,
        plan: { operation: "cleanup", target: "preview", previewName, appUrl: null, commit, branch, pullRequestNumber },
    };
}
/** Deletes the preview deployment of this name, unless `keepReason` returns a reason. */
function deletePreviewByName(previewName, step, { dryRun, keepReason }) {
    const caller = { host: step.provisionHost, key: cleanup_previewKey(step), cliVersion: cleanup_FALLBACK_CLIENT_VERSION };
    const { managementToken } = step.inputs;
    return deletePreview({ caller, managementToken, previewName, dryRun, keepReason });
}
function cleanup_previewKey({ deployKey }) {
    if (deployKey?.value.kind !== "preview")
        throw new Error("A cleanup was planned without a preview deploy key.");
    return deployKey.value;
}
function deploymentsOfSlot(slot, { records }) {
    return deploymentsToDecide(records.filter((record) => record.slot === slot), null);
}
/** Whether no pull request or branch was closed: a dispatch or a schedule, in which only the inputs name the preview. */
function isManual({ trigger }) {
    return trigger.kind === "manual";
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./build/contract/validator.js
/**
 * Convex's validators, parsed from `validator.json`.
 * https://docs.convex.dev/functions/validation
 */
/** How deep a validator may be nested, which is deeper than anybody writes by hand. */
const validator_MAX_DEPTH = 64;
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
function validator_parseValidator(json, depth = 0) {
    if (typeof json !== "object" || json === null || depth > validator_MAX_DEPTH)
        return null;
    const { type, value, tableName, keys, values } = json;
    if (typeof type !== "string")
        return null;
    const kind = Object.hasOwn(KIND_BY_TYPE, type) ? KIND_BY_TYPE[type] : undefined;
    if (kind !== undefined)
        return { kind };
    const parse = (part) => validator_parseValidator(part, depth + 1);
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
            return validator_parseRecord(parse(keys), parse(values?.fieldType));
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
function validator_parseRecord(keys, values) {
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
function validator_membersOf(validator) {
    const all = validator.kind === "union" ? validator.members.flatMap(validator_membersOf) : [validator];
    return [...new Map(all.map((one) => [validator_formOf(one), one])).values()];
}
const validator_forms = new WeakMap();
/** A text that is the same for validators that differ only in the order of fields. */
function validator_formOf(validator) {
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
            return `array<${validator_formOf(validator.element)}>`;
        case "record":
            return `record<${validator_formOf(validator.keys)},${validator_formOf(validator.values)}>`;
        case "union":
            return `union<${validator.members.map(validator_formOf).sort().join("|")}>`;
        case "object": {
            const fields = [...validator.fields].map(([name, { type, optional }]) => `${JSON.stringify(name)}${optional ? "?" : ""}:${validator_formOf(type)}`);
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
function validator_validatorText(validator) {
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
function validator_withOpenObjects(validator) {
    switch (validator.kind) {
        case "array":
            return { ...validator, element: validator_withOpenObjects(validator.element) };
        case "record":
            return { ...validator, values: validator_withOpenObjects(validator.values) };
        case "union":
            return { ...validator, members: validator.members.map(validator_withOpenObjects) };
        case "object":
            return {
                kind: "object",
                open: true,
                fields: new Map([...validator.fields].map(([name, field]) => [name, { ...field, type: validator_withOpenObjects(field.type) }])),
            };
        default:
            return validator;
    }
}

;// CONCATENATED MODULE: ./build/contract/disjoint.js
/** Decides whether two validators have no value in common. */

/** @returns `true` only if that is certain. Two arrays, for example, always share the empty array. */
function disjoint_areDisjoint(left, right) {
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
        return counterpart === undefined ? !other.open : disjoint_areDisjoint(type, counterpart.type);
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
function counterexample_findCounterexample(accepting, refusing, maxSteps = MAX_STEPS) {
    try {
        return new Search(maxSteps).find(accepting, [refusing]) ?? "none";
    }
    catch (error) {
        if (error instanceof TooManySteps)
            return "undecided";
        throw error;
    }
}
class TooManySteps extends (/* unused pure expression or super */ null && (Error)) {
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
function narrowings_listNarrowings(before, after) {
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
            .filter(([name, { type }]) => !after.fields.has(name) && findCounterexample(type, narrowings_NOTHING) !== "none")
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
const narrowings_NOTHING = { kind: "union", members: [] };

;// CONCATENATED MODULE: ./build/contract/compare-functions.js
/** Lists changes of functions and HTTP routes that matter to their callers and to calls that are already scheduled. */



function compare_functions_compareFunctions(base, head) {
    const removed = [...base].filter(([name]) => !head.has(name)).map(([name, previous]) => removal(name, previous));
    const rest = [...head].flatMap(([name, current]) => {
        const previous = base.get(name);
        if (previous === undefined)
            return [change("function-added", name, { detail: nounOf(current) })];
        return functionChanges(name, previous, current);
    });
    return [...removed, ...rest];
}
/** Only mutations and actions can be scheduled. */
function removal(name, { kind, visibility }) {
    if (visibility === "public")
        return change("function-removed", name, { detail: kind });
    return kind === "query"
        ? change("internal-query-removed", name)
        : change("internal-function-removed", name, { detail: kind });
}
function nounOf({ kind, visibility }) {
    return visibility === "internal" ? `internal ${kind}` : kind;
}
function functionChanges(name, before, after) {
    if (before.visibility === "internal") {
        if (after.visibility === "public")
            return [change("function-public", name)];
        return compare_functions_isSame(before, after) ? [] : [change("internal-function-changed", name)];
    }
    if (after.visibility === "internal")
        return [change("function-internal", name)];
    return [
        ...(before.kind === after.kind
            ? []
            : [change("function-kind", name, { detail: `${after.kind === "action" ? "an" : "a"} ${after.kind}` })]),
        ...argumentChanges(name, before, after),
        ...resultChanges(name, before, after),
    ];
}
function compare_functions_isSame(before, after) {
    const formsOf = ({ kind, args, returns }) => [kind, formOf(args), returns === null ? "" : formOf(returns)].join(" ");
    return formsOf(before) === formsOf(after);
}
function argumentChanges(name, before, after) {
    const narrowed = listNarrowings(before.args, after.args);
    if (narrowed.length === 0)
        return formOf(before.args) === formOf(after.args) ? [] : [change("validator-wider", name)];
    return narrowed.map((one) => argumentChange(name, one));
}
function argumentChange(name, { path, what, detail }) {
    switch (what) {
        case "required":
            return change("argument-required", name, { part: path });
        case "removed":
            return change("argument-removed", name, { part: path });
        case "narrower":
            return path === ""
                ? change("arguments-narrower", name, { detail })
                : change("argument-narrower", name, { part: path, detail });
        case "undecided":
            return change("undecided", name, { part: path });
    }
}
/** Clients ignore new fields in a result, so objects are treated as open here. */
function resultChanges(name, before, after) {
    if (before.returns === null)
        return [];
    if (after.returns === null)
        return [change("result-unknown", name)];
    if (formOf(before.returns) === formOf(after.returns))
        return [];
    const widened = listNarrowings(after.returns, withOpenObjects(before.returns));
    return widened.length === 0 ? [change("result-changed", name)] : widened.map((one) => resultChange(name, one));
}
function resultChange(name, { path, what, detail }) {
    switch (what) {
        case "required":
            return change("result-may-lack", name, { part: path });
        case "undecided":
            return change("undecided", name, { part: path });
        default:
            return path === ""
                ? change("whole-result-wider", name, { detail })
                : change("result-wider", name, { part: path, detail });
    }
}
function compare_functions_compareRoutes(base, head) {
    const has = (routes, route) => routes.some(({ method, path }) => method === route.method && path === route.path);
    return [
        ...base.filter((route) => !has(head, route)).map((route) => routeRemoval(route, head)),
        ...head.filter((route) => !has(base, route)).map((route) => change("http-route-added", routeText(route))),
    ];
}
function routeRemoval(route, head) {
    const covering = head.find(({ method, path }) => method === route.method && path.endsWith("*") && route.path.startsWith(path.slice(0, -1)));
    return covering === undefined
        ? change("http-route-removed", routeText(route))
        : change("http-route-covered", routeText(route), { detail: covering.path });
}
function routeText({ method, path }) {
    return `${method} ${path}`;
}

;// CONCATENATED MODULE: ./build/contract/compare-schemas.js
/** Lists changes of a schema that matter to existing documents, and changes of its indexes. */



/** @param prefix - Put before the names of tables, for example `workpool:` for a component's tables. */
function compare_schemas_compareSchemas(base, head, prefix = "") {
    const tablesBefore = base?.tables ?? new Map();
    const tablesAfter = head?.tables ?? new Map();
    const isChecked = base?.schemaValidation === true && head?.schemaValidation === true;
    return [
        ...validationChanges(base, head),
        ...[...tablesBefore.keys()]
            .filter((name) => !tablesAfter.has(name))
            .map((name) => change("table-removed", `${prefix}${name}`)),
        ...[...tablesAfter].flatMap(([name, table]) => {
            const previous = tablesBefore.get(name);
            const subject = `${prefix}${name}`;
            if (previous === undefined)
                return base === null ? [] : [change("table-added", subject)];
            return [
                ...(isChecked ? documentChanges(subject, previous, table) : []),
                ...compare_schemas_indexChanges(subject, previous, table),
            ];
        }),
    ];
}
function validationChanges(base, head) {
    const isOn = head?.schemaValidation === true;
    if (base?.schemaValidation === true)
        return isOn ? [] : [change("validation-disabled", "")];
    const checksSomething = [...(head?.tables.values() ?? [])].some(({ document }) => document.kind !== "any");
    if (!isOn || !checksSomething)
        return [];
    return [change(base === null ? "first-schema" : "validation-enabled", "")];
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
        ...remaining.map(({ path, what, detail }) => change(RULE_BY_NARROWING[what], path === "" ? subject : `${subject}.${path}`, { detail })),
        ...(narrowed.length > remaining.length ? [change("migration-staged", subject)] : []),
        ...(narrowed.length === 0 && formOf(before.document) !== formOf(after.document)
            ? [change("validator-wider", subject)]
            : []),
        ...(isStagedAnew ? [change("validator-staged", subject)] : []),
    ];
}
/** Existing documents were checked against the staged validator, so only what goes beyond it can fail. */
function notStaged(narrowed, { stagedDocument }, after) {
    if (stagedDocument === null)
        return narrowed;
    const beyond = new Set(listNarrowings(stagedDocument, after.document).map((one) => JSON.stringify(one)));
    return narrowed.filter((one) => beyond.has(JSON.stringify(one)));
}
function compare_schemas_indexChanges(subject, before, after) {
    const names = new Set([...before.indexes.keys(), ...after.indexes.keys()]);
    return [...names].flatMap((name) => {
        const previous = before.indexes.get(name);
        const current = after.indexes.get(name);
        const rule = indexRule(previous, current);
        const kind = (current ?? previous)?.kind ?? "index";
        return rule === null ? [] : [change(rule, subject, { part: name, detail: kind })];
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
function compare_contracts_compareContracts(base, head) {
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
            .map((name) => change("env-read", name)),
    ];
}
function moduleOf(functionName) {
    return functionName.slice(0, functionName.lastIndexOf(":"));
}
function compareCrons(base, head) {
    return [
        ...[...base.keys()].filter((name) => !head.has(name)).map((name) => change("cron-removed", name)),
        ...[...head].flatMap(([name, cron]) => {
            const previous = base.get(name);
            if (previous === undefined)
                return [change("cron-added", name)];
            return previous === cron ? [] : [change("cron-changed", name)];
        }),
    ];
}
function compareComponents(base, head, unread) {
    return [
        ...[...base]
            .filter(([path]) => !head.has(path))
            .map(([path, previous]) => change("component-unmounted", path, { detail: compare_contracts_originOf(previous) })),
        ...[...head].flatMap(([path, current]) => {
            const previous = base.get(path);
            if (previous === undefined)
                return [change("component-mounted", path, { detail: compare_contracts_originOf(current) })];
            const detail = compare_contracts_originOf(current);
            return [
                ...(compare_contracts_originOf(previous) === detail ? [] : [change("component-changed", path, { detail })]),
                ...(unread.has(`component ${path}`) ? [] : compareSchemas(previous.schema, current.schema, `${path}:`)),
            ];
        }),
    ];
}
function compare_contracts_originOf({ source, version }) {
    return version === null ? source : `${source}@${version}`;
}
function compareEnv(base, head) {
    return [
        ...[...base.keys()].filter((name) => !head.has(name)).map((name) => change("env-removed", name)),
        ...[...head].flatMap(([name, variable]) => envChanges(name, base.get(name), variable)),
    ];
}
function envChanges(name, before, after) {
    const isNewlyRequired = !after.optional && before?.optional !== false;
    const isNewlyOptional = after.optional && before?.optional !== true;
    const narrowed = before === undefined || formOf(before.type) === formOf(after.type) ? [] : listNarrowings(before.type, after.type);
    return [
        ...(isNewlyRequired ? [change("env-required", name)] : []),
        ...(isNewlyOptional ? [change("env-optional", name)] : []),
        ...narrowed.map(({ what, detail }) => change(what === "undecided" ? "undecided" : "env-narrower", name, { detail })),
    ];
}

;// CONCATENATED MODULE: ./build/workspace/git-commit.js
/** Reads commits and trees of a git repository without running `git`. */

/**
 * The parents of a commit in order, from the raw object: it names them in a shallow clone too, and grafts and
 * replacements do not change it.
 *
 * @returns null if the commit cannot be read.
 */
function git_commit_parentsOf(repository, commit) {
    return commitFields(repository, commit)?.flatMap(([name, value]) => (name === "parent" ? [value] : [])) ?? null;
}
/**
 * What a commit has at a path, or at the first part of the path that is not a folder.
 *
 * @param path - Names of folders, the top one first.
 */
function trackedAt(repository, commit, path) {
    let tree = commitFields(repository, commit)?.find(([name]) => name === "tree")?.[1];
    for (const part of path) {
        const entries = tree === undefined ? null : treeEntries(repository, tree);
        if (entries === null)
            return { kind: "unreadable" };
        const entry = entries.find(({ name }) => name === part) ?? entries.find(({ name }) => fold(name) === fold(part));
        if (entry === undefined)
            return { kind: "absent" };
        if (entry.mode === "160000")
            return { kind: "submodule", commit: entry.id };
        if (!/^0?40000$/.test(entry.mode))
            return { kind: "file" };
        tree = entry.id;
    }
    return { kind: tree === undefined ? "unreadable" : "folder" };
}
/** Some file systems ignore case in names, or how accents are encoded. */
function fold(name) {
    return name.normalize("NFC").toLowerCase();
}
/** The header lines `<name> <value>` above the message. */
function commitFields(repository, commit) {
    const object = readObject(repository, commit);
    if (object?.type !== "commit")
        return null;
    const head = object.content.toString("latin1").split("\n\n", 1)[0] ?? "";
    return head.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]);
}
/** Each entry is `<mode> <name>`, a zero byte, and the binary ID. */
function treeEntries(repository, id) {
    const object = readObject(repository, id);
    if (object?.type !== "tree")
        return null;
    const { content } = object;
    const entries = [];
    for (let start = 0; start < content.length;) {
        const zero = content.indexOf(0, start);
        if (zero === -1)
            return null;
        const end = zero + 1 + id.length / 2;
        const [mode = "", ...name] = content.toString("utf8", start, zero).split(" ");
        entries.push({ mode, name: name.join(" "), id: content.toString("hex", zero + 1, end) });
        start = end;
    }
    return entries;
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
;// CONCATENATED MODULE: ./build/convex/contract/git.js
/**
 * Runs `git` in a repository of its own, which at most borrows the objects of the checkout. So the checkout's
 * configuration and hooks, which an earlier step may have changed, are not used.
 */





const HIDDEN_OUTPUT = { silent: true, ignoreReturnCode: true };
class git_Git {
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
        mkdirSync(folder, { recursive: true });
        const git = new git_Git(program, folder, gitEnvironment(folder, environment, marker));
        if ((await git.run(["init", "--quiet", "--bare", "--template=", folder])) === null)
            return null;
        if (borrowedObjects !== null) {
            mkdirSync(join(folder, "objects", "info"), { recursive: true });
            writeFileSync(join(folder, "objects", "info", "alternates"), `${borrowedObjects}\n`);
        }
        return git;
    }
    /** @returns Its stdout, or `null` if it fails. Error output is not shown. */
    async run(args, more = {}) {
        const env = { ...this.#environment, ...more };
        const options = { ...HIDDEN_OUTPUT, cwd: this.#folder, env };
        const result = await getExecOutput(`"${this.#program}"`, [...args], options).catch(() => null);
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
        [PROCESS_MARKER_VARIABLE]: marker,
    };
}
/** The first `git` in the search path that neither the checkout nor an earlier step can have written. */
function findGit(workspace, environment) {
    const path = Object.entries(environment).find(([name]) => name.toUpperCase() === "PATH")?.[1] ?? "";
    const name = process.platform === "win32" ? "git.exe" : "git";
    const found = path
        .split(delimiter)
        .filter((folder) => isAbsolute(folder))
        .map((folder) => join(folder, name))
        .find((file) => existsSync(file) && !isWritableByJob(file, workspace, environment));
    return found ?? null;
}

;// CONCATENATED MODULE: ./build/convex/contract/base-commit.js
/** Finds the commit of the base branch with which a pull request is compared, and checks out its files. */





/** @returns The folder with the base commit's files, or `null` if the commit is not in the checkout and cannot be fetched. */
async function base_commit_checkOutBase(options) {
    const repository = openRepository(options.repositoryRoot);
    const head = readHeadCommit(options.repositoryRoot);
    if (repository === null || "unreadable" in repository || typeof head !== "string")
        return null;
    const commit = await findBaseCommit(head, repository, options);
    if (commit === null)
        return null;
    const directory = join(options.folder, "base");
    const local = await openGit("files", join(repository.commonDirectory, "objects"), options);
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
    return Git.open({ ...options, borrowedObjects, folder: join(options.folder, name) });
}
/**
 * GitHub's test merge has the base as its first parent and the head as its second. Any other merge belongs to the pull
 * request, and its first parent can be any commit.
 */
async function findBaseCommit(head, repository, options) {
    const parents = parentsOf(repository, head) ?? [];
    if (parents.length === 2 && parents[1] === options.headSha)
        return parents[0] ?? null;
    const local = readRefObject(repository, `refs/remotes/origin/${options.baseBranch}`);
    const git = await openGit("history", join(repository.commonDirectory, "objects"), options);
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
    mkdirSync(directory, { recursive: true });
    const paths = { GIT_WORK_TREE: directory, GIT_INDEX_FILE: `${directory}.index` };
    return ((await git.run(["read-tree", commit], paths)) !== null &&
        (await git.run(["checkout-index", "--all", "--force"], paths)) !== null);
}

;// CONCATENATED MODULE: ./build/convex/contract/run-quietly.js
/** Runs a Node program in parallel with the deploy, and returns its output instead of showing it. */


/** @returns Everything that was printed until the end. Never rejects. */
async function run_quietly_runQuietly(args, { cwd, env, signal, maxBytes }) {
    if (signal.aborted)
        return { exitCode: null, stdout: "", stderr: "" };
    const child = spawnNode(args, { cwd, env, marker: createSideMarker() });
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
        await once(stream, "close", { signal: AbortSignal.timeout(DRAIN_MS) }).catch(() => { });
}

;// CONCATENATED MODULE: ./build/convex/contract/bundle-functions.js
/** Lets the CLI bundle a folder of functions as for a deploy, without a deployment and without a key. */




/** A port without a server (https://www.rfc-editor.org/rfc/rfc863). The CLI makes no requests when it writes a push request. */
const NOWHERE = "http://127.0.0.1:9";
const MAX_OUTPUT_BYTES = (/* unused pure expression or super */ null && (16 * 1024 * 1024));
const MAX_REQUEST_BYTES = (/* unused pure expression or super */ null && (256 * 1024 * 1024));
async function bundle_functions_bundleFunctions(options) {
    const { entry, nodeArgs, workingDirectory, environment, codegen, folder, signal } = options;
    mkdirSync(folder, { recursive: true });
    const target = join(folder, "push-request");
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
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
    if (exitCode !== 0 || size > MAX_REQUEST_BYTES)
        return "failed";
    const request = parsePushRequest(readFileSync(file, "utf8"));
    rmSync(file);
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
function link_packages_linkInstalledPackages(original, copy) {
    const root = realpathSync(original);
    for (const folder of foldersWithPackages(root)) {
        const target = join(copy, relative(root, folder));
        if (!existsSync(target))
            continue;
        linkFolder(join(folder, "node_modules"), join(target, "node_modules"), root, copy);
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
                pending.push(join(folder, entry.name));
        }
    }
    return found;
}
function linkFolder(from, to, root, copy) {
    mkdirSync(to, { recursive: true });
    for (const { name } of entriesOf(from)) {
        if (name.startsWith("."))
            continue;
        if (name.startsWith("@"))
            linkFolder(join(from, name), join(to, name), root, copy);
        else
            linkPackage(join(from, name), join(to, name), root, copy);
    }
}
function linkPackage(from, to, root, copy) {
    const real = realPathOrNull(from);
    // Keep a package that is committed in the base.
    if (real === null || existsSync(to))
        return;
    const isOfRepository = isInside(root, real) && !relative(root, real).split(sep).includes("node_modules");
    const target = isOfRepository ? join(copy, relative(root, real)) : real;
    if (!existsSync(target))
        return;
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(target, to, process.platform === "win32" ? "junction" : "dir");
}
function realPathOrNull(path) {
    try {
        return realpathSync(path);
    }
    catch {
        return null;
    }
}
function entriesOf(folder) {
    try {
        return readdirSync(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/contract/parse-contract.js
/** Parses what an app's modules export: JSON of any shape. All functions return `null` for a form that they do not know. */

/** @param json - What `defineSchema(…).export()` returns, parsed. */
function parse_contract_parseSchema(json) {
    const { tables, schemaValidation } = parse_contract_asRecord(json);
    if (!Array.isArray(tables))
        return null;
    const parsed = new Map();
    for (const table of tables) {
        const { tableName } = parse_contract_asRecord(table);
        const read = parseTable(parse_contract_asRecord(table));
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
        return Array.isArray(list) ? list.flatMap((one) => parse_contract_parseIndex(parse_contract_asRecord(one), kind, isStaged)) : [];
    }));
    return { document, stagedDocument, indexes };
}
/** The fields of an exported table that list its indexes. */
const INDEX_LISTS = (/* unused pure expression or super */ null && ([
    ["indexes", "index", false],
    ["stagedDbIndexes", "index", true],
    ["searchIndexes", "search index", false],
    ["stagedSearchIndexes", "search index", true],
    ["vectorIndexes", "vector index", false],
    ["stagedVectorIndexes", "vector index", true],
]));
function parse_contract_parseIndex({ indexDescriptor, ...definition }, kind, staged) {
    if (typeof indexDescriptor !== "string")
        return [];
    // Sort the filter fields, whose order makes no difference, but not the index's own fields.
    const filterFields = Array.isArray(definition.filterFields) ? [...definition.filterFields].sort() : undefined;
    const sorted = Object.entries({ ...definition, filterFields }).sort(([one], [other]) => (one < other ? -1 : 1));
    return [[indexDescriptor, { kind, staged, definition: JSON.stringify(sorted) }]];
}
const KINDS = (/* unused pure expression or super */ null && (["query", "mutation", "action"]));
/** @param json - One exported function: `{ kind, visibility, args, returns }`, the validators as Convex exports them. */
function parse_contract_parseFunction(json) {
    const { kind, visibility, args, returns } = parse_contract_asRecord(json);
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
function parse_contract_parseRoutes(json) {
    if (!Array.isArray(json))
        return null;
    const routes = json.map((one) => {
        const [path, method] = Array.isArray(one) ? one : [];
        return typeof path === "string" && typeof method === "string" ? { path, method } : null;
    });
    return routes.every((route) => route !== null) ? routes : null;
}
/** @param json - What `cronJobs().export()` returns, parsed. */
function parse_contract_parseCrons(json) {
    if (typeof json !== "object" || json === null || Array.isArray(json))
        return null;
    return new Map(Object.entries(json).map(([name, cron]) => [name, JSON.stringify(cron)]));
}
/** @param json - What `defineApp(…).export()` or `defineComponent(…).export()` returns. */
function parse_contract_parseDefinition(json) {
    const { childComponents, httpMounts, envVars } = parse_contract_asRecord(json);
    if (!Array.isArray(childComponents))
        return null;
    const prefixes = new Map(Object.entries(parse_contract_asRecord(httpMounts)).map(([prefix, target]) => [target, prefix]));
    const mounts = childComponents.map((one) => {
        const { name, path } = parse_contract_asRecord(one);
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
        const { value, optional } = parse_contract_asRecord(declared);
        const type = typeof value === "string" ? parseValidator(parse_contract_parseJson(value)) : null;
        if (typeof name !== "string" || type === null)
            return null;
        variables.set(name, { type, optional: optional === true });
    }
    return variables;
}
/** @returns `undefined` if the text is not JSON. */
function parse_contract_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function parse_contract_asRecord(value) {
    return typeof value === "object" && value !== null ? value : {};
}

;// CONCATENATED MODULE: ./build/convex/contract/component-source.js
/** Finds where a component comes from, and its version. */


/** @param path - Path of the component's definition, relative to the functions directory. */
function component_source_describeSource(path, workingDirectory) {
    const inPackage = path.replaceAll("\\", "/").split("node_modules/").at(-1) ?? "";
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(inPackage)?.[0];
    if (!path.includes("node_modules/") || name === undefined)
        return { source: path, version: null };
    return { source: name, version: requestedVersion(name, readPackageJson(workingDirectory)) };
}
/** The version in package.json, not the installed one: the base uses the head's packages. */
function requestedVersion(name, packageJson) {
    for (const field of ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]) {
        const version = asRecord(asRecord(packageJson)[field])[name];
        if (typeof version === "string")
            return version;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/convex/contract/evaluate-bundles.js
/**
 * Loads bundles in a process without environment variables, which may read only the bundles and start no processes.
 * https://nodejs.org/api/permissions.html
 *
 * It has network access (docs/threat-model.md), as a build of the same code does.
 */






const MAX_MEMORY_MB = 1024;
const MAX_RESULT_BYTES = (/* unused pure expression or super */ null && (32 * 1024 * 1024));
/**
 * Value for variables that modules read while they load, in a second attempt. Libraries accept it as a key, a URL or a
 * name.
 */
const evaluate_bundles_PLACEHOLDER = "https://placeholder.invalid";
/**
 * @param files - The modules and everything that they import.
 * @returns The exports of each module by file. A module that could not be loaded has no entry.
 */
async function evaluate_bundles_evaluateBundles(files, modules, options) {
    const folder = realpathSync(options.folder);
    for (const { path, source } of [...files, { path: "package.json", source: '{"type":"module"}' }]) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), source);
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
    const plan = { modules, placeholders, placeholder: evaluate_bundles_PLACEHOLDER };
    const evaluator = join(folder, `evaluator${extname(program)}`);
    copyFileSync(program, evaluator);
    writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
    const marker = `${randomUUID()} `;
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
    return process.platform === "win32" ? { SystemRoot: systemRoot(process.env) } : {};
}
function readResults(stdout, marker) {
    const exports = new Map();
    const missing = new Map();
    for (const line of stdout.split("\n")) {
        if (!line.startsWith(marker))
            continue;
        const result = parseJson(line.slice(marker.length));
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





async function read_contract_readContract(request, options) {
    mkdirSync(options.folder, { recursive: true });
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
async function compare_with_base_compareWithBase(options, progress) {
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
    const workingDirectory = join(base, relative(options.repositoryRoot, options.workingDirectory));
    const functions = existsSync(workingDirectory) ? functionsDirectory(workingDirectory) : null;
    if (functions === null || !existsSync(functions))
        return "base-without-functions";
    linkInstalledPackages(options.repositoryRoot, base);
    return { workingDirectory };
}
/** `git` is not started with a signal, so its processes are terminated by their marker. */
async function checkOutBaseOf(options, signal) {
    const marker = createSideMarker();
    const end = () => void terminateProcesses(null, marker);
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
        folder: join(folder, `${name}-bundle`),
        signal: limit,
    }));
    if (typeof request === "string")
        return request;
    // If loading takes too long, the modules that were loaded count, and the others are reported as not compared.
    const limit = AbortSignal.any([signal, AbortSignal.timeout(compare_with_base_TIMEOUT_MS)]);
    const modules = join(folder, `${name}-modules`);
    const contract = await readContract(request, { program, workingDirectory, signal: limit, folder: modules });
    const isEmpty = contract.schema === null && contract.functions.size === 0 && contract.unread.length > 0;
    return isEmpty ? "failed" : contract;
}
async function untilTimeout(signal, run) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(compare_with_base_TIMEOUT_MS)]);
    const result = await run(limit);
    return limit.aborted ? "timeout" : result;
}

;// CONCATENATED MODULE: ./build/action/compare.js
/** Compares a pull request with its base in parallel with the deploy, and reports what merging it would break. */














/** The minimum time, in milliseconds, that a deploy waits for the comparison. A longer deploy waits as long as it took. */
const MIN_WAIT_MS = 10_000;
const NONE = { onHeadReady: () => { }, end: async () => null };
function compare_startComparison(plan, step, context, cli) {
    const pullRequest = comparablePullRequest(plan, step);
    const root = findRepositoryRoot(step.inputs.workingDirectory, step.workspace);
    if (pullRequest === null || root === null)
        return NONE;
    const ready = Promise.withResolvers();
    const ended = Promise.withResolvers();
    const progress = { headIsReady: ready.promise, ended: ended.promise };
    const startedAt = performance.now();
    const tooLate = new AbortController();
    const signal = AbortSignal.any([context.signal, tooLate.signal]);
    const comparison = compare_compare(pullRequest, root, { step, context, cli, progress, signal }).catch(() => null);
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
function compare_compare({ headSha, baseBranch }, repositoryRoot, { step, context, cli, progress, signal }) {
    const { trigger, inputs, workspace, runtime } = step;
    return withTemporaryFolder(async (temporary) => {
        const folder = join(realpathSync(temporary), "comparison");
        mkdirSync(folder);
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
            program: join(runtime.distDirectory, "..", "contract-evaluator", "index.js"),
            signal,
        }, progress);
    });
}
/** Sets the variables to `""`: the CLI would read unset ones from `.env` files. */
function withoutKey(environment) {
    const names = [...KEY_NAMES, "CONVEX_SELF_HOSTED_URL"];
    return { ...environment, ...Object.fromEntries(names.map((name) => [name, ""])) };
}
/** Adds the comparison to the outcome. With `breaking-changes: fail`, breaking changes fail the step. */
async function compare_applyComparison(outcome, comparison, step) {
    const { log, signal } = step.runtime;
    // Ignore a comparison that was cancelled.
    if (signal.aborted)
        return outcome;
    const compared = redactOutcome({ ...outcome, comparison }, log);
    const found = compared.comparison;
    if (found === null)
        return outcome;
    if (found.problem !== null)
        log.notice(problemText(found, codeSpan));
    const count = countBreaking(found) ?? 0;
    if (count === 0)
        return compared;
    const isWaived = step.inputs.breakingChanges === "fail" && (await isWaivedByLabel(step, outcome));
    const reported = { ...compared, comparison: { ...found, waivedBy: isWaived ? WAIVING_LABEL : null } };
    const lines = breakingLines(found.changes.filter(isBreaking));
    if (step.inputs.breakingChanges === "fail" &&
        !isWaived &&
        outcome.ending.status === "deployed" &&
        outcome.ending.failure === null) {
        for (const line of lines)
            log.info(line);
        return withEnding(reported, { failure: breakingChanges(count, codeSpan(found.baseBranch), WAIVING_LABEL) });
    }
    const allowed = isWaived ? ` The label \`${WAIVING_LABEL}\` allows it.` : "";
    log.warning(`Merging this into ${codeSpan(found.baseBranch)} would make breaking changes.${allowed}\n${lines.join("\n")}`);
    return reported;
}
/** Reads the labels from GitHub, because the event's payload may be outdated. False if they cannot be read. */
async function isWaivedByLabel({ github, trigger }, outcome) {
    const number = outcome.plan?.pullRequestNumber ?? null;
    if (github === null || number === null)
        return false;
    return hasLabel(await github(), trigger.repository, number, WAIVING_LABEL);
}

;// CONCATENATED MODULE: ./build/convex/api/functions-api.js
/**
 * Calls a function of a Convex deployment as `convex run` does (`ConvexHttpClient.function` in the CLI's
 * `src/browser/http_client.ts`): https://docs.convex.dev/http-api
 */




/** The longest delay of a timer. Convex itself limits how long a function runs. */
const NO_TIMEOUT_MS = (/* unused pure expression or super */ null && (2 ** 31 - 1));
/**
 * Calls the function once, without retries, and waits until it responds or `signal` aborts. Never throws. Does not follow
 * redirects, which could receive the key.
 *
 * @param cliVersion - Version of the installed CLI, which is sent as the client.
 */
async function functions_api_callFunction({ url, adminKey }, { path, argsJson }, cliVersion, signal) {
    const http = new HttpClient("convex-deploy-action", [], {
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
    const call = post(http, endpointOf(url, "/api/function"), body, {
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
        return parseResponse(status, await text(message));
    }
    catch (error) {
        return isNeverSent(error) ? notRun(0, "", "Convex could not be reached") : { kind: "no-response", status };
    }
}
/** Whether the request was certainly not sent, because there is no such server or it does not listen. */
function isNeverSent(error) {
    const code = asString(asRecord(error).code) ?? "";
    return ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}
function notRun(status, code, message) {
    return { kind: "not-run", status, code, message };
}
/** A server error may come from a proxy, or after the function has run, so it counts as `no-response`. */
function parseResponse(status, body) {
    const response = asRecord(parseJson(body));
    const logLines = Array.isArray(response.logLines) ? response.logLines.filter((line) => typeof line === "string") : [];
    const isFunctionResponse = (status >= 200 && status < 300) || status === STATUS_FUNCTION_FAILED;
    if (isFunctionResponse && response.status === "success" && "value" in response)
        return { kind: "returned", value: response.value, logLines };
    if (isFunctionResponse && response.status === "error")
        return { kind: "threw", message: describeError(response), logLines };
    if (status >= 400 && status < 500 && status !== 408)
        return notRun(status, asString(response.code) ?? "", asString(response.message) ?? "");
    return { kind: "no-response", status };
}
/** The status of older backends for a function that failed: `STATUS_CODE_UDF_FAILED` in the CLI's HTTP client. */
const STATUS_FUNCTION_FAILED = 560;
/** The message, and the data of a `ConvexError`. */
function describeError({ errorMessage, errorData }) {
    const message = asString(errorMessage) ?? "";
    return errorData === undefined ? message : `${message}\nerror data: ${JSON.stringify(errorData)}`.trim();
}

;// CONCATENATED MODULE: ./build/diagnosis/function-failures.js
/** Failures of the functions that `preview-run` and `run` call after the push. */



const RUN_DOCS = (/* unused pure expression or super */ null && (`${DOCS}/cli/reference/run`));
/** The failure `run-failed`. The push succeeded and is live. */
function function_failures_runFailed(called, problem) {
    const { what, fix, link } = explain(called, problem);
    const after = consequence(called, problem);
    return {
        code: "run-failed",
        ...textsWith(what, (why) => ({ cause: `The push is live, but ${why}.${after}`, fix })),
        link,
    };
}
/** Whether it is certain that the function did not succeed, so that it can be called again. */
function function_failures_isCertain({ kind }) {
    return kind !== "no-response";
}
function consequence({ input, left }, problem) {
    const others = left === 0 ? "" : ` ${left === 1 ? "The function" : `The ${left} functions`} after it did not run.`;
    if (input === "run")
        return others;
    return function_failures_isCertain(problem)
        ? `${others} The next deploy of this preview continues with it.`
        : `${others} The preview counts as seeded from now on, because seeding twice could duplicate data.`;
}
function explain(called, problem) {
    const name = codeSpan(called.name);
    const byHand = `To run it by hand:${shellBlock(called.command)}`;
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
                what: ownReason(`it is not known whether ${name} of \`${called.input}\` has run: ${problem.status === 0 ? "the connection ended without a response" : `the response was ${problem.status}`}. It may still be running, so it is not called again`),
                fix: `Look at the function's logs on the Convex dashboard${called.dashboardUrl === null ? "" : ` (${called.dashboardUrl})`}. If it has not run, run it by hand:${shellBlock(called.command)}`,
                link: `${DOCS}/dashboard/deployments/logs`,
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
    const line = function_failures_firstLine(message);
    const called = `${codeSpan(name)} of \`${input}\``;
    if (/^Could not find (?:public )?function for /.test(line))
        return {
            what: ownReason(`the function ${called} does not exist on the Convex deployment`),
            fix: `Correct the line in \`${input}\`, or export the function. Its name is the path of the file inside the functions folder (so without \`convex/\`), a colon and the export: \`dir/module:function\`. HTTP actions cannot be called.`,
            link: `${DOCS}/functions`,
        };
    if (isArgumentError(line))
        return {
            what: withQuote(`${called} does not take these arguments`, argumentProblem(message)),
            fix: `Correct the JSON after the function in \`${input}\`, or the validator of the function's arguments.`,
            link: `${DOCS}/functions/validation`,
        };
    if (/^(?:Cannot run functions while this deployment is|You have exceeded|This deployment has been disabled)/.test(line))
        return {
            what: withQuote(`${called} did not run, because the Convex deployment is paused or disabled`, line),
            fix: `Resume it in the settings of the deployment on the Convex dashboard, or raise the limit that it exceeded. Then run the job again.`,
            link: `${DOCS}/production/pause-deployment`,
        };
    if (LIMIT_EXCEEDED.test(line))
        return {
            what: withQuote(`${called} did more than Convex allows in one call`, line),
            fix: `Let the function do a part of the work and schedule itself for the next one (\`ctx.scheduler.runAfter\`), or call it several times with less to do. Large amounts of data are better imported, with \`preview-import\`. ${byHand}`,
            link: `${DOCS}/production/state/limits#transactions`,
        };
    return {
        what: withQuote(`${called} failed`, line),
        fix: `Fix what the function reports: its output is in the log of this job. ${byHand}`,
        link: RUN_DOCS,
    };
}
function explainRefusal({ name, input }, { status, code, message }, byHand) {
    const called = `${codeSpan(name)} of \`${input}\``;
    const permission = /\((deployment:[\w:]{1,80})\)/.exec(message)?.[1];
    if (permission !== undefined)
        return {
            what: ownReason(`the deploy key may not run ${called}: it lacks the permission \`${permission}\``),
            fix: `Give the deploy key that permission on the Convex dashboard (Deployment Settings → Deploy keys), or replace it with a key that has it. Functions that are exported as public need none.`,
            link: `${DOCS}/cli/deploy-key-types`,
        };
    const known = /^[A-Z][A-Za-z]{2,60}$/.test(code) ? ` (${code})` : "";
    const response = status === 0 ? "Convex could not be reached" : `Convex responded with ${status}${known}`;
    return {
        what: withQuote(`${called} did not run: ${response}`, function_failures_firstLine(message)),
        fix: `${isKeyRefused(status) ? "If the deploy key was revoked or has expired, create a new one on the Convex dashboard and replace the secret. Otherwise run the job again." : "Run the job again."} ${byHand}`,
        link: RUN_DOCS,
    };
}
function isKeyRefused(status) {
    return status === 401 || status === 403;
}
/** Returns the lines of an error that may be shown. Convex's error for invalid arguments contains their values. */
function function_failures_errorLines(message) {
    return isArgumentError(function_failures_firstLine(message)) ? withoutArguments(message) : message.split("\n");
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
function function_failures_firstLine(message) {
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

;// CONCATENATED MODULE: ./build/action/function-runner.js
/** Calls the functions of `preview-run` and `run`, one after another, and reports the results. */









/** How many lines of an error are kept for the summary. */
const MAX_ERROR_LINES = 60;
class function_runner_FunctionRunner {
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
                : withEnding(current, { failure: runFailed({ ...this.#describe(call, current), input, left }, response) });
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
        const found = await getDeploymentCredentials(this.#context, this.#cliVersion, null);
        if ("full" in found)
            return { kind: "no-deployment", reason: found };
        if (found.name === null || deployment.name === null || found.name === deployment.name)
            return found;
        return {
            kind: "no-deployment",
            reason: ownReason("the preview deployment was deleted or recreated after the push"),
        };
    }
    #withReport(outcome, about, response) {
        const { log } = this.#step.runtime;
        if (response.kind !== "returned") {
            const report = { ...about, result: response.kind, bytes: null };
            const lines = response.kind === "threw" ? errorLines(response.message).slice(0, MAX_ERROR_LINES) : [];
            // Redact before cutting: a secret may contain white space.
            const outputTail = lines.map((line) => shortenLine(log.redactExternal(line), log.redaction));
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
        const flag = deploymentFlag(this.#context, deployment.name);
        const args = argsJson === "{}" ? "" : " '<arguments>'";
        const command = `npx convex run ${flag === "" ? "" : `${flag} `}${name}${args}`;
        return { name, command, dashboardUrl: deployment.dashboardUrl };
    }
    /** The outcome if the runner or `timeout-minutes` stopped the run. Convex continues a function that it has started. */
    #stopped(outcome) {
        const { runtime, inputs } = this.#step;
        return runtime.signal.aborted
            ? withEnding(outcome, { status: "cancelled", failure: cancelled("functions") })
            : withEnding(outcome, { failure: timeout(inputs.timeoutMs ?? 0, "functions") });
    }
}

;// CONCATENATED MODULE: ./build/convex/api/snapshot-imports.js
/** Lists the imports of a deployment with the system query that `convex import` itself uses. */


const snapshot_imports_STATES = {
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
async function snapshot_imports_listImports(deployment, cliVersion) {
    const imports = await runSystemQuery(deployment, cliVersion, "_system/cli/queryImport:list");
    return Array.isArray(imports) ? imports.map(readImport) : null;
}
function readImport(value) {
    const { _id, state, format } = asRecord(value);
    const { state: name, error_message } = asRecord(state);
    return {
        id: asString(_id) ?? "",
        state: snapshot_imports_STATES[asString(name) ?? ""] ?? "failed",
        table: asString(asRecord(format).table),
        error: asString(error_message) ?? "",
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
async function import_file_importFile(context, cli, source, isResumed) {
    const credentials = await getDeploymentCredentials(context, cli.capabilities.version, null);
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
        return { status: "failed", failure: CLI_CHANGED, tail: [] };
    const table = source.table === null ? [] : [`--table=${source.table}`];
    const args = ["import", "-y", ...deploymentSelector(context), ...table, `--format=${source.format}`, file.path];
    const run = await runDataCommand(context, cli, { args, progress: "Still importing", isBesideDeploy: false });
    const tail = lastLines(run.output);
    if (run.exitCode === 0)
        return { status: "imported" };
    if (run.aborted)
        return { status: "cancelled", tail };
    const failed = { what: sourceText(source), isSnapshot: source.table === null, keyKind: context.key.kind };
    const failure = importFailed({ ...failed, lines: tail });
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
    return { status: "failed", failure: importFailed({ ...failed, lines }), tail: [...tail, ...lines] };
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
    return importFileUnusable(sourceText(source), `its file ${problem}, since something in this job has changed it during the push.`, "Look for what else changes that file, such as a step that runs in the background, and let it finish first.");
}

;// CONCATENATED MODULE: ./build/action/import.js
/** Implements `preview-import`: imports data once per preview deployment, after its first successful push. */





/** Whether `preview-run` must wait until a run has imported. */
function import_isWaitingForImport({ ending }, { previewImport }) {
    return previewImport.length > 0 && !ending.isImported;
}
/**
 * Imports in order each file that was not imported according to the records, until one fails. After a failed push, the
 * next run imports. Nothing is imported if it cannot be recorded.
 */
async function import_importPreviewData(outcome, step, context, cli) {
    const { inputs, reporter, runtime } = step;
    const isWanted = inputs.previewImport.length > 0 && outcome.plan?.target === "preview";
    const { status, failure } = outcome.ending;
    if (!isWanted || status !== "deployed" || failure !== null)
        return outcome;
    const lock = await reporter.seedLock(outcome);
    if (lock === null)
        return reportImportNotMade(outcome, "unrecorded", step);
    const task = { kind: "import", items: inputs.previewImport.map(({ table }) => table ?? "") };
    const claim = await lock.acquire(task, toPublicOutcome(outcome, runtime.log));
    if (claim.kind !== "claimed")
        return reportImportNotMade(outcome, claim.kind, step);
    if (inputs.previewImport.some(({ table }) => table === null) && context.plan.pullRequest !== null)
        runtime.log.warning(SNAPSHOT_EXPOSED);
    const imported = await importFrom(claim, { outcome, step, context, cli, lock, task });
    runtime.record.save({ outcomeSoFar: redactOutcome(imported, runtime.log) });
    return imported;
}
async function importFrom({ from, isResumed }, { outcome, step, context, cli, lock, task }) {
    const { inputs, runtime } = step;
    const sources = inputs.previewImport;
    const sent = toPublicOutcome(outcome, runtime.log);
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
            return withEnding(withTail, { status: "failed", failure: result.failure });
        }
        return runtime.signal.aborted
            ? withEnding(withTail, { status: "cancelled", failure: cancelled("import") })
            : withEnding(withTail, { status: "failed", failure: timeout(inputs.timeoutMs ?? 0, "import") });
    }
    const note = `Imported ${sources.map(sourceText).join(", ")}.`;
    return withEnding(withNote(outcome, note), { isImported: true });
}
const SNAPSHOT_EXPOSED = "Everybody who can push to the pull request's branch can read the documents of the snapshot that `preview-import` imports, and the preview's public functions can return them. Use a snapshot without personal data.";
/** Reports why this run did not import. */
function reportImportNotMade(outcome, result, { runtime, inputs }) {
    switch (result) {
        case "done":
            return withEnding(outcome, { isImported: true });
        case "begun":
            return withNote(outcome, "Another run is importing data into this preview deployment.");
        default: {
            const then = inputs.previewRun.length === 0 ? "" : ", nor was `preview-run` run";
            runtime.log.warning(`\`preview-import\` was not imported${then}: the action records it in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`);
            return outcome;
        }
    }
}

;// CONCATENATED MODULE: ./build/action/preflight.js
/** Refuses unsafe environments and invalid inputs, on every event and with every key. */







/** Call it before any request is made or any process is started. @throws {ActionFailure} */
function assertSafeEnvironment(step) {
    const { runtime, keySource, deployKey, secrets, inputErrors, workspace } = step;
    const { environment } = runtime;
    if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0")
        throw new failure/* ActionFailure */.dR(action_failures/* TLS_VERIFICATION_DISABLED */.BM);
    const authorities = (0,untrusted_files/* untrustedAuthorityVariables */.Rd)(environment, workspace);
    if (authorities.length > 0)
        throw new failure/* ActionFailure */.dR((0,action_failures/* untrustedAuthority */.E0)(authorities));
    const code = (0,untrusted_files/* untrustedCodeVariables */.LP)(environment, workspace);
    if (code.length > 0)
        throw new failure/* ActionFailure */.dR((0,action_failures/* untrustedPreload */.mx)(code));
    (0,provision_host/* parseProvisionHost */.x)(environment);
    const problems = [
        ...inputErrors,
        ...findInputsContainingKey(environment, secrets),
        ...urlsWithCredentials(runtime, deployKey),
    ];
    if (problems.length > 0)
        throw new failure/* ActionFailure */.dR((0,action_failures/* invalidInputs */.Rg)(problems));
    // A report does not use the key.
    if (step.inputs.operation === "report")
        return;
    if (keySource.state === "missing-sentinel")
        throw new failure/* ActionFailure */.dR((0,action_failures/* declaredMissing */.FU)(keySource.message));
    if (keySource.state === "present" && keySource.conflict !== null)
        throw new failure/* ActionFailure */.dR((0,action_failures/* keyUrlConflict */.xb)(keySource.conflict.kind, conflictMessage(keySource.conflict)));
}
/**
 * The preview's name is shown in reports and passed as an argument, which every process on the machine can read.
 *
 * @throws {ActionFailure}
 */
function preflight_assertNoKeyInPreviewName(preview, { log }) {
    const name = preview?.name ?? "";
    if (log.redactTrusted(name) !== name)
        throw new ActionFailure(KEY_IN_PREVIEW_NAME);
}
/** Refuses credentials in URLs, which logs and reports show. */
function urlsWithCredentials({ getRawInput, environment }, deployKey) {
    const { CONVEX_SELF_HOSTED_URL = "" } = environment;
    const urls = [
        { name: "url", value: getRawInput("url") },
        ...(deployKey?.url === CONVEX_SELF_HOSTED_URL.trim()
            ? [{ name: "CONVEX_SELF_HOSTED_URL", value: deployKey.url }]
            : []),
    ];
    return urls
        .filter(({ value }) => hasCredentials(value))
        .map(({ name }) => `\`${name}\` contains a user name, a password or a query. Give the URL without them, such as \`https://convex.example.com\`: a backend takes the deploy key only.`);
}
/** Finds the key in other inputs: in `cmd` or `message`, it would become part of an argument list. */
function findInputsContainingKey(environment, secrets) {
    const holdsKey = (0,redactor/* secretFinder */.p)(secrets);
    return Object.entries(environment)
        .filter(([name]) => name.startsWith("INPUT_") && name !== "INPUT_DEPLOY-KEY")
        .filter(([, value]) => holdsKey(value ?? ""))
        .map(([name]) => `\`${name.slice("INPUT_".length).toLowerCase()}\` contains the deploy key. Only \`deploy-key\` may.`);
}

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
async function quota_deployWithinQuota(plan, step, signal, attempt) {
    const first = await attempt();
    const { failure } = first;
    if (failure?.code !== "quota-reached" || plan.preview === null || signal.aborted)
        return first;
    const found = await findUnneeded(step, signal);
    if (found === null || found.previews.length === 0)
        return first;
    const hasToken = step.inputs.managementToken !== null;
    const keeps = step.inputs.onClose === "keep";
    const named = { ...first, failure: quotaReached(failure, found.previews, !hasToken && !keeps) };
    if (!hasToken || keeps)
        return named;
    const deleted = await deleteUnneeded(found, step, signal);
    if (deleted.length === 0 || signal.aborted)
        return named;
    const sentence = `Your team had reached its limit of Convex deployments. Deleted ${previewList(deleted)}, which no open pull request or branch needed, and deployed again.`;
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
        const candidates = deploymentsToDecide(read.records, null);
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
    const key = previewKey(step);
    const previewName = recordedPreviewName(deployment, evidence.records);
    if (previewName === null)
        return null;
    const now = await reader.originsNow(originsOf(deployment, evidence.records));
    if (retentionReason(deployment, evidence, previewAsRecorded(key, previewName), now) !== null)
        return null;
    const caller = { host: step.provisionHost, key, cliVersion: FALLBACK_CLIENT_VERSION };
    const found = await fetchPreview(caller, previewName);
    return found.kind === "exists" && found.deploymentName === deployment ? previewName : null;
}
/** Deletes the previews as a cleanup does: each is checked again with its current records and with Convex. */
async function deleteUnneeded({ previews, evidence, reader }, step, signal) {
    const deleted = [];
    for (const preview of previews) {
        if (signal.aborted)
            break;
        const choice = { keptFor: null, isChosen: false, isSubject: false };
        const current = await completeEvidence(reader, evidence, [preview.deployment], []);
        const { kind, note, failure } = await cleanUpOne(preview.deployment, current, reader, choice, step);
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
async function run_functions_runFunctions(outcome, { inputs: { run: calls } }, functions) {
    const { status, failure } = outcome.ending;
    if (calls.length === 0 || status !== "deployed" || failure !== null)
        return outcome;
    const { outcome: ended, failedItem } = await functions.callAll(calls, outcome, {
        input: "run",
        skip: 0,
        beforeCall: async () => { },
    });
    const names = codeSpans(calls.map(({ name }) => name));
    return failedItem === null ? withNote(ended, `Ran ${names} after the push.`) : ended;
}

;// CONCATENATED MODULE: ./build/action/seed.js
/** `preview-run`: seeds a preview deployment once, after its first successful push. */




/**
 * Calls the functions that no recorded run has called. After a failed push, the next run seeds. After a failed function, the
 * next run continues with that function. Nothing is called if it cannot be recorded. If a function's response gets lost, it
 * and those after it count as done, because calling it twice could duplicate data.
 */
async function seed_seedPreview(outcome, step, functions) {
    const { inputs, runtime, reporter } = step;
    const calls = inputs.previewRun;
    const { status, failure } = outcome.ending;
    const isWanted = calls.length > 0 && outcome.plan?.target === "preview" && !isWaitingForImport(outcome, inputs);
    if (!isWanted || status !== "deployed" || failure !== null)
        return outcome;
    const sent = toPublicOutcome(outcome, runtime.log);
    const names = codeSpans(calls.map(({ name }) => name));
    const lock = await reporter.seedLock(outcome);
    if (lock === null)
        return reportSeedNotRun(outcome, "unrecorded", names, runtime.log);
    const task = { kind: "seed", items: calls.map(({ path }) => path) };
    const claim = await lock.acquire(task, sent);
    if (claim.kind !== "claimed")
        return reportSeedNotRun(outcome, claim.kind, names, runtime.log);
    // If this process is killed, it is unknown how far the seed got, so save it as seeded.
    const save = (isSeeded) => runtime.record.save({ outcomeSoFar: redactOutcome(withEnding(outcome, { isSeeded }), runtime.log) });
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
    const noted = end.failedItem === null ? withNote(end.outcome, `Seeded with ${names}.`) : end.outcome;
    return withEnding(noted, { isSeeded: true });
}
/** Reports why this run did not seed. @param names - Names of the functions, as code spans. */
function reportSeedNotRun(outcome, result, names, log) {
    switch (result) {
        case "done":
            return withEnding(outcome, { isSeeded: true });
        case "begun":
            return withNote(outcome, `Another run is seeding this preview deployment with ${names}.`);
        case "lost":
            log.warning(`\`preview-run\` was not run (${names}): an earlier run started seeding this preview deployment but did not record whether it finished. Seeding twice could duplicate data, so it is treated as seeded. If data is missing, run the functions by hand with \`npx convex run\`, or deploy with \`preview-mode: recreate\`.`);
            return withEnding(outcome, { isSeeded: true });
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
        assertNoKeyInPreviewName(plan.preview, runtime);
        planRecord(plan, step, planned, false);
        const exportTarget = findExportTarget(step);
        // `cmd` may write the files: then they are checked after it.
        if (plan.target === "preview" && inputs.cmd === null)
            assertImportFiles(inputs, workspace);
        const deploymentEnv = variablesToSet({ plan, inputs });
        const { environment } = runtime;
        const preparedCli = prepareCli({ plan, inputs, workspace, environment, secrets: secretsKeptBack(step) });
        const known = redactOutcome({ ...planned, deploy: { ...CLI_NOT_RUN, cliVersion: preparedCli.capabilities.version } }, runtime.log);
        return await deployAndReport(plan, step, known, { preparedCli, deploymentEnv, exportTarget });
    }
    catch (error) {
        if (error instanceof ActionFailure)
            return withEnding(planned, { failure: error.failure });
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
        throw new ActionFailure(invalidInputs([found]));
    return found;
}
/** Passes the head of this run's record to the reporter. */
function planRecord(plan, step, known, canRecreate) {
    const { deployKey, inputs, reporter, runtime, trigger } = step;
    const slot = deployKey === null ? null : slotOf(deployKey.value, plan, deployKey.url);
    const facts = {
        slot,
        // The input `pull-request` only says where a deploy to another target is reported.
        pullRequestNumber: plan.target === "preview" ? plan.pullRequestNumber : (plan.pullRequest?.number ?? null),
        chosenCommit: plan.chosenCommit,
        recreates: canRecreate && plan.preview !== null,
        timeoutMs: inputs.timeoutMs,
    };
    const head = recordHead(trigger, public_outcome_toPublicOutcome(known, runtime.log), facts, runtime.log, Date.now());
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
    const recreates = recreatesPreview(inputs.previewMode, preparedCli.capabilities);
    const notes = provisionHost === CONVEX_PROVISION_ORIGIN
        ? []
        : [`\`CONVEX_PROVISION_HOST\` replaces Convex's own host with ${provisionHost}.`];
    setOutputs(log, outcomeSoFar, { final: false });
    for (const sentence of versionWarnings(plan, inputs, preparedCli.capabilities))
        log.warning(sentence);
    if (inputs.managementToken !== null && plan.pullRequest !== null)
        log.warning(MANAGEMENT_TOKEN_EXPOSED);
    if (inputs.githubToken === null && (inputs.comment !== false || inputs.githubDeployment))
        log.warning(NO_GITHUB_TOKEN);
    const ignoredNotice = ignoredVariablesNotice({ plan, inputs });
    const redirects = redirectNotices(runtime.environment, listDotenvVariables(inputs.workingDirectory), variablesHoldingCredentials(step));
    const hiddenNotice = intactUrl(plan.appUrl, log.redactSent) === plan.appUrl ? [] : [APP_URL_HIDDEN];
    const ignoredNotices = ignoredNotice === null ? [] : [ignoredNotice];
    for (const sentence of [...plan.notices, ...hiddenNotice, ...redirects, ...ignoredNotices])
        log.notice(sentence);
    for (const line of [startMessage(outcomeSoFar), ...notes])
        log.info(line);
    // Do not await: it runs in parallel with the CLI, and the reporter handles its errors.
    const head = planRecord(plan, step, outcomeSoFar, recreates);
    runtime.record.save({ outcomeSoFar, recordHead: head, startReported: true });
    reporter.reportStart(outcomeSoFar);
    const context = createDeployContext(plan, step, outcomeSoFar, { deploymentEnv, exportTarget });
    const comparison = startComparison(plan, step, context, preparedCli);
    log.removeProblemMatchers();
    const result = await log.group(`convex deploy (CLI ${preparedCli.capabilities.version})`, () => deployWithinQuota(plan, step, context.signal, () => deploy(withHeadReady(context, comparison.onHeadReady), preparedCli)));
    endPhase("after the CLI");
    for (const sentence of result.warnings)
        log.warning(sentence);
    const compared = comparison.end();
    const pushed = applyDeployResult(outcomeSoFar, result, step, notes);
    // Set the outputs that are known now: functions may take long, and may fail.
    setOutputs(log, pushed, { final: false });
    const imported = await importPreviewData(pushed, step, context, preparedCli);
    const functions = new FunctionRunner(step, context, preparedCli.capabilities.version);
    const seeded = await seedPreview(imported, step, functions);
    const kept = await yieldToConcurrentCleanup(seeded, result, plan, step);
    const reported = await reportPush(noteLostPreview(kept, step, recreates), step);
    const ran = await runFunctions(reported, step, functions);
    const left = ran === reported ? ran : await abandonIfDeleted(ran, plan, step);
    const outcome = await applyComparison(left, await compared, step);
    setOutputs(log, outcome, { final: true });
    if (outcome.ending.status === "deployed" && inputs.exportEnv)
        exportUrls(log, redactOutcome(outcome, log), result.variables);
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
    const isUsable = managementToken !== null && managementToken.length >= MIN_SECRET_LENGTH;
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
        message: defaultAuditMessage(inputs.message, toPublicOutcome(known, log), log),
        redaction: log.redaction,
        stdout: runtime.stdout,
        exportTarget,
        onExported: (path) => log.outputs({ "export-path": path }),
        deploymentEnv,
        onClaimed: (claim) => {
            const claimed = withClaim(known, claim);
            runtime.record.save({ outcomeSoFar: redactOutcome(claimed, log) });
            // Without a build, the push, which is recorded too, follows at once.
            if (claim.created && inputs.cmd !== null)
                step.reporter.reportCreated(claimed);
        },
        beforePush: (claim) => step.reporter.markPushing(withClaim(known, claim), claim.created),
        checkSuperseded: (deployment) => step.reporter.checkSuperseded(deployment),
        maskSecrets: (more) => log.maskSecrets(more, valuesToMask(more)),
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
        deploy: inputs.annotations ? deploy : { ...deploy, locations: NO_LOCATIONS },
        ending: {
            ...known.ending,
            status: timedOut ? "failed" : result.status,
            failure: timedOut ? timeout(inputs.timeoutMs ?? 0, stage) : isStopped ? cancelled(stage) : result.failure,
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
const CODES_IF_PREVIEW_DELETED = (/* unused pure expression or super */ null && ([
    "deployment-not-found",
    "deployment-vanished",
    "key-rejected",
    "preview-import-failed",
    "run-failed",
    "unknown",
]));
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
    const ended = withEnding(outcome, { status: "skipped", failure: abandoned(superseding.reason) });
    const cleared = clearDeployment(ended, step);
    return { ...cleared, deploy: cleared.deploy && { ...cleared.deploy, outputTail: [] } };
}
async function deleteOrphanedPreview(outcome, name, step) {
    const deployment = outcome.deployment.name;
    if (deployment === null)
        return outcome;
    const known = await step.reporter.recordClaim(outcome);
    const { kind, note } = await deleteAbandoned({ deployment, previewName: name }, known, step);
    const noted = withNote(outcome, note);
    return kind === "removed" || kind === "not-found" ? clearDeployment(noted, step) : noted;
}
/** Removes the links to a deleted deployment, also from the outputs that were set before. */
function clearDeployment(outcome, { runtime }) {
    const { name, previewCreated } = outcome.deployment;
    runtime.log.outputs({ "deployment-url": "", "site-url": "", "dashboard-url": "" });
    return {
        ...outcome,
        deployment: { ...NO_DEPLOYMENT, name, previewCreated },
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
    const note = `The previous preview deployment ${codeSpan(previous)} no longer exists (it expired or was deleted). A new, empty one was created.`;
    runtime.log.notice(note);
    return withNote(outcome, note);
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
        : withEnding(outcome, { status: "failed", failure: overtaken(conflicts.overtaking) });
}
function sharedWarning({ workflow, workingDirectory, isNewer }, target) {
    const fix = target === "preview"
        ? "Give each its own preview, such as `preview-name: {app}-{number}`."
        : "Give each its own Convex project.";
    const lost = isNewer ? " It had pushed a newer commit, which this run has replaced." : "";
    return `${codeSpan(workflow)} pushes ${codeSpan(workingDirectory)} to the same Convex deployment, so the two overwrite each other.${lost} ${fix}`;
}
function withClaim(known, { deploymentName, created }) {
    const { name } = known.deployment;
    return { ...known, deployment: { ...known.deployment, name: deploymentName ?? name, previewCreated: created } };
}

;// CONCATENATED MODULE: ./build/action/run-post.js
/** Reports the outcome of a run that was killed or crashed before it could report itself. */










/**
 * If `main` left no state, or it was changed since, reports a run that ended early. A valid signature is trusted: only
 * code that already has the job's token could forge one, and that token can write the comment and the GitHub Deployment
 * anyway ("Not protected" in docs/threat-model.md).
 */
async function runPost(runtime) {
    const { state } = runtime.record;
    await stopLeftoverProcesses(state);
    try {
        const step = createActionContext(runtime);
        const { known, startReported } = recoverOutcome(state, step);
        const outcome = state?.finalOutcome ?? (0,outcome_outcome/* redactOutcome */.Ah)(interrupted(known, state), runtime.log);
        if (state?.phase !== "logged" && state?.phase !== "reported")
            writeLogAndSummary(step, outcome);
        assertSafeEnvironment(step);
        if (state?.recordHead != null)
            step.reporter.plan({ head: state.recordHead, isOfHead: true });
        await step.reporter.reportEndAfterCrash(outcome, startReported ? known : null, state?.recordHead != null);
    }
    catch (error) {
        // If requests are not safe, or fail, only the log remains.
        if (!(error instanceof failure/* ActionFailure */.dR))
            runtime.log.warning("The end of this run could not be reported.");
    }
}
async function stopLeftoverProcesses(state) {
    const group = state?.processGroup ?? null;
    const marker = state?.processMarker ?? STEP_MARKER;
    if (process.platform !== "win32") {
        await Promise.all([process_group_terminateProcesses(group, marker), process_group_terminateProcesses(null, sideMarkerOf(marker))]);
    }
    else if (group !== null)
        stopWindowsTree(group);
}
function writeLogAndSummary({ runtime, inputs }, outcome) {
    logOutcome(runtime.log, outcome);
    if (inputs.summary)
        writeSummary(runtime.log, outcome);
}
function interrupted(known, state) {
    // The clock may have been set back since then.
    const durationSeconds = state === null ? 0 : Math.max(0, Date.now() - state.startedAt) / 1000;
    const ended = { ...known, run: { ...known.run, durationSeconds } };
    if (state?.isCancelled)
        return (0,outcome_outcome/* withEnding */.AQ)(ended, { status: "cancelled", failure: action_failures/* CANCELLED */.gD });
    return (0,outcome_outcome/* withEnding */.AQ)(ended, { status: "failed", failure: state === null ? action_failures/* CRASHED_WITHOUT_STATE */.m6 : action_failures/* CRASHED */.RG });
}
/**
 * Until `main` has saved its start or end, the state contains nothing but facts from the inputs and the event, so plan
 * again.
 */
function recoverOutcome(state, step) {
    if (state === null || state.outcomeSoFar === null)
        return replan(step);
    const { outcomeSoFar, startReported, phase } = state;
    return phase === "running" && !startReported ? replan(step) : { known: outcomeSoFar, startReported };
}
/** Plans again from inputs and event. A deploy may have started. The checkout may have been deleted, so it is not read. */
function replan(step) {
    const { deployKey, trigger } = step;
    const plan = decide({
        trigger,
        key: deployKey?.value ?? null,
        settings: toPlanSettings(step),
        facts: { checkout: null },
    });
    if (plan.kind !== "deploy")
        return { known: step.initialOutcome, startReported: false };
    const known = outcomeForPlan(plan, step);
    planRecord(plan, step, known, false);
    return { known, startReported: true };
}


/***/ }),

/***/ 648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ githubNow),
/* harmony export */   g: () => (/* binding */ setGitHubClock)
/* harmony export */ });
/**
 * GitHub's clock. Runs on different machines compare their times, and the clock of a self-hosted runner may be hours off.
 */
/** How far GitHub's clock is ahead of this machine's, in milliseconds. */
let aheadMs = 0;
/** In milliseconds. A response names whole seconds, and takes some time to arrive. */
const MIN_DIFFERENCE = 30_000;
/** Sets GitHub's clock. @param date - The `Date` header of a response that has just arrived. */
function setGitHubClock(date) {
    const difference = Date.parse(String(date)) - Date.now();
    if (Number.isFinite(difference))
        aheadMs = Math.abs(difference) < MIN_DIFFERENCE ? 0 : difference;
}
/** The time now, in milliseconds since the epoch: GitHub's, as soon as it has responded to a request. */
function githubNow() {
    return Date.now() + aheadMs;
}


/***/ }),

/***/ 9396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WS: () => (/* binding */ SlowBudgetExceeded),
/* harmony export */   ZV: () => (/* binding */ nullOn404),
/* harmony export */   h5: () => (/* binding */ InvalidResponse),
/* harmony export */   kL: () => (/* binding */ isTimeout),
/* harmony export */   tM: () => (/* binding */ describeRequestError)
/* harmony export */ });
/** Describes errors of GitHub's API. Separate from the client, so that it can be used before the client is loaded. */
/** A successful response without the requested data, such as one that was cut off or a proxy's page. */
class InvalidResponse extends Error {
}
/** Thrown once requests to GitHub have used up this run's time budget. */
class SlowBudgetExceeded extends Error {
}
/** Describes why an Octokit request failed. Does not read the error's `request`, which contains the token. */
function describeRequestError(error) {
    const { name, status, response, errors } = (error ?? {});
    if (name === "GraphqlResponseError")
        return describeGraphqlError(errors?.[0]);
    if (error instanceof InvalidResponse || error instanceof SlowBudgetExceeded)
        return otherwise(error.message);
    if (isTimeout(error))
        return otherwise("GitHub did not respond in time");
    if (typeof status !== "number")
        return otherwise(`an unexpected error in this action (${name ?? typeof error})`);
    // Octokit gives a lost connection the status 500.
    if (response === undefined)
        return otherwise("GitHub could not be reached");
    return describeRestError(status, response);
}
function isTimeout(error) {
    const { name, cause } = (error ?? {});
    return [name, cause?.name].some((one) => one === "TimeoutError" || one === "AbortError");
}
/** @throws The error, unless GitHub does not know what was asked for. */
function nullOn404(error) {
    if (error.status === 404)
        return null;
    throw error;
}
function otherwise(reason) {
    return { reason, isForbidden: false, permission: null };
}
/**
 * A 403 has many causes (a locked conversation, a rate limit), and all of them have the header. Only the message shows
 * whether the token lacks a permission: "Resource not accessible by integration" or "by personal access token".
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function describeRestError(status, { headers, data }) {
    const message = sentence(data?.message);
    const permission = headers?.["x-accepted-github-permissions"];
    const mayLackPermission = status === 404 || (status === 403 && (message === "" || /forbidden|must have|not accessible/i.test(message)));
    return {
        reason: withAdvice(`GitHub responded with ${status}${message === "" ? "" : `: ${message}`}`, message),
        isForbidden: status === 403 && isNotAccessible(message),
        permission: mayLackPermission && typeof permission === "string" && permission !== "" ? permission : null,
    };
}
/** What to do if no permission of the token helps. The messages are GitHub's, in REST and GraphQL alike. */
const ADVICE = [
    [
        /\bis locked\b/i,
        "Unlock the conversation of the pull request, or set `comment: false`: GitHub accepts no comments there until then",
    ],
    [
        /^bad credentials/i,
        "The token in `github-token` is not valid, or has expired since the job started: a token of a GitHub App is valid for one hour. Create it right before this step, or leave `github-token` out",
    ],
    [
        /\barchived\b/i,
        "The repository is archived, and GitHub accepts no changes in it. Unarchive it in its settings, or set `comment: false` and `github-deployment: false`",
    ],
    [
        /more than [\d,]+ comments/i,
        "GitHub accepts no further comments on this pull request. Delete old comments of other workflows, continue in a new pull request, or set `comment: false`",
    ],
];
function withAdvice(reason, message) {
    const advice = ADVICE.find(([pattern]) => pattern.test(message))?.[1];
    return advice === undefined ? reason : `${reason}. ${advice}`;
}
/** GraphQL reports errors with status 200 and names no permission. */
function describeGraphqlError(first) {
    const message = sentence(first?.message) || "an error without a message";
    return {
        reason: withAdvice(`GitHub responded: ${message}`, message),
        isForbidden: first?.type === "FORBIDDEN" && isNotAccessible(message),
        permission: null,
    };
}
function isNotAccessible(message) {
    return /^resource not accessible by/i.test(message);
}
/**
 * The first line without its full stop, or `""` if the message is not a string. It is not shortened: a secret that is cut
 * before redaction would not be recognized.
 */
function sentence(message) {
    if (typeof message !== "string")
        return "";
    return (message.trim().split("\n")[0] ?? "").replace(/\.$/, "");
}


/***/ }),

/***/ 5892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PE: () => (/* binding */ NO_RETRY),
/* harmony export */   a2: () => (/* binding */ retryDelay),
/* harmony export */   fU: () => (/* binding */ RetryPolicy),
/* harmony export */   m: () => (/* binding */ MAX_ATTEMPTS),
/* harmony export */   p8: () => (/* binding */ mayHaveSucceeded)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _request_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9396);
/**
 * Decides whether a request to GitHub is retried, and after what delay.
 *
 * Octokit's plugins for this are made for long series of requests: they space out writes by seconds, miss some of
 * GitHub's rate limits (a bare 429, GraphQL's own), wait for limits of any length, and depend on `bottleneck`, which was
 * last released in 2019.
 */


/** Attempts for one request, including the first. */
const MAX_ATTEMPTS = 3;
/** Pass as `request` of an operation that must not be repeated automatically. */
const NO_RETRY = { maxAttempts: 1 };
/** Delay before the second attempt; before the third it is four times as long. */
const FIRST_PAUSE_MS = 500;
/** A rate limit with a longer delay is not waited for: a report is not worth it. */
const MAX_RETRY_DELAY_MS = 10_000;
/**
 * The delay that GitHub documents for a rate limit whose response names none.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const LIMIT_WITHOUT_TIME_MS = 60_000;
/** A request that takes longer, including its retries, counts against `SLOW_BUDGET_MS`. */
const SLOW_THRESHOLD_MS = 2_000;
/** How much time a run may lose to slow requests. Documented in docs/reports.md. */
const SLOW_BUDGET_MS = 30_000;
/** Milliseconds to wait after a failed attempt. @param attempt - Its number, from 1. */
function retryDelay(attempt) {
    return FIRST_PAUSE_MS * attempt ** 2;
}
/** Whether GitHub may have carried out the request although it failed, because only the response was lost. */
function mayHaveSucceeded(error) {
    const { status } = (error ?? {});
    return error instanceof _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidResponse */ .h5 || (typeof status === "number" && status >= 500);
}
/** Retries the requests of one token, which share its rate limits. */
class RetryPolicy {
    /** Milliseconds that slow requests have cost so far. */
    #lostMs = 0;
    #limit = null;
    /**
     * Sends a request, and retries after 5xx responses, lost connections, unusable responses and rate limits that end soon.
     * It does not retry after a timeout, which would probably happen again.
     *
     * @throws What `send` threw last; or the error of an earlier request whose rate limit has not ended yet.
     * @throws {SlowBudgetExceeded} Without sending, once slow requests have cost the run too much time.
     */
    async send(send, maxAttempts) {
        if (this.#lostMs >= SLOW_BUDGET_MS)
            throw new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .SlowBudgetExceeded */ .WS(`GitHub was slow for more than ${SLOW_BUDGET_MS / 1000} s altogether`);
        const started = performance.now();
        try {
            return await this.#sendUntilAnswered(send, maxAttempts);
        }
        finally {
            this.#lostMs += Math.max(0, performance.now() - started - SLOW_THRESHOLD_MS);
        }
    }
    async #sendUntilAnswered(send, maxAttempts) {
        for (let attempt = 1;; attempt += 1) {
            if (this.#limit !== null && Date.now() < this.#limit.until)
                throw this.#limit.error;
            try {
                const answer = assertParsed(await send());
                const pause = pauseAfterAnswer(answer, attempt);
                if (pause === null || pause > MAX_RETRY_DELAY_MS || attempt >= maxAttempts)
                    return answer;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
            }
            catch (error) {
                const pause = pauseAfterError(error, attempt);
                if (pause !== null && pause > MAX_RETRY_DELAY_MS)
                    this.#limit = { until: Date.now() + pause, error };
                if (pause === null || pause > MAX_RETRY_DELAY_MS || attempt >= maxAttempts)
                    throw error;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
            }
        }
    }
}
/** Octokit returns a body that is not JSON as a string, and one that was cut off as `""`. */
function assertParsed(answer) {
    if (answer.status !== 204 && typeof answer.data === "string")
        throw new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidResponse */ .h5("GitHub's response could not be read");
    return answer;
}
function pauseAfterError(error, attempt) {
    const { status, response, message } = (error ?? {});
    if ((0,_request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isTimeout */ .kL)(error))
        return null;
    if (mayHaveSucceeded(error))
        return retryDelay(attempt);
    if (status !== 403 && status !== 429)
        return null;
    const isLimit = status === 429 || /rate limit/i.test(String(message));
    return retryAfterMs(response?.headers ?? {}) ?? (isLimit ? LIMIT_WITHOUT_TIME_MS : null);
}
/** GraphQL reports errors in a response of status 200. */
function pauseAfterAnswer({ data, headers }, attempt) {
    const errors = data?.errors ?? [];
    // Both spellings occur: https://github.com/yanyongyu/githubkit/issues/271
    if (errors.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT"))
        return retryAfterMs(headers) ?? LIMIT_WITHOUT_TIME_MS;
    const isTransient = errors.some(({ message }) => /^Something went wrong while executing/.test(String(message)));
    return isTransient ? retryDelay(attempt) : null;
}
/** @returns Milliseconds, or `null` if the response does not ask for a delay. */
function retryAfterMs(headers) {
    const seconds = Number(headers["retry-after"] ?? Number.NaN);
    if (Number.isFinite(seconds))
        return seconds * 1000;
    if (headers["x-ratelimit-remaining"] !== "0")
        return null;
    const reset = Number(headers["x-ratelimit-reset"]) * 1000;
    // GitHub rounds the time down, so add a second.
    return Number.isFinite(reset) ? Math.max(0, reset - Date.now()) + 1000 : LIMIT_WITHOUT_TIME_MS;
}


/***/ }),

/***/ 24:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sq: () => (/* binding */ LOOKUP_TIMEOUT_MS),
/* harmony export */   WA: () => (/* binding */ REPORT_TIMEOUT_MS),
/* harmony export */   _Y: () => (/* binding */ CANCELLED_REPORT_TIMEOUT_MS),
/* harmony export */   j2: () => (/* binding */ REQUEST_TIMEOUT_MS)
/* harmony export */ });
/** How long the action waits for GitHub, in milliseconds. */
/** For one request. GitHub itself ends a request after the same time. */
const REQUEST_TIMEOUT_MS = 10_000;
/** For the response that a push depends on: without one by then, the push continues. */
const LOOKUP_TIMEOUT_MS = 3_000;
/** For all reports after the CLI has exited, together. Documented in docs/reports.md. */
const REPORT_TIMEOUT_MS = 30_000;
/** For the same after a cancellation: the runner kills the step after 10 s, of which the CLI may need 3 s to exit. */
const CANCELLED_REPORT_TIMEOUT_MS = 5_000;


/***/ })

};
