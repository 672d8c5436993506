package lowtide.simulation.page;

import java.nio.charset.StandardCharsets;

/**
 * What the page's server sends back.
 *
 * @param status   of HTTP
 * @param type     media type
 * @param fileName under which a browser saves the body, or empty if it shows it
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
