/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.output.TokenUsage;
import io.costintent.call.ModelRequest;
import io.costintent.langchain4j.facts.Responses;
import io.costintent.proxy.Getters;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageFlaw;
import io.costintent.usage.UsageUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How models that are no chats are metered, each kind by what its provider bills. */
enum Metering {
  /** By tokens of input. */
  INPUT {
    @Override
    @Nullable Usage usage(Answer answer) {
      return answer.responses.usageOfInput(answer.tokens);
    }
  },

  /** By tokens; but Cohere's module puts the search units that it bills where tokens belong. */
  SCORES {
    @Override
    @Nullable Usage usage(Answer answer) {
      Integer units = answer.tokens == null ? null : answer.tokens.inputTokenCount();
      return units != null && answer.request.provider().equals("cohere")
          ? Usage.of(UsageUnit.RERANK_UNITS, units)
          : answer.responses.usageOfInput(answer.tokens);
    }
  },

  /** By tokens of text, in and out. */
  TEXT {
    @Override
    @Nullable Usage usage(Answer answer) {
      return answer.responses.usageOfText(answer.tokens, answer.request.provider());
    }
  },

  /** By tokens where they are told, else by the images that were drawn, of whatever size. */
  IMAGES {
    @Override
    @Nullable Usage usage(Answer answer) {
      Usage tokens = answer.responses.usageOfInput(answer.tokens);
      if (tokens == null) {
        long drawn = answer.content instanceof Collection<?> images ? images.size() : 1;
        return Usage.builder()
            .add(UsageUnit.OUTPUT_IMAGES, drawn)
            .flaw(UsageFlaw.DETAIL_MISSING)
            .build();
      }
      return Usage.builder()
          .add(UsageUnit.INPUT_TOKENS, tokens.quantity(UsageUnit.INPUT_TOKENS))
          .add(UsageUnit.OUTPUT_TOKENS, tokens.quantity(UsageUnit.OUTPUT_TOKENS))
          .add(UsageUnit.OUTPUT_IMAGE_TOKENS, tokens.quantity(UsageUnit.OUTPUT_TOKENS))
          .build();
    }
  },

  /** By the characters that were to be spoken: no answer has them. */
  CHARACTERS {
    @Override
    @Nullable Usage usage(Answer answer) {
      String text =
          answer.asked instanceof String it ? it : new Getters().text(answer.asked, "text");
      return text == null
          ? null
          : Usage.builder()
              .add(UsageUnit.INPUT_CHARACTERS, text.codePointCount(0, text.length()))
              .flaw(UsageFlaw.COUNTED_BY_CLIENT)
              .build();
    }
  };

  /** Returns what an answer says was consumed, or null when it does not say. */
  abstract @Nullable Usage usage(Answer answer);

  /**
   * What there is to read.
   *
   * @param asked the first argument of the call
   * @param tokens what LangChain4j counts as tokens, or null
   */
  record Answer(
      Responses responses,
      ModelRequest request,
      Object asked,
      @Nullable Object content,
      @Nullable TokenUsage tokens) {}
}
