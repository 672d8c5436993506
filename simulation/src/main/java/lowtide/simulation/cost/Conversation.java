package lowtide.simulation.cost;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

/**
 * One user's conversation with an agent, reduced to what a bill depends on. Request j (from 1) asks question j; every
 * question is as long as every other, and so is every reply.
 *
 * @param contentsPerTurn 2 if replies are kept as messages too, so that request j is preceded by 2j - 2 messages; 1 if
 *                        only questions are counted, as the lesson does
 * @param question        tokens of a question, 1 to 1,000,000
 * @param reply           tokens of a reply, 0 to 1,000,000
 * @param system          tokens of the system instruction, sent with every request but not a message, 0 to 1,000,000
 * @param thinking        tokens thought before a reply, never sent back, 0 to 1,000,000
 * @param repeatsFrom     shortest opening, in tokens, that a prefix cache keeps; shorter ones never count as repeated
 */
public record Conversation(
        int contentsPerTurn, long question, long reply, long system, long thinking, long repeatsFrom) {

    public static final Range MESSAGE_TOKENS = new Range(1, 1_000_000);
    public static final Range EXTRA_TOKENS = new Range(0, 1_000_000);

    public Conversation {
        new Range(1, 2).require("contents per turn", contentsPerTurn);
        MESSAGE_TOKENS.require("tokens of a question", question);
        EXTRA_TOKENS.require("tokens of a reply", reply);
        EXTRA_TOKENS.require("tokens of the system instruction", system);
        EXTRA_TOKENS.require("thinking tokens", thinking);
        EXTRA_TOKENS.require("tokens from which a cache keeps an opening", repeatsFrom);
    }

    /** The lesson's conversation: a prompt adds one message, and only what is sent costs anything. */
    public static Conversation ofQuestions(long tokensPerMessage) {
        return new Conversation(1, tokensPerMessage, 0, 0, 0, 0);
    }

    /** Messages that exist when the request is made, its own question included. */
    public long contents(long request) {
        return contentsPerTurn * (request - 1) + 1;
    }

    /**
     * Tokens of that many messages in a row, of which the first or the last is a question. An odd count therefore
     * holds one question more than replies.
     */
    public long tokens(long contents) {
        return contentsPerTurn == 1 ? contents * question : (contents + 1) / 2 * question + contents / 2 * reply;
    }

    /** The most messages, ending with a question, that fit into a number of tokens; at least the question itself. */
    long fitting(long tokens) {
        if (contentsPerTurn == 1) {
            return Math.max(1, tokens / question);
        }
        long turns = tokens / (question + reply);
        long rest = tokens % (question + reply);
        return Math.max(1, 2 * turns + (rest >= question ? 1 : 0));
    }

    /** How many requests there are before the conversation outgrows a window of that many messages. */
    long requestsWithin(long window) {
        return (window - 1) / contentsPerTurn + 1;
    }

    /** Tokens of the messages in the first requests, if each carries the whole conversation: 1 + 2 + 3 + ... */
    long carriedWhole(long requests) {
        long questions = multiplyExact(triangle(requests), question);
        return contentsPerTurn == 1 ? questions : addExact(questions, multiplyExact(triangle(requests - 1), reply));
    }

    /** Repeated tokens in the first requests, if each carries the whole conversation: all of the request before. */
    long repeatedWhole(long requests) {
        long replyKept = contentsPerTurn == 1 ? 0 : reply;
        long shortOfCache = repeatsFrom - system + replyKept;
        long firstKept = Math.max(1, -Math.floorDiv(-shortOfCache, question + replyKept));
        long kept = requests - firstKept;
        return kept <= 0 ? 0 : carriedWhole(requests - 1) - carriedWhole(firstKept - 1) + kept * system;
    }

    /** Repeated tokens of a request whose opening is this long and stood in the request before. */
    long repeated(long opening) {
        return opening >= repeatsFrom ? opening : 0;
    }

    /** The first requests, if each carries the newest messages up to a window, at least 1. */
    Tokens windowed(long requests, long window) {
        long whole = Math.min(requests, requestsWithin(window));
        long cut = requests - whole;
        long messages = addExact(carriedWhole(whole), multiplyExact(cut, tokens(window)));
        // Once the window slides, another message comes first each time: only the system instruction is repeated.
        long repeats = addExact(repeatedWhole(whole), cut * repeated(system));
        return new Tokens(addExact(messages, requests * system), repeats, requests * (reply + thinking), 0);
    }

    /** 1 + 2 + ... + last. */
    static long triangle(long last) {
        return multiplyExact(last, last + 1) / 2;
    }
}
