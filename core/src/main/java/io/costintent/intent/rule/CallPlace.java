/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

import io.costintent.internal.Environment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the place that a call is made from; null is unknown.
 *
 * @param httpMethod the method of the request that is being served, in upper case
 * @param route its route, as {@code http.route}: {@code /orders/{id}}
 * @param path its path, as {@code url.path}
 * @param queue the queue or topic of the message that is being processed, as {@code
 *     messaging.destination.name}
 * @param thread the name of the calling thread
 * @param resource attributes of the process, such as {@code service.name}
 * @since 0.1
 */
public record CallPlace(
    @Nullable String httpMethod,
    @Nullable String route,
    @Nullable String path,
    @Nullable String queue,
    @Nullable String thread,
    Function<String, @Nullable String> resource) {
  /** Returns the place of a call that this thread makes, of which only the resource is known. */
  public static CallPlace here(Function<String, @Nullable String> resource) {
    return here(null, null, null, null, resource);
  }

  /** Returns the place of a call that this thread makes while it serves or processes something. */
  public static CallPlace here(
      @Nullable String httpMethod,
      @Nullable String route,
      @Nullable String path,
      @Nullable String queue,
      Function<String, @Nullable String> resource) {
    return new CallPlace(httpMethod, route, path, queue, Environment.threadName(), resource);
  }
}
