package lowtide.autograder.report.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.course.language.MessageBundle;

/**
 * Fills the templates of this package. Every value is escaped for HTML text and quoted attributes, the only places where the
 * templates have values. A value that a template names and the view does not have is an error. Control characters, and those
 * that change the direction of writing, are shown as code points, because they could mislead a reader.
 */
public final class PageTemplates {

    /** The script of the class page. The page also works without it. */
    private static final String SCRIPT = "class.js";

    /** What stands for a text of {@code texts.properties}. */
    private static final Pattern TEXT = Pattern.compile("#\\{([a-z_.]+)}");

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .withFormatter(value -> visible(String.valueOf(value)));

    private PageTemplates() {}

    /** Writes a page in English, and creates its folder. */
    public static void write(String template, Object view, Path file) throws IOException {
        write(template, view, Locale.ENGLISH, file);
    }

    /** Writes a page, and creates its folder. The view must be in the same language. */
    public static void write(String template, Object view, Locale language, Path file) throws IOException {
        MessageBundle texts = MessageBundle.of(PageTemplates.class, "texts", language);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Reader source = template(template, texts);
                Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            COMPILER.withLoader(part -> template(part, texts)).compile(source).execute(view, out);
        }
    }

    /** The hash of the class page's script, with which the page permits only this script. */
    public static String scriptHash() throws IOException {
        try (Reader script = template(SCRIPT)) {
            StringWriter text = new StringWriter();
            script.transferTo(text);
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }

    /** The text with control and directional characters and unpaired surrogates as {@code [U+202E]}, except line feeds and tabs. */
    public static String visible(String text) {
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
            case Character.FORMAT -> point != 0x200D && point != 0xAD; // zero-width joiner (emoji) and soft hyphen
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** A template with its texts; they may contain the template's tags. */
    private static Reader template(String name, MessageBundle texts) throws IOException {
        StringWriter template = new StringWriter();
        try (Reader source = template(name)) {
            source.transferTo(template);
        }
        return new StringReader(TEXT.matcher(template.toString())
                .replaceAll(found -> Matcher.quoteReplacement(texts.raw(found.group(1)))));
    }

    private static Reader template(String name) throws IOException {
        InputStream resource = PageTemplates.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("The kit has no template " + name + ".");
        }
        return new InputStreamReader(resource, StandardCharsets.UTF_8);
    }
}
