/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceRefreshTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://prices.example.com/book",
        "http://127.0.0.1:8080/book",
        "https://me:secret@prices.example.com/book",
        "file:///etc/passwd",
        "ftp://prices.example.com/book",
        "prices.book",
        "https:///book"
      })
  void url_hasToBeHttps(String url) {
    PriceRefresh.Builder builder = PriceRefresh.fromUrl(URI.create(url));

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("(expected: https, with a host and without a user)");
  }

  @Test
  void url_ofThisMachineMayBePlainWhenAllowed() {
    PriceRefresh.Builder loopback =
        PriceRefresh.fromUrl(URI.create("http://localhost:1/book")).allowLoopbackHttp();
    PriceRefresh.Builder other =
        PriceRefresh.fromUrl(URI.create("http://10.0.0.1/book")).allowLoopbackHttp();

    assertThat(loopback.build().source()).isEqualTo("http://localhost/book");
    assertThatThrownBy(other::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void source_isShownWithoutKeys() {
    PriceRefresh refresh =
        PriceRefresh.fromUrl(URI.create("https://prices.example.com/book?key=secret")).build();

    assertThat(refresh).hasToString("https://prices.example.com/book every PT24H");
  }

  static Stream<Arguments> wrongs() {
    return Stream.of(
        wrong("interval: PT59S (expected: >= PT1M)", it -> it.interval(Duration.ofSeconds(59))),
        wrong("timeout: PT0S (expected: > 0, <= PT10M)", it -> it.timeout(Duration.ZERO)),
        wrong("timeout: PT11M (expected: > 0, <= PT10M)", it -> it.timeout(Duration.ofMinutes(11))),
        wrong("maxBytes: 0 (expected: 1 to 67108864)", it -> it.maxBytes(0)),
        wrong("factor: 1 (expected: >= 2)", it -> it.maxChange(1)),
        wrong("percent: 101 (expected: 0 to 100)", it -> it.minModelsPercent(101)),
        wrong(
            "sha256: abc (expected: 64 hexadecimal digits, or published)", it -> it.sha256("abc")));
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void build_namesWhatIsWrong(String message, Consumer<PriceRefresh.Builder> setting) {
    PriceRefresh.Builder builder = PriceRefresh.fromFile(Path.of("prices.book"));

    assertThatThrownBy(() -> setting.accept(builder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void publicKey_mayBePem() throws NoSuchAlgorithmException {
    var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getEncoder().encodeToString(key.getEncoded())
            + "\n-----END PUBLIC KEY-----\n";

    PriceRefresh refresh = PriceRefresh.fromFile(Path.of("prices.book")).publicKey(pem).build();

    assertThat(refresh.publicKey()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64!"})
  void publicKey_hasToBeAKey(String text) {
    PriceRefresh.Builder builder = PriceRefresh.fromFile(Path.of("prices.book"));

    assertThatThrownBy(() -> builder.publicKey(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("(expected: an Ed25519 key, PEM or base64)");
  }

  private static Arguments wrong(String message, Consumer<PriceRefresh.Builder> setting) {
    return argumentSet(message, message, setting);
  }
}
