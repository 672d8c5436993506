package lowtide.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** The rule that the packages of a module are in a fixed order, in which dependencies point in one direction only. */
public final class PackageLine {

    private PackageLine() {}

    /**
     * The rule that all analyzed classes are in these packages, and that no package depends on an earlier one.
     *
     * @param packages all packages of the module, each without its subpackages
     */
    public static ArchRule of(String... packages) {
        CompositeArchRule rule = CompositeArchRule.of(classes().should().resideInAnyPackage(packages));
        List<String> line = List.of(packages);
        for (int i = 1; i < line.size(); i++) {
            rule = rule.and(noClasses()
                    .that()
                    .resideInAPackage(line.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(line.subList(0, i).toArray(String[]::new)));
        }
        return rule;
    }
}
