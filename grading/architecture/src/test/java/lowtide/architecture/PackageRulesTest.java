package lowtide.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import lowtide.architecture.example.Root;
import lowtide.architecture.example.cycle.BackToRoot;
import lowtide.architecture.example.high.High;
import lowtide.architecture.example.low.Low;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rules for packages")
class PackageRulesTest {

    @Test
    @DisplayName("find a cycle between a package and its own subpackage")
    void findCycles() {
        assertThatThrownBy(() -> PackageRules.FREE_OF_CYCLES.check(
                        new ClassFileImporter().importPackages(Root.class.getPackageName())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
    }

    @Test
    @DisplayName("permit dependencies in one direction")
    void permitOneDirection() {
        assertThatCode(() ->
                        PackageRules.FREE_OF_CYCLES.check(new ClassFileImporter().importClasses(High.class, Low.class)))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("find a package with too many classes, but do not count nested classes")
    void findLargePackages() {
        JavaClasses classes = new ClassFileImporter().importPackagesOf(BackToRoot.class);

        assertThatCode(() -> PackageRules.small(1).check(classes)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PackageRules.small(0).check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Package lowtide.architecture.example.cycle has 1 top-level classes");
    }
}
