import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  notes: defineTable({
    owner: v.string(),
    text: v.string(),
    attachment: v.optional(v.id("_storage")),
    embedding: v.optional(v.array(v.float64())),
  })
    .index("by_owner", ["owner"])
    .index("by_attachment", { fields: ["attachment"], staged: true })
    .searchIndex("by_text", { searchField: "text", filterFields: ["owner"] })
    .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: 256, filterFields: ["owner"] }),
});
