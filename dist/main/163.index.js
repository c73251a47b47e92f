export const id = 163;
export const ids = [163];
export const modules = {

/***/ 163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMain: () => (/* binding */ runMain)
});

// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome_outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/diagnosis/source-location.js
var source_location = __webpack_require__(5973);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
;// CONCATENATED MODULE: ./build/markdown/markdown.js
/** Foreign text in GitHub's Markdown, so that it stays text. */

/**
 * Sentences of ours (a cause, a fix, a note) as Markdown, whatever foreign text stands in them. Of Markdown they have
 * code spans of single backticks, fenced blocks, and a list item or a sentence to a line. Outside of code each word that
 * GitHub would act on (a mention, a link, a reference to an issue, HTML) becomes code, and a code span that does not end
 * is ended with its line. So a name whose backticks end the span that was meant for it looks odd and does nothing.
 */
function sanitizeMarkdown(text) {
    return text.replace(/^(`{3,})(\w*)\n([\s\S]*?)\n\1$|.+/gm, (line, fence, language = "", inside = "") => fence === undefined ? sanitizeLine(line) : fenced(inside.split("\n"), language));
}
function sanitizeLine(line) {
    const parts = line.split(/`+/).map((part, at) => {
        if (at % 2 === 0)
            return part.replace(/\S+/g, sanitizeWord);
        return part.trim() === "" ? part : (0,code_span/* codeSpan */.S)(part);
    });
    return parts.join("");
}
/** What a word has that GitHub's Markdown, or GitHub itself, makes more than text of. */
const ACTED_ON = /[@#<[\]\\|]|&#?\w+;|~{3}|:\/\/|www\.|\bGH-\d/i;
function sanitizeWord(word) {
    if (!ACTED_ON.test(word))
        return word;
    const [, before = "", core = "", after = ""] = /^([("']*)(.*?)([.,;:!?)"']*)$/.exec(word) ?? [];
    return `${before}${(0,code_span/* codeSpan */.S)(core)}${after}`;
}
/** A line of a table, whose cells no `|` in them can split. */
function tableLine(cells) {
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
/** Lines in a fenced block that none of them can close. */
function fenced(lines, language = "text") {
    const text = lines.join("\n");
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    return `${fence}${language}\n${text}\n${fence}`;
}
/** A link, where the URL is a web address of plain characters; else only its label. The label is ours, or from `code`. */
function markdown_link(label, url) {
    return url !== null && /^https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]+$/.test(url) ? `[${label}](${url})` : label;
}
/** `1536` as `1.5 KiB`. */
function formatBytes(bytes) {
    return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KiB`;
}
/** `75` as `1 min 15 s`. */
function formatDuration(seconds) {
    const whole = Math.round(seconds);
    if (whole < 1)
        return "under 1 s";
    if (whole < 60)
        return `${whole} s`;
    const minutes = Math.floor(whole / 60);
    return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
}
/** Text inside an HTML element. In `<code>`, so that GitHub links nothing in it. */
function htmlCode(text) {
    const escaped = text
        .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
        .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
    return `<code>${escaped}</code>`;
}
/** A time in milliseconds since the epoch, to the minute. */
function formatTime(ms) {
    return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
const CREATED = { true: ", newly created", false: ", reused with its data" };
/** Behind the name of a preview deployment. @param created - `true` or `false`; anything else: not known. */
function formatCreated(created) {
    return CREATED[String(created)] ?? "";
}
/** `""` where it is not known. */
function formatExpiry(expiresAt) {
    return expiresAt === null ? "" : `Convex removes it on ${formatTime(expiresAt)}, when it expires`;
}

;// CONCATENATED MODULE: ./build/outcome/public-outcome.js




/** @param outcome - Redacted or not. One that came out of `withoutForeignText` gives the same. */
function toPublicOutcome(outcome, redaction) {
    const { run, plan, deployment, deploy, comparison, ending } = withoutForeignText(outcome, redaction);
    const { appName, workingDirectory, durationSeconds } = run;
    const { commit, branch, pullRequestNumber } = (0,outcome_outcome/* subjectOf */.et)({ run, plan });
    const { status, isImported, isSeeded, isKept, failure, notes } = ending;
    const { name, url, siteUrl, dashboardUrl, urlsFromApi } = deployment;
    const made = {
        operation: (0,outcome_outcome/* operationOf */.zI)({ run, plan }),
        target: plan?.target ?? null,
        status,
        isImported,
        isSeeded,
        isKept,
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
        places: (deploy?.locations.locations ?? []).map(({ path, line, sent }) => ({ path, line, message: sent })),
    };
    return made;
}
/**
 * The outcome with nothing in it that was printed by the build, the user's modules or a server, and without the values of
 * variables that are secrets by their names: all of it may be shown where nobody masks it.
 */
function withoutForeignText(outcome, redaction) {
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
            // Notes of a sweep may quote Convex, and a sweep is not reported by API.
            notes: (0,outcome_outcome/* operationOf */.zI)(redacted) === "sweep" ? [] : ending.notes.map(hide),
        },
    };
}
/**
 * The outcome for the job summary, which the runner masks line by line. What the build and modules printed is in it only
 * as they printed it, at the end of the output: Markdown writes some characters otherwise, and so hides a secret from the masks.
 */
function forSummary(outcome, redaction) {
    const { deploy, ending, ...others } = withoutForeignText(outcome, redaction);
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
    const places = locations.map(({ path, sent, ...place }) => ({
        ...place,
        path: hide(path),
        message: hide(sent),
        sent: hide(sent),
    }));
    return { locations: places, omitted };
}
/** `sent` stays as it was, but for what is hidden in it: of a build that failed, it is only a part of the cause. */
function withPublicTexts(failure, deploy, hide) {
    const { cause, fix } = failure.sent ?? failure;
    const sent = { cause: hide(cause), fix: hide(fix) };
    const whole = failure.cmdExitCode === undefined ? sent.cause : `${buildText(failure, deploy)} ${sent.cause}`.trim();
    return { ...failure, cause: hide(whole), fix: sent.fix, sent };
}
/**
 * The whole cause.
 *
 * @param liveCommit - The commit that stays live, or `""` if there is none or it is unknown.
 */
function causeText({ cause, isBeforePush }, liveCommit) {
    if (!isBeforePush)
        return cause;
    const live = liveCommit === "" ? "" : `; ${(0,code_span/* codeSpan */.S)(liveCommit.slice(0, 7))} stays live`;
    return `${cause} Nothing was pushed${live}.`;
}
function publicFailure({ code, link, cause, fix, cmdExitCode }) {
    return { code, link, cause, fix, isBeforePush: cmdExitCode !== undefined };
}
function buildText({ cmdExitCode }, deploy) {
    const took = deploy?.buildSeconds == null ? "" : `, ${formatDuration(deploy.buildSeconds)}`;
    return `\`cmd\` failed (exit ${cmdExitCode}${took})${firstPlace(deploy?.locations ?? source_location/* NO_LOCATIONS */.vn)}.`;
}
function firstPlace({ locations: [first] }) {
    if (first === undefined || first.line === null)
        return "";
    return `, first at ${(0,code_span/* codeSpan */.S)(`${first.path}:${first.line}`)}${/^TS\d+$/.test(first.sent) ? ` (${first.sent})` : ""}`;
}
function originOf(url) {
    return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}
/** A table, index or component with its fields, or what is said of its documents: `messages.by_day (day, _creationTime)`. */
const CHANGE = /^[\w./:*]{1,200}(?: \((?:[\w ,.()]|⚠️){1,300}\)|: [A-Za-z ,.]{1,100}){0,3}$/u;
/** A name in the schema. What does not look like one may be anything that stood between the lines. */
function nameOfChange(name) {
    return CHANGE.test(name) ? name : "";
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/diagnosis/failure.js
var diagnosis_failure = __webpack_require__(5096);
;// CONCATENATED MODULE: ./build/key/key-messages.js
/** The forms of keys, what each may do, and where the dashboard makes them. */
const DEPLOY_KEY_DOCS = "https://docs.convex.dev/cli/deploy-key-types";
const COPY_KEY_AGAIN = "Copy the key again with the copy button of the Convex dashboard and save it as the value of the GitHub secret";
const SLIPS = {
    empty: `The deploy key consists of white space or quotes only. ${COPY_KEY_AGAIN}.`,
    quotes: `The deploy key has quotes around it that are not one matching pair. ${COPY_KEY_AGAIN}, without quotes.`,
    "white-space": `The deploy key has white space or a line break inside. ${COPY_KEY_AGAIN}, on one line.`,
    "includes-variable-name": `The value starts with a variable's name, as a line of a .env file does. Save only what stands behind the \`=\` or \`:\` as the value of the GitHub secret.`,
    "url-encoded": `The deploy key is URL-encoded: it contains \`%7C\` or \`%3A\` where \`|\` or \`:\` belong. ${COPY_KEY_AGAIN}, not out of an address.`,
    truncated: `The deploy key ends at its \`|\`: the secret part is missing. A shell cuts an unquoted key there. ${COPY_KEY_AGAIN}, in full.`,
    "several-keys": `The value holds more than one deploy key, or more than one \`|\`. Save each key as a GitHub secret of its own and pass the one that fits the event.`,
    "no-separator": `The value has no \`|\`, so it is no deploy key: it may be only a key's secret part, a deployment's name or another service's token. ${COPY_KEY_AGAIN}, from its prefix (such as \`preview:\` or \`prod:\`) to its end.`,
    "not-printable-ascii": `The deploy key contains a character that no key has: an invisible one, an accent, or one that a text editor replaced. ${COPY_KEY_AGAIN}, without an editor in between.`,
    "short-secret": `The part of the deploy key behind the \`|\` is shorter than eight characters, which no real key is. ${COPY_KEY_AGAIN}, in full.`,
    "named-by-branch": `This is the key of one preview that is named by its branch (such as \`preview:feature/x\`). It names no deployment and no project, so the Convex CLI cannot deploy with it. Save the project's preview deploy key instead, which begins with \`preview:<team>:<project>\`: Project Settings → Deploy keys on the Convex dashboard.`,
    "unknown-form": `The part of the deploy key in front of the \`|\` is none of the forms that Convex issues (such as \`prod:<deployment>\` or \`preview:<team>:<project>\`). ${COPY_KEY_AGAIN}. All forms: ${DEPLOY_KEY_DOCS}`,
};
const NORMALIZATIONS = {
    "byte-order-mark": "byte order mark",
    "surrounding-whitespace": "white space",
    quotes: "quotes",
};
const CREATE_DEPLOY_KEY = `In the Convex dashboard, make a preview deploy key (for pull requests; Project Settings → Deploy keys) or a production deploy key (for the production branch; the production deployment's Settings → URL and Deploy Key), and save it as the GitHub secret instead: ${DEPLOY_KEY_DOCS}`;
const UNDEPLOYABLE = {
    team: `This is a team token. It manages a team's projects through Convex's Management API, and the Convex CLI would take the team's name for a deployment, so it cannot deploy. ${CREATE_DEPLOY_KEY}`,
    "access-token": `This is an access token, which stands for a person or an application and names no deployment, so the Convex CLI refuses to deploy with it. ${CREATE_DEPLOY_KEY}`,
};
const CONFLICTS = {
    "mixed-sources": ({ keyFrom, urlFrom }) => `The admin key comes from \`${keyFrom}\` and the backend's URL from \`${urlFrom}\`, so an earlier step could have sent the key elsewhere. Give both as inputs (\`deploy-key\` and \`url\`) or both in the environment (\`CONVEX_SELF_HOSTED_ADMIN_KEY\` and \`CONVEX_SELF_HOSTED_URL\`).`,
    "url-with-cloud-key": ({ keyFrom, urlFrom }) => `\`${urlFrom}\` is set, but the key in \`${keyFrom}\` is one of Convex's cloud, which already tells where it belongs. Remove \`${urlFrom}\`, or give the admin key of the backend at that URL.`,
    "admin-key-without-url": ({ keyFrom }) => `The key in \`${keyFrom}\` is an admin key, which does not tell where its backend is. Add the backend's URL as the input \`url\` (beside the input \`deploy-key\`) or as \`CONVEX_SELF_HOSTED_URL\` (beside a key in the environment). For Convex's cloud, use a deploy key with a prefix such as \`prod:\` or \`preview:\` instead: ${DEPLOY_KEY_DOCS}`,
};
/** What is wrong with a malformed key, and how to mend it. */
function formatErrorMessage(slip) {
    return SLIPS[slip];
}
/** One warning for everything that was removed around a key. `""` when nothing was. */
function normalizationWarning(normalizations) {
    if (normalizations.length === 0)
        return "";
    const removed = new Intl.ListFormat("en").format(normalizations.map((one) => NORMALIZATIONS[one]));
    return `The deploy key was surrounded by ${removed}, which this run left out. Save the GitHub secret again without it, because other tools will not.`;
}
/** Why a well-formed key cannot deploy at all, and which one can. */
function cannotDeployMessage(kind) {
    return UNDEPLOYABLE[kind];
}
/** Why key and URL must not be used together, and which of them to change. */
function conflictMessage(conflict) {
    return CONFLICTS[conflict.kind](conflict);
}

;// CONCATENATED MODULE: ./build/outcome/refusal-failure.js

/** A refusal in the form of every other failure. */
function toFailure({ code, cause, risk, fix, snippet, docsUrl }) {
    return {
        code,
        cause: [cause, risk].filter((part) => part !== "").join(" "),
        fix: snippet === "" ? fix : `${fix}\n\n${fenced(snippet.split("\n"), "")}`,
        link: docsUrl === "" ? null : docsUrl,
    };
}

;// CONCATENATED MODULE: ./build/key/deploy-key.js
/**
 * What kind of Convex key this is, and what it names.
 * Forms and their meaning: https://docs.convex.dev/cli/deploy-key-types
 */
/** The Convex deployment that a key names, or `null`. */
function deploymentNameFromKey(key) {
    if (key === null)
        return null;
    if ("deploymentName" in key)
        return key.deploymentName;
    return key.kind === "admin" ? key.instanceName : null;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/plan/preview-name.js

/** The longest name made from a template. Convex cuts what it derives from an identifier at 40 bytes. */
const MAX_NAME_LENGTH = 40;
const PLACEHOLDER = /\{(number|branch|sha|app)\}/g;
const HASH_DIGITS = 6;
/**
 * Names a preview deployment.
 *
 * A text without a placeholder is a literal: it passes unchanged but for white space around it. A template's result
 * holds only `a-z`, `0-9` and single inner hyphens and is at most 40 characters long. A hyphen and the first six hex
 * digits of the SHA-256 of the text before slugging are appended, inside the limit, whenever
 * - slugging lost something, letter case included,
 * - a name without a PR number looks like one with it (`pr-12…`), or
 * - the text itself ends like such a hash, since it could otherwise be another text's name.
 *
 * So two different texts share a name only if their slugs, cut to the limit, and 24 bits of their hashes agree. Not
 * promised: that somebody who searches for such a pair finds none (it takes some 2^24 tries against one given name).
 * A literal is nobody's but the author's: it may equal what a template makes.
 *
 * On a fork, a name that is made of the branch always carries the PR number.
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
/** An expression in the workflow may have put a fork's branch into the text, with or without a placeholder beside it. */
function usesForkBranch(text, { isFork, branch, number }) {
    if (!isFork || text.includes("{number}"))
        return false;
    if (text.includes("{branch}"))
        return true;
    return branch !== null && containsWord(text, branch) && !containsWord(text, String(number));
}
/** Whether `word`, or what a template would make of it, stands in `text` with no letter or digit right beside it. */
function containsWord(text, word) {
    const kebab = kebabCase(word);
    return kebab === "" ? text.includes(word) : `-${kebabCase(text)}-`.includes(`-${kebab}-`);
}
function checkLiteral(name, naming) {
    if (name === "")
        return { ok: false, problem: "`preview-name` is blank. Leave the input out to get the default name." };
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
            problem: "`preview-name` is made of the branch of a fork, which a stranger named. Let it contain the pull request's number: `pr-{number}`.",
        };
    }
    return { ok: true, name };
}
/** The first placeholder that this run has no value for, as a sentence. */
function missingValue(template, naming) {
    for (const [placeholder, name] of template.matchAll(PLACEHOLDER)) {
        if (valueFor(name, naming).trim() !== "")
            continue;
        const asked = naming.template === null ? "The default preview name" : "`preview-name`";
        return `${asked} needs \`${placeholder}\`, and this run has ${MISSING_VALUE_HINTS[name]}`;
    }
    return null;
}
const MISSING_VALUE_HINTS = {
    number: "no pull request number. Set `pull-request`, or leave `{number}` out.",
    branch: "no branch. Set `preview-name` to a text that does not need one.",
    sha: "no commit. Leave `{sha}` out.",
    app: "no app name. Set `app-name`.",
};
/** @param number The PR number that the text was made with; `null` if with none. */
function toPreviewName(raw, number) {
    const slug = slugify(raw);
    const isPullRequestsOwn = raw === `pr-${number}`;
    const looksLikePullRequest = number === null && /^pr-\d/.test(slug);
    const looksHashed = /-[0-9a-f]{6}$/.test(raw) && !isPullRequestsOwn;
    const lossless = slug === raw && slug.length <= MAX_NAME_LENGTH;
    if (lossless && !looksLikePullRequest && !looksHashed)
        return slug;
    const hash = (0,external_node_crypto_.createHash)("sha256").update(raw).digest("hex").slice(0, HASH_DIGITS);
    const name = withHash(slug, hash);
    // The branch `PR` and a hash that begins with a digit would look like a pull request's after all.
    return slug === "pr" && /^\d/.test(hash) ? withHash(name, hash) : name;
}
/** A text all in another script leaves nothing to read; its hash then tells it from others. */
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
    const room = MAX_NAME_LENGTH - HASH_DIGITS - 1;
    return `${slug.slice(0, room).replace(/-$/, "")}-${hash}`;
}

;// CONCATENATED MODULE: ./build/plan/app-url.js
/** Where people see the site, from the template in `app-url`. */

/**
 * Fills the placeholders in, each slugged by itself. Unlike a preview's name, an address gets no hash: a host that makes
 * addresses of branches does not know it.
 *
 * @param template - Checked by `isAppUrl`. `null` if there is none.
 */
function appUrl(template, naming) {
    if (template === null)
        return { url: null, notice: null };
    // A stranger could name a branch so that the address is that of a site of their own.
    if (app_url_usesForkBranch(template, naming))
        return leftOut("it is made of the branch of a fork, which a stranger named");
    for (const [placeholder, name] of template.matchAll(PLACEHOLDER))
        if (slug(name, naming) === "")
            return leftOut(`it needs \`${placeholder}\`, and this run has none that can be part of an address`);
    const url = template.replace(PLACEHOLDER, (_, name) => slug(name, naming));
    return URL.canParse(url) ? { url, notice: null } : leftOut("what its placeholders make of it is no web address");
}
function app_url_usesForkBranch(template, { isFork, branch }) {
    return isFork && (template.includes("{branch}") || (branch !== null && containsWord(template, branch)));
}
function slug(name, naming) {
    return kebabCase(valueFor(name, naming));
}
/** @param reason - A clause. */
function leftOut(reason) {
    return { url: null, notice: `The link of \`app-url\` was left out: ${reason}.` };
}

;// CONCATENATED MODULE: ./build/plan/chained-run.js
/** Events whose runs are about a branch, and about no pull request and no push. */
const EVENTS = ["workflow_dispatch", "repository_dispatch", "schedule", "workflow_run"];
/**
 * Whether this is the `workflow_run` of a manual, a scheduled or another `workflow_run` run. GitHub gives it the branch of
 * that run, which is the default branch for all but `workflow_dispatch`, whatever was tested there.
 */
function isChainedRun(trigger) {
    return trigger.kind === "workflow-run" && EVENTS.includes(trigger.of);
}

;// CONCATENATED MODULE: ./build/trigger/payload.js
/**
 * Reads fields out of JSON whose shape nobody promised. A wrong shape is `null`, never a throw, so that
 * the caller decides what a missing field means.
 */
/** The object itself, or `null` for anything that is no object (arrays included). */
function objectAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "object" && found !== null && !Array.isArray(found)
        ? found
        : null;
}
/** A string that is not empty, or `null`. */
function stringAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "string" && found !== "" ? found : null;
}
/** A commit's full SHA in lower case, or `null`; the all-zero SHA, GitHub's "no commit", is `null` too. */
function shaAt(value, ...path) {
    const found = stringAt(value, ...path)?.toLowerCase() ?? "";
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) && !/^0+$/.test(found) ? found : null;
}
/** A number above 0 that GitHub could have given to an issue, a pull request or a run, or `null`. */
function positiveIntegerAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : null;
}
/** Only a JSON `true` is true. */
function isTrue(value, ...path) {
    return valueAt(value, ...path) === true;
}
/** Whether the field is there at all; JSON `null` is not. */
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
 * Reads a pull request as webhooks and the REST API both write it
 * (https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request).
 *
 * A head repository that is gone, or a base that nobody names, counts as a fork: whoever cannot be told to be one of
 * us is a stranger. `head.repo.fork` is no test, since the base repository may itself be a fork of another.
 *
 * @param repository The base, where the pull request itself does not name it.
 * @returns `null` when number, head commit, head branch, base branch or state cannot be read.
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
        isDraft: isTrue(value, "draft"),
        state,
        // Reviews and their comments carry a shorter form, without `merged`.
        merged: isTrue(value, "merged") || stringAt(value, "merged_at") !== null,
        title: stringAt(objectAt(value), "title") ?? "",
    };
}
/** GitHub's names know no case. An unknown repository is the same as none. */
function isSameRepository(one, other) {
    return one !== null && other !== null && one !== "" && one.toLowerCase() === other.toLowerCase();
}
/**
 * The one pull request with exactly this head. GitHub lists every pull request that contains a commit, so all three of
 * commit, branch and repository must agree; more than one match is as good as none.
 */
function findByHead(candidates, head) {
    const matches = candidates.filter((candidate) => head.commit !== "" &&
        candidate.headSha === head.commit &&
        candidate.headBranch === head.branch &&
        isSameRepository(candidate.headRepository, head.headRepository));
    return matches.length === 1 ? (matches[0] ?? null) : null;
}

;// CONCATENATED MODULE: ./build/plan/refusals.js
/** Every refusal: what was found, why it is dangerous, and the lines to change. */




/** Writes the refusal of this code. */
function refusal(code, circumstances) {
    return { code, ...REFUSALS[code](circumstances) };
}
const PREVIEWS = "https://docs.convex.dev/production/hosting/preview-deployments";
const SELF_HOSTING = "https://docs.convex.dev/self-hosting";
const refusals_EVENTS = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows";
const UNTRUSTED = "https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target";
const SECRETS = "https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets";
/** The line of the quick start by which neither key stands in for the other. */
const DEPLOY_KEY_LINE = "deploy-key: ${{ github.event_name == 'pull_request' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name != 'pull_request' && secrets.CONVEX_DEPLOY_KEY || '' }}";
const KEY_PER_EVENT = ["with:", `  ${DEPLOY_KEY_LINE}`].join("\n");
const RECOMMENDED_EVENTS = "on:\n  pull_request:\n    types: [opened, synchronize, reopened, closed]\n  push:\n    branches: [main]";
const REFUSALS = {
    "key-missing": missingKey,
    "key-malformed": ({ key, trigger }) => ({
        cause: key?.kind === "malformed" ? formatErrorMessage(key.formatError) : "The deploy key is malformed.",
        risk: "The Convex CLI does not check a key, so that a damaged one can end in another Convex deployment than it was made for, or in the log.",
        fix: "Store the key once more, as the secret that this event's runs read. GitHub asks for the value.",
        snippet: `gh secret set ${secretNameFor(trigger)}`,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "key-is-team-token": () => ({
        cause: cannotDeployMessage("team"),
        risk: "The Convex CLI would push to whatever answers to the team's name, and the token opens every project of the team.",
        fix: "Put a deploy key of the project into `deploy-key`. A team token has its place in `management-token`, which deletes previews.",
        snippet: KEY_PER_EVENT,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "key-is-access-token": () => ({
        cause: cannotDeployMessage("access-token"),
        risk: "The token opens everything that the person it belongs to can reach.",
        fix: "Put a deploy key of the project into `deploy-key`. An access token has its place in `management-token`, which deletes previews.",
        snippet: KEY_PER_EVENT,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "url-with-cloud-key": (about) => ({
        cause: `There is ${describeKey(about.key)}, which belongs to Convex's cloud, and also a \`url\` of a backend.`,
        risk: "Key and URL contradict each other, and the key would be sent to a server that it was not made for.",
        fix: "Remove `url` (and `CONVEX_SELF_HOSTED_URL` from the environment), or give the backend's admin key with it.",
        snippet: "with:\n  deploy-key: ${{ secrets.CONVEX_DEPLOY_KEY }}\n  # no url",
        docsUrl: SELF_HOSTING,
    }),
    "admin-key-without-url": () => ({
        cause: "The key is an admin key, and no `url` says which backend it belongs to.",
        risk: "Without a URL the Convex CLI takes an admin key for one of a production deployment in Convex's cloud.",
        fix: "Name the backend. Key and URL come both from inputs or both from the environment.",
        snippet: "with:\n  deploy-key: ${{ secrets.CONVEX_SELF_HOSTED_ADMIN_KEY }}\n  url: ${{ vars.CONVEX_SELF_HOSTED_URL }}",
        docsUrl: SELF_HOSTING,
    }),
    "target-does-not-fit-key": (about) => ({
        cause: `\`target\` is \`${about.settings.target}\`, and ${describeKey(about.key)} does not reach that.`,
        risk: "The Convex CLI goes where the key points, whatever was asked for.",
        fix: `Give the key of the ${about.settings.target} deployment, or let \`target\` be \`auto\`.`,
        snippet: "with:\n  target: auto",
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "expected-deployment-mismatch": (about) => ({
        cause: `The key names the Convex deployment \`${deploymentNameFromKey(about.key)}\`, and \`expected-deployment\` is \`${about.settings.expectedDeployment}\`.`,
        risk: "The code would go to another Convex deployment than the workflow says.",
        fix: "Give the key of the expected deployment, or correct `expected-deployment`.",
        snippet: `with:\n  expected-deployment: ${deploymentNameFromKey(about.key)}`,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "expected-deployment-unverifiable": (about) => ({
        cause: `\`expected-deployment\` is set, and ${describeKey(about.key)} names no Convex deployment to hold it against.`,
        risk: "The check could only be made after something was already claimed or pushed.",
        fix: "Set `expected-deployment` only where the key names its Convex deployment: production, development, custom, one preview, admin.",
        snippet: "with:\n  expected-deployment: ${{ github.event_name == 'push' && 'happy-otter-123' || '' }}",
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "unsupported-event": (about) => ({
        cause: about.trigger.kind === "unsupported" && about.trigger.problem !== null
            ? `The payload of this ${(0,code_span/* codeSpan */.S)(about.trigger.event)} event cannot be used. ${about.trigger.problem}`
            : `This action does not deploy ${describeEvent(about.trigger)}.`,
        risk: "Nothing tells whose code such a run has checked out, so no key is used on it.",
        fix: "Run the step on an event whose meaning is known, for example pull requests and pushes.",
        snippet: RECOMMENDED_EVENTS,
        docsUrl: refusals_EVENTS,
    }),
    "unsupported-workflow-run": (about) => ({
        cause: `This \`workflow_run\` follows ${otherRunPhrase(about.trigger)}.`,
        risk: "Only a pull request, or a push, a manual, a scheduled or a `workflow_run` run in this repository that succeeded, says what the code is and that it passed.",
        fix: "Let the job run only after such a run.",
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
            : `There is a key ${describeEvent(about.trigger)}.`,
        risk: "Such runs get the repository's secrets, and anybody can start them. Once the pull request's code is checked out, its install scripts, build and Convex functions can read the key.",
        fix: "Use `pull_request`. If the workflow never runs code of strangers, or you have reviewed who can start it, allow it.",
        snippet: "with:\n  allow-untrusted-code: true",
        docsUrl: UNTRUSTED,
    }),
    "production-key-for-fork": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}, and the code is a fork's.`,
        risk: "Code that nobody here has reviewed would replace what your users run, and could read the key.",
        fix: "No input allows this. Give runs for forks a preview deploy key, or none.",
        snippet: previewKeyLines(about.trigger),
        docsUrl: UNTRUSTED,
    }),
    "target-required": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}, and \`target\` is \`auto\`.`,
        risk: "That key reaches one shared Convex deployment, so that every such run would overwrite what the others deployed.",
        fix: "Give a preview deploy key, so that each gets a Convex deployment of its own. If sharing is meant, name the target.",
        snippet: `with:\n  target: ${about.key?.kind === "admin" ? "development # or custom, or production" : about.target}`,
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "prerelease-requires-target": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}, which is a pre-release, and \`target\` is \`auto\`.`,
        risk: "A pre-release is not what everybody is meant to run.",
        fix: "Say where pre-releases go, or deploy only full releases (`types: [released]`).",
        snippet: `with:\n  target: ${about.target}`,
        docsUrl: `${refusals_EVENTS}#release`,
    }),
    "project-token-not-allowed": () => ({
        cause: "The deploy key is a project token (`project:…`).",
        risk: "A project token always deploys to the project's production, whatever else was asked for, and opens every Convex deployment of the project.",
        fix: "Give a production deploy key for production and a preview deploy key for previews. If the token is meant, allow it.",
        snippet: "with:\n  allow-project-token: true",
        docsUrl: DEPLOY_KEY_DOCS,
    }),
    "preview-key-on-production-branch": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}, which is a production branch.`,
        risk: "The run would look like a production deploy while production stays as it was.",
        fix: "Give the production deploy key on this event. If a preview of this branch is meant, name the target.",
        snippet: `${KEY_PER_EVENT}\n  # or, for a preview of this branch:\n  target: preview`,
        docsUrl: PREVIEWS,
    }),
    "preview-key-on-tag": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}.`,
        risk: "Tags and releases usually mean production, and the run would look like it while production stays as it was.",
        fix: "Give the production deploy key on this event. If a preview is meant, name the target and the preview.",
        snippet: "with:\n  target: preview\n  preview-name: release-{sha}",
        docsUrl: PREVIEWS,
    }),
    "preview-key-on-chained-run": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}.`,
        risk: "Such a run sees a branch, mostly the default branch, and not the pull request that may have started it all, so that the preview would be of other code.",
        fix: "Deploy previews on `pull_request`, or in a `workflow_run` that follows the `pull_request` run itself. Deploy production here.",
        snippet: "if: github.event.workflow_run.event == 'pull_request'",
        docsUrl: `${refusals_EVENTS}#workflow_run`,
    }),
    "production-from-closed-pull-request": (about) => ({
        cause: `\`target\` is \`production\` ${describeEvent(about.trigger)}, which is closed, and nothing is deployed on such an event.`,
        risk: "A green run would look like a deploy, while production stays as it was. A closed pull request can also be one that was never merged.",
        fix: "Deploy production on the push that a merge makes, and let closed pull requests only clean up.",
        snippet: `on:\n  push:\n    branches: [${JSON.stringify(baseBranch(about.trigger))}]\n\n# in the step:\nwith:\n  target: auto`,
        docsUrl: `${refusals_EVENTS}#push`,
    }),
    "production-from-pull-request": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}.`,
        risk: "Code that is not merged would replace what your users run, and could read the key.",
        fix: about.key?.kind === "project"
            ? "Give a preview deploy key on pull requests. No input allows a project token here."
            : "Give a preview deploy key on pull requests. If production is really meant, `allow-production-from-pull-request: true` allows it.",
        snippet: previewKeyLines(about.trigger),
        docsUrl: PREVIEWS,
    }),
    "production-from-merge-group": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}.`,
        risk: "What waits in a merge queue is not merged, and may never be.",
        fix: "Give a preview deploy key on `merge_group`, and deploy production on the push that follows.",
        snippet: [
            "with:",
            "  deploy-key: ${{ github.event_name != 'push' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name == 'push' && secrets.CONVEX_DEPLOY_KEY || '' }}",
        ].join("\n"),
        docsUrl: `${refusals_EVENTS}#merge_group`,
    }),
    "production-from-other-branch": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}, which is no production branch (${productionBranches(about)}).`,
        risk: "Code that is not merged would replace what your users run.",
        fix: "Give a preview deploy key on other branches, or name this branch as one that may reach production.",
        snippet: `with:\n  production-branch: ${productionBranchValue(about)}`,
        docsUrl: PREVIEWS,
    }),
    "production-from-other-ref": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}, which is no production branch (${productionBranches(about)}).`,
        risk: "Whatever that ref points to would replace what your users run.",
        fix: "Start the workflow on a production branch. If production is meant from any ref, name the target.",
        snippet: "with:\n  target: production",
        docsUrl: `${refusals_EVENTS}#workflow_dispatch`,
    }),
    "commit-not-on-production-branch": (about) => ({
        cause: `There is ${describeKey(about.key)} ${describeEvent(about.trigger)}, and ${about.detail ?? "no production branch contains its commit"} (${productionBranches(about)}).`,
        risk: `${about.settings.commit === null ? "A tag can point to" : "`commit` can lead to"} any commit, also to one that nobody has reviewed.`,
        fix: about.settings.commit !== null && about.trigger.kind !== "workflow-run"
            ? "Name a commit of a production branch, and give the token `contents: read`. If production is meant for this commit, name the target."
            : about.trigger.kind === "workflow-run"
                ? "Run the workflow again after a push that is still on a production branch, with `contents: read` for the token."
                : "Tag a commit of a production branch, and give the token `contents: read`. If production is meant for this tag, name the target.",
        snippet: about.trigger.kind === "workflow-run"
            ? "permissions:\n  contents: read"
            : "permissions:\n  contents: read\n# or, in the step:\nwith:\n  target: production",
        docsUrl: `${refusals_EVENTS}#${about.trigger.event}`,
    }),
    "unknown-commit": (about) => ({
        cause: about.detail ?? "`commit` names no commit.",
        risk: "Nobody could tell whether the checked-out commit is the one that is meant, and which one was deployed.",
        fix: "Name the commit by its whole SHA. For a tag, a branch or a short SHA, let the checkout have it (`fetch-depth: 0`), or the token read it.",
        snippet: "permissions:\n  contents: read\n\n# or, in the step:\nwith:\n  commit: ${{ github.sha }}",
        docsUrl: "https://github.com/actions/checkout#usage",
    }),
    "wrong-commit": (about) => ({
        cause: about.detail ?? "The checked-out commit is not the one that this run is about.",
        risk: about.target === "preview"
            ? "The preview would run other code than the reports say, and people would review and test the wrong one."
            : `Other code than the event says, and than was reviewed, would go to ${about.target ?? "production"}.`,
        fix: checkoutFix(about),
        snippet: [
            "- uses: actions/checkout@v7",
            ...(unreadable(about) === "reftable" ? ["  env:", "    GIT_DEFAULT_REF_FORMAT: files"] : []),
            "  with:",
            `    ref: ${about.settings.commit ?? commitExpression(about.trigger)}`,
            ...checkoutPath(about),
        ].join("\n"),
        docsUrl: "https://github.com/actions/checkout#usage",
    }),
    "pull-request-unreadable": (about) => ({
        cause: `Could not find out which pull request triggered this run. A deploy key is set ${describeEvent(about.trigger)}, but reading the pull request failed.`,
        risk: "Without it, the action cannot tell whose code this is or which preview to use.",
        fix: "Let the token read pull requests.",
        snippet: "permissions:\n  contents: read\n  pull-requests: read",
        docsUrl: refusals_EVENTS,
    }),
    "invalid-preview-name": (about) => ({
        cause: about.detail ?? "The preview has no usable name.",
        risk: "A preview without a name of its own would be shared with, or taken from, somebody else.",
        fix: "Correct `preview-name`. It knows `{number}`, `{branch}`, `{sha}` and `{app}`.",
        snippet: `with:\n  preview-name: ${about.situation === "pull-request" || about.situation === "merge-group" ? "pr-{number}" : '"{app}-{sha}"'}`,
        docsUrl: PREVIEWS,
    }),
    "cleanup-requires-preview-key": (about) => ({
        cause: `\`operation\` is \`cleanup\`, and there is ${describeKey(about.key)}.`,
        risk: "Only previews are ever deleted, and this key does not belong to a project's previews.",
        fix: "Give the project's preview deploy key.",
        snippet: "with:\n  operation: cleanup\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}",
        docsUrl: PREVIEWS,
    }),
    "sweep-on-pull-request": (about) => ({
        cause: `\`operation\` is \`sweep\` ${describeEvent(about.trigger)}.`,
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
function checkoutFix(about) {
    switch (unreadable(about)) {
        case "reftable":
            return "Have git keep its refs as files. On a self-hosted runner, delete the old checkout first, or run `git refs migrate --ref-format=files` in it.";
        case "damaged":
            return "Check out the event's commit with `actions/checkout`, as a user whose files this step may read, and let no later step change its `.git` folder.";
        case null:
            return "Check out the commit that the run is about. If another one is meant, as in a rollback, name it with `commit`.";
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
        cause: `There is no deploy key ${describeEvent(trigger)}: \`deploy-key\` is empty, and so are the environment variables.${dependabot}`,
        risk: "Without a key nothing can be deployed, and a green run would hide that.",
        fix: `Create a key in the Convex dashboard (${page}), store it as the secret \`${secret}\` (GitHub asks for the value), and hand it to the step. A job with an \`environment:\` also reads that environment's secrets. A called workflow gets no secrets unless its caller passes them (\`secrets: inherit\`).`,
        snippet: `gh secret set ${secret}${store}\n\n${meansProduction ? KEY_PER_EVENT : previewKeyLines(trigger)}`,
        docsUrl: SECRETS,
    };
}
/** On events other than `pull_request` the usual expression would pick the production key. */
function previewKeyLines(trigger) {
    return trigger.event === "pull_request"
        ? KEY_PER_EVENT
        : "with:\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}";
}
/** The expression that checks out what the run is about, where that is not what `actions/checkout` takes by itself. */
function commitExpression(trigger) {
    if (trigger.kind === "workflow-run")
        return "${{ github.event.workflow_run.head_sha }}";
    if (trigger.kind === "pull-request")
        return "${{ github.event.pull_request.head.sha }}";
    if (trigger.kind === "pull-request-comment")
        return "refs/pull/${{ github.event.issue.number }}/head";
    return "${{ github.sha }}";
}
/** Before the situation is known: the secret that the usual `deploy-key` expression picks on this event. */
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
/** `on …`: what started the run, as a phrase that fits behind "There is a key". */
function describeEvent(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            return `on ${articleOf(trigger.event)} ${(0,code_span/* codeSpan */.S)(trigger.event)} event of #${trigger.pullRequest.number}`;
        case "pull-request-comment":
            return `on ${articleOf(trigger.event)} ${(0,code_span/* codeSpan */.S)(trigger.event)} event of #${trigger.number}`;
        case "push":
            return `on a push to ${(0,code_span/* codeSpan */.S)(trigger.branch)}`;
        case "tag":
            return `on a push of the tag ${(0,code_span/* codeSpan */.S)(trigger.tag)}`;
        case "release":
            return `on a release of the tag ${(0,code_span/* codeSpan */.S)(trigger.tag)}`;
        case "manual":
            return `on ${articleOf(trigger.event)} ${(0,code_span/* codeSpan */.S)(trigger.event)} event on ${(0,code_span/* codeSpan */.S)(trigger.ref.name)}`;
        case "workflow-run":
            return `on a \`workflow_run\` event after a ${(0,code_span/* codeSpan */.S)(trigger.of)} of ${(0,code_span/* codeSpan */.S)(trigger.branch)}`;
        case "branch-deleted":
            return `on the deletion of the branch ${(0,code_span/* codeSpan */.S)(trigger.branch)}`;
        default:
            return `on ${articleOf(trigger.event)} ${(0,code_span/* codeSpan */.S)(trigger.event)} event`;
    }
}
function articleOf(name) {
    return /^[aeiou]/.test(name) ? "an" : "a";
}
function baseBranch(trigger) {
    const base = trigger.kind === "pull-request" ? trigger.pullRequest.baseBranch : null;
    return base ?? trigger.defaultBranch ?? "main";
}
function otherRunPhrase(trigger) {
    if (trigger.kind !== "workflow-run")
        return "another run";
    const of = trigger.of === "push" ? "a push" : `a ${(0,code_span/* codeSpan */.S)(trigger.of)} event`;
    if (trigger.of !== "push" && !isChainedRun(trigger))
        return of;
    return trigger.isFork ? `${of} in another repository` : `${of} whose run did not succeed`;
}
function productionBranches({ settings, trigger }) {
    if (settings.productionBranches.length > 0) {
        return `\`production-branch\` is ${settings.productionBranches.map((pattern) => (0,code_span/* codeSpan */.S)(pattern)).join(", ")}`;
    }
    if (trigger.defaultBranch === null)
        return "`production-branch` is not set, and the event names no default branch";
    return `\`production-branch\` is the default branch, ${(0,code_span/* codeSpan */.S)(trigger.defaultBranch)}`;
}
function productionBranchValue({ settings, trigger }) {
    const branches = [...settings.productionBranches, trigger.branch];
    return JSON.stringify((settings.productionBranches.length > 0 ? branches : [trigger.defaultBranch, ...branches])
        .filter((branch) => branch !== null)
        .join(", "));
}

;// CONCATENATED MODULE: ./build/plan/plan.js

function refuse(code, circumstances) {
    return { kind: "refuse", refusal: refusal(code, circumstances) };
}
function skip(reason, message) {
    return { kind: "skip", reason, message };
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./build/plan/production-branch.js

/**
 * Whether a branch may reach production.
 *
 * Patterns read as GitHub's branch filters do: `*` stops at a slash, `**` does not, and of several patterns the last
 * that matches counts, so that `!name` takes back what came before it
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet).
 * A list of exclusions alone names no branch.
 *
 * @param patterns Empty: the default branch, and nothing when that is not known.
 */
function isProductionBranch(branch, patterns, defaultBranch) {
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
/** A name may hold characters that mean something in a glob; picomatch takes a pattern for that name as well. */
function matches(branch, pattern) {
    // Extended and negated globs turn "all but one branch" into production with a single character.
    // picomatch throws on an empty pattern, which `!` alone leaves.
    if (pattern === "")
        return false;
    return picomatch(pattern, { dot: true, noextglob: true, nonegate: true, windows: false })(branch);
}

;// CONCATENATED MODULE: ./build/plan/classify-run.js
/** Finds out which situation of the policy a run is in, and whose code it is about. */





/** Finds the table's row, and the pull request if there is one. */
function classifyRun(input) {
    const { trigger, settings, facts, key } = input;
    const about = { trigger, key, settings };
    switch (trigger.kind) {
        case "pull-request":
            return pullRequestScene(trigger, trigger.pullRequest);
        case "pull-request-comment": {
            const found = facts.commentPullRequest;
            if (found === undefined)
                return { kind: "need-fact", fact: "commentPullRequest" };
            return found?.number === trigger.number
                ? pullRequestScene(trigger, found)
                : refuse("pull-request-unreadable", about);
        }
        case "workflow-run":
            return fromTrigger(input, trigger);
        case "push":
            return plainScene(input, isOnProductionBranch(trigger, settings) ? "production-branch" : "other-branch");
        case "tag":
            return plainScene(input, "tag");
        case "release":
            return plainScene(input, trigger.prerelease ? "pre-release" : "tag");
        case "manual":
            return plainScene(input, "manual");
        case "merge-group":
            return { ...plainScene(input, "merge-group"), pullRequestNumber: trigger.number ?? settings.pullRequest };
        case "branch-deleted":
            return { ...plainScene(input, "branch-deleted"), isClosed: true };
        case "deployment-status":
        case "unsupported":
            return plainScene(input, "unsupported");
    }
}
function plainScene({ trigger, settings }, situation) {
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
function pullRequestScene(trigger, pullRequest) {
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
/** Only a run on a branch here that succeeded, or a pull request, says what the code is that the other run was about. */
function fromTrigger(input, trigger) {
    if ((trigger.of === "push" || isChainedRun(trigger)) && !trigger.isFork && trigger.succeeded) {
        const isProduction = isOnProductionBranch(trigger, input.settings);
        return plainScene(input, isProduction ? "production-branch-workflow-run" : "other-branch");
    }
    if (trigger.of !== "pull_request")
        return plainScene(input, "unsupported-workflow-run");
    const found = input.facts.workflowRunPullRequest;
    if (found === undefined)
        return { kind: "need-fact", fact: "workflowRunPullRequest" };
    if (found === null)
        return refuse("pull-request-unreadable", { trigger, key: input.key, settings: input.settings });
    const pullRequest = found === "none" ? null : findByHead([found], trigger);
    if (pullRequest !== null)
        return pullRequestScene(trigger, pullRequest);
    return skip("pull-request-not-found", `No open pull request has commit ${trigger.commit.slice(0, 7)} of ${(0,code_span/* codeSpan */.S)(trigger.branch)} as its head (or several do), so there is nothing to deploy.`);
}
/** Events that run with secrets but carry code or text from outside contributors. Refused unless `allow-untrusted-code` is set. */
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
    return isProductionBranch(trigger.branch, settings.productionBranches, trigger.defaultBranch);
}
/** What a refusal of this run is about. */
function aboutScene({ trigger, key, settings }, { situation }) {
    return { trigger, key, settings, situation };
}

;// CONCATENATED MODULE: ./build/plan/check-checkout.js
/** Whether the code in the workspace is the one that the run is about. */




/**
 * Compares the checkout of the folder that is deployed with the commit of the run. Right is that commit, a merge of
 * the pull request's head, and what was committed or merged onto one of these in this job.
 */
function checkCheckout(input, scene, target) {
    const { settings, facts } = input;
    const { checkout } = facts;
    if (checkout === undefined)
        return { kind: "need-fact", fact: "checkout" };
    const wanted = settings.commit ?? scene.commit;
    if (checkout === null)
        return {
            notices: [
                `No git repository tracks the deployed folder, so it was not checked that it holds ${shortSha(wanted)}.`,
            ],
        };
    const about = { ...aboutScene(input, scene), target, checkout };
    const whose = `${settings.commit === null ? "the event is for" : "`commit` names"} ${shortSha(wanted)}`;
    if ("unreadable" in checkout) {
        const why = checkout.unreadable === "reftable" ? ", because its git repository keeps refs as reftable" : "";
        return refuse("wrong-commit", {
            ...about,
            detail: `The checked-out commit could not be read${why}, but ${whose}.`,
        });
    }
    if ([checkout.head, ...checkout.madeFrom].some((commit) => isOfRun(commit, input, scene)))
        return { notices: [] };
    const origin = otherRepository(checkout, input, scene);
    const found = describeCheckout(checkout, origin);
    if (origin !== null && target === "preview")
        return { notices: [`${found}, so it was not compared with ${shortSha(wanted)}.`] };
    return refuse("wrong-commit", { ...about, detail: `${found}, but ${whose}.` });
}
function isOfRun({ id, secondParent }, { settings }, scene) {
    if (settings.commit !== null)
        return isSame(id, settings.commit);
    const ofPullRequest = scene.pullRequest === null ? [] : [scene.mergeCommit, scene.pullRequest.headSha];
    if (isSame(id, scene.commit) || ofPullRequest.some((commit) => commit !== null && isSame(id, commit)))
        return true;
    return scene.pullRequest !== null && secondParent !== null && isSame(secondParent, scene.pullRequest.headSha);
}
/** A commit that is not known is none. */
function isSame(found, wanted) {
    return wanted !== "" && found.toLowerCase() === wanted.toLowerCase();
}
/** The repository of the checkout, where it is neither this one nor the pull request's fork. */
function otherRepository({ origin }, { trigger }, scene) {
    const own = [trigger.repository, scene.pullRequest?.headRepository ?? null];
    return own.some((repository) => isSameRepository(repository, origin)) ? null : origin;
}
function describeCheckout({ directory, head }, origin) {
    const where = directory === "." ? "The checked-out commit" : `The commit that is checked out in ${(0,code_span/* codeSpan */.S)(directory)}`;
    return `${where} is ${shortSha(head.id)}${origin === null ? "" : ` of ${(0,code_span/* codeSpan */.S)(origin)}`}`;
}
function shortSha(commit) {
    return commit.slice(0, 7) || "none";
}

;// CONCATENATED MODULE: ./build/plan/named-commit.js
/** The commit that the `commit` input names. */



/** SHA-1 or SHA-256, in letters of either case. */
function isWholeSha(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}
/** The input with the whole SHA as its `commit`, in lower case. */
function withWholeCommit(input, scene) {
    const { settings, facts } = input;
    const { commit } = settings;
    if (commit === null)
        return input;
    if (isWholeSha(commit))
        return { ...input, settings: { ...settings, commit: commit.toLowerCase() } };
    const named = facts.namedCommit;
    if (named === undefined)
        return { kind: "need-fact", fact: "namedCommit" };
    if (named.kind === "found")
        return { ...input, settings: { ...settings, commit: named.id } };
    const detail = `\`commit\` is ${(0,code_span/* codeSpan */.S)(commit)}, and ${WHY_UNKNOWN[named.kind]}.`;
    return refuse("unknown-commit", { ...aboutScene(input, scene), detail });
}
const WHY_UNKNOWN = {
    ambiguous: "the SHA of several commits begins with it",
    absent: "neither the checkout nor GitHub has a tag, a branch or a commit of that name",
    unknown: "the checkout has no tag, branch or commit of that name, and GitHub did not tell",
};
/** The whole SHA, where a person chose this very commit: a branch is whatever it happens to be at. */
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
/** For every row, where `commit` names another commit than the event's. */
const OTHER_COMMIT_REQUIREMENT = containsCommitOrTarget;
/** A situation without a row deploys with no key, whatever `target` says. */
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
    // GitHub gives the name of a pushed tag as the head branch, so a tag called `main` must not pass for the branch.
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
        project: allow("production", allowProjectToken),
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
        project: allow("production", allowProjectToken),
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
/** The targets that a key can reach. Any other explicit `target` is refused, on every event. */
const ALLOWED_TARGETS = {
    preview: ["preview"],
    "preview-deployment": ["preview"],
    production: ["production"],
    development: ["development"],
    custom: ["custom"],
    project: ["production"],
    admin: ["production", "development", "custom"],
};
/** Keys that never deploy, each with its own refusal, on every event. */
const NON_DEPLOY_KEYS = {
    team: "key-is-team-token",
    "access-token": "key-is-access-token",
    malformed: "key-malformed",
};
/** Keys that never act for the head of a fork, whatever the opt-ins. */
const FORBIDDEN_FOR_FORKS = ["production", "project", "admin"];
/** Keys that a `workflow_run` of a manual, scheduled or chained run never uses: it does not tell whose code is meant. */
const FORBIDDEN_FOR_CHAINED_RUNS = ["preview", "preview-deployment"];
/** Keys that a closed pull request or a deleted branch removes a preview with; any other is skipped there. */
const CLEANUP_KEYS = ["preview"];
/** Keys that name their deployment, so that `expected-deployment` can be held against them. */
const KEYS_WITH_DEPLOYMENT_NAME = [
    "production",
    "development",
    "custom",
    "preview-deployment",
    "admin",
];

;// CONCATENATED MODULE: ./build/plan/decide.js
/** Decides what a run does, before anything is called. The policy itself is a table: see `policy.ts`. */











/**
 * Decides what a run does. Pure: the same input gives the same plan.
 *
 * A refusal that needs no fact comes before any question, so that nothing is called for a run that is refused anyway.
 * Facts are asked for one at a time, and only for `workflow_run`, comments, tags, and the checkout
 * of a deploy.
 */
function decide(given) {
    // A report calls nothing at Convex, so a key that the job has for other steps is none of its business.
    const input = given.settings.operation === "report" ? { ...given, key: null } : given;
    return (refuseInvalidCombination(input) ??
        skipEvent(input.trigger) ??
        refuseUntrusted(input) ??
        decideForRun(input, classifyRun(input)));
}
function decideForRun(input, scene) {
    if ("kind" in scene)
        return scene;
    const { key, settings } = input;
    const row = policyFor(scene.situation);
    if (settings.operation === "report" && isReportable(row !== undefined || scene.isClosed, input.trigger))
        return report(input, scene);
    if (row === undefined && !scene.isClosed)
        return refuse(unsupportedCode(scene), aboutScene(input, scene));
    if (settings.operation === "sweep")
        return sweep(input, scene);
    if (key === null)
        return decideWithoutKey(input, scene);
    if (scene.pullRequest !== null && scene.isClosed && settings.target === "production")
        return refuse("production-from-closed-pull-request", aboutScene(input, scene));
    if (settings.operation === "cleanup" || (settings.operation === "auto" && scene.isClosed)) {
        return cleanup(input, scene, key);
    }
    if (row === undefined || scene.isClosed)
        return skip("pull-request-closed", closedMessage(input.trigger, scene));
    // Contradictions, keys that cannot deploy among them, are out by now.
    return deploy(input, scene, key, row[key.kind]);
}
/** Key and inputs that contradict each other are refused on every event. */
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
/** Events that bring nothing to deploy, and need no key for that. */
function skipEvent(trigger) {
    if (trigger.kind === "push" && trigger.deleted) {
        return skip("branch-deleted", `The push deleted the branch ${(0,code_span/* codeSpan */.S)(trigger.branch)}, so there is nothing to deploy.`);
    }
    if (trigger.kind === "tag" && trigger.deleted) {
        return skip("tag-deleted", `The tag ${(0,code_span/* codeSpan */.S)(trigger.tag)} was deleted, so there is nothing to deploy.`);
    }
    if (trigger.kind === "release" && !trigger.isPublished) {
        return skip("release-not-published", `This event (${(0,code_span/* codeSpan */.S)(trigger.action)}) does not publish the release of ${(0,code_span/* codeSpan */.S)(trigger.tag)}, so there is nothing to deploy.`);
    }
    return null;
}
/** Where strangers have a hand in a run, no key is used without the opt-in, and nothing is asked either. */
function refuseUntrusted({ trigger, key, settings }) {
    if (settings.allowUntrustedCode || !isUntrusted(trigger) || onlyCleansUp(trigger, settings))
        return null;
    return refuse("untrusted-code", { trigger, key, settings });
}
/**
 * A pull request with conflicts has no merge for `pull_request` to run on, so that only `pull_request_target` tells that
 * it was closed. To clean up takes nothing of its code.
 */
function onlyCleansUp(trigger, { operation }) {
    const isClosed = trigger.kind === "pull-request" && trigger.pullRequest.state === "closed";
    const isOwnEvent = trigger.event === "pull_request_target" && trigger.action === "closed";
    return isClosed && isOwnEvent && (operation === "auto" || operation === "cleanup");
}
function unsupportedCode(scene) {
    return scene.situation === "unsupported-workflow-run" ? "unsupported-workflow-run" : "unsupported-event";
}
/** A sweep deletes what belongs to others, so nobody's pull request may start one. */
function sweep(input, scene) {
    if (scene.situation !== "pull-request")
        return { kind: "sweep" };
    return refuse("sweep-on-pull-request", aboutScene(input, scene));
}
/** A host tells by `deployment_status` where its site is. Any other event must be one that something is deployed on. */
function isReportable(hasRow, { kind }) {
    return hasRow || kind === "deployment-status";
}
function report(given, scene) {
    const input = withWholeCommit(given, scene);
    if ("kind" in input)
        return input;
    const { target, commit } = input.settings;
    const { url, notice } = resolveAppUrl(input, scene);
    if (url === null)
        return skip("no-app-url", notice ?? "There is no `app-url`, so there is nothing to report.");
    return {
        kind: "report",
        appUrl: url,
        target: target === "auto" ? null : target,
        commit: commit ?? scene.commit,
        branch: scene.branch,
        pullRequestNumber: scene.pullRequestNumber,
    };
}
function decideWithoutKey(input, scene) {
    const { trigger, settings } = input;
    if (settings.onMissingKey === "skip") {
        return skip("missing-key", `There is no deploy key ${describeEvent(trigger)}, and \`on-missing-key\` is \`skip\`.`);
    }
    if (settings.onMissingKey === "auto" && settings.operation === "resolve") {
        return skip("missing-key", `There is no deploy key ${describeEvent(trigger)}, so there is no Convex deployment to look up.`);
    }
    if (settings.onMissingKey === "auto" && scene.isFork) {
        return skip("missing-key-fork", "The pull request comes from a fork, and GitHub keeps this repository's secrets from such runs, so there is no deploy key.");
    }
    if (settings.onMissingKey === "auto" && trigger.isDependabot) {
        return skip("missing-key-dependabot", "Dependabot started this run, and GitHub gives such runs Dependabot secrets only, so there is no deploy key. To deploy them too: `gh secret set CONVEX_PREVIEW_DEPLOY_KEY --app dependabot`.");
    }
    return refuse("key-missing", aboutScene(input, scene));
}
function cleanup(input, scene, key) {
    const { settings, trigger } = input;
    if (!CLEANUP_KEYS.includes(key.kind)) {
        if (!scene.isClosed)
            return refuse("cleanup-requires-preview-key", aboutScene(input, scene));
        return skip("nothing-to-clean-up", `${closedMessage(trigger, scene)} The key is not one that removes previews.`);
    }
    const whole = withWholeCommit(input, scene);
    if ("kind" in whole)
        return whole;
    const named = resolvePreviewName(whole, scene);
    if (!named.ok)
        return refuse("invalid-preview-name", { ...aboutScene(input, scene), detail: named.problem });
    return {
        kind: "cleanup",
        previewName: named.name,
        keepPreview: settings.onClose === "keep" && settings.operation === "auto" && scene.pullRequest !== null,
        pullRequestNumber: scene.pullRequestNumber,
        pullRequest: scene.pullRequest,
        branch: scene.branch,
    };
}
function deploy(given, scene, key, cell) {
    const about = aboutScene(given, scene);
    if (scene.isFork && FORBIDDEN_FOR_FORKS.includes(key.kind))
        return refuse("production-key-for-fork", about);
    if (isChainedRun(given.trigger) && FORBIDDEN_FOR_CHAINED_RUNS.includes(key.kind))
        return refuse("preview-key-on-chained-run", about);
    if ("refuse" in cell)
        return refuse(cell.refuse, about);
    const target = given.settings.target === "auto" ? cell.target : given.settings.target;
    const isPlain = (need) => need.kind !== "condition";
    const unmet = unmetRequirement(cell.needs.filter(isPlain), target, given, scene);
    if (unmet !== null)
        return unmet;
    const input = withWholeCommit(given, scene);
    if ("kind" in input)
        return input;
    const conditions = [...cell.needs.filter((need) => !isPlain(need)), ...needsOfOtherCommit(input, scene)];
    return unmetRequirement(conditions, target, input, scene) ?? deployChecked(input, scene, key, cell.needs, target);
}
/** What a run deploys in place of its own commit must be one that was merged, or meant. */
function needsOfOtherCommit({ settings }, scene) {
    return settings.commit === null || settings.commit === scene.commit ? [] : [OTHER_COMMIT_REQUIREMENT];
}
/** The key may go there. What is left is the code, and the preview's name. */
function deployChecked(input, scene, key, needs, target) {
    const isResolve = input.settings.operation === "resolve";
    // Nothing of the checkout is deployed, and there need not be one.
    const code = isResolve ? { notices: [] } : checkCheckout(input, scene, target);
    if ("kind" in code)
        return code;
    const named = key.kind === "preview" ? resolvePreviewName(input, scene) : null;
    if (named?.ok === false)
        return refuse("invalid-preview-name", { ...aboutScene(input, scene), detail: named.problem });
    const site = isResolve ? { url: null, notice: null } : resolveAppUrl(input, scene);
    return {
        kind: isResolve ? "resolve" : "deploy",
        target,
        pullRequestNumber: scene.pullRequestNumber,
        pullRequest: scene.pullRequest,
        preview: named === null ? null : { name: named.name },
        deploymentName: deploymentNameFromKey(key),
        commit: input.settings.commit ?? scene.commit,
        chosenCommit: chosenCommit(input),
        branch: scene.branch,
        appUrl: site.url,
        notices: [...optInNotices(needs, input.trigger), ...code.notices, ...(site.notice === null ? [] : [site.notice])],
    };
}
function unmetRequirement(needs, target, input, scene) {
    for (const need of needs) {
        const unmet = checkRequirement(need, target, input, scene);
        if (unmet !== null)
            return unmet;
    }
    return null;
}
/** `null`: the need is met. */
function checkRequirement(need, target, input, scene) {
    const { settings, facts } = input;
    const about = { ...aboutScene(input, scene), target };
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
    if (contains === false)
        return refuse(need.code, about);
    return refuse(need.code, { ...about, detail: "GitHub did not tell whether a production branch contains its commit" });
}
function resolvePreviewName(input, scene) {
    return previewName({ template: input.settings.previewName, ...namingOf(input, scene) });
}
function resolveAppUrl(input, scene) {
    return appUrl(input.settings.appUrl, namingOf(input, scene));
}
function namingOf({ settings }, scene) {
    return {
        number: scene.pullRequestNumber,
        branch: scene.branch,
        commit: settings.commit ?? scene.commit,
        app: settings.appName,
        isFork: scene.isFork,
    };
}
const NOTICES = {
    allowProductionFromPullRequest: "`allow-production-from-pull-request` lets a pull request that is not merged go to production.",
    allowProjectToken: "`allow-project-token` lets a project token deploy to production.",
};
/** An input that a cell needs lets its key go to production, which is the only place where such a key goes. */
function optInNotices(needs, trigger) {
    const untrusted = "`allow-untrusted-code` lets this run use a key where strangers have a hand in it.";
    return [
        ...(isUntrusted(trigger) ? [untrusted] : []),
        ...needs.flatMap((need) => (need.kind === "input" ? [NOTICES[need.input]] : [])),
    ];
}
function closedMessage(trigger, scene) {
    return scene.pullRequest === null
        ? `The branch ${(0,code_span/* codeSpan */.S)(trigger.branch)} was deleted, so there is nothing to deploy.`
        : `The pull request #${scene.pullRequest.number} is closed, so there is nothing to deploy.`;
}
function isDeployKey(key) {
    return key.kind in ALLOWED_TARGETS;
}

;// CONCATENATED MODULE: ./build/report/log/log-messages.js
/** What a run says of itself in the job's log. */

function startMessage(outcome) {
    const { run, plan } = outcome;
    const { pullRequestNumber, branch, commit } = (0,outcome_outcome/* subjectOf */.et)(outcome);
    const where = plan === null || plan.previewName === null ? plan?.target : `preview deployment "${plan.previewName}"`;
    return [
        `Deploying ${run.appName} to ${where}`,
        run.keyKind === null ? "" : `${run.keyKind} key`,
        pullRequestNumber === null ? (branch ?? "") : `pull request #${pullRequestNumber}`,
        commit.slice(0, 7),
    ]
        .filter((part) => part !== "")
        .join(" · ");
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
    const more = [
        others.length > 0 ? `${others.length} more ${others.length > 1 ? "places are" : "place is"} marked` : "",
        omitted > 0 ? `${omitted} ${omitted > 1 ? "are" : "is"} only in the log` : "",
    ].filter((part) => part !== "");
    return [
        first?.message ?? "",
        cause,
        fix,
        more.length === 0 ? "" : `${more.join(", ")}.`,
        link === null ? "" : `Learn more: ${link}`,
    ]
        .filter((part) => part !== "")
        .join("\n\n");
}

;// CONCATENATED MODULE: ./build/report/log/log-outcome.js
/** What the log, and with it the list of annotations, says of how a run ended. */



/** One error for each failure: what else the same run found is marked in the diff as warnings. */
function logOutcome(log, outcome) {
    const { failure, status } = outcome.ending;
    if (failure === null || !(0,outcome_outcome/* isFailure */.N6)(outcome)) {
        // A cleanup that may not delete leaves something behind; a deploy that was superseded does not.
        if (failure !== null)
            log[(0,outcome_outcome/* operationOf */.zI)(outcome) === "cleanup" ? "warning" : "notice"](messageOf(failure, outcome));
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
function messageOf(failure, outcome) {
    return (0,outcome_outcome/* operationOf */.zI)(outcome) === "cleanup" ? formatError(failure, source_location/* NO_LOCATIONS */.vn) : failure.cause;
}

;// CONCATENATED MODULE: ./build/contract/rules.js
/**
 * The kinds of change between two contracts: what each means, what follows, and what to do.
 *
 * `{subject}`, `{place}` and `{detail}` stand for names out of the contracts.
 */
/** What a pull request breaks. */
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
        change: "{subject} now requires the argument {place}.",
        advice: `${OLD_CLIENTS} Make it optional.`,
    },
    "argument-removed": {
        group: "clients",
        change: "{subject} no longer accepts the argument {place}.",
        advice: `${OLD_CLIENTS} Keep it as optional: Convex refuses arguments that are not declared.`,
    },
    "argument-narrower": {
        group: "clients",
        change: "{subject} no longer accepts {detail} as the argument {place}.",
        advice: `${OLD_CLIENTS} Accept both forms.`,
    },
    "arguments-narrower": {
        group: "clients",
        change: "{subject} no longer accepts {detail} as its arguments.",
        advice: `${OLD_CLIENTS} Accept everything that was accepted before.`,
    },
    "result-may-lack": {
        group: "clients",
        change: "The result of {subject} may now lack {place}.",
        advice: `${OLD_CLIENTS} Keep returning it.`,
    },
    "result-wider": {
        group: "clients",
        change: "The result of {subject} may now be {detail} at {place}.",
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
        change: "The {detail} {place} on {subject} is new.",
        advice: "The push to production waits until it is filled. On a large table, add it with `staged: true` first.",
    },
    "index-removed": {
        group: "costs",
        change: "The {detail} {place} on {subject} was removed.",
        advice: "Adding it again means filling it again.",
    },
    "index-changed": {
        group: "costs",
        change: "The {detail} {place} on {subject} has a new definition.",
        advice: "It is built anew, and the push to production waits for it. On a large table, add it under a new name with `staged: true` first.",
    },
    "index-disabled": {
        group: "costs",
        change: "The {detail} {place} on {subject} is now staged.",
        advice: "Queries cannot use it any more.",
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
    "index-staged": { group: "safe", change: "The {detail} {place} on {subject} is new and staged.", advice: "" },
    "index-enabled": { group: "safe", change: "The staged {detail} {place} on {subject} is now in use.", advice: "" },
    "staged-index-removed": {
        group: "safe",
        change: "The staged {detail} {place} on {subject} was removed.",
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
/** One change between two contracts, as a line of a report. */

function change(rule, subject, { place = "", detail = "" } = {}) {
    return { rule, subject, place, detail };
}
function groupOf({ rule }) {
    return RULES[rule].group;
}
function isBreaking(one) {
    return BREAKING_GROUPS.includes(groupOf(one));
}
/** Details that are words of a sentence, not names. */
const PLAIN_DETAIL = /^(a |an )?(public |internal )?(query|mutation|action|(search |vector )?index)$/;
/** @param code - Shows a name, such as that of a table, in the syntax of the report. */
function changeText({ rule, subject, place, detail }, code) {
    const names = {
        subject: code(subject),
        place: code(place),
        detail: PLAIN_DETAIL.test(detail) ? detail : code(detail),
    };
    const { change: sentence, advice } = RULES[rule];
    return { change: sentence.replace(/\{(\w+)\}/g, (whole, name) => names[name] ?? whole), advice };
}

;// CONCATENATED MODULE: ./build/contract/comparison.js
/** What came of comparing a pull request with its base. */

const PROBLEMS = [
    "cli-unsupported",
    "base-missing",
    "base-without-functions",
    "base-not-bundled",
    "head-not-bundled",
    "timeout",
];
/** @returns How many changes break something, or `null` if that is not known. */
function countBreaking(comparison) {
    return comparison === null || comparison.problem !== null ? null : comparison.changes.filter(isBreaking).length;
}
const NOT_COMPARED = {
    "cli-unsupported": (branch) => `Not compared with ${branch}: the installed Convex CLI cannot write what it would push. Update \`convex\` to 1.31 or newer.`,
    "base-missing": (branch) => `Not compared with ${branch}: its commit is neither in the checkout nor could it be fetched. Give \`actions/checkout\` the line \`fetch-depth: 2\`.`,
    "base-without-functions": (branch) => `Not compared with ${branch}: it has no Convex functions here.`,
    "base-not-bundled": (branch) => `Not compared with ${branch}: its functions could not be bundled and loaded with the packages that are installed now.`,
    "head-not-bundled": (branch) => `Not compared with ${branch}: the functions could not be bundled and loaded a second time.`,
    timeout: (branch) => `Not compared with ${branch}: reading the functions took too long.`,
};
/** @param code - Shows a name in the syntax of the report. */
function problemText({ problem, baseBranch }, code) {
    return problem === null ? "" : NOT_COMPARED[problem](code(baseBranch));
}
/** Allows breaking changes where `breaking-changes` is `fail`. */
const WAIVING_LABEL = "convex-breaking-ok";

;// CONCATENATED MODULE: ./build/report/outputs.js
/** The action's outputs. */


/**
 * What is known, by the name of its output.
 *
 * @param final - Whether the run has ended: before, `status` and what belongs to it are not known.
 */
function toOutputs(outcome, { final }) {
    const { run, plan, deployment, deploy, comparison, ending } = outcome;
    const preview = (0,outcome_outcome/* previewOf */.oW)(outcome);
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
        "pull-request": (0,outcome_outcome/* subjectOf */.et)(outcome).pullRequestNumber,
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
    // At its start the run says that it has crashed, which is to be taken back.
    return Object.fromEntries(texts.filter(([name, value]) => value !== "" || name === "failure-code"));
}
function setOutputs(log, outcome, when) {
    log.outputs(toOutputs((0,outcome_outcome/* redactOutcome */.Ah)(outcome, log), when));
}

;// CONCATENATED MODULE: ./build/report/text/comparison-text.js
/** What merging a pull request would do, as lists in Markdown. */




/** More than this is counted, not listed. */
const LISTED = 20;
const TITLES = {
    data: "Breaks data",
    clients: "Breaks clients",
    costs: "Costs",
    asks: "Asks for something",
    unknown: "Not known",
    safe: "Safe",
};
/** What breaks, for the visible part of a report; nothing where nothing does. */
function breakingText(comparison, appName) {
    const count = countBreaking(comparison) ?? 0;
    if (comparison === null || count === 0)
        return [];
    const waived = comparison.waivedBy === null ? "" : ` The label ${(0,code_span/* cellCodeSpan */.I)(comparison.waivedBy)} allows it.`;
    const what = count === 1 ? "1 breaking change" : `${count} breaking changes`;
    const heading = `⚠️ **${(0,code_span/* cellCodeSpan */.I)(appName)}**: merging this into ${(0,code_span/* cellCodeSpan */.I)(comparison.baseBranch)} makes ${what}.${waived}`;
    return [heading, "", ...breakingLines(comparison.changes.filter(isBreaking)), ""];
}
/** List items, what breaks data first. */
function breakingLines(changes) {
    const data = changes.filter((one) => groupOf(one) === "data");
    const others = changes.filter((one) => groupOf(one) !== "data");
    return limited([...data, ...others].map((one) => `- **${TITLES[groupOf(one)]}:** ${textOf(one)}`));
}
/** Everything else of the comparison, for the folded part. Safe changes come last. */
function otherChangesText(comparison) {
    if (comparison === null)
        return [];
    if (comparison.problem !== null)
        return [`- ${problemText(comparison, code_span/* cellCodeSpan */.I)}`];
    const groups = ["costs", "asks", "unknown", "safe"].flatMap((group) => {
        const changes = comparison.changes.filter((one) => groupOf(one) === group);
        return limited(changes.map((one) => `- **${TITLES[group]}:** ${textOf(one)}`));
    });
    const unread = comparison.notCompared.slice(0, LISTED).map((name) => (0,code_span/* cellCodeSpan */.I)(name));
    return [
        ...groups,
        ...(unread.length === 0 ? [] : [`- **Not compared**, because they could not be loaded: ${unread.join(", ")}`]),
    ];
}
/** The title over the folded part. */
function comparisonTitle({ baseBranch, changes, problem }) {
    if (problem !== null)
        return "What merging will do: not compared";
    const safe = changes.filter((one) => groupOf(one) === "safe").length;
    const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
    const what = changes.length === 0 ? "no changes" : `${count}, ${safe} of them safe`;
    return `What merging into ${htmlCode(baseBranch)} will do: ${what}`;
}
function textOf(one) {
    const { change, advice } = changeText(one, code_span/* cellCodeSpan */.I);
    return advice === "" ? change : `${change} ${advice}`;
}
function limited(items) {
    const further = items.length - LISTED;
    return further > 0 ? [...items.slice(0, LISTED), `- and ${further} more`] : items;
}

;// CONCATENATED MODULE: ./build/report/text/schema-changes-text.js


/** How many changes are listed; the rest are counted. Deletions and warnings are always listed. */
const schema_changes_text_LISTED = 20;
const WORDS = {
    added: "added",
    deleted: "**deleted**",
    changed: "",
    warning: "",
};
/** List items in Markdown. What is gone, and what warns, comes first. */
function toListItems(changes) {
    const loud = [...destructiveChanges(changes)].sort((one, other) => weight(one) - weight(other));
    const others = changes.filter((change) => !loud.includes(change));
    const named = others.filter(({ count }) => count === undefined).slice(0, schema_changes_text_LISTED);
    const further = others.filter((change) => !named.includes(change)).reduce((sum, { count = 1 }) => sum + count, 0);
    const items = [...loud, ...named].map(schema_changes_text_changeText);
    return further > 0 ? [...items, `and ${further} more`] : items;
}
/** What should not be folded away. */
function destructiveChanges(changes) {
    return changes.filter(({ kind }) => kind === "deleted" || kind === "warning");
}
function schema_changes_text_changeText({ kind, what, name }) {
    const mark = kind === "deleted" ? "🗑️ " : kind === "warning" ? "⚠️ " : "";
    return `${mark}${[sanitizeMarkdown(what), WORDS[kind]].filter((word) => word !== "").join(" ")}${name === "" ? "" : `: ${(0,code_span/* cellCodeSpan */.I)(name)}`}`;
}
function weight({ kind }) {
    return kind === "deleted" ? 0 : kind === "warning" ? 1 : 2;
}

;// CONCATENATED MODULE: ./build/report/summary/render-summary.js
/** The job summary as Markdown. */






/** The word is what was attempted. */
const HEADINGS = {
    deployed: () => "✅ Convex deployed",
    skipped: (word) => `⏭️ Convex ${word} skipped`,
    "dry-run": () => "🔎 Convex dry run",
    "cleaned-up": () => "🧹 Convex preview cleaned up",
    swept: () => "🧹 Convex previews swept",
    reported: () => "🔗 Address of the site reported",
    resolved: () => "🔗 Convex deployment found",
    failed: (word) => `❌ Convex ${word} failed`,
    refused: (word) => `⛔ Convex ${word} refused`,
    cancelled: (word) => `⏹️ Convex ${word} cancelled`,
};
function renderSummary(outcome) {
    const { run, plan, deployment, deploy, functions, comparison, ending } = outcome;
    const { commit, branch } = (0,outcome_outcome/* subjectOf */.et)(outcome);
    const preview = (0,outcome_outcome/* previewOf */.oW)(outcome);
    const facts = [
        ["App", (0,code_span/* cellCodeSpan */.I)(run.appName)],
        ["Target", plan?.target ?? ""],
        ["Preview deployment", preview === null ? "" : `${(0,code_span/* cellCodeSpan */.I)(preview.name)}${formatCreated(preview.created)}`],
        ["Expires", deployment.expiresAt === null ? "" : formatTime(deployment.expiresAt)],
        ["Convex deployment", deployment.name === null ? "" : (0,code_span/* cellCodeSpan */.I)(deployment.name)],
        ["Site", plan === null || plan.appUrl === null ? "" : markdown_link((0,code_span/* cellCodeSpan */.I)(plan.appUrl), plan.appUrl)],
        ["URL", urlText(deployment.url, deployment.urlsFromApi)],
        ["HTTP actions", urlText(deployment.siteUrl, deployment.urlsFromApi)],
        ["Dashboard", deployment.dashboardUrl === null ? "" : markdown_link("Open", deployment.dashboardUrl)],
        ["Commit", (0,code_span/* cellCodeSpan */.I)(commit.slice(0, 7))],
        ["Branch", (0,code_span/* cellCodeSpan */.I)(branch ?? "")],
        ["Convex CLI", (0,code_span/* cellCodeSpan */.I)(deploy?.cliVersion ?? "")],
        ["Took", durationText(outcome)],
    ];
    const [first = ["", ""], ...others] = facts.filter(([, value]) => value !== "");
    return [
        `## ${HEADINGS[ending.status]((0,outcome_outcome/* operationOf */.zI)(outcome))}`,
        "",
        ...failureLines(outcome),
        ...breakingText(comparison, run.appName),
        ...listed([...ending.notes.map(sanitizeMarkdown), ...toListItems(deploy?.schemaChanges ?? [])]),
        tableLine(first),
        "| :-- | :-- |",
        ...others.map(tableLine),
        "",
        ...functionTable(functions),
        ...comparisonDetails(comparison),
        ...(ending.failure === null || deploy === null || deploy.outputTail.length === 0
            ? []
            : ["<details><summary>End of the output</summary>", "", fenced(deploy.outputTail), "", "</details>", ""]),
    ].join("\n");
}
const RESULTS = {
    returned: "✅ returned",
    threw: "❌ failed",
    "not-run": "❌ did not run",
    "no-answer": "❔ no answer",
    "no-deployment": "❌ not called",
};
/** Names, times and sizes: what functions return may be anybody's data. */
function functionTable(functions) {
    if (functions.length === 0)
        return [];
    const lines = functions.map(({ input, name, result, seconds, bytes }) => tableLine([
        (0,code_span/* cellCodeSpan */.I)(name),
        `\`${input}\``,
        RESULTS[result],
        formatDuration(seconds),
        bytes === null ? "" : formatBytes(bytes),
    ]));
    return ["| Function | Input | Result | Took | Size |", "| :-- | :-- | :-- | :-- | :-- |", ...lines, ""];
}
function comparisonDetails(comparison) {
    const lines = otherChangesText(comparison);
    if (comparison === null || lines.length === 0)
        return [];
    return [`<details><summary>${comparisonTitle(comparison)}</summary>`, "", ...lines, "", "</details>", ""];
}
function failureLines({ ending: { failure }, deploy }) {
    const { locations, omitted } = deploy?.locations ?? source_location/* NO_LOCATIONS */.vn;
    if (failure === null)
        return [];
    const places = locations.map(({ path, line, message }) => `${(0,code_span/* cellCodeSpan */.I)(line === null ? path : `${path}:${line}`)} ${(0,code_span/* cellCodeSpan */.I)(message)}`);
    return [
        sanitizeMarkdown(failure.cause),
        "",
        ...listed(omitted > 0 ? [...places, `and ${omitted} more`] : places),
        sanitizeMarkdown(failure.fix),
        "",
        ...(failure.link === null ? [] : [markdown_link("Learn more", failure.link), ""]),
    ];
}
function listed(items) {
    return items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ""];
}
/** A URL that Convex did not give is shown, not linked. */
function urlText(url, isGiven) {
    if (url === null)
        return "";
    return isGiven ? markdown_link((0,code_span/* cellCodeSpan */.I)(url), url) : (0,code_span/* cellCodeSpan */.I)(url);
}
function durationText({ run: { durationSeconds }, deploy }) {
    const { buildSeconds, pushSeconds } = deploy ?? { buildSeconds: null, pushSeconds: null };
    const parts = [
        buildSeconds === null ? "" : `build ${formatDuration(buildSeconds)}`,
        pushSeconds === null ? "" : `push ${formatDuration(pushSeconds)}`,
    ].filter((part) => part !== "");
    return `${formatDuration(durationSeconds)}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/convex/api/provision-host.js
/** Where Convex is asked about projects, previews and keys. Whoever answers there receives the deploy key. */


const CONVEX_PROVISION_ORIGIN = "https://api.convex.dev";
/**
 * The origin that the CLI's own variable `CONVEX_PROVISION_HOST` names, else Convex's.
 *
 * @throws {ActionFailure} Where it names neither Convex nor this machine, which is for tests.
 */
function parseProvisionHost({ CONVEX_PROVISION_HOST: host, }) {
    if (host === undefined || host === "")
        return CONVEX_PROVISION_ORIGIN;
    const url = URL.canParse(host) ? new URL(host) : null;
    if (url?.origin === CONVEX_PROVISION_ORIGIN)
        return CONVEX_PROVISION_ORIGIN;
    if (url === null || !isBareLoopback(url))
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* UNTRUSTED_PROVISION_HOST */.mA);
    return url.origin;
}
function isBareLoopback({ hostname, protocol, username, pathname }) {
    const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && /^https?:$/.test(protocol);
    return isLocal && username === "" && pathname === "/";
}

;// CONCATENATED MODULE: ./build/inputs/app-url.js
/** Checks the `app-url` input: people follow it from the pull request, so only plain web addresses pass. */
/** Characters. A comment holds the addresses of a hundred apps. */
const MAX_LENGTH = 300;
/** None of these ends a link in Markdown, means another character there, or starts a query. What follows the slashes is a host. */
const PLAIN = /^https?:\/\/(?=[\w[])[\w.~:/#!$'*+,;=%[\]@-]+$/;
const app_url_PLACEHOLDER = /\{(?:number|branch|sha|app)\}/g;
/** @returns Whether it is a web address without user information and query, once its placeholders have values. */
function isAppUrl(template) {
    const sample = template.replace(/\{(?:branch|sha|app)\}/g, "x").replaceAll("{number}", "1");
    if (template.length > MAX_LENGTH || !PLAIN.test(sample) || !URL.canParse(sample))
        return false;
    const { username, password } = new URL(sample);
    return username === "" && password === "";
}
/** Whether a text is the origin or the host of an address, with anything in place of its placeholders. */
function isOriginOf(template, text) {
    const [, host = ""] = /^https?:\/\/([^/#]+)/.exec(template.trim()) ?? [];
    // A host that is all placeholder would fit any text.
    if (!host.replace(app_url_PLACEHOLDER, "").includes("."))
        return false;
    const pattern = host.split(app_url_PLACEHOLDER).map((part) => part.replace(/[^\w-]/g, "\\$&"));
    return new RegExp(`^(?:https?://)?${pattern.join("[a-z0-9-]+")}/?$`).test(text);
}

// EXTERNAL MODULE: ./node_modules/dotenv/lib/main.js
var main = __webpack_require__(8889);
;// CONCATENATED MODULE: ./build/key/parse-deploy-key.js
/** A shorter secret is no secret, and masking it would blank ordinary words out of the log. */
const MIN_SECRET_LENGTH = 8;
const absent = { state: "absent" };
/**
 * Reads the value of `deploy-key` or of one of the variables that stand in for it.
 *
 * `""` and the CLI's sentinel `<ignore_deploy_key>` are absent, `<missing_deploy_key:MSG>` is declared missing, as the
 * CLI has them. What surrounds a key by accident (a byte order mark, white space, one pair of `"` or `'`) is removed
 * and named in `normalizations`. Everything else that is not exactly one key of a known form is malformed: never an exception,
 * and nothing of the value in the result.
 *
 * Keys of local and anonymous deployments have the bare form `<name>|<secret>` and are admin keys, like those of a
 * self-hosted backend. Nothing issues a key with the prefix `local:` or `anonymous:`, so these are unknown forms.
 */
function parseDeployKey(raw) {
    if (raw === "")
        return absent;
    const { text, normalizations } = normalize(raw);
    if (text === "<ignore_deploy_key>")
        return absent;
    const message = /^<missing_deploy_key:(.+)>$/.exec(text)?.[1];
    if (message !== undefined)
        return { state: "missing-sentinel", message };
    const slip = findFormatError(text);
    const key = slip === null ? classify(text) : malformed(slip);
    return { state: "present", key, normalizations: key.kind === "malformed" ? [] : normalizations };
}
function normalize(raw) {
    const normalizations = new Set();
    const text = trimAndRecord(raw, normalizations);
    const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
    if (quoted === undefined)
        return { text, normalizations: [...normalizations] };
    normalizations.add("quotes");
    return { text: trimAndRecord(quoted, normalizations), normalizations: [...normalizations] };
}
/** Adds to `normalizations` what it removed. To JavaScript a byte order mark is white space. */
function trimAndRecord(text, normalizations) {
    const removed = text.slice(0, text.length - text.trimStart().length) + text.slice(text.trimEnd().length);
    if (removed.includes("\uFEFF"))
        normalizations.add("byte-order-mark");
    if (/[^\uFEFF]/.test(removed))
        normalizations.add("surrounding-whitespace");
    return text.trim();
}
const VARIABLE_ASSIGNMENT_PATTERNS = [
    // export NAME=value, NAME = value. A base64 token may end in `=` without being a name.
    /^(?:export\s+|set\s+|\$env:)?[A-Za-z_][\w-]*\s*=(?!=*$)/,
    // CONVEX_DEPLOY_KEY:value, "CONVEX_DEPLOY_KEY": "value", CONVEX_DEPLOY_KEY=
    /^(?:export\s+|set\s+)?["']?[A-Z_][A-Z0-9_]*["']?\s*[=:]/,
    // deploy-key: value
    /^(?!(?:prod|dev|custom|preview|project|team):)[A-Za-z_][\w-]*\s*:\s/,
];
/** Slips that show before the value is taken apart, in the order in which they explain most. */
const FORMAT_CHECKS = [
    ["empty", (text) => /^[\s"'`‘’“”]*$/.test(text)],
    ["includes-variable-name", (text) => VARIABLE_ASSIGNMENT_PATTERNS.some((pattern) => pattern.test(text))],
    ["quotes", (text) => /^["'`‘’“”]|["'`‘’“”]$/.test(text)],
    ["several-keys", (text) => text.indexOf("|") !== text.lastIndexOf("|")],
    ["white-space", (text) => /\s/.test(text)],
    ["not-printable-ascii", (text) => /[^!-~]/.test(text)],
    ["url-encoded", isUrlEncoded],
];
function findFormatError(text) {
    return FORMAT_CHECKS.find(([, shows]) => shows(text))?.[0] ?? null;
}
/** Encoded once or more often, as a whole or only in front of the `|`. A secret may contain a percent sign. */
function isUrlEncoded(text) {
    const separator = text.indexOf("|");
    if (separator < 0)
        return /%(?:25)*7c/i.test(text);
    return /%[0-9a-f]{2}/i.test(text.slice(0, separator));
}
/** `text` is printable ASCII without white space and has at most one `|`. */
function classify(text) {
    const separator = text.indexOf("|");
    if (separator < 0)
        return withoutSeparator(text);
    const secret = text.slice(separator + 1);
    if (secret === "")
        return malformed("truncated");
    const prefix = text.slice(0, separator);
    const key = parsePrefix(prefix, secret, text);
    if (key === null)
        return malformed(NAMED_BY_BRANCH.test(prefix) ? "named-by-branch" : "unknown-form");
    return secret.length < MIN_SECRET_LENGTH ? malformed("short-secret") : key;
}
function withoutSeparator(raw) {
    // Convex's access tokens are base64 of JSON, so they start with `ey`; some upper case tells them from a name.
    if (/^ey(?=.*[A-Z])[\w+/.-]{18,}={0,2}$/.test(raw))
        return { kind: "access-token", secret: raw, raw };
    if (parsePrefix(raw, "", raw) !== null && raw.includes(":"))
        return malformed("truncated");
    return malformed("no-separator");
}
/**
 * What Convex's backend makes of a preview's branch in front of a key: `:` and `|` as `_`, cut to 40 bytes. A branch that
 * looks like a deployment's name cannot be told from one.
 */
const NAMED_BY_BRANCH = /^preview:(?=[^:]*[/.@#+~])[^:]{1,40}$/;
const NAME = /^[\w-]{3,64}$/;
const DEPLOYMENT_KINDS = { prod: "production", dev: "development", custom: "custom" };
const CLOUD_PREFIXES = ["prod", "dev", "custom", "preview", "project", "team"];
function parsePrefix(prefix, secret, raw) {
    const [kind = "", first, second, ...more] = prefix.split(":");
    if (more.length > 0)
        return null;
    if (first === undefined)
        return adminKey(kind, secret, raw);
    if (!NAME.test(first))
        return null;
    if (second !== undefined) {
        if (!NAME.test(second) || (kind !== "preview" && kind !== "project"))
            return null;
        return { kind, teamSlug: first, projectSlug: second, secret, raw };
    }
    if (kind === "team")
        return { kind, teamSlug: first, secret, raw };
    if (kind === "preview")
        return { kind: "preview-deployment", deploymentName: first, secret, raw };
    if (kind !== "prod" && kind !== "dev" && kind !== "custom")
        return null;
    return { kind: DEPLOYMENT_KINDS[kind], deploymentName: first, secret, raw };
}
/**
 * An instance called like a kind is a key that lost its name. The CLI takes whatever stands in front of the first `:`,
 * a part of the secret too, for the deployment's type, and prints it.
 */
function adminKey(instanceName, secret, raw) {
    if (!NAME.test(instanceName) || CLOUD_PREFIXES.includes(instanceName) || secret.includes(":"))
        return null;
    return { kind: "admin", instanceName, secret, raw };
}
function malformed(formatError) {
    return { kind: "malformed", formatError };
}

;// CONCATENATED MODULE: ./build/key/public-texts.js

/**
 * The values that are worth hiding, each once. Short ones are too common. One that is part of a text that everybody sees
 * anyway, such as the branch, is no secret: hiding it would blank it out of every report and out of the job's outputs.
 */
function withoutPublicTexts(values, publicTexts) {
    return [...new Set(values)].filter((value) => value.length >= MIN_SECRET_LENGTH && !publicTexts.some((text) => text.includes(value)));
}

;// CONCATENATED MODULE: ./build/inputs/deployment-env.js
/** The `deployment-env` input: dotenv lines in, variables of a Convex deployment out. */


/** Set by Convex itself, on every deployment: https://docs.convex.dev/production/environment-variables#system-environment-variables */
const SET_BY_CONVEX = ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"];
/**
 * Left out by `convex env set` where it takes a whole file, as this input is (`managedVars` in the CLI's
 * `src/cli/lib/env.ts`): the CLI and frameworks keep them in `.env.local`, which people copy. Nothing on a Convex
 * deployment reads them, and a deploy key would lie there for every function to read. The CLI sets such a name only where
 * somebody types it alone, so here each is called by its name instead of being dropped.
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
const deployment_env_NAME = /^[A-Za-z_]\w*$/;
const ASSIGNMENT = /^\s*(?:export\s+)?([^\s=:#][^=:]*?)(?:\s*=\s*|:\s+)(.*)$/;
/**
 * Reads dotenv syntax as the `dotenv` library does. That library passes over what it cannot read; here it is a problem,
 * because a variable that is silently missing is found out much later.
 */
function parseDeploymentEnv(text) {
    const variables = (0,main.parse)(text);
    const errors = [];
    const seen = new Set();
    for (const { line, name } of parseAssignments(text)) {
        if (name === null || isBase64(name, variables[name])) {
            errors.push(`\`deployment-env\`: line ${line} is no \`NAME=value\`, or its quotation mark is never closed.`);
            continue;
        }
        const problem = !deployment_env_NAME.test(name)
            ? // It is not repeated: of a key over several lines, without quotes, each line may look like an assignment.
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
 * A secret without a name in front reads as a name without a value where it is base64, which may end with equals signs. It
 * would be the name of a variable then, which everybody sees.
 */
function isBase64(name, value) {
    if (value === "=")
        return true;
    return !value && name.length >= 20 && [/[a-z]/, /[A-Z]/, /\d/].every((one) => one.test(name));
}
/** The URL or host of a Convex deployment, and a page of the dashboard: outputs and reports show them, so they are no secret. */
const CONVEX_ADDRESS = /^(?:https?:\/\/)?(?:[\w-]+(?:\.[\w-]+)?\.convex\.(?:cloud|site)\/?|dashboard\.convex\.dev(?:\/[\w/-]*)?)$/i;
/**
 * What must not be seen of the values, their single lines included.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
function secretsInDeploymentEnv(text, publicTexts) {
    const values = Object.values((0,main.parse)(text)).flatMap((value) => [value, ...value.split("\n").map((one) => one.trim())]);
    return withoutPublicTexts(values, publicTexts).filter((value) => !CONVEX_ADDRESS.test(value));
}
/** Words and a number, as Convex names deployments, or a part of such a name. */
const DEPLOYMENT_NAME = /^[a-z]+(?:-[a-z]+)*(?:-\d{1,6})?$/;
/** A host or an origin. A Convex deployment may have domains of its own: https://docs.convex.dev/production/hosting/custom */
const ORIGIN = /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?\/?$/i;
/** Whether a value may turn out to be the name or a URL of what is deployed. Before the deploy nobody knows. */
function mayNameDeployment(value) {
    return DEPLOYMENT_NAME.test(value) || ORIGIN.test(value);
}
/** Each assignment with the number of its first line; `name: null` where there should be one and is none. */
function* parseAssignments(text) {
    const lines = text.split(/\r?\n|\r/);
    for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? "";
        if (/^\s*(?:#|$)/.test(line))
            continue;
        const [, name = null, value = ""] = ASSIGNMENT.exec(line) ?? [];
        const end = name === null ? at : lastLineOf(value, lines, at);
        yield { line: at + 1, name: end === null ? null : name };
        at = end ?? at;
    }
}
/** The line on which a value ends; `null`: a quotation mark is never closed. */
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
    // The object keeps no such name.
    if (!Object.hasOwn(variables, name))
        return `\`${name}\` cannot be the name of a variable`;
    if (SET_BY_CONVEX.includes(name))
        return `\`${name}\` is set by Convex itself and cannot be changed`;
    if (RESERVED_FOR_CLI.includes(name))
        return `\`${name}\` is for the Convex CLI and for builds, not for a Convex deployment, so leave it out (functions read their own URLs from \`CONVEX_CLOUD_URL\` and \`CONVEX_SITE_URL\`)`;
    if (Buffer.byteLength(variables[name] ?? "") > MAX_VALUE_BYTES)
        return `the value of \`${name}\` is longer than ${MAX_VALUE_BYTES} bytes`;
    return null;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/workspace/is-inside.js


/**
 * Whether `path` is `directory` or lies below it, as far as their text tells.
 *
 * @param directory - Absolute, as `path` is.
 * @param platformPath - Path functions of the platform that the paths are from. Default: this one.
 */
function isInside(directory, path, platformPath = external_node_path_) {
    const relativePath = platformPath.relative(directory, path);
    return relativePath === "" || (!platformPath.isAbsolute(relativePath) && relativePath.split(/[\\/]/)[0] !== "..");
}
/** As many as Linux follows: https://man7.org/linux/man-pages/man7/path_resolution.7.html */
const MAX_LINKS = 40;
/**
 * Resolves all links of a path. If the path does not exist yet, its nearest existing parent is resolved.
 *
 * @param path - Absolute.
 * @returns `null` if links form a loop.
 */
function realPathOf(path, linksLeft = MAX_LINKS) {
    try {
        return external_node_fs_.realpathSync.native(path);
    }
    catch {
        // It does not exist, or a part of it cannot be read.
    }
    const parent = (0,external_node_path_.dirname)(path);
    if (parent === path)
        return path;
    const target = linkTarget(path);
    if (target !== null && linksLeft === 0)
        return null;
    const realParent = realPathOf(parent, linksLeft);
    if (realParent === null)
        return null;
    return target === null ? (0,external_node_path_.join)(realParent, (0,external_node_path_.basename)(path)) : realPathOf((0,external_node_path_.resolve)(realParent, target), linksLeft - 1);
}
/** @returns `null` if the path is not a link. */
function linkTarget(path) {
    try {
        return (0,external_node_fs_.readlinkSync)(path);
    }
    catch {
        return null;
    }
}
/** Whether `path` leads to `directory` or below it, links followed. A path that leads nowhere does not. */
function leadsInside(directory, path) {
    const [folder, target] = [realPathOf(directory), realPathOf(path)];
    return folder !== null && target !== null && isInside(folder, target);
}

// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
;// CONCATENATED MODULE: ./build/inputs/deploy-args.js
/** The `deploy-args` input: further arguments for `convex deploy`, from an allow-list. */


/**
 * What may be passed on. `flag` takes no value, `value` takes one (any, or one of `choices`).
 * The list holds what changes how the CLI works, never where it deploys or as whom: those have inputs of their own.
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
/** Arguments that have an input of their own, so that the error can name it. */
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
 * Splits `text` as a shell would (quotes and backslashes, nothing is expanded or run) and checks each argument.
 *
 * @param isInsideWorkspace - Tells whether a path, relative to the working directory, stays inside the workspace.
 * @returns The arguments as `--flag` or `--flag=value`, and a sentence for each that may not be passed on.
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
        // A `..` behind a link would lead elsewhere than its text says, which is what was checked.
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
    // What is no option may be anything, a pasted key included: it is counted, never echoed.
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
/** The `run` and `preview-run` inputs: one Convex function a line, with its arguments as JSON. */
/** With names of at most `MAX_NAME_LENGTH`, the output `run-results` has room for all names of both inputs. */
const MAX_CALLS = 100;
const function_calls_MAX_NAME_LENGTH = 200;
/** Convex's limits: https://docs.convex.dev/production/state/limits */
const MAX_DEPTH = 64;
const MAX_FIELD_NAME_LENGTH = 1024;
const NAME_FORM = "a function such as `dir/module:function`, `dir/module` (its default export) or `internal.dir.module.function`";
/**
 * Reads lines of a function and, optionally, one JSON object. Empty lines and those that begin with `#` are left out.
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
/** @returns What is wrong with the line, as a clause that goes on from its number, without a full stop. */
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
/** Extensions of modules, which the CLI takes off too (`parseFunctionName` in its `src/cli/lib/run.ts`). */
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
 * Finds what is wrong with the arguments: what JSON does not allow, and what Convex would not take or take for something
 * else (a name twice, a number that is rounded), which nobody would notice.
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
        return "must have one JSON object, and nothing else, behind the function (names and texts in double quotes, all on one line)";
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
/** What of Convex's own encoding has names that begin with `$`: `jsonToConvex` in the CLI's `src/values/value.ts`. */
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
            return `has a name in its arguments that Convex does not take: names have only ASCII characters, ${MAX_FIELD_NAME_LENGTH} at most`;
        const isEncoded = open.length > 1 && ENCODED.test(text.slice(text.lastIndexOf("{", token.index)));
        if (name.startsWith("$") && !isEncoded)
            return 'has a name that begins with `$` in its arguments, which Convex keeps for `{"$integer": "<base64>"}`, `$float` and `$bytes`';
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
/** The `preview-import` input: a snapshot, or a file for each of several tables. */


const FORMATS = { jsonl: "jsonLines", json: "jsonArray", csv: "csv" };
/** Names that Convex takes for a table: https://docs.convex.dev/database/import-export/import */
const TABLE = /^(?=.*[A-Za-z0-9])[A-Za-z]\w{0,63}$/;
/**
 * @param workspace - Absolute path, to which the paths are relative.
 * @returns The files in their order, and a sentence for each line that cannot be used. It repeats no value.
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
        errors.push("`preview-import` must name each table once: a table that is not empty is not imported into.");
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
    if (!isInside(workspace, whole))
        return "the file must be inside the workspace. Paths are relative to the checkout.";
    return { table, format, path: whole };
}

;// CONCATENATED MODULE: ./build/inputs/inputs.js
/** The action's inputs: raw strings in, one typed object out, every problem reported at once. */







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
 * Reads every input. An input that is not given reads as its default in `action.yml`, which the runner fills in.
 *
 * @param get - The raw value of an input, `""` when it is not set.
 * @param workspace - Absolute path of `GITHUB_WORKSPACE`.
 * @returns The inputs, and a sentence for each that cannot be used. It names the input and what is allowed, and
 *   repeats no value: any input may hold a pasted secret.
 */
function readInputs(get, workspace) {
    const read = new InputReader(get);
    const workingDirectory = read.directoryWithin(workspace, "working-directory");
    const deployArgs = parseDeployArgs(get("deploy-args"), (path) => {
        const whole = (0,external_node_path_.resolve)(workingDirectory, path);
        return isInside(workspace, whole) && leadsInside(workspace, whole);
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
        message: read.text("message"),
        deployArgs: deployArgs.args,
        timeoutMs: read.minutes("timeout-minutes"),
        retries: read.integer("retries", 10) ?? 0,
        onMissingKey: read.choice("on-missing-key"),
        onClose: read.choice("on-close"),
        managementToken: read.text("management-token"),
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
        githubEnvironment: read.text("github-environment"),
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
        ...(isInBoth ? ["`cmd-url-env-var-name` and `cmd-site-url-env-var-name` must not contain the same name."] : []),
        ...withoutRecord(inputs),
    ];
}
/** What needs a record of the run, where neither a GitHub Deployment nor a comment is sure to keep one. */
function withoutRecord({ comment, githubDeployment, previewImport, previewRun, onClose }) {
    if (comment !== "failures" || githubDeployment)
        return [];
    const why = "with `comment: failures` and without `github-deployment` nothing records what a run did";
    return [
        ...(previewImport.length === 0 ? [] : [`\`preview-import\` cannot be used: ${why}, so it could be made twice.`]),
        ...(previewRun.length === 0 ? [] : [`\`preview-run\` cannot be used: ${why}, so it could run twice.`]),
        ...(onClose === "keep"
            ? []
            : [`\`on-close\` must be \`keep\`: ${why}, so no preview deployment could be known as one to delete.`]),
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
/** Names that `cmd` needs for something else than a URL. */
const RESERVED_NAMES = /^(?:PATH|HOME|SHELL|ENV|IFS|PS4|SHELLOPTS|BASHOPTS|CI|PWD|TMPDIR|COMSPEC|PATHEXT|SYSTEMROOT|CONVEX_(?:DEPLOY\w*|SELF_HOSTED_\w+|OVERRIDE_ACCESS_TOKEN|PROVISION_HOST)|(?:NODE|NPM|BASH|LD|DYLD|GITHUB|RUNNER|ACTIONS|INPUT|STATE|GIT|OPENSSL|SSL)_\w*|\w*_(?:PROXY|TOKEN|KEY|SECRET))$/i;
/** Reads one input at a time and collects what is wrong, so that all of it can be told in one go. */
class InputReader {
    errors = [];
    #get;
    constructor(get) {
        this.#get = get;
    }
    text(name) {
        const value = this.#get(name).trim();
        return value === "" ? null : value;
    }
    /** Absolute path. */
    directoryWithin(workspace, name) {
        const folder = (0,external_node_path_.resolve)(workspace, this.text(name) ?? ".");
        if (isInside(workspace, folder))
            return folder;
        this.errors.push(`\`${name}\` must be inside the workspace. Give a path relative to the checkout.`);
        return workspace;
    }
    /** Absolute path of a ZIP archive, which may lie anywhere yet. */
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
    /** At least one target, none of them `auto`. */
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
        this.errors.push(`\`${name}\` must be \`true\` or \`false\`.`);
        return fallback;
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
    pattern(name, pattern, what) {
        const value = this.text(name);
        if (value === null || pattern.test(value))
            return value;
        this.errors.push(`\`${name}\` must be ${what}.`);
        return null;
    }
    /** Separated by commas or white space. */
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
    integer(name, most) {
        const value = this.text(name) ?? "";
        if (/^\d{1,9}$/.test(value) && Number(value) <= most)
            return Number(value);
        this.errors.push(`\`${name}\` must be a whole number from 0 to ${most}.`);
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

;// CONCATENATED MODULE: ./build/key/key-source.js

/**
 * Finds the key: the input, else `CONVEX_DEPLOY_KEY`, else `CONVEX_DEPLOYMENT_TOKEN`, else
 * `CONVEX_SELF_HOSTED_ADMIN_KEY`. An input of white space only and a variable set to `""` are unset.
 *
 * The sentinel `<ignore_deploy_key>` switches off the deploy keys that would come after it, as in the CLI, which does
 * not fall back to `CONVEX_DEPLOYMENT_TOKEN` then; a self-hosted admin key is still read.
 *
 * `CONVEX_SELF_HOSTED_URL` counts for admin keys and beside `CONVEX_SELF_HOSTED_ADMIN_KEY`. Beside any other cloud key
 * it is ignored, as the CLI does, because it may be there for another step; the `url` input never is.
 */
function readKeySource(given) {
    const found = findKey(given.input, given.environment);
    if (found === null || found.reading.state === "absent")
        return { state: "absent" };
    const { from, reading } = found;
    if (reading.state === "missing-sentinel")
        return { ...reading, from };
    return { ...reading, from, ...resolveBackend(reading.key, from, findUrl(given.urlInput, given.environment)) };
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
        const reading = parseDeployKey(raw);
        if (reading.state === "absent")
            break;
        return { from, reading };
    }
    const adminKey = environment.CONVEX_SELF_HOSTED_ADMIN_KEY;
    return adminKey ? { from: "CONVEX_SELF_HOSTED_ADMIN_KEY", reading: parseDeployKey(adminKey) } : null;
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

;// CONCATENATED MODULE: ./build/key/secret-encodings.js

/**
 * The whole key and its secret part; never a prefix, a name or a slug, because a mask on these would drop outputs and
 * links that contain them. Empty when there is no key, or when it is malformed: then nothing of it is kept anywhere.
 */
function getSecretValues(key) {
    if (key === null || key.kind === "malformed")
        return [];
    return unique([key.raw, key.secret]);
}
/**
 * Every other form in which a secret is looked for, each of at least eight characters, without duplicates and without
 * the secret itself: base64 inside longer data, hex, percent encodings, JSON, XML and shell escapes, those of characters
 * beyond ASCII, which may also be composed otherwise (NFC, NFD), and, where the secret is itself base64 or percent-encoded, what it decodes to in all of these forms.
 */
function encodeAll(secret) {
    const { texts, bytes } = decode(secret);
    const all = [
        ...encode(secret),
        ...beyondAscii(secret),
        ...texts.flatMap((text) => [text, ...encode(text)]),
        ...bytes.flatMap(hex),
    ];
    return unique(all).filter((form) => form !== secret && form.length >= MIN_SECRET_LENGTH);
}
/**
 * The values for `::add-mask::`: the secrets, and the encodings that the runner does not derive from them by itself.
 * The base64 forms are among these: what the runner derives ends in padding, so it misses a secret inside longer data.
 * Every value is one line of printable text. Source of the runner's own forms:
 * https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
 */
function valuesToMask(secrets) {
    const usable = secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH);
    const derived = new Set(usable.flatMap(maskedByRunner));
    return unique([...usable, ...usable.flatMap(encodeAll).filter((form) => !derived.has(form))]);
}
function maskedByRunner(secret) {
    return [json(secret), percent(secret, UNRESERVED, false), xml(secret, "&apos;"), secret.replaceAll("'", "''")];
}
/** PHP pads its code: https://www.php.net/htmlspecialchars */
const APOSTROPHES = ["&apos;", "&#39;", "&#039;", "&#x27;", "'"];
function encode(secret) {
    const percentForms = PERCENT_SAFE_SETS.flatMap((kept) => [percent(secret, kept, false), percent(secret, kept, true)]);
    return [
        ...base64Substrings(secret),
        ...hex(Buffer.from(secret)),
        ...percentForms,
        // Forms write a space so.
        ...percentForms.map((form) => form.replaceAll("%20", "+")),
        ...jsonForms(secret),
        ...APOSTROPHES.map((apostrophe) => xml(secret, apostrophe)),
        ...quotesDoubled(secret),
        secret.replaceAll("'", "'\\''"),
        secret.replaceAll("\\", "\\\\"),
        ...escapeEveryCharacter(secret),
        ...escapeSymbols(secret),
    ];
}
/** Each character escaped, needed or not, as careful or obfuscating programs do. */
function escapeEveryCharacter(secret) {
    const all = /[\s\S]/gu;
    return [
        ...inBothCases((upperCase) => percent(secret, NONE, !upperCase)),
        ...inBothCases((upperCase) => secret.replace(all, (char) => escapedBytes(char, upperCase))),
        ...inBothCases((upperCase) => secret.replace(all, (char) => escapedUnits(char, upperCase))),
        ...entities(secret, all),
        ...entities(secret, all).map((form) => form.replaceAll("&#x", "&#X")),
    ];
}
/** Each character but letters and digits, as the encoders for scripts and pages of OWASP write them. */
function escapeSymbols(secret) {
    const signs = /[^A-Za-z0-9]/gu;
    return [
        ...inBothCases((upperCase) => secret.replace(signs, (char) => shortEscape(char, upperCase))),
        ...inBothCases((upperCase) => secret.replace(signs, (char) => escapedUnits(char, upperCase))),
        ...entities(secret, signs).filter((form) => form.includes("&#x")),
    ];
}
const NOT_ASCII = /[^\0-\x7f]/gu;
/** What keeps to ASCII writes other characters as escapes, and some programs take accents off their letters (NFD). */
function beyondAscii(secret) {
    const spelled = unique([secret, secret.normalize("NFC"), secret.normalize("NFD")]);
    return [
        ...spelled.filter((one) => one !== secret).flatMap((one) => [one, ...encode(one)]),
        ...spelled.flatMap(inAscii),
    ];
}
function inAscii(secret) {
    const escaping = (texts, written) => unique(texts).flatMap((text) => inBothCases((upperCase) => text.replace(NOT_ASCII, (char) => written(char, upperCase))));
    return [
        ...escaping(jsonForms(secret), escapedUnits),
        ...unique(APOSTROPHES.map((apostrophe) => xml(secret, apostrophe))).flatMap((text) => entities(text, NOT_ASCII)),
        ...escaping([secret], (char, upperCase) => `\\u{${hexOf(codePoint(char), 0, upperCase)}}`),
        // Python's `ascii`, its bytes, and git's and C's octal digits.
        ...escaping([secret], shortEscape),
        ...escaping([secret], escapedBytes),
        ...escaping([secret], (char) => Array.from(Buffer.from(char), (byte) => `\\${byte.toString(8)}`).join("")),
    ];
}
function inBothCases(write) {
    return [write(false), write(true)];
}
function codePoint(char) {
    return char.codePointAt(0) ?? 0;
}
function hexOf(value, digits, upperCase) {
    const code = value.toString(16).padStart(digits, "0");
    return upperCase ? code.toUpperCase() : code;
}
/** The bytes of UTF-8. */
function escapedBytes(char, upperCase) {
    return Array.from(Buffer.from(char), (byte) => `\\x${hexOf(byte, 2, upperCase)}`).join("");
}
/** As JSON has it: one escape for each half of a character that UTF-16 writes in two. */
function escapedUnits(char, upperCase) {
    return Array.from({ length: char.length }, (_, at) => `\\u${hexOf(char.charCodeAt(at), 4, upperCase)}`).join("");
}
/** As short as Python and OWASP's encoders write it. */
function shortEscape(char, upperCase) {
    const code = codePoint(char);
    if (code < 0x1_00)
        return `\\x${hexOf(code, 2, upperCase)}`;
    return code < 0x1_00_00 ? escapedUnits(char, upperCase) : `\\U${hexOf(code, 8, upperCase)}`;
}
/** As HTML writes characters by their numbers: in decimal, and in hexadecimal of both cases. */
function entities(text, characters) {
    return [
        text.replace(characters, (char) => `&#${codePoint(char)};`),
        ...inBothCases((upperCase) => text.replace(characters, (char) => `&#x${hexOf(codePoint(char), 2, upperCase)};`)),
    ];
}
/**
 * The part of a base64 text that is the same whatever stands before and behind the secret: for each of the three
 * positions that its first byte can have in a group of three, in the standard and the URL-safe alphabet.
 */
function base64Substrings(secret) {
    return [0, 1, 2].flatMap((offset) => {
        const bits = 8 * (offset + Buffer.byteLength(secret));
        const text = Buffer.from("\0".repeat(offset) + secret).toString("base64");
        const core = text.slice(Math.ceil((8 * offset) / 6), Math.floor(bits / 6));
        return [core, core.replaceAll("+", "-").replaceAll("/", "_")];
    });
}
function hex(bytes) {
    const lower = bytes.toString("hex");
    return [lower, lower.toUpperCase()];
}
const NONE = /(?!)/;
/** RFC 3986, .NET's `Uri.EscapeDataString`. */
const UNRESERVED = /[\w.~-]/;
const PERCENT_SAFE_SETS = [
    UNRESERVED,
    // encodeURIComponent
    /[\w.~!'()*-]/,
    // application/x-www-form-urlencoded
    /[\w.*-]/,
    // path segments, Python's `quote`
    /[\w.~/-]/,
    // encodeURI
    /[\w.~!'()*;,/?:@&=+$#-]/,
];
function percent(secret, kept, lowerCase) {
    const byte = (value) => `%${value.toString(16).padStart(2, "0")}`;
    const escaped = (char) => {
        const text = Array.from(Buffer.from(char), byte).join("");
        return lowerCase ? text : text.toUpperCase();
    };
    return Array.from(secret, (char) => (kept.test(char) ? char : escaped(char))).join("");
}
function json(secret) {
    return JSON.stringify(secret).slice(1, -1);
}
/** JSON by the characters that its writers escape without need, for the sake of what it may be put into. */
function jsonForms(secret) {
    const plain = json(secret);
    const escaping = (text, characters, upperCase) => text.replace(characters, (found) => {
        const code = found.charCodeAt(0).toString(16);
        return `\\u00${upperCase ? code.toUpperCase() : code}`;
    });
    // In place of `\"`, which a writer that spells quotes as codes does not write.
    const unquoted = plain.replaceAll('\\"', '"');
    return [
        plain,
        plain.replaceAll("/", "\\/"),
        // Go, Rails, Gson.
        escaping(plain, /[<>&]/g, false),
        escaping(plain, /[<>&]/g, true),
        escaping(plain, /[<>&'=]/g, false),
        // .NET's `JavaScriptEncoder`: https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/character-encoding
        escaping(unquoted, /[<>&"'`+]/g, true),
        // PHP's `JSON_HEX_*`: https://www.php.net/manual/json.constants.php
        escaping(unquoted, /[<>&"']/g, true).replaceAll("/", "\\/"),
    ];
}
function xml(secret, apostrophe) {
    const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": apostrophe };
    return secret.replace(/[&<>"']/g, (found) => entities[found] ?? found);
}
function quotesDoubled(secret) {
    return [secret.replaceAll("'", "''"), secret.replaceAll('"', '""')];
}
/** `texts`: printable only, so that no mask has a line break. `bytes`: base64 of something that is no text. */
function decode(secret) {
    const texts = [];
    const bytes = [];
    if (/%[0-9a-f]{2}/i.test(secret))
        texts.push(percentDecoded(secret));
    if (/^[\w+/-]+={0,2}$/.test(secret)) {
        const data = Buffer.from(secret, "base64");
        if (isPrintable(data.toString("latin1")))
            texts.push(data.toString("latin1"));
        else
            bytes.push(data);
    }
    const long = texts.filter((text) => text.length >= MIN_SECRET_LENGTH && isPrintable(text));
    return { texts: [...long, ...long.flatMap(jsonValues)], bytes };
}
/** Right for ASCII; the rest is not printable to us. */
function percentDecoded(secret) {
    return secret.replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
/** Convex's tokens are base64 of `{"v2":"<hex>"}`: a program that prints the parsed object shows only the value. */
function jsonValues(text) {
    try {
        const values = Object.values(JSON.parse(text));
        return values.filter((value) => typeof value === "string").filter((value) => /^[!-~]{16,}$/.test(value));
    }
    catch {
        return [];
    }
}
function isPrintable(text) {
    return /^[ -~]+$/.test(text);
}
function unique(values) {
    return [...new Set(values)];
}

;// CONCATENATED MODULE: ./build/key/redactor.js
/** Hides keys in text that comes from elsewhere, before anybody sees it. */


/** Characters. Shorter pieces of a secret help nobody, and turn up by chance. */
const MIN_FRAGMENT_LENGTH = 12;
/** Any piece that is long enough holds one of these whole, when they are laid end to end along the secret. */
const ANCHOR = MIN_FRAGMENT_LENGTH / 2;
/** Hides `secrets` (those under eight characters are left alone) and whatever looks like a Convex key. */
function createRedactor(secrets, randomSecrets = []) {
    const usable = secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH);
    const forms = [...new Set(usable.flatMap((secret) => [secret, ...encodeAll(secret)]))];
    function redact(text) {
        // Also before stripping: a broken escape sequence swallows the character behind it, which may be a secret's first.
        const raw = withoutSecrets(text, forms, randomSecrets);
        const visible = withoutInvisible(raw);
        return withoutShapes(visible === raw ? raw : withoutSecrets(visible, forms, randomSecrets));
    }
    return {
        redact,
        maxSecretLength: Math.max(0, ...forms.map((form) => form.length)),
        with: (more) => createRedactor([...usable, ...more], randomSecrets),
        // Bundlers show the line of a JSON text with its escapes.
        withFragments: (more) => createRedactor(usable, [...randomSecrets, ...more, ...more.map((one) => JSON.stringify(one).slice(1, -1))]),
    };
}
/** Whether a text holds one of these secrets, in any form in which a redactor would find it, also with white space in it. */
function secretFinder(secrets) {
    const forms = secrets.flatMap((secret) => [secret, ...encodeAll(secret)]);
    return (text) => {
        const visible = withoutInvisible(text);
        const shown = [text, visible, visible.replace(/\s+/g, "")];
        return forms.some((form) => shown.some((one) => one.includes(form)));
    };
}
/** Occurrences that overlap or touch become one `***`, so that none leaves a rest of another. */
function withoutSecrets(text, forms, randomSecrets) {
    const whole = forms.flatMap((form) => occurrences(text, form));
    const pieces = randomSecrets.flatMap((secret) => findFragments(text, secret));
    const spans = [...whole, ...pieces].sort((a, b) => a.start - b.start);
    if (spans.length === 0)
        return text;
    let hidden = "";
    let end = -1;
    for (const span of spans) {
        if (span.start > end)
            hidden += `${text.slice(Math.max(end, 0), span.start)}***`;
        end = Math.max(end, span.end);
    }
    // Again, in case a secret that contains asterisks came together just now; each time the text is shorter.
    return withoutSecrets(hidden + text.slice(end), forms, randomSecrets);
}
function findFragments(text, secret) {
    const spans = [];
    for (let place = 0; place + ANCHOR <= secret.length; place += ANCHOR) {
        const anchor = secret.slice(place, place + ANCHOR);
        for (let found = text.indexOf(anchor); found >= 0; found = text.indexOf(anchor, found + 1)) {
            let [start, end] = [found, found + ANCHOR];
            while (start > 0 && text[start - 1] === secret[place - (found - start) - 1])
                start -= 1;
            while (end < text.length && text[end] === secret[place + (end - found)])
                end += 1;
            if (end - start >= MIN_FRAGMENT_LENGTH)
                spans.push({ start, end });
        }
    }
    return spans;
}
function occurrences(text, form) {
    const spans = [];
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
        const last = spans.at(-1);
        if (last !== undefined && start <= last.end)
            last.end = start + form.length;
        else
            spans.push({ start, end: start + form.length });
    }
    return spans;
}
/** ECMA-48: https://ecma-international.org/publications-and-standards/standards/ecma-48/ */
const ESCAPE_SEQUENCES = new RegExp([
    // Operating system commands (titles, links) up to BEL or ST, then the other strings up to ST.
    String.raw `(?:\x1b\]|\x9d)[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\|\x9c)`,
    String.raw `(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x80-\x9f\n]*(?:\x1b\\|\x9c)`,
    // Colours, cursor.
    String.raw `(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`,
    String.raw `\x1b[ -/]*[0-~]`,
].join("|"), "g");
/** Control and format characters. Tabs and line ends are text; a lone carriage return is not. */
const INVISIBLE = /\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/**
 * Joiners, fillers and variation selectors shape emoji and some scripts (Hangul, Khmer, Mongolian, musical notes); behind
 * an ASCII character they only hide. https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const JOINERS_IN_ASCII = /(?<=[ -~])(?:\u034f|[\u115f\u1160]|[\u17b4\u17b5]|[\u180b-\u180d\u180f]|[\u200c\u200d]|\u3164|[\ufe00-\ufe0f]|[\uffa0\ufff0-\ufff8]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]|[\u{e0080}-\u{e0fff}])+/gu;
/** The beginning of a sequence whose end was part of a secret: it must not swallow what stands in the secret's place. */
const CUT_SEQUENCE = /(?:\x1b\[?|\x9b)[0-?]*(?=\*\*\*)/g;
function withoutInvisible(text) {
    return text
        .replace(CUT_SEQUENCE, "")
        .replace(ESCAPE_SEQUENCES, "")
        .replace(INVISIBLE, "")
        .replace(JOINERS_IN_ASCII, "");
}
/** A key's prefix, also percent-encoded. `local` is no key's prefix today, but the CLI knows the word as a kind. */
const PREFIX = String.raw `(?:preview|prod|dev|custom|project|team|local)(?::|%3A)[\w-]{1,64}(?:(?::|%3A)[\w-]{1,64})?(?:\||%7C)`;
/** In quotes a secret ends with them, so that the rest of a JSON text survives; elsewhere at white space, `|` or `<`. */
const KEY_PATTERNS = [
    new RegExp(String.raw `(?<=")(${PREFIX})([^"|\s]{8,})`, "gi"),
    new RegExp(String.raw `(?<=')(${PREFIX})([^'|\s]{8,})`, "gi"),
    new RegExp(`(?<=\`)(${PREFIX})([^\`|\\s]{8,})`, "gi"),
    new RegExp(`(?<!["'\`])(${PREFIX})([!-;=-{}~]{8,})`, "gi"),
];
/** `<name>|<token>`, unless it is a cell of a table or a member of a list. */
const BARE_KEY = /(?<![\w|-])([\w-]{3,64}\|)([\w+/=-]{20,})(?![\w+/=|-])/g;
/**
 * Tokens that are base64 of JSON, and those of three or five such parts, of which the second may be empty: what is left of
 * one would not be found by the mask of the whole. https://www.rfc-editor.org/rfc/rfc7519 and
 * https://www.rfc-editor.org/rfc/rfc7516
 */
const JSON_TOKEN = /(?<![\w+/-])eyJ[\w+/-]{17,}={0,2}(?:\.{1,2}[\w+/-]+={0,2}){0,4}/g;
/** The longest have some 520 characters, with dots in them. A full stop behind one is the sentence's. */
const GITHUB_TOKEN = /(?<!\w)(?:gh[pousr]_[\w.-]{35,}|github_pat_\w{39,})[\w-]/g;
function withoutShapes(text) {
    const kinds = KEY_PATTERNS.reduce((rest, shape) => rest.replace(shape, keepPrefix), text);
    const bare = kinds.replace(BARE_KEY, (found, name, secret) => isTokenLike(secret) ? `${name}***` : found);
    return bare.replace(GITHUB_TOKEN, "***").replace(JSON_TOKEN, "***");
}
/** Brackets, quotes and the full stop behind a key are the sentence's, unless nothing else is there. */
function keepPrefix(_, prefix, run) {
    let end = run.length;
    while (end > 0 && "\"'`)]}>,;.\\".includes(run.charAt(end - 1)))
        end -= 1;
    return `${prefix}***${end === 0 ? "" : run.slice(end)}`;
}
/** Hex, or letters of both cases mixed with digits: what a generator makes and nobody calls a file or a type. */
function isTokenLike(secret) {
    if (/^[0-9a-f]+$/i.test(secret))
        return /[0-9]/.test(secret);
    return /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /[0-9].*[0-9]/.test(secret);
}

;// CONCATENATED MODULE: ./build/key/secret-variables.js
/** Environment variables of the step whose names say that they hold a secret, such as `VERCEL_TOKEN`. */

const SECRET_NAME = /TOKEN|SECRET|KEY|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|DSN|WEBHOOK|COOKIE|CONNECTION|AUTH(?!ORS?(?:_|$))|(?:^|_)PASS(?:_|$)|_PWD$|(?:^|_)(?:PAT|JWT|BEARER|OTP|SALT)(?:_|$)/i;
/** The user information of a URL, and the password in it, up to the last `@`: people do not encode it. */
const CREDENTIALS_IN_URL = /^\s*[a-z][a-z0-9+.-]*:\/\/([^\s/?#:]*:([^\s/?#]+))@/i;
/** A token that stands for the user, such as GitHub's. The name of a user is shorter. */
const TOKEN_IN_URL = /^\s*[a-z][a-z0-9+.-]*:\/\/([^\s/?#:@]{20,})@/i;
const PARAMETERS_IN_URL = /^\s*[a-z][a-z0-9+.-]*:\/\/[^\s?#]*[?#](\S*)/i;
/**
 * The values, and of those with several lines each line.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
function secretVariables(environment, publicTexts) {
    const values = Object.entries(environment)
        .flatMap(([name, value = ""]) => [
        ...(SECRET_NAME.test(name) ? [value, ...value.split(/\r?\n/)] : []),
        ...secretsInUrl(value),
    ])
        .map((value) => value.trim());
    return withoutPublicTexts(values, publicTexts);
}
function secretsInUrl(url) {
    const parameters = (PARAMETERS_IN_URL.exec(url)?.[1] ?? "").split(/[&#?]/).map((one) => /^([^=]+)=(.*)$/.exec(one));
    return [
        ...(CREDENTIALS_IN_URL.exec(url)?.slice(1) ?? []),
        ...(TOKEN_IN_URL.exec(url)?.slice(1) ?? []),
        ...parameters.flatMap((one) => (one?.[1] && one[2] && SECRET_NAME.test(one[1]) ? [one[2]] : [])),
    ];
}

;// CONCATENATED MODULE: ./build/key/url-credentials.js
/** User names and passwords in URLs, such as those of proxies. */
/**
 * What may stand before the `@` of a URL, as it is written: up to the last one before a slash, and up to the last of all,
 * because a password may hold a slash that should have been encoded. The URL may lack its scheme, as a proxy's often does.
 */
function userInfosIn(url) {
    const rest = url
        .trim()
        .replace(/^[a-z][a-z0-9+.-]*:(?=[/\\])/i, "")
        .replace(/^[/\\]+/, "");
    const authority = /^[^/\\?#]*/.exec(rest)?.[0] ?? "";
    return [authority, rest].filter((text) => text.includes("@")).map((text) => text.slice(0, text.lastIndexOf("@")));
}
/** Whether a URL has a user name, a password, or a query or fragment, where a token often stands. */
function hasCredentials(url) {
    return userInfosIn(url).length > 0 || /[?#]/.test(url);
}
/** The parts of a URL to hide: its user information and the password in it, as written and percent-decoded. */
function credentialsIn(url) {
    const written = userInfosIn(url).flatMap((userInfo) => {
        const colon = userInfo.indexOf(":");
        return colon < 0 ? [userInfo] : [userInfo, userInfo.slice(colon + 1)];
    });
    return [...new Set([...written, ...written.map(decoded)])].filter((text) => text !== "");
}
/** The credentials of every proxy that an environment names: `HTTPS_PROXY`, `npm_config_proxy` and their like. */
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
 * Tells why this run exists. In a called workflow (`workflow_call`) the runner gives the caller's event and payload.
 *
 * Never throws: an event that is not served, or a payload without what its event needs, is `unsupported`, the latter
 * with a `problem`. A payload with a `pull_request`, or an `issue` that is one, is that pull request's, whatever the
 * event is called.
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
    ["delete", readDelete],
    ["release", readRelease],
    ["workflow_dispatch", readManual],
    ["repository_dispatch", readManual],
    ["schedule", readManual],
    ["merge_group", readMergeGroup],
    ["workflow_run", readWorkflowRun],
    ["deployment_status", readDeploymentStatus],
]);
/** Events that GitHub always runs on the default branch, so that their ref names it. */
const ON_DEFAULT_BRANCH = ["schedule", "repository_dispatch", "delete", "workflow_run"];
function parseRunContext(payload, environment) {
    const event = environment.GITHUB_EVENT_NAME ?? "";
    const ref = environment.GITHUB_REF ?? "";
    // A `schedule` payload has no repository, and so no default branch.
    const refAsDefault = ON_DEFAULT_BRANCH.includes(event) ? branchOf(ref) : null;
    // The first actor's rights govern a run, also when somebody else runs it again: https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
    const actor = environment.GITHUB_ACTOR || stringAt(payload, "sender", "login") || "";
    return {
        event,
        action: stringAt(payload, "action"),
        repository: environment.GITHUB_REPOSITORY || stringAt(payload, "repository", "full_name") || "",
        defaultBranch: stringAt(payload, "repository", "default_branch") ?? refAsDefault,
        actor,
        isDependabot: actor === "dependabot[bot]",
        runId: environment.GITHUB_RUN_ID ?? "",
        runNumber: parsePositiveInteger(environment.GITHUB_RUN_NUMBER),
        runAttempt: parsePositiveInteger(environment.GITHUB_RUN_ATTEMPT),
        job: environment.GITHUB_JOB ?? "",
        workflow: environment.GITHUB_WORKFLOW ?? "",
        serverUrl: (environment.GITHUB_SERVER_URL || "https://github.com").replace(/\/+$/, ""),
        sha: shaAt(environment.GITHUB_SHA) ?? "",
        ref,
    };
}
/** Everything a trigger has in common; `sha` and `ref` have done their work here. */
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
        return unsupported(run, "The merge group is gone.");
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
    return { ...commonFields(run, commit, branchOf(run.ref)), kind: "deployment-status", task };
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
/** The runner counts from 1; what is no such number is 0, older than every run. */
function parsePositiveInteger(text) {
    const number = Number(text);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

;// CONCATENATED MODULE: ./build/github/deployment-node.js
/** GitHub Deployments with their statuses, as GraphQL shows them: https://docs.github.com/en/graphql/reference/objects#deployment */
/** For a selection of deployments: `${DEPLOYMENT_FIELDS}` in a query. A run of ours writes a few statuses. */
const DEPLOYMENT_FIELDS = `id task environment payload createdAt creator { login }
  latestStatus { state }
  statuses(first: 100) { nodes { description createdAt } }`;
/** @returns Nothing for a node that GitHub hides. */
function fromNode(node) {
    if (node === null)
        return [];
    return [
        {
            id: null,
            task: node.task ?? "",
            environment: node.environment ?? "",
            payload: node.payload,
            creator: loginOf(node.creator?.login ?? ""),
            createdAt: Date.parse(node.createdAt),
            isActive: node.latestStatus?.state === "SUCCESS",
            statuses: (node.statuses?.nodes ?? []).flatMap((status) => status === null
                ? []
                : [{ id: null, description: status.description ?? "", createdAt: Date.parse(status.createdAt) }]),
        },
    ];
}
/** GitHub writes the name of an app's account with `[bot]` behind it in some places, and without in others. */
function loginOf(login) {
    return login.replace(/\[bot\]$/, "").toLowerCase();
}

// EXTERNAL MODULE: ./build/github/request-error.js
var request_error = __webpack_require__(9396);
// EXTERNAL MODULE: ./build/github/retry.js
var retry = __webpack_require__(5892);
;// CONCATENATED MODULE: ./build/github/deployments-api.js
/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */




/** GitHub's limit for the description of a status, in characters. */
const MAX_DESCRIPTION_LENGTH = 140;
/** How many nodes GitHub gives in one query. */
const PAGE_SIZE = 100;
/** All methods throw what Octokit throws; see `describeRequestError`. */
class GitHubDeployments {
    #github;
    #place;
    constructor(github, place) {
        this.#github = github;
        this.#place = place;
    }
    /**
     * Creates a GitHub Deployment, once: if an answer got lost, it looks for the deployment that may have been created all
     * the same before it tries again.
     *
     * @param mayExist - Whether an earlier call failed in such a way.
     * @throws Also if GitHub answers 202: it has merged branches instead, which we forbid.
     */
    async create(wanted, mayExist = false) {
        let isUnsure = mayExist;
        for (let tries = 1;; tries += 1) {
            const { id } = wanted.payload;
            const isOwn = (payload) => payload?.id === id;
            const made = isUnsure ? await this.find(wanted.task, isOwn) : null;
            if (made !== null)
                return made;
            try {
                return await this.#createOnce(wanted);
            }
            catch (error) {
                if (tries >= retry/* MAX_ATTEMPTS */.m || (0,request_error/* isTimeout */.kL)(error) || !(0,retry/* mayHaveSucceeded */.p8)(error))
                    throw error;
                isUnsure = true;
                await (0,promises_.setTimeout)((0,retry/* retryDelay */.a2)(tries));
            }
        }
    }
    /** The newest with this task whose payload is the one that is looked for. */
    async find(task, isWanted) {
        const { data } = await this.#github.rest.repos.listDeployments({ ...this.#place, task, per_page: PAGE_SIZE });
        const found = data.find(({ payload }) => isWanted(payload));
        return found === undefined
            ? null
            : { id: found.id, createdAt: Date.parse(found.created_at), payload: found.payload };
    }
    async #createOnce(wanted) {
        const { commit, task, environment, isTransient, isProduction, description, payload } = wanted;
        const { data } = await this.#github.rest.repos.createDeployment({
            ...this.#place,
            ref: commit,
            task,
            environment,
            description: shortened(description),
            payload: { ...payload },
            transient_environment: isTransient,
            production_environment: isProduction,
            // The checks of a pull request run beside the deploy, not before it.
            required_contexts: [],
            // By default GitHub merges the default branch into the one that is deployed.
            auto_merge: false,
            request: retry/* NO_RETRY */.PE,
        });
        if (!("id" in data))
            throw new request_error/* InvalidResponse */.h5("GitHub made no deployment record");
        return { id: data.id, createdAt: Date.parse(data.created_at) };
    }
    async setStatus(id, change) {
        try {
            return await this.#addStatus(id, change);
        }
        catch (error) {
            // A URL that GitHub does not accept must not lose the status itself.
            if (!change.environmentUrl || error.status !== 422)
                throw error;
            return await this.#addStatus(id, { ...change, environmentUrl: null });
        }
    }
    async #addStatus(id, { state, description, logUrl, environmentUrl }) {
        const { data } = await this.#github.rest.repos.createDeploymentStatus({
            ...this.#place,
            deployment_id: id,
            state,
            description: shortened(description),
            log_url: logUrl,
            ...(environmentUrl ? { environment_url: environmentUrl } : {}),
            // It would retire those of other apps and pull requests as well.
            auto_inactive: false,
        });
        return { id: data.id, createdAt: Date.parse(data.created_at) };
    }
    /** All with this task, the newest first: one call for each hundred, and one more for their statuses. */
    async listByTask(task) {
        const listed = await this.#listAll(task);
        const idOf = new Map(listed.map(({ node_id, id }) => [node_id, id]));
        const found = [];
        for (let from = 0; from < listed.length; from += PAGE_SIZE) {
            const ids = listed.slice(from, from + PAGE_SIZE).map(({ node_id }) => node_id);
            const { nodes } = await this.#github.graphql(NODES, { ids });
            found.push(...nodes.flatMap((node) => fromNode(node).map((one) => ({ ...one, id: idOf.get(node?.id ?? "") ?? null }))));
        }
        return found;
    }
    /** The ids of all with this task, by the `id` of their payload: one call for each hundred. */
    async listIds(task) {
        const listed = await this.#listAll(task);
        return new Map(listed.map(({ id, payload }) => [payload?.id, id]));
    }
    #listAll(task) {
        const wanted = { ...this.#place, task, per_page: PAGE_SIZE };
        return this.#github.paginate(this.#github.rest.repos.listDeployments, wanted);
    }
    /**
     * Those that were created since a moment, for whatever environment and by whomever, the newest first.
     *
     * @param since - Milliseconds since the epoch.
     * @param max - How many are read at most.
     * @returns `isComplete`: whether all were read.
     */
    async listSince(since, max) {
        const found = [];
        let after = null;
        for (;;) {
            const variables = { ...this.#place, after };
            const { repository } = await this.#github.graphql(PAGE, variables);
            const { nodes, pageInfo } = repository.deployments;
            const page = nodes.flatMap(fromNode);
            found.push(...page.filter(({ createdAt }) => createdAt >= since));
            const isComplete = !pageInfo.hasNextPage || page.some(({ createdAt }) => createdAt < since);
            if (isComplete || found.length >= max)
                return { deployments: found, isComplete };
            after = pageInfo.endCursor;
        }
    }
    /** The newest first. Ids grow with time, over all deployments. */
    async listStatuses(id) {
        const { data } = await this.#github.rest.repos.listDeploymentStatuses({
            ...this.#place,
            deployment_id: id,
            per_page: PAGE_SIZE,
        });
        return data.map((status) => ({
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
    return flat.length <= MAX_DESCRIPTION_LENGTH ? flat : `${flat.slice(0, MAX_DESCRIPTION_LENGTH - 1)}…`;
}

;// CONCATENATED MODULE: ./build/github/comment-node.js
/** Comments on pull requests, as GraphQL shows them. */
/**
 * GraphQL, because only there GitHub itself says whose a comment is: `GET /user` is not for the tokens of Apps, the
 * workflow token among them. https://docs.github.com/en/graphql/reference/objects#issuecomment
 */
const COMMENT_FIELDS = "fullDatabaseId url body createdAt viewerDidAuthor";
/** @returns Nothing for a comment of somebody else. */
function fromGraphql(node) {
    if (!node?.viewerDidAuthor || node.fullDatabaseId === null)
        return [];
    const { fullDatabaseId, url, body, createdAt } = node;
    return [{ id: Number(fullDatabaseId), url, body, createdAt: Date.parse(createdAt) }];
}

;// CONCATENATED MODULE: ./build/github/repository-view.js
/** What a run asks GitHub about in one query: a pull request and our comments on it, refs, the latest GitHub Deployments. */


/** How many of the latest GitHub Deployments are read: far more than a repository has under way at the same time. */
const LATEST = 50;
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
    ref0: ref(qualifiedName: $ref0) @include(if: $withRef0) { target { oid } }
    ref1: ref(qualifiedName: $ref1) @include(if: $withRef1) { target { oid } }
    deployments(first: ${LATEST}, orderBy: { field: CREATED_AT, direction: DESC }) @include(if: $withDeployments) {
      nodes { ${DEPLOYMENT_FIELDS} }
    }
  }
}`;
/**
 * One call, and one more for each further hundred comments of the pull request.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function fetchRepositoryView(github, place, request) {
    const { repository, viewer } = await ask(github, place, request, null);
    const { pullRequest, ref0, ref1, deployments } = repository;
    const comments = [...(pullRequest?.comments.nodes ?? [])];
    for (let page = pullRequest?.comments.pageInfo; page?.hasNextPage;) {
        const more = await ask(github, place, { ...request, refs: [], withDeployments: false }, page.endCursor);
        comments.push(...(more.repository.pullRequest?.comments.nodes ?? []));
        page = more.repository.pullRequest?.comments.pageInfo;
    }
    const targets = [ref0, ref1].map((ref) => ref?.target?.oid ?? null);
    return {
        viewer: loginOf(viewer.login),
        pullRequest: pullRequest === undefined
            ? null
            : {
                isOpen: pullRequest.state === "OPEN",
                headSha: pullRequest.headRefOid,
                viewerComments: comments.flatMap(fromGraphql).sort((one, other) => one.id - other.id),
            },
        refs: Object.fromEntries(request.refs.map((ref, index) => [ref, targets[index] ?? null])),
        deployments: (deployments?.nodes ?? []).flatMap(fromNode),
    };
}
function ask(github, place, { pullRequestNumber, refs, withDeployments }, after) {
    const [ref0, ref1] = refs;
    const variables = {
        ...place,
        number: pullRequestNumber ?? 0,
        ofPullRequest: pullRequestNumber !== null,
        after,
        ref0: ref0 ?? "",
        withRef0: ref0 !== undefined,
        ref1: ref1 ?? "",
        withRef1: ref1 !== undefined,
        withDeployments,
    };
    return github.graphql(VIEW, variables);
}

;// CONCATENATED MODULE: ./build/github/pull-request-comments.js
/** The comments that this token's own account wrote on one pull request. */


/** All methods throw what Octokit throws; see `describeRequestError`. */
class PullRequestComments {
    #github;
    #place;
    number;
    #slowestMs = 0;
    constructor(github, place, number) {
        this.#github = github;
        this.#place = place;
        this.number = number;
    }
    /** The longest that GitHub took for one of these calls, in milliseconds. */
    get slowestMs() {
        return this.#slowestMs;
    }
    /** Whether the pull request is open, its head and our comments. */
    async fetchSnapshot() {
        const request = { pullRequestNumber: this.number, refs: [], withDeployments: false };
        const { pullRequest } = await this.#timed(fetchRepositoryView(this.#github, this.#place, request));
        if (pullRequest === null)
            throw new request_error/* InvalidResponse */.h5("GitHub did not show the pull request");
        return pullRequest;
    }
    /** `null`: somebody has deleted it. */
    async read(id) {
        try {
            return fromRest(await this.#timed(this.#github.rest.issues.getComment({ ...this.#place, comment_id: id })));
        }
        catch (error) {
            if (isNotFound(error))
                return null;
            throw error;
        }
    }
    async create(body) {
        const target = { ...this.#place, issue_number: this.number };
        return fromRest(await this.#timed(this.#github.rest.issues.createComment({ ...target, body })));
    }
    /** `null`: somebody has deleted it. */
    async update(id, body) {
        try {
            return fromRest(await this.#timed(this.#github.rest.issues.updateComment({ ...this.#place, comment_id: id, body })));
        }
        catch (error) {
            if (isNotFound(error))
                return null;
            throw error;
        }
    }
    async remove(id) {
        try {
            await this.#timed(this.#github.rest.issues.deleteComment({ ...this.#place, comment_id: id }));
        }
        catch (error) {
            if (!isNotFound(error))
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
function isNotFound(error) {
    const { status } = (error ?? {});
    return status === 404 || status === 410;
}

// EXTERNAL MODULE: ./build/github/repository.js
var github_repository = __webpack_require__(8328);
;// CONCATENATED MODULE: ./build/records/record.js
/** What a run that got past its plan did to a slot, step by step. Everything that is decided between runs is decided by it. */
/**
 * How long a job can live that nothing else ends, in milliseconds: a self-hosted runner's 5 days.
 * https://docs.github.com/en/actions/reference/limits
 */
const LONGEST_JOB_MS = 5 * 24 * 60 * 60_000;
/** The Convex deployments that a record names. */
function deploymentsIn(record) {
    return [...new Set(record.steps.flatMap((step) => ("deployment" in step ? (step.deployment ?? []) : [])))];
}
/** When the record was created. */
function begunAt(record) {
    return record.steps[0]?.at ?? 0;
}
/** Negative if the first of two runs began earlier. Runs of one second are in the order of their ids. */
function compareStarts(one, other) {
    return (begunAt(one) - begunAt(other) ||
        one.runId - other.runId ||
        one.runAttempt - other.runAttempt ||
        one.startedAt - other.startedAt ||
        compareText(one.id, other.id));
}
/** The last step of this kind. */
function lastStep(record, kind) {
    return record.steps.findLast((step) => step.kind === kind);
}
/** The step with which the deploy ended. `removed` and `kept`, which a cleanup writes to it, do not end one. */
function endOf(record) {
    return lastStep(record, "pushed") ?? lastStep(record, "ended");
}
/** The claim's answer: `created` survives retries, so one step that says so is enough. */
function claimOf(record) {
    const claims = record.steps.filter((step) => step.kind === "claimed" || step.kind === "pushing");
    return claims.find(({ created }) => created) ?? claims[0];
}
/** Whether the push went well: nothing is imported or seeded before. */
function isDeployed(record) {
    return pushedStep(record) !== undefined;
}
/**
 * The span in which the push was made: from the status before it to the one after it. `to` is infinite if there is none.
 * `null` if the run did not push.
 */
function pushSpan(record) {
    const pushed = pushedStep(record)?.at;
    const pushing = record.steps.find(({ kind }) => kind === "pushing")?.at;
    if (pushing === undefined && pushed === undefined)
        return null;
    // GitHub may have been down before the push: then it came at any time after the beginning.
    const from = pushing ?? begunAt(record);
    return { from, to: pushEnd(record)?.at ?? Number.POSITIVE_INFINITY };
}
/** The first step after the push. */
function pushEnd(record) {
    return pushedStep(record) ?? endOf(record);
}
function pushedStep({ steps }) {
    return steps.find(({ kind }) => kind === "importing" || kind === "seeding" || kind === "pushed");
}
/** Whether the run can still be at work: it has not ended, and its own timeout is not over. */
function isAtWork(record, now) {
    return endOf(record) === undefined && now <= deadlineOf(record);
}
/** When the run is over however it went, in milliseconds since the epoch. */
function deadlineOf({ startedAt, deadline }) {
    return deadline ?? startedAt + LONGEST_JOB_MS;
}
/**
 * The records whose run is over and has not said so, because its machine was lost. The next run of the slot that ends writes
 * `ended`, `lost` for each, with `mayBeLive` if it was pushing. A run that may still be building is not among them.
 */
function lostRecords(records, now) {
    return records
        .filter((record) => endOf(record) === undefined && !isAtWork(record, now))
        .map((record) => ({ record, mayBeLive: lastStep(record, "pushing") !== undefined }));
}
/** The time of a step that only the comment keeps: after everything that its writer has read, whatever the clocks say. */
function nextMoment(records, now) {
    return Math.max(now, ...records.flatMap(({ steps }) => steps.map(({ at }) => at + 1)));
}
/**
 * Joins what several places tell (GitHub Deployments, comments, this run itself): the steps of one record are put together.
 * The result does not depend on the order of the lists, nor on how often each is joined. A step that two places tell has
 * the later of the two times, and an id if one of them has.
 */
function mergeRecords(...lists) {
    const merged = new Map();
    for (const record of lists.flat()) {
        merged.set(record.id, joined(merged.get(record.id) ?? record, record));
    }
    return [...merged.values()].sort(compareStarts);
}
function joined(one, other) {
    const steps = new Map();
    for (const step of [...one.steps, ...other.steps]) {
        const { at, statusId, ...told } = step;
        const key = JSON.stringify(Object.entries(told).sort());
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
/** Of one second: in the order in which a run takes its steps. `begun` is the first, whatever clocks say. */
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
/** In the order of code units, the same on every machine. */
function compareText(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/report/comment/json-parsers.js
/** Parsers for JSON that others can write. Each returns a value of its form, and throws for any other. */
/** The last moment that JavaScript knows, in milliseconds since the epoch; no shorter time is as long either. */
const MAX_TIMESTAMP = 8.64e15;
const json_parsers_text = parserOf((value) => typeof value === "string");
/** A whole number from 0. */
const count = parserOf((value) => Number.isSafeInteger(value) && Number(value) >= 0);
/** A moment or a duration, in whatever unit. */
const time = parserOf((value) => typeof value === "number" && value >= 0 && value <= MAX_TIMESTAMP);
function oneOf(words) {
    return parserOf((value) => words.some((word) => word === value));
}
function nullOr(parse) {
    return (value) => (value === null ? null : parse(value));
}
function listOf(parse) {
    return (value) => list(value).map(parse);
}
/** An object with these fields. Any other is left out: it may hold what nobody would write there today. */
function recordOf(fields) {
    return (value) => {
        const given = record(value);
        const parsed = Object.entries(fields).map(([name, parse]) => [name, parse(given[name])]);
        return Object.fromEntries(parsed);
    };
}
const list = parserOf((value) => Array.isArray(value));
const record = parserOf((value) => typeof value === "object" && value !== null);
function parserOf(isValid) {
    return (value) => {
        if (!isValid(value))
            throw new TypeError("The value has another form.");
        return value;
    };
}

;// CONCATENATED MODULE: ./build/report/comment/comment-row.js
/** What people see of one run in the pull request comment, beside its record. */






const STATUSES = [
    "deploying",
    "deployed",
    "dry-run",
    "failed",
    "refused",
    "skipped",
    "cancelled",
    "cleaned-up",
    "removed",
    "kept",
    "swept",
    "resolved",
    "reported",
];
const TARGETS = ["", "preview", "production", "development", "custom"];
const CHANGE_KINDS = ["added", "deleted", "changed", "warning"];
const parseChangeText = recordOf({ kind: oneOf(CHANGE_KINDS), what: json_parsers_text, name: json_parsers_text });
const parseCount = recordOf({ count: count });
const parseComparison = recordOf({
    baseBranch: json_parsers_text,
    problem: nullOr(oneOf(PROBLEMS)),
    changes: listOf(recordOf({ rule: oneOf(RULE_IDS), subject: json_parsers_text, place: json_parsers_text, detail: json_parsers_text })),
    notCompared: listOf(json_parsers_text),
    waivedBy: nullOr(json_parsers_text),
});
const parsePlace = recordOf({ path: json_parsers_text, line: nullOr(count), message: json_parsers_text });
function parseChange(value) {
    const change = parseChangeText(value);
    return Object.hasOwn(value, "count") ? { ...change, ...parseCount(value) } : change;
}
/** What is shown, compared or counted with must be so that it can be. What a row does not have any more is left out. */
const parseRow = recordOf({
    /** When the record's last step was written, as the record says: of two rows of one run the later counts. */
    at: time,
    appName: json_parsers_text,
    status: oneOf(STATUSES),
    /** `""` for a run that ended before it had a target. */
    target: oneOf(TARGETS),
    deploymentName: json_parsers_text,
    /** Only what may be linked. */
    url: json_parsers_text,
    siteUrl: json_parsers_text,
    dashboardUrl: json_parsers_text,
    /** Where people see the site; `""` if that is not known, or nothing was pushed. */
    appUrl: json_parsers_text,
    /** The id of the run that reported `appUrl` after the deploy, and when; 0 if none has. */
    appUrlRunId: count,
    appUrlAt: time,
    commit: json_parsers_text,
    runUrl: json_parsers_text,
    durationSeconds: time,
    buildSeconds: nullOr(time),
    pushSeconds: nullOr(time),
    previewName: json_parsers_text,
    /** `true`, `false`, or `""` if it is not known. */
    previewCreated: json_parsers_text,
    /** When Convex removes the preview deployment, in milliseconds since the epoch. */
    expiresAt: nullOr(time),
    cliVersion: json_parsers_text,
    cause: json_parsers_text,
    fix: json_parsers_text,
    link: json_parsers_text,
    notes: listOf(json_parsers_text),
    changes: listOf(parseChange),
    /** What merging would do, as far as it is shown; `null`: nothing was compared. */
    comparison: nullOr(parseComparison),
    /** Where in the code a failure lies: the first few. */
    locations: listOf(parsePlace),
});
/** Whether somebody has to look at it: it came to nothing, or merging it would break something. */
function isTrouble({ status, comparison }) {
    return TROUBLE.includes(status) || (countBreaking(comparison) ?? 0) > 0;
}
const TROUBLE = ["failed", "refused", "cancelled"];
/** So many changes of a comparison are kept, what breaks first; of each text so many characters. */
const KEPT_CHANGES = 60;
const KEPT_TEXT = 200;
function shownPart(comparison) {
    const { changes, notCompared } = comparison;
    const kept = [...changes.filter(isBreaking), ...changes.filter((one) => !isBreaking(one))].slice(0, KEPT_CHANGES);
    const short = (text) => text.slice(0, KEPT_TEXT).toWellFormed();
    return {
        ...comparison,
        changes: kept.map(({ rule, subject, place, detail }) => ({
            ...{ rule, subject: short(subject), place: short(place), detail: short(detail) },
        })),
        notCompared: notCompared.slice(0, KEPT_CHANGES).map(short),
    };
}
/** More than this is read in the diff. */
const PLACES = 3;
/** The row with every text of it redacted, before it becomes data that redaction could no longer read. */
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
        locations: row.locations.map((place) => ({
            ...place,
            path: redactSent(place.path),
            message: redactSent(place.message),
        })),
    };
}
/** A row of a run that has begun (`outcome` tells what it is about) or ended. */
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
        locations: outcome.places.slice(0, PLACES),
    };
}
/** Those that are not our own words, and no names or URLs. */
const EXTERNAL_FIELDS = ["cliVersion", "cause", "fix", "appUrl"];

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/records/status-descriptions.js
/**
 * The words in which records are kept, written and read side by side: a GitHub Deployment's `task`, its payload, and the
 * descriptions of its statuses. The comment's state keeps records as `encodeRecords` writes them. Only these words are read
 * back, never the states of GitHub Deployments, which other tools set too.
 */


/** GitHub's limit for the description of a status, in characters. https://docs.github.com/en/rest/deployments/statuses */
const LONGEST_DESCRIPTION = 140;
/** The `task` of every GitHub Deployment of this action begins so. */
const TASK_PREFIX = "deploy:convex:";
/** The `task` of a slot's GitHub Deployments, by which they can be listed. A hash, since a preview name may be of any length. */
function taskOf(slot) {
    return `${TASK_PREFIX}${sha256(slot).slice(0, 20)}`;
}
/**
 * The name under which records keep a Convex deployment: its own, or a hash where a description with it could not be read
 * back, such as the name of a self-hosted backend, which may be of any length. Use it wherever a step gets its name.
 */
function recordedName(deployment) {
    return /^[\w.-]{1,63}$/.test(deployment) ? deployment : `deployment-${sha256(deployment).slice(0, 20)}`;
}
/**
 * The description of the status that stands for a step, at most 140 characters long and on one line.
 *
 * @param text - Shown to people behind an `ended` step, and not read back. Redacted. What does not fit ends with `…`.
 */
function encodeStep(step, text = "") {
    const [, words] = FORMS.find(([fixed]) => Object.entries(fixed).every(([name, value]) => step[name] === value));
    const line = text.replace(/\s+/g, " ").trim();
    const whole = words.replaceAll(FIELD, (_all, name) => FIELDS[name].write(step, line));
    if (whole.length <= LONGEST_DESCRIPTION)
        return whole;
    // Not in the middle of a character that takes two places.
    return `${whole.slice(0, LONGEST_DESCRIPTION - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
/** @returns The step that a status stands for, or `null` if the description is not one of ours. */
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
/** The payload of a GitHub Deployment, and the head of a record in the comment. Every text in it is redacted before. */
function encodeHead(head) {
    return { version: VERSION, ...Object.fromEntries(HEAD_FIELDS.map((name) => [name, head[name]])) };
}
/** @returns `null` if the payload is not one of ours, or somebody changed it. */
function decodeHead(payload) {
    const value = parsed(parsed(payload));
    if (!isObject(value) || value.version !== VERSION)
        return null;
    if (!Object.entries(HEAD_CHECKS).every(([name, check]) => check(value[name])))
        return null;
    return Object.fromEntries(HEAD_FIELDS.map((name) => [name, value[name]]));
}
/**
 * The records that GitHub Deployments keep. Those of other tools, and statuses in other words, are ignored.
 *
 * @returns `isComplete` is false if one has a task of ours and a payload that cannot be read: such a record may say anything.
 */
function decodeDeployments(listed) {
    const ours = listed.filter(({ task }) => task.startsWith(TASK_PREFIX));
    const records = ours.flatMap((one) => decodeDeployment(one) ?? []);
    return { records: mergeRecords(records), isComplete: records.length === ours.length };
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
/** Records for the comment's state. Accounts are left out: whoever reads the comment knows whose it is. */
function encodeRecords(records) {
    return records.map(({ steps, account: _account, githubDeploymentId, ...head }) => ({
        ...encodeHead(head),
        githubDeploymentId,
        steps: steps.map((step) => [step.at, step.statusId, step.kind === "begun" ? null : encodeStep(step)]),
    }));
}
/** @returns `null` if any part is not ours: records that cannot be read to the end are not read at all. */
function decodeRecords(value, account) {
    if (!Array.isArray(value))
        return null;
    const records = value.map((one) => decodeRecord(one, account));
    return records.every((record) => record !== null) ? records : null;
}
function decodeRecord(value, account) {
    const head = isObject(value) ? decodeHead(value) : null;
    if (head === null || !isObject(value) || !Array.isArray(value.steps))
        return null;
    const { githubDeploymentId } = value;
    const steps = value.steps.map(decodeRecordedStep);
    if (!steps.every((step) => step !== null) || steps[0]?.kind !== "begun")
        return null;
    return isCountOrNull(githubDeploymentId) ? { ...head, account, githubDeploymentId, steps } : null;
}
function decodeRecordedStep(value) {
    if (!Array.isArray(value) || value.length !== 3)
        return null;
    const [at, statusId, description] = value;
    if (!isTime(at) || !isCountOrNull(statusId))
        return null;
    const written = { at: at, statusId };
    if (description === null)
        return { kind: "begun", ...written };
    const step = typeof description === "string" ? decodeStep(description) : null;
    return step === null ? null : { ...step, ...written };
}
/** JSON text as its value, which may be JSON text again. Anything else as it is. */
function parsed(value) {
    if (typeof value !== "string")
        return value;
    try {
        return JSON.parse(value);
    }
    catch {
        return null;
    }
}
const VERSION = 1;
/** For a deployment whose name the CLI tells only after the push. */
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
        pattern: "[1-9]\\d{0,8}",
        write: ({ item }) => String(item),
        read: (item) => ({ item: Number(item) }),
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
/** A field in the words of a form. */
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
const isCountOrNull = (value) => value === null || isCount(value);
const isText = (value) => typeof value === "string";
const isFlag = (value) => typeof value === "boolean";
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
/** Up to the last moment that JavaScript knows, in milliseconds since the epoch. */
const isTime = (value) => typeof value === "number" && value >= 0 && value <= 8.64e15;
const orNull = (check) => (value) => value === null || check(value);
const HEAD_CHECKS = {
    id: isText,
    slot: isText,
    runId: isCount,
    runAttempt: isCount,
    startedAt: isTime,
    deadline: orNull(isTime),
    event: isText,
    workflow: isText,
    origin: isOrigin,
    isChosen: isFlag,
    commit: isText,
    baseCommit: orNull(isText),
    appName: isText,
    workingDirectory: isText,
    recreates: isFlag,
};
const HEAD_FIELDS = Object.keys(HEAD_CHECKS);
function isOrigin(value) {
    if (!isObject(value))
        return false;
    switch (value.kind) {
        case "pull-request":
            return isCount(value.number);
        case "branch":
            return isText(value.name) && isFlag(value.isManual);
        case "tag":
            return isText(value.name);
        default:
            return value.kind === "unknown";
    }
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}

;// CONCATENATED MODULE: ./build/records/live.js
/** What is live in a slot, and what was tried there: two things. */

/**
 * What is live in a slot.
 *
 * A status is written after the event that it reports, so each change that a run makes to the slot lies between two statuses.
 * The last change counts. Where two such spans overlap, nobody knows which was last: GitHub orders statuses, not pushes.
 *
 * @param records - All records of one slot: see `recordsOfSlot`.
 */
function liveIn(records) {
    const changes = records.flatMap(changesBy);
    const certain = changes.filter(({ isCertain }) => isCertain);
    const last = certain.reduce((best, one) => (best !== null && best.to > one.to ? best : one), null);
    const removed = new Set(records.flatMap(removedBy));
    const isGone = ({ kind, deployment }) => kind === "push" && deployment !== null && removed.has(deployment);
    const rivals = changes.filter((change) => change !== last &&
        change.to >= (last?.from ?? 0) &&
        // A run claims before it pushes.
        (change.record !== last?.record || change.kind === "push") &&
        !isGone(change) &&
        !(last?.kind === "push" && change.kind === "push" && isSameCode(change.record, last.record)));
    const isLive = last !== null && last.kind === "push" && !isGone(last);
    return {
        record: isLive ? last.record : null,
        deployment: isLive ? last.deployment : null,
        rivals: [...new Set(rivals.map(({ record }) => record))],
    };
}
/** The run that was begun last, however it ended. It is shown beside what is live. */
function lastAttempt(records) {
    return records.reduce((best, one) => (best === null || compareStarts(one, best) > 0 ? one : best), null);
}
/** The Convex deployments that a cleanup has written to the record as removed. */
function removedBy({ steps }) {
    return steps.flatMap((step) => (step.kind === "removed" ? [step.deployment] : []));
}
function changesBy(record) {
    const [deployment = null] = deploymentsIn(record).slice(-1);
    const about = { record, deployment };
    const end = endOf(record);
    const mayHave = end === undefined || (end.kind === "ended" && end.mayBeLive);
    // A lost run may be reported long after its timeout, but it pushed before.
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
/** How far GitHub's clock may be from the runner's, in milliseconds. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
/** Whether it makes no difference to people which of two pushes came last. */
function isSameCode(one, other) {
    return (one.commit !== "" &&
        one.commit === other.commit &&
        one.workflow === other.workflow &&
        one.workingDirectory === other.workingDirectory &&
        lastDeployment(one) === lastDeployment(other));
}
function lastDeployment(record) {
    return lastStep(record, "pushed")?.deployment ?? lastStep(record, "pushing")?.deployment ?? null;
}

;// CONCATENATED MODULE: ./build/records/origin.js
/** What a run was started for. A preview lives as long as one of its origins does. */
/**
 * The origin of a run.
 *
 * @param plan - Its `pullRequestNumber` comes from the event, the merge queue's ref or the `pull-request` input. A pull
 *   request that was only looked up to comment on it must not be in it.
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
/** A text that two origins have in common if they are one, so that facts can be found by it. */
function originKey(origin) {
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
 * Whether a person chose what this run deploys, so that it is never superseded: a `workflow_dispatch`, or a `commit` that
 * is another one than the event's. A branch's name in `commit` is no choice of a commit.
 *
 * @param commit - The `commit` input, resolved to a whole SHA. `null` if it was not given or names a branch.
 */
function isChosenByPerson(trigger, commit) {
    return trigger.event === "workflow_dispatch" || (commit !== null && commit !== trigger.commit);
}

;// CONCATENATED MODULE: ./build/records/slot.js
/** A slot is what a run acts on: a preview by its name, or a deployment. Labels (app name, folder) play no part in it. */

/**
 * The slot of a run, known before anything is called.
 *
 * @param url - Of the backend that an admin key belongs to.
 * @returns `null` if the key cannot deploy (`team`, `access-token`, `malformed`), or the plan lacks what the key needs.
 */
function slotOf(key, plan, url) {
    switch (key.kind) {
        case "preview":
            return plan.preview === null ? null : previewSlot(key, plan.preview.name);
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
/** The project that a preview slot belongs to, and the preview's name there. `null` for every other slot. */
function previewOf(slot) {
    const [, teamSlug, projectSlug, name] = /^preview:([^/]+)\/([^/]+)\/(.+)$/s.exec(slot) ?? [];
    if (teamSlug === undefined || projectSlug === undefined || name === undefined)
        return null;
    return { teamSlug, projectSlug, name };
}
/** What a slot's records were deployed to. `any`: a self-hosted backend is whatever a run called it. `null`: no target. */
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
function previewSlot({ teamSlug, projectSlug }, name) {
    return `preview:${teamSlug}/${projectSlug}/${name}`;
}
const ADMIN = "admin:";
/**
 * The records of one slot: those with its name, those of a slot that has held the same Convex deployment (a project token
 * and a production key; a key of one preview and the preview's name), and so on from there.
 *
 * @param deployment - The Convex deployment that this run has reached, as far as it is known.
 */
function recordsOfSlot(slot, deployment, records) {
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
/** Every slot's records: each group is a row of the comment. In the order in which the groups first appear. */
function groupBySlot(records) {
    const groups = [];
    let left = records;
    while (left[0] !== undefined) {
        const group = recordsOfSlot(left[0].slot, null, left);
        groups.push(group);
        left = left.filter((record) => !group.includes(record));
    }
    return groups;
}
/**
 * Self-hosted backends are all called alike unless somebody renames them (`convex-self-hosted`), so the name of one says
 * nothing about another: only their slot, which has the origin, tells them apart.
 */
function joining(record) {
    return record.slot.startsWith(ADMIN) ? [] : deploymentsIn(record);
}

;// CONCATENATED MODULE: ./build/report/comment/fold-entries.js
/** Which runs a comment still has to know of: a pull request may see hundreds, and a comment holds 65,536 characters. */




/**
 * Leaves out what nothing depends on any more. Of every slot stay: what is live or may be, the last attempt, runs that have
 * not ended, the last push, and for each Convex deployment and origin who created it, who pushed to it last, and what was
 * imported or seeded. Deployments that a later claim has replaced are gone. Rows stay only of what is shown.
 *
 * Folding what is folded changes nothing, and what is folded away comes back from no other list: of each kind the latest
 * stays, so that whoever joins two lists keeps the same.
 */
function foldEntries(entries) {
    const records = entries.map(({ record }) => record);
    const kept = new Set(latestOfEachKind(records));
    const shown = new Set(groupBySlot([...kept]).flatMap(shownOf));
    return entries
        .filter(({ record }) => kept.has(record))
        .map(({ record, row }) => ({ record, row: shown.has(record) ? row : null }));
}
/** The records of a slot whose rows the table is made of: what is live, and what was tried last. */
function shownOf(records) {
    const { record } = liveIn(records);
    return [record, lastAttempt(records)].filter((one) => one !== null);
}
function latestOfEachKind(records) {
    const current = currentDeployments(records);
    const latest = new Map();
    for (const record of records)
        for (const { kind, rank } of kindsOf(record, current.get(record.slot))) {
            const known = latest.get(kind);
            if (known === undefined || rank > known.rank || (rank === known.rank && record.id > known.record.id))
                latest.set(kind, { record, rank });
        }
    return new Set([...latest.values()].map(({ record }) => record));
}
/** By slot, the run that was begun last of those that created a Convex deployment: it has replaced all before. */
function currentDeployments(records) {
    const current = new Map();
    for (const record of records) {
        const known = current.get(record.slot);
        if (claimOf(record)?.created === true && (known === undefined || compareStarts(record, known) > 0))
            current.set(record.slot, record);
    }
    return current;
}
/** What a record tells that only the latest of its kind has to tell. @param current - See `currentDeployments`. */
function kindsOf(record, current) {
    const { id, slot, origin, steps } = record;
    const end = endOf(record);
    const kinds = [{ kind: key("attempt", slot), rank: begunAt(record) }];
    if (end === undefined)
        kinds.push({ kind: key("open", id), rank: 0 });
    if (end?.kind === "ended" && end.mayBeLive)
        kinds.push({ kind: key("may-be-live", slot), rank: end.at });
    // Also where a later claim has replaced it: a row says that nothing is live only where something was.
    if (isDeployed(record))
        kinds.push({ kind: key("deployed", slot), rank: pushEnd(record)?.at ?? 0 });
    // It may have been about to reach what others of its slot have reached.
    if (deploymentsIn(record).length === 0)
        kinds.push({ kind: key("unknown", slot, originKey(origin)), rank: begunAt(record) });
    for (const deployment of deploymentsIn(record)) {
        const isReplaced = current !== undefined && compareStarts(record, current) < 0 && !deploymentsIn(current).includes(deployment);
        if (isReplaced)
            continue;
        const about = [slot, deployment, originKey(origin)];
        if (claimOf(record)?.created === true)
            kinds.push({ kind: key("created", ...about), rank: begunAt(record) });
        const pushed = lastStep(record, "pushed");
        if (pushed !== undefined) {
            kinds.push({ kind: key("pushed", ...about), rank: pushed.at });
            if (pushed.imported)
                kinds.push({ kind: key("imported", ...about), rank: pushed.at });
            if (pushed.seeded)
                kinds.push({ kind: key("seeded", ...about), rank: pushed.at });
        }
        // A run that imports or seeds has pushed, though it never came to say so.
        if (isDeployed(record))
            kinds.push({ kind: key("deployed", ...about), rank: pushEnd(record)?.at ?? 0 });
        kinds.push(...lostClaims(record));
        kinds.push({ kind: key("reached", ...about), rank: begunAt(record) });
        for (const step of steps)
            if (KEPT_STEPS.includes(step.kind))
                kinds.push({ kind: key(step.kind, ...about), rank: step.at });
    }
    return kinds;
}
/** A seed that never ended counts as done, and an import is resumed, whatever later runs do. Each one stays, for it may yet be told. */
function lostClaims({ id, steps }) {
    if (steps.some(({ kind }) => kind === "pushed"))
        return [];
    return SEED_STEPS.flatMap(([begun, failed]) => {
        const last = steps.findLast(({ kind }) => kind === begun || kind === failed);
        return last?.kind === begun ? [{ kind: key(begun, id), rank: 0 }] : [];
    });
}
const SEED_STEPS = [
    ["importing", "import-failed"],
    ["seeding", "seed-failed"],
];
const KEPT_STEPS = ["kept", "removed", "importing", "import-failed", "seed-failed"];
function key(...parts) {
    return JSON.stringify(parts);
}

;// CONCATENATED MODULE: ./build/report/comment/comment-state.js
/** What the pull request comment knows: the records of the runs that were about it, kept as data inside the comment itself. */







/** Starts each of our comments. The version changes when older ones can no longer be read. */
const MARKER = "<!-- convex-deploy-action v1 ";
const LINE = /^<!-- convex-deploy-action v1 ([A-Za-z0-9+/=]+) ([0-9a-f]{16}) -->/;
/** Bytes. What unpacks to more than a hundred full rows is none of ours. */
const MAX_STATE_BYTES = 4 * 1024 * 1024;
/**
 * A comment's first line: packed, for records are much alike and there may be hundreds. Base64 can neither close the
 * HTML comment nor be read as Markdown.
 */
function encodeState(entries, pullRequestNumber) {
    const records = encodeRecords(entries.map(({ record }) => record));
    const rows = entries.map(({ row }) => row);
    const data = (0,external_node_zlib_.deflateRawSync)(JSON.stringify({ records, rows })).toString("base64");
    return `${MARKER}${data} ${checksum(data, pullRequestNumber)} -->`;
}
/**
 * Reads the entries out of a comment.
 *
 * @param pullRequestNumber - Of the pull request that the comment is on. A copy from another one is none of ours. The
 *   repository is no part of the sum, for it may be renamed.
 * @returns `null` for a comment that is none of ours, or whose data somebody changed: it is not written to either.
 *   Changed by accident, that is. Whoever can have this account write a comment can also make the sum right: what that
 *   comes to is in docs/threat-model.md.
 */
function decodeState(body, pullRequestNumber) {
    const [, data = "", sum] = LINE.exec(body) ?? [];
    if (sum === undefined || sum !== checksum(data, pullRequestNumber))
        return null;
    try {
        const json = (0,external_node_zlib_.inflateRawSync)(Buffer.from(data, "base64"), { maxOutputLength: MAX_STATE_BYTES }).toString("utf8");
        return toEntries(JSON.parse(json));
    }
    catch {
        return null;
    }
}
const parseState = recordOf({ records: (value) => value, rows: listOf(nullOr(parseRow)) });
function toEntries(value) {
    const { records: encoded, rows } = parseState(value);
    // Only this token's own comments are read.
    const records = decodeRecords(encoded, "own");
    if (records === null || rows.length !== records.length)
        return null;
    return records.map((record, index) => ({ record, row: rows[index] ?? null }));
}
function checksum(data, pullRequestNumber) {
    return (0,external_node_crypto_.createHash)("sha256").update(`${pullRequestNumber}\n${data}`).digest("hex").slice(0, 16);
}
/**
 * Joins what several readings of the comment, and this run itself, know. What two know of one run is put together: all
 * of its steps, and the later of its rows. In whatever order and however often lists are joined, the result is the same:
 * so jobs that write the one comment at the same time end at the same entries. What newer runs have replaced is folded.
 */
function mergeEntries(...lists) {
    const all = lists.flat();
    const rows = new Map();
    for (const { record, row } of all) {
        const known = rows.get(record.id);
        if (row !== null)
            rows.set(record.id, known === undefined ? row : joinRows(row, known));
    }
    const records = mergeRecords(all.map(({ record }) => record));
    return foldEntries(records.map((record) => ({ record, row: rows.get(record.id) ?? null })));
}
/** The later one, with the address that was reported last: a deploy that ends after the report does not know it. */
function joinRows(one, other) {
    const [later, earlier] = isLater(one, other) ? [one, other] : [other, one];
    if (!isReportedLater(earlier, later))
        return later;
    const { appUrl, appUrlRunId, appUrlAt } = earlier;
    return { ...later, appUrl, appUrlRunId, appUrlAt };
}
/** Of two reports that of the newer run counts, whichever was written first. */
function isReportedLater(one, other) {
    if (one.appUrlRunId !== other.appUrlRunId)
        return one.appUrlRunId > other.appUrlRunId;
    if (one.appUrlRunId === 0)
        return false;
    return one.appUrlAt === other.appUrlAt ? one.appUrl > other.appUrl : one.appUrlAt > other.appUrlAt;
}
/** The later, then the fuller one, for its details may have been cut to fit. What was reported of it does not count. */
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
/** Keeps the one comment of a pull request right, while other jobs write it too. */



/** How often a comment that others keep writing is written again. */
const MAX_WRITES = 12;
/** Bounds, in milliseconds, of the pause between a write and its check. */
const MIN_PAUSE = 250;
const MAX_PAUSE = 3_000;
/** The same where no other app's run is under way: only one that begins just now could be in between. */
const MIN_QUIET_PAUSE = 100;
/** By how much of itself a pause is longer at most, so that two who wrote at the same time do not again. */
const JITTER = 0.7;
/** Jobs of a matrix start together: of those that find no comment, one should create it before the others look again. */
const MAX_HEAD_START = 1_500;
/** A duplicate this old, in milliseconds, belongs to a run that ended before it could remove it. */
const ABANDONED_AFTER = 60_000;
/** All methods throw what Octokit throws; see `describeRequestError`. */
class CommentSync {
    #settings;
    /** All that was ever read or written: what another job's write took away is put back by whoever has seen it. */
    #entries = [];
    #comment = null;
    /** Our comments beside the oldest, when all were last listed. */
    #duplicates = [];
    /** Created by this run, so that this run removes them where another was first. */
    #created = new Set();
    /** The ids of the records that this run has written. */
    #own = new Set();
    constructor(settings) {
        this.#settings = settings;
    }
    /** Of the pull request. */
    get number() {
        return this.#settings.comments.number;
    }
    /** Everything that is known. */
    get entries() {
        return this.#entries;
    }
    /** Reads pull request and comment in one go. */
    async fetch() {
        const view = await this.#settings.comments.fetchSnapshot();
        this.take(view);
        return view;
    }
    /** Takes over what somebody else has read. */
    take({ viewerComments }) {
        const ours = viewerComments.filter(({ body }) => this.#read(body) !== null);
        this.#comment = ours[0] ?? null;
        this.#duplicates = ours.slice(1);
        this.#merge(...ours);
    }
    /**
     * Says that a run has begun. Not checked: the end of this run puts right what goes wrong here. `fetch` comes before.
     */
    async writeStart(entry) {
        this.#add([entry]);
        if (!this.#isWanted())
            return null;
        if (this.#comment === null) {
            await pause(Math.random() * MAX_HEAD_START, this.#settings.skipDelays);
            await this.fetch();
        }
        await this.#write();
        if (this.#created.size > 0)
            await this.#reconcileDuplicates();
        return this.#comment?.url ?? null;
    }
    /** Others may have created one at the same time: of several the oldest stays, better now than when the deploy is done. */
    async #reconcileDuplicates() {
        await pause(this.#verifyDelay(), this.#settings.skipDelays);
        await this.fetch();
        if (this.#duplicates.length === 0)
            return;
        await this.#write();
        await this.#deleteDuplicates();
    }
    /**
     * Writes entries and checks that they stay: reads, joins, writes, waits, and reads again until all that is known stands
     * in the one comment. Others that write at the same time do the same. GitHub offers no conditional write, so the
     * pause is longer than what lies between a reading and its writing.
     *
     * @returns The comment's address; `null` if there is none, and none is wanted.
     * @param isFresh - Whether the comment was read a moment ago, so that it need not be read again first.
     */
    async writeEnd(entries, isFresh = false) {
        this.#add(entries);
        for (let writes = 0; writes < MAX_WRITES; writes++) {
            if (writes > 0 || !isFresh)
                await this.#reread();
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
    /** Only whoever created a comment has to look for others that were created at the same time. */
    async #reread() {
        if (this.#comment !== null && this.#created.size === 0) {
            this.#comment = await this.#settings.comments.read(this.#comment.id);
            if (this.#comment !== null && this.#read(this.#comment.body) !== null) {
                this.#merge(this.#comment);
                return;
            }
        }
        await this.fetch();
    }
    async #write() {
        const isKnown = this.#comment !== null;
        if (await this.#update())
            return;
        if (isKnown) {
            // It is gone: folded into an older one, if it was not a person who deleted it.
            await this.fetch();
            if (await this.#update())
                return;
        }
        const body = this.#settings.render(this.#entries);
        // What nobody can read would be written again and again.
        if (this.#read(body) === null)
            throw new Error("The comment cannot be read back.");
        this.#comment = await this.#settings.comments.create(body);
        this.#created.add(this.#comment.id);
    }
    /** @returns Whether there is a comment, in which all that is known stands now. */
    async #update() {
        if (this.#comment === null)
            return false;
        if (this.#isUpToDate(this.#comment))
            return true;
        this.#comment = await this.#settings.comments.update(this.#comment.id, this.#settings.render(this.#entries));
        return this.#comment !== null;
    }
    /**
     * Removes duplicates, whose rows are in the oldest by now. One with this run's row in it is this run's as well: the
     * answer to its creation got lost.
     *
     * @returns Whether one of them was this run's.
     */
    async #deleteDuplicates() {
        const own = this.#duplicates.filter((one) => this.#created.has(one.id) || this.#containsOwnEntry(one));
        const abandoned = this.#duplicates.filter(({ createdAt }) => Date.now() - createdAt > ABANDONED_AFTER);
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
        const shortest = this.#isQuiet() ? MIN_QUIET_PAUSE : MIN_PAUSE;
        return Math.min(MAX_PAUSE, Math.max(shortest, this.#settings.comments.slowestMs)) * (1 + Math.random() * JITTER);
    }
    #isQuiet() {
        return this.#entries.every(({ record }) => this.#own.has(record.id) || !isAtWork(record, Date.now()));
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

;// CONCATENATED MODULE: ./build/report/comment/table-rows.js
/** The rows of the comment's table: one for each slot, with what was tried there last beside what is live. Pure. */



/** The `slot` of a run that ended before it had a target. It is shown until a later run of the same app has one. */
function slotWithoutTarget(workingDirectory, appName) {
    return `none:${workingDirectory}/${appName}`;
}
/** In order of the apps. @param now - Milliseconds since the epoch. */
function tableRows(entries, now) {
    const rowOf = new Map(entries.map(({ record, row }) => [record, row]));
    return groupBySlot(entries.map(({ record }) => record))
        .filter((records) => !isPassed(records, entries))
        .flatMap((records) => {
        const attempt = lastAttempt(records);
        const row = attempt === null ? null : (rowOf.get(attempt) ?? null);
        return attempt === null || row === null
            ? []
            : [{ slot: attempt.slot, attempt: row, live: liveBeside(records, attempt, rowOf, now) }];
    })
        .sort((one, other) => compareText(one.attempt.appName, other.attempt.appName) || compareText(one.slot, other.slot))
        .map(({ attempt, live }) => ({ attempt, live }));
}
function liveBeside(records, attempt, rowOf, now) {
    const { record, rivals } = liveIn(records);
    // A run that is at work will say how it ends.
    const isUnsure = rivals.some((rival) => !isAtWork(rival, now));
    if (record === attempt)
        return isUnsure ? aboutLive("may-be-live", attempt, rowOf) : null;
    if (record !== null)
        return aboutLive(isUnsure ? "may-be-live" : "live", record, rowOf);
    if (isUnsure)
        return { kind: "may-be-live", commit: "", row: null };
    const isDone = endOf(attempt) !== undefined && !isDeployed(attempt);
    const mayReplace = attempt.recreates || claimOf(attempt)?.created === true;
    return isDone && mayReplace && records.some(isDeployed) ? { kind: "nothing" } : null;
}
function aboutLive(kind, record, rowOf) {
    return { kind, commit: record.commit, row: rowOf.get(record) ?? null };
}
/** A run without a target gives way to a later one of its app that has one. */
function isPassed(records, entries) {
    const last = lastAttempt(records);
    if (last === null || last.slot !== slotWithoutTarget(last.workingDirectory, last.appName))
        return false;
    return entries.some(({ record }) => record.appName === last.appName &&
        record.workingDirectory === last.workingDirectory &&
        record.slot !== last.slot &&
        compareStarts(record, last) > 0);
}

;// CONCATENATED MODULE: ./build/report/comment/render-comment.js
/** The pull request comment as Markdown: a table with a row per app, and folded details. */






/** GitHub's limit for a comment, in characters. */
const MAX_COMMENT_LENGTH = 65_536;
const STATUS = {
    deploying: "⏳ Deploying",
    deployed: "✅ Deployed",
    "dry-run": "🔎 Dry run",
    failed: "❌ Failed",
    refused: "⛔ Refused",
    skipped: "⏭️ Skipped",
    cancelled: "⏹️ Cancelled",
    "cleaned-up": "🧹 Removed",
    removed: "🧹 Removed",
    kept: "📦 Kept",
    swept: "🧹 Swept",
    resolved: "🔗 Found",
    reported: "🔗 Reported",
};
/** How details give way, step by step, until the comment fits. */
const SHORTENINGS = [
    (row) => row,
    (row) => ({ ...row, notes: [], changes: destructiveChanges(row.changes) }),
    (row) => ({ ...withoutDetails(row), cause: truncate(row.cause, 200), link: row.link }),
];
/** How rows do where a table without any details is still too long. None is left out. */
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
function renderComment(entries, place, now) {
    let body = "";
    for (body of progressivelyShorter(entries, place, now))
        if (body.length <= MAX_COMMENT_LENGTH)
            break;
    return body;
}
function* progressivelyShorter(entries, { serverUrl, repository, pullRequestNumber }, now) {
    const repositoryUrl = `${serverUrl}/${repository}`;
    const comment = (shorten, withDetails) => {
        const shown = entries.map(({ record, row }) => ({ record, row: row === null ? null : shorten(row) }));
        const rows = tableRows(shown, now);
        const attempts = rows.map(({ attempt }) => attempt);
        const details = withDetails
            ? ["", ...attempts.flatMap((row) => visibleSection(row, repositoryUrl)), ...detailsSection(attempts)]
            : [];
        return [encodeState(shown, pullRequestNumber), "### Convex", "", ...tableOf(rows, repositoryUrl), ...details]
            .join("\n")
            .trimEnd();
    };
    for (const shorten of SHORTENINGS)
        yield comment(shorten, true);
    for (const shorten of TABLE_SHORTENINGS)
        yield comment(shorten, false);
}
function tableOf(rows, repositoryUrl) {
    return [
        "| App | Status | Convex deployment | Commit | Run |",
        "| :-- | :-- | :-- | :-- | :-- |",
        ...rows.map((row) => tableRow(row, repositoryUrl)),
    ];
}
function tableRow({ attempt, live }, repositoryUrl) {
    const cells = [
        `**${(0,code_span/* cellCodeSpan */.I)(attempt.appName)}**${attempt.target === "" ? "" : ` ${attempt.target}`}`,
        STATUS[attempt.status],
        // A run that has pushed nothing leads nowhere by itself.
        deploymentLinks(live === null || live.kind === "nothing" || live.row === null ? attempt : live.row, attempt),
        [commitLink(attempt.commit, repositoryUrl), liveText(live, attempt, repositoryUrl)]
            .filter((part) => part !== "")
            .join("<br>"),
        markdown_link(attempt.status === "deploying" ? "running" : formatDuration(attempt.durationSeconds), attempt.runUrl),
    ];
    return tableLine(cells);
}
function commitLink(commit, repositoryUrl) {
    return commit === "" ? "" : markdown_link((0,code_span/* cellCodeSpan */.I)(commit.slice(0, 7)), `${repositoryUrl}/commit/${commit}`);
}
/** What is live where the last attempt is not. */
function liveText(live, attempt, repositoryUrl) {
    if (live === null)
        return "";
    if (live.kind === "nothing")
        return "nothing is live";
    const what = live.commit === attempt.commit ? "" : commitLink(live.commit, repositoryUrl);
    if (live.kind === "live")
        return `live: ${what === "" ? "the same commit" : what}`;
    return what === "" ? "may be live" : `may be live, or ${what} still is`;
}
/** @param attempt - Whose site is known, although it may have pushed nothing: a host may have built it all the same. */
function deploymentLinks(row, attempt) {
    const name = (0,code_span/* cellCodeSpan */.I)(row.deploymentName || row.previewName);
    // What was removed leads nowhere.
    if (REMOVED_STATUSES.includes(row.status))
        return name;
    const appUrl = attempt.appUrl || row.appUrl;
    return [
        appUrl === "" ? "" : markdown_link("site", appUrl),
        row.url === "" ? name : markdown_link((0,code_span/* cellCodeSpan */.I)(row.deploymentName || row.url), row.url),
        row.siteUrl === "" ? "" : markdown_link("HTTP actions", row.siteUrl),
        row.dashboardUrl === "" ? "" : markdown_link("dashboard", row.dashboardUrl),
    ]
        .filter((part) => part !== "")
        .join(" · ");
}
/** Its notes are the reason. */
function isPlainSkip({ status, cause }) {
    return status === "skipped" && cause === "";
}
const REMOVED_STATUSES = ["cleaned-up", "removed", "swept"];
/** What one has to know: why an app was not deployed, and what is gone. */
function visibleSection(row, repositoryUrl) {
    const loud = toListItems(destructiveChanges(row.changes));
    return [
        ...(row.cause === "" ? [] : failureText(row, repositoryUrl)),
        ...breakingText(row.comparison, row.appName),
        ...(isPlainSkip(row)
            ? row.notes.flatMap((note) => [`**${(0,code_span/* cellCodeSpan */.I)(row.appName)}** was skipped: ${sanitizeMarkdown(note)}`, ""])
            : []),
        ...(loud.length === 0 ? [] : [`**${(0,code_span/* cellCodeSpan */.I)(row.appName)}**`, "", ...loud.map((item) => `- ${item}`), ""]),
    ];
}
/** The cause beside the app's name, where it is, then what to do. */
function failureText(row, repositoryUrl) {
    const more = [
        row.link === "" ? "" : markdown_link("Learn more", row.link),
        // What was printed is masked there, and nowhere else.
        row.status === "failed" ? markdown_link("Output of the run", row.runUrl) : "",
    ]
        .filter((part) => part !== "")
        .join(" · ");
    const steps = sanitizeMarkdown(row.fix);
    const fix = steps.endsWith("```") ? `${steps}\n\n${more}` : `${steps} ${more}`;
    const places = row.locations.map((place) => `- ${placeText(place, row.commit, repositoryUrl)}`);
    return [
        `**${(0,code_span/* cellCodeSpan */.I)(row.appName)}**: ${sanitizeMarkdown(row.cause)}`,
        "",
        ...(places.length === 0 ? [] : [...places, ""]),
        ...(fix.trim() === "" ? [] : [fix.trim(), ""]),
    ];
}
function placeText({ path, line, message }, commit, repositoryUrl) {
    const name = (0,code_span/* cellCodeSpan */.I)(line === null ? path : `${path}:${line}`);
    const anchor = line === null ? "" : `#L${line}`;
    const url = `${repositoryUrl}/blob/${commit}/${path.split("/").map(encodeURIComponent).join("/")}${anchor}`;
    return [commit === "" ? name : markdown_link(name, url), (0,code_span/* cellCodeSpan */.I)(message)].filter((part) => part !== "").join(" ");
}
/** What only some want to know, of all apps in one place. */
function detailsSection(rows) {
    const lists = rows
        .map((row) => ({ row, items: detailItems(row) }))
        .filter(({ items }) => items.length > 0)
        .map(({ row, items }) => [
        ...(rows.length > 1 ? [`**${(0,code_span/* cellCodeSpan */.I)(row.appName)}** ${row.target}`, ""] : []),
        ...items,
        "",
    ]);
    return [...folded("Details", lists.flat()), ...rows.flatMap(comparisonSection)];
}
function comparisonSection({ comparison, appName }) {
    return comparison === null
        ? []
        : folded(`${htmlCode(appName)} · ${comparisonTitle(comparison)}`, otherChangesText(comparison));
}
function detailItems(row) {
    return [
        row.previewName === ""
            ? ""
            : `Preview deployment ${(0,code_span/* cellCodeSpan */.I)(row.previewName)}${formatCreated(row.previewCreated)}`,
        REMOVED_STATUSES.includes(row.status) ? "" : formatExpiry(row.expiresAt),
        row.cliVersion === "" ? "" : `Convex CLI ${(0,code_span/* cellCodeSpan */.I)(row.cliVersion)}`,
        times(row),
        ...(isPlainSkip(row) ? [] : row.notes.map(sanitizeMarkdown)),
        ...toListItems(row.changes.filter((change) => !destructiveChanges(row.changes).includes(change))),
    ]
        .filter((fact) => fact !== "")
        .map((fact) => `- ${fact}`);
}
/** @param title - Ours, or from `html`. */
function folded(title, lines) {
    if (lines.length === 0)
        return [];
    return [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>", ""];
}
function times({ buildSeconds, pushSeconds }) {
    return [
        buildSeconds === null ? "" : `Build ${formatDuration(buildSeconds)}`,
        pushSeconds === null ? "" : `${buildSeconds === null ? "Push" : "push"} ${formatDuration(pushSeconds)}`,
    ]
        .filter((part) => part !== "")
        .join(", ");
}

;// CONCATENATED MODULE: ./build/report/delivery/report-channels.js
/** What is being written where, and why it could not be. No channel's failure reaches another, or the deploy. */

/** What `attempt` gives where the channel failed. */
const CHANNEL_FAILED = Symbol("failed");
class ReportChannels {
    #failed = new Map();
    /** What is being written, and what was to its end. */
    #pending = new Set();
    #ended = new Set();
    /** Why each of them failed that did. */
    get failed() {
        return this.#failed;
    }
    /** A permission that is missing stays so. */
    isForbidden(channel) {
        return this.#failed.get(channel)?.isForbidden ?? false;
    }
    /** Keeps why a channel failed; one that works later is forgiven. */
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
            return CHANNEL_FAILED;
        }
        finally {
            this.#pending.delete(channel);
        }
    }
    async finish(channel, write) {
        await this.attempt(channel, write);
        this.#ended.add(channel);
    }
    /** A defect in what tells of a deploy must not end it either. */
    async guard(tell) {
        try {
            await tell();
        }
        catch (error) {
            this.#failed.set("all", (0,request_error/* describeRequestError */.tM)(error));
        }
    }
    /**
     * Whatever else was wrong, the time is what stopped it.
     *
     * @param cap - In milliseconds.
     * @param open - What was meant to come to its end.
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

;// CONCATENATED MODULE: ./build/report/records/own-record.js
/** The record of this run: in its GitHub Deployment, or, if there is none, in the pull request comment alone. */


class OwnRecord {
    #deployments;
    #settings;
    #record;
    #mayExist = false;
    #isEndWritten = false;
    /** @param head - Redacted: all of it is sent to GitHub. */
    constructor(deployments, settings, head) {
        this.#deployments = deployments;
        this.#settings = settings;
        this.#record = { ...head, account: "own", githubDeploymentId: null, steps: [] };
    }
    /** What this run has written so far, and what was read of it. */
    get record() {
        return this.#record;
    }
    /** Of the GitHub Deployment; `null` if there is none. */
    get id() {
        return this.#record.githubDeploymentId;
    }
    /** Whether the GitHub Deployment says how the run ended. */
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
     * @param isSameId - Whether the record's id is that process's own. Otherwise the newest of this run's attempt is taken.
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
    /** Takes over what a reading of GitHub Deployments shows of this run. */
    learn(records) {
        const read = records.filter(({ id }) => id === this.#record.id);
        this.#isEndWritten ||= read.some((record) => endOf(record) !== undefined);
        this.#merge(read);
    }
    /** Takes over what a comment shows of this run. */
    learnFromComment(records) {
        this.#merge(records.filter(({ id }) => id === this.#record.id));
    }
    #merge(read) {
        this.#record = mergeRecords([this.#record], read)[0] ?? this.#record;
    }
    /**
     * Writes a step to the GitHub Deployment. Without one it is only kept here, for the comment.
     *
     * @param known - The records that were read: a step that is only kept here comes after them.
     * @param text - What people read behind the end of a run. Redacted.
     * @throws What Octokit throws. The step is kept here all the same.
     */
    async write(step, known, { text = "", url = null } = {}) {
        if (this.id === null) {
            this.keep(step, known);
            return;
        }
        try {
            const change = { state: stateOf(step), description: encodeStep(step, text), environmentUrl: url };
            const { id, createdAt } = await this.#setStatus(this.id, change);
            // A step that was kept here before has the runner's time, which may be ahead of GitHub's.
            this.#add({ ...step, at: Math.max(createdAt, this.#record.steps.at(-1)?.at ?? 0), statusId: id });
            this.#isEndWritten ||= step.kind === "pushed" || step.kind === "ended";
        }
        catch (error) {
            this.keep(step, known);
            throw error;
        }
    }
    /** Keeps a step for the comment only, in the order of all that is known. */
    keep(step, known) {
        this.#add({ ...step, at: nextMoment([...known, this.#record], wholeSecond(Date.now())), statusId: null });
    }
    /** Shows a state that no record depends on. @throws What Octokit throws. */
    async show(id, state, description) {
        await this.#setStatus(id, { state, description });
    }
    /** Writes a step to the record of another run. @throws What Octokit throws. */
    async writeTo(id, step, text = "") {
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
    /** Joined, so that a step which was kept here before has the place that GitHub gives it. */
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
        const { environment, givenAppName } = this.#settings;
        if (environment !== null)
            return environment;
        const name = ENVIRONMENTS[target ?? ""] ?? "Convex";
        return givenAppName === null ? name : `${name} – ${givenAppName}`;
    }
}
const ENVIRONMENTS = {
    preview: "Convex Preview",
    production: "Convex Production",
    development: "Convex Development",
    custom: "Convex Custom",
};
/** Shown to people where a later deploy stands for what is live. No record depends on it. */
const REPLACED = "A later deploy has taken its place.";
/** What people see at GitHub beside the words. */
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
/** GitHub dates by whole seconds: a later moment of the same second would seem later than what GitHub dates after it. */
function wholeSecond(ms) {
    return Math.floor(ms / 1000) * 1000;
}

;// CONCATENATED MODULE: ./build/report/records/app-url-report.js
/** Adds the address of a site, which became known after the deploy, to what GitHub shows of the run that deployed. */





/** What stands before a status that is repeated. No step of a record is read out of it, so that it changes no order. */
const app_url_report_PREFIX = "With its site: ";
class AppUrlReport {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * What goes wrong here is a warning of the reporter's.
     *
     * @param url - Redacted.
     * @returns In how many places it stands now.
     */
    async write(record, url, { commented, records: read }) {
        const { channels, deployments, openComment } = this.#parts;
        let written = 0;
        if (deployments !== null) {
            const told = await channels.attempt("github-deployment", async () => this.#writeStatus(await deployments(), record, url, read));
            if (told === true)
                written += 1;
        }
        if (openComment === null)
            return written;
        for (const { pullRequestNumber, records } of commented) {
            if (!records.some(({ id }) => id === record.id))
                continue;
            const told = await channels.attempt("comment", () => this.#writeRow(openComment, pullRequestNumber, record, url));
            if (told !== CHANNEL_FAILED && told)
                written += 1;
        }
        return written;
    }
    /** @returns Whether the GitHub Deployment leads to the address now. */
    async #writeStatus(api, record, url, read) {
        const { slots, runId, runUrl, log } = this.#parts;
        const id = (await slots.deploymentIds(record.slot, [record])).get(record.id);
        if (id === undefined)
            return false;
        const statuses = await api.listStatuses(id);
        if (statuses.some((status) => isOfNewerReport(status, runId)))
            return false;
        const [latest] = statuses;
        const state = latest?.state ?? "in_progress";
        const words = latest?.description.startsWith(app_url_report_PREFIX)
            ? latest.description.slice(app_url_report_PREFIX.length)
            : latest?.description;
        await api.setStatus(id, { state, description: `${app_url_report_PREFIX}${words ?? ""}`, logUrl: runUrl, environmentUrl: url });
        log.output("github-deployment-id", String(id));
        // A deploy that ended in between has taken this one for what is not live any more, which must not look live again.
        if (state === "success" && (await this.#isReplaced(record, read)))
            await api.setStatus(id, { state: "inactive", description: REPLACED, logUrl: runUrl });
        return true;
    }
    async #isReplaced(record, read) {
        const { records } = await this.#parts.slots.readAll(record.slot);
        return liveIn(recordsOfSlot(record.slot, null, mergeRecords(read, records))).record?.id !== record.id;
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
        const appUrlAt = Math.max(Date.now(), row.appUrlAt + 1);
        const url = await comment.writeEnd([{ record, row: { ...row, appUrl, appUrlRunId: runId, appUrlAt } }]);
        if (url !== null)
            log.output("comment-url", url);
        return url !== null;
    }
}
function isOfNewerReport({ description, logUrl }, runId) {
    return description.startsWith(app_url_report_PREFIX) && Number(/\/actions\/runs\/(\d+)/.exec(logUrl)?.[1] ?? 0) > runId;
}

;// CONCATENATED MODULE: ./build/github/open-refs.js
/** What is alive in a repository: open pull requests and branches. */
/** All pages of both. @throws What Octokit throws; see `describeRequestError`. */
async function listOpenRefs(github, place) {
    const [pulls, branches] = await Promise.all([
        github.paginate(github.rest.pulls.list, { ...place, state: "open", per_page: 100 }),
        github.paginate(github.rest.repos.listBranches, { ...place, per_page: 100 }),
    ]);
    return {
        pullRequests: new Set(pulls.map(({ number }) => number)),
        branches: new Set(branches.map(({ name }) => name)),
    };
}
/** Whether GitHub says that there is no such branch. @throws What Octokit throws for any other reason. */
async function isBranchDeleted(github, place, branch) {
    try {
        await github.rest.repos.getBranch({ ...place, branch });
        return false;
    }
    catch (error) {
        const { status, message = "" } = error;
        // A repository that the token may not see is not found either.
        if (status === 404 && message.startsWith("Branch not found"))
            return true;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/github/compare-commits.js
/** How two commits stand to each other: https://docs.github.com/en/rest/commits/commits#compare-two-commits */
/**
 * @param base - A commit or a branch, as `other` is.
 * @returns How `other` stands to `base`: `ahead` if `base` is its ancestor. `null` if GitHub does not know one of them.
 * @throws What Octokit throws for any other reason; see `describeRequestError`.
 */
async function compareCommits(github, place, base, other) {
    try {
        const basehead = `${base}...${other}`;
        const { data } = await github.rest.repos.compareCommitsWithBasehead({ ...place, basehead, per_page: 1 });
        return data.status;
    }
    catch (error) {
        if (error.status === 404)
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/github/plan-facts.js
/** What a plan may have to know from GitHub. Each answers `null` where GitHub does not tell. */




/** Whether a branch that matches the globs contains the commit. Branches are asked one after another. */
async function productionBranchContainsCommit(github, trigger, commit, globs) {
    const repository = (0,github_repository/* toRepoParams */.O)(trigger.repository);
    try {
        for (const branch of await plan_facts_productionBranches(github, trigger, globs)) {
            // A branch that is not there contains nothing.
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
function nullOn404(error) {
    if (error.status === 404)
        return null;
    throw error;
}
async function plan_facts_productionBranches(github, trigger, globs) {
    const plain = globs.every((glob) => /^[\w./-]+$/.test(glob));
    if (globs.length > 0 && plain)
        return globs;
    if (globs.length === 0 && trigger.defaultBranch !== null)
        return [trigger.defaultBranch];
    const branches = await github.paginate(github.rest.repos.listBranches, {
        ...(0,github_repository/* toRepoParams */.O)(trigger.repository),
        per_page: 100,
    });
    return branches.map(({ name }) => name).filter((name) => isProductionBranch(name, globs, trigger.defaultBranch));
}
/**
 * The commit that a name means at GitHub: a tag, else a branch, else the beginning of a SHA.
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
/** GitHub calls a ref that it does not find, or whose beginning is that of several commits, unprocessable. */
async function commitAt(github, repository, ref) {
    try {
        const { data } = await github.rest.repos.getCommit({ ...(0,github_repository/* toRepoParams */.O)(repository), ref, per_page: 1 });
        return data.sha;
    }
    catch (error) {
        return error.status === 422 ? null : nullOn404(error);
    }
}
/** The one pull request, open or closed, whose head is exactly what another workflow's run was about. */
async function workflowRunPullRequest(github, trigger) {
    try {
        return (await pullRequestWithHead(github, trigger.repository, trigger, "all")) ?? "none";
    }
    catch {
        return null;
    }
}
/**
 * The one pull request with exactly this head; a branch may be offered to several base branches, and then it is none.
 *
 * Asked by branch, not by commit: for a commit that only a fork has, GitHub lists no pull requests here.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function pullRequestWithHead(github, repository, head, state) {
    const owner = head.headRepository?.split("/")[0];
    if (owner === undefined || head.branch === null || head.commit === "")
        return null;
    const listed = await github.paginate(github.rest.pulls.list, {
        ...(0,github_repository/* toRepoParams */.O)(repository),
        head: `${owner}:${head.branch}`,
        state,
        per_page: 100,
    });
    const candidates = listed.map((one) => readPullRequest(one, repository)).filter((one) => one !== null);
    return findByHead(candidates, head);
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
    const { data } = await github.rest.pulls.get({ ...(0,github_repository/* toRepoParams */.O)(repository), pull_number: number });
    return readPullRequest(data, repository);
}
/**
 * The open pull request to report to, where the event does not name it for certain.
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
            return numberOf(pullRequestWithHead(github, repository, { ...trigger, commit }, "open"));
        case "push":
        case "manual":
            return numberOf(pullRequestWithHead(github, repository, { branch, commit, headRepository: repository }, "open"));
        default:
            return null;
    }
}
/**
 * The pull request that a merge queue's branch is named after: `gh-readonly-queue/<base>/pr-<number>-<base's commit>`.
 *
 * Its head cannot be held against the commit, which is GitHub's merge of the queue. Instead it must be open and go to
 * the base that the queue is of. A fork's is as good as any: somebody who may write here put it into the queue.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
async function pullRequestInMergeQueue(github, { repository, number, branch }) {
    if (number === null || branch === null)
        return null;
    const found = await readPullRequestAt(github, repository, number).catch(nullOn404);
    const isOfQueue = found !== null && branch.startsWith(`gh-readonly-queue/${found.baseBranch}/pr-${number}-`);
    return isOfQueue && found.state === "open" ? number : null;
}
async function numberOf(found) {
    return (await found)?.number ?? null;
}

;// CONCATENATED MODULE: ./build/github/repository-comments.js
/** The comments that this token's own account wrote on pull requests, over the whole repository. */


/** How far back one looks. A preview deployment expires long before so many pull requests have moved since. */
const MAX_PULL_REQUESTS = 500;
/** Twenty with a hundred comments each are well within the time that GitHub gives a query. */
const RECENT = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(first: 20, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        updatedAt
        comments(first: 100) {
          pageInfo { hasNextPage }
          nodes { ${COMMENT_FIELDS} }
        }
      }
    }
  }
}`;
/**
 * Of pull requests in whatever state, those that changed last first. One call for each 20 of them, and one more for
 * each 100 comments where a pull request has more.
 *
 * @param since - Milliseconds since the epoch. Pull requests that have not changed since are left out: so are their comments.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function listViewerComments(github, place, since) {
    const found = [];
    let after = null;
    for (let seen = 0; seen < MAX_PULL_REQUESTS;) {
        const variables = { ...place, after };
        const { repository } = await github.graphql(RECENT, variables);
        const { nodes, pageInfo } = repository.pullRequests;
        for (const node of nodes) {
            if (node === null)
                continue;
            const { number, updatedAt, comments } = node;
            if (Date.parse(updatedAt) < since)
                return found;
            const own = comments.pageInfo.hasNextPage
                ? (await new PullRequestComments(github, place, number).fetchSnapshot()).viewerComments
                : comments.nodes.flatMap(fromGraphql);
            found.push(...own.map(({ body }) => ({ pullRequestNumber: number, body })));
        }
        if (!pageInfo.hasNextPage)
            break;
        after = pageInfo.endCursor;
        seen += nodes.length;
    }
    return found;
}

;// CONCATENATED MODULE: ./build/records/verdict.js
/** What may be deleted: one verdict for one Convex deployment, for cleanup, sweep and what a superseded run leaves alike. */



/**
 * Whether a Convex deployment may be deleted. `delete` takes everything: that a run of ours created it, that it is a preview
 * of the key's project, that all its origins are over, and that nobody kept it. A single doubt is `keep` or `unknown`, and
 * both mean that it stays.
 *
 * @param originsNow - Of all `originsOf`, read after the records: what is begun meanwhile must not look over.
 */
function verdict(deployment, { records, isComplete }, convexNow, originsNow) {
    const creator = creatorOf(deployment, records);
    const place = creator === undefined ? null : previewOf(creator.slot);
    const kept = whyOtherProject(deployment, records, convexNow.project) ??
        (convexNow.kind === "absent" ? "gone" : null) ??
        (convexNow.kind === "found" ? whyNoPreview(convexNow, place) : null) ??
        (place === null && isComplete ? whyNotOurs(deployment, records) : null) ??
        whyWanted(deployment, records, originsNow) ??
        whyKept(deployment, records);
    if (kept === "gone")
        return { kind: "gone" };
    if (kept !== null)
        return { kind: "keep", reason: kept };
    if (convexNow.kind !== "found")
        return { kind: "unknown", reason: "Convex did not tell what it is" };
    if (place === null || !isComplete)
        return { kind: "unknown", reason: "its records could not be read back to its creation" };
    const unread = originsOf(deployment, records).find((origin) => originsNow[originKey(origin)] === undefined);
    if (unread !== undefined)
        return { kind: "unknown", reason: `GitHub did not tell whether ${originText(unread)} is over` };
    return { kind: "delete", previewName: place.name };
}
/**
 * What has to be over before a Convex deployment may be deleted. A branch on which somebody only started runs by hand
 * counts as long as no pull request is an origin too.
 */
function originsOf(deployment, records) {
    const origins = tiedTo(deployment, records).map(({ origin }) => origin);
    // A pull request whose run never reached the deployment says nothing about who uses it.
    const hasPullRequest = recordsNaming(deployment, records).some(({ origin }) => origin.kind === "pull-request");
    const counting = origins.filter((origin) => !(hasPullRequest && origin.kind === "branch" && origin.isManual));
    return [...new Map(counting.map((origin) => [originKey(origin), origin])).values()];
}
/**
 * The Convex deployments that a cleanup or a sweep has to judge: all that previews' records name, and nobody has removed.
 *
 * @param over - The origins that a cleanup is for: a closed pull request, and its head branch if that is gone. `null` for
 *   a sweep, which is for all.
 */
function deploymentsToJudge(records, over) {
    const keys = over?.map(originKey);
    const removed = new Set(records.flatMap(({ steps }) => steps.flatMap((one) => (one.kind === "removed" ? one.deployment : []))));
    const named = new Set(records.filter(({ slot }) => previewOf(slot) !== null).flatMap(deploymentsIn));
    return [...named].filter((deployment) => {
        if (removed.has(deployment))
            return false;
        return keys === undefined || tiedTo(deployment, records).some(({ origin }) => keys.includes(originKey(origin)));
    });
}
/** The records to which a cleanup writes `removed` or `kept`: all that name the deployment, whatever their label. */
function recordsNaming(deployment, records) {
    return records.filter((record) => deploymentsIn(record).includes(deployment));
}
/**
 * The records that give a Convex deployment an origin: those that name it, and those of its slot that name none. Their
 * runs may be about to reach it, and it is not known that they did not.
 */
function tiedTo(deployment, records) {
    const slots = new Set(recordsNaming(deployment, records).map(({ slot }) => slot));
    return records.filter((record) => {
        const names = deploymentsIn(record);
        return names.includes(deployment) || (names.length === 0 && slots.has(record.slot));
    });
}
/** The record of this token's own account which says that its run created the deployment. */
function creatorOf(deployment, records) {
    return recordsNaming(deployment, records).find((record) => record.account === "own" && hasCreated(record, deployment) && previewOf(record.slot) !== null);
}
function hasCreated(record, deployment) {
    return (claimOf(record)?.created === true &&
        record.steps.some((step) => (step.kind === "claimed" || step.kind === "pushing") &&
            step.created &&
            reached(record, step.deployment) === deployment));
}
/** A CLI that told no name before its push told it after. */
function reached(record, claimed) {
    return claimed ?? lastStep(record, "pushed")?.deployment ?? null;
}
function whyOtherProject(deployment, records, project) {
    const places = recordsNaming(deployment, records).flatMap(({ slot }) => previewOf(slot) ?? []);
    const other = places.find((place) => !isSameProject(place, project));
    return other === undefined ? null : `it belongs to another project, ${other.teamSlug}/${other.projectSlug}`;
}
function whyNoPreview(now, place) {
    if (!now.isOfProject)
        return "it belongs to another project";
    if (now.type !== "preview")
        return `it is a ${now.type} deployment`;
    if (now.isDefault)
        return "it is the project's default deployment";
    return place === null || now.previewName === place.name ? null : "it was claimed with another name";
}
function whyNotOurs(deployment, records) {
    const others = recordsNaming(deployment, records).some((record) => hasCreated(record, deployment));
    return others
        ? "a run with another account's token created it"
        : "no record shows that a run of this repository created it";
}
function whyWanted(deployment, records, now) {
    const origins = originsOf(deployment, records);
    if (origins.some(({ kind }) => kind === "unknown"))
        return "a record of it names neither a pull request nor a branch";
    const living = origins.find((origin) => now[originKey(origin)] === "lives");
    if (living === undefined)
        return null;
    return living.kind === "pull-request" ? `${originText(living)} is open` : `${originText(living)} exists`;
}
/** A deployment that was kept stays kept until the origin for which it was kept deploys to it again. */
function whyKept(deployment, records) {
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
function originText(origin) {
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
/** What the repository knows of previews: the records in GitHub Deployments and comments, and whether their origins are over. */








/** A search for the records of a pull request goes back so far, in milliseconds: previews expire after at most 14 days. */
const SEARCH_MS = 30 * 24 * 60 * 60_000;
/** How many GitHub Deployments are looked through, those of other tools among them. */
const MAX_SEARCHED = 1_000;
class PreviewEvidenceReader {
    #slots;
    #github;
    #place;
    constructor(slots, github, repository) {
        this.#slots = slots;
        this.#github = github;
        this.#place = (0,github_repository/* toRepoParams */.O)(repository);
    }
    /**
     * Everything about these slots, and what a search finds of other slots.
     *
     * @param since - How far the search goes back, in milliseconds since the epoch. Slots are read to their beginning.
     * @throws What Octokit throws: half an answer is no evidence.
     */
    async read(slots, since = Date.now() - SEARCH_MS) {
        const search = await this.#slots.readSince(since, MAX_SEARCHED);
        const listed = [];
        for (const slot of slots)
            listed.push(await this.#slots.readAll(slot));
        const records = mergeRecords(search.records, ...listed.map((one) => one.records));
        // What has changed since the first of these runs began: a comment from before cannot tell of them.
        const oldest = Math.min(since, ...records.map(begunAt));
        const commented = await this.#readComments(oldest);
        return {
            records: mergeRecords(records, ...commented.map((one) => one.records)),
            isComplete: listed.every(({ isComplete }) => isComplete),
            commented,
        };
    }
    /** The same evidence, with the slots of these deployments read to their beginning. @throws What Octokit throws. */
    async complete(evidence, deployments, read) {
        const slots = new Set(deployments.flatMap((name) => recordsNaming(name, evidence.records)).map(({ slot }) => slot));
        const more = [];
        for (const slot of slots)
            if (!read.includes(slot))
                more.push(await this.#slots.readAll(slot));
        return {
            ...evidence,
            records: mergeRecords(evidence.records, ...more.map(({ records }) => records)),
            isComplete: evidence.isComplete && more.every(({ isComplete }) => isComplete),
        };
    }
    /** Of each origin, as GitHub shows it now. What it does not show is left out. */
    async originsNow(origins) {
        const found = await Promise.all(origins.map(async (origin) => [originKey(origin), await this.#originNow(origin)]));
        return Object.fromEntries(found.filter((pair) => pair[1] !== null));
    }
    async #originNow(origin) {
        switch (origin.kind) {
            case "pull-request": {
                const found = await pullRequestByNumber(await this.#github(), `${this.#place.owner}/${this.#place.repo}`, origin.number);
                return found === null ? null : found.state === "open" ? "lives" : "over";
            }
            case "branch": {
                const isGone = await isBranchDeleted(await this.#github(), this.#place, origin.name).catch(() => null);
                return isGone === null ? null : isGone ? "over" : "lives";
            }
            case "tag": {
                const ref = `refs/tags/${origin.name}`;
                const view = await this.#slots.look({ pullRequestNumber: null, refs: [ref], withDeployments: false });
                return view.refs[ref] === null ? "over" : "lives";
            }
            case "unknown":
                return null;
        }
    }
    async #readComments(since) {
        const comments = await listViewerComments(await this.#github(), this.#place, since);
        return comments.flatMap(({ pullRequestNumber, body }) => {
            const entries = decodeState(body, pullRequestNumber);
            return entries === null ? [] : [{ pullRequestNumber, records: entries.map(({ record }) => record) }];
        });
    }
}

;// CONCATENATED MODULE: ./build/report/records/removal-marks.js
/** Says in every record and every comment that names a Convex deployment what a cleanup has done with it. */




/** How many records of one Convex deployment are written to, the newest; each costs a call. */
const MAX_RECORDS = 100;
/** How many calls are under way at the same time. */
const PARALLEL = 5;
class RemovalMarks {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    /** What goes wrong here is a warning of the reporter's, and fails nothing. */
    async write(mark, { records, commented }) {
        const { channels, deployments, openComment } = this.#parts;
        const { kind, deployment } = mark;
        const isMarked = ({ steps }) => steps.some((one) => one.kind === kind && one.deployment === deployment);
        const named = recordsNaming(deployment, records).filter((record) => !isMarked(record));
        if (deployments !== null && kind !== "left")
            await channels.attempt("github-deployment", async () => this.#writeStatuses(await deployments(), { kind, deployment }, named));
        if (openComment === null)
            return;
        for (const { pullRequestNumber, records: shown } of commented) {
            if (recordsNaming(mark.deployment, shown).length === 0)
                continue;
            await channels.attempt("comment", async () => this.#writeComment(await openComment(pullRequestNumber, AbortSignal.abort()), mark));
        }
    }
    async #writeStatuses(api, step, records) {
        const change = { state: stateOf(step), description: encodeStep(step), logUrl: this.#parts.runUrl };
        const ids = await idsOf(api, records.slice(-MAX_RECORDS));
        for (let from = 0; from < ids.length; from += PARALLEL)
            await Promise.all(ids.slice(from, from + PARALLEL).map((id) => api.setStatus(id, change)));
    }
    async #writeComment(comment, mark) {
        await comment.fetch();
        const known = comment.entries.map(({ record }) => record);
        const at = nextMoment(known, Date.now());
        const changed = comment.entries
            .filter(({ record }) => recordsNaming(mark.deployment, [record]).length > 0)
            .map((entry) => marked(entry, mark, at, this.#parts.runUrl));
        if (changed.length === 0)
            return;
        const url = await comment.writeEnd(changed);
        if (url !== null)
            this.#parts.log.output("comment-url", url);
    }
}
/** A reading by GraphQL does not tell the ids of GitHub Deployments. */
async function idsOf(api, records) {
    const ids = records.flatMap(({ githubDeploymentId }) => githubDeploymentId ?? []);
    const unknown = records.filter(({ githubDeploymentId }) => githubDeploymentId === null);
    for (const slot of new Set(unknown.map((record) => record.slot))) {
        const idOf = await api.listIds(taskOf(slot));
        ids.push(...unknown.flatMap((record) => (record.slot === slot ? (idOf.get(record.id) ?? []) : [])));
    }
    return ids;
}
/** The row of the last attempt says what has become of the deployment; what it said of it before is over. */
function marked({ record, row }, { kind, deployment, note }, at, runUrl) {
    if (kind === "left")
        return { record, row: row && { ...row, at, notes: [...row.notes, note] } };
    const steps = [...record.steps, { kind, deployment, at, statusId: null }];
    const gone = kind === "removed" ? { expiresAt: null, changes: [] } : {};
    const told = row && { ...row, ...gone, at, status: kind, runUrl, durationSeconds: 0, notes: [note], ...NO_FAILURE };
    return { record: { ...record, steps }, row: told };
}
const NO_FAILURE = { cause: "", fix: "", link: "", locations: [] };

;// CONCATENATED MODULE: ./build/report/records/slot-records.js
/** What GitHub shows of the runs of a slot, and of the pull request or branch that they are about. */






/** All methods throw what Octokit throws; see `describeRequestError`. */
class SlotRecords {
    #github;
    #place;
    #viewer = null;
    constructor(github, repository) {
        this.#github = github;
        this.#place = (0,github_repository/* toRepoParams */.O)(repository);
    }
    /** One call. */
    async look(request) {
        const view = await fetchRepositoryView(await this.#github(), this.#place, request);
        this.#viewer = view.viewer;
        const active = this.#decode(view.deployments.filter(({ isActive }) => isActive)).records;
        return { ...view, records: this.#decode(view.deployments).records, active: active.map(({ id }) => id) };
    }
    /** All records that GitHub Deployments keep of a slot. Two calls, or two for each hundred. */
    async readAll(slot) {
        const deployments = new GitHubDeployments(await this.#github(), this.#place);
        const [listed] = await Promise.all([deployments.listByTask(taskOf(slot)), this.#fetchViewer()]);
        return this.#decode(listed);
    }
    /**
     * The records of all slots whose GitHub Deployment was created since a moment.
     *
     * @param since - Milliseconds since the epoch.
     * @param max - How many GitHub Deployments are looked through.
     */
    async readSince(since, max) {
        const deployments = new GitHubDeployments(await this.#github(), this.#place);
        const [listed] = await Promise.all([deployments.listSince(since, max), this.#fetchViewer()]);
        const { records, isComplete } = this.#decode(listed.deployments);
        return { records, isComplete: isComplete && listed.isComplete };
    }
    /**
     * The same records with the ids of their statuses, which only REST tells. One call for each record.
     *
     * @param records - Few.
     */
    async withStatusIds(records) {
        const deployments = new GitHubDeployments(await this.#github(), this.#place);
        return Promise.all(records.map(async (record) => {
            const id = record.githubDeploymentId;
            if (id === null)
                return record;
            const head = { id, task: taskOf(record.slot), payload: encodeHead(record), createdAt: begunAt(record) };
            const statuses = await deployments.listStatuses(id);
            const read = decodeDeployments([{ ...head, isOwn: record.account === "own", statuses }]).records;
            return mergeRecords([record], read)[0] ?? record;
        }));
    }
    /** The GitHub Deployments of records, by the records' ids. One call if a reading has not told them. */
    async deploymentIds(slot, records) {
        const known = records.flatMap(({ id, githubDeploymentId }) => githubDeploymentId === null ? [] : [[id, githubDeploymentId]]);
        if (known.length === records.length)
            return new Map(known);
        return new GitHubDeployments(await this.#github(), this.#place).listIds(taskOf(slot));
    }
    /** How each of the commits stands to ours. What GitHub does not know, such as a commit that was never pushed, is left out. */
    async compare(own, commits) {
        const github = await this.#github();
        const found = await Promise.all(commits.map(async (commit) => [commit, await compareCommits(github, this.#place, own, commit)]));
        return Object.fromEntries(found.filter((pair) => pair[1] !== null));
    }
    async #fetchViewer() {
        if (this.#viewer === null)
            await this.look({ pullRequestNumber: null, refs: [], withDeployments: false });
    }
    #decode(deployments) {
        const { records, isComplete } = decodeDeployments(deployments.map((one) => ({ ...one, isOwn: one.creator === this.#viewer })));
        // Joined with themselves, their steps are in order, whatever the order of statuses in the answer.
        return { records: mergeRecords(records, records), isComplete };
    }
}

;// CONCATENATED MODULE: ./build/trigger/run-url.js
/** The page of the run. */
function runUrlOf({ serverUrl, repository, runId }) {
    return `${serverUrl}/${repository}/actions/runs/${runId}`;
}

;// CONCATENATED MODULE: ./build/report/delivery/report-warnings.js
/** Says once what could not be reported, and what to do about it. */

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
/** One text for all missing permissions together, and one for each other reason. */
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
 * A Dependabot token reads only by default, and `permissions` widens it:
 * https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 * A fork's is narrowed to reading whatever the workflow says:
 * https://docs.github.com/en/actions/reference/security/secure-use#potential-impact-of-a-compromised-runner
 */
const ADVICE = {
    fork: "Runs of a fork's pull request get a token that can only read.",
    dependabot: `Runs of Dependabot get a token that can only read, unless the job says:\n\n${action_failures/* PERMISSIONS */.Jj}`,
    other: `Add to the job (a token of your own in \`github-token\` needs the same):\n\n${action_failures/* PERMISSIONS */.Jj}`,
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
/** Failures of the deploy key, and of what it may reach. */

const AUTHKIT = `${failure_pattern/* DOCS */.iT}/auth/authkit/auto-provision`;
/** The CLI checks AuthKit before it runs `cmd`, and so before this action sets `deployment-env`. */
const AUTHKIT_SKIP = (0,failure_pattern/* yamlBlock */.RP)("with:", "  deploy-args: --skip-workos-check");
/** Tried before what is said of permissions in general. */
const AUTHKIT_FAILURES = [
    {
        code: "authkit-template-unset",
        pattern: /Cannot resolve template \$\{[\w.]{1,100}\}: (?:Environment variable )?(\w{1,100})/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, name]) => ({
            cause: `\`authKit\` in \`convex.json\` uses ${name === undefined ? "a variable" : `\`${name}\``}, which is not set for the Convex CLI.`,
            fix: `Set the variable in the \`env:\` block of this step (variables of other hosts, such as \`VERCEL_*\`, never reach the CLI here), or take it out of \`convex.json\`. To deploy without configuring AuthKit:${AUTHKIT_SKIP}`,
            link: AUTHKIT,
        }),
    },
    {
        code: "authkit-not-provisioned",
        pattern: /AuthKit configuration in convex\.json requires WorkOS credentials|Cannot provision WorkOS|Error provisioning WorkOS environment|Failed to provision WorkOS|no provisioned WorkOS team|WorkOS environment variable mismatch|\/workos\/\w{1,60} [45]\d\d\b/,
        explain: () => ({
            cause: "`authKit` in `convex.json` needs WorkOS credentials, and the Convex CLI cannot create them with this deploy key. It checks this before `cmd` and before `deployment-env` is set, so nothing was pushed.",
            fix: `Set \`WORKOS_CLIENT_ID\`, \`WORKOS_API_KEY\` and \`WORKOS_ENVIRONMENT_ID\` on the Convex deployment before this run: for previews as default environment variables of the project, for production in the deployment's settings. Or skip the check:${AUTHKIT_SKIP}`,
            link: AUTHKIT,
        }),
    },
];
const FAILURES_OF_ACCESS = [
    ...AUTHKIT_FAILURES,
    {
        code: "quota-reached",
        pattern: /(?:DeploymentQuotaReached[^\n]{0,300}?)?deployment quota of (\d+)|DeploymentQuotaReached/,
        fields: [failure_pattern/* NUMBER */.uk],
        explain: (match) => ({
            cause: `Your team has reached its limit of Convex deployments${match[1] ? ` (its quota is ${match[1]})` : ""}.`,
            fix: "Delete preview deployments that are no longer needed on the Convex dashboard, and let this action delete each one when its pull request closes (run it on `pull_request: types: [opened, synchronize, reopened, closed]`). What is left over a nightly job removes, with `operation: sweep` and a `management-token`.",
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
        code: "permission-denied",
        pattern: /You do not have permission to perform this (?:operation|action)(?: \(([\w:]{1,80})\))?/,
        fields: [/^[\w:]{1,80}$/],
        explain: ([, operation]) => ({
            cause: `The deploy key does not have the permission that this needs${operation ? `: \`${operation}\`` : ""}.`,
            fix: `Create a deploy key ${operation ? `that includes \`${operation}\`` : "without restrictions, or with all permissions that a deploy needs,"} on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}) and store it in the repository secret.`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "key-rejected",
        pattern: /\b401 Unauthorized\b|Authenticate with .npx convex (?:dev|login)|InvalidDeployKey|AccessTokenInvalid|BadDeployKey|BadAdminKey|The provided (?:deploy|admin) key was invalid/,
        explain: (_, { keyKind }) => ({
            cause: `Convex does not accept the ${keyKind} key: it was revoked, it expired, or it belongs to a project or deployment that no longer exists.`,
            fix: `Create a new key on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}) and replace the repository secret with it (\`gh secret set\`).`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "deployment-vanished",
        // A deployment that exists knows these endpoints. A self-hosted backend may be too old to.
        pattern: /\/api\/(?:deploy2\/\w{1,40}|get_config\w{0,20}|v1\/get_canonical_urls) 404\b/,
        appliesTo: ({ keyKind }) => keyKind !== "admin",
        explain: () => ({
            cause: "The Convex deployment was deleted, or deleted and recreated, while this run was pushing to it.",
            fix: "Run the job again. If several workflows use one preview, give each its own `preview-name`, and look for what else recreates it (`preview-mode: recreate`, or a build on another host).",
            link: `${failure_pattern/* DOCS */.iT}/production/hosting/preview-deployments`,
        }),
    },
    {
        code: "deployment-not-found",
        pattern: /\b404 Not Found: (?:Project|Deployment|Team)NotFound/,
        explain: (_, { keyKind }) => ({
            cause: `Convex does not find what the ${keyKind} key was made for: the project or the Convex deployment no longer exists.`,
            fix: `Make a key of the project that the app is deployed to today, on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}), and replace the repository secret with it (\`gh secret set\`).`,
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

;// CONCATENATED MODULE: ./build/diagnosis/build-failures.js
/** Failures of the user's build command. Only these are looked for in what a build printed. */

const HOSTING = `${failure_pattern/* DOCS */.iT}/production/hosting`;
const URL_NAME = /^(?:[A-Z]{2,12}_){0,2}CONVEX_(?:SITE_)?URL$/;
const NAME_IN_TEXT = String.raw `\b((?:[A-Z][A-Z0-9]{0,30}_){0,4}CONVEX_(?:SITE_)?URL)\b`;
/** One clause of a line says of the name that it is missing. A warning is no reason for the end of a build. */
const NAMES_MISSING_URL = new RegExp(String.raw `^(?![^\n]{0,100}\b(?:[Ww]arn|WARN))(?:` +
    String.raw `[^\n]{0,300}?\b(?:[Mm]issing|[Rr]equired|[Rr]equires|[Uu]ndefined|[Uu]nset|[Ee]mpty|[Ii]nvalid|[Ss]et|[Pp]rovide|[Dd]efine)\b[^\n.;,]{0,60}?${NAME_IN_TEXT}(?!["'\`]{0,1} {0,1}= {0,1}["'\`]{0,1}(?!undefined|null)[\w])` +
    "|" +
    String.raw `[^\n]{0,300}?${NAME_IN_TEXT}[^\n.;,]{0,40}?\b(?:missing|[Rr]equired|undefined|unset|empty|[Ii]nvalid|(?:not|n't) (?:be )?(?:set|defined|found|given|provided|configured))\b` +
    ")", "m");
const FAILURES_OF_BUILD = [
    {
        code: "node-version-of-build",
        pattern: /Your Node version v?([\d.]{1,20}) is too old\. Convex requires at least Node v?([\d.]{1,20})/,
        fields: [/^[\d.]{1,20}$/, /^[\d.]{1,20}$/],
        explain: ([, , needed]) => ({
            cause: `The build calls the Convex CLI with the job's own Node, which is too old for it${needed === undefined ? "" : ` (it needs ${needed.replace(/\.0$/, "")} or newer)`}.`,
            fix: `Use a newer Node in the job, in a step before this one:${(0,failure_pattern/* yamlBlock */.RP)("- uses: actions/setup-node@v4", "  with:", "    node-version: 24")}`,
            link: "https://github.com/actions/setup-node",
        }),
    },
    {
        code: "codegen-needs-deployment",
        pattern: /Codegen requires an existing deployment|codegen.*[Pp]review deploy keys?|[Pp]review deploy keys? .*codegen/,
        explain: () => ({
            cause: "The build runs `convex codegen`, which does not work with a preview deploy key.",
            fix: "Commit the `convex/_generated` folder and take `convex codegen` out of the build.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/codegen`,
        }),
    },
    {
        code: "build-calls-convex",
        pattern: /No CONVEX_DEPLOYMENT set|no Convex deployment configuration found|Cannot prompt for input in non-interactive terminals|Failed to fetch latest backend version/,
        explain: () => ({
            cause: "The build itself calls the Convex CLI, which finds no deploy key: this action keeps the key from the build.",
            fix: "Take `convex deploy` (or `convex dev`, or `convex codegen`) out of the build script, commit `convex/_generated`, and let `cmd` only build the site. If the build must have the key, set `expose-deploy-key-to-cmd: true`.",
            link: HOSTING,
        }),
    },
    {
        code: "generated-code-missing",
        pattern: /(?:Cannot find module|Could not resolve|Can't resolve|Failed to resolve|Module not found)[^\n]{0,400}\b_generated\b/,
        explain: () => ({
            cause: "Code imports `convex/_generated`, which is not in the checkout when it is needed.",
            fix: "Make the folder with `npx convex dev` (or `npx convex codegen`) on your machine and commit it; where .gitignore names it: `git add -f convex/_generated`.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/codegen`,
        }),
    },
    {
        code: "build-lacks-url",
        // A build's own words, so the name is in none of what is sent.
        pattern: NAMES_MISSING_URL,
        // What this action has set is not missing, whatever else the build says of it.
        appliesTo: ({ urlNames = [] }, [, before = "", after = ""]) => !urlNames.includes(before || after),
        fields: [URL_NAME, URL_NAME],
        explain: ([, before, after]) => {
            const name = before || after || "NEXT_PUBLIC_CONVEX_URL";
            const input = name.includes("SITE_URL") ? "cmd-site-url-env-var-name" : "cmd-url-env-var-name";
            return {
                cause: `The build did not find the URL of the Convex deployment in \`${name}\`.`,
                fix: `Name the variable that the build reads:${(0,failure_pattern/* yamlBlock */.RP)("with:", `  ${input}: ${name}`)}`,
                link: HOSTING,
            };
        },
    },
    {
        code: "build-lacks-url",
        pattern: /No address provided to Convex\w*Client|Invalid deployment address:|client created with undefined deployment address/,
        explain: () => ({
            cause: "The build's code did not find the URL of the Convex deployment in the variable that it reads.",
            fix: `Let the code read the variable that this action sets (it is named in the log above, as the framework in package.json wants it), or name the one that the code reads:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL")}`,
            link: HOSTING,
        }),
    },
];
/** A build that ended badly for a reason of its own. What is sent of it says why only; that it failed comes before. */
function buildFailed(exitCode, { outputTail }) {
    const cause = `The build command (\`cmd\`) ended with exit code ${exitCode}`;
    const common = { code: "build-failed", link: HOSTING, cmdExitCode: exitCode };
    const sent = (why, fix) => ({ fix, sent: { cause: why, fix } });
    if (exitCode === 127) {
        const program = outputTail
            .map((line) => /([\w@./-]{1,100}): (?:command )?not found$/.exec(line)?.[1])
            .find(Boolean);
        return {
            ...common,
            cause: `${cause}: ${program === undefined ? "a program" : `\`${program}\``} was not found, so nothing was pushed.`,
            ...sent("A program was not found.", "A program that `cmd` calls is not installed in this job. Install the app's dependencies in a step before this one, and call its programs by a package script (`npm run build`) or through `npx`."),
        };
    }
    if (exitCode === 137)
        return {
            ...common,
            cause: `${cause}: it was killed, most likely because the runner ran out of memory. Nothing was pushed.`,
            ...sent("It was killed (exit code 137), most likely because the runner ran out of memory.", `Give the build more memory, or take a larger runner:${(0,failure_pattern/* yamlBlock */.RP)("env:", "  NODE_OPTIONS: --max-old-space-size=6144")}`),
        };
    return {
        ...common,
        cause: `${cause}, so nothing was pushed.`,
        fix: "Fix the build; its output is in the log above. It runs in the working directory with the URL variables set and without the deploy key.",
        sent: {
            cause: "",
            fix: "Fix the build; its output is in the log of the run. It runs in the working directory with the URL variables set and without the deploy key.",
        },
    };
}

;// CONCATENATED MODULE: ./build/diagnosis/code-failures.js
/** Failures of the app's code, its configuration and its data. */


const CONFIGURATION = `${failure_pattern/* DOCS */.iT}/production/project-configuration`;
const ENVIRONMENT_VARIABLES = `${failure_pattern/* DOCS */.iT}/production/environment-variables`;
const LARGE_INDEXES = `${failure_pattern/* DOCS */.iT}/database/reading-data/indexes`;
/** How people name environment variables, with one underscore at least. */
const VARIABLE = /\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b/g;
/** @param names - None where they must not be told. */
function missingVariables(names, reader, symptoms) {
    if (names.length === 0)
        return {
            cause: `${reader} environment variables, which are not set on the Convex deployment.`,
            fix: "Set them on the Convex deployment. The log of this run has their names, and the commands.",
            link: ENVIRONMENT_VARIABLES,
        };
    const [are, them, they] = names.length > 1 ? ["are", "them", "variables"] : ["is", "it", "variable"];
    const set = names.map((name) => (0,failure_pattern/* convexCommand */.Dg)(symptoms, "env set", `${name} "value"`));
    const { target } = symptoms;
    const inWorkflow = (0,failure_pattern/* yamlBlock */.RP)("with:", ...(target === "preview" ? [] : [`  deployment-env-targets: preview, ${target}`]), "  deployment-env: |", ...names.map((name) => `    ${name}=\${{ secrets.${name} }}`));
    const fix = target === "preview"
        ? `Let this action set ${them} before every push to a preview deployment:${inWorkflow}\n\nOr set ${them} for every new preview deployment (Project Settings → Environment Variables on the Convex dashboard), and on this one:${(0,failure_pattern/* shellBlock */.OV)(...set)}`
        : `Set ${them} on the Convex deployment:${(0,failure_pattern/* shellBlock */.OV)(...set)}\n\nOr let this action set ${them} before each push:${inWorkflow}`;
    return {
        cause: `${reader} the environment ${they} ${names.map((name) => `\`${name}\``).join(", ")}, which ${are} not set on the Convex deployment.`,
        fix,
        link: symptoms.dashboardUrl === null
            ? ENVIRONMENT_VARIABLES
            : `${symptoms.dashboardUrl}/settings/environment-variables`,
    };
}
/** At the start of a sentence. */
function moduleText(path) {
    return path === undefined ? "A module" : (0,code_span/* codeSpan */.S)(path);
}
const ENVIRONMENT = [
    {
        code: "environment-variable-missing",
        pattern: /Environment variable (\w+) is used in auth config file but its value was not set/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, name = "NAME"], symptoms) => missingVariables([name], "The auth config reads", symptoms),
    },
    {
        code: "environment-variable-missing",
        pattern: /Environment variables? ([\w, ]{1,2000}) (?:is|are) declared as required in convex\.config\.ts|Required environment variables are not set: ([\w, ]{1,2000})/,
        fields: [failure_pattern/* NAMES */.Xk, failure_pattern/* NAMES */.Xk],
        explain: ([, declared = "", missing = ""], symptoms) => {
            const all = `${declared}${missing}`.split(",").map((name) => name.trim());
            const names = all.filter((name) => name !== "");
            return missingVariables(names, "`convex.config.ts` requires", symptoms);
        },
    },
    {
        code: "environment-variable-missing",
        pattern: /Failed to analyze (\S{1,200}): Uncaught \w{0,40}Error: (?=[^\n]{0,300}\b(?:[Mm]issing|[Rr]equired|undefined|unset|not (?:set|defined|found|given|provided|configured))\b)([^\n]{0,300}\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b[^\n]{0,300})/,
        // What a module throws is in nobody's form.
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module, message = ""], symptoms) => {
            const names = [...new Set(message.match(VARIABLE) ?? [])].slice(0, 20);
            return missingVariables(names, `${moduleText(module)} throws when it is loaded, and its message names`, symptoms);
        },
    },
    {
        code: "environment-variable-invalid",
        pattern: /InvalidEnvironmentVariable\b/,
        explain: (_, symptoms) => ({
            cause: "A value of an environment variable on the Convex deployment does not fit what `convex.config.ts` declares.",
            fix: `Correct the value. A value that only the new code allows must be set after its push, as \`deployment-env\` does; one that the new code requires, before. Where both apply, deploy in two steps: first widen the validator in \`convex.config.ts\`, then change the value and narrow the validator. To change a value by hand:${(0,failure_pattern/* shellBlock */.OV)((0,failure_pattern/* convexCommand */.Dg)(symptoms, "env set", 'NAME "value"'))}`,
            link: ENVIRONMENT_VARIABLES,
        }),
    },
    {
        code: "environment-variable-limit",
        pattern: /EnvVarLimitMet|EnvVarTotalSizeLimitMet|EnvironmentVariableValueTooLarge/,
        explain: (_, symptoms) => ({
            cause: "The environment variables of the Convex deployment exceed a limit: 512 variables, or 512 KiB together.",
            fix: `Delete those that are no longer used:${(0,failure_pattern/* shellBlock */.OV)((0,failure_pattern/* convexCommand */.Dg)(symptoms, "env list", ""), (0,failure_pattern/* convexCommand */.Dg)(symptoms, "env remove", "NAME"))}`,
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits#environment-variables`,
        }),
    },
    {
        code: "auth-config-invalid",
        pattern: /InvalidAuthConfig|AuthConfig(?:NotMatchingSchema|MissingExport|Unserializable)Error/,
        explain: () => ({
            cause: "Convex cannot use the auth config (`auth.config.ts`).",
            fix: "The file must export an object with a list named `providers`. The end of the output says what Convex met.",
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
            fix: "The file must have `defineSchema(…)` as its default export and must not throw. The end of the output says what Convex met.",
            link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
        }),
    },
    {
        code: "schema-validation-failed",
        // The table comes before the document, whose text may be anything.
        pattern: /Schema validation failed(?:[\s\S]{0,1000}?in table "([\w-]{1,100})")?/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, table]) => ({
            cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} do not match the new schema, so nothing was pushed.`,
            fix: "Make the new field optional or widen its type, deploy, migrate the documents, then tighten the schema. On a preview deployment whose data may go, `preview-mode: recreate` starts it fresh.",
            link: `${failure_pattern/* DOCS */.iT}/database/schemas#schema-validation`,
        }),
    },
    {
        code: "large-index-confirmation",
        pattern: /(--skip-large-indexes-check|--allow-deleting-large-indexes)/,
        fields: [/^--[a-z-]+$/],
        // The CLI names the one that it knows.
        explain: ([, flag = "--skip-large-indexes-check"]) => ({
            cause: "The push creates, changes or deletes an index on a large table, and the Convex CLI wants that confirmed.",
            fix: `Check the list above (a new index can be staged instead, which does not hold the deploy up), then confirm it:${(0,failure_pattern/* yamlBlock */.RP)("with:", `  deploy-args: ${flag}`)}`,
            link: LARGE_INDEXES,
        }),
    },
    {
        code: "unstaging-confirmation",
        pattern: /--allow-unstaging-schema/,
        explain: () => ({
            cause: "The push discards a staged table validator, and the Convex CLI wants that confirmed.",
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
            cause: `${field === undefined ? "`convex.json` is no valid JSON" : `The value of ${field} in \`convex.json\` cannot be used`}, so nothing was pushed.`,
            fix: "Correct `convex.json`; the end of the output says where. An editor that follows its `$schema` marks such slips.",
            link: CONFIGURATION,
        }),
    },
    {
        code: "convex-config-invalid",
        pattern: /InvalidConvexConfig\b/,
        explain: () => ({
            cause: "Convex cannot use `convex.config.ts`, so nothing was pushed.",
            fix: "The file must have `defineApp()` (or `defineComponent()`) as its default export, and use components under different names. The end of the output has Convex's reason.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
    {
        code: "node-actions-not-supported",
        pattern: /NodeActionsNotSupported\b/,
        explain: () => ({
            cause: 'This Convex backend cannot run actions in Node ("use node").',
            fix: 'On a self-hosted backend, install a Node version that it supports beside it. Or remove `"use node"` and Node\'s own modules from these actions.',
            link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
        }),
    },
    {
        code: "node-version-of-functions",
        pattern: /NodeVersionNotSupported|Node \d+ is no longer supported/,
        explain: () => ({
            cause: "`convex.json` asks for a version of Node that Convex no longer runs functions on.",
            fix: 'Raise `node.nodeVersion` in `convex.json` (`{ "node": { "nodeVersion": "22" } }`), or remove it to get the default.',
            link: `${CONFIGURATION}#configuring-the-nodejs-version`,
        }),
    },
];
const MODULES = [
    {
        code: "module-path-invalid",
        pattern: /(\S{1,300}) is not a valid path to a Convex module/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, path]) => ({
            cause: `Convex does not take ${path === undefined ? "the path of a file" : (0,code_span/* codeSpan */.S)(path)} as the name of a module: the parts of its path may have only letters, digits, underscores and periods.`,
            fix: "Rename the file, for example from `my-file.ts` to `myFile.ts`, and the imports of it.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "code-too-large",
        pattern: /Total module size exceeded|ModulesTooLarge/,
        explain: () => ({
            cause: "The bundled functions, with the packages they import, are larger than Convex takes.",
            fix: "Import less: look for a large package that few functions need, and for files that are no functions. Packages of Node actions can be installed on the server instead, by `node.externalPackages` in `convex.json`, but they count as well.",
            link: `${failure_pattern/* DOCS */.iT}/functions/bundling#external-packages`,
        }),
    },
    {
        code: "module-throws",
        pattern: /Failed to analyze (\S{1,200}):/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module]) => ({
            cause: `Convex cannot load ${moduleText(module).replace(/^A/, "a")}: its top level throws an error, so nothing was pushed.`,
            fix: "Move what throws from the top level of the file into the functions that need it. Convex loads every module at each push.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
];
/** As a clause. */
function typecheckNeeds(compiler, configuration) {
    if (configuration !== undefined)
        return "the functions' folder has no `tsconfig.json`";
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
const TYPES = [
    {
        code: "typecheck-impossible",
        pattern: /(?:No `(tsc|tsgo)` binary found|Found no convex\/(tsconfig\.json))[^\n]*\n(?:[^\n]*\n){0,3}?[^\n]*--typecheck=disable/,
        fields: [/^tsc$|^tsgo$/, /^tsconfig\.json$/],
        explain: ([, compiler, configuration]) => ({
            cause: `\`typecheck: enable\` requires a type check, but it cannot run: ${typecheckNeeds(compiler, configuration)}.`,
            fix: `${typecheckFix(compiler, configuration)} To deploy without a type check where it cannot run:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  typecheck: try")}`,
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
    {
        code: "typecheck-out-of-memory",
        pattern: /typecheck timed out|JavaScript heap out of memory|Reached heap limit/,
        explain: () => ({
            cause: "The type check of the Convex functions was killed, most likely because it ran out of memory. Nothing was pushed.",
            fix: `Give the type check more memory, or use a larger runner:${(0,failure_pattern/* yamlBlock */.RP)("env:", "  NODE_OPTIONS: --max-old-space-size=6144")}`,
            link: "https://docs.convex.dev/cli/troubleshooting/typecheck-performance",
        }),
    },
    {
        code: "type-error",
        pattern: /TypeScript typecheck via `?tsc`? failed|error TS\d+:/,
        explain: (_, { outputTail }) => {
            const count = outputTail.filter((line) => /error TS\d+:/.test(line)).length;
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
            cause: `${moduleText(file)} starts with \`"use node"\`, and a file of that name must run in Convex's default runtime.`,
            fix: 'Remove the directive. Move the actions that need Node into a file of their own that starts with `"use node"`.',
            link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
        }),
    },
    {
        code: "node-api-in-default-runtime",
        pattern: /It looks like you are using Node APIs from a file without the "use node" directive/,
        explain: (_, { cliTail }) => {
            const module = /Could not resolve "([^"\n]{1,200})"/.exec(cliTail.join("\n"))?.[1];
            return {
                cause: `A function in Convex's default runtime uses Node's own modules${module ? ` (${(0,code_span/* codeSpan */.S)(module)})` : ""}.`,
                fix: 'Move the code into actions of a file that starts with `"use node"`.',
                link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
            };
        },
    },
    {
        code: "native-module",
        pattern: /No loader is configured for "\.node" files(?:: ([^\s"]{1,300}))?/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, file]) => ({
            cause: `The Convex functions cannot be bundled: ${file === undefined ? "a package contains a native module (`.node`)" : `${(0,code_span/* codeSpan */.S)(file)} is a native module`}, which must not be bundled.`,
            fix: 'List the package in `node.externalPackages` of `convex.json` and use it only in files with `"use node"`. The package must be installed in `node_modules` beside `convex.json`, and be a dependency of that package.json: a copy in the root of a monorepo is bundled instead.',
            link: `${failure_pattern/* DOCS */.iT}/functions/bundling#external-packages`,
        }),
    },
    {
        code: "app-bundles",
        pattern: /found wrong number of app bundles/,
        explain: () => ({
            cause: "The Convex CLI cannot bundle `convex.config.ts`: it found no app definition, or several, at that path.",
            fix: "Look for a `convex.config.js` or `convex.config.ts` that was compiled or copied beside the original, and for a functions folder that is a symbolic link. Point `functions` in `convex.json` at the real folder.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
    {
        code: "bundle-error",
        pattern: /✘ \[ERROR\](?: Could not resolve "([^"\n]{1,200})")?|Unable to bundle/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, module]) => module === undefined
            ? {
                cause: "The Convex functions cannot be bundled: the code has an error that stops it from being read.",
                fix: "Fix the lines that the end of the output shows.",
                link: `${failure_pattern/* DOCS */.iT}/functions/bundling`,
            }
            : {
                cause: `The Convex functions cannot be bundled: ${(0,code_span/* codeSpan */.S)(module)} cannot be resolved.`,
                fix: "Fix the import, or add the missing package to package.json and install it in a step before this one.",
                link: `${failure_pattern/* DOCS */.iT}/functions/bundling`,
            },
    },
];
const FAILURES_OF_CODE = [
    ...ENVIRONMENT,
    ...SCHEMA,
    ...CONFIG,
    ...MODULES,
    ...TYPES,
    ...BUNDLE,
];

;// CONCATENATED MODULE: ./build/diagnosis/service-failures.js
/** Failures of what lies between this job and Convex, and of the program that talks. */

const CONCURRENCY = "https://docs.github.com/actions/using-jobs/using-concurrency";
const ONE_AT_A_TIME = `Run the job again, and let runs for the same Convex deployment wait for each other:${failure_pattern/* ONE_RUN_AT_A_TIME */.Zy}`;
const FAILURES_OF_SERVICE = [
    {
        code: "client-version-unsupported",
        pattern: /ClientVersionUnsupported/,
        explain: () => ({
            cause: "This Convex backend does not support the installed version of the `convex` package.",
            fix: `Update the package, or, where the backend is self-hosted and older than the package, upgrade the backend:${(0,failure_pattern/* shellBlock */.OV)("npm install convex@latest", "docker compose pull && docker compose up --detach")}`,
            link: "https://docs.convex.dev/self-hosting",
        }),
    },
    {
        code: "backend-too-old",
        pattern: /\/api\/(?:deploy2\/\w{1,40}|get_config\w{0,20}|v1\/get_canonical_urls) 404\b|BadJsonBody/,
        explain: () => ({
            cause: "The Convex backend does not know a request that the Convex CLI made for this push, so it is most likely older than the `convex` package.",
            fix: `Upgrade the self-hosted backend, or install the version of \`convex\` that belongs to it:${(0,failure_pattern/* shellBlock */.OV)("docker compose pull && docker compose up --detach", "npm install --save-exact convex@<version>")}`,
            link: "https://docs.convex.dev/self-hosting",
        }),
    },
    {
        code: "schema-race",
        isTransient: true,
        pattern: /Schema was overwritten by another push/,
        explain: () => ({
            cause: "Another push to the same Convex deployment came in between.",
            fix: ONE_AT_A_TIME,
            link: CONCURRENCY,
        }),
    },
    {
        code: "push-race",
        isTransient: true,
        pattern: /(?:nvironment variables (?:have )?changed|Schema or environment variables changed) during push|ConcurrentPush/,
        explain: () => ({
            cause: "The Convex deployment was changed by somebody else while this push was under way.",
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
            cause: "The Convex CLI wanted to ask a question, and nobody is there to answer.",
            fix: "The question is in the end of the output. Do once by hand what it asks about, or look for the option that answers it (`npx convex deploy --help`) and pass it in `deploy-args`.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
    {
        code: "network",
        isTransient: true,
        isTransportError: true,
        pattern: /fetch failed|TypeError: terminated|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|socket hang up/,
        explain: () => ({
            cause: "Convex could not be reached from this runner.",
            fix: "Run the job again. If it stays, check the runner's network and proxy settings, and Convex's status page.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "server-error",
        isTransient: true,
        isTransportError: true,
        // Without that line a number is any number: Convex's words about a 403 are shown without it.
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}5\\d\\d\\b|InternalServerError: `, "m"),
        explain: () => ({
            cause: "Convex answered with a server error.",
            fix: "Run the job again in a few minutes. If it stays, look at Convex's status page.",
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
            fix: "Run the job again in a few minutes. If it happens often, let fewer deploys at once run (`strategy: max-parallel`, `concurrency`).",
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "unreadable-answer",
        isTransient: true,
        isTransportError: true,
        // No JSON that the CLI reads begins so; a page of HTML does.
        pattern: /Unexpected token '?<'?.{0,200}(?:JSON|in position)/,
        explain: () => ({
            cause: "A web page came back where Convex answers with data.",
            fix: "Run the job again. If it stays, look for what answers in Convex's place on the way from this runner: a proxy or a gateway.",
            link: "https://status.convex.dev",
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/diagnose.js
/** Names the failure of a CLI run by what was printed, with its cause and fix. */





/** What may be the reason why a build failed. All else in a build's output is the build's own. */
const BUILD_PATTERNS = FAILURES_OF_BUILD;
/** Order matters: the first that matches wins, so what is special stands before what is general. */
const PUSH_PATTERNS = [
    ...FAILURES_OF_ACCESS,
    ...FAILURES_OF_BUILD.filter(({ code }) => code === "generated-code-missing"),
    ...FAILURES_OF_CODE,
    ...FAILURES_OF_SERVICE,
];
/** @returns A known failure, or an honest `unknown` that points to the log. */
function diagnose(symptoms) {
    const { buildExitCode, outputTail, cliTail } = symptoms;
    const inBuild = buildExitCode !== null && buildExitCode !== 0;
    const text = (inBuild ? outputTail : cliTail).join("\n");
    const isAnswer = !inBuild && isClientError(text);
    for (const known of inBuild ? BUILD_PATTERNS : PUSH_PATTERNS) {
        const match = isAnswer && known.isTransportError ? null : known.pattern.exec(text);
        if (match === null || known.appliesTo?.(symptoms, match) === false)
            continue;
        const failure = { code: known.code, ...known.explain(match, symptoms), sent: sentTexts(known, match, symptoms) };
        return inBuild ? { ...failure, cmdExitCode: buildExitCode } : failure;
    }
    return inBuild ? buildFailed(buildExitCode, symptoms) : unknown(symptoms);
}
/** The same failure, told of nothing but the fields that may be sent. */
function sentTexts({ fields = [], explain }, match, symptoms) {
    const maySend = (group, form) => form?.test(group) === true && (form !== failure_pattern/* PATH */.gI || symptoms.isTracked?.(group) === true);
    const groups = match.slice(1).map((group, at) => (group && maySend(group, fields[at]) ? group : undefined));
    const { cause, fix } = explain(["", ...groups], withoutWords(symptoms));
    return { cause, fix };
}
/** Of the output only the codes of the compiler are left, so that they can be counted. */
function withoutWords(symptoms) {
    const codes = symptoms.outputTail.flatMap((line) => /error TS\d{1,6}:/.exec(line)?.[0] ?? []);
    return { ...symptoms, outputTail: codes, cliTail: [] };
}
const diagnose_STATUS = new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}(\\d{3})\\b`, "m");
/** Whether Convex responded with a 4xx. Uses the first status in the output: later text may quote others. */
function isClientError(text) {
    const status = diagnose_STATUS.exec(text)?.[1];
    return status?.startsWith("4") === true && status !== "429";
}
/** Whether the same run, tried again a little later, may well pass. */
function isTransient({ code }) {
    return PUSH_PATTERNS.some((known) => known.code === code && known.isTransient === true);
}
/**
 * Whether the CLI or Convex refused the push, so that nothing of it is live. Not so where no answer came, or none that this
 * action knows.
 *
 * @param code - The code of a failure that came after the push was begun.
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
        link: `${failure_pattern/* DOCS */.iT}/cli`,
    };
}

;// CONCATENATED MODULE: ./build/diagnosis/data-failures.js
/** Failures of `preview-import` and `export-path`. */


const IMPORT_DOCS = `${failure_pattern/* DOCS */.iT}/database/import-export/import`;
const EXPORT_DOCS = `${failure_pattern/* DOCS */.iT}/database/import-export/export`;
const RECREATE = (0,failure_pattern/* yamlBlock */.RP)("with:", "  preview-mode: recreate");
const IMPORT_PATTERNS = [
    {
        code: "preview-import-table-not-empty",
        pattern: /Table (\w{1,64}) already exists\./,
        explain: ([, table = ""]) => ({
            cause: `the table \`${table}\` of the preview deployment is not empty, and \`preview-import\` never adds to documents or replaces them.`,
            fix: `If its documents may go, delete them on the Convex dashboard, or start the preview afresh once:${RECREATE}\n\nLook for what filled the table: a function of \`run\`, a cron, or somebody by hand.`,
        }),
    },
    {
        code: "preview-import-schema-mismatch",
        pattern: /document in table "(\w{1,64})" because it does not match the schema: Object is missing the required field `(\w{1,64})`/,
        explain: ([, table = "", field = ""], { isSnapshot }) => ({
            cause: isSnapshot
                ? `the snapshot was taken before \`${table}\` had the field \`${field}\`, which this pull request's schema requires.`
                : `a document of \`${table}\` lacks the field \`${field}\`, which the schema requires.`,
            fix: `${isSnapshot ? "Production's documents lack it just the same, so the same push would fail there. " : ""}Make the field optional (\`v.optional(…)\`), deploy, fill it in by a migration, and require it then. Or import data that has it.`,
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
                ? `Production's documents do not match it just the same, so the same push would fail there. Widen the schema, deploy, migrate the documents, and tighten it then.`
                : "Correct the data, or the schema. Documents are not shown in this log: to see which one it is, import the file into your own development deployment (`npx convex import`).",
        }),
    },
    {
        code: "preview-import-schema-changed",
        pattern: /Could not complete import because schema changed/,
        explain: () => ({
            cause: "another push changed the schema of the preview deployment meanwhile, so nothing was imported.",
            fix: `Let runs for the same preview wait for each other:${failure_pattern/* ONE_RUN_AT_A_TIME */.Zy}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /Import changes table '(\w{1,64})' which is referenced by '(\w{1,64})'/,
        explain: ([, table = "", other = ""]) => ({
            cause: `the ids in \`${table}\` are of another deployment, and \`${other}\`, which is not empty, refers to this table by \`v.id("${table}")\`.`,
            fix: `Import \`${table}\` before \`${other}\`, take a snapshot that holds both, or leave \`_id\` out of the file. On a preview whose data may go, start afresh:${RECREATE}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /New table `(\w{1,64})`[^\n]{0,220} has IDs that conflict with existing (?:table `(\w{1,64})`)?/,
        explain: ([, table = "", other]) => ({
            cause: `the ids in \`${table}\` belong to a number that Convex has given to ${other === undefined ? "a table of its own" : `the table \`${other}\``} of this preview deployment, which the import does not hold.`,
            fix: `${other === undefined ? "" : `This happens where a pull request adds a table (\`${other}\`) and the snapshot comes from a deployment without it. `}Import tables one by one from files without \`_id\` and \`_creationTime\`:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  preview-import: |", `    ${table}=seed/${table}.jsonl`)}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /cannot be imported into '(\w{1,64})' because it came from a different deployment/,
        explain: ([, table = ""]) => ({
            cause: `the documents of \`${table}\` have ids of different tables.`,
            fix: `Take the documents of one table only, or leave \`_id\` out of the file.`,
        }),
    },
    {
        code: "preview-import-invalid-data",
        pattern: /((?:CSV row|Row) \d{1,12}|CSV file|CSV header|Failed to parse CSV row \d{1,12}|Not a JSON array|Not valid JSON|Import wasn't valid UTF8|Import is too large for JSON|UTF-8 BOM|invalid zip file|have duplicate _id fields|invalid _id)/,
        explain: ([, found = ""]) => ({
            cause: `Convex cannot read the file (${INVALID[found] ?? rowText(found)}).`,
            fix: "Correct the file. CSV files need a header with names of fields, `.jsonl` files one JSON object a line, `.json` files one array of objects, and a snapshot is what `convex export` writes.",
        }),
    },
];
/** What `importFailed` and `importFileUnusable` may answer: the push went through before. */
const IMPORT_FAILURES = [
    "preview-import-failed",
    ...new Set(IMPORT_PATTERNS.map(({ code }) => code)),
];
const INVALID = {
    "CSV file": "it has no header",
    "CSV header": "a name in its header is none that a field can have",
    "Not a JSON array": "it is no JSON array",
    "Not valid JSON": "it is no JSON",
    "Import wasn't valid UTF8": "it is not UTF-8",
    "UTF-8 BOM": "it begins with a byte order mark",
    "Import is too large for JSON": "it is too large for a JSON array; use `.jsonl`",
    "invalid zip file": "it is no ZIP archive",
    "have duplicate _id fields": "two documents have the same `_id`",
    "invalid _id": "an `_id` is no id of Convex",
};
function rowText(found) {
    return `see ${found.replace(/^Failed to parse /, "").replace(/^Row/, "row")}`;
}
const IMPORT = {
    name: "npx convex import",
    scopes: "`preview-import` needs `deployment:backups:import` and `deployment:backups:view`",
};
const data_failures_EXPORT = {
    name: "npx convex export",
    scopes: "`export-path` needs `deployment:backups:create`, `deployment:backups:view` and `deployment:backups:download`",
};
/** Why a file was not imported, after the push. */
function importFailed(failed) {
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
/** The file itself cannot be imported. @param reason - A clause with a full stop. */
function importFileUnusable(what, reason, fix) {
    return afterPush("preview-import-failed", what, reason, fix);
}
function afterPush(code, what, reason, fix) {
    return {
        code,
        cause: `The functions were pushed, but importing ${what} failed: ${reason} The next run tries it again.`,
        fix,
        link: IMPORT_DOCS,
    };
}
/** @param lines - The visible lines of the CLI's output. */
function exportFailed(lines, keyKind) {
    const { reason, fix } = generalReason(lines, keyKind, data_failures_EXPORT);
    return exportNotTaken(reason, fix);
}
/** @param reason - A clause with a full stop. */
function exportNotTaken(reason, fix) {
    return {
        code: "export-failed",
        cause: `The snapshot for \`export-path\` could not be taken: ${reason} Nothing was pushed.`,
        fix,
        link: EXPORT_DOCS,
    };
}
/** Whether Convex refuses an export because another one runs. */
function isExportRunning(lines) {
    return lines.some((line) => /ExportInProgress|export is already requested or in progress/.test(line));
}
/** Whether the same export, tried again a little later, may well pass. */
function isExportTransient(lines, keyKind) {
    return isTransient(diagnoseLines(lines, keyKind));
}
function diagnoseLines(lines, keyKind) {
    const nothing = { buildExitCode: null, target: "production", deploymentFlag: "", dashboardUrl: null };
    return diagnose({ ...nothing, keyKind, outputTail: lines, cliTail: lines });
}
function generalReason(lines, keyKind, { name, scopes }) {
    const known = diagnoseLines(lines, keyKind);
    const reason = decapitalized(known.cause);
    if (known.code === "permission-denied")
        return { reason, fix: `${scopes}. Create a deploy key that includes them, and store it in the repository secret.` };
    return known.code === "unknown"
        ? {
            reason: "the Convex CLI failed for a reason that this action does not know.",
            fix: `Lines that may hold data are not shown in this log. To see all of them, run \`${name}\` by hand, against your own development deployment.`,
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
/** What a run that created a preview deployment and pushed nothing has to say first: that the deployment is its own. */
function claimStep(record, { preview, deployment }) {
    if (preview?.created !== true || deployment.name === null)
        return null;
    const name = recordedName(deployment.name);
    return hasClaimed(record, name) ? null : { kind: "claimed", deployment: name, created: true };
}
/**
 * Whether the record tells of the claim. A run that finds its preview gone claims another one in its place.
 *
 * @param deployment - `null` if the CLI has not named it: then any claim is the one.
 */
function hasClaimed({ steps }, deployment) {
    return steps.some((step) => (step.kind === "claimed" || step.kind === "pushing") &&
        (deployment === null || step.deployment === null || step.deployment === deployment));
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
/** A push that was begun and whose answer nobody has seen may have gone through. */
function mayBeLive(record, { failure }) {
    if (lastStep(record, "pushing") === undefined || failure === null)
        return false;
    return !failure.isBeforePush && failure.code !== "superseded" && !isPushRefused(failure.code);
}

;// CONCATENATED MODULE: ./build/report/records/record-head.js
/** The part of a run's record that is known before the run begins. */



/** Labels of any length would make a comment with a hundred of them too long. */
const MAX_LABEL_LENGTH = 60;
/** An app's name, a folder or a workflow as records have it. */
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
/** Who is newer: whether a run may still push, and whether somebody newer has pushed meanwhile. */


/** @returns What GitHub has to be asked before `commitsToCompare`. */
function neededFacts({ record, branch }) {
    const { origin, event, isChosen } = record;
    if (isChosen)
        return NOTHING;
    if (event === "merge_group")
        return { pullRequest: null, refs: branch === null ? [] : [headRef(branch)] };
    if (origin.kind === "pull-request")
        return { pullRequest: origin.number, refs: [] };
    if (origin.kind !== "branch")
        return NOTHING;
    // Whether the other workflow ran for a branch or for a tag of this name is not known.
    const tags = event === "workflow_run" ? [tagRef(origin.name)] : [];
    return { pullRequest: null, refs: [headRef(origin.name), ...tags] };
}
/**
 * The commits to compare ours with. Usually none: our commit is the head, and no other run pushes to the slot meanwhile.
 *
 * @param asked - See `overtaken`. Leave it out before the push.
 */
function commitsToCompare({ record: own }, records, now, asked = null) {
    const commits = asked === null
        ? [...headsOf(own, now), ...(isOrdered(own, now) ? deciding(own, records, now.time) : []).map(placeOf)]
        : [...metBy(own, records, asked), ...lastOnes(neighbours(own, records, now.time))].map(placeOf);
    return [...new Set(commits)].filter((commit) => commit !== "" && commit !== placeOf(own));
}
/**
 * Whether this run is no longer wanted. Ask before the CLI starts if the claim replaces a Convex deployment (`recreates`),
 * and before the push, in both cases after `begun` was written. If GitHub cannot be read, the run goes on.
 *
 * @param records - Those of the slot, ours among them.
 */
function superseded(asking, records, now) {
    const { record: own } = asking;
    if (own.isChosen)
        return goesOn();
    if (own.event === "merge_group")
        return inMergeQueue(asking, now);
    switch (own.origin.kind) {
        case "pull-request":
            return inPullRequest(asking, own.origin.number, now);
        case "branch":
            return byPerson(own, records, now) ?? onBranch(own, own.origin.name, records, now);
        case "tag":
            return byPerson(own, records, now) ?? atTag(own, records, now);
        case "unknown":
            return goesOn();
    }
}
/**
 * Whether another push has met ours, so that an older commit is live now, or may be. Ask after `pushed` was written: of
 * two runs whose pushes overlap, at least one then reads of the other. An answer is a failure of the step, `overtaken`.
 *
 * @param records - Those of the slot as they are after our push.
 * @param asked - The slot's records as they were read when `superseded` was asked before the push.
 */
function overtaken(asking, records, now, asked) {
    const own = asking.record;
    const met = metBy(own, records, asked);
    const newer = met.find((other) => isNewer(other, asking, now));
    if (newer !== undefined)
        return { by: newer, isCertain: isOverBefore(newer, own), isOurs: true };
    const older = met.find((other) => !isOverBefore(other, own) && isOlder(other, asking, now));
    return older === undefined ? null : { by: older, isCertain: false, isOurs: false };
}
/**
 * The other folders and workflows that push the same commit as our run, or a newer one, to the same slot, and so overwrite
 * it: for a warning that names them. They never supersede each other, since each may build another site.
 */
function sharing(own, records, now) {
    const found = new Map();
    for (const other of neighbours(own, records, now.time)) {
        const isNewer = now.relations[placeOf(other)] === "ahead";
        if (!isNewer && placeOf(other) !== placeOf(own))
            continue;
        const { workflow, workingDirectory } = other;
        const key = JSON.stringify([workflow, workingDirectory]);
        found.set(key, { workflow, workingDirectory, isNewer: isNewer || found.get(key)?.isNewer === true });
    }
    return [...found.values()];
}
function inMergeQueue({ record, branch }, { refs }) {
    const head = branch === null ? undefined : refs[headRef(branch)];
    if (head === undefined || head === placeOf(record))
        return goesOn();
    return stops(`the merge queue's branch ${head === null ? "is gone" : "has moved on"}`);
}
function inPullRequest({ record, mergedHead }, number, { pullRequest }) {
    if (pullRequest === null)
        return goesOn(order_unreadable(record, `read pull request #${number}`));
    const { isOpen, headSha } = pullRequest;
    if (!isOpen)
        return stops(`pull request #${number} is closed`, { over: "pull-request" });
    if (placeOf(record) === "" || isHead(headSha, record, mergedHead))
        return goesOn();
    return stops(`pull request #${number} has moved on to ${headSha.slice(0, 7)}`);
}
function onBranch(own, name, records, now) {
    const head = now.refs[headRef(name)];
    if (head === null && typeof now.refs[tagRef(name)] === "string")
        return atTag(own, records, now);
    if (head === null)
        return isPreview(own)
            ? stops(`the branch \`${name}\` was deleted`, { over: "branch" })
            : byRecords(own, records, now);
    if (head === placeOf(own))
        return goesOn();
    const relation = head === undefined ? undefined : now.relations[head];
    if (relation === "behind" || relation === "diverged")
        return stops(`the branch \`${name}\` no longer contains commit ${order_short(own)}`);
    return byRecords(own, records, now, relation === undefined ? order_unreadable(own, `compare commit ${order_short(own)} with the branch \`${name}\``) : []);
}
function atTag(own, records, now) {
    const newest = deciding(own, records, now.time).find(isDeployed);
    const isApart = newest !== undefined && now.relations[placeOf(newest)] === "diverged";
    return byRecords(own, records, now, isApart ? [`What was deployed before, ${order_short(newest)}, is not part of the history of ${order_short(own)}.`] : []);
}
/** A person's own run goes first if it began after this attempt. */
function byPerson(own, records, { time }) {
    const [by] = peersOf(own, records).filter((other) => isChosenLater(other, own) && placeOf(other) !== placeOf(own) && isWanted(other, time));
    if (by === undefined)
        return null;
    return stops(`run ${by.runId}, which somebody started by hand, has deployed since`, { by });
}
function byRecords(own, records, now, notices = []) {
    const others = deciding(own, records, now.time).filter((other) => !["", placeOf(own)].includes(placeOf(other)));
    const newer = others.filter((other) => now.relations[placeOf(other)] === "ahead");
    const by = newer.find((other) => isWanted(other, now.time));
    if (by !== undefined)
        return stops(`run ${by.runId} has deployed the newer commit ${order_short(by)}`, { by });
    const unread = others.find((other) => now.relations[placeOf(other)] === undefined);
    return goesOn([
        ...notices,
        ...(unread === undefined || notices.length > 0
            ? []
            : order_unreadable(own, `compare commit ${order_short(own)} with ${order_short(unread)}, which was deployed before`)),
        ...newer.map((stopped) => `Run ${stopped.runId} was stopped in its push and may have deployed the newer commit ${order_short(stopped)}. ${order_short(own)} replaces it.`),
    ]);
}
/** The records that decide: of the slot's pushes, and of those from our branch, each that may have been the last. */
function deciding(own, records, time) {
    const peers = peersOf(own, records).filter((other) => pushOf(other, time) !== null);
    const ofBranch = own.origin.kind === "branch" ? peers.filter((other) => isOfSameOrigin(other, own)) : [];
    return [...new Set([...lastOnes(peers), ...lastOnes(ofBranch)])];
}
/** Whether the slot's records decide about this run. No commit is newer than the branch's head. */
function isOrdered(own, { refs }) {
    if (own.isChosen || own.event === "merge_group")
        return false;
    return own.origin.kind === "tag" || (own.origin.kind === "branch" && refs[headRef(own.origin.name)] !== placeOf(own));
}
function headsOf(own, { refs }) {
    return own.event === "merge_group" ? [] : Object.values(refs).filter((head) => head !== null);
}
/** The other runs that can supersede ours and that pushed, or may have. The newest push comes first. */
function peersOf(own, records) {
    return newestFirst(records.filter((other) => other.id !== own.id && isPeer(other, own)));
}
/** The pushes of other folders and workflows to the slot, the newest first. */
function neighbours(own, records, time) {
    return newestFirst(records.filter((other) => other.id !== own.id && !isPeer(other, own) && pushOf(other, time) !== null));
}
/** Each of these pushes that may have been the last: those that overlapped the last certain one, or came after it. */
function lastOnes(pushes) {
    const certain = pushes.find(isDeployed);
    const from = certain === undefined ? 0 : (pushSpan(certain)?.from ?? 0);
    return pushes.filter((push) => (pushSpan(push)?.to ?? 0) >= from);
}
function newestFirst(records) {
    const from = (record) => pushSpan(record)?.from ?? 0;
    return records.toSorted((one, other) => from(other) - from(one));
}
/**
 * Whether runs of the two can supersede each other. Two folders are two apps, and two workflows of one branch may build two
 * sites. But a release, or a person's own run, is about the same site as the branch's workflow.
 */
function isPeer(one, other) {
    const isSameWork = one.workflow === other.workflow || !isOfSameOrigin(one, other);
    return one.workingDirectory === other.workingDirectory && (isSameWork || one.isChosen || other.isChosen);
}
/** The peers that have pushed, or may have, since we asked. A push that was over when we asked was over before ours. */
function metBy(own, records, asked) {
    const before = new Set(asked.filter(hasPushed).map(({ id }) => id));
    return peersOf(own, records).filter((other) => hasPushed(other) && !before.has(other.id));
}
/**
 * The records of runs whose push ended in the second in which ours began: `overtaken` can tell which came first only if it
 * knows the ids of their statuses.
 */
function endedAsOursBegan(own, records) {
    const from = pushSpan(own)?.from;
    return records.filter((other) => other.id !== own.id && hasPushed(other) && pushSpan(other)?.to === from);
}
/** Whether the other's push was over before ours began. */
function isOverBefore(other, own) {
    const [end, begin] = [pushEnd(other), lastStep(own, "pushing")];
    const [to, from] = [pushSpan(other)?.to ?? Number.POSITIVE_INFINITY, pushSpan(own)?.from ?? 0];
    if (to !== from)
        return to < from;
    return end?.statusId != null && begin?.statusId != null && end.statusId < begin.statusId;
}
function isNewer(other, { record: own, mergedHead }, now) {
    if (placeOf(other) === placeOf(own))
        return false;
    if (isChosenLater(other, own) || now.relations[placeOf(other)] === "ahead")
        return true;
    const head = headNow(own, now);
    if (head !== null && isHead(head, own, mergedHead))
        return false;
    const isLater = isOfSameOrigin(other, own) && compareStarts(other, own) > 0;
    return head === null ? isLater && own.origin.kind === "pull-request" : placeOf(other) === head || isLater;
}
function isOlder(other, { record: own, mergedHead }, now) {
    if (placeOf(other) === placeOf(own))
        return false;
    if (isChosenLater(own, other) || now.relations[placeOf(other)] === "behind")
        return true;
    const head = headNow(own, now);
    if (!isOfSameOrigin(other, own))
        return false;
    return head === null ? compareStarts(other, own) < 0 : isHead(head, own, mergedHead);
}
function headNow({ origin }, { pullRequest, refs }) {
    if (origin.kind === "pull-request")
        return pullRequest?.headSha ?? null;
    return origin.kind === "branch" ? (refs[headRef(origin.name)] ?? null) : null;
}
function isChosenLater(one, other) {
    return one.isChosen && compareStarts(one, other) > 0;
}
function isOfSameOrigin(one, other) {
    return originKey(one.origin) === originKey(other.origin);
}
function isHead(head, record, mergedHead) {
    return head === placeOf(record) || head === mergedHead;
}
/** Whether the run's push is over and went through, or may have. */
function hasPushed(record) {
    const end = endOf(record);
    return isDeployed(record) || (end?.kind === "ended" && end.mayBeLive && pushSpan(record) !== null);
}
/** Whether the run has pushed or is pushing. One that was stopped in its push supersedes nobody, but may be live. */
function isWanted(record, time) {
    const push = pushOf(record, time);
    return push === "deployed" || push === "deploying";
}
/** @returns How far a run's push got, or `null` if it changed nothing. */
function pushOf(record, time) {
    if (isDeployed(record))
        return "deployed";
    if (pushSpan(record) === null)
        return null;
    if (isAtWork(record, time))
        return "deploying";
    return endOf(record) === undefined || hasPushed(record) ? "stopped" : null;
}
/** Where the run stands in the repository's history: GitHub does not know a commit that a job made. */
function placeOf({ baseCommit, commit }) {
    return baseCommit ?? commit;
}
function isPreview({ slot }) {
    return slot.startsWith("preview:") || slot.startsWith("preview-deployment:");
}
function order_unreadable(record, what) {
    if (isPreview(record))
        return [];
    return [`Could not ${what}, so this deploy may replace a newer one.`];
}
function goesOn(notices = []) {
    return { kind: "goes-on", notices };
}
function stops(reason, more = {}) {
    return { kind: "superseded", reason, over: null, by: null, ...more };
}
function order_short(record) {
    return placeOf(record).slice(0, 7);
}
function headRef(branch) {
    return `refs/heads/${branch}`;
}
function tagRef(tag) {
    return `refs/tags/${tag}`;
}
const NOTHING = { pullRequest: null, refs: [] };

;// CONCATENATED MODULE: ./build/report/records/run-order.js
/** Asks GitHub whether a run is still wanted before its push, and whom it met after it. */



class RunOrder {
    #slots;
    #run;
    /** The slot's records as they were when this run asked whether it may push. */
    #asked = [];
    constructor(slots, run) {
        this.#slots = slots;
        this.#run = run;
    }
    #asking(pullRequest) {
        const { record, branch, isOfHead } = this.#run;
        return { record: record(), branch, mergedHead: isOfHead ? null : (pullRequest?.headSha ?? null) };
    }
    /** The pull request and the refs that `superseded` depends on. */
    get needed() {
        return neededFacts(this.#asking(null));
    }
    /**
     * Whether this run is still wanted.
     *
     * @param look - Asks GitHub what `needed` names. What throws counts as not told.
     */
    async isSuperseded(look) {
        const view = await look().catch(() => null);
        const asking = this.#asking(view?.pullRequest ?? null);
        const now = { time: Date.now(), pullRequest: view?.pullRequest ?? null, refs: view?.refs ?? {} };
        const records = isOrdered(asking.record, now) ? await this.#readSlot().catch(() => this.#known()) : this.#known();
        this.#asked = records;
        const relations = await this.#relations(asking, records, now, null).catch(() => ({}));
        return superseded(asking, records, { ...now, relations });
    }
    /**
     * Whom this run's push has met. Call it after the end of the push was written.
     *
     * @param view - Read after that.
     * @throws What Octokit throws.
     */
    async meet(view) {
        const asking = this.#asking(view.pullRequest);
        const known = this.#known();
        // Without the ids, the two count as having overlapped.
        const tied = await this.#slots.withStatusIds(endedAsOursBegan(asking.record, known)).catch(() => []);
        const records = mergeRecords(known, tied);
        const now = { time: Date.now(), pullRequest: view.pullRequest, refs: view.refs };
        const relations = await this.#relations(asking, records, now, this.#asked);
        const facts = { ...now, relations };
        return {
            overtaking: overtaken(asking, records, facts, this.#asked),
            sharing: sharing(asking.record, records, facts),
        };
    }
    async #readSlot() {
        const { records } = await this.#slots.readAll(this.#run.record().slot);
        return this.#ofSlot(mergeRecords(this.#run.known(), records, [this.#run.record()]));
    }
    #known() {
        return this.#ofSlot(mergeRecords(this.#run.known(), [this.#run.record()]));
    }
    #ofSlot(records) {
        return recordsOfSlot(this.#run.record().slot, null, records);
    }
    async #relations(asking, records, now, asked) {
        const commits = commitsToCompare(asking, records, now, asked);
        const { baseCommit, commit } = asking.record;
        return commits.length === 0 ? {} : this.#slots.compare(baseCommit ?? commit, commits);
    }
}

;// CONCATENATED MODULE: ./build/records/seed.js
/**
 * `preview-import` and `preview-run`: each is done at most once per Convex deployment, by the order of the records.
 *
 * They differ where a run began an item and never told how it ended. A function may have run, and nobody can tell, so it
 * counts as done. An import can be looked up at Convex, which never adds to a table that is not empty, so it is resumed.
 */

/**
 * Whether a run is to import or seed.
 *
 * Ask once before anything is written. If the answer is `claimed`, write `importing` or `seeding` with `from` as the item,
 * read the records again and ask again: only if it is `claimed` still is it for this run. Of runs that come at the same
 * moment the one whose claim GitHub has first goes on. Then write the same step before every further item,
 * `import-failed` or `seed-failed` if Convex answered that one failed, and at the end `pushed` with the flag that says
 * whether it is done. A run that leaves it to another one (`begun`) ends without the flag. One
 * that got `done` or `lost`, or no answer to an item, ends with it.
 *
 * @param deployment - The Convex deployment that the run has pushed to.
 * @param records - All that name the deployment, this run's own among them.
 * @param now - Milliseconds since the epoch.
 */
function seedClaim(kind, ownId, deployment, records, now) {
    if (records.some((record) => isDone(kind, deployment, record)))
        return { kind: "done" };
    const claims = records.flatMap((record) => claimsOf(kind, deployment, record, ownId, now));
    const from = claims.reduce((item, { failedAt }) => Math.max(item, failedAt ?? 1), 1);
    const isResumed = claims.some(({ failedAt }) => failedAt === from);
    const own = claims.find(({ record }) => record.id === ownId);
    const open = claims.filter(({ record, failedAt }) => record.id !== ownId && failedAt === null);
    const lost = open.find(({ record }) => !isAtWork(record, now));
    if (lost !== undefined)
        return { kind: "lost", by: lost.record };
    // Without both ids nobody knows which claim came first. Both runs then leave it, and the next one does it.
    const ownStatusId = (own?.failedAt === null ? own.statusId : null) ?? Number.POSITIVE_INFINITY;
    const first = open.find(({ statusId }) => (statusId ?? 0) < ownStatusId);
    return first === undefined ? { kind: "claimed", from, isResumed } : { kind: "begun", by: first.record };
}
const seed_WORDS = {
    import: { begun: "importing", failed: "import-failed", flag: "imported" },
    seed: { begun: "seeding", failed: "seed-failed", flag: "seeded" },
};
function isDone(kind, deployment, { steps }) {
    return steps.some((step) => step.kind === "pushed" && step.deployment === deployment && step[seed_WORDS[kind].flag]);
}
function claimsOf(kind, deployment, record, ownId, now) {
    const { begun, failed } = seed_WORDS[kind];
    const isAbout = (step) => (step.kind === begun || step.kind === failed) && step.deployment === deployment;
    const told = record.steps.filter(isAbout);
    const [first, last] = [told[0], told.at(-1)];
    if (first === undefined || last === undefined)
        return [];
    const isOver = record.id !== ownId && !isAtWork(record, now);
    const failedAt = last.kind === failed || (kind === "import" && isOver) ? last.item : null;
    // A claim that its run gave up, as `pushed` without the flag says, is none.
    if (failedAt === null && endOf(record)?.kind === "pushed")
        return [];
    return [{ record, statusId: first.statusId, failedAt }];
}

;// CONCATENATED MODULE: ./build/report/records/seed-lock.js
/** Which of several runs seeds a Convex deployment: what they tell each other in their records. */




const STEPS = { import: "importing", seed: "seeding" };
const FAILED_STEPS = { import: "import-failed", seed: "seed-failed" };
class SeedLock {
    #slots;
    #channels;
    #places;
    constructor(slots, channels, places) {
        this.#slots = slots;
        this.#channels = channels;
        this.#places = places;
    }
    /** Whether it is for this run to seed. It says so where all runs look, before it is done. */
    async acquire(kind, { deployment, preview }) {
        const { own, comment, known } = this.#places;
        if (deployment.name === null)
            return { kind: "unrecorded" };
        const name = recordedName(deployment.name);
        const claim = (records) => seedClaim(kind, own.record.id, name, records, Date.now());
        // Most runs find it done, by what they have read anyway.
        if (claim(known()).kind === "done")
            return { kind: "done" };
        if (own.id !== null)
            return this.#attempt("github-deployment", () => this.#claimInDeployment(kind, name, claim));
        if (comment !== null && !this.#channels.isForbidden("comment"))
            return this.#attempt("comment", () => this.#claimInComment(kind, name, comment, claim));
        // No run may write anything here. This one has created the Convex deployment, which later runs will see.
        return preview?.created === true ? { kind: "claimed", from: 1, isResumed: false } : { kind: "unrecorded" };
    }
    /** Says that the run goes on with a further item, before it does: if it ends here, nobody knows how that item went. */
    async proceed(kind, item, { deployment }) {
        const { own, comment, known, entry } = this.#places;
        if (deployment.name === null)
            return;
        const step = { kind: STEPS[kind], deployment: recordedName(deployment.name), item };
        if (own.id !== null) {
            await this.#channels.attempt("github-deployment", () => own.write(step, known()));
            return;
        }
        own.keep(step, known());
        if (comment !== null && !this.#channels.isForbidden("comment"))
            await this.#channels.attempt("comment", () => comment.writeEnd([entry()]));
    }
    /** Says that an item failed, so that the next run goes on with it. */
    async fail(kind, item, { deployment }) {
        const { own, known } = this.#places;
        if (deployment.name === null)
            return;
        const step = { kind: FAILED_STEPS[kind], deployment: recordedName(deployment.name), item };
        await this.#channels.attempt("github-deployment", () => own.write(step, known()));
    }
    async #attempt(channel, claim) {
        const answer = await this.#channels.attempt(channel, claim);
        return answer === CHANNEL_FAILED ? { kind: "unrecorded" } : answer;
    }
    async #claimInDeployment(kind, deployment, claim) {
        const { own, known } = this.#places;
        const first = claim(await this.#readAll(kind));
        if (first.kind !== "claimed")
            return first;
        await own.write({ kind: STEPS[kind], deployment, item: first.from }, known());
        return claim(await this.#readAll(kind));
    }
    /** With the ids that tell which of two claims GitHub had first. */
    async #readAll(kind) {
        const { own, known } = this.#places;
        const { records } = await this.#slots.readAll(own.record.slot);
        const open = records.filter((record) => lastStep(record, STEPS[kind]) !== undefined && endOf(record) === undefined && record.id !== own.record.id);
        return mergeRecords(known(), records, await this.#slots.withStatusIds(open));
    }
    async #claimInComment(kind, deployment, comment, claim) {
        const { own, known, entry } = this.#places;
        await comment.fetch();
        const first = claim(known());
        if (first.kind !== "claimed")
            return first;
        own.keep({ kind: STEPS[kind], deployment, item: first.from }, known());
        await comment.writeEnd([entry()]);
        return claim(known());
    }
}

;// CONCATENATED MODULE: ./build/report/reporter.js
/** What GitHub is told of a run, and when: at its beginning, before and after its push, and at its end. */














/** How long, in milliseconds, GitHub may hold a step up after the CLI is done. Documented in the README. */
const REPORT_TIMEOUT_MS = 30_000;
/** A cancelled step is killed 10 s after it was told; the CLI may take 3 s of them to stop. */
const CANCELLED_REPORT_TIMEOUT_MS = 5_000;
/** How long, in milliseconds, a push waits for GitHub. Then it goes on. */
const LOOKUP_TIMEOUT_MS = 3_000;
class Reporter {
    #parts;
    #channels;
    #log;
    /** Aborted when the end is to be told. */
    #skipDelays = new AbortController();
    #comment = null;
    #own = null;
    #order = null;
    /** `null`: nobody was told that this run is under way. */
    #started = null;
    /** What GitHub Deployments tell. What comments tell is in `#comment`. */
    #read = [];
    /** Ids of records whose GitHub Deployment has `success` as its latest state. */
    #active = new Set();
    /** Whether the comment was read after the end of the push was written. */
    #isCommentFresh = false;
    constructor(parts) {
        this.#parts = parts;
        this.#channels = parts.channels;
        this.#log = parts.log;
    }
    /** All records that were read or written, of whatever slot. */
    get #known() {
        const own = this.#own?.record;
        const commented = this.#comment?.entries.map(({ record }) => record) ?? [];
        return mergeRecords(this.#read, commented, own === undefined || own.steps.length === 0 ? [] : [own]);
    }
    /** Says what the run is, before anything of it is reported. The last call counts. */
    plan({ head, isOfHead }) {
        const { createRecord, slots, trigger } = this.#parts;
        if (createRecord === null || slots === null)
            return;
        const own = createRecord(head);
        this.#own = own;
        const run = { record: () => own.record, known: () => this.#known, branch: trigger.branch, isOfHead };
        this.#order = new RunOrder(slots, run);
    }
    /** Says that a deploy is under way. Meant to run while the CLI does; `plan` comes before. */
    reportStart(outcome) {
        this.#started = this.#channels.guard(() => this.#writeStart(this.#sent(outcome)));
    }
    async #writeStart(outcome) {
        const own = this.#own;
        if (own === null)
            return;
        const comment = await this.#openComment(outcome);
        // One after the other: a GitHub that limits the first is not asked for the second.
        const view = comment === null ? CHANNEL_FAILED : await this.#channels.attempt("comment", () => comment.fetch());
        if (this.#wantsDeployment)
            await this.#createDeployment(own, outcome);
        if (own.record.steps.length === 0)
            own.keep({ kind: "begun" }, this.#known);
        if (comment === null || view === CHANNEL_FAILED)
            return;
        await this.#channels.attempt("comment", async () => this.#outputCommentUrl(await comment.writeStart(this.#entry(outcome, "deploying"))));
    }
    /** Why nobody wants this run's push any more. `null`: somebody does, or GitHub does not tell in time. */
    async checkSuperseded() {
        const order = this.#order;
        if (order === null)
            return null;
        const answer = await within(LOOKUP_TIMEOUT_MS, this.#afterStart(() => order.isSuperseded(() => this.#look(order))));
        if (answer === "late")
            return null;
        if (answer.kind === "superseded")
            return { reason: answer.reason, closed: answer.over };
        for (const notice of answer.notices)
            this.#log.notice(notice);
        return null;
    }
    /**
     * Says that the run has claimed a Convex deployment and is about to push to it. Of a preview this is what shows later
     * that it is ours to delete.
     *
     * @param outcome - Without the deployment's name if the CLI tells it only after the push.
     * @param created - Whether the run's first claim created it.
     */
    async markPushing(outcome, created) {
        const own = this.#own;
        const sent = this.#sent(outcome);
        const deployment = sent.deployment.name === null ? null : recordedName(sent.deployment.name);
        if (own === null || (lastStep(own.record, "pushing") !== undefined && hasClaimed(own.record, deployment)))
            return;
        const write = async () => {
            await this.#started;
            const step = { kind: "pushing", deployment, created };
            const hasRecord = own.id !== null;
            if (!hasRecord)
                own.keep(step, this.#known);
            const written = hasRecord
                ? await this.#channels.attempt("github-deployment", () => own.write(step, this.#known))
                : CHANNEL_FAILED;
            const comment = this.#comment;
            // The comment must say it if nothing else does.
            if (written === CHANNEL_FAILED && comment !== null)
                await this.#channels.attempt("comment", () => comment.writeEnd([this.#entry(sent, "deploying")]));
        };
        await within(LOOKUP_TIMEOUT_MS, write());
    }
    /** Says that this run created the preview deployment that it leaves. @returns All records that it knows of. */
    async recordClaim(outcome) {
        const own = this.#own;
        if (own === null)
            return [];
        await this.#started;
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
     * Says that the push went well, then looks whom it met. Takes at most `REPORT_TIMEOUT_MS`.
     *
     * @returns `null` if GitHub does not tell.
     */
    async reportPushed(outcome) {
        const [own, order] = [this.#own, this.#order];
        if (own === null || order === null)
            return null;
        const told = await within(REPORT_TIMEOUT_MS, this.#afterStart(async () => {
            await this.#writeEndStep(own, this.#sent(outcome));
            return this.#lookAfterEnd(async () => order.meet(await this.#look(order)));
        }));
        return told === "late" ? null : told;
    }
    /** Where this run claims what is done once per Convex deployment; `null` if nothing can be recorded. */
    async seedLock(outcome) {
        const own = this.#own;
        const { slots } = this.#parts;
        if (own === null || slots === null)
            return null;
        await this.#started;
        return new SeedLock(slots, this.#channels, {
            own,
            comment: this.#parts.commentsAlways ? this.#comment : null,
            known: () => this.#known,
            entry: () => this.#entry(this.#sent(outcome), "deploying"),
        });
    }
    /** The Convex deployment that earlier runs of the slot had pushed to; `null`: none, or nobody knows. */
    previousDeployment() {
        const own = this.#own;
        if (own === null)
            return null;
        const others = this.#recordsOfSlot(own).filter(({ id }) => id !== own.record.id);
        return liveIn(others).deployment;
    }
    /** Outputs must be set before: what goes wrong here costs none of them. Takes at most `REPORT_TIMEOUT_MS`. */
    async reportEnd(outcome) {
        this.#skipDelays.abort();
        const cap = outcome.ending.status === "cancelled" ? CANCELLED_REPORT_TIMEOUT_MS : REPORT_TIMEOUT_MS;
        const told = this.#afterStart(() => this.#channels.guard(() => this.#writeEnd(this.#sent(outcome))));
        if ((await within(cap, told)) === "late")
            this.#channels.markTimedOut(cap, this.#openChannels);
        this.#logWarnings();
    }
    /**
     * The same for a run whose own process has ended.
     *
     * @param begun - What that process told GitHub, or was about to tell, when it began; `null`: nothing. The GitHub
     *   Deployment is found by the record's id, which no other run has.
     * @param isSameId - Whether `plan` was given that process's own record.
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
                    await this.#look(this.#order).catch(() => null);
                own.learnFromComment(this.#known);
                if (own.record.steps.length === 0)
                    own.keep({ kind: "begun" }, this.#known);
            });
        await this.reportEnd(outcome);
    }
    async #writeEnd(outcome) {
        // Cleanup and sweep are about the records of other runs: see `RemovalMarks`.
        if (outcome.operation !== "deploy")
            return;
        if (this.#own === null)
            this.plan({ head: this.#headWithoutTarget(outcome), isOfHead: false });
        const own = this.#own;
        if (own === null)
            return;
        const comment = await this.#openComment(outcome);
        await this.#beginLate(own, outcome);
        await this.#writeEndStep(own, outcome);
        if (!this.#isCommentFresh)
            await this.#readAgain(own);
        const entries = [this.#entry(outcome, outcome.status), ...this.#lostEntries(own), ...this.#unseenEntries(own)];
        await Promise.all([
            comment !== null &&
                this.#channels.finish("comment", async () => this.#outputCommentUrl(await comment.writeEnd(entries, this.#isCommentFresh))),
            own.id !== null &&
                this.#channels.finish("github-deployment", async () => {
                    await this.#tryEndStep(own, outcome);
                    await this.#showEnd(own, outcome);
                }),
        ]);
    }
    /** GitHub may be back since the beginning. A permission that was missing still is. */
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
    async #readAgain(own) {
        const order = this.#order;
        if (order === null || (this.#comment === null && own.id === null))
            return;
        await this.#lookAfterEnd(() => this.#look(order));
    }
    /** @param look - Reads the comment too, if there is one. @returns `null` if GitHub does not tell. */
    async #lookAfterEnd(look) {
        const read = await this.#channels.attempt(this.#comment === null ? "github-deployment" : "comment", look);
        this.#isCommentFresh = read !== CHANNEL_FAILED && this.#comment !== null;
        return read === CHANNEL_FAILED ? null : read;
    }
    /** Does something once the beginning is told. */
    async #afterStart(then) {
        await this.#started;
        return then();
    }
    #writeEndStep(own, outcome) {
        return this.#attemptWrite(own, () => this.#tryEndStep(own, outcome));
    }
    /** Without a GitHub Deployment nothing is written that could fail, and an earlier failure stays. */
    async #attemptWrite(own, write) {
        await (own.id === null ? write() : this.#channels.attempt("github-deployment", write));
    }
    /** @throws What Octokit throws. */
    async #tryEndStep(own, outcome) {
        // An end that GitHub did not take at first is written again once there is a GitHub Deployment.
        if (endOf(own.record) !== undefined && (own.isEndWritten || own.id === null))
            return;
        const end = endStep(own.record, outcome);
        const text = outcome.failure === null ? (outcome.notes[0] ?? "") : causeText(outcome.failure, this.#liveCommit(own));
        const url = (end.kind === "pushed" ? this.#appUrl(own, outcome) : null) ?? outcome.deployment.url;
        const facts = { text: text.replaceAll("`", ""), url };
        await this.#writeClaim(own, outcome);
        await own.write(end, this.#known, facts);
    }
    /** What GitHub shows beside the words: who replaced whom, and whose machine was lost. */
    async #showEnd(own, { failure }) {
        const records = this.#recordsOfSlot(own);
        if (failure?.code === "overtaken" && own.id !== null)
            await own.show(own.id, "failure", failure.cause);
        const { record: live } = liveIn(records);
        const isLive = live?.id === own.record.id;
        if (!isLive && live !== null && own.id !== null && lastStep(own.record, "pushed") !== undefined)
            await own.show(own.id, "inactive", REPLACED);
        const lost = lostRecords(records, Date.now());
        const replaced = isLive ? records.filter(({ id }) => id !== own.record.id && this.#active.has(id)) : [];
        if (lost.length === 0 && replaced.length === 0)
            return;
        const idOf = await this.#parts.slots?.deploymentIds(own.record.slot, [
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
    /** What a comment that is created now was not told of: without it, nothing would seem live. */
    #unseenEntries(own) {
        if (this.#parts.commentsAlways)
            return [];
        // A comment says nothing of accounts: all that it has counts as our own.
        const others = this.#recordsOfSlot(own).filter(({ id, account }) => id !== own.record.id && account === "own");
        return others.map((record) => ({ record, row: null }));
    }
    /** What the comment says of runs whose machine was lost. */
    #lostEntries(own) {
        const entries = this.#comment?.entries ?? [];
        return lostRecords(this.#recordsOfSlot(own), Date.now()).flatMap(({ record, mayBeLive }) => {
            const at = nextMoment(this.#known, Date.now());
            const step = { kind: "ended", how: "lost", mayBeLive, at, statusId: null };
            const known = entries.find((entry) => entry.record.id === record.id);
            return known === undefined ? [] : [{ ...known, record: { ...record, steps: [...record.steps, step] } }];
        });
    }
    /** One query: what the order depends on, the latest GitHub Deployments, and the comment if it is the pull request's. */
    async #look(order) {
        const { pullRequest: needed, refs } = order.needed;
        const comment = this.#comment;
        const pullRequestNumber = needed ?? comment?.number ?? null;
        const withDeployments = this.#own?.id != null;
        const { slots } = this.#parts;
        if (slots === null || (pullRequestNumber === null && refs.length === 0 && !withDeployments))
            return { pullRequest: null, refs: {} };
        const view = await slots.look({ pullRequestNumber, refs, withDeployments });
        this.#read = mergeRecords(this.#read, view.records);
        for (const id of view.active)
            this.#active.add(id);
        this.#own?.learn(view.records);
        if (comment !== null && view.pullRequest !== null && comment.number === pullRequestNumber) {
            comment.take(view.pullRequest);
            this.#own?.learnFromComment(this.#known);
        }
        return { pullRequest: needed === null ? null : view.pullRequest, refs: view.refs };
    }
    /** Of this run's slot. */
    #recordsOfSlot(own) {
        return recordsOfSlot(own.record.slot, null, this.#known);
    }
    /** The commit that stays live if this run pushes nothing; `""`: none, or nobody knows. */
    #liveCommit(own) {
        const { record, rivals } = liveIn(this.#recordsOfSlot(own).filter(({ id }) => id !== own.record.id));
        return rivals.length > 0 || own.record.recreates ? "" : (record?.commit ?? "");
    }
    async #createDeployment(own, outcome) {
        const id = await this.#channels.attempt("github-deployment", () => own.create(outcome));
        if (id !== CHANNEL_FAILED)
            this.#log.output("github-deployment-id", String(id));
    }
    /** A short SHA, or a name of another kind, could make GitHub deploy something else. */
    get #wantsDeployment() {
        return this.#parts.withDeployment && this.#own !== null && this.#own.record.commit !== "";
    }
    /** What has been begun. */
    get #openChannels() {
        return [
            ...(this.#comment === null ? [] : ["comment"]),
            ...(this.#own?.id == null ? [] : ["github-deployment"]),
        ];
    }
    #sent(outcome) {
        return toPublicOutcome(outcome, this.#log);
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
        // A cleanup that met this run has removed what it was about.
        const isRemoved = status === "skipped" && lastStep(own.record, "removed") !== undefined;
        return { record: own.record, row: isRemoved ? { ...row, status: "removed", cause: "", fix: "", link: "" } : row };
    }
    /** Where people see the site. A host may have reported it while this run was under way. */
    #appUrl(own, outcome) {
        const row = this.#comment?.entries.find(({ record }) => record.id === own.record.id)?.row;
        return row != null && row.appUrlRunId > 0 ? row.appUrl : outcome.appUrl;
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
const LOST = "The run ended without a word: its machine was lost, or somebody stopped it by force.";
/** `pull_request_target` runs with a token of the base repository, whoever the pull request is from. */
function readOnlyReason(trigger) {
    if (trigger.isDependabot)
        return "dependabot";
    const isForkEvent = trigger.kind === "pull-request" && trigger.via !== "pull_request_target";
    return isForkEvent && trigger.pullRequest.isFork ? "fork" : null;
}
async function within(ms, told) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(resolve, ms, "late");
    });
    try {
        return await Promise.race([told, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/report/target-pull-request.js
/** The pull request that hears of a run. */



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
     * Its number; `null`: none does. Production comments only where somebody named it; so does a run that ended on a
     * production branch before its target was known.
     *
     * @param onFound - Told of one that GitHub had to be asked for.
     */
    async resolve(outcome, onFound) {
        const { pullRequest, productionBranches } = this.#settings;
        const { target, commit, pullRequestNumber } = outcome;
        if (target === "production")
            return pullRequest;
        // The number in a merge queue's ref is looked at before it is believed.
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
        // At the end of the run GitHub may be back.
        if (found === CHANNEL_FAILED)
            this.#found = null;
        if (found === CHANNEL_FAILED || found === null)
            return null;
        onFound(found);
        return found;
    }
}
/** A branch of a pull request may be called like one of production, a fork's `main` above all. */
function isProductionBranchRun(trigger, globs) {
    const { kind, branch, defaultBranch } = trigger;
    const isOfBranch = kind === "push" || kind === "manual" || (kind === "workflow-run" && trigger.of === "push");
    return isOfBranch && isProductionBranch(branch, globs, defaultBranch);
}

;// CONCATENATED MODULE: ./build/action/create-reporter.js
/** Puts together what reports a run, of the parts that its inputs ask for. */














function createReporter(trigger, inputs, log, apiUrl) {
    const github = inputs.githubToken === null ? null : lazyClient(inputs.githubToken, apiUrl);
    const channels = new ReportChannels();
    const openComment = github !== null && inputs.comment ? commentOpener(github, trigger, log, inputs.comment) : null;
    const writable = inputs.dryRun ? null : github;
    const slots = github === null ? null : new SlotRecords(github, trigger.repository);
    const reporter = new Reporter({
        trigger,
        log,
        channels,
        openComment,
        slots: inputs.dryRun ? null : slots,
        createRecord: writable === null ? null : recordCreator(writable, trigger, inputs, log),
        withDeployment: inputs.githubDeployment,
        commentsAlways: inputs.comment === true,
        targetPullRequest: new TargetPullRequest(trigger, inputs, channels, github),
    });
    const deployments = async () => new GitHubDeployments(await github(), (0,github_repository/* toRepoParams */.O)(trigger.repository));
    return {
        reporter,
        channels,
        github,
        evidence: github === null || slots === null ? null : new PreviewEvidenceReader(slots, github, trigger.repository),
        appUrlReport: writable === null || slots === null
            ? null
            : new AppUrlReport({
                channels,
                slots,
                openComment,
                deployments: inputs.githubDeployment ? deployments : null,
                runId: Number(trigger.runId),
                runUrl: runUrlOf(trigger),
                log,
            }),
        removalMarks: writable === null
            ? null
            : new RemovalMarks({
                channels,
                openComment,
                deployments: inputs.githubDeployment ? deployments : null,
                runUrl: runUrlOf(trigger),
                log,
            }),
    };
}
/**
 * The toolkit's client reads the proxy variables while it is loaded, and throws where one of them is no URL: whoever
 * reports can deal with that, while a program that cannot be loaded tells nothing.
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
        comments: new PullRequestComments(await github(), (0,github_repository/* toRepoParams */.O)(repository), pullRequestNumber),
        render: (entries) => renderComment(entries, { serverUrl, repository, pullRequestNumber }, Date.now()),
        redaction,
        onlyAfterFailure: wanted === "failures",
        skipDelays,
    });
}
function recordCreator(github, trigger, { githubEnvironment, appName }, { redactTrusted }) {
    const settings = {
        environment: githubEnvironment && redactTrusted(githubEnvironment),
        givenAppName: appName && redactTrusted(appName),
        runUrl: runUrlOf(trigger),
    };
    return (head) => new OwnRecord(async () => new GitHubDeployments(await github(), (0,github_repository/* toRepoParams */.O)(trigger.repository)), settings, head);
}

;// CONCATENATED MODULE: ./build/action/action-context.js
/** One run of the action: what the runner gave, read once. Nothing downstream reads the environment again. */

















function createActionContext(runtime) {
    const { environment, getRawInput } = runtime;
    const keySource = readKeySource({ input: getRawInput("deploy-key"), urlInput: getRawInput("url"), environment });
    const deployKey = keySource.state === "present" ? { value: keySource.key, url: keySource.url } : null;
    const secrets = registerSecrets(runtime, deployKey);
    const trigger = parseTrigger({ payload: runtime.eventPayload, environment });
    const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
    // The preflight refuses an input with the deploy key in it. The reports of that must not call anything by it, nor GitHub
    // be shown it as a token; and where white space divides it, no redaction finds it.
    const holdsKey = secretFinder(secrets);
    const getInput = (name) => (holdsKey(getRawInput(name)) ? "" : getRawInput(name));
    const { inputs, errors: inputErrors } = readInputs(getInput, workspace);
    const initialOutcome = createInitialOutcome(inputs, deployKey, trigger, workspace);
    const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
    const reporting = createReporter(trigger, inputs, runtime.log, apiUrl);
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
            return parseProvisionHost(environment);
        },
    };
}
/** What the plan is made with, beside key and event. */
function toPlanSettings({ deployKey, inputs, initialOutcome, }) {
    return { ...inputs, appName: initialOutcome.run.appName, url: deployKey?.url ?? null };
}
/** Those of eight letters and more that the outputs and reports of every run may hold. */
const NEVER_REDACTED = [
    ...["production", "development", "preview-deployment", "access-token", "malformed"],
    ...["deployed", "cancelled", "cleaned-up"],
    ...["convex.cloud", "convex.site", "https://dashboard.convex.dev"],
];
/** Inputs that are names of things in the reports. */
const PUBLIC_INPUTS = ["app-name", "preview-name", "github-environment"];
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
const PUBLIC_VARIABLES = [
    ...["GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_SHA"],
    ...["GITHUB_REF", "GITHUB_HEAD_REF", "GITHUB_BASE_REF"],
];
/** Masks come first: nothing else has run yet that could print a secret. */
function registerSecrets({ log, getRawInput, environment }, deployKey) {
    const key = deployKey?.value ?? null;
    const secrets = getSecretValues(key);
    const tokens = [getRawInput("management-token").trim(), getRawInput("github-token").trim()];
    const urls = [getRawInput("url"), environment.CONVEX_SELF_HOSTED_URL ?? ""];
    const publicTexts = [
        ...NEVER_REDACTED,
        // An output of the run, whatever variable holds the same text: GitHub drops outputs that hold what is masked.
        deploymentNameFromKey(key) ?? "",
        ...urls.filter((url) => !hasCredentials(url)),
        ...PUBLIC_INPUTS.map(getRawInput),
        ...PUBLIC_VARIABLES.map((name) => environment[name] ?? ""),
    ];
    // Somebody chose them, unlike a key, so they may be words that everybody sees anyway.
    const credentials = withoutPublicTexts([...proxyCredentials(environment), ...urls.flatMap(credentialsIn)], publicTexts);
    const hidden = [...secrets, ...tokens.filter((token) => token.length >= MIN_SECRET_LENGTH), ...credentials];
    log.maskSecrets(hidden, valuesToMask(hidden));
    const appUrl = getRawInput("app-url");
    const values = secretsInDeploymentEnv(getRawInput("deployment-env"), publicTexts).filter(
    // Functions often need the site's address as well.
    (value) => !isOriginOf(appUrl, value));
    log.redactInExternalText(values, valuesToMask(values.filter((value) => !mayNameDeployment(value))));
    log.redactBeforeMasking(values.filter(mayNameDeployment));
    log.hideInSentText(secretVariables(environment, publicTexts));
    if (key !== null && key.kind !== "malformed")
        log.redactFragments(key.secret);
    return secrets;
}
function createInitialOutcome(inputs, deployKey, trigger, workspace) {
    const folder = (0,external_node_path_.relative)(workspace, inputs.workingDirectory).replaceAll("\\", "/");
    return {
        run: {
            operation: inputs.operation === "resolve" || inputs.operation === "report" ? inputs.operation : "deploy",
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
        ending: { status: "failed", failure: null, isImported: false, isSeeded: false, isKept: false, notes: [] },
    };
}
/** What a tag, a branch or a short SHA names is found out later. */
function commitKnownAtOnce(commit, trigger) {
    if (commit === null)
        return trigger.commit;
    return isWholeSha(commit) ? commit.toLowerCase() : "";
}
function action_context_numberOf(trigger) {
    if (trigger.kind === "pull-request")
        return trigger.pullRequest.number;
    if (trigger.kind === "pull-request-comment" || trigger.kind === "merge-group")
        return trigger.number;
    return null;
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
;// CONCATENATED MODULE: ./build/convex/api/http.js
/** Requests to Convex's HTTP APIs, told in words when they fail. All of them may be repeated without harm. */




/** Asking must not hold a deploy up. */
const TIMEOUT_MS = 10_000;
const MAX_ATTEMPTS = 3;
/** Milliseconds before the second try, at least. */
const FIRST_PAUSE_MS = 300;
/**
 * Asks, up to three times where Convex was busy, in trouble or lost on the way. What took too long is not repeated.
 *
 * Never throws: a lost connection is an answer of status 0. Redirects are not followed: they could take the key along.
 */
async function requestConvex(request) {
    for (let tries = 1;; tries += 1) {
        const started = performance.now();
        const answer = await askOnce(request);
        const isLate = performance.now() - started >= TIMEOUT_MS;
        if (!isRetryable(answer) || isLate || tries >= MAX_ATTEMPTS)
            return answer;
        await (0,promises_.setTimeout)(FIRST_PAUSE_MS * tries ** 2 * (1 + Math.random()));
    }
}
function isRetryable({ status }) {
    return status === 0 || status === 429 || status >= 500;
}
async function askOnce({ method, url, authorization, cliVersion, body }) {
    const http = new lib/* HttpClient */.Qq("convex-deploy-action", [], {
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
        // Its own `readBody` waits for ever where the connection breaks in the middle.
        const answered = await (0,consumers_.text)(response.message);
        const value = parseJson(answered);
        const isNotJson = value === null && !/^\s*(?:null)?\s*$/.test(answered);
        return { status: response.message.statusCode ?? 0, value, isNotJson };
    }
    catch {
        return { status: 0, value: null, isNotJson: false };
    }
    finally {
        http.dispose();
    }
}
function isSuccess({ status }) {
    return status >= 200 && status < 300;
}
/** The answer's fields, as far as it is an object. */
function asRecord(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function asString(value) {
    return typeof value === "string" ? value : null;
}
/** Why a request failed. Whole: what is cut before it is redacted may hold a piece of a secret. */
function failureReason({ status, value }) {
    if (status === 0)
        return (0,diagnosis_failure/* ownReason */.Nx)("Convex could not be reached");
    const message = asString(asRecord(value).message)?.split("\n")[0]?.trim().replace(/\.$/, "") ?? "";
    const sent = `Convex answered ${status}`;
    return { full: message === "" ? sent : `${sent}: ${message}`, sent };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/convex/api/management-api.js
/** Convex's Management API, as far as cleaning up and looking up need it: https://docs.convex.dev/management-api */


/** Of a hundred rows each. Teams have some hundreds of deployments: a list that does not end is none. */
const MAX_PAGES = 100;
/** Speaks with one token: a deploy key, which is undocumented here, or a team or personal token. */
class ManagementApi {
    #base;
    #token;
    /** @param host - Origin of the provisioning host. */
    constructor(host, token) {
        this.#base = `${host}/v1`;
        this.#token = token;
    }
    async deployment(name) {
        return toApiResult(await this.#ask("GET", `/deployments/${encodeURIComponent(name)}`), parseDeployment);
    }
    async project(team, project) {
        const path = `/teams/${encodeURIComponent(team)}/projects/${encodeURIComponent(project)}`;
        return toApiResult(await this.#ask("GET", path), parseProject);
    }
    /** The project of a token that an OAuth application got for one project. Absent for any other token. */
    async tokenProject() {
        const details = toApiResult(await this.#ask("GET", "/token_details"), (value) => asRecord(value));
        if (details.kind !== "found")
            return details;
        const id = details.value.type === "projectToken" ? management_api_numberOf(details.value.projectId) : null;
        return id === null ? { kind: "absent" } : { kind: "found", value: { id, teamId: null } };
    }
    /** How many deployments of all types a team has, in all its projects. */
    async countTeamDeployments(teamId) {
        let [count, cursor] = [0, ""];
        for (let page = 0; page < MAX_PAGES; page += 1) {
            const query = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
            const answer = await this.#ask("GET", `/teams/${teamId}/list_deployments${query}`);
            const found = toApiResult(answer, parsePage);
            if (found.kind !== "found")
                return found;
            count += found.value.count;
            if (found.value.next === null)
                return { kind: "found", value: count };
            cursor = found.value.next;
        }
        return { kind: "unknown", reason: (0,diagnosis_failure/* ownReason */.Nx)("the list does not end") };
    }
    /** All deployments of a project, of every type. */
    async deployments(projectId) {
        return toApiResult(await this.#ask("GET", `/projects/${projectId}/list_deployments`), (value) => {
            if (!Array.isArray(value))
                return null;
            const rows = value.map(parseDeployment).filter((row) => row !== null);
            return rows.length === value.length ? rows : null;
        });
    }
    /** Deletes a deployment and all its data. Whoever calls has made sure which it is. Convex answers with nothing. */
    async deleteDeployment(name) {
        const answer = await this.#ask("POST", `/deployments/${encodeURIComponent(name)}/delete`);
        return toApiResult(answer, () => (answer.isNotJson ? null : true));
    }
    #ask(method, path) {
        return requestConvex({ method, url: `${this.#base}${path}`, authorization: `Bearer ${this.#token}` });
    }
}
/** What an answer says. @param read - The value out of a body of any shape; `null`: it is none. */
function toApiResult(answer, read) {
    const { status } = answer;
    if (status === 404)
        return { kind: "absent" };
    if (status === 401 || status === 403)
        return { kind: "forbidden", reason: failureReason(answer) };
    const value = isSuccess(answer) ? read(answer.value) : null;
    return value === null ? { kind: "unknown", reason: failureReason(answer) } : { kind: "found", value };
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
        // What does not say that it is none is taken for a default deployment, which is never deleted.
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
/** Convex's provisioning API, as far as the CLI has no command for it. */


/** Asks whether a preview deployment of exactly this name exists. Changes nothing. */
async function fetchPreview({ host, key, cliVersion }, name) {
    const answer = await requestConvex({
        method: "POST",
        url: `${host}/api/deployment/authorize_preview`,
        authorization: `Bearer ${key.raw}`,
        cliVersion,
        body: {
            previewName: name,
            projectSelection: { kind: "teamAndProjectSlugs", teamSlug: key.teamSlug, projectSlug: key.projectSlug },
        },
    });
    return readLookup(answer);
}
/** A project, or a page, that is not found says nothing about the preview in it. */
const NO_SUCH_PREVIEW = /^(Preview|Deployment|PreviewDeployment)NotFound$/;
function readLookup(answer) {
    const { status } = answer;
    if (status === 401 || status === 403)
        return { kind: "rejected" };
    const { code, deploymentName, url, adminKey } = asRecord(answer.value);
    if (status !== 200)
        return NO_SUCH_PREVIEW.test(asString(code) ?? "")
            ? { kind: "absent" }
            : { kind: "unknown", reason: failureReason(answer) };
    return { kind: "exists", deploymentName: asString(deploymentName), url: asString(url), adminKey: asString(adminKey) };
}
/** Asks by the way that the CLI takes with a preview deploy key as well (`fetchTeamAndProject` in its `api.ts`). */
async function findProject({ host, key, cliVersion }, deploymentName) {
    const answer = await requestConvex({
        method: "GET",
        url: `${host}/api/deployment/${encodeURIComponent(deploymentName)}/team_and_project`,
        authorization: `Bearer ${key.raw}`,
        cliVersion,
    });
    return toApiResult(answer, (value) => {
        const { team, project, projectId } = asRecord(value);
        const [teamSlug, projectSlug] = [asString(team), asString(project)];
        return teamSlug === null || projectSlug === null || typeof projectId !== "number"
            ? null
            : { teamSlug, projectSlug, projectId };
    });
}

;// CONCATENATED MODULE: ./build/convex/previews/delete-preview.js
/** Removes one preview deployment, once it is certain that it is the one that is meant. */



/**
 * Removes the preview deployment of exactly this name, if neither `keepReason` nor what Convex says of it speaks
 * against that. What Convex does not show stays.
 */
async function deletePreview(removal) {
    const { caller, previewName, dryRun } = removal;
    const lookup = await fetchPreview(caller, previewName);
    if (lookup.kind === "absent")
        return { kind: "not-found" };
    if (lookup.kind === "rejected")
        return { kind: "not-allowed", reason: (0,diagnosis_failure/* ownReason */.Nx)("Convex does not accept the preview deploy key"), found: null };
    if (lookup.kind === "unknown")
        return { kind: "failed", reason: lookup.reason, found: null };
    const name = lookup.deploymentName;
    if (name === null)
        return { kind: "failed", reason: (0,diagnosis_failure/* ownReason */.Nx)("Convex does not name the deployment"), found: null };
    const kept = await removal.keepReason(name);
    if (kept !== null)
        return { kind: "kept", deploymentName: name, reason: kept };
    const apis = [caller.key.raw, removal.managementToken]
        .filter((token) => token !== null)
        .map((token) => new ManagementApi(caller.host, token));
    const [row, project] = await Promise.all([tryTokens(apis, (api) => api.deployment(name)), findProject(caller, name)]);
    const found = { deploymentName: name, expiresAt: row.kind === "found" ? row.value.expiresAt : null };
    if (row.kind !== "found")
        return delete_preview_toFailure(row, found, removal);
    if (project.kind !== "found")
        return delete_preview_toFailure(project, found, removal);
    const what = mismatchReason(row.value, name, previewName) ?? projectMismatchReason(row.value, project.value, caller.key);
    if (what !== null)
        return { kind: "mismatch", deploymentName: name, what };
    if (dryRun)
        return { kind: "would-delete", deploymentName: name };
    const removed = await tryTokens(apis, (api) => api.deleteDeployment(name));
    return removed.kind === "found" ? { kind: "deleted", deploymentName: name } : delete_preview_toFailure(removed, found, removal);
}
/** What is absent, though Convex named it a moment ago, has gone since, or is hidden from the token. */
async function delete_preview_toFailure(answer, found, { caller, previewName }) {
    if (answer.kind !== "absent")
        return { kind: answer.kind === "forbidden" ? "not-allowed" : "failed", reason: answer.reason, found };
    return (await fetchPreview(caller, previewName)).kind === "absent"
        ? { kind: "not-found" }
        : { kind: "not-allowed", reason: (0,diagnosis_failure/* ownReason */.Nx)("Convex hides the deployment from this key"), found };
}
/** The row's project must be the key's own. */
function projectMismatchReason({ projectId }, place, key) {
    const isOfKey = place.teamSlug === key.teamSlug && place.projectSlug === key.projectSlug;
    return isOfKey && projectId === place.projectId ? null : "it belongs to another project";
}
/** What forbids to delete a row, as a clause; `null`: nothing does. */
function mismatchReason(row, name, previewName) {
    if (row.name !== name)
        return `it is called \`${row.name}\``;
    if (row.type !== "preview")
        return /^[a-z]{1,20}$/.test(row.type) ? `it is a ${row.type} deployment` : "it is of another type";
    if (row.isDefault)
        return "it is the project's default deployment";
    return row.previewIdentifier === previewName ? null : "it was claimed with another name";
}
/** Asks with one token after the other, until one may. To a token that may not, a deployment may look absent. */
async function tryTokens(apis, ask) {
    let last = { kind: "forbidden", reason: (0,diagnosis_failure/* ownReason */.Nx)("there is no token") };
    for (const api of apis) {
        last = await ask(api);
        if (last.kind === "found" || last.kind === "unknown")
            return last;
    }
    return last;
}

;// CONCATENATED MODULE: ./build/action/cleanup.js
/** A planned cleanup: what a closed pull request or a deleted branch leaves behind. */











/** The provisioning host wants to know a client; no CLI need be installed to clean up. */
const FALLBACK_CLIENT_VERSION = "1.48.0";
/** Said where Convex does not tell the day: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRY_POLICY = "Convex removes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";
const NO_RECORD = "no GitHub Deployment and no comment shows that a run of this repository created it. Another repository, or a build on Vercel, may use the same Convex project";
async function runCleanup(plan, step) {
    const planned = outcomeForCleanup(plan, step);
    step.runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(planned, step.runtime.log) });
    const slot = cleanup_previewSlot(plan.previewName, step);
    const reader = step.evidence;
    const evidence = await readEvidence(slot, step);
    if (evidence === null || reader === null)
        return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: (0,action_failures/* cleanupOwnershipUnknown */.QW)(plan.previewName) });
    const scope = await originsToCleanUp(plan, reader);
    const candidates = new Set([
        ...deploymentsToJudge(evidence.records, scope),
        // Who cleans up by hand has said which preview is meant.
        ...(isManual(step) ? deploymentsOfSlot(slot, evidence) : []),
    ]);
    const complete = await reader
        .complete(evidence, [...candidates], [slot])
        .catch(() => ({ ...evidence, isComplete: false }));
    const cleaned = [];
    const how = { keepPreview: plan.keepPreview, isChosen: isManual(step) };
    for (const deployment of candidates)
        cleaned.push(await cleanOne(deployment, complete, reader, how, step));
    if (cleaned.length === 0)
        cleaned.push(await explainNothing(plan, recordsOfSlot(slot, null, complete.records), step));
    return toOutcome(planned, cleaned, step);
}
/**
 * Removes what a run created and nobody wants any more, if it may go.
 *
 * @param known - The records that the run knows of, its own claim among them.
 */
async function removeAbandoned({ deployment, previewName }, known, step) {
    const slot = cleanup_previewSlot(previewName, step);
    const reader = step.evidence;
    const read = await readEvidence(slot, step);
    if (read === null || reader === null) {
        const reason = "GitHub does not show whether anybody else uses it";
        return describeResult({ kind: "kept", deploymentName: deployment, reason }, previewName, deployment);
    }
    const evidence = { ...read, records: mergeRecords(read.records, known) };
    const complete = await reader
        .complete(evidence, [deployment], [slot])
        .catch(() => ({ ...evidence, isComplete: false }));
    return cleanOne(deployment, complete, reader, { keepPreview: false, isChosen: false }, step);
}
/** All that records tell; `null` if GitHub does not show it. */
async function readEvidence(slot, { evidence, channels }) {
    if (evidence === null)
        return null;
    const read = await channels.attempt("all", () => evidence.read([slot]));
    return read === CHANNEL_FAILED ? null : read;
}
/** The closed pull request, and its head branch if that is gone; or the deleted branch. */
async function originsToCleanUp({ pullRequestNumber, branch }, reader) {
    const pullRequest = pullRequestNumber === null ? [] : [{ kind: "pull-request", number: pullRequestNumber }];
    if (branch === null)
        return pullRequest;
    const head = { kind: "branch", name: branch, isManual: false };
    const isGone = (await reader.originsNow([head]))[originKey(head)] === "over";
    return isGone || pullRequest.length === 0 ? [...pullRequest, head] : pullRequest;
}
/** Deletes or keeps a Convex deployment, and says so in its records. */
async function cleanOne(deployment, evidence, reader, { keepPreview, isChosen }, step) {
    if (keepPreview) {
        const note = `The preview deployment \`${deployment}\` stays, as \`on-close: keep\` says. ${EXPIRY_POLICY}`;
        await step.removalMarks?.write({ kind: "kept", deployment, note }, evidence);
        return { deployment, kind: "kept", note, failure: null, expiresAt: null };
    }
    const { result, name } = await removeJudged(deployment, evidence, reader, isChosen, step);
    const cleaned = describeResult(result, name, deployment);
    const { note, kind } = cleaned;
    if (kind === "failed")
        await step.removalMarks?.write({ kind: "left", deployment, note }, evidence);
    if (kind === "removed" || kind === "gone")
        await step.removalMarks?.write({ kind: "removed", deployment, note }, evidence);
    return cleaned;
}
/** Deletes a Convex deployment if the verdict is that it may go. */
async function removeJudged(deployment, evidence, reader, isChosen, step) {
    const place = recordsNaming(deployment, evidence.records).flatMap(({ slot }) => previewOf(slot) ?? [])[0];
    const key = previewKey(step);
    const name = place?.name ?? "";
    const origins = isChosen
        ? Object.fromEntries(originsOf(deployment, evidence.records).map((origin) => [originKey(origin), "over"]))
        : await reader.originsNow(originsOf(deployment, evidence.records));
    // What it is Convex is asked before it is deleted: see `deletePreview`.
    const found = { project: key, kind: "found", type: "preview", isDefault: false, previewName: name };
    const judged = verdict(deployment, evidence, { ...found, isOfProject: true }, origins);
    if (judged.kind !== "delete") {
        const reason = judged.kind === "gone" ? "it is gone" : judged.reason;
        return { result: { kind: "kept", deploymentName: deployment, reason }, name };
    }
    // Another deployment of that name has taken its place: the recorded one is gone.
    const keepReason = async (found) => (found === deployment ? null : cleanup_REPLACED);
    const result = await deletePreviewByName(name, step, { dryRun: step.inputs.dryRun, keepReason });
    const isReplaced = result.kind === "kept" && result.reason === cleanup_REPLACED;
    return { result: isReplaced ? { kind: "not-found" } : result, name };
}
const cleanup_REPLACED = "another one has its name";
function describeResult(result, previewName, deployment) {
    const what = `The preview deployment ${(0,code_span/* codeSpan */.S)(previewName)} (\`${deployment}\`)`;
    const about = { deployment, failure: null, expiresAt: null };
    switch (result.kind) {
        case "deleted":
            return { ...about, kind: "removed", note: `${what} was deleted.` };
        case "not-found":
            return { ...about, kind: "gone", note: `${what} was already gone.` };
        case "would-delete":
            return { ...about, kind: "would-remove", note: `Dry run: ${lowerFirst(what)} would be deleted.` };
        case "kept":
            return { ...about, kind: "left", note: `${what} was left alone: ${result.reason}.` };
        case "mismatch":
            return {
                ...about,
                kind: "left",
                note: `\`${result.deploymentName}\`, which Convex gives for the name ${(0,code_span/* codeSpan */.S)(previewName)}, was left alone: ${result.what}.`,
            };
        case "not-allowed":
        case "failed": {
            const expiresAt = result.found?.expiresAt ?? null;
            const until = formatExpiry(expiresAt);
            const failure = result.kind === "failed" ? action_failures/* cleanupFailed */._z : action_failures/* cleanupNotAllowed */._W;
            const told = failure(previewName, result.reason, until === "" ? EXPIRY_POLICY : `${until}.`);
            return { deployment, kind: "failed", note: (told.sent ?? told).cause, failure: told, expiresAt };
        }
    }
}
/** No record names anything that is still there. If Convex has one of that name all the same, it is somebody else's. */
async function explainNothing({ previewName }, records, step) {
    const result = await deletePreviewByName(previewName, step, { dryRun: true, keepReason: async () => NO_RECORD });
    if (result.kind !== "not-found") {
        const name = "deploymentName" in result ? result.deploymentName : previewName;
        return describeResult(result, previewName, name);
    }
    const deployment = records.flatMap(removedBy).at(-1);
    if (deployment !== undefined)
        return describeResult(result, previewName, deployment);
    const note = `There is no preview deployment called ${(0,code_span/* codeSpan */.S)(previewName)}, so there is nothing to delete.`;
    return { deployment: null, kind: "left", note, failure: null, expiresAt: null };
}
function toOutcome(planned, cleaned, { runtime }) {
    const notes = cleaned.filter(({ failure }) => failure === null).map(({ note }) => note);
    const [failed] = cleaned.filter(({ failure }) => failure !== null);
    const shown = cleaned.find(({ kind }) => kind === "removed") ?? failed ?? cleaned[0];
    const outcome = {
        ...planned,
        deployment: {
            ...planned.deployment,
            name: shown?.deployment ?? null,
            expiresAt: failed?.expiresAt ?? null,
        },
    };
    if (failed?.failure != null && failed.failure.code !== "cleanup-not-allowed")
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { failure: failed.failure, notes });
    const kinds = cleaned.map(({ kind }) => kind);
    if (kinds.includes("would-remove"))
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "dry-run", notes });
    if (failed !== undefined)
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "skipped", failure: failed.failure, notes });
    if (kinds.some((kind) => kind === "removed" || kind === "gone" || kind === "kept"))
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "cleaned-up", isKept: kinds.includes("kept"), notes });
    for (const note of notes)
        runtime.log.notice(note);
    return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "skipped", notes });
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
/** Removes the preview deployment of this name, if `keepReason` has nothing against it. */
function deletePreviewByName(previewName, step, { dryRun, keepReason }) {
    const caller = { host: step.provisionHost, key: previewKey(step), cliVersion: FALLBACK_CLIENT_VERSION };
    const { managementToken } = step.inputs;
    return deletePreview({ caller, managementToken, previewName, dryRun, keepReason });
}
function previewKey({ deployKey }) {
    if (deployKey?.value.kind !== "preview")
        throw new Error("A preview is removed with a preview deploy key only.");
    return deployKey.value;
}
function cleanup_previewSlot(name, step) {
    return slotOf(previewKey(step), { preview: { name } }, null) ?? "";
}
function deploymentsOfSlot(slot, { records }) {
    return deploymentsToJudge(records.filter((record) => record.slot === slot), null);
}
function isManual({ trigger }) {
    return trigger.kind === "manual";
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

// EXTERNAL MODULE: ./build/process/system-root.js
var system_root = __webpack_require__(6546);
;// CONCATENATED MODULE: ./build/convex/cli/node-options.js
/** Which of a step's `NODE_OPTIONS` reach the CLI and, through it, the type checker. */
/** Options for memory, DNS and the system's certificate authorities: none of them loads code or reads a file of the job. */
const SAFE_OPTIONS = [
    /^--max-(?:old|semi)-space-size=\d{1,7}$/,
    /^--dns-result-order=(?:ipv4first|ipv6first|verbatim)$/,
    /^--use-(?:system|openssl)-ca$/,
    /^--(?:no-)?network-family-autoselection$/,
    /^--network-family-autoselection-attempt-timeout=\d{1,7}$/,
];
/** Options whose value may be the next word. */
const WITH_VALUE = /^--(?:max-(?:old|semi)-space-size|dns-result-order|network-family-autoselection-attempt-timeout)$/;
/**
 * The safe options in `text`, which is the step's own: the runner lets no earlier step set `NODE_OPTIONS`.
 *
 * https://nodejs.org/api/cli.html#node_optionsoptions
 */
function safeNodeOptions(text) {
    // A quoted word may hold spaces, and none of the safe options needs quotes.
    const words = text.replace(/"(?:\\[\s\S]|[^"\\])*"?/g, '""').split(/\s+/);
    return words
        .map((word, at) => {
        const name = word.split("=", 1)[0] ?? "";
        const option = name.replaceAll("_", "-") + word.slice(name.length);
        return WITH_VALUE.test(option) ? `${option}=${words[at + 1] ?? ""}` : option;
    })
        .filter((option) => SAFE_OPTIONS.some((safe) => safe.test(option)))
        .join(" ");
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./build/convex/cli/untrusted-files.js
/**
 * Variables that name what Node, OpenSSL or the system's loader read, before any line of this action runs: certificate
 * authorities and code. A file of the checkout, or one that an earlier step left, must not be among it.
 */



/**
 * Whether a file lies where the checkout or an earlier step may have put it: below the workspace or the runner's temporary
 * folder, by its text or where its links lead. A relative path is the workspace's, and what `/proc` shows depends on who
 * looks. On Windows a path that begins with two slashes can be another name of any file (`\\\\?\\D:\\…`, `\\\\localhost\\D$\\…`).
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file#win32-device-namespaces
 */
function isWritableByJob(path, workspace, own, platform = process.platform) {
    const real = (0,external_node_path_.isAbsolute)(path) ? realPathOf(path) : null;
    if (real === null)
        return true;
    if (platform === "win32" && [path, real].some((one) => /^[\\/]{2}/.test(one)))
        return true;
    const folders = [workspace, own.RUNNER_TEMP ?? "", "/proc"]
        .filter((folder) => folder !== "")
        .flatMap((folder) => [folder, realPathOf(folder) ?? folder]);
    return folders.some((folder) => [(0,external_node_path_.resolve)(path), real].some((one) => isInside(folder, one)));
}
/** https://docs.openssl.org/master/man7/openssl-env/ and https://nodejs.org/api/cli.html#environment-variables_1 */
const AUTHORITY_NAMES = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];
/** The variables that name a certificate authority that the job could write, whether or not Node would ask it this time. */
function untrustedAuthorityVariables(own, workspace) {
    return AUTHORITY_NAMES.filter((name) => {
        const value = own[name] ?? "";
        // OpenSSL reads a list of folders. Node itself reads one.
        const paths = name === "SSL_CERT_DIR" ? [value, ...value.split(external_node_path_.delimiter)] : [value];
        return paths.some((path) => path !== "" && isWritableByJob(path, workspace, own));
    });
}
/** The variables by which code that the job could write is in this process by now. */
function untrustedCodeVariables(own, workspace, platform = process.platform) {
    return Object.entries(own)
        .filter(([name, value = ""]) => codePathsIn(name, value, platform).some((path) => isWritableByJob(path, workspace, own, platform)))
        .map(([name]) => name);
}
/** Each names one file or folder. A compile cache holds code as well, which Node runs unseen. */
const SINGLE_PATHS = [
    ...["OPENSSL_CONF", "OPENSSL_CONF_INCLUDE", "OPENSSL_MODULES", "OPENSSL_ENGINES"],
    ...["NODE_COMPILE_CACHE", "NODE_ICU_DATA"],
];
/** What a variable has code loaded from; a relative path for what the workspace decides. */
function codePathsIn(name, value, platform) {
    if (value === "")
        return [];
    if (name === "NODE_OPTIONS")
        return loadedByOptions(value);
    if (SINGLE_PATHS.includes(name))
        return [value];
    if (platform === "win32")
        return name === "SYSTEMROOT" ? [value] : [];
    // https://man7.org/linux/man-pages/man8/ld.so.8.html: a name without a slash is looked for in the system's own folders,
    // and an empty entry is the folder in which the program was started.
    if (name === "LD_PRELOAD" || name === "LD_AUDIT")
        return value.split(/[\s:]+/).filter((one) => one.includes("/"));
    if (name === "LD_LIBRARY_PATH")
        return value.split(/[:;]/);
    if (/^DYLD_.*(?:LIBRARIES|PATH)$/.test(name))
        return value.split(":");
    return [];
}
/** https://nodejs.org/api/cli.html#node_optionsoptions */
const LOADING_OPTIONS = [
    ...["-r", "--require", "--import", "--loader", "--experimental-loader"],
    ...["--openssl-config", "--icu-data-dir", "--tls-keylog", "--env-file", "--env-file-if-exists"],
    "--experimental-config-file",
];
/** Reads `node.config.json` of the folder in which Node is started. */
const WORKSPACE_OPTION = "--experimental-default-config-file";
function loadedByOptions(text) {
    const words = wordsOf(text);
    return words.flatMap((word, at) => {
        const [, given = "", , joined] = /^([^=]*)(=([\s\S]*))?$/.exec(word) ?? [];
        const option = given.replaceAll("_", "-");
        if (option === WORKSPACE_OPTION)
            return ["."];
        return LOADING_OPTIONS.includes(option) ? [pathOf(joined ?? words[at + 1] ?? "")] : [];
    });
}
/** Node's own rules: white space parts words, double quotes hold them together, and within these a backslash escapes. */
function wordsOf(text) {
    const words = text.match(/(?:"(?:\\[\s\S]|[^"\\])*"?|[^\s"])+/g) ?? [];
    return words.map((word) => word.replace(/"((?:\\[\s\S]|[^"\\])*)"?/g, (_, inner) => inner.replace(/\\([\s\S])/g, "$1")));
}
/** The name of a package, or code in a `data:` URL, is no absolute path, and so it is judged as the workspace's. */
function pathOf(module) {
    try {
        return module.startsWith("file:") ? (0,external_node_url_.fileURLToPath)(module) : module;
    }
    catch {
        return ".";
    }
}

;// CONCATENATED MODULE: ./build/convex/cli/child-environment.js
/**
 * The environment of every process we start.
 *
 * The CLI fills each variable that is unset from `.env.local` and `.env` of the working directory and hands it to its
 * children, so a file in the checkout could move the key or the target. What is set, even to `""`, is not filled. So
 * every name that could do harm gets an explicit value here.
 */






/**
 * Names the CLI reads to find key, target and servers, and what it prints. Ours or empty; what the step brings is never
 * used, nor is any other `CONVEX_…` of the step or a file: what a later CLI reads by such a name is not known yet.
 */
const TARGET_NAMES = [
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_DEPLOYMENT",
    "CONVEX_SELF_HOSTED_URL",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    "CONVEX_OVERRIDE_ACCESS_TOKEN",
    "CONVEX_PROVISION_HOST",
    "CONVEX_AGENT_MODE",
    "CONVEX_ALLOW_ANONYMOUS",
    "CONVEX_RUNNING_LIVE_IN_MONOREPO",
    "CONVEX_VERSION_OVERRIDE",
    "CONVEX_CLOUD_URL",
    "CONVEX_URL",
    "CONVEX_SITE_URL",
    // Prints requests, and the proxy with its password.
    "CONVEX_VERBOSE",
    "CONVEX_IGNORE_SUSPICIOUS_ENV_VARS",
    "CONVEX_MIN_DOCUMENTS_FOR_INDEX_DELETE_WARNING",
    "CONVEX_MIN_DOCUMENTS_FOR_INDEX_BACKFILL_WARNING",
    "CONVEX_MIN_BYTES_FOR_SCHEMA_WALK_WARNING",
];
/** Of these, what may hold a key. */
const KEY_NAMES = [
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    "CONVEX_OVERRIDE_ACCESS_TOKEN",
];
/** Names by which Node, the loader, the bundler and shells can be made to run or trust something else. Always empty. */
const LOADER_NAMES = [
    "NODE_OPTIONS",
    "NODE_PATH",
    "NODE_REPL_EXTERNAL_MODULE",
    "NODE_TLS_REJECT_UNAUTHORIZED",
    "NODE_USE_ENV_PROXY",
    "NODE_USE_SYSTEM_CA",
    "NODE_V8_COVERAGE",
    "NODE_REDIRECT_WARNINGS",
    "NODE_COMPILE_CACHE",
    "NODE_DEBUG",
    "NODE_ICU_DATA",
    "NODE_PRESERVE_SYMLINKS",
    "NODE_PRESERVE_SYMLINKS_MAIN",
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "LD_AUDIT",
    "DYLD_INSERT_LIBRARIES",
    "DYLD_LIBRARY_PATH",
    "DYLD_FRAMEWORK_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "OPENSSL_CONF",
    "OPENSSL_CONF_INCLUDE",
    "OPENSSL_MODULES",
    "OPENSSL_ENGINES",
    // Where a TLS library writes what decrypts a connection.
    "SSLKEYLOGFILE",
    "ESBUILD_BINARY_PATH",
    "DOTENV_KEY",
    "BASH_ENV",
    "ENV",
    // With tracing on, bash as `sh` expands, and so runs, what PS4 says.
    "SHELLOPTS",
    "BASHOPTS",
    "PS4",
];
const PROXY_NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];
/** A name of the families above that we have not heard of, in a `.env` file of the checkout. */
const DANGEROUS_PREFIXES = /^(CONVEX|NODE|LD|DYLD|OPENSSL|SSL|DOTENV|ESBUILD|SENTRY)_|_PROXY$/i;
const CONVEX_FAMILY = /^CONVEX_/i;
/**
 * Hosts by whose variables the CLI decides whether this is a production build (`isNonProdBuildEnvironment` in its
 * `envvars.ts`). The plan has decided that already, so the CLI gets none of them. `cmd` does.
 */
const OTHER_HOSTS = /^(VERCEL|NETLIFY|CF_PAGES|WORKERS_CI)(_|$)/i;
const OTHER_HOST_NAMES = ["VERCEL", "NETLIFY", "CF_PAGES", "WORKERS_CI"];
/** Belongs to this step only: inputs, state, the runner's service tokens, and its command files. */
const ACTION_ONLY = /^(INPUT_.*|STATE_.*|ACTIONS_(?!(RUNNER|STEP)_DEBUG$).*|GITHUB_(ENV|OUTPUT|STATE|PATH|STEP_SUMMARY|ARTIFACTS.*))$/i;
/** The runner keeps its command files, whatever their names, in its temporary folder. The event's payload is no command. */
function isCommandFile(name, value, runnerTemp) {
    if (!/^GITHUB_/i.test(name) || /^GITHUB_EVENT_PATH$/i.test(name) || runnerTemp === "")
        return false;
    return /[\\/]_runner_file_commands[\\/]/.test(value) || value.startsWith((0,external_node_path_.join)(runnerTemp, external_node_path_.sep));
}
/**
 * The step's own environment without what is ours alone, and without any variable that carries a secret of ours in whatever
 * form a redactor would find it.
 */
function sanitizeStepEnvironment(own, secrets) {
    const kept = {};
    const holdsSecret = secretFinder(secrets);
    for (const [name, value] of Object.entries(own)) {
        if (value === undefined || ACTION_ONLY.test(name) || isCommandFile(name, value, own.RUNNER_TEMP ?? ""))
            continue;
        if (holdsSecret(value))
            continue;
        kept[name] = value;
    }
    return kept;
}
/** What the user's build gets: the step's environment as a `run:` step would have it, without any key. */
function buildEnvironment(snapshot) {
    const kept = { ...snapshot };
    for (const name of Object.keys(kept))
        if (KEY_NAMES.some((key) => key === name.toUpperCase()))
            delete kept[name];
    return kept;
}
/** What a helper program gets: no key, and nothing by which Node or the loader can be made to run something else. */
function helperEnvironment(snapshot) {
    const kept = buildEnvironment(snapshot);
    const harmful = (name) => DANGEROUS_PREFIXES.test(name) || LOADER_NAMES.some((one) => one === name.toUpperCase());
    return Object.fromEntries(Object.entries(kept).filter(([name]) => !harmful(name)));
}
/** Names that move a deploy where the CLI, on its own, finds them. */
const REDIRECTING_VARIABLES = [
    "CONVEX_DEPLOYMENT",
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_SELF_HOSTED_URL",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    "CONVEX_OVERRIDE_ACCESS_TOKEN",
    "CONVEX_PROVISION_HOST",
];
/**
 * What could have redirected the deploy, a sentence for each place. All of it is left aside; people should know, because
 * the same CLI, run by hand in this folder, goes there.
 *
 * @param files - The names that each `.env` file of the working directory declares.
 * @param used - Names that the step itself was given its key by, or its URL.
 */
function redirectNotices(own, files, used) {
    const inStep = REDIRECTING_VARIABLES.filter((name) => own[name] && !used.includes(name) && name !== "CONVEX_PROVISION_HOST");
    const places = [
        { place: "the environment of this step", found: inStep },
        ...files.map(({ file, names }) => ({
            place: `\`${file}\` in the working directory`,
            found: REDIRECTING_VARIABLES.filter((name) => names.includes(name)),
        })),
    ];
    return places
        .filter(({ found }) => found.length > 0)
        .map(({ place, found }) => `Ignored ${found.map((name) => `\`${name}\``).join(", ")} from ${place}: this step's key and \`url\` decide which deployment is used.`);
}
/** The explicit environment of the CLI. */
function cliEnvironment(surroundings) {
    const { snapshot, home, provisionOrigin } = surroundings;
    const isConvex = provisionOrigin === CONVEX_PROVISION_ORIGIN;
    const env = { ...snapshot };
    for (const name of Object.keys(env))
        if (DANGEROUS_PREFIXES.test(name) && !CONVEX_FAMILY.test(name))
            delete env[name];
    for (const name of surroundings.dotenvNames)
        if (DANGEROUS_PREFIXES.test(name))
            env[name] = snapshot[name] ?? "";
    for (const name of [...Object.keys(env), ...surroundings.dotenvNames])
        if (OTHER_HOSTS.test(name))
            env[name] = "";
    for (const name of Object.keys(env))
        if (CONVEX_FAMILY.test(name))
            env[name] = "";
    for (const name of [...TARGET_NAMES, ...LOADER_NAMES, ...OTHER_HOST_NAMES])
        env[name] = "";
    for (const name of PROXY_NAMES)
        Object.assign(env, proxyPair(name, snapshot));
    for (const name of AUTHORITY_NAMES) {
        const file = snapshot[name] ?? "";
        env[name] = file !== "" && surroundings.isTrustedCaFile(file) ? file : "";
    }
    return {
        ...env,
        NODE_ENV: snapshot.NODE_ENV ?? "",
        NODE_OPTIONS: safeNodeOptions(snapshot.NODE_OPTIONS ?? ""),
        NO_COLOR: "1",
        FORCE_COLOR: "0",
        HOME: home,
        USERPROFILE: home,
        LOCALAPPDATA: home,
        ...systemShell(snapshot),
        CONVEX_TMPDIR: surroundings.temporary,
        CONVEX_PROVISION_HOST: isConvex ? "" : provisionOrigin,
        CONVEX_VERSION_API_ORIGIN: isConvex ? VERSION_API_ORIGIN : provisionOrigin,
        ...surroundings.credentials,
    };
}
/** On Windows, Node starts what the CLI starts by a shell with the program that `COMSPEC` names. */
function systemShell(snapshot, platform = process.platform) {
    return platform === "win32" ? { COMSPEC: external_node_path_.win32.join((0,system_root/* systemRoot */.y)(snapshot), "System32", "cmd.exe") } : {};
}
/**
 * Variables under the names by which this action looks for them. Windows takes a name in any case, so what matters here is
 * spelled in upper case there; others stay as they are, because a shell script may tell them apart.
 */
function withKnownNames(variables, platform = process.platform) {
    if (platform !== "win32")
        return { ...variables };
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [isLookedFor(name) ? name.toUpperCase() : name, value]));
}
function isLookedFor(name) {
    const known = [...LOADER_NAMES, ...AUTHORITY_NAMES, "SYSTEMROOT", "COMSPEC", "NODE_ENV"];
    return DANGEROUS_PREFIXES.test(name) || known.includes(name.toUpperCase());
}
/** Both spellings, because the lower-case one, even when empty, hides the other. Loopback never goes through a proxy. */
function proxyPair(name, snapshot) {
    const lower = name.toLowerCase();
    const value = snapshot[lower] || snapshot[name] || "";
    const full = name === "NO_PROXY" ? [value, "localhost", "127.0.0.1", "::1"].filter((part) => part !== "").join(",") : value;
    return process.platform === "win32" ? { [name]: full } : { [name]: full, [lower]: full };
}
/** Tells the CLI whether it is out of date. It does not take an empty name for none. */
const VERSION_API_ORIGIN = "https://version.convex.dev";

// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __webpack_require__(8469);
// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var parse = __webpack_require__(6353);
;// CONCATENATED MODULE: ./build/convex/cli/cli-capabilities.js
/** What a version of the Convex CLI can do. Sources: its changelog, and each version's `convex deploy --help`. */


/** Older versions are refused for previews, and warned of elsewhere. */
const OLDEST_TESTED = "1.28.0";
/** https://github.com/get-convex/convex-backend/blob/main/npm-packages/convex/CHANGELOG.md */
const FIRST_THAT_HIDES_VARIABLES = "1.48.0";
const SUPPORTED_SINCE = {
    "--allow-deleting-large-indexes": "1.31.0",
    "--skip-workos-check": "1.34.0",
    "--message": "1.36.0",
    "--preview-name": "1.36.0",
    "--skip-large-indexes-check": "1.47.0",
    "--allow-unstaging-schema": "1.47.0",
};
/** @param version - The `version` of convex's package.json. Pre-releases count as the release they lead to. */
function cliCapabilities(version) {
    const parsed = parse(version);
    const release = parsed === null ? "0.0.0" : `${parsed.major}.${parsed.minor}.${parsed.patch}`;
    const since = (first) => compare(release, first) >= 0;
    return {
        version,
        isTested: since(OLDEST_TESTED),
        deploysPreviews: since(OLDEST_TESTED),
        reusesPreviews: since("1.36.0"),
        resolvesUrlsOverHttp: since("1.35.0"),
        // A pre-release of that version does not count: the change may have come after it.
        hidesVariables: parsed !== null && compare(parsed, FIRST_THAT_HIDES_VARIABLES) >= 0,
        supports: (option) => since((Object.hasOwn(SUPPORTED_SINCE, option) ? SUPPORTED_SINCE[option] : undefined) ?? "0.0.0"),
    };
}
/** Whether a deploy deletes an existing preview deployment of that name and makes it anew. */
function recreatesPreview(previewMode, cli) {
    return previewMode === "recreate" || !cli.reusesPreviews;
}

;// CONCATENATED MODULE: ./build/convex/cli/version-warnings.js
/** What an old CLI cannot do. */
/** Sentences, said before the CLI runs. */
function versionWarnings(plan, inputs, cli) {
    const update = "Update the `convex` package";
    const warnings = [];
    if (!cli.isTested)
        warnings.push(`Convex CLI ${cli.version} is older than 1.28, the oldest that this action is tested with. ${update}.`);
    if (plan.preview !== null && inputs.previewMode === "reuse" && !cli.reusesPreviews)
        warnings.push(`Convex CLI ${cli.version} cannot reuse a preview deployment: each deploy recreates it, with a new URL and without the data. ${update} to 1.36 or later.`);
    const unknown = requestedOptions(inputs).filter((option) => !cli.supports(option));
    if (unknown.length > 0)
        warnings.push(`Convex CLI ${cli.version} does not know ${unknown.map((option) => `\`${option}\``).join(", ")}, so it deploys without. ${update}.`);
    return warnings;
}
/** The options of the CLI that the user asked for by an input. */
function requestedOptions(inputs) {
    return [
        ...inputs.deployArgs.map((argument) => argument.split("=")[0] ?? ""),
        ...(inputs.message === null ? [] : ["--message"]),
    ];
}

;// CONCATENATED MODULE: ./build/convex/data/export-target.js
/** Where the snapshot of `export-path` goes: a file that is new, in a folder that belongs to this job. */



/**
 * @param path - Absolute.
 * @param folders - In one of which it must lie: the workspace and the runner's temporary folder.
 * @returns A sentence instead, where no snapshot may be written there. It repeats no path.
 */
function checkExportPath(path, folders) {
    const parent = (0,external_node_path_.dirname)(path);
    if (!folders.some((folder) => leadsInside(folder, parent)))
        return "`export-path` must be inside the workspace or the runner's temporary folder, also behind links. Give a path such as `${{ runner.temp }}/backup.zip`.";
    if (!isDirectory(parent))
        return "The folder of `export-path` does not exist. Create it in a step before this one.";
    const target = (0,external_node_path_.join)(external_node_fs_.realpathSync.native(parent), (0,external_node_path_.basename)(path));
    return exists(target)
        ? "`export-path` names something that exists, and a snapshot never replaces anything. Give a new name, such as `${{ runner.temp }}/backup-${{ github.run_id }}-${{ github.run_attempt }}.zip`."
        : { path: target };
}
/**
 * Gives a finished snapshot its name, for its owner's eyes only. Whatever has come to be there meanwhile, also a link that
 * leads nowhere, is neither followed nor replaced.
 *
 * @returns Why it could not be done, as a clause; `null`: it is there.
 */
function publishSnapshot(file, { path }) {
    try {
        // A link that was put in the folder's place would lead elsewhere.
        if (external_node_fs_.realpathSync.native((0,external_node_path_.dirname)(path)) !== (0,external_node_path_.dirname)(path))
            return "the folder of `export-path` was replaced meanwhile";
        (0,external_node_fs_.chmodSync)(file, 0o600);
        linkOrCopy(file, path);
        return null;
    }
    catch (error) {
        const { code } = error;
        if (code === "EEXIST")
            return "something with the name of `export-path` has appeared meanwhile";
        return `it could not be written to \`export-path\` (${code ?? "unknown error"})`;
    }
}
function linkOrCopy(file, path) {
    try {
        (0,external_node_fs_.linkSync)(file, path);
    }
    catch (error) {
        // Another file system, or one without links.
        if (error.code === "EEXIST")
            throw error;
        (0,external_node_fs_.copyFileSync)(file, path, external_node_fs_.constants.COPYFILE_EXCL);
    }
}
function isDirectory(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
/** Also a link that leads nowhere. */
function exists(path) {
    return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/workspace/read-regular-file.js
/** Files of the checkout, which may be anything. */

/** In bytes. Lockfiles of large monorepos have some 5 MB. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Opens a pipe or a terminal, which a link may lead to, without waiting for whoever is to write there. */
const OPEN_NONBLOCKING = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0) | (external_node_fs_.constants.O_NOCTTY ?? 0);
/**
 * The text of a file of the checkout. A link may lead from there to a pipe or a terminal, and whoever reads that waits
 * for ever, deaf to signals.
 *
 * @param largest - In bytes.
 * @returns `null`: nothing is there, it is no ordinary file, it is too large, or it cannot be read.
 */
function readRegularFile(path, largest = MAX_BYTES) {
    try {
        const file = (0,external_node_fs_.openSync)(path, OPEN_NONBLOCKING);
        try {
            const stats = (0,external_node_fs_.fstatSync)(file);
            return stats.isFile() && stats.size <= largest ? (0,external_node_fs_.readFileSync)(file, "utf8") : null;
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/convex/deploy/cli-environment.js
/** The environment of the CLI and of the build, for one assignment. */







/** @param temporary - A folder of this run alone. */
function createEnvironments(assignment, temporary) {
    const { inputs, workspace, environment, provisionHost } = assignment;
    const snapshot = sanitizeStepEnvironment(environment, assignment.secrets);
    const home = (0,external_node_path_.join)(temporary, "home");
    (0,external_node_fs_.mkdirSync)(home, { recursive: true });
    return {
        build: buildEnvironment(snapshot),
        cli: cliEnvironment({
            snapshot,
            dotenvNames: listDotenvVariables(inputs.workingDirectory).flatMap(({ names }) => names),
            credentials: credentialVariables(assignment),
            provisionOrigin: provisionHost,
            home,
            temporary: (0,external_node_os_.tmpdir)(),
            isTrustedCaFile: (path) => !isWritableByJob(path, workspace, environment),
        }),
    };
}
/** The files that the CLI reads, in its order, and what they declare. */
function listDotenvVariables(workingDirectory) {
    return [".env.local", ".env"].map((file) => ({ file, names: namesIn((0,external_node_path_.join)(workingDirectory, file)) }));
}
function namesIn(dotenvFile) {
    // Of any size: the CLI reads it whole, and what it declares must be known.
    return Object.keys((0,main.parse)(readRegularFile(dotenvFile, Number.POSITIVE_INFINITY) ?? ""));
}
/** Cloud keys go by the name that every CLI version knows; a self-hosted backend has a pair of its own. */
function credentialVariables({ key, url }) {
    return url === null
        ? { CONVEX_DEPLOY_KEY: key.raw }
        : { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: key.raw };
}

;// CONCATENATED MODULE: ./build/process/temporary-directory.js
/** A folder for one run of the CLI, gone when that has ended. */



async function withTemporaryFolder(use) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(shortTemporaryFolder(), "convex-"));
    try {
        return await use(folder);
    }
    finally {
        removeFolder(folder);
    }
}
/** The socket of the command wrapper lies in it, and a Unix socket's path may have 104 bytes on macOS. */
function shortTemporaryFolder() {
    const own = (0,external_node_os_.tmpdir)();
    return process.platform !== "win32" && Buffer.byteLength(own) > 80 ? "/tmp" : own;
}
/** What cannot be removed is left to the runner: it must not fail a finished deploy. */
function removeFolder(path) {
    try {
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
    }
    catch {
        // Something that outlived the run still writes there.
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/convex/cli/cli-fingerprint.js
/** Whether the installed CLI is still what it was when it was found. A build may rewrite `node_modules`. */




/** What makes up the CLI's own program in its package: the same names in every version under test. */
function cliFiles(packageRoot, entry) {
    return [entry, (0,external_node_path_.join)(packageRoot, "package.json"), (0,external_node_path_.join)(packageRoot, "dist", "cli.bundle.cjs")];
}
/** What never changed has the same text; what is not there has one as well. Never rejects. */
async function hashFiles(files) {
    const hashes = await Promise.all(files.map(async (file) => {
        const bytes = await bytesOf(file).catch(() => null);
        return bytes === null ? "none" : (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
    }));
    return hashes.join(" ");
}
async function bytesOf(path) {
    const file = await (0,external_node_fs_promises_.open)(path, OPEN_NONBLOCKING);
    try {
        return (await file.stat()).isFile() ? await file.readFile() : null;
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./build/markdown/cut-text.js
var cut_text = __webpack_require__(2030);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./build/runner/line-splitter.js
/** The one way by which foreign text reaches the log. */

/** A longer line is passed on in pieces of fewer characters, so that a flood stays out of memory. */
const MAX_PIECE_LENGTH = 32_768;
/** Longer than any key in any of its encodings, those that were never seen before included. */
const MIN_OVERLAP = 4_096;
/**
 * Turns chunks of a child's output into whole lines.
 *
 * Each line is clean before anyone sees it: decoded across chunk borders, redacted, without control characters. Both
 * `\n` and `\r` end a line; empty lines made by `\r\n` are dropped. Very long lines come in pieces, cut at white space
 * that is in no secret (the values of `deployment-env` may have some). Where there is none, the start is shown and the
 * rest left out up to the next such white space.
 */
class LineSplitter {
    #decoder = new external_node_string_decoder_.StringDecoder("utf8");
    #redaction;
    #onLine;
    /** What has come of the line and was not shown yet; while leaving out, the end of what was left out as well. */
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
    /** Passes on the first pieces of a line that is too long. @returns What is left of it. */
    #shorten(line, isWhole) {
        const held = this.#overlap;
        let rest = line;
        for (;;) {
            // What may be the start of a secret waits for its end.
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
            // Its end may be the start of a secret, which would not be recognized.
            else
                this.#onLine(`${this.#redaction.redact(rest.slice(0, MAX_PIECE_LENGTH)).slice(0, -held)} …`);
            this.#skipping = cut === null;
            rest = rest.slice(cut ?? Math.max(0, MAX_PIECE_LENGTH - held));
        }
    }
    /** Characters on either side of a place that show whether a secret goes through it. */
    get #overlap() {
        return Math.max(MIN_OVERLAP, this.#redaction.maxSecretLength);
    }
    /** The first white space from one place of a text to before another, in either direction, that is in no secret. */
    #findSafeCut(text, from, to, step) {
        const held = this.#overlap;
        for (let at = nextSpace(text, from, step); step * (to - at) > 0; at = nextSpace(text, at + step, step)) {
            if (this.#isSafe(text.slice(Math.max(0, at - held), at), text.slice(at, at + held)))
                return at;
            // Whatever goes through here has ended by then: each place between would be looked at for nothing.
            at += step * (held - 1);
        }
        return null;
    }
    /** Whether two parts show no more when they are redacted one by one. */
    #isSafe(before, behind) {
        const { redact } = this.#redaction;
        const whole = redact(before + behind);
        return whole === before + behind || whole === redact(before) + redact(behind);
    }
}
/** The place of the first white space from a place on; past the text's end, or -1, where there is none. */
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

;// CONCATENATED MODULE: ./build/runner/workflow-commands.js
/**
 * Breaks what the runner would take for a command: `::name` at the start of a line, behind whatever is no letter or
 * digit, and the legacy `##[name]` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function escapeWorkflowCommands(line) {
    return line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "# #[");
}

;// CONCATENATED MODULE: ./build/convex/api/deployment-url.js
/** Addresses that others tell, before they become outputs, links and fields that GitHub checks. */
/** The text if it is a web address as Convex writes them, else `null`. */
function parseHttpUrl(text) {
    return text && /^https?:\/\/[^\s"'<>`|\\]+$/.test(text) && URL.canParse(text) ? text : null;
}
/** The address of an endpoint of a Convex deployment. @param path - With the slash that it begins with. */
function endpointOf(deploymentUrl, path) {
    return `${deploymentUrl.replace(/\/+$/, "")}${path}`;
}
/** `https://<name>.convex.cloud` and `https://<name>.<region>.convex.cloud`; any other host tells no name. */
function deploymentNameFromUrl(url) {
    if (!URL.canParse(url))
        return null;
    const { hostname } = new URL(url);
    return /^([\w-]+)(?:\.[\w-]+)?\.convex\.cloud$/.exec(hostname)?.[1] ?? null;
}

;// CONCATENATED MODULE: ./build/convex/cli/parse-announcement.js

const NO_STATUS = { announcement: null, deployedUrl: null, wouldHaveDeployed: false };
const ANNOUNCED = /^▌\s+\[(\w*)\]\s+(\S+)(?:\s+\((?:dev|prod)\))?(?:\s+\(dashboard: (\S+)\))?$/;
const ANNOUNCED_URL = /^▌\s+└─\s+(\S+)$/;
const DEPLOYED = /^(?:✔|√)\s+Deployed Convex functions to (\S+)$/;
const WOULD_HAVE = /^(?:✔|√)\s+Would have deployed Convex functions to /;
/** Takes in one clean line. The first announcement and the last success count. */
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
    if (deployed !== undefined)
        return { ...report, deployedUrl: deployed };
    return WOULD_HAVE.test(text) ? { ...report, wouldHaveDeployed: true } : report;
}
/** The deployment name an announcement or URL tells, `null` where it does not. */
function deploymentNameFromStatus(report) {
    const fromDashboard = report.announcement?.dashboardUrl?.split("/").at(-1);
    if (fromDashboard !== undefined && /^[\w-]+$/.test(fromDashboard))
        return fromDashboard;
    const reference = report.announcement?.reference ?? "";
    if (/^[\w-]+$/.test(reference))
        return reference;
    return deploymentNameFromUrl(report.deployedUrl ?? report.announcement?.url ?? "");
}

;// CONCATENATED MODULE: ./build/convex/cli/verbose-changes.js

/** What is kept of one object, in characters: a flood stays out of memory. */
const verbose_changes_MAX_LENGTH = 16_000_000;
/**
 * With `--verbose`, the CLI prints what Convex has answered as JSON, in place of the list of changes that it prints
 * otherwise: the start of a push with `schemaChange`, its end with `componentDiffs`.
 */
class VerboseChanges {
    /** Lines of the object that is being printed; `null`: none is. */
    #lines = null;
    #length = 0;
    #started = null;
    #finished = null;
    add(line) {
        // An object begins and ends with a brace at the start of a line, and all in between is indented.
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
        const value = asRecord(verbose_changes_parse(this.#lines.join("\n")));
        this.#lines = null;
        if (value.schemaChange !== undefined)
            this.#started = value.schemaChange;
        if (value.componentDiffs !== undefined)
            this.#finished = value.componentDiffs;
    }
    /** Empty without such an answer. @param isDryRun - Then Convex only says what would be done. */
    changes(isDryRun) {
        const components = asRecord(this.#finished);
        const started = asRecord(asRecord(this.#started).indexDiffs)[""];
        const indexes = asRecord(started ?? asRecord(components[""]).indexDiff);
        return this.#finished === null ? [] : [...indexChanges(indexes, isDryRun), ...componentChanges(components)];
    }
}
function verbose_changes_parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function indexChanges(diff, isDryRun) {
    const list = (field) => (Array.isArray(diff[field]) ? diff[field].map(asRecord) : []);
    const isStaged = (index) => index.staged === true;
    const told = (indexes, done, planned) => indexes.map((index) => toChange(isDryRun ? planned : done, indexName(index)));
    const added = list("added_indexes");
    return [
        ...told(list("removed_indexes"), ["deleted", "Index"], ["warning", "Index would be deleted"]),
        ...told(added.filter((index) => !isStaged(index)), ["added", "Index"], ["changed", "Index would be added"]),
        ...told(added.filter(isStaged), ["added", "Staged index"], ["changed", "Staged index would be added"]),
        ...told(list("enabled_indexes"), ["changed", "Index enabled"], ["changed", "Index would be enabled"]),
        ...told(list("disabled_indexes"), ["changed", "Index staged"], ["changed", "Index would be staged"]),
    ];
}
/** As the CLI writes it without `--verbose`. */
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
        what: "Index on a large table, which holds the deploy up until it is filled",
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
/** How many changes are kept by name; the rest are counted. Deletions and warnings are always kept by name. */
const MAX_NAMED = 200;
/** Reads the list of changes out of what the CLI says, line by line: the CLI may say more than anybody keeps. */
class SchemaChangeReader {
    #found = [];
    /** How many were not named, by their kind and words. */
    #counted = new Map();
    #verbose = new VerboseChanges();
    #named = 0;
    #section = null;
    /** @param line - What the CLI itself said, redacted and without escape sequences. */
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
    /** @param isDryRun - Whether the CLI was only asked what it would do. */
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
/** @param cliLines - All that the CLI itself said, redacted and without escape sequences. */
function parseSchemaChanges(cliLines, isDryRun = false) {
    const reader = new SchemaChangeReader();
    for (const line of cliLines)
        reader.add(line);
    return reader.changes(isDryRun);
}
/** Headings are sentences of several lines, and rows have lines of their own below them. */
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
/** What a run of the CLI prints: shown as it comes, read for what it says, and kept for reports. */






/** The end of the output, where the cause stands. */
const TAIL_LINES = 120;
/** What is kept of the output, and of each of its lines: a flood stays out of memory. */
const MAX_LINES = 2_000;
const MAX_LINE_LENGTH = 2_000;
class CliOutput {
    #settings;
    #lines = [];
    #changes = new SchemaChangeReader();
    #report = NO_STATUS;
    /** Whose words come through stdout now. The CLI itself speaks on stderr only. */
    #foreignSource;
    constructor(settings) {
        this.#settings = settings;
        this.#foreignSource = settings.endOfBuild === null ? "tool" : "build";
    }
    /** What was printed so far, redacted; of very much only the end. */
    get lines() {
        return this.#lines;
    }
    /** What the CLI told of itself so far. */
    get report() {
        return this.#report;
    }
    /** What the CLI said that it changed. */
    changes(isDryRun) {
        return this.#changes.changes(isDryRun);
    }
    /** Reads both streams to their end. */
    async read({ stdout, stderr }) {
        await Promise.all([
            this.#pump(stdout, (line) => {
                if (line === this.#settings.endOfBuild)
                    this.#foreignSource = "tool";
                else
                    this.#show(line, stdout, this.#foreignSource);
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
        await (0,external_node_events_.once)(source, "close");
        splitter.end();
    }
    #show(line, stream, source) {
        const filterLine = this.#settings.filterLine(line);
        if (filterLine === null)
            return;
        this.#lines.push({ text: cli_output_shortened(filterLine), source });
        if (source === "cli")
            this.#changes.add(filterLine);
        if (this.#lines.length > MAX_LINES)
            this.#lines.shift();
        writeLine(this.#settings.log, escapeWorkflowCommands(filterLine), stream);
    }
}
/** The last lines of all sources or of one. */
function lastLines(lines, only = null) {
    return lines
        .slice(-TAIL_LINES)
        .filter(({ source }) => only === null || source === only)
        .map(({ text }) => text);
}
/** A copy where it is cut: a slice would keep the whole line in memory. */
function cli_output_shortened(line) {
    return line.length <= MAX_LINE_LENGTH ? line : Buffer.from((0,cut_text/* cutBetweenWords */.U)(line, MAX_LINE_LENGTH)).toString();
}
/** Writes one line and makes its source wait while the log is slower, so that a flood stays out of memory. */
function writeLine(log, line, source) {
    if (log.write(`${line}\n`) || source.isPaused())
        return;
    source.pause();
    log.once("drain", () => source.resume());
}

;// CONCATENATED MODULE: ./build/convex/cli/deploy-arguments.js
/** The arguments of `convex deploy` for a plan. */

/**
 * The user's own arguments come first and ours last, each as one `--flag=value`, so that a value that looks like a
 * flag stays a value and ours win. What the CLI's version does not know is left out.
 */
function buildDeployArguments(command, settings, cli) {
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
/** Longer than any commit's first line; an argument list has a limit, on Windows of 32,767 characters for all of it. */
const MAX_MESSAGE_LENGTH = 1_000;

;// CONCATENATED MODULE: ./build/convex/project/package-json.js


/** The package.json of the app, parsed; `null` where there is none or it is no JSON. */
function readPackageJson(directory) {
    try {
        return JSON.parse(readRegularFile((0,external_node_path_.join)(directory, "package.json")) ?? "");
    }
    catch {
        return null;
    }
}
/** Names in `dependencies` and `devDependencies`. */
function dependenciesOf(packageJson) {
    const names = new Set();
    if (typeof packageJson !== "object" || packageJson === null)
        return names;
    for (const field of ["dependencies", "devDependencies"]) {
        const section = packageJson[field];
        if (typeof section === "object" && section !== null)
            for (const name of Object.keys(section))
                names.add(name);
    }
    return names;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/convex/cli/yarn-pnp.js
/** Yarn's Plug'n'Play: packages stay in archives, and `.pnp.cjs` tells Node where. https://yarnpkg.com/features/pnp */





/** Resolution takes well under a second; a longer run means the file is doing something else. */
const yarn_pnp_TIMEOUT_MS = 20_000;
/**
 * Finds `convex` where Plug'n'Play has put it; `null` where there is no Plug'n'Play, or no `convex` in it.
 *
 * `.pnp.cjs` is code of the checkout. It runs in a process of its own, which gets no key, and never in ours; later it
 * runs in the CLI's process, as every file of the app's dependencies does.
 */
function resolveWithPnp(workingDirectory, workspace, environment) {
    const map = findUpwards(".pnp.cjs", workingDirectory, workspace);
    if (map === null)
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
/** Prints what is found. A dependency with peers has a virtual path, which leads to no file. */
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
    try {
        const { version, entry, source } = JSON.parse(text);
        if (typeof version !== "string" || typeof entry !== "string" || typeof source !== "string")
            return null;
        return { version, entry, source };
    }
    catch {
        return null;
    }
}
function findUpwards(name, folder, last) {
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        const path = (0,external_node_path_.join)(at, name);
        if ((0,external_node_fs_.existsSync)(path))
            return path;
        if (at === last || at === (0,external_node_path_.dirname)(at))
            return null;
    }
}

;// CONCATENATED MODULE: ./build/convex/cli/locate-cli.js
/** Finds the Convex CLI that the app has installed. Nothing is ever downloaded, and nothing of it is loaded here. */










/**
 * Finds `convex` in the `node_modules` of `workingDirectory` or, as Node does, of the nearest folder above it that has one,
 * up to the workspace: hoisted, linked and workspace installs alike. `NODE_PATH` and the folders of the home directory,
 * where Node would look as well, do not count: whoever sets them would choose the program that gets the key.
 *
 * Under Yarn's Plug'n'Play there is no `node_modules`, and the map of packages is asked.
 *
 * @param environment - Without any key, for the helper that asks it.
 * @param storeRoots - Folders outside the workspace where package managers keep what they link to.
 * @throws {ActionFailure} `convex-not-installed`, with the install command of the package manager in use;
 *   `convex-outside-workspace` where a link leads out of the workspace and of every store.
 */
function locateCli(workingDirectory, workspace, storeRoots, environment) {
    if (!(0,external_node_fs_.existsSync)(workingDirectory)) {
        const isEmpty = !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, "package.json")) && !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, ".git"));
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* noWorkingDirectory */.y_)(workingDirectory, isEmpty));
    }
    if (!isInside((0,external_node_fs_.realpathSync)(workspace), (0,external_node_fs_.realpathSync)(workingDirectory)))
        throw outsideWorkspaceFailure("`working-directory` is a link that leads out of the workspace.");
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
    const manifest = readPackageJson(root);
    const bin = manifest?.bin?.convex;
    const entry = typeof bin === "string" ? (0,external_node_path_.join)(root, bin) : null;
    if (typeof manifest?.version !== "string" || entry === null || !(0,external_node_fs_.existsSync)(entry))
        throw notInstalledFailure(workingDirectory, workspace);
    if (!isInside(root, (0,external_node_fs_.realpathSync)(entry)))
        throw outsideWorkspaceFailure("The program of the installed `convex` is a link out of it.");
    const program = (0,external_node_fs_.realpathSync)(entry);
    return { entry: program, version: manifest.version, nodeArgs: [], files: cliFiles(root, program) };
}
/** The real path of the nearest `convex/package.json`; `null`: there is none. */
function installedManifest(workingDirectory, workspace) {
    for (let folder = workingDirectory;; folder = (0,external_node_path_.dirname)(folder)) {
        const manifest = (0,external_node_path_.join)(folder, "node_modules", "convex", "package.json");
        if ((0,external_node_fs_.existsSync)(manifest))
            return (0,external_node_fs_.realpathSync)(manifest);
        if (folder === workspace || folder === (0,external_node_path_.dirname)(folder))
            return null;
    }
}
/** How the app's package manager is called. */
function installCommands(workingDirectory, workspace) {
    return COMMANDS[detectPackageManager(workingDirectory, workspace)];
}
function assertInside(path, workspace, storeRoots) {
    const allowed = [workspace, ...storeRoots]
        .filter((folder) => (0,external_node_fs_.existsSync)(folder))
        .map((folder) => (0,external_node_fs_.realpathSync)(folder));
    if (!(0,external_node_fs_.existsSync)(path) || !allowed.some((folder) => isInside(folder, (0,external_node_fs_.realpathSync)(path))))
        throw outsideWorkspaceFailure("The installed `convex` was found outside the workspace.");
}
/** Where pnpm, bun and Yarn keep packages that a `node_modules` may link to. */
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
/** The package manager that a `packageManager` field or a lockfile names, looking upwards to the workspace. */
function detectPackageManager(workingDirectory, workspace) {
    for (let folder = workingDirectory;; folder = (0,external_node_path_.dirname)(folder)) {
        const field = readPackageJson(folder)?.packageManager;
        const named = typeof field === "string" ? field : undefined;
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
        if (folder === workspace || folder === (0,external_node_path_.dirname)(folder))
            return "npm";
    }
}
/** Yarn 1 signs its lockfiles, and does not know the options of its successors. */
function isYarnClassic(lockfile) {
    return readRegularFile(lockfile)?.slice(0, 500).includes("# yarn lockfile v1") ?? false;
}
function notInstalledFailure(workingDirectory, workspace) {
    const packageJson = readPackageJson(workingDirectory);
    const declared = packageJson === null ? null : dependenciesOf(packageJson).has("convex");
    return new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* notInstalled */.YT)(declared, installCommands(workingDirectory, workspace)));
}
function outsideWorkspaceFailure(cause) {
    return new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* outsideWorkspace */.tq)(cause));
}

// EXTERNAL MODULE: ./build/process/process-group.js
var process_group = __webpack_require__(3885);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/convex/cmd-wrapper/protocol.js
/**
 * What the action and its command wrapper program tell each other, one JSON object a line, over a local socket.
 *
 * The CLI runs the command wrapper as its `--cmd`, between claim and push. URLs so come as data, before the build starts and
 * out of its reach; nothing is written to a file.
 */
/** Names under which the CLI's environment carries the paths, because quoting a path into `--cmd` breaks on `$`. */
const WRAPPER_NODE = "CONVEX_DEPLOY_ACTION_NODE";
const WRAPPER_PROGRAM = "CONVEX_DEPLOY_ACTION_CMD_WRAPPER";
const WRAPPER_SOCKET = "CONVEX_DEPLOY_ACTION_SOCKET";
/** With work in the background, Node may wait for itself at its end, for ever: https://github.com/nodejs/node/issues/54918 */
const NO_BACKGROUND = "--single-threaded";
/** The constant that the CLI hands to the platform's shell. */
function wrapperCommand(platform) {
    return platform === "win32"
        ? `"%${WRAPPER_NODE}%" ${NO_BACKGROUND} "%${WRAPPER_PROGRAM}%"`
        : `"$${WRAPPER_NODE}" ${NO_BACKGROUND} "$${WRAPPER_PROGRAM}"`;
}
/** Reads one line of an answer; `null` for anything else. */
function parseAnswer(line) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return null;
    }
    if (typeof value !== "object" || value === null)
        return null;
    const { kind, url, siteUrl, code } = value;
    if (kind === "urls" && typeof url === "string" && typeof siteUrl === "string")
        return { kind, url, siteUrl };
    if (kind === "exit" && Number.isInteger(code))
        return { kind, code: Number(code) };
    return null;
}

;// CONCATENATED MODULE: ./build/convex/cmd-wrapper/cmd-wrapper-server.js
/** The action's end of the command wrapper: a socket that one command wrapper program may use once. */






const NOT_CONNECTED = {
    url: null,
    siteUrl: null,
    exitCode: null,
    urlsAt: null,
    endedAt: null,
};
class CmdWrapperServer {
    /** What the CLI's environment needs for `wrapperCommand` to work. */
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
     * @param directory - A private folder with a short path: a Unix socket's may have 104 bytes.
     * @param program - Path of the command wrapper program.
     * @param mayPush - Asked once, when the build has ended well.
     * @param onUrl - Told as soon as the CLI gives the URL, before the build.
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
        // The build could connect as well: whoever comes second learns nothing and can say nothing.
        if (this.#connected) {
            socket.destroy();
            return;
        }
        this.#connected = true;
        this.#sockets.add(socket);
        socket.on("error", () => socket.destroy());
        // The reader passes its input's errors on, and one that nobody hears ends the process.
        (0,external_node_readline_.createInterface)({ input: socket })
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
    /** Whatever goes wrong here, nothing is pushed: the command wrapper ends without a verdict, and so the CLI without a push. */
    async #sendPushDecision(socket) {
        const push = await this.#mayPush(this.#result.url).catch(() => false);
        const verdict = { push };
        if (!socket.destroyed)
            socket.write(`${JSON.stringify(verdict)}\n`);
    }
}

;// CONCATENATED MODULE: ./build/convex/project/url-variables.js

/** The names under which a framework expects the URLs of a Convex deployment. */
/** A framework by the dependency that gives it away, first match wins, as the CLI has it (`suggestedEnvVarNames`). */
const PREFIX_BY_DEPENDENCY = [
    ["react-scripts", "REACT_APP_"],
    ["next", "NEXT_PUBLIC_"],
    ["expo", "EXPO_PUBLIC_"],
    ["@sveltejs/kit", "PUBLIC_"],
    ["@tanstack/start", "VITE_"],
    ["@tanstack/react-start", "VITE_"],
    ["vite", "VITE_"],
];
/** The one without a prefix comes first: the CLI uses it where it knows no framework. */
const PREFIXES = [...new Set(["", ...PREFIX_BY_DEPENDENCY.map(([, prefix]) => prefix)])];
/** Every name the CLI may give the site URL; it takes no option for it. */
const SITE_URL_NAMES = PREFIXES.map((prefix) => `${prefix}CONVEX_SITE_URL`);
/**
 * Names that no framework is known for get those of every framework: the package may hold only the functions, and `cmd`
 * build a site that lies elsewhere.
 *
 * @param packageJson - The parsed package.json of the working directory, of any shape.
 * @param urlNames - The `cmd-url-env-var-name` input; empty for the framework's.
 * @param siteUrlNames - The `cmd-site-url-env-var-name` input; empty for the names that belong to those of the URL.
 */
function urlVariables(packageJson, urlNames, siteUrlNames) {
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
/** Runs the CLI once: the real CLI as a child process, the command wrapper of a deploy beside it. */








/** How long output is still read when everything that could be found was ended. */
const OUTPUT_DRAIN_MS = 2_000;
/** A run that was stopped before the CLI was started. */
const CLI_NOT_STARTED = {
    exitCode: 1,
    report: NO_STATUS,
    wrapper: NOT_CONNECTED,
    hadWrapper: false,
    output: [],
    changes: [],
    buildSeconds: null,
    pushSeconds: null,
    aborted: false,
};
/** Runs the CLI to its end. A failure of the CLI is a result, not an exception. */
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
    const output = new CliOutput({
        redaction: request.redaction,
        log: request.log,
        filterLine: (line) => request.filterLine === undefined
            ? hideWrapperCommand(line, command, request.wrapper?.cmd ?? null)
            : request.filterLine(line),
        endOfBuild,
    });
    const child = (0,process_group/* spawnNode */.Gk)([...request.nodeArgs, request.entry, ...request.argumentsFor(wrapperArguments(command, request))], {
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
    const exitedAt = performance.now();
    request.signal.removeEventListener("abort", stop);
    // What the build left running would hold the pipes, and the job, open.
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
/** The CLI takes one name, and shows it. */
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
 * Says `cmd` where the CLI shows the command wrapper's command; lines about a command wrapper without a build are noise. The build
 * command itself is not shown: a secret that was written into it would be masked in the log, but not in a comment.
 */
function hideWrapperCommand(line, command, cmd) {
    if (command === null || !line.includes(command))
        return line;
    return cmd === null ? null : line.replaceAll(command, "cmd");
}
/** Path of a program in the bundle. @param bundleDirectory - The folder of the program that runs. */
function bundledProgram(bundleDirectory, name) {
    return (0,external_node_path_.join)(bundleDirectory, "..", name, "index.js");
}

;// CONCATENATED MODULE: ./build/convex/deploy/retry.js
/** Whether and when a failed deploy is tried again. */


/** Milliseconds before the second try, at least; before each further one it is twice as long. */
const retry_FIRST_PAUSE_MS = 1_000;
/** @param attempt - How many extra tries there were already. */
function shouldRetry(failure, attempt, retries) {
    return failure !== null && attempt < retries && isTransient(failure);
}
/**
 * Up to twice the shortest pause, at random: runs that got into each other's way should not meet again.
 *
 * @param attempt - How many extra tries there were already.
 * @param random - At least 0 and below 1.
 */
function retryDelay(attempt, random = Math.random) {
    return retry_FIRST_PAUSE_MS * 2 ** attempt * (1 + random());
}
/** Ends early when the run is to end. */
async function sleep(ms, signal) {
    await (0,promises_.setTimeout)(ms, undefined, { signal }).catch(() => { });
}
function retryText({ code, cause }, attempt, retries, ms) {
    return `Attempt ${attempt + 1} of ${retries + 1} failed: ${cause} (\`${code}\`) This error is usually temporary. Retrying in ${(ms / 1000).toFixed(1)} s.`;
}

;// CONCATENATED MODULE: ./build/convex/data/data-output.js
/**
 * What may be seen of the output of `convex import` and `convex export`. Convex's errors repeat documents, headers and
 * cells, so only lines of known forms are let through, and of these only names of tables and fields, and numbers.
 */
/** A table, a field, or a path of components. */
const data_output_NAME = "[A-Za-z_]\\w{0,63}";
const COUNT = "[\\d,]{1,20}";
const IN_COMPONENT = `(?: in component [\\w/]{1,200})?`;
/** The CLI's marks of a finished or failed step. */
const MARK = /^(?:[✔√✖×-] )?(?:Uncaught )?(?:Error: )?/;
/** Lines of these forms are shown whole. */
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
/** What follows these beginnings is data, or may be. */
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
].map((form) => new RegExp(`^${form}`));
/** An id of a document, in a line that tells what is wrong with it. */
const FOREIGN_ID = new RegExp(`^_id \\w{1,40} (cannot be imported into '${data_output_NAME}' because it came from a different deployment)`);
/** @returns The line as it may be seen by anybody; `null`: not at all. */
function visibleDataLine(line) {
    const text = line.trim();
    const [mark = ""] = MARK.exec(text) ?? [];
    // A URL's query holds the token of an upload.
    const said = text.slice(mark.length).replace(/^(Error fetching [A-Z]{1,8} {1,4}[^\s?]{1,300})\?\S{1,2000}/, "$1");
    if (WHOLE.some((form) => form.test(said)))
        return `${mark}${said}`;
    const foreign = FOREIGN_ID.exec(said)?.[1];
    if (foreign !== undefined)
        return `${mark}A document's _id ${foreign}`;
    for (const form of BEGINNINGS) {
        const [beginning] = form.exec(said) ?? [];
        if (beginning !== undefined)
            return beginning.length === said.length ? `${mark}${said}` : `${mark}${beginning.trim()} …`;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/convex/data/run-data-command.js
/** Runs `convex import` or `convex export` with the key and the surroundings of the deploy. */





/** Milliseconds between two lines that say how long a command has taken by now. */
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
 * How the CLI is told which deployment a command is about. Without it, a project token reaches a development deployment,
 * which the CLI may even create. Every other key names its deployment.
 */
function deploymentSelector({ plan, key }) {
    if (plan.preview !== null)
        return [`--preview-name=${plan.preview.name}`];
    return key.kind === "project" ? ["--prod"] : [];
}

;// CONCATENATED MODULE: ./build/convex/data/snapshot-export.js
/** Takes the snapshot of `export-path`, by `convex export`, before anything of the deployment is changed. */










/** Milliseconds between two tries while another export runs. */
const RUNNING_PAUSE_MS = 3_000;
/** Once per run, whatever is tried again. */
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
    /** Absolute, once it lies there. */
    get path() {
        return this.#path;
    }
    /** @returns Whether the run was stopped while it was taken, once nothing of it runs any more. */
    async wasStopped() {
        await this.#ended;
        return this.#isStopped;
    }
    /**
     * @param isNew - Whether this run creates the preview deployment, which then has nothing to export.
     * @throws {ActionFailure} `export-failed`, or `cancelled`. Then nothing may be pushed.
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
        // Where nobody else looks, and a part of a snapshot is never taken for a whole one.
        const folder = privateFolder(this.#context.environment.RUNNER_TEMP ?? "");
        try {
            const file = (0,external_node_path_.join)(folder, "snapshot.zip");
            await this.#export(file);
            const problem = publishSnapshot(file, target);
            if (problem !== null)
                throw new diagnosis_failure/* ActionFailure */.dR(exportNotTaken(`${problem}.`, "Look for what writes there, in `cmd` or a step before this one, and run the job again."));
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
            const lines = lastLines(run.output);
            const failure = exportFailed(lines, key.kind);
            if (isExportRunning(lines)) {
                if (waits === 0)
                    info("An export of this deployment runs already. Waiting until it has ended.");
                waits += 1;
            }
            else if (retries < inputs.retries && isExportTransient(lines, key.kind)) {
                retries += 1;
                info(`Trying the export once more: ${failure.cause}`);
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
/** Rather in the runner's temporary folder: that one is on the disk that the job is meant to use. */
function privateFolder(runnerTemp) {
    const parent = isWritable(runnerTemp) ? runnerTemp : (0,external_node_os_.tmpdir)();
    return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(parent, "convex-export-"));
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

;// CONCATENATED MODULE: ./build/convex/project/functions-directory.js
/** The folder of Convex functions that a deploy bundles. */







/**
 * Where the CLI looks: `functions` in `convex.json`; without that file `convex`, or `src/convex` for Create React App.
 * https://docs.convex.dev/production/project-configuration#changing-the-convex-folder-name-or-location
 *
 * @returns `null` where `convex.json` cannot be read: the CLI has words for that.
 */
function functionsDirectory(workingDirectory) {
    const file = (0,external_node_path_.join)(workingDirectory, "convex.json");
    if (!(0,external_node_fs_.existsSync)(file)) {
        const isCreateReactApp = dependenciesOf(readPackageJson(workingDirectory)).has("react-scripts");
        return (0,external_node_path_.join)(workingDirectory, isCreateReactApp ? "src/convex" : "convex");
    }
    try {
        const { functions = "convex" } = JSON.parse(readRegularFile(file) ?? "");
        return typeof functions === "string" ? (0,external_node_path_.join)(workingDirectory, functions) : null;
    }
    catch {
        return null;
    }
}
/**
 * The CLI takes a folder that is not there for an app without functions, and its push then deletes every function of
 * the Convex deployment (seen with 1.36 and 1.48).
 *
 * @throws {ActionFailure} `functions-missing`
 */
function assertFunctionsDirectory(workingDirectory, workspace) {
    const directory = functionsDirectory(workingDirectory);
    if (directory === null || (0,external_node_fs_.existsSync)(directory))
        return;
    throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* functionsMissing */.ou)((0,code_span/* codeSpan */.S)((0,external_node_path_.relative)(workspace, directory))));
}

;// CONCATENATED MODULE: ./build/convex/project/left-behind-schema.js
/** A schema that was not pushed because it lies outside of the functions' folder. */




const left_behind_schema_NAMES = ["schema.ts", "schema.js"];
/** Pushing without a schema drops every index of the last one. @returns A sentence, or null if there is a schema. */
function schemaLeftBehindWarning(workingDirectory, workspace) {
    const functions = functionsDirectory(workingDirectory);
    if (functions === null || schemaIn(functions) !== null)
        return null;
    for (const folder of [
        (0,external_node_path_.dirname)(functions),
        (0,external_node_path_.join)(workingDirectory, "convex"),
        (0,external_node_path_.join)(workingDirectory, "src", "convex"),
    ]) {
        const found = schemaIn(folder);
        if (found !== null)
            return `This push has no schema, so the tables of the last schema are no longer validated and its indexes are deleted. ${(0,code_span/* codeSpan */.S)((0,external_node_path_.relative)(workspace, found))} lies outside of the functions' folder ${(0,code_span/* codeSpan */.S)((0,external_node_path_.relative)(workspace, functions))}: move it there, or correct \`functions\` in \`convex.json\`.`;
    }
    return null;
}
function schemaIn(folder) {
    return left_behind_schema_NAMES.map((name) => (0,external_node_path_.join)(folder, name)).find((path) => (0,external_node_fs_.existsSync)(path)) ?? null;
}

;// CONCATENATED MODULE: ./build/workspace/git-delta.js
/**
 * Rebuilds an object of a git pack from another one and the delta between them. Pure.
 * Format: https://git-scm.com/docs/gitformat-pack#_deltified_representation
 */
/**
 * @param largest - In bytes, of the result.
 * @returns null if the delta is damaged, or is none of this base.
 */
function applyGitDelta(base, delta, largest) {
    const bytes = new Bytes(delta);
    if (bytes.size() !== base.length)
        return null;
    const length = bytes.size();
    if (length > largest)
        return null;
    const parts = [];
    let written = 0;
    while (!bytes.atEnd && written <= length) {
        const part = nextPart(base, bytes);
        if (part === null)
            return null;
        parts.push(part);
        written += part.length;
    }
    return !bytes.overrun && written === length ? Buffer.concat(parts) : null;
}
/** Copies from the base, or adds up to 127 bytes that stand in the delta itself. */
function nextPart(base, bytes) {
    const instruction = bytes.next();
    if (instruction === 0)
        return null;
    if (instruction < 0x80)
        return bytes.take(instruction);
    // Each of the seven lower bits says whether a byte of the offset or of the size follows.
    const part = (bit, factor) => (instruction & bit ? bytes.next() * factor : 0);
    const offset = part(0x01, 1) + part(0x02, 0x100) + part(0x04, 0x10000) + part(0x08, 0x1000000);
    const size = part(0x10, 1) + part(0x20, 0x100) + part(0x40, 0x10000) || 0x10000;
    return offset + size <= base.length ? base.subarray(offset, offset + size) : null;
}
/** A delta, from its start to its end. Behind the end everything is 0. */
class Bytes {
    #bytes;
    #position = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    get atEnd() {
        return this.#position >= this.#bytes.length;
    }
    /** Whether more was asked for than there is. */
    get overrun() {
        return this.#position > this.#bytes.length;
    }
    next() {
        this.#position += 1;
        return this.#bytes[this.#position - 1] ?? 0;
    }
    take(length) {
        this.#position += length;
        return this.#bytes.subarray(this.#position - length, this.#position);
    }
    /** Seven bits a byte, the lowest first. */
    size() {
        let size = 0;
        for (let factor = 1, byte = 0x80; byte >= 0x80; factor *= 128) {
            byte = this.next();
            size += (byte & 0x7f) * factor;
        }
        return size;
    }
}

;// CONCATENATED MODULE: ./build/workspace/git-object.js
/**
 * Reads single objects (commits, trees, tags) of a git repository, loose or packed, without running `git`.
 * Formats: https://git-scm.com/docs/gitformat-pack and https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */






/** In bytes, unpacked. Commits have some hundred; a tree has some 40 for each entry of its folder. */
const MAX_OBJECT_SIZE = 16 * 1024 * 1024;
/** Git's own longest chain, `pack.depth`: https://git-scm.com/docs/git-config#Documentation/git-config.txt-packdepth */
const MAX_DELTA_CHAIN = 4095;
/** Git follows as many repositories, from one to the next that it borrows objects from. */
const MAX_ALTERNATES_DEPTH = 5;
/** In bytes. `info/alternates` holds a path a line. */
const MAX_ALTERNATES_SIZE = 64 * 1024;
/**
 * The object with this ID. Its hash is checked, so that a damaged or exchanged file is not believed.
 *
 * @param id - The whole SHA-1 or SHA-256, in lower case.
 * @returns null if there is no such object, or it cannot be read.
 */
function readObject(repository, id) {
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
        ...git_object_namesIn((0,external_node_path_.join)(directory, prefix.slice(0, 2))).map((rest) => prefix.slice(0, 2) + rest),
        ...packsOf(directory).flatMap((pack) => withPackIndex(pack, (index) => idsInBucket(index, prefix)) ?? []),
    ]);
    return [...new Set(found)].filter((id) => id.startsWith(prefix) && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id));
}
function hashOf({ type, content }, id) {
    const algorithm = id.length === 40 ? "sha1" : "sha256";
    return (0,external_node_crypto_.createHash)(algorithm).update(`${type} ${content.length}\0`).update(content).digest("hex");
}
/** The repository's own folder of objects, and those that it borrows from. */
function objectDirectories({ commonDirectory }) {
    const found = new Set();
    const add = (directory, depth) => {
        if (found.has(directory) || depth > MAX_ALTERNATES_DEPTH)
            return;
        found.add(directory);
        const lines = readRegularFile((0,external_node_path_.join)(directory, "info", "alternates"), MAX_ALTERNATES_SIZE)?.split("\n") ?? [];
        for (const line of lines)
            if (line !== "" && !line.startsWith("#"))
                add((0,external_node_path_.resolve)(directory, line), depth + 1);
    };
    add((0,external_node_path_.join)(commonDirectory, "objects"), 0);
    return [...found];
}
function readIn(directory, id, deltasLeft) {
    const loose = readLoose((0,external_node_path_.join)(directory, id.slice(0, 2), id.slice(2)));
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
/** A file of its own: zlib's compression of `<type> <size>`, a zero byte, and the content. */
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
    const folder = (0,external_node_path_.join)(directory, "pack");
    return git_object_namesIn(folder)
        .filter((name) => /^pack-(?:[0-9a-f]{40}|[0-9a-f]{64})\.idx$/.test(name))
        .map((name) => (0,external_node_path_.join)(folder, name.slice(0, -".idx".length)));
}
function git_object_namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
/** @returns null if the file cannot be opened or read, or `use` finds it damaged and throws. */
function withFile(path, use) {
    try {
        const file = (0,external_node_fs_.openSync)(path, OPEN_NONBLOCKING);
        try {
            const stats = (0,external_node_fs_.fstatSync)(file);
            if (!stats.isFile())
                return null;
            const read = (position, length) => {
                const buffer = Buffer.alloc(Math.max(0, Math.min(length, stats.size - position)));
                return buffer.subarray(0, (0,external_node_fs_.readSync)(file, buffer, 0, buffer.length, position));
            };
            return use({ size: stats.size, read });
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch {
        return null;
    }
}
/** What lies behind the end of the compressed data is left alone. */
function inflate(compressed) {
    return (0,external_node_zlib_.inflateSync)(compressed, { maxOutputLength: MAX_OBJECT_SIZE });
}
const INDEX_HEADER = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
const FANOUT_LENGTH = 256 * 4;
const IDS_START = INDEX_HEADER.length + FANOUT_LENGTH;
/** Version 1 has not been written since 2007, and is passed over. */
function withPackIndex(pack, use) {
    // A pack is named by a hash of the same kind as its objects.
    const idLength = (0,external_node_path_.basename)(pack).length - "pack-".length === 40 ? 20 : 32;
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
/** Where in the pack the object lies; null: it is in another pack. */
function offsetOf(index, id) {
    if (index.idLength * 2 !== id.length)
        return null;
    const { file, idLength, count, countUpTo } = index;
    const place = idsInBucket(index, id).indexOf(id);
    if (place === -1)
        return null;
    const position = countUpTo(Number.parseInt(id.slice(0, 2), 16) - 1) + place;
    // Behind the IDs come their checksums, of 4 bytes each.
    const offsets = IDS_START + count * (idLength + 4);
    const offset = file.read(offsets + position * 4, 4).readUInt32BE();
    if (offset < 0x80000000)
        return offset;
    // Packs above 2 GiB keep the place of a longer offset.
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
/** @throws Error on a damaged pack, as `RangeError` where a number reaches behind the end. */
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
        const distance = readOffset(start, end);
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
function readOffset(bytes, start) {
    let byte = bytes.readUInt8(start);
    let value = byte & 0x7f;
    let end = start + 1;
    for (; byte >= 0x80; end += 1) {
        byte = bytes.readUInt8(end);
        value = (value + 1) * 128 + (byte & 0x7f);
    }
    return { value, end };
}
/** A pack does not tell how long the compressed data is, so as much is read as zlib can make of `size` bytes. */
function readCompressed({ file }, position, size) {
    const longest = size + Math.ceil(size / 1000) + 64;
    const content = inflate(file.read(position, longest));
    if (content.length !== size)
        throw new Error("The object has another size than its pack says.");
    return content;
}

;// CONCATENATED MODULE: ./build/workspace/git-repository.js
/**
 * Reads a git repository's files, without running `git`: an earlier step may have put a program of that name first in
 * `PATH`, and variables and configuration can make the real one answer for another repository.
 * Format: https://git-scm.com/docs/gitrepository-layout
 */



const DAMAGED = { unreadable: "damaged" };
const REFTABLE = { unreadable: "reftable" };
/** In bytes. These files hold one line. */
const git_repository_MAX_LINE_LENGTH = 64 * 1024;
/** Git follows as many symbolic refs, from one to the next. */
const MAX_CHAIN_LENGTH = 5;
/**
 * Finds the repository whose top folder `directory` is. Folders above it are not looked at.
 *
 * @param directory - Absolute path.
 * @returns null if the folder has no `.git`.
 */
function openRepository(directory) {
    const path = (0,external_node_path_.join)(directory, ".git");
    const kind = kindOf(path);
    if (kind === "absent")
        return null;
    if (kind === "folder")
        return withCommonDirectory(path);
    // Submodules and linked worktrees have a file that says where the folder is.
    const target = firstLine(path)?.match(/^gitdir: (.+)$/)?.[1];
    return target === undefined ? DAMAGED : withCommonDirectory((0,external_node_path_.resolve)(directory, target));
}
function withCommonDirectory(gitDirectory) {
    const path = (0,external_node_path_.join)(gitDirectory, "commondir");
    if (kindOf(path) === "absent")
        return { gitDirectory, commonDirectory: gitDirectory };
    const target = firstLine(path);
    return target ? { gitDirectory, commonDirectory: (0,external_node_path_.resolve)(gitDirectory, target) } : DAMAGED;
}
/**
 * The commit that is checked out in `directory`, as `git rev-parse HEAD` prints it there.
 *
 * @param directory - Absolute path of the repository's top folder.
 * @returns Lower-case hex digits of the whole SHA-1 or SHA-256, or null if the folder has no `.git`.
 */
function readHeadCommit(directory) {
    const repository = openRepository(directory);
    if (repository === null || "unreadable" in repository)
        return repository;
    const head = firstLine((0,external_node_path_.join)(repository.gitDirectory, "HEAD"));
    const commit = head === null ? null : commitOf(head, repository);
    return commit ?? (isReftable(repository) ? REFTABLE : DAMAGED);
}
/**
 * The commit of a branch, as far as the checkout knows it.
 *
 * @param ref - For instance `refs/remotes/origin/main`.
 */
function readCommitOf(ref, repository) {
    return commitOf(`ref: ${ref}`, repository);
}
/** Reftable leaves a HEAD that names an impossible branch. https://git-scm.com/docs/reftable */
function isReftable({ gitDirectory, commonDirectory }) {
    return [gitDirectory, commonDirectory].some((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, "reftable")));
}
/**
 * The object that a ref names: a commit, or the tag object of an annotated tag.
 *
 * @param name - Whole, for example `refs/tags/v1`.
 * @returns null if there is no such ref, or it cannot be read.
 */
function readRefObject(repository, name) {
    return commitOf(`ref: ${name}`, repository);
}
/** @param content - Of HEAD or of another ref. */
function commitOf(content, repository) {
    let current = content;
    for (let followed = 0; current !== null && followed <= MAX_CHAIN_LENGTH; followed += 1) {
        const name = /^ref:\s*(\S+)$/.exec(current)?.[1];
        if (name === undefined)
            return isObjectId(current) ? current.toLowerCase() : null;
        current = git_repository_readRef(name, repository);
    }
    return null;
}
function isObjectId(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}
/** A ref in a file of its own hides the packed one, also if that file is damaged. */
function git_repository_readRef(name, { gitDirectory, commonDirectory }) {
    if (!isRefName(name))
        return null;
    const isOfWorktree = /^refs\/(?:bisect|rewritten|worktree)\//.test(name);
    const path = (0,external_node_path_.join)(isOfWorktree ? gitDirectory : commonDirectory, name);
    // A folder with the ref's name is left behind when `feature/x` is packed or deleted.
    return kindOf(path) === "other" ? firstLine(path) : packedRef(name, commonDirectory);
}
/**
 * Whether a name is a ref's, so that it leads to no other file.
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
/** Lines are `<SHA> <name>`; below an annotated tag stands `^<SHA>`, the commit that it names. */
function packedRef(name, commonDirectory) {
    const lines = readRegularFile((0,external_node_path_.join)(commonDirectory, "packed-refs"))?.split("\n") ?? [];
    const found = lines.find((line) => line.trimEnd().endsWith(` ${name}`));
    return found?.split(" ")[0] ?? null;
}
function firstLine(path) {
    return readRegularFile(path, git_repository_MAX_LINE_LENGTH)?.trimEnd() ?? null;
}
/** `other`: a file, or something that cannot be looked at, which is no proof that nothing is there. */
function kindOf(path) {
    try {
        const found = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
        if (found !== undefined)
            return found.isDirectory() ? "folder" : "other";
        // A symbolic link can lead nowhere.
        return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) === undefined ? "absent" : "other";
    }
    catch {
        return "other";
    }
}

;// CONCATENATED MODULE: ./build/workspace/git-index.js
/**
 * Reads git's index, the list of the files that git tracks, without running `git`.
 * Format: https://git-scm.com/docs/index-format
 */





/** In bytes. A million files have some 100 MB. */
const MAX_INDEX_SIZE = 256 * 1024 * 1024;
const HEADER_LENGTH = 12;
/** Times, owner, mode and size, which stand before the ID. */
const STAT_LENGTH = 40;
const MODE_OFFSET = 24;
const EXTENDED_FLAG = 0x4000;
/**
 * Paths of all tracked files and links, from the repository's top folder, with `/` and in NFC. Empty if there is no
 * repository or its index cannot be read. Entries that a split index keeps elsewhere are left out.
 *
 * @param top - Absolute path of the repository's top folder.
 */
function readTrackedFiles(top) {
    const repository = openRepository(top);
    const head = readHeadCommit(top);
    // An index has IDs of the same kind as HEAD, and does not say of which.
    if (repository === null || "unreadable" in repository || typeof head !== "string")
        return new Set();
    try {
        return new Set(parseIndex(readIndex((0,external_node_path_.join)(repository.gitDirectory, "index")), head.length / 2));
    }
    catch {
        return new Set();
    }
}
/** @throws What the file system throws. */
function readIndex(path) {
    const file = (0,external_node_fs_.openSync)(path, OPEN_NONBLOCKING);
    try {
        const stats = (0,external_node_fs_.fstatSync)(file);
        return stats.isFile() && stats.size <= MAX_INDEX_SIZE ? (0,external_node_fs_.readFileSync)(file) : Buffer.alloc(0);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/**
 * @param idLength - In bytes: 20 or 32.
 * @throws {RangeError} Where it is cut off, or of a version that is not known.
 */
function* parseIndex(index, idLength) {
    const version = index.readUInt32BE(4);
    if (index.toString("latin1", 0, 4) !== "DIRC" || version < 2 || version > 4)
        throw new RangeError("This is no index of a known version.");
    let at = HEADER_LENGTH;
    let name = Buffer.alloc(0);
    for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
        const flags = at + STAT_LENGTH + idLength;
        const start = flags + (index.readUInt16BE(flags) & EXTENDED_FLAG ? 4 : 2);
        // Since version 4, how many bytes of the name before are dropped, and what comes in their place.
        const dropped = version === 4 ? readOffset(index, start) : { value: name.length, end: start };
        const end = index.indexOf(0, dropped.end);
        if (end === -1 || dropped.value > name.length)
            throw new RangeError("The index is damaged.");
        name = Buffer.concat([name.subarray(0, name.length - dropped.value), index.subarray(dropped.end, end)]);
        if (isFileOrLink(index.readUInt32BE(at + MODE_OFFSET)))
            yield name.toString("utf8").normalize("NFC");
        // Before, an entry was filled up with one to eight zeros.
        at = version === 4 ? end + 1 : at + Math.ceil((end + 1 - at) / 8) * 8;
    }
}
/** Submodules and folders of a sparse checkout have entries too. */
function isFileOrLink(mode) {
    return mode >> 12 === 0o10 || mode >> 12 === 0o12;
}

;// CONCATENATED MODULE: ./build/workspace/repository-root.js


/** The checkout around the working directory, looking upwards to the workspace: `actions/checkout` may have a `path`. */
function findRepositoryRoot(workingDirectory, workspace) {
    for (let folder = workingDirectory;; folder = (0,external_node_path_.dirname)(folder)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, ".git")))
            return folder;
        if (folder === workspace || folder === (0,external_node_path_.dirname)(folder))
            return null;
    }
}

;// CONCATENATED MODULE: ./build/convex/project/source-roots.js
/** Where the code of an app and of its repository lies. */





/** Call it before any foreign code runs: what that adds to git's index later is not tracked here. */
function findSourceRoots(workingDirectory, workspace) {
    const repository = findRepositoryRoot(workingDirectory, workspace) ?? workspace;
    const tracked = readTrackedFiles(repository);
    const isTracked = (path) => tracked.has((0,external_node_path_.relative)(repository, path).replaceAll("\\", "/").normalize("NFC"));
    return {
        repository,
        workingDirectory,
        functionsDirectory: functionsDirectory(workingDirectory) ?? (0,external_node_path_.join)(workingDirectory, "convex"),
        isFile: (path) => (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() === true && isTracked(path),
    };
}

;// CONCATENATED MODULE: ./build/convex/project/type-checkers.js
/** Where the Convex CLI looks for a type checker, and how its process comes to see those of the folders above. */



/** Below `node_modules` of the working directory, in the CLI's order (`findTypeScriptCompilerPath` in its `typecheck.ts`). */
const TYPE_CHECKERS = {
    tsc: ["@typescript/native/bin/tsc", "typescript/bin/tsc"],
    tsgo: ["@typescript/native-preview/bin/tsgo", "@typescript/native-preview/bin/tsgo.js"],
};
/** The folder up to which `hoisted-typescript` looks. */
const HOISTED_TYPESCRIPT_WORKSPACE = "CONVEX_DEPLOY_ACTION_WORKSPACE";
/** The file that it creates once the CLI starts a type checker of a folder above. */
const HOISTED_TYPESCRIPT_USED = "CONVEX_DEPLOY_ACTION_TYPESCRIPT_USED";
/**
 * @param program - `hoisted-typescript` in the bundle.
 * @param temporary - A folder of this run alone.
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
/** Whether `typecheck: try` checks anything. The CLI passes over a check that cannot run, and says nothing. */






/**
 * Ask after the push: `cmd` may install packages.
 *
 * @param hoisted - What the CLI was given to find a type checker in a folder above.
 * @returns A sentence about why the functions were not type-checked, and what to do, or null if they were.
 */
function uncheckedTypesWarning(workingDirectory, workspace, hoisted) {
    const functions = functionsDirectory(workingDirectory);
    if (functions === null || !hasTypeScript(functions))
        return null;
    const reason = reasonForNoCheck(workingDirectory, workspace, functions, hoisted);
    if (reason === null)
        return null;
    const folder = (0,external_node_path_.relative)(workingDirectory, functions) || ".";
    return `The functions were not type-checked: ${reason}. \`typecheck: try\`, the default, passes then. Check them in a step before this one, in the working directory (${(0,code_span/* codeSpan */.S)(`npx tsc --noEmit --project ${folder}`)}), or let the deploy fail with \`typecheck: enable\`. \`typecheck: disable\` turns this warning off.`;
}
function reasonForNoCheck(workingDirectory, workspace, functions, hoisted) {
    const configuration = (0,external_node_path_.join)(functions, "tsconfig.json");
    if (!(0,external_node_fs_.existsSync)(configuration))
        return `${(0,code_span/* codeSpan */.S)((0,external_node_path_.relative)(workspace, configuration))} does not exist`;
    const compiler = chosenCompiler(workingDirectory);
    return isInstalled(workingDirectory, compiler) || hoisted.wasUsed() ? null : `\`${compiler}\` is not installed`;
}
function isInstalled(folder, compiler) {
    return TYPE_CHECKERS[compiler].some((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, "node_modules", path)));
}
function chosenCompiler(workingDirectory) {
    try {
        const text = readRegularFile((0,external_node_path_.join)(workingDirectory, "convex.json")) ?? "";
        return JSON.parse(text).typescriptCompiler === "tsgo" ? "tsgo" : "tsc";
    }
    catch {
        return "tsc";
    }
}
/** An app in JavaScript has nothing to check. */
function hasTypeScript(functions) {
    try {
        return (0,external_node_fs_.readdirSync)(functions, { recursive: true }).some((path) => {
            const name = String(path);
            return /\.[cm]?tsx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name) && !name.startsWith("_generated");
        });
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/convex/deploy/verify-deployment.js
/** Holds what the CLI did against what was planned. */



const LABELS = {
    preview: "Preview",
    production: "Production",
    development: "Development",
    custom: "Custom",
};
/**
 * @param cloudUrl - What the command wrapper reported; `null` where it did not run.
 * @returns A sentence for the first thing that speaks against what was expected, `null` where there is none. What an old
 *   CLI does not say is not held against it.
 */
function findDeploymentMismatch(expected, report, cloudUrl) {
    const { announcement } = report;
    if (expected.url !== null) {
        const reached = report.deployedUrl ?? announcement?.url ?? null;
        return reached !== null && origin(reached) !== origin(expected.url)
            ? `The CLI deployed to ${(0,code_span/* codeSpan */.S)(reached)}, not to ${(0,code_span/* codeSpan */.S)(expected.url)}.`
            : null;
    }
    if (announcement !== null && announcement.label !== "" && announcement.label !== LABELS[expected.target])
        return `The CLI announced a ${announcement.label} deployment where ${expected.target} was planned.`;
    const { key } = expected;
    const project = key.kind === "preview" || key.kind === "project" ? `${key.teamSlug}:${key.projectSlug}:` : null;
    if (project !== null && announcement?.reference.includes(":") && !announcement.reference.startsWith(project))
        return `The CLI announced ${(0,code_span/* codeSpan */.S)(announcement.reference)}, which is not of the key's project ${(0,code_span/* codeSpan */.S)(project.slice(0, -1))}.`;
    const names = [
        deploymentNameFromStatus(report),
        deploymentNameFromUrl(report.deployedUrl ?? ""),
        deploymentNameFromUrl(cloudUrl ?? ""),
    ];
    const known = names.filter((name) => name !== null);
    const wanted = expected.deploymentName ?? known[0];
    const other = known.find((name) => name !== wanted);
    if (other !== undefined && wanted !== undefined)
        return `The CLI deployed to ${(0,code_span/* codeSpan */.S)(other)}, not to ${(0,code_span/* codeSpan */.S)(wanted)}.`;
    if (announcement?.url && report.deployedUrl && origin(announcement.url) !== origin(report.deployedUrl))
        return `The CLI announced ${(0,code_span/* codeSpan */.S)(announcement.url)} and deployed to ${(0,code_span/* codeSpan */.S)(report.deployedUrl)}.`;
    return null;
}
function origin(url) {
    return URL.canParse(url) ? new URL(url).origin : url;
}

;// CONCATENATED MODULE: ./build/convex/deploy/deploy-result.js
/** What a run of the CLI comes to: deployed, failed or stopped, and where. */











/**
 * @param previewBefore - What was known of the preview deployment before the CLI ran; `null`: not asked.
 * @param blockedBy - Why the push was not let through; `null`: it was.
 */
function toDeployResult(assignment, { capabilities, urlVariables, sourceRoots }, run, previewBefore, blockedBy) {
    const { plan, key, url, inputs } = assignment;
    const { report, wrapper } = run;
    const isRecreated = recreatesPreview(inputs.previewMode, capabilities);
    const deploymentName = plan.deploymentName ??
        deploymentNameFromStatus(report) ??
        deploymentNameFromUrl(wrapper.url ?? "") ??
        // Of a run that did not come that far, the look-up alone does not say that it reached anything.
        (previewBefore?.kind === "exists" && isDeploymentClaimed(run) ? previewBefore.deploymentName : null);
    const deployment = {
        name: deploymentName,
        url: wrapper.url ?? parseHttpUrl(report.deployedUrl) ?? parseHttpUrl(report.announcement?.url),
        siteUrl: wrapper.siteUrl,
        dashboardUrl: dashboardUrlFromOutput(run, assignment) ?? dashboardUrlOf(deploymentName, url),
        // They came through the command wrapper, not out of the output.
        urlsFromApi: wrapper.url !== null,
        previewCreated: plan.preview === null || !isDeploymentClaimed(run) ? null : wasPreviewCreated(inputs, isRecreated, previewBefore),
        expiresAt: null,
    };
    const deploy = {
        ...outcome_outcome/* CLI_NOT_RUN */.he,
        cliVersion: capabilities.version,
        buildSeconds: inputs.cmd === null ? null : run.buildSeconds,
        pushSeconds: run.pushSeconds,
        schemaChanges: run.changes,
        outputTail: lastLines(run.output),
    };
    const notes = inputs.dryRun ? dryRunNotes(plan, previewBefore, isRecreated) : [];
    const common = { deployment, deploy, variables: urlVariables, notes };
    if (run.aborted && run.exitCode !== 0)
        return { ...common, status: "cancelled", failure: action_failures/* CANCELLED */.gD };
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
    const failure = diagnose({
        outputTail: lastLines(linesOfFailure(run)),
        cliTail: lastLines(run.output, "cli"),
        buildExitCode: wrapper.exitCode,
        keyKind: key.kind,
        target: plan.target,
        deploymentFlag: deploymentFlag(assignment, deploymentName),
        dashboardUrl: deployment.dashboardUrl,
        isVerboseSafe: capabilities.hidesVariables,
        isTracked: (path) => (0,source_location/* fileOf */.W7)(path, sourceRoots) !== null,
        urlNames: [...urlVariables.url, ...(wrapper.siteUrl === null ? [] : urlVariables.siteUrl)],
    });
    const locations = (0,source_location/* findLocations */.eb)(linesOfFailure(run), sourceRoots);
    return { ...common, status: "failed", failure, deploy: { ...deploy, locations } };
}
/** The CLI pushes when the command wrapper has ended well, and not before: without that, an exit code of 0 says nothing. */
function didReachPush({ hadWrapper, wrapper }, blockedBy) {
    return blockedBy === null && (!hadWrapper || wrapper.exitCode === 0);
}
/** A build that passed may have printed errors as well; they are not why the push failed. */
function linesOfFailure({ output, wrapper }) {
    const hasPassed = wrapper.exitCode === null || wrapper.exitCode === 0;
    return output.filter(({ source }) => !hasPassed || source !== "build");
}
/** The CLI went on behind the claim. */
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
/** What a person, logged in on her own machine, types after the CLI's command to reach the same Convex deployment. */
function deploymentFlag({ plan, url }, deploymentName) {
    if (url !== null)
        return "";
    if (plan.preview !== null)
        return `--preview-name ${(0,shlex/* quote */.hD)(plan.preview.name)}`;
    if (plan.target === "production")
        return "--prod";
    return deploymentName === null ? "" : `--deployment-name ${(0,shlex/* quote */.hD)(deploymentName)}`;
}
/** Only Convex's own is linked to, whatever was printed. A loopback cloud has a loopback dashboard. */
function dashboardUrlFromOutput({ report }, { provisionHost }) {
    const announced = report.announcement?.dashboardUrl ?? null;
    // A value of `deployment-env` is the name in it, and was hidden.
    if (announced?.includes("***"))
        return null;
    const isConvex = announced?.startsWith("https://dashboard.convex.dev/") === true;
    const isLoopback = provisionHost !== CONVEX_PROVISION_ORIGIN && announced?.startsWith("http://localhost:") === true;
    return isConvex || isLoopback ? announced : null;
}
/** @param url - Of the backend of an admin key, which has no page there. */
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
        unknown: "Convex did not tell whether the preview deployment exists.",
    };
    return [
        always,
        `Checked: the key, the event and the preview's name. ${states[previewBefore?.kind ?? "unknown"]}`,
        "Not checked: the code. The Convex CLI bundles and type-checks nothing on a dry run with a preview deploy key.",
    ];
}

;// CONCATENATED MODULE: ./build/convex/deploy/masked-urls.js
/** Why a later job may not get the URLs: GitHub drops every output that holds a text that is masked. */
/**
 * Nobody but the runner knows what is masked. What a variable holds may come from a secret, and one that is a part of a URL
 * of the deployment then takes the output with it.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 *
 * @param variables - Of the step and of `deployment-env`.
 * @returns A sentence; null: no variable holds such a text.
 */
function maskedUrlNotice(variables, { url, siteUrl }) {
    const urls = [url, siteUrl].filter((one) => one !== null);
    const names = Object.entries(variables)
        .filter(([name, value = ""]) => !/^(?:INPUT|GITHUB|RUNNER)_/.test(name) && urls.some((one) => isPart(value, one)))
        .map(([name]) => `\`${name}\``);
    if (names.length === 0)
        return null;
    const [hold, come] = names.length === 1 ? ["holds", "it comes"] : ["hold", "they come"];
    return `${names.join(", ")} ${hold} a public URL of this Convex deployment. If ${come} from a secret, GitHub masks the URL, and later jobs do not get the outputs that contain it (\`deployment-url\`, \`site-url\`): store the value as a variable (\`vars.…\`) instead.`;
}
/** Such as the URL itself, or the host in it. */
function isPart(value, url) {
    const [deployment = url] = new URL(url).hostname.split(".");
    return url.includes(value) && value.includes(deployment);
}

;// CONCATENATED MODULE: ./build/convex/api/environment-variables.js
/** Sets a deployment's environment variables: https://docs.convex.dev/deployment-platform-api */




/**
 * Sets those that differ, all in one request, which Convex takes as a whole or not at all. Where the code that is live does
 * not allow a value, each is set alone, so that only such values are left.
 *
 * @throws {ActionFailure} `deployment-env-failed`, which names variables, never a value.
 */
async function updateEnvironmentVariables(credentials, wanted) {
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
async function changesOf({ url, adminKey }, wanted) {
    const listed = await requestConvex({
        method: "GET",
        url: endpointOf(url, "/api/v1/list_environment_variables"),
        authorization: `Convex ${adminKey}`,
    });
    // A key that may write but not read sets all of them.
    const current = isSuccess(listed) ? asRecord(asRecord(listed.value).environmentVariables) : {};
    return Object.entries(wanted)
        .filter(([name, value]) => !Object.hasOwn(current, name) || current[name] !== value)
        .map(([name, value]) => ({ name, value }));
}
/** @returns Whether the code that is live allows the values. @throws {ActionFailure} For any other refusal. */
async function environment_variables_change({ url, adminKey }, changes) {
    const answer = await requestConvex({
        method: "POST",
        url: endpointOf(url, "/api/v1/update_environment_variables"),
        authorization: `Convex ${adminKey}`,
        body: { changes },
    });
    if (isSuccess(answer))
        return true;
    if (asRecord(answer.value).code === "InvalidEnvironmentVariable")
        return false;
    const names = changes.map(({ name }) => name);
    throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* deploymentEnvFailed */.oR)(names, reasonWithoutValues(answer)));
}
/** By its code only: Convex's message may repeat a value, and one that is short, or escaped, is found by no redaction. */
function reasonWithoutValues(answer) {
    const code = asString(asRecord(answer.value).code) ?? "";
    return (0,diagnosis_failure/* ownReason */.Nx)(failureReason({ ...answer, value: /^[A-Z][A-Za-z]{2,60}$/.test(code) ? { message: code } : null }).full);
}

;// CONCATENATED MODULE: ./build/convex/deploy/deployment-credentials.js
/** How to speak to the Convex deployment that a plan reaches: its address and a key that it takes. */





/**
 * @param wrapperUrl - What the CLI gave the command wrapper. The name in it, where there is one, must be the one found here.
 * @returns The reason instead, where Convex does not tell.
 * @throws {ActionFailure} `wrong-deployment`, where the CLI is about to push to another one.
 */
async function getDeploymentCredentials(caller, cliVersion, wrapperUrl) {
    const found = await lookUpCredentials(caller, cliVersion);
    if ("full" in found)
        return found;
    caller.maskSecrets([found.adminKey]);
    const announced = deploymentNameFromUrl(wrapperUrl ?? "");
    if (found.name !== null && announced !== null && found.name !== announced)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* wrongDeploymentBeforePush */.er)(announced, found.name));
    return found;
}
async function lookUpCredentials({ plan, key, url, provisionHost: host }, cliVersion) {
    if (url !== null)
        return { url, adminKey: key.raw, name: null };
    if (key.kind === "preview" && plan.preview !== null) {
        const preview = await fetchPreview({ host, key, cliVersion }, plan.preview.name);
        if (preview.kind !== "exists" || preview.url === null || preview.adminKey === null)
            return preview.kind === "unknown" ? preview.reason : (0,diagnosis_failure/* ownReason */.Nx)("Convex does not find the preview deployment");
        return { url: preview.url, adminKey: preview.adminKey, name: preview.deploymentName };
    }
    const isProject = key.kind === "project";
    const answer = await requestConvex({
        method: "POST",
        url: `${host}/api/deployment/${isProject ? "provision_and_authorize" : "url_for_key"}`,
        authorization: isProject ? `Bearer ${key.raw}` : null,
        cliVersion,
        body: isProject
            ? { teamSlug: key.teamSlug, projectSlug: key.projectSlug, deploymentType: "prod" }
            : { deployKey: key.raw },
    });
    if (!isSuccess(answer))
        return failureReason(answer);
    return (isProject ? readProject(answer) : readUrl(answer, key.raw, plan.deploymentName)) ?? failureReason(answer);
}
function readProject({ value }) {
    const { url, adminKey, deploymentName } = asRecord(value);
    const [address, key] = [asString(url), asString(adminKey)];
    return address === null || key === null ? null : { url: address, adminKey: key, name: asString(deploymentName) };
}
function readUrl({ value }, adminKey, name) {
    const url = asString(value);
    return url === null ? null : { url, adminKey, name };
}

;// CONCATENATED MODULE: ./build/convex/deploy/push-gate.js
/** What stands between the build and the push: whether the push is still wanted, and what it needs. */






class PushGate {
    #assignment;
    #cliVersion;
    #previewCreated;
    #snapshot;
    #failure = null;
    #afterPush = null;
    #over = null;
    #expiry = Promise.resolve(null);
    /** @param previewCreated - Whether this run's first claim creates the preview deployment. */
    constructor(assignment, cliVersion, previewCreated, snapshot) {
        this.#assignment = assignment;
        this.#cliVersion = cliVersion;
        this.#previewCreated = previewCreated;
        this.#snapshot = snapshot;
    }
    /** Why the push was not let through; `null`: it was, or nobody asked yet. */
    get failure() {
        return this.#failure;
    }
    /** What has ended meanwhile. */
    get closed() {
        return this.#over;
    }
    /** When Convex removes the preview deployment, in milliseconds since the epoch. Looked up beside the push. */
    get expiresAt() {
        return this.#expiry;
    }
    /** What the CLI has claimed, once it says so. */
    claim(url) {
        const deploymentName = this.#assignment.plan.deploymentName ?? deploymentNameFromUrl(url ?? "");
        return { deploymentName, created: this.#previewCreated };
    }
    /** Whether somebody wants this run's push. Ask before the claim too if the claim itself replaces something. */
    async isWanted() {
        const superseding = await this.#assignment.checkSuperseded();
        this.#over = superseding?.closed ?? null;
        if (superseding !== null)
            this.#failure = (0,action_failures/* superseded */.zT)(superseding.reason);
        return superseding === null;
    }
    /**
     * Asked where the claim deletes a preview deployment that exists. What is exported, is exported before.
     *
     * @param isThere - Whether the preview deployment exists, as far as is known.
     */
    async mayClaim(isThere) {
        return this.#pass(async () => {
            if (!(await this.isWanted()))
                return;
            if (this.#assignment.exportTarget !== null)
                await this.#snapshot.take(!(await isThere()));
        });
    }
    /**
     * Asked when the build has ended well.
     *
     * @param url - Of the deployment, as the CLI gave it; `null` where it did not.
     * @returns Whether the CLI may push.
     */
    async mayPush(url) {
        return this.#pass(async () => {
            if (!(await this.isWanted()))
                return;
            await this.#snapshot.take(this.#previewCreated);
            await this.#setVariables(url);
            this.#expiry = this.#findExpiry(url);
            await this.#assignment.beforePush(this.claim(url));
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
        const { plan, key, inputs, provisionHost } = this.#assignment;
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
    async #setVariables(url) {
        const { deploymentEnv, info, notice } = this.#assignment;
        const wanted = Object.keys(deploymentEnv);
        if (wanted.length === 0)
            return;
        const access = await getDeploymentCredentials(this.#assignment, this.#cliVersion, url);
        if ("full" in access)
            throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* deploymentEnvFailed */.oR)(wanted, access));
        const { set, refused } = await updateEnvironmentVariables(access, deploymentEnv);
        info(set.length + refused.length === 0
            ? `Environment variables of the Convex deployment: all ${wanted.length} are up to date.`
            : `Environment variables of the Convex deployment: set ${set.join(", ") || "none yet"}.`);
        if (refused.length === 0)
            return;
        notice(`The code that is live does not allow the values of ${push_gate_listOf(refused)} (its \`convex.config.ts\`, InvalidEnvironmentVariable). They are set after the push, when the new code is live.`);
        this.#afterPush = { access, variables: pick(deploymentEnv, refused) };
    }
    /** Sets what only the pushed code allows. @returns The failure, if it does not either; the push is done by then. */
    async setAfterPush() {
        if (this.#afterPush === null)
            return null;
        const { access, variables } = this.#afterPush;
        this.#afterPush = null;
        try {
            const { set, refused } = await updateEnvironmentVariables(access, variables);
            if (refused.length > 0)
                return (0,action_failures/* deploymentEnvRefused */.F9)(refused);
            this.#assignment.info(`Environment variables of the Convex deployment: set ${set.join(", ")} after the push.`);
            return null;
        }
        catch (error) {
            if (!(error instanceof diagnosis_failure/* ActionFailure */.dR))
                throw error;
            return (0,action_failures/* deploymentEnvRefused */.F9)(Object.keys(variables));
        }
    }
}
function push_gate_listOf(names) {
    return names.map((name) => `\`${name}\``).join(", ");
}
function pick(variables, names) {
    return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}

;// CONCATENATED MODULE: ./build/convex/deploy/deploy.js
/** Carries a deploy plan out with the CLI that the app has installed, and tells how that went. */

























/** Finds the CLI. @throws {ActionFailure} Where there is none that may be run, or nothing to deploy. */
function prepareCli(assignment) {
    const { plan, inputs, workspace, environment, secrets } = assignment;
    const helper = helperEnvironment(sanitizeStepEnvironment(environment, secrets));
    const installed = locateCli(inputs.workingDirectory, workspace, packageStoreRoots(environment), helper);
    const capabilities = cliCapabilities(installed.version);
    const commands = installCommands(inputs.workingDirectory, workspace);
    if (plan.preview !== null && !capabilities.deploysPreviews)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* cliTooOldForPreviews */.g5)(installed.version, OLDEST_TESTED, commands));
    refuseUnsafeVerbose(capabilities, inputs, commands);
    assertFunctionsDirectory(inputs.workingDirectory, workspace);
    // Read while the CLI starts, which takes far longer, and before any build can run.
    const original = hashFiles(installed.files);
    return {
        entry: installed.entry,
        nodeArgs: installed.nodeArgs,
        capabilities,
        urlVariables: urlVariables(readPackageJson(inputs.workingDirectory), inputs.cmdUrlEnvVarNames, inputs.cmdSiteUrlEnvVarNames),
        sourceRoots: findSourceRoots(inputs.workingDirectory, workspace),
        isUnchanged: async () => (await hashFiles(installed.files)) === (await original),
    };
}
/** No other allowed argument prints what Convex answers: `--debug` shows the files that would be generated. */
function refuseUnsafeVerbose(cli, { deployArgs }, commands) {
    if (cli.hidesVariables || !deployArgs.includes("--verbose"))
        return;
    throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* verboseShowsVariables */.Yw)(cli.version, FIRST_THAT_HIDES_VARIABLES, commands));
}
/** Runs the deploy. @throws {ActionFailure} Where it cannot even begin; a failed deploy is a result. */
async function deploy_deploy(assignment, preparation) {
    return withTemporaryFolder(async (temporary) => {
        if (assignment.url !== null)
            await assertReachable(assignment.url);
        const before = await lookUpPreview(assignment, preparation.capabilities);
        const snapshot = new SnapshotExport(assignment, preparation);
        const { result: pushed, gate } = await deployAndReclaim(assignment, preparation, { temporary, snapshot }, before);
        const failure = pushed.status === "deployed" ? await gate.setAfterPush() : null;
        const result = failure === null ? pushed : { ...pushed, failure };
        if (pushed.status === "deployed")
            tellMaskedUrls(assignment, result);
        const isKept = gate.closed === "pull-request" && assignment.inputs.onClose === "keep";
        const previewOrphaned = gate.closed !== null && !isKept && result.deployment.previewCreated === true;
        const deployment = { ...result.deployment, expiresAt: await gate.expiresAt };
        // The CLI that waited for it may have ended first.
        const isStoppedInExport = await snapshot.wasStopped();
        const deploy = { ...result.deploy, exportPath: snapshot.path };
        const warnings = pushWarnings(assignment, result, temporary);
        return { ...result, previewOrphaned, isStoppedInExport, deployment, deploy, warnings };
    });
}
function tellMaskedUrls({ environment, inputs, notice }, { deployment }) {
    const sentence = maskedUrlNotice({ ...environment, ...inputs.deploymentEnv }, deployment);
    if (sentence !== null)
        notice(sentence);
}
function pushWarnings(assignment, { status }, temporary) {
    if (status !== "deployed")
        return [];
    const { inputs, workspace } = assignment;
    const hoisted = findHoistedTypeScript(assignment, temporary);
    const types = inputs.typecheck === "try" ? uncheckedTypesWarning(inputs.workingDirectory, workspace, hoisted) : null;
    const schema = schemaLeftBehindWarning(inputs.workingDirectory, workspace);
    return [schema, types].filter((sentence) => sentence !== null);
}
function findHoistedTypeScript({ bundleDirectory, workspace }, temporary) {
    return hoistedTypeScript(bundledProgram(bundleDirectory, "hoisted-typescript"), workspace, temporary);
}
/** The CLI asks an address that nobody serves for more than a minute. Any answer will do. @throws {ActionFailure} */
async function assertReachable(url) {
    const { origin } = new URL(url);
    const { status } = await requestConvex({ method: "GET", url: `${origin}/version`, authorization: null });
    if (status === 0)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* backendUnreachable */.H2)(origin));
}
/** Claims a preview again, once, if somebody recreated it under the push: key and project are fine. */
async function deployAndReclaim(assignment, preparation, resources, before) {
    const first = await deployWithRetries(assignment, preparation, resources, before);
    const { failure } = first.result;
    if (failure?.code !== "deployment-vanished" || assignment.plan.preview === null || assignment.signal.aborted)
        return first;
    const sentence = "The preview deployment was deleted or recreated during the push, so it was claimed again.";
    assignment.notice(sentence);
    // What somebody else has recreated must not be recreated again.
    const again = reusePreview(assignment);
    const found = await lookUpPreview(again, preparation.capabilities);
    const second = await deployWithRetries(again, preparation, resources, found);
    return { ...second, result: { ...second.result, notes: [...second.result.notes, sentence] } };
}
/** Tries again what failed for a reason that passes, as often as `retries` says. */
async function deployWithRetries(assignment, preparation, { temporary, snapshot }, before) {
    const { inputs, signal, notice } = assignment;
    let current = assignment;
    for (let used = 0;; used += 1) {
        const gate = new PushGate(assignment, preparation.capabilities.version, createsPreview(assignment, preparation, before), snapshot);
        if (used === 0 &&
            replacesPreview(assignment, preparation) &&
            !(await gate.mayClaim(() => deploy_exists(assignment, preparation))))
            return { gate, result: toDeployResult(assignment, preparation, notStarted(assignment), before, gate.failure) };
        const changed = used > 0 && !(await preparation.isUnchanged()) ? action_failures/* CLI_CHANGED */.gI : null;
        const run = changed === null ? await attemptDeploy(current, preparation, temporary, gate) : CLI_NOT_STARTED;
        const result = await recheckPreview(assignment, preparation, run, before, changed ?? gate.failure);
        if (result.failure === null || !shouldRetry(result.failure, used, inputs.retries))
            return { gate, result: used === 0 ? result : noteAttempts(result, used + 1) };
        const ms = retryDelay(used);
        notice(retryText(result.failure, used, inputs.retries, ms));
        await sleep(ms, signal);
        current = isDeploymentClaimed(run) ? reusePreview(assignment) : current;
    }
}
/** Whether the claim deletes a preview deployment that exists, so that it must be asked for before. */
function replacesPreview({ plan, inputs }, { capabilities }) {
    return plan.preview !== null && !inputs.dryRun && recreatesPreview(inputs.previewMode, capabilities);
}
/** Also where nobody knows: then the export tells. */
async function deploy_exists({ plan, key, provisionHost }, { capabilities }) {
    if (plan.preview === null || key.kind !== "preview")
        return true;
    const caller = { host: provisionHost, key, cliVersion: capabilities.version };
    return (await fetchPreview(caller, plan.preview.name)).kind !== "absent";
}
/** A run that was stopped before the CLI was started. */
function notStarted({ signal }) {
    return { ...CLI_NOT_STARTED, aborted: signal.aborted };
}
function createsPreview(assignment, preparation, before) {
    return assignment.plan.preview !== null && (replacesPreview(assignment, preparation) || before?.kind === "absent");
}
/**
 * A preview deployment can vanish between the look-up and the claim, which then makes a new one. What was reached instead
 * of it is held against what has that name now: another one still is a contradiction.
 */
async function recheckPreview(assignment, preparation, run, before, stopped) {
    const result = toDeployResult(assignment, preparation, run, before, stopped);
    if (before?.kind !== "exists" || result.deployment.name === before.deploymentName)
        return result;
    const now = await lookUpPreview(assignment, preparation.capabilities);
    const isMadeAnew = now?.kind === "exists" && now.deploymentName === result.deployment.name;
    return isMadeAnew ? toDeployResult(assignment, preparation, run, { kind: "absent" }, stopped) : result;
}
function noteAttempts(result, tries) {
    return { ...result, notes: [...result.notes, `It took ${tries} tries: see the log.`] };
}
/** What was recreated once must not be recreated again: the next try goes on with the same preview deployment. */
function reusePreview(assignment) {
    return { ...assignment, inputs: { ...assignment.inputs, previewMode: "reuse" } };
}
async function attemptDeploy(assignment, preparation, temporary, gate) {
    const first = await runDeploy(assignment, preparation, temporary, gate, useCmdWrapper(assignment, preparation.capabilities));
    if (!isUrlLookupForbidden(first) || requiresCmdWrapper(assignment))
        return first;
    assignment.notice("Convex does not give the URLs of this deployment to this key. Deploying again without asking for them; `site-url` stays empty.");
    // The first run has recreated the preview already, where that was asked for.
    return runDeploy(reusePreview(assignment), preparation, temporary, gate, false);
}
/** No CLI tells whether it created or reused a preview, so it is asked before. `null`: nothing to ask. */
async function lookUpPreview({ plan, key, inputs, provisionHost }, cli) {
    if (plan.preview === null || key.kind !== "preview")
        return null;
    if (!inputs.dryRun && recreatesPreview(inputs.previewMode, cli))
        return null;
    const caller = { host: provisionHost, key, cliVersion: cli.version };
    return fetchPreview(caller, plan.preview.name);
}
/** The command wrapper costs older CLIs a WebSocket connection, so they get it only where it has something to do. */
function useCmdWrapper(assignment, cli) {
    return !assignment.inputs.dryRun && (cli.resolvesUrlsOverHttp || requiresCmdWrapper(assignment));
}
function requiresCmdWrapper({ inputs, deploymentEnv }) {
    return inputs.cmd !== null || Object.keys(deploymentEnv).length > 0;
}
/** The CLI stopped where it asks for the canonical URLs: before the command wrapper, so nothing was pushed. */
function isUrlLookupForbidden({ exitCode, wrapper, output, aborted }) {
    if (exitCode === 0 || aborted || wrapper.url !== null)
        return false;
    return lastLines(output, "cli").some((line) => /get_canonical_urls|do not have permission to perform this operation/.test(line));
}
async function runDeploy(assignment, { entry, nodeArgs, capabilities, urlVariables: variables }, temporary, gate, withWrapper) {
    const { plan, inputs, message, redaction } = assignment;
    // With no command wrapper there is no later moment to ask, or to learn more.
    if (!withWrapper && !inputs.dryRun) {
        if (!(await gate.mayPush(null)))
            return notStarted(assignment);
    }
    const environment = createEnvironments(assignment, temporary);
    const hoisted = findHoistedTypeScript(assignment, temporary);
    const command = { previewName: plan.preview?.name ?? null, message: redaction.redact(message) };
    return runCli({
        isDryRun: assignment.inputs.dryRun,
        entry,
        nodeArgs: [...nodeArgs, ...hoisted.nodeArgs],
        argumentsFor: (wrapper) => buildDeployArguments({ ...command, wrapper }, inputs, capabilities),
        workingDirectory: inputs.workingDirectory,
        environment: { ...environment.cli, ...hoisted.environment },
        wrapper: withWrapper
            ? {
                program: bundledProgram(assignment.bundleDirectory, "cmd-wrapper"),
                directory: temporary,
                variables,
                cmd: inputs.cmd,
                buildEnvironment: environment.build,
                exposedNames: inputs.exposeDeployKeyToCmd ? Object.keys(credentialVariables(assignment)) : [],
                onUrl: (url) => assignment.onClaimed(gate.claim(url)),
                mayPush: (url) => gate.mayPush(url),
            }
            : null,
        redaction,
        log: assignment.stdout,
        onStart: assignment.onProcessStarted,
        signal: assignment.signal,
    });
}

;// CONCATENATED MODULE: ./build/convex/deploy/deployment-variables.js
/** On which targets `deployment-env` is set. */


/**
 * What is set on the deployment that the plan reaches. Previews may have empty values; elsewhere one is far more likely a
 * secret that is missing, and would blank a variable of production.
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
 * Said where variables that are given are not set on a deployment other than a preview, which a workflow may have meant;
 * `null`: nothing to say.
 */
function ignoredVariablesNotice({ plan, inputs }) {
    const { deploymentEnv, deploymentEnvTargets } = inputs;
    const isIgnored = plan.target !== "preview" && !deploymentEnvTargets.includes(plan.target);
    return isIgnored && Object.keys(deploymentEnv).length > 0
        ? `\`deployment-env\` was not set on this ${plan.target} deployment, because \`deployment-env-targets\` does not name \`${plan.target}\`. To set it there as well: \`deployment-env-targets: ${[...deploymentEnvTargets, plan.target].join(", ")}\`.`
        : null;
}

;// CONCATENATED MODULE: ./build/report/text/audit-log-message.js
/**
 * What the audit log of the Convex deployment shows.
 *
 * @param given - The `message` input; `null`: its default.
 */
function defaultAuditMessage(given, outcome, { redactSent }) {
    return given === null ? defaultMessage(outcome) : redactSent(given);
}
function defaultMessage({ pullRequestNumber, branch, commit }) {
    const what = pullRequestNumber === null ? (branch ?? "") : `PR #${pullRequestNumber}${branch === null ? "" : ` (${branch})`}`;
    return ([what, commit === "" ? "" : `at ${commit.slice(0, 7)}`].filter((part) => part !== "").join(" ") || "GitHub Actions");
}

;// CONCATENATED MODULE: ./build/contract/convex-value.js
/** Values as Convex stores and passes them. https://docs.convex.dev/database/types */
/** Marks a string as the id of a document: a character that no name of a field and no literal has. */
const ID_MARK = "\u{F0000}";
/** An id of the table, as a string. Convex's real ids hold the number of their table in the same way. */
function documentId(table, number = 0) {
    return `${ID_MARK}${table}${ID_MARK}${number}`;
}
/** @returns The table that a string is an id of, or `null` if it is no id. */
function tableOfId(text) {
    const [before, table, number] = text.split(ID_MARK);
    return before === "" && number !== undefined ? (table ?? null) : null;
}

;// CONCATENATED MODULE: ./build/contract/validator.js
/**
 * Convex's validators, as `validator.json` gives them, and what they accept.
 * https://docs.convex.dev/functions/validation
 */
/** How deep a validator may be nested. Nobody writes one by hand that is deeper. */
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
/** @returns The validator, or `null` where a part of it has a form that this version does not know. */
function parseValidator(json, depth = 0) {
    if (typeof json !== "object" || json === null || depth > validator_MAX_DEPTH)
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
/** Convex writes numbers that JSON has no form for as eight bytes in base64, the lowest first. */
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
/** The members of nested unions, each once; what is no union is its own only member. */
function membersOf(validator) {
    const all = validator.kind === "union" ? validator.members.flatMap(membersOf) : [validator];
    return [...new Map(all.map((one) => [formOf(one), one])).values()];
}
const validator_forms = new WeakMap();
/** The same text for validators that are written the same way, whatever the order of fields. */
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
/** How much of a validator is shown. */
const MAX_TEXT_LENGTH = 60;
/** A validator as people write it, for instance `v.literal("admin")`; of a long one only the beginning. */
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
/** The validator, with objects that accept further fields, as somebody reads who ignores what they do not know. */
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
/** Whether two validators have no value in common. */

/** @returns `true` only where that is certain. Two arrays, for instance, always share the empty one. */
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
/** Validators of different classes have no value in common. */
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
/** Whether `one` requires a field that `other` never has, or never with such a value. */
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
 * Decides whether a validator became narrower by looking for a value that the old one accepts and the new one refuses.
 *
 * The value is built, not guessed: for each alternative of the new validator one reason is chosen why the value is
 * refused, and the choices are tried until they fit together. Only unions of objects make that expensive, so the
 * work is capped.
 */



/** Steps after which the answer is "undecided": milliseconds of work. */
const MAX_STEPS = 20_000;
/** Looks for a value that `accepting` accepts and `refusing` refuses. */
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
/** What `v.any()` accepts, by kinds. */
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
    /** Looks for a value that `accepting` accepts and none of `refusing` accepts. */
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
    /** Elements are independent of each other: one for each alternative, of a kind that this one refuses. */
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
    /** @param added - Values of other fields that the object has to have. */
    #refuse(remaining, entries, added) {
        const [next, ...rest] = remaining;
        if (next === undefined)
            return this.#build(entries, added);
        // A further field, of a name that nothing mentions, never makes any alternative fit: no need to try more.
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
    /** A field of a name that nothing mentions, for which the alternative refuses the object. */
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
/** Each way to make the alternative refuse the object: a field, and what it has to be. */
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
/** What the alternative accepts in a field; `null`: no such field. */
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
/** Whether all names of the key's kind, but for those that are mentioned, are among the keys. */
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
/** The first value of the series that is no literal among the validators. */
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
/** Where, and by what, a validator became narrower: one entry for each change that somebody made. */



/** Lists nothing if, and only if, `after` accepts all that `before` accepts (or that could not be decided). */
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
/** The alternative that the member most likely became, or `null` where that cannot be told. */
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
/** Whether both are objects with a field of the same literal, such as `kind`, and none of different ones. */
function haveSameTag(left, right) {
    if (left.kind !== "object" || right.kind !== "object")
        return false;
    const shared = [...left.fields].flatMap(([name, { type }]) => {
        const other = right.fields.get(name)?.type;
        return type.kind === "literal" && other?.kind === "literal" ? [Object.is(type.value, other.value)] : [];
    });
    return shared.length > 0 && shared.every((isSame) => isSame);
}
/** The changes inside two validators of the same kind, which are the only counterparts of each other. */
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
        const former = before.fields.get(name);
        const isNewlyRequired = !field.optional && (former === undefined || former.optional);
        return [
            ...(isNewlyRequired ? [{ path: at(name), what: "required", detail: "" }] : []),
            ...(former === undefined || formOf(former.type) === formOf(field.type)
                ? []
                : narrowingsAt(at(name), former.type, field.type)),
        ];
    });
    return [...removed, ...changed];
}
const narrowings_NOTHING = { kind: "union", members: [] };

;// CONCATENATED MODULE: ./build/contract/compare-functions.js
/** What new functions and HTTP routes mean for those who call them, and for calls that are already scheduled. */



function compareFunctions(base, head) {
    const gone = [...base].filter(([name]) => !head.has(name)).map(([name, former]) => removal(name, former));
    const rest = [...head].flatMap(([name, current]) => {
        const former = base.get(name);
        if (former === undefined)
            return [change("function-added", name, { detail: nounOf(current) })];
        return functionChanges(name, former, current);
    });
    return [...gone, ...rest];
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
            return change("argument-required", name, { place: path });
        case "removed":
            return change("argument-removed", name, { place: path });
        case "narrower":
            return path === ""
                ? change("arguments-narrower", name, { detail })
                : change("argument-narrower", name, { place: path, detail });
        case "undecided":
            return change("undecided", name, { place: path });
    }
}
/** Whoever reads a result ignores fields that are new in it, so objects count as open here. */
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
            return change("result-may-lack", name, { place: path });
        case "undecided":
            return change("undecided", name, { place: path });
        default:
            return path === ""
                ? change("whole-result-wider", name, { detail })
                : change("result-wider", name, { place: path, detail });
    }
}
function compareRoutes(base, head) {
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
/** What a new schema means for documents that exist, and for the indexes. */



/** @param prefix - Before the names of tables, for instance `workpool:` for the tables of a component. */
function compareSchemas(base, head, prefix = "") {
    const tablesBefore = base?.tables ?? new Map();
    const tablesAfter = head?.tables ?? new Map();
    const isChecked = base?.schemaValidation === true && head?.schemaValidation === true;
    return [
        ...validationChanges(base, head),
        ...[...tablesBefore.keys()]
            .filter((name) => !tablesAfter.has(name))
            .map((name) => change("table-removed", `${prefix}${name}`)),
        ...[...tablesAfter].flatMap(([name, table]) => {
            const former = tablesBefore.get(name);
            const subject = `${prefix}${name}`;
            if (former === undefined)
                return base === null ? [] : [change("table-added", subject)];
            return [...(isChecked ? documentChanges(subject, former, table) : []), ...compare_schemas_indexChanges(subject, former, table)];
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
/** What was staged has been checked against the existing documents, so only what goes beyond it can fail. */
function notStaged(narrowed, { stagedDocument }, after) {
    if (stagedDocument === null)
        return narrowed;
    const beyond = new Set(listNarrowings(stagedDocument, after.document).map((one) => JSON.stringify(one)));
    return narrowed.filter((one) => beyond.has(JSON.stringify(one)));
}
function compare_schemas_indexChanges(subject, before, after) {
    const names = new Set([...before.indexes.keys(), ...after.indexes.keys()]);
    return [...names].flatMap((name) => {
        const former = before.indexes.get(name);
        const current = after.indexes.get(name);
        const rule = indexRule(former, current);
        const kind = (current ?? former)?.kind ?? "index";
        return rule === null ? [] : [change(rule, subject, { place: name, detail: kind })];
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
/** What changes between two contracts. */





/** Parts of which either contract could not be read are left out: what is not known is not called gone. */
function compareContracts(base, head) {
    const unread = new Set([...base.unread, ...head.unread].map(({ name }) => name));
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
            const former = base.get(name);
            if (former === undefined)
                return [change("cron-added", name)];
            return former === cron ? [] : [change("cron-changed", name)];
        }),
    ];
}
function compareComponents(base, head, unread) {
    return [
        ...[...base]
            .filter(([path]) => !head.has(path))
            .map(([path, former]) => change("component-unmounted", path, { detail: compare_contracts_originOf(former) })),
        ...[...head].flatMap(([path, current]) => {
            const former = base.get(path);
            if (former === undefined)
                return [change("component-mounted", path, { detail: compare_contracts_originOf(current) })];
            const detail = compare_contracts_originOf(current);
            return [
                ...(compare_contracts_originOf(former) === detail ? [] : [change("component-changed", path, { detail })]),
                ...(unread.has(`component ${path}`) ? [] : compareSchemas(former.schema, current.schema, `${path}:`)),
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
/** What commits and trees of a git repository say, read without running `git`. */

/**
 * The parents of a commit, the first one first, as the raw object names them: a shallow clone has it too, and grafts
 * and replacements change nothing.
 *
 * @returns null if the commit cannot be read.
 */
function parentsOf(repository, commit) {
    return commitFields(repository, commit)?.flatMap(([name, value]) => (name === "parent" ? [value] : [])) ?? null;
}
/**
 * What a commit has at a path, or at the first part of it that is no folder.
 *
 * @param path - Names of folders, from the top one.
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
/** Some file systems know a folder by a name in other letters, or with accents written in another way. */
function fold(name) {
    return name.normalize("NFC").toLowerCase();
}
/** The lines `<name> <value>` above the message. */
function commitFields(repository, commit) {
    const object = readObject(repository, commit);
    if (object?.type !== "commit")
        return null;
    const head = object.content.toString("latin1").split("\n\n", 1)[0] ?? "";
    return head.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]);
}
/** Each entry is `<mode> <name>`, a zero byte, and the ID in bytes. */
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
 * Runs `git` in a repository of our own, which at most borrows the objects of the checkout: neither configuration nor hooks
 * of the checkout, which an earlier step may have changed, have a say.
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
    /** @returns `null` if there is no `git` that can be trusted, or it does not work. */
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
    /** @returns What it prints, or `null` if it fails. What it prints of an error is for nobody. */
    async run(args, more = {}) {
        const env = { ...this.#environment, ...more };
        const options = { ...HIDDEN_OUTPUT, cwd: this.#folder, env };
        const result = await (0,exec/* getExecOutput */.H)(`"${this.#program}"`, [...args], options).catch(() => null);
        return result?.exitCode === 0 ? result.stdout : null;
    }
    /** Fetches commits by name. The token is in the environment only: arguments are seen by every process of the machine. */
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
/** Of the variables, proxies and the search path only. */
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
        // A server that sends next to nothing for so long is given up.
        GIT_HTTP_LOW_SPEED_LIMIT: "1000",
        GIT_HTTP_LOW_SPEED_TIME: "20",
        [process_group/* PROCESS_MARKER_VARIABLE */.oe]: marker,
    };
}
/** The first in the search path that lies where neither the checkout nor an earlier step could have put it. */
function findGit(workspace, environment) {
    const path = Object.entries(environment).find(([name]) => name.toUpperCase() === "PATH")?.[1] ?? "";
    const name = process.platform === "win32" ? "git.exe" : "git";
    const found = path
        .split(external_node_path_.delimiter)
        .filter((folder) => (0,external_node_path_.isAbsolute)(folder))
        .map((folder) => (0,external_node_path_.join)(folder, name))
        .find((file) => (0,external_node_fs_.existsSync)(file) && !isWritableByJob(file, workspace, environment));
    return found ?? null;
}

;// CONCATENATED MODULE: ./build/convex/contract/base-commit.js
/** Which commit of the base branch a pull request is compared with, and its files. */





/** @returns `null` where the commit is neither in the checkout nor can be fetched. */
async function checkOutBase(options) {
    const repository = openRepository(options.repositoryRoot);
    const head = readHeadCommit(options.repositoryRoot);
    if (repository === null || "unreadable" in repository || typeof head !== "string")
        return null;
    const commit = await findBaseCommit(head, repository, options);
    if (commit === null)
        return null;
    const directory = (0,external_node_path_.join)(options.folder, "base");
    const local = await openGit("files", (0,external_node_path_.join)(repository.commonDirectory, "objects"), options);
    if (local !== null && (await writeFiles(local, commit, directory)))
        return { commit, directory };
    const fetched = await openGit("fetched-files", NOTHING_BORROWED, options);
    const isWritten = fetched !== null &&
        (await fetched.fetch(options.remote, [commit], ["--depth=1"])) &&
        (await writeFiles(fetched, commit, directory));
    return isWritten ? { commit, directory } : null;
}
/** The refs of a shallow checkout promise the server history that is not there, so that it would send too little. */
const NOTHING_BORROWED = null;
function openGit(name, borrowedObjects, options) {
    return Git.open({ ...options, borrowedObjects, folder: (0,external_node_path_.join)(options.folder, name) });
}
/**
 * GitHub's trial merge has the base as its first parent and the head as its second. Any other merge is one of the pull
 * request's own, and its first parent may be anything.
 */
async function findBaseCommit(head, repository, options) {
    const parents = parentsOf(repository, head) ?? [];
    if (parents.length === 2 && parents[1] === options.headSha)
        return parents[0] ?? null;
    const local = readCommitOf(`refs/remotes/origin/${options.baseBranch}`, repository);
    const git = await openGit("history", (0,external_node_path_.join)(repository.commonDirectory, "objects"), options);
    const known = local === null || git === null ? null : await mergeBase(git, head, local);
    return known ?? fetchMergeBase(head, options);
}
/** Fetches commits only, without files. In a repository of its own: git would take their files for known as well. */
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
/** What the CLI would push, as `--write-push-request` writes it, in the parts that a contract is read from. */
/** @returns `null` for a form that this version does not know. */
function parsePushRequest(text) {
    try {
        const { appDefinition, componentDefinitions } = JSON.parse(text);
        return {
            definition: optionalBundle(appDefinition.definition),
            schema: optionalBundle(appDefinition.schema),
            modules: appDefinition.changedModules.map(bundleOf),
            components: componentDefinitions.map(({ definitionPath, definition, schema }) => ({
                path: push_request_textOf(definitionPath),
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
    const text = push_request_textOf(path);
    if (text === "" || /\\|^[/]|^[A-Za-z]:|\0/.test(text) || text.split("/").includes("..")) {
        throw new TypeError("A bundle lies outside of its folder.");
    }
    return { path: text, source: push_request_textOf(source) };
}
function push_request_textOf(value) {
    if (typeof value !== "string")
        throw new TypeError("A text is missing.");
    return value;
}

;// CONCATENATED MODULE: ./build/convex/contract/run-quietly.js
/** Runs a program of Node beside the deploy. What it prints is for nobody but the caller. */

/** @returns What was printed as far as it came. Never rejects. */
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
/** How long output is still read when everything that could be found was ended. */
const DRAIN_MS = 2_000;
async function drain(stream) {
    if (stream.closed)
        return;
    await new Promise((resolve) => {
        const timer = setTimeout(resolve, DRAIN_MS);
        stream.once("close", () => {
            clearTimeout(timer);
            resolve();
        });
    });
}

;// CONCATENATED MODULE: ./build/convex/contract/bundle-functions.js
/** Has the CLI bundle a folder of functions, as it would for a deploy, without a deployment and without a key. */




/** Nobody listens there (https://www.rfc-editor.org/rfc/rfc863), and the CLI calls nobody when it writes a push request. */
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
    // Hidden from `--help`, so that only the CLI's parser can be asked. It refuses before anything else happens.
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
/** Gives a copy of a repository the packages that are installed in the original. */



/** Folders that are looked through for installed packages. A repository has more of them only below what is built. */
const MAX_FOLDERS = 20_000;
/**
 * A package of the repository itself, which a package manager links into `node_modules`, becomes that of the copy: else
 * the copy would be built with the code of the original.
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
    // A package that the base has committed is its own.
    if (real === null || (0,external_node_fs_.existsSync)(to))
        return;
    const isOfRepository = isInside(root, real) && !(0,external_node_path_.relative)(root, real).split(external_node_path_.sep).includes("node_modules");
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
/** Which environment variables the code of an app reads, by the text of its bundles. */
/** Set by Convex itself, or by the bundler. */
const PROVIDED = /^(?:NODE_ENV|CONVEX_CLOUD_URL|CONVEX_SITE_URL)$/;
/** @param bundle - As the CLI's bundler writes it: a comment with the path of each file stands before its code. */
function envReadsOf(bundle) {
    const names = ownCode(bundle).flatMap((code) => [
        ...[...code.matchAll(/\bprocess\.env(?:\.([A-Za-z_]\w*)|\[\s*["']([A-Za-z_]\w*)["']\s*\])/g)].map(([, dotted, quoted]) => dotted ?? quoted ?? ""),
        ...[...code.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b(?!\.|\[)/g)].flatMap(([, taken = ""]) => destructured(taken)),
    ]);
    return new Set(names.filter((name) => name !== "" && !PROVIDED.test(name)));
}
/** The code of the app, without that of packages. Code before the first comment is the bundler's own. */
function ownCode(bundle) {
    const [, ...sections] = bundle.split(/^\/\/ (?=[^\n]*\.[cm]?[jt]sx?$)/m);
    return sections.filter((section) => !/^[^\n]*\bnode_modules\//.test(section));
}
/** `A, B: c, D = "x"`: the names on the left. */
function destructured(taken) {
    return taken.split(",").map((part) => /^\s*([A-Za-z_]\w*)/.exec(part)?.[1] ?? "");
}

;// CONCATENATED MODULE: ./build/contract/parse-contract.js
/** Reads what an app's modules export, as JSON of any shape. `null`: a form that this version does not know. */

/** @param json - What `defineSchema(…).export()` returns, parsed. */
function parseSchema(json) {
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
/** Where an exported table lists its indexes. */
const INDEX_LISTS = [
    ["indexes", "index", false],
    ["stagedDbIndexes", "index", true],
    ["searchIndexes", "search index", false],
    ["stagedSearchIndexes", "search index", true],
    ["vectorIndexes", "vector index", false],
    ["stagedVectorIndexes", "vector index", true],
];
function parse_contract_parseIndex({ indexDescriptor, ...definition }, kind, staged) {
    if (typeof indexDescriptor !== "string")
        return [];
    // The order of filter fields makes no difference to the index, that of an index's own fields does.
    const filterFields = Array.isArray(definition.filterFields) ? [...definition.filterFields].sort() : undefined;
    const sorted = Object.entries({ ...definition, filterFields }).sort(([one], [other]) => (one < other ? -1 : 1));
    return [[indexDescriptor, { kind, staged, definition: JSON.stringify(sorted) }]];
}
const KINDS = ["query", "mutation", "action"];
/** @param json - One exported function: `{ kind, visibility, args, returns }`, the validators as Convex exports them. */
function parseFunction(json) {
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
/** @param json - What `httpRouter().getRoutes()` returns: path and method of each route first. */
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
/** @param json - Pairs of a name and `{ value, optional }`, of which the value is a validator as text. */
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
/** @returns `undefined` for what is no JSON. */
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
/** Where a component comes from, and which version of it the app asks for. */

/** @param path - Of the component's definition, relative to the folder of the functions. */
function describeSource(path, workingDirectory) {
    const inPackage = path.replaceAll("\\", "/").split("node_modules/").at(-1) ?? "";
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(inPackage)?.[0];
    if (!path.includes("node_modules/") || name === undefined)
        return { source: path, version: null };
    return { source: name, version: requestedVersion(name, readPackageJson(workingDirectory)) };
}
/**
 * The version as package.json has it. What is installed says nothing about the base, whose packages are those of the head.
 */
function requestedVersion(name, packageJson) {
    for (const field of ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]) {
        const section = packageJson?.[field];
        const version = section?.[name];
        if (typeof version === "string")
            return version;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/convex/contract/evaluate-bundles.js
/**
 * Loads bundles in a process that has no environment, may read nothing but the bundles, and may start nothing.
 * https://nodejs.org/api/permissions.html
 *
 * The network stays open to it (docs/threat-model.md), which a build of the same code has as well.
 */






const MAX_MEMORY_MB = 1024;
const MAX_RESULT_BYTES = 32 * 1024 * 1024;
/**
 * Any text that a library takes for a key, an address or a name alike. A module that reads a variable when it is loaded
 * gets it on the second try.
 */
const evaluate_bundles_PLACEHOLDER = "https://placeholder.invalid";
/**
 * @param files - Everything that the modules import, with them.
 * @returns What each module exports, by file; a module that could not be loaded has no entry.
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
    const plan = { modules, placeholders, placeholder: evaluate_bundles_PLACEHOLDER };
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
/** Node does not start on Windows without it. */
function systemVariables() {
    return process.platform === "win32" ? { SystemRoot: (0,system_root/* systemRoot */.y)(process.env) } : {};
}
function readResults(stdout, marker) {
    const exports = new Map();
    const missing = new Map();
    for (const line of stdout.split("\n")) {
        if (!line.startsWith(marker))
            continue;
        const result = parse_contract_parseJson(line.slice(marker.length));
        if (result === undefined)
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
/** The app lies in `app/`, its components in `component<number>/`. */
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
/** `auth.config` holds no functions, and `_deps/` what modules share. */
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
    /** What the module of this file exports, or `null` where it is to be named as not compared. */
    #parsed(name, file, parse) {
        const isLoaded = this.#exported.has(file);
        const part = isLoaded ? parse(this.#exported.get(file)) : null;
        if (part === null)
            this.#unread.push({ name, reason: isLoaded ? "unknown-form" : "failed" });
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
/** Compares the contract of a pull request with that of its base, beside the deploy. */









/** For each of base and head. Loading the bundles has as long once more. */
const compare_with_base_TIMEOUT_MS = 60_000;
/** @returns `null` if the head never was complete. */
async function compareWithBase(options, progress) {
    const { baseBranch } = options;
    const notCompared = (problem) => ({
        ...{ baseBranch, problem, changes: [], notCompared: [], waivedBy: null },
    });
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
    const unread = [...head.unread, ...base.unread].map(({ name }) => name);
    return {
        ...{ baseBranch, problem: null, waivedBy: null },
        changes: compareContracts(base, head),
        notCompared: [...new Set(unread)],
    };
}
async function readHead(options, { headIsReady, ended }) {
    if (!(await headIsReady))
        return null;
    const read = (name) => readFunctions(options, options.workingDirectory, name, "disable");
    const first = await read("head");
    if (first !== "failed")
        return first;
    // The deploy itself writes `_generated`, where that is not committed.
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
    const workingDirectory = (0,external_node_path_.join)(base.directory, (0,external_node_path_.relative)(options.repositoryRoot, options.workingDirectory));
    const functions = (0,external_node_fs_.existsSync)(workingDirectory) ? functionsDirectory(workingDirectory) : null;
    if (functions === null || !(0,external_node_fs_.existsSync)(functions))
        return "base-without-functions";
    linkInstalledPackages(options.repositoryRoot, base.directory);
    return { workingDirectory };
}
/** `git` runs without a way to stop it, so that it is ended by what it was marked with. */
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
    // Where loading takes too long, what was loaded by then counts, and the rest is named as not compared.
    const limit = AbortSignal.any([signal, AbortSignal.timeout(compare_with_base_TIMEOUT_MS)]);
    const contract = await readContract(request, {
        ...{ program, workingDirectory, signal: limit },
        folder: (0,external_node_path_.join)(folder, `${name}-modules`),
    });
    const isEmpty = contract.schema === null && contract.functions.size === 0 && contract.unread.length > 0;
    return isEmpty ? "failed" : contract;
}
async function untilTimeout(signal, run) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(compare_with_base_TIMEOUT_MS)]);
    const result = await run(limit);
    return limit.aborted ? "timeout" : result;
}

;// CONCATENATED MODULE: ./build/action/compare.js
/** Compares a pull request with its base beside the deploy, and says what merging it would break. */













const compare_NONE = { onHeadReady: () => { }, end: async () => null };
function startComparison(plan, step, context, cli) {
    const pullRequest = comparablePullRequest(plan, step);
    const root = findRepositoryRoot(step.inputs.workingDirectory, step.workspace);
    if (pullRequest === null || root === null)
        return compare_NONE;
    const ready = Promise.withResolvers();
    const ended = Promise.withResolvers();
    const progress = { headIsReady: ready.promise, ended: ended.promise };
    const comparison = compare_compare(pullRequest, root, { step, context, cli, progress }).catch(() => null);
    return {
        onHeadReady: () => ready.resolve(true),
        end: () => {
            ready.resolve(false);
            ended.resolve();
            return comparison;
        },
    };
}
/** Code that needed `allow-untrusted-code` is not loaded in this job, and a dry run builds nothing that could be read. */
function comparablePullRequest({ pullRequest }, { trigger, inputs }) {
    const isWanted = inputs.breakingChanges !== "off" && !inputs.dryRun;
    return isWanted && isTrusted(trigger) ? pullRequest : null;
}
function isTrusted(trigger) {
    if (trigger.kind === "pull-request")
        return trigger.via === "pull_request";
    return trigger.kind === "workflow-run" && !trigger.isFork;
}
function compare_compare({ headSha, baseBranch }, repositoryRoot, { step, context, cli, progress }) {
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
            signal: context.signal,
        }, progress);
    });
}
/** Empty, not absent: the CLI fills what is unset from `.env` files. */
function withoutKey(environment) {
    const names = [...KEY_NAMES, "CONVEX_SELF_HOSTED_URL"];
    return { ...environment, ...Object.fromEntries(names.map((name) => [name, ""])) };
}
/** The outcome with what was found. Where `breaking-changes` is `fail`, what breaks is a failure of the step. */
async function applyComparison(outcome, comparison, step) {
    const { log, signal } = step.runtime;
    // What was cut short by a cancel says nothing.
    if (signal.aborted)
        return outcome;
    const compared = (0,outcome_outcome/* redactOutcome */.Ah)({ ...outcome, comparison }, log);
    const found = compared.comparison;
    if (found === null)
        return outcome;
    if (found.problem !== null)
        log.notice(problemText(found, code_span/* codeSpan */.S));
    const count = countBreaking(found) ?? 0;
    if (count === 0)
        return compared;
    const isWaived = step.inputs.breakingChanges === "fail" && (await isWaivedByLabel(step, outcome));
    const told = { ...compared, comparison: { ...found, waivedBy: isWaived ? WAIVING_LABEL : null } };
    const lines = breakingLines(found.changes.filter(isBreaking));
    if (step.inputs.breakingChanges === "fail" &&
        !isWaived &&
        outcome.ending.status === "deployed" &&
        outcome.ending.failure === null) {
        for (const line of lines)
            log.info(line);
        return (0,outcome_outcome/* withEnding */.AQ)(told, { failure: (0,action_failures/* breakingChanges */.Fw)(count, (0,code_span/* codeSpan */.S)(found.baseBranch), WAIVING_LABEL) });
    }
    const allowed = isWaived ? ` The label \`${WAIVING_LABEL}\` allows it.` : "";
    log.warning(`Merging this into ${(0,code_span/* codeSpan */.S)(found.baseBranch)} breaks something.${allowed}\n${lines.join("\n")}`);
    return told;
}
/** Read now: the label of the event's payload may be gone. GitHub that does not answer allows nothing. */
async function isWaivedByLabel({ github, trigger }, outcome) {
    const number = outcome.plan?.pullRequestNumber ?? null;
    if (github === null || number === null)
        return false;
    const { hasLabel } = await __webpack_require__.e(/* import() */ 283).then(__webpack_require__.bind(__webpack_require__, 6283));
    return (await hasLabel(await github(), trigger.repository, number, WAIVING_LABEL)) === true;
}

;// CONCATENATED MODULE: ./build/action/export-urls.js
/** `export-env`: the URLs of the Convex deployment for later steps. */
/** @param outcome - Redacted. */
function exportUrls(log, { deployment: { url, siteUrl } }, variables) {
    if (url !== null)
        for (const name of variables.url)
            log.exportVariable(name, url);
    if (siteUrl !== null)
        for (const name of variables.siteUrl)
            log.exportVariable(name, siteUrl);
}

;// CONCATENATED MODULE: ./build/convex/api/functions-api.js
/**
 * Calls a function of a Convex deployment as `convex run` does (`ConvexHttpClient.function` in the CLI's
 * `src/browser/http_client.ts`): https://docs.convex.dev/http-api
 */




/** The longest time that a timer can have, in milliseconds: Convex itself limits how long a function takes. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;
/**
 * Calls it once, however that ends, and waits until `signal` aborts. Never throws. Redirects are not followed: they could
 * take the key along.
 *
 * @param cliVersion - Of the installed CLI, on whose behalf this asks.
 */
async function callFunction({ url, adminKey }, { path, argsJson }, cliVersion, signal) {
    const http = new lib/* HttpClient */.Qq("convex-deploy-action", [], {
        socketTimeout: NO_TIMEOUT_MS,
        // Probes keep networks from forgetting a connection on which nothing is said for minutes.
        keepAlive: true,
        allowRetries: false,
        allowRedirects: false,
    });
    const aborted = Promise.withResolvers();
    const abort = () => aborted.resolve({ kind: "no-answer", status: 0 });
    signal.addEventListener("abort", abort, { once: true });
    // The arguments as they were written: parsed and printed anew, numbers could change.
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
        // Ends the connection too, if it is still open.
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
        return isNeverSent(error) ? notRun(0, "", "Convex could not be reached") : { kind: "no-answer", status };
    }
}
/** Nothing was sent: there is no such server, or none that listens. */
function isNeverSent(error) {
    const code = asString(asRecord(error).code) ?? "";
    return ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}
function notRun(status, code, message) {
    return { kind: "not-run", status, code, message };
}
/** Errors of the server may have come after the function had run, or from something that stands before Convex. */
function parseResponse(status, body) {
    const answer = asRecord(parseJson(body));
    const logLines = Array.isArray(answer.logLines) ? answer.logLines.filter((line) => typeof line === "string") : [];
    const isFunctionAnswer = (status >= 200 && status < 300) || status === STATUS_FUNCTION_FAILED;
    if (isFunctionAnswer && answer.status === "success" && "value" in answer)
        return { kind: "returned", value: answer.value, logLines };
    if (isFunctionAnswer && answer.status === "error")
        return { kind: "threw", message: describeError(answer), logLines };
    if (status >= 400 && status < 500 && status !== 408)
        return notRun(status, asString(answer.code) ?? "", asString(answer.message) ?? "");
    return { kind: "no-answer", status };
}
/** What older backends answered for a function that failed: `STATUS_CODE_UDF_FAILED` in the CLI's HTTP client. */
const STATUS_FUNCTION_FAILED = 560;
/** The message, and the data of a `ConvexError`. */
function describeError({ errorMessage, errorData }) {
    const message = asString(errorMessage) ?? "";
    return errorData === undefined ? message : `${message}\nerror data: ${JSON.stringify(errorData)}`.trim();
}

;// CONCATENATED MODULE: ./build/diagnosis/function-failures.js
/** Failures of the functions that `preview-run` and `run` call after the push. */



const RUN_DOCS = `${failure_pattern/* DOCS */.iT}/cli/reference/run`;
/** `run-failed`: the push went through and is live. */
function runFailed(called, problem) {
    const { what, fix, link } = explain(called, problem);
    const after = consequence(called, problem);
    return {
        code: "run-failed",
        ...(0,diagnosis_failure/* textsWith */.vm)(what, (why) => ({ cause: `The push is live, but ${why}.${after}`, fix })),
        link,
    };
}
/** Whether it is certain that the function has not done what it was called for, so that it can be called again. */
function isCertain({ kind }) {
    return kind !== "no-answer";
}
function consequence({ input, left }, problem) {
    const others = left === 0 ? "" : ` ${left === 1 ? "The function" : `The ${left} functions`} after it did not run.`;
    if (input === "run")
        return others;
    return isCertain(problem)
        ? `${others} The next deploy of this preview goes on with it.`
        : `${others} The preview counts as seeded from now on, because seeding twice could duplicate data.`;
}
function explain(called, problem) {
    const name = (0,code_span/* codeSpan */.S)(called.name);
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
        case "no-answer":
            return {
                what: (0,diagnosis_failure/* ownReason */.Nx)(`nobody knows whether ${name} of \`${called.input}\` has run: ${problem.status === 0 ? "the connection ended without an answer" : `the answer was ${problem.status}`}. It may be running still, so it is not called again`),
                fix: `Look at the function's logs on the Convex dashboard${called.dashboardUrl === null ? "" : ` (${called.dashboardUrl})`}. If it has not run, run it by hand:${(0,failure_pattern/* shellBlock */.OV)(called.command)}`,
                link: `${failure_pattern/* DOCS */.iT}/dashboard/deployments/logs`,
            };
    }
}
/** What Convex says in place of what a function throws: `crates/application` and `crates/udf` of its backend. */
function explainError({ name, input }, message, byHand) {
    const said = function_failures_firstLine(message);
    const called = `${(0,code_span/* codeSpan */.S)(name)} of \`${input}\``;
    if (/^Could not find (?:public )?function for /.test(said))
        return {
            what: (0,diagnosis_failure/* ownReason */.Nx)(`the function ${called} does not exist on the Convex deployment`),
            fix: `Correct the line in \`${input}\`, or export the function. Its name is the path of the file inside the functions folder (so without \`convex/\`), a colon and the export: \`dir/module:function\`. HTTP actions cannot be called.`,
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        };
    if (isArgumentError(said))
        return {
            what: withWords(`${called} does not take these arguments`, argumentProblem(message)),
            fix: `Correct the JSON behind the function in \`${input}\`, or the validator of the function's arguments.`,
            link: `${failure_pattern/* DOCS */.iT}/functions/validation`,
        };
    if (/^(?:Cannot run functions while this deployment is|You have exceeded|This deployment has been disabled)/.test(said))
        return {
            what: withWords(`${called} did not run, because the Convex deployment is paused or disabled`, said),
            fix: `Resume it in the settings of the deployment on the Convex dashboard, or raise the limit that it met. Then run the job again.`,
            link: `${failure_pattern/* DOCS */.iT}/production/pause-deployment`,
        };
    return {
        what: withWords(`${called} failed`, said),
        fix: `Fix what the function reports: its output is in the log of this job. ${byHand}`,
        link: RUN_DOCS,
    };
}
function explainRefusal({ name, input }, { status, code, message }, byHand) {
    const called = `${(0,code_span/* codeSpan */.S)(name)} of \`${input}\``;
    const permission = /\((deployment:[\w:]{1,80})\)/.exec(message)?.[1];
    if (permission !== undefined)
        return {
            what: (0,diagnosis_failure/* ownReason */.Nx)(`the deploy key may not run ${called}: it lacks the permission \`${permission}\``),
            fix: `Give the deploy key that permission on the Convex dashboard (Deployment Settings → Deploy keys), or replace it with a key that has it. Functions that are exported as public need none.`,
            link: `${failure_pattern/* DOCS */.iT}/cli/deploy-key-types`,
        };
    const known = /^[A-Z][A-Za-z]{2,60}$/.test(code) ? ` (${code})` : "";
    const answer = status === 0 ? "Convex could not be reached" : `Convex answered ${status}${known}`;
    return {
        what: withWords(`${called} did not run: ${answer}`, function_failures_firstLine(message)),
        fix: `${isKeyRefused(status) ? "If the deploy key was revoked or has expired, make a new one on the Convex dashboard and replace the secret. Otherwise run the job again." : "Run the job again."} ${byHand}`,
        link: RUN_DOCS,
    };
}
function isKeyRefused(status) {
    return status === 401 || status === 403;
}
/** The lines of an error that may be shown: Convex repeats arguments that a function does not take. */
function errorLines(message) {
    return isArgumentError(function_failures_firstLine(message)) ? withoutArguments(message) : message.split("\n");
}
function isArgumentError(said) {
    return said.startsWith("ArgumentValidationError");
}
/** What `ValidationError` in the backend's `crates/common/src/schemas/validator.rs` says of the validator alone. */
const ABOUT_VALIDATOR = /^(?:ArgumentValidationError: )?(?:Value does not match validator|Object (?:is missing the required field|contains extra field) `[^`]{1,1024}`|Path: \S{1,1024}|Validator: .{1,2000})/;
function withoutArguments(message) {
    return message.split("\n").flatMap((line) => ABOUT_VALIDATOR.exec(line)?.[0] ?? []);
}
/** What does not fit, without the validator that follows. */
function argumentProblem(message) {
    const about = withoutArguments(message).filter((line) => !line.startsWith("Validator: "));
    return about.map((line) => line.replace(/^ArgumentValidationError: |\.$/g, "")).join(", ");
}
/** Behind Convex's own words for the request. */
function function_failures_firstLine(message) {
    const [first = "", second = ""] = message.split("\n");
    const line = /^\[Request ID: \w+\] Server Error$/.test(first.trim()) ? second : first;
    return line.trim().replace(/\.$/, "");
}
/** @param words - Of the user's function or of Convex: they are not sent. */
function withWords(text, words) {
    return { full: words === "" ? text : `${text}: ${words}`, sent: text };
}
function reasonIn({ full, sent }, sentence) {
    return { full: sentence(full), sent: sentence(sent) };
}

;// CONCATENATED MODULE: ./build/outcome/function-results.js
/** The `run-results` output: what the functions of `preview-run` and `run` returned. Pure. */
/** Bytes. A job's outputs have 1 MiB in all, and later steps get them in their environment. */
const function_results_MAX_BYTES = 64 * 1024;
/** Convex's values are nested 64 levels deep at most: https://docs.convex.dev/production/state/limits */
const function_results_MAX_DEPTH = 80;
/** Characters that would get lost on the way to a later step, or that nobody sees. */
const function_results_INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * A value as JSON, with secrets hidden in its texts, names and numbers. All else stays as it is: where a redactor would
 * only take out invisible characters, they are kept.
 *
 * @param redact - For text from elsewhere, see `Redactors`.
 */
function toResultJson(value, redact) {
    const hide = (text) => {
        const redacted = redact(text);
        return redacted.includes("***") ? redacted : text;
    };
    const json = JSON.stringify(redactValue(value, hide, 0));
    return json.replace(function_results_INVISIBLE, (char) => char
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
    // Not by assignment: a field may be called `__proto__`.
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [hide(name), redactValue(item, hide, depth + 1)]));
}
/**
 * The output: `[{"function": "seed:run", "value": …}]`, in the order in which they ran, in 64 KiB at most. A result for which
 * there is no room has `"omitted": true` in place of `value`.
 *
 * @returns The names of those that were left out, beside the output.
 */
function toRunResults(results) {
    const items = results.map(({ name, json }) => {
        const start = `{"function":${JSON.stringify(name)},`;
        return { name, without: `${start}"omitted":true}`, whole: `${start}"value":${json}}` };
    });
    let left = function_results_MAX_BYTES - items.reduce((sum, { without }) => sum + without.length + 1, 1);
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

;// CONCATENATED MODULE: ./build/action/function-runner.js
/** Calls the functions of `preview-run` and `run`, one after the other, and tells how that went. */








/** Lines of an error that are kept for the summary. */
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
    /** Calls them in order, until one does not return. None is called twice. */
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
    /** The deployment that was pushed to, and no other one that has its name by now. */
    async #findDeployment({ deployment }) {
        const found = await getDeploymentCredentials(this.#context, this.#cliVersion, null);
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
            const outputTail = response.kind === "threw" ? errorLines(response.message).slice(0, MAX_ERROR_LINES) : [];
            const deploy = outcome.deploy && { ...outcome.deploy, outputTail };
            return { ...outcome, deploy, functions: [...outcome.functions, report] };
        }
        const json = toResultJson(response.value, log.redactExternal);
        this.#results.push({ name: log.redactTrusted(about.name), json });
        const report = { ...about, result: "returned", bytes: Buffer.byteLength(json) };
        return { ...outcome, functions: [...outcome.functions, report] };
    }
    /** What is known is told at once: the next function may take long. */
    #setOutput({ kind }, { name }) {
        const { log } = this.#step.runtime;
        const { json, omitted } = toRunResults(this.#results);
        log.output("run-results", json);
        if (kind === "returned" && omitted.includes(log.redactTrusted(name)))
            log.warning(`What \`${name}\` returned is left out of the output \`run-results\`, which has room for 64 KiB. Return less, or read it from the Convex deployment in a later step.`);
    }
    #describe({ name, argsJson }, { deployment }) {
        const flag = deploymentFlag(this.#context, deployment.name);
        const args = argsJson === "{}" ? "" : " '<arguments>'";
        const command = `npx convex run ${flag === "" ? "" : `${flag} `}${name}${args}`;
        return { name, command, dashboardUrl: deployment.dashboardUrl };
    }
    /** By the runner, or by `timeout-minutes`. What Convex has begun goes on without this run. */
    #stopped(outcome) {
        const { runtime, inputs } = this.#step;
        return runtime.signal.aborted
            ? (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "cancelled", failure: action_failures/* CANCELLED_IN_FUNCTION */.Vv })
            : (0,outcome_outcome/* withEnding */.AQ)(outcome, { failure: (0,action_failures/* timeout */.du)(inputs.timeoutMs ?? 0, "functions") });
    }
}

;// CONCATENATED MODULE: ./build/convex/api/snapshot-imports.js
/** The imports of a deployment, by the system query with which `convex import` looks for one that runs. */


const snapshot_imports_STATES = {
    uploaded: "waiting",
    waiting_for_confirmation: "waiting",
    in_progress: "running",
    completed: "completed",
    failed: "failed",
};
/**
 * The last imports of a deployment, the newest first.
 *
 * @returns `null` if Convex does not tell: it could not be reached, or the key lacks `deployment:backups:view`.
 */
async function listImports({ url, adminKey }, cliVersion) {
    const answer = await requestConvex({
        method: "POST",
        url: endpointOf(url, "/api/query"),
        authorization: `Convex ${adminKey}`,
        cliVersion,
        body: { path: "_system/cli/queryImport:list", format: "convex_encoded_json", args: [{}] },
    });
    const { status, value } = asRecord(answer.value);
    if (!isSuccess(answer) || status !== "success" || !Array.isArray(value))
        return null;
    return value.map(readImport);
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
/** Imports one file into a preview deployment, by `convex import`. */










/** Milliseconds between two looks at an import that runs. */
const LOOK_PAUSE_MS = 1_000;
/** @param isResumed - Whether an earlier run came to this file and nobody knows how it ended: then Convex is asked first. */
async function importFile(context, cli, source, isResumed) {
    const credentials = await getDeploymentCredentials(context, cli.capabilities.version, null);
    // The CLI tells why it cannot be reached.
    const access = "full" in credentials ? null : credentials;
    const before = await waitForRunning(access, context, cli);
    if (context.signal.aborted)
        return { status: "cancelled", tail: [] };
    if (isResumed && before?.find((one) => isOf(source, one))?.state === "completed") {
        context.info("An earlier run imported this file, and did not come to say so.");
        return { status: "imported" };
    }
    const path = pathInside(source.path, context.workspace);
    if (path === null)
        return { status: "failed", failure: notInWorkspace(source), tail: [] };
    if (!(await cli.isUnchanged()))
        return { status: "failed", failure: action_failures/* CLI_CHANGED */.gI, tail: [] };
    const table = source.table === null ? [] : [`--table=${source.table}`];
    const args = ["import", "-y", ...deploymentSelector(context), ...table, `--format=${source.format}`, path];
    const run = await runDataCommand(context, cli, { args, progress: "Still importing", isBesideDeploy: false });
    const tail = lastLines(run.output);
    if (run.exitCode === 0)
        return { status: "imported" };
    if (run.aborted)
        return { status: "cancelled", tail };
    const failed = { what: sourceText(source), isSnapshot: source.table === null, keyKind: context.key.kind };
    const failure = importFailed({ ...failed, lines: tail });
    // Convex's own word counts where the CLI has none: an import goes on without it.
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
/** The snapshot, or the table as a code span. */
function sourceText({ table }) {
    return table === null ? "the snapshot" : `\`${table}\``;
}
/** @returns The imports of the deployment once none runs any more; `null` if Convex does not tell. */
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
/** @returns The real path of a file that is in the workspace, links followed; `null`: it is not, or it is no file. */
function pathInside(path, workspace) {
    try {
        const real = external_node_fs_.realpathSync.native(path);
        const root = realPathOf(workspace);
        return root !== null && isInside(root, real) && (0,external_node_fs_.statSync)(real).isFile() ? real : null;
    }
    catch {
        return null;
    }
}
function notInWorkspace(source) {
    return importFileUnusable(sourceText(source), "its file is not in the workspace, or it is no file.", "Correct `preview-import`: its paths are relative to the workspace, and links must not lead out of it. Check the file out, download it in a step before this one, or let `cmd` write it.");
}

;// CONCATENATED MODULE: ./build/action/import.js
/** Imports data into a preview deployment: `preview-import`, once per Convex deployment, after its first successful push. */




const NOT_RECORDED = { kind: "unrecorded" };
/** Whether `preview-run` has to wait for a run that imports first. */
function isWaitingForImport({ ending }, { previewImport }) {
    return previewImport.length > 0 && !ending.isImported;
}
/**
 * Imports each file that no record says is imported, in order; the first that fails ends it. Like a seed it is only delayed
 * by a push that failed. What no record could tell of later is not imported.
 */
async function importPreviewData(outcome, step, context, cli) {
    const { inputs, reporter, runtime } = step;
    const isWanted = inputs.previewImport.length > 0 && outcome.plan?.target === "preview";
    const { status, failure } = outcome.ending;
    if (!isWanted || status !== "deployed" || failure !== null)
        return outcome;
    const lock = await reporter.seedLock(outcome);
    const claim = lock === null ? NOT_RECORDED : await lock.acquire("import", toPublicOutcome(outcome, runtime.log));
    if (claim.kind !== "claimed" || lock === null)
        return reportImportNotMade(outcome, claim.kind, step);
    if (inputs.previewImport.some(({ table }) => table === null) && context.plan.pullRequest !== null)
        runtime.log.warning(SNAPSHOT_EXPOSED);
    const imported = await importFrom(claim, { outcome, step, context, cli, lock });
    runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(imported, runtime.log) });
    return imported;
}
async function importFrom({ from, isResumed }, { outcome, step, context, cli, lock }) {
    const { inputs, runtime } = step;
    const sources = inputs.previewImport;
    const told = toPublicOutcome(outcome, runtime.log);
    for (const [at, source] of sources.entries()) {
        const item = at + 1;
        if (item < from)
            continue;
        if (item > from)
            await lock.proceed("import", item, told);
        const result = await runtime.log.group(`convex import: ${sourceText(source)}`, () => importFile(context, cli, source, isResumed && item === from));
        if (result.status === "imported")
            continue;
        const withTail = { ...outcome, deploy: outcome.deploy && { ...outcome.deploy, outputTail: result.tail } };
        if (result.status === "failed") {
            await lock.fail("import", item, told);
            return (0,outcome_outcome/* withEnding */.AQ)(withTail, { status: "failed", failure: result.failure });
        }
        return runtime.signal.aborted
            ? (0,outcome_outcome/* withEnding */.AQ)(withTail, { status: "cancelled", failure: action_failures/* CANCELLED */.gD })
            : (0,outcome_outcome/* withEnding */.AQ)(withTail, { status: "failed", failure: (0,action_failures/* timeout */.du)(inputs.timeoutMs ?? 0, "import") });
    }
    const note = `Imported ${sources.map(sourceText).join(", ")}.`;
    return (0,outcome_outcome/* withEnding */.AQ)(outcome, { isImported: true, notes: [...outcome.ending.notes, note] });
}
const SNAPSHOT_EXPOSED = "`preview-import` gives the documents of a snapshot to code of a pull request: whoever may push to its branch can read them, and functions of the preview are public. Take snapshots of deployments without personal data, or remove it first.";
/** What became of the import where this run leaves it to another one. */
function reportImportNotMade(outcome, answer, { runtime, inputs }) {
    switch (answer) {
        case "done":
            return (0,outcome_outcome/* withEnding */.AQ)(outcome, { isImported: true });
        case "begun":
            return (0,outcome_outcome/* withEnding */.AQ)(outcome, {
                notes: [...outcome.ending.notes, "Another run has begun to import data into this preview deployment."],
            });
        default: {
            const then = inputs.previewRun.length === 0 ? "" : ", nor was `preview-run` run";
            runtime.log.warning(`\`preview-import\` was not imported${then}: the action records it in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`);
            return outcome;
        }
    }
}

;// CONCATENATED MODULE: ./build/action/quota.js
/** A deploy for whose preview Convex has no room: which previews a sweep would delete, and one more try without them. */






/** How many are looked for: each costs some calls, and one makes room for this deploy. */
const MAX_OUTLIVED = 10;
/**
 * Deploys. If the team has reached its limit of deployments, the failure names the previews that a sweep would delete; with
 * `management-token` they are deleted, and the deploy is tried once more.
 *
 * @param signal - Aborted when the run is cancelled or its time is over.
 */
async function deployWithinQuota(plan, step, signal, attempt) {
    const first = await attempt();
    const { failure } = first;
    if (failure?.code !== "quota-reached" || plan.preview === null || signal.aborted)
        return first;
    const found = await findOutlived(step, signal);
    if (found === null || found.outlived.length === 0)
        return first;
    const hasToken = step.inputs.managementToken !== null;
    const named = { ...first, failure: (0,action_failures/* quotaReached */.pJ)(failure, found.outlived, hasToken) };
    if (!hasToken)
        return named;
    const deleted = await deleteOutlived(found, step, signal);
    if (deleted.length === 0 || signal.aborted)
        return named;
    const names = deleted.map(({ previewName, deployment }) => `${(0,code_span/* codeSpan */.S)(previewName)} (\`${deployment}\`)`);
    const sentence = `Your team had reached its limit of Convex deployments. Deleted ${names.join(", ")}, which had outlived their pull request or branch, and deployed again.`;
    step.runtime.log.notice(sentence);
    const second = await attempt();
    return { ...second, notes: [...second.notes, sentence] };
}
/** What the verdict lets go, and Convex still has. `null`: GitHub does not show what there is to know. */
async function findOutlived(step, signal) {
    const reader = step.evidence;
    if (reader === null)
        return null;
    try {
        const read = await reader.read([]);
        const candidates = deploymentsToJudge(read.records, null);
        const evidence = await reader.complete(read, candidates, []);
        const outlived = [];
        for (const deployment of candidates) {
            if (signal.aborted || outlived.length === MAX_OUTLIVED)
                break;
            const previewName = await nameOfOutlived(deployment, evidence, reader, step);
            if (previewName !== null)
                outlived.push({ deployment, previewName });
        }
        return { outlived, evidence, reader };
    }
    catch {
        step.runtime.log.info("GitHub does not show which preview deployments have outlived their pull request or branch, so none was looked for.");
        return null;
    }
}
async function nameOfOutlived(deployment, evidence, reader, step) {
    const key = previewKey(step);
    const previewName = recordsNaming(deployment, evidence.records).flatMap(({ slot }) => previewOf(slot) ?? [])[0]?.name;
    if (previewName === undefined)
        return null;
    const now = await reader.originsNow(originsOf(deployment, evidence.records));
    const asRecorded = { project: key, kind: "found", type: "preview", isDefault: false, previewName };
    const judged = verdict(deployment, evidence, { ...asRecorded, isOfProject: true }, now);
    if (judged.kind !== "delete")
        return null;
    const caller = { host: step.provisionHost, key, cliVersion: FALLBACK_CLIENT_VERSION };
    const found = await fetchPreview(caller, previewName);
    return found.kind === "exists" && found.deploymentName === deployment ? previewName : null;
}
/** Each is judged again, and Convex is asked what it is, as in a cleanup. */
async function deleteOutlived({ outlived, evidence, reader }, step, signal) {
    const deleted = [];
    for (const preview of outlived) {
        if (signal.aborted)
            break;
        const how = { keepPreview: false, isChosen: false };
        const { kind, note, failure } = await cleanOne(preview.deployment, evidence, reader, how, step);
        if (kind === "removed")
            deleted.push(preview);
        else
            step.runtime.log.warning(failure?.cause ?? note);
    }
    return deleted;
}

;// CONCATENATED MODULE: ./build/action/run-functions.js
/** `run`: functions after every successful push, on any target. */


/** Meant for a push that is live, and that was told: what fails here does not change that. */
async function runFunctions(outcome, { inputs: { run: calls } }, functions) {
    const { status, failure } = outcome.ending;
    if (calls.length === 0 || status !== "deployed" || failure !== null)
        return outcome;
    const { outcome: ended, failedItem } = await functions.callAll(calls, outcome, {
        input: "run",
        skip: 0,
        beforeCall: async () => { },
    });
    const names = calls.map(({ name }) => (0,code_span/* codeSpan */.S)(name)).join(", ");
    return failedItem === null
        ? (0,outcome_outcome/* withEnding */.AQ)(ended, { notes: [...ended.ending.notes, `Ran ${names} after the push.`] })
        : ended;
}

;// CONCATENATED MODULE: ./build/action/seed.js
/** Seeds a preview deployment: `preview-run`, once per Convex deployment, after its first successful push. */




const seed_NOT_RECORDED = { kind: "unrecorded" };
/**
 * Calls the functions where no record says that they have run. A push that failed, now or earlier, has no such record, so
 * the seed is only delayed; a function that fails is where the next run goes on. What no record could tell of later is not
 * seeded. What was called and gave no answer counts as done, like all that follows it: calling it twice could double data.
 */
async function seedPreview(outcome, step, functions) {
    const { inputs, runtime, reporter } = step;
    const calls = inputs.previewRun;
    const { status, failure } = outcome.ending;
    const isWanted = calls.length > 0 && outcome.plan?.target === "preview" && !isWaitingForImport(outcome, inputs);
    if (!isWanted || status !== "deployed" || failure !== null)
        return outcome;
    const sent = toPublicOutcome(outcome, runtime.log);
    const names = calls.map(({ name }) => (0,code_span/* codeSpan */.S)(name)).join(", ");
    const lock = await reporter.seedLock(outcome);
    const claim = lock === null ? seed_NOT_RECORDED : await lock.acquire("seed", sent);
    if (claim.kind !== "claimed")
        return reportSeedNotRun(outcome, claim.kind, names, runtime.log);
    // If this process is killed, nobody knows how far the seed has come.
    const save = (isSeeded) => runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)((0,outcome_outcome/* withEnding */.AQ)(outcome, { isSeeded }), runtime.log) });
    save(true);
    const skip = claim.from - 1;
    const end = await functions.callAll(calls, outcome, {
        input: "preview-run",
        skip,
        beforeCall: async (item) => {
            if (item > claim.from)
                await lock?.proceed("seed", item, sent);
        },
    });
    if (end.failedItem !== null && end.canRepeat) {
        save(false);
        await lock?.fail("seed", end.failedItem, sent);
        return end.outcome;
    }
    const notes = end.failedItem === null ? [`Seeded with ${names}.`] : [];
    return (0,outcome_outcome/* withEnding */.AQ)(end.outcome, { isSeeded: true, notes: [...end.outcome.ending.notes, ...notes] });
}
/** What became of the seed where this run leaves it to another one. @param names - As code spans. */
function reportSeedNotRun(outcome, answer, names, log) {
    switch (answer) {
        case "done":
            return (0,outcome_outcome/* withEnding */.AQ)(outcome, { isSeeded: true });
        case "begun":
            return (0,outcome_outcome/* withEnding */.AQ)(outcome, {
                notes: [...outcome.ending.notes, `Another run has begun to seed this preview deployment with ${names}.`],
            });
        case "lost":
            log.warning(`\`preview-run\` was not run (${names}): an earlier run started seeding this preview deployment but did not record whether it finished. Seeding twice could duplicate data, so it is treated as seeded. If data is missing, run the functions by hand with \`npx convex run\`, or deploy with \`preview-mode: recreate\`.`);
            return (0,outcome_outcome/* withEnding */.AQ)(outcome, { isSeeded: true });
        case "unrecorded":
            log.warning(`\`preview-run\` was not run (${names}): the action records seeding in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. Without that record, \`preview-run\` could run twice and duplicate data. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`);
            return outcome;
    }
}

;// CONCATENATED MODULE: ./build/action/deploy.js
/** A planned deploy: what is told before, during and after the CLI runs. */




























/** Deploys as planned. A failure of any kind is an outcome that knows what was planned. */
async function deploy_runDeploy(plan, step) {
    const planned = outcomeForPlan(plan, step);
    try {
        const { inputs, workspace, runtime } = step;
        const previewName = plan.preview?.name ?? "";
        // It would be an argument of the CLI, which every process on the machine can read.
        if (runtime.log.redactTrusted(previewName) !== previewName)
            throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* KEY_IN_PREVIEW_NAME */.rh);
        const exportTarget = findExportTarget(step);
        planRecord(plan, step, planned, false);
        const deploymentEnv = variablesToSet({ plan, inputs });
        const { environment } = runtime;
        const preparation = prepareCli({ plan, inputs, workspace, environment, secrets: step.secrets });
        const known = (0,outcome_outcome/* redactOutcome */.Ah)({ ...planned, deploy: { ...outcome_outcome/* CLI_NOT_RUN */.he, cliVersion: preparation.capabilities.version } }, runtime.log);
        return await deployAndReport(plan, step, known, { preparation, deploymentEnv, exportTarget });
    }
    catch (error) {
        if (error instanceof diagnosis_failure/* ActionFailure */.dR)
            return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: error.failure });
        throw error;
    }
}
/** @throws {ActionFailure} `invalid-input`, before anything is called. */
function findExportTarget({ inputs, workspace, runtime }) {
    if (inputs.exportPath === null)
        return null;
    const temporary = runtime.environment.RUNNER_TEMP ?? "";
    const found = checkExportPath(inputs.exportPath, [workspace, ...(temporary === "" ? [] : [temporary])]);
    if (typeof found === "string")
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* invalidInputs */.Rg)([found]));
    return found;
}
/** Tells the reporter which record this run writes. */
function planRecord(plan, step, known, canRecreate) {
    const { deployKey, inputs, reporter, runtime, trigger } = step;
    const slot = deployKey === null ? null : slotOf(deployKey.value, plan, deployKey.url);
    const facts = {
        slot,
        // What is no preview belongs to no pull request, whichever one is told of it.
        pullRequestNumber: plan.target === "preview" ? plan.pullRequestNumber : null,
        chosenCommit: plan.chosenCommit,
        recreates: canRecreate && plan.preview !== null,
        timeoutMs: inputs.timeoutMs,
    };
    const head = recordHead(trigger, toPublicOutcome(known, runtime.log), facts, runtime.log, Date.now());
    reporter.plan({ head, isOfHead: plan.pullRequest !== null });
    return head;
}
/** What a planned deploy is about, before anything was done. */
function outcomeForPlan(plan, { initialOutcome }) {
    const { target, commit, branch, pullRequestNumber } = plan;
    const previewName = plan.preview?.name ?? null;
    return {
        ...initialOutcome,
        plan: { operation: "deploy", target, previewName, appUrl: plan.appUrl, commit, branch, pullRequestNumber },
        deployment: { ...outcome_outcome/* NO_DEPLOYMENT */.sz, name: plan.deploymentName },
    };
}
async function deployAndReport(plan, step, outcomeSoFar, { preparation, deploymentEnv, exportTarget }) {
    const { runtime, inputs, reporter, provisionHost } = step;
    const { log } = runtime;
    const recreates = recreatesPreview(inputs.previewMode, preparation.capabilities);
    const notes = provisionHost === CONVEX_PROVISION_ORIGIN
        ? []
        : [`\`CONVEX_PROVISION_HOST\` replaces Convex's own host by ${provisionHost}.`];
    setOutputs(log, outcomeSoFar, { final: false });
    for (const sentence of versionWarnings(plan, inputs, preparation.capabilities))
        log.warning(sentence);
    if (inputs.managementToken !== null && plan.pullRequest !== null)
        log.warning(MANAGEMENT_TOKEN_EXPOSED);
    const ignoredNotice = ignoredVariablesNotice({ plan, inputs });
    const redirects = redirectNotices(runtime.environment, listDotenvVariables(inputs.workingDirectory), variablesHoldingCredentials(step));
    const hiddenNotice = (0,outcome_outcome/* intactUrl */.x7)(plan.appUrl, log.redactSent) === plan.appUrl ? [] : [APP_URL_HIDDEN];
    const ignoredNotices = ignoredNotice === null ? [] : [ignoredNotice];
    for (const sentence of [...plan.notices, ...hiddenNotice, ...redirects, ...ignoredNotices])
        log.notice(sentence);
    for (const line of [startMessage(outcomeSoFar), ...notes])
        log.info(line);
    // While the CLI runs, not before it. What goes wrong there is the reporter's own business.
    const head = planRecord(plan, step, outcomeSoFar, recreates);
    runtime.record.save({ outcomeSoFar, recordHead: head, startReported: true });
    reporter.reportStart(outcomeSoFar);
    const assignment = createDeployContext(plan, step, outcomeSoFar, { deploymentEnv, exportTarget });
    const comparison = startComparison(plan, step, assignment, preparation);
    log.removeProblemMatchers();
    const result = await log.group(`convex deploy (CLI ${preparation.capabilities.version})`, () => deployWithinQuota(plan, step, assignment.signal, () => deploy_deploy(withHeadReady(assignment, comparison.onHeadReady), preparation)));
    for (const sentence of result.warnings)
        log.warning(sentence);
    const compared = comparison.end();
    const pushed = applyDeployResult(outcomeSoFar, result, step, notes);
    // What is known is told at once: functions may take long, and may fail.
    setOutputs(log, pushed, { final: false });
    const imported = await importPreviewData(pushed, step, assignment, preparation);
    const functions = new FunctionRunner(step, assignment, preparation.capabilities.version);
    const seeded = await seedPreview(imported, step, functions);
    const kept = await yieldToConcurrentCleanup(seeded, result, plan, step);
    const reported = await reportPush(noteLostPreview(kept, step, recreates), step);
    const ran = await runFunctions(reported, step, functions);
    const left = ran === reported ? ran : await abandonIfDeleted(ran, plan, step);
    const outcome = await applyComparison(left, await compared, step);
    setOutputs(log, outcome, { final: true });
    if (outcome.ending.status === "deployed" && inputs.exportEnv)
        exportUrls(log, (0,outcome_outcome/* redactOutcome */.Ah)(outcome, log), result.variables);
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
/** Variables that hold the step's own key or URL, wherever it took them from: these agree. */
function variablesHoldingCredentials({ deployKey, secrets, runtime }) {
    const url = deployKey?.url ?? null;
    const own = Object.entries(runtime.environment);
    return own.filter(([, value]) => value === url || secrets.includes(value?.trim() ?? "")).map(([name]) => name);
}
function createDeployContext(plan, step, known, { deploymentEnv, exportTarget }) {
    const { runtime, deployKey, secrets, inputs, workspace, provisionHost } = step;
    if (deployKey === null || deployKey.value.kind === "malformed")
        throw new Error("A deploy was planned without a key.");
    const { log, signal } = runtime;
    return {
        plan,
        key: deployKey.value,
        url: deployKey.url,
        secrets,
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
        onClaimed: (claim) => runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(withClaim(known, claim), log) }),
        beforePush: (claim) => step.reporter.markPushing(withClaim(known, claim), claim.created),
        checkSuperseded: () => step.reporter.checkSuperseded(),
        maskSecrets: (more) => log.maskSecrets(more, valuesToMask(more)),
        info: (text) => log.info(text),
        notice: (text) => log.notice(text),
        onProcessStarted: (pid) => runtime.record.save({ processGroup: pid }),
        signal: inputs.timeoutMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(inputs.timeoutMs)]),
    };
}
function applyDeployResult(known, result, { runtime, inputs }, notes) {
    const timedOut = result.status === "cancelled" && !runtime.signal.aborted;
    const { deployment, deploy } = result;
    return {
        ...known,
        deployment,
        deploy: inputs.annotations ? deploy : { ...deploy, locations: source_location/* NO_LOCATIONS */.vn },
        ending: {
            ...known.ending,
            status: timedOut ? "failed" : result.status,
            failure: timedOut ? (0,action_failures/* timeout */.du)(inputs.timeoutMs ?? 0, stoppedIn(result, inputs)) : result.failure,
            notes: [...notes, ...result.warnings, ...result.notes],
        },
    };
}
/** The push begins when `cmd` has ended. Without one, nothing tells when it began. */
function stoppedIn({ deploy: { buildSeconds }, isStoppedInExport }, { cmd }) {
    if (isStoppedInExport)
        return "export";
    return cmd !== null && buildSeconds === null ? "build" : "push";
}
const APP_URL_HIDDEN = "The link of `app-url` was left out: it contains a value of `deployment-env`, or of a variable that is a secret by its name.";
const MANAGEMENT_TOKEN_EXPOSED = "`management-token` can delete any of your team's Convex deployments, and this job runs code from a pull request that can read it. Set it only for closed pull requests and for sweeps: `management-token: ${{ github.event.action == 'closed' && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}`.";
/** What fails so may have failed because the preview was deleted under the push, or under a function. */
const CODES_IF_PREVIEW_DELETED = [
    "deployment-not-found",
    "deployment-vanished",
    "key-rejected",
    "preview-import-failed",
    "run-failed",
    "unknown",
];
/** A cleanup that met this deploy wins: nothing is left of it, and it has not failed. */
async function yieldToConcurrentCleanup(outcome, { previewOrphaned }, plan, step) {
    if (plan.preview === null)
        return outcome;
    if (previewOrphaned)
        return deleteOrphanedPreview(outcome, plan.preview.name, step);
    return abandonIfDeleted(outcome, plan, step);
}
async function abandonIfDeleted(outcome, plan, step) {
    const { failure } = outcome.ending;
    if (plan.preview === null || !CODES_IF_PREVIEW_DELETED.includes(failure?.code ?? ""))
        return outcome;
    const superseding = await step.reporter.checkSuperseded();
    if (superseding === null || superseding.closed === null)
        return outcome;
    const gone = clearDeployment((0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "skipped", failure: (0,action_failures/* abandoned */.R$)(superseding.reason) }));
    return { ...gone, deploy: gone.deploy && { ...gone.deploy, outputTail: [] } };
}
async function deleteOrphanedPreview(outcome, name, step) {
    const deployment = outcome.deployment.name;
    if (deployment === null)
        return outcome;
    const known = await step.reporter.recordClaim(outcome);
    const { kind, note } = await removeAbandoned({ deployment, previewName: name }, known, step);
    const told = (0,outcome_outcome/* withEnding */.AQ)(outcome, { notes: [...outcome.ending.notes, note] });
    return kind === "removed" || kind === "gone" ? clearDeployment(told) : told;
}
/** Nobody should be led to what is gone. */
function clearDeployment(outcome) {
    const { name, previewCreated } = outcome.deployment;
    return {
        ...outcome,
        deployment: { ...outcome_outcome/* NO_DEPLOYMENT */.sz, name, previewCreated },
        deploy: outcome.deploy && { ...outcome.deploy, schemaChanges: [] },
    };
}
/**
 * A preview that was there and is not any more is no failure, but its data is gone, which people should know.
 *
 * @param recreates - Whether every deploy makes the preview anew: then it is this one that took the earlier one's place.
 */
function noteLostPreview(outcome, { reporter, runtime }, recreates) {
    const { ending, deployment } = outcome;
    if (ending.status !== "deployed" || deployment.previewCreated !== true || recreates)
        return outcome;
    const former = reporter.previousDeployment();
    if (former === null || former === deployment.name)
        return outcome;
    const note = `The previous preview deployment ${(0,code_span/* codeSpan */.S)(former)} no longer exists (it expired or was deleted). A new, empty one was created.`;
    runtime.log.notice(note);
    return (0,outcome_outcome/* withEnding */.AQ)(outcome, { notes: [...ending.notes, note] });
}
/** Says that the push went well, and whom it met: an older commit must not stay live without a word. */
async function reportPush(outcome, { reporter, runtime }) {
    if (outcome.ending.status !== "deployed")
        return outcome;
    const met = await reporter.reportPushed(outcome);
    if (met === null)
        return outcome;
    for (const one of met.sharing)
        runtime.log.warning(sharedWarning(one, outcome.plan?.target ?? null));
    return met.overtaking === null
        ? outcome
        : (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "failed", failure: (0,action_failures/* overtaken */.K1)(met.overtaking) });
}
function sharedWarning({ workflow, workingDirectory, isNewer }, target) {
    const cure = target === "preview"
        ? "Give each its own preview, such as `preview-name: {app}-{number}`."
        : "Give each its own Convex project.";
    const lost = isNewer ? " It had pushed a newer commit, which this run has replaced." : "";
    return `${(0,code_span/* codeSpan */.S)(workflow)} pushes ${(0,code_span/* codeSpan */.S)(workingDirectory)} to the same Convex deployment, so the two overwrite each other.${lost} ${cure}`;
}
function withClaim(known, { deploymentName, created }) {
    const { name } = known.deployment;
    return { ...known, deployment: { ...known.deployment, name: deploymentName ?? name, previewCreated: created } };
}

;// CONCATENATED MODULE: ./build/workspace/git-reflog.js
/** Where HEAD of a checkout has been. Format: https://git-scm.com/docs/git-reflog and `logs/` of gitrepository-layout(5). */


/**
 * The commits that were made in this checkout, by a commit or a merge, since HEAD was last moved in any other way. A
 * commit that was only checked out, fetched or fast-forwarded to is none.
 *
 * @param head - What HEAD is now.
 * @returns An empty set if the last move was another one, or there is no reflog.
 */
function commitsMadeSinceCheckout(repository, head) {
    const made = new Set();
    for (const { from, to, message } of lastMovesByCommit(repository, head)) {
        // A commit that took the place of one that was checked out is not that commit's descendant.
        if (message.startsWith("commit (amend)") && !made.has(from))
            continue;
        made.add(to);
    }
    return made;
}
/** In the order of time. */
function lastMovesByCommit({ gitDirectory }, head) {
    const lines = readRegularFile((0,external_node_path_.join)(gitDirectory, "logs", "HEAD"))
        ?.trimEnd()
        .split("\n") ?? [];
    const moves = [];
    let current = head;
    for (const line of lines.reverse()) {
        const [, from, to, message] = /^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [^\t]*\t(.*)$/.exec(line) ?? [];
        if (from === undefined || to !== current || message === undefined)
            break;
        // To another branch at the same commit.
        if (from === to)
            continue;
        if (!isCommitOrMerge(message))
            break;
        moves.unshift({ from, to, message });
        current = from;
    }
    return moves;
}
function isCommitOrMerge(message) {
    return /^(?:commit(?: \((?:amend|merge)\))?|merge [^:]*): /.test(message) && !/: Fast-forward$/.test(message);
}

;// CONCATENATED MODULE: ./build/workspace/git-remote.js
/** Which repository of GitHub a checkout is of, by its configuration: https://git-scm.com/docs/git-config#_syntax */


/** In bytes. `actions/checkout` writes less than 1 KB. */
const MAX_CONFIG_SIZE = 1024 * 1024;
/** @returns `owner/name` of the remote `origin`, or null if there is none with such an address. */
function git_remote_originOf({ commonDirectory }) {
    const lines = readRegularFile((0,external_node_path_.join)(commonDirectory, "config"), MAX_CONFIG_SIZE)?.split("\n") ?? [];
    let section = "";
    for (const line of lines) {
        section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1] ?? section;
        const url = section === 'remote "origin"' ? /^\s*url\s*=\s*(\S+)\s*$/.exec(line)?.[1] : undefined;
        if (url !== undefined)
            return repositoryIn(url);
    }
    return null;
}
/** Of `https://github.com/owner/name`, `ssh://git@github.com/owner/name.git` and `git@github.com:owner/name.git`. */
function repositoryIn(url) {
    return /^(?:(?:https?|ssh|git):\/\/[^/]+\/|[\w.-]+@[\w.-]+:)([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? null;
}

;// CONCATENATED MODULE: ./build/workspace/resolve-commit.js
/** Which commit a name means, in a checkout. */


/** Tags of tags: git itself follows any number of them. */
const MAX_TAG_DEPTH = 10;
/**
 * Resolves a name as a tag, else as a branch (also as the last fetch found it at the remote `origin`), else as the
 * beginning of a commit's ID, of seven digits or more.
 */
function resolveCommit(repository, name) {
    const tag = readRefObject(repository, `refs/tags/${name}`);
    // A tag whose object is not here is no branch of that name either.
    if (tag !== null)
        return found(peel(repository, tag), "tag");
    const branch = readRefObject(repository, `refs/heads/${name}`) ?? readRefObject(repository, `refs/remotes/origin/${name}`);
    if (branch !== null)
        return found(branch, "branch");
    if (!/^[0-9a-f]{7,64}$/i.test(name))
        return { kind: "absent" };
    const candidates = findObjectIds(repository, name.toLowerCase());
    const commits = candidates.filter((id) => readObject(repository, id)?.type === "commit");
    return commits.length > 1 ? { kind: "ambiguous" } : found(commits[0] ?? null, "sha");
}
function found(id, by) {
    return id === null ? { kind: "absent" } : { kind: "found", id, by };
}
/** The commit that a tag names in the end. null: it names none, or cannot be read. */
function peel(repository, id, depthLeft = MAX_TAG_DEPTH) {
    const object = readObject(repository, id);
    if (object?.type === "commit")
        return id;
    if (object?.type !== "tag" || depthLeft === 0)
        return null;
    const target = /^object ([0-9a-f]{40,64})$/m.exec(object.content.toString("latin1"))?.[1];
    return target === undefined ? null : peel(repository, target, depthLeft - 1);
}

;// CONCATENATED MODULE: ./build/workspace/checkout.js
/** The git checkout of the folder that is deployed, and which commits its HEAD stands for. */






/**
 * Reads the checkout whose commit decides which code is in `workingDirectory`: the nearest one around it, but of a
 * submodule the superproject's. A repository around the workspace is not asked.
 *
 * @param workspace - Absolute path.
 * @param workingDirectory - Absolute path, in the workspace.
 * @returns null if no repository tracks the folder.
 */
function readCheckout(workspace, workingDirectory) {
    const top = topFolderOf(workspace, workingDirectory);
    const repository = top === null ? null : openRepository(top);
    const head = top === null ? null : readHeadCommit(top);
    if (top === null || repository === null || head === null)
        return null;
    if ("unreadable" in repository)
        return repository;
    if (typeof head !== "string")
        return head;
    if (trackedAt(repository, head, pathFrom(top, workingDirectory)).kind === "absent")
        return null;
    return {
        directory: pathFrom(workspace, top).join("/") || ".",
        head: describeCommit(repository, head),
        madeFrom: basesOf(repository, head).map((id) => describeCommit(repository, id)),
        origin: git_remote_originOf(repository),
    };
}
/** Which commit a name means there. */
function resolveInCheckout(workspace, workingDirectory, name) {
    const top = topFolderOf(workspace, workingDirectory);
    const repository = top === null ? null : openRepository(top);
    if (repository === null || "unreadable" in repository)
        return { kind: "absent" };
    return resolveCommit(repository, name);
}
function topFolderOf(workspace, workingDirectory) {
    const around = foldersUpTo(workspace, workingDirectory).filter((folder) => openRepository(folder) !== null);
    const [nearest, ...outer] = around;
    return nearest === undefined ? null : superprojectOf(nearest, outer);
}
/** The outermost of the repositories of which each has the next one as a submodule. */
function superprojectOf(folder, [next, ...others]) {
    return next !== undefined && isSubmodule(folder, next) ? superprojectOf(next, others) : folder;
}
function isSubmodule(folder, superproject) {
    const [inner, outer] = [openRepository(folder), openRepository(superproject)];
    const head = readHeadCommit(superproject);
    if (outer === null || "unreadable" in outer || typeof head !== "string")
        return false;
    const tracked = trackedAt(outer, head, pathFrom(superproject, folder));
    if (tracked.kind !== "unreadable")
        return tracked.kind === "submodule";
    // Git keeps a submodule's repository within the superproject's.
    if (inner === null || "unreadable" in inner)
        return false;
    return pathFrom(outer.commonDirectory, inner.gitDirectory)[0] === "modules";
}
function describeCommit(repository, id) {
    const parents = parentsOf(repository, id) ?? [];
    return { id, secondParent: parents.length === 2 ? (parents[1] ?? null) : null };
}
/** The ancestors of HEAD back to those that were not made since something was checked out, these among them. */
function basesOf(repository, head) {
    const made = commitsMadeSinceCheckout(repository, head);
    const found = new Set([head]);
    // A set's iteration goes on to what is added meanwhile.
    for (const commit of found) {
        if (made.has(commit))
            for (const parent of parentsOf(repository, commit) ?? [])
                found.add(parent);
    }
    return [...found].filter((commit) => commit !== head);
}
function pathFrom(folder, path) {
    return (0,external_node_path_.relative)(folder, path)
        .split(/[\\/]/)
        .filter((part) => part !== "");
}
function foldersUpTo(last, first) {
    const parent = (0,external_node_path_.dirname)(first);
    return first === last || first === parent ? [first] : [first, ...foldersUpTo(last, parent)];
}

;// CONCATENATED MODULE: ./build/action/fetch-fact.js
/** Finds what a plan asks for, in the checkout or at GitHub. */


/** @param commit - The commit being deployed, as a whole SHA. `""`: not known. */
async function fetchFact(fact, step, commit) {
    const { trigger, workspace, inputs } = step;
    if (fact === "namedCommit")
        return findNamedCommit(step);
    if (fact === "checkout")
        return readCheckout(workspace, inputs.workingDirectory);
    // Without a token GitHub is not asked, and the plan refuses what it cannot know.
    if (step.github === null)
        return null;
    const github = await step.github();
    switch (fact) {
        case "productionBranchContainsCommit":
            return productionBranchContainsCommit(github, trigger, commit, inputs.productionBranches);
        case "workflowRunPullRequest":
            return trigger.kind === "workflow-run" ? workflowRunPullRequest(github, trigger) : null;
        case "commentPullRequest":
            return trigger.kind === "pull-request-comment"
                ? pullRequestByNumber(github, trigger.repository, trigger.number)
                : null;
    }
}
async function findNamedCommit({ workspace, inputs, trigger, github }) {
    const name = inputs.commit ?? "";
    const found = resolveInCheckout(workspace, inputs.workingDirectory, name);
    if (found.kind !== "absent")
        return found;
    return github === null ? { kind: "unknown" } : namedCommit(await github(), trigger.repository, name);
}

;// CONCATENATED MODULE: ./build/action/preflight.js
/** What no event and no key may do. */







/** @throws {ActionFailure} Before anything is called or started. */
function assertSafeEnvironment(step) {
    const { runtime, keySource, deployKey, secrets, inputErrors, workspace } = step;
    const { environment } = runtime;
    if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0")
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* TLS_VERIFICATION_DISABLED */.BM);
    const authorities = untrustedAuthorityVariables(environment, workspace);
    if (authorities.length > 0)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* untrustedAuthority */.E0)(authorities));
    const code = untrustedCodeVariables(environment, workspace);
    if (code.length > 0)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* untrustedPreload */.mx)(code));
    parseProvisionHost(environment);
    const problems = [
        ...inputErrors,
        ...findInputsContainingKey(environment, secrets),
        ...urlsWithCredentials(runtime, deployKey),
    ];
    if (problems.length > 0)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* invalidInputs */.Rg)(problems));
    // A report uses no key, whatever the job has.
    if (step.inputs.operation === "report")
        return;
    if (keySource.state === "missing-sentinel")
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* declaredMissing */.FU)(keySource.message));
    if (keySource.state === "present" && keySource.conflict !== null)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* keyUrlConflict */.xb)(keySource.conflict.kind, conflictMessage(keySource.conflict)));
}
/** A URL is shown in logs and reports. */
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
/** A key in `cmd` or `message` would end up in an argument list, in whatever form it was written there. */
function findInputsContainingKey(environment, secrets) {
    const holdsKey = secretFinder(secrets);
    return Object.entries(environment)
        .filter(([name]) => name.startsWith("INPUT_") && name !== "INPUT_DEPLOY-KEY")
        .filter(([, value]) => holdsKey(value ?? ""))
        .map(([name]) => `\`${name.slice("INPUT_".length).toLowerCase()}\` contains the deploy key. Only \`deploy-key\` may.`);
}

;// CONCATENATED MODULE: ./build/action/previews-left.js
/** What a closed pull request leaves behind where its run has no key that may delete it. */



/**
 * A warning that names the preview deployments of a closed pull request that no record says are removed or kept.
 *
 * @returns `null` if there are none, or if GitHub does not tell.
 */
async function previewsLeftWarning({ trigger, evidence, }) {
    if (trigger.kind !== "pull-request" || evidence === null)
        return null;
    const { number } = trigger.pullRequest;
    const read = await evidence.read([]).catch(() => null);
    if (read === null)
        return null;
    const kept = new Set(read.records.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === "kept" ? step.deployment : []))));
    const left = deploymentsToJudge(read.records, [{ kind: "pull-request", number }]).filter((name) => !kept.has(name));
    if (left.length === 0)
        return null;
    const [stay, expire] = left.length === 1 ? ["stays", "it expires"] : ["stay", "they expire"];
    return `${left.map(code_span/* codeSpan */.S).join(", ")} of pull request #${number} ${stay}: this key cannot delete preview deployments, and Convex removes them only when ${expire}. Give closed pull requests the preview deploy key too: \`${DEPLOY_KEY_LINE}\`.`;
}

;// CONCATENATED MODULE: ./build/records/record-to-report.js
/** Which run's record an address belongs to that became known after the deploy. */



/**
 * The record of this run, else one of the same commit. Of several runs that did the same to one slot, it is the one that is
 * live, else the last. What a newer run has done to the slot is never told of as ours.
 */
function recordToReport(wanted, records) {
    const ofRun = matching(wanted, records.filter(({ runId }) => runId === wanted.runId));
    const ofCommit = records.filter(({ commit }) => commit !== "" && commit === wanted.commit);
    const candidates = ofRun.length > 0 ? ofRun : matching(wanted, ofCommit);
    const [group, ...others] = groupBySlot(candidates);
    if (group === undefined)
        return { kind: "none" };
    if (others.length > 0)
        return { kind: "several", records: [group, ...others].flatMap((one) => lastAttempt(one) ?? []) };
    return judged(group, recordsOfSlot(group[0]?.slot ?? "", null, records));
}
function matching({ appName, isAppGiven, target }, records) {
    const fitting = records.filter(({ slot }) => isOfTarget(slot, target));
    const named = fitting.filter((record) => record.appName === appName);
    return named.length > 0 || isAppGiven ? named : fitting;
}
/** A run that ended before it had a target deployed nothing. A slot of a self-hosted backend does not tell its target. */
function isOfTarget(slot, target) {
    const own = targetOf(slot);
    return own !== null && (own === "any" || target === null || own === target);
}
function judged(group, slot) {
    const live = liveIn(slot).record;
    const record = group.find((one) => one === live) ?? lastAttempt(group);
    if (record === null)
        return { kind: "none" };
    if (removedBy(record).includes(lastStep(record, "pushed")?.deployment ?? ""))
        return { kind: "removed", record };
    const isCurrent = isDeployed(record) ? record === live : record === lastAttempt(slot);
    return { kind: isCurrent ? "found" : "replaced", record };
}

;// CONCATENATED MODULE: ./build/action/report.js
/** `operation: report`: adds the address of the site to what an earlier run has reported, for hosts that tell it after the deploy. */








async function runReport(plan, step) {
    const { initialOutcome, runtime, trigger, evidence, channels } = step;
    const { log } = runtime;
    const planned = { ...initialOutcome, run: { ...initialOutcome.run, commit: plan.commit, branch: plan.branch } };
    runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(planned, log) });
    if (trigger.kind === "deployment-status" && trigger.task.startsWith(TASK_PREFIX))
        return skipped(planned, "The status is one that this action has written itself, so there is nothing to report.", step);
    const url = (0,outcome_outcome/* intactUrl */.x7)(plan.appUrl, log.redactSent);
    if (url === null)
        return skipped(planned, "`app-url` contains the value of a variable that is a secret by its name, so it was not reported.", step);
    const read = evidence === null ? null : await channels.attempt("all", () => evidence.read([]));
    if (evidence === null || read === null || read === CHANNEL_FAILED)
        return skipped(planned, "GitHub did not show which run deployed, so the address was not reported.", step);
    const wanted = wantedRecord(plan, step);
    const found = recordToReport(wanted, read.records);
    return found.kind === "found"
        ? report_report(planned, url, found.record, read, step)
        : endWithout(found, planned, wanted, step);
}
function wantedRecord({ commit, target }, { trigger, inputs, initialOutcome, runtime }) {
    const { appName, workingDirectory } = initialOutcome.run;
    return {
        runId: Number(trigger.runId),
        commit,
        appName: recordLabel(appName, runtime.log),
        isAppGiven: inputs.appName !== null || workingDirectory !== ".",
        target,
    };
}
async function report_report(planned, appUrl, record, read, step) {
    const { appUrlReport } = step;
    const outcome = withRecord(planned, appUrl, record);
    if (appUrlReport === null) {
        const note = `Dry run: ${(0,code_span/* codeSpan */.S)(appUrl)} was not added to the report of run ${record.runId}.`;
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "dry-run", notes: [note] });
    }
    const places = await appUrlReport.write(record, appUrl, read);
    if (places > 0)
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "reported" });
    return skipped(outcome, `Nothing that GitHub shows of run ${record.runId} could be given the address.`, step);
}
function withRecord(planned, appUrl, { slot, appName, commit, origin, steps }) {
    const target = targetOf(slot);
    const name = steps.findLast((one) => "deployment" in one && one.deployment !== null);
    const run = { ...planned.run, appName, commit };
    const pullRequestNumber = origin.kind === "pull-request" ? origin.number : planned.run.pullRequestNumber;
    const branch = origin.kind === "branch" ? origin.name : planned.run.branch;
    const deployment = {
        ...planned.deployment,
        name: name !== undefined && "deployment" in name ? name.deployment : null,
    };
    // Which target a self-hosted backend was deployed as, its records do not tell.
    if (target === null || target === "any")
        return { ...planned, run: { ...run, pullRequestNumber, branch }, deployment };
    const previewName = previewOf(slot)?.name ?? null;
    const plan = { operation: "report", target, previewName, appUrl, commit, branch, pullRequestNumber };
    return { ...planned, run, plan, deployment };
}
function endWithout(found, planned, { commit, appName }, step) {
    switch (found.kind) {
        case "several":
            return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: (0,action_failures/* severalRecords */.$K)(found.records) });
        case "removed":
            return skipped(planned, `The preview deployment of run ${found.record.runId} was removed, so its site was not reported.`, step);
        case "replaced":
            return skipped(planned, `A later run has taken the place of run ${found.record.runId}, so its site was not reported.`, step);
        case "none": {
            const of = commit === "" ? "this run" : `this run, or of commit ${commit.slice(0, 7)}`;
            return skipped(planned, `There is no deploy of ${of} with the app name ${(0,code_span/* codeSpan */.S)(appName)} whose report could be given the address.`, step);
        }
    }
}
function skipped(outcome, sentence, { runtime }) {
    runtime.log.notice(sentence);
    return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "skipped", notes: [sentence] });
}

;// CONCATENATED MODULE: ./build/convex/deploy/resolve-deployment.js
/** Finds the Convex deployment that a plan reaches. Only reads: it claims, provisions and changes nothing. */






/**
 * @throws {ActionFailure} `backend-unreachable`, if the backend of an admin key does not answer.
 */
async function resolveDeployment(request) {
    const { key } = request;
    if (key.kind === "project")
        return findProduction(request, key);
    const found = await findCredentials(request);
    if ("kind" in found)
        return found;
    request.maskSecrets([found.adminKey]);
    return withCanonicalUrls(found, request);
}
async function findCredentials(request) {
    const { key, url, deploymentName, preview, provisionHost: host, cliVersion } = request;
    if (url !== null)
        return { url, adminKey: key.raw, name: deploymentName };
    if (key.kind === "preview" && preview !== null) {
        // What the CLI asks for `run`, `import` and `env` with a preview deploy key.
        const answer = await fetchPreview({ host, key, cliVersion }, preview.name);
        if (answer.kind !== "exists")
            return answer;
        if (answer.url === null || answer.adminKey === null)
            return NO_ADDRESS;
        return { url: answer.url, adminKey: answer.adminKey, name: answer.deploymentName };
    }
    const answer = await requestConvex({
        method: "POST",
        url: `${host}/api/deployment/url_for_key`,
        authorization: null,
        cliVersion,
        body: { deployKey: key.raw },
    });
    if (!isSuccess(answer))
        return toNotFound(answer);
    const address = parseHttpUrl(asString(answer.value));
    if (address === null)
        return NO_ADDRESS;
    const announced = deploymentNameFromUrl(address);
    return announced === null || announced === deploymentName
        ? { url: address, adminKey: key.raw, name: deploymentName }
        : { kind: "unknown", reason: (0,diagnosis_failure/* ownReason */.Nx)("Convex gives the address of another deployment for this key") };
}
/** Regional hosts and custom domains are known to the deployment only. */
async function withCanonicalUrls(found, { url: given }) {
    const { name, url, adminKey } = found;
    const answer = await requestConvex({
        method: "GET",
        url: endpointOf(url, "/api/v1/get_canonical_urls"),
        authorization: `Convex ${adminKey}`,
    });
    if (answer.status === 0 && given !== null)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* backendUnreachable */.H2)(given));
    if (!isSuccess(answer))
        return toNotFound(answer);
    const { convexCloudUrl, convexSiteUrl } = asRecord(answer.value);
    const [cloud, site] = [parseHttpUrl(asString(convexCloudUrl)), parseHttpUrl(asString(convexSiteUrl))];
    return cloud === null ? NO_ADDRESS : { kind: "found", name, url: cloud, siteUrl: site };
}
/**
 * The default production deployment of a project token's project. The way that the CLI takes (`provision_and_authorize`)
 * would create one where there is none, so only the Management API is asked, which knows no address for HTTP actions.
 */
async function findProduction({ provisionHost }, key) {
    const api = new ManagementApi(provisionHost, key.raw);
    const project = await api.tokenProject();
    if (project.kind !== "found")
        return project.kind === "unknown" ? project : { kind: "not-allowed" };
    const rows = await api.deployments(project.value.id);
    if (rows.kind !== "found")
        return rows.kind === "forbidden" ? { kind: "not-allowed" } : rows;
    const production = rows.value.find(({ type, isDefault }) => type === "prod" && isDefault);
    if (production === undefined)
        return { kind: "absent" };
    const url = parseHttpUrl(production.url);
    return url === null ? NO_ADDRESS : { kind: "found", name: production.name, url, siteUrl: null };
}
const NO_ADDRESS = { kind: "unknown", reason: (0,diagnosis_failure/* ownReason */.Nx)("Convex does not tell its address") };
function toNotFound(answer) {
    if (answer.status === 404)
        return { kind: "absent" };
    if (answer.status === 401)
        return { kind: "rejected" };
    return { kind: "unknown", reason: failureReason(answer) };
}

;// CONCATENATED MODULE: ./build/action/resolve.js
/** `operation: resolve`: the outputs of a deployment that exists, for jobs that come later. Nothing is changed or reported. */










async function runResolve(plan, step) {
    const { log, record } = step.runtime;
    const planned = plannedOutcome(plan, step);
    record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(planned, log) });
    // It is part of the error and of the outputs.
    const name = plan.preview?.name ?? "";
    if (log.redactTrusted(name) !== name)
        return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: action_failures/* KEY_IN_PREVIEW_NAME */.rh });
    for (const sentence of plan.notices)
        log.notice(sentence);
    try {
        const found = await find(plan, step);
        if (found.kind !== "found")
            return (0,outcome_outcome/* withEnding */.AQ)(planned, endingWithout(found, plan, step));
        const outcome = (0,outcome_outcome/* withEnding */.AQ)(withDeployment(planned, found, step), { status: "resolved" });
        if (step.inputs.exportEnv)
            exportUrls(log, (0,outcome_outcome/* redactOutcome */.Ah)(outcome, log), variables(step));
        return outcome;
    }
    catch (error) {
        if (error instanceof diagnosis_failure/* ActionFailure */.dR)
            return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: error.failure });
        throw error;
    }
}
function plannedOutcome(plan, { initialOutcome }) {
    const { target, commit, branch, pullRequestNumber } = plan;
    const previewName = plan.preview?.name ?? null;
    return {
        ...initialOutcome,
        plan: { operation: "resolve", target, previewName, appUrl: null, commit, branch, pullRequestNumber },
    };
}
function find(plan, { deployKey, runtime, provisionHost }) {
    if (deployKey === null || deployKey.value.kind === "malformed")
        throw new Error("A look-up was planned without a key.");
    const { log } = runtime;
    return resolveDeployment({
        ...plan,
        key: deployKey.value,
        url: deployKey.url,
        provisionHost,
        cliVersion: FALLBACK_CLIENT_VERSION,
        maskSecrets: (more) => log.maskSecrets(more, valuesToMask(more)),
    });
}
function withDeployment(planned, { name, url, siteUrl }, { deployKey }) {
    const previewCreated = planned.plan?.target === "preview" ? false : null;
    const dashboardUrl = dashboardUrlOf(name, deployKey?.url ?? null);
    return {
        ...planned,
        deployment: { ...outcome_outcome/* NO_DEPLOYMENT */.sz, name, url, siteUrl, dashboardUrl, urlsFromApi: true, previewCreated },
    };
}
function endingWithout(found, plan, { deployKey }) {
    const keyKind = deployKey?.value.kind ?? "malformed";
    switch (found.kind) {
        case "absent":
            return { status: "failed", failure: (0,action_failures/* resolvedNothing */.O5)(plan.preview?.name ?? null, keyKind) };
        case "rejected":
            return { status: "failed", failure: (0,action_failures/* keyNotAccepted */.wR)(keyKind) };
        case "not-allowed":
            return { status: "refused", failure: action_failures/* RESOLVE_NOT_ALLOWED */.qH };
        case "unknown":
            return { status: "failed", failure: (0,action_failures/* resolveFailed */.aV)(found.reason) };
    }
}
/** The names by which a build, or tests, ask for the URLs. */
function variables({ inputs }) {
    const { workingDirectory, cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames } = inputs;
    return urlVariables(readPackageJson(workingDirectory), cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames);
}

;// CONCATENATED MODULE: ./build/action/sweep.js
/** `operation: sweep`: preview deployments that outlived their pull request or branch. */












const SWEEP = { operation: "sweep", target: "preview", previewName: null, appUrl: null };
async function runSweep(step) {
    const { initialOutcome, inputs, runtime } = step;
    const planned = { ...initialOutcome, plan: { ...(0,outcome_outcome/* subjectOf */.et)(initialOutcome), ...SWEEP } };
    runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(planned, runtime.log) });
    try {
        const api = createManagementApi(step);
        const project = await fetchProject(step, api);
        const rows = await listProjectDeployments(project.id, api);
        const used = await countTeamDeployments(project.teamId, api);
        const evidence = await sweep_readEvidence(rows, step);
        const entries = await judgeAll(rows, evidence, step);
        const deletes = entries.filter(({ left }) => left === null);
        const failures = inputs.dryRun ? [] : await deletePreviews(deletes, evidence, step, api);
        const notes = [...entries.map((entry) => describeEntry(entry, inputs.dryRun, failures)), describeQuota(rows, used)];
        for (const note of notes)
            runtime.log.info(note.replaceAll("`", ""));
        if (failures.length > 0)
            return (0,outcome_outcome/* withEnding */.AQ)(planned, { notes, failure: (0,action_failures/* sweepFailed */.U6)(failures.map(({ why }) => why)) });
        return (0,outcome_outcome/* withEnding */.AQ)(planned, { notes, status: inputs.dryRun ? "dry-run" : "swept" });
    }
    catch (error) {
        if (error instanceof diagnosis_failure/* ActionFailure */.dR)
            return (0,outcome_outcome/* withEnding */.AQ)(planned, {
                status: error.failure === action_failures/* CANCELLED */.gD ? "cancelled" : "failed",
                failure: error.failure,
            });
        throw error;
    }
}
function createManagementApi({ inputs, provisionHost }) {
    if (inputs.managementToken === null)
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* SWEEP_WITHOUT_TOKEN */.Gv);
    return new ManagementApi(provisionHost, inputs.managementToken);
}
/** The key is there to say which project it is; nothing is done with it. */
async function fetchProject({ deployKey, provisionHost }, api) {
    const key = deployKey?.value;
    if (key?.kind !== "preview" && key?.kind !== "project")
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* SWEEP_WITHOUT_PROJECT */._1);
    const named = await api.project(key.teamSlug, key.projectSlug);
    if (named.kind !== "forbidden")
        return unwrap(named, "The project");
    const caller = { host: provisionHost, key, cliVersion: FALLBACK_CLIENT_VERSION };
    return (await projectOfToken(api, caller)) ?? unwrap(named, "The project");
}
/**
 * A token of one project may not ask for a project by its name. It says itself which project it is for, and one of its
 * deployments, asked for with the key, that this is the key's.
 */
async function projectOfToken(api, caller) {
    const own = await api.tokenProject();
    const rows = own.kind === "found" ? await api.deployments(own.value.id) : own;
    const [any] = rows.kind === "found" ? rows.value : [];
    const place = any === undefined ? null : await findProject(caller, any.name);
    if (own.kind !== "found" || place?.kind !== "found")
        return null;
    const { teamSlug, projectSlug, projectId } = place.value;
    const isOfKey = teamSlug === caller.key.teamSlug && projectSlug === caller.key.projectSlug;
    return isOfKey && projectId === own.value.id ? own.value : null;
}
/** What Convex says is of another project is none of ours, however it came into the list. */
async function listProjectDeployments(project, api) {
    const rows = unwrap(await api.deployments(project), "The list of the project's deployments");
    return rows.filter(({ projectId }) => projectId === null || projectId === project);
}
/** How many deployments the team has in all its projects; `null` where the token may not see them all. */
async function countTeamDeployments(teamId, api) {
    if (teamId === null)
        return null;
    const counted = await api.countTeamDeployments(teamId);
    return counted.kind === "found" ? counted.value : null;
}
function unwrap(answer, what) {
    if (answer.kind === "found")
        return answer.value;
    const reason = answer.kind === "absent" ? (0,diagnosis_failure/* ownReason */.Nx)("the token finds none of that name") : answer.reason;
    throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* sweepFailed */.U6)([sentence(`${what} could not be read`, reason)]));
}
function sentence(what, { full, sent }) {
    return { full: `${what}: ${full}.`, sent: `${what}: ${sent}.` };
}
/** Back to the creation of the oldest preview deployment. @throws {ActionFailure} If GitHub does not show it all. */
async function sweep_readEvidence(rows, { evidence }) {
    if (evidence === null)
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* SWEEP_OWNERSHIP_UNKNOWN */.Gi);
    const created = rows.filter(({ type }) => type === "preview").map(({ createTime }) => createTime ?? 0);
    try {
        const read = await evidence.read([], Math.min(Date.now(), ...created) - sweep_CLOCK_DIFFERENCE_MS);
        const names = rows.map(({ name }) => recordedName(name));
        return await evidence.complete(read, names, []);
    }
    catch {
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* SWEEP_OWNERSHIP_UNKNOWN */.Gi);
    }
}
/** Convex's clock is not GitHub's. In milliseconds. */
const sweep_CLOCK_DIFFERENCE_MS = 5 * 60_000;
/** One entry for each preview deployment of the project, the oldest first. */
async function judgeAll(rows, evidence, { deployKey, github, trigger }) {
    const key = deployKey?.value;
    if (key?.kind !== "preview" && key?.kind !== "project")
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* SWEEP_WITHOUT_PROJECT */._1);
    // Last: what is begun meanwhile must not look over.
    const refs = await github?.()
        .then((client) => listOpenRefs(client, (0,github_repository/* toRepoParams */.O)(trigger.repository)))
        .catch(() => undefined);
    if (refs === undefined)
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* SWEEP_OWNERSHIP_UNKNOWN */.Gi);
    return rows
        .filter(({ type }) => type === "preview")
        .sort((one, other) => (one.createTime ?? 0) - (other.createTime ?? 0))
        .map((row) => {
        const name = recordedName(row.name);
        const origins = originsOf(name, evidence.records);
        // What a tag's run made stays: the lists below hold no tags.
        const listed = origins.filter(({ kind }) => kind === "pull-request" || kind === "branch");
        const now = Object.fromEntries(listed.map((origin) => [originKey(origin), isOpen(origin, refs) ? "lives" : "over"]));
        const convexNow = {
            project: key,
            kind: "found",
            type: row.type,
            isDefault: row.isDefault,
            previewName: row.previewIdentifier,
            isOfProject: true,
        };
        const judged = verdict(name, evidence, convexNow, now);
        return { row, left: judged.kind === "delete" ? null : judged.kind === "gone" ? "it is gone" : judged.reason };
    });
}
function isOpen(origin, refs) {
    if (origin.kind === "pull-request")
        return refs.pullRequests.has(origin.number);
    return origin.kind === "branch" && refs.branches.has(origin.name);
}
async function deletePreviews(entries, evidence, { removalMarks, runtime }, api) {
    const failed = [];
    for (const { row } of entries) {
        if (runtime.signal.aborted)
            throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* CANCELLED */.gD);
        const removed = await api.deleteDeployment(row.name);
        if (removed.kind === "forbidden" || removed.kind === "unknown") {
            failed.push({ name: row.name, why: sentence(`\`${row.name}\` could not be deleted`, removed.reason) });
            continue;
        }
        const gone = { kind: "removed", deployment: recordedName(row.name), note: SWEPT };
        await removalMarks?.write(gone, evidence);
    }
    return failed;
}
const SWEPT = "A sweep removed the preview deployment, which had outlived its pull request.";
function describeEntry({ row, left }, dryRun, failures) {
    const what = `${(0,code_span/* codeSpan */.S)(row.previewIdentifier ?? "")} (\`${row.name}\`)`;
    if (left !== null)
        return `Left ${what}: ${left}.`;
    const failure = failures.find(({ name }) => name === row.name);
    if (failure !== undefined)
        return `Not deleted ${what}: ${failure.why.full}`;
    return `${dryRun ? "Would delete" : "Deleted"} ${what}.`;
}
/** https://docs.convex.dev/production/state/limits */
function describeQuota(rows, used) {
    const previews = rows.filter(({ type }) => type === "preview").length;
    const team = used === null ? "" : `, and its team ${used} in all projects`;
    return `Before the sweep this project had ${rows.length} deployments, ${previews} of them previews${team}. The quota counts those of the team: 40 on free plans, 300 on paid ones.`;
}

;// CONCATENATED MODULE: ./build/action/run.js
/** The order of the steps, and nothing else. */




















/** How long, in milliseconds, a cancelled step may take to stop what it does. The runner kills it after 10 s in all. */
const CANCEL_GRACE_MS = 4_000;
/**
 * @returns The exit code of the step.
 */
async function run(edges) {
    const started = performance.now();
    const { log, signal, record } = edges;
    const step = createActionContext(edges);
    record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(step.initialOutcome, log) });
    const cancelled = onCancelled(signal, () => reportCancellation(edges));
    const outcome = await Promise.race([planAndExecute(step), cancelled.then(() => cancelledAfterGrace(step))]);
    const durationSeconds = (performance.now() - started) / 1000;
    const finalOutcome = (0,outcome_outcome/* redactOutcome */.Ah)({ ...outcome, run: { ...outcome.run, durationSeconds } }, log);
    // Outputs and the one error first: a report that fails costs nothing of them.
    setOutputs(log, finalOutcome, { final: true });
    log.maskPending();
    // In the same breath: a cancel that comes later changes nothing of it.
    record.save({ phase: "ended", finalOutcome: withoutForeignText(finalOutcome, log) });
    logOutcome(log, finalOutcome);
    if (step.inputs.summary)
        writeSummary(log, finalOutcome);
    record.save({ phase: "logged" });
    const isSafe = finalOutcome.ending.failure === null || !(0,action_failures/* isNetworkUntrusted */.Dn)(finalOutcome.ending.failure);
    if (isSafe)
        await step.reporter.reportEnd(finalOutcome);
    return (0,outcome_outcome/* isFailure */.N6)(finalOutcome) ? 1 : 0;
}
/** Said at once: the runner may kill this process before it is done. */
function reportCancellation({ log, record }) {
    if (record.state?.phase !== "running")
        return;
    log.outputs({ status: "cancelled", "failure-code": action_failures/* CANCELLED */.gD.code });
    record.save({ isCancelled: true });
}
async function onCancelled(signal, say) {
    await new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener("abort", () => resolve(), { once: true });
    });
    say();
}
/** Whatever does not stop in time is left behind, and ends with this process. */
async function cancelledAfterGrace({ initialOutcome, runtime }) {
    await (0,promises_.setTimeout)(CANCEL_GRACE_MS);
    return (0,outcome_outcome/* withEnding */.AQ)(runtime.record.state?.outcomeSoFar ?? initialOutcome, { status: "cancelled", failure: action_failures/* CANCELLED */.gD });
}
/** Everything that may end in a failure: what is thrown here becomes an outcome. */
async function planAndExecute(step) {
    try {
        assertSafeEnvironment(step);
        // A cancel that came while this program was loaded.
        if (step.runtime.signal.aborted)
            return (0,outcome_outcome/* withEnding */.AQ)(step.initialOutcome, { status: "cancelled", failure: action_failures/* CANCELLED */.gD });
        const { plan, commit } = await resolvePlan(step);
        const { run } = step.initialOutcome;
        return await executePlan(plan, { ...step, initialOutcome: { ...step.initialOutcome, run: { ...run, commit } } });
    }
    catch (error) {
        if (!(error instanceof diagnosis_failure/* ActionFailure */.dR))
            throw error;
        const { failure } = error;
        return (0,outcome_outcome/* withEnding */.AQ)(step.initialOutcome, { status: (0,action_failures/* isRefusal */.vu)(failure) ? "refused" : "failed", failure });
    }
}
/** The plan, and the commit being deployed, as far as it is known. */
async function resolvePlan(step) {
    const { keySource, deployKey, trigger, runtime } = step;
    const settings = toPlanSettings(step);
    if (keySource.state === "present" && keySource.normalizations.length > 0)
        runtime.log.warning(normalizationWarning(keySource.normalizations));
    let facts = {};
    for (;;) {
        const commit = facts.namedCommit?.kind === "found" ? facts.namedCommit.id : step.initialOutcome.run.commit;
        const plan = decide({ trigger, key: deployKey?.value ?? null, settings, facts });
        if (plan.kind !== "need-fact")
            return { plan, commit };
        facts = { ...facts, [plan.fact]: await fetchFact(plan.fact, step, commit) };
    }
}
async function executePlan(plan, step) {
    switch (plan.kind) {
        case "refuse":
            return (0,outcome_outcome/* withEnding */.AQ)(step.initialOutcome, { status: "refused", failure: toFailure(plan.refusal) });
        case "skip":
            return run_skip(plan, step);
        case "cleanup":
            return runCleanup(plan, step);
        case "resolve":
            return runResolve(plan, step);
        case "report":
            return runReport(plan, step);
        case "sweep":
            return runSweep(step);
        case "deploy":
            return deploy_runDeploy(plan, step);
    }
}
async function run_skip({ reason, message }, { initialOutcome, runtime, ...step }) {
    runtime.log.notice(message);
    const left = reason === "nothing-to-clean-up" ? await previewsLeftWarning(step) : null;
    if (left !== null)
        runtime.log.warning(left);
    return (0,outcome_outcome/* withEnding */.AQ)(initialOutcome, { status: "skipped", notes: [message, ...(left === null ? [] : [left])] });
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
// EXTERNAL MODULE: ./build/runner/environment-file.js
var environment_file = __webpack_require__(9913);
;// CONCATENATED MODULE: ./build/runner/log.js
/** The job's log. Everything goes to stdout: the runner handles stderr first, so a mask on stdout could come too late. */







/** The runner's side of a step, behind redaction. */
class Log {
    /** For text from elsewhere, and for our own words: see `Redactors`. */
    #redactor;
    #ownRedactor;
    /** Redacted only in what is sent by API: in the log, the runner masks them. */
    #secretVariables = [];
    /** `null` if something to hide was registered since. */
    #sentRedactor = null;
    /** What `maskPending` masks. */
    #pending = [];
    #hasRemovedMatchers = false;
    /** `redactExternal` for text that comes in pieces. It knows what is registered later, too. */
    redaction;
    constructor(redactor) {
        this.#redactor = redactor;
        this.#ownRedactor = redactor;
        const current = () => this.#redactor;
        this.redaction = {
            redact: this.redactExternal,
            get maxSecretLength() {
                return current().maxSecretLength;
            },
        };
    }
    /** Masks keys and tokens in this job's log, in every step that follows too, and hides them in all that is reported. */
    maskSecrets(secrets, masks) {
        this.redactInExternalText(secrets, masks);
        this.#ownRedactor = this.#ownRedactor.with(secrets);
    }
    /** The same for what is no key, and may be an ordinary word: our own words and names stay. */
    redactInExternalText(values, masks) {
        for (const mask of masks)
            (0,core/* setSecret */.Pq)(mask);
        this.#redactor = this.#redactor.with(values);
        this.#sentRedactor = null;
    }
    /**
     * Hides in text from elsewhere what may turn out to be the name or a URL of what is deployed. It is masked by
     * `maskPending`, when that is known.
     */
    redactBeforeMasking(values) {
        this.#pending = values;
        this.redactInExternalText(values, []);
    }
    /** Masks what has waited for it, except what is part of an output: GitHub drops outputs that hold what is masked. */
    maskPending() {
        for (const mask of valuesToMask(withoutPublicTexts(this.#pending, environment_file/* OUTPUT_FILE */.f4.values)))
            (0,core/* setSecret */.Pq)(mask);
        this.#pending = [];
    }
    /** Hides values in what is sent by API, and in nothing else. */
    hideInSentText(values) {
        this.#secretVariables = values;
        this.#sentRedactor = null;
    }
    /** Hides long pieces of a secret that is random throughout, in all that is shown and reported. */
    redactFragments(secret) {
        this.#redactor = this.#redactor.withFragments([secret]);
        this.#sentRedactor = null;
        this.#ownRedactor = this.#ownRedactor.withFragments([secret]);
    }
    redactExternal = (text) => this.#redactor.redact(text);
    redactTrusted = (text) => this.#ownRedactor.redact(text);
    redactSent = (text) => {
        this.#sentRedactor ??= this.#redactor.with(this.#secretVariables);
        return this.#sentRedactor.redact(text);
    };
    /** Writes plain lines, which problem matchers read. */
    info(text) {
        this.removeProblemMatchers();
        for (const line of text.split("\n"))
            (0,core/* info */.pq)(escapeWorkflowCommands(this.redactExternal(line)));
    }
    /**
     * Turns off the problem matchers of `actions/setup-node`, for the rest of the job: the runner would take lines of the
     * build's output for errors of this step. There is no command to list matchers, nor to turn one off for a while.
     * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
     */
    removeProblemMatchers() {
        if (this.#hasRemovedMatchers)
            return;
        this.#hasRemovedMatchers = true;
        for (const owner of SETUP_NODE_MATCHERS)
            process.stdout.write(`::remove-matcher owner=${owner}::${external_node_os_.EOL}`);
    }
    notice(text) {
        (0,core/* notice */.lm)(log_truncate(this.redactExternal(text)), { title: TITLE });
    }
    warning(text, location) {
        (0,core/* warning */.$e)(log_truncate(this.redactExternal(text)), { title: TITLE, ...this.#place(location) });
    }
    /** The one error of a failed run. */
    error(text, title, location) {
        (0,core/* error */.z3)(this.redactExternal(text), { title: this.redactTrusted(title), ...this.#place(location) });
    }
    /** The runner masks the text of an annotation, but neither its title nor its place. */
    #place(location) {
        if (location === undefined)
            return {};
        const { path, line, column } = location;
        return {
            file: this.redactExternal(path),
            ...(line === null ? {} : { startLine: line }),
            ...(column === null ? {} : { startColumn: column }),
        };
    }
    async group(title, inside) {
        (0,core/* startGroup */.Oh)(this.redactExternal(title));
        try {
            return await inside();
        }
        finally {
            (0,core/* endGroup */.N4)();
        }
    }
    /** @param value - Of ours, or redacted. */
    output(name, value) {
        this.outputs({ [name]: value });
    }
    /** @param values - Of ours, or redacted. */
    outputs(values) {
        const shown = Object.entries(values).map(([name, value]) => [name, this.redactTrusted(value)]);
        environment_file/* OUTPUT_FILE */.f4.set(Object.fromEntries(shown));
    }
    /** @param value - Of ours, or redacted. */
    exportVariable(name, value) {
        environment_file/* ENV_FILE */.h9.set({ [name]: this.redactTrusted(value) });
    }
    /** @param markdown - Made of what is redacted. */
    summary(markdown) {
        environment_file/* SUMMARY_FILE */.u7.append(`${this.redactTrusted(markdown)}${external_node_os_.EOL}`);
    }
}
/** Characters. What a server says in its error may be a whole page. */
const MAX_ANNOTATION_LENGTH = 2_000;
function log_truncate(text) {
    return text.length <= MAX_ANNOTATION_LENGTH ? text : `${(0,cut_text/* cutBetweenWords */.U)(text, MAX_ANNOTATION_LENGTH)} …`;
}
/** https://github.com/actions/setup-node/tree/main/.github */
const SETUP_NODE_MATCHERS = ["tsc", "eslint-compact", "eslint-stylish"];
const TITLE = "Convex Deploy";

;// CONCATENATED MODULE: ./build/action/runtime.js
/** The real runner, as `main` and `post` meet it. */







function createRuntime(log, signal, record) {
    return {
        environment: withKnownNames(process.env),
        getRawInput: (name) => (0,core/* getInput */.V4)(name, { trimWhitespace: false }),
        eventPayload: readEventPayload(process.env.GITHUB_EVENT_PATH ?? ""),
        log,
        record,
        stdout: process.stdout,
        distDirectory: (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)),
        signal,
    };
}
function createLog() {
    return new Log(createRedactor([]));
}
function readEventPayload(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
    }
    catch {
        return null;
    }
}
/** Ends the process. What still waits (a slow socket, a timer of a library) must not hold the job. */
function flushAndExit(code) {
    process.stdout.write("", () => process.exit(code));
}

;// CONCATENATED MODULE: ./build/action/run-main.js
/** What `main` does once it listens to the runner. */





/**
 * Runs the step to its end, and ends the process.
 *
 * @param signal - Aborted when the runner cancels the step; it may be already.
 */
async function runMain(record, signal) {
    const log = createLog();
    /** Outputs and the one error here, all else by `post`: nobody knows what still works in this process. */
    const exitOnInternalError = (error) => {
        const failure = (0,action_failures/* internalError */.WB)(error);
        const { outcomeSoFar, phase } = record.state;
        if (phase === "running") {
            ignoreErrors(() => log.error(`${failure.cause}\n\n${failure.fix}`, `Convex deploy failed: ${failure.code}`));
            ignoreErrors(() => log.maskPending());
            ignoreErrors(() => log.outputs({ status: "failed", "failure-code": failure.code }));
            if (outcomeSoFar !== null)
                ignoreErrors(() => {
                    const finalOutcome = (0,outcome_outcome/* withEnding */.AQ)(outcomeSoFar, { status: "failed", failure });
                    record.save({ phase: "logged", finalOutcome: withoutForeignText(finalOutcome, log) });
                });
        }
        flushAndExit(1);
    };
    // An error that nobody awaits must not end the process with a stack and without a word.
    for (const event of ["uncaughtException", "unhandledRejection"])
        process.on(event, exitOnInternalError);
    try {
        const code = await run(createRuntime(log, signal, record));
        record.save({ phase: "reported" });
        flushAndExit(code);
    }
    catch (error) {
        exitOnInternalError(error);
    }
}
/** The defect may be that the runner's files are gone. */
function ignoreErrors(tell) {
    try {
        tell();
    }
    catch {
        // The exit code tells it.
    }
}


/***/ }),

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ toRepoParams)
/* harmony export */ });
/** A repository as the REST API asks for it. */
function toRepoParams(repository) {
    const [owner = "", repo = ""] = repository.split("/");
    return { owner, repo };
}


/***/ }),

/***/ 9396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WS: () => (/* binding */ SlowBudgetExceeded),
/* harmony export */   h5: () => (/* binding */ InvalidResponse),
/* harmony export */   kL: () => (/* binding */ isTimeout),
/* harmony export */   tM: () => (/* binding */ describeRequestError)
/* harmony export */ });
/** The errors of GitHub's API in words. Stands apart from the client, so that it is there when the client is not. */
/** GitHub answered with a success that does not hold what was asked for: half an answer, or a page of some proxy. */
class InvalidResponse extends Error {
}
/** Thrown once requests to GitHub have used up this run's time budget. */
class SlowBudgetExceeded extends Error {
}
/** Says why a request failed. Reads the error of an Octokit request, never its request, which carries the token. */
function describeRequestError(error) {
    const { name, status, response, errors } = (error ?? {});
    if (name === "GraphqlResponseError")
        return describeGraphqlError(errors?.[0]);
    if (error instanceof InvalidResponse || error instanceof SlowBudgetExceeded)
        return otherwise(error.message);
    if (isTimeout(error))
        return otherwise("GitHub did not answer in time");
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
function otherwise(reason) {
    return { reason, isForbidden: false, permission: null };
}
/**
 * A 403 has many causes (a locked conversation, a rate limit), and the header comes with all of them. That it is the
 * token only the message tells: "Resource not accessible by integration", or "by personal access token".
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function describeRestError(status, { headers, data }) {
    const message = sentence(data?.message);
    const permission = headers?.["x-accepted-github-permissions"];
    const isRefusal = (status === 403 || status === 404) && !/rate limit/i.test(message);
    return {
        reason: `GitHub answered ${status}${message === "" ? "" : `: ${message}`}`,
        isForbidden: status === 403 && isNotAccessible(message),
        permission: isRefusal && typeof permission === "string" && permission !== "" ? permission : null,
    };
}
/** GraphQL answers 200 and names no permission. */
function describeGraphqlError(first) {
    const message = sentence(first?.message) || "an error without a message";
    return {
        reason: `GitHub answered: ${message}`,
        isForbidden: first?.type === "FORBIDDEN" && isNotAccessible(message),
        permission: null,
    };
}
function isNotAccessible(message) {
    return /^resource not accessible by/i.test(message);
}
/** The first line without its full stop, whole: what is cut before it is redacted may hold a piece of a secret. `""` for what is no text. */
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
 * When a request to GitHub is made again, and after what pause.
 *
 * Octokit's plugins for this are made for long series: they space out writes by seconds, know neither all of GitHub's
 * rate limits (a bare 429, GraphQL's own) nor a limit that is not worth waiting for, and stand on `bottleneck`, which had
 * its last release in 2019.
 */


/** Of one request, the first included. */
const MAX_ATTEMPTS = 3;
/** For the `request` of an operation that must not be repeated unseen. */
const NO_RETRY = { tries: 1 };
/** Milliseconds before the second try; before the third it is four times as long. */
const FIRST_PAUSE_MS = 500;
/** A rate limit that asks for a longer pause is not waited for: reports are not worth it. */
const MAX_RETRY_DELAY_MS = 10_000;
/**
 * What GitHub asks for where it names no time.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const LIMIT_WITHOUT_TIME_MS = 60_000;
/** A request that takes longer, in milliseconds, its pauses included, is slow. */
const SLOW_THRESHOLD_MS = 2_000;
/** How much time slow requests may cost one run, in milliseconds. Documented in the README. */
const SLOW_BUDGET_MS = 30_000;
/** The milliseconds before try `tries + 1`. */
function retryDelay(tries) {
    return FIRST_PAUSE_MS * tries ** 2;
}
/** Whether the request may have had its effect all the same: only its answer was lost. */
function mayHaveSucceeded(error) {
    const { status } = (error ?? {});
    return error instanceof _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidResponse */ .h5 || (typeof status === "number" && status >= 500);
}
/** The requests of one token, which share its rate limits. */
class RetryPolicy {
    /** What was lost to slow requests so far, in milliseconds. */
    #lostMs = 0;
    #limit = null;
    /**
     * Sends a request until it is answered, at most `most` times. Repeated are 5xx answers, lost connections, unusable
     * answers, and rate limits that end soon; not what took too long, for it would again.
     *
     * @throws What `send` threw last, or threw before where GitHub asked for a longer pause than is over.
     * @throws {SlowBudgetExceeded} Without asking, where slow requests have cost the run too much already.
     */
    async send(send, most) {
        if (this.#lostMs >= SLOW_BUDGET_MS)
            throw new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .SlowBudgetExceeded */ .WS(`GitHub was slow for more than ${SLOW_BUDGET_MS / 1000} s altogether`);
        const started = performance.now();
        try {
            return await this.#sendUntilAnswered(send, most);
        }
        finally {
            this.#lostMs += Math.max(0, performance.now() - started - SLOW_THRESHOLD_MS);
        }
    }
    async #sendUntilAnswered(send, most) {
        for (let tries = 1;; tries += 1) {
            if (this.#limit !== null && Date.now() < this.#limit.until)
                throw this.#limit.error;
            try {
                const answer = assertParsed(await send());
                const pause = pauseAfterAnswer(answer, tries);
                if (pause === null || pause > MAX_RETRY_DELAY_MS || tries >= most)
                    return answer;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
            }
            catch (error) {
                const pause = pauseAfterError(error, tries);
                if (pause !== null && pause > MAX_RETRY_DELAY_MS)
                    this.#limit = { until: Date.now() + pause, error };
                if (pause === null || pause > MAX_RETRY_DELAY_MS || tries >= most)
                    throw error;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
            }
        }
    }
}
/** Octokit takes a body that is no JSON for a text, and one that breaks off for an empty one. */
function assertParsed(answer) {
    if (answer.status !== 204 && typeof answer.data === "string")
        throw new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidResponse */ .h5("GitHub gave an answer that could not be read");
    return answer;
}
function pauseAfterError(error, tries) {
    const { status, response, message } = (error ?? {});
    if ((0,_request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isTimeout */ .kL)(error))
        return null;
    if (mayHaveSucceeded(error))
        return retryDelay(tries);
    if (status !== 403 && status !== 429)
        return null;
    const isLimit = status === 429 || /rate limit/i.test(String(message));
    return retryAfterMs(response?.headers ?? {}) ?? (isLimit ? LIMIT_WITHOUT_TIME_MS : null);
}
/** GraphQL has its errors in an answer of status 200. */
function pauseAfterAnswer({ data, headers }, tries) {
    const errors = data?.errors ?? [];
    // Both spellings are about: https://github.com/yanyongyu/githubkit/issues/271
    if (errors.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT"))
        return retryAfterMs(headers) ?? LIMIT_WITHOUT_TIME_MS;
    const isTransient = errors.some(({ message }) => /^Something went wrong while executing/.test(String(message)));
    return isTransient ? retryDelay(tries) : null;
}
/** Milliseconds; `null` where GitHub asks for none. */
function retryAfterMs(headers) {
    const seconds = Number(headers["retry-after"] ?? Number.NaN);
    if (Number.isFinite(seconds))
        return seconds * 1000;
    if (headers["x-ratelimit-remaining"] !== "0")
        return null;
    const reset = Number(headers["x-ratelimit-reset"]) * 1000;
    // One second more: the time is rounded down.
    return Number.isFinite(reset) ? Math.max(0, reset - Date.now()) + 1000 : LIMIT_WITHOUT_TIME_MS;
}


/***/ })

};
