package lowtide.simulation.page;

import java.nio.charset.StandardCharsets;

/**
 * What the page's server sends back.
 *
 * @param status   of HTTP
 * @param type     media type
 * @param fileName under which a browser saves the body, or empty if it shows it
 */
record Reply(int status, String type, String fileName, byte[] body) {

    static Reply of(int status, String type, String text) {
        return new Reply(status, type + "; charset=utf-8", "", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply plain(int status, String text) {
        return of(status, "text/plain", text + "\n");
    }

    Reply savedAs(String name) {
        return new Reply(status, type, name, body);
    }
}
