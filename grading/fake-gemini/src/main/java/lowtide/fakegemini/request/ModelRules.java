package lowtide.fakegemini.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiModel;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;

/** The rules that differ from model to model. */
final class ModelRules {

    private ModelRules() {}

    /** Why this model would refuse the request, if it would. */
    static Optional<ApiError> refusal(GeminiRequest request, GeminiModel model) {
        return Stream.of(
                        thinking(request, model),
                        tools(request, model),
                        signatures(request, model),
                        responses(request, model))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ApiError> thinking(GeminiRequest request, GeminiModel model) {
        int budget = request.generation().thinkingBudget().orElse(GeminiModel.Thinking.DYNAMIC);
        if (model.thinking().permits(budget)) {
            return Optional.empty();
        }
        return budget == 0
                ? refuse("Budget 0 is invalid. This model only works in thinking mode.")
                : refuse("The thinking budget (" + budget + ") is invalid.");
    }

    private static Optional<ApiError> tools(GeminiRequest request, GeminiModel model) {
        boolean asksForJson = request.generation().jsonSchema().isPresent();
        return asksForJson && !request.tools().isEmpty() && !model.combinesTools()
                ? refuse("Function calling with a response mime type: 'application/json' is unsupported")
                : Optional.empty();
    }

    /** In the current turn, the first call of each content must have its signature. */
    private static Optional<ApiError> signatures(GeminiRequest request, GeminiModel model) {
        boolean missing = currentTurn(request.turns()).stream()
                .flatMap(content -> content.functionCalls().stream().limit(1))
                .anyMatch(call ->
                        call.thoughtSignature().filter(text -> !text.isBlank()).isEmpty());
        return model.signsCalls() && missing
                ? refuse(
                        "Function call is missing a thought_signature in functionCall parts. This is required for tools"
                                + " to work correctly, and missing thought_signature may lead to degraded model performance."
                                + " Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details.")
                : Optional.empty();
    }

    private static List<Content> currentTurn(List<Content> turns) {
        int from = turns.size();
        while (from > 0 && (turns.get(from - 1).isModel() || turns.get(from - 1).hasOnlyFunctionResponses())) {
            from--;
        }
        return turns.subList(from, turns.size());
    }

    private static Optional<ApiError> responses(GeminiRequest request, GeminiModel model) {
        List<Content> turns = request.turns();
        for (int i = 1; i < turns.size() && model.matchesResponses(); i++) {
            if (!match(turns.get(i - 1).functionCalls(), turns.get(i).functionResponses())) {
                return refuse("Please ensure that the names and ids of function response parts match those of the"
                        + " function call parts of the function call turn.");
            }
        }
        return Optional.empty();
    }

    private static boolean match(List<Part.FunctionCall> calls, List<Part.FunctionResponse> responses) {
        return responses.stream()
                .allMatch(response -> calls.stream()
                        .anyMatch(call -> call.name().equals(response.name())
                                && (response.id().isEmpty() || response.id().equals(call.id()))));
    }

    private static Optional<ApiError> refuse(String message) {
        return Optional.of(ApiError.invalidArgument(message));
    }
}
