/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that a book answers, in a form that two books can be compared by. */
final class Lookups {
  private Lookups() {}

  static Map<String, Object> of(HashPriceBook book) {
    Map<String, Object> all = new TreeMap<>();
    for (String name : book.providers().names()) {
      ProviderModels provider = book.providers().get(name);
      all.put(name + " includes", List.copyOf(provider.includes));
      all.put(name + " fallbacks", List.copyOf(provider.fallbacks));
      provider.names.forEach((model, target) ->
          all.put(
              name + '/' + model,
              List.of(target.match(), target.model().dateless, model(target.model().prices()))));
      provider.moving.forEach((model, moves) -> {
        List<Object> steps = new ArrayList<>();
        moves.forEach((from, target) -> steps.add(List.of(from, target.prices().sku())));
        all.put(name + '/' + model + " moves", steps);
      });
    }
    return all;
  }

  private static List<String> model(ModelPrices prices) {
    List<String> parts = new ArrayList<>();
    parts.add(prices.sku() + ' ' + prices.currency() + ' ' + prices.isIncomplete());
    for (RateCard card : prices.cards()) {
      parts.add(described(card));
    }
    return parts;
  }

  /** Returns every field of ours, also those that nobody has heard of yet. */
  private static String described(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, part) -> sorted.put(described(key), described(part)));
      return sorted.toString();
    }
    if (value instanceof Set<?> set) {
      return new TreeSet<>(set.stream().map(Lookups::described).toList()).toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Lookups::described).toList().toString();
    }
    if (value == null
        || value instanceof Enum
        || !value.getClass().getPackage().equals(Lookups.class.getPackage())) {
      return String.valueOf(value);
    }
    Map<String, String> fields = new TreeMap<>();
    for (Field field : value.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        fields.put(field.getName(), described(valueOf(field, value)));
      }
    }
    return fields.toString();
  }

  private static @Nullable Object valueOf(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field.getName(), e);
    }
  }
}
