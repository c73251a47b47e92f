/** Redacts keys in text from other programs and servers before it is shown. */
import { MIN_SECRET_LENGTH } from "./parse-deploy-key.ts";
import { encodeAll } from "./secret-encodings.ts";

/** Redacts the secrets that are known so far: more may be registered during a run. */
export interface Redaction {
  /**
   * The text without terminal escape sequences and invisible characters (tabs and line ends stay), with every known
   * secret in every encoding and every key shape replaced by `***`; `kind:name|` in front of a secret stays.
   * Redacting twice changes nothing more. Takes linear time for any text.
   */
  readonly redact: (text: string) => string;
  /** Whether two parts of a text hide as much separately as together, so that it may be cut between them. */
  readonly canCut: (before: string, behind: string) => boolean;
  /** In characters, of the longest form of a known secret. Text that is redacted in pieces must overlap by that much. */
  readonly maxSecretLength: number;
}

/**
 * Pass whole lines: a secret is one line of printable characters, but a chunk of a stream may end inside of it. It does
 * not find a secret that a program wrapped over two lines, encoded twice (except as `encodeAll` lists), compressed or
 * encrypted.
 */
export interface Redactor extends Redaction {
  /** Creates a redactor that also redacts these secrets. */
  with(more: readonly string[]): Redactor;
  /**
   * Creates a redactor that also redacts each piece of these secrets of at least 12 characters: bundlers and type checkers
   * shorten the lines that they print. Only for secrets that are random throughout; pieces of others occur in other texts.
   */
  withFragments(more: readonly string[]): Redactor;
}

/** In characters. Shorter fragments of a secret are useless, and occur by chance. */
const MIN_FRAGMENT_LENGTH = 12;
/** The secret is split into anchors of this length; every piece of `MIN_FRAGMENT_LENGTH` contains a whole one. */
const ANCHOR = MIN_FRAGMENT_LENGTH / 2;

/** Redacts `secrets` (those under eight characters are ignored) and everything that looks like a Convex key. */
export function createRedactor(secrets: readonly string[], randomSecrets: readonly string[] = []): Redactor {
  const usable = secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH);
  const forms = [...new Set(usable.flatMap((secret) => [secret, ...encodeAll(secret)]))];

  function redact(text: string): string {
    // Redact before stripping too: a broken escape sequence swallows the next character, which may start a secret.
    const raw = withoutSecrets(text, forms, randomSecrets);
    const visible = withoutInvisible(raw);
    return withoutShapes(visible === raw ? raw : withoutSecrets(visible, forms, randomSecrets));
  }

  return {
    redact,
    canCut: (before, behind) => [before + behind, redact(before) + redact(behind)].includes(redact(before + behind)),
    maxSecretLength: Math.max(0, ...forms.map((form) => form.length)),
    with: (more) => createRedactor([...usable, ...more], randomSecrets),
    // Bundlers print a line of a JSON file with its escapes.
    withFragments: (more) =>
      createRedactor(usable, [...randomSecrets, ...more, ...more.map((one) => JSON.stringify(one).slice(1, -1))]),
  };
}

/**
 * Returns a function that finds these secrets in a text, in every form that a redactor finds, and with white space
 * inside.
 */
export function secretFinder(secrets: readonly string[]): (text: string) => boolean {
  const forms = secrets.flatMap((secret) => [secret, ...encodeAll(secret)]);
  return (text) => {
    const visible = withoutInvisible(text);
    const shown = [text, visible, visible.replace(/\s/g, "")];
    return forms.some((form) => shown.some((one) => one.includes(form)));
  };
}

interface Span {
  readonly start: number;
  end: number;
}

/** Occurrences that overlap or touch become one `***`, so that no rest of one remains. */
function withoutSecrets(text: string, forms: readonly string[], randomSecrets: readonly string[]): string {
  const whole = forms.flatMap((form) => occurrences(text, form));
  const pieces = randomSecrets.flatMap((secret) => findFragments(text, secret));
  const spans = [...whole, ...pieces].sort((a, b) => a.start - b.start);
  if (spans.length === 0) return text;
  let hidden = "";
  let end = -1;
  for (const span of spans) {
    if (span.start > end) hidden += `${text.slice(Math.max(end, 0), span.start)}***`;
    end = Math.max(end, span.end);
  }
  // Repeat, because the result may contain a secret that has asterisks. The text gets shorter each time, so this ends.
  return withoutSecrets(hidden + text.slice(end), forms, randomSecrets);
}

function findFragments(text: string, secret: string): Span[] {
  const spans: Span[] = [];
  for (let place = 0; place + ANCHOR <= secret.length; place += ANCHOR) {
    const anchor = secret.slice(place, place + ANCHOR);
    for (let found = text.indexOf(anchor); found >= 0; found = text.indexOf(anchor, found + 1)) {
      let [start, end] = [found, found + ANCHOR];
      while (start > 0 && text[start - 1] === secret[place - (found - start) - 1]) start -= 1;
      while (end < text.length && text[end] === secret[place + (end - found)]) end += 1;
      if (end - start >= MIN_FRAGMENT_LENGTH) spans.push({ start, end });
    }
  }
  return spans;
}

function occurrences(text: string, form: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
    const last = spans.at(-1);
    if (last !== undefined && start <= last.end) last.end = start + form.length;
    else spans.push({ start, end: start + form.length });
  }
  return spans;
}

