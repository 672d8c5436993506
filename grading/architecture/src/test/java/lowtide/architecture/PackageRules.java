package lowtide.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Collectors;

/** Rules for the packages of any module. */
public final class PackageRules {

    /** The most top-level classes that a package may have. */
    public static final int MAX_CLASSES = 15;

    /** No package depends on itself by way of other packages. A package and its subpackages are different packages. */
    @ArchTest
    public static final ArchRule FREE_OF_CYCLES =
            slices().matching("lowtide.(**)").should().beFreeOfCycles();

    /** No package has more than {@value #MAX_CLASSES} top-level classes. */
    @ArchTest
    public static final ArchRule SMALL = small(MAX_CLASSES);

    private PackageRules() {}

    static ArchRule small(int limit) {
        return all(packages()).should(haveAtMost(limit));
    }

    private static ClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
            }
        };
    }

    private static ArchCondition<JavaPackage> haveAtMost(int limit) {
        return new ArchCondition<>("have at most " + limit + " top-level classes") {
            @Override
            public void check(JavaPackage javaPackage, ConditionEvents events) {
                long count = javaPackage.getClasses().stream()
                        .filter(javaClass -> javaClass.isTopLevelClass() && !javaClass.isArray())
                        .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                        .count();
                events.add(new SimpleConditionEvent(
                        javaPackage,
                        count <= limit,
                        "Package " + javaPackage.getName() + " has " + count + " top-level classes"));
            }
        };
    }
}
