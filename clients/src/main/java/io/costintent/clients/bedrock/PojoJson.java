/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Turns the SDK's objects into JSON, by the description that each carries of its own fields.
 *
 * <p>So nothing is linked that a version of the SDK might lack, and a field that is not wanted is
 * never touched. Immutable and thread-safe.
 */
final class PojoJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Predicate<String> wanted;

  /** Returns a reader of the fields with these names, wherever they stand. */
  static PojoJson of(Predicate<String> wanted) {
    return new PojoJson(wanted);
  }

  private PojoJson(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** Returns the fields that are set. */
  ObjectNode read(SdkPojo pojo) {
    ObjectNode object = NODES.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      if (wanted.test(field.locationName())) {
        JsonNode value = node(field.getValueOrDefault(pojo));
        if (value != null) {
          object.set(field.locationName(), value);
        }
      }
    }
    return object;
  }

  /** Returns what is set at {@code member} of a request, or null. */
  static @Nullable Object member(SdkPojo pojo, String member) {
    for (SdkField<?> field : pojo.sdkFields()) {
      if (field.memberName().equalsIgnoreCase(member)) {
        return field.getValueOrDefault(pojo);
      }
    }
    return null;
  }

  private @Nullable JsonNode node(@Nullable Object value) {
    if (value instanceof SdkPojo pojo) {
      return read(pojo);
    }
    if (value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
      return null;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(element -> array.add(node(element)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((name, element) -> object.set(String.valueOf(name), node(element)));
      return object;
    }
    if (value instanceof Document document) {
      return node(content(document));
    }
    return scalar(value);
  }

  private static @Nullable Object content(Document document) {
    if (document.isMap()) {
      return document.asMap();
    }
    return document.isList() ? document.asList() : document.unwrap();
  }

  private static @Nullable JsonNode scalar(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return NODES.numberNode(((Number) value).longValue());
    }
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof SdkBytes) {
      return NODES.binaryNode(new byte[0]); // there are some, which is all that matters
    }
    return value == null ? null : NODES.textNode(value.toString());
  }
}
