/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;

/** Conditions of rules, made from functions that describe what is wrong with a class. */
final class Conditions {
  private Conditions() {}

  /** Returns a condition that each class meets for which the function returns nothing. */
  static ArchCondition<JavaClass> each(
      String description, Function<JavaClass, List<String>> violations) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (String violation : violations.apply(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + violation));
        }
      }
    };
  }
}
