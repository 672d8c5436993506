package lowtide.cost.context;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reference implementation of the closed forms: plays a conversation message by message, assembles each request as a list
 * of blocks, and counts every block.
 */
final class PlayedConversation {

    /** A part of a request. Equal blocks stand for equal text. */
    private record Block(String text, long tokens) {}

    private final Conversation conversation;
    private final Strategy strategy;
    private final List<Block> messages = new ArrayList<>();
    private List<Block> previousRequest = List.of();
    private Block summary = new Block("no summary yet", 0);
    private int summarised;
    private long input;
    private long cacheable;
    private long output;
    private long embedded;
    private long lastContextTokens;

    PlayedConversation(Conversation conversation, Strategy strategy) {
        this.conversation = conversation;
        this.strategy = strategy;
    }

    Tokens play(long requests) {
        for (long request = 1; request <= requests; request++) {
            turn(request);
        }
        return new Tokens(input, cacheable, output, embedded);
    }

    long lastContextTokens() {
        return lastContextTokens;
    }

    private void turn(long request) {
        if (strategy instanceof Summary s) {
            while (messages.size() - summarised >= s.after()) {
                fold(s);
            }
        }
        add(new Block("question " + request, conversation.question()));
        List<Block> context = context(request);
        lastContextTokens = tokens(context);
        send(Stream.concat(Stream.of(new Block("system", conversation.system())), context.stream())
                .toList());
        output += conversation.reply() + conversation.thinking();
        if (conversation.messagesPerTurn() == 2) {
            add(new Block("reply " + request, conversation.reply()));
        }
    }

    private void add(Block message) {
        messages.add(message);
        embedded += strategy instanceof Retrieval ? message.tokens() : 0;
    }

    private void send(List<Block> request) {
        input += tokens(request);
        int common = 0;
        while (common < Math.min(request.size(), previousRequest.size())
                && request.get(common).equals(previousRequest.get(common))) {
            common++;
        }
        long prefix = tokens(request.subList(0, common));
        cacheable += !previousRequest.isEmpty() && prefix >= conversation.cacheableFrom() ? prefix : 0;
        previousRequest = request;
    }

    private void fold(Summary s) {
        List<Block> folded = messages.subList(summarised, summarised + (int) s.after());
        input += conversation.system() + summary.tokens() + tokens(folded);
        summarised += (int) s.after();
        summary = new Block("summary of " + summarised, (s.characters() + 3) / 4);
        output += summary.tokens() + conversation.thinking();
    }

    private List<Block> context(long request) {
        if (strategy instanceof LastMessages last) {
            return latest(last.messages());
        }
        if (strategy instanceof LastTokens last) {
            int kept = 1;
            while (kept < messages.size() && tokens(latest(kept + 1)) <= last.tokens()) {
                kept++;
            }
            return latest(kept);
        }
        if (strategy instanceof Summary s) {
            Stream<Block> head = summarised == 0 ? Stream.of() : Stream.of(summary);
            return Stream.concat(head, latest(s.window()).stream()).toList();
        }
        if (strategy instanceof Retrieval retrieval && messages.size() > retrieval.messages() + 1) {
            // Each question finds other messages, so no two requests have a common prefix.
            return latest(retrieval.messages() + 1).stream()
                    .map(block -> new Block(block.text() + " found for " + request, block.tokens()))
                    .toList();
        }
        return List.copyOf(messages);
    }

    private List<Block> latest(long count) {
        return messages.subList(messages.size() - (int) Math.min(messages.size(), count), messages.size());
    }

    private static long tokens(List<Block> blocks) {
        return blocks.stream().mapToLong(Block::tokens).sum();
    }
}
