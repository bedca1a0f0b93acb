/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.MessageCreateParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Operation;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model calls of Anthropic's SDK, by the type of their parameters. */
final class AnthropicOperations {
  private static final String SHAPE = "anthropic.messages";

  private static final Set<String> FIELDS =
      Set.of("type", "id", "model", "message", "delta", "stop_reason");

  static Map<Class<?>, Operation<?>> byParams() {
    Outline outline = Outline.create(ObjectMappers.jsonMapper(), FIELDS, Set.of("usage"));
    Messages messages = new Messages(outline);
    BetaMessages beta = new BetaMessages(outline);
    return Map.of(messages.paramsType(), messages, beta.paramsType(), beta);
  }

  private AnthropicOperations() {}

  private static final class Messages extends SdkOperation<MessageCreateParams> {
    Messages(Outline outline) {
      super(MessageCreateParams.class, ModelRequest.CHAT, SHAPE, outline);
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
      String geography = params.inferenceGeo().orElse(null);
      if (geography != null) {
        request.region(geography);
      }
    }

    @Override
    public MessageCreateParams withModel(MessageCreateParams params, String model) {
      return params.toBuilder().model(model).build();
    }
  }

  private static final class BetaMessages
      extends SdkOperation<com.anthropic.models.beta.messages.MessageCreateParams> {
    BetaMessages(Outline outline) {
      super(
          com.anthropic.models.beta.messages.MessageCreateParams.class,
          ModelRequest.CHAT,
          SHAPE,
          outline);
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
      String geography = params.inferenceGeo().orElse(null);
      if (geography != null) {
        request.region(geography);
      }
    }

    @Override
    public com.anthropic.models.beta.messages.MessageCreateParams withModel(
        com.anthropic.models.beta.messages.MessageCreateParams params, String model) {
      return params.toBuilder().model(model).build();
    }
  }
}
