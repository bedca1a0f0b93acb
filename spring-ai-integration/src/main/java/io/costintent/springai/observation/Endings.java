/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import io.costintent.call.Guarded;
import io.costintent.provider.ResponseFacts;
import io.costintent.springai.StartedCall;
import io.costintent.springai.facts.Usages;
import io.costintent.springai.internal.Captured;
import io.costintent.springai.internal.Rounds;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.observation.ModelObservationContext;

/**
 * Ends the calls of models when their observations do: as a filter, which is asked before any
 * handler ends a span or counts.
 */
final class Endings implements ObservationFilter {
  /** Of Spring AI, which writes it as a text. */
  private static final AttributeKey<Long> TOTAL_TOKENS =
      AttributeKey.longKey("gen_ai.usage.total_tokens");

  private final Streams streams = new Streams();

  @Override
  public Observation.Context map(Observation.Context context) {
    end(context);
    return context;
  }

  void end(Observation.Context context) {
    ObservedModel observed = ObservedModel.of(context);
    if (observed != null && context instanceof ModelObservationContext<?, ?> model) {
      Guarded.run("observation", () -> end(model, observed));
    }
  }

  private void end(ModelObservationContext<?, ?> model, ObservedModel observed) {
    StartedCall call = observed.call();
    Span span = TracedSpans.of(model);
    if (span != null) {
      call.span().is(span);
    }
    Object response = model.getResponse();
    Throwable error = model.getError();
    if (error != null) {
      call.fail(error, response);
    } else if (response == null && observed.isStreaming()) {
      call.cancel();
    } else {
      call.end(response, facts -> corrected(facts, model, observed, span), observed.isStreaming());
    }
  }

  private ResponseFacts corrected(
      ResponseFacts facts,
      ModelObservationContext<?, ?> model,
      ObservedModel observed,
      @Nullable Span span) {
    ResponseFacts single =
        model.getRequest() instanceof Prompt prompt && streams.isFirstGeneration(model)
            ? single(facts, model, observed, prompt)
            : facts;
    Usage usage = single.usage();
    if (span != null && usage != null && !usage.isAllZero()) {
      span.setAttribute(
          TOTAL_TOKENS,
          usage.quantity(UsageUnit.INPUT_TOKENS) + usage.quantity(UsageUnit.OUTPUT_TOKENS));
    }
    return single;
  }

  /** The first generation's models add up what rounds of tools take. */
  private static ResponseFacts single(
      ResponseFacts facts,
      ModelObservationContext<?, ?> model,
      ObservedModel observed,
      Prompt prompt) {
    Usage usage = facts.usage();
    long input =
        usage == null ? 0 : Usages.countedInput(usage, observed.call().call().request().provider());
    ModelObservationContext<?, ?> inside = observed.inside();
    if (inside != null) { // chunks of the round inside came through here, with their id
      ResponseFacts own = facts.toBuilder().responseId(null).build();
      return observed.round().single(own, input, usageOf(inside));
    }
    if (observed.isLaterRound()) {
      return observed.round().single(facts, input, null);
    }
    Object options = prompt.getOptions();
    if (options == null || observed.isStreaming()) {
      return facts;
    }
    Captured enclosing = Captured.parentOf(model);
    Rounds rounds = enclosing == null ? Rounds.onThread() : enclosing.rounds();
    return rounds.single(facts, input, options, isSum(model), answersTools(prompt));
  }

  private static @Nullable Usage usageOf(ModelObservationContext<?, ?> model) {
    return model.getResponse() instanceof ChatResponse response
        ? Usages.sums(response.getMetadata().getUsage())
        : null;
  }

  private static boolean isSum(ModelObservationContext<?, ?> model) {
    return model.getResponse() instanceof ChatResponse response
        && Usages.isSum(response.getMetadata().getUsage());
  }

  private static boolean answersTools(Prompt prompt) {
    List<Message> messages = prompt.getInstructions();
    return !messages.isEmpty() && messages.get(messages.size() - 1) instanceof ToolResponseMessage;
  }
}
