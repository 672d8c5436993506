package lowtide.authoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds relative links in Markdown files that lead to no file, or to no heading of it. */
final class MarkdownLinks {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s:]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    /** Built or hidden folders, and the student's README: its links lead to files of the bundle, whose test checks them. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("(.*/)?(target|\\.[^/]+)/.*|grading/bundle/src/student/.*");

    private MarkdownLinks() {}

    /** All broken links, a sentence each; empty if there are none. */
    static List<String> problems(KitFolder kit) {
        return KitFolder.files(kit.root()).stream()
                .filter(file -> file.endsWith(".md") && !ELSEWHERE.matcher(file).matches())
                .flatMap(file ->
                        broken(kit.root().resolve(file)).map(link -> file + ": the link " + link + " leads nowhere."))
                .toList();
    }

    private static Stream<String> broken(Path page) {
        return LINK.matcher(KitFolder.text(page))
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(2, link.length() - 1))
                .filter(link -> !leadsSomewhere(page, link))
                .distinct();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || hasHeading(target, parts[1]));
    }

    private static boolean hasHeading(Path page, String anchor) {
        return HEADING.matcher(KitFolder.text(page))
                .results()
                .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
                .anyMatch(anchor::equals);
    }
}