/** ECMA-48: https://ecma-international.org/publications-and-standards/standards/ecma-48/ */
const ESCAPE_SEQUENCES = new RegExp(
  [
    // Operating system commands (titles, links) up to BEL or ST, then the other strings up to ST.
    String.raw`(?:\x1b\]|\x9d)[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\|\x9c)`,
    String.raw`(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x80-\x9f\n]*(?:\x1b\\|\x9c)`,
    // Colors and cursor movements.
    String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`,
    String.raw`\x1b[ -/]*[0-~]`,
  ].join("|"),
  "g",
);

/** Control and format characters, without tabs and line ends. A lone carriage return is not a line end. */
const INVISIBLE =
  /\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Joiners, fillers and variation selectors shape emoji and some scripts (Hangul, Khmer, Mongolian, musical notes); after
 * an ASCII character they can only obscure text. https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const JOINERS_IN_ASCII =
  /(?<=[ -~])(?:\u034f|[\u115f\u1160]|[\u17b4\u17b5]|[\u180b-\u180d\u180f]|[\u200c\u200d]|\u3164|[\ufe00-\ufe0f]|[\uffa0\ufff0-\ufff8]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]|[\u{e0080}-\u{e0fff}])+/gu;

/**
 * The start of an escape sequence whose end was part of a secret: it must not swallow the `***` that replaced the
 * secret.
 */
const CUT_SEQUENCE = /(?:\x1b\[?|\x9b)[0-?]*(?=\*\*\*)/g;

function withoutInvisible(text: string): string {
  return text
    .replace(CUT_SEQUENCE, "")
    .replace(ESCAPE_SEQUENCES, "")
    .replace(INVISIBLE, "")
    .replace(JOINERS_IN_ASCII, "");
}

/** A key's prefix, also percent-encoded. No key begins with `local` today, but the CLI knows the word as a kind. */
const PREFIX = String.raw`(?:preview|prod|dev|custom|project|team|local)(?::|%3A)[\w-]{1,64}(?:(?::|%3A)[\w-]{1,64})?(?:\||%7C)`;

/** In quotes, a secret ends at the closing quote, so that the rest of a JSON text stays; else at white space, `|` or `<`. */
const KEY_PATTERNS = [
  new RegExp(String.raw`(?<=")(${PREFIX})([^"|\s]{8,})`, "gi"),
  new RegExp(String.raw`(?<=')(${PREFIX})([^'|\s]{8,})`, "gi"),
  new RegExp(`(?<=\`)(${PREFIX})([^\`|\\s]{8,})`, "gi"),
  new RegExp(`(?<!["'\`])(${PREFIX})([!-;=-{}~]{8,})`, "gi"),
  // Before a key of one preview, Convex's backend writes the branch, which may have a slash or a dot.
  /(preview(?::|%3A)[^\s"'`:|<]{1,40}(?:\||%7C))([!#-&(-;=-_a-{}~]{8,})/gi,
];

/**
 * `<name>|<token>`, but not the cell of a table or an item of a list. Convex names users in the same form, by the provider
 * of their login: `https://example.com|user_2NNE…`, which follows a URL, or `auth0|64f1…`, which is shorter than any key.
 */
const BARE_KEYS = [
  /(?<![\w|-])([\w-]{3,64}\|)([0-9a-f]{40,})(?![\w+/=|-])/gi,
  /(?<![\w|./-])([\w-]{3,64}\|)([\w+/=-]{20,})(?![\w+/=|-])/g,
];

/**
 * Tokens that are base64 of JSON, and those of three or five such parts, of which the second may be empty: a mask of the
 * whole token does not find a part of it. https://www.rfc-editor.org/rfc/rfc7519 and
 * https://www.rfc-editor.org/rfc/rfc7516
 */
const JSON_TOKEN = /(?<![\w+/-])eyJ[\w+/-]{17,}={0,2}(?:\.{1,2}[\w+/-]+={0,2}){0,4}/g;

/** The longest have about 520 characters, with dots in them. A full stop after a token belongs to the sentence. */
const GITHUB_TOKEN = /(?<!\w)(?:gh[pousr]_[\w.-]{35,}|github_pat_\w{39,})[\w-]/g;

function withoutShapes(text: string): string {
  const kinds = KEY_PATTERNS.reduce((rest, shape) => rest.replace(shape, keepPrefix), text);
  const bare = BARE_KEYS.reduce(
    (rest, shape) =>
      rest.replace(shape, (found, name: string, secret: string) => (isTokenLike(secret) ? `${name}***` : found)),
    kinds,
  );
  return bare.replace(GITHUB_TOKEN, "***").replace(JSON_TOKEN, "***");
}

/** Keeps brackets, quotes and a full stop after a key: they belong to the sentence around it. */
function keepPrefix(_: string, prefix: string, run: string): string {
  let end = run.length;
  while (end > 0 && "\"'`)]}>,;.\\".includes(run.charAt(end - 1))) end -= 1;
  return `${prefix}***${end === 0 ? "" : run.slice(end)}`;
}

/**
 * Whether the text is hex of a key's length, or mixes upper case, lower case and digits, as random secrets do and names of
 * files do not.
 */
function isTokenLike(secret: string): boolean {
  if (/^[0-9a-f]+$/i.test(secret)) return secret.length >= 40 && /[0-9]/.test(secret);
  return /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /[0-9].*[0-9]/.test(secret);
}

/** Redacts texts according to where they come from and where they go. */
export interface Redactors {
  /** For external text. Redacts keys, tokens, and the values of `deployment-env`. */
  readonly redactExternal: (text: string) => string;
  /**
   * For the action's own texts, and for names and URLs from the workflow, GitHub or Convex. Redacts only keys and tokens:
   * the value of a variable may be an ordinary word (`APP_ENV=production`) or such a name.
   */
  readonly redactTrusted: (text: string) => string;
  /**
   * For text that is sent by API, where the runner does not mask the workflow's secrets. Redacts the same as
   * `redactExternal`, and the values of variables whose names suggest a secret. Not for names and URLs of the deployment.
   */
  readonly redactSent: (text: string) => string;
}
