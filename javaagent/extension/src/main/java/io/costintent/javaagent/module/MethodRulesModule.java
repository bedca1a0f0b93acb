/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static net.bytebuddy.matcher.ElementMatchers.any;

import io.costintent.intent.rule.MethodPattern;
import io.costintent.intent.rule.MethodRule;
import io.costintent.javaagent.internal.Agent;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import java.util.List;
import java.util.function.Predicate;
import net.bytebuddy.description.NamedElement;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Methods that a rule of the configuration names.
 *
 * @since 0.1
 */
public final class MethodRulesModule extends InstrumentationModule {
  /** Creates the module. */
  public MethodRulesModule() {
    super("costintent-rules", "costintent");
  }

  @Override
  public List<TypeInstrumentation> typeInstrumentations() {
    return Agent.methodRules().stream()
        .map(MethodRule::pattern)
        .map(MethodRulesModule::methods)
        .toList();
  }

  private static TypeInstrumentation methods(MethodPattern pattern) {
    return new IntentMethods(any(), named(pattern::matchesType), named(pattern::matchesMethod));
  }

  private static <T extends NamedElement> ElementMatcher.Junction<T> named(Predicate<String> name) {
    return new ElementMatcher.Junction.AbstractBase<>() {
      @Override
      public boolean matches(T target) {
        return target != null && name.test(target.getActualName());
      }
    };
  }
}
