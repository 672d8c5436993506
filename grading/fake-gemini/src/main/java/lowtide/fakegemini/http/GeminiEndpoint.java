package lowtide.fakegemini.http;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.reply.ErrorWriter;
import lowtide.fakegemini.reply.HttpReply;
import lowtide.fakegemini.reply.ModelListWriter;
import lowtide.fakegemini.reply.ResponseFormat;
import lowtide.fakegemini.request.RequestReader;

/** Routes each request that WireMock receives by its path and API key, and returns the response to send. */
final class GeminiEndpoint implements ResponseDefinitionTransformerV2 {

    private static final ApiError INVALID_KEY = new ApiError(
            400,
            "INVALID_ARGUMENT",
            "API key not valid. Please pass a valid API key.",
            List.of(Map.of(
                    "@type", "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason", "API_KEY_INVALID",
                    "domain", "googleapis.com",
                    "metadata", Map.of("service", "generativelanguage.googleapis.com"))));

    private static final ApiError NO_KEY = new ApiError(
            403,
            "PERMISSION_DENIED",
            "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or"
                    + " other form of API consumer identity to call this API.");
    private static final ApiError EXHAUSTED =
            new ApiError(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).");

    private static final Pattern CALL =
            Pattern.compile("/v1(?:beta)?/models/([^/:]+):(generateContent|streamGenerateContent|countTokens"
                    + "|embedContent|batchEmbedContents)");
    private static final Pattern MODELS = Pattern.compile("/v1(?:beta)?/models(?:/([^/:]+))?");

    private final Function<String, Optional<CallHandler>> handlers;
    private final PacedStreams streams;
    private final Consumer<String> log;

    /**
     * @param handlers finds the handler for an API key; empty if the key is not valid
     * @param streams takes the streams that WireMock cannot send
     * @param log gets one line for every request, without API keys and texts
     */
    GeminiEndpoint(Function<String, Optional<CallHandler>> handlers, PacedStreams streams, Consumer<String> log) {
        this.handlers = handlers;
        this.streams = streams;
        this.log = log;
    }

    @Override
    public String getName() {
        return "fake-gemini";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        String verb = request.getMethod().getName();
        String url = request.getUrl();
        String path = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        Answer answer;
        try {
            // A colon may be sent as %3A. A path that cannot be decoded matches nothing, and gets 404 like any other.
            answer = answer(request, verb, path.replace("%3A", ":").replace("%3a", ":"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = Answer.of(HttpReply.connectionReset());
        }
        log.accept(line(verb, path, answer.reply()));
        return answer.isPaced()
                ? WireMockResponse.ofStream(answer.reply(), streams.add(answer))
                : WireMockResponse.of(answer.reply());
    }

    private Answer answer(Request request, String verb, String path) throws InterruptedException {
        Matcher call = CALL.matcher(path);
        Matcher models = MODELS.matcher(path);
        boolean isCall = verb.equals("POST") && call.matches();
        boolean isModels = verb.equals("GET") && models.matches();
        if (!isCall && !isModels) {
            return refusal(ApiError.notFound());
        }
        Optional<String> key = key(request);
        Optional<CallHandler> handler = key.flatMap(handlers);
        if (handler.isEmpty()) {
            return refusal(key.isEmpty() ? NO_KEY : INVALID_KEY);
        }
        if (!handler.get().admits(request.getBody().length)) {
            return refusal(EXHAUSTED);
        }
        if (isModels) {
            return Answer.of(Optional.ofNullable(models.group(1))
                    .map(ModelListWriter::get)
                    .orElseGet(ModelListWriter::list));
        }
        String method = call.group(2);
        return handler.get()
                .handle(new Call(
                        RequestReader.read(call.group(1), method, request.getBody()),
                        request::getBodyAsString,
                        format(request, method)));
    }

    /** Closes the connection, so that each request of a flood that no quota counts costs its sender a connection. */
    private static Answer refusal(ApiError error) {
        return Answer.of(ErrorWriter.write(error).closingConnection());
    }

    private static ResponseFormat format(Request request, String method) {
        if (!method.equals("streamGenerateContent")) {
            return ResponseFormat.OBJECT;
        }
        QueryParameter alt = request.queryParameter("alt");
        return alt.isPresent() && alt.containsValue("sse") ? ResponseFormat.EVENTS : ResponseFormat.ARRAY;
    }

    private static Optional<String> key(Request request) {
        Optional<String> header = Optional.ofNullable(request.getHeader("x-goog-api-key"));
        QueryParameter parameter = request.queryParameter("key");
        return header.or(() -> parameter.isPresent() ? Optional.of(parameter.firstValue()) : Optional.empty())
                .filter(key -> !key.isBlank());
    }

    private static String line(String verb, String path, HttpReply reply) {
        String outcome = reply.isConnectionReset() ? "reset" : String.valueOf(reply.status());
        return verb + " " + path + " " + outcome
                + reply.usage()
                        .map(usage -> " prompt=" + usage.prompt() + " cached=" + usage.cached() + " candidates="
                                + usage.candidates() + " thoughts=" + usage.thoughts())
                        .orElse("");
    }
}
