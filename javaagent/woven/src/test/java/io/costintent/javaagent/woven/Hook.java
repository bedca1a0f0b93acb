/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import static net.bytebuddy.matcher.ElementMatchers.hasSuperType;
import static net.bytebuddy.matcher.ElementMatchers.named;

import io.costintent.CostTracking;
import io.costintent.javaagent.door.Door;
import java.util.function.Function;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * What is woven into one type.
 *
 * @param below whether into all that implement it, too
 */
record Hook(
    String type,
    boolean below,
    ElementMatcher.Junction<MethodDescription> methods,
    Function<CostTracking, Door> door) {
  Hook(
      String type,
      ElementMatcher.Junction<MethodDescription> methods,
      Function<CostTracking, Door> door) {
    this(type, false, methods, door);
  }

  ElementMatcher.Junction<TypeDescription> types() {
    return below ? hasSuperType(named(type)) : named(type);
  }

  /** Whether this is the hook of a method that {@code declaring} declares. */
  boolean isOf(Class<?> declaring) {
    if (declaring.getName().equals(type)) {
      return true;
    }
    if (!below) {
      return false;
    }
    for (Class<?> above : declaring.getInterfaces()) {
      if (isOf(above)) {
        return true;
      }
    }
    return declaring.getSuperclass() != null && isOf(declaring.getSuperclass());
  }
}
