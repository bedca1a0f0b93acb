/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.sdk;

import static java.util.Objects.requireNonNull;

import io.costintent.clients.ObservedCall;
import io.costintent.javaagent.bootstrap.Passage;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A method that is a model call, and runs in its context. */
final class SendingCall extends Sending {
  private final ObservedCall call;
  private final boolean readsHeaders;
  private final Scope scope;

  @SuppressWarnings("MustBeClosedChecker") // closed where the method is left
  SendingCall(Object[] arguments, ObservedCall call, boolean readsHeaders) {
    super(arguments, call.params());
    this.call = requireNonNull(call, "call");
    this.readsHeaders = readsHeaders;
    this.scope = call.call().makeCurrent();
  }

  @Override
  void end(@Nullable Object returned, @Nullable Throwable failure) {
    scope.close();
    if (failure == null) {
      answer(call.returned(returned));
    } else {
      call.call().fail(failure, null);
    }
  }

  @Override
  @Nullable Passage within(Object[] arguments) {
    return readsHeaders ? new RawPart(arguments) : null;
  }

  /** The method that returns the raw response, by way of which the SDK makes this call. */
  private final class RawPart extends Passage {
    RawPart(Object[] arguments) {
      super(arguments);
    }

    @Override
    protected void leave(@Nullable Object returned, @Nullable Throwable failure) {
      if (returned instanceof CompletableFuture<?> future) {
        answer(future.thenApply(this::read));
      } else if (returned != null) {
        read(returned);
      }
    }

    private <T> T read(T raw) {
      call.arrivedRaw(raw);
      return raw;
    }
  }
}
