/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.quickstart;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlockParam;
import com.openai.client.OpenAIClient;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.clients.anthropic.AnthropicTracking;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.intent.CostIntent;
import io.costintent.intent.Purpose;
import io.costintent.policy.BudgetDenial;
import io.costintent.policy.BudgetDeniedException;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;

/** An application: it wraps its clients once, and says why where it begins something. */
final class SupportDesk {
  private static final CostIntent TRIAGE =
      CostIntent.builder()
          .team("support")
          .feature("ticket-triage")
          .purpose(Purpose.PRODUCTION)
          .build();
  private static final CostIntent REPLY =
      CostIntent.builder()
          .team("support")
          .feature("reply-draft")
          .purpose(Purpose.PRODUCTION)
          .build();
  private static final CostIntent EXPERIMENT =
      CostIntent.builder()
          .team("data-science")
          .feature("ticket-triage")
          .experiment("triage-on-a-smaller-model")
          .build();
  private static final String HANDBOOK = "Refunds are possible within 30 days. ".repeat(200);

  private final OpenAIClient openai;
  private final AnthropicClient anthropic;
  private final CostTracking tracking;
  private final boolean simulated;
  private final List<BudgetDenial> denials = new ArrayList<>();

  SupportDesk(Providers providers, CostTracking tracking) {
    this.openai = OpenAiTracking.wrap(providers.openai(), tracking);
    this.anthropic = AnthropicTracking.wrap(providers.anthropic(), tracking);
    this.tracking = tracking;
    this.simulated = providers.isSimulated();
  }

  void handle(int ticket) {
    String text = "Ticket " + ticket + ": I was charged twice, please help.";
    try (Scope ignored = IntentContext.open(TRIAGE)) {
      retried("gpt-4o-mini", text);
    }
    if (ticket % 2 == 0) {
      try (Scope ignored = IntentContext.open(REPLY)) {
        draft(text, ticket);
      }
    }
    if (ticket % 3 == 0) {
      experiment("gpt-4.1-nano", text);
    }
    if (ticket % 6 == 0 && simulated) {
      experiment("desk-llm-preview", text); // no price book knows this one
    }
  }

  /** The desk does without its experiment when the budget of that is used up. */
  private void experiment(String model, String text) {
    try (Scope ignored = IntentContext.open(EXPERIMENT)) {
      classify(model, text);
    } catch (BudgetDeniedException usedUp) {
      denials.add(usedUp.denial());
    }
  }

  /** Why the experiment could not go on. */
  List<BudgetDenial> denials() {
    return denials;
  }

  /** One call in the eyes of the desk; each try below it is an attempt of its own. */
  private void retried(String model, String text) {
    tracking.call(
        ModelRequest.chat("openai", model),
        () -> {
          try {
            return classify(model, text);
          } catch (RateLimitException tooFast) {
            return classify(model, text);
          }
        },
        answer -> null); // the client below reads the usage
  }

  private ChatCompletion classify(String model, String text) {
    return openai
        .chat()
        .completions()
        .create(
            ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage("Answer with one word: billing, bug or other.")
                .addUserMessage(text)
                .build());
  }

  private String draft(String text, int ticket) {
    StringBuilder reply = new StringBuilder();
    CostIntent outcome = CostIntent.builder().outcome("ticket_answered", "T-" + ticket).build();
    try (Scope ignored = IntentContext.open(outcome);
        StreamResponse<RawMessageStreamEvent> events =
            anthropic.messages().createStreaming(draftParams(text))) {
      events.stream()
          .flatMap(event -> event.contentBlockDelta().stream())
          .flatMap(delta -> delta.delta().text().stream())
          .forEach(part -> reply.append(part.text()));
    }
    return reply.toString();
  }

  private static MessageCreateParams draftParams(String text) {
    return MessageCreateParams.builder()
        .model("claude-sonnet-4-5")
        .maxTokens(300)
        .systemOfTextBlockParams(
            List.of(
                TextBlockParam.builder()
                    .text(HANDBOOK)
                    .cacheControl(CacheControlEphemeral.builder().build())
                    .build()))
        .addUserMessage(text)
        .build();
  }
}
