/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a provider's protocol to observe its calls on the wire.
 *
 * <p>Implementations are immutable and thread-safe. What they throw is guarded.
 *
 * @since 0.1
 */
public interface WireApi {
  /** Returns the operation that a request asks for, or null when it is no model call. */
  @Nullable Operation<WireRequest> operation(WireRequest request);

  /** Whether a request asks for a stream of events. */
  boolean isStreaming(WireRequest request);

  /** Returns who answers and bills a request. */
  Endpoint endpoint(WireRequest request);

  /** Returns what the SDK throws for a response with this status, without its message. */
  Throwable failure(int status);
}
