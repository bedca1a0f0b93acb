/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;

/** What may stand where in this module. */
@AnalyzeClasses(
    packages = "io.costintent.otel",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
  @ArchTest
  static final ArchRule the_internals_of_core_stay_there =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.costintent.internal..");

  @ArchTest
  static final ArchRule nobody_catches_throwable =
      noCodeUnits()
          .should(
              ArchConditions.be(
                  DescribedPredicate.describe(
                      "catching Throwable", ArchitectureTest::catchesThrowable)));

  @ArchTest
  static final ArchRule few_types_are_public =
      classes()
          .that()
          .resideInAPackage("io.costintent.otel")
          .and()
          .areTopLevelClasses()
          .and()
          .doNotBelongToAnyOf(CostSpans.class, CompatibilityProfile.class)
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule public_types_are_final =
      classes().that().arePublic().and().areNotEnums().should().haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule declarative_configuration_stays_internal =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.costintent.otel.internal")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.opentelemetry.api.incubator..", "io.opentelemetry.sdk.autoconfigure..");

  private static boolean catchesThrowable(JavaCodeUnit unit) {
    return unit.getTryCatchBlocks().stream()
        .flatMap(block -> block.getCaughtThrowables().stream())
        .anyMatch(caught -> caught.isEquivalentTo(Throwable.class));
  }
}
