/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import static io.costintent.pricing.refresh.Books.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.pricing.PriceBook;
import io.costintent.pricing.UpdatedPriceBook;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PriceRefresherTest {
  @TempDir Path directory;

  private final UpdatedPriceBook book = UpdatedPriceBook.of(Books.of(1, "3"));
  private final FakeTimer timer = new FakeTimer();
  private final List<String> log = new ArrayList<>();
  private Publisher publisher;

  @BeforeEach
  void open() throws IOException {
    publisher = new Publisher();
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        argumentSet("compact", (Object) Books.compact(Books.of(2, "4"))),
        argumentSet("json", (Object) Books.json(2, "4")));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void refresh_takesANewerBook(byte[] published) {
    publisher.publish(published, null);
    PriceRefresher refresher = refresher();

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UPDATED);
    assertThat(price(book, "m0")).isEqualTo("4");
    assertThat(book.label()).isEqualTo("remote:2026.11.2");
    assertThat(log).containsExactly("info prices: remote:2026.11.2 instead of remote:2026.11.1");
  }

  @Test
  void refresh_asksOnlyForAnotherVersion() {
    publisher.publish(Books.compact(Books.of(2, "4")), "\"two\"");
    PriceRefresher refresher = refresher();
    refresher.refresh();

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UNCHANGED);
    assertThat(publisher.asked()).containsExactly("/prices.book null", "/prices.book \"two\"");
    assertThat(price(book, "m0")).isEqualTo("4");
  }

  @Test
  void refresh_knowsTheSameBookWithoutATag() {
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    PriceRefresher refresher = refresher();
    refresher.refresh();
    PriceBook taken = book.current();

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UNCHANGED);
    assertThat(book.current()).isSameAs(taken);
  }

  static Stream<Arguments> badAnswers() {
    byte[] good = Books.compact(Books.of(2, "4"));
    return Stream.of(
        answer(
            "an error",
            RefreshResult.UNREACHABLE,
            exchange -> exchange.sendResponseHeaders(503, -1)),
        answer(
            "nothing new, unasked",
            RefreshResult.UNREACHABLE,
            exchange -> exchange.sendResponseHeaders(304, -1)),
        answer(
            "cut off",
            RefreshResult.UNREACHABLE,
            exchange -> {
              exchange.sendResponseHeaders(200, good.length);
              exchange.getResponseBody().write(good, 0, good.length / 2);
            }),
        answer(
            "cut off, of unknown length",
            RefreshResult.UNREADABLE,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream out = exchange.getResponseBody()) {
                out.write(good, 0, good.length / 2);
              }
            }),
        answer(
            "too large",
            RefreshResult.TOO_LARGE,
            exchange -> Publisher.send(exchange, 200, new byte[20_000])),
        answer(
            "too large, unannounced",
            RefreshResult.TOO_LARGE,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(new byte[20_000]);
            }),
        answer(
            "a web page",
            RefreshResult.UNREADABLE,
            exchange -> Publisher.send(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8))),
        answer(
            "nothing",
            RefreshResult.UNREADABLE,
            exchange -> Publisher.send(exchange, 200, new byte[0])),
        answer(
            "a schema of the future",
            RefreshResult.UNREADABLE,
            exchange ->
                Publisher.send(exchange, 200, "{\"schema\":2}".getBytes(StandardCharsets.UTF_8))),
        answer(
            "without a date",
            RefreshResult.UNREADABLE,
            exchange ->
                Publisher.send(
                    exchange,
                    200,
                    new String(Books.json(2, "4"), StandardCharsets.UTF_8)
                        .replace("\"generatedAt\":\"2026-11-02T00:00:00Z\",", "")
                        .getBytes(StandardCharsets.UTF_8))),
        answer(
            "a negative price",
            RefreshResult.UNREADABLE,
            exchange -> Publisher.send(exchange, 200, Books.json(2, "-4"))),
        answer(
            "from the future",
            RefreshResult.FROM_THE_FUTURE,
            exchange -> Publisher.send(exchange, 200, Books.compact(Books.of(23, "4")))),
        answer(
            "shrunken",
            RefreshResult.SHRUNKEN,
            exchange -> Publisher.send(exchange, 200, Books.compact(Books.of(2, "4", 5)))),
        answer(
            "a redirection elsewhere",
            RefreshResult.UNREACHABLE,
            exchange -> {
              exchange.getResponseHeaders().add("Location", "http://example.com/prices.book");
              exchange.sendResponseHeaders(302, -1);
            }),
        answer(
            "a circle of redirections",
            RefreshResult.UNREACHABLE,
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/prices.book");
              exchange.sendResponseHeaders(302, -1);
            }));
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void refresh_keepsTheLastGoodPrices(RefreshResult expected, Publisher.Answer answer) {
    publisher.answer(answer);
    PriceRefresher refresher = refresher(settings -> settings.maxBytes(10_000));

    RefreshResult result = refresher.refresh();
    refresher.refresh();

    assertThat(result).isEqualTo(expected);
    assertThat(price(book, "m0")).isEqualTo("3");
    assertThat(log).hasSize(1);
    assertThat(log.get(0))
        .startsWith("warn prices were not refreshed from http://127.0.0.1/prices.book ")
        .contains("(" + expected.code() + ")")
        .endsWith("; remote:2026.11.1 stays in use");
    assertThat(refresher.status().refreshes()).containsExactly(Map.entry(expected.code(), 2L));
  }

  @Test
  void refresh_takesAsManyModelsAsAllowed() {
    publisher.publish(Books.compact(Books.of(2, "4", 6)), null);

    assertThat(refresher().refresh()).isEqualTo(RefreshResult.UPDATED);
    assertThat(price(book, "m5")).isEqualTo("4");
    assertThat(price(book, "m6")).as("as in the first book").isEqualTo("3");
  }

  @Test
  void refresh_neverGoesBack() {
    book.replace(Books.of(5, "5"), Map.of());
    publisher.publish(Books.compact(Books.of(4, "4")), null);

    RefreshResult result = refresher().refresh();

    assertThat(result).isEqualTo(RefreshResult.OLDER);
    assertThat(price(book, "m0")).isEqualTo("5");
  }

  @Test
  void refresh_doesNotWaitForASourceThatDribbles() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    publisher.answer(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (done.getCount() > 0) {
          out.write(0);
          out.flush();
        }
      }
    });
    long[] nanos = {0};
    PriceRefresh settings = settings(it -> it.timeout(Duration.ofSeconds(5)));
    // each look at the clock is a second later
    HttpFetcher fetcher = new HttpFetcher(settings, () -> nanos[0] += 1_000_000_000);

    RefreshResult result = refresher(settings, fetcher).refresh();
    done.countDown();

    assertThat(result).isEqualTo(RefreshResult.UNREACHABLE);
    assertThat(log.get(0)).contains("no whole answer within PT5S");
  }

  @Test
  void refresh_doesNotWaitForASilentSource() {
    CountDownLatch done = new CountDownLatch(1);
    publisher.answer(exchange -> {
      try {
        done.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });

    RefreshResult result = refresher(it -> it.timeout(Duration.ofMillis(50))).refresh();
    done.countDown();

    assertThat(result).isEqualTo(RefreshResult.UNREACHABLE);
    assertThat(price(book, "m0")).isEqualTo("3");
  }

  @Test
  void refresh_survivesASourceThatIsDownAndComesBack() {
    PriceRefresher refresher = refresher();
    publisher.answer(exchange -> exchange.sendResponseHeaders(500, -1));
    refresher.refresh();
    refresher.refresh();
    publisher.publish(Books.compact(Books.of(2, "4")), null);

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UPDATED);
    assertThat(log).hasSize(3);
    assertThat(log.get(0)).startsWith("warn ").contains("HTTP status 500");
    assertThat(log.get(2))
        .isEqualTo("info prices are refreshed again from http://127.0.0.1/prices.book");
    assertThat(refresher.status().lastResult()).isEqualTo("updated");
    assertThat(refresher.status().lastRefresh()).isEqualTo(Books.NOW);
  }

  @Test
  void refresh_survivesAPortWhereNobodyListens() {
    publisher.close();

    assertThat(refresher().refresh()).isEqualTo(RefreshResult.UNREACHABLE);
  }

  @Test
  void refresh_keepsOldPricesOfModelsThatJumped() throws IOException {
    String json = new String(Books.json(2, "4"), StandardCharsets.UTF_8);
    byte[] jumped =
        json.replace("\"m0\":{\"rates\":{\"in\":4}}", "\"m0\":{\"rates\":{\"in\":15.1}}")
            .replace("\"m1\":{\"rates\":{\"in\":4}}", "\"m1\":{\"rates\":{\"in\":0}}")
            .replace("\"m2\":{\"rates\":{\"in\":4}}", "\"m2\":{\"rates\":{\"in\":15}}")
            .getBytes(StandardCharsets.UTF_8);
    publisher.publish(jumped, null);
    PriceRefresher refresher = refresher();

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UPDATED);
    assertThat(price(book, "m0")).isEqualTo("3");
    assertThat(price(book, "m1")).isEqualTo("3");
    assertThat(price(book, "m2")).isEqualTo("15");
    assertThat(price(book, "m3")).isEqualTo("4");
    assertThat(refresher.status().quarantined()).isEqualTo(2);
    assertThat(log)
        .contains(
            "warn 2 models keep their old prices, since those of remote:2026.11.2 differ more than"
                + " 5 times: acme/m0, acme/m1");
  }

  @Test
  void refresh_measuresJumpsFromThePriceThatWasKept() {
    String json = new String(Books.json(2, "4"), StandardCharsets.UTF_8);
    String jumped = json.replace("\"m0\":{\"rates\":{\"in\":4}}", "\"m0\":{\"rates\":{\"in\":30}}");
    publisher.publish(jumped.getBytes(StandardCharsets.UTF_8), null);
    PriceRefresher refresher = refresher();
    refresher.refresh();
    publisher.publish(
        jumped
            .replace("2026.11.2", "2026.11.3")
            .replace("11-02", "11-03")
            .getBytes(StandardCharsets.UTF_8),
        null);

    RefreshResult again = refresher.refresh();

    assertThat(again).isEqualTo(RefreshResult.UPDATED);
    assertThat(price(book, "m0")).isEqualTo("3");
    assertThat(log).filteredOn(line -> line.contains("keep their old prices")).hasSize(1);
  }

  @Test
  void refresh_endsAQuarantineWhenThePriceIsBack() {
    publisher.publish(Books.json(2, "300"), null);
    PriceRefresher refresher = refresher();
    refresher.refresh();
    publisher.publish(Books.json(3, "4"), null);

    refresher.refresh();

    assertThat(price(book, "m0")).isEqualTo("4");
    assertThat(refresher.status().quarantined()).isZero();
  }

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

  @Test
  void schedule_waitsLongerAfterEachFailure() {
    publisher.answer(exchange -> exchange.sendResponseHeaders(500, -1));
    PriceRefresher refresher = refresher(it -> it.interval(Duration.ofMinutes(3)));
    refresher.begin();
    timer.runNext();

    timer.runNext();
    timer.runNext();
    timer.runNext();

    // chance is always the middle
    assertThat(timer.delays)
        .containsExactly(
            Duration.ZERO,
            Duration.ofSeconds(15),
            Duration.ofSeconds(45),
            Duration.ofSeconds(90),
            Duration.ofSeconds(135));
  }

  @Test
  void schedule_returnsToTheInterval() {
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    PriceRefresher refresher = refresher(it -> it.interval(Duration.ofHours(6)));
    refresher.begin();
    timer.runNext();

    timer.runNext();
    timer.runNext();

    assertThat(timer.delays.subList(2, 4))
        .containsExactly(Duration.ofHours(6), Duration.ofHours(6));
  }

  @Test
  void close_endsTheSchedule() {
    PriceRefresher refresher = refresher();
    refresher.begin();

    refresher.close();

    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void refresh_readsAFile() throws IOException {
    Path file = directory.resolve("own.json");
    Files.write(file, Books.json(2, "4"));
    PriceRefresh settings = PriceRefresh.fromFile(file).sha256("published").build();
    Files.writeString(directory.resolve("own.json.sha256"), Hashes.sha256(Books.json(2, "4")));
    PriceRefresher refresher = refresher(settings, new FileFetcher(settings));

    assertThat(refresher.refresh()).isEqualTo(RefreshResult.UPDATED);
    assertThat(refresher.refresh()).isEqualTo(RefreshResult.UNCHANGED);
    assertThat(price(book, "m0")).isEqualTo("4");
  }

  @Test
  void refresh_toldOfAFileThatIsNotThere() {
    PriceRefresh settings = PriceRefresh.fromFile(directory.resolve("none")).build();

    assertThat(refresher(settings, new FileFetcher(settings)).refresh())
        .isEqualTo(RefreshResult.UNREACHABLE);
  }

  @Test
  void start_refreshesOnAThreadOfItsOwn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Path cache = directory.resolve("prices.book");
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    refresher(it -> it.cache(cache)).refresh();
    UpdatedPriceBook restarted = UpdatedPriceBook.of(Books.of(1, "3"));

    try (PriceRefresher refresher =
        PriceRefresher.start(settings(it -> it.cache(cache)), restarted)) {
      while (restarted.version().equals("2026.11.1")) {
        never.await(5, TimeUnit.MILLISECONDS);
      }

      assertThat(price(restarted, "m0")).isEqualTo("4");
      assertThat(refresher.status().label()).isEqualTo("remote:2026.11.2");
    }
  }

  private static Arguments answer(String name, RefreshResult expected, Publisher.Answer answer) {
    return argumentSet(name, expected, answer);
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

  private PriceRefresh settings(UnaryOperator<PriceRefresh.Builder> more) {
    return more.apply(PriceRefresh.fromUrl(publisher.url()).allowLoopbackHttp()).build();
  }

  private PriceRefresher refresher() {
    return refresher(it -> it);
  }

  private PriceRefresher refresher(UnaryOperator<PriceRefresh.Builder> more) {
    return refresher(settings(more), book);
  }

  private PriceRefresher refresher(PriceRefresh settings, UpdatedPriceBook updated) {
    return refresher(settings, updated, new HttpFetcher(settings, () -> 0));
  }

  private PriceRefresher refresher(PriceRefresh settings, BookFetcher fetcher) {
    return refresher(settings, book, fetcher);
  }

  private PriceRefresher refresher(
      PriceRefresh settings, UpdatedPriceBook updated, BookFetcher fetcher) {
    PriceRefresher.Log lines =
        new PriceRefresher.Log() {
          @Override
          public void warn(String text) {
            log.add("warn " + text);
          }

          @Override
          public void info(String text) {
            log.add("info " + text);
          }
        };
    return new PriceRefresher(
        settings, updated, fetcher, () -> Books.NOW, timer, bound -> bound / 2, lines);
  }
}
