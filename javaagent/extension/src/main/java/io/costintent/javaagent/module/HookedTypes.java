/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasSuperType;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.costintent.javaagent.door.Hook;
import io.costintent.javaagent.internal.Agent;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * All types of a module at once: each class that an application loads is asked for once, not for
 * each hook. A method of one hook in a type of another may be woven; it leads to no door.
 */
final class HookedTypes implements TypeInstrumentation {
  private static final String ADVICE = "io.costintent.javaagent.advice.CallAdvice";

  /** Where most classes of an application with a model come from, and no model does. */
  private static final List<String> WITHOUT_MODELS =
      List.of("com.anthropic.", "com.fasterxml.", "com.openai.", "kotlin.", "okhttp3.", "okio.");

  private final List<Hook> hooks;

  HookedTypes(List<Hook> hooks) {
    this.hooks = hooks;
  }

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    List<String> named = new ArrayList<>();
    List<String> below = new ArrayList<>();
    for (Hook hook : hooks) {
      (hook.below() ? below : named).addAll(hook.types());
    }
    ElementMatcher.Junction<TypeDescription> types = namedOneOf(named.toArray(new String[0]));
    return below.isEmpty()
        ? types
        : types.or(mayBeModel().and(hasSuperType(namedOneOf(below.toArray(new String[0])))));
  }

  private static ElementMatcher.Junction<TypeDescription> mayBeModel() {
    ElementMatcher.Junction<TypeDescription> without = none();
    for (String start : WITHOUT_MODELS) {
      without = without.or(nameStartsWith(start));
    }
    return not(without);
  }

  @Override
  public void transform(TypeTransformer transformer) {
    transformer.applyTransformer((builder, instrumented, loader, module, domain) -> {
      Agent.instrumented(instrumented.getName());
      return builder;
    });
    ElementMatcher.Junction<MethodDescription> methods = none();
    for (Hook hook : hooks) {
      methods = methods.or(hook.methods());
    }
    transformer.applyAdviceToMethod(methods, ADVICE);
  }
}
