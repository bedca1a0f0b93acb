/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.pricing.Deployments;
import io.costintent.provider.ResponseFacts;
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

  /**
   * Whether a type is one of the SDK's services, reached from a client, whose methods may be calls.
   */
  default boolean isService(Class<?> type) {
    return false;
  }

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

  /**
   * Returns the base URL of a client from its options, or from a builder of them; null when they
   * lack it.
   */
  default @Nullable URI baseUrl(Object options) {
    return null;
  }

  /**
   * Returns a helper of the SDK that makes its calls through {@code service}, which is observed,
   * where {@code result} would make them through the SDK's own; {@code result} where it makes none.
   *
   * @param arguments what the method was called with
   */
  default Object rebound(Object result, Object service, Object[] arguments)
      throws ReflectiveOperationException {
    return result;
  }

  /** A stream of chunks that the caller reads; {@code Void} where there is none. */
  default Class<?> streamType() {
    return Void.class;
  }

  /** A stream of chunks that a handler is given; {@code Void} where there is none. */
  default Class<?> asyncStreamType() {
    return Void.class;
  }

  /** What is given the chunks of an asynchronous stream; {@code Void} where there is none. */
  default Class<?> handlerType() {
    return Void.class;
  }

  /** An HTTP response that is parsed later, or read as bytes; {@code Void} where there is none. */
  default Class<?> rawResponseType() {
    return Void.class;
  }

  /** What the application says that names of deployments mean. */
  default Deployments deployments() {
    return Deployments.none();
  }

  /**
   * Whether calls of a service are made by way of its raw responses, as it makes them itself, so
   * that {@link #headers} are seen; only where the application asked for it.
   */
  default boolean readsHeaders(Object service) {
    return false;
  }

  /**
   * Returns what the headers of a {@linkplain #rawResponseType() raw response} say, which is
   * nothing unless the application asked for it.
   */
  default ResponseFacts headers(Object response, boolean streaming) {
    return ResponseFacts.unknown();
  }

  /** Returns what a {@linkplain #rawResponseType() raw response} is parsed to. */
  default Object parse(Object response) {
    throw new UnsupportedOperationException("readsHeaders() without parse()");
  }

  /** An HTTP response whose body is the result, such as audio; {@code Void} where there is none. */
  default Class<?> bodyType() {
    return Void.class;
  }

  /** Whether the method of this name asks for a stream. */
  default boolean isStreaming(String method) {
    return method.endsWith("Streaming");
  }
}
