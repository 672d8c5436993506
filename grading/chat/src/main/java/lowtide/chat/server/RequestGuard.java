package lowtide.chat.server;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Refuses requests that do not come from the page itself: other pages in the same browser can send requests to this server,
 * too, but they do not know the token in its address, and their Origin differs.
 */
final class RequestGuard {

    private static final int TOKEN_BYTES = 16;

    private final String token = token();
    private final String host;

    RequestGuard(int port) {
        this.host = "127.0.0.1:" + port;
    }

    /** The start of every path, such as {@code /7f3a.../}. */
    String root() {
        return "/" + token + "/";
    }

    String origin() {
        return "http://" + host;
    }

    /**
     * The path below the root.
     *
     * @return empty if the request is not the page's, or does not name the token
     */
    Optional<String> path(String method, String path, Headers headers) {
        boolean toThisHost = List.of(host).equals(headers.get("Host")); // a name that was bound to 127.0.0.1 is another
        boolean changes = !method.equals("GET");
        String origin = headers.getFirst("Origin");
        boolean fromThisPage = origin == null ? !changes : origin.equals(origin());
        int end = path.indexOf('/', 1);
        boolean knowsToken = end > 0
                && MessageDigest.isEqual(
                        path.substring(1, end).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
        return toThisHost && fromThisPage && knowsToken ? Optional.of(path.substring(end + 1)) : Optional.empty();
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
