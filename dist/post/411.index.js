export const id = 411;
export const ids = [411];
export const modules = {

/***/ 3492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ neutralize)
/* harmony export */ });
/* unused harmony export LineSplitter */
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6193);
/** The one way by which foreign text reaches the log. */

/** A longer line is passed on in pieces of fewer characters, so that a flood stays out of memory. */
const LONGEST_PIECE = 32_768;
/** Longer than any key in any of its encodings, those that were never seen before included. */
const SHORTEST_HELD = 4_096;
/**
 * Breaks what the runner would take for a command: `::name` at the start of a line, behind whatever is no letter or
 * digit, and the legacy `##[name]` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function neutralize(line) {
    return line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "# #[");
}
/**
 * Turns chunks of a child's output into whole lines.
 *
 * Each line is clean before anyone sees it: decoded across chunk borders, redacted, without control characters. Both
 * `\n` and `\r` end a line; empty lines made by `\r\n` are dropped. Very long lines come in pieces, cut at white space
 * that is in no secret (the values of `deployment-env` may have some). Where there is none, the start is shown and the
 * rest left out up to the next such white space.
 */
class LineSplitter {
    #decoder = new StringDecoder("utf8");
    #redaction;
    #onLine;
    /** What has come of the line and was not shown yet; while leaving out, the end of what was left out as well. */
    #rest = "";
    #leavingOut = false;
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
        if (!this.#leavingOut)
            this.#pass(rest);
        this.#leavingOut = false;
    }
    #pass(line) {
        this.#onLine(this.#redaction.redact(line));
    }
    /** Passes on the first pieces of a line that is too long. @returns What is left of it. */
    #shorten(line, isWhole) {
        const held = this.#held;
        let rest = line;
        for (;;) {
            // What may be the start of a secret waits for its end.
            const known = isWhole ? rest.length : rest.length - held;
            if (this.#leavingOut) {
                const start = this.#safeSpace(rest, held, known, 1);
                if (start === null)
                    return rest.slice(-2 * held);
                this.#leavingOut = false;
                rest = rest.slice(start);
                continue;
            }
            if (known <= LONGEST_PIECE)
                return rest;
            const cut = this.#safeSpace(rest, LONGEST_PIECE - 1, 0, -1);
            if (cut !== null)
                this.#pass(rest.slice(0, cut));
            // Its end may be the start of a secret, which would not be recognized.
            else
                this.#onLine(`${this.#redaction.redact(rest.slice(0, LONGEST_PIECE)).slice(0, -held)} …`);
            this.#leavingOut = cut === null;
            rest = rest.slice(cut ?? Math.max(0, LONGEST_PIECE - held));
        }
    }
    /** Characters on either side of a place that show whether a secret goes through it. */
    get #held() {
        return Math.max(SHORTEST_HELD, this.#redaction.longestSecret());
    }
    /** The first white space from one place of a text to before another, in either direction, that is in no secret. */
    #safeSpace(text, from, to, step) {
        const held = this.#held;
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


/***/ }),

/***/ 6393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseDeployKey),
/* harmony export */   c: () => (/* binding */ SHORTEST_SECRET)
/* harmony export */ });
/** A shorter secret is no secret, and masking it would blank ordinary words out of the log. */
const SHORTEST_SECRET = 8;
const absent = { state: "absent" };
/**
 * Reads the value of `deploy-key` or of one of the variables that stand in for it.
 *
 * `""` and the CLI's sentinel `<ignore_deploy_key>` are absent, `<missing_deploy_key:MSG>` is declared missing, as the
 * CLI has them. What surrounds a key by accident (a byte order mark, white space, one pair of `"` or `'`) is removed
 * and named in `repairs`. Everything else that is not exactly one key of a known form is malformed: never an exception,
 * and nothing of the value in the result.
 *
 * Keys of local and anonymous deployments have the bare form `<name>|<secret>` and are admin keys, like those of a
 * self-hosted backend. Nothing issues a key with the prefix `local:` or `anonymous:`, so these are unknown forms.
 */
