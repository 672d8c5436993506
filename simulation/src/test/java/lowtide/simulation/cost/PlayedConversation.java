package lowtide.simulation.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The slow truth that closed forms are held against: a conversation played message by message, each request put
 * together as a list of blocks, each block counted.
 */
final class PlayedConversation {

    /** A piece of a request; equal blocks are the same text. */
    private record Block(String text, long tokens) {}

    private final Conversation conversation;
    private final Strategy strategy;
    private final List<Block> messages = new ArrayList<>();
    private List<Block> requestBefore = List.of();
    private Block summary = new Block("no summary yet", 0);
    private int summarised;
    private long input;
    private long repeated;
    private long output;
    private long embedded;
    private long lastCarried;

    PlayedConversation(Conversation conversation, Strategy strategy) {
        this.conversation = conversation;
        this.strategy = strategy;
    }

    Tokens first(long requests) {
        for (long request = 1; request <= requests; request++) {
            turn(request);
        }
        return new Tokens(input, repeated, output, embedded);
    }

    long lastCarried() {
        return lastCarried;
    }

    private void turn(long request) {
        if (strategy instanceof Summary s) {
            while (messages.size() - summarised >= s.after()) {
                fold(s);
            }
        }
        boolean searched = strategy instanceof Retrieval;
        add(new Block("question " + request, conversation.question()), searched);
        List<Block> carried = carried(request);
        lastCarried = carried.stream().mapToLong(Block::tokens).sum();
        List<Block> sent = Stream.concat(Stream.of(new Block("system", conversation.system())), carried.stream())
                .toList();
        input += sent.stream().mapToLong(Block::tokens).sum();
        long opening = 0;
        for (int i = 0;
                i < Math.min(sent.size(), requestBefore.size()) && sent.get(i).equals(requestBefore.get(i));
                i++) {
            opening += sent.get(i).tokens();
        }
        repeated += request > 1 && opening >= conversation.repeatsFrom() ? opening : 0;
        requestBefore = sent;
        output += conversation.reply() + conversation.thinking();
        if (conversation.contentsPerTurn() == 2) {
            add(new Block("reply " + request, conversation.reply()), searched);
        }
    }

    private void add(Block message, boolean searched) {
        messages.add(message);
        embedded += searched ? message.tokens() : 0;
    }

    private void fold(Summary s) {
        List<Block> folded = messages.subList(summarised, summarised + (int) s.after());
        input += conversation.system()
                + summary.tokens()
                + folded.stream().mapToLong(Block::tokens).sum();
        summarised += (int) s.after();
        summary = new Block("summary of " + summarised, (s.characters() + 3) / 4);
        output += summary.tokens() + conversation.thinking();
    }

    private List<Block> carried(long request) {
        if (strategy instanceof NoCap) {
            return List.copyOf(messages);
        }
        if (strategy instanceof LastMessages last) {
            return newest(last.messages());
        }
        if (strategy instanceof LastTokens last) {
            int kept = 1;
            while (kept < messages.size()
                    && newest(kept + 1).stream().mapToLong(Block::tokens).sum() <= last.tokens()) {
                kept++;
            }
            return newest(kept);
        }
        if (strategy instanceof Summary s) {
            Stream<Block> head = summarised == 0 ? Stream.of() : Stream.of(summary);
            return Stream.concat(head, newest(s.window()).stream()).toList();
        }
        Retrieval retrieval = (Retrieval) strategy;
        if (messages.size() <= retrieval.messages() + 1) {
            return List.copyOf(messages);
        }
        // What is found differs from question to question, so it never opens two requests alike.
        return newest(retrieval.messages() + 1).stream()
                .map(block -> new Block(block.text() + " found for " + request, block.tokens()))
                .toList();
    }

    private List<Block> newest(long count) {
        return messages.subList(messages.size() - (int) Math.min(messages.size(), count), messages.size());
    }
}
