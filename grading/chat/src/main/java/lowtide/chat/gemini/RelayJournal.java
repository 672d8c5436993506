package lowtide.chat.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.RawExchange;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Usage;

/** The newest requests that went through a relay, with their answers. Thread-safe. */
final class RelayJournal {

    private static final int MAX = 500;
    private static final String EVENT = "data:";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, Exchange> exchanges = new LinkedHashMap<>();
    private final Map<Integer, RawExchange> bodies = new HashMap<>();
    private final Map<Integer, Long> arrivals = new HashMap<>(); // of those without an answer
    private int next;

    /** Enters a request, and returns it with its number. */
    synchronized GeminiRequest add(GeminiRequest arrived, String body) {
        GeminiRequest request = arrived.withIndex(next++);
        exchanges.put(
                request.index(), new Exchange(request, false, 0, Optional.empty(), Optional.empty(), Optional.empty()));
        bodies.put(request.index(), new RawExchange(body, "", Duration.ZERO));
        arrivals.put(request.index(), System.nanoTime());
        if (exchanges.size() > MAX) {
            int oldest = exchanges.keySet().iterator().next();
            exchanges.remove(oldest);
            bodies.remove(oldest);
            arrivals.remove(oldest);
        }
        return request;
    }

    /**
     * Enters the answer to a request.
     *
     * @param status 0 if there was none
     * @param body   one JSON object, or an event stream of such
     */
    void finish(GeminiRequest request, int status, String body) {
        List<JsonNode> chunks = chunks(body);
        String text = chunks.stream()
                .flatMap(chunk -> chunk.path("candidates")
                        .path(0)
                        .path("content")
                        .path("parts")
                        .valueStream())
                .filter(part -> !part.path("thought").asBoolean())
                .map(part -> part.path("text").asText())
                .collect(Collectors.joining());
        Optional<Usage> usage = chunks.stream()
                .map(chunk -> chunk.path("usageMetadata"))
                .filter(JsonNode::isObject)
                .reduce((first, last) -> last)
                .map(RelayJournal::usage);
        synchronized (this) {
            Optional.ofNullable(arrivals.remove(request.index())).ifPresent(arrived -> {
                Duration took = Duration.ofNanos(System.nanoTime() - arrived);
                bodies.computeIfPresent(request.index(), (index, sent) -> new RawExchange(sent.request(), body, took));
            });
            exchanges.replace(
                    request.index(),
                    new Exchange(
                            request,
                            true,
                            status,
                            Optional.of(text).filter(said -> !said.isEmpty()),
                            usage,
                            Optional.empty()));
        }
    }

    synchronized List<Exchange> exchanges() {
        return new ArrayList<>(exchanges.values());
    }

    /** The bodies of an exchange; empty if it is not kept any more. */
    synchronized Optional<RawExchange> raw(int number) {
        return Optional.ofNullable(bodies.get(number));
    }

    private static Usage usage(JsonNode reported) {
        int prompt = count(reported, "promptTokenCount");
        return Usage.of(
                prompt,
                count(reported, "candidatesTokenCount"),
                count(reported, "thoughtsTokenCount"),
                Math.min(prompt, count(reported, "cachedContentTokenCount")));
    }

    private static int count(JsonNode reported, String name) {
        return Math.max(0, reported.path(name).asInt());
    }

    /** What can be read of an answer; nothing of one that is no JSON. */
    private List<JsonNode> chunks(String body) {
        List<String> texts = body.startsWith(EVENT)
                ? body.lines()
                        .filter(line -> line.startsWith(EVENT))
                        .map(line -> line.substring(EVENT.length()))
                        .toList()
                : List.of(body);
        List<JsonNode> chunks = new ArrayList<>();
        for (String text : texts) {
            try {
                chunks.add(json.readTree(text));
            } catch (JsonProcessingException brokenOff) {
                return chunks;
            }
        }
        return chunks;
    }
}
