/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.costintent.architecture.Conditions.each;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** From the provider's answer to the cost, no number is ever floating point. */
@AnalyzeClasses(packages = PackageMap.BASE, importOptions = OurCode.class)
class ExactMoneyTest {
  @ArchTest
  static final ArchRule money_is_never_floating_point =
      classes()
          .that()
          .resideInAnyPackage(
              "io.costintent.money",
              "io.costintent.usage",
              "io.costintent.pricing",
              "io.costintent.cost",
              "io.costintent.provider",
              "io.costintent.policy",
              "io.costintent.call")
          .should(each("not use double or float", FloatingPoint::in));
}
