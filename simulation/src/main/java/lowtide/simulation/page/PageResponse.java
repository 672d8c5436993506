package lowtide.simulation.page;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP response of the page's server.
 *
 * @param status   HTTP status code
 * @param type     media type of the body
 * @param fileName name under which browsers save the body; empty if they show it
 */
record PageResponse(int status, String type, String fileName, byte[] body) {

    static PageResponse of(int status, String type, String text) {
        return new PageResponse(status, type + "; charset=utf-8", "", text.getBytes(StandardCharsets.UTF_8));
    }

    static PageResponse plain(int status, String text) {
        return of(status, "text/plain", text + "\n");
    }

    PageResponse savedAs(String name) {
        return new PageResponse(status, type, name, body);
    }
}
