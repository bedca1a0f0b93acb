/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import io.costintent.call.Guarded;
import io.costintent.springai.internal.Rounds;
import io.costintent.springai.internal.Captured;
import io.costintent.provider.ResponseFacts;
import io.costintent.springai.StartedCall;
import io.costintent.springai.facts.Usages;
import io.costintent.usage.UsageFlaw;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationView;
import io.opentelemetry.api.trace.Span;
import java.util.List;
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
      call.end(response, facts -> corrected(facts, model, observed));
    }
  }

  /** The first generation's models add up what rounds of tools take. */
  private ResponseFacts corrected(
      ResponseFacts facts, ModelObservationContext<?, ?> model, ObservedModel observed) {
    if (!(model.getRequest() instanceof Prompt prompt) || !streams.isFirstGeneration(model)) {
      return facts;
    }
    if (observed.isEnclosing()) { // the last round inside reports, and bills, this one too
      return facts.toBuilder().responseId(null).build();
    }
    ObservationView parent = model.getParentObservation();
    ObservedModel around = parent == null ? null : ObservedModel.of(parent.getContextView());
    if (around != null && around.isEnclosing()) {
      return facts.withFlaw(UsageFlaw.CUMULATIVE);
    }
    Object options = prompt.getOptions();
    if (options == null || observed.isStreaming()) {
      return facts;
    }
    Captured enclosing = Captured.parentOf(model);
    Rounds rounds = enclosing == null ? Rounds.onThread() : enclosing.rounds();
    return rounds.single(facts, options, isSum(model), answersTools(prompt));
  }

  private static boolean isSum(ModelObservationContext<?, ?> model) {
    return model.getResponse() instanceof ChatResponse response
        && Usages.isSum(response.getMetadata().getUsage());
  }

  private static boolean answersTools(Prompt prompt) {
    List<Message> messages = prompt.getInstructions();
    return !messages.isEmpty()
        && messages.get(messages.size() - 1) instanceof ToolResponseMessage;
  }
}
