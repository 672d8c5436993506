package lowtide.autograder.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lowtide.agent.host.schedule.YieldPoints;
import lowtide.autograder.submission.SourceFile;
import org.junit.jupiter.api.Test;

/** What the compiler adds to an agent changes nothing that an agent does. */
class YieldPointInjectorTest {

    @Test
    void readsAndCallsAreFollowedByPoints() throws Exception {
        byte[] classFile = compiled("Small", """
                long sum = 3;
                Small() { this(4); }
                Small(long more) { super(); sum += more; for (char c : "a\\u2028b".toCharArray()) { sum += c; } }
                @Override public String toString() { try { return "" + sum / (sum - sum); } catch (ArithmeticException e) { return "caught " + sum; } }
                """);

        assertThat(text(classFile)).contains(YieldPoints.class.getName().replace('.', '/'));
        assertThat(made(classFile)).hasToString("caught " + (7 + 'a' + '\u2028' + 'b'));
    }

    @Test
    void aClassWithoutRoomForPointsStaysAsItIs() throws Exception {
        byte[] classFile = compiled(
                "Full",
                "static int n; static void f() { n++; } Full() { " + "f(); ".repeat(15_000) + "}"
                        + "@Override public String toString() { return \"\" + n; }");

        assertThat(text(classFile)).doesNotContain(YieldPoints.class.getName().replace('.', '/'));
        assertThat(made(classFile)).hasToString("15000");
    }

    private static byte[] compiled(String name, String body) {
        String javaPackage = YieldPointInjectorTest.class.getPackageName();
        SourceFile source = new SourceFile(
                name + ".java",
                javaPackage.replace('.', '/') + "/" + name + ".java",
                "package " + javaPackage + "; public class " + name + " { " + body + " }");
        return assertThat(new StageCompiler(List.of()).compile(List.of(source), javaPackage))
                .asInstanceOf(type(Compilation.Classes.class))
                .actual()
                .files()
                .values()
                .iterator()
                .next();
    }

    /** An object of it, which the JVM has verified before. */
    private static Object made(byte[] classFile) throws Exception {
        var constructor = MethodHandles.lookup().defineClass(classFile).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static String text(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1);
    }
}