function parseDeployKey(raw) {
    if (raw === "")
        return absent;
    const { text, repairs } = tidied(raw);
    if (text === "<ignore_deploy_key>")
        return absent;
    const message = /^<missing_deploy_key:(.+)>$/.exec(text)?.[1];
    if (message !== undefined)
        return { state: "declared-missing", message };
    const slip = visibleSlip(text);
    const key = slip === null ? classified(text) : malformed(slip);
    return { state: "present", key, repairs: key.kind === "malformed" ? [] : repairs };
}
function tidied(raw) {
    const repairs = new Set();
    const text = trimmed(raw, repairs);
    const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
    if (quoted === undefined)
        return { text, repairs: [...repairs] };
    repairs.add("quotes");
    return { text: trimmed(quoted, repairs), repairs: [...repairs] };
}
/** Adds to `repairs` what it removed. To JavaScript a byte order mark is white space. */
function trimmed(text, repairs) {
    const removed = text.slice(0, text.length - text.trimStart().length) + text.slice(text.trimEnd().length);
    if (removed.includes("\uFEFF"))
        repairs.add("byte-order-mark");
    if (/[^\uFEFF]/.test(removed))
        repairs.add("outer-white-space");
    return text.trim();
}
const NAMED_VALUES = [
    // export NAME=value, NAME = value. A base64 token may end in `=` without being a name.
    /^(?:export\s+|set\s+|\$env:)?[A-Za-z_][\w-]*\s*=(?!=*$)/,
    // CONVEX_DEPLOY_KEY:value, "CONVEX_DEPLOY_KEY": "value", CONVEX_DEPLOY_KEY=
    /^(?:export\s+|set\s+)?["']?[A-Z_][A-Z0-9_]*["']?\s*[=:]/,
    // deploy-key: value
    /^(?!(?:prod|dev|custom|preview|project|team):)[A-Za-z_][\w-]*\s*:\s/,
];
/** Slips that show before the value is taken apart, in the order in which they explain most. */
const VISIBLE_SLIPS = [
    ["empty", (text) => /^[\s"'`‘’“”]*$/.test(text)],
    ["pasted-name", (text) => NAMED_VALUES.some((pattern) => pattern.test(text))],
    ["quotes", (text) => /^["'`‘’“”]|["'`‘’“”]$/.test(text)],
    ["several-keys", (text) => text.indexOf("|") !== text.lastIndexOf("|")],
    ["white-space", (text) => /\s/.test(text)],
    ["not-printable-ascii", (text) => /[^!-~]/.test(text)],
    ["url-encoded", isUrlEncoded],
];
function visibleSlip(text) {
    return VISIBLE_SLIPS.find(([, shows]) => shows(text))?.[0] ?? null;
}
/** Encoded once or more often, as a whole or only in front of the `|`. A secret may contain a percent sign. */
function isUrlEncoded(text) {
    const separator = text.indexOf("|");
    if (separator < 0)
        return /%(?:25)*7c/i.test(text);
    return /%[0-9a-f]{2}/i.test(text.slice(0, separator));
}
/** `text` is printable ASCII without white space and has at most one `|`. */
function classified(text) {
    const separator = text.indexOf("|");
    if (separator < 0)
        return withoutSeparator(text);
    const secret = text.slice(separator + 1);
    if (secret === "")
        return malformed("cut");
    const key = keyOfForm(text.slice(0, separator), secret, text);
    if (key === null)
        return malformed("unknown-form");
    return secret.length < SHORTEST_SECRET ? malformed("short-secret") : key;
}
function withoutSeparator(text) {
    // Convex's access tokens are base64 of JSON, so they start with `ey`; some upper case tells them from a name.
    if (/^ey(?=.*[A-Z])[\w+/.-]{18,}={0,2}$/.test(text))
        return { kind: "access-token", secret: text, text };
    if (keyOfForm(text, "", text) !== null && text.includes(":"))
        return malformed("cut");
    return malformed("no-separator");
}
const NAME = /^[\w-]{3,64}$/;
const DEPLOYMENT_KINDS = { prod: "production", dev: "development", custom: "custom" };
const CLOUD_PREFIXES = ["prod", "dev", "custom", "preview", "project", "team"];
function keyOfForm(prefix, secret, text) {
    const [kind = "", first, second, ...more] = prefix.split(":");
    if (more.length > 0)
        return null;
    if (first === undefined)
        return adminKey(kind, secret, text);
    if (!NAME.test(first))
        return null;
    if (second !== undefined) {
        if (!NAME.test(second) || (kind !== "preview" && kind !== "project"))
            return null;
        return { kind, teamSlug: first, projectSlug: second, secret, text };
    }
    if (kind === "team")
        return { kind, teamSlug: first, secret, text };
    if (kind === "preview")
        return { kind: "preview-deployment", deploymentName: first, secret, text };
    if (kind !== "prod" && kind !== "dev" && kind !== "custom")
        return null;
    return { kind: DEPLOYMENT_KINDS[kind], deploymentName: first, secret, text };
}
/**
 * An instance called like a kind is a key that lost its name. The CLI takes whatever stands in front of the first `:`,
 * a part of the secret too, for the deployment's type, and prints it.
 */
function adminKey(instanceName, secret, text) {
    if (!NAME.test(instanceName) || CLOUD_PREFIXES.includes(instanceName) || secret.includes(":"))
        return null;
    return { kind: "admin", instanceName, secret, text };
}
function malformed(slip) {
    return { kind: "malformed", slip };
}


/***/ }),

/***/ 242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ holdsSecret),
/* harmony export */   l: () => (/* binding */ createRedactor)
/* harmony export */ });
/* harmony import */ var _parse_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6393);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8989);
/** Hides keys in text that comes from elsewhere, before anybody sees it. */


