/**
 * Loads the package `undici` when the toolkit first uses it, which is only behind a proxy. The toolkit itself would load it
 * at once, which takes a third of the time that a step needs to start.
 *
 * `scripts/build.mjs` replaces the package by this file, and bundles the package separately.
 */

const undici = () => require("./package.cjs");

exports.ProxyAgent = function ProxyAgent(options) {
  return new (undici().ProxyAgent)(options);
};

exports.fetch = (url, options) => undici().fetch(url, options);
