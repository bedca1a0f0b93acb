/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasClassesNamed;
import static net.bytebuddy.matcher.ElementMatchers.declaresMethod;
import static net.bytebuddy.matcher.ElementMatchers.inheritsAnnotation;
import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Methods that applications annotate with {@code CostIntended}, or whose class they do.
 *
 * @since 0.1
 */
public final class IntendedModule extends InstrumentationModule {
  private static final String ANNOTATION = "io.costintent.intent.CostIntended";

  /** Creates the module. */
  public IntendedModule() {
    super("costintent-intended", "costintent");
  }

  @Override
  public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
    return hasClassesNamed(ANNOTATION);
  }

  @Override
  public List<TypeInstrumentation> typeInstrumentations() {
    return List.of(
        new IntentMethods(
            hasClassesNamed(ANNOTATION),
            inheritsAnnotation(named(ANNOTATION)),
            isPublic().or(isAnnotatedWith(named(ANNOTATION)))),
        new IntentMethods(
            hasClassesNamed(ANNOTATION),
            declaresMethod(isAnnotatedWith(named(ANNOTATION)))
                .and(not(inheritsAnnotation(named(ANNOTATION)))),
            isAnnotatedWith(named(ANNOTATION))));
  }
}
