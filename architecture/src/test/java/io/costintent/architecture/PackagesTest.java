/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.costintent.architecture.Conditions.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The package map, and what every package has in common. */
@AnalyzeClasses(packages = PackageMap.BASE, importOptions = OurCode.class)
class PackagesTest {
  @ArchTest
  static final ArchRule packages_follow_the_map =
      classes().should(each("import only what the map allows", PackageMap::beyond));

  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes()
          .should(
              each(
                  "reside in a @NullMarked package",
                  type ->
                      type.getPackage().isAnnotatedWith(NullMarked.class)
                          ? List.of()
                          : List.of("the package is not @NullMarked")));

  @ArchTest
  static final ArchRule public_classes_are_final_or_abstract =
      classes()
          .that()
          .resideOutsideOfPackage("..benchmarks..")
          .and()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAssignableTo(RuntimeException.class)
          .should()
          .haveModifier(JavaModifier.FINAL)
          .orShould()
          .haveModifier(JavaModifier.ABSTRACT);

  /** A module that is missing from the class path would pass all other tests. */
  @ArchTest
  static void map_namesExactlyThePackagesOfAllModules(JavaClasses classes) {
    assertThat(classes.stream().map(PackageMap::nameOf).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(PackageMap.packages());
  }

  /** Counts the root as well, which a pattern of package names would leave out. */
  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return PackageMap.isOurs(type)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}
