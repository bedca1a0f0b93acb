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
  public PartTypes {
    images = Set.copyOf(images);
    unknown = Set.copyOf(unknown);
    localTools = Set.copyOf(localTools);
    unknownFields = Set.copyOf(unknownFields);
  }
}
