/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The last good book on disk, and a file beside it that says where the book is from. Each is put in
 * place whole; a book that does not fit what is said of it is not used.
 */
final class BookCache {
  private static final int NOTE_BYTES = 16384;

  private final Path file;
  private final Path note;
  private final PriceRefresh settings;

  BookCache(Path file, PriceRefresh settings) {
    this.file = file.toAbsolutePath();
    this.note = this.file.resolveSibling(this.file.getFileName() + ".origin");
    this.settings = settings;
  }

  /** Returns what was kept, or null when nothing from this source was. */
  @Nullable Offer read() throws RefreshRejected {
    try {
      Properties origin = new Properties();
      origin.load(new StringReader(new String(bytes(note, NOTE_BYTES), StandardCharsets.UTF_8)));
      byte[] book = bytes(file, settings.maxBytes());
      String sha256 = Hashes.sha256(book);
      if (!settings.source().equals(origin.getProperty("source"))
          || !sha256.equals(origin.getProperty("sha256"))) {
        return null;
      }
      String signature = origin.getProperty("signature");
      return new Offer(
          book,
          sha256,
          signature == null ? null : signature.getBytes(StandardCharsets.ISO_8859_1),
          origin.getProperty("tag"));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | IllegalArgumentException e) {
      throw new RefreshRejected(RefreshResult.UNREADABLE, file + ": " + e, e);
    }
  }

  void write(Offer offer) throws IOException {
    Properties origin = new Properties();
    origin.setProperty("source", settings.source());
    origin.setProperty("sha256", Hashes.sha256(offer.book()));
    if (offer.tag() != null) {
      origin.setProperty("tag", offer.tag());
    }
    if (offer.signature() != null) {
      origin.setProperty("signature", base64(offer.signature()));
    }
    StringWriter text = new StringWriter();
    origin.store(text, null);
    put(file, offer.book());
    put(note, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] signature) {
    return signature.length == 64
        ? Base64.getEncoder().encodeToString(signature)
        : new String(signature, StandardCharsets.ISO_8859_1).strip();
  }

  private static byte[] bytes(Path path, long maxBytes) throws IOException, RefreshRejected {
    try (InputStream in = Files.newInputStream(path)) {
      return Limited.read(in, maxBytes, () -> {});
    }
  }

  private static void put(Path path, byte[] bytes) throws IOException {
    Path directory = path.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path whole = Files.createTempFile(directory, path.getFileName().toString(), ".tmp");
    try {
      Files.write(whole, bytes);
      try {
        Files.move(
            whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
