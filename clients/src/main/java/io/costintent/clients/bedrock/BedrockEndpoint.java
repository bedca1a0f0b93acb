/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.call.Guarded;
import io.costintent.clients.Endpoint;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** Where a client's calls go, read when the first one is made. Thread-safe. */
final class BedrockEndpoint {
  private final AwsClient client;
  private volatile @Nullable Endpoint known;

  BedrockEndpoint(AwsClient client) {
    this.client = client;
  }

  Endpoint get() {
    Endpoint endpoint = known;
    if (endpoint == null) {
      endpoint = Guarded.get("endpoint", this::read, Endpoint.of(BedrockSdk.PROVIDER));
      known = endpoint;
    }
    return endpoint;
  }

  /** The region is that of the client: prices are those of where a call is made from. */
  private Endpoint read() {
    SdkServiceClientConfiguration configuration = client.serviceClientConfiguration();
    Region region =
        configuration instanceof AwsServiceClientConfiguration aws ? aws.region() : null;
    URI url = configuration.endpointOverride().orElseGet(() -> standard(region));
    if (url == null) {
      return Endpoint.of(BedrockSdk.PROVIDER);
    }
    Endpoint byUrl = Endpoint.at(url, BedrockSdk.PROVIDER, BedrockSdk.PROVIDER);
    return region == null
        ? byUrl
        : new Endpoint(byUrl.provider(), region.id(), byUrl.address(), byUrl.port());
  }

  private static @Nullable URI standard(@Nullable Region region) {
    return region == null
        ? null
        : URI.create("https://" + BedrockRuntimeClient.serviceMetadata().endpointFor(region));
  }
}
