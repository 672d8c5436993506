package lowtide.autograder.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import lowtide.autograder.submission.SourceFile;
import org.junit.jupiter.api.Test;

/** What the compiler says is about the grader's compiler, not about a build of the student's own. */
class StageCompilerTest {

    @Test
    void aMissingPackageComesWithWhatThereIs() {
        assertThat(error("import com.google.common.collect.Lists; class Agent { }"))
                .isEqualTo("Agent.java:1 package com.google.common.collect does not exist"
                        + " (pom.xml is not read; available are LangChain4j, its Gemini module, SLF4J and the JDK)");
    }

    @Test
    void aFeatureOfANewerJavaIsNoReasonForOptions() {
        assertThat(
                        error(
                                "class Agent { String f(Object o) { return switch (o) { case String s -> s; default -> null; }; } }"))
                .endsWith(" (the stage is compiled for Java 17)")
                .doesNotContain("(use ", "--enable-preview", "-source");
    }

    @Test
    void aClassNameOutsideAsciiIsCompiled() {
        assertThat(compiled("class \u00DCbung { }"))
                .asInstanceOf(type(Compilation.Classes.class))
                .satisfies(classes -> assertThat(classes.files()).containsOnlyKeys("lowtide/\u00DCbung.class"));
    }

    private static String error(String source) {
        return assertThat(compiled(source))
                .asInstanceOf(type(Compilation.Failed.class))
                .actual()
                .errors()
                .get(0)
                .describe();
    }

    private static Compilation compiled(String source) {
        SourceFile file = new SourceFile("Agent.java", "lowtide/Agent.java", "package lowtide; " + source);
        return new StageCompiler(List.of()).compile(List.of(file), "lowtide");
    }
}
