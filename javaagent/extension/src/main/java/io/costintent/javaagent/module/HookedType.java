/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasClassesNamed;
import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasSuperType;
import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.named;

import io.costintent.javaagent.door.Hook;
import io.costintent.javaagent.internal.Agent;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

final class HookedType implements TypeInstrumentation {
  private static final String ADVICE = "io.costintent.javaagent.advice.CallAdvice";

  private final List<Hook> hooks;
  private final String type;
  private final boolean below;

  /** Creates the instrumentation of hooks that all have the same type. */
  HookedType(List<Hook> hooks) {
    this.hooks = hooks;
    this.type = hooks.get(0).type();
    this.below = hooks.get(0).below();
  }

  /** Only matching by supertypes takes time. */
  @Override
  public ElementMatcher<ClassLoader> classLoaderOptimization() {
    return below ? hasClassesNamed(type) : any();
  }

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    return below ? hasSuperType(named(type)) : named(type);
  }

  @Override
  public void transform(TypeTransformer transformer) {
    transformer.applyTransformer((builder, instrumented, loader, module, domain) -> {
      Agent.instrumented(instrumented.getName());
      return builder;
    });
    hooks.forEach(hook -> transformer.applyAdviceToMethod(hook.methods(), ADVICE));
  }
}
