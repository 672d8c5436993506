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
import lowtide.simulation.pricing.PriceList;

/** The files that make the page, all read at the start: what is not listed in {@code files.properties} is not served. */
final class PageFiles {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final Map<String, PageResponse> files = new HashMap<>();

    PageFiles() {
        Properties places = new Properties();
        try (InputStream list = PageFiles.class.getResourceAsStream("files.properties")) {
            places.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String path : places.stringPropertyNames()) {
            String place = places.getProperty(path);
            String type = TYPES.get(place.substring(place.lastIndexOf('.') + 1));
            files.put(
                    path, PageResponse.of(200, type, type.equals("text/html") ? withModels(text(place)) : text(place)));
        }
    }

    Optional<PageResponse> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static String text(String place) {
        try (InputStream file = PageFiles.class.getResourceAsStream(place)) {
            if (file == null) {
                throw new IllegalStateException(place + " is not in this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page offers the models that have a price. */
    private static String withModels(String page) {
        String options = PriceList.bundled().models().stream()
                .map(name -> name.replace("&", "&amp;").replace("<", "&lt;"))
                .map(name -> "<option>" + name + "</option>")
                .collect(Collectors.joining());
        return page.replace("<!-- models -->", options);
    }
}
