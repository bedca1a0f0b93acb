/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a provider's SDK to observe its calls: which of its methods are calls,
 * and which of its types stand for responses that are read later.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @since 0.1
 */
public interface Sdk {
  /** Who bills when neither the application nor the host tells. */
  String provider();

  /** Who bills according to the application, or null. */
  @Nullable String statedProvider();

  /** Whether a type is one of the SDK's clients or services, whose methods may be calls. */
  boolean isService(Class<?> type);

  /**
   * Returns the operation that a method performs, or null when it is no model call.
   *
   * @param method the method's name
   * @param params its first argument
   */
  @Nullable Operation<?> operation(String method, Object params);

  /**
   * Returns what a method is to a batch job, or null when it is nothing to one.
   *
   * @param method the method's name
   * @param params its first argument
   */
  default @Nullable BatchStep batchStep(String method, Object params) {
    return null;
  }

  /** Returns the base URL of a client from a builder of its options, or null when they lack it. */
  @Nullable URI baseUrl(Object optionsBuilder);

  /** A stream of chunks that the caller reads. */
  Class<?> streamType();

  /** A stream of chunks that a handler is given. */
  Class<?> asyncStreamType();

  /** What is given the chunks of an asynchronous stream. */
  Class<?> handlerType();

  /** An HTTP response that is parsed later, or read as bytes. */
  Class<?> rawResponseType();

  /** Whether the method of this name asks for a stream. */
  default boolean isStreaming(String method) {
    return method.endsWith("Streaming");
  }
}
