package lowtide.checks.summarymemory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.RequestAssert;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/**
 * One user's conversation, and the summaries that were made of it. Its first message has a fact, which a summary repeats
 * if the request for it held the fact. Not thread-safe.
 */
final class Talk {

    /** An agent that asks more often in one call than this is answered, so that it ends. */
    static final int MAX_REQUESTS = 10;

    private final CheckContext<SummaryMemoryAgent> context;
    private final String userId;
    private final Texts texts;
    private final String fact;
    private final Set<String> asked = ConcurrentHashMap.newKeySet(); // read by FakeGemini's threads
    private final List<Message> said = new ArrayList<>();
    private final List<Pair> inAnyOrder = new ArrayList<>();
    private final List<Summary> summaries = new ArrayList<>();
    private int turns;

    Talk(CheckContext<SummaryMemoryAgent> context, String userId) {
        this.context = context;
        this.userId = userId;
        this.texts = new Texts(context);
        this.fact = context.word();
    }

    /** Equal to the user's id, but never the same object. */
    String userId() {
        return new String(userId.toCharArray());
    }

    /** What the first message says, in one word. */
    String fact() {
        return fact;
    }

    /** A message as reports show it. */
    String shown(Message message) {
        return message.shown(context::masked);
    }

    /** Questions and replies of all answered turns. */
    List<Message> said() {
        return List.copyOf(said);
    }

    /** All that Gemini has made, oldest first. */
    List<Summary> summaries() {
        return List.copyOf(summaries);
    }

    /** Words that no other user's request may hold. */
    List<String> words() {
        return Stream.of(
                        Stream.of(fact),
                        said.stream().flatMap(message -> message.words().stream()),
                        summaries.stream().map(Summary::text).map(Texts::start))
                .flatMap(words -> words)
                .toList();
    }

    /** One turn that must be answered. A summary that it causes has a text of its own. */
    MemoryTurn say() {
        Pair pair = nextPair();
        scriptSummary();
        return say(pair);
    }

    /** One turn that must be answered. A summary that it causes has this text. */
    MemoryTurn say(String summary) {
        Pair pair = nextPair();
        context.gemini().clearScript().always(Replies.text(summary));
        return say(pair);
    }

    /** One turn that must be answered. The first requests for a summary in it fail in this way. */
    MemoryTurn sayDuring(Fault fault) {
        Pair pair = nextPair();
        AtomicInteger requests = new AtomicInteger();
        context.gemini()
                .clearScript()
                .when(request -> isForSummary(request) && requests.incrementAndGet() <= MAX_REQUESTS, fault.reply())
                .always(Replies.text(texts.summary()));
        return say(pair);
    }

    /** One turn with words that are said again and again. */
    MemoryTurn sayThanks() {
        scriptSummary();
        return say(Texts.thanks(said.size() + 1));
    }

    private MemoryTurn say(Pair pair) {
        int before = context.gemini().exchanges().size();
        script(pair, Replies.text(pair.reply().text()));
        String question = pair.question().text();
        Turn turn = context.turn(question, agent -> agent.chat(userId(), question));
        putInOrder(turn.request());
        said.add(pair.question());
        List<Message> upToQuestion = said();
        said.add(pair.reply());
        List<Exchange> askedForSummaries = note(before);
        List<Summary> earlier = summaries.stream()
                .filter(made -> made.request().index() < turn.request().index())
                .toList();
        return new MemoryTurn(
                context::masked,
                new Turn(++turns, question, turn.request(), turn.reply()),
                upToQuestion,
                askedForSummaries,
                earlier);
    }

    /** One turn that must fail: Gemini gives this reply to its question. A summary succeeds. */
    void fail(Reply fault) {
        Pair pair = nextPair();
        scriptSummary();
        int before = context.gemini().exchanges().size();
        script(pair, fault);
        String question = pair.question().text();
        context.refusal("A question that Gemini did not answer", agent -> agent.chat(userId(), question));
        note(before);
    }

    /** Pairs whose calls the check makes itself. */
    List<Pair> prepared(int count) {
        scriptSummary();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pair pair = texts.pair(said.size() + 1 + 2 * i);
            script(pair, Replies.text(pair.reply().text()));
            pairs.add(pair);
        }
        return pairs;
    }

    /** Whether this is a request for a summary, and not for the answer to a question of this conversation. */
    boolean isForSummary(GeminiRequest request) {
        return !asked.contains(request.last().text());
    }

    /** One more pair, for a call beside those of another user. */
    Pair preparedBeside(Talk other) {
        Pair pair = nextPair();
        script(pair, Replies.text(pair.reply().text()));
        other.asked.add(pair.question().text());
        return pair;
    }

    /** Adds pairs that were answered, in an order that the next request shows. */
    void overlapped(List<Pair> pairs, int exchangesBefore) {
        inAnyOrder.addAll(pairs);
        note(exchangesBefore);
    }

    private Pair nextPair() {
        int number = said.size() + 2 * inAnyOrder.size() + 1;
        return number == 1 ? texts.introduction(fact) : texts.pair(number);
    }

    /** Replaces the script by one of summaries. */
    private void scriptSummary() {
        String summary = texts.summary();
        context.gemini()
                .clearScript()
                .when(
                        request -> isForSummary(request) && RequestAssert.holds(request, fact),
                        Replies.text(summary + Texts.repeated(fact)))
                .always(Replies.text(summary));
    }

    private void script(Pair pair, Reply reply) {
        String question = pair.question().text();
        asked.add(question);
        context.gemini().when(request -> request.last().text().equals(question), reply);
    }

    private void putInOrder(GeminiRequest request) {
        List<String> carried = request.contents().stream().map(Content::text).toList();
        inAnyOrder.stream()
                .sorted(Comparator.comparingInt(
                        pair -> carried.indexOf(pair.question().text())))
                .flatMap(pair -> Stream.of(pair.question(), pair.reply()))
                .forEach(said::add);
        inAnyOrder.clear();
    }

    /** The requests for summaries since then, of which the successful ones are noted. */
    private List<Exchange> note(int before) {
        List<Exchange> all = context.gemini().exchanges();
        List<Exchange> forSummaries = all.subList(before, all.size()).stream()
                .filter(exchange -> isForSummary(exchange.request()))
                .toList();
        forSummaries.forEach(exchange -> Summary.text(exchange)
                .ifPresent(text -> summaries.add(new Summary(summaries.size() + 1, exchange.request(), text))));
        return forSummaries;
    }
}
