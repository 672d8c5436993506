package lowtide.simulation.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import lowtide.cost.pricing.PriceList;

/** The files of the page, read at the start. Only files that {@code files.properties} lists are served. */
final class PageFiles {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final Map<String, PageResponse> files = new HashMap<>();

    PageFiles() {
        Properties locations = new Properties();
        try (InputStream list = PageFiles.class.getResourceAsStream("files.properties")) {
            locations.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String path : locations.stringPropertyNames()) {
            String location = locations.getProperty(path);
            String type = TYPES.get(location.substring(location.lastIndexOf('.') + 1));
            files.put(
                    path,
                    PageResponse.of(200, type, type.equals("text/html") ? withModels(text(location)) : text(location)));
        }
    }

    Optional<PageResponse> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static String text(String location) {
        try (InputStream file = PageFiles.class.getResourceAsStream(location)) {
            if (file == null) {
                throw new IllegalStateException(location + " is missing from this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inserts an option for each model of the price list. */
    private static String withModels(String page) {
        String options = PriceList.bundled().models().stream()
                .map(name -> name.replace("&", "&amp;").replace("<", "&lt;"))
                .map(name -> "<option>" + name + "</option>")
                .collect(Collectors.joining());
        return page.replace("<!-- models -->", options);
    }
}
