package lowtide.simulation.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.LogEvent;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;

/** Shows how two agents react to the ways in which Gemini can fail. Not thread-safe. */
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

    void show(AgentSource broken, AgentSource fixed) {
        screen.say(
                "Bob asks a question, Gemini fails, Bob asks another; %d times in one conversation. Carried:"
                        + " unanswered questions in the request after the failure.",
                FAULTS.size());
        screen.empty();
        List<Round> before = rounds(broken);
        List<Round> after = rounds(fixed);
        String row = "%-22s %-25s %8s   %-10s %7s";
        screen.row(row, "", broken.name() + ": caller gets", "carried", "fixed: log", "carried");
        for (int i = 0; i < before.size(); i++) {
            screen.row(
                    row,
                    before.get(i).fault(),
                    before.get(i).outcome(),
                    before.get(i).carried(),
                    after.get(i).logged(),
                    after.get(i).carried());
        }
        screen.empty();
        screen.say(
                "%s: a reply without text stays in the history as an empty message, and Gemini rejects every request"
                        + " that contains one. fixed: %s.",
                broken.name(), fixed.name());
    }

    /** The simple name of the exception's class. */
    static String name(AgentThrew failure) {
        String type = failure.thrown().types().get(0);
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /**
     * One failure and the next question.
     *
     * @param outcome what the caller got
     * @param logged  what the agent logged
     * @param carried unanswered questions in the next request, or "rejected"
     */
    private record Round(String fault, String outcome, String logged, String carried) {}

    private List<Round> rounds(AgentSource source) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            List<Round> rounds = new ArrayList<>();
            agent.chat("bob", "I went for a run");
            agent.drainLog();
            FAULTS.forEach((name, fault) -> {
                account.enqueue(fault);
                String outcome = ask(agent, "What did I eat?");
                String logged = logged(agent.drainLog());
                boolean rejected = !ask(agent, "What did I do?").equals(ANSWERED);
                agent.drainLog();
                List<GeminiRequest> requests = account.requests();
                rounds.add(new Round(
                        name,
                        outcome,
                        logged,
                        rejected ? "rejected" : String.valueOf(unanswered(requests.get(requests.size() - 1)))));
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
        faults.put("truncated body", Replies.truncatedBody());
        faults.put("malformed JSON", Replies.malformedJson());
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
