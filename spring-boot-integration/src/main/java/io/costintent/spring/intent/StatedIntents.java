/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.intent;

import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ConcurrentReferenceHashMap;

/** What annotations say of methods, their own refining that of the class. Thread-safe. */
final class StatedIntents {
  private record Key(Class<?> type, Method method) {}

  private final Map<Key, CostIntent> ofMethods = new ConcurrentReferenceHashMap<>();
  private final Map<Class<?>, CostIntent> ofTypes = new ConcurrentHashMap<>();

  /**
   * Returns the intent of {@code method} as called on an object of {@code type}; empty when nothing
   * states one.
   *
   * @throws IllegalArgumentException for an annotation with a value that an intent cannot have
   */
  CostIntent of(Method method, @Nullable Class<?> type) {
    Class<?> target = type == null ? method.getDeclaringClass() : type;
    return ofMethods.computeIfAbsent(new Key(target, method), StatedIntents.this::find);
  }

  private CostIntent find(Key key) {
    Method specific = AopUtils.getMostSpecificMethod(key.method, key.type);
    CostIntent ofType = ofTypes.computeIfAbsent(key.type, StatedIntents::stated);
    return ofType.refinedBy(stated(specific));
  }

  private static CostIntent stated(AnnotatedElement element) {
    CostIntended annotation =
        AnnotatedElementUtils.findMergedAnnotation(element, CostIntended.class);
    return annotation == null ? CostIntent.none() : CostIntent.of(annotation);
  }
}