/** Characters. Shorter pieces of a secret help nobody, and turn up by chance. */
const SHORTEST_PIECE = 12;
/** Any piece that is long enough holds one of these whole, when they are laid end to end along the secret. */
const ANCHOR = SHORTEST_PIECE / 2;
/** Hides `secrets` (those under eight characters are left alone) and whatever looks like a Convex key. */
function createRedactor(secrets, random = []) {
    const usable = secrets.filter((secret) => secret.length >= _parse_key_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c);
    const forms = [...new Set(usable.flatMap((secret) => [secret, ...(0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .encodingsOf */ .a_)(secret)]))];
    function redact(text) {
        // Also before stripping: a broken escape sequence swallows the character behind it, which may be a secret's first.
        const raw = withoutSecrets(text, forms, random);
        const visible = withoutInvisible(raw);
        return withoutShapes(visible === raw ? raw : withoutSecrets(visible, forms, random));
    }
    return {
        redact,
        longest: Math.max(0, ...forms.map((form) => form.length)),
        with: (more) => createRedactor([...usable, ...more], random),
        // Bundlers show the line of a JSON text with its escapes.
        withPieces: (more) => createRedactor(usable, [...random, ...more, ...more.map((one) => JSON.stringify(one).slice(1, -1))]),
    };
}
/** Whether a text holds one of these secrets, in any form in which a redactor would find it. */
function holdsSecret(text, secrets) {
    const shown = [text, withoutInvisible(text)];
    const forms = secrets.flatMap((secret) => [secret, ...(0,_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .encodingsOf */ .a_)(secret)]);
    return forms.some((form) => shown.some((one) => one.includes(form)));
}
/** Occurrences that overlap or touch become one `***`, so that none leaves a rest of another. */
function withoutSecrets(text, forms, random) {
    const whole = forms.flatMap((form) => occurrences(text, form));
    const pieces = random.flatMap((secret) => piecesIn(text, secret));
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
    return withoutSecrets(hidden + text.slice(end), forms, random);
}
function piecesIn(text, secret) {
    const spans = [];
    for (let place = 0; place + ANCHOR <= secret.length; place += ANCHOR) {
        const anchor = secret.slice(place, place + ANCHOR);
        for (let found = text.indexOf(anchor); found >= 0; found = text.indexOf(anchor, found + 1)) {
            let [start, end] = [found, found + ANCHOR];
            while (start > 0 && text[start - 1] === secret[place - (found - start) - 1])
                start -= 1;
            while (end < text.length && text[end] === secret[place + (end - found)])
                end += 1;
            if (end - start >= SHORTEST_PIECE)
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
const KEY_SHAPES = [
    new RegExp(String.raw `(?<=")(${PREFIX})([^"|\s]{8,})`, "gi"),
    new RegExp(String.raw `(?<=')(${PREFIX})([^'|\s]{8,})`, "gi"),
    new RegExp(`(?<=\`)(${PREFIX})([^\`|\\s]{8,})`, "gi"),
    new RegExp(`(?<!["'\`])(${PREFIX})([!-;=-{}~]{8,})`, "gi"),
];
/** `<name>|<token>`, unless it is a cell of a table or a member of a list. */
const BARE_KEY = /(?<![\w|-])([\w-]{3,64}\|)([\w+/=-]{20,})(?![\w+/=|-])/g;
/** Tokens that are base64 of JSON, and those of three such parts (https://www.rfc-editor.org/rfc/rfc7519). */
const JSON_TOKEN = /(?<![\w+/-])eyJ[\w+/-]{17,}={0,2}(?:\.[\w+/-]+={0,2}){0,2}/g;
function withoutShapes(text) {
    const kinds = KEY_SHAPES.reduce((rest, shape) => rest.replace(shape, hiddenBehindPrefix), text);
    const bare = kinds.replace(BARE_KEY, (found, name, secret) => isTokenLike(secret) ? `${name}***` : found);
    return bare.replace(JSON_TOKEN, "***");
}
/** Brackets, quotes and the full stop behind a key are the sentence's, unless nothing else is there. */
function hiddenBehindPrefix(_, prefix, run) {
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


/***/ }),

/***/ 8989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   RM: () => (/* binding */ masksFor),
/* harmony export */   a_: () => (/* binding */ encodingsOf)
/* harmony export */ });
/* harmony import */ var _parse_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6393);

