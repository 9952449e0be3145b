import { describeSubscriptionStore } from "../contracts/subscriptions.ts";
import { createMemorySubscriptions } from "./memory-subscriptions.ts";

describeSubscriptionStore("in memory", createMemorySubscriptions);
