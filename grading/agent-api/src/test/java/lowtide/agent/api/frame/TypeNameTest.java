package lowtide.agent.api.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNameTest {

    interface Samples {
        int number();

        List<String> list();

        Map<String, List<Long>> map();

        Consumer<java.time.Duration> pause();

        byte[] array();

        void nothing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    number;  int;                                                       int
                    list;    java.util.List<java.lang.String>;                          List<String>
                    map;     java.util.Map<java.lang.String,java.util.List<java.lang.Long>>; Map<String, List<Long>>
                    pause;   java.util.function.Consumer<java.time.Duration>;           Consumer<Duration>
                    nothing; void;                                                      void
                    """)
    void aTypeHasAFullAndASimpleName(String method, String full, String simple) throws Exception {
        Type type = Samples.class.getDeclaredMethod(method).getGenericReturnType();

        TypeName name = TypeName.of(type);

        assertThat(name.canonical()).isEqualTo(full);
        assertThat(name.simple()).isEqualTo(simple);
        assertThat(name.resolve(getClass().getClassLoader()).toCanonical()).isEqualTo(full);
    }

    @Test
    void aClassThatIsNotThereCannotBeResolved() {
        assertThatThrownBy(() ->
                        new TypeName("lowtide.nowhere.Price").resolve(getClass().getClassLoader()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void typesOfOnePackageAreMovedToAnotherAndNoOthers() {
        TypeName name = new TypeName("java.util.Map<lowtide.checks.budget.Price,lowtide.checks.budget.deep.Price>");

        assertThat(name.moved("lowtide.checks.budget", "lowtide.budget").canonical())
                .isEqualTo("java.util.Map<lowtide.budget.Price,lowtide.checks.budget.deep.Price>");
        assertThat(new TypeName("xlowtide.checks.budget.Price")
                        .moved("lowtide.checks.budget", "lowtide.budget")
                        .canonical())
                .isEqualTo("xlowtide.checks.budget.Price");
    }

    @Test
    void namesWithDollarsAndArraysCanBeShortened() {
        assertThat(TypeName.simple("lowtide.x.Outer$Inner")).isEqualTo("Inner");
        assertThat(TypeName.simple("java.lang.String[]")).isEqualTo("String[]");
        assertThat(TypeName.simple("java.util.List<? extends java.lang.Number>"))
                .isEqualTo("List<? extends Number>");
    }

    @Test
    void signaturesAreJavaSource() {
        MethodSignature method = new MethodSignature(
                "estimateTokens", List.of(new TypeName("java.util.List<java.lang.String>")), new TypeName("int"));

        assertThat(method.text()).isEqualTo("public int estimateTokens(List<String>)");
        assertThat(new Parameter("clock", new TypeName("java.time.InstantSource")).text())
                .isEqualTo("InstantSource clock");
    }
}
