package lowtide.fakegemini;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WireMock's way in: finds the method, the key and its account for every request, and sends what they answer. */
final class FrontDoor implements ResponseDefinitionTransformerV2 {

    private static final Pattern MODEL_METHOD =
            Pattern.compile("/v1(?:beta)?/models/([^/:]+):(generateContent|streamGenerateContent|countTokens)");
    private static final Reply.Failure INVALID_KEY = new Reply.Failure(
            400,
            "INVALID_ARGUMENT",
            "API key not valid. Please pass a valid API key.",
            List.of(Map.of(
                    "@type", "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason", "API_KEY_INVALID",
                    "domain", "googleapis.com",
                    "metadata", Map.of("service", "generativelanguage.googleapis.com"))));
    private static final Reply.Failure NOT_FOUND =
            new Reply.Failure(404, "NOT_FOUND", "Requested entity was not found.");

    private final Function<String, Optional<Account>> accounts;

    FrontDoor(Function<String, Optional<Account>> accounts) {
        this.accounts = accounts;
    }

    @Override
    public String getName() {
        return "fake-gemini";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        try {
            return toResponse(answer(event.getRequest()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return toResponse(WireReply.reset());
        }
    }

    private WireReply answer(Request request) throws InterruptedException {
        URI uri = URI.create(request.getUrl());
        Matcher path = MODEL_METHOD.matcher(uri.getPath());
        if (!request.getMethod().getName().equals("POST") || !path.matches()) {
            return ReplyWriter.failure(NOT_FOUND);
        }
        Optional<Account> account = key(request).flatMap(accounts);
        if (account.isEmpty()) {
            return ReplyWriter.failure(INVALID_KEY);
        }
        ReplyWriter.Form form = ReplyWriter.Form.WHOLE;
        if (path.group(2).equals("streamGenerateContent")) {
            form = request.queryParameter("alt").isPresent() && request.queryParameter("alt").containsValue("sse")
                    ? ReplyWriter.Form.EVENTS
                    : ReplyWriter.Form.ARRAY;
        }
        return account.get().take(RequestReader.read(path.group(1), path.group(2), form, request.getBody()));
    }

    private static Optional<String> key(Request request) {
        Optional<String> header = Optional.ofNullable(request.getHeader("x-goog-api-key"));
        return header.or(() -> request.queryParameter("key").isPresent()
                        ? Optional.of(request.queryParameter("key").firstValue())
                        : Optional.empty())
                .filter(key -> !key.isBlank());
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
            response.withHeader("Content-Length", String.valueOf(whole.length));
        }
        if (!reply.dribble().isZero()) {
            response.withChunkedDribbleDelay(
                    Math.min(sent.length, 20), (int) reply.dribble().toMillis());
        }
        return response.build();
    }
}
