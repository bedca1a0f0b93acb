/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.service;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.observability.api.listener.AiServiceListener;
import io.costintent.proxy.Forwarding;
import java.util.List;

/**
 * Gives the model calls of AI services the intent of the service: what {@code CostIntended} on its
 * interface or method says, refined by {@link
 * io.costintent.langchain4j.intent.CallIntent#parameters parameters of the invocation}.
 *
 * <p>For every AI service there is, by this library being there: LangChain4j finds the {@link
 * Registrars} and registers {@link #listeners()} with each. Each model call of a tool loop has the
 * intent of its invocation, on the threads of streams too. The models record the calls; see {@link
 * io.costintent.langchain4j.TrackedModels} and {@link
 * io.costintent.langchain4j.CostIntentChatModelListener}.
 *
 * <p>{@link #wrap} goes further: what a method does besides, such as retrieval and tools, runs with
 * its intent.
 *
 * @since 0.1
 */
public final class IntendedServices {
  /**
   * Returns the listeners to register with a service's builder, where another library's registrars
   * took the place of ours:
   *
   * {@snippet class="io.costintent.langchain4j.SnippetsModuleTest" region="listeners"}
   *
   * <p>To register them twice does no harm.
   */
  public static List<AiServiceListener<?>> listeners() {
    return new Invocations().listeners();
  }

  /**
   * Returns the service, each method with the intent it states.
   *
   * @param type the interface of the service
   * @param service returned as it is when it was wrapped before, or when it is neither a proxy nor
   *     of a public interface
   */
  public static <S> S wrap(Class<S> type, S service) {
    requireNonNull(service, "service");
    return Forwarding.targetOf(service) == null && IntendedService.isCallable(type, service)
        ? type.cast(Forwarding.proxy(type, new IntendedService(type, service)))
        : service;
  }

  private IntendedServices() {}
}
