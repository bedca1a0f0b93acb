/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import static net.bytebuddy.matcher.ElementMatchers.hasSuperType;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import io.costintent.CostTracking;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.door.Hook;
import java.util.function.Function;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What is woven, and the door that it leads to. */
record WovenHook(Hook hook, Function<CostTracking, Door> door) {
  /** Returns a hook with its own door. */
  static WovenHook of(Hook hook) {
    return new WovenHook(hook, tracking -> open(hook.door(), tracking));
  }

  private static Door open(String door, CostTracking tracking) {
    try {
      return (Door) Class.forName(door).getConstructor(CostTracking.class).newInstance(tracking);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(door, e);
    }
  }

  ElementMatcher.Junction<TypeDescription> types() {
    ElementMatcher.Junction<TypeDescription> named =
        namedOneOf(hook.types().toArray(String[]::new));
    return hook.below() ? hasSuperType(named) : named;
  }

  boolean isOf(Class<?> declaring, String method) {
    return (hook.names().isEmpty() || hook.names().contains(method)) && isOf(declaring);
  }

  private boolean isOf(Class<?> declaring) {
    if (hook.types().contains(declaring.getName())) {
      return true;
    }
    if (!hook.below()) {
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
