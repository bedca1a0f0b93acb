/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import static io.costintent.pricing.refresh.Books.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.pricing.UpdatedPriceBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose prices are taken: those with the right hash and signature, also after a restart. */
@Timeout(60)
class PriceTrustTest extends PriceRefresherFixture {
  @Test
  void refresh_takesThePublishedHash() {
    byte[] published = Books.compact(Books.of(2, "4"));
    publisher.publish(published, null);
    publisher.publish(
        "/prices.book.sha256",
        (Hashes.sha256(published).toUpperCase(Locale.ROOT) + "  prices.book\n")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(refresher(it -> it.sha256("published")).refresh()).isEqualTo(RefreshResult.UPDATED);
  }

  static Stream<Arguments> wrongHashes() {
    return Stream.of(
        argumentSet("of another book", Hashes.sha256(new byte[1]), RefreshResult.WRONG_HASH),
        argumentSet("no hash", "<html>", RefreshResult.WRONG_HASH),
        argumentSet("empty", "", RefreshResult.WRONG_HASH));
  }

  @ParameterizedTest
  @MethodSource("wrongHashes")
  void refresh_refusesAWrongHash(String hash, RefreshResult expected) {
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    publisher.publish("/prices.book.sha256", hash.getBytes(StandardCharsets.UTF_8));

    assertThat(refresher(it -> it.sha256("published")).refresh()).isEqualTo(expected);
    assertThat(price(book, "m0")).isEqualTo("3");
  }

  @Test
  void refresh_needsThePublishedHash() {
    publisher.publish(Books.compact(Books.of(2, "4")), null);

    assertThat(refresher(it -> it.sha256("published")).refresh())
        .isEqualTo(RefreshResult.UNREACHABLE);
  }

  @Test
  void refresh_comparesTheConfiguredHash() {
    byte[] published = Books.compact(Books.of(2, "4"));
    publisher.publish(published, null);

    RefreshResult wrong = refresher(it -> it.sha256(Hashes.sha256(new byte[1]))).refresh();
    RefreshResult right = refresher(it -> it.sha256(Hashes.sha256(published))).refresh();

    assertThat(wrong).isEqualTo(RefreshResult.WRONG_HASH);
    assertThat(right).isEqualTo(RefreshResult.UPDATED);
  }

  @Test
  void refresh_takesABookThatIsSigned() throws GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] published = Books.compact(Books.of(2, "4"));
    publisher.publish(published, null);
    publisher.publish("/prices.book.sig", signature(keys, published));

    assertThat(refresher(it -> it.publicKey(base64(keys))).refresh())
        .isEqualTo(RefreshResult.UPDATED);
  }

  @Test
  void refresh_refusesABookSignedBySomeoneElse() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    KeyPair keys = generator.generateKeyPair();
    byte[] published = Books.compact(Books.of(2, "4"));
    publisher.publish(published, null);
    publisher.publish("/prices.book.sig", signature(generator.generateKeyPair(), published));

    assertThat(refresher(it -> it.publicKey(base64(keys))).refresh())
        .isEqualTo(RefreshResult.WRONG_SIGNATURE);
    assertThat(price(book, "m0")).isEqualTo("3");
  }

  @Test
  void refresh_refusesAnotherBookUnderASignature() throws GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    publisher.publish("/prices.book.sig", signature(keys, Books.compact(Books.of(2, "5"))));

    assertThat(refresher(it -> it.publicKey(base64(keys))).refresh())
        .isEqualTo(RefreshResult.WRONG_SIGNATURE);
  }

  @Test
  void begin_usesWhatWasKeptBeforeARestart() {
    Path cache = directory.resolve("kept/prices.book");
    publisher.publish(Books.compact(Books.of(2, "4")), "\"two\"");
    refresher(it -> it.cache(cache)).refresh();
    UpdatedPriceBook restarted = UpdatedPriceBook.of(Books.of(1, "3"));
    PriceRefresher refresher = refresher(settings(it -> it.cache(cache)), restarted);

    refresher.begin();
    timer.runNext();

    assertThat(price(restarted, "m0")).isEqualTo("4");
    assertThat(refresher.refresh()).isEqualTo(RefreshResult.UNCHANGED);
    assertThat(publisher.asked()).last().isEqualTo("/prices.book \"two\"");
    assertThat(directory.resolve("kept")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void begin_doesNotUseAKeptBookThatWasTouched() throws IOException {
    Path cache = directory.resolve("prices.book");
    publisher.publish(Books.compact(Books.of(2, "4")), "\"two\"");
    refresher(it -> it.cache(cache)).refresh();
    Files.write(cache, Books.compact(Books.of(3, "5")));
    UpdatedPriceBook restarted = UpdatedPriceBook.of(Books.of(1, "3"));
    PriceRefresher refresher = refresher(settings(it -> it.cache(cache)), restarted);

    refresher.begin();
    timer.runNext();

    assertThat(price(restarted, "m0")).isEqualTo("3");
    assertThat(refresher.refresh()).isEqualTo(RefreshResult.UPDATED);
  }

  @Test
  void begin_checksTheSignatureOfAKeptBook() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path cache = directory.resolve("prices.book");
    byte[] published = Books.compact(Books.of(2, "4"));
    publisher.publish(published, null);
    publisher.publish("/prices.book.sig", signature(keys, published));
    refresher(it -> it.cache(cache).publicKey(base64(keys))).refresh();
    UpdatedPriceBook same = UpdatedPriceBook.of(Books.of(1, "3"));
    UpdatedPriceBook other = UpdatedPriceBook.of(Books.of(1, "3"));

    refresher(settings(it -> it.cache(cache).publicKey(base64(keys))), same).begin();
    timer.runNext();
    timer.close();
    refresher(settings(it -> it.cache(cache).publicKey(base64(others))), other).begin();
    timer.runNext();

    assertThat(price(same, "m0")).isEqualTo("4");
    assertThat(price(other, "m0")).isEqualTo("3");
  }

  @Test
  void begin_prefersTheBookOfANewerLibrary() {
    Path cache = directory.resolve("prices.book");
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    refresher(it -> it.cache(cache)).refresh();
    log.clear();
    UpdatedPriceBook newer = UpdatedPriceBook.of(Books.of(9, "7"));

    refresher(settings(it -> it.cache(cache)), newer).begin();
    timer.runNext();

    assertThat(price(newer, "m0")).isEqualTo("7");
    assertThat(log).isEmpty();
  }

  private static byte[] signature(KeyPair keys, byte[] bytes) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(keys.getPrivate());
    signer.update(bytes);
    return Base64.getMimeEncoder().encode(signer.sign());
  }

  /** Returns the 32 bytes of the key alone, as many tools print it. */
  private static String base64(KeyPair keys) {
    byte[] x509 = keys.getPublic().getEncoded();
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(x509, 12, x509.length));
  }
}
