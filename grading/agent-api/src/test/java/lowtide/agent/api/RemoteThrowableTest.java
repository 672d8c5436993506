package lowtide.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteThrowableTest {

    private static final String HERE = RemoteThrowableTest.class.getPackageName();

    @Test
    void namesItsClassAndSuperclassesTheMostSpecificFirst() {
        assertThat(RemoteThrowable.of(new NumberFormatException("x"), HERE).types())
                .containsExactly(
                        "java.lang.NumberFormatException",
                        "java.lang.IllegalArgumentException",
                        "java.lang.RuntimeException",
                        "java.lang.Exception",
                        "java.lang.Throwable");
    }

    @Test
    void saysInOneLineWhatHappenedAndWhereInTheStudentsCode() {
        Exception failure = new IllegalStateException("two\nlines", new RuntimeException("between", new Error("root")));

        assertThat(RemoteThrowable.of(failure, HERE).describe())
                .matches(
                        "IllegalStateException at RemoteThrowableTest\\.saysInOneLineWhatHappenedAndWhereInTheStudentsCode"
                                + "\\(RemoteThrowableTest\\.java:\\d+\\): two lines \\(caused by Error: root\\)");
    }

    @Test
    void hasNoPlaceIfItPassedThroughNoCodeOfThatPackage() {
        assertThat(RemoteThrowable.of(new Error(), "lowtide.elsewhere").where()).isEmpty();
    }

    @Test
    void takesWhatRetryAfterReturns() {
        assertThat(RemoteThrowable.of(new Refused(), HERE).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(RemoteThrowable.of(new Error(), HERE).retryAfter()).isNull();
    }

    @Test
    void aMessageThatCannotBeReadIsSaidToBeSo() {
        assertThat(RemoteThrowable.of(new Unreadable(), HERE).message()).contains("getMessage() fails");
    }

    @Test
    void aVirtualMachineErrorIsRecognized() {
        assertThat(RemoteThrowable.of(new StackOverflowError(), HERE).isVirtualMachineError())
                .isTrue();
        assertThat(RemoteThrowable.of(new LinkageError(), HERE).isVirtualMachineError())
                .isFalse();
    }

    @Test
    void textsThatAnAgentChoseAreCut() {
        RemoteThrowable forged = new RemoteThrowable(
                Collections.nCopies(1_000, "x".repeat(1_000)), "m".repeat(1_000), "w".repeat(1_000), null, "");

        assertThat(forged.types())
                .hasSize(100)
                .allSatisfy(type -> assertThat(type).hasSize(300));
        assertThat(forged.message()).hasSize(300).endsWith("...");
        assertThat(forged.where()).hasSize(300);
    }

    @Test
    void causesAndSuppressedExceptionsAreTold() {
        IllegalStateException failure = new IllegalStateException("none answered", new RuntimeException("first"));
        failure.addSuppressed(new IllegalArgumentException("second", new java.io.IOException("third")));
        failure.addSuppressed(failure.getCause());

        RemoteThrowable told = RemoteThrowable.of(failure, HERE);

        assertThat(told.carried())
                .containsExactly("RuntimeException: first", "IllegalArgumentException: second", "IOException: third");
        assertThat(told.tellsOf("third")).isTrue();
        assertThat(told.tellsOf("none answered")).isTrue();
        assertThat(told.tellsOf("fourth")).isFalse();
    }

    @Test
    void exceptionsThatCarryEachOtherAreToldOnce() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException other = new RuntimeException("other", one);
        one.addSuppressed(other);

        assertThat(RemoteThrowable.of(one, HERE).carried())
                .containsExactly("RuntimeException: other", "RuntimeException: one");
    }

    @Test
    void anExceptionWithoutAClassIsRefused() {
        assertThatThrownBy(() -> new RemoteThrowable(List.of(), "m", "", null, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RemoteThrowable(null, "m", "", null, "")).isInstanceOf(NullPointerException.class);
    }

    @Test
    void whatACallThrewIsTold() {
        AgentThrew threw = new AgentThrew("chat(...)", RemoteThrowable.of(new Refused(), HERE));

        assertThat(threw).hasMessageStartingWith("chat(...) threw RemoteThrowableTest$Refused at RemoteThrowableTest.");
        assertThat(threw.is(RuntimeException.class.getName())).isTrue();
        assertThat(threw.is(Error.class.getName())).isFalse();
        assertThat(threw.retryAfter()).contains(Duration.ofSeconds(7));
    }

    /** As stage 4 gives it. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Duration retryAfter() {
            return Duration.ofSeconds(7);
        }
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException();
        }
    }
}
