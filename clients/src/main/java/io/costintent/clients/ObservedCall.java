/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.call.ChunkReader;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ResponseReader;
import io.costintent.call.StreamFollower;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReader;
import io.costintent.provider.UsageReaders;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import io.costintent.usage.Usage;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of an SDK that was started: {@link #call()} runs it, {@link #returned} takes its result.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ObservedCall {
  private final @Nullable Sdk sdk;
  private final Methods methods;
  private final ModelCall call;
  private final Object params;
  private final UsageReader reader;
  private volatile ResponseFacts headers = ResponseFacts.unknown();
  private final ResponseReader<Object> responses;
  private final Supplier<ChunkReader<Object>> chunks;
  private final Supplier<@Nullable Usage> billed;

  <P> ObservedCall(
      @Nullable Sdk sdk, Methods methods, ModelCall call, Operation<P> operation, P params) {
    this.sdk = sdk;
    this.methods = methods;
    this.call = call;
    this.params = params;
    this.reader =
        new HeaderedReader(
            UsageReaders.forCall(call.request().provider(), operation.shape()), () -> headers);
    this.responses = response -> operation.responses(params, reader).read(response);
    this.chunks = () -> operation.chunks(params, reader);
    this.billed = () -> operation.billedByRequest(params);
  }

  /** The call that was started. */
  public ModelCall call() {
    return call;
  }

  /** The parameters to send: those given, unless a policy or an option changed them. */
  public Object params() {
    return params;
  }

  /** Returns what reads the chunks of a stream, for those who follow one themselves. */
  public ChunkReader<Object> chunks() {
    return chunks.get();
  }

  /**
   * Returns what to hand to the application for a result of the SDK: the same object, or, for what
   * is read later, one that behaves the same and ends the call when the reading ends.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // it is returned, as what the SDK's method returns
  public @Nullable Object returned(@Nullable Object result) {
    if (result instanceof CompletableFuture<?> future) {
      return follow(future);
    }
    if (result == null) {
      call.end(null);
      return null;
    }
    return arrived(result);
  }

  private <T> CompletableFuture<T> follow(CompletableFuture<T> future) {
    return call.followOpening(future, this::handOn);
  }

  @SuppressWarnings("unchecked") // a proxy stands in only where T is one of the SDK's interfaces
  private <T> T handOn(T value) {
    return (T) arrived(value);
  }

  /** Ends the call with a whole response, or follows one that is read later. */
  Object arrived(Object value) {
    Object later = Guarded.get("response", () -> readLater(value), null);
    if (later != null) {
      return later;
    }
    call.end(Guarded.get("response reader", () -> read(value), null));
    return value;
  }

  private @Nullable Object readLater(Object value) {
    if (sdk == null) {
      return null;
    }
    if (sdk.rawResponseType().isInstance(value)) {
      readHeaders(sdk, value);
      return Forwarding.proxy(sdk.rawResponseType(), new RawResponse(methods, value, this, true));
    }
    if (sdk.bodyType().isInstance(value)) {
      return Forwarding.proxy(sdk.bodyType(), new RawResponse(methods, value, this, false));
    }
    if (sdk.streamType().isInstance(value)) {
      return Forwarding.proxy(sdk.streamType(), new FollowedStream(methods, value, follower()));
    }
    if (sdk.asyncStreamType().isInstance(value)) {
      return Forwarding.proxy(
          sdk.asyncStreamType(),
          new FollowedAsyncStream(methods, value, follower(), sdk.handlerType()));
    }
    return null;
  }

  /** Returns what a raw response is parsed to, after its headers were read; audio is not parsed. */
  Object parsed(Sdk sdk, Object raw) {
    if (!sdk.rawResponseType().isInstance(raw)) {
      return raw;
    }
    arrivedRaw(raw);
    return sdk.parse(raw);
  }

  private void readHeaders(Sdk sdk, Object raw) {
    boolean streaming = call.request().isStreaming();
    headers(Guarded.get("headers", () -> sdk.headers(raw, streaming), ResponseFacts.unknown()));
  }

  /**
   * Takes the raw response that the SDK itself makes this call by, ahead of what it is parsed to:
   * its headers are read where the application asked for it.
   */
  public void arrivedRaw(Object raw) {
    if (sdk != null && sdk.rawResponseType().isInstance(raw)) {
      readHeaders(sdk, raw);
    }
  }

  /** Takes what the headers of the response say, ahead of its body. */
  public void headers(ResponseFacts facts) {
    headers = facts;
  }

  /** Returns what to tell of the bytes of this call's response, as they pass. */
  public FollowedBody body() {
    boolean stream = call.request().isStreaming();
    return new FollowedBody(call, stream ? new EventBody(reader.stream()) : new JsonBody(reader));
  }

  /**
   * Returns the same bytes of a response body, whose reading ends the call: where they end, where
   * they fail, or where they are closed.
   *
   * @param cancelled whether the caller cancelled the call, asked where the reading fails
   */
  public InputStream body(InputStream bytes, BooleanSupplier cancelled) {
    return Guarded.get("response body", () -> new RawBody(bytes, body(), cancelled), bytes);
  }

  /** Returns what to tell of the pieces of this call's response, as the SDK delivers them. */
  public StreamFollower<Object> follower() {
    return new StreamFollower<>(call, chunks());
  }

  private @Nullable ResponseFacts read(Object response) {
    return completed(responses.read(response));
  }

  /** Returns what a response says, with what only the request says of its usage. */
  @Nullable ResponseFacts completed(@Nullable ResponseFacts facts) {
    if (facts != null && facts.usage() != null) {
      return facts;
    }
    Usage usage = Guarded.get("request usage", billed::get, null);
    if (usage == null) {
      return facts;
    }
    return (facts == null ? ResponseFacts.builder() : facts.toBuilder()).usage(usage).build();
  }
}
