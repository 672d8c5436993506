package lowtide.autograder.report.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fills the templates beside this class. Every value is escaped for HTML text and quoted attributes, the only places where
 * the templates have values; a value that a template names and the view lacks is an error. What would make a reader see
 * something else than what is there, control characters and those that turn the direction of writing, is spelt out.
 */
final class PageTemplates {

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .withLoader(PageTemplates::template)
            .withFormatter(value -> visible(String.valueOf(value)));

    private PageTemplates() {}

    /** Writes a page. */
    static void write(String template, Object view, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Reader source = template(template);
                Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            COMPILER.compile(source).execute(view, out);
        }
    }

    /** The text with control characters, directional ones and halves of surrogate pairs as {@code [U+202E]}; line feeds and tabs stay. */
    static String visible(String text) {
        if (text.codePoints().noneMatch(PageTemplates::misleads)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (misleads(point)) {
                shown.append(String.format("[U+%04X]", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean misleads(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.FORMAT -> point != 0x200D && point != 0xAD; // joins emoji; marks where a word may break
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static Reader template(String name) throws IOException {
        InputStream resource = PageTemplates.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("The kit has no template " + name + ".");
        }
        return new InputStreamReader(resource, StandardCharsets.UTF_8);
    }
}
