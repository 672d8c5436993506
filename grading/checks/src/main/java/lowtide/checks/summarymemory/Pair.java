package lowtide.checks.summarymemory;

/** A question and the reply that Gemini gives to it. */
record Pair(Message question, Message reply) {}
