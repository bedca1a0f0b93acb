/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.clients.anthropic.AnthropicOptions;
import io.costintent.clients.openai.OpenAiOptions;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.doors.Answered;
import io.costintent.javaagent.doors.anthropic.AnthropicDoor;
import io.costintent.javaagent.doors.openai.OpenAiDoor;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The clients that tests have the library wrap, which come back as they are: their calls go through
 * the agent's doors instead, with the tracking that the library was to use.
 *
 * <p>A client is known by its HTTP client, which all that is derived from it shares.
 */
final class ToldClients implements Door {
  private static final Map<Object, Door> DOORS = Collections.synchronizedMap(new WeakHashMap<>());

  /** Returns the door of services: that of the client that they belong to. */
  static Door ofServices(CostTracking ignored) {
    return (method, target, arguments) -> {
      Door door = DOORS.get(httpClient(requireNonNull(target)));
      return door == null ? null : door.enter(method, target, arguments);
    };
  }

  @Override
  public @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments)
      throws ReflectiveOperationException {
    CostTracking tracking = (CostTracking) arguments[1];
    if (arguments.length < 3 || tracking.handler().isNoop()) {
      return null;
    }
    DOORS.put(httpClient(arguments[0]), door(tracking, arguments[2]));
    return new Answered(arguments[0]);
  }

  private static Door door(CostTracking tracking, Object options) {
    return options instanceof OpenAiOptions openai
        ? new OpenAiDoor(tracking, openai)
        : new AnthropicDoor(tracking, (AnthropicOptions) options);
  }

  private static Object httpClient(Object owner) throws ReflectiveOperationException {
    return field(field(owner, "clientOptions"), "originalHttpClient");
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
