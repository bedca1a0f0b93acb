/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.helpers.BetaToolRunner;
import com.anthropic.models.beta.messages.ToolRunnerCreateParams;
import com.anthropic.services.blocking.beta.MessageService;
import java.lang.reflect.Constructor;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes tool runners, which call a model until it wants no more tools, that call it through a given
 * service: the SDK binds its own to the service that nobody observes.
 */
final class ToolRunners {
  private static final String THREAD = "com.anthropic.helpers.BetaMessageThread";
  private static final Set<String> KNOWN =
      Set.of(
          MessageService.class.getName(),
          ClientOptions.class.getName(),
          ToolRunnerCreateParams.class.getName(),
          RequestOptions.class.getName(),
          THREAD);

  /** Returns a new runner, or {@code runner} where its version is made of something else. */
  static Object through(
      MessageService service,
      ToolRunnerCreateParams params,
      RequestOptions options,
      BetaToolRunner runner)
      throws ReflectiveOperationException {
    for (Constructor<?> constructor : BetaToolRunner.class.getConstructors()) {
      Class<?>[] types = constructor.getParameterTypes();
      if (isKnown(types)) {
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
          arguments[i] = argument(types[i], service, params, options);
        }
        return constructor.newInstance(arguments);
      }
    }
    return runner;
  }

  private static boolean isKnown(Class<?>[] types) {
    for (Class<?> type : types) {
      if (!KNOWN.contains(type.getName())) {
        return false;
      }
    }
    return true;
  }

  /** A thread of messages is for runners that go on with one, and null for a new runner. */
  private static @Nullable Object argument(
      Class<?> type,
      MessageService service,
      ToolRunnerCreateParams params,
      RequestOptions options) {
    if (type == MessageService.class) {
      return service;
    }
    if (type == ClientOptions.class) {
      return optionsOf(service);
    }
    if (type == ToolRunnerCreateParams.class) {
      return params;
    }
    return type == RequestOptions.class ? options : null;
  }

  private static @Nullable ClientOptions optionsOf(MessageService service) {
    AtomicReference<@Nullable ClientOptions> options = new AtomicReference<>();
    service.withOptions(builder -> options.set(builder.build()));
    return options.get();
  }

  private ToolRunners() {}
}
