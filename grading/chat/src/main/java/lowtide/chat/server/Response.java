package lowtide.chat.server;

import java.nio.charset.StandardCharsets;

/** What a request gets. */
record Response(int status, String type, byte[] body) {

    static Response text(int status, String text) {
        return new Response(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Response json(byte[] body) {
        return new Response(200, "application/json", body);
    }
}
