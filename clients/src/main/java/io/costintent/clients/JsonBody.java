/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReader;
import org.jspecify.annotations.Nullable;

/**
 * A body of one JSON document, kept until its end because usage comes last.
 *
 * <p>Beyond a bound nothing is kept and nothing is known: a body of that size is not worth the
 * memory of a copy.
 */
final class JsonBody implements BodyReader {
  private static final int MAX_BYTES = 8 << 20;

  private final UsageReader reader;
  private final ShortStrings kept = new ShortStrings();
  private boolean tooLong;
  private @Nullable ResponseFacts facts;

  JsonBody(UsageReader reader) {
    this.reader = reader;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length && !tooLong; i++) {
      kept.write(bytes[i]);
      tooLong = kept.size() > MAX_BYTES;
    }
    if (tooLong) {
      kept.take();
    }
    facts = null;
  }

  @Override
  public @Nullable ResponseFacts facts() {
    if (facts == null && !tooLong) {
      facts = reader.read(kept.toByteArray());
    }
    return facts;
  }

  @Override
  public boolean complete() {
    ResponseFacts known = facts();
    return known != null && known.usage() != null;
  }
}
