/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a name means that an organisation gave: an Azure deployment, or an inference profile of its
 * own on Bedrock.
 *
 * @param provider who bills, under any name known to {@link ProviderName}
 * @param name the name that requests carry; case does not matter
 * @param model the model that answers
 * @param scope the reach of the deployment, such as {@code global}, {@code datazone} or {@code
 *     regional}, or null
 * @param region where it runs, or null
 * @since 0.1
 */
public record Deployment(
    String provider, String name, String model, @Nullable String scope, @Nullable String region) {
  public Deployment {
    provider = ProviderName.canonical(requireNonNull(provider, "provider"));
    requireNonNull(name, "name");
    requireNonNull(model, "model");
  }
}
