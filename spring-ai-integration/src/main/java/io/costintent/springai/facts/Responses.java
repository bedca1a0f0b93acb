/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static java.util.Objects.requireNonNull;

import io.costintent.provider.ResponseFacts;
import io.costintent.proxy.Getters;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.image.ImageResponse;

/** Says in core's terms what a model answered, without any of its content. Thread-safe. */
public final class Responses {
  /** What Spring AI writes where a provider has no id. */
  private static final String NO_ID = "NO_ID";

  private final Getters getters;
  private final Usages usages;

  /** Creates a reader that looks getters up with {@code getters}. */
  public Responses(Getters getters) {
    this.getters = requireNonNull(getters, "getters");
    this.usages = new Usages(getters);
  }

  /**
   * Returns what a response says; null when it is of no known kind.
   *
   * @param biller who bills, as in {@link Billers}
   */
  public @Nullable ResponseFacts read(@Nullable Object response, String biller) {
    if (response instanceof ChatResponse chat) {
      return ofChat(chat, chat.getMetadata().getUsage(), biller);
    }
    if (response instanceof EmbeddingResponse embedding) {
      return ResponseFacts.builder()
          .model(textOrNull(embedding.getMetadata().getModel()))
          .usage(usages.ofInput(embedding.getMetadata().getUsage()))
          .build();
    }
    return response instanceof ImageResponse images ? ofImages(images) : null;
  }

  /**
   * Returns what a chat's answer says.
   *
   * @param counted its usage, which the answer itself need not have
   */
  public ResponseFacts ofChat(ChatResponse response, @Nullable Usage counted, String biller) {
    ChatResponseMetadata metadata = response.getMetadata();
    Object details = counted == null ? null : counted.getNativeUsage();
    return ResponseFacts.builder()
        .responseId(idOf(metadata))
        .model(textOrNull(metadata.getModel()))
        .usage(usages.ofChat(counted, biller))
        .serviceTier(details == null ? null : getters.text(details, "serviceTier"))
        .finishReasons(finishReasons(response))
        .build();
  }

  /** Returns the id of a response, or null when it has none. */
  public static @Nullable String idOf(ChatResponseMetadata metadata) {
    String id = textOrNull(metadata.getId());
    return NO_ID.equals(id) ? null : id;
  }

  /** Returns why a response, or a chunk of one, ended; empty where it did not. */
  public static List<String> finishReasons(ChatResponse response) {
    List<String> reasons = new ArrayList<>(1);
    for (Generation generation : response.getResults()) {
      String reason = textOrNull(generation.getMetadata().getFinishReason());
      if (reason != null) {
        reasons.add(reason.toLowerCase(Locale.ROOT));
      }
    }
    return reasons;
  }

  /** By tokens where they are told, else by the images that were drawn, of whatever size. */
  private ResponseFacts ofImages(ImageResponse images) {
    io.costintent.usage.Usage tokens =
        getters.get(images.getMetadata(), "getUsage") instanceof Usage counted
            ? usages.ofInput(counted)
            : null;
    ResponseFacts.Builder facts = ResponseFacts.builder();
    if (tokens == null) {
      return facts
          .usage(
              io.costintent.usage.Usage.builder()
                  .add(UsageUnit.OUTPUT_IMAGES, images.getResults().size())
                  .flaw(UsageFlaw.DETAIL_MISSING)
                  .build())
          .build();
    }
    long drawn = tokens.quantity(UsageUnit.OUTPUT_TOKENS);
    return facts
        .usage(
            io.costintent.usage.Usage.builder()
                .add(UsageUnit.INPUT_TOKENS, tokens.quantity(UsageUnit.INPUT_TOKENS))
                .add(UsageUnit.OUTPUT_TOKENS, drawn)
                .add(UsageUnit.OUTPUT_IMAGE_TOKENS, drawn)
                .build())
        .build();
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
