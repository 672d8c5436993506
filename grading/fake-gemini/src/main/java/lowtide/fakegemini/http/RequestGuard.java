package lowtide.fakegemini.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.reply.ErrorWriter;
import lowtide.fakegemini.reply.HttpReply;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Refuses requests before WireMock sees them: bodies that are too large, of unknown length or compressed, and WireMock's
 * own paths. Hides from the client that WireMock answers.
 */
final class RequestGuard extends HandlerWrapper {

    /** Bytes; Gemini's own limit. */
    private static final long MAX_BODY_LENGTH = 20_971_520;

    private static final ApiError TOO_LARGE =
            ApiError.invalidArgument("Request payload size exceeds the limit: " + MAX_BODY_LENGTH + " bytes.");

    private static final ApiError COMPRESSED = ApiError.invalidArgument("Compressed requests are not taken here.");

    /** WireMock's own paths, such as its admin API, all start with this. */
    private static final String WIREMOCK_PREFIX = "/__";

    private final Function<String, Optional<Answer>> streams;

    /** @param streams finds a stream that WireMock does not send */
    RequestGuard(Function<String, Optional<Answer>> streams) {
        this.streams = streams;
    }

    @Override
    public void handle(String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<ApiError> refusal = refusal(target, request);
        if (refusal.isPresent()) {
            refuse(refusal.get(), baseRequest, response);
        } else {
            GuardedResponse guarded = new GuardedResponse(response);
            super.handle(target, baseRequest, request, guarded);
            Optional<Answer> stream = guarded.stream.flatMap(streams);
            if (stream.isPresent()) {
                new EventSender(stream.get(), baseRequest).send(response);
            }
        }
    }

    private static Optional<ApiError> refusal(String target, HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length > MAX_BODY_LENGTH || length < 0 && request.getHeader("Transfer-Encoding") != null) {
            return Optional.of(TOO_LARGE);
        }
        if (request.getHeader("Content-Encoding") != null) {
            return Optional.of(COMPRESSED); // WireMock would decompress the body, however large it becomes.
        }
        return target.startsWith(WIREMOCK_PREFIX) ? Optional.of(ApiError.notFound()) : Optional.empty();
    }

    private static void refuse(ApiError error, Request baseRequest, HttpServletResponse response) throws IOException {
        HttpReply reply = ErrorWriter.write(error);
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.setHeader("Connection", "close"); // The rest of the request is not read.
        response.getWriter().write(reply.body());
        baseRequest.setHandled(true);
    }

    /** Hides WireMock's header, and keeps WireMock from ending a stream that it does not send. */
    private static final class GuardedResponse extends HttpServletResponseWrapper {

        private Optional<String> stream = Optional.empty();

        GuardedResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (name.equals(PacedStreams.HEADER)) {
                stream = Optional.of(value);
            } else if (!name.equals("Matched-Stub-Id")) {
                super.addHeader(name, value);
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return stream.isPresent() ? new NoOutput() : super.getOutputStream();
        }
    }

    /** Stands for the body of a stream while WireMock writes its own, which is empty. */
    private static final class NoOutput extends ServletOutputStream {

        @Override
        public void write(int ignored) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("WireMock writes at once.");
        }
    }
}
