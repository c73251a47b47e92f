import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();
crons.daily("remove old notes", { hourUTC: 3, minuteUTC: 30 }, internal.notes.removeOld);

export default crons;
