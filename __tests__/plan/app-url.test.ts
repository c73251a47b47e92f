import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isAppUrl } from "../../src/inputs/app-url.ts";
import { appUrl } from "../../src/plan/app-url.ts";
import type { NamingInput } from "../../src/plan/preview-name.ts";
import { anyCharacter } from "../arbitraries/any-character.ts";
import { HEAD } from "./event-fixtures.ts";

const naming = (changes: Partial<NamingInput> = {}): NamingInput => ({
  ...{ number: 12, branch: "feature/Login_2", commit: HEAD, app: "My Shop", isFork: false },
  ...changes,
});

describe("the address of a site", () => {
  test.each([
    ["https://example.com", "https://example.com"],
    ["https://deploy-preview-{number}--shop.netlify.app", "https://deploy-preview-12--shop.netlify.app"],
    ["https://{app}-git-{branch}-acme.vercel.app/a", "https://my-shop-git-feature-login-2-acme.vercel.app/a"],
    ["https://{sha}.shop.pages.dev/{sha}", "https://1111111.shop.pages.dev/1111111"],
  ])("%s has its placeholders slugged, each by itself and without a hash: %s", (template, url) => {
    expect(appUrl(template, naming())).toStrictEqual({ url, notice: null });
  });

  test.each<[string, Partial<NamingInput>, string]>([
    ["https://pr-{number}.example.com", { number: null }, "`{number}`"],
    ["https://{branch}.example.com", { branch: null }, "`{branch}`"],
    ["https://{branch}.example.com", { branch: "日本" }, "`{branch}`"],
    ["https://{sha}.example.com", { commit: "" }, "`{sha}`"],
    ["https://1.2.3.{number}", { number: 999 }, "not a valid URL"],
  ])("%s with %j is omitted with a notice that says %s", (template, changes, why) => {
    expect(appUrl(template, naming(changes))).toStrictEqual({ url: null, notice: expect.stringContaining(why) });
  });

  test.each([
    ["https://{branch}.vercel.app", "evil"],
    ["https://shop-{branch}-{number}.vercel.app", "evil"],
    // An expression in the workflow has put the branch there.
    ["https://shop-git-evil.com/.vercel.app", "evil.com/"],
  ])("%s is never made of the branch of a fork", (template, branch) => {
    const { url, notice } = appUrl(template, naming({ isFork: true, branch }));
    expect([url, notice]).toStrictEqual([null, expect.stringContaining("which anybody can choose")]);
    expect(appUrl(template, naming({ branch })).url).not.toBeNull();
  });

  test("of a fork whose branch is not known is made of the number", () => {
    const { url } = appUrl("https://pr-{number}.example.com", naming({ isFork: true, branch: null }));
    expect(url).toBe("https://pr-12.example.com");
  });

  test("is null if none is requested", () => {
    expect(appUrl(null, naming())).toStrictEqual({ url: null, notice: null });
  });

  test("has no user information, query or other scheme, whatever branch and app are called", () => {
    const templates = [
      "https://{branch}",
      "https://{branch}.example.com",
      "https://a.b/{app}{branch}",
      "https://a:{number}",
    ];
    const text = fc.string({ unit: anyCharacter });
    fc.assert(
      fc.property(fc.constantFrom(...templates), text, text, (template, branch, app) => {
        const { url } = appUrl(template, naming({ branch, app }));
        expect(isAppUrl(template)).toBe(true);
        expect(url === null || isAppUrl(url)).toBe(true);
      }),
    );
  });
});
