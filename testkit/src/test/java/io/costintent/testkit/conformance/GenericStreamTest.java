/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.CostTracking;
import java.net.URI;
import java.util.stream.Stream;

/** {@link CostTracking#stream} around a client of an application's own. */
class GenericStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi();
  }

  @Override
  protected boolean changesModel() {
    return false;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    PlainClient client = new PlainClient(baseUrl);
    return (model, prompt) -> {
      Stream<String> lines =
          tracking.stream(
              client.request(model, true), () -> client.lines(model, prompt), PlainClient.reader());
      return new IteratorChunks(lines.iterator(), lines);
    };
  }
}
