/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasClassesNamed;
import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasSuperType;
import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.isInterface;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

final class HookedType implements TypeInstrumentation {
  private static final String ADVICE = "io.costintent.javaagent.advice.CallAdvice";

  private final List<Hook> hooks;
  private final Set<String> types;
  private final boolean below;

  /** Creates the instrumentation of hooks that all have the same types. */
  HookedType(List<Hook> hooks) {
    this.hooks = hooks;
    this.types = hooks.get(0).types();
    this.below = hooks.get(0).below();
  }

  @Override
  public ElementMatcher<ClassLoader> classLoaderOptimization() {
    return types.size() == 1 ? hasClassesNamed(types.toArray(String[]::new)) : any();
  }

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    ElementMatcher.Junction<TypeDescription> named = namedOneOf(types.toArray(String[]::new));
    return below
        ? hasSuperType(named).and(not(isInterface()))
        : named;
  }

  @Override
  public void transform(TypeTransformer transformer) {
    hooks.forEach(hook -> transformer.applyAdviceToMethod(hook.methods(), ADVICE));
  }
}
