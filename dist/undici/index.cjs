/**
 * What the toolkit uses of undici, loaded when it is first used: behind a proxy, that is. Loaded as the toolkit does, at
 * once, it is a third of the time that a step takes to start.
 *
 * `scripts/build.mjs` puts this in the place of the package, which it bundles beside it.
 */

const undici = () => require("./package.cjs");

exports.ProxyAgent = function ProxyAgent(options) {
  return new (undici().ProxyAgent)(options);
};

exports.fetch = (url, options) => undici().fetch(url, options);
