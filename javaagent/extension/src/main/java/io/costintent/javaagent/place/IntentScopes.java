/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import io.costintent.call.Guarded;
import io.costintent.intent.CostIntent;
import io.costintent.intent.rule.CallPlace;
import io.costintent.intent.rule.MethodRule;
import io.costintent.javaagent.bootstrap.ApplicationBridge;
import io.costintent.propagation.IntentContext;
import io.costintent.propagation.IntentTexts;
import io.opentelemetry.context.Context;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the intent of methods that a rule names or that are annotated. Thread-safe.
 *
 * <p>It is opened in the application's own library where there is one, so that calls which that
 * records have it too.
 *
 * @since 0.1
 */
public final class IntentScopes {
  private static final Logger logger = LoggerFactory.getLogger("io.costintent.javaagent");

  private final List<MethodRule> rules;
  private final AgentResource resource;

  /** Hangs on the application's classes, and does not outlive them. */
  private final ClassValue<Map<String, MethodIntent>> byType =
      new ClassValue<>() {
        @Override
        protected Map<String, MethodIntent> computeValue(Class<?> type) {
          return Guarded.get("intent of methods", () -> read(type), Map.of());
        }
      };

  /** Creates scopes of the methods that {@code rules} name, and of annotated ones. */
  public IntentScopes(List<MethodRule> rules, AgentResource resource) {
    this.rules = List.copyOf(rules);
    this.resource = resource;
  }

  /**
   * Opens what calls below a method are for.
   *
   * @param signature its name and the names of its parameters' types: {@code answer(int)}
   * @return to be closed on this thread; null for nothing
   */
  public @Nullable AutoCloseable open(Class<?> type, String signature) {
    MethodIntent method = byType.get(type).get(signature);
    CostIntent intent = method == null ? CostIntent.none() : method.now(resource);
    if (intent.isEmpty()) {
      return null;
    }
    logger.debug("below {}.{}: {}", type.getName(), signature, intent);
    AutoCloseable opened = ApplicationBridge.open(type, IntentTexts.of(intent));
    return opened == null ? IntentContext.open(intent) : opened;
  }

  private Map<String, MethodIntent> read(Class<?> type) throws ReflectiveOperationException {
    Map<String, MethodIntent> intents = new HashMap<>();
    for (Method method : type.getDeclaredMethods()) {
      List<MethodRule> matching =
          rules.stream()
              .filter(rule ->
                  rule.pattern().matchesType(type.getName())
                      && rule.pattern().matchesMethod(method.getName()))
              .toList();
      CostIntent stated = IntendedMethods.of(method);
      if (!stated.isEmpty() || !matching.isEmpty()) {
        intents.put(signature(method), new MethodIntent(matching, stated));
      }
    }
    return intents;
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  /** What a method's calls are for: the first rule wins, key by key; the annotation over them. */
  private record MethodIntent(List<MethodRule> rules, CostIntent stated) {
    CostIntent now(AgentResource resource) {
      if (rules.isEmpty()) {
        return stated;
      }
      CallPlace place = LocalRoot.place(Context.current(), resource);
      CostIntent intent = CostIntent.none();
      for (MethodRule rule : rules) {
        intent = rule.intentAt(place).refinedBy(intent);
      }
      return intent.refinedBy(stated);
    }
  }
}
