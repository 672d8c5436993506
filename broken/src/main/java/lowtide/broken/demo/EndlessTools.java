package lowtide.broken.demo;

import static lowtide.broken.journal.ExchangeFigures.inputTokens;
import static lowtide.broken.journal.ExchangeFigures.messages;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.broken.journal.ExchangeFigures;
import lowtide.broken.naive.ToolAgent;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Part;

/** Shows what one message costs if the model keeps calling a tool. */
final class EndlessTools implements ProblemDemo {

    private static final int CALLS = 200;

    @Override
    public String title() {
        return "Tools without a limit";
    }

    @Override
    public Optional<String> reasonToSkipOnline() {
        return Optional.of("it needs a model that calls a tool again and again");
    }

    @Override
    public void show(DemoSession session) {
        Screen screen = session.screen();
        screen.say("This agent answers problem 7: it executes the tools that Gemini calls, until Gemini answers in "
                + "words. Bob writes \"I ate an apple\" once. Gemini calls log_food, and calls it again after every "
                + "result.");
        screen.empty();
        List<ToolExecutionRequest> diary = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            session.fake()
                    .enqueue(Replies.functionCalls(
                            new Part.FunctionCall("log_food", Map.of("name", "apple", "calories", 95))));
        }
        ToolAgent agent = new ToolAgent(session.model(), call -> {
            diary.add(call);
            return "Logged apple: 95 cal";
        });
        List<Exchange> exchanges = session.exchangesOf(() -> agent.chat("I ate an apple"));
        screen.row("request   messages sent   tokens sent   apples");
        for (int request = 0; request <= CALLS; request += CALLS / 4) {
            Exchange exchange = exchanges.get(request);
            screen.row("%7d   %13d   %,11d   %6d", request + 1, messages(exchange), inputTokens(exchange), request);
        }
        screen.empty();
        screen.say(
                "One message: %d requests, %,d tokens, and %d apples in the diary. The demo ends here because "
                        + "FakeGemini does; the agent would go on. (exercises/08-tools)",
                exchanges.size(), ExchangeFigures.totalTokens(exchanges), diary.size());
    }
}
