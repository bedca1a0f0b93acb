/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The catch blocks of a class, without those that a try-with-resources compiles to. */
final class Catches {
  private Catches() {}

  /** Returns a description of each catch of a type that the filter accepts. */
  static List<String> in(JavaClass type, Predicate<JavaClass> filter) {
    List<String> found = new ArrayList<>();
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      List<JavaClass> caught =
          unit.getTryCatchBlocks().stream()
              .flatMap(block -> block.getCaughtThrowables().stream())
              .toList();
      long throwables = caught.stream().filter(Catches::isThrowable).count();
      caught.stream()
          .filter(it -> !isThrowable(it) || throwables > compiled(unit))
          .filter(filter)
          .distinct()
          .forEach(it -> found.add(unit.getName() + " catches " + it.getSimpleName()));
    }
    return found;
  }

  private static boolean isThrowable(JavaClass caught) {
    return caught.isEquivalentTo(Throwable.class);
  }

  /** A try-with-resources compiles to two catches of Throwable and one call of addSuppressed. */
  private static long compiled(JavaCodeUnit unit) {
    return 2
        * unit.getMethodCallsFromSelf().stream()
            .filter(call -> call.getName().equals("addSuppressed"))
            .count();
  }
}
