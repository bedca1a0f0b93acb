/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static java.util.Objects.requireNonNull;

import io.costintent.proxy.Getters;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.MediaContent;
import org.springframework.ai.embedding.EmbeddingRequest;

/**
 * Says how many input tokens a request has at most: no token of a vocabulary that is built from
 * bytes is shorter than one.
 *
 * <p>A request with anything but text has no bound that is known here. Takes time in proportion to
 * the text, so it is asked only where a budget applies; nothing of it is kept.
 */
public final class PromptInput {
  /** For what providers put around each message, tool and schema, as an assumption. */
  private static final long AROUND = 16;

  private static final long TOOLS = 530;

  private static final List<String> SCHEMAS = List.of("getResponseFormat", "getTools");

  private static final long UNKNOWN = Long.MIN_VALUE / 2;

  private final Getters getters;

  /** Creates a reader that looks getters up with {@code getters}. */
  public PromptInput(Getters getters) {
    this.getters = requireNonNull(getters, "getters");
  }

  /** Returns the input tokens at most, or null when nobody knows. */
  public @Nullable Usage atMost(Object request) {
    long tokens = UNKNOWN;
    if (request instanceof Prompt prompt) {
      tokens = ofPrompt(prompt);
    } else if (request instanceof EmbeddingRequest embedding) {
      tokens = ofTexts(embedding.getInstructions());
    }
    return tokens < 0 ? null : Usage.of(UsageUnit.INPUT_TOKENS, tokens);
  }

  private long ofPrompt(Prompt prompt) {
    long tokens = AROUND + ofOptions(prompt.getOptions());
    for (Message message : prompt.getInstructions()) {
      tokens += ofMessage(message) + AROUND;
    }
    return tokens;
  }

  private static long ofMessage(Message message) {
    if (message instanceof MediaContent content && !content.getMedia().isEmpty()) {
      return UNKNOWN;
    }
    long tokens = ofText(message.getText());
    if (message instanceof AssistantMessage answer) {
      for (AssistantMessage.ToolCall call : answer.getToolCalls()) {
        tokens += ofText(call.id()) + ofText(call.name()) + ofText(call.arguments()) + AROUND;
      }
    }
    if (message instanceof ToolResponseMessage results) {
      for (ToolResponseMessage.ToolResponse result : results.getResponses()) {
        tokens += ofText(result.id()) + ofText(result.name()) + ofText(result.responseData());
      }
    }
    return tokens;
  }

  /** Tools that options name only are looked up by the model, as are those of its defaults. */
  private long ofOptions(@Nullable ChatOptions options) {
    if (options == null) {
      return UNKNOWN;
    }
    if (getters.get(options, "getToolNames") instanceof Collection<?> names && !names.isEmpty()) {
      return UNKNOWN;
    }
    long tokens = 0;
    for (String schema : SCHEMAS) {
      Object stated = getters.get(options, schema);
      tokens += stated == null ? 0 : ofText(stated.toString()) + AROUND;
    }
    if (getters.get(options, "getToolCallbacks") instanceof Collection<?> tools
        && !tools.isEmpty()) {
      tokens += TOOLS;
      for (Object tool : tools) {
        Object definition = getters.get(tool, "getToolDefinition");
        if (definition == null) {
          return UNKNOWN;
        }
        tokens += ofText(definition.toString()) + AROUND;
      }
    }
    return tokens;
  }

  private static long ofTexts(List<String> texts) {
    long tokens = AROUND;
    for (String text : texts) {
      tokens += ofText(text) + AROUND;
    }
    return tokens;
  }

  /** Some tokenizers replace compatible characters first, which can make a text longer. */
  static long ofText(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == text.length() || Normalizer.isNormalized(text, Form.NFKC)) {
      return bytes;
    }
    String replaced = Normalizer.normalize(text, Form.NFKC);
    return Math.max(bytes, replaced.getBytes(StandardCharsets.UTF_8).length);
  }
}
