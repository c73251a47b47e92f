import { describe, expect, test } from "@jest/globals";
import { credentialsIn, hasCredentials, proxyCredentials } from "../../src/key/url-credentials.ts";

describe("the credentials in a URL", () => {
  test.each([
    ["http://proxy.example:3128", []],
    ["proxy.example:3128", []],
    ["", []],
    ["http://@proxy.example", []],
    ["http://mona:secret@proxy", ["mona:secret", "secret"]],
    ["mona:secret@proxy:3128", ["mona:secret", "secret"]],
    ["  HTTP://mona:secret@proxy ", ["mona:secret", "secret"]],
    ["http:\\\\mona:secret@proxy", ["mona:secret", "secret"]],
    ["mona:a//b@proxy", ["mona:a//b", "a//b"]],
    ["mona:x:/y@proxy", ["mona:x:/y", "x:/y"]],
    ["http://token@proxy", ["token"]],
    ["http://:secret@proxy", [":secret", "secret"]],
    ["http://mona:a%40b%2fc@proxy", ["mona:a%40b%2fc", "a%40b%2fc", "mona:a@b/c", "a@b/c"]],
    ["http://mona:100%@proxy", ["mona:100%", "100%"]],
    ["http://mona:a:b@proxy", ["mona:a:b", "a:b"]],
    ["http://mona:a@b@proxy", ["mona:a@b", "a@b"]],
    ["http://mona:a/b?c#d@proxy", ["mona:a/b?c#d", "a/b?c#d"]],
    ["http://mona:a@b/c@proxy", ["mona:a", "a", "mona:a@b/c", "a@b/c"]],
  ])("in %s are %j", (url, credentials) => {
    expect(credentialsIn(url)).toStrictEqual(credentials);
    expect(hasCredentials(url)).toBe(url.includes("@"));
  });

  test.each(["https://convex.example.com/?token=secret", "https://convex.example.com#secret"])(
    "may come after the path of %s",
    (url) => expect(hasCredentials(url)).toBe(true),
  );

  test("are found for every proxy in the environment", () => {
    const found = proxyCredentials({
      HTTPS_PROXY: "http://a:1@proxy",
      all_proxy: "socks5://b:2@proxy",
      npm_config_proxy: "http://c:3@proxy",
      NO_PROXY: "localhost",
      http_proxy: undefined,
      DATABASE_URL: "postgres://d:4@database",
    });
    expect(found).toStrictEqual(["a:1", "1", "b:2", "2", "c:3", "3"]);
  });
});
