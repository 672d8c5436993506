package lowtide.checks.fallback;

import java.util.List;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * One call as Gemini and the caller saw it.
 *
 * @param circumstances for messages
 * @param requests of this call
 * @param models names of all models, cheapest first
 */
record ModelCall(String circumstances, List<GeminiRequest> requests, List<String> models, CallOutcome outcome) {

    /** Fails unless the first so many models got one request each, in their order and with the same contents, and no other one. */
    ModelCall asked(int count, String expected) {
        List<String> asked = requests.stream().map(GeminiRequest::model).toList();
        if (!asked.equals(models.subList(0, count))) {
            throw new CheckFailure(
                    circumstances + ": the agent asked " + inWords(asked) + ".",
                    "Its models: " + inWords(models) + ". " + outcome.sentence(),
                    expected);
        }
        for (GeminiRequest request : requests) {
            if (!SeveralModels.texts(request).equals(SeveralModels.texts(requests.get(0)))) {
                throw new CheckFailure(
                        request,
                        circumstances + ": " + request.model() + " was sent other messages than " + asked.get(0) + ".",
                        "the same messages for every model.");
            }
        }
        return this;
    }

    /** Fails if this model was asked. */
    ModelCall leftAlone(int model, String expected) {
        if (requests.stream().anyMatch(request -> request.model().equals(models.get(model)))) {
            throw new CheckFailure(
                    circumstances + ": " + models.get(model) + " was asked.", outcome.sentence(), expected);
        }
        return this;
    }

    /** Fails unless this model was asked. */
    ModelCall triedOnce(int model, String expected) {
        long tries = requests.stream()
                .filter(request -> request.model().equals(models.get(model)))
                .count();
        if (tries != 1) {
            throw new CheckFailure(
                    circumstances + ": " + models.get(model) + " was asked " + tries + " times.",
                    outcome.sentence(),
                    expected);
        }
        return this;
    }

    /** Fails unless the caller got an answer; returns it. */
    String answer() {
        return outcome.reply()
                .orElseThrow(() -> new CheckFailure(
                        circumstances + ": the caller got no answer.",
                        outcome.sentence(),
                        "the answer of the model that gave one."));
    }

    /** Fails unless the caller got an exception. */
    AgentThrew fails() {
        return outcome.failure()
                .orElseThrow(() -> new CheckFailure(
                        circumstances + ": the caller got " + outcome.inWords() + ".", "an exception."));
    }

    private static String inWords(List<String> names) {
        return names.isEmpty() ? "no model" : String.join(", then ", names);
    }
}
