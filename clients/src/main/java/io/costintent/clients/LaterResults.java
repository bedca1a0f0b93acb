/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.call.StreamFollower;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** Hands on results of batch methods, and sees what the application reads of them. Thread-safe. */
final class LaterResults {
  private final Sdk sdk;
  private final Class<?> bodyType;
  private final Methods methods = new Methods();

  LaterResults(Sdk sdk, Class<?> bodyType) {
    this.sdk = requireNonNull(sdk, "sdk");
    this.bodyType = requireNonNull(bodyType, "bodyType");
  }

  /** Returns the result for one that is parsed later, or what {@code parsed} makes of it. */
  Object parsed(Object result, UnaryOperator<Object> parsed) {
    return sdk.rawResponseType().isInstance(result)
        ? Forwarding.proxy(
            sdk.rawResponseType(),
            new BatchResponse(methods, result, parsed, UnaryOperator.identity()))
        : parsed.apply(result);
  }

  /** Returns the same results, billed as they are read. */
  Object read(Object result, BatchResults results) {
    UnaryOperator<InputStream> body = bytes -> new BatchLines(bytes, results);
    if (sdk.rawResponseType().isInstance(result)) {
      return Forwarding.proxy(
          sdk.rawResponseType(),
          new BatchResponse(methods, result, stream -> read(stream, results), body));
    }
    if (bodyType.isInstance(result)) {
      return Forwarding.proxy(
          bodyType, new BatchResponse(methods, result, UnaryOperator.identity(), body));
    }
    if (sdk.streamType().isInstance(result)) {
      return Forwarding.proxy(
          sdk.streamType(), new FollowedStream(methods, result, follower(results)));
    }
    return sdk.asyncStreamType().isInstance(result)
        ? Forwarding.proxy(
            sdk.asyncStreamType(),
            new FollowedAsyncStream(methods, result, follower(results), sdk.handlerType()))
        : result;
  }

  /** The reading is no call: each of its chunks tells of one that was. */
  private static StreamFollower<Object> follower(BatchResults results) {
    ModelCall none = ModelCallHandler.noop().start(ModelRequest.chat("unknown", "unknown"));
    return new StreamFollower<>(none, results);
  }
}
