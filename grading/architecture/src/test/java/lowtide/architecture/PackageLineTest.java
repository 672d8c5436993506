package lowtide.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import lowtide.architecture.example.high.High;
import lowtide.architecture.example.low.Low;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of packages")
class PackageLineTest {

    private static final String HIGH = High.class.getPackageName();
    private static final String LOW = Low.class.getPackageName();

    private static final JavaClasses CLASSES = new ClassFileImporter().importClasses(High.class, Low.class);

    @Test
    @DisplayName("permits dependencies on later packages")
    void permitsDependenciesOnLaterPackages() {
        assertThatCode(() -> PackageLine.of(HIGH, LOW).check(CLASSES)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("forbids dependencies on earlier packages")
    void forbidsDependenciesOnEarlierPackages() {
        assertThatThrownBy(() -> PackageLine.of(LOW, HIGH).check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(High.class.getName())
                .hasMessageContaining(Low.class.getName());
    }

    @Test
    @DisplayName("has to name every package")
    void mustBeComplete() {
        assertThatThrownBy(() -> PackageLine.of(LOW).check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(High.class.getName());
    }
}
