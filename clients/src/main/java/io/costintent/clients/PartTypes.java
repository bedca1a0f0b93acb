/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import java.util.Set;

/**
 * What is known of the parts of a provider's requests, by the value of their {@code type}.
 *
 * @param images parts that are a picture, inline or by address
 * @param imageTokens how many tokens a picture has at most
 * @param unknown parts whose tokens nobody knows before the call, such as audio and files
 * @param localTools types of tools that the caller runs; what the provider runs itself may feed any
 *     number of tokens back
 * @param toolTokens how many tokens the provider adds at most where there are tools
 * @param unknownFields fields of the request that stand for input which is not in it
 * @since 0.1
 */
public record PartTypes(
    Set<String> images,
    long imageTokens,
    Set<String> unknown,
    Set<String> localTools,
    long toolTokens,
    Set<String> unknownFields) {
  /**
   * OpenAI's chat and all that speak like it. A picture is taken for at most 48,169 tokens: 2,833
   * and eight tiles of 5,667 with gpt-4o-mini; an assumption on the high side, which no contract of
   * the provider backs.
   */
  public static final PartTypes OPENAI =
      new PartTypes(
          Set.of("image_url", "input_image", "computer_screenshot"),
          48_169,
          Set.of("input_audio", "file", "input_file", "item_reference", "image_generation_call"),
          Set.of("function", "custom"),
          64,
          Set.of("previous_response_id", "conversation", "web_search_options", "audio"));

  public PartTypes {
    images = Set.copyOf(images);
    unknown = Set.copyOf(unknown);
    localTools = Set.copyOf(localTools);
    unknownFields = Set.copyOf(unknownFields);
  }
}
