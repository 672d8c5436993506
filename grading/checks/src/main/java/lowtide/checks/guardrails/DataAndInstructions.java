package lowtide.checks.guardrails;

import java.util.ArrayList;
import java.util.List;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/** Conversations with searches, to see where messages and outputs of tools are sent. */
final class DataAndInstructions {

    private static final int TURNS = 4;

    private final CheckContext<GuardrailsAgent> context;
    private final GuardedTurns turns;
    private final List<String> messageWords = new ArrayList<>();
    private final List<String> outputWords = new ArrayList<>();

    DataAndInstructions(CheckContext<GuardrailsAgent> context) {
        this.context = context;
        turns = new GuardedTurns(context);
    }

    /** Fails unless messages are sent as messages, and outputs as the results of their calls. */
    void areKeptApart() {
        for (String user : List.of(context.word(), context.word())) {
            for (int i = 0; i < TURNS; i++) {
                message(user);
                searches(user);
            }
        }
        context.gemini().requests().forEach(this::verify);
    }

    private void message(String user) {
        isSent(turns.turn("A user said something", user, message()).isAnswered());
    }

    private void searches(String user) {
        List<String> outputs = List.of(output(), output(), output() + ", and stir it".repeat(200), output(), output());
        GuardedTurn turn = turns.turn(
                        "Gemini searched, then searched twice in one reply, and then twice more",
                        user,
                        message(),
                        List.of(
                                List.of(turns.search(outputs.get(0))),
                                List.of(turns.search(outputs.get(1)), turns.search(outputs.get(2))),
                                List.of(turns.search(outputs.get(3))),
                                List.of(turns.search(outputs.get(4)))))
                .isAnswered();
        isSent(turn);
        for (int i = 0; i < outputs.size(); i++) {
            turn.resultContains(i, outputs.get(i), "what the search has found, as the result of its call.");
        }
    }

    private String message() {
        messageWords.add(context.word());
        return "I ate a " + messageWords.get(messageWords.size() - 1);
    }

    private String output() {
        outputWords.add(context.word());
        return "Boil a " + outputWords.get(outputWords.size() - 1) + " for ten minutes";
    }

    private static void isSent(GuardedTurn turn) {
        if (!turn.sentMessage().contains(turn.question())) {
            throw new CheckFailure(
                    turn.firstRequest(),
                    turn.circumstances() + ": the last message of the request was "
                            + CheckContext.quoted(turn.sentMessage()) + ", not " + CheckContext.quoted(turn.question())
                            + ".",
                    "the message of the user in the request's last message.");
        }
    }

    private void verify(GeminiRequest request) {
        String instruction = request.systemInstruction().orElse("");
        String spoken = request.contents().stream()
                .filter(Content::isUser)
                .map(Content::text)
                .reduce("", (one, other) -> one + "\n" + other);
        verify(request, instruction, messageWords, "The system instruction", "a message of the user");
        verify(request, instruction, outputWords, "The system instruction", "an output of a tool");
        verify(request, spoken, outputWords, "A message of the user", "an output of a tool");
    }

    private static void verify(GeminiRequest request, String text, List<String> words, String where, String whose) {
        words.stream().filter(text::contains).findFirst().ifPresent(word -> {
            throw new CheckFailure(
                    request,
                    where + " held \"" + word + "\", a word of " + whose + ".",
                    "messages as messages of the user, and outputs of tools as the results of their calls only.");
        });
    }
}
