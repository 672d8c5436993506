package lowtide.fakegemini;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way in from WireMock: finds method, key and account of every request, and sends what they answer. */
final class FrontDoor implements ResponseDefinitionTransformerV2 {

    static final Reply.Failure NOT_FOUND = new Reply.Failure(404, "NOT_FOUND", "Requested entity was not found.");

    private static final Reply.Failure INVALID_KEY = new Reply.Failure(
            400,
            "INVALID_ARGUMENT",
            "API key not valid. Please pass a valid API key.",
            List.of(Map.of(
                    "@type", "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason", "API_KEY_INVALID",
                    "domain", "googleapis.com",
                    "metadata", Map.of("service", "generativelanguage.googleapis.com"))));

    private static final Reply.Failure EXHAUSTED =
            new Reply.Failure(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).");

    private static final Pattern CALL =
            Pattern.compile("/v1(?:beta)?/models/([^/:]+):(generateContent|streamGenerateContent|countTokens)");
    private static final Pattern CATALOGUE = Pattern.compile("/v1(?:beta)?/models(?:/([^/:]+))?");
    private static final int DRIBBLES = 20;

    private final Function<String, Optional<Account>> accounts;
    private final Consumer<String> log;

    /** @param log gets one line for every request, with neither key nor text in it */
    FrontDoor(Function<String, Optional<Account>> accounts, Consumer<String> log) {
        this.accounts = accounts;
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
        WireReply reply;
        try {
            // A colon may come as %3A. What cannot be decoded matches nothing, and gets its 404 like any other path.
            reply = answer(request, verb, path.replace("%3A", ":").replace("%3a", ":"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reply = WireReply.reset();
        }
        log.accept(line(verb, path, reply));
        return toResponse(reply);
    }

    private WireReply answer(Request request, String verb, String path) throws InterruptedException {
        Matcher call = CALL.matcher(path);
        Matcher catalogue = CATALOGUE.matcher(path);
        boolean isCall = verb.equals("POST") && call.matches();
        boolean isCatalogue = verb.equals("GET") && catalogue.matches();
        if (!isCall && !isCatalogue) {
            return ReplyWriter.failure(NOT_FOUND).asLast();
        }
        Optional<Account> account = key(request).flatMap(accounts);
        if (account.isEmpty()) {
            return ReplyWriter.failure(INVALID_KEY).asLast();
        }
        if (!account.get().admits(request.getBody().length)) {
            return ReplyWriter.failure(EXHAUSTED).asLast();
        }
        return isCall
                ? account.get().take(read(request, call.group(1), call.group(2), account.get()))
                : catalogue(Optional.ofNullable(catalogue.group(1)));
    }

    private static Call read(Request request, String model, String method, Account account) {
        RequestReader reader = new RequestReader(model, method);
        GeminiRequest read = reader.read(request.getBody());
        account.charge(reader.tokens());
        return new Call(read, form(request, method), reader.failure());
    }

    private static ReplyWriter.Form form(Request request, String method) {
        if (!method.equals("streamGenerateContent")) {
            return ReplyWriter.Form.WHOLE;
        }
        QueryParameter alt = request.queryParameter("alt");
        return alt.isPresent() && alt.containsValue("sse") ? ReplyWriter.Form.EVENTS : ReplyWriter.Form.ARRAY;
    }

    private static WireReply catalogue(Optional<String> name) {
        if (name.isEmpty()) {
            return WireReply.json(200, Json.write(Models.list()));
        }
        return Models.NAMES.contains(name.get())
                ? WireReply.json(200, Json.write(Models.describe(name.get())))
                : ReplyWriter.failure(Models.notFound(name.get(), "getModel"));
    }

    private static Optional<String> key(Request request) {
        Optional<String> header = Optional.ofNullable(request.getHeader("x-goog-api-key"));
        QueryParameter parameter = request.queryParameter("key");
        return header.or(() -> parameter.isPresent() ? Optional.of(parameter.firstValue()) : Optional.empty())
                .filter(key -> !key.isBlank());
    }

    private static String line(String verb, String path, WireReply reply) {
        String outcome = reply.status() == 0 ? "reset" : String.valueOf(reply.status());
        return verb + " " + path + " " + outcome
                + reply.usage()
                        .map(usage -> " prompt=" + usage.prompt() + " cached=" + usage.cached() + " candidates="
                                + usage.candidates() + " thoughts=" + usage.thoughts())
                        .orElse("");
    }

    private static ResponseDefinition toResponse(WireReply reply) {
        if (reply.status() == 0) {
            return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        byte[] whole = reply.body().getBytes(StandardCharsets.UTF_8);
        byte[] sent = reply.body().substring(0, reply.sent()).getBytes(StandardCharsets.UTF_8);
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(reply.status())
                .withHeader("Content-Type", reply.contentType())
                .withBody(sent);
        if (sent.length < whole.length) {
            // Promising more than is sent makes the server cut the connection at the end of what there is.
            response.withHeader("Content-Length", String.valueOf(whole.length));
        }
        if (reply.last()) {
            response.withHeader("Connection", "close");
        }
        if (!reply.dribble().isZero()) {
            response.withChunkedDribbleDelay(DRIBBLES, (int) reply.dribble().toMillis());
        }
        return response.build();
    }
}
