package lowtide.autograder.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.autograder.submission.SourceFile;
import org.junit.jupiter.api.Test;

/** A compiler that crashes is the fault of the sources only if it is well without them. */
class CompilerProcessTest {

    private static final List<SourceFile> SOURCES =
            List.of(new SourceFile("Agent.java", "lowtide/Agent.java", "package lowtide; class Agent { }"));

    @Test
    void sourcesThatEndTheCompilerTwiceDoNotCompile() {
        try (CompilerProcess compiler = new CompilerProcess(java(EndsWithAnAgent.class.getName()))) {
            Compilation compilation = compiler.compile(SOURCES, "lowtide");

            assertThat(compilation)
                    .isInstanceOfSatisfying(
                            Compilation.Failed.class,
                            failed -> assertThat(failed.errors().get(0).describe())
                                    .startsWith("Agent.java the compiler crashes"));
        }
    }

    @Test
    void aCompilerThatTakesNothingIsTheKitsFault() {
        try (CompilerProcess compiler = new CompilerProcess(java("-version"))) {
            assertThatThrownBy(() -> compiler.compile(SOURCES, "lowtide"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ended twice");
        }
    }

    private static List<String> java(String main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main);
    }

    /** Stands in for {@link CompilerHost} and compiles everything else. */
    static final class EndsWithAnAgent {

        private EndsWithAnAgent() {}

        public static void main(String[] none) throws IOException {
            try (FrameChannel wire = new FrameChannel(
                    new FileInputStream(FileDescriptor.in).getChannel(),
                    new FileOutputStream(FileDescriptor.out).getChannel())) {
                CompilerHost.Work work = wire.receive(CompilerHost.Work.class);
                if (!work.sources().equals(SOURCES)) {
                    wire.send(new CompilerHost.Result(Map.of(), null, null));
                }
            }
        }
    }
}
