/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.models.messages.MessageCreateParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.clients.Operation;
import io.costintent.clients.Outline;
import io.costintent.clients.PartTypes;
import io.costintent.clients.SdkOperation;
import io.costintent.clients.json.AnthropicSdkJson;
import io.costintent.usage.Usage;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model calls of Anthropic's SDK, by the type of their parameters. */
final class AnthropicOperations {
  private static final String SHAPE = "anthropic.messages";
  private static final long NO_LIMIT = -1;
  private static final String GEOGRAPHY = "inference_geo";

  private static final Set<String> FIELDS =
      Set.of("type", "id", "model", "message", "delta", "stop_reason");

  /**
   * A picture is taken for at most 4,784 tokens, and tools to bring 530 with them: assumptions on
   * the high side, which no contract of the provider backs.
   */
  private static final PartTypes PARTS =
      new PartTypes(
          Set.of("image"),
          4_784,
          Set.of("document", "container_upload"),
          Set.of("custom"),
          530,
          Set.of("container", "mcp_servers", "context_management"));

  static Map<Class<?>, Operation<?>> byParams(AnthropicOptions options) {
    Outline outline = Outline.create(AnthropicSdkJson.get(), FIELDS, Set.of("usage"));
    InputBound input = input(options);
    Outline request = Outline.create(AnthropicSdkJson.get(), Set.of(GEOGRAPHY), Set.of());
    Messages messages = new Messages(outline, request, input);
    BetaMessages beta = new BetaMessages(outline, request, input);
    return Map.of(messages.paramsType(), messages, beta.paramsType(), beta);
  }

  static InputBound input(AnthropicOptions options) {
    return InputBound.create(AnthropicSdkJson.get(), PARTS, options.tokenCounter());
  }

  private AnthropicOperations() {}

  private static final class Messages extends SdkOperation<MessageCreateParams> {
    private final Outline facts;
    private final InputBound input;

    /** Creates the operation; {@code facts} has what early versions have no getter for. */
    Messages(Outline outline, Outline facts, InputBound input) {
      super(MessageCreateParams.class, ModelRequest.CHAT, SHAPE, outline);
      this.facts = facts;
      this.input = input;
    }

    @Override
    protected Object model(MessageCreateParams params) {
      return params._model();
    }

    @Override
    protected @Nullable Object serviceTier(MessageCreateParams params) {
      return params.serviceTier().orElse(null);
    }

    @Override
    protected void describe(
        MessageCreateParams params, boolean streaming, ModelRequest.Builder request) {
      request
          .region(facts.read(params._body()).path(GEOGRAPHY).textValue())
          .maxOutputTokens(params._maxTokens().asKnown().orElse(NO_LIMIT))
          .outputCappable(params._thinking().isMissing());
    }

    @Override
    public MessageCreateParams withModel(MessageCreateParams params, String model) {
      return params.toBuilder().model(model).build();
    }

    @Override
    public MessageCreateParams withMaxOutput(MessageCreateParams params, ModelRequest granted) {
      return params.toBuilder().maxTokens(granted.maxOutputTokens()).build();
    }

    @Override
    public @Nullable Usage atMost(MessageCreateParams params, String model) {
      return input.atMost(params._body(), model);
    }
  }

  private static final class BetaMessages
      extends SdkOperation<com.anthropic.models.beta.messages.MessageCreateParams> {
    private final Outline facts;
    private final InputBound input;

    BetaMessages(Outline outline, Outline facts, InputBound input) {
      super(
          com.anthropic.models.beta.messages.MessageCreateParams.class,
          ModelRequest.CHAT,
          SHAPE,
          outline);
      this.facts = facts;
      this.input = input;
    }

    @Override
    protected Object model(com.anthropic.models.beta.messages.MessageCreateParams params) {
      return params._model();
    }

    @Override
    protected @Nullable Object serviceTier(
        com.anthropic.models.beta.messages.MessageCreateParams params) {
      return params.serviceTier().orElse(null);
    }

    @Override
    protected void describe(
        com.anthropic.models.beta.messages.MessageCreateParams params,
        boolean streaming,
        ModelRequest.Builder request) {
      request
          .region(facts.read(params._body()).path(GEOGRAPHY).textValue())
          .maxOutputTokens(params._maxTokens().asKnown().orElse(NO_LIMIT))
          .outputCappable(params._thinking().isMissing());
    }

    @Override
    public com.anthropic.models.beta.messages.MessageCreateParams withModel(
        com.anthropic.models.beta.messages.MessageCreateParams params, String model) {
      return params.toBuilder().model(model).build();
    }

    @Override
    public com.anthropic.models.beta.messages.MessageCreateParams withMaxOutput(
        com.anthropic.models.beta.messages.MessageCreateParams params, ModelRequest granted) {
      return params.toBuilder().maxTokens(granted.maxOutputTokens()).build();
    }

    @Override
    public @Nullable Usage atMost(
        com.anthropic.models.beta.messages.MessageCreateParams params, String model) {
      return input.atMost(params._body(), model);
    }
  }
}
