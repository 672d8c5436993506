package lowtide.simulation.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.LogEvent;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;
import lowtide.simulation.measure.AgentSource;
import lowtide.simulation.measure.RunningAgent;

/** Gemini's ways to fail, one after another, in one conversation each with two agents. For one thread. */
final class FaultDemo {

    private static final long SEED = 1;
    private static final String ANSWERED = "an answer";
    private static final Map<String, Reply> FAULTS = faults();

    private final Screen screen;
    private final FakeGemini gemini;

    FaultDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    void show(AgentSource broken, AgentSource solved) {
        screen.say(
                "Bob asks, Gemini fails, Bob asks something else; %d times in one conversation. Carried: unanswered"
                        + " questions in the request after the failure.",
                FAULTS.size());
        screen.empty();
        List<Round> first = rounds(broken);
        List<Round> second = rounds(solved);
        String row = "%-23s %-25s %7s   %-10s %7s";
        screen.row(row, "", broken.name() + ": caller gets", "carried", "05: log", "carried");
        for (int i = 0; i < first.size(); i++) {
            screen.row(
                    row,
                    first.get(i).fault(),
                    first.get(i).outcome(),
                    first.get(i).carried(),
                    second.get(i).logged(),
                    second.get(i).carried());
        }
        screen.empty();
        screen.say(
                "%s: the reply without text stays in the history as an empty message, and Gemini refuses every"
                        + " request that has one. 05 is %s.",
                broken.name(), solved.name());
    }

    /** The exception's class without its package. */
    static String name(AgentThrew failure) {
        String type = failure.thrown().types().get(0);
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /**
     * @param outcome what the caller got
     * @param logged  what the agent logged meanwhile
     * @param carried unanswered questions in the next request, or that it was refused
     */
    private record Round(String fault, String outcome, String logged, String carried) {}

    private List<Round> rounds(AgentSource source) {
        try (Account account = gemini.open(SEED);
                RunningAgent agent = RunningAgent.start(source, account)) {
            List<Round> rounds = new ArrayList<>();
            agent.chat("bob", "I went for a run");
            agent.drainLog();
            FAULTS.forEach((name, fault) -> {
                account.enqueue(fault);
                String outcome = ask(agent, "What did I eat?");
                String logged = logged(agent.drainLog());
                boolean refused = !ask(agent, "What did I do?").equals(ANSWERED);
                agent.drainLog();
                List<GeminiRequest> requests = account.requests();
                rounds.add(new Round(
                        name,
                        outcome,
                        logged,
                        refused ? "refused" : String.valueOf(unanswered(requests.get(requests.size() - 1)))));
                agent.advance(Duration.ofMinutes(1));
            });
            return rounds;
        }
    }

    private static Map<String, Reply> faults() {
        Map<String, Reply> faults = new LinkedHashMap<>();
        faults.put("429 quota a minute", Replies.quotaExceeded(Duration.ofSeconds(26)));
        faults.put("429 quota a day", Replies.dailyQuotaExceeded());
        faults.put("503 overloaded", Replies.overloaded());
        faults.put("500 internal error", Replies.internalError());
        faults.put("connection reset", Replies.connectionReset());
        faults.put("body breaks off", Replies.truncatedBody());
        faults.put("body is no JSON", Replies.malformedJson());
        faults.put("prompt blocked", Replies.blockedPrompt());
        faults.put("SAFETY, no text", Replies.safety());
        return Collections.unmodifiableMap(faults);
    }

    private static String ask(RunningAgent agent, String question) {
        try {
            return agent.chat("bob", question) == null ? "null, no exception" : ANSWERED;
        } catch (AgentThrew failure) {
            return name(failure);
        }
    }

    private static String logged(List<LogEvent> events) {
        return events.isEmpty() ? "nothing" : events.get(0).level() + (events.size() > 1 ? " ..." : "");
    }

    private static long unanswered(GeminiRequest request) {
        List<Content> contents = request.contents();
        long unanswered = 0;
        for (int i = 1; i < contents.size(); i++) {
            unanswered += contents.get(i).isUser() && contents.get(i - 1).isUser() ? 1 : 0;
        }
        return unanswered;
    }
}
