/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isInterface;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.isSynthetic;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.costintent.javaagent.internal.Agent;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Methods of an application whose calls are for something. */
final class IntentMethods implements TypeInstrumentation {
  private static final String ADVICE = "io.costintent.javaagent.advice.IntentAdvice";

  private final ElementMatcher<ClassLoader> loaders;
  private final ElementMatcher.Junction<TypeDescription> types;
  private final ElementMatcher.Junction<MethodDescription> methods;

  IntentMethods(
      ElementMatcher<ClassLoader> loaders,
      ElementMatcher.Junction<TypeDescription> types,
      ElementMatcher.Junction<MethodDescription> methods) {
    this.loaders = loaders;
    this.types = types;
    this.methods = methods;
  }

  @Override
  public ElementMatcher<ClassLoader> classLoaderOptimization() {
    return loaders;
  }

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    return not(isInterface()).and(types);
  }

  @Override
  public void transform(TypeTransformer transformer) {
    ElementMatcher.Junction<MethodDescription> advised =
        isMethod().and(not(isAbstract())).and(not(isNative())).and(not(isSynthetic())).and(methods);
    transformer.applyTransformer((builder, instrumented, loader, module, domain) -> {
      if (!instrumented.getDeclaredMethods().filter(advised).isEmpty()) {
        Agent.instrumented(instrumented.getName());
      }
      return builder;
    });
    transformer.applyAdviceToMethod(advised, ADVICE);
  }
}
