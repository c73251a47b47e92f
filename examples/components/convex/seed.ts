import { internalMutation } from "./_generated/server";

/** Gives a new preview something to show. Running it twice adds nothing. */
export default internalMutation({
  args: {},
  handler: async (ctx) => {
    if ((await ctx.db.query("notes").first()) !== null) return;
    await ctx.db.insert("notes", { owner: "convex", text: "Welcome to this preview." });
  },
});
