/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReader;
import java.io.ByteArrayOutputStream;
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
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean tooLong;
  private @Nullable ResponseFacts facts;

  JsonBody(UsageReader reader) {
    this.reader = reader;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    if (tooLong || kept.size() + length > MAX_BYTES) {
      tooLong = true;
      kept.reset();
      return;
    }
    kept.write(bytes, offset, length);
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
