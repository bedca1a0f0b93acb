/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.costintent.architecture.Conditions.each;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;

/** Who catches what. */
@AnalyzeClasses(packages = PackageMap.BASE, importOptions = OurCode.class)
class FailuresTest {
  /** The agent's bridge stands between its code and applications, where nothing of core is. */
  @ArchTest
  static final ArchRule only_internal_catches_throwable =
      classes()
          .that()
          .resideOutsideOfPackages("..internal..", "io.costintent.javaagent.bootstrap..")
          .should(
              each("not catch Throwable", type -> Catches.in(type, FailuresTest::isAnyFailure)));

  @ArchTest
  static final ArchRule adapters_catch_nothing =
      classes()
          .that()
          .resideInAnyPackage("io.costintent.clients.*..", "io.costintent.langchain4j..")
          .should(each("not catch", type -> Catches.in(type, caught -> true)));

  /** Of the body that the user reads and of a buffer in memory; the compiler insists. */
  @ArchTest
  static final ArchRule what_adapters_share_catches_nothing_but_io =
      classes()
          .that()
          .resideInAPackage("io.costintent.clients")
          .should(
              each(
                  "catch IOException at most",
                  type -> Catches.in(type, caught -> !caught.isEquivalentTo(IOException.class))));

  /** An error of the virtual machine must go on, whichever of these names it is caught by. */
  private static boolean isAnyFailure(JavaClass caught) {
    return caught.isEquivalentTo(Throwable.class) || caught.isAssignableTo(Error.class);
  }
}
