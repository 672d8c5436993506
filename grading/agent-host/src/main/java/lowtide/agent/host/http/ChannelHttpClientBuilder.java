package lowtide.agent.host.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.net.SocketAddress;
import java.time.Duration;

/** Builds HTTP clients that all go to one address, whatever host a URL names. They share their connections. */
public final class ChannelHttpClientBuilder implements HttpClientBuilder {

    /** Longer than any call of an agent may take. */
    private static final Duration NO_TIMEOUT = Duration.ofDays(1);

    private final ConnectionPool connections;
    private Duration connectTimeout = NO_TIMEOUT;
    private Duration readTimeout = NO_TIMEOUT;

    /** @param address where every request goes: of a Unix socket, or a loopback port */
    public ChannelHttpClientBuilder(SocketAddress address) {
        this(new ConnectionPool(address));
    }

    private ChannelHttpClientBuilder(ConnectionPool connections) {
        this.connections = connections;
    }

    /** A builder with separate settings that shares this one's connections. */
    public ChannelHttpClientBuilder copy() {
        return new ChannelHttpClientBuilder(connections);
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        return new ChannelHttpClient(
                connections,
                connectTimeout == null ? NO_TIMEOUT : connectTimeout,
                readTimeout == null ? NO_TIMEOUT : readTimeout);
    }
}
