/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.place;

import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentTexts;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an application's {@code CostIntended} says, whose class is not ours: the application has its
 * own of that name.
 */
final class IntendedMethods {
  static final String ANNOTATION = "io.costintent.intent.CostIntended";

  /** Keys of an intent by the names of the annotation's elements. */
  private static final Map<String, String> KEYS =
      Map.of(
          "team", "team",
          "product", "product",
          "feature", "feature",
          "useCase", "use_case",
          "owner", "owner",
          "costCenter", "cost_center",
          "purpose", "purpose",
          "experiment", "experiment.id",
          "outcomeType", "outcome.type");

  /** Returns what a method says, refining what its class says. */
  static CostIntent of(Method method) throws ReflectiveOperationException {
    return read(method.getDeclaringClass()).refinedBy(read(method));
  }

  private static CostIntent read(AnnotatedElement element) throws ReflectiveOperationException {
    for (Annotation annotation : element.getAnnotations()) {
      Class<?> type = annotation.annotationType();
      if (type.getName().equals(ANNOTATION)) {
        return IntentTexts.read(texts(annotation, type));
      }
    }
    return CostIntent.none();
  }

  private static Map<String, String> texts(Annotation annotation, Class<?> type)
      throws ReflectiveOperationException {
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, String> key : KEYS.entrySet()) {
      Object value = type.getMethod(key.getKey()).invoke(annotation);
      String text =
          value instanceof Enum<?> constant
              ? constant.name().toLowerCase(Locale.ROOT)
              : String.valueOf(value);
      if (!text.isEmpty()) {
        texts.put(key.getValue(), text);
      }
    }
    return texts;
  }

  private IntendedMethods() {}
}
