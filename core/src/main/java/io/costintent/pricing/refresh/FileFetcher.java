/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Gets a book from a file. */
final class FileFetcher implements BookFetcher {
  private static final int COMPANION_BYTES = 4096;

  private final PriceRefresh settings;
  private final Path file;

  FileFetcher(PriceRefresh settings) {
    this.settings = settings;
    this.file = requireNonNull(settings.file(), "file");
  }

  @Override
  public @Nullable Offer fetch(@Nullable String knownTag) throws RefreshRejected {
    try {
      String tag = Files.getLastModifiedTime(file) + " " + Files.size(file);
      if (tag.equals(knownTag)) {
        return null;
      }
      byte[] book = read(file, settings.maxBytes());
      return new Offer(
          book,
          PriceRefresh.PUBLISHED.equals(settings.sha256())
              ? new String(companion(".sha256"), StandardCharsets.ISO_8859_1)
              : null,
          settings.publicKey() == null ? null : companion(".sig"),
          tag);
    } catch (IOException e) {
      throw new RefreshRejected(RefreshResult.UNREACHABLE, String.valueOf(e), e);
    }
  }

  private byte[] companion(String ending) throws IOException, RefreshRejected {
    return read(file.resolveSibling(file.getFileName() + ending), COMPANION_BYTES);
  }

  private static byte[] read(Path path, long maxBytes) throws IOException, RefreshRejected {
    try (InputStream in = Files.newInputStream(path)) {
      return Limited.read(in, maxBytes, () -> {});
    }
  }
}
