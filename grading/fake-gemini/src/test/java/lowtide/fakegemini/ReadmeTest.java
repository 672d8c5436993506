package lowtide.fakegemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.fakegemini.model.ModelCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README")
class ReadmeTest {

    private static final Pattern REPLY = Pattern.compile("`(\\w+\\([\\w, .]*\\))`");

    @Test
    @DisplayName("lists every reply once, and no other")
    void listsReplies() throws IOException {
        assertThat(firstColumn("## Replies").flatMap(cell -> matches(REPLY, cell)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Replies.class, StreamReplies.class)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(ReadmeTest::signature)
                        .toList());
    }

    @Test
    @DisplayName("lists every model")
    void listsModels() throws IOException {
        assertThat(firstColumn("## Models").flatMap(cell -> matches(Pattern.compile("`(gemini-[^`]*)`"), cell)))
                .containsExactlyElementsOf(ModelCatalogue.NAMES);
    }

    private static String signature(Method method) {
        String parameters =
                Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        return method.getName() + "(" + (method.isVarArgs() ? parameters.replace("[]", "...") : parameters) + ")";
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        List<MatchResult> results = pattern.matcher(text).results().toList();
        return results.stream().map(result -> result.group(1));
    }

    /** The first cells of the rows of the tables below a heading. */
    private static Stream<String> firstColumn(String heading) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf(heading + "\n") + heading.length());
        int end = section.indexOf("\n## ");
        return section.substring(0, end < 0 ? section.length() : end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1]);
    }
}
