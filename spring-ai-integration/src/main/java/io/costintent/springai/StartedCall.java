/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.provider.ResponseFacts;
import io.costintent.springai.facts.Responses;
import io.costintent.telemetry.AwaitedSpan;
import io.costintent.usage.UsageFlaw;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call of one of Spring AI's models, from before the request is sent to its one ending; later
 * endings are ignored.
 *
 * <p>None of the methods throws. Thread-safe, as long as chunks arrive one at a time.
 *
 * @since 0.1
 */
public final class StartedCall {
  private final ModelCall call;
  private final Class<?> kind;
  private final AwaitedSpan span;
  private final Responses responses;
  private volatile @Nullable StreamedAnswer streamed;
  private volatile boolean observed;

  StartedCall(ModelCall call, Class<?> kind, AwaitedSpan span, Responses responses) {
    this.call = requireNonNull(call, "call");
    this.kind = requireNonNull(kind, "kind");
    this.span = requireNonNull(span, "span");
    this.responses = requireNonNull(responses, "responses");
  }

  /** The call in core's terms. */
  public ModelCall call() {
    return call;
  }

  /** Whether it is the call of a request such as this. */
  boolean isOf(Object request) {
    return kind.isInstance(request);
  }

  /** The span that Spring AI's observation opens for the call. */
  public AwaitedSpan span() {
    return span;
  }

  /** Says that an observation ends the call. */
  public void observe() {
    observed = true;
  }

  /** Whether an observation ends the call. */
  public boolean isObserved() {
    return observed;
  }

  /** A chunk of a stream arrived. */
  public void chunk(Object chunk) {
    call.chunk();
    Guarded.run(
        "chunk reader",
        () -> {
          StreamedAnswer answer = streamed;
          if (answer == null) {
            answer = new StreamedAnswer();
            streamed = answer;
          }
          answer.accept(chunk);
        });
  }

  /** The response arrived whole; null when there was none. */
  public void end(@Nullable Object response) {
    end(response, facts -> facts, streamed != null);
  }

  /**
   * The response arrived whole, or a stream stopped without an error: one that gave no reason to
   * stop was cut.
   *
   * @param correction makes of what was read what is true
   */
  public void end(
      @Nullable Object response,
      Function<ResponseFacts, ResponseFacts> correction,
      boolean streaming) {
    ResponseFacts facts =
        Guarded.get(
            "response reader",
            () -> {
              ResponseFacts read = read(response);
              return read == null ? null : correction.apply(read);
            },
            null);
    if (streaming && facts != null && facts.finishReasons().isEmpty()) {
      call.cut(facts.usage() == null ? facts : facts.withFlaw(UsageFlaw.PARTIAL));
    } else {
      call.end(facts);
    }
  }

  private @Nullable ResponseFacts read(@Nullable Object response) {
    StreamedAnswer answer = streamed;
    String biller = call.request().provider();
    ResponseFacts ofStream = answer == null ? null : answer.facts(responses, biller);
    if (ofStream == null) {
      return responses.read(response, biller);
    }
    ResponseFacts whole = responses.read(response, biller);
    return whole == null || ofStream.hasUsage()
        ? ofStream
        : whole.toBuilder().usage(ofStream.usage()).build();
  }

  /** The call failed; {@code response} is what it answered all the same, or null. */
  public void fail(Throwable error, @Nullable Object response) {
    call.fail(
        error,
        response == null ? partial() : Guarded.get("response reader", () -> read(response), null));
  }

  /** The caller stopped listening. */
  public void cancel() {
    call.cancel(partial());
  }

  private @Nullable ResponseFacts partial() {
    return Guarded.get(
        "response reader",
        () -> {
          StreamedAnswer answer = streamed;
          ResponseFacts facts =
              answer == null ? null : answer.facts(responses, call.request().provider());
          return facts == null || facts.usage() == null ? facts : facts.withFlaw(UsageFlaw.PARTIAL);
        },
        null);
  }
}
