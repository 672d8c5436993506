package lowtide.fakegemini;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/** The scripts of one account: one for all models that generate, and one for each model, which goes first. Thread-safe. */
final class Scripts {

    private final Script common = new Script();
    private final Map<String, Script> byModel = new ConcurrentHashMap<>();

    Script common() {
        return common;
    }

    Script of(String model) {
        return byModel.computeIfAbsent(model, name -> new Script());
    }

    void clear() {
        common.clear();
        byModel.values().forEach(Script::clear);
    }

    Reply next(GeminiRequest request) {
        return Optional.ofNullable(byModel.get(request.model()))
                .flatMap(script -> script.next(request))
                .or(() -> request.isModelCall() ? common.next(request) : Optional.empty())
                .orElseGet(Replies::answer);
    }
}
