import type { AuthConfig } from "convex/server";

// Convex refuses a push while this variable is not set.
const issuer = process.env.AUTH_ISSUER ?? "";

export default {
  providers: [
    {
      type: "customJwt",
      issuer,
      jwks: `${issuer}/.well-known/jwks.json`,
      algorithm: "RS256",
    },
  ],
} satisfies AuthConfig;
