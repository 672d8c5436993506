package lowtide.fakegemini;

import java.time.Duration;

/**
 * The bodies of a request and its response as they were on the wire. They contain no header and therefore no API key.
 *
 * @param response as much of it as was sent; of a stream, its events. Empty while there is none
 * @param took     from the arrival of the request to the first byte of the response; zero while there is none
 */
public record RawExchange(String request, String response, Duration took) {}