/**
 * The whole key and its secret part; never a prefix, a name or a slug, because a mask on these would drop outputs and
 * links that contain them. Empty when there is no key, or when it is malformed: then nothing of it is kept anywhere.
 */
function secretsOf(key) {
    if (key === null || key.kind === "malformed")
        return [];
    return unique([key.text, key.secret]);
}
/**
 * Every other form in which a secret is looked for, each of at least eight characters, without duplicates and without
 * the secret itself: base64 inside longer data, hex, percent encodings, JSON, XML and shell escapes, and, where the
 * secret is itself base64 or percent-encoded, what it decodes to in all of these forms.
 */
function encodingsOf(secret) {
    const { texts, bytes } = decoded(secret);
    const all = [...formsOf(secret), ...texts.flatMap((text) => [text, ...formsOf(text)]), ...bytes.flatMap(hex)];
    return unique(all).filter((form) => form !== secret && form.length >= _parse_key_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c);
}
/**
 * The values for `::add-mask::`: the secrets, and the encodings that the runner does not derive from them by itself.
 * The base64 forms are among these: what the runner derives ends in padding, so it misses a secret inside longer data.
 * Every value is one line of printable text. Source of the runner's own forms:
 * https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
 */
function masksFor(secrets) {
    const usable = secrets.filter((secret) => secret.length >= _parse_key_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c);
    const derived = new Set(usable.flatMap(derivedByRunner));
    return unique([...usable, ...usable.flatMap(encodingsOf).filter((form) => !derived.has(form))]);
}
function derivedByRunner(secret) {
    return [json(secret), percent(secret, UNRESERVED, false), xml(secret, "&apos;"), secret.replaceAll("'", "''")];
}
function formsOf(secret) {
    const percentForms = PERCENT_KEEPS.flatMap((kept) => [percent(secret, kept, false), percent(secret, kept, true)]);
    return [
        ...base64Cores(secret),
        ...hex(Buffer.from(secret)),
        ...percentForms,
        // Forms write a space so.
        ...percentForms.map((form) => form.replaceAll("%20", "+")),
        ...jsonForms(secret),
        // PHP pads its code: https://www.php.net/htmlspecialchars
        ...["&apos;", "&#39;", "&#039;", "&#x27;", "'"].map((apostrophe) => xml(secret, apostrophe)),
        ...quotesDoubled(secret),
        secret.replaceAll("'", "'\\''"),
        secret.replaceAll("\\", "\\\\"),
        ...everyCharacter(secret),
        ...everySign(secret),
    ];
}
/** Each character escaped, needed or not, as careful or obfuscating programs do. */
function everyCharacter(secret) {
    const codes = [...Buffer.from(secret)].map((byte) => byte.toString(16).padStart(2, "0"));
    const each = (write) => codes.map(write).join("");
    const upper = (write) => each((code) => write(code.toUpperCase()));
    return [
        ...["%", "\\x", "\\u00"].flatMap((mark) => [each((code) => mark + code), upper((code) => mark + code)]),
        each((code) => `&#${Number.parseInt(code, 16)};`),
        ...["x", "X"].flatMap((mark) => [each((code) => `&#${mark}${code};`), upper((code) => `&#${mark}${code};`)]),
    ];
}
/** Each character but letters and digits, as the encoders for scripts and pages of OWASP write them. */
function everySign(secret) {
    const coded = (before, behind) => {
        const code = (char) => char.charCodeAt(0).toString(16).padStart(2, "0");
        return [
            secret.replace(/[^A-Za-z0-9]/g, (char) => before + code(char) + behind),
            secret.replace(/[^A-Za-z0-9]/g, (char) => before + code(char).toUpperCase() + behind),
        ];
    };
    return [...coded("\\x", ""), ...coded("\\u00", ""), ...coded("&#x", ";")];
}
/**
 * The part of a base64 text that is the same whatever stands before and behind the secret: for each of the three
 * positions that its first byte can have in a group of three, in the standard and the URL-safe alphabet.
 */
function base64Cores(secret) {
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
/** RFC 3986, .NET's `Uri.EscapeDataString`. */
const UNRESERVED = /[\w.~-]/;
const PERCENT_KEEPS = [
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
function decoded(secret) {
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
    const long = texts.filter((text) => text.length >= _parse_key_js__WEBPACK_IMPORTED_MODULE_0__/* .SHORTEST_SECRET */ .c && isPrintable(text));
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


/***/ })

};
