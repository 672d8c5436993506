package lowtide.chat.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the page, read at the start. No others are served. */
final class PageFiles {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");
    private static final String PAGE = "page.html";

    /** What scripts say, which is made for a language. */
    private static final String TEXTS = "texts.js";

    private static final List<String> NAMES = List.of(
            "page.css",
            "page.js",
            "chats.js",
            "wire.js",
            "raw.js",
            "controls.js",
            "script.js",
            "link.js",
            "trace.js",
            "dom.js",
            "crowd.js",
            "echarts.min.js");

    private final Map<String, Response> files = new HashMap<>();

    PageFiles(PageTexts texts) throws IOException {
        for (String name : NAMES) {
            files.put(name, new Response(200, type(name), content(name)));
        }
        byte[] page =
                texts.fill(new String(content(PAGE), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        files.put("", new Response(200, type(PAGE), page));
        files.put(TEXTS, new Response(200, type(TEXTS), texts.module()));
    }

    private static String type(String name) {
        return TYPES.get(name.substring(name.lastIndexOf('.') + 1)) + "; charset=utf-8";
    }

    Optional<Response> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static byte[] content(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
