package lowtide.checks.dsl;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.AgentSettings;
import lowtide.checks.dsl.values.StartTime;
import lowtide.checks.dsl.values.WordGenerator;
import lowtide.course.WireExcerpt;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.ModelCatalogue;

/**
 * What one check works with: a new agent, a separate Gemini account, a clock, and a source of random words. The agent
 * is created when it is first used, so that a constructor that fails is reported like any other failure.
 */
public final class CheckContext<A> implements AutoCloseable {

    /** Many times as many as the longest check causes. */
    private static final int MAX_REQUESTS = 5_000;

    private static final long MAX_BYTES = 32 << 20;

    private final AgentContract<A> contract;
    private final GradingSession grading;
    private final Account gemini;
    private final Random random;
    private final WordGenerator words;
    private final Map<String, Object> given = new HashMap<>();
    private List<String> models = List.of(FakeGemini.MODEL);
    private Instant now;
    private AgentSession<A> session;
    private int turns;

    public CheckContext(AgentContract<A> contract, GradingSession grading, String checkId) {
        this.contract = contract;
        this.grading = grading;
        this.random = new Random(grading.seed() * 1_000_003 + checkId.hashCode());
        this.words = new WordGenerator(random);
        this.gemini = grading.gemini().open(random.nextLong()).quota(MAX_REQUESTS, MAX_BYTES);
        this.now = StartTime.random(random);
    }

    public Account gemini() {
        return gemini;
    }

    public Random random() {
        return random;
    }

    /** A made-up word that this context has not used yet. */
    public String word() {
        return words.next();
    }

    /** A statement with a made-up food. */
    public String meal() {
        return "I ate a " + word();
    }

    /** Gives the agent's constructor models of these names; before the agent is first asked for, or after it was ended. */
    public void giveModels(List<String> names) {
        models = List.copyOf(names);
    }

    /** Gives the agent's constructor this for the parameter of that name; when, is as for {@link #giveModels}. */
    public void give(String parameter, Object value) {
        given.put(parameter, value);
    }

    /** Ends the agent. The next one gets what has been given by then. */
    public void endAgent() {
        if (session != null) {
            session.close();
            session = null;
            turns = 0;
        }
    }

    public AgentSession<A> session() {
        if (session == null) {
            List<ModelAccess> access = models.stream()
                    .map(name -> new ModelAccess(gemini.baseUrl(), gemini.apiKey(), name))
                    .toList();
            given.put("embeddings", new ModelAccess(gemini.baseUrl(), gemini.apiKey(), ModelCatalogue.EMBEDDING));
            session = grading.host().open(contract, new AgentSettings(access, now, given));
        }
        return session;
    }

    /** The session if there is one already. */
    public Optional<AgentSession<A>> openSession() {
        return Optional.ofNullable(session);
    }

    public A agent() {
        return session().agent();
    }

    /** Creates another agent beside the first; from now on, calls go to the new one. */
    public void renewAgent() {
        session().renew();
        turns = 0;
    }

    /** Ends the agent, even during a call, and makes a new one in a new process over the same data. */
    public void restartAgent(Runnable meanwhile) {
        session().restart(meanwhile);
        session().setTime(now);
    }

    /** The same in a quicker way: the new agent's classes are loaded anew, in the same process. */
    public void reloadAgent(Runnable meanwhile) {
        session().reload(meanwhile);
        session().setTime(now);
    }

    /** This text without the words that this context has made up. */
    public String masked(String text) {
        return words.masked(text);
    }

    /** Waits for what the agent does. */
    public Patience patience() {
        return new Patience(session());
    }

    public Instant now() {
        return now;
    }

    /** The agent itself has moved its clock on, by pausing. */
    public void passed(Duration time) {
        now = now.plus(time);
    }

    public void advance(Duration time) {
        setTime(now.plus(time));
    }

    public void setTime(Instant instant) {
        now = instant;
        session().setTime(instant);
    }

    /** One call that must be answered, with its request and reply. The question must be one that no earlier turn asked. */
    public Turn turn(String question, Function<A, String> call) {
        int before = gemini.exchanges().size();
        String reply = call.apply(agent());
        turns++;
        return answered(question, reply, before);
    }

    /** The turn of a call already answered. */
    public Turn answered(String question, String reply) {
        return answered(question, reply, 0);
    }

    private Turn answered(String question, String reply, int from) {
        List<Exchange> exchanges = gemini.exchanges();
        Exchange exchange = exchanges.subList(Math.min(from, exchanges.size()), exchanges.size()).stream()
                .filter(candidate -> candidate.request().isModelCall())
                .filter(candidate -> candidate.request().last().text().equals(question))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new CheckFailure(
                        "chat(" + quoted(question) + ") returned " + quoted(reply)
                                + ", but no request whose last message is that question reached Gemini.",
                        "one request per call, with the question as its last message."));
        String sent = exchange.replyText().orElse("");
        if (reply == null || !reply.strip().equals(sent.strip())) {
            throw new CheckFailure(
                    "Gemini answered " + quoted(sent) + ", but chat(" + quoted(question) + ") returned " + quoted(reply)
                            + ".",
                    "the reply of the model, unchanged.");
        }
        return new Turn(turns, question, exchange.request(), reply);
    }

    /** A call that may or may not fail. */
    public void attempt(Consumer<A> call) {
        try {
            call.accept(agent());
        } catch (AgentThrew threw) {
            // another check tests whether and how it fails
        }
    }

    /** A call that must fail; returns what it threw. */
    public AgentThrew refusal(String what, Function<A, ?> call) {
        try {
            Object returned = call.apply(agent());
            throw new CheckFailure(
                    what + " was accepted and returned " + quoted(String.valueOf(returned)) + ".", "an exception.");
        } catch (AgentThrew threw) {
            return threw;
        }
    }

    /** The last requests up to this one, or up to the last of all, with what became of them; oldest first. */
    public List<WireExcerpt> transcript(Optional<GeminiRequest> upTo) {
        List<Exchange> exchanges = gemini.exchanges();
        return WireExcerpts.lastOf(
                exchanges.subList(0, upTo.map(request -> request.index() + 1).orElse(exchanges.size())));
    }

    /** What the agent threw, in one line without a full stop at its end. */
    public static String described(AgentThrew threw) {
        return Redactor.of(threw.thrown().describe()).replaceFirst("(?<!\\.)\\.$", "");
    }

    public static String quoted(String text) {
        if (text == null) {
            return "null";
        }
        String quotation = Redactor.of(text);
        String line = quotation.length() <= 80 ? quotation : quotation.substring(0, 77) + "...";
        return '"' + line.replace("\r", "\\r").replace("\n", "\\n").replace("\u2028", "\\u2028") + '"';
    }

    /** Fails if there were more requests than are recorded, because the check has then not seen all of them. */
    public void verifyThatAllWasSeen() {
        if (gemini.isExhausted()) {
            throw new CheckFailure(
                    "More than " + MAX_REQUESTS + " requests, or more than " + (MAX_BYTES >> 20)
                            + " MB of them, reached Gemini.",
                    "one request per call.");
        }
    }

    @Override
    public void close() {
        gemini.close(); // releases held requests, so that no call of the agent hangs
        endAgent();
    }
}
