/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

import io.costintent.CostTracking;
import io.costintent.call.FollowedIterator;
import java.net.URI;
import java.util.Iterator;
import java.util.stream.Stream;

/** {@link CostTracking#iterate} around a client of an application's own. */
class GenericIterateTest extends StreamCallConformance {
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
      FollowedIterator<String> chunks =
          tracking.iterate(
              client.request(model, true),
              () -> new Lines(client.lines(model, prompt)),
              PlainClient.reader());
      return new IteratorChunks(chunks, chunks);
    };
  }

  /** An iterator that can be closed, as streaming clients have them. */
  private static final class Lines implements Iterator<String>, AutoCloseable {
    private final Stream<String> source;
    private final Iterator<String> lines;

    Lines(Stream<String> source) {
      this.source = source;
      this.lines = source.iterator();
    }

    @Override
    public boolean hasNext() {
      return lines.hasNext();
    }

    @Override
    public String next() {
      return lines.next();
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
