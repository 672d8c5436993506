package lowtide.checks.tools;

import java.util.ArrayList;
import java.util.List;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;

/**
 * The calls of tools and their results that a request carries after a question. A request that Gemini accepts has results
 * for all calls.
 */
final class CallsAndResults {

    private final List<List<Part.FunctionResponse>> results = new ArrayList<>();

    private CallsAndResults() {}

    static CallsAndResults after(String question, GeminiRequest request) {
        CallsAndResults found = new CallsAndResults();
        List<Content> turns = request.turns();
        int asked = turns.size();
        while (asked > 0 && !turns.get(asked - 1).text().equals(question)) {
            asked--;
        }
        for (int i = asked; i + 1 < turns.size() && asked > 0; i++) {
            if (!turns.get(i).functionCalls().isEmpty()) {
                found.results.add(turns.get(i + 1).functionResponses());
            }
        }
        return found;
    }

    /** Whether this is the newest question that the request carries. */
    static boolean isAsked(String question, GeminiRequest request) {
        return request.contents().stream()
                .filter(content ->
                        content.isUser() && content.functionResponses().isEmpty())
                .reduce((first, second) -> second)
                .filter(newest -> newest.text().equals(question))
                .isPresent();
    }

    /** How many replies of Gemini with calls, each with its results. */
    int rounds() {
        return results.size();
    }

    /** The result of a call, both counted from 0. */
    Part.FunctionResponse result(int round, int call) {
        return results.get(round).get(call);
    }
}
