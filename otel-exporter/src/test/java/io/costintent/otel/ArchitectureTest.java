/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module adds to the rules of the {@code architecture} module. */
@AnalyzeClasses(
    packages = "io.costintent.otel",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
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
  static final ArchRule declarative_configuration_stays_internal =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.costintent.otel.internal")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.opentelemetry.api.incubator..", "io.opentelemetry.sdk.autoconfigure..");
}
