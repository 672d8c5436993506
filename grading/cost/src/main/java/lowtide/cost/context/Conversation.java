package lowtide.cost.context;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

/**
 * One user's conversation with an agent, reduced to the figures that determine the bill. Request j (from 1) asks question
 * j. All questions have the same length, and so have all replies.
 *
 * @param messagesPerTurn 2 if replies are kept as messages too, so that 2j - 2 messages precede request j; 1 if only
 *                        questions count, as in the lesson
 * @param question        tokens of a question, 1 to 1,000,000
 * @param reply           tokens of a reply, 0 to 1,000,000
 * @param system          tokens of the system instruction, which is sent with every request but is not a message, 0 to
 *                        1,000,000
 * @param thinking        thinking tokens per reply, which are never sent back, 0 to 1,000,000
 * @param cacheableFrom   tokens of the shortest prefix that a prefix cache keeps, 0 to 1,000,000
 */
public record Conversation(
        int messagesPerTurn, long question, long reply, long system, long thinking, long cacheableFrom) {

    public static final Range MESSAGE_TOKENS = new Range(1, 1_000_000);
    public static final Range EXTRA_TOKENS = new Range(0, 1_000_000);

    public Conversation {
        new Range(1, 2).require("messages per turn", messagesPerTurn);
        MESSAGE_TOKENS.require("tokens of a question", question);
        EXTRA_TOKENS.require("tokens of a reply", reply);
        EXTRA_TOKENS.require("tokens of the system instruction", system);
        EXTRA_TOKENS.require("thinking tokens", thinking);
        EXTRA_TOKENS.require("tokens of the shortest cacheable prefix", cacheableFrom);
    }

    /** The lesson's conversation: each prompt adds one message, and only input tokens cost anything. */
    public static Conversation ofQuestions(long tokensPerMessage) {
        return new Conversation(1, tokensPerMessage, 0, 0, 0, 0);
    }

    /** The same conversation without a system instruction. */
    public Conversation withoutSystem() {
        return new Conversation(messagesPerTurn, question, reply, 0, thinking, cacheableFrom);
    }

    /** How many messages exist at a request, including its own question. */
    public long messagesAt(long request) {
        return messagesPerTurn * (request - 1) + 1;
    }

    /**
     * Tokens of consecutive messages that start or end with a question. An odd number of messages therefore has one
     * question more than replies.
     */
    public long tokensOf(long messages) {
        return messagesPerTurn == 1 ? messages * question : (messages + 1) / 2 * question + messages / 2 * reply;
    }

    /** How many messages, ending with a question, fit into a number of tokens; at least 1, the question itself. */
    long messagesWithin(long tokens) {
        if (messagesPerTurn == 1) {
            return Math.max(1, tokens / question);
        }
        long turns = tokens / (question + reply);
        long rest = tokens % (question + reply);
        return Math.max(1, 2 * turns + (rest >= question ? 1 : 0));
    }

    /** How many requests a user can make before the conversation outgrows a window of that many messages. */
    long requestsWithin(long window) {
        return (window - 1) / messagesPerTurn + 1;
    }

    /** Message tokens of the first requests if each carries the whole conversation: 1 + 2 + 3 + ... messages. */
    long uncappedTokens(long requests) {
        long questions = multiplyExact(triangle(requests), question);
        return messagesPerTurn == 1 ? questions : addExact(questions, multiplyExact(triangle(requests - 1), reply));
    }

    /**
     * Cacheable tokens of the first requests if each carries the whole conversation: each request has the whole previous
     * request as its prefix.
     */
    long uncappedCacheable(long requests) {
        long replyKept = messagesPerTurn == 1 ? 0 : reply;
        long missing = cacheableFrom - system + replyKept;
        long firstKept = Math.max(1, -Math.floorDiv(-missing, question + replyKept));
        long kept = requests - firstKept;
        return kept <= 0 ? 0 : uncappedTokens(requests - 1) - uncappedTokens(firstKept - 1) + kept * system;
    }

    /** Cacheable tokens of a request that shares a prefix of this length with the previous one. */
    long cacheable(long prefix) {
        return prefix >= cacheableFrom ? prefix : 0;
    }

    /** The first requests if each carries the latest messages, up to a window of at least 1 message. */
    Tokens windowed(long requests, long window) {
        long whole = Math.min(requests, requestsWithin(window));
        long cut = requests - whole;
        long messages = addExact(uncappedTokens(whole), multiplyExact(cut, tokensOf(window)));
        // Once the window slides, each request starts with another message: only the system instruction is repeated.
        long cacheable = addExact(uncappedCacheable(whole), cut * cacheable(system));
        return new Tokens(addExact(messages, requests * system), cacheable, requests * (reply + thinking), 0);
    }

    /**
     * The sum 1 + 2 + ... + last.
     *
     * @throws ArithmeticException if it does not fit into 63 bits
     */
    public static long triangle(long last) {
        return multiplyExact(last, last + 1) / 2;
    }
}
