/**
 * Rules on packages that every module of the kit keeps, for tests with ArchUnit:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "lowtide.example", importOptions = ImportOption.DoNotIncludeTests.class)
 * class PackagesTest {
 *     @ArchTest
 *     static final ArchTests PACKAGES = ArchTests.in(PackageRules.class);
 *
 *     @ArchTest
 *     static final ArchRule LINE = PackageLine.of("lowtide.example", "lowtide.example.web", "lowtide.example.model");
 * }
 * }</pre>
 */
package lowtide.architecture;
