/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged compact books; every failure says which seed and round it was. */
class CompactFuzzTest {
  private static final byte[] CONTENT =
      CompactFormat.open(CompactBookTest.compact(PriceBooks.bundled()), "bundled");
  private static final long SEED = 20_261_121;
  private static final int ROUNDS = 10_000;

  @Test
  @Timeout(120)
  void open_takesNoDamagedFile() {
    byte[] book = CompactBookTest.compact(PriceBooks.bundled());
    Random random = new Random(SEED);

    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(book, random);

      assertThat(contentOrRefusal(damaged))
          .as("seed %d, round %d", SEED, round)
          .isIn("refused", "the same");
    }
  }

  /** The last bits of a deflated stream may say nothing, so that damage to them is none. */
  private static String contentOrRefusal(byte[] damaged) {
    try {
      byte[] content = CompactFormat.open(damaged, "damaged");
      return Arrays.equals(content, CONTENT) ? "the same" : "other content";
    } catch (PriceBookFormatException e) {
      return String.valueOf(e.getMessage()).startsWith("damaged: ") ? "refused" : "other message";
    }
  }

  /** Whoever makes a wrong file with a right checksum gets an error, or prices that can be ones. */
  @Test
  @Timeout(120)
  void read_survivesWrongContent() {
    byte[] json = CompactBookTest.EVERYTHING.getBytes(StandardCharsets.UTF_8);
    byte[] content =
        CompactFormat.open(CompactBookTest.compact(CompactBookTest.read(json)), "book");
    Random random = new Random(SEED);
    int refused = 0;

    for (int round = 0; round < ROUNDS; round++) {
      byte[] sealed = CompactFormat.seal(damaged(content, random));

      refused += isRefused(sealed, "seed " + SEED + ", round " + round) ? 1 : 0;
    }

    assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - 1);
  }

  private static boolean isRefused(byte[] sealed, String where) {
    try {
      for (ModelPrices model : CompactBookReader.read(sealed, "wrong").models()) {
        for (RateCard card : model.cards()) {
          assertThat(card.rates().values())
              .as(where)
              .allSatisfy(rate -> assertThat(rate.amount().signum()).isNotNegative());
        }
      }
      return false;
    } catch (PriceBookFormatException e) {
      assertThat(e).as(where).hasMessageStartingWith("wrong: ");
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError(where, e);
    }
  }

  /** Flips, cuts off, leaves out or repeats something; never returns the same bytes. */
  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      default -> {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        int length = random.nextInt(bytes.length - Math.max(from, to));
        System.arraycopy(bytes, from, damaged, to, length);
      }
    }
    if (Arrays.equals(damaged, bytes)) {
      damaged[random.nextInt(damaged.length)] ^= 1;
    }
    return damaged;
  }
}
