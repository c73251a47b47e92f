import * as __WEBPACK_EXTERNAL_MODULE__undici_index_cjs_0374fdc6__ from "../undici/index.cjs";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 8889:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const fs = __nccwpck_require__(9896)
const path = __nccwpck_require__(6928)
const os = __nccwpck_require__(857)
const crypto = __nccwpck_require__(6982)

// Array of tips to display randomly
const TIPS = [
  '◈ encrypted .env [www.dotenvx.com]',
  '◈ secrets for agents [www.dotenvx.com]',
  '⌁ auth for agents [www.vestauth.com]',
  '⌘ custom filepath { path: \'/custom/path/.env\' }',
  '⌘ enable debugging { debug: true }',
  '⌘ override existing { override: true }',
  '⌘ suppress logs { quiet: true }',
  '⌘ multiple files { path: [\'.env.local\', \'.env\'] }'
]

// Get a random tip from the tips array
function _getRandomTip () {
  return TIPS[Math.floor(Math.random() * TIPS.length)]
}

function parseBoolean (value) {
  if (typeof value === 'string') {
    return !['false', '0', 'no', 'off', ''].includes(value.toLowerCase())
  }
  return Boolean(value)
}

function supportsAnsi () {
  return process.stdout.isTTY // && process.env.TERM !== 'dumb'
}

function dim (text) {
  return supportsAnsi() ? `\x1b[2m${text}\x1b[0m` : text
}

const LINE = /(?:^|^)\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?(?:$|$)/mg

// Parse src into an Object
function parse (src) {
  const obj = {}

  // Convert buffer to string
  let lines = src.toString()

  // Convert line breaks to same format
  lines = lines.replace(/\r\n?/mg, '\n')

  let match
  while ((match = LINE.exec(lines)) != null) {
    const key = match[1]

    // Default undefined or null to empty string
    let value = (match[2] || '')

    // Remove whitespace
    value = value.trim()

    // Check if double quoted
    const maybeQuote = value[0]

    // Remove surrounding quotes
    value = value.replace(/^(['"`])([\s\S]*)\1$/mg, '$2')

    // Expand newlines if double quoted
    if (maybeQuote === '"') {
      value = value.replace(/\\n/g, '\n')
      value = value.replace(/\\r/g, '\r')
    }

    // Add to object
    obj[key] = value
  }

  return obj
}

function _parseVault (options) {
  options = options || {}

  const vaultPath = _vaultPath(options)
  options.path = vaultPath // parse .env.vault
  const result = DotenvModule.configDotenv(options)
  if (!result.parsed) {
    const err = new Error(`MISSING_DATA: Cannot parse ${vaultPath} for an unknown reason`)
    err.code = 'MISSING_DATA'
    throw err
  }

  // handle scenario for comma separated keys - for use with key rotation
  // example: DOTENV_KEY="dotenv://:key_1234@dotenvx.com/vault/.env.vault?environment=prod,dotenv://:key_7890@dotenvx.com/vault/.env.vault?environment=prod"
  const keys = _dotenvKey(options).split(',')
  const length = keys.length

  let decrypted
  for (let i = 0; i < length; i++) {
    try {
      // Get full key
      const key = keys[i].trim()

      // Get instructions for decrypt
      const attrs = _instructions(result, key)

      // Decrypt
      decrypted = DotenvModule.decrypt(attrs.ciphertext, attrs.key)

      break
    } catch (error) {
      // last key
      if (i + 1 >= length) {
        throw error
      }
      // try next key
    }
  }

  // Parse decrypted .env string
  return DotenvModule.parse(decrypted)
}

function _warn (message) {
  console.error(`⚠ ${message}`)
}

function _debug (message) {
  console.log(`┆ ${message}`)
}

function _log (message) {
  console.log(`◇ ${message}`)
}

function _dotenvKey (options) {
  // prioritize developer directly setting options.DOTENV_KEY
  if (options && options.DOTENV_KEY && options.DOTENV_KEY.length > 0) {
    return options.DOTENV_KEY
  }

  // secondary infra already contains a DOTENV_KEY environment variable
  if (process.env.DOTENV_KEY && process.env.DOTENV_KEY.length > 0) {
    return process.env.DOTENV_KEY
  }

  // fallback to empty string
  return ''
}

function _instructions (result, dotenvKey) {
  // Parse DOTENV_KEY. Format is a URI
  let uri
  try {
    uri = new URL(dotenvKey)
  } catch (error) {
    if (error.code === 'ERR_INVALID_URL') {
      const err = new Error('INVALID_DOTENV_KEY: Wrong format. Must be in valid uri format like dotenv://:key_1234@dotenvx.com/vault/.env.vault?environment=development')
      err.code = 'INVALID_DOTENV_KEY'
      throw err
    }

    throw error
  }

  // Get decrypt key
  const key = uri.password
  if (!key) {
    const err = new Error('INVALID_DOTENV_KEY: Missing key part')
    err.code = 'INVALID_DOTENV_KEY'
    throw err
  }

  // Get environment
  const environment = uri.searchParams.get('environment')
  if (!environment) {
    const err = new Error('INVALID_DOTENV_KEY: Missing environment part')
    err.code = 'INVALID_DOTENV_KEY'
    throw err
  }

  // Get ciphertext payload
  const environmentKey = `DOTENV_VAULT_${environment.toUpperCase()}`
  const ciphertext = result.parsed[environmentKey] // DOTENV_VAULT_PRODUCTION
  if (!ciphertext) {
    const err = new Error(`NOT_FOUND_DOTENV_ENVIRONMENT: Cannot locate environment ${environmentKey} in your .env.vault file.`)
    err.code = 'NOT_FOUND_DOTENV_ENVIRONMENT'
    throw err
  }

  return { ciphertext, key }
}

function _vaultPath (options) {
  let possibleVaultPath = null

  if (options && options.path && options.path.length > 0) {
    if (Array.isArray(options.path)) {
      for (const filepath of options.path) {
        if (fs.existsSync(filepath)) {
          possibleVaultPath = filepath.endsWith('.vault') ? filepath : `${filepath}.vault`
        }
      }
    } else {
      possibleVaultPath = options.path.endsWith('.vault') ? options.path : `${options.path}.vault`
    }
  } else {
    possibleVaultPath = path.resolve(process.cwd(), '.env.vault')
  }

  if (fs.existsSync(possibleVaultPath)) {
    return possibleVaultPath
  }

  return null
}

function _resolveHome (envPath) {
  return envPath[0] === '~' ? path.join(os.homedir(), envPath.slice(1)) : envPath
}

function _configVault (options) {
  const debug = parseBoolean(process.env.DOTENV_CONFIG_DEBUG || (options && options.debug))
  const quiet = parseBoolean(process.env.DOTENV_CONFIG_QUIET || (options && options.quiet))

  if (debug || !quiet) {
    _log('loading env from encrypted .env.vault')
  }

  const parsed = DotenvModule._parseVault(options)

  let processEnv = process.env
  if (options && options.processEnv != null) {
    processEnv = options.processEnv
  }

  DotenvModule.populate(processEnv, parsed, options)

  return { parsed }
}

function configDotenv (options) {
  const dotenvPath = path.resolve(process.cwd(), '.env')
  let encoding = 'utf8'
  let processEnv = process.env
  if (options && options.processEnv != null) {
    processEnv = options.processEnv
  }
  let debug = parseBoolean(processEnv.DOTENV_CONFIG_DEBUG || (options && options.debug))
  let quiet = parseBoolean(processEnv.DOTENV_CONFIG_QUIET || (options && options.quiet))

  if (options && options.encoding) {
    encoding = options.encoding
  } else {
    if (debug) {
      _debug('no encoding is specified (UTF-8 is used by default)')
    }
  }

  let optionPaths = [dotenvPath] // default, look for .env
  if (options && options.path) {
    if (!Array.isArray(options.path)) {
      optionPaths = [_resolveHome(options.path)]
    } else {
      optionPaths = [] // reset default
      for (const filepath of options.path) {
        optionPaths.push(_resolveHome(filepath))
      }
    }
  }

  // Build the parsed data in a temporary object (because we need to return it).  Once we have the final
  // parsed data, we will combine it with process.env (or options.processEnv if provided).
  let lastError
  const parsedAll = {}
  for (const path of optionPaths) {
    try {
      // Specifying an encoding returns a string instead of a buffer
      const parsed = DotenvModule.parse(fs.readFileSync(path, { encoding }))

      DotenvModule.populate(parsedAll, parsed, options)
    } catch (e) {
      if (debug) {
        _debug(`failed to load ${path} ${e.message}`)
      }
      lastError = e
    }
  }

  const populated = DotenvModule.populate(processEnv, parsedAll, options)

  // handle user settings DOTENV_CONFIG_ options inside .env file(s)
  debug = parseBoolean(processEnv.DOTENV_CONFIG_DEBUG || debug)
  quiet = parseBoolean(processEnv.DOTENV_CONFIG_QUIET || quiet)

  if (debug || !quiet) {
    const keysCount = Object.keys(populated).length
    const shortPaths = []
    for (const filePath of optionPaths) {
      try {
        const relative = path.relative(process.cwd(), filePath)
        shortPaths.push(relative)
      } catch (e) {
        if (debug) {
          _debug(`failed to load ${filePath} ${e.message}`)
        }
        lastError = e
      }
    }

    _log(`injected env (${keysCount}) from ${shortPaths.join(',')} ${dim(`// tip: ${_getRandomTip()}`)}`)
  }

  if (lastError) {
    return { parsed: parsedAll, error: lastError }
  } else {
    return { parsed: parsedAll }
  }
}

// Populates process.env from .env file
function config (options) {
  // fallback to original dotenv if DOTENV_KEY is not set
  if (_dotenvKey(options).length === 0) {
    return DotenvModule.configDotenv(options)
  }

  const vaultPath = _vaultPath(options)

  // dotenvKey exists but .env.vault file does not exist
  if (!vaultPath) {
    _warn(`you set DOTENV_KEY but you are missing a .env.vault file at ${vaultPath}`)

    return DotenvModule.configDotenv(options)
  }

  return DotenvModule._configVault(options)
}

function decrypt (encrypted, keyStr) {
  const key = Buffer.from(keyStr.slice(-64), 'hex')
  let ciphertext = Buffer.from(encrypted, 'base64')

  const nonce = ciphertext.subarray(0, 12)
  const authTag = ciphertext.subarray(-16)
  ciphertext = ciphertext.subarray(12, -16)

  try {
    const aesgcm = crypto.createDecipheriv('aes-256-gcm', key, nonce)
    aesgcm.setAuthTag(authTag)
    return `${aesgcm.update(ciphertext)}${aesgcm.final()}`
  } catch (error) {
    const isRange = error instanceof RangeError
    const invalidKeyLength = error.message === 'Invalid key length'
    const decryptionFailed = error.message === 'Unsupported state or unable to authenticate data'

    if (isRange || invalidKeyLength) {
      const err = new Error('INVALID_DOTENV_KEY: It must be 64 characters long (or more)')
      err.code = 'INVALID_DOTENV_KEY'
      throw err
    } else if (decryptionFailed) {
      const err = new Error('DECRYPTION_FAILED: Please check your DOTENV_KEY')
      err.code = 'DECRYPTION_FAILED'
      throw err
    } else {
      throw error
    }
  }
}

// Populate process.env with parsed values
function populate (processEnv, parsed, options = {}) {
  const debug = Boolean(options && options.debug)
  const override = Boolean(options && options.override)
  const populated = {}

  if (typeof parsed !== 'object') {
    const err = new Error('OBJECT_REQUIRED: Please check the processEnv argument being passed to populate')
    err.code = 'OBJECT_REQUIRED'
    throw err
  }

  // Set process.env
  for (const key of Object.keys(parsed)) {
    if (Object.prototype.hasOwnProperty.call(processEnv, key)) {
      if (override === true) {
        processEnv[key] = parsed[key]
        populated[key] = parsed[key]
      }

      if (debug) {
        if (override === true) {
          _debug(`"${key}" is already defined and WAS overwritten`)
        } else {
          _debug(`"${key}" is already defined and was NOT overwritten`)
        }
      }
    } else {
      processEnv[key] = parsed[key]
      populated[key] = parsed[key]
    }
  }

  return populated
}

const DotenvModule = {
  configDotenv,
  _configVault,
  _parseVault,
  config,
  decrypt,
  parse,
  populate
}

module.exports.configDotenv = DotenvModule.configDotenv
module.exports._configVault = DotenvModule._configVault
module.exports._parseVault = DotenvModule._parseVault
module.exports.config = DotenvModule.config
module.exports.decrypt = DotenvModule.decrypt
module.exports.parse = DotenvModule.parse
module.exports.populate = DotenvModule.populate

module.exports = DotenvModule


/***/ }),

/***/ 4006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const pico = __nccwpck_require__(8016);
const utils = __nccwpck_require__(4059);

function picomatch(glob, options, returnState = false) {
  // default to os.platform()
  if (options && (options.windows === null || options.windows === undefined)) {
    // don't mutate the original options object
    options = { ...options, windows: utils.isWindows() };
  }

  return pico(glob, options, returnState);
}

Object.assign(picomatch, pico);
module.exports = picomatch;


/***/ }),

/***/ 5595:
/***/ ((module) => {



const WIN_SLASH = '\\\\/';
const WIN_NO_SLASH = `[^${WIN_SLASH}]`;

const DEFAULT_MAX_EXTGLOB_RECURSION = 0;

/**
 * Posix glob regex
 */

const DOT_LITERAL = '\\.';
const PLUS_LITERAL = '\\+';
const QMARK_LITERAL = '\\?';
const SLASH_LITERAL = '\\/';
const ONE_CHAR = '(?=.)';
const QMARK = '[^/]';
const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
const NO_DOT = `(?!${DOT_LITERAL})`;
const NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
const NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
const NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
const QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
const STAR = `${QMARK}*?`;
const SEP = '/';

const POSIX_CHARS = {
  DOT_LITERAL,
  PLUS_LITERAL,
  QMARK_LITERAL,
  SLASH_LITERAL,
  ONE_CHAR,
  QMARK,
  END_ANCHOR,
  DOTS_SLASH,
  NO_DOT,
  NO_DOTS,
  NO_DOT_SLASH,
  NO_DOTS_SLASH,
  QMARK_NO_DOT,
  STAR,
  START_ANCHOR,
  SEP
};

/**
 * Windows glob regex
 */

const WINDOWS_CHARS = {
  ...POSIX_CHARS,

  SLASH_LITERAL: `[${WIN_SLASH}]`,
  QMARK: WIN_NO_SLASH,
  STAR: `${WIN_NO_SLASH}*?`,
  DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
  NO_DOT: `(?!${DOT_LITERAL})`,
  NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
  NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
  START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
  END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
  SEP: '\\'
};

/**
 * POSIX Bracket Regex
 */

const POSIX_REGEX_SOURCE = {
  __proto__: null,
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7F',
  blank: ' \\t',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E ',
  punct: '\\-!"#$%&\'()\\*+,./:;<=>?@[\\]^_`{|}~',
  space: ' \\t\\r\\n\\v\\f',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: 'A-Fa-f0-9'
};

module.exports = {
  DEFAULT_MAX_EXTGLOB_RECURSION,
  MAX_LENGTH: 1024 * 64,
  POSIX_REGEX_SOURCE,

  // regular expressions
  REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
  REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
  REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
  REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
  REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
  REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,

  // Replace globs with equivalent patterns to reduce parsing time.
  REPLACEMENTS: {
    __proto__: null,
    '***': '*',
    '**/**': '**',
    '**/**/**': '**'
  },

  // Digits
  CHAR_0: 48, /* 0 */
  CHAR_9: 57, /* 9 */

  // Alphabet chars.
  CHAR_UPPERCASE_A: 65, /* A */
  CHAR_LOWERCASE_A: 97, /* a */
  CHAR_UPPERCASE_Z: 90, /* Z */
  CHAR_LOWERCASE_Z: 122, /* z */

  CHAR_LEFT_PARENTHESES: 40, /* ( */
  CHAR_RIGHT_PARENTHESES: 41, /* ) */

  CHAR_ASTERISK: 42, /* * */

  // Non-alphabetic chars.
  CHAR_AMPERSAND: 38, /* & */
  CHAR_AT: 64, /* @ */
  CHAR_BACKWARD_SLASH: 92, /* \ */
  CHAR_CARRIAGE_RETURN: 13, /* \r */
  CHAR_CIRCUMFLEX_ACCENT: 94, /* ^ */
  CHAR_COLON: 58, /* : */
  CHAR_COMMA: 44, /* , */
  CHAR_DOT: 46, /* . */
  CHAR_DOUBLE_QUOTE: 34, /* " */
  CHAR_EQUAL: 61, /* = */
  CHAR_EXCLAMATION_MARK: 33, /* ! */
  CHAR_FORM_FEED: 12, /* \f */
  CHAR_FORWARD_SLASH: 47, /* / */
  CHAR_GRAVE_ACCENT: 96, /* ` */
  CHAR_HASH: 35, /* # */
  CHAR_HYPHEN_MINUS: 45, /* - */
  CHAR_LEFT_ANGLE_BRACKET: 60, /* < */
  CHAR_LEFT_CURLY_BRACE: 123, /* { */
  CHAR_LEFT_SQUARE_BRACKET: 91, /* [ */
  CHAR_LINE_FEED: 10, /* \n */
  CHAR_NO_BREAK_SPACE: 160, /* \u00A0 */
  CHAR_PERCENT: 37, /* % */
  CHAR_PLUS: 43, /* + */
  CHAR_QUESTION_MARK: 63, /* ? */
  CHAR_RIGHT_ANGLE_BRACKET: 62, /* > */
  CHAR_RIGHT_CURLY_BRACE: 125, /* } */
  CHAR_RIGHT_SQUARE_BRACKET: 93, /* ] */
  CHAR_SEMICOLON: 59, /* ; */
  CHAR_SINGLE_QUOTE: 39, /* ' */
  CHAR_SPACE: 32, /*   */
  CHAR_TAB: 9, /* \t */
  CHAR_UNDERSCORE: 95, /* _ */
  CHAR_VERTICAL_LINE: 124, /* | */
  CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279, /* \uFEFF */

  /**
   * Create EXTGLOB_CHARS
   */

  extglobChars(chars) {
    return {
      '!': { type: 'negate', open: '(?:(?!(?:', close: `))${chars.STAR})` },
      '?': { type: 'qmark', open: '(?:', close: ')?' },
      '+': { type: 'plus', open: '(?:', close: ')+' },
      '*': { type: 'star', open: '(?:', close: ')*' },
      '@': { type: 'at', open: '(?:', close: ')' }
    };
  },

  /**
   * Create GLOB_CHARS
   */

  globChars(win32) {
    return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
  }
};


/***/ }),

/***/ 8265:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const constants = __nccwpck_require__(5595);
const utils = __nccwpck_require__(4059);

/**
 * Constants
 */

const {
  MAX_LENGTH,
  POSIX_REGEX_SOURCE,
  REGEX_NON_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_BACKREF,
  REPLACEMENTS
} = constants;

/**
 * Helpers
 */

const expandRange = (args, options) => {
  if (typeof options.expandRange === 'function') {
    return options.expandRange(...args, options);
  }

  args.sort();
  const value = `[${args.join('-')}]`;

  try {
    /* eslint-disable-next-line no-new */
    new RegExp(value);
  } catch (ex) {
    return args.map(v => utils.escapeRegex(v)).join('..');
  }

  return value;
};

/**
 * Create the message for a syntax error
 */

const syntaxError = (type, char) => {
  return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
};

const splitTopLevel = input => {
  const parts = [];
  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let value = '';
  let escaped = false;

  for (const ch of input) {
    if (escaped === true) {
      value += ch;
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      value += ch;
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      value += ch;
      continue;
    }

    if (quote === 0) {
      if (ch === '[') {
        bracket++;
      } else if (ch === ']' && bracket > 0) {
        bracket--;
      } else if (bracket === 0) {
        if (ch === '(') {
          paren++;
        } else if (ch === ')' && paren > 0) {
          paren--;
        } else if (ch === '|' && paren === 0) {
          parts.push(value);
          value = '';
          continue;
        }
      }
    }

    value += ch;
  }

  parts.push(value);
  return parts;
};

const isPlainBranch = branch => {
  let escaped = false;

  for (const ch of branch) {
    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (/[?*+@!()[\]{}]/.test(ch)) {
      return false;
    }
  }

  return true;
};

const normalizeSimpleBranch = branch => {
  let value = branch.trim();
  let changed = true;

  while (changed === true) {
    changed = false;

    if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
      value = value.slice(2, -1);
      changed = true;
    }
  }

  if (!isPlainBranch(value)) {
    return;
  }

  return value.replace(/\\(.)/g, '$1');
};

const hasRepeatedCharPrefixOverlap = branches => {
  const values = branches.map(normalizeSimpleBranch).filter(Boolean);

  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const a = values[i];
      const b = values[j];
      const char = a[0];

      if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
        continue;
      }

      if (a === b || a.startsWith(b) || b.startsWith(a)) {
        return true;
      }
    }
  }

  return false;
};

const parseRepeatedExtglob = (pattern, requireEnd = true) => {
  if ((pattern[0] !== '+' && pattern[0] !== '*') || pattern[1] !== '(') {
    return;
  }

  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let escaped = false;

  for (let i = 1; i < pattern.length; i++) {
    const ch = pattern[i];

    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      continue;
    }

    if (quote === 1) {
      continue;
    }

    if (ch === '[') {
      bracket++;
      continue;
    }

    if (ch === ']' && bracket > 0) {
      bracket--;
      continue;
    }

    if (bracket > 0) {
      continue;
    }

    if (ch === '(') {
      paren++;
      continue;
    }

    if (ch === ')') {
      paren--;

      if (paren === 0) {
        if (requireEnd === true && i !== pattern.length - 1) {
          return;
        }

        return {
          type: pattern[0],
          body: pattern.slice(2, i),
          end: i
        };
      }
    }
  }
};

const buildCharClassStar = chars => {
  const source = chars.length === 1
    ? utils.escapeRegex(chars[0])
    : `[${chars.map(ch => utils.escapeRegex(ch)).join('')}]`;

  return `${source}*`;
};

const getStarExtglobSequenceChars = pattern => {
  let index = 0;
  const chars = [];

  while (index < pattern.length) {
    const match = parseRepeatedExtglob(pattern.slice(index), false);

    if (!match || match.type !== '*') {
      return;
    }

    const branches = splitTopLevel(match.body).map(branch => branch.trim());
    if (branches.length !== 1) {
      return;
    }

    const branch = normalizeSimpleBranch(branches[0]);
    if (!branch || branch.length !== 1) {
      return;
    }

    chars.push(branch);
    index += match.end + 1;
  }

  if (chars.length < 1) {
    return;
  }

  return chars;
};

const repeatedExtglobRecursion = pattern => {
  let depth = 0;
  let value = pattern.trim();
  let match = parseRepeatedExtglob(value);

  while (match) {
    depth++;
    value = match.body.trim();
    match = parseRepeatedExtglob(value);
  }

  return depth;
};

const analyzeRepeatedExtglob = (body, options) => {
  if (options.maxExtglobRecursion === false) {
    return { risky: false };
  }

  const max =
    typeof options.maxExtglobRecursion === 'number'
      ? options.maxExtglobRecursion
      : constants.DEFAULT_MAX_EXTGLOB_RECURSION;

  const branches = splitTopLevel(body).map(branch => branch.trim());

  if (branches.length > 1) {
    if (
      branches.some(branch => branch === '') ||
      branches.some(branch => /^[*?]+$/.test(branch)) ||
      hasRepeatedCharPrefixOverlap(branches)
    ) {
      return { risky: true };
    }
  }

  // A repeated extglob is "risky" (prone to catastrophic backtracking) when a
  // branch is itself a `*(...)` sequence, since that nests an unbounded quantifier
  // inside the outer `+(...)`/`*(...)`. When *every* branch reduces to single
  // characters we can emit one flat, ReDoS-safe character class that preserves the
  // meaning of ALL branches (e.g. `+(*(a)|*(b))` -> `[ab]*`), rather than dropping
  // every branch but the first.
  const safeChars = [];
  let sawStarSequence = false;
  let combinable = true;

  for (const branch of branches) {
    const chars = getStarExtglobSequenceChars(branch);
    if (chars) {
      sawStarSequence = true;
      safeChars.push(...chars);
      continue;
    }

    const literal = normalizeSimpleBranch(branch);
    if (literal && literal.length === 1) {
      safeChars.push(literal);
      continue;
    }

    combinable = false;

    if (repeatedExtglobRecursion(branch) > max) {
      return { risky: true };
    }
  }

  if (sawStarSequence) {
    return combinable
      ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) }
      : { risky: true };
  }

  return { risky: false };
};

/**
 * Parse the given input string.
 * @param {String} input
 * @param {Object} options
 * @return {Object}
 */

const parse = (input, options) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected a string');
  }

  input = REPLACEMENTS[input] || input;

  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;

  let len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  const bos = { type: 'bos', value: '', output: opts.prepend || '' };
  const tokens = [bos];

  const capture = opts.capture ? '' : '?:';

  // create constants based on platform, for windows or posix
  const PLATFORM_CHARS = constants.globChars(opts.windows);
  const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);

  const {
    DOT_LITERAL,
    PLUS_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOT_SLASH,
    NO_DOTS_SLASH,
    QMARK,
    QMARK_NO_DOT,
    STAR,
    START_ANCHOR
  } = PLATFORM_CHARS;

  const globstar = opts => {
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const nodot = opts.dot ? '' : NO_DOT;
  const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
  let star = opts.bash === true ? globstar(opts) : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  // minimatch options support
  if (typeof opts.noext === 'boolean') {
    opts.noextglob = opts.noext;
  }

  const state = {
    input,
    index: -1,
    start: 0,
    dot: opts.dot === true,
    consumed: '',
    output: '',
    prefix: '',
    backtrack: false,
    negated: false,
    brackets: 0,
    braces: 0,
    parens: 0,
    quotes: 0,
    globstar: false,
    tokens
  };

  input = utils.removePrefix(input, state);
  len = input.length;

  const extglobs = [];
  const braces = [];
  const stack = [];
  let prev = bos;
  let value;

  /**
   * Tokenizing helpers
   */

  const eos = () => state.index === len - 1;
  const peek = state.peek = (n = 1) => input[state.index + n];
  const advance = state.advance = () => input[++state.index] || '';
  const remaining = () => input.slice(state.index + 1);
  const consume = (value = '', num = 0) => {
    state.consumed += value;
    state.index += num;
  };

  const append = token => {
    state.output += token.output != null ? token.output : token.value;
    consume(token.value);
  };

  const negate = () => {
    let count = 1;

    while (peek() === '!' && (peek(2) !== '(' || peek(3) === '?')) {
      advance();
      state.start++;
      count++;
    }

    if (count % 2 === 0) {
      return false;
    }

    state.negated = true;
    state.start++;
    return true;
  };

  const increment = type => {
    state[type]++;
    stack.push(type);
  };

  const decrement = type => {
    state[type]--;
    stack.pop();
  };

  /**
   * Push tokens onto the tokens array. This helper speeds up
   * tokenizing by 1) helping us avoid backtracking as much as possible,
   * and 2) helping us avoid creating extra tokens when consecutive
   * characters are plain text. This improves performance and simplifies
   * lookbehinds.
   */

  const push = tok => {
    if (prev.type === 'globstar') {
      const isBrace = state.braces > 0 && (tok.type === 'comma' || tok.type === 'brace');
      const isExtglob = tok.extglob === true || (extglobs.length && (tok.type === 'pipe' || tok.type === 'paren'));

      if (tok.type !== 'slash' && tok.type !== 'paren' && !isBrace && !isExtglob) {
        state.output = state.output.slice(0, -prev.output.length);
        prev.type = 'star';
        prev.value = '*';
        prev.output = star;
        state.output += prev.output;
      }
    }

    if (extglobs.length && tok.type !== 'paren') {
      extglobs[extglobs.length - 1].inner += tok.value;
    }

    if (tok.value || tok.output) append(tok);
    if (prev && prev.type === 'text' && tok.type === 'text') {
      prev.output = (prev.output || prev.value) + tok.value;
      prev.value += tok.value;
      return;
    }

    tok.prev = prev;
    tokens.push(tok);
    prev = tok;
  };

  const extglobOpen = (type, value) => {
    const token = { ...EXTGLOB_CHARS[value], conditions: 1, inner: '' };

    token.prev = prev;
    token.parens = state.parens;
    token.output = state.output;
    token.startIndex = state.index;
    token.tokensIndex = tokens.length;
    const output = (opts.capture ? '(' : '') + token.open;

    increment('parens');
    push({ type, value, output: state.output ? '' : ONE_CHAR });
    push({ type: 'paren', extglob: true, value: advance(), output });
    extglobs.push(token);
  };

  const extglobClose = token => {
    const literal = input.slice(token.startIndex, state.index + 1);
    const body = input.slice(token.startIndex + 2, state.index);
    const analysis = analyzeRepeatedExtglob(body, opts);

    if ((token.type === 'plus' || token.type === 'star') && analysis.risky) {
      const safeOutput = analysis.safeOutput
        ? (token.output ? '' : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput)
        : undefined;
      const open = tokens[token.tokensIndex];

      open.type = 'text';
      open.value = literal;
      open.output = safeOutput || utils.escapeRegex(literal);

      for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
        tokens[i].value = '';
        tokens[i].output = '';
        delete tokens[i].suffix;
      }

      state.output = token.output + open.output;
      state.backtrack = true;

      push({ type: 'paren', extglob: true, value, output: '' });
      decrement('parens');
      return;
    }

    let output = token.close + (opts.capture ? ')' : '');
    let rest;

    if (token.type === 'negate') {
      let extglobStar = star;

      if (token.inner && token.inner.length > 1 && token.inner.includes('/')) {
        extglobStar = globstar(opts);
      }

      if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
        output = token.close = `)$))${extglobStar}`;
      }

      if (token.inner.includes('*') && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
        // Any non-magical string (`.ts`) or even nested expression (`.{ts,tsx}`) can follow after the closing parenthesis.
        // In this case, we need to parse the string and use it in the output of the original pattern.
        // Suitable patterns: `/!(*.d).ts`, `/!(*.d).{ts,tsx}`, `**/!(*-dbg).@(js)`.
        //
        // Disabling the `fastpaths` option due to a problem with parsing strings as `.ts` in the pattern like `**/!(*.d).ts`.
        const expression = parse(rest, { ...options, fastpaths: false }).output;

        output = token.close = `)${expression})${extglobStar})`;
      }

      if (token.prev.type === 'bos') {
        state.negatedExtglob = true;
      }
    }

    push({ type: 'paren', extglob: true, value, output });
    decrement('parens');
  };

  /**
   * Fast paths
   */

  if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
    let backslashes = false;

    let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
      if (first === '\\') {
        backslashes = true;
        return m;
      }

      if (first === '?') {
        if (esc) {
          return esc + first + (rest ? QMARK.repeat(rest.length) : '');
        }
        if (index === 0) {
          return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : '');
        }
        return QMARK.repeat(chars.length);
      }

      if (first === '.') {
        return DOT_LITERAL.repeat(chars.length);
      }

      if (first === '*') {
        if (esc) {
          return esc + first + (rest ? star : '');
        }
        return star;
      }
      return esc ? m : `\\${m}`;
    });

    if (backslashes === true) {
      if (opts.unescape === true) {
        output = output.replace(/\\/g, '');
      } else {
        output = output.replace(/\\+/g, m => {
          return m.length % 2 === 0 ? '\\\\' : (m ? '\\' : '');
        });
      }
    }

    if (output === input && opts.contains === true) {
      state.output = input;
      return state;
    }

    state.output = utils.wrapOutput(output, state, options);
    return state;
  }

  /**
   * Tokenize input until we reach end-of-string
   */

  while (!eos()) {
    value = advance();

    if (value === '\u0000') {
      continue;
    }

    /**
     * Escaped characters
     */

    if (value === '\\') {
      const next = peek();

      if (next === '/' && opts.bash !== true) {
        continue;
      }

      if (next === '.' || next === ';') {
        continue;
      }

      if (!next) {
        value += '\\';
        push({ type: 'text', value });
        continue;
      }

      // collapse slashes to reduce potential for exploits
      const match = /^\\+/.exec(remaining());
      let slashes = 0;

      if (match && match[0].length > 2) {
        slashes = match[0].length;
        state.index += slashes;
        if (slashes % 2 !== 0) {
          value += '\\';
        }
      }

      if (opts.unescape === true) {
        value = advance();
      } else {
        value += advance();
      }

      if (state.brackets === 0) {
        push({ type: 'text', value });
        continue;
      }
    }

    /**
     * If we're inside a regex character class, continue
     * until we reach the closing bracket.
     */

    if (state.brackets > 0 && (value !== ']' || prev.value === '[' || prev.value === '[^')) {
      if (opts.posix !== false && value === ':') {
        const inner = prev.value.slice(1);
        if (inner.includes('[')) {
          prev.posix = true;

          if (inner.includes(':')) {
            const idx = prev.value.lastIndexOf('[');
            const pre = prev.value.slice(0, idx);
            const rest = prev.value.slice(idx + 2);
            const posix = POSIX_REGEX_SOURCE[rest];
            if (posix) {
              prev.value = pre + posix;
              state.backtrack = true;
              advance();

              if (!bos.output && tokens.indexOf(prev) === 1) {
                bos.output = ONE_CHAR;
              }
              continue;
            }
          }
        }
      }

      if ((value === '[' && peek() !== ':') || (value === '-' && peek() === ']')) {
        value = `\\${value}`;
      }

      if (value === ']' && (prev.value === '[' || prev.value === '[^')) {
        value = `\\${value}`;
      }

      if (opts.posix === true && value === '!' && prev.value === '[') {
        value = '^';
      }

      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * If we're inside a quoted string, continue
     * until we reach the closing double quote.
     */

    if (state.quotes === 1 && value !== '"') {
      value = utils.escapeRegex(value);
      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * Double quotes
     */

    if (value === '"') {
      state.quotes = state.quotes === 1 ? 0 : 1;
      if (opts.keepQuotes === true) {
        push({ type: 'text', value });
      }
      continue;
    }

    /**
     * Parentheses
     */

    if (value === '(') {
      increment('parens');
      push({ type: 'paren', value });
      continue;
    }

    if (value === ')') {
      if (state.parens === 0 && opts.strictBrackets === true) {
        throw new SyntaxError(syntaxError('opening', '('));
      }

      const extglob = extglobs[extglobs.length - 1];
      if (extglob && state.parens === extglob.parens + 1) {
        extglobClose(extglobs.pop());
        continue;
      }

      push({ type: 'paren', value, output: state.parens ? ')' : '\\)' });
      decrement('parens');
      continue;
    }

    /**
     * Square brackets
     */

    if (value === '[') {
      if (opts.nobracket === true || !remaining().includes(']')) {
        if (opts.nobracket !== true && opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('closing', ']'));
        }

        value = `\\${value}`;
      } else {
        increment('brackets');
      }

      push({ type: 'bracket', value });
      continue;
    }

    if (value === ']') {
      if (opts.nobracket === true || (prev && prev.type === 'bracket' && prev.value.length === 1)) {
        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      if (state.brackets === 0) {
        if (opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('opening', '['));
        }

        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      decrement('brackets');

      const prevValue = prev.value.slice(1);
      if (prev.posix !== true && prevValue[0] === '^' && !prevValue.includes('/')) {
        value = `/${value}`;
      }

      prev.value += value;
      append({ value });

      // when literal brackets are explicitly disabled
      // assume we should match with a regex character class
      if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
        continue;
      }

      const escaped = utils.escapeRegex(prev.value);
      state.output = state.output.slice(0, -prev.value.length);

      // when literal brackets are explicitly enabled
      // assume we should escape the brackets to match literal characters
      if (opts.literalBrackets === true) {
        state.output += escaped;
        prev.value = escaped;
        continue;
      }

      // when the user specifies nothing, try to match both
      prev.value = `(${capture}${escaped}|${prev.value})`;
      state.output += prev.value;
      continue;
    }

    /**
     * Braces
     */

    if (value === '{' && opts.nobrace !== true) {
      increment('braces');

      const open = {
        type: 'brace',
        value,
        output: '(',
        outputIndex: state.output.length,
        tokensIndex: state.tokens.length
      };

      braces.push(open);
      push(open);
      continue;
    }

    if (value === '}') {
      const brace = braces[braces.length - 1];

      if (opts.nobrace === true || !brace) {
        push({ type: 'text', value, output: value });
        continue;
      }

      let output = ')';

      if (brace.dots === true) {
        const arr = tokens.slice();
        const range = [];

        for (let i = arr.length - 1; i >= 0; i--) {
          tokens.pop();
          if (arr[i].type === 'brace') {
            break;
          }
          if (arr[i].type !== 'dots') {
            range.unshift(arr[i].value);
          }
        }

        output = expandRange(range, opts);
        state.backtrack = true;
      }

      if (brace.comma !== true && brace.dots !== true) {
        const out = state.output.slice(0, brace.outputIndex);
        const toks = state.tokens.slice(brace.tokensIndex);
        brace.value = brace.output = '\\{';
        value = output = '\\}';
        state.output = out;
        for (const t of toks) {
          state.output += (t.output || t.value);
        }
      }

      push({ type: 'brace', value, output });
      decrement('braces');
      braces.pop();
      continue;
    }

    /**
     * Pipes
     */

    if (value === '|') {
      if (extglobs.length > 0) {
        extglobs[extglobs.length - 1].conditions++;
      }
      push({ type: 'text', value });
      continue;
    }

    /**
     * Commas
     */

    if (value === ',') {
      let output = value;

      const brace = braces[braces.length - 1];
      if (brace && stack[stack.length - 1] === 'braces') {
        brace.comma = true;
        output = '|';
      }

      push({ type: 'comma', value, output });
      continue;
    }

    /**
     * Slashes
     */

    if (value === '/') {
      // if the beginning of the glob is "./", advance the start
      // to the current index, and don't add the "./" characters
      // to the state. This greatly simplifies lookbehinds when
      // checking for BOS characters like "!" and "." (not "./")
      if (prev.type === 'dot' && state.index === state.start + 1) {
        state.start = state.index + 1;
        state.consumed = '';
        state.output = '';
        tokens.pop();
        prev = bos; // reset "prev" to the first token
        continue;
      }

      push({ type: 'slash', value, output: SLASH_LITERAL });
      continue;
    }

    /**
     * Dots
     */

    if (value === '.') {
      if (state.braces > 0 && prev.type === 'dot') {
        if (prev.value === '.') prev.output = DOT_LITERAL;
        const brace = braces[braces.length - 1];
        prev.type = 'dots';
        prev.output += value;
        prev.value += value;
        brace.dots = true;
        continue;
      }

      if ((state.braces + state.parens) === 0 && prev.type !== 'bos' && prev.type !== 'slash') {
        push({ type: 'text', value, output: DOT_LITERAL });
        continue;
      }

      push({ type: 'dot', value, output: DOT_LITERAL });
      continue;
    }

    /**
     * Question marks
     */

    if (value === '?') {
      const isGroup = prev && prev.value === '(';
      if (!isGroup && opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('qmark', value);
        continue;
      }

      if (prev && prev.type === 'paren') {
        const next = peek();
        let output = value;

        if ((prev.value === '(' && !/[!=<:]/.test(next)) || (next === '<' && !/<([!=]|\w+>)/.test(remaining()))) {
          output = `\\${value}`;
        }

        push({ type: 'text', value, output });
        continue;
      }

      if (opts.dot !== true && (prev.type === 'slash' || prev.type === 'bos')) {
        push({ type: 'qmark', value, output: QMARK_NO_DOT });
        continue;
      }

      push({ type: 'qmark', value, output: QMARK });
      continue;
    }

    /**
     * Exclamation
     */

    if (value === '!') {
      if (opts.noextglob !== true && peek() === '(') {
        if (peek(2) !== '?' || !/[!=<:]/.test(peek(3))) {
          extglobOpen('negate', value);
          continue;
        }
      }

      if (opts.nonegate !== true && state.index === 0) {
        negate();
        continue;
      }
    }

    /**
     * Plus
     */

    if (value === '+') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('plus', value);
        continue;
      }

      if ((prev && prev.value === '(') || opts.regex === false) {
        push({ type: 'plus', value, output: PLUS_LITERAL });
        continue;
      }

      if ((prev && (prev.type === 'bracket' || prev.type === 'paren' || prev.type === 'brace')) || state.parens > 0) {
        push({ type: 'plus', value });
        continue;
      }

      push({ type: 'plus', value: PLUS_LITERAL });
      continue;
    }

    /**
     * Plain text
     */

    if (value === '@') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        push({ type: 'at', extglob: true, value, output: '' });
        continue;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Plain text
     */

    if (value !== '*') {
      if (value === '$' || value === '^') {
        value = `\\${value}`;
      }

      const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
      if (match) {
        value += match[0];
        state.index += match[0].length;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Stars
     */

    if (prev && (prev.type === 'globstar' || prev.star === true)) {
      prev.type = 'star';
      prev.star = true;
      prev.value += value;
      prev.output = star;
      state.backtrack = true;
      state.globstar = true;
      consume(value);
      continue;
    }

    let rest = remaining();
    if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
      extglobOpen('star', value);
      continue;
    }

    if (prev.type === 'star') {
      if (opts.noglobstar === true) {
        consume(value);
        continue;
      }

      const prior = prev.prev;
      const before = prior.prev;
      const isStart = prior.type === 'slash' || prior.type === 'bos';
      const afterStar = before && (before.type === 'star' || before.type === 'globstar');

      if (opts.bash === true && (!isStart || (rest[0] && rest[0] !== '/'))) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      const isBrace = state.braces > 0 && (prior.type === 'comma' || prior.type === 'brace');
      const isExtglob = extglobs.length && (prior.type === 'pipe' || prior.type === 'paren');
      if (!isStart && prior.type !== 'paren' && !isBrace && !isExtglob) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      // strip consecutive `/**/`
      while (rest.slice(0, 3) === '/**') {
        const after = input[state.index + 4];
        if (after && after !== '/') {
          break;
        }
        rest = rest.slice(3);
        consume('/**', 3);
      }

      // A globstar followed only by balanced closing parens is at the logical end of patterns like
      // `test(/utils/**)` and `test?(/utils/**)`. Treat it as EOS so the trailing `/**` can match its
      // parent path, except in negated extglobs where that would change the exclusion semantics.
      const isEnd = eos() || (
        state.parens > 0
        && rest === ')'.repeat(state.parens)
        && !extglobs.some(extglob => extglob.type === 'negate')
      );

      if (prior.type === 'bos' && eos()) {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = globstar(opts);
        state.output = prev.output;
        state.globstar = true;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && !afterStar && isEnd) {
        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = globstar(opts) + (opts.strictSlashes ? ')' : '|$)');
        prev.value += value;
        state.globstar = true;
        state.output += prior.output + prev.output;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && rest[0] === '/') {
        const end = rest[1] !== void 0 ? '|$' : '';

        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
        prev.value += value;

        state.output += prior.output + prev.output;
        state.globstar = true;

        consume(value + advance());

        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      if (prior.type === 'bos' && rest[0] === '/') {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
        state.output = prev.output;
        state.globstar = true;
        consume(value + advance());
        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      // remove single star from output
      state.output = state.output.slice(0, -prev.output.length);

      // reset previous token to globstar
      prev.type = 'globstar';
      prev.output = globstar(opts);
      prev.value += value;

      // reset output with globstar
      state.output += prev.output;
      state.globstar = true;
      consume(value);
      continue;
    }

    const token = { type: 'star', value, output: star };

    if (opts.bash === true) {
      token.output = '.*?';
      if (prev.type === 'bos' || prev.type === 'slash') {
        token.output = nodot + token.output;
      }
      push(token);
      continue;
    }

    if (prev && (prev.type === 'bracket' || prev.type === 'paren') && opts.regex === true) {
      token.output = value;
      push(token);
      continue;
    }

    if (state.index === state.start || prev.type === 'slash' || prev.type === 'dot') {
      if (prev.type === 'dot') {
        state.output += NO_DOT_SLASH;
        prev.output += NO_DOT_SLASH;

      } else if (opts.dot === true) {
        state.output += NO_DOTS_SLASH;
        prev.output += NO_DOTS_SLASH;

      } else {
        state.output += nodot;
        prev.output += nodot;
      }

      if (peek() !== '*') {
        state.output += ONE_CHAR;
        prev.output += ONE_CHAR;
      }
    }

    push(token);
  }

  while (state.brackets > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ']'));
    state.output = utils.escapeLast(state.output, '[');
    decrement('brackets');
  }

  while (state.parens > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ')'));
    state.output = utils.escapeLast(state.output, '(');
    decrement('parens');
  }

  while (state.braces > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', '}'));
    state.output = utils.escapeLast(state.output, '{');
    decrement('braces');
  }

  if (opts.strictSlashes !== true && (prev.type === 'star' || prev.type === 'bracket')) {
    push({ type: 'maybe_slash', value: '', output: `${SLASH_LITERAL}?` });
  }

  // rebuild the output if we had to backtrack at any point
  if (state.backtrack === true) {
    state.output = '';

    for (const token of state.tokens) {
      state.output += token.output != null ? token.output : token.value;

      if (token.suffix) {
        state.output += token.suffix;
      }
    }
  }

  return state;
};

/**
 * Fast paths for creating regular expressions for common glob patterns.
 * This can significantly speed up processing and has very little downside
 * impact when none of the fast paths match.
 */

parse.fastpaths = (input, options) => {
  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
  const len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  input = REPLACEMENTS[input] || input;

  // create constants based on platform, for windows or posix
  const {
    DOT_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOTS,
    NO_DOTS_SLASH,
    STAR,
    START_ANCHOR
  } = constants.globChars(opts.windows);

  const nodot = opts.dot ? NO_DOTS : NO_DOT;
  const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
  const capture = opts.capture ? '' : '?:';
  const state = { negated: false, prefix: '' };
  let star = opts.bash === true ? '.*?' : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  const globstar = opts => {
    if (opts.noglobstar === true) return star;
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const create = str => {
    switch (str) {
      case '*':
        return `${nodot}${ONE_CHAR}${star}`;

      case '.*':
        return `${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*.*':
        return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*/*':
        return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;

      case '**':
        return nodot + globstar(opts);

      case '**/*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;

      case '**/*.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '**/.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;

      default: {
        const match = /^(.*?)\.(\w+)$/.exec(str);
        if (!match) return;

        const source = create(match[1]);
        if (!source) return;

        return source + DOT_LITERAL + match[2];
      }
    }
  };

  const output = utils.removePrefix(input, state);
  let source = create(output);

  if (source && opts.strictSlashes !== true) {
    source += `${SLASH_LITERAL}?`;
  }

  return source;
};

module.exports = parse;


/***/ }),

/***/ 8016:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const scan = __nccwpck_require__(1781);
const parse = __nccwpck_require__(8265);
const utils = __nccwpck_require__(4059);
const constants = __nccwpck_require__(5595);
const isObject = val => val && typeof val === 'object' && !Array.isArray(val);

/**
 * Creates a matcher function from one or more glob patterns. The
 * returned function takes a string to match as its first argument,
 * and returns true if the string is a match. The returned matcher
 * function also takes a boolean as the second argument that, when true,
 * returns an object with additional information.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch(glob[, options]);
 *
 * const isMatch = picomatch('*.!(*a)');
 * console.log(isMatch('a.a')); //=> false
 * console.log(isMatch('a.b')); //=> true
 *
 * // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
 * const picomatch = require('picomatch/posix');
 * // the same API, defaulting to posix paths
 * const isMatch = picomatch('a/*');
 * console.log(isMatch('a\\b')); //=> false
 * console.log(isMatch('a/b')); //=> true
 *
 * // you can still configure the matcher function to accept windows paths
 * const isMatch = picomatch('a/*', { options: windows });
 * console.log(isMatch('a\\b')); //=> true
 * console.log(isMatch('a/b')); //=> true
 * ```
 * @name picomatch
 * @param {String|Array} `globs` One or more glob patterns.
 * @param {Object=} `options`
 * @return {Function=} Returns a matcher function.
 * @api public
 */

const picomatch = (glob, options, returnState = false) => {
  if (Array.isArray(glob)) {
    const fns = glob.map(input => picomatch(input, options, returnState));
    const arrayMatcher = str => {
      for (const isMatch of fns) {
        const state = isMatch(str);
        if (state) return state;
      }
      return false;
    };
    return arrayMatcher;
  }

  const isState = isObject(glob) && glob.tokens && glob.input;

  if (glob === '' || (typeof glob !== 'string' && !isState)) {
    throw new TypeError('Expected pattern to be a non-empty string');
  }

  const opts = options || {};
  const posix = opts.windows;
  const regex = isState
    ? picomatch.compileRe(glob, options)
    : picomatch.makeRe(glob, options, false, true);

  const state = regex.state;
  delete regex.state;

  let isIgnored = () => false;
  if (opts.ignore) {
    const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
    isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
  }

  const matcher = (input, returnObject = false) => {
    const { isMatch, match, output } = picomatch.test(input, regex, options, { glob, posix });
    const result = { glob, state, regex, posix, input, output, match, isMatch };

    if (typeof opts.onResult === 'function') {
      opts.onResult(result);
    }

    if (isMatch === false) {
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (isIgnored(input)) {
      if (typeof opts.onIgnore === 'function') {
        opts.onIgnore(result);
      }
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (typeof opts.onMatch === 'function') {
      opts.onMatch(result);
    }
    return returnObject ? result : true;
  };

  if (returnState) {
    matcher.state = state;
  }

  return matcher;
};

/**
 * Test `input` with the given `regex`. This is used by the main
 * `picomatch()` function to test the input string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.test(input, regex[, options]);
 *
 * console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
 * // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp} `regex`
 * @return {Object} Returns an object with matching info.
 * @api public
 */

picomatch.test = (input, regex, options, { glob, posix } = {}) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected input to be a string');
  }

  if (input === '') {
    return { isMatch: false, output: '' };
  }

  const opts = options || {};
  const format = opts.format || (posix ? utils.toPosixSlashes : null);
  let match = input === glob;
  let output = (match && format) ? format(input) : input;

  if (match === false) {
    output = format ? format(input) : input;
    match = output === glob;
  }

  if (match === false || opts.capture === true) {
    if (opts.matchBase === true || opts.basename === true) {
      match = picomatch.matchBase(input, regex, options, posix);
    } else {
      match = regex.exec(output);
    }
  }

  return { isMatch: Boolean(match), match, output };
};

/**
 * Match the basename of a filepath.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.matchBase(input, glob[, options]);
 * console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
 * @return {Boolean}
 * @api public
 */

picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
  const regex = glob instanceof RegExp ? glob : picomatch.makeRe(glob, options);
  return regex.test(utils.basename(input, { windows: posix }));
};

/**
 * Returns true if **any** of the given glob `patterns` match the specified `string`.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.isMatch(string, patterns[, options]);
 *
 * console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
 * console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
 * ```
 * @param {String|Array} str The string to test.
 * @param {String|Array} patterns One or more glob patterns to use for matching.
 * @param {Object} [options] See available [options](#options).
 * @return {Boolean} Returns true if any patterns match `str`
 * @api public
 */

picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);

/**
 * Parse a glob pattern to create the source string for a regular
 * expression.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const result = picomatch.parse(pattern[, options]);
 * ```
 * @param {String} `pattern`
 * @param {Object} `options`
 * @return {Object} Returns an object with useful properties and output to be used as a regex source string.
 * @api public
 */

picomatch.parse = (pattern, options) => {
  if (Array.isArray(pattern)) return pattern.map(p => picomatch.parse(p, options));
  return parse(pattern, { ...options, fastpaths: false });
};

/**
 * Scan a glob pattern to separate the pattern into segments.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.scan(input[, options]);
 *
 * const result = picomatch.scan('!./foo/*.js');
 * console.log(result);
 * { prefix: '!./',
 *   input: '!./foo/*.js',
 *   start: 3,
 *   base: 'foo',
 *   glob: '*.js',
 *   isBrace: false,
 *   isBracket: false,
 *   isGlob: true,
 *   isExtglob: false,
 *   isGlobstar: false,
 *   negated: true }
 * ```
 * @param {String} `input` Glob pattern to scan.
 * @param {Object} `options`
 * @return {Object} Returns an object with
 * @api public
 */

picomatch.scan = (input, options) => scan(input, options);

/**
 * Compile a regular expression from the `state` object returned by the
 * [parse()](#parse) method.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const state = picomatch.parse('*.js');
 * // picomatch.compileRe(state[, options]);
 *
 * console.log(picomatch.compileRe(state));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {Object} `state`
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
 * @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
 * @return {RegExp}
 * @api public
 */

picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
  if (returnOutput === true) {
    return state.output;
  }

  const opts = options || {};
  const prepend = opts.contains ? '' : '^';
  const append = opts.contains ? '' : '$';

  let source = `${prepend}(?:${state.output})${append}`;
  if (state && state.negated === true) {
    source = `^(?!${source}).*$`;
  }

  const regex = picomatch.toRegex(source, options);
  if (returnState === true) {
    regex.state = state;
  }

  return regex;
};

/**
 * Create a regular expression from a parsed glob pattern.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.makeRe(state[, options]);
 *
 * const result = picomatch.makeRe('*.js');
 * console.log(result);
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `state` The object returned from the `.parse` method.
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
 * @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
 * @return {RegExp} Returns a regex created from the given pattern.
 * @api public
 */

picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
  if (!input || typeof input !== 'string') {
    throw new TypeError('Expected a non-empty string');
  }

  let parsed = { negated: false, fastpaths: true };

  if (options.fastpaths !== false && (input[0] === '.' || input[0] === '*')) {
    parsed.output = parse.fastpaths(input, options);
  }

  if (!parsed.output) {
    parsed = parse(input, options);
  }

  return picomatch.compileRe(parsed, options, returnOutput, returnState);
};

/**
 * Create a regular expression from the given regex source string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.toRegex(source[, options]);
 *
 * const { output } = picomatch.parse('*.js');
 * console.log(picomatch.toRegex(output));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `source` Regular expression source string.
 * @param {Object} `options`
 * @return {RegExp}
 * @api public
 */

picomatch.toRegex = (source, options) => {
  try {
    const opts = options || {};
    return new RegExp(source, opts.flags || (opts.nocase ? 'i' : ''));
  } catch (err) {
    if (options && options.debug === true) throw err;
    return /$^/;
  }
};

/**
 * Picomatch constants.
 * @return {Object}
 */

picomatch.constants = constants;

/**
 * Expose "picomatch"
 */

module.exports = picomatch;


/***/ }),

/***/ 1781:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const utils = __nccwpck_require__(4059);
const {
  CHAR_ASTERISK,             /* * */
  CHAR_AT,                   /* @ */
  CHAR_BACKWARD_SLASH,       /* \ */
  CHAR_COMMA,                /* , */
  CHAR_DOT,                  /* . */
  CHAR_EXCLAMATION_MARK,     /* ! */
  CHAR_FORWARD_SLASH,        /* / */
  CHAR_LEFT_CURLY_BRACE,     /* { */
  CHAR_LEFT_PARENTHESES,     /* ( */
  CHAR_LEFT_SQUARE_BRACKET,  /* [ */
  CHAR_PLUS,                 /* + */
  CHAR_QUESTION_MARK,        /* ? */
  CHAR_RIGHT_CURLY_BRACE,    /* } */
  CHAR_RIGHT_PARENTHESES,    /* ) */
  CHAR_RIGHT_SQUARE_BRACKET  /* ] */
} = __nccwpck_require__(5595);

const isPathSeparator = code => {
  return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
};

const depth = token => {
  if (token.isPrefix !== true) {
    token.depth = token.isGlobstar ? Infinity : 1;
  }
};

/**
 * Quickly scans a glob pattern and returns an object with a handful of
 * useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
 * `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
 * with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
 *
 * ```js
 * const pm = require('picomatch');
 * console.log(pm.scan('foo/bar/*.js'));
 * { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
 * ```
 * @param {String} `str`
 * @param {Object} `options`
 * @return {Object} Returns an object with tokens and regex source string.
 * @api public
 */

const scan = (input, options) => {
  const opts = options || {};

  const length = input.length - 1;
  const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
  const slashes = [];
  const tokens = [];
  const parts = [];

  let str = input;
  let index = -1;
  let start = 0;
  let lastIndex = 0;
  let isBrace = false;
  let isBracket = false;
  let isGlob = false;
  let isExtglob = false;
  let isGlobstar = false;
  let braceEscaped = false;
  let backslashes = false;
  let negated = false;
  let negatedExtglob = false;
  let finished = false;
  let braces = 0;
  let prev;
  let code;
  let token = { value: '', depth: 0, isGlob: false };

  const eos = () => index >= length;
  const peek = () => str.charCodeAt(index + 1);
  const advance = () => {
    prev = code;
    return str.charCodeAt(++index);
  };

  while (index < length) {
    code = advance();
    let next;

    if (code === CHAR_BACKWARD_SLASH) {
      backslashes = token.backslashes = true;
      code = advance();

      if (code === CHAR_LEFT_CURLY_BRACE) {
        braceEscaped = true;
      }
      continue;
    }

    if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
      braces++;

      while (eos() !== true && (code = advance())) {
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          continue;
        }

        if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (braceEscaped !== true && code === CHAR_COMMA) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (code === CHAR_RIGHT_CURLY_BRACE) {
          braces--;

          if (braces === 0) {
            braceEscaped = false;
            isBrace = token.isBrace = true;
            finished = true;
            break;
          }
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (code === CHAR_FORWARD_SLASH) {
      slashes.push(index);
      tokens.push(token);
      token = { value: '', depth: 0, isGlob: false };

      if (finished === true) continue;
      if (prev === CHAR_DOT && index === (start + 1)) {
        start += 2;
        continue;
      }

      lastIndex = index + 1;
      continue;
    }

    if (opts.noext !== true) {
      const isExtglobChar = code === CHAR_PLUS
        || code === CHAR_AT
        || code === CHAR_ASTERISK
        || code === CHAR_QUESTION_MARK
        || code === CHAR_EXCLAMATION_MARK;

      if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
        isGlob = token.isGlob = true;
        isExtglob = token.isExtglob = true;
        finished = true;
        if (code === CHAR_EXCLAMATION_MARK && index === start) {
          negatedExtglob = true;
        }

        if (scanToEnd === true) {
          let parens = 0;

          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }

            if (code === CHAR_LEFT_PARENTHESES) {
              parens++;
              continue;
            }

            if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
              finished = true;
              break;
            }
          }
          continue;
        }
        break;
      }
    }

    if (code === CHAR_ASTERISK) {
      if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_QUESTION_MARK) {
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_LEFT_SQUARE_BRACKET) {
      while (eos() !== true && (next = advance())) {
        if (next === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (next === CHAR_RIGHT_SQUARE_BRACKET) {
          isBracket = token.isBracket = true;
          isGlob = token.isGlob = true;
          finished = true;
          break;
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
      negated = token.negated = true;
      start++;
      continue;
    }

    if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
      isGlob = token.isGlob = true;

      if (scanToEnd === true) {
        let parens = 1;

        while (eos() !== true && (code = advance())) {
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            advance();
            continue;
          }

          if (code === CHAR_LEFT_PARENTHESES) {
            parens++;
            continue;
          }

          if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
            finished = true;
            break;
          }
        }
        continue;
      }
      break;
    }

    if (isGlob === true) {
      finished = true;

      if (scanToEnd === true) {
        continue;
      }

      break;
    }
  }

  if (opts.noext === true) {
    isExtglob = false;
    isGlob = false;
  }

  let base = str;
  let prefix = '';
  let glob = '';

  if (start > 0) {
    prefix = str.slice(0, start);
    str = str.slice(start);
    lastIndex -= start;
  }

  if (base && isGlob === true && lastIndex > 0) {
    base = str.slice(0, lastIndex);
    glob = str.slice(lastIndex);
  } else if (isGlob === true) {
    base = '';
    glob = str;
  } else {
    base = str;
  }

  if (base && base !== '' && base !== '/' && base !== str) {
    if (isPathSeparator(base.charCodeAt(base.length - 1))) {
      base = base.slice(0, -1);
    }
  }

  if (opts.unescape === true) {
    if (glob) glob = utils.removeBackslashes(glob);

    if (base && backslashes === true) {
      base = utils.removeBackslashes(base);
    }
  }

  const state = {
    prefix,
    input,
    start,
    base,
    glob,
    isBrace,
    isBracket,
    isGlob,
    isExtglob,
    isGlobstar,
    negated,
    negatedExtglob
  };

  if (opts.tokens === true) {
    state.maxDepth = 0;
    if (!isPathSeparator(code)) {
      tokens.push(token);
    }
    state.tokens = tokens;
  }

  if (opts.parts === true || opts.tokens === true) {
    let prevIndex;

    for (let idx = 0; idx < slashes.length; idx++) {
      const n = prevIndex !== undefined ? prevIndex + 1 : start;
      const i = slashes[idx];
      const value = input.slice(n, i);
      if (opts.tokens) {
        if (idx === 0 && start !== 0) {
          tokens[idx].isPrefix = true;
          tokens[idx].value = prefix;
        } else {
          tokens[idx].value = value;
        }
        depth(tokens[idx]);
        state.maxDepth += tokens[idx].depth;
      }
      if (i >= start) {
        parts.push(value);
        prevIndex = i;
      }
    }

    const n = prevIndex !== undefined ? prevIndex + 1 : start;
    const value = input.slice(n);
    parts.push(value);

    if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
      tokens[tokens.length - 1].value = value;
      depth(tokens[tokens.length - 1]);
      state.maxDepth += tokens[tokens.length - 1].depth;
    }

    state.slashes = slashes;
    state.parts = parts;
  }

  return state;
};

module.exports = scan;


/***/ }),

/***/ 4059:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/*global navigator*/


const {
  REGEX_BACKSLASH,
  REGEX_REMOVE_BACKSLASH,
  REGEX_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_GLOBAL
} = __nccwpck_require__(5595);

exports.isObject = val => val !== null && typeof val === 'object' && !Array.isArray(val);
exports.hasRegexChars = str => REGEX_SPECIAL_CHARS.test(str);
exports.isRegexChar = str => str.length === 1 && exports.hasRegexChars(str);
exports.escapeRegex = str => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, '\\$1');
exports.toPosixSlashes = str => str.replace(REGEX_BACKSLASH, '/');

exports.isWindows = () => {
  if (typeof navigator !== 'undefined' && navigator.platform) {
    const platform = navigator.platform.toLowerCase();
    return platform === 'win32' || platform === 'windows';
  }

  if (typeof process !== 'undefined' && process.platform) {
    return process.platform === 'win32';
  }

  return false;
};

exports.removeBackslashes = str => {
  return str.replace(REGEX_REMOVE_BACKSLASH, match => {
    return match === '\\' ? '' : match;
  });
};

exports.escapeLast = (input, char, lastIdx) => {
  const idx = input.lastIndexOf(char, lastIdx);
  if (idx === -1) return input;
  if (input[idx - 1] === '\\') return exports.escapeLast(input, char, idx - 1);
  return `${input.slice(0, idx)}\\${input.slice(idx)}`;
};

exports.removePrefix = (input, state = {}) => {
  let output = input;
  if (output.startsWith('./')) {
    output = output.slice(2);
    state.prefix = './';
  }
  return output;
};

exports.wrapOutput = (input, state = {}, options = {}) => {
  const prepend = options.contains ? '' : '^';
  const append = options.contains ? '' : '$';

  let output = `${prepend}(?:${input})${append}`;
  if (state.negated === true) {
    output = `(?:^(?!${output}).*$)`;
  }
  return output;
};

exports.basename = (path, { windows } = {}) => {
  const segs = path.split(windows ? /[\\/]/ : '/');
  const last = segs[segs.length - 1];

  if (last === '') {
    return segs[segs.length - 2];
  }

  return last;
};


/***/ }),

/***/ 7163:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 5101:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 356:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
exports.debug = debug; // for test


/***/ }),

/***/ 2672:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["ProxyAgent"]: () => (__WEBPACK_EXTERNAL_MODULE__undici_index_cjs_0374fdc6__.ProxyAgent), ["fetch"]: () => (__WEBPACK_EXTERNAL_MODULE__undici_index_cjs_0374fdc6__.fetch) });

/***/ }),

/***/ 4867:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("../undici/index.cjs");

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 2864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GT: () => (/* binding */ RUN_MARK),
/* harmony export */   LK: () => (/* binding */ startNode)
/* harmony export */ });
/* unused harmony exports stopWindowsTree, stopProcesses */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _handoff_protocol_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4469);
/** Starts a program in a process group of its own, so that all of it can be ended. */





/** Between the polite signal and the final one. */
const GRACE_MS = 3_000;
/** The value of `RUN_MARK_NAME` in everything that this process starts. */
const RUN_MARK = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)();
/** Starts `node <args>` without a shell and with stdin closed. */
function startNode(args, options) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [...args], {
        cwd: options.cwd,
        env: { ...options.env, [_handoff_protocol_js__WEBPACK_IMPORTED_MODULE_4__/* .RUN_MARK_NAME */ .qU]: RUN_MARK },
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
        stop: () => stopTree(child),
        release: () => {
            child.stdout.destroy();
            child.stderr.destroy();
        },
    };
}
async function stopTree(child) {
    if (child.pid === undefined)
        return;
    if (process.platform === "win32") {
        stopWindowsTree(child.pid);
        return;
    }
    await stopProcesses(child.pid, RUN_MARK);
}
/** By its full path and without our environment: Windows looks for a bare name in the current folder, a checkout, first. */
function stopWindowsTree(pid) {
    const root = process.env.SystemRoot ?? "C:\\Windows";
    (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
        stdio: "ignore",
        windowsHide: true,
        env: { SystemRoot: root },
    });
}
/**
 * SIGTERM to the process group, and on Linux to whatever else carries the mark or descends from the group's first
 * process; SIGKILL to what is left 3 s later. Resolves when none is left, or all of it was killed.
 */
async function stopProcesses(group, mark) {
    // Once their parents have ended, descendants that left group and mark behind cannot be told from others.
    const strays = strayDescendants(group);
    if (!signalAll(group, mark, strays, "SIGTERM"))
        return;
    const deadline = Date.now() + GRACE_MS;
    while (isAlive(group, mark, strays)) {
        if (Date.now() >= deadline) {
            signalAll(group, mark, strays, "SIGKILL");
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
/** Processes below the group's first one that are in another group, on Linux. */
function strayDescendants(group) {
    const all = allProcesses();
    const found = new Set([group]);
    // A child may be listed before its parent, whose id came round again.
    for (let size = 0; size < found.size;) {
        size = found.size;
        for (const { pid, parent } of all)
            if (found.has(parent))
                found.add(pid);
    }
    return all.filter((one) => found.has(one.pid) && one.group !== group);
}
/**
 * Whether anything is left that still runs. A process that has ended stays in its group until its parent takes notice,
 * which the first process of a container may never do.
 */
function isAlive(group, mark, strays) {
    if (process.platform !== "linux")
        return signalAll(group, mark, [], 0);
    const isInGroup = allProcesses().some((one) => one.group === group && !one.hasEnded);
    return isInGroup || stillThere(strays).length > 0 || markedProcesses(mark).length > 0;
}
function stillThere(strays) {
    return strays.filter(({ pid, startedAt }) => {
        const now = processFacts(pid);
        return now !== null && now.startedAt === startedAt && !now.hasEnded;
    });
}
/** Fields of `/proc/<pid>/stat` behind the name: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processFacts(pid) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync)(`/proc/${pid}/stat`, "latin1");
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
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readdirSync)("/proc").map(Number).filter(Number.isInteger);
}
/** @returns Whether any process was there to take the signal. */
function signalAll(group, mark, strays, signal) {
    const others = [...markedProcesses(mark), ...stillThere(strays).map(({ pid }) => pid)];
    return [-group, ...others].map((target) => isSignalled(target, signal)).includes(true);
}
/** @param target - A process, or minus a process group. */
function isSignalled(target, signal) {
    try {
        process.kill(target, signal);
        return true;
    }
    catch {
        return false;
    }
}
/** Linux only: nowhere else can a process's environment be read without a further program. */
function markedProcesses(mark) {
    if (process.platform !== "linux" || mark === "")
        return [];
    const carriesMark = (pid) => {
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync)(`/proc/${pid}/environ`, "latin1").split("\0").includes(`${_handoff_protocol_js__WEBPACK_IMPORTED_MODULE_4__/* .RUN_MARK_NAME */ .qU}=${mark}`);
        }
        catch {
            return false;
        }
    };
    return processIds().filter((pid) => pid !== process.pid && carriesMark(pid));
}


/***/ }),

/***/ 4469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OX: () => (/* binding */ HANDOFF_NODE),
/* harmony export */   WX: () => (/* binding */ handoffCommand),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   XA: () => (/* binding */ HANDOFF_SOCKET),
/* harmony export */   a3: () => (/* binding */ HANDOFF_PROGRAM),
/* harmony export */   qU: () => (/* binding */ RUN_MARK_NAME)
/* harmony export */ });
/**
 * What the action and its hand-off program tell each other, one JSON object a line, over a local socket.
 *
 * The CLI runs the hand-off as its `--cmd`, between claim and push. URLs so come as data, before the build starts and
 * out of its reach; nothing is written to a file.
 */
/** Names under which the CLI's environment carries the paths, because quoting a path into `--cmd` breaks on `$`. */
const HANDOFF_NODE = "CONVEX_DEPLOY_ACTION_NODE";
const HANDOFF_PROGRAM = "CONVEX_DEPLOY_ACTION_HANDOFF";
const HANDOFF_SOCKET = "CONVEX_DEPLOY_ACTION_SOCKET";
/** The variable by which processes are found, on Linux, that left the group of the program that started them. */
const RUN_MARK_NAME = "CONVEX_DEPLOY_ACTION_RUN";
/** The constant that the CLI hands to the platform's shell. */
function handoffCommand(platform) {
    return platform === "win32"
        ? `"%${HANDOFF_NODE}%" "%${HANDOFF_PROGRAM}%"`
        : `"$${HANDOFF_NODE}" "$${HANDOFF_PROGRAM}"`;
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


/***/ }),

/***/ 8005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ LineSplitter),
  Y: () => (/* binding */ neutralize)
});

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: ./build/convex/line-writer.js
/** The one way by which foreign text reaches the log. */

/** A longer line is passed on in pieces of at most this many characters, so that a flood stays out of memory. */
const LONGEST_PIECE = 32_768;
/** Longer than any secret in any of its encodings. */
const LONGEST_SECRET = 4_096;
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
 * `\n` and `\r` end a line; empty lines made by `\r\n` are dropped. Very long lines come in pieces, cut at white space,
 * which no secret has. Where there is none, the start is shown and the rest left out up to the next white space.
 */
class LineSplitter {
    #decoder = new external_node_string_decoder_namespaceObject.StringDecoder("utf8");
    #redact;
    #onLine;
    #rest = "";
    #leavingOut = false;
    /** @param redact - Removes secrets and escape sequences from one line. */
    constructor(redact, onLine) {
        this.#redact = redact;
        this.#onLine = onLine;
    }
    write(chunk) {
        this.#take(this.#decoder.write(chunk));
    }
    end() {
        this.#take(this.#decoder.end());
        if (this.#rest !== "")
            this.#onLine(this.#redact(this.#rest));
        this.#rest = "";
    }
    #take(text) {
        const lines = (this.#rest + this.#afterLeftOut(text)).split(/\r\n|\n|\r(?!$)/);
        this.#rest = lines.pop() ?? "";
        for (const line of lines)
            this.#pass(this.#shorten(line));
        this.#rest = this.#shorten(this.#rest, true);
    }
    #pass(line) {
        this.#onLine(this.#redact(line));
    }
    /** Passes on the first pieces of a line that is too long. @returns What is left of it. */
    #shorten(line, isOpen = false) {
        let rest = line;
        while (rest.length > LONGEST_PIECE) {
            const cut = lastWhiteSpace(rest.slice(0, LONGEST_PIECE));
            if (cut > 0) {
                this.#pass(rest.slice(0, cut));
                rest = rest.slice(cut);
                continue;
            }
            // Any cut may go through a secret here, which would then not be recognized: its first part is held back.
            this.#onLine(`${this.#redact(rest.slice(0, LONGEST_PIECE)).slice(0, -LONGEST_SECRET)} …`);
            const end = rest.slice(LONGEST_PIECE).search(/\s/);
            this.#leavingOut = isOpen && end < 0;
            rest = end < 0 ? "" : rest.slice(LONGEST_PIECE + end);
        }
        return rest;
    }
    #afterLeftOut(text) {
        if (!this.#leavingOut)
            return text;
        const end = text.search(/\s/);
        this.#leavingOut = end < 0;
        return end < 0 ? "" : text.slice(end);
    }
}
function lastWhiteSpace(text) {
    for (let index = text.length - 1; index >= 0; index -= 1)
        if (/\s/.test(text.charAt(index)))
            return index;
    return -1;
}


/***/ }),

/***/ 7810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cg: () => (/* binding */ WHERE_KEYS_ARE_MADE),
/* harmony export */   Dg: () => (/* binding */ convexCommand),
/* harmony export */   KT: () => (/* binding */ KEY_DOCS),
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   X8: () => (/* binding */ workflowLines),
/* harmony export */   iT: () => (/* binding */ DOCS)
/* harmony export */ });
/** What a known failure is made of: the words that give it away, and what they mean. */
const DOCS = "https://docs.convex.dev";
/** The forms of keys, and what each may do. */
const KEY_DOCS = `${DOCS}/cli/deploy-key-types`;
/** https://docs.convex.dev/dashboard/deployments/deployment-settings */
const WHERE_KEYS_ARE_MADE = "a preview deploy key in Project Settings → Deploy keys, a deployment's key in that deployment's Settings → URL and Deploy Key";
/** A code block of commands to be typed. */
function commands(...lines) {
    return `\n\n\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
}
/** A code block of lines for the workflow. */
function workflowLines(...lines) {
    return `\n\n\`\`\`yaml\n${lines.join("\n")}\n\`\`\``;
}
/** `npx convex <command>` against the Convex deployment that the failed run was about. */
function convexCommand({ deploymentFlag }, command, rest) {
    return ["npx convex", command, deploymentFlag, rest].filter((part) => part !== "").join(" ");
}


/***/ }),

/***/ 9800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FU: () => (/* binding */ declaredMissing),
/* harmony export */   Gv: () => (/* binding */ SWEEP_WITHOUT_TOKEN),
/* harmony export */   Jj: () => (/* binding */ PERMISSIONS),
/* harmony export */   M9: () => (/* binding */ TLS_OFF),
/* harmony export */   R3: () => (/* binding */ SWEEP_UNREADABLE),
/* harmony export */   RG: () => (/* binding */ CRASHED),
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   U6: () => (/* binding */ sweepFailed),
/* harmony export */   Uj: () => (/* binding */ cleanupWithoutEvidence),
/* harmony export */   YT: () => (/* binding */ notInstalled),
/* harmony export */   _1: () => (/* binding */ SWEEP_WITHOUT_PROJECT),
/* harmony export */   _W: () => (/* binding */ cleanupNotAllowed),
/* harmony export */   _z: () => (/* binding */ cleanupFailed),
/* harmony export */   bW: () => (/* binding */ givenUp),
/* harmony export */   er: () => (/* binding */ wrongDeploymentBeforePush),
/* harmony export */   f1: () => (/* binding */ PLANTED_AUTHORITY),
/* harmony export */   gD: () => (/* binding */ CANCELLED),
/* harmony export */   gI: () => (/* binding */ isUnsafeToCall),
/* harmony export */   hj: () => (/* binding */ conflict),
/* harmony export */   is: () => (/* binding */ KEY_IN_NAME),
/* harmony export */   kC: () => (/* binding */ FOREIGN_HOST),
/* harmony export */   lu: () => (/* binding */ seedFailed),
/* harmony export */   mM: () => (/* binding */ internal),
/* harmony export */   nc: () => (/* binding */ KEY_REJECTED),
/* harmony export */   oR: () => (/* binding */ deploymentEnvFailed),
/* harmony export */   ou: () => (/* binding */ functionsMissing),
/* harmony export */   tq: () => (/* binding */ outsideWorkspace),
/* harmony export */   vd: () => (/* binding */ wrongDeployment),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   wR: () => (/* binding */ timeout),
/* harmony export */   y_: () => (/* binding */ noWorkingDirectory),
/* harmony export */   zT: () => (/* binding */ superseded)
/* harmony export */ });
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9370);
/* harmony import */ var _known_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7810);
/** Failures that this action finds itself, without the CLI's words. */


function invalidInputs(problems) {
    const [first = "", ...others] = problems;
    return {
        code: "invalid-input",
        cause: others.length === 0
            ? first
            : `${problems.length} inputs cannot be used:\n${problems.map((problem) => `- ${problem}`).join("\n")}`,
        fix: "Correct the `with:` block of this step. All inputs are listed in the README.",
        link: null,
    };
}
const KEY_IN_NAME = {
    code: "key-in-preview-name",
    cause: "The preview deployment's name would contain the deploy key, or a part of it: everybody who can see the branch can read it.",
    fix: "Rename the branch, or give another `preview-name`. Then make a new deploy key on the Convex dashboard and replace the repository secret with it (`gh secret set`).",
    link: _known_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .KEY_DOCS */ .KT,
};
function declaredMissing(message) {
    return {
        code: "key-missing",
        cause: `The deploy key is declared missing: ${message}`,
        fix: "Set the deploy key of this environment.",
        link: _known_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .KEY_DOCS */ .KT,
    };
}
function timeout(ms) {
    return {
        code: "timeout",
        cause: `The deploy took longer than \`timeout-minutes\` allows (${ms / 60_000}), so it was stopped.`,
        fix: "Look at the end of the output for what took so long. Index backfills on large tables can take hours: stage the index, or raise `timeout-minutes`.",
        link: "https://docs.convex.dev/database/reading-data/indexes/",
    };
}
const TLS_OFF = {
    code: "tls-checks-off",
    cause: "`NODE_TLS_REJECT_UNAUTHORIZED=0` is set in this job, which lets anybody on the way read the deploy key.",
    fix: "Remove the variable. For a company's own certificate authority, point `NODE_EXTRA_CA_CERTS` at its certificate instead.",
    link: "https://nodejs.org/api/cli.html#node_extra_ca_certsfile",
};
const PLANTED_AUTHORITY = {
    code: "planted-certificate-authority",
    cause: "`NODE_EXTRA_CA_CERTS` names a file in the checkout or the runner's temporary folder. Whoever can write there could make this job trust a server that poses as Convex, and read the deploy key.",
    fix: "Put the certificate of your company's authority on the runner itself, and point the variable there.",
    link: "https://nodejs.org/api/cli.html#node_extra_ca_certsfile",
};
const FOREIGN_HOST = {
    code: "foreign-provision-host",
    cause: "`CONVEX_PROVISION_HOST` names a server that is neither Convex's own nor on this machine. It would receive the deploy key.",
    fix: "Remove the variable from the step, the job and every step before it.",
    link: null,
};
function wrongDeployment(sentence) {
    return {
        code: "wrong-deployment",
        cause: `${sentence} The push may have reached it.`,
        fix: "Look at that Convex deployment on the dashboard now. Then look for what sent the CLI there: a file or variable in the workspace that names another Convex deployment or project.",
        link: _known_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .KEY_DOCS */ .KT,
    };
}
/** The same, found out in time. */
function wrongDeploymentBeforePush(found, wanted) {
    return {
        code: "wrong-deployment",
        cause: `The CLI is about to push to ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(found)}, not to ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(wanted)}. Nothing was pushed.`,
        fix: "Look for what sent the CLI there: a file or variable in the workspace that names another Convex deployment or project.",
        link: _known_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .KEY_DOCS */ .KT,
    };
}
/** @param reason - A clause about the pull request, without a full stop. */
function superseded(reason) {
    return {
        code: "superseded",
        cause: `Nothing was pushed, because ${reason}.`,
        fix: "",
        link: null,
    };
}
/** The same for a deploy that was under way by then. @param reason - A clause, without a full stop. */
function givenUp(reason) {
    return { ...superseded(reason), cause: `This deploy was given up, because ${reason}.` };
}
/** All of them, also where one is missing: a job that names any permission loses those that it does not name. */
const PERMISSIONS = "permissions:\n  contents: read\n  pull-requests: write\n  deployments: write";
const RUN_AGAIN_OR_PERMIT = `Run the job again. If it is a permission that is missing, add it to the job:\n\n\`\`\`yaml\n${PERMISSIONS}\n\`\`\``;
const TOKEN_LINES = "```yaml\nwith:\n  management-token: ${{ secrets.CONVEX_MANAGEMENT_TOKEN }}\n```";
/** @param until - When Convex removes it by itself, as a sentence. */
function cleanupNotAllowed(name, reason, until) {
    return {
        code: "cleanup-not-allowed",
        cause: `The preview deployment ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(name)} could not be deleted: ${reason}. ${until}`,
        fix: `Give a team or personal access token of Convex, which may delete deployments, beside the preview deploy key (for closed pull requests only: no code of a pull request runs there):\n\n${TOKEN_LINES}`,
        link: "https://docs.convex.dev/management-api",
    };
}
function cleanupFailed(name, reason, until) {
    return {
        code: "cleanup-failed",
        cause: `The preview deployment ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(name)} could not be deleted: ${reason}. ${until}`,
        fix: "Run the job again.",
        link: null,
    };
}
function cleanupWithoutEvidence(name) {
    return {
        code: "cleanup-evidence-unreadable",
        cause: `Nothing was deleted, because GitHub did not show whether this repository's action made the preview deployment ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(name)}. Another repository, or a build on Vercel, may use the same Convex project.`,
        fix: RUN_AGAIN_OR_PERMIT,
        link: null,
    };
}
const SWEEP_WITHOUT_TOKEN = {
    code: "sweep-without-token",
    cause: "A sweep lists the project's preview deployments, which a deploy key may not do, and there is no `management-token`.",
    fix: `Make a team access token on the Convex dashboard (Team Settings → Access Tokens), store it as a secret, and give it to this step:\n\n${TOKEN_LINES}`,
    link: "https://docs.convex.dev/management-api",
};
const SWEEP_WITHOUT_PROJECT = {
    code: "sweep-without-project",
    cause: "A sweep needs to know which Convex project it is about, and the key does not name one.",
    fix: "Give the preview deploy key of the project in `deploy-key`.",
    link: _known_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .KEY_DOCS */ .KT,
};
const SWEEP_UNREADABLE = {
    code: "sweep-evidence-unreadable",
    cause: "Nothing was deleted, because GitHub did not show which preview deployments this repository's action made, and which pull requests and branches are left.",
    fix: RUN_AGAIN_OR_PERMIT,
    link: null,
};
function sweepFailed(sentences) {
    return {
        code: "sweep-failed",
        cause: sentences.join(" "),
        fix: "Check that `management-token` is a token of the team that the project belongs to, and run the job again.",
        link: "https://docs.convex.dev/management-api",
    };
}
function seedFailed(name, command) {
    return {
        code: "preview-seed-failed",
        cause: `The functions were pushed, but \`${name}\`, which seeds the preview deployment, failed. The next run tries it again.`,
        fix: `Run the function by hand, and fix what it reports:\n\n\`\`\`sh\n${command}\n\`\`\``,
        link: "https://docs.convex.dev/production/hosting/preview-deployments",
    };
}
/** @param reason - Why, as a clause without a full stop. It repeats no value. */
function deploymentEnvFailed(names, reason) {
    const which = names.map((name) => `\`${name}\``).join(", ");
    return {
        code: "deployment-env-failed",
        cause: `${names.length === 1 ? "The environment variable" : "The environment variables"} ${which} of \`deployment-env\` could not be set on the Convex deployment: ${reason}. Nothing was pushed.`,
        fix: "Correct the lines in `deployment-env`. If Convex says that the key lacks a permission, give it `deployment:env:view` and `deployment:env:write`.",
        link: "https://docs.convex.dev/production/environment-variables",
    };
}
const CANCELLED = {
    code: "cancelled",
    cause: "The run was cancelled before the Convex CLI was done.",
    fix: "Nothing, if you meant it. A push that was under way may have been finished by Convex.",
    link: null,
};
const CRASHED = {
    code: "crashed",
    cause: "The action's own process ended before it was done: it was killed, or it ran out of memory.",
    fix: "Look at the end of the log, and run the job again. If the runner is short of memory, take a larger one. A push that was under way may have been finished by Convex.",
    link: null,
};
/** @param what - Name and message of an error, of which the first line is shown. */
function internal(what) {
    return {
        code: "internal",
        cause: `This action has a defect (${what.split("\n")[0]}).`,
        fix: "Please report it. A push that was under way may have been finished by Convex.",
        link: null,
    };
}
const KEY_REJECTED = {
    code: "key-rejected",
    cause: "Convex does not accept the preview deploy key: it was revoked, or its project no longer exists.",
    fix: "Make a new preview deploy key on the Convex dashboard (Project Settings → Deploy keys) and replace the repository secret with it.",
    link: _known_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .KEY_DOCS */ .KT,
};
/** @param declared - Whether package.json has `convex`; `null`: it cannot be read. */
function notInstalled(declared, { add, install }) {
    const lines = `\n\n\`\`\`yaml\n- run: ${install}\n\`\`\``;
    const common = { code: "convex-not-installed", link: "https://docs.convex.dev/quickstarts" };
    if (declared === null)
        return {
            ...common,
            cause: "The working directory has no package.json that can be read.",
            fix: "Check the code out before this step (`actions/checkout`), and point `working-directory` at the folder that holds package.json and `convex/`.",
        };
    if (declared)
        return {
            ...common,
            cause: "The `convex` package is in package.json but is not installed in this job.",
            fix: `Install the dependencies in a step before this one:${lines}`,
        };
    return {
        ...common,
        cause: "The `convex` package is neither installed nor in package.json.",
        fix: `Add it to the app with \`${add}\`, commit package.json and the lockfile, and install in a step before this one:${lines}`,
    };
}
/** @param isEmpty - Whether nothing at all seems to be checked out. */
function noWorkingDirectory(path, isEmpty) {
    return {
        code: "convex-not-installed",
        cause: `The working directory \`${path}\` does not exist.`,
        fix: isEmpty
            ? "The workspace looks empty. Check the code out before this step:\n\n```yaml\n- uses: actions/checkout@v7\n```"
            : "Point `working-directory` at the folder that holds package.json and `convex/`, relative to the checkout.",
        link: null,
    };
}
/** @param cause - A sentence: what lies outside. */
function outsideWorkspace(cause) {
    return {
        code: "convex-outside-workspace",
        cause: `${cause} What lies there is not part of this checkout, and it would be given the deploy key.`,
        fix: "Install `convex` into the workspace with the app's package manager.",
        link: null,
    };
}
/** @param path - The folder, relative to the workspace, quoted. */
function functionsMissing(path) {
    return {
        code: "functions-missing",
        cause: `The folder of Convex functions, ${path}, does not exist. Pushing nothing would delete every function of the Convex deployment.`,
        fix: "Point `working-directory` at the folder that holds package.json and `convex/`, or correct `functions` in `convex.json`. If a build makes the folder, run that build in a step before this one.",
        link: "https://docs.convex.dev/production/project-configuration",
    };
}
const CONFLICTS = ["mixed-sources", "url-with-cloud-key", "admin-key-without-url"];
/** Key and URL that must not be used together; the sentence says which to change. */
function conflict(code, sentence) {
    return { code, cause: sentence, fix: "", link: "https://docs.convex.dev/self-hosting" };
}
/** Whether a failure is this action's own no, rather than something that went wrong. */
function isRefusal({ code }) {
    return [...CONFLICTS, TLS_OFF.code, FOREIGN_HOST.code, PLANTED_AUTHORITY.code].includes(code);
}
/** Whether anybody may be listening: then nobody is told but those who look at the job. */
function isUnsafeToCall({ code }) {
    return code === TLS_OFF.code || code === PLANTED_AUTHORITY.code;
}


/***/ }),

/***/ 5973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ NOTHING_LOCATED),
/* harmony export */   x: () => (/* binding */ locate)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/** Finds the places in the repository's code that the output of a failed push speaks of. */

const NOTHING_LOCATED = { locations: [], further: 0 };
/** GitHub shows ten annotations of a level for each step. */
const MOST = 10;
const LONGEST_MESSAGE = 300;
/** `convex/a.ts:3:5 - error TS2322: …` and, without colours, `convex/a.ts(3,5): error TS2322: …`. */
const TYPESCRIPT = /^\s*((?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s:][^:]{0,500}?)(?:\((\d{1,7}),(\d{1,7})\):|:(\d{1,7}):(\d{1,7}) -) error (TS\d{1,6}: .*)$/;
/** esbuild names the error first, the place on a line of its own. */
const BUNDLER_ERROR = /^\s*✘ \[ERROR\] (.*)$/;
const BUNDLER_PLACE = /^ {4}((?:[A-Za-z]:)?[^\s:][^:]{0,500}):(\d{1,7}):(\d{1,7}):$/;
/** What Convex caught when it loaded a module, and the stack behind it. */
const UNCAUGHT = /(?:^|: )(Uncaught .*)$/;
const FRAME = /^\s+at (?:[^(]{1,200} \(|async )?((?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s:][^:]{0,500}):(\d{1,7}):(\d{1,7})\)?$/;
/** What the CLI puts before Convex's own words. */
const REQUEST = /^✖ (?:Error fetching [A-Z]{1,10} {1,4}\S{1,500} \d{3} [\w ]{1,50}: )?/;
/** Where a file is named, and no line in it. */
const WHOLE_FILES = [
    [/Failed to analyze (\S{1,300}): Uncaught /, ([, module = ""]) => module],
    [/: (\S{1,300}) is not a valid path to a Convex module/, ([, module = ""]) => module],
    [/"use node" directive is not allowed for (\S{1,300}?)\.?$/, ([, file = ""]) => file],
    [/Hit an error while evaluating your schema/, () => "schema.js"],
    [/Parsing "convex\.json" failed|in `convex\.json`/, () => "convex.json"],
    [/InvalidAuthConfig: |is used in auth config file but/, () => "auth.config.js"],
];
/** @param lines - Redacted output, without escape sequences. */
function locate(lines, places) {
    const found = new Map();
    for (const location of findAll(lines, places)) {
        const place = `${location.path}:${location.line}:${location.column}`;
        if (!found.has(place))
            found.set(place, location);
    }
    const exact = [...found.values()].filter(({ line }) => line !== null);
    // A file as a whole says nothing new where a line in it is known.
    const whole = [...found.values()].filter(({ line, path }) => line === null && !exact.some((one) => one.path === path));
    const all = [...exact, ...whole];
    return { locations: all.slice(0, MOST), further: Math.max(0, all.length - MOST) };
}
function* findAll(lines, places) {
    /** What the next place that is named is about. */
    let open = null;
    for (const line of lines) {
        yield* wholeFile(line, places);
        const typescript = TYPESCRIPT.exec(line);
        if (typescript !== null) {
            const [, path = "", row, column, row2, column2, message = ""] = typescript;
            yield* at(places, path, row ?? row2, column ?? column2, message);
            continue;
        }
        const opening = BUNDLER_ERROR.exec(line) ?? UNCAUGHT.exec(line);
        if (opening !== null) {
            open = opening[1] ?? "";
            continue;
        }
        const place = open === null ? null : (BUNDLER_PLACE.exec(line) ?? FRAME.exec(line));
        if (place === null)
            continue;
        const located = [...at(places, place[1] ?? "", place[2], place[3], open ?? "")];
        // The first frame in the repository is where to look; those behind it only led there.
        if (located.length > 0)
            open = null;
        yield* located;
    }
}
function* wholeFile(line, places) {
    for (const [pattern, fileOf] of WHOLE_FILES) {
        const match = pattern.exec(line);
        if (match !== null)
            yield* at(places, fileOf(match), undefined, undefined, line.trim().replace(REQUEST, ""));
    }
}
/** None where the path leads to no file of the repository. */
function* at(places, path, line, column, message) {
    const file = fileOf(path, places);
    if (file === null)
        return;
    const number = (text) => (text === undefined ? null : Math.max(1, Number(text)));
    yield { path: file, line: number(line), column: number(column), message: message.slice(0, LONGEST_MESSAGE) };
}
/**
 * Paths come relative to the working directory (TypeScript, the bundler), to the functions directory or a folder beside
 * it (Convex), and absolute. Convex names a module by what it was bundled to.
 */
function fileOf(path, { repository, workingDirectory, functionsDirectory, isFile }) {
    const plain = path.replaceAll("\\", "/").replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, "");
    const below = plain.replace(/^(?:\.{1,2}\/)+/, "");
    const candidates = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(plain) || /^[A-Za-z]:\//.test(plain)
        ? [plain]
        : [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workingDirectory, plain), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workingDirectory, below), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(functionsDirectory, below)];
    for (const candidate of candidates.flatMap(withSourceEndings)) {
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(repository, candidate).replaceAll("\\", "/");
        const isOurs = inside !== "" && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside) && !/^\.\.(?:\/|$)|(?:^|\/)node_modules\//.test(inside);
        if (isOurs && isFile(candidate))
            return inside;
    }
    return null;
}
function withSourceEndings(path) {
    const stem = /^(.*)\.js$/.exec(path)?.[1];
    return stem === undefined ? [path] : [path, ...[".ts", ".tsx", ".jsx", ".mjs"].map((ending) => stem + ending)];
}


/***/ }),

/***/ 8038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  JZ: () => (/* binding */ endProcess),
  ZU: () => (/* binding */ newLog),
  jP: () => (/* binding */ realEdges)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(4942);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 6 modules
var lib_exec = __nccwpck_require__(9529);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./build/key/parse-key.js
var parse_key = __nccwpck_require__(6393);
// EXTERNAL MODULE: ./build/key/secrets.js
var key_secrets = __nccwpck_require__(8989);
;// CONCATENATED MODULE: ./build/key/redactor.js
/** Hides keys in text that comes from elsewhere, before anybody sees it. */


/** Characters. Shorter pieces of a secret help nobody, and turn up by chance. */
const SHORTEST_PIECE = 12;
/** Any piece that is long enough holds one of these whole, when they are laid end to end along the secret. */
const ANCHOR = SHORTEST_PIECE / 2;
/** Hides `secrets` (those under eight characters are left alone) and whatever looks like a Convex key. */
function createRedactor(secrets, random = []) {
    const usable = secrets.filter((secret) => secret.length >= parse_key/* SHORTEST_SECRET */.c);
    const forms = [...new Set(usable.flatMap((secret) => [secret, ...(0,key_secrets/* encodingsOf */.a_)(secret)]))];
    function redact(text) {
        // Also before stripping: a broken escape sequence swallows the character behind it, which may be a secret's first.
        const raw = withoutSecrets(text, forms, random);
        const visible = withoutInvisible(raw);
        return withoutShapes(visible === raw ? raw : withoutSecrets(visible, forms, random));
    }
    return {
        redact,
        with: (more) => createRedactor([...usable, ...more], random),
        // Bundlers show the line of a JSON text with its escapes.
        withPieces: (more) => createRedactor(usable, [...random, ...more, ...more.map((one) => JSON.stringify(one).slice(1, -1))]),
    };
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
            while (start > 0 && place - (found - start) > 0 && text[start - 1] === secret[place - (found - start) - 1])
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
/** Joiners and variation selectors shape emoji and some scripts; behind an ASCII character they only hide. */
const JOINERS_IN_ASCII = /(?<=[!-~])(?:\u034f|[\u200c\u200d]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])+/gu;
function withoutInvisible(text) {
    return text.replace(ESCAPE_SEQUENCES, "").replace(INVISIBLE, "").replace(JOINERS_IN_ASCII, "");
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

// EXTERNAL MODULE: ./build/convex/line-writer.js + 1 modules
var line_writer = __nccwpck_require__(8005);
;// CONCATENATED MODULE: ./build/report/log.js
/** The job's log. Everything goes to stdout: the runner handles stderr first, so a mask on stdout could come too late. */


/** The runner's side of a step, behind redaction. */
class Log {
    /** For text from elsewhere, and for our own words: see `Redaction`. */
    #redactor;
    #ownRedactor;
    constructor(redactor) {
        this.#redactor = redactor;
        this.#ownRedactor = redactor;
    }
    /** Masks keys and tokens in this job's log, in every step that follows too, and hides them in all that is reported. */
    hide(secrets, masks) {
        this.hideInTextFromElsewhere(secrets, masks);
        this.#ownRedactor = this.#ownRedactor.with(secrets);
    }
    /** The same for what is no key, and may be an ordinary word: our own words and names stay. */
    hideInTextFromElsewhere(values, masks) {
        for (const mask of masks)
            core_setSecret(mask);
        this.#redactor = this.#redactor.with(values);
    }
    /** Hides long pieces of a secret that is random throughout, in all that is shown and reported. */
    hidePieces(secret) {
        this.#redactor = this.#redactor.withPieces([secret]);
        this.#ownRedactor = this.#ownRedactor.withPieces([secret]);
    }
    redact = (text) => this.#redactor.redact(text);
    redactOwn = (text) => this.#ownRedactor.redact(text);
    info(text) {
        for (const line of text.split("\n"))
            info((0,line_writer/* neutralize */.Y)(this.redact(line)));
    }
    notice(text) {
        notice(clipped(this.redact(text)), { title: TITLE });
    }
    warning(text, location) {
        warning(clipped(this.redact(text)), { title: TITLE, ...this.#place(location) });
    }
    /** The one error of a failed run. */
    error(text, title, location) {
        error(this.redact(text), { title: this.redactOwn(title), ...this.#place(location) });
    }
    /** The runner masks the text of an annotation, but neither its title nor its place. */
    #place(location) {
        if (location === undefined)
            return {};
        const { path, line, column } = location;
        return {
            file: this.redact(path),
            ...(line === null ? {} : { startLine: line }),
            ...(column === null ? {} : { startColumn: column }),
        };
    }
    async group(title, inside) {
        startGroup(this.redact(title));
        try {
            return await inside();
        }
        finally {
            endGroup();
        }
    }
    /** @param value - Of ours, or redacted. */
    output(name, value) {
        setOutput(name, this.redactOwn(value));
    }
    state(name, value) {
        saveState(name, value);
    }
    /** @param value - Of ours, or redacted. */
    variable(name, value) {
        exportVariable(name, this.redactOwn(value));
    }
    /** @param markdown - Made of what is redacted. */
    async summary(markdown) {
        await summary.addRaw(this.redactOwn(markdown), true).write();
    }
}
/** Characters. What a server says in its error may be a whole page. */
const LONGEST_ASIDE = 2_000;
function clipped(text) {
    return text.length <= LONGEST_ASIDE ? text : `${text.slice(0, LONGEST_ASIDE)}…`;
}
const TITLE = "Convex Deploy";

;// CONCATENATED MODULE: ./build/edges.js
/** The real runner, as `main` and `post` meet it. */






/** @param keep - Writes down what has changed, for `post`. */
function realEdges(log, signal, keep) {
    return {
        environment: { ...process.env },
        input: (name) => getInput(name, { trimWhitespace: false }),
        payload: readPayload(process.env.GITHUB_EVENT_PATH ?? ""),
        log,
        keep,
        stdout: process.stdout,
        bundleDirectory: (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)),
        signal,
    };
}
function newLog() {
    return new Log(createRedactor([]));
}
function readPayload(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
    }
    catch {
        return null;
    }
}
/** Ends the process. What still waits (a slow socket, a timer of a library) must not hold the job. */
function endProcess(code) {
    process.stdout.write("", () => process.exit(code));
}


/***/ }),

/***/ 4614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ln: () => (/* binding */ refusedBecause),
/* harmony export */   kL: () => (/* binding */ isTimeout),
/* harmony export */   kf: () => (/* binding */ UnusableAnswer),
/* harmony export */   z9: () => (/* binding */ OutOfPatience)
/* harmony export */ });
/** The errors of GitHub's API in words. Stands apart from the client, so that it is there when the client is not. */
/** GitHub answered with a success that does not hold what was asked for: half an answer, or a page of some proxy. */
class UnusableAnswer extends Error {
}
/** GitHub is asked no more: it has cost the run too much time already. */
class OutOfPatience extends Error {
}
/** Says why a request failed. Reads the error of an Octokit request, never its request, which carries the token. */
function refusedBecause(error) {
    const { name, status, response, errors } = (error ?? {});
    if (name === "GraphqlResponseError")
        return refusedQuery(errors?.[0]);
    if (error instanceof UnusableAnswer || error instanceof OutOfPatience)
        return otherwise(error.message);
    if (isTimeout(error))
        return otherwise("GitHub did not answer in time");
    if (typeof status !== "number")
        return otherwise(`an unexpected error in this action (${name ?? typeof error})`);
    // Octokit gives a lost connection the status 500.
    if (response === undefined)
        return otherwise("GitHub could not be reached");
    return refusedRequest(status, response);
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
function refusedRequest(status, { headers, data }) {
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
function refusedQuery(first) {
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

/***/ 2926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf)
/* harmony export */ });
/** A repository as the REST API asks for it. */
function placeOf(repository) {
    const [owner = "", repo = ""] = repository.split("/");
    return { owner, repo };
}


/***/ }),

/***/ 6393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 8989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   RM: () => (/* binding */ masksFor),
/* harmony export */   a_: () => (/* binding */ encodingsOf)
/* harmony export */ });
/* harmony import */ var _parse_key_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6393);

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
        json(secret),
        json(secret).replaceAll("/", "\\/"),
        json(secret).replace(/[<>&]/g, (found) => `\\u00${found.charCodeAt(0).toString(16)}`),
        ...["&apos;", "&#39;", "&#x27;", "'"].map((apostrophe) => xml(secret, apostrophe)),
        ...quotesDoubled(secret),
        secret.replaceAll("'", "'\\''"),
        secret.replaceAll("\\", "\\\\"),
        ...everyCharacter(secret),
    ];
}
/** Each character escaped, needed or not, as careful or obfuscating programs do. */
function everyCharacter(secret) {
    const codes = [...Buffer.from(secret)].map((byte) => byte.toString(16).padStart(2, "0"));
    const percents = codes.map((code) => `%${code}`).join("");
    return [
        percents,
        percents.toUpperCase(),
        codes.map((code) => `\\x${code}`).join(""),
        codes.map((code) => `\\u00${code}`).join(""),
        codes.map((code) => `&#${Number.parseInt(code, 16)};`).join(""),
        codes.map((code) => `&#x${code};`).join(""),
    ];
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
function percentDecoded(secret) {
    return Buffer.from(secret.replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16))), "latin1").toString();
}
/** Convex's tokens are base64 of `{"v2":"<hex>"}`: a program that prints the parsed object shows only the value. */
function jsonValues(text) {
    if (!text.startsWith("{"))
        return [];
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


/***/ }),

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _convex_child_process_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2864);
/* harmony import */ var _diagnosis_own_failures_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9800);
/* harmony import */ var _edges_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8038);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(91);
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(185);





const log = (0,_edges_js__WEBPACK_IMPORTED_MODULE_2__/* .newLog */ .ZU)();
const record = new _run_state_js__WEBPACK_IMPORTED_MODULE_4__/* .RunRecord */ .d3({
    startedAt: Date.now(),
    processGroup: null,
    mark: _convex_child_process_js__WEBPACK_IMPORTED_MODULE_0__/* .RUN_MARK */ .GT,
    known: null,
    hasBegun: false,
    isCancelled: false,
    ended: null,
    isTold: false,
    isReported: false,
}, (0,_run_state_js__WEBPACK_IMPORTED_MODULE_4__/* .sealKey */ .FD)(process.env), (sealed) => log.state(_run_state_js__WEBPACK_IMPORTED_MODULE_4__/* .RUN_STATE */ .KY, sealed));
// What later steps read if this process ends here and now.
log.output("status", "failed");
log.output("failure-code", _diagnosis_own_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .CRASHED */ .RG.code);
record.update({});
const cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => cancel.abort());
// An error that nobody awaits must not end the process with a stack and without a word.
for (const event of ["uncaughtException", "unhandledRejection"])
    process.on(event, endWithDefect);
try {
    const code = await (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .e)((0,_edges_js__WEBPACK_IMPORTED_MODULE_2__/* .realEdges */ .jP)(log, cancel.signal, (change) => record.update(change)), record);
    record.update({ isReported: true });
    (0,_edges_js__WEBPACK_IMPORTED_MODULE_2__/* .endProcess */ .JZ)(code);
}
catch (error) {
    endWithDefect(error);
}
/** Outputs and the one error here, all else by `post`: nobody knows what still works in this process. */
function endWithDefect(error) {
    const failure = (0,_diagnosis_own_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .internal */ .mM)(error instanceof Error ? `${error.name}: ${error.message}` : "unknown error");
    const { known, ended } = record.state;
    if (ended === null) {
        attempt(() => log.error(`${failure.cause}\n\n${failure.fix}`, `Convex deploy failed: ${failure.code}`));
        attempt(() => log.output("status", "failed"));
        attempt(() => log.output("failure-code", failure.code));
        if (known !== null)
            attempt(() => record.update({ ended: { ...known, status: "failed", failure }, isTold: true }));
    }
    (0,_edges_js__WEBPACK_IMPORTED_MODULE_2__/* .endProcess */ .JZ)(1);
}
/** The defect may be that the runner's files are gone. */
function attempt(tell) {
    try {
        tell();
    }
    catch {
        // The exit code tells it.
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isProductionBranch)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4006);

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
/** A name may hold characters that mean something in a glob, so the literal name counts as well. */
function matches(branch, pattern) {
    // Extended and negated globs turn "all but one branch" into production with a single character.
    // picomatch throws on an empty pattern, which `!` alone leaves.
    if (pattern === "")
        return false;
    return (branch === pattern || picomatch__WEBPACK_IMPORTED_MODULE_0__(pattern, { dot: true, noextglob: true, nonegate: true, windows: false })(branch));
}


/***/ }),

/***/ 9370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/**
 * A name from outside (a branch, a tag, an event, a glob) in a Markdown code span, where GitHub reads no HTML and links
 * nothing. Git allows backticks in names, so they give way: none can end the span.
 */
function quoted(name) {
    return `\`${(name ?? "").replaceAll("`", "'").replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")}\``;
}


/***/ }),

/***/ 580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ alarms),
/* harmony export */   j: () => (/* binding */ changeItems)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4902);
/** What a push changed, as a short list. */

/** More than this is counted, not listed. */
const LISTED = 20;
const WORDS = {
    added: "added",
    deleted: "**deleted**",
    changed: "",
    warning: "",
};
/** List items in Markdown. What is gone, and what warns, comes first. */
function changeItems(changes) {
    const ordered = [...changes].sort((one, other) => weight(one) - weight(other));
    const items = ordered.slice(0, LISTED).map(changeText);
    const further = ordered.length - items.length;
    return further > 0 ? [...items, `and ${further} more`] : items;
}
/** What should not be folded away. */
function alarms(changes) {
    return changes.filter(({ kind }) => kind === "deleted" || kind === "warning");
}
function changeText({ kind, what, name }) {
    const mark = kind === "deleted" ? "🗑️ " : kind === "warning" ? "⚠️ " : "";
    return `${mark}${[(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(what), WORDS[kind]].filter((word) => word !== "").join(" ")}${name === "" ? "" : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)}`}`;
}
function weight({ kind }) {
    return kind === "deleted" ? 0 : kind === "warning" ? 1 : 2;
}


/***/ }),

/***/ 9722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ isOverwritten),
/* harmony export */   Md: () => (/* binding */ encodeState),
/* harmony export */   Mf: () => (/* binding */ isSameRun),
/* harmony export */   OB: () => (/* binding */ rowOf),
/* harmony export */   U5: () => (/* binding */ joinRows),
/* harmony export */   UJ: () => (/* binding */ decodeState),
/* harmony export */   is: () => (/* binding */ redactRow),
/* harmony export */   om: () => (/* binding */ rowKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8522);
/** What the pull request comment knows: one row per app, kept as data inside the comment itself. */


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
];
/** More than this is read in the diff. */
const PLACES = 3;
/** Starts each of our comments. The version changes when older ones can no longer be read. */
const MARKER = "<!-- convex-deploy-action v1 ";
const LINE = /^<!-- convex-deploy-action v1 ([A-Za-z0-9+/=]+) ([0-9a-f]{16}) -->/;
/** Bytes. What unpacks to more than a hundred full rows is none of ours. */
const LONGEST_STATE = 4 * 1024 * 1024;
/**
 * A comment's first line: packed, for rows are much alike and there may be a hundred. Base64 can neither close the
 * HTML comment nor be read as Markdown.
 */
function encodeState(rows, pullRequestNumber) {
    const data = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateRawSync)(JSON.stringify(rows)).toString("base64");
    return `${MARKER}${data} ${checksum(data, pullRequestNumber)} -->`;
}
/**
 * Reads the rows out of a comment.
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
        const json = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRawSync)(Buffer.from(data, "base64"), { maxOutputLength: LONGEST_STATE }).toString("utf8");
        const value = JSON.parse(json);
        return Array.isArray(value) && value.every(isRow) ? value : null;
    }
    catch {
        return null;
    }
}
function checksum(data, pullRequestNumber) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(`${pullRequestNumber}\n${data}`).digest("hex").slice(0, 16);
}
/**
 * Joins what several readings of the comment, and this run itself, know. Of two rows of the same app the newer stays, with
 * the later record of a seed: whether the data is there does not depend on who deployed last.
 * In whatever order and however often lists are joined, the result is the same: so jobs that write the one comment at
 * the same time end at the same rows.
 *
 * A run that ended before it had a target (refused, skipped) has a row without one, beside what still stands from
 * earlier runs; a newer run that has a target takes it away. Rows are in order of their app.
 */
function joinRows(...lists) {
    const newest = new Map();
    for (const row of lists.flat()) {
        const standing = newest.get(row.key);
        newest.set(row.key, standing === undefined ? row : joined(row, standing));
    }
    const rows = [...newest.values()];
    const isOver = (row) => row.target === "" && rows.some((other) => other.target !== "" && isSameApp(row, other) && isLater(other, row));
    return rows
        .filter((row) => !isOver(row))
        .sort((one, other) => (one.app === other.app ? compareText(one.key, other.key) : compareText(one.app, other.app)));
}
function joined(one, other) {
    const seed = laterSeed(one.seed, other.seed);
    // Without their seeds, so that these have no say in which of two rows is the fuller.
    const [bare, otherBare] = [
        { ...one, seed: null },
        { ...other, seed: null },
    ];
    return { ...(isNewer(bare, otherBare) ? bare : otherBare), seed };
}
const SEED_STATES = ["begun", "failed", "done"];
function laterSeed(one, other) {
    if (one === null || other === null)
        return one ?? other;
    const order = compareRuns(one, other) ||
        SEED_STATES.indexOf(one.state) - SEED_STATES.indexOf(other.state) ||
        one.at - other.at ||
        compareText(one.deploymentName, other.deploymentName);
    return order > 0 ? one : other;
}
/** Whether another run wrote `standing` after `row` was begun. */
function isOverwritten(row, standing) {
    return standing !== undefined && compareRuns(standing, row) > 0;
}
function isSameRun(one, other) {
    return compareRuns(one, other) === 0;
}
function isSameApp(one, other) {
    const appOf = ({ key }) => key.slice(0, key.lastIndexOf("\n"));
    return appOf(one) === appOf(other);
}
function isLater(one, other) {
    return compareRuns(one, other) >= 0;
}
/** Within a run its end beats its beginning; then the fuller row, for its details may have been cut to fit. */
function isNewer(one, other) {
    const order = compareRuns(one, other) || Number(one.status !== "deploying") - Number(other.status !== "deploying");
    if (order !== 0)
        return order > 0;
    const [text, otherText] = [JSON.stringify(one), JSON.stringify(other)];
    return text.length === otherText.length ? text > otherText : text.length > otherText.length;
}
function compareRuns(one, other) {
    return one.runId - other.runId || one.runAttempt - other.runAttempt;
}
function compareText(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}
function rowKey(workingDirectory, app, target) {
    return [workingDirectory, app, target ?? ""].join("\n");
}
/** The row with every text of it redacted, before it becomes data that redaction could no longer read. */
function redactRow(row, { redact, redactOwn }) {
    const texts = TEXTS.filter((name) => name !== "key" && name !== "status");
    const isFromElsewhere = (name) => FROM_ELSEWHERE.includes(name);
    return {
        ...row,
        ...Object.fromEntries(texts.map((name) => [name, (isFromElsewhere(name) ? redact : redactOwn)(row[name])])),
        seed: row.seed && { ...row.seed, deploymentName: redactOwn(row.seed.deploymentName) },
        notes: row.notes.map(redact),
        changes: row.changes.map((change) => ({ ...change, what: redact(change.what), name: redact(change.name) })),
        places: row.places.map((place) => ({ ...place, path: redact(place.path), message: redact(place.message) })),
        tail: row.tail.map(redact),
    };
}
/** A row of a run that has begun (`outcome` tells what it is about) or ended. */
function rowOf(outcome, status, run) {
    const { deployment, failure } = outcome;
    const { runUrl, runId, runAttempt, githubDeploymentId, liveGitHubDeploymentId, seed } = run;
    return {
        key: rowKey(outcome.workingDirectory, outcome.appName, outcome.target),
        app: outcome.appName,
        status,
        target: outcome.target ?? "",
        deploymentName: deployment.name ?? (deployment.isGiven ? "" : (deployment.url ?? "")),
        url: (deployment.isGiven ? deployment.url : null) ?? "",
        siteUrl: (deployment.isGiven ? deployment.siteUrl : null) ?? "",
        dashboardUrl: deployment.dashboardUrl ?? "",
        commit: outcome.commit,
        runUrl,
        runId,
        runAttempt,
        seconds: outcome.durationSeconds,
        buildSeconds: outcome.buildSeconds,
        pushSeconds: outcome.pushSeconds,
        previewName: outcome.preview?.name ?? "",
        previewCreated: outcome.preview?.created?.toString() ?? "",
        expiresAt: outcome.expiresAt,
        seed,
        reachedDeployment: outcome.operation === "deploy" && outcome.preview !== null ? (deployment.name ?? "") : "",
        cliVersion: outcome.cliVersion ?? "",
        cause: failure?.cause ?? "",
        fix: failure?.fix ?? "",
        link: failure?.link ?? "",
        notes: outcome.notes,
        changes: outcome.changes,
        places: outcome.located.locations.slice(0, PLACES).map(({ path, line, message }) => ({ path, line, message })),
        tail: failure === null ? [] : outcome.tail.slice(-40),
        githubDeploymentId,
        liveGitHubDeploymentId,
    };
}
const TEXTS = [
    "key",
    "app",
    "status",
    "target",
    "deploymentName",
    "url",
    "siteUrl",
    "dashboardUrl",
    "commit",
    "runUrl",
    "previewName",
    "previewCreated",
    "reachedDeployment",
    "cliVersion",
    "cause",
    "fix",
    "link",
];
/** Those that are not our own words, and no names or URLs. */
const FROM_ELSEWHERE = ["cliVersion", "cause", "fix"];
/** Targets, and none. */
const TARGETS = ["", "preview", "production", "development", "custom"];
const CHANGES = ["added", "deleted", "changed", "warning"];
/** The last moment that JavaScript knows, in milliseconds since the epoch; no shorter time is as long either. */
const LAST_MOMENT = 8.64e15;
/** What is shown, compared or counted with must be so that it can be. */
function isRow(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const row = value;
    return (TEXTS.every((name) => typeof row[name] === "string") &&
        STATUSES.includes(row.status) &&
        TARGETS.includes(row.target) &&
        [row.runId, row.runAttempt].every(isCount) &&
        [row.githubDeploymentId, row.liveGitHubDeploymentId].every((id) => id === null || isCount(id)) &&
        isTime(row.seconds) &&
        [row.expiresAt, row.buildSeconds, row.pushSeconds].every((time) => time === null || isTime(time)) &&
        (row.seed === null || isSeedRecord(row.seed)) &&
        [row.notes, row.tail].every((list) => Array.isArray(list) && list.every((line) => typeof line === "string")) &&
        Array.isArray(row.changes) &&
        row.changes.every(isChange) &&
        Array.isArray(row.places) &&
        row.places.every(isPlace));
}
function isSeedRecord(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const { deploymentName, state, at, runId, runAttempt } = value;
    return (typeof deploymentName === "string" &&
        SEED_STATES.some((known) => known === state) &&
        isTime(at) &&
        [runId, runAttempt].every(isCount));
}
function isCount(value) {
    return Number.isSafeInteger(value) && Number(value) >= 0;
}
function isTime(value) {
    return typeof value === "number" && value >= 0 && value <= LAST_MOMENT;
}
function isPlace(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const { path, line, message } = value;
    return [path, message].every((text) => typeof text === "string") && (line === null || isCount(line));
}
function isChange(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const { kind, what, name } = value;
    return CHANGES.includes(kind) && [what, name].every((text) => typeof text === "string");
}


/***/ }),

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   F0: () => (/* binding */ tableLine),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   X5: () => (/* binding */ expiryText),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   st: () => (/* binding */ createdText)
/* harmony export */ });
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9370);
/** Foreign text in GitHub's Markdown, so that it stays text. */

/**
 * Text in a code span, where GitHub neither reads HTML nor links `@people` and `#123`. White space of any kind becomes
 * one space.
 */
function code(text) {
    const flat = text
        .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
        .trim()
        .replaceAll("`", "'")
        .replaceAll("\\", "∖");
    return flat === "" ? "" : `\`${flat}\``;
}
/**
 * Sentences of ours (a cause, a fix, a note) as Markdown, whatever foreign text stands in them. Of Markdown they have
 * code spans of single backticks, fenced blocks, and a list item or a sentence to a line. Outside of code each word that
 * GitHub would act on (a mention, a link, a reference to an issue, HTML) becomes code, and a code span that does not end
 * is ended with its line. So a name whose backticks end the span that was meant for it looks odd and does nothing.
 */
function prose(text) {
    return text.replace(/^(`{3,})(\w*)\n([\s\S]*?)\n\1$|.+/gm, (line, fence, language = "", inside = "") => fence === undefined ? inertLine(line) : fenced(inside.split("\n"), language));
}
function inertLine(line) {
    const parts = line.split(/`+/).map((part, at) => {
        if (at % 2 === 0)
            return part.replace(/\S+/g, inertWord);
        return part.trim() === "" ? part : (0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(part);
    });
    return parts.join("");
}
/** What a word has that GitHub's Markdown, or GitHub itself, makes more than text of. */
const ACTED_ON = /[@#<[\]\\|]|&#?\w+;|~{3}|:\/\/|www\.|\bGH-\d/i;
function inertWord(word) {
    if (!ACTED_ON.test(word))
        return word;
    const [, before = "", core = "", after = ""] = /^([("']*)(.*?)([.,;:!?)"']*)$/.exec(word) ?? [];
    return `${before}${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .T)(core)}${after}`;
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
function link(label, url) {
    return url !== null && /^https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]+$/.test(url) ? `[${label}](${url})` : label;
}
/** `75` as `1 min 15 s`. */
function duration(seconds) {
    const whole = Math.round(seconds);
    if (whole < 1)
        return "under 1 s";
    if (whole < 60)
        return `${whole} s`;
    const minutes = Math.floor(whole / 60);
    return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
}
/** Text inside an HTML element. In `<code>`, so that GitHub links nothing in it. */
function html(text) {
    const escaped = text
        .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
        .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
    return `<code>${escaped}</code>`;
}
/** A time in milliseconds since the epoch, to the minute. */
function moment(ms) {
    return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
const CREATED = { true: ", newly created", false: ", reused with its data" };
/** Behind the name of a preview deployment. @param created - `true` or `false`; anything else: not known. */
function createdText(created) {
    return CREATED[String(created)] ?? "";
}
/** `""` where it is not known. */
function expiryText(expiresAt) {
    return expiresAt === null ? "" : `Convex removes it on ${moment(expiresAt)}, when it expires`;
}


/***/ }),

/***/ 5927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IN: () => (/* binding */ seedingWord),
/* harmony export */   Ne: () => (/* binding */ claimAmong),
/* harmony export */   dH: () => (/* binding */ deployedWord),
/* harmony export */   dx: () => (/* binding */ DEPLOYED),
/* harmony export */   zw: () => (/* binding */ standingClaim)
/* harmony export */ });
/* unused harmony export LONGEST_SEED_MS */
/** Whether this run is to seed a preview deployment, by what the runs have said that came to it. Pure. */
/** A run that has begun longer ago, in milliseconds, and said nothing since, was lost with its runner. */
const LONGEST_SEED_MS = 60 * 60_000;
/**
 * Part of a description: GitHub lets nobody change a payload, and when it is written the seed is still to come.
 */
const DEPLOYED = "Deployed to ";
const SEEDED = " (seeded)";
/** What a run says that deployed to `name`, at its end, or before it where it has seeded. */
function deployedWord(name, isSeeded) {
    return `${DEPLOYED}${name}${isSeeded ? SEEDED : ""}.`;
}
function seedingWord(name) {
    return `Seeding ${name}.`;
}
/**
 * Of runs that come to a preview deployment at the same time, only one sees no earlier word than its own.
 *
 * @param own - The id of this run's `seedingWord`, said before the others were read.
 * @param others - The words of each other run, the newest first.
 * @param now - Milliseconds since the epoch.
 */
function claimAmong(name, own, others, now) {
    if (others.some((words) => words.some(({ description }) => description === deployedWord(name, true))))
        return "seeded";
    // What a run has said behind it is how its seed ended.
    const begun = others
        .flatMap(([last]) => last ?? [])
        .filter(({ id, description }) => id < own && description === seedingWord(name));
    if (begun.length === 0)
        return "claimed";
    return begun.some(({ createdAt }) => now - createdAt < LONGEST_SEED_MS) ? "begun" : "lost";
}
/** The same by the comment's row, which keeps one word for all runs. `null`: nothing stands against a claim. */
function standingClaim(name, seed, now) {
    if (seed?.deploymentName !== name || seed.state === "failed")
        return null;
    if (seed.state === "done")
        return "seeded";
    return now - seed.at < LONGEST_SEED_MS ? "begun" : "lost";
}


/***/ }),

/***/ 185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FD: () => (/* binding */ sealKey),
/* harmony export */   KY: () => (/* binding */ RUN_STATE),
/* harmony export */   d3: () => (/* binding */ RunRecord)
/* harmony export */ });
/* unused harmony exports sealState, openState */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8522);
/* harmony import */ var _diagnosis_source_location_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5973);
/**
 * What `main` leaves for `post`: enough to tell a killed run to its end.
 *
 * The build can find and write the file that the runner keeps it in, so it is sealed. The seal's key is in this process's
 * environment, and in no child's.
 */



/** The name under which the runner keeps it. */
const RUN_STATE = "run";
/**
 * Characters. The runner hands state over in the environment, which on Windows has room for 32,767 in all.
 * https://learn.microsoft.com/windows/win32/procthread/environment-variables
 */
const LONGEST = 12_000;
/** The state as it grows; each change is written at once, for the next moment may be the last. */
class RunRecord {
    #state;
    #write;
    #key;
    /** @param key - Of the seal, see `sealKey`. */
    constructor(state, key, write) {
        this.#state = state;
        this.#key = key;
        this.#write = write;
    }
    get state() {
        return this.#state;
    }
    update(change) {
        this.#state = { ...this.#state, ...change };
        this.#write(sealState(this.#state, this.#key));
    }
}
/**
 * The runner's own token of the job: `main` and `post` have the same, while inputs may change between them, and nothing
 * that they start is given it. A runner without one (a stand-in on a developer's machine) gets a seal that anybody can make.
 */
function sealKey(environment) {
    return environment.ACTIONS_RUNTIME_TOKEN ?? "";
}
function sealState(state, key) {
    const whole = packed(state);
    const data = whole.length <= LONGEST ? whole : packed(withoutDetails(state));
    return `${seal(data, key)} ${data}`;
}
/** @returns `null` for what was never written, or by somebody else. */
function openState(sealed, key) {
    const [sum = "", data = ""] = sealed.split(" ");
    const wanted = Buffer.from(seal(data, key));
    const found = Buffer.from(sum);
    if (found.length !== wanted.length || !timingSafeEqual(found, wanted))
        return null;
    // Sealed by `main` of the same bundle, so it has its shape.
    return JSON.parse(inflateRawSync(Buffer.from(data, "base64")).toString("utf8"));
}
function packed(state) {
    return (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateRawSync)(JSON.stringify(state)).toString("base64");
}
function seal(data, key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", key).update(data).digest("hex");
}
function withoutDetails({ known, ended, ...state }) {
    return { ...state, known: slim(known), ended: slim(ended) };
}
/** What may be long is told in the log and in the summary. */
function slim(outcome) {
    return outcome === null ? null : { ...outcome, notes: [], changes: [], located: _diagnosis_source_location_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING_LOCATED */ .b, tail: [] };
}


/***/ }),

/***/ 91:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: external "node:stream/consumers"
const consumers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(4942);
;// CONCATENATED MODULE: ./build/convex/convex-request.js
/** Requests to Convex's HTTP APIs, told in words when they fail. All of them may be repeated without harm. */



/** Asking must not hold a deploy up. */
const TIMEOUT_MS = 10_000;
const MOST_TRIES = 3;
/** Milliseconds before the second try, at least. */
const FIRST_PAUSE_MS = 300;
/**
 * Asks, up to three times where Convex was busy, in trouble or lost on the way. What took too long is not repeated.
 *
 * Never throws: a lost connection is an answer of status 0. Redirects are not followed: they could take the key along.
 */
async function askConvex(request) {
    for (let tries = 1;; tries += 1) {
        const started = performance.now();
        const answer = await askOnce(request);
        const isLate = performance.now() - started >= TIMEOUT_MS;
        if (!isPassing(answer) || isLate || tries >= MOST_TRIES)
            return answer;
        await (0,promises_.setTimeout)(FIRST_PAUSE_MS * tries ** 2 * (1 + Math.random()));
    }
}
function isPassing({ status }) {
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
        return { status: response.message.statusCode ?? 0, value: parseJson(await (0,consumers_namespaceObject.text)(response.message)) };
    }
    catch {
        return { status: 0, value: null };
    }
    finally {
        http.dispose();
    }
}
function isSuccess({ status }) {
    return status >= 200 && status < 300;
}
/** The answer's fields, as far as it is an object. */
function fieldsOf(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function textOf(value) {
    return typeof value === "string" ? value : null;
}
/** Why a request failed, as a clause without a full stop. Whole: what is cut before it is redacted may hold a piece of a secret. */
function reasonOf({ status, value }) {
    if (status === 0)
        return "Convex could not be reached";
    const message = textOf(fieldsOf(value).message)?.split("\n")[0]?.trim().replace(/\.$/, "") ?? "";
    return `Convex answered ${status}${message === "" ? "" : `: ${message}`}`;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/convex/management.js
/** Convex's Management API, as far as cleaning up needs it: https://docs.convex.dev/management-api */

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
        return answered(await this.#ask("GET", `/deployments/${encodeURIComponent(name)}`), readRow);
    }
    async project(team, project) {
        const path = `/teams/${encodeURIComponent(team)}/projects/${encodeURIComponent(project)}`;
        return answered(await this.#ask("GET", path), readIds);
    }
    /** All projects of a team. */
    async projects(teamId) {
        return answered(await this.#ask("GET", `/teams/${teamId}/list_projects`), (value) => {
            if (!Array.isArray(value))
                return null;
            const projects = value.map(readIds).filter((ids) => ids !== null);
            return projects.length === value.length ? projects : null;
        });
    }
    /** All deployments of a project, of every type. */
    async deployments(projectId) {
        return answered(await this.#ask("GET", `/projects/${projectId}/list_deployments`), (value) => {
            if (!Array.isArray(value))
                return null;
            const rows = value.map(readRow).filter((row) => row !== null);
            return rows.length === value.length ? rows : null;
        });
    }
    /** Deletes a deployment and all its data. Whoever calls has made sure which it is. */
    async remove(name) {
        return answered(await this.#ask("POST", `/deployments/${encodeURIComponent(name)}/delete`), () => true);
    }
    #ask(method, path) {
        return askConvex({ method, url: `${this.#base}${path}`, authorization: `Bearer ${this.#token}` });
    }
}
/** What an answer says. @param read - The value out of a body of any shape; `null`: it is none. */
function answered(answer, read) {
    const { status } = answer;
    if (status === 404)
        return { kind: "absent" };
    if (status === 401 || status === 403)
        return { kind: "forbidden", reason: reasonOf(answer) };
    const value = isSuccess(answer) ? read(answer.value) : null;
    return value === null ? { kind: "unknown", reason: reasonOf(answer) } : { kind: "found", value };
}
function readIds(value) {
    const [id, teamId] = [numberOf(fieldsOf(value).id), numberOf(fieldsOf(value).teamId)];
    return id === null || teamId === null ? null : { id, teamId };
}
function readRow(value) {
    const row = fieldsOf(value);
    const [name, type] = [textOf(row.name), textOf(row.deploymentType)];
    if (name === null || type === null)
        return null;
    return {
        name,
        type,
        // What does not say that it is none is taken for a default deployment, which is never deleted.
        isDefault: row.isDefault !== false,
        previewIdentifier: textOf(row.previewIdentifier),
        projectId: numberOf(row.projectId),
        createTime: numberOf(row.createTime),
        expiresAt: numberOf(row.expiresAt),
    };
}
function numberOf(value) {
    return typeof value === "number" && Number.isFinite(value) ? value : null;
}

;// CONCATENATED MODULE: ./build/convex/provisioning.js
/** Convex's provisioning API, as far as the CLI has no command for it. */


/** Asks whether a preview deployment of exactly this name exists. Changes nothing. */
async function findPreview({ host, key, cliVersion }, name) {
    const answer = await askConvex({
        method: "POST",
        url: `${host}/api/deployment/authorize_preview`,
        authorization: `Bearer ${key.text}`,
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
    const { code, deploymentName, url, adminKey } = fieldsOf(answer.value);
    if (status !== 200)
        return NO_SUCH_PREVIEW.test(textOf(code) ?? "")
            ? { kind: "absent" }
            : { kind: "unknown", reason: reasonOf(answer) };
    return { kind: "exists", deploymentName: textOf(deploymentName), url: textOf(url), adminKey: textOf(adminKey) };
}
/** Asks by the way that the CLI takes with a preview deploy key as well (`fetchTeamAndProject` in its `api.ts`). */
async function findProject({ host, key, cliVersion }, deploymentName) {
    const answer = await askConvex({
        method: "GET",
        url: `${host}/api/deployment/${encodeURIComponent(deploymentName)}/team_and_project`,
        authorization: `Bearer ${key.text}`,
        cliVersion,
    });
    return answered(answer, (value) => {
        const { team, project, projectId } = fieldsOf(value);
        const [teamSlug, projectSlug] = [textOf(team), textOf(project)];
        return teamSlug === null || projectSlug === null || typeof projectId !== "number"
            ? null
            : { teamSlug, projectSlug, projectId };
    });
}

;// CONCATENATED MODULE: ./build/convex/remove-preview.js
/** Removes one preview deployment, once it is certain that it is the one that is meant. */


/**
 * Removes the preview deployment of exactly this name, if neither `whyKept` nor what Convex says of it speaks
 * against that. What Convex does not show stays.
 */
async function removePreview(removal) {
    const { caller, previewName, dryRun } = removal;
    const lookup = await findPreview(caller, previewName);
    if (lookup.kind === "absent")
        return { kind: "gone" };
    if (lookup.kind === "rejected")
        return { kind: "not-allowed", reason: "Convex does not accept the preview deploy key", found: null };
    if (lookup.kind === "unknown")
        return { kind: "failed", reason: lookup.reason, found: null };
    const name = lookup.deploymentName;
    if (name === null)
        return { kind: "failed", reason: "Convex does not name the deployment", found: null };
    const kept = await removal.whyKept(name);
    if (kept !== null)
        return { kind: "kept", deploymentName: name, reason: kept };
    const apis = [caller.key.text, removal.managementToken]
        .filter((token) => token !== null)
        .map((token) => new ManagementApi(caller.host, token));
    const [row, project] = await Promise.all([
        firstAllowed(apis, (api) => api.deployment(name)),
        findProject(caller, name),
    ]);
    const found = { deploymentName: name, expiresAt: row.kind === "found" ? row.value.expiresAt : null };
    if (row.kind !== "found")
        return refused(row, found, removal);
    if (project.kind !== "found")
        return refused(project, found, removal);
    const what = contradiction(row.value, name, previewName) ?? otherProject(row.value, project.value, caller.key);
    if (what !== null)
        return { kind: "not-the-preview", deploymentName: name, what };
    if (dryRun)
        return { kind: "would-delete", deploymentName: name };
    const removed = await firstAllowed(apis, (api) => api.remove(name));
    return removed.kind === "found" ? { kind: "deleted", deploymentName: name } : refused(removed, found, removal);
}
/** What is absent, though Convex named it a moment ago, has gone since, or is hidden from the token. */
async function refused(answer, found, { caller, previewName }) {
    if (answer.kind !== "absent")
        return { kind: answer.kind === "forbidden" ? "not-allowed" : "failed", reason: answer.reason, found };
    return (await findPreview(caller, previewName)).kind === "absent"
        ? { kind: "gone" }
        : { kind: "not-allowed", reason: "Convex hides the deployment from this key", found };
}
/** The row's project must be the key's own. */
function otherProject({ projectId }, place, key) {
    const isOfKey = place.teamSlug === key.teamSlug && place.projectSlug === key.projectSlug;
    return isOfKey && projectId === place.projectId ? null : "it belongs to another project";
}
/** What forbids to delete a row, as a clause; `null`: nothing does. */
function contradiction(row, name, previewName) {
    if (row.name !== name)
        return `it is called \`${row.name}\``;
    if (row.type !== "preview")
        return `it is a ${row.type} deployment`;
    if (row.isDefault)
        return "it is the project's default deployment";
    return row.previewIdentifier === previewName ? null : "it was claimed with another name";
}
/** Asks with one token after the other, until one may. To a token that may not, a deployment may look absent. */
async function firstAllowed(apis, ask) {
    let last = { kind: "forbidden", reason: "there is no token" };
    for (const api of apis) {
        last = await ask(api);
        if (last.kind === "found" || last.kind === "unknown")
            return last;
    }
    return last;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/is-inside.js

/**
 * Whether `path` is `directory` or lies below it, as far as their text tells.
 *
 * @param directory - Absolute, as `path` is.
 * @param rules - Of the platform that the paths are from; default: this one.
 */
function isInside(directory, path, { relative, isAbsolute } = external_node_path_) {
    const way = relative(directory, path);
    return way === "" || (!isAbsolute(way) && way.split(/[\\/]/)[0] !== "..");
}

;// CONCATENATED MODULE: ./build/convex/surroundings.js
/**
 * The environment of every process we start.
 *
 * The CLI fills each variable that is unset from `.env.local` and `.env` of the working directory and hands it to its
 * children, so a file in the checkout could move the key or the target. What is set, even to `""`, is not filled. So
 * every name that could do harm gets an explicit value here.
 */


/** Names the CLI reads to find key, target and servers. Ours or empty; what the step brings is never used. */
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
    "OPENSSL_MODULES",
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
const CA_NAMES = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];
/** A name of the families above that we have not heard of, in a `.env` file of the checkout. */
const HARMFUL_FAMILY = /^(CONVEX|NODE|LD|DYLD|OPENSSL|SSL|DOTENV|ESBUILD|SENTRY)_|_PROXY$/i;
/** What belongs to our step alone: inputs, state, the tokens of the runner's services, its command files. */
const OURS_ALONE = /^(INPUT_.*|STATE_.*|ACTIONS_(RUNTIME|ID_TOKEN|CACHE|RESULTS)_.*|GITHUB_(ENV|OUTPUT|STATE|PATH|STEP_SUMMARY))$/i;
/** The step's own environment without what is ours alone, and without any variable that carries a secret of ours. */
function snapshotFor(own, secrets) {
    const kept = {};
    for (const [name, value] of Object.entries(own)) {
        if (value === undefined || OURS_ALONE.test(name))
            continue;
        if (secrets.some((secret) => value.includes(secret)))
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
/** Whether a file lies where the checkout or an earlier step may have put it. Relative paths are the workspace's. */
function isPlanted(path, workspace, own) {
    const folders = [workspace, own.RUNNER_TEMP ?? ""].filter((folder) => folder !== "");
    return folders.some((folder) => isInside(folder, (0,external_node_path_.resolve)(workspace, path)));
}
/** What a helper program gets: no key, and nothing by which Node or the loader can be made to run something else. */
function helperEnvironment(snapshot) {
    const kept = buildEnvironment(snapshot);
    const harmful = (name) => HARMFUL_FAMILY.test(name) || LOADER_NAMES.some((one) => one === name.toUpperCase());
    return Object.fromEntries(Object.entries(kept).filter(([name]) => !harmful(name)));
}
/** Names that move a deploy where the CLI, on its own, finds them. */
const REDIRECTING = [
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
function redirections(own, files, used) {
    const inStep = REDIRECTING.filter((name) => own[name] && !used.includes(name) && name !== "CONVEX_PROVISION_HOST");
    const places = [
        { place: "The environment of this step", found: inStep },
        ...files.map(({ file, names }) => ({
            place: `\`${file}\` in the working directory`,
            found: REDIRECTING.filter((name) => names.includes(name)),
        })),
    ];
    return places
        .filter(({ found }) => found.length > 0)
        .map(({ place, found }) => `${place} sets ${found.map((name) => `\`${name}\``).join(", ")}, which would send the Convex CLI elsewhere. It was left aside: key and \`url\` of this step decide.`);
}
/** The explicit environment of the CLI. */
function cliEnvironment(surroundings) {
    const { snapshot, home } = surroundings;
    const env = { ...snapshot };
    for (const name of Object.keys(env))
        if (HARMFUL_FAMILY.test(name) && !name.startsWith("CONVEX_"))
            delete env[name];
    for (const name of surroundings.dotenvNames)
        if (HARMFUL_FAMILY.test(name))
            env[name] = snapshot[name] ?? "";
    for (const name of [...TARGET_NAMES, ...LOADER_NAMES])
        env[name] = "";
    for (const name of PROXY_NAMES)
        Object.assign(env, proxyPair(name, snapshot));
    for (const name of CA_NAMES) {
        const file = snapshot[name] ?? "";
        env[name] = file !== "" && surroundings.trustsFile(file) ? file : "";
    }
    return {
        ...env,
        NODE_ENV: snapshot.NODE_ENV ?? "",
        NO_COLOR: "1",
        FORCE_COLOR: "0",
        HOME: home,
        USERPROFILE: home,
        LOCALAPPDATA: home,
        CONVEX_TMPDIR: surroundings.temporary,
        CONVEX_PROVISION_HOST: surroundings.provisionHost ?? "",
        CONVEX_VERSION_API_ORIGIN: surroundings.provisionHost ?? VERSION_API_ORIGIN,
        ...surroundings.credentials,
    };
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
/** Where Convex provisions, unless a test says otherwise. */
const CONVEX_PROVISION_HOST = "https://api.convex.dev";
/** Reads `CONVEX_PROVISION_HOST`: another host than Convex's own is for tests, and only on this machine. */
function provisionHost(value) {
    if (value === undefined || value === "")
        return { kind: "convex" };
    if (!URL.canParse(value))
        return { kind: "foreign" };
    const url = new URL(value);
    if (url.origin === CONVEX_PROVISION_HOST)
        return { kind: "convex" };
    const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname) && /^https?:$/.test(url.protocol);
    return isLocal && url.username === "" && url.pathname === "/"
        ? { kind: "loopback", url: url.origin }
        : { kind: "foreign" };
}

;// CONCATENATED MODULE: ./build/diagnosis/failure.js
/** What went wrong, in the form that every report shows. */
/** Thrown where a step cannot go on. It is reported as its `failure`, never with a stack. */
class ActionFailure extends Error {
    name = "ActionFailure";
    failure;
    constructor(failure) {
        super(failure.cause);
        this.failure = failure;
    }
}

// EXTERNAL MODULE: ./build/diagnosis/own-failures.js
var own_failures = __nccwpck_require__(9800);
// EXTERNAL MODULE: ./build/quoted.js
var quoted = __nccwpck_require__(9370);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __nccwpck_require__(4902);
;// CONCATENATED MODULE: ./build/report/outcome.js
/** How a run ended, in the form that every report is made from. */
/** A run that a newer one has overtaken ends without having done anything, and without being at fault. */
function hasFailed({ failure, status }) {
    return failure !== null && status !== "skipped";
}
const NO_DEPLOYMENT = {
    name: null,
    url: null,
    siteUrl: null,
    dashboardUrl: null,
    isGiven: false,
};
/**
 * A copy in which each text is redacted. Before it is rendered, not after: Markdown escapes characters that a secret
 * may have, and an escaped secret would not be recognized.
 */
function redacted(outcome, { redact, redactOwn }) {
    const { deployment, failure, cliVersion, notes, changes, located, tail, ...own } = outcome;
    const { name, ...urls } = deployment;
    return {
        ...eachText(own, redactOwn),
        // URLs that were read from output are text from elsewhere, whatever they look like; a name has a shape.
        deployment: { name: eachText(name, redactOwn), ...eachText(urls, deployment.isGiven ? redactOwn : redact) },
        failure: failure === null ? null : { ...eachText(failure, redactOwn), ...causeAndFix(failure, redact) },
        ...eachText({ cliVersion, notes, changes, located, tail }, redact),
    };
}
function causeAndFix({ cause, fix }, redact) {
    return { cause: redact(cause), fix: redact(fix) };
}
function eachText(value, redact) {
    if (typeof value === "string")
        return redact(value);
    if (Array.isArray(value))
        return value.map((item) => eachText(item, redact));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, eachText(item, redact)]));
}

;// CONCATENATED MODULE: ./build/cleanup-step.js
/** A planned cleanup: a closed pull request or a deleted branch, and the preview deployment that it leaves behind. */







/** The provisioning host wants to know a client; no CLI need be installed to clean up. */
const KNOWN_CLIENT = "1.48.0";
/** Said where Convex does not tell the day: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRES = "Convex removes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";
async function cleanupStep(plan, step) {
    const outcome = await cleanUp(plan, step);
    if (outcome.status === "cleaned-up")
        await step.reporter.records.retire(outcome, outcome.isKept ? "closed" : "removed");
    if (outcome.status === "skipped")
        for (const note of outcome.notes)
            step.edges.log.notice(note);
    return outcome;
}
async function cleanUp(plan, step) {
    const { previewName } = plan;
    const planned = plannedOutcome(plan, step);
    step.edges.keep({ known: redacted(planned, step.edges.log) });
    if (plan.keepPreview)
        return {
            ...planned,
            status: "cleaned-up",
            isKept: true,
            notes: [`The preview deployment ${(0,quoted/* quoted */.T)(previewName)} stays, as \`on-close: keep\` says. ${EXPIRES}`],
        };
    try {
        const whyKept = (deploymentName) => whyNotOurs(planned, deploymentName, step);
        const result = await removeNamed(previewName, step, { dryRun: step.inputs.dryRun, whyKept });
        if (result.kind === "gone" && !(await isRecorded(planned, step)))
            return skipped(planned, `There is no preview deployment called ${(0,quoted/* quoted */.T)(previewName)}, so there is nothing to delete.`);
        return withResult(planned, result, previewName);
    }
    catch (error) {
        if (error instanceof ActionFailure)
            return { ...planned, failure: error.failure };
        throw error;
    }
}
/**
 * Who did not make a preview does not delete it, whatever Convex would allow, nor what somebody else still uses. Who
 * cleans up by hand has said which is meant.
 *
 * @throws {ActionFailure} Where GitHub does not show it.
 */
async function whyNotOurs(planned, name, { reporter, trigger }) {
    const outcome = { ...planned, deployment: { ...planned.deployment, name } };
    const unreadable = new ActionFailure((0,own_failures/* cleanupWithoutEvidence */.Uj)(planned.preview?.name ?? ""));
    const evidence = await reporter.records.hasEvidence(outcome, commentedOn(planned));
    if (evidence === null)
        throw unreadable;
    if (!evidence)
        return NOT_OURS;
    const inUse = trigger.kind === "manual" ? null : await reporter.records.whyInUse(outcome);
    if (inUse === undefined)
        throw unreadable;
    return inUse === null ? null : `others use it too: ${inUse}`;
}
const NOT_OURS = "no GitHub Deployment and no comment shows that this action made it. Another repository, or a build on Vercel, may use the same Convex project";
/** Whether there was one of ours under this name, whichever it was. */
async function isRecorded(planned, { reporter }) {
    return (await reporter.records.hasEvidence(planned, commentedOn(planned))) === true;
}
function commentedOn({ pullRequestNumber }) {
    return pullRequestNumber === null ? [] : [pullRequestNumber];
}
function plannedOutcome(plan, { base }) {
    return {
        ...base,
        operation: "cleanup",
        target: "preview",
        preview: { name: plan.previewName, created: null },
        pullRequestNumber: plan.pullRequestNumber ?? base.pullRequestNumber,
        branch: plan.branch,
    };
}
/** Removes the preview deployment of this name, where `whyKept` has nothing against it. */
function removeNamed(previewName, { source, inputs, edges }, { dryRun, whyKept }) {
    if (source.state !== "present" || source.key.kind !== "preview")
        throw new Error("A preview is removed with a preview deploy key only.");
    const host = provisionHost(edges.environment.CONVEX_PROVISION_HOST);
    return removePreview({
        caller: {
            host: host.kind === "loopback" ? host.url : CONVEX_PROVISION_HOST,
            key: source.key,
            cliVersion: KNOWN_CLIENT,
        },
        managementToken: inputs.managementToken,
        previewName,
        dryRun,
        whyKept,
    });
}
function withResult(planned, result, name) {
    const named = (deploymentName) => ({ ...planned.deployment, name: deploymentName });
    switch (result.kind) {
        case "deleted":
            return done(planned, `The preview deployment ${(0,quoted/* quoted */.T)(name)} (\`${result.deploymentName}\`) was deleted.`, result.deploymentName);
        case "gone":
            return done(planned, `The preview deployment ${(0,quoted/* quoted */.T)(name)} was already gone.`, null);
        case "would-delete":
            return {
                ...planned,
                status: "dry-run",
                deployment: named(result.deploymentName),
                notes: [`Dry run: the preview deployment ${(0,quoted/* quoted */.T)(name)} (\`${result.deploymentName}\`) would be deleted.`],
            };
        case "kept":
            return skipped(planned, `The preview deployment ${(0,quoted/* quoted */.T)(name)} (\`${result.deploymentName}\`) was left alone: ${result.reason}.`);
        case "not-the-preview":
            return skipped(planned, `\`${result.deploymentName}\`, which Convex gives for the name ${(0,quoted/* quoted */.T)(name)}, was left alone: ${result.what}.`);
        case "not-allowed":
        case "failed": {
            const until = (0,markdown/* expiryText */.X5)(result.found?.expiresAt ?? null);
            const failure = result.kind === "failed" ? own_failures/* cleanupFailed */._z : own_failures/* cleanupNotAllowed */._W;
            return {
                ...planned,
                deployment: { ...planned.deployment, name: result.found?.deploymentName ?? null },
                expiresAt: result.found?.expiresAt ?? null,
                failure: failure(name, result.reason, until === "" ? EXPIRES : `${until}.`),
            };
        }
    }
}
function done(planned, note, deploymentName) {
    return {
        ...planned,
        status: "cleaned-up",
        deployment: { ...planned.deployment, name: deploymentName },
        notes: [note],
    };
}
function skipped(planned, note) {
    return { ...planned, status: "skipped", notes: [note] };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
// EXTERNAL MODULE: ./node_modules/dotenv/lib/main.js
var main = __nccwpck_require__(8889);
// EXTERNAL MODULE: ./node_modules/semver/functions/compare.js
var compare = __nccwpck_require__(8469);
// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var parse = __nccwpck_require__(6353);
;// CONCATENATED MODULE: ./build/convex/capabilities.js
/** What a version of the Convex CLI can do. Sources: its changelog, and each version's `convex deploy --help`. */


const OLDEST_TESTED = "1.28.0";
const SINCE = {
    "--allow-deleting-large-indexes": "1.31.0",
    "--skip-workos-check": "1.34.0",
    "--message": "1.36.0",
    "--preview-name": "1.36.0",
    "--skip-large-indexes-check": "1.47.0",
    "--allow-unstaging-schema": "1.47.0",
};
/** @param version - The `version` of convex's package.json. Pre-releases count as the release they lead to. */
function capabilitiesOf(version) {
    const parsed = parse(version);
    const release = parsed === null ? "0.0.0" : `${parsed.major}.${parsed.minor}.${parsed.patch}`;
    const since = (first) => compare(release, first) >= 0;
    return {
        version,
        tested: since(OLDEST_TESTED),
        reusesPreviews: since("1.36.0"),
        cheapCmd: since("1.35.0"),
        knows: (option) => since((Object.hasOwn(SINCE, option) ? SINCE[option] : undefined) ?? "0.0.0"),
    };
}
/** Whether a deploy deletes an existing preview deployment of that name and makes it anew. */
function recreatesPreview(previewMode, cli) {
    return previewMode === "recreate" || !cli.reusesPreviews;
}

;// CONCATENATED MODULE: ./build/convex/cli-output.js
/**
 * What the Convex CLI says about a deploy, read from its stderr (stdout belongs to the build and to `tsc`).
 *
 * Forms, 1.28 to 1.48 (`announceDeploymentTarget.ts`, `deploy.ts`, `deploy2.ts` of the CLI):
 *   ▌ Deploying code to deployment:
 *   ▌ [Preview] team:project:preview/x (dashboard: https://dashboard.convex.dev/t/team/project/name)
 *   ▌ └─ https://name.convex.cloud
 *   ✔ Deployed Convex functions to https://name.convex.cloud
 */
const EMPTY_REPORT = { announcement: null, deployedUrl: null, wouldHaveDeployed: false };
const ANNOUNCED = /^▌\s+\[(\w*)\]\s+(\S+)(?:\s+\((?:dev|prod)\))?(?:\s+\(dashboard: (\S+)\))?$/;
const ANNOUNCED_URL = /^▌\s+└─\s+(\S+)$/;
const DEPLOYED = /^(?:✔|√)\s+Deployed Convex functions to (\S+)$/;
const WOULD_HAVE = /^(?:✔|√)\s+Would have deployed Convex functions to /;
/** Takes in one clean line. The first announcement and the last success count. */
function readCliLine(report, line) {
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
function nameInReport(report) {
    const fromDashboard = report.announcement?.dashboardUrl?.split("/").at(-1);
    if (fromDashboard !== undefined && /^[\w-]+$/.test(fromDashboard))
        return fromDashboard;
    const reference = report.announcement?.reference ?? "";
    if (/^[\w-]+$/.test(reference))
        return reference;
    return deploymentNameInUrl(report.deployedUrl ?? report.announcement?.url ?? "");
}
/** `https://<name>.convex.cloud` and `https://<name>.<region>.convex.cloud`; any other host tells no name. */
function deploymentNameInUrl(url) {
    if (!URL.canParse(url))
        return null;
    const { hostname } = new URL(url);
    return /^([\w-]+)(?:\.[\w-]+)?\.convex\.cloud$/.exec(hostname)?.[1] ?? null;
}

// EXTERNAL MODULE: ./build/convex/child-process.js
var child_process = __nccwpck_require__(2864);
;// CONCATENATED MODULE: ./build/convex/framework.js
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
/** Every name the CLI may give the site URL; it takes no option for it. */
const SITE_URL_NAMES = [
    ...new Set([...PREFIX_BY_DEPENDENCY.map(([, prefix]) => prefix), ""].map((prefix) => `${prefix}CONVEX_SITE_URL`)),
];
/**
 * @param packageJson - The parsed package.json of the working directory, of any shape.
 * @param urlName - The `cmd-url-env-var-name` input.
 */
function urlVariables(packageJson, urlName) {
    const dependencies = dependenciesOf(packageJson);
    const prefix = PREFIX_BY_DEPENDENCY.find(([dependency]) => dependencies.has(dependency))?.[1] ?? "";
    return { url: urlName ?? `${prefix}CONVEX_URL`, siteUrl: `${prefix}CONVEX_SITE_URL` };
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
// EXTERNAL MODULE: ./build/convex/handoff-protocol.js
var handoff_protocol = __nccwpck_require__(4469);
;// CONCATENATED MODULE: ./build/convex/handoff-channel.js
/** The action's end of the hand-off: a socket that one hand-off program may use once. */





const NO_HANDOFF = { url: null, siteUrl: null, exitCode: null, urlsAt: null, endedAt: null };
class HandoffChannel {
    /** What the CLI's environment needs for `handoffCommand` to work. */
    environment;
    #server;
    #sockets = new Set();
    #mayPush;
    #onUrl;
    #result = NO_HANDOFF;
    #taken = false;
    constructor(server, socketPath, program, mayPush, onUrl) {
        this.#server = server;
        this.#mayPush = mayPush;
        this.#onUrl = onUrl;
        this.environment = {
            [handoff_protocol/* HANDOFF_NODE */.OX]: process.execPath,
            [handoff_protocol/* HANDOFF_PROGRAM */.a3]: program,
            [handoff_protocol/* HANDOFF_SOCKET */.XA]: socketPath,
        };
    }
    /**
     * @param directory - A private folder with a short path: a Unix socket's may have 104 bytes.
     * @param program - Path of the hand-off program.
     * @param mayPush - Asked once, when the build has ended well.
     * @param onUrl - Told as soon as the CLI gives the URL, before the build.
     */
    static async open(directory, program, request, mayPush, onUrl) {
        const path = process.platform === "win32" ? `\\\\.\\pipe\\convex-${(0,external_node_crypto_.randomUUID)()}` : (0,external_node_path_.join)(directory, "handoff");
        const server = (0,external_node_net_namespaceObject.createServer)();
        const channel = new HandoffChannel(server, path, program, mayPush, onUrl);
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
        if (this.#taken) {
            socket.destroy();
            return;
        }
        this.#taken = true;
        this.#sockets.add(socket);
        socket.on("error", () => socket.destroy());
        // The reader passes its input's errors on, and one that nobody hears ends the process.
        (0,external_node_readline_namespaceObject.createInterface)({ input: socket })
            .on("error", () => socket.destroy())
            .on("line", (line) => this.#take(line, socket));
        socket.write(`${JSON.stringify(request)}\n`);
    }
    #take(line, socket) {
        const answer = (0,handoff_protocol/* parseAnswer */.Wp)(line);
        if (answer?.kind === "urls") {
            const [url, siteUrl] = [webUrl(answer.url), webUrl(answer.siteUrl)];
            this.#result = { ...this.#result, url, siteUrl, urlsAt: performance.now() };
            this.#onUrl(url);
        }
        if (answer?.kind !== "exit" || this.#result.exitCode !== null)
            return;
        this.#result = { ...this.#result, exitCode: answer.code, endedAt: performance.now() };
        if (answer.code === 0)
            void this.#judge(socket);
    }
    /** Whatever goes wrong here, nothing is pushed: the hand-off ends without a verdict, and so the CLI without a push. */
    async #judge(socket) {
        const push = await this.#mayPush(this.#result.url).catch(() => false);
        const verdict = { push };
        if (!socket.destroyed)
            socket.write(`${JSON.stringify(verdict)}\n`);
    }
}
function webUrl(text) {
    return /^https?:\/\/[^\s"'<>`|\\]+$/.test(text) && URL.canParse(text) ? text : null;
}

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
// EXTERNAL MODULE: ./build/convex/line-writer.js + 1 modules
var line_writer = __nccwpck_require__(8005);
;// CONCATENATED MODULE: ./build/convex/run-output.js
/** What a run of the CLI prints: shown as it comes, read for what it says, and kept for reports. */



/** The end of the output, where the cause stands. */
const TAIL_LINES = 120;
/** What is kept of the output, and of each of its lines: a flood stays out of memory. */
const KEPT_LINES = 2_000;
const KEPT_LENGTH = 2_000;
class RunOutput {
    #settings;
    #lines = [];
    #report = EMPTY_REPORT;
    constructor(settings) {
        this.#settings = settings;
    }
    /** What was printed so far, redacted; of very much only the end. */
    get lines() {
        return this.#lines;
    }
    /** What the CLI told of itself so far. */
    get report() {
        return this.#report;
    }
    /** Reads both streams to their end. */
    async read({ stdout, stderr }) {
        await Promise.all([
            this.#pump(stdout, (line) => this.#show(line, stdout, this.#settings.foreignSource())),
            this.#pump(stderr, (line) => {
                this.#report = readCliLine(this.#report, line);
                this.#show(line, stderr, "cli");
            }),
        ]);
    }
    /** Reads a stream in whole, redacted lines. */
    async #pump(source, onLine) {
        const splitter = new line_writer/* LineSplitter */.g(this.#settings.redact, onLine);
        source.on("data", (chunk) => splitter.write(chunk));
        await (0,external_node_events_namespaceObject.once)(source, "close");
        splitter.end();
    }
    #show(line, stream, source) {
        const shown = this.#settings.shown(line);
        if (shown === null)
            return;
        this.#lines.push({ text: shortened(shown), source });
        if (this.#lines.length > KEPT_LINES)
            this.#lines.shift();
        writeLine(this.#settings.log, (0,line_writer/* neutralize */.Y)(shown), stream);
    }
}
/** The last lines of all sources or of one. */
function tailOf(lines, only = null) {
    return lines
        .slice(-TAIL_LINES)
        .filter(({ source }) => only === null || source === only)
        .map(({ text }) => text);
}
/** A copy where it is cut: a slice would keep the whole line in memory. */
function shortened(line) {
    return line.length <= KEPT_LENGTH ? line : Buffer.from(line.slice(0, KEPT_LENGTH)).toString();
}
/** Writes one line and makes its source wait while the log is slower, so that a flood stays out of memory. */
function writeLine(log, line, source) {
    if (log.write(`${line}\n`) || source.isPaused())
        return;
    source.pause();
    log.once("drain", () => source.resume());
}

;// CONCATENATED MODULE: ./build/convex/deploy.js
/** Runs the CLI once, mostly `convex deploy`: the real CLI as a child process, the hand-off beside it. */







/** The CLI bundles after the build, so none of its tools speaks sooner. */
const BUILD_ECHO_MS = 100;
/** How long output is still read when everything that could be found was ended. */
const LAST_WORDS_MS = 2_000;
/** A run that was stopped before the CLI was started. */
const NOT_RUN = {
    exitCode: 1,
    report: EMPTY_REPORT,
    handoff: NO_HANDOFF,
    output: [],
    buildSeconds: null,
    pushSeconds: null,
    aborted: false,
};
/** Runs the CLI to its end. A failure of the CLI is a result, not an exception. */
async function deploy(request) {
    const channel = await openChannel(request);
    try {
        return await runBeside(channel, request);
    }
    finally {
        channel?.close();
    }
}
async function runBeside(channel, request) {
    const command = channel === null ? null : (0,handoff_protocol/* handoffCommand */.WX)(process.platform);
    const output = new RunOutput({
        redact: request.redact,
        log: request.log,
        shown: (line) => withoutHandoff(line, command, request.handoff?.cmd ?? null),
        foreignSource: () => (channel !== null && isBuilding(channel.result) ? "build" : "tool"),
    });
    const child = (0,child_process/* startNode */.LK)([...request.nodeArgs, request.entry, ...request.argumentsFor(handoffArguments(command, request))], {
        cwd: request.workingDirectory,
        env: {
            ...request.environment,
            ...(channel === null ? {} : Object.fromEntries(SITE_URL_NAMES.map((name) => [name, ""]))),
            ...channel?.environment,
        },
    });
    if (child.pid !== null)
        request.onStart(child.pid);
    const stop = () => void child.stop();
    request.signal.addEventListener("abort", stop, { once: true });
    if (request.signal.aborted)
        stop();
    const isRead = output.read(child);
    const exitCode = await child.exited;
    const exitedAt = performance.now();
    request.signal.removeEventListener("abort", stop);
    // What the build left running would hold the pipes, and the job, open.
    await child.stop();
    const release = setTimeout(child.release, LAST_WORDS_MS);
    await isRead;
    clearTimeout(release);
    const handoff = channel?.result ?? NO_HANDOFF;
    return {
        exitCode,
        report: output.report,
        handoff,
        ...timesOf(handoff, exitedAt),
        output: output.lines,
        aborted: request.signal.aborted,
    };
}
function handoffArguments(command, { handoff }) {
    return command === null || handoff === null ? null : { command, urlName: handoff.variables.url };
}
/** The word that the build has ended comes another way than the last of what it printed, and may overtake it. */
function isBuilding({ endedAt }) {
    return endedAt === null || performance.now() < endedAt + BUILD_ECHO_MS;
}
function timesOf({ urlsAt, endedAt }, exitedAt) {
    return {
        buildSeconds: urlsAt === null || endedAt === null ? null : (endedAt - urlsAt) / 1000,
        pushSeconds: endedAt === null ? null : (exitedAt - endedAt) / 1000,
    };
}
async function openChannel(request) {
    const { handoff } = request;
    if (handoff === null)
        return null;
    const wanted = {
        urlName: handoff.variables.url,
        siteUrlNames: SITE_URL_NAMES,
        siteUrlName: handoff.variables.siteUrl,
        cmd: handoff.cmd,
        environment: handoff.buildEnvironment,
        exposedNames: handoff.exposedNames,
    };
    return HandoffChannel.open(handoff.directory, handoff.program, wanted, handoff.mayPush, handoff.onUrl);
}
/**
 * Says `cmd` where the CLI shows the hand-off's command; lines about a hand-off without a build are noise. The build
 * command itself is not shown: a secret that was written into it would be masked in the log, but not in a comment.
 */
function withoutHandoff(line, command, cmd) {
    if (command === null || !line.includes(command))
        return line;
    return cmd === null ? null : line.replaceAll(command, "cmd");
}
/** Path of the hand-off program in the bundle, beside the folder of the program that runs. */
function handoffProgram(bundleDirectory) {
    return (0,external_node_path_.join)(bundleDirectory, "..", "handoff", "index.js");
}

;// CONCATENATED MODULE: ./build/convex/deploy-command.js
/** The arguments of `convex deploy` for a plan. */

/**
 * The user's own arguments come first and ours last, each as one `--flag=value`, so that a value that looks like a
 * flag stays a value and ours win. What the CLI's version does not know is left out.
 */
function deployArguments(command, settings, cli) {
    const mode = recreatesPreview(settings.previewMode, cli) ? "create" : "name";
    const ours = [
        `--typecheck=${settings.typecheck}`,
        cli.knows("--message") ? `--message=${command.message.slice(0, LONGEST_MESSAGE)}` : null,
        settings.skipLargeIndexesCheck && cli.knows("--skip-large-indexes-check") ? "--skip-large-indexes-check" : null,
        settings.skipLargeIndexesCheck && !cli.knows("--skip-large-indexes-check") && cli.knows(OLD_SKIP) ? OLD_SKIP : null,
        settings.allowUnstagingSchema && cli.knows("--allow-unstaging-schema") ? "--allow-unstaging-schema" : null,
        settings.dryRun ? "--dry-run" : null,
        command.previewName === null ? null : `--preview-${mode}=${command.previewName}`,
        command.handoff === null ? null : `--cmd-url-env-var-name=${command.handoff.urlName}`,
        command.handoff === null ? null : `--cmd=${command.handoff.command}`,
    ];
    const theirs = settings.deployArgs.filter((argument) => cli.knows(argument.split("=")[0] ?? ""));
    return ["deploy", ...theirs, ...ours.filter((argument) => argument !== null)];
}
/** Longer than any commit's first line; an argument list has a limit, on Windows of 32,767 characters for all of it. */
const LONGEST_MESSAGE = 1_000;
/** The predecessor of `--skip-large-indexes-check`: it skips only the confirmation of deletions. */
const OLD_SKIP = "--allow-deleting-large-indexes";

;// CONCATENATED MODULE: ./node_modules/shlex/shlex.js


/*
  Port of a subset of the features of CPython's shlex module, which provides a
  shell-like lexer. Original code by Eric S. Raymond and other contributors.
*/

class Shlexer {
  constructor (string) {
    this.i = 0
    this.string = string

    /**
     * Characters that will be considered whitespace and skipped. Whitespace
     * bounds tokens. By default, includes space, tab, linefeed and carriage
     * return.
     */
    this.whitespace = ' \t\r\n'

    /**
     * Characters that will be considered string quotes. The token accumulates
     * until the same quote is encountered again (thus, different quote types
     * protect each other as in the shell.) By default, includes ASCII single
     * and double quotes.
     */
    this.quotes = `'"`

    /**
     * Characters that will be considered as escape. Just `\` by default.
     */
    this.escapes = '\\'

    /**
     * The subset of quote types that allow escaped characters. Just `"` by default.
     */
    this.escapedQuotes = '"'

    /**
     * Whether to support ANSI C-style $'' quotes
     * https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
     */
    this.ansiCQuotes = true

    /**
     * Whether to support localized $"" quotes
     * https://www.gnu.org/software/bash/manual/html_node/Locale-Translation.html
     *
     * The behavior is as if the current locale is set to C or POSIX, i.e., the
     * contents are not translated.
     */
    this.localeQuotes = true

    this.debug = false
  }

  readChar () {
    return this.string.charAt(this.i++)
  }

  processEscapes (string, quote, isAnsiCQuote) {
    if (!isAnsiCQuote && !this.escapedQuotes.includes(quote)) {
      // This quote type doesn't support escape sequences
      return string
    }

    // We need to form a regex that matches any of the escape characters,
    // without interpreting any of the characters as a regex special character.
    const anyEscape = '[' + this.escapes.replace(/(.)/g, '\\$1') + ']'

    // In regular quoted strings, we can only escape an escape character, and
    // the quote character itself.
    if (!isAnsiCQuote && this.escapedQuotes.includes(quote)) {
      const re = new RegExp(
        anyEscape + '(' + anyEscape + '|\\' + quote + ')', 'g')
      return string.replace(re, '$1')
    }

    // ANSI C quoted strings support a wide variety of escape sequences
    if (isAnsiCQuote) {
      const patterns = {
        // Literal characters
        '([\\\\\'"?])': (x) => x,

        // Non-printable ASCII characters
        'a': () => '\x07',
        'b': () => '\x08',
        'e|E': () => '\x1b',
        'f': () => '\x0c',
        'n': () => '\x0a',
        'r': () => '\x0d',
        't': () => '\x09',
        'v': () => '\x0b',

        // Octal bytes
        '([0-7]{1,3})': (x) => String.fromCharCode(parseInt(x, 8)),

        // Hexadecimal bytes
        'x([0-9a-fA-F]{1,2})': (x) => String.fromCharCode(parseInt(x, 16)),

        // Unicode code units
        'u([0-9a-fA-F]{1,4})': (x) => String.fromCharCode(parseInt(x, 16)),
        'U([0-9a-fA-F]{1,8})': (x) => String.fromCharCode(parseInt(x, 16)),

        // Control characters
        // https://en.wikipedia.org/wiki/Control_character#How_control_characters_map_to_keyboards
        'c(.)': (x) => {
          if (x === '?') {
            return '\x7f'
          } else if (x === '@') {
            return '\x00'
          } else {
            return String.fromCharCode(x.charCodeAt(0) & 31)
          }
        }
      }

      // Construct an uber-RegEx that catches all of the above pattern
      const re = new RegExp(
        anyEscape + '(' + Object.keys(patterns).join('|') + ')', 'g')

      // For each match, figure out which subpattern matched, and apply the
      // corresponding function
      return string.replace(re, function (m, p1) {
        for (const matched in patterns) {
          const mm = new RegExp('^' + matched + '$').exec(p1)
          if (mm === null) {
            continue
          }

          return patterns[matched].apply(null, mm.slice(1))
        }
      })
    }

    // Should not get here
    return undefined
  }

  * [Symbol.iterator] () {
    let inQuote = false
    let inDollarQuote = false
    let escaped = false
    let lastDollar = -2 // position of last dollar sign we saw
    let token

    if (this.debug) {
      console.log('full input:', '>' + this.string + '<')
    }

    while (true) {
      const pos = this.i
      const char = this.readChar()

      if (this.debug) {
        console.log(
          'position:', pos,
          'input:', '>' + char + '<',
          'accumulated:', token,
          'inQuote:', inQuote,
          'inDollarQuote:', inDollarQuote,
          'lastDollar:', lastDollar,
          'escaped:', escaped
        )
      }

      // Ran out of characters, we're done
      if (char === '') {
        if (inQuote) { throw new Error('Got EOF while in a quoted string') }
        if (escaped) { throw new Error('Got EOF while in an escape sequence') }
        if (token !== undefined) { yield token }
        return
      }

      // We were in an escape sequence, complete it
      if (escaped) {
        if (char === '\n') {
          // An escaped newline just means to continue the command on the next
          // line. We just need to ignore it.
        } else if (inQuote) {
          // If we are in a quote, just accumulate the whole escape sequence,
          // as we will interpret escape sequences later.
          token = (token || '') + escaped + char
        } else {
          // Just use the literal character
          token = (token || '') + char
        }

        escaped = false
        continue
      }

      if (this.escapes.includes(char)) {
        if (!inQuote || inDollarQuote !== false || this.escapedQuotes.includes(inQuote)) {
          // We encountered an escape character, which is going to affect how
          // we treat the next character.
          escaped = char
          continue
        } else {
          // This string type doesn't use escape characters. Ignore for now.
        }
      }

      // We were in a string
      if (inQuote !== false) {
        // String is finished. Don't grab the quote character.
        if (char === inQuote) {
          token = this.processEscapes(token, inQuote, inDollarQuote === '\'')
          inQuote = false
          inDollarQuote = false
          continue
        }

        // String isn't finished yet, accumulate the character
        token = (token || '') + char
        continue
      }

      // This is the start of a new string, don't accumulate the quotation mark
      if (this.quotes.includes(char)) {
        inQuote = char
        if (lastDollar === pos - 1) {
          if (char === '\'' && !this.ansiCQuotes) {
            // Feature not enabled
          } else if (char === '"' && !this.localeQuotes) {
            // Feature not enabled
          } else {
            inDollarQuote = char
          }
        }

        token = (token || '') // fixes blank string

        if (inDollarQuote !== false) {
          // Drop the opening $ we captured before
          token = token.slice(0, -1)
        }

        continue
      }

      // This is a dollar sign, record that we saw it in case it's the start of
      // an ANSI C or localized string
      if (inQuote === false && char === '$') {
        lastDollar = pos
      }

      // This is whitespace, so yield the token if we have one
      if (this.whitespace.includes(char)) {
        if (token !== undefined) { yield token }
        token = undefined
        continue
      }

      // Otherwise, accumulate the character
      token = (token || '') + char
    }
  }
}


/**
 * Splits a given string using shell-like syntax. This function is the inverse
 * of shlex.join().
 *
 * @param {String} s String to split.
 * @returns {String[]}
 */
function split (s) {
  return Array.from(new Shlexer(s))
}

/**
 * Escapes a potentially shell-unsafe string using quotes.
 *
 * @param {String} s String to quote
 * @returns {String}
 */
function quote (s) {
  if (s === '') { return '\'\'' }

  const unsafeRe = /[^\w@%\-+=:,./]/
  if (!unsafeRe.test(s)) { return s }

  return ('\'' + s.replace(/('+)/g, '\'"$1"\'') + '\'').replace(/^''|''$/g, '')
}


/**
 * Concatenate the tokens of the list args and return a string. This function
 * is the inverse of shlex.split().
 *
 * The returned value is shell-escaped to protect against injection
 * vulnerabilities (see shlex.quote()).
 *
 * @param {String[]} args List of args to join
 * @returns {String}
 */
function join (args) {
  if (!Array.isArray(args)) {
    throw new TypeError("args should be an array")
  }
  return args.map(quote).join(" ")
}

// EXTERNAL MODULE: ./build/diagnosis/known-failure.js
var known_failure = __nccwpck_require__(7810);
;// CONCATENATED MODULE: ./build/diagnosis/failures-of-access.js
/** Failures of the deploy key, and of what it may reach. */

const FAILURES_OF_ACCESS = [
    {
        code: "quota-reached",
        pattern: /(?:DeploymentQuotaReached[^\n]{0,300}?)?deployment quota of (\d+)|DeploymentQuotaReached/,
        explain: (match) => ({
            cause: `The team has no room for another Convex deployment${match[1] ? ` (its quota is ${match[1]})` : ""}.`,
            fix: "Delete preview deployments that are no longer needed on the Convex dashboard, and let this action delete each one when its pull request closes (run it on `pull_request: types: [opened, synchronize, reopened, closed]`). What is left over a nightly job removes, with `operation: sweep` and a `management-token`.",
            link: `${known_failure/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "deployment-disabled",
        pattern: /your deployments have been disabled/,
        explain: () => ({
            cause: "Convex has disabled the team's deployments, because the team went over the limits of its plan.",
            fix: "Upgrade the team's plan, or raise its spending limit, in the team's settings on the Convex dashboard.",
            link: `${known_failure/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "permission-denied",
        pattern: /You do not have permission to perform this operation(?: \(([\w:]+)\))?/,
        explain: ([, operation]) => ({
            cause: `The deploy key is restricted and may not do this${operation ? ` (it lacks \`${operation}\`)` : ""}.`,
            fix: `Make a deploy key that includes \`deployment:deploy\` on the Convex dashboard (${known_failure/* WHERE_KEYS_ARE_MADE */.Cg}) and put it into the repository secret.`,
            link: known_failure/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "key-rejected",
        pattern: /\b401 Unauthorized\b|Authenticate with .npx convex (?:dev|login)|InvalidDeployKey|AccessTokenInvalid|BadDeployKey|BadAdminKey|The provided (?:deploy|admin) key was invalid/,
        explain: (_, { keyKind }) => ({
            cause: `Convex does not accept the ${keyKind} key: it was revoked, or it belongs to a project or deployment that no longer exists.`,
            fix: `Make a new key on the Convex dashboard (${known_failure/* WHERE_KEYS_ARE_MADE */.Cg}) and replace the repository secret with it (\`gh secret set\`).`,
            link: known_failure/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "deployment-not-found",
        pattern: /\b404 Not Found: (?:Project|Deployment|Team)NotFound/,
        explain: (_, { keyKind }) => ({
            cause: `Convex does not find what the ${keyKind} key was made for: the project or the Convex deployment no longer exists.`,
            fix: `Make a key of the project that the app is deployed to today, on the Convex dashboard (${known_failure/* WHERE_KEYS_ARE_MADE */.Cg}), and replace the repository secret with it (\`gh secret set\`).`,
            link: known_failure/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "key-unusable",
        pattern: /Please set CONVEX_DEPLOY_KEY to a new key|Malformed preview CONVEX_DEPLOY_KEY/,
        explain: () => ({
            cause: "The Convex CLI cannot read the deploy key.",
            fix: `Copy the whole key again from the Convex dashboard (${known_failure/* WHERE_KEYS_ARE_MADE */.Cg}), without quotes or a name in front, and replace the repository secret:${(0,known_failure/* commands */.Pi)("gh secret set CONVEX_DEPLOY_KEY")}`,
            link: known_failure/* KEY_DOCS */.KT,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/failures-of-build.js
/** Failures of the user's build command. Only these are looked for in what a build printed. */

const HOSTING = `${known_failure/* DOCS */.iT}/production/hosting`;
const FAILURES_OF_BUILD = [
    {
        code: "codegen-needs-deployment",
        pattern: /Codegen requires an existing deployment|codegen.*[Pp]review deploy keys?|[Pp]review deploy keys? .*codegen/,
        explain: () => ({
            cause: "The build runs `convex codegen`, which does not work with a preview deploy key.",
            fix: "Commit the `convex/_generated` folder and take `convex codegen` out of the build.",
            link: `${known_failure/* DOCS */.iT}/cli/reference/codegen`,
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
            link: `${known_failure/* DOCS */.iT}/cli/reference/codegen`,
        }),
    },
    {
        code: "build-lacks-url",
        pattern: /No address provided to Convex\w*Client|Invalid deployment address:|client created with undefined deployment address/,
        explain: () => ({
            cause: "The build's code did not find the URL of the Convex deployment in the variable that it reads.",
            fix: `Let the code read the variable that this action sets (it is named in the log above, as the framework in package.json wants it), or name the one that the code reads:${(0,known_failure/* workflowLines */.X8)("with:", "  cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL")}`,
            link: HOSTING,
        }),
    },
];
/** A build that ended badly for a reason of its own. */
function buildFailed(exitCode, { tail }) {
    const cause = `The build command (\`cmd\`) ended with exit code ${exitCode}`;
    const common = { code: "build-failed", link: HOSTING };
    if (exitCode === 127) {
        const program = tail.map((line) => /([\w@./-]{1,100}): (?:command )?not found$/.exec(line)?.[1]).find(Boolean);
        return {
            ...common,
            cause: `${cause}: ${program === undefined ? "a program" : `\`${program}\``} was not found, so nothing was pushed.`,
            fix: "A program that `cmd` calls is not installed in this job. Install the app's dependencies in a step before this one, and call its programs by a package script (`npm run build`) or through `npx`.",
        };
    }
    if (exitCode === 137)
        return {
            ...common,
            cause: `${cause}: it was killed, most likely for want of memory, so nothing was pushed.`,
            fix: `Give the build more memory, or take a larger runner:${(0,known_failure/* workflowLines */.X8)("env:", "  NODE_OPTIONS: --max-old-space-size=6144")}`,
        };
    return {
        ...common,
        cause: `${cause}, so nothing was pushed.`,
        fix: "Fix the build; its output is in the log above. It runs in the working directory with the URL variables set and without the deploy key.",
    };
}

;// CONCATENATED MODULE: ./build/diagnosis/failures-of-code.js
/** Failures of the app's code, its configuration and its data. */


const CONFIGURATION = `${known_failure/* DOCS */.iT}/production/project-configuration`;
const ENVIRONMENT_VARIABLES = `${known_failure/* DOCS */.iT}/production/environment-variables`;
const LARGE_INDEXES = `${known_failure/* DOCS */.iT}/database/reading-data/indexes`;
/** How people name environment variables, with one underscore at least. */
const VARIABLE = /\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b/g;
function missingVariables(names, reader, symptoms) {
    const [are, them, they] = names.length > 1 ? ["are", "them", "variables"] : ["is", "it", "variable"];
    const set = names.map((name) => (0,known_failure/* convexCommand */.Dg)(symptoms, "env set", `${name} "value"`));
    const everywhere = symptoms.deploymentFlag.startsWith("--preview-name")
        ? `Set ${them} for every new preview deployment (Project Settings → Environment Variables on the Convex dashboard), and on this one:`
        : `Set ${them} on the Convex deployment:`;
    return {
        cause: `${reader} the environment ${they} ${names.map((name) => `\`${name}\``).join(", ")}, which ${are} not set on the Convex deployment.`,
        fix: `${everywhere}${(0,known_failure/* commands */.Pi)(...set)}`,
        link: symptoms.dashboardUrl === null
            ? ENVIRONMENT_VARIABLES
            : `${symptoms.dashboardUrl}/settings/environment-variables`,
    };
}
const ENVIRONMENT = [
    {
        code: "environment-variable-missing",
        pattern: /Environment variable (\w+) is used in auth config file but its value was not set/,
        explain: ([, name = "NAME"], symptoms) => missingVariables([name], "The auth config reads", symptoms),
    },
    {
        code: "environment-variable-missing",
        pattern: /Environment variables? ([\w, ]{1,2000}) (?:is|are) declared as required in convex\.config\.ts|Required environment variables are not set: ([\w, ]{1,2000})/,
        explain: ([, declared = "", missing = ""], symptoms) => {
            const names = `${declared}${missing}`.split(",").map((name) => name.trim());
            return missingVariables(names, "`convex.config.ts` requires", symptoms);
        },
    },
    {
        code: "environment-variable-missing",
        pattern: /Failed to analyze (\S{1,200}): Uncaught \w{0,40}Error: (?=[^\n]{0,300}\b(?:[Mm]issing|[Rr]equired|undefined|unset|not (?:set|defined|found|given|provided|configured))\b)([^\n]{0,300}\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b[^\n]{0,300})/,
        explain: ([, module = "", message = ""], symptoms) => {
            const names = [...new Set(message.match(VARIABLE) ?? [])].slice(0, 20);
            return missingVariables(names, `${(0,quoted/* quoted */.T)(module)} throws when it is loaded, and its message names`, symptoms);
        },
    },
    {
        code: "auth-config-invalid",
        pattern: /InvalidAuthConfig/,
        explain: () => ({
            cause: "Convex cannot use the auth config (`auth.config.ts`).",
            fix: "The file must export an object with a list named `providers`. The end of the output says what Convex met.",
            link: `${known_failure/* DOCS */.iT}/auth`,
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
            link: `${known_failure/* DOCS */.iT}/database/schemas`,
        }),
    },
    {
        code: "schema-validation-failed",
        pattern: /Schema validation failed/,
        explain: (_, { cliTail }) => {
            const table = /in table "([\w-]{1,100})"/.exec(cliTail.join("\n"))?.[1];
            return {
                cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} do not match the new schema, so nothing was pushed.`,
                fix: "Make the new field optional or widen its type, deploy, migrate the documents, then tighten the schema. On a preview deployment whose data may go, `preview-mode: recreate` starts it fresh.",
                link: `${known_failure/* DOCS */.iT}/database/schemas#schema-validation`,
            };
        },
    },
    {
        code: "large-index-confirmation",
        pattern: /--skip-large-indexes-check|--allow-deleting-large-indexes/,
        explain: () => ({
            cause: "The push creates, changes or deletes an index on a large table, and the Convex CLI wants that confirmed.",
            fix: `Check the list above (a new index can be staged instead, which does not hold the deploy up), then confirm it:${(0,known_failure/* workflowLines */.X8)("with:", "  skip-large-indexes-check: true")}`,
            link: LARGE_INDEXES,
        }),
    },
    {
        code: "unstaging-confirmation",
        pattern: /--allow-unstaging-schema/,
        explain: () => ({
            cause: "The push discards a staged table validator, and the Convex CLI wants that confirmed.",
            fix: `Check the list above, then confirm it:${(0,known_failure/* workflowLines */.X8)("with:", "  allow-unstaging-schema: true")}`,
            link: `${known_failure/* DOCS */.iT}/database/schemas`,
        }),
    },
];
const CONFIG = [
    {
        code: "convex-json-invalid",
        pattern: /Parsing "convex\.json" failed|(`[\w.]{1,100}`) in `convex\.json`/,
        explain: ([, field]) => ({
            cause: `${field === undefined ? "`convex.json` is no valid JSON" : `The value of ${field} in \`convex.json\` cannot be used`}, so nothing was pushed.`,
            fix: "Correct `convex.json`; the end of the output says where. An editor that follows its `$schema` marks such slips.",
            link: CONFIGURATION,
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
        explain: ([, path = ""]) => ({
            cause: `Convex does not take ${(0,quoted/* quoted */.T)(path)} as the name of a module: the parts of its path may have only letters, digits, underscores and periods.`,
            fix: "Rename the file, for example from `my-file.ts` to `myFile.ts`, and the imports of it.",
            link: `${known_failure/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "code-too-large",
        pattern: /Total module size exceeded|ModulesTooLarge/,
        explain: () => ({
            cause: "The bundled functions, with the packages they import, are larger than Convex takes.",
            fix: "Import less: look for a large package that few functions need, and for files that are no functions. Packages of Node actions can be installed on the server instead, by `node.externalPackages` in `convex.json`, but they count as well.",
            link: `${known_failure/* DOCS */.iT}/functions/bundling#external-packages`,
        }),
    },
    {
        code: "module-throws",
        pattern: /Failed to analyze (\S{1,200}):/,
        explain: ([, module = ""]) => ({
            cause: `Convex cannot load ${(0,quoted/* quoted */.T)(module)}: its top level throws an error, so nothing was pushed.`,
            fix: "Move what throws from the top level of the file into the functions that need it. Convex loads every module at each push.",
            link: `${known_failure/* DOCS */.iT}/functions`,
        }),
    },
];
const TYPES = [
    {
        code: "typecheck-impossible",
        pattern: /No `tsc` binary found[^\n]*\n(?:[^\n]*\n){0,3}?[^\n]*--typecheck=disable/,
        explain: () => ({
            cause: "`typecheck: enable` wants the types checked, and TypeScript is not installed in the working directory.",
            fix: "Add `typescript` to the app's devDependencies and install it in a step before this one, or let the check be skipped where it cannot run: `typecheck: try`.",
            link: `${known_failure/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
    {
        code: "type-error",
        pattern: /TypeScript typecheck via `?tsc`? failed|error TS\d+:/,
        explain: (_, { tail }) => {
            const count = tail.filter((line) => /error TS\d+:/.test(line)).length;
            return {
                cause: `TypeScript found ${count > 1 ? `${count} errors` : "an error"} in the Convex functions, so nothing was pushed.`,
                fix: "Fix the lines that the end of the output shows. `npx convex typecheck` shows the same errors on your machine.",
                link: `${known_failure/* DOCS */.iT}/production/hosting`,
            };
        },
    },
];
const BUNDLE = [
    {
        code: "use-node-misplaced",
        pattern: /"use node" directive is not allowed for (\S{1,200}?)\.?$/m,
        explain: ([, file = ""]) => ({
            cause: `${(0,quoted/* quoted */.T)(file)} starts with \`"use node"\`, and a file of that name must run in Convex's default runtime.`,
            fix: 'Remove the directive. Move the actions that need Node into a file of their own that starts with `"use node"`.',
            link: `${known_failure/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
        }),
    },
    {
        code: "node-api-in-default-runtime",
        pattern: /It looks like you are using Node APIs from a file without the "use node" directive/,
        explain: (_, { cliTail }) => {
            const module = /Could not resolve "([^"\n]{1,200})"/.exec(cliTail.join("\n"))?.[1];
            return {
                cause: `A function in Convex's default runtime uses Node's own modules${module ? ` (${(0,quoted/* quoted */.T)(module)})` : ""}.`,
                fix: 'Move the code into actions of a file that starts with `"use node"`.',
                link: `${known_failure/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
            };
        },
    },
    {
        code: "bundle-error",
        pattern: /✘ \[ERROR\](?: Could not resolve "([^"\n]{1,200})")?|Unable to bundle/,
        explain: ([, module]) => module === undefined
            ? {
                cause: "The Convex functions cannot be bundled: the code has an error that stops it from being read.",
                fix: "Fix the lines that the end of the output shows.",
                link: `${known_failure/* DOCS */.iT}/functions/bundling`,
            }
            : {
                cause: `The Convex functions cannot be bundled: ${(0,quoted/* quoted */.T)(module)} cannot be resolved.`,
                fix: "Fix the import, or add the missing package to package.json and install it in a step before this one.",
                link: `${known_failure/* DOCS */.iT}/functions/bundling`,
            },
    },
    {
        code: "preview-seed-failed",
        pattern: /Failed to run function "([\w:./-]{1,200})"/,
        explain: ([, name = ""], symptoms) => ({
            cause: "The functions were pushed, but the function that seeds the preview deployment failed.",
            fix: `Run the function by hand, and fix what it reports:${(0,known_failure/* commands */.Pi)((0,known_failure/* convexCommand */.Dg)(symptoms, "run", name))}`,
            link: `${known_failure/* DOCS */.iT}/production/hosting/preview-deployments`,
        }),
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

;// CONCATENATED MODULE: ./build/diagnosis/failures-of-service.js
/** Failures of what lies between this job and Convex, and of the program that talks. */

const CONCURRENCY = "https://docs.github.com/actions/using-jobs/using-concurrency";
const ONE_AT_A_TIME = `Run the job again, and let runs for the same Convex deployment wait for each other:${(0,known_failure/* workflowLines */.X8)("concurrency: convex-${{ github.ref }}")}`;
const FAILURES_OF_SERVICE = [
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
            link: `${known_failure/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
    {
        code: "network",
        isTransient: true,
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
        pattern: /\b50[0234]\b.*(?:Error|Unavailable|Gateway)|InternalServerError/,
        explain: () => ({
            cause: "Convex answered with a server error.",
            fix: "Run the job again in a few minutes. If it stays, look at Convex's status page.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "rate-limited",
        isTransient: true,
        pattern: /\b429 Too Many Requests\b/,
        explain: () => ({
            cause: "Convex has had too many requests from this team, and wants no more for now.",
            fix: "Run the job again in a few minutes. If it happens often, let fewer deploys at once run (`strategy: max-parallel`, `concurrency`).",
            link: `${known_failure/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "unreadable-answer",
        isTransient: true,
        // No JSON that the CLI reads begins so; a page of HTML does.
        pattern: /Unexpected token '?<'?.{0,200}(?:JSON|in position)/,
        explain: () => ({
            cause: "A web page came back where Convex answers with data.",
            fix: "Run the job again. If it stays, look for what answers in Convex's place on the way from this runner: a proxy or a gateway.",
            link: "https://status.convex.dev",
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/known-failures.js
/** Names the failure of a CLI run by what was printed, with its cause and fix. */





/** What may be the reason why a build failed. All else in a build's output is the build's own. */
const IN_BUILD = FAILURES_OF_BUILD;
/** Order matters: the first that matches wins, so what is special stands before what is general. */
const IN_PUSH = [
    ...FAILURES_OF_ACCESS,
    ...FAILURES_OF_BUILD.filter(({ code }) => code === "generated-code-missing"),
    ...FAILURES_OF_CODE,
    ...FAILURES_OF_SERVICE,
];
/** @returns A known failure, or an honest `unknown` that points to the log. */
function diagnose(symptoms) {
    const { buildExitCode, tail, cliTail } = symptoms;
    const inBuild = buildExitCode !== null && buildExitCode !== 0;
    const text = (inBuild ? tail : cliTail).join("\n");
    for (const { code, pattern, explain } of inBuild ? IN_BUILD : IN_PUSH) {
        const match = pattern.exec(text);
        if (match !== null)
            return { code, ...explain(match, symptoms) };
    }
    return inBuild ? buildFailed(buildExitCode, symptoms) : UNKNOWN;
}
/** Whether the same run, tried again a little later, may well pass. */
function isTransient({ code }) {
    return IN_PUSH.some((known) => known.code === code && known.isTransient === true);
}
const UNKNOWN = {
    code: "unknown",
    cause: "The Convex CLI failed for a reason that this action does not know.",
    fix: "Read the end of the output; the last lines usually name the cause. `deploy-args: --verbose` shows more.",
    link: `${known_failure/* DOCS */.iT}/cli`,
};

// EXTERNAL MODULE: ./build/diagnosis/source-location.js
var source_location = __nccwpck_require__(5973);
;// CONCATENATED MODULE: ./build/convex/changes.js
/** What a push changed beside the code, as the Convex CLI tells it: the words are the same from 1.28 to 1.48. */
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
        isQuestion: true,
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
const COMPONENTS = [
    [/^(?:[✔√] +)?Installed component (.+)\.$/, "added", "Component"],
    [/^(?:[✔√] +)?Unmounted component (.+)\.$/, "warning", "Component unmounted"],
    [/^(?:[✔√] +)?Remounted component (.+)\.$/, "changed", "Component mounted again"],
];
/** More than this is nobody's reading. */
const MOST = 200;
/** @param cliLines - All that the CLI itself said, redacted and without escape sequences. */
function readChanges(cliLines) {
    const found = [];
    let section = null;
    for (const line of cliLines) {
        if (found.length >= MOST)
            break;
        const opened = SECTIONS.find(({ heading }) => heading.test(line.slice(0, 200)));
        if (opened !== undefined)
            section = opened;
        const name = section?.row.exec(line)?.[1];
        if (section !== null && opened === undefined && name !== undefined) {
            const { kind, what, isQuestion = false } = section;
            found.push({ kind, what, name: nameOf(name), isQuestion });
        }
        else if (opened === undefined && isEndOfSection(line, section))
            section = null;
        found.push(...componentChange(line));
    }
    const isDone = found.some(({ kind }) => kind === "deleted");
    return found
        .filter(({ isQuestion }) => !(isQuestion && isDone))
        .map(({ kind, what, name }) => ({ kind, what, name }));
}
/** Headings are sentences of several lines, and rows have lines of their own below them. */
function isEndOfSection(line, section) {
    if (section === null)
        return false;
    return section.row === INDEX_ROW ? !/^\s{4,}\S/.test(line) : /^[✔√✖]|^Tip:/.test(line);
}
function componentChange(line) {
    for (const [pattern, kind, what] of COMPONENTS) {
        const name = pattern.exec(line)?.[1];
        if (name !== undefined)
            return [{ kind, what, name, isQuestion: false }];
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

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(3136);
;// CONCATENATED MODULE: ./build/convex/plug-n-play.js
/** Yarn's Plug'n'Play: packages stay in archives, and `.pnp.cjs` tells Node where. https://yarnpkg.com/features/pnp */




/** Resolving takes a fraction of a second; what takes longer does something else. */
const plug_n_play_TIMEOUT_MS = 20_000;
/**
 * Finds `convex` where Plug'n'Play has put it; `null` where there is no Plug'n'Play, or no `convex` in it.
 *
 * `.pnp.cjs` is code of the checkout. It runs in a process of its own, which gets no key, and never in ours; later it
 * runs in the CLI's process, as every file of the app's dependencies does.
 */
function findPlugnplay(workingDirectory, workspace, environment) {
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
    const { stdout, status } = (0,external_node_child_process_.spawnSync)(process.execPath, ["--require", map, "--eval", RESOLVE], {
        cwd: workingDirectory,
        env: environment,
        encoding: "utf8",
        timeout: plug_n_play_TIMEOUT_MS,
        stdio: ["ignore", "pipe", "ignore"],
        windowsHide: true,
    });
    const found = status === 0 ? readAnswer(stdout) : null;
    return found === null ? null : { ...found, nodeArgs };
}
/** Prints what is found. A dependency with peers has a virtual path, which leads to no file. */
const RESOLVE = `const path = require("node:path");
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

;// CONCATENATED MODULE: ./build/convex/locate-cli.js
/** Finds the Convex CLI that the app has installed. Nothing is ever downloaded, and nothing of it is loaded here. */









/** The package.json of the app, parsed; `null` where there is none or it is no JSON. */
function readPackageJson(directory) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, "package.json"), "utf8"));
    }
    catch {
        return null;
    }
}
/**
 * Finds `convex` by Node's own resolution from `workingDirectory`: hoisted, linked and workspace installs alike.
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
        throw new ActionFailure((0,own_failures/* noWorkingDirectory */.y_)(workingDirectory, isEmpty));
    }
    if (!isInside((0,external_node_fs_.realpathSync)(workspace), (0,external_node_fs_.realpathSync)(workingDirectory)))
        throw outside("`working-directory` is a link that leads out of the workspace.");
    let manifestPath;
    try {
        manifestPath = (0,external_node_fs_.realpathSync)((0,external_node_module_namespaceObject.createRequire)((0,external_node_path_.join)(workingDirectory, "noop.js")).resolve("convex/package.json"));
    }
    catch {
        const found = findPlugnplay(workingDirectory, workspace, environment);
        if (found === null)
            throw whyNotInstalled(workingDirectory, workspace);
        refuseOutside(found.source, workspace, storeRoots);
        return found;
    }
    const root = (0,external_node_path_.dirname)(manifestPath);
    refuseOutside(root, workspace, storeRoots);
    const manifest = readPackageJson(root);
    const bin = manifest?.bin?.convex;
    const entry = typeof bin === "string" ? (0,external_node_path_.join)(root, bin) : null;
    if (typeof manifest?.version !== "string" || entry === null || !(0,external_node_fs_.existsSync)(entry))
        throw whyNotInstalled(workingDirectory, workspace);
    if (!isInside(root, (0,external_node_fs_.realpathSync)(entry)))
        throw outside("The program of the installed `convex` is a link out of it.");
    return { entry: (0,external_node_fs_.realpathSync)(entry), version: manifest.version, nodeArgs: [] };
}
function refuseOutside(path, workspace, storeRoots) {
    const allowed = [workspace, ...storeRoots]
        .filter((folder) => (0,external_node_fs_.existsSync)(folder))
        .map((folder) => (0,external_node_fs_.realpathSync)(folder));
    if (!(0,external_node_fs_.existsSync)(path) || !allowed.some((folder) => isInside(folder, (0,external_node_fs_.realpathSync)(path))))
        throw outside("The installed `convex` was found outside the workspace.");
}
/** Where pnpm, bun and Yarn keep packages that a `node_modules` may link to. */
function packageStoreRoots(environment) {
    const home = (0,external_node_os_namespaceObject.homedir)();
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
    npm: { add: "npm install convex", install: "npm ci" },
    pnpm: { add: "pnpm add convex", install: "pnpm install --frozen-lockfile" },
    yarn: { add: "yarn add convex", install: "yarn install --immutable" },
    "yarn-classic": { add: "yarn add convex", install: "yarn install --frozen-lockfile" },
    bun: { add: "bun add convex", install: "bun install --frozen-lockfile" },
};
/** The package manager that a `packageManager` field or a lockfile names, looking upwards to the workspace. */
function packageManagerOf(workingDirectory, workspace) {
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
            return isClassic((0,external_node_path_.join)(folder, "yarn.lock")) ? "yarn-classic" : "yarn";
        if (byLockfile !== undefined)
            return byLockfile[1];
        if (folder === workspace || folder === (0,external_node_path_.dirname)(folder))
            return "npm";
    }
}
/** Yarn 1 signs its lockfiles, and does not know the options of its successors. */
function isClassic(lockfile) {
    return (0,external_node_fs_.readFileSync)(lockfile, "utf8").slice(0, 500).includes("# yarn lockfile v1");
}
function whyNotInstalled(workingDirectory, workspace) {
    const packageJson = readPackageJson(workingDirectory);
    const declared = packageJson === null ? null : dependenciesOf(packageJson).has("convex");
    return new ActionFailure((0,own_failures/* notInstalled */.YT)(declared, COMMANDS[packageManagerOf(workingDirectory, workspace)]));
}
function outside(cause) {
    return new ActionFailure((0,own_failures/* outsideWorkspace */.tq)(cause));
}

;// CONCATENATED MODULE: ./build/convex/functions-directory.js
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
        const { functions = "convex" } = JSON.parse((0,external_node_fs_.readFileSync)(file, "utf8"));
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
function requireFunctions(workingDirectory, workspace) {
    const directory = functionsDirectory(workingDirectory);
    if (directory === null || (0,external_node_fs_.existsSync)(directory))
        return;
    throw new ActionFailure((0,own_failures/* functionsMissing */.ou)((0,quoted/* quoted */.T)((0,external_node_path_.relative)(workspace, directory))));
}

;// CONCATENATED MODULE: ./build/convex/code-places.js
/** Where the code of an app and of its repository lies. */



function codePlaces(workingDirectory, workspace) {
    return {
        repository: repositoryRoot(workingDirectory, workspace) ?? workspace,
        workingDirectory,
        functionsDirectory: functionsDirectory(workingDirectory) ?? (0,external_node_path_.join)(workingDirectory, "convex"),
        isFile: (path) => (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() ?? false,
    };
}
/** The checkout around the working directory, looking upwards to the workspace: `actions/checkout` may have a `path`. */
function repositoryRoot(workingDirectory, workspace) {
    for (let folder = workingDirectory;; folder = (0,external_node_path_.dirname)(folder)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, ".git")))
            return folder;
        if (folder === workspace || folder === (0,external_node_path_.dirname)(folder))
            return null;
    }
}

;// CONCATENATED MODULE: ./build/convex/verify-result.js
/** Holds what the CLI did against what was planned. */


const LABELS = {
    preview: "Preview",
    production: "Production",
    development: "Development",
    custom: "Custom",
};
/**
 * @param cloudUrl - What the hand-off reported; `null` where it did not run.
 * @returns A sentence for the first thing that speaks against what was expected, `null` where there is none. What an old
 *   CLI does not say is not held against it.
 */
function whyWrongDeployment(expected, report, cloudUrl) {
    const { announcement } = report;
    if (expected.url !== null) {
        const reached = report.deployedUrl ?? announcement?.url ?? null;
        return reached !== null && origin(reached) !== origin(expected.url)
            ? `The CLI deployed to ${(0,quoted/* quoted */.T)(reached)}, not to ${(0,quoted/* quoted */.T)(expected.url)}.`
            : null;
    }
    if (announcement !== null && announcement.label !== "" && announcement.label !== LABELS[expected.target])
        return `The CLI announced a ${announcement.label} deployment where ${expected.target} was planned.`;
    const { key } = expected;
    const project = key.kind === "preview" || key.kind === "project" ? `${key.teamSlug}:${key.projectSlug}:` : null;
    if (project !== null && announcement?.reference.includes(":") && !announcement.reference.startsWith(project))
        return `The CLI announced ${(0,quoted/* quoted */.T)(announcement.reference)}, which is not of the key's project ${(0,quoted/* quoted */.T)(project.slice(0, -1))}.`;
    const names = [
        nameInReport(report),
        deploymentNameInUrl(report.deployedUrl ?? ""),
        deploymentNameInUrl(cloudUrl ?? ""),
    ];
    const known = names.filter((name) => name !== null);
    const wanted = expected.deploymentName ?? known[0];
    const other = known.find((name) => name !== wanted);
    if (other !== undefined && wanted !== undefined)
        return `The CLI deployed to ${(0,quoted/* quoted */.T)(other)}, not to ${(0,quoted/* quoted */.T)(wanted)}.`;
    if (announcement?.url && report.deployedUrl && origin(announcement.url) !== origin(report.deployedUrl))
        return `The CLI announced ${(0,quoted/* quoted */.T)(announcement.url)} and deployed to ${(0,quoted/* quoted */.T)(report.deployedUrl)}.`;
    return null;
}
function origin(url) {
    return URL.canParse(url) ? new URL(url).origin : url;
}

;// CONCATENATED MODULE: ./build/convex/deploy-result.js
/** What a run of the CLI comes to: deployed, failed or stopped, and where. */










/**
 * @param before - What was known of the preview deployment before the CLI ran; `null`: not asked.
 * @param stopped - Why the push was not let through; `null`: it was.
 */
function resultOf(assignment, { cli, variables }, run, before, stopped) {
    const { plan, key, url, inputs } = assignment;
    const { report, handoff } = run;
    const isRecreated = recreatesPreview(inputs.previewMode, cli);
    const deploymentName = plan.deploymentName ??
        nameInReport(report) ??
        deploymentNameInUrl(handoff.url ?? "") ??
        // Of a run that did not come that far, the look-up alone does not say that it reached anything.
        (before?.kind === "exists" && wasClaimed(run) ? before.deploymentName : null);
    const common = {
        deploymentName,
        url: handoff.url ?? report.deployedUrl ?? report.announcement?.url ?? null,
        siteUrl: handoff.siteUrl,
        dashboardUrl: announcedDashboard(run, assignment) ?? dashboardOf(deploymentName, url),
        isUrlGiven: handoff.url !== null,
        buildSeconds: inputs.cmd === null ? null : run.buildSeconds,
        pushSeconds: run.pushSeconds,
        changes: readChanges(run.output.filter(({ source }) => source === "cli").map(({ text }) => text)),
        located: source_location/* NOTHING_LOCATED */.b,
        previewCreated: plan.preview === null || !wasClaimed(run) ? null : created(inputs, isRecreated, before),
        variables,
        notes: inputs.dryRun ? dryRunNotes(plan, before, isRecreated) : [],
        tail: tailOf(run.output),
    };
    if (run.aborted && run.exitCode !== 0)
        return { ...common, status: "cancelled", failure: own_failures/* CANCELLED */.gD };
    if (stopped !== null && run.exitCode !== 0) {
        const status = stopped.code === "superseded" ? "skipped" : "failed";
        return { ...common, status, failure: stopped, pushSeconds: null, tail: [] };
    }
    const reused = before?.kind === "exists" && !isRecreated ? before.deploymentName : null;
    const expected = { target: plan.target, key, deploymentName: plan.deploymentName ?? reused, url };
    const mismatch = whyWrongDeployment(expected, report, handoff.url);
    if (mismatch !== null)
        return { ...common, status: "failed", failure: (0,own_failures/* wrongDeployment */.vd)(mismatch) };
    if (run.exitCode === 0 && before?.kind === "rejected" && inputs.dryRun)
        return { ...common, status: "failed", failure: own_failures/* KEY_REJECTED */.nc };
    if (run.exitCode === 0)
        return { ...common, status: inputs.dryRun ? "dry-run" : "deployed", failure: null };
    const failure = diagnose({
        tail: tailOf(run.output),
        cliTail: tailOf(run.output, "cli"),
        buildExitCode: handoff.exitCode,
        keyKind: key.kind,
        deploymentFlag: deploymentFlag(assignment, deploymentName),
        dashboardUrl: common.dashboardUrl,
    });
    return { ...common, status: "failed", failure, located: locateIn(run, assignment) };
}
/** A build that passed may have printed places as well; they are not why the push failed. */
function locateIn({ output, handoff }, { inputs, workspace }) {
    const hasPassed = handoff.exitCode === null || handoff.exitCode === 0;
    const lines = output.filter(({ source }) => !hasPassed || source !== "build").map(({ text }) => text);
    return (0,source_location/* locate */.x)(lines, codePlaces(inputs.workingDirectory, workspace));
}
/** The CLI went on behind the claim. */
function wasClaimed({ exitCode, handoff, report }) {
    return exitCode === 0 || handoff.url !== null || report.announcement !== null;
}
function created(inputs, isRecreated, before) {
    if (inputs.dryRun)
        return null;
    if (isRecreated)
        return true;
    if (before === null || before.kind === "unknown" || before.kind === "rejected")
        return null;
    return before.kind === "absent";
}
/** What a person, logged in on her own machine, types after the CLI's command to reach the same Convex deployment. */
function deploymentFlag({ plan, url }, deploymentName) {
    if (url !== null)
        return "";
    if (plan.preview !== null)
        return `--preview-name ${quote(plan.preview.name)}`;
    if (plan.target === "production")
        return "--prod";
    return deploymentName === null ? "" : `--deployment-name ${quote(deploymentName)}`;
}
/** Only Convex's own is linked to, whatever was printed. A loopback cloud has a loopback dashboard. */
function announcedDashboard({ report }, { loopbackHost }) {
    const announced = report.announcement?.dashboardUrl ?? null;
    const isConvex = announced?.startsWith("https://dashboard.convex.dev/") === true;
    const isLoopback = loopbackHost !== null && announced?.startsWith("http://localhost:") === true;
    return isConvex || isLoopback ? announced : null;
}
function dashboardOf(deploymentName, url) {
    return deploymentName === null || url !== null ? null : `https://dashboard.convex.dev/d/${deploymentName}`;
}
function dryRunNotes(plan, before, isRecreated) {
    const always = "Dry run: nothing was changed, on Convex or on GitHub, and `cmd` was not run.";
    if (plan.preview === null)
        return [
            always,
            "Checked: the key, the event, and the code against the deployment (bundle, types, schema, indexes).",
        ];
    const states = {
        exists: isRecreated
            ? "The preview deployment exists and would be deleted and made anew, without its data."
            : "The preview deployment exists and would be used.",
        absent: "The preview deployment does not exist yet and would be created.",
        rejected: "Convex does not accept the key.",
        unknown: "Convex did not tell whether the preview deployment exists.",
    };
    return [
        always,
        `Checked: the key, the event and the preview's name. ${states[before?.kind ?? "unknown"]}`,
        "Not checked: the code. The Convex CLI bundles and type-checks nothing on a dry run with a preview deploy key.",
    ];
}

;// CONCATENATED MODULE: ./build/convex/deployment-access.js
/** How to speak to the Convex deployment that a plan reaches: its address and a key that it takes. */






/**
 * @param handoffUrl - What the CLI gave the hand-off. The name in it, where there is one, must be the one found here.
 * @returns A sentence instead, where Convex does not tell.
 * @throws {ActionFailure} `wrong-deployment`, where the CLI is about to push to another one.
 */
async function accessDeployment(caller, cliVersion, handoffUrl) {
    const found = await find(caller, cliVersion);
    if (typeof found === "string")
        return found;
    caller.hide([found.adminKey]);
    const announced = deploymentNameInUrl(handoffUrl ?? "");
    if (found.name !== null && announced !== null && found.name !== announced)
        throw new ActionFailure((0,own_failures/* wrongDeploymentBeforePush */.er)(announced, found.name));
    return found;
}
async function find({ plan, key, url, loopbackHost }, cliVersion) {
    const host = loopbackHost ?? CONVEX_PROVISION_HOST;
    if (url !== null)
        return { url, adminKey: key.text, name: null };
    if (key.kind === "preview" && plan.preview !== null) {
        const preview = await findPreview({ host, key, cliVersion }, plan.preview.name);
        if (preview.kind !== "exists" || preview.url === null || preview.adminKey === null)
            return preview.kind === "unknown" ? preview.reason : "Convex does not find the preview deployment";
        return { url: preview.url, adminKey: preview.adminKey, name: preview.deploymentName };
    }
    const isProject = key.kind === "project";
    const answer = await askConvex({
        method: "POST",
        url: `${host}/api/deployment/${isProject ? "provision_and_authorize" : "url_for_key"}`,
        authorization: isProject ? `Bearer ${key.text}` : null,
        cliVersion,
        body: isProject
            ? { teamSlug: key.teamSlug, projectSlug: key.projectSlug, deploymentType: "prod" }
            : { deployKey: key.text },
    });
    if (!isSuccess(answer))
        return reasonOf(answer);
    return (isProject ? readProject(answer) : readUrl(answer, key.text, plan.deploymentName)) ?? reasonOf(answer);
}
function readProject({ value }) {
    const { url, adminKey, deploymentName } = fieldsOf(value);
    const [address, key] = [textOf(url), textOf(adminKey)];
    return address === null || key === null ? null : { url: address, adminKey: key, name: textOf(deploymentName) };
}
function readUrl({ value }, adminKey, name) {
    const url = textOf(value);
    return url === null ? null : { url, adminKey, name };
}

;// CONCATENATED MODULE: ./build/convex/environment-variables.js
/** Sets a deployment's environment variables: https://docs.convex.dev/deployment-platform-api */



/**
 * Sets those that differ, all in one request, which Convex takes as a whole or not at all.
 *
 * @returns The names of those that were set.
 * @throws {ActionFailure} `deployment-env-failed`, which names variables, never a value.
 */
async function setVariables({ url, adminKey }, wanted) {
    const authorization = `Convex ${adminKey}`;
    const base = url.replace(/\/+$/, "");
    const listed = await askConvex({ method: "GET", url: `${base}/api/v1/list_environment_variables`, authorization });
    // A key that may write but not read sets all of them.
    const standing = isSuccess(listed) ? fieldsOf(fieldsOf(listed.value).environmentVariables) : {};
    const changes = Object.entries(wanted)
        .filter(([name, value]) => !Object.hasOwn(standing, name) || standing[name] !== value)
        .map(([name, value]) => ({ name, value }));
    const names = changes.map(({ name }) => name);
    if (changes.length === 0)
        return names;
    const answer = await askConvex({
        method: "POST",
        url: `${base}/api/v1/update_environment_variables`,
        authorization,
        body: { changes },
    });
    if (!isSuccess(answer))
        throw new ActionFailure((0,own_failures/* deploymentEnvFailed */.oR)(names, reasonWithoutValues(answer)));
    return names;
}
/** By its code only: Convex's message may repeat a value, and one that is short, or escaped, is found by no redaction. */
function reasonWithoutValues({ status, value }) {
    const code = textOf(fieldsOf(value).code) ?? "";
    return reasonOf({ status, value: /^[A-Z][A-Za-z]{2,60}$/.test(code) ? { message: code } : null });
}

;// CONCATENATED MODULE: ./build/convex/push-gate.js
/** What stands between the build and the push: whether the push is still wanted, and what it needs. */







class PushGate {
    #assignment;
    #cliVersion;
    #failure = null;
    #over = null;
    #expiry = Promise.resolve(null);
    constructor(assignment, cliVersion) {
        this.#assignment = assignment;
        this.#cliVersion = cliVersion;
    }
    /** Why the push was not let through; `null`: it was, or nobody asked yet. */
    get failure() {
        return this.#failure;
    }
    /** What has ended meanwhile. */
    get over() {
        return this.#over;
    }
    /** When Convex removes the preview deployment, in milliseconds since the epoch. Looked up beside the push. */
    get expiry() {
        return this.#expiry;
    }
    /**
     * Asked when the build has ended well.
     *
     * @param url - Of the deployment, as the CLI gave it; `null` where it did not.
     * @returns Whether the CLI may push.
     */
    async mayPush(url) {
        try {
            const superseding = await this.#assignment.whySuperseded();
            this.#over = superseding?.over ?? null;
            if (superseding !== null)
                throw new ActionFailure((0,own_failures/* superseded */.zT)(superseding.reason));
            await this.#setVariables(url);
            this.#expiry = this.#findExpiry(url);
        }
        catch (error) {
            if (!(error instanceof ActionFailure))
                throw error;
            this.#failure = error.failure;
        }
        return this.#failure === null;
    }
    async #findExpiry(url) {
        const { plan, key, inputs, loopbackHost } = this.#assignment;
        const name = plan.deploymentName ?? deploymentNameInUrl(url ?? "");
        if (plan.target !== "preview" || name === null)
            return null;
        for (const token of [key.text, inputs.managementToken].filter((one) => one !== null)) {
            const row = await new ManagementApi(loopbackHost ?? CONVEX_PROVISION_HOST, token).deployment(name);
            if (row.kind === "found")
                return row.value.expiresAt;
        }
        return null;
    }
    async #setVariables(url) {
        const { deploymentEnv, info } = this.#assignment;
        const wanted = Object.keys(deploymentEnv);
        if (wanted.length === 0)
            return;
        const access = await accessDeployment(this.#assignment, this.#cliVersion, url);
        if (typeof access === "string")
            throw new ActionFailure((0,own_failures/* deploymentEnvFailed */.oR)(wanted, access));
        const changed = await setVariables(access, deploymentEnv);
        info(changed.length === 0
            ? `Environment variables of the Convex deployment: all ${wanted.length} are as they should be.`
            : `Environment variables of the Convex deployment: set ${changed.join(", ")}.`);
    }
}
/** Said where `deployment-env` is left aside; `null`: it is not. */
function variablesNotice({ plan, inputs }) {
    const isAside = plan.target !== "preview" && inputs.target === "auto" && Object.keys(inputs.deploymentEnv).length > 0;
    return isAside
        ? `\`deployment-env\` is for previews, so nothing was set on this ${plan.target} deployment. To set it there too, say \`target: ${plan.target}\`.`
        : null;
}
/** Previews only, unless the workflow says where it goes: a default must not reach production's variables. */
function variablesFor({ plan, inputs }) {
    const isMeant = !inputs.dryRun && (plan.target === "preview" || inputs.target !== "auto");
    return isMeant ? inputs.deploymentEnv : {};
}

;// CONCATENATED MODULE: ./build/convex/retry.js
/** Whether and when a failed deploy is tried again. */


/** Milliseconds before the second try, at least; before each further one it is twice as long. */
const retry_FIRST_PAUSE_MS = 1_000;
/** @param used - How many extra tries there were already. */
function mayTryAgain(failure, used, retries) {
    return failure !== null && used < retries && isTransient(failure);
}
/**
 * Up to twice the shortest pause, at random: runs that got into each other's way should not meet again.
 *
 * @param used - How many extra tries there were already.
 */
function pauseBefore(used) {
    return retry_FIRST_PAUSE_MS * 2 ** used * (1 + Math.random());
}
/** Ends early when the run is to end. */
async function pause(ms, signal) {
    await (0,promises_.setTimeout)(ms, undefined, { signal }).catch(() => { });
}
function retryText({ code, cause }, used, retries, ms) {
    return `Try ${used + 1} of ${retries + 1} failed: ${cause} (\`${code}\`) This passes by itself mostly, so it is tried again in ${(ms / 1000).toFixed(1)} s.`;
}

;// CONCATENATED MODULE: ./build/convex/carry-out.js
/** Carries a deploy plan out with the CLI that the app has installed, and tells how that went. */

















/** Finds the CLI. @throws {ActionFailure} Where there is none that may be run, or nothing to deploy. */
function prepare(assignment) {
    const { inputs, workspace, environment, secrets } = assignment;
    const helper = helperEnvironment(snapshotFor(environment, secrets));
    const installed = locateCli(inputs.workingDirectory, workspace, packageStoreRoots(environment), helper);
    requireFunctions(inputs.workingDirectory, workspace);
    return {
        entry: installed.entry,
        nodeArgs: installed.nodeArgs,
        cli: capabilitiesOf(installed.version),
        variables: urlVariables(readPackageJson(inputs.workingDirectory), inputs.cmdUrlEnvVarName),
    };
}
/** Runs the deploy. @throws {ActionFailure} Where it cannot even begin; a failed deploy is a result. */
async function carryOut(assignment, preparation) {
    const temporary = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(shortTemporaryFolder(), "convex-"));
    try {
        const before = await lookUpPreview(assignment, preparation.cli);
        const { result, gate } = await tryUntilDone(assignment, preparation, temporary, before);
        const isKept = gate.over === "pull-request" && assignment.inputs.onClose === "keep";
        const leavesPreview = gate.over !== null && !isKept && result.previewCreated === true;
        return { ...result, leavesPreview, expiresAt: await gate.expiry };
    }
    finally {
        removeFolder(temporary);
    }
}
/** Tries again what failed for a reason that passes, as often as `retries` says. */
async function tryUntilDone(assignment, preparation, temporary, before) {
    const { inputs, signal, notice } = assignment;
    let current = assignment;
    for (let used = 0;; used += 1) {
        const gate = new PushGate(assignment, preparation.cli.version);
        const run = await tryOnce(current, preparation, temporary, gate);
        const result = await settledResult(assignment, preparation, run, before, gate.failure);
        if (result.failure === null || !mayTryAgain(result.failure, used, inputs.retries))
            return { gate, result: used === 0 ? result : withTries(result, used + 1) };
        const ms = pauseBefore(used);
        notice(retryText(result.failure, used, inputs.retries, ms));
        await pause(ms, signal);
        current = wasClaimed(run) ? reusing(assignment) : current;
    }
}
/**
 * A preview deployment can vanish between the look-up and the claim, which then makes a new one. What was reached instead
 * of it is held against what has that name now: another one still is a contradiction.
 */
async function settledResult(assignment, preparation, run, before, stopped) {
    const result = resultOf(assignment, preparation, run, before, stopped);
    if (before?.kind !== "exists" || result.deploymentName === before.deploymentName)
        return result;
    const now = await lookUpPreview(assignment, preparation.cli);
    const isMadeAnew = now?.kind === "exists" && now.deploymentName === result.deploymentName;
    return isMadeAnew ? resultOf(assignment, preparation, run, { kind: "absent" }, stopped) : result;
}
function withTries(result, tries) {
    return { ...result, notes: [...result.notes, `It took ${tries} tries: see the log.`] };
}
/** What was recreated once must not be recreated again: the next try goes on with the same preview deployment. */
function reusing(assignment) {
    return { ...assignment, inputs: { ...assignment.inputs, previewMode: "reuse" } };
}
async function tryOnce(assignment, preparation, temporary, gate) {
    const first = await runCli(assignment, preparation, temporary, gate, usesHandoff(assignment, preparation.cli));
    if (!refusedUrls(first) || needsHandoff(assignment))
        return first;
    assignment.notice("Convex does not give the URLs of this deployment to this key. Deploying again without asking for them; `site-url` stays empty.");
    // The first run has recreated the preview already, where that was asked for.
    return runCli(reusing(assignment), preparation, temporary, gate, false);
}
/**
 * Runs a function on the preview deployment that was just pushed to, with the same key and surroundings. Not by the
 * CLI's `--preview-run`: that runs only while a deployment is new, and so never where the first push failed.
 */
async function seed(assignment, { entry, nodeArgs }, functionName) {
    const temporary = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(shortTemporaryFolder(), "convex-"));
    const { plan, inputs, redact, log, onStart, signal } = assignment;
    const selection = plan.preview === null ? [] : [`--preview-name=${plan.preview.name}`];
    try {
        const run = await deploy({
            entry,
            nodeArgs,
            argumentsFor: () => ["run", ...selection, functionName, "{}"],
            workingDirectory: inputs.workingDirectory,
            environment: environments(assignment, temporary).cli,
            handoff: null,
            redact,
            log,
            onStart,
            signal,
        });
        const ended = run.aborted ? "cancelled" : "failed";
        return { status: run.exitCode === 0 ? "seeded" : ended, tail: tailOf(run.output) };
    }
    finally {
        removeFolder(temporary);
    }
}
/** What an old CLI cannot do, said before it runs. */
function versionWarnings(plan, inputs, cli) {
    const update = "Update the `convex` package";
    const warnings = [];
    if (!cli.tested)
        warnings.push(`Convex CLI ${cli.version} is older than 1.28, the oldest that this action is tested with. ${update}.`);
    if (plan.preview !== null && inputs.previewMode === "reuse" && !cli.reusesPreviews)
        warnings.push(`Convex CLI ${cli.version} cannot reuse a preview deployment: each deploy recreates it, with a new URL and without the data. ${update} to 1.36 or later.`);
    const unknown = askedOptions(inputs).filter((option) => !cli.knows(option));
    if (unknown.length > 0)
        warnings.push(`Convex CLI ${cli.version} does not know ${unknown.map((option) => `\`${option}\``).join(", ")}, so it deploys without. ${update}.`);
    return warnings;
}
/** The options of the CLI that the user asked for by an input. */
function askedOptions(inputs) {
    return [
        ...inputs.deployArgs.map((argument) => argument.split("=")[0] ?? ""),
        ...(inputs.message === null ? [] : ["--message"]),
        ...(inputs.skipLargeIndexesCheck ? ["--skip-large-indexes-check"] : []),
        ...(inputs.allowUnstagingSchema ? ["--allow-unstaging-schema"] : []),
    ];
}
/** No CLI tells whether it created or reused a preview, so it is asked before. `null`: nothing to ask. */
async function lookUpPreview({ plan, key, inputs, loopbackHost }, cli) {
    if (plan.preview === null || key.kind !== "preview")
        return null;
    if (!inputs.dryRun && recreatesPreview(inputs.previewMode, cli))
        return null;
    const caller = { host: loopbackHost ?? CONVEX_PROVISION_HOST, key, cliVersion: cli.version };
    return findPreview(caller, plan.preview.name);
}
/** The hand-off costs older CLIs a WebSocket connection, so they get it only where it has something to do. */
function usesHandoff(assignment, cli) {
    return !assignment.inputs.dryRun && (cli.cheapCmd || needsHandoff(assignment));
}
function needsHandoff({ inputs, deploymentEnv }) {
    return inputs.cmd !== null || Object.keys(deploymentEnv).length > 0;
}
/** The CLI stopped where it asks for the canonical URLs: before the hand-off, so nothing was pushed. */
function refusedUrls({ exitCode, handoff, output, aborted }) {
    if (exitCode === 0 || aborted || handoff.url !== null)
        return false;
    return tailOf(output, "cli").some((line) => /get_canonical_urls|do not have permission to perform this operation/.test(line));
}
async function runCli(assignment, { entry, nodeArgs, cli, variables }, temporary, gate, withHandoff) {
    const { plan, inputs, message, redact } = assignment;
    // With no hand-off there is no later moment to ask, or to learn more.
    if (!withHandoff && !inputs.dryRun) {
        assignment.onReach(null);
        if (!(await gate.mayPush(null)))
            return NOT_RUN;
    }
    const environment = environments(assignment, temporary);
    const command = { previewName: plan.preview?.name ?? null, message: redact(message) };
    return deploy({
        entry,
        nodeArgs,
        argumentsFor: (handoff) => deployArguments({ ...command, handoff }, inputs, cli),
        workingDirectory: inputs.workingDirectory,
        environment: environment.cli,
        handoff: withHandoff
            ? {
                program: handoffProgram(assignment.bundleDirectory),
                directory: temporary,
                variables,
                cmd: inputs.cmd,
                buildEnvironment: environment.build,
                exposedNames: inputs.exposeDeployKeyToCmd ? Object.keys(credentialsOf(assignment)) : [],
                onUrl: (url) => assignment.onReach(deploymentNameInUrl(url ?? "")),
                mayPush: (url) => gate.mayPush(url),
            }
            : null,
        redact,
        log: assignment.log,
        onStart: assignment.onStart,
        signal: assignment.signal,
    });
}
function environments(assignment, temporary) {
    const { inputs, workspace, loopbackHost } = assignment;
    const snapshot = snapshotFor(assignment.environment, assignment.secrets);
    const home = (0,external_node_path_.join)(temporary, "home");
    (0,external_node_fs_.mkdirSync)(home, { recursive: true });
    return {
        build: buildEnvironment(snapshot),
        cli: cliEnvironment({
            snapshot,
            dotenvNames: dotenvFiles(inputs.workingDirectory).flatMap(({ names }) => names),
            credentials: credentialsOf(assignment),
            provisionHost: loopbackHost,
            home,
            temporary: (0,external_node_os_namespaceObject.tmpdir)(),
            trustsFile: (path) => !isPlanted(path, workspace, assignment.environment),
        }),
    };
}
/** The files that the CLI reads, in its order, and what they declare. */
function dotenvFiles(workingDirectory) {
    return [".env.local", ".env"].map((file) => ({ file, names: namesIn((0,external_node_path_.join)(workingDirectory, file)) }));
}
function namesIn(dotenvFile) {
    try {
        return Object.keys((0,main.parse)((0,external_node_fs_.readFileSync)(dotenvFile, "utf8")));
    }
    catch {
        return [];
    }
}
/** Cloud keys go by the name that every CLI version knows; a self-hosted backend has a pair of its own. */
function credentialsOf({ key, url }) {
    return url === null
        ? { CONVEX_DEPLOY_KEY: key.text }
        : { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: key.text };
}
/** The socket of the hand-off lies in it, and a Unix socket's path may have 104 bytes on macOS. */
function shortTemporaryFolder() {
    const own = (0,external_node_os_namespaceObject.tmpdir)();
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

// EXTERNAL MODULE: ./build/key/secrets.js
var key_secrets = __nccwpck_require__(8989);
;// CONCATENATED MODULE: ./build/report/audit-message.js
/** The default of the `message` input: what the audit log of the Convex deployment shows. */
function auditMessage({ pullRequestNumber, branch, commit }) {
    const what = pullRequestNumber === null ? (branch ?? "") : `PR #${pullRequestNumber}${branch === null ? "" : ` (${branch})`}`;
    return ([what, commit === "" ? "" : `at ${commit.slice(0, 7)}`].filter((part) => part !== "").join(" ") || "GitHub Actions");
}

;// CONCATENATED MODULE: ./build/report/log-text.js
/** What a run says of itself in the job's log. */
function headline(outcome) {
    const where = outcome.preview === null ? outcome.target : `preview deployment "${outcome.preview.name}"`;
    const what = outcome.pullRequestNumber === null ? (outcome.branch ?? "") : `pull request #${outcome.pullRequestNumber}`;
    return [
        `Deploying ${outcome.appName} to ${where}`,
        outcome.keyKind === null ? "" : `${outcome.keyKind} key`,
        what,
        outcome.commit.slice(0, 7),
    ]
        .filter((part) => part !== "")
        .join(" · ");
}
function closingLines({ status, operation, deployment, durationSeconds, notes }) {
    if (status === "skipped")
        return [];
    if (status === "dry-run" || operation !== "deploy")
        return notes;
    return [
        `✔ Deployed to ${deployment.name ?? deployment.url ?? "Convex"} in ${durationSeconds.toFixed(1)} s`,
        ...(deployment.url === null ? [] : [`  URL          ${deployment.url}`]),
        ...(deployment.siteUrl === null ? [] : [`  HTTP actions ${deployment.siteUrl}`]),
        ...(deployment.dashboardUrl === null ? [] : [`  Dashboard    ${deployment.dashboardUrl}`]),
    ];
}
/** What is wrong at the place that the error marks comes first: there, nothing else is seen of the run. */
function errorText({ cause, fix, link }, { locations, further }) {
    const [first, ...others] = locations;
    const more = [
        others.length > 0 ? `${others.length} more ${others.length > 1 ? "places are" : "place is"} marked` : "",
        further > 0 ? `${further} ${further > 1 ? "are" : "is"} only in the log` : "",
    ].filter((part) => part !== "");
    return [
        first?.message ?? "",
        cause,
        fix,
        more.length === 0 ? "" : `${more.join(", ")}.`,
        link === null ? "" : `Read on: ${link}`,
    ]
        .filter((part) => part !== "")
        .join("\n\n");
}

;// CONCATENATED MODULE: ./build/report/outputs.js
/** The action's outputs. */

/**
 * What is known, by the name of its output.
 *
 * @param final - Whether the run has ended: before, `status` and what belongs to it are not known.
 */
function outputsOf(outcome, { final }) {
    const { deployment, preview } = outcome;
    const known = {
        target: outcome.target,
        "key-kind": outcome.keyKind,
        "deployment-name": deployment.name,
        "deployment-url": deployment.url,
        "site-url": deployment.siteUrl,
        "dashboard-url": deployment.dashboardUrl,
        "preview-name": preview?.name,
        "preview-created": preview?.created,
        "app-name": outcome.appName,
        "pull-request": outcome.pullRequestNumber,
        "cli-version": outcome.cliVersion,
        ...(final
            ? {
                status: outcome.status,
                "duration-seconds": outcome.durationSeconds.toFixed(1),
                "failure-code": outcome.failure?.code,
            }
            : {}),
    };
    const texts = Object.entries(known).map(([name, value]) => [name, String(value ?? "")]);
    // At its start the run says that it has crashed, which is to be taken back.
    return Object.fromEntries(texts.filter(([name, value]) => value !== "" || name === "failure-code"));
}
function setOutputs(log, outcome, when) {
    for (const [name, value] of Object.entries(outputsOf(redacted(outcome, log), when)))
        log.output(name, value);
}

;// CONCATENATED MODULE: ./build/seed-step.js
/** Seeds a preview deployment: `preview-run`, once per Convex deployment, after its first successful push. */



/**
 * Runs the function where no record says that it has run already. A push that failed, now or earlier, has no such
 * record, so the seed is only delayed; a seed that fails leaves none either. What no record could tell of later is not
 * seeded.
 */
async function withSeed(outcome, step, assignment, preparation) {
    const { inputs, edges, reporter } = step;
    const name = inputs.previewRun;
    if (name === null || outcome.status !== "deployed" || outcome.target !== "preview")
        return outcome;
    const wasSeeded = await reporter.wasSeeded(outcome);
    const known = wasSeeded === null ? "unrecorded" : "seeded";
    const claim = wasSeeded === false ? await reporter.claimSeed(outcome) : known;
    const command = `npx convex run ${outcome.preview === null ? "" : `--preview-name ${quote(outcome.preview.name)} `}${quote(name)}`;
    if (claim !== "claimed")
        return withoutSeed(outcome, claim, { name, command }, edges.log);
    const run = await edges.log.group(`convex run ${name}`, () => seed(assignment, preparation, name));
    if (run.status === "seeded") {
        const seeded = { ...outcome, isSeeded: true, notes: [...outcome.notes, `Seeded with \`${name}\`.`] };
        await reporter.recordSeed(seeded);
        return seeded;
    }
    const { tail } = run;
    if (run.status === "cancelled" && edges.signal.aborted)
        return { ...outcome, status: "cancelled", failure: own_failures/* CANCELLED */.gD, tail };
    return {
        ...outcome,
        status: "failed",
        failure: run.status === "cancelled" ? (0,own_failures/* timeout */.wR)(inputs.timeoutMs ?? 0) : (0,own_failures/* seedFailed */.lu)(name, command),
        tail,
    };
}
/** What became of the seed where this run leaves it to another one. */
function withoutSeed(outcome, claim, { name, command }, log) {
    switch (claim) {
        case "seeded":
            return { ...outcome, isSeeded: true };
        case "begun":
            return {
                ...outcome,
                notes: [...outcome.notes, `Another run has begun to seed this preview deployment with \`${name}\`.`],
            };
        case "lost":
            log.warning(`\`${name}\` was not run: an earlier run has begun to seed this preview deployment and never said how that ended. Seeding twice would double its data, so it counts as seeded from now on. Where the data is missing, run \`${command}\`, or deploy with \`preview-mode: recreate\`.`);
            return { ...outcome, isSeeded: true };
        case "unrecorded":
            log.warning(`\`${name}\` was not run: GitHub Deployment and comment record that a preview deployment was seeded, neither of them could be read or neither could be written, and seeding twice would double its data. The next run that can do both with one of them does it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`);
            return outcome;
    }
}

;// CONCATENATED MODULE: ./build/deploy-step.js
/** A planned deploy: what is told before, during and after the CLI runs. */














/** Deploys as planned. A failure of any kind is an outcome that knows what was planned. */
async function deployStep(plan, step) {
    const planned = deploy_step_plannedOutcome(plan, step);
    try {
        const { inputs, workspace, edges } = step;
        // It would be an argument of the CLI, which every process on the machine can read.
        if (planned.preview !== null && edges.log.redactOwn(planned.preview.name) !== planned.preview.name)
            throw new ActionFailure(own_failures/* KEY_IN_NAME */.is);
        const preparation = prepare({ inputs, workspace, environment: edges.environment, secrets: step.secrets });
        const known = redacted({ ...planned, cliVersion: preparation.cli.version }, edges.log);
        return await runDeploy(plan, step, known, preparation);
    }
    catch (error) {
        if (error instanceof ActionFailure)
            return { ...planned, failure: error.failure };
        throw error;
    }
}
/** What a planned deploy is about, before anything was done. */
function deploy_step_plannedOutcome(plan, { base }) {
    return {
        ...base,
        target: plan.target,
        preview: plan.preview === null ? null : { name: plan.preview.name, created: null },
        commit: plan.commit,
        branch: plan.branch,
        pullRequestNumber: plan.pullRequestNumber,
        deployment: { ...NO_DEPLOYMENT, name: plan.deploymentName },
    };
}
async function runDeploy(plan, step, known, preparation) {
    const { edges, inputs, reporter } = step;
    const { log } = edges;
    const host = provisionHost(edges.environment.CONVEX_PROVISION_HOST);
    const loopbackHost = host.kind === "loopback" ? host.url : null;
    const notes = loopbackHost === null ? [] : [`\`CONVEX_PROVISION_HOST\` replaces Convex's own host by ${loopbackHost}.`];
    setOutputs(log, known, { final: false });
    for (const sentence of versionWarnings(plan, inputs, preparation.cli))
        log.warning(sentence);
    if (inputs.managementToken !== null && plan.pullRequest !== null)
        log.warning(TOKEN_NEAR_STRANGERS);
    const aside = variablesNotice({ plan, inputs });
    const redirecting = redirections(edges.environment, dotenvFiles(inputs.workingDirectory), namesUsedBy(step));
    for (const sentence of [...plan.notices, ...redirecting, ...(aside === null ? [] : [aside])])
        log.notice(sentence);
    for (const line of [headline(known), ...notes])
        log.info(line);
    // While the CLI runs, not before it. What goes wrong there is the reporter's own business.
    edges.keep({ known, hasBegun: true });
    reporter.begin(known);
    const assignment = assignmentOf(plan, step, known, loopbackHost);
    const result = await log.group(`convex deploy (CLI ${preparation.cli.version})`, () => carryOut(assignment, preparation));
    reporter.reached(result.deploymentName ?? undefined);
    const pushed = deploy_step_withResult(known, result, step, notes);
    // What is known is told at once: seeding may take long, and may fail.
    setOutputs(log, pushed, { final: false });
    const seeded = await withSeed(pushed, step, assignment, preparation);
    const kept = await withCleanupFirst(seeded, result, plan, step);
    const outcome = await withFormer(kept, step);
    setOutputs(log, outcome, { final: true });
    if (outcome.status === "deployed" && inputs.exportEnv)
        exportUrls(log, redacted(outcome, log), result);
    return outcome;
}
/** Variables that hold the step's own key or URL, wherever it took them from: these agree. */
function namesUsedBy({ source, secrets, edges }) {
    const url = source.state === "present" ? source.url : null;
    const own = Object.entries(edges.environment);
    return own.filter(([, value]) => value === url || secrets.includes(value?.trim() ?? "")).map(([name]) => name);
}
function assignmentOf(plan, step, known, loopbackHost) {
    const { edges, source, secrets, inputs, workspace } = step;
    if (source.state !== "present" || source.key.kind === "malformed")
        throw new Error("A deploy was planned without a key.");
    const { log, signal } = edges;
    return {
        plan,
        key: source.key,
        url: source.url,
        secrets,
        inputs,
        workspace,
        environment: edges.environment,
        loopbackHost,
        bundleDirectory: edges.bundleDirectory,
        message: inputs.message ?? auditMessage(known),
        redact: log.redact,
        log: edges.stdout,
        deploymentEnv: variablesFor({ plan, inputs }),
        onReach: (name) => step.reporter.reached(name),
        whySuperseded: () => step.reporter.whySuperseded(plan, known),
        hide: (more) => log.hide(more, (0,key_secrets/* masksFor */.RM)(more)),
        info: (text) => log.info(text),
        notice: (text) => log.notice(text),
        onStart: (pid) => edges.keep({ processGroup: pid }),
        signal: inputs.timeoutMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(inputs.timeoutMs)]),
    };
}
function deploy_step_withResult(known, result, { edges, inputs }, notes) {
    const timedOut = result.status === "cancelled" && !edges.signal.aborted;
    return {
        ...known,
        status: timedOut ? "failed" : result.status,
        deployment: {
            name: result.deploymentName,
            url: result.url,
            siteUrl: result.siteUrl,
            dashboardUrl: result.dashboardUrl,
            isGiven: result.isUrlGiven,
        },
        buildSeconds: result.buildSeconds,
        pushSeconds: result.pushSeconds,
        changes: result.changes,
        located: inputs.annotations ? result.located : source_location/* NOTHING_LOCATED */.b,
        expiresAt: result.expiresAt,
        preview: known.preview === null ? null : { ...known.preview, created: result.previewCreated },
        failure: timedOut ? (0,own_failures/* timeout */.wR)(inputs.timeoutMs ?? 0) : result.failure,
        notes: [...notes, ...result.notes],
        tail: result.tail,
    };
}
const TOKEN_NEAR_STRANGERS = "`management-token` can delete every Convex deployment of the team, and in this job code of a pull request runs, which can read it. Give it to closed pull requests and sweeps only: `management-token: ${{ github.event.action == 'closed' && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}`.";
/** What fails so may have failed because the preview was deleted under the push, or under the seed. */
const MAY_BE_GONE = ["deployment-not-found", "key-rejected", "preview-seed-failed", "unknown"];
/** A cleanup that met this deploy wins: nothing is left of it, and it has not failed. */
async function withCleanupFirst(outcome, { leavesPreview }, plan, step) {
    if (plan.preview === null)
        return outcome;
    if (leavesPreview)
        return withoutLeftover(outcome, plan.preview.name, step);
    if (outcome.status !== "failed" || !MAY_BE_GONE.includes(outcome.failure?.code ?? ""))
        return outcome;
    const superseding = await step.reporter.whySuperseded(plan, outcome, 0);
    if (superseding === null || superseding.over === null)
        return outcome;
    return withoutDeployment({ ...outcome, status: "skipped", failure: (0,own_failures/* givenUp */.bW)(superseding.reason), tail: [] });
}
async function withoutLeftover(outcome, name, step) {
    const own = outcome.deployment.name;
    const whyKept = async (found) => (found === own ? null : "this run has not made it");
    const { kind } = await removeNamed(name, step, { dryRun: false, whyKept });
    const isRemoved = kind === "deleted" || kind === "gone";
    const note = isRemoved
        ? `The preview deployment ${(0,quoted/* quoted */.T)(name)}, which this run had made, was deleted again.`
        : `The preview deployment ${(0,quoted/* quoted */.T)(name)}, which this run had made, could not be deleted again. Convex removes it when it expires.`;
    const told = { ...outcome, notes: [...outcome.notes, note] };
    return isRemoved ? withoutDeployment(told) : told;
}
/** Nobody should be led to what is gone. */
function withoutDeployment(outcome) {
    return { ...outcome, deployment: { ...NO_DEPLOYMENT, name: outcome.deployment.name }, expiresAt: null, changes: [] };
}
/** A preview that was there and is not any more is no failure, but its data is gone, which people should know. */
async function withFormer(outcome, { reporter, inputs, edges }) {
    if (outcome.status !== "deployed" || outcome.preview?.created !== true || inputs.previewMode !== "reuse")
        return outcome;
    const former = await reporter.formerDeployment(outcome);
    if (former === null || former === outcome.deployment.name)
        return outcome;
    const note = `The earlier preview deployment ${(0,quoted/* quoted */.T)(former)} is gone (it expired, or somebody deleted it), so a new one was made, without its data.`;
    edges.log.notice(note);
    return { ...outcome, notes: [...outcome.notes, note] };
}
function exportUrls(log, { deployment: { url, siteUrl } }, { variables }) {
    if (url !== null)
        log.variable(variables.url, url);
    if (siteUrl !== null)
        log.variable(variables.siteUrl, siteUrl);
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 6 modules
var exec = __nccwpck_require__(9529);
;// CONCATENATED MODULE: ./build/checkout.js
/** The git checkout in the workspace. */



/**
 * The commit that is checked out in the workspace or, where `actions/checkout` was given a `path`, around the working
 * directory.
 *
 * @returns `null`: there is no git checkout. `""`: there is one, and git cannot read it.
 */
async function checkedOutCommit(workspace, workingDirectory, environment) {
    for (const folder of [workspace, workingDirectory]) {
        const commit = await headOf(folder, workspace, environment);
        if (commit !== null)
            return commit;
    }
    return repositoryRoot(workingDirectory, workspace) === null ? null : "";
}
async function headOf(folder, workspace, environment) {
    // A planted GIT_DIR could show another repository's commit, and so could a repository around the workspace.
    const own = Object.entries(environment).filter(([name]) => !name.startsWith("GIT_"));
    const env = { ...Object.fromEntries(own), GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(workspace) };
    try {
        // In a container job the workspace belongs to another user, which git refuses to read by default.
        const { exitCode, stdout } = await (0,exec/* getExecOutput */.H)("git", ["-c", "safe.directory=*", "rev-parse", "HEAD"], {
            cwd: folder,
            env,
            silent: true,
            ignoreReturnCode: true,
        });
        const commit = stdout.trim();
        return exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/find-fact.js
/** Finds what a plan asks for, at git or GitHub. */


async function findFact(fact, step) {
    const { trigger, workspace, edges, reporter, inputs, base, secrets } = step;
    if (fact === "checkedOutCommit")
        return checkedOutCommit(workspace, inputs.workingDirectory, snapshotFor(edges.environment, secrets));
    // Without a token GitHub is not asked, and the plan refuses what it cannot know.
    if (inputs.githubToken === null)
        return null;
    const client = await reporter.github();
    const github = await __nccwpck_require__.e(/* import() */ 937).then(__nccwpck_require__.bind(__nccwpck_require__, 1937));
    switch (fact) {
        case "productionBranchContainsCommit":
            return github.productionBranchContainsCommit(client, trigger, base.commit, inputs.productionBranches);
        case "workflowRunPullRequest":
            return trigger.kind === "workflow-run" ? github.workflowRunPullRequest(client, trigger) : null;
        case "commentPullRequest":
            return trigger.kind === "pull-request-comment"
                ? github.pullRequestByNumber(client, trigger.repository, trigger.number)
                : null;
    }
}

;// CONCATENATED MODULE: ./build/key/slips.js
/** The forms of keys, what each may do, and where the dashboard makes them. */
const DEPLOY_KEY_DOCS = "https://docs.convex.dev/cli/deploy-key-types";
const COPY_AGAIN = "Copy the key again with the copy button of the Convex dashboard and save it as the value of the GitHub secret";
const SLIPS = {
    empty: `The deploy key consists of white space or quotes only. ${COPY_AGAIN}.`,
    quotes: `The deploy key has quotes around it that are not one matching pair. ${COPY_AGAIN}, without quotes.`,
    "white-space": `The deploy key has white space or a line break inside. ${COPY_AGAIN}, on one line.`,
    "pasted-name": `The value starts with a variable's name, as a line of a .env file does. Save only what stands behind the \`=\` or \`:\` as the value of the GitHub secret.`,
    "url-encoded": `The deploy key is URL-encoded: it contains \`%7C\` or \`%3A\` where \`|\` or \`:\` belong. ${COPY_AGAIN}, not out of an address.`,
    cut: `The deploy key ends at its \`|\`: the secret part is missing. A shell cuts an unquoted key there. ${COPY_AGAIN}, in full.`,
    "several-keys": `The value holds more than one deploy key, or more than one \`|\`. Save each key as a GitHub secret of its own and pass the one that fits the event.`,
    "no-separator": `The value has no \`|\`, so it is no deploy key: it may be only a key's secret part, a deployment's name or another service's token. ${COPY_AGAIN}, from its prefix (such as \`preview:\` or \`prod:\`) to its end.`,
    "not-printable-ascii": `The deploy key contains a character that no key has: an invisible one, an accent, or one that a text editor replaced. ${COPY_AGAIN}, without an editor in between.`,
    "short-secret": `The part of the deploy key behind the \`|\` is shorter than eight characters, which no real key is. ${COPY_AGAIN}, in full.`,
    "unknown-form": `The part of the deploy key in front of the \`|\` is none of the forms that Convex issues (such as \`prod:<deployment>\` or \`preview:<team>:<project>\`). ${COPY_AGAIN}. All forms: ${DEPLOY_KEY_DOCS}`,
};
const REPAIRS = {
    "byte-order-mark": "byte order mark",
    "outer-white-space": "white space",
    quotes: "quotes",
};
const MAKE_INSTEAD = `In the Convex dashboard, make a preview deploy key (for pull requests; Project Settings → Deploy keys) or a production deploy key (for the production branch; the production deployment's Settings → URL and Deploy Key), and save it as the GitHub secret instead: ${DEPLOY_KEY_DOCS}`;
const UNDEPLOYABLE = {
    team: `This is a team token. It manages a team's projects through Convex's Management API, and the Convex CLI would take the team's name for a deployment, so it cannot deploy. ${MAKE_INSTEAD}`,
    "access-token": `This is an access token, which stands for a person or an application and names no deployment, so the Convex CLI refuses to deploy with it. ${MAKE_INSTEAD}`,
};
const CONFLICTS = {
    "mixed-sources": ({ keyFrom, urlFrom }) => `The admin key comes from \`${keyFrom}\` and the backend's URL from \`${urlFrom}\`, so an earlier step could have sent the key elsewhere. Give both as inputs (\`deploy-key\` and \`url\`) or both in the environment (\`CONVEX_SELF_HOSTED_ADMIN_KEY\` and \`CONVEX_SELF_HOSTED_URL\`).`,
    "url-with-cloud-key": ({ keyFrom, urlFrom }) => `\`${urlFrom}\` is set, but the key in \`${keyFrom}\` is one of Convex's cloud, which already tells where it belongs. Remove \`${urlFrom}\`, or give the admin key of the backend at that URL.`,
    "admin-key-without-url": ({ keyFrom }) => `The key in \`${keyFrom}\` is an admin key, which does not tell where its backend is. Add the backend's URL as the input \`url\` (beside the input \`deploy-key\`) or as \`CONVEX_SELF_HOSTED_URL\` (beside a key in the environment). For Convex's cloud, use a deploy key with a prefix such as \`prod:\` or \`preview:\` instead: ${DEPLOY_KEY_DOCS}`,
};
/** What is wrong with a malformed key, and how to mend it. */
function slipMessage(slip) {
    return SLIPS[slip];
}
/** One warning for everything that was removed around a key. `""` when nothing was. */
function repairsMessage(repairs) {
    if (repairs.length === 0)
        return "";
    const removed = new Intl.ListFormat("en").format(repairs.map((repair) => REPAIRS[repair]));
    return `The deploy key was surrounded by ${removed}, which this run left out. Save the GitHub secret again without it, because other tools will not.`;
}
/** Why a well-formed key cannot deploy at all, and which one can. */
function undeployableMessage(kind) {
    return UNDEPLOYABLE[kind];
}
/** Why key and URL must not be used together, and which of them to change. */
function conflictMessage(conflict) {
    return CONFLICTS[conflict.kind](conflict);
}

;// CONCATENATED MODULE: ./build/key/deploy-key.js
/**
 * What kind of Convex key this is, and what it names.
 * Forms and their meaning: https://docs.convex.dev/cli/deploy-key-types
 */
/** The Convex deployment that a key names, or `null`. */
function nameInKey(key) {
    if (key === null)
        return null;
    if ("deploymentName" in key)
        return key.deploymentName;
    return key.kind === "admin" ? key.instanceName : null;
}

;// CONCATENATED MODULE: ./build/plan/refusals.js
/** Every refusal: what was found, why it is dangerous, and the lines to change. */



/** Writes the refusal of this code. */
function refusal(code, circumstances) {
    return { code, ...TEXTS[code](circumstances) };
}
const PREVIEWS = "https://docs.convex.dev/production/hosting/preview-deployments";
const SELF_HOSTING = "https://docs.convex.dev/self-hosting";
const EVENTS = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows";
const UNTRUSTED = "https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target";
const SECRETS = "https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets";
const KEY_PER_EVENT = [
    "with:",
    "  deploy-key: ${{ github.event_name == 'pull_request' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name != 'pull_request' && secrets.CONVEX_DEPLOY_KEY || '' }}",
].join("\n");
const EVENTS_TO_USE = "on:\n  pull_request:\n    types: [opened, synchronize, reopened, closed]\n  push:\n    branches: [main]";
const TEXTS = {
    "key-missing": missingKey,
    "key-malformed": ({ key, trigger }) => ({
        found: key?.kind === "malformed" ? slipMessage(key.slip) : "The deploy key is malformed.",
        danger: "The Convex CLI does not check a key, so that a damaged one can end in another Convex deployment than it was made for, or in the log.",
        fix: "Store the key once more, as the secret that this event's runs read. GitHub asks for the value.",
        lines: `gh secret set ${secretOf(trigger)}`,
        readOn: DEPLOY_KEY_DOCS,
    }),
    "key-is-team-token": () => ({
        found: undeployableMessage("team"),
        danger: "The Convex CLI would push to whatever answers to the team's name, and the token opens every project of the team.",
        fix: "Put a deploy key of the project into `deploy-key`. A team token has its place in `management-token`, which deletes previews.",
        lines: KEY_PER_EVENT,
        readOn: DEPLOY_KEY_DOCS,
    }),
    "key-is-access-token": () => ({
        found: undeployableMessage("access-token"),
        danger: "The token opens everything that the person it belongs to can reach.",
        fix: "Put a deploy key of the project into `deploy-key`. An access token has its place in `management-token`, which deletes previews.",
        lines: KEY_PER_EVENT,
        readOn: DEPLOY_KEY_DOCS,
    }),
    "url-with-cloud-key": (about) => ({
        found: `There is ${keyPhrase(about.key)}, which belongs to Convex's cloud, and also a \`url\` of a backend.`,
        danger: "Key and URL contradict each other, and the key would be sent to a server that it was not made for.",
        fix: "Remove `url` (and `CONVEX_SELF_HOSTED_URL` from the environment), or give the backend's admin key with it.",
        lines: "with:\n  deploy-key: ${{ secrets.CONVEX_DEPLOY_KEY }}\n  # no url",
        readOn: SELF_HOSTING,
    }),
    "admin-key-without-url": () => ({
        found: "The key is an admin key, and no `url` says which backend it belongs to.",
        danger: "Without a URL the Convex CLI takes an admin key for one of a production deployment in Convex's cloud.",
        fix: "Name the backend. Key and URL come both from inputs or both from the environment.",
        lines: "with:\n  deploy-key: ${{ secrets.CONVEX_SELF_HOSTED_ADMIN_KEY }}\n  url: ${{ vars.CONVEX_SELF_HOSTED_URL }}",
        readOn: SELF_HOSTING,
    }),
    "target-does-not-fit-key": (about) => ({
        found: `\`target\` is \`${about.settings.target}\`, and ${keyPhrase(about.key)} does not reach that.`,
        danger: "The Convex CLI goes where the key points, whatever was asked for.",
        fix: `Give the key of the ${about.settings.target} deployment, or let \`target\` be \`auto\`.`,
        lines: "with:\n  target: auto",
        readOn: DEPLOY_KEY_DOCS,
    }),
    "expected-deployment-mismatch": (about) => ({
        found: `The key names the Convex deployment \`${nameInKey(about.key)}\`, and \`expected-deployment\` is \`${about.settings.expectedDeployment}\`.`,
        danger: "The code would go to another Convex deployment than the workflow says.",
        fix: "Give the key of the expected deployment, or correct `expected-deployment`.",
        lines: `with:\n  expected-deployment: ${nameInKey(about.key)}`,
        readOn: DEPLOY_KEY_DOCS,
    }),
    "expected-deployment-not-named-by-key": (about) => ({
        found: `\`expected-deployment\` is set, and ${keyPhrase(about.key)} names no Convex deployment to hold it against.`,
        danger: "The check could only be made after something was already claimed or pushed.",
        fix: "Set `expected-deployment` only where the key names its Convex deployment: production, development, custom, one preview, admin.",
        lines: "with:\n  expected-deployment: ${{ github.event_name == 'push' && 'happy-otter-123' || '' }}",
        readOn: DEPLOY_KEY_DOCS,
    }),
    "event-not-served": (about) => ({
        found: about.trigger.kind === "unsupported" && about.trigger.problem !== null
            ? `The payload of this ${(0,quoted/* quoted */.T)(about.trigger.event)} event cannot be used. ${about.trigger.problem}`
            : `This action does not deploy ${eventPhrase(about.trigger)}.`,
        danger: "Nothing tells whose code such a run has checked out, so no key is used on it.",
        fix: "Run the step on an event whose meaning is known, for example pull requests and pushes.",
        lines: EVENTS_TO_USE,
        readOn: EVENTS,
    }),
    "workflow-run-not-served": (about) => ({
        found: `This \`workflow_run\` follows ${otherRunPhrase(about.trigger)}.`,
        danger: "Only a push in this repository that succeeded, or a pull request, says what the code is and that it passed.",
        fix: "Let the job run only after such a run.",
        lines: "if: github.event.workflow_run.event == 'pull_request' || github.event.workflow_run.event == 'push' && github.event.workflow_run.conclusion == 'success'",
        readOn: `${EVENTS}#workflow_run`,
    }),
    "untrusted-code": (about) => ({
        found: `There is a key ${eventPhrase(about.trigger)}.`,
        danger: "Such runs get the repository's secrets, and anybody can start them. Once the pull request's code is checked out, its install scripts, build and Convex functions can read the key.",
        fix: "Use `pull_request`. If the workflow never runs code of strangers, or you have reviewed who can start it, allow it.",
        lines: "with:\n  allow-untrusted-code: true",
        readOn: UNTRUSTED,
    }),
    "strong-key-for-fork": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, and the code is a fork's.`,
        danger: "Code that nobody here has reviewed would replace what your users run, and could read the key.",
        fix: "No input allows this. Give runs for forks a preview deploy key, or none.",
        lines: previewKeyLines(about.trigger),
        readOn: UNTRUSTED,
    }),
    "needs-target": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, and \`target\` is \`auto\`.`,
        danger: "That key reaches one shared Convex deployment, so that every such run would overwrite what the others deployed.",
        fix: "Give a preview deploy key, so that each gets a Convex deployment of its own. If sharing is meant, name the target.",
        lines: `with:\n  target: ${about.key?.kind === "admin" ? "development # or custom, or production" : about.target}`,
        readOn: DEPLOY_KEY_DOCS,
    }),
    "pre-release": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, which is a pre-release, and \`target\` is \`auto\`.`,
        danger: "A pre-release is not what everybody is meant to run.",
        fix: "Say where pre-releases go, or deploy only full releases (`types: [released]`).",
        lines: `with:\n  target: ${about.target ?? "preview"}`,
        readOn: `${EVENTS}#release`,
    }),
    "project-token": () => ({
        found: "The deploy key is a project token (`project:…`).",
        danger: "A project token always deploys to the project's production, whatever else was asked for, and opens every Convex deployment of the project.",
        fix: "Give a production deploy key for production and a preview deploy key for previews. If the token is meant, allow it.",
        lines: "with:\n  allow-project-token: true",
        readOn: DEPLOY_KEY_DOCS,
    }),
    "preview-key-on-production-branch": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, which is a production branch.`,
        danger: "The run would look like a production deploy while production stays as it was.",
        fix: "Give the production deploy key on this event. If a preview of this branch is meant, name the target.",
        lines: `${KEY_PER_EVENT}\n  # or, for a preview of this branch:\n  target: preview`,
        readOn: PREVIEWS,
    }),
    "preview-key-on-tag": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}.`,
        danger: "Tags and releases usually mean production, and the run would look like it while production stays as it was.",
        fix: "Give the production deploy key on this event. If a preview is meant, name the target and the preview.",
        lines: "with:\n  target: preview\n  preview-name: release-{sha}",
        readOn: PREVIEWS,
    }),
    "production-from-pull-request": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}.`,
        danger: "Code that is not merged would replace what your users run, and could read the key.",
        fix: about.key?.kind === "project"
            ? "Give a preview deploy key on pull requests. No input allows a project token here."
            : "Give a preview deploy key on pull requests. If production is really meant, `allow-production-from-pull-request: true` allows it.",
        lines: previewKeyLines(about.trigger),
        readOn: PREVIEWS,
    }),
    "production-from-merge-group": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}.`,
        danger: "What waits in a merge queue is not merged, and may never be.",
        fix: "Give a preview deploy key on `merge_group`, and deploy production on the push that follows.",
        lines: [
            "with:",
            "  deploy-key: ${{ github.event_name != 'push' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name == 'push' && secrets.CONVEX_DEPLOY_KEY || '' }}",
        ].join("\n"),
        readOn: `${EVENTS}#merge_group`,
    }),
    "production-from-other-branch": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, which is no production branch (${productionBranches(about)}).`,
        danger: "Code that is not merged would replace what your users run.",
        fix: "Give a preview deploy key on other branches, or name this branch as one that may reach production.",
        lines: `with:\n  production-branch: ${branchLine(about)}`,
        readOn: PREVIEWS,
    }),
    "production-from-other-ref": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, which is no production branch (${productionBranches(about)}).`,
        danger: "Whatever that ref points to would replace what your users run.",
        fix: "Start the workflow on a production branch. If production is meant from any ref, name the target.",
        lines: "with:\n  target: production",
        readOn: `${EVENTS}#workflow_dispatch`,
    }),
    "commit-not-on-production-branch": (about) => ({
        found: `There is ${keyPhrase(about.key)} ${eventPhrase(about.trigger)}, and ${about.detail ?? "no production branch contains its commit"} (${productionBranches(about)}).`,
        danger: "A tag can point to any commit, also to one that nobody has reviewed.",
        fix: about.trigger.kind === "workflow-run"
            ? "Run the workflow again after a push that is still on a production branch, with `contents: read` for the token."
            : "Tag a commit of a production branch, and give the token `contents: read`. If production is meant for this tag, name the target.",
        lines: about.trigger.kind === "workflow-run"
            ? "permissions:\n  contents: read"
            : "permissions:\n  contents: read\n# or, in the step:\nwith:\n  target: production",
        readOn: `${EVENTS}#${about.trigger.event}`,
    }),
    "wrong-commit": (about) => ({
        found: about.detail ?? "The checked-out commit is not the one that this run is about.",
        danger: "Other code than the event says, and than was reviewed, would go to production.",
        fix: "Check out the event's commit. If another one is meant, as in a rollback, name it with `commit`.",
        lines: [
            "- uses: actions/checkout@v7",
            "  with:",
            `    ref: ${about.settings.commit ?? commitExpression(about.trigger)}`,
        ].join("\n"),
        readOn: "https://github.com/actions/checkout#usage",
    }),
    "pull-request-unreadable": (about) => ({
        found: `GitHub did not tell which code this is about: there is a key ${eventPhrase(about.trigger)}, and the pull request could not be read.`,
        danger: "Nothing tells whose code this is, nor which preview is its own.",
        fix: "Let the token read pull requests.",
        lines: "permissions:\n  contents: read\n  pull-requests: read",
        readOn: EVENTS,
    }),
    "preview-name": (about) => ({
        found: about.detail ?? "The preview has no usable name.",
        danger: "A preview without a name of its own would be shared with, or taken from, somebody else.",
        fix: "Correct `preview-name`. It knows `{number}`, `{branch}`, `{sha}` and `{app}`.",
        lines: `with:\n  preview-name: ${about.situation === "pull-request" || about.situation === "merge-group" ? "pr-{number}" : '"{app}-{sha}"'}`,
        readOn: PREVIEWS,
    }),
    "cleanup-key": (about) => ({
        found: `\`operation\` is \`cleanup\`, and there is ${keyPhrase(about.key)}.`,
        danger: "Only previews are ever deleted, and this key does not belong to a project's previews.",
        fix: "Give the project's preview deploy key.",
        lines: "with:\n  operation: cleanup\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}",
        readOn: PREVIEWS,
    }),
    "sweep-on-pull-request": (about) => ({
        found: `\`operation\` is \`sweep\` ${eventPhrase(about.trigger)}.`,
        danger: "A sweep deletes previews of other pull requests, with a token that their authors' code could read here.",
        fix: "Sweep on a schedule.",
        lines: 'on:\n  schedule:\n    - cron: "17 3 * * *"',
        readOn: `${EVENTS}#schedule`,
    }),
};
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
        found: `There is no deploy key ${eventPhrase(trigger)}: \`deploy-key\` is empty, and so are the environment variables.${dependabot}`,
        danger: "Without a key nothing can be deployed, and a green run would hide that.",
        fix: `Create a key in the Convex dashboard (${page}), store it as the secret \`${secret}\` (GitHub asks for the value), and hand it to the step. A job with an \`environment:\` also reads that environment's secrets.`,
        lines: `gh secret set ${secret}${store}\n\n${meansProduction ? KEY_PER_EVENT : previewKeyLines(trigger)}`,
        readOn: SECRETS,
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
function secretOf(trigger) {
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
function keyPhrase(key) {
    return key === null ? "no deploy key" : KEY_PHRASES[key.kind];
}
/** `on …`: what started the run, as a phrase that fits behind "There is a key". */
function eventPhrase(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            return `on ${articleOf(trigger.event)} ${(0,quoted/* quoted */.T)(trigger.event)} event of #${trigger.pullRequest.number}`;
        case "pull-request-comment":
            return `on ${articleOf(trigger.event)} ${(0,quoted/* quoted */.T)(trigger.event)} event of #${trigger.number}`;
        case "push":
            return `on a push to ${(0,quoted/* quoted */.T)(trigger.branch)}`;
        case "tag":
            return `on a push of the tag ${(0,quoted/* quoted */.T)(trigger.tag)}`;
        case "release":
            return `on a release of the tag ${(0,quoted/* quoted */.T)(trigger.tag)}`;
        case "manual":
            return `on ${articleOf(trigger.event)} ${(0,quoted/* quoted */.T)(trigger.event)} event on ${(0,quoted/* quoted */.T)(trigger.ref.name)}`;
        case "workflow-run":
            return `on a \`workflow_run\` event after a ${(0,quoted/* quoted */.T)(trigger.of)} of ${(0,quoted/* quoted */.T)(trigger.branch)}`;
        case "branch-deleted":
            return `on the deletion of the branch ${(0,quoted/* quoted */.T)(trigger.branch)}`;
        default:
            return `on ${articleOf(trigger.event)} ${(0,quoted/* quoted */.T)(trigger.event)} event`;
    }
}
function articleOf(name) {
    return /^[aeiou]/.test(name) ? "an" : "a";
}
function otherRunPhrase(trigger) {
    if (trigger.kind !== "workflow-run")
        return "another run";
    if (trigger.of !== "push")
        return `a ${(0,quoted/* quoted */.T)(trigger.of)} event`;
    return trigger.isFork ? "a push in another repository" : "a push whose run did not succeed";
}
function productionBranches({ settings, trigger }) {
    if (settings.productionBranches.length > 0) {
        return `\`production-branch\` is ${settings.productionBranches.map((pattern) => (0,quoted/* quoted */.T)(pattern)).join(", ")}`;
    }
    if (trigger.defaultBranch === null)
        return "`production-branch` is not set, and the event names no default branch";
    return `\`production-branch\` is the default branch, ${(0,quoted/* quoted */.T)(trigger.defaultBranch)}`;
}
function branchLine({ settings, trigger }) {
    const branches = [...settings.productionBranches, trigger.branch].filter((branch) => branch !== null);
    return JSON.stringify((settings.productionBranches.length > 0 ? branches : [trigger.defaultBranch, ...branches])
        .filter((branch) => branch !== null)
        .join(", "));
}

;// CONCATENATED MODULE: ./build/plan/decision.js

function refuse(code, circumstances) {
    return { kind: "refuse", refusal: refusal(code, circumstances) };
}
function skip(reason, sentence) {
    return { kind: "skip", reason, sentence };
}

;// CONCATENATED MODULE: ./build/plan/policy.js
const go = (target, ...needs) => ({ go: target, needs });
const policy_refuse = (code) => ({ refuse: code });
const target = (code = "needs-target") => ({ kind: "target", code });
const allowProjectToken = { kind: "input", input: "allowProjectToken", code: "project-token" };
const allowProductionFromPullRequest = {
    kind: "input",
    input: "allowProductionFromPullRequest",
    code: "production-from-pull-request",
};
const refIsProductionBranchOrTarget = {
    kind: "condition",
    condition: "ref-is-production-branch",
    orTarget: true,
    code: "production-from-other-ref",
};
const containsCommit = {
    kind: "condition",
    condition: "production-branch-contains-commit",
    orTarget: false,
    code: "commit-not-on-production-branch",
};
const containsCommitOrTarget = { ...containsCommit, orTarget: true };
/** A situation without a row deploys with no key, whatever `target` says. */
const POLICY = {
    "pull-request": {
        preview: go("preview"),
        "preview-deployment": go("preview"),
        production: go("production", allowProductionFromPullRequest),
        development: go("development", target()),
        custom: go("custom", target()),
        project: policy_refuse("production-from-pull-request"),
        admin: go("production", target()),
    },
    "production-branch": {
        preview: go("preview", target("preview-key-on-production-branch")),
        "preview-deployment": go("preview", target("preview-key-on-production-branch")),
        production: go("production"),
        development: go("development"),
        custom: go("custom"),
        project: go("production", allowProjectToken),
        admin: go("production"),
    },
    // GitHub gives the name of a pushed tag as the head branch, so a tag called `main` must not pass for the branch.
    "production-branch-workflow-run": {
        preview: go("preview", target("preview-key-on-production-branch")),
        "preview-deployment": go("preview", target("preview-key-on-production-branch")),
        production: go("production", containsCommit),
        development: go("development"),
        custom: go("custom"),
        project: go("production", allowProjectToken, containsCommit),
        admin: go("production", containsCommit),
    },
    "other-branch": {
        preview: go("preview"),
        "preview-deployment": go("preview"),
        production: policy_refuse("production-from-other-branch"),
        development: go("development"),
        custom: go("custom"),
        project: policy_refuse("production-from-other-branch"),
        admin: go("production", target()),
    },
    tag: {
        preview: go("preview", target("preview-key-on-tag")),
        "preview-deployment": go("preview", target("preview-key-on-tag")),
        production: go("production", containsCommitOrTarget),
        development: go("development"),
        custom: go("custom"),
        project: go("production", allowProjectToken),
        admin: go("production", containsCommitOrTarget),
    },
    "pre-release": {
        preview: go("preview", target("preview-key-on-tag")),
        "preview-deployment": go("preview", target("preview-key-on-tag")),
        production: go("production", target("pre-release")),
        development: go("development", target("pre-release")),
        custom: go("custom", target("pre-release")),
        project: go("production", target("pre-release"), allowProjectToken),
        admin: go("production", target("pre-release")),
    },
    manual: {
        preview: go("preview"),
        "preview-deployment": go("preview"),
        production: go("production", refIsProductionBranchOrTarget),
        development: go("development"),
        custom: go("custom"),
        project: go("production", allowProjectToken),
        admin: go("production", refIsProductionBranchOrTarget),
    },
    "merge-group": {
        preview: go("preview"),
        "preview-deployment": go("preview"),
        production: policy_refuse("production-from-merge-group"),
        development: go("development", target()),
        custom: go("custom", target()),
        project: policy_refuse("production-from-merge-group"),
        admin: go("production", target()),
    },
};
function rowOf(situation) {
    return Object.hasOwn(POLICY, situation) ? POLICY[situation] : undefined;
}
/** The targets that a key can reach. Any other explicit `target` is refused, on every event. */
const FITTING_TARGETS = {
    preview: ["preview"],
    "preview-deployment": ["preview"],
    production: ["production"],
    development: ["development"],
    custom: ["custom"],
    project: ["production"],
    admin: ["production", "development", "custom"],
};
/** Keys that never deploy, each with its own refusal, on every event. */
const UNUSABLE_KEYS = {
    team: "key-is-team-token",
    "access-token": "key-is-access-token",
    malformed: "key-malformed",
};
/** Keys that never act for the head of a fork, whatever the opt-ins. */
const NEVER_FOR_FORKS = ["production", "project", "admin"];
/** Where secrets meet code, or words, of strangers: refused unless `allow-untrusted-code`; then as `pull-request`. */
const UNTRUSTED_ORIGINS = ["pull_request_target", "comment", "workflow-run-of-fork"];
/** Keys that a closed pull request or a deleted branch removes a preview with; any other is skipped there. */
const CLEANUP_KEYS = ["preview"];
/** Keys that name their deployment, so that `expected-deployment` can be held against them. */
const NAMING_KEYS = ["production", "development", "custom", "preview-deployment", "admin"];

;// CONCATENATED MODULE: ./build/plan/preview-name.js

/** The longest name made from a template. Convex cuts what it derives from an identifier at 40 bytes. */
const LONGEST_NAME = 40;
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
    const template = quotesForkBranch(text, naming) ? `pr-{number}-${text}` : text;
    const missing = missingValue(template, naming);
    if (missing !== null)
        return { ok: false, problem: missing };
    const raw = template.replace(PLACEHOLDER, (_, name) => valueFor(name, naming));
    return { ok: true, name: nameFor(raw, template.includes("{number}") ? naming.number : null) };
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
function quotesForkBranch(text, { isFork, branch, number }) {
    if (!isFork || text.includes("{number}"))
        return false;
    if (text.includes("{branch}"))
        return true;
    return containsWord(text, branch ?? "") && !containsWord(text, String(number));
}
/** Whether `word`, or what a template would make of it, stands in `text` with no letter or digit right beside it. */
function containsWord(text, word) {
    const kebab = kebabOf(word);
    return kebab === "" ? word !== "" && text.includes(word) : `-${kebabOf(text)}-`.includes(`-${kebab}-`);
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
    if (quotesForkBranch(name, naming)) {
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
        return `${asked} needs \`${placeholder}\`, and this run has ${WANT[name]}`;
    }
    return null;
}
const WANT = {
    number: "no pull request number. Set `pull-request`, or leave `{number}` out.",
    branch: "no branch. Set `preview-name` to a text that does not need one.",
    sha: "no commit. Leave `{sha}` out.",
    app: "no app name. Set `app-name`.",
};
/** @param number The PR number that the text was made with; `null` if with none. */
function nameFor(raw, number) {
    const slug = slugOf(raw);
    const isPullRequestsOwn = number !== null && raw === `pr-${number}`;
    const looksLikePullRequest = number === null && /^pr-\d/.test(slug);
    const looksHashed = /-[0-9a-f]{6}$/.test(raw) && !isPullRequestsOwn;
    const lossless = slug === raw && slug.length <= LONGEST_NAME;
    if (lossless && !looksLikePullRequest && !looksHashed)
        return slug;
    const hash = (0,external_node_crypto_.createHash)("sha256").update(raw).digest("hex").slice(0, HASH_DIGITS);
    const name = withHash(slug, hash);
    // The branch `PR` and a hash that begins with a digit would look like a pull request's after all.
    return number === null && slug === "pr" && /^pr-\d/.test(name) ? withHash(name, hash) : name;
}
/** A text all in another script leaves nothing to read; its hash then tells it from others. */
function slugOf(raw) {
    return kebabOf(raw) || "preview";
}
function kebabOf(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");
}
function withHash(slug, hash) {
    const room = LONGEST_NAME - HASH_DIGITS - 1;
    return `${slug.slice(0, room).replace(/-$/, "")}-${hash}`;
}

// EXTERNAL MODULE: ./build/trigger/pull-request.js
var pull_request = __nccwpck_require__(8980);
// EXTERNAL MODULE: ./build/plan/production-branch.js
var production_branch = __nccwpck_require__(7012);
;// CONCATENATED MODULE: ./build/plan/scene.js
/** Finds out which situation of the policy a run is in, and whose code it is about. */




/** Finds the table's row, and the pull request if there is one. */
function sceneOf(input) {
    const { trigger, settings, facts, key } = input;
    const about = { trigger, key, settings };
    switch (trigger.kind) {
        case "pull-request":
            return pullRequestScene(trigger, trigger.pullRequest);
        case "pull-request-comment": {
            const found = facts.commentPullRequest;
            if (found === undefined)
                return { kind: "ask", fact: "commentPullRequest" };
            return found?.number === trigger.number
                ? pullRequestScene(trigger, found)
                : refuse("pull-request-unreadable", about);
        }
        case "workflow-run":
            return workflowRunScene(input, trigger);
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
            return { ...plainScene(input, "branch-deleted"), isOver: true };
        case "unsupported":
            return plainScene(input, "unlisted");
    }
}
function plainScene({ trigger, settings }, situation) {
    return {
        situation,
        origin: originOf(trigger),
        pullRequest: null,
        pullRequestNumber: settings.pullRequest,
        branch: trigger.branch,
        commit: trigger.commit,
        mergeCommit: null,
        isFork: false,
        isOver: false,
    };
}
function pullRequestScene(trigger, pullRequest) {
    return {
        situation: "pull-request",
        origin: originOf(trigger),
        pullRequest,
        pullRequestNumber: pullRequest.number,
        branch: pullRequest.headBranch,
        commit: pullRequest.headSha,
        mergeCommit: trigger.kind === "pull-request" ? trigger.mergeCommit : null,
        isFork: pullRequest.isFork || (trigger.kind === "workflow-run" && trigger.isFork),
        isOver: pullRequest.state === "closed",
    };
}
/** Only a push here that succeeded, or a pull request, says what the code is that the other run was about. */
function workflowRunScene(input, trigger) {
    if (trigger.of === "push" && !trigger.isFork && trigger.succeeded) {
        const isProduction = isOnProductionBranch(trigger, input.settings);
        return plainScene(input, isProduction ? "production-branch-workflow-run" : "other-branch");
    }
    if (trigger.of !== "pull_request")
        return plainScene(input, "unlisted-workflow-run");
    const found = input.facts.workflowRunPullRequest;
    if (found === undefined)
        return { kind: "ask", fact: "workflowRunPullRequest" };
    if (found === null)
        return refuse("pull-request-unreadable", { trigger, key: input.key, settings: input.settings });
    const pullRequest = found === "none" ? null : (0,pull_request/* matchPullRequest */.C$)([found], trigger);
    if (pullRequest !== null)
        return pullRequestScene(trigger, pullRequest);
    return skip("pull-request-not-found", `No single pull request has ${(0,quoted/* quoted */.T)(trigger.branch)} at ${trigger.commit.slice(0, 7)} as its head any more, so there is nothing to deploy.`);
}
/** How the run came to be about what it is about. */
function originOf(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            return trigger.via === "pull_request" ? "own-event" : trigger.via;
        case "pull-request-comment":
            return "comment";
        case "workflow-run":
            return trigger.isFork ? "workflow-run-of-fork" : "workflow-run";
        default:
            return "own-event";
    }
}
/** Whether the branch of the run may reach production. */
function isOnProductionBranch(trigger, settings) {
    return (0,production_branch/* isProductionBranch */.E)(trigger.branch, settings.productionBranches, trigger.defaultBranch);
}

;// CONCATENATED MODULE: ./build/plan/plan.js
/** Decides what a run does, before anything is called. The policy itself is a table: see `policy.ts`. */







/**
 * Decides what a run does. Pure: the same input gives the same plan.
 *
 * A refusal that needs no fact comes before any question, so that nothing is called for a run that is refused anyway.
 * Facts are asked for one at a time, and only for `workflow_run`, comments, tags, and the commit that goes to
 * production.
 */
function decide(input) {
    return (refuseContradiction(input) ??
        skipDeletion(input.trigger) ??
        refuseOrigin(input) ??
        decideScene(input, sceneOf(input)));
}
function decideScene(input, scene) {
    if ("kind" in scene)
        return scene;
    const { key, settings } = input;
    const row = rowOf(scene.situation);
    if (row === undefined && !scene.isOver)
        return refuse(unlistedCode(scene), aboutScene(input, scene));
    if (settings.operation === "sweep")
        return sweep(input, scene);
    if (key === null)
        return withoutKey(input, scene);
    if (settings.operation === "cleanup" || (settings.operation === "auto" && scene.isOver)) {
        return cleanup(input, scene, key);
    }
    if (row === undefined || scene.isOver)
        return skip("pull-request-closed", overSentence(input.trigger, scene));
    // Contradictions, keys that cannot deploy among them, are out by now.
    return plan_deploy(input, scene, key, row[key.kind]);
}
/** Key and inputs that contradict each other are refused on every event. */
function refuseContradiction({ trigger, key, settings }) {
    if (key === null)
        return null;
    const about = { trigger, key, settings };
    if (!isDeploying(key))
        return refuse(UNUSABLE_KEYS[key.kind], about);
    if (key.kind !== "admin" && settings.url !== null)
        return refuse("url-with-cloud-key", about);
    if (key.kind === "admin" && settings.url === null)
        return refuse("admin-key-without-url", about);
    if (settings.target !== "auto" && !FITTING_TARGETS[key.kind].includes(settings.target)) {
        return refuse("target-does-not-fit-key", about);
    }
    if (settings.expectedDeployment === null)
        return null;
    if (!NAMING_KEYS.includes(key.kind))
        return refuse("expected-deployment-not-named-by-key", about);
    const matches = nameInKey(key) === settings.expectedDeployment;
    return matches ? null : refuse("expected-deployment-mismatch", about);
}
/** Events that say that something is gone, and need no key for that. */
function skipDeletion(trigger) {
    if (trigger.kind === "push" && trigger.deleted) {
        return skip("branch-deleted", `The push deleted the branch ${(0,quoted/* quoted */.T)(trigger.branch)}, so there is nothing to deploy.`);
    }
    if (trigger.kind === "tag" && trigger.deleted) {
        return skip("tag-deleted", `The tag ${(0,quoted/* quoted */.T)(trigger.tag)} was deleted, so there is nothing to deploy.`);
    }
    if (trigger.kind === "release" && trigger.withdrawn) {
        return skip("release-withdrawn", `The release of ${(0,quoted/* quoted */.T)(trigger.tag)} is not public, so there is nothing to deploy.`);
    }
    return null;
}
/** Where strangers have a hand in a run, no key is used without the opt-in, and nothing is asked either. */
function refuseOrigin({ trigger, key, settings }) {
    if (settings.allowUntrustedCode || !UNTRUSTED_ORIGINS.includes(originOf(trigger)))
        return null;
    return refuse("untrusted-code", { trigger, key, settings });
}
function unlistedCode(scene) {
    return scene.situation === "unlisted-workflow-run" ? "workflow-run-not-served" : "event-not-served";
}
/** A sweep deletes what belongs to others, so nobody's pull request may start one. */
function sweep(input, scene) {
    if (scene.situation !== "pull-request")
        return { kind: "sweep" };
    return refuse("sweep-on-pull-request", aboutScene(input, scene));
}
function withoutKey(input, scene) {
    const { trigger, settings } = input;
    if (settings.onMissingKey === "skip") {
        return skip("missing-key", `There is no deploy key ${eventPhrase(trigger)}, and \`on-missing-key\` is \`skip\`.`);
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
        if (!scene.isOver)
            return refuse("cleanup-key", aboutScene(input, scene));
        return skip("nothing-to-clean-up", `${overSentence(trigger, scene)} The key is not one that removes previews.`);
    }
    const named = plan_nameOf(input, scene);
    if (!named.ok)
        return refuse("preview-name", { ...aboutScene(input, scene), detail: named.problem });
    return {
        kind: "cleanup",
        previewName: named.name,
        keepPreview: settings.onClose === "keep" && settings.operation === "auto" && scene.pullRequest !== null,
        pullRequestNumber: scene.pullRequestNumber,
        pullRequest: scene.pullRequest,
        branch: scene.branch,
    };
}
function plan_deploy(input, scene, key, cell) {
    const { settings } = input;
    const about = aboutScene(input, scene);
    if (scene.isFork && NEVER_FOR_FORKS.includes(key.kind))
        return refuse("strong-key-for-fork", about);
    if ("refuse" in cell)
        return refuse(cell.refuse, about);
    const target = settings.target === "auto" ? cell.go : settings.target;
    for (const need of cell.needs) {
        const unmet = checkNeed(need, target, input, scene);
        if (unmet !== null)
            return unmet;
    }
    const wrongCommit = target === "production" ? checkCommit(input, scene) : null;
    if (wrongCommit !== null)
        return wrongCommit;
    const named = target === "preview" && key.kind === "preview" ? plan_nameOf(input, scene) : null;
    if (named?.ok === false)
        return refuse("preview-name", { ...about, detail: named.problem });
    return {
        kind: "deploy",
        target,
        pullRequestNumber: scene.pullRequestNumber,
        pullRequest: scene.pullRequest,
        preview: named === null ? null : { name: named.name },
        deploymentName: nameInKey(key),
        commit: settings.commit ?? scene.commit,
        branch: scene.branch,
        notices: noticesOf(cell.needs, target, scene),
    };
}
/** `null`: the need is met. */
function checkNeed(need, target, input, scene) {
    const { settings, facts } = input;
    const about = { ...aboutScene(input, scene), target };
    const isExplicit = settings.target !== "auto";
    if (need.kind === "target")
        return isExplicit ? null : refuse(need.code, about);
    if (target !== "production")
        return null;
    if (need.kind === "input")
        return settings[need.input] ? null : refuse(need.code, about);
    if (need.orTarget && isExplicit)
        return null;
    if (need.condition === "ref-is-production-branch") {
        return isOnProductionBranch(input.trigger, settings) ? null : refuse(need.code, about);
    }
    const contains = facts.productionBranchContainsCommit;
    if (contains === undefined)
        return { kind: "ask", fact: "productionBranchContainsCommit" };
    if (contains === true)
        return null;
    if (contains === false)
        return refuse(need.code, about);
    return refuse(need.code, { ...about, detail: "GitHub did not tell whether a production branch contains its commit" });
}
/** Production gets the commit that the run is about, wherever the workspace can tell which one it holds. */
function checkCommit(input, scene) {
    const { settings, facts } = input;
    const checkedOut = facts.checkedOutCommit;
    if (checkedOut === undefined)
        return { kind: "ask", fact: "checkedOutCommit" };
    if (checkedOut === null)
        return null;
    const wanted = settings.commit === null ? [scene.commit, scene.mergeCommit ?? ""] : [settings.commit];
    if (wanted.some((commit) => isCommit(checkedOut, commit)))
        return null;
    const whose = settings.commit === null ? "the event is about" : "`commit` names";
    const found = checkedOut === "" ? "could not be read by git" : `is ${plan_short(checkedOut)}`;
    const detail = `The checked-out commit ${found}, and ${whose} ${plan_short(wanted[0] ?? "") || "none"}.`;
    return refuse("wrong-commit", { ...aboutScene(input, scene), target: "production", detail });
}
/** `wanted` may be short, but not shorter than what git itself prints. */
function isCommit(checkedOut, wanted) {
    return wanted.length >= 7 && checkedOut.toLowerCase().startsWith(wanted.toLowerCase());
}
function plan_nameOf({ settings }, scene) {
    return previewName({
        template: settings.previewName,
        number: scene.pullRequestNumber,
        branch: scene.branch,
        commit: settings.commit ?? scene.commit,
        app: settings.appName,
        isFork: scene.isFork,
    });
}
const NOTICES = {
    allowProductionFromPullRequest: "`allow-production-from-pull-request` lets a pull request that is not merged go to production.",
    allowProjectToken: "`allow-project-token` lets a project token deploy to production.",
};
function noticesOf(needs, target, scene) {
    const notices = UNTRUSTED_ORIGINS.includes(scene.origin)
        ? ["`allow-untrusted-code` lets this run use a key where strangers have a hand in it."]
        : [];
    for (const need of needs) {
        if (need.kind === "input" && target === "production")
            notices.push(NOTICES[need.input]);
    }
    return notices;
}
function overSentence(trigger, scene) {
    return scene.pullRequest === null
        ? `The branch ${(0,quoted/* quoted */.T)(trigger.branch)} was deleted, so there is nothing to deploy.`
        : `The pull request #${scene.pullRequest.number} is closed, so there is nothing to deploy.`;
}
function isDeploying(key) {
    return key.kind in FITTING_TARGETS;
}
function plan_short(commit) {
    return commit.slice(0, 7);
}
function aboutScene({ trigger, key, settings }, { situation }) {
    return { trigger, key, settings, situation };
}

;// CONCATENATED MODULE: ./build/report/announce.js
/** What the log, and with it the list of annotations, says of how a run ended. */


/** One error for each failure: what else the same run found is marked in the diff as warnings. */
function announce(log, outcome) {
    const { failure, status, located } = outcome;
    if (failure === null || !hasFailed(outcome)) {
        if (failure !== null)
            log.notice(failure.cause);
        for (const line of closingLines(outcome))
            log.info(line);
        return;
    }
    const [first, ...others] = located.locations;
    log.error(errorText(failure, located), `Convex ${outcome.operation} ${status}: ${failure.code}`, first);
    for (const location of others)
        log.warning(location.message, location);
}

;// CONCATENATED MODULE: ./build/report/refusal-text.js

/** A refusal in the form of every other failure. */
function refusalFailure({ code, found, danger, fix, lines, readOn }) {
    return {
        code,
        cause: [found, danger].filter((part) => part !== "").join(" "),
        fix: lines === "" ? fix : `${fix}\n\n${(0,markdown/* fenced */.OF)(lines.split("\n"), "")}`,
        link: readOn === "" ? null : readOn,
    };
}

// EXTERNAL MODULE: ./build/report/changes-text.js
var changes_text = __nccwpck_require__(580);
;// CONCATENATED MODULE: ./build/report/summary-body.js
/** The job summary as Markdown. */


/** The word is what was attempted. */
const HEADINGS = {
    deployed: () => "✅ Convex deployed",
    skipped: (word) => `⏭️ Convex ${word} skipped`,
    "dry-run": () => "🔎 Convex dry run",
    "cleaned-up": () => "🧹 Convex preview cleaned up",
    swept: () => "🧹 Convex previews swept",
    failed: (word) => `❌ Convex ${word} failed`,
    refused: (word) => `⛔ Convex ${word} refused`,
    cancelled: (word) => `⏹️ Convex ${word} cancelled`,
};
function renderSummary(outcome) {
    const { deployment, preview } = outcome;
    const facts = [
        ["App", (0,markdown/* code */.aY)(outcome.appName)],
        ["Target", outcome.target ?? ""],
        ["Preview deployment", preview === null ? "" : `${(0,markdown/* code */.aY)(preview.name)}${(0,markdown/* createdText */.st)(preview.created)}`],
        ["Expires", outcome.expiresAt === null ? "" : (0,markdown/* moment */.n$)(outcome.expiresAt)],
        ["Convex deployment", deployment.name === null ? "" : (0,markdown/* code */.aY)(deployment.name)],
        ["URL", address(deployment.url, deployment.isGiven)],
        ["HTTP actions", address(deployment.siteUrl, deployment.isGiven)],
        ["Dashboard", deployment.dashboardUrl === null ? "" : (0,markdown/* link */.nf)("Open", deployment.dashboardUrl)],
        ["Commit", (0,markdown/* code */.aY)(outcome.commit.slice(0, 7))],
        ["Branch", (0,markdown/* code */.aY)(outcome.branch ?? "")],
        ["Convex CLI", (0,markdown/* code */.aY)(outcome.cliVersion ?? "")],
        ["Took", took(outcome)],
    ];
    const [first = ["", ""], ...others] = facts.filter(([, value]) => value !== "");
    return [
        `## ${HEADINGS[outcome.status](outcome.operation)}`,
        "",
        ...failureLines(outcome),
        ...listed([...outcome.notes.map(markdown/* prose */.CS), ...(0,changes_text/* changeItems */.j)(outcome.changes)]),
        (0,markdown/* tableLine */.F0)(first),
        "| :-- | :-- |",
        ...others.map(markdown/* tableLine */.F0),
        "",
        ...(outcome.failure === null || outcome.tail.length === 0
            ? []
            : ["<details><summary>End of the output</summary>", "", (0,markdown/* fenced */.OF)(outcome.tail), "", "</details>", ""]),
    ].join("\n");
}
function failureLines({ failure, located: { locations, further } }) {
    if (failure === null)
        return [];
    const places = locations.map(({ path, line, message }) => `${(0,markdown/* code */.aY)(line === null ? path : `${path}:${line}`)} ${(0,markdown/* code */.aY)(message)}`);
    return [
        (0,markdown/* prose */.CS)(failure.cause),
        "",
        ...listed(further > 0 ? [...places, `and ${further} more`] : places),
        (0,markdown/* prose */.CS)(failure.fix),
        "",
        ...(failure.link === null ? [] : [(0,markdown/* link */.nf)("Read on", failure.link), ""]),
    ];
}
function listed(items) {
    return items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ""];
}
/** A URL that Convex did not give is shown, not linked. */
function address(url, isGiven) {
    if (url === null)
        return "";
    return isGiven ? (0,markdown/* link */.nf)((0,markdown/* code */.aY)(url), url) : (0,markdown/* code */.aY)(url);
}
function took({ durationSeconds, buildSeconds, pushSeconds }) {
    const parts = [
        buildSeconds === null ? "" : `build ${(0,markdown/* duration */.p0)(buildSeconds)}`,
        pushSeconds === null ? "" : `push ${(0,markdown/* duration */.p0)(pushSeconds)}`,
    ].filter((part) => part !== "");
    return `${(0,markdown/* duration */.p0)(durationSeconds)}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
}

;// CONCATENATED MODULE: ./build/report/summary.js
/** Writes the job summary. */

async function writeSummary(log, outcome) {
    try {
        await log.summary(renderSummary(outcome));
    }
    catch {
        log.warning("The job summary could not be written. This changes nothing else.");
    }
}

// EXTERNAL MODULE: ./build/key/parse-key.js
var parse_key = __nccwpck_require__(6393);
;// CONCATENATED MODULE: ./build/deployment-env.js
/** The `deployment-env` input: dotenv lines in, variables of a Convex deployment out. */


/** Set by Convex itself, on every deployment: https://docs.convex.dev/production/environment-variables#system-environment-variables */
const MANAGED = ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"];
/**
 * Left out by `convex env set` where it takes a whole file, as this input is (`managedVars` in the CLI's
 * `src/cli/lib/env.ts`): the CLI and frameworks keep them in `.env.local`, which people copy. Nothing on a Convex
 * deployment reads them, and a deploy key would lie there for every function to read. The CLI sets such a name only where
 * somebody types it alone, so here each is called by its name instead of being dropped.
 */
const OF_THE_CLI = [
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
const deployment_env_LONGEST_NAME = 40;
const LONGEST_VALUE_BYTES = 8 * 1024;
const ASSIGNMENT = /^\s*(?:export\s+)?([^\s=:#][^=:]*?)(?:\s*=\s*|:\s+)(.*)$/;
/**
 * Reads dotenv syntax as the `dotenv` library does. That library passes over what it cannot read; here it is a problem,
 * because a variable that is silently missing is found out much later.
 */
function parseDeploymentEnv(text) {
    const variables = (0,main.parse)(text);
    const problems = [];
    const seen = new Set();
    for (const { line, name } of assignmentsIn(text)) {
        if (name === null) {
            problems.push(`\`deployment-env\`: line ${line} is no \`NAME=value\`, or its quotation mark is never closed.`);
            continue;
        }
        const problem = seen.has(name) ? `\`${name}\` is set twice` : nameProblem(name, variables);
        if (problem !== null)
            problems.push(`\`deployment-env\`: ${problem}.`);
        seen.add(name);
    }
    return { variables, problems };
}
/**
 * What must not be seen of the values, their single lines included. Short values are too common to be hidden.
 *
 * @param shown - What everybody sees anyway, such as the branch. A value that is part of it is no secret, and hiding it
 *   would blank it out of every report and out of the job's outputs.
 */
function secretsIn(text, shown) {
    const values = Object.values((0,main.parse)(text)).flatMap((value) => [value, ...value.split("\n").map((one) => one.trim())]);
    return [...new Set(values)].filter((value) => value.length >= parse_key/* SHORTEST_SECRET */.c && !shown.some((one) => one.includes(value)));
}
/** Each assignment with the number of its first line; `name: null` where there should be one and is none. */
function* assignmentsIn(text) {
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
function nameProblem(name, variables) {
    if (!/^[A-Za-z_]\w*$/.test(name))
        return "a name starts with a letter or an underscore and has only letters, digits and underscores";
    // The object keeps no such name.
    if (!Object.hasOwn(variables, name))
        return `\`${name}\` cannot be the name of a variable`;
    if (MANAGED.includes(name))
        return `\`${name}\` is set by Convex itself and cannot be changed`;
    if (OF_THE_CLI.includes(name))
        return `\`${name}\` is for the Convex CLI and for builds, not for a Convex deployment, so leave it out (functions read their own URLs from \`CONVEX_CLOUD_URL\` and \`CONVEX_SITE_URL\`)`;
    if (name.length > deployment_env_LONGEST_NAME)
        return `\`${name}\` is longer than ${deployment_env_LONGEST_NAME} characters`;
    if (Buffer.byteLength(variables[name] ?? "") > LONGEST_VALUE_BYTES)
        return `the value of \`${name}\` is longer than ${LONGEST_VALUE_BYTES} bytes`;
    return null;
}

;// CONCATENATED MODULE: ./build/deploy-args.js
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
    "--allow-deleting-large-indexes": { takes: "flag" },
    "--codegen": { takes: "value", choices: ["enable", "disable"] },
    "--debug-bundle-path": { takes: "value", path: true },
};
const SHORT = { "-v": "--verbose" };
/** Arguments that have an input of their own, so that the error can name it. */
const OWN_INPUT = {
    "--cmd": "cmd",
    "--cmd-url-env-var-name": "cmd-url-env-var-name",
    "--preview-name": "preview-name",
    "--preview-create": "preview-name` and `preview-mode",
    "--preview-run": "preview-run",
    "--dry-run": "dry-run",
    "--typecheck": "typecheck",
    "--message": "message",
    "--skip-large-indexes-check": "skip-large-indexes-check",
    "--allow-unstaging-schema": "allow-unstaging-schema",
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
        words = split(text);
    }
    catch {
        return { args: [], problems: ["`deploy-args` has a quote that is never closed."] };
    }
    const args = [];
    const problems = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? "";
        const equals = word.startsWith("--") ? word.indexOf("=") : -1;
        const given = equals < 0 ? word : word.slice(0, equals);
        const name = SHORT[given] ?? given;
        const rule = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
        if (rule === undefined) {
            problems.push(notAllowed(given));
            continue;
        }
        if (rule.takes === "flag") {
            if (equals >= 0)
                problems.push(`\`deploy-args\`: \`${name}\` takes no value.`);
            else
                args.push(name);
            continue;
        }
        const value = equals >= 0 ? word.slice(equals + 1) : words[++at];
        const problem = valueProblem(name, rule, value, isInsideWorkspace);
        if (problem !== null)
            problems.push(problem);
        else
            args.push(`${name}=${value}`);
    }
    return { args, problems };
}
function notAllowed(given) {
    const input = Object.hasOwn(OWN_INPUT, given) ? OWN_INPUT[given] : undefined;
    if (input !== undefined)
        return `\`deploy-args\` may not contain \`${given}\`: use the input \`${input}\` instead.`;
    // What is no option may be anything, a pasted key included: it is counted, never echoed.
    if (!/^--?[a-z][a-z-]*$/.test(given))
        return "`deploy-args` contains a value that belongs to no allowed argument.";
    return `\`deploy-args\` may not contain \`${given}\`. Allowed are ${Object.keys(ALLOWED)
        .map((name) => `\`${name}\``)
        .join(", ")}.`;
}
function valueProblem(name, rule, value, isInsideWorkspace) {
    if (value === undefined || value === "" || value.startsWith("--"))
        return `\`deploy-args\`: \`${name}\` needs a value.`;
    if (rule.choices !== undefined && !rule.choices.includes(value))
        return `\`deploy-args\`: \`${name}\` must be ${rule.choices.map((choice) => `\`${choice}\``).join(" or ")}.`;
    if (rule.path && !isInsideWorkspace(value))
        return `\`deploy-args\`: \`${name}\` must stay inside the workspace.`;
    return null;
}

;// CONCATENATED MODULE: ./build/inputs.js
/** The action's inputs: raw strings in, one typed object out, every problem reported at once. */




const CHOICES = {
    operation: ["auto", "deploy", "cleanup", "sweep"],
    target: ["auto", "preview", "production", "development", "custom"],
    "preview-mode": ["reuse", "recreate"],
    typecheck: ["enable", "try", "disable"],
    "on-missing-key": ["auto", "skip", "fail"],
    "on-close": ["delete", "keep"],
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
    const workingDirectory = read.folderIn(workspace, "working-directory");
    const deployArgs = parseDeployArgs(get("deploy-args"), (path) => isInside(workspace, (0,external_node_path_.resolve)(workingDirectory, path)));
    const deploymentEnv = parseDeploymentEnv(get("deployment-env"));
    read.problems.push(...deployArgs.problems, ...deploymentEnv.problems);
    const inputs = {
        operation: read.choice("operation"),
        target: read.choice("target"),
        productionBranches: read.list("production-branch"),
        commit: read.matching("commit", /^[0-9a-f]{7,64}$/i, "a commit SHA of 7 to 64 hexadecimal digits"),
        allowProductionFromPullRequest: read.boolean("allow-production-from-pull-request"),
        allowUntrustedCode: read.boolean("allow-untrusted-code"),
        allowProjectToken: read.boolean("allow-project-token"),
        expectedDeployment: read.matching("expected-deployment", /^[\w-]{3,64}$/, "a name such as `happy-otter-123`"),
        previewName: read.text("preview-name"),
        previewMode: read.choice("preview-mode"),
        previewRun: read.matching("preview-run", /^[\w/.:-]+$/, "a function such as `seed:run`"),
        workingDirectory,
        appName: read.appName(),
        cmd: read.text("cmd"),
        cmdUrlEnvVarName: read.matching("cmd-url-env-var-name", /^[A-Za-z_]\w*$/, "the name of an environment variable"),
        exposeDeployKeyToCmd: read.boolean("expose-deploy-key-to-cmd"),
        deploymentEnv: deploymentEnv.variables,
        typecheck: read.choice("typecheck"),
        dryRun: read.boolean("dry-run", true),
        message: read.text("message"),
        skipLargeIndexesCheck: read.boolean("skip-large-indexes-check"),
        allowUnstagingSchema: read.boolean("allow-unstaging-schema"),
        deployArgs: deployArgs.args,
        timeoutMs: read.minutes("timeout-minutes"),
        retries: read.count("retries", 10) ?? 0,
        onMissingKey: read.choice("on-missing-key"),
        onClose: read.choice("on-close"),
        managementToken: read.text("management-token"),
        githubToken: read.text("github-token"),
        pullRequest: read.positive("pull-request"),
        comment: read.boolean("comment"),
        githubDeployment: read.boolean("github-deployment"),
        githubEnvironment: read.text("github-environment"),
        summary: read.boolean("summary"),
        annotations: read.boolean("annotations"),
        exportEnv: read.boolean("export-env"),
    };
    if (!inputs.dryRun && deployArgs.args.some((argument) => argument.startsWith("--debug-bundle-path=")))
        read.problems.push("`deploy-args`: with `--debug-bundle-path` the Convex CLI writes the bundle instead of pushing it, so `dry-run` must be `true`.");
    return { inputs, problems: read.problems };
}
/** Reads one input at a time and collects what is wrong, so that all of it can be told in one go. */
class InputReader {
    problems = [];
    #get;
    constructor(get) {
        this.#get = get;
    }
    text(name) {
        const value = this.#get(name).trim();
        return value === "" ? null : value;
    }
    /** Absolute path. */
    folderIn(workspace, name) {
        const folder = (0,external_node_path_.resolve)(workspace, this.text(name) ?? ".");
        if (isInside(workspace, folder))
            return folder;
        this.problems.push(`\`${name}\` must be inside the workspace. Give a path relative to the checkout.`);
        return workspace;
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
        this.problems.push(`\`${name}\` must be one of ${choices.map((choice) => `\`${choice}\``).join(", ")}.`);
        return CHOICES[name][0];
    }
    /** YAML 1.2 core schema: `true` or `false`, in any case. https://yaml.org/spec/1.2.2/#10212-boolean */
    boolean(name, otherwise = false) {
        const value = this.text(name)?.toLowerCase();
        if (value === "true" || value === "false")
            return value === "true";
        this.problems.push(`\`${name}\` must be \`true\` or \`false\`.`);
        return otherwise;
    }
    matching(name, pattern, what) {
        const value = this.text(name);
        if (value === null || pattern.test(value))
            return value;
        this.problems.push(`\`${name}\` must be ${what}.`);
        return null;
    }
    appName() {
        return this.matching("app-name", /^\P{Cc}{1,100}$/u, "at most 100 characters on one line");
    }
    minutes(name) {
        const minutes = Number(this.text(name) ?? Number.NaN);
        if (Number.isFinite(minutes) && minutes >= 0 && minutes <= 24 * 60)
            return minutes === 0 ? null : minutes * 60_000;
        this.problems.push(`\`${name}\` must be a number of minutes from 0 (no limit) to 1440.`);
        return null;
    }
    count(name, most) {
        const value = this.text(name) ?? "";
        if (/^\d{1,9}$/.test(value) && Number(value) <= most)
            return Number(value);
        this.problems.push(`\`${name}\` must be a whole number from 0 to ${most}.`);
        return null;
    }
    positive(name) {
        const value = this.text(name);
        if (value === null)
            return null;
        if (/^#?[1-9]\d{0,9}$/.test(value))
            return Number(value.replace("#", ""));
        this.problems.push(`\`${name}\` must be a pull request number.`);
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
    const found = firstKey(given.input, given.environment);
    if (found === null || found.reading.state === "absent")
        return { state: "absent" };
    const { from, reading } = found;
    if (reading.state === "declared-missing")
        return { ...reading, from };
    return { ...reading, from, ...backend(reading.key, from, givenUrl(given.urlInput, given.environment)) };
}
function firstKey(input, environment) {
    const deployKeys = [
        ["deploy-key", input.trim() === "" ? "" : input],
        ["CONVEX_DEPLOY_KEY", environment.CONVEX_DEPLOY_KEY],
        ["CONVEX_DEPLOYMENT_TOKEN", environment.CONVEX_DEPLOYMENT_TOKEN],
    ];
    for (const [from, raw] of deployKeys) {
        if (raw === undefined || raw === "")
            continue;
        const reading = (0,parse_key/* parseDeployKey */.Q)(raw);
        if (reading.state === "absent")
            break;
        return { from, reading };
    }
    const adminKey = environment.CONVEX_SELF_HOSTED_ADMIN_KEY;
    return adminKey ? { from: "CONVEX_SELF_HOSTED_ADMIN_KEY", reading: (0,parse_key/* parseDeployKey */.Q)(adminKey) } : null;
}
function givenUrl(input, environment) {
    if (input.trim() !== "")
        return { from: "url", value: input.trim() };
    const value = environment.CONVEX_SELF_HOSTED_URL?.trim();
    return value ? { from: "CONVEX_SELF_HOSTED_URL", value } : null;
}
function backend(key, keyFrom, url) {
    if (key.kind === "malformed")
        return { url: null, conflict: null };
    if (key.kind !== "admin") {
        const meant = url !== null && (url.from === "url" || keyFrom === "CONVEX_SELF_HOSTED_ADMIN_KEY");
        return { url: null, conflict: meant ? { kind: "url-with-cloud-key", keyFrom, urlFrom: url.from } : null };
    }
    if (url === null)
        return { url: null, conflict: { kind: "admin-key-without-url", keyFrom } };
    if ((keyFrom === "deploy-key") !== (url.from === "url")) {
        return { url: null, conflict: { kind: "mixed-sources", keyFrom, urlFrom: url.from } };
    }
    return { url: url.value, conflict: null };
}

// EXTERNAL MODULE: ./build/github/repository-place.js
var repository_place = __nccwpck_require__(2926);
// EXTERNAL MODULE: ./build/github/refused.js
var github_refused = __nccwpck_require__(4614);
;// CONCATENATED MODULE: ./build/report/channels.js
/** What is being written where, and why it could not be. No channel's failure reaches another, or the deploy. */

/** What `attempt` gives where the channel failed. */
const FAILED = Symbol("failed");
class Channels {
    #failed = new Map();
    /** What is being written, and what was to its end. */
    #underWay = new Set();
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
        this.#underWay.add(channel);
        try {
            const result = await write();
            if (!this.isForbidden(channel))
                this.#failed.delete(channel);
            return result;
        }
        catch (error) {
            this.#failed.set(channel, (0,github_refused/* refusedBecause */.Ln)(error));
            return FAILED;
        }
        finally {
            this.#underWay.delete(channel);
        }
    }
    async finish(channel, write) {
        await this.attempt(channel, write);
        this.#ended.add(channel);
    }
    /** A defect in what tells of a deploy must not end it either. */
    async safely(tell) {
        try {
            await tell();
        }
        catch (error) {
            this.#failed.set("all", (0,github_refused/* refusedBecause */.Ln)(error));
        }
    }
    /**
     * Whatever else was wrong, the time is what stopped it.
     *
     * @param cap - In milliseconds.
     * @param open - What was meant to come to its end.
     */
    giveUp(cap, open) {
        const late = { reason: `GitHub took longer than ${cap / 1000} s altogether`, isForbidden: false, permission: null };
        const unfinished = new Set([...this.#underWay, ...this.#failed.keys()]);
        for (const channel of open)
            if (!this.#ended.has(channel))
                unfinished.add(channel);
        for (const channel of unfinished)
            if (!this.isForbidden(channel))
                this.#failed.set(channel, late);
    }
}

// EXTERNAL MODULE: ./build/report/comment-state.js
var comment_state = __nccwpck_require__(9722);
;// CONCATENATED MODULE: ./build/report/open-comment.js
/** Loads what keeps a comment: a run that writes none does without. */

async function openComment(github, { serverUrl, repository }, pullRequestNumber, settings) {
    const [{ PullRequestComment }, { PullRequestComments }, { renderComment }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 554).then(__nccwpck_require__.bind(__nccwpck_require__, 7554)),
        __nccwpck_require__.e(/* import() */ 618).then(__nccwpck_require__.bind(__nccwpck_require__, 618)),
        __nccwpck_require__.e(/* import() */ 735).then(__nccwpck_require__.bind(__nccwpck_require__, 3735)),
    ]);
    return new PullRequestComment({
        comments: new PullRequestComments(github, (0,repository_place/* placeOf */.$)(repository), pullRequestNumber),
        render: (rows) => renderComment(rows, { serverUrl, repository, pullRequestNumber }),
        ...settings,
    });
}

;// CONCATENATED MODULE: ./build/convex/sweep-previews.js
/** What a project's preview deployments are, and which of them may go. */

/**
 * One entry for each preview deployment of the project, the oldest first. Of several records of one name each can save
 * the preview; only where all of them lead to what is gone may it go.
 */
function planSweep(rows, origins, living) {
    return rows
        .filter(({ type }) => type === "preview")
        .sort((one, other) => (one.createTime ?? 0) - (other.createTime ?? 0))
        .map((row) => {
        const own = origins.filter(({ previewName }) => previewName === row.previewIdentifier);
        const numbers = own.map(({ pullRequestNumber }) => pullRequestNumber).filter((number) => number !== null);
        return { row, verdict: verdictOn(row, own, living), pullRequestNumbers: [...new Set(numbers)] };
    });
}
/** Why what has no evidence is left, as a clause. */
const sweep_previews_NOT_OURS = "nothing shows that this repository's action made it";
/** @param own - What records say of a preview of this name. */
function verdictOn(row, own, living) {
    const name = row.previewIdentifier;
    if (name === null)
        return { left: "it was claimed without a name" };
    const wrong = contradiction(row, row.name, name);
    if (wrong !== null)
        return { left: wrong };
    if (own.length === 0)
        return { left: sweep_previews_NOT_OURS };
    const saving = own.map((origin) => whyAlive(origin, living)).find((reason) => reason !== null);
    return saving === undefined ? "delete" : { left: saving };
}
/** Why what a preview came from still wants it, as a clause; `null`: it is gone. */
function whyAlive({ pullRequestNumber, branch }, living) {
    if (pullRequestNumber !== null)
        return living.pullRequests.has(pullRequestNumber) ? `pull request #${pullRequestNumber} is open` : null;
    if (branch === null)
        return "its record names neither a pull request nor a branch";
    return living.branches.has(branch) ? `the branch \`${branch}\` exists` : null;
}

;// CONCATENATED MODULE: ./build/report/preview-records.js
/** What GitHub's records tell of previews: which of them this repository's action made, and that they are gone. */





class PreviewRecords {
    #trigger;
    #settings;
    #channels;
    #redaction;
    #github;
    constructor(trigger, settings, channels, redaction, github) {
        this.#trigger = trigger;
        this.#settings = settings;
        this.#channels = channels;
        this.#redaction = redaction;
        this.#github = github;
    }
    /**
     * Whether a run of this repository's action has reached the outcome's Convex deployment under its preview name, or, where
     * the outcome names none, any: one of the GitHub Deployments or a row of the comment for that app says so, whichever of
     * them are in use. That a run only wanted to does not count. `null`: neither says so, and one could not be read.
     *
     * @param pullRequestNumbers - Whose comments are read.
     */
    async hasEvidence(outcome, pullRequestNumbers) {
        if (this.#settings.githubToken === null)
            return null;
        const [recorded, row] = await Promise.all([
            this.#settings.githubDeployment &&
                this.#channels.attempt("github-deployment", async () => (await this.deploymentReport()).hasReached(outcome)),
            this.#settings.comment && this.#channels.attempt("comment", () => this.#hasRow(outcome, pullRequestNumbers)),
        ]);
        if (recorded === true || row === true)
            return true;
        return recorded === FAILED || row === FAILED ? null : false;
    }
    /**
     * The previews that GitHub Deployments and comments of this app name, whichever of them are in use, and what is alive
     * in the repository. `null`: GitHub does not tell.
     */
    async ofApp(outcome) {
        if (this.#settings.githubToken === null)
            return null;
        const read = await this.#channels.attempt("all", async () => {
            const { livingOf } = await __nccwpck_require__.e(/* import() */ 673).then(__nccwpck_require__.bind(__nccwpck_require__, 7673));
            const { githubDeployment, comment } = this.#settings;
            const origins = [
                ...(githubDeployment ? await (await this.deploymentReport()).origins(outcome) : []),
                ...(comment ? await this.#originsInComments(outcome) : []),
            ];
            // Last: what is begun meanwhile must not look dead.
            return { origins, living: await livingOf(await this.#github(), this.#place) };
        });
        return read === FAILED ? null : read;
    }
    /**
     * Why a preview is in use though its own pull request or branch is gone: records of another one, which is alive, name
     * it too. `null`: there is none, or no record can be read; `undefined`: GitHub does not tell whether that one is alive.
     *
     * Comments are searched only where there are no GitHub Deployments.
     */
    async whyInUse(outcome) {
        const { githubDeployment, comment } = this.#settings;
        const origins = await this.#channels.attempt("all", async () => {
            if (githubDeployment)
                return (await this.deploymentReport()).origins(outcome);
            return comment ? this.#originsInComments(outcome) : [];
        });
        if (origins === FAILED)
            return null;
        const others = originsBeside(outcome, origins);
        if (others.length === 0)
            return null;
        const living = await this.#channels.attempt("all", async () => {
            const { livingOf } = await __nccwpck_require__.e(/* import() */ 673).then(__nccwpck_require__.bind(__nccwpck_require__, 7673));
            return livingOf(await this.#github(), this.#place);
        });
        if (living === FAILED)
            return undefined;
        return others.map((origin) => whyAlive(origin, living)).find((reason) => reason !== null) ?? null;
    }
    /** Retires the GitHub Deployments of a preview. */
    async retire(outcome, why) {
        const { dryRun, githubToken, githubDeployment } = this.#settings;
        if (dryRun || githubToken === null || !githubDeployment)
            return;
        await this.#channels.attempt("github-deployment", async () => (await this.deploymentReport()).retireAll(outcome, why));
    }
    /** Says in the comment of a pull request that a preview of this app is gone, where the comment shows it. */
    async tellRemoved(outcome, pullRequestNumber) {
        const { dryRun, githubToken, comment: isWanted } = this.#settings;
        if (dryRun || githubToken === null || !isWanted)
            return;
        await this.#channels.attempt("comment", async () => {
            const settings = { redaction: this.#redaction, hurry: AbortSignal.abort() };
            const comment = await openComment(await this.#github(), this.#trigger, pullRequestNumber, settings);
            await comment.look();
            const standing = comment.standing({ key: keyOf(outcome) });
            if (standing === undefined || standing.previewName !== outcome.preview?.name || standing.status === "removed")
                return;
            const { runId, runAttempt } = this.#trigger;
            const run = { runId: Number(runId), runAttempt, runUrl: runUrlOf(this.#trigger), seconds: 0 };
            const gone = { expiresAt: null, reachedDeployment: "", liveGitHubDeploymentId: null };
            await comment.end({ ...standing, ...run, ...gone, status: "removed", notes: [SWEPT] });
        });
    }
    /** A report of this run, for a GitHub Deployment that is still to be created, or to look at those of others. */
    async deploymentReport() {
        const [github, { GitHubDeploymentReport }, { GitHubDeployments }] = await Promise.all([
            this.#github(),
            __nccwpck_require__.e(/* import() */ 378).then(__nccwpck_require__.bind(__nccwpck_require__, 4378)),
            __nccwpck_require__.e(/* import() */ 882).then(__nccwpck_require__.bind(__nccwpck_require__, 4882)),
        ]);
        const { githubEnvironment, appName } = this.#settings;
        const { runId, runAttempt } = this.#trigger;
        const shown = (name) => (name === null ? null : this.#redaction.redactOwn(name));
        const names = { environment: shown(githubEnvironment), givenAppName: shown(appName) };
        const settings = { ...names, runUrl: runUrlOf(this.#trigger), runId, runAttempt };
        return new GitHubDeploymentReport(new GitHubDeployments(github, this.#place), settings);
    }
    async #hasRow(outcome, pullRequestNumbers) {
        if (pullRequestNumbers.length === 0)
            return false;
        const { PullRequestComments } = await __nccwpck_require__.e(/* import() */ 618).then(__nccwpck_require__.bind(__nccwpck_require__, 618));
        const { deployment, preview } = outcome;
        const hasReached = ({ reachedDeployment, status }) => deployment.name === null
            ? reachedDeployment !== "" || status === "removed"
            : reachedDeployment === deployment.name;
        const isOf = (row) => row.key === keyOf(outcome) && row.previewName === preview?.name && hasReached(row);
        for (const number of pullRequestNumbers) {
            const view = await new PullRequestComments(await this.#github(), this.#place, number).view();
            if (view.ownComments.flatMap(({ body }) => (0,comment_state/* decodeState */.UJ)(body, number) ?? []).some(isOf))
                return true;
        }
        return false;
    }
    async #originsInComments(outcome) {
        const { ownCommentsOfRepository } = await __nccwpck_require__.e(/* import() */ 329).then(__nccwpck_require__.bind(__nccwpck_require__, 3329));
        const comments = await ownCommentsOfRepository(await this.#github(), this.#place);
        return comments.flatMap(({ pullRequestNumber, body }) => ((0,comment_state/* decodeState */.UJ)(body, pullRequestNumber) ?? [])
            .filter((row) => row.key === keyOf(outcome) && row.previewName !== "")
            .map(({ previewName }) => ({ previewName, pullRequestNumber, branch: null })));
    }
    get #place() {
        return (0,repository_place/* placeOf */.$)(this.#trigger.repository);
    }
}
/** What records say of others that use the preview of a pull request or branch which is gone. */
function originsBeside({ pullRequestNumber, branch, preview }, origins) {
    return origins.filter((origin) => {
        if (origin.previewName !== preview?.name)
            return false;
        if (origin.pullRequestNumber !== null)
            return origin.pullRequestNumber !== pullRequestNumber;
        return origin.branch !== null && origin.branch !== branch;
    });
}
const SWEPT = "A sweep removed the preview deployment, which had outlived its pull request.";
function keyOf({ workingDirectory, appName, target }) {
    return (0,comment_state/* rowKey */.om)(workingDirectory, appName, target);
}
/** The page of the run. */
function runUrlOf({ serverUrl, repository, runId }) {
    return `${serverUrl}/${repository}/actions/runs/${runId}`;
}

// EXTERNAL MODULE: ./build/report/seed-claim.js
var seed_claim = __nccwpck_require__(5927);
;// CONCATENATED MODULE: ./build/report/shortfall.js
/** Says once what could not be reported, and what to do about it. */

const NAMES = {
    "look-up": "the pull request of this branch",
    comment: "the pull request comment",
    "github-deployment": "the GitHub Deployment",
    all: "what GitHub shows of this run",
};
const NEEDED = {
    "look-up": "pull-requests: read",
    comment: "pull-requests: write",
    "github-deployment": "deployments: write",
    all: "pull-requests: write",
};
/** One text for all missing permissions together, and one for each other reason. */
function shortfallsOf(failed, readOnlyRun) {
    const entries = [...failed];
    const forbidden = entries.filter(([, { isForbidden }]) => isForbidden);
    const others = Map.groupBy(entries.filter(([, { isForbidden }]) => !isForbidden), ([, refused]) => shortfall_reasonOf(refused));
    return [
        ...(forbidden.length === 0 ? [] : [forbiddenText(forbidden, readOnlyRun)]),
        ...[...others].map(([reason, group]) => ({
            level: "warning",
            text: `${capital(whatFailed(group.map(([channel]) => channel)))}: ${reason}. This changes nothing else.`,
        })),
    ];
}
function shortfall_reasonOf({ reason, permission }) {
    return permission === null ? reason : `${reason} (the permission that it takes is \`${permission}\`)`;
}
function forbiddenText(forbidden, readOnlyRun) {
    const what = forbidden.map(([channel, { permission }]) => {
        const accepted = permission === null ? "" : `; GitHub accepts \`${permission}\``;
        return `${whatFailed([channel])} (needs \`${NEEDED[channel]}\`${accepted})`;
    });
    const text = `The token lacks permissions: ${what.join(", and ")}. This changes nothing else.`;
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
    dependabot: `Runs of Dependabot get a token that can only read, unless the job says:\n\n${own_failures/* PERMISSIONS */.Jj}`,
    other: `Add to the job (a token of your own in \`github-token\` needs the same):\n\n${own_failures/* PERMISSIONS */.Jj}`,
};
function whatFailed(channels) {
    const written = channels.filter((channel) => channel !== "look-up").map((channel) => NAMES[channel]);
    return [
        ...(channels.includes("look-up") ? [`${NAMES["look-up"]} could not be looked up`] : []),
        ...(written.length === 0 ? [] : [`${written.join(" and ")} could not be written`]),
    ].join(", and ");
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./build/report/reporter.js
/** Sends an outcome to every place where people look. No report can fail the deploy it is about. */








/** How long, in milliseconds, GitHub may hold a step up after the CLI is done. Documented in the README. */
const LONGEST_END_MS = 30_000;
/** A cancelled step is killed 10 s after it was told; the CLI may take 3 s of them to stop. */
const LONGEST_END_CANCELLED_MS = 5_000;
/** How long, in milliseconds, a push waits for GitHub to say whether it is still wanted. Then it goes on. */
const LONGEST_QUESTION_MS = 3_000;
/** A view of the pull request this young, in milliseconds, is as good as a new one. */
const FRESH_MS = 2_000;
class Reporter {
    records;
    #trigger;
    #settings;
    #log;
    #channels = new Channels();
    /** Aborted when the end is to be told. */
    #hurry = new AbortController();
    #github = null;
    #pullRequest = null;
    #comment = null;
    #deployment = null;
    #begun = Promise.resolve();
    /** The Convex deployment that the run has come to; `null`: the CLI does not say; `undefined`: it did not come so far. */
    #reached = Promise.withResolvers();
    /** What stood in the comment before this run wrote to it. */
    #former;
    /** What this run has said of the seed in the comment. */
    #seed = null;
    /** The pull request as it was seen last, and when. */
    #seen = Promise.resolve(null);
    constructor(trigger, settings, log) {
        this.#trigger = trigger;
        this.#settings = settings;
        this.#log = log;
        this.records = new PreviewRecords(trigger, settings, this.#channels, log, () => this.github());
    }
    /** The client, loaded when it is first wanted: a run that reports nothing does without. */
    github() {
        this.#github ??= Promise.all(/* import() */[__nccwpck_require__.e(413), __nccwpck_require__.e(463)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4463)).then(({ createGitHubClient }) => createGitHubClient(this.#settings.githubToken ?? "", this.#settings.apiUrl));
        return this.#github;
    }
    /** Says that a deploy is under way. Meant to run while the CLI does. */
    begin(outcome) {
        this.#begun = this.#channels.safely(() => this.#tellBeginning(outcome));
    }
    /** Outputs must be set before: what goes wrong here costs none of them. Takes at most `LONGEST_END_MS`. */
    async end(outcome) {
        this.#hurry.abort();
        this.#reached.resolve(undefined);
        const cap = outcome.status === "cancelled" ? LONGEST_END_CANCELLED_MS : LONGEST_END_MS;
        const told = this.#begun.then(() => this.#channels.safely(() => this.#tellEnd(outcome)));
        if ((await Promise.race([told, after(cap)])) === "late")
            this.#channels.giveUp(cap, this.#open);
        this.#tellShortfalls();
    }
    /**
     * The same for a run whose own process has ended.
     *
     * @param begun - What that process told GitHub, or was about to tell, when it began; `null`: nothing. A GitHub
     *   Deployment is found by its payload, which names this run, so that no other can be taken for it.
     */
    async endInstead(outcome, begun) {
        if (begun !== null && !this.#isSilent)
            this.#begun = this.#channels.safely(async () => (await this.#openDeployment(begun))?.resume(begun));
        await this.end(outcome);
    }
    async #tellBeginning(outcome) {
        if (this.#isSilent)
            return;
        const deployment = await this.#openDeployment(outcome);
        const comment = await this.#openComment(outcome);
        this.#seen = comment === null ? Promise.resolve(null) : this.#look(comment);
        const looked = comment !== null && (await this.#seen) !== null;
        this.#former = looked ? comment.standing(this.#row(outcome, "deploying")) : undefined;
        if (deployment !== null)
            await this.#createDeployment(deployment, outcome);
        const isRecorded = deployment !== null && deployment.id !== null;
        await Promise.all([
            looked &&
                this.#channels.attempt("comment", async () => {
                    this.#tellUrl((await comment.begin(this.#row(outcome, "deploying"))).url);
                    const name = await this.#reached.promise;
                    // The comment must say it where nothing else does. What others have written meanwhile stays.
                    if (name && !isRecorded)
                        await comment.end(this.#row(reaching(outcome, name), "deploying"));
                }),
            isRecorded &&
                this.#channels.attempt("github-deployment", async () => {
                    const name = await this.#reached.promise;
                    if (name !== undefined)
                        await deployment.markInProgress(name);
                }),
        ]);
    }
    /**
     * Says that a run has come to a Convex deployment, and is about to push to it. Of a preview this is what shows later
     * that it is ours to delete. Only the first call counts.
     *
     * @param deploymentName - `null`: the CLI does not say before it pushes; `undefined`: the run did not come so far.
     */
    reached(deploymentName) {
        this.#reached.resolve(deploymentName);
    }
    /**
     * Why nobody wants a push any more. `null`: somebody does, or GitHub does not tell in time.
     *
     * A push to production is wanted whatever becomes of the pull request that it came from.
     *
     * @param maxAgeMs - How old a view of the pull request may be.
     */
    async whySuperseded(plan, outcome, maxAgeMs = FRESH_MS) {
        const isAboutPullRequest = plan.target === "preview" || plan.pullRequest !== null;
        if (this.#isSilent || !isAboutPullRequest)
            return null;
        try {
            const answer = await Promise.race([this.#askWhySuperseded(plan, outcome, maxAgeMs), after(LONGEST_QUESTION_MS)]);
            return answer === "late" ? null : answer;
        }
        catch {
            return null;
        }
    }
    /** The row that an earlier run left for the same app and target, as far as the comment was read. */
    async former() {
        await Promise.race([this.#seen, after(LONGEST_QUESTION_MS)]);
        return this.#former;
    }
    /**
     * The Convex deployment that earlier runs had reached under the name of this preview, as the comment says, or the GitHub
     * Deployments where there is none. `null`: there was none, it was removed on purpose, or nothing can be read.
     */
    async formerDeployment(outcome) {
        if (this.#isSilent)
            return null;
        const row = await this.former();
        if ((await this.#seen) !== null)
            return row?.previewName === outcome.preview?.name ? row?.reachedDeployment || null : null;
        if (!this.#settings.githubDeployment)
            return null;
        await this.#begun;
        const report = this.#deployment ?? (await this.records.deploymentReport());
        const told = await Promise.race([
            this.#channels.attempt("github-deployment", () => report.former(outcome)),
            after(LONGEST_QUESTION_MS),
        ]);
        return told === FAILED || told === "late" ? null : told;
    }
    /** Whether `preview-run` has run on the Convex deployment that was reached; `null`: no record can be read. */
    async wasSeeded(outcome) {
        if (this.#isSilent)
            return null;
        const answer = await Promise.race([this.#askWhetherSeeded(outcome), after(LONGEST_END_MS)]);
        return answer === "late" ? null : answer;
    }
    /** Whether it is this run that seeds, where others may be about to. It says so before, where all of them look. */
    async claimSeed(outcome) {
        const claim = await Promise.race([this.#begun.then(() => this.#claimSeed(outcome)), after(LONGEST_END_MS)]);
        return claim === "late" ? "unrecorded" : claim;
    }
    /** Says at once that the seed has run: all that comes after it may fail, or never come. */
    async recordSeed(outcome) {
        await Promise.race([this.#recordSeed(outcome), after(LONGEST_END_MS)]);
    }
    /** In the GitHub Deployment, else in the comment. */
    async #claimSeed(outcome) {
        const [deployment, comment] = [this.#deployment, this.#comment];
        if (deployment !== null && deployment.id !== null) {
            const told = await this.#channels.attempt("github-deployment", () => deployment.claimSeed(outcome));
            return told === FAILED ? "unrecorded" : told;
        }
        if (comment !== null && !this.#channels.isForbidden("comment")) {
            const told = await this.#channels.attempt("comment", () => this.#claimInComment(comment, outcome));
            return told === FAILED ? "unrecorded" : told;
        }
        // No run may write anything here. This one has made the Convex deployment, which those that come later will see.
        const isForbidden = deployment === null || this.#channels.isForbidden("github-deployment");
        return isForbidden && outcome.preview?.created === true ? "claimed" : "unrecorded";
    }
    /** The comment keeps one word for all runs: that of the newest which has said any. */
    async #claimInComment(comment, outcome) {
        const name = outcome.deployment.name ?? "";
        const standing = () => comment.standing(this.#row(outcome, "deploying"))?.seed;
        await comment.refresh();
        const before = (0,seed_claim/* standingClaim */.zw)(name, standing(), Date.now());
        if (before !== null)
            return before;
        const own = this.#seedRecord(name, "begun");
        this.#seed = own;
        await comment.end(this.#row(outcome, "deploying"));
        const after = standing();
        if (after?.runId === own.runId && after.runAttempt === own.runAttempt)
            return "claimed";
        this.#seed = null;
        return (0,seed_claim/* standingClaim */.zw)(name, after, Date.now()) ?? "begun";
    }
    async #recordSeed(outcome) {
        const [deployment, comment] = [this.#deployment, this.#comment];
        if (deployment !== null && deployment.id !== null) {
            const told = await this.#channels.attempt("github-deployment", () => deployment.recordSeed(outcome));
            if (told !== FAILED)
                return;
        }
        if (comment === null || this.#channels.isForbidden("comment"))
            return;
        await this.#channels.attempt("comment", () => comment.end(this.#row(outcome, "deploying")));
    }
    async #askWhetherSeeded(outcome) {
        const { name } = outcome.deployment;
        const isCommentRead = (await this.#seen) !== null;
        if (name === null)
            return null;
        if ((0,seed_claim/* standingClaim */.zw)(name, (await this.former())?.seed, Date.now()) === "seeded")
            return true;
        // Of a Convex deployment that this run has made no record can speak.
        if (isCommentRead && outcome.preview?.created === true)
            return false;
        if (!this.#settings.githubDeployment)
            return isCommentRead ? false : null;
        const told = await this.#channels.attempt("github-deployment", async () => (await this.records.deploymentReport()).isSeeded(outcome));
        return told === FAILED ? (isCommentRead ? false : null) : told;
    }
    async #askWhySuperseded(plan, outcome, maxAgeMs) {
        const number = await this.#findPullRequest(outcome);
        if (number === null)
            return this.#whyBranchIsOver();
        const view = await this.#freshView(number, maxAgeMs);
        if (view === null)
            return null;
        if (!view.isOpen)
            return { reason: `pull request #${number} is closed`, over: "pull-request" };
        const isOfHead = plan.pullRequest !== null && plan.commit === plan.pullRequest.headSha;
        if (isOfHead && view.headSha !== plan.commit)
            return { reason: `pull request #${number} has moved on to ${view.headSha.slice(0, 7)} since`, over: null };
        const row = this.#row(outcome, "deploying");
        const isOlder = (0,comment_state/* isOverwritten */.CB)(row, this.#comment?.standing(row));
        return isOlder ? { reason: "a newer run has taken over this app", over: null } : null;
    }
    /** Of a `workflow_run` GitHub does not tell whether it was of a branch or of a tag. */
    async #whyBranchIsOver() {
        const { kind, branch } = this.#trigger;
        const isOfBranch = kind === "push" || (kind === "manual" && this.#trigger.ref.kind === "branch");
        if (branch === null || !isOfBranch)
            return null;
        const { isBranchGone } = await __nccwpck_require__.e(/* import() */ 673).then(__nccwpck_require__.bind(__nccwpck_require__, 7673));
        const isGone = await isBranchGone(await this.github(), (0,repository_place/* placeOf */.$)(this.#trigger.repository), branch);
        return isGone ? { reason: `the branch \`${branch}\` was deleted`, over: "branch" } : null;
    }
    async #freshView(number, maxAgeMs) {
        const seen = await this.#seen;
        if (seen !== null && performance.now() - seen.at < maxAgeMs)
            return seen.view;
        if (this.#comment === null) {
            const { PullRequestComments } = await __nccwpck_require__.e(/* import() */ 618).then(__nccwpck_require__.bind(__nccwpck_require__, 618));
            return new PullRequestComments(await this.github(), (0,repository_place/* placeOf */.$)(this.#trigger.repository), number).view();
        }
        await this.#begun;
        this.#seen = this.#look(this.#comment);
        return (await this.#seen)?.view ?? null;
    }
    async #look(comment) {
        const view = await this.#channels.attempt("comment", () => comment.look());
        return view === FAILED ? null : { view, at: performance.now() };
    }
    async #tellEnd(outcome) {
        // A sweep is about no one pull request.
        if (this.#isSilent || outcome.operation === "sweep")
            return;
        const comment = await this.#openComment(outcome);
        const deployment = this.#deployment;
        const [read] = await Promise.all([
            comment === null ? FAILED : this.#channels.attempt("comment", () => comment.refresh()),
            // GitHub may be back. A permission that was missing still is.
            deployment?.id === null &&
                !this.#channels.isForbidden("github-deployment") &&
                this.#createDeployment(deployment, outcome),
        ]);
        const isRead = comment !== null && read !== FAILED;
        const row = this.#row(outcome, rowStatusOf(outcome));
        const standing = this.#comment?.standing(row);
        // What was never shown need not be shown as gone.
        const isTold = outcome.operation === "deploy" || standing !== undefined;
        const isSuperseded = (0,comment_state/* isOverwritten */.CB)(row, standing);
        const live = isRead ? liveBefore(standing, row) : undefined;
        await Promise.all([
            isRead && isTold && this.#channels.finish("comment", async () => this.#tellUrl((await comment.end(row)).url)),
            deployment !== null &&
                deployment.id !== null &&
                this.#channels.finish("github-deployment", () => deployment.end(outcome, isSuperseded, live)),
        ]);
    }
    async #createDeployment(deployment, outcome) {
        const id = await this.#channels.attempt("github-deployment", () => deployment.create(outcome));
        if (id !== FAILED)
            this.#log.output("github-deployment-id", String(id));
    }
    /** What has been begun. */
    get #open() {
        return [
            ...(this.#comment === null ? [] : ["comment"]),
            ...(this.#deployment === null ? [] : ["github-deployment"]),
        ];
    }
    get #isSilent() {
        return this.#settings.dryRun || this.#settings.githubToken === null;
    }
    #row(outcome, status) {
        const { runId, runAttempt } = this.#trigger;
        const githubDeploymentId = this.#deployment?.id ?? null;
        const facts = { runUrl: runUrlOf(this.#trigger), runId: Number(runId), runAttempt, githubDeploymentId };
        const seed = this.#seedOf(outcome, status);
        const row = (0,comment_state/* rowOf */.OB)(outcome, status, { ...facts, liveGitHubDeploymentId: null, seed });
        const standing = this.#comment?.standing(row);
        const isSame = standing?.previewName === row.previewName;
        const live = status === "deployed" ? githubDeploymentId : liveBefore(standing, row);
        const stays = status === "kept" && isSame ? stillThere(standing) : {};
        const reached = row.reachedDeployment || (isSame && status !== "removed" ? standing.reachedDeployment : "");
        return { ...row, ...stays, liveGitHubDeploymentId: live, reachedDeployment: reached };
    }
    /** What this run knows of the seed; what others have said stays in the comment beside it. */
    #seedOf({ deployment: { name }, isSeeded }, status) {
        if (isSeeded && name !== null)
            return this.#seedRecord(name, "done");
        if (this.#seed === null || status === "deploying")
            return this.#seed;
        return this.#seedRecord(this.#seed.deploymentName, "failed");
    }
    #seedRecord(deploymentName, state) {
        const { runId, runAttempt } = this.#trigger;
        return { deploymentName, state, at: Date.now(), runId: Number(runId), runAttempt };
    }
    async #openComment(outcome) {
        if (this.#comment !== null || !this.#settings.comment)
            return this.#comment;
        const number = await this.#findPullRequest(outcome);
        if (number === null)
            return null;
        const settings = { redaction: this.#log, hurry: this.#hurry.signal };
        this.#comment = await openComment(await this.github(), this.#trigger, number, settings);
        return this.#comment;
    }
    async #openDeployment({ commit }) {
        if (!this.#settings.githubDeployment || !/^[0-9a-f]{40,64}$/.test(commit))
            return null;
        this.#deployment = await this.records.deploymentReport();
        return this.#deployment;
    }
    /**
     * The pull request that hears of this run. Production comments only where somebody named it; so does a run that ended
     * on a production branch before its target was known.
     */
    async #findPullRequest({ target, commit, pullRequestNumber }) {
        const { pullRequest, productionBranches } = this.#settings;
        if (target === "production")
            return pullRequest;
        // The number in a merge queue's ref is looked at before it is believed.
        if (pullRequestNumber !== null && this.#trigger.kind !== "merge-group")
            return pullRequestNumber;
        if (target === null && reporter_isOnProductionBranch(this.#trigger, productionBranches))
            return pullRequest;
        this.#pullRequest ??= this.#lookUp(commit);
        return (await this.#pullRequest) ?? pullRequest;
    }
    async #lookUp(commit) {
        const found = await this.#channels.attempt("look-up", async () => {
            const { pullRequestOf } = await __nccwpck_require__.e(/* import() */ 937).then(__nccwpck_require__.bind(__nccwpck_require__, 1937));
            return pullRequestOf(await this.github(), this.#trigger, commit);
        });
        // At the end of the run GitHub may be back.
        if (found === FAILED)
            this.#pullRequest = null;
        if (found === FAILED || found === null)
            return null;
        this.#log.output("pull-request", String(found));
        return found;
    }
    #tellUrl(url) {
        if (url !== null)
            this.#log.output("comment-url", url);
    }
    #tellShortfalls() {
        for (const { level, text } of shortfallsOf(this.#channels.failed, readOnlyRun(this.#trigger)))
            this.#log[level](text);
    }
}
/** A branch of a pull request may be called like one of production, a fork's `main` above all. */
function reporter_isOnProductionBranch(trigger, globs) {
    const { kind, branch, defaultBranch } = trigger;
    const isOfBranch = kind === "push" || kind === "manual" || (kind === "workflow-run" && trigger.of === "push");
    return isOfBranch && (0,production_branch/* isProductionBranch */.E)(branch, globs, defaultBranch);
}
/** `pull_request_target` runs with a token of the base repository, whoever the pull request is from. */
function readOnlyRun(trigger) {
    if (trigger.isDependabot)
        return "dependabot";
    const isForkEvent = trigger.kind === "pull-request" && trigger.via !== "pull_request_target";
    return isForkEvent && trigger.pullRequest.isFork ? "fork" : null;
}
/**
 * The GitHub Deployment that stands for what is live, by the row of an earlier run; `null`: the row does not tell. Other
 * pull requests and branches deploy to what is no preview as well, and their rows are elsewhere. Of what ended while
 * another run was at work, or of that run, nobody may have written in the row.
 */
function liveBefore(standing, row) {
    const isKnown = standing !== undefined && (standing.status !== "deploying" || (0,comment_state/* isSameRun */.Mf)(standing, row));
    const isSamePreview = row.previewName !== "" && standing?.previewName === row.previewName;
    return isKnown && isSamePreview ? standing.liveGitHubDeploymentId : null;
}
function rowStatusOf({ status, operation, isKept }) {
    if (operation !== "cleanup" || status !== "cleaned-up")
        return status;
    return isKept ? "kept" : "removed";
}
/** What a preview that is kept goes on to have. Convex is not asked for it again. */
function stillThere({ deploymentName, url, siteUrl, dashboardUrl, expiresAt }) {
    return { deploymentName, url, siteUrl, dashboardUrl, expiresAt };
}
function reaching(outcome, name) {
    return { ...outcome, deployment: { ...outcome.deployment, name } };
}
function after(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms, "late"));
}

// EXTERNAL MODULE: ./build/trigger/payload.js
var trigger_payload = __nccwpck_require__(9293);
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
    const run = readContext(payload, environment);
    if (run.event === "")
        return unsupported(run, "GITHUB_EVENT_NAME is not set.");
    if ((0,trigger_payload/* objectAt */.lJ)(payload) === null)
        return unsupported(run, "The event payload is not a JSON object.");
    if ((0,trigger_payload/* isPresentAt */.BW)(payload, "pull_request"))
        return readPullRequestEvent(run, payload);
    if ((0,trigger_payload/* isPresentAt */.BW)(payload, "issue", "pull_request"))
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
]);
/** Events that GitHub always runs on the default branch, so that their ref names it. */
const ON_DEFAULT_BRANCH = ["schedule", "repository_dispatch", "delete", "workflow_run"];
function readContext(payload, environment) {
    const event = environment.GITHUB_EVENT_NAME ?? "";
    const ref = environment.GITHUB_REF ?? "";
    // A `schedule` payload has no repository, and so no default branch.
    const refAsDefault = ON_DEFAULT_BRANCH.includes(event) ? branchOf(ref) : null;
    // The first actor's rights govern a run, also when somebody else runs it again: https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
    const actor = environment.GITHUB_ACTOR || (0,trigger_payload/* textAt */.$6)(payload, "sender", "login") || "";
    return {
        event,
        action: (0,trigger_payload/* textAt */.$6)(payload, "action"),
        repository: environment.GITHUB_REPOSITORY || (0,trigger_payload/* textAt */.$6)(payload, "repository", "full_name") || "",
        defaultBranch: (0,trigger_payload/* textAt */.$6)(payload, "repository", "default_branch") ?? refAsDefault,
        actor,
        isDependabot: actor === "dependabot[bot]",
        runId: environment.GITHUB_RUN_ID ?? "",
        runNumber: wholeNumber(environment.GITHUB_RUN_NUMBER),
        runAttempt: wholeNumber(environment.GITHUB_RUN_ATTEMPT),
        job: environment.GITHUB_JOB ?? "",
        workflow: environment.GITHUB_WORKFLOW ?? "",
        serverUrl: (environment.GITHUB_SERVER_URL || "https://github.com").replace(/\/+$/, ""),
        sha: (0,trigger_payload/* commitAt */.du)(environment.GITHUB_SHA) ?? "",
        ref,
    };
}
/** Everything a trigger has in common; `sha` and `ref` have done their work here. */
function common({ sha: _sha, ref: _ref, ...context }, commit, branch) {
    return { ...context, commit, branch };
}
function unsupported(run, problem) {
    return { ...common(run, run.sha, null), kind: "unsupported", problem };
}
function readPullRequestEvent(run, payload) {
    const pullRequest = (0,pull_request/* readPullRequest */.DQ)((0,trigger_payload/* objectAt */.lJ)(payload, "pull_request"), run.repository);
    if (pullRequest === null) {
        return unsupported(run, "The payload's pull_request lacks its number, state, head commit, head or base branch.");
    }
    const isOwnEvent = run.event === "pull_request" || run.event === "pull_request_target";
    return {
        ...common(run, pullRequest.headSha, pullRequest.headBranch),
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
    const number = (0,trigger_payload/* countAt */.$v)(payload, "issue", "number");
    if (number === null)
        return unsupported(run, "The payload's issue has no number.");
    return { ...common(run, "", null), kind: "pull-request-comment", number };
}
/** Of a deletion the runner's variables name the default branch, so the payload's ref is asked first. */
function readPush(run, payload) {
    const deleted = (0,trigger_payload/* isTrueAt */.Yj)(payload, "deleted") || /^0+$/.test((0,trigger_payload/* textAt */.$6)(payload, "after") ?? "");
    const ref = deleted ? ((0,trigger_payload/* textAt */.$6)(payload, "ref") ?? "") : run.ref || ((0,trigger_payload/* textAt */.$6)(payload, "ref") ?? "");
    const branch = branchOf(ref);
    if (branch !== null) {
        const commit = deleted ? "" : run.sha || ((0,trigger_payload/* commitAt */.du)(payload, "after") ?? "");
        return { ...common(run, commit, branch), kind: "push", deleted };
    }
    const tag = tagOf(ref);
    if (tag === null)
        return unsupported(run, "The push is neither to a branch nor to a tag.");
    // `after` of an annotated tag is the tag object, not a commit.
    const commit = deleted ? "" : ((0,trigger_payload/* commitAt */.du)(payload, "head_commit", "id") ?? run.sha);
    return { ...common(run, commit, null), kind: "tag", tag, deleted };
}
function readDelete(run, payload) {
    const ref = (0,trigger_payload/* textAt */.$6)(payload, "ref");
    const type = (0,trigger_payload/* textAt */.$6)(payload, "ref_type");
    if (ref !== null && type === "branch")
        return { ...common(run, "", branchOf(ref) ?? ref), kind: "branch-deleted" };
    if (ref !== null && type === "tag") {
        return { ...common(run, "", null), kind: "tag", tag: tagOf(ref) ?? ref, deleted: true };
    }
    return unsupported(run, "The delete event names neither a branch nor a tag.");
}
function readRelease(run, payload) {
    const tag = (0,trigger_payload/* textAt */.$6)(payload, "release", "tag_name");
    if (tag === null)
        return unsupported(run, "The payload's release has no tag.");
    const withdrawn = run.action === "deleted" || run.action === "unpublished" || (0,trigger_payload/* isTrueAt */.Yj)(payload, "release", "draft");
    return {
        ...common(run, run.sha, null),
        kind: "release",
        tag,
        prerelease: run.action === "prereleased" || (0,trigger_payload/* isTrueAt */.Yj)(payload, "release", "prerelease"),
        withdrawn,
    };
}
function readManual(run) {
    const ref = readRef(run.ref);
    return { ...common(run, run.sha, ref.kind === "branch" ? ref.name : null), kind: "manual", ref };
}
/** A queue entry's branch is `gh-readonly-queue/<base>/pr-<number>-<base's commit>`. */
function readMergeGroup(run, payload) {
    if (run.action === "destroyed")
        return unsupported(run, "The merge group is gone.");
    const branch = branchOf((0,trigger_payload/* textAt */.$6)(payload, "merge_group", "head_ref") ?? run.ref);
    const commit = (0,trigger_payload/* commitAt */.du)(payload, "merge_group", "head_sha") ?? run.sha;
    const digits = /^gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(branch ?? "")?.[1];
    return { ...common(run, commit, branch), kind: "merge-group", number: (0,trigger_payload/* countAt */.$v)(Number(digits)) };
}
function readWorkflowRun(run, payload) {
    const of = (0,trigger_payload/* textAt */.$6)(payload, "workflow_run", "event");
    const commit = (0,trigger_payload/* commitAt */.du)(payload, "workflow_run", "head_sha");
    const branch = (0,trigger_payload/* textAt */.$6)(payload, "workflow_run", "head_branch");
    if (of === null || commit === null || branch === null) {
        return unsupported(run, "The payload's workflow_run lacks its event, head commit or head branch.");
    }
    const headRepository = (0,trigger_payload/* textAt */.$6)(payload, "workflow_run", "head_repository", "full_name");
    const base = (0,trigger_payload/* textAt */.$6)(payload, "repository", "full_name") ?? run.repository;
    return {
        ...common(run, commit, branch),
        kind: "workflow-run",
        of,
        succeeded: (0,trigger_payload/* textAt */.$6)(payload, "workflow_run", "conclusion") === "success",
        headRepository,
        isFork: !(0,pull_request/* isSameRepository */.ve)(headRepository, base),
    };
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
function wholeNumber(text) {
    const number = Number(text);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

;// CONCATENATED MODULE: ./build/step.js
/** One run of the action: what the runner gave, read once. Nothing downstream reads the environment again. */










function readStep(edges) {
    const { environment, input } = edges;
    const source = readKeySource({ input: input("deploy-key"), urlInput: input("url"), environment });
    const secrets = hideSecrets(edges, source);
    const trigger = parseTrigger({ payload: edges.payload, environment });
    const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
    const { inputs, problems } = readInputs(input, workspace);
    const base = baseOutcome(inputs, source, trigger, workspace);
    const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
    // A deploy key that was put there by mistake must not be shown to GitHub.
    const isToken = !secrets.some((secret) => inputs.githubToken?.includes(secret));
    const githubToken = isToken ? inputs.githubToken : null;
    const reporter = new Reporter(trigger, { ...inputs, githubToken, apiUrl }, edges.log);
    return { edges, source, secrets, trigger, workspace, inputs, problems, reporter, base };
}
/** What the plan is made with, beside key and event. */
function planSettings({ source, inputs, base }) {
    return { ...inputs, appName: base.appName, url: source.state === "present" ? source.url : null };
}
/** Those of eight letters and more that the outputs and reports of every run may hold. */
const OWN_WORDS = [
    ...["production", "development", "preview-deployment", "access-token", "malformed"],
    ...["deployed", "cancelled", "cleaned-up"],
    ...["convex.cloud", "convex.site", "https://dashboard.convex.dev"],
];
/** Inputs that are names of things in the reports. */
const SHOWN_INPUTS = ["app-name", "preview-name", "github-environment", "url"];
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
const SHOWN_FACTS = [
    ...["GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_SHA"],
    ...["GITHUB_REF", "GITHUB_HEAD_REF", "GITHUB_BASE_REF"],
];
/** Masks come first: nothing else has run yet that could print a secret. */
function hideSecrets({ log, input, environment }, source) {
    const secrets = (0,key_secrets/* secretsOf */.Fj)(source.state === "present" ? source.key : null);
    const tokens = [input("management-token").trim(), input("github-token").trim()];
    const hidden = [...secrets, ...tokens.filter((token) => token.length >= parse_key/* SHORTEST_SECRET */.c)];
    log.hide(hidden, (0,key_secrets/* masksFor */.RM)(hidden));
    const values = secretsIn(input("deployment-env"), [
        ...OWN_WORDS,
        ...SHOWN_INPUTS.map(input),
        ...SHOWN_FACTS.map((name) => environment[name] ?? ""),
    ]);
    log.hideInTextFromElsewhere(values, (0,key_secrets/* masksFor */.RM)(values));
    if (source.state === "present" && source.key.kind !== "malformed")
        log.hidePieces(source.key.secret);
    return secrets;
}
function baseOutcome(inputs, source, trigger, workspace) {
    const folder = (0,external_node_path_.relative)(workspace, inputs.workingDirectory).replaceAll("\\", "/");
    return {
        operation: "deploy",
        status: "failed",
        target: null,
        keyKind: source.state === "present" ? source.key.kind : null,
        appName: inputs.appName ?? ((folder || trigger.repository).split("/").at(-1) || "app"),
        workingDirectory: folder || ".",
        deployment: NO_DEPLOYMENT,
        preview: null,
        expiresAt: null,
        isSeeded: false,
        isKept: false,
        commit: inputs.commit ?? trigger.commit,
        branch: trigger.branch,
        pullRequestNumber: step_numberOf(trigger) ?? inputs.pullRequest ?? null,
        cliVersion: null,
        durationSeconds: 0,
        buildSeconds: null,
        pushSeconds: null,
        failure: null,
        notes: [],
        changes: [],
        located: source_location/* NOTHING_LOCATED */.b,
        tail: [],
    };
}
function step_numberOf(trigger) {
    if (trigger.kind === "pull-request")
        return trigger.pullRequest.number;
    if (trigger.kind === "pull-request-comment" || trigger.kind === "merge-group")
        return trigger.number;
    return null;
}

;// CONCATENATED MODULE: ./build/step-safety.js
/** What no event and no key may do. */




/** @throws {ActionFailure} Before anything is called or started. */
function refuseUnsafe({ edges, source, secrets, problems: unusable, workspace }) {
    const { environment } = edges;
    if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0")
        throw new ActionFailure(own_failures/* TLS_OFF */.M9);
    if (isPlantedAuthority(environment, workspace))
        throw new ActionFailure(own_failures/* PLANTED_AUTHORITY */.f1);
    if (provisionHost(environment.CONVEX_PROVISION_HOST).kind === "foreign")
        throw new ActionFailure(own_failures/* FOREIGN_HOST */.kC);
    const problems = [...unusable, ...inputsWithKey(environment, secrets)];
    if (problems.length > 0)
        throw new ActionFailure((0,own_failures/* invalidInputs */.Rg)(problems));
    if (source.state === "declared-missing")
        throw new ActionFailure((0,own_failures/* declaredMissing */.FU)(source.message));
    if (source.state === "present" && source.conflict !== null)
        throw new ActionFailure((0,own_failures/* conflict */.hj)(source.conflict.kind, conflictMessage(source.conflict)));
}
/** Node trusts this file from its start on, so this process, which shows the key to Convex, would trust it too. */
function isPlantedAuthority(environment, workspace) {
    const file = environment.NODE_EXTRA_CA_CERTS ?? "";
    return file !== "" && isPlanted(file, workspace, environment);
}
/** A key in `cmd` or `message` would end up in an argument list. */
function inputsWithKey(environment, secrets) {
    return Object.entries(environment)
        .filter(([name]) => name.startsWith("INPUT_") && name !== "INPUT_DEPLOY-KEY")
        .filter(([, value]) => secrets.some((secret) => value?.includes(secret)))
        .map(([name]) => `\`${name.slice("INPUT_".length).toLowerCase()}\` contains the deploy key. Only \`deploy-key\` may.`);
}

;// CONCATENATED MODULE: ./build/sweep-step.js
/** `operation: sweep`: preview deployments that outlived their pull request or branch. */







async function sweepStep(step) {
    const { base, inputs, edges } = step;
    const planned = { ...base, operation: "sweep", target: "preview" };
    edges.keep({ known: redacted(planned, edges.log) });
    try {
        const api = managementOf(step);
        const project = await projectOf(step, api);
        const rows = await deploymentsOf(project.id, api);
        const used = await usedByTeam(project.teamId, api);
        const known = await step.reporter.records.ofApp(planned);
        if (known === null)
            throw new ActionFailure(own_failures/* SWEEP_UNREADABLE */.R3);
        const entries = await withEvidence(planSweep(rows, known.origins, known.living), planned, step);
        const deletes = entries.filter(({ verdict }) => verdict === "delete");
        const failures = inputs.dryRun ? [] : await removeAll(deletes, step, api, planned);
        const notes = [...entries.map((entry) => entryText(entry, inputs.dryRun, failures)), quotaText(rows, used)];
        for (const note of notes)
            edges.log.info(note.replaceAll("`", ""));
        const done = { ...planned, notes };
        if (failures.length > 0)
            return { ...done, failure: (0,own_failures/* sweepFailed */.U6)(failures.map(({ text }) => text)) };
        return { ...done, status: inputs.dryRun ? "dry-run" : "swept" };
    }
    catch (error) {
        if (error instanceof ActionFailure)
            return { ...planned, status: error.failure === own_failures/* CANCELLED */.gD ? "cancelled" : "failed", failure: error.failure };
        throw error;
    }
}
function managementOf({ inputs, edges }) {
    if (inputs.managementToken === null)
        throw new ActionFailure(own_failures/* SWEEP_WITHOUT_TOKEN */.Gv);
    const host = provisionHost(edges.environment.CONVEX_PROVISION_HOST);
    return new ManagementApi(host.kind === "loopback" ? host.url : CONVEX_PROVISION_HOST, inputs.managementToken);
}
/** The key is there to say which project it is; nothing is done with it. */
async function projectOf({ source }, api) {
    const key = source.state === "present" ? source.key : null;
    if (key?.kind !== "preview" && key?.kind !== "project")
        throw new ActionFailure(own_failures/* SWEEP_WITHOUT_PROJECT */._1);
    return found(await api.project(key.teamSlug, key.projectSlug), "The project");
}
/** What Convex says is of another project is none of ours, however it came into the list. */
async function deploymentsOf(project, api) {
    const rows = found(await api.deployments(project), "The list of the project's deployments");
    return rows.filter(({ projectId }) => projectId === null || projectId === project);
}
/** How many deployments the team has in all its projects; `null` where the token may not see them all. */
async function usedByTeam(teamId, api) {
    const projects = await api.projects(teamId);
    if (projects.kind !== "found")
        return null;
    let used = 0;
    for (const { id } of projects.value) {
        const rows = await api.deployments(id);
        if (rows.kind !== "found")
            return null;
        used += rows.value.length;
    }
    return used;
}
function found(answer, what) {
    if (answer.kind === "found")
        return answer.value;
    const reason = answer.kind === "absent" ? "the token finds none of that name" : answer.reason;
    throw new ActionFailure((0,own_failures/* sweepFailed */.U6)([`${what} could not be read: ${reason}.`]));
}
/** That a record names a preview only picks it; one must say that a run has reached this very deployment. */
async function withEvidence(entries, planned, { reporter }) {
    const checked = [];
    for (const entry of entries) {
        const { row, verdict, pullRequestNumbers } = entry;
        const isOurs = verdict !== "delete" || (await reporter.records.hasEvidence(about(row, planned), pullRequestNumbers));
        if (isOurs === null)
            throw new ActionFailure(own_failures/* SWEEP_UNREADABLE */.R3);
        checked.push(isOurs ? entry : { ...entry, verdict: { left: sweep_previews_NOT_OURS } });
    }
    return checked;
}
function about({ name, previewIdentifier }, planned) {
    return {
        ...planned,
        preview: { name: previewIdentifier ?? "", created: null },
        deployment: { ...planned.deployment, name },
    };
}
async function removeAll(entries, { reporter, edges }, api, planned) {
    const failed = [];
    for (const { row, pullRequestNumbers } of entries) {
        if (edges.signal.aborted)
            throw new ActionFailure(own_failures/* CANCELLED */.gD);
        const removed = await api.remove(row.name);
        if (removed.kind === "forbidden" || removed.kind === "unknown") {
            failed.push({ name: row.name, text: `\`${row.name}\` could not be deleted: ${removed.reason}.` });
            continue;
        }
        const gone = about(row, planned);
        await reporter.records.retire(gone, "removed");
        for (const number of pullRequestNumbers)
            await reporter.records.tellRemoved(gone, number);
    }
    return failed;
}
function entryText({ row, verdict }, dryRun, failures) {
    const what = `${(0,quoted/* quoted */.T)(row.previewIdentifier ?? "")} (\`${row.name}\`)`;
    if (verdict !== "delete")
        return `Left ${what}: ${verdict.left}.`;
    const failure = failures.find(({ name }) => name === row.name);
    if (failure !== undefined)
        return `Not deleted ${what}: ${failure.text}`;
    return `${dryRun ? "Would delete" : "Deleted"} ${what}.`;
}
/** https://docs.convex.dev/production/state/limits */
function quotaText(rows, used) {
    const previews = rows.filter(({ type }) => type === "preview").length;
    const team = used === null ? "" : `, and its team ${used} in all projects`;
    return `Before the sweep this project had ${rows.length} deployments, ${previews} of them previews${team}. The quota counts those of the team: 40 on free plans, 300 on paid ones.`;
}

;// CONCATENATED MODULE: ./build/run.js
/** The order of the steps, and nothing else. */
















/** How long, in milliseconds, a cancelled step may take to stop what it does. The runner kills it after 10 s in all. */
const LONGEST_STOP_MS = 4_000;
/**
 * @param record - What `post` would go on from.
 * @returns The exit code of the step.
 */
async function run(edges, record) {
    const started = performance.now();
    const { log, signal, keep } = edges;
    const step = readStep(edges);
    keep({ known: redacted(step.base, log) });
    const cancelled = whenCancelled(signal, () => sayCancelled(edges, record));
    const outcome = await Promise.race([attempt(step), cancelled.then(() => stoppedHere(step, record))]);
    const durationSeconds = (performance.now() - started) / 1000;
    const ended = redacted({ ...outcome, durationSeconds }, log);
    // Outputs and the one error first: a report that fails costs nothing of them.
    setOutputs(log, ended, { final: true });
    // In the same breath: a cancel that comes later changes nothing of it.
    keep({ ended });
    announce(log, ended);
    if (step.inputs.summary)
        await writeSummary(log, ended);
    keep({ isTold: true });
    const isSafe = ended.failure === null || !(0,own_failures/* isUnsafeToCall */.gI)(ended.failure);
    if (isSafe)
        await step.reporter.end(ended);
    return hasFailed(ended) ? 1 : 0;
}
/** Said at once: the runner may kill this process before it is done. */
function sayCancelled({ log, keep }, { state }) {
    if (state.ended !== null)
        return;
    log.output("status", "cancelled");
    log.output("failure-code", own_failures/* CANCELLED */.gD.code);
    keep({ isCancelled: true });
}
async function whenCancelled(signal, say) {
    await new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    say();
}
/** Whatever does not stop in time is left behind, and ends with this process. */
async function stoppedHere({ base }, { state }) {
    await (0,promises_.setTimeout)(LONGEST_STOP_MS);
    return { ...(state.known ?? base), status: "cancelled", failure: own_failures/* CANCELLED */.gD };
}
/** Everything that may end in a failure: what is thrown here becomes an outcome. */
async function attempt(step) {
    try {
        refuseUnsafe(step);
        return await actOn(await planFor(step), step);
    }
    catch (error) {
        if (!(error instanceof ActionFailure))
            throw error;
        const { failure } = error;
        return { ...step.base, status: (0,own_failures/* isRefusal */.vu)(failure) ? "refused" : "failed", failure };
    }
}
async function planFor(step) {
    const { source, trigger, edges } = step;
    const present = source.state === "present" ? source : null;
    const settings = planSettings(step);
    if (present !== null && present.repairs.length > 0)
        edges.log.warning(repairsMessage(present.repairs));
    let facts = {};
    for (;;) {
        const plan = decide({ trigger, key: present?.key ?? null, settings, facts });
        if (plan.kind !== "ask")
            return plan;
        facts = { ...facts, [plan.fact]: await findFact(plan.fact, step) };
    }
}
async function actOn(plan, step) {
    switch (plan.kind) {
        case "refuse":
            return { ...step.base, status: "refused", failure: refusalFailure(plan.refusal) };
        case "skip":
            return run_skip(plan.sentence, step);
        case "cleanup":
            return cleanupStep(plan, step);
        case "sweep":
            return sweepStep(step);
        case "deploy":
            return deployStep(plan, step);
    }
}
function run_skip(sentence, { base, edges }) {
    edges.log.notice(sentence);
    return { ...base, status: "skipped", notes: [sentence] };
}


/***/ }),

/***/ 9293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   $v: () => (/* binding */ countAt),
/* harmony export */   BW: () => (/* binding */ isPresentAt),
/* harmony export */   Yj: () => (/* binding */ isTrueAt),
/* harmony export */   du: () => (/* binding */ commitAt),
/* harmony export */   lJ: () => (/* binding */ objectAt)
/* harmony export */ });
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
function textAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "string" && found !== "" ? found : null;
}
/** A commit's full SHA in lower case, or `null`; the all-zero SHA, GitHub's "no commit", is `null` too. */
function commitAt(value, ...path) {
    const found = textAt(value, ...path)?.toLowerCase() ?? "";
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) && !/^0+$/.test(found) ? found : null;
}
/** A number above 0 that GitHub could have given to an issue, a pull request or a run, or `null`. */
function countAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : null;
}
/** Only a JSON `true` is true. */
function isTrueAt(value, ...path) {
    return valueAt(value, ...path) === true;
}
/** Whether the field is there at all; JSON `null` is not. */
function isPresentAt(value, ...path) {
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


/***/ }),

/***/ 8980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ matchPullRequest),
/* harmony export */   DQ: () => (/* binding */ readPullRequest),
/* harmony export */   ve: () => (/* binding */ isSameRepository)
/* harmony export */ });
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9293);

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
    const number = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .countAt */ .$v)(value, "number");
    const headSha = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .commitAt */ .du)(value, "head", "sha");
    const headBranch = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, "head", "ref");
    const baseBranch = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, "base", "ref");
    const state = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, "state");
    if (number === null || headSha === null || headBranch === null || baseBranch === null)
        return null;
    if (state !== "open" && state !== "closed")
        return null;
    const headRepository = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, "head", "repo", "full_name");
    return {
        number,
        headSha,
        headBranch,
        headRepository,
        baseBranch,
        isFork: !isSameRepository(headRepository, (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, "base", "repo", "full_name") ?? repository),
        isDraft: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(value, "draft"),
        state,
        // Reviews and their comments carry a shorter form, without `merged`.
        merged: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrueAt */ .Yj)(value, "merged") || (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(value, "merged_at") !== null,
        title: (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(value), "title") ?? "",
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
function matchPullRequest(candidates, head) {
    const matches = candidates.filter((candidate) => head.commit !== "" &&
        candidate.headSha === head.commit &&
        candidate.headBranch === head.branch &&
        isSameRepository(candidate.headRepository, head.headRepository));
    return matches.length === 1 ? (matches[0] ?? null) : null;
}


/***/ }),

/***/ 9529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ getExecOutput)
});

// UNUSED EXPORTS: exec

;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new external_string_decoder_namespaceObject.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_namespaceObject.StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map

/***/ }),

/***/ 4942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient),
  s_: () => (/* binding */ lib_getProxyUrl)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
// EXTERNAL MODULE: external "../undici/index.cjs"
var index_cjs_ = __nccwpck_require__(2672);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new index_cjs_.ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
