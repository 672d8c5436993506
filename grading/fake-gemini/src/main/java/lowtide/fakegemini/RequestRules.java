package lowtide.fakegemini;

import java.util.List;
import java.util.Optional;

/** What Gemini refuses of a request it can read: the order of the turns, and too much text. */
final class RequestRules {

    private RequestRules() {}

    /** @param alternation also refuse neighbours of the same role */
    static Optional<Reply.Failure> refusal(GeminiRequest request, boolean alternation) {
        if (request.contents().isEmpty()) {
            return refuse("* GenerateContentRequest.contents: contents is not specified\n");
        }
        if (!request.isModelCall()) {
            return Optional.empty();
        }
        return order(request.turns(), alternation).or(() -> size(request));
    }

    private static Optional<Reply.Failure> order(List<Content> turns, boolean alternation) {
        for (int i = 0; i < turns.size(); i++) {
            Content turn = turns.get(i);
            Optional<Content> before = i == 0 ? Optional.empty() : Optional.of(turns.get(i - 1));
            int callsBefore = before.map(Content::functionCalls).map(List::size).orElse(0);
            int responses = turn.functionResponses().size();
            if (!turn.functionCalls().isEmpty() && !before.map(Content::isUser).orElse(false)) {
                return refuse("Please ensure that function call turn comes immediately after a user turn or after a"
                        + " function response turn.");
            }
            if (responses > 0 && callsBefore == 0) {
                return refuse(
                        "Please ensure that function response turn comes immediately after a function call turn.");
            }
            if (responses != callsBefore) {
                return refuse("Please ensure that the number of function response parts is equal to the number of"
                        + " function call parts of the function call turn.");
            }
            if (alternation
                    && before.map(Content::role).filter(turn.role()::equals).isPresent()) {
                return refuse("Please ensure that multiturn requests alternate between user and model.");
            }
        }
        return turns.get(turns.size() - 1).isModel()
                ? refuse("Please ensure that multiturn requests end with a user role or a function response.")
                : Optional.empty();
    }

    private static Optional<Reply.Failure> size(GeminiRequest request) {
        int tokens = Tokens.in(request);
        return tokens > Models.INPUT_TOKEN_LIMIT
                ? refuse("The input token count (" + tokens + ") exceeds the maximum number of tokens allowed ("
                        + Models.INPUT_TOKEN_LIMIT + ").")
                : Optional.empty();
    }

    private static Optional<Reply.Failure> refuse(String message) {
        return Optional.of(Reply.Failure.invalidArgument(message));
    }
}
