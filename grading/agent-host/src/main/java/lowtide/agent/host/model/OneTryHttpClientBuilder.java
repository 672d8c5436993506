package lowtide.agent.host.model;

import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;

/** Builds HTTP clients whose failures LangChain4j does not take for one that may pass. Settings are those of the client. */
final class OneTryHttpClientBuilder implements HttpClientBuilder {

    private final HttpClientBuilder builder;

    OneTryHttpClientBuilder(HttpClientBuilder builder) {
        this.builder = builder;
    }

    @Override
    public Duration connectTimeout() {
        return builder.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        builder.connectTimeout(timeout);
        return this;
    }

    @Override
    public Duration readTimeout() {
        return builder.readTimeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        builder.readTimeout(timeout);
        return this;
    }

    @Override
    public HttpClient build() {
        return new OneTryHttpClient(builder.build());
    }

    /** Carries the failure of a request past LangChain4j, which looks for it among the causes of an exception. */
    static final class Failed extends NonRetriableException {

        private static final long serialVersionUID = 1;

        private final RuntimeException failure;

        Failed(RuntimeException failure) {
            super("a request failed");
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    private record OneTryHttpClient(HttpClient client) implements HttpClient {

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            try {
                return client.execute(request);
            } catch (RuntimeException failure) {
                throw new Failed(failure);
            }
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            client.execute(request, parser, listener);
        }
    }
}
